"""Numbers read: which rule reads a number, and what it is then."""

from __future__ import annotations

from typing import NamedTuple

from arnorm._core.classes import (
    DIGIT,
    EASTERN,
    END,
    FOREIGN,
    FORM,
    LETTER,
    NEWLINE,
)
from arnorm._core.scan import Scan
from arnorm._core.windows import up_to
from arnorm.numbers._beside import Beside
from arnorm.numbers._context import is_led
from arnorm.numbers._joined import Joined, kinds_for
from arnorm.numbers._rules import Refused, always, asked_for, first
from arnorm.numbers._separators import LIKELY, NAMES, SHAPES
from arnorm.numbers._shapes import CENTS, DECIMAL, FRACTION, GROUPED, OTHER, SHORT, STOPS, THOUSAND, YEAR, Atom
from arnorm.numbers._single import ARABIC_COMMA, Case, Single, Votes

__all__ = ["LED", "Number", "read", "read_joined", "read_led", "vote"]


_RULES = {shape: asked_for(NAMES, shape) + rules for shape, rules in SHAPES.items()}
_NAMED = frozenset(rule.name for rule in NAMES)
# What a vote depends on: for a short fraction its rule, for the others whether it is a name.
_VOTING = {shape: rules if shape == SHORT else [*asked_for(NAMES, shape), rules[-1]] for shape, rules in _RULES.items()}


class Number(NamedTuple):
    """A number at ``start:end``, its kind, the rule that read it, and its value if it is one quantity.

    ``value`` is a plain decimal in Western digits. Only what is ``sure`` is ever rewritten; ``grouped`` says whether
    its thousands were. What operators join are its ``factors`` (2,5×3). ``refused`` are rules that a veto kept from it.
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


def read(case: Single) -> Number:
    """The reading of a number that stands alone."""
    start, end, parts, _, shape = case.atom
    refused: list[Refused] = []
    rule = first(_RULES[shape], case, refused)
    kept = tuple(refused)
    if rule.builds == GROUPED:
        return Number(start, end, "number", "".join(parts), rule.name, rule.sure, True, refused=kept)
    if rule.builds in (DECIMAL, CENTS):
        *whole, fraction = parts
        grouped = whole != [case.whole]
        return Number(start, end, "number", f"{''.join(whole)}.{fraction}", rule.name, rule.sure, grouped, refused=kept)
    return Number(start, end, rule.builds, None, rule.name, refused=kept)


def read_joined(atoms: list[Atom], signs: list[str], scan: Scan, factors: tuple[Number, ...]) -> Number:
    """The reading of atoms that signs join."""
    refused: list[Refused] = []
    joined = Joined(atoms, signs, scan)
    rule = first(kinds_for(signs), joined, refused)
    return Number(joined.start, joined.end, rule.builds, None, rule.name, factors=factors, refused=tuple(refused))


def vote(case: Single, votes: Votes) -> None:
    """Count what the number says about its signs."""
    atom, shape, sign = case.atom, case.atom.shape, case.sign
    if shape == OTHER:
        votes.codes[sign] += atom.signs == [sign]
        return
    if shape not in (GROUPED, DECIMAL, SHORT, THOUSAND):
        return
    rule = first(_VOTING[shape], case, [])
    named = rule.name in _NAMED
    if shape == GROUPED:
        votes.grouping.update(sign)
    elif shape == DECIMAL:
        votes.decimal.update(sign)
        votes.evident[sign] += not named
        votes.precise[sign] += len(case.tail) > FRACTION
        group, *others = atom.signs
        votes.grouping.update(group if others else "")
        votes.zeros |= sign in STOPS and case.whole == "0" and not named
    elif shape == SHORT:
        votes.decimal[sign] += rule.name in LIKELY
        votes.evident[sign] += rule.name in LIKELY and rule.sure
    else:
        votes.thousands[sign] += 1
        votes.grouping[sign] += not named and _is_thousand(case)
        votes.doubtful[sign] += not named and _is_doubtful(case)


def _is_thousand(case: Single) -> bool:
    """Whether 1.234 is surely a count of thousands; 1.000 is none where nothing else says so (a mark of 4.000)."""
    if case.is_rate:
        return False
    if case.sign in (",", ARABIC_COMMA) and case.tail.endswith("0") and (case.sign == "," or case.follows == "measure"):
        return True
    return case.follows == "counted" or (case.tail == "000" and case.sign not in STOPS)


def _is_doubtful(case: Single) -> bool:
    """Whether 3.875 makes it doubtful that the same stop groups in 4.000."""
    stop = case.sign in STOPS and case.tail != "000"
    return stop and case.follows not in ("percent", "magnitude", "counted")


_MILLENNIA = (1, 2)  # of years
_LINE_START = frozenset((END, NEWLINE))
# What an item's number does not come after: any sign may stand before it, and go.
_WRITTEN = _LINE_START | {LETTER, FORM, FOREIGN, DIGIT, EASTERN}

LED = Case(
    "led",
    always,
    DECIMAL,
    example=("بنسبة .08 فقط", ".08"),
    counter=("في ربيع .2013 وكذا", "2013"),
)


def read_led(start: int, end: int, scan: Scan) -> Number | None:
    """The reading of digits that a decimal sign begins: .08, ٫٧٧; None where it is a stop (.2013) or an item's (.1).

    A stop is written before the next word by mistake, and after an item's number, which comes first in a text read
    from its picture; nobody does so with the Arabic decimal sign.
    """
    kinds, text = scan.kinds, scan.text
    sign, digits = up_to(text, start), text[start:end]
    if not is_led(scan, start):
        return None
    first_digit = int(digits[0])
    if len(digits) == YEAR and first_digit in _MILLENNIA:
        return None
    counts = Beside(scan, start - 1, end).follows in ("percent", "magnitude", "measure")
    before = start
    while kinds[before - 1] not in _WRITTEN:  # the kinds end with one
        before -= 1
    item = kinds[before - 1] in _LINE_START and kinds[end] not in _LINE_START
    sure = counts or not first_digit or (len(digits) > 1 and not item)
    if sign == "." and not sure:
        return None
    value = "." + "".join(str(int(digit)) for digit in digits)
    return Number(start - 1, end, "number", value, LED.name, sure)
