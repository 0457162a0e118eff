"""The pages on security: each promise names tests that are there, and what builds and publishes is pinned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROWS = [
    row
    for row in (ROOT / "docs" / "security.md")
    .read_text(encoding="utf-8")
    .rpartition("| promise | tests |")[2]
    .splitlines()
    if row.startswith("| ")
]


def test_every_promise_names_tests() -> None:
    assert len(ROWS) >= 15
    assert all(re.search(r"`tests/\w+\.py::test_\w+`", row) for row in ROWS)


@pytest.mark.parametrize("place", sorted({*re.findall(r"`(tests/\w+\.py::test_\w+)`", "".join(ROWS))}))
def test_a_test_that_holds_a_promise_is_there(place: str) -> None:
    file, _, name = place.partition("::")
    assert f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_actions_are_pinned_by_commit() -> None:
    used = [
        line.strip().removeprefix("- ")
        for path in (ROOT / ".github" / "workflows").glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(used) > 5
    assert [line for line in used if not re.fullmatch(r"uses: [\w./-]+@[0-9a-f]{40}  # v[\d.]+", line)] == []


def test_tools_of_a_build_have_bounds_above() -> None:
    required = re.search(r"^requires = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert required is not None
    assert all("<" in one for one in re.findall(r'"(.*?)"', required[1]))
    wheels = (ROOT / ".github" / "workflows" / "wheels.yml").read_text(encoding="utf-8")
    installed = " ".join(re.findall(r"pip install (.*)", wheels)).split()
    assert installed
    assert all("==" in one for one in installed)


def test_notice_names_every_collection_of_the_yeh_stems() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    made = (ROOT / "tools" / "make_yeh_data.py").read_text(encoding="utf-8")
    collections = re.findall(r'^    "\w+": "([\w./-]+): ', made, re.MULTILINE)
    assert len(collections) > 10
    assert [name for name in collections if name not in notice] == []
