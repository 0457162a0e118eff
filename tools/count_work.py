"""The work of WEB at the first reading of a text, counted: the same on every machine, unlike a time.

    python tools/count_work.py            compare with .ci/work-floor: 5 % above a figure is too much
    python tools/count_work.py --write    write what fell; a figure that is to rise is written by hand, with the reason

For each thousand characters: the calls of Python functions of arnorm (a generator's resumptions among them; kernels are
compiled and not counted), how often a pattern is asked, and the characters that patterns pass over. Each kind of text
is read by a process of its own, which has read the other kinds before, so that imports and common words count nowhere.
Six kinds are of our own pages (tests/pages); kinds of ../shared/corpus are counted where it is.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from benchmarks import corpus  # noqa: E402

from own_pages import KINDS, read_kind  # noqa: E402

FLOOR = ROOT / ".ci" / "work-floor"
SOURCES = corpus.SOURCES | {"pages": ("egypt_gazette_pdf", "classical")}
CHARACTERS = 60_000  # of the corpus, for each kind
LONGEST = 10_000  # of each document
CALLS = "calls"
ALLOWED = 1.05


def read_corpus(kind: str) -> list[str]:
    """The first documents of each source of a kind."""
    texts = []
    for name in SOURCES[kind]:
        left = CHARACTERS // len(SOURCES[kind])
        for text in corpus.read_texts(name):
            if left > 0:
                texts.append(text[: min(left, LONGEST)])
                left -= len(texts[-1])
    return texts


def count(name: str) -> dict[str, float]:
    """The work on one kind, for each thousand characters: "own news", "real news"."""
    from growth.patterns import ASKED, MATCHED, count_patterns

    work: Counter[str] = Counter()
    count_patterns(work)  # before arnorm is imported
    import arnorm

    assert arnorm.compiled, "the kernels are not compiled: what they do would be counted"
    origin, kind = name.split(" ")
    texts = read_kind(kind) if origin == "own" else read_corpus(kind)
    for other in KINDS:
        if other != kind or origin != "own":
            list(map(arnorm.WEB, read_kind(other)))
    work.clear()
    package = os.path.dirname(arnorm.__file__)
    ours: dict[Any, bool] = {}

    def note(frame: Any, event: str, _: object) -> None:
        if event == "call":
            code = frame.f_code
            if code not in ours:
                ours[code] = code.co_filename.startswith(package)
            work[CALLS] += ours[code]

    sys.setprofile(note)
    for text in texts:
        arnorm.WEB(text)
    sys.setprofile(None)
    characters = sum(map(len, texts))
    return {what: round(work[what] * 1000 / characters, 1) for what in (CALLS, ASKED, MATCHED)}


def count_apart(name: str) -> dict[str, float]:
    """`count` in a process of its own, with the same hashes in each."""
    said = subprocess.run(
        [sys.executable, __file__, "--one", name],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONHASHSEED": "0"},
    )
    if said.returncode:
        raise SystemExit(f"{name}: {said.stderr}")
    return json.loads(said.stdout)  # type: ignore[no-any-return]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--write", action="store_true", help="write the figures that fell, and new ones, to .ci/work-floor"
    )
    parser.add_argument("--one", metavar="KIND", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(count(options.one)))
        return 0
    version = "{}.{}".format(*sys.version_info)
    floor = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {"python": version, "work": {}}
    if floor["python"] != version:
        print(f"the floor is of Python {floor['python']}, which makes other calls than {version}: work NOT checked")
        return 0
    names = [f"own {kind}" for kind in KINDS]
    if corpus.CORPUS.exists():
        names += [f"real {kind}" for kind in KINDS]
    else:
        print("no ../shared/corpus on this machine: work on real text NOT counted")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counted = dict(zip(names, pool.map(count_apart, names), strict=True))
    above = []
    print("for each thousand characters (the floor)")
    for name, figures in counted.items():
        known = floor["work"].get(name, {})
        print(f"{name:16}" + "".join(f"  {what} {n:9.1f} ({known.get(what, n):9.1f})" for what, n in figures.items()))
        above += [f"{name}: {what}" for what, n in figures.items() if n > ALLOWED * known.get(what, n)]
        floor["work"][name] = {what: min(n, known.get(what, n)) for what, n in figures.items()}
    if options.write:
        rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in floor["work"].items())
        FLOOR.write_text(f'{{"python": "{version}", "work": {{\n{rows}\n}}}}\n', encoding="utf-8")
    if above:
        print("more work than the floor allows:", "; ".join(above))
    return bool(above)


if __name__ == "__main__":
    sys.exit(main())
