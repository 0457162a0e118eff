r"""A text as its prose is read: what finders and rewriters see of it.

A line end inside of a paragraph, with all that stands between the two lines, is one space. What is no prose is lines of
Latin letters, so that nothing is read over it; code inside of a line is a row of letters. What a format writes for
another sign (``\"`` in JSON) is that sign. `Reading.span` says where a span of the reading stands in the text,
`Reading.put_back` which edits of the reading can be made in the text, and how.
"""

from __future__ import annotations

import dataclasses
import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, TypeVar

from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm.blocks.find import Stretch, keeps_prose, special_blocks, with_line_feeds
from arnorm.blocks.inline import code_in_line, escaped_marks, lines_with_code
from arnorm.blocks.paragraphs import GLUE
from arnorm.blocks.subtitles import TIMING, has_visual_order, is_displaced
from arnorm.blocks.values import SYNTAXES, Syntax, Value, values_in

__all__ = ["BLOCKS", "Blocks", "Reading", "check_blocks", "reading_in", "reading_of", "rewrite_prose"]

# Whether a text is read in blocks, or all of it as prose.
Blocks = Literal["auto", "prose"]
BLOCKS: tuple[Blocks, ...] = ("auto", "prose")

_UNSEEN = "\N{WORD JOINER}"  # counts for nothing
_PAIR = 2  # marks of one quotation
_MASK = "xxxxxxx\n"
_MARKS = lazy_pattern(r"[\"“”«»‘’]++")
_Edit = tuple[int, int, str]
_Mention = TypeVar("_Mention", bound=Any)


class Piece(NamedTuple):
    """A stretch that is read otherwise than it is written, and why: a line end, a sign of a format, or no prose."""

    start: int
    end: int
    read: str
    why: Literal["line end", "unit", "masked"]


class Reading:
    """A text as its prose is read, and the way back."""

    __slots__ = ("_ends", "_pieces", "_starts", "_values", "scan", "source")

    def __init__(self, source: Scan, pieces: list[Piece], values: list[Value]) -> None:
        self.source = self.scan = source
        self._pieces = pieces
        self._values = values
        # Where each piece begins and ends in the reading.
        self._starts: list[int] = []
        self._ends: list[int] = []
        if not pieces:
            return
        read: list[str] = []
        at = length = 0
        for piece in pieces:
            read += source.text[at : piece.start], piece.read
            self._starts.append(length + piece.start - at)
            length = self._starts[-1] + len(piece.read)
            self._ends.append(length)
            at = piece.end
        self.scan = Scan("".join((*read, source.text[at:])))

    @property
    def is_plain(self) -> bool:
        """Whether the text is read as it is written."""
        return not self._pieces

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that a span of the reading is written as."""
        if not self._pieces:
            return start, end
        last = self._place(end - 1)[1] if end > start else self._place(end)[0]
        return self._place(start)[0], max(last, self._place(start)[0])

    def as_written(self, mention: _Mention) -> _Mention:
        """A mention of the reading (with ``start``, ``end`` and ``text``) as it stands in the text."""
        if not self._pieces:
            return mention
        start, end = self.span(mention.start, mention.end)
        return dataclasses.replace(mention, start=start, end=end, text=self.source.text[start:end])

    def _place(self, at: int) -> tuple[int, int]:
        """Where the text has a character of the reading: all of a piece, unless that has a sign for each."""
        nth = bisect_right(self._starts, at) - 1
        if nth < 0:
            return at, at + 1
        piece, inside = self._pieces[nth], at - self._starts[nth]
        if at >= self._ends[nth]:
            place = piece.end + at - self._ends[nth]
            return place, place + 1
        if len(piece.read) == piece.end - piece.start:
            return piece.start + inside, piece.start + inside + 1
        return piece.start, piece.end

    def _over(self, start: int, end: int) -> list[Piece]:
        """The pieces that a span of the reading touches."""
        first = last = bisect_right(self._ends, start)
        while last < len(self._pieces) and self._starts[last] < end:
            last += 1
        return self._pieces[first:last]

    def masked(self, places: Iterable[int]) -> Iterator[int]:
        """Those of the places of the text that no rewriter may touch."""
        for at in places:
            nth = bisect_right(self._pieces, at, key=lambda piece: piece.start) - 1
            masked = nth >= 0 and at < self._pieces[nth].end and self._pieces[nth].why != "line end"
            if masked or ((value := self._value_at(at)) and value.escapes is None):
                yield at

    def masked_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans between two places of the text that are no prose."""
        first = bisect_right(self._pieces, start, key=lambda piece: piece.end)
        spans = itertools.takewhile(lambda piece: piece.start < end, self._pieces[first:])
        return [piece[:2] for piece in spans if piece.why == "masked"]

    def put_back(self, edits: Iterable[_Edit]) -> list[_Edit]:
        """The edits of the reading that can be made in the text."""
        if not self._pieces:
            return list(edits)
        return [made for edit in edits if (made := self._put_back(*edit)) is not None]

    def _put_back(self, start: int, end: int, new: str) -> _Edit | None:
        if any(piece.why == "line end" for piece in self._over(start, end)):
            start, end, new = _without_ends(self.scan.text, start, end, new)
        over = self._over(start, end)
        if any(piece.why != "unit" for piece in over):
            return None
        return self._escaped(*self.span(start, end), new)

    def _value_at(self, at: int) -> Value | None:
        """The value that a place of the text is in, or at the end of."""
        nth = bisect_right(self._values, at, key=lambda value: value.start) - 1
        return self._values[nth] if nth >= 0 and at <= self._values[nth].end else None

    def _escaped(self, start: int, end: int, new: str) -> _Edit | None:
        """The edit as the format of its value writes it; None where the format cannot."""
        value = self._value_at(start)
        if value is None or end > value.end:
            return start, end, new
        if value.escapes is None:
            return None
        for sign, written in value.escapes.items():
            if sign in new:
                if written is None:
                    return None
                new = new.replace(sign, written)
        return start, end, new

    def put_back_raw(self, edits: Iterable[_Edit]) -> list[_Edit]:
        """Those edits of the text itself that touch nothing but prose, as the formats of their values write them."""
        if not self._pieces:
            return list(edits)
        return [made for edit in edits if not self._is_masked(*edit[:2]) and (made := self._escaped(*edit)) is not None]

    def _is_masked(self, start: int, end: int) -> bool:
        return bool(self.masked_between(start, max(end, start + 1)))


def _without_ends(text: str, start: int, end: int, new: str) -> _Edit:
    """An edit without what stays of it at its start and its end."""
    old = text[start:end]
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start + head, end - tail, new[head : len(new) - tail]


def reading_in(scan: Scan) -> Reading:
    """How the prose of a scan is read; share it: ``scan.derive(reading_in)``."""
    special = scan.derive(special_blocks)
    plain = scan.derive(with_line_feeds)
    coded = lines_with_code(plain)
    if not special and not coded:
        return Reading(scan, [], [])
    return _Reader(plain.text, coded).read(scan, special)


def _carry(scan: Scan, old: Reading, edits: Sequence[_Edit]) -> Reading:
    """What `reading_in` gives, from what it gave before some edits."""
    return Reading(scan, [], []) if old.is_plain and keeps_prose(edits) else reading_in(scan)


reading_in.carry = _carry  # type: ignore[attr-defined]


class _Reader:
    """Reads the blocks of a text."""

    def __init__(self, text: str, coded: list[tuple[int, int]]) -> None:
        self._text = text
        self._coded = coded  # the lines that may hold code
        self._values: list[Value] = []
        self._visual: bool | None = None

    def read(self, scan: Scan, special: list[Stretch]) -> Reading:
        pieces: list[Piece] = []
        at = 0
        for stretch in special:
            pieces += self._prose(at, stretch.start)
            pieces += self._stretch(stretch)
            at = stretch.end
        pieces += self._prose(at, len(self._text))
        return Reading(scan, pieces, self._values)

    def _stretch(self, stretch: Stretch) -> Iterator[Piece]:
        start, end, kind, form = stretch
        if kind == "paragraph":
            return self._paragraph(start, end)
        if kind in ("data", "table") and form in SYNTAXES:
            return self._data(stretch, SYNTAXES[form])
        if kind == "subtitle":
            return self._cue(start, end)
        return iter((_mask(start, end),)) if kind in ("code", "data") else self._prose(start, end)

    def _prose(self, start: int, end: int) -> Iterator[Piece]:
        """Code and escaped marks inside of lines of prose."""
        first = bisect_right(self._coded, start, key=lambda line: line[1])
        for line in range(first, len(self._coded)):
            left, right = max(start, self._coded[line][0]), min(end, self._coded[line][1])
            if left >= end:
                break
            code = [Piece(a, b, "x" * (b - a), "masked") for a, b in code_in_line(self._text, left, right)]
            marks = [Piece(a, b, mark, "unit") for a, b, mark in escaped_marks(self._text, left, right)]
            yield from _apart(code + marks)

    def _paragraph(self, start: int, end: int) -> Iterator[Piece]:
        """The line ends of a paragraph, and code in its lines."""
        at = start
        for glue in GLUE.finditer(self._text, start, end):
            left, right = glue.span()
            yield from self._prose(at, left)
            yield Piece(left, right, " ", "line end")
            at = right
        yield from self._prose(at, end)

    def _data(self, stretch: Stretch, syntax: Syntax) -> Iterator[Piece]:
        """All but the values of data, and what is escaped in these."""
        at = stretch.start
        for value in values_in(self._text, stretch.start, stretch.end, syntax):
            left, right, escapes = value
            if left > at:
                yield _mask(at, left)
            self._values.append(value)
            code = self._prose(left, right) if escapes is not None else ()
            yield from _apart([*_units(self._text, left, right, syntax), *code])
            at = right
        if stretch.end > at:
            yield _mask(at, stretch.end)

    def _has_visual_cues(self) -> bool:
        """Whether the marks of many cues are at the wrong end of a line."""
        if self._visual is None:
            self._visual = has_visual_order(self._text)
        return self._visual

    def _cue(self, start: int, end: int) -> Iterator[Piece]:
        """The number and time of a cue; the line end of its text, or its marks where they may be at the wrong end."""
        text = self._text
        timing = TIMING.search(text, start, end)
        head = text.find("\n", timing.end() if timing else start, end) + 1 or end
        yield _mask(start, head)
        body = text[head:end]
        if is_displaced(body) or (body.count('"') > _PAIR and self._has_visual_cues()):
            for mark in _MARKS.finditer(text, head, end):
                yield Piece(*mark.span(), _UNSEEN * len(mark[0]), "masked")
        elif "\n" in body.strip():
            yield from self._paragraph(head, end)
        else:
            yield from self._prose(head, end)


def _mask(start: int, end: int) -> Piece:
    """What is no prose: short lines of letters, so that nothing is read over it and it is as far from end to end."""
    inner = end - start - 2
    read = "\n" * (end - start) if inner < 1 else "\n" + (_MASK * (inner // len(_MASK) + 1))[:inner] + "\n"
    return Piece(start, end, read, "masked")


def _units(text: str, start: int, end: int, syntax: Syntax) -> list[Piece]:
    """What a format writes for another sign in a value."""
    found = []
    for unit, read in syntax.units.items():
        at = text.find(unit, start, end)
        while at >= 0:
            found.append(Piece(at, at + len(unit), read, "unit"))
            at = text.find(unit, at + len(unit), end)
    return found


def _apart(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces in order, but for those that overlap one before."""
    done = -1
    for piece in sorted(pieces, key=lambda piece: piece[:2]):
        if piece.start >= done:
            yield piece
            done = piece.end


def check_blocks(blocks: object, of: str) -> None:
    """ValueError unless the option is one of `BLOCKS`."""
    if blocks not in BLOCKS:
        raise ValueError(f"{of}: blocks must be one of {', '.join(map(repr, BLOCKS))}, got {blocks!r}")


def reading_of(text: str, blocks: str, by: str) -> Reading:
    """How a finder reads a text; all of it is prose where ``blocks`` is "prose"."""
    check_text(text, by=by)
    check_blocks(blocks, by)
    scan = Scan(text)
    return scan.derive(reading_in) if blocks == "auto" else Reading(scan, [], [])


def rewrite_prose(scan: Scan, blocks: str, edits_of: Callable[[Scan], Iterable[_Edit]]) -> Iterable[_Edit]:
    """The edits that a rewriter makes in the prose of a scan; in all of it where ``blocks`` is "prose"."""
    if blocks == "prose":
        return edits_of(scan)
    reading = scan.derive(reading_in)
    return edits_of(scan) if reading.is_plain else reading.put_back(edits_of(reading.scan))
