"""Steps with any product of their options, and pipelines of any steps."""

from __future__ import annotations

import dataclasses
from random import Random
from typing import Any

import arnorm
from arnorm import Pipeline, Step
from arnorm._core.options import options_of
from shipped import CLASSES, PRESETS

__all__ = ["describe", "pipeline", "read", "step"]

_OPTIONS = {cls: {one.name: (one.default, *one.examples) for one in options_of(cls)} for cls in CLASSES}


def step(r: Random, cls: type[Step] | None = None) -> Step:
    """A step, its options drawn together: what no option breaks alone, two may break."""
    cls = cls or r.choice(CLASSES)
    return cls(**{name: r.choice(values) for name, values in _OPTIONS[cls].items()})


def pipeline(r: Random) -> Pipeline:
    """Three to six steps in any order; half of them as they come."""
    return Pipeline(*(step(r) if r.random() < 0.5 else r.choice(CLASSES)() for _ in range(r.randint(3, 6))))


def describe(p: Pipeline) -> Any:
    """A pipeline as a case file has it: a preset's name, or its steps with the options that are not the defaults."""
    for name, preset in PRESETS.items():
        if p == preset:
            return name
    steps = []
    for one in p:
        assert isinstance(one, Step)
        options = {f.name: getattr(one, f.name) for f in dataclasses.fields(one) if getattr(one, f.name) != f.default}
        steps.append({"step": type(one).__name__, **options})
    return steps


def read(data: Any) -> Pipeline:
    """The pipeline that `describe` wrote."""
    if isinstance(data, str):
        return PRESETS[data]
    return Pipeline(
        *(getattr(arnorm, row["step"])(**{k: _frozen(v) for k, v in row.items() if k != "step"}) for row in data)
    )


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
