r"""A text as its prose is read: what finders and rewriters see of it.

A line end inside of a paragraph, with all that stands between the two lines, is one space. What is no prose is lines of
Latin letters, so that nothing is read over it; code inside of a line is a row of letters. What a format writes for
another sign (``\"`` in JSON) is that sign. `Reading.span` says where a span of the reading stands in the text,
`Reading.put_back` which edits of the reading can be made in the text, and how.
"""

from __future__ import annotations

import dataclasses
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm._core.windows import join_spans, lying_in
from arnorm.blocks.lines import Lines, is_prose, lines_in
from arnorm.blocks.options import check_blocks

if TYPE_CHECKING:
    from arnorm.blocks.find import Stretch
    from arnorm.blocks.pieces import Piece
    from arnorm.blocks.values import Value

__all__ = ["Reading", "read_prose", "reading_in", "reading_of"]

_Edit = tuple[int, int, str]
_Mention = TypeVar("_Mention", bound=Any)


class Reading:
    """A text as its prose is read, and the way back."""

    __slots__ = ("_ends", "_fixed", "_pieces", "_starts", "_values", "blocks", "lines", "scan", "text")

    def __init__(
        self,
        text: str,
        lines: Lines | None = None,
        blocks: Sequence[Stretch] = (),
        pieces: Sequence[Piece] = (),
        values: Sequence[Value] = (),
        *,
        scan: Scan | None = None,
    ) -> None:
        self.text = text
        self.lines = lines
        self.blocks = blocks
        self._pieces = pieces
        # The scan of the text as it is read; None where it is read as it is written. (Not the scan of the text: that
        # keeps the reading, and a ring of two waits for the garbage collector.)
        self.scan = scan
        if not pieces:
            return
        self._values = values
        self._fixed: list[int] | None = None  # the bounds of what no rewriter may touch
        # Where each piece begins and ends in the reading.
        self._starts: list[int] = []
        self._ends: list[int] = []
        grown = 0
        for piece in pieces:
            self._starts.append(piece.start + grown)
            grown += len(piece.read) - (piece.end - piece.start)
            self._ends.append(piece.end + grown)
        if scan is None:
            self.scan = Scan(self._read())

    def _read(self) -> str:
        """The text as it is read."""
        text, at = self.text, 0
        read: list[str] = []
        for piece in self._pieces:
            read += text[at : piece.start], piece.read
            at = piece.end
        return "".join((*read, text[at:]))

    @property
    def pieces(self) -> Sequence[Piece]:
        """The stretches whose reading differs from the text."""
        return self._pieces

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
        return dataclasses.replace(mention, start=start, end=end, text=self.text[start:end])

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

    def _over(self, start: int, end: int) -> Sequence[Piece]:
        """The pieces that a span of the reading touches."""
        first = last = bisect_right(self._ends, start)
        while last < len(self._pieces) and self._starts[last] < end:
            last += 1
        return self._pieces[first:last]

    def masked(self, places: Iterable[int]) -> list[int]:
        """Those of the places of the text that no rewriter may touch."""
        if not self._pieces:
            return []
        if self._fixed is None:
            pieces = [piece[:2] for piece in self._pieces if piece.why != "line end"]
            self._fixed = join_spans([*pieces, *self.fixed_values()], touching=True)
        return lying_in(self._fixed, places)

    def fixed_values(self) -> list[tuple[int, int]]:
        """The spans of the values that are no prose."""
        return [] if self.is_plain else [value[:2] for value in self._values if value.escapes is None]

    def masked_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans between two places of the text that are no prose."""
        return [piece[:2] for piece in self._between(start, end) if piece.why == "masked"]

    def find_code(self) -> list[int]:
        """The bounds of what is no prose in the whole text; what touches is one."""
        return join_spans(self.masked_between(0, len(self.text)), touching=True)

    def units_between(self, start: int, end: int) -> list[Piece]:
        """What a format writes for other signs between two places of the text."""
        return [piece for piece in self._between(start, end) if piece.why == "unit"]

    def _between(self, start: int, end: int) -> Sequence[Piece]:
        first = bisect_right(self._pieces, start, key=lambda piece: piece.end)
        return self._pieces[first : bisect_left(self._pieces, end, first, key=lambda piece: piece.start)]

    def put_back(self, edits: Iterable[_Edit]) -> list[_Edit]:
        """The edits of the reading that can be made in the text."""
        if not self._pieces:
            return list(edits)
        return [made for edit in edits if (made := self._put_back(*edit)) is not None]

    def _put_back(self, start: int, end: int, new: str) -> _Edit | None:
        if any(piece.why == "line end" for piece in self._over(start, end)):
            start, end, new = _without_ends(cast("Scan", self.scan).text, start, end, new)
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
        if any(written is None and sign in new for sign, written in value.escapes.items()):
            return None
        return start, end, "".join([value.escapes.get(char) or char for char in new])

    def carried(self, scan: Scan, lines: Lines, blocks: Sequence[Stretch], edits: Sequence[_Edit]) -> Reading | None:
        """The reading after edits that left its blocks as they were; None if an edit touches one of the pieces."""
        if self.lines is None or not self.lines.has_same_code(lines):
            return None
        if not self._pieces:
            return Reading(scan.text, lines, blocks)
        pieces, values = _moved(self._pieces, edits), _moved(self._values, edits)
        if pieces is None or values is None:
            return None
        news: list[_Edit] = []
        for start, end, new in edits:
            nth = bisect_right(self._pieces, start, key=lambda piece: piece.end) - 1
            grown = self._ends[nth] - self._pieces[nth].end if nth >= 0 else 0
            news.append((start + grown, end + grown, new))
        return Reading(scan.text, lines, blocks, pieces, values, scan=cast("Scan", self.scan).edited(news))

    def put_back_raw(self, edits: Iterable[_Edit]) -> list[_Edit]:
        """Those edits of the text itself that touch nothing but prose, as the formats of their values write them."""
        if not self._pieces:
            return list(edits)
        return [made for edit in edits if not self._is_masked(*edit[:2]) and (made := self._escaped(*edit)) is not None]

    def _is_masked(self, start: int, end: int) -> bool:
        return bool(self.masked_between(start, max(end, start + 1)))


_Span = TypeVar("_Span", "Piece", "Value")


def _moved(spans: Sequence[_Span], edits: Sequence[_Edit]) -> list[_Span] | None:
    """The spans where edits of the text leave them; None where an edit touches one."""
    moved: list[_Span] = []
    nth = shift = 0
    for span in spans:
        while nth < len(edits) and edits[nth][1] <= span.start:
            shift += len(edits[nth][2]) - (edits[nth][1] - edits[nth][0])
            nth += 1
        if nth < len(edits) and edits[nth][0] < span.end:
            return None
        moved.append(span._replace(start=span.start + shift, end=span.end + shift) if shift else span)
    return moved


def _without_ends(text: str, start: int, end: int, new: str) -> _Edit:
    """An edit without the words and signs that stay at its start and its end."""
    old = text[start:end]
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while head and (_is_in_word(old, head) or _is_in_word(new, head)):
        head -= 1
    while tail and (_is_in_word(old, len(old) - tail) or _is_in_word(new, len(new) - tail)):
        tail -= 1
    return start + head, end - tail, new[head : len(new) - tail]


def _is_in_word(text: str, at: int) -> bool:
    """Whether a word or a number goes on at this place."""
    return text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()


# The reading of every text that holds nothing but prose, each line by itself.
_PROSE = Reading("")


def reading_in(scan: Scan) -> Reading:
    """How the prose of a scan is read; share it: ``scan.derive(reading_in)``."""
    lines = lines_in(scan)
    return _PROSE if lines is None else _read(scan, lines)


@functools.cache
def _load_readers() -> tuple[ModuleType, ModuleType]:
    """What finds blocks and their pieces; an import statement in a function takes a microsecond each time."""
    from arnorm.blocks import find, pieces  # noqa: PLC0415 -- for texts that may be more than lines of prose

    return find, pieces


def _read(scan: Scan, lines: Lines, blocks: Sequence[Stretch] | None = None) -> Reading:
    find, pieces = _load_readers()
    if blocks is None:
        lines = cast("Lines", find.read_other_ends(scan, lines))
        blocks = cast("Sequence[Stretch]", find.find_special(lines))
    return Reading(scan.text, lines, blocks, *pieces.read_pieces(lines, blocks))


def _carry(scan: Scan, old: Reading, edits: Sequence[_Edit]) -> Reading:
    """What `reading_in` gives, from what it gave before some edits."""
    lines = lines_in(scan)
    if lines is None:
        return _PROSE
    if old.lines is None or lines.has_other_ends != old.lines.has_other_ends:
        return _read(scan, lines)
    if (blocks := _load_readers()[0].carried_blocks(old.lines, old.blocks, lines)) is None:
        return _read(scan, lines)
    return old.carried(scan, lines, blocks, edits) or _read(scan, lines, blocks)


reading_in.carry = _carry  # type: ignore[attr-defined]


def read_prose(scan: Scan) -> tuple[Scan, Reading]:
    """The scan to read for the prose of a scan, and the way back."""
    if is_prose(scan):
        return scan, _PROSE
    reading = scan.derive(reading_in)
    return reading.scan or scan, reading


def reading_of(text: str, blocks: str, by: str, may_hold: Callable[[Scan], bool] | None = None) -> tuple[Scan, Reading]:
    """What `read_prose` gives for a finder; all of the text is prose where ``blocks`` is "prose".

    The scan is empty where ``may_hold`` says that the finder finds nothing, whatever the blocks are.
    """
    if type(text) is not str or blocks != "auto":  # nearly never
        check_text(text, by=by)
        check_blocks(blocks, by)
    scan = Scan(text)
    if may_hold is not None and not may_hold(scan):
        return Scan(""), _PROSE
    if blocks == "prose" or is_prose(scan):
        return scan, _PROSE
    reading = reading_in(scan)
    return reading.scan or scan, reading
