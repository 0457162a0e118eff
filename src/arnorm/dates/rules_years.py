"""The rules of years: with سنة or عام, with an era mark, by centuries and decades; see `arnorm.dates.rules`."""

from __future__ import annotations

from arnorm.dates import vetoes_numbers as vetoes
from arnorm.dates.build import (
    Meaning,
    read_centuries,
    read_decades,
    read_figures,
    read_numbers,
    read_twin_year,
    read_years,
    rule,
)
from arnorm.dates.grammar import ERA, FREE, LINK

__all__ = ["YEAR_RULES"]

YEARS = Meaning(read_years, ())
DECADES = Meaning(read_decades, ("decade",))
BEHIND_CUE = "<nothing|open|colon|of|break|kind-of-year>"
ANY = "<digits|words-999|words-year>"

# In order of preference.
YEAR_RULES = (
    rule(
        "school-year",
        "any-year-cue|year",
        rf"(?<!<digits>[/.])(?:<any-year-cue>(?:<nothing|kind-of-year><era|relative>)?{BEHIND_CUE})?"
        r"(?P<year><year>_<era><hyphen|dash|slash><year>_<era>)",
        YEARS,
        (vetoes.TWO_YEARS,),
        examples=("سنة 1439هـ/1440هـ",),
        counters=("بين 1439هـ/1450هـ",),
    ),
    rule(
        "years",
        "any-year-cue",
        rf"<any-year-cue>(?:<nothing|kind-of-year><era|relative>)?{BEHIND_CUE}(?!<day|three-digits|year>[/.\-]<day>[/.\-])"
        rf"(?P<year><year>[/\-]<below-100>(?![/.\-])|<below-100>[/\-]<year>"
        rf"|<any-year|long>(?:<hyphen|dash|slash|to><any-year>(?![/\-])|(?:<and|comma|or><any-year>){{1,9}})?){ERA}?",
        YEARS,
        vetoes.OF_YEARS,
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
        vetoes.OF_YEARS,
        examples=("سنة 5 هـ",),
        counters=("خمس سنوات",),
    ),
    rule(
        "era-years",
        "digits|words-999|words-year",
        rf"(?<!<digits>[/.])(?P<year>{ANY}(?:<hyphen|dash|slash|to>{ANY}|(?:<and|comma|or>{ANY}){{1,9}})?){ERA}",
        YEARS,
        vetoes.OF_ERA_YEARS,
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
        (vetoes.ONE_CALENDAR,),
        examples=("1319هـ الموافق 1902",),
        counters=("1319هـ الموافق 1400",),
    ),
    rule(
        "lone",
        "day-cue|date-cue|weekday|twin-cue",
        rf"<day-cue|date-cue|weekday|twin-cue><nothing|colon|open|in>*(?P<day_month><day>[/\-]<day>)(?![/.\-])"
        rf"(?!{LINK}(?:<month-cue>_)?<any-month>)",
        Meaning(read_figures, ()),
        (vetoes.NO_SUCH_DAY, vetoes.NO_MONTH),
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
        (vetoes.LAW,),
        examples=("تاريخ الإنتاج: 08/2022",),
        counters=("القانون 08/2022",),
    ),
    rule(
        "century",
        "century",
        r"<century>_(?P<year><ordinal|day>)(?:<nothing|before|of|after><era>)?",
        Meaning(read_centuries, ("century",)),
        vetoes.OF_CENTURIES,
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
        vetoes.OF_DECADES,
        examples=("في الستينيات",),
        counters=("في الستينيات من عمرها", "امرأة في الستينيات"),
    ),
)
