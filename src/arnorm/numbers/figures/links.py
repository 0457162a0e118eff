"""The sign between two runs of digits, and what it may do there."""

from __future__ import annotations

import functools
from typing import NamedTuple

from arnorm._core.classes import INVISIBLE
from arnorm._core.scan import kinds_of
from arnorm.numbers.distances import LINK_SPACES
from arnorm.numbers.figures.shapes import SPACES, STOPS

__all__ = ["OPERATORS", "PHONE", "UNLINKED", "Link", "read_link"]

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


@functools.lru_cache(1024)
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
