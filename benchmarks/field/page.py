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
from benchmarks.field.sources import CACHE, HERE, LICENCES, ROOT, is_there, version_of
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


def losses(results: Results) -> Iterator[str]:
    """A line for each set where another is ahead of the best of ours: by how much, and why, as far as we read it."""
    for name, one in TASKS.items():
        labels = results.get(name, {})
        for data in dict.fromkeys(data for data, _ in columns_of(labels)):
            column = first_column(labels, data)
            figures = {label: sets[data][column] for label, sets in labels.items() if data in sets}
            ours = max((n for label, n in figures.items() if is_ours(label)), default=None)
            if ours is not None and ours < (top := max(figures.values())):
                said = LOSSES.get(data, "**not read yet: an issue for us.**")
                yield f"- {one.title}, {data}, {ours:g} against {top:g}: {said}"


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
        program = package.removeprefix("machine/")
        return version_of(program) if is_there(package) else program, "what it writes"
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
        "",
        LOST,
        *losses(results),
        *tables(results),
        "",
        "## Who takes part",
        "",
    ]
    raised = json.loads((CACHE / "raised.json").read_text("utf-8"))
    for name, one in CLEANERS.items():
        if reason := installed(name).get("missing"):
            lines.append(f"- {name}: could not be installed ({reason})")
        else:
            needs = "" if one.python == "python3" else f", in {one.python}"
            needs += "" if name in raised else " (not run here)"
            lines.append(f"- {name}: {(one.packages or ('written here',))[0].format(root='this checkout ')}{needs}")
    failed = [line for one in raised.values() for line in one]
    lines += [
        ABSENT,
        RAISED,
        *(f"- {line}" for line in failed or ["none"]),
        "",
        "## Data",
        "",
        "| task | set | package | licence |",
        "|---|---|---|---|",
    ]
    for one in sorted(DATA.values(), key=lambda one: list(TASKS).index(one.task)):
        cells = [origin_of(package, fetched) for package in one.packages]
        absent = " (not there in this run)" if one.missing() else ""
        lines.append(
            f"| {TASKS[one.task].title} | {one.name}: {one.about}{absent} | "
            + "; ".join(a for a, _ in cells)
            + " | "
            + "; ".join(b for _, b in cells)
            + " |"
        )
    lines += [ADD.rstrip()]
    (DOCS / "field.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


HEAD = """# The field, measured

Arabic cleaners and readers of dates and numbers, on data that others made. Each runs in an environment of its own,
pinned, called as its README says.

- A cleaner is scored only on what it says that it does, with its best options; several ways of one cleaner have a row each.
  Every cleaner of whole texts is tested for what it breaks, except what it says that it removes.
- Equal figures are a tie. Of each set the best figure of the first column is bold. `–` is a job that a cleaner does not offer.
- No data is in this repository. What a registry has is fetched by version and checksum. What Node and Java write is asked
  of those of this machine. What lies under `shared/` no
  registry has: it is used where it lies beside the checkout, and left out elsewhere.
- We know of no published labels for quotation marks in Arabic text: "Quotations" and "Dates: in running text" have our own
  labels and no second labeller, and arnorm was built on them. Ours are also the sentences around addresses and emoji and the careless spelling of
  the questions in "What a search gains". All other labels come from outside of this project, or a program wrote them.
- Losses of arnorm are shown as its wins are, and listed with their reason. A loss without one is an issue for us.
"""

LOST = """## Where arnorm loses

What stands behind each figure that is below the best one, as read in the outputs:
"""

LOSSES = {
    "CODA": "one pair, اسراييل and اسرائيل: arnorm keeps ئ inside of a word apart from ي, so it merges fewer other words.",
    "Duckling": "Duckling takes the name of today's weekday as the next week's day, two weeks ago as that whole week from "
    "Monday, and كل جمعة (every Friday) as the next one; arnorm takes today, the day two weeks ago, and no day.",
    "NeMo cases": "one case, مئة وواحد وخمسون من مئة (151 of 100), which NeMo means as 101.50; arnorm gives no value.",
    "arabic-itn cases": "two rows of digits as one says them, خمسة ستة سبعة and دبل خمسة ستة, which arabic-itn writes as "
    "one number; arnorm reads several numbers, so no one value.",
    "tweets": "hashtags in presentation forms come out in ordinary letters, as all other words do: the same word in other "
    "code points, which this task counts as broken.",
    "documents": "one page of a PDF whose font lost its letters: nothing in it is Arabic any more.",
    "handbook at first reading": "CAMeL Tools maps characters and does nothing else.",
    "XQuAD": "of the 12 questions that araclean and arnorm answer differently, araclean finds 7 and arnorm 5: no more than "
    "chance gives.",
    "ARCD": "of 12 questions that differ, araclean finds 9 and arnorm 3; chance gives so much one time in seven.",
}

ABSENT = """
Not here: Recognizers-Text (neither its npm nor its PyPI package has Arabic) and Stanza (its models are on a site of their
own, not in a package). Qutrub, Farasa and CAMeL Tools' databases are analysers, not cleaners.
"""

RAISED = """## What raised

A text counts as wrong in its table where the cleaner gives nothing. Calls that raised or took longer than ten seconds,
for each row and set of texts:
"""

ADD = """
## Add a cleaner

Write one function in `benchmarks/field/cleaners.py`. It imports the package and gives the calls for the jobs it offers:

    @cleaner("My cleaner", "my-cleaner==1.2.0")
    def my_cleaner() -> Kinds:
        from my_cleaner import clean, strip_marks

        return {"clean": clean, "diacritics": strip_marks}

The kinds of jobs, and what each call gets and gives, are at the top of that file. `removes=("links",)` says what `clean`
deletes by design, so that nobody counts it as broken. Then:

    python -m benchmarks.field install arnorm "My cleaner" pictures
    python -m benchmarks.field fetch
    python -m benchmarks.field run arnorm "My cleaner"
    python -m benchmarks.field page

The page then has only what ran in this checkout: `git checkout -- docs` brings the published one back, and `make field` runs
all. `run` alone runs all too, `run diacritics` one task. The scores are in `build/field/results.json`.

A data set is a function too, in one of the `sets_*.py` files: it reads packages that `sources.py` lists with their checksum,
and gives rows. `python -m benchmarks.field sample` runs on our own few rows with what this Python has installed, without a
network.
"""
