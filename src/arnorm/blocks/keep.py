"""Edits that leave two lines together: a space more can make the second too wide for the first to be a broken one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arnorm._core.scan import Scan
from arnorm.blocks.reading import reading_in

__all__ = ["keep_pairs_of_lines"]

_Edit = tuple[int, int, str]


def keep_pairs_of_lines(scan: Scan, edits: list[_Edit]) -> list[_Edit]:
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
