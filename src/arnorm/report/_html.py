"""A `Result` as HTML: source and output side by side, every change named, dates and quotations read on hover.

Every text is escaped, and the page loads nothing: one style sheet, no script. The text content of the cells, with rows
joined by line feeds, is exactly the source and the output; a row with ``data-more`` continues the line before.
Characters that HTML cannot hold, or that nobody could see in a change, are ``<i data-u="200f">RLM</i>``; ``data-n``
counts several.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.report._hunks import (
    Hunk,
    counts,
    described,
    find_hunks,
    frequent,
    is_hidden,
    is_rtl,
    is_unsafe,
    named,
    plural,
    shown,
)
from arnorm.report._profile import HEAD
from arnorm.report._readings import Reading, readings
from arnorm.report._style import CSS, PAGE_CSS, Hues

if TYPE_CHECKING:
    from arnorm._core.result import Change, Result
    from arnorm.report._profile import Profile

__all__ = ["GENERATOR", "document", "fragment", "page", "profile_fragment", "profile_table"]

# Marks a page as a report: a report may only replace a report.
GENERATOR = '<meta name="generator" content="arnorm">'

# What steps can lose, from the least to the most; anything else counts as more. A mark has the colour of the most.
_LOSSES = ("nothing", "layout", "marks", "letters", "content")

# A tooltip names this many changes; the rest are counted.
_TOOLTIP_CHANGES = 8

# Lines longer than twice this are cut before words into parts of about this length.
_LINE_LENGTH = 250
_SPACES = lazy_pattern(r"\s(?=\S)")

# More unchanged lines in a row than this are folded.
_FOLD_LINES = 3


def page(body: Iterable[str], title: str) -> str:
    """A whole page around these parts."""
    return "".join(
        (
            '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n',
            f"{GENERATOR}\n",
            # If an escape ever failed, still nothing could be run or loaded.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            f"<title>{_escape_label(title)}</title>\n<style>{PAGE_CSS}{CSS}</style>\n</head>\n",
            f'<body>\n<main class="arnorm">\n<h1>{_escape_label(title)}</h1>\n',
            *body,
            "</main>\n</body>\n</html>\n",
        )
    )


def fragment(result: Result, *, longest: int) -> str:
    """The report for a notebook: long texts are shown to the end of a line after ``longest`` characters."""
    return f'<div class="arnorm"><style>{CSS}</style>\n{document(result, Hues(), longest=longest)}</div>'


def profile_fragment(profile: Profile) -> str:
    """A profile for a notebook."""
    return f'<div class="arnorm"><style>{CSS}</style>\n{profile_table(profile, Hues())}</div>'


def profile_table(profile: Profile, hues: Hues) -> str:
    """A profile as a table; folded below it the idle steps and the most frequent changes of the others."""
    head = profile.head()
    parts = [f'<section class="profile">\n<p class="size">{_escape_label(head)}</p>\n<div class="wide"><table>\n<tr>']
    parts.extend(f"<th>{_escape_label(name)}</th>" for name in HEAD)
    parts.append("</tr>\n")
    for step, cells in zip(profile.steps.values(), profile.cells(), strict=True):
        if not step.changes:
            continue
        name, loss, *numbers, characters = map(_escape_label, cells)
        parts.append(f'<tr><td><span class="k" style="--h:{hues[step.step]}">{name}</span></td><td>{loss}</td>')
        parts.extend(f'<td class="n">{number}</td>' for number in numbers)
        parts.append(f"<td>{characters}</td></tr>\n")
    parts.append("</table></div>\n")
    if idle := [_escape_label(step.step) for step in profile.steps.values() if not step.changes]:
        parts.append(f"<details><summary>Changed nothing: {len(idle)} of {len(profile.steps)} steps</summary>\n")
        parts.append(f"<p>{', '.join(idle)}</p></details>\n")
    for step in profile.steps.values():
        if not step.changes:
            continue
        parts.append(f"<details><summary>{_escape_label(step.step)}: most frequent changes</summary>\n")
        parts.append('<div class="wide"><table>\n')
        for (before, after), times in step.frequent.most_common(10):
            lead, tail = step.samples[before, after]
            sample = (
                f"{_escape_label(shown(lead))}<mark>{_escape_label(shown(before))}</mark>{_escape_label(shown(tail))}"
            )
            rtl = ' dir="rtl" lang="ar"' if is_rtl(lead + before + tail) else ""
            parts.append(f'<tr><td class="n">{times:,}</td><td>{_escape_label(described(before, after))}</td>')
            parts.append(f"<td{rtl}>{sample}</td></tr>\n")
        parts.append("</table></div></details>\n")
    parts.append("</section>\n")
    return "".join(parts)


def document(result: Result, hues: Hues, *, name: str = "", longest: int | None = None) -> str:
    """One result: counts by step, most frequent changes, the texts side by side, dates and quotations as lists."""
    parts = ['<section class="document">\n']
    if name:
        parts.append(f'<h2><bdi dir="auto">{_escape_label(name)}</bdi></h2>\n')
    parts.extend(_write_summary(result, hues))
    source = readings(result.source)
    marked = source, readings(result.text)
    parts.extend(_write_rows(result, hues, marked, longest))
    parts.extend(_reading_list(result.source, source))
    parts.append("</section>\n")
    return "".join(parts)


def _write_summary(result: Result, hues: Hues) -> Iterator[str]:
    changes = plural(len(result.changes), "change") if result.changes else "no changes"
    yield f'<p class="size">{len(result.source):,} → {len(result.text):,} characters, {changes}</p>\n'
    if not result.changes:
        return
    yield '<div class="wide"><table class="steps"><tr><th>step</th><th class="n">changes</th><th>can lose</th></tr>\n'
    losses = result.losses
    for step, times in counts(result).items():
        yield (
            f'<tr><td><span class="k" style="--h:{hues[step]}">{_escape_label(step)}</span></td>'
            f'<td class="n">{times:,}</td><td>{_escape_label(losses.get(step, "unknown"))}</td></tr>\n'
        )
    yield "</table></div>\n<details><summary>Most frequent changes</summary>\n"
    yield '<div class="wide"><table class="frequent">\n'
    for (step, before, after), times in frequent(result, 10):
        change = _escape_label(described(before, after))
        yield f'<tr><td class="n">{times:,}</td><td>{_escape_label(step)}</td><td>{change}</td></tr>\n'
    yield "</table></div></details>\n"


class _Row(NamedTuple):
    """A line of the source and its line of the output, as spans, and the hunks in them.

    ``more``: the row continues the line of the row before.
    """

    source: tuple[int, int]
    output: tuple[int, int]
    hunks: Sequence[Hunk]
    more: bool


def _write_rows(
    result: Result, hues: Hues, marked: tuple[list[Reading], list[Reading]], longest: int | None
) -> Iterator[str]:
    rows = list(_cut_rows(result, find_hunks(result, whole=True)))
    kept = rows if longest is None else [row for row in rows if row.source[1] <= longest]
    if not kept:
        yield "<p>The text is too long to be shown here; <code>to_html()</code> has it all.</p>\n"
        return
    yield '<div class="texts">\n<div class="row heads"><div>source</div><div>output</div></div>\n'
    cells = _Cells(result, hues, marked)
    for same, group in itertools.groupby(kept, lambda row: not row.hunks):
        lines = list(group)
        folded = same and len(lines) > _FOLD_LINES
        if folded:
            yield f'<details class="same"><summary>{len(lines):,} unchanged lines</summary>\n'
        for row in lines:
            yield cells.row(row)
        if folded:
            yield "</details>\n"
    yield "</div>\n"
    if len(kept) < len(rows):
        yield f"<p>… and {len(rows) - len(kept):,} more lines; <code>to_html()</code> has them all.</p>\n"


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


class _Cells:
    """Writes rows, with the colours of the steps and the readings."""

    def __init__(self, result: Result, hues: Hues, marked: tuple[list[Reading], list[Reading]]) -> None:
        self.result = result
        self.hues = hues
        self.source_readings, self.output_readings = _Queue(marked[0]), _Queue(marked[1])
        # One direction for the whole document: lines of Arabic may begin with a Latin name.
        self.attributes = 'dir="rtl" lang="ar"' if is_rtl(result.source) else 'dir="ltr"'

    def row(self, row: _Row) -> str:
        tags = list(map(self._open_mark, row.hunks))
        source = [(hunk.start, hunk.end, tag) for hunk, tag in zip(row.hunks, tags, strict=True)]
        output = [(hunk.to_start, hunk.to_end, tag) for hunk, tag in zip(row.hunks, tags, strict=True)]
        return (
            f'<div class="row"{" data-more" * row.more}><div class="source" data-name="source" {self.attributes}>'
            f"{self._write_cell(self.result.source, row.source, source, self.source_readings)}</div>"
            f'<div class="output" data-name="output" {self.attributes}>'
            f"{self._write_cell(self.result.text, row.output, output, self.output_readings)}</div></div>\n"
        )

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

    def _open_mark(self, hunk: Hunk) -> str:
        changes = [self.result.changes[i] for i in hunk.changes]
        most_lossy = max((change.step for change in changes), key=self._loss_rank)
        return (
            f'<mark style="--h:{self.hues[most_lossy]}" data-c="{" ".join(map(str, hunk.changes))}" '
            f'title="{_escape_label(_list_changes(changes))}">'
        )

    def _loss_rank(self, step: str) -> int:
        loss = self.result.losses.get(step, "unknown")
        return _LOSSES.index(loss) if loss in _LOSSES else len(_LOSSES)


def _list_changes(changes: Sequence[Change]) -> str:
    lines = [f"{change.step}: {described(change.before, change.after)}" for change in changes[:_TOOLTIP_CHANGES]]
    if len(changes) > _TOOLTIP_CHANGES:
        lines.append(f"… and {len(changes) - _TOOLTIP_CHANGES:,} more")
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
        pieces.append(_escape_text(text[start:a], marked))
        inside = _escape_text(text[a:b], marked)
        pieces.append(f'<span class="{reading.kind}" title="{_escape_label(reading.words)}">{inside}</span>')
        start = b
    pieces.append(_escape_text(text[start:end], marked))
    return "".join(pieces)


def _escape_text(text: str, marked: bool) -> str:
    """Escaped text; characters that HTML cannot hold, and invisible ones in a change, are named."""
    if text.isprintable():  # printable: no control, no space but U+0020
        return escape(text)
    hide = is_hidden if marked else is_unsafe
    runs = ((char, sum(1 for _ in run)) for char, run in itertools.groupby(text))
    return "".join(_label_character(char, n) if hide(char) else n * escape(char) for char, n in runs)


def _label_character(char: str, n: int) -> str:
    times = f' data-n="{n}">{named(char)}×{n}' if n > 1 else f">{named(char)}"
    return f'<i data-u="{ord(char):x}"{times}</i>{"<br>" if char == chr(10) else ""}'


def _escape_label(text: str) -> str:
    """Escaped text of a label or a name, in one line, without characters that reorder or break the page."""
    return escape("".join(f"⟨{named(char)}⟩" if is_unsafe(char) and char not in _ISOLATES else char for char in text))


_ISOLATES = "\u2067\u2068\u2069"


def _reading_list(text: str, found: list[Reading]) -> Iterator[str]:
    """Dates and quotations as lists: a telephone shows no tooltips."""
    for kind, title in (("date", "Dates"), ("quotation", "Quotation marks")):
        rows = [reading for reading in found if reading.kind == kind]
        if not rows:
            continue
        yield f'<details><summary>{title}: {len(rows):,}</summary><div class="wide"><table class="{kind}s">\n'
        for reading in rows:
            yield (
                f'<tr><td class="n">{reading.start}</td>'
                f"<td><bdi>{_escape_label(shown(text[reading.start : reading.end]))}</bdi></td>"
                f"<td>{_escape_label(reading.words)}</td></tr>\n"
            )
        yield "</table></div></details>\n"
