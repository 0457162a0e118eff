"""The figures that `SpellOut` leaves, each with the reason."""

from __future__ import annotations

from typing import Literal, NamedTuple

from arnorm._arabic.protect import protected_at
from arnorm._core.classes import is_arabic
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Step
from arnorm.blocks.reading import is_prose, page_of

__all__ = ["Unspelled", "find_unspelled", "is_foreign"]

_FIGURES = lazy_pattern(r"[0-9٠-٩۰-۹]+(?:[-./:,،٫٬][0-9٠-٩۰-۹]+)*")


class Unspelled(NamedTuple):
    """Figures that stay: ``text[start:end]``, and why."""

    start: int
    end: int
    text: str
    reason: Literal["unsure", "protected", "foreign", "code"]


_ANY_LETTER, _ARABIC_LETTER = lazy_pattern(r"[^\W\d_]"), lazy_pattern("[\u0621-\u063a\u0641-\u064a]")
_NEAR_LETTERS_CHARACTERS = 60


def is_foreign(text: str, start: int, end: int) -> bool:
    """Whether letters are near a span, and none of them is Arabic: another language, or text in a font's own code."""
    first, last = max(0, start - _NEAR_LETTERS_CHARACTERS), end + _NEAR_LETTERS_CHARACTERS
    if _ARABIC_LETTER.search(text, first, last):
        return False
    letters = _ANY_LETTER.findall(text, first, last)
    return bool(letters) and not any(is_arabic(ord(letter)) for letter in letters)


def find_unspelled(step: Step, text: str) -> list[Unspelled]:
    """The figures of a text that a step leaves, in order."""
    scan = Scan(text)
    spelled = bytearray(len(text))
    for start, end, *_ in step.edits(scan):
        spelled[start:end] = b"\1" * (end - start)
    found = [one for one in _FIGURES.finditer(text) if not any(spelled[one.start() : one.end()])]
    places = [one.start() for one in found]
    linked = set(protected_at(scan, places))
    coded: set[int] = set()
    if getattr(step, "blocks", "prose") == "auto" and not is_prose(scan) and not (page := page_of(scan)).is_plain:
        coded.update(page.masked(places))
    return [Unspelled(one.start(), one.end(), one[0], _say_why(text, one.span(), linked, coded)) for one in found]


def _say_why(
    text: str, span: tuple[int, int], linked: set[int], coded: set[int]
) -> Literal["unsure", "protected", "foreign", "code"]:
    if span[0] in coded:
        return "code"
    if span[0] in linked:
        return "protected"
    return "foreign" if is_foreign(text, *span) else "unsure"
