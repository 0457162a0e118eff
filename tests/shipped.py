"""Every step and preset that arnorm ships, found by looking, so that none can be left out of the laws."""

from __future__ import annotations

import arnorm
from arnorm import Pipeline, Step
from arnorm._core.options import Option, options_of

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


def variants(cls: type[Step]) -> list[Step]:
    """The step with its defaults, and with each choice of each option in turn."""
    chosen = (cls(**{one.name: choice}) for one in options_of(cls) for choice in one.choices if not takes_lists(one))
    return list(dict.fromkeys((cls(), *chosen)))


def takes_lists(one: Option) -> bool:
    """Whether an option takes several of its choices, and no single one by itself."""
    return one.several and isinstance(one.default, tuple) and bool(one.default)


STEPS: list[Step] = [step for cls in CLASSES for step in variants(cls)]


def instance_name(cls: type[Step]) -> str:
    """FoldAlef -> fold_alef."""
    return "".join("_" + c.lower() if c.isupper() else c for c in cls.__name__).lstrip("_")
