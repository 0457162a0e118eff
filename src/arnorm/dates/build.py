"""The builder: from the layout of a match to the mention that it is, or to the veto that refuses it.

A rule names what its numbers mean, one of the ``read_*`` functions below; each sets the calendar and the values.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from arnorm._arabic.data import years
from arnorm._core.rules import Rule, Veto
from arnorm.dates import tokens as t
from arnorm.dates.calendars import gregorian_year
from arnorm.dates.context import fit_year
from arnorm.dates.draft import COUNTED, Draft, calendar_of, value_of
from arnorm.dates.mention import DateValue, Flag
from arnorm.dates.tokens import letters

__all__ = [
    "DAYS", "DateRule", "ERA", "FREE", "ISO", "JOIN", "LEAD", "LINK", "Meaning", "OF", "WEEKDAY", "YEAR", "build",
    "complete_years", "read_centuries", "read_days", "read_decades", "read_figures", "read_month", "read_nights",
    "read_numbers", "read_tens", "read_twin_year", "read_years", "refusal", "row", "rule",
]  # fmt: skip

# What rules are put together from.
LINK = "<nothing|of>"
ERA = "(?:<nothing|open|close|of|after|before><era>)"
CUED_YEAR = (
    r"<nothing|comma|slash|dot|hyphen|open|of|in|and|break>(?:<months-cue>_)?<year-cue>(?:_<era|relative>)?"
    rf"(?:<nothing|open|close|of|colon|break>(?:<any-year|words-99>{ERA}?|<words-31|ordinal>{ERA}?|<below-100|feminine>{ERA})"
    rf"|/<words-999|words-year>{ERA}?)"  # the stroke of a page: سنة / خمس وتسعين وخمسمائة
)
YEAR = (
    rf"(?P<year>(?:_<relative>)?(?:{CUED_YEAR}|<nothing|comma|slash|hyphen|open|of><below-1000>{ERA}"
    r"|<nothing|comma|slash|dot|hyphen|dash|open|close|of|in|break><year>(?![/.]<day>(?!_?<any-month>))"
    rf"{ERA}?)|[_,]<three-digits>|{LINK}<words-year>)"
)
OF = rf"(?:<nothing|of|in|break>|{LINK}<month-cue>{LINK}|<slash|dot|dash|hyphen>)"
JOIN = "<hyphen|dash|and|to|comma|or|slash>"
WEEKDAY = r"(?:<weekday>(?:[_,/]|[_,]<twin-cue><nothing|colon|in>))?"
DAYS = rf"<any-day>(?:{JOIN}(?:<day-cue>_)?(?:<weekday>_)?<any-day>){{0,9}}"

ISO = r"<year>-<month-number>-<day>(?:_<era>)?"
FREE = r"(?<!<digits>[/.])"  # not the tail of a longer row of numbers
LEAD = r"(?P<day0>(?:<day><hyphen|dash|and|to|comma>){0,9})"  # 12-14/3/1436


def row(one: str, two: str, three: str, name: int) -> str:
    """Three numbers in a row with one separator, and no fourth."""
    slashed = rf"{one}(?P<s{name}>[/.]){two}(?P=s{name}){three}(?!(?P=s{name})<digits>)"
    dash = "<hyphen|dash>"
    return rf"(?:{slashed}|(?<!<digits>-){one}{dash}{two}{dash}{three}(?!-<digits>))"


_LIBYAN_SEPTEMBER = 9  # الفاتح
_LAST_DAY = 30  # of a Hijri month, from which nights are counted back
_MODERN = years.OLDEST_OF_OURS  # years in words before this are Hijri, for so the chronicles write


class Meaning(NamedTuple):
    """What a rule says: the function that reads its numbers, what is evidence for the date, and what is doubtful."""

    read: Callable[[Draft], None]
    evidence: tuple[str, ...]
    flags: tuple[Flag, ...] = ()


DateRule: TypeAlias = Rule[str, Meaning, Draft]


def rule(
    name: str,
    first: str,
    pattern: str,
    what: Meaning,
    vetoes: tuple[Veto[Draft], ...] = (),
    *,
    examples: tuple[str, ...],
    counters: tuple[str, ...],
) -> DateRule:
    """A row: the tokens that it can begin with, the pattern of its tokens and gaps, what it says, what refuses it."""
    return Rule(name, pattern, what, "", examples, counters, vetoes, frozenset(letters(first)))


def refusal(name: str, when: Callable[[Draft], bool], why: str, example: str, keys: str = "") -> Veto[Draft]:
    """A reason why what a rule matched is no date, with the example that it refuses.

    ``keys`` are the kinds of day that it is for; in a rule without days, the kinds of which there must be one.
    """
    return Rule(name, when, None, why, (example,), keys=frozenset(keys))


def build(draft: Draft) -> bool:
    """Read a draft by its rule; False if a veto refuses it."""
    rule: DateRule = draft.layout.rule
    meaning = rule.what
    if draft.weekday is not None:
        draft.evidence.append("weekday")
    draft.evidence += meaning.evidence
    draft.flags += meaning.flags
    meaning.read(draft)
    for reason in draft.layout.vetoes:
        if reason.when(draft):
            draft.veto = reason.name
            return False
    if len(draft.values) > 1 and draft.kind == "date":
        draft.order_values()
    return True


def _take_year(draft: Draft) -> None:
    """Take the only year, counted from its era."""
    if draft.layout.years:
        year = draft.tokens[draft.layout.years[0]].value
        draft.year = 1 - year if draft.era is not None and draft.counts_back else year


def read_days(draft: Draft) -> None:
    """Days or months by their names, with or without the year."""
    tokens, layout = draft.tokens, draft.layout
    draft.calendar = draft.month_token().calendar or "gregorian"  # الفاتح
    _take_year(draft)
    fit_year(draft)
    for _, month, day in layout.dates:
        number = _LIBYAN_SEPTEMBER if tokens[month].kind == t.FIRST_DAY else tokens[month].value
        draft.values.append(value_of(draft.year, number, tokens[day].value if day >= 0 else None))
    if layout.days and draft.day_token().kind == t.LAST_DAY:
        _mark_approximate(draft)
    if True in [tokens[i].double for i in layout.months]:
        draft.evidence.append("month-twice")


def read_month(draft: Draft) -> None:
    """A month with nothing but its second name, or المقبل."""
    read_days(draft)
    if len(draft.tokens) > 1:
        draft.evidence.append("qualifier")


def _mark_approximate(draft: Draft) -> None:
    """Say that the days are good to a day: the month may have 29 days."""
    draft.values = [dataclasses.replace(value, approximate=True) for value in draft.values]
    draft.flags.append("approximate")


def read_nights(draft: Draft) -> None:
    """لعشر خلون من رمضان, لليلة بقيت من ذي الحجة."""
    read_days(draft)
    day, (value, *_) = draft.day_token(), draft.values
    count = 1 if day.kind == t.NIGHT else day.value
    left = t.LEFT in draft.kinds
    draft.values = [value_of(value.year, value.month, _LAST_DAY - count if left else count)]
    if left:
        _mark_approximate(draft)


def read_tens(draft: Draft) -> None:
    """العشر الأواخر من رمضان."""
    read_days(draft)
    value, *_ = draft.values
    draft.values = [value_of(value.year, value.month, day) for day in divmod(draft.day_token().value, 100)]
    draft.kind = "range"
    draft.flags.append("approximate")


def read_numbers(draft: Draft) -> None:
    """Days and months by their numbers: 5/4 إلى 10/4/1442هـ, شهر 10/2015."""
    tokens, layout = draft.tokens, draft.layout
    _take_year(draft)
    if draft.era:
        draft.calendar = draft.era.calendar
    elif draft.year is None or tokens[layout.years[0]].digits == 2:
        draft.calendar = "gregorian"
    else:
        draft.guess_calendar(draft.year)
    if draft.year is None and not draft.era:
        draft.evidence.append("day-cue")
    own = len(layout.years) != 1  # each date has its own year, or none has one
    for at, month, day in layout.dates:
        year = tokens[at].value if own and at >= 0 else draft.year
        draft.values.append(value_of(year, tokens[month].value, tokens[day].value if day >= 0 else None))


def read_figures(draft: Draft) -> None:
    """Days in figures, 23/11/2025: day and month change places where only that makes a date."""
    read_numbers(draft)
    layout = draft.layout
    last = draft.values[-1]
    year, month, day = last.year, last.month or 0, last.day or 0
    if month > 12 >= day:
        month, day = day, month
    elif day <= 12 and day != month and layout.days[-1] < layout.months[0] and draft.calendar != "hijri":
        draft.flags.append("ambiguous")  # no one writes 9/15/1446
    if layout.years and draft.tokens[layout.years[0]].digits == 2 and year is not None:
        century = (1400, 1300) if draft.calendar == "hijri" else (2000, 1900)
        year += century[year >= years.TURN]
        draft.flags.append("century")
    lead = [value_of(year, month, value.day) for value in draft.values[:-1]] if len(draft.values) > 1 else []
    draft.values = [*lead, value_of(year, month, day)]


def read_years(draft: Draft) -> None:
    """عام 1990, بين عامي 1990 و1995, 1436 / 1437 هـ, سنة سبع وأربعين وأربعمائة وألف."""
    tokens, layout = draft.tokens, draft.layout
    values = [tokens[i].value for i in layout.years]
    back = draft.era is not None and draft.counts_back
    if len(values) > 1 and not back:
        values = complete_years(values, [tokens[i].digits for i in layout.years])
        many = _count_years(draft, values)
        draft.last = layout.years[many - 1] if many < len(values) else draft.last
        del values[many:]
    if draft.era:
        draft.calendar = draft.era.calendar
        draft.evidence.append("era")
    elif tokens[layout.years[0]].digits or max(values) >= _MODERN:
        draft.guess_calendar(max(values))
    else:
        draft.calendar = "hijri"
    if draft.kinds[0] in t.ANY_YEAR_CUE:
        draft.evidence.append("year-cue")
    draft.values = [value_of(1 - value if back else value) for value in values]


def complete_years(values: list[int], digits: list[int]) -> list[int]:
    """The years, a school year's short half completed: 2015/16, 37/1438."""
    for short, full in ((1, 0), (0, 1)):
        if len(values) == 2 and 0 < digits[short] < 3 <= digits[full] and values[full] >= 1000:
            values[short] += values[full] // 100 * 100
    return values


def _count_years(draft: Draft, values: list[int]) -> int:
    """How many of the numbers are years; what follows them is another number's beginning."""
    many = len(values)
    if draft.layout.joint == t.TO and values[0] > values[1]:  # عام 2015 إلى 1645 مليون
        return 1
    if draft.era:
        return many
    if values[0] >= 1000 > values[-1]:  # عام 2020، و926 ألف
        return 1
    return many - 1 if draft.after(COUNTED) else many  # عام 2020 و1500 ألف


def read_twin_year(draft: Draft) -> None:
    """1319هـ الموافق 1902: the calendar is the other one."""
    year = draft.tokens[draft.layout.years[0]].value
    draft.calendar = calendar_of(year)
    tokens, at = draft.stretch.tokens, draft.at
    if at > 1 and tokens[at - 1].calendar == "hijri" and tokens[at - 2].digits:  # 845هـ/1441
        is_same = abs(gregorian_year(tokens[at - 2].value) - year) <= 1
        draft.calendar = "gregorian" if is_same else draft.calendar
    draft.values = [value_of(year)]


def read_centuries(draft: Draft) -> None:
    """القرن التاسع عشر, القرن السابع الهجري."""
    number = draft.tokens[draft.layout.years[0]].value
    draft.calendar = draft.era.calendar if draft.era else "gregorian"
    draft.values = [DateValue(year=(number - 1) * 100, unit="century")]


def read_decades(draft: Draft) -> None:
    """ثمانينيات القرن التاسع عشر, الأربعينيات والخمسينيات من القرن العشرين, الستينيات الميلادية."""
    *decades, last = (draft.tokens[i] for i in draft.layout.years)
    draft.calendar = draft.era.calendar if draft.era else "gregorian"
    if last.kind == t.DECADE:
        decades.append(last)
        first = 1900
        if not draft.after(r" (?:من )?القرن الماضي"):
            draft.flags.append("century")
    else:
        first = (last.value - 1) * 100
    draft.values = [DateValue(year=first + token.value, unit="decade") for token in decades]
