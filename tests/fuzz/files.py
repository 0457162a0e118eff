"""Files as their own writers write them, with prose in their values, and what a program reads of each.

`files` draws one. `read` gives what must stay of it: its keys, cells, rows and code; None where a text is no such file.
"""

from __future__ import annotations

import configparser
import csv
import io
import json
import re
import tomllib
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from random import Random
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from fuzz.words import MONTHS, UNITS

__all__ = ["FILES", "files", "make_prose", "read"]

_WORDS = (
    "كتاب", "المدينة", "على", "فى", "الوزير", "قال", "وأضاف", "هذا", "مدرسة", "جديدة", "الذي", "اليوم", "خبر", "مصر", "test", "Covid-19", "WHO",
)  # fmt: skip
_PIECES = (
    '"نعم"', "«نعم»", "'نعم'", '"قال نعم"', "،", ",", " ، ثم", " , ثم", "؟", " ؟", ".", "..", ":", " : ", "(نص )", "٥", "٥٠٪", "1,250", "٣٫٥", "1446هـ",
    "15/3/2020", "2020-03-15", "5 ", "؛", ";", "&", "#وسم", "@اسم", "http://a.b/ق?x=1", "ﷺ", "ـ", "!", "5'", '6"', "-", "– نص", "  ",
)  # fmt: skip
Read = Callable[[str], object]
Write = Callable[[Random], str]


def make_prose(r: Random, least: int = 1) -> str:
    """A line of prose as people write it, or a word."""
    words = [r.choice(r.choice((_WORDS, _WORDS, _WORDS, _PIECES, MONTHS, UNITS))) for _ in range(r.randint(least, 9))]
    return " ".join([r.choice(_WORDS), *words]).strip()


def _value(r: Random) -> str:
    """A value: prose, in which another line end than a line feed may stand."""
    return make_prose(r) if r.random() < 0.9 else f"{make_prose(r)}\u2028{make_prose(r)}"


def _lines(r: Random) -> str:
    """A text of several lines, some of them blank."""
    return "\n".join(_value(r) if r.random() < 0.8 else "" for _ in range(r.choice((2, 2, 4, 9)))).strip() or "نص"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _without(text: str, signs: str) -> str:
    return text.translate(dict.fromkeys(map(ord, signs)))


def _keys(value: object) -> object:
    """The keys of a record and its numbers, with those of the records in it."""
    if isinstance(value, dict):
        return [(key, _keys(inner)) for key, inner in value.items()]
    return [_keys(inner) for inner in value] if isinstance(value, list) else value if isinstance(value, int) else None


# Tables: a header in Latin letters and rows; tokens with their tags, a blank line between two sentences.


def _write_table(sign: str, make_text: Callable[[Random], str]) -> Write:
    def write(r: Random) -> str:
        rows = [[nth, make_text(r), r.choice(("أ", "ب", "pos"))] for nth in range(r.choice((3, 4, 6)))]
        file, quoting = io.StringIO(), r.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
        table = csv.writer(file, delimiter=sign, quoting=quoting, lineterminator="\n")
        table.writerows([["id", "text", "label"], *rows])
        return file.getvalue()

    return write


def _read_table(sign: str) -> Read:
    def read_rows(text: str) -> object:
        if not re.match(rf'"?id"?{sign}"?text"?{sign}"?label"?\n', text):
            return None
        rows = list(csv.reader(io.StringIO(text), delimiter=sign, strict=True))
        return [len(row) for row in rows] if len(rows) > 3 else None  # fewer may be prose

    return read_rows


_TAGS = ("O", "O", "B-PER", "NOUN")


def _write_tokens(r: Random) -> str:
    sentences = [
        [f"{token}\t{r.choice(_TAGS)}" for token in re.findall(r"\w+|[^\w\s]", make_prose(r, 4))]
        for _ in range(r.randint(1, 4))
    ]
    return "\n\n".join(map("\n".join, sentences)) + "\n"


def _read_tokens(text: str) -> object:
    rows = [line.split("\t") for line in text.split("\n") if line]
    return [len(row) for row in rows] if len(rows) > 3 and {row[-1] for row in rows} <= {*_TAGS} else None


# Keys and values.

_YAML_SIGNS = "\"':#,&*!%@`[]{}|>-;"
_YAML_LINE = re.compile(r"((?:  )*)(- )?(?:([a-z_]+):(?: |$))?")
_YAML_KEYS = ("title", "body", "items", "tags", "day_names", "meta", "id", "url")


def _write_yaml(r: Random, indent: str = "") -> str:
    """A mapping: strings bare and in marks, numbers, lists, block scalars, mappings in it and in lists."""
    deeper = f"{indent}  "

    def bare() -> str:
        return _without(make_prose(r), _YAML_SIGNS)

    def item() -> str:
        return _quoted(make_prose(r)) if r.random() < 0.5 else bare()

    shapes: list[Callable[[], str]] = [
        lambda: f" {bare()}",
        lambda: f" {_quoted(make_prose(r))}",
        lambda: f" {r.randint(0, 99)}",
        lambda: "".join(f"\n{deeper}- {item()}" for _ in range(r.choice((2, 3, 7)))),
    ]
    if len(indent) < 4:
        shapes += [
            lambda: " |" + "".join(f"\n{deeper}{make_prose(r)}" for _ in range(r.choice((1, 2, 5, 9)))),
            lambda: f"\n{_write_yaml(r, deeper)}",
            lambda: "".join(f"\n{deeper}- name: {bare()}\n{deeper}  age: 5" for _ in range(r.randint(1, 3))),
        ]
    return "\n".join(f"{indent}{key}:{r.choice(shapes)()}" for key in r.sample(_YAML_KEYS, r.randint(3, 5)))


def _read_yaml(text: str) -> object:
    """For each line its indentation, its sign of an item, its key, and whether its value is a string in marks."""
    lines = text.rstrip("\n").split("\n")
    if not re.match(rf"(?:{'|'.join(_YAML_KEYS)}):(?: |\n)", text):
        return None
    strings = [re.match(r"\s*(?:- )?(?:\w+: )?\"(?:[^\"\\]|\\.)*\"$", line) is not None for line in lines]
    found = [match.groups() for line in lines if (match := _YAML_LINE.match(line))]
    known = [key for *_, key in found if key is not None]
    return (found, strings) if len(known) > 2 and {*known} <= {*_YAML_KEYS, "name", "age"} else None


def _write_toml(r: Random) -> str:
    rows = [f"{key} = {_quoted(_value(r))}" for key in ("name", "title", "text")]
    return "\n".join(["[project]", *rows, f"items = [{_quoted(make_prose(r))}, {_quoted(make_prose(r))}]", "n = 5", ""])


def _read_toml(text: str) -> object:
    return _keys(tomllib.loads(text)) if text.startswith("[project]\n") else None


def _write_ini(r: Random) -> str:
    rows = (f"title = {make_prose(r)}", f"; {make_prose(r)}", "path = C:\\a", "[user]", f"name = {make_prose(r)}")
    return "\n".join(["[general]", *rows, ""])


def _read_ini(text: str) -> object:
    if not text.startswith("[general]\n"):
        return None
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(text)
    return [(name, [*parser[name]]) for name in parser.sections()]


# Markup.


def _write_xml(r: Random) -> str:
    items = (
        f"<item id={quoteattr(make_prose(r))}><title>{escape(make_prose(r))}</title><![CDATA[{_lines(r)}]]></item>"
        for _ in range(r.randint(1, 3))
    )
    return "\n".join(['<?xml version="1.0"?>', "<doc>", *items, "</doc>", ""])


def _read_xml(text: str) -> object:
    def shape(element: ElementTree.Element) -> object:
        return element.tag, [*element.attrib.items()], [shape(child) for child in element]

    return shape(ElementTree.fromstring(text)) if text.startswith("<?xml") else None  # noqa: S314 -- our own


def _write_html(r: Random) -> str:
    rows = (
        f'<p class="a" title={quoteattr(make_prose(r))}>{escape(make_prose(r))}</p>' for _ in range(r.randint(1, 4))
    )
    script = f"<script>var a = {_quoted(make_prose(r))}; if (a < 5 && b) f('x');</script>"
    return "\n".join(["<!DOCTYPE html>", "<html>", "<body>", script, *rows, "</body>", "</html>", ""])


class _Tags(HTMLParser):
    """The tags with their attributes, and the programs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.found.append((tag, *attrs))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None:
            self.found.append(data)


def _read_html(text: str) -> object:
    if not text.startswith("<!DOCTYPE html>\n"):
        return None
    parser = _Tags()
    parser.feed(text)
    parser.close()
    return parser.found


_LINK_SIGNS = "\"'()[]<>{}"
_MARKDOWN_CODE = re.compile(r"```.*?```|`[^`\n]+`|\[رابط\]\(https:\S+ \"[^\"\n]*\"\)", re.DOTALL)
_MARKDOWN_BEGINNING = re.compile(r" *(?:[-|>#] |\d\. )?")


def _write_markdown(r: Random) -> str:
    cells = (f"| {_without(make_prose(r), '|')} | {nth} |" for nth in range(r.randint(1, 3)))
    title = _without(make_prose(r), _LINK_SIGNS)
    pieces = (
        lambda: f"## {make_prose(r)}",
        lambda: f'{make_prose(r)} [رابط](https://a.b/c?d=1 "{title}") {make_prose(r)}',
        lambda: f"1. {make_prose(r)}\n\n   {make_prose(r)}\n2. {make_prose(r)}",
        lambda: f'- {make_prose(r)}\n  - {make_prose(r)}\n\n```\nx = "{make_prose(r)}"\n```',
        lambda: "\n".join(["| الاسم | القيمة |", "|---|---|", *cells]),
        lambda: f"> {make_prose(r)} `print({_quoted(_without(make_prose(r), '`'))})`",
    )
    return "\n\n".join(["# README", *(r.choice(pieces)() for _ in range(r.randint(1, 4))), ""])


def _read_markdown(text: str) -> object:
    """Its code, its links, the cells of its tables, and how its lines begin."""
    if not text.startswith("# README\n"):
        return None
    lines = [line for line in _MARKDOWN_CODE.sub("x", text).split("\n") if line]
    beginnings = [match[0] for line in lines if (match := _MARKDOWN_BEGINNING.match(line))]
    return _MARKDOWN_CODE.findall(text), beginnings, [line.count("|") for line in lines if line[0] == "|"]


# What programs write.


_DIFF = re.compile(r"--- a/ar.txt\n\+\+\+ b/ar.txt\n@@ -1,\d \+1,\d @@\n(?:[-+ ][^\n]+\n)+\Z")


def _write_diff(r: Random) -> str:
    lines = [f"{sign}{make_prose(r)}" for sign in r.choice((" -+ ", " - + ", "-+", " ++  "))]
    old, new = (sum(line[0] in signs for line in lines) for signs in (" -", " +"))
    return "\n".join(["--- a/ar.txt", "+++ b/ar.txt", f"@@ -1,{old} +1,{new} @@", *lines, ""])


def _read_diff(text: str) -> object:
    return text.split("\n") if _DIFF.match(text) else None


_LOG_LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO app: ).+? (\{\"id\": \d, \"name\": [^{}]+\})")


def _write_log(r: Random) -> str:
    names = (_quoted(_without(make_prose(r), _LINK_SIGNS)) for _ in range(r.randint(1, 4)))
    return "".join(
        f'2025-05-02 10:00:0{nth},123 INFO app: {make_prose(r)} {{"id": {nth}, "name": {name}}}\n'
        for nth, name in enumerate(names)
    )


def _read_log(text: str) -> object:
    lines = [_LOG_LINE.fullmatch(line) for line in text.rstrip("\n").split("\n")]
    return [line and (line[1], _keys(json.loads(line[2]))) for line in lines] if all(lines) else None


_SQL_STRING = re.compile(r"'(?:[^']|'')*'")


def _write_sql(r: Random) -> str:
    rows = (f"({nth}, {_quote_sql(_lines(r))}, NULL)" for nth in range(r.randint(3, 5)))
    return "CREATE TABLE t (id INTEGER, body TEXT, n INT);\nINSERT INTO t VALUES\n" + ",\n".join(rows) + ";\n"


def _quote_sql(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _read_sql(text: str) -> object:
    bare = _SQL_STRING.sub("", text)
    rows = r"CREATE TABLE t \([^()]*\);\nINSERT INTO t VALUES\n(?:\(\d+, , NULL\)[,;]\n)+\Z"
    return bare.split("\n") if re.match(rows, bare) else None


def _write_cues(r: Random) -> str:
    cues = (
        f"{nth}\n00:00:0{nth},000 --> 00:00:0{nth},500\n{make_prose(r)}\n{make_prose(r)}"
        for nth in range(1, r.randint(2, 5))
    )
    return "\n\n".join(cues) + "\n"


def _read_cues(text: str) -> object:
    if not re.match(r"(?:\d\n00:00:0\d,000 --> 00:00:0\d,500\n(?:[^\n]+\n){1,2}(?:\n|\Z))+\Z", text):
        return None
    return [line if "-->" in line or line.isdecimal() else bool(line) for line in text.split("\n")]


# A name, what writes it, and what reads it.
FILES: dict[str, tuple[Write, Read]] = {
    "csv": (_write_table(",", _value), _read_table(",")),
    "csv with texts": (_write_table(",", _lines), _read_table(",")),
    "csv;": (_write_table(";", _value), _read_table(";")),
    "tsv": (_write_table("\t", _value), _read_table("\t")),
    "tokens": (_write_tokens, _read_tokens),
    "yaml": (lambda r: f"{_write_yaml(r)}\n", _read_yaml),
    "toml": (_write_toml, _read_toml),
    "ini": (_write_ini, _read_ini),
    "xml": (_write_xml, _read_xml),
    "html": (_write_html, _read_html),
    "markdown": (_write_markdown, _read_markdown),
    "diff": (_write_diff, _read_diff),
    "log": (_write_log, _read_log),
    "sql": (_write_sql, _read_sql),
    "cues": (_write_cues, _read_cues),
}


def files(r: Random) -> list[str]:
    """A file, line by line."""
    write, _ = FILES[r.choice([*FILES])]
    return write(r).splitlines(keepends=True)


def read(text: str) -> object:
    """What must stay of a file, with its format; None for any other text."""
    for name, (_, read_file) in FILES.items():
        try:
            if (found := read_file(text)) is not None:
                return name, found
        except (ValueError, SyntaxError, csv.Error, configparser.Error):  # it begins as such a file, and is none
            continue
    return None
