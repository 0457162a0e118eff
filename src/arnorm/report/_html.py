"""A `Result` as HTML: source and output side by side, every change named, dates and quotations read on hover.

Every text is escaped, and the page loads nothing: one style sheet, no script. The text content of the cells, with rows
joined by line feeds, is exactly the source and the output; a row with ``data-more`` continues the line before.
Characters that HTML cannot hold, or that nobody could see in a change, are ``<i data-u="200f">RLM</i>``; ``data-n``
counts several.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.report._escape import escape_label, escape_text
from arnorm.report._hunks import (
    Hunk,
    counts,
    described,
    find_hunks,
    frequent,
    is_rtl,
    plural,
    shown,
)
from arnorm.report._profile import HEAD
from arnorm.report._readings import Reading, readings
from arnorm.report._style import CSS, PAGE_CSS, Look
from arnorm.report._words import LOSSES

if TYPE_CHECKING:
    from arnorm._core.result import Change, Result
    from arnorm.report._profile import Profile

__all__ = ["GENERATOR", "document", "fragment", "page", "profile_fragment", "profile_table"]

# Marks a page as a report: a report may only replace a report.
GENERATOR = '<meta name="generator" content="arnorm">'

# A tooltip names this many changes; the rest are counted.
_TOOLTIP_CHANGES = 8

# Lines longer than twice this are cut before words into parts of about this length.
_LINE_LENGTH = 250
_SPACES = lazy_pattern(r"\s(?=\S)")

# More unchanged lines in a row than this are folded.
_FOLD_LINES = 3


def page(body: Iterable[str], title: str, look: Look) -> str:
    """A whole page around these parts."""
    return "".join(
        (
            f'<!doctype html>\n<html lang="{look.language}" dir="{"rtl" if look.is_rtl else "ltr"}">\n<head>\n',
            '<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n',
            f"{GENERATOR}\n",
            # If an escape ever failed, still nothing could be run or loaded.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            f"<title>{escape_label(title)}</title>\n<style>{PAGE_CSS}{CSS}</style>\n</head>\n",
            f'<body>\n<main class="arnorm">\n<h1>{escape_label(title)}</h1>\n',
            *body,
            "</main>\n</body>\n</html>\n",
        )
    )


def fragment(result: Result, look: Look, *, longest: int) -> str:
    """The report for a notebook: long texts are shown to the end of a line after ``longest`` characters."""
    direction = ' lang="ar" dir="rtl"' if look.is_rtl else ""
    return f'<div class="arnorm"{direction}><style>{CSS}</style>\n{document(result, look, longest=longest)}</div>'


def profile_fragment(profile: Profile) -> str:
    """A profile for a notebook."""
    return f'<div class="arnorm"><style>{CSS}</style>\n{profile_table(profile, Look())}</div>'


def profile_table(profile: Profile, look: Look) -> str:
    """A profile as a table; folded below it the idle steps and the most frequent changes of the others."""
    head = look.say(
        "profile", head=profile.head(), texts=profile.texts, characters=profile.characters, changed=profile.changed
    )
    parts = [f'<section class="profile">\n<p class="size">{escape_label(head)}</p>\n<div class="wide"><table>\n<tr>']
    parts.extend(f"<th>{escape_label(look.head(name))}</th>" for name in HEAD)
    parts.append("</tr>\n")
    for step, cells in zip(profile.steps.values(), profile.cells(), strict=True):
        if not step.changes:
            continue
        name, loss, *numbers, characters = map(escape_label, (cells[0], look.loss(cells[1]), *cells[2:]))
        parts.append(f'<tr><td><span class="k" style="--h:{look.hues[step.step]}">{name}</span></td><td>{loss}</td>')
        parts.extend(f'<td class="n">{number}</td>' for number in numbers)
        parts.append(f"<td>{characters}</td></tr>\n")
    parts.append("</table></div>\n")
    if idle := [escape_label(step.step) for step in profile.steps.values() if not step.changes]:
        said = look.say("idle", idle=len(idle), steps=len(profile.steps))
        parts.append(f"<details><summary>{said}</summary>\n")
        parts.append(f"<p>{', '.join(idle)}</p></details>\n")
    for step in profile.steps.values():
        if not step.changes:
            continue
        parts.append(f"<details><summary>{look.say('frequent of', step=escape_label(step.step))}</summary>\n")
        parts.append('<div class="wide"><table>\n')
        for (before, after), times in step.frequent.most_common(10):
            lead, tail = step.samples[before, after]
            sample = f"{escape_label(shown(lead))}<mark>{escape_label(shown(before))}</mark>{escape_label(shown(tail))}"
            rtl = ' dir="rtl" lang="ar"' if is_rtl(lead + before + tail) else ""
            change = escape_label(described(before, after, look.language))
            parts.append(f'<tr><td class="n">{times:,}</td><td>{change}</td>')
            parts.append(f"<td{rtl}>{sample}</td></tr>\n")
        parts.append("</table></div></details>\n")
    parts.append("</section>\n")
    return "".join(parts)


def document(result: Result, look: Look, *, name: str = "", longest: int | None = None) -> str:
    """One result: counts by step, most frequent changes, the texts side by side, dates and quotations as lists."""
    parts = ['<section class="document">\n']
    if name:
        parts.append(f'<h2><bdi dir="auto">{escape_label(name)}</bdi></h2>\n')
    parts.extend(_write_summary(result, look))
    source = readings(result.source, look.language)
    marked = source, readings(result.text, look.language)
    parts.extend(_write_rows(result, look, marked, longest))
    parts.extend(_reading_list(result.source, source, look))
    parts.append("</section>\n")
    return "".join(parts)


def _write_summary(result: Result, look: Look) -> Iterator[str]:
    n = len(result.changes)
    sizes = {"source": len(result.source), "output": len(result.text)}
    said = look.say("size" if n else "same size", **sizes, changes=plural(n, "change"), count=n)
    yield f'<p class="size">{said}</p>\n'
    if not n:
        return
    yield f'<div class="wide"><table class="steps"><tr><th>{look.head("step")}</th>'
    yield f'<th class="n">{look.head("changes")}</th><th>{look.head("can lose")}</th></tr>\n'
    losses = result.losses
    for step, times in counts(result).items():
        yield (
            f'<tr><td><span class="k" style="--h:{look.hues[step]}">{escape_label(step)}</span></td>'
            f'<td class="n">{times:,}</td><td>{escape_label(look.loss(losses.get(step, "unknown")))}</td></tr>\n'
        )
    yield f"</table></div>\n<details><summary>{look.say('frequent')}</summary>\n"
    yield '<div class="wide"><table class="frequent">\n'
    for (step, before, after), times in frequent(result, 10):
        change = escape_label(described(before, after, look.language))
        yield f'<tr><td class="n">{times:,}</td><td>{escape_label(step)}</td><td>{change}</td></tr>\n'
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
    result: Result, look: Look, marked: tuple[list[Reading], list[Reading]], longest: int | None
) -> Iterator[str]:
    rows = list(_cut_rows(result, find_hunks(result, whole=True)))
    kept = rows if longest is None else [row for row in rows if row.source[1] <= longest]
    if not kept:
        yield f"<p>{look.say('too long')}</p>\n"
        return
    yield f'<div class="texts">\n<div class="row heads"><div>{look.say("source")}</div>'
    yield f"<div>{look.say('output')}</div></div>\n"
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


class _Cells:
    """Writes rows, with the colours of the steps and the readings."""

    def __init__(self, result: Result, look: Look, marked: tuple[list[Reading], list[Reading]]) -> None:
        self.result = result
        self.look = look
        self.source_readings, self.output_readings = _Queue(marked[0]), _Queue(marked[1])
        # One direction for the whole document: lines of Arabic may begin with a Latin name.
        self.attributes = 'dir="rtl" lang="ar"' if is_rtl(result.source) else 'dir="ltr"'

    def row(self, row: _Row) -> str:
        tags = list(map(self._open_mark, row.hunks))
        source = [(hunk.start, hunk.end, tag) for hunk, tag in zip(row.hunks, tags, strict=True)]
        output = [(hunk.to_start, hunk.to_end, tag) for hunk, tag in zip(row.hunks, tags, strict=True)]
        source_name, output_name = self.look.say("source"), self.look.say("output")
        return (
            f'<div class="row"{" data-more" * row.more}>'
            f'<div class="source" data-name="{source_name}" {self.attributes}>'
            f"{self._write_cell(self.result.source, row.source, source, self.source_readings)}</div>"
            f'<div class="output" data-name="{output_name}" {self.attributes}>'
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
            f'<mark style="--h:{self.look.hues[most_lossy]}" data-c="{" ".join(map(str, hunk.changes))}" '
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


def _reading_list(text: str, found: list[Reading], look: Look) -> Iterator[str]:
    """Dates and quotations as lists: a telephone shows no tooltips."""
    for kind in ("date", "quotation"):
        rows = [reading for reading in found if reading.kind == kind]
        if not rows:
            continue
        yield f'<details><summary>{look.say(kind)}: {len(rows):,}</summary><div class="wide"><table class="{kind}s">\n'
        for reading in rows:
            yield (
                f'<tr><td class="n">{reading.start}</td>'
                f"<td><bdi>{escape_label(shown(text[reading.start : reading.end]))}</bdi></td>"
                f"<td>{escape_label(reading.words)}</td></tr>\n"
            )
        yield "</table></div></details>\n"
