"""Every step and preset that arnorm ships, found by looking, so that none can be left out of the laws."""

from __future__ import annotations

import dataclasses
import itertools
import types
import typing

import arnorm
from arnorm import Pipeline, Step

# They write one script in another, so plain ASCII changes (law 5) and they commute with nothing (law 9); their own tests
# hold the other laws.
TRANSLITERATIONS = (arnorm.FromBuckwalter, arnorm.ToBuckwalter)
CLASSES: list[type[Step]] = [
    cls
    for name in arnorm.__all__
    if isinstance(cls := getattr(arnorm, name), type)
    and issubclass(cls, Step)
    and cls not in (Step, arnorm.CharStep, *TRANSLITERATIONS)
]
PRESETS: dict[str, Pipeline] = {n: p for n in arnorm.__all__ if isinstance(p := getattr(arnorm, n), Pipeline)}


def choices(hint: object) -> tuple[object, ...]:
    """The values of an option that has few: the choices of its Literal, both sides of a bool."""
    if typing.get_origin(hint) is typing.Literal:
        return typing.get_args(hint)
    if hint is bool:
        return (False, True)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return tuple(itertools.chain.from_iterable(map(choices, typing.get_args(hint))))
    return ()


def variants(cls: type[Step]) -> list[Step]:
    """The step with its defaults, and with each choice of each option in turn."""
    hints = typing.get_type_hints(cls)
    steps = [cls()]
    for field in dataclasses.fields(cls):
        for value in choices(hints[field.name]):
            step = dataclasses.replace(cls(), **{field.name: value})
            if step not in steps:
                steps.append(step)
    return steps


STEPS: list[Step] = [step for cls in CLASSES for step in variants(cls)]


def instance_name(cls: type[Step]) -> str:
    """FoldAlef -> fold_alef."""
    return "".join("_" + c.lower() if c.isupper() else c for c in cls.__name__).lstrip("_")
