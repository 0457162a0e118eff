"""The numbers of a text, in one pass over its runs of digits; digits alone are decided in bulk.

Runs of digits with linking signs between them make a chain; a chain is cut into runs of joined atoms. An atom that is
not joined is read by its signs (`arnorm.numbers.rules`), a joined run by what joins it (`arnorm.numbers.joined`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, pairwise
from operator import attrgetter
from typing import NamedTuple

from arnorm._arabic.data.date_cues import PREPOSITIONS
from arnorm._arabic.marks import SETS
from arnorm._arabic.protect import protected_bounds
from arnorm._core import classes
from arnorm._core.classes import COLON, DASH, END, GAP, LETTER, MARK, NEWLINE, OPEN, QUOTE, SPACE
from arnorm._core.kernels_kinds import find_runs
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Refused, first_rule
from arnorm._core.scan import Scan, mask, roles
from arnorm._core.windows import up_to
from arnorm.numbers import kernel
from arnorm.numbers.evidence import (
    COMMAS,
    OPERATORS,
    PHONE,
    PHONE_DIGITS,
    SPACES,
    STOPS,
    UNLINKED,
    Atom,
    Beside,
    Separator,
    fold_word,
    is_date,
    make_atom,
    read_link,
)
from arnorm.numbers.joined import JOINED, Joined, are_joined, is_phone
from arnorm.numbers.options import FRACTION_DIGITS, GROUP_DIGITS, LINK_CHARS, LINK_KINDS, YEAR_DIGITS
from arnorm.numbers.rules import NO_NAME, SHAPES, Single, Votes
from arnorm.numbers.vocabulary import Label


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
    if (rule := case.name) is NO_NAME:
        rule = first_rule(SHAPES[atom.shape], case, case.refused)
    value, is_grouped, kind = None, False, rule.what
    if kind == "grouped":
        value, is_grouped, kind = "".join(parts), True, "number"
    elif kind == "decimal":
        value, is_grouped, kind = f"{''.join(parts[:-1])}.{parts[-1]}", len(parts) > 2, "number"
    return Number(atom.start, atom.end, kind, value, rule.name, rule.sure, is_grouped, refused=tuple(case.refused))


_BEFORE_POINT = frozenset((SPACE, GAP, OPEN, QUOTE, DASH, classes.OTHER, COLON, END, NEWLINE))


def is_led(scan: Scan, start: int) -> bool:
    """Whether a decimal sign before the digits may begin their number: .08, ٫77; not after a quotation: نعم».12."""
    kinds = scan.kinds
    if up_to(scan.text, start) not in STOPS or kinds[start - 2] not in _BEFORE_POINT:
        return False
    return kinds[start - 2] != QUOTE or kinds[start - 3] not in (LETTER, MARK) or scan.text[start - 2] in "«“"


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


_DATE_SIGNS = (["/", "/"], ["-", "-"])  # they make a date whatever is around it: 5/11/2025, 2025-11-05
# A time to the thousandth, as cues and logs have it, whatever is around it: 00:01:02,500.
_STAMP_SIGNS, _STAMP_DIGITS = ([":", ":", ","], [":", ":", "."]), [2, 2, 3]
_NUMBER_AHEAD = lazy_pattern(r"[^\d\n.]{1,20}\d")  # بين 1 200 و1 500 نسمة
_WESTERN = {ord(digit): str(i) for digits in SETS.values() for i, digit in enumerate(digits)}
# What `kernel.link_runs` must know: of kinds, where each bare number is wanted, and where only those that may
# follow a decimal sign; of single characters between digits (of a dash rules decide); and how many digits.
_LINKED_KINDS = bytes((classes.DIGIT, classes.EASTERN))
_LINK_ROLES_OF_ALL, _LINK_ROLES = (
    roles({kernel.FIGURE: _LINKED_KINDS, kernel.LINK: LINK_KINDS, kernel.POINT: point})
    for point in (bytes(classes.ANY), bytes((classes.STOP, classes.SEPARATOR)))
)
_NOUGHTS = "".join(digits[0] for digits in SETS.values())
_LINK_SIGNS = ("".join((*COMMAS, *STOPS, "'")), ":/_", "".join(SPACES), _NOUGHTS, ".")
_LINK_SIGNS_OF_EASTERN = (*_LINK_SIGNS[:4], "")  # a full stop is no point between Eastern digits
_LINK_DIGITS = (LINK_CHARS, GROUP_DIGITS, PHONE_DIGITS.start, PHONE_DIGITS.stop - 1)
# Folded words that no number counts.
_NO_NOUNS = {*PREPOSITIONS, "ثم", "او", "بل", "لكن", "كما"}
# The shapes that rules may read as a value.
_SHAPE_OF, _IS_SURE, _IS_NAMED_PAIR, _IS_POINT = map(attrgetter, ("shape", "sure", "is_named_pair", "is_point"))
_VALUED = {shape for shape, rules in SHAPES.items() if any(rule.what in ("grouped", "decimal") for rule in rules)}
_Spans = list[tuple[int, int]]
_AtomRun = tuple[list[Atom], list[str]]  # atoms, and the signs that join each to the next


class Numbers(NamedTuple):
    """The numbers of a text: spans of bare digits, and readings of those with signs in them; each in order."""

    plain: _Spans
    signed: list[Number]


# Runs of digits that are linked: where they begin and end, and their atoms, or the number that they are in any text.
# None if their signs stay, whatever they are: such rows are cut when they are first read.
_Row = tuple[int, int, _AtomRun | Number | None]


def numbers_in(scan: Scan) -> Numbers:
    """The numbers of a scan; ask for them with ``scan.derive(numbers_in)``."""
    plain, led, rows = _list_rows(scan, _LINK_ROLES_OF_ALL)
    signed = _read_linked(scan, rows, [True] * len(rows)) if rows else []
    return Numbers(plain, sorted([*signed, *led]) if led else signed)


def rewritable_in(scan: Scan) -> list[Number]:
    """The numbers of a scan whose signs may be written otherwise, and all whose value is in doubt."""
    _, led, rows = _list_rows(scan, _LINK_ROLES)
    return sorted([*_read_linked(scan, rows, [_may_be_rewritten(scan, *row) for row in rows]), *led])


def find_doubtful(numbers: Iterable[Number]) -> list[tuple[int, int]]:
    """The spans of the numbers whose value, or a factor, is in doubt."""
    return [(one.start, one.end) for one in numbers if not (one.sure and all(map(_IS_SURE, one.factors)))]


def _list_rows(scan: Scan, roles_of_kinds: bytes) -> tuple[_Spans, list[Number], list[_Row]]:
    """Bare numbers, those that begin with a decimal sign, and rows of linked ones; each in order."""
    text, kinds = scan.text, scan.kinds
    rows: list[_Row] = []
    if classes.DIGIT not in kinds and classes.EASTERN not in kinds:
        return [], [], rows
    signs = _LINK_SIGNS_OF_EASTERN if classes.EASTERN in kinds else _LINK_SIGNS
    bounds = scan.derive(protected_bounds)
    plain, linked = kernel.link_runs(text, kinds, roles_of_kinds, bounds, signs, _LINK_DIGITS, read_link)
    for start, end, how in linked:
        if how == kernel.SETTLED:
            rows.append((start, end, None))
        elif how == kernel.BOUND:
            runs = find_runs(kinds, mask(_LINKED_KINDS), start, end)
            signs_inside = [text[run[1]] for run in runs[:-1]]
            rows.append((start, end, ([make_atom(start, end, _western_parts(scan, runs), signs_inside)], [])))
        else:
            for cut in _cut_chain(scan, start, end):
                if isinstance(cut, Number):
                    rows.append((start, end, cut))
                elif cut[1] or cut[0][0].signs:
                    rows.append((cut[0][0].start, cut[0][-1].end, cut))
                else:
                    plain.append(cut[0][0][:2])
    plain.sort()  # those that rules parted from others came last
    if not plain:
        return plain, [], rows
    # Few numbers have a stop before them, and fewer begin with it: .08, ٫77.
    after_point = [span for span in plain if _LINK_ROLES[kinds[span[0] - 1]] & kernel.POINT]
    if led := [number for span in after_point if (number := read_led(*span, scan))]:
        taken = {(number.start + 1, number.end) for number in led}
        plain = [span for span in plain if span not in taken]
    return plain, led, rows


def _may_be_rewritten(scan: Scan, start: int, end: int, cut: _AtomRun | Number | None) -> bool:
    """Whether the signs of a row may be written otherwise, or its value be in doubt."""
    if cut is None:
        return False
    if isinstance(cut, Number) or not OPERATORS.issuperset(cut[1]):  # a kashida is written as a dash
        return "\N{ARABIC TATWEEL}" in scan.text[start:end]
    return not _VALUED.isdisjoint(map(_SHAPE_OF, cut[0]))


def _western_parts(scan: Scan, runs: _Spans) -> list[str]:
    """Runs of digits in Western digits."""
    text = scan.text
    return [part if (part := text[a:b]).isascii() else part.translate(_WESTERN) for a, b in runs]


class _Chain(NamedTuple):
    """Runs of digits, the same in Western digits, and the links between neighbours."""

    runs: _Spans
    parts: list[str]
    links: list[Separator]


def _cut_chain(scan: Scan, start: int, end: int) -> Iterator[_AtomRun | Number]:
    """Linked runs of digits as atoms with the signs that join them, or as the number that they are in any text."""
    text, runs = scan.text, find_runs(scan.kinds, mask(_LINKED_KINDS), start, end)
    parts = _western_parts(scan, runs)
    links = [read_link(text[one[1] : other[0]]) for one, other in pairwise(runs)]
    between = [link.sign for link in links]
    if between in _DATE_SIGNS and is_date(parts) and max(map(len, parts)) == YEAR_DIGITS:
        yield Number(start, end, "date", None, "date")
        return
    if between in _STAMP_SIGNS and [len(part) for part in parts[1:]] == _STAMP_DIGITS:
        yield Number(start, end, "time", None, "clock-by-colon")
        return
    yield from _cut_links(scan, _Chain(runs, parts, links))


def _cut_links(scan: Scan, chain: _Chain) -> Iterator[_AtomRun]:
    """The chain as runs: atoms with the signs that join them."""
    runs, parts, links = chain
    for i, link in enumerate(links):
        if link.number and link.left and not (_is_spaced_group(chain, i) or _is_spaced_fraction(scan, chain, i)):
            links[i] = UNLINKED
        # A comma between a score and a time, in a row of matches: 1 - 2,17:00.
        if link.sign in COMMAS and 0 < i < len(links) - 1 and (links[i - 1].sign, links[i + 1].sign) == ("-", ":"):
            links[i] = UNLINKED
    if not SPACES.isdisjoint([link.sign for link in links]):
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
        if link.sign and are_joined(atoms, between, i, scan):
            run[1].append(link.sign)
        else:
            yield run
            run = [], []
        run[0].append(atoms[i + 1])
    yield run


def _is_spaced_group(chain: _Chain, at: int) -> bool:
    """Whether a stop with spaces around it groups three noughts, as the stop before them groups: ٧.٣٠٥ . ٠٠٠."""
    parts, links = chain.parts, chain.links
    return at > 0 and parts[at + 1] == "000" and links[at - 1].sign == links[at].sign and len(parts[at]) == GROUP_DIGITS


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
    if before & (Label.DOSE | Label.NUMBERED):  # حبة 2 500 ملغ, المطار رقم 4 760 متر
        return False
    word, _ = beside.word_after
    if beside.is_quantity and len(word) != 1:
        return True
    # Two years (808 873 م), or a word written onto the number (1 128قيقا).
    if len(whole) == GROUP_DIGITS or kinds[beside.end] == classes.LETTER:
        return False
    is_counted = word and fold_word(word) not in _NO_NOUNS  # a noun comes behind a count
    return bool(is_counted) and not before & (Label.PART | Label.CLOCK | Label.DAY)


def _read_linked(scan: Scan, rows: list[_Row], wanted: list[bool]) -> list[Number]:
    """The reading of the rows that are wanted, with what the other numbers of the text say."""
    if not rows:
        return []
    for i in range(len(rows) - 1, 0, -1):
        if wanted[i] and not wanted[i - 1]:  # it may be read as the one before it
            wanted[i - 1] = _are_beside(scan, rows[i - 1][1], rows[i][0])
    kept = [_cut_row(scan, row) for row in compress(rows, wanted)]
    cases, votes = _make_cases(scan, kept), Single.votes
    _mark_sections(list(cases.values()))
    _mark_pairs([case for case in cases.values() if case.is_of_digits])
    shapes = {case.atom.shape for case in cases.values()}
    # The others tell what they are; where 3,5 is alone, there are no others.
    if "thousand" in shapes or ("short" in shapes and (len(rows) > 1 or len(cases) > 1)):
        others = compress(rows, [not is_wanted for is_wanted in wanted])
        cases |= _make_cases(scan, [_cut_row(scan, row) for row in others])
        votes = Votes(cases.values())
        for case in cases.values():
            case.votes = votes
    found: list[Number] = []
    for cut in kept:
        if isinstance(cut, Number):
            found.append(cut)
            continue
        atoms, signs = cut
        start, end = atoms[0].start, atoms[-1].end
        if signs:
            # Operators join amounts; each is written by itself.
            factors = [read_single(cases[atom.start]) for atom in atoms if atom.signs and OPERATORS.issuperset(signs)]
            refused: list[Refused] = []
            rule = first_rule(JOINED, Joined(atoms, signs, scan), refused)
            kind, name, why = rule.what, rule.name, tuple(refused)
            found.append(Number(start, end, kind, None, name, factors=tuple(factors), refused=why))
        elif found and found[-1].kind in _ALIKE_KINDS and _are_beside(scan, found[-1].end, start):
            found.append(Number(start, end, found[-1].kind, None, "next-" + found[-1].kind))
        else:
            found.append(read_single(cases[start]))
    votes.by_shape.clear()  # these hold the votes
    return found


_LEAST_SECTIONS = 3


def _mark_sections(cases: list[Single]) -> None:
    """Mark numbers at the heads of lines that count up, as the sections of a standard do: 10.2, 11.2, 12.2."""
    if len(cases) < _LEAST_SECTIONS:
        return
    run: list[Single] = []
    for case in [*filter(lambda one: one.atom.shape == "decimal" and one.is_at_head, cases), None]:
        if case is None or (run and not case.counts_from(run[-1])):
            if len(run) >= _LEAST_SECTIONS:
                for one in run:
                    one.is_section = True
            run = []
        if case is not None:
            run.append(case)


def _mark_pairs(cases: list[Single]) -> None:
    """Mark pairs of coordinates: a word names one of the text, or two are unit vectors, 1,0 and 0,1.

    Where a word for a point names one in brackets, those in brackets are: النقطة (2,5).
    """
    written = [case.parts for case in cases]
    if (["1", "0"] in written and ["0", "1"] in written) or any(map(_IS_NAMED_PAIR, cases)):
        for case in cases:
            case.is_pair = True
    elif any(map(_IS_POINT, cases)):
        for case in cases:
            case.is_pair = case.is_in_brackets


def _cut_row(scan: Scan, row: _Row) -> _AtomRun | Number:
    start, end, cut = row
    return next(_cut_chain(scan, start, end)) if cut is None else cut


def _make_cases(scan: Scan, cuts: list[_AtomRun | Number]) -> dict[int, Single]:
    """The atoms with signs, by where they begin."""
    return {
        atom.start: Single(atom, scan) for cut in cuts if not isinstance(cut, Number) for atom in cut[0] if atom.signs
    }


_ALIKE_KINDS = ("reference", "phone")  # another one often follows: (٣٫١) و(٣٫٢), «٣٫١»، «٣٫٢»
_SIGNS_BETWEEN_ALIKE = " ().…-/،," + classes.NAMED[classes.QUOTE]


def _are_beside(scan: Scan, end: int, start: int) -> bool:
    """Whether nothing but signs, or "and" or "or", parts two numbers."""
    if not end < start <= end + LINK_CHARS:
        return False
    return scan.text[end:start].strip(_SIGNS_BETWEEN_ALIKE) in ("", "و", "أو")
