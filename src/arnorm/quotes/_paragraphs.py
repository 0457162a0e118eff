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
from arnorm._core.scan import Scan
from arnorm._core.windows import stretch
from arnorm.quotes._code import code_marks, may_be_code
from arnorm.quotes._marks import CLOSES, OPENS, Mark, find_double_parentheses, find_entities, find_low_commas, marks_at
from arnorm.quotes._neighbours import leads_on
from arnorm.quotes._nesting import MANY_NESTED, MISSING, NESTED, OUTERMOST, Role
from arnorm.quotes._reading import costs_in, read_paragraph

__all__ = ["PLAIN_PAIRS", "Paragraph", "candidates", "lined", "quotes_and_brackets_in", "quotes_in"]


class Paragraph(NamedTuple):
    """A paragraph, and the marks that are quotation marks there.

    ``plain_depth`` is how deep its quotations nest, where all of its marks are plain by their neighbours; else 0.
    """

    start: int
    end: int
    roles: list[Role]
    plain_depth: int


_LINE = bytes((k.NEWLINE,))
_QUOTE = bytes((k.QUOTE,))
_GAPS = bytes((k.GAP,)) * 3


def quotes_in(scan: Scan) -> list[Paragraph]:
    """The paragraphs of a scan that have quotations, in order; share them: ``scan.derive(quotes_in)``."""
    return _read(scan, ())


def quotes_and_brackets_in(scan: Scan) -> list[Paragraph]:
    """The same, with doubled parentheses as quotation marks."""
    return _read(scan, find_double_parentheses(scan.text))


# What a mark does by its two neighbours. After a letter it opens only if that letter is a prefix: و"كلمة".
_OPENS, _CLOSES, _AFTER_LETTER, _UNSURE = b"()~?"
_BLANK = bytes((k.SPACE, k.GAP, k.NEWLINE, k.END))
_WORDS = bytes((k.LETTER, k.FORM, k.FOREIGN, k.DIGIT, k.EASTERN, k.UNDERSCORE))
_BEFORE_OPENING = _BLANK + bytes((k.OPEN, k.COLON))
_AFTER_OPENING = _WORDS + bytes((k.HASH, k.AT))
_BEFORE_CLOSING = _WORDS + bytes((k.MARK, k.STOP, k.BANG, k.COMMA, k.CLOSE))
_AFTER_CLOSING = _BLANK + bytes((k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE))


def _ways_by_neighbours() -> bytes:
    """What a mark does, at 256 times the kind before it plus the kind after it."""
    ways = bytearray((_UNSURE,)) * (256 * 256)
    for way, befores, afters in (
        (_AFTER_LETTER, bytes((k.LETTER, k.TATWEEL)), bytes((k.LETTER, k.FORM, k.FOREIGN))),
        (_OPENS, _BEFORE_OPENING, _AFTER_OPENING),
        (_CLOSES, _BEFORE_CLOSING, _AFTER_CLOSING),
    ):
        for before in befores:
            for after in afters:
                ways[before << 8 | after] = way
    return bytes(ways)


_WAYS = _ways_by_neighbours()
_CLOSERS = {'"': '"', "«": "»", "“": "”“", "”": "“”"}
# A plain paragraph stays plain when it is written with these pairs.
PLAIN_PAIRS = frozenset((opening, closing) for opening, closers in _CLOSERS.items() for closing in closers)
_MOST_KEPT_MARKS = 16  # the readings of paragraphs with no more marks are kept
_PREFIXES = (*affixes.LETTERS, affixes.ARTICLE)


def _read(scan: Scan, more: Sequence[Mark]) -> list[Paragraph]:
    text, kinds = scan.text, scan.kinds
    if k.QUOTE not in kinds and k.AMPERSAND not in kinds and not more:
        return []
    places, typed = candidates(scan, more)
    if not places:
        return []
    kinds = lined(kinds)
    ways, ends = kernels_quotes.rows(kinds, places, _WAYS, k.NEWLINE)
    chars = "".join([text[at] for at in places])
    may_be_soup = may_be_code(text, kinds)
    paragraphs = []
    first = 0
    for last in ends:
        marks = places[first:last]
        start, end = stretch(kinds, marks[0], marks[-1], _LINE)
        depth, roles = _plain_roles(text, kinds, marks, ways[first:last], chars[first:last])
        if depth and not (may_be_soup and _has_soup(text, kinds, start, end)):
            paragraphs.append(Paragraph(start, end, roles, depth))
        elif roles := _closer_look(text, kinds, (start, end), marks, typed):
            paragraphs.append(Paragraph(start, end, roles, 0))
        first = last
    return paragraphs


def _plain_roles(text: str, kinds: bytes, places: list[int], ways: bytes, chars: str) -> tuple[int, list[Role]]:
    """How deep plain marks nest, and their roles; 0 and none where one of the marks leaves doubt."""
    pair_up = _pair_up if len(ways) <= _MOST_KEPT_MARKS else _pair_up.__wrapped__
    depth, paired = pair_up(ways, chars)
    if not depth or (_AFTER_LETTER in ways and not _follow_prefixes(text, kinds, places, ways)):
        return 0, []
    roles = [Role(at, at + 1, way, level, partner) for at, (way, level, partner) in zip(places, paired, strict=True)]
    if depth > OUTERMOST and any(role.way == CLOSES and leads_on(text, role.start - 1) for role in roles):
        return 0, []
    return depth, roles


@functools.lru_cache(4096)
def _pair_up(ways: bytes, chars: str) -> tuple[int, list[tuple[int, int, int]]]:
    """How deep marks nest, and the way, the depth and the partner of each; 0 where they leave doubt.

    The last mark may be left open. How far any other open mark reaches depends on the sentences, and so does the end of
    a quotation that holds many others.
    """
    paired: list[tuple[int, int, int]] = []
    opened: list[int] = []
    deepest = nested_in_row = 0
    for i, (way, char) in enumerate(zip(ways, chars, strict=True)):
        if way in (_OPENS, _AFTER_LETTER) and char in _CLOSERS:
            opened.append(i)
            paired.append((OPENS, len(opened), MISSING))
            deepest = max(deepest, len(opened))
            nested_in_row = 0 if len(opened) == OUTERMOST else nested_in_row + (len(opened) == NESTED)
        elif way == _CLOSES and opened and char in _CLOSERS[chars[opened[-1]]]:
            opening = opened.pop()
            paired[opening] = (OPENS, len(opened) + 1, i)
            paired.append((CLOSES, len(opened) + 1, opening))
        else:
            return 0, []
        if nested_in_row == MANY_NESTED:
            return 0, []
    openers = {char for char, (way, *_) in zip(chars, paired, strict=True) if way == OPENS}
    if opened and (opened != [len(paired) - 1] or openers >= {"“", "”"}):
        return 0, []
    return deepest, paired


def _follow_prefixes(text: str, kinds: bytes, places: list[int], ways: bytes) -> bool:
    """Whether each mark after a letter or a tatweel follows a prefix, not a longer word."""
    for at, way in zip(places, ways, strict=True):
        if way == _AFTER_LETTER:
            end = at - (kinds[at - 1] == k.TATWEEL)
            if not any(text.endswith(one, 0, end) and kinds[end - len(one) - 1] in _BLANK for one in _PREFIXES):
                return False
    return True


def candidates(scan: Scan, more: Sequence[Mark] = ()) -> tuple[list[int], dict[int, Mark]]:
    """The places of the marks that are not code, and the marks typed with several characters, by place.

    ``more`` are such marks of several characters.
    """
    places = scan.positions(_QUOTE)
    typed = {mark.start: mark for mark in (*find_entities(scan), *find_low_commas(scan), *more)}
    code = code_marks(scan, lined(scan.kinds), places) if may_be_code(scan.text, scan.kinds) else ()
    if code or typed:
        places = sorted([*(at for at in places if at not in code), *typed])
    return places, typed


def _closer_look(
    text: str, kinds: bytes, span: tuple[int, int], places: list[int], typed: Mapping[int, Mark]
) -> list[Role]:
    """The roles of the marks of a paragraph, by the costs of their readings."""
    marks = marks_at(text, places, typed)
    if _is_soup(text, kinds, marks, *span):
        return []
    return read_paragraph(text, marks, costs_in(text, kinds, marks))


def lined(kinds: bytes) -> bytes:
    """The kinds with a line break for all that ends a paragraph: the end of the text, and each layout gap."""
    kinds = kinds.replace(bytes((k.END,)), _LINE)
    if k.GAP not in kinds:  # looking for three of them takes a nanosecond a character, for one next to nothing
        return kinds
    return kinds.replace(_GAPS, _LINE * len(_GAPS))


# A font's own code is full of these: Latin-1 letters and signs, daggers, mathematical signs.
_SOUP = frozenset(map(chr, (*range(0xA1, 0x100), 0x2020, 0x2021, *range(0x2200, 0x2300), 0x25CA))) - set("«»´°·∕−\xad")
_OUTSIDE = bytes((k.SPACE, k.GAP, k.NEWLINE, k.OPEN, k.CLOSE, k.QUOTE, k.COMMA, k.STOP, k.DASH, k.COLON, k.BANG))
_SOUP_CHARACTERS = 12  # more than one such sign in 12 characters is too many


def _has_arabic(kinds: bytes, start: int, end: int) -> bool:
    return kinds.find(k.LETTER, start, end) >= 0 or kinds.find(k.FORM, start, end) >= 0


def _has_soup(text: str, kinds: bytes, start: int, end: int) -> bool:
    """Whether a paragraph has no Arabic letter, and signs of a font's own code."""
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
