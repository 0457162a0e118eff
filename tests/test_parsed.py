"""Small files of our own parse after WEB, CORPUS and PDF to the same keys, cells, tags and code; their readers judge.

tree-sitter reads PHP, lxml pages of markup, polib translations, PyYAML settings, markdown-it Markdown, and the standard
library JSON and CSV.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

import arnorm
from arnorm import CORPUS, PDF, WEB
from case_files import load, params

# Most of them have no types.
lxml_html, markdown_it, polib, tree_sitter, tree_sitter_php, yaml = map(
    import_module, ("lxml.html", "markdown_it", "polib", "tree_sitter", "tree_sitter_php", "yaml")
)

FILES = load("parsed")
PRESETS = {"WEB": WEB, "CORPUS": CORPUS, "PDF": PDF}
ARABIC = re.compile("[\u0620-\u064a]")
PHP = re.compile(r"<\?(?:php\b|=).*?(?:\?>|\Z)", re.DOTALL)
TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def read_prose(value: str) -> Any:
    """What must stay of a value: all of it, or of prose the number of its lines."""
    return ("prose", value.strip().count("\n")) if ARABIC.search(value) else value


def read_tree(value: Any) -> Any:
    """The keys of data, and what is no prose in them."""
    if isinstance(value, dict):
        return {key: read_tree(one) for key, one in value.items()}
    if isinstance(value, list):
        return [read_tree(one) for one in value]
    return read_prose(value) if isinstance(value, str) else value


def read_markup(text: str) -> Any:
    """The tags of a page, with their attributes, and where it has text."""
    return [
        (
            element.tag if isinstance(element.tag, str) else "comment",
            dict(element.attrib),
            bool((element.text or "").strip()),
        )
        for element in lxml_html.fragment_fromstring(text, create_parent=True).iter()
    ]


def read_php(text: str) -> Any:
    """The nodes of PHP: all of its code, and of the markup around it the tags."""
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_php.language_php()))
    found, stack = [], [parser.parse(text.encode("utf-8")).root_node]
    while stack:
        node = stack.pop()
        is_markup = node.type == "text"
        found.append((node.type, None if is_markup or node.child_count else node.text))
        stack += reversed(node.children)
    # A value of an attribute stays a value, whatever code is in it.
    markup = PHP.sub("code", text)
    return found, PHP.findall(text), read_markup(markup) if "</" in markup else None


def read_array(text: str) -> Any:
    """A piece of a file of PHP that begins and ends inside of strings."""
    return text.split("\n")


def read_template(text: str) -> Any:
    """The code of a template, and the tags around it."""
    outside = TEMPLATE.sub("code", text)
    return TEMPLATE.findall(text), read_markup(outside) if "</" in outside else outside.count("\n")


def read_po(text: str) -> Any:
    """The keys of translations as a program looks for them, and which are translated."""
    return [
        (entry.msgctxt, entry.msgid, entry.msgid_plural, bool(entry.msgstr), sorted(entry.msgstr_plural), entry.flags)
        for entry in polib.pofile(text)
    ]


def read_events(text: str) -> Any:
    """The fields of events, their breaks and what overrides their style; all of the other lines."""
    found = []
    for line in text.strip().split("\n"):
        fields, text_of = line.split(",", 9)[:-1], line.split(",", 9)[-1]
        is_event = line.startswith(("Dialogue:", "Comment:"))
        found.append((fields, re.findall(r"\\[Nnh]|\{[^}]*\}", text_of)) if is_event else line)
    return found


def read_cues(text: str) -> Any:
    """The numbers, times and settings of cues, their tags, and how many lines each has."""
    cues = text.strip().split("\n\n")
    return [
        (cue.count("\n"), re.findall(r"(?m)^\S*\d$|.*-->.*|<[^>]*>|^(?:NOTE|STYLE|WEBVTT)\b|^::.*", cue))
        for cue in cues
    ]


def read_notebook(text: str) -> Any:
    """The keys of a notebook, its code and what that printed, and the lines of its prose."""
    if text.startswith("{"):
        cells = json.loads(text)["cells"]
        return [cell if cell["cell_type"] == "code" else read_tree(cell) for cell in cells]
    code, _, prose = text.partition('"cell_type": "markdown"')
    return code, read_tree(re.findall(r'"(?:[^"\\]|\\.)*"', prose))


def read_markdown(text: str) -> Any:
    """The blocks of Markdown, how deep each is, its code, and the links and tasks in it."""
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(text)
    found = []
    for token in tokens:
        inner = [(child.type, child.attrs.get("href")) for child in token.children or () if child.type != "text"]
        code = token.content if token.type in ("fence", "code_block", "html_block") else ""
        found.append((token.type, token.level, token.info, code, inner))
    return found, re.findall(r"\[[x ]\]", text), TEMPLATE.findall(text)


def read_rows(text: str) -> Any:
    """How many cells each row has, and what is no prose in them."""
    return [[read_prose(cell) for cell in row] for row in csv.reader(io.StringIO(text))]


def read_piece(text: str) -> Any:
    """The rows of a piece that begins inside of a cell."""
    return read_rows(f'"{text}')


READERS: dict[str, Callable[[str], Any]] = {
    "html.php": read_php, "php": read_php, "ass": read_events, "vtt": read_cues, "srt": read_cues, "po": read_po,
    "yaml": lambda text: read_tree(yaml.safe_load(text)), "yml": lambda text: read_tree(yaml.safe_load(text)),
    "jinja": read_template, "liquid": read_template, "liquid.md": read_markdown, "ipynb": read_notebook,
    "md": read_markdown, "csv": read_rows, "cell.csv": read_piece,
}  # fmt: skip


def read(name: str, text: str) -> Any:
    """What must stay of a file."""
    if name == "array_piece.php":
        return read_array(text)
    return READERS[name.partition(".")[2]](text)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("file", params("parsed"))
def test_a_file_parses_to_the_same(file: dict[str, str], preset: str) -> None:
    text = file["text"]
    assert read(file["label"], PRESETS[preset](text).rstrip("\n")) == read(file["label"], text.rstrip("\n"))


@pytest.mark.parametrize("file", params("parsed"))
def test_as_prose_a_file_would_be_broken_or_it_has_prose_to_clean(file: dict[str, str]) -> None:
    text = file["text"]
    assert WEB(text) != text or arnorm.normalize(text, blocks="prose") != text


def test_files_are_in_many_formats() -> None:
    assert len(FILES) >= 60
    assert {file["label"].partition(".")[2] for file in FILES} == set(READERS)


# Prose beside the signs of a format is cleaned: what is left as it was would parse as well.
CLEANED = {
    "page.html.php": "«سنبدأ غدا»، ثم", "attributes.html.php": "«الطلبات»، اليوم", "plain.ass": "أهلا بك، يا",
    "plain.vtt": "«نعم»", "plain.po": "يا «ضيف»", "upper.yaml": "«اشرح»", "folded.yaml": "«مقتبسة»",
    "trans.jinja": "«اقتباس»، هنا", "links.liquid.md": "«نحن»", "lists.ipynb": "«نعم»", "lists.md": "«البند»",
    "middle.cell.csv": "«صغيرا»", "tail.cell.csv": "إبراهيم موسيقي، وشاعر",
}  # fmt: skip


@pytest.mark.parametrize("name", CLEANED)
def test_prose_in_a_file_is_cleaned(name: str) -> None:
    assert CLEANED[name] in WEB(next(file["text"] for file in FILES if file["label"] == name))
