"""The code points of a scan as an array, one a character, for steps that compare characters with each other."""

from __future__ import annotations

from typing import Any

from arnorm._core.scan import Scan
from arnorm._core.vector import numpy

__all__ = ["code_points"]


def code_points(scan: Scan) -> Any:
    """The code points of the text; ask for them by ``scan.derive(code_points)``."""
    units = scan.units
    if units is not None and len(units) == len(scan.text):
        return units
    return numpy().frombuffer(scan.text.encode("utf-32-le", "surrogatepass"), numpy().uint32)
