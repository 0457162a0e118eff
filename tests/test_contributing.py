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
# Each change: what changes in each file, and the lines that hold then.
CHANGES = [
    (dict(re.findall(r"^--- (\S+)\n(.*?)(?=^--- |```)", diffs, re.DOTALL | re.MULTILINE)), code)
    for diffs, code in re.findall(r"((?:```diff\n---(?:(?!```).)*```\n+)+)```python\n(.*?)```", PAGE, re.DOTALL)
]


def apply(source: str, diff: str, file: str = "") -> str:
    """The source with new lines: each behind the line that the diff has above it, or before the one below it."""
    lines, waiting = source.splitlines(), list[str]()
    at: int | None = 0
    for line in diff.splitlines():
        sign, body = line[:1], line[1:]
        if sign == "+" and at is not None:
            lines.insert(at, body)
            at += 1
        elif sign == "+":
            waiting.append(body)
        elif lines.count(body) != 1:
            at = None
        else:
            at = lines.index(body)
            lines[at:at] = waiting
            at += len(waiting) + (sign == " ")
            waiting = []
            del lines[at : at + (sign == "-")]
    shown = "\n".join(waiting)
    assert not waiting, (
        f"CONTRIBUTING.md: no line of {file} is beside these in its diff; write there one that is:\n{shown}"
    )
    return "\n".join(lines) + "\n"


def make_date_words(where: Path) -> None:
    """What `make tables` does first, in a copy of the source."""
    code = f"import runpy, arnorm\nrunpy.run_path({str(TOOLS / 'make_date_words.py')!r}, run_name='__main__')"
    environment = {**os.environ, "PYTHONPATH": str(where), "PYTHONIOENCODING": "utf-8"}
    made = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
    (where / "arnorm" / "_generated" / "date_words.py").write_bytes(made.stdout)


def make_changes(diffs: dict[str, str], where: Path) -> None:
    """Make a change in a copy of the repository."""
    for file, diff in diffs.items():
        path = where / file
        if (TOOLS.parent / file).exists() and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(TOOLS.parent / file, path)
        path.write_text(apply(path.read_text("utf-8") if path.exists() else "", diff, file), encoding="utf-8")


@pytest.mark.parametrize(("diffs", "code"), CHANGES, ids=[next(iter(diffs)) for diffs, _ in CHANGES])
def test_a_change_does_what_the_page_says(tmp_path: Path, diffs: dict[str, str], code: str) -> None:
    package = tmp_path / "src" / "arnorm"
    shutil.copytree(Path(arnorm.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests" / "cases").mkdir(parents=True)
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}

    def run() -> str:
        checked = f"import arnorm\nassert arnorm.__file__.startswith({str(tmp_path)!r})\n{code}"
        done = subprocess.run([sys.executable, "-c", checked], env=environment, check=False, capture_output=True)
        return done.stderr.decode()

    assert run(), f"CONTRIBUTING.md shows what arnorm does already; show another example there, for {[*diffs]}:\n{code}"
    make_changes(diffs, tmp_path)
    if next(iter(diffs)).startswith("src/arnorm/_arabic/data/"):
        make_date_words(package.parent)
    wrong = run()
    assert not wrong, f"CONTRIBUTING.md promises of a change of {[*diffs]} what does not hold:\n{code}\n{wrong}"


# What looks at every step and every option.
OVER_ALL_STEPS = [
    f"tests/test_{name}.py"
    for name in "architecture docs laws messages options pipeline playground profile quotes cases types".split()
]


def test_nothing_else_has_to_change_for_a_step_or_a_style(tmp_path: Path) -> None:
    """With both in a copy of the repository, and docs/steps.md written again, the tests that look at every step pass."""
    copy = tmp_path / "copy"
    left_out = shutil.ignore_patterns(
        ".*", "__pycache__", "node_modules", "_build", "build", "benchmarks", "growth", "*.c"
    )
    shutil.copytree(TOOLS.parent, copy, ignore=left_out)
    for file in ("src/arnorm/__init__.py", "src/arnorm/quotes/unify.py"):
        make_changes(next(diffs for diffs, _ in CHANGES if file in diffs), copy)
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONIOENCODING": "utf-8"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=copy, env=environment, check=False, capture_output=True, text=True)

    assert run("docs/steps_page.py").returncode == 0
    chosen = "ootnotes or tyle or all_steps or explained or listed or stay_short or checkers or function_form or of_options or messages"
    chosen = f"({chosen}) and not commute and not on_real_text"  # which ask the corpus
    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", chosen, *OVER_ALL_STEPS)
    assert done.returncode == 0, (
        f"these fail with what CONTRIBUTING.md shows; if not without it, it is too little:\n{done.stdout[-3000:]}"
    )
    assert run("-m", "doctest", "src/arnorm/footnotes.py").returncode == 0


def test_the_page_shows_changes() -> None:
    assert len(CHANGES) >= 4
