"""How a mention is written anew: from what it says, and from the little around it that decides.

Nothing here looks at a text. Whether the new words can stand there, `arnorm._core.proof` says.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import itertools
from typing import Literal, NamedTuple

from arnorm._arabic.folding import fold
from arnorm._arabic.marks import MARKS
from arnorm._core.patterns import lazy_pattern
from arnorm.dates import render
from arnorm.dates._parts import Parts, parts_of
from arnorm.dates._surroundings import same, with_controls
from arnorm.dates.calendars import is_beside_weekday
from arnorm.dates.mention import Calendar, DateMention, DateValue, Flag, Kind, mention_of
from arnorm.digits import SETS

__all__ = ["Around", "Style", "Written", "is_unsure", "leaves", "written"]

# سنة 1980 يوم 1 أبريل, الليلة السابعة والعشرين من رمضان: the word before belongs to the date's own words.
_WORDED = frozenset(("nights", "year-first"))

_OF = lazy_pattern(r"\d+[ \xa0]*من(?!\w)")
# ديسمبر .2008 وذكر, سنة ، 2022: the sign that ends a clause, moved before its year, is not to be lost …
_MOVED_STOP = lazy_pattern(r"[^\d\s.]\s+\.\d|سن[ةه]\s*[،,]")
# A stroke at the end that is no era's: it may be the dash that closes what another opened, ـمن يناير إلى فبرايرـ.
_STROKED = lazy_pattern(rf"[^هـ{MARKS}][{MARKS}]*ـ[ـ{MARKS}]*\Z")

_ERA_WORD = lazy_pattern(r"هجر|ميلاد|(?<!\w)[هم](?!\w)")  # folded
_ERA_LETTER = lazy_pattern(r"[ \xa0]?[هم]\u0640*(?!\w)")

_SET_OF = {char: name for name, chars in SETS.items() for char in chars}
_DIGIT = lazy_pattern(f"[{''.join(SETS.values())}]")
_EASTERN = lazy_pattern(f"[{SETS['arabic']}{SETS['persian']}]")
_TO = {to: str.maketrans("".join(SETS.values()), chars * 3) for to, chars in SETS.items()}


class Style(NamedTuple):
    """How dates are to be written: the options of `UnifyDates`."""

    form: render.Form
    calendar: Literal["keep", "gregorian", "hijri", "both"]
    months: render.Months
    digits: Literal["keep", "western", "arabic", "persian"]
    unsure: Literal["leave", "rewrite"]


class Around(NamedTuple):
    """What around a mention decides how it is written.

    A twin; an open bracket; an era mark that it did not take in; an article before its number (الـ26 من فبراير).
    """

    twin: bool = False
    bracket: bool = False
    era: bool = False
    article: bool = False


class Written(NamedTuple):
    """A mention written anew, and what it says now: each date with its calendar."""

    text: str
    values: tuple[tuple[Calendar, DateValue], ...]


def written(style: Style, around: Around, mention: DateMention) -> Written | None:
    """What becomes of a mention; None where it stays as it is."""
    m = mention
    return _written(style, around, (m.text, m.calendar, m.values, m.kind, m.weekday, m.evidence, m.flags))


# A mention without its place: all that decides how it is written, with `Around`.
_Key = tuple[str, Calendar, tuple[DateValue, ...], Kind, int | None, tuple[str, ...], tuple[Flag, ...]]


@functools.lru_cache(8192)
def _written(style: Style, around: Around, key: _Key) -> Written | None:
    """Cached: dates come again and again, most of them in the form that is wanted."""
    text, calendar, values, kind, weekday, evidence, flags = key
    mention = mention_of(0, len(text), text, calendar, values, kind, weekday, evidence, flags)
    if leaves(style, mention):
        return None
    parts = parts_of(mention)
    new = None if parts is None else _Writer(style, around, mention, parts).write()
    if new is None or same(text, new.text):
        return None
    return Written(with_controls(text, new.text), new.values)


def leaves(style: Style, mention: DateMention) -> bool:
    """Whether the mention stays whatever it looks like: no form has it, or nobody is sure of it."""
    if mention.calendar not in ("gregorian", "hijri") or _WORDED.intersection(mention.evidence):
        return True
    if any(value.approximate or value.unit != "year" or not _real(value, mention) for value in mention.values):
        return True
    if _MOVED_STOP.search(mention.text) or _STROKED.search(mention.text):
        return True
    if style.calendar in ("gregorian", "hijri") and "day-cue" in mention.evidence:
        return True  # 24/10, of which calendar? Its neighbours say, and they are about to be written in the other
    if style.unsure == "leave":
        return is_unsure(style, mention)
    return "impossible" in mention.flags or "approximate" in mention.flags


def is_unsure(style: Style, mention: DateMention) -> bool:
    """Whether a mention is doubtful and to stay; a Hijri day in its own calendar may be a day beside its weekday's."""
    if not mention.flags or style.unsure != "leave":
        return False
    return mention.flags != ("weekday",) or style.calendar != "keep" or not is_beside_weekday(mention)


def _real(value: DateValue, mention: DateMention) -> bool:
    """Whether its year can be written: not ق.م, nor رمضان 2018."""
    highest = render.MODERN if mention.calendar == "hijri" else _LAST_YEAR
    return value.year is None or 1 <= value.year <= highest


_LAST_YEAR = datetime.MAXYEAR


def _first(mention: DateMention) -> DateValue:
    """The first value of a mention, the only one of most."""
    return next(iter(mention.values))


class _Writer:
    """One mention being written."""

    __slots__ = ("around", "mention", "parts", "style")

    def __init__(self, style: Style, around: Around, mention: DateMention, parts: Parts) -> None:
        self.style = style
        self.around = around
        self.mention = mention
        self.parts = parts

    def write(self) -> Written | None:
        """The mention as it is to be written, None where it stays."""
        mention, parts, value = self.mention, self.parts, _first(self.mention)
        if parts.has_note((value.year, value.month, value.day)):
            return None
        if self.around.era and not parts.era and parts.digits:
            return None  # the text has the mark, but the mention did not take it in
        if mention.kind != "date":
            core = self._several()
        elif None in (value.year, value.month, value.day):
            core = self._partial()
        else:
            core = self._day(mention)
        if core is None:
            return None
        if self.around.article:
            core = self._after_article(core)
        return Written(self._in_digits(f"{parts.head}{core.text}{parts.tail}"), core.values)

    def _after_article(self, core: Written) -> Written:
        """A day with its article stands apart from its month: الـ26 من فبراير."""
        day, blank, rest = core.text.partition(" ")
        if not (day.isdecimal() and blank) or not _OF.match(fold(self.parts.core)):
            return core
        return Written(f"{day} من {rest}", core.values)

    def _as_read(self, text: str) -> Written:
        """A new text that says what the mention said."""
        mention = self.mention
        return Written(text, tuple((mention.calendar, value) for value in mention.values))

    def _other(self, mention: DateMention) -> DateMention | None:
        """The day in the other calendar, where that is asked for and sure."""
        style = self.style
        if self.around.twin or style.calendar in ("keep", mention.calendar):
            return None
        other = mention.to("hijri" if mention.calendar == "gregorian" else "gregorian")
        if other is None or other.year is None or not 1 <= other.year <= _LAST_YEAR:
            return None
        day = _first(other)
        if self._unreadable(day, other.calendar):
            return None
        if day.approximate and (style.unsure == "leave" or other.date != mention.date):
            return None  # a weekday beside it would make another day of it
        return other

    def _day(self, mention: DateMention) -> Written | None:
        style, parts = self.style, self.parts
        calendar, value = mention.calendar, _first(mention)
        other = self._other(mention)
        if other is not None and style.calendar != "both":
            calendar, value = other.calendar, _first(other)
        elif style.form == "long" and not parts.digits:
            # Prose: the words stay words.
            if other is None:
                return None
            return Written(parts.core + self._beside(other), ((calendar, value), (other.calendar, _first(other))))
        if not render.is_in_figures(value, style.form) and self._unreadable(value, calendar):
            return None
        # Among digits, 6/11/1494 would be Hijri, and the reader of two calendars wants to know which is which.
        bare = style.form == "long" and style.calendar != "both"
        era = parts.era or not (bare or (value.year is not None and value.year >= render.MODERN))
        text = render.date_text(value, calendar, style.form, style.months, era)
        if other is not None and style.calendar == "both":
            both = (calendar, value), (other.calendar, _first(other))
            return Written(text + self._beside(other), both)
        return Written(text, ((calendar, value),))

    def _beside(self, other: DateMention) -> str:
        """The same day in the other calendar, as it is added: in brackets, or, inside brackets, after الموافق."""
        text = render.date_text(_first(other), other.calendar, self.style.form, self.style.months, True)
        return f" الموافق {text}" if self.around.bracket else f" ({text})"

    def _partial(self) -> Written | None:
        """Less than a whole day: a month by its name, a year by its digits, whatever the form."""
        mention, parts = self.mention, self.parts
        value, calendar = _first(mention), mention.calendar
        if value.month is None:
            number = parts.core[: parts.era_at].strip()
            if not parts.era or value.day is not None or number.translate(_TO["western"]) != str(value.year):
                return None
            return self._as_read(f"{number} {render.ERAS[calendar]}")
        if not parts.digits and (value.day or value.year or calendar == "hijri"):
            return None
        if parts.era and value.year is None:
            return None  # شهر 6 ميلادي
        if self._unreadable(value, calendar):
            return None
        # The two names may be all that makes شباط/فبراير a date, where no الماضي follows.
        named = not (value.day or value.year) and {"month-cue", "qualifier"}.isdisjoint(mention.evidence)
        if named and "month-twice" in mention.evidence and self.style.months != "double":
            return None
        text = render.date_text(value, calendar, "long", self.style.months, parts.era)
        # شهر ذي الحجة: a month without a day stands in the case its sentence gives it.
        if value.day is None and parts.core.startswith("ذي"):
            text = text.replace("ذو", "ذي")
        return self._as_read(text)

    def _unreadable(self, value: DateValue, calendar: str) -> bool:
        """Libyan months are everyday words (the water, the summer): only a day and a year make them months."""
        sure = value.day and value.year is not None and value.year > 999
        return self.style.months == "libyan" and calendar == "gregorian" and not sure

    def _several(self) -> Written | None:
        """A range or list: what tells its members apart stays as written, what they share is written anew."""
        mention, parts, style = self.mention, self.parts, self.style
        values, core, calendar = mention.values, parts.core, mention.calendar
        days = all(value.day and value.month for value in values)
        runs = parts.numbers([value.day if days else value.year for value in values])
        if runs is None:
            return None
        (_, first), *_ = runs
        *_, (_, last) = runs
        if not days:
            # School years, 1446/1447هـ: only the mark is written anew.
            bare = parts.era and last == parts.era_at and not any(value.month for value in values)
            years = self._marked(core[: parts.era_at], first) if bare else ""
            return self._as_read(f"{years} {render.ERAS[calendar]}") if years else None
        if mention.month is None or (mention.year is None and any(value.year for value in values)):
            return None
        if parts.figures() > len(values) + 2:
            return None  # من 3/12 إلى 12/12/2023: the month stands at each of them
        # الأربعاء والخميس 28 و29 ديسمبر: whose weekday is it? Only the words as they stand know.
        alone = mention.weekday is None and mention.year
        if alone and (style.form != "long" or style.calendar not in ("keep", "both", calendar)):
            return self._each(runs)
        if style.months == "libyan" and calendar == "gregorian":
            return None
        shared = DateValue(year=mention.year, month=mention.month)
        return self._as_read(f"{core[:last]} {render.date_text(shared, calendar, 'long', style.months, parts.era)}")

    def _marked(self, years: str, at: int) -> str:
        """Two years, the first one's mark written anew too: 1435هـ- 1436هـ; nothing where it is a word."""
        if not _ERA_WORD.search(fold(years[at:])):
            return years
        mark = _ERA_LETTER.match(years, at)
        return f"{years[:at]} {render.ERAS[self.mention.calendar]}{years[mark.end() :]}" if mark else ""

    def _each(self, runs: list[tuple[int, int]]) -> Written | None:
        """Every day of a range or list by itself, with the words that stood between the numbers; all of them or none.

        >>> from arnorm.dates.unify import unify_dates
        >>> unify_dates("من 1 إلى 30 رمضان 1446هـ", calendar="gregorian")  # that month had 29 days
        'من 1 إلى 30 رمضان 1446هـ'
        """
        mention, core = self.mention, self.parts.core
        if [int(core[start:end]) for start, end in runs] != [value.day for value in mention.values]:
            return None  # 15،14 و16: not written in the order they are meant in
        by_day = {value.day: value for value in mention.values}
        text, at = "", None  # from the beginning
        days: list[tuple[tuple[Calendar, DateValue], ...]] = []
        for start, end in runs:
            between = core[at:start]
            if text and not any(char.isalpha() for char in between):
                between = "، " if mention.kind == "list" else "/" if self.style.form in ("iso", "edtf") else " - "
            elif text and not between[0].isspace():
                between = f" {between}"  # 5و6 مارس: an era mark touches no word
            one = dataclasses.replace(mention, kind="date", values=(by_day[int(core[start:end])],), weekday=None)
            day = self._day(one)
            if day is None:
                return None
            text += between + day.text
            days.append(day.values)
            at = end
        if len({tuple(calendar for calendar, _ in values) for values in days}) != 1:
            return None
        return Written(text, tuple(itertools.chain.from_iterable(days)))

    def _in_digits(self, text: str) -> str:
        to: str = self.style.digits
        if to == "keep":
            first = _DIGIT.search(self.mention.text)
            to = _SET_OF[first.group()] if first else "western"
        return text if to == "western" and not _EASTERN.search(text) else text.translate(_TO[to])
