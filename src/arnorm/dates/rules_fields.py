"""The rules of a field that is known to be a date: those of running text without the evidence it must give, and more.

Rows as in `arnorm.dates.rules`; ``tests/test_parse_date.py`` runs their examples and counter-examples as fields.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Literal

from arnorm._arabic.data import years
from arnorm.dates import tokens as t
from arnorm.dates import vetoes
from arnorm.dates import vetoes_numbers as figures
from arnorm.dates.build import (
    ERA,
    OF,
    WEEKDAY,
    YEAR,
    DateRule,
    Meaning,
    read_days,
    read_figures,
    read_month,
    read_numbers,
    read_years,
    refusal,
    row,
    rule,
)
from arnorm.dates.draft import Draft, Layout, calendar_of, make_layout, value_of
from arnorm.dates.rules import RULES
from arnorm.dates.tokens import compiled

__all__ = ["FIELD_RULES", "FieldOrder", "layouts_of_field"]

FieldOrder = Literal["dmy", "mdy", "ymd"]

# Vetoes that ask the text around for evidence. The caller of `arnorm.parse_date` has said that it is a date, and what
# is left of a field beside its date is looked at there.
_UNASKED = frozenset((
    "numbered-noun", "volume", "no-day-word", "count-of-days", "part-of-period", "bare-ordinal", "foreign-month",
    "loose-month-first", "count",
))  # fmt: skip


def _read_short_year(draft: Draft) -> None:
    """Days whose year has two digits, 00 too."""
    (day,), (month,), (year,) = draft.layout.days, draft.layout.months, draft.layout.years
    draft.calendar = draft.tokens[month].calendar
    draft.values = [value_of(draft.tokens[year].value, draft.tokens[month].value, draft.tokens[day].value)]


def _is_odd(d: Draft) -> bool:
    """Whether a month behind its year is none, a Hijri year is Gregorian, or numbers in a row are no years."""
    layout, tokens = d.layout, d.tokens
    if layout.years and layout.months and layout.days and layout.years[0] < layout.months[0] < layout.days[0]:
        return tokens[layout.months[0]].kind not in t.MONTH_NUMBER + t.ANY_MONTH
    if d.calendar == "hijri" and any((value.year or 0) >= years.GREGORIAN_SINCE for value in d.values):
        return True
    return not layout.months and len(layout.years) > 1 and min(tokens[i].digits for i in layout.years) == 1


def _is_version(d: Draft) -> bool:
    days = d.tokens[-3:] if d.era is None else d.tokens[-4:-1]
    return t.DOT in d.gaps and any(token.digits == 1 for token in days)


def _is_score(d: Draft) -> bool:
    one, two = (d.tokens[i] for i in (d.layout.days[0], d.layout.months[0]))
    return d.gaps[d.layout.days[0]] == t.HYPHEN and (one.kind == t.MONTH_NUMBER) == (two.kind == t.MONTH_NUMBER)


def _is_no_year(d: Draft) -> bool:
    """Whether a number alone, or the second of two, is hardly a year."""
    first, *more = [value.year or 0 for value in d.values]
    ours = years.HIJRI_OF_OURS if calendar_of(first) == "hijri" else years.GREGORIAN_OF_LATE
    return first not in ours or any(year not in ours or not (year > first or year == first - 1) for year in more)


_ODD = refusal("no-such-day", _is_odd, "a field says what it says in one order and calendar", "2024-13-01")
_VERSION = refusal("version", _is_version, "between dots, one figure beside a year of two is a version's", "2.4.11")
_NO_YEAR = refusal("no-year", _is_no_year, "a number alone is a year of our times", "1200")
_SCORE = refusal("score", _is_score, "two numbers with a dash are a score, unless only one can be the month", "2-1")
_NO_ZERO = refusal("zero", lambda d: d.word(0) == "صفر", "صفر alone is zero", "صفر")
_DAY = Meaning(read_days, ("day-month",))
_FIGURES, _NUMBERS = Meaning(read_figures, ("numeric",)), Meaning(read_numbers, ("numeric",))
_END = r"(?![/.\-])(?:[_(]<era>)?"
_FREE = r"(?<!<digits>[/.\-])"
_SIGN = "<nothing|comma|slash|hyphen>"

# Before the rules of running text, which read less of such a field; and behind them.
_FIRST = (
    rule("compact", "year", rf"(?P<year_month_day><year>_<month-number>_<day>){_END}", _NUMBERS, (figures.is_no_day,),
         examples=("20251123", "2025 11 23"), counters=("20251323",)),
    rule("day-month-short-year", "weekday|day|ordinal",
         rf"{WEEKDAY}(?P<day><day|ordinal>){OF}<month>[_,/\-](?P<year><below-100>)(?![/.\-:]|_<any-month>|[_(]<era>)",
         Meaning(_read_short_year, ("day-month",), ("century",)),
         examples=("23-Nov-25", "23 نوفمبر 25"), counters=("23 الصيف 25",)),
)  # fmt: skip
_YEAR_FIRST = rule(
    "short-year-first", "weekday|below-100",
    rf"{WEEKDAY}(?P<year_month_day>{row('<below-100>', '<day>', '<day>', 4)})(?:[_(]<era>)?",
    _FIGURES, (figures.NO_YEAR_DIGITS, figures.is_no_day, _VERSION),
    examples=("21/04/16",), counters=("21/40/16",),
)  # fmt: skip
_LAST = (
    rule("short-year", "weekday|day",
         rf"{WEEKDAY}(?P<day_month_year>{row('<day>', '<day>', '<below-100>', 4)})(?:[_(]<era>)?",
         _FIGURES, (figures.NO_YEAR_DIGITS, figures.is_no_day, _VERSION),
         examples=("16/04/21", "16.04.21"), counters=("2.4.11", "1.2.3", "40/5/21")),
    rule("day-stop-month", "weekday|any-day|feminine",
         rf"{WEEKDAY}(?P<day><any-day|feminine>)(?:<stop>|{OF})<any-month>{YEAR}?",
         _DAY, (vetoes.EVERYDAY_MONTH, vetoes.is_half),
         examples=("2. أكتوبر", "23. نوفمبر 2025"), counters=("2. الصيف",)),
    rule("year-month-day", "year",
         rf"(?P<year><year>){_SIGN}<any-month>(?:{_SIGN}(?P<day><any-day>))?(?![/.\-])(?:[_(]<era>)?",
         _DAY, (vetoes.EVERYDAY_NAME, vetoes.NO_YEAR_OF_MONTH),
         examples=("2025 نوفمبر 23", "2025-Nov-23", "2025 نوفمبر"), counters=("1850 رمضان 15", "2025 الصيف")),
    rule("month-of-year-alone", "year|month-number",
         rf"{_FREE}(?:(?P<year_month><year>[/\-.]<month-number>)|(?P<month_year><month-number>[/\-.]<year>)){_END}",
         _NUMBERS, examples=("2015/3", "3/2015", "9/1445هـ"), counters=("2015/13", "13/2015", "5/3/7/2015")),
    rule("day-month", "weekday|day", rf"{_FREE}{WEEKDAY}(?P<day_month><day>[/\-]<day>)(?![/.\-=])(?:[_(]<era>)?",
         _FIGURES, (figures.is_no_day, _SCORE),
         examples=("31/12", "31-12"), counters=("31/13", "2-1")),
    rule("month-day-year", "weekday|month",
         rf"{WEEKDAY}<month>[_,/\-](?P<day><day|ordinal|words-31>)"
         rf"<nothing|comma|hyphen|slash|in|of>(?:<year-cue>_)?(?P<year><year|words-year>){ERA}?",
         _DAY, (vetoes.NO_YEAR_OF_MONTH,),
         examples=("يناير الحادي والعشرين ألفان وثمانية عشر", "Nov-23-2025"), counters=("رمضان-15-1850",)),
    rule("month-day-in-words", "weekday|month", rf"{WEEKDAY}<month>[_,](?P<day><ordinal|words-31>)", _DAY,
         examples=("مايو تسعة وعشرين", "يناير الأول"), counters=("مايو تسعة وتسعين",)),
    rule("month-day-or-year", "weekday|month", rf"{WEEKDAY}<month>[_,/\-](?P<day><day>)(?![/.\-])",
         Meaning(read_days, ("day-month",), ("ambiguous",)),
         examples=("يناير-1", "نوفمبر، 23"), counters=("يناير-99",)),
    rule("month-by-number", "month-cue", r"<month-cue>_(?P<month><month-number|ordinal>)",
         _NUMBERS, (figures.is_no_day,), examples=("شهر 10",), counters=("شهر 13",)),
    rule("years-alone", "year|words-year",
         r"(?<!<digits>[/.\-,])(?P<year><year>(?:<hyphen|dash|slash|to|and><year>|[/\-]<below-100>)?|<words-year>)(?![/.\-=])",
         Meaning(read_years, ()), (figures.is_no_school_year, _NO_YEAR),
         examples=("2015", "1446", "2015-2016", "2015/16", "ألفان وثمانية عشر"),
         counters=("1200", "1500-2000", "2016-2005", "2015-18")),
    rule("month-alone", "month", "<month>(?:_<relative>)?", Meaning(read_month, ()), (_NO_ZERO,),
         examples=("ديسمبر", "رمضان"), counters=("صفر", "الصيف")),
)  # fmt: skip
FIELD_RULES: tuple[DateRule, ...] = (*_FIRST, _YEAR_FIRST, *_LAST)
*_OF_TEXT, _MONTH = RULES  # the last one reads a month with its second name: less than the rows of fields do


@functools.cache
def _rules_from(token: str, order: FieldOrder) -> list[DateRule]:
    """The rules that can begin with a token."""
    first = (_YEAR_FIRST, *_FIRST) if order == "ymd" else _FIRST
    return [one for one in (*first, *_OF_TEXT, *_LAST, _MONTH) if token in one.keys]


def _find_layouts(line: str, at: int, order: FieldOrder) -> Iterator[Layout]:
    for one in _rules_from(line[at], order):
        if match := compiled(one.when).match(line, at):
            layout = make_layout(one, match)
            asked = [veto for veto in layout.vetoes if veto.name not in _UNASKED]
            yield layout._replace(vetoes=(*asked, _ODD))


@functools.lru_cache(2048)
def layouts_of_field(line: str, order: FieldOrder) -> tuple[tuple[int, tuple[Layout, ...]], ...]:
    """The tokens of a field's line at which rules match, with their layouts. Fields of one manner share their line."""
    found = ((at, tuple(_find_layouts(line, 2 * at, order))) for at in range(len(line) // 2))
    return tuple((at, layouts) for at, layouts in found if layouts)
