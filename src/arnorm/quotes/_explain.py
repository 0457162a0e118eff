"""Why marks are quotation marks, and others are not."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._core.classes import QUOTE
from arnorm._core.explained import Row
from arnorm._core.scan import Scan
from arnorm.quotes import find_quotes
from arnorm.quotes._marks import marks_at
from arnorm.quotes._otherwise import undecided
from arnorm.quotes._paragraphs import candidates, lined
from arnorm.quotes._roles import neighbours_in

__all__ = ["explain_quotes"]

# What a mark is that no row of `arnorm.quotes._otherwise` names.
CODE, ORNAMENT, NOTHING_TELLS = "code", "ornament", "nothing tells"
_LONGEST_LETTERS = 200  # of a quotation that is shown whole
_MARK = "mark"  # what would have read a mark that is none


def explain_quotes(scan: Scan) -> Iterator[Row]:
    """A row for each quotation of a text, and for each mark that is none what it is instead."""
    text = scan.text
    taken: set[int] = set()
    rows = []
    for quotation in find_quotes(text):
        spans = [span for span in (quotation.open, quotation.close) if span]
        taken.update(at for span in spans for at in range(*span))
        quoted = shortened(text, quotation.start, quotation.end)
        rows.append(Row(quotation.start, quotation.end, quoted, quotation.rule))
    rows += [Row(at, end, text[at:end], _MARK, veto) for at, end, veto in _refused(scan) if at not in taken]
    yield from sorted(rows)


def shortened(text: str, start: int, end: int) -> str:
    """A stretch of the text, without its middle where it is long: nested quotations repeat each other's text."""
    if end - start <= _LONGEST_LETTERS:
        return text[start:end]
    half = _LONGEST_LETTERS // 2
    return f"{text[start : start + half]}…{text[end - half : end]}"


def _refused(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """Every mark, and what it is if it is no quotation mark."""
    text, kinds = scan.text, lined(scan.kinds)
    places, typed = candidates(scan)
    marks = marks_at(text, places, typed)
    for mark, (neighbours, _, _) in zip(marks, neighbours_in(text, kinds, marks), strict=True):
        row = undecided(neighbours)[1]
        yield mark.start, mark.end, row.name if row else NOTHING_TELLS
    known = {at for mark in marks for at in range(mark.start, mark.end)}
    seen = set(places)
    for at in scan.positions(bytes((QUOTE,))):
        if at not in known:
            yield at, at + 1, ORNAMENT if at in seen else CODE
