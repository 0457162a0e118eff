"""A run that was stopped is taken up: what is there stays, the last part is made again, another pipeline is refused."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from arnorm.cli import _resume, _run
from cli_run import STEPS, Call


@pytest.fixture
def stop_after(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Stop the next runs like Ctrl-C, after this many batches of texts."""
    monkeypatch.setattr(_run, "BATCH_TEXTS", 20)
    work_on = _run.Work.work_on

    def stop(batches: int) -> None:
        done = iter(range(batches))

        def stopped(work: _run.Work, batch: tuple[list[str], bool]) -> object:
            if next(done, None) is None:
                raise RuntimeError("stopped")
            return work_on(work, batch)

        monkeypatch.setattr(_run.Work, "work_on", stopped if batches else work_on)

    return stop


def make_lines(path: Path, count: int = 60) -> None:
    path.write_text("".join(f'{{"id": {i}, "text": "عَام ٢٠٢٥"}}\n' for i in range(count)), encoding="utf-8")


def open_text(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.csv"])
def test_a_file_goes_on_behind_its_last_record(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_after: Callable[[int], None], name: str
) -> None:
    monkeypatch.setattr(_resume, "_SECONDS", 0.0)
    made, out, whole = tmp_path / f"in{Path(name).suffix}", tmp_path / name, tmp_path / f"whole.{name}"
    if name.endswith(".csv"):
        made.write_text("id,text\n" + "".join(f"{i},عَام ٢٠٢٥\n" for i in range(60)), encoding="utf-8-sig")
    else:
        made = tmp_path / "in.jsonl"
        make_lines(made)
    assert call(*STEPS, "-o", whole, made)[0] == 0
    stop_after(1)
    with pytest.raises(RuntimeError, match="stopped"):
        call(*STEPS, "--resume", "-o", out, made)
    assert not out.exists()
    part = tmp_path / f".{name}.arnorm-part"
    kept = part.stat().st_size
    assert kept
    with part.open("ab") as file:
        file.write(b'{"id": 99, "te')  # the last record, half-written
    stop_after(0)
    assert call(*STEPS, "--resume", "-o", out, made) == (0, b"", "")
    assert open_text(out) == open_text(whole)
    assert not part.exists()
    stamp = out.stat().st_mtime_ns
    status, _, err = call(*STEPS, "--resume", "-o", out, made)
    assert (status, err) == (0, f"arnorm: {out}: 1 of 1 outputs are there and stay\n")
    assert out.stat().st_mtime_ns == stamp
    status, _, err = call("--resume", "-o", out, made)
    assert status == 2
    assert "is of another pipeline or other options" in err


@pytest.mark.parametrize("first", [(), ("--resume",)])
def test_a_folder_goes_on_with_the_files_that_are_not_there(
    call: Call, tmp_path: Path, stop_after: Callable[[int], None], first: tuple[str, ...]
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for name in "abc":
        make_lines(raw / f"{name}.jsonl", 30)
    stop_after(2)
    with pytest.raises(RuntimeError, match="stopped"):
        call(*STEPS, *first, "-o", out, raw)
    there = {path.name: path.stat().st_mtime_ns for path in out.glob("*.jsonl")}
    assert there
    assert len(there) < 3
    stop_after(0)
    assert call("--resume", "-o", out, raw)[0] == 2  # WEB, not these steps
    status, _, err = call(*STEPS, "--resume", "-o", out, raw)
    assert (status, err) == (0, f"arnorm: {out}: {len(there)} of 3 outputs are there and stay\n")
    for path in sorted(out.glob("*.jsonl")):
        assert path.read_text(encoding="utf-8").count('"عام 2025"') == 30
        assert there.get(path.name, path.stat().st_mtime_ns) == path.stat().st_mtime_ns
    assert not list(out.glob(".*.tmp"))


@pytest.mark.parametrize("name", ["in.jsonl", "raw"])
def test_an_output_of_another_input_is_made_again(call: Call, tmp_path: Path, name: str) -> None:
    file, out = tmp_path / "raw" / "in.jsonl", tmp_path / "out"
    file.parent.mkdir()
    made, raw = (out / "in.jsonl", file.parent) if name == "raw" else (out, file)

    def read_again(digit: str, times: tuple[int, int] | None = None) -> None:
        other = tmp_path / "other"
        other.write_text(f'{{"text": "{digit}"}}\n', encoding="utf-8")
        if times is not None:
            os.utime(other, ns=times)
        other.replace(file)
        assert call(*STEPS, "--resume", "-o", out, raw) == (0, b"", "")
        assert json.loads(made.read_text(encoding="utf-8")) == {"text": str(int(digit))}

    read_again("٩")
    read_again("٨", (2**30, 2**30))  # older than its output
    read_again("٧", (2**30, 2**30))  # of the same size and time
    with file.open("r+", encoding="utf-8") as same:
        same.write('{"text": "٦"}')
    os.utime(file, ns=(2**30, 2**30))
    assert call(*STEPS, "--resume", "-o", out, raw) == (0, b"", "")
    assert made.read_text(encoding="utf-8") == '{"text": "6"}\n'
    assert "1 of 1 outputs are there" in call(*STEPS, "--resume", "-o", out, raw)[2]
    made.write_text("cut", encoding="utf-8")
    assert call(*STEPS, "--resume", "-o", out, raw) == (0, b"", "")
    assert made.read_text(encoding="utf-8") == '{"text": "6"}\n'


def test_a_half_written_line_of_the_journal_is_none(call: Call, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for name in "ab":
        make_lines(raw / f"{name}.jsonl", 2)
    assert call(*STEPS, "--resume", "-o", out, raw)[0] == 0
    journal = out / ".arnorm-resume.json"
    for cut in (1, 2, 40, 150):
        left = journal.read_bytes()[:-cut]
        journal.write_bytes(left)
        err = call(*STEPS, "--resume", "-o", out, raw)[2]
        there = left.count(b"\n") - 1
        assert err == (f"arnorm: {out}: {there} of 2 outputs are there and stay\n" if there else "")
        assert len(journal.read_bytes().splitlines()) == 3
    os.link(journal, tmp_path / "kept")
    (raw / "a.jsonl").touch()
    status, _, err = call(*STEPS, "--resume", "-o", out, raw)
    assert (status, "is no file of arnorm's own" in err) == (1, True)


def test_what_nothing_is_known_of_is_refused(call: Call, tmp_path: Path) -> None:
    raw, out = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    make_lines(raw, 2)
    out.write_text("of somebody\n", encoding="utf-8")
    status, _, err = call("--resume", "-o", out, raw)
    assert status == 2
    assert "says which pipeline made it; begin again without --resume" in err
    assert out.read_text(encoding="utf-8") == "of somebody\n"
    for arguments in (("--resume", raw), ("--resume", "-i", raw), ("--resume", "-o", out, "-")):
        assert call(*arguments)[0] == 2
    journal = tmp_path / ".c.jsonl.arnorm-resume.json"
    journal.write_text("{\n", encoding="utf-8")
    for _ in range(2):
        assert "cannot be read" in call("--resume", "-o", tmp_path / "c.jsonl", raw)[2]
        os.truncate(journal, 1 << 40)  # a hole in a file takes no place on the disk


def test_a_run_that_ended_well_leaves_no_journal(call: Call, tmp_path: Path) -> None:
    raw, out = tmp_path / "a.jsonl", tmp_path / "out"
    make_lines(raw, 2)
    assert call("-o", f"{out}/", raw)[0] == 0
    assert [path.name for path in out.iterdir()] == ["a.jsonl"]
