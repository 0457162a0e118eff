"""Records of a file; and long texts in parts, since a pipeline takes several times the memory of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.blocks.code import fenced_spans

# Called for a record that cannot be read, with the kind of fault (faults of one kind are counted) and the message.
Bad = Callable[[str, str], None]

# A text longer than this (in characters) is worked on in parts.
LONGEST = 1 << 21
# A place to cut is looked for in this many characters at the end first.
_CUT_CHARACTERS = 1 << 16
_BREAKS = tuple(lazy_pattern(pattern) for pattern in (r"\n[ \t\r]*\n", r"\n", r"\s"))


class BadRecordError(ValueError):
    """A record that cannot be read; the message names its line."""


class Part(NamedTuple):
    """A part of a text: its offset, its characters, and the separator before the next part."""

    base: int
    body: str
    joint: str = ""


class Record(NamedTuple):
    """A record of a file, and its texts; a long text is in several parts.

    ``write`` gives the piece of the file that holds it, with these bodies instead of those of its parts, as strings or
    UTF-8. ``number`` counts from 1, ``size`` is the length of the record in the file. ``name`` is the name of the
    document in the file, if the caller needs it.
    """

    number: int
    parts: Sequence[Part]
    write: Callable[[Sequence[str]], Iterable[str | bytes]]
    size: int
    name: Any = None


def cut(base: int, text: str) -> Part:
    """The first part of a text that is too long: to the last blank line, else line, else space, and no fence in two.

    The pipeline does not see the white space after it: at the end of a text it would delete it, and join two words.
    """
    text = text[:LONGEST]
    fences = fenced_spans(f"{text}\n.")
    if fences and 0 < fences[-1][0] < len(text) < fences[-1][1]:
        text = text[: fences[-1][0]]
    places = (
        len(text) - len(window) + match.end()
        for pattern in _BREAKS
        for window in (text[-_CUT_CHARACTERS:], text)
        for match in [*pattern.finditer(window)][-1:]
    )
    end = next(places, len(text))
    body = text[:end].rstrip()
    return Part(base, body, text[len(body) : end])


def parts(text: str) -> list[Part]:
    """A text in parts, one where it is not long."""
    found, at = [], 0
    while len(text) - at > LONGEST:
        found.append(cut(at, text[at : at + LONGEST]))
        at += len(found[-1].body) + len(found[-1].joint)
    return [*found, Part(at, text[at:])]
