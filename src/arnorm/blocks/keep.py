"""Edits that leave the lines as they were read: what a rewriter changes must not join two lines, or part them.

Lines are read as one by their widths, and by what runs over their ends once they are. So an edit that makes a line
longer may change how the next one is read, and a second run would read another text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from arnorm._core import classes
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm.blocks.reading import reading_in

__all__ = ["keep_lines", "keep_pairs_of_lines"]

_EditTuple = tuple[int, int, str]

_END, _BLANKS = re.escape(bytes((classes.NEWLINE,))), re.escape(bytes((classes.SPACE, classes.GAP, classes.INVISIBLE)))
_BLANK_LINE = lazy_pattern(b"%s[%s]*+(?=%s)" % (_END, _BLANKS, _END))
# So often the edits of more lines are taken back; then all of them are.
_ROUNDS = 3


def keep_lines(scan: Scan, edits: Sequence[Edit]) -> Sequence[Edit]:
    """The edits after which the same lines are read as one, and the same stretches as no prose.

    Where some would not be, none of the edits there is made, up to the next blank line on either side.
    """
    if not edits or classes.NEWLINE not in scan.kinds:
        return edits
    before = _lines_read(scan)
    for _ in range(_ROUNDS):
        if not edits:
            break
        after = _lines_read(scan.edited(edits))
        if after == before:
            return edits
        edits = _without(scan, edits, {line for line, _ in {*before} ^ {*after}})
    return ()


def _lines_read(scan: Scan) -> list[tuple[int, str]]:
    """The number of the line of each piece that is read otherwise than it is written, and why it is."""
    read: list[tuple[int, str]] = []
    line = at = 0
    for piece in scan.derive(reading_in).pieces:
        line += scan.kinds.count(classes.NEWLINE, at, piece.start)
        at = piece.start
        read.append((line, piece.why))
    return read


def _without(scan: Scan, edits: Sequence[Edit], lines: set[int]) -> list[Edit]:
    """The edits without those near some lines: no blank line is between."""
    kinds = scan.kinds
    blank = [match.start() for match in _BLANK_LINE.finditer(kinds)]
    ends = [match.start() for match in re.finditer(_END, kinds)]
    near = {bisect_left(blank, ends[line - 1] + 1 if line else 0) for line in lines if line <= len(ends)}
    return [edit for edit in edits if bisect_left(blank, edit.start) not in near]


def keep_pairs_of_lines(scan: Scan, edits: list[_EditTuple]) -> list[_EditTuple]:
    """Those of the edits (none has a line end) after which each paragraph of two lines is one still."""
    if not edits or not (pairs := _pairs_of_lines(scan)):
        return edits
    lost = pairs - _pairs_of_lines(scan.edited(edits))
    if not lost:
        return edits
    lines = _line_numbers(scan.text, (start for start, *_ in edits))
    return [edit for edit, line in zip(edits, lines, strict=True) if line not in lost and line - 1 not in lost]


def _pairs_of_lines(scan: Scan) -> set[int]:
    """The numbers of the first lines of paragraphs of two lines."""
    blocks = scan.derive(reading_in).blocks
    lines = _line_numbers(scan.text, (at for one in blocks if one.kind == "paragraph" for at in one[:2]))
    return {first for first, last in zip(lines, lines, strict=True) if last == first + 1}


def _line_numbers(text: str, places: Iterable[int]) -> Iterator[int]:
    """The number of the line of each of some rising places."""
    line = at = 0
    for place in places:
        line += text.count("\n", at, place)
        at = place
        yield line
