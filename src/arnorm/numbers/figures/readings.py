"""The reading of a number: the rule that reads it, and what it is then."""

from __future__ import annotations

from typing import NamedTuple

from arnorm._core.classes import COLON, DASH, END, GAP, NEWLINE, OPEN, OTHER, QUOTE, SPACE
from arnorm._core.rules import Refused, first_rule
from arnorm._core.scan import Scan
from arnorm._core.windows import up_to
from arnorm.numbers.context import Beside
from arnorm.numbers.figures import shapes
from arnorm.numbers.figures.joined import JOINED, Joined
from arnorm.numbers.figures.separators import LIKELY, NAMES, RULES, SHAPES
from arnorm.numbers.figures.shapes import (
    CENTS,
    DECIMAL,
    GROUP_DIGITS,
    GROUPED,
    SHORT,
    STOPS,
    THOUSAND,
    YEAR_DIGITS,
    Atom,
)
from arnorm.numbers.figures.single import ARABIC_COMMA, Single, Votes

__all__ = ["Number", "count_vote", "is_led", "read_joined", "read_led", "read_single", "reads_otherwise"]

_NAMES = frozenset(rule.name for rule in NAMES)
# A vote depends on the names and the last rule alone, except for short fractions.
_VOTE_RULES = {
    shape: rules if shape == SHORT else [*rules[: -len(SHAPES[shape])], rules[-1]] for shape, rules in RULES.items()
}


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


def reads_otherwise(scan: Scan, number: Number, sign: str) -> bool:
    """Whether a number with this sign between its thousands would be read otherwise.

    4,101% and 4,101 مليون may be fractions, which ٤٬١٠١٪ is not; 8102.0625 without a sign is a list of two years.
    """
    whole, _, fraction = (number.value or "").partition(".")
    if sign != ",":
        return not sign and len(whole) == len(fraction) == YEAR_DIGITS
    if fraction or len(whole) > 2 * GROUP_DIGITS or sign in scan.text[number.start : number.end]:
        return False
    return Beside(scan, number.start, number.end).follows in ("percent", "magnitude")


def read_single(case: Single) -> Number:
    """The reading of a number that no sign joins to another."""
    start, end, parts, _, shape = case.atom
    refused: list[Refused] = []
    rule = first_rule(RULES[shape], case, refused)
    kept = tuple(refused)
    if rule.what == GROUPED:
        return Number(start, end, "number", "".join(parts), rule.name, rule.sure, True, refused=kept)
    if rule.what in (DECIMAL, CENTS):
        *whole, fraction = parts
        value = f"{''.join(whole)}.{fraction}"
        return Number(start, end, "number", value, rule.name, rule.sure, len(whole) > 1, refused=kept)
    return Number(start, end, rule.what, None, rule.name, refused=kept)


def read_joined(atoms: list[Atom], signs: list[str], scan: Scan, factors: tuple[Number, ...]) -> Number:
    """The reading of atoms that signs join."""
    refused: list[Refused] = []
    joined = Joined(atoms, signs, scan)
    rule = first_rule(JOINED, joined, refused)
    return Number(joined.start, joined.end, rule.what, None, rule.name, factors=factors, refused=tuple(refused))


def count_vote(case: Single, votes: Votes) -> None:
    """Count what the number says about its signs."""
    atom, shape, sign = case.atom, case.atom.shape, case.sign
    if shape == shapes.OTHER:
        votes.codes[sign] += atom.signs == [sign]
        return
    if shape not in (GROUPED, DECIMAL, SHORT, THOUSAND):
        return
    rule = first_rule(_VOTE_RULES[shape], case)
    is_quantity = rule.name not in _NAMES
    if shape == GROUPED:
        votes.grouping.update(sign)
    elif shape == DECIMAL:
        votes.decimal.update(sign)
        votes.evident[sign] += is_quantity
        votes.precise[sign] += len(case.tail) > shapes.FRACTION_DIGITS
        group, *others = atom.signs
        votes.grouping.update(group if others else "")
        votes.has_zero_fractions |= sign in STOPS and case.whole == "0" and is_quantity
    elif shape == SHORT:
        votes.decimal[sign] += rule.name in LIKELY
        votes.evident[sign] += rule.name in LIKELY and rule.sure
    else:
        votes.thousands[sign] += 1
        votes.grouping[sign] += is_quantity and _proves_thousands(case)
        votes.doubtful[sign] += is_quantity and _raises_doubt(case)


def _proves_thousands(case: Single) -> bool:
    """Whether 1.234 is surely a count of thousands; 1.000 alone is not (a mark of 4.000)."""
    if case.is_rate:
        return False
    if case.sign in (",", ARABIC_COMMA) and case.tail.endswith("0") and (case.sign == "," or case.follows == "measure"):
        return True
    return case.follows == "counted" or (case.tail == "000" and case.sign not in STOPS)


def _raises_doubt(case: Single) -> bool:
    """Whether 3.875 makes it doubtful that the same stop groups in 4.000, or a price that the same comma does."""
    is_open = case.sign == "." and case.tail != "000"  # three noughts after ٫ are thousands in every text
    return case.is_fine_price or (is_open and case.follows not in ("percent", "magnitude", "counted"))


_BEFORE_POINT = frozenset((SPACE, GAP, OPEN, QUOTE, DASH, OTHER, COLON, END, NEWLINE))
_MILLENNIA = "12"  # the first digit of a year


def is_led(scan: Scan, start: int) -> bool:
    """Whether a decimal sign before the digits may begin their number: .08, ٫77."""
    return up_to(scan.text, start) in STOPS and scan.kinds[start - 2] in _BEFORE_POINT


def read_led(start: int, end: int, scan: Scan) -> Number | None:
    """The reading of digits after a decimal sign: .08, ٫٧٧; None if the sign may end a sentence or an item.

    In text read from its picture a stop may come before the next word, and after the number of an item, which comes
    first in its line. Nobody writes the Arabic decimal sign so.
    """
    if not is_led(scan, start):
        return None
    digits = "".join(str(int(digit)) for digit in scan.text[start:end])
    if len(digits) == YEAR_DIGITS and digits[0] in _MILLENNIA:
        return None
    edges = (END, NEWLINE)
    is_item = len(digits) == 1 or (scan.kinds[start - 2] in edges and scan.kinds[end] not in edges)
    counts = Beside(scan, start - 1, end).follows in ("percent", "magnitude", "measure")
    sure = digits[0] == "0" or not is_item or counts
    if scan.text[start - 1] == "." and not sure:
        return None
    return Number(start - 1, end, "number", "." + digits, "led", sure)
