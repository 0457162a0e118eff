"""The cases of the steps that have no tests of their own: a new file of cases is run as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from step_cases import CASES, check, load

_TAKEN = {
    name
    for path in Path(__file__).parent.glob("test_*.py")
    for name in re.findall(r'load\("(\w+)"\)', path.read_text("utf-8"))
}
_FILES = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.json")) if path.stem not in _TAKEN
}
_NEW = [
    name
    for name, rows in _FILES.items()
    if isinstance(rows[0] if isinstance(rows, list) else 0, dict) and {"step", "in"} <= rows[0].keys()
]


@pytest.mark.parametrize("case", [case for name in _NEW for case in load(name)])
def test_cases(case: dict[str, Any]) -> None:
    check(case)
