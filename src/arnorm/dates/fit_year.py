"""Whether the number beside a month can be its year; what is no year counts something else, and is set aside."""

from __future__ import annotations

from arnorm._arabic.data import years
from arnorm._core.patterns import lazy_pattern
from arnorm.dates import tokens as t
from arnorm.dates.draft import COUNTED, Draft, calendar_of

__all__ = ["fit_year", "year_digits"]

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
    match draft.calendar, draft.era and draft.era.calendar:
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
