"""NumPy, imported on first use: it costs 0.1 s, and `import arnorm` should cost nothing."""

from __future__ import annotations

import functools
from typing import Any

__all__ = ["kept", "look_up", "numpy", "text_of", "units_of"]

_BLOCK = 1 << 18


@functools.cache
def numpy() -> Any:
    """The numpy module."""
    import numpy as np  # noqa: PLC0415 -- the point of this module

    # glibc gives a freed block of this size back and from then on keeps smaller ones for reuse. Else every batch may
    # ask the system for its arrays anew: 3,300 page faults for WEB on 0.8 million characters, 5 to 20 ns a character.
    np.empty(1 << 24, np.uint8)
    return np


def units_of(text: str) -> Any:
    """The text as an array of UTF-16 code units, or None for one with lone surrogates, which has no such form.

    A character beyond U+FFFF is two units, so the array may be longer than the text.
    """
    try:
        return numpy().frombuffer(text.encode("utf-16-le"), "<u2")
    except UnicodeEncodeError:
        return None


def text_of(units: Any) -> str:
    """The text of an array of UTF-16 code units, the inverse of `units_of`."""
    return str(units, "utf-16-le")


def look_up(table: Any, units: Any, out: Any = None) -> Any:
    """What a table of 65,536 entries holds for each code unit.

    Block by block: numpy makes eight bytes of each index, and for a text of 100 MB that would be four times the text.
    """
    if out is None:
        if len(units) <= _BLOCK:
            return table.take(units)
        out = numpy().empty(len(units), table.dtype)
    for at in range(0, len(units), _BLOCK):
        # No index is out of range, and clip is what numpy does fastest.
        table.take(units[at : at + _BLOCK], mode="clip", out=out[at : at + _BLOCK])
    return out


def kept(array: Any, keep: Any, gone: int) -> Any:
    """The elements of an array where ``keep`` is true; ``gone`` is how many others there are.

    Indexing is twice as fast where little goes, and four times as slow where much does (branch prediction).
    """
    # A method, not numpy's function of the same name: its dispatch costs a microsecond a call.
    return array[keep] if gone * 16 < len(keep) else array.compress(keep)
