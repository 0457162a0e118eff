"""Fractions and mixed numbers: واحد على ثلاثة, مئة وثلاثة وثلث, 2 1/4; what is no decimal has 15 digits.

Words that count things are no fraction: واحد من ثلاثة إخوة. So من and في make one where nothing else is in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from typing import NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm.numbers.context import Beside, fold_word
from arnorm.numbers.spelled.phrases import is_whole_text
from arnorm.numbers.spelled.sums import add_up
from arnorm.numbers.spelled.words import BARE, THIRDS, Token, Word, are_adjacent

__all__ = ["Fraction", "divide", "read_fraction", "read_slashed", "read_third", "read_whole"]

_ROUNDED = Context(prec=15)
_OVER, _OF, _IN = "علي", "من", "في"
_KINDS = frozenset(("number", "magnitude", "dual", "figures"))
_SLASHED = lazy_pattern(r"(\d{1,3})/(\d{1,3})")
_WHOLE = lazy_pattern(r"(?<![\d/.,٫،-])(?<!\d[ \xa0])(\d{1,4})[ \xa0]\Z")
_POWERS = frozenset(map(Decimal, (10, 100, 1000)))
_MOST_PARTS = 16  # of a whole, in a mixed number: 2 1/4, 5 3/16

Rows = Callable[[str, list[Token], int, Word], tuple[list[Word], list[int]]]


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
    text: str, tokens: list[Token], row: list[Word], last: int, *, find_row: Rows, start: int
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


def read_third(text: str, tokens: Sequence[Token], places: Sequence[int], row: list[Word]) -> Fraction | None:
    """Read a number with a third or two behind it: مئة وثلاثة وثلث, خمسة وثلثان; or one of these as a whole text."""
    for nth, place in enumerate(places):
        part = THIRDS.get(row[nth].text)
        if part and nth and row[nth].joined:
            whole, used = add_up(row[:nth])
            return Fraction(whole + divide(*part), place) if used == nth and _is_number(row[:nth]) else None
    return _read_third_behind(text, tokens, places[-1], row)


def _read_third_behind(text: str, tokens: Sequence[Token], last: int, row: list[Word]) -> Fraction | None:
    """The same, where the word for the third is no word of other numbers, and و may stand by itself."""
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


def read_whole(text: str, token: Token) -> Decimal | None:
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
