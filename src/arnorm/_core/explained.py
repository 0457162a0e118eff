"""What readers say of themselves: a row for each thing read, and for each candidate refused."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Row"]


class Row(NamedTuple):
    """A span, the rule that read it or would have, and the veto that refused it (None where it was read).

    ``text`` is what stands there; offsets are code points of the text as given, end exclusive. Rules and vetoes go by
    the names they have in their tables.
    """

    start: int
    end: int
    text: str
    rule: str
    veto: str | None = None
