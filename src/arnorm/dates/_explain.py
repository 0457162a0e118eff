"""Why dates are read and candidates are not."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._core.explained import Row
from arnorm._core.scan import Scan
from arnorm.dates.find import dates_in

__all__ = ["explain_dates"]


def explain_dates(scan: Scan) -> Iterator[Row]:
    """A row for each date of a text."""
    for mention in scan.derive(dates_in):
        yield Row(mention.start, mention.end, mention.text, "+".join(mention.evidence))
