"""make fuzz N=100000 [SEED=…] [JOBS=2]: generated texts against the laws; what breaks them is shrunk and printed.

Each line of the output is a case, ready to paste into tests/cases/laws.json.
"""

from __future__ import annotations

import argparse
import collections
import functools
import multiprocessing
import re
import secrets
import sys
import time
from collections.abc import Iterator, Sequence

from fuzz.hunt import BY_NAME, ROUND, TOPICS, Failure, hunt, minimal
from fuzz.laws import LAWS, broken
from shipped import PRESETS


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--n", type=int, default=20_000, help="texts")
    parser.add_argument("--seed", default="", help="drawn and printed unless given")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--law", action="append", choices=LAWS, default=[], help="these laws only")
    parser.add_argument(
        "--topic", action="append", choices=(*TOPICS, *BY_NAME), default=[], help="texts of these topics only"
    )
    parser.add_argument("--preset", action="append", choices=PRESETS, default=[], help="these presets only, twice")
    parser.add_argument("--each", type=int, default=8, help="failures of one kind that are shrunk, by each process")
    options = parser.parse_args()
    seed = options.seed or secrets.token_hex(4)
    print(f"seed {seed}, {options.n} texts", file=sys.stderr, flush=True)
    start = time.monotonic()
    counts: collections.Counter[str] = collections.Counter()
    seen: set[str] = set()
    rounds = range(-(-options.n // ROUND))
    given = tuple(options.law), options.topic or TOPICS, options.preset
    work = functools.partial(_round, seed, given, options.each)
    for found in _spread(work, rounds, options.jobs):
        for failure, small in found:
            counts[failure.kind] += 1
            if small is not None and (shape := _shape(small)) not in seen:
                seen.add(shape)
                print(f"{small},", flush=True)
                print(f"    {broken(small.law, small.pipeline, small.whole)}", flush=True)
    for kind, count in counts.most_common():
        print(f"{count:6} {kind}", file=sys.stderr)
    total, took = sum(counts.values()), time.monotonic() - start
    print(
        f"seed {seed}, {len(rounds) * ROUND} texts, {total} failures, {len(seen)} shapes, {took:.0f} s", file=sys.stderr
    )
    return bool(total)


def _spread(
    work: functools.partial[object], rounds: range, jobs: int
) -> Iterator[list[tuple[Failure, Failure | None]]]:
    if jobs == 1:
        yield from map(work, rounds)
        return
    with multiprocessing.Pool(jobs) as pool:
        yield from pool.imap_unordered(work, rounds, 4)


_shrunk: collections.Counter[str] = collections.Counter()


def _round(seed: str, given: tuple[Sequence[str], ...], each: int, number: int) -> list[tuple[Failure, Failure | None]]:
    """A round's failures, each with its smallest form; of one kind no more than ``each``, for shrinking is slow."""
    found = []
    for failure in hunt(seed, number, *given):
        kind = failure.kind
        _shrunk[kind] += 1
        found.append((failure, minimal(failure) if _shrunk[kind] <= each else None))
    return found


def _shape(failure: Failure) -> str:
    """What two failures of one kind share: one figure is like another, and of the options only what they are of."""
    return f"{failure.kind} {re.sub('[0-9]+', '1', str(failure.whole))}"


if __name__ == "__main__":
    sys.exit(main())
