"""The numbers of a text, in one pass over its digit runs; plain runs are decided in bulk.

Digit runs with linking signs between them make a chain; a chain is cut into runs of joined atoms; an atom that stands
alone is read (`arnorm._number_readings`), a joined run is named (`arnorm._number_joins`).
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from arnorm._kinds import (
    AMPERSAND,
    BREAK,
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
    UNDERSCORE,
)
from arnorm._number_joins import BREAK as UNLINKED
from arnorm._number_joins import PHONE, Link, are_joined, kind_of, link_of, phone, thousands
from arnorm._number_readings import Reading, Votes, read, vote
from arnorm._number_shapes import PLAIN, SHORT, SPACES, THOUSAND, Atom, is_date
from arnorm._protect import protected_spans
from arnorm._scan import Scan
from arnorm._vector import numpy
from arnorm.digits import SETS

__all__ = ["Numbers", "numbers_in"]

# The kinds that may stand right before or right behind a sign between digits, and the longest such gap.
_LINKING = (COMMA, STOP, COLON, SEPARATOR, DASH, SLASH, QUOTE, SPACE, GAP, INVISIBLE, OTHER, AMPERSAND, UNDERSCORE)
_LONGEST_GAP = 8

_WESTERN = {ord(digit): str(i) for digits in SETS.values() for i, digit in enumerate(digits)}


class Numbers(NamedTuple):
    """The numbers of a text: spans of bare digits, and readings of those with signs in them; each in order."""

    plain: list[tuple[int, int]]
    signed: list[Reading]


class _Chain(NamedTuple):
    """Runs of digits, the same in Western digits, and the links between neighbours."""

    runs: list[tuple[int, int]]
    parts: list[str]
    links: list[Link]


def numbers_in(scan: Scan) -> Numbers:
    """The numbers of a scan; ask for them with ``scan.derive(numbers_in)``."""
    starts, ends, linked = _runs(scan)
    if not linked:
        return Numbers(list(zip(starts, ends, strict=True)), [])
    plain: list[tuple[int, int]] = []
    runs: list[tuple[list[Atom], list[str]]] = []
    at = 0
    for first, last, links in _chains(scan, starts, ends, linked):
        plain += zip(starts[at:first], ends[at:first], strict=True)
        at = last + 1
        spans = list(zip(starts[first:at], ends[first:at], strict=True))
        chain = _Chain(spans, [scan.text[start:end].translate(_WESTERN) for start, end in spans], links)
        for atoms, signs in _cut(scan, chain):
            if not signs and not atoms[0].signs:
                plain.append((atoms[0].start, atoms[0].end))
            else:
                runs.append((atoms, signs))
    plain += zip(starts[at:], ends[at:], strict=True)
    return Numbers(plain, _readings(scan, runs))


def _runs(scan: Scan) -> tuple[list[int], list[int], list[int]]:
    """Where runs of digits outside protected spans start and end, and which may be linked to the next."""
    kinds = scan.kinds
    if kinds.find(DIGIT) < 0 and kinds.find(EASTERN) < 0:
        return [], [], []
    np = numpy()
    array = scan.array
    digits = (array == DIGIT) | (array == EASTERN)
    edges = np.flatnonzero(digits[1:] != digits[:-1]) + 1
    if digits[0]:
        edges = np.concatenate(([0], edges))
    starts, ends = edges[::2], edges[1::2]
    spans = scan.derive(protected_spans)
    if spans:
        bounds = np.array(spans).ravel()  # inside a span where an odd number of bounds lies before
        free = np.searchsorted(bounds, starts, side="right") % 2 == 0
        starts, ends = starts[free], ends[free]
    near = starts[1:] - ends[:-1] <= _LONGEST_GAP
    linked = np.flatnonzero(near)
    if len(linked):
        mask = _linking()
        linked = linked[mask[array[ends[linked]]] & mask[array[starts[linked + 1] - 1]]]
    return starts.tolist(), ends.tolist(), linked.tolist()


@functools.cache
def _linking() -> Any:
    np = numpy()
    mask = np.zeros(256, np.bool_)
    mask[list(_LINKING)] = True
    return mask


def _chains(
    scan: Scan, starts: list[int], ends: list[int], linked: list[int]
) -> Iterator[tuple[int, int, list[Link]]]:
    """The first and last run of each stretch of linked runs, and the links between them."""
    text = scan.text
    links: list[Link] = []
    last = -1
    for i in linked:
        link = link_of(text[ends[i] : starts[i + 1]])
        if link is UNLINKED:
            continue
        if links and i != last:
            yield last - len(links), last, links
            links = []
        links.append(link)
        last = i + 1
    if links:
        yield last - len(links), last, links


def _cut(scan: Scan, chain: _Chain) -> Iterator[tuple[list[Atom], list[str]]]:
    """The chain as runs: atoms with the signs that join them."""
    runs, parts, links = chain
    _settle_spaces(scan, chain)
    atoms: list[Atom] = []
    between: list[Link] = []
    first = 0
    for i in range(len(runs)):
        if i < len(links) and links[i].number:
            continue
        signs = [link.sign for link in links[first:i]]
        atoms.append(Atom(runs[first][0], runs[i][1], parts[first : i + 1], signs))
        between += links[i : i + 1]
        first = i + 1
    whole = len(atoms) == 3 and all(link.sign == "-" for link in between) and is_date([a.parts[0] for a in atoms])
    run, signs = [atoms[0]], []
    for i, link in enumerate(between):
        beside = any(near.sign not in ("", PHONE.sign) for near in between[max(0, i - 1) : i] + between[i + 1 : i + 2])
        if whole or are_joined(atoms[i], link, atoms[i + 1], scan, beside):
            signs.append(link.sign)
        else:
            yield run, signs
            run, signs = [], []
        run.append(atoms[i + 1])
    yield run, signs


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
            if phone(parts[first : last + 1], scan, runs[first][0]):
                links[first:last] = [PHONE] * (last - first)
            else:
                _group(scan, chain, first, last)
        first = last


def _group(scan: Scan, chain: _Chain, first: int, last: int) -> None:
    """Keep the spaces of ``links[first:last]`` that group thousands, and undo the others."""
    runs, parts, links = chain
    at = first
    while at < last:
        sign, end = links[at].sign, at + 1
        while end < last and links[end].sign == sign:
            end += 1
        if sign in SPACES:
            free = at == 0 or not links[at - 1].number
            if not free or not thousands(parts[at : end + 1], sign, scan, runs[at][0], runs[end][1]):
                links[at:end] = [UNLINKED] * (end - at)
        at = end


def _readings(scan: Scan, runs: list[tuple[list[Atom], list[str]]]) -> list[Reading]:
    """The reading of each run, with what the other numbers of its text say."""
    votes = _Ballots(scan, runs)
    found: list[Reading] = []
    for atoms, signs in runs:
        start, end = atoms[0].start, atoms[-1].end
        if signs:
            found.append(Reading(start, end, kind_of(atoms, signs, scan), None))
            continue
        reading = read(atoms[0], scan, votes.of(start))
        if found and found[-1].kind == "reference" and len(atoms[0].parts) == 2:
            between = scan.text[found[-1].end : start]
            if len(between) < 8 and between.strip(" ()") == "و":
                reading = Reading(start, end, "reference", None)
        found.append(reading)
    return found


class _Ballots:
    """The votes of each text in a batch, counted when first asked for."""

    def __init__(self, scan: Scan, runs: list[tuple[list[Atom], list[str]]]) -> None:
        self.bounds = [end for _, end in scan.documents()] if BREAK in scan.text else []
        self.scan = scan
        self.runs = runs
        self.votes: dict[int, Votes] = {}
        self.counted = False

    def of(self, at: int) -> Votes:
        """The votes of the text that holds this place."""
        if not self.counted:
            self.counted = True
            if any(atom.shape in (THOUSAND, SHORT) for atoms, _ in self.runs for atom in atoms):
                for atoms, _ in self.runs:
                    for atom in atoms:
                        if atom.shape != PLAIN:
                            vote(atom, self.scan, self._box(atom.start))
        return self._box(at)

    def _box(self, at: int) -> Votes:
        return self.votes.setdefault(bisect_right(self.bounds, at), Votes())
