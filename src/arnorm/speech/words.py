"""The words that numbers are spelled with: units, tens, hundreds, magnitudes, ordinals and parts; one a line.

Source: school grammars of العدد والمعدود; the spelling is that of newspapers, without vowel marks.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "CARDINAL_UNITS",
    "FRACTION_NAMES",
    "HUNDRED_STEMS",
    "MAGNITUDES",
    "ORDINAL_UNITS",
    "TEN_STEMS",
    "Magnitude",
    "Unit",
]


class Unit(NamedTuple):
    """The number words from one to ten, by the gender of what they count.

    ``construct`` is the feminine's form before a noun, ``accusative`` its form alone, where they differ from the rule.
    """

    masculine: str
    feminine: str
    construct: str = ""
    accusative: str = ""


CARDINAL_UNITS: dict[int, Unit] = {
    1: Unit("واحد", "واحدة", accusative="واحدة"),
    2: Unit("اثن", "اثنت"),
    3: Unit("ثلاثة", "ثلاث"),
    4: Unit("أربعة", "أربع"),
    5: Unit("خمسة", "خمس"),
    6: Unit("ستة", "ست"),
    7: Unit("سبعة", "سبع"),
    8: Unit("ثمانية", "ثمان", construct="ثماني", accusative="ثمانيا"),
    9: Unit("تسعة", "تسع"),
    10: Unit("عشرة", "عشر"),
}

TEN_STEMS: dict[int, str] = {
    2: "عشر",
    3: "ثلاث",
    4: "أربع",
    5: "خمس",
    6: "ست",
    7: "سبع",
    8: "ثمان",
    9: "تسع",
}

# Before مئة.
HUNDRED_STEMS: dict[int, str] = {
    3: "ثلاث",
    4: "أربع",
    5: "خمس",
    6: "ست",
    7: "سبع",
    8: "ثمان",
    9: "تسع",
}


class Magnitude(NamedTuple):
    """A power of a thousand, its singular and plural."""

    value: int
    singular: str
    plural: str


MAGNITUDES: tuple[Magnitude, ...] = (
    Magnitude(10**12, "تريليون", "تريليونات"),
    Magnitude(10**9, "مليار", "مليارات"),
    Magnitude(10**6, "مليون", "ملايين"),
    Magnitude(10**3, "ألف", "آلاف"),
)

# Without the article; the first has its own feminine, أولى, and is حادي in compounds.
ORDINAL_UNITS: dict[int, str] = {
    2: "ثاني",
    3: "ثالث",
    4: "رابع",
    5: "خامس",
    6: "سادس",
    7: "سابع",
    8: "ثامن",
    9: "تاسع",
    10: "عاشر",
}

# Denominator: singular and plural of the part.
FRACTION_NAMES: dict[int, tuple[str, str]] = {
    2: ("نصف", "أنصاف"),
    3: ("ثلث", "أثلاث"),
    4: ("ربع", "أرباع"),
    5: ("خمس", "أخماس"),
    6: ("سدس", "أسداس"),
    7: ("سبع", "أسباع"),
    8: ("ثمن", "أثمان"),
    9: ("تسع", "أتساع"),
    10: ("عشر", "أعشار"),
}
