"""What stands between two runs of digits: the sign that it is."""

from __future__ import annotations

import functools
from typing import NamedTuple

from arnorm._core.classes import INVISIBLE
from arnorm._core.scan import kinds_of
from arnorm.numbers._shapes import SPACES

__all__ = ["OPERATORS", "PHONE", "UNLINKED", "Link", "link_of"]

# Sign in the text -> the sign it stands for. Number signs bind digits to one atom, joins bind atoms to one run.
_NUMBER_SIGNS = {sign: sign for sign in ".,\N{ARABIC COMMA}\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}'"}
_NUMBER_SIGNS |= {"\N{RIGHT SINGLE QUOTATION MARK}": "'"}
_JOINS = {sign: sign for sign in "-/:+*^&_\N{DEGREE SIGN}"} | {"\N{MULTIPLICATION SIGN}": "*"}
_JOINS |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\N{MINUS SIGN}", "-")
_JOINS |= {"\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/"}
# A kashida between numbers is a dash, whether of one stroke or of a few: 2010ـ2015, 10 ــ 20.
_JOINS |= dict.fromkeys(("\u0640", "\u0640\u0640", "\u0640\u0640\u0640"), "-")
OPERATORS = frozenset("*+^&\N{DEGREE SIGN}")
# A fraction's sign may have spaces around it, where a per-cent sign proves what it is: 0 . 5 %.
_SPACED = frozenset(".\N{ARABIC DECIMAL SEPARATOR}")
_MOST_SPACES = 4  # on both sides of a sign


class Link(NamedTuple):
    """A sign ("" for none), whether it binds digits to one number, and whether spaces stand before it and after it."""

    sign: str
    number: bool = False
    left: bool = False
    right: bool = False


UNLINKED = Link("")
PHONE = Link("phone")  # what stands between the groups of a telephone number


@functools.lru_cache(1024)
def link_of(gap: str) -> Link:
    """The link that the text between two runs of digits makes; invisible marks do not count.

    >>> link_of(" / ")
    Link(sign='/', number=False, left=True, right=True)
    """
    gap = "".join(char for char, kind in zip(gap, kinds_of(gap), strict=True) if kind != INVISIBLE)
    if gap in SPACES or gap in _NUMBER_SIGNS:
        return Link(_NUMBER_SIGNS.get(gap, gap), True)
    left, right = gap[:1] in SPACES, gap[-1:] in SPACES
    if left and right and gap[1:-1] in _SPACED:
        return Link(gap[1:-1], True, left, right)
    sign = gap.strip("".join(SPACES))
    if sign not in _JOINS or len(gap) - len(sign) > _MOST_SPACES:
        return UNLINKED
    return Link(_JOINS[sign], False, left, right)
