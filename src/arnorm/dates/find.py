"""Finding dates: runs of tokens are matched with the grammar, read, and checked against the text around.

The calendar of a year without a mark is settled last, by dates and words around it. The values of nearby dates are
evidence, not their spelling, and the text of dates is not counted in distances: so rewriting a date changes no
evidence. Neighbouring years share a calendar: beside 1405, and beside 808 هـ, which is the same year, 1406 is
Gregorian; beside 1218 هـ, 1224 is Hijri.
"""

from __future__ import annotations

import bisect
import datetime
import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import date_cues as words
from arnorm._arabic.folding import ERA_STROKE, fold_units
from arnorm._arabic.protect import in_tag, protected_of_few
from arnorm._core.classes import LINE_ENDS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Row
from arnorm._core.scan import Scan
from arnorm._core.wrong import check_own_names, not_among
from arnorm.blocks.options import BLOCKS, Blocks
from arnorm.blocks.reading import Reading, reading_of
from arnorm.dates import calendars
from arnorm.dates.build import Candidate, build, find_end
from arnorm.dates.lexer import EVIDENCE_CHARACTERS, TokenRun, find_groups, find_runs
from arnorm.dates.mention import (
    Calendar,
    DateKind,
    DateMention,
    DateValue,
    Flag,
    add_twin,
    drop_flags,
    mention_of,
    swap_day_month,
    with_order,
)
from arnorm.dates.options import ORDERS, WEEK_STARTS, DateOrder, WeekStart, may_hold_dates
from arnorm.dates.rules import CACHED_LINE_CHARACTERS, LayoutsOfLine, find_layouts, find_rules, layouts_of

if TYPE_CHECKING:
    from arnorm.names import Names

__all__ = [
    "NEIGHBOUR_DATES", "add_settled", "dates_in", "explain_dates", "find_dates", "find_reference", "read_run",
]  # fmt: skip

# Around a year whose calendar is open: dates, and years between two dates of one calendar.
NEIGHBOUR_DATES, COMPANY_YEARS = 20, 150
BATCH_CANDIDATES = 1000  # candidates held at once: each weighs several times what its mention does
# Between two names of one day in two calendars, with a link between them.
TWIN_LINK_CHARACTERS = 30
# The text between two names of one day, in two calendars (folded).
_TWIN = lazy_pattern(
    r"[ \xa0\x01]*+(?:[/()،,=:\-][ \xa0\x01]*+){0,3}(?:(?:(?:ال)?(?:موافق|مصادف|مقابل)ه?|يوافق)[ \xa0]*+)?"
    r"(?::[ \xa0]*+)?(?:(?:ل|في)[ \xa0]*+)?(?::[ \xa0]*+)?(?:(?:سنه|عام|يوم)[ \xa0]*+)?(?:\([ \xa0]*+)?"
)
_LINE_END = lazy_pattern(f"[{LINE_ENDS}]")
_LONGEST_HIJRI = 30
_SHORTEST, _EPAGOMENAL = 28, 13  # shortest month length; the 13th Coptic month has 5 or 6 days
_MONTH_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_dates(
    text: str,
    *,
    reference: datetime.date | str | None = None,
    relative: bool = False,
    week_start: WeekStart = "sunday",
    order: DateOrder = "dmy",
    blocks: Blocks = "auto",
    names: Names | None = None,
) -> list[DateMention]:
    """The dates mentioned in a text, in order, each a `DateMention` with offsets in code points.

    Both calendars, numeric and in words, ranges and lists; each mention says what made it a date (``evidence``) and
    what is doubtful about it (``flags``). Nothing is guessed: a date without its year stays without it.

    ``reference`` is the day the text was written, a `datetime.date` or an ISO string, or "document": the day that
    `find_reference` finds in the text, whose evidence the mentions have; without one nothing is told from it. A missing
    year becomes the nearest one that fits the weekday and words like المقبل and الماضي, flagged "assumed-year".
    ``relative=True``, which needs ``reference``, also finds what is a date only then: اليوم, أمس, الأحد المقبل, قبل
    شهرين, الأسبوع الماضي (`docs/dates-relative.md`). ``week_start`` is the first day of a week: "saturday", "sunday" or
    "monday".

    ``order`` says how a Gregorian date in figures is read that can be read both ways, 5/4/2025: "dmy" day first, "mdy"
    month first, both with the flag "ambiguous"; "document" as the dates of this text that can be read one way only,
    before it or after it, without the flag; day first, with the flag, if the text has no such date or they differ.

    Code and the signs of data hold no dates (see `arnorm.find_blocks`); with ``blocks="prose"`` the whole text is read
    as prose. ``names`` are names of months of your own (see `arnorm.Names`).

    Raises TypeError for anything but a str, ValueError for a reference that is not a date and for another ``order``,
    ``week_start`` or ``blocks``.

    >>> [(m.text, m.calendar, m.edtf) for m in find_dates("من 15 رمضان 1446هـ إلى الأحد 23 نوفمبر")]
    [('15 رمضان 1446هـ', 'hijri', '1446-09-15'), ('الأحد 23 نوفمبر', 'gregorian', 'XXXX-11-23')]
    >>> [m.edtf for m in find_dates("الأحد 23 نوفمبر", reference="2025-11-20")]
    ['2025-11-23']
    >>> [m.edtf for m in find_dates("من 1/2/2024 إلى 13/2/2024", order="document")]
    ['2024-02-01', '2024-02-13']
    >>> find_dates("رجب طيب أردوغان يمارس الرياضة، والنتيجة 2-1")
    []
    """
    if names is not None:
        options = {"reference": reference, "relative": relative, "week_start": week_start}
        return check_own_names(names).find(find_dates, text, **options, order=order, blocks=blocks)
    if order not in ORDERS:
        raise not_among("order", order, ORDERS)
    if week_start not in WEEK_STARTS:
        raise not_among("week_start", week_start, WEEK_STARTS)
    if reference is None:
        if relative:
            raise ValueError("find_dates: relative=True needs reference=, the day the text was written")
        is_empty = type(text) is str and not may_hold_dates(text)
        if is_empty and blocks in BLOCKS and not _LINE_END.search(text.strip()):
            return []  # nearly all headlines: no reading of their blocks makes a date
    scan, reading = reading_of(text, blocks, "find_dates")
    if reference is None:
        found = [] if is_empty and reading.is_plain else dates_in(scan)
        return _as_written(reading, found if order == "dmy" else with_order(found, order))
    if relative:
        scan.derive(fold_units)  # dates and relative time are read in them
    found = with_order(scan.derive(dates_in), order)
    return _as_written(reading, _tell_from(reference, scan, found, week_start, relative=relative))


def _tell_from(
    reference: datetime.date | str, scan: Scan, found: list[DateMention], week_start: WeekStart, *, relative: bool
) -> list[DateMention]:
    """The dates of a text in the light of the day it was written, and what is a date only then."""
    from arnorm.dates.reference import add_relative, fill_year, read_reference, reference_of  # noqa: PLC0415 -- as above

    source: tuple[str, ...] = ()
    if reference == "document":
        own = reference_of(scan.text, found)
        if own is None:
            return found
        reference, source = own.date or "", own.evidence
    told_from = read_reference(reference, week_start, source=source)
    found = [fill_year(mention, scan.text, told_from) for mention in found]
    return add_relative(scan, found, told_from) if relative else found


def find_reference(text: str) -> DateMention | None:
    """The day a text was written, as it says itself, or None; ``evidence`` says where.

    "url": the date in the addresses that the text holds, if they agree. "dateline": a date in full that has a line at
    the head of the text to itself, or shares it with a label (نشر في), a town and a time. "today": a date in full, with
    its weekday, beside اليوم or أمس. The first date of a text is seldom that day, and no reason.

    Raises TypeError for anything but a str.

    >>> find_reference("أكد مصدر اليوم الأربعاء 19 أكتوبر 2016 أن الجلسة غدا").date
    datetime.date(2016, 10, 19)
    """
    scan, reading = reading_of(text, "prose", "find_reference")
    from arnorm.dates.reference import reference_of  # noqa: PLC0415 -- for who asks for it

    own = reference_of(scan.text, scan.derive(dates_in))
    return own and _as_written(reading, [own])[0]


def _as_written(reading: Reading, mentions: list[DateMention]) -> list[DateMention]:
    """The mentions as they stand in the text, where it is read otherwise than it is written."""
    if reading.is_plain:
        return mentions
    found: list[DateMention] = []
    for m in mentions:
        start, end = reading.span(m.start, m.end)
        text, twin = reading.text[start:end], m.twin and reading.span(*m.twin)
        found.append(
            mention_of(start, end, text, m.calendar, m.values, m.kind, m.weekday, m.evidence, m.flags, twin, m.rule)
        )
    return found


def dates_in(scan: Scan) -> list[DateMention]:
    """The dates of a scan's text; share them with ``scan.derive(dates_in)``."""
    found: list[DateMention] = []
    candidates: list[Candidate] = []
    done = 0
    for run in _find_runs_in(scan):
        if len(candidates) - done > BATCH_CANDIDATES + NEIGHBOUR_DATES:
            last = len(candidates) - NEIGHBOUR_DATES  # as many are evidence for the candidates to come
            add_settled(scan, candidates, found, done, last)
            done = min(last, NEIGHBOUR_DATES)
            del candidates[: last - done]
        read_run(run, candidates)
    if not candidates:
        return found
    add_settled(scan, candidates, found, done, len(candidates))
    exempt = set(protected_of_few(scan, [mention.start for mention in found]))
    if not exempt:
        return found
    # T makes that of 2025-11-23T10:30 protected, too; not in a URL or a file name.
    text = scan.text
    return [
        m for m in found if m.start not in exempt or (_TIMESTAMP.match(text, m.start) and not in_tag(text, m.start))
    ]


def _find_runs_in(scan: Scan) -> Iterator[TokenRun]:
    """The runs of a text, part by part."""
    text, at = scan.text, 0
    folded = scan.derive(fold_units) if scan.knows(fold_units) else None
    while at < len(text):
        view, groups, at = find_groups(text, at, folded)
        if view is not None:
            yield from find_runs(view, groups)


_TIMESTAMP = lazy_pattern(r"(?<![\w.-])\d{4}-\d\d-\d\dT\d\d:\d\d")


def explain_dates(scan: Scan) -> Iterator[Row]:
    """A row for each date of a text, and for each candidate the veto that refused it."""
    for mention in scan.derive(dates_in):
        yield Row(mention.start, mention.end, mention.text, mention.rule)
    for run in _find_runs_in(scan):
        yield from _find_refused(scan.text, run)


def _find_refused(text: str, run: TokenRun) -> Iterator[Row]:
    """The candidates of a run that no rule read: the last rule that tried, and the veto that refused it."""
    candidates: list[Candidate] = []
    refused: list[Candidate] = []
    read_run(run, candidates, refused)
    read = [date.span() for date in candidates]  # sorted and disjoint
    ends = [high for _, high in read]
    for date in refused:
        start, end = date.span()
        after = bisect.bisect_right(ends, start)
        overlaps = after < len(read) and read[after][0] < end
        if date.veto and not overlaps:
            start, end = run.view.source(start, end)
            yield Row(start, end, text[start:end], date.layout.rule.name, date.veto)


def add_settled(scan: Scan, candidates: list[Candidate], found: list[DateMention], first: int, last: int) -> None:
    """Add the mentions of the candidates from ``first`` to ``last``; those before them are the last ones found."""
    shift = len(found) - first
    _settle_calendars(candidates, first, last)
    for view, part in itertools.groupby(candidates[first:last], key=lambda date: date.run.view):
        of_part = list(part)
        ends: list[int] = []
        for date in of_part:
            start, end = date.span()
            ends += start, end - 1
        places = iter(view.places(ends))
        found += [_make_mention(scan, date, next(places), next(places) + 1) for date in of_part]
    for i in range(max(first, 1), last):
        one, two = found[shift + i - 1], found[shift + i]
        if one.calendar != two.calendar and two.start - one.end <= TWIN_LINK_CHARACTERS:
            _join_twins(candidates[i - 1], candidates[i], found, shift + i)


def _make_mention(scan: Scan, date: Candidate, start: int, end: int) -> DateMention:
    """The mention of a candidate, checked."""
    values, weekday = tuple(date.values), date.weekday
    system: Calendar = date.calendar  # type: ignore[assignment]
    kind: DateKind = date.kind  # type: ignore[assignment]
    flags = tuple(date.flags)
    value, *others = values
    is_in_each_month = value.day is None or 0 < value.day <= _SHORTEST
    if weekday is not None or others or value.month == _EPAGOMENAL or not is_in_each_month:
        flags = _checked_flags(system, kind, values, weekday, flags)
    end = find_end(scan, end)
    text, evidence = scan.text[start:end], tuple(date.evidence)
    return mention_of(start, end, text, system, values, kind, weekday, evidence, flags, None, date.layout.rule.name)


def read_run(
    run: TokenRun,
    candidates: list[Candidate],
    refused: list[Candidate] | None = None,
    layouts: LayoutsOfLine | None = None,
) -> None:
    """Read the dates of a run from left to right; refused candidates are added to ``refused``.

    ``layouts`` are those of the rules that match at each token: by default those of `arnorm.dates.rules`.
    """
    line = run.line
    if layouts is None:
        layouts = layouts_of(line) if len(line) < CACHED_LINE_CHARACTERS else [None] * len(run.tokens)
    done = 0
    for at in range(len(layouts)):
        if at < done:
            continue
        here = layouts[at]
        if here is None:
            here = layouts[at] = tuple(find_layouts(find_rules(line[2 * at]), line, 2 * at))
        for layout in here:
            date = Candidate(run, at, layout)
            if build(date):
                candidates.append(date)
                done = at + date.last + 1
                break
            if refused is not None:
                refused.append(date)


@functools.lru_cache(8192)
def _checked_flags(
    system: Calendar, kind: DateKind, values: tuple[DateValue, ...], weekday: int | None, flags: tuple[Flag, ...]
) -> tuple[Flag, ...]:
    """The flags of a mention, with those that follow from its value."""
    found = {_check_day(system, value) for value in values}
    if "impossible" in found:
        return (*flags, "impossible")
    if "approximate" not in flags and "month-length" in found:
        flags = (*flags, "month-length")
    if weekday is None:
        return flags
    agrees = mention_of(0, 0, "", system, values, kind, weekday).weekday_agrees
    if agrees is False:
        return (*flags, "weekday")
    # The weekday says which is the day.
    return tuple(flag for flag in flags if flag != "ambiguous") if agrees else flags


def _check_day(system: str, value: DateValue) -> Flag | None:
    """The flag of a day that its month has not, or of the 30th of a Hijri month that had 29 days as published."""
    year, month, day = value.year, value.month, value.day
    if day is None or month is None:
        return None
    if system == "gregorian":
        is_short = month == 2 and year is not None and not calendars.is_leap(year)
        most = _SHORTEST if is_short else _MONTH_DAYS[month]
    else:
        most = 31 if system == "persian" and month <= 6 else 6 if month == _EPAGOMENAL else _LONGEST_HIJRI
    if not 1 <= day <= most:
        return "impossible"
    is_thirtieth = system == "hijri" and day == _LONGEST_HIJRI and year is not None
    return "month-length" if is_thirtieth and calendars.day_of(system, year, month, day) is None else None  # type: ignore[arg-type]


def _join_twins(before: Candidate, date: Candidate, found: list[DateMention], at: int) -> None:
    """Tell two mentions of one day in two calendars of each other (in place): that at a place, and the one before."""
    one, two = found[at - 1], found[at]
    if one.twin or two.kind != one.kind:
        return
    between = date.text[before.tokens[before.last].end : date.tokens[date.layout.first].start]
    if not _TWIN.fullmatch(between):
        return
    one, two = _with_order_of_twin(one, two), _with_order_of_twin(two, one)
    # A dash joins a life's two ends as well as one day's two names: there the days decide.
    if between.strip(f"{ERA_STROKE} \xa0)") != "-" or one.agrees_with(two):
        found[at - 1] = add_twin(one, (two.start, two.end))
        found[at] = add_twin(two, (one.start, one.end))


def _with_order_of_twin(mention: DateMention, twin: DateMention) -> DateMention:
    """The mention with the order of day and month that its twin agrees with, if only one order does."""
    if "ambiguous" not in mention.flags or mention.kind != "date":
        return mention
    other = swap_day_month(mention)
    as_read, month_first = mention.agrees_with(twin), other.agrees_with(twin)
    if as_read == month_first or None in (as_read, month_first):
        return mention
    return drop_flags(mention if as_read else other, "ambiguous")


# --- the calendar of a year without a mark ---

_NO_COMPANY_YEARS = 10_000  # more than between any two years


def _settle_calendars(candidates: Sequence[Candidate], first: int, last: int) -> None:
    """Settle, in place, those candidates from ``first`` to ``last`` whose calendar is open.

    What is near a year decides; else the document: the calendars of its dates, and the words beside its years.
    """
    undecided: list[Candidate] = []
    said: list[str] = []  # by the words beside years
    for i in range(first, last):
        date = candidates[i]
        if date.is_open:
            is_old = "calendar" in date.flags
            near = _infer_calendar(candidates, i, is_old=is_old)
            said.append(near)
            date.calendar = near or ("gregorian" if is_old else "hijri")
            if not near and is_old:
                undecided.append(date)
            elif date.calendar == "gregorian" and not is_old:
                date.flags.append("calendar")
        elif "day-cue" in date.evidence:
            near_by = _find_neighbours(candidates, i)
            others = {one.calendar for one in near_by if not ("calendar" in one.flags or "day-cue" in one.evidence)}
            if others != {"gregorian"}:
                date.flags.append("calendar")  # يوم 24/10: its calendar is open unless all other dates share one
    if undecided:
        said += [one.calendar for one in candidates if _is_sure(one) and _years_of(one)]
        hijri, gregorian = said.count("hijri"), said.count("gregorian")
        for date in undecided:
            date.calendar = "hijri" if hijri > gregorian else "gregorian"
            if hijri == gregorian:
                date.flags.append("calendar-unsure")


def _find_neighbours(candidates: Sequence[Candidate], i: int) -> Sequence[Candidate]:
    """The neighbouring dates on either side, and the date itself."""
    return candidates[max(0, i - NEIGHBOUR_DATES) : i + NEIGHBOUR_DATES + 1]


def _years_to_company(candidates: Sequence[Candidate], i: int) -> tuple[int, int]:
    """How far a year is from the nearest that is sure: as a Gregorian year, and as a Hijri one."""
    year = _years_of(candidates[i])[0]
    gregorian = hijri = _NO_COMPANY_YEARS
    for one in filter(_is_sure, _find_neighbours(candidates, i)):
        for other in _years_of(one):
            is_hijri = one.calendar == "hijri"
            hijri = min(hijri, abs(other - year) if is_hijri else _NO_COMPANY_YEARS)
            gregorian = min(gregorian, abs((calendars.gregorian_year(other) if is_hijri else other) - year))
    return gregorian, hijri


def _years_of(date: Candidate) -> list[int]:
    return [value.year for value in date.values if value.year is not None and value.unit == "year"]


def _is_sure(date: Candidate) -> bool:
    # An ambiguous order of day and month leaves the calendar sure; other flags do not.
    flagged = any(flag != "ambiguous" for flag in date.flags)
    return not date.is_open and date.calendar in ("gregorian", "hijri") and not flagged


def _infer_calendar(candidates: Sequence[Candidate], i: int, *, is_old: bool) -> str:
    """The calendar of a year by what is near: dates, then words; empty where nothing tells."""
    as_gregorian, as_hijri = _years_to_company(candidates, i)
    if as_gregorian <= COMPANY_YEARS and as_gregorian < as_hijri:
        return "gregorian"
    text, beside_hijri = _text_around(candidates, i)
    if beside_hijri:
        return "hijri"
    if _EUROPEAN.search(text):
        return "gregorian"
    if not is_old:
        return ""
    if as_hijri <= COMPANY_YEARS and as_hijri < as_gregorian:
        return "hijri"
    until = next((until for until, pattern in _OF_ISLAM if pattern.search(text)), 0)
    return "hijri" if max(_years_of(candidates[i])) < until else ""


def _any_word_of(*rows: str) -> str:
    return rf"(?<!\w)[{LETTERS}]{{0,2}}(?:ال|لل)?(?:{'|'.join(rows)})(?!\w)"


# Words that make a year next to them Hijri, if it is before another; the first that are there decide.
_OF_ISLAM = (
    (1000, lazy_pattern(_any_word_of(*words.SCHOLARS))),
    (words.OLDEST_OF_OURS, lazy_pattern(_any_word_of(*words.ISLAMIC) + r"|\d ?ه(?![\u0621-\u064a])")),  # 1224 ه
    (600, lazy_pattern(_any_word_of(*words.ISLAM))),
)
_ORDINALS = "اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي|تاني|تالت"
_EUROPE = (
    rf"(?:{'|'.join(words.EUROPEAN)})(?:ي?ه|ين|ون)?",
    rf"(?:ملوك|ملك|ملكه|مملكه|عرش|امبراطور) (?:{'|'.join(words.LANDS)})",
    rf"(?:{'|'.join(words.KINGS)}) (?:ال)?(?:{_ORDINALS})",
)
_EUROPEAN = lazy_pattern(_any_word_of(*_EUROPE))


def _text_around(candidates: Sequence[Candidate], i: int) -> tuple[str, bool]:
    """The text around a candidate without the dates there, and whether one of these dates is surely Hijri."""
    date = candidates[i]
    start, end = date.span()
    at, high = max(0, start - EVIDENCE_CHARACTERS), end + EVIDENCE_CHARACTERS
    around: list[str] = []
    is_hijri = False
    for one in _find_neighbours(candidates, i):
        if one.text is not date.text:
            continue  # parts are far apart
        first, last = one.span()
        if last > at and first < high:
            around.append(date.text[at:first])
            at = last
            is_hijri = is_hijri or (
                one is not date and one.calendar == "hijri" and _is_sure(one) and _years_of(one) != []
            )
    return "\n".join((*around, date.text[at:high])), is_hijri
