"""Regular expressions that are compiled when a text first asks for them: most texts ask for few of the many.

To compile one takes `re` up to three milliseconds, and a first page asks for dozens. So the build keeps what
`re` made of each (tools/store_patterns.py), in a file of its own for each Python: one checkout is built by several.
Where there is no such file, or it is of another `re`, or a pattern is not in it, `re` compiles.
"""

from __future__ import annotations

import array
import functools
import importlib
import marshal
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, AnyStr, TypeAlias, cast

_ATTRIBUTES = ("findall", "finditer", "fullmatch", "groupindex", "match", "pattern", "search", "split", "sub", "subn")
STORED = Path(__file__).with_name(f"patterns.{sys.implementation.cache_tag}.bin")
# Of each source and its flags: what `re` gives its own engine (all flags, the code, the number of groups, their names).
Stored: TypeAlias = dict[tuple[str | bytes, int], tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]]


class _LazyPattern:
    """A `re.Pattern` that is compiled at its first use; from then on its methods are as fast as the pattern's own."""

    __slots__ = ("_flags", "_source", *_ATTRIBUTES)

    def __init__(self, source: str | bytes | Callable[[], str | bytes], flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # called for a slot that is not filled yet
        if name not in _ATTRIBUTES:
            raise AttributeError(f"a lazy pattern has no {name}")
        compiled = compile_pattern(self._source() if callable(self._source) else self._source, self._flags)
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


def compile_pattern(source: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """What `re.compile` gives; of a source that the build knew, in a hundredth of the time."""
    stored = _load_stored().get((source, int(flags)))
    if stored is None:
        return re.compile(source, flags)
    all_flags, code, groups, names, names_of_groups = stored
    make = _load_engine().compile
    return cast(
        "re.Pattern[Any]", make(source, all_flags, array.array("I", code).tolist(), groups, names, names_of_groups)
    )


def mark_of_engine() -> tuple[str | None, int, str]:
    """What tells one engine of `re` from another: its code is a private matter of each."""
    return sys.implementation.cache_tag, _load_engine().MAGIC, sys.byteorder


def _load_engine() -> Any:
    return importlib.import_module("_sre")  # what `re` calls; another Python may have none


@functools.cache
def _load_stored() -> Stored:
    """The patterns that the build compiled; none where they are missing or another engine's."""
    try:
        mark, stored = marshal.loads(STORED.read_bytes())  # noqa: S302 -- our own, as a .pyc is
        return cast("Stored", stored) if mark == mark_of_engine() else {}
    except (OSError, ImportError, AttributeError, ValueError, EOFError, TypeError):
        return {}
