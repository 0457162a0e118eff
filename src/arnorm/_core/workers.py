"""A pipeline over processes: order kept, and no more texts in flight than the workers can chew on."""

from __future__ import annotations

import collections
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TypeVar

_Result = TypeVar("_Result")
_Batch = TypeVar("_Batch")

_GUARD = """\
the worker processes ended before they did anything. Where processes are not forked, each imports the script anew: a \
script must start them only when it is run itself,

    if __name__ == "__main__":
        for text in pipeline.map(texts, workers=2): ...
"""


def check_picklable(steps: Iterable[Callable[..., object]]) -> None:
    """TypeError for a step that cannot be sent to a process: a lambda, or what is defined inside of a function."""
    for step in steps:
        try:
            pickle.dumps(step)
        except Exception as error:
            name = getattr(step, "__qualname__", "") or type(step).__qualname__
            what = "write it with def at the top of a module, not inside of a function and not as a lambda"
            raise TypeError(f"workers need steps that can be pickled, and {name} cannot: {what}") from error


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end when it is gone, however it ended, instead of waiting for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A handler of the parent's would raise in the work, which the pool takes for an error: it would wait for ever.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(forked_by: int) -> None:
    # The parent's sentinel is what tells under forkserver, where the worker's own parent is the server. A forked worker
    # may hold, from the fork, what would close the sentinels of its brothers: there the parent's number tells at once.
    parent = multiprocessing.parent_process()
    watched = [parent.sentinel] if parent is not None else []
    while os.getppid() == forked_by and not wait(watched, 0.5):
        pass
    os._exit(1)


def map_in_processes(work: Callable[[_Batch], _Result], batches: Iterable[_Batch], workers: int) -> Iterator[_Result]:
    """``map(work, batches)`` by processes, in order; ``work`` must be picklable.

    Raises RuntimeError, with what to write, where a script starts them while a worker imports it; and what ``batches``
    raises, after the results of the batches before.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        os._exit(1)  # this is such a worker: its parent reports the error, once
    waiting: collections.deque[Future[_Result]] = collections.deque()
    errors: list[Exception] = []
    done = 0
    with ProcessPoolExecutor(workers, initializer=_start_worker) as pool:
        try:
            for batch in _until_error(batches, errors):
                waiting.append(pool.submit(work, batch))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
                    done += 1
            while waiting:
                yield waiting.popleft().result()
                done += 1
        except (BrokenProcessPool, ConnectionError, EOFError) as error:
            if done or multiprocessing.get_start_method() == "fork":
                raise
            raise RuntimeError(_GUARD) from error
        finally:
            for future in waiting:
                future.cancel()
    if errors:
        raise errors[0]


def _until_error(batches: Iterable[_Batch], errors: list[Exception]) -> Iterator[_Batch]:
    """The batches; what their source raises ends them and is kept in ``errors``."""
    try:
        yield from batches
    except Exception as error:
        errors.append(error)
