"""Mutants: the code with one row, threshold or condition changed, each run against the tests that should see it.

    python tools/mutants.py --n 100 [--seed S] [--jobs 2] [--of dates] [--kind code] [--at-least 95]

A mutant is drawn by a seed that is printed: a row of a table is taken out or gets another row's value, a number in the
code is one more, one less or twice as much; with ``--kind code`` a condition is turned round or left out. It is killed
where a test of its module, or one of the generic ones of tables, fails or hangs; what survives is printed.

Each mutant is a fork of this process, which has imported what tests import but nothing of arnorm: the fork imports the
one module changed, and runs pytest in itself. Nothing is copied and no file is changed.

Known mutation testers change code, not rows of data, and rows are most of what is known here.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.util
import os
import resource
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

# What tests import, once for all forks; nothing of arnorm, which each fork imports anew.
import hijridate  # noqa: F401
import hypothesis.extra
import hypothesis.strategies  # noqa: F401
import pytest
import regex  # noqa: F401
from mutations import ROOT, SOURCE, File, Mutant, files

_DATES = "render dates_find calendars unify_dates dates_reread"
_NUMBERS = "numbers spelled_numbers"
_QUOTES = "quote_rules quotes"
# The tests of a part, the fast ones first; others have tests/test_NAME.py.
TESTS = {
    "dates": _DATES,
    "dates/relative": "relative parse_date",
    "dates/reference": "relative parse_date",
    "dates/gloss": "relative",
    "fields": "parse_date",
    "elongation": "elongation exports",
    "numbers": f"{_NUMBERS} speech_numbers speech",
    "quotes": _QUOTES,
    "pdf": "pdf_runs pdf pdf_allah pdf_hidden pdf_pages turned_forms",
    "speech": "speech_numbers speech",
    "tags": "web links protect",
    "emoji": "punctuation links",
    "punctuation": "punctuation presets speech",
    "forms": "forms turned_forms exports",
    "form_lines": "turned_forms pdf",
    "letters": "letters exports names",
    "diacritics": "diacritics exports",
    "web": "web structured hidden",
    "invisibles": "invisibles hidden",
    "scripts": "letters invisibles presets hidden",
    "presets": "presets uthmani dedup names pdf",
    "_arabic/protect": "protect links letters invisibles presets",
    "_arabic/removal": "punctuation links",
    "_arabic/strokes": "tatweel",
    "_arabic/joining": "turned_forms forms pdf pdf_allah",
    "_arabic/marks": "marks quotes punctuation whitespace pdf_runs web",
    "_arabic/counted": f"speech {_NUMBERS}",
    "_arabic/superscript_alef": "diacritics exports presets",
    "_arabic/folding": f"letters presets {_DATES}",
    "_arabic/affixes": f"yeh {_QUOTES} {_NUMBERS} {_DATES}",
    "_arabic/data/alef_nouns": "diacritics yeh",
    "_arabic/data/quotation_words": _QUOTES,
    "_arabic/data/units": f"speech {_NUMBERS} {_DATES}",
    "_arabic/data/numerals": f"speech_numbers speech {_NUMBERS} {_DATES}",
    "_arabic/data/written_names": f"speech {_DATES}",
    "_arabic/data/date_cues": f"{_NUMBERS} {_DATES}",
    "_arabic/data/calendar_names": _DATES,
    "_arabic/data/field_words": "parse_date",
    "_arabic/data": f"{_NUMBERS} {_DATES}",
}
GENERIC = ("bounds", "rules", "tables", "fuzz")
# In names of tests that are about other things than rows, and slow.
SLOW = ("slice", "time_grows", "linear", "corpus", "generator", "standard_library", "without_the_proof", "without_ftfy")
SLOWEST = 100  # seconds of processor; a mutant that takes longer hangs
MEMORY = 4 << 30


def drawn(of: str, kinds: tuple[str, ...], n: int, seed: str) -> list[Mutant]:
    """N mutants, of each kind as many, as far as there are so many.

    A mutant is in or out by itself, so that a change of the code changes few others of a draw.
    """
    by_kind: dict[str, list[Mutant]] = {"row": [], "threshold": [], "code": []}
    for path in files(of):
        for mutant in File(path).mutants():
            by_kind[mutant.sort].append(mutant)
    print({kind: len(found) for kind, found in by_kind.items()}, "mutants can be made", file=sys.stderr)
    chosen = []
    for i, kind in enumerate(kinds):
        lot = sorted(by_kind[kind], key=lambda mutant: mutant.lot(seed))
        chosen += lot[: n // len(kinds) + (i < n % len(kinds))]
    return chosen


def tests_of(path: Path) -> list[str]:
    """The tests that should see a mutant of a file: the generic ones and those of its part, the fast ones first."""
    name = path.relative_to(SOURCE).with_suffix("").as_posix()
    known = next((TESTS[part] for part in sorted(TESTS, key=len, reverse=True) if name.startswith(part)), None)
    own = known.split() if known else [name.partition("/")[0]]
    return [f"tests/test_{test}.py" for test in (*GENERIC, *own) if (ROOT / "tests" / f"test_{test}.py").exists()]


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Finds one module and gives it with other source."""

    def __init__(self, path: Path, source: bytes) -> None:
        self.path, self.source = path, source
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)

    def get_filename(self, _name: str) -> str:
        return str(self.path)

    def get_data(self, path: str) -> bytes:
        if path != str(self.path):
            raise OSError(path)  # no bytecode
        return self.source


class _Cases:
    """Of the tests those of cases and rules only: no real text, which is not everywhere, nothing drawn, no times."""

    @staticmethod
    def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
        items[:] = [
            item
            for item in items
            if not {"corpus", "page"} & set(getattr(item, "fixturenames", ()))
            and not getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
            and not any(word in item.name for word in SLOW)
        ]


def _said_by(test: str) -> str:
    """The file that keeps what a test prints without a mutant."""
    return str(Path(tempfile.gettempdir()) / f"arnorm-mutants-{Path(test).stem}.txt")


def _run(mutant: Mutant | None, tests: list[str]) -> NoReturn:
    """In the fork: run the tests, with a mutant if there is one; the exit status is 0 where none fails."""
    resource.setrlimit(resource.RLIMIT_CPU, (SLOWEST, SLOWEST + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(10 * SLOWEST)
    quiet = os.open(os.devnull if mutant else _said_by(tests[0]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if mutant is not None:
        sys.meta_path.insert(0, _Changed(mutant.path, mutant.applied()))
        if "kernel" in mutant.path.name:
            os.environ["ARNORM_INTERPRETED"] = "1"
    status = 1
    try:
        options = ["-x", "-q", f"--tb={'no' if mutant else 'short'}", "--assert=plain"]
        options += ["-p", "no:cacheprovider", "-p", "no:randomly"]
        status = int(pytest.main([*options, *tests], plugins=[_Cases()]))
    finally:
        os._exit(0 if status in (0, 5) else 1)


def outcomes(jobs: list[tuple[Mutant | None, list[str]]], at_once: int) -> Iterator[tuple[int, bool]]:
    """Which of the jobs are done, as they are done, and whether no test failed."""
    running: dict[int, int] = {}
    waiting = list(enumerate(jobs))
    while waiting or running:
        while waiting and len(running) < at_once:
            i, (mutant, tests) = waiting.pop(0)
            if not (child := os.fork()):
                _run(mutant, tests)
            running[child] = i
        child, status = os.wait()
        yield running.pop(child), status == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--seed", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--of", default="", help="mutants of paths under src/arnorm that begin so")
    parser.add_argument("--kind", action="append", choices=("row", "threshold", "code"), default=[])
    parser.add_argument("--at-least", type=float, default=0, help="exit 1 where fewer per cent are killed")
    options = parser.parse_args()
    seed = options.seed or secrets.token_hex(4)
    chosen = drawn(options.of, tuple(options.kind) or ("row", "threshold"), options.n, seed)
    start = time.monotonic()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))  # some tests import benchmarks
    tests = sorted({test for one in chosen for test in tests_of(one.path)})
    for i, passed in outcomes([(None, [test]) for test in tests], options.jobs):
        if not passed:
            print(Path(_said_by(tests[i])).read_text(encoding="utf-8"))
            sys.exit(f"{tests[i]} fails without any mutant")
    print(f"seed {seed}, {len(chosen)} mutants; tests pass after {time.monotonic() - start:.0f} s", file=sys.stderr)
    left = []
    for i, survives in outcomes([(one, tests_of(one.path)) for one in chosen], options.jobs):
        if survives:
            left.append(chosen[i])
            print(f"SURVIVES {chosen[i]}", flush=True)
    for kind in ("row", "threshold", "code"):
        mine = [one in left for one in chosen if one.sort == kind]
        print(f"{kind}: {len(mine) - sum(mine)} of {len(mine)} killed", file=sys.stderr)
    rate = 100 * (len(chosen) - len(left)) / max(1, len(chosen))
    took, used = time.monotonic() - start, os.times()
    cost = f"{took:.0f} s, {used.children_user + used.children_system:.0f} s of processor"
    print(f"seed {seed}: {len(chosen) - len(left)} of {len(chosen)} killed, {rate:.1f} per cent; {cost}")
    return int(rate < options.at_least)


if __name__ == "__main__":
    sys.exit(main())
