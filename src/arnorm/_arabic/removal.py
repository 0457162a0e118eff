"""Taking spans out of a text so that the words beside them neither meet nor stand apart: one space is left."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

from arnorm._core import classes as k
from arnorm._core.scan import Scan

_SPACE_KINDS = bytes((k.SPACE, k.GAP))
_WHITE_KINDS = frozenset((*_SPACE_KINDS, k.NEWLINE, k.END))
# These join nothing: no word or link is made of them and a neighbour.
_APART = frozenset((k.OPEN, k.CLOSE, k.QUOTE, k.COMMA))
_ARABIC_KINDS = frozenset((k.LETTER, k.FORM, k.MARK, k.TATWEEL))


def removed(scan: Scan, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The edits that take sorted, disjoint spans out, one of the spaces beside each with it, so that one is left.

    Spans with nothing but spaces between them go as one.
    """
    kinds = scan.kinds
    for start, end in join_runs(kinds, spans):
        left, right = kinds[start - 1], kinds[end]
        closed = right in (k.CLOSE, k.COMMA) or (right in (k.STOP, k.BANG) and kinds[end + 1] in _WHITE_KINDS)
        if left in _SPACE_KINDS and (right in _WHITE_KINDS or closed):
            yield start - 1, end, ""
        elif right in _SPACE_KINDS and (left in _WHITE_KINDS or left == k.OPEN):
            yield start, end + 1, ""
        else:
            apart = left in _WHITE_KINDS or right in _WHITE_KINDS or left in _APART or right in _APART
            yield start, end, "" if apart else " "


def join_runs(kinds: bytes, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sorted spans, those joined that overlap or that only spaces part."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not kinds[joined[-1][1] : start].strip(_SPACE_KINDS):
            first, last = joined.pop()
            joined.append((first, max(end, last)))
        else:
            joined.append((start, end))
    return joined


def has_arabic(kinds: bytes, start: int = 0, end: int | None = None) -> bool:
    """Whether a stretch has a letter of the Arabic script."""
    return kinds.find(k.LETTER, start, end) >= 0 or kinds.find(k.FORM, start, end) >= 0


def replaced(scan: Scan, spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The edits that replace spans by new texts; an empty new text leaves one space, as `removed` does.

    A space is added where a new text and its neighbour could be read as one word or one link.
    """
    text, kinds = scan.text, scan.kinds
    empty: list[tuple[int, int]] = []
    edits: list[tuple[int, int, str]] = []
    parted: int | None = None  # where the last one ends, if a space ends it
    for start, end, new in spans:
        if not new:
            empty.append((start, end))
        elif text[start:end] != new:
            before = " " if parted != start and _meets_before(kinds[start - 1], new) else ""
            after = " " if _meets_after(kinds, end, new) else ""
            parted = end if (new + after).endswith(" ") else None
            edits.append((start, end, before + new + after))
    return heapq.merge(removed(scan, empty), edits)


def _meets_before(left: int, new: str) -> bool:
    """Whether a new text would join the character before it; a prefix (و) may touch a bracket."""
    return not (left in _WHITE_KINDS or left in _APART or (left in _ARABIC_KINDS and not new[:1].isalnum()))


def _meets_after(kinds: bytes, end: int, new: str) -> bool:
    """Whether a new text would join the character after it; a stop there may end the sentence."""
    right = kinds[end]
    if (
        right in _WHITE_KINDS
        or right in _APART
        or (right in _ARABIC_KINDS and not (new[-1:].isalnum() or new.endswith("_")))
    ):
        return False
    return not (right in (k.STOP, k.COLON, k.BANG) and kinds[end + 1] in _WHITE_KINDS)
