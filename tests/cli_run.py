"""What the tests of the command share: how it is run, in this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import arnorm
from arnorm import Pipeline

# Cheap steps whose output can be told by eye.
STEPS = ("-s", "strip_diacritics", "-s", "unify_digits")
P = Pipeline(arnorm.strip_diacritics, arnorm.unify_digits)
COMMAND = [sys.executable, "-m", "arnorm"]

# The command in this process (the fixture ``call``): arguments to status, output, messages.
Call = Callable[..., tuple[int, bytes, str]]


def environment() -> dict[str, str]:
    """The environment in which the package is found from any directory, installed or not."""
    return os.environ | {"PYTHONPATH": str(Path(arnorm.__file__).parents[1])}


def arnorm_(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, status: int = 0
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own and check its exit status."""
    command = [*COMMAND, *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment(), check=False)
    assert done.returncode == status, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done


PEAK = """
import re, sys
from arnorm import cli
print(cli.main(sys.argv[1:]), re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
"""


def peak_of(*arguments: object, status: int = 0) -> int:
    """The most memory that the command takes in a process of its own, in KB."""
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc/self/status on this machine: peak memory NOT checked")
    command = [sys.executable, "-c", PEAK, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True, env=environment(), text=True)
    ended, peak = map(int, done.stdout.split())
    assert ended == status, done.stderr
    return peak


def no_leftovers(folder: Path) -> bool:
    return not [path for path in folder.rglob("*") if path.name.endswith(".tmp")]


def alive(pid: int) -> bool:
    """Whether the process runs (a zombie that nobody waits for does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
