"""Numbers in words: خمسة وعشرون ألفا وثلاثمئة is 25300, and المادة الخامسة والعشرون the 25th.

A number is read from words with only spaces between, and figures among them (15 ألفا و500). `spelled.sums` gives their
value, and `spelled.phrases` says whether they are a number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from arnorm._arabic.protect import protected_bounds
from arnorm._core.scan import Scan
from arnorm._core.windows import lies_in
from arnorm.numbers.context import fold_word
from arnorm.numbers.distances import SPELLED_WORDS
from arnorm.numbers.exact import compute_exactly, is_countable
from arnorm.numbers.figures.runs import numbers_in
from arnorm.numbers.spelled.decimals import add_decimals, read_part_alone, read_share
from arnorm.numbers.spelled.dictated import count_digits, is_dictated, touches_digit
from arnorm.numbers.spelled.fractions import read_fraction, read_third, read_whole
from arnorm.numbers.spelled.phrases import MINUS, Phrase, is_number
from arnorm.numbers.spelled.sums import add_up
from arnorm.numbers.spelled.words import (
    BARE,
    CONJUNCTION,
    FIRSTS,
    HUNDREDS_PLACE,
    NO_PLACE,
    NUMBER_WORD,
    ONE_SPACE,
    PAIRS,
    SIGNS,
    THIRDS,
    Token,
    Word,
    are_adjacent,
    count_chars,
    make_figures,
    read_word,
    words_in,
)

__all__ = ["Spelled", "fractions_and_spelled_in", "spelled_in"]

# PDF text has them around figures.
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u200e\u200f"))
# Words that make a number of figures, or are one: 1 على 3, سالب 5, ثمن.
_OVER = "علي"
_FRACTIONS = {*THIRDS, *SIGNS, "على"}
_NEAR_WORDS, _NEAR_CHARACTERS = 4, 40  # more than what is read before the words of a number or after them
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
    return list(_find_spelled(scan, fractions=False))


@compute_exactly
def fractions_and_spelled_in(scan: Scan) -> list[Spelled]:
    """The same, with fractions as one number each: واحد على ثلاثة."""
    return list(_find_spelled(scan, fractions=True))


def _list_tokens(scan: Scan) -> list[Token]:
    """The words of numbers, the figures beside them and the few words around both, in order.

    What is left out is too far from any word of a number to say something of it.
    """
    text, words = scan.text, scan.derive(words_in)
    near: set[int] = set()
    for at in (found := words.find(NUMBER_WORD)):
        if words.folded[at] == _OVER and not words.is_between_digits(at):
            continue
        near.update(range(at - _NEAR_WORDS, at + _NEAR_WORDS + 1))
    near.intersection_update(range(len(words.folded)))
    numbers_here, places = set(found), sorted(near)
    tokens: list[Token] = []
    for at, (start, end) in zip(places, words.spans_in(text, places), strict=True):
        raw = text[start:end]
        tokens.append(Token(start, end, raw, read_word(raw, start, end) if at in numbers_here else None))
    if any(words.folded[at][-3:] in FIRSTS for at in found):
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
            figures.append(Token(start, end, "", make_figures(start, end, exact)))
    return sorted(tokens + figures)


def _join_pairs(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens, with two words that are one number as one: تلت مية."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before and before.raw[-3:] in FIRSTS and text[before.end : token.start] in ONE_SPACE:
            pair = PAIRS.get(f"{before.raw[-3:]} {fold_word(token.raw)}", "")
            is_quarter = before.raw.endswith("ربع") and "ئ" in token.raw  # ربع مئة is 25
            word = read_word(before.raw[:-3] + pair, before.start, token.end)
            if pair and word and not is_quarter:
                joined[-1] = Token(before.start, token.end, text[before.start : token.end], word)
                continue
        joined.append(token)
    return joined


def _find_spelled(scan: Scan, *, fractions: bool) -> Iterator[Spelled]:
    text, tokens = scan.text, _list_tokens(scan)
    bounds = scan.derive(protected_bounds) if tokens else []
    at = 0
    while at < len(tokens):
        first = tokens[at].word
        if first is None or lies_in(bounds, first.start):
            if fractions:
                yield from _find_whole(text, tokens[at])
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
        phrase = Phrase(text, row[:used], tokens, at, last)
        if used and is_number(phrase):
            if used == 1 and phrase.is_accusative and phrase.after:  # ألفا شخص are two thousand
                value += value
            yield _make_spelled(phrase, value)
        at = last + 1


def _make_spelled(phrase: Phrase, value: Decimal) -> Spelled:
    """The number of a phrase, with the sign before it."""
    text, row, tokens, at, last = phrase
    if phrase.is_negative:
        sign = tokens[at - 1]
        start = sign.start + count_chars(sign.raw, letters=fold_word(sign.raw).startswith("و"))
        return Spelled(start, row[-1].end, _simplify(-value), is_plain=False)
    is_plain = phrase.is_plain and not touches_digit(text, tokens, at, last)
    return Spelled(row[0].start, row[-1].end, _simplify(value), is_plain)


def _find_whole(text: str, token: Token) -> Iterator[Spelled]:
    """A part that is the whole text: ثلثان."""
    if (part := read_whole(text, token)) is not None:
        yield Spelled(token.start, token.end, part, is_plain=False)


def _find_fraction(
    text: str, tokens: list[Token], at: int, row: list[Word], places: list[int]
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


def _find_row(text: str, tokens: list[Token], at: int, first: Word) -> tuple[list[Word], list[int]]:
    """The words of numbers from this place on with only spaces between, and the place of each among the tokens."""
    row, places = [first], [at]
    while at + 1 < len(tokens) and len(row) < SPELLED_WORDS:
        word, at = _find_next(text, row[-1].end, tokens, at + 1)
        if word is None or not _follows(row, word):
            break
        row.append(word)
        places.append(at)
    return row, places


def _find_next(text: str, end: int, tokens: list[Token], at: int) -> tuple[Word | None, int]:
    """The word at this place if it may continue a number that ends at ``end``, and its place; و may be by itself."""
    token, joined = tokens[at], False
    gaps = ONE_SPACE
    if (token.raw in _AND or token.raw == _AFTER) and text[end : token.start] in ONE_SPACE and at + 1 < len(tokens):
        at += 1
        end, after, token, joined = token.end, token.raw == _AFTER, tokens[at], True
        if after and not (token.word and token.word.is_definite and token.word.place in (NO_PLACE, HUNDREDS_PLACE)):
            return None, at  # الثالثة والعشرون بعد المئة
        gaps = ONE_SPACE | {""} if token.word and token.word.kind == "figures" else ONE_SPACE
    word = token.word
    gap = text[end : token.start]
    if (
        (gap not in gaps and gap.translate(_DIRECTION_MARKS) not in gaps)
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
