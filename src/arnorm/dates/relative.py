"""Relative time: أمس, الأحد المقبل, قبل شهرين, told from the day of writing: one table for texts and for fields.

A row says where it reads ("text", "field"), the words that it can begin with, its pattern over the folded view, and
what that means. ``tests/test_rules.py`` runs examples and counter-examples. What is vague (منذ سنوات, الأيام المقبلة),
and what is told from another date (العام السابق, اليوم نفسه), is not read.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, cast

from arnorm._arabic import words_kernel
from arnorm._arabic.affixes import PREFIXES
from arnorm._arabic.data import calendar_names, date_cues
from arnorm._arabic.data import relative_words as words
from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_ORDINALS, ORDINALS
from arnorm._arabic.folding import FIRST, LAST, FoldedView, fold, fold_units
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule, Veto, veto
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, up_to
from arnorm.dates import calendars
from arnorm.dates.build import find_end, value_of
from arnorm.dates.mention import Calendar, DateKind, DateMention, DateValue, Flag, mention_of


class Reference(NamedTuple):
    """The day of writing, and how relative time is told from it."""

    day: datetime.date
    moment: datetime.datetime | None = None  # with its hour, where that is known
    week_start: int = 6  # as `datetime` counts: Sunday
    source: tuple[str, ...] = ()  # what says that it is the day: evidence of `arnorm.find_reference`
    prefer: int = 0  # the side on which a weekday alone lies in a field: -1, 1, or 0 for neither


class Case(NamedTuple):
    """A match of a row in a folded text, and what decides how it is read; ``start`` is that of its first word."""

    match: re.Match[str]
    text: str
    start: int
    reference: Reference
    is_field: bool
    before: tuple[str, ...]  # the word before it, and the two words
    is_bare: bool  # a word without a direction, a weekday or a part of the day

    def get(self, name: str) -> str | None:
        """What a group holds; None where the row has no such group."""
        return self.match[name] if name in self.match.re.groupindex else None

    def find_sign(self, which: str = "") -> int | None:
        """How many periods away قبل الماضي, الماضي, الجاري, المقبل are; None where that is told from another date."""
        word = self.get(f"direction{which}") or self.get(f"spoken{which}")
        if word is None:
            return 0
        if word in _LOOSE and not self.is_field:
            return None
        return _DIRECTIONS[word] * (2 if self.match[f"beyond{which}"] else 1)


class Said(NamedTuple):
    """What a match says: a date or the ends of a range, what is doubtful about it, the weekday written."""

    values: tuple[DateValue, ...]
    flags: tuple[Flag, ...] = ()
    weekday: int | None = None
    calendar: Calendar = "gregorian"


class Meaning(NamedTuple):
    """Who reads the matches of a row, and the words that it can begin with; "#" is any number.

    ``more`` are its groups that say more than a word of a day or a weekday does alone.
    """

    read: Callable[[Case], Said | None]
    first: frozenset[str]
    more: tuple[str, ...]


RelativeRule = Rule[str, Meaning, Case]


# --- words and what patterns are put together from ---


def any_of(found: Iterable[str]) -> str:
    """A pattern for any of these, the longest first."""
    return "|".join(sorted(found, key=len, reverse=True))


def _with_article(found: Iterable[str]) -> set[str]:
    return {article + word for word in found for article in ("ال", "لل")}


_WEEKDAYS = {
    fold(name).removeprefix("ال"): number
    for name, number in calendar_names.WEEKDAYS
    if name not in words.UNSURE_WEEKDAYS
}
_UNITS = {word: (unit, own) for word, unit, own in words.UNITS}
_DAYS = dict(words.DAYS)
_PARTS = dict(words.PARTS)
_LOOSE = dict(words.LOOSE_DIRECTIONS)
DIRECTIONS = {fold(cue): way for cue, name, way in date_cues.CUES if name == "relative"}
_CUES = {cue[2:].removesuffix("ه"): way for cue, way in DIRECTIONS.items()}
_DIRECTIONS = {**_CUES, **_LOOSE, **dict(words.DIALECT_DIRECTIONS), "اخير": -1}
_PERIODS = {
    word: unit for word, (unit, own) in _UNITS.items() if own == 1 and unit in words.PERIODS and not word.endswith("ا")
}
_THE, _END = "(?:ال|لل)", r"(?!\w)"
_DAY, _WEEKDAY, _UNIT, _PERIOD, _THIS = (any_of(table) for table in (_DAYS, _WEEKDAYS, _UNITS, _PERIODS, words.THESE))
_HOUR = rf"(?:(?P<hour>{any_of(words.HOURS)}) )?(?:(?:ال)?يوم )?"
_NUMBER = rf"\d{{1,4}}|(?!(?:{_UNIT}){_END})[ء-ي]+(?: (?:عشره?|و ?[ء-ي]+))?"
_ORDINAL = r"ال[ء-ي]+(?: عشره?| و ?ال[ء-ي]+)?"
_PART = rf"(?:(?P<part>{any_of(_PARTS)}) )?"
_LATER = r"(?: من (?:الان|اليوم)(?!\w)| (?:مضت?|خلت?)(?!\w))"
_ABOUT = "حوالي|نحو|قرابه|زهاء|ما يقارب|ما يقرب من|اكثر من|اقل من"
_AMOUNT = (
    rf"(?P<about>(?:{_ABOUT}) )?(?:(?P<n>{_NUMBER}) )?(?P<unit>{_UNIT}){_END}(?P<one> واحده?{_END})?"
    rf"(?P<half> و ?نصف(?: (?:ال)?(?:{_UNIT}))?{_END})?(?: ?(?:،|و) ?(?:(?P<n2>\d+) )?(?P<unit2>{_UNIT}){_END})?"
    rf"(?P<about2> تقريبا?{_END})?"
)


def _direction(which: str = "", more: str = "") -> str:
    """الماضي, قبل الماضي, اللي فات."""
    with_article = f"(?P<direction{which}>{any_of([*_CUES, *_LOOSE])}{more})(?:ه|ين|ان|تين|تان)?"
    spoken = any_of(dict(words.DIALECT_DIRECTIONS))
    return rf"(?:(?P<beyond{which}>(?:الل?ي |ما )?(?:قبل|بعد)) )?(?:ال{with_article}|(?P<spoken{which}>{spoken})){_END}"


_SIDE = _direction()


# --- days and periods ---

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_MONTH_SECONDS = 30 * 86400
_FAR_DAYS = 45  # from the day of writing, for a day without its month


def _value_of_day(day: datetime.date) -> DateValue:
    return value_of(day.year, day.month, day.day)


def _value_of_months(months: int, unit: str = "month", *, approximate: bool = False) -> DateValue:
    """The month, the year, the decade or the century in which a month, counted from the year 0, is."""
    year, month = divmod(months, 12)
    if unit in ("month", "quarter"):
        return DateValue(year=year, month=month + 1, approximate=approximate)
    size = _MONTHS[unit] // 12
    kept = unit if unit in ("decade", "century") and not approximate else "year"
    return DateValue(year=year - year % size if kept != "year" else year, unit=kept, approximate=approximate)  # type: ignore[arg-type]


def _count_months(day: datetime.date) -> int:
    return 12 * day.year + day.month - 1


def _add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or that month's last one."""
    year, month = divmod(_count_months(day) + months, 12)
    first = datetime.date(year, month + 1, 1)
    length = (first + datetime.timedelta(31)).replace(day=1) - first
    return first.replace(day=min(day.day, length.days))


def _read_period(unit: str, nth: int, reference: Reference) -> tuple[DateValue, ...]:
    """The week, the month, the year … that is the nth from that of the day of writing."""
    day = reference.day
    if unit == "week":
        first = day + datetime.timedelta(7 * nth - (day.weekday() - reference.week_start) % 7)
        return _value_of_day(first), _value_of_day(first + datetime.timedelta(6))
    months, size = _count_months(day), _MONTHS[unit]
    first_month = months - months % size + nth * size
    if unit == "quarter":
        return _value_of_months(first_month), _value_of_months(first_month + 2)
    return (_value_of_months(first_month, unit),)


def _move(unit: str, count: float, reference: Reference) -> datetime.date:
    """The day so many units away."""
    if unit in _SECONDS:
        start = reference.moment or datetime.datetime.combine(reference.day, datetime.time(12))
        return (start + datetime.timedelta(seconds=count * _SECONDS[unit])).date()
    months, rest = divmod(count * _MONTHS[unit], 1)
    return _add_months(reference.day, int(months)) + datetime.timedelta(seconds=rest * _MONTH_SECONDS)


def _value_at(unit: str, day: datetime.date, *, approximate: bool = False) -> DateValue:
    """A day, as far as a count of these units is good for it."""
    if unit in _SECONDS:
        return _value_of_day(day)
    kept = "year" if _MONTHS[unit] >= _MONTHS["year"] else "month"
    return _value_of_months(_count_months(day), kept, approximate=approximate)


def _read_number(word: str | None) -> int | None:
    """The value of a number in figures or words; None for another word."""
    if not word or word[0].isdecimal():
        return int(word) if word else None
    parts = [part if part in CARDINALS else part.removeprefix("و") for part in word.split() if part != "و"]
    return sum(CARDINALS[part] for part in parts) if all(part in CARDINALS for part in parts) else None


def _read_ordinal(word: str) -> int:
    """The value of الرابع, الرابع عشر, الحادي والعشرين; 0 for another word."""
    known = {**CARDINALS, **ORDINALS, **DEFINITE_ORDINALS}
    parts = [part.removeprefix("و") for part in word.split() if part != "و"]
    values = [known.get(part) or known.get(part.removeprefix("ال").removesuffix("ه"), 0) for part in parts]
    return sum(values) if all(values) else 0


# --- what rows say ---


def _read_day(case: Case) -> Said | None:
    match = case.match
    away, twice = _DAYS[match["day"]], match["twice"] or match["late"]
    if match["direction"] or match["spoken"]:  # الليلة الماضية, but not اليوم التالي
        sign = case.find_sign()
        if not sign or (not case.is_field and (match["day"] != "الليله" or sign > 0)):
            return None
        away = sign
    if twice:
        if not away or (away > 0) != ("بعد" in twice):
            return None
        away *= 2
    day = case.reference.day + datetime.timedelta(away)
    weekday = _WEEKDAYS[match["named"]] if match["named"] else None
    flags: tuple[Flag, ...] = ("weekday",) if weekday is not None and weekday != day.weekday() else ()
    is_bare = match["day"] == "اليوم" and weekday is None and not match["hour"] and not case.is_field
    if is_bare and _find_tense(case, _NEAR_CHARACTERS) not in (-1, 1):
        flags += ("nowadays",)
    return Said((_value_of_day(day),), flags, weekday)


_SIDES = {-1: -1, 1: 1, 0: -1, 2: None}  # of a weekday, by the tense of its verb


# يومي الثلاثاء والأربعاء lie beside each other: the first one decides if they are to come, the last one if they were.
_PAIRED = {
    1: lazy_pattern(lambda: _space(rf"(?<!\w){_THE}({_WEEKDAY}) ?و ?(?:يوم )?$")),
    -1: lazy_pattern(lambda: _space(rf" ?و ?(?:يوم )?{_THE}({_WEEKDAY}){_END}")),
}


def _find_paired(case: Case, sign: int) -> int | None:
    """The weekday that says where this one is: the first of two to come, the last of two that were."""
    if sign > 0:
        pair = _PAIRED[1].search(up_to(case.text, case.match.start(), _BEFORE_CHARACTERS))
    else:
        pair = _PAIRED[-1].match(case.text, case.match.end())
    return _WEEKDAYS[pair[1]] if pair else None


def _read_weekday(case: Case) -> Said | None:
    match, (today, _, week_start, _, prefer) = case.match, case.reference
    weekday = _WEEKDAYS[match["weekday"]]
    ahead = (weekday - today.weekday()) % 7
    which = "2" if match["direction2"] or match["spoken2"] else ""
    is_alone = not (which or match["last"] or match["direction"] or match["spoken"] or match["this"])
    sign = case.find_sign(which)
    flags: tuple[Flag, ...] = ()
    if match["last"]:  # آخر الأحد of date-fns
        sign = -1 if case.is_field else None
    if is_alone:
        sign = prefer if case.is_field else _SIDES[_find_tense(case)]
        flags = () if case.is_field else ("assumed-week",)
    if sign is None or (is_alone and not sign):
        return None
    if is_alone and (other := _find_paired(case, sign)) is not None:
        away = sign * ((sign * (other - today.weekday())) % 7 + (sign * (weekday - other)) % 7)
    elif not sign:  # of this week: هذا الأحد is to come, الأحد الجاري may be over
        away = ahead if match["this"] else ahead - 7 * ((today.weekday() - week_start) % 7 > (weekday - week_start) % 7)
    elif sign > 0:
        away = (ahead or 7 * (not is_alone)) + 7 * (sign - 1)
    else:
        away = (ahead - 7 if ahead or not is_alone else 0) + 7 * (sign + 1)
    return Said((_value_of_day(today + datetime.timedelta(away)),), flags, weekday)


def _read_weekday_of_week(case: Case) -> Said | None:
    sign, weekday = case.find_sign(), _WEEKDAYS[case.match["weekday"]]
    if sign is None:
        return None
    day = case.reference.day
    away = 7 * sign - (day.weekday() - case.reference.week_start) % 7 + (weekday - case.reference.week_start) % 7
    return Said((_value_of_day(day + datetime.timedelta(away)),), (), weekday)


def _read_period_row(case: Case) -> Said | None:
    match, sign = case.match, case.find_sign()
    unit = _PERIODS[match["period"]]
    if sign is None or (unit == "decade" and not sign):
        return None
    part = case.get("part")
    flags: tuple[Flag, ...] = (cast("Flag", _PARTS[part]),) if part else ()
    if case.get("kind") == "هجري" and unit == "year":
        year = calendars.hijri_of(case.reference.day.toordinal())[0] + sign
        return Said((DateValue(year=year),), flags, None, "hijri")
    return Said(_read_period(unit, sign, case.reference), flags)


def _read_quarter(case: Case) -> Said | None:
    match, sign = case.match, case.find_sign()
    months = 3 if match["part"] == "ربع" else 6
    if sign is None or (match["direction"] == "اخير" and not case.is_field):  # الربع الأخير من العام is its fourth
        return None
    if "nth" not in match.re.groupindex:
        return Said(_read_period("quarter", sign, case.reference))
    nth = 12 // months if match["nth"] == "الاخير" else _read_ordinal(match["nth"])
    if not 1 <= nth <= 12 // months:
        return None
    first = 12 * (case.reference.day.year + sign) + (nth - 1) * months
    return Said((_value_of_months(first), _value_of_months(first + months - 1)))


def _read_day_of_month(case: Case) -> Said | None:
    word, sign, first = case.match["n"], case.find_sign(), case.match["first"]
    number = int(word) if word.isdecimal() else _read_ordinal(word)
    if sign is None or not number or int(first or 0) >= number:
        return None
    year, month = divmod(_count_months(case.reference.day) + sign, 12)
    days = [datetime.date(year, month + 1, day) for day in (int(first or 0), number) if day]
    return Said(tuple(map(_value_of_day, days)))


def _read_weekday_and_day(case: Case) -> Said | None:
    """الخميس 21: of the month nearest to the day of writing in which both agree."""
    word, weekday = case.match["n"], _WEEKDAYS[case.match["weekday"]]
    number, today = int(word) if word.isdecimal() else _read_ordinal(word), case.reference.day
    near = (today + datetime.timedelta(way * i) for i in range(_FAR_DAYS) for way in (1, -1))
    day = next((day for day in near if (day.day, day.weekday()) == (number, weekday)), None)
    return Said((_value_of_day(day),), ("assumed-year",), weekday) if day else None


def _read_same_day(case: Case) -> Said | None:
    sign, unit = case.find_sign(), _PERIODS[case.match["period"]]
    return Said((_value_of_day(_move(unit, sign, case.reference)),)) if sign else None


def _read_window(case: Case) -> Said | None:
    """From the day of writing back or on: الأيام الثلاثة الماضية, الـ24 ساعة المقبلة."""
    match = case.match
    sign = case.find_sign() if "direction" in match.re.groupindex else -1
    unit, own = _UNITS[match["unit"]]
    word = match["n"] or case.get("n2")
    count = _read_number(word.removeprefix("ال").removeprefix("ال")) if word else own
    if not count or not sign or (own == 1 and not word):
        return None
    days = sorted((case.reference.day, _move(unit, sign * count, case.reference)))
    first, last = (_value_at(unit, day) for day in days)
    return Said((first,) if first == last else (first, last))


def _read_away(case: Case) -> Said | None:
    """قبل شهرين, منذ ثلاثة أيام, بعد أسبوع من الآن; in a field خلال 3 أيام too."""
    match, reference = case.match, case.reference
    unit, own = _UNITS[match["unit"]]
    count: float | None = _read_number(match["n"]) if match["n"] else own
    if match["n"] and own == 2:  # «2 يومين» of a library
        count = 2 if count in (1, 2) else None
    if not count or (unit == "year" and match["n"] and match["n"].isdecimal() and count >= 1000):
        return None
    count += 0.5 * (match["half"] is not None)
    is_past = match["way"] in ("قبل", "منذ", "من", "عندو") or (match["now"] or " ").split()[:1] not in ([], ["من"])
    sign = -1 if is_past else 1
    day = _move(unit, sign * count, reference)
    if match["unit2"]:
        smaller, few = _UNITS[match["unit2"]]
        day = _move(smaller, sign * int(match["n2"] or few), Reference(day))
    is_about = unit not in ("second", "minute", "hour", "day") or (unit != "day" and reference.moment is None)
    is_about = is_about or match["about"] is not None or match["about2"] is not None
    finer = "month" if unit == "year" and (match["half"] or match["unit2"]) else unit
    return Said((_value_at(finer, day, approximate=is_about),), ("approximate",) if is_about else ())


# --- which way a weekday alone looks ---

_SENTENCE_CHARACTERS, _NEAR_CHARACTERS, _BEHIND_CHARACTERS = 160, 60, 60
_CLAUSE_START = lazy_pattern(
    r"،(?!\W*(?:[ء-ي]{2,5} )?(?:ايام |يومي? )?(?:ال\w+ و ?)?$)|(?:فقد(?<!\wفقد)|بعد(?<!\wبعد) \w{3,}ه(?:ا|م)?)(?!\w)"
)
_SENTENCE_END = lazy_pattern(r"[.!؟؛\n:]")
_LETTERS = lazy_pattern(r"المتوقع ان(?!\w)|متوقع ان(?!\w)|بدايه من(?! (?:ال)?ساعه)(?!\w)|[ء-ي]+")
_OPENING_VERBS = frozenset(words.OPENING_VERBS)
_PRESENT = 2  # a plan, a habit, a headline or a story: no side of the day of writing
_AT_HOUR = lazy_pattern(
    rf"[^\w\n]{{0,3}}(?:[ء-ي]{{2,6}}[ \xa0]){{0,2}}(?:(?:ال)?ساعه|\d{{1,2}}[:.]\d\d){_END}|[ \xa0]{{0,2}}:"
)


@functools.cache
def _tenses() -> dict[str, int]:
    """The words that tell the tense, 1 or -1: as they are, behind و and ف, verbs with their endings."""
    past = [verb + ending for verb in words.PAST_VERBS for ending in ("", "ت", "ته", "تها", "وا", "ا", "نا")]
    return {
        first + word: way
        for way, found in ((-1, past), (1, words.FORETELLING), (_PRESENT, words.WARNINGS))
        for word in found
        for first in ("", "و", "ف")
    }


def _find_first_tense(found: Iterable[str]) -> int:
    """The tense of the first word that has one, سيلتقي too; 0 for none.

    Behind يلتقي only a word of the future counts (من المتوقع أن يلتقي), and a verb that makes it past (كان يلتقي).
    """
    present, tenses = -1, _tenses()
    for i, word in enumerate(found):
        way = tenses.get(word, 0)
        if not way and word[0] not in "سيتوف":
            continue
        bare = word[1:] if word[0] in "وف" else word
        if not way and bare[3:] and bare[0] == "س" and bare[1] in "يتن":
            way = not bare.startswith(words.NOT_FORETELLING)
        if way == 1 or (way and present < 0):
            return way
        if way:
            return -1 if i <= present + 2 and bare in words.OF_PRESENT else _PRESENT
        if present < 0 and bare[3:] and bare.startswith(("ي", "تست")) and not bare.startswith(words.NOT_PRESENT):
            present = i
    return 0 if present < 0 else _PRESENT


def _find_tense(case: Case, reach: int = _SENTENCE_CHARACTERS) -> int:
    """-1, 1 or `_PRESENT`, by the nearest verb before the day in its sentence, or by one just behind it; 0 for none."""
    text, start, end = case.text, case.match.start(), case.match.end()
    before = _SENTENCE_END.split(up_to(text, start, reach))[-1]
    found = _LETTERS.findall(before)
    while found and found[-1] in _HOURS:
        found.pop()
    way = _find_first_tense(reversed(found))
    if way == 1 != _find_first_tense(reversed(_LETTERS.findall(_CLAUSE_START.split(before)[-1]))):
        return _PRESENT  # of a clause before: قال إنه سيصوت فقد التقطته كاميرات صباح الجمعة
    if way in (-1, 1):
        return _PRESENT if way < 0 and found[-1] in words.UNTIL else way
    # A sentence that begins with what happens tells a plan: ينطلق الخميس, يستقبل الترجي الأحد.
    if any(clause.strip(_OPENS + " ").partition(" ")[0] in _OPENING_VERBS for clause in before.split("،")[:2]):
        return 1
    if way or _AT_HOUR.match(text, end):
        return _PRESENT
    after = from_here(text, end, _BEHIND_CHARACTERS)
    if text[end + len(after) : end + len(after) + 1].isalpha():
        after = after.rpartition(" ")[0]  # no part of a word: المقررة is not المقرر
    after = _SENTENCE_END.split(after, maxsplit=1)[0]
    way = _find_first_tense(_LETTERS.findall(after))
    if way == 1 != _find_first_tense(_LETTERS.findall(after.partition("،")[0])):
        return _PRESENT
    return way if way in (-1, 1) else 0


# --- vetoes ---

_BEFORE_CHARACTERS, _OPENS = 24, "\"'(«“"


def _beside(before: Iterable[str], after: Iterable[str]) -> Callable[[Case], bool]:
    """Whether one of these words is before the match, and one behind it, in a text."""
    ahead = {letters + word for word in before for letters in PREFIXES}
    behind = lazy_pattern(lambda: _space(rf" ?(?:{any_of(after)}){_END}"))

    def is_beside(case: Case) -> bool:
        if case.is_field or (after and not behind.match(case.text, case.match.end())):
            return False
        return not before or not ahead.isdisjoint(case.before)

    return is_beside


def _space(pattern: str) -> str:
    """A pattern whose spaces are any one or two blanks."""
    return pattern.replace(" ?", "\0").replace(" ", "[ \xa0]{1,2}").replace("\0", "[ \xa0]{0,2}")


def _refuse(name: str, why: str, example: str, *, before: Iterable[str] = (), after: Iterable[str] = ()) -> Veto[Case]:
    return veto(name, _beside(before, after), why, examples=(example,))


def _if_bare(row: Veto[Case], *of: str) -> Veto[Case]:
    """The veto, for a weekday or one of these words without a direction, a weekday or a part of the day."""

    def is_refused(case: Case) -> bool:
        return case.is_bare and (not of or case.match["day"] in of) and bool(row.when(case))

    return row._replace(when=is_refused)


_TODAY, _THESE_DAYS = ("اليوم", "الليله"), ("اليوم", "الغد", "غد")
# fmt: off
OF_DAY: tuple[Veto[Case], ...] = (
    _if_bare(_refuse("other-day", "it is that day, not this one", "وفي ذلك اليوم", before=words.OTHER_DAYS), *_TODAY),
    _if_bare(_refuse("day-of-its-own", "what follows says which day it is", "حل اليوم العالمي للمرأة",
        after=(*words.DAYS_OF_THEIR_OWN, "و ?(?:ال)?ليله")), *_TODAY),
    _if_bare(_refuse("nowadays", "it is these days", "في عالم اليوم", before=words.OWNERS_OF_NOW), *_THESE_DAYS),
    _if_bare(_refuse("newspaper", "a newspaper or channel is called so", "ذكرت صحيفة روسيا اليوم",
        before=words.NEWSPAPERS), *_THESE_DAYS),
    _if_bare(veto("morrow", lambda case: not case.is_field and "يوم" not in case.match[0],
        "الغد is the future, unless يوم is before it", examples=("نبني الغد",)), "الغد"),
    veto("this-day", lambda case: (not case.is_field and case.match[0].startswith(words.THESE)
        and case.match["day"] != "الليله"),
        "هذا اليوم is the one that is told of", examples=("كان هذا اليوم عيدا",)),
    _refuse("need", "أمس الحاجة is the direst need", "نحن في أمس الحاجة إلى ذلك", after=("(?:ال)?حاجه",)),
    _refuse("past", "الأمس القريب is the near past", "حتى الأمس القريب", after=("القريب",)),
    _refuse("ball", "كرة is a ball", "شغف بكرة القدم", after=words.BALLS),
)
OF_WEEKDAY: tuple[Veto[Case], ...] = (
    _if_bare(_refuse("thing", "a prayer, a market, a person is called so", "حضر صلاة الجمعة",
        before=words.THINGS_OF_WEEKDAYS)),
    _if_bare(_refuse("epithet", "the day of a story has a name", "مذابح الأحد الدامي",
        after=(*words.EPITHETS_OF_WEEKDAYS, "من كل"))),
    _if_bare(_refuse("date", "a date follows, which is read by itself", "الأحد الموافق للعيد",
        after=("،? ?\\(?(?:الموافق|المصادف|الواقع|بتاريخ)", "(?:،|:)? ?\\(?(?:ال)?\\d+ ?[/.-]?",
            rf"(?:(?:بعد|قبل) )?(?:ال)?(?:{any_of([*ORDINALS, *DEFINITE_ORDINALS])})(?: عشره?)? من"))),
)
_PUBLIC = _refuse("public", "عام is general: a secretary, an assembly", "الأمين العام الحالي", before=words.GENERAL)
OF_PERIOD = (_PUBLIC._replace(
    when=lambda case: case.match["period"] == "عام" and not case.match["this"] and _PUBLIC.when(case)),
    _refuse("fraction", "so much of a period is a length of time", "ثلاثة أرباع القرن الماضي",
        before=("ارباع", "ربع", "نصف", "ثلث", "ثلثي")),)
_NAMED = lazy_pattern(lambda: _space(
    rf" (?:ال|\d|{any_of(fold(month.name) for month in calendar_names.MONTHS)}|ربيع|جمادي|ذي|ذو|كانون|تشرين)"))
_WENT_ON = lazy_pattern(r"(?<!\w)[وف]?كان(?:ت|وا)?(?: \w+)? [يت]\w{3,}[^.!؟؛\n:،]*$")
_OF_COUNT: tuple[Veto[Case], ...] = (
    _refuse("either", "it is one count or another", "قبل عام أو عامين", after=(
        rf"(?:او|الي|حتي) (?:اكثر|اقل|\d+|{any_of([*_UNITS, *CARDINALS])})",)),
    _refuse("event", "it is counted from what follows", "قبل يومين من الانتخابات", after=(
        r"(?:علي الاقل )?من (?!خلال|قبل|دون|طرف|جهه|اجل)\w*", r"علي (?!الاقل|الرغم|ان)\w*", "عن (?:موعد|بدا)\\w*",
        r"ل(?:لان|بدا|انط|وفا|توقيع|اعلان|انتها)\w*")),
    veto("named", lambda case: not (case.is_field or case.match["n"] or case.match["one"] or case.match["now"])
        and (case.match["unit"] == "يوم" or (_UNITS[case.match["unit"]][1] == 1
            and _NAMED.match(case.text, case.match.end()) is not None)),
        "a day, a month or a year that has a name", examples=("منذ يوم السبت", "قبل شهر رمضان", "منذ عام النكسة")),
    veto("moment", lambda case: not case.is_field and _UNITS[case.match["unit"]][0] in ("second", "minute"),
        "less than an hour is of the story", examples=("سجل قبل 3 دقائق",)),
    veto("story", lambda case: not (case.is_field or case.match["now"])
        and _WENT_ON.search(up_to(case.text, case.start, _NEAR_CHARACTERS)) is not None,
        "what was going on is told from another day", examples=("كان يخوض إضرابا منذ 86 يوما",)),
)
OF_AHEAD: tuple[Veto[Case], ...] = (*_OF_COUNT, veto("later",
    lambda case: not (case.is_field or case.match["now"]) and _find_tense(case) != 1,
    "it is counted from what is told", examples=("عاد بعد يومين",)))
# fmt: on


# --- the table ---


_SAYING = ("direction", "spoken", "hour", "named", "twice", "direction2", "spoken2")


def _row(  # noqa: PLR0917 -- the columns of the table
    name: str, where: str, first: Iterable[str], pattern: str, read: Callable[[Case], Said | None],
    vetoes: tuple[Veto[Case], ...] = (), *, examples: tuple[str, ...], counters: tuple[str, ...],
) -> RelativeRule:  # fmt: skip
    """A row: where it reads, its first words, its pattern, what reads a match, what refuses it."""
    more = tuple(name for name in _SAYING if vetoes and f"<{name}>" in pattern)
    meaning = Meaning(read, frozenset(first), more)
    return Rule(name, pattern, meaning, "", examples, counters, vetoes, frozenset(where.split()))


_BEFORE_ALL = {*words.THESE} - {"ده", "دي"}
_HOURS = {word.split()[0] for word in words.HOURS} | {"يوم", "اليوم"}
_OF_DAYS = {*_DAYS, *_BEFORE_ALL, *_HOURS, "قبل", "بعد", "القبل", "اول", "اللي"}
_OF_PERIODS = {*_BEFORE_ALL, *_PARTS, "عطله", *_with_article(_PERIODS), *("هال" + word for word in _PERIODS)}
_OF_WINDOWS = {"ال", "لل", *_with_article((*_UNITS, *CARDINALS))}
_OF_MONTHS = {"#", *_with_article(ORDINALS), *DEFINITE_ORDINALS}
_YEAR, _MONTH = (
    rf"(?:(?P<this>{_THIS}) {_THE}{word}{_END}|ب?ل?{_THE}{word} {_SIDE})" for word in ("(?:عام|سنه)", "شهر")
)
_SEVERAL = rf"(?: ?،)?(?: ?(?:و|او|الي|حتي) ?(?:يوم )?{_THE}(?:{_WEEKDAY})){{1,3}} {_direction('2')}"
_WEEK = rf"(?:(?P<this>{_THIS}) الاسبوع{_END}|{_THE}اسبوع {_SIDE})"
_SOON = "قليل|لحظه|لحظات|(?:بضعه? )?(?:ثوان|ثواني|دقايق)"
_RECENT = _direction(more="|اخير")
_BOTH = "text field"
# In order of preference.
# fmt: off
RELATIVE_RULES: tuple[RelativeRule, ...] = (
    _row("same-day", _BOTH, ("مثل", "نفس", "ذات"),
        rf"(?:مثل هذا|نفس|ذات) اليوم من {_THE}(?P<period>{_PERIOD}) {_SIDE}", _read_same_day,
        examples=("في مثل هذا اليوم من العام الماضي",), counters=("في مثل هذا اليوم من عام الفيل",)),
    _row("weekday-of-week", _BOTH, _with_article(_WEEKDAYS),
        rf"{_THE}(?P<weekday>{_WEEKDAY})(?: (?:من|في))? {_WEEK}", _read_weekday_of_week,
        examples=("الثلاثاء من الأسبوع المقبل",), counters=("الثلاثاء من كل أسبوع",)),
    _row("week-and-weekday", _BOTH, {"الاسبوع", "للاسبوع", *_BEFORE_ALL},
        rf"{_WEEK} (?:يوم )?ال(?P<weekday>{_WEEKDAY}){_END}", _read_weekday_of_week,
        examples=("الأسبوع المقبل يوم الجمعة", "هذا الأسبوع الجمعة"), counters=("الأسبوع الثاني الجمعة",)),
    _row("quarter", _BOTH, {*_with_article(("ربع",)), *_BEFORE_ALL},
        rf"(?:(?P<this>{_THIS}) )?{_THE}(?P<part>ربع)(?(this){_END}| {_RECENT})", _read_quarter,
        examples=("نمو الربع الحالي",), counters=("نمو الربع الأول", "الربع الأخير من العام")),
    _row("quarter-of-year", _BOTH, _with_article(("ربع", "نصف")),
        rf"{_THE}(?P<part>ربع|نصف) (?P<nth>{_ORDINAL}|الاخير) (?:من )?{_YEAR}", _read_quarter,
        examples=("في الربع الثالث من العام الحالي", "خلال النصف الأول من هذا العام"),
        counters=("في الربع الثالث من عام 2020",)),
    _row("day-of-month", _BOTH, _OF_MONTHS,
        rf"(?:(?P<first>\d{{1,2}})(?: (?:الي|حتي) | ?[-–] ?))?(?P<n>\d{{1,2}}|{_ORDINAL}) "
        rf"(?:(?:(?:من|في) )?{_MONTH}|(?:من )?الجاري{_END})", _read_day_of_month,
        examples=("في 4 من الشهر الجاري", "من 4 إلى 22 من هذا الشهر", "يوم الرابع عشر من الشهر المقبل"),
        counters=("4 من أعضاء المجلس الحالي",)),
    _row("day", _BOTH, _OF_DAYS,
        rf"(?:(?:{_THIS}) )?{_HOUR}(?P<at>)(?:(?P<twice>(?:الل?ي )?(?:ال)?(?:قبل|بعد)|اول(?: من)?) (?:يوم )?)?"
        rf"(?P<day>{_DAY}){_END}(?P<late> الاول{_END})?(?: {_SIDE})?"
        rf"(?: ?(?:،|(?P<open>\())? ?(?:يوم )?ال(?P<named>{_WEEKDAY}){_END}(?(open) ?\)))?", _read_day, OF_DAY,
        examples=("وصل أمس", "قبل يوم أمس", "بعد غد", "أول من أمس", "اليوم الأحد", "الليلة الماضية"),
        counters=("اليوم التالي", "بعد اليوم")),
    _row("period", _BOTH, _OF_PERIODS,
        rf"(?:عطله )?{_PART}(?:(?P<this>{_THIS}) {_THE}|(?P<close>هال)|{_THE})(?P<period>{_PERIOD})"
        rf"(?: ال(?P<kind>هجري|ميلادي)ه?)?(?(this){_END}|(?(close){_END}|(?: (?:{_THIS}){_END}| {_SIDE})))",
        _read_period_row, OF_PERIOD,
        examples=("الأسبوع الماضي", "هذا العام", "مطلع الشهر المقبل", "العام قبل الماضي", "القرن الماضي", "هالأسبوع"),
        counters=("الأسبوع الأخير", "العقد الحالي", "العام السابق", "العام نفسه")),
    _row("weekend", _BOTH, ("عطله", "نهايه"),
        rf"(?:عطله )?(?P<part>نهايه) {_THE}(?P<period>اسبوع){_END}", _read_period_row,
        examples=("عطلة نهاية الأسبوع",), counters=("نهاية أسبوع طويل",)),
    _row("window", _BOTH, _OF_WINDOWS,
        rf"{_THE}(?: ?(?P<n>{_NUMBER}) )?(?P<unit>{_UNIT})(?: (?P<n2>ال ?(?:\d{{1,3}}|[ء-ي]+(?: عشره?)?)))? {_RECENT}",
        _read_window,
        examples=("خلال الأيام الثلاثة الماضية", "في الـ24 ساعة المقبلة", "اليومين الماضيين"),
        counters=("الأيام المقبلة", "السنوات القليلة الماضية")),
    _row("last-ones", "field", ("اخر",), rf"اخر (?P<n>{_NUMBER}) (?P<unit>{_UNIT}){_END}", _read_window,
        examples=("خلال آخر 24 ساعة", "آخر ثلاثة أشهر"), counters=("آخر الأيام",)),
    _row("weekday-and-day", "field", _with_article(_WEEKDAYS),
        rf"{_THE}(?P<weekday>{_WEEKDAY}) (?:في )?(?P<n>\d{{1,2}}|{_ORDINAL}){_END}", _read_weekday_and_day,
        examples=("الثلاثاء 2", "الأربعاء التاسع عشر"), counters=("الخميس 21",)),
    _row("weekday", _BOTH, {*_with_article(_WEEKDAYS), *_BEFORE_ALL, *_HOURS, "اخر"},
        rf"(?:(?P<last>اخر) )?{_HOUR}(?P<at>)(?:(?P<this>{_THIS}) )?{_THE}(?P<weekday>{_WEEKDAY}){_END}"
        rf"(?: {_SIDE}|(?={_SEVERAL}))?", _read_weekday, OF_WEEKDAY,
        examples=("الأحد المقبل", "فجر الخميس", "الأحد والاثنين المقبلين"), counters=("الأحد السابق",)),
    _row("ago", _BOTH, ("قبل", "منذ"), rf"(?P<way>قبل|منذ) {_AMOUNT}(?P<now>{_LATER})?", _read_away, _OF_COUNT,
        examples=("قبل شهرين", "منذ ثلاثة أيام", "قبل سنة ونصف"), counters=("منذ سنوات", "قبل أيام")),
    _row("ahead", _BOTH, ("بعد",), rf"(?P<way>بعد) {_AMOUNT}(?P<now>{_LATER})?", _read_away, OF_AHEAD,
        examples=("بعد أسبوع من الآن", "سيعود بعد يومين"), counters=("بعد سنوات",)),
    _row("within", "field", ("في", "خلال", "من", "عندو"),
        rf"(?P<way>في خلال|خلال|في غضون|في|من|عندو) {_AMOUNT}(?P<now>{_LATER})?", _read_away,
        examples=("خلال 3 أيام", "في غضون شهر", "عندو 3 سوايع"), counters=("خلال أيام",)),
    _row("counted", "field", {"#", *_UNITS, *CARDINALS}, rf"(?P<way>){_AMOUNT}(?P<now>{_LATER})", _read_away,
        examples=("3 أيام من الآن", "يومين مضت"), counters=("3 أيام",)),
    _row("now", "field", ("الان", "قبل", "منذ"), rf"(?:الان|(?:قبل|منذ) (?:{_SOON})){_END}",
        lambda case: Said((_value_of_day(case.reference.day),)), examples=("الآن", "منذ لحظات"), counters=("منذ مدة",)),
)
# fmt: on


# --- the reader ---

_Readable = tuple[tuple[RelativeRule, re.Pattern[str]], ...]


def _pattern_of(row: RelativeRule) -> re.Pattern[str]:
    return lazy_pattern(lambda: _space(row.when))


@functools.cache
def _rows_by_word(where: str) -> dict[str, tuple[int, _Readable]]:
    """For each word with the letters before it how many these are, and the rows that can begin with it."""
    first: dict[str, list[tuple[RelativeRule, re.Pattern[str]]]] = {}
    for row in RELATIVE_RULES:
        readable = row, _pattern_of(row)
        for word in row.what.first if where in row.keys else ():
            first.setdefault(word, []).append(readable)
    found: dict[str, tuple[int, _Readable]] = {}
    for prefix in sorted(PREFIXES, key=len):
        for word, rows in first.items():
            found.setdefault(prefix + word, (len(prefix), tuple(rows)))
    return found


@functools.cache
def _make_lexicon() -> tuple[tuple[int, int], dict[str, int], bytes, dict[str, int]]:
    by_word = _rows_by_word("text").items()
    # 4 where a word is read beside «الشهر» and its like alone: those are kept apart, as figures are; 2 more for these.
    weights = {word: 4 if all(row.name == "day-of-month" for row, _ in rows) else 1 for word, (_, rows) in by_word}
    weights |= {word: weights.get(word, 0) | 2 for word in _MONTHS_OF_DAYS}
    return (FIRST, LAST), weights, words_kernel.hash_words(weights), {}


def _words_before(text: str, start: int) -> tuple[str, ...]:
    if start == 0 or not text[start - 1].isspace():
        return ()
    found = up_to(text, start, _BEFORE_CHARACTERS).rpartition("\n")[2].rsplit(None, 2)[-2:]
    return (found[-1].lstrip(_OPENS), " ".join(found).lstrip(_OPENS)) if found else ()


def read_relative(
    text: str, places: Iterable[tuple[int, int]], reference: Reference, where: str = "text",
    refused: list[tuple[str, str]] | None = None,
) -> Iterator[tuple[int, int, Said, str]]:  # fmt: skip
    """What rows read in a folded text, from words at these places: start, end, what it says, the row's name."""
    by_word, done = _rows_by_word(where), 0
    nothing: tuple[int, _Readable] = (0, ())
    for (start, end), (following, _) in itertools.pairwise([*places, (len(text), 0)]):
        cut, rows = by_word.get("#" if text[start] <= "9" else text[start:end], nothing)
        at = start + cut
        if at < done or (text[at:end] in _NEVER_ALONE and _is_alone(text, at, end, following)):
            continue
        for row, pattern in rows:
            match = pattern.match(text, at)
            if match is None:
                continue
            more = row.what.more
            before, is_bare = _words_before(text, start), not (more and any(match.group(*more)))
            case = Case(match, text, start, reference, where == "field", before, is_bare)
            reason = next((reason for reason in row.vetoes if reason.when(case)), None)
            if reason is not None:
                if refused is not None:
                    refused.append((row.name, reason.name))
                continue
            try:
                said = row.what.read(case)
            except (OverflowError, ValueError):  # beyond the years that a date can have
                continue
            if said is not None:
                has_lead = "at" in match.re.groupindex and not match["hour"] and not match[0].startswith(words.THESE)
                yield match.start("at") if has_lead else at, match.end(), said, row.name
                done = match.end()
                break


# Words that need another first word behind them: هذا العام, نهاية الأسبوع, مساء أمس.
_LEADS, _LEAD_CHARACTERS = (_BEFORE_ALL | _HOURS | {*_PARTS, "عطله", "مثل", "نفس", "ذات"}) - {"قبل", "بعد", "اليوم"}, 2
# Behind these rows read a count, a day or a part of a day: the first words of those.
_COUNT_LEADS, _NEXT_WORD = {"قبل", "بعد", "منذ"}, lazy_pattern(r"[ \xa0]{1,2}([ء-ي]+)(?!\w)")
_COUNTED = {"قليل", "لحظه", "لحظات", "بضعه"} | {
    word.split()[0] for word in (*_UNITS, *CARDINALS, *_DAYS, *words.HOURS, *_ABOUT.split("|"))
}
_NEVER_ALONE = _LEADS | _COUNT_LEADS


def _is_alone(text: str, at: int, end: int, following: int) -> bool:
    """Whether no word that rows read behind this one comes behind it."""
    if text[at:end] in _COUNT_LEADS:
        then = _NEXT_WORD.match(text, end)
        return then is not None and then[1] not in _COUNTED
    return following > end + _LEAD_CHARACTERS


# Behind الرابع, 4: one of these is in the text.
_MONTHS_OF_DAYS = ("الجاري", *(first + the + "شهر" for first in ("", "ب", "ل", "بل") for the in ("ال", "لل")))


def find_relative(scan: Scan, reference: Reference) -> list[DateMention]:
    """The mentions of relative time in a text."""
    units, counts = scan.derive(fold_units)
    text, (found, months, figures) = words_kernel.read_words(units, _make_lexicon(), 3)
    if figures and months:
        found = sorted(found + figures)
    read = [*read_relative(text, found, reference)]
    # Where a page tells nothing else from its day of writing, اليوم without a verb means these days.
    if not reference.source and "\n" in text and all("nowadays" in said.flags for _, _, said, _ in read):
        return []
    places = iter(FoldedView(text, counts).places([at for start, end, *_ in read for at in (start, end - 1)]))
    spans = ((next(places), find_end(scan, next(places) + 1)) for _ in read)
    return [
        make_mention(scan.text, span, said, name, reference.source)
        for span, (*_, said, name) in zip(spans, read, strict=True)
    ]


def make_mention(text: str, span: tuple[int, int], said: Said, rule: str, source: tuple[str, ...] = ()) -> DateMention:
    """The mention of what a row says of this span."""
    (start, end), (values, flags, weekday, calendar) = span, said
    kind: DateKind = "date" if len(values) == 1 else "range"
    return mention_of(
        start, end, text[start:end], calendar, values, kind, weekday, ("relative", *source), flags, None, rule
    )  # fmt: skip
