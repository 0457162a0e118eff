"""A field that is a date: the one date of a whole string, read by the rules of running text without their evidence."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re
from collections.abc import Iterator
from typing import Literal

from arnorm._arabic.data import calendar_names, date_cues, field_words
from arnorm._arabic.data.numerals import CARDINALS
from arnorm._arabic.folding import ERA_STROKE, FoldedView, fold, folds
from arnorm._core import kernels
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm.dates import calendars
from arnorm.dates import tokens as t
from arnorm.dates.draft import Draft, value_of
from arnorm.dates.field_times import take_time
from arnorm.dates.find import add_settled, read_stretch
from arnorm.dates.lexer import Stretch, stretches
from arnorm.dates.mention import DateMention, DateValue, add_twin, drop_flags, swap_day_month, take_order
from arnorm.dates.reference import check_reference, fill_year, find_relative
from arnorm.dates.rules_fields import FieldOrder, layouts_of_field
from arnorm.dates.vocabulary import Entry, Form, vocabulary

__all__ = ["FieldCalendar", "FieldDate", "FieldOrder", "parse_date"]

FieldCalendar = Literal["auto", "gregorian", "hijri"]
_ORDERS, _CALENDARS = ("dmy", "mdy", "ymd"), ("auto", "gregorian", "hijri")
_LONGEST_FIELD_CHARACTERS, _SHOWN_CHARACTERS = 160, 60


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FieldDate(DateMention):
    """The date of a field: a `DateMention`, with the time of day that the field gives beside it.

    ``time`` is on the 24-hour clock, with the offset from UTC if the field gives one; ``zone`` is the IANA name of the
    time zone that it names, or empty.
    """

    time: datetime.time | None = None
    zone: str = ""

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
) -> FieldDate:
    """The one date of a string that is known to be a date: of a column, a ``<time>`` element, «تاريخ النشر: …».

    It reads all that `find_dates` reads, without the evidence that running text must give, and days, months and years
    in figures alone, ISO 8601, RFC 2822, English and French month names. Beside the date a field may have a weekday, a
    time, a label like آخر تحديث, and the same day in the other calendar, which becomes the ``twin``.

    ``order`` is that of day, month and year where figures can be read in several ways: "dmy" (5/4/2025 is 5 April),
    "mdy" or "ymd" (21/04/16 is of 2021). What could be the other way round has the flag "ambiguous". ``calendar`` is
    that of dates that do not say theirs: "gregorian", "hijri", or "auto", by which a year from 1300 to 1500 is Hijri.
    ``reference`` is the day the field was written (a date, a datetime or an ISO string): a missing year becomes the
    nearest one ("assumed-year"), and منذ يومين and اليوم are read. A year of two digits is that of the century nearest
    to ``reference``, or to today ("two-digit-year").

    Raises ValueError, saying what was understood, for no date, for an impossible day, for two different dates, for a
    field with more in it than a date, for another ``order`` or ``calendar`` and for a reference that is no date;
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
    if not isinstance(text, str):
        hint = ": decode it first, text.decode('utf-8')" if isinstance(text, bytes) else ""
        raise TypeError(f"parse_date takes a str, got {type(text).__name__}{hint}")
    if order not in _ORDERS or calendar not in _CALENDARS:
        name, value, choices = ("order", order, _ORDERS) if order not in _ORDERS else ("calendar", calendar, _CALENDARS)
        raise ValueError(f"{name} must be one of {', '.join(map(repr, choices))}, got {value!r}")
    day = None if reference is None else check_reference(reference)
    if len(text) > _LONGEST_FIELD_CHARACTERS and len(text.strip()) > _LONGEST_FIELD_CHARACTERS:
        raise _error(f"{len(text)} characters, more than the {_LONGEST_FIELD_CHARACTERS} of a date field,", text)
    folded, counts = kernels.fold_text(text, *folds())
    plain, clock_time = take_time(_ABBREVIATED.sub(_blank, folded.translate(_AS_READ)))
    view = FoldedView(plain, counts)
    drafts: list[Draft] = []
    refused: list[Draft] = []
    for stretch in _read_words(text, view):
        read_stretch(stretch, drafts, refused, layouts_of_field(stretch.line, order))
    if drafts:
        weekday, rest = _read_rest(plain, drafts)
        for draft in drafts:
            draft.weekday = weekday if draft.weekday is None else draft.weekday
            _settle(draft, calendar, day)
        mention = _make_mention(text, drafts, order, rest and text[slice(*view.source(*rest))])
    else:
        mention = _find_relative_date(text, view, reference, refused)
    if day is not None and mention.year is None:
        mention = fill_year(mention, text, day)
    m, flags = mention, mention.flags
    if clock_time.is_half and not _YEAR_FIRST.search(plain):
        flags += ("half-day",)
    return FieldDate(
        start=m.start, end=m.end, text=m.text, calendar=m.calendar, values=m.values, kind=m.kind, weekday=m.weekday,
        evidence=m.evidence, flags=flags, twin=m.twin, rule=m.rule, time=clock_time.time, zone=clock_time.zone,
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
_EIGHT_DIGITS = 8
_WORDS = lazy_pattern(r"(\d+)|[ء-ي]+|[a-zéû]+")
# What may be left of a field: a word, a number, or a sign that parts nothing.
_LEFT = lazy_pattern(rf"[^\W_]+|[^\w\s{ERA_STROKE}،.:؛=/()\[\]_–—-]")
_SILENT = t.DAY_CUE + t.DATE_CUE + t.TWIN_CUE + t.RELATIVE + t.MONTH_CUE + t.YEAR_CUE


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@functools.cache
def _forms() -> dict[str, Form]:
    """The vocabulary of dates, with the Latin names of months and weekdays in small letters."""
    english = ((name.lower(), (short.lower(),), number) for name, short, number in calendar_names.ENGLISH)
    forms = dict(vocabulary().forms)
    for name, shorts, number in (*english, *field_words.FRENCH):
        forms |= dict.fromkeys((name, *shorts), Form(0, Entry(t.MONTH, number, "gregorian"), None))
    for names, number in field_words.LATIN_WEEKDAYS:
        forms |= dict.fromkeys(names, Form(0, Entry(t.WEEKDAY, number), None))
    return forms


@functools.cache
def _labels() -> frozenset[str]:
    return field_words.LABELS.union(map(fold, date_cues.YEAR_ADJECTIVES))


def _read_words(text: str, view: FoldedView) -> Iterator[Stretch]:
    """The words of a field as stretches of tokens."""
    group = [(*match.span(), match.lastindex is not None) for match in _WORDS.finditer(view.text)]
    has_eight = any(figure and end - start == _EIGHT_DIGITS for start, end, figure in group)
    if has_eight and (compact := _COMPACT.search(view.text)):  # 20251123: three numbers
        at = group.index((*compact.span(), True))
        group[at : at + 1] = [(*compact.span(nth), True) for nth in (1, 2, 3)]
    return stretches(text, view, [group], _forms(), 1)


def _read_rest(plain: str, drafts: list[Draft]) -> tuple[int | None, tuple[int, int] | None]:
    """The weekday apart from the dates, and the span of the first word beside them that a date field does not have."""
    weekday = None
    spans = [draft.span() for draft in drafts]
    for start, end in zip((0, *(end for _, end in spans)), (*(start for start, _ in spans), len(plain)), strict=True):
        for match in _LEFT.finditer(plain, start, end) if end > start else ():
            if (word := match[0]) in _labels():
                continue
            form = _forms().get(word)
            entry = None if form is None else form.entry
            if entry is not None and entry.token == t.WEEKDAY and weekday is None:
                weekday = entry.value
            elif entry is None or not (entry.token in _SILENT or _is_era_of(entry, drafts)):
                return weekday, match.span()
    return weekday, None


def _is_era_of(entry: Entry, drafts: list[Draft]) -> bool:
    """Whether an era mark apart from the dates is that of one: هـ1445/9/16, turned round by a PDF reader."""
    return entry.token == t.ERA and entry.calendar in [draft.calendar for draft in drafts]


# --- dates ----------------------------------------------------------------------------------------------------------

_NO_HIJRI_DAY, _CENTURY = 31, 100
_YEAR_FIRST = lazy_pattern(r"\d{4}[/-]\d\d?[/-]")


def _make_mention(text: str, drafts: list[Draft], order: FieldOrder, rest: str | None) -> DateMention:
    """The one date of a field; ValueError where there are two, or a word that is of no date."""
    found: list[DateMention] = []
    add_settled(Scan(text), drafts, found, 0, len(drafts))
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
    agree = calendars.agree(mention, other)
    if agree is None and mention.day and other.day:
        same = mention.to(other.calendar) if other.calendar in ("gregorian", "hijri") else None
        value = dataclasses.replace(other.values[0], year=None if same is None else same.year)
        return calendars.agree(mention, dataclasses.replace(other, values=(value,))) is not False
    return agree is True


def _settle(draft: Draft, calendar: FieldCalendar, day: datetime.date | None) -> None:
    """Give a date the calendar that the caller names, if it does not say its own, and a short year its century."""
    layout = draft.layout
    if "day-cue" in draft.evidence:  # 31/12: its calendar is open, unless only one has such a day
        draft.evidence.remove("day-cue")
        if (draft.values[0].day or 0) < _NO_HIJRI_DAY:
            draft.flags.append("calendar")
    if "calendar" not in draft.flags:
        draft.is_open = False  # of 1300 to 1500: Hijri, whatever the words around
    is_named = any(draft.tokens[i].kind in t.ANY_MONTH for i in layout.months)
    if calendar != "auto" and draft.era is None and not is_named and draft.values[0].unit == "year":
        draft.calendar, draft.is_open = calendar, False
        draft.flags = [flag for flag in draft.flags if flag != "calendar"]
    if "century" in draft.flags and layout.years and draft.tokens[layout.years[0]].digits == 2:
        draft.flags[draft.flags.index("century")] = "two-digit-year"
        today = day or datetime.date.today()
        middle = calendars.hijri_of(today.toordinal())[0] if draft.calendar == "hijri" else today.year
        draft.values = [_in_century(value, middle) for value in draft.values]


def _in_century(value: DateValue, middle: int) -> DateValue:
    """The value with the year that has its last two digits and is nearest to this one."""
    year = (value.year or 0) % _CENTURY
    return value_of(year + _CENTURY * round((middle - year) / _CENTURY), value.month, value.day)


def _in_order(mention: DateMention, order: FieldOrder) -> DateMention:
    """The mention with day and month in this order, or in the only one that its weekday allows."""
    if "ambiguous" not in mention.flags:
        return mention
    if "weekday" in mention.flags and calendars.weekday_agrees(other := swap_day_month(mention)):
        return drop_flags(other, "ambiguous", "weekday")
    return take_order([mention], "mdy", is_sure=False)[0] if order == "mdy" else mention


@functools.cache
def _ago_pattern() -> re.Pattern[str]:
    units = "|".join(word for word, _, _ in field_words.AGO)
    count = r"(?:(?:حوالي|نحو) )?(?:(?P<count>\d{1,3}|[ء-ي]+) )?"
    return re.compile(rf"(?P<way>منذ|قبل|بعد) {count}(?P<unit>{units})(?: واحده?)?(?!\w)")


def _find_relative_date(
    text: str, view: FoldedView, reference: datetime.date | str | None, refused: list[Draft]
) -> DateMention:
    """The date of منذ يومين, قبل 3 ساعات, أمس, by the day the field was written; ValueError if it is no such thing."""
    day = datetime.date(2000, 1, 1) if reference is None else check_reference(reference)
    match = _ago_pattern().search(view.text)
    if match is not None:
        found = [(*match.span(), *_count(match, reference or day))]
    else:
        found = [(one.start, one.end, one.values[0], False) for one in find_relative(Scan(view.text), day)]
    start, end, value, is_about = found[0] if len(found) == 1 else (0, 0, None, False)
    if value is None or any(word not in _labels() for word in _LEFT.findall(f"{view.text[:start]} {view.text[end:]}")):
        raise _error(f"no date{_say_why(refused)}", text)
    if reference is None:
        raise _error("no date without reference=, the day it was written,", text)
    start, end = view.source(start, end)
    return DateMention(
        start=start, end=end, text=text[start:end], calendar="gregorian", values=(value,), evidence=("relative",),
        flags=("approximate",) if is_about else (), rule="relative",
    )  # fmt: skip


def _say_why(refused: list[Draft]) -> str:
    """Why the longest of what rules matched is no date."""
    draft = max(reversed(refused), key=lambda one: len(one.kinds), default=None)
    why = () if draft is None else [veto.why for veto in draft.layout.vetoes if veto.name == draft.veto]
    return f" ({why[0]})" if why else ""


def _count(match: re.Match[str], reference: datetime.date | str) -> tuple[DateValue | None, bool]:
    """The date so many units away, as far as the unit is good for it; and whether it is about that."""
    unit, count = next((unit, own) for word, unit, own in field_words.AGO if word == match["unit"])
    if match["count"]:
        count = int(match["count"]) if match["count"].isdecimal() else CARDINALS.get(match["count"], 0)
    count = count if match["way"] == "بعد" else -count
    moment = datetime.datetime.fromisoformat(reference) if isinstance(reference, str) else reference
    if not count:
        return None, False
    if unit in ("months", "years"):
        year, month = divmod(moment.year * 12 + moment.month - 1 + count * (12 if unit == "years" else 1), 12)
        return value_of(year, None if unit == "years" else month + 1), True
    has_time = isinstance(moment, datetime.datetime) and moment.time() != datetime.time.min
    try:
        noon = datetime.datetime.combine(moment, datetime.time(12))  # of a day whose hour is not known
        then = (moment if has_time else noon) + datetime.timedelta(**{unit: count})
    except OverflowError:
        return None, False
    return value_of(then.year, then.month, then.day), unit == "weeks" or (unit != "days" and not has_time)
