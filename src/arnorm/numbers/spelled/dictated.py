"""Digits that are dictated word by word: كود التحقق تلاتة خمسة سبعة is 357."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from arnorm.numbers.context import roles_of
from arnorm.numbers.distances import SPELLED_WORDS
from arnorm.numbers.spelled.words import BARE, Token, Word, are_adjacent
from arnorm.numbers.vocabulary import Role

__all__ = ["count_digits", "is_dictated", "touches_digit"]

_NAMING = Role.NUMBERED | Role.PHONE | Role.TELEPHONE
_FEWEST_DIGITS, _MANY_DIGITS = 3, 6  # of a row that is one string; without a name and a nought before it
_NAMING_WORDS = 3  # before the row: كود التحقق هو …


def is_digit(word: Word | None) -> bool:
    """Whether it is one digit in words, with nothing written onto it."""
    return word is not None and word.kind == "number" and word.value < 10 and word.proclitic == BARE


def count_digits(text: str, tokens: Sequence[Token], at: int) -> int:
    """How many digits in words are in a row from this token on, up to one more than a dictated number has."""
    end = at
    while end < len(tokens) and end - at <= SPELLED_WORDS and is_digit(tokens[end].word):
        end += 1
        if not are_adjacent(text, tokens, end - 1):
            break
    return end - at


def is_dictated(text: str, tokens: Sequence[Token], at: int, count: int) -> bool:
    """Whether so many digits in words are one string: a word names it, or it is long or begins with صفر.

    Without a name, digits that only count (واحد اثنان ثلاثة) are not one. A row beside another word of a number is not
    one either: صفر خمسة خمسة وعشرين is left whole.
    """
    end = at + count
    if count < _FEWEST_DIGITS or count > SPELLED_WORDS:
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


def _is_named(before: Sequence[Token]) -> bool:
    """Whether one of the words before names a number, with no word of a number after it."""
    for token in reversed(before):
        if token.word:
            return False
        if roles_of(token.raw) & _NAMING:
            return True
    return False


def touches_digit(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a digit in words is right beside these tokens, so that they are half of a row; not so ثلاثين واحد."""
    if are_adjacent(text, tokens, first - 1) and is_digit(tokens[first - 1].word):
        return True
    if not are_adjacent(text, tokens, last):
        return False
    count = count_digits(text, tokens, last + 1)
    return count > 1 or (count == 1 and tokens[last + 1].raw not in ("واحد", "واحدة"))
