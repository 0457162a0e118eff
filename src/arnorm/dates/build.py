"""From the match of a rule to a mention: which tokens are its days, months and years, what they mean, what refuses it.

The named groups of a rule say which of its tokens are its days, months and years: that is its layout. A rule names
what its numbers mean, one of the ``read_*`` functions below; each sets the calendar and the values of a candidate.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from arnorm._arabic.counted import counted_nouns, units, words_for_money
from arnorm._arabic.data import calendar_names, date_cues, written_names
from arnorm._arabic.data.units import MAGNITUDES
from arnorm._arabic.folding import ERA_STROKE, fold
from arnorm._core.classes import END, MARK, TATWEEL
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import quick_maker
from arnorm._core.rules import Rule
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here
from arnorm.dates import tokens as t
from arnorm.dates.calendars import gregorian_year
from arnorm.dates.lexer import TokenRun
from arnorm.dates.mention import DateValue, Flag
from arnorm.dates.tokens import compile_once

# Around a date, for what a rule or a veto looks at; few patterns look at half of it.
VETO_CHARACTERS = 30

_NUMBERS = frozenset(
    t.DIGITS + t.WORDS_31 + t.WORDS_99 + t.WORDS_999 + t.WORDS_YEAR + t.ANY_ORDINAL
    + t.FIRST_DAY + t.MIDDLE + t.LAST_DAY + t.TENS + t.NIGHT + t.DECADE
)  # fmt: skip
_JOINTS = frozenset(t.HYPHEN + t.DASH + t.AND + t.TO + t.COMMA + t.OR + t.SLASH)

Places = tuple[int, ...]  # of tokens, counted from the first token of the match


class Layout(NamedTuple):
    """Where the parts of a date are among the tokens of a match.

    ``vetoes`` are those of the rule that may hold, ``dates`` the year, the month and the day of each date, -1 for what
    it lacks. ``era`` is the last era mark, or -1; ``is_cued`` says that a word for a year is before the year. ``first``
    and ``last`` are the ends of the mention, without cues; ``joint`` is the gap between the first two dates.
    """

    rule: Rule[str, Any, Any]
    vetoes: tuple[Rule[Any, Any, Any], ...]
    kinds: str
    gaps: str
    days: Places
    months: Places
    years: Places
    era: int
    is_cued: bool
    dates: tuple[Places, ...]
    first: int
    last: int
    joint: str


@functools.cache
def _groups_of(source: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The groups of a pattern that hold numbers, each with the parts of a date that these are, in turn."""
    named = ((name, name.rstrip("0123456789").split("_")) for name in compile_once(source).groupindex)
    return tuple((name, tuple(parts)) for name, parts in named if parts[0] in ("day", "month", "year"))


def make_layout(rule: Rule[str, Any, Any], match: re.Match[str], year: re.Match[str] | None = None) -> Layout:
    """The layout of a match of a rule in a line of tokens, and of a year behind it."""
    start, end = match.start(), (year or match).end()
    row = match.string[start : end + 1]
    kinds, gaps = row[::2], row[1::2]
    days: list[int] = []
    years: list[int] = []
    months = [i for i, kind in enumerate(kinds) if kind in t.ANY_MONTH]
    places = {"day": days, "month": months, "year": years}
    for found in (match, year) if year else (match,):
        for name, parts in _groups_of(found.re.pattern):  # by its source: the hash of a pattern goes over its code
            low, high = found.span(name)
            nth = 0
            for i in range((low - start + 1) // 2, (high - start + 1) // 2):
                if kinds[i] in _NUMBERS:
                    places[parts[nth % len(parts)]].append(i)
                    nth += 1
    days.sort()
    months.sort()
    years.sort()
    dates = _join_dates(years, months, days)
    era = kinds.rfind(t.ERA)
    said = [i for date in dates for i in date if i >= 0]
    first = min(said + [i for i in (kinds.find(t.WEEKDAY), kinds.find(t.CENTURY)) if i >= 0])
    decisive = gaps + (kinds[days[0]] + t.COMMON_MONTH * (t.COMMON_MONTH in kinds) if days else kinds)
    relative = kinds.find(t.RELATIVE) if t.CENTURY in kinds else -1  # الستينيات من القرن الماضي, not مارس الماضي
    vetoes = [reason for reason in rule.vetoes if not (keys := reason.keys) or not keys.isdisjoint(decisive)]
    return Layout(
        rule, tuple(vetoes), kinds, gaps, tuple(days), tuple(months), tuple(years), era, t.YEAR_CUE in kinds, dates,
        first, max(first, era, relative, *said), _find_joint(gaps, dates, era),
    )  # fmt: skip


def _join_dates(years: list[int], months: list[int], days: list[int]) -> tuple[Places, ...]:
    """The dates that these parts make: a day goes with the next month, or the last; a year goes with all."""
    if not months:
        return tuple([(year, -1, -1) for year in years])
    if len(years) > 1 and days:
        return tuple(zip(years, months, days, strict=True))
    year = years[0] if years else -1
    if not days:
        return tuple([(year, month, -1) for month in months])
    if len(months) == 1:
        return tuple([(year, months[0], day) for day in days])
    return tuple([(year, next((month for month in months if month > day), months[-1]), day) for day in days])


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


_CLOSING = (MARK, TATWEEL)
_JOINER = "\u200d"  # keeps a lone heh in its initial form

# After a number: it counts, and is no year. Units of one letter are no evidence (م is an era mark), nor are times.
_COUNTS = {*MAGNITUDES, *words_for_money(), *units(), *(word for word, of in counted_nouns().items() if of != "time")}
COUNTED = (
    rf"[ \xa0]?(?:%|(?:{'|'.join(sorted(word for word in _COUNTS if len(word) > 1))})(?:ا|ات|ان|ين|ون)?(?!\w)"
    r"|م[ئيا]+ه(?!\w)|(?:في |ب)الم[ئيا]+ه)"
)

# بين and at most a cue word before the first number: what follows is a range.
_BETWEEN = r"(?<!\w)[وف]?(?:ما ?)?بين(?:[ \xa0\n][\w ]{0,16})?\(?[ \xa0\n]*$"
_RANGE_JOINTS = t.HYPHEN + t.DASH + t.TO + t.SLASH
CLOSING = (")", " )")  # behind a day in brackets: يوم (5) من رمضان
_OPENED, _CLOSED = lazy_pattern(r"\([ \xa0]?\Z"), lazy_pattern(r" ?\)")  # brackets around a date


def calendar_of(year: int) -> str:
    """The calendar of a year without a mark: nobody writes of 1300-1500 AD as often as of 1300-1500 AH."""
    return "hijri" if year in date_cues.HIJRI_OF_OURS else "gregorian"


value_of = quick_maker(DateValue)  # a date, as far as it goes


def _sort_key(value: DateValue) -> tuple[int, ...]:
    """What dates are ordered by; what one lacks comes first."""
    return tuple(part for part in (value.year, value.month, value.day) if part is not None)


class Candidate:
    """A mention in the making.

    ``kinds`` and ``gaps`` have a character for each token: its kind, and the gap after it. ``text`` is folded.
    ``year`` is the value of its only year; ``counts_back`` says that years are counted back from its era. ``last`` is
    its last token; it moves back if the number at the end turns out not to be a year. ``is_open`` says that its
    calendar is a guess by its year: `arnorm.dates.find` has the last word.
    """

    __slots__ = (
        "at", "calendar", "counts_back", "era", "evidence", "flags", "gaps", "is_open", "kind", "kinds", "last",
        "layout", "run", "text", "tokens", "values", "veto", "weekday", "year",
    )  # fmt: skip

    def __init__(self, run: TokenRun, start: int, layout: Layout) -> None:
        self.layout = layout
        self.last = layout.last
        self.text = run.view.text
        self.run = run
        self.at = start
        self.tokens = tokens = run.tokens[start : start + len(layout.kinds)]
        self.kinds = layout.kinds
        self.gaps = layout.gaps
        self.values: list[DateValue] = []
        self.kind = "date"
        self.calendar = ""
        self.is_open = False
        self.era = era = tokens[layout.era] if layout.era >= 0 else None
        self.counts_back = era is not None and (era.value != 1 or layout.gaps[layout.era - 1] == t.BEFORE)
        self.year: int | None = None
        self.weekday: int | None = tokens[0].value if layout.kinds[0] == t.WEEKDAY else None
        self.evidence: list[str] = []
        self.flags: list[Flag] = []
        self.veto = ""

    def guess_calendar(self, year: int) -> None:
        """Take the calendar that a year without a mark has most often; years before 1300 are flagged."""
        self.calendar = calendar_of(year)
        self.is_open = year < date_cues.HIJRI_OF_OURS.stop
        if year < date_cues.OLDEST_OF_OURS:
            self.flags.append("calendar")

    def before(self, pattern: str, at: int = 0, words: tuple[str, ...] = ()) -> bool:
        """Whether the text before a token, the first one if none is given, matches the pattern, which ends in ``$``.

        Every match holds one of ``words``, if some are given. A text that holds none of them needs no search, and a
        long pattern is not compiled for it.
        """
        start = self.tokens[at].start
        near = self.text[max(0, start - VETO_CHARACTERS) : start]
        if words and True not in map(near.__contains__, words):
            return False
        return compile_once(pattern).search(near) is not None

    def after(self, pattern: str, words: tuple[str, ...] = ()) -> bool:
        """Whether the text after the mention begins with the pattern; ``words`` are as in `before`."""
        end = self.tokens[self.last].end
        if words and True not in map(from_here(self.text, end, VETO_CHARACTERS).__contains__, words):
            return False
        return compile_once(pattern).match(self.text, end) is not None

    def word(self, i: int) -> str:
        """The folded text of a token."""
        token = self.tokens[i]
        return self.text[token.start : token.end]

    def order_values(self) -> None:
        """Decide whether several values are a range or a list, and put them into the order that they are meant in."""
        values = self.values
        joint = self.layout.joint
        is_range = joint in _RANGE_JOINTS or (joint == t.AND and self.before(_BETWEEN, self.layout.first))
        self.kind = "range" if is_range and len(values) == 2 else "list"
        one, two = values[:2]
        if one.day and len(self.layout.years) > 1:  # whole dates, each as it is meant
            return
        if self.kind == "list":
            if all(v.day for v in values) and len({(v.year, v.month) for v in values}) == 1:
                values.sort(key=_sort_key)  # 15،14 و16: the first two were written right to left
        elif _sort_key(one) <= _sort_key(two):
            pass
        elif one.day and one.month and one.month == two.month and joint == t.TO:  # من 25 إلى 3 شعبان: the month before
            year = one.year if one.year is None or one.month > 1 else one.year - 1
            values[0] = dataclasses.replace(one, year=year, month=(one.month - 2) % 12 + 1)
        elif one.month == two.month:  # written right to left: 2024/2023
            values.reverse()
        elif one.year is not None:  # من 28 ديسمبر إلى 3 يناير 2021
            values[0] = dataclasses.replace(one, year=one.year - 1)

    def span(self) -> tuple[int, int]:
        """The span in its text, its era mark and closing bracket included."""
        text = self.text
        start, end = self.tokens[self.layout.first].start, self.tokens[self.last].end
        if text.startswith(ERA_STROKE, end):
            end += 1
        if "(" in self.gaps and text.count("(", start, end) > text.count(")", start, end):
            closed = _CLOSED.match(text, end)
            end = closed.end() if closed else end
        first = self.layout.first
        if self.last == first or (t.CLOSE not in self.gaps and self.gaps[first] != t.OF):
            return start, end
        is_year_closed = self.kinds[self.last] == t.ERA and self.gaps[self.last - 1] == t.CLOSE  # (1343) هـ
        is_day_closed = self.gaps[first] == t.CLOSE or text.startswith(CLOSING, self.tokens[first].end)
        if is_year_closed or (is_day_closed and self.kinds[first] in t.DAY):
            opened = _OPENED.search(text, max(0, start - VETO_CHARACTERS), start)
            start = opened.start() if opened else start
        return start, end


def find_end(scan: Scan, end: int) -> int:
    """Where a mention ends in the text as given: ``end``, the marks and tatweel of its last letter added."""
    kinds, source = scan.kinds, scan.text
    if kinds[end] == END or (kinds[end] not in _CLOSING and source[end] != _JOINER):
        return end
    letter = source[end - 1].isalpha() or kinds[end - 1] in _CLOSING
    while kinds[end] == MARK or (letter and (kinds[end] == TATWEEL or source.startswith(_JOINER, end))):
        end += 1
    return end


# --- what the numbers of a rule mean ---

_LIBYAN_SEPTEMBER = next(month.number for month in calendar_names.MONTHS if month.name == "الفاتح")
_LAST_DAY = 30  # of a Hijri month, from which nights are counted back
_MODERN = date_cues.OLDEST_OF_OURS  # years in words before this are Hijri, for so the chronicles write


class Meaning(NamedTuple):
    """What a rule says: the function that reads its numbers, what is evidence for the date, and what is doubtful."""

    read: Callable[[Candidate], None]
    evidence: tuple[str, ...]
    flags: tuple[Flag, ...] = ()


def build(date: Candidate) -> bool:
    """Read a candidate by its rule; False if a veto refuses it."""
    meaning: Meaning = date.layout.rule.what
    if date.weekday is not None:
        date.evidence.append("weekday")
    date.evidence += meaning.evidence
    date.flags += meaning.flags
    meaning.read(date)
    for reason in date.layout.vetoes:
        if reason.when(date):
            date.veto = reason.name
            return False
    if len(date.values) > 1 and date.kind == "date":
        date.order_values()
    return True


def _take_year(date: Candidate) -> None:
    """Take the only year, counted from its era."""
    if date.layout.years:
        year = date.tokens[date.layout.years[0]].value
        date.year = 1 - year if date.counts_back else year


def read_days(date: Candidate) -> None:
    """Days or months by their names, with or without the year."""
    tokens, layout = date.tokens, date.layout
    date.calendar = tokens[layout.months[-1]].calendar or "gregorian"  # الفاتح
    if layout.years:
        _take_year(date)
        _fit_year(date, date.year or 0)
    for _, month, day in layout.dates:
        number = _LIBYAN_SEPTEMBER if tokens[month].kind == t.FIRST_DAY else tokens[month].value
        date.values.append(value_of(date.year, number, tokens[day].value if day >= 0 else None))
    if layout.days and layout.kinds[layout.days[0]] == t.LAST_DAY:
        _mark_approximate(date)
    for i in layout.months:
        if tokens[i].double:
            date.evidence.append("month-twice")
            break


def read_month(date: Candidate) -> None:
    """A month with nothing but its second name, or المقبل."""
    read_days(date)
    if len(date.tokens) > 1:
        date.evidence.append("qualifier")


def _mark_approximate(date: Candidate) -> None:
    """Say that the days are good to a day: the month may have 29 days."""
    date.values = [dataclasses.replace(value, approximate=True) for value in date.values]
    date.flags.append("approximate")


def read_nights(date: Candidate) -> None:
    """لعشر خلون من رمضان, لليلة بقيت من ذي الحجة."""
    read_days(date)
    day, (value, *_) = date.tokens[date.layout.days[0]], date.values
    count = 1 if day.kind == t.NIGHT else day.value
    left = t.LEFT in date.kinds
    date.values = [value_of(value.year, value.month, _LAST_DAY - count if left else count)]
    if left:
        _mark_approximate(date)


def read_tens(date: Candidate) -> None:
    """العشر الأواخر من رمضان."""
    read_days(date)
    value, days = date.values[0], date.tokens[date.layout.days[0]].value
    date.values = [value_of(value.year, value.month, day) for day in divmod(days, 100)]
    date.kind = "range"
    date.flags.append("approximate")


def read_numbers(date: Candidate) -> None:
    """Days and months by their numbers: 5/4 إلى 10/4/1442هـ, شهر 10/2015."""
    tokens, layout = date.tokens, date.layout
    _take_year(date)
    if date.era:
        date.calendar = date.era.calendar
    elif date.year is None or tokens[layout.years[0]].digits == 2:
        date.calendar = "gregorian"
    else:
        date.guess_calendar(date.year)
    if date.year is None and not date.era:
        date.evidence.append("day-cue")
    own = len(layout.years) != 1  # each date has its own year, or none has one
    for at, month, day in layout.dates:
        year = tokens[at].value if own and at >= 0 else date.year
        date.values.append(value_of(year, tokens[month].value, tokens[day].value if day >= 0 else None))


def read_figures(date: Candidate) -> None:
    """Days in figures, 23/11/2025: day and month change places where only that makes a date."""
    read_numbers(date)
    layout = date.layout
    last = date.values[-1]
    year, month, day = last.year, last.month or 0, last.day or 0
    if month > 12 >= day:
        month, day = day, month
    elif day <= 12 and day != month and layout.days[-1] < layout.months[0] and date.calendar != "hijri":
        date.flags.append("ambiguous")  # no one writes 9/15/1446
    if layout.years and date.tokens[layout.years[0]].digits == 2 and year is not None:
        century = (1400, 1300) if date.calendar == "hijri" else (2000, 1900)
        year += century[year >= date_cues.TURN]
        date.flags.append("century")
    lead = [value_of(year, month, value.day) for value in date.values[:-1]] if len(date.values) > 1 else []
    date.values = [*lead, value_of(year, month, day)]


def read_years(date: Candidate) -> None:
    """عام 1990, بين عامي 1990 و1995, 1436 / 1437 هـ, سنة سبع وأربعين وأربعمائة وألف."""
    tokens, layout = date.tokens, date.layout
    values = [tokens[i].value for i in layout.years]
    if len(values) > 1 and not date.counts_back:
        values = complete_years(values, [tokens[i].digits for i in layout.years])
        if date.era is None and date.after(COUNTED):  # عام 2020 و1500 ألف
            date.last = layout.years[-2]
            values.pop()
    if date.era:
        date.calendar = date.era.calendar
        date.evidence.append("era")
    elif tokens[layout.years[0]].digits or max(values) >= _MODERN:
        date.guess_calendar(max(values))
    else:
        date.calendar = "hijri"
    if date.kinds[0] in t.ANY_YEAR_CUE:
        date.evidence.append("year-cue")
    date.values = [value_of(1 - value if date.counts_back else value) for value in values]


def complete_years(values: list[int], digits: list[int]) -> list[int]:
    """The years, a school year's short half completed: 2015/16, 37/1438."""
    for short, full in ((1, 0), (0, 1)):
        if len(values) == 2 and 0 < digits[short] < 3 <= digits[full] and values[full] >= 1000:
            values[short] += values[full] // 100 * 100
    return values


def read_twin_year(date: Candidate) -> None:
    """1319هـ الموافق 1902: the calendar is the other one."""
    year = date.tokens[date.layout.years[0]].value
    date.calendar = calendar_of(year)
    tokens, at = date.run.tokens, date.at
    if at > 1 and tokens[at - 1].calendar == "hijri" and tokens[at - 2].digits:  # 845هـ/1441
        is_same = abs(gregorian_year(tokens[at - 2].value) - year) <= 1
        date.calendar = "gregorian" if is_same else date.calendar
    date.values = [value_of(year)]


def read_centuries(date: Candidate) -> None:
    """القرن التاسع عشر, القرن السابع الهجري."""
    number = date.tokens[date.layout.years[0]].value
    date.calendar = date.era.calendar if date.era else "gregorian"
    date.values = [DateValue(year=(number - 1) * 100, unit="century")]


def read_decades(date: Candidate) -> None:
    """ثمانينيات القرن التاسع عشر, الأربعينيات والخمسينيات من القرن الماضي, الستينيات الميلادية."""
    *decades, last = (date.tokens[i] for i in date.layout.years)
    date.calendar = date.era.calendar if date.era else "gregorian"
    if last.kind == t.DECADE:
        decades.append(last)
        first, end = 1900, date.tokens[date.last]
        if end.kind == t.RELATIVE:
            first += 100 * (end.value + 1)
        else:
            date.flags.append("century")
    else:
        first = (last.value - 1) * 100
    date.values = [DateValue(year=first + token.value, unit="decade") for token in decades]


# --- whether the number beside a month is its year ---

# A noun in the accusative is counted by any number beside a Hijri month: رمضان 1445 متبرعا, but not صاموا, nor مجانا …
_ACCUSATIVE = r" (?!ال|[وفبكل]|ايض|مجان|جميع|قريب|تقريب|هذا)[ء-ي]{3,}(?<![وي])ا(?![ء-ي])"
# … and so is one without its article by a round number, but no word of chronicles: حفل رمضان 1300 مدعو.
_NAMELESS = (
    r" (?!ال|[وفبكلت]|(?:علي|عند|عام|سنه|منذ|خلال|حيث|حتي|قبل|يوم|شهر|مات|قتل|دخل|خرج|سقط|سافر|رحل|عاد|قدم|عزل|صام)"
    r"(?![ء-ي]))[ء-ي]{3,}"
)
_TURNS = (1400, 1800, 1900, 2000)  # the round years that texts mention often are turns of centuries
_QUANTITY = r" ?(?:[ء-ي]{2}|%)"  # 3 مارس 236 حالة: the number counts something


def _fit_year(date: Candidate, year: int) -> None:
    """Set the year aside if it cannot be that of its months, or flag it if it may be of another calendar."""
    era, layout = date.era, date.layout
    if era is None:
        is_other = year not in date_cues.OF_MONTHS[date.calendar] or (not layout.is_cued and _counts(date, year))
    else:
        is_other = layout.is_cued and _is_half(date, year)
    if is_other:
        date.year = None
        date.last = layout.months[-1]
        return
    if era is not None:
        if era.calendar != date.calendar:
            date.flags.append("calendar")
        return
    if year < 100:
        date.flags.append("century")
    if year in date_cues.FISCAL and _is_fiscal(date):
        date.flags.append("calendar")


def _is_half(date: Candidate, year: int) -> bool:
    """Whether a year with its mark is the first of two that make one: شهر مارس لعام 2024م/2025م."""
    beyond = date.at + date.last + 1
    return date.run.line[2 * beyond - 1] in "/-=" and date.run.tokens[beyond].value == year + 1


def year_digits(date: Candidate) -> int:
    """With how many digits its year is written, 0 for words."""
    return date.tokens[date.layout.years[0]].digits


def _counts(date: Candidate, value: int) -> bool:
    """Whether a bare number in words or of three or four digits is no year but counts what follows."""
    digits = year_digits(date)
    if digits == 0:  # a year in words goes to its last digit: مارس ألف وتسعمئة وتسعة وتسعين
        return value not in date_cues.SPELLED or value % 100 == 0 or date.after(COUNTED)
    if digits == 3:  # حزيران/يونيو 118: who names a month twice writes of our days
        is_twice = True in [date.tokens[i].double for i in date.layout.months]
        return is_twice or (date.after(_QUANTITY) and not date.after(r" و\d"))
    if digits != 4:
        return False
    is_hundreds, is_hijri = value % 100 == 0, date.calendar == "hijri"
    if date.kinds[0] not in t.ANY_MONTH + t.MONTH_CUE + t.MONTHS_CUE:  # beside a day a number is more often a year
        return is_hundreds and date.after(COUNTED)
    if (is_hijri and date.after(_ACCUSATIVE)) or (is_hundreds and value not in _TURNS and date.after(_NAMELESS)):
        return True
    if not date.after(COUNTED):
        return False
    ours = date_cues.HIJRI_OF_OURS if date.calendar == "hijri" else date_cues.GREGORIAN_OF_OURS
    return value % 50 == 0 or value not in ours  # خلال آب 1200 شخص


@functools.cache
def _fiscal_months() -> frozenset[str]:
    """The first words of the Julian months of the Ottomans' fiscal year, as their Arab provinces wrote them, folded."""
    return frozenset(fold(name).split()[0] for name in written_names.MONTHS["levantine"])


def _is_fiscal(date: Candidate) -> bool:
    """Whether the year may be the Ottoman treasury's: by its months' names (it has no آذار/مارس) or a word after it."""
    once = (i for i in date.layout.months if not date.tokens[i].double)
    named = any(date.word(i).split()[0] in _fiscal_months() for i in once)
    return date.calendar == "gregorian" and (named or date.after(r"[ \xa0]?\(?(?:ال)?(?:رومي|مالي)"))
