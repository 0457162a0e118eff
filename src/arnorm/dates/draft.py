"""A mention in the making: the tokens that a rule matched, their meaning so far, and the text around.

The layout of a match says which of its tokens are its days, months and years, by the named groups of its rule.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import Any, NamedTuple

from arnorm._arabic.counted import counted_nouns, units
from arnorm._arabic.data import years
from arnorm._arabic.data.magnitudes import MAGNITUDES
from arnorm._arabic.folding import ERA_STROKE
from arnorm._arabic.money import words_for_money
from arnorm._core.classes import END, MARK, TATWEEL
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule
from arnorm._core.scan import Scan
from arnorm._core.windows import near_before
from arnorm.dates import tokens as t
from arnorm.dates.distances import VETO_CHARACTERS
from arnorm.dates.lexer import Stretch
from arnorm.dates.mention import DateValue, Flag
from arnorm.dates.tokens import Token, compile_once

__all__ = [
    "COUNTED", "Draft", "Layout", "ORDINAL_BEFORE", "OTHER_SCRIPT", "calendar_of", "find_end", "make_layout",
    "value_of",
]  # fmt: skip

_NUMBERS = frozenset(
    t.DIGITS + t.WORDS_31 + t.WORDS_99 + t.WORDS_999 + t.WORDS_YEAR + t.ANY_ORDINAL
    + t.FIRST_DAY + t.MIDDLE + t.LAST_DAY + t.TENS + t.NIGHT + t.DECADE
)  # fmt: skip
_NAMES_WITH_NUMBER = frozenset(t.WEEKDAY + t.CENTURY)
_JOINTS = frozenset(t.HYPHEN + t.DASH + t.AND + t.TO + t.COMMA + t.OR + t.SLASH)

Places = tuple[int, ...]  # of tokens, counted from the first token of the match


class Layout(NamedTuple):
    """Where the parts of a date are among the tokens of a match.

    ``vetoes`` are those of the rule that are for its first day, or, without days, for one of its tokens. ``dates`` has
    the year, the month and the day of each date, -1 for what it lacks. ``era`` is the last era mark, or -1;
    ``is_cued`` says that a word for a year is before the year. ``first`` and ``last`` are the ends of the mention: cues
    before it are none of it. ``joint`` is the gap between the first two dates.
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
    era = kinds.rfind(t.ERA)
    said = {i for date in dates for i in (*date, era) if i >= 0}
    named = [i for i, kind in enumerate(kinds) if kind in _NAMES_WITH_NUMBER]
    first = min(named[:1] + [i for i in said if i != era])
    decisive = kinds[days[0]] if days else kinds
    vetoes = tuple(reason for reason in rule.vetoes if not reason.keys or not reason.keys.isdisjoint(decisive))
    return Layout(
        rule, vetoes, kinds, gaps, tuple(days), tuple(sorted(months)), tuple(years), era,
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


_CLOSING = (MARK, TATWEEL)
_JOINER = "\u200d"  # keeps a lone heh in its initial form

# After a number: it counts, and is no year. Units of one letter are no evidence (م is an era mark), nor are times.
_COUNTS = {*MAGNITUDES, *words_for_money(), *units(), *(word for word, of in counted_nouns().items() if of != "time")}
COUNTED = (
    rf"[ \xa0]?(?:%|(?:{'|'.join(sorted(word for word in _COUNTS if len(word) > 1))})(?:ا|ات|ان|ين|ون)?(?!\w)"
    r"|م[ئيا]+ه(?!\w)|(?:في |ب)الم[ئيا]+ه)"
)

OTHER_SCRIPT = "\u0600"  # the first Arabic character
# What makes a date of an ordinal with a month after it, or of a month with a number; not in المجلد الأول يوليو 2010.
ORDINAL_BEFORE = rf"(?:(?<!\w)(?:في|منذ|من|حتي|الي|بين|قبل|بعد|ليوم|لغايه|بحلول|خلال)|[^\w \xa0{ERA_STROKE}]|^) ?$"

# بين and at most a cue word before the first number: what follows is a range.
_BETWEEN = r"(?<!\w)[وف]?(?:ما ?)?بين(?:[ \xa0][\w ]{0,16})?\(?[ \xa0]*$"
_RANGE_JOINTS = t.HYPHEN + t.DASH + t.TO + t.SLASH
_OPENED, _CLOSED = lazy_pattern(r"\([ \xa0]?\Z"), lazy_pattern(r" ?\)")  # brackets around a date


def calendar_of(year: int) -> str:
    """The calendar of a year without a mark: nobody writes of 1300-1500 AD as often as of 1300-1500 AH."""
    return "hijri" if year in years.HIJRI_OF_OURS else "gregorian"


@functools.lru_cache(8192)
def value_of(year: int | None, month: int | None = None, day: int | None = None) -> DateValue:
    """A date, as far as it goes: to find one that was made before takes a tenth of the time of making it."""
    return DateValue(year=year, month=month, day=day)


def _sort_key(value: DateValue) -> tuple[int, ...]:
    """What dates are ordered by; what one lacks comes first."""
    return tuple(part for part in (value.year, value.month, value.day) if part is not None)


class Draft:
    """A mention in the making.

    ``kinds`` and ``gaps`` have a character for each token: its kind, and the gap after it. ``text`` is folded.
    ``year`` is the value of its only year, and ``last`` its last token: a number that turns out to be no year is none
    of the mention. ``is_open`` says that its calendar is a guess by its year: `arnorm.dates.context` has the last word.
    """

    __slots__ = (
        "at", "calendar", "era", "evidence", "flags", "gaps", "is_open", "kind", "kinds", "last", "layout", "stretch",
        "text", "tokens", "values", "veto", "weekday", "year",
    )  # fmt: skip

    def __init__(self, stretch: Stretch, start: int, layout: Layout) -> None:
        self.layout = layout
        self.last = layout.last
        self.text = stretch.view.text
        self.stretch = stretch
        self.at = start
        self.tokens = tokens = stretch.tokens[start : start + len(layout.kinds)]
        self.kinds = layout.kinds
        self.gaps = layout.gaps
        self.values: list[DateValue] = []
        self.kind = "date"
        self.calendar = ""
        self.is_open = False
        self.era: Token | None = tokens[layout.era] if layout.era >= 0 else None
        self.year: int | None = None
        self.weekday: int | None = tokens[0].value if layout.kinds[0] == t.WEEKDAY else None
        self.evidence: list[str] = []
        self.flags: list[Flag] = []
        self.veto = ""

    @property
    def year_is_bare(self) -> bool:
        """Whether neither cue nor era mark says that its year is one."""
        return self.era is None and not self.layout.is_cued

    @property
    def counts_back(self) -> bool:
        """Whether its years are counted backwards from its era: قبل الهجرة."""
        return self.era is not None and (self.era.value != 1 or self.gaps[self.layout.era - 1] == t.BEFORE)

    def day_token(self) -> Token:
        """The token of its first day."""
        return self.tokens[self.layout.days[0]]

    def month_token(self) -> Token:
        """The token of its last month."""
        return self.tokens[self.layout.months[-1]]

    def guess_calendar(self, year: int) -> None:
        """Take the calendar that a year without a mark has most often; years before 1300 are flagged."""
        self.calendar = calendar_of(year)
        self.is_open = year < years.HIJRI_OF_OURS.stop
        if year < years.OLDEST_OF_OURS:
            self.flags.append("calendar")

    def before(self, pattern: str, at: int = 0) -> bool:
        """Whether the text before a token, the first one if none is given, matches the pattern, which ends in ``$``."""
        start = self.tokens[at].start
        return compile_once(pattern).search(self.text[max(0, start - VETO_CHARACTERS) : start]) is not None

    def after(self, pattern: str) -> bool:
        """Whether the text after the mention begins with the pattern."""
        return compile_once(pattern).match(self.text, self.tokens[self.last].end) is not None

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
        if self.last == first or t.CLOSE not in self.gaps:
            return start, end
        is_year_closed = self.kinds[self.last] == t.ERA and self.gaps[self.last - 1] == t.CLOSE  # (1343) هـ
        if is_year_closed or (self.gaps[first] == t.CLOSE and self.kinds[first] in t.DAY):
            opened = _OPENED.search(text, near_before(start, VETO_CHARACTERS), start)
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
