"""The words that numbers in words are made of, in every form that they have in a text."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import NamedTuple

from arnorm._arabic.affixes import ARTICLE, BEFORE_ARTICLE, CONJUNCTIONS, PREPOSITIONS
from arnorm._arabic.data.magnitudes import MAGNITUDES
from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_ORDINALS, ORDINALS
from arnorm._core.patterns import lazy_pattern
from arnorm.numbers._context import FOLD, folded

__all__ = [
    "BARE",
    "CONJUNCTION",
    "DOZEN",
    "HUNDRED",
    "NO_PLACE",
    "PLURALS",
    "PREPOSITION",
    "SHORTEST",
    "THOUSAND",
    "TEN",
    "UNIT",
    "WORD",
    "Word",
    "figures",
    "skipped",
    "word_of",
]

# Runs of Arabic letters with their marks.
WORD = lazy_pattern("[\u0621-\u065f\u0670\u0671\u06cc\u06a9\ufb50-\ufdff\ufe70-\ufefc]+")

_FRACTIONS = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25")}
# Parts that a number counts: ثلاثة أرباع. By how many make a whole.
_PARTS = {
    "اثلاث": 3,
    "ارباع": 4,
    "اخماس": 5,
    "اسداس": 6,
    "اسباع": 7,
    "اثمان": 8,
    "اتساع": 9,
    "اعشار": 10,
}
_DOZENS = ("دزينه", "دزينات", "دسته", "دستات", "درزن")
DOZEN, THOUSAND = 12, 1000
_POINT = "فاصله"
# Plurals multiply, and count nothing by themselves.
PLURALS = frozenset(("الاف", "ملايين", "مليارات", "بلايين", "تريليونات", "ترليونات"))

UNIT, TEN, HUNDRED = 1, 2, 4  # places, as bits; teens fill two
NO_PLACE = UNIT & TEN
# How much is glued before a word: nothing, a conjunction, a preposition.
BARE, CONJUNCTION, PREPOSITION = range(3)


class Word(NamedTuple):
    """A word of a number: where it stands without its proclitic, whether و is that, and what it is worth."""

    start: int
    end: int
    text: str
    joined: bool
    # "number", "ordinal", "magnitude", "dual" (of one), "fraction", "parts", "dozen", "item", "point", "figures"
    kind: str
    value: Decimal
    place: int
    definite: bool  # it has the article
    glued: int = BARE


class _Row(NamedTuple):
    """A word's kind, value, place, and whether it is definite."""

    kind: str
    value: Decimal
    place: int = NO_PLACE
    definite: bool = False


@functools.cache
def _vocabulary() -> dict[str, _Row]:
    words: dict[str, _Row] = {}
    for word, value in CARDINALS.items():
        kind = "number" if value < THOUSAND else "magnitude" if value == THOUSAND else "dual"
        words[word] = _Row(kind, Decimal(value), _place(value))
    for word, power in MAGNITUDES.items():
        one = Decimal(10**power)
        if word.endswith(("وني", "اري", "ونين", "ارين")):
            words[word] = _Row("dual", one + one)
            continue
        words[word] = _Row("magnitude", one)
        if word not in PLURALS:
            words[word + "ا"] = _Row("magnitude", one)
            words |= {word + ending: _Row("dual", one + one) for ending in ("ان", "ين", "ي")}
    for word, value in ORDINALS.items():
        words[word] = words["اولي" if word == "اول" else word + "ه"] = _Row("ordinal", Decimal(value), _place(value))
    words |= {word + "ا": _Row("item", Decimal(value)) for word, value in ORDINALS.items()}
    words["صفر"] = _Row("number", Decimal(), UNIT | TEN | HUNDRED)  # alone: it joins nothing
    words |= {ARTICLE + word: row._replace(definite=True) for word, row in words.items()}
    words |= {word: _Row("ordinal", Decimal(value), _place(value), True) for word, value in DEFINITE_ORDINALS.items()}
    words |= {word: _Row("fraction", value) for word, value in _FRACTIONS.items()}
    words |= {word: _Row("parts", Decimal(whole)) for word, whole in _PARTS.items()}
    words |= {word: _Row("dozen", Decimal(DOZEN)) for word in _DOZENS}
    words[_POINT] = _Row("point", Decimal())
    return words


def _place(value: int) -> int:
    return HUNDRED if value >= 100 else TEN if value >= 20 else UNIT | TEN if value >= 10 else UNIT


# Prepositions stand before longer words only (لست), ك not before those of three letters (كمية).
SHORTEST = 3
_QUANTITY = "ك"
_QUICK = FOLD | {ord("\N{ARABIC TATWEEL}"): None}


@functools.cache
def _forms() -> dict[str, tuple[int, int, str]]:
    """Each form of a word in folded spelling: how many letters stand before the word, how much that is, the word."""
    forms: dict[str, tuple[int, int, str]] = {}
    conjunctions = ("", *CONJUNCTIONS)
    for word, (*_, definite) in _vocabulary().items():
        if definite:  # ل takes the article's alef away
            to = "ل" + word.removeprefix("ا")
            forms |= {other + to: (len(other) + len("لل"), PREPOSITION, word) for other in conjunctions}
        if len(word) >= SHORTEST:
            short = () if len(word) > SHORTEST else (_QUANTITY,)
            prepositions = [one for one in (BEFORE_ARTICLE if definite else PREPOSITIONS) if one not in short]
            before = [other + one for other in conjunctions for one in prepositions]
            forms |= {one + word: (len(one), PREPOSITION, word) for one in before}
    for word in _vocabulary():
        forms |= {one + word: (len(one), CONJUNCTION, word) for one in CONJUNCTIONS}
    return forms | {word: (len(""), BARE, word) for word in _vocabulary()}


def word_of(match: re.Match[str]) -> Word | None:
    """A run of Arabic letters as a word of a number; None if it is none."""
    raw = match.group()
    if (form := _form(raw)) is None:
        return None
    letters, glued, word = form
    start = match.start() + skipped(raw, letters)
    return Word(start, match.end(), word, glued == CONJUNCTION, *_vocabulary()[word], glued)


def figures(start: int, end: int, value: Decimal) -> Word:
    """A number in figures as a word of a number: 15 ألفا, ألف و500."""
    return Word(start, end, "", False, "figures", value, UNIT | TEN | HUNDRED, definite=False)


@functools.lru_cache(1 << 15)  # the words of a text come again: three times as fast
def _form(raw: str) -> tuple[int, int, str] | None:
    form = _forms().get(raw.translate(_QUICK))
    *_, word = form or [""]
    if word == "واحد" and "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}" in raw:
        return (len("و"), CONJUNCTION, "احد")  # وأحد عشر
    if form is None and not (raw.isalpha() and max(raw) < "\ufb50"):  # with marks, or in presentation forms
        form = _forms().get(folded(raw))
    return form


def skipped(word: str, letters: int) -> int:
    """How many characters the first letters are, with their marks."""
    at = 0
    while letters or (at < len(word) and not folded(word[at])):
        letters -= bool(folded(word[at]))
        at += 1
    return at
