"""The numbers of a text, in one pass over its runs of digits; plain ones are decided in bulk.

Digit runs with linking signs between them make a chain; a chain is cut into runs of joined atoms; an atom that stands
alone is read by its signs (`arnorm.numbers._separators`), a joined run has a kind (`arnorm.numbers._joined`).
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from arnorm._arabic.protect import protected_bounds
from arnorm._core import kernels_kinds
from arnorm._core.classes import (
    AMPERSAND,
    COLON,
    COMMA,
    DASH,
    DIGIT,
    EASTERN,
    GAP,
    INVISIBLE,
    OTHER,
    QUOTE,
    SEPARATOR,
    SLASH,
    SPACE,
    STOP,
    TATWEEL,
    UNDERSCORE,
)
from arnorm._core.scan import Scan, mask
from arnorm._core.windows import near_before
from arnorm.digits import SETS
from arnorm.numbers._context import is_led
from arnorm.numbers._joins import are_joined
from arnorm.numbers._links import OPERATORS, PHONE, UNLINKED, Link, link_of
from arnorm.numbers._phones import phone
from arnorm.numbers._readings import Number, read, read_joined, read_led, vote
from arnorm.numbers._shapes import SHORT, SPACES, THOUSAND, YEAR, Atom, atom_of, is_date
from arnorm.numbers._single import Single, Votes
from arnorm.numbers._spaces import spaced_point, thousands

__all__ = ["Numbers", "numbers_in"]

# The kinds that may stand right before or right after a sign between digits, and the longest such gap.
_LINKING = bytes(
    (COMMA, STOP, COLON, SEPARATOR, DASH, TATWEEL, SLASH, QUOTE, SPACE, GAP, INVISIBLE, OTHER, AMPERSAND, UNDERSCORE)
)
_LONGEST_GAP = 8
_POINTS = bytes((STOP, SEPARATOR))
_DIGITS = bytes((DIGIT, EASTERN))

_WESTERN = {ord(digit): str(i) for digits in SETS.values() for i, digit in enumerate(digits)}


class Numbers(NamedTuple):
    """The numbers of a text: spans of bare digits, and readings of those with signs in them; each in order."""

    plain: list[tuple[int, int]]
    signed: list[Number]


class _Chain(NamedTuple):
    """Runs of digits, the same in Western digits, and the links between neighbours."""

    runs: list[tuple[int, int]]
    parts: list[str]
    links: list[Link]


class _Joined(NamedTuple):
    """Atoms, and the signs that join each to the next."""

    atoms: list[Atom]
    signs: list[str]


def numbers_in(scan: Scan) -> Numbers:
    """The numbers of a scan; ask for them with ``scan.derive(numbers_in)``."""
    runs, near = _runs(scan)
    if not runs:
        return Numbers([], [])
    plain, signed = _linked(scan, runs, near) if near else (runs, [])
    # .08, ٫٧٧: few numbers have a sign before them, and fewer of those begin with it.
    kinds = scan.kinds
    dotted = [i for i, span in enumerate(plain) if kinds[span[0] - 1] in _POINTS]
    if dotted and (led := {i: reading for i in dotted if (reading := read_led(*plain[i], scan))}):
        plain = [span for i, span in enumerate(plain) if i not in led]
        signed = sorted([*signed, *led.values()])
    return Numbers(plain, signed)


def _linked(scan: Scan, runs: list[tuple[int, int]], near: list[int]) -> tuple[list[tuple[int, int]], list[Number]]:
    """The plain numbers and the others, where some runs of digits stand near the one before."""
    plain: list[tuple[int, int]] = []
    joined: list[_Joined] = []
    dates: list[Number] = []
    at = 0
    for first, last, links in _chains(scan, runs, near):
        plain += runs[at:first]
        at = last + 1
        spans = runs[first:at]
        parts = [scan.text[start:end].translate(_WESTERN) for start, end in spans]
        link, *others = links
        if not others and link.number and link.sign not in SPACES and not link.left:  # most are: 3.5
            (start, _), (_, end) = spans
            joined.append(_Joined([atom_of(start, end, parts, [link.sign])], []))
            continue
        signs = [link.sign for link in links]
        if signs in _DATED and is_date(parts) and max(map(len, parts)) == YEAR:  # three in four chains of laws
            (start, _), _, (_, end) = spans
            dates.append(Number(start, end, "date", None, "date"))
            continue
        chain = _Chain(spans, parts, links)
        for run in _cut(scan, chain):
            atom, *_ = run.atoms
            if run.signs or atom.signs:
                joined.append(run)
            else:
                plain.append((atom.start, atom.end))
    plain += runs[at:]
    found = _readings(scan, joined) if joined else []
    return plain, sorted(found + dates) if dates else found


# What joins the numbers of a date whatever stands around it: 5/11/2025, 2025-11-05.
_DATED = (["/", "/"], ["-", "-"])


def _runs(scan: Scan) -> tuple[list[tuple[int, int]], list[int]]:
    """The runs of digits outside protected spans, and which of them stand near the one before."""
    kinds = scan.kinds
    if DIGIT not in kinds and EASTERN not in kinds:
        return [], []
    return kernels_kinds.runs(kinds, mask(_DIGITS), scan.derive(protected_bounds), _LONGEST_GAP)


def _chains(scan: Scan, runs: list[tuple[int, int]], near: list[int]) -> Iterator[tuple[int, int, list[Link]]]:
    """The first and last run of each stretch of linked runs, and the links between them."""
    text, kinds = scan.text, scan.kinds
    links: list[Link] = []
    last = len(runs)
    for i in near:
        before, start = runs[i - 1][1], runs[i][0]
        if kinds[before] not in _LINKING or kinds[start - 1] not in _LINKING:
            continue
        link = link_of(text[before:start])
        if link is UNLINKED:
            continue
        if links and i - 1 != last:
            yield last - len(links), last, links
            links = []
        links.append(link)
        last = i
    if links:
        yield last - len(links), last, links


def _cut(scan: Scan, chain: _Chain) -> Iterator[_Joined]:
    """The chain as runs: atoms with the signs that join them."""
    runs, parts, links = chain
    for i, link in enumerate(links):
        if link.number and link.left and not spaced_point(parts[i], parts[i + 1], scan, runs[i][0], runs[i + 1][1]):
            links[i] = UNLINKED
    if any(link.sign in SPACES for link in links):
        _settle_spaces(scan, chain)
    atoms: list[Atom] = []
    between: list[Link] = []
    first = 0
    for i, link in enumerate([*links, UNLINKED]):
        if not link.number:
            signs = [one.sign for one in links[first:i]]
            atoms.append(atom_of(runs[first][0], runs[i][1], parts[first : i + 1], signs))
            between.append(link)
            first = i + 1
    between.pop()
    run = _Joined([atoms[0]], [])
    for i, link in enumerate(between):
        if are_joined(atoms, between, i, scan):
            run.signs.append(link.sign)
        else:
            yield run
            run = _Joined([], [])
        run.atoms.append(atoms[i + 1])
    yield run


def _settle_spaces(scan: Scan, chain: _Chain) -> None:
    """Decide in place what each space between digits is: part of a number, of a telephone number, or nothing."""
    runs, parts, links = chain
    first = 0
    while first < len(links):
        if links[first].sign not in SPACES and links[first].sign != "-":
            first += 1
            continue
        last = first
        while last < len(links) and (links[last].sign in SPACES or links[last].sign == "-"):
            last += 1
        if any(link.sign in SPACES for link in links[first:last]):
            fraction = any(link.number for link in links[near_before(first, 1) : first])  # 0.5 23-1-2025
            if not fraction and phone(parts[first : last + 1], scan, runs[first][0]):
                links[first:last] = [PHONE] * (last - first)
            else:
                _group(scan, chain, first, last)
        first = last


def _group(scan: Scan, chain: _Chain, first: int, last: int) -> None:
    """Keep the spaces of ``links[first:last]`` that group thousands, and undo the others."""
    runs, parts, links = chain
    at = first
    while at < last:
        sign, end = links[at].sign, at
        while end < last and links[end].sign == sign:
            end += 1
        if sign in SPACES:
            free = not links[at - 1].number if at else not is_led(scan, runs[at][0])
            fraction = end < len(links) and links[end].number  # 2 500,75
            if not free or not thousands(parts[at : end + 1], sign, scan, runs[at][0], runs[end + fraction][1]):
                links[at:end] = [UNLINKED] * (end - at)
        at = end


def _readings(scan: Scan, runs: list[_Joined]) -> list[Number]:
    """The reading of each run, with what the other numbers of its text say."""
    ballots = _Ballots(scan, runs)
    found: list[Number] = []
    for atoms, signs in runs:
        first, *_ = atoms
        *_, last = atoms
        start, end = first.start, last.end
        if signs:
            # What operators join is written one by one: the year before × may gain an era mark, and be joined no more.
            factors = [ballots.read(atom) for atom in atoms if atom.signs] if OPERATORS.issuperset(signs) else []
            found.append(read_joined(atoms, signs, scan, tuple(factors)))
            continue
        reading = ballots.read(first)
        # (٣٫١) و(٣٫٢), and one telephone number after the other.
        before = found[-1] if found else reading
        near = before.kind in ("reference", "phone") and before.end < start <= before.end + _LONGEST_GAP
        if near and scan.text[before.end : start].strip(" ().…-/،,") in ("", "و", "أو"):
            reading = Number(start, end, before.kind, None, "next-" + before.kind)
        found.append(reading)
    return found


class _Ballots:
    """The votes of a text, counted when first asked for."""

    def __init__(self, scan: Scan, runs: list[_Joined]) -> None:
        self.scan = scan
        self.cases = [Single(atom, scan) for run in runs for atom in run.atoms if atom.signs]
        self.starts = [case.start for case in self.cases]

    def read(self, atom: Atom) -> Number:
        """The reading of an atom that has signs."""
        case = self.cases[bisect_left(self.starts, atom.start)]
        if atom.shape in (THOUSAND, SHORT):
            case.votes = self.votes
        return read(case)

    @functools.cached_property
    def votes(self) -> Votes:
        """All votes."""
        votes = Votes()
        for case in self.cases:
            vote(case, votes)
        return votes
