# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over every kind of a text, as `arnorm._core.kernels` are over every character (types: kernels_kinds.pxd).

A set of kinds is 256 ``bytes``, 0 for each kind that is not in it.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from arnorm._core.codec import values

compiled = not __file__.endswith(".py")
_COMPILED = compiled
_ROOM: type[bytearray] = bytes if compiled else bytearray  # type: ignore[assignment]  # as in kernels.py


@functools.lru_cache(256)
def make_pattern(wanted: bytes) -> re.Pattern[bytes]:
    return re.compile(b"[" + re.escape(bytes(kind for kind in range(256) if wanted[kind])) + b"]")


@functools.lru_cache(16)
def _make_runs_pattern(wanted: bytes) -> re.Pattern[bytes]:
    return re.compile(make_pattern(wanted).pattern + b"+")


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


def find_runs(kinds: bytes, wanted: bytes, bounds: list[int], reach: int) -> tuple[list[tuple[int, int]], list[int]]:
    """The runs of kinds of a set, and which of them (from 0 on) begin within ``reach`` of the end of the one before.

    Runs that begin inside of ``bounds``, which are starts and ends in turn, are left out.
    """
    if not _COMPILED:
        spans = [match.span() for match in _make_runs_pattern(wanted).finditer(kinds, 0, len(kinds) - 1)]
        outside = [span for span in spans if not bounds or bisect_right(bounds, span[0]) % 2 == 0]
        return outside, [i for i in range(1, len(outside)) if outside[i][0] - outside[i - 1][1] <= reach]
    at = kinds
    found: list[tuple[int, int]] = []
    near: list[int] = []
    size = len(kinds) - 1
    passed, count = 0, len(bounds)
    i = end = 0
    while i < size:
        if not wanted[at[i]]:
            i += 1
            continue
        start = i
        while i < size and wanted[at[i]]:
            i += 1
        while passed < count and bounds[passed] <= start:
            passed += 1
        if passed & 1:
            continue
        if found and start - end <= reach:
            near.append(len(found))
        found.append((start, i))
        end = i
    return found, near


# What `link_runs` says of linked runs: they are one number, whose signs may be written otherwise; their signs stay,
# whatever they are; rules say what links them.
BOUND, SETTLED, LOOSE = 0, 1, 2
_BOUND, _SETTLED, _LOOSE = BOUND, SETTLED, LOOSE
_SPACED = 4


def link_runs(
    text: str, kinds: bytes, runs: list[tuple[int, int]], near: list[int], linking: bytes, signs: tuple[str, ...],
    link_of: Callable[[str], tuple[object, ...]], digits: tuple[int, int, int],
) -> tuple[list[tuple[int, int]], list[tuple[int, int, int]]]:  # fmt: skip
    """The runs of digits that nothing links to another, and the first and the last run of each row of linked ones.

    ``signs``, each by itself, bind digits to one number, join two numbers, are spaces, or noughts, or the point that
    begins a fraction. What ``link_of`` gives for anything else between two runs has a true first item if that links
    them; it is asked where both ends are of the kinds ``linking``. ``digits``: those of a group, and the fewest and the
    most of a telephone number.
    """
    binding, joining, spaces, _, _ = signs
    plain: list[tuple[int, int]] = []
    found: list[tuple[int, int, int]] = []
    count = len(near)
    at = k = 0
    while k < count:
        first = last = near[k] - 1
        roles = 0
        while k < count and near[k] == last + 1:
            k += 1
            end, start = runs[last][1], runs[last + 1][0]
            role = _LOOSE
            if start - end == 1:
                if text[end] in binding:
                    role = _BOUND
                elif text[end] in joining:
                    role = _SETTLED
                elif text[end] in spaces:
                    role = _SPACED
            if role == _LOOSE and not (
                linking[kinds[end]] and linking[kinds[start - 1]] and link_of(text[end:start])[0]
            ):
                break
            roles |= role
            last += 1
        if first == last:
            continue
        plain += runs[at:first]
        at = last + 1
        if not roles & _SPACED:
            if roles == _BOUND:
                roles = _is_fraction(text, runs, first, last, signs, digits)
            found.append((first, last, _LOOSE if roles & _LOOSE else roles))
        elif roles != _SPACED or _may_be_spaced(text, runs, first, last, signs, digits):
            found.append((first, last, _LOOSE))
        else:
            for i in range(first, at):
                if i == last or text[runs[i][1]] in spaces:
                    if i == first:
                        plain.append(runs[i])
                    else:
                        found.append((first, i, _is_fraction(text, runs, first, i, signs, digits)))
                    first = i + 1
    plain += runs[at:]
    return plain, found


def _is_fraction(
    text: str, runs: list[tuple[int, int]], first: int, last: int, signs: tuple[str, ...], digits: tuple[int, int, int]
) -> int:
    """Whether a point parts two runs, and the second is no group: `SETTLED`, or else `BOUND`."""
    start, end = runs[last]
    return last == first + 1 and end - start != digits[0] and text[start - 1] in signs[4]


def _may_be_spaced(
    text: str, runs: list[tuple[int, int]], first: int, last: int, signs: tuple[str, ...], digits: tuple[int, int, int]
) -> bool:
    """Whether spaces may part groups of thousands, or of a telephone number, in a row without other joins.

    Only in its first runs: a group is not read after a fraction. Different spaces are left to the rules.
    """
    space = ""
    size, least, most = digits
    count = 0
    are_groups = True
    is_first = True
    for i in range(first, last + 1):
        start, end = runs[i]
        if is_first:
            count += end - start
            if i == first:
                are_groups = end - start <= size and text[start] not in signs[3]
            elif end - start != size:
                are_groups = False
        if i < last:
            if text[end] not in signs[2]:
                if is_first and i > first and (are_groups or least <= count <= most):
                    return True
                is_first = False
            elif space == "":
                space = text[end]
            elif text[end] != space:
                return True
    return is_first and (are_groups or least <= count <= most)


def splice_kinds(
    kinds: bytes, edits: Sequence[tuple[int, int, str]], table: bytes, astral: dict[str, int], other: int, size: int
) -> bytes:
    """The ``size`` kinds after these edits; those of new texts are what `kernels.classify_text` gives."""
    if not _COMPILED:
        return _splice_slices(kinds, edits, table, astral, other)
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


def _splice_slices(
    kinds: bytes, edits: Sequence[tuple[int, int, str]], table: bytes, astral: dict[str, int], other: int
) -> bytes:
    """What `splice_kinds` gives."""
    pieces: list[bytes] = []
    at = 0
    for start, end, new in edits:
        pieces += kinds[at:start], values(new, table, astral, other)
        at = end
    return b"".join((*pieces, kinds[at:]))


def find_due(kinds: bytes, numbers: bytes, rows: bytes, masks: tuple[int, ...]) -> int:
    """The stages that the pairs of neighbouring kinds concern, as bits; the ends of the text count as a kind.

    ``numbers`` gives each kind a number below 32; ``rows``, 1,024 ``bytes``, each two of them a row (below 62), the one
    that stands before counting 32-fold; and ``masks`` each row its bits.
    """
    at = kinds
    size = len(kinds)
    seen = found = 0
    one = 1  # compiled, 64 bits wide
    before = numbers[at[size - 1]] << 5
    for i in range(size):
        now = numbers[at[i]]
        seen |= one << rows[before | now]
        before = now << 5
    for i in range(len(masks)):
        if seen >> i & 1:
            found |= masks[i]
    return found


def find_due_near(
    kinds: bytes, edits: list[tuple[int, int, str]], numbers: bytes, rows: bytes, masks: tuple[int, ...]
) -> int:
    """What `find_due` gives for the kinds in and beside the new texts of these edits; ``kinds`` are those after."""
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


def find_repeats(text: str, kinds: bytes, wanted: int, least: int) -> list[tuple[int, int]]:
    """The runs of at least so many times one character of a kind."""
    at = kinds
    found: list[tuple[int, int]] = []
    if not _COMPILED:
        runs = re.finditer(rf"(?s:(.)\1{{{least - 1},}}+)", text)
        return [run.span() for run in runs if kinds[run.start()] == wanted]
    i = start = 0
    last = 0
    for char in text:
        if ord(char) != last:
            if i - start >= least and at[start] == wanted:
                found.append((start, i))
            start = i
            last = ord(char)
        i += 1
    if i - start >= least and at[start] == wanted:
        found.append((start, i))
    return found


def find_anchors(
    kinds: bytes, alone: bytes, script: int, joins: bytes, stops: bytes, white: bytes, start: int, end: int
) -> list[int]:
    """The places of kinds of ``alone``, and the starts of runs of ``script`` that touch one of ``joins``.

    One of ``stops`` after the run joins nothing before one of ``white``. Looked for from ``start`` to ``end``.
    """
    at = kinds
    found: list[int] = []
    i = start
    while i < end:
        kind = at[i]
        if kind == script:
            first = i
            i += 1
            while at[i] == script:
                i += 1
            kind = at[i]
            if (first > 0 and joins[at[first - 1]]) or (joins[kind] and not (stops[kind] and white[at[i + 1]])):
                found.append(first)
        else:
            if alone[kind]:
                found.append(i)
            i += 1
    return found


@functools.cache
def _make_blanks_pattern() -> re.Pattern[bytes]:
    """All runs of what `find_blanks` is told but one space inside the text."""
    return re.compile(rb"[\x01\x03]{2,}+|\x03|\A\x01|\x01\Z")


def find_blanks(text: str, kinds: bytes, white: bytes, line: int, most: int) -> list[tuple[int, int, int]]:
    """The runs of ``white`` that are neither one space inside the text nor line breaks, up to so many, alone.

    And how many line breaks each has, CRLF being one.
    ``white`` says 1 for spaces and 3 for other white space; of the kind ``line`` only line feeds are left alone.
    """
    at = kinds
    found: list[tuple[int, int, int]] = []
    size = len(kinds) - 1
    if not _COMPILED:
        for run in _make_blanks_pattern().finditer(kinds[:size].translate(white)):
            start, i = run.span()
            lines = text.count("\n", start, i)
            if lines < i - start or lines > most:
                found.append((start, i, kinds.count(line, start, i) - text.count("\r\n", start, i)))
        return found
    i = 0
    before = 1  # no space inside the text stands at its ends
    while i < size:
        now = white[at[i]]
        if not now & (before | 2):
            before = now
            i += 1
            continue
        start = i if before == 0 or i == 0 else i - 1
        lines = breaks = 0
        while white[at[i]]:
            if at[i] == line:
                breaks += 1
                if text[i] == "\n":
                    lines += 1
                    breaks -= i > start and text[i - 1] == "\r"
            i += 1
        if lines < i - start or lines > most:
            found.append((start, i, breaks))
        before = 0
    if before and size:
        found.append((size - 1, size, 0))
    return found


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
