"""The rules of years: with سنة or عام, with an era mark, by centuries and decades; see `arnorm.dates.rules`."""

from __future__ import annotations

from arnorm.dates.grammar import ERA, FREE, rule

__all__ = ["YEAR_RULES"]

# In order of preference.
YEAR_RULES = (
    rule(
        "school-year",
        "era_pair",
        "any-year-cue|year",
        r"(?<!<digits>[/.])(?:<any-year-cue>(?:[_%]<era|relative>)?[_(:~n%])?<year>_<era>[-=/]<year>_<era>",
        examples=("سنة 1439هـ/1440هـ",),
        counters=("بين 1439هـ/1450هـ",),
    ),
    rule(
        "years",
        "years",
        "any-year-cue",
        rf"<any-year-cue>(?:[_%]<era|relative>)?[_(:~n%](?!<day|three-digits|year>[/.\-]<day>[/.\-])"
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
    rule(
        "small-years",
        "years",
        "year-cue",
        rf"<year-cue>[_(:]<below-100|words-99|words-31|ordinal|feminine>{ERA}",
        examples=("سنة 5 هـ",),
        counters=("خمس سنوات",),
    ),
    rule(
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
            "لوحة رقم 1439ه",
            "مادة 91هـاء",
            "المادة 1382 ق.م",
            "التاريخ:  /  / 14هـ",
        ),
    ),
    rule(
        "twin-year",
        "dual_year",
        "twin-cue|year",
        r"(?<=<era>[/_,(=\-])<twin-cue>[_:+]*<year>(?![/.\-])|(?<=<era>/)<year>(?![/.\-]<digits>)",
        examples=("1319هـ الموافق 1902",),
        counters=("1319هـ الموافق 1400",),
    ),
    rule(
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
    rule(
        "month-of-year",
        "month_of_year",
        "month-number",
        rf"{FREE}(?<!<digits>-)<month-number>[/\-]<year>(?![/.\-]|[_(]<era>)",
        examples=("تاريخ الإنتاج: 08/2022",),
        counters=("القانون 08/2022",),
    ),
    rule(
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
    rule(
        "decades",
        "decades",
        "decade",
        r"<decade>(?:[&,]<decade>){0,5}[_~]<century>_<ordinal|day>",
        examples=("ثمانينيات القرن التاسع عشر",),
        counters=("القرن العشرين سنة",),
    ),
    rule(
        "decade",
        "decade",
        "decade",
        r"<decade>(?:_<era>)?",
        examples=("في الستينيات",),
        counters=("في الستينيات من عمرها", "امرأة في الستينيات"),
    ),
)
