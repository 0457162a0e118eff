"""Quotations: found, paired, and rewritten in one style."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

from arnorm._quote_scan import quotes_in
from arnorm._scan import Scan
from arnorm._step import Loss, Step, check_text

__all__ = ["Quotation", "UnifyQuotes", "find_quotes", "unify_quotes"]

Span = tuple[int, int]

STYLES: dict[str, tuple[tuple[str, str], ...]] = {
    "guillemets": (("«", "»"), ("“", "”")),
    "curly": (("”", "“"), ("’", "‘")),
    "english": (("“", "”"), ("‘", "’")),
    "straight": (('"', '"'), ("'", "'")),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation."""

    open: Span | None
    close: Span | None
    depth: int

    @property
    def start(self) -> int:
        return self.open[0] if self.open else self.close[0]  # type: ignore[index]

    @property
    def end(self) -> int:
        return self.close[1] if self.close else self.open[1]  # type: ignore[index]


def find_quotes(text: str) -> list[Quotation]:
    check_text(text)
    quotes = Scan(text).derive(quotes_in)
    found = [
        Quotation((a, a + 1), (b, b + 1), 1) for a, b in zip(quotes.opens, quotes.closes, strict=True)
    ]
    for paragraph in quotes.others:
        roles = paragraph.roles
        for role in roles:
            if role.way > 0:
                other = roles[role.partner] if role.partner >= 0 else None
                found.append(Quotation((role.start, role.end), (other.start, other.end) if other else None, role.depth))
            elif role.partner < 0:
                found.append(Quotation(None, (role.start, role.end), role.depth))
    found.sort(key=lambda quotation: quotation.start)
    return found


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnifyQuotes(Step):
    """One style."""

    style: str = "guillemets"
    loss: ClassVar[Loss] = "nothing"
    joinable: ClassVar[bool] = True

    def edits(self, scan: Scan):  # type: ignore[no-untyped-def]
        pairs = STYLES[self.style]
        text = scan.text
        quotes = scan.derive(quotes_in)
        edits = []
        for places, new in zip((quotes.opens, quotes.closes), pairs[0]):
            edits += [(at, at + 1, new) for at in places if text[at] != new]
        for paragraph in quotes.others:
            for role in paragraph.roles:
                new = pairs[(role.depth - 1) % len(pairs)][role.way < 0]
                if role.end - role.start < 3 and text[role.start : role.end] != new:
                    edits.append((role.start, role.end, new))
        edits.sort()
        return edits


unify_quotes = UnifyQuotes()
