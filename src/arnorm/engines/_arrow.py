"""Columns of Arrow: a column worked on in slices, and what is found in its texts as lists of structs.

A slice is about 128 KB, so that a column costs the memory of its result and of one slice. Fields of structs are rows of
(name, Arrow type, how to read it).
"""

from __future__ import annotations

import collections
import datetime
import decimal
import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from arnorm._core.pipeline import Pipeline
from arnorm._core.result import Change
from arnorm._core.wrong import not_among
from arnorm.dates.mention import in_calendar
from arnorm.dates.options import HijriTable
from arnorm.engines._optional import need

pa: Any = need("pyarrow", "pyarrow")
pc: Any = need("pyarrow.compute", "pyarrow")

Array = Any  # a pyarrow Array
# Makes one array from the texts of a slice (None for null); the number is the row of the first.
Work = Callable[[Sequence[str | None], int], Array]

# Bytes of UTF-8 in a slice.
_SLICE = 1 << 17
# The largest offset in a string array has 32 bits.
_LIMIT = 2**31 - 1
# Rows whose sizes are read at a time.
_SIZED_ROWS = 1 << 10


def work_by_slices(chunk: Array, work: Work, row: int) -> list[Array]:
    """The result of the work on an array, slice by slice: one array, or more where offsets would overflow.

    An unchanged slice is not kept twice; if no slice changes, the array itself is returned.
    """
    if pa.types.is_null(chunk.type) or not len(chunk):
        return [chunk if (new := work([None] * len(chunk), row)).type == chunk.type else new]
    pieces = []
    changed = False
    for start, end in _cut_slices(chunk):
        piece = chunk.slice(start, end - start)
        new = work(_read_texts(piece, row + start), row + start)
        same = new.type == piece.type and new.equals(piece)
        changed |= not same
        pieces.append(piece if same else new)
    return _join_slices(pieces) if changed else [chunk]


def _cut_slices(chunk: Array) -> Iterator[tuple[int, int]]:
    """Spans of rows of about `_SLICE` bytes; a longer text is one slice."""
    start = total = 0
    sized = (chunk.slice(row, _SIZED_ROWS) for row in range(0, len(chunk), _SIZED_ROWS))
    for row, size in enumerate(itertools.chain.from_iterable(map(_list_sizes, sized))):
        total += size
        if total > _SLICE and row > start:
            yield start, row
            start, total = row, size
    yield start, len(chunk)


def _list_sizes(chunk: Array) -> list[int]:
    """The size of each text in bytes, and one for the row itself."""
    first, last = chunk.offset, chunk.offset + len(chunk)
    buffer = memoryview(chunk.buffers()[1])
    if pa.types.is_string_view(chunk.type):  # a view is 16 bytes, the length in the first 4
        lengths = buffer.cast("i")[4 * first : 4 * last : 4].tolist()
        return [length * valid + 1 for length, valid in zip(lengths, chunk.is_valid().to_pylist(), strict=True)]
    offsets = buffer.cast("q" if pa.types.is_large_string(chunk.type) else "i")[first : last + 1].tolist()
    return [end - start + 1 for start, end in itertools.pairwise(offsets)]


def _read_texts(piece: Array, row: int) -> list[str | None]:
    """The texts of a slice."""
    try:
        texts: list[str | None] = piece.to_pylist()
    except UnicodeDecodeError:
        for i, scalar in enumerate(piece):
            try:
                scalar.as_py()
            except UnicodeDecodeError as error:
                raise ValueError(f"row {row + i} is not UTF-8: {error.reason} at byte {error.start}") from None
        raise
    return texts


def _join_slices(pieces: list[Array]) -> list[Array]:
    """The pieces as one array, or as several where 32-bit offsets would overflow."""
    if pa.types.is_large_string(pieces[0].type) or pa.types.is_string_view(pieces[0].type):
        return [pa.concat_arrays(pieces)]
    groups: list[list[Array]] = [[]]
    size = 0
    for piece in pieces:
        if groups[-1] and size + piece.nbytes > _LIMIT:
            groups.append([])
            size = 0
        groups[-1].append(piece)
        size += piece.nbytes
    return [pa.concat_arrays(group) for group in groups]


class Memo:
    """Remembers what was made of the last dictionary: the chunks of a column mostly share one."""

    def __init__(self, make: Callable[[Array], Any]) -> None:
        self._make = make
        self._last: tuple[Array, Any] | None = None

    def __call__(self, dictionary: Array) -> Any:
        last = self._last
        if last is None or not last[0].equals(dictionary):
            last = self._last = dictionary, self._make(dictionary)
        return last[1]


Texts = Sequence[str | None]


class _Field(NamedTuple):
    name: str
    type: Any
    read: Callable[[Any], Any]


_TYPES = {
    "int": pa.int64(),
    "short": pa.int32(),
    "day": pa.date32(),
    "float": pa.float64(),
    "list": pa.list_(pa.string()),
}
# Fields that are no attribute of a mention; other values are written as `_as_arrow` says.
_READERS: dict[str, Callable[[Any], Any]] = {
    "first": lambda one: (one.days() or (None, None))[0],
    "last": lambda one: (one.days() or (None, None))[1],
    "seconds": lambda one: None if one.duration is None else one.duration.total_seconds(),
    "open_start": lambda one: one.open and one.open[0],
    "open_end": lambda one: one.open and one.open[1],
    "close_start": lambda one: one.close and one.close[0],
    "close_end": lambda one: one.close and one.close[1],
}


def _make_fields(listed: str) -> list[_Field]:
    """Fields from their names, each with its type unless it is a string."""
    pairs = (one.partition(":")[::2] for one in listed.split())
    return [_Field(name, _TYPES.get(kind, pa.string()), _READERS.get(name, _reader_of(name))) for name, kind in pairs]


def _reader_of(name: str) -> Callable[[Any], Any]:
    return lambda one: _as_arrow(getattr(one, name))


def _as_arrow(value: Any) -> Any:
    """A decimal or a time of day as a string, a tuple as a list; anything else as it is."""
    if isinstance(value, decimal.Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


_SPAN = "start:int end:int text"
# The fields of what each finder gives: ``arnorm.find_dates`` and the others.
_FIELDS = {
    kind: _make_fields(listed)
    for kind, listed in {
        "dates": f"{_SPAN} calendar edtf kind year:short month:short day:short weekday:short date:day flags:list",
        "quotes": "open_start:int open_end:int close_start:int close_end:int depth:short",
        "numbers": f"{_SPAN} value kind flags:list",
        "times": f"{_SPAN} value kind seconds:float zone flags:list",
        "amounts": f"{_SPAN} value currency noun flags:list",
        "sentences": _SPAN,
        "hidden": f"{_SPAN} kind spells",
    }.items()
}
_DAY_FIELDS = _make_fields("first:day last:day")
_FIELD_DATE_FIELDS = _make_fields("date:day hijri calendar edtf precision time zone flags:list")
_FIELD_DATE_FIELDS[1] = _Field(
    "hijri", pa.string(), lambda one: None if one.date is None else in_calendar(one, "hijri")
)
_CHANGE_FIELDS = _make_fields("step start:int end:int before after")


def _make_calendar_fields(hijri: HijriTable) -> list[_Field]:
    """A date in both calendars."""
    names: tuple[Literal["gregorian", "hijri"], ...] = ("gregorian", "hijri")
    return [_Field(name, pa.string(), functools.partial(in_calendar, calendar=name, hijri=hijri)) for name in names]


def mentions(
    texts: Texts, kind: str, *, calendars: bool = False, hijri: HijriTable = "published", days: bool = False,
    **options: Any,
) -> Any:  # fmt: skip
    """A list of structs for each text: what ``find_<kind>`` finds in it; dates in both calendars, with their days."""
    import arnorm  # noqa: PLC0415 -- importing the package costs nothing, its names import what they need

    find = getattr(arnorm, f"find_{kind}")
    fields = [*_FIELDS[kind], *(_make_calendar_fields(hijri) if calendars else ()), *(_DAY_FIELDS if days else ())]
    return _make_lists(texts, [find(text or "", **options) for text in texts], fields)


def with_ids(lists: Any, ids: Any) -> Any:
    """The lists of structs, with the value of its list as the first field, ``id``, of each struct."""
    structs = lists.flatten()
    values = ids.combine_chunks() if isinstance(ids, pa.ChunkedArray) else ids
    fields = {"id": values.take(pc.list_parent_indices(lists))}
    fields |= {field.name: structs.field(at) for at, field in enumerate(structs.type)}
    lengths = pc.fill_null(pc.list_value_length(lists), 0).to_pylist()
    offsets = pa.array([0, *itertools.accumulate(lengths)], pa.int32())
    made = pa.StructArray.from_arrays(list(fields.values()), list(fields))
    return pa.ListArray.from_arrays(offsets, made, mask=lists.is_null())


_ERRORS = ("raise", "coerce")


def make_field_reader(*, errors: str = "raise", **options: Any) -> Callable[[Texts, int | None], Any]:
    """A function that makes a struct of the date that each text is, by `arnorm.parse_date` with these options.

    It takes the texts and the row of the first, None where rows have no number. A text that is not a date raises
    ValueError, or with "coerce" becomes null. Wrong options raise at once, whatever the texts.
    """
    import arnorm  # noqa: PLC0415 -- as above

    if errors not in _ERRORS:
        raise not_among("errors", errors, _ERRORS)
    arnorm.parse_date("2000", **options)

    def find(texts: Texts, row: int | None) -> Any:
        found: list[Any] = []
        for at, text in enumerate(texts):
            try:
                found.append(None if text is None else arnorm.parse_date(text, **options))
            except ValueError as error:
                if errors == "raise":
                    raise ValueError(f"{error}" if row is None else f"row {row + at}: {error}") from None
                found.append(None)
        fields = _FIELD_DATE_FIELDS
        arrays = [pa.array([None if one is None else field.read(one) for one in found], field.type) for field in fields]
        mask = pa.array([one is None for one in found], pa.bool_())
        return pa.StructArray.from_arrays(arrays, [field.name for field in fields], mask=mask)

    return find


def changes(texts: Texts, pipeline: Pipeline) -> Any:
    """A struct of the normalised text, the counts by step and the changes for each text."""
    present = [text for text in texts if text is not None]
    found = map(pipeline.run, present)
    results = [None if text is None else next(found) for text in texts]
    rows: list[tuple[Change, ...]] = [() if result is None else result.changes for result in results]
    counts = [collections.Counter(change.step for change in row) for row in rows]
    parts = {
        "text": pa.array([None if result is None else result.text for result in results], pa.string()),
        "counts": pa.array([list(row.items()) for row in counts], pa.map_(pa.string(), pa.int64())),
        "changes": _make_lists(texts, rows, _CHANGE_FIELDS),
    }
    return pa.StructArray.from_arrays(list(parts.values()), list(parts), mask=_null_mask(texts))


def _make_lists(texts: Texts, rows: Sequence[Sequence[Any]], fields: Sequence[_Field]) -> Any:
    """The rows as a list array of structs."""
    flat = list(itertools.chain.from_iterable(rows))
    arrays = [pa.array(list(map(field.read, flat)), field.type) for field in fields]
    structs = pa.StructArray.from_arrays(arrays, [field.name for field in fields])
    offsets = pa.array([0, *itertools.accumulate(map(len, rows))], pa.int32())
    return pa.ListArray.from_arrays(offsets, structs, mask=_null_mask(texts))


def _null_mask(texts: Texts) -> Any:
    return pa.array([text is None for text in texts], pa.bool_())
