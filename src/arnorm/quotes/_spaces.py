"""Spaces between a quotation and its marks, « so », which no editor leaves."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from arnorm._arabic import affixes
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import skip, skip_back
from arnorm.quotes._levels import Role

__all__ = ["spaces_inside"]

_WHITE = bytes((k.SPACE, k.GAP))
_BLANK = frozenset(_WHITE)
# What a mark's outer side may touch without being glued to it.
_BEFORE = _BLANK | {k.NEWLINE, k.END, k.OPEN, k.COLON, k.COMMA, k.STOP, k.BANG, k.QUOTE, k.TATWEEL, k.DASH}
_AFTER = (_BEFORE | {k.CLOSE}) - {k.OPEN, k.TATWEEL}
_SAYS = frozenset((k.LETTER, k.FORM, k.DIGIT, k.EASTERN, k.FOREIGN))
_PREFIX = lazy_pattern(f"[{affixes.LETTERS}]")
_LAYOUT = 3  # so many spaces are layout


def spaces_inside(
    text: str, kinds: bytes, roles: Sequence[Role], kept: Container[int]
) -> Iterator[tuple[int, int, str]]:
    """The edits that take out the spaces inside the pairs among these marks, but for those ``kept`` as they are.

    A space on one side only, " so", goes too, for the other mark tells which side is its inner one. Where a mark
    touches a word on its outer side (دار" الكتاب"), the space stands where the mark should, and both stay.
    """
    for i, role in enumerate(roles):
        if not (role.opens and role.is_paired):
            continue
        close = roles[role.partner]
        if (kinds[role.end] not in _BLANK and kinds[close.start - 1] not in _BLANK) or i in kept:
            continue
        left = skip(kinds, role.end, _WHITE, _LAYOUT)
        right = skip_back(kinds, close.start, _WHITE, _LAYOUT)
        before, after = left - role.end, close.start - right
        if not before + after or max(before, after) == _LAYOUT:
            continue
        if kinds[left] == k.COMMA and roles[i + 1].start != left:
            continue  # two of them may open a quotation, where a space stands before them
        if _is_free(text, kinds, role.start, close.end) and not _SAYS.isdisjoint(kinds[left:right]):
            yield from ((at, end, "") for at, end in ((role.end, left), (right, close.start)) if at < end)


def _is_free(text: str, kinds: bytes, start: int, end: int) -> bool:
    """Whether the marks touch no word on their outer side; a prefix is written together with its mark."""
    if kinds[end] not in _AFTER:
        return False
    before = kinds[start - 1]
    if before != k.LETTER:
        return before in _BEFORE
    return _PREFIX.match(text, start - 1) is not None and kinds[start - 2] not in (k.LETTER, k.MARK, k.FORM)
