"""Records of a file: which parts are text, and the file written with other text in their places.

A reader takes the text of a file in blocks and yields records. Everything but the texts is kept, character for
character; a changed row of a table may be quoted in another way.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm.cli import _json, _parts
from arnorm.cli._messages import quoted, shown
from arnorm.cli._parts import Bad, BadRecordError, Record

FORMATS = ("text", "lines", "jsonl", "csv", "tsv")

_SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv", ".tab": "tsv",
}  # fmt: skip

# The longest line, or row of a table, in characters: it must fit into memory. Long JSON lines are worked on in parts.
_LONGEST_JSON_LINE = 1 << 26
_LONGEST_LINE = 1 << 24

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, "CSV Injection").
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # full-width signs too


class Shape(NamedTuple):
    """How to read a file: its format, and for tables and JSON lines which fields are text."""

    format: str
    fields: tuple[str, ...]
    delimiter: str = ","
    header: bool = True
    quoting: bool = True
    escape_formulas: bool = False
    id_field: str | None = None  # what names the document


def format_of(name: str) -> str | None:
    """The format that a file's name tells (without the suffix of compression), or None."""
    return next((kind for suffix, kind in _SUFFIXES.items() if name.lower().endswith(suffix)), None)


def records(blocks: Iterable[str], shape: Shape, bad: Bad) -> Iterator[Record]:
    """The records of a file.

    ``bad`` is called for a record that cannot be read; unless it raises, that record stays as it is. Raises
    BadRecordError for a line that is too long.
    """
    if shape.format == "text":
        return _read_text(blocks)
    lines = _split_lines(blocks, _LONGEST_JSON_LINE if shape.format == "jsonl" else _LONGEST_LINE)
    if shape.format == "lines":
        return (_part_record(number, _parts.Part(0, *_split_end(line))) for number, line in enumerate(lines, 1))
    if shape.format == "jsonl":
        return _json.records(lines, shape.fields, bad, shape.id_field)
    return _read_table(lines, shape, bad)


def _split_lines(blocks: Iterable[str], longest: int) -> Iterator[str]:
    """The lines with their line feeds. Other line breaks of Unicode end no line: they occur inside texts."""
    rest: list[str] = []
    number, size = 1, 0
    for block in blocks:
        *whole, last = block.split("\n")
        for line in whole:  # not kept here while others work on it: it may be as long as the file
            rest += line, "\n"
            _check_length(number, size + len(line), longest)
            number, size = number + 1, 0
            yield _take_all(rest)
        if last:
            rest.append(last)
            size += len(last)
            _check_length(number, size, longest)
    if rest:
        yield _take_all(rest)


def _check_length(number: int, size: int, longest: int) -> None:
    if size > longest:
        raise BadRecordError(f"line {number}: longer than {longest:,} characters, the longest line that is read")


def _take_all(pieces: list[str]) -> str:
    text = "".join(pieces)
    pieces.clear()
    return text


def _split_end(text: str) -> tuple[str, str]:
    """A text and the line ends after it, which belong to the file and not to the text."""
    body = text.rstrip("\r\n")
    return body, text[len(body) :]


# A cut would leave a value open, and what follows would be read as prose.
_JSON_START = lazy_pattern(r'\s*+(?:\[\s*+)*+\{\s*+"[^"\n]*+"\s*+:')
_LONG_JSON = f"JSON on one line of more than {_parts.LONGEST:,} characters; jq -c '.[]' makes JSON lines of it"


def _read_text(blocks: Iterable[str]) -> Iterator[Record]:
    """The whole file as one text; a very long one in parts, cut at blank lines where there are any."""
    number, size, base = 1, 0, 0
    # Joined once: a string that grows block by block leaves holes in the heap, and the memory of the process grows.
    waiting: list[str] = []
    for block in blocks:
        waiting.append(block)
        size += len(block)
        while size > _parts.LONGEST:
            text = "".join(waiting)
            if number == 1 and _JSON_START.match(text) and "\n" not in text[: _parts.LONGEST]:
                raise _parts.BadRecordError(_LONG_JSON)
            part = _parts.cut(base, text)
            length = len(part.body) + len(part.joint)
            waiting, size, base = [text[length:]], size - length, base + length
            del text
            yield _part_record(number, part)
            number += 1
    if size or number == 1:
        yield _part_record(number, _parts.Part(base, *_split_end("".join(waiting))))


def _part_record(number: int, part: _parts.Part) -> Record:
    def write(news: Sequence[str]) -> tuple[str, str]:
        return _with_line_ends_of(part.body + part.joint, news[0]), part.joint

    return Record(number, (part,), write, len(part.joint))


def _with_line_ends_of(old: str, new: str) -> str:
    """The new text with CRLF if all line ends of the old one are CRLF: a file does not mix them."""
    if "\r\n" in old and old.count("\r\n") == old.count("\n"):
        return re.sub(r"(?<!\r)\n", "\r\n", new)
    return new


def _read_rows(lines: Iterable[str], shape: Shape) -> Iterator[tuple[int, str, list[str]]]:
    """The rows of a table: the number of the last line, the lines as they are, the fields."""
    if not shape.quoting:
        for number, line in enumerate(lines, 1):
            body = _split_end(line)[0]
            yield number, line, body.split(shape.delimiter) if body else []
        return
    csv.field_size_limit(1 << 30)
    read: list[str] = []
    size = 0

    def noted() -> Iterator[str]:
        nonlocal size
        for line in lines:
            read.append(line)
            size += len(line)
            if size > _LONGEST_LINE:
                what = f"a row longer than {_LONGEST_LINE:,} characters, the longest that is read"
                raise BadRecordError(f"line {rows.line_num}: {what}; --no-quoting reads quote marks as text")
            yield line

    rows = csv.reader(noted(), delimiter=shape.delimiter, strict=True)
    while True:
        read.clear()
        size = 0
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadRecordError(f"line {rows.line_num}: {error}; --no-quoting reads quote marks as text") from None
        yield rows.line_num, "".join(read), row


def _read_table(lines: Iterable[str], shape: Shape, bad: Bad) -> Iterator[Record]:
    named = (*shape.fields, shape.id_field) if shape.id_field is not None else shape.fields
    columns: list[int] | None = None if shape.header else [_find_column(field, None) for field in named]
    for number, (line, raw, row) in enumerate(_read_rows(lines, shape), 1):
        places: list[int] = []
        if columns is None:
            columns = [_find_column(field, row) for field in named]
        elif row:  # a blank line is not a row
            if short := [column for column in columns if column >= len(row)]:
                bad("short row", f"line {line}: no column {short[0] + 1}, the row has {len(row)}")
            places = [column for column in columns[: len(shape.fields)] if column < len(row)]
        write = _row_writer(raw, row, places, shape)
        name = row[columns[-1]] if shape.id_field is not None and columns[-1] < len(row) else None
        yield Record(number, [_parts.Part(0, row[place]) for place in places], write, len(raw), name)


def _find_column(field: str, header: Sequence[str] | None) -> int:
    """The index of a column, by its name or by its number, which begins with 1."""
    if header is not None and field in header:
        return header.index(field)
    if field.isascii() and field.isdigit() and int(field) and (header is None or int(field) <= len(header)):
        return int(field) - 1
    if header is None:
        raise BadRecordError(f"without a header a column is a number from 1, got {field!r}")
    what = f"no column {field!r}; the header has {quoted(header)}"
    if len(header) == 1 and (other := next((sign for sign in ";\t|," if sign in header[0]), "")):
        raise BadRecordError(f"{what}: write --delimiter {other!r}?")
    raise BadRecordError(f"{what}; write --field and the one that is text")


def _row_writer(
    raw: str, row: list[str], places: Sequence[int], shape: Shape
) -> Callable[[Sequence[str]], Sequence[str]]:
    def write(news: Sequence[str]) -> Sequence[str]:
        """The row with other texts in these places; an unchanged row is written as it was."""
        changed = list(row)
        for place, new in zip(places, news, strict=True):
            apostrophe = "'" if shape.escape_formulas and new.startswith(FORMULA_STARTS) else ""
            changed[place] = apostrophe + _with_line_ends_of(row[place], new)
        if changed == row:
            return (raw,)
        if not shape.quoting:  # a text cannot hold what ends a field
            ends = re.compile(rf"[{re.escape(shape.delimiter)}\r\n]")
            return shape.delimiter.join(ends.sub(" ", field) for field in changed), _split_end(raw)[1]
        out = io.StringIO()
        # Up to Python 3.12 a field is quoted for the line breaks of the lineterminator, and for no others.
        csv.writer(out, delimiter=shape.delimiter, lineterminator="\r\n").writerow(changed)
        return out.getvalue().removesuffix("\r\n"), _split_end(raw)[1]

    return write


# How a page of HTML begins, behind comments and declarations.
_PAGE = lazy_pattern(r"(?i)\s*+(?:<!--(?s:.*?)-->\s*+|<\?xml[^>]*+>\s*+)*+<(?:!doctype\s++html|html|head|body)\b")
HTML_NAMES = (".html", ".htm", ".xhtml")
HTML = "looks like HTML: its tags stay; --html takes the text out"


def tell_html(blocks: Iterator[str], name: str, tell: Callable[[], None]) -> Iterator[str]:
    """The blocks; ``tell`` is called where they are a page of HTML, or tags in a file of that name."""
    first = next(blocks, "")
    if _PAGE.match(first) or (name.lower().endswith(HTML_NAMES) and "</" in first):
        tell()
    yield first
    yield from blocks


TERMINAL = "arnorm: reading text from the terminal; end it with Ctrl-D (arnorm --help lists the options)"


def refuse_json_lines(blocks: Iterator[str]) -> Iterator[str]:
    """The blocks of standard input, read as plain text.

    Raises ValueError where they look like JSON lines: read as text, their names and numbers would be normalised too.
    """
    first = next(blocks, "")
    value = None
    with contextlib.suppress(ValueError, RecursionError):
        value = json.loads(first.partition("\n")[0])
    if isinstance(value, dict):
        texts = [name for name, one in value.items() if isinstance(one, str)]
        field = "" if "text" in texts or not texts else f" --field {shown(texts[-1])}"
        raise ValueError(
            f"looks like JSON lines: write --format jsonl{field}, or --format text to read it as plain text"
        )
    yield first
    yield from blocks
