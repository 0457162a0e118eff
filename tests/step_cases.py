"""Cases of the character steps as data: tests/cases/<topic>.json, one object a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

import arnorm

CASES = Path(__file__).parent / "cases"
ORIGINS = ("in-the-wild manner", "negative", "synthetic", "known-failure")


def load(topic: str) -> list[ParameterSet]:
    """The topic's cases as parameters (case): known failures as strict xfail with their reason."""
    rows = json.loads((CASES / f"{topic}.json").read_text(encoding="utf-8"))
    params = []
    for i, row in enumerate(rows):
        assert row["origin"] in ORIGINS, row
        marks = [pytest.mark.xfail(strict=True, reason=row["reason"])] if row["origin"] == "known-failure" else []
        params.append(pytest.param(row, id=f"{row['step']}-{i}", marks=marks))
    return params


def check(case: dict[str, Any], step: arnorm.Step | None = None) -> None:
    """The step gives what the case says, and gives it again on its own output; a negative case changes nothing."""
    step = step or getattr(arnorm, case["step"])
    if "options" in case:
        step = step(**case["options"])
    text, expected = str(case["in"]), str(case.get("out", case["in"]))
    assert step(text) == expected
    assert step(expected) == expected
    assert step.run(text).text == expected
