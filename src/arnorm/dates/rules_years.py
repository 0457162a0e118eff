"""The rules of months and years without a day: with شهر, سنة or عام, with an era mark, by centuries and decades."""

from __future__ import annotations

from arnorm.dates import vetoes
from arnorm.dates import vetoes_numbers as figures
from arnorm.dates.build import (
    ERA,
    FREE,
    JOIN,
    LINK,
    YEAR,
    Meaning,
    read_centuries,
    read_days,
    read_decades,
    read_figures,
    read_month,
    read_numbers,
    read_twin_year,
    read_years,
    rule,
)

__all__ = ["YEAR_RULES"]

YEARS = Meaning(read_years, ())
DECADES = Meaning(read_decades, ("decade",))
BEHIND_CUE = "<nothing|open|colon|of|break|kind-of-year>"
ANY = "<digits|words-999|words-year>"

MONTH_WITH_CUE = Meaning(read_days, ("month-cue",))

# In order of preference.
YEAR_RULES = (
    rule(
        "months",
        "any-month",
        rf"<any-month>(?:{JOIN}(?:<month-cue>_)?<any-month>){{0,9}}{YEAR}",
        Meaning(read_days, ("month-year",)),
        vetoes.OF_MONTHS,
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
        "months-cue",
        rf"<months-cue><nothing|of|colon><any-month>(?:{JOIN}<any-month>){{1,9}}{YEAR}?",
        MONTH_WITH_CUE,
        vetoes.OF_MONTHS_WITH_CUE,
        examples=("شهري مارس وأبريل",),
        counters=("شهري مارس ورمضان",),
    ),
    rule(
        "month-cued",
        "month-cue",
        rf"<month-cue><nothing|of|colon|open><any-month>{YEAR}?",
        MONTH_WITH_CUE,
        vetoes.OF_MONTHS_WITH_CUE,
        examples=("شهر رمضان",),
        counters=("شهر الصيف",),
    ),
    rule(
        "school-year",
        "any-year-cue|year",
        rf"(?<!<digits>[/.])(?:<any-year-cue>(?:<nothing|kind-of-year><era|relative>)?{BEHIND_CUE})?"
        r"(?P<year><year>_<era><hyphen|dash|slash><year>_<era>)",
        YEARS,
        (figures.TWO_YEARS,),
        examples=("سنة 1439هـ/1440هـ",),
        counters=("بين 1439هـ/1450هـ",),
    ),
    rule(
        "years-between",
        "years-cue",
        rf"<years-cue>{BEHIND_CUE}(?P<year><year>_<era><hyphen|dash|slash|to><year>)_<era>",
        YEARS,
        (figures.TWO_ERAS,),
        examples=("بين عامي 1969م - 1982م",),
        counters=("بين عامي 1389هـ - 1982م",),
    ),
    rule(
        "years",
        "any-year-cue",
        rf"<any-year-cue>(?:<nothing|kind-of-year><era|relative>)?{BEHIND_CUE}(?!<day|three-digits|year>[/.\-]<day>[/.\-])"
        rf"(?P<year><year>[/\-]<below-100>(?![/.\-])|<below-100>[/\-]<year>"
        rf"|<any-year|long>(?:<hyphen|dash|slash|to><any-year>(?![/\-])|(?:<and|comma|or><any-year>){{1,9}})?){ERA}?",
        YEARS,
        figures.OF_YEARS,
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
    rule(
        "small-years",
        "year-cue",
        rf"<year-cue>[_(:](?P<year><below-100|words-99|words-31|ordinal|feminine>){ERA}",
        YEARS,
        figures.OF_YEARS,
        examples=("سنة 5 هـ",),
        counters=("خمس سنوات",),
    ),
    rule(
        "era-years",
        "digits|words-999|words-year",
        rf"(?<!<digits>[/.])(?P<year>{ANY}(?:<hyphen|dash|slash|to>{ANY}|(?:<and|comma|or>{ANY}){{1,9}})?){ERA}",
        YEARS,
        figures.OF_ERA_YEARS,
        examples=(
            "توفي 1446هـ",
            "في 44 ق.م",
        ),
        counters=(
            "على بعد 1500 م",
            "الفقرة 5 هـ",
            "القرن 5 هـ",
            "لوحة رقم 1439ه",
            "مادة 91هـاء",
            "المادة 1382 ق.م",
            "التاريخ:  /  / 14هـ",
        ),
    ),
    rule(
        "twin-year",
        "twin-cue|year",
        r"(?<=<era><slash|nothing|comma|open|dash|hyphen>)<twin-cue><nothing|colon|in>*(?P<year><year>)(?![/.\-])|(?<=<era>/)(?P<year1><year>)(?![/.\-]<digits>)",
        Meaning(read_twin_year, ("dual",)),
        (figures.ONE_CALENDAR,),
        examples=("1319هـ الموافق 1902",),
        counters=("1319هـ الموافق 1400",),
    ),
    rule(
        "lone",
        "day-cue|date-cue|weekday|twin-cue",
        rf"<day-cue|date-cue|weekday|twin-cue><nothing|colon|open|in>*(?P<day_month><day>[/\-]<day>)(?![/.\-])"
        rf"(?!{LINK}(?:<month-cue>_)?<any-month>)",
        Meaning(read_figures, ()),
        (figures.is_no_day, figures.NO_MONTH),
        examples=("يوم 30/6",),
        counters=(
            "بنتيجة 30/6",
            "يوم 30/16",
        ),
    ),
    rule(
        "month-of-year",
        "month-number",
        rf"{FREE}(?<!<digits>-)(?P<month><month-number>)[/\-](?P<year><year>)(?![/.\-]|[_(]<era>)",
        Meaning(read_numbers, ("numeric",)),
        (figures.LAW,),
        examples=("تاريخ الإنتاج: 08/2022",),
        counters=("القانون 08/2022",),
    ),
    rule(
        "century",
        "century",
        r"<century>_(?P<year><ordinal|day>)(?:<nothing|before|of|after><era>)?",
        Meaning(read_centuries, ("century",)),
        figures.OF_CENTURIES,
        examples=("القرن التاسع عشر",),
        counters=(
            "القرن الرابع",
            "القرن الخامس ق.م",
        ),
    ),
    rule(
        "decades",
        "decade",
        rf"(?P<year><decade>(?:<and|comma><decade>){{0,5}}){LINK}<century>_(?P<year1><ordinal|day>)",
        DECADES,
        examples=("ثمانينيات القرن التاسع عشر",),
        counters=("القرن العشرين سنة",),
    ),
    rule(
        "decade",
        "decade",
        r"(?P<year><decade>)(?:_<era>)?",
        DECADES,
        figures.OF_DECADES,
        examples=("في الستينيات",),
        counters=("في الستينيات من عمرها", "امرأة في الستينيات"),
    ),
    rule(
        "month",
        "any-month",
        r"<any-month>(?:_<relative>)?",
        Meaning(read_month, ()),
        (vetoes.BARE_MONTH,),
        examples=(
            "شباط/فبراير",
            "مارس الماضي",
        ),
        counters=("مارس الرياضة",),
    ),
)
