"""docs/field.md and its pictures, from the scores."""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess
from collections.abc import Iterator
from typing import Any

from benchmarks.field.cleaners import CLEANERS
from benchmarks.field.data import DATA
from benchmarks.field.sources import CACHE, HERE, LICENCES, ROOT, version_of
from benchmarks.field.tasks import TASKS

DOCS = ROOT / "docs"
Results = dict[str, dict[str, dict[str, Any]]]


def columns_of(labels: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """(set, column) of a task, in the order of the sets and of a score."""
    found = {(data, column): None for sets in labels.values() for data, score in sets.items() for column in score}
    order = list(DATA)
    return sorted(found, key=lambda one: order.index(one[0]))


def is_ours(label: str) -> bool:
    return label.split(maxsplit=1)[0] == "arnorm"


def first_column(labels: dict[str, dict[str, Any]], data: str) -> str:
    return next(column for one, column in columns_of(labels) if one == data)


def table(labels: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The rows of a task, the best first; the highest first column of each set is in bold, ties too."""
    columns = columns_of(labels)
    sets = list(dict.fromkeys(data for data, _ in columns))
    firsts = [(data, first_column(labels, data)) for data in sets]
    tops = {one: max(sets_[one[0]][one[1]] for sets_ in labels.values() if one[0] in sets_) for one in firsts}
    yield "| | " + " | ".join(f"{data}: {column}" if len(sets) > 1 else column for data, column in columns) + " |"
    yield "|---" + "|--:" * len(columns) + "|"

    def rank(label: str) -> tuple[float, str]:
        figures = [labels[label].get(data, {}).get(column) for data, column in firsts]
        return -sum(one for one in figures if one is not None) / len(firsts), label

    for label in sorted(labels, key=rank):
        cells = []
        for data, column in columns:
            figure = labels[label].get(data, {}).get(column)
            text = "–" if figure is None else f"{figure:g}"
            cells.append(f"**{text}**" if figure is not None and tops.get((data, column)) == figure else text)
        yield f"| {label} | " + " | ".join(cells) + " |"


def tables(results: Results) -> Iterator[str]:
    """The section of each task."""
    for name, one in TASKS.items():
        if labels := results.get(name):
            yield from ("", f"## {one.title}", "", one.about, "")
            if (DOCS / "_static" / f"field-{name}.svg").exists():
                yield from (f"![{one.title}](_static/field-{name}.svg)", "")
            yield from table(labels)


def summary(results: Results) -> Iterator[str]:
    """Of each set the best of ours and the best of the others, by the first column; the higher figure in bold."""
    yield from ("| task | set | arnorm | best of the others |", "|---|---|--:|--:|")
    for name, one in TASKS.items():
        labels = results.get(name, {})
        for data in dict.fromkeys(data for data, _ in columns_of(labels)):
            column = first_column(labels, data)
            figures = {label: sets[data][column] for label, sets in labels.items() if data in sets}
            top = max(figures.values())
            cells = [best_of({label: n for label, n in figures.items() if is_ours(label) == ours}, top) for ours in (True, False)]  # fmt: skip
            yield f"| {one.title} | {data} | " + " | ".join(cells) + " |"


def best_of(figures: dict[str, float], top: float) -> str:
    """The best rows and their figure, in bold if it is the best of all."""
    if not figures:
        return "–"
    best = max(figures.values())
    labels = [label for label, figure in figures.items() if figure == best]
    said = ", ".join(labels[:2]) + (f" and {len(labels) - 2} more" if len(labels) > 2 else "")
    return f"{said} " + (f"**{best:g}**" if best == top else f"{best:g}")


def installed(name: str) -> dict[str, Any]:
    state = CACHE / "env" / name / "installed.json"
    return json.loads(state.read_text("utf-8")) if state.exists() else {"versions": []}


def origin_of(package: str, fetched: dict[str, Any]) -> tuple[str, str]:
    """A package with its version, and its licence."""
    if package.startswith("shared/"):
        return package, LICENCES[package]
    if package.startswith("machine/"):
        return version_of(package.removeprefix("machine/")), "what it writes"
    return f"{package} {fetched[package]['version']}", fetched[package]["licence"]


def write() -> None:
    """Write the pictures and the page."""
    results: Results = json.loads((CACHE / "results.json").read_text("utf-8"))
    fetched = json.loads((CACHE / "fetched.json").read_text("utf-8"))
    python = CACHE / "env" / "pictures" / "bin" / "python"
    subprocess.run(
        [str(python), str(HERE / "pictures.py"), str(CACHE / "results.json"), str(DOCS / "_static")], check=True
    )
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    lines = [
        HEAD,
        f"`make field`, {datetime.date.today():%d %B %Y}, commit {commit.stdout.strip()}, Python {platform.python_version()}, {os.cpu_count()} cores.",
        "",
        "## In short",
        "",
        "The best row of arnorm and the best of the others, by the first column of each table; bold is the higher one.",
        "",
        *summary(results),
        *tables(results),
        "",
        "## Who takes part",
        "",
    ]
    for name, one in CLEANERS.items():
        if reason := installed(name).get("missing"):
            lines.append(f"- {name}: could not be installed ({reason})")
        else:
            lines.append(f"- {name}: {(one.packages or ('written here',))[0].format(root='this checkout')}")
    lines += ["", "## Data", "", "| set | package | licence |", "|---|---|---|"]
    for one in DATA.values():
        cells = [origin_of(package, fetched) for package in one.packages]
        lines.append(
            f"| {one.name}: {one.about} | "
            + "; ".join(a for a, _ in cells)
            + " | "
            + "; ".join(b for _, b in cells)
            + " |"
        )
    (DOCS / "field.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


HEAD = """# The field, measured

Arabic cleaners and readers of dates and numbers, on data that others made. A cleaner is scored only on what it says
that it does, with its best options, in an environment of its own; what is equal is equal; the best figure of a column
is bold. `–` is a job that it does not offer.
"""
