"""Texts as long as a file, worked on in parts: a pipeline takes several times the memory of what it is given."""

from __future__ import annotations

from typing import NamedTuple

from arnorm._core.patterns import lazy_pattern

__all__ = ["LONGEST", "Part", "first_part", "parts"]

# A text longer than this (in characters) is worked on in parts.
LONGEST = 1 << 20
_NEAR = 1 << 16
_BREAKS = tuple(lazy_pattern(pattern) for pattern in (r"\n[ \t\r]*\n", r"\n", r"\s"))


class Part(NamedTuple):
    """A part of a text: where it begins, what is worked on, and the blanks that part it from the next one."""

    base: int
    body: str
    joint: str


def first_part(text: str, base: int = 0) -> Part:
    """The first part of a long text: to the last blank line, else line, else space, else anywhere.

    The blanks there are no business of the pipeline's: at the end of a text they would go, and glue two words.
    """
    window = text[:LONGEST]
    end = _place_to_cut(window)
    body = window[:end].rstrip()
    return Part(base, body, window[len(body) : end])


def _place_to_cut(text: str) -> int:
    for pattern in _BREAKS:
        for window in (text[-_NEAR:], text):  # it is usually near the end
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
