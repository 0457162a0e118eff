"""A text as it will be once other steps have deleted something in it, and the way back."""

from __future__ import annotations

from collections.abc import Iterable

from arnorm._core.edits import Edit, Layer, apply

__all__ = ["BareText"]


class BareText:
    r"""A text without some spans: signs of a format that stood on both sides of one belong together.

    >>> bare = BareText("قال \\\u200d\"", [(5, 6)])
    >>> bare.text, bare.place(6), bare.span(4, 5), bare.span(4, 5, with_behind=True)
    ('قال \\"', 5, (4, 5), (4, 6))
    """

    __slots__ = ("_begin", "_layer", "text")

    def __init__(self, text: str, gone: Iterable[tuple[int, int]]) -> None:
        edits = [Edit(start, end, "") for start, end in gone]
        self._layer = Layer.of(edits)
        # Where the first character stands: what is deleted before it has none that it is behind.
        self._begin = edits[0].end if edits and not edits[0].start else 0
        self.text = apply(text, edits)

    def place(self, at: int) -> int:
        """Where a place of the text is in the bare text."""
        return self._layer.target(at, at)[0]

    def span(self, start: int, end: int, *, with_behind: bool = False) -> tuple[int, int]:
        """The span of the text for a span of the bare text; on request with what is deleted behind it."""
        first, last = self._layer.source(start, end)
        return (first, last) if with_behind else (first, max(self._begin, self._layer.source(end - 1, end)[0]) + 1)
