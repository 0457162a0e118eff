"""Rows of a table whose cells are glued: السلع19989,47745.7% for السلع 1998 9,477 45.7% (pypdf)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from arnorm._core.patterns import lazy_pattern
from arnorm.pdf._order import read_forms
from arnorm.pdf._words import weight

__all__ = ["cells"]

Edit = tuple[int, int, str]

_LETTERS = "\u0621-\u063a\u0641-\u064a"
_ARABIC = f"{_LETTERS}\ufb50-\ufdff\ufe70-\ufefc"
# A row, and the line above it where that is none.
_ROW = lazy_pattern(f"(?:^(?P<head>[^\n]*)\n)??^[^\\d\n]*[{_ARABIC}](?=\\d{{4,}},\\d{{3}})", re.MULTILINE)
# What such a row is read as: a year, an amount in groups, and what stands behind its last group.
_CELLS = lazy_pattern(r"(?P<year>(?:19|20)\d\d)(?P<amount>\d{1,3}(?:,\d{3})+)(?P<other>\d[\d.]* ?%?)?(?= *(?:\n|$))")
_LEAST = 2  # rows
_WORD = lazy_pattern(f"[{_ARABIC}]+")
# In bits: how likely each word that was glued must be, at least.
_KNOWN = 9.0


def cells(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that part glued cells, where all rows that have such read alike; and the words of the line above."""
    rows = [(row, found) for row in _ROW.finditer(text) if (found := _CELLS.match(text, row.end()))]
    if not _LEAST <= len(rows) == len(_ROW.findall(text)):
        return
    for row, found in rows:
        yield from _head(text, *row.span("head"))
        for cell, written in found.groupdict().items():
            if written:
                yield found.start(cell), found.start(cell), " "


def _head(text: str, start: int, end: int) -> Iterator[Edit]:
    """The edits that part the words of a table's head."""
    for m in _WORD.finditer(text, start, end):
        at = m.start()
        for word in _parted(m[0])[:-1]:
            at += len(word)
            yield at, at, " "


@functools.lru_cache(1 << 10)
def _parted(word: str) -> tuple[str, ...]:
    """The words that are glued to one, each but the first with an article; the word itself where it is known."""
    if weight(read_forms(word)):
        return (word,)
    for m in re.finditer("(?<=..)[اﺍ][لﻟ](?=..)", word):
        first, rest = word[: m.start()], _parted(word[m.start() :])
        if all(weight(read_forms(part)) >= _KNOWN for part in (first, *rest)):
            return (first, *rest)
    return (word,)
