"""What Windows and macOS do otherwise, as far as a Linux machine can say: names, line ends, encodings, open files, spawn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli_run import STEPS, environment, no_leftovers

SCRIPT = Path(__file__).parent / "like_windows.py"
WORDS = "كَتَبَ ١٢"
CLEAN = "كتب 12"


def run(*arguments: object, stdin: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment() | variables)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


@pytest.mark.parametrize("workers", ["1", "2"])
def test_files_are_written_and_replaced(tmp_path: Path, workers: str) -> None:
    names = ["صفحة ١.txt", "CON-.txt", "b c.txt"]
    for name in names:
        (tmp_path / name).write_bytes(f"{WORDS}\r\n".encode() * 3)
    assert run(*STEPS, "-q", "-i", "-j", workers, tmp_path).returncode == 0
    assert run(*STEPS, "-q", "-o", tmp_path / "out", tmp_path).returncode == 0
    for name in names:
        for folder in (tmp_path, tmp_path / "out"):
            assert (folder / name).read_bytes() == f"{CLEAN}\r\n".encode() * 3
    assert no_leftovers(tmp_path)


def test_an_output_that_is_open_stays_as_it_was(tmp_path: Path) -> None:
    """The file that standard input comes from is open for as long as the command runs."""
    path = tmp_path / "open.txt"
    path.write_text(WORDS, encoding="utf-8")
    command = [sys.executable, str(SCRIPT), *STEPS, "-q", "-o", str(path), "-"]
    with path.open("rb"), path.open("ab") as kept:
        done = subprocess.run(
            command, input=WORDS.encode(), capture_output=True, check=False, env=environment(), pass_fds=[kept.fileno()]
        )
    assert done.returncode == 1
    assert b"open.txt: The process cannot access the file" in done.stderr
    assert path.read_text(encoding="utf-8") == WORDS
    assert no_leftovers(tmp_path)


def test_a_report_and_its_text(tmp_path: Path) -> None:
    report = tmp_path / "r.html"
    for _ in range(2):  # the second one replaces the first
        done = run(*STEPS, "-q", "--report", report, stdin=f"{WORDS}\r\n".encode())
        assert done.stdout == f"{CLEAN}\r\n".encode()
    assert 'lang="ar"' in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["--list-steps"], ["--describe", "ar"], ["export", "LUCENE", "--to", "javascript"]]
)
def test_arabic_is_printed_where_the_system_has_another_encoding(arguments: list[str]) -> None:
    """A file that output is sent to has the encoding of the system: cp1252 in much of the world."""
    done = run(*arguments, PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    assert "\N{REPLACEMENT CHARACTER}" not in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


def test_a_reader_that_leaves_ends_the_command() -> None:
    """There is no SIGPIPE to die of."""
    command = [sys.executable, str(SCRIPT), *STEPS, "-q"]
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1, env=environment()) as process:
        assert process.stdout
        process.stdout.close()
        _, errors = process.communicate(f"{WORDS}\n".encode() * 10)
    assert process.returncode == 1
    assert errors == b""
