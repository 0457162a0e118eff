"""A field that is a date: the one date of a whole string, read by the rules of running text without their evidence.

The rules of fields are rows as in `arnorm.dates.rules`; ``tests/test_parse_date.py`` runs their examples and
counter-examples as fields.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from arnorm._arabic import words_kernel
from arnorm._arabic.data import calendar_names, date_cues, field_words, relative_words, units
from arnorm._arabic.folding import ERA_STROKE, FoldedView, fold, folds
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm._core.wrong import check_own_names, not_among
from arnorm.dates import calendars, vetoes
from arnorm.dates import tokens as t
from arnorm.dates.build import Candidate, Meaning, calendar_of, read_days, read_month, read_years, value_of
from arnorm.dates.find import add_settled, read_run
from arnorm.dates.lexer import TokenRun, find_runs
from arnorm.dates.mention import DateMention, add_twin, drop_flags, swap_day_month, take_order
from arnorm.dates.options import HIJRI_TABLES, WEEK_STARTS, HijriTable, WeekStart
from arnorm.dates.reference import fill_year, is_label, read_reference
from arnorm.dates.relative import Reference, any_of, make_mention, read_relative
from arnorm.dates.rules import (
    DAY_AND_MONTH,
    DAYS,
    ERA,
    FIGURES,
    NUMBERS,
    OF,
    RULES,
    WEEKDAY,
    YEAR,
    CompiledRule,
    DateRule,
    LayoutsOfLine,
    compile_rules,
    find_layouts,
    row,
    rule,
)  # fmt: skip
from arnorm.dates.vetoes import refusal
from arnorm.dates.words import Entry, Spelling, vocabulary

if TYPE_CHECKING:
    from arnorm.names import Names

__all__ = ["FIELD_RULES", "FieldCalendar", "FieldDate", "FieldOrder", "parse_date"]

FieldOrder = Literal["dmy", "mdy", "ymd"]
FieldCalendar = Literal["auto", "gregorian", "hijri"]
_ORDERS, _CALENDARS = ("dmy", "mdy", "ymd"), ("auto", "gregorian", "hijri")
_SIDES = {None: 0, "past": -1, "future": 1}
_LONGEST_FIELD_CHARACTERS, _SHOWN_CHARACTERS = 160, 60


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FieldDate(DateMention):
    """The date of a field: a `DateMention`, and the time of day if the field gives one.

    ``time`` is on the 24-hour clock, with the offset from UTC if the field gives one; ``zone`` is the IANA name of the
    time zone that it names, or empty.
    """

    time: datetime.time | None = None
    zone: str = ""
    hijri: HijriTable = "published"  # type: ignore[misc]  # the calendar that ``to``, ``date`` and ``days`` convert by

    def to_dict(self) -> dict[str, Any]:
        """The mention as JSON has it; ``hijri`` only if the caller wants it."""
        found = DateMention.to_dict(self)
        return found if self.hijri != "published" else {name: found[name] for name in found if name != "hijri"}

    @property
    def precision(self) -> Literal["day", "month", "year", "decade", "century", "range", "list"]:
        """How much of a date it is: the smallest part that the field gives, or that it gives several dates."""
        if self.kind != "date":
            return self.kind
        return "day" if self.day is not None else "month" if self.month is not None else self.values[0].unit


def parse_date(
    text: str,
    *,
    order: FieldOrder = "dmy",
    calendar: FieldCalendar = "auto",
    reference: datetime.date | str | None = None,
    prefer: Literal["past", "future"] | None = None,
    week_start: WeekStart = "sunday",
    hijri: HijriTable = "published",
    names: Names | None = None,
) -> FieldDate:
    """The one date of a string that is known to be a date: of a column, a ``<time>`` element, «تاريخ النشر: …».

    It reads all that `find_dates` reads, without the evidence that running text must give, and days, months and years
    in figures alone, ISO 8601, RFC 2822, English and French month names. Beside the date a field may have a weekday, a
    time, a label like آخر تحديث, and the same day in the other calendar, which becomes the ``twin``.

    ``order`` is that of day, month and year where figures can be read in several ways: "dmy" (5/4/2025 is 5 April),
    "mdy" or "ymd" (21/04/16 is of 2021). What could be the other way round has the flag "ambiguous". ``calendar`` is
    that of dates that do not say theirs: "gregorian", "hijri", or "auto": a year from 1300 to 1500 is Hijri.
    ``reference`` is the day the field was written (a date, a datetime or an ISO string): a missing year becomes the
    nearest one ("assumed-year"), and منذ يومين, اليوم and الأسبوع الماضي are read (`docs/dates-relative.md`). Weeks
    begin on ``week_start``: "saturday", "sunday" or "monday". A weekday alone is read if ``prefer`` says on which side
    of ``reference`` it is: "past" or "future". A year of two digits is that of the century nearest to ``reference``, or
    to today ("two-digit-year"). ``hijri`` is the Umm al-Qura calendar that the result is converted by: "published",
    "computed" (that of the JDK and ICU) or "civil" (see `DateMention.to`). ``names`` are months of your own (see
    `arnorm.Names`).

    Raises ValueError, saying what was understood, for no date, for an impossible day, for two different dates, for a
    field with more in it than a date, for another value of an option and for a reference that is not a date;
    TypeError for anything but a str.

    >>> parse_date("١٥/٣/١٤٤٥").to("gregorian").edtf
    '2023-09-30'
    >>> mention = parse_date("آخر تحديث: الثلاثاء 16 رمضان 1445هـ - 10:30 م")
    >>> mention.text, mention.edtf, str(mention.time)
    ('الثلاثاء 16 رمضان 1445هـ', '1445-09-16', '22:30:00')
    >>> parse_date("3/2015").edtf, parse_date("3/2015").precision
    ('2015-03', 'month')
    >>> parse_date("16/04/21", reference="2025-11-20").edtf, parse_date("منذ يومين", reference="2025-11-20").edtf
    ('2021-04-16', '2025-11-18')
    >>> parse_date("تعليق واحد")
    Traceback (most recent call last):
    ValueError: no date in 'تعليق واحد'
    """
    check_text(text, by="parse_date")
    if names is not None:
        options = {"order": order, "calendar": calendar, "reference": reference, "prefer": prefer}
        options |= {"week_start": week_start, "hijri": hijri}
        return check_own_names(names).find(parse_date, text, **options)
    given = ("order", order, _ORDERS), ("calendar", calendar, _CALENDARS), ("hijri", hijri, HIJRI_TABLES)
    weeks = "week_start", week_start, WEEK_STARTS
    for name, value, choices in (*given, weeks, ("prefer", "past" if prefer is None else prefer, ("past", "future"))):
        if value not in choices:
            raise not_among(name, value, choices)
    told_from = None if reference is None else read_reference(reference, week_start, _SIDES[prefer])
    day = None if told_from is None else told_from.day
    if len(text) > _LONGEST_FIELD_CHARACTERS and len(text.strip()) > _LONGEST_FIELD_CHARACTERS:
        raise _error(f"{len(text)} characters, more than the {_LONGEST_FIELD_CHARACTERS} of a date field,", text)
    folded, counts = words_kernel.fold_text(text, *folds())
    plain = _ABBREVIATED.sub(lambda match: " " * len(match[0]), folded.translate(_AS_READ))
    plain, clock_time = _take_time(_LATIN_MONTH.sub(_join_letters, plain))
    view = FoldedView(plain, counts)
    candidates: list[Candidate] = []
    refused: list[Candidate] = []
    for run in _read_words(view, _forms(f"{field_words.SHORT_SEPTEMBER}\N{ARABIC TATWEEL}" in text)):
        read_run(run, candidates, refused, _layouts_of_field(run.line, order))
    if candidates:
        weekday, rest = _read_rest(plain, candidates)
        for date in candidates:
            date.weekday = weekday if date.weekday is None else date.weekday
            _settle(date, calendar, day)
        mention = _make_mention(text, candidates, order, rest and text[slice(*view.source(*rest))])
    else:
        mention = _find_relative_date(text, view, told_from, refused)
    if told_from is not None and mention.year is None:
        mention = fill_year(mention, text, told_from)
    m, flags = mention, mention.flags
    if clock_time.is_half and not _YEAR_FIRST.search(plain):
        flags += ("half-day",)
    return FieldDate(
        start=m.start, end=m.end, text=m.text, calendar=m.calendar, values=m.values, kind=m.kind, weekday=m.weekday,
        evidence=m.evidence, flags=flags, twin=m.twin, rule=m.rule, time=clock_time.time, zone=clock_time.zone,
        hijri=hijri,
    )  # fmt: skip


def _error(what: str, text: str) -> ValueError:
    shown = text.strip()
    return ValueError(f"{what} in {shown[:_SHOWN_CHARACTERS] + '…' * (len(shown) > _SHOWN_CHARACTERS)!r}")


# --- words ----------------------------------------------------------------------------------------------------------

# Signs that only part what they stand between are spaces, Latin letters are small; no character comes or goes.
_AS_READ = str.maketrans({
    **{chr(code): chr(code).lower() for code in range(ord("A"), ord("Z") + 1)},
    **dict.fromkeys("\n\r\t\xa0|·•*«»\"“”", " "),
    "É": "é", "Û": "û", "\\": "/",
})  # fmt: skip
# The stop of an abbreviation, the letters behind the number of an English or French day, and UTC as Wikipedia has it.
_ABBREVIATED = lazy_pattern(r"(?<=[a-zéû])\.|(?<=\d)(?:st|nd|rd|th|er)(?![^\W\d_])|(?<!\w)ت ع م(?!\w)")
_COMPACT = lazy_pattern(r"(?<![\w.+-])((?:1[3-9]|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_WORDS = lazy_pattern(r"(\d+)|[ء-ي]+|[a-zéû]+")
# What may be left of a field: a word, a number, or a sign that parts nothing.
_LEFT = lazy_pattern(rf"[^\W_]+|[^\w\s{ERA_STROKE}،.:؛=/()\[\]_–—-]")
# The noun before its number, as Carbon writes: منذ أشهر 5.
_TURNED = lazy_pattern(
    rf"(?<!\w)({any_of(word for word, _, own in relative_words.UNITS if not own)}) (\d{{1,3}})(?!\w)"
)
_SILENT = t.DAY_CUE + t.ANY_DATE_CUE + t.TWIN_CUE + t.RELATIVE + t.MONTH_CUE + t.YEAR_CUE


_LATIN_HIJRI = {name: number for names, number in field_words.LATIN_HIJRI for name in names}
_SPELT = str.maketrans({"'": "['’ʻ]?", **dict.fromkeys(" -", "[ -]{1,2}")})
_LATIN_MONTH = lazy_pattern(lambda: rf"(?<![a-z])(?:{any_of(_LATIN_HIJRI).translate(_SPELT)})(?![a-z])")


def _join_letters(match: re.Match[str]) -> str:
    """A Latin name of several words as one word, as long as it was: jumada al-ula."""
    return "".join(filter(str.isalpha, match[0])).ljust(len(match[0]))


@functools.cache
def _forms(has_short_september: bool = False) -> dict[str, Spelling]:
    """The vocabulary of dates, with months cut short, and the Latin names of months and weekdays in small letters."""
    english = ((name.lower(), (short.lower(),), number) for name, short, number in calendar_names.ENGLISH)
    forms = dict(vocabulary().forms)
    short = [(name, (), number) for name, number in field_words.SHORT_MONTHS]
    short += [(field_words.SHORT_SEPTEMBER, (), 9)] * has_short_september
    for name, shorts, number in (*english, *field_words.FRENCH, *short):
        forms |= dict.fromkeys((name, *shorts), Spelling(0, Entry(t.MONTH, number, "gregorian"), None))
    for name, number in _LATIN_HIJRI.items():
        forms["".join(filter(str.isalpha, name))] = Spelling(0, Entry(t.MONTH, number, "hijri"), None)
    for names, number in field_words.LATIN_WEEKDAYS:
        forms |= dict.fromkeys(names, Spelling(0, Entry(t.WEEKDAY, number), None))
    return forms


@functools.cache
def _bare_weekdays() -> dict[str, int]:
    """Weekdays without their article, and cut short."""
    return {fold(name).removeprefix("ال"): number for name, number in calendar_names.WEEKDAYS} | dict(
        field_words.SHORT_WEEKDAYS
    )


def _read_words(view: FoldedView, forms: dict[str, Spelling]) -> list[TokenRun]:
    """The words of a field as runs of tokens."""
    group = [(*match.span(), match.lastindex is not None) for match in _WORDS.finditer(view.text)]
    if compact := _COMPACT.search(view.text):  # 20251123: three numbers
        at = group.index((*compact.span(), True))
        group[at : at + 1] = [(*compact.span(nth), True) for nth in (1, 2, 3)]
    return find_runs(view, [group] if group else [], forms, 1)


def _read_rest(plain: str, candidates: list[Candidate]) -> tuple[int | None, tuple[int, int] | None]:
    """The weekday apart from the dates, and the span of the first word beside them that a date field does not have."""
    weekday = None
    eras = {date.calendar for date in candidates}  # of one that is apart: هـ1445/9/16, turned round by a PDF reader
    spans = [date.span() for date in candidates]
    for start, end in zip((0, *(end for _, end in spans)), (*(start for start, _ in spans), len(plain)), strict=True):
        for match in _LEFT.finditer(plain, start, end) if end > start else ():
            if is_label(word := match[0]):
                continue
            if weekday is None and (weekday := _bare_weekdays().get(word)) is not None:
                continue
            form = _forms().get(word)
            entry = None if form is None else form.entry
            if entry is not None and entry.token == t.WEEKDAY and weekday is None:
                weekday = entry.value
            elif entry is None or (entry.token not in _SILENT and (entry.token != t.ERA or entry.calendar not in eras)):
                return weekday, match.span()
    return weekday, None


# --- dates ----------------------------------------------------------------------------------------------------------

_NO_HIJRI_DAY = 31
_YEAR_FIRST = lazy_pattern(r"\d{4}[/-]\d\d?[/-]")


def _make_mention(text: str, candidates: list[Candidate], order: FieldOrder, rest: str | None) -> DateMention:
    """The one date of a field; ValueError where there are two, or a word that is of no date."""
    found: list[DateMention] = []
    add_settled(Scan(text), candidates, found, 0, len(candidates))
    found = [_in_order(one, order) for one in found]
    mention = next((one for one in found if one.day and one.year is not None), found[0])
    for other in found if len(found) > 1 else ():
        if other.calendar == mention.calendar:
            is_same = other.edtf == mention.edtf
        elif (is_same := _is_twin(mention, other)) and mention.twin is None:
            mention = add_twin(mention, (other.start, other.end))
        if not is_same:
            raise _error(f"two different dates, {mention.edtf} and {other.edtf},", text)
    if rest:
        raise _error(f"more than a date, {rest!r} beside {mention.text!r},", text)
    if "impossible" in mention.flags:
        raise _error(f"no such day, {mention.calendar} {mention.edtf},", text)
    return mention


def _is_twin(mention: DateMention, other: DateMention) -> bool:
    """Whether two dates in two calendars can be names of one day, or of one month or year; one may lack its year."""
    agree = mention.agrees_with(other)
    if agree is None and mention.day and other.day:
        same = mention.to(other.calendar) if other.calendar in ("gregorian", "hijri") else None
        value = dataclasses.replace(other.values[0], year=None if same is None else same.year)
        return mention.agrees_with(dataclasses.replace(other, values=(value,))) is not False
    return agree is True


def _settle(date: Candidate, calendar: FieldCalendar, day: datetime.date | None) -> None:
    """Give a date the calendar that the caller names, if it does not say its own, and a short year its century."""
    layout = date.layout
    if "day-cue" in date.evidence:  # 31/12: its calendar is open, unless only one has such a day
        date.evidence.remove("day-cue")
        if (date.values[0].day or 0) < _NO_HIJRI_DAY:
            date.flags.append("calendar")
    if "calendar" not in date.flags:
        date.is_open = False  # of 1300 to 1500: Hijri, whatever the words around
    is_named = any(date.tokens[i].kind in t.ANY_MONTH for i in layout.months)
    if calendar != "auto" and date.era is None and not is_named and date.values[0].unit == "year":
        date.calendar, date.is_open = calendar, False
        date.flags = [flag for flag in date.flags if flag != "calendar"]
    if "century" in date.flags and layout.years and date.tokens[layout.years[0]].digits == 2:
        date.flags[date.flags.index("century")] = "two-digit-year"
        today = day or datetime.date.today()
        middle = calendars.hijri_of(today.toordinal())[0] if date.calendar == "hijri" else today.year
        for i, value in enumerate(date.values):  # the nearest year that has its last two digits
            year = (value.year or 0) % 100
            date.values[i] = value_of(year + 100 * round((middle - year) / 100), value.month, value.day)


def _in_order(mention: DateMention, order: FieldOrder) -> DateMention:
    """The mention with day and month in this order, or in the only one that its weekday allows."""
    if "ambiguous" not in mention.flags:
        return mention
    if "weekday" in mention.flags and (other := swap_day_month(mention)).weekday_agrees:
        return drop_flags(other, "ambiguous", "weekday")
    return take_order([mention], "mdy", is_sure=False)[0] if order == "mdy" else mention


def _find_relative_date(
    text: str, view: FoldedView, reference: Reference | None, refused: list[Candidate]
) -> DateMention:
    """The date of منذ يومين, قبل 3 ساعات, أمس, by the day the field was written; ValueError if it is no such thing."""
    told_from = reference or Reference(datetime.date(2000, 1, 1))
    plain = _TURNED.sub(r"\2 \1", view.text)
    found = [*read_relative(plain, [match.span() for match in _WORDS.finditer(plain)], told_from, "field")]
    start, end, said, row = found[0] if len(found) == 1 else (0, 0, None, "")
    if said is None or not all(map(is_label, _LEFT.findall(f"{view.text[:start]} {view.text[end:]}"))):
        # The reason why the longest match was refused.
        longest = max(reversed(refused), key=lambda one: len(one.kinds), default=None)
        why = [veto.why for veto in longest.layout.vetoes if veto.name == longest.veto] if longest else ()
        raise _error(f"no date ({why[0]})" if why else "no date", text)
    if reference is None:
        raise _error("no date without reference=, the day it was written,", text)
    return make_mention(text, view.source(start, end), said, row)


# --- rules ---

# Vetoes that ask the text around for evidence. The caller of `arnorm.parse_date` has said that it is a date, and what
# is left of a field beside its date is looked at there.
_UNASKED = frozenset((
    "numbered-noun", "volume", "no-day-word", "count-of-days", "part-of-period", "bare-ordinal", "foreign-month",
    "loose-month-first", "count",
))  # fmt: skip


def _read_short_year(date: Candidate) -> None:
    """Days whose year has two digits, 00 too."""
    (day,), (month,), (year,) = date.layout.days, date.layout.months, date.layout.years
    date.calendar = date.tokens[month].calendar
    date.values = [value_of(date.tokens[year].value, date.tokens[month].value, date.tokens[day].value)]


def _is_odd(d: Candidate) -> bool:
    """Whether "year month day" has no month, a Hijri year is too late, or one of several years has a single digit."""
    layout, tokens = d.layout, d.tokens
    if layout.years and layout.months and layout.days and layout.years[0] < layout.months[0] < layout.days[0]:
        return tokens[layout.months[0]].kind not in t.MONTH_NUMBER + t.ANY_MONTH
    if d.calendar == "hijri" and any((value.year or 0) > date_cues.GREGORIAN_SINCE for value in d.values):
        return True
    return not layout.months and len(layout.years) > 1 and min(tokens[i].digits for i in layout.years) == 1


def _is_score(d: Candidate) -> bool:
    one, two = (d.tokens[i] for i in (d.layout.days[0], d.layout.months[0]))
    return d.gaps[d.layout.days[0]] == t.HYPHEN and (one.kind == t.MONTH_NUMBER) == (two.kind == t.MONTH_NUMBER)


def _is_hardly_year(d: Candidate) -> bool:
    """Whether a number alone, or the second of two, is hardly a year."""
    first, *more = [value.year or 0 for value in d.values]
    ours = date_cues.HIJRI_OF_OURS if calendar_of(first) == "hijri" else date_cues.GREGORIAN_OF_LATE
    return first not in ours or any(year not in ours or not (year > first or year == first - 1) for year in more)


_ODD = refusal("no-such-day", _is_odd, "a field says what it says in one order and calendar", "2024-13-01")
_VERSION = refusal(
    "version", lambda d: t.DOT in d.gaps and any(token.digits == 1 for token in d.tokens),
    "between dots, one figure beside a year of two is a version's", "2.4.11",
)  # fmt: skip
_NO_YEAR = refusal("no-year", _is_hardly_year, "a number alone is a year of our times", "1200")
_SCORE = refusal("score", _is_score, "two numbers with a dash are a score, unless only one can be the month", "2-1")
_NO_ZERO = refusal("zero", lambda d: d.word(0) == "صفر", "صفر alone is zero", "صفر")
_END = r"(?![/.\-])(?:[_(]<era>)?"
_FREE = r"(?<!<digits>[/.\-])"
_SIGN = "<nothing|comma|slash|hyphen>"

# Before the rules of running text, which read less of such a field; and behind them.
_FIRST_RULES = (
    rule("compact", "year", rf"(?P<year_month_day><year>_<month-number>_<day>){_END}", NUMBERS, (vetoes.is_no_day,),
         examples=("20251123", "2025 11 23"), counters=("20251323",)),
    rule("range", "any-day", rf"(?P<day>{DAYS}{OF}<any-month><hyphen|dash|to>{DAYS}{OF}<any-month>){YEAR}?",
         DAY_AND_MONTH, (vetoes.EVERYDAY_MONTH, vetoes.TWO_CALENDARS_OF_DAYS),
         examples=("من 4 أبريل إلى 10 أبريل", "4 أبريل - 10 أبريل"), counters=("15 رمضان - 15 مارس",)),
    rule("years-between-cues", "year-cue", r"<year-cue>_(?P<year><year><hyphen|dash|to><year-cue>_<year>)(?![/.\-])",
         Meaning(read_years, ()), (_NO_YEAR,),
         examples=("من سنة 2021 إلى سنة 2022",), counters=("من سنة 2021 إلى سنة 2400",)),
    rule("day-month-short-year", "weekday|day|ordinal",
         rf"{WEEKDAY}(?P<day><day|ordinal>){OF}<month>[_,/\-](?P<year><below-100>)(?![/.\-:]|_<any-month>|[_(]<era>)",
         Meaning(_read_short_year, ("day-month",), ("century",)),
         examples=("23-Nov-25", "23 نوفمبر 25"), counters=("23 الصيف 25",)),
)  # fmt: skip
_YEAR_FIRST_RULE = rule(
    "short-year-first", "weekday|below-100",
    rf"{WEEKDAY}(?P<year_month_day>{row('<below-100>', '<day>', '<day>', 4)})(?:[_(]<era>)?",
    FIGURES, (vetoes.NO_YEAR_DIGITS, vetoes.is_no_day, _VERSION),
    examples=("21/04/16",), counters=("21/40/16",),
)  # fmt: skip
_LAST_RULES = (
    rule("short-year", "weekday|day",
         rf"{WEEKDAY}(?P<day_month_year>{row('<day>', '<day>', '<below-100>', 4)})(?:[_(]<era>)?",
         FIGURES, (vetoes.NO_YEAR_DIGITS, vetoes.is_no_day, _VERSION),
         examples=("16/04/21", "16.04.21"), counters=("2.4.11", "1.2.3", "40/5/21")),
    rule("day-stop-month", "weekday|any-day|feminine",
         rf"{WEEKDAY}(?P<day><any-day|feminine>)(?:<stop>|{OF})<any-month>{YEAR}?",
         DAY_AND_MONTH, (vetoes.EVERYDAY_MONTH, vetoes.HALF),
         examples=("2. أكتوبر", "23. نوفمبر 2025"), counters=("2. الصيف",)),
    rule("year-month-day", "year",
         rf"(?P<year><year>){_SIGN}<any-month>(?:{_SIGN}(?P<day><any-day>))?(?![/.\-])(?:[_(]<era>)?",
         DAY_AND_MONTH, (vetoes.EVERYDAY_NAME,),
         examples=("2025 نوفمبر 23", "2025-Nov-23", "2025 نوفمبر"), counters=("2025 الصيف",)),
    rule("month-of-year-alone", "year|month-number",
         rf"{_FREE}(?:(?P<year_month><year>[/\-.]<month-number>)|(?P<month_year><month-number>[/\-.]<year>)){_END}",
         NUMBERS, examples=("2015/3", "3/2015", "9/1445هـ"), counters=("2015/13", "13/2015", "5/3/7/2015")),
    rule("day-month", "weekday|day", rf"{_FREE}{WEEKDAY}(?P<day_month><day>[/\-]<day>)(?![/.\-=])(?:[_(]<era>)?",
         FIGURES, (vetoes.is_no_day, _SCORE),
         examples=("31/12", "31-12"), counters=("31/13", "2-1")),
    rule("month-day-year", "weekday|month",
         rf"{WEEKDAY}<month>[_,/\-](?P<day><day|ordinal|words-31>)"
         rf"<nothing|comma|hyphen|slash|in|of>(?:<year-cue>_)?(?P<year><year|words-year>){ERA}?",
         DAY_AND_MONTH,
         examples=("يناير الحادي والعشرين ألفان وثمانية عشر", "Nov-23-2025"), counters=("رمضان-15-185",)),
    rule("month-day-in-words", "weekday|month", rf"{WEEKDAY}<month>[_,](?P<day><ordinal|words-31>)", DAY_AND_MONTH,
         examples=("مايو تسعة وعشرين", "يناير الأول"), counters=("مايو تسعة وتسعين",)),
    rule("month-day-or-year", "weekday|month", rf"{WEEKDAY}<month>[_,/\-](?P<day><day>)(?![/.\-])",
         Meaning(read_days, ("day-month",), ("ambiguous",)),
         examples=("يناير-1", "نوفمبر، 23"), counters=("يناير-99",)),
    rule("month-by-number", "month-cue", r"<month-cue>_(?P<month><month-number|ordinal>)",
         NUMBERS, (vetoes.is_no_day,), examples=("شهر 10",), counters=("شهر 13",)),
    rule("years-alone", "year|words-year",
         r"(?<!<digits>[/.\-,])(?P<year><year>(?:<hyphen|dash|slash|to|and><year>|[/\-]<below-100>)?|<words-year>)(?![/.\-=])",
         Meaning(read_years, ()), (vetoes.is_no_school_year, _NO_YEAR),
         examples=("2015", "1446", "2015-2016", "2015/16", "ألفان وثمانية عشر"),
         counters=("1200", "1500-2000", "2016-2005", "2015-18")),
    rule("month-alone", "month", "<month>(?:_<relative>)?", Meaning(read_month, ()), (_NO_ZERO,),
         examples=("ديسمبر", "رمضان"), counters=("صفر", "الصيف")),
)  # fmt: skip
FIELD_RULES: tuple[DateRule, ...] = (*_FIRST_RULES, _YEAR_FIRST_RULE, *_LAST_RULES)
*_OF_TEXT, _MONTH = RULES  # the last one reads a month with its second name: less than the rows of fields do


@functools.cache
def _rules_from(token: str, order: FieldOrder) -> tuple[CompiledRule, ...]:
    """The rules that can begin with a token."""
    first = (_YEAR_FIRST_RULE, *_FIRST_RULES) if order == "ymd" else _FIRST_RULES
    return compile_rules(one for one in (*first, *_OF_TEXT, *_LAST_RULES, _MONTH) if token in one.keys)


@functools.lru_cache(2048)
def _layouts_of_field(line: str, order: FieldOrder) -> LayoutsOfLine:
    """For each token of a field's line the layouts of the rules that match. Fields of one manner share their line."""
    found: LayoutsOfLine = []
    for at in range(0, len(line) - 1, 2):
        layouts = find_layouts(_rules_from(line[at], order), line, at)
        asked = [[*(veto for veto in one.vetoes if veto.name not in _UNASKED), _ODD] for one in layouts]
        found.append(tuple(one._replace(vetoes=tuple(rows)) for one, rows in zip(layouts, asked, strict=True)))
    return found


# --- the time of day beside a date ---


class _FieldTime(NamedTuple):
    """The time of a field, the zone that it names, and whether the hour may be in the other half of the day."""

    time: datetime.time | None = None
    zone: str = ""
    is_half: bool = False


_LATIN_PERIODS = {"am": "ص", "a m": "ص", "pm": "م", "p m": "م"}
_CLOCK_PERIODS = units.LONG_PERIODS | units.DAY_PERIODS | units.SHORT_PERIODS
_NOON = 12


_PERIOD = rf" ?(?:(?:في|من) )?(?P<period>{any_of((*_CLOCK_PERIODS, *_LATIN_PERIODS))})(?![^\W\d_])"
# What a field with a time has: a colon, الساعة, or figures with a part of the day behind them.
_GATE = lazy_pattern(rf":|ساعه|\dt\d|\dh\d|\d{_PERIOD}")


@functools.cache
def _time_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The two ways of a time in figures, folded: 10:30 م, and T103000Z."""
    zone = (
        r"(?P<offset> ?(?:(?:utc|gmt) ?)?[+-]\d\d?:?(?:\d\d)?(?![\d/-])| ?\(?(?:z|utc|gmt)(?!\w)\)?)?"
        rf"(?:[ (]*ب?توقيت (?P<zone>{any_of(units.ZONES)}|\w+(?: ال\w+)?)(?!\w)\)?)?"
    )
    lead = r"(?:(?:في|علي|عند) )?(?:تمام )?(?:ال|لل|بال)?ساعه[ :]*|(?<=\d)t|(?<!\w)at "
    return re.compile(
        rf"(?:(?P<lead>{lead})|(?<![\d:.٫/+]))(?P<hour>\d\d?)(?![\d/-])"
        r"(?:(?P<sign>[:.٫h])(?P<minute>[0-5]\d)(?!\d)(?::(?P<second>[0-5]\d)(?:[.،]\d{1,9})?)?)?"
        rf"(?:{_PERIOD})?{zone}"
    ), re.compile(
        r"(?<=\d)(?P<lead>t)(?P<hour>\d\d)(?P<sign>)(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<period>)(?!\d)" + zone
    )


def _take_time(text: str) -> tuple[str, _FieldTime]:
    """The folded text with spaces in the place of its time, and the time."""
    if not _GATE.search(text):
        return text, _FieldTime()
    for pattern in _time_patterns():
        for match in pattern.finditer(text):
            if (found := _read_time(match)) is not None:
                return _blank_out(text, *match.span()), found
    if "ساعه" in text:
        from arnorm.numbers.times import find_times  # noqa: PLC0415 -- for hours in words

        for one in find_times(text, blocks="prose"):
            if one.value is not None and one.text[0].isalpha():
                return _blank_out(text, one.start, one.end), _FieldTime(one.value, one.zone)
    return text, _FieldTime()


def _blank_out(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _read_time(match: re.Match[str]) -> _FieldTime | None:
    """The time of a match; None where the numbers are no time of day."""
    word, lead, minute = match["period"], match["lead"], match["minute"]
    is_sure = match["sign"] in (":", "h") or lead or (word if minute else word and word not in units.SHORT_PERIODS)
    hour, period = int(match["hour"]), _CLOCK_PERIODS.get(_LATIN_PERIODS.get(word, word or ""))
    if not is_sure or hour > 2 * _NOON or (hour == 2 * _NOON and minute not in (None, "00")):
        return None
    if hour == _NOON and period is not None:
        hour = _NOON * (period is not units.DAY_PERIODS["صباحا"] and word not in ("ص", "am", "a m"))
    elif period is not None and period.first <= hour <= period.last:
        hour += _NOON
    time = datetime.time(hour % (2 * _NOON), int(minute or 0), int(match["second"] or 0))
    is_half = 1 <= hour <= _NOON and match["sign"] != "h" and match["hour"][0] != "0"
    is_half = is_half and not (period or lead == "t" or match["second"] or match["offset"])
    if match["offset"]:
        time = time.replace(tzinfo=_read_offset(match["offset"]))
    return _FieldTime(time, units.ZONES.get(match["zone"] or "", ""), is_half)


def _read_offset(offset: str) -> datetime.timezone | None:
    """The offset from UTC: Z, +0300, GMT+3; None if no clock has it."""
    digits = "".join(filter(str.isdecimal, offset)).zfill(2)
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    minutes = -minutes if "-" in offset else minutes
    return datetime.timezone(datetime.timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None
