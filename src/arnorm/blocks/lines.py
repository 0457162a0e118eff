"""The lines of a text that may be more than prose, each by itself: what all readers of blocks begin with.

Most texts have no such line, and cost one pass of a kernel. The tables of code and data say what it looks for.
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
from bisect import bisect_left
from collections.abc import Iterator

from arnorm._arabic.marks import DELETED
from arnorm._core import classes
from arnorm._core.classes import write_set
from arnorm._core.patterns import compile_pattern, lazy_pattern
from arnorm._core.scan import Scan, roles
from arnorm.blocks import kernel
from arnorm.blocks.code import FENCE_SIGNS, FIRST_SIGNS, PROSE
from arnorm.blocks.kernel import (
    ANGLE,
    BAR,
    BLANK,
    BREAK,
    CODED,
    COMMA,
    FIGURE,
    FIRST,
    GAP,
    LONG,
    LOOKED,
    QUOTED,
    SEMICOLON,
    SHARE_OF_ROWS,
    START,
    TAB,
    TRIPLED,
    UNCOUNTED,
    WIDE,
)
from arnorm.blocks.paragraphs import NARROWEST, UNCOUNTED_KINDS, WIDEST

_LINE_SIGNS = {"*": GAP, "~": GAP, "|": BAR, "\t": TAB, "<": ANGLE, ",": COMMA, ";": SEMICOLON}
_STARTS = frozenset(FIRST_SIGNS + FENCE_SIGNS)
_BITS = bytes(_LINE_SIGNS.get(chr(code), 0) | (START if chr(code) in _STARTS else 0) for code in range(128))
_LINE_ROLES = roles(
    {
        BLANK: bytes((classes.SPACE, classes.GAP)),
        BREAK: bytes((classes.NEWLINE, classes.END)),
        LOOKED: bytes(sorted({*map(classes.kind_of, [*_LINE_SIGNS, '"', "]", ">"])} | {classes.GAP})),
        TRIPLED: bytes((classes.STOP,)),
        FIGURE: bytes((classes.DIGIT, classes.EASTERN)),
        UNCOUNTED: UNCOUNTED_KINDS,
    }
)
_OF_WORDS = (classes.LETTER, classes.FORM, classes.FOREIGN, classes.DIGIT, classes.EASTERN)
_WORDS = bytes(ord("a") if kind in _OF_WORDS else ord(" ") for kind in classes.ANY)
# Steps write blanks and signs otherwise. What counts of a line is no more than one and a half times its characters.
_LEAST_LONG, _LEAST_WIDE = 2 * NARROWEST // 3, WIDEST + 1


def _some(bits: int, without: int = 0) -> str:
    """A class of the bytes with some of these bits, and none of those."""
    return write_set(chr(byte) for byte in range(256) if byte & bits and not byte & without)


def _none(bits: int) -> str:
    return write_set(chr(byte) for byte in range(256) if not byte & bits)


def _find_one(bits: int) -> re.Pattern[bytes]:
    return lazy_pattern(lambda: _some(bits).encode("latin-1"))


def _in_a_row(bits: int) -> str:
    """Each of some lines in a row that hold something of this."""
    one = _some(bits)
    return f"{one}(?={one})|(?<={one}){one}"


def _near(bits: int) -> str:
    """The same, of three lines two or more."""
    one = _some(bits)
    return f"{one}(?=.?{one})|(?<={one}){one}|(?<={one}.){one}"


def _write_telling() -> bytes:
    """A line that may make a block of its run: by its own signs, or with its neighbours'."""
    # Of lines that are like code, some begin with a mark.
    telling = (_some(START | TAB), _in_a_row(BAR), _in_a_row(GAP), _near(QUOTED | START), _near(ANGLE))
    return f"(?={_some(~(COMMA | SEMICOLON))})(?s:{'|'.join(telling)})".encode("latin-1")


_TELLS = lazy_pattern(_write_telling)
# Lines without a blank one between, none of them wide, so that they may be those of a broken paragraph.
_NARROW = lazy_pattern(lambda: f"{_some(FIRST, WIDE)}{_none(FIRST | WIDE)}++(?!{_none(FIRST)})".encode("latin-1"))
_ARROW = lazy_pattern(rf"-[{DELETED}]*+-[{DELETED}]*+>[ \t\xa0{DELETED}]*+\d")  # between the times of a cue
_WIDE, _LONG = map(_find_one, (WIDE, LONG))
_IS_CODED, _NOT_LONG = (bytes(form & bits for form in range(256)) for bits in (CODED, ~LONG & 255))
_RUN = lazy_pattern(lambda: f"(?s:.){_none(FIRST)}*+".encode("latin-1"))
_OTHER_ENDS = classes.LINE_ENDS.replace("\n", "")
_LONE_RETURN = lazy_pattern(r"\r(?!\n)")
OTHER_END = lazy_pattern(rf"\r(?!\n)|(?!\r)[{_OTHER_ENDS}]")


def replace_other_ends(text: str, new: str) -> str:
    """The text with this for each line end that is neither a line feed nor CRLF."""
    for end in _OTHER_ENDS:
        if end != "\r":
            text = text.replace(end, new)
    return _LONE_RETURN.sub(new, text) if "\r" in text else text


_SIGNS_OF_BLOCKS = START | TAB | ANGLE | BAR
_SHARED = (START, BAR, GAP, TAB, ANGLE, COMMA, SEMICOLON, COMMA | SEMICOLON, QUOTED, START | QUOTED)
_WITHOUT = {bits: bytes(byte for byte in range(256) if not byte & bits) for bits in _SHARED}


@functools.cache
def _holds(bits: int, least: int = 1) -> re.Pattern[bytes]:
    return compile_pattern(f"{_some(bits)}{{{least},}}+".encode("latin-1"))


class Lines:
    """Some lines of a text, none of them blank: their starts and ends in turn, what each holds, and its form.

    Line ends in ``text`` are line feeds or CRLF, what `CollapseWhitespace` will write for the others.
    """

    __slots__ = ("_runs", "_strings", "bounds", "forms", "has_other_ends", "held", "is_json", "signs", "text")

    _runs: list[Lines] | None
    _strings: list[str] | None
    signs: int  # all that any of the lines holds, as bits

    def __init__(self, text: str, bounds: list[int], held: bytes, forms: bytes) -> None:
        self.text = text
        self.bounds = bounds
        self.held = held
        self.forms = forms
        self.signs = functools.reduce(operator.or_, set(held), 0)
        self.has_other_ends = False
        self.is_json: bool | None = None  # not known yet
        self._runs = self._strings = None

    def __len__(self) -> int:
        return len(self.held)

    def string(self, nth: int) -> str:
        """A line itself."""
        return self.text[self.bounds[2 * nth] : self.bounds[2 * nth + 1]]

    def strings(self) -> list[str]:
        """The lines themselves."""
        if self._strings is None:
            text, bounds = self.text, iter(self.bounds)
            self._strings = [text[start:end] for start, end in zip(bounds, bounds, strict=True)]
        return self._strings

    def heads(self) -> set[str]:
        """The characters that the lines begin with."""
        text = self.text
        return {text[start] for start in self.bounds[::2]}

    def part(self, first: int, last: int) -> Lines:
        """The lines from one number up to another."""
        if first == 0 and last >= len(self):
            return self
        return Lines(self.text, self.bounds[2 * first : 2 * last], self.held[first:last], self.forms[first:last])

    def between(self, start: int, end: int) -> Lines:
        """The lines that begin between two places of the text."""
        if start == 0 and end == len(self.text):
            return self
        first = bisect_left(self.bounds, start) + 1 >> 1
        return self.part(first, bisect_left(self.bounds, end) + 1 >> 1)

    def without_paragraphs(self) -> Lines:
        """The lines as if none were long, so that no run of them is a paragraph that was broken."""
        return Lines(self.text, self.bounds, self.held, self.forms.translate(_NOT_LONG))

    def runs(self) -> list[Lines]:
        """The lines, those together that no blank line parts, where they may be more than prose."""
        if self._runs is None:
            held, forms = self.held, self.forms
            runs = [
                self.part(first, last)
                for first, last in (run.span() for run in _RUN.finditer(forms))
                if _TELLS.search(held, first, last) or (last - first > 1 and may_be_broken(forms, first, last))
            ]
            if self in runs:
                return runs  # kept, it would wait for the garbage collector
            self._runs = runs
        return self._runs

    def holding(self, bits: int, least: int = 1) -> Iterator[int]:
        """The numbers of the lines that hold something of this, ``least`` in a row."""
        if not self.signs & bits or (least > 1 and self.count(bits) < least):
            return
        for found in _holds(bits, least).finditer(self.held):
            yield from range(*found.span())

    def count(self, bits: int) -> int:
        """How many of the lines hold something of this."""
        return len(self.held.translate(None, _WITHOUT[bits]))

    def share(self, bits: int) -> float:
        """What share of the lines, in per cent, hold something of this."""
        return 100 * self.count(bits) / max(1, len(self.held))

    def has_arrow(self) -> bool:
        """Whether the text may hold the times of a cue."""
        return ">" in self.text and _ARROW.search(self.text) is not None

    def coded(self) -> list[tuple[int, int]]:
        """The lines that may hold code or escaped marks."""
        bounds = zip(self.bounds[::2], self.bounds[1::2], strict=True)
        return [*itertools.compress(bounds, self.forms.translate(_IS_CODED))]

    def all_bounds(self) -> list[tuple[int, int]]:
        """Where each line begins and ends."""
        return list(zip(self.bounds[::2], self.bounds[1::2], strict=True))

    def tell_nothing(self) -> bool:
        """Whether no line has a sign of a block: only code in a line may be left to look for."""
        if self.signs & _SIGNS_OF_BLOCKS or self.has_other_ends or self.has_arrow():
            return False
        if _NARROW.search(self.forms) is not None:
            return False
        return self.share(COMMA | SEMICOLON) < SHARE_OF_ROWS and not any(True for _ in self.holding(GAP, least=2))


def may_be_broken(forms: bytes, first: int, last: int) -> bool:
    """Whether some of the lines of these forms may be those of a paragraph: none is wide, and one is long."""
    return _LONG.search(forms, first, last) is not None and _WIDE.search(forms, first, last) is None


TABLES = (_BITS, _LINE_ROLES, _WORDS, _LEAST_LONG, _LEAST_WIDE, PROSE)


_SIGNS_OF_WIKI = ("[[", "{{", "'''", "$1", "----''")


def is_wiki(text: str, kinds: bytes) -> bool:
    """Whether two apostrophes are markup of a wiki in a text."""
    return classes.QUOTE in kinds and "''" in text and any(map(text.__contains__, _SIGNS_OF_WIKI))


def lines_in(scan: Scan) -> Lines | None:
    """The lines of a scan; None where all are prose, each by itself."""
    return read_lines(scan) if kernel.may_be_more(scan.text, scan.kinds, TABLES) == kernel.LINES else None


def read_lines(scan: Scan) -> Lines:
    """The lines of a scan, whatever they are."""
    bounds, held, forms, has_other_ends = kernel.find_lines(scan.text, scan.kinds, TABLES)
    text = replace_other_ends(scan.text, "\n") if has_other_ends else scan.text
    lines = Lines(text, bounds, held, forms)
    lines.has_other_ends = text != scan.text  # CRLF is not replaced
    return lines
