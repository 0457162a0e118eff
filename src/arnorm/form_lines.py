"""Lines of presentation forms: which stand in visual order, and what turns them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arnorm._arabic import joining
from arnorm._arabic.marks import DRAWN_MARKS, MARKS_ON_TATWEEL
from arnorm._core.edits import Span
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans, lies_across, lies_in
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import page_of

_TYPED_WORD = lazy_pattern(
    f"[{joining.LETTERS}\u0671-\u06d3][{joining.LETTERS}\u0640\u064b-\u065f\u0670-\u06d3{DRAWN_MARKS}{MARKS_ON_TATWEEL}]*+"
)
# Letters that may stand isolated from their end: none but the last one, which is drawn first, joins the next.
_ISOLATED_LETTERS = lazy_pattern("[\u0621-\u064a\u0671-\u06d3][اأإآٱدذرزوؤةىء\u064b-\u065f\u0670]*+(?<![ةى])")
# Brackets are drawn as they look; numbers and Latin words are in order.
_TURNED_SIGNS = ('"', "'", "/", "\\")  # that a format may escape
_DRAWN = joining.Drawn(mirrored=True, digits=False, marks_first=False)


class _FormLine(NamedTuple):
    """A line that has words with forms."""

    start: int
    end: int
    words: Sequence[joining.FormWord]

    def shows(self, order: joining.Order) -> bool:
        """Whether a word of the line shows this order."""
        return any(word.order == order for word in self.words)

    def is_visual(self) -> bool:
        """Whether the line as a whole is in visual order."""
        orders = [word.order for word in self.words if word.end - word.start > 1]
        return "reading" not in orders and orders.count("none") <= max(1, orders.count("visual"))


def find_turned_forms(scan: Scan, blocks: Blocks = "auto") -> joining.Edits:
    """Yield the edits that turn words and lines in visual order."""
    text = scan.text
    if scan.derive(joining.order_in) != "visual":
        return
    words = scan.derive(joining.form_words_in)
    reading = None if blocks == "prose" else page_of(scan)
    # The words of code stay, and do not show the order of others.
    code = reading.find_code() if reading else []
    words = [word for word in words if not lies_in(code, word.start)]
    visual = [word for word in words if word.order == "visual"]
    # Some programs write isolated forms as plain letters; there a word of plain letters can be in visual order too.
    has_plain = any(joining.has_plain_letters(text, word.start, word.end) for word in visual)
    lines = list(_find_lines(text, words))
    for line, is_turned in zip(lines, _decide_lines(lines), strict=True):
        if not is_turned:
            continue
        masked = reading.masked_between(line.start, line.end) if reading else []
        units = reading.units_between(line.start, line.end) if reading else []
        # A line end in a value ends what was drawn; an escaped mark is turned with the words.
        escapes = {text[unit.start : unit.end] for unit in units if unit.read in _TURNED_SIGNS}
        masked = sorted([*masked, *(unit[:2] for unit in units if unit.read not in _TURNED_SIGNS)]) if units else masked
        if line.is_visual():
            # A word of plain letters can be one of isolated forms in visual order.
            is_drawn = _ISOLATED_LETTERS.fullmatch
            typed = [span for span in _find_typed(text, line) if not has_plain or not is_drawn(text, *span)]
            typed = [span for span in typed if not lies_in(code, span[0])]
            runs = joining.find_parts(text, (line.start, line.end), _DRAWN, masked=masked, typed=typed, by_ends=True)
        else:
            runs = list(_find_words(line, masked))
        for start, end in runs:
            new = joining.turn_line(text[start:end], _DRAWN)
            for escape in escapes:
                new = new.replace(escape[::-1], escape)
            if new != text[start:end]:
                yield start, end, new


def _find_words(line: _FormLine, masked: list[Span]) -> Iterator[Span]:
    """Yield the words of a line in visual order, for a line that has others in reading order."""
    bounds = join_spans(masked)
    for word in line.words:
        if word.order == "visual" and not lies_across(bounds, word.start, word.end):
            yield word.start, word.end


def _find_lines(text: str, words: Sequence[joining.FormWord]) -> Iterator[_FormLine]:
    """Group words by their lines."""
    nth = 0
    for m in joining.LINE.finditer(text):
        first = nth
        while nth < len(words) and words[nth].start < m.end():
            nth += 1
        if first < nth:
            yield _FormLine(*m.span(), words[first:nth])


def _decide_lines(lines: Sequence[_FormLine]) -> list[bool]:
    """Decide which lines have something to turn: a line without evidence follows those around it, if they agree."""
    said = [line.shows("visual") if line.shows("visual") or line.shows("reading") else None for line in lines]
    return [around if one is None else one for one, around in zip(said, joining.agree_around(said), strict=True)]


def _find_typed(text: str, line: _FormLine) -> list[Span]:
    """Find the words of a line that have no forms."""
    bounds = [at for word in line.words for at in (word.start, word.end)]
    typed = _TYPED_WORD.finditer(text, line.start, line.end)
    return [m.span() for m in typed if not lies_in(bounds, m.start())]
