"""Reading dates in figures: what the numbers of a row say, if they say a date at all."""

from __future__ import annotations

from collections.abc import Callable

from arnorm._arabic.data import years
from arnorm._core.windows import sides_of
from arnorm.dates import tokens as t
from arnorm.dates import vetoes
from arnorm.dates.draft import COUNTED, Draft, calendar_of, value_of
from arnorm.dates.lexer import Token

__all__ = ["READERS"]

_REFERENCE = r"(?<!\w)(?<!\d[ \xa0])\w{1,2}/$"  # م/24: a law, not a date, but a date after 1446 م/
# A path, its strokes folded: D:\ملفات\2022\11\03, موقع.شبكة/2022/11/23; but not a dateline, عمان/26/5/2014.
_PATH_PARTS = r"(?:/|\w\.)(?!\d)\w+/$"
# … and what goes on behind a stroke, as a number of a licence or a dateline between strokes does: 2019/05/12/ب.
_GOES_ON = r"/(?:[ء-ي]{1,2}(?!\w)|\w+\.\w)"
# Nouns whose number may look like a date: رقم (3/5/2020), رقم القرار: 25/12/2018, تحت عدد 4/12/2018.
# An era mark is no evidence against رقم: رقم الصك 25/12/1439هـ.
_NUMBER_OF = (
    r"(?<!\w)[وبل]?(?:ال|لل)?(?:رقم|رقمه|رقمها|ارقام)"
    r"(?: (?:قيد|ملف|قرار|طلب|صك|عقد|حساب|معامله|قضيه|محضر)|(?: (?:ال|لل)(?!تاريخ)\w{2,12}){0,2}) ?:? ?\(? ?$"
)
_NUMBER_NOUN_BEFORE = (
    r"(?<!\w)[وبل]?(?:ال|لل)?عدد ?[:/]? ?\(?$"
    r"|(?<!تاريخ )(?<!\w)[وبل]?(?:ال|لل)?(?:معامله|معرف|كود|رمز|هاتف|جوال|فاكس|مرجع(?:نا|كم|يه)?)"
    r"(?: ال(?!تاريخ)\w{2,12})? ?:? ?$"
)
_VERSION = r"(?<!تاريخ )(?<!\w)[وبل]?(?:ال|لل)?(?:اصدار|نسخه) ?:? ?$"  # إصدار 2018.05.12
# Words that nearly all dates in figures have before them.
_OF_DATES = ("تاريخ ", "في ", "الموافق ", "يوم ", "من ", "الي ")
_DAY_CUE = r"(?:يوم|تاريخ|الموافق|(?<!\w)[وف]?في) ?:? $"
# The month of a year is a date only after these words, within the reach of other cues.
_DATE_OF = r"(?<!\w)(?:ب|وب?)?تاريخ(?=.{1,16}$)(?: (?:ال)?\w{3,9}){0,2} ?:? ?$"


def _complete_year(year: int, calendar: str) -> int:
    """A year of two digits, its century guessed."""
    if calendar == "hijri":
        return year + (1400 if year < years.TURN else 1300)
    return year + (2000 if year < years.TURN else 1900)


def _find_order(one: Token, two: Token, three: Token, era: Token | None) -> tuple[Token, int, int] | None:
    """The year, month and day of three numbers: a year of three digits or more shows where it is."""
    if one.kind in t.THREE_DIGITS + t.YEAR and three.kind != t.YEAR and (one.kind == t.YEAR or era):
        return one, two.value, three.value
    if three.kind == t.YEAR or era or three.digits == 2:
        return three, two.value, one.value
    return None


def _read_numeric(draft: Draft) -> bool:
    """23/11/2025, 1436/10/15هـ, 12-14/3/1436."""
    at = draft.take_weekday()
    tokens = draft.tokens
    era = tokens[-1] if tokens[-1].kind == t.ERA else None
    figures = [token for token in tokens[at:] if token.kind not in t.ERA + t.YEAR_CUE]
    lead = [token.value for token in figures[:-3]]
    one, two, three = figures[-3:]
    ordered = _find_order(one, two, three, era)
    if ordered is None:
        return draft.refuse(vetoes.NO_YEAR)
    if _is_reference(draft, era is not None, ordered[0] is one):
        return draft.refuse(vetoes.REFERENCE)
    year, month, day = ordered
    value, is_short = year.value, year.digits == 2
    if era:
        draft.calendar = era.calendar
    elif is_short:
        draft.calendar = "gregorian"
    else:
        draft.guess_calendar(value)
    if month > 12 >= day:
        month, day = day, month
    elif day <= 12 and day != month and year is three and draft.calendar != "hijri":  # no one writes 9/15/1446
        draft.flags.append("ambiguous")
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return draft.refuse(vetoes.NO_SUCH_DAY)
    if is_short:
        if era is None and draft.weekday is None and not draft.before(_DAY_CUE):
            return draft.refuse(vetoes.SHORT_YEAR)
        value = _complete_year(value, draft.calendar)
        draft.flags.append("century")
    draft.values = [value_of(value, month, d) for d in (*lead, day)]
    draft.evidence.append("numeric")
    draft.settle(draft.gaps[at : at + len(lead)])
    return True


def _is_reference(draft: Draft, era: bool, year_first: bool) -> bool:
    """Whether the numbers are those of a law, a file, a version, by the word before."""
    if draft.text.endswith(_OF_DATES, None, draft.tokens[0].start):
        return False
    if draft.before(_NUMBER_OF) or _is_in_path(draft):
        return True
    patterns = (_REFERENCE, _NUMBER_NOUN_BEFORE, _VERSION) if year_first else (_REFERENCE, _NUMBER_NOUN_BEFORE)
    return not era and any(map(draft.before, patterns))


def _is_in_path(draft: Draft) -> bool:
    """Whether strokes join the numbers to the text around, as in a path or the number of a licence."""
    before, after = (side == "/" for side in sides_of(draft.text, draft.tokens[0].start, draft.tokens[-1].end))
    return (before and (after or draft.before(_PATH_PARTS))) or (after and draft.after(_GOES_ON))


def _read_numeric_range(draft: Draft) -> bool:
    """من 5/4 إلى 10/4/1442هـ."""
    era = draft.tokens[-1] if draft.tokens[-1].kind == t.ERA else None
    first_day, first_month, day, month, year = (token.value for token in draft.tokens[:5])
    if draft.gaps[1] == "-" and first_month == day:
        return draft.refuse(vetoes.NO_SUCH_DAY)
    if era:
        draft.calendar = era.calendar
    else:
        draft.guess_calendar(year)
    first_year = year - 1 if first_month > month else year
    draft.values = [
        value_of(first_year, first_month, first_day),
        value_of(year, month, day),
    ]
    draft.kind = "range"
    draft.evidence.append("numeric")
    return True


def _read_interval(draft: Draft) -> bool:
    """2011-04-27/2011-04-28, and in braces the list {2011-04-27,2011-04-29}: as ISO 8601 and EDTF write them."""
    first, *_, last = draft.tokens
    braces = "," in draft.gaps[: draft.last]
    if braces and " " in draft.text[first.start : last.end].replace(" ه", ""):
        return draft.refuse(vetoes.NO_BRACES)
    if braces and not (draft.before(r"\($") and draft.after(r"\)")):  # all brackets are one, folded
        return draft.refuse(vetoes.NO_BRACES)
    numbers = [token for token in draft.tokens if token.kind != t.ERA]
    eras = [token.calendar for token in draft.tokens if token.kind == t.ERA]
    days = [(year.value, month.value, day.value) for year, month, day in zip(*[iter(numbers)] * 3, strict=True)]
    if eras and len(eras) < len(days):
        return draft.refuse(vetoes.TWO_CALENDARS)
    calendars = set(eras) or {calendar_of(year) for year, _, _ in days}
    if len(calendars) > 1:
        return draft.refuse(vetoes.TWO_CALENDARS)
    draft.calendar = calendars.pop()
    draft.values = [value_of(*day) for day in days]
    draft.kind = "list" if braces else "range"
    draft.evidence.append("numeric")
    return True


def _read_numbered(draft: Draft) -> bool:
    """يوم 5 شهر 6, شهر 10/2015, اليوم الثاني من الشهر العاشر."""
    tokens = draft.tokens
    era = tokens[-1] if tokens[-1].kind == t.ERA else None
    year = next((token.value for token in tokens if token.kind == t.YEAR), None)
    day = None if tokens[0].kind == t.MONTH_CUE else tokens[0].value
    month = 1 if day is None else 2
    if tokens[month].value > 12:
        return draft.refuse(vetoes.NO_SUCH_DAY)
    if year is None and not (draft.before(r"(?:يوم|ليله|بتاريخ|(?<!\w)[وف]?(?:من|في)) $") or day is None):
        return draft.refuse(vetoes.NO_DAY_WORD)
    if year is not None and draft.gaps[month] == "_" and not _is_loose_year(draft, month, year):
        return draft.refuse(vetoes.COUNT)
    draft.first = 1 if day is None else 0
    draft.calendar = era.calendar if era else "gregorian"
    if year and not era:
        draft.guess_calendar(year)
    draft.values = [value_of(year, tokens[month].value, day)]
    draft.evidence.append("month-cue")
    if not (year or era):
        draft.evidence.append("day-cue")  # `arnorm.dates.context` decides on its calendar
    return True


def _is_loose_year(draft: Draft, month: int, year: int) -> bool:
    """Whether a number after a month's number is its year: شهر 9 2021, not شهر 9 1500 ريال."""
    if draft.kinds[month + 1] == t.YEAR_CUE:
        return True
    return (year in years.GREGORIAN_OF_OURS or year in years.HIJRI_OF_OURS) and not draft.after(COUNTED)


def _read_lone(draft: Draft) -> bool:
    """يوم 30/6."""
    tokens = draft.tokens
    day, month = tokens[-2].value, tokens[-1].value
    if month > 12:
        day, month = month, day
    elif day <= 12 and day != month:
        draft.flags.append("ambiguous")
    if month > 12 or (draft.gaps[len(tokens) - 2] == "-" and tokens[0].kind not in t.DAY_CUE + t.DATE_CUE):
        return draft.refuse(vetoes.NO_SUCH_DAY)
    if tokens[0].kind == t.WEEKDAY:
        draft.weekday = tokens[0].value
    else:
        draft.first = len(tokens) - 2
    draft.calendar = "gregorian"
    draft.values = [value_of(None, month, day)]
    draft.evidence.append("day-cue")
    return True


def _read_month_of_year(draft: Draft) -> bool:
    """تاريخ الإنتاج: 08/2022; without such words it is as well a law's number."""
    month, year = draft.tokens
    if not draft.before(_DATE_OF):
        return draft.refuse(vetoes.REFERENCE)
    draft.guess_calendar(year.value)
    draft.values = [value_of(year.value, month.value)]
    draft.evidence.append("numeric")
    return True


READERS: dict[str, Callable[[Draft], bool]] = {
    "numeric": _read_numeric,
    "numeric_range": _read_numeric_range,
    "interval": _read_interval,
    "numbered": _read_numbered,
    "lone": _read_lone,
    "month_of_year": _read_month_of_year,
}
