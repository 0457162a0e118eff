"""The quotation marks of a scan, paragraph by paragraph; most paragraphs are clear at a glance, the others are read.

A quotation ends with its paragraph: at a line break, at the end of the text, and at a layout gap (three no-break
spaces or more, which scraped pages put between headlines).
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from arnorm import _kinds as k
from arnorm._quote_marks import Mark, code_marks, entities, low_commas, marks_at
from arnorm._quote_pairs import Role, read_paragraph
from arnorm._scan import Scan

__all__ = ["Paragraph", "quotes_in"]


class Paragraph(NamedTuple):
    """A paragraph with quotation marks.

    Where it is clear at a glance, ``roles`` is None and the marks at ``places`` open and close by turns, one character
    each, no quotation inside another.
    """

    start: int
    end: int
    places: list[int]
    roles: list[Role] | None


def quotes_in(scan: Scan) -> list[Paragraph]:
    """The paragraphs with quotation marks; share it: ``scan.derive(quotes_in)``."""
    places = scan.positions(bytes((k.QUOTE,)))
    written = entities(scan)
    if not places and not written:
        return []
    text, kinds = scan.text, scan.kinds
    code = code_marks(scan, places)
    if code:
        places = [at for at in places if at not in code]
    others = written + low_commas(text) if ",," in text else written
    found = []
    for start, end, inside in _paragraphs(scan, places, others):
        if not others and _is_clear(text, kinds, inside):
            found.append(Paragraph(start, end, inside, None))
            continue
        marks = marks_at(text, inside)
        if others:
            marks = sorted(marks + _between(others, start, end))
        if _is_soup(text, kinds, marks, start, end):
            continue
        roles = read_paragraph(text, kinds, marks, start, end)
        if roles:
            found.append(Paragraph(start, end, inside, roles))
    return found


def _paragraphs(scan: Scan, places: list[int], others: list[Mark]) -> Iterator[tuple[int, int, list[int]]]:
    """The paragraphs with marks: start, end and the places of their marks."""
    kinds = scan.kinds
    bounds = scan.positions(bytes((k.NEWLINE, k.END)))
    if kinds.find(b"sss") >= 0:
        bounds = sorted(bounds + [m.start() for m in re.finditer(rb"sss+", kinds)])
    last = len(kinds) - 1
    stops = sorted(places + [mark.start for mark in others]) if others else places
    i, count, n = 0, len(bounds), len(stops)
    while i < n:
        b = bisect_left(bounds, stops[i])
        start = bounds[b - 1] + 1 if b else 0
        end = bounds[b] if b < count else last
        j = bisect_left(stops, end, i)
        yield start, end, (stops[i:j] if not others else places[bisect_left(places, start) : bisect_left(places, end)])
        i = j


def _between(marks: list[Mark], start: int, end: int) -> list[Mark]:
    return marks[bisect_left(marks, (start,)) : bisect_left(marks, (end,))]


_BLANK = bytes((k.SPACE, k.GAP, k.NEWLINE, k.END))
_PAIRS = {'"': '"', "«": "»", "“": "”“", "”": "“”"}


@functools.cache
def _tables() -> tuple[bytes, bytes]:
    """By the kinds before and behind a mark (256 × the one + the other): whether it clearly opens; clearly closes."""
    opens, closes = bytearray(0x10000), bytearray(0x10000)
    for before in (*_BLANK, k.OPEN):
        for behind in (k.LETTER, k.FORM, k.FOREIGN, k.DIGIT, k.EASTERN):
            opens[before << 8 | behind] = 1
    for before in (k.LETTER, k.FORM, k.FOREIGN, k.MARK, k.DIGIT, k.EASTERN, k.STOP, k.BANG, k.COMMA):
        for behind in (*_BLANK, k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE):
            closes[before << 8 | behind] = 1
    return bytes(opens), bytes(closes)


def _is_clear(text: str, kinds: bytes, places: list[int]) -> bool:
    """Whether the marks open and close by turns, each beyond doubt: the reader would say the same, at leisure."""
    if len(places) & 1:
        return False
    opens, closes = _tables()
    closers = ""
    for at in places:
        sides = kinds[at - 1] << 8 | kinds[at + 1]
        if closers:
            if text[at] not in closers or not closes[sides]:
                return False
            closers = ""
        else:
            closers = _PAIRS.get(text[at], "")
            if not closers or not (opens[sides] or _after_prefix(text, kinds, at)):
                return False
    return True


def _after_prefix(text: str, kinds: bytes, at: int) -> bool:
    """Whether a word begins behind the mark and before it stands و, ب, ل, ف or ك alone, with a tatweel or without."""
    if kinds[at + 1] not in (k.LETTER, k.FORM, k.FOREIGN):
        return False
    letter = at - 2 if kinds[at - 1] == k.TATWEEL else at - 1
    return letter >= 0 and text[letter] in "وبلفك" and kinds[letter - 1] in _BLANK


_SOUP = frozenset(map(chr, [*range(0xA1, 0x100), 0x2020, 0x2021, 0x2026, *range(0x2200, 0x2300), 0x25CA])) - set("«»´°·")


def _is_soup(text: str, kinds: bytes, marks: list[Mark], start: int, end: int) -> bool:
    """Whether the paragraph is text in a font's own code («uM« fK): its guillemets are letters gone wrong."""
    if not any(mark.direction for mark in marks):
        return False
    line = kinds[start:end]
    if k.LETTER in line or k.FORM in line:
        return False
    inside = sum(kinds[m.start - 1] == k.FOREIGN == kinds[m.end] for m in marks if m.direction and m.family != "single")
    odd = sum(char in _SOUP for char in text[start:end])
    return inside > 1 or (inside and odd > 2) or odd * 8 > len(line) - line.count(b" ")
