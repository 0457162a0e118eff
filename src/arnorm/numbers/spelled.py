"""Numbers in words: خمسة وعشرون ألفا وثلاثمئة is 25300, المادة الخامسة والعشرون the 25th, واحد على ثلاثة a third.

A number is read from words with only spaces between, and figures among them (15 ألفا و500). Their value is that of
`arnorm.numbers.number_words`, and `arnorm.numbers.phrases` says whether they are a number.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Context, Decimal
from typing import NamedTuple

from arnorm._arabic.counted import units, words_for_money
from arnorm._arabic.protect import protected_bounds
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import lies_in
from arnorm.numbers.evidence import Beside, fold_word, labels_of
from arnorm.numbers.find import numbers_in
from arnorm.numbers.number_words import (
    BARE,
    CONJUNCTION,
    FIGURES,
    FIRSTS,
    HUNDREDS_PLACE,
    MONEY_WORD,
    NO_PLACE,
    NUMBER_WORD,
    ONE_SPACE,
    PREPOSITION,
    SIGNS,
    NumberToken,
    Word,
    add_up,
    are_adjacent,
    compute_exactly,
    count_chars,
    is_countable,
    make_figures,
    read_word,
    words_in,
)
from arnorm.numbers.phrases import MINUS, NumberPhrase, is_number, is_whole_text
from arnorm.numbers.vocabulary import PAIRS, THIRDS, Label

__all__ = ["Spelled", "fractions_and_spelled_in", "read_slashed", "spelled_in"]

_SPELLED_WORDS = 40  # more than any number in words has
_NAMING = Label.NUMBERED | Label.PHONE | Label.TELEPHONE
_FEWEST_DIGITS, _MANY_DIGITS = 3, 6  # of a row that is one string; without a name and a nought before it
_NAMING_WORDS = 3  # before the row: كود التحقق هو …


def is_digit(word: Word | None) -> bool:
    """Whether it is one digit in words, with nothing written onto it."""
    return word is not None and word.kind == "number" and word.value < 10 and word.proclitic == BARE


def count_digits(text: str, tokens: Sequence[NumberToken], at: int) -> int:
    """How many digits in words are in a row from this token on, up to one more than a dictated number has."""
    end = at
    while end < len(tokens) and end - at <= _SPELLED_WORDS and is_digit(tokens[end].word):
        end += 1
        if not are_adjacent(text, tokens, end - 1):
            break
    return end - at


def is_dictated(text: str, tokens: Sequence[NumberToken], at: int, count: int) -> bool:
    """Whether so many digits in words are one string: a word names it, or it is long or begins with صفر.

    Without a name, digits that only count (واحد اثنان ثلاثة) are not one. A row beside another word of a number is not
    one either: صفر خمسة خمسة وعشرين is left whole.
    """
    end = at + count
    if count < _FEWEST_DIGITS or count > _SPELLED_WORDS:
        return False
    begins = not (are_adjacent(text, tokens, at - 1) and tokens[at - 1].word)
    ends = not (are_adjacent(text, tokens, end - 1) and tokens[end].word)
    if not (begins and ends):
        return False
    if _is_named(tokens[max(0, at - _NAMING_WORDS) : at]):
        return True
    values = [token.word.value for token in tokens[at:end] if token.word]
    counts = all(other - one == 1 for one, other in itertools.pairwise(values))
    return not counts and (count >= _MANY_DIGITS or not values[0])


def _is_named(before: Sequence[NumberToken]) -> bool:
    """Whether one of the words before names a number, with no word of a number after it."""
    for token in reversed(before):
        if token.word:
            return False
        if labels_of(token.raw) & _NAMING:
            return True
    return False


def touches_digit(text: str, tokens: Sequence[NumberToken], first: int, last: int) -> bool:
    """Whether a digit in words is right beside these tokens, so that they are half of a row; not so ثلاثين واحد."""
    if are_adjacent(text, tokens, first - 1) and is_digit(tokens[first - 1].word):
        return True
    if not are_adjacent(text, tokens, last):
        return False
    count = count_digits(text, tokens, last + 1)
    return count > 1 or (count == 1 and tokens[last + 1].raw not in ("واحد", "واحدة"))


_FEWEST_DIGITS_APART = 3  # after a point: two may be a number with its noun
_LARGEST_WHOLE = 10**6  # the largest number whose parts are counted: من مليون
_PER_CENT = ("في", "ب")


def add_decimals(row: list[Word], value: Decimal, used: int) -> tuple[Decimal, int]:
    """Read the words after a point by themselves, as a number (ثلاثة فاصلة أربعة عشر) or digit by digit.

    Each صفر before a number counts: صفر فاصلة صفر خمسة.
    """
    if not 0 < used < len(row) - 1 or row[used].kind != "point" or value != value.to_integral_value():
        return value, used
    digits = list(
        itertools.takewhile(lambda word: is_digit(word._replace(proclitic=BARE)) and not word.joined, row[used + 1 :])
    )
    if len(digits) >= _FEWEST_DIGITS_APART and used + 1 + len(digits) == len(row):
        return Decimal(f"{value.to_integral_value():f}." + "".join(str(word.value) for word in digits)), len(row)
    at, noughts = used + 1, ""
    while at < len(row) - 1 and row[at].kind == "number" and not row[at].value:
        at, noughts = at + 1, noughts + "0"
    part, more = add_up(row[at:])
    if not more or part != part.to_integral_value():
        return value, used
    value = Decimal(f"{value.to_integral_value():f}.{noughts}{part.to_integral_value():f}")
    return value, at + more


class Share(NamedTuple):
    """A decimal said as parts of ten or a hundred: its value, its last token, and whether a whole is said too."""

    value: Decimal
    last: int
    has_whole: bool


def read_share(text: str, tokens: Sequence[NumberToken], row: list[Word], last: int) -> Share | None:
    """Read ستة وثمانية وثمانون من مئة as 6.88; None where من counts things, or where the whole may end at two places.

    ``last`` is the token of the row's last word.
    """
    whole = _read_whole(text, tokens, last + 1)
    if whole is None or row[0].is_definite or any(word.kind not in ("number", "magnitude", "dual") for word in row):
        return None
    of, end = whole
    found = [
        (value, part) for at in range(len(row)) if (both := _split(row, at)) for value, part in [both] if part < of
    ]
    if len(found) != 1:
        return None
    value, part = found[0]
    return Share(value + part / of, end, value > 0 or _split(row, 0) is None)


def _read_whole(text: str, tokens: Sequence[NumberToken], at: int) -> tuple[Decimal, int] | None:
    """How many parts make one (من عشرة, من مئة, من عشرة آلاف), and the last token; None where a noun follows."""
    if at + 1 >= len(tokens) or tokens[at].raw != _OF or not are_adjacent(text, tokens, at - 1):
        return None
    words = []
    while at + 1 < len(tokens) and are_adjacent(text, tokens, at) and (word := tokens[at + 1].word):
        if word.proclitic != BARE or word.is_definite:
            break
        words.append(word)
        at += 1
    if not words:
        return None
    of, used = add_up(words)
    is_power = used == len(words) and of <= _LARGEST_WHOLE and str(of).strip("0") == "1" and of > 1
    follower = fold_word(tokens[at + 1].raw) if are_adjacent(text, tokens, at) else ""
    is_counted = follower and follower not in _PER_CENT and not _is_measure(follower)
    return None if is_counted or not is_power else (of, at)


def _is_measure(word: str) -> bool:
    return any(one in units() or one in words_for_money() for one in (word, word.removesuffix("ا")))


def _split(row: list[Word], at: int) -> tuple[Decimal, Decimal] | None:
    """The whole before a place of a row and the part from there on, if each is a number in the modern order."""
    if at and not row[at].joined:
        return None
    whole, part = row[:at], [row[at]._replace(joined=False), *row[at + 1 :]]
    if not (_is_modern(whole) and _is_modern(part)):
        return None
    value, used = add_up(whole) if whole else (Decimal(), 0)
    share, more = add_up(part)
    return (value, share) if used == len(whole) and more == len(part) else None


def _is_modern(row: list[Word]) -> bool:
    """Whether no hundred and no magnitude is added to something smaller: سبعة ومئتان is two numbers."""
    return not any(
        word.joined and word.place in (HUNDREDS_PLACE, 0) and 0 < last.place < HUNDREDS_PLACE
        for last, word in itertools.pairwise(row)
    )


def read_part_alone(text: str, tokens: Sequence[NumberToken], at: int) -> Decimal | None:
    """Read نصف or ربع as a number: where it is the whole text, or a measure or money follows (ربع دينار)."""
    word = tokens[at].word
    if word is None or word.kind != "fraction" or word.proclitic == PREPOSITION:
        return None
    follower = fold_word(tokens[at + 1].raw) if are_adjacent(text, tokens, at) else ""
    return word.value if _is_measure(follower) or is_whole_text(text, word.start, word.end) else None


_ROUNDED = Context(prec=15)
_OVER, _OF, _IN = "علي", "من", "في"
_KINDS = frozenset(("number", "magnitude", "dual", "figures"))
_SLASHED = lazy_pattern(r"(\d{1,3})/(\d{1,3})")
_WHOLE = lazy_pattern(r"(?<![\d/.,٫،-])(?<!\d[ \xa0])(\d{1,4})[ \xa0]\Z")
_POWERS = frozenset(map(Decimal, (10, 100, 1000)))
_MOST_PARTS = 16  # of a whole, in a mixed number: 2 1/4, 5 3/16

Rows = Callable[[str, list[NumberToken], int, Word], tuple[list[Word], list[int]]]


class Fraction(NamedTuple):
    """The value of a fraction, and its last token."""

    value: Decimal
    last: int


def divide(one: Decimal | int, other: Decimal | int) -> Decimal:
    """A quotient of at most 15 digits.

    >>> divide(2, 3), divide(3, 4)
    (Decimal('0.666666666666667'), Decimal('0.75'))
    """
    return _ROUNDED.divide(Decimal(one), Decimal(other))


def read_fraction(
    text: str, tokens: list[NumberToken], row: list[Word], last: int, *, find_row: Rows, start: int
) -> Fraction | None:
    """Read واحد على ثلاثة, or, as a whole text from ``start`` on, ثلاثة من عشرين.

    ``last`` is the token of the row's end; ``find_row`` finds the words of the number below the line.
    """
    if last + 2 >= len(tokens) or not (are_adjacent(text, tokens, last) and are_adjacent(text, tokens, last + 1)):
        return None
    sign, below = fold_word(tokens[last + 1].raw), tokens[last + 2].word
    if sign not in (_OVER, _OF, _IN) or below is None:
        return None
    rest, places = find_row(text, tokens, last + 2, below)
    if not _is_number(rest):
        return None
    point = next((nth for nth, word in enumerate(row) if word.kind == "point"), 0)
    if point and sign == _OF:
        value = _read_hundredths(row[:point], row[point + 1 :], rest)
        return None if value is None else Fraction(value, places[-1])
    if not _is_number(row):
        return None
    (above, used), (parts, many) = add_up(row), add_up(rest)
    if used < len(row) or many < len(rest) or parts <= 1:
        return None
    end = tokens[places[-1]].end
    if not is_whole_text(text, start, end) and not (sign == _OVER and above == 1):
        return None
    if above > 1 and (sign == _IN or any(word.joined for word in row)):  # خمسة وعشرون من مئة: 0.25, or 5.2
        return None
    return Fraction(divide(above, parts), places[-1])


def _read_hundredths(row: list[Word], part: list[Word], rest: list[Word]) -> Decimal | None:
    """Read مئتان فاصلة ثلاثة من مئة: the words behind the point are tenths, hundredths or thousandths."""
    if not part or not (_is_number(row) and _is_number(part)):
        return None
    (whole, used), (above, many), (parts, more) = add_up(row), add_up(part), add_up(rest)
    if (used, many, more) != (len(row), len(part), len(rest)) or above >= parts or parts not in _POWERS:
        return None
    return whole + divide(above, parts)


def _is_number(row: list[Word]) -> bool:
    return all(word.kind in _KINDS and not word.is_definite for word in row) and row[0].proclitic == BARE


def read_third(text: str, tokens: Sequence[NumberToken], places: Sequence[int], row: list[Word]) -> Fraction | None:
    """Read a number with a third or two behind it: مئة وثلاثة وثلث, خمسة وثلثان; or one of these as a whole text."""
    for nth, place in enumerate(places):
        part = THIRDS.get(row[nth].text)
        if part and nth and row[nth].joined:
            whole, used = add_up(row[:nth])
            return Fraction(whole + divide(*part), place) if used == nth and _is_number(row[:nth]) else None
    return _read_third_behind(text, tokens, places[-1], row)


def _read_third_behind(text: str, tokens: Sequence[NumberToken], last: int, row: list[Word]) -> Fraction | None:
    """Read a third whose word is in the token after the number, not among its words; و may be a separate token."""
    if len(row) == 1 and (part := read_whole(text, tokens[last])) is not None:
        return Fraction(part, last)
    at, joined = last + 1, False
    if at < len(tokens) and tokens[at].raw == "و" and are_adjacent(text, tokens, last):
        at, joined = at + 1, True
    if at >= len(tokens) or not are_adjacent(text, tokens, at - 1):
        return None
    word = fold_word(tokens[at].raw)
    parts = THIRDS.get(word if joined else word.removeprefix("و") if word.startswith("و") else "")
    if not parts or parts == THIRDS["ثمن"] or not _is_number(row):
        return None
    whole, used = add_up(row)
    return Fraction(whole + divide(*parts), at) if used == len(row) else None


def read_whole(text: str, token: NumberToken) -> Decimal | None:
    """Read ثلث, ثلثان or ثمن where it is the whole text: elsewhere it may be a price, or a third of a thing."""
    part = THIRDS.get(fold_word(token.raw))
    return divide(*part) if part and is_whole_text(text, token.start, token.end) else None


def read_slashed(scan: Scan, start: int, end: int) -> tuple[int, Decimal] | None:
    """Where a fraction in figures begins, with the whole before it (2 1/4), and its value; None for other numbers.

    Alone it is one where a measure follows (3/4 كيلو) or nothing else is in the text: 3/4 may be a day or a score.
    """
    text = scan.text
    parts = _SLASHED.fullmatch(text, start, end)
    if parts is None:
        return None
    above, below = int(parts[1]), int(parts[2])
    if not 0 < above < below:
        return None
    whole = _WHOLE.search(text, max(0, start - 8), start)
    if whole and below <= _MOST_PARTS and not text.startswith("/", end):
        return whole.start(1), Decimal(int(whole[1])) + divide(above, below)
    if is_whole_text(text, start, end) or Beside(scan, start, end).follows == "measure":
        return start, divide(above, below)
    return None


# PDF text has them around figures.
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u200e\u200f"))
# Words that make a number of figures, or are one: 1 على 3, سالب 5, ثمن.
_FRACTIONS = {*THIRDS, *SIGNS, "على"}
_NEAR_CHARACTERS = 40  # rules read less than this before the words of a number, and after them
_NEXT_CHARACTERS = 12  # more than what parts two words of a number
_BESIDE_CHARACTERS = 24  # more than what parts a number in words from figures of it, and from the money it counts
_AND, _AFTER = frozenset(("و", "و\N{ARABIC FATHA}")), "بعد"
_HUNDRED = 100


class Spelled(NamedTuple):
    """A number in words at ``start:end``, its value, and whether figures may be written for it."""

    start: int
    end: int
    value: Decimal
    is_plain: bool
    digits: str = ""  # of a number that was dictated digit by digit


@compute_exactly
def spelled_in(scan: Scan) -> list[Spelled]:
    """The numbers in words of a scan's text; share them with ``scan.derive(spelled_in)``."""
    return list(_find_spelled(scan, scan.derive(words_in).find(NUMBER_WORD), fractions=False))


@compute_exactly
def fractions_and_spelled_in(scan: Scan) -> list[Spelled]:
    """The same, with fractions as one number each: واحد على ثلاثة."""
    return list(_find_spelled(scan, scan.derive(words_in).find(NUMBER_WORD), fractions=True))


@compute_exactly
def spelled_beside_figures(scan: Scan) -> list[Spelled]:
    """The same as `spelled_in`, without numbers that stand far from any figure and any word for money."""
    words = scan.derive(words_in)
    wanted = [start for start, _ in words.find(MONEY_WORD | FIGURES)]
    groups: list[list[tuple[int, int]]] = []  # in each, one word is near the next
    for span in words.find(NUMBER_WORD):
        if groups and span[0] - groups[-1][-1][1] <= _NEXT_CHARACTERS:
            groups[-1].append(span)
        else:
            groups.append([span])
    near: list[tuple[int, int]] = []
    for group in groups:
        nth = bisect_left(wanted, group[0][0] - _BESIDE_CHARACTERS)
        if nth < len(wanted) and wanted[nth] <= group[-1][1] + _BESIDE_CHARACTERS:
            near += group
    return list(_find_spelled(scan, near, fractions=False))


def _list_tokens(scan: Scan, found: list[tuple[int, int]]) -> list[NumberToken]:
    """The words of numbers at these places of the view, the figures beside them and the few words around, in order.

    Other words are left out: they are too far away to affect how a number is read.
    """
    text, words = scan.text, scan.derive(words_in)
    view = words.view.text
    # على between two figures, with a space on either side.
    found = [
        (a, b)
        for a, b in found
        if view[a:b] != _OVER or (view[a - 2 : a - 1].isdecimal() and view[b + 1 : b + 2].isdecimal())
    ]
    around, numbers_here = words.find_around(found, _NEAR_CHARACTERS), set(found)
    tokens: list[NumberToken] = []
    for span, (start, end) in zip(around, words.source(text, around), strict=True):
        raw = text[start:end]
        tokens.append(NumberToken(start, end, raw, read_word(raw, start, end) if span in numbers_here else None))
    if any(view[b - 3 : b] in FIRSTS for _, b in found):
        tokens = _join_pairs(text, tokens)
    if not any(token.word or token.raw in _FRACTIONS for token in tokens):
        return []
    starts, figures = [token.start for token in tokens], []
    numbers = scan.derive(numbers_in)
    plain = [(a, b, text[a:b]) for a, b in numbers.plain]
    for start, end, value in plain + [(n.start, n.end, n.value) for n in numbers.signed if n.value is not None]:
        after = bisect_left(starts, start)
        is_near = any(
            token.start - end <= _NEAR_CHARACTERS and start - token.end <= _NEAR_CHARACTERS
            for token in tokens[max(0, after - 1) : after + 1]
        )
        if is_near and is_countable(exact := Decimal(value)):
            figures.append(NumberToken(start, end, "", make_figures(start, end, exact)))
    return sorted(tokens + figures)


def _join_pairs(text: str, tokens: list[NumberToken]) -> list[NumberToken]:
    """The tokens, with two words that are one number as one: تلت مية."""
    joined: list[NumberToken] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before and before.raw[-3:] in FIRSTS and text[before.end : token.start] in ONE_SPACE:
            pair = PAIRS.get(f"{before.raw[-3:]} {fold_word(token.raw)}", "")
            is_quarter = before.raw.endswith("ربع") and "ئ" in token.raw  # ربع مئة is 25
            word = read_word(before.raw[:-3] + pair, before.start, token.end)
            if pair and word and not is_quarter:
                joined[-1] = NumberToken(before.start, token.end, text[before.start : token.end], word)
                continue
        joined.append(token)
    return joined


def _find_spelled(scan: Scan, found: list[tuple[int, int]], *, fractions: bool) -> Iterator[Spelled]:
    text, tokens = scan.text, _list_tokens(scan, found)
    bounds = scan.derive(protected_bounds) if tokens else []
    at = 0
    while at < len(tokens):
        first = tokens[at].word
        if first is None or lies_in(bounds, first.start):
            if fractions and (part := read_whole(text, tokens[at])) is not None:  # ثلثان, as the whole text
                yield Spelled(tokens[at].start, tokens[at].end, part, is_plain=False)
            at += 1
            continue
        count = count_digits(text, tokens, at)
        if is_dictated(text, tokens, at, count):
            digits = "".join(str(token.word.value) for token in tokens[at : at + count] if token.word)
            yield Spelled(first.start, tokens[at + count - 1].end, Decimal(digits), True, digits)
            at += count
            continue
        row, places = _find_row(text, tokens, at, first)
        if fractions and (fraction := _find_fraction(text, tokens, at, row, places)):
            yield fraction[0]
            at = fraction[1] + 1
            continue
        if (share := read_share(text, tokens, row, places[-1])) is not None:
            yield Spelled(
                first.start, tokens[share.last].end, _simplify(share.value), share.has_whole and not first.proclitic
            )
            at = share.last + 1
            continue
        if len(row) == 1 and (part := read_part_alone(text, tokens, at)) is not None:
            yield Spelled(first.start, first.end, part, is_plain=False)
            at += 1
            continue
        value, used = add_up(row)
        value, used = add_decimals(row, value, used)
        last = places[used - 1] if used else at
        phrase = NumberPhrase(text, row[:used], tokens, at, last)
        if used and is_number(phrase):
            if used == 1 and phrase.is_accusative and phrase.after:  # ألفا شخص are two thousand
                value += value
            yield _make_spelled(phrase, value)
        at = last + 1


def _make_spelled(phrase: NumberPhrase, value: Decimal) -> Spelled:
    """The number of a phrase, with the sign before it."""
    text, row, tokens, at, last = phrase
    if phrase.is_negative:
        sign = tokens[at - 1]
        start = sign.start + count_chars(sign.raw, letters=fold_word(sign.raw).startswith("و"))
        return Spelled(start, row[-1].end, _simplify(-value), is_plain=False)
    is_plain = phrase.is_plain and not touches_digit(text, tokens, at, last)
    return Spelled(row[0].start, row[-1].end, _simplify(value), is_plain)


def _find_fraction(
    text: str, tokens: list[NumberToken], at: int, row: list[Word], places: list[int]
) -> tuple[Spelled, int] | None:
    """A fraction or a mixed number whose first words are these, and its last token."""
    start, sign = row[0].start, 1
    if at and fold_word(tokens[at - 1].raw) == MINUS and are_adjacent(text, tokens, at - 1):
        start, sign = tokens[at - 1].start, -1
    found = read_fraction(text, tokens, row, places[-1], find_row=_find_row, start=start) or read_third(
        text, tokens, places, row
    )
    if found is None:
        return None
    return Spelled(start, tokens[found.last].end, _simplify(sign * found.value), is_plain=False), found.last


def _simplify(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _find_row(text: str, tokens: list[NumberToken], at: int, first: Word) -> tuple[list[Word], list[int]]:
    """The words of numbers from this place on with only spaces between, and the place of each among the tokens."""
    row, places = [first], [at]
    while at + 1 < len(tokens) and len(row) < _SPELLED_WORDS:
        word, at = _find_next(text, row[-1].end, tokens, at + 1)
        if word is None or not _follows(row, word):
            break
        row.append(word)
        places.append(at)
    return row, places


def _find_next(text: str, end: int, tokens: list[NumberToken], at: int) -> tuple[Word | None, int]:
    """The word at this place if it may continue a number that ends at ``end``, and its place; و may be by itself."""
    token, joined = tokens[at], False
    allowed = ONE_SPACE
    if (token.raw in _AND or token.raw == _AFTER) and text[end : token.start] in ONE_SPACE and at + 1 < len(tokens):
        at += 1
        end, after, token, joined = token.end, token.raw == _AFTER, tokens[at], True
        if after and not (token.word and token.word.is_definite and token.word.place in (NO_PLACE, HUNDREDS_PLACE)):
            return None, at  # الثالثة والعشرون بعد المئة
        allowed = ONE_SPACE | {""} if token.word and token.word.kind == "figures" else ONE_SPACE
    word = token.word
    between = text[end : token.start]
    if (
        (between not in allowed and between.translate(_DIRECTION_MARKS) not in allowed)
        or word is None
        or word.proclitic > (BARE if joined else CONJUNCTION)
    ):
        return None, at
    return (word._replace(joined=True) if joined else word), at


def _follows(row: list[Word], word: Word) -> bool:
    """Whether a word can continue a row: with the article, all words that و joins have it; without it, none has."""
    first, *others = row
    *_, last = row
    if word.kind == "point":
        return True
    if last.kind == "point":
        return not word.joined and word.kind in ("number", "figures")
    if word.is_definite:
        return word.kind == "magnitude" if not first.is_definite else word.joined
    if word.kind in ("ordinal", "item") or (first.kind == "ordinal" and first.text.endswith("ه") and word.joined):
        return False  # ثانية وعشرون
    if first.is_definite and word.joined:  # السبعة آلاف وخمسون, السبع مئة وثلاث عشرة
        return any(one.kind == "magnitude" for one in row) or any(one.value == _HUNDRED for one in others)
    return True
