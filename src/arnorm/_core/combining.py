"""Combining classes of characters, independent of the Unicode version of the running Python."""

from __future__ import annotations

import functools

__all__ = ["combining"]


def combining(char: str) -> int:
    """The canonical combining class of a character, as `unicodedata.combining` gives it; 0 for what does not combine.

    >>> combining("\u0897"), combining("\N{ARABIC LETTER BEH}")  # the first is new in Unicode 16
    (230, 0)
    """
    return _load_classes().get(char, 0)


@functools.cache
def _load_classes() -> dict[str, int]:
    from arnorm._generated.unicode import COMBINING  # noqa: PLC0415 -- a large table, for the few texts with such marks

    return {chr(code): of for first, last, of in COMBINING for code in range(first, last + 1)}
