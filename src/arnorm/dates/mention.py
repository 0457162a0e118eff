"""What a date mention is: where it stands, what it says, and why it was taken for a date.

And day or month first: how a date in figures that can be read both ways is read, by an option or by its document.
"""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections.abc import Iterable
from typing import ClassVar, Literal

from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import Found, quick_maker
from arnorm._core.wrong import not_among
from arnorm.dates import calendars
from arnorm.dates.options import HIJRI_TABLES, DateOrder, HijriTable

__all__ = [
    "Calendar", "DateMention", "DateValue", "Flag", "DateKind", "add_twin", "drop_flags", "in_calendar",
    "is_beside_weekday", "mention_of", "order_of_document", "swap_day_month", "take_order", "with_order",
]  # fmt: skip

Calendar = Literal["gregorian", "hijri", "persian", "coptic"]
DateKind = Literal["date", "range", "list"]
Flag = Literal[
    "ambiguous",  # day and month could be the other way round; read day first
    "impossible",  # no such day (30 فبراير); reported as written, never moved
    "month-length",  # the 30th of a Hijri month to which Umm al-Qura gives 29 days; seen, it may have had 30
    "weekday",  # the weekday in the text is not that of the date
    "century",  # the century of a two-digit year is a guess
    "calendar",  # a year before 1300 that nothing marks: it has the calendar of what is near, or of its document
    "calendar-unsure",  # … where neither says anything: Gregorian by default
    "assumed-year",  # the year came from ``reference``
    "approximate",  # لعشر بقين, العشر الأواخر: within a day or so
    "assumed-week",  # a weekday alone: its week was told from ``reference`` and the next verb
    "nowadays",  # اليوم, which may be these days
    "early",  # مطلع الشهر: the period is whole, what is meant is its beginning
    "middle",  # منتصف
    "late",  # نهاية
    "two-digit-year",  # of a field (`arnorm.parse_date`): in the century nearest to ``reference``
    "half-day",  # of a field: nothing says which half of the day the hour of its time is in
]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """One date, as far as the text gives it.

    ``year`` is astronomical (0 is 1 BC). ``unit`` says how much of the year counts: "year", or "decade" or "century"
    with ``year`` the first of them.

    >>> DateValue(month=11, day=23).edtf
    'XXXX-11-23'
    >>> DateValue(year=1800, unit="century").edtf, DateValue(year=-657).edtf
    ('18XX', '-0657')
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    unit: Literal["year", "decade", "century"] = "year"
    approximate: bool = False

    @property
    def edtf(self) -> str:
        """The value in the Extended Date/Time Format (ISO 8601-2), in its own calendar."""
        year = "XXXX" if self.year is None else f"{'-' * (self.year < 0)}{abs(self.year):04d}"
        if self.unit != "year":
            cut = 1 if self.unit == "decade" else 2
            year = year[:-cut] + "X" * cut
        month = None if self.month is None else f"{self.month:02d}"
        day = None if self.day is None else f"{self.day:02d}"
        if day is not None and month is None:
            month = "XX"
        return "-".join(part for part in (year, month, day) if part is not None) + "~" * self.approximate


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DateMention(Found):
    """A date mentioned in a text.

    ``start`` and ``end`` are offsets in the text as given (code points, end exclusive), ``text`` is the text there.
    ``values`` holds one `DateValue` for a date, first and last for a range, all of them for a list. ``weekday`` is the
    one written (Monday is 0). ``evidence`` names what made it a date, ``flags`` what is doubtful about it. ``twin`` is
    the span of the same day in another calendar (الموافق …), if the text has it next to this one. ``rule`` names the
    rule that read it (`arnorm.dates.rules`); mentions are compared without it.
    """

    start: int
    end: int
    text: str
    calendar: Calendar
    values: tuple[DateValue, ...]
    kind: DateKind = "date"
    weekday: int | None = None
    evidence: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    twin: tuple[int, int] | None = None
    rule: str = dataclasses.field(default="", compare=False)

    _more: ClassVar = ("edtf", "date", "year", "month", "day")  # in `to_dict`
    hijri: ClassVar[HijriTable] = "published"  # the Umm al-Qura calendar that it is converted by

    def __repr__(self) -> str:
        """The mention with its value as `edtf`, and of the fields after it those that say something."""
        said = {name: getattr(self, name) for name in ("start", "end", "text", "calendar", "edtf")}
        more = {name: getattr(self, name) for name in ("weekday", "evidence", "flags", "twin")}
        said |= {name: value for name, value in more.items() if value not in (None, ())}
        return f"DateMention({', '.join(f'{name}={value!r}' for name, value in said.items())})"

    @property
    def edtf(self) -> str:
        """The value in the mention's own calendar: a date, ``A/B`` for a range, ``{A,B}`` for a list."""
        parts = [value.edtf for value in self.values]
        return f"{{{','.join(parts)}}}" if self.kind == "list" else "/".join(parts)

    @property
    def year(self) -> int | None:
        """The year, where all values share it."""
        return self.values[0].year if len(self.values) == 1 else self._shared("year")

    @property
    def month(self) -> int | None:
        """The month, where all values share it."""
        return self.values[0].month if len(self.values) == 1 else self._shared("month")

    @property
    def day(self) -> int | None:
        """The day of a single date."""
        return self.values[0].day if len(self.values) == 1 else self._shared("day")

    def _shared(self, field: str) -> int | None:
        shared, *others = {getattr(value, field) for value in self.values}
        return None if others else shared

    @property
    def date(self) -> datetime.date | None:
        """The day as a `datetime.date` (proleptic Gregorian), or None where the mention is no single whole day.

        A Hijri day is converted as `to` does it: outside the published table, 1343 to 1500, the result is good to a
        day or two, which ``mention.to("gregorian").edtf`` shows with ``~``.

        >>> day = DateValue(year=1446, month=9, day=15)
        >>> DateMention(start=0, end=12, text="15 رمضان 1446", calendar="hijri", values=(day,)).date
        datetime.date(2025, 3, 15)
        """
        day = _find_single_day(self)
        if day is None:
            return None
        if self.calendar == "hijri":
            day = calendars.move_to_weekday(day, calendars.hijri_of(day, self.hijri)[-1], self.weekday)
        return datetime.date.fromordinal(day)

    def to(self, calendar: Literal["gregorian", "hijri"], *, hijri: HijriTable | None = None) -> DateMention | None:
        """The mention with its values in that calendar, or None where the text does not give enough for that.

        A day becomes a day; a month, a year, a decade, a century or a range becomes the range from its first day to
        its last. Days from 1343 to 1500 AH follow the published Umm al-Qura table and are exact, or the computed one if
        the weekday in the text is that one's; others are tabular (`arnorm.dates.calendars`) and marked approximate, and
        the weekday then decides between the neighbouring days. ``hijri`` is the calendar of Hijri days: "published",
        "computed" (that of the JDK and ICU, 1300 to 1600), or "civil" (tabular, exact throughout). None: no year, an
        impossible day, a calendar without a table here (Persian, Coptic), a list of months or years that leaves gaps.
        A mention that is in that calendar comes back as it is. Raises ValueError for any other calendar name.

        >>> month = DateMention(
        ...     start=0, end=10, text="رمضان 1446", calendar="hijri", values=(DateValue(year=1446, month=9),)
        ... )
        >>> month.to("gregorian").edtf
        '2025-03-01/2025-03-29'
        """
        if calendar not in ("gregorian", "hijri"):
            raise not_among("calendar", calendar, ("gregorian", "hijri"))
        table: HijriTable = hijri or self.hijri
        if table not in HIJRI_TABLES:
            raise not_among("hijri", hijri, HIJRI_TABLES)
        if self.calendar == calendar:
            return self
        spans = _find_spans(self, table)
        if not spans:
            return None
        kind = self.kind
        is_single = all(first == last for first, last, _ in spans)
        ends = [(first, exact) for first, _, exact in spans]
        if kind == "date" and is_single:
            ends = [(calendars.move_to_weekday(day, exact, self.weekday), exact) for day, exact in ends]
        elif kind != "list" or not is_single:
            if kind == "list" and any(first - last != 1 for (_, last, _), (first, *_) in itertools.pairwise(spans)):
                return None
            # A month, a year or a range, or months side by side: from the first day to the last.
            kind = "range"
            ends = [ends[0], spans[-1][1:]]
        values = tuple(_make_value(calendar, day, exact, table) for day, exact in ends)
        return dataclasses.replace(self, calendar=calendar, values=values, kind=kind)

    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day of all that is mentioned, or None where `to` gives none.

        >>> DateMention(start=0, end=4, text="1446", calendar="hijri", values=(DateValue(year=1446),)).days()
        (datetime.date(2024, 7, 7), datetime.date(2025, 6, 25))
        """
        spans = _find_spans(self, self.hijri)
        if not spans:
            return None
        ends = min(first for first, _, _ in spans), max(last for _, last, _ in spans)
        return datetime.date.fromordinal(ends[0]), datetime.date.fromordinal(ends[1])

    @property
    def weekday_agrees(self) -> bool | None:
        """Whether the weekday written is that of the date; None where either is missing.

        A tabular Hijri day is good to a day, and agrees with the weekdays beside its own; one of the published Umm
        al-Qura calendar by the computed one too, and a Gregorian day before 15 October 1582 by its Julian reading.
        """
        day = _find_single_day(self) if self.weekday is not None else None
        return None if day is None else has_weekday(self.calendar, self.values[0], day, self.weekday)

    def agrees_with(self, other: DateMention) -> bool | None:
        """Whether another mention (the twin, say) can name the same time, within the two days that calendars differ.

        None where one of them has no year, or is impossible. A month or a year agrees with every day and every month
        or year that it overlaps.
        """
        spans = self.days(), other.days()
        if spans[0] is None or spans[1] is None:
            return None
        (first, last), (start, end) = ((one.toordinal(), two.toordinal()) for one, two in spans)  # type: ignore[misc]
        one, two = calendars.julian_day(first) - first, calendars.julian_day(start) - start
        shifts = itertools.product(
            {0, one * (self.calendar == "gregorian")}, {0, two * (other.calendar == "gregorian")}
        )
        most = _TOLERANCE_DAYS
        return any(first + a - most <= end + b and start + b - most <= last + a for a, b in shifts)


# How far two names of one day may lie apart: observed months differ from printed ones by up to two days.
_TOLERANCE_DAYS = 2


def _find_spans(mention: DateMention, table: HijriTable = "published") -> list[tuple[int, int, bool]]:
    """The days of each value of a mention; None if one has no days."""
    if "impossible" in mention.flags:
        return []
    if mention.weekday is not None and mention.calendar == "hijri" and mention.kind == "date" and table == "published":
        said = calendars.days_of("hijri", mention.values[0]), calendars.days_of("hijri", mention.values[0], "computed")
        weekdays = [span and (span[0] - 1) % 7 for span in said]
        if said[0] and said[0][2] and weekdays[0] != mention.weekday == weekdays[1]:
            table = "computed"
    spans = [calendars.days_of(mention.calendar, value, table) for value in mention.values]
    known = [span for span in spans if span is not None]
    return known if len(known) == len(spans) else []


def _find_single_day(mention: DateMention) -> int | None:
    spans = _find_spans(mention, mention.hijri) if mention.kind == "date" else []
    return next((first for first, last, _ in spans if first == last), None)


def has_weekday(calendar: Calendar, value: DateValue, day: int, weekday: int | None) -> bool:
    """Whether a day, and its ordinal, is on this weekday, as far as its calendar is sure."""
    days = {day, calendars.julian_day(day)} if calendar == "gregorian" else {day}
    if calendar == "hijri":
        computed = calendars.days_of("hijri", value, "computed")
        days |= {computed[0]} if computed and calendars.hijri_of(day)[-1] else {day - 1, day + 1}
    return weekday in {(day - 1) % 7 for day in days}


def is_beside_weekday(mention: DateMention) -> bool:
    """Whether the weekday of a Hijri day is that of the day before or after: where the month was seen, not computed."""
    day = _find_single_day(mention) if mention.calendar == "hijri" and mention.weekday is not None else None
    return day is not None and mention.weekday in {(day - 2) % 7, day % 7}


def _make_value(calendar: str, day: int, exact: bool, table: HijriTable) -> DateValue:
    if calendar == "hijri":
        year, month, date, published = calendars.hijri_of(day, table)
        return DateValue(year=year, month=month, day=date, approximate=not (exact and published))
    gregorian = datetime.date.fromordinal(day)
    return DateValue(year=gregorian.year, month=gregorian.month, day=gregorian.day, approximate=not exact)


def in_calendar(
    mention: DateMention, calendar: Literal["gregorian", "hijri"], hijri: HijriTable | None = None
) -> str | None:
    """A date in EDTF, in that calendar; None where it cannot be converted."""
    converted = mention.to(calendar, hijri=hijri)
    return None if converted is None else converted.edtf


mention_of = quick_maker(DateMention)


_NUMBER = lazy_pattern(r"\d+")


def with_order(mentions: list[DateMention], order: DateOrder) -> list[DateMention]:
    """The mentions as an order has them; "dmy" is how they were found."""
    if order == "document":
        return take_order(mentions, order_of_document(mentions), is_sure=True)
    return take_order(mentions, order, is_sure=False)


def order_of_document(mentions: Iterable[DateMention]) -> Literal["dmy", "mdy", ""]:
    """The order of those dates in which only one number can be the day; empty without one, or if they differ."""
    orders = {_order_of(mention) for mention in mentions} - {""}
    return "" if len(orders) != 1 else "dmy" if orders == {"dmy"} else "mdy"


def take_order(mentions: list[DateMention], order: Literal["dmy", "mdy", ""], *, is_sure: bool) -> list[DateMention]:
    """The mentions, those that can be read both ways by this order; the flag goes if the order is sure."""
    if not order or (order == "dmy" and not is_sure):
        return mentions
    return [_read_by(one, order, is_sure) if "ambiguous" in one.flags else one for one in mentions]


def _has_figures(mention: DateMention) -> bool:
    """Whether day and month are both written in figures."""
    return not {"numeric", "day-cue"}.isdisjoint(mention.evidence) and "month-cue" not in mention.evidence


def _read_by(mention: DateMention, order: Literal["dmy", "mdy"], is_sure: bool) -> DateMention:
    if not _has_figures(mention) or (mention.kind != "date" and order == "mdy"):
        return mention  # a number behind its month; and 10-12/3/2024 has the days first
    if order == "dmy":
        return drop_flags(mention, "ambiguous", evidence=("document",))
    other = swap_day_month(mention)
    if other.weekday_agrees:
        return drop_flags(other, "ambiguous", "weekday")
    return drop_flags(other, "ambiguous", evidence=("document",)) if is_sure else other


def add_twin(mention: DateMention, twin: tuple[int, int]) -> DateMention:
    """The mention with its twin: `dataclasses.replace`, in a fifth of the time."""
    m = mention
    return mention_of(
        m.start, m.end, m.text, m.calendar, m.values, m.kind, m.weekday, m.evidence, m.flags, twin, m.rule
    )


def drop_flags(mention: DateMention, *gone: str, evidence: tuple[str, ...] = ()) -> DateMention:
    """The mention without some of its doubts, by this evidence more."""
    flags = tuple(flag for flag in mention.flags if flag not in gone)
    return dataclasses.replace(mention, flags=flags, evidence=(*mention.evidence, *evidence))


def swap_day_month(mention: DateMention) -> DateMention:
    """The mention with day and month changed over."""
    value, *_ = mention.values
    return dataclasses.replace(mention, values=(dataclasses.replace(value, month=value.day, day=value.month),))


def _order_of(mention: DateMention) -> str:
    """Which of day and month stands first where only one can be the day; empty in doubt or where the year is first."""
    value, *_ = mention.values
    if mention.kind != "date" or mention.calendar != "gregorian" or not _has_figures(mention):
        return ""
    if "ambiguous" in mention.flags:
        return "mdy" if swap_day_month(mention).weekday_agrees else ""
    one, two, *_ = (*map(int, _NUMBER.findall(mention.text)), 0, 0)
    if value.day == value.month or {one, two} != {value.day, value.month}:
        return ""
    return "dmy" if one == value.day else "mdy"
