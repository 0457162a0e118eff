# cython: language_level=3, annotation_typing=False
"""Steps compiled to stages, and the loop that a text goes through."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, cast

from arnorm._core import kernels_kinds
from arnorm._core.charmap import CharMap
from arnorm._core.classes import numbers_of_kinds
from arnorm._core.scan import Scan
from arnorm._core.stages import (
    Chars,
    Deciding,
    Exempting,
    ForeignStage,
    Rewrite,
    Stage,
    StepLike,
    Traced,
    find_left_by,
    fuse_stages,
)
from arnorm._core.step import CharStep, Step
from arnorm._core.wrong import warn_interpreted

_NUMBERS = numbers_of_kinds()
_MANY_CHARACTERS = 1 << 18  # a whole batch
_ROWS = 62  # the most that `kernels_kinds.find_due` can hold


class Stages:
    """The stages of a pipeline, and which of them a text concerns, by the kinds of its characters and their neighbours.

    What a stage acts on, it says once (`Step.acts_on`); a text is looked over for all of them at once.
    """

    __slots__ = ("_always", "_every", "_masks", "_only_map", "_rows", "stages")

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.stages = tuple(stages)
        self._only_map = _find_only_map(self.stages)
        # A map passes over a text as fast as the kinds of its characters are read: only rewriters are worth the look.
        looks = any(isinstance(stage, Rewrite) for stage in self.stages)
        self._every = (1 << len(stages)) - 1
        self._always, self._rows, self._masks = _make_rows(self.stages) if looks else (self._every, b"", ())

    def _find_due(self, scan: Scan) -> int:
        """The stages that the text concerns, as bits."""
        if not self._masks:
            return self._always
        return self._always | kernels_kinds.find_due(scan.kinds, [(0, 0, scan.text)], _NUMBERS, self._rows, self._masks)

    def _find_due_after(self, due: int, scan: Scan, nth: int) -> int:
        """The stages that a text concerns once this one changed it; ``due`` are those that it concerned before."""
        near = scan.near
        scan.near = None  # of a long text these are many
        if due >> nth + 1 == self._every >> nth + 1:  # all that come after
            return due
        if near is None:
            return self._find_due(scan)
        return due | kernels_kinds.find_due(scan.kinds, near, _NUMBERS, self._rows, self._masks)

    def apply(self, text: str) -> str:
        """The text after all stages."""
        if self._only_map is not None:
            return self._only_map.apply_to_text(text)
        scan = Scan(text)
        due = self._find_due(scan)
        nth = 0
        for stage in self.stages:
            if due >> nth & 1:
                after = stage.apply(scan)
                if after is not scan:
                    scan = after
                    due = self._find_due_after(due, scan, nth)
            nth += 1  # noqa: SIM113 -- compiled, it is the faster way
        return scan.text

    def together(self, texts: list[str]) -> list[str]:
        """The texts after all stages; each stage runs over all of them before the next, so its code stays cached."""
        if self._only_map is not None:
            return [self._only_map.apply_to_text(text) for text in texts]
        scans = [Scan(text) for text in texts]
        dues = [self._find_due(scan) for scan in scans]
        nth = 0
        for stage in self.stages:
            for at in range(len(scans)):
                if dues[at] >> nth & 1:
                    scan = scans[at]
                    after = stage.apply(scan)
                    if after is not scan:
                        scans[at] = after
                        dues[at] = self._find_due_after(dues[at], after, nth)
            nth += 1  # noqa: SIM113 -- compiled, it is the faster way
        return [scan.text for scan in scans]

    def each(self, batches: Iterable[list[str]]) -> Iterator[str]:
        """The texts of all batches after all stages, one by one."""
        for batch in batches:
            if not kernels_kinds.compiled and sum(map(len, batch)) >= _MANY_CHARACTERS:
                warn_interpreted()
            try:
                done = iter(self.together(batch))
            except Exception:  # a step of the user's own failed: give the texts before the one it failed at
                done = map(self.apply, batch)
            yield from done

    def trace(self, text: str) -> tuple[list[Traced], str]:
        """What each step did, where it did anything, and the text after all."""
        traced: list[Traced] = []
        scan = Scan(text)
        due = self._find_due(scan)
        for nth, stage in enumerate(self.stages):
            if not due >> nth & 1:
                continue
            did = list(stage.trace(scan))
            if did:
                traced += did
                scan = did[-1].after
                due = self._find_due(scan)
        return traced, scan.text


def _find_only_map(stages: tuple[Stage, ...]) -> CharMap | None:
    """The map that is all of a pipeline, if one is."""
    if len(stages) != 1 or type(stages[0]) is not Chars:
        return None
    only = stages[0]
    return only.map if only.find_left is None else None


def _make_rows(stages: Sequence[Stage]) -> tuple[int, bytes, tuple[int, ...]]:
    """The stages that every text concerns; for `kernels_kinds.find_due` the row of each pair of kinds, and its bits."""
    every = (1 << len(stages)) - 1
    if len(stages) > 60 or not kernels_kinds.compiled:  # interpreted, the steps' own looks are quicker
        return every, b"", ()
    always = 0
    bits = [0] * 1024
    for nth, stage in enumerate(stages):
        one = 1 << nth
        if not stage.acts_on or (len(stages) == 1 and not isinstance(stage, Rewrite)):
            always |= one
        for kinds in stage.acts_on:
            after = _NUMBERS[kinds[-1]]
            for before in range(32) if len(kinds) == 1 else (_NUMBERS[kinds[0]],):
                bits[before << 5 | after] |= one
    masks = list(dict.fromkeys(bits))
    if len(masks) > _ROWS or always == every:
        return every, b"", ()
    return always, bytes(map(masks.index, bits)), tuple(masks)


def compile_steps(steps: Sequence[StepLike], protect: tuple[str, ...] = (), names: Any = None) -> Stages:
    """The stages of a pipeline; neighbouring character steps that leave no place alone are one stage.

    ``protect`` are patterns of what no step may touch, ``names`` those of people's own.
    """
    for step in steps:
        if isinstance(step, Step):
            step.prepare()
    if protect:
        from arnorm._core.guarding import Guarded, find_matches_of  # noqa: PLC0415 -- for those who protect

        find = find_matches_of(protect)
        return Stages([Guarded(stage, find) for stage in _name_stages(map(_make_stage, steps), names)])
    stages: list[Stage] = []
    for (by_table, *_), group in itertools.groupby(steps, _group):
        run = tuple(group)
        stages += fuse_stages(cast("tuple[CharStep, ...]", run)) if by_table else map(_make_stage, run)
    return Stages(_name_stages(stages, names))


def _name_stages(stages: Iterable[Stage], names: Any) -> list[Stage]:
    """The stages, those that read names with the names."""
    if names is None:
        return list(stages)
    from arnorm._core.guarding import Named  # noqa: PLC0415 -- for those who have names

    return [Named(one, names.respell) if isinstance(one, Rewrite) and one.step.reads_names else one for one in stages]


def _group(step: StepLike) -> tuple[bool, bool, bool]:
    """Whether a table does what a step does, whether it makes another text, and whether it leaves code as it is."""
    makes_new_text = isinstance(step, Step) and step.makes_new_text
    return _find_kind(step) in _BY_TABLE, makes_new_text, find_left_by(step) is not None


def _make_stage(step: StepLike) -> Stage:
    """The stage of one step."""
    kind = _find_kind(step)
    return Chars((cast("CharStep", step),)) if kind == "table" else _STAGES[kind](step)


_BY_TABLE = frozenset(("table", "exempt"))
_STAGES: dict[str, Callable[[Any], Stage]] = {
    "exempt": Exempting,
    "text": Deciding,
    "edits": Rewrite,
    "foreign": ForeignStage,
}


def _find_kind(step: StepLike) -> Literal["table", "exempt", "text", "edits", "foreign"]:
    """What stage a step becomes."""
    if isinstance(step, CharStep):
        kind = step.decides_by()
        return "text" if kind == "edits" and type(step).needs_edits is not CharStep.needs_edits else kind
    return "edits" if isinstance(step, Step) else "foreign"
