"""The two calendars, day by day: what a mention's days are, and what the other calendar calls them.

**Hijri** years from 1343 to 1500 follow the *published* Umm al-Qura calendar, as the hijridate package holds it, month
by month; or, for who asks, from 1300 to 1600 the *computed* one, which the JDK and ICU have. All other years, or with
"civil" all, follow the tabular calendar: leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of each thirty, first
day Friday 16 July 622 in the Julian calendar (19 July in the proleptic Gregorian), which CLDR calls ``islamic-civil``.
Months were and are seen, not computed, so that arithmetic is good to a day or two: whatever comes from it is marked
approximate (``~`` in EDTF).

**Gregorian** is proleptic, as in `datetime` and ISO 8601: the rule of 1582 carried back before its time. A text that
names a day before 15 October 1582 nearly always means the Julian calendar; such a day is taken as written, its
conversion is approximate anyway, and where a weekday or a twin date is compared, the Julian reading counts too.

Days are counted as `datetime.date.toordinal` counts them. Imports and tables are made at their first use.
"""

from __future__ import annotations

import bisect
import datetime
import functools
import itertools
from typing import TYPE_CHECKING

from arnorm.dates.options import HijriTable

if TYPE_CHECKING:
    from arnorm.dates.mention import DateValue

_EPOCH = 227015  # the ordinal of 1 Muharram 1 in the tabular calendar: 622-07-19
_FIRST_GREGORIAN = datetime.date(1582, 10, 15).toordinal()
_LAST_DAY = datetime.date.max.toordinal()


def is_leap(year: int) -> bool:
    """Whether a Gregorian year has a 29 February (`calendar.isleap`, whose module brings `locale`)."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def gregorian_year(hijri: int) -> int:
    """About which Gregorian year a Hijri year is.

    >>> gregorian_year(1447), gregorian_year(656)
    (2025, 1258)
    """
    return hijri * 32 // 33 + 622


@functools.cache
def _table(name: HijriTable) -> tuple[int, int, tuple[int, ...]]:
    """First and last year of a table, and the ordinal on which each of its months starts, with the end of the last."""
    if name == "computed":
        from arnorm._generated import computed_hijri as made  # noqa: PLC0415 -- for those who ask

        lengths = (29 + (year >> month & 1) for year in made.LONG_MONTHS for month in range(12))
        last = made.FIRST_YEAR + len(made.LONG_MONTHS) - 1
        return made.FIRST_YEAR, last, tuple(itertools.accumulate(lengths, initial=made.FIRST_DAY))
    from hijridate import ummalqura  # noqa: PLC0415 -- only those who convert pay for it

    (first, *_), (last, *_) = ummalqura.HIJRI_RANGE
    # Reduced Julian days: 1 January of the year 1 is 1721426.
    starts = tuple(start + 2400000 - 1721425 for start in ummalqura.MONTH_STARTS)
    lengths_there = {end - start for start, end in itertools.pairwise(starts)}
    if len(starts) != 12 * (last - first + 1) + 1 or not lengths_there <= {28, 29, 30, 31}:
        what = f"{len(starts)} months, lengths {lengths_there}"
        raise RuntimeError(f"hijridate's Umm al-Qura table is not what it was: {what}")
    return first, last, starts


def _month_start(year: int, month: int, table: HijriTable = "published") -> tuple[int, int, bool]:
    """The day a Hijri month starts, its length, and whether the table gives them."""
    if table != "civil":
        first, last, starts = _table(table)
        if first <= year <= last:
            at = 12 * (year - first) + month - 1
            return starts[at], starts[at + 1] - starts[at], True
    start = _tabular(year, month)
    return start, _tabular(*_month_after(year, month)) - start, table == "civil"


def _month_after(year: int, month: int) -> tuple[int, int]:
    return (year, month + 1) if month < 12 else (year + 1, 1)


def _tabular(year: int, month: int) -> int:
    return _EPOCH + 354 * (year - 1) + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2


def hijri_of(day: int, table: HijriTable = "published") -> tuple[int, int, int, bool]:
    """The Hijri year, month and day of an ordinal, and whether the table gives it.

    >>> hijri_of(datetime.date(2025, 3, 15).toordinal())
    (1446, 9, 15, True)
    >>> hijri_of(datetime.date(1824, 1, 1).toordinal())
    (1239, 4, 28, False)
    """
    if table != "civil":
        first, _, starts = _table(table)
        if starts[0] <= day < starts[-1]:
            at = bisect.bisect_right(starts, day) - 1
            return first + at // 12, at % 12 + 1, day - starts[at] + 1, True
    # Thirty years are 10,631 days, eleven months 325: both counts are backwards what `_tabular` is forwards.
    year = (30 * (day - _EPOCH) + 10646) // 10631
    month = (11 * (day - _tabular(year, 1)) + 330) // 325
    return year, month, day - _tabular(year, month) + 1, table == "civil"


def day_of(calendar: str, year: int, month: int, day: int, table: HijriTable = "published") -> tuple[int, bool] | None:
    """The ordinal of a day, and whether it is exact; None where the calendar has no such day.

    >>> day_of("hijri", 1446, 9, 15) == (datetime.date(2025, 3, 15).toordinal(), True)
    True
    >>> day_of("hijri", 1446, 9, 30), day_of("gregorian", 2025, 2, 30)
    (None, None)
    """
    if calendar == "gregorian":
        try:
            return datetime.date(year, month, day).toordinal(), True
        except ValueError:
            return None
    if calendar != "hijri" or not 1 <= month <= 12 or day < 1:
        return None
    start, length, published = _month_start(year, month, table)
    # Outside the table any month may have been seen to have thirty days.
    if day > (length if published else 30):
        return None
    found = start + day - 1
    return (found, published) if 1 <= found <= _LAST_DAY else None


def days_of(calendar: str, value: DateValue, table: HijriTable = "published") -> tuple[int, int, bool] | None:
    """The first and last day of a date given to the day, month, year, decade or century, and whether they are exact."""
    if value.year is None or (value.day is not None and value.month is None):
        return None
    if value.month is not None and value.day is not None:
        found = day_of(calendar, value.year, value.month, value.day, table)
        if found is None:
            return None
        day, exact = found
        return day, day, exact and not value.approximate
    last_month = value.year + {"year": 0, "decade": 9, "century": 99}[value.unit], value.month or 12
    first = day_of(calendar, value.year, value.month or 1, 1, table)
    last, after = (day_of(calendar, *month, 1, table) for month in (last_month, _month_after(*last_month)))
    if first is None or last is None or after is None:
        return None
    # The last month decides for itself: 1500 ends inside the table though 1501 starts outside.
    (start, exact), (_, inside), (end, _) = first, last, after
    return start, end - 1, exact and inside and not value.approximate


def julian_day(day: int) -> int:
    """The day that a Gregorian one names where the Julian calendar is meant: another one before 15 October 1582."""
    if day >= _FIRST_GREGORIAN:
        return day
    date = datetime.date.fromordinal(day)
    year = date.year if date.month > 2 else date.year - 1  # a leap day is the last day of February
    return day + year // 100 - year // 400 - 2


def move_to_weekday(day: int, exact: bool, weekday: int | None) -> int:
    """A tabular day, moved by one where only that agrees with the weekday in the text."""
    if exact or weekday is None:
        return day
    off = (weekday - (day - 1) + 3) % 7 - 3
    return day + off if abs(off) == 1 else day
