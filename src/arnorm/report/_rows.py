"""Both texts of a `Result` in rows of HTML, a line beside its line, with changes and readings marked; escaping.

The text of the cells, with rows joined by line feeds, is exactly the source and the output; a row with ``data-more``
continues the line before. Characters that HTML cannot hold, or that nobody could see in a change, are
``<i data-u="200f">RLM</i>``; ``data-n`` counts several.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.report._hunks import Hunk, described, find_hunks, is_hidden, is_rtl, is_unsafe, named
from arnorm.report._look import Look
from arnorm.report._readings import Reading
from arnorm.report._words import LOSSES, named_value

if TYPE_CHECKING:
    from arnorm._core.result import Change, Result

__all__ = ["escape_label", "kind_of", "side_by_side"]

# A tooltip names this many changes; the rest are counted.
_TOOLTIP_CHANGES = 8

# Lines longer than twice this are cut before words into parts of about this length.
_LINE_LENGTH = 250
_SPACES = lazy_pattern(r"\s(?=\S)")

# More unchanged lines in a row than this are folded.
_FOLD_LINES = 3

_ISOLATES = "\u2067\u2068\u2069"


class _Row(NamedTuple):
    """A line of the source and its line of the output, as spans, and the hunks in them.

    ``more``: the row continues the line of the row before.
    """

    source: tuple[int, int]
    output: tuple[int, int]
    hunks: Sequence[Hunk]
    more: bool


def side_by_side(
    result: Result, look: Look, marked: tuple[list[Reading], list[Reading]], longest: int | None
) -> Iterator[str]:
    """Both texts in rows, a line beside its line, with the readings of each; unchanged lines are folded."""
    rows = list(_cut_rows(result, find_hunks(result, whole=True)))
    kept = rows if longest is None else [row for row in rows if row.source[1] <= longest]
    if not kept:
        yield f"<p>{look.say('too long')}</p>\n"
        return
    source, output = look.say("source"), look.say("output")
    yield f"<div class=\"texts\" style=\"--source:'{source}';--output:'{output}'\">\n"
    yield f'<div class="row heads"><div>{source}</div><div>{output}</div></div>\n'
    cells = _Cells(result, look, marked)
    for same, group in itertools.groupby(kept, lambda row: not row.hunks):
        lines = list(group)
        folded = same and len(lines) > _FOLD_LINES
        if folded:
            yield f'<details class="same"><summary>{look.say("unchanged", lines=len(lines))}</summary>\n'
        for row in lines:
            yield cells.row(row)
        if folded:
            yield "</details>\n"
    yield "</div>\n"
    if len(kept) < len(rows):
        yield f"<p>{look.say('more lines', lines=len(rows) - len(kept))}</p>\n"


def _cut_rows(result: Result, hunks: list[Hunk]) -> Iterator[_Row]:
    """The texts in rows, cut at line feeds, and in long lines after unchanged white space."""
    source = result.source
    start = to_start = first = 0
    more = False
    at = to_at = 0  # where the unchanged text before the next hunk begins
    for i, hunk in enumerate((*hunks, None)):
        end = hunk.start if hunk else len(source)
        for cut, skip in _find_cuts(source, start, at, end):
            to_cut = to_at + cut - at
            yield _Row((start, cut), (to_start, to_cut), hunks[first:i], more)
            start, to_start, first, more = cut + skip, to_cut + skip, i, not skip
        if hunk:
            at, to_at = hunk.end, hunk.to_end
            if source.endswith("\n", hunk.start, at) or result.text.endswith("\n", hunk.to_start, to_at):
                yield _Row((start, at), (to_start, to_at), hunks[first : i + 1], more)
                start, to_start, first, more = at, to_at, i + 1, True
    yield _Row((start, len(source)), (to_start, len(result.text)), hunks[first:], more)


def _find_cuts(source: str, start: int, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Places to cut the unchanged stretch ``at:end`` of a line from ``start`` on, with 1 for a line feed, else 0."""
    for stop in (*_line_feeds(source, at, end), end):
        while stop - start > 2 * _LINE_LENGTH and (gap := _SPACES.search(source, max(at, start + _LINE_LENGTH), stop)):
            start = at = gap.end()
            yield at, 0
        if stop < end:
            yield stop, 1
            start = at = stop + 1


def _line_feeds(source: str, at: int, end: int) -> Iterator[int]:
    while (at := source.find("\n", at, end)) >= 0:
        yield at
        at += 1


def kind_of(change: Change) -> str:
    """One of `KINDS`."""
    return ("r" if change.after else "d") if change.before else "i"


class _Cells:
    """Writes rows, with the colours of the steps and the readings."""

    def __init__(self, result: Result, look: Look, marked: tuple[list[Reading], list[Reading]]) -> None:
        from arnorm import find_blocks  # noqa: PLC0415 -- the package imports this module's readers

        self.result = result
        self.look = look
        self.source_readings, self.output_readings = _Queue(marked[0]), _Queue(marked[1])
        # One direction for the whole document: lines of Arabic may begin with a Latin name.
        self.attributes = 'dir="rtl" lang="ar"' if is_rtl(result.source) else 'dir="ltr"'
        self.blocks = [block for block in find_blocks(result.source) if block.kind not in ("line", "paragraph")]
        self.block_starts = [block.start for block in self.blocks]

    def row(self, row: _Row) -> str:
        names = [self._name_changes(hunk) for hunk in row.hunks]
        tags = [self._open_mark(hunk, named) for hunk, named in zip(row.hunks, names, strict=True)]
        source = [(hunk.start, hunk.end, tag) for hunk, tag in zip(row.hunks, tags, strict=True)]
        output = [(hunk.to_start, hunk.to_end, tag) for hunk, tag in zip(row.hunks, tags, strict=True)]
        old = self._write_cell(self.result.source, row.source, source, self.source_readings)
        new = self._write_cell(self.result.text, row.output, output, self.output_readings)
        return (
            f'<div class="{" ".join(("row", *dict.fromkeys(itertools.chain(*names))))}"'
            f"{' data-more' * row.more}{self._block_at(row.source[0])}>"
            f'<div class="source" {self.attributes}>{old}</div>'
            f'<div class="output" {self.attributes}>{new}</div></div>\n'
        )

    def _block_at(self, at: int) -> str:
        """The attributes of a line that is no prose: code, data, a table."""
        i = bisect_right(self.block_starts, at) - 1
        if i < 0 or at >= self.blocks[i].end:
            return ""
        kind = self.blocks[i].kind
        return f' data-block="{kind}" title="{named_value(kind, self.look.language)}"'

    def _write_cell(self, text: str, span: tuple[int, int], places: list[tuple[int, int, str]], queue: _Queue) -> str:
        start, end = span
        pieces: list[str] = []
        for a, b, tag in places:
            pieces.append(_write_text(text, start, a, queue, marked=False))
            pieces.append(tag)
            pieces.append(_write_text(text, a, b, queue, marked=True))
            pieces.append("</mark>")
            start = b
        pieces.append(_write_text(text, start, end, queue, marked=False))
        return "".join(pieces)

    def _name_changes(self, hunk: Hunk) -> dict[str, None]:
        """The classes of the changes of a place."""
        changes = (self.result.changes[i] for i in hunk.changes)
        return dict.fromkeys(self.look.class_of(change.step, kind_of(change)) for change in changes)

    def _open_mark(self, hunk: Hunk, names: Iterable[str]) -> str:
        changes = [self.result.changes[i] for i in hunk.changes]
        most_lossy = max((change.step for change in changes), key=self._loss_rank)
        # Of several steps the most lossy one gives the colour.
        style = f' style="--h:{self.look.hue_of(most_lossy)}"' if len({change.step for change in changes}) > 1 else ""
        return (
            f'<mark class="{" ".join(names)}"{style} data-c="{" ".join(map(str, hunk.changes))}" '
            f'title="{escape_label(_list_changes(changes, self.look))}">'
        )

    def _loss_rank(self, step: str) -> int:
        loss = self.result.losses.get(step, "unknown")
        return list(LOSSES).index(loss) if loss in LOSSES else len(LOSSES)


def _list_changes(changes: Sequence[Change], look: Look) -> str:
    shown_changes = changes[:_TOOLTIP_CHANGES]
    lines = [f"{change.step}: {described(change.before, change.after, look.language)}" for change in shown_changes]
    if len(changes) > _TOOLTIP_CHANGES:
        lines.append(look.say("more changes", count=len(changes) - _TOOLTIP_CHANGES))
    return "\n".join(lines)


class _Queue:
    """Sorted readings; the text is read once, from its beginning."""

    def __init__(self, found: list[Reading]) -> None:
        self.found = found
        self.at = 0

    def between(self, start: int, end: int) -> Iterator[Reading]:
        """The readings that overlap ``start:end``; each call begins after the last one."""
        while self.at < len(self.found) and self.found[self.at].end <= start:
            self.at += 1
        i = self.at
        while i < len(self.found) and self.found[i].start < end:
            yield self.found[i]
            i += 1


def _write_text(text: str, start: int, end: int, queue: _Queue, *, marked: bool) -> str:
    """A stretch of a text, escaped, with its readings; a reading that a change interrupts is written in parts."""
    pieces: list[str] = []
    for reading in queue.between(start, end):
        a, b = max(start, reading.start), min(end, reading.end)
        pieces.append(escape_text(text[start:a], marked))
        inside = escape_text(text[a:b], marked)
        pieces.append(f'<span class="{reading.kind}" title="{escape_label(reading.words)}">{inside}</span>')
        start = b
    pieces.append(escape_text(text[start:end], marked))
    return "".join(pieces)


def escape_text(text: str, marked: bool) -> str:
    """Escaped text; characters that HTML cannot hold, and invisible ones in a change, are named."""
    if text.isprintable():  # printable: no control, no space but U+0020
        return escape(text)
    hide = is_hidden if marked else is_unsafe
    runs = ((char, sum(1 for _ in run)) for char, run in itertools.groupby(text))
    return "".join(_label_character(char, n) if hide(char) else n * escape(char) for char, n in runs)


def _label_character(char: str, n: int) -> str:
    times = f' data-n="{n}">{named(char)}×{n}' if n > 1 else f">{named(char)}"
    return f'<i data-u="{ord(char):x}"{times}</i>{"<br>" if char == chr(10) else ""}'


def escape_label(text: str) -> str:
    """Escaped text of a label or a name, in one line, without characters that reorder or break the page."""
    return escape("".join(f"⟨{named(char)}⟩" if is_unsafe(char) and char not in _ISOLATES else char for char in text))
