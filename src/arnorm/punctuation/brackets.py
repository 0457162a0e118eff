"""Spaces inside brackets, ( so ), which no editor leaves."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._arabic.commas import commas_of_code
from arnorm._arabic.protect import protected_of_few
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import skip, skip_back, stretch

__all__ = ["INSIDE", "spaces_in_brackets"]

_BLANKS = bytes((k.SPACE, k.GAP))
# What spaces inside brackets look like: without one of these pairs of kinds there are none.
INSIDE = tuple(bytes(pair) for blank in (k.SPACE, k.GAP) for pair in ((k.OPEN, blank), (blank, k.CLOSE)))
_LINE_KIND = bytes((k.NEWLINE,))
_BRACKET = lazy_pattern("[()]")
# Before a bracket of prose; after a name, =, or a colon it is a call's, a price's or a face's.
_BEFORE_PROSE = frozenset((k.SPACE, k.GAP, k.NEWLINE, k.END, k.OPEN, k.CLOSE, k.QUOTE))
_WORD_KINDS = frozenset((k.LETTER, k.FORM, k.MARK, k.DIGIT, k.EASTERN, k.FOREIGN, k.QUOTE, k.PERCENT))
_FIRST_KINDS = _WORD_KINDS | {k.OPEN, k.HASH}
_LAST_KINDS = _WORD_KINDS | {k.CLOSE, k.COMMA, k.STOP, k.BANG}
_LOW_QUOTE = ",,"  # opens a quotation where it is typed for „
_LAYOUT_SPACES = 3  # so many spaces are layout, or to be filled in


def spaces_in_brackets(scan: Scan, loose: list[int]) -> list[tuple[int, int, str]]:
    """The edits that take out the spaces inside round brackets with Arabic words in them; ``loose`` are brackets.

    Brackets that do not pair up on their line stay: text that was drawn from left to right has them turned.
    """
    edits = [edit for line in _lines_with_brackets(scan, loose) for edit in _edit_line(scan, *line)]
    exempt = set(protected_of_few(scan, [at for at, *_ in edits])) if edits else ()
    return sorted((start, end, new) for start, end, new in edits if start not in exempt)


def _lines_with_brackets(scan: Scan, loose: list[int]) -> Iterator[tuple[int, int]]:
    """The lines with one of these brackets that is a round one; these are few, and looked for one by one."""
    end = 0
    for at in loose:
        if at >= end and scan.text[at] in "()":
            start, end = stretch(scan.kinds, at, at, _LINE_KIND)
            yield start, min(end, len(scan.text))


def _edit_line(scan: Scan, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The edits inside the brackets of a line, if all of them pair up."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(scan.text, start, end):
        if bracket.group() == "(":
            opened.append(bracket.start())
        elif opened:
            pairs.append((opened.pop(), bracket.start()))
        else:
            return
    if not opened:
        for pair in pairs:
            yield from _edit_pair(scan, *pair)


def _edit_pair(scan: Scan, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The edits inside one pair of brackets."""
    kinds, inner = scan.kinds, start + 1
    left, right = skip(kinds, inner, _BLANKS, _LAYOUT_SPACES), skip_back(kinds, end, _BLANKS, _LAYOUT_SPACES)
    if left >= right or max(left - inner, end - right) == _LAYOUT_SPACES:
        return
    if kinds[start - 1] not in _BEFORE_PROSE or kinds[right - 1] not in _LAST_KINDS:
        return
    opens = scan.text.startswith(_LOW_QUOTE, left) and commas_of_code(scan.text, left) == len(_LOW_QUOTE)
    if kinds[left] not in _FIRST_KINDS and not opens:
        return
    if k.LETTER in kinds[left:right] or k.FORM in kinds[left:right]:
        yield from ((a, b, "") for a, b in ((inner, left), (right, end)) if a < b)
