"""The form of the case files: what each case has, and that its label is one that a person can type.

Cases of steps that no other test runs are run here: a new file needs no test.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from case_files import FOLDER, check, load, params

FILES = sorted(path.stem for path in FOLDER.glob("*.json"))
# What is expected, by its key; a negative case says nothing, as its text stays, and files stay in their parts.
EXPECTED = {
    *(
        "out",
        "new",
        "same",
        "apart",
        "mentions",
        "numbers",
        "words",
        "found",
        "spans",
        "kinds",
        "keys",
        "contains",
        "lacks",
    ),
    *("says", "error", "edtf", "read", "reads", "day", "length", "value", "law", "alike", "calendars", "dates"),
}
UNCHANGED = ("broken_lines", "parsed", "prose_lines", "structured", "options", "dates_reread", "laws")


@pytest.mark.parametrize("file", FILES)
def test_each_case_says_what_it_is(file: str) -> None:
    rows = load(file)
    for row in rows:
        assert "text" in row, row
        assert row["why"], row
        assert row["origin"], row
        assert EXPECTED & row.keys() or may_stay(file, row), row
        assert row["label"].isprintable(), row
        assert row["label"] == row["label"].strip() != "", row
    labels = [row["label"] for row in rows]
    assert len(set(labels)) == len(labels), sorted(label for label in labels if labels.count(label) > 1)


def may_stay(file: str, row: dict[str, Any]) -> bool:
    """Whether the text itself is what is expected."""
    return (
        file in UNCHANGED
        or "step" in row
        or "pattern" in row
        or row.get("set") in ("unchanged", "long")
        or file == "quotes"
    )


TAKEN = {
    name
    for path in Path(__file__).parent.glob("test_*.py")
    for name in re.findall(r'(?:load|params)\("(\w+)"', path.read_text(encoding="utf-8"))
}
NEW = [file for file in FILES if file not in TAKEN and all("step" in row for row in load(file))]


@pytest.mark.parametrize("case", [case for file in NEW for case in params(file)])
def test_steps_without_tests_of_their_own(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("file", FILES)
def test_a_case_is_a_line(file: str) -> None:
    """What nobody sees in a text is written as an escape."""
    text = (FOLDER / f"{file}.json").read_text(encoding="utf-8")
    assert all(line.isprintable() for line in text.split("\n"))
    assert len(text.split("\n")) >= len(load(file)) + len(json.loads(text))


def test_ids_are_not_escaped(pytestconfig: pytest.Config) -> None:
    """So that ``pytest -k عام`` finds what has the word in its label."""
    assert pytestconfig.getini("disable_test_id_escaping_and_forfeit_all_rights_to_community_support")
