"""Spaces inside brackets, ( so ), which no editor leaves."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._arabic.protect import protected_of_few
from arnorm._core import classes as k
from arnorm._core.scan import Scan

__all__ = ["INSIDE", "spaces_in_brackets"]

_BLANK = frozenset((k.SPACE, k.GAP))
# What spaces inside brackets look like: without one of these pairs of kinds there are none.
INSIDE = tuple(bytes(pair) for blank in (k.SPACE, k.GAP) for pair in ((k.OPEN, blank), (blank, k.CLOSE)))
_LOOKED = bytes((k.OPEN, k.CLOSE, k.NEWLINE, k.END))
# Before a bracket of prose; after a name, =, or a colon it is a call's, a price's or a face's.
_BEFORE = frozenset((k.SPACE, k.GAP, k.NEWLINE, k.END, k.OPEN, k.CLOSE, k.QUOTE))
_WORDS = frozenset((k.LETTER, k.FORM, k.MARK, k.DIGIT, k.EASTERN, k.FOREIGN, k.QUOTE, k.PERCENT))
_FIRST = _WORDS | {k.OPEN, k.HASH}
_LAST = _WORDS | {k.CLOSE, k.COMMA, k.STOP, k.BANG}
_MOST = 2  # more spaces are layout, or to be filled in


def spaces_in_brackets(scan: Scan) -> list[tuple[int, int, str]]:
    """The edits that take out the spaces inside round brackets with Arabic words in them.

    Brackets that do not pair up on their line stay: text that was drawn from left to right has them turned.
    """
    if not any(pair in scan.kinds for pair in INSIDE):
        return []
    edits = [edit for pair in _pairs(scan) for edit in _inside(scan, *pair)]
    exempt = set(protected_of_few(scan, [at for at, *_ in edits]))
    return [edit for edit in edits if edit[0] not in exempt]


def _pairs(scan: Scan) -> Iterator[tuple[int, int]]:
    """The round brackets of each line on which all of them pair up."""
    text, kinds = scan.text, scan.kinds
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    sound = True
    for at in [*scan.positions(_LOOKED), len(text)]:
        char = text[at : at + 1]
        if kinds[at] in (k.NEWLINE, k.END):
            if sound and not opened:
                yield from pairs
            opened, pairs, sound = [], [], True
        elif char == "(":
            opened.append(at)
        elif char == ")" and opened:
            pairs.append((opened.pop(), at))
        elif char == ")":
            sound = False


def _inside(scan: Scan, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    kinds = scan.kinds
    left, right = start + 1, end
    while left < right and kinds[left] in _BLANK:
        left += 1
    while right > left and kinds[right - 1] in _BLANK:
        right -= 1
    if left == right or max(left - start - 1, end - right) > _MOST:
        return
    if kinds[start - 1] not in _BEFORE or kinds[left] not in _FIRST or kinds[right - 1] not in _LAST:
        return
    if kinds.find(k.LETTER, left, right) >= 0 or kinds.find(k.FORM, left, right) >= 0:
        yield from ((a, b, "") for a, b in ((start + 1, left), (right, end)) if a < b)
