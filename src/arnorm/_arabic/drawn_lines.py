"""What lines are made of, and one line turned from the order it is drawn in to the order it is read in."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arnorm._arabic.marks import DELETED, UNSEEN
from arnorm._core import kernels_gates
from arnorm._core.classes import FORM, INVISIBLE, LINE_ENDS, MARK, OTHER, TATWEEL
from arnorm._core.edits import Edit, Span, apply
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import Scan, mask

__all__ = [
    "AHEAD",
    "FORMS",
    "LETTERS",
    "LINE",
    "Drawn",
    "Edits",
    "brackets_match",
    "find_parts",
    "find_reversed_allah",
    "marks_stand_first",
    "may_hold_reversed_allah",
    "read_all_forms",
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
_BLANKS = lazy_pattern(rf"[\s{UNSEEN}]*+")
_MARK_CLASS = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_MARK_FIRST = lazy_pattern(f"(?:^|[\\s\x00.:؟!،؛])[{_MARK_CLASS}]")
_MARK_LAST = lazy_pattern(f"[{_MARK_CLASS}](?:[\\s\x00]|$)")
_CLUSTER = lazy_pattern(f".[{_MARK_CLASS}]*", re.DOTALL)

# Pieces that keep their order in a reversed line: numbers, and Latin words with the signs between them. A hyphen
# between numbers is outside: among Arabic words the bidirectional algorithm draws 38-63 as 63-38.
_ORDERED_NUMBER = "[0-9]+(?:[.,:/\u066b\u066c\u060c][0-9]+)*|[٠-٩۰-۹]+(?:[.,:/\u066b\u066c\u060c][٠-٩۰-۹]+)*"
_LEFT_TO_RIGHT = "A-Za-zÀ-ɏͰ-֏\u0900-\u167f\u1e00-\u1fff\u3040-\ud7ff"  # and what else is written from left to right
_LATIN_WORD = (
    rf"[0-9@#]{{0,40}}+[{_LEFT_TO_RIGHT}][0-9{_LEFT_TO_RIGHT}]*(?:[._:/\\@#&=?%~+'’–-]{{1,3}}[0-9{_LEFT_TO_RIGHT}]+)*/?"
)
AHEAD = lazy_pattern(f"(?:{_LATIN_WORD})(?: (?:{_LATIN_WORD}|{_ORDERED_NUMBER}))*|{_ORDERED_NUMBER}")

_PAIRS = ("()", "[]", "{}", "«»", "‹›")
_BRACKETS = frozenset("".join(_PAIRS))


class Drawn(NamedTuple):
    """How the lines of a text were drawn."""

    mirrored: bool  # brackets are written as they look, not as they are typed
    digits: bool  # numbers and Latin words are reversed too
    marks_first: bool  # characters are reversed one by one, so that a mark precedes its letter


def turn_line(line: str, drawn: Drawn) -> str:
    """Turn a line from visual order to reading order; what nobody sees around it stays in its place."""
    start, end = _measure_blanks(line), len(line) - _measure_blanks(line[::-1])
    core = line[start:end]
    whole = fix_brackets(
        turn_whole(core, drawn.marks_first or _MARK_FIRST.search(core) is not None, digits=drawn.digits),
        mirrored=drawn.mirrored,
    )
    return line[:start] + whole + line[max(start, end) :]


def _measure_blanks(line: str) -> int:
    """Return how many characters at the start of a line nobody sees."""
    return _BLANKS.match(line).end()  # type: ignore[union-attr]  # it matches anything


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


# A line that runs from left to right keeps its Latin words and what is between them and the Arabic ones.
_LATIN_RUN = lazy_pattern(f"[{_LEFT_TO_RIGHT}][!-~{_LEFT_TO_RIGHT}]*+")
_ARABIC_RUN = lazy_pattern(
    f"[{LETTERS}{FORMS}\u0671-\u06d3][{LETTERS}{FORMS}\u0671-\u06d3\u0640{_MARK_CLASS}]*+|[٠-٩]++"
)
# A name or tag with its sign at its left. In a line from right to left the sign is drawn at its right.
_NAME_FIRST = lazy_pattern(r"\s*+[@#][A-Za-z]")
# A sign that ends a clause, on the wrong side of a word.
_SIGN_FIRST = lazy_pattern(r"(?<![^\s\"«(\[])[.,:;!?،؛؟…](?=[^\W\d_])")


def find_parts(
    text: str,
    line: Span,
    drawn: Drawn,
    *,
    masked: Sequence[Span] = (),
    typed: Sequence[Span] = (),
    by_ends: bool = False,
) -> list[Span]:
    """Return the parts of a line in visual order that are turned, each by itself: what is between spans that stay.

    Code stays (``masked``), and words in reading order (``typed``). Latin words stay where the line runs from left to
    right, as a line with a Latin word at an end may do: fewer signs are then on the wrong side of a word. If the signs
    do not tell, the words at both ends do where each line is drawn by its first word (``by_ends``), or their number.
    """
    whole = list(_between(text, line, sorted([*masked, *typed]), at_words=bool(typed)))
    latin = [m.span() for m in _LATIN_RUN.finditer(text, *line)]
    arabic = [m.span() for m in _ARABIC_RUN.finditer(text, *line)] if latin else []
    if not arabic or (arabic[0] < latin[0] and latin[-1] < arabic[-1]):
        return whole
    parts = list(_between(text, line, sorted([*masked, *typed, *latin]), at_words=True))
    wrong = _count_wrong_signs(text, line, whole, drawn) - _count_wrong_signs(text, line, parts, drawn)
    if by_ends and not wrong:
        wrong = (latin[0] < arabic[0] and arabic[-1] < latin[-1]) or len(latin) > len(arabic)
    return parts if wrong > 0 or _NAME_FIRST.match(text, *line) else whole


def _between(text: str, line: Span, fixed: Sequence[Span], *, at_words: bool) -> Iterator[Span]:
    """Yield what has Arabic words between spans that stay: all of it, or from the first Arabic word or digit."""
    at = line[0]
    for left, right in (*fixed, (line[1], line[1])):
        found = [m.span() for m in _ARABIC_RUN.finditer(text, at, left)] if at < left else []
        if any(not text[first].isdigit() for first, _ in found):
            yield _with_brackets(text, at, found[0][0], found[-1][1], left) if at_words else (at, left)
        at = max(at, right)


def _with_brackets(text: str, start: int, first: int, last: int, end: int) -> Span:
    """Return a part, extended by a neighbouring bracket that matches a bracket in it."""
    first -= first > start and text[first - 1] in _BRACKETS and brackets_match(text[first - 1 : last])
    return first, last + (last < end and text[last] in _BRACKETS and brackets_match(text[first : last + 1]))


def _count_wrong_signs(text: str, line: Span, parts: Sequence[Span], drawn: Drawn) -> int:
    """Count the signs that stand on the wrong side of a word once these parts of a line are turned."""
    edits = [Edit(start - line[0], end - line[0], turn_line(text[start:end], drawn)) for start, end in parts]
    return len(_SIGN_FIRST.findall(apply(text[line[0] : line[1]], edits)))


# What the reversed letters of the word Allah begin with (see arnorm.pdf.allah). What later steps delete may be between
# them, and forms and letters of other keyboards stand for them.
_LAMS = f"[{DELETED}\ufffd]*+[لﻝﻞﻟﻠ][{DELETED}\ufffd]*+[لﻝﻞﻟﻠﻻﻼ]"
_ALLAH = lazy_pattern(f"ه{_LAMS}")
_OTHER_HEHS = "\u06be\u06c1\u06c2\u06d5\ufba6\ufba7\ufba8\ufba9\ufbaa\ufbab\ufbac\ufbad\ufee9\ufeea\ufeeb\ufeec"
_DRAWN_ALLAH = lazy_pattern(f"[ه{_OTHER_HEHS}]{_LAMS}")


# The hehs that are letters, not forms; and what may be between the letters of the word.
_HEHS, _LAM = "\u0647" + _OTHER_HEHS[:4], "\u0644"
_MAY_BE_BETWEEN = mask(bytes((MARK, TATWEEL, INVISIBLE, OTHER)))


def may_hold_reversed_allah(scan: Scan) -> bool:
    """Whether the word Allah may stand from its end in a text: False only where `find_reversed_allah` finds nothing."""
    return kernels_gates.may_hold_sequence(scan.text, scan.kinds, _MAY_BE_BETWEEN, FORM, _HEHS, _LAM)


def find_reversed_allah(text: str) -> list[int]:
    """Find where the word Allah may stand from its end; nearly every text has no such place."""
    pattern = _DRAWN_ALLAH if any(map(text.__contains__, _OTHER_HEHS)) else _ALLAH
    return [m.start() for m in pattern.finditer(text)]


_SWAPPED = str.maketrans("()[]«»", ")(][»«")


def swap_brackets(line: str) -> str:
    """Swap all brackets of a line if they match only then."""
    swapped = line.translate(_SWAPPED)
    return swapped if not brackets_match(line) and brackets_match(swapped) else line


@remember(1 << 14)
def read_forms(text: str) -> str:
    """A word or line with the letters of its presentation forms."""
    return read_all_forms(text)


def read_all_forms(text: str) -> str:
    """A text with the letters of its presentation forms; it is not remembered."""
    return text.translate(_form_table())


@functools.cache
def _form_table() -> dict[int, str]:
    from arnorm._generated.unicode import FORMS  # noqa: PLC0415 -- a large table, needed at the first damage only

    return {ord(form): letters for form, letters in FORMS.items()}
