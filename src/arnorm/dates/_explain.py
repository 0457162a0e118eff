"""Why dates are read and candidates are not."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._core.explained import Row
from arnorm._core.scan import Scan
from arnorm.dates.find import dates_in, refused_in

__all__ = ["explain_dates"]


def explain_dates(scan: Scan) -> Iterator[Row]:
    """A row for each date of a text, and for each candidate the veto that refused it."""
    for mention in scan.derive(dates_in):
        yield Row(mention.start, mention.end, mention.text, mention.rule)
    for start, end, rule, veto in refused_in(scan):
        yield Row(start, end, scan.text[start:end], rule, veto)
