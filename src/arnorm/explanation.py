"""Why a text is read as it is: what a person needs to report a wrong reading, or to mend one."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

from arnorm._core.remember import Found
from arnorm._core.rules import Row
from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm._core.wrong import check_own_names, shown
from arnorm.blocks.find import Kind
from arnorm.blocks.reading import page_of, read_prose

if TYPE_CHECKING:
    from arnorm.names import Names

__all__ = ["Explanation", "explain"]

What = Literal["date", "number", "quotation"]


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation(Found):
    """One thing read, or one candidate refused.

    ``what`` is "date", "number" or "quotation"; ``start`` and ``end`` say where it stands (code points, end exclusive).
    ``text`` is that span; for a quotation longer than 200 characters it is both ends with … between. ``rule`` names
    the rule that read it; where ``veto`` is not None, the rule that would have, and the veto that refused it.
    ``block`` is the kind of the block that it is in (see `arnorm.find_blocks`).
    """

    what: What
    start: int
    end: int
    text: str
    rule: str
    veto: str | None = None
    block: Kind = "line"

    def __str__(self) -> str:
        """One line, as ``arnorm --explain`` prints it, with control characters escaped."""
        refused = "" if self.veto is None else f", refused: {self.veto}"
        return f"{self.start}-{self.end} {self.what}: {self.rule}{refused}: {shown(self.text)}"


def explain(text: str, *, names: Names | None = None) -> list[Explanation]:
    """Which rule read each date, number and quotation of a text, and which veto refused each candidate.

    Sorted by their place in the text. Bare digits, which need no rule, are left out. ``names`` are names of your own
    (see `arnorm.Names`).

    Raises TypeError for anything but a str.

    >>> [(one.what, one.text) for one in explain("قال «نعم» في ٧ رمضان ١٤٤٦هـ وبلغ 3.5 مليون")]
    [('quotation', '«نعم»'), ('date', '٧ رمضان ١٤٤٦هـ'), ('number', '3.5')]
    """
    check_text(text, by="explain")
    if names is not None:
        return check_own_names(names).find(explain, text)
    from arnorm.dates.find import explain_dates  # noqa: PLC0415 -- importing arnorm should cost nothing
    from arnorm.numbers.mention import explain_numbers  # noqa: PLC0415
    from arnorm.quotes.find import explain_quotes  # noqa: PLC0415

    readers: dict[What, Callable[[Scan], Iterable[Row]]]
    readers = {"date": explain_dates, "number": explain_numbers, "quotation": explain_quotes}
    scan = Scan(text)
    read, reading = read_prose(scan, strings=True)
    blocks = page_of(scan).blocks
    found: list[Explanation] = []
    for what, rows in readers.items():
        for first, last, words, rule, veto in rows(read):
            start, end = reading.span(first, last)
            said = text[start:end] if len(words) == last - first else words  # a long quotation is shortened
            nth = bisect_right(blocks, start, key=lambda block: block.start) - 1
            kind: Kind = blocks[nth].kind if nth >= 0 and start < blocks[nth].end else "line"
            found.append(Explanation(what, start, end, said, rule, veto, kind))
    return sorted(found, key=lambda one: (one.start, one.end, one.what))
