# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over marks and brackets (types: kernel.pxd).

What they ask of a kind is a bit of its role: 256 ``bytes``, one for each kind (`arnorm._core.scan.roles`).
"""

from typing import Any

from arnorm._core.kernels_kinds import find_places

_COMPILED = not __file__.endswith(".py")

# The bits of a kind for `rewrite_marks` and `find_beside`: blanks; marks; what is passed over; brackets, passed over if
# they are few; what follows two commas that open a quotation, and what comes before them; Arabic letters with their
# marks and tatweel; Arabic letters alone.
SPACE, SIGN, PASSED, WRAPS, WORD, APART, SCRIPT, ARABIC = 1, 2, 4, 8, 16, 32, 64, 128
_SPACE, _SIGN, _PASSED, _WRAPS = SPACE, SIGN, PASSED, WRAPS
_WORD, _APART, _SCRIPT, _ARABIC = WORD, APART, SCRIPT, ARABIC
_FEW = 4


def find_beside(roles: bytes, comma: int, other: int, kinds: bytes, place: int, step: int) -> int:
    """The kind of the nearest character on one side that is not passed over; ``other`` where it is too far."""
    at = kinds
    i = place
    for _ in range(_FEW):
        i += step
        while i >= 0 and roles[at[i]] & _PASSED:
            i += step
        if i < 0:
            return at[len(kinds) - 1]
        if (
            step > 0
            and at[i] == comma == at[i + 1]
            and roles[at[i + 2]] & _WORD
            and (i == 0 or roles[at[i - 1]] & _APART)
        ):
            i += 1
        elif not roles[at[i]] & _WRAPS:
            return at[i]
    return other


# What `rewrite_marks` knows of signs: the kinds of a comma and of a quotation mark, and the kind that is given where no
# neighbour is near; the number from which on more blanks make no difference; the signs that form clusters, and the one
# that never does; the signs that people type in rows, ؟ ؟, and dots; for each kind the one that stands for it, as what
# is decided is remembered. What it calls: `decide` says what a cluster becomes and whether the blanks before it go;
# `read_sign` where another sign ends and what it becomes (it ends at its place if it is a cluster after all);
# `is_quoted` whether it is all that a quotation holds; `is_filled_in` whether dots are a blank of a form.
Signs = tuple[int, int, int, int, str, str, str, str, bytes]
_LONG_CLUSTER = 200  # signs; how longer ones are decided is not remembered


def rewrite_marks(
    scan: Any, places: list[int], exempt: frozenset[int], roles: bytes, signs: Signs, rows: bool, ask: Any
) -> tuple[list[int], list[tuple[int, int, str]]]:
    """The places of marks, of these ``places`` without the ``exempt``, that change, and the edit of each.

    A cluster is a sign at a place and those that touch it, without the signs of the cluster before. With ``rows``, the
    signs of a row with spaces between them are one cluster. No edit has what stays of a cluster, so a change looks the
    same whichever way it was found.
    """
    comma, quote, other, most_blanks, clustering, single, _, dots, alike = signs
    decide, read_sign, is_quoted, is_filled_in = ask
    text, kinds = scan.text, scan.kinds
    at = kinds
    last = len(kinds) - 1
    changed: list[int] = []
    edits: list[tuple[int, int, str]] = []
    done = 0
    for place in places:
        if place < done or place in exempt:
            continue
        char, floor = text[place], done
        start, end = place, place + 1
        is_between = at[place - 1 if place else last] == quote == at[end]
        if char != single and (not (roles[at[place]] & _SIGN and char in clustering) or at[place] == comma == at[end]):
            done, new = read_sign(text, kinds, place)
            if done > place:
                if new != "" and not (is_between and is_quoted(scan, place)):
                    changed.append(place)
                    edits.append((place, done, new))
                continue
        if char != single:
            start, end = _find_cluster(text, kinds, place, floor, roles, clustering)
        marks = text[start:end]
        if rows:
            start, end = _join_row(text, kinds, start, end, floor, roles, signs)
            if end - start != len(marks):
                marks = text[start:end].replace(" ", "")
        done = end
        blank = start
        while blank > floor and roles[at[blank - 1]] & _SPACE:
            blank -= 1
        beside = min(start - blank, most_blanks) | alike[at[end]] << 16
        beside |= alike[at[blank - 1 if blank else last]] << 8 if blank == start else 0
        before = alike[find_beside(roles, comma, other, kinds, start, -1)]
        after = alike[find_beside(roles, comma, other, kinds, end - 1, 1)]
        closes, new = (decide if end - start <= _LONG_CLUSTER else decide.__wrapped__)(marks, beside, before, after)
        if not closes:
            blank = start
        kept = end - len(new)
        if kept >= blank and text[kept:end] == new:
            if kept == blank:
                continue
            end, new = kept, ""
        elif new != marks and new[0] in dots and is_filled_in(scan, start, end):
            continue
        if not (is_between and is_quoted(scan, place)):
            changed.append(place)
            edits.append((blank, end, new))
    return changed, edits


def _find_cluster(text: str, kinds: bytes, start: int, floor: int, roles: bytes, clustering: str) -> tuple[int, int]:
    """The span of the signs that touch each other at a place, from ``floor`` on."""
    at = kinds
    end = start + 1
    while start > floor and roles[at[start - 1]] & _SIGN and text[start - 1] in clustering:
        start -= 1
    while roles[at[end]] & _SIGN and text[end] in clustering:
        end += 1
    return start, end


def _join_row(text: str, kinds: bytes, start: int, end: int, floor: int, roles: bytes, signs: Signs) -> tuple[int, int]:
    """The span of a cluster with those of its row that a space parts from it, after an Arabic word."""
    comma, _, other, _, clustering, _, repeated, dots, _ = signs
    last = len(kinds) - 1
    is_repeated = text[start] in repeated
    like = repeated if is_repeated else dots[:1]
    first = start
    while first - 2 >= floor and text[first - 1] == " " and text[first - 2] in like:
        first -= 2
        while is_repeated and first > floor and text[first - 1] in like:
            first -= 1
    if first == start and not (end + 1 < last and text[end] == " " and text[end + 1] in like):
        return start, end
    # In a long row only one mark passes this, so the row is read once.
    if text[first] not in like or not roles[find_beside(roles, comma, other, kinds, first, -1)] & _SCRIPT:
        return start, end
    after = first + 1
    while is_repeated and after < last and text[after] in like:
        after += 1
    before = 0  # where the row ends without its last sign
    while after + 1 < last and text[after] == " " and text[after + 1] in like:
        before = after
        after += 2
        while is_repeated and after < last and text[after] in like:
            after += 1
    if not is_repeated and after < last and (text[after] in dots or text[after].isdecimal()):
        after = before if before > first + 1 else 0  # the last dot is of .5 or of dots in a row
    if after < end or before == 0:
        return start, end
    if (first and text[first - 1] in clustering) or (after < last and text[after] in clustering):
        return start, end
    return first, after


def find_pairs(text: str, kinds: bytes, loose: list[int], roles: bytes, line: int, pair: str) -> list[tuple[int, int]]:
    """The pairs of brackets around a letter, with a blank inside one of the two, in lines with a ``loose`` bracket.

    A line in which a bracket has no partner gives none.
    """
    at = kinds
    last = len(kinds) - 1
    pairs: list[tuple[int, int]] = []
    end = 0
    for place in loose:
        if place < end or text[place] not in pair:
            continue
        start = kinds.rfind(line, 0, place) + 1
        end = kinds.find(line, place)
        if end < 0:
            end = last
        opened: list[tuple[int, int]] = []
        found: list[tuple[int, int]] = []
        letters = 0
        for i in range(start, end):
            if roles[at[i]] & _ARABIC:
                letters += 1
            elif roles[at[i]] & _WRAPS and text[i] in pair:
                if text[i] == pair[0]:
                    opened.append((i, letters))
                elif not opened:
                    opened.append((i, letters))
                    break
                else:
                    opening, before = opened.pop()
                    if letters > before and roles[at[opening + 1]] & _SPACE | roles[at[i - 1]] & _SPACE:
                        found.append((opening, i))
        if not opened:
            pairs += found
    pairs.sort()
    return pairs


def find_marks(
    text: str, kinds: bytes, looked: bytes, blank: bytes, script: bytes, four: tuple[int, ...], signs: str
) -> tuple[list[int], list[int]]:
    """The places of marks that a rule may change, and of brackets with a blank inside.

    ``looked`` says 1 for the kinds of marks, 2 for those of which only ``signs`` count, as they do of marks, 3 for
    strokes: the first of a row counts, where it is the last of ``signs`` and no letters of ``script`` touch the row on
    both sides; 4 and 5 for brackets that open and close. Of the other marks count: one after one of ``blank``; a comma
    between two of ``script``, two commas, two stops, an exclamation mark before a comma. ``four`` are comma, stop,
    exclamation mark and stroke.
    """
    at = kinds
    comma, stop, bang, stroke = four
    found: list[int] = []
    loose: list[int] = []
    if not _COMPILED:
        for i in find_places(kinds, looked):
            _look_at_mark(text, kinds, i, looked, blank, script, comma, stop, bang, stroke, signs, found, loose)
        return found, loose
    for i in range(len(kinds) - 1):
        if looked[at[i]]:
            _look_at_mark(text, kinds, i, looked, blank, script, comma, stop, bang, stroke, signs, found, loose)
    return found, loose


def _look_at_mark(
    text: str, kinds: bytes, i: int, looked: bytes, blank: bytes, script: bytes, comma: int, stop: int, bang: int,
    stroke: int, signs: str, found: list[int], loose: list[int],
) -> None:  # fmt: skip
    """Add a place to one of two lists where it is worth it, as `find_marks` says."""
    kind, after = kinds[i], kinds[i + 1]
    before = kinds[i - 1 if i else len(kinds) - 1]
    role = looked[kind]
    if role > 3:
        if blank[after if role == 4 else before]:
            loose.append(i)
    elif kind == stroke:
        if text[i] == signs[len(signs) - 1] and before != stroke:
            end = i + 1
            while kinds[end] == stroke:
                end += 1
            if not (script[before] and script[kinds[end]]):
                found.append(i)
    elif text[i] in signs or (
        role == 1
        and (
            blank[before]
            or (kind == comma and (after == comma or (script[before] and script[after])))
            or (kind == stop and after == stop)
            or (kind == bang and after == comma)
        )
    ):
        found.append(i)
