"""What of a text is read otherwise than it is written: line ends of paragraphs, signs of formats, what is no prose."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from arnorm._arabic.joining import read_all_forms
from arnorm._arabic.marks import DELETED, QUOTATION_MARK, QUOTES
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans
from arnorm.blocks.code import ARABIC, ARABIC_LETTERS, OUTPUT, PHP, STATEMENT, is_code_line
from arnorm.blocks.data import KEY_AND_SIGN, has_several_words
from arnorm.blocks.find import Stretch, find_special
from arnorm.blocks.inline import code_in_line, escaped_marks
from arnorm.blocks.lines import Lines, is_wiki, lines_in
from arnorm.blocks.paragraphs import bare_text, find_glue
from arnorm.blocks.subtitles import EVENT_BREAK, EVENT_TAG, Cue, has_visual_order, read_cues

# How a sign is written that may not stand in a value as it is; None where it cannot be written.
Escapes = Mapping[str, str | None]


class Value(NamedTuple):
    """A value, and how its format writes signs in it; None of one that is no prose: it is read but never rewritten."""

    start: int
    end: int
    escapes: Escapes | None


# A file of data has many: without a call of Python they are made in half the time.
make_value: Callable[[tuple[int, int, Escapes | None]], Value] = functools.partial(tuple.__new__, Value)

# A word of two letters, with what steps delete between them, also in another encoding (a byte or two each); or one
# sign for a word.
_LETTER = rf"(?:[{ARABIC_LETTERS}]|[\xc0-\xff][^\x00-\x7f\xc0-\xff{ARABIC_LETTERS}]?)[{DELETED}]*"
_WORD = lazy_pattern(rf"(?:{_LETTER}){{2}}|[\ufdf0-\ufdfb]")
_LIGATURE = lazy_pattern("[\ufbea-\ufdc7\ufef5-\ufefc]")  # one form of several letters


class Syntax(NamedTuple):
    """How a format writes values.

    ``pattern`` finds them: as its group ``value`` or ``item``, in quotation marks, or as its group ``bare``. ``units``
    maps escape sequences to the characters that they represent; ``escapes`` and ``bare_escapes`` say how to write
    characters.
    """

    pattern: re.Pattern[str]
    units: Mapping[str, str]
    escapes: Escapes
    bare_escapes: Escapes = MappingProxyType({})
    marks_edges: bool = False  # a value that stands between straight marks keeps them


_UNSEEN = "\N{WORD JOINER}"  # counts for nothing
_BACKSLASH = {r"\"": '"', r"\'": "'", r"\n": "\n", r"\r": "\n", r"\t": " ", "\\\\": "\\", r"\/": "/"}
# A mark of direction before a placeholder: what is put there may be Latin.
_TURNED = {mark + sign: sign for mark in "\u200e\u200f" for sign in "%{$"}
_PRINTED = _BACKSLASH | dict.fromkeys((r"\u200e", r"\u200f", r"\u202a", r"\u202b", r"\u202c", r"\ufeff"), _UNSEEN)
# A sign of markup stays escaped: a browser may read the value.
_IN_STRING: dict[str, str | None] = {"<": None, ">": None, "&": None, '"': r"\"", "\\": "\\\\", "\n": None, "\t": None}
_OPENED = r"\"(?:[^\"\\\n]++|\\.)*+"  # of a string that is not closed no escaped mark begins another
_WRITTEN = _OPENED + r"\""
_STRING = r"\"(?P<value>(?:[^\"\\\n]++|\\.)*+)\""


def _separated(sign: str, *, within: str = "") -> Syntax:
    """Cells between these signs: in quotation marks, where they may hold all but some signs (``within``), or bare."""
    before = rf"(?:(?<=[\n{sign}])|(?<![^\r]))"
    quoted = rf"\"(?P<value>(?:[^\"{within}]++|\"\")*+)\"(?=[{sign}\r\n]|\Z)"
    bare_cell = rf"(?P<bare>[^\"{sign}\r\n][^{sign}\r\n]*+)"
    bare_escapes = {'"': None, sign: None, "\n": None}
    return Syntax(lazy_pattern(f"{before}(?:{quoted}|{bare_cell})"), {'""': '"'}, {'"': '""'}, bare_escapes)


# Elements whose text is no prose; tags of phrases, which part no paragraphs.
_RAW = "script|style|pre|code|kbd|samp|textarea|svg|math|var"
_PHRASE = (
    "a|abbr|b|big|bdi|bdo|cite|del|dfn|em|font|i|ins|mark|q|s|small|span|strong|strike|sub|sup|tt|u|wbr|hi|emph|xliff:g|"
    "persName|placeName|date"
)
# Code of a template may stand in a tag, and hold its end mark.
_IN_TAG = rf"{PHP}|{OUTPUT}|{STATEMENT}|\{{"
_TAGS = (
    rf"{PHP}|<!--(?:[^-]|-(?!->))*+(?:-->)?|<!\[CDATA\[|\]\]>"
    rf"|<(?P<raw>{_RAW})\b(?:[^<]|<(?!/(?P=raw)\b))*+(?:</(?P=raw)[^<>]*+>)?"
    rf"|<(?P<phrase>/?(?:{_PHRASE})\b(?=[^<>]{{0,200}}>))?[A-Za-z/!?](?:[^<>{{]++|{_IN_TAG})*+>?"
)
_TAG = lazy_pattern(_TAGS, re.IGNORECASE)


def _between_tags(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The stretches of text between tags, none of them bare; tags of phrases part nothing."""
    at = start
    for tag in _TAG.finditer(text, start, end):
        if tag["phrase"] is None:
            yield at, tag.start(), False
            at = tag.end()
    yield at, end, False


SYNTAXES: dict[str, Syntax] = {
    "json": Syntax(lazy_pattern(rf"{_WRITTEN}\s*+:|{_STRING}|{_OPENED}"), _BACKSLASH, _IN_STRING),
    # A msgid is a key, on all of its lines.
    "po": Syntax(
        lazy_pattern(
            rf"(?:^|(?<=\n))(?:(?:msgid(?:_plural)?|msgctxt)[ ]{_WRITTEN}(?:\r?\n{_WRITTEN})*+"
            rf"|(?:msgstr(?:\[\d\])?[ ])?+{_STRING})"
        ),
        _BACKSLASH,
        _IN_STRING,
    ),
    "strings": Syntax(lazy_pattern(r"=\s*+" + _STRING), _BACKSLASH, _IN_STRING),
    "markup": Syntax(_TAG, {r"\"": '"', r"\'": "'"}, {"&": "&amp;", "<": "&lt;", ">": "&gt;"}, marks_edges=True),
    "tsv": _separated("\t", within="\t\r\n"),
    "quoted tsv": _separated("\t"),
    "csv": _separated(","),
    "cell": Syntax(lazy_pattern(r"(?P<value>(?:[^\"]++|\"\")++)"), {'""': '"'}, {'"': '""'}),  # the rest of one
    "csv;": _separated(";"),
    "csv|": _separated("|"),
    "sql": Syntax(
        lazy_pattern(
            r"(?:(?<=[(,])|(?<=[(,] ))(?:'(?P<value>(?:[^'\\]++|''|\\.)*+)'|'(?:[^'\\]++|''|\\.)*+)", re.DOTALL
        ),
        {"''": "'", **_BACKSLASH},
        {"'": "''", "\\": "\\\\", "\n": None},
    ),
    "keys": Syntax(
        lazy_pattern(
            rf"(?:^|(?<=\n))[ \t]*+(?:-[ ]+)?(?:(?i:{KEY_AND_SIGN})[ \t]*+)?+"
            r"(?:\"(?P<value>(?:[^\"\\\n]++|\\.)*+)\"|(?P<bare>[^\s\"'\[{#;|>&*!%@`-][^\n]*+)"
            # What YAML writes on several lines is not rewritten.
            r"|\"(?:[^\"\\\n]++|\\?\n(?=\s)|\\.)*+\"?+|'(?:[^'\n]++|\n(?=\s))*+'?+)"
            r"|(?<=[\[,])[ ]?+\"(?P<item>(?:[^\"\\\n]++|\\.)*+)\""
        ),
        _BACKSLASH,
        _IN_STRING,
        {'"': None, "\\": None, "\n": None, ": ": None, " #": None, "'": None},
    ),
    "printed": Syntax(
        lazy_pattern(rf"(?<!\\)(?:{_STRING}|'(?P<item>(?:[^'\\\n]++|\\.)*+)')"),
        _PRINTED | {r"\xa0": " "},
        dict.fromkeys("\"'\\\n\t"),
    ),
    "table": Syntax(
        lazy_pattern(r"(?:^|(?<=[|\n]))(?P<value>(?:[^|\n\\]++|\\.)++)"), {r"\|": "x"}, {"|": None, "\n": None}
    ),
}


_NOTEBOOK_KEYS = ('"cell_type"', '"execution_count"', '"output_type"', '"text/plain"')
_CELL = lazy_pattern(r'"cell_type"\s*:\s*"(?P<type>\w+)"')
_OF_CODE_CELL = lazy_pattern(r'"(?:execution_count|outputs|output_type|text/plain)"\s*:')


def values_in(text: str, start: int, end: int, syntax: Syntax) -> Iterator[Value]:
    """The values in a block of data, blanks at their ends apart.

    >>> text = '{"اسم": "قال نعم", "n": "a"}'
    >>> [(text[a:b], escapes is not None) for a, b, escapes in values_in(text, 0, len(text), SYNTAXES["json"])]
    [('قال نعم', True), ('a', False)]
    """
    spans = _between_tags if syntax.pattern is _TAG else functools.partial(_matched, syntax.pattern)
    code = _find_code_cells(text, start, end) if syntax is SYNTAXES["json"] else []
    for left, right, is_bare in spans(text, start, end):
        value = text[left:right].strip()
        at = text.find(value, left)
        if syntax.marks_edges and len(value) > 1 and value[0] == value[-1] == '"':
            value, at = value[1:-1], at + 1
        if value:
            escapes = syntax.bare_escapes if is_bare else syntax.escapes
            is_prose = not (code and bisect_right(code, at) & 1) and _is_prose(value, syntax.units)
            yield make_value((at, at + len(value), escapes if is_prose else None))


def _find_code_cells(text: str, start: int, end: int) -> list[int]:
    """The bounds of a notebook's cells of code: their lines are code in strings, and so is what they printed.

    A piece of a file may begin inside of a cell.
    """
    if not any(text.find(key, start, end) >= 0 for key in _NOTEBOOK_KEYS):
        return []
    cells = [(cell.start(), cell["type"] == "code") for cell in _CELL.finditer(text, start, end)]
    first = cells[0][0] if cells else end
    cells.insert(0, (start, _OF_CODE_CELL.search(text, start, first) is not None))
    bounds: list[int] = []
    for (left, is_code), (right, _) in itertools.pairwise([*cells, (end, False)]):
        bounds += [left, right] * is_code
    return join_spans(list(zip(bounds[::2], bounds[1::2], strict=True)), touching=True)


def _matched(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The spans of the values that a pattern finds, and whether each is bare."""
    for found in pattern.finditer(text, start, end):
        group = found.lastgroup  # a value is in one group; a key is in none
        if group is not None:
            left, right = found.span(group)
            if left < right:
                yield left, right, group == "bare"


@functools.cache
def _find_units(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, units)))


def _is_prose(value: str, units: Mapping[str, str]) -> bool:
    """Whether a value holds an Arabic word, and is no code or data."""
    if value.isascii():
        return False
    has_units = any(map(value.__contains__, units))
    # No code begins with an Arabic letter.
    if not has_units and "\n" not in value and ARABIC.match(value) and _WORD.search(value):
        return True
    if _LIGATURE.search(value):
        value = read_all_forms(value)
    if has_units:
        value = _find_units(tuple(units)).sub(lambda unit: "\t" if unit[0] == r"\t" else units[unit[0]], value)
    if "\n" in value.rstrip() or value[0] in "[{":
        return _WORD.search(value) is not None and not _has_other_blocks(value)
    if ARABIC.match(value) and _WORD.search(value):
        return True
    line = bare_text(value)
    return _WORD.search(line) is not None and not is_code_line(line, alone=True)


# Fenced code, and markup other than pages, scripts and styles: the prose of markup is read in a value as in a line.
_FENCES, _FENCES_AND_TAGS = ("```", "~~~"), ("```", "~~~", "<")
_PAGE = lazy_pattern(r"(?i)<(?:\?|!DOCTYPE|(?:script|style)\b[^<>]{0,500}+>[^<])")


def _has_other_blocks(value: str) -> bool:
    """Whether a value of several lines has code or data in it that is not read in a value."""
    lines = lines_in(Scan(value))
    blocks = find_special(lines.without_paragraphs()) if lines is not None else ()
    read = _FENCES if _PAGE.search(value) else _FENCES_AND_TAGS
    return any(block.kind in ("code", "data") and not value.startswith(read, block.start) for block in blocks)


_MARKS_OF_A_PAIR = 2  # marks of one quotation
_MASK = "xxxxxxx\n"
_LONGEST_MASK = 400  # further no reader looks
# The marks that `UnifyQuotes` may change. Character references are not among them: `UnescapeHtml` writes those.
_CUE_MARK = lazy_pattern(f"(?!&)(?:{QUOTATION_MARK}|[{QUOTES}])")


Why: TypeAlias = Literal["line end", "unit", "masked"]


class Piece(NamedTuple):
    """A stretch that is read otherwise than it is written, and why: a line end, a sign of a format, or no prose."""

    start: int
    end: int
    read: str
    why: Why


make_piece: Callable[[tuple[int, int, str, Why]], Piece] = functools.partial(tuple.__new__, Piece)


def read_pieces(
    scan: Scan, lines: Lines, blocks: Sequence[Stretch], *, strings: bool
) -> tuple[list[Piece], list[Value]]:
    """The pieces of a text with these lines and blocks, and the values of its data, in order.

    ``strings``: the strings of code with several Arabic words are values too, which finders read and no step rewrites.
    """
    is_of_wiki = is_wiki(lines.text, scan.kinds)
    coded = lines.all_bounds() if is_of_wiki else lines.coded()
    if not blocks and not coded:
        return [], []
    return _Reader(lines.text, scan.kinds, coded, is_of_wiki, strings).read(blocks)


# The marks of wiki markup, which are no quotation marks.
_WIKI_MARK = lazy_pattern("'{2,5}")


class _Reader:
    """Reads the blocks of a text."""

    def __init__(self, text: str, kinds: bytes, coded: list[tuple[int, int]], is_of_wiki: bool, strings: bool) -> None:
        self._text = text
        self._kinds = kinds
        self._coded = [*coded, (len(text) + 1, len(text) + 1)]  # none behind the last
        self._nth = 0  # of the first coded line that ends behind what was read
        self._values: list[Value] = []
        self._is_wiki = is_of_wiki
        self._strings = strings
        self._may_turn = "\u200e" in text or "\u200f" in text
        self._is_visual = False  # whether the marks of many cues are at the wrong end of a line

    def read(self, blocks: Sequence[Stretch]) -> tuple[list[Piece], list[Value]]:
        pieces: list[Piece] = []
        text, kinds = self._text, self._kinds
        cues = read_cues(text, kinds, [(start, end) for start, end, kind, _ in blocks if kind == "subtitle"])
        self._is_visual = has_visual_order(cues)
        next_cue = iter(cues).__next__
        at = 0
        for stretch in blocks:
            start, end, kind, _ = stretch
            if self._coded[self._nth][0] < start:
                pieces += self._prose(at, start)
            pieces += self._cue(start, end, next_cue()) if kind == "subtitle" else self._stretch(stretch)
            at = end
        return pieces + self._prose(at, len(text)), self._values

    def _stretch(self, stretch: Stretch) -> Iterable[Piece]:
        start, end, kind, form = stretch
        if kind == "paragraph":
            return self._paragraph(start, end)
        if kind in ("data", "table") and form in SYNTAXES:
            return self._data(stretch, SYNTAXES[form])
        if kind == "code" and self._strings and not self._text[start:end].isascii():
            return self._data(stretch, SYNTAXES["printed"])
        return iter((make_mask(start, end),)) if kind in ("code", "data") else self._prose(start, end)

    def _prose(self, start: int, end: int) -> list[Piece]:
        """Code and escaped marks inside of lines of prose, which follow those that were read before."""
        found: list[Piece] = []
        coded, nth = self._coded, self._nth
        while coded[nth][1] <= start:
            nth += 1
        self._nth = nth
        while coded[nth][0] < end:
            left, right = max(start, coded[nth][0]), min(end, coded[nth][1])
            nth += 1
            code = code_in_line(self._text, left, right)
            marks = escaped_marks(self._text, left, right)
            wiki = _WIKI_MARK.finditer(self._text, left, right) if self._is_wiki else ()
            pieces = [make_piece((a, b, "x" * (b - a), "masked")) for a, b in code]
            pieces += [make_piece((a, b, mark, "unit")) for a, b, mark in marks]
            pieces += [make_piece((*mark.span(), _UNSEEN * len(mark[0]), "masked")) for mark in wiki]
            if pieces:
                found += _apart(pieces)
        return found

    def _paragraph(self, start: int, end: int) -> list[Piece]:
        """The line ends of a paragraph, and code in its lines."""
        ends = [make_piece((at, behind, " ", "line end")) for at, behind in find_glue(self._text, start, end)]
        if self._coded[self._nth][0] >= end:
            return ends
        pieces: list[Piece] = []
        at = start
        for piece in ends:
            pieces += self._prose(at, piece.start)
            pieces.append(piece)
            at = piece.end
        return pieces + self._prose(at, end)

    def _data(self, stretch: Stretch, syntax: Syntax) -> Iterator[Piece]:
        """All but the values of data, and what is escaped in these."""
        at = stretch.start
        known = {**_TURNED, **syntax.units} if self._may_turn else syntax.units
        units = {unit: read for unit, read in known.items() if self._text.find(unit, at, stretch.end) >= 0}
        is_code = stretch.kind == "code"
        for left, right, escapes in values_in(self._text, at, stretch.end, syntax):
            if is_code and (escapes is None or not has_several_words(self._text[left:right])):
                continue
            if left > at:
                yield make_mask(at, left)
            self._values.append(make_value((left, right, None if is_code else escapes)))
            found = _units(self._text, left, right, units) if units else []
            if escapes is not None and self._coded[self._nth][0] < right and not is_code:
                found += self._prose(left, right)
            if found:
                yield from _apart(found)
            at = right
        if stretch.end > at:
            yield make_mask(at, stretch.end)

    def _cue(self, start: int, end: int, cue: Cue) -> list[Piece]:
        """The number and time of a cue; the line end of its text, or its marks where they may be at the wrong end."""
        text = self._text
        pieces = [make_mask(start, cue.head)]
        if cue.is_displaced or (self._is_visual and cue.marks > _MARKS_OF_A_PAIR):
            marks = _CUE_MARK.finditer(text, cue.head, end)
            pieces += [make_piece((*mark.span(), _UNSEEN * len(mark[0]), "masked")) for mark in marks]
        elif cue.is_event:
            pieces += self._event(cue.head, end)
        elif text.find("\n", cue.head, end) >= 0 and "\n" in text[cue.head : end].strip():
            pieces += self._paragraph(cue.head, end)
        elif self._coded[self._nth][0] < end:
            pieces += self._prose(cue.head, end)
        return pieces

    def _event(self, start: int, end: int) -> list[Piece]:
        """The line breaks of an event's text, and what overrides its style."""
        text = self._text
        breaks = [make_piece((*found.span(), " ", "line end")) for found in EVENT_BREAK.finditer(text, start, end)]
        tags = [
            make_piece((*tag.span(), _UNSEEN * len(tag[0]), "masked")) for tag in EVENT_TAG.finditer(text, start, end)
        ]
        return _apart(breaks + tags) if tags else breaks


def make_mask(start: int, end: int) -> Piece:
    """What is no prose: short lines of letters, so that nothing is read over it; no more than readers look over."""
    return make_piece((start, end, _fill_mask(min(end - start, _LONGEST_MASK)), "masked"))


@functools.lru_cache(_LONGEST_MASK)
def _fill_mask(size: int) -> str:
    inner = size - 2
    return "\n\n" if inner < 1 else "\n" + (_MASK * (inner // len(_MASK) + 1))[:inner] + "\n"


def _units(text: str, start: int, end: int, units: Mapping[str, str]) -> list[Piece]:
    """What a format writes for another sign in a value."""
    found = []
    for unit, read in units.items():
        at = text.find(unit, start, end)
        while at >= 0:
            found.append(make_piece((at, at + len(unit), read, "unit")))
            at = text.find(unit, at + len(unit), end)
    return found


def _apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces in order, without those that overlap an earlier one."""
    found: list[Piece] = []
    done = -1
    for piece in sorted(pieces):
        if piece.start >= done:
            found.append(piece)
            done = piece.end
    return found
