"""Records for the command line: what in a file is text, and how the file reads with other text in its place.

A reader takes a file's text in blocks and yields records. What is not the text stays as it is, character for
character; in CSV it may be quoted anew where the record changed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from arnorm.cli import _json, _parts
from arnorm.cli._record import Bad, BadRecordError, Record

__all__ = ["FORMATS", "BadRecordError", "Record", "Shape", "format_of", "records"]

FORMATS = ("text", "lines", "jsonl", "csv", "tsv")

_SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv", ".tab": "tsv",
}  # fmt: skip


class Shape(NamedTuple):
    """How a file is to be read: its format, and for tables and JSON which fields are text."""

    format: str
    fields: tuple[str, ...]
    delimiter: str = ","
    header: bool = True
    quoting: bool = True


def format_of(name: str) -> str | None:
    """The format that a file's name tells (compression left out), None where it tells none."""
    return next((kind for suffix, kind in _SUFFIXES.items() if name.lower().endswith(suffix)), None)


def records(blocks: Iterable[str], shape: Shape, bad: Bad) -> Iterator[Record]:
    """The records of a file. ``bad`` is told of one that cannot be read; unless it raises, that one stays as it is."""
    if shape.format == "text":
        return _text(blocks)
    lines = _lines(blocks)
    if shape.format == "lines":
        return (_line(number, *_ended(line)) for number, line in enumerate(lines, 1))
    if shape.format == "jsonl":
        return _json.records(lines, shape.fields, bad)
    return _csv(lines, shape, bad)


def _lines(blocks: Iterable[str]) -> Iterator[str]:
    """The lines with their line feeds. Only a line feed ends a line: the other breaks of Unicode occur inside texts."""
    rest: list[str] = []
    for block in blocks:
        *whole, last = block.split("\n")
        for line in whole:  # which is not held here while it is worked on: it may be as long as the file
            rest += line, "\n"
            yield _taken(rest)
        if last:
            rest.append(last)
    if rest:
        yield _taken(rest)


def _taken(pieces: list[str]) -> str:
    text = "".join(pieces)
    pieces.clear()
    return text


def _ended(text: str) -> tuple[str, str]:
    """A text and the line ends it closes with: these belong to the file, not to the text."""
    body = text.rstrip("\r\n")
    return body, text[len(body) :]


def _text(blocks: Iterable[str]) -> Iterator[Record]:
    """The whole file as one text; a very long one in parts, cut at blank lines where there are any."""
    number, base = 1, 0
    waiting = ""
    for block in blocks:
        waiting += block
        while len(waiting) > _parts.LONGEST:
            _, body, joint = _parts.first_part(waiting)
            yield _line(number, body, joint, base)
            cut = len(body) + len(joint)
            number, base, waiting = number + 1, base + cut, waiting[cut:]
    if waiting or number == 1:
        yield _line(number, *_ended(waiting), base)


def _line(number: int, body: str, end: str, base: int = 0) -> Record:
    return Record(number, (body,), lambda news: (_broken_as(body + end, news[0]), end), (base,))


def _broken_as(old: str, new: str) -> str:
    """The new text with the line ends of the old one, if those are all of one kind: a file does not mix them."""
    if "\r\n" in old and old.count("\r\n") == old.count("\n"):
        return re.sub(r"(?<!\r)\n", "\r\n", new)
    return new


def _rows(lines: Iterable[str], shape: Shape) -> Iterator[tuple[int, str, list[str]]]:
    """The rows of a table: the number of the last line, the lines as they stand, the fields."""
    if not shape.quoting:
        for number, line in enumerate(lines, 1):
            body = _ended(line)[0]
            yield number, line, body.split(shape.delimiter) if body else []
        return
    csv.field_size_limit(1 << 30)
    read: list[str] = []

    def noted() -> Iterator[str]:
        for line in lines:
            read.append(line)
            yield line

    rows = csv.reader(noted(), delimiter=shape.delimiter, strict=True)
    while True:
        read.clear()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadRecordError(f"line {rows.line_num}: {error}; --no-quoting reads quote marks as text") from None
        yield rows.line_num, "".join(read), row


def _csv(lines: Iterable[str], shape: Shape, bad: Bad) -> Iterator[Record]:
    columns: list[int] | None = None if shape.header else [_numbered(field) for field in shape.fields]
    for number, (line, raw, row) in enumerate(_rows(lines, shape), 1):
        places: list[int] = []
        if columns is None:
            columns = [_column(field, row) for field in shape.fields]
        elif row:  # a blank line is no row
            if short := [column for column in columns if column >= len(row)]:
                bad("short row", f"line {line}: no column {short[0] + 1}, the row has {len(row)}")
            places = [column for column in columns if column < len(row)]
        yield Record(number, [row[place] for place in places], _row(raw, row, places, shape))


def _column(field: str, header: Sequence[str]) -> int:
    if field in header:
        return header.index(field)
    if field.isascii() and field.isdigit() and 1 <= int(field) <= len(header):
        return int(field) - 1
    what = f"no column {field!r}; the header has {', '.join(map(repr, header))}"
    if len(header) == 1 and (other := next((sign for sign in ";\t|," if sign in header[0]), "")):
        raise BadRecordError(f"{what}: write --delimiter {other!r}?")
    raise BadRecordError(f"{what}; write --field and the one that is text")


def _numbered(field: str) -> int:
    if field.isascii() and field.isdigit() and int(field):
        return int(field) - 1
    raise BadRecordError(f"without a header a column is a number from 1, got {field!r}")


def _row(raw: str, row: list[str], places: Sequence[int], shape: Shape) -> Callable[[Sequence[str]], Sequence[str]]:
    """The row with other texts in these places; one that does not change keeps its spelling."""

    def write(news: Sequence[str]) -> Sequence[str]:
        changed = list(row)
        for place, new in zip(places, news, strict=True):
            changed[place] = _broken_as(row[place], new)
        if changed == row:
            return (raw,)
        if not shape.quoting:  # a text cannot hold what ends a field
            ends = re.compile(rf"[{re.escape(shape.delimiter)}\r\n]")
            return shape.delimiter.join(ends.sub(" ", field) for field in changed), _ended(raw)[1]
        out = io.StringIO()
        # Up to Python 3.12 a field is quoted for the line breaks that the lineterminator has, and for no others.
        csv.writer(out, delimiter=shape.delimiter, lineterminator="\r\n").writerow(changed)
        return out.getvalue().removesuffix("\r\n"), _ended(raw)[1]

    return write
