"""Which texts hold any of a few short strings: what decides, at memory speed, that there is nothing to repair."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from arnorm._core.scan import Scan

__all__ = ["documents_with"]


def documents_with(scan: Scan, signs: Sequence[str], kinds: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """The spans of the texts that hold one of these strings, or characters of such kinds in a row.

    The strings are of the Basic Multilingual Plane.
    """
    if scan.text.isascii():
        return
    places = sorted((*_places_of_strings(scan, signs), *_places_of_kinds(scan, kinds)))
    for start, end in scan.documents() if places else ():
        first = bisect_left(places, start)
        if first < len(places) and places[first] < end:
            yield start, end


def _places_of_kinds(scan: Scan, kinds: Sequence[bytes]) -> Iterator[int]:
    have = scan.kinds
    for kind in kinds:
        # Looking for one byte costs next to nothing, and most texts have no forms and few marks.
        at = have.find(kind) if kind[-1] in have and kind[:1] in have else -1
        while at >= 0:
            yield at
            at = have.find(kind, at + 1)


def _places_of_strings(scan: Scan, signs: Sequence[str]) -> Iterator[int]:
    text = scan.text
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            yield at
            at = text.find(sign, at + 1)
