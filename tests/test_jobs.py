"""The six jobs of docs/jobs and the page on searching: their code runs as it stands, and a key is worth what is said."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import arnorm
from cli_run import environment
from conftest import SHARED

DOCS = Path(__file__).resolve().parents[1] / "docs"
CODE = re.compile(r"^```python\n((?!>>>).*?)^```", re.MULTILINE | re.DOTALL)
JOBS = ["dataframe", "search-key", "dates-table", "corpus", "speech", "export"]
LONGEST = 30  # lines
# What a page needs that is not arnorm's own.
NEEDS = {"dataframe": "pandas", "corpus": "ftfy"}


def run_code(code: str, folder: Path) -> str:
    (folder / "job.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "job.py"],
        cwd=folder,
        env=environment() | {"PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize("name", JOBS)
def test_a_job_is_a_page_that_runs_as_it_stands(name: str, tmp_path: Path) -> None:
    [code] = CODE.findall((DOCS / "jobs" / f"{name}.md").read_text(encoding="utf-8"))
    assert code.count("\n") <= LONGEST
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    assert run_code(code, tmp_path)


def test_there_is_no_other_job() -> None:
    assert sorted(path.stem for path in (DOCS / "jobs").glob("*.md")) == sorted(JOBS)


@pytest.mark.parametrize("nth", range(3))
def test_the_code_of_the_page_on_searching_runs(nth: int, tmp_path: Path) -> None:
    blocks = CODE.findall((DOCS / "searching.md").read_text(encoding="utf-8"))
    assert len(blocks) == 3
    if "snowballstemmer" in blocks[nth]:
        pytest.importorskip("snowballstemmer")
    run_code(blocks[nth], tmp_path)


@pytest.mark.parametrize(("page", "needs"), [("dates-in-fields", "pyarrow"), ("dedup", "json"), ("vectors", "json")])
def test_the_code_of_other_pages_runs(page: str, needs: str, tmp_path: Path) -> None:
    pytest.importorskip(needs)
    [code] = CODE.findall((DOCS / f"{page}.md").read_text(encoding="utf-8"))
    run_code(code, tmp_path)


@pytest.fixture(scope="module")
def score() -> Any:
    path = SHARED / "retrieval" / "score.py"
    if not path.exists():
        pytest.skip("no ../shared/retrieval on this machine: its questions are third-party and not in the repository")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "least"), [("xquad_ar", 0.8193), ("arcd", 0.6143)])
def test_search_finds_as_many_answers_as_the_page_says(score: Any, name: str, least: float) -> None:
    paragraphs, questions = score.load(name)
    careless = [(score.careless(question), right) for question, right in questions]
    for asked in (questions, careless):
        first, _ = score.evaluate(paragraphs, asked, arnorm.SEARCH)
        assert round(first, 4) >= least
