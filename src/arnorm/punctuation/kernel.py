# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over marks and brackets, and what they know of kinds (types: kernel.pxd)."""

from typing import Any

from arnorm._core import classes as k
from arnorm._core.classes import BANG, COMMA, LETTER, MARK, NEWLINE, OTHER, QUOTE, STOP, TATWEEL
from arnorm._core.kernels_kinds import find_places
from arnorm._core.scan import mask, roles

_COMPILED = not __file__.endswith(".py")

ARABIC_KINDS = frozenset((k.LETTER, k.MARK, k.FORM, k.TATWEEL))
BLANK_KINDS = frozenset((k.SPACE, k.GAP))
DIGIT_KINDS = frozenset((k.DIGIT, k.EASTERN))
EDGE_KINDS = frozenset((k.END, k.NEWLINE))
CLUSTER = ",;?،؛؟!.…"  # the signs that form clusters; a colon never does
MOST_SPACES = 2  # more are layout
_CLUSTERING, _SPACES_AT_MOST = CLUSTER, MOST_SPACES + 1
_REPEATED, _DOTS = "؟?!", ".…"  # signs that people type in rows, ؟ ؟

# The bits of a kind: blanks; marks; what is passed over; brackets, passed over if they are few; what follows two commas
# that open a quotation, and what comes before them; Arabic letters with their marks and tatweel; Arabic letters alone.
# Spaces and quotation marks are passed over, for some spaces go, and two marks may be written as one.
SPACE, SIGN, PASSED, WRAPS, WORD, APART, SCRIPT, ARABIC = 1, 2, 4, 8, 16, 32, 64, 128
_ROLES = roles(
    {
        SPACE: bytes(BLANK_KINDS),
        SIGN: bytes((k.COMMA, k.STOP, k.BANG)),
        PASSED: bytes(BLANK_KINDS | {k.QUOTE}),
        WRAPS: bytes((k.OPEN, k.CLOSE)),
        WORD: bytes((k.LETTER, k.FORM, k.FOREIGN, k.DIGIT, k.EASTERN)),
        APART: bytes(BLANK_KINDS | EDGE_KINDS | {k.OPEN}),
        SCRIPT: bytes(ARABIC_KINDS),
        ARABIC: bytes((k.LETTER, k.FORM)),
    }
)
# For each kind the one that stands for it, as what is decided is remembered.
_ALIKE_KINDS = {
    **dict.fromkeys(ARABIC_KINDS, k.MARK),
    **dict.fromkeys(DIGIT_KINDS, k.DIGIT),
    **dict.fromkeys(BLANK_KINDS, k.SPACE),
    **dict.fromkeys(EDGE_KINDS, k.NEWLINE),
    **dict.fromkeys((k.DASH, k.FOREIGN), k.FOREIGN),
    **{kind: kind for kind in (k.LETTER, k.STOP, k.QUOTE, k.CLOSE, k.PERCENT)},
}
_ALIKE = bytes([_ALIKE_KINDS.get(kind, k.OTHER) for kind in k.ANY])
_FEW = 4


def find_beside(kinds: bytes, place: int, step: int) -> int:
    """The kind of the nearest character on one side that is not passed over; OTHER where it is too far."""
    at, role_of = kinds, _ROLES
    i = place
    for _ in range(_FEW):
        i += step
        while i >= 0 and role_of[at[i]] & PASSED:
            i += step
        if i < 0:
            return at[len(kinds) - 1]
        if (
            step > 0
            and at[i] == COMMA == at[i + 1]
            and role_of[at[i + 2]] & WORD
            and (i == 0 or role_of[at[i - 1]] & APART)
        ):
            i += 1
        elif not role_of[at[i]] & WRAPS:
            return at[i]
    return OTHER


# What `rewrite_marks` calls: `decide` says what a cluster becomes and whether the blanks before it go; `read_sign` says
# where another sign ends and what it becomes (it ends at its place if it is a cluster after all); `is_quoted` whether
# it is all that a quotation holds; `is_no_ellipsis` whether dots are something else than an ellipsis.
_LONG_CLUSTER = 200  # signs; how longer ones are decided is not remembered


def rewrite_marks(
    scan: Any, places: list[int], exempt: frozenset[int], rows: bool, ask: Any
) -> tuple[list[int], list[tuple[int, int, str]]]:
    """The places of marks, of these ``places`` without the ``exempt``, that change, and the edit of each.

    A cluster is a sign at a place and those that touch it, without the signs of the cluster before. With ``rows``, the
    signs of a row with spaces between them are one cluster. No edit has what stays of a cluster, so a change looks the
    same whichever way it was found.
    """
    decide, read_sign, is_quoted, is_no_ellipsis = ask
    text, kinds = scan.text, scan.kinds
    at, role_of, alike = kinds, _ROLES, _ALIKE
    last = len(kinds) - 1
    changed: list[int] = []
    edits: list[tuple[int, int, str]] = []
    done = 0
    for place in places:
        if place < done or place in exempt:
            continue
        char, floor = text[place], done
        start, end = place, place + 1
        is_between = at[place - 1 if place else last] == QUOTE == at[end]
        if char != ":" and (not (role_of[at[place]] & SIGN and char in _CLUSTERING) or at[place] == COMMA == at[end]):
            done, new = read_sign(text, kinds, place)
            if done > place:
                if new != "" and not (is_between and is_quoted(scan, place)):
                    changed.append(place)
                    edits.append((place, done, new))
                continue
        if char != ":":
            start, end = _find_cluster(text, kinds, place, floor)
        marks = text[start:end]
        if rows:
            start, end = _join_row(text, kinds, start, end, floor)
            if end - start != len(marks):
                marks = text[start:end].replace(" ", "")
        done = end
        blank = start
        while blank > floor and role_of[at[blank - 1]] & SPACE:
            blank -= 1
        beside = min(start - blank, _SPACES_AT_MOST) | alike[at[end]] << 16
        beside |= alike[at[blank - 1 if blank else last]] << 8 if blank == start else 0
        before = alike[find_beside(kinds, start, -1)]
        after = alike[find_beside(kinds, end - 1, 1)]
        closes, new = (decide if end - start <= _LONG_CLUSTER else decide.__wrapped__)(marks, beside, before, after)
        if not closes:
            blank = start
        kept = end - len(new)
        if kept >= blank and text[kept:end] == new:
            if kept == blank:
                continue
            end, new = kept, ""
        elif new != marks and new[0] in _DOTS and is_no_ellipsis(scan, start, end):
            continue
        if not (is_between and is_quoted(scan, place)):
            changed.append(place)
            edits.append((blank, end, new))
    return changed, edits


def _find_cluster(text: str, kinds: bytes, start: int, floor: int) -> tuple[int, int]:
    """The span of the signs that touch each other at a place, from ``floor`` on."""
    at, role_of = kinds, _ROLES
    end = start + 1
    while start > floor and role_of[at[start - 1]] & SIGN and text[start - 1] in _CLUSTERING:
        start -= 1
    while role_of[at[end]] & SIGN and text[end] in _CLUSTERING:
        end += 1
    return start, end


def _join_row(text: str, kinds: bytes, start: int, end: int, floor: int) -> tuple[int, int]:
    """The span of a cluster with those of its row that a space parts from it, after an Arabic word."""
    last = len(kinds) - 1
    is_repeated = text[start] in _REPEATED
    like = _REPEATED if is_repeated else _DOTS[:1]
    first = start
    while first - 2 >= floor and text[first - 1] == " " and text[first - 2] in like:
        first -= 2
    if first == start and not (end + 1 < last and text[end] == " " and text[end + 1] in like):
        return start, end
    # In a long row only one mark passes this, so the row is read once.
    if text[first] not in like or not _ROLES[find_beside(kinds, first, -1)] & SCRIPT:
        return start, end
    after = first + 1
    before = 0  # where the row ends without its last sign
    while True:
        while is_repeated and after < last and text[after] in like:
            after += 1
        if after + 1 >= last or text[after] != " " or text[after + 1] not in like:
            break
        before = after
        after += 2
    if not is_repeated and after < last and (text[after] in _DOTS or text[after].isdecimal()):
        return start, end  # the last dot is of .5 or of dots in a row
    if after < end or before == 0 or (after + 1 < last and text[after] == "\n" and text[after + 1] in like):
        return start, end  # of the last case a line end parts the row
    if (first and text[first - 1] in _CLUSTERING) or (after < last and text[after] in _CLUSTERING):
        return start, end
    return first, after


def find_pairs(text: str, kinds: bytes, loose: list[int]) -> list[tuple[int, int]]:
    """The pairs of round brackets around a letter, with a blank inside one of the two, in lines with a ``loose`` one.

    A line in which a bracket has no partner gives none.
    """
    at, role_of = kinds, _ROLES
    last = len(kinds) - 1
    pairs: list[tuple[int, int]] = []
    end = 0
    for place in loose:
        if place < end or text[place] not in "()":
            continue
        start = kinds.rfind(NEWLINE, 0, place) + 1
        end = kinds.find(NEWLINE, place)
        if end < 0:
            end = last
        opened: list[tuple[int, int]] = []
        found: list[tuple[int, int]] = []
        letters = 0
        for i in range(start, end):
            if role_of[at[i]] & ARABIC:
                letters += 1
            elif role_of[at[i]] & WRAPS and text[i] in "()":
                if text[i] == "(":
                    opened.append((i, letters))
                elif not opened:
                    opened.append((i, letters))
                    break
                else:
                    opening, before = opened.pop()
                    if letters > before and role_of[at[opening + 1]] & SPACE | role_of[at[i - 1]] & SPACE:
                        found.append((opening, i))
        if not opened:
            pairs += found
    pairs.sort()
    return pairs


# What a kind is to `find_marks`: marks, marks that count for some signs, strokes, opening and closing brackets.
_MARK, _SEEN, _STROKE, _OPENS, _CLOSES = range(1, 6)
_LOOKED_KINDS = {
    **dict.fromkeys((k.COLON, k.BANG, k.STOP, k.COMMA), _MARK),
    **dict.fromkeys((k.SEPARATOR, k.DASH), _SEEN),
    k.TATWEEL: _STROKE,
    k.OPEN: _OPENS,
    k.CLOSE: _CLOSES,
}
_LOOKED = bytes([_LOOKED_KINDS.get(kind, 0) for kind in k.ANY])
_IS_BLANK, _IS_ARABIC = mask(bytes(BLANK_KINDS)), mask(bytes(ARABIC_KINDS))


def find_marks(text: str, kinds: bytes, signs: str) -> tuple[list[int], list[int]]:
    """The places of marks that a rule may change, and of brackets with a blank inside.

    Whatever their neighbours are, ``signs`` count, and the first tatweel of a row with no Arabic letter on one side,
    but not behind a single letter (هـ). Of the other marks count: one after a blank; a comma between Arabic letters,
    two commas, two stops, an exclamation mark before a comma.
    """
    at, looked = kinds, _LOOKED
    found: list[int] = []
    loose: list[int] = []
    if not _COMPILED:
        for i in find_places(kinds, _LOOKED):
            _look_at_mark(text, kinds, i, signs, found, loose)
        return found, loose
    for i in range(len(kinds) - 1):
        if looked[at[i]]:
            _look_at_mark(text, kinds, i, signs, found, loose)
    return found, loose


def _look_at_mark(text: str, kinds: bytes, i: int, signs: str, found: list[int], loose: list[int]) -> None:
    """Add a place to one of two lists where it is worth it, as `find_marks` says."""
    at, is_blank, is_arabic = kinds, _IS_BLANK, _IS_ARABIC
    kind, after = at[i], at[i + 1]
    before = at[i - 1 if i else len(kinds) - 1]
    role = _LOOKED[kind]
    if role > _STROKE:
        if is_blank[after if role == _OPENS else before]:
            loose.append(i)
    elif kind == TATWEEL:
        is_initial = before == LETTER and not (i > 1 and (at[i - 2] == LETTER or at[i - 2] == MARK))
        if text[i] == "\u0640" and before != TATWEEL and not is_initial:
            end = i + 1
            while at[end] == TATWEEL:
                end += 1
            if not (is_arabic[before] and is_arabic[at[end]]):
                found.append(i)
    elif text[i] in signs or (
        role == _MARK
        and (
            is_blank[before]
            or (kind == COMMA and (after == COMMA or (is_arabic[before] and is_arabic[after])))
            or (kind == STOP and after == STOP)
            or (kind == BANG and after == COMMA)
        )
    ):
        found.append(i)
