"""Letters: folding the spellings of one letter together. Each fold loses a distinction; none belongs in clean text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from arnorm._arabic.language import foreign_words
from arnorm._core.function_form import function_form
from arnorm._core.scan import Scan
from arnorm._core.step import CharStep, Loss, check_option

__all__ = [
    "FoldAlef",
    "FoldHamza",
    "FoldLookalikes",
    "FoldTehMarbuta",
    "FoldYeh",
    "fold_alef",
    "fold_hamza",
    "fold_lookalikes",
    "fold_teh_marbuta",
    "fold_yeh",
]

ALEF = "\N{ARABIC LETTER ALEF}"
HAMZA = "\N{ARABIC LETTER HAMZA}"
WAW = "\N{ARABIC LETTER WAW}"
YEH = "\N{ARABIC LETTER YEH}"
HEH = "\N{ARABIC LETTER HEH}"
KAF = "\N{ARABIC LETTER KAF}"

_ALEFS = {
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}": ALEF,
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": ALEF,
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": ALEF,
}
_MORE_ALEFS = {
    "\N{ARABIC LETTER ALEF WASLA}": ALEF,  # the Quran's
    "\N{ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE}": ALEF,
    "\N{ARABIC LETTER ALEF WITH WAVY HAMZA BELOW}": ALEF,
    "\N{ARABIC LETTER HIGH HAMZA ALEF}": ALEF,
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoldAlef(CharStep):
    """Write every alef bare: أ إ آ become ا.

    - ``extended``: ٱ (the Quran's alef wasla) and the wavy-hamza alefs too.

    Raises ValueError for anything but True and False.

    >>> import arnorm
    >>> arnorm.fold_alef("أحمد إلى الآن")
    'احمد الى الان'
    """

    extended: bool = True

    loss: ClassVar[Loss] = "letters"
    joinable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_option(self, "extended", (True, False))

    def table(self) -> Mapping[str, str]:
        return _ALEFS | _MORE_ALEFS if self.extended else _ALEFS


fold_alef = function_form(FoldAlef)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoldHamza(CharStep):
    """Write the hamza on waw and yeh one way, so that مسؤول and مسئول meet.

    - ``to``: ``"hamza"`` (ؤ and ئ become ء: the consonant stays, its carrier goes) or ``"carrier"`` (ؤ becomes و and
      ئ becomes ي, as in hasty typing).

    A hamza that stands as a mark on no letter counts too: run `Compose` first. Hamza on alef is `FoldAlef`'s work.
    Raises ValueError for another ``to``.

    >>> import arnorm
    >>> arnorm.fold_hamza("مسؤول"), arnorm.fold_hamza("مسئول")
    ('مسءول', 'مسءول')
    >>> arnorm.fold_hamza("بئر", to="carrier")
    'بير'
    """

    to: Literal["hamza", "carrier"] = "hamza"

    loss: ClassVar[Loss] = "letters"
    joinable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_option(self, "to", ("hamza", "carrier"))

    def table(self) -> Mapping[str, str]:
        carrier = self.to == "carrier"
        return {
            "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}": WAW if carrier else HAMZA,
            "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}": YEH if carrier else HAMZA,
            # On no letter that takes it in (the Quran's hamza on a stroke).
            "\N{ARABIC HAMZA ABOVE}": "" if carrier else HAMZA,
            "\N{ARABIC HAMZA BELOW}": "" if carrier else HAMZA,
        }


fold_hamza = function_form(FoldHamza)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoldYeh(CharStep):
    """Write the dotless ى as ي: Egyptian print and the rest of the Arab world meet, على and علي too.

    To repair Egyptian spelling without losing that difference use `RepairYeh`.

    >>> import arnorm
    >>> arnorm.fold_yeh("فى مصطفى")
    'في مصطفي'
    """

    loss: ClassVar[Loss] = "letters"
    joinable: ClassVar[bool] = True

    def table(self) -> Mapping[str, str]:
        return {"\N{ARABIC LETTER ALEF MAKSURA}": YEH}


fold_yeh = function_form(FoldYeh)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoldTehMarbuta(CharStep):
    """Write ة as ه, as hasty typing has it.

    >>> import arnorm
    >>> arnorm.fold_teh_marbuta("مدرسة")
    'مدرسه'
    """

    loss: ClassVar[Loss] = "letters"
    joinable: ClassVar[bool] = True

    def table(self) -> Mapping[str, str]:
        return {"\N{ARABIC LETTER TEH MARBUTA}": HEH}


fold_teh_marbuta = function_form(FoldTehMarbuta)

# Letters of other languages' keyboards, and letters picked for their looks, that stand for an Arabic one.
_LOOKALIKES = {
    "\N{ARABIC LETTER KEHEH}": KAF,  # Persian, Urdu
    "\N{ARABIC LETTER SWASH KAF}": KAF,  # for its looks
    "\N{ARABIC LETTER FARSI YEH}": YEH,
    "\N{ARABIC LETTER HEH DOACHASHMEE}": HEH,  # Urdu; the initial form of ه typed alone
    "\N{ARABIC LETTER HEH GOAL}": HEH,  # Urdu
    "\N{ARABIC LETTER AE}": HEH,  # Kurdish, Uyghur
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": "\N{ARABIC LETTER TEH MARBUTA}",
    "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}": HEH,  # for its looks
    "\N{ARABIC LETTER ALEF WASLA}": ALEF,
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoldLookalikes(CharStep):
    """Write Persian, Urdu and decorative letters in Arabic text as the Arabic letters they stand for.

    - ``foreign``: what becomes of text that is not Arabic. ``"keep"`` leaves it as it is: text with پ چ ژ گ ٹ ڈ ڑ ے
      and the like in more than the odd word, or with Persian ی and ک and nothing Arabic beside them; so does any single
      word that has such a letter. ``"fold"`` takes all text alike, so that a word alone meets the same word in a text.

    Raises ValueError for another choice.

    >>> import arnorm
    >>> arnorm.fold_lookalikes("السلام علیکم ورحمة الله")
    'السلام عليكم ورحمة الله'
    >>> arnorm.fold_lookalikes("این کتاب را بخوان")
    'این کتاب را بخوان'
    >>> arnorm.fold_lookalikes("علی", foreign="fold")
    'علي'
    """

    foreign: Literal["keep", "fold"] = "keep"

    loss: ClassVar[Loss] = "letters"
    joinable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_option(self, "foreign", ("keep", "fold"))

    def decides_by(self) -> Literal["table", "spare"]:
        return "spare" if self.foreign == "keep" else "table"

    def table(self) -> Mapping[str, str]:
        return _LOOKALIKES

    def spare(self, scan: Scan) -> Iterable[int]:
        """Every position of a document or word that is not Arabic."""
        return foreign_words(scan, frozenset(_LOOKALIKES))


fold_lookalikes = function_form(FoldLookalikes)
