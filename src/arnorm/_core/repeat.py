"""The one loop for steps that can find more to do after their first edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from arnorm._core.edits import Edit, composed
from arnorm._core.scan import Scan

__all__ = ["repeat_until_stable"]

_MOST_ROUNDS = 9


def repeat_until_stable(
    scan: Scan,
    read: Callable[[Scan], Iterable[tuple[int, int, str]]],
    *,
    is_final: Callable[[Scan], bool] | None = None,
    keep_last: bool = False,
) -> list[Edit]:
    """The edits of ``read`` and those that it finds after them, joined into one list, until it finds no more.

    The text is read nine times at most. If the last reading still finds edits, the text has no stable form: there
    are no edits then, or, with ``keep_last``, all those found. ``is_final`` says of a text whose edits were just read
    that nothing can follow them.
    """
    edits: list[Edit] = []
    for _ in range(_MOST_ROUNDS):
        more = list(read(scan))
        edits = composed(edits, more)
        if not more or (is_final is not None and is_final(scan)):
            return edits
        scan = scan.edited(more)
    return edits if keep_last else []
