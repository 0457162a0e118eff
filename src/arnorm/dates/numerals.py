"""Numbers in words: spelled days, ordinals and years, in modern and classical order.

The cardinals are pyarabic's word table, which is good; its number reader is not used: it knows only the descending
order, and takes سبع وأربعين وأربعمائة وألف for 447,000.
"""

from __future__ import annotations

import functools

from arnorm.dates._shadow import fold

__all__ = ["CARDINALS", "ORDINALS", "cardinals", "feminine_ordinals", "join", "ordinals"]

# Cardinals that pyarabic's table lacks: feminine and construct forms, spellings of the hundreds, dialect.
CARDINALS = (
    ("اثنتان", 2),
    ("اثنتين", 2),
    ("اثنتا", 2),
    ("اثنتي", 2),
    ("ثنتين", 2),
    ("ثنتي", 2),
    ("ثنتان", 2),
    ("ليلتين", 2),
    ("ثلث", 3),
    ("تلات", 3),
    ("ثمانيا", 8),
    ("تمان", 8),
    ("تمانية", 8),
    ("تنين", 2),
    ("تلاتة", 3),
    ("ثلاثه", 3),
    ("تسعود", 9),
    ("عشري", 20),
    ("تلاتين", 30),
    ("تمانين", 80),
    ("تمنمية", 800),
    ("ثمنمية", 800),
    ("حداشر", 11),
    ("حداش", 11),
    ("احدعش", 11),
    ("حدعش", 11),
    ("احداش", 11),
    ("اتناشر", 12),
    ("اطناشر", 12),
    ("اثنعش", 12),
    ("اتنعش", 12),
    ("اثناش", 12),
    ("طناش", 12),
    ("اثناعش", 12),
    ("تلتاشر", 13),
    ("تلطعش", 13),
    ("تلتعش", 13),
    ("ثلطعش", 13),
    ("تلطاش", 13),
    ("ثلاثطعش", 13),
    ("اربعتاشر", 14),
    ("اربعطعش", 14),
    ("اربعتعش", 14),
    ("اربعطاش", 14),
    ("خمستاشر", 15),
    ("خمسطعش", 15),
    ("خمستعش", 15),
    ("خمسطاش", 15),
    ("ستاشر", 16),
    ("سطعش", 16),
    ("ستعش", 16),
    ("سطاش", 16),
    ("ستطعش", 16),
    ("سبعتاشر", 17),
    ("سبعطعش", 17),
    ("سبعتعش", 17),
    ("سبعطاش", 17),
    ("تمنتاشر", 18),
    ("تمنطعش", 18),
    ("تمنتعش", 18),
    ("ثمنطعش", 18),
    ("ثمنتعش", 18),
    ("ثمنطاش", 18),
    ("تمنطاش", 18),
    ("تسعتاشر", 19),
    ("تسعطعش", 19),
    ("تسعتعش", 19),
    ("تسعطاش", 19),
    ("تلتاعش", 13),
    ("تلطاعش", 13),
    ("اربعتاعش", 14),
    ("اربعطاعش", 14),
    ("خمستاعش", 15),
    ("خمسطاعش", 15),
    ("ستاعش", 16),
    ("سطاعش", 16),
    ("سبعتاعش", 17),
    ("سبعطاعش", 17),
    ("تمنتاعش", 18),
    ("تمنطاعش", 18),
    ("تسعتاعش", 19),
    ("تسعطاعش", 19),
    ("عشرا", 10),
    ("مائتين", 200),
    ("مائتان", 200),
    ("مائتا", 200),
    ("مائتي", 200),
    ("مئتا", 200),
    ("مئتي", 200),
    ("ميتين", 200),
    ("ثلثمائة", 300),
    ("ثلاثماية", 300),
    ("اربعماية", 400),
    ("خمسماية", 500),
    ("ستماية", 600),
    ("سبعماية", 700),
    ("ثمانمية", 800),
    ("ثمانيمائة", 800),
    ("ثمانيمئة", 800),
    ("ثمانماية", 800),
    ("تسعماية", 900),
    ("المائة", 100),
    ("المئة", 100),
    ("المائتين", 200),
    ("الثلاثمائة", 300),
    ("الأربعمائة", 400),
    ("الخمسمائة", 500),
    ("الستمائة", 600),
    ("السبعمائة", 700),
    ("الثمانمائة", 800),
    ("التسعمائة", 900),
    ("الألف", 1000),
    ("الفا", 1000),
    ("ألفي", 2000),
    ("الالفين", 2000),
)

# Ordinals, without the article.
ORDINALS = (
    ("أول", 1),
    ("حادي", 1),
    ("ثاني", 2),
    ("ثالث", 3),
    ("رابع", 4),
    ("خامس", 5),
    ("سادس", 6),
    ("سابع", 7),
    ("ثامن", 8),
    ("تاسع", 9),
    ("عاشر", 10),
)
# Those with the article only; the tens serve الثالث والعشرين, the first is Moroccan.
_DEFINITE = (
    ("اللول", 1),
    ("العشرين", 20),
    ("العشرون", 20),
    ("الثلاثين", 30),
    ("الثلاثون", 30),
)


@functools.cache
def cardinals() -> dict[str, int]:
    """The cardinal words in folded spelling, as far as they can be part of a day or a year."""
    from pyarabic.number_const import NUMBER_WORDS  # noqa: PLC0415 -- costs 5 ms, and only texts with dates need it

    words = {fold(word): value for word, value in NUMBER_WORDS.items() if 0 < value <= 2000}
    words.update((fold(word), value) for word, value in CARDINALS)
    return words


@functools.cache
def ordinals() -> dict[str, int]:
    """The ordinal words in folded spelling, with and without the article."""
    words = {}
    for word, value in ORDINALS:
        words[fold(word)] = value
        words[fold("ال" + word)] = value
    words.update((fold(word), value) for word, value in _DEFINITE)
    return words


def feminine_ordinals() -> dict[str, int]:
    """Those of nights, years and hours, with the article, in folded spelling: الليلة السابعة, السنة الثامنة للهجرة."""
    words = {fold(f"ال{word}ة"): value for word, value in ORDINALS if word != "أول"}
    return words | {fold("الأولى"): 1}


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
