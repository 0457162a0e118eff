"""The grammar of dates: what may stand between tokens, and the patterns they form.

The finder writes a stretch of text down as a string in which tokens and gaps alternate, one character each: «الأحد 23
نوفمبر 2025» becomes ``W_b_M_y|``, a weekday, a day, a month and a year. The patterns of `arnorm.dates.rules` are
regular expressions over such strings. They name tokens and gaps (`arnorm.dates.tokens`), but for the gaps that look
like what they are, ``_ / - . , ( ) : |``; ``_`` is white space or nothing, and the stretch ends at ``|``.

Named groups say what the numbers in them are: ``(?P<day><day>)_<month>_(?P<year><year>)``, and in turn
``(?P<day_month><day>/<day>)``. A name that is needed twice has a figure at its end. Months by name need no group.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import ERA_STROKE, fold
from arnorm._core.patterns import lazy_pattern
from arnorm.dates import tokens as t

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
    "LINK",
    "row",
    "gap_of",
    "gap_with_epithets",
]


@functools.cache
def _gap_signs() -> dict[str, str]:
    """The gaps for what may stand between two tokens, folded; a line break alone is as good as nothing."""
    return {"": t.NOTHING} | {fold(words): t.NAMES[gap] for words, gap in date_cues.BETWEEN}


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


@functools.lru_cache(4096)
def gap_of(between: str) -> str:
    """The gap sign for the text between two tokens (folded)."""
    if between == " " or not between:
        return t.NOTHING
    between = between.replace(ERA_STROKE, "")
    return _classify_gap(between, " ".join(between.split()))


@functools.lru_cache(4096)
def gap_with_epithets(between: str, month: int, ahead: bool) -> str:
    """The gap sign between a Hijri month and another token, if the text between begins with the month's epithets."""
    between = between.replace(ERA_STROKE, "")
    core = " ".join(between.split())
    head = _epithets_pattern(month, ahead).match(core)
    return _classify_gap(between, core[head.end() :]) if head else t.OTHER


_OVER_LINE_END = {t.NOTHING: t.BREAK, t.OF: t.BREAK, t.AND: t.AND_BREAK}
_LOOSE = lazy_pattern(r"(?<![^\Wو]) | (?!\w)")  # only و may be a word apart: إ ل is not an article


def _classify_gap(between: str, core: str) -> str:
    """The gap sign for the text between two tokens; ``core`` is the part of it that counts."""
    if "\xa0\xa0\xa0" in between:
        return t.OTHER
    breaks = between.count("\n")
    gap = _gap_signs().get(core) or _gap_signs().get(_LOOSE.sub("", core))
    if gap is None and (adjective := _year_adjective_pattern().match(core)):
        known = _gap_signs().get(core[adjective.end() :], t.OTHER) in t.NOTHING + t.OF + t.OPEN
        return t.KIND_OF_YEAR if known and breaks < 2 else t.OTHER
    if gap is None or breaks > 1 or (gap == t.DOT and between[-1] != "."):
        return t.OTHER
    if breaks:
        return _OVER_LINE_END.get(gap, t.OTHER)
    is_free = gap == t.HYPHEN and between[-1].isspace() and (between[0].isspace() or " -" in between)
    return t.DASH if is_free else gap


# What rules are put together from.
LINK = "<nothing|of>"
ERA = "(?:<nothing|open|close|of|after|before><era>)"
CUED_YEAR = (
    r"<nothing|comma|slash|dot|hyphen|open|of|in|and|break>(?:<months-cue>_)?<year-cue>(?:_<era|relative>)?"
    rf"<nothing|open|close|of|colon|break>(?:<any-year|words-99>{ERA}?|<words-31|ordinal>{ERA}?|<below-100|feminine>{ERA})"
)
YEAR = (
    rf"(?P<year>(?:_<relative>)?(?:{CUED_YEAR}|<nothing|comma|slash|hyphen|open|of><below-1000>{ERA}"
    r"|<nothing|comma|slash|dot|hyphen|dash|open|close|of|in|break><year>(?![/.]<day>(?!_?<any-month>))"
    rf"{ERA}?)|[_,]<three-digits>|{LINK}<words-year>)"
)
OF = rf"(?:<nothing|of|in|break>|{LINK}<month-cue>{LINK}|<slash|dot|dash|hyphen>)"
JOIN = "<hyphen|dash|and|to|comma|or|slash>"
WEEKDAY = r"(?:<weekday>(?:[_,/]|[_,]<twin-cue><nothing|colon|in>))?"
DAYS = rf"<any-day>(?:{JOIN}(?:<day-cue>_)?(?:<weekday>_)?<any-day>){{0,9}}"

ISO = r"<year>-<month-number>-<day>(?:_<era>)?"
FREE = r"(?<!<digits>[/.])"  # not the tail of a longer row of numbers
LEAD = r"(?P<day0>(?:<day><hyphen|dash|and|to|comma>){0,9})"  # 12-14/3/1436


def row(one: str, two: str, three: str, name: int) -> str:
    """Three numbers in a row with one separator, and no fourth."""
    slashed = rf"{one}(?P<s{name}>[/.]){two}(?P=s{name}){three}(?!(?P=s{name})<digits>)"
    dash = "<hyphen|dash>"
    return rf"(?:{slashed}|(?<!<digits>-){one}{dash}{two}{dash}{three}(?!-<digits>))"
