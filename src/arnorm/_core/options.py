"""What a step takes: its options with their values, for the command, the docs, the playground and the tests."""

from __future__ import annotations

import dataclasses
import functools
import sys
import types
import typing
from typing import Any, NamedTuple

# What an option takes that has no list of values.
_KINDS = {str: "text", int: "a number", float: "a number", type(None): "none"}


class Option(NamedTuple):
    """An option of a step.

    ``choices`` are the values that its type names (`Literal`, bool), ``several`` says whether it takes more than one of
    them, ``takes`` says in words what else it takes, ``examples`` are values worth trying.
    """

    name: str
    default: Any
    choices: tuple[Any, ...]
    several: bool
    takes: tuple[str, ...]
    examples: tuple[Any, ...]


def make_option(default: Any, *, examples: tuple[Any, ...], takes: str = "") -> Any:
    """A field whose type lists no values; ``examples`` are worth trying, ``takes`` says what the type does not.

    Write ``blank_lines: int = make_option(1, examples=(0, 1, 2))``.
    """
    return dataclasses.field(default=default, metadata={"examples": examples, "takes": takes})


def options_of(cls: type) -> list[Option]:
    """The options of a step, in their order."""
    step, found = cls(), []
    for field in dataclasses.fields(cls):
        choices, several, takes = _read_field(cls, field)
        default = getattr(step, field.name)
        examples = (*(tuple((one,) for one in choices) if several else choices), *field.metadata.get("examples", ()))
        found.append(Option(field.name, default, choices, several, takes, examples))
    return found


@functools.cache
def named_choices(cls: type) -> dict[str, tuple[tuple[Any, ...], bool]]:
    """The options of a step that take one or several of a few values, these, and whether several."""
    read = {field.name: _read_field(cls, field) for field in dataclasses.fields(cls)}
    return {name: (choices, several) for name, (choices, several, takes) in read.items() if choices and not takes}


def _read_field(cls: type, field: dataclasses.Field[Any]) -> tuple[tuple[Any, ...], bool, tuple[str, ...]]:
    hint = field.type
    if isinstance(hint, str):  # `typing.get_type_hints` takes twenty times as long
        home = [base for base in cls.__mro__ if field.name in vars(base).get("__dataclass_fields__", ())][-1]
        hint = eval(hint, vars(sys.modules[home.__module__]))  # noqa: S307 -- an annotation of the class
    return _read_hint(hint, field.metadata.get("takes", ""))


def _read_hint(hint: Any, otherwise: str) -> tuple[tuple[Any, ...], bool, tuple[str, ...]]:
    """The values that a type names, whether it takes several of them, and what else it takes."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return parts, False, ()
    if hint is bool:
        return (True, False), False, ()
    if origin in (typing.Union, types.UnionType):
        choices, several, takes = zip(*(_read_hint(part, otherwise) for part in parts), strict=True)
        return tuple(dict.fromkeys(sum(choices, ()))), any(several), tuple(dict.fromkeys(sum(takes, ())))
    if parts and typing.get_origin(parts[0]) is typing.Literal:
        return typing.get_args(parts[0]), True, ()
    return (), False, (_KINDS.get(hint, otherwise),)
