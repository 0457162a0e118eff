"""Whatever is done more rarely than the targets of the Makefile: one command, by its name.

    python tools/dev.py            the names
    python tools/dev.py fuzz --n 1000000 --topic hidden

It runs in the environment of `make test` (.venv), which it makes where it is missing; VENV and PYTHON choose another,
as for make. With --here first it runs in the environment of the Python that it was started with. Arguments go to the
command.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = os.environ.get("VENV", ".venv")
HERE = sys.argv[1:2] == ["--here"]


def run(*command: str, **environment: str) -> None:
    """Run a command at the root of the repository, and end with its status where it fails."""
    status = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode
    if status:
        sys.exit(status)


def interpreter() -> str:
    """The Python of the environment, which is made where it is missing."""
    if HERE:
        return sys.executable
    run("make", "--silent", f"{VENV}/.test")
    return os.path.join(VENV, "bin", "python")


def python(*arguments: str, **environment: str) -> None:
    """Run Python in the environment of the tests."""
    run(interpreter(), *arguments, **environment)


def pytest(*arguments: str, **environment: str) -> None:
    """Run pytest in a process for each core."""
    python("-m", "pytest", "-q", "-n", "auto", *arguments, **environment)


def _files(names: str) -> list[str]:
    return [f"tests/test_{name}.py" for name in names.split()]


# What another Python runs too, and what is run where nothing can be compiled.
PART = _files("kernels scan edits gates pipeline presets letters tatweel digits forms whitespace protect")
# What starts no shell, sends no signal and reads no /proc.
PORTABLE = _files("laws presets pipeline cli workers dates_find numbers quotes")
# What starts no process, and recurses no deeper than WebAssembly allows.
PYODIDE = _files(
    "scan edits gates presets letters tatweel digits forms whitespace protect quotes numbers punctuation unify_dates"
)


def tables() -> None:
    """After a row, a step, a case or a docstring: write words of the first look for dates, pages, vectors."""
    command = [interpreter(), "tools/make_date_words.py"]
    made = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    (ROOT / "src/arnorm/_generated/date_words.py").write_bytes(made.stdout)
    python("docs/steps_page.py")
    python("tools/make_reference.py")
    python("tools/make_vectors.py")


def test_part(*arguments: str) -> None:
    """The tests that another Python runs too."""
    pytest(*PART, *arguments)


def test_interpreted(*arguments: str) -> None:
    """The same with kernels that are not compiled."""
    pytest(*PART, *arguments, ARNORM_INTERPRETED="1")


def test_portable(*arguments: str) -> None:
    """The tests for macOS and Windows; on Linux all tests."""
    pytest(*([] if sys.platform == "linux" else PORTABLE), *arguments)


def test_engines(*arguments: str) -> None:
    """The adapters against the real engines, in .venv-engines."""
    run("sh", "tools/test-engines.sh", *arguments)


def test_oldest(*arguments: str) -> None:
    """The tests with the oldest release of each dependency, in .venv-oldest."""
    run("sh", "tools/test-oldest.sh", *arguments)


def test_playground(*arguments: str) -> None:
    """A part of the tests in Pyodide, and the playground in a browser, which is built first."""
    python("tools/make_playground.py")
    python("tools/test_pyodide.py", *PYODIDE)
    python("-m", "pytest", "-q", "tests/test_playground.py", *arguments, ARNORM_PLAYGROUND="1")


def playground_serve(port: str = "8000") -> None:
    """Show the playground on this machine."""
    python("tools/make_playground.py", "--serve", port)


def memory(*arguments: str) -> None:
    """Memory on inputs that once took gigabytes; sizes are printed."""
    python("-m", "pytest", "-q", "-s", "tests/test_memory.py", *arguments, ARNORM_MEMORY="1")


def wheel() -> None:
    """A wheel for the running Python in dist/, tried in an environment of its own."""
    python("-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "-w", "dist", ".")
    run(sys.executable, "-m", "venv", "--clear", f"{VENV}-wheel")
    newest = max((ROOT / "dist").glob("arnorm-*.whl"), key=lambda path: path.stat().st_mtime)
    there = str(ROOT / f"{VENV}-wheel" / "bin" / "python")
    run(there, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(newest))
    run(there, "-I", "-c", 'import arnorm; print(arnorm.normalize("في ٣ رمضان ١٤٤٦هـ"), arnorm.compiled)')


def work(*arguments: str) -> None:
    """Calls and patterns that WEB needs for a new text, against .ci/work-floor (--write lowers it)."""
    python("tools/count_work.py", *arguments)


def fuzz(*arguments: str) -> None:
    """Drawn texts against the exact laws: --n 1000000 [--seed …] [--jobs 2] [--topic hidden]."""
    python("-m", "fuzz", *arguments, PYTHONPATH="tests")


def laws_of_text(*arguments: str) -> None:
    """The laws of real text over our pages and ../shared: figures with a bound each ([--each 8] an eighth)."""
    python("tools/check_laws.py", "--jobs", "2", *arguments)


def wall(*arguments: str) -> None:
    """What presets and finders give for our pages: record FILE before a change, compare FILE after it."""
    python("tools/wall.py", *arguments)


def growth(*arguments: str) -> None:
    """Every call on every family of repeated texts: work counted, then timed (three hours; --each 8: an eighth)."""
    for way in ("counted", "timed"):
        python("-m", "growth", way, "--drawn", "100", *arguments, PYTHONPATH="tests")


def field(*arguments: str) -> None:
    """The benchmark of the field, docs/field.md: [install|fetch|run|page|sample] (without one, all but sample)."""
    python("-m", "benchmarks.field", *arguments)


def mutants(*arguments: str) -> None:
    """The code with a row or a threshold changed: which changes do the tests see? [--n 100] [--of dates]."""
    python("tools/mutants.py", *arguments)


COMMANDS: dict[str, Callable[..., None]] = {
    one.__name__.replace("_", "-"): one
    for one in (
        tables, test_part, test_interpreted, test_portable, test_engines, test_oldest, test_playground,
        playground_serve, memory, wheel, work, fuzz, laws_of_text, wall, growth, field, mutants,
    )
}  # fmt: skip


def main() -> None:
    name, *arguments = sys.argv[1 + HERE :] or [""]
    if name not in COMMANDS:
        for one, command in COMMANDS.items():
            print(f"{one:18}{command.__doc__}")
        sys.exit(f"no command {name!r}" if name not in ("", "-h", "--help") else 0)
    COMMANDS[name](*arguments)


if __name__ == "__main__":
    main()
