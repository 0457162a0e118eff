"""Spaces inside a number: those that group thousands, and those around a fraction's sign."""

from __future__ import annotations

from arnorm._core.scan import Scan
from arnorm.numbers._beside import QUANTITY, Beside
from arnorm.numbers._context import word_after
from arnorm.numbers._names import DOSES, NUMBERED, PARTS
from arnorm.numbers._occasions import CLOCK, DAYS
from arnorm.numbers._shapes import FRACTION, GROUP

__all__ = ["spaced_point", "thousands"]


def thousands(parts: list[str], space: str, scan: Scan, start: int, end: int) -> bool:
    """Whether runs of digits with one space between are one number: 9 000, 1 234 567."""
    whole, *groups = parts
    if len(whole) > GROUP or whole.startswith("0") or any(len(group) != GROUP for group in groups):
        return False
    beside = Beside(scan, start, end)
    if groups[1:]:  # the number of an account is no count
        return beside.follows in QUANTITY or not beside.before & NUMBERED
    if groups == ["000"] or space != " ":
        return True
    if beside.before & DOSES:
        return False
    word, _ = word_after(scan, end)
    if beside.follows in QUANTITY and len(word) != 1:
        return True
    if len(whole) == GROUP:  # 808 873 م: two years
        return False
    return bool(word) and not beside.before & (PARTS | NUMBERED | CLOCK | DAYS)


def spaced_point(whole: str, fraction: str, scan: Scan, start: int, end: int) -> bool:
    """Whether a stop with spaces around it begins a fraction: 0 . 5 %."""
    return len(whole) <= GROUP and len(fraction) <= FRACTION and Beside(scan, start, end).follows == "percent"
