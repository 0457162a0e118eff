"""A pipeline over processes: order kept, and no more batches in flight than the workers can chew on."""

from __future__ import annotations

import collections
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["map_in_processes"]


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end when it is gone, however it ended, instead of waiting for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def map_in_processes(
    work: Callable[[list[str]], list[str]], batches: Iterable[list[str]], workers: int
) -> Iterator[list[str]]:
    """``map(work, batches)`` by processes, in order; ``work`` must be picklable."""
    waiting: collections.deque[Future[list[str]]] = collections.deque()
    with ProcessPoolExecutor(workers, initializer=_start_worker) as pool:
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
