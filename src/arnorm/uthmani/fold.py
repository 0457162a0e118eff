"""The Quran's spelling (الرسم العثماني) written as everyday spelling, for keys that both meet in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import ClassVar

from arnorm._arabic.marks import DIACRITICS
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step
from arnorm.uthmani.rules import changes_in

__all__ = ["FoldUthmani", "fold_uthmani"]

# A verse's number, in ornate or other brackets or after the sign of a verse's end; the signs of parts and prostrations.
_NUMBER_OF_VERSE = lazy_pattern(
    r"(?<![ \xa0])[ \xa0]*+"
    r"(?:[(\[{\ufd3e\ufd3f][ \xa0]?\d{1,3}[ \xa0]?[)\]}\ufd3e\ufd3f]|\u06dd[ \xa0]?\d{0,3}+|[\u06de\u06e9])"
)
# يا and ها are joined to the next word, as the Quran has it.
_CALL = lazy_pattern(
    rf"(?<![\w{DIACRITICS}])(?:[وف][{DIACRITICS}]?)?[يه][{DIACRITICS}]?ا[{DIACRITICS}]?( +)(?=[\u0621-\u064a\u0671])"
)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoldUthmani(Step):
    """Write the Quran's own spelling (الرسم العثماني) as everyday spelling.

    The small alef becomes a letter where everyday spelling has one (ٱلْعَٰلَمِينَ, ٱلصَّلَوٰة), a hamza gets its seat
    (يَسْـَٔلُونَكَ, ءَادَم), small letters become letters (إِبْرَٰهِـۧم), and letters that are not read go. Verse numbers and
    the signs of parts are deleted, and يا is joined to the next word (يَٰٓأَيُّهَا). Words without the Quran's marks stay,
    except those that begin with ءا.

    It makes keys: run it before the marks are deleted. Source: the rows of `arnorm.uthmani.rules`, judged on Tanzil's
    text.

    >>> import arnorm
    >>> arnorm.strip_diacritics(arnorm.fold_uthmani("ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ"))
    'ٱلحمد لله رب ٱلعالمين'
    """

    loss: ClassVar[Loss] = "letters"
    summary = "Writes the Quran's own spelling as everyday spelling."
    summary_ar = "يكتب الرسم العثماني بالرسم الإملائي."
    topic = "Marks and letters"

    def edits(self, scan: Scan) -> Iterable[Edit]:
        words = (Edit(start, end, new) for _, start, end, new in changes_in(scan.text))
        return sorted((*words, *_edit_signs(scan.text)))


def _edit_signs(text: str) -> Iterator[Edit]:
    """The edits that delete verse numbers and signs, and join يا to the next word."""
    for number in _NUMBER_OF_VERSE.finditer(text):
        yield Edit(*number.span(), "")
    for call in _CALL.finditer(text):
        yield Edit(*call.span(1), "")


fold_uthmani = function_form(FoldUthmani)
