"""What stands beside a date and is none: its numbers keep the meaning that they had beside the date as it was.

In «5,5 م» stand metres, and «5,5ميلادي» has none; 12ـ 39 is a range after a word, and none after a figure. Other steps
write numbers by such evidence, so rewriting a date is to make none.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan

__all__ = ["numbers_stay"]

NEAR_CHARACTERS = 30  # a figure farther away than this is read without the date
_FIGURE = lazy_pattern(r"\d")
_SIGNED = lazy_pattern(r"\d(?:[^\w\s/-]|\s+ـ+\s+)\d")  # in a date as it is written anew, rare

_STROKE = "\N{ARABIC TATWEEL}"  # in a run of numbers it becomes a dash


def numbers_stay(old: str, new: Scan, edits: Sequence[Edit]) -> bool:
    """Whether the numbers around the edits of a text are read as before, and those inside are no other quantities."""
    if not _has_numbers(old, edits):
        return True
    places: list[tuple[int, int]] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        shift += len(edit.new) - (edit.end - edit.start)
        places.append((start, start + len(edit.new)))
    around, inside = _numbers(Scan(old), [(edit.start, edit.end) for edit in edits])
    around_now, inside_now = _numbers(new, places)
    return around_now == around and inside_now <= inside


def _has_numbers(old: str, edits: Sequence[Edit]) -> bool:
    """Whether there is a figure near an edit, or one with a sign inside."""
    at = 0
    for (start, end, new), (after, _, _) in itertools.zip_longest(edits, edits[1:], fillvalue=(len(old), 0, "")):
        near = max(at, start - NEAR_CHARACTERS), min(after, end + NEAR_CHARACTERS)
        if _FIGURE.search(old, near[0], start) or _FIGURE.search(old, end, near[1]) or _SIGNED.search(new):
            return True
        at = end
    return False


def _numbers(scan: Scan, places: Sequence[tuple[int, int]]) -> tuple[list[str], set[str]]:
    """What other steps would write anew: quantities, and runs with a stroke; around these places and inside of them."""
    from arnorm.numbers.figures.runs import numbers_in  # noqa: PLC0415 -- not for those who only find dates

    around: list[str] = []
    inside: set[str] = set()
    for run in scan.derive(numbers_in).signed:
        for number in run.factors or (run,):
            text = scan.text[number.start : number.end]
            value = number.value if number.sure else None
            if value is None and _STROKE not in text:
                continue
            if any(start <= number.start and number.end <= end for start, end in places):
                inside.add(value or text)
            else:
                around.append(value or text)
    return around, inside
