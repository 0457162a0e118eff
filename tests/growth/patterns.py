"""The patterns of arnorm, counted: how often they are asked, and the characters that they pass over."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

__all__ = ["ASKED", "MATCHED", "CountedPattern", "count_patterns"]

ASKED, MATCHED = "patterns asked", "characters matched"
_METHODS = ("finditer", "sub", "search", "match", "fullmatch", "findall", "split")


class CountedPattern:
    """A compiled pattern that counts what it passes over."""

    def __init__(self, pattern: re.Pattern[Any], work: Counter[str]) -> None:
        self._pattern = pattern
        self._work = work

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def match(self, text: Any, start: int = 0, end: int = sys.maxsize) -> Any:
        return self._note_match(self._pattern.match(text, start, end), start, 1)

    def fullmatch(self, text: Any, start: int = 0, end: int = sys.maxsize) -> Any:
        return self._note_match(self._pattern.fullmatch(text, start, end), start, 1)

    def search(self, text: Any, start: int = 0, end: int = sys.maxsize) -> Any:
        return self._note_match(self._pattern.search(text, start, end), start, _length(text, start, end))

    def _note_match(self, found: Any, start: int, failed: int) -> Any:
        self._note(found.end() - max(0, start) + 1 if found else failed)
        return found

    def _note(self, characters: int) -> None:
        self._work[ASKED] += 1
        self._work[MATCHED] += characters

    def finditer(self, text: Any, start: int = 0, end: int = sys.maxsize) -> Iterator[Any]:
        self._note(0)
        at = max(0, start)
        for found in self._pattern.finditer(text, start, end):
            self._work[MATCHED] += found.end() - at + 1
            at = found.end()
            yield found
        self._work[MATCHED] += _length(text, at, end)

    def findall(self, text: Any, start: int = 0, end: int = sys.maxsize) -> Any:
        self._note(_length(text, start, end))
        return self._pattern.findall(text, start, end)

    def split(self, text: Any, maxsplit: int = 0) -> Any:
        self._note(len(text))
        return self._pattern.split(text, maxsplit)

    def sub(self, new: Any, text: Any, count: int = 0) -> Any:
        self._note(len(text))
        return self._pattern.sub(new, text, count)


def _length(text: Any, start: int, end: int) -> int:
    first, last, _ = slice(max(start, 0), end).indices(len(text))
    return max(0, last - first) + 1


def count_patterns(work: Counter[str]) -> None:
    """Count in ``work`` from here on; before arnorm is imported, and for the life of the process."""
    assert "arnorm" not in sys.modules, "arnorm's patterns are compiled already"
    plain = re.compile

    def compile_(pattern: Any, flags: Any = 0) -> Any:
        compiled = plain(pattern, flags)
        ours = sys._getframe(1).f_globals.get("__name__", "").startswith("arnorm")
        return CountedPattern(compiled, work) if ours else compiled

    def make_function(name: str) -> Callable[..., Any]:
        def called(pattern: Any, *given: Any, flags: Any = 0, **named: Any) -> Any:
            compiled = pattern if isinstance(pattern, CountedPattern) else CountedPattern(plain(pattern, flags), work)
            return getattr(compiled, name)(*given, **named)

        return called

    re.compile = compile_  # type: ignore[assignment]
    for name in _METHODS:
        setattr(re, name, make_function(name))
    from arnorm._core import patterns

    patterns._load_stored = dict  # what a build stored would not be counted
