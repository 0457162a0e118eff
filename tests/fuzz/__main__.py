"""python tools/dev.py fuzz --n 100000: drawn texts against the exact laws; what breaks them is printed."""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import secrets
import sys
import time

from fuzz.hunt import ROUND, TOPICS, hunt
from fuzz.laws import LAWS


def _round(seed: str, laws: list[str], topics: list[str], number: int) -> list[str]:
    return [*map(str, hunt(seed, number, laws, topics))]


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description=__doc__)
    parser.add_argument("--n", type=int, default=20_000, help="texts")
    parser.add_argument("--seed", default="", help="drawn and printed unless given")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--law", action="append", choices=LAWS, default=[], help="these laws only")
    parser.add_argument("--topic", action="append", choices=TOPICS, default=[], help="texts of these topics only")
    options = parser.parse_args()
    seed = options.seed or secrets.token_hex(4)
    start, count = time.monotonic(), 0
    rounds = range(-(-options.n // ROUND))
    work = functools.partial(_round, seed, options.law, options.topic or TOPICS)
    with multiprocessing.Pool(options.jobs) as pool:
        for found in pool.imap_unordered(work, rounds, 4):
            for failure in found:
                count += 1
                print(failure, flush=True)
    took = time.monotonic() - start
    print(f"seed {seed}, {len(rounds) * ROUND} texts, {count} failures, {took:.0f} s", file=sys.stderr)
    return bool(count)


if __name__ == "__main__":
    sys.exit(main())
