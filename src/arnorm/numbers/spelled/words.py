"""The words that numbers in words are made of, in every form that they have in a text."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, compress
from typing import NamedTuple

from arnorm._arabic.affixes import ARTICLE, BEFORE_ARTICLE, CONJUNCTIONS, PREPOSITIONS
from arnorm._arabic.data.clock import DAY_PERIODS, DURATION_UNITS
from arnorm._arabic.data.magnitudes import MAGNITUDES
from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_ORDINALS, ORDINALS
from arnorm._arabic.folding import FoldedView, folded_view
from arnorm._arabic.money import list_duals, words_for_money
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm.numbers.context import fold_word

__all__ = [
    "BARE",
    "CONJUNCTION",
    "DOZEN",
    "HUNDREDS_PLACE",
    "CLOCK_WORD",
    "FIRSTS",
    "MONEY_WORD",
    "NUMBER_WORD",
    "SIGNS",
    "THIRDS",
    "Words",
    "NO_PLACE",
    "ONE_SPACE",
    "PAIRS",
    "PLURALS",
    "PREPOSITION",
    "SHORTEST_LETTERS",
    "TENS_PLACE",
    "THOUSAND",
    "UNITS_PLACE",
    "Token",
    "Word",
    "are_adjacent",
    "count_chars",
    "make_figures",
    "read_word",
    "words_in",
]

# What readers look for: words of numbers, of the clock, of money; bits.
NUMBER_WORD, CLOCK_WORD, MONEY_WORD = 1, 2, 4
_WORDS = lazy_pattern("([\u0621-\u064a]+)")
_REST_OF_WORD = lazy_pattern("[\u0640\u064b-\u065f\u0670]*+")


class Words(NamedTuple):
    """The words of a text on its folded view, where each ends there, and the known ones by their place and kind."""

    view: FoldedView
    folded: list[str]
    ends: list[int]
    known: list[tuple[int, int]]

    def find(self, kind: int) -> list[int]:
        """The places of the words of a kind among the words."""
        return [at for at, kinds in self.known if kinds & kind]

    def is_between_digits(self, at: int) -> bool:
        """Whether a digit and a space are on both sides of a word."""
        text, end = self.view.text, self.ends[at]
        start = end - len(self.folded[at])
        return text[start - 2 : start - 1].isdecimal() and text[end + 1 : end + 2].isdecimal()

    def spans_in(self, text: str, places: Sequence[int]) -> list[tuple[int, int]]:
        """Where the words at these places are in the text as given, with their marks."""
        edges = [edge for at in places for edge in (self.ends[at] - len(self.folded[at]), self.ends[at] - 1)]
        found = self.view.places(edges)
        if not self.view.counts:
            return [(start, last + 1) for start, last in zip(found[::2], found[1::2], strict=True)]
        ends = (_REST_OF_WORD.match(text, last + 1).end() for last in found[1::2])  # type: ignore[union-attr]
        return list(zip(found[::2], ends, strict=True))


def words_in(scan: Scan) -> Words:
    """The words of a text, in one pass for all readers; share them with ``scan.derive(words_in)``."""
    view = folded_view(scan)
    pieces = _WORDS.split(view.text)
    kinds = list(map(_list_kinds().get, pieces[1::2]))
    known = zip(compress(itertools.count(), kinds), filter(None, kinds), strict=True)
    return Words(view, pieces[1::2], list(accumulate(map(len, pieces)))[1::2], list(known))


@functools.cache
def _list_kinds() -> dict[str, int]:
    """Each word that a reader looks for, in folded spelling with its proclitics -> its kinds."""
    forms = _list_forms()
    proclitics = [form.removesuffix(_OF_TWO) for form in forms if form.endswith(_OF_TWO)]
    firsts = [before + first for before in proclitics for first in FIRSTS]
    nouns = {*words_for_money(), *list_duals()}
    the_hour = [f"{before}{to}ساعه" for before in ("", *"وفبلع") for to in ("ال", "ل")]
    duals = [stem + ending for stem in ("ثانيت", "دقيقت", "ساعت") for ending in ("ان", "ين")]
    kinds: dict[str, int] = {}
    for kind, words in (
        (NUMBER_WORD, (*forms, *firsts, *THIRDS, *SIGNS, "علي")),
        (MONEY_WORD, [one + noun + end for noun in nouns for one in ("", *"وفبل") for end in ("", "ا")]),
        (CLOCK_WORD, ("منتصف", *the_hour, *duals, *DURATION_UNITS, *DAY_PERIODS, *("ب" + one for one in DAY_PERIODS))),
    ):
        for word in words:
            kinds[word] = kinds.get(word, 0) | kind
    return kinds


_HALVES = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25")}
# Parts of a whole that a number counts (ثلاثة أرباع) -> how many make the whole.
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
# Hundreds and thousands that dialects write in two words, the first of them a part or a price elsewhere.
PAIRS = {
    "تلت ميه": "تلتميه",
    "ربع ميه": "ربعميه",
    "تمن ميه": "تمنميه",
    "تلت ميت": "تلتميه",
    "ربع ميت": "ربعميه",
    "تمن ميت": "تمنميه",
    "تلت تلاف": "تلتلاف",
    "تمن تلاف": "تمنتلاف",
}
_OF_TWO = PAIRS["تلت ميه"]
FIRSTS = frozenset(pair[:3] for pair in PAIRS)
# Parts that are a word of their own.
THIRDS = {"ثلث": (1, 3), "ثلثان": (2, 3), "ثلثين": (2, 3), "ثمن": (1, 8)}
SIGNS = ("سالب", "ناقص")
_DOZENS = ("دزينه", "دزينات", "دسته", "دستات", "درزن")
DOZEN, THOUSAND = 12, 1000
_POINT = "فاصله"
# Plurals multiply a number before them, and are no number by themselves.
PLURALS = frozenset(("الاف", "تلاف", "ملايين", "مليارات", "بلايين", "تريليونات", "ترليونات"))

# Places of a number below a thousand, as bits; 11 to 19 fill two.
UNITS_PLACE, TENS_PLACE, HUNDREDS_PLACE = 1, 2, 4
NO_PLACE = 0
_ALL_PLACES = UNITS_PLACE | TENS_PLACE | HUNDREDS_PLACE
# The proclitics of a word: none, a conjunction, a preposition.
BARE, CONJUNCTION, PREPOSITION = range(3)
ONE_SPACE = frozenset(" \N{NO-BREAK SPACE}")


class Word(NamedTuple):
    """A word of a number: its span without its proclitic, whether و joins it to the word before, and its value.

    ``kind`` is "number", "ordinal", "magnitude", "dual" (of a magnitude), "fraction", "parts", "dozen", "item",
    "point" or "figures"; ``is_definite`` says whether it has the article.
    """

    start: int
    end: int
    text: str
    joined: bool
    kind: str
    value: Decimal
    place: int
    is_definite: bool
    proclitic: int = BARE


class Token(NamedTuple):
    """A run of letters, or a number in figures; the word of a number that it is, if any."""

    start: int
    end: int
    raw: str
    word: Word | None


def are_adjacent(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether one space is all between this token and the next."""
    return 0 <= at < len(tokens) - 1 and text[tokens[at].end : tokens[at + 1].start] in ONE_SPACE


class _Entry(NamedTuple):
    kind: str
    value: Decimal
    place: int = NO_PLACE
    is_definite: bool = False


@functools.cache
def _list_words() -> dict[str, _Entry]:
    """Every word of a number in folded spelling, without proclitics."""
    words: dict[str, _Entry] = {}
    for word, value in CARDINALS.items():
        kind = "number" if value < THOUSAND else "magnitude" if value == THOUSAND else "dual"
        words[word] = _Entry(kind, Decimal(value), _place_of(value))
    for word, power in MAGNITUDES.items():
        one = Decimal(10**power)
        if word.endswith(("وني", "اري", "ونين", "ارين")):
            words[word] = _Entry("dual", one + one)
            continue
        words[word] = _Entry("magnitude", one)
        if word not in PLURALS:
            words[word + "ا"] = _Entry("magnitude", one)
            words |= {word + ending: _Entry("dual", one + one) for ending in ("ان", "ين", "ي")}
    for word, value in ORDINALS.items():
        words[word] = words["اولي" if word == "اول" else word + "ه"] = _Entry(
            "ordinal", Decimal(value), _place_of(value)
        )
    words |= {word + "ا": _Entry("item", Decimal(value)) for word, value in ORDINALS.items()}
    words["صفر"] = words["صفرا"] = _Entry("number", Decimal(), _ALL_PLACES)  # it fills all places: it adds to nothing
    words |= {ARTICLE + word: row._replace(is_definite=True) for word, row in words.items()}
    words |= {
        word: _Entry("ordinal", Decimal(value), _place_of(value), True) for word, value in DEFINITE_ORDINALS.items()
    }
    words |= {word: _Entry("fraction", value) for word, value in _HALVES.items()}
    words |= {word: _Entry("parts", Decimal(whole)) for word, whole in _PARTS.items()}
    words |= {word: _Entry("dozen", Decimal(DOZEN)) for word in _DOZENS}
    words[_POINT] = _Entry("point", Decimal())
    return words


def _place_of(value: int) -> int:
    if value >= 100:
        return HUNDREDS_PLACE
    if value >= 20:
        return TENS_PLACE
    return UNITS_PLACE | TENS_PLACE if value >= 10 else UNITS_PLACE


# A preposition is written onto words of three letters and more (لست is no six), ك onto longer ones (كمية).
SHORTEST_LETTERS = 3
_LIKE = "ك"


@functools.cache
def _list_forms() -> dict[str, tuple[int, int, str]]:
    """Each form of a word in folded spelling: how many letters come before the word, its proclitic, the word."""
    forms: dict[str, tuple[int, int, str]] = {}
    conjunctions = ("", *CONJUNCTIONS)
    for word, (*_, is_definite) in _list_words().items():
        if is_definite:  # ل takes the article's alef away
            to = "ل" + word.removeprefix("ا")
            forms |= {other + to: (len(other) + len("لل"), PREPOSITION, word) for other in conjunctions}
        if len(word) >= SHORTEST_LETTERS:
            unfit = () if len(word) > SHORTEST_LETTERS else (_LIKE,)
            prepositions = [one for one in (BEFORE_ARTICLE if is_definite else PREPOSITIONS) if one not in unfit]
            before = [other + one for other in conjunctions for one in prepositions]
            forms |= {one + word: (len(one), PREPOSITION, word) for one in before}
    for word in _list_words():
        forms |= {one + word: (1, CONJUNCTION, word) for one in CONJUNCTIONS}
    return forms | {word: (0, BARE, word) for word in _list_words()}


def read_word(raw: str, start: int, end: int) -> Word | None:
    """The word of a number that a run of Arabic letters at ``start:end`` is; None if it is no such word."""
    if (form := _find_form(raw)) is None:
        return None
    letters, proclitic, word = form
    start += count_chars(raw, letters)
    return Word(start, end, word, proclitic == CONJUNCTION, *_list_words()[word], proclitic)


def make_figures(start: int, end: int, value: Decimal) -> Word:
    """A number in figures as a word of a number: 15 ألفا, ألف و500."""
    return Word(start, end, "", False, "figures", value, _ALL_PLACES, is_definite=False)


def _find_form(raw: str) -> tuple[int, int, str] | None:
    form = _list_forms().get(fold_word(raw))
    if form and form[2] == "واحد" and "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}" in raw:
        return (1, CONJUNCTION, "احد")  # وأحد عشر
    return form


def count_chars(word: str, letters: int) -> int:
    """How many characters the first letters of a word are, with their marks."""
    at = 0
    while letters or (at < len(word) and not fold_word(word[at])):
        letters -= bool(fold_word(word[at]))
        at += 1
    return at
