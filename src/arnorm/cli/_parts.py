"""Long texts in parts: a pipeline takes several times the memory of its text."""

from __future__ import annotations

from typing import NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.blocks.code import fenced_spans

__all__ = ["LONGEST", "Part", "first_part", "parts"]

# A text longer than this (in characters) is worked on in parts.
LONGEST = 1 << 20
# A place to cut is looked for in this many characters at the end first.
_CUT_CHARACTERS = 1 << 16
_BREAKS = tuple(lazy_pattern(pattern) for pattern in (r"\n[ \t\r]*\n", r"\n", r"\s"))


class Part(NamedTuple):
    """A part of a text: its offset, its characters, and the white space between it and the next part."""

    base: int
    body: str
    joint: str


def first_part(text: str, base: int = 0) -> Part:
    """The first part of a long text: to the last blank line, else line, else space, else anywhere.

    A block of code between fences that is still open there goes into the next part, so that it is read as one.
    The pipeline does not see the white space there: at the end of a text it would delete it, and join two words.
    """
    window = text[:LONGEST]
    end = _place_to_cut(window)
    fences = fenced_spans(window[:end])
    if fences and fences[-1][1] >= len(window[:end].rstrip()) and fences[-1][0] > 0:
        end = fences[-1][0]
    body = window[:end].rstrip()
    return Part(base, body, window[len(body) : end])


def _place_to_cut(text: str) -> int:
    for pattern in _BREAKS:
        for window in (text[-_CUT_CHARACTERS:], text):
            if ends := [match.end() for match in pattern.finditer(window)]:
                return len(text) - len(window) + ends[-1]
    return len(text)


def parts(text: str) -> list[Part]:
    """A text in parts, one where it is not long."""
    found: list[Part] = []
    at = 0
    while len(text) - at > LONGEST:
        found.append(first_part(text[at : at + LONGEST], at))
        at += len(found[-1].body) + len(found[-1].joint)
    found.append(Part(at, text[at:], ""))
    return found
