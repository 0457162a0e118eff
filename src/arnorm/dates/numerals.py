"""Numbers in words: spelled days, ordinals and years, in modern and classical order."""

from __future__ import annotations

from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_CARDINALS, DEFINITE_ORDINALS, ORDINALS

__all__ = ["cardinals", "feminine_ordinals", "join", "ordinals"]


def cardinals() -> dict[str, int]:
    """The cardinal words in folded spelling, as far as they can be part of a day or a year."""
    return CARDINALS | DEFINITE_CARDINALS


def ordinals() -> dict[str, int]:
    """The ordinal words in folded spelling, with and without the article."""
    return ORDINALS | {"ال" + word: value for word, value in ORDINALS.items()} | DEFINITE_ORDINALS


def feminine_ordinals() -> dict[str, int]:
    """Those of nights, years and hours, with the article, in folded spelling: الليلة السابعة, السنة الثامنة للهجرة."""
    return {f"ال{word}ه": value for word, value in ORDINALS.items() if word != "اول"} | {"الاولي": 1}


def _magnitude(value: int) -> int:
    """Which places a number word fills, as bits: 1 units, 2 tens, 4 hundreds, 8 thousands."""
    if value >= 1000:
        return 8
    if value >= 100:
        return 4
    if value >= 20:
        return 2
    return 3 if value >= 10 else 1


def join(values: list[int], joints: list[str]) -> tuple[int, int]:
    """The number that the first words make, and how many words that is.

    ``joints`` holds what stands between the words: ``&`` for و and بعد, ``_`` for nothing. Every place is filled at
    most once, in any order, so that the ascending order of the chronicles reads like the modern one; without و, as
    dialects have it, only smaller places follow.

    >>> join([7, 40, 400, 1000], ["&", "&", "&"])  # سبع وأربعين وأربعمائة وألف
    (1447, 4)
    >>> join([1000, 900, 4, 80], ["_", "_", "&"])  # ألف تسعمية أربعة وثمانين
    (1984, 4)
    >>> join([1000, 9, 100, 8, 40], ["&", "_", "&", "&"])  # ألف وتسع مئة وثمانية وأربعين
    (1948, 5)
    """
    terms = _terms(values, joints)
    total, filled, used = 0, 0, 0
    for value, words in terms:
        place = _magnitude(value)
        joined = not used or joints[used - 1] == "&" or (joints[used - 1] == "_" and total >= 100 and place < filled)
        if not joined or filled & place:
            break
        total += value
        filled |= place
        used += words
    return total, used


def _terms(values: list[int], joints: list[str]) -> list[tuple[int, int]]:
    """The words, those that multiply or make a teen joined: (value, how many words)."""
    terms: list[tuple[int, int]] = []
    at = 0
    while at < len(values):
        value, words = values[at], 1
        if at + 1 < len(values) and joints[at] == "_":
            after = values[at + 1]
            if after == 10 and value < 10:  # ثلاث عشرة
                value, words = value + 10, 2
            elif after in (100, 1000) and 3 <= value < 10:  # تسع مئة
                value, words = value * after, 2
        terms.append((value, words))
        at += words
    return terms
