"""Tatweel: the stroke that lengthens a word, and the few places where it says something."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from arnorm._arabic.affixes import CONJUNCTIONS, PREPOSITIONS, WITH_ARTICLE
from arnorm._arabic.protect import protected_of_few
from arnorm._arabic.strokes import is_dash
from arnorm._core.classes import DIGIT, EASTERN, FORM, GAP, INVISIBLE, LETTER, MARK, SPACE, TATWEEL
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import CharStep, Loss, check_option
from arnorm._core.windows import skip, skip_back

__all__ = ["StripTatweel", "strip_tatweel"]

# PDF extraction leaves U+FFFD where a font drew a kashida of its own.
STROKE, LOST = "\N{ARABIC TATWEEL}", "\N{REPLACEMENT CHARACTER}"
_WORD, _STROKED, _MARK = bytes((LETTER, MARK, FORM, TATWEEL)), bytes((MARK, TATWEEL)), bytes((MARK,))
_PLAIN = (LETTER, FORM)
_DIGITS = bytes((DIGIT, EASTERN))
_HAMZAS = frozenset("\u0654\u0655")
_MARKS = lazy_pattern("[\u0640\u064b-\u065f\u0670]+")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StripTatweel(CharStep):
    """Delete tatweel (kashida; تطويل، كشيدة), and the U+FFFD that stands for it inside a word in PDF text.

    - ``protect``: one stroke stays where it says something: after a letter or a prefix on its own (the era mark هـ, as
      in 1446هـ; صـ; initials as in «د.هـ»; a prefix before a quotation or a number, as in بـ"تبوك" and لـ15), under a
      hamza of its own (the Quran's ـٔ), in URLs and tags, and where it is a dash: standing alone, or after a letter
      that does not join and before a space (قطرـ اليابان). "numbers" keeps the dash between two numbers only
      (2010ـ2015); False deletes every tatweel, and nothing else.

    Raises ValueError for another option.

    >>> import arnorm
    >>> arnorm.strip_tatweel("الســـلام عام 1446هـ")
    'السلام عام 1446هـ'
    >>> arnorm.strip_tatweel("عام 1446هـ", protect=False)
    'عام 1446ه'
    """

    protect: bool | Literal["numbers"] = True

    loss: ClassVar[Loss] = "nothing"
    exempts_in_words: ClassVar[bool] = False

    def __post_init__(self) -> None:
        check_option(self, "protect", (True, "numbers", False))

    def table(self) -> Mapping[str, str]:
        return {STROKE: "", LOST: ""} if self.protect is True else {STROKE: ""}

    def decides_by(self) -> Literal["table", "exempt"]:
        return "exempt" if self.protect else "table"

    def exempt_needs(self) -> str:
        return STROKE + LOST

    def exempt(self, scan: Scan) -> Iterator[int]:
        """The strokes that say something, and the replacement characters that are no kashida."""
        strokes = scan.positions(bytes((TATWEEL,)))
        if self.protect == "numbers":
            return (at for at in strokes if scan.text[at] == STROKE and _between_numbers(scan.kinds, at))
        kept: set[int] = set()
        text, kinds = scan.text, scan.kinds
        for start, end in _runs(kinds, strokes):
            kept.update(_kept(text, kinds, start, end))
        kept.update(protected_of_few(scan, strokes))
        return iter(kept)


strip_tatweel = function_form(StripTatweel)


# What may stand between a stroke and a number beside it, and how much of that.
_NEAR = 4
_THIN = bytes((TATWEEL, SPACE, GAP, INVISIBLE))
_LAYOUT = bytes((GAP,)) * 3  # it parts lines, and becomes a line break


def _between_numbers(kinds: bytes, at: int) -> bool:
    """Whether digits stand on both sides of a stroke, with nothing but spaces and strokes between: 10 ــ 20."""
    before, after = skip_back(kinds, at, _THIN, _NEAR), skip(kinds, at + 1, _THIN, _NEAR)
    if kinds[before - 1] not in _DIGITS or kinds[after] not in _DIGITS:
        return False
    return kinds.find(_LAYOUT, before, after) < 0


def _runs(kinds: bytes, strokes: list[int]) -> Iterator[tuple[int, int]]:
    """The runs of strokes that are not plainly inside a word."""
    done = 0
    for start in strokes:
        if start < done:
            continue
        done = start + 1
        while kinds[done] == TATWEEL:
            done += 1
        if kinds[start - 1] not in _PLAIN or kinds[done] not in _PLAIN:
            yield start, done


# What may stand before a stroke that joins it to what is no letter: one letter, or a prefix.
_PREFIX = lazy_pattern(f"{WITH_ARTICLE}|[{CONJUNCTIONS}]?[{PREPOSITIONS}]|.")
# How far one letter's marks are looked through, and how far back a prefix can begin.
_LONGEST, _BACK = 12, 24


def _kept(text: str, kinds: bytes, start: int, end: int) -> list[int]:
    """The positions of one run that stay."""
    lost = [at for at in range(start, end) if text[at] == LOST]
    if not _HAMZAS.isdisjoint(text[end : skip(kinds, end, _MARK, _LONGEST)]):  # the run is its seat
        return lost + [end - 1] * (text[end - 1] == STROKE)
    # Strokes with a mark between them are one stroke with a mark.
    left, right = skip_back(kinds, start, _STROKED, _LONGEST), skip(kinds, end, _STROKED, _LONGEST)
    before, after = kinds[left - 1] in _PLAIN, kinds[right] in _PLAIN
    if before and after:
        return []
    if not (before or after) or (not lost and is_dash(text, kinds, start, end)):
        return list(range(start, end))  # a dash, a rule, an unknown character
    if before and text[start] == STROKE:
        first = skip_back(kinds, left, _WORD, _BACK)
        if _PREFIX.fullmatch(_MARKS.sub("", text[first:left])):
            return [start, *lost]
    return lost
