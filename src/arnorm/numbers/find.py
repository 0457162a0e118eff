"""The numbers of a text, in one pass over its runs of digits; digits alone are decided in bulk.

Runs of digits with linking signs between them make a chain; a chain is cut into runs of joined atoms. An atom that is
not joined is read by its signs (`arnorm.numbers.rules`), a joined run has a kind (`arnorm.numbers.joined`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arnorm._arabic.marks import SETS
from arnorm._arabic.protect import protected_bounds
from arnorm._core import classes, kernels_kinds
from arnorm._core.classes import COLON, DASH, END, GAP, NEWLINE, OPEN, QUOTE, SPACE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Refused, first_rule
from arnorm._core.scan import Scan, mask
from arnorm._core.windows import up_to
from arnorm.numbers.evidence import (
    COMMAS,
    OPERATORS,
    PHONE,
    SPACES,
    STOPS,
    UNLINKED,
    Atom,
    Beside,
    Separator,
    is_date,
    make_atom,
    read_link,
)
from arnorm.numbers.joined import JOINED, Joined, are_joined, is_phone
from arnorm.numbers.options import FRACTION_DIGITS, GROUP_DIGITS, LINK_CHARS, LINK_KINDS, YEAR_DIGITS
from arnorm.numbers.rules import SHAPES, Single, Votes
from arnorm.numbers.vocabulary import Label

__all__ = ["Number", "Numbers", "find_doubtful", "numbers_in"]


class Number(NamedTuple):
    """A number at ``start:end``, its kind, the rule that read it, and its value if it is one quantity.

    ``value`` is a plain decimal in Western digits. Only what is ``sure`` is ever rewritten; ``grouped`` says whether
    its thousands were. The numbers that operators join are its ``factors`` (2,5×3). ``refused`` are the rules that a
    veto refused.
    """

    start: int
    end: int
    kind: str
    value: str | None
    rule: str
    sure: bool = True
    grouped: bool = False
    factors: tuple[Number, ...] = ()
    refused: tuple[Refused, ...] = ()


def read_single(case: Single) -> Number:
    """The reading of a number that no sign joins to another."""
    atom, parts = case.atom, case.parts
    rule = first_rule(SHAPES[atom.shape], case, case.refused) if case.is_unnamed else case.name
    value, is_grouped, kind = None, False, rule.what
    if kind == "grouped":
        value, is_grouped, kind = "".join(parts), True, "number"
    elif kind == "decimal":
        value, is_grouped, kind = f"{''.join(parts[:-1])}.{parts[-1]}", len(parts) > 2, "number"
    return Number(atom.start, atom.end, kind, value, rule.name, rule.sure, is_grouped, refused=tuple(case.refused))


_BEFORE_POINT = frozenset((SPACE, GAP, OPEN, QUOTE, DASH, classes.OTHER, COLON, END, NEWLINE))


def is_led(scan: Scan, start: int) -> bool:
    """Whether a decimal sign before the digits may begin their number: .08, ٫77."""
    return up_to(scan.text, start) in STOPS and scan.kinds[start - 2] in _BEFORE_POINT


def read_led(start: int, end: int, scan: Scan) -> Number | None:
    """The reading of digits after a decimal sign: .08, ٫٧٧; None if the sign may end a sentence or an item.

    In text read from its picture a stop may come before the next word, and after the number of an item, which comes
    first in its line. Nobody writes the Arabic decimal sign so.
    """
    digits = scan.text[start:end].translate(_WESTERN)
    if not is_led(scan, start) or (len(digits) == YEAR_DIGITS and digits[0] in "12"):  # .1990 is a year
        return None
    edges = (END, NEWLINE)
    is_item = len(digits) == 1 or (scan.kinds[start - 2] in edges and scan.kinds[end] not in edges)
    sure = (
        digits[0] == "0" or not is_item or Beside(scan, start - 1, end).follows in ("percent", "magnitude", "measure")
    )
    if scan.text[start - 1] == "." and not sure:
        return None
    return Number(start - 1, end, "number", "." + digits, "led", sure)


_POINT_KINDS = bytes((classes.STOP, classes.SEPARATOR))
_DIGIT_RUN_KINDS = bytes((classes.DIGIT, classes.EASTERN))
_DATE_SIGNS = (["/", "/"], ["-", "-"])  # they make a date whatever is around it: 5/11/2025, 2025-11-05
# A time to the thousandth, as cues and logs have it, whatever is around it: 00:01:02,500.
_STAMP_SIGNS, _STAMP_DIGITS = ([":", ":", ","], [":", ":", "."]), [2, 2, 3]
_NUMBER_AHEAD = lazy_pattern(r"[^\d\n.]{1,20}\d")  # بين 1 200 و1 500 نسمة
_WESTERN = {ord(digit): str(i) for digits in SETS.values() for i, digit in enumerate(digits)}
_Spans = list[tuple[int, int]]
_AtomRun = tuple[list[Atom], list[str]]  # atoms, and the signs that join each to the next


class Numbers(NamedTuple):
    """The numbers of a text: spans of bare digits, and readings of those with signs in them; each in order."""

    plain: _Spans
    signed: list[Number]


class _Chain(NamedTuple):
    """Runs of digits, the same in Western digits, and the links between neighbours."""

    runs: _Spans
    parts: list[str]
    links: list[Separator]


def numbers_in(scan: Scan) -> Numbers:
    """The numbers of a scan; ask for them with ``scan.derive(numbers_in)``."""
    kinds = scan.kinds
    if classes.DIGIT not in kinds and classes.EASTERN not in kinds:
        return Numbers([], [])
    runs, near = kernels_kinds.find_runs(kinds, mask(_DIGIT_RUN_KINDS), scan.derive(protected_bounds), LINK_CHARS)
    plain, signed = _read_chains(scan, runs, near) if near else (runs, [])
    # Few numbers have a stop before them, and fewer begin with it: .08, ٫77.
    after_point = [span for span in plain if kinds[span[0] - 1] in _POINT_KINDS]
    if led := [number for span in after_point if (number := read_led(*span, scan))]:
        spans = {(number.start + 1, number.end) for number in led}
        return Numbers([span for span in plain if span not in spans], sorted([*signed, *led]))
    return Numbers(plain, signed)


def _read_chains(scan: Scan, runs: _Spans, near: list[int]) -> Numbers:
    """The numbers of a text in which some runs of digits are near the one before."""
    plain: _Spans = []
    atom_runs: list[_AtomRun] = []
    dates: list[Number] = []
    at = 0
    for first, last, links in _find_chains(scan, runs, near):
        plain += runs[at:first]
        at = last + 1
        spans = runs[first:at]
        parts = [scan.text[start:end].translate(_WESTERN) for start, end in spans]
        signs_between = [link.sign for link in links]
        if signs_between in _DATE_SIGNS and is_date(parts) and max(map(len, parts)) == YEAR_DIGITS:
            dates.append(Number(spans[0][0], spans[-1][1], "date", None, "date"))
            continue
        if signs_between in _STAMP_SIGNS and [len(part) for part in parts[1:]] == _STAMP_DIGITS:
            dates.append(Number(spans[0][0], spans[-1][1], "time", None, "clock-by-colon"))
            continue
        if len(links) == 1 and links[0].number and not links[0].left and links[0].sign not in SPACES:  # most are: 3.5
            atom_runs.append(([make_atom(spans[0][0], spans[1][1], parts, [links[0].sign])], []))
            continue
        for atoms, signs in _cut_chain(scan, _Chain(spans, parts, links)):
            if signs or atoms[0].signs:
                atom_runs.append((atoms, signs))
            else:
                plain.append(atoms[0][:2])
    plain += runs[at:]
    signed = _read_runs(scan, atom_runs)
    return Numbers(plain, sorted(signed + dates) if dates else signed)


def _find_chains(scan: Scan, runs: _Spans, near: list[int]) -> Iterator[tuple[int, int, list[Separator]]]:
    """The first and last run of each stretch of linked runs, and the links between them."""
    text, kinds = scan.text, scan.kinds
    links: list[Separator] = []
    last = len(runs)
    for i in near:
        before, start = runs[i - 1][1], runs[i][0]
        if kinds[before] not in LINK_KINDS or kinds[start - 1] not in LINK_KINDS:
            continue
        link = read_link(text[before:start])
        if link is UNLINKED:
            continue
        if links and i - 1 != last:
            yield last - len(links), last, links
            links = []
        links.append(link)
        last = i
    if links:
        yield last - len(links), last, links


def _cut_chain(scan: Scan, chain: _Chain) -> Iterator[_AtomRun]:
    """The chain as runs: atoms with the signs that join them."""
    runs, parts, links = chain
    for i, link in enumerate(links):
        if link.number and link.left and not _is_spaced_fraction(scan, chain, i):
            links[i] = UNLINKED
        # A comma between a score and a time, in a row of matches: 1 - 2,17:00.
        if link.sign in COMMAS and [one.sign for one in links[max(0, i - 1) : i + 2]] == ["-", link.sign, ":"]:
            links[i] = UNLINKED
    if any(link.sign in SPACES for link in links):
        _read_spaces(scan, chain)
    atoms: list[Atom] = []
    between: list[Separator] = []
    first = 0
    for i, link in enumerate([*links, UNLINKED]):
        if not link.number:
            signs = [one.sign for one in links[first:i]]
            atoms.append(make_atom(runs[first][0], runs[i][1], parts[first : i + 1], signs))
            between.append(link)
            first = i + 1
    between.pop()
    run: _AtomRun = [atoms[0]], []
    for i, link in enumerate(between):
        if are_joined(atoms, between, i, scan):
            run[1].append(link.sign)
        else:
            yield run
            run = [], []
        run[0].append(atoms[i + 1])
    yield run


def _is_spaced_fraction(scan: Scan, chain: _Chain, at: int) -> bool:
    """Whether a stop with spaces around it begins a fraction: 0 . 5 %."""
    (start, _), (_, end) = chain.runs[at : at + 2]
    whole, fraction = map(len, chain.parts[at : at + 2])
    return whole <= GROUP_DIGITS and fraction <= FRACTION_DIGITS and Beside(scan, start, end).follows == "percent"


def _read_spaces(scan: Scan, chain: _Chain) -> None:
    """Decide in place whether each space between digits is part of a number or of a telephone number, or nothing."""
    runs, parts, links = chain
    at = 0
    while at < len(links):
        end = at
        while end < len(links) and (links[end].sign in SPACES or links[end].sign == "-"):
            end += 1
        if any(link.sign in SPACES for link in links[at:end]):
            after_fraction = at > 0 and links[at - 1].number  # 0.5 23-1-2025
            if not after_fraction and is_phone(parts[at : end + 1], scan, runs[at][0]):
                links[at:end] = [PHONE] * (end - at)
            else:
                _undo_spaces(scan, chain, at, end)
        at = end + 1


def _undo_spaces(scan: Scan, chain: _Chain, at: int, last: int) -> None:
    """Undo the links of ``links[at:last]`` whose spaces do not group thousands."""
    runs, parts, links = chain
    while at < last:
        sign, end = links[at].sign, at
        while end < last and links[end].sign == sign:
            end += 1
        if sign in SPACES:
            is_free = not links[at - 1].number if at else not is_led(scan, runs[at][0])
            has_fraction = end < len(links) and links[end].number  # 2 500,75
            beside = Beside(scan, runs[at][0], runs[end + has_fraction][1])
            if not is_free or not _are_thousands(parts[at : end + 1], sign, beside):
                links[at:end] = [UNLINKED] * (end - at)
        at = end


def _are_thousands(parts: list[str], space: str, beside: Beside) -> bool:
    """Whether runs of digits with one space between are one number: 9 000, 1 234 567."""
    whole, *groups = parts
    if len(whole) > GROUP_DIGITS or whole.startswith("0") or any(len(group) != GROUP_DIGITS for group in groups):
        return False
    before, kinds = beside.before, beside.scan.kinds
    if len(groups) > 1:  # the number of an account is no count
        return beside.is_quantity or not before & Label.NUMBERED
    if groups == ["000"] or space != " ":
        return True
    if kinds[beside.start - 2 : beside.start] == bytes((classes.LETTER, classes.LETTER)):  # a name: بانتيوم2 266
        return False
    if before & Label.BETWEEN and int(whole) < int(groups[0]) and not _NUMBER_AHEAD.match(beside.scan.text, beside.end):
        return False  # بين 90 100%: both ends of a range, for no other number follows
    if before & Label.NUMBERED:  # المطار رقم 4 760 متر
        return False
    word, _ = beside.word_after
    if beside.is_quantity and len(word) != 1:
        return True
    # Two years (808 873 م), or a word written onto the number (1 128قيقا).
    if len(whole) == GROUP_DIGITS or kinds[beside.end] == classes.LETTER:
        return False
    return bool(word) and not before & (Label.PART | Label.CLOCK | Label.DAY)


def _read_runs(scan: Scan, runs: list[_AtomRun]) -> list[Number]:
    """The reading of each run, with what the other numbers of its text say."""
    cases = {atom.start: Single(atom, scan) for atoms, _ in runs for atom in atoms if atom.signs}
    shapes = {case.atom.shape for case in cases.values()}
    if "thousand" in shapes or ("short" in shapes and len(cases) > 1):  # what 3,5 is alone, it does not say itself
        votes = Votes()
        for case in cases.values():
            votes.count(case)
        for case in cases.values():
            case.votes = votes
    found: list[Number] = []
    for atoms, signs in runs:
        start, end = atoms[0].start, atoms[-1].end
        if signs:
            # Operators join amounts; each is written by itself.
            factors = [read_single(cases[atom.start]) for atom in atoms if atom.signs and OPERATORS.issuperset(signs)]
            refused: list[Refused] = []
            rule = first_rule(JOINED, Joined(atoms, signs, scan), refused)
            kind, name, why = rule.what, rule.name, tuple(refused)
            found.append(Number(start, end, kind, None, name, factors=tuple(factors), refused=why))
        elif found and _is_next(scan, found[-1], start):
            found.append(Number(start, end, found[-1].kind, None, "next-" + found[-1].kind))
        else:
            found.append(read_single(cases[start]))
    return found


_SIGNS_BETWEEN_ALIKE = " ().…-/،," + classes.NAMED[classes.QUOTE]


def _is_next(scan: Scan, before: Number, start: int) -> bool:
    """Whether a number follows a reference or a telephone number as another one: (٣٫١) و(٣٫٢), «٣٫١»، «٣٫٢»."""
    if before.kind not in ("reference", "phone") or not before.end < start <= before.end + LINK_CHARS:
        return False
    return scan.text[before.end : start].strip(_SIGNS_BETWEEN_ALIKE) in ("", "و", "أو")


def find_doubtful(numbers: Numbers) -> list[tuple[int, int]]:
    """The spans of the numbers whose value, or a factor, is in doubt."""
    return [(one.start, one.end) for one in numbers.signed if not all(part.sure for part in one.factors or (one,))]
