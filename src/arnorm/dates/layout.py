"""The layout of a match: which of its tokens are its days, months and years, by the named groups of its rule."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from arnorm._core.rules import Rule
from arnorm.dates import tokens as t

__all__ = ["Layout", "Places", "make_layout"]

_NUMBERS = frozenset(
    t.DIGITS + t.WORDS_31 + t.WORDS_99 + t.WORDS_999 + t.WORDS_YEAR + t.ANY_ORDINAL
    + t.FIRST_DAY + t.MIDDLE + t.LAST_DAY + t.TENS + t.NIGHT + t.DECADE
)  # fmt: skip
_NAMES_WITH_NUMBER = frozenset(t.WEEKDAY + t.CENTURY)
_JOINTS = frozenset(t.HYPHEN + t.DASH + t.AND + t.TO + t.COMMA + t.OR + t.SLASH)

Places = tuple[int, ...]  # of tokens, counted from the first token of the match


class Layout(NamedTuple):
    """Where the parts of a date are among the tokens of a match.

    ``vetoes`` are those of the rule that are for its first day. ``dates`` has the year, the month and the day of each
    date, -1 for what it lacks. ``era`` is the last era mark, or -1; ``is_cued`` says that a word for a year is before
    the year. ``first`` and ``last`` are the ends of the mention: cues before it are none of it. ``joint`` is the gap
    between the first two dates.
    """

    rule: Rule[str, Any, Any]
    vetoes: tuple[Rule[Any, Any, Any], ...]
    size: int
    days: Places
    months: Places
    years: Places
    era: int
    is_cued: bool
    dates: tuple[Places, ...]
    first: int
    last: int
    joint: str


def make_layout(rule: Rule[str, Any, Any], match: re.Match[str]) -> Layout:
    """The layout of a match of a rule in a line of tokens."""
    start, end = match.span()
    row = match.string[start : end + 1]
    kinds, gaps = row[::2], row[1::2]
    places: dict[str, list[int]] = {"day": [], "month": [], "year": []}
    for name in match.re.groupindex:
        parts = name.rstrip("0123456789").split("_")
        if parts[0] in places:
            low, high = match.span(name)
            numbers = [i for i in range((low - start + 1) // 2, (high - start + 1) // 2) if kinds[i] in _NUMBERS]
            for nth, i in enumerate(numbers):
                places[parts[nth % len(parts)]].append(i)
    months = [*places["month"], *(i for i, kind in enumerate(kinds) if kind in t.ANY_MONTH)]
    days, years = sorted(places["day"]), sorted(places["year"])
    dates = _join_dates(years, sorted(months), days)
    era = max(kinds.rfind(mark) for mark in t.ERA)
    said = sorted({i for date in dates for i in date if i >= 0} | {i for i in (era,) if i >= 0})
    named = [i for i, kind in enumerate(kinds) if kind in _NAMES_WITH_NUMBER]
    first = min(named[:1] + [i for i in said if i != era])
    day = kinds[days[0]] if days else ""
    vetoes = tuple(reason for reason in rule.vetoes if not reason.keys or day in reason.keys)
    return Layout(
        rule, vetoes, len(kinds), tuple(days), tuple(sorted(months)), tuple(years), era,
        is_cued=t.YEAR_CUE in kinds, dates=dates, first=first, last=max(first, *said),
        joint=_find_joint(gaps, dates, era),
    )  # fmt: skip


def _join_dates(years: list[int], months: list[int], days: list[int]) -> tuple[Places, ...]:
    """The dates that these parts make: a day goes with the next month, or the last; a year goes with all."""
    if not months:
        return tuple((year, -1, -1) for year in years)
    if len(years) > 1 and days:
        return tuple(zip(years, months, days, strict=True))
    year = years[0] if years else -1
    if not days:
        return tuple((year, month, -1) for month in months)
    return tuple((year, next((month for month in months if month > day), months[-1]), day) for day in days)


def _find_joint(gaps: str, dates: tuple[Places, ...], era: int) -> str:
    """The gap that joins the second date to the first; empty if there is only one."""
    if len(dates) < 2:
        return ""
    one, two = (
        [i for i in date if i >= 0 and i not in other] for date, other in ((dates[0], dates[1]), (dates[1], dates[0]))
    )
    second = min(two)
    last = max(i for i in (*one, era) if 0 <= i < second)
    return next((gap for gap in gaps[last:second] if gap in _JOINTS), gaps[last])
