"""The costs of the readings of each mark of a paragraph: that it opens, that it closes, that it is no quotation mark.

The rows are in `arnorm.quotes._situations` and `arnorm.quotes._not_quotes`. The reader in `arnorm.quotes._reading` adds
the costs up and takes the cheapest reading of a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arnorm._core import classes as k
from arnorm.quotes._marks import CLOSES, EITHER, OPENS, Mark
from arnorm.quotes._neighbours import CLASSES, NUMBER, POINT, WORD, Neighbours, describe_neighbours, look_beside
from arnorm.quotes._not_quotes import NEVER, non_quote_cost
from arnorm.quotes._situations import open_and_close_costs

__all__ = ["Costs", "costs_in", "is_doubtful", "neighbours_of"]


class Costs(NamedTuple):
    """What each reading of a mark costs, apart from its own direction."""

    open: float
    close: float
    none: float

    @property
    def sure_way(self) -> int:
        """What the neighbours say beyond doubt: OPENS, CLOSES, or EITHER where they leave doubt."""
        lead = self.close - self.open
        return OPENS if lead > _SURE_LEAD else CLOSES if lead < -_SURE_LEAD else EITHER


_SURE_LEAD = 1
# A mark in a row of marks, between texts, may stand where the other mark's text ends or begins.
_IN_ROW = 0.9
_INVISIBLE = bytes((k.INVISIBLE,))
_ORNAMENT_MARKS = 3  # with nothing but space between them
# A reading as a prime or a tanween costs between these where the evidence is thin; one that closes costs less.
_DOUBTFUL_COST, _NO_EVIDENCE_COST, _GOOD_CLOSE_COST = 0.9, 2, 0.5


def is_doubtful(none: float, closing: float) -> bool:
    """Whether a mark is a prime or a tanween on thin evidence only, and would close well."""
    return _DOUBTFUL_COST < none < _NO_EVIDENCE_COST and closing < _GOOD_CLOSE_COST


def neighbours_of(text: str, kinds: bytes, marks: Sequence[Mark]) -> Iterator[tuple[Neighbours, bool, bool]]:
    """What stands around each mark, and whether marks touch it before and after; these share their row's neighbours."""
    i, count = 0, len(marks)
    while i < count:
        j = i + 1
        while j < count and _touch(kinds, marks[j - 1].end, marks[j].start):
            j += 1
        left = look_beside(kinds, marks[i].start - 1, -1)
        right = look_beside(kinds, marks[j - 1].end, 1)
        for n in range(i, j):
            yield describe_neighbours(text, kinds, marks[n].family, left, right), n > i, n + 1 < j
        i = j


def costs_in(text: str, kinds: bytes, marks: Sequence[Mark]) -> list[Costs]:
    """The costs of each mark of a paragraph.

    ``kinds`` are those of the text with every end of a paragraph as NEWLINE.
    """
    costs: list[Costs] = []
    for n, has_left, has_right in neighbours_of(text, kinds, marks):
        opening, closing, _ = open_and_close_costs(n)
        # Among texts, not at their ends: a prefix is no text.
        if (has_left or has_right) and _is_text(kinds, n) and n.after in (WORD, NUMBER):
            opening = min(opening, _IN_ROW) if has_left else opening
            closing = min(closing, _IN_ROW) if has_right else closing
        none, _ = non_quote_cost(n)
        costs.append(Costs(opening, closing, none))
    for i in _ornaments(text, marks) if len(marks) >= _ORNAMENT_MARKS else ():
        costs[i] = Costs(NEVER, NEVER, 0.0)
    return costs


def _is_text(kinds: bytes, n: Neighbours) -> bool:
    return CLASSES[kinds[n.at]] in (WORD, NUMBER, POINT)


def _ornaments(text: str, marks: Sequence[Mark]) -> Iterator[int]:
    """The indices of marks that are an ornament: many with nothing but space between them."""
    row: list[int] = []
    end = None
    for i, mark in enumerate(marks):
        if end is not None and not text[end : mark.start].isspace():
            yield from row if len(row) >= _ORNAMENT_MARKS else ()
            row.clear()
        row.append(i)
        end = mark.end
    yield from row if len(row) >= _ORNAMENT_MARKS else ()


def _touch(kinds: bytes, end: int, start: int) -> bool:
    """Whether nothing but invisible characters stands between two marks."""
    return end == start or (kinds[end] == k.INVISIBLE and not kinds[end:start].strip(_INVISIBLE))
