# cython: language_level=3, annotation_typing=False
"""What a pipeline runs: its steps compiled to stages. Each stage turns a scan into the next, and can say how.

``stage.apply(scan)`` is the fast way; ``stage.trace(scan)`` gives, step by step, the layer of offsets and the scan
after. Both are derived from the step's one definition (its table or its edits).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from arnorm._core.charmap import CharMap, char_map
from arnorm._core.edits import Layer, checked
from arnorm._core.kernels import compiled
from arnorm._core.kernels_kinds import ACTED_ON, BEHIND
from arnorm._core.scan import Scan, roles
from arnorm._core.step import CharStep, Step
from arnorm._core.windows import keep_outside
from arnorm._core.wrong import edits_error

Foreign = Callable[[str], str]
StepLike = Step | Foreign


class Traced(NamedTuple):
    """What one step did: the text it saw, the layer of offsets it left, and the scan after it."""

    step: str
    before: Scan
    layer: Layer
    after: Scan


class Stage:
    """One stage of a pipeline."""

    __slots__ = ("acts_on",)

    def __init__(self, acts_on: Iterable[bytes]) -> None:
        self.acts_on = tuple(acts_on)

    def apply(self, scan: Scan) -> Scan:
        """The scan after this stage; the same one where nothing changes."""
        after = scan
        for one in self.trace(scan):
            after = one.after
        return after

    def trace(self, scan: Scan) -> Iterator[Traced]:
        """What each step of the stage did, of those that did anything."""
        raise NotImplementedError


def name_of(step: StepLike) -> str:
    """A step's name in reports and reprs: its class, or where a foreign callable can be found."""
    if isinstance(step, Step):
        return type(step).__name__
    name = getattr(step, "__qualname__", None)
    return name if isinstance(name, str) else repr(step)


def show_step(step: StepLike) -> str:
    """A step as a line of a pipeline's repr, which is Python; what the step can lose is a comment."""
    if isinstance(step, Step):
        return f"    {step!r},  # can lose: {step.loss}"
    return f"    {name_of(step)},  # a function of your own"


def find_left_by(step: StepLike) -> Callable[[Scan], list[int]] | None:
    """What finds the stretches that a step leaves as they are; None for one that acts on all of a text."""
    if not isinstance(step, Step) or type(step).find_left is Step.find_left:
        return None
    return None if getattr(step, "blocks", "auto") == "prose" else step.find_left


def _find_kinds(char_map: CharMap) -> tuple[bytes, ...]:
    return tuple(bytes((kind,)) for kind in char_map.kinds())


class Chars(Stage):
    """Neighbouring character steps as one map."""

    __slots__ = ("_makes_new_text", "find_left", "map", "steps")

    def __init__(self, steps: tuple[CharStep, ...]) -> None:
        self.steps = steps
        self.find_left = find_left_by(steps[0])
        self._makes_new_text = any(step.makes_new_text for step in steps)
        self.map = char_map(steps)
        self.acts_on = _find_kinds(self.map)

    def apply(self, scan: Scan) -> Scan:
        """The mapped scan."""
        return self._map(self.map, scan)

    def _map(self, char_map: CharMap, scan: Scan) -> Scan:
        after = char_map.apply(scan, None, self.find_left)
        if self._makes_new_text and after is not scan:
            after.page = None
        return after

    def trace(self, scan: Scan) -> Iterator[Traced]:
        """What each step did."""
        for step in self.steps:
            single = self.map if len(self.steps) == 1 else char_map((step,))
            if not single.keeps(scan.text):
                after = self._map(single, scan)
                yield Traced(
                    name_of(step), scan, single.layer(scan, single.find_kept(scan, None, self.find_left)), after
                )
                scan = after


class Exempting(Stage):
    """A character step that leaves some places alone, and the plain ones after it."""

    __slots__ = ("_exempt", "_find_left", "_map", "_needs", "_roles", "step", "steps")

    _map: CharMap | None  # of one step that says what it acts on: made for the first text that has it

    def __init__(self, step: CharStep, steps: tuple[CharStep, ...] = ()) -> None:
        self.step = step
        self.steps = steps or (step,)
        self._exempt = _exempt_own(step) if len(self.steps) > 1 else step.exempt
        self._find_left = find_left_by(step)
        self._needs = step.exempt_needs()
        behind = step.exempt_behind()
        self._roles = roles({ACTED_ON: b"".join(step.acts_on()), BEHIND: behind}) if behind else b""
        self.acts_on = tuple(step.acts_on()) if len(self.steps) == 1 else ()
        self._map = None
        if not self.acts_on:
            self._map = char_map(self.steps)
            self.acts_on = _find_kinds(self._map)

    def apply(self, scan: Scan) -> Scan:
        """The mapped scan."""
        if self._map is None:
            self._map = char_map(self.steps)
        has_any = not self._needs
        for char in self._needs:
            has_any = has_any or char in scan.text
        if has_any:
            return self._map.apply(scan, self._exempt, self._find_left)
        return self._map.apply(scan, self._exempt if self._roles else None, self._find_left, self._roles)

    def trace(self, scan: Scan) -> Iterator[Traced]:
        """What the step did."""
        own = char_map(self.steps[:1]) if self._map is None or len(self.steps) > 1 else self._map
        if not own.keeps(scan.text):
            exempt = own.find_kept(scan, self.step.exempt, self._find_left)
            after = own.apply(scan, lambda _: exempt)
            if after is not scan:
                yield Traced(name_of(self.step), scan, own.layer(scan, exempt), after)
                scan = after
        if len(self.steps) > 1:
            yield from Chars(self.steps[1:]).trace(scan)


def _exempt_own(step: CharStep) -> Callable[[Scan], list[int]]:
    """The places that a step leaves alone, of the characters that it maps: all else there is for the other steps."""
    table = step.table()

    def exempt(scan: Scan) -> list[int]:
        text = scan.text
        return [at for at in step.exempt(scan) if text[at] in table]

    return exempt


def fuse_stages(steps: tuple[CharStep, ...]) -> list[Stage]:
    """Neighbouring character steps as stages: a step that leaves places alone, and the plain ones after it, are one."""
    stages: list[Stage] = []
    run: list[CharStep] = []
    for step in steps:
        if run and (step.decides_by() == "exempt" or _maps_what_stays(run[0], step)):
            stages.append(_make_run(tuple(run)))
            run = []
        run.append(step)
    stages.append(_make_run(tuple(run)))
    return stages


def _maps_what_stays(first: CharStep, then: CharStep) -> bool:
    """Whether a plain step maps what the step before it may leave alone."""
    return first.decides_by() == "exempt" and not first.table().keys().isdisjoint(then.table())


def _make_run(run: tuple[CharStep, ...]) -> Stage:
    if run[0].decides_by() == "table":
        return Chars(run)
    return Exempting(run[0], run)


class Rewrite(Stage):
    """A step that yields edits."""

    __slots__ = ("_find_left", "_makes_new_text", "_may_change", "step")

    def __init__(self, step: Step) -> None:
        self.step = step
        self.acts_on = tuple(step.acts_on())
        self._makes_new_text = step.makes_new_text
        self._find_left = find_left_by(step)
        # Interpreted, the look takes longer than the reader.
        self._may_change = step.may_change if compiled and type(step).may_change is not Step.may_change else None

    def apply(self, scan: Scan) -> Scan:
        """The rewritten scan."""
        if self._may_change is not None and not self._may_change(scan):
            return scan
        edits = self.step.edits(scan)
        if type(edits) is not list:
            if not hasattr(edits, "__iter__") or isinstance(edits, str):
                raise self._find_error(edits, scan) or AssertionError
            edits = list(edits)
        try:
            if edits and self._find_left is not None:
                edits = self._keep_outside(scan, edits)
            return self._edit(scan, edits) if edits else scan
        except (TypeError, ValueError) as error:
            raise self._find_error(edits, scan) or error from None

    def _keep_outside(self, scan: Scan, edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """The edits outside of what the step leaves as it is."""
        left = self._find_left(scan) if self._find_left is not None else []
        return keep_outside(edits, left, may_part=isinstance(self.step, CharStep)) if left else edits

    def _edit(self, scan: Scan, edits: Sequence[tuple[int, int, str]]) -> Scan:
        after = scan.edited(edits)
        if self._makes_new_text and after is not scan:
            after.page = None
        return after

    def _find_error(self, edits: object, scan: Scan) -> Exception | None:
        return edits_error(name_of(self.step), edits, len(scan.text))

    def trace(self, scan: Scan) -> Iterator[Traced]:
        """What the step did."""
        if self._may_change is not None and not self._may_change(scan):
            return
        given = self.step.edits(scan)
        if not hasattr(given, "__iter__") or isinstance(given, str):
            raise self._find_error(given, scan) or AssertionError
        given = list(given)
        try:
            edits = self._keep_outside(scan, list(checked(given, scan.text)))
            after = self._edit(scan, edits)
        except (TypeError, ValueError) as error:
            raise self._find_error(given, scan) or error from None
        if edits:
            yield Traced(name_of(self.step), scan, Layer.of(edits), after)


class Deciding(Stage):
    """A character step that decides text by text whether it needs its edits: its table and exemptions are faster."""

    __slots__ = ("_by_edits", "_by_table", "step")

    def __init__(self, step: CharStep) -> None:
        self.step = step
        self._by_table, self._by_edits = Exempting(step), Rewrite(step)
        self.acts_on = self._by_edits.acts_on

    def _choose(self, scan: Scan) -> Stage:
        return self._by_edits if self.step.needs_edits(scan) else self._by_table

    def apply(self, scan: Scan) -> Scan:
        """The scan after the step."""
        return self._choose(scan).apply(scan)

    def trace(self, scan: Scan) -> Iterator[Traced]:
        """What the step did."""
        return self._choose(scan).trace(scan)


class ForeignStage(Stage):
    """Any other str -> str callable: correct and coarse, one trimmed edit (or two, where it only cut the ends off)."""

    __slots__ = ("function",)

    def __init__(self, function: Foreign) -> None:
        self.function = function
        self.acts_on = ()

    def apply(self, scan: Scan) -> Scan:
        """The scan of what the function gives."""
        new = self.function(scan.text)
        if not isinstance(new, str):
            raise TypeError(f"step {name_of(self.function)} must return str, got {type(new).__name__}")
        return scan if new == scan.text else Scan(new)

    def trace(self, scan: Scan) -> Iterator[Traced]:
        """What the function did."""
        after = self.apply(scan)
        if after is not scan:
            yield Traced(name_of(self.function), scan, Layer.of(_find_difference(scan.text, after.text)), after)


def _find_difference(old: str, new: str) -> list[tuple[int, int, str]]:
    """Two texts' difference: the ends that were cut off (str.strip), else all but what they share at either end."""
    if new and (at := old.find(new)) >= 0:
        return [(a, b, "") for a, b in ((0, at), (at + len(new), len(old))) if a < b]
    start = _count_common(old, new)
    shared = _count_common(old[start:][::-1], new[start:][::-1])
    return [(start, len(old) - shared, new[start : len(new) - shared])]


def _count_common(a: str, b: str) -> int:
    """How many leading characters two texts share, by bisection: comparing slices runs at memory speed."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
