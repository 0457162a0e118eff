"""What runs over a line end once the lines are read in a row: a quotation, a date or a number."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan

__all__ = ["crossed"]

# What a text must have for a quotation, or for a date or a number, to be looked for.
_QUOTES = lazy_pattern("&quot;|[\"“”„«»‘’‚′″`']")
_COUNTED = lazy_pattern(
    "[0-9\u0660-\u0669\u06f0-\u06f9]|سن[ةه]|عام|شهر|يوم|قرن|[اأإ]ل[فأإث]|عشر|مئ|مائ|ملي|ثلاث|[اأ]رب|خمس|ست|سبع|ثمان|تسع"
)
_BEFORE_CLOSING = 2  # a mark at the start of a line and the line end before it


def crossed(lines: Sequence[str], filled: set[int]) -> set[int]:
    """The lines, of those that look filled, over whose end something runs once they are read in a row."""
    whole, ends = lines[0], []
    for i, line in enumerate(lines[1:]):
        ends.append(len(whole))
        whole += (" " if i in filled else "\n") + line
    spans = [span for find in _finders(whole) for span in find(whole)]
    return {i for i in filled if any(start < ends[i] < end for start, end in spans)}


def _finders(text: str) -> list[Callable[[str], list[tuple[int, int]]]]:
    finders: list[Callable[[str], list[tuple[int, int]]]] = []
    if _QUOTES.search(text):
        finders.append(_quotations)
    if _COUNTED.search(text):
        finders.append(_mentions)
    return finders


def _quotations(text: str) -> list[tuple[int, int]]:
    """The quotations of a text; one that was never closed goes to the end of the last one inside of it."""
    from arnorm.quotes import find_quotes  # noqa: PLC0415 -- the finders read by the blocks

    spans: list[tuple[int, int]] = []
    found = find_quotes(text, blocks="prose")
    for nth, one in enumerate(found):
        if one.open and one.close:
            spans.append((one.start, one.end))
        elif one.open:
            end = one.end
            for other in itertools.islice(found, nth + 1, None):
                if other.depth <= one.depth:
                    break
                end = max(end, other.end)
            spans.append((one.start, end))
        else:  # what is closed here was said before
            spans.append((max(0, one.start - _BEFORE_CLOSING), one.end))
    return spans


def _mentions(text: str) -> list[tuple[int, int]]:
    """The dates of a text, and the numbers, each with the unit or the noun that it counts."""
    from arnorm.dates import find_dates  # noqa: PLC0415 -- as above
    from arnorm.numbers import find_numbers  # noqa: PLC0415 -- as above
    from arnorm.numbers.context import Beside, find_word_after  # noqa: PLC0415 -- as above

    scan = Scan(text)
    found = [(date.start, date.end) for date in find_dates(text, blocks="prose")]
    for start, end in ((number.start, number.end) for number in find_numbers(text, blocks="prose")):
        counts = Beside(scan, start, end).is_quantity
        found.append((start, find_word_after(scan, end)[1] if counts else end))
    return found
