"""What the finders read in a text, as spans with one line of words: for reports and listings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, NamedTuple

__all__ = ["FINDERS", "Reading", "fields_of", "find", "moved", "readings"]

FINDERS = {"date": "find_dates", "quotation": "find_quotes", "number": "find_numbers"}


class Reading(NamedTuple):
    """A span of a text and how it was read: ``kind`` is "date" or "quotation"."""

    start: int
    end: int
    kind: str
    words: str


def find(kind: str, text: str) -> list[Any]:
    """The mentions of a kind of `FINDERS` in a text."""
    import arnorm  # noqa: PLC0415 -- the package imports this module's readers

    finder = getattr(arnorm, FINDERS[kind], None)
    return list(finder(text)) if finder else []


def readings(text: str) -> list[Reading]:
    """The dates of a text, and the marks of its quotations, each with its reading; sorted, none across another."""
    found = [Reading(date.start, date.end, "date", _date_words(date)) for date in find("date", text)]
    for quotation in find("quotation", text):
        found.extend(_quote_marks(quotation, text))
    kept: list[Reading] = []
    for reading in sorted(found):
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


def _date_words(date: Any) -> str:
    words = f"{date.calendar} {date.edtf}"
    day = date.date
    if day is not None and (date.calendar != "gregorian" or str(day) != date.edtf):
        words += f" = {day.isoformat()}"
    flags = getattr(date, "flags", ())
    return f"{words} ({', '.join(flags)})" if flags else words


def _quote_marks(quotation: Any, text: str) -> Iterator[Reading]:
    if quotation.open and quotation.close:
        what = f"quotation of {quotation.close[0] - quotation.open[1]:,} characters, depth {quotation.depth}"
    else:
        what = f"quotation {'never closed' if quotation.open else 'never opened'}, depth {quotation.depth}"
    for name, mark in (("opens", quotation.open), ("closes", quotation.close)):
        if mark:
            yield Reading(mark[0], mark[1], "quotation", f"{text[mark[0] : mark[1]]} {name} a {what}")


def fields_of(kind: str, mention: Any, text: str) -> dict[str, Any]:
    """A mention as a JSON object: ``start``, ``end``, ``text``, then what its kind has and is not empty."""
    fields = {name: value for name, value in _fields(mention).items() if value not in (None, (), [])}
    if kind == "quotation":
        marks = [mark for mark in (mention.open, mention.close) if mark]
        start, end = marks[0][0], marks[-1][1]
        for side in ("open", "close"):
            mark = getattr(mention, side)
            fields[side] = list(mark) if mark else None
    else:
        start, end = mention.start, mention.end
    row = {"type": kind, "start": start, "end": end, "text": text[start:end]}
    if kind == "date":
        row |= {"calendar": mention.calendar, "edtf": mention.edtf, "date": mention.date and mention.date.isoformat()}
    return row | {name: _plain(value) for name, value in fields.items() if name not in row}


def moved(row: dict[str, Any], base: int) -> dict[str, Any]:
    """The object with ``base`` added to its offsets."""
    if not base:
        return row
    row = row | {side: row[side] + base for side in ("start", "end")}
    for name in ("open", "close", "twin"):
        if row.get(name):
            row[name] = [at + base for at in row[name]]
    return row


def _fields(mention: Any) -> dict[str, Any]:
    return {field.name: getattr(mention, field.name) for field in dataclasses.fields(mention)}


def _plain(value: Any) -> Any:
    """A value as JSON has it: decimals as strings, since a float could not hold them."""
    if dataclasses.is_dataclass(value):
        given = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)
                 if getattr(value, field.name) != field.default}  # fmt: skip
        return {name: _plain(one) for name, one in given.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return f"{value:f}" if hasattr(value, "as_tuple") else str(value)
