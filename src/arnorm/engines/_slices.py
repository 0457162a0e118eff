"""A column worked on in slices of about 128 KB, so that it costs the memory of its result and of one slice."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from arnorm.engines._optional import need

__all__ = ["Array", "Memo", "Work", "work_by_slices"]

pa: Any = need("pyarrow", "pyarrow")

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
    for row, size in enumerate(_read_sizes(chunk)):
        total += size
        if total > _SLICE and row > start:
            yield start, row
            start, total = row, size
    yield start, len(chunk)


def _read_sizes(chunk: Array) -> Iterator[int]:
    """The size of each text in bytes, and one for the row itself."""
    for row in range(0, len(chunk), _SIZED_ROWS):
        yield from _list_sizes(chunk.slice(row, _SIZED_ROWS))


def _list_sizes(chunk: Array) -> list[int]:
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
        if self._last is None or not _is_same(self._last[0], dictionary):
            self._last = dictionary, self._make(dictionary)
        return self._last[1]


def _is_same(one: Array, other: Array) -> bool:
    """Whether two arrays are equal; the same memory is not compared."""
    return _locate(one) == _locate(other) or one.equals(other)


def _locate(array: Array) -> list[int]:
    """Where the data of an array is."""
    return [array.offset, len(array), *(0 if one is None else one.address for one in array.buffers())]
