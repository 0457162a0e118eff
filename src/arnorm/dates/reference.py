"""Dates in the light of the day the text was written: missing years, المقبل and الماضي, and relative expressions."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re

from arnorm._arabic import protect
from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import date_cues, field_words
from arnorm._arabic.folding import fold
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans, lies_across, up_to
from arnorm.dates import calendars
from arnorm.dates.build import value_of
from arnorm.dates.mention import DateMention, DateValue, Flag, has_weekday, mention_of
from arnorm.dates.options import WEEK_STARTS, WeekStart
from arnorm.dates.relative import DIRECTIONS, Reference, find_relative

QUALIFIER_CHARACTERS = 30  # behind a date, for المقبل and the like
SEARCH_YEARS = 7  # within them a date falls on every weekday
_MIDDLE_DAY = 15  # of a month


def read_reference(
    reference: datetime.date | str, week_start: WeekStart = "sunday", prefer: int = 0, source: tuple[str, ...] = ()
) -> Reference:
    """The reference, and how relative time is told from it; ValueError if it is not one.

    >>> read_reference("2025-11-23T10:30:00").day
    datetime.date(2025, 11, 23)
    """
    day: datetime.date | None
    try:
        day = datetime.datetime.fromisoformat(reference) if isinstance(reference, str) else reference
    except ValueError:
        day = None
    if not isinstance(day, datetime.date):
        raise ValueError(f"reference must be a datetime.date or an ISO string like '2025-11-23', got {reference!r}")
    first = (WEEK_STARTS.index(week_start) - 2) % 7  # as `datetime` counts
    if not isinstance(day, datetime.datetime):
        return Reference(day, None, first, source, prefer)
    moment = day.replace(tzinfo=None) if day.time() != datetime.time.min else None
    return Reference(day.date(), moment, first, source, prefer)


def add_relative(scan: Scan, found: list[DateMention], reference: Reference) -> list[DateMention]:
    """The dates of a text, and beside them اليوم, أمس, الأحد المقبل, in order."""
    more = find_relative(scan, reference)
    if not more:
        return found
    qualifiers = ((one, _find_qualifier(scan.text, one.end)) for one in found)
    taken = join_spans((one.start, one.end + (match.end() if match else 0)) for one, match in qualifiers)
    # Neither inside a date nor before the one it says again: «اليوم الأحد 23 نوفمبر».
    more = [one for one in more if not lies_across(taken, one.start, one.end + 3)]
    exempt = set(protect.protected_of_few(scan, [one.start for one in more]))
    return sorted(found + [one for one in more if one.start not in exempt], key=lambda mention: mention.start)


# --- the page's own date ---

_ADDRESS = lazy_pattern(
    r"(?:https?://|www\.)\S{0,200}?/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?![\w.])|"
    r"(?:https?://|www\.)\S{0,200}?[/-]((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)"
)
_BESIDE = lazy_pattern(rf"(?<!\w)[{LETTERS}]{{0,2}}(?:(?:ال|لل)(?P<today>يوم)|(?:ال)?امس)[ \xa0]?،?[ \xa0]?\Z")
_AGENCY = lazy_pattern(r"[ \xa0]?(?:م |ه )?[(/][^\d()/\n]{2,30}[)/]|[ \xa0]واس(?!\w)")  # (رويترز), /أ ش أ/
_WORD = lazy_pattern(r"[^\W\d_]+")
_DATELINE_LINES, _DATELINE_CHARACTERS, _TOWN_WORDS, _BEFORE_CHARACTERS = 4, 200, 2, 12


def reference_of(text: str, found: list[DateMention]) -> DateMention | None:
    """What `arnorm.find_reference` gives for a text with these dates."""
    addresses = [_read_address(match) for match in _ADDRESS.finditer(text)]
    if addresses:
        first, *others = addresses
        return first if first and all(one and one.values == first.values for one in others) else None
    full = [one for one in found if one.date and one.kind == "date" and not one.flags]
    head = len("\n".join(text.split("\n", _DATELINE_LINES)[:_DATELINE_LINES]))
    for one in full:
        if one.start < head and _is_dateline(text, one):
            return dataclasses.replace(one, evidence=("dateline",))
    for one in full:
        beside = _BESIDE.search(fold(up_to(text, one.start, _BEFORE_CHARACTERS)))
        if beside and one.weekday_agrees and one.date:
            day = one.date + datetime.timedelta(beside["today"] is None)
            return _mention_day(one.start, one.end, one.text, day, "today")
    return None


def _mention_day(start: int, end: int, text: str, day: datetime.date, evidence: str) -> DateMention:
    value = DateValue(year=day.year, month=day.month, day=day.day)
    return mention_of(start, end, text, "gregorian", (value,), "date", None, (evidence,))


def _read_address(match: re.Match[str]) -> DateMention | None:
    year, month, day = (int(part) for part in match.groups() if part)
    found = calendars.day_of("gregorian", year, month, day)
    return found and _mention_day(*match.span(), match[0], datetime.date.fromordinal(found[0]), "url")


@functools.cache
def _labels() -> frozenset[str]:
    return field_words.LABELS.union(fold(word + ending) for word in date_cues.YEAR_ADJECTIVES for ending in ("", "ة"))


def is_label(word: str) -> bool:
    """Whether a folded word is one that fields have around their dates: نشر, آخر, تحديث."""
    return word in _labels() or word.removeprefix("ال") in _labels()


def _is_dateline(text: str, mention: DateMention) -> bool:
    """Whether a date, with labels and a time at most, is a line by itself, or is behind its town."""
    ends = (mention.start, mention.end, *(mention.twin or ()))
    first, last = min(ends), max(ends)
    start = text.rfind("\n", max(0, first - _DATELINE_CHARACTERS), first) + 1
    end = text.find("\n", last, last + _DATELINE_CHARACTERS)
    if first - start > _DATELINE_CHARACTERS:
        return False
    before = [word for word in _WORD.findall(fold(text[start:first])) if not is_label(word)]
    after = fold(text[last : last + _DATELINE_CHARACTERS if end < 0 else end])
    if len(before) <= _TOWN_WORDS and "(" not in text[start:first] and _AGENCY.match(after):
        return True
    return not before and ":" not in after.strip()[-1:] and all(map(is_label, _WORD.findall(after)))


# --- missing years ---


# المقبل, من العام الماضي … after a date.
_QUALIFIER = lazy_pattern(rf"[\s\xa0]{{0,3}}(?:من )?(?P<year>(?:العام|السنه) )?(?P<word>{'|'.join(DIRECTIONS)})(?!\w)")
_PARTING = ".،,؛:()/"  # none of these is in it


def _find_qualifier(text: str, end: int) -> re.Match[str] | None:
    if text[end : end + 1] in _PARTING:
        return None  # nothing to fold: most dates of news
    return _QUALIFIER.match(fold(text[end : end + QUALIFIER_CHARACTERS]))


def _year_of(reference: datetime.date, calendar: str) -> int:
    return calendars.hijri_of(reference.toordinal())[0] if calendar == "hijri" else reference.year


def fill_year(mention: DateMention, text: str, told_from: Reference) -> DateMention:
    """The mention with the year that its text leaves out."""
    first = mention.values[0]
    month = first.month
    if first.year is not None or month is None or mention.calendar not in ("gregorian", "hijri"):
        return mention
    reference = told_from.day
    qualifier = _find_qualifier(text, mention.end)
    year: int | None
    if qualifier and qualifier["year"]:
        year = _year_of(reference, mention.calendar) + DIRECTIONS[qualifier["word"]]
    else:
        direction = DIRECTIONS[qualifier["word"]] if qualifier else None
        year = _find_nearest_year(mention, first, month, reference, direction)
    if year is None:
        return mention
    values: list[DateValue] = []
    for value in mention.values:
        if value.month is not None and value.month < month:  # من ديسمبر إلى يناير
            year += 1
        month = value.month or month
        values.append(value_of(year, value.month, value.day))
    flags: tuple[Flag, ...] = (*mention.flags, "assumed-year")
    evidence = (*mention.evidence, *told_from.source)
    filled = dataclasses.replace(mention, values=tuple(values), evidence=evidence, flags=flags)
    return dataclasses.replace(filled, flags=(*flags, "weekday")) if filled.weekday_agrees is False else filled


def _find_nearest_year(
    mention: DateMention, value: DateValue, month: int, reference: datetime.date, direction: int | None
) -> int | None:
    """The year that brings the date nearest to the reference, on its side of it and on its weekday where it has one."""
    middle = _year_of(reference, mention.calendar)
    today = reference.toordinal()
    span = SEARCH_YEARS if mention.weekday is not None and value.day is not None else 1
    fitting: list[tuple[bool, int, int]] = []
    for year in range(middle - span, middle + span + 1):
        found = calendars.day_of(mention.calendar, year, month, value.day or _MIDDLE_DAY)
        if found is None:
            continue
        away = found[0] - today
        if direction and away * direction <= 0 and (value.day is not None or abs(away) > _MIDDLE_DAY):
            continue
        is_off = span > 1 and not has_weekday(
            mention.calendar, value_of(year, month, value.day), found[0], mention.weekday
        )
        fitting.append((is_off, abs(away), year))
    if not fitting:
        return None
    *_, nearest = min(fitting)
    return nearest
