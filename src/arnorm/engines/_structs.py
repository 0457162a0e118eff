"""What is found in texts, as Arrow: lists of structs, built field by field.

Fields are rows of (name, Arrow type, how to read it).
"""

from __future__ import annotations

import collections
import itertools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from arnorm._core.pipeline import Pipeline
from arnorm._core.result import Change
from arnorm.dates.options import Order
from arnorm.engines._optional import need
from arnorm.report._readings import in_calendar

__all__ = ["changes", "dates", "make_field_reader", "mentions", "with_ids"]

pa: Any = need("pyarrow", "pyarrow")
pc: Any = need("pyarrow.compute", "pyarrow")

Texts = Sequence[str | None]


class _Field(NamedTuple):
    name: str
    type: Any
    read: Callable[[Any], Any]


def _offset_field(name: str, read: Callable[[Any], int | None]) -> _Field:
    return _Field(name, pa.int64(), read)


def _plain_fields(arrow_type: Any, *names: str) -> list[_Field]:
    def reader(name: str) -> Callable[[Any], Any]:
        return lambda one: getattr(one, name)

    return [_Field(name, arrow_type, reader(name)) for name in names]


_SPAN = [_offset_field("start", lambda one: one.start), _offset_field("end", lambda one: one.end)]

_DATE_FIELDS = [
    *_SPAN,
    *_plain_fields(pa.string(), "text", "calendar", "edtf", "kind"),
    *_plain_fields(pa.int32(), "year", "month", "day", "weekday"),
    *_plain_fields(pa.date32(), "date"),
    _Field("flags", pa.list_(pa.string()), lambda one: list(one.flags)),
]

_CALENDAR_FIELDS = [
    _Field("gregorian", pa.string(), lambda one: in_calendar(one, "gregorian")),
    _Field("hijri", pa.string(), lambda one: in_calendar(one, "hijri")),
]

_FIELD_DATE_FIELDS = [
    *_plain_fields(pa.date32(), "date"),
    _Field("hijri", pa.string(), lambda one: None if one.date is None else one.to("hijri").edtf),
    *_plain_fields(pa.string(), "calendar", "edtf", "precision"),
    _Field("time", pa.string(), lambda one: None if one.time is None else one.time.isoformat()),
    *_plain_fields(pa.string(), "zone"),
    _Field("flags", pa.list_(pa.string()), lambda one: list(one.flags)),
]

_QUOTE_FIELDS = [
    _offset_field("open_start", lambda one: one.open and one.open[0]),
    _offset_field("open_end", lambda one: one.open and one.open[1]),
    _offset_field("close_start", lambda one: one.close and one.close[0]),
    _offset_field("close_end", lambda one: one.close and one.close[1]),
    *_plain_fields(pa.int32(), "depth"),
]

_NUMBER_FIELDS = [
    *_SPAN,
    *_plain_fields(pa.string(), "text"),
    _Field("value", pa.string(), lambda one: None if one.value is None else f"{one.value:f}"),
    *_plain_fields(pa.string(), "kind"),
    _Field("flags", pa.list_(pa.string()), lambda one: list(one.flags)),
]

_TIME_FIELDS = [
    *_SPAN,
    *_plain_fields(pa.string(), "text"),
    _Field("value", pa.string(), lambda one: None if one.value is None else one.value.isoformat()),
    *_plain_fields(pa.string(), "kind"),
    _Field("seconds", pa.float64(), lambda one: None if one.duration is None else one.duration.total_seconds()),
    *_plain_fields(pa.string(), "zone"),
    _Field("flags", pa.list_(pa.string()), lambda one: list(one.flags)),
]

_AMOUNT_FIELDS = [
    *_SPAN,
    *_plain_fields(pa.string(), "text"),
    _Field("value", pa.string(), lambda one: f"{one.value:f}"),
    *_plain_fields(pa.string(), "currency", "noun"),
    _Field("flags", pa.list_(pa.string()), lambda one: list(one.flags)),
]

_SENTENCE_FIELDS = [*_SPAN, *_plain_fields(pa.string(), "text")]
_HIDDEN_FIELDS = [*_SPAN, *_plain_fields(pa.string(), "text", "kind", "spells")]

_CHANGE_FIELDS = [
    *_plain_fields(pa.string(), "step"),
    *_plain_fields(pa.int64(), "start", "end"),
    *_plain_fields(pa.string(), "before", "after"),
]


# The fields of what each finder gives: ``arnorm.find_dates`` and the others.
_FIELDS = {
    "dates": _DATE_FIELDS,
    "quotes": _QUOTE_FIELDS,
    "numbers": _NUMBER_FIELDS,
    "times": _TIME_FIELDS,
    "amounts": _AMOUNT_FIELDS,
    "sentences": _SENTENCE_FIELDS,
    "hidden": _HIDDEN_FIELDS,
}


def mentions(texts: Texts, kind: str, **options: str) -> Any:
    """A list of structs for each text: what ``find_<kind>`` finds in it, with these options."""
    import arnorm  # noqa: PLC0415 -- importing the package costs nothing, its names import what they need

    find = getattr(arnorm, f"find_{kind}")
    return _make_lists(texts, [find(text or "", **options) for text in texts], _FIELDS[kind])


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


def dates(texts: Texts, order: Order, *, calendars: bool) -> Any:
    """A list of structs for each text: the dates in it, with what each is in both calendars where that is asked for."""
    from arnorm.dates.find import find_dates  # noqa: PLC0415 -- as above

    fields = [*_DATE_FIELDS, *(_CALENDAR_FIELDS if calendars else ())]
    return _make_lists(texts, [find_dates(text or "", order=order) for text in texts], fields)


_ERRORS = ("raise", "coerce")


def make_field_reader(*, errors: str = "raise", **options: Any) -> Callable[[Texts, int | None], Any]:
    """A function that makes a struct of the date that each text is, by `arnorm.parse_date` with these options.

    It takes the texts and the row of the first, None where rows have no number. A text that is no date raises
    ValueError, or with "coerce" becomes null. Wrong options raise at once, whatever the texts.
    """
    import arnorm  # noqa: PLC0415 -- as above

    if errors not in _ERRORS:
        raise ValueError(f"errors must be one of {', '.join(map(repr, _ERRORS))}, got {errors!r}")
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
