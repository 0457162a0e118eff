"""The words that numbers in words are made of, in every form that they have in a text."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import NamedTuple

from arnorm._arabic.data.magnitudes import MAGNITUDES
from arnorm._arabic.data.numerals import CARDINALS
from arnorm.numbers._context import FOLD, folded

__all__ = ["HUNDRED", "PLURALS", "TEN", "UNIT", "Word", "word_of"]

_FRACTIONS = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25")}
_QUARTERS = "ارباع"
# Plurals multiply, and count nothing by themselves.
PLURALS = frozenset(("الاف", "ملايين", "مليارات", "بلايين", "تريليونات", "ترليونات"))

UNIT, TEN, HUNDRED = 1, 2, 4  # places, as bits; teens fill two


class Word(NamedTuple):
    """A word of a number: where it stands without its proclitic, whether و is that, and what it is worth."""

    start: int
    end: int
    text: str
    joined: bool
    kind: str  # "number", "magnitude", "dual" (of one), "definite" (one with the article), "fraction", "quarters"
    value: Decimal
    place: int
    glued: int  # how much is glued before it: 0 nothing, 1 a conjunction, 2 a preposition


@functools.cache
def _vocabulary() -> dict[str, tuple[str, Decimal, int]]:
    words: dict[str, tuple[str, Decimal, int]] = {}
    for word, value in CARDINALS.items():
        place = HUNDRED if value >= 100 else TEN if value >= 20 else UNIT | TEN if value >= 10 else UNIT
        kind = "number" if value < 1000 else "magnitude" if value == 1000 else "dual"
        words[word] = (kind, Decimal(value), place)
    for word, power in MAGNITUDES.items():
        one = Decimal(10**power)
        if word.endswith(("وني", "اري", "ونين", "ارين")):
            words[word] = ("dual", 2 * one, 0)
            continue
        words[word] = ("magnitude", one, 0)
        if word not in PLURALS:
            words[word + "ا"] = ("magnitude", one, 0)
            words["ال" + word] = ("definite", one, 0)
            words |= {word + ending: ("dual", 2 * one, 0) for ending in ("ان", "ين", "ي")}
    words["صفر"] = ("number", Decimal(0), UNIT | TEN | HUNDRED)  # alone: it joins nothing
    words |= {word: ("fraction", value, 0) for word, value in _FRACTIONS.items()}
    words[_QUARTERS] = ("quarters", Decimal("0.25"), 0)
    return words


# What may be glued before a number word, and how much that is; prepositions stand before longer ones only (لست).
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_SHORTEST = 4
_QUICK = FOLD | {ord("\N{ARABIC TATWEEL}"): None}


@functools.cache
def _forms() -> dict[str, tuple[int, int, str]]:
    """Each form of a word in folded spelling: how many letters stand before the word, how much that is, the word."""
    forms: dict[str, tuple[int, int, str]] = {}
    for word in _vocabulary():
        if len(word) >= _SHORTEST:
            for one in _PREPOSITIONS:
                forms |= {other + one + word: (len(other) + 1, 2, word) for other in ("", *_CONJUNCTIONS)}
    for word in _vocabulary():
        forms |= {one + word: (1, 1, word) for one in _CONJUNCTIONS}
    return forms | {word: (0, 0, word) for word in _vocabulary()}


def word_of(match: re.Match[str]) -> Word | None:
    """A run of Arabic letters as a word of a number; None if it is none."""
    if (form := _form(match[0])) is None:
        return None
    letters, glued, word = form
    start = match.start() + _skipped(match[0], letters)
    return Word(start, match.end(), word, glued == 1, *_vocabulary()[word], glued)


@functools.lru_cache(1 << 15)  # the words of a text come again: three times as fast
def _form(raw: str) -> tuple[int, int, str] | None:
    form = _forms().get(raw.translate(_QUICK))
    if form is not None and form[2] == "واحد" and "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}" in raw:
        return (1, 1, "احد")  # وأحد عشر
    if form is None and not (raw.isalpha() and raw[0] < "\ufb50"):  # with marks, or in presentation forms
        form = _forms().get(folded(raw))
    return form


def _skipped(word: str, letters: int) -> int:
    """How many characters the first letters are, with their marks."""
    at = 0
    while letters or (at < len(word) and not folded(word[at])):
        letters -= bool(folded(word[at]))
        at += 1
    return at
