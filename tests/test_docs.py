"""Tables of the pages are what arnorm does; the pages themselves hold examples only. `make docs` runs those."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest

import arnorm

DOCS = Path(__file__).resolve().parents[1] / "docs"


def read_tables(name: str) -> list[tuple[str, list[list[str]]]]:
    """The tables of a page, each with the heading above it; cells as they are written."""
    tables: list[tuple[str, list[list[str]]]] = []
    heading, inside = "", False
    for line in (DOCS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if line.startswith("|"):
            if not inside:
                tables.append((heading, []))
            if not re.fullmatch(r"[|\-: ]+", line):
                tables[-1][1].append([cell.strip() for cell in line[1:-1].split("|")])
        inside = line.startswith("|")
    return tables


def write_dates(text: str) -> str:
    """The dates of a text as the page on dates writes them."""
    found = arnorm.find_dates(text)
    return "; ".join(f"`{m.calendar} {m.edtf}`" + f" ({', '.join(m.flags)})" * bool(m.flags) for m in found)


@pytest.mark.parametrize(("page", "read_as", "no_date"), [
    ("dates.md", "read as", "no date"),
    ("ar/dates.md", "يُقرأ", "ليس تاريخًا"),
])  # fmt: skip
def test_the_pages_on_dates_say_what_is_read(page: str, read_as: str, no_date: str) -> None:
    read = refused = 0
    for _, ((_, *heads), *rows) in read_tables(page):
        for text, *values in rows:
            if heads[:1] == [read_as]:
                read += 1
                assert write_dates(text) == values[0], text
            elif heads and heads[0].startswith(no_date):
                refused += 1
                assert not arnorm.find_dates(text), text
    assert read > 20
    assert refused > 10


# The headings of the three tables, in both languages.
PRESETS = {
    "presets.md": ("Side by side", "What is safe", "The steps of each"),
    "ar/presets.md": ("جنبًا إلى جنب", "حدود الأمان", "خطوات كل سلسلة"),
}


@pytest.mark.parametrize("page", PRESETS)
def test_the_pages_on_presets_say_what_they_do(page: str) -> None:
    outputs, losses, steps = (next(rows for name, rows in read_tables(page) if name == one) for one in PRESETS[page])
    names = [name.strip("`") for name in outputs[0][1:]]
    for text, *cells in outputs[1:]:
        assert [getattr(arnorm, name)(text) for name in names] == cells, text
    for name, *cells in losses[1:]:
        found = getattr(arnorm, name.strip("`")).steps
        kinds = ("marks", "letters", "layout", "content")
        can = [", ".join(type(step).__name__ for step in found if step.loss == kind) for kind in kinds]
        assert can == [*cells, ""], name
    for name, *cells in zip(*steps, strict=True):
        assert [cell for cell in cells if cell] == [type(one).__name__ for one in getattr(arnorm, name.strip("`"))], (
            name
        )


def test_the_page_of_all_names_has_all() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    for name in arnorm.__all__:
        thing = getattr(arnorm, name)
        is_step = isinstance(thing, arnorm.Step) or (isinstance(thing, type) and issubclass(thing, arnorm.Step))
        assert is_step or f"arnorm.{name}" in page or f"`{name}`" in page, name


@pytest.mark.parametrize("page", ["install.md", "ar/install.md"])
def test_the_pages_on_installing_list_every_extra(page: str) -> None:
    cells = [row[0] for _, rows in read_tables(page) for row in rows]
    listed = {name for cell in cells for name in re.findall("`([a-z]+)`", cell)}
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["optional-dependencies"]) == listed - {"arnorm"}


def test_the_page_of_all_steps_has_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`make docs` writes it; a step of a module without a topic ends that."""
    monkeypatch.syspath_prepend(DOCS)
    steps_page = importlib.import_module("steps_page")
    steps_page.write(tmp_path / "made" / "steps.md")
    page = (tmp_path / "made" / "steps.md").read_text(encoding="utf-8")
    for name in arnorm.__all__:
        thing = getattr(arnorm, name)
        if isinstance(thing, type) and issubclass(thing, arnorm.Step) and name not in ("Step", "CharStep"):
            assert f"### {name}\n" in page
