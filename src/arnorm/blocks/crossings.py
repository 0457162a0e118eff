"""What runs over a line end once the lines are read in a row: a quotation, a date or a number."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

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
    """Those of the filled lines over whose end a quotation, a date or a number runs when the lines are read as one.

    So does a date at the start of a line that needs the line before to be a date (صدر سنة⏎1968).
    """
    whole, ends = lines[0], []
    for i, line in enumerate(lines[1:]):
        ends.append(len(whole))
        whole += (" " if i in filled else "\n") + line
    spans = _quotations(whole) if _QUOTES.search(whole) else []
    if not _COUNTED.search(whole):
        return {i for i in filled if any(start < ends[i] < end for start, end in spans)}
    dates = _dates(whole)
    spans += dates + _numbers(whole)
    begun = dict(dates)
    return {
        i
        for i in filled
        if any(start < ends[i] < end for start, end in spans)
        or (ends[i] + 1 in begun and (0, begun[ends[i] + 1] - ends[i] - 1) not in _dates(lines[i + 1]))
    }


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


def _dates(text: str) -> list[tuple[int, int]]:
    """The dates of a text."""
    from arnorm.dates import find_dates  # noqa: PLC0415 -- as above

    return [(date.start, date.end) for date in find_dates(text, blocks="prose")]


def _numbers(text: str) -> list[tuple[int, int]]:
    """The numbers of a text, each with the unit or the noun that it counts."""
    from arnorm.numbers import find_numbers  # noqa: PLC0415 -- as above
    from arnorm.numbers.context import Beside, find_word_after  # noqa: PLC0415 -- as above

    scan = Scan(text)
    found = [(number.start, number.end) for number in find_numbers(text, blocks="prose")]
    return [
        (start, find_word_after(scan, end)[1] if Beside(scan, start, end).is_quantity else end) for start, end in found
    ]
