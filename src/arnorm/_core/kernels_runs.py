# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over runs of kinds: tokens, and strokes; and over runs of edits (types: kernels_runs.pxd).

What they ask of a kind is a bit of its role: 256 ``bytes``, one for each kind (`arnorm._core.scan.roles`).
"""

from collections.abc import Sequence

compiled = not __file__.endswith(".py")

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


# The bits of a kind for `find_cluster` and `find_beside`: blanks; marks; what is passed over, all of it or a few of it;
# what follows two commas that open a quotation, and what comes before them.
SPACE, SIGN, PASSED, WRAPS, WORD, APART = 1, 2, 4, 8, 16, 32
_SPACE, _SIGN, _PASSED, _WRAPS, _WORD, _APART = SPACE, SIGN, PASSED, WRAPS, WORD, APART
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


def find_cluster(
    roles: bytes, comma: int, other: int, signs: str, text: str, kinds: bytes, place: int, floor: int
) -> tuple[int, int, int, int, int]:
    """A cluster of ``signs``: where the blanks before it begin, its span, and the kinds beside it (`find_beside`).

    It is the sign at a place and the signs that touch it, from ``floor`` on; another character is a cluster by itself.
    """
    at = kinds
    start, end = place, place + 1
    if roles[at[place]] & _SIGN:
        while start > floor and roles[at[start - 1]] & _SIGN and text[start - 1] in signs:
            start -= 1
        while roles[at[end]] & _SIGN and text[end] in signs:
            end += 1
    blank = start
    while blank > floor and roles[at[blank - 1]] & _SPACE:
        blank -= 1
    before, after = (
        find_beside(roles, comma, other, kinds, start, -1),
        find_beside(roles, comma, other, kinds, end - 1, 1),
    )
    return blank, start, end, before, after


def move_spans(
    starts: Sequence[int], ends: Sequence[int], news: Sequence[str]
) -> tuple[list[int], list[int], list[int]]:
    """Where these spans begin and end in the new text, and from which end on another span contains each.

    A deletion belongs to the character before it, so a span that ends there takes it in; an insertion or replacement
    does not belong to what ends where it begins.
    """
    to_starts: list[int] = []
    to_ends: list[int] = []
    keys: list[int] = []
    shift = i = 0
    for new in news:
        first = starts[i] + shift
        last = first + len(new)
        shift = last - ends[i]
        to_starts.append(first)
        to_ends.append(last)
        keys.append(first if first == last else first + 1)
        i += 1  # noqa: SIM113 -- compiled, it is the faster way
    return to_starts, to_ends, keys


def map_to_sources(
    starts: list[int],
    ends: list[int],
    old: tuple[Sequence[int], Sequence[int]],
    new: tuple[list[int], list[int], list[int]],
) -> tuple[list[int], list[int]]:
    """What `Layer.source` gives for each of these spans, in order; ``new`` is `move_spans` of the spans ``old``."""
    old_starts, old_ends = old
    to_starts, to_ends, keys = new
    lefts: list[int] = []
    rights: list[int] = []
    count = len(to_ends)
    i = j = nth = 0
    for start in starts:
        end = ends[nth]
        nth += 1  # noqa: SIM113 -- compiled, it is the faster way
        while i < count and to_ends[i] <= start:
            i += 1
        left = start
        if start and i < count and to_starts[i] < start:
            left = old_starts[i]
        elif start and i:
            left += old_ends[i - 1] - to_ends[i - 1]
        right = left
        if end != start:
            while j < count and keys[j] <= end:
                j += 1
            right = old_ends[j - 1] + max(0, end - to_ends[j - 1]) if j else end
        lefts.append(left)
        rights.append(right)
    return lefts, rights
