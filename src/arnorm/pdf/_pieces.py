"""Pieces of a line out of place: numbers, Latin words, brackets and marks that an extractor put on their wrong side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm._core.patterns import lazy_pattern
from arnorm.pdf._turn import brackets_match, turned_whole

__all__ = ["brackets", "embedded"]

Edit = tuple[int, int, str]

_LRE, _RLE, _PDF = "\u202a", "\u202b", "\u202c"
# A line as Poppler's pdftotext writes it: embedded right to left.
_EMBEDDED_LINE = lazy_pattern(f"^[^\\S\n]*{_RLE}([^\n]*)$", re.MULTILINE)
# Inside it, in the order it is drawn in: a number or a Latin word, and the white space and signs around it.
_EMBEDDED = lazy_pattern(f"{_LRE}([^{_LRE}{_RLE}{_PDF}\n]*){_PDF}")
_ARABIC = lazy_pattern("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_SWAPPED = str.maketrans("()[]", ")(][")
_CLOSES_FIRST = lazy_pattern(
    "(?:^|(?<=[\\s\u202a-\u202c]))[^\\S\n]*([)\\]])[^()\\[\\]]*([(\\[])(?=[\\s\u202a-\u202c.,:\u060c\u061b]|$)"
)


def embedded(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that read what pdftotext embeds from left to right: رقم (⟨LRE⟩ )148⟨PDF⟩الصادر is رقم (148) الصادر."""
    if _LRE not in text or _RLE not in text:
        return
    for line in _EMBEDDED_LINE.finditer(text):
        if not _ARABIC.search(line[1]):
            continue
        for m in _EMBEDDED.finditer(text, line.start(1), line.end()):
            if not _ARABIC.search(m[1]):
                yield m.start(), m.end(), turned_whole(m[1])


def brackets(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that open brackets before they close, in lines that have them the other way round."""
    for line in _EMBEDDED_LINE.finditer(text) if _RLE in text else ():
        if brackets_match(line[1]) or not brackets_match(line[1].translate(_SWAPPED)):
            continue
        for m in _CLOSES_FIRST.finditer(text, line.start(1), line.end()):
            yield m.start(1), m.end(1), m[1].translate(_SWAPPED)
            yield m.start(2), m.end(2), m[2].translate(_SWAPPED)
