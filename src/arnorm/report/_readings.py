"""The mentions in a text, as spans with a line of words, for reports and listings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from arnorm.report._words import WORDS, Language, named_value, plural

FINDERS = {
    "date": "find_dates",
    "quotation": "find_quotes",
    "number": "find_numbers",
    "time": "find_times",
    "amount": "find_amounts",
    "sentence": "find_sentences",
    "hidden": "find_hidden",
}


class Reading(NamedTuple):
    """A span of a text and how it was read: ``kind`` is "date", "number" or "quotation" (one of its marks)."""

    start: int
    end: int
    kind: str
    words: str


def find(kind: str, text: str, **options: str) -> list[Any]:
    """The mentions of a kind of `FINDERS` in a text; the options are those of the finder."""
    import arnorm  # noqa: PLC0415 -- the package imports this module's readers

    finder = getattr(arnorm, FINDERS[kind], None)
    return list(finder(text, **options)) if finder else []


def readings(text: str, language: Language = "en") -> list[Reading]:
    """The dates and numbers of a text and the marks of its quotations, each with its reading; none across another."""
    found = [mark for quotation in find("quotation", text) for mark in _quote_marks(quotation, text, language)]
    for date in find("date", text):
        words, day = f"{named_value(date.calendar, language)} {date.edtf}", date.date
        if day is not None and (date.calendar != "gregorian" or str(day) != date.edtf):
            words += f" = {day.isoformat()}"
        found.append(Reading(date.start, date.end, "date", words + _flag_words(date, language)))
    for number in find("number", text):
        value = "" if number.value is None else f" {number.value:f}"
        words = named_value(number.kind, language) + value + _flag_words(number, language)
        found.append(Reading(number.start, number.end, "number", words))
    kept: list[Reading] = []
    for reading in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


def _flag_words(mention: Any, language: Language) -> str:
    return f" ({', '.join(named_value(flag, language) for flag in mention.flags)})" if mention.flags else ""


def _quote_marks(quotation: Any, text: str, language: Language) -> Iterator[Reading]:
    if quotation.open and quotation.close:
        length = quotation.close[0] - quotation.open[1]
        said = plural(length, "character") if language == "en" else f"{length:,}"
        what = WORDS["whole"].in_(language).format(length=said, depth=quotation.depth)
    else:
        state = "never closed" if quotation.open else "never opened"
        what = WORDS[state].in_(language).format(depth=quotation.depth)
    for name, mark in (("opens", quotation.open), ("closes", quotation.close)):
        if mark:
            words = WORDS[name].in_(language).format(mark=text[mark[0] : mark[1]], what=what)
            yield Reading(mark[0], mark[1], "quotation", words)


def fields_of(kind: str, mention: Any, text: str, *, calendars: bool = False) -> dict[str, Any]:
    """A mention as a JSON object: ``start``, ``end``, ``text``, then what its kind has and is not empty.

    With ``calendars`` a date has ``gregorian`` and ``hijri`` too, in EDTF, null where it cannot be converted.
    """
    start, end = mention.start, mention.end
    row = {"type": kind, "start": start, "end": end, "text": text[start:end]}
    named = ("calendar", "edtf", "date") if kind == "date" else ("open", "close") if kind == "quotation" else ()
    fields = mention.to_dict()
    row |= {name: fields[name] for name in named}
    if calendars and kind == "date":
        row |= {calendar: in_calendar(mention, calendar) for calendar in ("gregorian", "hijri")}
    return row | {name: value for name, value in fields.items() if name not in row and value not in (None, [])}


def in_calendar(date: Any, calendar: str) -> str | None:
    """A date in EDTF, in that calendar; None where it cannot be converted."""
    converted = date.to(calendar)
    return None if converted is None else str(converted.edtf)


def fields_of_field(text: str, options: dict[str, Any]) -> dict[str, Any]:
    """A field that `parse_date` reads with these options, as a JSON object, in both calendars; or its ``error``."""
    import arnorm  # noqa: PLC0415 -- as above

    try:
        mention = arnorm.parse_date(text, **options)
    except ValueError as error:
        return {"type": "date", "start": 0, "end": len(text), "text": text, "error": str(error)}
    row = fields_of("date", mention, text, calendars=True) | {"precision": mention.precision}
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
