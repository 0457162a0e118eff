r"""Long texts in parts: a pipeline takes several times the memory of its text.

A block that a cut leaves open is carried into the next part: that part is read with a *head* before it, which opens a
block of the same kind: the line of a fence, ``<html><script>``, the first rows of a table, ``{"":[`` for JSON. A part
of JSON also gets a *tail*, which closes what is open. Heads and tails are taken off the result.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm.blocks.code import fenced_spans
from arnorm.blocks.data import read_other_ends
from arnorm.blocks.find import Stretch, find_special
from arnorm.blocks.lines import lines_in
from arnorm.blocks.pieces import SYNTAXES

__all__ = ["LONGEST", "Bad", "BadRecordError", "Cutter", "Keeps", "Part", "Record", "parts"]

# Called for a record that cannot be read, with the kind of fault (faults of one kind are counted) and the message.
Bad = Callable[[str, str], None]


class BadRecordError(ValueError):
    """A record that cannot be read; the message names its line."""


# A text longer than this (in characters) is worked on in parts.
LONGEST = 1 << 20
# A place to cut is looked for in this many characters at the end first.
_CUT_CHARACTERS = 1 << 16
_BREAKS = tuple(lazy_pattern(pattern) for pattern in (r"\n[ \t\r]*\n", r"\n", r"\s"))
_HEAD_ROWS, _HEAD_CHARACTERS = 8, 2000
_DEEPEST = 500  # brackets of JSON inside of each other
_NOT_ASCII = lazy_pattern("[^\x00-\x7f]")
_JSON_TOKEN = lazy_pattern(r'"(?:[^"\\]|\\.)*+"|[\[\]{},"]')
_COMMA, _SPACE = lazy_pattern(r",\s*"), lazy_pattern(r"[ ]*")
_CLOSING_BRACKETS = {"{": "}", "[": "]"}

# Whether the pipeline leaves a head and a tail as they are.
Keeps = Callable[[str, str], bool]


class Part(NamedTuple):
    """A part of a text: its offset, its characters, the separator before the next part, its head and its tail."""

    base: int
    body: str
    joint: str
    head: str = ""
    tail: str = ""

    @property
    def text(self) -> str:
        """What the pipeline is given."""
        return f"{self.head}{self.body}{self.tail}" if self.head or self.tail else self.body

    def without_head(self, new: str) -> str:
        """The body of what the pipeline gave."""
        return new.removeprefix(self.head).removesuffix(self.tail)


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
    """Cuts a long text into parts; it remembers which block the last cut left open."""

    def __init__(self, keeps: Keeps) -> None:
        self._keeps = keeps
        self._base = 0
        self._head = ""
        self._brackets: str | None = ""  # those that are open in JSON; None once the text is not JSON
        self._mark = ""  # the mark of a string of JSON that is open

    def cut(self, text: str) -> Part:
        """The first part of a text that is too long, or of the rest of it.

        The pipeline does not see the white space after it: at the end of a text it would delete it, and join two words.
        """
        window = text[:LONGEST]
        part = self._cut_json(window) or self._cut_lines(window)
        self._base += len(part.body) + len(part.joint)
        return part

    def last(self, body: str, end: str = "") -> Part:
        """The last part."""
        return Part(self._base, body, end, self._head)

    def _cut_json(self, window: str) -> Part | None:
        """Cut at the last comma between values, or inside of a string, where the part is JSON once all is closed."""
        (brackets, mark), self._brackets, self._mark = (self._brackets, self._mark), None, ""
        if brackets is None or (not brackets and window.lstrip()[:1] not in _CLOSING_BRACKETS):
            return None
        head, self._head = self._head, ""
        comma, at_comma, at_end = _find_comma(mark + window, brackets)
        if comma > len(mark):
            end, brackets, mark = comma - len(mark), at_comma, ""
        else:
            spaces = window.rfind(" ") + 1  # 0 without any
            end, brackets, mark = len(window[:spaces].rstrip(" ")), at_end, '"'
        opening = '"":'.join(brackets).replace('["":', "[")
        opening += mark and ('"":"' if opening.endswith("{") else '"')
        tail = mark + "".join(map(_CLOSING_BRACKETS.get, reversed(brackets)))  # type: ignore[arg-type]
        if end <= 0 or not _is_json(f"{head}{window[:end]}{tail}") or not self._keeps(opening, tail):
            return None
        self._head, self._brackets, self._mark = opening, brackets, mark
        joint = (_SPACE if mark else _COMMA).match(window, end)
        return Part(self._base, window[:end], joint[0] if joint else "", head, tail)

    def _cut_lines(self, window: str) -> Part:
        """Cut after the last blank line, else line, else space, else anywhere; a table between two rows."""
        read = self._head + window
        scan = Scan(read)
        lines = lines_in(scan)
        blocks = find_special(read_other_ends(scan, lines)) if lines else []
        block = blocks[-1] if blocks and blocks[-1].end >= len(read.rstrip()) else None
        end = (_end_of_rows(window) if block and block.form.startswith("csv") else 0) or _place_to_cut(window)
        body = window[:end].rstrip()
        part = Part(self._base, body, window[len(body) : end], self._head)
        is_open = block is not None and (len(blocks) == 1 or part.joint.count("\n") < 2)
        head = _open_fence(self._head + body) or (_open_data(self._head + body, block) if is_open and block else "")
        self._head = head if head and self._keeps(head, "") else ""
        return part


def _find_comma(text: str, brackets: str) -> tuple[int, str, str]:
    """The last comma between values of JSON (0 without any), the brackets that are open there, and those at the end."""
    found = 0, brackets
    for token in _JSON_TOKEN.finditer(text):
        sign = token[0]
        if sign in _CLOSING_BRACKETS:
            brackets += sign
        elif sign in "]}":
            brackets = brackets[:-1]
        elif sign == "," and brackets:
            found = token.start(), brackets
        if sign == '"' or len(brackets) > _DEEPEST:  # a string that does not end here
            break
    return *found, brackets


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _end_of_rows(text: str) -> int:
    """The end of the last line that is not inside a quoted cell; 0 without one."""
    marks, end = text.count('"'), len(text)
    while (at := text.rfind("\n", 0, end)) > 0:
        marks -= text.count('"', at, end)
        if marks % 2 == 0:
            return at + 1
        end = at
    return 0


def _place_to_cut(text: str) -> int:
    for pattern in _BREAKS:
        for window in (text[-_CUT_CHARACTERS:], text):
            if ends := [match.end() for match in pattern.finditer(window)]:
                return len(text) - len(window) + ends[-1]
    return len(text)


def _open_fence(text: str) -> str:
    """The line of the fence that is open at the end of a text."""
    more = f"{text}\n."
    fences = fenced_spans(more)
    return more[fences[-1][0] :].partition("\n")[0] + "\n" if fences and fences[-1][1] == len(more) else ""


def _open_data(text: str, block: Stretch) -> str:
    """What opens a block of data like this one, which is open at the end of a text."""
    if block.kind != "data":
        return ""
    if block.form == "markup":
        raw = ""
        for tag in SYNTAXES["markup"].pattern.finditer(text, block.start):
            if tag.end() == len(text) and tag["raw"] and f"</{tag['raw']}".lower() not in tag[0].lower():
                raw = f"<{tag['raw']}>\n"
            elif tag.end() == len(text) and tag[0].startswith("<!--") and not tag[0].endswith("-->"):
                raw = "<!--\n"
        return f"<html>\n{raw}"
    rows = text[block.start : block.start + _HEAD_CHARACTERS].split("\n")[:-1][:_HEAD_ROWS]
    return _NOT_ASCII.sub("x", "".join(f"{row}\n" for row in rows))


def parts(text: str, keeps: Keeps) -> list[Part]:
    """A text in parts, one where it is not long."""
    cutter, found, at = Cutter(keeps), [], 0
    while len(text) - at > LONGEST:
        found.append(cutter.cut(text[at : at + LONGEST]))
        at += len(found[-1].body) + len(found[-1].joint)
    return [*found, cutter.last(text[at:])]
