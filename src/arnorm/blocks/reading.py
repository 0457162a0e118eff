r"""A text as its prose is read: what finders and rewriters see of it.

A line end inside of a paragraph, with all that stands between the two lines, is one space. What is no prose is lines of
Latin letters, so that nothing is read over it; code inside of a line is a row of letters. What a format writes for
another sign (``\"`` in JSON) is that sign. `Reading.span` says where a span of the reading stands in the text,
`Reading.put_back` which edits of the reading can be made in the text, and how.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from arnorm._core import kernels
from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm._core.windows import join_spans, lying_in
from arnorm.blocks.kernel import APOSTROPHES, COMMA, may_be_more
from arnorm.blocks.lines import OTHER_END, TABLES, Lines, is_wiki, read_lines
from arnorm.blocks.options import check_blocks

if TYPE_CHECKING:
    from arnorm._core.charmap import CharMap
    from arnorm.blocks.find import Stretch
    from arnorm.blocks.pieces import Piece, Value

_Edit = tuple[int, int, str]
_Mention = TypeVar("_Mention", bound=Any)
_BOUNDS_OF, _ROW_OF, _READ_OF = operator.itemgetter(0, 1), operator.itemgetter(slice(2, None)), operator.itemgetter(0)


class _Spans:
    """Spans of a text and what is known of each, in columns: a file has thousands, and each step's edits move them."""

    __slots__ = ("bounds", "ends", "rows", "starts")

    def __init__(self, bounds: list[int], rows: Sequence[Any]) -> None:
        self.bounds = bounds  # the start and the end of each in turn
        self.starts, self.ends = bounds[::2], bounds[1::2]
        self.rows = rows

    def __iter__(self) -> Iterator[tuple[int, int, Any]]:
        return zip(self.starts, self.ends, self.rows, strict=True)

    def without_empty(self) -> _Spans:
        """The spans that hold something."""
        if all(map(operator.lt, self.starts, self.ends)):
            return self
        kept = [(start, end, row) for start, end, row in self if start < end]
        return _Spans([place for span in kept for place in span[:2]], [row for *_, row in kept])


def _make_spans(spans: Sequence[tuple[Any, ...]]) -> _Spans:
    return _Spans([*itertools.chain.from_iterable(map(_BOUNDS_OF, spans))], [*map(_ROW_OF, spans)])


class Reading:
    """A text as its prose is read, and the way back."""

    __slots__ = ("_blocks", "_fixed", "_fixed_ends", "_pieces", "_places", "_scan", "_values", "text")

    def __init__(
        self,
        text: str,
        blocks: Sequence[Stretch] = (),
        pieces: Sequence[Piece] = (),
        values: Sequence[Value] = (),
        fixed_ends: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.text = text
        self._blocks = _make_spans(blocks) if blocks else _NONE
        self._pieces = _make_spans(pieces) if pieces else _NONE
        self._values = _make_spans(values) if values else _NONE
        self._fixed_ends = _make_spans(fixed_ends) if fixed_ends else _NONE
        self._scan: Scan | None = None
        self._fixed: list[int] | None = None  # the bounds of what no rewriter may touch
        self._places: tuple[list[int], list[int]] | None = None

    @property
    def scan(self) -> Scan | None:
        """The scan of the text as it is read; None where it is read as it is written.

        (Not the scan of the text: that keeps the reading, and a ring of two waits for the garbage collector.)
        """
        if self._scan is None and self._pieces.rows:
            self._scan = Scan(self._read())
            self._scan.page = _PROSE
        return self._scan

    def _read(self) -> str:
        """The text as it is read."""
        text, pieces = self.text, self._pieces
        parts = [""] * (2 * len(pieces.rows) + 1)
        parts[::2] = map(text.__getitem__, map(slice, (0, *pieces.ends), (*pieces.starts, len(text))))
        parts[1::2] = map(_READ_OF, pieces.rows)
        return "".join(parts)

    def _find_places(self) -> tuple[list[int], list[int]]:
        """Where each piece begins in the reading, and where it ends."""
        if self._places is None:
            pieces = self._pieces
            sizes = [*map(len, map(_READ_OF, pieces.rows))]
            grown = itertools.accumulate(map(operator.sub, sizes, map(operator.sub, pieces.ends, pieces.starts)))
            ends = [*map(operator.add, pieces.ends, grown)]
            self._places = [*map(operator.sub, ends, sizes)], ends
        return self._places

    @property
    def blocks(self) -> Sequence[Stretch]:
        """The stretches of lines that are no single lines of prose."""
        return self.list_blocks()

    def list_blocks(self, *kinds: str) -> Sequence[Stretch]:
        """The blocks of these kinds, or of any."""
        if not self._blocks.rows:
            return ()
        make_stretch = _load_readers()[0].make_stretch
        return [make_stretch((start, end, *row)) for start, end, row in self._blocks if not kinds or row[0] in kinds]

    @property
    def pieces(self) -> Sequence[Piece]:
        """The stretches whose reading differs from the text."""
        return self._between(0, len(self.text))

    @property
    def fixed_ends(self) -> list[tuple[int, int]]:
        """The line ends in values, which are read as blanks."""
        return [(start, end) for start, end, _ in self._fixed_ends]

    @property
    def is_plain(self) -> bool:
        """Whether the text is read as it is written."""
        return not self._pieces.rows

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that a span of the reading is written as."""
        if self.is_plain:
            return start, end
        last = self._place(end - 1)[1] if end > start else self._place(end)[0]
        return self._place(start)[0], max(last, self._place(start)[0])

    def as_written(self, mention: _Mention) -> _Mention:
        """A mention of the reading (with ``start``, ``end`` and ``text``) as it stands in the text."""
        if self.is_plain:
            return mention
        start, end = self.span(mention.start, mention.end)
        return dataclasses.replace(mention, start=start, end=end, text=self.text[start:end])

    def _place(self, at: int) -> tuple[int, int]:
        """Where the text has a character of the reading: all of a piece."""
        starts, ends = self._find_places()
        nth = bisect_right(starts, at) - 1
        if nth < 0:
            return at, at + 1
        first, last = self._pieces.starts[nth], self._pieces.ends[nth]
        if at >= ends[nth]:
            place = last + at - ends[nth]
            return place, place + 1
        return first, last

    def _over(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first piece that a span of the reading touches, and of the one behind the last."""
        starts, ends = self._find_places()
        first = bisect_right(ends, start)
        return first, max(first, bisect_left(starts, end))

    def find_fixed(self) -> list[int]:
        """The bounds of what no step may touch: code, keys and signs of data, values that are no prose."""
        if self._fixed is None:
            pieces = [(start, end) for start, end, (_, why) in self._pieces if why != "line end"]
            self._fixed = join_spans([*pieces, *self.fixed_values()], touching=True)
        return self._fixed

    def masked(self, places: Iterable[int]) -> list[int]:
        """Those of the places of the text that no step may touch."""
        return lying_in(self.find_fixed(), places)

    def fixed_values(self) -> list[tuple[int, int]]:
        """The spans of the values that are no prose."""
        return [] if self.is_plain else [(start, end) for start, end, (escapes,) in self._values if escapes is None]

    def masked_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans between two places of the text that are no prose."""
        starts, ends, rows = self._pieces.starts, self._pieces.ends, self._pieces.rows
        return [(starts[nth], ends[nth]) for nth in self._find_between(start, end) if rows[nth][1] == "masked"]

    def find_code(self) -> list[int]:
        """The bounds of what is no prose in the whole text; what touches is one."""
        return join_spans(self.masked_between(0, len(self.text)), touching=True)

    def units_between(self, start: int, end: int) -> list[Piece]:
        """What a format writes for other signs between two places of the text."""
        return [piece for piece in self._between(start, end) if piece.why == "unit"]

    def _find_between(self, start: int, end: int) -> range:
        """The numbers of the pieces between two places of the text."""
        first = bisect_right(self._pieces.ends, start)
        return range(first, bisect_left(self._pieces.starts, end, first))

    def _between(self, start: int, end: int) -> list[Piece]:
        pieces = self._pieces
        if not (numbers := self._find_between(start, end)):
            return []
        make_piece = _load_readers()[1].make_piece
        return [make_piece((pieces.starts[nth], pieces.ends[nth], *pieces.rows[nth])) for nth in numbers]

    def put_back(self, edits: Iterable[_Edit]) -> list[_Edit]:
        """The edits of the reading that can be made in the text; it is not plain."""
        if not (given := list(edits)):
            return given
        starts, ends = self._find_places()
        shifted = kernels.shift_edits(given, starts, ends, self._pieces.ends)  # most edits touch no piece
        return self._escape([moved or self._put_back(*edit) for edit, moved in zip(given, shifted, strict=True)])

    def _put_back(self, start: int, end: int, new: str) -> _Edit | None:
        rows = self._pieces.rows
        first, last = self._over(start, end)
        if any(why == "line end" for _, why in rows[first:last]):
            start, end, new = _without_ends(cast("Scan", self.scan).text, start, end, new)
            first, last = self._over(start, end)
        if any(why != "unit" for _, why in rows[first:last]):
            return None
        return *self.span(start, end), new

    def _escape(self, edits: list[_Edit | None]) -> list[_Edit]:
        """The edits that there are, as the formats of their values write them, if these can."""
        if not self._values.rows:
            return [edit for edit in edits if edit]
        return [made for edit in edits if edit and (made := self._escaped(*edit))]

    def _escaped(self, start: int, end: int, new: str) -> _Edit | None:
        """The edit as the format of its value writes it; None where the format cannot."""
        nth = bisect_right(self._values.starts, start) - 1
        if nth < 0 or end > self._values.ends[nth]:
            return start, end, new
        (escapes,) = self._values.rows[nth]
        if escapes is None:
            return None
        if any(written is None and sign in new for sign, written in escapes.items()):
            return None
        return start, end, "".join([escapes.get(char) or char for char in new])

    def moved(self, text: str, edits: Sequence[_Edit]) -> Reading:
        """The same blocks in the text after some edits."""
        if not (self._pieces.rows or self._blocks.rows):
            return self
        made = list(edits)
        moves = [kernels.move_spans(bounds, made) for bounds in self._list_columns()]
        touched = moves[0][1]
        new = self._move(text, [bounds for bounds, _ in moves], touched)
        if self._scan is not None and not touched:
            pieces = self._pieces
            news = kernels.shift_edits(made, pieces.starts, pieces.ends, self._find_places()[1])
            new._scan = self._scan.edited(cast("list[_Edit]", news))
        return new

    def mapped(self, text: str, by: CharMap, old: str, exempt: list[int]) -> Reading:
        """The same blocks in the text that a character map made of the old one."""
        if not (self._pieces.rows or self._blocks.rows):
            return self
        if len(text) == len(old):
            new = Reading(text)
            new._blocks, new._pieces, new._values = self._blocks, self._pieces, self._values
            new._fixed_ends, new._fixed = self._fixed_ends, self._fixed
            return new
        return self._move(text, *by.move_columns(old, self._list_columns(), exempt))

    def _list_columns(self) -> list[list[int]]:
        columns = self._pieces, self._blocks, self._values, self._fixed_ends
        return [column.bounds for column in columns]

    def _move(self, text: str, columns: Sequence[list[int]], touched: Sequence[int]) -> Reading:
        """The reading of another text, where its columns have these bounds; which pieces may have changed."""
        new = Reading(text)
        pieces, blocks, values, fixed_ends = columns
        new._blocks = _Spans(blocks, self._blocks.rows).without_empty()
        if self.is_plain:
            return new
        new._pieces = self._settle(pieces, text, touched) if touched else _Spans(pieces, self._pieces.rows)
        new._values = _Spans(values, self._values.rows)
        new._fixed_ends = _Spans(fixed_ends, self._fixed_ends.rows).without_empty()
        return new

    def _settle(self, bounds: list[int], text: str, touched: Sequence[int]) -> _Spans:
        """The pieces as they are in another text, where they have these bounds."""
        pieces, rows, done = self._pieces, [*self._pieces.rows], 0
        gone: set[int] = set()
        for nth in touched:
            first, last, (read, why) = pieces.starts[nth], pieces.ends[nth], rows[nth]
            start, end = max(bounds[2 * nth], done), bounds[2 * nth + 1]  # one edit may write over two line ends
            if start >= end or (why == "unit" and text[start:end] != self.text[first:last]):
                gone.add(nth)
                continue
            if why == "masked" and end - start != last - first:
                make_mask = _load_readers()[1].make_mask
                rows[nth] = make_mask(start, end).read if read[0] == "\n" else read[0] * (end - start), why
            bounds[2 * nth] = start
            done = end
        if gone:
            bounds = [place for at, place in enumerate(bounds) if at // 2 not in gone]
            rows = [row for nth, row in enumerate(rows) if nth not in gone]
        return _Spans(bounds, rows)

    def put_back_raw(self, edits: Iterable[_Edit]) -> list[_Edit]:
        """Those edits of the text itself that touch nothing but prose, as the formats of their values write them."""
        if self.is_plain:
            return list(edits)
        return self._escape([edit for edit in edits if not self.masked_between(edit[0], max(edit[1], edit[0] + 1))])


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


_NONE = _Spans([], ())
# The reading of every text that holds nothing but prose, each line by itself.
_PROSE = Reading("")


def page_of(scan: Scan, *, strings: bool = False) -> Reading:
    """How the prose of a text is read: decided once, for the text and all that steps make of it.

    ``strings``: with the strings of code.
    """
    page: Reading | None = scan.page
    if page is None:
        text, kinds = scan.text, scan.kinds
        more = may_be_more(text, kinds, TABLES)
        if more == APOSTROPHES and not is_wiki(text, kinds):
            more = 0
        page = scan.page = _read_page(scan, read_lines(scan), strings) if more else _PROSE
    return page


@functools.cache
def _load_readers() -> tuple[ModuleType, ModuleType]:
    """What finds blocks and reads them; an import statement in a function takes a microsecond each time."""
    from arnorm.blocks import find, pieces  # noqa: PLC0415 -- for texts that may be more than lines of prose

    return find, pieces


def _read_page(scan: Scan, lines: Lines, strings: bool) -> Reading:
    find, pieces = _load_readers()
    if lines.tell_nothing() and not (lines.signs & COMMA and find.find_first_row(lines.text, 0) >= 0):
        found = pieces.read_pieces(scan, lines, (), strings=strings)
        return Reading(scan.text, (), *found) if found[0] else _PROSE
    rows = cast("Lines", find.read_other_ends(scan, lines))
    blocks = cast("Sequence[Stretch]", find.find_special(rows))
    found = pieces.read_pieces(scan, rows, blocks, strings=strings)
    if not blocks and not found[0]:
        return _PROSE
    fixed_ends: list[tuple[int, int]] = []
    if rows is not lines:
        fixed_ends = [end.span() for end in OTHER_END.finditer(scan.text) if rows.text[end.start()] == " "]
    return Reading(scan.text, blocks, found[0], found[1], fixed_ends)


def leave_code(step: Any, scan: Scan) -> list[int]:  # noqa: ARG001 -- the method `find_left` of steps
    """The bounds of the code and keys of a text."""
    page: Reading = scan.page or page_of(scan)
    return [] if page is _PROSE else page.find_fixed()


def is_prose(scan: Scan) -> bool:
    """Whether a text holds no blocks, and no code in its lines."""
    return page_of(scan) is _PROSE


def read_prose(scan: Scan, *, strings: bool = False) -> tuple[Scan, Reading]:
    """The scan to read for the prose of a scan, and the way back; ``strings``: with the strings of code."""
    page = page_of(scan, strings=strings)
    return page.scan or scan, page


def rewrite_prose(scan: Scan, blocks: str, edits_of: Callable[[Scan], Iterable[_Edit]]) -> Iterable[_Edit]:
    """The edits that a rewriter makes in the prose of a scan; in all of it where ``blocks`` is "prose"."""
    if blocks == "prose":
        return edits_of(scan)
    page: Reading = scan.page or page_of(scan)
    if page is _PROSE:  # nearly all texts
        return edits_of(scan)
    prose = page.scan or scan
    return edits_of(prose) if page.is_plain else page.put_back(edits_of(prose))


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
    return (scan, _PROSE) if blocks == "prose" else read_prose(scan, strings=True)
