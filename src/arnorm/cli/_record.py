"""A record of a file: its texts, and how it is written with other texts in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

__all__ = ["Bad", "BadRecordError", "Record"]

# Called for a record that cannot be read, with the kind of fault (faults of one kind are counted) and the message.
Bad = Callable[[str, str], None]


class BadRecordError(ValueError):
    """A record that cannot be read; the message names its line."""


class Record(NamedTuple):
    """A record of a file. ``write`` gives the piece of the file that holds it, with these texts instead of `texts`.

    ``number`` counts from 1, ``size`` is the length of the record in the file. Where the texts are parts of one text,
    ``bases`` has the offset of each in it, and ``heads`` how many characters come first that are not of it. ``name`` is
    what the document is called there, if that is asked for.
    """

    number: int
    texts: Sequence[str]
    write: Callable[[Sequence[str]], Iterable[str]]
    size: int
    bases: Sequence[int] = ()
    heads: Sequence[int] = ()
    name: Any = None
