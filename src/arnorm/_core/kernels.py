# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over every character. Plain Python; compiled by Cython where there is a C compiler (types: kernels.pxd).

Interpreted, a loop that has one takes the way of the standard library that gives the same: it is several times faster.
All other code looks only at the places that these loops found. A kernel knows no Arabic: tables say what to look for.
Nothing here indexes from the end: compiled, ``text[-1]`` is no character, and a second name of ``bytes`` is a pointer.

A table of characters is three ``bytes`` of 65,536: which characters it is about (1 for one that becomes another of 16
bits, 2 for one that goes, 3 for all else), and the low and the high byte of what each becomes. What becomes no single
character of 16 bits has a high byte that no mapped text can have, `MARKED`, and a low byte that says more.
"""

import functools
import itertools
import re
from bisect import bisect_left
from contextlib import suppress

Tables = tuple[bytes, bytes, bytes]

compiled = not __file__.endswith(".py")
"""Whether this runs compiled."""
MARKED = 0xD8  # in a high byte: the low one is one of these
# It is deleted; it becomes several characters; it is a lone surrogate; it is a control or a stroke, which `fold_text`
# decides by its neighbours.
GONE, GROWS, LONE, PARTS, STROKE = 0, 1, 2, 3, 4
# The same as C has them (kernels.pxd).
_COMPILED, _GROWS = compiled, GROWS
# A longer text is mapped in parts of this many characters.
_PART = 1 << 16
# Where a result that is bytes is written: compiled, into these themselves, while they are new: nothing is copied.
_ROOM: type[bytearray] = bytes if compiled else bytearray  # type: ignore[assignment]


def classify_text(text: str, table: bytes, astral: dict[str, int], other: int, end: int) -> bytes:
    """The kind of each character, and ``end`` after the last; ``astral`` are the kinds beyond U+FFFF."""
    if not _COMPILED:
        with suppress(UnicodeEncodeError):  # beyond U+FFFF: character by character
            return text.translate(table.decode("latin-1")).encode("latin-1") + bytes((end,))
    room = _ROOM(len(text) + 1)
    out = room
    i = 0
    for char in text:
        code = ord(char)
        out[i] = table[code] if code < 0x10000 else astral.get(char, other)
        i += 1
    out[i] = end
    return bytes(room)


def map_text(text: str, tables: Tables, table: dict[str, str], exempt: list[int]) -> str | None:
    """The text through a table, except at the places ``exempt`` (sorted).

    ``table`` has what the characters become that are `MARKED`, or lie beyond U+FFFF. None where half a surrogate pair
    would have to be written.
    """
    moved, low, high = tables
    if not _COMPILED and not exempt:
        return "".join(map(table.get, text, text))  # each has itself for a default
    if len(text) > _PART:
        return _map_parts(text, tables, table, exempt)
    room = bytearray(2 * len(text))
    out = room
    pieces: list[str] = []
    i = j = nth = 0
    more = len(exempt)
    stay = exempt[0] if more else -1
    for char in text:
        code = ord(char)
        if code < 0x10000 and moved[code] < 3 and i != stay:  # most: written, and passed over where it stays
            out[j] = low[code]
            out[j + 1] = high[code]
            j += 2 - (moved[code] & 2)
            i += 1
            continue
        if i == stay:
            nth += 1
            stay = exempt[nth] if nth < more else -1
            new = char
        elif code >= 0x10000:
            new = table.get(char, char)
        elif low[code] == _GROWS:
            new = table[char]
        else:
            return None
        i += 1
        if j + 4 * len(new) > 2 * i:  # no room: seldom, for there is twice as much after it
            pieces += room[:j].decode("utf-16-le"), new
            j = 0
            continue
        for one in new:
            code = ord(one)
            if 0xD800 <= code < 0xE000:
                return None
            if code >= 0x10000:
                code -= 0x10000
                out[j] = (code >> 10) & 255
                out[j + 1] = 0xD8 | (code >> 18)
                code = 0xDC00 | (code & 0x3FF)
                j += 2
            out[j] = code & 255
            out[j + 1] = code >> 8
            j += 2
    return "".join((*pieces, room[:j].decode("utf-16-le")))


def _map_parts(text: str, tables: Tables, table: dict[str, str], exempt: list[int]) -> str | None:
    """What `map_text` gives for a long text, joined part by part: a second copy of it takes too much memory."""
    done = ""
    nth = 0
    for first in range(0, len(text), _PART):
        last = bisect_left(exempt, first + _PART, nth)
        new = map_text(text[first : first + _PART], tables, table, [at - first for at in exempt[nth:last]])
        if new is None:
            return None
        done += new
        nth = last
    return done


def is_unchanged(text: str, moved: bytes, table: dict[str, str]) -> bool:
    """Whether a table changes no character of the text."""
    if not _COMPILED:
        return _one_of("".join(table)).search(text) is None
    for char in text:
        code = ord(char)
        if code < 0x10000:
            if moved[code]:
                return False
        elif char in table:
            return False
    return True


@functools.lru_cache(256)
def _one_of(chars: str) -> re.Pattern[str]:
    from arnorm._core.classes import write_set  # noqa: PLC0415 -- it imports this module

    return re.compile(write_set(chars) if chars else r"(?!)")  # in ranges: a set with astral characters is gone through


def find_touched(text: str, moved: bytes, table: dict[str, str], most: int) -> list[int]:
    """Where the first ``most`` characters that a table changes are, and one more."""
    found: list[int] = []
    if not _COMPILED:
        matches = itertools.islice(_one_of("".join(table)).finditer(text), most + 1)
        return [match.start() for match in matches]
    left = most
    i = 0
    for char in text:
        code = ord(char)
        if code < 0x10000 and not moved[code]:
            i += 1
            continue
        if (code < 0x10000 and moved[code] < 3) or char in table:
            found.append(i)
            if not left:
                return found
            left -= 1
        i += 1
    return found


def find_touched_kinds(
    text: str, kinds: bytes, wanted: bytes, moved: bytes, table: dict[str, str], most: int
) -> list[int]:
    """What `find_touched` gives, by the kinds of the text; ``wanted`` are those of the table's characters."""
    if not _COMPILED:
        return find_touched(text, moved, table, most)
    at = kinds
    found: list[int] = []
    for i in range(len(text)):
        if wanted[at[i]]:
            code = ord(text[i])
            how = moved[code] if code < 0x10000 else 3
            if how and (how < 3 or text[i] in table):
                found.append(i)
                if len(found) > most:
                    break
    return found


def find_all_touched(text: str, moved: bytes, table: dict[str, str], bounds: list[int]) -> list[int]:
    """Where the characters that a table changes are in the spans with these bounds."""
    found: list[int] = []
    for k in range(0, len(bounds), 2):
        first, last = bounds[k], bounds[k + 1]
        if not _COMPILED:
            found += [match.start() for match in _one_of("".join(table)).finditer(text, first, last)]
            continue
        i = first
        for char in text[first:last]:
            code = ord(char)
            if (code >= 0x10000 or moved[code]) and ((code < 0x10000 and moved[code] < 3) or char in table):
                found.append(i)
            i += 1
    return found


def list_edits(
    text: str, moved: bytes, table: dict[str, str], places: list[int], exempt: list[int]
) -> tuple[list[int], list[int], list[str]]:
    """The starts, ends and new texts of the edits of a table at these places, without those ``exempt``; all are sorted.

    Neighbouring deletions are one edit.
    """
    starts: list[int] = []
    ends: list[int] = []
    news: list[str] = []
    more, nth, end = len(exempt), 0, -1  # of the deletion before
    for at in places:
        while nth < more and exempt[nth] < at:
            nth += 1
        if nth < more and exempt[nth] == at:
            continue
        code = ord(text[at])
        new = "" if code < 0x10000 and moved[code] == 2 else table[text[at]]
        if new == "" and at == end:
            ends.pop()
            ends.append(at + 1)
        else:
            starts.append(at)
            ends.append(at + 1)
            news.append(new)
        end = at + 1 if new == "" else -1
    return starts, ends, news


def move_columns(
    text: str, moved: bytes, table: dict[str, str], columns: list[list[int]], exempt: list[int]
) -> tuple[list[list[int]], list[int]]:
    """Where spans (the start and the end of each in turn, sorted, in columns) are once a table has mapped the text.

    The places ``exempt`` stay. And which spans of the first column hold a character that changes.
    """
    count = len(columns)
    found: list[list[int]] = [[] for _ in columns]
    touched: list[int] = []
    nths = [0] * count  # of each column, of the next place in it
    next_place = shift = start = at = i = 0
    last, more = -1, len(exempt)  # where the last change was
    stay = exempt[0] if more else -1
    for char in text + "\0":
        if i == next_place:
            next_place = -1
            place = i + shift
            for c in range(count):
                column, to, nth = columns[c], found[c], nths[c]
                many = len(column)
                while nth < many and column[nth] == i:
                    to.append(place)
                    if c == 0:
                        if nth & 1 == 0:
                            start = i
                        elif last >= start:
                            touched.append(nth >> 1)
                    nth += 1
                nths[c] = nth
                if nth < many and (next_place < 0 or column[nth] < next_place):
                    next_place = column[nth]
        code = ord(char)
        if i == stay:
            at += 1
            stay = exempt[at] if at < more else -1
        elif code >= 0x10000 or moved[code]:
            if code < 0x10000 and moved[code] < 3:
                last = i
                shift -= moved[code] - 1
            elif char in table:
                last = i
                shift += len(table[char]) - 1
        i += 1  # noqa: SIM113 -- compiled, it is the faster way
    return found, touched


def move_spans(bounds: list[int], edits: list[tuple[int, int, str]]) -> tuple[list[int], list[int]]:
    """Where spans (the start and the end of each in turn, sorted) are after some edits; which of them an edit touches.

    Text that is written over the bounds of a span belongs to the span.
    """
    found: list[int] = []
    count, nth, shift = len(edits), 0, 0
    touched: list[int] = []
    for k in range(0, len(bounds), 2):
        start, end = bounds[k], bounds[k + 1]
        while nth < count:
            left, right, new = edits[nth]
            if right > start:
                break
            shift += len(new) - (right - left)
            nth += 1
        new_start, grown, at = start + shift, shift, nth
        while at < count:
            left, right, new = edits[at]
            if left >= end:
                break
            if at == nth:
                touched.append(k >> 1)
            if left < start:
                new_start = left + shift
            grown += len(new) - (right - left)
            end = max(end, right)
            at += 1
        found.append(new_start)
        found.append(end + grown)
    return found, touched


def shift_edits(
    edits: list[tuple[int, int, str]], starts: list[int], ends: list[int], to_ends: list[int]
) -> list[tuple[int, int, str] | None]:
    """The edits (sorted) in a text where these spans end elsewhere; None for each that touches a span."""
    found: list[tuple[int, int, str] | None] = []
    count, nth, shift = len(ends), 0, 0
    for edit in edits:
        start, end = edit[0], edit[1]
        while nth < count and ends[nth] <= start:
            shift = to_ends[nth] - ends[nth]
            nth += 1
        if nth < count and starts[nth] < end:
            found.append(None)
        else:
            found.append((start + shift, end + shift, edit[2]) if shift else edit)
    return found
