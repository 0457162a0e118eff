"""What a pipeline runs: its steps compiled to stages. Each stage turns a scan into the next, and can say how.

``stage(scan)`` is the fast way; ``stage.trace(scan)`` gives, step by step, the layer of offsets and the scan after.
Both are derived from the step's one definition (its table or its edits).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from arnorm._core.charmap import CharMap, fuse
from arnorm._core.edits import Edit, Layer, checked
from arnorm._core.scan import Scan
from arnorm._core.step import CharStep, Step
from arnorm._core.wrong import edits_error, table_error

__all__ = ["Foreign", "Stage", "StepLike", "Traced", "char_map", "compile_steps", "name_of"]

Foreign = Callable[[str], str]
StepLike = Step | Foreign


class Traced(NamedTuple):
    """What one step did: the text it saw, the layer of offsets it left, and the scan after it."""

    step: str
    before: Scan
    layer: Layer
    after: Scan


class Stage(Protocol):
    """One stage of a compiled pipeline."""

    joinable: bool

    def __call__(self, scan: Scan) -> Scan: ...
    def trace(self, scan: Scan) -> Iterator[Traced]: ...


def name_of(step: StepLike) -> str:
    """A step's name in reports and reprs: its class, or where a foreign callable can be found."""
    if isinstance(step, Step):
        return type(step).__name__
    name = getattr(step, "__qualname__", None)
    return name if isinstance(name, str) else repr(step)


@functools.lru_cache(512)
def char_map(steps: tuple[CharStep, ...]) -> CharMap:
    """The map that does what these character steps do one after the other."""
    return CharMap(fuse(map(_table, steps)))


def _table(step: CharStep) -> Mapping[str, str]:
    table = step.table()
    if wrong := table_error(name_of(step), table):
        raise wrong
    return table


class _Chars:
    """Neighbouring character steps as one map."""

    def __init__(self, steps: tuple[CharStep, ...]) -> None:
        self.steps = steps
        self.map = char_map(steps)
        self.joinable = all(char_map((step,)).joinable for step in steps)

    def __call__(self, scan: Scan) -> Scan:
        return self.map(scan)

    def trace(self, scan: Scan) -> Iterator[Traced]:
        for step in self.steps:
            single = char_map((step,))
            layer = single.layer(scan)
            after = single(scan)
            yield Traced(name_of(step), scan, layer, after)
            scan = after


class _SparingChars:
    """One character step that leaves some places alone."""

    def __init__(self, step: CharStep) -> None:
        self.step = step
        self.map = char_map((step,))
        self.joinable = step.joinable and self.map.joinable

    def _exempt(self, scan: Scan) -> list[int]:
        return sorted(self.step.exempt(scan)) if self.map.touches(scan) else []

    def __call__(self, scan: Scan) -> Scan:
        return self.map(scan, self._exempt(scan))

    def trace(self, scan: Scan) -> Iterator[Traced]:
        layer = self.map.layer(scan, self._exempt(scan))
        yield Traced(name_of(self.step), scan, layer, self(scan) if layer.starts else scan)


class _MostlyFused:
    """Neighbouring character steps, some of which exempt places: one map where the text holds nothing to exempt.

    What can be exempt hangs on a few characters (`CharStep.exempt_needs`), and most texts hold none of them.
    """

    def __init__(self, steps: tuple[CharStep, ...]) -> None:
        self.steps = steps
        self.map = char_map(steps)
        self.needs = _needs(steps)
        self.stages = list(_one_by_one(steps))
        self.joinable = all(stage.joinable for stage in self.stages)

    def __call__(self, scan: Scan) -> Scan:
        if not any(map(scan.text.__contains__, self.needs)):
            return self.map(scan)
        for stage in self.stages:
            scan = stage(scan)
        return scan

    def trace(self, scan: Scan) -> Iterator[Traced]:
        for stage in self.stages:
            for traced in stage.trace(scan):
                yield traced
                scan = traced.after


class _Rewrite:
    """A step that yields edits."""

    def __init__(self, step: Step) -> None:
        self.step = step
        self.joinable = step.joinable

    def __call__(self, scan: Scan) -> Scan:
        edits = self._edits(scan)
        try:
            return scan.edited(edits)
        except (TypeError, ValueError) as error:
            raise self._wrong(edits, scan) or error from None

    def _edits(self, scan: Scan) -> list[Edit | tuple[int, int, str]]:
        edits = self.step.edits(scan)
        if not hasattr(edits, "__iter__") or isinstance(edits, str):
            raise self._wrong(edits, scan) or AssertionError
        return list(edits)

    def _wrong(self, edits: object, scan: Scan) -> Exception | None:
        return edits_error(name_of(self.step), edits, len(scan.text))

    def trace(self, scan: Scan) -> Iterator[Traced]:
        given = self._edits(scan)
        try:
            edits = list(checked(given, scan.text))
            traced = Traced(name_of(self.step), scan, Layer.of(edits), scan.edited(edits))
        except (TypeError, ValueError) as error:
            raise self._wrong(given, scan) or error from None
        yield traced


class _Foreign:
    """Any other str -> str callable: correct and coarse, one trimmed edit (or two, where it only cut the ends off)."""

    joinable = False

    def __init__(self, function: Foreign) -> None:
        self.function = function

    def __call__(self, scan: Scan) -> Scan:
        new = self.function(scan.text)
        if not isinstance(new, str):
            raise TypeError(f"step {name_of(self.function)} must return str, got {type(new).__name__}")
        return scan if new == scan.text else Scan(new)

    def trace(self, scan: Scan) -> Iterator[Traced]:
        after = self(scan)
        edits = [] if after is scan else _difference(scan.text, after.text)
        yield Traced(name_of(self.function), scan, Layer.of(edits), after)


def _difference(old: str, new: str) -> list[tuple[int, int, str]]:
    """Two texts' difference: the ends that were cut off (str.strip), else all but what they share at either end."""
    if new and (at := old.find(new)) >= 0:
        return [(a, b, "") for a, b in ((0, at), (at + len(new), len(old))) if a < b]
    start = _common(old, new)
    shared = _common(old[start:][::-1], new[start:][::-1])
    return [(start, len(old) - shared, new[start : len(new) - shared])]


def _common(a: str, b: str) -> int:
    """How many leading characters two texts share, by bisection: comparing slices runs at memory speed."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def compile_steps(steps: Sequence[StepLike]) -> tuple[Stage, ...]:
    """The stages of a pipeline, neighbouring character steps fused where they can be."""
    stages: list[Stage] = []
    run: list[CharStep] = []
    for step in steps:
        decides = step.decides_by() if isinstance(step, CharStep) else "edits"
        if isinstance(step, CharStep) and (decides == "table" or (decides == "exempt" and step.exempt_needs())):
            run.append(step)
            continue
        stages.extend(_fused(run))
        run = []
        if not isinstance(step, Step):
            stages.append(_Foreign(step))
        elif isinstance(step, CharStep) and decides == "exempt":
            stages.append(_SparingChars(step))
        else:
            stages.append(_Rewrite(step))
    stages.extend(_fused(run))
    return tuple(stages)


def _fused(run: list[CharStep]) -> Iterator[Stage]:
    """Character steps in a row as one stage, unless one of them makes what another exempts by."""
    if not run:
        return
    if all(step.decides_by() == "table" for step in run):
        yield _Chars(tuple(run))
    elif len(run) == 1:
        yield _SparingChars(run[0])
    elif any(map("".join(new for step in run for new in step.table().values()).__contains__, _needs(run))):
        yield from _one_by_one(run)
    else:
        yield _MostlyFused(tuple(run))


def _one_by_one(run: Sequence[CharStep]) -> Iterator[_Chars | _SparingChars]:
    """The steps that exempt places each by itself, the plain ones between them fused."""
    for decides, steps in itertools.groupby(run, lambda step: step.decides_by()):
        if decides == "table":
            yield _Chars(tuple(steps))
        else:
            yield from map(_SparingChars, steps)


def _needs(run: Sequence[CharStep]) -> str:
    return "".join(step.exempt_needs() for step in run if step.decides_by() == "exempt")
