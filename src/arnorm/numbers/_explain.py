"""Why numbers are read as they are, and others left."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._core.explained import Row
from arnorm._core.scan import Scan
from arnorm.numbers._runs import numbers_in

__all__ = ["explain_numbers"]


def explain_numbers(scan: Scan) -> Iterator[Row]:
    """A row for each number of a text; bare digits go without saying."""
    for number in scan.derive(numbers_in).signed:
        text = scan.text[number.start : number.end]
        for rule, veto in number.refused:
            yield Row(number.start, number.end, text, rule, veto)
        yield Row(number.start, number.end, text, number.rule)
