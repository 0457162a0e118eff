# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops over marks and their neighbours (types: _kernel.pxd)."""

import functools
import operator
import re
from collections.abc import Container, Sequence
from math import inf
from typing import Any

from arnorm._arabic import affixes
from arnorm._arabic.protect import ANCHORS
from arnorm._core import classes as k
from arnorm._core.classes import FOREIGN, GAP, INVISIBLE, LETTER, NEWLINE, OPEN, SPACE
from arnorm._core.kernels_kinds import make_pattern
from arnorm._core.scan import mask, roles

_COMPILED = not __file__.endswith(".py")

# What a kind is to a reader of marks, as bits: a mark; what code begins with; what else a text with code has; what
# begins marks of several characters, a comma if another one follows.
MARK, ANCHOR, OTHER, SLASH, AMPERSAND, COMMA = 1, 2, 4, 8, 16, 32
ONLY_MARKS, CODED, SLASHED, TYPED = MARK, ANCHOR | OTHER, SLASH, AMPERSAND | COMMA
BRACKETED, LONE = 64, 128  # a mark before a bracket; one between blanks, and no letter before these
_ROLES = roles(
    {
        MARK: bytes((k.QUOTE,)),
        ANCHOR: ANCHORS,
        OTHER: bytes((k.OTHER,)),
        SLASH: bytes((k.SLASH,)),
        AMPERSAND: bytes((k.AMPERSAND,)),
        COMMA: bytes((k.COMMA,)),
    }
)


def list_marks(kinds: bytes) -> tuple[list[int], int]:
    """The places of marks, and the bits of all kinds that there are, `BRACKETED` and `LONE` among them."""
    if not _COMPILED:
        return _list_marks(kinds)
    at, role_of = kinds, _ROLES
    found: list[int] = []
    seen = 0
    for i in range(len(kinds)):
        role = role_of[at[i]]
        if role:
            if role & MARK:
                found.append(i)
                after = at[i + 1]  # the last kind is END
                if after == SPACE and i > 1 and at[i - 1] == SPACE and at[i - 2] != LETTER:
                    seen |= LONE
                elif after == OPEN:
                    seen |= BRACKETED
            if role != COMMA or (i and role_of[at[i - 1]] == COMMA):
                seen |= role
    return found, seen


def _list_marks(kinds: bytes) -> tuple[list[int], int]:
    """What `list_marks` gives, by a pattern."""
    seen = functools.reduce(operator.or_, [_ROLES[kind] for kind in set(kinds) if kind != k.COMMA], 0)
    if bytes((k.COMMA, k.COMMA)) in kinds:
        seen |= COMMA
    if re.search(rb"[^%c](?=%c%c%c)" % (LETTER, SPACE, k.QUOTE, SPACE), kinds):
        seen |= LONE
    if bytes((k.QUOTE, OPEN)) in kinds:
        seen |= BRACKETED
    return [match.start() for match in make_pattern(mask(bytes((k.QUOTE,)))).finditer(kinds)], seen


# Beside these kinds a mark may be a byte of a character in another encoding: after all but these, before those.
_WHOLE_BEFORE = bytes(
    (k.SPACE, k.LETTER, k.MARK, k.FORM, k.NEWLINE, k.END, k.DIGIT, k.EASTERN, k.COMMA, k.COLON, k.BANG, k.CLOSE)
)
_ODD_BEFORE = mask(bytes(kind for kind in k.ANY if kind not in _WHOLE_BEFORE))
_ODD_AFTER = mask(bytes((k.FOREIGN, k.OTHER, k.TATWEEL, k.INVISIBLE)))


def list_odd(text: str, kinds: bytes, places: list[int]) -> list[int]:
    """The places beside a character that may be of another encoding, or after a backslash."""
    at, is_before, is_after = kinds, _ODD_BEFORE, _ODD_AFTER
    found: list[int] = []
    for place in places:
        odd = place > 0 and is_before[at[place - 1]] and (text[place - 1] > "\x7f" or text[place - 1] == "\\")
        if odd or (is_after[at[place + 1]] and text[place + 1] > "\x7f"):
            found.append(place)
    return found


def list_near(kinds: bytes, places: list[int]) -> list[int]:
    """Those of the places that meet an anchor before they meet a space, on either side."""
    at, role_of = kinds, _ROLES
    near: list[int] = []
    last = len(kinds) - 1
    end = -1  # of the word
    is_near = False
    for place in places:
        if place >= end:
            start = end = place
            is_near = False
            while start >= 0 and at[start] != SPACE:
                is_near = is_near or role_of[at[start]] & ANCHOR != 0
                start -= 1
            while end < last and at[end] != SPACE:
                is_near = is_near or role_of[at[end]] & ANCHOR != 0
                end += 1
        if is_near:
            near.append(place)
    return near


# What a mark does by its two neighbours: it opens, it closes, or it does either. After a letter or a tatweel it opens
# if that is a prefix: و"كلمة", بـ"كلمة".
OPENS, CLOSES, EITHER, UNSURE, AFTER_LETTER, AFTER_TATWEEL = range(1, 7)
_PARAGRAPH_BLANKS = bytes((k.SPACE, k.GAP, k.NEWLINE, k.END))
_LETTERS, _DIGITS = bytes((k.LETTER, k.FORM, k.FOREIGN)), bytes((k.DIGIT, k.EASTERN))
_LETTERS_AND_MARKS = _LETTERS + bytes((k.MARK,))
_WORD_CHARACTER_KINDS = _LETTERS + _DIGITS + bytes((k.UNDERSCORE,))
_BEFORE_OPENING = _PARAGRAPH_BLANKS + bytes((k.OPEN, k.COLON))
_AFTER_OPENING = _WORD_CHARACTER_KINDS + bytes((k.HASH, k.AT))
_BEFORE_CLOSING = _WORD_CHARACTER_KINDS + bytes((k.MARK, k.STOP, k.BANG, k.COMMA, k.CLOSE))
_AFTER_CLOSING = _PARAGRAPH_BLANKS + bytes((k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE))


def _ways_by_neighbours() -> bytes:
    """What a mark does, at 256 times the kind before it plus the kind after it."""
    ways = bytearray((UNSURE,)) * (256 * 256)
    for way, befores, afters in (
        (EITHER, bytes((k.SPACE,)), bytes((k.SPACE,))),
        (EITHER, bytes((k.LETTER,)), _LETTERS_AND_MARKS),
        (EITHER, _LETTERS_AND_MARKS, bytes((k.LETTER,))),
        (AFTER_LETTER, bytes((k.LETTER,)), _LETTERS),
        (AFTER_TATWEEL, bytes((k.TATWEEL,)), _LETTERS),
        (OPENS, _BEFORE_OPENING, _AFTER_OPENING),
        (CLOSES, _BEFORE_CLOSING, _AFTER_CLOSING),
    ):
        for before in befores:
            for after in afters:
                ways[before << 8 | after] = way
    return bytes(ways)


_WAYS = _ways_by_neighbours()
_BEFORE_PREFIX = mask(_PARAGRAPH_BLANKS)
_ONE_LETTER = affixes.LETTERS
_GAPS = bytes((k.GAP,)) * 3
# The marks of a paragraph: their places; the way, the depth and the partner of each; how deep they nest, 0 where they
# leave doubt; loose ones: one mark, or one pair, whose way follows from the other marks alone.
Plain = tuple[list[int], list[tuple[int, int, int]], int, list[int]]
CLOSERS = {'"': '"', "«": "»", "“": "”“", "”": "“”"}  # what closes each mark in a plain paragraph
_CLOSING = '"»”'  # a first mark that may close what began before
_OUTERMOST, _NESTED, _MANY_NESTED = OUTERMOST, NESTED, MANY_NESTED = 1, 2, 3


def read_plain(text: str, kinds: bytes, places: list[int]) -> tuple[list[Plain], list[tuple[int, Plain]]]:
    """The marks of each paragraph, paired by what each does by its neighbours.

    The first list has simple paragraphs: their marks are pairs without doubt, no pair is inside another, and a letter
    follows the first mark. The second list has all others, each with the number of its paragraph.
    After a letter or a tatweel a mark opens if the letter is a prefix with a blank before it.
    """
    at, of, is_blank = kinds, _WAYS, _BEFORE_PREFIX
    has_gaps = GAP in kinds
    simple: list[Plain] = []
    others: list[tuple[int, Plain]] = []
    number = 0
    marks: list[int] = []
    ways: list[int] = []
    last = len(kinds) - 1
    end = line_end = -1  # of the paragraph, and of its line
    for place in places:
        if place > end:
            if marks:
                _add_plain(simple, others, number, _pair_up(text, marks, ways), at[marks[0] + 1] == LETTER)
                marks, ways = [], []
                number += 1
            if place > line_end:
                line_end = kinds.find(NEWLINE, place)
                if line_end < 0:
                    line_end = last
            end = line_end
            if has_gaps:
                gap = kinds.find(_GAPS, place, end)
                if gap >= 0:
                    end = gap
        way = of[at[place - 1 if place else last] << 8 | at[place + 1]]
        if way in (AFTER_LETTER, AFTER_TATWEEL):
            start = place - 1 if way == AFTER_LETTER else place - 2
            if start >= 0 and text[start] in _ONE_LETTER and is_blank[at[start - 1 if start else last]]:
                way = OPENS
            else:
                way = EITHER if way == AFTER_LETTER else UNSURE
        marks.append(place)
        ways.append(way)
    if marks:
        _add_plain(simple, others, number, _pair_up(text, marks, ways), at[marks[0] + 1] == LETTER)
    return simple, others


def _add_plain(
    simple: list[Plain], others: list[tuple[int, Plain]], number: int, plain: Plain, has_letter: bool
) -> None:
    """Add the marks of a paragraph to one of the two lists."""
    _, paired, depth, loose = plain
    if has_letter and depth == _OUTERMOST and not loose and paired[len(paired) - 1][2] >= 0:
        simple.append(plain)
    else:
        others.append((number, plain))


def _pair_up(text: str, places: list[int], ways: list[int]) -> Plain:
    """The marks of one paragraph, paired by what each does.

    The last mark may be left open, and the first may close what began before. How far any other open mark reaches
    depends on the sentences, and so does the end of a quotation that holds many others. One mark or one pair may be
    loose where nothing nests and nothing is open.
    """
    paired: list[tuple[int, int, int]] = []
    opened: list[int] = []
    loose: list[int] = []
    doubt = places, paired, 0, loose
    deepest = nested_in_row = 0
    count = len(places)
    curly = 0  # bits of the curly marks that open
    for i in range(count):
        way, char = ways[i], text[places[i]]
        is_loose = way == EITHER
        if is_loose:
            way = CLOSES if opened else OPENS
        first_closes = way == CLOSES and not i and char in _CLOSING
        if is_loose or first_closes:
            loose.append(i)
        if way == OPENS and char in CLOSERS:
            opened.append(i)
            curly |= 1 if char == "“" else 2 if char == "”" else 0
            paired.append((1, len(opened), -1))
            nested_in_row = 0 if len(opened) == _OUTERMOST else nested_in_row + (len(opened) == _NESTED)
        elif way == CLOSES and opened and char in CLOSERS[text[places[opened[len(opened) - 1]]]]:
            opening = opened.pop()
            paired[opening] = (1, len(opened) + 1, i)
            paired.append((-1, len(opened) + 1, opening))
        elif first_closes:
            paired.append((-1, _OUTERMOST, -1))
        else:
            return doubt
        deepest = max(deepest, len(opened), _OUTERMOST)
        if nested_in_row == _MANY_NESTED:
            return doubt
    if opened and (loose or opened[0] != count - 1 or curly == 1 | 2):
        return doubt
    if loose and (deepest > _OUTERMOST or loose[1:] not in ([], [paired[loose[0]][2]])):
        return doubt
    return places, paired, deepest, loose


MarkRole = tuple[int, int, int, int, int]  # of a mark: its start, its end, its way, its depth, its partner
Pairs = tuple[tuple[str, str], ...]


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


NEAR_LETTERS = 2  # a letter of another script this near to a mark makes its quotation worth a look


def write_plain(
    text: str, kinds: bytes, plain: Sequence[Plain], pairs: Pairs, deepest: int
) -> tuple[list[tuple[int, int, str]], list[Plain]]:
    """The edits that write the marks of simple paragraphs, and the other paragraphs, which the caller must check.

    The others nest deeper than ``deepest``, have loose marks, or have a letter of another script near to a mark.
    """
    edits: list[tuple[int, int, str]] = []
    doubtful: list[Plain] = []
    for marks in plain:
        places, paired, depth, loose = marks
        if depth > deepest or loose or _is_near_foreign(kinds, places):
            doubtful.append(marks)
        else:
            edits += write_marks(text, places, paired, pairs)
    return edits, doubtful


def write_roles(text: str, roles: Sequence[MarkRole], pairs: Pairs, kept: Container[int]) -> list[tuple[int, int, str]]:
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


def _is_near_foreign(kinds: bytes, places: list[int]) -> bool:
    """Whether a letter of another script is near to one of the places."""
    at, reach = kinds, NEAR_LETTERS
    size = len(kinds)
    for place in places:
        for i in range(max(0, place - reach), min(size, place + reach + 1)):
            if at[i] == FOREIGN:
                return True
    return False


# The classes of neighbours.
EDGE, BLANK, WORD, PREFIX, NUMBER, OPENER, POINT, COLON, JOINER, SIGN = "|", " ", "w", "p", "0", "(", ".", ":", "-", "x"
_WORD, _PREFIX = WORD, PREFIX
_KINDS_OF_CLASS = {
    EDGE: (k.NEWLINE, k.END),
    BLANK: (k.SPACE, k.GAP),
    WORD: (k.LETTER, k.FORM, k.MARK, k.TATWEEL, k.FOREIGN, k.QUOTE, k.HASH, k.AT, k.UNDERSCORE),
    NUMBER: (k.DIGIT, k.EASTERN, k.PERCENT),
    OPENER: (k.OPEN,),
    POINT: (k.CLOSE, k.COMMA, k.STOP, k.BANG, k.SEPARATOR),
    COLON: (k.COLON,),
    JOINER: (k.DASH, k.SLASH),
}
_NAMES = {kind: name for name, kinds in _KINDS_OF_CLASS.items() for kind in kinds}
CLASSES = "".join([_NAMES.get(kind, SIGN) for kind in k.ANY])
_CLASSES = CLASSES
_MARK_CODES = frozenset((*range(0x610, 0x61B), 0x640, *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE)))  # and tatweel
_IS_MARK = bytes([code in _MARK_CODES for code in range(0x600, 0x700)])
PREFIXES = frozenset((*affixes.PREFIXES, *affixes.ARTICLES)) - {""}
_PREFIXES, PREFIX_ENDS = (
    PREFIXES,
    frozenset((*map(chr, _MARK_CODES), *[prefix[len(prefix) - 1 :] for prefix in PREFIXES])),
)
REACH_LETTERS = _REACH = 64  # how far a neighbour can be
WORD_LETTERS, PREFIX_LETTERS = 20, 12  # the most characters of a word that are read, marks and tatweel included
_LONGEST_PREFIX, _PREFIX_ENDS = PREFIX_LETTERS, PREFIX_ENDS
_UNSEEN = mask(bytes((k.INVISIBLE,)))
_SKIPPED = mask(bytes((k.SPACE, k.GAP, k.INVISIBLE)))


def list_neighbours(text: str, kinds: bytes, marks: Sequence[Any], not_behind: Container[str]) -> list[tuple[Any, ...]]:
    """The neighbours of each mark. Marks with only invisible characters between them are a row: they share neighbours.

    A mark has its start, its end, its character and its family. Each gives the text, the kinds and the family; the
    place and the class of the character before it, and of the one before what is skipped; the same after it; whether a
    mark of its row is before it, and after it. A word is no prefix after one of the characters ``not_behind``.
    """
    at, unseen, skipped, classes = kinds, _UNSEEN, _SKIPPED, _CLASSES
    last = len(kinds) - 1  # the last kind precedes the first one
    neighbours: list[tuple[Any, ...]] = []
    i, count = 0, len(marks)
    while i < count:
        mark = marks[i]
        start, end = mark[0], mark[1]
        j = i + 1
        while j < count:
            mark = marks[j]
            place = end
            while place < mark[0] and at[place] == INVISIBLE:
                place += 1
            if place != mark[0]:
                break
            end = mark[1]
            j += 1
        before = _pass_over(kinds, start - 1, -1, start - 1 - _REACH, unseen)
        beyond = _pass_over(kinds, before, -1, start - 1 - _REACH, skipped)
        after = _pass_over(kinds, end, 1, end + _REACH, unseen)
        following = _pass_over(kinds, after, 1, end + _REACH, skipped)
        class_before = classes[at[before if before >= 0 else last]]
        if class_before == _WORD and text[before] in _PREFIX_ENDS:
            ending, char = word_before(text, before, _LONGEST_PREFIX)
            if (ending in _PREFIXES or (ending == "" and text[before] == "\u0640")) and char not in not_behind:
                class_before = _PREFIX
        class_beyond = classes[at[beyond if beyond >= 0 else last]]
        beside = beyond, class_beyond, after, classes[at[after]], following, classes[at[following]]
        for n in range(i, j):
            mark = marks[n]
            neighbours.append((text, kinds, mark[3], before, class_before, *beside, n > i, n + 1 < j))
        i = j
    return neighbours


def _pass_over(kinds: bytes, place: int, step: int, limit: int, skipped: bytes) -> int:
    """The first place from here on, in the direction ``step`` and up to ``limit``, that is not ``skipped``."""
    at = kinds
    last = len(kinds) - 1
    while skipped[at[place if place >= 0 else last]] and place != limit:
        place += step
    return place


def word_before(text: str, at: int, longest: int) -> tuple[str, str]:
    """The word of letters, digits, underscores and marks that ends at a place, without the marks.

    And the character before it; two empty texts for a word that is as long as ``longest``.
    """
    is_mark = _IS_MARK
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
        word = "".join([char for char in word if not ("\u0600" <= char < "\u0700" and _IS_MARK[ord(char) - 0x600])])
    return word, text[begin - 1 : begin] if begin else ""


def move_roles(roles: Sequence[MarkRole], edits: list[tuple[int, int, str]], start: int) -> list[MarkRole]:
    """The marks, each a span and three values, as they stand after the edits in the text that begins at ``start``.

    An edit lies in no mark unless it is the whole mark.
    """
    moved: list[MarkRole] = []
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


# The costs of what a reading does with a mark, beside those of the mark itself.
_HOPELESS_COST = 5.0  # a reading that costs so much more than the best is given up
_SKIP_COST = 0.1  # a closing mark leaves a quotation inside open
_HELD_COST = 1.0  # part of what a mark without a partner costs: charged at the opening, given back at the closing mark
_EMPTY_COST = 4.0  # a quotation with nothing in it
_LATE_COST = 0.8  # a closing mark that closes nothing, and is not the first mark of its paragraph
_AWAITED_COST = 2.0  # a mark called a prime or a tanween on thin evidence, while it would close what is open
_DOUBTFUL_COST, _NO_EVIDENCE_COST, _GOOD_CLOSE_COST = 0.9, 2.0, 0.5  # thin evidence is between; a good close is less
_NESTING_COST = 1.2  # a mark that opens inside marks of its family, where opening costs at least this:
_LEAST_OPENING_COST = 0.5
_STACKED_COST = 0.5  # two straight marks side by side, one opening inside the other
_JOINED_COST = 0.1  # two straight marks side by side that are one
_BEAM_READINGS = 6
_MOST_SKIPPED = 3  # a closing mark may close the innermost quotation or one of the two around it
_STRAIGHT, _DOUBLED = 0, 1  # families

# What a mark costs: to open, to close, to be no quotation mark.
Prices = tuple[float, float, float]
# The number of each family. By it: what a mark without a partner costs, and a mark that is read against its direction;
# what a pair of two families costs, at the number of families times the first one plus the second. NEVER is what no
# reading pays.
Tables = tuple[dict[str, int], list[float], list[float], list[float], float]
_State = tuple[Any, ...]


def read_cheapest(
    text: str, marks: Sequence[Any], costs: Sequence[Prices], turned: Container[str], tables: Tables
) -> tuple[float, list[MarkRole]]:
    """What the cheapest reading of a paragraph costs, and its quotation marks.

    A mark has its start, its end, its character, its family and its direction, which is the other one in the families
    that are ``turned``. Marks are read from left to right. Of the readings so far only the few cheapest that differ in
    what is open are kept (a beam search), so the time is linear in the number of marks. A reading is its cost, the
    innermost quotation that is open (the one around it, its mark, its family, its depth, and what it costs if it and
    those around it stay open), and the last mark read as a quotation mark (the one before it, the mark, whether it is
    two, its way, its depth, and the mark that it closes or -1).
    """
    # The readings of all marks before this one, before the next, and before the one after it.
    here: list[_State] = [(0.0, None, None)]
    following: list[_State] = []
    numbers = tables[0]
    last = len(marks) - 1
    end = -1  # of the mark before
    for i in range(last + 1):
        mark = marks[i]
        empty = i > 0 and (mark[0] == end or (text[end].isspace() and text[end : mark[0]].isspace()))
        end = mark[1]
        direction = -mark[4] if mark[4] and mark[3] in turned else mark[4]
        number = numbers[mark[3]]
        states = _keep_cheapest(here) if i else here
        here, following = following, []
        opening, closing, none = costs[i]
        _advance(states, here, (i, False, last), (number, direction, empty, opening, closing, none), tables)
        # Two straight marks side by side, and no third one, may be one.
        if number == _STRAIGHT and i < last and marks[i + 1][0] == end and _begins_row_of_two(marks, i, last):
            joined = _DOUBLED, 0, empty, opening + _JOINED_COST, closing + _JOINED_COST, none
            _advance(states, following, (i, True, last), joined, tables)
    least = inf
    best = None
    for cost, top, step in here:
        spent = cost if top is None else cost + top[4]
        if spent < least:
            least, best = spent, step
    return least, _list_read(best, marks)


def _begins_row_of_two(marks: Sequence[Any], i: int, last: int) -> bool:
    """Whether this mark and the next are two of one character side by side, and no third one is beside them."""
    if not _are_in_row(marks[i], marks[i + 1]) or (i > 0 and _are_in_row(marks[i - 1], marks[i])):
        return False
    return i + 2 > last or not _are_in_row(marks[i + 1], marks[i + 2])


def _are_in_row(one: Any, other: Any) -> bool:
    """Whether these are two of one character, side by side."""
    return bool(one[2] == other[2] and one[0] + 1 == one[1] == other[0] == other[1] - 1)


def _keep_cheapest(states: list[_State]) -> list[_State]:
    """Of these readings, the cheapest first, one for each set of open quotations, without hopeless ones."""
    hopeless = states[0][0] + _HOPELESS_COST
    kept: list[_State] = []
    for state in states:
        spent, top, _ = state
        is_new = True
        for other in kept:
            is_new = is_new and not _have_same_open(top, other[1])
        if is_new:
            if spent > hopeless or len(kept) == _BEAM_READINGS:
                break
            kept.append(state)
    return kept


def _have_same_open(one: _State | None, other: _State | None) -> bool:
    """Whether two readings have the same quotations open, by the marks of the two innermost ones."""
    if one is None or other is None:
        return one is other
    if one[1] != other[1]:
        return False
    outer, around = one[0], other[0]
    return outer is around if outer is None or around is None else outer[1] == around[1]


def _add(states: list[_State], is_last: bool, cost: float, top: _State | None, step: _State | None) -> float:
    """Add a reading behind those that cost no more; return the cost beyond which a reading is hopeless.

    After the last mark no reading is hopeless, for what open quotations cost is still to be added; the readings stay in
    the order in which they were made.
    """
    place = len(states)
    if is_last:
        states.append((cost, top, step))
        return inf
    while place and states[place - 1][0] > cost:
        place -= 1
    states.insert(place, (cost, top, step))
    least: float = states[0][0]
    return least + _HOPELESS_COST


def _advance(
    states: list[_State],
    following: list[_State],
    at: tuple[int, bool, int],
    choice: tuple[int, int, bool, float, float, float],
    tables: Tables,
) -> None:
    """Add the readings that follow from each of these when a mark is read.

    ``at`` has the mark, whether it is two that are one, and the last mark of all. ``choice`` has its family, its
    direction in this paragraph, whether only white space is between it and the mark before, and what it costs.
    """
    mark, joined, last = at
    family, direction, empty, opening, closing, none = choice
    _, lone, turned, mixed, never = tables
    if direction < 0:
        opening += turned[family]
    elif direction > 0:
        closing += turned[family]
    alone = lone[family]
    waited = none
    if family <= _DOUBLED and _DOUBTFUL_COST < none < _NO_EVIDENCE_COST and closing < _GOOD_CLOSE_COST:
        waited += _AWAITED_COST
    is_last = mark + joined == last
    limit = inf if is_last or not following else following[0][0] + _HOPELESS_COST
    for spent, top, step in states:
        cost = spent + (none if top is None else waited)
        if cost <= limit:
            limit = _add(following, is_last, cost, top, step)
        held = spent + opening + _HELD_COST
        if top is None:
            if held <= limit:
                entry = None, mark, family, 1, alone - _HELD_COST
                limit = _add(following, is_last, held, entry, (step, mark, joined, 1, 1, -1))
            cost = spent + closing + alone + (0.0 if step is None else _LATE_COST)
            if cost <= limit:
                limit = _add(following, is_last, cost, None, (step, mark, joined, -1, 1, -1))
            continue
        _, opener, kind, depth, lost = top
        beside = empty and opener == mark - 1
        if kind == family:
            if alone >= never:
                held += never
            elif beside and family == _STRAIGHT:
                held += _STACKED_COST
            elif opening >= _LEAST_OPENING_COST:
                held += _NESTING_COST
        if held <= limit:
            entry = top, mark, family, depth + 1, lost + alone - _HELD_COST
            limit = _add(following, is_last, held, entry, (step, mark, joined, 1, depth + 1, -1))
        cost = spent + closing - _HELD_COST + (_EMPTY_COST if beside else 0.0)
        # It closes the innermost open quotation, or one around it and leaves those open.
        inner = top
        for _ in range(_MOST_SKIPPED):
            if inner is None or cost > limit:
                break
            outer, opener, kind, depth, _ = inner
            pair = mixed[kind * len(lone) + family]
            if pair < never and cost + pair <= limit:
                limit = _add(following, is_last, cost + pair, outer, (step, mark, joined, -1, depth, opener))
            cost += lone[kind] - _HELD_COST + _SKIP_COST
            inner = outer


def _list_read(step: _State | None, marks: Sequence[Any]) -> list[MarkRole]:
    """The quotation marks of a reading in order, each with its partner."""
    steps: list[_State] = []
    while step is not None:
        steps.append(step)
        step = step[0]
    steps.reverse()
    place = {one[1]: i for i, one in enumerate(steps)}
    partners = [place.get(one[5], -1) for one in steps]
    for i, partner in enumerate(partners):
        if partner >= 0:
            partners[partner] = i
    return [
        (marks[one[1]][0], marks[one[1] + one[2]][1], one[3], one[4], partner)
        for one, partner in zip(steps, partners, strict=True)
    ]
