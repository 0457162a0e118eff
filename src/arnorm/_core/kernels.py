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
import re
from bisect import bisect_left

from arnorm._core.codec import decoded, values

Tables = tuple[bytes, bytes, bytes]

compiled = not __file__.endswith(".py")
"""Whether this runs compiled."""

MARBUTA = 0x629  # ة, which ends every word
_MARBUTA, _WORD_END = MARBUTA, 2  # and what it becomes where a letter is glued to it
_MARBUTA_CHAR = chr(MARBUTA)
MARKED = 0xD8  # in a high byte: the low one is one of these
# It is deleted; it becomes several characters; it is a lone surrogate; it is a control or a stroke, which `fold_text`
# decides by its neighbours.
GONE, GROWS, LONE, PARTS, STROKE = 0, 1, 2, 3, 4
# The same as C has them (kernels.pxd).
_COMPILED, _MARKED, _GROWS, _PARTS, _STROKE = compiled, MARKED, GROWS, PARTS, STROKE
# A longer text is mapped in parts of this many characters.
_PART = 1 << 16
# Where a result that is bytes is written: compiled, into these themselves, while they are new: nothing is copied.
_ROOM: type[bytearray] = bytes if compiled else bytearray  # type: ignore[assignment]


def classify_text(text: str, table: bytes, astral: dict[str, int], other: int, end: int) -> bytes:
    """The kind of each character, and ``end`` after the last; ``astral`` are the kinds beyond U+FFFF."""
    if not _COMPILED:
        return values(text, table, astral, other) + bytes((end,))
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
    """The text through a table, except at the places ``exempt`` (sorted); the same object where nothing changes.

    ``table`` has what the characters become that are `MARKED`, or lie beyond U+FFFF. None where half a surrogate pair
    would have to be written.
    """
    moved, low, high = tables
    if is_unchanged(text, moved, table):
        return text
    if len(text) > _PART:
        return _map_parts(text, tables, table, exempt)
    room = bytearray(4 * len(text))
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
        if j + 4 * len(new) > 4 * i:  # no room: only near the start
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
    pieces.append(room[:j].decode("utf-16-le"))
    return "".join(pieces)


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
    """Where the characters stand that a table changes: all of them, or the first ``most`` and one more.

    All of them if ``most`` is below 0.
    """
    if not _COMPILED:
        found = [match.start() for match in _one_of("".join(table)).finditer(text)]
        return found if most < 0 else found[: most + 1]
    found = []
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


def move_places(text: str, moved: bytes, table: dict[str, str], places: list[int], exempt: list[int]) -> list[int]:
    """Where these places (sorted) of a text are once a table has mapped it, except the places ``exempt``."""
    found: list[int] = []
    count, nth, shift, i = len(places), 0, 0, 0
    more, at = len(exempt), 0
    stay = exempt[0] if more else -1
    for char in text:
        while nth < count and places[nth] == i:
            found.append(i + shift)
            nth += 1
        if nth == count:
            return found
        code = ord(char)
        if i == stay:
            at += 1
            stay = exempt[at] if at < more else -1
        elif (code >= 0x10000 or moved[code] > 1) and char in table:
            shift += len(table[char]) - 1
        i += 1
    while nth < count:  # at the end
        found.append(i + shift)
        nth += 1
    return found


def move_spans(bounds: list[int], edits: list[tuple[int, int, str]]) -> tuple[list[int], bool]:
    """Where spans (the start and the end of each in turn, sorted) are after some edits; whether an edit touches one.

    Text that is written over the bounds of a span belongs to the span.
    """
    found: list[int] = []
    count, nth, shift = len(edits), 0, 0
    touched = False
    for k in range(0, len(bounds), 2):
        start, end = bounds[k], bounds[k + 1]
        while nth < count:
            left, right = edits[nth][0], edits[nth][1]
            if right > start:
                break
            shift += len(edits[nth][2]) - (right - left)
            nth += 1
        new_start, grown, at = start + shift, shift, nth
        while at < count:
            left, right = edits[at][0], edits[at][1]
            if left >= end:
                break
            touched = True
            if left < start:
                new_start = left + shift
            grown += len(edits[at][2]) - (right - left)
            end = max(end, right)
            at += 1
        found.append(new_start)
        found.append(end + grown)
    return found, touched


def fold_text(text: str, low: bytes, high: bytes, table: dict[str, str], rules: tuple[int, ...]) -> tuple[str, bytes]:
    """A text in folded spelling, and how many characters of it came of each of its own (empty: one of each).

    As `map_text`, but a stroke (tatweel) that parts words stays as a sign, a control between two digits as a space, and
    ة right before a letter, where a space was lost, becomes a sign that is no letter.
    ``rules`` are the codes of the letter that a stroke stands alone after (heh), of what it then becomes, of the dash
    and the blank; of the first and the last letter; and of what stands for what lies beyond U+FFFF.
    """
    counts = bytearray(len(text))
    return fold_units(text, low, high, table, rules, counts).decode("utf-16-le"), bytes(counts)


def fold_units(
    text: str, low: bytes, high: bytes, table: dict[str, str], rules: tuple[int, ...], many: bytearray
) -> bytearray:
    """The text that `fold_text` gives, two bytes a character; ``many``, a 0 for each before, becomes the counts."""
    if not _COMPILED:
        return _fold_by_codec(text, low, high, table, rules, many)
    blank, first, last, beyond = rules[3], rules[4], rules[5], rules[6]
    room = bytearray(2 * len(text))
    out, counts = room, many
    moved = ends = False  # whether the character before ends every word
    before = blank  # what the character before became; the mark itself where it went or grew
    i = j = written = back = 0  # ``written`` and ``back``: the last two that were written
    for char in text:
        code = ord(char)
        if code >= 0x10000:
            new, before, ends = beyond, beyond, False
        elif high[code] != _MARKED:
            new = before = low[code] | (high[code] << 8)
            if ends and first <= new <= last:
                out[j - 2] = _WORD_END
                out[j - 1] = 0
            ends = code == _MARBUTA
        elif low[code] == _GROWS:
            counts[i] = len(table[char])
            room += bytes(2 * counts[i])
            out = room
            for one in table[char]:
                out[j] = ord(one) & 255
                out[j + 1] = ord(one) >> 8
                j += 2
            moved, ends, back = True, False, written
            before = written = 0xD800
            i += 1
            continue
        else:
            new, ends = 0, False
            if low[code] == _STROKE:
                new = _fold_stroke(before, back, rules)
            elif low[code] == _PARTS and 0x30 <= before <= 0x39 and _digit_follows(text, i + 1, low, high):
                new = blank
            before = 0xD800
            if not new:
                moved = True
                i += 1
                continue
        counts[i] = 1
        out[j] = new & 255
        out[j + 1] = new >> 8
        i, j = i + 1, j + 2
        back, written = written, new
    del room[j:]
    if not moved:
        many.clear()
    return room


def _fold_by_codec(
    text: str, low: bytes, high: bytes, table: dict[str, str], rules: tuple[int, ...], counts: bytearray
) -> bytearray:
    """What `fold_units` gives: marks first, then what becomes of each."""
    characters, states = _make_folding(low, high)
    counts[:] = values(text, states, {}, 1)
    new = decoded(text, characters, chr(rules[6]))
    if _MARBUTA_CHAR in text:
        new = _end_words(text, new, rules)
    pieces: list[str] = []
    done = kept = 0
    at = counts.find(_LOOK)
    while at >= 0:
        before = rules[3] if not at else 0xD800 if new[at - 1] in _SIGNS else ord(new[at - 1])
        stays = ""
        if new[at] == "\ud801":
            stays = table[text[at]]
        elif new[at] == "\ud804":
            back = at - 2
            if before == rules[0]:  # looked for after that letter only: once over each run of what goes
                while back >= kept and new[back] in _SIGNS and new[back] != "\ud801":
                    back -= 1
            code = _fold_stroke(before, ord(new[back]) if back >= kept else 0, rules)
            stays = chr(code) if code else ""
        elif 0x30 <= before <= 0x39 and _digit_follows(text, at + 1, low, high):
            stays = chr(rules[3])
        pieces += new[done:at], stays
        done = at + 1
        if stays:
            kept = done
        counts[at] = len(stays)
        at = counts.find(_LOOK, done)
    new = "".join((*pieces, new[done:])).replace("\ud800", "")
    if counts.count(1) == len(counts):
        counts.clear()
    return bytearray(new.encode("utf-16-le"))


def _end_words(text: str, new: str, rules: tuple[int, ...]) -> str:
    """The new text with a sign for each ة right before a letter."""
    first, last = chr(rules[4]), chr(rules[5])
    chars = list(new)
    at = text.find(_MARBUTA_CHAR)
    while 0 <= at < len(text) - 1:
        if first <= new[at + 1] <= last:
            chars[at] = chr(_WORD_END)
        at = text.find(_MARBUTA_CHAR, at + 1)
    return "".join(chars)


# What goes, grows, parts and strokes, as `_fold_by_codec` writes them first; and the state of all that needs a look.
_SIGNS = "\ud800\ud801\ud803\ud804"
_LOOK = 255


@functools.lru_cache(8)
def _make_folding(low: bytes, high: bytes) -> tuple[str, bytes]:
    """What each character becomes, marks as surrogates; and 1 where it stays one, 0 where it goes, or `_LOOK`."""
    codes = [int.from_bytes(pair, "little") for pair in zip(low, high, strict=True)]
    states = {0xD800: 0, 0xD801: _LOOK, 0xD803: _LOOK, 0xD804: _LOOK}
    return "".join(map(chr, codes)), bytes(states.get(code, 1) for code in codes)


def _fold_stroke(before: int, back: int, rules: tuple[int, ...]) -> int:
    """What becomes of a stroke after these two, 0 where it goes."""
    heh, lone, dash, _, first, last, _ = rules
    if before == heh:
        return 0 if first <= back <= last else lone
    return dash if before < first else 0


def _digit_follows(text: str, at: int, low: bytes, high: bytes) -> bool:
    """Whether a digit stands here, with at most a few characters before it that go."""
    end = min(at + 7, len(text))
    while at < end and ord(text[at]) < 0x10000 and high[ord(text[at])] == _MARKED and low[ord(text[at])] != _GROWS:
        at += 1
    if at >= len(text) or ord(text[at]) >= 0x10000:
        return False
    return high[ord(text[at])] == 0 and 0x30 <= low[ord(text[at])] <= 0x39
