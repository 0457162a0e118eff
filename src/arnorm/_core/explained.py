"""The rows behind `arnorm.explain`: one for each mention, and one for each candidate that was refused."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Row"]


class Row(NamedTuple):
    """A span, the rule that read it or would have, and the veto that refused it (None where it was read).

    ``text`` is the span's text; offsets are code points of the text as given, end exclusive. Rules and vetoes have the
    names of their tables.
    """

    start: int
    end: int
    text: str
    rule: str
    veto: str | None = None
