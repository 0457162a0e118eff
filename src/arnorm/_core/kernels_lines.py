# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The lines of a text, and what each holds that may make it more than prose (types: kernels_lines.pxd)."""

import functools
import re

compiled = not __file__.endswith(".py")
_COMPILED = compiled

# What a line begins with or holds, as bits: a sign that code begins with, and no prose right after it (see `Prose`);
# what may be a gap between columns, if the line is not wide; other signs; at the start a mark with prose after it.
START, GAP, BAR, TAB, ANGLE, COMMA, SEMICOLON, QUOTED = 1, 2, 4, 8, 16, 32, 64, 128
# From this share on, in per cent, lines that begin with a mark may be data or code.
SHARE_OF_QUOTED = 40
# The form of a line, as bits: how long it is; whether it may hold code; whether it holds what does not count for its
# width; whether no line is right before it.
LONG, WIDE, CODED, UNEVEN, FIRST = 1, 2, 4, 8, 16
# What a kind is to a line, as bits: white space; a line end; a sign to look at; one that is a gap when it is doubled,
# as white space is; digits; what does not count for a width.
BLANK, BREAK, LOOKED, DOUBLED, FIGURE, UNCOUNTED = 1, 2, 4, 8, 64, 128
# Of so many lines this share, in per cent, hold a sign that parts columns: they may be rows.
LEAST_ROWS, SHARE_OF_ROWS = 4, 60
LEAST_ALIKE = 3  # of fewer lines, all
_START, _GAP, _ANGLE, _ALONE, _PAIRED, _NEAR_BY = START, GAP, ANGLE, START | TAB, BAR | GAP, QUOTED | ANGLE
_QUOTED = QUOTED
_SHARE_OF_QUOTED = SHARE_OF_QUOTED
_LISTED, _LEAST_ROWS, _SHARE_OF_ROWS, _LEAST_ALIKE = COMMA | SEMICOLON, LEAST_ROWS, SHARE_OF_ROWS, LEAST_ALIKE
_LONG, _WIDE, _CODED, _UNEVEN, _FIRST = LONG, WIDE, CODED, UNEVEN, FIRST
_BLANK, _BREAK, _LOOKED, _DOUBLED, _UNCOUNTED = BLANK, BREAK, LOOKED, DOUBLED, UNCOUNTED
_FIGURE = FIGURE
_MOST_FIGURES, _LONGEST_COMMAND = 10, 32  # characters
# Words that a string of code follows in a line of prose.
COMMANDS = frozenset(["echo", "printf", "return", "raise", "throw", "yield", "grep", "sed", "awk"])
_NOTHING, _CUE, _SHIFT = 32, 64, 16  # the form of a blank line, and of one with an arrow; the bits below a line's end

# The letters that code has only after some signs: their kind, the first and the last of them; those signs; signs that
# are one after an ASCII letter or one of the next ones; signs that are one where they are doubled; marks, which are
# none at a line's start. Forms of letters are letters, and Latin ones with marks are Arabic ones in another encoding.
Prose = tuple[int, str, str, str, str, str, str, str]
# The bits of each ASCII character; the bits of each kind; a letter for the kinds of words, a space for the others; the
# least characters of a long line; the least that count of a wide one; what is prose.
Tables = tuple[bytes, bytes, bytes, int, int, Prose]
Found = tuple[list[int], bytes, bytes, bool]


def find_lines(text: str, kinds: bytes, tables: Tables) -> Found:
    """The lines with more than white space and what does not count: their bounds, what each holds, and its form.

    The bounds are starts and ends in turn; and whether a line ends otherwise than in a line feed.
    """
    signs, roles, words, least_long, least_wide, prose = tables
    bounds: list[int] = []
    held, forms = bytearray(), bytearray()
    start, size, new = 0, len(kinds), _FIRST
    odd = False
    while start < size:
        line = _read_line(text, kinds, start, signs, roles, words, least_long, least_wide, prose)
        end, form = line >> _SHIFT, line >> 8 & 255
        odd = odd or (end + 1 < size and text[end] != "\n")
        if form & _NOTHING:
            new |= form & _FIRST
        else:
            bounds.append(start)
            bounds.append(end)
            held.append(line & 255)
            forms.append(form & ~_CUE | new)
            new = 0
        start = end + 1
    return bounds, bytes(held), bytes(forms), odd


def may_be_more(text: str, kinds: bytes, tables: Tables) -> bool:
    """Whether a text may be more than lines of prose, each by itself.

    A line holds a sign of code or data, two in a row have gaps or bars, two of three begin with a mark or hold an
    angle, so many hold commas that they may be rows, or lines without a blank one between are long and none is wide.
    Of a single line only code tells.
    """
    signs, roles, words, least_long, least_wide, prose = tables
    count = rows = quoted = run = run_forms = before = second = tells = tells_alone = 0
    start, size, new = 0, len(kinds), _FIRST
    while start < size:
        line = _read_line(text, kinds, start, signs, roles, words, least_long, least_wide, prose)
        form = line >> 8 & 255
        start = (line >> _SHIFT) + 1
        if form & _NOTHING:
            new |= form & _FIRST
            continue
        if new:
            tells |= run > 1 and run_forms & (_LONG | _WIDE) == _LONG
            run = run_forms = 0
        count += 1
        run += 1
        run_forms |= form
        new = 0
        rows += line & _LISTED != 0
        quoted += line & _QUOTED != 0
        tells |= line & _ALONE or before & line & _PAIRED or (before | second) & line & _NEAR_BY
        tells |= form & _CUE
        tells_alone |= line & _START or form & _CODED
        second, before = before, line
        if count > 1 and (tells or tells_alone):
            return True
    if run > 1 and run_forms & (_LONG | _WIDE) == _LONG:
        return True
    if tells_alone or (count > 1 and 100 * quoted >= _SHARE_OF_QUOTED * count):
        return True
    return (count >= _LEAST_ROWS and 100 * rows >= _SHARE_OF_ROWS * count) or rows == count == _LEAST_ALIKE


def _read_line(
    text: str,
    kinds: bytes,
    start: int,
    signs: bytes,
    roles: bytes,
    words: bytes,
    least_long: int,
    least_wide: int,
    prose: Prose,
) -> int:
    """A line's end, its form (a byte) and what it holds (a byte), as one number."""
    if not _COMPILED:
        return _read_by_patterns(text, kinds, start, signs, roles, words, least_long, least_wide, prose)
    at, role_of, bits_of = kinds, roles, signs
    every = doubled = before = form = bits = 0
    i = start
    while role_of[at[i]] & (_BLANK | _UNCOUNTED):
        every |= role_of[at[i]]
        i += 1
    if role_of[at[i]] & _BREAK:
        parts = i + 1 < len(kinds) and not (i and i == start and text[i] == "\n" and text[i - 1] == "\r")
        return i << _SHIFT | (_NOTHING | _FIRST if parts else _NOTHING) << 8
    code = ord(text[i])
    if code < 0x80 and bits_of[code] & _START:
        bits = _read_start(text, kinds, i, roles, prose)
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
                if bits_of[code] & _ANGLE and i - start > 1 and text[i - 1] == "-" and text[i - 2] == "-":
                    form |= _CUE
            if role & _BLANK:
                bits |= _GAP
            elif may_begin_code(text, kinds, i, roles):
                form |= _CODED
        i += 1
    if doubled & (_BLANK | _DOUBLED):
        bits |= _GAP
    if every & _UNCOUNTED:
        form |= _UNEVEN
    form |= _measure(kinds, start, i, roles, words, least_long, least_wide)
    return i << _SHIFT | form << 8 | (bits & ~_GAP if form & _WIDE else bits)


def _read_start(text: str, kinds: bytes, start: int, roles: bytes, prose: Prose) -> int:
    """`START`, or `QUOTED` or 0 where a letter of prose is in a line before a sign that such letters follow in code."""
    kind, first, last, signs, later, heads, doubled, marks = prose
    at, begun = start, False
    while not roles[kinds[at]] & _BREAK:
        char = text[at]
        if char < "\x80":
            if (char in signs and (at > start or char not in marks)) or (begun and char in later):
                return _START
            if char in doubled and at > start and text[at - 1] == char:
                return _START
            begun = begun or "a" <= char <= "z" or "A" <= char <= "Z" or char in heads
        elif "\xc0" <= char <= "\xff" or (kinds[at] == kind and first <= char <= last) or _is_form_of_letters(char):
            return _QUOTED if text[start] in marks else 0
        at += 1
    return _START


def _is_form_of_letters(char: str) -> bool:
    """Whether a character is a presentation form of letters; those of marks go."""
    if "\ufc5e" <= char <= "\ufc63" or "\ufcf2" <= char <= "\ufcf4":
        return False
    return "\ufb50" <= char <= "\ufdff" or "\ufe80" <= char <= "\ufefc"


def may_begin_code(text: str, kinds: bytes, at: int, roles: bytes) -> bool:
    """Whether a sign may begin code or digits that a text talks about.

    A backtick does always, a bracket that closes the text of a link if its address may follow. A straight mark begins a
    string if its neighbours say so (``x = "``, ``print("``, ``-m "``), a mark outside ASCII after a bracket. Before
    digits, a mark does if another closes it, or if they may be a year. What is invisible does not count.
    """
    code = ord(text[at])
    if code == 0x60:
        return True
    if code < 0x80 and code not in (0x22, 0x27, 0x5D):
        return False
    if code >= 0x80 and roles[kinds[at]] & _BLANK:
        return False
    right = at + 1
    while roles[kinds[right]] & _UNCOUNTED:
        right += 1
    if code == 0x5D:
        return right < len(text) and text[right] in "(:"
    if roles[kinds[right]] & _FIGURE and _encloses_figures(text, kinds, right, roles):
        return True
    left = _skip_back(kinds, at - 1, roles)
    if left < 0 or code >= 0x80:
        return left >= 0 and text[left] == "["
    before = text[left]
    if before == " " or roles[kinds[left]] & (_BLANK | _LOOKED) == _BLANK:
        left = _skip_back(kinds, left - 1, roles)
        if left < 0:
            return False
        before = text[left]
        return before in "={" or (before == ":" and _follows_mark(text, left)) or _ends_command(text, left)
    if before == ":":
        return _follows_mark(text, left)
    if before in ",;":  # a cell
        return code == 0x22
    if before == "(":
        return left > 0 and text[left - 1] < "\x80" and (text[left - 1].isalnum() or text[left - 1] in "_$")
    if before < "\x80" and before.isalpha():  # b"…", and the end of a key
        if left > 0 and text[left - 1] == "(":
            return True
        return text[right : right + 2].lstrip(" ")[:1] == ":"
    return before in "=\\[{"


def _encloses_figures(text: str, kinds: bytes, start: int, roles: bytes) -> bool:
    """Whether digits are a year and a dash, or not Western and closed by a mark."""
    end = start
    while end - start < _MOST_FIGURES and roles[kinds[end]] & _FIGURE:
        end += 1
    if text[start] < "\x80":
        return end - start == 4 and text[end : end + 1] == "-"
    return text[end : end + 1] in ('"', "»", "”")


def _ends_command(text: str, end: int) -> bool:
    """Whether the word that ends here is a command or an option, or what a statement of a template begins with."""
    start = end
    while start >= 0 and end - start < _LONGEST_COMMAND:
        char = text[start]
        if not (char < "\x80" and (char.isalnum() or char in "-_")):
            break
        start -= 1
    word = text[start + 1 : end + 1]
    return word[:1] == "-" or word in COMMANDS or (start > 1 and text[start - 2 : start] == "{%")


def _skip_back(kinds: bytes, at: int, roles: bytes) -> int:
    """The last place up to this one that counts; -1 where none does."""
    while at >= 0 and roles[kinds[at]] & _UNCOUNTED:
        at -= 1
    return at


def _follows_mark(text: str, at: int) -> bool:
    """Whether a colon may follow a key in straight marks, or a filter of a template."""
    if at > 1 and text[at - 1] == " ":
        at -= 1
    return at > 0 and (text[at - 1] in ('"', "'") or "a" <= text[at - 1] <= "z")


def _measure(kinds: bytes, start: int, end: int, roles: bytes, words: bytes, least_long: int, least_wide: int) -> int:
    """Whether a line is long, and whether it is wide.

    For the width count the characters of words, and one for each gap between words, because the blanks and signs in
    gaps are what steps write otherwise.
    """
    if end - start < least_long:
        return 0
    if end - start < least_wide:
        return _LONG
    if not _COMPILED:
        counted = b" ".join(kinds[start:end].translate(words, _list_uncounted(roles)).split())
        return _LONG | _WIDE if len(counted) >= least_wide else _LONG
    at, role_of, word_of = kinds, roles, words
    count = gap = 0
    for i in range(start, end):
        if word_of[at[i]] != 32:
            count += 1 + gap
            gap = 0
            if count >= least_wide:
                return _LONG | _WIDE
        elif count and not role_of[at[i]] & _UNCOUNTED:
            gap = 1
    return _LONG


@functools.lru_cache(4)
def _list_uncounted(roles: bytes) -> bytes:
    return bytes(kind for kind in range(256) if roles[kind] & UNCOUNTED)


@functools.lru_cache(4)
def _list_signs(signs: bytes) -> tuple[tuple[str, int], ...]:
    return tuple((chr(code), bits & ~START) for code, bits in enumerate(signs) if bits & ~START)


@functools.lru_cache(16)
def _one_of(roles: bytes, role: int) -> re.Pattern[bytes]:
    return re.compile(b"[" + re.escape(bytes(kind for kind in range(256) if roles[kind] & role == role)) + b"]")


def _read_by_patterns(
    text: str,
    kinds: bytes,
    start: int,
    signs: bytes,
    roles: bytes,
    words: bytes,
    least_long: int,
    least_wide: int,
    prose: Prose,
) -> int:
    """What `_read_line` gives, without a loop over all characters."""
    end = _one_of(roles, BREAK).search(kinds, start).start()  # type: ignore[union-attr]  # END is one
    of_body = kinds[start:end].lstrip(_list_skipped(roles))
    if not of_body:
        parts = end < len(text) and not (start == end and end and text[end] == "\n" and text[end - 1] == "\r")
        return end << _SHIFT | (_NOTHING | FIRST if parts else _NOTHING) << 8
    body = text[end - len(of_body) : end]
    arrow = "-->" in body or "--<" in body
    bits = 0
    if body[0] < "\x80" and signs[ord(body[0])] & START:
        bits = _read_start(text, kinds, end - len(body), roles, prose)
    for sign, bit in _list_signs(signs):
        if sign in body:
            bits |= bit
    if any(map(of_body.__contains__, _list_doubled(roles))) or _one_of(roles, LOOKED | BLANK).search(of_body):
        bits |= GAP
    form = _CUE if arrow else 0
    form |= UNEVEN if _one_of(roles, UNCOUNTED).search(kinds, start, end) else 0
    form |= _measure(kinds, start, end, roles, words, least_long, least_wide)
    looked = _one_of(roles, LOOKED).finditer(kinds, start, end)
    form |= CODED if any(may_begin_code(text, kinds, sign.start(), roles) for sign in looked) else 0
    return end << _SHIFT | form << 8 | (bits & ~GAP if form & WIDE else bits)


@functools.lru_cache(4)
def _list_skipped(roles: bytes) -> bytes:
    return bytes(kind for kind in range(256) if roles[kind] & (BLANK | UNCOUNTED))


@functools.lru_cache(4)
def _list_doubled(roles: bytes) -> list[bytes]:
    return [bytes((kind, kind)) for kind in range(256) if roles[kind] & (DOUBLED | BLANK)]
