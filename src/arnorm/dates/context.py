"""Whether a number beside a month is its year; and the calendar of a year without a mark, by dates and words around.

The values of nearby dates are evidence, not their spelling, and the text of dates is not counted in distances. So
rewriting a date changes no evidence. Neighbouring years share a calendar: beside 1405, and beside 808 هـ, which is the
same year, 1406 is Gregorian; beside 1218 هـ, 1224 is Hijri.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import history_words as words
from arnorm._arabic.data import years
from arnorm._core.classes import GAP, INVISIBLE, MARK, PERCENT, SPACE, TATWEEL
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import skip, skip_back
from arnorm.dates import calendars
from arnorm.dates import tokens as t
from arnorm.dates.distances import (
    COMPANY_YEARS,
    EVIDENCE_CHARACTERS,
    EVIDENCE_LETTERS,
    NEIGHBOUR_DATES,
    SIDE_CHARACTERS,
)
from arnorm.dates.draft import COUNTED, Draft, calendar_of
from arnorm.dates.mention import DateMention

__all__ = ["fit_year", "makes_percentage", "settle_calendars", "year_digits"]

# A noun that is counted: after a Hijri month a number that is no year of our days is its count (رمضان 1550 بلاغا).
_COUNTED_NOUN = r" (?!ال|و)[ء-ي]{2,}(?:ا|ه)(?![ء-ي])"
# … and one in the accusative is counted by any number: رمضان 1445 متبرعا, but not صاموا, nor adverbs, مجانا.
_ACCUSATIVE = r" (?!ال|[وفبكل]|ايض|مجان|جميع|قريب|تقريب|هذا)[ء-ي]{3,}(?<![وي])ا(?![ء-ي])"
# Counts are round more often than years are; the round years that texts mention often are turns of centuries.
_ROUND, _HUNDRED = 50, 100
_TURNS = (1400, 1800, 1900, 2000)
# … and the counted noun has no article and is not a word of chronicles: حفل رمضان 1300 مدعو, but not رمضان 1200 توفي.
_NAMELESS = (
    r" (?!ال|[وفبكلت]|(?:علي|عند|عام|سنه|منذ|خلال|حيث|حتي|قبل|يوم|شهر|مات|قتل|دخل|خرج|سقط|سافر|رحل|عاد|قدم|عزل|صام)"
    r"(?![ء-ي]))[ء-ي]{3,}"
)
_QUANTITY = r" ?(?:[ء-ي]{2}|%)"  # 3 مارس 236 حالة: the number counts something
_FIRST_WORD = lazy_pattern("[\u0621-\u064a]+")


def fit_year(draft: Draft) -> None:
    """Set the year aside if it cannot be that of its months, or flag it if it may be of another calendar."""
    year = draft.year
    if year is None:
        return
    if _is_no_year(draft, year) or _is_count(draft, year) or _is_apart(draft, year) or _is_half(draft, year):
        draft.year = None
        draft.last = draft.layout.months[-1]
        return
    if year < 100 and not draft.era:
        draft.flags.append("century")
    if _is_of_other_era(draft, year):
        draft.flags.append("calendar")
    if not draft.era and year in years.FISCAL and _is_fiscal(draft):
        draft.flags.append("calendar")


def year_digits(draft: Draft) -> int:
    """With how many digits its year is written, 0 for words."""
    return draft.tokens[draft.layout.years[0]].digits


def _is_no_year(draft: Draft, value: int) -> bool:
    """Whether the number is no year of the months' calendar, or one in words or of three digits that counts."""
    if not draft.era and value not in years.OF_MONTHS[draft.calendar]:
        return True
    if not draft.year_is_bare:
        return False
    digits = year_digits(draft)
    if digits == 0 and not _is_spelled(draft, value):
        return True
    if digits == 3 and True in [draft.tokens[i].double for i in draft.layout.months]:
        return True  # حزيران/يونيو 118: who names a month twice writes of our days
    if digits == 3 and draft.after(_QUANTITY) and not draft.after(r" و\d"):
        return True
    return digits == 4 and _is_counted(draft, value)


def _is_counted(draft: Draft, value: int) -> bool:
    """Whether what follows makes a count of a bare number of four digits: رمضان 1500 معتمر, خلال آب 1200 شخص."""
    hijri, is_round = draft.calendar == "hijri", value % _ROUND == 0
    if hijri and (is_round or calendar_of(value) != "hijri") and draft.after(_COUNTED_NOUN):
        return True
    hundreds = value % _HUNDRED == 0 and value not in _TURNS
    if draft.kinds[0] not in t.ANY_MONTH + t.MONTH_CUE + t.MONTHS_CUE:  # beside a day a number is more often a year
        return hundreds and draft.after(COUNTED)
    if (hijri or is_round or value not in years.GREGORIAN_OF_OURS) and draft.after(COUNTED):
        return True
    return (hijri and draft.after(_ACCUSATIVE)) or (hundreds and draft.after(_NAMELESS))


def _is_of_other_era(draft: Draft, value: int) -> bool:
    """Whether month and mark are of two calendars, and the year may be of either: 12 أبريل 1443هـ, 5 مارس 1402 ش."""
    if draft.era is None:
        return False
    match draft.calendar, draft.era.calendar:
        case "gregorian", "hijri":
            return value < years.HIJRI_OF_OURS.stop  # of 2023 the mark is the slip
        case "hijri", "gregorian":
            return value < years.OLDEST_OF_OURS
        case "gregorian" | "hijri", "persian" | "coptic":
            return True
        case _:
            return False


def _is_fiscal(draft: Draft) -> bool:
    """Whether the year may be the Ottoman treasury's, by the names of its months or a word after it: ١٣٢٦ رومية."""
    if draft.calendar != "gregorian" and any(token.calendar == "hijri" for token in draft.tokens):
        return False
    once = (i for i in draft.layout.months if not draft.tokens[i].double)  # the treasury has no آذار/مارس
    names = (_FIRST_WORD.match(draft.word(i)) for i in once)
    named = any(name is not None and name[0] in years.FISCAL_MONTHS for name in names)
    return named or draft.after(r"[ \xa0]?\(?(?:ال)?(?:رومي|مالي)")


def _is_count(draft: Draft, value: int) -> bool:
    """Whether the number after المقبل, الماضي … counts what follows: 7 أكتوبر الماضي 1200 قتيل."""
    if t.RELATIVE not in draft.kinds or not draft.year_is_bare or year_digits(draft) != 4 or not draft.after(_QUANTITY):
        return False
    return value % 50 == 0 or value not in years.GREGORIAN_OF_OURS


def _is_apart(draft: Draft, value: int) -> bool:
    """Whether the number after a free dash is no year: 5 مارس - 1500 شخص."""
    if draft.gaps[draft.layout.months[-1]] != t.DASH:
        return False
    ours = years.HIJRI_OF_OURS if draft.calendar == "hijri" else years.GREGORIAN_OF_LATE
    return value not in ours or draft.after(COUNTED)


def _is_half(draft: Draft, value: int) -> bool:
    """Whether a year is the first of two that make one, with a word before them: شهر مايو لعام 2022/2023."""
    beyond = draft.at + draft.last + 1
    if (
        not draft.layout.is_cued
        or beyond == len(draft.stretch.tokens)
        or draft.stretch.line[2 * beyond - 1] not in "/-="
    ):
        return False
    other = draft.stretch.tokens[beyond]
    if abs(other.value - value) == 1:
        return True
    short = other.digits == 2 and other.value == (value + 1) % 100
    return short and not draft.stretch.line.startswith(tuple(t.ANY_MONTH), 2 * beyond + 2)  # 2020-21 يناير 2021


def _is_spelled(draft: Draft, year: int) -> bool:
    """Whether a number in words after a month is a year, to the last digit: مارس ألف وتسعمئة وتسعة وتسعين."""
    return year in years.SPELLED and year % 100 > 0 and not draft.after(COUNTED)


_SCHOLARS_UNTIL = 1000
_NO_COMPANY_YEARS = 10_000  # more than between any two years


def settle_calendars(drafts: Sequence[Draft], first: int, last: int) -> None:
    """Settle, in place, those drafts from ``first`` to ``last`` whose calendar is open."""
    for i in range(first, last):
        draft = drafts[i]
        if draft.is_open:
            old = "calendar" in draft.flags
            draft.calendar = (_calendar_before_1300 if old else _calendar_1300_to_1500)(drafts, i)
            if draft.calendar == "gregorian" and not old:
                draft.flags.append("calendar")
        elif "day-cue" in draft.evidence:
            others = {one.calendar for one in _find_neighbours(drafts, i) if _says_calendar(one)}
            if others != {"gregorian"}:
                draft.flags.append("calendar")  # يوم 24/10: its calendar is open unless all other dates share one


def _says_calendar(draft: Draft) -> bool:
    return not ("calendar" in draft.flags or "day-cue" in draft.evidence)


def _find_neighbours(drafts: Sequence[Draft], i: int) -> Sequence[Draft]:
    """The neighbouring dates on either side, and the date itself."""
    return drafts[max(0, i - NEIGHBOUR_DATES) : i + NEIGHBOUR_DATES + 1]


def _years_to_company(drafts: Sequence[Draft], i: int) -> tuple[int, int, int]:
    """How far a year is from the nearest that is sure: as a Gregorian year, as a Hijri one, and as one so written."""
    year = _years_of(drafts[i])[0]
    gregorian, hijri, written = [_NO_COMPANY_YEARS], [_NO_COMPANY_YEARS], [_NO_COMPANY_YEARS]
    for one in _find_neighbours(drafts, i):
        if _is_sure(one):
            for other in _years_of(one):
                as_hijri = other if one.calendar == "hijri" else calendars.hijri_year(other)
                hijri.append(abs(as_hijri - year))
                as_gregorian = other if one.calendar == "gregorian" else calendars.gregorian_year(other)
                gregorian.append(abs(as_gregorian - year))
                if one.calendar == "hijri":
                    written.append(abs(other - year))
    return min(gregorian), min(hijri), min(written)


def _years_of(draft: Draft) -> list[int]:
    return [value.year for value in draft.values if value.year is not None and value.unit == "year"]


def _is_sure(draft: Draft) -> bool:
    # An ambiguous order of day and month leaves the calendar sure; other flags do not.
    flagged = any(flag != "ambiguous" for flag in draft.flags)
    return not draft.is_open and draft.calendar in ("gregorian", "hijri") and not flagged


def _calendar_before_1300(drafts: Sequence[Draft], i: int) -> str:
    """The calendar of a year before 1300: Hijri in Islamic history, else Gregorian."""
    as_gregorian, as_hijri, as_written = _years_to_company(drafts, i)
    if as_gregorian <= COMPANY_YEARS and as_gregorian < as_hijri:
        return "gregorian"
    text, beside_hijri = _text_around(drafts, i)
    european = _is_european(text) or _CHRISTIAN.search(text)
    if beside_hijri or (as_written <= COMPANY_YEARS and not european):
        return "hijri"
    old = max(_years_of(drafts[i])) < _SCHOLARS_UNTIL
    scholars = _SCHOLARS.search(text) is not None
    islamic = _ISLAMIC.search(text) is not None and (old or not scholars)
    return "hijri" if (islamic or (old and scholars)) and not european else "gregorian"


def _calendar_1300_to_1500(drafts: Sequence[Draft], i: int) -> str:
    """The calendar of a year from 1300 to 1500: Hijri, but in medieval Europe."""
    as_gregorian, as_hijri, _ = _years_to_company(drafts, i)
    if as_gregorian <= COMPANY_YEARS and as_gregorian < as_hijri:
        return "gregorian"
    text, beside_hijri = _text_around(drafts, i)
    return "gregorian" if not beside_hijri and _is_european(text) else "hijri"


def _any_word_of(*rows: str) -> str:
    return rf"(?<!\w)[{LETTERS}]{{0,2}}(?:ال|لل)?(?:{'|'.join(rows)})(?!\w)"


_ISLAMIC = lazy_pattern(_any_word_of(*words.ISLAMIC) + r"|\d ?ه(?![\u0621-\u064a])")  # 1224 ه
_SCHOLARS = lazy_pattern(_any_word_of(*words.SCHOLARS))
_CHRISTIAN = lazy_pattern(_any_word_of(*words.CHRISTIAN))
_ORDINALS = "اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي|تاني|تالت"
_EUROPE = (
    *words.EUROPEAN,
    rf"(?:ملوك|ملك|ملكه|مملكه|عرش|امبراطور) (?:{'|'.join(words.LANDS)})",
    rf"(?:{'|'.join(words.KINGS)}) (?:ال)?(?:{_ORDINALS})",
)
_EUROPEAN = lazy_pattern(_any_word_of(*_EUROPE))


def _is_european(text: str) -> bool:
    """Whether a text speaks of medieval Europe."""
    return _EUROPEAN.search(text) is not None


def _text_around(drafts: Sequence[Draft], i: int) -> tuple[str, bool]:
    """The text around a draft without its dates, and whether one of these dates is surely Hijri."""
    around: list[str] = []
    hijri = False
    for stretch, other in (*_pieces_around(drafts, i, ahead=False), *_pieces_around(drafts, i, ahead=True)):
        around.append(stretch)
        hijri = hijri or (
            other is not None and other.calendar == "hijri" and _is_sure(other) and bool(_years_of(other))
        )
    return "\n".join(around), hijri


def _pieces_around(drafts: Sequence[Draft], i: int, ahead: bool) -> Iterator[tuple[str, Draft | None]]:
    """The text on one side of a draft, date by date, nearest first; and the date where each piece ends."""
    text, letters, left = drafts[i].text, EVIDENCE_LETTERS, EVIDENCE_CHARACTERS
    start, end = drafts[i].span()
    company = drafts[i + 1 : i + 1 + NEIGHBOUR_DATES] if ahead else drafts[max(0, i - NEIGHBOUR_DATES) : i][::-1]
    for other in (*company, None)[:NEIGHBOUR_DATES]:
        at, met = end if ahead else start, other is not None and other.text is text  # parts are far apart
        start, end = other.span() if met and other is not None else (len(text), 0)
        piece = text[at : min(start, at + left)] if ahead else text[max(end, at - left) : at]
        letters, seen = _count_letters(piece if ahead else piece[::-1], letters)
        met = met and at + seen == start if ahead else met and at - seen == end
        yield piece[:seen] if ahead else piece[len(piece) - seen :], other if met else None
        left -= seen
        if not met:
            return


def _count_letters(text: str, letters: int) -> tuple[int, int]:
    """How many of the given letters and digits are left after a text, and how many characters of it they cover."""
    for at, char in enumerate(text):
        if char.isalnum():
            if not letters:
                return 0, at
            letters -= 1
    return letters, len(text)


def makes_percentage(scan: Scan, mention: DateMention, new: str) -> bool:
    """Whether a digit would be written beside a per-cent sign where a word is: ٪ غرة مارس would be ٪ 1 مارس."""
    begins = new[0].isdecimal() and not mention.text[0].isdecimal()
    ends = new[-1].isdecimal() and not mention.text[-1].isdecimal()
    before = begins and skip_back(scan.kinds, mention.start, _UNSEEN, SIDE_CHARACTERS)
    after = ends and skip(scan.kinds, mention.end, _UNSEEN, SIDE_CHARACTERS)
    return (begins and scan.kinds[before - 1] == PERCENT) or (ends and scan.kinds[after] == PERCENT)


_UNSEEN = bytes((SPACE, GAP, INVISIBLE, MARK, TATWEEL))
