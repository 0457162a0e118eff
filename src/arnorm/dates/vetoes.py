"""Why days and months that a rule matched are no dates: vetoes, each a row with its condition, reason and example.

Those of figures and years are in `arnorm.dates.vetoes_numbers`. `arnorm.explain` shows them by name.
"""

from __future__ import annotations

import functools

from arnorm._arabic.affixes import ARTICLE, LETTERS
from arnorm._arabic.data import month_namesakes, years
from arnorm._arabic.data.calendar_names import LETTER_MONTHS
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import QUOTES
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import always, refuses
from arnorm._core.windows import up_to
from arnorm.dates import tokens as t
from arnorm.dates.build import refusal
from arnorm.dates.context import year_digits
from arnorm.dates.draft import ORDINAL_BEFORE, OTHER_SCRIPT, Draft

__all__ = ["OF_DAYS", "OF_DAYS_BEHIND_MONTHS", "OF_DAYS_IN_BRACKETS", "OF_MONTHS", "OF_MONTHS_WITH_CUE"]

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
_SON = r"[ \xa0](?:بن|ابن|بنت)[ \xa0]"  # 22 رمضان بن عبد المالك: a name after another number
# What tells صفر the month from zero.
_SAFAR = "صفر"
_SAFAR_CUE = r"(?:يوم|بتاريخ|الفتره|ليله|الموافق|(?<!\w)[وف]?(?:في|من)) $"
_SAFAR_AFTER = r" ?(?:المقبل|الماضي|الجاري|القادم|\()"
_SCORE = r"(?:مقابل|نتيجه|فوز|فاز|تعادل|هدف|اهداف|خسر|خساره|هزم|هزيمه|صفر)[^.]*$"
# Nouns that are numbered: العدد 12 مارس 2016, المادة 5.
_NUMBERED = ("العدد ", "المجلد ", "الجزء ", "الماده ", "الحلقه ", "الجوله ", "الفوج ", "الدقيقه ", "رقم ")
_AGE = r"(?<!\w)(?:(?:منذ|عن|من|في) |ب)(?:ال)?عمر $"  # منذ عمر 15 مارس الرياضة
# What has one at the head of a newspaper, parted from the day by a dash: السنة 12 - 25 مارس 2019.
_VOLUMES = r"(?<!\w)(?:(?<!راس )السنه|العام|عدد|(?:ال)?صفحه|الطبعه|الموسم) $"
# What follows a number that counts nothing (in folded text): a sign in whatever form, a particle, a word with its
# article, a verb of the future, المقبل.
_NOTHING_COUNTED = (
    rf"[ \xa0]?(?:$|[\n؛:!؟…{QUOTES}]|[.،](?!\d)|\)(?!\d)"
    r"|(?:و|ف)?(?:في|علي|الي|حتي|عند|حيث|ثم|قبل|بعد|منذ|ال[ء-ي]{3,}|لل[ء-ي]{2,}|بال[ء-ي]{2,}|س[يتن][ء-ي]{2,})(?![ء-ي]))"
)
_DAY_IN_BRACKETS = r"(?:يوم|تاريخ|الموافق|ليله|(?<!\w)[وف]?(?:في|من)) ?\($"
_END_OF_CLAUSE = r"[ \xa0]?(?:$|[\n.،؛:)])"
_WORD_FOR_DAY = r"(?:يوم|ليله|نهار|بتاريخ) $"
_ORDINAL_CUE = r"(?:يوم|ليله|(?<!\w)[وف]?(?:في|منذ|من|حتي|الي)) $"
_HEAD_OF_CLAUSE = r"(?:^|[\n.:؛]) ?$"


@refuses("numbered-noun", "the number is that of the noun before it", "العدد 12 مارس 2016", keys=t.DAY)
def is_numbered(d: Draft) -> bool:
    return d.weekday is None and d.text.endswith(_NUMBERED, None, d.day_token().start)


@refuses("volume", "a dash parts the volume's number from the day", "السنة 12 - الثلاثاء 25 مارس 2019", keys=t.DAY)
def is_volume(d: Draft) -> bool:
    at = d.layout.days[0]
    dashed = d.weekday is None and d.gaps[at] == t.DASH
    return dashed and (d.tokens[at + 1].kind == t.WEEKDAY or d.before(_VOLUMES))


_IN = lazy_pattern("[ \xa0]*+في")


@refuses("no-day-word", "a number or ordinal before في and a month is no day by itself", "البابا الثاني في نوفمبر")
def lacks_day_word(d: Draft) -> bool:
    """Whether nothing makes a day of a number that في parts from its month, or of an ordinal that nothing parts."""
    if d.weekday is not None:
        return False
    at, month = d.layout.days[0], d.layout.months[-1]
    if d.gaps[month - 1] == t.IN and _IN.match(d.text, d.tokens[month - 1].end):
        is_cued = d.at > 0 and d.stretch.tokens[d.at - 1].kind == t.DAYS_CUE
        return not d.before(_DAY_BEFORE) and not is_cued
    if d.tokens[at].kind == t.ORDINAL and month == at + 1 and d.gaps[at] == t.NOTHING and d.word(at).startswith("ال"):
        return not d.before(_DAY_BEFORE) and not d.before(ORDINAL_BEFORE)
    return False


@refuses("half", "half of a month, but for النصف من of a Hijri one", "نصف مارس", keys=t.MIDDLE)
def is_half(d: Draft) -> bool:
    return d.day_token().kind == t.MIDDLE and not (
        d.calendar == "hijri" and d.gaps[d.layout.days[0]] in t.NOTHING + t.OF
    )


@refuses(
    "count-of-days",
    "a number in words beside a Hijri month counts, unless a word for a day is before it",
    "خمسة رمضان",
    keys=t.WORDS_31,
)
def counts_days(d: Draft) -> bool:
    return d.calendar != "gregorian" and d.year is None and not d.before(_WORD_FOR_DAY)


@refuses("part-of-period", "the ordinal is that of the noun before it", "في النصف الأول من مارس", keys=t.ORDINAL)
def is_part_of_period(d: Draft) -> bool:
    return d.before(_PERIODS) or (d.weekday is None and _is_of_noun(d))


def _is_of_noun(d: Draft) -> bool:
    """Whether an ordinal with its article counts the noun before it, which is not a word of dates."""
    if not d.text.startswith("ال", d.day_token().start) or not d.before(_NOUN):
        return False
    return up_to(d.stretch.line, 2 * d.at, 2) not in _BEFORE_DAYS


@refuses(
    "bare-ordinal", "أول and ثاني are everyday words: أول مارس without في, من, يوم", "كان أول مارس", keys=t.ORDINAL
)
def is_bare_ordinal(d: Draft) -> bool:
    at, day = d.layout.days[0], d.day_token()
    if d.gaps[at] != t.NOTHING or day.value > 2 or d.year is not None:
        return False
    if d.text.startswith("ال", day.start) or d.before(_ORDINAL_CUE):
        return False
    return not (day.value == 1 and d.calendar == "gregorian" and d.before(_HEAD_OF_CLAUSE))


@refuses(
    "zero",
    "صفر beside a number is zero, unless a cue makes it the month",
    "3 صفر",
    keys=t.DAY + t.FIRST_DAY + t.LAST_DAY,
)
def is_zero(d: Draft) -> bool:
    """Whether صفر without a year is zero, but not behind an ordinal."""
    month = d.layout.months[-1]
    if d.year is not None or d.word(month) != _SAFAR:
        return False
    is_cued = d.weekday is not None or d.gaps[month - 1] == t.OF or d.before(_SAFAR_CUE) or d.after(_SAFAR_AFTER)
    return not is_cued or d.before(_SCORE)


@refuses(
    "ordinal-apart",
    "the ordinal belongs to what stands before",
    "أمس الأول، الثلاثاء 4 فبراير",
    keys=t.ORDINAL + t.FIRST_DAY,
)
def has_ordinal_apart(d: Draft) -> bool:
    at, month = d.layout.days[0], d.layout.months[-1]
    return any(kind in t.DAY for kind in d.kinds[at:month])


@refuses(
    "note",
    "a number in brackets before a month is a footnote's or a list's, unless a cue or the year makes it a day",
    "(5) مارس الرياضة",
)
def has_loose_brackets(d: Draft) -> bool:
    """Whether nothing makes a day of a number in brackets: a cue before it, the year, a month that ends its clause."""
    at = d.layout.days[0]
    if not d.before(r"\($", at):
        return True
    return d.year is None and d.weekday is None and not d.before(_DAY_IN_BRACKETS) and not d.after(_END_OF_CLAUSE)


@refuses("code", "a letter and a figure of a code", "5 ق-3-ت2")
def is_in_code(d: Draft) -> bool:
    """Whether a month of one letter, ت2, is part of a code: ق-3-ت2."""
    if d.year is not None:
        return False
    letter = any(len(word) == 2 and word[0] in LETTER_MONTHS for word in map(d.word, d.layout.months))
    return letter and d.before(r"\w[-/]$")


@refuses("foreign-month", "an English month needs its year: May is a verb", "he 5 May قال")
def lacks_year_in_english(d: Draft) -> bool:
    return d.year is None and any(d.text[d.tokens[i].start] < OTHER_SCRIPT for i in d.layout.months)


@refuses(
    "loose-month-first",
    "a month and two numbers with nothing between are a date in years of our time only",
    "رمضان 15 1440",
)
def is_loose(d: Draft) -> bool:
    """Whether a month with a day and a year behind it, and no comma, is not of our times."""
    month = d.month_token()
    modern = d.calendar == "gregorian" and d.year is not None and d.year in years.GREGORIAN_OF_OURS
    return d.gaps[d.layout.days[0]] == t.NOTHING and not (modern or d.text[month.start] < OTHER_SCRIPT)


@refuses("loose-month-first", "a month and a number behind it need a Gregorian name and a cue before it", "رمضان 15")
def is_loose_alone(d: Draft) -> bool:
    month = d.month_token()
    return d.calendar != "gregorian" or d.text[month.start] < OTHER_SCRIPT or not d.before(ORDINAL_BEFORE)


@refuses("count", "the number counts what follows", "قتل في مارس 13 شخصا")
def may_count(d: Draft) -> bool:
    month = d.month_token()
    return month.end - month.start == 2 or not d.after(_NOTHING_COUNTED)  # ت1 27


@refuses("two-calendars", "members of one mention in two calendars", "شهري مارس ورمضان")
def is_of_two_calendars(d: Draft) -> bool:
    return len({d.tokens[i].calendar for i in d.layout.months}) > 1


@refuses("name", "the month is part of a name", "تيريزا ماي 2018")
def is_namesake(d: Draft) -> bool:
    """Whether the month's name is another's: تيريزا ماي, سيارة نيسان."""
    name = d.word(0)
    if (before := _namesake_patterns().get(name)) is None:
        return False
    return d.before(before) or (name == "نيسان" and (d.before(_CAR_BEFORE) or d.after(_CAR_AFTER)))


@functools.cache
def _namesake_patterns() -> dict[str, str]:
    """The months' names that are also names of others, and the words before them that show it."""
    named: dict[str, list[str]] = {}
    for words, name in month_namesakes.NAMESAKES:
        named.setdefault(name, []).append(fold(words))
    return {name: rf"(?<!\w)[{LETTERS}]?(?:{ARTICLE}|لل)?(?:{'|'.join(words)}) $" for name, words in named.items()}


@refuses("zero", "صفر beside a number is zero, unless a cue makes it the month", "النتيجة صفر 1440")
def is_bare_safar(d: Draft) -> bool:
    alone = d.year_is_bare and len(d.layout.months) == 1 and d.word(d.layout.months[0]) == _SAFAR
    return alone and not d.before(ORDINAL_BEFORE)


EVERYDAY_MONTH = refusal(
    "everyday-month",
    lambda d: d.year is None and t.COMMON_MONTH in d.kinds,
    "a month name that is a word too, with too little beside it",
    "في 5 الصيف (3)",
)
PERSON = refusal(
    "person", lambda d: d.year is None and d.after(_SON), "the name of a person follows", "22 رمضان بن علي"
)
AGE = refusal(
    "age",
    lambda d: d.year is None and d.weekday is None and d.before(_AGE),
    "a number of years of somebody's life",
    "منذ عمر 15 مارس",
    t.DAY,
)
NOTE = refusal(
    "note",
    lambda d: d.text.startswith(")", d.day_token().end) and d.before(r"\($"),
    "a number in brackets by itself is a footnote's",
    "كان (3)، نصف مارس",
)
ITEM = refusal(
    "item",
    lambda d: (
        d.year is None
        and d.weekday is None
        and d.text.startswith("- ", d.day_token().end)
        and d.before(_HEAD_OF_CLAUSE)
    ),
    "a number with a dash at the head of a clause is that of an item",
    "3- رمضان في التجارب",
    t.DAY,
)
NO_SUCH_NIGHT = refusal(
    "no-such-day",
    lambda d: d.day_token().kind != t.NIGHT and d.day_token().value >= 30,
    "a month has no such night",
    "لثلاثين خلون من رمضان",
)
NIGHT_OF_OTHER_CALENDAR = refusal(
    "night-of-other-calendar",
    lambda d: d.calendar != "hijri",
    "nights are counted in Hijri months",
    "الليلة السابعة من مارس",
)
NO_YEAR_OF_MONTH = refusal(
    "year-of-other-calendar",
    lambda d: d.year is None,
    "the year cannot be one of the month's calendar",
    "رمضان 15، 1850",
)
NOT_FATIH = refusal(
    "not-fatih", lambda d: d.word(1) != "الفاتح", "only الفاتح is a month: Libya's September", "5 غرة 1990"
)
EVERYDAY_NAME = refusal(
    "everyday-month",
    always,
    "a month name that is a word too needs a day, or شهر",
    "حرارة الصيف 2020",
    t.COMMON_MONTH,
)
EVERYDAY_NAME_WITH_CUE = refusal(
    "everyday-month",
    lambda d: d.year is None and d.calendar != "hijri",
    "شهر makes no month of a Gregorian name that is a word too: شهر الصيف, but شهر الحجة",
    "شهر الصيف في 5",
    t.COMMON_MONTH,
)
MONTH_ALONE = refusal("no-year", lambda d: d.year is None, "a month without a day needs its year", "رمضان 1550 بلاغا")
SHORT_YEAR = refusal(
    "short-year",
    lambda d: d.year_is_bare and year_digits(d) == 3 and d.after(_CUT_SHORT),
    "a year that lost its last figure where the text is cut",
    "في فبراير 201",
)
BARE_MONTH = refusal(
    "bare-month",
    lambda d: not d.tokens[0].double and (len(d.tokens) == 1 or d.kinds[0] == t.COMMON_MONTH),
    "a month name that nothing says is one",
    "البابا الثاني في نوفمبر",
)

OF_DAYS = (
    EVERYDAY_MONTH, is_in_code, lacks_year_in_english, PERSON, is_numbered, is_volume, AGE, lacks_day_word, is_half,
    counts_days, is_part_of_period, is_bare_ordinal, is_zero, NOTE, ITEM, has_ordinal_apart,
)  # fmt: skip
OF_DAYS_IN_BRACKETS = (has_loose_brackets, EVERYDAY_MONTH, is_in_code, lacks_year_in_english, PERSON)
OF_DAYS_BEHIND_MONTHS = (is_loose, NO_YEAR_OF_MONTH)
OF_MONTHS = (EVERYDAY_NAME, is_of_two_calendars, MONTH_ALONE, SHORT_YEAR, is_namesake, is_bare_safar)
OF_MONTHS_WITH_CUE = (is_of_two_calendars, EVERYDAY_NAME_WITH_CUE)
