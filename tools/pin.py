"""A case for each mutant that survives: the smallest generated text that reads otherwise with it.

    python tools/pin.py --n 60 [--seed S] [--of dates] [--jobs 2] > rows

Each line is a row for tests/cases/pinned.json, and after it what the mutant makes of the text. Read each before it
goes in: it pins what the code does today, which may be wrong.
"""

from __future__ import annotations

import argparse
import functools
import json
import multiprocessing
import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "tests")]

from mutants import ROOT, SOURCE, Mutant, drawn, survives  # noqa: E402

from fuzz.grammar import fragments  # noqa: E402
from fuzz.shrink import WHOLE, smaller  # noqa: E402
from readings import READINGS  # noqa: E402

TEXTS = 6000
TOPICS = {"dates": ("dates",), "numbers": ("numbers", "dates"), "quotes": ("quotes",)}
READERS = {
    "dates": ("dates", "unify_dates"),
    "numbers": ("numbers", "unify_numbers"),
    "pdf": ("repair_pdf",),
    "_arabic": ("dates", "numbers", "quotes", "web", "search", "corpus"),
}


class Other:
    """The mutant in a process of its own, which reads texts as they come."""

    def __init__(self, mutant: Mutant, place: Path, reader: str) -> None:
        shutil.copytree(SOURCE.parent, place / "src", ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        (place / "src" / "arnorm" / mutant.path.relative_to(SOURCE)).write_bytes(mutant.applied())
        env = {**os.environ, "PYTHONPATH": f"{place / 'src'}:{ROOT / 'tests'}", "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "readings", reader]
        self.process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=-1, stdout=-1, stderr=-3, text=True)

    def __call__(self, text: str) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(text) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        return json.loads(line) if line else "raises"

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


@functools.cache
def texts(part: str) -> list[list[str]]:
    """Sentences of the cases first, then generated ones, the same for all mutants of a part."""
    r = random.Random(f"pin {part}")
    known = json.loads((ROOT / "tests" / "cases" / "tables.json").read_text(encoding="utf-8"))
    rows = [[case[0]] for table in known.values() for case in table.values()]
    topics = TOPICS.get(part, ("letters", "all", "numbers", "quotes"))
    made = [fragments(r, topics[i % len(topics)]) for i in range(TEXTS)]
    # JSON makes one character of two lone surrogates side by side.
    return rows + [text for text in made if not any("\ud800" <= char <= "\udfff" for char in "".join(text))]


@functools.cache
def ours(part: str, reader: str) -> list[str]:
    return [READINGS[reader]("".join(text)) for text in texts(part)]


def pinned(mutant: Mutant) -> tuple[Mutant, dict[str, str] | None, str]:
    """A row that tells the mutant from the code, and what the mutant reads; None where no text did."""
    if not survives(mutant):
        return mutant, None, "killed"
    part = mutant.path.relative_to(SOURCE).parts[0].removesuffix(".py")
    for reader in READERS.get(part, (part,) if part in READINGS else ("web", "search", "corpus")):
        with tempfile.TemporaryDirectory(prefix="pin-") as place:
            other = Other(mutant, Path(place), reader)
            read = READINGS[reader]
            try:
                for text, reading in zip(texts(part), ours(part, reader), strict=True):
                    if other("".join(text)) != reading:

                        def differs(kept: list[str], other: Other = other, read: object = read) -> bool:
                            return other("".join(kept)) != read("".join(kept))

                        small = smaller(smaller(text, differs), differs)
                        small = smaller(WHOLE.findall("".join(small)), differs)
                        final = "".join(small)
                        return mutant, {"reader": reader, "text": final, "reading": read(final)}, other(final)
            finally:
                other.close()
    return mutant, None, "survives"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=60)
    parser.add_argument("--seed", default="")
    parser.add_argument("--of", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kind", action="append", choices=("row", "threshold", "code"), default=[])
    options = parser.parse_args()
    seed = options.seed or secrets.token_hex(4)
    chosen = drawn(options.of, tuple(options.kind) or ("row", "threshold", "code"), options.n, seed)
    with multiprocessing.Pool(options.jobs) as pool:
        for mutant, row, how in pool.imap_unordered(pinned, chosen):
            if row:
                print(f"{json.dumps(row, ensure_ascii=False)},", f"    {mutant}", f"    {how!a}", sep="\n", flush=True)
            else:
                print(f"    {how} {mutant}", flush=True)


if __name__ == "__main__":
    main()
