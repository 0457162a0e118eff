"""The cases of tests/cases: each file is a list of cases, or of groups, which say what holds for each of their cases.

A case has a label, which is the id of its test (``pytest -k`` finds it), a text, what is expected, where it comes from
(``origin``) and why it is there (``why``). `tests/test_cases.py` checks the form of all files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

import arnorm

__all__ = ["FOLDER", "check", "load", "params"]

FOLDER = Path(__file__).parent / "cases"


def load(topic: str, **of: object) -> list[dict[str, Any]]:
    """The cases of a file with what their groups say; ``of`` chooses groups, such as set="long"."""
    groups = json.loads((FOLDER / f"{topic}.json").read_text(encoding="utf-8"))
    rows = [{**group, **case} for group in groups for case in group.get("cases", ({},))]
    return [
        {key: value for key, value in row.items() if key != "cases"}
        for row in rows
        if all(row.get(key) == value for key, value in of.items())
    ]


def params(topic: str, **of: object) -> list[ParameterSet]:
    """The cases as parameters, named by their labels: a known failure is a strict xfail with its reason."""
    return [
        pytest.param(
            row,
            id=row["label"],
            marks=[pytest.mark.xfail(strict=True, reason=row["why"])] if row["origin"] == "known-failure" else [],
        )
        for row in load(topic, **of)
    ]


def check(case: dict[str, Any], step: arnorm.Step | None = None) -> None:
    """The step gives what the case says, and gives it again on its own output; a negative case changes nothing."""
    step = step or getattr(arnorm, case["step"])
    if "options" in case:
        step = step(**case["options"])
    text, expected = str(case["text"]), str(case.get("out", case["text"]))
    assert step(text) == expected
    assert step(expected) == expected
    assert step.run(text).text == expected
