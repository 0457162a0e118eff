"""Hints on standard error: input that looks like a table or JSON lines, and a terminal that waits."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Callable, Iterator

from arnorm.cli._messages import shown

__all__ = ["TERMINAL", "guess_format", "watch_blocks"]

TERMINAL = "arnorm: reading text from the terminal; end it with Ctrl-D (arnorm --help lists the options)"

# A table is recognised by its first rows, and the names of its columns are no longer than this.
_ROWS = 20
_HEAD_CHARACTERS = 10_000
_NAME_CHARACTERS = 40


def watch_blocks(blocks: Iterator[str], say: Callable[[str], None]) -> Iterator[str]:
    """The blocks of standard input, read as plain text; a hint where they look like a table.

    Raises ValueError where they look like JSON lines: read as text, their names and numbers would be normalised too.
    """
    first = next(blocks, "")
    kind = guess_format(first)
    if kind == "jsonl":
        texts = [name for name, value in json.loads(first.partition("\n")[0]).items() if isinstance(value, str)]
        field = "" if "text" in texts or not texts else f" --field {shown(texts[-1])}"
        raise ValueError(
            f"looks like JSON lines: write --format jsonl{field}, or --format text to read it as plain text"
        )
    if kind:
        say(f"arnorm: standard input looks like {kind} and is read as plain text; --format {kind} reads its texts only")
    yield first
    yield from blocks


def guess_format(head: str) -> str | None:
    """The format that the first lines of a text look like: "jsonl", "csv", "tsv" or None."""
    with contextlib.suppress(ValueError, RecursionError):
        if isinstance(json.loads(head.partition("\n")[0]), dict):
            return "jsonl"
    lines = head[:_HEAD_CHARACTERS].splitlines()[:_ROWS]
    for kind, delimiter in (("tsv", "\t"), ("csv", ",")):
        if _is_table(lines, delimiter):
            return kind
    return None


def _is_table(lines: list[str], delimiter: str) -> bool:
    """Whether the lines are rows of two fields or more, as many in each, below a row of short names."""
    try:
        header, *rows = csv.reader(lines, delimiter=delimiter)
    except (csv.Error, ValueError):  # ValueError: no line at all
        return False
    rows = rows[:-1] if len(rows) > 1 else rows  # the last one may be cut off
    names_are_short = all(name and name == name.strip() and len(name) <= _NAME_CHARACTERS for name in header)
    return len(header) > 1 and bool(rows) and names_are_short and all(len(row) == len(header) for row in rows)
