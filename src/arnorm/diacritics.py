"""Diacritics: the marks above and below Arabic letters."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import ClassVar

from arnorm._step import CharStep, Loss

__all__ = ["StripDiacritics", "strip_diacritics"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StripDiacritics(CharStep):
    """Delete the diacritics."""

    loss: ClassVar[Loss] = "marks"

    def table(self) -> Mapping[str, str]:
        return {chr(code): "" for code in range(0x64B, 0x653)}


strip_diacritics = StripDiacritics()
