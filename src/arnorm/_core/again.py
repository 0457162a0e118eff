"""A second look at a text: what a step would find only once it has acted, it is to find at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from arnorm._core.edits import Edit, composed
from arnorm._core.scan import Scan

__all__ = ["until_settled"]

_ROUNDS = 9


def until_settled(
    scan: Scan, read: Callable[[Scan], Iterable[tuple[int, int, str]]], is_final: Callable[[Scan], bool] | None = None
) -> list[Edit]:
    """The edits of a reader and those that it finds after them, until there are none; none where they have no end.

    ``is_final`` says of which texts nobody need ask what they are after their edits.
    """
    edits: list[Edit] = []
    for _ in range(_ROUNDS):
        more = list(read(scan))
        edits = composed(edits, more)
        if not more or (is_final is not None and is_final(scan)):
            return edits
        scan = scan.edited(more)
    return []
