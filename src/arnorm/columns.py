"""Columns of text as Arrow arrays, for every engine that speaks Arrow.

A column is a `pyarrow` array or chunked array of string, large_string or string_view, or a dictionary of one of them.
Nulls stay null. A column is worked on in slices of about 128 KB, so it costs the memory of its result and of one slice
(or of its longest text), whatever its length.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from arnorm.dates.options import DateOrder, HijriTable, WeekStart
from arnorm.engines import _arrow
from arnorm.engines._arrow import Array, Memo, work_by_slices
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline
from arnorm.fields import FieldOrder
from arnorm.names import Names

__all__ = [
    "amounts_column", "changes_column", "dates_column", "hidden_column", "normalize_column", "normalize_table",
    "numbers_column", "quotes_column", "sentences_column", "times_column",
]  # fmt: skip

pa: Any = need("pyarrow", "pyarrow")

Column = Any  # a pyarrow Array or ChunkedArray


def normalize_column(array: Column, pipeline: PipelineLike = None) -> Column:
    """The column with every text normalised; the type, the nulls and the chunks stay as they are.

    ``array`` is a `pyarrow.Array` or `pyarrow.ChunkedArray` of string, large_string or string_view, or a dictionary
    of them (its values are normalised once each; those that become equal become one). ``pipeline`` is a `Pipeline` or
    a step, WEB by default. A column in which nothing changes is returned itself, and so is each such chunk.

    An Array gives an Array, except that a ``string`` array whose result is larger than 2 GB gives a ChunkedArray:
    32-bit offsets cannot hold it.

    Raises TypeError for a column of another type; ValueError, naming the row, for bytes that are not UTF-8 and for a
    pipeline that makes a lone surrogate, which Arrow cannot hold (arnorm's own steps never do). pyarrow raises
    ArrowCapacityError for a single text larger than 2 GB, except in ``large_string``.

    >>> import pyarrow as pa
    >>> import arnorm
    >>> p = arnorm.Pipeline(arnorm.strip_diacritics, arnorm.unify_digits)
    >>> normalize_column(pa.array(["كَتَبَ ٣", None]), p).to_pylist()
    ['كتب 3', None]
    """
    pipeline = resolve_pipeline(pipeline)

    def work(texts: Sequence[str | None], row: int) -> Array:
        news = pipeline.map(text for text in texts if text is not None)
        return _make_array([None if text is None else next(news) for text in texts], value_type, row)

    value_type = _text_type(array)
    chunks = _list_chunks(array)
    parts = []
    memo = Memo(
        lambda values: _merge_equal(values, _single_part(work_by_slices(values, work, 0)), array.type.index_type)
    )
    row = 0
    for chunk in chunks:
        if pa.types.is_dictionary(chunk.type):
            if (merged := memo(chunk.dictionary)) is not None:
                moves, values = merged
                chunk = pa.DictionaryArray.from_arrays(moves.take(chunk.indices), values, ordered=chunk.type.ordered)  # noqa: PLW2901
            parts.append([chunk])
        else:
            parts.append(work_by_slices(chunk, work, row))
        row += len(chunk)
    if all(len(part) == 1 and part[0] is chunk for part, chunk in zip(parts, chunks, strict=True)):
        return array
    return _join_parts(array, list(itertools.chain.from_iterable(parts)), array.type)


def normalize_table(table: Any, columns: str | Iterable[str], pipeline: PipelineLike = None) -> Any:
    """The `pyarrow.Table` with these columns normalised; the schema stays as it is.

    Raises KeyError for a column that is not there, and what `normalize_column` raises.

    >>> import pyarrow as pa
    >>> import arnorm
    >>> normalize_table(pa.table({"id": [1], "text": ["٣"]}), "text", arnorm.unify_digits).to_pylist()
    [{'id': 1, 'text': '3'}]
    """
    pipeline = resolve_pipeline(pipeline)
    for name in [columns] if isinstance(columns, str) else columns:
        index = table.schema.get_field_index(name)
        if index < 0:
            raise KeyError(f"no column {name!r} (or more than one) among {', '.join(table.column_names)}")
        old = table.column(index)
        new = normalize_column(old, pipeline)
        if new is not old:
            table = table.set_column(index, table.schema.field(index), new)
    return table


def dates_column(
    array: Column,
    *,
    order: DateOrder | FieldOrder = "dmy",
    calendars: bool = False,
    ids: Column | Sequence[Any] | None = None,
    whole: bool = False,
    reference: Any = None,
    relative: bool = False,
    week_start: WeekStart = "sunday",
    hijri: HijriTable = "published",
    names: Names | None = None,
    **options: Any,
) -> Column:
    """The dates mentioned in each text: a list of structs for each row, in the order of the text.

    - ``order``: that of `arnorm.find_dates`, "dmy", "mdy" or "document" (of each text).
    - ``calendars``: True adds ``gregorian`` and ``hijri``, the date in each of them (EDTF; null where it cannot be
      converted).
    - ``ids``: a value for each row, such as the document's number; each date of the row begins with it, as ``id``.
    - ``reference``, ``relative``, ``week_start``: those of `arnorm.find_dates`; ``relative=True`` adds ``first`` and
      ``last``, the days (date32) to sort a page's events by. ``hijri``: that of `DateMention.to`.
      ``names``: your own months (`arnorm.Names`).
    - ``whole``: True reads each text as one date, as `arnorm.parse_date` does with ``order``, ``calendar``,
      ``reference`` and ``prefer``: a struct of ``date`` (date32, Gregorian), ``hijri`` (the day in that calendar),
      ``calendar, edtf, precision, time, zone, flags``. Another text raises ValueError; with ``errors="coerce"`` it
      becomes null.

    The fields are those of `DateMention`: ``start, end`` (code points, end exclusive), ``text, calendar, edtf, kind,
    year, month, day, weekday, date`` (date32, Gregorian, where the mention is one whole day) and ``flags``.
    Nulls stay null. Raises as `normalize_column` does, and ValueError for ids that are not as many as the rows.

    >>> import pyarrow as pa
    >>> import pyarrow.compute as pc
    >>> laws = pa.table({"number": ["م/1"], "text": ["في 15 رمضان 1446هـ"]})
    >>> dates = dates_column(laws["text"], calendars=True, ids=laws["number"])
    >>> table = pa.Table.from_struct_array(pc.list_flatten(dates))  # a row for each date
    >>> table.select(["id", "text", "gregorian", "hijri"]).to_pylist()
    [{'id': 'م/1', 'text': '15 رمضان 1446هـ', 'gregorian': '2025-03-15', 'hijri': '1446-09-15'}]
    >>> dates_column(pa.array(["١٥/٣/١٤٤٥", "لا"]), whole=True, errors="coerce").field("hijri").to_pylist()
    ['1445-03-15', None]
    """
    told: dict[str, Any] = {"reference": reference, "week_start": week_start, "hijri": hijri, "names": names}
    if whole:
        return _find_in_column(array, _arrow.make_field_reader(order=order, **told, **options))
    if options:
        raise TypeError(f"{', '.join(options)}: options of dates_column with whole=True")
    told |= {"order": order, "relative": relative, "days": relative}
    found = _find_mentions(array, "dates", calendars=calendars, **told)
    if ids is None:
        return found
    every = ids if isinstance(ids, (pa.Array, pa.ChunkedArray)) else pa.array(ids)
    if len(every) != len(found):
        raise ValueError(f"ids must have a value for each row: got {len(every):,} for {len(found):,} rows")
    chunks = _list_chunks(found)
    starts = itertools.accumulate(map(len, chunks), initial=0)
    rows = zip(chunks, starts, strict=False)  # the last start is the end
    parts = [_arrow.with_ids(chunk, every.slice(start, len(chunk))) for chunk, start in rows]
    return _join_parts(found, parts, parts[0].type) if parts else found


def quotes_column(array: Column) -> Column:
    """The quotations in each text: a list of structs for each row, in the order of the text.

    The fields are ``open_start, open_end, close_start, close_end`` (code points, end exclusive; null where a mark is
    missing) and ``depth`` (1 = outermost). Nulls stay null. Raises as `normalize_column` does.

    >>> import pyarrow as pa
    >>> quotes_column(pa.array(["قال «نعم»"])).to_pylist()
    [[{'open_start': 4, 'open_end': 5, 'close_start': 8, 'close_end': 9, 'depth': 1}]]
    """
    return _find_mentions(array, "quotes")


def numbers_column(array: Column, *, names: Names | None = None) -> Column:
    """The numbers in each text: a list of structs for each row, in the order of the text.

    The fields are those of `NumberMention`: ``start, end`` (code points, end exclusive), ``text``, ``value`` (a
    decimal written out, for Arrow's decimals have one scale a column; cast it to what you need), ``kind``, ``flags``.
    ``names`` are your own (`arnorm.Names`). Nulls stay null. Raises as `normalize_column` does.

    >>> import pyarrow as pa
    >>> numbers_column(pa.array(["بنسبة ٣٫٥٪"])).to_pylist()
    [[{'start': 6, 'end': 9, 'text': '٣٫٥', 'value': '3.5', 'kind': 'number', 'flags': []}]]
    """
    return _find_mentions(array, "numbers", names=names)


def times_column(array: Column, *, names: Names | None = None) -> Column:
    """The times of day and the durations in each text: a list of structs for each row, in the order of the text.

    The fields are those of `TimeMention`: ``start, end, text, value`` (ISO 8601), ``kind, seconds`` (of a duration),
    ``zone`` and ``flags``. ``names`` are your own (`arnorm.Names`). Nulls stay null. Raises as `normalize_column` does.

    >>> import pyarrow as pa
    >>> [[time["value"] for time in row] for row in times_column(pa.array(["الساعة 3 عصرا"])).to_pylist()]
    [['15:00:00']]
    """
    return _find_mentions(array, "times", names=names)


def amounts_column(array: Column, *, names: Names | None = None) -> Column:
    """The amounts of money in each text: a list of structs for each row, in the order of the text.

    The fields are those of `AmountMention`; ``value`` is a decimal as a string. ``names`` are your own
    (`arnorm.Names`). Raises as `normalize_column` does.

    >>> import pyarrow as pa
    >>> [[one["currency"] for one in row] for row in amounts_column(pa.array(["دفع 5 دولارات"])).to_pylist()]
    [['USD']]
    """
    return _find_mentions(array, "amounts", names=names)


def sentences_column(array: Column, *, names: Names | None = None) -> Column:
    """The sentences of each text: a list of structs ``start, end, text`` for each row, in the order of the text.

    ``names`` are your own (`arnorm.Names`). Nulls stay null. Raises as `normalize_column` does.

    >>> import pyarrow as pa
    >>> [[one["text"] for one in row] for row in sentences_column(pa.array(["انتهى. ثم ذهب."])).to_pylist()]
    [['انتهى.', 'ثم ذهب.']]
    """
    return _find_mentions(array, "sentences", names=names)


def hidden_column(array: Column) -> Column:
    r"""What a reader cannot see in each text: a list of structs for each row, in the order of the text.

    The fields are those of `Hidden`: ``start, end`` (code points, end exclusive), ``text, kind, spells``. Nulls stay
    null. Raises as `normalize_column` does.

    >>> import pyarrow as pa
    >>> [[one["kind"] for one in row] for row in hidden_column(pa.array(["الع\u200bربية"])).to_pylist()]
    [['zero_width']]
    """
    return _find_mentions(array, "hidden")


def changes_column(array: Column, pipeline: PipelineLike = None) -> Column:
    """What the pipeline does to each text: structs of ``text``, ``counts`` and ``changes``.

    ``text`` is the normalised text, ``counts`` a map from a step's name to the number of its changes, ``changes`` the
    list of them: ``step, start, end, before, after`` as in `Change`. Nulls stay null. Every change becomes a struct,
    which is slow: use it for samples and audits. Raises as `normalize_column` does.

    >>> import pyarrow as pa
    >>> import arnorm
    >>> changes_column(pa.array(["٣ و٤"]), arnorm.unify_digits).field("counts").to_pylist()
    [[('UnifyDigits', 2)]]
    """
    pipeline = resolve_pipeline(pipeline)
    return _find_in_column(array, lambda texts, _: _arrow.changes(texts, pipeline))


def _find_mentions(array: Column, kind: str, **options: Any) -> Column:
    """A column of what ``find_<kind>`` finds in each text."""
    return _find_in_column(array, lambda texts, _: _arrow.mentions(texts, kind, **options))


def _find_in_column(array: Column, find: Callable[[Sequence[str | None], int | None], Array]) -> Column:
    """A column of the mentions in each text, with the row of the first; each value of a dictionary is read once."""

    def work_without_rows(texts: Sequence[str | None], _row: int) -> Array:
        return find(texts, None)

    _text_type(array)
    parts: list[Array] = []
    memo = Memo(
        lambda values: pa.concat_arrays(
            [_single_part(work_by_slices(values, work_without_rows, 0)), find([None], None)]
        )
    )
    row = 0
    for chunk in _list_chunks(array):
        if pa.types.is_dictionary(chunk.type):
            values = memo(chunk.dictionary)  # the last one is of a null
            parts.append(values.take(chunk.indices.cast(pa.int64()).fill_null(len(values) - 1)))
        else:
            parts.extend(work_by_slices(chunk, find, row))
        row += len(chunk)
    return _join_parts(array, parts, find([], None).type)


def _text_type(array: Column) -> Any:
    """The type of the texts in a column; TypeError if it is not one of text."""
    if not isinstance(array, (pa.Array, pa.ChunkedArray)):
        raise TypeError(f"a column is a pyarrow Array or ChunkedArray, got {type(array).__name__}")
    value_type = array.type.value_type if pa.types.is_dictionary(array.type) else array.type
    is_text = pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null
    if not any(test(value_type) for test in is_text):
        raise TypeError(f"texts are string, large_string or string_view, or a dictionary of them, got {array.type}")
    return value_type


def _list_chunks(array: Column) -> list[Array]:
    return list(array.chunks) if isinstance(array, pa.ChunkedArray) else [array]


def _join_parts(array: Column, parts: list[Array], new_type: Any) -> Column:
    """The parts as one column, an array or chunked array as the given one is."""
    if isinstance(array, pa.ChunkedArray) or len(parts) != 1:
        return pa.chunked_array(parts, type=new_type)
    return parts[0]


def _make_array(texts: Sequence[str | None], value_type: Any, row: int) -> Array:
    """The texts as an array."""
    try:
        return pa.array(texts, value_type)
    except UnicodeEncodeError:
        for i, text in enumerate(texts):
            if text is not None and any("\ud800" <= c <= "\udfff" for c in text):
                what = "the pipeline made a lone surrogate, which Arrow cannot hold"
                raise ValueError(f"row {row + i}: {what}") from None
        raise


def _single_part(parts: list[Array]) -> Array:
    if len(parts) > 1:
        raise ValueError("the values of the dictionary outgrew 2 GB: make them large_string first")
    return parts[0]


def _merge_equal(old: Array, new: Array, index_type: Any) -> tuple[Array, Array] | None:
    """The new index of each value of a dictionary, and the values, equal ones as one; None if none is new."""
    if new.equals(old):
        return None
    places: dict[str | None, int] = {}
    moves = pa.array([places.setdefault(text, len(places)) for text in new.to_pylist()], index_type)
    return moves, pa.array(list(places), new.type)
