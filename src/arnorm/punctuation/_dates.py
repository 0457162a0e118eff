"""Marks that dates are read by: how they stand beside one is not punctuation's business."""

from __future__ import annotations

from arnorm._core.scan import Scan

__all__ = ["beside_date"]


def beside_date(scan: Scan, start: int, end: int) -> bool:
    """Whether a mark touches a date.

    A date reads on over strokes and not over dashes, 5 ذي الحجةـ إلى 9 محرم; and beside a stop a day's name is not
    written as a figure, .غرة مارس as .1 مارس, but would be once they stood apart.
    """
    from arnorm.dates.find import dates_in  # noqa: PLC0415 -- few texts have a stroke for a dash, or a stop before a word

    return any(mention.start <= end and start <= mention.end for mention in scan.derive(dates_in))
