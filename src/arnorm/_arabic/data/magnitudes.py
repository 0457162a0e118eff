"""Magnitudes: a number before one may have a fraction of any length; one word a line, with its power of ten.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the
closing teh marbuta as heh. The article, a proclitic letter and the alef of the accusative need no row of their own.

Source: school grammars; مليار is the milliard of most newspapers, بليون the billion of the English-taught east.
"""

from __future__ import annotations

__all__ = ["MAGNITUDES", "PERCENTS"]

# Word -> its power of ten.
MAGNITUDES: dict[str, int] = {
    "الف": 3,  # thousand
    "الاف": 3,  # thousands
    "تلاف": 3,  # thousands after a number, in Egypt and the Gulf: عشر تلاف
    "مليون": 6,  # million
    "مليوني": 6,  # two million
    "مليونين": 6,  # two million
    "ملايين": 6,  # millions
    "مليار": 9,  # milliard
    "ملياري": 9,  # two milliard
    "مليارين": 9,  # two milliard
    "مليارات": 9,  # milliards
    "بليون": 9,  # billion
    "بلايين": 9,  # billions
    "تريليون": 12,  # trillion
    "ترليون": 12,  # trillion
    "تريليونات": 12,  # trillions
    "ترليونات": 12,  # trillions
}

# Per cent, after في or its letter.
PERCENTS = frozenset(
    {
        "الميه",  # as newspapers write it
        "المايه",  # with the silent alef
        "المءه",  # with the hamza folded to a letter, as SEARCH leaves it
        "الماءه",
    }
)
