"""The command and its standard streams: pipes that must not wait, closed ones, terminals, hints, Ctrl-C."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from arnorm.cli._records import TERMINAL
from cli_run import COMMAND, STEPS, arnorm_, environment

TEXT, CLEAN = "عَام ١٤٤٦\n", "عام 1446\n"


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("lines", [(TEXT, CLEAN)] * 3),
        ("jsonl", [('{"text": "عَ"}\n', '{"text": "ع"}\n'), ("\n", "\n"), ('{"text": "٢"}\n', '{"text": "2"}\n')]),
        ("csv", [("text\n", "text\n"), ("عَ\n", "ع\n"), ("٢\n", "2\n")]),
    ],
)
def test_a_pipe_gets_each_result_before_the_next_line_comes(kind: str, rows: list[tuple[str, str]]) -> None:
    command = [*COMMAND, *STEPS, "--format", kind]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line, wanted in rows:
            process.stdin.write(line.encode())
            process.stdin.flush()
            assert process.stdout.readline().decode() == wanted
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(60) == 0


def run_in_shell(arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = f"{' '.join([*COMMAND, *STEPS])} {arguments}"
    return subprocess.run(
        ["/bin/sh", "-c", command], input=stdin, capture_output=True, cwd=cwd, env=environment(), check=False
    )


@pytest.mark.parametrize(
    ("arguments", "status", "out", "err"),
    [
        ("<&-", 1, "", "arnorm: standard input: Bad file descriptor\n"),
        ("a.txt <&-", 0, CLEAN, ""),
        ("- a.txt <&-", 1, CLEAN, "arnorm: standard input: Bad file descriptor\n"),
        ("a.txt >&-", 1, "", "arnorm: output: Bad file descriptor\n"),
        ("--list-steps >&-", 1, "", "arnorm: output: Bad file descriptor\n"),
        ("--help >&-", 1, "", "arnorm: output: Bad file descriptor\n"),
        ("--list-steps >/dev/full", 1, "", "arnorm: output: No space left on device\n"),
        ("-o new.txt a.txt >&-", 0, "", ""),
        ("-i a.txt <&- >&- 2>&-", 0, "", ""),
        ("a.txt none.txt 2>&-", 1, CLEAN, ""),
        ("--stats a.txt 2>&-", 0, CLEAN, ""),
        ("-o new a.txt none.txt <&- 2>&-", 1, "", ""),
        ("--unknown 2>&-", 2, "", ""),
    ],
)
def test_closed_standard_streams(tmp_path: Path, arguments: str, status: int, out: str, err: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run_in_shell(arguments, tmp_path)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (status, out, err)
    if "-i" in arguments:
        assert path.read_text(encoding="utf-8") == CLEAN
    for new in tmp_path.glob("new.txt"):
        assert new.read_text(encoding="utf-8") == CLEAN


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('{"id": 5, "text": "عَام"}\n', "--format jsonl, or"),
        ('{"id": 5, "title": "عَام"}\n', "--format jsonl --field title, or"),
    ],
)
def test_json_lines_are_not_read_as_plain_text_unless_that_is_asked_for(line: str, wanted: str) -> None:
    for more in ((), ("-q",), ("--dates",)):
        done = arnorm_(*STEPS, *more, stdin=line.encode(), status=1)
        assert done.stdout == b""
        assert done.stderr.decode().startswith("arnorm: standard input: looks like JSON lines: write ")
        assert wanted in done.stderr.decode()
    assert arnorm_(*STEPS, "--format", "text", stdin=line.encode()).stdout.decode() == line.replace("عَام", "عام")


@pytest.mark.parametrize("more", [(), ("--format", "lines")], ids=str)
def test_a_terminal_is_told_that_the_command_waits(more: tuple[str, ...]) -> None:
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *STEPS, *more], stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        os.close(follower)
        assert process.stderr is not None
        assert process.stderr.readline().decode() == TERMINAL + "\n"
        os.write(leader, TEXT.encode() + b"\x04")
        out, err = process.communicate(timeout=60)
        os.close(leader)
    assert (process.returncode, out.decode(), err) == (0, CLEAN, b"")


SLOW_IMPORT = """
import builtins, os, signal, sys, time
real = builtins.__import__
def slow(name, *more):
    if name == "argparse":
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
    return real(name, *more)
builtins.__import__ = slow
from arnorm.__main__ import main
sys.exit(main())
"""


def test_ctrl_c_during_the_imports_prints_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SLOW_IMPORT, "--list-steps"], capture_output=True, env=environment(), check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")
