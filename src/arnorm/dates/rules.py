"""The rules of dates, one a row: its name, who reads it, what it looks like, examples and counter-examples.

Patterns are regular expressions over the strings that `arnorm.dates.grammar` describes. At each token the first rule
that matches and whose reader does not refuse is taken; what readers refuse and why stands in `arnorm.dates.vetoes`.
Examples and counter-examples are run by ``tests/test_dates_rules.py``.
"""

from __future__ import annotations

from arnorm.dates.grammar import DAYS, ERA, FREE, ISO, JOIN, LEAD, OF, WEEKDAY, YEAR, row, rule
from arnorm.dates.rules_years import YEAR_RULES

__all__ = ["RULES"]


# In order of preference.
RULES = (
    rule(
        "interval",
        "interval",
        "year",
        rf"{FREE}(?<!<digits>-){ISO}(?:/{ISO}|(?:,{ISO}){{1,9}})(?![/-]<digits>)",
        examples=("من 2011-04-27/2011-04-28",),
        counters=("في 2011-04-27 و2011-05-28",),
    ),
    rule(
        "numeric",
        "numeric",
        "weekday|below-1000",
        rf"{FREE}{WEEKDAY}{LEAD}{row('<below-1000>', '<day>', '<year>', 1)}(?:[_(]<era>)?",
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
        "numeric",
        "weekday|year",
        rf"{FREE}{WEEKDAY}{row('<year>', '<day>', '<day>', 2)}(?:[_(]<era>)?",
        examples=("في 1436/10/15هـ",),
        counters=(
            "رقم 2020/3/5",
            "إصدار 2018.05.12",
            "أرشيف/2018/05/12/خبر",
        ),
    ),
    rule(
        "numeric-era",
        "numeric",
        "weekday|below-1000",
        rf"{FREE}{WEEKDAY}{LEAD}{row('<below-1000>', '<day>', '<below-1000>', 3)}[_(]<era>",
        examples=("في 5/3/755 هـ",),
        counters=("في 50/3/755 هـ",),
    ),
    rule(
        "numeric-short-year",
        "numeric",
        "weekday|day",
        rf"{FREE}{WEEKDAY}{row('<day>', '<day>', '<below-100>', 4)}(?![_~](?:<month-cue>_)?<any-month>)",
        examples=("يوم 5/3/12",),
        counters=("نتيجته 5/3/12",),
    ),
    rule(
        "numeric-cued",
        "numeric",
        "weekday|day",
        rf"{FREE}{WEEKDAY}<day>(?P<cued>[/\-])<day>(?P=cued)<year-cue>_<year>(?:[_(]<era>)?",
        examples=("في 18 / 10 / سنة 2005",),
        counters=(
            "رقم 18/10/سنة 2005",
            "في 18/40/سنة 2005",
        ),
    ),
    rule(
        "numeric-range",
        "numeric_range",
        "day",
        rf"{FREE}<day>/<month-number>[-=>]<day>/<month-number>/<year>(?![/.\-])(?:[_(]<era>)?",
        examples=("من 5/4 إلى 10/4/1442هـ",),
        counters=("من 5/14 إلى 10/14/1442هـ",),
    ),
    rule(
        "days-of-months",
        "days",
        "weekday|any-day",
        rf"(?<![.]){WEEKDAY}{DAYS}{OF}<any-month>(?:[-=&>,]{DAYS}{OF}<any-month>){{1,3}}{YEAR}",
        examples=("في 29 نوفمبر و1 ديسمبر 2018",),
        counters=("فازت تيريزا ماي وهزمت",),
    ),
    rule(
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
        "day-comma-month",
        "days",
        "weekday|day",
        rf"{WEEKDAY}<day>(?P<sign>[,;])<month>(?P=sign)<year>{ERA}?",
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
        "days",
        "weekday|words-31",
        rf"{WEEKDAY}<words-31>(?:{JOIN}<words-31>){{0,3}}_<month>{YEAR}?",
        examples=("في خمسة مايو",),
        counters=("خمسة رمضان",),
    ),
    rule(
        "month-day",
        "month_day",
        "weekday|month",
        rf"{WEEKDAY}<month>_<day|ordinal>[,_]<year>",
        examples=(
            "في يناير 15، 2020",
            "في يناير 14 2025",
            "في يناير الثاني والعشرين 2018",
        ),
        counters=("رمضان 15، 1850",),
    ),
    rule(
        "month-day-alone",
        "month_day_alone",
        "month",
        r"<month>[_/]<day>(?:[-=&>]<day>)?(?=\||,<day-cue|twin-cue|weekday|date-cue>|_<relative>)",
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
        "fatih",
        "day",
        rf"<day>_<first-day>_<year>{ERA}?",
        examples=("في 5 الفاتح 1990",),
        counters=("5 غرة 1990",),
    ),
    rule(
        "reversed",
        "reversed",
        "year",
        r"(?<!<year-cue>_)<year>_<any-month>_<year-cue>_<day>(?![/.]|[_(]<era>)",
        examples=("2023 فبراير سنة 26",),
        counters=("2023 رمضان سنة 26",),
    ),
    rule(
        "nights",
        "nights",
        "weekday|words-31|ordinal|night",
        rf"(?:<weekday>\+|{WEEKDAY})(?:<words-31|ordinal>(?:_<night>)?|<night>)"
        rf"_<passed|left>[_~](?:<month-cue>[_~])?<month>{YEAR}?",
        examples=("لعشر خلون من رمضان",),
        counters=("لثلاثين خلون من رمضان",),
    ),
    rule(
        "night",
        "night",
        "night",
        rf"<night>_<feminine>[_~](?:<month-cue>[_~])?<month>{YEAR}?",
        examples=("الليلة السابعة والعشرين من رمضان",),
        counters=("الليلة السابعة من مارس",),
    ),
    rule(
        "year-before-day",
        "year_first",
        "year-cue",
        rf"<year-cue>_<year>[_,]<day-cue>_<any-day>{OF}<any-month>"
        r"(?!(?:_<relative>)?[_,/.\-(~+n)]<any-year|words-31|year-cue>)",
        examples=("سنة 1980 يوم 1 أبريل",),
        counters=("سنة 1980 يوم 1 رمضان",),
    ),
    rule(
        "tens",
        "tens",
        "tens",
        rf"<tens>[_~](?:<month-cue>[_~])?<month>{YEAR}?",
        examples=("في العشر الأواخر من رمضان",),
        counters=("في العشر الأواخر",),
    ),
    rule(
        "numbered",
        "numbered",
        "day|ordinal",
        r"<day|ordinal>[_~]<month-cue>_<month-number|ordinal>(?:[_/]<year>|_<year-cue>_<year>)?(?:[_~]<era>)?",
        examples=(
            "يوم 5 شهر 6",
            "في 16 من شهر 10 سنة 2020",
            "يوم 22 من الشهر العاشر",
        ),
        counters=("عددها 5 شهر 6",),
    ),
    rule(
        "numbered-year",
        "numbered",
        "month-cue",
        r"<month-cue>_<month-number>"
        r"(?:[/\-]<year>(?![/\-]|[_(]<era>)|_<year>(?![/\-.]|[_(]<era>)|[_+~]<year-cue>_<year>|_<era>)",
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
    rule(
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
            "دورة جوان من السنة الجامعية 2022/2023",
            "حرارة الصيف 2020",
        ),
    ),
    rule(
        "months-cued",
        "cued_months",
        "months-cue",
        rf"<months-cue>[_~:]<any-month>(?:{JOIN}<any-month>){{1,9}}{YEAR}?",
        examples=("شهري مارس وأبريل",),
        counters=("شهري مارس ورمضان",),
    ),
    rule(
        "month-cued",
        "cued_months",
        "month-cue",
        rf"<month-cue>[_~:(]<any-month>{YEAR}?",
        examples=("شهر رمضان",),
        counters=("شهر الصيف",),
    ),
    *YEAR_RULES,
    rule(
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
