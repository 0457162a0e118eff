"""The rules of dates, one a row: its name, who reads it, what it looks like, examples and counter-examples.

Patterns are regular expressions over the strings that `arnorm.dates.grammar` describes. At each token the first rule
that matches and whose reader does not refuse is taken; what readers refuse and why stands in `arnorm.dates.vetoes`.
Examples and counter-examples are run by ``tests/test_dates_rules.py``.
"""

from __future__ import annotations

from typing import NamedTuple

from arnorm.dates.grammar import DAY, DAYS, ERA, FREE, ISO, JOIN, LEAD, MONTH, OF, WEEKDAY, YEAR, row

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
        "y",
        rf"{FREE}(?<![abcdyx]-){ISO}(?:/{ISO}|(?:,{ISO}){{1,9}})(?![/-][abcdyx])",
        examples=("من 2011-04-27/2011-04-28",),
        counters=("في 2011-04-27 و2011-05-28",),
    ),
    Rule(
        "numeric",
        "numeric",
        "Wabcd",
        rf"{FREE}{WEEKDAY}{LEAD}{row('[abcd]', '[ab]', 'y', 1)}(?:[_(]E)?",
        examples=(
            "في 23/11/2025",
            "في 12-14/3/1436هـ",
        ),
        counters=("رقم (3/5/2020)",),
    ),
    Rule(
        "numeric-year-first",
        "numeric",
        "Wy",
        rf"{FREE}{WEEKDAY}{row('y', '[ab]', '[ab]', 2)}(?:[_(]E)?",
        examples=("في 1436/10/15هـ",),
        counters=("رقم 2020/3/5",),
    ),
    Rule(
        "numeric-era",
        "numeric",
        "Wabcd",
        rf"{FREE}{WEEKDAY}{LEAD}{row('[abcd]', '[ab]', '[abcd]', 3)}[_(]E",
        examples=("في 5/3/755 هـ",),
        counters=("في 50/3/755 هـ",),
    ),
    Rule(
        "numeric-short-year",
        "numeric",
        "Wab",
        rf"{FREE}{WEEKDAY}{row('[ab]', '[ab]', '[abc]', 4)}(?![_~](?:S_)?[Mm])",
        examples=("يوم 5/3/12",),
        counters=("نتيجته 5/3/12",),
    ),
    Rule(
        "numeric-range",
        "numeric_range",
        "ab",
        rf"{FREE}[ab]/[ab][-=>][ab]/[ab]/y(?![/.\-])(?:[_(]E)?",
        examples=("من 5/4 إلى 10/4/1442هـ",),
        counters=("من 5/14 إلى 10/14/1442هـ",),
    ),
    Rule(
        "days-of-months",
        "days",
        "WabOGhZ",
        rf"(?<![.]){WEEKDAY}{DAYS}{OF}{MONTH}(?:[-=&>,]{DAYS}{OF}{MONTH}){{1,3}}{YEAR}",
        examples=("في 29 نوفمبر و1 ديسمبر 2018",),
        counters=("فازت تيريزا ماي وهزمت",),
    ),
    Rule(
        "days",
        "days",
        "WabOGhZ",
        rf"(?<![.]){WEEKDAY}{DAYS}{OF}{MONTH}{YEAR}?",
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
        "Wab",
        rf"{WEEKDAY}[ab],M,y{ERA}?",
        examples=("في 5، مارس، 2020",),
        counters=("في 5، الربيع، قال",),
    ),
    Rule(
        "day-in-words",
        "days",
        "WA",
        rf"{WEEKDAY}A(?:{JOIN}A){{0,3}}_M{YEAR}?",
        examples=("في خمسة مايو",),
        counters=("خمسة رمضان",),
    ),
    Rule(
        "month-day",
        "month_day",
        "WM",
        rf"{WEEKDAY}M_[ab][,_]y",
        examples=(
            "في يناير 15، 2020",
            "في يناير 14 2025",
        ),
        counters=("رمضان 15، 1850",),
    ),
    Rule(
        "fatih",
        "fatih",
        "ab",
        rf"[ab]_G_y{ERA}?",
        examples=("في 5 الفاتح 1990",),
        counters=("5 غرة 1990",),
    ),
    Rule(
        "reversed",
        "reversed",
        "y",
        r"(?<!C_)y_[Mm]_C_[ab](?![/.]|[_(]E)",
        examples=("2023 فبراير سنة 26",),
        counters=("2023 رمضان سنة 26",),
    ),
    Rule(
        "nights",
        "nights",
        "WAL",
        rf"(?:W\+|{WEEKDAY})(?:A(?:[_]L)?|L)_[HQ][_~](?:S[_~])?M{YEAR}?",
        examples=("لعشر خلون من رمضان",),
        counters=("لثلاثين خلون من رمضان",),
    ),
    Rule(
        "night",
        "night",
        "L",
        rf"L_o[_~](?:S[_~])?M{YEAR}?",
        examples=("الليلة السابعة والعشرين من رمضان",),
        counters=("الليلة السابعة من مارس",),
    ),
    Rule(
        "year-before-day",
        "year_first",
        "C",
        rf"C_y[_,]J_{DAY}{OF}{MONTH}(?!(?:_R)?[_,/.\-(~+n)](?:[ydDYA]|C))",
        examples=("سنة 1980 يوم 1 أبريل",),
        counters=("سنة 1980 يوم 1 رمضان",),
    ),
    Rule(
        "tens",
        "tens",
        "F",
        rf"F[_~](?:S[_~])?M{YEAR}?",
        examples=("في العشر الأواخر من رمضان",),
        counters=("في العشر الأواخر",),
    ),
    Rule(
        "numbered",
        "numbered",
        "ab",
        r"[ab]_S_a(?:[_/]y|_C_y)?",
        examples=("يوم 5 شهر 6",),
        counters=("عددها 5 شهر 6",),
    ),
    Rule(
        "numbered-year",
        "numbered",
        "S",
        r"S_a(?:[/\-]y(?![/\-]|[_(]E)|[_+~]C_y)",
        examples=("شهر 10/2015",),
        counters=("شهر 10/2015 هـ",),
    ),
    Rule(
        "months",
        "months",
        "Mm",
        rf"{MONTH}(?:{JOIN}(?:S_)?{MONTH}){{0,9}}{YEAR}",
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
        "s",
        rf"s[_~:]{MONTH}(?:{JOIN}{MONTH}){{1,9}}{YEAR}?",
        examples=("شهري مارس وأبريل",),
        counters=("شهري مارس ورمضان",),
    ),
    Rule(
        "month-cued",
        "cued_months",
        "S",
        rf"S[_~:(]{MONTH}{YEAR}?",
        examples=("شهر رمضان",),
        counters=("شهر الصيف",),
    ),
    Rule(
        "school-year",
        "era_pair",
        "CPy",
        r"(?<![abcdyx][/.])(?:[CP](?:_[ER])?[_(:~n])?y_E[-=/]y_E",
        examples=("سنة 1439هـ/1440هـ",),
        counters=("بين 1439هـ/1450هـ",),
    ),
    Rule(
        "years",
        "years",
        "CP",
        rf"[CP](?:_[ER])?[_(:~n](?![abdy][/.\-][ab][/.\-])"
        rf"(?:y[/\-][abc](?![/.\-])|[abc][/\-]y|[ydDYx](?:[-=/>][ydDY](?![/\-])|(?:[&,^][ydDY]){{1,9}})?){ERA}?",
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
        "C",
        rf"C[_(:][abcIAOo]{ERA}",
        examples=("سنة 5 هـ",),
        counters=("خمس سنوات",),
    ),
    Rule(
        "era-years",
        "era_years",
        "abcdyDYx",
        rf"(?<![abcdyx][/.])[abcdyDYx](?:[-=/>][abcdyDYx]|(?:[&,^][abcdyDYx]){{1,9}})?{ERA}",
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
        "Vy",
        r"(?<=E[/_,(=\-])V[_:+]*y(?![/.\-])|(?<=E/)y(?![/.\-][abcdyx])",
        examples=("1319هـ الموافق 1902",),
        counters=("1319هـ الموافق 1400",),
    ),
    Rule(
        "lone",
        "lone",
        "JTWV",
        r"[JTWV][_:(+]*[ab][/\-][ab](?![/.\-])(?![_~](?:S_)?[Mm])",
        examples=("يوم 30/6",),
        counters=(
            "بنتيجة 30/6",
            "يوم 30/16",
        ),
    ),
    Rule(
        "month-of-year",
        "month_of_year",
        "a",
        rf"{FREE}(?<![abcdyx]-)a[/\-]y(?![/.\-]|[_(]E)",
        examples=("تاريخ الإنتاج: 08/2022",),
        counters=("القانون 08/2022",),
    ),
    Rule(
        "century",
        "century",
        "K",
        r"K_(?:O|[ab])(?:[_<~*]E)?",
        examples=("القرن التاسع عشر",),
        counters=(
            "القرن الرابع",
            "القرن الخامس ق.م",
        ),
    ),
    Rule(
        "decades",
        "decades",
        "X",
        r"X(?:[&,]X){0,5}[_~]K_(?:O|[ab])",
        examples=("ثمانينيات القرن التاسع عشر",),
        counters=("القرن العشرين سنة",),
    ),
    Rule(
        "decade",
        "decade",
        "X",
        r"X(?:_E)?",
        examples=("في الستينيات",),
        counters=("في الستينيات من عمرها",),
    ),
    Rule(
        "month",
        "month",
        "Mm",
        r"[Mm](?:_R)?",
        examples=(
            "شباط/فبراير",
            "مارس الماضي",
        ),
        counters=("مارس الرياضة",),
    ),
)
