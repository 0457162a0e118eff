"""The words that numbers in words are made of, in every form that they have in a text, and the value of a row of them.

Each place is filled once, so that the ascending order of the chronicles (سبع وأربعين وأربعمائة وألف) reads like the
modern one; a magnitude multiplies the words before it.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Sequence
from decimal import MAX_EMAX, Context, Decimal, getcontext, setcontext
from typing import NamedTuple, ParamSpec, TypeVar

from arnorm._arabic import words_kernel
from arnorm._arabic.affixes import ARTICLE, BEFORE_ARTICLE, CONJUNCTIONS, PREPOSITIONS
from arnorm._arabic.counted import list_duals, words_for_money
from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_ORDINALS, ORDINALS
from arnorm._arabic.data.units import DAY_PERIODS, DURATION_UNITS, MAGNITUDES
from arnorm._arabic.folding import FoldedView, fold_units
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm.numbers.evidence import fold_word
from arnorm.numbers.vocabulary import DOZENS, PAIRS, PARTS, PLURALS, THIRDS

P = ParamSpec("P")
R = TypeVar("R")

_MOST_DIGITS = 40  # of a number that is added to or multiplied; the words dictated for a number are as many at most
# Magnitudes multiply by 10**24 at most (ألف ألف مليون تريليون), and the smallest part is a thousandth.
_EXACT = Context(prec=3 * _MOST_DIGITS, Emax=MAX_EMAX, traps=[])


def is_countable(value: Decimal) -> bool:
    """Whether a number has few enough digits for exact arithmetic; nobody counts anything with longer ones."""
    return len(f"{value:f}") <= _MOST_DIGITS


def compute_exactly(function: Callable[P, R]) -> Callable[P, R]:
    """The function with arithmetic that rounds no value that is countable."""

    @functools.wraps(function)
    def compute(*args: P.args, **kwargs: P.kwargs) -> R:
        context = getcontext()
        if context.prec == _EXACT.prec and context.Emax == MAX_EMAX:  # called by another one
            return function(*args, **kwargs)
        setcontext(_EXACT.copy())  # a third of the time of `localcontext`
        try:
            return function(*args, **kwargs)
        finally:
            setcontext(context)

    return compute


class Wanted:
    """What readers look for: words of numbers, those that make one number with figures, money, الساعة and so on."""

    NUMBER, WITH_FIGURES, MONEY, HOUR, PERIOD, UNIT, FIGURES = range(7)


_WORD = lazy_pattern("(?<![\u0621-\u064a])[\u0621-\u064a]+")
_REST_OF_WORD = lazy_pattern("[\u0640\u064b-\u065f\u0670]*+")


class KnownWords(NamedTuple):
    """The words of a text that readers look for, and its figures: where those of each kind are on the folded view."""

    view: FoldedView
    known: list[list[tuple[int, int]]]

    def find(self, kind: int) -> list[tuple[int, int]]:
        """Where the words of a kind are on the folded view."""
        return self.known[kind]

    def find_around(self, spans: Sequence[tuple[int, int]], chars: int, words: int) -> list[tuple[int, int]]:
        """Where the words are that are within this distance of one of these words, in characters and in words."""
        text = self.view.text
        found: list[tuple[int, int]] = []
        at = 0
        for start, end in spans:
            found += [word.span() for word in _WORD.finditer(text, max(at, start - chars), max(at, start))][-words:]
            for word in itertools.islice(_WORD.finditer(text, max(at, start)), words + 1):
                if word.start() > end + chars:
                    break
                found.append(word.span())
                at = word.end()
        return found

    def source(self, text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where these words, in order, are in the text as given, with their marks."""
        if not spans:
            return []
        found = self.view.places([edge for start, end in spans for edge in (start, end - 1)])
        if not self.view.counts:
            return [(start, last + 1) for start, last in zip(found[::2], found[1::2], strict=True)]
        ends = (_REST_OF_WORD.match(text, last + 1).end() for last in found[1::2])  # type: ignore[union-attr]
        return list(zip(found[::2], ends, strict=True))


def words_in(scan: Scan) -> KnownWords:
    """The words of a text that readers look for, in one pass; share them with ``scan.derive(words_in)``."""
    units, counts = fold_units(scan)
    text, known = words_kernel.read_words(units, _make_lexicon(), Wanted.FIGURES + 1)
    return KnownWords(FoldedView(text, counts), known)


@functools.cache
def _make_lexicon() -> words_kernel.Lexicon:
    kinds = _list_kinds()
    letters = sorted(map(ord, set("".join(kinds))))
    return (letters[0], letters[-1]), kinds, words_kernel.hash_words(kinds), {}


@functools.cache
def _list_kinds() -> dict[str, int]:
    """Each word that a reader looks for, in folded spelling with its proclitics -> its kinds, as bits."""
    forms = _list_forms()
    proclitics = [form.removesuffix(_OF_TWO) for form in forms if form.endswith(_OF_TWO)]
    firsts = [before + first for before in proclitics for first in FIRSTS]
    nouns = {*words_for_money(), *list_duals()}
    the_hour = [f"{before}{to}ساعه" for before in ("", *"وفبلع") for to in ("ال", "ل")]
    duals = [stem + ending for stem in ("ثانيت", "دقيقت", "ساعت") for ending in ("ان", "ين")]
    rows = ((form, _list_words()[word]) for form, (_, _, word) in forms.items())
    with_figures = [form for form, row in rows if row.kind in _KINDS_WITH_FIGURES or row.value == _HUNDRED]
    kinds: dict[str, int] = {}
    for kind, words in (
        (Wanted.NUMBER, (*forms, *firsts, *THIRDS, *SIGNS, "علي", "وحده")),
        (Wanted.WITH_FIGURES, (*with_figures, *SIGNS)),
        (Wanted.MONEY, [one + noun + end for noun in nouns for one in ("", *"وفبل") for end in ("", "ا")]),
        (Wanted.HOUR, ("منتصف", *the_hour)),
        (Wanted.PERIOD, (*DAY_PERIODS, *("ب" + one for one in DAY_PERIODS))),
        (Wanted.UNIT, (*DURATION_UNITS, *duals)),
    ):
        for word in words:
            kinds[word] = kinds.get(word, 0) | 1 << kind
    return kinds


# The kinds of words that make one number with figures, as 100 does: 15 ألفا, ألفان و500, 3 ونصف, 3 فاصلة 5, 3 مئة.
_HUNDRED = 100
_KINDS_WITH_FIGURES = frozenset(("magnitude", "dual", "fraction", "dozen", "point"))
HALVES = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25")}
_OF_TWO = PAIRS["تلت ميه"]
FIRSTS = frozenset(pair[:3] for pair in PAIRS)
SIGNS = ("سالب", "ناقص")
DOZEN, THOUSAND = 12, 1000
_POINT = "فاصله"

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


class NumberToken(NamedTuple):
    """A run of letters, or a number in figures; the word of a number that it is, if any."""

    start: int
    end: int
    raw: str
    word: Word | None


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
    words |= {word: _Entry("fraction", value) for word, value in HALVES.items()}
    words |= {word: _Entry("parts", Decimal(whole)) for word, whole in PARTS.items()}
    words |= {word: _Entry("dozen", Decimal(DOZEN)) for word in DOZENS}
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
    if (form := _list_forms().get(fold_word(raw))) is None:
        return None
    letters, proclitic, word = form
    if word == "واحد" and "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}" in raw:  # وأحد عشر
        letters, proclitic, word = 1, CONJUNCTION, "احد"
    start += count_chars(raw, letters)
    return Word(start, end, word, proclitic == CONJUNCTION, *_list_words()[word], proclitic)


def make_figures(start: int, end: int, value: Decimal) -> Word:
    """A number in figures as a word of a number: 15 ألفا, ألف و500."""
    return Word(start, end, "", False, "figures", value, _ALL_PLACES, is_definite=False)


def count_chars(word: str, letters: int) -> int:
    """How many characters the first letters of a word are, with their marks."""
    at = 0
    while letters or (at < len(word) and not fold_word(word[at])):
        letters -= bool(fold_word(word[at]))
        at += 1
    return at


_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # that a thousand follows: سنة 2010 ألف كتابا


class _Sum:
    """A number word by word: ``total`` has the complete magnitudes, ``current`` the hundreds, tens and units so far."""

    def __init__(self) -> None:
        self.total = self.current = self.magnitude = self.times = Decimal()  # the last magnitude, and how many of it
        self.filled = NO_PLACE

    def multiply(self, by: Decimal) -> bool:
        """Let a magnitude multiply the current number, or the magnitude right before it: ألف مليون, ألف ألف."""
        if not self.current and by >= self.magnitude and self.total == self.times * self.magnitude:
            self.times, self.magnitude = (self.times, by * by) if by == self.magnitude else (self.total, by)
            self.total *= by
            return True
        again = self._may_repeat(by) and self.current < 100
        if not self.current or (self.magnitude and by >= self.magnitude and not again):
            return False
        self.total += self.current * by
        self.times, self.magnitude = self.current, by
        self.current, self.filled = Decimal(), NO_PLACE
        return True

    def add_magnitude(self, value: Decimal, one: Decimal) -> bool:
        """Add a magnitude without a number before it; a thousand may come last, as in the chronicles."""
        again = self._may_repeat(one) and value < one * 100
        if not self.current and self.magnitude and one >= self.magnitude and not again:
            return False
        self.total += value + self.current
        self.current, self.filled = Decimal(), NO_PLACE
        self.magnitude, self.times = one, value / one
        return True

    def _may_repeat(self, one: Decimal) -> bool:
        """Whether a magnitude may come again, after hundreds of it: مئة ألف وألفان, مئتا ألف وعشرة آلاف."""
        return one == self.magnitude and self.times > 0 and not self.times % 100

    def add_figures(self, word: Word) -> bool:
        """Add figures at the start or after a magnitude: 15 ألفا و500."""
        if self.filled or (self.magnitude and not (word.joined and word.value < self.magnitude)):
            return False
        self.current, self.filled = word.value, word.place
        return True

    def add(self, word: Word, last: Word | None) -> bool:
        """Add units, tens or hundreds."""
        if last is not None and not word.joined and (last.place == UNITS_PLACE or last.kind == "figures"):
            if word.value == 10 and not word.is_definite and last.kind != "figures":  # ثلاث عشرة, الثالث عشر
                self.current += 10
                self.filled |= TENS_PLACE
                return True
            if word.value == 100 and last.value in range(3, 10) and last.kind != "ordinal":  # تسع مئة
                self.current += last.value * 100 - last.value
                self.filled = self.filled & ~UNITS_PLACE | HUNDREDS_PLACE
                return True
        if self.filled & word.place or (
            self.filled & TENS_PLACE and word.place == UNITS_PLACE and not self.filled & HUNDREDS_PLACE
        ):
            return False
        if last is not None and not word.joined and not self._continues(word):
            return False
        self.current += word.value
        self.filled |= word.place
        return True

    def _continues(self, word: Word) -> bool:
        """Whether smaller places follow without و, as in dialects: ألف تسعمية أربعة."""
        if word.value == 1:  # مليون واحد
            return False
        return word.place < self.filled if self.filled & HUNDREDS_PLACE else bool(self.total and not self.current)


def add_up(row: list[Word]) -> tuple[Decimal, int]:
    """The value of the first words of a row, and how many words it takes."""
    first, *_ = row
    if first.kind == "fraction":
        return _read_part(first.value, row, 1)
    if first.kind in ("item", "dozen"):
        return first.value, 1
    found, last, group = _Sum(), None, len(row)  # ``group`` is where the current number began
    for at, word in enumerate(row):
        if not found.current:
            group = at
        if _is_counted_part(row, at + 1):
            return _read_parts(row, at + 1)
        if word.kind == "fraction" and word.joined:
            return _read_half(found, row, at)
        if not _add_word(found, row, at, last):
            apart = word.kind == "magnitude" and not word.joined and found.total  # خمسة آلاف وثلاثة آلاف are two
            return (found.total, group) if apart else (found.total + found.current, at)
        last = word
    return found.total + found.current, len(row)


def _add_word(found: _Sum, row: list[Word], at: int, last: Word | None) -> bool:
    """Let a word of the row add to the sum or multiply it; False if it can do neither."""
    word, (head, *_) = row[at], row
    if word.kind in ("number", "ordinal"):
        return found.add(word, last)
    if word.kind == "figures":
        return found.add_figures(word)
    if word.kind == "dozen":
        if word.joined or found.total or not found.current or any(one.kind == "ordinal" for one in row[:at]):
            return False
        found.current, found.filled = found.current * DOZEN, _ALL_PLACES
        return True
    if word.kind in ("magnitude", "dual") and (last is None or word.joined):
        return found.add_magnitude(word.value, _find_magnitude(word))
    return (
        word.kind == "magnitude"
        and not word.is_definite
        and all(one.kind != "ordinal" for one in row[:at])  # أول ألف
        and not (head.kind == "figures" and word.value == THOUSAND and _FIRST_YEAR <= found.current <= _LAST_YEAR)
        and found.multiply(word.value)
    )


def _find_magnitude(word: Word) -> Decimal:
    """The magnitude of a word, which may hold several: مليونان, خمستلاف."""
    if word.kind == "magnitude":
        return word.value
    return Decimal(THOUSAND) if word.value < THOUSAND * THOUSAND else word.value / 2


def _read_part(part: Decimal, row: list[Word], at: int) -> tuple[Decimal, int]:
    """Read a part of a magnitude: نصف مليون, ثلاثة أرباع المليون; (0, 0) if none follows."""
    if at < len(row) and row[at].kind in ("magnitude", "dozen") and not row[at].joined and row[at].text not in PLURALS:
        return part * row[at].value, at + 1
    return Decimal(), 0


def _is_counted_part(row: list[Word], at: int) -> bool:
    """Whether this word names parts of a whole, and the word before says how many."""
    if at >= len(row) or row[at].kind != "parts" or row[at].joined:
        return False
    return row[at - 1].kind == "number" and 1 < row[at - 1].value < row[at].value


def _read_parts(row: list[Word], at: int) -> tuple[Decimal, int]:
    """Read ثلاثة أرباع, ثلاثة أرباع المليون, عشرون وثلاثة أخماس; nothing if the part is no decimal (ثلاثة أسباع)."""
    part = row[at - 1].value / row[at].value
    if part * THOUSAND % 1:
        return Decimal(), 0
    if at == 1:
        value, used = _read_part(part, row, 2)
        return (value, used) if used else (part, 2)
    value, used = add_up(row[: at - 1])
    return (value + part, at + 1) if used == at - 1 and row[at - 1].joined else (value, used)


def _read_half(found: _Sum, row: list[Word], at: int) -> tuple[Decimal, int]:
    """Read مليون ونصف, مليون ونصف المليون, ثلاثة ونصف مليون, ثلاثة ونصف."""
    part, (millions, used) = row[at].value, _read_part(Decimal(1), row, at + 1)
    if not found.current:  # of the last magnitude, which may be said again
        return found.total + part * found.magnitude, used if millions == found.magnitude and used else at + 1
    if found.total:
        return found.total + found.current, at
    return (found.current + part) * (millions if used else 1), used or at + 1
