"""tools/count_work.py: the same figures at each run, and a floor that only falls."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import count_work

from arnorm import compiled

VERSION = "{}.{}".format(*sys.version_info)


@pytest.mark.skipif(not compiled, reason="what kernels do would be counted")
def test_two_processes_count_the_same() -> None:
    first = count_work.count_apart("made subtitles")
    assert min(first.values()) > 0
    assert count_work.count_apart("made subtitles") == first


@pytest.mark.parametrize(("calls", "status"), [(90, 0), (104, 0), (106, 1)])
def test_the_floor_allows_a_twentieth_more_and_only_falls(
    calls: int, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floor = tmp_path / "work-floor"
    floor.write_text(json.dumps({"python": VERSION, "work": {"made news": {"calls": 100}}}))
    monkeypatch.setattr(count_work, "FLOOR", floor)
    monkeypatch.setattr(count_work, "CORPUS", tmp_path / "none")
    monkeypatch.setattr(count_work, "count_apart", lambda _: {"calls": calls})
    monkeypatch.setattr(sys, "argv", ["count_work.py", "--write"])
    assert count_work.main() == status
    assert ("made news: calls" in capsys.readouterr().out) == bool(status)
    written = json.loads(floor.read_text())["work"]
    assert written["made news"] == {"calls": min(calls, 100)}
    assert written["made laws"] == {"calls": calls}


def test_another_python_is_not_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floor = tmp_path / "work-floor"
    floor.write_text(json.dumps({"python": "3.0", "work": {}}))
    monkeypatch.setattr(count_work, "FLOOR", floor)
    monkeypatch.setattr(sys, "argv", ["count_work.py"])
    assert count_work.main() == 0
    assert "NOT checked" in capsys.readouterr().out
