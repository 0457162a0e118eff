"""The quotation marks of a scan, paragraph by paragraph; most paragraphs are plain pairs, the others are read.

A quotation ends with its paragraph: at a line break, at the end of the text, and at a layout gap (three no-break
spaces or more, which scraped pages put between headlines).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from arnorm._arabic import affixes
from arnorm._core import classes as k
from arnorm._core import kernels_quotes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan, mask
from arnorm._core.windows import skip, skip_back, stretch
from arnorm.quotes._code import ROLES, code_marks
from arnorm.quotes._marks import CLOSES, OPENS, Mark, find_entities, find_low_commas, marks_at
from arnorm.quotes._neighbours import leads_on
from arnorm.quotes._nesting import MANY_NESTED, MISSING, NESTED, OUTERMOST, Role, make_role
from arnorm.quotes._reading import costs_in, read_paragraph

__all__ = [
    "LINE",
    "PLAIN_PAIRS",
    "OpenParagraph",
    "Paragraph",
    "PlainMarks",
    "Quotes",
    "candidates",
    "is_at_edge",
    "lined",
    "plain_paragraph",
    "plain_roles",
    "read_paragraphs",
]


class Paragraph(NamedTuple):
    """A paragraph, and the marks that are quotation marks there."""

    start: int
    end: int
    roles: list[Role]


class PlainMarks(NamedTuple):
    """The marks of a paragraph whose neighbours leave no doubt, and how deep its quotations nest.

    ``paired`` has the way, the depth and the partner of each mark. ``loose`` has the indices of one mark, or of one
    pair, whose way follows from the other marks alone.
    """

    places: list[int]
    paired: list[tuple[int, int, int]]
    depth: int
    loose: list[int]


_make_plain = functools.partial(tuple.__new__, PlainMarks)  # in a third of the time


class Quotes(NamedTuple):
    """The quotations of a text: of the paragraphs with plain marks, and of all others.

    ``opened`` says how many paragraphs have a mark without a partner, read by themselves.
    """

    plain: list[PlainMarks]
    others: list[Paragraph]
    opened: int


_make_quotes = functools.partial(tuple.__new__, Quotes)


class OpenParagraph(NamedTuple):
    """A paragraph with a mark that has no partner in it: its number, its marks, and the reading of these."""

    number: int
    places: list[int]
    reading: PlainMarks | Paragraph | None


LINE = bytes((k.NEWLINE,))
_BLANKS = bytes((k.SPACE, k.GAP))
_TYPED = kernels_quotes.AMPERSAND | kernels_quotes.COMMA  # what a mark of several characters begins with
_GAPS = bytes((k.GAP,)) * 3


def plain_paragraph(kinds: bytes, marks: PlainMarks) -> Paragraph:
    """The paragraph of these marks; ``kinds`` have NEWLINE for every end of a paragraph."""
    return Paragraph(*stretch(kinds, marks.places[0], marks.places[-1], LINE), plain_roles(marks))


def plain_roles(marks: PlainMarks) -> list[Role]:
    """These marks as roles."""
    return [make_role((at, at + 1, *one)) for at, one in zip(marks.places, marks.paired, strict=True)]


# What a mark does by its two neighbours: it opens, it closes, or it does either. After a letter or a tatweel it opens
# if that is a prefix: و"كلمة", بـ"كلمة".
_OPENS, _CLOSES = kernels_quotes.OPENS, kernels_quotes.CLOSES
_EITHER, _UNSURE = kernels_quotes.EITHER, kernels_quotes.UNSURE
_PARAGRAPH_BLANKS = bytes((k.SPACE, k.GAP, k.NEWLINE, k.END))
_LETTERS, _DIGITS = bytes((k.LETTER, k.FORM, k.FOREIGN)), bytes((k.DIGIT, k.EASTERN))
_GLUED = _LETTERS + bytes((k.MARK,))
_WORD_CHARACTER_KINDS = _LETTERS + _DIGITS + bytes((k.UNDERSCORE,))
_BEFORE_OPENING = _PARAGRAPH_BLANKS + bytes((k.OPEN, k.COLON))
_AFTER_OPENING = _WORD_CHARACTER_KINDS + bytes((k.HASH, k.AT))
_BEFORE_CLOSING = _WORD_CHARACTER_KINDS + bytes((k.MARK, k.STOP, k.BANG, k.COMMA, k.CLOSE))
_AFTER_CLOSING = _PARAGRAPH_BLANKS + bytes((k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE))


def _ways_by_neighbours() -> bytes:
    """What a mark does, at 256 times the kind before it plus the kind after it."""
    ways = bytearray(_UNSURE.encode() * (256 * 256))
    for way, befores, afters in (
        (_EITHER, bytes((k.SPACE,)), bytes((k.SPACE,))),
        (_EITHER, bytes((k.LETTER,)), _GLUED),
        (_EITHER, _GLUED, bytes((k.LETTER,))),
        (kernels_quotes.AFTER_LETTER, bytes((k.LETTER,)), _LETTERS),
        (kernels_quotes.AFTER_TATWEEL, bytes((k.TATWEEL,)), _LETTERS),
        (_OPENS, _BEFORE_OPENING, _AFTER_OPENING),
        (_CLOSES, _BEFORE_CLOSING, _AFTER_CLOSING),
    ):
        for before in befores:
            for after in afters:
                ways[before << 8 | after] = ord(way)
    return bytes(ways)


_WAYS = _ways_by_neighbours()
_BEFORE_PREFIX = mask(_PARAGRAPH_BLANKS)
_CLOSERS = {'"': '"', "«": "»", "“": "”“", "”": "“”"}
# A plain paragraph stays plain when it is written with these pairs.
PLAIN_PAIRS = frozenset((opening, closing) for opening, closers in _CLOSERS.items() for closing in closers)
_CLOSING = '"»”'  # a first mark that may close what began before
_DOUBT: tuple[int, list[tuple[int, int, int]], list[int]] = (0, [], [])
_MOST_KEPT_MARKS = 16  # the readings of paragraphs with no more marks are kept


def read_paragraphs(scan: Scan, more: Sequence[Mark] = ()) -> tuple[Quotes, list[OpenParagraph]]:
    """The quotations of a scan, each paragraph by itself, and the paragraphs with a mark that has no partner.

    ``more`` are marks of several characters.
    """
    text, kinds = scan.text, scan.kinds
    plain_ones: list[PlainMarks] = []
    others: list[Paragraph] = []
    opened: list[OpenParagraph] = []
    places, typed = candidates(scan, more)
    gaps = _GAPS if k.GAP in kinds else b""
    rows = kernels_quotes.read_marks_of_paragraphs(
        text, kinds, places, _WAYS, _BEFORE_PREFIX, affixes.LETTERS, k.NEWLINE, gaps
    )
    lines = lined(kinds)
    for number, (marks, row) in enumerate(rows):
        plain = _read_plain(text, kinds, marks, row)
        if plain and not _has_soup(text, lines, marks):
            plain_ones.append(plain)
            if plain.paired[0][2] == MISSING or plain.paired[-1][2] == MISSING:
                opened.append(OpenParagraph(number, marks, plain))
        else:
            paragraph = _closer_look(text, lines, marks, typed)
            if paragraph:
                others.append(paragraph)
            if _is_open(text, lines, marks, paragraph.roles if paragraph else []):
                opened.append(OpenParagraph(number, marks, paragraph))
    return _make_quotes((plain_ones, others, 0)), opened


# What may wait for a partner in another paragraph; other marks are apostrophes and primes as often.
_WAITING = frozenset('"«»“”„')
_MOST_BLANKS = 60  # between a mark and the end of its line


def _is_open(text: str, kinds: bytes, places: list[int], roles: list[Role]) -> bool:
    """Whether a mark of a paragraph may have its partner in another one: one of its edges, if it is not read."""
    for role in roles:
        if role.partner == MISSING:
            return True
    if len(roles) == len(places) or not (roles or all(text[at] == '"' for at in places)):
        return False  # guillemets that are no quotation marks may be letters in a font's own code
    read = {at for role in roles for at in range(role.start, role.end)}
    return any(text[at] in _WAITING and at not in read and _may_wait(kinds, at) for at in places)


def _may_wait(kinds: bytes, at: int) -> bool:
    """Whether a mark may be one side of a quotation: at an edge of its paragraph, or between blanks."""
    return (kinds[at - 1] in _BLANKS and kinds[at + 1] in _BLANKS) or is_at_edge(kinds, at, at + 1)


def is_at_edge(kinds: bytes, start: int, end: int) -> bool:
    """Whether only blanks stand between a mark and one end of its paragraph."""
    after = skip(kinds, end, _BLANKS, _MOST_BLANKS)
    return k.NEWLINE in (kinds[after], kinds[skip_back(kinds, start, _BLANKS, _MOST_BLANKS) - 1])


def _read_plain(text: str, kinds: bytes, places: list[int], row: str) -> PlainMarks | None:
    """Plain marks, paired; None where one of the marks leaves doubt. ``row`` is as `kernels_quotes` makes it."""
    depth, paired, loose = (_pair_up if len(places) <= _MOST_KEPT_MARKS else _pair_up.__wrapped__)(row)
    if not depth:
        return None
    if depth == OUTERMOST and not loose:
        return _make_plain((places, paired, depth, loose))
    for at, (way, *_) in zip(places, paired, strict=True):
        if way == CLOSES and leads_on(text, at - 1):
            return None
    if loose:
        first, last = places[loose[0]], places[paired[loose[0]][2]]
        if any(text[places[i] - 1] == "ا" for i in loose):
            return None  # it may be a tanween
        if paired[loose[0]][2] == MISSING:
            if kinds[first - 1] in _DIGITS:
                return None  # it may count inches
        elif text[min(first, last) + 1 : max(first, last)].isspace():
            return None
    return _make_plain((places, paired, depth, loose))


@functools.lru_cache(4096)
def _pair_up(row: str) -> tuple[int, list[tuple[int, int, int]], list[int]]:
    """How deep marks nest, the way, the depth and the partner of each, and the loose ones; 0 where they leave doubt.

    The last mark may be left open, and the first may close what began before. How far any other open mark reaches
    depends on the sentences, and so does the end of a quotation that holds many others. One mark or one pair may be
    loose where nothing nests and nothing is open.
    """
    ways, chars = row[: len(row) // 2], row[len(row) // 2 :]
    paired: list[tuple[int, int, int]] = []
    opened: list[int] = []
    loose: list[int] = []
    deepest = nested_in_row = 0
    for i, (seen, char) in enumerate(zip(ways, chars, strict=True)):
        way = seen if seen != _EITHER else _CLOSES if opened else _OPENS
        first_closes = way == _CLOSES and not i and char in _CLOSING
        if seen == _EITHER or first_closes:
            loose.append(i)
        if way == _OPENS and char in _CLOSERS:
            opened.append(i)
            paired.append((OPENS, len(opened), MISSING))
            nested_in_row = 0 if len(opened) == OUTERMOST else nested_in_row + (len(opened) == NESTED)
        elif way == _CLOSES and opened and char in _CLOSERS[chars[opened[-1]]]:
            opening = opened.pop()
            paired[opening] = (OPENS, len(opened) + 1, i)
            paired.append((CLOSES, len(opened) + 1, opening))
        elif first_closes:
            paired.append((CLOSES, OUTERMOST, MISSING))
        else:
            return _DOUBT
        deepest = max(deepest, len(opened), OUTERMOST)
        if nested_in_row == MANY_NESTED:
            return _DOUBT
    openers = {char for char, (way, *_) in zip(chars, paired, strict=True) if way == OPENS}
    if opened and (opened != [len(paired) - 1] or openers >= {"“", "”"} or loose):
        return _DOUBT
    if loose and (deepest > OUTERMOST or not (len(loose) == 1 or [paired[loose[0]][2]] == loose[1:])):
        return _DOUBT
    return deepest, paired, loose


def candidates(scan: Scan, more: Sequence[Mark] = ()) -> tuple[list[int], dict[int, Mark]]:
    """The places of the marks that are not code, and the marks typed with several characters, by place.

    ``more`` are such marks of several characters.
    """
    kinds = scan.kinds
    places, seen = kernels_quotes.list_marks(kinds, ROLES)
    typed: dict[int, Mark] = {}
    if seen == kernels_quotes.MARK and not more:
        return places, typed
    if more or seen & _TYPED:
        typed = {mark.start: mark for mark in (*find_entities(scan), *find_low_commas(scan), *more)}
    code = code_marks(scan, lined(kinds) if k.GAP in kinds else kinds, places, seen)
    if code or typed:
        places = sorted([*(at for at in places if at not in code), *typed])
    return places, typed


def _closer_look(text: str, kinds: bytes, places: list[int], typed: Mapping[int, Mark]) -> Paragraph | None:
    """The paragraph with these marks, read by the costs of their readings; None if none is a quotation mark."""
    marks = marks_at(text, places, typed)
    start, end = stretch(kinds, places[0], places[-1], LINE)
    if _is_soup(text, kinds, marks, start, end):
        return None
    roles = read_paragraph(text, marks, costs_in(text, kinds, marks))
    if len(roles) == 1 < len(marks) and roles[0].opens and _TURNED_END.match(text, start, marks[0].start + 1):
        return None  # one of the two that end the line stands at its head: ."كلمة في "لندن
    return Paragraph(start, end, roles) if roles else None


def lined(kinds: bytes) -> bytes:
    """The kinds with a line break for all that ends a paragraph: the end of the text, and each layout gap."""
    kinds = kinds.replace(bytes((k.END,)), LINE)
    if k.GAP not in kinds:  # looking for three of them takes a nanosecond a character, for one next to nothing
        return kinds
    return kinds.replace(_GAPS, LINE * len(_GAPS))


_TURNED_END = lazy_pattern(r'[^\w\s"]{0,3}[.!؟…]+"')
# A font's own code is full of these: Latin-1 letters and signs, daggers, mathematical signs.
_SOUP = frozenset(map(chr, (*range(0xA1, 0x100), 0x2020, 0x2021, *range(0x2200, 0x2300), 0x25CA))) - set("«»´°·∕−\xad")
_OUTSIDE = bytes((k.SPACE, k.GAP, k.NEWLINE, k.OPEN, k.CLOSE, k.QUOTE, k.COMMA, k.STOP, k.DASH, k.COLON, k.BANG))
_SOUP_CHARACTERS = 12  # more than one such sign in 12 characters is too many


def _has_arabic(kinds: bytes, start: int, end: int) -> bool:
    return kinds.find(k.LETTER, start, end) >= 0 or kinds.find(k.FORM, start, end) >= 0


def _has_soup(text: str, kinds: bytes, places: list[int]) -> bool:
    """Whether the paragraph with these marks has no Arabic letter, and signs of a font's own code."""
    if kinds[places[0] + 1] == k.LETTER:  # true of most
        return False
    start, end = stretch(kinds, places[0], places[-1], LINE)
    return not (_has_arabic(kinds, start, end) or _SOUP.isdisjoint(text[start:end]))


def _is_soup(text: str, kinds: bytes, marks: list[Mark], start: int, end: int) -> bool:
    """Whether the paragraph is text in a font's own code («uM« fK): its guillemets are letters gone wrong."""
    if _has_arabic(kinds, start, end) or not any(mark.direction for mark in marks):
        return False
    odd = sum(char in _SOUP for char in text[start:end])
    inside = wrong = 0
    for mark in marks:
        if mark.family == "guillemet" and kinds[mark.start - 1] not in _OUTSIDE:
            inside += kinds[mark.end] not in _OUTSIDE
            wrong += mark.direction == OPENS
    if wrong and text.find("»", start, end) < 0:
        return True
    return bool(inside and odd) or inside > 1 or odd * _SOUP_CHARACTERS > end - start - kinds.count(b" ", start, end)
