"""The mentions in a text as JSON objects, for listings."""

from __future__ import annotations

from typing import Any

import arnorm

FINDERS = {
    "date": "find_dates",
    "quotation": "find_quotes",
    "number": "find_numbers",
    "time": "find_times",
    "amount": "find_amounts",
    "sentence": "find_sentences",
    "hidden": "find_hidden",
}


def fields_of(kind: str, mention: Any, text: str, *, calendars: Any = "", days: bool = False) -> dict[str, Any]:
    """A mention as a JSON object: ``start``, ``end``, ``text``, then what its kind has and is not empty.

    With ``calendars``, the Hijri calendar to convert by, a date has ``gregorian`` and ``hijri`` too, in EDTF, null
    where it cannot be converted; with ``days`` it has its ``first`` and ``last`` day.
    """
    start, end = mention.start, mention.end
    row = {"type": kind, "start": start, "end": end, "text": text[start:end]}
    named = ("calendar", "edtf", "date") if kind == "date" else ("open", "close") if kind == "quotation" else ()
    fields = mention.to_dict()
    row |= {name: fields[name] for name in named}
    if calendars and kind == "date":
        from arnorm.dates.mention import in_calendar  # noqa: PLC0415 -- for those who ask

        row |= {calendar: in_calendar(mention, calendar, calendars) for calendar in ("gregorian", "hijri")}
    if days and kind == "date":
        row |= zip(("first", "last"), map(str, mention.days() or ()), strict=False)
    return row | {name: value for name, value in fields.items() if name not in row and value not in (None, [])}


def fields_of_field(text: str, options: dict[str, Any]) -> dict[str, Any]:
    """A field that `parse_date` reads with these options, as a JSON object, in both calendars; or its ``error``."""
    try:
        mention = arnorm.parse_date(text, **options)
    except ValueError as error:
        return {"type": "date", "start": 0, "end": len(text), "text": text, "error": str(error)}
    row = fields_of("date", mention, text, calendars=mention.hijri) | {"precision": mention.precision}
    return {name: value for name, value in row.items() if value != ""}


def moved(row: dict[str, Any], base: int) -> dict[str, Any]:
    """The object with ``base`` added to its offsets."""
    if not base:
        return row
    row = row | {side: row[side] + base for side in ("start", "end")}
    for name in ("open", "close", "twin"):
        if row.get(name):
            row[name] = [at + base for at in row[name]]
    return row
