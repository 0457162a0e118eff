"""Decimals in words: ثلاثة فاصلة أربعة عشر is 3.14, and ثلاثة وأربعة عشر من مئة is too; نصف كيلو is 0.5."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from arnorm._arabic.counted import units
from arnorm._arabic.money import words_for_money
from arnorm.numbers.context import fold_word
from arnorm.numbers.spelled.phrases import is_whole_text
from arnorm.numbers.spelled.sums import add_up
from arnorm.numbers.spelled.words import BARE, HUNDREDS_PLACE, PREPOSITION, Token, Word, are_adjacent

__all__ = ["Share", "add_decimals", "read_part_alone", "read_share"]

_OF = "من"
_FEWEST_DIGITS_APART = 3  # after a point: two may be a number with its noun
_LARGEST_WHOLE = 10**6  # the largest number whose parts are counted: من مليون
_PER_CENT = ("في", "ب")


def add_decimals(row: list[Word], value: Decimal, used: int) -> tuple[Decimal, int]:
    """Read the words after a point by themselves, as a number (ثلاثة فاصلة أربعة عشر) or digit by digit.

    Each صفر before a number counts: صفر فاصلة صفر خمسة.
    """
    if not 0 < used < len(row) - 1 or row[used].kind != "point" or value != value.to_integral_value():
        return value, used
    digits = list(itertools.takewhile(_is_digit, row[used + 1 :]))
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


def _is_digit(word: Word) -> bool:
    return word.kind == "number" and word.value < 10 and not word.joined


class Share(NamedTuple):
    """A decimal said as parts of ten or a hundred: its value, its last token, and whether a whole is said too."""

    value: Decimal
    last: int
    has_whole: bool


def read_share(text: str, tokens: Sequence[Token], row: list[Word], last: int) -> Share | None:
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


def _read_whole(text: str, tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
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


def read_part_alone(text: str, tokens: Sequence[Token], at: int) -> Decimal | None:
    """Read نصف or ربع as a number: where it is the whole text, or a measure or money follows (ربع دينار)."""
    word = tokens[at].word
    if word is None or word.kind != "fraction" or word.proclitic == PREPOSITION:
        return None
    follower = fold_word(tokens[at + 1].raw) if are_adjacent(text, tokens, at) else ""
    return word.value if _is_measure(follower) or is_whole_text(text, word.start, word.end) else None
