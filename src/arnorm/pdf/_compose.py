"""Edits after edits, as edits of the first text."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["composed", "edited"]

Edit = tuple[int, int, str]


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text after these edits."""
    if not edits:
        return text
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    return "".join((*pieces, text[at:]))


def composed(first: Sequence[Edit], second: Sequence[Edit], between: str) -> list[Edit]:
    """The edits of a text that do what ``first`` and then ``second`` do; ``between`` is the text after the first.

    >>> composed([(0, 1, "xyz")], [(1, 2, "")], "xyzb")
    [(0, 1, 'xz')]
    """
    if not first:
        return list(second)
    found: list[Edit] = []
    i = j = shift = 0  # a place in ``between`` less the shift is the place in the first text, after the first i edits
    while i < len(first) or j < len(second):
        start = end = first[i][0] + shift if i < len(first) else len(between)
        if j < len(second):
            start = end = min(start, second[j][0])
        source = start - shift
        pieces, at = [], start
        while True:  # all edits that touch what is joined so far
            if j < len(second) and second[j][0] <= end:
                pieces += [between[at : second[j][0]], second[j][2]]
                at = second[j][1]
                end = max(end, at)
                j += 1
            elif i < len(first) and first[i][0] + shift <= end:
                one = first[i]
                end = max(end, one[0] + shift + len(one[2]))
                shift += len(one[2]) - (one[1] - one[0])
                i += 1
            else:
                break
        found.append((source, end - shift, "".join((*pieces, between[at:end]))))
    return found
