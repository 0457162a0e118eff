"""python tools/dev.py growth [--jobs 2] [--drawn 100] [--of WEB]: every call on every family of texts, of two lengths.

    python -m growth counted   work counted, the kernels interpreted (see growth.counted)
    python -m growth timed     the least of several times, compiled

Prints each call and family whose work grows faster than the text, and returns 1 if there is any.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import os
import secrets
import sys
import time
from collections.abc import Iterator


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py growth", description=__doc__)
    parser.add_argument("way", choices=("counted", "timed"))
    parser.add_argument("--of", default="", help="calls with this in their name only")
    parser.add_argument("--family", default="", help="families with this in their name only")
    parser.add_argument("--each", type=int, default=1, help="each n-th family only")
    parser.add_argument("--drawn", type=int, default=0, help="so many families drawn at random, too")
    parser.add_argument("--characters", type=int, default=1 << 13, help="of the smallest text that is timed")
    parser.add_argument("--seed", default="", help="drawn and printed unless given")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    seed = options.seed or secrets.token_hex(4)
    start = time.monotonic()
    if options.way == "counted":
        os.environ["ARNORM_INTERPRETED"] = "1"
        importlib.import_module("arnorm_interpreted")
        importlib.import_module("growth.counted").install()
    hunt = importlib.import_module("growth.hunt")
    hunt.warm_up()
    work = hunt.plan(options.way, options, seed)
    print(f"{options.way}: seed {seed}, {len(work)} families", file=sys.stderr, flush=True)
    found = 0
    for done, lines in enumerate(_spread(hunt.look, work, options.jobs)):
        if done and done % 100 == 0:
            print(f"{options.way}: {done} families done", file=sys.stderr, flush=True)
        for line in lines:
            found += 1
            print(line, flush=True)
    print(f"{options.way}: {found} grow too fast, {time.monotonic() - start:.0f} s", file=sys.stderr)
    return bool(found)


def _spread(look: object, work: list[object], jobs: int) -> Iterator[list[str]]:
    if jobs == 1:
        yield from map(look, work)  # type: ignore[arg-type]
        return
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap_unordered(look, work)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
