"""Records for the command line: what in a file is text, and how the file reads with other text in its place.

A reader takes a file's text in blocks and yields records. What is not the text stays as it is, character for
character; in CSV it may be quoted anew where the record changed.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

__all__ = ["FORMATS", "BadRecordError", "Record", "Shape", "format_of", "records"]

FORMATS = ("text", "lines", "jsonl", "csv", "tsv")

_SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv", ".tab": "tsv",
}  # fmt: skip

# A plain text file longer than this (in characters) is worked on in parts, so that memory stays constant.
_LONGEST = 1 << 20


class BadRecordError(ValueError):
    """A record that cannot be read: what is wrong, with the line it stands in."""


class Record(NamedTuple):
    """A record: its texts, and what the file holds in its place when they become others.

    ``number`` counts from 1, ``base`` is where the text begins in its file, where that is one text in parts.
    """

    number: int
    texts: Sequence[str]
    write: Callable[[Sequence[str]], str]
    base: int = 0


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


def records(blocks: Iterable[str], shape: Shape, bad: Callable[[str], None]) -> Iterator[Record]:
    """The records of a file. ``bad`` is told of one that cannot be read; unless it raises, that one stays as it is."""
    if shape.format == "text":
        return _text(blocks)
    lines = _lines(blocks)
    if shape.format == "lines":
        return (_line(number, line) for number, line in enumerate(lines, 1))
    if shape.format == "jsonl":
        return _jsonl(lines, shape.fields, bad)
    return _csv(lines, shape, bad)


def _lines(blocks: Iterable[str]) -> Iterator[str]:
    """The lines with their line feeds. Only a line feed ends a line: the other breaks of Unicode occur inside texts."""
    rest: list[str] = []
    for block in blocks:
        *whole, last = block.split("\n")
        for line in whole:
            yield "".join((*rest, line, "\n"))
            rest.clear()
        if last:
            rest.append(last)
    if rest:
        yield "".join(rest)


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
        while len(waiting) > _LONGEST:
            cut = _place_to_cut(waiting[:_LONGEST])
            yield _line(number, waiting[:cut], base)
            number, base, waiting = number + 1, base + cut, waiting[cut:]
    if waiting or number == 1:
        yield _line(number, waiting, base)


def _place_to_cut(text: str) -> int:
    """Behind the last blank line, else line, else space, else anywhere."""
    for pattern in (r"\n[ \t\r]*\n", r"\n", r"\s"):
        for window in (text[-(1 << 16) :], text):  # it is usually near the end
            if ends := [match.end() for match in re.finditer(pattern, window)]:
                return len(text) - len(window) + ends[-1]
    return len(text)


def _line(number: int, line: str, base: int = 0) -> Record:
    body, end = _ended(line)
    return Record(number, (body,), lambda news: news[0] + end, base)


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_BLANK = re.compile(r"[ \t\r\n]*")


def _members(line: str) -> Iterator[tuple[str, Any, int, int]]:
    """The members of a JSON object: name, value, and where the value stands."""

    def skip(at: int) -> int:
        return _BLANK.match(line, at).end()  # type: ignore[union-attr]  # it matches everywhere

    at = skip(0)
    if line[at : at + 1] != "{":
        raise ValueError("not a JSON object")
    at = skip(at + 1)
    more = line[at : at + 1] != "}"
    while more:
        if line[at : at + 1] != '"':
            raise ValueError(f"not JSON at character {at}")
        name, at = _DECODER.raw_decode(line, at)
        at = skip(at)
        if line[at : at + 1] != ":":
            raise ValueError(f"not JSON at character {at}")
        at = skip(at + 1)
        value, end = _DECODER.raw_decode(line, at)
        is_text = isinstance(value, str) and line[at] == '"'
        yield name, value if is_text else None, at, end
        at = skip(end)
        more = line[at : at + 1] == ","
        if more:
            at = skip(at + 1)
    if line[at : at + 1] != "}" or skip(at + 1) != len(line):
        raise ValueError(f"not JSON at character {at}")


def _jsonl(lines: Iterable[str], fields: Sequence[str], bad: Callable[[str], None]) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        found: list[tuple[str, Any, int, int]] = []
        if line.strip():
            try:
                members = list(_members(line))
            except (ValueError, RecursionError) as error:
                bad(f"line {number}: {_said(error)}")
            else:
                names = {member[0] for member in members}
                if missing := [field for field in fields if field not in names]:
                    has = ", ".join(map(repr, sorted(names))) or "none"
                    bad(f"line {number}: no field {missing[0]!r}; it has {has}")
                found = [member for member in members if member[0] in fields and member[1] is not None]
        yield Record(number, [member[1] for member in found], _splice(line, found))


def _said(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON at character {error.pos} ({error.msg})"
    return "JSON nested too deeply" if isinstance(error, RecursionError) else str(error)


def _splice(line: str, found: Sequence[tuple[str, Any, int, int]]) -> Callable[[Sequence[str]], str]:
    """The line with other strings in these places; a string that did not change keeps its spelling."""

    def write(news: Sequence[str]) -> str:
        pieces: list[str] = []
        at = 0
        for (_, old, start, end), new in zip(found, news, strict=True):
            if new != old:
                # A file that escapes everything goes on doing so; a lone surrogate can only be written escaped.
                escaped = "\\u" in line[start:end] and line[start:end].isascii()
                lone = any("\ud800" <= char <= "\udfff" for char in new)
                pieces += line[at:start], json.dumps(new, ensure_ascii=escaped or lone)
                at = end
        return "".join((*pieces, line[at:]))

    return write


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


def _csv(lines: Iterable[str], shape: Shape, bad: Callable[[str], None]) -> Iterator[Record]:
    columns: list[int] | None = None if shape.header else [_numbered(field) for field in shape.fields]
    for number, (line, raw, row) in enumerate(_rows(lines, shape), 1):
        places: list[int] = []
        if columns is None:
            columns = [_column(field, row) for field in shape.fields]
        elif row:  # a blank line is no row
            if short := [column for column in columns if column >= len(row)]:
                bad(f"line {line}: no column {short[0] + 1}, the row has {len(row)}")
            places = [column for column in columns if column < len(row)]
        yield Record(number, [row[place] for place in places], _row(raw, row, places, shape))


def _column(field: str, header: Sequence[str]) -> int:
    if field in header:
        return header.index(field)
    if field.isascii() and field.isdigit() and 1 <= int(field) <= len(header):
        return int(field) - 1
    raise BadRecordError(f"no column {field!r}; the header has {', '.join(map(repr, header))}")


def _numbered(field: str) -> int:
    if field.isascii() and field.isdigit() and int(field):
        return int(field) - 1
    raise BadRecordError(f"without a header a column is a number from 1, got {field!r}")


def _row(raw: str, row: list[str], places: Sequence[int], shape: Shape) -> Callable[[Sequence[str]], str]:
    """The row with other texts in these places; one that does not change keeps its spelling."""

    def write(news: Sequence[str]) -> str:
        changed = list(row)
        for place, new in zip(places, news, strict=True):
            changed[place] = new
        if changed == row:
            return raw
        if not shape.quoting:  # a text cannot hold what ends a field
            ends = re.compile(rf"[{re.escape(shape.delimiter)}\r\n]")
            return shape.delimiter.join(ends.sub(" ", field) for field in changed) + _ended(raw)[1]
        out = io.StringIO()
        # Up to Python 3.12 a field is quoted for the line breaks that the lineterminator has, and for no others.
        csv.writer(out, delimiter=shape.delimiter, lineterminator="\r\n").writerow(changed)
        return out.getvalue().removesuffix("\r\n") + _ended(raw)[1]

    return write
