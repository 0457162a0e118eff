"""How a mention is composed: its new text, from what it says and the little around it that decides.

The text around is not read here. `arnorm.dates.leave` decides whether the new text fits.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from arnorm._arabic.data import written_names
from arnorm._arabic.data.calendar_names import WEEKDAYS as WEEKDAY_NAMES
from arnorm._arabic.data.date_cues import BETWEEN, CUES
from arnorm._arabic.digit_sets import SETS
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import CONTROLS, MARKS, WORD
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm.dates import leave, render
from arnorm.dates.mention import Calendar, DateMention, DateValue, Flag, Kind, mention_of
from arnorm.dates.render import Style

__all__ = ["Composed", "Context", "compose"]

_NUMBER = lazy_pattern(r"\d++")
_WORD_RUN = lazy_pattern(rf"[{WORD}]++")
# Signs and blanks between a weekday and its date that carry no meaning.
_JOINT = lazy_pattern(rf"[\s,\u060c:/\-\u2010-\u2015\ufe58\ufe63\uff0d{CONTROLS}]*+")
_ERA_WORD = lazy_pattern(r"هجر|ميلاد|(?<!\w)[هم](?!\w)")  # folded
_ERA_LETTER = lazy_pattern(r"[ \xa0]?[هم]\u0640*(?!\w)")
_DAY_OF = lazy_pattern(r"\d+[ \xa0]*من(?!\w)")  # folded
# Marks and invisible characters are no difference: other steps take them off.
_LIGHT = lazy_pattern(f"[{MARKS}{CONTROLS}]++")
_OPENING_CONTROLS, _CLOSING_CONTROLS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"

_SET_OF = {char: name for name, chars in SETS.items() for char in chars}
_DIGIT = lazy_pattern(f"[{''.join(SETS.values())}]")
EASTERN_DIGITS = lazy_pattern(f"[{SETS['arabic']}{SETS['persian']}]")
_ISO_DAY = lazy_pattern(r"((?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))")
_TO = {to: str.maketrans("".join(SETS.values()), chars * 3) for to, chars in SETS.items()}


class Context(NamedTuple):
    """What around a mention decides how it is written.

    Its twin in the other calendar; an open bracket; an era mark behind it that it did not take in; an article before
    its number (الـ26 من فبراير).
    """

    twin: bool = False
    bracket: bool = False
    era: bool = False
    article: bool = False


class Composed(NamedTuple):
    """The new text of a mention, and what it says: each date with its calendar."""

    text: str
    values: tuple[tuple[Calendar, DateValue], ...]


# A mention without its place: all that decides its new text, with `Context`.
_Key = tuple[str, Calendar, tuple[DateValue, ...], Kind, int | None, tuple[str, ...], tuple[Flag, ...]]


def compose(style: Style, context: Context, mention: DateMention) -> Composed | None:
    """The new text of a mention; None if it stays as it is."""
    m = mention
    return _compose(style, context, (m.text, m.calendar, m.values, m.kind, m.weekday, m.evidence, m.flags))


@remember(8192, lambda _, __, key: len(key[0]))
def _compose(style: Style, context: Context, key: _Key) -> Composed | None:
    """Cached: the same dates come again and again, most of them in the form that is wanted."""
    text, calendar, values, kind, weekday, evidence, flags = key
    mention = mention_of(0, len(text), text, calendar, values, kind, weekday, evidence, flags)
    if leave.reason_by_itself(style, mention):
        return None
    parts = parts_of(mention)
    new = None if parts is None else _Composer(style, context, mention, parts).compose()
    if new is None or text == new.text or _LIGHT.sub("", text) == new.text:
        return None
    return Composed(_with_controls(text, new.text), new.values)


def _with_controls(old: str, new: str) -> str:
    """The new text with the direction controls that the old one opened or closed, so that all pairs stay pairs."""
    if old.isprintable():
        return new
    opened, closed = "", ""
    for char in old:
        if char in _OPENING_CONTROLS:
            opened += char
        elif char in _CLOSING_CONTROLS:
            opened, closed = (opened[:-1], closed) if opened else (opened, closed + char)
    return closed + new + opened


class Parts(NamedTuple):
    """The text of a mention: ``head`` and ``tail`` are kept, ``core`` is the date proper.

    ``era_at`` is where, in the core, its digits end and its era mark begins, if it has one.
    """

    head: str
    core: str
    tail: str
    digits: bool
    era: bool
    era_at: int

    def numbers(self, wanted: Sequence[int | None]) -> list[tuple[int, int]] | None:
        """The spans of these numbers in the core, if it begins with them, in any order."""
        runs = list(_NUMBER.finditer(self.core))[: len(wanted)]
        if None in wanted or sorted(int(run.group()) for run in runs) != sorted(wanted):  # type: ignore[type-var]
            return None
        return [run.span() for run in runs]


def parts_of(mention: DateMention) -> Parts | None:
    """The parts of a mention's text; None if its weekday is not at one of its ends."""
    head, core, tail = "", mention.text, ""
    if mention.weekday is not None:
        split = _split_weekday(mention.text, mention.weekday)
        if split is None:
            return None
        head, core, tail = split
    era_at, era = leave.find_era(core)
    return Parts(head, core, tail, _NUMBER.search(core) is not None, era != "", era_at)


@functools.cache
def _weekdays() -> dict[str, int]:
    return {fold(name): number for name, number in WEEKDAY_NAMES}


@functools.cache
def _joining_words() -> frozenset[str]:
    """The words that may stand between a weekday and its date, folded: الموافق, الموافق في."""
    return frozenset(fold(word) for word, what, *_ in (*CUES, *BETWEEN) if what in ("twin-cue", "in"))


def _split_weekday(text: str, weekday: int) -> tuple[str, str, str] | None:
    """The text before the date proper, the date, and the text behind it; the weekday in standard spelling."""
    words = [(fold(word[0]), word) for word in _WORD_RUN.finditer(text)]
    if len(words) < 2:
        return None
    (name, first), *between, (last_name, last) = words
    if _weekdays().get(name) == weekday:
        date = next((word for folded, word in between if folded not in _joining_words()), last)
        joint = text[first.end() : date.start()]
        name = written_names.WEEKDAYS[weekday] if name.startswith("ال") else first[0]
        return name + (" " if _JOINT.fullmatch(joint) else joint), text[date.start() :], ""
    if _weekdays().get(last_name) == weekday:
        end = between[-1][1].end() if between else first.end()
        return "", text[:end], text[end:]
    return None


class _Composer(NamedTuple):
    """The composition of one mention."""

    style: Style
    context: Context
    mention: DateMention
    parts: Parts

    def compose(self) -> Composed | None:
        """The mention as it is to be written; None if it stays."""
        mention, parts, value = self.mention, self.parts, self.mention.values[0]
        if self.context.era and not parts.era and parts.digits:
            return None  # the text has the mark, but the mention did not take it in
        if mention.kind != "date":
            core = self._compose_several()
        elif None in (value.year, value.month, value.day):
            core = self._compose_partial()
        else:
            core = self._compose_day(mention)
        if core is None:
            return None
        text = self._after_article(core.text) if self.context.article else core.text
        return Composed(self._in_digits(f"{parts.head}{text}{parts.tail}"), core.values)

    def _after_article(self, text: str) -> str:
        """A day with its article stands apart from its month: الـ26 من فبراير."""
        day, blank, rest = text.partition(" ")
        is_day = day.isdecimal() and blank and _DAY_OF.match(fold(self.parts.core))
        return f"{day} من {rest}" if is_day else text

    def _as_read(self, text: str) -> Composed:
        """A new text that says what the mention said."""
        return Composed(text, tuple((self.mention.calendar, value) for value in self.mention.values))

    def _convert(self, mention: DateMention) -> DateMention | None:
        """The day in the other calendar, if the style asks for it and it is sure."""
        style = self.style
        if self.context.twin or style.calendar in ("keep", mention.calendar):
            return None
        other = mention.to("hijri" if mention.calendar == "gregorian" else "gregorian")
        if other is None or other.year is None or not 1 <= other.year <= leave.LAST_YEAR:
            return None
        day = other.values[0]
        if self._is_unreadable(day, other.calendar):
            return None
        if day.approximate and (style.unsure == "leave" or other.date != mention.date):
            return None  # its weekday would make it another day
        return other

    def _compose_day(self, mention: DateMention) -> Composed | None:
        style, parts = self.style, self.parts
        calendar, value = mention.calendar, mention.values[0]
        other = self._convert(mention)
        if other is not None and style.calendar != "both":
            calendar, value = other.calendar, other.values[0]
        elif style.form == "long" and not parts.digits:
            # In prose the words stay words.
            if other is None:
                return None
            return Composed(
                parts.core + self._write_added(other), ((calendar, value), (other.calendar, other.values[0]))
            )
        if not render.is_in_figures(value, style.form, calendar) and self._is_unreadable(value, calendar):
            return None
        # Among digits, 6/11/1494 would be Hijri, and the reader of two calendars wants to know which is which.
        bare = style.form == "long" and style.calendar != "both"
        era = parts.era or not (bare or (value.year is not None and value.year >= render.MODERN))
        if calendar == "hijri" and style.form in ("iso", "edtf"):
            era = self.context.twin or (other is not None and style.calendar == "both")
        text = self._write(value, calendar, era)
        if other is not None and style.calendar == "both":
            return Composed(text + self._write_added(other), ((calendar, value), (other.calendar, other.values[0])))
        return Composed(text, ((calendar, value),))

    def _write_added(self, other: DateMention) -> str:
        """The same day in the other calendar, as it is added: in brackets, or, inside brackets, after الموافق."""
        text = self._write(other.values[0], other.calendar, True)
        return f" الموافق {text}" if self.context.bracket else f" ({text})"

    def _write(self, value: DateValue, calendar: Calendar, era: bool) -> str:
        style = self.style
        # A program that asked for Gregorian days reads every day in figures as one.
        is_left = style.calendar == "gregorian" and calendar == "hijri" and style.form in ("iso", "edtf")
        form = "long" if is_left else style.form
        return render.date_text(value, calendar, form, style.months, era, style.order == "mdy")

    def _compose_partial(self) -> Composed | None:
        """Less than a whole day: a month by its name, a year by its digits, in every form."""
        mention, parts, value = self.mention, self.parts, self.mention.values[0]
        calendar = mention.calendar
        if value.month is None:
            number = parts.core[: parts.era_at].strip()
            if not parts.era or value.day is not None or number.translate(_TO["western"]) != str(value.year):
                return None
            return self._as_read(f"{number} {written_names.ERAS[calendar]}")
        if not parts.digits and (value.day or value.year or calendar == "hijri"):
            return None
        if (parts.era and value.year is None) or self._is_unreadable(value, calendar):
            return None  # شهر 6 ميلادي
        text = render.date_text(value, calendar, "long", self.style.months, parts.era)
        # شهر ذي الحجة: a month without a day has the case that its sentence gives it.
        if value.day is None and fold(parts.core).startswith("ذي"):
            text = text.replace("ذو", "ذي")
        return self._as_read(text)

    def _is_unreadable(self, value: DateValue, calendar: str) -> bool:
        """Libyan months are everyday words (the water, the summer): only a day and a year make them months."""
        sure = value.day and value.year is not None and value.year > 999
        return self.style.months == "libyan" and calendar == "gregorian" and not sure

    def _compose_several(self) -> Composed | None:
        """A range or list: what tells its members apart is kept, what they share is rewritten."""
        mention, parts, style = self.mention, self.parts, self.style
        values, core, calendar = mention.values, parts.core, mention.calendar
        days = all(value.day and value.month for value in values)
        runs = parts.numbers([value.day if days else value.year for value in values])
        if runs is None:
            return None
        (_, first), *_ = runs
        *_, (_, last) = runs
        if not days:
            # School years, 1446/1447هـ: only the mark is rewritten.
            bare = parts.era and last == parts.era_at and not any(value.month for value in values)
            years = self._with_mark(core[: parts.era_at], first) if bare else ""
            return self._as_read(f"{years} {written_names.ERAS[calendar]}") if years else None
        if mention.month is None or (mention.year is None and any(value.year for value in values)):
            return None
        if len(_NUMBER.findall(core)) > len(values) + 2:
            return None  # من 3/12 إلى 12/12/2023: the month stands at each of them
        # الأربعاء والخميس 28 و29 ديسمبر: whose weekday is it? Only the original words say.
        alone = mention.weekday is None and mention.year
        if alone and (style.form != "long" or style.calendar not in ("keep", "both", calendar)):
            return self._compose_each(runs)
        if style.months == "libyan" and calendar == "gregorian":
            return None
        shared = DateValue(year=mention.year, month=mention.month)
        return self._as_read(f"{core[:last]} {render.date_text(shared, calendar, 'long', style.months, parts.era)}")

    def _with_mark(self, years: str, at: int) -> str:
        """Two years, the first one's mark rewritten too: 1435هـ- 1436هـ; nothing if it is a word."""
        if not _ERA_WORD.search(fold(years[at:])):
            return years
        mark = _ERA_LETTER.match(years, at)
        return f"{years[:at]} {written_names.ERAS[self.mention.calendar]}{years[mark.end() :]}" if mark else ""

    def _compose_each(self, runs: list[tuple[int, int]]) -> Composed | None:
        """Every day of a range or list by itself, with the words between the numbers; all of them or none.

        >>> from arnorm.dates.unify import unify_dates
        >>> unify_dates("من 1 إلى 30 رمضان 1446هـ", calendar="gregorian")  # that month had 29 days
        'من 1 إلى 30 رمضان 1446هـ'
        """
        mention, core = self.mention, self.parts.core
        if [int(core[start:end]) for start, end in runs] != [value.day for value in mention.values]:
            return None  # 15،14 و16: not written in the order they are meant in
        text, at = "", None  # from the beginning
        days: list[tuple[tuple[Calendar, DateValue], ...]] = []
        for (start, end), value in zip(runs, mention.values, strict=True):
            between = core[at:start]
            if text and not any(char.isalpha() for char in between):
                between = "، " if mention.kind == "list" else "/" if self.style.form in ("iso", "edtf") else " - "
            elif text and not between[0].isspace():
                between = f" {between}"  # 5و6 مارس: an era mark touches no word
            day = self._compose_day(dataclasses.replace(mention, kind="date", values=(value,), weekday=None))
            if day is None:
                return None
            text += between + day.text
            days.append(day.values)
            at = end
        if len({tuple(calendar for calendar, _ in values) for values in days}) != 1:
            return None
        return Composed(text, tuple(itertools.chain.from_iterable(days)))

    def _in_digits(self, text: str) -> str:
        to: str = self.style.digits
        if to == "keep":
            first = _DIGIT.search(self.mention.text)
            to = _SET_OF[first.group()] if first else "western"
        if to == "western" and not EASTERN_DIGITS.search(text):
            return text
        if self.style.form in ("iso", "edtf"):  # whole days are in ASCII, whatever the digits of the rest
            parts = _ISO_DAY.split(text)
            return "".join(part if _ISO_DAY.fullmatch(part) else part.translate(_TO[to]) for part in parts)
        return text.translate(_TO[to])
