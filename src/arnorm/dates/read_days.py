"""Reading days, months and nights: what a stretch of tokens with a month in it says, if it says a date at all."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable

from arnorm._arabic.affixes import ARTICLE, LETTERS
from arnorm._arabic.data import month_namesakes, years
from arnorm._arabic.folding import fold
from arnorm._core.windows import up_to
from arnorm.dates import tokens as t
from arnorm.dates import vetoes
from arnorm.dates.draft import ORDINAL_BEFORE, Draft, Year, value_of
from arnorm.dates.lexer import Token
from arnorm.dates.mention import DateValue
from arnorm.dates.months_year import fits
from arnorm.dates.vetoes import Veto

__all__ = ["READERS", "has_number"]

_DAY_TOKENS = t.ANY_DAY + t.WORDS_31
_DAY_JOINTS = "-=&>,^/"
# Before a day: السبت الماضي الخامس من مايو; تشرين الأول is no noun.
_BEFORE_DAYS = tuple(f"{kind}_" for kind in t.RELATIVE + t.TWIN_CUE + t.DATE_CUE + t.MONTH)

# Before الأول من مارس these make it the first part, week … of March.
_PERIODS = r"(?:(?<!\w)[وبفك]?النص|نصف|اسبوع|شطر)[ \xa0]$"
# … and so does any noun with its article, whose first, second … it is (الاجتماع الأول من محرم), but one of days.
_NOUN = r"(?<!\w)[وفبك]?(?:ال|لل)(?!يوم[ \xa0]|صادر|مورخ|مصادف|واقع|منعقد|مقرر)\w{3,}[ \xa0]{1,2}$"
# What makes a day of a number before «في + month», and of an ordinal that a month follows with nothing between: البابا
# أوربان الثاني في نوفمبر, خليجي 22 في نوفمبر, المجلد الأول يوليو 2010.
_DAY_BEFORE = (
    rf"(?:(?<!\w)[{LETTERS}]?(?:{ARTICLE})?(?:يوم|ليله|ليل|نهار|صباح|مساء|فجر|عشيه|ظهر)|تاريخ|موافق|المصادف) ?:? ?$"
)
_CAR = rf"(?:{'|'.join(month_namesakes.CARS)})"
_CAR_BEFORE = rf"{_CAR}(?: \w+){{0,2}}(?:[ \xa0]?[،,/-]? و| ?[،,/-] ?)$"
_CAR_AFTER = rf"[ \xa0]?[،,/-]? ?و?(?:{_CAR}|فل|فول|اوتوماتيك)(?!\w)"  # نيسان 2015، هوندا 2018
_CUT_SHORT = r"[ \xa0]*(?:$|[\n…]|\.\.)"  # «فبراير 201»: a year that lost its end
# What tells صفر the month from zero.
_SAFAR_CUE = r"(?:يوم|بتاريخ|الفتره|ليله|الموافق|(?<!\w)[وف]?(?:في|من)) $"
_SAFAR_AFTER = r" ?(?:المقبل|الماضي|الجاري|القادم|\()"
_SCORE = r"(?:مقابل|نتيجه|فوز|فاز|تعادل|هدف|اهداف|خسر|خساره|هزم|هزيمه|صفر)[^.]*$"
# Nouns that are numbered: العدد 12 مارس 2016, المادة 5.
_NUMBERED = ("العدد ", "المجلد ", "الجزء ", "الماده ", "الحلقه ", "الجوله ", "الفوج ", "الدقيقه ", "رقم ")
_AGE = r"(?<!\w)(?:(?:منذ|عن|من|في) |ب)(?:ال)?عمر $"  # منذ عمر 15 مارس الرياضة
# What has one at the head of a newspaper, parted from the day by a dash: السنة 12 - 25 مارس 2019.
_VOLUMES = r"(?<!\w)(?:(?<!راس )السنه|العام|عدد|(?:ال)?صفحه|الطبعه|الموسم) $"


def _read_days(draft: Draft) -> bool:
    """Days of a month, or of several months, with or without the year."""
    at = draft.take_weekday()
    tokens, gaps = draft.tokens, draft.gaps
    items: list[tuple[int, int]] = []
    pending: list[int] = []
    joints = ""
    *_, month = draft.places(t.ANY_MONTH)
    for i in range(at, month + 1):
        token = tokens[i]
        if token.kind in t.ANY_MONTH:
            items += [(token.value, day) for day in pending]
            pending = []
            draft.calendar = token.calendar
        elif token.kind in _DAY_TOKENS:
            pending.append(token.value)
        if i < month and gaps[i] in _DAY_JOINTS and tokens[i + 1].kind in _DAY_TOKENS + t.DAY_CUE + t.WEEKDAY:
            joints += gaps[i]
    year = draft.take_year(month)
    if not fits(draft, year) or not _is_day(draft, at, month, year):
        return False
    if draft.text.startswith(")", tokens[at].end) and draft.before(r"\($"):
        return draft.refuse(vetoes.NOTE)
    if tokens[at].kind in t.ORDINAL + t.FIRST_DAY and any(kind in t.DAY for kind in draft.kinds[at:month]):
        return draft.refuse(vetoes.ORDINAL_APART)
    approximate = tokens[at].kind == t.LAST_DAY
    draft.values = [value_of(year.value, m, d) for m, d in items]
    if approximate:
        draft.values = [dataclasses.replace(value, approximate=True) for value in draft.values]
        draft.flags.append("approximate")
    draft.evidence.append("day-month")
    _note_double(draft)
    draft.settle(joints)
    return True


def _note_double(draft: Draft) -> None:
    for token in draft.tokens:
        if token.double:
            draft.evidence.append("month-twice")
            return


def _is_day(draft: Draft, at: int, month: int, year: Year) -> bool:
    """Whether the first number is a day, by its kind and the text around."""
    tokens, gaps = draft.tokens, draft.gaps
    first, calendar = tokens[at], tokens[month].calendar
    if draft.weekday is None and first.kind in t.DAY and (veto := _find_veto_before(draft, at, year)):
        return draft.refuse(veto)
    if draft.weekday is None and not _is_cued(draft, at, month):
        return draft.refuse(vetoes.NO_DAY_WORD)
    if first.kind == t.MIDDLE:  # النصف من شعبان is a day, نصف مارس is not
        return (calendar == "hijri" and gaps[at] in "~_") or draft.refuse(vetoes.HALF)
    if first.kind == t.WORDS_31 and calendar != "gregorian" and year.value is None:
        return draft.before(r"(?:يوم|ليله|نهار|بتاريخ) $") or draft.refuse(vetoes.COUNT_OF_DAYS)
    if first.kind == t.ORDINAL:
        if draft.before(_PERIODS) or (draft.weekday is None and _is_of_noun(draft, first)):
            return draft.refuse(vetoes.PART_OF_PERIOD)
        # أول مارس, ثاني رمضان: everyday words, a day only with a cue.
        bare = gaps[at] == "_" and not draft.text.startswith("ال", first.start) and first.value <= 2
        cued = not bare or year.value is not None or draft.before(r"(?:يوم|ليله|(?<!\w)[وف]?(?:في|منذ|من|حتي|الي)) $")
        cued = cued or (first.value == 1 and calendar == "gregorian" and draft.before(r"(?:^|[\n.:؛]) ?$"))
        return cued or draft.refuse(vetoes.BARE_ORDINAL)
    if draft.word(month) == "صفر" and year.value is None:
        cued = draft.weekday is not None or gaps[month - 1] == "~"
        cued = cued or draft.before(_SAFAR_CUE) or draft.after(_SAFAR_AFTER)
        return (cued and not draft.before(_SCORE)) or draft.refuse(vetoes.ZERO)
    return True


def _is_of_noun(draft: Draft, ordinal: Token) -> bool:
    """Whether an ordinal with its article counts the noun before it, which is not a word of dates."""
    if not draft.text.startswith("ال", ordinal.start) or not draft.before(_NOUN):
        return False
    return up_to(draft.stretch.line, 2 * draft.at, 2) not in _BEFORE_DAYS


def has_number(word: str) -> bool:
    """Whether the number after a word, in folded spelling, is that noun's number."""
    return f"{word} ".endswith(_NUMBERED)


def _find_veto_before(draft: Draft, at: int, year: Year) -> Veto | None:
    """The veto if a number before a month belongs to the text before it, or None."""
    if draft.text.endswith(_NUMBERED, None, draft.tokens[at].start):
        return vetoes.NUMBERED_NOUN
    if draft.gaps[at] == "=" and (draft.tokens[at + 1].kind in t.WEEKDAY or draft.before(_VOLUMES)):
        return vetoes.VOLUME
    return vetoes.AGE if year.value is None and draft.before(_AGE) else None


def _is_cued(draft: Draft, at: int, month: int) -> bool:
    """Whether a number that في parts from its month, or an ordinal that nothing does, is a day by what is before it."""
    if draft.gaps[month - 1] == "+" and draft.text[draft.tokens[month - 1].end :].lstrip(" \xa0").startswith("في"):
        before = draft.stretch.tokens[: draft.at]
        return draft.before(_DAY_BEFORE) or any(token.kind == t.DAYS_CUE for token in before[-1:])
    first = draft.tokens[at]
    if first.kind == t.ORDINAL and month == at + 1 and draft.gaps[at] == "_" and draft.word(at).startswith("ال"):
        return draft.before(_DAY_BEFORE) or draft.before(ORDINAL_BEFORE)
    return True


def _take_month(draft: Draft) -> tuple[int, int | None]:
    """The month of a classical day, and its year."""
    month, *_ = draft.places(t.ANY_MONTH)
    draft.calendar = draft.tokens[month].calendar
    year = draft.take_year(month)
    fits(draft, year)
    return draft.tokens[month].value, year.value


def _read_nights(draft: Draft) -> bool:
    """لعشر خلون من رمضان, لليلة بقيت من ذي الحجة."""
    at = draft.take_weekday()
    count = draft.tokens[at].value if draft.tokens[at].kind in t.WORDS_31 + t.ORDINAL else 1
    left = any(token.kind == t.LEFT for token in draft.tokens)
    month, year = _take_month(draft)
    if left:
        draft.flags.append("approximate")  # the month may have 29 days
    draft.values = [DateValue(year=year, month=month, day=30 - count if left else count, approximate=left)]
    draft.evidence.append("nights")
    return count < 30 or draft.refuse(vetoes.NO_SUCH_DAY)


def _read_night(draft: Draft) -> bool:
    """الليلة السابعة والعشرين من رمضان: the night belongs to the day that follows it."""
    draft.first = 1
    month, year = _take_month(draft)
    draft.values = [value_of(year, month, draft.tokens[1].value)]
    draft.evidence.append("nights")
    return draft.calendar == "hijri" or draft.refuse(vetoes.NIGHT_OF_OTHER_CALENDAR)


def _read_year_first(draft: Draft) -> bool:
    """سنة 1980 يوم 1 أبريل."""
    year, day, month = draft.tokens[1], draft.tokens[3], draft.tokens[-1]
    draft.first = 1
    draft.calendar = month.calendar
    draft.values = [value_of(year.value, month.value, day.value)]
    draft.evidence += ["day-month", "year-first"]
    return year.value in years.OF_MONTHS[draft.calendar] or draft.refuse(vetoes.YEAR_OF_OTHER_CALENDAR)


def _read_tens(draft: Draft) -> bool:
    """العشر الأواخر من رمضان."""
    first, last = divmod(draft.tokens[0].value, 100)
    month, year = _take_month(draft)
    draft.flags.append("approximate")
    draft.kind = "range"
    draft.values = [value_of(year, month, day) for day in (first, last)]
    draft.evidence.append("tens")
    return True


def _read_months(draft: Draft) -> bool:
    """مارس 2020, يناير وفبراير 2020."""
    months = draft.places(t.ANY_MONTH)
    *earlier, last = months
    year = draft.take_year(last)
    draft.calendar, *others = {draft.tokens[i].calendar for i in months}
    if others or t.COMMON_MONTH in draft.kinds:
        return draft.refuse(vetoes.EVERYDAY_MONTH)
    if not fits(draft, year):
        return False
    if year.value is None:
        return draft.refuse(vetoes.NO_YEAR)
    if year.bare and year.digits == 3 and draft.after(_CUT_SHORT):
        return draft.refuse(vetoes.SHORT_YEAR)
    if _is_named(draft):
        return draft.refuse(vetoes.NAME)
    if year.bare and not earlier and draft.word(last) == "صفر" and not draft.before(ORDINAL_BEFORE):
        return draft.refuse(vetoes.ZERO)
    draft.values = [value_of(year.value, draft.tokens[i].value) for i in months]
    draft.evidence.append("month-year")
    _note_double(draft)
    draft.settle(draft.gaps)
    return True


def _is_named(draft: Draft) -> bool:
    """Whether the month's name is another's: تيريزا ماي, سيارة نيسان."""
    name = draft.word(0)
    before = _namesake_patterns().get(name)
    if before is None:
        return False
    return draft.before(before) or (name == "نيسان" and (draft.before(_CAR_BEFORE) or draft.after(_CAR_AFTER)))


@functools.cache
def _namesake_patterns() -> dict[str, str]:
    """The months' names that are also names of others, and the words before them that show it."""
    named: dict[str, list[str]] = {}
    for words, name in month_namesakes.NAMESAKES:
        named.setdefault(name, []).append(fold(words))
    return {name: rf"(?<!\w)[{LETTERS}]?(?:{ARTICLE}|لل)?(?:{'|'.join(words)}) $" for name, words in named.items()}


def _read_cued_months(draft: Draft) -> bool:
    """شهر رمضان, شهري مارس وأبريل."""
    months = draft.places(t.ANY_MONTH)
    draft.calendar, *others = {draft.tokens[i].calendar for i in months}
    if others:
        return draft.refuse(vetoes.TWO_CALENDARS)
    draft.first = months[0]
    year = draft.take_year(draft.first)
    if year.value is not None:
        fits(draft, year)
    if year.value is None and t.COMMON_MONTH in draft.kinds and draft.calendar != "hijri":
        return draft.refuse(vetoes.EVERYDAY_MONTH)  # شهر الصيف; but شهر الحجة
    draft.values = [value_of(year.value, draft.tokens[i].value) for i in months]
    draft.evidence.append("month-cue")
    _note_double(draft)
    draft.settle(draft.gaps[months[0] :])
    return True


def _read_month(draft: Draft) -> bool:
    """A month with nothing but its second name, or المقبل."""
    month = draft.tokens[0]
    if not month.double and (len(draft.tokens) == 1 or month.kind == t.COMMON_MONTH):
        return draft.refuse(vetoes.BARE_MONTH)
    draft.last = 0
    draft.calendar = month.calendar
    draft.values = [value_of(None, month.value)]
    draft.evidence += ["month-twice"] * month.double + ["qualifier"] * (len(draft.tokens) > 1)
    return True


READERS: dict[str, Callable[[Draft], bool]] = {
    "days": _read_days,
    "nights": _read_nights,
    "night": _read_night,
    "year_first": _read_year_first,
    "tens": _read_tens,
    "months": _read_months,
    "cued_months": _read_cued_months,
    "month": _read_month,
}
