"""What a run of digits and separators says by its own shape: which sign groups, which one begins the fraction.

An `Atom` is digits with nothing but ``. ٫ , ، ٬ '`` or a thousands space between. Its shape is sure, or it waits for
the words beside it and the numbers around it (`arnorm.numbers._readings`).
"""

from __future__ import annotations

from typing import NamedTuple

from arnorm._core.patterns import lazy_pattern

__all__ = [
    "CENTS",
    "COMMAS",
    "DATE",
    "DAY",
    "DECIMAL",
    "FRACTION",
    "GROUP",
    "GROUPED",
    "LIST",
    "MONTH",
    "OTHER",
    "PLAIN",
    "REFERENCE",
    "SHORT",
    "SPACES",
    "STOPS",
    "THOUSAND",
    "YEAR",
    "Atom",
    "atom_of",
    "is_date",
    "shape_of",
    "value_of",
]

GROUP, FRACTION, YEAR = 3, 2, 4  # digits of a group of thousands, of a fraction that is no group, of a year
MONTH, DAY = range(1, 13), range(1, 32)

PLAIN = "plain"  # no sign at all
GROUPED = "grouped"  # every sign groups: 1,234,567
DECIMAL = "decimal"  # the last sign begins the fraction, those before it group: 1.635.092,22
THOUSAND = "thousand"  # one sign before exactly three digits: 1.234, thousands or a fraction
SHORT = "short"  # one comma before another count of digits: a fraction or a list of two
LIST = "list"  # 13,8,5,3
REFERENCE = "reference"  # 5.1.1
CENTS = "cents"  # 2.000.000.00: groups and hundredths with one sign, where it is money
DATE = "date"  # 15.3.2024
OTHER = "other"

COMMAS = frozenset(",\N{ARABIC COMMA}\N{ARABIC THOUSANDS SEPARATOR}")
STOPS = frozenset(".\N{ARABIC DECIMAL SEPARATOR}")
SPACES = frozenset(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}")


class Atom(NamedTuple):
    """Digits with number signs between, at ``start:end`` of the text; ``parts`` are in Western digits."""

    start: int
    end: int
    parts: list[str]
    signs: list[str]
    shape: str

    @property
    def whole(self) -> int:
        """The number before the first sign, for comparisons."""
        return value_of(next(iter(self.parts)))


# Longer runs of digits are compared by their first ones only: no number that anyone compares has so many.
_COMPARED = 12


def value_of(digits: str) -> int:
    """What a run of digits comes to, for comparisons."""
    return int(digits[:_COMPARED])


def atom_of(start: int, end: int, parts: list[str], signs: list[str]) -> Atom:
    """The atom with its shape."""
    return Atom(start, end, parts, signs, shape_of(parts, signs) if signs else PLAIN)


def shape_of(parts: list[str], signs: list[str]) -> str:
    """The shape of digits (in Western form) with signs between.

    >>> shape_of(["1", "635", "092", "22"], [".", ".", ","])
    'decimal'
    >>> shape_of(["5", "1", "1"], [".", "."])
    'reference'
    """
    if signs == [".", "."] and is_date(parts):
        return DATE
    whole, *inner, tail = parts
    if whole.startswith("0") and whole != "0":  # 09.30, 0901,22: no quantity is written with a leading zero
        return OTHER
    *before, last = signs
    if not before:
        return _single(whole, tail, last)
    one, *others = set(before)
    alike = not others and one == last
    threes = len(whole) <= GROUP and whole != "0" and all(len(part) == GROUP for part in inner)
    if threes and len(tail) == GROUP and (alike or COMMAS.issuperset(signs)):
        return GROUPED
    if threes and not others and one != last and last not in SPACES and last != "'":
        return DECIMAL
    if threes and len(tail) == FRACTION and alike and last in STOPS:
        return CENTS
    if STOPS.issuperset(signs):
        return REFERENCE
    return LIST if COMMAS.issuperset(signs) or STOPS.union(COMMAS).issuperset(signs) else OTHER


def _single(whole: str, tail: str, sign: str) -> str:
    if sign in SPACES:
        return GROUPED
    if whole == "0":
        return DECIMAL if sign != "'" else OTHER
    if len(tail) == GROUP and len(whole) <= GROUP:
        return GROUPED if sign == "\N{ARABIC THOUSANDS SEPARATOR}" else THOUSAND
    if sign in STOPS:
        return DECIMAL
    return SHORT if sign in COMMAS else OTHER


# A year first or last; one of two digits needs the others in full.
_DATE = lazy_pattern(r"(?P<first>\d{4})/\d\d?/\d\d?|\d\d?/\d\d?/(?P<last>\d{4})|\d\d/\d\d/\d\d")


def is_date(parts: list[str]) -> bool:
    """Whether three numbers are a day, a month and a year, in either order.

    >>> is_date(["15", "9", "1446"]), is_date(["2024", "13", "40"])
    (True, False)
    """
    if (written := _DATE.fullmatch("/".join(parts))) is None:
        return False
    first, month, last = map(int, parts)
    if year := written["first"]:
        return month in MONTH and last in DAY and not year.startswith("0")
    if written["last"]:
        return min(first, month) in MONTH and max(first, month) in DAY
    return first in DAY and month in MONTH
