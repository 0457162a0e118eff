# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""Quick looks that spare most texts a reader: False only where the reader finds nothing (types: kernels_gates.pxd)."""

from arnorm._core.kernels import GONE, MARBUTA, MARKED, STROKE

_MARKED, _GONE, _STROKE, _MARBUTA = MARKED, GONE, STROKE, MARBUTA
# What `may_hold_group` asks: the folding; the hashes of all words, of those that are a group by themselves, and of
# those that are one with any neighbour; the first letter and how many come after it; the reach between two members; the
# letter that a stroke stands alone after.
Gate = tuple[bytes, bytes, bytes, bytes, bytes, int, int, int, int]
_NOWHERE = -1000
_BESIDE = 2  # the most that parts a name in Latin letters from its number


def may_hold_group(text: str, gate: Gate) -> bool:
    """Whether `kernels_words.read_groups` may give a group: False only where it gives none. By hashes and digits.

    A group is a word that makes one by itself; two neighbours, words or numbers, one of which makes one of both; a name
    in Latin letters beside a number; three numbers with two signs between; or two with a sign between, and a word. What
    is rare in folded text is not looked at: True.

    In the loop, ``signed`` says that a sign came after the last number, ``joins`` that the last word makes a group with
    any neighbour, ``held`` that a word came within reach.
    """
    low, high, heads, alone, telling, first, span, reach, lone = gate
    head = at = size = parted = 0
    last = digits = latin = _NOWHERE  # ends: of the last word or number, of the last number, of the last Latin letter
    signed = joins = held = ends = False
    for char in text:
        code = ord(char)
        if code >= 0x10000:
            code = 0
        elif high[code] == _MARKED:
            if low[code] == _GONE or (low[code] == _STROKE and size > 0 and head != lone):  # as in `kernels.fold_text`
                continue
            return True
        else:
            code = low[code] | high[code] << 8
        if (code - first) & 0xFFFF <= span:  # a letter
            if ends:  # the space behind ة was lost
                return True
            ends = ord(char) == _MARBUTA
            head = (head * 31 + code) & 0x7FFFF
            size, at = size + 1, at + 1
            continue
        if heads[head >> 3] >> (head & 7) & 1:  # as in `kernels_words.find_words`
            joined = joins and at - size - last <= reach
            joins = telling[head >> 3] >> (head & 7) & 1 != 0
            if joined or alone[head >> 3] >> (head & 7) & 1 or (at - size - last <= reach and (joins or parted > 0)):
                return True
            parted, held, last = 0, True, at
        head, size, ends = 0, 0, False
        if (code - 0x2D) & 0xFFFF < 0x4E:  # from the dash to z
            if code > 0x40:
                if code <= 0x5A and at - digits <= _BESIDE:  # a name begins with a capital
                    return True
                latin = at + 1
            elif code < 0x30:
                signed = True
            elif code <= 0x39:
                if digits != at:
                    if (joins and at - last <= reach) or at - latin <= _BESIDE:
                        return True
                    if at - last > reach:
                        parted, held = 0, False
                    elif signed:
                        parted += 1
                        if held or parted > 1:
                            return True
                    signed = joins = False
                digits = last = at + 1
        at += 1
    joined = at - size - last <= reach and (joins or parted > 0 or telling[head >> 3] >> (head & 7) & 1 != 0)
    return heads[head >> 3] >> (head & 7) & 1 != 0 and (joined or alone[head >> 3] >> (head & 7) & 1 != 0)


# What `may_rewrite_signed` must know of a kind, as bits:
# - FIGURE: a digit;
# - ALWAYS: the answer is yes wherever it is; POINT: the answer is yes if a number follows;
# - LINK: it may be between two numbers that are read as one; WRITTEN: a link that may be replaced by another sign;
# - STOP: a full stop; BLANK: white space, or invisible;
# - NAME: it may begin the name of a character, as in \u00a0 and &nbsp;.
FIGURE, ALWAYS, POINT, LINK, WRITTEN, STOP, BLANK, NAME = 1, 2, 4, 8, 16, 32, 64, 128
_FIGURE, _ALWAYS, _POINT, _LINK = FIGURE, ALWAYS, POINT, LINK
_WRITTEN, _STOP, _BLANK, _NAME = WRITTEN, STOP, BLANK, NAME
_GROUP = 3  # digits of a group of thousands


def may_rewrite_signed(kinds: bytes, roles: bytes, reach: int) -> bool:
    """Whether a number in Western digits may be written with other signs.

    Such a number begins with a point, or has a sign that may be replaced between two runs of digits (at most ``reach``
    characters apart). A stop or a blank may be replaced only before three digits, and beside no other sign. 5/11/2025,
    24 / 206, 3.5 and 10:30 stay.
    ``roles`` has the bits of each kind.
    """
    at, role_of = kinds, roles
    size = len(kinds) - 1
    end = _NOWHERE  # of the last number
    i = 0
    while i < size:
        role = role_of[at[i]]
        if role & _ALWAYS:
            return True
        if not role & _FIGURE:
            i += 1
            continue
        if i and role_of[at[i - 1]] & _POINT:
            return True
        signs, is_link, joins = 0, i - end <= reach, False
        if is_link:
            for between in range(end, i):
                role = role_of[at[between]]
                signs |= role
                is_link = is_link and role & _LINK != 0
                joins = joins or not role & (_WRITTEN | _STOP | _BLANK)
            if signs & _NAME and not is_link:
                return True
        first = i
        while i < size and role_of[at[i]] & _FIGURE:
            if role_of[at[i]] & _ALWAYS:  # Eastern digits after Western ones: 4٠٠
                return True
            i += 1
        if is_link:
            if signs & _WRITTEN or (signs & _STOP and signs & _BLANK):
                return True
            if signs & (_STOP | _BLANK) and i - first == _GROUP and not joins:
                return True
        end = i
    return False


def may_hold_sequence(text: str, kinds: bytes, passed: bytes, first: str, then: str) -> bool:
    """Whether a text holds one of the characters ``first`` and, after it, ``then`` twice.

    The kinds of ``passed`` may stand between; ``then`` is of none of these.
    """
    at, is_passed = kinds, passed
    i = -1
    row = 0  # how often ``then`` came, with nothing else between
    for char in text:
        i += 1
        same = char == then
        row = (row + same) & -(same | is_passed[at[i]])
        if same & (row == 2):  # seldom: no branch where a letter comes that no processor foresees
            j = i
            while row and j > 0:
                j -= 1
                row -= not is_passed[at[j]]
            if not row and text[j] in first:
                return True
            row = 3
    return False
