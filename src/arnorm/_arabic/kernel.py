# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over tokens, strokes, blanks, repeated and drawn letters, and hamzas (types: kernel.pxd).

What they ask of a kind is a bit of its role: 256 ``bytes``, one for each kind (`arnorm._core.scan.roles`).
"""

import functools
import re

_COMPILED = not __file__.endswith(".py")

# The bits of a kind for `find_tokens`: white space; what may come before a name or code; digits; what names are made
# of; what codes are made of; what may follow one; what a token without any is made of.
WHITE, OPENS, FIGURE, NAMES, CODES, CLOSES, BARE = 1, 2, 4, 8, 16, 32, 64
_WHITE, _OPENS, _FIGURE, _NAMES, _CODES, _CLOSES, _BARE = WHITE, OPENS, FIGURE, NAMES, CODES, CLOSES, BARE


def find_tokens(kinds: bytes, places: list[int], roles: bytes, signs: tuple[int, ...]) -> list[tuple[int, int, int]]:
    """What the tokens hold, stretches without white space, that one of these places (in order) is in.

    One name, tag or code, maybe in quotation marks and with a stop after it (its span, and 1); nothing but such (the
    token's span, 2); or anything (3). What holds nothing is left out. ``signs`` are the kinds of foreign letters, of
    @ and #, & and the comma.
    """
    foreign, name, tag = signs[0], signs[1], signs[2]
    at = kinds
    found: list[tuple[int, int, int]] = []
    end = 0
    for place in places:
        if place < end:
            continue
        start = place
        while start > 0 and not roles[at[start - 1]] & _WHITE:
            start -= 1
        bare, all_of = True, _BARE
        sharps = 0
        named = False
        end = start
        while not roles[at[end]] & _WHITE:
            kind = at[end]
            all_of &= roles[kind]
            if kind in (foreign, name, tag):
                bare = False
                sharps += kind == tag
                named = named or kind != tag
            end += 1
        first, last = _read_name(kinds, start, roles, signs)
        if last:
            found.append((first, last, 1))
        elif not (bare or all_of or sharps == end - start):
            found.append((start, end, 3 if named else 2))
    return found


def _read_name(kinds: bytes, start: int, roles: bytes, signs: tuple[int, ...]) -> tuple[int, int]:
    """The span of the one name, tag or code that the token has which begins here; zeros where it has anything else."""
    foreign, name, tag, ampersand, comma = signs
    at = kinds
    while roles[at[start]] & _OPENS:
        start += 1
    i = start
    kind = at[i]
    if kind in (name, tag):
        i += 1
        while roles[at[i]] & _FIGURE:
            i += 1
        if not roles[at[i]] & _NAMES:
            return 0, 0
        while roles[at[i]] & (_NAMES | _FIGURE):
            i += 1
    elif kind == foreign:
        while at[i] == foreign:
            i += 1
        if not roles[at[i]] & _CODES:
            return 0, 0
        while roles[at[i]] & _CODES:
            i += 1
    elif kind == ampersand and at[i + 1] == tag:
        i += 2
        if not roles[at[i]] & _FIGURE:
            return 0, 0
        while roles[at[i]] & _FIGURE:
            i += 1
        if at[i] != comma:
            return 0, 0
        i += 1
    else:
        return 0, 0
    end = i
    while roles[at[i]] & _CLOSES:
        i += 1
    if roles[at[i]] & _WHITE:
        return start, end
    return 0, 0


# The bits of a kind for `find_strokes`; and what it says of a run: all of it stays; its first stroke; all of it if it
# is a dash; its last stroke; every character in it that is no stroke.
LETTER, MARK, STROKE, BLANK = 1, 2, 4, 8
ALL, FIRST, DASH, LAST, LOST = 1, 2, 4, 8, 16
_LETTER, _MARK, _STROKE, _BLANK = LETTER, MARK, STROKE, BLANK
_ALL, _FIRST, _DASH, _LAST, _LOST, _LATER = ALL, FIRST, DASH, LAST, LOST, 32
# How far back a prefix can begin, strokes not counted, for they may be gone; how much two strokes may enclose.
_BACK, _ENCLOSED = 24, 200


Strokes = tuple[str, str, str, str, str, frozenset[str], str]


def find_lone_marks(text: str, kinds: bytes, signs: tuple[int, int, int], ends: str) -> list[int]:
    """The marks behind an opening bracket, or behind a blank that one of ``ends`` is before.

    ``signs``: the kinds of a mark, a bracket and a blank.
    """
    mark, opening, blank = signs
    at = kinds
    found: list[int] = []
    for i in range(1, len(kinds)):
        if at[i] == mark and (at[i - 1] == opening or (at[i - 1] == blank and i > 1 and text[i - 2] in ends)):
            found.append(i)  # noqa: PERF401 -- compiled, a loop is a loop
    return found


def find_strokes(text: str, kinds: bytes, kind: int, roles: bytes, known: Strokes) -> list[tuple[int, int, int]]:
    """The runs of strokes (and replacement characters) that do not go entirely, each with the bits that say what stays.

    ``known`` are the stroke; marks that may have it for a seat; letters that join nothing after them; what follows a
    dash and a blank; what a prefix may be written with but letters; prefixes; marks that make another letter of it.
    """
    at = kinds
    found: list[tuple[int, int, int]] = []
    passed = -_ENCLOSED
    # Of the whole row of marks and strokes around a run: the places before and after it, and
    # whether the strokes stand after a prefix.
    left = right = 0
    after_prefix = False
    start = kinds.find(kind)
    while start >= 0:
        end = start + 1
        while at[end] == kind:
            end += 1
        if not (start and roles[at[start - 1]] & roles[at[end]] & _LETTER):
            if start >= right:
                left, right = start - 1, end
                while left >= 0 and roles[at[left]] & (_MARK | _STROKE):
                    left -= 1
                while roles[at[right]] & (_MARK | _STROKE):
                    right += 1
                after_prefix = (
                    left >= 0 and roles[at[left]] & _LETTER != 0 and _is_prefix(text, kinds, left, roles, known)
                )
            how = _read_stroke_run(text, kinds, (start, end, left, right), roles, known)
            if how & _FIRST and not after_prefix:
                how &= ~_FIRST
            # A blank follows, and nothing else makes it a dash.
            if how & _DASH and how & _LATER:
                if text[end + 1 : end + 2] != known[3] and start - passed >= _ENCLOSED:
                    how &= ~_DASH
                how &= ~_LATER
            if how:
                found.append((start, end, how))
        passed = end
        start = kinds.find(kind, end)
    return found


def _read_stroke_run(text: str, kinds: bytes, where: tuple[int, int, int, int], roles: bytes, known: Strokes) -> int:
    """What stays of one run of strokes, in the bits of `find_strokes`; its first stroke if a prefix comes before it."""
    stroke, seated, ends = known[0], known[1], known[2]
    start, end, left, right = where
    at = kinds
    lost = 0
    for i in range(start, end):
        if text[i] != stroke:
            lost = _LOST
    i = end
    while roles[at[i]] & _MARK:
        if text[i] in seated:
            return lost if text[end - 1] != stroke else lost | _LAST
        i += 1
    led = left >= 0 and roles[at[left]] & _LETTER != 0
    if not (led or roles[at[right]] & _LETTER):
        return _ALL
    if led and roles[at[right]] & _LETTER:
        return 0
    how = lost
    if led and text[start] == stroke:
        how |= _FIRST
    if not lost:
        if (start > 0 and roles[at[start - 1]] & _BLANK) or (left >= 0 and text[left] in ends):
            how |= _DASH
        elif roles[at[end]] & _BLANK:
            how |= _DASH | _LATER
    return how


def _is_prefix(text: str, kinds: bytes, last: int, roles: bytes, known: Strokes) -> bool:
    """Whether the letters up to the last one are a prefix, or one letter."""
    unwritten, prefixes, altering = known[4], known[5], known[6]
    at = kinds
    altered = False  # whether a mark makes another letter of one
    first = last
    left = _BACK
    while first > 0 and roles[at[first - 1]] & (_LETTER | _MARK | _STROKE) and left > 1:
        first -= 1
        left -= roles[at[first]] & _STROKE == 0
    word = ""
    for i in range(first, last + 1):
        if roles[at[i]] & _LETTER:
            word += text[i]
        elif text[i] not in unwritten:
            return False
        elif text[i] in altering:
            altered = True
    return len(word) == 1 or (word in prefixes and not altered)


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
    ``new[2]`` if it is the second one at a word's end, unless the first letter of that is there; ``new[0]`` elsewhere.
    ``PASSED`` kinds between do not count, up to ``most`` of them before a hamza; ``INSIDE`` kinds go on with a word.
    """
    on_waw, on_yeh, waw, yeh = seats[0], seats[1], seats[2], new[2][0]
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
            elif text[at] == on_yeh and not roles[kinds[after]] & _INSIDE and (start == 0 or text[start - 1] != yeh):
                nth = 2
        nearest, is_waw = at, nth == 1
        written = new[nth]
        if nth or text[at] != written[0]:
            edits.append((at, at + 1, written))
    edits.reverse()
    return edits


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


def cut_runs(runs: list[tuple[int, int, int]], bounds: list[int]) -> list[tuple[int, int, int]]:
    """The runs of `find_blanks`, each without what is inside of spans with these bounds, if anything is left of it.

    A part of a run has -1 line breaks. A span holds more than white space: a run can end in one, or begin in one, and
    not go through it.
    """
    found: list[tuple[int, int, int]] = []
    count, nth = len(bounds), 0
    for start, end, breaks in runs:
        while nth < count and bounds[nth] <= start:
            nth += 1
        left, right, lines = start, end, breaks
        if nth < count and (nth & 1 or bounds[nth] < end):
            lines = -1
            if nth & 1:
                left = bounds[nth]
                after = nth + 1
                while after < count and bounds[after] <= left:
                    after += 1
                right = min(right, bounds[after]) if after < count else right
            else:
                right = bounds[nth]
        if left < right:
            found.append((left, right, lines))
    return found


def may_hold_sequence(text: str, kinds: bytes, passed: bytes, firsts: str, then: str) -> bool:
    """Whether a text holds one of the characters ``firsts`` and, after it, ``then`` twice.

    The kinds of ``passed`` may stand between; ``then`` is of none of these.
    """
    at, is_passed = kinds, passed
    size = len(text)
    for first in firsts:
        i = text.find(first) + 1
        while i:
            row = 0  # how often ``then`` came
            while i < size and row < 2 and (text[i] == then or is_passed[at[i]]):
                row += text[i] == then
                i += 1
            if row == 2:
                return True
            i = text.find(first, i) + 1
    return False


# What `find_drawn_words` asks of a character, as bits: whether its letter joins the next one (two bits), and the one
# before (two bits); whether it is a presentation form, or a letter whose form is unknown; whether it is a mark that may
# be at the edge of a word that goes on; whether it is anything else of a word.
ENDS, JOINS, JOINED, BEGINS, FORM, PLAIN, EDGE, OF_WORD = 1, 2, 4, 8, 16, 32, 64, 128
_LETTERS, _FORM, _PLAIN, _EDGE, _ALONE = FORM | PLAIN, FORM, PLAIN, EDGE, ENDS | BEGINS


def find_drawn_words(text: str, roles: bytes) -> tuple[list[tuple[int, int]], bool]:
    """The words with forms that do not join as they stand, but do from their end; whether all may stand both ways.

    No word of one letter does, and none that joins as it stands but not from its end, or has letters without a form.
    ``roles`` are 65,536 ``bytes``, the bits of each character. A letter whose form is unknown agrees with any neighbour
    where the word stands as it is, and is alone in a word that is turned.
    """
    found: list[tuple[int, int]] = []
    start = i = 0
    count = broken = turned_broken = held = 0
    before = turned = last = _ALONE
    has_any = has_others = False
    for char in text + " ":  # which ends the last word
        code = ord(char)
        role = roles[code] if code < 0x10000 else 0
        if role & _LETTERS:
            now = _ALONE if role & _PLAIN else role
            broken |= before & role >> 2
            turned_broken |= now & turned >> 2
            before, turned, last = role, now, _ALONE
            held |= role
            count += 1
        elif role & _EDGE:
            last = 0
            if not count:
                before = turned = 0
        elif not role:
            if held & _FORM:
                broken = (broken | before & last >> 2) & 3
                turned_broken = (turned_broken | last & turned >> 2) & 3
                if count > 1 and broken and not turned_broken:
                    found.append((start, i))
                has_any = True
                has_others |= count == 1 or (broken == 0 and (turned_broken > 0 or held & _PLAIN > 0))
            start = i + 1
            count = broken = turned_broken = held = 0
            before = turned = last = _ALONE
        i += 1  # noqa: SIM113 -- compiled, it is the faster way
    return found, has_any and not has_others
