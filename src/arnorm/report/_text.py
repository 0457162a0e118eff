"""A `Result` in a terminal: counts by step, the most frequent changes, a compact diff.

Arabic and Latin share these lines, and a terminal may or may not reorder them. Every snippet therefore stands
between direction isolates (U+2067 or U+2068, and U+2069), characters that steer direction are shown by name, and
source and output stand below each other, never beside each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from arnorm.report._hunks import Hunk, counts, described, find_hunks, frequent, isolated, plural, shown

if TYPE_CHECKING:
    from arnorm._core.result import Result

__all__ = ["diff", "summary", "table", "text_report"]

_RED, _GREEN, _DIM, _UNDERLINE, _RESET = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[4m", "\x1b[0m"

# A group of neighbouring changes is at most this long, so that it fits a line with its context.
_LONGEST = 60


def text_report(result: Result, *, groups: int = 8, color: bool = False) -> str:
    """The whole report: what changed in all, then where."""
    parts = [summary(result)]
    if result.changes:
        parts.append(diff(result, groups=groups, color=color))
    return "\n".join(parts)


def summary(result: Result, most: int = 5) -> str:
    """Sizes, counts by step with what the step can lose, and the most frequent changes."""
    size = f"{len(result.source):,} → {len(result.text):,} characters"
    if not result.changes:
        return f"{size}, nothing changed"
    by_step = counts(result)
    losses = result.losses
    rows = [(step, f"{n:,}", losses.get(step, "unknown")) for step, n in by_step.items()]
    lines = [
        f"{size}, {plural(len(result.changes), 'change')}",
        *table(("step", "changes", "can lose"), rows),
        "most frequent:",
        *(f"  {n:>6,} × {step}: {described(before, after)}" for (step, before, after), n in frequent(result, most)),
    ]
    return "\n".join(lines)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a table; numbers to the right, words to the left."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    numeric = [all(row[i][:1].isdigit() for row in rows) for i in range(len(head))]
    lines: list[str] = []
    for row in (head, *rows):
        cells = (c.rjust(w) if n else c.ljust(w) for c, w, n in zip(row, widths, numeric, strict=True))
        lines.append("  " + "  ".join(cells).rstrip())
    return lines


def diff(result: Result, *, context: int = 20, groups: int | None = None, color: bool = False) -> str:
    """The changed places, source above output, each with some context; changes near each other are one group."""
    lines: list[str] = []
    places = list(_group_hunks(find_hunks(result, whole=True), context))
    for i, place in enumerate(places[:groups]):
        before = places[i - 1][-1].end if i else 0
        after = places[i + 1][0].start if i + 1 < len(places) else len(result.source)
        lead, tail = _find_context(result.source, place, context, before, after)
        steps = Counter(result.changes[change].step for hunk in place for change in hunk.changes)
        head = f"@ {place[0].start}: " + ", ".join(f"{step} ×{n}" if n > 1 else step for step, n in steps.items())
        old = [(hunk.start, hunk.end) for hunk in place]
        new = [(hunk.to_start, hunk.to_end) for hunk in place]
        lines.append(f"{_DIM}{head}{_RESET}" if color else head)
        lines.append(_format_line("-", result.source, old, (lead, tail), _RED if color else ""))
        lines.append(_format_line("+", result.text, new, (lead, tail), _GREEN if color else ""))
    if groups is not None and len(places) > groups:
        lines.append(f"… and {plural(len(places) - groups, 'more place')}: print(result.diff())")
    return "\n".join(lines)


def _group_hunks(hunks: list[Hunk], context: int) -> Iterator[list[Hunk]]:
    group: list[Hunk] = []
    for hunk in hunks:
        if group and (hunk.start - group[-1].end > context or hunk.end - group[0].start > _LONGEST):
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group


def _find_context(source: str, place: list[Hunk], context: int, before: int, after: int) -> tuple[str, str]:
    """The unchanged text shown before and after a group: whole words of the same line, if there are any."""
    start, end = place[0].start, place[-1].end
    low = max(before, start - context)
    lead = source[low:start].rpartition("\n")[2]
    if 0 < low == start - len(lead) and not source[low - 1].isspace() and " " in lead:
        lead = "…" + lead.partition(" ")[2]
    high = min(after, end + context)
    tail = source[end:high].partition("\n")[0]
    if high == end + len(tail) < len(source) and not source[high].isspace() and " " in tail:
        tail = tail.rpartition(" ")[0] + "…"
    return lead, tail


def _format_line(sign: str, text: str, spans: list[tuple[int, int]], around: tuple[str, str], color: str) -> str:
    pieces = [shown(around[0])]
    at = spans[0][0]
    for start, end in spans:
        pieces.append(shown(text[at:start]))
        changed = shown(text[start:end])
        pieces.append(f"{_UNDERLINE}{changed}{_RESET}{color}" if color else changed)
        at = end
    pieces.append(shown(around[1]))
    line = f"  {sign} {isolated(''.join(pieces))}"
    return f"{color}{line}{_RESET}" if color else line
