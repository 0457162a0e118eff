# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The lines of a text, and what each holds that may make it more than prose (types: kernels_lines.pxd)."""

import functools
import re

compiled = not __file__.endswith(".py")
_COMPILED = compiled

# What a line begins with or holds, as bits: a sign that code begins with; what may be a gap between columns, if the
# line is not wide; other signs.
START, GAP, BAR, TAB, ANGLE, COMMA, SEMICOLON = 1, 2, 4, 8, 16, 32, 64
# The form of a line, as bits: how long it is; whether it may hold code; whether it holds what does not count for its
# width; whether no line is right before it.
LONG, WIDE, CODED, UNEVEN, FIRST = 1, 2, 4, 8, 16
# What is asked of a kind, as bits: white space; a line end; a sign to look at; one that is a gap when it is doubled, as
# white space is; what a string of code may follow, and what it may follow after a blank; digits; what does not count
# for a width.
BLANK, BREAK, LOOKED, DOUBLED, BEFORE, BEFORE_BLANK, FIGURE, UNCOUNTED = 1, 2, 4, 8, 16, 32, 64, 128
_START, _GAP, _LONG, _WIDE, _CODED, _UNEVEN, _FIRST = START, GAP, LONG, WIDE, CODED, UNEVEN, FIRST
_BLANK, _BREAK, _LOOKED, _DOUBLED, _UNCOUNTED = BLANK, BREAK, LOOKED, DOUBLED, UNCOUNTED
_BEFORE, _BEFORE_BLANK, _FIGURE = BEFORE, BEFORE_BLANK, FIGURE


def find_lines(
    text: str, kinds: bytes, signs: bytes, roles: bytes, least_long: int, most_narrow: int
) -> tuple[list[int], bytes, bytes]:
    """The lines with more than white space and what does not count: their bounds, what each holds, and its form.

    The bounds are starts and ends in turn.
    ``signs`` gives each ASCII character its bits, ``roles`` each kind. A line is long from ``least_long`` characters
    on, and wide if more than ``most_narrow`` of them count.
    """
    if not _COMPILED:
        return _find_by_patterns(text, kinds, signs, roles, least_long, most_narrow)
    at, role_of, bits_of = kinds, roles, signs
    bounds: list[int] = []
    held, forms = bytearray(), bytearray()
    size = len(kinds)
    start = i = 0
    new = _FIRST
    while i < size:
        every = 0
        while role_of[at[i]] & (_BLANK | _UNCOUNTED):
            every |= role_of[at[i]]
            i += 1
        if not role_of[at[i]] & _BREAK:
            code = ord(text[i])
            bits = bits_of[code] & _START if code < 0x80 else 0
            doubled = before = form = 0
            while True:
                role = role_of[at[i]]
                every |= role
                doubled |= role & before
                before = role
                if role & (_LOOKED | _BREAK):
                    if role & _BREAK:
                        break
                    code = ord(text[i])
                    if code < 0x80:
                        bits |= bits_of[code] & ~_START
                    if role & _BLANK:
                        bits |= _GAP
                    elif may_begin_code(text, kinds, i, roles):
                        form |= _CODED
                i += 1
            if doubled & (_BLANK | _DOUBLED):
                bits |= _GAP
            if every & _UNCOUNTED:
                form |= _UNEVEN
            form |= _measure(kinds, start, i, roles, least_long, most_narrow)
            bounds.append(start)
            bounds.append(i)
            held.append(bits & ~_GAP if form & _WIDE else bits)
            forms.append(form | new)
            new = 0
        elif i + 1 < size and not (i and i == start and text[i] == "\n" and text[i - 1] == "\r"):
            new = _FIRST
        i += 1
        start = i
    return bounds, bytes(held), bytes(forms)


def may_hold_code(text: str, kinds: bytes, roles: bytes) -> bool:
    """Whether any straight mark may begin a string of code."""
    if not _COMPILED:
        return _has_code_between(text, kinds, roles, 0, len(text))
    at, role_of = kinds, roles
    for i in range(len(kinds) - 1):  # noqa: SIM110 -- compiled, a loop is a loop
        if role_of[at[i]] & _LOOKED and may_begin_code(text, kinds, i, roles):
            return True
    return False


def may_begin_code(text: str, kinds: bytes, at: int, roles: bytes) -> bool:
    """Whether a sign may begin code or digits that a text talks about.

    A straight mark begins a string by what is beside it, a backtick always; a mark that is no ASCII, before digits
    and after a bracket.
    """
    code = ord(text[at])
    if code >= 0x80:
        if roles[kinds[at]] & _BLANK:
            return False
        return roles[kinds[at + 1]] & _FIGURE != 0 or (at > 0 and text[at - 1] == "[")
    if code not in (0x22, 0x27, 0x60):
        return False
    if code == 0x60:
        return True
    if not at:
        return False
    before = roles[kinds[at - 1]]
    if text[at - 1] == ":":
        return _follows_mark(text, at - 1)
    if not before & _BLANK or before & _LOOKED:  # all but a space
        return before & _BEFORE != 0
    if at < 2 or roles[kinds[at + 1]] & _FIGURE:
        return roles[kinds[at + 1]] & _FIGURE != 0
    return _follows_mark(text, at - 2) if text[at - 2] == ":" else roles[kinds[at - 2]] & _BEFORE_BLANK != 0


def _follows_mark(text: str, at: int) -> bool:
    """Whether a colon may follow a key in straight marks."""
    if at > 1 and text[at - 1] == " ":
        at -= 1
    return at > 0 and text[at - 1] in ('"', "'")


def _measure(kinds: bytes, start: int, end: int, roles: bytes, least_long: int, most_narrow: int) -> int:
    """Whether a line is long, and whether it is wide; white space at its ends does not count."""
    if end - start < least_long:
        return 0
    if end - start <= most_narrow:
        return _LONG
    at, role_of = kinds, roles
    while role_of[at[end - 1]] & _BLANK:
        end -= 1
    while role_of[at[start]] & _BLANK:
        start += 1
    count = 0
    for i in range(start, end):
        if not role_of[at[i]] & _UNCOUNTED:
            count += 1
            if count > most_narrow:
                return _LONG | _WIDE
    return _LONG


@functools.lru_cache(4)
def _list_signs(signs: bytes) -> tuple[tuple[str, int], ...]:
    return tuple((chr(code), bits & ~START) for code, bits in enumerate(signs) if bits & ~START)


@functools.lru_cache(16)
def _one_of(roles: bytes, role: int) -> re.Pattern[bytes]:
    return re.compile(b"[" + re.escape(bytes(kind for kind in range(256) if roles[kind] & role == role)) + b"]")


def _has_code_between(text: str, kinds: bytes, roles: bytes, start: int, end: int) -> bool:
    looked = _one_of(roles, LOOKED).finditer(kinds, start, end)
    return any(may_begin_code(text, kinds, sign.start(), roles) for sign in looked)


def _find_by_patterns(
    text: str, kinds: bytes, signs: bytes, roles: bytes, least_long: int, most_narrow: int
) -> tuple[list[int], bytes, bytes]:
    """What `find_lines` gives, without a loop over all characters."""
    bounds: list[int] = []
    held, forms = bytearray(), bytearray()
    skipped = bytes(kind for kind in range(256) if roles[kind] & (BLANK | UNCOUNTED))
    doubled = [bytes((kind, kind)) for kind in range(256) if roles[kind] & (DOUBLED | BLANK)]
    start, new = 0, FIRST
    for line_break in _one_of(roles, BREAK).finditer(kinds):
        end = line_break.start()
        line, of_body = text[start:end], kinds[start:end].lstrip(skipped)
        if of_body:
            body = line[len(line) - len(of_body) :]
            bits = signs[ord(body[0])] & START if body[0] < "\x80" else 0
            for sign, bit in _list_signs(signs):
                if sign in body:
                    bits |= bit
            if any(map(of_body.__contains__, doubled)) or _one_of(roles, LOOKED | BLANK).search(of_body):
                bits |= GAP
            form = UNEVEN if _one_of(roles, UNCOUNTED).search(kinds, start, end) else 0
            form |= _measure(kinds, start, end, roles, least_long, most_narrow)
            form |= CODED if _has_code_between(text, kinds, roles, start, end) else 0
            bounds += start, end
            held.append(bits & ~GAP if form & WIDE else bits)
            forms.append(form | new)
            new = 0
        elif end < len(text) and not (line == "" and end and text[end] == "\n" and text[end - 1] == "\r"):
            new = FIRST
        start = end + 1
    return bounds, bytes(held), bytes(forms)
