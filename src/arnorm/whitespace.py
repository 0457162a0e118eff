"""White space: one space between words, one kind of line break, and layout gaps told from spaces."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from arnorm._arabic.layout import FENCE, fences, indentation
from arnorm._core.classes import EASTERN, END, FORM, GAP, LETTER, MARK, NEWLINE, SPACE, TATWEEL
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step
from arnorm._core.vector import numpy

__all__ = ["CollapseWhitespace", "collapse_whitespace"]

# Spaces that do not break: scraped pages set headlines apart with runs of them.
_NO_BREAK = "\xa0\u202f\u2007"
_GAP_LENGTH = 3
_WHITE = frozenset((SPACE, GAP, NEWLINE))
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CollapseWhitespace(Step):
    r"""Write one space between words and one kind of line break, keeping lines and paragraphs.

    Runs of spaces, tabs, no-break and other spaces become one space; those at a line's ends go. Every line break
    becomes ``\n``; more than ``blank_lines`` empty lines become that many. Three or more no-break spaces inside a line
    are a layout gap, not a space: they become a line break. A plain ASCII text, without digits and quotation marks, is
    left alone.

    - ``blank_lines``: how many empty lines may follow each other, 0 or more (1: a page's paragraphs survive).
    - ``gaps``: whether layout gaps become line breaks; False makes them spaces.
    - ``blocks``: whether blocks of code between Markdown's fences stay as they are, and lines of code and items of a
      list inside a list keep their indentation; False takes all of it away.

    Raises ValueError for anything else.

    >>> import arnorm
    >>> arnorm.collapse_whitespace("خبر\xa0أول\xa0\xa0\xa0\xa0خبر  ثان ")
    'خبر أول\nخبر ثان'
    """

    blank_lines: int = 1
    gaps: bool = True
    blocks: bool = True

    loss: ClassVar[Loss] = "layout"
    joinable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if type(self.blank_lines) is not int or self.blank_lines < 0:
            raise ValueError(f"CollapseWhitespace: blank_lines must be a whole number from 0, got {self.blank_lines!r}")
        if type(self.gaps) is not bool:
            raise ValueError(f"CollapseWhitespace: gaps must be one of True, False, got {self.gaps!r}")

        if type(self.blocks) is not bool:
            raise ValueError(f"CollapseWhitespace: blocks must be one of True, False, got {self.blocks!r}")

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        text, kinds = scan.text, scan.kinds
        if _is_plain(text) or (len(text) < _LONG and _is_tidy(text, kinds, paragraphs=self.blank_lines > 0)):
            return ()
        settled, doubtful = _candidates(scan, paragraphs=self.blank_lines > 0)
        if self.blocks and FENCE in text:
            doubtful = sorted([*doubtful, *(start for start, _, _ in settled)])
            settled = []
        if not doubtful:
            return settled
        return sorted([*settled, *self._read(text, kinds, doubtful, scan)])

    def _read(self, text: str, kinds: bytes, candidates: list[int], scan: Scan) -> Iterator[tuple[int, int, str]]:
        """What becomes of the runs that these candidates stand in."""
        done, plain_end, is_plain = 0, -1, False
        fenced = fences(text) if self.blocks else ()
        documents = None
        for at in candidates:
            if at < done:
                continue
            start, done = _run_around(kinds, at)
            if done > plain_end:  # the first run of its document
                documents = documents or iter(scan.documents())
                document, plain_end = next(span for span in documents if span[1] >= done)
                is_plain = _is_plain(text[document:plain_end])
            if is_plain:
                continue
            if fenced and bisect_right(fenced, start) & 1:
                continue
            run = text[start:done]
            edge = kinds[start - 1] == END or kinds[done] == END
            new = _collapsed(run, edge, self.blank_lines, self.gaps)
            if self.blocks and run[-1] in " \t" and not edge and new[-1:] == "\n":
                new += indentation(text, start, done)
            if new != run:
                yield start, done, new


collapse_whitespace = function_form(CollapseWhitespace)

# What other steps make Arabic text of, so that it would not be plain the next time.
_TELLING = re.compile("[0-9\"'`]")


def _is_plain(text: str) -> bool:
    """Whether a text is none of ours: plain ASCII comes back as it is."""
    return text.isascii() and not _TELLING.search(text)


@functools.lru_cache(1024)
def _collapsed(run: str, edge: bool, blank_lines: int, gaps: bool) -> str:
    """What a run of white space becomes; ``edge``: it begins or ends the text. Few differ."""
    breaks = sum(map(run.count, _BREAKS)) - run.count("\r\n")
    if not breaks and gaps and not edge and sum(map(run.count, _NO_BREAK)) >= _GAP_LENGTH:
        breaks = 1
    if breaks:
        return "\n" * min(breaks, blank_lines + 1)
    return "" if edge else " "


def _run_around(kinds: bytes, at: int) -> tuple[int, int]:
    """The run of white space that a candidate stands in."""
    start = end = at
    while kinds[start - 1] in _WHITE:
        start -= 1
    while kinds[end] in _WHITE:
        end += 1
    return start, end


# Below, numpy's calls take longer than searching for each disorder does: 17 µs a headline, 33 a page.
_LONG = 3000
_UNTIDY = (bytes((GAP,)), b"  ", b" n", b"n ", b" $", b"$ ")


def _is_tidy(text: str, kinds: bytes, *, paragraphs: bool) -> bool:
    """Whether nothing in a short text may change, as `_candidates` would find."""
    if kinds[0] == SPACE or any(map(kinds.__contains__, _UNTIDY)) or (b"nnn" if paragraphs else b"nn") in kinds:
        return False
    return text.count("\n") == kinds.count(NEWLINE)


@functools.cache
def _tables() -> tuple[Any, Any]:
    """By kind: whether it is neither white space nor an end, and whether it is sure not to be ASCII."""
    np = numpy()
    inside, arabic = np.ones(256, np.bool_), np.zeros(256, np.bool_)
    inside[[*_WHITE, END]] = False
    arabic[[LETTER, FORM, MARK, TATWEEL, EASTERN]] = True
    return inside, arabic


def _candidates(scan: Scan, *, paragraphs: bool) -> tuple[list[tuple[int, int, str]], list[int]]:
    """Where white space may change: edits that are settled, and places in order that need a look.

    Not one plain space, not one line break nor (``paragraphs``) two. Two spaces, and one character that is no plain
    space, beside an Arabic letter and inside a line are what most of them are. A few comparisons of whole byte arrays,
    0.05 ns a character each; finding every run would cost twenty times that.
    """
    array = scan.array
    space, line, odd = array == SPACE, array == NEWLINE, array == GAP
    white = space | line | odd
    odd[:-1] |= white[:-1] & white[1:]
    edges = (array == END).nonzero()[0]
    for side in (edges - 1, (edges + 1) % len(array)):
        odd[side] |= space[side]
    unusual = scan.text.count("\n") < numpy().count_nonzero(line)
    if unusual:
        odd |= line
    at = odd.nonzero()[0]
    if paragraphs and not unusual and at.size:
        at = at[~(line[at] & line[at + 1]) | white[at - 1] | white[(at + 2) % len(array)]]
    if not at.size:
        return [], []
    inside, arabic = _tables()
    two = space[at] & space[at + 1]
    ends = at + 1 + two
    before, behind = array[at - 1], array[ends % len(array)]
    plain = (two | (array[at] == GAP)) & inside[before] & inside[behind] & (arabic[before] | arabic[behind])
    settled = list(zip(at[plain].tolist(), ends[plain].tolist(), itertools.repeat(" ")))
    return settled, at[~plain].tolist()
