"""Patterns of people's own, by the package `regex`: how they are compiled, and the spans that no step may touch."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from arnorm._core.edits import Layer
from arnorm._core.scan import Scan
from arnorm._core.stages import ForeignStage, Rewrite, Stage, Traced
from arnorm._core.windows import join_spans, keep_outside

# The named lists of a pattern: ``\L<name>`` matches any word of the list.
Lists = tuple[tuple[str, tuple[str, ...]], ...]


@functools.lru_cache(256)
def compile_pattern(pattern: str, lists: Lists = ()) -> Any:
    """Compile a pattern with the package `regex`; an invalid one is a ValueError that says where."""
    import regex  # noqa: PLC0415 -- for those who have patterns of their own

    if not isinstance(pattern, str):
        raise TypeError(f"a pattern must be str, got {type(pattern).__name__}")
    try:
        return regex.compile(pattern, **dict(lists))
    except (regex.error, ValueError, KeyError, OverflowError, RecursionError) as error:
        raise ValueError(f"not a pattern of the package regex: {pattern!r}: {error}") from None


def check_protect(protect: str | Iterable[str]) -> tuple[str, ...]:
    """The patterns of what no step may touch, each once; ValueError for an invalid one, TypeError for no str."""
    if not isinstance(protect, Iterable):
        raise TypeError(f"protect takes a pattern or several as str, got {protect!r}")
    patterns = (protect,) if isinstance(protect, str) else tuple(protect)
    for pattern in patterns:
        if not isinstance(pattern, str):
            raise TypeError(f"protect takes patterns as str, got {pattern!r}")
        compile_pattern(pattern)
    return tuple(dict.fromkeys(patterns))


class FindMatches:
    """A reader for `Scan.derive`: where some patterns match, as one list, each start followed by its end."""

    __slots__ = ("patterns",)

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self.patterns = tuple(map(compile_pattern, patterns))

    def __call__(self, scan: Scan) -> list[int]:
        """The bounds of what matches, what overlaps joined."""
        return join_spans(m.span() for pattern in self.patterns for m in pattern.finditer(scan.text))


find_matches_of = functools.lru_cache(64)(FindMatches)


class Guarded(Stage):
    """A stage of one step that leaves what matches as it is: an edit that would touch it is not made."""

    __slots__ = ("_find", "_inner", "_may_part")

    def __init__(self, inner: Stage, find: FindMatches) -> None:
        self._inner = inner
        self._find = find
        super().__init__(inner.acts_on)
        # A character step decides each character by itself, and neighbouring deletions are one edit.
        self._may_part = not isinstance(inner, (Rewrite, ForeignStage, Named))

    def apply(self, scan: Scan) -> Scan:
        """The scan after the step."""
        return Stage.apply(self, scan) if scan.derive(self._find) else self._inner.apply(scan)

    def trace(self, scan: Scan) -> Iterator[Traced]:
        """What the step did."""
        bounds = scan.derive(self._find)
        for one in self._inner.trace(scan):
            if not bounds:
                yield one
                continue
            edits = keep_outside(zip(*one.layer.columns, strict=True), bounds, may_part=self._may_part)
            if edits:
                yield Traced(one.step, scan, Layer.of(edits), scan.edited(edits))


class Named(Stage):
    """A stage of one rewriter that reads names of people's own, as the known words that ``respell`` writes for them."""

    __slots__ = ("_inner", "_respell")

    def __init__(self, inner: Rewrite, respell: Callable[[Scan], list[tuple[int, int, str]]]) -> None:
        self._inner = inner
        self._respell = respell
        super().__init__(())

    def apply(self, scan: Scan) -> Scan:
        """The scan after the step."""
        return Stage.apply(self, scan) if self._respell(scan) else self._inner.apply(scan)

    def trace(self, scan: Scan) -> Iterator[Traced]:
        """What the step did; what it would do to a part of a name is not done."""
        own = self._respell(scan)
        if not own:
            yield from self._inner.trace(scan)
            return
        layer = Layer.of(own)
        for one in self._inner.trace(scan.edited(own)):
            edits = []
            for start, end, new in zip(*one.layer.columns, strict=True):
                first, last = layer.source(start, end)
                if layer.target(first, last) == (start, end) and scan.text[first:last] != new:
                    edits.append((first, last, new))
            if edits:
                yield Traced(one.step, scan, Layer.of(edits), scan.edited(edits))
