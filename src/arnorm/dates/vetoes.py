"""Why a candidate is not a date: the vetoes, each a row with its reason and an example; `arnorm.explain` shows them.

The conditions are in the readers (``read_*.py``), which refuse by a row: ``draft.refuse(vetoes.REFERENCE)``.
"""

from __future__ import annotations

from arnorm._core.rules import Rule

__all__ = ["VETOES", "Veto"]

Veto = Rule[None, None, None]


def _veto(name: str, why: str, *examples: str) -> Veto:
    return Rule(name, None, None, why, examples)


AGE = _veto(
    "age",
    "a number of years, or a decade, of somebody's life: في الستينيات من عمرها، منذ عمر 15 مارس",
    "منذ عمر 15 مارس",
)
AMOUNT = _veto("amount", "what follows makes it a sum or a span: 20 سنة 1450.5 دينار, كل سنة", "كل سنة 1990")
BARE_MONTH = _veto("bare-month", "a month name that nothing says is one: مارس الرياضة", "البابا الثاني في نوفمبر")
BARE_ORDINAL = _veto("bare-ordinal", "أول and ثاني are everyday words: أول مارس without في, من, يوم", "كان أول مارس")
BLANK = _veto(
    "blank",
    "a form to be filled in, of whose year only the century stands: التاريخ:  /  / 14هـ",
    "التاريخ:  /  / 14هـ",
)
CENTURY = _veto("century", "the number is a century's: القرن 5 هـ", "قرن 5 قبطي")
CENTURY_OF_OPEN_CALENDAR = _veto(
    "century-of-open-calendar",
    "a century that either calendar may have: القرن الرابع",
    "القرن الرابع",
)
CLAUSE = _veto("clause", "a clause and its letter, or the civil code: الفقرة 5 هـ, المادة 163 ق.م", "الفقرة 5 هـ")
CODE = _veto("code", "a letter and a figure of a code: ق-3-ت2", "5 ق-3-ت2")
COUNT = _veto("count", "the number counts what follows: العام 766 موظفا", "قتل في مارس 13 شخصا")
COUNT_OF_DAYS = _veto(
    "count-of-days",
    "a number in words beside a Hijri month counts, unless a word for a day is before it",
    "خمسة رمضان",
)
COUNTED_BACKWARDS = _veto(
    "counted-backwards",
    "centuries before an era have no value: القرن الخامس ق.م",
    "القرن الخامس ق.م",
)
EVERYDAY_MONTH = _veto(
    "everyday-month",
    "a month name that is a word too, with too little beside it: شهر الصيف",
    "حرارة الصيف 2020",
)
FOREIGN_MONTH = _veto("foreign-month", "an English month needs its year: May is a verb", "he 5 May قال")
HALF = _veto("half", "half of a month, but for النصف من of a Hijri one: نصف مارس", "نصف مارس")
LONE_LETTER = _veto(
    "lone-letter",
    "م or ه after a number is a unit, a mark of a list or a word's head: على بعد 1500 م",
    "على بعد 1500 م",
)
LOOSE_MONTH_FIRST = _veto(
    "loose-month-first",
    "a month and two numbers with nothing between are a date in years of our time only",
    "رمضان 15",
)
NAME = _veto("name", "the month is part of a name: تيريزا ماي", "تيريزا ماي 2018")
NIGHT_OF_OTHER_CALENDAR = _veto(
    "night-of-other-calendar",
    "nights are counted in Hijri months",
    "الليلة السابعة من مارس",
)
NO_BRACES = _veto(
    "no-braces",
    "days in a row are a list only in braces: {2011-04-27,2011-04-29}",
    "في 2011-04-27,2011-04-29",
)
NO_DAY_WORD = _veto(
    "no-day-word",
    "a number or ordinal before في and a month is no day by itself: البابا الثاني في نوفمبر",
    "البابا الثاني في نوفمبر",
)
NO_SCHOOL_YEAR = _veto("no-school-year", "two years that do not follow each other: عام 2015/18", "عام 2015/18")
NO_SUCH_DAY = _veto("no-such-day", "a day or month out of range", "في 50/3/755 هـ")
NO_YEAR = _veto("no-year", "a number that cannot be a year", "عام 12345")
NOT_FATIH = _veto("not-fatih", "only الفاتح is a month: Libya's September", "5 غرة 1990")
NOTE = _veto("note", "a number in brackets by itself is a footnote's: (3)، ثامن عشر شوال", "كان (3)، نصف مارس")
NUMBERED_NOUN = _veto(
    "numbered-noun",
    "the number is that of the noun before it: العدد 12 مارس 2016",
    "العدد 12 مارس 2016",
)
ONE_CALENDAR = _veto(
    "one-calendar",
    "a second year of the same calendar is no twin: (1319هـ الموافق) 1320",
    "1319هـ الموافق 1400",
)
ORDINAL_APART = _veto(
    "ordinal-apart",
    "the ordinal belongs to what stands before: أمس الأول، الثلاثاء 4 فبراير",
    "أمس الأول، الثلاثاء 4 فبراير",
)
OTHER_CALENDAR = _veto("other-calendar", "a century or decade of a calendar without values here", "الستينيات القبطية")
PART_OF_PERIOD = _veto(
    "part-of-period",
    "the ordinal is that of the noun before it: النصف الأول من مارس, الاجتماع الأول من محرم",
    "في النصف الأول من مارس",
)
PERSON = _veto("person", "the name of a person follows: 22 رمضان بن علي", "22 رمضان بن علي")
REFERENCE = _veto("reference", "a law, a verse or the like: رقم (3/5/2020), القانون 08/2022", "رقم (3/5/2020)")
SHORT_YEAR = _veto("short-year", "a year of two or three digits without a cue", "نتيجته 5/3/12")
SMALL_NUMBER = _veto("small-number", "a number below 100 beside a short era mark", "في 5 هج كان")
SPAN_OF_YEARS = _veto("span-of-years", "a count of years, with them in brackets: 200 سنة (1713-1913)", "200 سنة (1713)")
TWO_CALENDARS = _veto("two-calendars", "members of one mention in two calendars", "شهري مارس ورمضان")
TWO_YEARS = _veto("two-years", "two era marks that make no school year: 1439هـ/1450هـ", "بين 1439هـ/1450هـ")
VOLUME = _veto(
    "volume",
    "a dash parts the volume's number from the day: السنة 12 - الثلاثاء 25 مارس 2019",
    "السنة 12 - الثلاثاء 25 مارس 2019",
)
YEAR_OF_OTHER_CALENDAR = _veto(
    "year-of-other-calendar",
    "the year cannot be one of the month's calendar: رمضان 15، 1850",
    "رمضان 15، 1850",
)
ZERO = _veto("zero", "صفر beside a number is zero, unless a cue makes it the month: 3 صفر", "3 صفر")

VETOES = tuple(value for value in list(vars().values()) if isinstance(value, Rule))
