"""What of a text is read otherwise than it is written: line ends of paragraphs, signs of formats, what is no prose."""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from arnorm._arabic.marks import QUOTES
from arnorm._core.patterns import lazy_pattern
from arnorm.blocks.find import Stretch
from arnorm.blocks.inline import code_in_line, escaped_marks
from arnorm.blocks.lines import Lines
from arnorm.blocks.paragraphs import GLUE
from arnorm.blocks.subtitles import (
    EVENT_BREAK,
    EVENT_TAG,
    QUOTATION_MARK,
    count_marks,
    find_cue_text,
    has_visual_order,
    is_displaced,
)
from arnorm.blocks.values import SYNTAXES, Syntax, Value, values_in

__all__ = ["Piece", "make_mask", "read_pieces"]

_UNSEEN = "\N{WORD JOINER}"  # counts for nothing
_MARKS_OF_A_PAIR = 2  # marks of one quotation
_MASK = "xxxxxxx\n"
_LONGEST_MASK = 400  # further no reader looks
# Whatever `UnifyQuotes` may write otherwise, but for references, which are `UnescapeHtml`'s.
_CUE_MARK = lazy_pattern(f"(?!&)(?:{QUOTATION_MARK}|[{QUOTES}])")


class Piece(NamedTuple):
    """A stretch that is read otherwise than it is written, and why: a line end, a sign of a format, or no prose."""

    start: int
    end: int
    read: str
    why: Literal["line end", "unit", "masked"]


def read_pieces(lines: Lines, blocks: Sequence[Stretch]) -> tuple[list[Piece], list[Value]]:
    """The pieces of a text with these blocks, and the values of its data, in order."""
    coded = lines.coded()
    if not blocks and not coded:
        return [], []
    return _Reader(lines.text, coded).read(blocks)


class _Reader:
    """Reads the blocks of a text."""

    def __init__(self, text: str, coded: list[tuple[int, int]]) -> None:
        self._text = text
        self._coded = coded
        self._coded_ends = [end for _, end in coded]
        self._values: list[Value] = []
        self._cues: list[Stretch] = []
        self._visual: bool | None = None

    def read(self, blocks: Sequence[Stretch]) -> tuple[list[Piece], list[Value]]:
        pieces: list[Piece] = []
        self._cues = [block for block in blocks if block.kind == "subtitle"]
        at = 0
        for stretch in blocks:
            pieces += self._prose(at, stretch.start)
            pieces += self._stretch(stretch)
            at = stretch.end
        pieces += self._prose(at, len(self._text))
        return pieces, self._values

    def _stretch(self, stretch: Stretch) -> Iterable[Piece]:
        start, end, kind, form = stretch
        if kind == "paragraph":
            return self._paragraph(start, end)
        if kind in ("data", "table") and form in SYNTAXES:
            return self._data(stretch, SYNTAXES[form])
        if kind == "subtitle":
            return self._cue(start, end)
        return iter((make_mask(start, end),)) if kind in ("code", "data") else self._prose(start, end)

    def _prose(self, start: int, end: int) -> Iterable[Piece]:
        """Code and escaped marks inside of lines of prose."""
        first = bisect_right(self._coded_ends, start)
        has_code = first < len(self._coded) and self._coded[first][0] < end
        return self._read_coded(first, start, end) if has_code else ()

    def _read_coded(self, first: int, start: int, end: int) -> Iterator[Piece]:
        """The pieces of the lines between two places that may hold code, from this one on."""
        for line in itertools.islice(self._coded, first, None):
            left, right = max(start, line[0]), min(end, line[1])
            if left >= end:
                break
            code = [Piece(a, b, "x" * (b - a), "masked") for a, b in code_in_line(self._text, left, right)]
            marks = [Piece(a, b, mark, "unit") for a, b, mark in escaped_marks(self._text, left, right)]
            yield from _apart(code + marks)

    def _paragraph(self, start: int, end: int) -> Iterator[Piece]:
        """The line ends of a paragraph, and code in its lines."""
        ends = [Piece(*glue.span(), " ", "line end") for glue in GLUE.finditer(self._text, start, end)]
        if not self._coded:
            yield from ends
            return
        at = start
        for piece in ends:
            yield from self._prose(at, piece.start)
            yield piece
            at = piece.end
        yield from self._prose(at, end)

    def _data(self, stretch: Stretch, syntax: Syntax) -> Iterator[Piece]:
        """All but the values of data, and what is escaped in these."""
        at = stretch.start
        units = {unit: read for unit, read in syntax.units.items() if self._text.find(unit, at, stretch.end) >= 0}
        for value in values_in(self._text, stretch.start, stretch.end, syntax):
            left, right, escapes = value
            if left > at:
                yield make_mask(at, left)
            self._values.append(value)
            if units or self._coded:
                code = self._prose(left, right) if escapes is not None else ()
                yield from _apart([*_units(self._text, left, right, units), *code])
            at = right
        if stretch.end > at:
            yield make_mask(at, stretch.end)

    def _has_visual_cues(self) -> bool:
        """Whether the marks of many cues are at the wrong end of a line."""
        if self._visual is None:
            texts = (self._text[find_cue_text(self._text, cue.start, cue.end) : cue.end] for cue in self._cues)
            self._visual = has_visual_order(texts)
        return self._visual

    def _cue(self, start: int, end: int) -> Iterator[Piece]:
        """The number and time of a cue; the line end of its text, or its marks where they may be at the wrong end."""
        text, head = self._text, find_cue_text(self._text, start, end)
        yield make_mask(start, head)
        body = text[head:end]
        is_event = "\\" in body and "\n" not in body and EVENT_BREAK.search(body) is not None
        lines = EVENT_BREAK.sub("\n", body) if is_event else body
        if is_displaced(lines) or (count_marks(body) > _MARKS_OF_A_PAIR and self._has_visual_cues()):
            for mark in _CUE_MARK.finditer(text, head, end):
                yield Piece(*mark.span(), _UNSEEN * len(mark[0]), "masked")
        elif is_event:
            yield from self._event(head, end)
        elif "\n" in body.strip():
            yield from self._paragraph(head, end)
        elif self._coded:
            yield from self._prose(head, end)

    def _event(self, start: int, end: int) -> Iterator[Piece]:
        """The line breaks of an event's text, and what overrides its style."""
        text = self._text
        breaks = [Piece(*found.span(), " ", "line end") for found in EVENT_BREAK.finditer(text, start, end)]
        tags = [Piece(*tag.span(), _UNSEEN * len(tag[0]), "masked") for tag in EVENT_TAG.finditer(text, start, end)]
        yield from _apart([*breaks, *tags])


def make_mask(start: int, end: int) -> Piece:
    """What is no prose: short lines of letters, so that nothing is read over it; no more than readers look over."""
    return Piece(start, end, _fill_mask(min(end - start, _LONGEST_MASK)), "masked")


@functools.lru_cache(_LONGEST_MASK)
def _fill_mask(size: int) -> str:
    inner = size - 2
    return "\n" * size if inner < 1 else "\n" + (_MASK * (inner // len(_MASK) + 1))[:inner] + "\n"


def _units(text: str, start: int, end: int, units: Mapping[str, str]) -> list[Piece]:
    """What a format writes for another sign in a value."""
    found = []
    for unit, read in units.items():
        at = text.find(unit, start, end)
        while at >= 0:
            found.append(Piece(at, at + len(unit), read, "unit"))
            at = text.find(unit, at + len(unit), end)
    return found


def _apart(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces in order, without those that overlap an earlier one."""
    done = -1
    for piece in sorted(pieces, key=lambda piece: piece[:2]):
        if piece.start >= done:
            yield piece
            done = piece.end
