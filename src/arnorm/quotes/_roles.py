"""The costs of the readings of each mark of a paragraph: to open, to close, to be no quotation mark.

What is after them stands in rows: `arnorm.quotes._situations` and `arnorm.quotes._otherwise`. The reader in
`arnorm.quotes._pairs` adds them up and takes the cheapest reading of a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arnorm._core import classes as k
from arnorm.quotes._marks import CLOSES, EITHER, OPENS, Mark
from arnorm.quotes._neighbours import CLASSES, NUMBER, POINT, WORD, Neighbours, neighbours, pairs_with_next, side
from arnorm.quotes._otherwise import NEVER, undecided
from arnorm.quotes._situations import beside, priced

__all__ = ["Costs", "costs_in", "is_thin", "neighbours_in"]


class Costs(NamedTuple):
    """How dear each reading of a mark is, its own direction apart."""

    open: float
    close: float
    none: float
    unpaired: float  # what it costs to close where the mark, or the one after it, is no straight one

    @property
    def speaks_for(self) -> int:
        """What the neighbours say it does, beyond doubt: OPENS, CLOSES, or EITHER."""
        lead = self.close - self.open
        return OPENS if lead > _BEYOND_DOUBT else CLOSES if lead < -_BEYOND_DOUBT else EITHER


_BEYOND_DOUBT = 1  # so much cheaper
_NO_EVIDENCE = 2  # to call it so
# A mark in a row of marks, between texts, may stand where the other's text ends or begins.
_IN_ROW = 0.9
_UNSEEN = bytes((k.INVISIBLE,))
_SCATTERED = 3  # so many marks with nothing but space between them are an ornament


def is_thin(none: float, closing: float) -> bool:
    """Whether it is on thin evidence that a mark is called a prime or a tanween, while it would close well."""
    return 0.9 < none < _NO_EVIDENCE and closing < 0.5


def neighbours_in(text: str, kinds: bytes, marks: Sequence[Mark]) -> Iterator[tuple[Neighbours, bool, bool]]:
    """What stands around each mark, and whether marks touch it before and after; these share their row's neighbours."""
    i, count = 0, len(marks)
    while i < count:
        j = i + 1
        while j < count and _touch(kinds, marks[j - 1].end, marks[j].start):
            j += 1
        left = side(kinds, marks[i].start - 1, -1)
        right = side(kinds, marks[j - 1].end, 1)
        for n in range(i, j):
            yield neighbours(text, kinds, marks[n].family, left, right), n > i, n + 1 < j
        i = j


def costs_in(text: str, kinds: bytes, marks: Sequence[Mark]) -> list[Costs]:
    """The costs of each mark of a paragraph.

    ``kinds`` are those of the text with every end of a paragraph as NEWLINE.
    """
    costs: list[Costs] = []
    for n, has_left, has_right in neighbours_in(text, kinds, marks):
        opening, closing, row = priced(n)
        unpaired = beside(n)[1] if row is not None and row.holds is pairs_with_next else closing
        # Among texts, not at their ends: a prefix is no text.
        if (has_left or has_right) and _is_text(kinds, n) and n.after in (WORD, NUMBER):
            opening = min(opening, _IN_ROW) if has_left else opening
            closing, unpaired = (min(one, _IN_ROW) if has_right else one for one in (closing, unpaired))
        costs.append(Costs(opening, closing, undecided(n)[0], unpaired))
    for i in _scattered(text, marks) if len(marks) >= _SCATTERED else ():
        costs[i] = Costs(NEVER, NEVER, 0.0, NEVER)
    return costs


def _is_text(kinds: bytes, n: Neighbours) -> bool:
    return CLASSES[kinds[n.at]] in (WORD, NUMBER, POINT)


def _scattered(text: str, marks: Sequence[Mark]) -> Iterator[int]:
    """Marks with nothing but space between them, so many that they are an ornament."""
    row: list[int] = []
    end = None
    for i, mark in enumerate(marks):
        if end is not None and not text[end : mark.start].isspace():
            yield from row if len(row) >= _SCATTERED else ()
            row.clear()
        row.append(i)
        end = mark.end
    yield from row if len(row) >= _SCATTERED else ()


def _touch(kinds: bytes, end: int, start: int) -> bool:
    """Whether nothing but invisible characters stands between two marks."""
    return end == start or (kinds[end] == k.INVISIBLE and not kinds[end:start].strip(_UNSEEN))
