"""Telephone numbers."""

from __future__ import annotations

from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import up_to
from arnorm.numbers._context import is_led, stems, words_before
from arnorm.numbers._names import PHONES
from arnorm.numbers._shapes import is_date

__all__ = ["phone", "would_join"]

_DASH_BEFORE, _DASH_AFTER = (
    lazy_pattern(r"\d ?[-\u2010-\u2014\u0640] ?\Z"),
    lazy_pattern(r" ?[-\u2010-\u2014\u0640] ?\d"),
)
_SIGNS = " .,'\u2019\u060c\u066b\u066c"
_ROW = lazy_pattern(rf"(\+?)(?:\d[\d{_SIGNS}]*[{_SIGNS}])?\Z")
_DIGIT_AFTER, _LEADS = lazy_pattern(r"(?s:.)\d"), lazy_pattern(r"\+|[0٠۰]\d")
_REACH = 24


def phone(parts: list[str], scan: Scan, start: int) -> bool:
    """Whether runs of digits with spaces or dashes between are a telephone number."""
    digits = sum(map(len, parts))
    if not 8 <= digits <= 15 or any(len(part) > 8 for part in parts) or is_date(parts[-3:]):
        return False
    first, *_ = parts
    if (first.startswith("0") and first != "0") or up_to(scan.text, start) == "+":
        return True
    return _is_named(scan, start)


def would_join(scan: Scan, start: int, end: int) -> bool:
    """Whether a grouped number beside other digits would be one with them without its signs: رقم 12,607 1446."""
    if is_led(scan, start):
        return True
    before = up_to(scan.text, start, _REACH)
    if _DASH_BEFORE.search(before) or _DASH_AFTER.match(scan.text, end):
        return True
    row = _ROW.search(before)
    digits = before[row.start() :] if row is not None else ""
    if not digits and not _DIGIT_AFTER.match(scan.text, end):
        return False
    if digits == before and start > len(before):  # too long for a telephone number
        return False
    return _LEADS.match(digits) is not None or _is_named(scan, start - len(digits))


def _is_named(scan: Scan, at: int) -> bool:
    """Whether one of the two words before this place is one for a telephone."""
    return any(stems(word) & PHONES for word in words_before(scan, at))
