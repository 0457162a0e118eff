"""What is found or done, as the plain data that JSON has."""

from __future__ import annotations

import dataclasses
from typing import Any

__all__ = ["plain", "thawed", "to_dict"]


def thawed(frozen: type) -> type:
    """A class with the slots of a frozen one, whose instances can be filled in and then be made instances of it.

    A frozen class fills its own with a call for each field, which takes three times as long; finders make many.
    """
    return type(f"Thawed{frozen.__name__}", (), {"__slots__": frozen.__slots__})  # type: ignore[attr-defined]


def to_dict(found: Any, *properties: str) -> dict[str, Any]:
    """The fields of a dataclass, and then these properties, each as JSON has it."""
    names = [*(field.name for field in dataclasses.fields(found)), *properties]
    return {name: plain(getattr(found, name)) for name in names}


def plain(value: Any) -> Any:
    """A value as JSON has it: decimals as strings, since a float could not hold them; dates as ISO 8601 has them."""
    if dataclasses.is_dataclass(value):
        given = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)
                 if getattr(value, field.name) != field.default}  # fmt: skip
        return {name: plain(one) for name, one in given.items()}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return f"{value:f}" if hasattr(value, "as_tuple") else str(value)
