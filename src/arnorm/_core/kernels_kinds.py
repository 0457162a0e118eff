# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over every kind of a text, as `arnorm._core.kernels` are over every character (types: kernels_kinds.pxd).

A set of kinds is 256 ``bytes``, 0 for each kind that is not in it.
"""

import functools
import re
from collections.abc import Sequence

from arnorm._core.kernels import classify_text

compiled = not __file__.endswith(".py")
_COMPILED = compiled
_ROOM: type[bytearray] = bytes if compiled else bytearray  # type: ignore[assignment]  # as in kernels.py


@functools.lru_cache(256)
def make_pattern(wanted: bytes) -> re.Pattern[bytes]:
    return re.compile(b"[" + re.escape(bytes(kind for kind in range(256) if wanted[kind])) + b"]")


def find_places(kinds: bytes, wanted: bytes) -> list[int]:
    """The places of the kinds of a set, without the end after the text."""
    size = len(kinds) - 1
    if not _COMPILED:
        return [match.start() for match in make_pattern(wanted).finditer(kinds, 0, size)]
    at = kinds
    found: list[int] = []
    for i in range(size):
        if wanted[at[i]]:
            found.append(i)  # noqa: PERF401 -- compiled, a loop is a loop
    return found


# The bits of a kind for `has_behind`, the second one twice the first.
ACTED_ON, BEHIND = 1, 2
_ACTED_ON, _BEHIND = ACTED_ON, BEHIND


def has_behind(kinds: bytes, places: list[int] | None, roles: bytes) -> bool:
    """Whether a kind that is acted on is right behind one that matters: at some places, or anywhere."""
    at = kinds
    if places is None:
        before = 0
        for i in range(len(kinds)):
            now = roles[at[i]]
            if before & now << 1:  # seldom: no branch where a mark comes, which no processor foresees
                return True
            before = now
        return False
    for i in places:  # noqa: SIM110 -- compiled, a loop is a loop
        if i and roles[at[i]] & _ACTED_ON and roles[at[i - 1]] & _BEHIND:
            return True
    return False


def find_runs(kinds: bytes, wanted: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """The runs of kinds of a set, from ``start`` to ``end``."""
    at = kinds
    found: list[tuple[int, int]] = []
    i = start
    while i < end:
        if wanted[at[i]]:
            first = i
            while i < end and wanted[at[i]]:
                i += 1
            found.append((first, i))
        i += 1
    return found


def splice_kinds(
    kinds: bytes, edits: Sequence[tuple[int, int, str]], table: bytes, astral: dict[str, int], other: int, size: int
) -> bytes:
    """The ``size`` kinds after these edits; those of new texts are what `kernels.classify_text` gives."""
    if not _COMPILED:
        pieces: list[bytes] = []
        i = 0
        for start, end, new in edits:
            pieces += kinds[i:start], classify_text(new, table, astral, other, 0)[: len(new)]
            i = end
        return b"".join((*pieces, kinds[i:]))
    room = _ROOM(size)
    at, out = kinds, room
    i = j = 0
    for start, end, new in edits:
        while i < start:
            out[j] = at[i]
            i += 1
            j += 1
        for char in new:
            code = ord(char)
            out[j] = table[code] if code < 0x10000 else astral.get(char, other)
            j += 1
        i = end
    while j < size:
        out[j] = at[i]
        i += 1
        j += 1
    return bytes(room)


def find_due(
    kinds: bytes, edits: list[tuple[int, int, str]], numbers: bytes, rows: bytes, masks: tuple[int, ...]
) -> int:
    """The stages that the pairs of kinds in and beside the new texts of these edits concern, as bits.

    ``kinds`` are those after; the ends of the text count as a kind. ``numbers`` gives each kind a number below 32;
    ``rows``, 1,024 ``bytes``, each two of them a row (below 62), the first one counting 32-fold; and
    ``masks`` each row its bits.
    """
    at = kinds
    size = len(kinds)
    seen = found = 0
    one = 1  # compiled, 64 bits wide
    shift = 0
    for start, end, new in edits:
        first = start + shift
        last = first + len(new)
        shift = last - end
        before = numbers[at[first - 1 if first else size - 1]] << 5
        for i in range(first, last + 1):
            now = numbers[at[i]]
            seen |= one << rows[before | now]
            before = now << 5
    for i in range(len(masks)):
        if seen >> i & 1:
            found |= masks[i]
    return found
