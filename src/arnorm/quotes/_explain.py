"""Why marks are quotation marks, and others are not."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._core.explained import Row
from arnorm._core.scan import Scan
from arnorm.quotes import find_quotes

__all__ = ["explain_quotes"]


def explain_quotes(scan: Scan) -> Iterator[Row]:
    """A row for each quotation of a text."""
    for quotation in find_quotes(scan.text):
        rule = "pair" if quotation.inner else "no opening mark" if quotation.open is None else "no closing mark"
        yield Row(quotation.start, quotation.end, scan.text[quotation.start : quotation.end], rule)
