# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The lines of a text, and what each holds that may make it more than prose (types: kernel.pxd)."""

# What a line begins with or holds, as bits: a sign that code begins with, and no prose right after it (see `Prose`);
# what may be a gap between columns, if the line is not wide; other signs; at the start a mark with prose after it.
START, GAP, BAR, TAB, ANGLE, COMMA, SEMICOLON, QUOTED = 1, 2, 4, 8, 16, 32, 64, 128
# From this share on, in per cent, lines that begin with a mark may be data or code.
SHARE_OF_QUOTED = 40
# The form of a line, as bits: how long it is; whether it may hold code; whether no line is right before it.
LONG, WIDE, CODED, FIRST = 1, 2, 4, 16
# What a kind is to a line, as bits: white space; a line end; a sign to look at; one that is a gap where three are in a
# row, as white space is; digits; what does not count for a width.
BLANK, BREAK, LOOKED, TRIPLED, FIGURE, UNCOUNTED = 1, 2, 4, 8, 64, 128
# Of so many lines this share, in per cent, hold a sign that parts columns: they may be rows.
LEAST_ROWS, SHARE_OF_ROWS = 4, 60
LEAST_ALIKE = 3  # of fewer lines, all
_START, _GAP, _TAB, _NEAR_BY = START, GAP, TAB, QUOTED | ANGLE
_QUOTED = QUOTED
_SHARE_OF_QUOTED = SHARE_OF_QUOTED
_LISTED, _LEAST_ROWS, _SHARE_OF_ROWS, _LEAST_ALIKE = COMMA | SEMICOLON, LEAST_ROWS, SHARE_OF_ROWS, LEAST_ALIKE
_LONG, _WIDE, _CODED, _FIRST, _KEPT = LONG, WIDE, CODED, FIRST, LONG | WIDE | CODED
_BLANK, _BREAK, _LOOKED, _TRIPLED, _UNCOUNTED = BLANK, BREAK, LOOKED, TRIPLED, UNCOUNTED
_FIGURE = FIGURE
_MOST_FIGURES, _LONGEST_COMMAND = 10, 32  # characters
# Words that a string of code follows in a line of prose.
COMMANDS = frozenset(["echo", "printf", "return", "raise", "throw", "yield", "grep", "sed", "awk"])
# More forms, for the first look alone: a blank line, one with an arrow, one with two bars, one whose first signs may be
# signs of prose, one with two apostrophes side by side.
_NOTHING, _CUE, _ROW, _UNSURE, _TWINS = 32, 64, 128, 256, 512
_SHIFT, _FORMS = 20, 1023  # the bits below a line's end; those of its form
_REACH_OF_BRACE = 200  # characters
# A line is filled if the next word would pass the width that the lines share, and if the line has this share of the
# width; lines are a paragraph if this share of them is filled. Lines of one width differ by so many signs.
SHORTEST_SHARE, FILLED_SHARE, UNCOUNTED_SIGNS = 0.6, 0.6, 2
_SHORTEST_SHARE, _UNCOUNTED_SIGNS = SHORTEST_SHARE, UNCOUNTED_SIGNS
ADDRESS_WIDTH = 25  # of each: they are long, and nobody breaks them
_ADDRESS_WIDTH, _OF_ADDRESS = ADDRESS_WIDTH, "_./:?=&%#@+~-"

# The letters that code has only after some signs: their kind, the first and the last of them; and for each ASCII
# character what it is to them. Forms of letters are letters, and Latin ones with marks are Arabic ones in another
# encoding. As bits: a sign; a sign if a Latin letter or one of the next bit is before it; these; a sign if it is
# doubled; a mark, no sign at a line's start; a Latin letter; the @ of an account, whose name does not count.
SIGN, LATER, HEAD, DOUBLED, MARK, LATIN, ACCOUNT = 1, 2, 4, 8, 16, 32, 64
_SIGN, _LATER, _HEAD, _DOUBLED, _MARK, _LATIN = SIGN, LATER, HEAD, DOUBLED, MARK, LATIN
_SURE_STARTS = "([{<`~/"  # what prose begins with seldom
Prose = tuple[int, str, str, bytes]
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
        end, form = line >> _SHIFT, line >> 8 & _FORMS
        odd = odd or (end + 1 < size and text[end] != "\n")
        if form & _NOTHING:
            new |= form & _FIRST
        else:
            bounds.append(start)
            bounds.append(end)
            held.append(line & 255)
            forms.append(form & _KEPT | new)
            new = 0
        start = end + 1
    return bounds, bytes(held), bytes(forms), odd


# What a text may be more than lines of prose by: anything; a wiki's markup alone.
LINES, APOSTROPHES = 1, 2


def may_be_more(text: str, kinds: bytes, tables: Tables) -> int:
    """What a text may be more than lines of prose by, each line by itself: `LINES`, `APOSTROPHES` or 0.

    A line holds a sign of code or data, two neighbours have gaps or bars, two of three begin with a mark or hold an
    angle, or so many hold commas that they may be rows. Lines may be broken if some are long and none is wide. Of a
    single line only code tells.
    """
    signs, roles, words, least_long, least_wide, prose = tables
    count = rows = quoted = run = run_forms = before = second = before_form = tells = tells_alone = twins = 0
    start, size, new = 0, len(kinds), _FIRST
    while start < size:
        line = _read_line(text, kinds, start, signs, roles, words, least_long, least_wide, prose)
        form = line >> 8 & _FORMS
        start = (line >> _SHIFT) + 1
        if form & _NOTHING:
            new |= form & _FIRST
            continue
        if new:
            if run > 1 and run_forms & (_LONG | _WIDE) == _LONG:
                return 1
            new = run = run_forms = before_form = 0
        count += 1
        run += 1
        rows += line & _LISTED != 0
        quoted += line & _QUOTED != 0
        if run > 1:
            tells |= before & line & _GAP or before_form & form & _ROW
        tells |= line & _TAB or (before | second) & line & _NEAR_BY or form & _CUE
        tells_alone |= (line & _START and not form & _UNSURE) or form & _CODED
        if count > 1 and (tells or tells_alone):
            return 1
        run_forms |= form
        twins |= form & _TWINS
        second, before, before_form = before, line, form
    if tells_alone or (count > 1 and 100 * quoted >= _SHARE_OF_QUOTED * count):
        return 1
    if (count >= _LEAST_ROWS and 100 * rows >= _SHARE_OF_ROWS * count) or rows == count == _LEAST_ALIKE:
        return 1
    if run > 1 and run_forms & (_LONG | _WIDE) == _LONG:
        return 1
    return 2 if twins else 0


def find_widths(text: str, cuts_addresses: bool) -> tuple[list[int], list[int], bool]:
    """The widths of some lines, and of their first words; and whether a long address was cut.

    A gap counts as one blank, and of a long address no more than `ADDRESS_WIDTH` where addresses are to be cut.
    """
    widths: list[int] = []
    words: list[int] = []  # the widths of first words
    count = blanks = of_address = 0
    word = -1
    has_cut = False
    for char in text:
        if char > "\xa0":  # most
            blanks = of_address = 0
            count += 1
        elif char == "\n":
            widths.append(count)
            words.append(count if word < 0 else word)
            count = blanks = of_address = 0
            word = -1
        elif char == " " or char == "\t" or char == "\xa0":  # noqa: PLR1714 -- compiled, it is the faster way
            blanks += 1
            count += blanks == 1
            if word < 0 and (char == " " or blanks > 1):
                word = count - 1
            of_address = 0
        else:
            blanks = 0
            if cuts_addresses:
                of_address = of_address + 1 if char < "\x80" and (char.isalnum() or char in _OF_ADDRESS) else 0
            if of_address > _ADDRESS_WIDTH:
                has_cut = True
            else:
                count += 1
    widths.append(count)
    words.append(count if word < 0 else word)
    return widths, words, has_cut


def find_filled(widths: list[int], words: list[int], start: int, end: int) -> tuple[int, list[int], list[int]]:
    """The width of the widest of the lines from one number up to another; the filled ones, and the words behind them.

    Of lines their numbers from the first on, of words their widths.
    """
    filled: list[int] = []
    behind: list[int] = []
    width = 0
    for nth in range(start, end):
        size = widths[nth]
        width = max(width, size)
    for nth in range(start, end - 1):
        size, word = widths[nth], words[nth + 1]
        if size >= _SHORTEST_SHARE * width and size + word + 1 + _UNCOUNTED_SIGNS >= width:
            filled.append(nth - start)
            behind.append(word)
    return width, filled, behind


def _read_line(
    text: str, kinds: bytes, start: int, signs: bytes, roles: bytes, words: bytes, least_long: int, least_wide: int,
    prose: Prose,
) -> int:  # fmt: skip
    """A line's end, its form (a byte) and what it holds (a byte), as one number."""
    at, role_of, bits_of = kinds, roles, signs
    tripled = before = second = form = bits = bars = 0
    i = start
    while role_of[at[i]] & (_BLANK | _UNCOUNTED):
        i += 1
    if role_of[at[i]] & _BREAK:
        parts = i + 1 < len(kinds) and not (i and i == start and text[i] == "\n" and text[i - 1] == "\r")
        return i << _SHIFT | (_NOTHING | _FIRST if parts else _NOTHING) << 8
    first = i
    code = ord(text[i])
    if code < 0x80 and bits_of[code] & _START:
        bits = _read_start(text, kinds, i, roles, prose)
        form = bits >> 8
    while True:
        role = role_of[at[i]]
        tripled |= role & before & second
        second, before = before, role
        if role & (_LOOKED | _BREAK):
            if role & _BREAK:
                break
            code = ord(text[i])
            if code < 0x80:
                bits |= bits_of[code] & (~(_START | _GAP) if i == first else ~_START)
                bars += code == 0x7C
                if code == 0x27 and i > first and text[i - 1] == "'":
                    form |= _TWINS
                if code in (0x3C, 0x3E) and i - start > 1 and text[i - 1] == "-" and text[i - 2] == "-":
                    form |= _CUE
            if not role & _BLANK and may_begin_code(text, kinds, i, roles):
                form |= _CODED
        i += 1
    if tripled & (_BLANK | _TRIPLED):
        bits |= _GAP
    if bars > 1:
        form |= _ROW
    form |= _measure(kinds, start, i, roles, words, least_long, least_wide)
    bits &= 255
    return i << _SHIFT | form << 8 | (bits & ~_GAP if form & _WIDE else bits)


def _read_start(text: str, kinds: bytes, start: int, roles: bytes, prose: Prose) -> int:
    """`START` if a line may begin with code; 8 bits higher the form of one that may be prose as well.

    `QUOTED` or 0 where a letter of prose is in a line before a sign that such letters follow in code. Such a sign is
    unsure if neither Latin letters nor brackets stand before it (``"88%" من``). What follows an address or the name of
    an account is prose.
    """
    kind, first, last, signs = prose
    at, begun, found, named = start, False, 0, False
    unsure = text[start] not in _SURE_STARTS
    while not roles[kinds[at]] & _BREAK:
        char = text[at]
        if char < "\x80":
            sign = signs[ord(char)]
            if sign:
                named = named or (char == ":" and text.startswith("://", at))
                if named:
                    pass
                elif (
                    (sign & _SIGN and (at > start or not sign & _MARK))
                    or (begun and sign & _LATER)
                    or (sign & _DOUBLED and at > start and text[at - 1] == char)
                ):
                    found = _START
                elif char == "@" and (at == start or text[at - 1] == " "):
                    named = _names_account(text, at)
                if sign & _LATIN:
                    begun, unsure = True, unsure and named
                begun = begun or sign & _HEAD != 0
                if found and not unsure:
                    return _START
        elif "\xc0" <= char <= "\xff" or (kinds[at] == kind and first <= char <= last) or _is_form_of_letters(char):
            if found:
                return _START | _UNSURE << 8
            char = text[start]
            return _QUOTED if char < "\x80" and signs[ord(char)] & _MARK else 0
        at += 1
    return _START


def _names_account(text: str, at: int) -> bool:
    """Whether the name of an account stands here, with a blank or a colon behind it."""
    end = at + 1
    while text[end : end + 1] < "\x80" and (text[end : end + 1].isalnum() or text[end : end + 1] == "_"):
        end += 1
    return end > at + 1 and text[end : end + 1] in (" ", ":")


def _is_form_of_letters(char: str) -> bool:
    """Whether a character is a presentation form of letters; those of marks go."""
    if "\ufc5e" <= char <= "\ufc63" or "\ufcf2" <= char <= "\ufcf4":
        return False
    return "\ufb50" <= char <= "\ufdff" or "\ufe80" <= char <= "\ufefc"


def may_begin_code(text: str, kinds: bytes, at: int, roles: bytes) -> bool:
    """Whether a sign may begin code or digits that a text talks about.

    A backtick does always, a bracket that closes the text of a link if its address may follow. A straight mark begins a
    string if its neighbours show it (``x = "``, ``print("``, ``-m "``), a mark outside ASCII after a bracket. Before
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
        return left >= 0 and _comes_before_value(text, left)
    if before == ":":
        return _follows_key(text, left)
    if before in ",;":  # a cell
        return code == 0x22
    if before == "(":
        return left > 0 and text[left - 1] < "\x80" and (text[left - 1].isalnum() or text[left - 1] in "_$")
    if before < "\x80" and before.isalpha():  # b"…", and the end of a key
        if left > 0 and text[left - 1] == "(":
            return True
        return text[right : right + 2].lstrip(" ")[:1] == ":"
    return before in "=\\[{"


def _comes_before_value(text: str, at: int) -> bool:
    """Whether a value of code comes behind this sign and a blank: x = "…", || "…", key: "…", -m "…"."""
    sign = text[at]
    if sign in "={?" or (sign == "|" and at > 0 and text[at - 1] == "|"):
        return True
    return (sign == ":" and _follows_key(text, at)) or _ends_command(text, at)


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


def _follows_key(text: str, at: int) -> bool:
    """Whether a colon may follow a Latin key in straight marks, or a word in the braces of a template."""
    if at > 1 and text[at - 1] == " ":
        at -= 1
    if at < 2 or text[at - 1] >= "\x80":
        return False
    if text[at - 1] in ('"', "'"):
        return text[at - 2] < "\x80" and (text[at - 2].isalnum() or text[at - 2] in "_-")
    return "a" <= text[at - 1] <= "z" and text.rfind("{", max(0, at - _REACH_OF_BRACE), at) >= 0


def _measure(kinds: bytes, start: int, end: int, roles: bytes, words: bytes, least_long: int, least_wide: int) -> int:
    """Whether a line is long, and whether it is wide.

    For the width count the characters of words, and one for each gap between words, because the blanks and signs in
    gaps are what steps write otherwise.
    """
    if end - start < least_long:
        return 0
    if end - start < least_wide:
        return _LONG
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
