# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over marks and their neighbours (types: kernels_quotes.pxd)."""

import functools
import operator
import re
from collections.abc import Container, Sequence

compiled = not __file__.endswith(".py")
_COMPILED = compiled

# What a kind is to a reader of marks, as bits: a mark; what code begins with; what else a text with code has; what
# begins marks of several characters, a comma if another one follows.
MARK, ANCHOR, OTHER, SLASH, AMPERSAND, COMMA = 1, 2, 4, 8, 16, 32
_MARK, _ANCHOR, _COMMA = MARK, ANCHOR, COMMA
# What a mark does by its neighbours, and what it does after a letter or a tatweel unless a prefix is there.
OPENS, CLOSES, EITHER, UNSURE, AFTER_LETTER, AFTER_TATWEEL = WAYS = "()|?~-"
_OPENS, _, _EITHER, _UNSURE, _AFTER_LETTER, _AFTER_TATWEEL = map(ord, WAYS)


def list_marks(kinds: bytes, roles: bytes) -> tuple[list[int], int]:
    """The places of marks, and the bits of all kinds that there are."""
    if not _COMPILED:
        return _list_marks(kinds, roles)
    at, role_of = kinds, roles
    found: list[int] = []
    seen = 0
    for i in range(len(kinds)):
        role = role_of[at[i]]
        if role:
            if role & _MARK:
                found.append(i)
            if role != _COMMA or (i and role_of[at[i - 1]] == _COMMA):
                seen |= role
    return found, seen


@functools.lru_cache(4)
def _one_of(roles: bytes) -> re.Pattern[bytes]:
    return re.compile(b"[" + re.escape(bytes(kind for kind in range(256) if roles[kind] & MARK)) + b"]")


def _list_marks(kinds: bytes, roles: bytes) -> tuple[list[int], int]:
    """What `list_marks` gives, by a pattern."""
    seen = functools.reduce(operator.or_, [roles[kind] for kind in set(kinds) if roles[kind] != COMMA], 0)
    for kind in range(256):
        if roles[kind] == COMMA and bytes((kind, kind)) in kinds:
            seen |= COMMA
    return [match.start() for match in _one_of(roles).finditer(kinds)], seen


def list_beside(kinds: bytes, places: list[int], before: bytes, after: bytes) -> list[int]:
    """Those of the places with one of these kinds before or after them."""
    at, is_before, is_after = kinds, before, after
    last = len(kinds) - 1
    found: list[int] = []
    for place in places:
        if is_before[at[place - 1 if place else last]] or is_after[at[place + 1]]:
            found.append(place)  # noqa: PERF401 -- compiled, a loop is a loop
    return found


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


def read_marks_of_paragraphs(
    text: str, kinds: bytes, places: list[int], table: bytes, blanks: bytes, prefixes: str, line: int, gaps: bytes
) -> list[tuple[list[int], str]]:
    """The places of the marks of each paragraph; what each does by its neighbours, and then the marks, as one text.

    ``table`` has a byte for each pair of kinds. After a letter or a tatweel a mark opens if the letter is a prefix with
    a blank before it. A paragraph ends where a ``line`` or the ``gaps`` are.
    """
    at, of, is_blank = kinds, table, blanks
    rows: list[tuple[list[int], str]] = []
    marks: list[int] = []
    ways: list[str] = []
    chars: list[str] = []
    last = len(kinds) - 1
    end = line_end = -1  # of the paragraph, and of its line
    for place in places:
        if place > end:
            if marks:
                rows.append((marks, "".join(ways + chars)))
                marks, ways, chars = [], [], []
            if place > line_end:
                line_end = kinds.find(line, place)
                if line_end < 0:
                    line_end = last
            end = line_end
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
        marks.append(place)
        ways.append(chr(way))
        chars.append(text[place])
    if marks:
        rows.append((marks, "".join(ways + chars)))
    return rows


Span = tuple[int, int, int, int, int]  # of a mark: its start, its end, its way, its depth, its partner
Pairs = tuple[tuple[str, str], ...]
# The marks of a paragraph: their places; the way, the depth and the partner of each; how deep they nest; loose ones.
Plain = tuple[list[int], list[tuple[int, int, int]], int, list[int]]


def write_marks(
    text: str, places: list[int], paired: list[tuple[int, int, int]], pairs: Pairs
) -> list[tuple[int, int, str]]:
    """The edits that write marks with these pairs, by the way and the depth of each mark."""
    edits: list[tuple[int, int, str]] = []
    for i in range(len(places)):
        at = places[i]
        way, depth, _ = paired[i]
        new = _choose_mark(pairs, way, depth)
        if len(new) != 1 or new[0] != text[at]:
            edits.append((at, at + 1, new))
    return edits


def write_plain(
    text: str, kinds: bytes, plain: Sequence[Plain], pairs: Pairs, deepest: int, foreign: int, reach: int
) -> tuple[list[tuple[int, int, str]], list[Plain]]:
    """The edits that write the marks of simple paragraphs, and the other paragraphs, which the caller must check.

    The others nest deeper than ``deepest``, have loose marks, or have the kind ``foreign`` within ``reach`` of a mark.
    """
    edits: list[tuple[int, int, str]] = []
    doubtful: list[Plain] = []
    for marks in plain:
        places, paired, depth, loose = marks
        if depth > deepest or loose or is_beside(kinds, places, foreign, reach):
            doubtful.append(marks)
        else:
            edits += write_marks(text, places, paired, pairs)
    return edits, doubtful


def write_roles(text: str, roles: Sequence[Span], pairs: Pairs, kept: Container[int]) -> list[tuple[int, int, str]]:
    """The edits that write marks of one or more characters with these pairs; HTML entities, and those ``kept``, stay.

    A mark is a span with a way and a depth; ``kept`` are indices.
    """
    edits: list[tuple[int, int, str]] = []
    i = 0
    for start, end, way, depth, _ in roles:
        new = _choose_mark(pairs, way, depth)
        if text[start:end] != new and text[start] != "&" and i not in kept:
            edits.append((start, end, new))
        i += 1  # noqa: SIM113 -- compiled, it is the faster way
    return edits


def _choose_mark(pairs: Pairs, way: int, depth: int) -> str:
    """The mark that opens or closes a quotation of this depth."""
    opening, closing = pairs[(depth - 1) % len(pairs)]
    return opening if way > 0 else closing


def is_beside(kinds: bytes, places: list[int], kind: int, reach: int) -> bool:
    """Whether a kind is within ``reach`` of one of the places."""
    at = kinds
    size = len(kinds)
    for place in places:
        for i in range(max(0, place - reach), min(size, place + reach + 1)):
            if at[i] == kind:
                return True
    return False


def look_aside(
    kinds: bytes, start: int, end: int, reach: int, unseen: bytes, skipped: bytes, classes: str
) -> tuple[int, str, int, str, int, str, int, str]:
    """The neighbours of a stretch: before it, and before what is ``skipped``; after it, and after what is ``skipped``.

    Each is a place and what ``classes`` has for its kind. None is ``unseen``, and none farther away than ``reach``.
    """
    last = len(kinds) - 1  # the last kind precedes the first one
    before = _pass_over(kinds, start - 1, -1, start - 1 - reach, unseen)
    beyond = _pass_over(kinds, before, -1, start - 1 - reach, skipped)
    after = _pass_over(kinds, end, 1, end + reach, unseen)
    following = _pass_over(kinds, after, 1, end + reach, skipped)
    return (
        before,
        classes[kinds[before if before >= 0 else last]],
        beyond,
        classes[kinds[beyond if beyond >= 0 else last]],
        after,
        classes[kinds[after]],
        following,
        classes[kinds[following]],
    )


def _pass_over(kinds: bytes, place: int, step: int, limit: int, skipped: bytes) -> int:
    """The first place from here on, in the direction ``step`` and up to ``limit``, that is not ``skipped``."""
    at = kinds
    last = len(kinds) - 1
    while skipped[at[place if place >= 0 else last]] and place != limit:
        place += step
    return place


def word_before(text: str, at: int, longest: int, marks: bytes) -> tuple[str, str]:
    """The word of letters, digits, underscores and marks that ends at a place, without the marks.

    And the character before it; two empty texts for a word that is as long as ``longest``. ``marks`` has a byte for
    each character from U+0600 to U+06FF.
    """
    is_mark = marks
    begin = at + 1
    first = begin - longest
    has_marks = False
    while begin > 0 and begin > first:
        char = text[begin - 1]
        if "\u0600" <= char < "\u0700" and is_mark[ord(char) - 0x600]:
            has_marks = True
        elif not char.isalnum() and char != "_":
            break
        begin -= 1
    if begin == first:
        return "", ""
    word = text[begin : at + 1]
    if has_marks:
        word = "".join([char for char in word if not ("\u0600" <= char < "\u0700" and marks[ord(char) - 0x600])])
    return word, text[begin - 1 : begin] if begin else ""


def move_roles(roles: Sequence[Span], edits: list[tuple[int, int, str]], start: int) -> list[Span]:
    """The marks, each a span and three values, as they stand after the edits in the text that begins at ``start``.

    An edit lies in no mark unless it is the whole mark.
    """
    moved: list[Span] = []
    shift = -start
    nth, count = 0, len(edits)
    for first, last, way, depth, partner in roles:
        here = -1
        while nth < count:
            low, high, new = edits[nth]
            if low >= last:
                break
            if low == first:
                here = first + shift  # its own
            shift += len(new) - (high - low)
            nth += 1
        moved.append((first + shift if here < 0 else here, last + shift, way, depth, partner))
    return moved
