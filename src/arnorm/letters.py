"""Letters: folding the spellings of one letter together. Each fold loses a distinction; none belongs in clean text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from arnorm._arabic import kernel
from arnorm._arabic.folding import ALEFS, HAMZA, LOOKALIKES, MAKSURA, MARBUTA, MORE_ALEFS, SEATS, WAW, YEH
from arnorm._arabic.protect import foreign_words
from arnorm._core.charmap import CharMap
from arnorm._core.classes import LETTER, MARK, TATWEEL, CharRule, find_chars, write_set
from arnorm._core.edits import Edit
from arnorm._core.scan import Scan, roles
from arnorm._core.step import CharStep, Loss, function_form, step_class
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import leave_code

__all__ = [
    "FoldAlef", "FoldCase", "FoldHamza", "FoldLookalikes", "FoldTehMarbuta", "FoldYeh", "fold_alef", "fold_case",
    "fold_hamza", "fold_lookalikes", "fold_teh_marbuta", "fold_yeh",
]  # fmt: skip


@step_class
class FoldAlef(CharStep):
    """Write every alef bare, without its hamza (همزة) or madda: أ إ آ become ا.

    - ``extended``: ٱ (the Quran's alef wasla) and the wavy-hamza alefs too.

    Raises ValueError for anything but True and False.

    >>> import arnorm
    >>> arnorm.fold_alef("أحمد إلى الآن")
    'احمد الى الان'
    """

    extended: bool = True

    loss: ClassVar[Loss] = "letters"
    summary = "Writes every alef, with hamza, madda or wasla, as a bare alef."
    summary_ar = "يكتب الألف على اختلاف صورها ألفًا مجردة."
    topic = "Marks and letters"

    def table(self) -> Mapping[str, str]:
        return ALEFS | MORE_ALEFS if self.extended else ALEFS


fold_alef = function_form(FoldAlef)


@step_class
class FoldHamza(CharStep):
    """Write the hamza (همزة) on waw and yeh one way, so that مسؤول and مسئول meet.

    - ``to``: ``"hamza"`` (ؤ and ئ become ء: the consonant stays, its carrier goes), ``"carrier"`` (ؤ becomes و and
      ئ becomes ي, as in hasty typing) or ``"loose"``, for search: what houses and hasty hands write for each other
      meets. Before و every hamza is و (مسؤول، مسئول، رءوس، مسوول), and ؤ is و elsewhere too (مؤتمر، موتمر); after an
      alef all are ء, for there they inflect (وزراؤه، وزرائه); ئ at a word's end is يء (شئ، شيئ، شيء), elsewhere ء.

    A hamza that stands as a mark on no letter counts too: run `Compose` first. Hamza on alef is `FoldAlef`'s work.
    Raises ValueError for another ``to``.

    >>> import arnorm
    >>> arnorm.fold_hamza("مسؤول"), arnorm.fold_hamza("مسئول")
    ('مسءول', 'مسءول')
    >>> arnorm.fold_hamza("بئر", to="carrier")
    'بير'
    >>> {arnorm.fold_hamza(word, to="loose") for word in ("شؤون", "شئون", "شوون")}
    {'شوون'}
    """

    to: Literal["hamza", "carrier", "loose"] = "hamza"

    loss: ClassVar[Loss] = "letters"
    summary = "Writes the hamza on waw and yeh one way: as a hamza alone, or as its carrier."
    summary_ar = "يوحّد كتابة الهمزة على الواو والياء همزةً مفردة أو بحرف كرسيّها."
    topic = "Marks and letters"

    def decides_by(self) -> Literal["table", "edits"]:
        return "edits" if self.to == "loose" else "table"

    def table(self) -> Mapping[str, str]:
        carrier = self.to == "carrier"
        return {
            **{seat: letter if carrier else HAMZA for seat, letter in SEATS.items()},
            # On no letter that takes it in (the Quran's hamza on a tatweel).
            "\N{ARABIC HAMZA ABOVE}": "" if carrier else HAMZA,
            "\N{ARABIC HAMZA BELOW}": "" if carrier else HAMZA,
        }

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        """The table's edits, or those that the neighbours decide."""
        return _fold_loosely(scan) if self.to == "loose" else CharStep.edits(self, scan)

    def to_rules(self) -> Iterable[CharRule] | None:
        """The table, or what `_fold_loosely` decides by."""
        return _make_loose_rules() if self.to == "loose" else CharStep.to_rules(self)


fold_hamza = function_form(FoldHamza)

WAW_HAMZA, YEH_HAMZA = SEATS
_MARKS_OF_HAMZA = "\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}"
_HAMZAS = CharMap(dict.fromkeys((HAMZA, WAW_HAMZA, YEH_HAMZA, *_MARKS_OF_HAMZA), ""))
_ANY_ALEF = "\u0622\u0623\u0625\u0627\u0671\u0672\u0673\u0675"
_CARRIERS = (_ANY_ALEF, WAW_HAMZA + YEH_HAMZA + WAW, (HAMZA, WAW, YEH + HAMZA))
_STROKED = bytes((MARK, TATWEEL))
_ROLES_OF_HAMZA = roles({kernel.PASSED: _STROKED, kernel.INSIDE: _STROKED + bytes((LETTER,))})
_MOST_MARKS_ON_LETTER = 7  # no letter carries more marks


def _fold_loosely(scan: Scan) -> list[tuple[int, int, str]]:
    """Return the edits of ``to="loose"``."""
    if not (places := _HAMZAS.touched(scan.text)):
        return []
    return kernel.fold_hamzas(scan.text, scan.kinds, places, _ROLES_OF_HAMZA, _MOST_MARKS_ON_LETTER, *_CARRIERS)


def _make_loose_rules() -> Iterable[CharRule]:
    """Return `kernel.fold_hamzas` as rules: after an alef, before a waw, at the end of a word, elsewhere."""
    marks = write_set(find_chars(MARK, TATWEEL) - {*_MARKS_OF_HAMZA})
    after_alef = f"{write_set(_ANY_ALEF)}{marks}{{0,{_MOST_MARKS_ON_LETTER}}}"
    passed = write_set(find_chars(MARK, TATWEEL) | {HAMZA, YEH_HAMZA})
    yield CharRule(dict.fromkeys((WAW_HAMZA, YEH_HAMZA, *_MARKS_OF_HAMZA), HAMZA), before=f"(?<={after_alef})")
    yield CharRule({WAW_HAMZA: WAW})
    yield CharRule(
        dict.fromkeys((HAMZA, YEH_HAMZA, *_MARKS_OF_HAMZA), WAW),
        before=f"(?<!{after_alef})",
        after=f"(?={passed}*{WAW})",
    )
    ends = f"(?={marks}*(?!{write_set(find_chars(LETTER, MARK, TATWEEL))}))"
    yeh_before = f"(?<!{write_set(_ANY_ALEF + YEH)}{marks}{{0,{_MOST_MARKS_ON_LETTER}}})"
    yield CharRule({YEH_HAMZA: YEH + HAMZA}, before=yeh_before, after=ends)
    yield CharRule(dict.fromkeys((YEH_HAMZA, *_MARKS_OF_HAMZA), HAMZA))


@step_class
class FoldYeh(CharStep):
    """Write the dotless ى (alef maksura, ألف مقصورة) as ي, so that Egyptian print and the rest meet, على and علي too.

    To repair Egyptian spelling without losing that difference use `RepairYeh`.

    >>> import arnorm
    >>> arnorm.fold_yeh("فى مصطفى")
    'في مصطفي'
    """

    loss: ClassVar[Loss] = "letters"
    summary = "Writes the dotless yeh (alef maksura) as yeh."
    summary_ar = "يكتب الألف المقصورة ياءً منقوطة."
    topic = "Marks and letters"

    def table(self) -> Mapping[str, str]:
        return MAKSURA


fold_yeh = function_form(FoldYeh)


@step_class
class FoldTehMarbuta(CharStep):
    """Write teh marbuta (تاء مربوطة), ة, as ه, as hasty typing has it.

    >>> import arnorm
    >>> arnorm.fold_teh_marbuta("مدرسة")
    'مدرسه'
    """

    loss: ClassVar[Loss] = "letters"
    summary = "Writes teh marbuta as heh."
    summary_ar = "يكتب التاء المربوطة هاءً."
    topic = "Marks and letters"

    def table(self) -> Mapping[str, str]:
        return MARBUTA


fold_teh_marbuta = function_form(FoldTehMarbuta)

# The capitals of ASCII and Latin-1.
_CAPITALS = {one: one.lower() for one in "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"}


@step_class
class FoldCase(CharStep):
    """Write Latin capitals small, so that COVID-19 and covid-19 meet: those of ASCII and Latin-1.

    >>> import arnorm
    >>> arnorm.fold_case("لقاح COVID-19")
    'لقاح covid-19'
    """

    loss: ClassVar[Loss] = "letters"
    summary = "Writes Latin capitals small."
    summary_ar = "يكتب الحروف اللاتينية الكبيرة صغيرة."
    topic = "Marks and letters"

    def table(self) -> Mapping[str, str]:
        return _CAPITALS


fold_case = function_form(FoldCase)


@step_class
class FoldLookalikes(CharStep):
    """Write Persian, Urdu and decorative letters in Arabic text as the Arabic letters they stand for.

    - ``foreign``: what becomes of text that is not Arabic. ``"keep"`` leaves it as it is: text with پ چ ژ گ ٹ ڈ ڑ ے
      and the like in more than the odd word, or with Persian ی and ک and nothing Arabic beside them; so does any single
      word that has such a letter. ``"fold"`` takes all text alike, so that a word alone meets the same word in a text.

    Code and keys stay as they are (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

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
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"
    summary = "Writes Persian, Urdu and decorative letters in Arabic text as the Arabic letters."
    summary_ar = "يكتب الحروف الفارسية والأردية والزخرفية في النص العربي بالحروف العربية."
    topic = "Marks and letters"
    find_left = leave_code

    def decides_by(self) -> Literal["table", "exempt"]:
        return "exempt" if self.foreign == "keep" else "table"

    def table(self) -> Mapping[str, str]:
        return LOOKALIKES

    def exempt(self, scan: Scan) -> Iterable[int]:
        """Every position of a document or word that is not Arabic."""
        return foreign_words(scan, frozenset(LOOKALIKES))


fold_lookalikes = function_form(FoldLookalikes)
