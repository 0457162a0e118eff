"""Dates in the light of the day the text was written: missing years, المقبل and الماضي, and relative expressions."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re
from collections.abc import Iterator

from arnorm._arabic import protect
from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import calendar_names, date_cues
from arnorm._arabic.folding import fold, folded_view
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans, lies_across, near_before
from arnorm.dates import calendars
from arnorm.dates.mention import DateMention, DateValue, Flag, mention_of

__all__ = ["add_relative", "check_reference", "fill_year", "find_relative"]

QUALIFIER_CHARACTERS = 30  # behind a date, for المقبل and the like
SEARCH_YEARS = 7  # within them a date falls on every weekday
_MIDDLE_DAY = 15  # of a month


def check_reference(reference: datetime.date | str) -> datetime.date:
    """The reference as a date; raises ValueError if it is not one.

    >>> check_reference("2025-11-23T10:30:00")
    datetime.date(2025, 11, 23)
    """
    day: datetime.date | None
    try:
        day = datetime.datetime.fromisoformat(reference) if isinstance(reference, str) else reference
    except ValueError:
        day = None
    if isinstance(day, datetime.datetime):
        return day.date()
    if not isinstance(day, datetime.date):
        raise ValueError(f"reference must be a datetime.date or an ISO string like '2025-11-23', got {reference!r}")
    return day


def add_relative(scan: Scan, found: list[DateMention], reference: datetime.date) -> list[DateMention]:
    """The dates of a text, and beside them اليوم, أمس, الأحد المقبل, in order."""
    qualifiers = ((one, _find_qualifier(scan.text, one.end)) for one in found)
    taken = join_spans((one.start, one.end + (match.end() if match else 0)) for one, match in qualifiers)
    # Neither inside a date nor before the one it says again: «اليوم الأحد 23 نوفمبر».
    more = [one for one in find_relative(scan, reference) if not lies_across(taken, one.start, one.end + 3)]
    return sorted(found + more, key=lambda mention: mention.start)


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


# --- relative expressions -------------------------------------------------------------------------------------------

# (word, days from the reference)
_DAYS = (
    ("اليوم", 0),
    ("الليلة", 0),
    ("أمس", -1),
    ("البارحة", -1),
    ("امبارح", -1),
    ("أول من أمس", -2),
    ("أمس الأول", -2),
    ("قبل الأمس", -2),
    *((f"{before} {day}", -2) for before in ("أول", "قبل") for day in ("أمس", "البارحة", "امبارح")),
    ("غدا", 1),
    ("غد", 1),
    ("بكرة", 1),
    *((f"بعد {day}", 2) for day in ("غد", "الغد", "بكرة")),
)
_MONTH_WORDS = ("الشهر",)
_YEAR_WORDS = ("العام", "السنة")
# «ذلك اليوم» and «اليوم العالمي» are no day of ours.
_NOT_TODAY = lazy_pattern(r"(?:ذلك|نفس|ذاك|طوال|طيله|كل|هذا) \Z")
_NAMED_DAY = lazy_pattern(r"[ \xa0]ال\w")


@functools.cache
def _expressions_pattern() -> re.Pattern[str]:
    """Every relative expression, in folded spelling."""
    directions = "|".join(_relative_directions())
    weekdays = "|".join(fold(name) for name, _ in calendar_names.WEEKDAYS)
    days = "|".join(sorted((fold(word) for word, _ in _DAYS), key=len, reverse=True))
    periods = "|".join(fold(word) for word in (*_MONTH_WORDS, *_YEAR_WORDS))
    return re.compile(
        rf"(?<!\w)[{LETTERS}]{{0,2}}(?:"
        rf"(?P<day>{days})(?!\w)(?: (?:يوم )?(?P<same>{weekdays})(?!\w))?"
        rf"|(?P<weekday>{weekdays}) (?P<which>{directions})(?!\w)"
        rf"|(?P<period>{periods}) (?P<side>{directions})(?!\w)"
        rf"|(?P<way>قبل|بعد) (?:(?P<two>يومين)|(?P<count>\d{{1,3}}) (?:ايام|يوما?))(?!\w))"
    )


def find_relative(scan: Scan, reference: datetime.date) -> Iterator[DateMention]:
    view = folded_view(scan)
    found: list[tuple[re.Match[str], int, int]] = []
    for match in _expressions_pattern().finditer(view.text):
        start = next(match.start(name) for name in ("day", "weekday", "period", "way") if match[name] is not None)
        found.append((match, *view.source(start, match.end())))
    exempt = set(protect.protected_at(scan, [start for _, start, _ in found]))
    for match, start, end in found:
        value = None if start in exempt else _find_value(match, view.text, reference)
        if value is not None:
            yield mention_of(start, end, scan.text[start:end], "gregorian", (value,), "date", None, ("relative",))


def _find_value(match: re.Match[str], text: str, reference: datetime.date) -> DateValue | None:
    """What an expression means on the day of reference."""
    if match["day"] is not None:
        if match["day"] == "اليوم":
            named = match["same"] is None and _NAMED_DAY.match(text, match.end())
            if named or _NOT_TODAY.search(text, near_before(match.start(), QUALIFIER_CHARACTERS), match.start()):
                return None
        return _add_days(reference, {fold(word): days for word, days in _DAYS}[match["day"]])
    if match["weekday"] is not None:
        weekday = {fold(name): number for name, number in calendar_names.WEEKDAYS}[match["weekday"]]
        direction = _relative_directions()[match["which"]]
        ahead = (weekday - reference.weekday() - 1) % 7 + 1
        return _add_days(reference, ahead if direction > 0 else ahead - 7 if ahead < 7 or direction == 0 else -7)
    if match["period"] is not None:
        direction = _relative_directions()[match["side"]]
        if match["period"] in map(fold, _YEAR_WORDS):
            return DateValue(year=reference.year + direction)
        year, month = divmod(reference.year * 12 + reference.month - 1 + direction, 12)
        return DateValue(year=year, month=month + 1)
    count = 2 if match["two"] else int(match["count"])
    return _add_days(reference, count if match["way"] == "بعد" else -count)


def _add_days(reference: datetime.date, days: int) -> DateValue | None:
    try:
        day = reference + datetime.timedelta(days)
    except OverflowError:
        return None
    return DateValue(year=day.year, month=day.month, day=day.day)
