"""Numbers in words: spelled days, ordinals and years, in modern and classical order, joined to one token each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_CARDINALS, DEFINITE_ORDINALS, ORDINALS
from arnorm.dates import tokens as t
from arnorm.dates.tokens import Token

__all__ = ["ORDINAL_PHRASES", "join", "list_number_words", "merge_numbers"]

# Ordinals of two words whose first word alone is no ordinal: اليوم الواحد is a single day.
ORDINAL_PHRASES = (
    (("الواحد", "والعشرين"), 21),
    (("الواحد", "والعشرون"), 21),
    (("الواحد", "والثلاثين"), 31),
    (("الواحد", "والثلاثون"), 31),
)


def list_number_words() -> Iterator[tuple[str, str, int]]:
    """The words of numbers, in folded spelling, with the token and the value of each."""
    tens = {word: value for word, value in CARDINALS.items() if word.endswith("ين") and len(str(value)) == 2}
    endings = (("", "ات"), ("", "يات"), ("ال", "ات"), ("ال", "يات"))  # أربعينات, الأربعينيات
    decades = {before + word + after: value for word, value in tens.items() for before, after in endings}
    ordinals = ORDINALS | {"ال" + word: value for word, value in ORDINALS.items()} | DEFINITE_ORDINALS
    # Of nights, years and hours: الليلة السابعة, السنة الثامنة للهجرة.
    feminine = {f"ال{word}ه": value for word, value in ORDINALS.items() if word != "اول"} | {"الاولي": 1}
    ordinary = ((t.ORDINAL, ordinals), (t.NUMBER_WORD, CARDINALS | DEFINITE_CARDINALS), (t.FEMININE, feminine))
    for token, values in ((t.DECADE, decades), *ordinary):
        yield from ((word, token, value) for word, value in values.items())


def _places_filled(value: int) -> int:
    """Which places a number word fills, as bits: 1 units, 2 tens, 4 hundreds, 8 thousands."""
    if value >= 1000:
        return 8
    if value >= 100:
        return 4
    if value >= 20:
        return 2
    return 3 if value >= 10 else 1


def join(words: Iterable[tuple[str, int]]) -> tuple[int, int]:
    """The number that the first words make, and how many words that is; the text after it is not read.

    Each word comes with the gap before it: ``&`` for و and بعد, ``_`` for nothing. Every place is filled at
    most once, in any order, so that the ascending order of the chronicles reads like the modern one; without و, as
    dialects have it, only smaller places follow.

    >>> join([("&", 7), ("&", 40), ("&", 400), ("&", 1000)])  # سبع وأربعين وأربعمائة وألف
    (1447, 4)
    >>> join([("&", 1000), ("_", 900), ("_", 4), ("&", 80)])  # ألف تسعمية أربعة وثمانين
    (1984, 4)
    >>> join([("&", 1000), ("&", 9), ("_", 100), ("&", 8), ("&", 40)])  # ألف وتسع مئة وثمانية وأربعين
    (1948, 5)
    """
    total, filled, used = 0, 0, 0
    for joint, value, many in _join_terms(iter(words)):
        place = _places_filled(value)
        if filled & place or not (joint == "&" or (total >= 100 and place < filled)):
            break
        total += value
        filled |= place
        used += many
    return total, used


def _join_terms(words: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
    """The words, with multiplied words and teens joined: the gap before, the value, how many words."""
    before, value = next(words)
    many = 1
    for joint, after in words:
        if joint == "_" and after == 10 and value < 10:  # ثلاث عشرة
            value, many = value + 10, 2
        elif joint == "_" and after in (100, 1000) and 3 <= value < 10:  # تسع مئة
            value, many = value * after, 2
        else:
            yield before, value, many
            before, value, many = joint, after, 1
    yield before, value, many


# What joins number words: the same over a line end as on it.
_NUMBER_JOINTS = {t.AFTER: t.AND, t.AND_BREAK: t.AND, t.BREAK: t.NOTHING}


def _classify_number_word(value: int) -> str:
    if value < 100:
        return t.WORDS_31 if value <= 31 else t.WORDS_99
    return t.WORDS_999 if value < 1000 else t.WORDS_YEAR if value < 2500 else t.LONG


def merge_numbers(tokens: list[Token], gaps: str) -> tuple[list[Token], list[str]]:
    """Join number words into one number each, ordinals too. Each gap follows its token."""
    merged: list[Token] = []
    between: list[str] = []
    i, n = 0, len(tokens)
    while i < n:
        token, used = tokens[i], 1
        if token.kind == t.NUMBER_WORD:
            value, used = join(_take_number_words(tokens, gaps, i))
            token = Token(_classify_number_word(value), token.start, tokens[i + used - 1].end, value)
        elif token.kind in t.ANY_ORDINAL and token.value < 10 and i + 1 < n:
            after = tokens[i + 1]
            # خامس عشر, الخامس والعشرين, and the chronicles' خامس عشري.
            plain = after.kind == t.NUMBER_WORD and after.value in (10, 20) and gaps[i] == t.NOTHING
            if plain or (after.kind in (t.ORDINAL, t.NUMBER_WORD) and after.value in (20, 30) and gaps[i] == t.AND):
                token, used = Token(token.kind, token.start, after.end, token.value + after.value), 2
        merged.append(token)
        i += used
        between.append(gaps[i - 1])
    return merged, between


def _take_number_words(tokens: list[Token], gaps: str, at: int) -> Iterator[tuple[str, int]]:
    """The number words from a token on, each with the gap before it: ``&`` or ``_``."""
    joint = t.AND
    for i in range(at, len(tokens)):
        if tokens[i].kind != t.NUMBER_WORD or joint not in t.AND + t.NOTHING:
            return
        yield joint, tokens[i].value
        joint = _NUMBER_JOINTS.get(gaps[i], gaps[i])
