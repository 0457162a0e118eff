"""Worker processes, however they are started: they end with their parent, and a script without a guard is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli_run import alive, environment

METHODS = ["fork", "forkserver", "spawn"]

ENDLESS = """
import itertools, multiprocessing, sys
import arnorm

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    texts = arnorm.Pipeline(arnorm.unify_digits).map(itertools.repeat("عام ١٤٤٦ " * 20_000), workers=2)
    for _ in range(4):
        next(texts)
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    for text in texts:
        pass
"""

UNGUARDED = """
import multiprocessing, sys
import arnorm

multiprocessing.set_start_method(sys.argv[1], force=True)
print(list(arnorm.Pipeline(arnorm.unify_digits).map(["١", "٢"], workers=2)))
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc on this machine: workers NOT watched")
@pytest.mark.parametrize("method", METHODS)
def test_workers_end_with_a_killed_parent(tmp_path: Path, method: str) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS, encoding="utf-8")
    command = [sys.executable, script, method]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment()) as process:
        assert process.stdout is not None
        workers = [int(pid) for pid in process.stdout.readline().split()]
        assert len(workers) == 2
        assert all(map(alive, workers))
        os.kill(process.pid, signal.SIGKILL)
    for _ in range(100):
        if not any(map(alive, workers)):
            return
        time.sleep(0.1)
    left = [pid for pid in workers if alive(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert not left, "workers outlive their parent"


@pytest.mark.parametrize("method", METHODS)
def test_a_script_without_a_guard_is_told_what_to_write(tmp_path: Path, method: str) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    command = [sys.executable, script, method]
    done = subprocess.run(command, capture_output=True, env=environment(), timeout=60, check=False)
    said = done.stderr.decode()
    if method == "fork":
        assert (done.returncode, done.stdout.decode(), said) == (0, "['1', '2']\n", "")
        return
    assert done.returncode == 1
    assert 'if __name__ == "__main__":' in said
    assert said.count("Traceback") <= 2, "told once, by the parent (its own, and what it is from)"
