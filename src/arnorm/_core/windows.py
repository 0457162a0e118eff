# cython: language_level=3, annotation_typing=False
"""The text, or the kinds, around a place, up to a given distance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Text = TypeVar("Text", str, bytes)


def up_to(text: Text, at: int, reach: int = 1) -> Text:
    """Up to ``reach`` characters before a place.

    >>> up_to("كان هنا", 3, 2), up_to("كان هنا", 1, 2)
    ('ان', 'ك')
    """
    return text[max(0, at - reach) : at]


def from_here(text: Text, at: int, reach: int = 1) -> Text:
    """Up to ``reach`` characters from a place on.

    >>> from_here("كان هنا", 4, 2), from_here("كان هنا", 6, 2)
    ('هن', 'ا')
    """
    return text[at : at + reach]


def sides_of(text: Text, start: int, end: int, reach: int = 1) -> tuple[Text, Text]:
    """Up to ``reach`` characters before a stretch, and after it.

    >>> sides_of("«نعم»", 1, 4)
    ('«', '»')
    """
    return up_to(text, start, reach), from_here(text, end, reach)


def skip_back(kinds: bytes, at: int, over: bytes, reach: int) -> int:
    """Where the run of these kinds begins that ends at a place, looking back up to ``reach``.

    >>> skip_back(b"a  b", 3, b" ", 5), skip_back(b"a  b", 3, b" ", 1)
    (1, 2)
    """
    first = max(0, at - reach)
    while at > first and kinds[at - 1] in over:
        at -= 1
    return at


def skip(kinds: bytes, at: int, over: bytes, reach: int) -> int:
    """Where the run of these kinds ends that begins at a place, looking ahead up to ``reach``.

    >>> skip(b"a  b", 1, b" ", 5), skip(b"a  b", 1, b" ", 1)
    (3, 2)
    """
    last = min(len(kinds), at + reach)
    while at < last and kinds[at] in over:
        at += 1
    return at


def stretch(kinds: bytes, first: int, last: int, end: bytes) -> tuple[int, int]:
    """The stretch around two places, up to the nearest ``end`` on each side, or to the ends of the text.

    >>> stretch(b"ab cd ef", 3, 4, b" "), stretch(b"ab cd ef", 4, 7, b" ")
    ((3, 5), (3, 8))
    """
    after = kinds.find(end, last)
    return kinds.rfind(end, 0, first) + 1, after if after >= 0 else len(kinds)


def lies_in(bounds: Sequence[int], at: int) -> bool:
    """Whether a place lies in one of the spans whose bounds these are, each start followed by its end.

    >>> lies_in([2, 4, 7, 9], 3), lies_in([2, 4, 7, 9], 4)
    (True, False)
    """
    return bisect_right(bounds, at) & 1 == 1


def lies_across(bounds: Sequence[int], start: int, end: int) -> bool:
    """Whether a span shares a character with one of those whose bounds these are; an empty one: whether it is inside.

    >>> bounds = [2, 4, 7, 9]
    >>> lies_across(bounds, 3, 5), lies_across(bounds, 4, 7), lies_across(bounds, 3, 3), lies_across(bounds, 2, 2)
    (True, False, True, False)
    """
    at = bisect_right(bounds, start)
    if start == end:
        return at & 1 == 1 and bounds[at - 1] < start
    return at & 1 == 1 or at != bisect_left(bounds, end)


def keep_outside(
    edits: Iterable[tuple[int, int, str]], bounds: list[int], *, may_part: bool
) -> list[tuple[int, int, str]]:
    """The edits that touch none of the spans with these bounds; ``may_part``: and the parts of deletions outside them.

    >>> keep_outside([(0, 4, ""), (6, 7, "x"), (8, 9, "y")], [2, 3, 6, 7], may_part=True)
    [(0, 2, ''), (3, 4, ''), (8, 9, 'y')]
    """
    kept: list[tuple[int, int, str]] = []
    for start, end, new in edits:
        if not lies_across(bounds, start, end):
            kept.append((start, end, new))
        elif may_part and not new:
            places = [start, *bounds[bisect_right(bounds, start) : bisect_left(bounds, end)], end]
            first = bisect_right(bounds, start) & 1
            kept += [(a, b, "") for a, b in zip(places[first::2], places[first + 1 :: 2], strict=False) if a < b]
    return kept


def lying_in(bounds: Sequence[int], places: Iterable[int]) -> list[int]:
    """Those of the places that lie in one of the spans whose bounds these are, each start followed by its end.

    >>> lying_in([2, 4, 7, 9], [1, 2, 3, 4, 8])
    [2, 3, 8]
    """
    return [at for at in places if bisect_right(bounds, at) & 1] if bounds else []


def join_spans(spans: Iterable[tuple[int, int]], *, touching: bool = False) -> list[int]:
    """The bounds of some spans in any order, each start followed by its end; none empty; what overlaps is one.

    ``touching``: so are two spans that touch.

    >>> spans = [(7, 9), (2, 4), (3, 5), (5, 6), (1, 1)]
    >>> join_spans(spans), join_spans(spans, touching=True)
    ([2, 5, 5, 6, 7, 9], [2, 6, 7, 9])
    """
    return _join_sorted(sorted(spans), touching)


def _join_sorted(spans: list[tuple[int, int]], touching: bool) -> list[int]:
    bounds: list[int] = []
    last = 0
    for start, end in spans:
        if bounds and start < last + touching:
            last = max(end, last)
            bounds[-1] = last
        elif start < end:
            bounds.append(start)
            bounds.append(end)
            last = end
    return bounds


def places(text: str, what: str) -> Iterator[int]:
    """Each place of the text where this stands, from left to right.

    >>> list(places("أول وأول", "أو"))
    [0, 5]
    """
    at = text.find(what)
    while at >= 0:
        yield at
        at = text.find(what, at + 1)
