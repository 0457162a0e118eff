"""The rules of dates, one a row: its name, what it looks like, what it says, what refuses it, examples and counters.

Patterns are regular expressions over the strings that `arnorm.dates.tokens` describes. At each token the first rule
that matches and that no veto refuses is taken. ``tests/test_rules.py`` runs examples and counter-examples.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import TypeAlias

from arnorm._core.rules import Rule, Veto
from arnorm.dates import build, vetoes
from arnorm.dates.build import Candidate, Layout, Meaning, make_layout
from arnorm.dates.tokens import compiled, letters

# What rules are put together from.
LINK = "<nothing|of|break>"
ISO = r"<year>-<month-number>-<day>(?:_<era>)?"
ERA = "(?:<nothing|open|close|of|after|before><era>)"
CUED_YEAR = (
    r"<nothing|comma|slash|dot|hyphen|open|of|in|and|break>(?:<months-cue>_)?<year-cue>(?:_<era|relative>)?"
    rf"(?:<nothing|open|close|of|colon|break>(?:<any-year|words-99>{ERA}?|<words-31|ordinal>{ERA}?|<below-100|feminine>{ERA})"
    rf"|/<words-999|words-year>{ERA}?)"  # the stroke of a page: سنة / خمس وتسعين وخمسمائة
    # شهر مايو لعام 2022/2023: no year of the month; in سنة 1365 - 1946-07-18 it is.
    rf"(?:(?<=<era>)|(?![/\-=](?!{ISO})<below-100|year>(?!_?<any-month>)))"
)
YEAR = (
    rf"(?P<year>(?:_<relative>)?(?:{CUED_YEAR}|<nothing|comma|slash|hyphen|open|of><below-1000>{ERA}"
    r"|<nothing|comma|slash|dot|hyphen|dash|open|close|of|in|break><year>(?![/.]<day>(?!_?<any-month>))"
    rf"{ERA}?)|[_,]<three-digits>|{LINK}<words-year>)"
)
OF = rf"(?:<nothing|of|in|break>|{LINK}<month-cue>{LINK}|<slash|dot|dash|hyphen>)"
JOIN = "<hyphen|dash|and|to|comma|or|slash>"
WEEKDAY = r"(?:<weekday>(?:<nothing|comma|slash|break>|[_,]<twin-cue><nothing|colon|in>))?"
DAYS = rf"<any-day>(?:{JOIN}(?:<day-cue>_)?(?:<weekday>_)?<any-day>){{0,9}}"

FREE = r"(?<!<digits>[/.])"  # not the tail of a longer row of numbers
LEAD = r"(?P<day0>(?:<day><hyphen|dash|and|to|comma>){0,9})"  # 12-14/3/1436


def row(one: str, two: str, three: str, name: int) -> str:
    """Three numbers in a row with one separator, and no fourth."""
    slashed = rf"{one}(?P<s{name}>[/.]){two}(?P=s{name}){three}(?!(?P=s{name})<digits>)"
    dash = "<hyphen|dash>"
    return rf"(?:{slashed}|(?<!<digits>-){one}{dash}{two}{dash}{three}(?!-<digits>))"


DateRule: TypeAlias = Rule[str, Meaning, Candidate]


def rule(
    name: str, first: str, pattern: str, what: Meaning, vetoes: tuple[Veto[Candidate], ...] = (), *,
    examples: tuple[str, ...], counters: tuple[str, ...],
) -> DateRule:  # fmt: skip
    """A row: the tokens that it can begin with, the pattern of its tokens and gaps, what it says, what refuses it."""
    return Rule(name, pattern, what, "", examples, counters, vetoes, frozenset(letters(first)))


DAY_AND_MONTH = Meaning(build.read_days, ("day-month",))
FIGURES = Meaning(build.read_figures, ("numeric",))
NUMBERS = Meaning(build.read_numbers, ("numeric",))
NUMBERED = Meaning(build.read_numbers, ("month-cue",))

YEARS = Meaning(build.read_years, ())
DECADES = Meaning(build.read_decades, ("decade",))
BEHIND_CUE = "<nothing|open|colon|of|break|kind-of-year>"
ANY = "<digits|words-999|words-year>"

# In order of preference.
# fmt: off
RULES: tuple[DateRule, ...] = (
    rule("interval", "year",
        rf"{FREE}(?<!<digits>-)(?P<year_month_day>{ISO}/{ISO})(?![/-]<digits>)", NUMBERS, (vetoes.TWO_ERAS,),
        examples=("من 2011-04-27/2011-04-28",), counters=("في 2011-04-27 و2011-05-28",)),
    rule("numeric", "weekday|below-1000",
        rf"{FREE}{WEEKDAY}{LEAD}(?P<day_month_year>{row('<below-1000>', '<day>', '(?:<year-cue>_)?<year>', 1)})"
        r"(?:[_()]<era>)?", FIGURES, vetoes.OF_FIGURES,
        examples=("في 23/11/2025", "في 12-14/3/1436هـ", "في 18 / 10 / سنة 2005"),
        counters=("رقم (3/5/2020)", "رقم القرار: 25/12/2018", "تحت عدد 4/12/2018")),
    rule("numeric-year-first", "weekday|year|three-digits",
        rf"(?:{FREE}|(?<=/)(?=<year>-)){WEEKDAY}(?P<year_month_day>{row('<year|three-digits>', '<day>', '<day>', 2)})"
        r"(?:[_()]<era>)?", FIGURES, vetoes.OF_FIGURES,
        examples=("في 1436/10/15هـ", "في 0755-09-05 هـ"),
        counters=("رقم 2020/3/5", "أرشيف/2018/05/12/خبر")),
    rule("numeric-short-year", "weekday|day",
        rf"{FREE}{WEEKDAY}(?P<day_month_year>{row('<day>', '<day>', '<below-1000>', 4)})"
        rf"(?:[_()]<era>|(?!{LINK}(?:<month-cue>_)?<any-month>))", FIGURES, vetoes.OF_FIGURES,
        examples=("يوم 5/3/12", "في 5/3/755 هـ"), counters=("نتيجته 5/3/12", "يوم 5/3/755")),
    rule("numeric-several", "weekday|day",
        rf"{FREE}{WEEKDAY}(?P<day_month><day>/<month-number><hyphen|dash|to|and|comma>(?:<weekday>_)?<day>/<month-number>)/(?P<year><year>)"
        r"(?![/.\-])(?:[_()]<era>)?", NUMBERS,
        examples=("من 5/4 إلى 10/4/1442هـ", "في 5/9 و6/9/1446هـ"), counters=("من 5/14 إلى 10/14/1442هـ",)),
    rule("days-of-months", "weekday|any-day",
        rf"(?<![.]){WEEKDAY}(?P<day>{DAYS}{OF}<any-month>(?:<hyphen|dash|and|to|comma>{DAYS}{OF}<any-month>){{1,3}}){YEAR}",
        DAY_AND_MONTH, vetoes.OF_DAYS_OF_MONTHS,
        examples=("في 29 نوفمبر و1 ديسمبر 2018",), counters=("فازت تيريزا ماي وهزمت", "السبت 15 رمضان - 15 مارس 2025")),
    rule("days", "weekday|any-day", rf"(?<![.]){WEEKDAY}(?P<day>{DAYS}){OF}<any-month>{YEAR}?", DAY_AND_MONTH,
        vetoes.OF_DAYS,
        examples=("في 23-25 نوفمبر 2025", "الثالث والعشرين من محرم", "17 شعبان سنة 1365 - 1946-07-18"),
        counters=("البابا الثاني في نوفمبر",
        "في النصف الأول من مارس", "الاجتماع الأول من محرم 1445هـ", "3 صفر", "نصف مارس",
        "العدد 12 مارس 2016", "الأول والثلاثاء 4 شهور")),
    rule("day-in-brackets", "weekday|day", rf"{WEEKDAY}(?P<day><day>)<close|of>(?:<month-cue>{LINK})?<month>{YEAR}?",
        DAY_AND_MONTH, vetoes.OF_DAYS_IN_BRACKETS,
        examples=("يوم (28) إبريل 2019", "(28) إبريل", "الثلاثاء (15) من شهر ديسمبر"),
        counters=("والله أعلم (3) رمضان كريم", "(5) مارس الرياضة", "(1) من يناير 2020 حتى مارس")),
    rule("day-comma-month", "weekday|day",
        rf"{WEEKDAY}(?P<day><day>)(?P<sign><comma|stop>)<month>(?P=sign)(?P<year><year>){ERA}?", DAY_AND_MONTH,
        vetoes.OF_DAYS,
        examples=("في 5، مارس، 2020", "في 16. نوفمبر. 2016", "في 3 . رجب . 1402 هـ"),
        counters=("في 5، الربيع، قال", "عددها 16. نوفمبر شهر")),
    rule("day-in-words", "weekday|words-31", rf"{WEEKDAY}(?P<day><words-31>(?:{JOIN}<words-31>){{0,3}})_<month>{YEAR}?",
        DAY_AND_MONTH, vetoes.OF_DAYS,
        examples=("في خمسة مايو",), counters=("خمسة رمضان",)),
    rule("nth-day-of", "weekday|ordinal",
        rf"{WEEKDAY}(?P<day><ordinal>)_<day-cue><of|in>(?:<days-cue>_)?(?:<month-cue>{LINK})?<month>{YEAR}?",
        Meaning(build.read_days, ("day-month", "own-words")),
        examples=("أول يوم من شهر شعبان عام 1365", "في ثاني يوم من أيام رمضان"), counters=("أول يوم من العطلة",)),
    rule("month-day", "weekday|month", rf"{WEEKDAY}<month>_(?P<day><day|ordinal>)[,_](?P<year><year>)", DAY_AND_MONTH,
        examples=("في يناير 15، 2020", "في يناير 14 2025", "في يناير الثاني والعشرين 2018"),
        counters=("رمضان 15، 185",)),
    # شباط 13: the number may be that of a year.
    rule("month-day-alone", "month",
        r"<month>[_/](?P<day><day>(?:<hyphen|dash|and|to><day>)?)"
        r"(?=\||,<day-cue|twin-cue|weekday|any-date-cue>|_<relative>)",
        Meaning(build.read_days, ("day-month",), ("ambiguous",)),
        (vetoes.LOOSE_MONTH, vetoes.MAY_COUNT),
        examples=("في يوليو 13-15.", "بحلول شباط 13 سيكون"), counters=("قتل في مارس 13 شخصا", "في مارس 13 و14 طالبا")),
    rule("fatih", "day", rf"(?P<day><day>)(?:_|{LINK}<month-cue>_)(?P<month><first-day>)_(?P<year><year>){ERA}?",
        DAY_AND_MONTH, examples=("في 5 الفاتح 1990", "في 2 من شهر الفاتح 1986"), counters=("في الفاتح 1990",)),
    rule("reversed", "year",
        r"(?<!<year-cue>_)(?P<year><year>)_<any-month>_<year-cue>_(?P<day><day>)(?![/.]|[_(]<era>)", DAY_AND_MONTH,
        examples=("2023 فبراير سنة 26",), counters=("سنة 2023 فبراير سنة 26",)),
    rule("nights", "weekday|words-31|ordinal|day|night",
        rf"(?:<weekday><in>|{WEEKDAY})(?:(?P<day><words-31|ordinal|day>)(?:{LINK}<night>)?|(?P<day1><night>))"
        rf"{LINK}<passed|left>{LINK}(?:<month-cue>{LINK})?<month>{YEAR}?", Meaning(build.read_nights, ("nights",)),
        examples=("لعشر خلون من رمضان", "في 9 خلون من صفر"), counters=("لعشر خلون منه",)),
    rule("night", "night", rf"<night>{LINK}(?P<day><feminine>){LINK}(?:<month-cue>{LINK})?<month>{YEAR}?",
        Meaning(build.read_days, ("nights",)),
        examples=("الليلة السابعة والعشرين من رمضان",), counters=("الليلة السابعة",)),
    rule("year-before-day", "year-cue",
        rf"<year-cue>_(?P<year><year>)[_,]<day-cue>_(?P<day><any-day>){OF}<any-month>"
        r"(?!(?:_<relative>)?<nothing|comma|slash|dot|hyphen|open|of|in|break><any-year|words-31|year-cue>)",
        Meaning(build.read_days, ("day-month", "year-first")),
        examples=("سنة 1980 يوم 1 أبريل",), counters=("سنة 1980 يوم 1 أبريل 1990",)),
    rule("tens", "tens", rf"(?P<day><tens>){LINK}(?:<month-cue>{LINK})?<month>{YEAR}?",
        Meaning(build.read_tens, ("tens",)), examples=("في العشر الأواخر من رمضان",), counters=("في العشر الأواخر",)),
    rule("numbered", "day|ordinal",
        rf"(?P<day><day|ordinal>){LINK}<month-cue>_(?P<month><month-number|ordinal>)"
        rf"(?:[_/](?P<year><year>)|_<year-cue>_(?P<year1><year>))?(?:{LINK}<era>)?", NUMBERED,
        (vetoes.is_no_day, vetoes.NO_DAY_WORD),
        examples=("يوم 5 شهر 6", "في 16 من شهر 10 سنة 2020", "يوم 22 من الشهر العاشر"), counters=("عددها 5 شهر 6",)),
    rule("numbered-year", "month-cue",
        r"<month-cue>_(?P<month><month-number>)(?:[/\-](?P<year><year>)(?![/\-])(?:[_(]<era>)?"
        r"|_(?P<year1><year>)(?![/\-.]|[_(]<era>)|<nothing|in|of><year-cue>_(?P<year2><year>)|_<era>)", NUMBERED,
        (vetoes.COUNTED_AFTER, vetoes.NO_HIJRI_MONTH),
        examples=("شهر 10/2015", "شهر 1/1971م", "شهر 9 2021", "شهر 6 ميلادي"),
        counters=("شهر 10/2015 هـ", "شهر 9 2021 ريال")),
    # Months and years without a day: with شهر, سنة or عام, with an era mark, by centuries and decades.
    rule("months", "any-month", rf"<any-month>(?:{JOIN}(?:<month-cue>_)?<any-month>){{0,9}}{YEAR}",
        Meaning(build.read_days, ("month-year",)), vetoes.OF_MONTHS,
        examples=("في مارس 2020", "بين يناير وفبراير 2020"),
        counters=("تيريزا ماي 2018", "دورة جوان من السنة الجامعية 2022/2023", "حرارة الصيف 2020")),
    rule("month-cued", "month-cue|months-cue",
        r"(?:<month-cue><nothing|of|colon|open><any-month>"
        rf"|<months-cue><nothing|of|colon><any-month>(?:{JOIN}<any-month>){{1,9}}){YEAR}?",
        Meaning(build.read_days, ("month-cue",)), (vetoes.TWO_CALENDARS_OF_DAYS,),
        examples=("شهر رمضان", "شهري مارس وأبريل"), counters=("شهري مارس ورمضان",)),
    rule("years-with-eras", "any-year-cue|year",
        rf"(?<!<digits>[/.])(?:<any-year-cue>(?:<nothing|kind-of-year><era|relative>)?{BEHIND_CUE})?"
        r"(?P<year><year>_<era><hyphen|dash|slash|to><year>)_<era>", YEARS, (vetoes.TWO_YEARS, vetoes.TWO_ERAS),
        examples=("سنة 1439هـ/1440هـ", "بين عامي 1969م - 1982م"),
        counters=("بين 1439هـ/1450هـ", "بين عامي 1389هـ - 1982م")),
    rule("years", "any-year-cue",
        rf"<any-year-cue>(?:<nothing|kind-of-year><era|relative>)?{BEHIND_CUE}(?!<day|three-digits|year>[/.\-]<day>[/.\-])"
        rf"(?P<year><year>[/\-]<below-100>(?![/.\-])|<below-100>[/\-]<year>"
        rf"|<any-year|long>(?:<hyphen|dash|slash|to><any-year>(?![/\-])|(?:<and|comma|or><any-year>){{1,9}})?){ERA}?",
        YEARS, vetoes.OF_YEARS,
        examples=("عام 1990", "بين عامي 1990 و1995", "سنة سبع وأربعين وأربعمائة وألف"),
        counters=("200 سنة (1713)", "200 سنة (1713-1913)", "كل سنة 1990", "هذا العام 766 موظفا", "عام 2015/18")),
    rule("dated-year", "dated", r"<dated><nothing|colon|open>(?P<year><year>)(?!<slash|hyphen|dot|colon|dash>)", YEARS,
        (vetoes.NO_MODERN_YEAR, vetoes.counts_what_follows),
        examples=("ولد بتاريخ 1934 في حلب",),
        counters=("تاريخ 1934", "بتاريخ 1934/5", "بتاريخ 1934 - 5 - 23", "بتاريخ 1200")),
    rule("small-years", "year-cue", rf"<year-cue>[_(:](?P<year><below-100|words-99|words-31|ordinal|feminine>){ERA}",
        YEARS, vetoes.OF_YEARS,
        examples=("سنة 5 هـ",), counters=("خمس سنوات",)),
    rule("era-years", "digits|words-999|words-year",
        rf"(?<!<digits>[/.])(?P<year>{ANY}(?:<hyphen|dash|slash|to>{ANY}|(?:<and|comma|or>{ANY}){{1,9}})?){ERA}", YEARS,
        vetoes.OF_ERA_YEARS,
        examples=("توفي 1446هـ", "في 44 ق.م"), counters=("على بعد 1500 م", "القرن 5 هـ",
        "مادة 91هـاء", "المادة 1382 ق.م", "التاريخ:  /  / 14هـ")),
    rule("twin-year", "twin-cue|year",
        r"(?<=<era><slash|nothing|comma|open|dash|hyphen>)<twin-cue><nothing|colon|in>*(?P<year><year>)(?![/.\-])|(?<=<era>/)(?P<year1><year>)(?![/.\-]<digits>)",
        Meaning(build.read_twin_year, ("dual",)),
        examples=("1319هـ الموافق 1902",), counters=("1319هـ الموافق 190",)),
    rule("lone", "day-cue|any-date-cue|weekday|twin-cue",
        r"(?:<day-cue|any-date-cue><nothing|colon|open|in>*(?P<day_month><day>[/\-]<day>)"
        r"|<weekday|twin-cue><nothing|colon|open|in>*(?P<day_month1><day>/<day>))(?![/.\-])"
        rf"(?!{LINK}(?:<month-cue>_)?<any-month>)", Meaning(build.read_figures, ()), (vetoes.is_no_day,),
        examples=("يوم 30/6",), counters=("بنتيجة 30/6", "يوم 30/16", "الأحد 5-6")),
    rule("month-of-year", "month-number",
        rf"{FREE}(?<!<digits>-)(?P<month><month-number>)[/\-](?P<year><year>)(?![/.\-]|[_(]<era>)",
        NUMBERS, (vetoes.LAW,),
        examples=("تاريخ الإنتاج: 08/2022",), counters=("القانون 08/2022",)),
    rule("century", "century", rf"<century>{LINK}(?P<year><ordinal|day>)(?:<nothing|before|of|after><era>)?",
        Meaning(build.read_centuries, ("century",)), vetoes.OF_CENTURIES,
        examples=("القرن التاسع عشر",), counters=("القرن الرابع", "القرن الخامس ق.م")),
    rule("decades", "decade",
        rf"(?P<year><decade>(?:<and|comma><decade>){{0,5}}){LINK}<century>{LINK}(?:(?P<year1><ordinal|day>)|<relative>)",
        DECADES, examples=("ثمانينيات القرن التاسع عشر", "ثمانينات القرن الماضي"), counters=("القرن العشرين سنة",)),
    rule("decade", "decade", r"(?P<year><decade>)(?:_<era>)?", DECADES, vetoes.OF_DECADES,
        examples=("في الستينيات",), counters=("في الستينيات من عمرها", "امرأة في الستينيات")),
    rule("month", "any-month", r"<any-month>(?:(?:<of><year-cue>)?_<relative>)?", Meaning(build.read_month, ()),
        (vetoes.BARE_MONTH, vetoes.is_namesake),
        examples=("شباط/فبراير", "مارس الماضي", "في أكتوبر من العام الماضي"),
        counters=("مارس الرياضة", "مارس العام الماضي مهنة أخرى")),
)
# fmt: on

# The layouts of shorter lines are kept.
CACHED_LINE_CHARACTERS = 40


CompiledRule: TypeAlias = tuple[DateRule, re.Pattern[str], re.Pattern[str] | None]


def compile_rules(rules: Iterable[DateRule]) -> tuple[CompiledRule, ...]:
    """Each rule with its pattern, and that of the year that may follow, which is long: it is compiled once for all."""
    may_follow = f"{YEAR}?"
    return tuple(
        (one, compiled(one.when.removesuffix(may_follow)), compiled(YEAR) if one.when.endswith(may_follow) else None)
        for one in rules
    )


@functools.cache
def find_rules(token: str) -> tuple[CompiledRule, ...]:
    """The rules that can begin with a token."""
    return compile_rules(one for one in RULES if token in one.keys)


def find_layouts(rules: Iterable[CompiledRule], line: str, at: int) -> list[Layout]:
    """The layouts of the rules that match a line at a place, in order of preference."""
    found: list[Layout] = []
    for one, pattern, year in rules:
        match = pattern.match(line, at)
        if match is not None:
            found.append(make_layout(one, match, year and year.match(line, match.end())))
    return found


LayoutsOfLine = list[tuple[Layout, ...] | None]


@functools.lru_cache(8192)
def layouts_of(line: str) -> LayoutsOfLine:
    """For each token of a line the layouts of the rules that match there: None until `read_run` asks for them.

    Short lines come again and again.
    """
    return [None] * (len(line) // 2)
