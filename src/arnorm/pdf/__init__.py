"""What PDF extraction did to Arabic, undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import ClassVar

from arnorm._core.edits import Edit
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step
from arnorm.pdf._compose import composed, edited
from arnorm.pdf._ligatures import ligatures
from arnorm.pdf._order import order

__all__ = ["RepairPdf", "repair_pdf"]

_REPAIRS = {"order": order, "ligatures": ligatures}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RepairPdf(Step):
    order: bool = True
    ligatures: bool = True

    loss: ClassVar[Loss] = "letters"
    joinable: ClassVar[bool] = True

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        if scan.text.isascii():
            return
        for start, end in scan.documents():
            text = scan.text[start:end]
            edits: list[tuple[int, int, str]] = []
            for name, repair in _REPAIRS.items():
                if getattr(self, name) and (new := list(repair(text))):
                    edits = composed(edits, new, text)
                    text = edited(text, new)
            yield from ((start + first, start + last, new) for first, last, new in edits)


repair_pdf = RepairPdf()
