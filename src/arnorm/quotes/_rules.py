"""How the marks of a quotation go together: one row a way, by which a quotation is named.

Which marks those are, the rows of `arnorm.quotes._situations` and `arnorm.quotes._otherwise` weigh. Each row has a
sentence whose first quotation is of it, and one whose first is not, though it looks alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from arnorm.quotes._marks import TWICE, family_of, of_mark

__all__ = ["RULES", "Rule", "rule_of"]


class Rule(NamedTuple):
    """A row: what it asks of the two marks, as they are written ("" for one that is missing)."""

    name: str
    holds: Callable[[str, str], bool]
    why: str
    example: str
    counter: str


def _family(mark: str) -> str:
    return TWICE.get(mark) or family_of(mark)


def _direction(mark: str) -> int:
    _, direction = of_mark(mark)
    return direction


RULES: tuple[Rule, ...] = (
    Rule(
        "left open",
        lambda _, closing: not closing,
        why="the paragraph ends before the quotation does: it keeps its one mark",
        example='وأضاف: "سنعود غدا',
        counter='وأضاف: "سنعود غدا"',
    ),
    Rule(
        "never opened",
        lambda opening, _: not opening,
        why="what it ends began in another paragraph, or with no mark",
        example="وسنعود غدا».",
        counter="«وسنعود غدا».",
    ),
    Rule(
        "turned pair",
        lambda opening, closing: _direction(opening) < 0 < _direction(closing),
        why="both marks stand the wrong way round, or in the tradition that opens with ”",
        example="قال ”نعم“ ومضى",
        counter="قال “نعم” ومضى",
    ),
    Rule(
        "pair",
        lambda opening, closing: _family(opening) == _family(closing),
        why="two marks of one family",
        example="قال «نعم» ومضى",
        counter='قال «نعم" ومضى',
    ),
    Rule(
        "mixed pair",
        lambda _opening, _closing: True,
        why="marks of two families, a slip of the keyboard or of an editor's program",
        example='قال «نعم" ومضى',
        counter="قال «نعم» ومضى",
    ),
)


def rule_of(opening: str, closing: str) -> str:
    """The name of the first row that holds for these marks."""
    return next(rule.name for rule in RULES if rule.holds(opening, closing))
