"""Looks for work that grows faster than the text: two lengths, one exponent, one bound."""

from __future__ import annotations

import argparse
import gc
import math
import re
import signal
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from growth.calls import CALLS
from growth.families import FAMILIES, Family, drawn

__all__ = ["exponent", "look", "plan", "too_fast_by_count", "too_fast_by_time", "warm_up"]

FACTOR = 8  # between the two lengths
# Work that is linear has the exponent 1; what looks back over a window of bounded length, not yet full in the smaller
# text, has more; quadratic work has 2.
BOUND = 1.4
COUNTED_BOUND = 1.161  # five times the work for four times the text
COUNTED_CHARACTERS, TIMED_CHARACTERS = 1 << 8, 1 << 13  # of the smaller text
# In shorter texts this much is a reason to look at longer ones.
SUSPICIOUS = 1.25
# A count this small a part of the text may grow as it likes: it is what is done once.
NEGLIGIBLE = 0.5
SHORTEST_S = 0.01  # a time below which growth is not worth a second measurement
TRIES = 3
CEILING_S = 200e-6  # for each character: no call takes so long


def exponent(small: float, large: float) -> float:
    """The power of the length that the work grows with."""
    return math.log(max(large, 1e-9) / max(small, 1e-9), FACTOR)


def too_fast_by_count(call: Callable[[str], Any], family: Family) -> str:
    """The kinds of work that grow too fast, each with its exponent; "" where none does.

    What does is counted again at lengths eight times as long: a window that was not full is full there.
    """
    from growth.counted import TooMuchWork, work_of

    size = COUNTED_CHARACTERS
    call(family(size // FACTOR))  # compiles what is compiled once
    try:
        small, large = (work_of(call, family(many)) for many in (size, size * FACTOR))
        fast = [kind for kind in small if _is_fast(small[kind], large[kind], size * FACTOR, COUNTED_BOUND)]
        if not fast:
            return ""
        larger = work_of(call, family(size * FACTOR * FACTOR))
    except TooMuchWork as reason:
        return str(reason)
    fast = [kind for kind in fast if _is_fast(large[kind], larger[kind], size * FACTOR * FACTOR, COUNTED_BOUND)]
    return ", ".join(f"{kind} n^{exponent(large[kind], larger[kind]):.2f} ({larger[kind]})" for kind in fast)


def _is_fast(small: int, large: int, size: int, bound: float) -> bool:
    return large > NEGLIGIBLE * size and exponent(small, large) > bound


def too_fast_by_time(call: Callable[[str], Any], family: Family, size: int = TIMED_CHARACTERS) -> str:
    """The exponent of the least times, where it is above the bound again and again; "" elsewhere.

    ``size`` is the length of the smallest text. What is quadratic and cheap beside all else is seen in long ones only.

    What is suspicious is timed again at lengths eight times as long. A call that takes much longer than it may is not
    waited for.
    """
    ceiling = CEILING_S * size
    if _time(call, family(size), ceiling) >= ceiling:
        return f"more than {CEILING_S * 1e6:.0f} µs for each character"
    small, large = _least_times(call, family, size, SUSPICIOUS)
    if large <= _longest(small, SUSPICIOUS):
        return ""
    small, large = _least_times(call, family, size * FACTOR, BOUND)
    if large <= _longest(small, BOUND):
        return ""
    return f"time n^{exponent(small, large):.2f} ({large:.2f} s or more for {size * FACTOR * FACTOR} characters)"


def _least_times(call: Callable[[str], Any], family: Family, size: int, bound: float) -> tuple[float, float]:
    """The least times of the call at two lengths; tried until the growth is within the bound, or for good."""
    small_text, large_text = family(size), family(size * FACTOR)
    small = large = math.inf
    for _ in range(TRIES):
        small = min(small, *(_time(call, small_text, math.inf) for _ in range(2)))
        limit = _longest(small, bound)
        large = min(large, _time(call, large_text, 2 * limit))
        if large <= limit:
            break
    return small, large


def _longest(small: float, bound: float) -> float:
    """The time that the longer text may take."""
    return max(SHORTEST_S, small * FACTOR**bound)


class _TooLong(BaseException):
    """A call was stopped."""


def _stop(*_: object) -> None:
    raise _TooLong


def _time(call: Callable[[str], Any], text: str, limit: float) -> float:
    """The process time of a call; ``limit`` where it takes longer."""
    gc.collect()
    gc.disable()
    signal.signal(signal.SIGPROF, _stop)
    try:
        start = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, 0 if limit == math.inf else limit)
        call(text)
        return time.process_time() - start
    except _TooLong:
        return limit
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_IGN)  # one that is on its way
        gc.enable()


class Work(NamedTuple):
    """A family by its name, and the calls that it is tried on."""

    way: str
    family: str
    calls: tuple[str, ...]
    seed: str
    count: int
    characters: int


def warm_up() -> None:
    """Load what the calls load once, and keep it out of every collection of garbage."""
    for call in CALLS.values():
        call("في 5 مارس 2025 قال «نعم» a@b.c 1,234 &quot;س\n```\nx = 1\n```")
    gc.collect()
    gc.freeze()


def plan(way: str, options: argparse.Namespace, seed: str) -> list[Work]:
    """What is to be looked at."""
    calls = tuple(name for name in CALLS if re.search(options.of, name))
    names = [name for name in FAMILIES if re.search(options.family, name)][:: options.each]
    return [
        Work(way, name, calls, seed, options.drawn, options.characters)
        for name in (*names, *drawn(seed, options.drawn))
    ]


def look(work: Work) -> list[str]:
    """A line for each of the calls whose work grows too fast."""
    family = FAMILIES.get(work.family) or drawn(work.seed, work.count)[work.family]

    def too_fast(call: Callable[[str], Any]) -> str:
        counted = work.way == "counted"
        return too_fast_by_count(call, family) if counted else too_fast_by_time(call, family, work.characters)

    return [f"{name}: {work.family}: {found}" for name in work.calls if (found := too_fast(CALLS[name]))]
