"""Runs one cleaner on what it is given, in its own environment: `python worker.py NAME jobs.json outputs.json`.

Each output is what the cleaner gave, or {"error": …}. A call that takes longer than SECONDS_A_CALL is given up, and so
is a set after SECONDS_A_SET.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[2])  # this checkout's benchmarks, not its src

from benchmarks.field.cleaners import CLEANERS

SECONDS_A_CALL, SECONDS_A_SET = 10, 120
TEXTS = ("diacritics", "key", "digits", "clean", "forms", "pdf", "quotes")


def ways(name: str) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """The kinds that a cleaner offers, each with the label of its row and the call."""
    for kind, calls in CLEANERS[name].make().items():
        if isinstance(calls, dict):
            yield from ((kind, f"{name} {label}".strip(), call) for label, call in calls.items())
        else:
            yield kind, name, calls


def answer(call: Callable[..., Any], given: Any) -> Any:
    """What a call gives; whatever it raises is its answer."""
    try:
        return call(*given) if isinstance(given, list) else call(given)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"[:200]}


def run_set(call: Callable[..., Any], inputs: list[Any], again: bool) -> list[Any]:
    """The output of each input; with `again` a pair, the second one from a second run on the first."""
    outputs: list[Any] = []
    start = time.process_time()
    for given in inputs:
        if time.process_time() - start > SECONDS_A_SET:
            outputs.append({"error": "too slow"})
            continue
        signal.alarm(SECONDS_A_CALL)
        try:
            one = answer(call, given)
            outputs.append([one, answer(call, one)] if again and isinstance(one, str) else one)
        finally:
            signal.alarm(0)
    return outputs


def run_timed(call: Callable[..., Any], inputs: list[Any]) -> list[Any]:
    """[[seconds, megabytes]] of the fastest of three readings of all inputs, each in a process of its own."""
    return [min(time_once(call, inputs) for _ in range(3))]


def time_once(call: Callable[..., Any], inputs: list[Any]) -> list[float]:
    """Seconds and megabytes of one reading."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        start = time.process_time()
        for given in inputs:
            answer(call, given)
        taken = time.process_time() - start
        said = json.dumps([taken, round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)])
        os.write(writing, said.encode())
        os._exit(0)
    os.waitpid(child, 0)
    found: list[float] = json.loads(os.read(reading, 1000))
    os.close(reading)
    os.close(writing)
    return found


def run_all(name: str, jobs: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """{row: {set: outputs}} of a cleaner."""
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _give_up)
    found: dict[str, dict[str, Any]] = {}
    for kind, label, call in ways(name):
        for job in jobs:
            if job["kind"] == kind:
                inputs = job["inputs"]
                outputs = run_timed(call, inputs) if job["timed"] else run_set(call, inputs, job["again"])
                found.setdefault(label, {})[job["set"]] = outputs
    return found


def _give_up(*_: object) -> None:
    raise TimeoutError(f"no answer in {SECONDS_A_CALL} s")


if __name__ == "__main__":
    name, jobs, outputs = sys.argv[1:]
    found = run_all(name, json.loads(Path(jobs).read_text("utf-8")))
    Path(outputs).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8", errors="surrogatepass")
