"""Spaces inside brackets: ( كذا ) becomes (كذا)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm._arabic.marks import opens_low_quote
from arnorm._arabic.protect import protected_of_few
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import skip, skip_back, stretch

__all__ = ["INSIDE", "spaces_in_brackets"]

_BLANKS = bytes((k.SPACE, k.GAP))
# A text has spaces inside brackets only if its kinds have one of these pairs.
INSIDE = tuple(bytes(pair) for blank in (k.SPACE, k.GAP) for pair in ((k.OPEN, blank), (blank, k.CLOSE)))
_LINE_KIND = bytes((k.NEWLINE,))
_BRACKET = lazy_pattern("[()]")
_ARABIC = lazy_pattern(b"[%s]" % re.escape(bytes((k.LETTER, k.FORM))))
# Kinds before a bracket of prose; after a name, = or a colon it belongs to a call, a price or a face.
_BEFORE_PROSE = frozenset((k.SPACE, k.GAP, k.NEWLINE, k.END, k.OPEN, k.CLOSE, k.QUOTE))
_WORD_KINDS = frozenset((k.LETTER, k.FORM, k.MARK, k.DIGIT, k.EASTERN, k.FOREIGN, k.QUOTE, k.PERCENT))
_FIRST_KINDS = _WORD_KINDS | {k.OPEN, k.HASH}
_LAST_KINDS = _WORD_KINDS | {k.CLOSE, k.COMMA, k.STOP, k.BANG}
_LAYOUT_SPACES = 3  # this many spaces are layout, or a blank to fill in


def spaces_in_brackets(scan: Scan, loose: list[int]) -> list[tuple[int, int, str]]:
    """Return the edits that delete the spaces inside round brackets around Arabic words; ``loose`` are brackets.

    A line whose brackets do not pair stays: it may be in visual order.
    """
    edits = [edit for line in _lines_with_brackets(scan, loose) for edit in _edit_line(scan, *line)]
    exempt = set(protected_of_few(scan, [at for at, *_ in edits])) if edits else ()
    return sorted((start, end, new) for start, end, new in edits if start not in exempt)


def _lines_with_brackets(scan: Scan, loose: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines that have one of these brackets, if it is a round one."""
    end = 0
    for at in loose:
        if at >= end and scan.text[at] in "()":
            start, end = stretch(scan.kinds, at, at, _LINE_KIND)
            yield start, min(end, len(scan.text))


def _edit_line(scan: Scan, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the edits inside the brackets of a line, if all brackets pair."""
    opened: list[tuple[int, int]] = []  # each with the place of the next Arabic letter
    pairs: list[tuple[int, int]] = []
    letter = -1
    for bracket in _BRACKET.finditer(scan.text, start, end):
        at = bracket.start()
        if bracket.group() == "(":
            if letter < at:
                found = _ARABIC.search(scan.kinds, at, end)
                letter = found.start() if found else end
            opened.append((at, letter))
        elif opened:
            opening, inside = opened.pop()
            if inside < at:
                pairs.append((opening, at))
        else:
            return
    if not opened:
        for pair in pairs:
            yield from _edit_pair(scan, *pair)


def _edit_pair(scan: Scan, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the edits inside one pair of brackets around an Arabic letter."""
    kinds, inner = scan.kinds, start + 1
    left, right = skip(kinds, inner, _BLANKS, _LAYOUT_SPACES), skip_back(kinds, end, _BLANKS, _LAYOUT_SPACES)
    if left >= right or max(left - inner, end - right) == _LAYOUT_SPACES:
        return
    if kinds[start - 1] not in _BEFORE_PROSE or kinds[right - 1] not in _LAST_KINDS:
        return
    if kinds[left] not in _FIRST_KINDS and not opens_low_quote(scan.text, left):
        return
    yield from ((a, b, "") for a, b in ((inner, left), (right, end)) if a < b)
