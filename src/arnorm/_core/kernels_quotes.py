# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over marks and what stands beside them (types: kernels_quotes.pxd)."""

from arnorm._core.kernels_kinds import any_of

_COMPILED = not __file__.endswith(".py")


def _next(kinds: bytes, roles: bytes, i: int, size: int) -> int:
    """The first place from here on whose kind has a role; ``size`` where there is none."""
    if not _COMPILED:
        match = any_of(roles).search(kinds, i, size)
        return match.start() if match else size
    at, role_of = kinds, roles
    while i < size and not role_of[at[i]]:
        i += 1
    return i


def marked(
    text: str, kinds: bytes, roles: bytes, table: bytes, foreign: int
) -> tuple[list[int], bytes, list[int], str, int, list[int]]:
    """Where marks stand, what `rows` gives for them, which they are, and what else the text has, as bits.

    ``roles`` has for each kind 1 if it is a mark's, 2 if it ends a row, 4 if three of it in a row do, 8 if it counts
    where two of it stand side by side, and else its own bit, if any. A mark that is a backtick or stands after a square
    bracket or a backslash counts 16. The last are the marks beside the kind ``foreign``, or one sign from it.
    """
    at, of, role_of = kinds, table, roles
    size = len(kinds)
    found: list[int] = []
    ends: list[int] = []
    chars: list[str] = []
    near: list[int] = []
    ways = bytearray()
    count = ended = seen = gaps = 0
    gap = -1
    i = _next(kinds, roles, 0, size - 1)
    while i < size - 1:
        role = role_of[at[i]]
        if role == 1:
            if ended and count:
                ends.append(count)
            ended = 0
            before, after = at[i - 1 if i else size - 1], at[i + 1]
            if (
                foreign in (before, after)
                or (i > 1 and at[i - 2] == foreign and role_of[before] != 2)
                or (i + 2 < size and at[i + 2] == foreign and role_of[after] != 2)
            ):
                near.append(i)
            char = text[i]
            if char == "`" or (i and text[i - 1] in "[\\"):
                seen |= 16
            ways.append(of[before << 8 | after])
            found.append(i)
            chars.append(char)
            count += 1
        elif role == 2:
            ended = 1
        elif role == 4:
            gaps = gaps + 1 if gap == i - 1 else 1
            gap = i
            if gaps == 3:
                ended = 1
        elif role != 8 or at[i + 1] == at[i]:
            seen |= role
        i = _next(kinds, roles, i + 1, size - 1)
    if count:
        ends.append(count)
    return found, bytes(ways), ends, "".join(chars), seen, near


def rows(kinds: bytes, places: list[int], table: bytes, line: int) -> tuple[bytes, list[int]]:
    """What ``table`` has for the kinds before and after each place, and how many places lie before each end of a row.

    The table has a byte for each pair of kinds; rows of places are parted by the kind ``line``.
    """
    at, of = kinds, table
    count = len(places)
    room = bytearray(count)
    out = room
    ends: list[int] = []
    i = 0
    end = len(kinds)  # of the row
    for place in places:
        if place > end or not i:
            if i:
                ends.append(i)
            end = kinds.find(line, place)
        out[i] = of[at[place - 1 if place else len(kinds) - 1] << 8 | at[place + 1]]
        i += 1  # noqa: SIM113 -- compiled, it is the faster way
    if count:
        ends.append(count)
    return bytes(room), ends


def side(kinds: bytes, place: int, step: int, limit: int, skipped: bytes, unseen: int) -> tuple[int, int]:
    """The first place from here on, in the direction ``step``, that is not ``unseen``, and the first not ``skipped``.

    The last of the kinds stands before the first; ``limit`` is as far as it is looked.
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


def exchanges(text: str, places: list[int], news: str) -> list[tuple[int, int, str]]:
    """The edits that put each of the new characters at its place, where another stands there."""
    edits: list[tuple[int, int, str]] = []
    i = 0
    for char in news:
        place = places[i]
        if text[place] != char:
            edits.append((place, place + 1, char))
        i += 1  # noqa: SIM113 -- compiled, it is the faster way
    return edits
