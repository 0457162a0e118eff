"""Dates in the light of the day the text was written: missing years, المقبل and الماضي, and relative expressions."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re

from arnorm._arabic import protect
from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import fold
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans, lies_across
from arnorm._core.wrong import not_among
from arnorm.dates import calendars
from arnorm.dates.mention import DateMention, DateValue, Flag
from arnorm.dates.options import WEEK_STARTS, WeekStart
from arnorm.dates.relative import Reference, find_relative

__all__ = ["add_relative", "fill_year", "read_reference"]

QUALIFIER_CHARACTERS = 30  # behind a date, for المقبل and the like
SEARCH_YEARS = 7  # within them a date falls on every weekday
_MIDDLE_DAY = 15  # of a month


def read_reference(reference: datetime.date | str, week_start: WeekStart = "sunday", prefer: int = 0) -> Reference:
    """The reference, and how relative time is told from it; ValueError if it is not one.

    >>> read_reference("2025-11-23T10:30:00").day
    datetime.date(2025, 11, 23)
    """
    if week_start not in WEEK_STARTS:
        raise not_among("week_start", week_start, WEEK_STARTS)
    day: datetime.date | None
    try:
        day = datetime.datetime.fromisoformat(reference) if isinstance(reference, str) else reference
    except ValueError:
        day = None
    if not isinstance(day, datetime.date):
        raise ValueError(f"reference must be a datetime.date or an ISO string like '2025-11-23', got {reference!r}")
    first = WEEK_STARTS[week_start]
    if not isinstance(day, datetime.datetime):
        return Reference(day, None, first, prefer)
    moment = day.replace(tzinfo=None) if day.time() != datetime.time.min else None
    return Reference(day.date(), moment, first, prefer)


def add_relative(scan: Scan, found: list[DateMention], reference: Reference) -> list[DateMention]:
    """The dates of a text, and beside them اليوم, أمس, الأحد المقبل, in order."""
    qualifiers = ((one, _find_qualifier(scan.text, one.end)) for one in found)
    taken = join_spans((one.start, one.end + (match.end() if match else 0)) for one, match in qualifiers)
    # Neither inside a date nor before the one it says again: «اليوم الأحد 23 نوفمبر».
    more = [one for one in find_relative(scan, reference) if not lies_across(taken, one.start, one.end + 3)]
    exempt = set(protect.protected_of_few(scan, [one.start for one in more]))
    return sorted(found + [one for one in more if one.start not in exempt], key=lambda mention: mention.start)


@functools.cache
def _qualifier_pattern() -> re.Pattern[str]:
    """المقبل, من العام الماضي … after a date."""
    words = "|".join(fold(word) for word, name, _ in date_cues.CUES if name == "relative")
    return re.compile(rf"[\s\xa0]{{0,3}}(?:من )?(?P<year>(?:العام|السنه) )?(?P<word>{words})(?!\w)")


@functools.cache
def _relative_directions() -> dict[str, int]:
    return {fold(word): value for word, name, value in date_cues.CUES if name == "relative"}


def _find_qualifier(text: str, end: int) -> re.Match[str] | None:
    return _qualifier_pattern().match(fold(text[end : end + QUALIFIER_CHARACTERS]))


def _year_of(reference: datetime.date, calendar: str) -> int:
    return calendars.hijri_of(reference.toordinal())[0] if calendar == "hijri" else reference.year


def fill_year(mention: DateMention, text: str, reference: datetime.date) -> DateMention:
    """The mention with the year that its text leaves out."""
    first, *_ = mention.values
    month = first.month
    if first.year is not None or month is None or mention.calendar not in ("gregorian", "hijri"):
        return mention
    qualifier = _find_qualifier(text, mention.end)
    year: int | None
    if qualifier and qualifier["year"]:
        year = _year_of(reference, mention.calendar) + _relative_directions()[qualifier["word"]]
    else:
        direction = _relative_directions()[qualifier["word"]] if qualifier else None
        year = _find_nearest_year(mention, first, month, reference, direction)
    if year is None:
        return mention
    values: list[DateValue] = []
    for value in mention.values:
        if value.month is not None and value.month < month:  # من ديسمبر إلى يناير
            year += 1
        month = value.month or month
        values.append(dataclasses.replace(value, year=year))
    flags: tuple[Flag, ...] = (*mention.flags, "assumed-year")
    filled = dataclasses.replace(mention, values=tuple(values), flags=flags)
    if filled.weekday_agrees is False:
        filled = dataclasses.replace(filled, flags=(*flags, "weekday"))
    return filled


def _find_nearest_year(
    mention: DateMention, value: DateValue, month: int, reference: datetime.date, direction: int | None
) -> int | None:
    """The year that brings the date nearest to the reference, on its side of it and on its weekday where it has one."""
    middle = _year_of(reference, mention.calendar)
    today = reference.toordinal()
    span = SEARCH_YEARS if mention.weekday is not None and value.day is not None else 1
    fitting: list[tuple[bool, int, int]] = []
    for year in range(middle - span, middle + span + 1):
        found = calendars.day_of(mention.calendar, year, month, value.day or _MIDDLE_DAY)
        if found is None:
            continue
        away = found[0] - today
        if direction and away * direction <= 0 and (value.day is not None or abs(away) > _MIDDLE_DAY):
            continue
        dated = dataclasses.replace(mention, values=(dataclasses.replace(value, year=year),), kind="date")
        fitting.append((dated.weekday_agrees is False, abs(away), year))
    if not fitting:
        return None
    *_, nearest = min(fitting)
    return nearest
