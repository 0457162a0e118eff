"""One way of writing dates: every mention that is sure, in one form.

What each form makes of hard mentions, and what stays as it is and why, is in ``docs/dates-rendering.md``.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from arnorm._core import classes
from arnorm._core.edits import Edit
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option
from arnorm.dates import render
from arnorm.dates._parts import Parts, parts_of
from arnorm.dates._surroundings import fits, in_brackets, same, twinned, with_controls
from arnorm.dates.calendars import day_of
from arnorm.dates.find import dates_in
from arnorm.dates.mention import Calendar, DateMention, DateValue, Flag, Kind, mention_of
from arnorm.digits import SETS

if TYPE_CHECKING:
    import regex

__all__ = ["UnifyDates", "unify_dates"]

_WORDED = frozenset(("nights", "year-first"))
# A date that runs over a line end is layout as much as text; an English one stays English.
_STAYING = re.compile(b"[%c%c]" % (classes.NEWLINE, classes.FOREIGN))
_NEAR = 24  # no farther apart are the members of a list

_SET_OF = {char: name for name, chars in SETS.items() for char in chars}
_DIGIT = re.compile(f"[{''.join(SETS.values())}]")
_EASTERN = re.compile(f"[{SETS['arabic']}{SETS['persian']}]")
_TO = {to: str.maketrans("".join(SETS.values()), chars * 3) for to, chars in SETS.items()}


@functools.cache
def _era_ahead() -> regex.Pattern[str]:
    """An era mark behind a mention that did not take it in."""
    import regex  # noqa: PLC0415 -- 15 ms of import, needed only where a date is rewritten

    return regex.compile(r"[\s\p{Ps}]{0,3}+(?:من\s++)?+(?:لل|ال)?+(?:ه\p{M}*+ج|ميلاد|هـ|[هم]\b|ق\.?+ ?+[مه])")


class Around(NamedTuple):
    """What around a mention decides how it is written: a twin, an open bracket, an era mark that it did not take in."""

    twin: bool
    bracket: bool
    era: bool


_NOTHING_AROUND, _ERA_AROUND = Around(False, False, False), Around(False, False, True)

# A mention without its place: all that decides how it is written, with `Around`.
_Key = tuple[str, Calendar, tuple[DateValue, ...], Kind, int | None, tuple[str, ...], tuple[Flag, ...]]


def _key(mention: DateMention) -> _Key:
    m = mention
    return m.text, m.calendar, m.values, m.kind, m.weekday, m.evidence, m.flags


@functools.lru_cache(8192)
def _written(step: UnifyDates, around: Around, key: _Key) -> str | None:
    """What `UnifyDates` makes of a mention; dates come again and again, most of them in the form that is wanted."""
    text, calendar, values, kind, weekday, evidence, flags = key
    mention = mention_of(0, len(text), text, calendar, values, kind, weekday, evidence, flags)
    return step._rewrite(mention, around)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnifyDates(Step):
    """Write every sure date mention in one form.

    - ``form``: "long" («الأحد 23 نوفمبر 2025», «15 رمضان 1446 هـ»), "iso" (2025-11-23; a Hijri day as 1446-09-15 هـ),
      "numeric" (23/11/2025), "edtf" (as iso, and ranges of days as 2025-11-23/2025-11-25). What is less than a whole
      day is written long in every form.
    - ``calendar``: "keep", "gregorian", "hijri", or "both", which adds the other one in brackets unless the text has
      it: «15 رمضان 1446 هـ (15 مارس 2025 م)». Only whole days are converted.
    - ``months``: names of Gregorian months: "eastern" (يناير), "levantine" (كانون الثاني), "maghrebi" (جانفي; Algeria,
      Tunisia), "moroccan", "mauritanian", "libyan", or "double" (كانون الثاني/يناير).
    - ``digits``: "keep" (those of the mention), "western", "arabic" or "persian".
    - ``unsure``: "leave" mentions that are ambiguous or flagged otherwise, and those whose conversion is approximate,
      or "rewrite" them by their likeliest reading.

    Returns the text; `run` shows each change. Raises ValueError for any other value of an option.

    Names follow CLDR 48; Hijri days 1343-1500 the published Umm al-Qura table (`arnorm.dates.calendars`).

    >>> unify_dates("من 23-11-2025 إلى 15 رمضان 1446هـ")
    'من 23 نوفمبر 2025 إلى 15 رمضان 1446 هـ'
    >>> unify_dates("يوم السبت 15 رمضان 1446هـ", form="iso", calendar="gregorian")
    'يوم السبت 2025-03-15'
    """

    form: render.Form = "long"
    calendar: Literal["keep", "gregorian", "hijri", "both"] = "keep"
    months: render.Months = "eastern"
    digits: Literal["keep", "western", "arabic", "persian"] = "keep"
    unsure: Literal["leave", "rewrite"] = "leave"

    loss: ClassVar[Loss] = "letters"
    joinable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_option(self, "form", ("long", "iso", "numeric", "edtf"))
        check_option(self, "calendar", ("keep", "gregorian", "hijri", "both"))
        check_option(self, "months", render.MONTHS)
        check_option(self, "digits", ("keep", *SETS))
        check_option(self, "unsure", ("leave", "rewrite"))

    def edits(self, scan: Scan) -> Iterator[Edit]:
        """One edit for each mention that is written otherwise."""
        mentions, kinds = scan.derive(dates_in), scan.kinds
        keeps = self.calendar == "keep"
        with_twin = set() if keeps else twinned(scan, mentions)
        for i, mention in enumerate(mentions):
            if (mention.flags and self.unsure == "leave") or mention.text.isdecimal():
                continue  # nobody is sure of it; or a year alone, of which nothing can be written otherwise
            if _STAYING.search(kinds, mention.start, mention.end):
                continue
            era = mention.calendar == "hijri" and _era_ahead().match(scan.text, mention.end) is not None
            if keeps:
                around = _ERA_AROUND if era else _NOTHING_AROUND
            else:
                around = Around(mention.start in with_twin, in_brackets(scan, mention.start), era)
            new = _written(self, around, _key(mention))
            if new is None:
                continue
            touching = [other for other in mentions[max(0, i - 1) : i + 2] if other is not mention]
            if self.unsure == "leave" and any(other.flags and _leans(kinds, mention, other) for other in touching):
                continue
            if fits(scan, mention, new, self.form, touching):
                yield Edit(mention.start, mention.end, new)

    def _rewrite(self, mention: DateMention, around: Around) -> str | None:
        """The mention as it is to be written, None where it stays; nothing but what is given here decides."""
        if self._leaves(mention):
            return None
        parts = parts_of(mention)
        new = None if parts is None else self._write(mention, parts, around)
        return None if new is None or same(mention.text, new) else with_controls(mention.text, new)

    def _leaves(self, mention: DateMention) -> bool:
        """Whether the mention stays whatever it looks like: no form has it, or nobody is sure of it."""
        # سنة 1980 يوم 1 أبريل, الليلة السابعة والعشرين من رمضان: the word before belongs to the date's own words.
        if mention.calendar not in ("gregorian", "hijri") or _WORDED.intersection(mention.evidence):
            return True
        if any(value.approximate or value.unit != "year" or not _real(value, mention) for value in mention.values):
            return True
        if self.unsure == "leave":
            return bool(mention.flags)
        return "impossible" in mention.flags or "approximate" in mention.flags

    def _write(self, mention: DateMention, parts: Parts, around: Around) -> str | None:
        value = mention.values[0]
        if parts.has_note((value.year, value.month, value.day)):
            return None
        if mention.kind != "date":
            core = self._several(mention, parts, around)
        elif None in (value.year, value.month, value.day):
            core = self._partial(mention, parts)
        else:
            core = self._day(mention, parts, around)
        if core is None:
            return None
        return self._in_digits(f"{parts.head}{core}{parts.tail}", mention.text)

    def _other(self, mention: DateMention, has_twin: bool) -> DateMention | None:
        """The day in the other calendar, where that is asked for and sure."""
        if has_twin or self.calendar in ("keep", mention.calendar):
            return None
        other = mention.to("hijri" if mention.calendar == "gregorian" else "gregorian")
        if other is None or not 1 <= (other.year or 0) <= 9999:
            return None
        if self._unreadable(other.values[0], other.calendar):
            return None
        return None if other.values[0].approximate and self.unsure == "leave" else other

    def _day(self, mention: DateMention, parts: Parts, around: Around) -> str | None:
        calendar, value = mention.calendar, mention.values[0]
        other = self._other(mention, around.twin)
        if other is not None and self.calendar != "both":
            calendar, value = other.calendar, other.values[0]
        elif self.form == "long" and not parts.digits:
            # Prose: the words stay words.
            return None if other is None else parts.core + self._beside(other, around)
        elif calendar == "hijri" and not parts.era and around.era:
            return None  # the text has the mark, but the mention did not take it in
        if (self.form == "long" or (value.year or 0) < 100) and self._unreadable(value, calendar):
            return None
        # Among digits, 6/11/1494 would be Hijri, and the reader of two calendars wants to know which is which.
        bare = self.form == "long" and self.calendar != "both"
        era = parts.era or (not bare and (value.year or 0) < render.MODERN)
        text = render.date_text(value, calendar, self.form, self.months, era)
        return text + self._beside(other, around) if other is not None and self.calendar == "both" else text

    def _beside(self, other: DateMention, around: Around) -> str:
        """The same day in the other calendar, as it is added: in brackets, or, inside brackets, behind الموافق."""
        text = render.date_text(other.values[0], other.calendar, self.form, self.months, True)
        return f" الموافق {text}" if around.bracket else f" ({text})"

    def _partial(self, mention: DateMention, parts: Parts) -> str | None:
        """Less than a whole day: a month by its name, a year by its digits, whatever the form."""
        value, calendar = mention.values[0], mention.calendar
        if value.month is None:
            number = parts.core[: parts.era_at].strip()
            if not parts.era or value.day is not None or number.translate(_TO["western"]) != str(value.year):
                return None
            return f"{number} {render.ERAS[calendar]}"
        if not parts.digits and (value.day or value.year or calendar == "hijri"):
            return None
        if self._unreadable(value, calendar):
            return None
        # The two names may be all that makes شباط/فبراير a date.
        named = not value.day and not value.year and "month-cue" not in mention.evidence
        if named and "month-twice" in mention.evidence and self.months != "double":
            return None
        text = render.date_text(value, calendar, "long", self.months, parts.era)
        # شهر ذي الحجة: a month without a day stands in the case its sentence gives it.
        if value.day is None and parts.core.startswith("ذي"):
            text = text.replace("ذو", "ذي")
        return text

    def _unreadable(self, value: DateValue, calendar: str) -> bool:
        """Libyan months are everyday words (the water, the summer): only a day and a year make them months."""
        sure = value.day and value.year and value.year > 999
        return self.months == "libyan" and calendar == "gregorian" and not sure

    def _several(self, mention: DateMention, parts: Parts, around: Around) -> str | None:
        """A range or list: what tells its members apart stays as written, what they share is written anew."""
        values, core, calendar = mention.values, parts.core, mention.calendar
        days = all(value.day and value.month for value in values)
        runs = parts.numbers([value.day if days else value.year for value in values])
        if runs is None:
            return None
        if not days:
            # School years, 1446/1447هـ: only the mark is written anew.
            bare = parts.era and runs[-1][1] == parts.era_at and not any(value.month for value in values)
            return f"{core[: parts.era_at]} {render.ERAS[calendar]}" if bare else None
        if mention.month is None or (mention.year is None and any(value.year for value in values)):
            return None
        # الأربعاء والخميس 28 و29 ديسمبر: whose weekday is it? Only the words as they stand know.
        alone = mention.weekday is None and mention.year
        if alone and (self.form != "long" or self.calendar not in ("keep", "both", calendar)):
            return self._each(mention, parts, runs, around)
        if self.months == "libyan" and calendar == "gregorian":
            return None
        shared = DateValue(year=mention.year, month=mention.month)
        return f"{core[: runs[-1][1]]} {render.date_text(shared, calendar, 'long', self.months, parts.era)}"

    def _each(self, mention: DateMention, parts: Parts, runs: list[tuple[int, int]], around: Around) -> str | None:
        """Every day of a range or list by itself, with the words that stood between the numbers."""
        by_day = {value.day: value for value in mention.values}
        text, at = "", 0
        for start, end in runs:
            between = parts.core[at:start]
            if text and not any(char.isalpha() for char in between):
                between = "، " if mention.kind == "list" else "/" if self.form in ("iso", "edtf") else " - "
            one = dataclasses.replace(mention, kind="date", values=(by_day[int(parts.core[start:end])],), weekday=None)
            day = self._day(one, parts, around)
            if day is None:
                return None
            text += between + day
            at = end
        return text

    def _in_digits(self, text: str, old: str) -> str:
        to: str = self.digits
        if to == "keep":
            first = _DIGIT.search(old)
            to = _SET_OF[first.group()] if first else "western"
        return text if to == "western" and not _EASTERN.search(text) else text.translate(_TO[to])


def _leans(kinds: bytes, mention: DateMention, other: DateMention) -> bool:
    """Whether a day and month stand beside others that stay figures: of 12/5 و13 مايو the 5 would be a day of May.

    ``other`` is the one that nobody is sure of; it may be another text's, where a batch joins them.
    """
    left, right = min(mention.end, other.end), max(mention.start, other.start)
    if right - left > _NEAR or mention.year is not None or other.year is not None:
        return False
    return kinds.find(classes.END, left, right) < 0


def _real(value: DateValue, mention: DateMention) -> bool:
    """Whether there is such a date, in years that can be written: not 30 فبراير, ق.م, nor رمضان 2018."""
    highest = render.MODERN if mention.calendar == "hijri" else 9999
    if value.year is not None and not 1 <= value.year <= highest:
        return False
    if value.day is None or value.month is None:
        return True
    if mention.calendar == "hijri":
        return 1 <= value.month <= 12 and 1 <= value.day <= 31
    return day_of("gregorian", value.year or 2000, value.month, value.day) is not None


unify_dates = UnifyDates()
