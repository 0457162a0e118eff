"""Numbers in words: spelled days, ordinals and years, in modern and classical order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_CARDINALS, DEFINITE_ORDINALS, ORDINALS

__all__ = ["ORDINAL_PHRASES", "cardinals", "decades", "feminine_ordinals", "join", "ordinals"]

# Ordinals whose first word alone is none: اليوم الواحد is a single day.
ORDINAL_PHRASES = (
    (("الواحد", "والعشرين"), 21),
    (("الواحد", "والعشرون"), 21),
    (("الواحد", "والثلاثين"), 31),
    (("الواحد", "والثلاثون"), 31),
)


def cardinals() -> dict[str, int]:
    """The cardinal words in folded spelling, as far as they can be part of a day or a year."""
    return CARDINALS | DEFINITE_CARDINALS


def ordinals() -> dict[str, int]:
    """The ordinal words in folded spelling, with and without the article."""
    return ORDINALS | {"ال" + word: value for word, value in ORDINALS.items()} | DEFINITE_ORDINALS


def feminine_ordinals() -> dict[str, int]:
    """Those of nights, years and hours, with the article, in folded spelling: الليلة السابعة, السنة الثامنة للهجرة."""
    return {f"ال{word}ه": value for word, value in ORDINALS.items() if word != "اول"} | {"الاولي": 1}


def decades() -> dict[str, int]:
    """The decades in folded spelling, with and without the article: أربعينات, الأربعينيات."""
    tens = {word: value for word, value in CARDINALS.items() if word.endswith("ين") and len(str(value)) == 2}
    endings = (("", "ات"), ("", "يات"), ("ال", "ات"), ("ال", "يات"))
    return {before + word + after: value for word, value in tens.items() for before, after in endings}


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
