"""NumPy, imported on first use: it costs 0.1 s, and `import arnorm` should cost nothing."""

from __future__ import annotations

import functools
from typing import Any

__all__ = ["codes_of", "numpy", "text_of"]


@functools.cache
def numpy() -> Any:
    """The numpy module."""
    import numpy as np  # noqa: PLC0415 -- the point of this module

    return np


def codes_of(text: str) -> Any:
    """The code points of a text as an array: 16 bits each where the text allows it, else 32.

    A text with lone surrogates takes 32 bits too, for two of them side by side would decode to another character.
    """
    np = numpy()
    try:
        units = text.encode("utf-16-le")
    except UnicodeEncodeError:
        units = b""
    if len(units) == 2 * len(text):
        return np.frombuffer(units, np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def text_of(codes: Any) -> str:
    """The text of an array of code points, the inverse of `codes_of`."""
    if codes.dtype.itemsize == 2:
        return str(codes.data, "utf-16-le")
    return str(codes.data, "utf-32-le", "surrogatepass")
