"""Timing on a noisy machine: rivals in turn, several rounds, the best of each and the ratio of the bests."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def in_turn(jobs: dict[str, Callable[[], object]], rounds: int = 7, least: float = 0.03) -> dict[str, float]:
    """The best time of each job in seconds; every round runs all jobs one after the other."""
    repeats = {}
    for name, job in jobs.items():
        job()  # warm up: caches, compiled patterns, first-use imports
        start = time.perf_counter()
        job()
        repeats[name] = max(1, int(least / max(time.perf_counter() - start, 1e-7)))
    # What has been imported by now, the rivals' modules above all, is not looked through at every collection.
    gc.collect()
    gc.freeze()
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            n = repeats[name]
            start = time.perf_counter()
            for _ in range(n):
                job()
            best[name] = min(best[name], (time.perf_counter() - start) / n)
    return best
