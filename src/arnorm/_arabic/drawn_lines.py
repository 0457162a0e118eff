"""What lines are made of, and one line turned from the order it is drawn in to the order it is read in."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from arnorm._core.classes import LINE_ENDS
from arnorm._core.patterns import lazy_pattern

__all__ = [
    "AHEAD",
    "FORMS",
    "LETTERS",
    "LINE",
    "Drawn",
    "Edits",
    "brackets_match",
    "marks_stand_first",
    "read_forms",
    "swap_brackets",
    "turn_line",
    "turn_whole",
]

# Pieces of character classes: Arabic letters, and presentation forms.
LETTERS = "\u0621-\u063a\u0641-\u064a"
FORMS = "\ufb50-\ufdff\ufe70-\ufefc"
LINE = lazy_pattern(f"[^{LINE_ENDS}]+")
Edits = Iterator[tuple[int, int, str]]

_MARK_CLASS = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_MARK_FIRST = lazy_pattern(f"(?:^|[\\s\x00])[{_MARK_CLASS}]")
_MARK_LAST = lazy_pattern(f"[{_MARK_CLASS}](?:[\\s\x00]|$)")
_CLUSTER = lazy_pattern(f".[{_MARK_CLASS}]*", re.DOTALL)

# Pieces that keep their order in a reversed line: numbers, and Latin words with the signs between them. A hyphen
# between numbers is outside: among Arabic words the bidirectional algorithm draws 38-63 as 63-38.
_ORDERED_NUMBER = "[0-9]+(?:[.,:/\u066b\u066c][0-9]+)*|[٠-٩۰-۹]+(?:[.,:/\u066b\u066c\u060c][٠-٩۰-۹]+)*"
_LATIN_WORD = r"[0-9@#]*[A-Za-zÀ-ɏ][0-9A-Za-zÀ-ɏ]*(?:[._:/\\@#&=?%~+'’–-]{1,3}[0-9A-Za-zÀ-ɏ]+)*/?"
AHEAD = lazy_pattern(f"(?:{_LATIN_WORD})(?: (?:{_LATIN_WORD}|{_ORDERED_NUMBER}))*|{_ORDERED_NUMBER}")

_PAIRS = ("()", "[]", "{}", "«»")


class Drawn(NamedTuple):
    """How the lines of a text were drawn."""

    mirrored: bool  # brackets are written as they look, not as they are typed
    digits: bool  # numbers and Latin words are reversed too
    marks_first: bool  # characters are reversed one by one, so that a mark precedes its letter


def turn_line(line: str, drawn: Drawn) -> str:
    """Turn a line from visual order to reading order; white space around it stays in its place."""
    core = line.strip()
    start = line.index(core)
    whole = fix_brackets(
        turn_whole(core, drawn.marks_first or _MARK_FIRST.search(core) is not None, digits=drawn.digits),
        mirrored=drawn.mirrored,
    )
    return line[:start] + whole + line[start + len(core) :]


def marks_stand_first(text: str) -> bool:
    """Whether the marks of reversed words precede their letters: then words begin with marks, not end in them."""
    return len(_MARK_FIRST.findall(text)) > len(_MARK_LAST.findall(text))


def turn_whole(text: str, marks_first: bool, *, digits: bool = False) -> str:
    """Reverse a piece of a line with its white space; brackets are not swapped."""
    pieces, at = [], 0
    for m in () if digits else AHEAD.finditer(text):
        pieces += [_turn_piece(text[at : m.start()], marks_first), m[0]]
        at = m.end()
    pieces.append(_turn_piece(text[at:], marks_first))
    return "".join(reversed(pieces))


def _turn_piece(text: str, marks_first: bool) -> str:
    return text[::-1] if marks_first else "".join(reversed(_CLUSTER.findall(text)))


def brackets_match(text: str) -> bool:
    """Whether a text has brackets, and each of them opens before it closes."""
    return any(bracket in text for pair in _PAIRS for bracket in pair) and all(
        _pair_matches(text, pair) for pair in _PAIRS
    )


def _pair_matches(text: str, pair: str) -> bool:
    depth = 0
    for char in text:
        if char in pair:
            depth += 1 if char == pair[0] else -1
            if depth < 0:
                return False
    return not depth


def fix_brackets(text: str, *, mirrored: bool) -> str:
    """Make the brackets of a line open first: unchanged, swapped or alternating; ``mirrored`` decides if in doubt."""
    for pair in _PAIRS:
        if (pair[0] not in text and pair[1] not in text) or _pair_matches(text, pair):
            continue
        swap = str.maketrans(pair, pair[::-1])
        swapped = text.translate(swap)
        count = text.count(pair[0]) + text.count(pair[1])
        if _pair_matches(swapped, pair) or (count % 2 and mirrored):
            text = swapped
        elif not count % 2:
            by_turns = itertools.cycle(pair)
            text = "".join(next(by_turns) if char in pair else char for char in text)
    return text


_SWAPPED = str.maketrans("()[]«»", ")(][»«")


def swap_brackets(line: str) -> str:
    """Swap all brackets of a line if they match only then."""
    swapped = line.translate(_SWAPPED)
    return swapped if not brackets_match(line) and brackets_match(swapped) else line


@functools.lru_cache(1 << 14)
def read_forms(text: str) -> str:
    """A text with the letters of its presentation forms."""
    return text.translate(_form_table())


@functools.cache
def _form_table() -> dict[int, str]:
    from arnorm._generated.unicode import FORMS  # noqa: PLC0415 -- a large table, needed at the first damage only

    return {ord(form): letters for form, letters in FORMS.items()}
