"""Vetoes: reasons why the match of a rule is not a date. Each is a row with its condition, reason and example.

`arnorm.explain` shows them by name. Those of days and months come first, then those of figures and years.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from arnorm._arabic.affixes import ARTICLE, LETTERS
from arnorm._arabic.data import date_cues
from arnorm._arabic.data.calendar_names import LETTER_MONTHS, PARTS
from arnorm._arabic.folding import ERA_STROKE, fold
from arnorm._arabic.marks import QUOTES
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule, Veto, always, refuses
from arnorm._core.windows import sides_of, up_to
from arnorm.dates import tokens as t
from arnorm.dates.build import CLOSING, COUNTED, VETO_CHARACTERS, Candidate, calendar_of, complete_years, year_digits

OTHER_SCRIPT = "\u0600"  # the first Arabic character
# What makes a date of an ordinal with a month after it, or of a month with a number; not in المجلد الأول يوليو 2010.
ORDINAL_BEFORE = rf"(?:(?<!\w)(?:في|منذ|من|حتي|الي|بين|قبل|بعد|ليوم|لغايه|بحلول|خلال)|[^\w \xa0{ERA_STROKE}]|^) ?$"
# Before a day: السبت الماضي الخامس من مايو; تشرين الأول is no noun.
_BEFORE_DAYS = tuple(f"{kind}_" for kind in t.RELATIVE + t.TWIN_CUE + t.ANY_DATE_CUE + t.MONTH)
# Before الأول من مارس these make it the first part, week … of March.
_PERIODS = r"(?:(?<!\w)[وبفك]?النص|نصف|اسبوع|شطر)[ \xa0]$"
# … and so does any noun with its article, whose first, second … it is (الاجتماع الأول من محرم), but one of days.
_NOUN = r"(?<!\w)[وفبك]?(?:ال|لل)(?!يوم[ \xa0]|صادر|مورخ|مصادف|واقع|منعقد|مقرر)\w{3,}[ \xa0]{1,2}$"
# What makes a day of a number before «في + month», and of an ordinal that a month follows with nothing between: البابا
# أوربان الثاني في نوفمبر, خليجي 22 في نوفمبر, المجلد الأول يوليو 2010.
_DAY_BEFORE = (
    rf"(?:(?<!\w)[{LETTERS}]?(?:{ARTICLE})?(?:يوم|ليله|ليل|نهار|صباح|مساء|فجر|عشيه|ظهر)|تاريخ|موافق|المصادف) ?:? ?$"
)
_CAR = rf"(?:{'|'.join(date_cues.CARS)})"
_CAR_BEFORE = rf"{_CAR}(?: \w+){{0,2}}(?:[ \xa0]?[،,/-]? و| ?[،,/-] ?)$"  # تويوتا كورولا 2012، نيسان 2015
_CAR_AFTER = rf"[ \xa0]?[،,/-]? ?و?(?:{_CAR}|فل|فول|اوتوماتيك)(?!\w)"  # نيسان 2015، هوندا 2018
# The first word of a month of two words, which its second one is parted from or which is glued to another word:
# شهرتشرين الثاني/نوفمبر, تشرين، الثاني/نوفمبر.
_FIRSTS = {fold(first) for part in PARTS if not part.word for first in part.firsts if len(first) > 3}  # ذي ends words
_FIRST_OF_MONTH = rf"(?:{'|'.join(_FIRSTS)})(?<!عشرين)[ \xa0\n،,-]{{0,4}}$"
_SON, _AGE = (" بن ", " ابن ", " بنت "), ("منذ عمر ", "عن عمر ", "من عمر ", "في عمر ", "بعمر ")
_CUT_SHORT = r"[ \xa0]*(?:$|[\n…]|\.\.)"  # «فبراير 201»: a year that lost its end
# What tells صفر the month from zero.
_SAFAR = "صفر"
_SAFAR_CUE = r"(?:يوم|بتاريخ|الفتره|ليله|الموافق|(?<!\w)[وف]?(?:في|من)) $"
# Nouns that are numbered: العدد 12 مارس 2016, المادة 5.
_NUMBERED = ("العدد ", "المجلد ", "الجزء ", "الماده ", "الحلقه ", "الجوله ", "الفوج ", "الدقيقه ", "رقم ")
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
_ORDINAL_CUE = r"(?:يوم|ليله|(?<!\w)[وف]?(?:في|منذ|من|حتي|الي)) ?$"
_HEAD_OF_CLAUSE = r"(?:^|[\n.:؛]) ?$"


def refusal(name: str, when: Callable[[Candidate], bool], why: str, example: str, keys: str = "") -> Veto[Candidate]:
    """A reason why the match of a rule is not a date, with the example that it refuses.

    ``keys`` are the kinds of day or the gaps that it is for. Without days, one of its tokens may be of such a kind.
    """
    return Rule(name, when, None, why, (example,), keys=frozenset(keys))


@refuses("volume", "a dash parts the volume's number from the day", "السنة 12 - الثلاثاء 25 مارس 2019", keys=t.DASH)
def is_volume(d: Candidate) -> bool:
    at = d.layout.days[0]
    dashed = d.weekday is None and d.gaps[at] == t.DASH and d.kinds[at] in t.DAY
    return dashed and (d.tokens[at + 1].kind == t.WEEKDAY or d.before(_VOLUMES))


_IN = lazy_pattern("[ \xa0]*+في")


@refuses(
    "no-day-word", "a number or ordinal before في and a month is no day by itself", "البابا الثاني في نوفمبر", keys=t.IN
)
def lacks_day_word(d: Candidate) -> bool:
    """Whether nothing makes a day of a number that في parts from its month."""
    if d.weekday is not None:
        return False
    month = d.layout.months[-1]
    if d.gaps[month - 1] == t.IN and _IN.match(d.text, d.tokens[month - 1].end):
        is_cued = d.at > 0 and d.run.tokens[d.at - 1].kind == t.DAYS_CUE
        return not d.before(_DAY_BEFORE) and not is_cued
    return False


def _is_of_noun(d: Candidate) -> bool:
    """Whether an ordinal with its article counts the noun before it, which is not a word of dates."""
    if not d.text.startswith("ال", d.tokens[d.layout.days[0]].start) or not d.before(_NOUN):
        return False
    return up_to(d.run.line, 2 * d.at, 2) not in _BEFORE_DAYS


@refuses(
    "bare-ordinal", "أول and ثاني are everyday words: أول مارس without في, من, يوم", "كان أول مارس", keys=t.ORDINAL
)
def is_bare_ordinal(d: Candidate) -> bool:
    at, day = d.layout.days[0], d.tokens[d.layout.days[0]]
    if d.gaps[at] != t.NOTHING or day.value > 2 or d.year is not None:
        return False
    if d.before(_ORDINAL_CUE):
        return False
    return not (day.value == 1 and d.calendar == "gregorian" and d.before(_HEAD_OF_CLAUSE))


@refuses(
    "zero", "صفر beside a number is zero, unless a cue makes it the month", "3 صفر",
    keys=t.DAY + t.FIRST_DAY + t.LAST_DAY,
)  # fmt: skip
def is_zero(d: Candidate) -> bool:
    """Whether صفر without a year is zero, but not behind an ordinal."""
    month = d.layout.months[-1]
    if d.year is not None or d.word(month) != _SAFAR:
        return False
    return not (d.weekday is not None or d.gaps[month - 1] == t.OF or d.before(_SAFAR_CUE))


@refuses(
    "note", "a number in brackets before a month is a footnote's or a list's, unless a cue or the year makes it a day",
    "(5) مارس الرياضة",
)  # fmt: skip
def has_loose_brackets(d: Candidate) -> bool:
    """Whether nothing makes a day of a number in brackets: a cue before it, the year, a month that ends its clause.

    Where من is behind the brackets, they are a note's or an item's without a cue: (1) من يناير 2020 حتى مارس.
    """
    at = d.layout.days[0]
    if not d.before(r"\($", at):
        return True
    if d.gaps[at] == t.OF:
        has_cue = d.before(_DAY_IN_BRACKETS) or up_to(d.run.line, 2 * d.at, 2) == t.WEEKDAY + t.OPEN
        return not (has_cue and d.text.startswith(CLOSING, d.tokens[at].end))
    return d.year is None and d.weekday is None and not d.before(_DAY_IN_BRACKETS) and not d.after(_END_OF_CLAUSE)


@refuses("code", "a letter and a figure of a code", "5 ق-3-ت2")
def is_in_code(d: Candidate) -> bool:
    """Whether a month of one letter, ت2, is part of a code: ق-3-ت2."""
    if d.year is not None:
        return False
    letter = any(len(word) == 2 and word[0] in LETTER_MONTHS for word in map(d.word, d.layout.months))
    return letter and d.before(r"\w[-/]$")


@refuses("name", "the month is part of a name", "تيريزا ماي 2018")
def is_namesake(d: Candidate) -> bool:
    """Whether the month's name is another's: تيريزا ماي, سيارة نيسان."""
    words = _list_namesakes().get(name := d.word(0), ())
    if words and d.before(_NAMESAKE_BEFORE % "|".join(words), words=words):
        return True
    return name == "نيسان" and (d.before(_CAR_BEFORE) or d.after(_CAR_AFTER))


_NAMESAKE_BEFORE = rf"(?<!\w)[{LETTERS}]?(?:{ARTICLE}|لل)?(?:%s) $"


@functools.cache
def _list_namesakes() -> dict[str, tuple[str, ...]]:
    """The months' names that are also names of others, and the words before them that show it."""
    named: dict[str, tuple[str, ...]] = {}
    for words, name in date_cues.NAMESAKES:
        named[name] = (*named.get(name, ()), fold(words))
    return named


# fmt: off
NUMBERED = refusal("numbered-noun",
    lambda d: d.weekday is None and d.text.endswith(_NUMBERED, None, d.tokens[d.layout.days[0]].start),
    "the number is that of the noun before it", "العدد 12 مارس 2016", t.DAY)
HALF = refusal("half",
    lambda d: d.tokens[d.layout.days[0]].kind == t.MIDDLE
    and not (d.calendar == "hijri" and d.gaps[d.layout.days[0]] in t.NOTHING + t.OF + t.BREAK),
    "half of a month, except النصف من of a Hijri one", "نصف مارس", t.MIDDLE)
COUNT_OF_DAYS = refusal("count-of-days",
    lambda d: d.calendar != "gregorian" and d.year is None and not d.before(_WORD_FOR_DAY),
    "a number in words beside a Hijri month counts, unless a word for a day is before it", "خمسة رمضان", t.WORDS_31)
PART_OF_PERIOD = refusal("part-of-period", lambda d: d.before(_PERIODS) or (d.weekday is None and _is_of_noun(d)),
    "the ordinal is that of the noun before it", "في النصف الأول من مارس", t.ORDINAL)
BEGINNING = refusal("beginning",
    lambda d: d.calendar == "gregorian" and d.word(d.layout.days[0]) == "مستهل",
    "the beginning of a Gregorian month is more than its first day", "في مستهل يناير 2020", t.FIRST_DAY)
NO_YEAR_IN_ENGLISH = refusal("foreign-month",
    lambda d: d.year is None and any(d.text[d.tokens[i].start] < OTHER_SCRIPT for i in d.layout.months),
    "an English month needs its year: May is a verb", "he 5 May قال")
TWO_CALENDARS_OF_DAYS = refusal("two-calendars", lambda d: len({d.tokens[i].calendar for i in d.layout.months}) > 1,
    "members of one mention in two calendars", "شهري مارس ورمضان")
EVERYDAY_MONTH = refusal("everyday-month", lambda d: d.year is None,
    "a month name that is a word too, with too little beside it", "في 5 الصيف (3)", t.COMMON_MONTH)
PERSON = refusal("person", lambda d: d.year is None and d.text.startswith(_SON, d.tokens[d.last].end),
    "the name of a person follows", "22 رمضان بن علي")
AGE = refusal("age", lambda d: d.year is None and d.weekday is None and d.text.endswith(_AGE, None, d.tokens[0].start),
    "a number of years of somebody's life", "منذ عمر 15 مارس", t.DAY)
NOTE = refusal("note", lambda d: d.text.startswith(")", d.tokens[d.layout.days[0]].end) and d.before(r"\($"),
    "a number in brackets by itself is a footnote's", "كان (3)، نصف مارس")
SECOND_OF_MONTH = refusal("second-of-month",
    lambda d: d.tokens[d.layout.days[0]].value <= 2 and d.before(_FIRST_OF_MONTH),
    "the ordinal is the second word of a month", "تشرين، الثاني/نوفمبر 2020", t.ORDINAL)
ORDINAL_APART = refusal("ordinal-apart",
    lambda d: any(kind in t.DAY for kind in d.kinds[d.layout.days[0] : d.layout.months[-1]]),
    "the ordinal belongs to what stands before", "أمس الأول، الثلاثاء 4 فبراير", t.ORDINAL + t.FIRST_DAY)
LOOSE_MONTH = refusal("loose-month-first",
    lambda d: (d.calendar != "gregorian" or d.text[d.tokens[d.layout.months[-1]].start] < OTHER_SCRIPT
    or not d.before(ORDINAL_BEFORE)),
    "a month and a number behind it need a Gregorian name and a cue before it", "رمضان 15")
MAY_COUNT = refusal("count", lambda d: len(d.word(d.layout.months[-1])) == 2 or not d.after(_NOTHING_COUNTED),  # ت1 27
    "the number counts what follows", "قتل في مارس 13 شخصا")
ITEM = refusal("item",
    lambda d: (d.year is None and d.weekday is None and d.text.startswith("- ", d.tokens[d.layout.days[0]].end)
    and d.before(_HEAD_OF_CLAUSE)), "a number with a dash at the head of a clause is that of an item",
    "3- رمضان في التجارب", t.DAY)
EVERYDAY_NAME = refusal("everyday-month", always, "a month name that is a word too needs a day, or شهر",
    "حرارة الصيف 2020", t.COMMON_MONTH)
MONTH_ALONE = refusal("no-year", lambda d: d.year is None, "a month without a day needs its year", "رمضان 1550 بلاغا")
BARE_SAFAR = refusal("zero",
    lambda d: d.word(0) == _SAFAR and len(d.tokens) == 2 and not d.before(ORDINAL_BEFORE),
    "صفر beside a number is zero, unless a cue makes it the month", "رصيد صفر 1445")
SHORT_YEAR = refusal("short-year", lambda d: year_digits(d) == 3 and d.after(_CUT_SHORT),
    "a year that lost its last figure where the text is cut", "في فبراير 201")
BARE_MONTH = refusal("bare-month",
    lambda d: not d.tokens[0].double and (len(d.tokens) == 1 or d.kinds[0] == t.COMMON_MONTH),
    "a month name that nothing says is one", "البابا الثاني في نوفمبر")
# fmt: on

OF_DAYS = (
    EVERYDAY_MONTH, is_in_code, NO_YEAR_IN_ENGLISH, PERSON, NUMBERED, is_volume, AGE, lacks_day_word, HALF, BEGINNING,
    COUNT_OF_DAYS, PART_OF_PERIOD, is_bare_ordinal, is_zero, NOTE, ITEM, SECOND_OF_MONTH, ORDINAL_APART,
)  # fmt: skip
OF_DAYS_OF_MONTHS = (*OF_DAYS, TWO_CALENDARS_OF_DAYS)
OF_DAYS_IN_BRACKETS = (has_loose_brackets, EVERYDAY_MONTH, is_in_code, NO_YEAR_IN_ENGLISH)
OF_MONTHS = (EVERYDAY_NAME, TWO_CALENDARS_OF_DAYS, MONTH_ALONE, SHORT_YEAR, is_namesake, BARE_SAFAR)

# --- figures and years ---

# Nouns whose number may look like a date: رقم (3/5/2020), رقم القرار: 25/12/2018, تحت عدد 4/12/2018.
# An era mark is no evidence against رقم: رقم الصك 25/12/1439هـ.
_REFERENCE = r"(?<!\w)(?<!\d[ \xa0])\w{1,2}/$"  # م/24: a law, not a date, but a date after 1446 م/
_NUMBER_OF = (
    r"(?<!تاريخ )(?<!\w)[وبل]?(?:ال|لل)?(?:رقمه?ا?|ارقام|عدد|معامله|معرف|كود|رمز|هاتف|جوال|فاكس)"
    r"(?: (?:قيد|ملف|قرار|طلب|صك|عقد|حساب|معامله|قضيه|محضر)|(?: (?:ال|لل)(?!تاريخ)\w{2,12}){0,2}) ?[:/]? ?\(? ?$"
)
_VERSION = r"(?<!تاريخ )(?<!\w)[وبل]?(?:ال|لل)?(?:اصدار|نسخه) ?:? ?$"  # إصدار 2018.05.12
# A path, its strokes folded: D:\ملفات\2022\11\03, موقع.شبكة/2022/11/23; but not a dateline, عمان/26/5/2014.
_PATH_PARTS = r"(?:/|\w\.)(?!\d)\w+/$"
# … and what goes on behind a stroke, as a number of a licence does, or a path: 2019/05/12/ب.
_GOES_ON = r"/(?:[ء-ي]{1,2}(?!\w)|\w+\.\w)"
# Words that nearly all dates in figures have before them.
_OF_DATES = ("تاريخ ", "في ", "الموافق ", "يوم ", "من ", "الي ")
_DAY_CUE = r"(?:يوم|تاريخ|الموافق|(?<!\w)[وف]?في) ?:? $"
_DAY_OF_MONTH = r"(?:يوم|ليله|بتاريخ|(?<!\w)[وف]?(?:من|في)) $"
# The month of a year is a date only after these words, within the reach of other cues.
_DATE_OF = r"(?<!\w)(?:ب|وب?)?تاريخ(?=.{1,16}$)(?: (?:ال)?\w{3,9}){0,2} ?:? ?$"
# Behind these words السنة is the Sunna, and a number in it that of a hadith: تخريج السنة (1172).
_SUNNAS = ("شرح", "شروح", "تخريج", "كتاب", "اصول", "صريح", "متن", "ابي عاصم في", "خلال في", "بغوي في")
_SUNNA_BEFORE = rf"(?<!\w)[وفبل]?(?:ال)?(?:{'|'.join(_SUNNAS)})[ \xa0]$"
_WRITTEN = r" الف(?!\w)"  # سنة خمس وثمانمائة ألف كتابا: he wrote it; not thousands
_EACH = ("كل ", "كل\xa0", "مده ", "مده\xa0")
# What م measures when it is no era mark.
_MEASURES = (
    "ارتفاع", "علو", "عمق", "طول", "عرض", "قطر", "مساح", "مساف", "شاسع", "علي بعد", "ترتفع", "يرتفع", "تبعد", "يبعد",
    "تصل", "يصل", "تبلغ", "يبلغ", "سباق", "تتابع", "مسابق", "عدو", "ركض", "طريق", "كم", "متر",
)  # fmt: skip
_MEASURE = rf"(?<!\w)[بلو]{{0,2}}(?:ال)?(?:{'|'.join(_MEASURES)})\w{{0,4}}(?: \w{{1,12}})? ?\(?$"
# The races that athletes run, in metres, one after the other: و400م و800م و1500م.
_RACES = ("100", "200", "400", "800", "1500", "3000")
_RACE = rf"(?<!\d)(?:{'|'.join(_RACES)})[ \xa0]?م"
_RACE_BEFORE, _RACE_AFTER = rf"{_RACE}[ \xa0،]*و?[ \xa0]?$", rf"[ \xa0،]*و?[ \xa0]?{_RACE}(?!\w)"
_LATEST_HIJRI = date_cues.GREGORIAN_SINCE
_DAYS = r"\)?[ \xa0]?(?:يوما|ايام|يوم[ \xa0]?\))|-[A-Za-z]"  # سنة (365 يوم), العام (201-SBC)
_DECIMALS = r"[.٫]\d"  # سنة 1450.5 دينار
# A year of three digits with a bare م needs one of these before it.
_AT = r"(?:\(|(?<!\w)[وفل]?(?:في|حوالي|نحو|منذ|بين|حتي|الي|قبل|(?<!اكثر )(?<!اقل )(?<!ازيد )من))[ \xa0]?$|م و[ \xa0]?$"
# After a bare ه or م: the letter begins another word or a unit.
_NOT_ERA = (
    r"[.][^\W\d]|[ \xa0]?[²³23](?!\d)|/(?![ \xa0]?\d{3,4}(?!\d))|[^\W\d_]"
    r"|[ \xa0]?(?:مربع|طول|عرض|فوق|تحت|حره|حواجز|موانع|سباح|للبيع|للايجار"
    r"|(?:و|-|الي|حتي) ?\d{3,4}[ \xa0]?م (?:فوق|تحت))"
)
# A century, ق 5 هـ, and that of the other calendar behind it: القرن 5هـ/11م.
_CENTURY = rf"(?:قرن|(?<!\w)ق\.?)[ \xa0](?:ال\(?)?(?:\d{{1,2}}[ \xa0]?[هم]{ERA_STROKE}?[ \xa0]?[/-][ \xa0]?)?$"
_BLANK_FORM_BEFORE = rf"(?:^|_|[^\w \xa0{ERA_STROKE}])[ \xa0]*/[ \xa0]*$"  # a form to be filled in: التاريخ:  /  / 14هـ
# Before ق.م these make it a civil code, and so does a letter behind it: المادة 1382 ق.م, المادة 163 ق.م.ج.
# In 2025 م 12 ق.م the first letter is an era's.
_ARTICLES = ("ماده", "مواد", "مادتين", "مادتان", "فصل", "فصول", "فصلين", "م")
_BEFORE_ARTICLES_NUMBER = "0123456789 \xa0.(و،-"
_ARTICLE_OF = (
    rf"(?<!\w)[وبفك]?(?:ال|لل)?(?:{'|'.join(_ARTICLES[:-1])}|(?<!\d[ \xa0])م)[ \xa0.]*"
    r"\(?(?:\d{1,4} ?[و،-] ?){0,3}$"
)
# Before a number of one or two digits with a ه: the letter of a clause.
_CLAUSES = ("فقره", "بند", "ماده", "صف", "فرع", "جدول", "شقه", "عماره", "غرفه")
_CLAUSE = rf"(?:{'|'.join(_CLAUSES)})(?:[ \xa0]\w+){{0,2}}[ \xa0]\(?$"
_STROKED_WORD = r".(?:ذا|ذه|ذين|ي\b|و\b|م\b|نا|ولاء)"  # هـذا
_AGE_BEFORE = r"(?<!\w)عمر\w{0,3} (?:ب|في )?$"
# امرأة مغربية في الأربعينات; of degrees too.
_PERSON = (
    r"(?<!\w)[وفبل]?(?:ال)?(?:شخص|شاب|رجل|امرا|سيد|فتا|كهل|مسن|ارمل|موظف)(?:ه|ان|ين|تان|تين)?(?: \w+يه?)? في $"
    r"|(?:الحراره|درجات|درجه) (?:\w+ )?في $"
)


@refuses("no-such-day", "a day or month out of range", "يوم 30/16")
def is_no_day(d: Candidate) -> bool:
    """Whether a value is no day of a month, or no month."""
    return True in [not 1 <= (value.month or 0) <= 12 or not 1 <= (value.day or 1) <= 31 for value in d.values]


@refuses("reference", "the number of a law, a file or the like", "رقم (3/5/2020)")
def is_reference(d: Candidate) -> bool:
    if d.text.endswith(_OF_DATES, None, d.tokens[0].start):
        return False
    before, after = (side == "/" for side in sides_of(d.text, d.tokens[0].start, d.tokens[-1].end))
    if d.before(_NUMBER_OF) or (before and (after or d.before(_PATH_PARTS))) or (after and d.after(_GOES_ON)):
        return True
    is_version = d.layout.years[0] < d.layout.months[0] and d.before(_VERSION)
    return d.era is None and (is_version or d.before(_REFERENCE))


@refuses("short-year", "a year of two digits without a cue before the date", "نتيجته 5/3/12")
def lacks_century(d: Candidate) -> bool:
    year = d.tokens[d.layout.years[0]]
    if d.era is not None or year.kind == t.YEAR:
        return False
    return year.kind == t.THREE_DIGITS or (d.weekday is None and not d.before(_DAY_CUE))


def _mixes_calendars(d: Candidate) -> bool:
    eras = [token.calendar for token in d.tokens if token.kind == t.ERA]
    if eras and len(eras) < len(d.values):
        return True
    return len(set(eras) or {calendar_of(value.year or 0) for value in d.values}) > 1


@refuses("span-of-years", "a count of years, with them in brackets", "200 سنة (1713)", keys=t.OPEN)
def follows_count(d: Candidate) -> bool:
    """Whether the cue belongs to a number before it: «200 سنة (1713-1913)»."""
    line, at = d.run.line, 2 * d.at
    is_cued = at > 0 and d.kinds[0] in t.ANY_YEAR_CUE and d.gaps[0] == t.OPEN
    return is_cued and line[at - 1] == t.NOTHING and line[at - 2] in t.COUNTS


@refuses("count", "the number counts what follows", "هذا العام 766 موظفا")
def counts_what_follows(d: Candidate) -> bool:
    """Whether a single number that is hardly a year counts what follows: العام 766 موظفا."""
    if d.era is not None or len(d.layout.years) > 1:
        return False
    value = d.tokens[d.layout.years[0]].value
    if date_cues.OLDEST_OF_OURS <= value < date_cues.GREGORIAN_OF_OURS.stop:
        return False
    if value % 100 and d.word(0) in ("سنه", "عام") and d.after(_WRITTEN):
        return False
    return d.after(COUNTED) or d.after(_DAYS)


@refuses("no-school-year", "two years that do not follow each other", "عام 2015/18")
def is_no_school_year(d: Candidate) -> bool:
    """Whether a year and a short one do not follow each other."""
    if len(d.layout.years) != 2:
        return False
    numbers = [d.tokens[i] for i in d.layout.years]
    values = [token.value for token in numbers]
    full = complete_years([*values], [token.digits for token in numbers])
    return full != values and abs(full[0] - full[1]) != 1


@refuses("lone-letter", "م or ه after a number is a unit, a mark of a list or a word's head", "على بعد 1500 م")
def has_lone_letter(d: Candidate) -> bool:
    """Whether the letter after a number is no era mark."""
    word = d.word(d.layout.era)
    if word == "ش":
        return True
    is_spelled = any(token.digits == 0 for token in d.tokens[:-1])
    return word in ("م", "ه") and (is_spelled or not _is_era_letter(d, word))


def _is_era_letter(d: Candidate, word: str) -> bool:
    """Whether a lone ه or م after a number is an era mark, not a list mark, a unit or the head of a word."""
    stroked = d.after(ERA_STROKE)
    if d.after(_STROKED_WORD) if stroked else d.after(_NOT_ERA):
        return False
    last = d.tokens[-2].kind
    if d.gaps[-2] == t.CLOSE and (word != "ه" or calendar_of(d.tokens[-2].value) != "hijri"):
        is_year = (
            word == "م" and d.tokens[-2].value in date_cues.GREGORIAN_OF_LATE and d.text[d.tokens[-1].start - 1] == ")"
        )
        return is_year or _has_twin_beside(d)  # (1948)م, but المادة (150) هـ; (213) هـ / 828 م
    if stroked and last in t.BELOW_100 and d.after(r".[ء-ي]"):
        return False  # 91هـاء
    if word == "ه":
        return last not in t.BELOW_100 or stroked or _has_twin_beside(d)
    if last != t.YEAR and not _has_twin_beside(d) and not (last == t.THREE_DIGITS and d.before(_AT)):
        return False
    if str(d.tokens[-2].value) in _RACES and (
        d.before(_RACE_BEFORE, words=_RACES) or d.after(_RACE_AFTER, words=_RACES)
    ):
        return False
    return not d.before(_MEASURE, words=_MEASURES)


@refuses("clause", "an article of the civil code", "المادة 1382 ق.م")
def is_article(d: Candidate) -> bool:
    """Whether ق.م is the civil code: behind a word for an article and its numbers."""
    if not d.word(d.layout.era).startswith("ق"):
        return False
    before = up_to(d.text, d.tokens[0].start, VETO_CHARACTERS).rstrip(_BEFORE_ARTICLES_NUMBER)
    return before.endswith(_ARTICLES) and d.before(_ARTICLE_OF)


def _has_twin_beside(d: Candidate) -> bool:
    """Whether its neighbour is another year with an era mark (372 هـ / 973 م)."""
    at, line = 2 * d.at, d.run.line
    if t.compiled(r"<years>.<era>[/\-=(,:_]\Z").match(line, at - 4, at):
        return True
    after = t.compiled(r"(?<=[/\-=(,:_)])<below-1000|year>(?:[-/=].)?[_(]<era>")  # perhaps the first of two years
    return after.match(line, at + 2 * len(d.tokens)) is not None


@refuses("age", "a decade of somebody's life", "في الستينيات من عمرها")
def is_of_person(d: Candidate) -> bool:
    """Whether a decade is that of somebody's life."""
    if d.after(r" ?من (?:ال)?عمر") or d.before(_AGE_BEFORE):
        return True
    return d.before(_PERSON) and not d.after(r" من القرن")


# fmt: off
OTHER_CALENDAR = refusal("other-calendar",
    lambda d: d.calendar not in (("gregorian",) if d.values[0].unit == "decade" else ("gregorian", "hijri")),
    "a century or decade of a calendar without values here", "الستينيات القبطية")
NO_YEAR_DIGITS = refusal("no-year", lambda d: d.era is None and d.tokens[d.layout.years[0]].digits == 1,
    "a year has two digits or more", "في 5/3/7")
NO_DAY_WORD = refusal("no-day-word", lambda d: d.year is None and d.layout.days != () and not d.before(_DAY_OF_MONTH),
    "a number before شهر is no day by itself", "عددها 5 شهر 6")
COUNTED_AFTER = refusal("count",
    lambda d: d.year is not None and d.gaps[d.layout.months[0]] == t.NOTHING and d.after(COUNTED),
    "the number counts what follows", "شهر 9 1550 ريال")
LAW = refusal("reference", lambda d: not d.before(_DATE_OF), "a number and a year are those of a law as well",
    "القانون 08/2022 سنة 2021")
NO_HIJRI_MONTH = refusal("year-of-other-calendar",
    lambda d: d.calendar == "hijri" and d.year is not None and d.year not in date_cues.OF_MONTHS["hijri"],
    "the year cannot be a Hijri one", "شهر 10/2015 هـ")
NO_MODERN_YEAR = refusal("no-year", lambda d: (d.values[0].year or 0) < date_cues.OLDEST_OF_OURS,
    "a number that is hardly a year of a document", "بتاريخ 1200")
AMOUNT = refusal("amount", lambda d: d.text.endswith(_EACH, None, d.tokens[0].start) or d.after(_DECIMALS),
    "what follows makes it a sum or a span",
    "كل سنة 1990")
CLAUSE = refusal("letter-of-clause", lambda d: d.tokens[0].digits in (1, 2) and d.before(_CLAUSE, words=_CLAUSES),
    "a clause and its letter", "الفقرة 5 هـ", t.BELOW_100)
LONG_NUMBER = refusal("no-year", lambda d: not d.counts_back, "a number that cannot be a year", "عام 12345", t.LONG)
NO_HIJRI_YEAR = refusal("year-of-other-calendar",
    lambda d: len(d.tokens) == 3 and d.calendar == "hijri" and d.tokens[0].value >= _LATEST_HIJRI > d.tokens[1].value,
    "the first year is no Hijri one, and belongs to the text before", "1874 - 1340هـ")
CENTURY = refusal("century", lambda d: d.before(_CENTURY), "the number is a century's", "قرن 5 قبطي")
BLANK = refusal("blank", lambda d: d.tokens[0].digits in (2, 3) and d.before(_BLANK_FORM_BEFORE),
    "a form to be filled in, of whose year only the century stands", "التاريخ:  /  / 14هـ", t.BELOW_1000)
TWO_YEARS = refusal("two-years",
    lambda d: t.YEARS_CUE not in d.kinds
    and (d.layout.joint == t.TO or abs((d.values[0].year or 0) - (d.values[1].year or 0)) != 1),
    "two years without a cue that make no school year", "بين 1439هـ/1450هـ")
TWO_ERAS = refusal("two-calendars", _mixes_calendars, "members of one mention in two calendars",
    "بين عامي 1389هـ - 1982م")
COUNTED_BACKWARDS = refusal("counted-backwards", lambda d: d.counts_back, "centuries before an era have no value",
    "القرن الخامس ق.م")
CENTURY_OF_OPEN_CALENDAR = refusal("century-of-open-calendar",
    lambda d: d.era is None and d.tokens[d.layout.years[0]].value not in date_cues.CENTURIES,
    "a century that either calendar may have", "القرن الرابع")

SUNNA = refusal("sunna", lambda d: d.era is None and d.word(0) == "السنه" and d.before(_SUNNA_BEFORE, words=_SUNNAS),
    "السنة is the Sunna, and the number that of a hadith", "شرح السنة 1172", t.YEAR_CUE)
# fmt: on

OF_FIGURES = (
    NO_YEAR_DIGITS, is_reference, is_no_day, lacks_century,
)  # fmt: skip
OF_YEARS = (SUNNA, follows_count, AMOUNT, LONG_NUMBER, counts_what_follows, is_no_school_year)
OF_ERA_YEARS = (NO_HIJRI_YEAR, CENTURY, BLANK, is_article, CLAUSE, has_lone_letter, *OF_YEARS)
OF_CENTURIES = (COUNTED_BACKWARDS, CENTURY_OF_OPEN_CALENDAR, OTHER_CALENDAR)
OF_DECADES = (is_of_person, OTHER_CALENDAR)
