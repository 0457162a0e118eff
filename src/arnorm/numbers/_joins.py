"""Numbers joined by dashes, slashes, colons and the like: what is one run, and what kind of run it is."""

from __future__ import annotations

import functools
from typing import NamedTuple

from arnorm._core.classes import END, INVISIBLE, NEWLINE
from arnorm._core.scan import Scan, kinds_of
from arnorm.numbers._context import COUNTS, stems, word_after, words_before
from arnorm.numbers._cues import CLOCK, DAYS, MONTHS, NUMBERED, PARTS, PHONES, PLAYED, SPANNED
from arnorm.numbers._shapes import PLAIN, SPACES, Atom, is_date

__all__ = ["BREAK", "OPERATORS", "PHONE", "Link", "are_joined", "kind_of", "link_of", "phone", "thousands"]

# Sign in the text -> the sign it stands for. Number signs bind digits to one atom, joins bind atoms to one run.
_NUMBER_SIGNS = {sign: sign for sign in ".,\N{ARABIC COMMA}\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}'"}
_NUMBER_SIGNS |= {"\N{RIGHT SINGLE QUOTATION MARK}": "'"}
_JOINS = {sign: sign for sign in "-/:+*^&_\N{DEGREE SIGN}"} | {"\N{MULTIPLICATION SIGN}": "*"}
_JOINS |= {chr(code): "-" for code in (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212)}
_JOINS |= {"\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/"}
# A kashida between numbers is a dash, whether of one stroke or of a few: 2010ـ2015, 10 ــ 20.
_JOINS |= {"\N{ARABIC TATWEEL}" * count: "-" for count in (1, 2, 3)}

OPERATORS = frozenset("*+^&\N{DEGREE SIGN}")

_NAMING = PARTS | NUMBERED


class Link(NamedTuple):
    """What stands between two runs of digits: its sign ("" for none), and whether spaces stand before and behind it."""

    sign: str
    number: bool = False
    left: bool = False
    right: bool = False


BREAK = Link("")
PHONE = Link("phone")  # what stands between the groups of a telephone number


@functools.lru_cache(1024)
def link_of(gap: str) -> Link:
    """The link that the text between two runs of digits makes; invisible marks do not count.

    >>> link_of(" / ")
    Link(sign='/', number=False, left=True, right=True)
    """
    gap = "".join(char for char, kind in zip(gap, kinds_of(gap), strict=True) if kind != INVISIBLE)
    if len(gap) == 1 and gap not in _JOINS:
        if gap in SPACES or gap in _NUMBER_SIGNS:
            return Link(_NUMBER_SIGNS.get(gap, gap), True)
        return BREAK
    left, right = gap[:1] in SPACES, gap[-1:] in SPACES
    sign = gap.strip("".join(SPACES))
    if sign not in _JOINS or len(gap) > 4 + len(sign):
        return BREAK
    return Link(_JOINS[sign], False, left, right)


def thousands(parts: list[str], space: str, scan: Scan, start: int, end: int) -> bool:
    """Whether runs of digits with one space between are one number: 9 000, 1 234 567."""
    if len(parts[0]) > 3 or parts[0][0] == "0" or any(len(part) != 3 for part in parts[1:]):
        return False
    if len(parts) > 2 or parts[1] == "000" or space != " ":
        return True
    word, _ = word_after(scan, end)
    if len(word) > 1 and stems(word) & COUNTS:
        return True
    if len(parts[0]) == 3:  # 808 873 م: two years
        return False
    return bool(word) and not _any(words_before(scan, start, 1), _NAMING, CLOCK, DAYS)


def phone(parts: list[str], scan: Scan, start: int) -> bool:
    """Whether runs of digits with spaces or dashes between are a telephone number."""
    digits = sum(map(len, parts))
    if not 7 <= digits <= 15 or any(len(part) > 8 for part in parts):
        return False
    if (len(parts[0]) > 1 and parts[0][0] == "0") or scan.text[start - 1 : start] == "+":
        return digits >= 8
    return digits >= 8 and any(stems(word) & PHONES for word in words_before(scan, start, 2))


def are_joined(atoms: list[Atom], links: list[Link], at: int, scan: Scan) -> bool:
    """Whether ``links[at]`` makes one run of the atoms on both sides of it."""
    link = links[at]
    sign, spaced = link.sign, link.left or link.right
    if sign == "-":
        return _dash_joins(atoms, links, at, scan)
    if sign == "/" and spaced:  # between two telephone numbers it parts them
        return PHONE not in links[max(0, at - 1) : at + 2]
    if not spaced:
        return sign != "" and not link.number
    left, right = atoms[at], atoms[at + 1]
    if not (link.left and link.right):
        return False
    if sign == "*":
        return left.shape == right.shape == PLAIN
    clock = sign == ":" and left.whole <= 24 and right.whole < 60
    return clock and _any(words_before(scan, left.start, 1), CLOCK)


def _dash_joins(atoms: list[Atom], links: list[Link], at: int, scan: Scan) -> bool:
    link, left, right = links[at], atoms[at], atoms[at + 1]
    short = len(right.parts[0]) <= 2
    if not (link.left or link.right):
        # 14 مارس 1879-18 أبريل 1955: the dash stands between two dates.
        return not (short and len(left.parts[0]) > 2 and left.shape == right.shape == PLAIN and _dated(right, scan))
    a, b = left.whole, right.whole
    beside = any(near.sign not in ("", PHONE.sign) for near in links[max(0, at - 1) : at] + links[at + 1 : at + 2])
    if short and a > b and _dated(right, scan):
        return False
    if link.left and link.right:
        if beside or (left.shape != PLAIN and len(left.parts[0]) == 4):
            return False
        if a >= b:
            return left.shape == right.shape == PLAIN and len(left.parts[0]) <= 2
        # A line that begins "1 - 50 …" is an item of a list.
        item = len(left.parts[0]) == 1 and scan.kinds[left.start - 1] in (NEWLINE, END)
        return not item and (len(left.parts[0]) > 1 or len(right.parts[0]) < 3)
    if beside and link.left:
        return True
    near = words_before(scan, left.start, 1)
    if a >= b or not near or stems(near[0]) & _NAMING:
        return False
    return link.left or len(left.parts[0]) == len(right.parts[0]) or bool(stems(near[0]) & SPANNED)


def _dated(atom: Atom, scan: Scan) -> bool:
    """Whether a month's name follows."""
    return bool(stems(word_after(scan, atom.end)[0]) & MONTHS)


def _any(words: list[str], *lists: frozenset[str]) -> bool:
    """Whether one of the words is in one of the lists."""
    return any(not cues.isdisjoint(stems(word)) for word in words for cues in lists)


def kind_of(atoms: list[Atom], signs: list[str], scan: Scan) -> str:
    """The kind of a joined run: "date", "time", "score", "range", "phone", "ratio", "reference" or "other"."""
    parts = [part for atom in atoms for part in atom.parts]
    plain = len(parts) == len(atoms)
    one = len(set(signs)) == 1
    if PHONE.sign in signs:
        return "phone"
    if plain and one and signs[0] in "-/_" and is_date(parts):
        return "date"
    if plain and one and signs[0] == "-" and parts[0][0] == "0" and phone(parts, scan, atoms[0].start):
        return "phone"
    if one and signs[0] == ":":
        return _colon_kind(parts, atoms, scan)
    if len(atoms) == 2 and signs[0] == "/" and plain:
        return _slash_kind(parts, atoms, scan)
    if len(atoms) == 2 and signs[0] == "-":
        return _dash_kind(parts, atoms, scan)
    if set(signs) == {":", "-"}:
        return "range" if signs.count("-") == 1 and signs[0] == ":" == signs[-1] else "reference"
    if "/" in signs or (one and signs[0] == "-"):
        return "reference"
    return "other"


def _colon_kind(parts: list[str], atoms: list[Atom], scan: Scan) -> str:
    sixties = len(parts) == len(atoms) and all(len(part) == 2 and int(part) < 60 for part in parts[1:])
    if sixties and (int(parts[0][:4]) <= 24 or len(parts) == 3):
        return "time"
    if _any(words_before(scan, atoms[0].start, 4), PLAYED):
        return "score"
    if len(parts) == 2 and len(parts[0]) <= 3 and len(parts[1]) == 1:
        return "score" if len(parts[0]) == 1 else "reference"
    return "reference" if int(parts[0][:4]) <= 114 and parts[0] != "1" else "ratio"


def _slash_kind(parts: list[str], atoms: list[Atom], scan: Scan) -> str:
    first, second = (int(part[:9]) for part in parts)
    near = words_before(scan, atoms[0].start, 4)
    spaced = atoms[1].start - atoms[0].end > 1
    if len(parts[0]) == 4 and abs(first - second) == 1:
        return "range"
    if _any(near[:1], _NAMING):
        return "reference"
    if _any(near, PLAYED) and max(first, second) < 20:
        return "score"
    if stems(word_after(scan, atoms[-1].end)[0]) & MONTHS:
        return "range"
    if _any(near[:1], DAYS) and min(first, second) <= 12 and max(first, second) <= 31:
        return "date"
    return "ratio" if not spaced and max(first, second) <= 20 else "reference"


def _dash_kind(parts: list[str], atoms: list[Atom], scan: Scan) -> str:
    if len(parts) != 2:
        return "range"
    first, second = (int(part[:9]) for part in parts)
    near = words_before(scan, atoms[0].start, 4)
    if _any(near[:1], _NAMING):
        return "reference"
    if _any(near[:1], DAYS) and min(first, second) <= 12 and max(first, second) <= 31:
        return "date"
    if _any(near[:1], SPANNED) or max(map(len, parts)) > 2:
        return "range" if first < second or len(parts[0]) == 4 else "reference"
    if first >= second or _any(near, PLAYED):
        return "score"
    follows = stems(word_after(scan, atoms[-1].end)[0])
    return "range" if second > 9 or follows & COUNTS or follows & MONTHS else "score"
