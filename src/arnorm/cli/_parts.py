"""Long texts in parts: a pipeline takes several times the memory of its text.

A fence of code that a cut leaves open is carried over: the next part is read with a *head*, the line of that fence,
which is taken off the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.blocks.code import fenced_spans

# Called for a record that cannot be read, with the kind of fault (faults of one kind are counted) and the message.
Bad = Callable[[str, str], None]
# Whether the pipeline leaves a head as it is.
Keeps = Callable[[str], bool]

# A text longer than this (in characters) is worked on in parts.
LONGEST = 1 << 21
# A place to cut is looked for in this many characters at the end first.
_CUT_CHARACTERS = 1 << 16
_BREAKS = tuple(lazy_pattern(pattern) for pattern in (r"\n[ \t\r]*\n", r"\n", r"\s"))


class BadRecordError(ValueError):
    """A record that cannot be read; the message names its line."""


class Part(NamedTuple):
    """A part of a text: its offset, its characters, the separator before the next part, and its head."""

    base: int
    body: str
    joint: str
    head: str = ""

    @property
    def text(self) -> str:
        """What the pipeline is given."""
        return self.head + self.body


class Record(NamedTuple):
    """A record of a file, and its texts; a long text is in several parts.

    ``write`` gives the piece of the file that holds it, with these bodies instead of those of its parts. ``number``
    counts from 1, ``size`` is the length of the record in the file. ``name`` is the name of the document in the
    file, if the caller needs it.
    """

    number: int
    parts: Sequence[Part]
    write: Callable[[Sequence[str]], Iterable[str]]
    size: int
    name: Any = None


class Cutter:
    """Cuts a long text into parts; it remembers the fence that the last cut left open."""

    def __init__(self, keeps: Keeps) -> None:
        self._keeps = keeps
        self._base = 0
        self._head = ""

    def cut(self, text: str) -> Part:
        """The first part of a text that is too long, or of the rest of it.

        The pipeline does not see the white space after it: at the end of a text it would delete it, and join two words.
        """
        end = _place_to_cut(text[:LONGEST])
        body = text[:end].rstrip()
        part = Part(self._base, body, text[len(body) : end], self._head)
        more = f"{part.text}\n."
        fences = fenced_spans(more)
        is_open = fences and fences[-1][1] == len(more)
        head = more[fences[-1][0] :].partition("\n")[0] + "\n" if is_open else ""
        self._head = head if head and self._keeps(head) else ""
        self._base += end
        return part

    def last(self, body: str, end: str = "") -> Part:
        """The last part."""
        return Part(self._base, body, end, self._head)


def _place_to_cut(text: str) -> int:
    """After the last blank line, else line, else space, else anywhere."""
    for pattern in _BREAKS:
        for window in (text[-_CUT_CHARACTERS:], text):
            if ends := [match.end() for match in pattern.finditer(window)]:
                return len(text) - len(window) + ends[-1]
    return len(text)


def parts(text: str, keeps: Keeps) -> list[Part]:
    """A text in parts, one where it is not long."""
    cutter, found, at = Cutter(keeps), [], 0
    while len(text) - at > LONGEST:
        found.append(cutter.cut(text[at : at + LONGEST]))
        at += len(found[-1].body) + len(found[-1].joint)
    return [*found, cutter.last(text[at:])]
