"""A pipeline over processes: order kept, and no more batches in flight than the workers can chew on."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["map_in_processes"]


def map_in_processes(
    work: Callable[[list[str]], list[str]], batches: Iterable[list[str]], workers: int
) -> Iterator[list[str]]:
    """``map(work, batches)`` by processes, in order; ``work`` must be picklable."""
    waiting: collections.deque[Future[list[str]]] = collections.deque()
    with ProcessPoolExecutor(workers) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(work, batch))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
