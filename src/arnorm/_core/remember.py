"""A cache that keeps no long texts: memory must not grow with what was processed before."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["LONGEST_KEY", "remember"]

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
