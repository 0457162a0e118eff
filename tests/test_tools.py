"""What tools/check_laws.py finds in a document, and the floor of tools/count_work.py, which only falls."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import check_laws
import count_work
import mutants
import mutations
import wall

from arnorm import Pipeline, compiled


def _double_the_mark(text: str) -> str:
    return text.replace("!", "!!")


def test_a_document_that_a_second_run_changes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_laws, "PRESETS", {"X": Pipeline(_double_the_mark)})
    found = check_laws.check_document(("page", "نعم! في 5 مارس 2020"))
    assert found["second run of X"][:2] == (1, 1)
    assert "page" in found["second run of X"][2][0]
    assert found["steps one by one of X"] == (0, 1, [])
    assert found["dates read otherwise, iso"] == (0, 1, [])
    assert "numbers read otherwise, western" in found
    assert "quotations read otherwise, curly" not in found  # it has none


@pytest.mark.parametrize(
    ("row", "wrong", "beyond"),
    [
        ("second run of WEB", 2, False),
        ("second run of WEB", 3, True),
        ("dates read otherwise, iso", 10, False),
        ("dates read otherwise, iso", 11, True),
        ("dates of broken lines", 21, True),
        ("quotes of broken lines", 21, False),
        ("numbers of stacked lines", 24, False),
        ("broken paragraphs not joined", 201, True),
    ],
)
def test_bounds(row: str, wrong: int, beyond: bool) -> None:
    assert check_laws.is_beyond(row, wrong, 4000) is beyond


def test_the_laws_are_asked_of_our_own_pages_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[Any]
) -> None:
    monkeypatch.setattr(check_laws, "SHARED", tmp_path)
    monkeypatch.setattr(sys, "argv", ["check_laws.py", "--each", "20", "--jobs", "1"])
    assert check_laws.main() == 0
    said = capsys.readouterr().out
    assert "own pages alone" in said
    assert "second run of WEB" in said


def test_the_wall_shows_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded = str(tmp_path / "wall.json")
    for what, outputs in (("record", {"a WEB": "x\ny"}), ("compare", {"a WEB": "x\nz"})):
        monkeypatch.setattr(wall, "outputs", outputs.items)
        monkeypatch.setattr(sys, "argv", ["wall.py", what, recorded])
        assert wall.main() == (what == "compare")
    assert capsys.readouterr().out.split("\n")[:3] == ["== a WEB", "-y", "+z"]


VERSION = "{}.{}".format(*sys.version_info)


@pytest.mark.skipif(not compiled, reason="what kernels do would be counted")
def test_two_processes_count_the_same() -> None:
    first = count_work.count_apart("own subtitles")
    assert min(first.values()) > 0
    assert count_work.count_apart("own subtitles") == first


@pytest.mark.parametrize(("calls", "status"), [(90, 0), (104, 0), (106, 1)])
def test_the_floor_allows_a_twentieth_more_and_only_falls(
    calls: int, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floor = tmp_path / "work-floor"
    floor.write_text(json.dumps({"python": VERSION, "work": {"own news": {"calls": 100}}}))
    monkeypatch.setattr(count_work, "FLOOR", floor)
    monkeypatch.setattr(count_work.corpus, "CORPUS", tmp_path / "none")
    monkeypatch.setattr(count_work, "count_apart", lambda _: {"calls": calls})
    monkeypatch.setattr(sys, "argv", ["count_work.py", "--write"])
    assert count_work.main() == status
    assert ("own news: calls" in capsys.readouterr().out) == bool(status)
    written = json.loads(floor.read_text())["work"]
    assert written["own news"] == {"calls": min(calls, 100)}
    assert written["own laws"] == {"calls": calls}


def test_another_python_is_not_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floor = tmp_path / "work-floor"
    floor.write_text(json.dumps({"python": "3.0", "work": {}}))
    monkeypatch.setattr(count_work, "FLOOR", floor)
    monkeypatch.setattr(sys, "argv", ["count_work.py"])
    assert count_work.main() == 0
    assert "NOT checked" in capsys.readouterr().out


def test_every_part_that_mutants_name_is_there_with_its_tests() -> None:
    for part, tests in {**dict.fromkeys(mutations.PARTS, ""), **mutants.TESTS}.items():
        assert (mutants.SOURCE / part).exists() or (mutants.SOURCE / f"{part}.py").exists(), (
            f"tools/mutants.py names {part}"
        )
        missing = [one for one in tests.split() if not (mutants.ROOT / "tests" / f"test_{one}.py").exists()]
        assert not missing, f"tools/mutants.py names tests that are not there, for {part}: {missing}"
