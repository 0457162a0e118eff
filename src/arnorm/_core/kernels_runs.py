# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over runs of kinds: tokens, and strokes; and over runs of edits (types: kernels_runs.pxd).

What they ask of a kind is a bit of its role: 256 ``bytes``, one for each kind (`arnorm._core.scan.roles`).
"""

from collections.abc import Sequence
from typing import Any

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
    starts: list[int], ends: list[int], columns: tuple[Sequence[int], Sequence[int], Sequence[str]]
) -> tuple[list[int], list[int]]:
    """What `Layer.source` gives for each of these spans, in order; ``columns`` are those of the layer."""
    old_starts, old_ends, news = columns
    lefts: list[int] = []
    rights: list[int] = []
    count = len(news)
    i = j = nth = 0
    # How far the text before change ``i``, and before ``j``, has moved; where the change before ``j`` ends.
    shift = behind = edge = 0
    for start in starts:
        end = ends[nth]
        nth += 1  # noqa: SIM113 -- compiled, it is the faster way
        left = start - shift
        while i < count:
            first, size = old_starts[i], len(news[i])
            if first + shift + size > start:
                if first + shift < start:
                    left = first
                break
            last = old_ends[i]
            shift += size - (last - first)
            left = start - shift
            i += 1
        if not start:
            left = 0
        right = left
        if end != start:
            while j < count:
                first, size = old_starts[j], len(news[j])
                if first + behind + (1 if size else 0) > end:
                    break
                edge = old_ends[j]
                behind += size - (edge - first)
                j += 1
            right = max(edge, end - behind)
        lefts.append(left)
        rights.append(right)
    return lefts, rights


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
