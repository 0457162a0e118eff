"""The rules of dates, one a row: its name, who reads it, what it looks like, examples and counter-examples.

Patterns are regular expressions over the strings that `arnorm.dates.grammar` describes. At each token the first rule
that matches and whose reader does not refuse is taken; what readers refuse and why stands in `arnorm.dates.vetoes`.
Examples and counter-examples are run by ``tests/test_dates_rules.py``.
"""

from __future__ import annotations

from typing import NamedTuple

from arnorm.dates.grammar import DAYS, ERA, FREE, ISO, JOIN, LEAD, OF, WEEKDAY, YEAR, row

__all__ = ["RULES", "Rule"]


class Rule(NamedTuple):
    """A rule: ``first`` are the tokens it can begin with, ``examples`` it reads, ``counters`` it does not."""

    name: str
    reader: str
    first: str
    pattern: str
    examples: tuple[str, ...]
    counters: tuple[str, ...]


# In order of preference.
RULES = (
    Rule(
        "interval",
        "interval",
        "year",
        rf"{FREE}(?<!<digits>-){ISO}(?:/{ISO}|(?:,{ISO}){{1,9}})(?![/-]<digits>)",
        examples=("من 2011-04-27/2011-04-28",),
        counters=("في 2011-04-27 و2011-05-28",),
    ),
    Rule(
        "numeric",
        "numeric",
        "weekday|below-1000",
        rf"{FREE}{WEEKDAY}{LEAD}{row('<below-1000>', '<day>', '<year>', 1)}(?:[_(]<era>)?",
        examples=(
            "في 23/11/2025",
            "في 12-14/3/1436هـ",
        ),
        counters=("رقم (3/5/2020)",),
    ),
    Rule(
        "numeric-year-first",
        "numeric",
        "weekday|year",
        rf"{FREE}{WEEKDAY}{row('<year>', '<day>', '<day>', 2)}(?:[_(]<era>)?",
        examples=("في 1436/10/15هـ",),
        counters=("رقم 2020/3/5",),
    ),
    Rule(
        "numeric-era",
        "numeric",
        "weekday|below-1000",
        rf"{FREE}{WEEKDAY}{LEAD}{row('<below-1000>', '<day>', '<below-1000>', 3)}[_(]<era>",
        examples=("في 5/3/755 هـ",),
        counters=("في 50/3/755 هـ",),
    ),
    Rule(
        "numeric-short-year",
        "numeric",
        "weekday|day",
        rf"{FREE}{WEEKDAY}{row('<day>', '<day>', '<below-100>', 4)}(?![_~](?:<month-cue>_)?<any-month>)",
        examples=("يوم 5/3/12",),
        counters=("نتيجته 5/3/12",),
    ),
    Rule(
        "numeric-range",
        "numeric_range",
        "day",
        rf"{FREE}<day>/<day>[-=>]<day>/<day>/<year>(?![/.\-])(?:[_(]<era>)?",
        examples=("من 5/4 إلى 10/4/1442هـ",),
        counters=("من 5/14 إلى 10/14/1442هـ",),
    ),
    Rule(
        "days-of-months",
        "days",
        "weekday|any-day",
        rf"(?<![.]){WEEKDAY}{DAYS}{OF}<any-month>(?:[-=&>,]{DAYS}{OF}<any-month>){{1,3}}{YEAR}",
        examples=("في 29 نوفمبر و1 ديسمبر 2018",),
        counters=("فازت تيريزا ماي وهزمت",),
    ),
    Rule(
        "days",
        "days",
        "weekday|any-day",
        rf"(?<![.]){WEEKDAY}{DAYS}{OF}<any-month>{YEAR}?",
        examples=(
            "في 23-25 نوفمبر 2025",
            "الثالث والعشرين من محرم",
        ),
        counters=(
            "البابا الثاني في نوفمبر",
            "في النصف الأول من مارس",
            "3 صفر",
            "22 رمضان بن علي",
            "نصف مارس",
            "الأول والثلاثاء 4 شهور",
        ),
    ),
    Rule(
        "day-comma-month",
        "days",
        "weekday|day",
        rf"{WEEKDAY}<day>,<month>,<year>{ERA}?",
        examples=("في 5، مارس، 2020",),
        counters=("في 5، الربيع، قال",),
    ),
    Rule(
        "day-in-words",
        "days",
        "weekday|words-31",
        rf"{WEEKDAY}<words-31>(?:{JOIN}<words-31>){{0,3}}_<month>{YEAR}?",
        examples=("في خمسة مايو",),
        counters=("خمسة رمضان",),
    ),
    Rule(
        "month-day",
        "month_day",
        "weekday|month",
        rf"{WEEKDAY}<month>_<day>[,_]<year>",
        examples=(
            "في يناير 15، 2020",
            "في يناير 14 2025",
        ),
        counters=("رمضان 15، 1850",),
    ),
    Rule(
        "fatih",
        "fatih",
        "day",
        rf"<day>_<first-day>_<year>{ERA}?",
        examples=("في 5 الفاتح 1990",),
        counters=("5 غرة 1990",),
    ),
    Rule(
        "reversed",
        "reversed",
        "year",
        r"(?<!<year-cue>_)<year>_<any-month>_<year-cue>_<day>(?![/.]|[_(]<era>)",
        examples=("2023 فبراير سنة 26",),
        counters=("2023 رمضان سنة 26",),
    ),
    Rule(
        "nights",
        "nights",
        "weekday|words-31|night",
        rf"(?:<weekday>\+|{WEEKDAY})(?:<words-31>(?:_<night>)?|<night>)"
        rf"_<passed|left>[_~](?:<month-cue>[_~])?<month>{YEAR}?",
        examples=("لعشر خلون من رمضان",),
        counters=("لثلاثين خلون من رمضان",),
    ),
    Rule(
        "night",
        "night",
        "night",
        rf"<night>_<feminine>[_~](?:<month-cue>[_~])?<month>{YEAR}?",
        examples=("الليلة السابعة والعشرين من رمضان",),
        counters=("الليلة السابعة من مارس",),
    ),
    Rule(
        "year-before-day",
        "year_first",
        "year-cue",
        rf"<year-cue>_<year>[_,]<day-cue>_<any-day>{OF}<any-month>"
        r"(?!(?:_<relative>)?[_,/.\-(~+n)]<any-year|words-31|year-cue>)",
        examples=("سنة 1980 يوم 1 أبريل",),
        counters=("سنة 1980 يوم 1 رمضان",),
    ),
    Rule(
        "tens",
        "tens",
        "tens",
        rf"<tens>[_~](?:<month-cue>[_~])?<month>{YEAR}?",
        examples=("في العشر الأواخر من رمضان",),
        counters=("في العشر الأواخر",),
    ),
    Rule(
        "numbered",
        "numbered",
        "day",
        r"<day>_<month-cue>_<month-number>(?:[_/]<year>|_<year-cue>_<year>)?",
        examples=("يوم 5 شهر 6",),
        counters=("عددها 5 شهر 6",),
    ),
    Rule(
        "numbered-year",
        "numbered",
        "month-cue",
        r"<month-cue>_<month-number>(?:[/\-]<year>(?![/\-]|[_(]<era>)|[_+~]<year-cue>_<year>)",
        examples=("شهر 10/2015",),
        counters=("شهر 10/2015 هـ",),
    ),
    Rule(
        "months",
        "months",
        "any-month",
        rf"<any-month>(?:{JOIN}(?:<month-cue>_)?<any-month>){{0,9}}{YEAR}",
        examples=(
            "في مارس 2020",
            "بين يناير وفبراير 2020",
        ),
        counters=(
            "تيريزا ماي 2018",
            "حرارة الصيف 2020",
        ),
    ),
    Rule(
        "months-cued",
        "cued_months",
        "months-cue",
        rf"<months-cue>[_~:]<any-month>(?:{JOIN}<any-month>){{1,9}}{YEAR}?",
        examples=("شهري مارس وأبريل",),
        counters=("شهري مارس ورمضان",),
    ),
    Rule(
        "month-cued",
        "cued_months",
        "month-cue",
        rf"<month-cue>[_~:(]<any-month>{YEAR}?",
        examples=("شهر رمضان",),
        counters=("شهر الصيف",),
    ),
    Rule(
        "school-year",
        "era_pair",
        "any-year-cue|year",
        r"(?<!<digits>[/.])(?:<any-year-cue>(?:_<era|relative>)?[_(:~n])?<year>_<era>[-=/]<year>_<era>",
        examples=("سنة 1439هـ/1440هـ",),
        counters=("بين 1439هـ/1450هـ",),
    ),
    Rule(
        "years",
        "years",
        "any-year-cue",
        rf"<any-year-cue>(?:_<era|relative>)?[_(:~n](?!<day|three-digits|year>[/.\-]<day>[/.\-])"
        rf"(?:<year>[/\-]<below-100>(?![/.\-])|<below-100>[/\-]<year>"
        rf"|<any-year|long>(?:[-=/>]<any-year>(?![/\-])|(?:[&,^]<any-year>){{1,9}})?){ERA}?",
        examples=(
            "عام 1990",
            "بين عامي 1990 و1995",
            "سنة سبع وأربعين وأربعمائة وألف",
        ),
        counters=(
            "200 سنة (1713)",
            "200 سنة (1713-1913)",
            "كل سنة 1990",
            "هذا العام 766 موظفا",
            "عام 2015/18",
        ),
    ),
    Rule(
        "small-years",
        "years",
        "year-cue",
        rf"<year-cue>[_(:]<below-100|words-99|words-31|ordinal|feminine>{ERA}",
        examples=("سنة 5 هـ",),
        counters=("خمس سنوات",),
    ),
    Rule(
        "era-years",
        "era_years",
        "digits|words-999|words-year",
        rf"(?<!<digits>[/.])<digits|words-999|words-year>"
        rf"(?:[-=/>]<digits|words-999|words-year>|(?:[&,^]<digits|words-999|words-year>){{1,9}})?{ERA}",
        examples=(
            "توفي 1446هـ",
            "في 44 ق.م",
        ),
        counters=(
            "على بعد 1500 م",
            "الفقرة 5 هـ",
            "القرن 5 هـ",
            "مادة 91هـاء",
        ),
    ),
    Rule(
        "twin-year",
        "dual_year",
        "twin-cue|year",
        r"(?<=<era>[/_,(=\-])<twin-cue>[_:+]*<year>(?![/.\-])|(?<=<era>/)<year>(?![/.\-]<digits>)",
        examples=("1319هـ الموافق 1902",),
        counters=("1319هـ الموافق 1400",),
    ),
    Rule(
        "lone",
        "lone",
        "day-cue|date-cue|weekday|twin-cue",
        r"<day-cue|date-cue|weekday|twin-cue>[_:(+]*<day>[/\-]<day>(?![/.\-])(?![_~](?:<month-cue>_)?<any-month>)",
        examples=("يوم 30/6",),
        counters=(
            "بنتيجة 30/6",
            "يوم 30/16",
        ),
    ),
    Rule(
        "month-of-year",
        "month_of_year",
        "month-number",
        rf"{FREE}(?<!<digits>-)<month-number>[/\-]<year>(?![/.\-]|[_(]<era>)",
        examples=("تاريخ الإنتاج: 08/2022",),
        counters=("القانون 08/2022",),
    ),
    Rule(
        "century",
        "century",
        "century",
        r"<century>_<ordinal|day>(?:[_<~*]<era>)?",
        examples=("القرن التاسع عشر",),
        counters=(
            "القرن الرابع",
            "القرن الخامس ق.م",
        ),
    ),
    Rule(
        "decades",
        "decades",
        "decade",
        r"<decade>(?:[&,]<decade>){0,5}[_~]<century>_<ordinal|day>",
        examples=("ثمانينيات القرن التاسع عشر",),
        counters=("القرن العشرين سنة",),
    ),
    Rule(
        "decade",
        "decade",
        "decade",
        r"<decade>(?:_<era>)?",
        examples=("في الستينيات",),
        counters=("في الستينيات من عمرها",),
    ),
    Rule(
        "month",
        "month",
        "any-month",
        r"<any-month>(?:_<relative>)?",
        examples=(
            "شباط/فبراير",
            "مارس الماضي",
        ),
        counters=("مارس الرياضة",),
    ),
)
