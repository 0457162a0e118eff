"""The grammar of dates: tokens, what may stand between them, and the patterns they form.

The finder writes a stretch of text down as a string in which tokens and gaps alternate, one character each: «الأحد 23
نوفمبر 2025» becomes ``W_b_M_y|``. The patterns below are regular expressions over such strings.

Tokens::

    a b c d y x   digits: 1-12, 13-31, 0 or 32-99, 100-999, a year of four digits, any other number
    A I D Y       a number in words: 1-31, 32-99, 100-999, 1000 and more
    O o           an ordinal in words, 1-31 (الثالث والعشرين); a feminine one, of nights, years and hours
    M m           a month name; one that is an everyday word too
    W             a weekday
    C P           سنة, عام …; their duals and plurals
    S s           شهر; its dual and plural
    J j T V       يوم; أيام; بتاريخ; الموافق
    E             an era mark
    G h Z F       غرة; النصف; سلخ; العشر الأواخر …
    L H Q         ليلة; خلون, مضت …; بقين …
    R             المقبل, الماضي …
    K X           قرن; a decade (تسعينيات)

Gaps::

    _ n           white space or nothing; a line break
    ~ & ^ >       من; و; أو; إلى, حتى …
    + * <         ل, ب, في; بعد; قبل
    / - . ,       separators, with or without spaces; a dash that stands free is =
    ( ) :         brackets, a colon
    |             anything else: the stretch ends there
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from arnorm.dates import cues
from arnorm.dates._shadow import ERA_STROKE, fold

__all__ = ["LONG_LINE", "RULES", "Rule", "gap_of", "matches", "matches_again", "words_inside"]

LONG_LINE = 40

_WORDS_BETWEEN = (
    ("من", "~"),
    ("و", "&"),
    ("وال", "&"),
    ("أو", "^"),
    ("إلى", ">"),
    ("الى", ">"),
    ("إلى غاية", ">"),
    ("لغاية", ">"),
    ("وإلى", ">"),
    ("إلى ال", ">"),
    ("إلى حدود", ">"),
    ("وإلى غاية", ">"),
    ("ولغاية", ">"),
    ("حتى", ">"),
    ("وحتى", ">"),
    ("حتى ال", ">"),
    ("حتى نهاية", ">"),
    ("إلى نهاية", ">"),
    ("ل", "+"),
    ("ب", "+"),
    ("في", "+"),
    ("بعد", "*"),
    ("قبل", "<"),
    ("ال", "_"),
    ("من هذا", "~"),
    ("من ذلك", "~"),
    ("ديال", "~"),
    ("لهذا", "+"),
)

_SIGNS = {
    "": "_",
    "/": "/",
    "-": "-",
    "--": "-",
    ".": ".",
    "،": ",",
    "؛": "|",
    "(": "(",
    ")": ")",
    ":": ":",
    "=": ",",
    ".-": "-",
    "،و": "&",
    "،من": "~",
    "،ل": "+",
    "(من": "~",
    ")من": "~",
    "-(": "(",
    ")-": "-",
    ")/": "/",
    "/(": "(",
    ")،": ",",
    "،،": ",",
}


@functools.cache
def _between() -> dict[str, str]:
    gaps = {fold(word): gap for word, gap in _WORDS_BETWEEN}
    gaps.update(_SIGNS)
    return gaps


@functools.cache
def _epithet() -> re.Pattern[str]:
    """An epithet at the head of a gap, or what kind of year it is (السنوات المالية)."""
    words = "|".join(sorted((fold(word) for word in (*cues.EPITHETS, *cues.YEAR_ADJECTIVES)), key=len, reverse=True))
    return re.compile(rf"(?:(?:{words})(?:، ?| |$))+")


@functools.cache
def words_inside() -> frozenset[str]:
    """The words that may stand between two tokens of a date (folded)."""
    phrases = (*(word for word, _ in _WORDS_BETWEEN), *cues.EPITHETS, *cues.YEAR_ADJECTIVES)
    return frozenset(word for phrase in phrases for word in fold(phrase).split())


@functools.lru_cache(4096)
def gap_of(between: str) -> str:
    """The gap character for what stands between two tokens (folded)."""
    if between == " " or not between:
        return "_"
    between = between.replace(ERA_STROKE, "")
    if "\xa0\xa0\xa0" in between:
        return "|"
    breaks = between.count("\n")
    core = " ".join(between.split())
    gap = _between().get(core) or _between().get(core.replace(" ", "")) or _between().get(_epithet().sub("", core), "|")
    if gap == "." and between[-1] != ".":
        return "|"
    if gap == "-" and between[-1].isspace() and (between[0].isspace() or " -" in between):
        gap = "="
    if not breaks or gap == "|":
        return gap
    return "n" if breaks == 1 and gap in "_~" else "|"


_DAY = "[abOGhZ]"
_ERA = r"(?:[_(~*<]E)"
_CUED_YEAR = rf"[_,/.\-(~+&n)](?:s_)?C(?:_[ER])?[_():~n](?:[ydDYI](?:[/\-](?:[yc]))?{_ERA}?|[AO]{_ERA}?|[abco]{_ERA})"
_YEAR = rf"(?:(?:_R)?(?:{_CUED_YEAR}|[_,/.\-=(~+n)]y(?![/.][ab]){_ERA}?|[_,/\-(~][abcd]{_ERA})|[_,]d|[_~]Y)"
_OF = r"(?:[_~+n]|[_~]S[_~]|[/.=\-])"
_JOIN = r"[-=&>,^/]"
_MONTH = "[Mm]"
_WEEKDAY = r"(?:W(?:[_,/]|[_,]V[_:+]))?"
_DAYS = rf"{_DAY}(?:{_JOIN}(?:J_)?(?:W_)?{_DAY}){{0,9}}"

_ISO = r"y-[ab]-[ab](?:_E)?"
_FREE = r"(?<![abcdyx][/.])"  # not the tail of a longer row of numbers
_LEAD = r"(?:[ab][-=&>,]){0,9}"  # 12-14/3/1436


def _row(one: str, two: str, three: str, name: int) -> str:
    """Three numbers in a row with one separator, and no fourth."""
    slashed = rf"{one}(?P<s{name}>[/.]){two}(?P=s{name}){three}(?!(?P=s{name})[abcdyx])"
    return rf"(?:{slashed}|(?<![abcdyx]-){one}[-=]{two}[-=]{three}(?!-[abcdyx]))"


class Rule(NamedTuple):
    """A pattern, the tokens it can begin with, and the reader that makes a date of what it matches."""

    reader: str
    first: str
    pattern: str


# In order of preference: at each token the first rule that matches and whose reader agrees is taken.
RULES = (
    # 2011-04-27/2011-04-28, {2011-04-27,2011-04-29}
    Rule("interval", "y", rf"{_FREE}(?<![abcdyx]-){_ISO}(?:/{_ISO}|(?:,{_ISO}){{1,9}})(?![/-][abcdyx])"),
    # 23/11/2025, 1436/10/15هـ, 12-14/3/1436هـ
    Rule("numeric", "Wabcd", rf"{_FREE}{_WEEKDAY}{_LEAD}{_row('[abcd]', '[ab]', 'y', 1)}(?:[_(]E)?"),
    Rule("numeric", "Wy", rf"{_FREE}{_WEEKDAY}{_row('y', '[ab]', '[ab]', 2)}(?:[_(]E)?"),
    Rule("numeric", "Wabcd", rf"{_FREE}{_WEEKDAY}{_LEAD}{_row('[abcd]', '[ab]', '[abcd]', 3)}[_(]E"),
    Rule("numeric", "Wab", rf"{_FREE}{_WEEKDAY}{_row('[ab]', '[ab]', '[abc]', 4)}(?![_~](?:S_)?[Mm])"),
    # من 5/4 إلى 10/4/1442هـ
    Rule("numeric_range", "ab", rf"{_FREE}[ab]/[ab][-=>][ab]/[ab]/y(?![/.\-])(?:[_(]E)?"),
    # 29 نوفمبر و1 ديسمبر 2018, من 3 يناير إلى 5 مارس 2021
    Rule("days", "WabOGhZ", rf"(?<![.]){_WEEKDAY}{_DAYS}{_OF}{_MONTH}(?:[-=&>,]{_DAYS}{_OF}{_MONTH}){{1,3}}{_YEAR}"),
    # 23-25 نوفمبر 2025, الثالث والعشرين من محرم, الجمعة 1 والسبت 2 يوليو
    Rule("days", "WabOGhZ", rf"(?<![.]){_WEEKDAY}{_DAYS}{_OF}{_MONTH}{_YEAR}?"),
    Rule("days", "Wab", rf"{_WEEKDAY}[ab],M,y{_ERA}?"),
    # خمسة مايو, يناير 15، 2020
    Rule("days", "WA", rf"{_WEEKDAY}A(?:{_JOIN}A){{0,3}}_M{_YEAR}?"),
    Rule("month_day", "WM", rf"{_WEEKDAY}M_[ab][,_]y"),
    Rule("fatih", "ab", rf"[ab]_G_y{_ERA}?"),
    # 2023 فبراير سنة 26, a line that a PDF reader turned round
    Rule("reversed", "y", r"(?<!C_)y_[Mm]_C_[ab](?![/.]|[_(]E)"),
    # لعشر خلون من رمضان سنة ست وثلاثين, الأحد لعشر بقين من رجب
    Rule("nights", "WAL", rf"(?:W\+|{_WEEKDAY})(?:A(?:[_]L)?|L)_[HQ][_~](?:S[_~])?M{_YEAR}?"),
    # الليلة السابعة والعشرين من رمضان
    Rule("night", "L", rf"L_o[_~](?:S[_~])?M{_YEAR}?"),
    # سنة 1980 يوم 1 أبريل
    Rule("year_first", "C", rf"C_y[_,]J_{_DAY}{_OF}{_MONTH}(?!(?:_R)?[_,/.\-(~+n)](?:[ydDYA]|C))"),
    # العشر الأواخر من رمضان
    Rule("tens", "F", rf"F[_~](?:S[_~])?M{_YEAR}?"),
    # 5 شهر 6
    Rule("numbered", "ab", r"[ab]_S_a(?:[_/]y|_C_y)?"),
    # شهر 10/2015
    Rule("numbered", "S", r"S_a(?:[/\-]y(?![/\-]|[_(]E)|[_+~]C_y)"),
    # يناير وفبراير 2020, مارس 2020
    Rule("months", "Mm", rf"{_MONTH}(?:{_JOIN}(?:S_)?{_MONTH}){{0,9}}{_YEAR}"),
    # شهري مارس وأبريل, شهر رمضان
    Rule("cued_months", "s", rf"s[_~:]{_MONTH}(?:{_JOIN}{_MONTH}){{1,9}}{_YEAR}?"),
    Rule("cued_months", "S", rf"S[_~:(]{_MONTH}{_YEAR}?"),
    # 1439هـ/1440هـ
    Rule("era_pair", "CPy", r"(?<![abcdyx][/.])(?:[CP](?:_[ER])?[_(:~n])?y_E[-=/]y_E"),
    # عام 1990, بين عامي 1990 و1995, سنة سبع وأربعين وأربعمائة وألف
    Rule(
        "years",
        "CP",
        rf"[CP](?:_[ER])?[_(:~n](?![abdy][/.\-][ab][/.\-])"
        rf"(?:y[/\-][abc](?![/.\-])|[abc][/\-]y|[ydDYx](?:[-=/>][ydDY](?![/\-])|(?:[&,^][ydDY]){{1,9}})?){_ERA}?",
    ),
    Rule("years", "C", rf"C[_(:][abcIAOo]{_ERA}"),
    # 1446هـ, 1436 / 1437 هـ
    Rule(
        "era_years", "abcdyDYx", rf"(?<![abcdyx][/.])[abcdyDYx](?:[-=/>][abcdyDYx]|(?:[&,^][abcdyDYx]){{1,9}})?{_ERA}"
    ),
    # (1319هـ الموافق) 1902
    Rule("dual_year", "Vy", r"(?<=E[/_,(=\-])V[_:+]*y(?![/.\-])|(?<=E/)y(?![/.\-][abcdyx])"),
    # يوم 30/6
    Rule("lone", "JTWV", r"[JTWV][_:(+]*[ab][/\-][ab](?![/.\-])(?![_~](?:S_)?[Mm])"),
    # تاريخ الإنتاج: 08/2022
    Rule("month_of_year", "a", rf"{_FREE}(?<![abcdyx]-)a[/\-]y(?![/.\-]|[_(]E)"),
    # القرن التاسع عشر, الأربعينيات والخمسينيات من القرن العشرين, تسعينيات القرن الماضي
    Rule("century", "K", r"K_(?:O|[ab])(?:[_<~*]E)?"),
    Rule("decades", "X", r"X(?:[&,]X){0,5}[_~]K_(?:O|[ab])"),
    Rule("decade", "X", r"X(?:_E)?"),
    # a month named twice, or «مارس الماضي»
    Rule("month", "Mm", r"[Mm](?:_R)?"),
)


@functools.cache
def _rules_from(token: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules that can begin with a token."""
    return tuple((rule.reader, re.compile(rule.pattern)) for rule in RULES if token in rule.first)


def matches(line: str, at: int) -> tuple[tuple[str, int], ...]:
    """The rules that match a line at a place: (reader, end), in order of preference."""
    found = ((reader, pattern.match(line, at)) for reader, pattern in _rules_from(line[at]))
    return tuple((reader, match.end()) for reader, match in found if match is not None)


# For lines up to LONG_LINE: the same few come again and again; a longer one hardly comes twice.
matches_again = functools.lru_cache(8192)(matches)
