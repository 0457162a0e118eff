"""The mentions in a text, as spans with a line of words, for reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from arnorm.report._words import WORDS, Language, isolated, named_value, plural


class Reading(NamedTuple):
    """A span of a text and how it was read: ``kind`` is "date", "number" or "quotation" (one of its marks)."""

    start: int
    end: int
    kind: str
    words: str


def readings(text: str, language: Language = "en") -> list[Reading]:
    """The dates and numbers of a text and the marks of its quotations, each with its reading; none across another."""
    import arnorm  # noqa: PLC0415 -- the package imports this module's readers

    found = [mark for quotation in arnorm.find_quotes(text) for mark in _quote_marks(quotation, text, language)]
    for date in arnorm.find_dates(text):
        words, day = f"{named_value(date.calendar, language)} {_isolate(date.edtf, language)}", date.date
        if day is not None and (date.calendar != "gregorian" or str(day) != date.edtf):
            words += f" = {_isolate(day.isoformat(), language)}"
        found.append(Reading(date.start, date.end, "date", words + _flag_words(date, language)))
    for number in arnorm.find_numbers(text):
        value = "" if number.value is None else f" {number.value:f}"
        words = named_value(number.kind, language) + value + _flag_words(number, language)
        found.append(Reading(number.start, number.end, "number", words))
    kept: list[Reading] = []
    for reading in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


def _isolate(value: str, language: Language) -> str:
    """A value that reads from left to right, between Arabic words too: they would turn the parts of a date."""
    return isolated(value) if language == "ar" else value


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
            words = WORDS[name].in_(language).format(mark=_isolate(text[mark[0] : mark[1]], language), what=what)
            yield Reading(mark[0], mark[1], "quotation", words)
