"""The lines of a text that may be more than prose, each by itself: what all readers of blocks begin with.

Most texts have no such line, and cost one pass of a kernel. The tables of code and data say what it looks for.
"""

from __future__ import annotations

import functools
import operator
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from arnorm._arabic.marks import DELETED
from arnorm._arabic.strokes import STROKE
from arnorm._core import classes, kernels_lines
from arnorm._core.charrule import write_set
from arnorm._core.kernels_lines import (
    ANGLE,
    BAR,
    BEFORE,
    BEFORE_BLANK,
    BLANK,
    BREAK,
    CODED,
    COMMA,
    DOUBLED,
    FIGURE,
    FIRST,
    GAP,
    LEAST_ROWS,
    LONG,
    LOOKED,
    QUOTED,
    SEMICOLON,
    SHARE_OF_QUOTED,
    SHARE_OF_ROWS,
    START,
    TAB,
    UNCOUNTED,
    UNEVEN,
    WIDE,
)
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan, roles
from arnorm._core.windows import join_spans, lies_in
from arnorm._generated.kinds import ASTRAL
from arnorm.blocks.code import FENCE_SIGNS, FIRST_SIGNS, PROSE
from arnorm.blocks.later_signs import read_signs
from arnorm.blocks.paragraphs import NARROWEST, UNCOUNTED_KINDS, WIDEST

__all__ = [
    "OTHER_END",
    "Lines",
    "begins_code",
    "has_wide",
    "is_prose",
    "lines_in",
    "make_noise",
    "may_be_broken",
    "read_lines",
]

_LINE_SIGNS = {"*": GAP, "~": GAP, "|": BAR, "\t": TAB, "<": ANGLE, ">": ANGLE, ",": COMMA, ";": SEMICOLON}
_STARTS = frozenset(FIRST_SIGNS + FENCE_SIGNS)
_BITS = bytes(_LINE_SIGNS.get(chr(code), 0) | (START if chr(code) in _STARTS else 0) for code in range(128))
_LINE_ROLES = roles(
    {
        BLANK: bytes((classes.SPACE, classes.GAP)),
        BREAK: bytes((classes.NEWLINE, classes.END)),
        LOOKED: bytes(sorted({*map(classes.kind_of, [*_LINE_SIGNS, '"', "]"])} | {classes.GAP})),
        DOUBLED: bytes((classes.STOP,)),
        BEFORE: bytes((classes.OPEN, classes.OTHER, classes.SLASH, classes.FOREIGN, classes.COLON)),
        BEFORE_BLANK: bytes((classes.FOREIGN, classes.OTHER, classes.COLON)),
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
_Evidence: TypeAlias = tuple[bytes, list[tuple[int, str]]]
_UNKNOWN: _Evidence = (b"", [])
_EVEN = bytes(form & ~UNEVEN for form in range(256))
_CODED, _UNEVEN, _WIDE, _LONG = map(_find_one, (CODED, UNEVEN, WIDE, LONG))
_RUN = lazy_pattern(lambda: f"(?s:.){_none(FIRST)}*+".encode("latin-1"))
_OTHER_ENDS = classes.LINE_ENDS.replace("\n", "")
OTHER_END = lazy_pattern(rf"\r(?!\n)|(?!\r)[{_OTHER_ENDS}]")


_SHARED = (START, BAR, TAB, ANGLE, COMMA, SEMICOLON, COMMA | SEMICOLON, QUOTED, START | QUOTED)
_WITHOUT = {bits: bytes(byte for byte in range(256) if not byte & bits) for bits in _SHARED}


@functools.cache
def _holds(bits: int, least: int = 1) -> re.Pattern[bytes]:
    return re.compile(f"{_some(bits)}{{{least},}}+".encode("latin-1"))


@functools.cache
def make_noise() -> re.Pattern[str]:
    """What does not count: each character of these kinds."""
    kinds = classes.table()
    noise = [chr(code) for code in range(0x10000) if kinds[code] in UNCOUNTED_KINDS]
    noise += [char for char, kind in ASTRAL.items() if kind in UNCOUNTED_KINDS]
    return re.compile(f"[{re.escape(''.join(noise))}]+")


class Lines:
    """Some lines of a text, none of them blank: their starts and ends in turn, what each holds, and its form.

    Line ends in ``text`` are line feeds or CRLF, what `CollapseWhitespace` will write for the others, presentation
    forms of marks are a mark, a dash that begins a line is -, ٪ beside a figure is %, and a line end that is a byte of
    a damaged letter is a letter.
    """

    __slots__ = ("_bare", "_evidence", "_strings", "bounds", "forms", "has_other_ends", "held", "signs", "text")

    _bare: list[str] | None
    _strings: list[str] | None
    _evidence: _Evidence | None
    signs: int  # all that any of the lines holds, as bits

    def __init__(self, text: str, bounds: list[int], held: bytes, forms: bytes) -> None:
        self.text = text
        self.bounds = bounds
        self.held = held
        self.forms = forms
        self.signs = functools.reduce(operator.or_, set(held), 0)
        self.has_other_ends = False
        self._bare = self._strings = None
        self._evidence = _UNKNOWN

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

    def is_even(self) -> bool:
        """Whether no line holds what steps delete."""
        return _UNEVEN.search(self.forms) is None

    def bare_string(self, nth: int) -> str:
        """A line without what steps delete: marks, tatweel and what is invisible."""
        line = self.string(nth)
        return make_noise().sub("", line) if self.forms[nth] & UNEVEN else line

    def bare(self) -> list[str]:
        """The lines, those that hold a sign or begin with something else than a letter without what steps delete."""
        if self._bare is None:
            self._bare = self.strings()
            if not self.is_even():
                noise = make_noise()
                looked = zip(self._bare, self.held, self.forms, strict=True)
                self._bare = [
                    noise.sub("", line)
                    if form & UNEVEN and (held or not line[0].isalpha() or noise.match(line))
                    else line
                    for line, held, form in looked
                ]
        return self._bare

    def noise(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where what steps delete stands, in the lines that begin in these spans."""
        if self.is_even():
            return []
        inside = join_spans(spans)
        lines = [2 * found.start() for found in _UNEVEN.finditer(self.forms)]
        bounds = [self.bounds[at : at + 2] for at in lines if lies_in(inside, self.bounds[at])]
        found = (noise.span() for line in bounds for noise in make_noise().finditer(self.text, *line))
        return [span for span in found if not _is_stroke_alone(self.text, *span)]

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

    def all_runs(self) -> Iterator[Lines]:
        """The lines, those together that no blank line parts."""
        return (self.part(*run.span()) for run in _RUN.finditer(self.forms))

    def runs(self) -> Iterator[Lines]:
        """The same, but only runs that may be more than prose."""
        for run in _RUN.finditer(self.forms):
            first, last = run.span()
            if _TELLS.search(self.held, first, last) or (last - first > 1 and may_be_broken(self.forms, first, last)):
                yield self.part(first, last)

    def holding(self, bits: int, least: int = 1) -> Iterator[int]:
        """The numbers of the lines that hold something of this, ``least`` in a row."""
        if not self.signs & bits:
            return
        for found in _holds(bits, least).finditer(self.held):
            yield from range(*found.span())

    def share(self, bits: int) -> float:
        """What share of the lines, in per cent, hold something of this."""
        return 100 * len(self.held.translate(None, _WITHOUT[bits])) / max(1, len(self.held))

    def has_arrow(self) -> bool:
        """Whether the text may hold the times of a cue."""
        return self.signs & ANGLE > 0 and _ARROW.search(self.text) is not None

    def coded(self) -> list[tuple[int, int]]:
        """The lines that may hold code or escaped marks."""
        bounds = self.bounds
        return [(bounds[2 * m.start()], bounds[2 * m.start() + 1]) for m in _CODED.finditer(self.forms)]

    def has_same_code(self, old: Lines) -> bool:
        """Whether the lines that may hold code are those of the old ones."""
        spans, old_spans = self.coded(), old.coded()
        return [self.text[a:b] for a, b in spans] == [old.text[a:b] for a, b in old_spans]

    def evidence(self) -> _Evidence | None:
        """What makes blocks of these lines: their forms, the lines that tell, and those that may be of a paragraph.

        None where all lines together may be data or cues: nobody looks so closely.
        """
        if self._evidence is _UNKNOWN:
            self._evidence = None
            if not self.has_arrow() and not _may_be_data(self.held):
                telling = [found.start() for found in _TELLS.finditer(self.held)]
                for run in _NARROW.finditer(self.forms):
                    if _LONG.search(self.forms, *run.span()):
                        telling += range(*run.span())
                self._evidence = self.forms.translate(_EVEN), [(nth, self.string(nth)) for nth in telling]
        return self._evidence


def _is_stroke_alone(text: str, start: int, end: int) -> bool:
    """Whether what does not count is a stroke between blanks: a dash, which no step deletes."""
    return STROKE in text[start:end] and not text[start - 1 : start].strip() and not text[end : end + 1].strip()


def may_be_broken(forms: bytes, first: int, last: int) -> bool:
    """Whether some of the lines of these forms may be those of a paragraph: none is wide, and one is long."""
    return _LONG.search(forms, first, last) is not None and _WIDE.search(forms, first, last) is None


def has_wide(forms: bytes) -> bool:
    """Whether one of the lines of these forms is so wide that nobody breaks it."""
    return _WIDE.search(forms) is not None


_TABLES = (_BITS, _LINE_ROLES, _WORDS, _LEAST_LONG, _LEAST_WIDE, PROSE)


_AROUND = 3  # characters before a sign that decide whether it may begin code


def begins_code(text: str, start: int, end: int) -> bool:
    """Whether a sign in this span may begin code by itself: another sign of the line may be gone for a second run."""
    low = max(0, start - _AROUND)
    window = text[low : end + 1]
    kinds = Scan(window).kinds
    signs = (at for at in range(start - low, end - low) if _LINE_ROLES[kinds[at]] & LOOKED)
    return any(kernels_lines.may_begin_code(window, kinds, at, _LINE_ROLES) for at in signs)


def is_prose(scan: Scan) -> bool:
    """Whether all lines of a scan are prose, each by itself."""
    return not scan.may_be_more(_TABLES)


def lines_in(scan: Scan) -> Lines | None:
    """The lines of a scan; None where all are prose, each by itself."""
    return None if is_prose(scan) else read_lines(scan)


def read_lines(scan: Scan) -> Lines:
    """The lines of a scan, whatever they are."""
    read = read_signs(scan)
    scan = scan if read == scan.text else Scan(read)
    bounds, held, forms, has_other_ends = kernels_lines.find_lines(scan.text, scan.kinds, _TABLES)
    text = OTHER_END.sub("\n", scan.text) if has_other_ends else scan.text
    lines = Lines(text, bounds, held, forms)
    lines.has_other_ends = text != scan.text  # but for CRLF
    return lines


def _may_be_data(held: bytes) -> bool:
    """Whether all lines together may be data or code: many hold commas or begin with a mark, or the first has names."""
    if held[0] & START and held[0] & (COMMA | SEMICOLON):
        return True
    rows = len(held.translate(None, _WITHOUT[COMMA | SEMICOLON])) if len(held) >= LEAST_ROWS else 0
    quoted = len(held.translate(None, _WITHOUT[QUOTED]))
    return 100 * rows >= SHARE_OF_ROWS * len(held) or 100 * quoted >= SHARE_OF_QUOTED * len(held)
