"""The grammar of dates: what may stand between tokens, and the patterns they form.

The finder writes a stretch of text down as a string in which tokens and gaps alternate, one character each: «الأحد 23
نوفمبر 2025» becomes ``W_b_M_y|``, a weekday, a day, a month and a year. The patterns of `arnorm.dates.rules` are
regular expressions over such strings; they name the tokens (`arnorm.dates.tokens`): ``<weekday>_<day>_<month>_<year>``.

Gaps::

    _ n           white space or nothing; a line break
    N ;           و at the head of a line; a stop and a space, after a day's number or a month
    ~ & ^ >       من; و; أو; إلى, حتى …
    + * <         ل, ب, في; بعد; قبل
    %             what kind of year it is: الدراسي
    / - . ,       separators, with or without spaces; a dash that stands free is =
    ( ) :         brackets, a colon
    |             anything else: the stretch ends there
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import ERA_STROKE, fold
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule
from arnorm.dates.tokens import letters

__all__ = [
    "ERA",
    "YEAR",
    "OF",
    "JOIN",
    "WEEKDAY",
    "DAYS",
    "ISO",
    "FREE",
    "LEAD",
    "DateRule",
    "row",
    "rule",
    "gap_of",
    "gap_with_epithets",
    "words_inside",
]


DateRule = Rule[str, str, None]


def rule(
    name: str, reader: str, first: str, pattern: str, *, examples: tuple[str, ...], counters: tuple[str, ...]
) -> DateRule:
    """A row: its reader by name, the tokens that it can begin with, and the pattern of its tokens and gaps."""
    return Rule(name, pattern, reader, "", examples, counters, keys=frozenset(letters(first)))


@functools.cache
def _gap_signs() -> dict[str, str]:
    """The gaps for what may stand between two tokens, folded; a line break alone is as good as nothing."""
    return {"": "_"} | {fold(words): gap for words, gap in date_cues.BETWEEN}


@functools.cache
def _epithets_pattern(month: int, ahead: bool) -> re.Pattern[str]:
    """Epithets of a Hijri month at the head of a gap, ``ahead`` of its name or behind it."""
    rows = (*date_cues.EPITHETS, *date_cues.MONTH_OWNERS) if ahead else date_cues.EPITHETS
    return _compile_at_head(word for word, months in rows if month in months)


@functools.cache
def _year_adjective_pattern() -> re.Pattern[str]:
    """What kind of year it is, at the head of a gap: السنوات المالية."""
    return _compile_at_head(date_cues.YEAR_ADJECTIVES)


def _compile_at_head(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = "|".join(sorted(map(fold, words), key=len, reverse=True))
    return re.compile(rf"(?:(?:{longest_first})(?: ?، ?| |$))+")


@functools.cache
def words_inside() -> frozenset[str]:
    """The words that may stand between two tokens of a date (folded)."""
    epithets = (word for word, _ in (*date_cues.EPITHETS, *date_cues.MONTH_OWNERS))
    phrases = (*(words for words, _ in date_cues.BETWEEN), *epithets, *date_cues.YEAR_ADJECTIVES)
    return frozenset(word for phrase in phrases for word in fold(phrase).split())


@functools.lru_cache(4096)
def gap_of(between: str) -> str:
    """The gap sign for the text between two tokens (folded)."""
    if between == " " or not between:
        return "_"
    between = between.replace(ERA_STROKE, "")
    return _classify_gap(between, " ".join(between.split()))


@functools.lru_cache(4096)
def gap_with_epithets(between: str, month: int, ahead: bool) -> str:
    """The gap sign between a Hijri month and another token, if the text between begins with the month's epithets."""
    between = between.replace(ERA_STROKE, "")
    core = " ".join(between.split())
    head = _epithets_pattern(month, ahead).match(core)
    return _classify_gap(between, core[head.end() :]) if head else "|"


_LOOSE = lazy_pattern(r"(?<![^\Wو]) | (?!\w)")  # only و may be a word apart: إ ل is not an article


def _classify_gap(between: str, core: str) -> str:
    """The gap sign for the text between two tokens; ``core`` is the part of it that counts."""
    if "\xa0\xa0\xa0" in between:
        return "|"
    breaks = between.count("\n")
    gap = _gap_signs().get(core) or _gap_signs().get(_LOOSE.sub("", core))
    if gap is None and (adjective := _year_adjective_pattern().match(core)):
        known = _gap_signs().get(core[adjective.end() :], "|") in "_~("
        return "%" if known and breaks < 2 else "|"
    gap = gap or "|"
    if gap == "." and between[-1] != ".":
        return "|"
    if gap == "-" and between[-1].isspace() and (between[0].isspace() or " -" in between):
        gap = "="
    if not breaks or gap == "|":
        return gap
    return "|" if breaks > 1 else "n" if gap in "_~" else "N" if gap == "&" else "|"


# What rules are put together from.
ERA = r"(?:[_()~*<]<era>)"
CUED_YEAR = (
    r"[_,/.\-(~+&n)](?:<months-cue>_)?<year-cue>(?:_<era|relative>)?[_():~n]"
    rf"(?:<any-year|words-99>{ERA}?|<words-31|ordinal>{ERA}?|<below-100|feminine>{ERA})"
)
YEAR = (
    rf"(?:(?:_<relative>)?(?:{CUED_YEAR}|[_,/.\-=(~+n)]<year>(?![/.]<day>(?!_?<any-month>)){ERA}?|[_,/\-(~]<below-1000>{ERA})"
    r"|[_,]<three-digits>|[_~]<words-year>)"
)
OF = r"(?:[_~+n]|[_~]<month-cue>[_~]|[/.=\-])"
JOIN = r"[-=&>,^/]"
WEEKDAY = r"(?:<weekday>(?:[_,/]|[_,]<twin-cue>[_:+]))?"
DAYS = rf"<any-day>(?:{JOIN}(?:<day-cue>_)?(?:<weekday>_)?<any-day>){{0,9}}"

ISO = r"<year>-<month-number>-<day>(?:_<era>)?"
FREE = r"(?<!<digits>[/.])"  # not the tail of a longer row of numbers
LEAD = r"(?:<day>[-=&>,]){0,9}"  # 12-14/3/1436


def row(one: str, two: str, three: str, name: int) -> str:
    """Three numbers in a row with one separator, and no fourth."""
    slashed = rf"{one}(?P<s{name}>[/.]){two}(?P=s{name}){three}(?!(?P=s{name})<digits>)"
    return rf"(?:{slashed}|(?<!<digits>-){one}[-=]{two}[-=]{three}(?!-<digits>))"
