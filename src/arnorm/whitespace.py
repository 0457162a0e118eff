"""White space: one space between words, one kind of line break, and layout gaps told from spaces."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import ClassVar

from arnorm._edits import Edit
from arnorm._kinds import END, GAP, NEWLINE, SPACE
from arnorm._scan import Scan
from arnorm._step import Loss, Step
from arnorm._vector import numpy

__all__ = ["CollapseWhitespace", "collapse_whitespace"]

# Spaces that do not break: scraped pages set headlines apart with runs of them.
_NO_BREAK = "\xa0\u202f\u2007"
_GAP_LENGTH = 3
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CollapseWhitespace(Step):
    r"""Write one space between words and one kind of line break, keeping lines and paragraphs.

    Runs of spaces, tabs, no-break and other spaces become one space; those at a line's ends go. Every line break
    becomes ``\n``; more than ``blank_lines`` empty lines become that many. Three or more no-break spaces inside a line
    are a layout gap, not a space: they become a line break. A text wholly in ASCII is left alone.

    - ``blank_lines``: how many empty lines may follow each other, 0 or more (1: a page's paragraphs survive).
    - ``gaps``: whether layout gaps become line breaks; False makes them spaces.

    Raises ValueError for anything else.

    >>> import arnorm
    >>> arnorm.collapse_whitespace("خبر\xa0أول\xa0\xa0\xa0\xa0خبر  ثان ")
    'خبر أول\nخبر ثان'
    """

    blank_lines: int = 1
    gaps: bool = True

    loss: ClassVar[Loss] = "layout"
    joinable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if type(self.blank_lines) is not int or self.blank_lines < 0:
            raise ValueError(f"CollapseWhitespace: blank_lines must be a whole number from 0, got {self.blank_lines!r}")
        if type(self.gaps) is not bool:
            raise ValueError(f"CollapseWhitespace: gaps must be one of True, False, got {self.gaps!r}")

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        text, kinds = scan.text, scan.kinds
        if text.isascii():
            return
        documents = iter(scan.documents())
        document_end, ascii_only = -1, False
        for start, end in _runs(scan, paragraphs=self.blank_lines > 0):
            while start >= document_end:
                document_start, document_end = next(documents)
                ascii_only = text[document_start:document_end].isascii()
            if ascii_only:
                continue
            run = text[start:end]
            new = self._collapsed(run, edge=kinds[start - 1] == END or kinds[end] == END)
            if new != run:
                yield start, end, new

    def _collapsed(self, run: str, *, edge: bool) -> str:
        """What a run of white space becomes; ``edge``: it begins or ends the text."""
        breaks = sum(map(run.count, _BREAKS)) - run.count("\r\n")
        if not breaks and self.gaps and not edge and sum(map(run.count, _NO_BREAK)) >= _GAP_LENGTH:
            breaks = 1
        if breaks:
            return "\n" * min(breaks, self.blank_lines + 1)
        return "" if edge else " "


collapse_whitespace = CollapseWhitespace()


def _runs(scan: Scan, *, paragraphs: bool) -> Iterator[tuple[int, int]]:
    """The runs of white space that may change: all but one plain space, one line break or, if so asked, two."""
    np = numpy()
    array = scan.array
    white = (array == SPACE) | (array == GAP) | (array == NEWLINE)
    edges = np.flatnonzero(white[1:] != white[:-1]) + 1
    if white[0]:
        edges = np.concatenate(([0], edges))
    starts, ends = edges[0::2], edges[1::2]
    first = array[starts]
    odd = (ends - starts > 1) | (first == GAP)
    if any(c in scan.text for c in _BREAKS[1:]):
        odd |= first == NEWLINE
    elif paragraphs:
        odd &= ~((ends - starts == 2) & (first == NEWLINE) & (array[ends - 1] == NEWLINE))
    odd |= (first == SPACE) & ((array[starts - 1] == END) | (array[ends] == END))
    return zip(starts[odd].tolist(), ends[odd].tolist(), strict=True)
