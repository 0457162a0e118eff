# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over marks and their neighbours (types: kernels_quotes.pxd)."""


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
