"""What stands around a place of a text, or of its kinds, as far as it is looked at."""

from __future__ import annotations

from typing import TypeVar

__all__ = ["from_here", "near_before", "sides_of", "skip", "skip_back", "up_to"]

Text = TypeVar("Text", str, bytes)


def near_before(at: int, reach: int) -> int:
    """The place so far before this one, the beginning at the earliest.

    >>> near_before(9, 4), near_before(2, 4)
    (5, 0)
    """
    return max(0, at - reach)


def up_to(text: Text, at: int, reach: int = 1) -> Text:
    """What stands before a place, so much of it.

    >>> up_to("كان هنا", 3, 2), up_to("كان هنا", 1, 2)
    ('ان', 'ك')
    """
    return text[max(0, at - reach) : at]


def from_here(text: Text, at: int, reach: int = 1) -> Text:
    """What stands at a place and after it, so much of it.

    >>> from_here("كان هنا", 4, 2), from_here("كان هنا", 6, 2)
    ('هن', 'ا')
    """
    return text[at : at + reach]


def sides_of(text: Text, start: int, end: int, reach: int = 1) -> tuple[Text, Text]:
    """What stands before a stretch and after it, so much of it.

    >>> sides_of("«نعم»", 1, 4)
    ('«', '»')
    """
    return up_to(text, start, reach), from_here(text, end, reach)


def skip_back(kinds: bytes, at: int, over: bytes, reach: int) -> int:
    """Where a run of these kinds begins that ends at this place; so much of it is looked through.

    >>> skip_back(b"a  b", 3, b" ", 5), skip_back(b"a  b", 3, b" ", 1)
    (1, 2)
    """
    window = up_to(kinds, at, reach)
    return at - len(window) + len(window.rstrip(over))


def skip(kinds: bytes, at: int, over: bytes, reach: int) -> int:
    """Where a run of these kinds ends that begins at this place; so much of it is looked through.

    >>> skip(b"a  b", 1, b" ", 5), skip(b"a  b", 1, b" ", 1)
    (3, 2)
    """
    window = from_here(kinds, at, reach)
    return at + len(window) - len(window.lstrip(over))
