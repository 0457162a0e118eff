"""The signs between runs of digits, and the shape that these make: which sign groups thousands, begins the fraction.

An `Atom` is digits with nothing but ``. ٫ , ، ٬ '`` or a thousands space between. Its shape either settles the reading,
or the words beside it and the other numbers of the text decide (`arnorm.numbers.figures.separators`).
"""

from __future__ import annotations

from typing import NamedTuple

from arnorm._core.classes import INVISIBLE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import kinds_of
from arnorm.numbers.distances import LINK_SPACES

__all__ = [
    "COMMAS",
    "OPERATORS",
    "PHONE",
    "SPACES",
    "STOPS",
    "UNLINKED",
    "Atom",
    "Link",
    "find_shape",
    "is_date",
    "make_atom",
    "read_link",
    "to_int",
]

GROUP_DIGITS, FRACTION_DIGITS, YEAR_DIGITS = 3, 2, 4  # of a group of thousands, of a fraction that is no group, a year
MONTHS, DAYS = range(1, 13), range(1, 32)

PLAIN = "plain"  # no sign at all
GROUPED = "grouped"  # every sign groups: 1,234,567
DECIMAL = "decimal"  # the last sign begins the fraction, those before it group: 1.635.092,22
THOUSAND = "thousand"  # one sign before exactly three digits: 1.234, thousands or a fraction
SHORT = "short"  # one comma before another count of digits: a fraction or a list of two
LIST = "list"  # 13,8,5,3
REFERENCE = "reference"  # 5.1.1
CENTS = "cents"  # 2.000.000.00: groups and hundredths with one sign, in amounts of money
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
        return to_int(self.parts[0])


_COMPARED_DIGITS = 12  # longer runs are compared by their first digits: int() takes quadratic time


def to_int(digits: str) -> int:
    """The value of a run of digits, for comparisons."""
    return int(digits[:_COMPARED_DIGITS])


def make_atom(start: int, end: int, parts: list[str], signs: list[str]) -> Atom:
    """The atom with its shape."""
    return Atom(start, end, parts, signs, find_shape(parts, signs) if signs else PLAIN)


def find_shape(parts: list[str], signs: list[str]) -> str:
    """The shape of digits (in Western form) with signs between.

    >>> find_shape(["1", "635", "092", "22"], [".", ".", ","])
    'decimal'
    >>> find_shape(["5", "1", "1"], [".", "."])
    'reference'
    """
    if signs == [".", "."] and is_date(parts):
        return DATE
    whole, *inner, tail = parts
    if whole.startswith("0") and whole != "0":  # 09.30, 0901,22: no quantity is written with a leading zero
        return OTHER
    *before, last = signs
    if not before:
        return _shape_of_two(whole, tail, last)
    one, *others = set(before)
    alike = not others and one == last
    threes = len(whole) <= GROUP_DIGITS and whole != "0" and all(len(part) == GROUP_DIGITS for part in inner)
    if threes and len(tail) == GROUP_DIGITS and (alike or COMMAS.issuperset(signs)):
        return GROUPED
    if threes and not others and one != last and last not in SPACES and last != "'":
        return DECIMAL
    if threes and len(tail) == FRACTION_DIGITS and alike and last in STOPS:
        return CENTS
    if STOPS.issuperset(signs):
        return REFERENCE
    return LIST if STOPS.union(COMMAS).issuperset(signs) else OTHER


def _shape_of_two(whole: str, tail: str, sign: str) -> str:
    if sign in SPACES:
        return GROUPED
    if whole == "0":
        return DECIMAL if sign != "'" else OTHER
    if len(tail) == GROUP_DIGITS and len(whole) <= GROUP_DIGITS:
        return GROUPED if sign == "\N{ARABIC THOUSANDS SEPARATOR}" else THOUSAND
    if sign in STOPS:
        return DECIMAL
    return SHORT if sign in COMMAS else OTHER


# The year comes first or last. A year of two digits needs two digits in the day and the month as well.
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
        return month in MONTHS and last in DAYS and not year.startswith("0")
    if written["last"]:
        return min(first, month) in MONTHS and max(first, month) in DAYS
    return first in DAYS and month in MONTHS


# Sign in the text -> the sign that it means. Number signs bind digits to one atom, joins bind atoms to one run.
_NUMBER_SIGNS = {sign: sign for sign in ".,'\N{ARABIC COMMA}\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}"}
_NUMBER_SIGNS |= {"\N{RIGHT SINGLE QUOTATION MARK}": "'"}
_JOINS = {sign: sign for sign in "-/:+*^&_\N{DEGREE SIGN}"} | {"\N{MULTIPLICATION SIGN}": "*"}
_JOINS |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\N{MINUS SIGN}", "-")
_JOINS |= dict.fromkeys(
    ("\u0640", "\u0640\u0640", "\u0640\u0640\u0640"), "-"
)  # a kashida is a dash: 2010ـ2015, 10 ــ 20
_JOINS |= {"\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/"}
OPERATORS = frozenset("*+^&\N{DEGREE SIGN}")


class Link(NamedTuple):
    """A sign ("" for none), whether it binds digits to one number, and whether spaces come before it and after it."""

    sign: str
    number: bool = False
    left: bool = False
    right: bool = False


UNLINKED = Link("")
PHONE = Link("phone")  # between the groups of a telephone number


@remember(1024)
def read_link(gap: str) -> Link:
    """The link that the text between two runs of digits makes; invisible marks do not count.

    >>> read_link(" / ")
    Link(sign='/', number=False, left=True, right=True)
    """
    gap = "".join(char for char, kind in zip(gap, kinds_of(gap), strict=True) if kind != INVISIBLE)
    if gap in SPACES or gap in _NUMBER_SIGNS:
        return Link(_NUMBER_SIGNS.get(gap, gap), True)
    left, right = gap[:1] in SPACES, gap[-1:] in SPACES
    sign = gap.strip("".join(SPACES))
    if left and right and sign in STOPS and len(gap) == 3:
        return Link(sign, True, left, right)
    if sign not in _JOINS or len(gap) - len(sign) > LINK_SPACES:
        return UNLINKED
    return Link(_JOINS[sign], False, left, right)
