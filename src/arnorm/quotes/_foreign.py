"""Quotations of a text in another script: English sentences keep their own marks."""

from __future__ import annotations

from collections.abc import Sequence

from arnorm._core.classes import FOREIGN, FORM, LETTER
from arnorm.quotes._levels import Role

__all__ = ["foreign_roles"]


def foreign_roles(kinds: bytes, start: int, end: int, roles: Sequence[Role]) -> set[int]:
    """The marks of a paragraph, by their place among its roles, of quotations in foreign words among foreign words.

    What is quoted in Arabic, or named in Arabic (فيلم "Easy Rider"), is Arabic's; of what stands beside a quotation,
    other quotations do not count, so that each of several titles is told alike.
    """
    if FOREIGN not in kinds[start:end]:
        return set()
    groups = _outermost(roles)
    found: set[int] = set()
    # The last letter before each group, outside of all; and then, from the last group on, the first after it.
    before: list[tuple[int, int | None]] = []  # and where the gap before the group begins
    at, last = start, None
    for _, opening, closing in groups:
        last = _script(kinds, at, opening, first=False) or last
        before.append((at, last))
        at = closing
    after = _script(kinds, at, end, first=True)
    for (marks, opening, closing), (gap, last) in zip(reversed(groups), reversed(before), strict=True):
        if last != LETTER != after and _script(kinds, opening, closing, first=True) != LETTER:
            found.update(marks)
        after = _script(kinds, gap, opening, first=True) or after
    return found


def _outermost(roles: Sequence[Role]) -> list[tuple[range, int, int]]:
    """The outermost quotations: their marks and those inside by place in the list, and their span."""
    groups = []
    marks = range(0)
    for i, role in enumerate(roles):
        if i not in marks:
            last = role.partner if role.opens and role.is_paired else i
            marks = range(i, last + 1)
            groups.append((marks, role.start, roles[last].end))
    return groups


def _script(kinds: bytes, start: int, end: int, *, first: bool) -> int | None:
    """The kind of the first or last letter in a span: LETTER, FOREIGN, or None where there is none."""
    find = kinds.find if first else kinds.rfind
    places = {kind: at for kind in (LETTER, FORM, FOREIGN) if (at := find(kind, start, end)) >= 0}
    if not places:
        return None
    kind = (min if first else max)(places, key=places.__getitem__)
    return FOREIGN if kind == FOREIGN else LETTER
