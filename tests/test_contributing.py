"""CONTRIBUTING.md: each change that it shows is made in a copy of the source, and what it promises is run there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import arnorm

TOOLS = Path(__file__).parents[1] / "tools"
PAGE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHANGES = re.findall(r"```diff\n--- src/arnorm/(\S+)\n(.*?)```\n+```python\n(.*?)```", PAGE, re.DOTALL)


def apply(source: str, diff: str) -> str:
    """The source with the change made: lines with a blank before them are found in it, others go or come there."""
    at = 0
    for line in diff.splitlines():
        sign, body = line[:1], line[1:] + "\n"
        if sign == "+":
            source = source[:at] + body + source[at:]
        else:
            assert source.count("\n" + body) == 1, f"not once in the source: {body}"
            at = source.index("\n" + body) + 1
        if sign == "-":
            source = source[:at] + source[at + len(body) :]
        else:
            at += len(body)
    return source


def make_date_words(where: Path) -> None:
    """What `make tables` does first, in a copy of the source."""
    code = f"import runpy, arnorm\nrunpy.run_path({str(TOOLS / 'make_date_words.py')!r}, run_name='__main__')"
    environment = {**os.environ, "PYTHONPATH": str(where), "PYTHONIOENCODING": "utf-8"}
    made = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
    (where / "arnorm" / "_generated" / "date_words.py").write_bytes(made.stdout)


@pytest.mark.parametrize(("file", "diff", "code"), CHANGES, ids=[file for file, _, _ in CHANGES])
def test_a_change_does_what_the_page_says(tmp_path: Path, file: str, diff: str, code: str) -> None:
    shutil.copytree(Path(arnorm.__file__).parent, tmp_path / "arnorm", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "arnorm" / file
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}

    def run() -> int:
        checked = f"import arnorm\nassert arnorm.__file__.startswith({str(tmp_path)!r})\n{code}"
        return subprocess.run([sys.executable, "-c", checked], env=environment, check=False).returncode

    assert run(), "the code holds without the change"
    path.write_text(apply(path.read_text(encoding="utf-8"), diff), encoding="utf-8")
    if file.startswith("_arabic/data/"):
        make_date_words(tmp_path)
    assert not run()


def test_the_page_shows_changes() -> None:
    assert len(CHANGES) >= 4
