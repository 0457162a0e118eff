"""Buckwalter's transliteration: Arabic in ASCII, one character for one, as treebanks and lexicons have it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import ClassVar, Literal

from arnorm._core.step import CharStep, Loss, function_form, step_class

__all__ = ["FromBuckwalter", "ToBuckwalter", "from_buckwalter", "to_buckwalter"]

# Rows of the published table (qamus.org/transliteration.htm) that pyarabic lacks, or reads in another way: it has ا for
# {, and no letters of other languages.
_PUBLISHED = {
    "{": "\N{ARABIC LETTER ALEF WASLA}",
    "P": "\N{ARABIC LETTER PEH}",
    "J": "\N{ARABIC LETTER TCHEH}",
    "V": "\N{ARABIC LETTER VEH}",
    "G": "\N{ARABIC LETTER GAF}",
}
# What the safe form has in the place of signs that XML, shells and patterns read (CAMeL Tools, ar2safebw_map.json). Its
# V is ذ, so that ڤ is B.
_SAFE = {"'": "C", "|": "M", ">": "O", "&": "W", "<": "I", "}": "Q", "*": "V", "$": "c", "`": "e", "{": "L", "V": "B"}
# The Quranic Arabic Corpus's extension (corpus.quran.com/java/buckwalter.jsp).
_QURANIC = {
    "^": "\N{ARABIC MADDAH ABOVE}",
    "#": "\N{ARABIC HAMZA ABOVE}",
    ":": "\N{ARABIC SMALL HIGH SEEN}",
    "@": "\N{ARABIC SMALL HIGH ROUNDED ZERO}",
    '"': "\N{ARABIC SMALL HIGH UPRIGHT RECTANGULAR ZERO}",
    "[": "\N{ARABIC SMALL HIGH MEEM ISOLATED FORM}",
    ";": "\N{ARABIC SMALL LOW SEEN}",
    ",": "\N{ARABIC SMALL WAW}",
    ".": "\N{ARABIC SMALL YEH}",
    "!": "\N{ARABIC SMALL HIGH NOON}",
    "-": "\N{ARABIC EMPTY CENTRE LOW STOP}",
    "+": "\N{ARABIC EMPTY CENTRE HIGH STOP}",
    "%": "\N{ARABIC ROUNDED HIGH STOP WITH FILLED CENTRE}",
    "]": "\N{ARABIC SMALL LOW MEEM}",
}


@functools.cache
def _make_table(form: str, quran: bool) -> dict[str, str]:
    """ASCII to Arabic."""
    from pyarabic.trans import t2a_table  # noqa: PLC0415 -- for those who transliterate

    table = {**t2a_table, **_PUBLISHED}
    if form == "safe":
        table = {_SAFE.get(sign, sign): letter for sign, letter in table.items()}
    return table | (_QURANIC if quran else {})


@step_class
class _Buckwalter(CharStep):
    """The options of both directions."""

    form: Literal["plain", "safe"] = "plain"
    quran: bool = False

    loss: ClassVar[Loss] = "content"
    makes_new_text: ClassVar[bool] = True


@step_class
class FromBuckwalter(_Buckwalter):
    """Write Buckwalter's transliteration in Arabic letters and marks, one character for one, in their order.

    Every ASCII letter is taken for one of the table, so English in the same text becomes Arabic too.

    - ``form``: ``"plain"``, Buckwalter's own, or ``"safe"``, with letters in the place of signs that XML reads.
    - ``quran``: read the Quranic Arabic Corpus's signs too (``^`` maddah, ``#`` hamza above, and punctuation marks that
      stand for small letters and pause marks).

    Raises ValueError for another choice. Table: ``pyarabic.trans``; from Buckwalter's published table ٱ, which pyarabic
    reads as ا, and پ چ ڤ گ; the safe form is CAMeL Tools', the Quran's signs are the Quranic Arabic Corpus's.

    >>> import arnorm
    >>> arnorm.from_buckwalter("Aln~AsK")
    'النّاسٍ'
    >>> arnorm.from_buckwalter("OHmd", form="safe")
    'أحمد'
    """

    summary = "Writes Buckwalter's transliteration in Arabic letters."
    summary_ar = "يكتب نقحرة باكوالتر بالحروف العربية."
    topic = "Speech and transliteration"

    def table(self) -> Mapping[str, str]:
        return _make_table(self.form, self.quran)


from_buckwalter = function_form(FromBuckwalter)


@step_class
class ToBuckwalter(_Buckwalter):
    """Write Arabic letters and marks in Buckwalter's transliteration, one character for one, in their order.

    `FromBuckwalter` gives the same text again, if it had no ASCII that the table uses: Latin text looks like
    transliterated Arabic. Digits, punctuation and letters that the table lacks stay as they are.

    - ``form``: ``"plain"``, Buckwalter's own, or ``"safe"``, with letters in the place of signs that XML reads.
    - ``quran``: write the Quranic Arabic Corpus's signs for maddah, hamza above, small letters and pause marks; without
      it they stay as they are.

    Raises ValueError for another choice. Table: as for `FromBuckwalter`.

    >>> import arnorm
    >>> arnorm.to_buckwalter("أَحْمَدُ")
    '>aHomadu'
    >>> arnorm.to_buckwalter("شيء", form="safe")
    'cyC'
    """

    summary = "Writes Arabic letters in Buckwalter's transliteration."
    summary_ar = "يكتب الحروف العربية بنقحرة باكوالتر."
    topic = "Speech and transliteration"

    def table(self) -> Mapping[str, str]:
        return {letter: sign for sign, letter in _make_table(self.form, self.quran).items()}


to_buckwalter = function_form(ToBuckwalter)
