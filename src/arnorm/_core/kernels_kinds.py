# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over every kind of a text, as `arnorm._core.kernels` are over every character (types: kernels_kinds.pxd).

A set of kinds is 256 ``bytes``, 0 for each kind that is not in it.
"""

import functools
import re
from collections.abc import Callable, Sequence

from arnorm._core.codec import values

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


# What `link_runs` says of a row of linked runs: it is one number, whose signs may be written otherwise; its signs stay,
# whatever it is; rules say what links its runs. And what it must know of a kind, as bits.
BOUND, SETTLED, LOOSE = 0, 1, 2
FIGURE, LINK, POINT = 1, 2, 4
_BOUND, _SETTLED, _LOOSE, _SPACED, _APART = BOUND, SETTLED, LOOSE, 4, -1
_FIGURE, _LINK, _POINT = FIGURE, LINK, POINT


def link_runs(
    text: str, kinds: bytes, roles: bytes, bounds: list[int], signs: tuple[str, ...], digits: tuple[int, ...],
    link_of: Callable[[str], tuple[object, ...]],
) -> tuple[list[tuple[int, int]], list[tuple[int, int, int]]]:  # fmt: skip
    """The runs of digits by themselves that begin after a ``POINT``, and the rows of linked runs, with what they are.

    Runs that begin inside of ``bounds``, which are starts and ends in turn, are left out.
    ``signs``, each by itself, bind digits to one number, join two numbers, are spaces, or noughts, or the point that
    begins a fraction. What ``link_of`` gives for anything else between two runs has a true first item if that links
    them; it is asked where both ends may be a ``LINK``. ``digits``: the most characters between linked runs, the digits
    of a group of thousands, the fewest and the most of a telephone number.
    """
    binding, joining, spaces, _, _ = signs
    plain: list[tuple[int, int]] = []
    rows: list[tuple[int, int, int]] = []
    at, role_of = kinds, roles
    size, reach = len(kinds) - 1, digits[0]
    passed, count = 0, len(bounds)
    i = first = end = linked = what = 0
    while i < size:
        if not role_of[at[i]] & _FIGURE:
            i += 1
            continue
        start = i
        while i < size and role_of[at[i]] & _FIGURE:
            i += 1
        while passed < count and bounds[passed] <= start:
            passed += 1
        if passed & 1:
            continue
        role = _APART
        if linked and start - end <= reach:
            role = _LOOSE
            if start - end == 1:
                char = text[end]
                if char in binding:
                    role = _BOUND
                elif char in joining:
                    role = _SETTLED
                elif char in spaces:
                    role = _SPACED
            if role == _LOOSE and not (
                role_of[at[end]] & role_of[at[start - 1]] & _LINK and link_of(text[end:start])[0]
            ):
                role = _APART
        if role == _APART:
            if linked:
                _add_row(text, kinds, roles, first, end, what, signs, digits, plain, rows)
            first, what = start, 0
        else:
            what |= role
        linked = 1
        end = i
    if linked:
        _add_row(text, kinds, roles, first, end, what, signs, digits, plain, rows)
    return plain, rows


def _add_row(
    text: str, kinds: bytes, roles: bytes, first: int, end: int, what: int, signs: tuple[str, ...],
    digits: tuple[int, ...], plain: list[tuple[int, int]], rows: list[tuple[int, int, int]],
) -> None:  # fmt: skip
    """Add runs that are linked, or one by itself, to one of two lists. Spaces that part no groups link nothing."""
    spaces, noughts, point = signs[2], signs[3], signs[4]
    runs, head, last = 1, 0, first
    if what == _SPACED and not _may_be_spaced(text, kinds, roles, first, end, signs, digits):
        for i in range(first, end):
            if not roles[kinds[i]] & _FIGURE and text[i] in spaces:
                _add_row(text, kinds, roles, last, i, _BOUND, signs, digits, plain, rows)
                last = i + 1
        _add_row(text, kinds, roles, last, end, _BOUND, signs, digits, plain, rows)
        return
    if what == _BOUND:
        for i in range(first, end):
            if not roles[kinds[i]] & _FIGURE:
                runs += 1
                last = i + 1
                if runs == 2:
                    head = i - first
        if runs == 1:
            if first == 0 or roles[kinds[first - 1]] & _POINT:
                plain.append((first, end))
            return
        # No value begins with a nought but 0,5; and the signs of a fraction after a point are as they should be.
        if (text[first] in noughts and (runs > 2 or head > 1)) or (
            runs == 2 and end - last != digits[1] and text[last - 1] in point
        ):
            what = _SETTLED
    rows.append((first, end, _LOOSE if what & (_LOOSE | _SPACED) else what))


def _may_be_spaced(
    text: str, kinds: bytes, roles: bytes, first: int, end: int, signs: tuple[str, ...], digits: tuple[int, ...]
) -> bool:
    """Whether spaces may part groups of thousands, or of a telephone number, where no other sign joins numbers.

    Only in the first runs of a row: a group is not read after a fraction. Different spaces are left to the rules.
    """
    spaces, noughts = signs[2], signs[3]
    space = ""
    count = runs = 0
    are_groups = is_first = True
    start = first
    for i in range(first, end + 1):
        if i < end and roles[kinds[i]] & _FIGURE:
            continue
        if is_first:
            count += i - start
            if runs == 0:
                are_groups = i - start <= digits[1] and text[start] not in noughts
            elif i - start != digits[1]:
                are_groups = False
            runs += 1
        if i < end:
            if text[i] not in spaces:
                if is_first and runs > 1 and (are_groups or digits[2] <= count <= digits[3]):
                    return True
                is_first = False
            elif space == "":
                space = text[i]
            elif text[i] != space:
                return True
        start = i + 1
    return is_first and (are_groups or digits[2] <= count <= digits[3])


def find_points(text: str, points: str) -> list[int]:
    """Where one of some signs is the only one between figures: several are those of a date or a version."""
    found: list[int] = []
    size = len(text)
    for point in points:
        at = text.find(point)
        while at >= 0:
            left, right = at - 1, at + 1
            while left >= 0 and text[left].isdecimal():
                left -= 1
            while right < size and text[right].isdecimal():
                right += 1
            if (
                left < at - 1
                and right > at + 1
                and not (left > 0 and text[left] in points and text[left - 1].isdecimal())
                and not (right < size - 1 and text[right] in points and text[right + 1].isdecimal())
            ):
                found.append(at)
            at = text.find(point, right)
    return found


def find_ends(text: str, kinds: bytes, before: str, last: str, mark: int, space: int) -> list[int]:
    """Where ``last`` is after one of ``before``, and a space after it; each of the two may carry one mark."""
    at = kinds
    found: list[int] = []
    for i in range(2, len(kinds) - 1):
        if at[i] != space or text[i] != " ":
            continue
        end = i - 2 if at[i - 1] == mark else i - 1
        if end and text[end] == last:
            start = end - 2 if at[end - 1] == mark else end - 1
            if start >= 0 and text[start] in before:
                found.append(end)
    return found


PASSED, INSIDE = 1, 2
_PASSED, _INSIDE = PASSED, INSIDE


def fold_hamzas(
    text: str, kinds: bytes, places: list[int], roles: bytes, most: int, alefs: str, seats: str, new: tuple[str, ...]
) -> list[tuple[int, int, str]]:
    """The edits that write the hamzas at some places alike. Each depends on the one after it: the last comes first.

    After one of ``alefs`` it is ``new[0]``. Else it is ``new[1]`` before the last of ``seats``, or if it is the first;
    ``new[2]`` if it is the second one at a word's end; ``new[0]`` elsewhere. ``PASSED`` kinds between do not count, up
    to ``most`` of them before a hamza; ``INSIDE`` kinds go on with a word.
    """
    on_waw, on_yeh, waw = seats[0], seats[1], seats[2]
    edits: list[tuple[int, int, str]] = []
    nearest = len(text)
    is_waw = False  # what the hamza after became
    for k in range(len(places) - 1, -1, -1):
        at = places[k]
        least = places[k - 1] + 1 if k else 0
        start, after = at, at + 1
        while start > least and at - start < most and roles[kinds[start - 1]] & _PASSED:
            start -= 1
        while after < nearest and roles[kinds[after]] & _PASSED:
            after += 1
        nth = 0
        if start == 0 or text[start - 1] not in alefs:
            if text[at] == on_waw or (is_waw if after == nearest else text[after] == waw):
                nth = 1
            elif text[at] == on_yeh and not roles[kinds[after]] & _INSIDE:
                nth = 2
        nearest, is_waw = at, nth == 1
        written = new[nth]
        if nth or text[at] != written[0]:
            edits.append((at, at + 1, written))
    edits.reverse()
    return edits


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
