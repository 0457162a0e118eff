"""Lines whose pieces stand as they are drawn, from left to right, with their Arabic digits turned (pypdf).

القرار رقم (٢٢٠) الصادر في مايو is written "( الصادر في مايو٠٢٢القرار رقم )": each Arabic piece is in order, the
pieces go from the last to the first, and ٠٢٢ is 220 from its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm._core.patterns import lazy_pattern
from arnorm.pdf._figures import ARABIC, may_be_turned, years
from arnorm.pdf._turn import brackets_match

__all__ = ["mirrored"]

Edit = tuple[int, int, str]

_ARABIC = "\u0621-\u063a\u0641-\u064a\ufb50-\ufdff\ufe70-\ufefc"
# The same in letters, but for the era that is written so (١٤٤٢هـ).
_GLUED = lazy_pattern(f"[٠-٩](?=[{_ARABIC}]{{3}})")
# A number where it is read, behind the word that asks for it.
_IN_PLACE = lazy_pattern("(?:رقم|تاريخ|المادة|عام|سنة) ?[(]? ?[٠-٩]")
_LINE = lazy_pattern("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LEAST = 2  # years that are turned, and numbers before a word
# What is turned by itself: a number with its signs, in brackets that hold it from left to right; what is not: Latin.
_NUMBER = r"[٠-٩]+(?: ?[./:,\u066a-\u066c-] ?[٠-٩]+)*"
_LATIN = r"[A-Za-z0-9]+(?: ?[@./:_-]+ ?[A-Za-z0-9]+)*"
_PIECE = lazy_pattern(rf"\( ?{_NUMBER} ?\)|{_NUMBER}|{_LATIN}")
_SWAPPED = str.maketrans("()[]«»", ")(][»«")
_STOP_FIRST = lazy_pattern(r"^([.!؟]+)(\s.*?)(\s*)$")


def mirrored(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that put such lines in order, in a text whose years are turned."""
    if not may_be_turned(text, _LEAST):
        return
    glued = len(_GLUED.findall(text))
    if glued < _LEAST or glued < len(_IN_PLACE.findall(text)):
        return
    right, turned = years(text, ARABIC)
    if turned < _LEAST or turned <= 2 * right:
        return
    for line in _LINE.finditer(text):
        new = _read(line[0])
        if new != line[0]:
            yield line.start(), line.end(), new


def _read(line: str) -> str:
    if not re.search("[٠-٩]", line):
        return line
    pieces: list[str] = []
    at = 0
    for m in _PIECE.finditer(line):
        pieces += [line[at : m.start()], _number(m[0])]
        at = m.end()
    pieces.append(line[at:])
    pieces[0] = _STOP_FIRST.sub(r"\2\1\3", pieces[0])
    new = re.sub(" {2,}", " ", "".join(reversed(pieces))).strip()
    if not brackets_match(new) and brackets_match(new.translate(_SWAPPED)):
        return new.translate(_SWAPPED)
    return new


def _number(piece: str) -> str:
    """A number with its digits turned; what is Latin stays."""
    if piece[0] == "(":
        return f"({piece[-2:0:-1].strip()})"
    return piece if piece.isascii() else piece[::-1]
