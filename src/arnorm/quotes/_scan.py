"""The quotation marks of a scan, paragraph by paragraph; most paragraphs are clear at a glance, the others are read.

A quotation ends with its paragraph: at a line break, at the end of the text, and at a layout gap (three no-break
spaces or more, which scraped pages put between headlines).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from arnorm import _kinds as k
from arnorm._scan import Scan
from arnorm._vector import numpy
from arnorm.quotes._code import code_marks
from arnorm.quotes._glance import clear_roles, glance
from arnorm.quotes._marks import Mark, double_parentheses, entities, low_commas, marks_at
from arnorm.quotes._pairs import Role, read_paragraph

__all__ = ["Paragraph", "Quotes", "lined", "paragraphs_of", "quotes_and_brackets_in", "quotes_in", "read_again"]


class Paragraph(NamedTuple):
    """A paragraph that took a closer look, and the marks that are quotation marks there."""

    start: int
    end: int
    roles: list[Role]
    clear: bool  # told by the marks' neighbours alone
    places: list[int]  # where its marks stand, those of code apart
    ways: list[int]  # what they do beyond doubt, as `arnorm.quotes._glance` has it


class Quotes(NamedTuple):
    """The quotations of a scan.

    ``plain`` are the places (an array) of the marks of quotations that are clear at a glance, one character each,
    depth 1, nothing inside: the first opens, the next closes it, and so on. ``others`` are the paragraphs that hold
    any but these.
    """

    plain: Any
    others: list[Paragraph]


_LINE = bytes((k.NEWLINE,))
_GAPS = bytes((k.GAP,)) * 3


def quotes_in(scan: Scan) -> Quotes:
    """The quotations of a scan; share it: ``scan.derive(quotes_in)``."""
    return _read(scan, ())


def quotes_and_brackets_in(scan: Scan) -> Quotes:
    """The same, with doubled parentheses as quotation marks."""
    return _read(scan, double_parentheses(scan.text))


def _read(scan: Scan, more: Sequence[Mark]) -> Quotes:
    text, kinds = scan.text, scan.kinds
    if kinds.find(k.QUOTE) < 0 and kinds.find(k.AMPERSAND) < 0 and not more:
        return Quotes((), [])
    kinds = lined(kinds)
    places, typed = _places(scan, kinds, more)
    if not len(places):
        return Quotes((), [])
    plain, rest, ways = glance(text, kinds, places)
    others = []
    for i, j in rest:
        paragraph = _closer_look(text, kinds, places[i:j].tolist(), ways[i:j].tolist(), typed)
        if paragraph.roles:
            others.append(paragraph)
    return Quotes(plain, others)


def _closer_look(text: str, kinds: bytes, places: list[int], ways: list[int], typed: Mapping[int, Mark]) -> Paragraph:
    """The paragraph with these marks."""
    start, end = kinds.rfind(_LINE, 0, places[0]) + 1, kinds.find(_LINE, places[-1])
    roles = clear_roles(text, kinds, places, ways)
    if roles is not None:
        return Paragraph(start, end, roles, True, places, ways)
    marks = marks_at(text, places, typed)
    roles = [] if _is_soup(text, kinds, marks, start, end) else read_paragraph(text, kinds, marks)
    return Paragraph(start, end, roles, False, places, ways)


# Marks that are no straight ones, end a URL and close no code: between them no other mark becomes or ceases to be code.
_ALIKE = frozenset("«»“”")


def read_again(scan: Scan, paragraph: Paragraph, edits: Sequence[tuple[int, int, str]]) -> list[Role] | None:
    """The roles, by place in the paragraph, as they are read after the edits; None where that takes a scan of its own.

    Where marks are exchanged one for one, all that is around them stays: the paragraph is read at once,
    which is cheaper than scanning it anew.
    """
    text, kinds = scan.text, scan.kinds
    start, end, _, _, places, ways = paragraph
    if any(kinds[at] != k.QUOTE for at in places) or kinds.count(k.QUOTE, start, end) != len(places):
        return None  # there is code, or a mark typed with other characters
    if start and text[start - 1] not in "\n\uffff":
        return None  # there might be code for one who does not see what stands before
    chars = list(text[start:end])
    for at, after, new in edits:
        if after - at > 1 or new not in _ALIKE:
            return None
        chars[at - start] = new
    moved = [at - start for at in places]
    return _closer_look("".join(chars), kinds[start:end] + _LINE, moved, ways, {}).roles


def paragraphs_of(scan: Scan, quotes: Quotes) -> list[Paragraph]:
    """All paragraphs with quotations, the clear ones too, as paragraphs with roles."""
    paragraphs = list(quotes.others)
    kinds = lined(scan.kinds)
    last = -1
    roles: list[Role] = []
    for n, at in enumerate(quotes.plain.tolist() if len(quotes.plain) else ()):
        if at > last:
            start, last = kinds.rfind(_LINE, 0, at) + 1, kinds.find(_LINE, at)
            roles, first = [], n
            paragraphs.append(Paragraph(start, last, roles, True, [], []))
        roles.append(Role(at, at + 1, -1 if n & 1 else 1, 1, (n - first) ^ 1))
    return sorted(paragraphs)


def lined(kinds: bytes) -> bytes:
    """The kinds with all that ends a paragraph as a line break: the ends of texts, and layout gaps."""
    kinds = kinds.replace(bytes((k.END,)), _LINE)
    if kinds.find(k.GAP) < 0:
        return kinds
    # Three side by side are rare, and looking for them in bytes costs three times as much as comparing arrays.
    gap = numpy().frombuffer(kinds, numpy().uint8) == k.GAP
    return kinds.replace(_GAPS, _LINE * 3) if (gap[2:] & gap[1:-1] & gap[:-2]).any() else kinds


def _places(scan: Scan, kinds: bytes, more: Sequence[Mark]) -> tuple[Any, dict[int, Mark]]:
    """Where marks stand, as an array, and those among them that are typed with other characters (&quot; or ,,)."""
    np = numpy()
    places = (scan.array == k.QUOTE).nonzero()[0]
    typed = {mark.start: mark for mark in (*entities(scan), *more)}
    if len(places):
        code = code_marks(scan, places, kinds)
        if code:
            places = places[[at not in code for at in places.tolist()]]
        typed.update((mark.start, mark) for mark in low_commas(scan))
    if typed:
        places = np.array(sorted([*places.tolist(), *typed]))
    return places, typed


# What such text is full of: Latin-1 letters and signs, daggers, mathematical signs.
_SOUP = frozenset(map(chr, (*range(0xA1, 0x100), 0x2020, 0x2021, *range(0x2200, 0x2300), 0x25CA))) - set("«»´°·")
_OUTSIDE = bytes((k.SPACE, k.GAP, k.NEWLINE, k.OPEN, k.CLOSE, k.QUOTE, k.COMMA, k.STOP, k.DASH, k.COLON, k.BANG))


def _is_soup(text: str, kinds: bytes, marks: list[Mark], start: int, end: int) -> bool:
    """Whether the paragraph is text in a font's own code («uM« fK): its guillemets are letters gone wrong."""
    if not any(mark.direction for mark in marks):
        return False
    if kinds.find(k.LETTER, start, end) >= 0 or kinds.find(k.FORM, start, end) >= 0:
        return False
    odd = sum(char in _SOUP for char in text[start:end])
    inside = wrong = 0
    for mark in marks:
        if mark.family == "guillemet" and kinds[mark.start - 1] not in _OUTSIDE:
            inside += kinds[mark.end] not in _OUTSIDE
            wrong += mark.direction > 0
    if wrong and "»" not in text[start:end]:
        return True
    return (inside > 0 and odd > 0) or inside > 1 or odd * 12 > end - start - kinds.count(b" ", start, end)
