"""The rules of dates, one a row: its name, what it looks like, what it says, what refuses it, examples and counters.

Patterns are regular expressions over the strings that `arnorm.dates.tokens` describes. At each token the first rule
that matches and that no veto refuses is taken. ``tests/test_rules.py`` runs examples and counter-examples.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from arnorm.dates import vetoes
from arnorm.dates import vetoes_numbers as figures
from arnorm.dates.build import (
    DAYS,
    ERA,
    FREE,
    ISO,
    JOIN,
    LEAD,
    LINK,
    OF,
    WEEKDAY,
    YEAR,
    DateRule,
    Meaning,
    read_days,
    read_figures,
    read_nights,
    read_numbers,
    read_tens,
    row,
    rule,
)
from arnorm.dates.draft import Layout, make_layout
from arnorm.dates.rules_years import YEAR_RULES
from arnorm.dates.tokens import compiled

__all__ = ["CACHED_LINE_CHARACTERS", "RULES", "find_layouts", "layouts_of"]

DAY_AND_MONTH = Meaning(read_days, ("day-month",))
FIGURES = Meaning(read_figures, ("numeric",))
NUMBERS = Meaning(read_numbers, ("numeric",))
NUMBERED = Meaning(read_numbers, ("month-cue",))

# In order of preference.
RULES = (
    rule(
        "interval",
        "year",
        rf"{FREE}(?<!<digits>-)(?P<year_month_day>{ISO}(?:/{ISO}|(?:,{ISO}){{1,9}}))(?![/-]<digits>)",
        NUMBERS,
        figures.OF_INTERVALS,
        examples=("من 2011-04-27/2011-04-28",),
        counters=("في 2011-04-27 و2011-05-28",),
    ),
    rule(
        "numeric",
        "weekday|below-1000",
        rf"{FREE}{WEEKDAY}{LEAD}(?P<day_month_year>{row('<below-1000>', '<day>', '<year>', 1)})(?:[_(]<era>)?",
        FIGURES,
        figures.OF_FIGURES,
        examples=(
            "في 23/11/2025",
            "في 12-14/3/1436هـ",
        ),
        counters=(
            "رقم (3/5/2020)",
            "رقم القرار: 25/12/2018",
            "تحت عدد 4/12/2018",
        ),
    ),
    rule(
        "numeric-year-first",
        "weekday|year",
        rf"(?:{FREE}|(?<=/)(?=<year>-)){WEEKDAY}(?P<year_month_day>{row('<year>', '<day>', '<day>', 2)})(?:[_(]<era>)?",
        FIGURES,
        figures.OF_FIGURES,
        examples=("في 1436/10/15هـ",),
        counters=(
            "رقم 2020/3/5",
            "إصدار 2018.05.12",
            "أرشيف/2018/05/12/خبر",
        ),
    ),
    rule(
        "numeric-era",
        "weekday|below-1000",
        rf"{FREE}{WEEKDAY}{LEAD}(?:(?P<year_month_day>{row('<three-digits>', '<day>', '<below-1000>', 3)})"
        rf"|(?P<day_month_year>{row('<below-1000>', '<day>', '<below-1000>', 5)}))[_(]<era>",
        FIGURES,
        figures.OF_FIGURES,
        examples=("في 5/3/755 هـ",),
        counters=("في 50/3/755 هـ",),
    ),
    rule(
        "numeric-short-year",
        "weekday|day",
        rf"{FREE}{WEEKDAY}(?P<day_month_year>{row('<day>', '<day>', '<below-100>', 4)})"
        rf"(?!{LINK}(?:<month-cue>_)?<any-month>)",
        FIGURES,
        figures.OF_FIGURES,
        examples=("يوم 5/3/12",),
        counters=("نتيجته 5/3/12",),
    ),
    rule(
        "numeric-cued",
        "weekday|day",
        rf"{FREE}{WEEKDAY}(?P<day_month><day>(?P<cued>[/\-])<day>)(?P=cued)<year-cue>_(?P<year><year>)(?:[_(]<era>)?",
        FIGURES,
        figures.OF_FIGURES,
        examples=("في 18 / 10 / سنة 2005",),
        counters=(
            "رقم 18/10/سنة 2005",
            "في 18/40/سنة 2005",
        ),
    ),
    rule(
        "numeric-range",
        "day",
        rf"{FREE}(?P<day_month><day>/<month-number><hyphen|dash|to><day>/<month-number>)/(?P<year><year>)(?![/.\-])"
        r"(?:[_(]<era>)?",
        NUMBERS,
        (figures.NO_STROKE,),
        examples=("من 5/4 إلى 10/4/1442هـ",),
        counters=("من 5/14 إلى 10/14/1442هـ",),
    ),
    rule(
        "days-of-months",
        "weekday|any-day",
        rf"(?<![.]){WEEKDAY}(?P<day>{DAYS}{OF}<any-month>(?:<hyphen|dash|and|to|comma>{DAYS}{OF}<any-month>){{1,3}}){YEAR}",
        DAY_AND_MONTH,
        vetoes.OF_DAYS,
        examples=("في 29 نوفمبر و1 ديسمبر 2018",),
        counters=("فازت تيريزا ماي وهزمت",),
    ),
    rule(
        "days",
        "weekday|any-day",
        rf"(?<![.]){WEEKDAY}(?P<day>{DAYS}){OF}<any-month>{YEAR}?",
        DAY_AND_MONTH,
        vetoes.OF_DAYS,
        examples=(
            "في 23-25 نوفمبر 2025",
            "الثالث والعشرين من محرم",
        ),
        counters=(
            "البابا الثاني في نوفمبر",
            "في النصف الأول من مارس",
            "الاجتماع الأول من محرم 1445هـ",
            "3 صفر",
            "22 رمضان بن علي",
            "نصف مارس",
            "العدد 12 مارس 2016",
            "منذ عمر 15 مارس",
            "الأول والثلاثاء 4 شهور",
        ),
    ),
    rule(
        "day-in-brackets",
        "weekday|day",
        rf"{WEEKDAY}(?P<day><day>)<close>(?:<month-cue>{LINK})?<month>{YEAR}?",
        DAY_AND_MONTH,
        vetoes.OF_DAYS_IN_BRACKETS,
        examples=(
            "يوم (28) إبريل 2019",
            "(28) إبريل",
        ),
        counters=(
            "والله أعلم (3) رمضان كريم",
            "(5) مارس الرياضة",
        ),
    ),
    rule(
        "day-comma-month",
        "weekday|day",
        rf"{WEEKDAY}(?P<day><day>)(?P<sign><comma|stop>)<month>(?P=sign)(?P<year><year>){ERA}?",
        DAY_AND_MONTH,
        vetoes.OF_DAYS,
        examples=(
            "في 5، مارس، 2020",
            "في 16. نوفمبر. 2016",
            "في 3 . رجب . 1402 هـ",
        ),
        counters=(
            "في 5، الربيع، قال",
            "عددها 16. نوفمبر شهر",
        ),
    ),
    rule(
        "day-in-words",
        "weekday|words-31",
        rf"{WEEKDAY}(?P<day><words-31>(?:{JOIN}<words-31>){{0,3}})_<month>{YEAR}?",
        DAY_AND_MONTH,
        vetoes.OF_DAYS,
        examples=("في خمسة مايو",),
        counters=("خمسة رمضان",),
    ),
    rule(
        "nth-day-of",
        "weekday|ordinal",
        rf"{WEEKDAY}(?P<day><ordinal>)_<day-cue><of|in>(?:<days-cue>_)?(?:<month-cue>{LINK})?<month>{YEAR}?",
        Meaning(read_days, ("day-month", "own-words")),
        examples=(
            "أول يوم من شهر شعبان عام 1365",
            "في ثاني يوم من أيام رمضان",
        ),
        counters=("أول يوم من العطلة",),
    ),
    rule(
        "month-day",
        "weekday|month",
        rf"{WEEKDAY}<month>_(?P<day><day|ordinal>)[,_](?P<year><year>)",
        DAY_AND_MONTH,
        vetoes.OF_DAYS_BEHIND_MONTHS,
        examples=(
            "في يناير 15، 2020",
            "في يناير 14 2025",
            "في يناير الثاني والعشرين 2018",
        ),
        counters=("رمضان 15، 1850",),
    ),
    rule(
        "month-day-alone",
        "month",
        r"<month>[_/](?P<day><day>(?:<hyphen|dash|and|to><day>)?)"
        r"(?=\||,<day-cue|twin-cue|weekday|date-cue>|_<relative>)",
        Meaning(read_days, ("day-month",), ("ambiguous",)),  # شباط 13: the number may be that of a year
        (vetoes.is_loose_alone, vetoes.may_count),
        examples=(
            "في يوليو 13-15.",
            "بحلول شباط 13 سيكون",
        ),
        counters=(
            "قتل في مارس 13 شخصا",
            "في مارس 13 و14 طالبا",
        ),
    ),
    rule(
        "fatih",
        "day",
        rf"(?P<day><day>)_(?P<month><first-day>)_(?P<year><year>){ERA}?",
        DAY_AND_MONTH,
        (vetoes.NOT_FATIH, vetoes.NO_YEAR_OF_MONTH),
        examples=("في 5 الفاتح 1990",),
        counters=("5 غرة 1990",),
    ),
    rule(
        "reversed",
        "year",
        r"(?<!<year-cue>_)(?P<year><year>)_<any-month>_<year-cue>_(?P<day><day>)(?![/.]|[_(]<era>)",
        DAY_AND_MONTH,
        (vetoes.NO_YEAR_OF_MONTH,),
        examples=("2023 فبراير سنة 26",),
        counters=("2023 رمضان سنة 26",),
    ),
    rule(
        "nights",
        "weekday|words-31|ordinal|night",
        rf"(?:<weekday><in>|{WEEKDAY})(?:(?P<day><words-31|ordinal>)(?:_<night>)?|(?P<day1><night>))"
        rf"_<passed|left>{LINK}(?:<month-cue>{LINK})?<month>{YEAR}?",
        Meaning(read_nights, ("nights",)),
        (vetoes.NO_SUCH_NIGHT,),
        examples=("لعشر خلون من رمضان",),
        counters=("لثلاثين خلون من رمضان",),
    ),
    rule(
        "night",
        "night",
        rf"<night>_(?P<day><feminine>){LINK}(?:<month-cue>{LINK})?<month>{YEAR}?",
        Meaning(read_days, ("nights",)),
        (vetoes.NIGHT_OF_OTHER_CALENDAR,),
        examples=("الليلة السابعة والعشرين من رمضان",),
        counters=("الليلة السابعة من مارس",),
    ),
    rule(
        "year-before-day",
        "year-cue",
        rf"<year-cue>_(?P<year><year>)[_,]<day-cue>_(?P<day><any-day>){OF}<any-month>"
        r"(?!(?:_<relative>)?<nothing|comma|slash|dot|hyphen|open|of|in|break><any-year|words-31|year-cue>)",
        Meaning(read_days, ("day-month", "year-first")),
        (vetoes.NO_YEAR_OF_MONTH,),
        examples=("سنة 1980 يوم 1 أبريل",),
        counters=("سنة 1980 يوم 1 رمضان",),
    ),
    rule(
        "tens",
        "tens",
        rf"(?P<day><tens>){LINK}(?:<month-cue>{LINK})?<month>{YEAR}?",
        Meaning(read_tens, ("tens",)),
        examples=("في العشر الأواخر من رمضان",),
        counters=("في العشر الأواخر",),
    ),
    rule(
        "numbered",
        "day|ordinal",
        rf"(?P<day><day|ordinal>){LINK}<month-cue>_(?P<month><month-number|ordinal>)"
        rf"(?:[_/](?P<year><year>)|_<year-cue>_(?P<year1><year>))?(?:{LINK}<era>)?",
        NUMBERED,
        figures.OF_NUMBERED_MONTHS,
        examples=(
            "يوم 5 شهر 6",
            "في 16 من شهر 10 سنة 2020",
            "يوم 22 من الشهر العاشر",
        ),
        counters=("عددها 5 شهر 6",),
    ),
    rule(
        "numbered-year",
        "month-cue",
        r"<month-cue>_(?P<month><month-number>)(?:[/\-](?P<year><year>)(?![/\-]|[_(]<era>)"
        r"|_(?P<year1><year>)(?![/\-.]|[_(]<era>)|<nothing|in|of><year-cue>_(?P<year2><year>)|_<era>)",
        NUMBERED,
        figures.OF_NUMBERED_MONTHS,
        examples=(
            "شهر 10/2015",
            "شهر 9 2021",
            "شهر 6 ميلادي",
        ),
        counters=(
            "شهر 10/2015 هـ",
            "شهر 9 2021 ريال",
        ),
    ),
    *YEAR_RULES,
)

# The layouts of shorter lines are kept.
CACHED_LINE_CHARACTERS = 40


@functools.cache
def _rules_from(token: str) -> tuple[tuple[DateRule, re.Pattern[str]], ...]:
    """The rules that can begin with a token."""
    return tuple((one, compiled(one.when)) for one in RULES if token in one.keys)


def find_layouts(line: str, at: int) -> Iterator[Layout]:
    """The layouts of the rules that match a line at a place, in order of preference."""
    for one, pattern in _rules_from(line[at]):
        match = pattern.match(line, at)
        if match is not None:
            yield make_layout(one, match)


@functools.lru_cache(8192)
def layouts_of(line: str) -> tuple[tuple[int, tuple[Layout, ...]], ...]:
    """The tokens of a line at which rules match, with their layouts. Short lines come again and again."""
    found = ((at, tuple(find_layouts(line, 2 * at))) for at in range(len(line) // 2))
    return tuple((at, layouts) for at, layouts in found if layouts)
