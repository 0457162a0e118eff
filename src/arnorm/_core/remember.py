# cython: language_level=3, annotation_typing=False
"""A cache that keeps no long texts: memory must not grow with what was processed before."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from arnorm._core.wrong import LeadsOn

# No cache keeps a text that is longer than this (in characters), or a tuple with so many items.
LONGEST_KEY = 200

_Function = TypeVar("_Function", bound=Callable[..., Any])


def remember(entries: int, size_of: Callable[..., int] = len) -> Callable[[_Function], _Function]:
    """`functools.lru_cache` for a function of texts: it does not keep a call whose arguments are long.

    ``size_of`` takes the arguments, and gives how many characters or items they have.

    >>> @remember(1000)
    ... def double(text):
    ...     return 2 * text
    >>> double("ab"), len(double("ab" * 1000)), double.__wrapped__.cache_info().currsize
    ('abab', 4000, 1)
    """

    def decorate(function: _Function) -> _Function:
        cached = functools.lru_cache(entries)(function)

        @functools.wraps(cached)
        def call(*arguments: Any) -> Any:
            return (cached if size_of(*arguments) <= LONGEST_KEY else function)(*arguments)

        @functools.wraps(cached)
        def call_with_one(text: Any) -> Any:  # most functions take one text: nothing is packed
            return cached(text) if len(text) <= LONGEST_KEY else function(text)

        return call_with_one if size_of is len else call  # type: ignore[return-value]  # it has the function's signature

    return decorate


_Found = TypeVar("_Found")


def quick_maker(frozen: type[_Found]) -> Callable[..., _Found]:
    """A function that makes instances of a frozen dataclass of the values of its fields, in a quarter of the time.

    A frozen class fills its own with a call for each field; finders make many. An instance of another class with the
    same slots is filled, and becomes one of the frozen class.
    """
    names = [field.name for field in dataclasses.fields(frozen)]  # type: ignore[arg-type]
    defaults = [field.default for field in dataclasses.fields(frozen) if field.default is not dataclasses.MISSING]  # type: ignore[arg-type]
    space: dict[str, Any] = {
        "fluid": type(f"Fluid{frozen.__name__}", frozen.__bases__, {"__slots__": names}),
        "frozen": frozen,
    }
    filled = "".join(f"made.{name} = {name}; " for name in names)
    code = f"def make({', '.join(names)}): made = fluid(); {filled}made.__class__ = frozen; return made"
    exec(code, space)  # noqa: S102 -- as dataclasses do
    space["make"].__defaults__ = tuple(defaults)
    return space["make"]  # type: ignore[no-any-return]


class Found(LeadsOn):
    """The base of the dataclasses that finders give."""

    __slots__ = ()
    _more: ClassVar[tuple[str, ...]] = ()  # properties that JSON has behind the fields

    def to_dict(self) -> dict[str, Any]:
        """What was found as JSON has it: decimals as strings, since a float could not hold them, dates in ISO 8601.

        >>> import arnorm
        >>> arnorm.find_numbers("عددها ٣٫٥")[0].to_dict()
        {'start': 6, 'end': 9, 'text': '٣٫٥', 'value': '3.5', 'kind': 'number', 'flags': [], 'rule': 'fraction'}
        """
        fields = dataclasses.fields(self)  # type: ignore[arg-type]  # each subclass is a dataclass
        return {name: plain(getattr(self, name)) for name in (*(field.name for field in fields), *self._more)}


def plain(value: Any) -> Any:
    """A value as JSON has it: decimals as strings, since a float could not hold them; dates as ISO 8601 has them."""
    if dataclasses.is_dataclass(value):
        given = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)
                 if getattr(value, field.name) != field.default}  # fmt: skip
        return {name: plain(one) for name, one in given.items()}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if value is None or isinstance(value, (bool, int, str, dict)):
        return value
    return f"{value:f}" if hasattr(value, "as_tuple") else str(value)
