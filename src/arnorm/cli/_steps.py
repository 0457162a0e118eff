"""The pipeline that command line arguments ask for."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import Any

import arnorm
from arnorm import presets
from arnorm._core.options import options_of
from arnorm._core.pipeline import Pipeline
from arnorm._core.step import CharStep, Step
from arnorm._core.wrong import meant

__all__ = ["build_pipeline", "list_steps", "list_values", "preset_names"]


def preset_names() -> list[str]:
    """The names of the presets."""
    return [name for name in presets.__all__ if name.isupper()]


def _class_of(name: str) -> type[Step] | None:
    """The shipped step of either of its names; of other names none. Only its own module is imported."""
    value = getattr(arnorm, name) if name in arnorm.__all__ else None
    if isinstance(value, Step):
        return type(value)
    is_step = isinstance(value, type) and issubclass(value, Step) and value not in (Step, CharStep)
    return value if is_step else None


def _list_classes() -> dict[str, type[Step]]:
    """The shipped steps, by both of their names."""
    return {name: cls for name in arnorm.__all__ if (cls := _class_of(name))}


def build_pipeline(arguments: argparse.Namespace) -> Pipeline:
    """The pipeline: a preset or a file (WEB, if there is no --step either), then the steps, in the order given.

    Raises ValueError, in words for a user, where an argument is wrong.
    """
    base = Pipeline()
    if arguments.pipeline is not None:
        base = _from_file(arguments.pipeline)
    elif arguments.preset is not None:
        base = presets.preset_of(arguments.preset)
    elif not arguments.step:
        base = arnorm.WEB
    try:
        pipeline = Pipeline(base, *map(_parse_step, arguments.step), protect=arguments.protect)
    except ImportError as error:
        raise ValueError(str(error)) from None
    pipeline = pipeline.without(*map(_find_class, arguments.without)) if arguments.without else pipeline
    return Pipeline(pipeline, blocks=arguments.blocks) if arguments.blocks else pipeline


def _from_file(path: Path) -> Pipeline:
    try:
        return Pipeline.from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _find_class(name: str) -> type[Step]:
    if found := _class_of(name):
        return found
    if "=" in name:
        raise ValueError(f"no step {name!r}; options are written NAME:opt=val")
    if "," in name:
        raise ValueError(f"no step {name!r}; write --step once for each")
    classes = _list_classes()
    known = sorted(name for name in classes if name.islower())
    raise ValueError(f"no step {name!r}{meant(name, classes)}; the steps are {', '.join(known)}")


def _parse_step(text: str) -> Step:
    """A step from ``NAME`` or ``NAME:opt=val,opt=val``."""
    name, _, options = text.partition(":")
    cls = _find_class(name)
    values: dict[str, list[str]] = {}
    last = ""
    for part in options.split(",") if options else ():
        option, equals, value = part.partition("=")
        if equals and (option.strip().isidentifier() or not last):
            last = option.strip()
            values[last] = [value]
        elif last:  # a sequence: opt=a,b
            values[last].append(part)
        else:
            raise ValueError(f"--step {text}: options are written NAME:opt=val,opt=val")
    types = {field.name: field.type for field in dataclasses.fields(cls)}
    try:
        return cls(
            **{
                option: ",".join(parts)
                if types.get(option) == "str"
                else _parse_value(parts, getattr(cls(), option, None))
                for option, parts in values.items()
            }
        )
    except TypeError:
        known = ", ".join(field.name for field in dataclasses.fields(cls)) or "none"
        raise ValueError(f"--step {text}: the options of {name} are: {known}") from None
    except ValueError as error:
        raise ValueError(f"--step {text}: {error}") from None


def _parse_value(parts: list[str], default: Any) -> Any:
    """An option's value as Python has it; what JSON does not know (western) is a string."""
    values = tuple(map(_parse_scalar, parts))
    return values if len(values) > 1 or isinstance(default, tuple) else values[0]


def _parse_scalar(text: str) -> Any:
    if text in ("none", "None"):
        return None
    try:
        value = json.loads(text.lower() if text in ("True", "False") else text)
    except ValueError:
        return text
    return value if value is None or isinstance(value, (bool, int, str)) else text


def list_values(cls: type[Step]) -> dict[str, tuple[list[str], bool, str]]:
    """What each option takes: the values, whether several of them may be given, and the value without it."""
    found = {}
    for one in options_of(cls):
        values = [*map(_show_value, one.choices), *one.takes]
        listed = one.default if isinstance(one.default, (tuple, list)) else (one.default,)
        is_all = one.several and list(listed) == values
        found[one.name] = values, one.several, "all" if is_all else ",".join(map(_show_value, listed)) or "none"
    return found


def _show_value(value: Any) -> str:
    """A value as the command takes it."""
    return str(value).lower() if value is None or isinstance(value, bool) else str(value) or "empty"


def list_steps() -> str:
    """The presets and the steps: what each does and can lose, and its options with their values."""
    lines = ["presets:"]
    for name in preset_names():
        steps = " ".join(type(step).__name__ if isinstance(step, Step) else "…" for step in getattr(arnorm, name))
        lines.append(f"  {name}: {steps}")
    lines.append("steps, with their options, the values that each takes and the one without it:")
    for name, cls in sorted(_list_classes().items()):
        if not name.islower():
            continue
        lines.append(f"  {name}: {cls.summary} Can lose: {cls.loss}.")
        for option, (values, several, default) in list_values(cls).items():
            listed = f"{','.join(values)} (any of them)" if several else "|".join(values)
            lines.append(f"      {option}={listed}  [{default}]")
    return "\n".join(lines)
