"""Dots that wait to be filled in: punctuation leaves them."""

from __future__ import annotations

from arnorm._core.classes import FORM, LETTER, MARK
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import near_before

__all__ = ["in_blanks"]

# Dots that wait to be filled in, ../../2024 and ..-..-2024, by what parts them from figures and other dots.
_BLANK_AFTER = lazy_pattern(r"[ \xa0]?[/\\][ \xa0]?[.…\d]|-[.…\d]")
_BLANK_BEFORE = lazy_pattern(r"(?:[.…\d][ \xa0]?[/\\][ \xa0]?|[.…\d]-)\Z")
_PARTING = lazy_pattern(r"[/\\-]")
_PARTED_CHARACTERS = 4  # at most between two blanks
_LETTER_KINDS = frozenset((LETTER, MARK, FORM))


def in_blanks(scan: Scan, start: int, end: int) -> bool:
    """Whether dots are a blank of a form, ../../2024, or of a path, ../ملفات: no ellipsis."""
    text = scan.text
    if not _PARTING.search(text, near_before(start, _PARTED_CHARACTERS), end + _PARTED_CHARACTERS):
        return False
    if text[end : end + 1] in ("/", "\\") and scan.kinds[start - 1] not in _LETTER_KINDS:
        return True
    return bool(
        _BLANK_AFTER.match(text, end) or _BLANK_BEFORE.search(text, near_before(start, _PARTED_CHARACTERS), start)
    )
