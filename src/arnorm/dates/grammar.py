"""The grammar of dates: tokens, what may stand between them, and the patterns they form.

The finder writes a stretch of text down as a string in which tokens and gaps alternate, one character each: «الأحد 23
نوفمبر 2025» becomes ``W_b_M_y|``. The patterns of `arnorm.dates.rules` are regular expressions over such strings.

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

from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import ERA_STROKE, fold

__all__ = [
    "DAY",
    "ERA",
    "YEAR",
    "OF",
    "JOIN",
    "MONTH",
    "WEEKDAY",
    "DAYS",
    "ISO",
    "FREE",
    "LEAD",
    "row",
    "gap_of",
    "words_inside",
]

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
    words = "|".join(
        sorted((fold(word) for word in (*date_cues.EPITHETS, *date_cues.YEAR_ADJECTIVES)), key=len, reverse=True)
    )
    return re.compile(rf"(?:(?:{words})(?:، ?| |$))+")


@functools.cache
def words_inside() -> frozenset[str]:
    """The words that may stand between two tokens of a date (folded)."""
    phrases = (*(word for word, _ in _WORDS_BETWEEN), *date_cues.EPITHETS, *date_cues.YEAR_ADJECTIVES)
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


# What rules are put together from.
DAY = "[abOGhZ]"
ERA = r"(?:[_(~*<]E)"
CUED_YEAR = rf"[_,/.\-(~+&n)](?:s_)?C(?:_[ER])?[_():~n](?:[ydDYI](?:[/\-](?:[yc]))?{ERA}?|[AO]{ERA}?|[abco]{ERA})"
YEAR = rf"(?:(?:_R)?(?:{CUED_YEAR}|[_,/.\-=(~+n)]y(?![/.][ab]){ERA}?|[_,/\-(~][abcd]{ERA})|[_,]d|[_~]Y)"
OF = r"(?:[_~+n]|[_~]S[_~]|[/.=\-])"
JOIN = r"[-=&>,^/]"
MONTH = "[Mm]"
WEEKDAY = r"(?:W(?:[_,/]|[_,]V[_:+]))?"
DAYS = rf"{DAY}(?:{JOIN}(?:J_)?(?:W_)?{DAY}){{0,9}}"

ISO = r"y-[ab]-[ab](?:_E)?"
FREE = r"(?<![abcdyx][/.])"  # not the tail of a longer row of numbers
LEAD = r"(?:[ab][-=&>,]){0,9}"  # 12-14/3/1436


def row(one: str, two: str, three: str, name: int) -> str:
    """Three numbers in a row with one separator, and no fourth."""
    slashed = rf"{one}(?P<s{name}>[/.]){two}(?P=s{name}){three}(?!(?P=s{name})[abcdyx])"
    return rf"(?:{slashed}|(?<![abcdyx]-){one}[-=]{two}[-=]{three}(?!-[abcdyx]))"
