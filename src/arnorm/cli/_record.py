"""A record of a file: its texts, and how it is written with others in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

__all__ = ["Bad", "BadRecordError", "Record"]

# Told of a record that cannot be read: what kind of fault it is (to count them by), and the whole message.
Bad = Callable[[str, str], None]


class BadRecordError(ValueError):
    """A record that cannot be read: what is wrong, with the line it stands in."""


class Record(NamedTuple):
    """A record: its texts, and what the file holds in its place, piece by piece, when they become others.

    ``number`` counts from 1; ``bases``, where texts are parts of one, say where each begins in it.
    """

    number: int
    texts: Sequence[str]
    write: Callable[[Sequence[str]], Iterable[str]]
    bases: Sequence[int] = ()
