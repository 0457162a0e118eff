"""Steps with any product of their options, and pipelines of any steps."""

from __future__ import annotations

import dataclasses
import typing
from random import Random
from typing import Any

import arnorm
from arnorm import Pipeline, Step
from shipped import CLASSES, PRESETS, choices

__all__ = ["describe", "pipeline", "read", "step"]

# Options that no Literal lists: what is worth trying.
_FREE: dict[tuple[str, str], tuple[Any, ...]] = {
    ("CollapseWhitespace", "blank_lines"): (0, 1, 2),
    ("KeepArabic", "to"): ("", "", "[…]", "X"),
    ("MaskLinks", "kinds"): (("url", "email", "mention", "hashtag"), ("url",), ("mention", "hashtag"), ("email",)),
    ("MaskLinks", "to"): ("", "", "[{kind}]", "رابط"),
    # What people's own patterns do is theirs (tests/test_patterns.py).
    ("ReplacePattern", "pattern"): ("",),
    ("ReplacePattern", "to"): ("",),
    ("ReplacePattern", "lists"): ((),),
    ("ReplacePattern", "timeout"): (None,),
    ("SpellOut", "kinds"): (arnorm.SpellOut().kinds, ("date", "time"), ("amount", "number"), ("percent", "range")),
    ("UnifyAmounts", "region"): (None, None, "SA", "KW", "EG"),
    ("StripEmoji", "to"): ("", "", "[emoji]"),
    ("StripPunctuation", "keep"): ("", "", ".؟!", "«»"),
    ("UnifyDigits", "sets"): (("western", "arabic", "persian"), ("arabic",), ("western", "persian")),
    ("StripDiacritics", "keep"): (
        (), (), ("shadda",), ("superscript_alef",), ("tanween", "sukun"), ("maddah", "hamza"), ("quranic", "extended"),
    ),
    ("StripInvisibles", "keep"): ((), (), ("bidi",), ("joiners", "zero_width"), ("soft_hyphen", "controls")),
    ("UnifyQuotes", "style"): (
        "guillemets", "curly", "english", "straight", (("„", "“"), ("‚", "‘")), (("«", "»"), ("‹", "›")),
    ),
}  # fmt: skip


def _values(cls: type[Step]) -> dict[str, tuple[Any, ...]]:
    hints = typing.get_type_hints(cls)
    fields = [field.name for field in dataclasses.fields(cls)]
    return {name: _FREE.get((cls.__name__, name)) or choices(hints[name]) for name in fields}


_OPTIONS = {cls: _values(cls) for cls in CLASSES}


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
