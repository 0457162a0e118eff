"""Why numbers are read as they are, and others left."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._core.explained import Row
from arnorm._core.scan import Scan
from arnorm.numbers._runs import numbers_in

__all__ = ["explain_numbers"]


def explain_numbers(scan: Scan) -> Iterator[Row]:
    """A row for each number of a text; bare digits go without saying."""
    for reading in scan.derive(numbers_in).signed:
        yield Row(reading.start, reading.end, scan.text[reading.start : reading.end], reading.kind)
