"""Pieces of a line out of place: numbers, words, brackets and marks on their wrong side, cells that are glued."""

from __future__ import annotations

import re

from arnorm._arabic.drawn_lines import FORMS, LETTERS, LINE, Edits, brackets_match, read_forms, turn_whole
from arnorm._core.classes import LINE_ENDS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm.pdf.words import LONGEST_WORD, word_bits

__all__ = [
    "drop_strokes",
    "join_split_lines",
    "move_bare_numbers",
    "open_brackets_first",
    "part_cells",
    "turn_embedded",
]

_LRE, _RLE, _POP = "\u202a", "\u202b", "\u202c"
# A line of Poppler's pdftotext, in a right-to-left embedding.
_EMBEDDED_LINE = lazy_pattern(f"^[^\\S\n]*{_RLE}[^\n]*$", re.MULTILINE)
# Inside it, in visual order: a number or a Latin word with the white space and signs around it.
_EMBEDDED = lazy_pattern(f"{_LRE}([^{_LRE}{_RLE}{_POP}\n]*){_POP}")
_ARABIC_SIGN = lazy_pattern("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_SWAPPED = str.maketrans("()[]", ")(][")
_CLOSES_FIRST = lazy_pattern(
    "(?:^|(?<=[\\s\u202a-\u202c]))(?P<first>[)\\]])[^()\\[\\]]*(?P<last>[(\\[])(?=[\\s\u202a-\u202c.,:\u060c\u061b]|$)"
)
# A number glued to the next word, with its space on the wrong side; and a number in its right place.
_LETTER_CLASS = "[\u0621-\u063a\u0640-\u0652]"
_BARE_NUMBER = "[0-9٠-٩]+(?:[./:,-][0-9٠-٩]+)*"
_MISPLACED_NUMBER = lazy_pattern(
    f" (?:(?<={_LETTER_CLASS}  ){_BARE_NUMBER}"
    f"|(?<={_LETTER_CLASS} [(] )[)]{_BARE_NUMBER}(?: ?[،,-] ?{_BARE_NUMBER})*)(?={_LETTER_CLASS})"
)
_BETWEEN_WORDS = lazy_pattern(f" (?<={_LETTER_CLASS} ){_BARE_NUMBER} {_LETTER_CLASS}")
_LEAST_BARE, _MOST_RIGHT = 3, 4
# Lines that show how all lines are drawn; brackets that close first, and the white space after the first of them.
_LEAST_LINES = 2
_BEHIND_NUMBER = lazy_pattern(r"\d[)\]]")
_TURNED = lazy_pattern(r"(?P<first>[)\]])(?P<space>(?<=\w.) |)[^()\[\]]*(?P<last>[(\[])")


def turn_embedded(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that turn left-to-right embeddings: رقم (⟨LRE⟩ )148⟨PDF⟩الصادر is رقم (148) الصادر."""
    if _LRE not in text or _RLE not in text:
        return
    for line in _EMBEDDED_LINE.finditer(text):
        if not _ARABIC_SIGN.search(line[0]):
            continue
        for m in _EMBEDDED.finditer(text, *line.span()):
            if not _ARABIC_SIGN.search(text, *m.span()):
                yield *m.span(), turn_whole(m[1], False)


# A stroke that fills a line is read as a Latin letter, in the middle of a word: اس ⟨LRE⟩U⟨PDF⟩تعانت (LibreOffice).
_STROKE = lazy_pattern(f" (?<=[{LETTERS}] ){_LRE}(?P<glyph>[A-Za-z]){_POP}(?=[{LETTERS}])")
_LEAST_STROKES = 3
_LAM_FIRST = lazy_pattern(f"^{_RLE}?ل ", re.MULTILINE)


def drop_strokes(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that delete strokes that are read as a Latin letter, always the same one."""
    found = list(_STROKE.finditer(text)) if _RLE in text else []
    if len(found) >= _LEAST_STROKES and len({stroke["glyph"] for stroke in found}) == 1:
        yield from ((*stroke.span(), "") for stroke in found)


_CONTROLS = f"{_RLE}{_POP} "


def join_split_lines(text: str, damaged: bool = False) -> Edits:
    """Return the edits that join the parts of a line that pdftotext splits inside of لا, the last part first.

    "ل تزيد⏎ل بعد ذلك، و ا⏎المادة الثانية: ا" is "المادة الثانية: لا بعد ذلك، ولا تزيد".
    """
    if not (damaged or _RLE in text) or not _LAM_FIRST.search(text):
        return
    parts: list[str] = []
    first = at = 0
    for line in text.split("\n"):
        part = line.strip(_CONTROLS)
        if not parts or not part.endswith(" ا"):
            parts, first = [], at
        if part.startswith("ل "):
            parts.append(part)
        elif parts:
            begin, end = (_RLE, _POP) if text.startswith(_RLE, first) else ("", "")
            yield first, at + len(line), begin + _join_at_lam_alef([*parts, part]) + end
            parts = []
        at += len(line) + 1


def _join_at_lam_alef(parts: list[str]) -> str:
    """The line that was split into these parts, the last one first."""
    whole = parts[0]
    for part in parts[1:]:
        begin = part.removesuffix("ا")
        word = begin.split()[-1] if begin.split() else ""
        if word_bits(word + "لا") > word_bits(word):  # the beginning of a word: و ا, مث ا
            begin = begin.rstrip()
        whole = f"{begin}لا{whole[1:]}"
    return whole


def move_bare_numbers(text: str, damaged: bool = False) -> Edits:
    """The same without the controls (رقم  15لسنة, المادة ( )2من), in damaged text where nearly all numbers are so."""
    if not damaged:
        return
    found = list(_MISPLACED_NUMBER.finditer(text))
    if len(found) >= _LEAST_BARE and len(found) > _MOST_RIGHT * len(_BETWEEN_WORDS.findall(text)):
        yield from ((*m.span(), turn_whole(m[0], False)) for m in found)


def open_brackets_first(text: str, damaged: bool = False) -> Edits:
    """Return the edits that swap brackets in lines where they close before they open."""
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


def _drawn_brackets(text: str) -> Edits:
    """The same for PDFium, which puts the space before a bracket after it: رقم) ٨( من.

    If most of them close after a number, the lines are in pieces and their brackets may be right.
    """
    lines = [line for line in LINE.finditer(text) if "(" in line[0] or "[" in line[0]]
    swapped = [line for line in lines if _is_swapped(line[0])]
    if 2 * sum(_BEHIND_NUMBER.search(line[0]) is not None for line in swapped) > len(swapped):
        return
    if len(swapped) < _LEAST_LINES or len(swapped) <= sum(brackets_match(line[0]) for line in lines):
        return
    for line in swapped:
        for m in _TURNED.finditer(text, *line.span()):
            yield m.start(), m.end("space"), m["space"] + m["first"].translate(_SWAPPED)
            yield *m.span("last"), m["last"].translate(_SWAPPED)


# A row, and the line above it if that is not a row.
# The sign of a number may be written as another, so a row is one with each.
_GLUED_ROW = lazy_pattern(
    f"(?:(?<![^{LINE_ENDS}])(?P<head>[^{LINE_ENDS}]*)[{LINE_ENDS}])??"
    f"(?<![^{LINE_ENDS}])[^\\d{LINE_ENDS}]*[{LETTERS}{FORMS}](?=\\d{{4,}}[,.\u060c\u066b\u066c]\\d{{3}})"
)
# The cells of such a row: a year, an amount in groups of three digits, and the digits after the last group.
_CELLS = lazy_pattern(
    r"(?P<year>(?:19|20)\d\d)(?P<amount>\d{1,3}(?:,\d{3})+)(?P<other>\d[\d.]* ?%?)?"
    rf"(?= *(?:[{LINE_ENDS}]|\Z))"
)
_LEAST_ROWS = 2
_GLUED_WORD = lazy_pattern(f"[{LETTERS}{FORMS}]+")
# The least bits of each word that was glued.
_LEAST_PART_BITS = 9.0


def part_cells(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that part glued cells, if all such rows have the same shape; and the words of the line above."""
    rows = [(row, found) for row in _GLUED_ROW.finditer(text) if (found := _CELLS.match(text, row.end()))]
    if not _LEAST_ROWS <= len(rows) == len(_GLUED_ROW.findall(text)):
        return
    for row, found in rows:
        yield from _part_head(text, *row.span("head"))
        for cell, written in found.groupdict().items():
            if written:
                yield found.start(cell), found.start(cell), " "


def _part_head(text: str, start: int, end: int) -> Edits:
    """Return the edits that part the words of a table head."""
    for m in _GLUED_WORD.finditer(text, start, end):
        at = m.start()
        for word in _split_glued(m[0])[:-1]:
            at += len(word)
            yield at, at, " "


@remember(1 << 10)
def _split_glued(word: str) -> tuple[str, ...]:
    """Split words that are glued, each but the first with an article; a known word stays whole."""
    if len(word) > LONGEST_WORD or word_bits(read_forms(word)):
        return (word,)
    for m in re.finditer("(?<=..)[اﺍ][لﻟ](?=..)", word):
        first, rest = word[: m.start()], _split_glued(word[m.start() :])
        if all(word_bits(read_forms(part)) >= _LEAST_PART_BITS for part in (first, *rest)):
            return (first, *rest)
    return (word,)
