"""Regular expressions that are compiled when a text first asks for them: most texts ask for few of the many."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

_ATTRIBUTES = ("findall", "finditer", "fullmatch", "groupindex", "match", "pattern", "search", "split", "sub", "subn")


class _LazyPattern:
    """A `re.Pattern` that is compiled at its first use; from then on its methods are as fast as the pattern's own."""

    __slots__ = ("_flags", "_source", *_ATTRIBUTES)

    def __init__(self, source: str | bytes | Callable[[], str | bytes], flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # called for a slot that is not filled yet
        if name not in _ATTRIBUTES:
            raise AttributeError(f"a lazy pattern has no {name}")
        compiled = re.compile(self._source() if callable(self._source) else self._source, self._flags)
        for attribute in _ATTRIBUTES:
            setattr(self, attribute, getattr(compiled, attribute))
        return getattr(compiled, name)


def lazy_pattern(source: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    r"""The pattern, not compiled before its first use: it costs nothing where no text asks for it.

    A long ``source`` is a function, so that it is not written before either.

    >>> word = lazy_pattern(r"[^\W\d_]+")
    >>> word.findall("عام 2025")
    ['عام']
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(source, flags))
