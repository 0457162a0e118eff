# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over marks and their neighbours (types: kernels_quotes.pxd)."""

import functools
import operator
import re

compiled = not __file__.endswith(".py")
_COMPILED = compiled

# What a kind is to a reader of marks, as bits: a mark; what code begins with; what else a text with code or with marks
# of several characters has.
MARK, ANCHOR, OTHER, SLASH, TYPED = 1, 2, 4, 8, 16
_MARK, _ANCHOR = MARK, ANCHOR
# What a mark does by its neighbours, and what it does after a letter or a tatweel unless a prefix is there.
OPENS, CLOSES, EITHER, UNSURE, AFTER_LETTER, AFTER_TATWEEL = b"()|?~-"
_OPENS, _EITHER, _UNSURE, _AFTER_LETTER, _AFTER_TATWEEL = OPENS, EITHER, UNSURE, AFTER_LETTER, AFTER_TATWEEL


def list_marks(kinds: bytes, roles: bytes) -> tuple[list[int], int]:
    """The places of marks, and the bits of all kinds that there are."""
    if not _COMPILED:
        return _list_marks(kinds, roles)
    at, role_of = kinds, roles
    found: list[int] = []
    seen = 0
    for i in range(len(kinds)):
        role = role_of[at[i]]
        seen |= role
        if role & _MARK:
            found.append(i)
    return found, seen


@functools.lru_cache(4)
def _one_of(roles: bytes) -> re.Pattern[bytes]:
    return re.compile(b"[" + re.escape(bytes(kind for kind in range(256) if roles[kind] & MARK)) + b"]")


def _list_marks(kinds: bytes, roles: bytes) -> tuple[list[int], int]:
    """What `list_marks` gives, by a pattern."""
    seen = functools.reduce(operator.or_, [roles[kind] for kind in set(kinds)])
    return [match.start() for match in _one_of(roles).finditer(kinds)], seen


def list_near(kinds: bytes, places: list[int], roles: bytes, space: int) -> list[int]:
    """Those of the places that meet an anchor before they meet a space, on either side."""
    at, role_of = kinds, roles
    near: list[int] = []
    last = len(kinds) - 1
    end = -1  # of the word
    is_near = False
    for place in places:
        if place >= end:
            start = end = place
            is_near = False
            while start >= 0 and at[start] != space:
                is_near = is_near or role_of[at[start]] & _ANCHOR != 0
                start -= 1
            while end < last and at[end] != space:
                is_near = is_near or role_of[at[end]] & _ANCHOR != 0
                end += 1
        if is_near:
            near.append(place)
    return near


def read_ways(
    text: str, kinds: bytes, places: list[int], table: bytes, blanks: bytes, prefixes: str, line: int, gaps: bytes
) -> tuple[bytes, str, list[int]]:
    """What each mark does by its neighbours, the marks, and how many of them lie before each end of a paragraph.

    ``table`` has a byte for each pair of kinds. After a letter or a tatweel a mark opens if the letter is a prefix with
    a blank before it. A paragraph ends where a ``line`` or the ``gaps`` are.
    """
    at, of, is_blank = kinds, table, blanks
    room = bytearray(len(places))
    out = room
    chars: list[str] = []
    ends: list[int] = []
    count = 0
    last = len(kinds) - 1
    end = -1  # of the paragraph
    for place in places:
        if place > end:
            if count:
                ends.append(count)
            end = kinds.find(line, place)
            if end < 0:
                end = last
            if gaps:
                gap = kinds.find(gaps, place, end)
                if gap >= 0:
                    end = gap
        way = of[at[place - 1 if place else last] << 8 | at[place + 1]]
        if way in (_AFTER_LETTER, _AFTER_TATWEEL):
            start = place - 1 if way == _AFTER_LETTER else place - 2
            if start >= 0 and text[start] in prefixes and is_blank[at[start - 1 if start else last]]:
                way = _OPENS
            else:
                way = _EITHER if way == _AFTER_LETTER else _UNSURE
        out[count] = way
        count += 1
        chars.append(text[place])
    if count:
        ends.append(count)
    return bytes(room), "".join(chars), ends


def write_marks(
    text: str, places: list[int], paired: list[tuple[int, int, int]], pairs: tuple[tuple[str, str], ...]
) -> list[tuple[int, int, str]]:
    """The edits that write marks with these pairs, by the way and the depth of each mark."""
    edits: list[tuple[int, int, str]] = []
    count = len(pairs)
    for i in range(len(places)):
        at = places[i]
        way, depth, _ = paired[i]
        opening, closing = pairs[(depth - 1) % count]
        new = opening if way > 0 else closing
        if len(new) != 1 or new[0] != text[at]:
            edits.append((at, at + 1, new))
    return edits


def is_beside(kinds: bytes, places: list[int], kind: int, reach: int) -> bool:
    """Whether a kind is within ``reach`` of one of the places."""
    at = kinds
    size = len(kinds)
    for place in places:
        for i in range(max(0, place - reach), min(size, place + reach + 1)):
            if at[i] == kind:
                return True
    return False


def side(kinds: bytes, place: int, step: int, limit: int, skipped: bytes, unseen: int) -> tuple[int, int]:
    """The first place from here on, in the direction ``step``, that is not ``unseen``, and the first not ``skipped``.

    The last kind precedes the first one; ``limit`` is as far as it is looked.
    """
    at = kinds
    last = len(kinds) - 1
    i = place
    while at[i if i >= 0 else last] == unseen and i != limit:
        i += step
    beyond = i
    while skipped[at[beyond if beyond >= 0 else last]] and beyond != limit:
        beyond += step
    return i, beyond
