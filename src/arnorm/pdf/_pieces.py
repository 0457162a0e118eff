"""Pieces of a line out of place: numbers, Latin words, brackets and marks that an extractor put on their wrong side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm._core.patterns import lazy_pattern
from arnorm.pdf._turn import brackets_match, turned_whole

__all__ = ["bare", "brackets", "embedded"]

Edit = tuple[int, int, str]

_LRE, _RLE, _PDF = "\u202a", "\u202b", "\u202c"
# A line as Poppler's pdftotext writes it: embedded right to left.
_EMBEDDED_LINE = lazy_pattern(f"^[^\\S\n]*{_RLE}[^\n]*$", re.MULTILINE)
# Inside it, in the order it is drawn in: a number or a Latin word, and the white space and signs around it.
_EMBEDDED = lazy_pattern(f"{_LRE}([^{_LRE}{_RLE}{_PDF}\n]*){_PDF}")
_ARABIC = lazy_pattern("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_SWAPPED = str.maketrans("()[]", ")(][")
_CLOSES_FIRST = lazy_pattern(
    "(?:^|(?<=[\\s\u202a-\u202c]))(?P<first>[)\\]])[^()\\[\\]]*(?P<last>[(\\[])(?=[\\s\u202a-\u202c.,:\u060c\u061b]|$)"
)
# A number before the word behind it, its space on its other side; and one that stands as it should.
_LETTER = "[\u0621-\u063a\u0640-\u0652]"
_NUMBER = "[0-9٠-٩]+(?:[./:,-][0-9٠-٩]+)*"
_BARE = lazy_pattern(
    f" (?:(?<={_LETTER}  ){_NUMBER}|(?<={_LETTER} [(] )[)]{_NUMBER}(?: ?[،,-] ?{_NUMBER})*)(?={_LETTER})"
)
_BETWEEN_WORDS = lazy_pattern(f" (?<={_LETTER} ){_NUMBER} {_LETTER}")
_LEAST_BARE, _MOST_RIGHT = 3, 4
# Lines that show how all are drawn; brackets that close first, with the white space behind the first of them.
_LEAST = 2
_LINE = lazy_pattern("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BEHIND_NUMBER = lazy_pattern(r"\d[)\]]")
_TURNED = lazy_pattern(r"(?P<first>[)\]])(?P<space>(?<=\w.) |)[^()\[\]]*(?P<last>[(\[])")


def embedded(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that read what pdftotext embeds from left to right: رقم (⟨LRE⟩ )148⟨PDF⟩الصادر is رقم (148) الصادر."""
    if _LRE not in text or _RLE not in text:
        return
    for line in _EMBEDDED_LINE.finditer(text):
        if not _ARABIC.search(line[0]):
            continue
        for m in _EMBEDDED.finditer(text, *line.span()):
            if not _ARABIC.search(text, *m.span()):
                yield *m.span(), turned_whole(m[1], False)


def bare(text: str, damaged: bool = False) -> Iterator[Edit]:
    """The same where the controls are gone: رقم  15لسنة, المادة ( )2من. In damaged text, nearly all numbers so."""
    if not damaged:
        return
    found = list(_BARE.finditer(text))
    if len(found) >= _LEAST_BARE and len(found) > _MOST_RIGHT * len(_BETWEEN_WORDS.findall(text)):
        yield from ((*m.span(), turned_whole(m[0], False)) for m in found)


def brackets(text: str, damaged: bool = False) -> Iterator[Edit]:
    """The edits that open brackets before they close, in lines that have them the other way round."""
    if _RLE in text:
        for line in _EMBEDDED_LINE.finditer(text):
            if _is_swapped(line[0]):
                for m in _CLOSES_FIRST.finditer(text, *line.span()):
                    for bracket, written in m.groupdict().items():
                        yield *m.span(bracket), written.translate(_SWAPPED)
    elif damaged:
        yield from _drawn_brackets(text)


def _is_swapped(line: str) -> bool:
    return not brackets_match(line) and brackets_match(line.translate(_SWAPPED))


def _drawn_brackets(text: str) -> Iterator[Edit]:
    """The same where all lines have them so, the space before a bracket behind it: رقم) ٨( من (PDFium).

    Not where most of them close behind a number: such lines are in pieces, and their brackets may be right.
    """
    lines = [line for line in _LINE.finditer(text) if "(" in line[0] or "[" in line[0]]
    swapped = [line for line in lines if _is_swapped(line[0])]
    if 2 * sum(_BEHIND_NUMBER.search(line[0]) is not None for line in swapped) > len(swapped):
        return
    if len(swapped) < _LEAST or len(swapped) <= sum(brackets_match(line[0]) for line in lines):
        return
    for line in swapped:
        for m in _TURNED.finditer(text, *line.span()):
            yield m.start(), m.end("space"), m["space"] + m["first"].translate(_SWAPPED)
            yield *m.span("last"), m["last"].translate(_SWAPPED)
