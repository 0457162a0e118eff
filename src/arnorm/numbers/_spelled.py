"""Numbers in words: خمسة وعشرون ألفا وثلاثمئة is 25300, and المادة الخامسة والعشرون the 25th.

A number is read from words that only spaces part, with figures among them (15 ألفا و500); what the words come to is
told in `arnorm.numbers._spelled_sums`, and what of it is a number in `arnorm.numbers._spelled_vetoes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from arnorm._arabic.protect import protected_bounds
from arnorm._core.scan import Scan
from arnorm._core.windows import lies_in
from arnorm.numbers._context import folded
from arnorm.numbers._runs import numbers_in
from arnorm.numbers._spelled_sums import amount
from arnorm.numbers._spelled_vetoes import Phrase, is_number
from arnorm.numbers._spelled_words import BARE, CONJUNCTION, HUNDRED, NO_PLACE, WORD, Word, figures, skipped, word_of

__all__ = ["Spelled", "spelled_in"]

_GAPS = frozenset(" \N{NO-BREAK SPACE}")
# Controls of direction that PDF text has around figures.
_UNSEEN = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u200e\u200f"))
_AND, _AFTER = frozenset(("و", "و\N{ARABIC FATHA}")), "بعد"
_HUNDRED = 100
_LONGEST = 40  # no number has more words


class Spelled(NamedTuple):
    """A number in words at ``start:end``, its value, and whether figures may be written for it."""

    start: int
    end: int
    value: Decimal
    plain: bool


class _Token(NamedTuple):
    """A run of letters, or a number in figures; the word of a number that it is, if any."""

    start: int
    end: int
    raw: str
    word: Word | None


def spelled_in(scan: Scan) -> list[Spelled]:
    """The numbers in words of a scan's text; share them with ``scan.derive(spelled_in)``."""
    return list(_spelled(scan))


def _tokens(scan: Scan) -> list[_Token]:
    """The words of a text and its numbers in figures, in order."""
    text = scan.text
    tokens = [_Token(*word.span(), word.group(), word_of(word)) for word in WORD.finditer(text)]
    if not any(token.word for token in tokens):
        return []
    numbers = scan.derive(numbers_in)
    plain = [(a, b, Decimal(text[a:b])) for a, b in numbers.plain]
    signed = [(n.start, n.end, Decimal(n.value)) for n in numbers.signed if n.value is not None]
    for start, end, value in plain + signed:
        tokens.append(_Token(start, end, "", figures(start, end, value)))
    tokens.sort()
    return tokens


def _spelled(scan: Scan) -> Iterator[Spelled]:
    text, tokens = scan.text, _tokens(scan)
    bounds = scan.derive(protected_bounds) if tokens else []
    at = 0
    while at < len(tokens):
        first = tokens[at].word
        if first is None or lies_in(bounds, first.start):
            at += 1
            continue
        row, places = _row(text, tokens, at, first)
        value, used = amount(row)
        value, used = _with_point(row, value, used)
        last = places[used - 1] if used else at
        phrase = Phrase(text, row[:used], tokens, at, last)
        if used and is_number(phrase):
            if used == 1 and phrase.is_accusative:  # ألفا شخص are two thousand
                value += value
            if phrase.is_negative:
                sign = tokens[at - 1]
                start = sign.start + skipped(sign.raw, letters=folded(sign.raw).startswith("و"))
                yield Spelled(start, row[used - 1].end, _exact(-value), plain=False)
            else:
                yield Spelled(row[0].start, row[used - 1].end, _exact(value), phrase.is_plain)
        at = last + 1


def _exact(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _row(text: str, tokens: list[_Token], at: int, first: Word) -> tuple[list[Word], list[int]]:
    """The words of numbers from this place on that nothing parts, and where each stands among the tokens."""
    row, places = [first], [at]
    while at + 1 < len(tokens) and len(row) < _LONGEST:
        word, at = _next(text, row[-1].end, tokens, at + 1)
        if word is None or not _follows(row, word):
            break
        row.append(word)
        places.append(at)
    return row, places


def _next(text: str, end: int, tokens: list[_Token], at: int) -> tuple[Word | None, int]:
    """The word at this place as the next of a number that ends there, and its place; و may stand by itself."""
    token, joined = tokens[at], False
    gaps = _GAPS
    if (token.raw in _AND or token.raw == _AFTER) and text[end : token.start] in _GAPS and at + 1 < len(tokens):
        at += 1
        end, after, token, joined = token.end, token.raw == _AFTER, tokens[at], True
        if after and not (token.word and token.word.definite and token.word.place in (NO_PLACE, HUNDRED)):
            return None, at  # الثالثة والعشرون بعد المئة
        gaps = _GAPS | {""} if token.word and token.word.kind == "figures" else _GAPS
    word = token.word
    gap = text[end : token.start]
    if (
        (gap not in gaps and gap.translate(_UNSEEN) not in gaps)
        or word is None
        or word.glued > (BARE if joined else CONJUNCTION)
    ):
        return None, at
    return (word._replace(joined=True) if joined else word), at


def _follows(row: list[Word], word: Word) -> bool:
    """Whether a word can go on a row: the article stands on all that و joins, and on nothing in an indefinite row."""
    first, *others = row
    *_, last = row
    if word.kind == "point":
        return True
    if last.kind == "point":
        return not word.joined and word.kind in ("number", "figures")
    if word.definite:
        return word.kind == "magnitude" if not first.definite else word.joined
    if word.kind in ("ordinal", "item") or (first.kind == "ordinal" and first.text.endswith("ه") and word.joined):
        return False  # ثانية وعشرون
    if first.definite and word.joined:  # السبعة آلاف وخمسون, السبع مئة وثلاث عشرة
        return any(one.kind == "magnitude" for one in row) or any(one.value == _HUNDRED for one in others)
    return True


def _with_point(row: list[Word], value: Decimal, used: int) -> tuple[Decimal, int]:
    """ثلاثة فاصلة أربعة عشر: the words after the point are read by themselves, a nought before them counts."""
    if not 0 < used < len(row) - 1 or row[used].kind != "point" or value != value.to_integral_value():
        return value, used
    at, noughts = used + 1, ""
    while at < len(row) - 1 and row[at].kind == "number" and not row[at].value:
        at, noughts = at + 1, noughts + "0"
    part, more = amount(row[at:])
    if not more or part != part.to_integral_value():
        return value, used
    value = Decimal(f"{value}.{noughts}{part}")
    return value, at + more
