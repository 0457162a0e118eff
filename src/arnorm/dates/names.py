"""Dates that are names of something, and months that are spoken of as words: both keep their own words."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import calendar_names
from arnorm._arabic.data.named_after_days import EVENTS, THINGS, WARS, WORDS
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import QUOTES
from arnorm._arabic.strokes import NON_JOINERS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import sides_of, up_to
from arnorm.dates.distances import NAME_CHARACTERS
from arnorm.dates.mention import DateMention

__all__ = ["has_other_name", "is_name"]

_QUOTED = lazy_pattern(f"[{QUOTES}]{{2}}")
_DASHED = lazy_pattern(f"[{NON_JOINERS}]ـ\\Z")  # قطرـ: a stroke for a dash, as punctuation writes it
_CALLED = lazy_pattern(
    rf"(?<!\w)(?:(?P<article>ال)|(?P<month>[{LETTERS}]{{0,2}}شهر)|[{LETTERS}]{{0,2}}(?:ال)?(?:"
    rf"(?P<thing>{'|'.join(THINGS)})|(?P<event>{'|'.join(EVENTS)})|(?P<war>{'|'.join(WARS)})|(?P<word>{'|'.join(WORDS)})))\Z"
)


@functools.lru_cache(8192)
def _classify_noun(word: str) -> str:
    """What a word before a date names by it: a "thing", an "event", a "war" or a "word"; nothing, for nearly all."""
    match = _CALLED.search(fold(word))
    return "" if match is None else match.lastgroup or ""


def is_name(text: str, mention: DateMention) -> bool:
    """Whether a date is the name of something: by the word before it, or by quotation marks."""
    if mention.year is None and _QUOTED.fullmatch("".join(sides_of(text, mention.start, mention.end))):
        return mention.day is not None
    before = up_to(text, mention.start, NAME_CHARACTERS)
    *words, word = before.rsplit(maxsplit=2) or [""]
    what = "" if _DASHED.search(word) else _classify_noun(word)
    if what == "article" and words:  # شارع الـ14 من جانفي
        what = _classify_noun(words[-1])
    elif not what or before.endswith(word):  # glued
        return False
    if mention.day is None:
        return what == "war" or (what in ("word", "month") and _is_spoken_of(mention, what, words))
    return what == "thing" or (what == "event" and (mention.year is None or mention.text[0].isalpha()))


def _is_spoken_of(mention: DateMention, what: str, words: Sequence[str]) -> bool:
    """Whether a month is called a word: كلمة تموز, اسم شهر تموز."""
    of_month = what == "month" and any(_classify_noun(word) == "word" for word in words[-1:])
    return (what == "word" or of_month) and mention.year is None and mention.calendar == "gregorian"


def has_other_name(text: str, mention: DateMention, beside: Sequence[DateMention]) -> bool:
    """Whether a month without a day has another of its names near it; ``beside`` are the mentions next to it."""
    if mention.day is not None or mention.month is None or mention.calendar != "gregorian":
        return False
    low, high = mention.start - NAME_CHARACTERS, mention.end + NAME_CHARACTERS
    for other in beside:  # a date with a day is written by its own name
        if other.day is not None and other.end <= mention.start:
            low = max(low, other.end)
        elif other.day is not None:
            high = min(high, other.start)
    before, after = fold(text[max(0, low) : mention.start]), fold(text[mention.end : high])
    own = fold(mention.text)
    names = (name[1] for side in (before, after) for name in _month_names()[mention.month].finditer(side))
    return after.startswith(" اللهاب") or any(name not in own for name in names)


@functools.cache
def _month_names() -> dict[int, re.Pattern[str]]:
    """A pattern for the names of each Gregorian month that are nothing else, in folded spelling."""
    names: dict[int, list[str]] = {}
    for month in calendar_names.MONTHS:
        if month.calendar == "gregorian" and not month.word:
            names.setdefault(month.number, []).append(fold(month.name))
    return {number: re.compile(rf"(?<!\w)[{LETTERS}]{{0,2}}({'|'.join(of)})(?!\w)") for number, of in names.items()}
