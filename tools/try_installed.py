"""Try the installed arnorm, outside of its repository: python try_installed.py [--compiled | --pure] [--here]

Run by tools/release_check.py on every Python, and by cibuildwheel on every platform. --here: of the
repository, as an editable installation has it.
"""

from __future__ import annotations

import importlib.metadata
import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from arnorm.cli._check import CLEAN, TEXT, list_checks


def run_command(*arguments: str) -> str:
    command = [sys.executable, "-m", "arnorm", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def try_files(folder: Path) -> None:
    """The command: names in Arabic, line ends of Windows, a result in the place of its source."""
    page = folder / "صفحة ١.txt"
    page.write_bytes(f"{TEXT}\r\n".encode())
    run_command("-q", "-o", str(folder / "out.txt"), str(page))
    assert (folder / "out.txt").read_text(encoding="utf-8").strip() == CLEAN
    run_command("-q", "-i", str(page))
    assert page.read_text(encoding="utf-8").strip() == CLEAN
    assert sorted(path.name for path in folder.iterdir()) == ["out.txt", "صفحة ١.txt"], "a temporary file is left"


def main(wanted: list[str]) -> None:
    import arnorm

    is_here = Path(arnorm.__file__).resolve().parents[2] == Path(__file__).resolve().parents[1]
    assert is_here == ("--here" in wanted), arnorm.__file__
    assert arnorm.__version__ == importlib.metadata.version("arnorm")
    assert ("--pure" if arnorm.compiled else "--compiled") not in wanted, f"compiled: {arnorm.compiled}"
    tags = importlib.metadata.distribution("arnorm").read_text("WHEEL") or ""
    assert is_here or ("Tag: py3-none-any" in tags) != arnorm.compiled, tags
    # "spawn" is how macOS and Windows make processes.
    multiprocessing.set_start_method("spawn", force=True)
    for name, works in list_checks().items():
        assert works(), name
    with tempfile.TemporaryDirectory() as folder:
        try_files(Path(folder))
    how = "compiled" if arnorm.compiled else "interpreted"
    print(f"arnorm {arnorm.__version__} {how}: works on Python {sys.version.split()[0]}, {sys.platform}")


if __name__ == "__main__":
    os.environ["PYTHONUTF8"] = "1"
    sys.stdout.reconfigure(encoding="utf-8")
    main(sys.argv[1:])
