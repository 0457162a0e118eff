"""A `Result` as HTML: source and output side by side, every change named, dates and quotations read on hover.

Nothing from a text reaches the page unescaped, and nothing is loaded from anywhere: one style sheet, no script. The
text content of a document's cells, rows joined by line feeds, is the source and the output exactly; rows with
``data-more`` go on with the line before, and characters that could not stand there as they are (or could not be seen in
a change) are ``<i data-u="200f">RLM</i>``, with ``data-n`` where there are several.
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
    shown,
)
from arnorm.report._profile import HEAD
from arnorm.report._readings import Reading, readings
from arnorm.report._style import CSS, PAGE_CSS, Hues

if TYPE_CHECKING:
    from arnorm._core.result import Change, Result
    from arnorm.report._profile import Profile

__all__ = ["GENERATOR", "document", "fragment", "page", "profile_fragment", "profile_table"]

# What tells a page as one of ours, so that nothing else is ever written over by one.
GENERATOR = '<meta name="generator" content="arnorm">'

# Changes named in one tooltip; the rest are counted.
_NAMED = 8

# Lines longer than twice this are shown in parts of about this length, cut where a word begins.
_LINE = 250
_SPACES = lazy_pattern(r"\s(?=\S)")

# A run of unchanged lines longer than this is folded away.
_FOLD = 3


def page(body: Iterable[str], title: str) -> str:
    """A whole page around these parts."""
    return "".join(
        (
            '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n',
            f"{GENERATOR}\n",
            # Should an escape ever fail, nothing could be run or loaded all the same.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            f"<title>{_safe(title)}</title>\n<style>{PAGE_CSS}{CSS}</style>\n</head>\n",
            f'<body>\n<main class="arnorm">\n<h1>{_safe(title)}</h1>\n',
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
    """A profile as a table; folded below it the steps that changed nothing, and what each changed most."""
    head = profile.head()
    parts = [f'<section class="profile">\n<p class="size">{_safe(head)}</p>\n<div class="wide"><table>\n<tr>']
    parts.extend(f"<th>{_safe(name)}</th>" for name in HEAD)
    parts.append("</tr>\n")
    for step, cells in zip(profile.steps.values(), profile.cells(), strict=True):
        if not step.changes:
            continue
        name, loss, *numbers, characters = map(_safe, cells)
        parts.append(f'<tr><td><span class="k" style="--h:{hues[step.step]}">{name}</span></td><td>{loss}</td>')
        parts.extend(f'<td class="n">{number}</td>' for number in numbers)
        parts.append(f"<td>{characters}</td></tr>\n")
    parts.append("</table></div>\n")
    if idle := [_safe(step.step) for step in profile.steps.values() if not step.changes]:
        parts.append(f"<details><summary>Changed nothing: {len(idle)} of {len(profile.steps)} steps</summary>\n")
        parts.append(f"<p>{', '.join(idle)}</p></details>\n")
    for step in profile.steps.values():
        if not step.changes:
            continue
        parts.append(f"<details><summary>{_safe(step.step)}: most frequent changes</summary>\n")
        parts.append('<div class="wide"><table>\n')
        for (before, after), times in step.frequent.most_common(10):
            lead, tail = step.samples[before, after]
            sample = f"{_safe(shown(lead))}<mark>{_safe(shown(before))}</mark>{_safe(shown(tail))}"
            rtl = ' dir="rtl" lang="ar"' if is_rtl(lead + before + tail) else ""
            parts.append(f'<tr><td class="n">{times:,}</td><td>{_safe(described(before, after))}</td>')
            parts.append(f"<td{rtl}>{sample}</td></tr>\n")
        parts.append("</table></div></details>\n")
    parts.append("</section>\n")
    return "".join(parts)


def document(result: Result, hues: Hues, *, name: str = "", longest: int | None = None) -> str:
    """One result: counts by step, most frequent changes, the texts side by side, the readings as lists."""
    parts = ['<section class="document">\n']
    if name:
        parts.append(f'<h2><bdi dir="auto">{_safe(name)}</bdi></h2>\n')
    parts.extend(_summary(result, hues))
    source = readings(result.source)
    marked = source, readings(result.text)
    parts.extend(_rows(result, hues, marked, longest))
    parts.extend(_reading_list(result.source, source))
    parts.append("</section>\n")
    return "".join(parts)


def _summary(result: Result, hues: Hues) -> Iterator[str]:
    n = len(result.changes)
    yield (
        f'<p class="size">{len(result.source):,} → {len(result.text):,} characters, '
        f"{f'{n:,}' if n else 'no'} change{'s' * (n != 1)}</p>\n"
    )
    if not n:
        return
    yield '<div class="wide"><table class="steps"><tr><th>step</th><th class="n">changes</th><th>can lose</th></tr>\n'
    losses = result.losses
    for step, times in counts(result).items():
        yield (
            f'<tr><td><span class="k" style="--h:{hues[step]}">{_safe(step)}</span></td>'
            f'<td class="n">{times:,}</td><td>{losses.get(step, "unknown")}</td></tr>\n'
        )
    yield "</table></div>\n<details><summary>Most frequent changes</summary>\n"
    yield '<div class="wide"><table class="frequent">\n'
    for (step, before, after), times in frequent(result, 10):
        yield (
            f'<tr><td class="n">{times:,}</td><td>{_safe(step)}</td><td>{_safe(described(before, after))}</td></tr>\n'
        )
    yield "</table></div></details>\n"


class _Row(NamedTuple):
    """A line of the source and the line of the output it became, as spans, and the hunks inside.

    ``more`` says that it goes on with the line of the row before.
    """

    source: tuple[int, int]
    output: tuple[int, int]
    hunks: Sequence[Hunk]
    more: bool


def _rows(
    result: Result, hues: Hues, marked: tuple[list[Reading], list[Reading]], longest: int | None
) -> Iterator[str]:
    rows = list(_cut(result, find_hunks(result, whole=True)))
    kept = rows if longest is None else [row for row in rows if row.source[1] <= longest]
    if not kept:
        yield "<p>The text is too long to be shown here; <code>to_html()</code> has it all.</p>\n"
        return
    yield '<div class="texts">\n<div class="row heads"><div>source</div><div>output</div></div>\n'
    cells = _Cells(result, hues, marked)
    for same, group in itertools.groupby(kept, lambda row: not row.hunks):
        lines = list(group)
        folded = same and len(lines) > _FOLD
        if folded:
            yield f'<details class="same"><summary>{len(lines):,} unchanged lines</summary>\n'
        for row in lines:
            yield cells.row(row)
        if folded:
            yield "</details>\n"
    yield "</div>\n"
    if len(kept) < len(rows):
        yield f"<p>… and {len(rows) - len(kept):,} more lines; <code>to_html()</code> has them all.</p>\n"


def _cut(result: Result, hunks: list[Hunk]) -> Iterator[_Row]:
    """The texts cut at line feeds, and long lines after white space that did not change.

    Rows of a few lines keep source and output beside each other in pages of one endless line.
    """
    source = result.source
    start = to_start = first = 0
    more = False
    at = to_at = 0  # where the unchanged text before the next hunk begins
    for i, hunk in enumerate((*hunks, None)):
        end = hunk.start if hunk else len(source)
        for cut, skip in _cuts(source, start, at, end):
            to_cut = to_at + cut - at
            yield _Row((start, cut), (to_start, to_cut), hunks[first:i], more)
            start, to_start, first, more = cut + skip, to_cut + skip, i, not skip
        if hunk:
            at, to_at = hunk.end, hunk.to_end
            if source.endswith("\n", hunk.start, at) or result.text.endswith("\n", hunk.to_start, to_at):
                yield _Row((start, at), (to_start, to_at), hunks[first : i + 1], more)
                start, to_start, first, more = at, to_at, i + 1, True
    yield _Row((start, len(source)), (to_start, len(result.text)), hunks[first:], more)


def _cuts(source: str, start: int, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Where to cut the unchanged stretch ``at:end`` of a line that began at ``start``; 1 for a line feed, else 0."""
    for stop in (*_line_feeds(source, at, end), end):
        while stop - start > 2 * _LINE and (gap := _SPACES.search(source, max(at, start + _LINE), stop)):
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
    """Writes rows: knows the texts, the colours of the steps and the readings, and which of them comes next."""

    def __init__(self, result: Result, hues: Hues, marked: tuple[list[Reading], list[Reading]]) -> None:
        self.result = result
        self.hues = hues
        self.source_readings, self.output_readings = _Queue(marked[0]), _Queue(marked[1])
        # One direction for the whole document: lines of Arabic may begin with a Latin name.
        self.attributes = 'dir="rtl" lang="ar"' if is_rtl(result.source) else 'dir="ltr"'

    def row(self, row: _Row) -> str:
        tags = list(map(self._tag, row.hunks))
        source = [(hunk.start, hunk.end, tag) for hunk, tag in zip(row.hunks, tags, strict=True)]
        output = [(hunk.to_start, hunk.to_end, tag) for hunk, tag in zip(row.hunks, tags, strict=True)]
        return (
            f'<div class="row"{" data-more" * row.more}><div class="source" data-name="source" {self.attributes}>'
            f"{self._cell(self.result.source, row.source, source, self.source_readings)}</div>"
            f'<div class="output" data-name="output" {self.attributes}>'
            f"{self._cell(self.result.text, row.output, output, self.output_readings)}</div></div>\n"
        )

    def _cell(self, text: str, span: tuple[int, int], places: list[tuple[int, int, str]], queue: _Queue) -> str:
        start, end = span
        pieces: list[str] = []
        for a, b, tag in places:
            pieces.append(_text(text, start, a, queue, marked=False))
            pieces.append(tag)
            pieces.append(_text(text, a, b, queue, marked=True))
            pieces.append("</mark>")
            start = b
        pieces.append(_text(text, start, end, queue, marked=False))
        return "".join(pieces)

    def _tag(self, hunk: Hunk) -> str:
        changes = [self.result.changes[i] for i in hunk.changes]
        return (
            f'<mark style="--h:{self.hues[changes[0].step]}" data-c="{" ".join(map(str, hunk.changes))}" '
            f'title="{_safe(_title(changes))}">'
        )


def _title(changes: Sequence[Change]) -> str:
    lines = [f"{change.step}: {described(change.before, change.after)}" for change in changes[:_NAMED]]
    if len(changes) > _NAMED:
        lines.append(f"… and {len(changes) - _NAMED:,} more")
    return "\n".join(lines)


class _Queue:
    """Sorted readings, handed out as the text is walked through once."""

    def __init__(self, found: list[Reading]) -> None:
        self.found = found
        self.at = 0

    def between(self, start: int, end: int) -> Iterator[Reading]:
        """The readings that reach into ``start:end``, asked for in order."""
        while self.at < len(self.found) and self.found[self.at].end <= start:
            self.at += 1
        i = self.at
        while i < len(self.found) and self.found[i].start < end:
            yield self.found[i]
            i += 1


def _text(text: str, start: int, end: int, queue: _Queue, *, marked: bool) -> str:
    """A stretch of a text, escaped, with its readings; one that a change interrupts is written in parts."""
    pieces: list[str] = []
    for reading in queue.between(start, end):
        a, b = max(start, reading.start), min(end, reading.end)
        pieces.append(_plain(text[start:a], marked))
        pieces.append(f'<span class="{reading.kind}" title="{_safe(reading.words)}">{_plain(text[a:b], marked)}</span>')
        start = b
    pieces.append(_plain(text[start:end], marked))
    return "".join(pieces)


def _plain(text: str, marked: bool) -> str:
    """Escaped text; what cannot stand in a page, or could not be seen where it changed, is named."""
    if text.isprintable():  # printable: no control, no space but U+0020
        return escape(text)
    hide = is_hidden if marked else is_unsafe
    runs = ((char, sum(1 for _ in run)) for char, run in itertools.groupby(text))
    return "".join(_label(char, n) if hide(char) else n * escape(char) for char, n in runs)


def _label(char: str, n: int) -> str:
    times = f' data-n="{n}">{named(char)}×{n}' if n > 1 else f">{named(char)}"
    return f'<i data-u="{ord(char):x}"{times}</i>{"<br>" if char == chr(10) else ""}'


def _safe(text: str) -> str:
    """Escaped text of our own or a name, on one line, with nothing that could steer or break the page."""
    return escape("".join(f"⟨{named(char)}⟩" if is_unsafe(char) and char not in _ISOLATES else char for char in text))


_ISOLATES = "\u2067\u2068\u2069"


def _reading_list(text: str, found: list[Reading]) -> Iterator[str]:
    """Dates and quotations as lists too: a telephone has nothing to hover with."""
    for kind, title in (("date", "Dates"), ("quotation", "Quotation marks")):
        rows = [reading for reading in found if reading.kind == kind]
        if not rows:
            continue
        yield f'<details><summary>{title}: {len(rows):,}</summary><div class="wide"><table class="{kind}s">\n'
        for reading in rows:
            yield (
                f'<tr><td class="n">{reading.start}</td>'
                f"<td><bdi>{_safe(shown(text[reading.start : reading.end]))}</bdi></td>"
                f"<td>{_safe(reading.words)}</td></tr>\n"
            )
        yield "</table></div></details>\n"
