"""Digits: one digit set throughout."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from arnorm._kinds import DIGIT, EASTERN
from arnorm._protect import spare
from arnorm._scan import Scan
from arnorm._step import CharStep, Loss, check_option

__all__ = ["UnifyDigits", "unify_digits"]

SETS = {"western": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnifyDigits(CharStep):
    """Write every digit in one set, those in URLs, names and codes apart."""

    to: Literal["western", "arabic", "persian"] = "western"

    loss: ClassVar[Loss] = "nothing"
    joinable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_option(self, "to", SETS)

    def table(self) -> Mapping[str, str]:
        target = SETS[self.to]
        return {old: new for name, chars in SETS.items() if name != self.to for old, new in zip(chars, target)}

    def spare(self, scan: Scan) -> Iterable[int]:
        return spare(scan, scan.positions(bytes((DIGIT, EASTERN))))


unify_digits = UnifyDigits()
