"""The quotation marks of a scan, paragraph by paragraph; most paragraphs are plain pairs, the others are read.

A quotation ends with its paragraph: at a line break, at the end of the text, and at a layout gap (three no-break
spaces or more, which scraped pages put between headlines).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from arnorm._arabic import affixes
from arnorm._core import classes as k
from arnorm._core import kernels_quotes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import stretch
from arnorm.quotes._code import code_marks, may_be_code
from arnorm.quotes._costs import costs_in
from arnorm.quotes._marks import CLOSES, OPENS, Mark, double_parentheses, entities, low_commas, marks_at
from arnorm.quotes._nesting import OUTERMOST, Role
from arnorm.quotes._reading import read_paragraph

__all__ = ["PLAIN_PAIRS", "Paragraph", "Quotes", "candidates", "lined", "paragraphs_of", "plain_paragraph"]
__all__ += ["quotes_and_brackets_in", "quotes_in"]


class Paragraph(NamedTuple):
    """A paragraph, and the marks that are quotation marks there."""

    start: int
    end: int
    roles: list[Role]


class Quotes(NamedTuple):
    """The quotations of a scan.

    ``plain`` has the places of the marks of each paragraph that holds plain pairs, one beside the other; ``others`` are
    the paragraphs that were read mark by mark.
    """

    plain: list[list[int]]
    others: list[Paragraph]


_LINE = bytes((k.NEWLINE,))
_QUOTE = bytes((k.QUOTE,))
_GAPS = bytes((k.GAP,)) * 3


def quotes_in(scan: Scan) -> Quotes:
    """The quotations of a scan; share it: ``scan.derive(quotes_in)``."""
    return _read(scan, ())


def quotes_and_brackets_in(scan: Scan) -> Quotes:
    """The same, with doubled parentheses as quotation marks."""
    return _read(scan, double_parentheses(scan.text))


# What a mark does between two neighbours that leave no doubt. After a letter it opens if that is a prefix: و"كلمة".
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
PLAIN_PAIRS = frozenset((('"', '"'), ("«", "»"), ("“", "”"), ("“", "“"), ("”", "“"), ("”", "”")))
_PREFIXES = (*affixes.LETTERS, affixes.ARTICLE)
_PLAIN_WAYS = lazy_pattern(rb"(?:[(~]\))++")
_PLAIN_CHARS = lazy_pattern(f"(?:{'|'.join(sorted(map(''.join, PLAIN_PAIRS)))})++")


def _read(scan: Scan, more: Sequence[Mark]) -> Quotes:
    text, kinds = scan.text, scan.kinds
    if k.QUOTE not in kinds and k.AMPERSAND not in kinds and not more:
        return Quotes([], [])
    places, typed = candidates(scan, more)
    if not places:
        return Quotes([], [])
    kinds = lined(kinds)
    ways, ends = kernels_quotes.rows(kinds, places, _WAYS, k.NEWLINE)
    chars = "".join([text[at] for at in places])
    has_plain_ways, has_plain_chars = _PLAIN_WAYS.fullmatch, _PLAIN_CHARS.fullmatch
    has_code = may_be_code(text, kinds)
    quotes = Quotes([], [])
    first = 0
    for last in ends:
        marks = places[first:last]
        if (
            has_plain_ways(ways, first, last)
            and has_plain_chars(chars, first, last)
            and (_AFTER_LETTER not in ways or _follow_prefixes(text, kinds, marks, ways[first:last]))
            and not (has_code and _may_be_soup(text, kinds, marks))
        ):
            quotes.plain.append(marks)
        elif paragraph := _closer_look(text, kinds, marks, typed):
            quotes.others.append(paragraph)
        first = last
    return quotes


def _follow_prefixes(text: str, kinds: bytes, places: list[int], ways: bytes) -> bool:
    """Whether a prefix is before each mark that stands after a letter or a tatweel, and no longer word."""
    for at, way in zip(places, ways, strict=True):
        if way == _AFTER_LETTER:
            end = at - (kinds[at - 1] == k.TATWEEL)
            if not any(text.endswith(one, 0, end) and kinds[end - len(one) - 1] in _BLANK for one in _PREFIXES):
                return False
    return True


def candidates(scan: Scan, more: Sequence[Mark] = ()) -> tuple[list[int], dict[int, Mark]]:
    """Where marks stand, those of code apart, and the marks typed with several characters, by place.

    ``more`` are marks of the second sort.
    """
    places = scan.positions(_QUOTE)
    typed = {mark.start: mark for mark in (*entities(scan), *low_commas(scan), *more)}
    code = code_marks(scan, lined(scan.kinds), places) if may_be_code(scan.text, scan.kinds) else ()
    if code or typed:
        places = sorted([*(at for at in places if at not in code), *typed])
    return places, typed


def _closer_look(text: str, kinds: bytes, places: list[int], typed: Mapping[int, Mark]) -> Paragraph | None:
    """The paragraph with these marks; None where none is a quotation mark."""
    marks = marks_at(text, places, typed)
    start, end = stretch(kinds, places[0], places[-1], _LINE)
    if _is_soup(text, kinds, marks, start, end):
        return None
    roles = read_paragraph(text, marks, costs_in(text, kinds, marks))
    return Paragraph(start, end, roles) if roles else None


def plain_paragraph(kinds: bytes, places: list[int]) -> Paragraph:
    """The paragraph whose marks, plain pairs, stand at these places."""
    roles = [
        Role(at, at + 1, CLOSES if i & 1 else OPENS, OUTERMOST, i - 1 if i & 1 else i + 1)
        for i, at in enumerate(places)
    ]
    return Paragraph(*stretch(kinds, places[0], places[-1], _LINE), roles)


def paragraphs_of(scan: Scan, quotes: Quotes) -> list[Paragraph]:
    """All paragraphs with quotations, the plain ones too, in order."""
    if not quotes.plain:
        return quotes.others
    kinds = lined(scan.kinds)
    return sorted([*(plain_paragraph(kinds, places) for places in quotes.plain), *quotes.others])


def lined(kinds: bytes) -> bytes:
    """The kinds with a line break for all that ends a paragraph: the end of the text, and each layout gap."""
    kinds = kinds.replace(bytes((k.END,)), _LINE)
    if k.GAP not in kinds:  # looking for three of them takes a nanosecond a character, for one next to nothing
        return kinds
    return kinds.replace(_GAPS, _LINE * len(_GAPS))


# A font's own code is full of these: Latin-1 letters and signs, daggers, mathematical signs.
_SOUP = frozenset(map(chr, (*range(0xA1, 0x100), 0x2020, 0x2021, *range(0x2200, 0x2300), 0x25CA))) - set("«»´°·∕−\xad")
_OUTSIDE = bytes((k.SPACE, k.GAP, k.NEWLINE, k.OPEN, k.CLOSE, k.QUOTE, k.COMMA, k.STOP, k.DASH, k.COLON, k.BANG))
_SOUP_SHARE = 12  # one such sign in so many characters is too many


def _has_arabic(kinds: bytes, start: int, end: int) -> bool:
    return kinds.find(k.LETTER, start, end) >= 0 or kinds.find(k.FORM, start, end) >= 0


def _may_be_soup(text: str, kinds: bytes, places: list[int]) -> bool:
    """Whether the paragraph with these plain marks has no Arabic letter, and signs of a font's own code."""
    if kinds[places[0] + 1] == k.LETTER:  # most have one in their first quotation
        return False
    start, end = stretch(kinds, places[0], places[-1], _LINE)
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
    return bool(inside and odd) or inside > 1 or odd * _SOUP_SHARE > end - start - kinds.count(b" ", start, end)
