"""A mention in the making: the tokens that a rule matched, their meaning so far, and their places."""

from __future__ import annotations

import dataclasses
import functools
import re

from arnorm._arabic.data import years
from arnorm._arabic.data.counted import COUNTED as COUNTED_NOUNS
from arnorm._arabic.data.magnitudes import MAGNITUDES
from arnorm._arabic.data.units import UNITS
from arnorm._arabic.folding import ERA_STROKE
from arnorm._arabic.money import words_for_money
from arnorm._core.classes import END, MARK, TATWEEL
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import near_before
from arnorm.dates import tokens as t
from arnorm.dates.distances import VETO_CHARACTERS
from arnorm.dates.lexer import Stretch
from arnorm.dates.mention import DateValue, Flag
from arnorm.dates.vetoes import Veto

__all__ = ["COUNTED", "ORDINAL_BEFORE", "OTHER_SCRIPT", "Draft", "Year", "calendar_of", "value_of"]

_CLOSING = (MARK, TATWEEL)
_JOINER = "\u200d"  # keeps a lone heh in its initial form

# After a number: it counts, and is no year. Units of one letter are no evidence (م is an era mark), nor are times.
_COUNTS = {*MAGNITUDES, *words_for_money(), *UNITS, *(word for word, of in COUNTED_NOUNS.items() if of != "time")}
COUNTED = (
    rf"[ \xa0]?(?:%|(?:{'|'.join(sorted(word for word in _COUNTS if len(word) > 1))})(?:ا|ات|ان|ين|ون)?(?!\w)"
    r"|م[ئيا]+ه(?!\w)|(?:في |ب)الم[ئيا]+ه)"
)

OTHER_SCRIPT = "\u0600"  # the first Arabic character
# What makes a date of an ordinal with a month after it, or of a month with a number; not in المجلد الأول يوليو 2010.
ORDINAL_BEFORE = rf"(?:(?<!\w)(?:في|منذ|من|حتي|الي|بين|قبل|بعد|ليوم|لغايه|بحلول|خلال)|[^\w \xa0{ERA_STROKE}]|^) ?$"

# بين and at most a cue word before the first number: what follows is a range.
_BETWEEN = r"(?<!\w)(?:و|ف|ما )?بين(?:[ \xa0][\w ]{0,16})?\(?[ \xa0]*$"


def calendar_of(year: int) -> str:
    """The calendar of a year without a mark: nobody writes of 1300-1500 AD as often as of 1300-1500 AH."""
    return "hijri" if year in years.HIJRI_OF_OURS else "gregorian"


@functools.cache
def _compile(source: str) -> re.Pattern[str]:
    """Compiled once: to ask `re` for one it has takes five times as long."""
    return re.compile(source)


@functools.lru_cache(8192)
def value_of(year: int | None, month: int | None = None, day: int | None = None) -> DateValue:
    """A date, as far as it goes: to find one that was made before takes a tenth of the time of making it."""
    return DateValue(year=year, month=month, day=day)


@functools.lru_cache(4096)
def _places_of(kinds: str, wanted: str) -> tuple[int, ...]:
    """Cached, for the same few rows of tokens come again and again."""
    return tuple(i for i, kind in enumerate(kinds) if kind in wanted)


class Year:
    """A year, its calendar if an era mark gives it, how it was written."""

    __slots__ = ("calendar", "cued", "digits", "era", "value")

    def __init__(self) -> None:
        self.value: int | None = None
        self.calendar = ""
        self.cued = False
        self.era = False
        self.digits = 0

    @property
    def bare(self) -> bool:
        """Whether neither cue nor era mark says that it is a year."""
        return not (self.cued or self.era)


# Brackets around a date.
_OPENED, _CLOSED = lazy_pattern(r"\([ \xa0]?\Z"), lazy_pattern(r" ?\)")


def _sort_key(value: DateValue) -> tuple[int, ...]:
    """What dates are ordered by; what one lacks comes first."""
    return tuple(part for part in (value.year, value.month, value.day) if part is not None)


class Draft:
    """A mention in the making. ``first`` and ``last`` are the tokens at the ends of its span.

    ``kinds`` and ``gaps`` have a character for each token: its kind, and the gap after it. ``text`` is folded.
    ``is_open`` says that its calendar is a guess by its year: `arnorm.dates.context` has the last word.
    """

    __slots__ = (
        "at",
        "calendar",
        "evidence",
        "first",
        "flags",
        "gaps",
        "is_open",
        "kind",
        "kinds",
        "last",
        "rule",
        "stretch",
        "text",
        "tokens",
        "values",
        "veto",
        "weekday",
    )

    def __init__(self, stretch: Stretch, start: int, end: int, rule: str) -> None:
        self.rule = rule
        self.text = stretch.view.text
        self.stretch = stretch
        self.at = start
        self.tokens = stretch.tokens[start:end]
        line = stretch.line[2 * start : 2 * end]
        self.kinds = line[::2]
        self.gaps = line[1::2]
        self.values: list[DateValue] = []
        self.kind = "date"
        self.calendar = ""
        self.is_open = False
        self.weekday: int | None = None
        self.evidence: list[str] = []
        self.flags: list[Flag] = []
        self.veto = ""
        self.first = 0
        self.last = end - start - 1

    def guess_calendar(self, year: int) -> None:
        """Take the calendar that a year without a mark has most often; years before 1300 are flagged."""
        self.calendar = calendar_of(year)
        self.is_open = year < years.HIJRI_OF_OURS.stop
        if year < years.OLDEST_OF_OURS:
            self.flags.append("calendar")

    def refuse(self, veto: Veto) -> bool:
        """Refuse the reading by a veto; always False."""
        self.veto = veto.name
        return False

    def before(self, pattern: str) -> bool:
        """Whether the text before the span matches the pattern, which ends in ``$``."""
        start = self.tokens[self.first].start
        return _compile(pattern).search(self.text[max(0, start - VETO_CHARACTERS) : start]) is not None

    def after(self, pattern: str) -> bool:
        """Whether the text after the span begins with the pattern."""
        end = self.tokens[self.last].end
        return _compile(pattern).match(self.text, end) is not None

    def word(self, i: int) -> str:
        """The folded text of a token."""
        token = self.tokens[i]
        return self.text[token.start : token.end]

    def places(self, kinds: str) -> tuple[int, ...]:
        """Where the tokens of these kinds are."""
        return _places_of(self.kinds, kinds)

    def take_weekday(self) -> int:
        """Take a weekday off the front; the index of the first token after it."""
        if self.tokens[0].kind != t.WEEKDAY:
            return 0
        self.weekday = self.tokens[0].value
        self.evidence.append("weekday")
        return 2 if self.tokens[1].kind == t.TWIN_CUE else 1

    def counts_back(self, era: int) -> bool:
        """Whether the years of an era mark, the token at this place, are counted backwards: قبل الهجرة."""
        return self.tokens[era].value != 1 or self.gaps[era - 1] == "<"

    def take_year(self, start: int) -> Year:
        """Read the year with its cue and era mark from the token at ``start`` on."""
        year = Year()
        for i in range(start, len(self.tokens)):
            token = self.tokens[i]
            if token.kind == t.YEAR_CUE:
                year.cued = True
            elif token.kind == t.ERA:
                year.era, year.calendar = True, token.calendar
                if year.value is not None and self.counts_back(i):
                    year.value = 1 - year.value
            elif year.value is None and token.kind in t.YEARS:
                year.value, year.digits = token.value, token.digits
        return year

    def settle(self, joints: str) -> None:
        """Decide whether several values are a range or a list. ``joints`` are the gaps between them."""
        if len(self.values) < 2:
            return
        joint = joints[:1] or "-"
        if len(self.values) > 2 or not (joint in "-=>/" or (joint == "&" and self.before(_BETWEEN))):
            self.kind = "list"
            if all(v.day for v in self.values) and len({(v.year, v.month) for v in self.values}) == 1:
                self.values.sort(key=_sort_key)  # 15،14 و16: the first two were written right to left
            return
        self.kind = "range"
        one, two = self.values
        if _sort_key(one) <= _sort_key(two):
            return
        if one.day and one.month and one.month == two.month and joint == ">":  # من 25 إلى 3 شعبان: of the month before
            year = one.year if one.year is None or one.month > 1 else one.year - 1
            self.values[0] = dataclasses.replace(one, year=year, month=(one.month - 2) % 12 + 1)
        elif one.month == two.month:  # written right to left: 2024/2023
            self.values.reverse()
        elif one.year is not None:  # من 28 ديسمبر إلى 3 يناير 2021
            self.values[0] = dataclasses.replace(one, year=one.year - 1)

    def span(self) -> tuple[int, int]:
        """The span in its text, its era mark and closing bracket included."""
        text = self.text
        start, end = self.tokens[self.first].start, self.tokens[self.last].end
        if text.startswith(ERA_STROKE, end):
            end += 1
        if "(" in self.gaps and text.count("(", start, end) > text.count(")", start, end):
            closed = _CLOSED.match(text, end)
            end = closed.end() if closed else end
        if self.kinds[self.last] == t.ERA and self.last and self.gaps[self.last - 1] == ")":  # (1343) هـ
            opened = _OPENED.search(text, near_before(start, VETO_CHARACTERS), start)
            start = opened.start() if opened else start
        return start, end

    def ends(self) -> tuple[int, int]:
        """The first and the last place of its span."""
        start, end = self.span()
        return start, end - 1

    def source_end(self, scan: Scan, end: int) -> int:
        """Where the mention ends in the text as given: ``end``, the marks and tatweel of its last letter added."""
        kinds, source = scan.kinds, scan.text
        if kinds[end] == END or (kinds[end] not in _CLOSING and source[end] != _JOINER):
            return end
        letter = source[end - 1].isalpha() or kinds[end - 1] in _CLOSING
        while kinds[end] == MARK or (letter and (kinds[end] == TATWEEL or source.startswith(_JOINER, end))):
            end += 1
        return end
