"""What a pipeline made of a text: the result, with every change and the way back."""

from __future__ import annotations

import collections
import dataclasses
import functools
import itertools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from arnorm._core.edits import Alignment, Layer
from arnorm._core.public import find_public
from arnorm._core.remember import Found, quick_maker
from arnorm._core.stages import StepLike, Traced, name_of
from arnorm._core.step import loss_of
from arnorm._core.wrong import LeadsOn

if TYPE_CHECKING:
    import datetime

__all__ = ["Change", "Result"]


@dataclasses.dataclass(frozen=True, slots=True)
class Change(Found):
    """One change: which step made it, where in the source, what stood there for the step, what it became.

    ``start`` and ``end`` are offsets of the source text (code points, end exclusive). ``before`` is the text as the
    step saw it, which is the source's own where no earlier step touched it.
    """

    step: str
    start: int
    end: int
    before: str
    after: str


_make_change = quick_maker(Change)


class Result(LeadsOn):
    """What a pipeline made of a text, with every change it made and the way back to the source.

    ``source``, ``text``, ``changes`` (a tuple of `Change`, in order of the steps, then of the source) and
    ``alignment`` (an `Alignment`); ``losses`` says what each step can lose, ``"unknown"`` for a plain function. The
    changes are computed on first access.

    >>> import arnorm
    >>> r = arnorm.Pipeline(arnorm.strip_diacritics, arnorm.unify_digits).run("كَتَبَ ٣")
    >>> r.text, len(r.changes), r.changes[0]
    ('كتب 3', 4, Change(step='StripDiacritics', start=1, end=2, before='َ', after=''))
    """

    def __init__(self, source: str, text: str, traced: Sequence[Traced], steps: Sequence[StepLike]) -> None:
        self.source = source
        self.text = text
        self._traced = traced
        self._steps = steps

    @functools.cached_property
    def alignment(self) -> Alignment:
        """The way from the source to the text, and back."""
        return Alignment([one.layer for one in self._traced], len(self.source), len(self.text))

    @functools.cached_property
    def losses(self) -> Mapping[str, str]:
        """What each step can lose, by its name."""
        return {name_of(step): loss_of(step) for step in self._steps}

    @functools.cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change, in order of the steps, then of the source."""
        changes: list[Change] = []
        layers: list[Layer] = []
        for step, before, layer, _ in self._traced:
            text = before.text
            firsts, lasts, news = layer.columns
            befores = [text[start:end] for start, end in zip(firsts, lasts, strict=True)]
            starts, ends = list(firsts), list(lasts)
            for earlier in reversed(layers):
                starts, ends = earlier.sources(starts, ends)
            changes += map(_make_change, itertools.repeat(step), starts, ends, befores, news)
            layers.append(layer)
        return tuple(changes)

    @property
    def counts(self) -> dict[str, int]:
        """How many changes each step made, in order of the steps; those that made none are left out."""
        return dict(collections.Counter(change.step for change in self.changes))

    def diff(self, *, context: int = 20, color: bool = False) -> str:
        """The changed places in a terminal: see `arnorm.report.diff`."""
        return str(find_public("report").diff(self, context=context, color=color))

    def to_html(
        self,
        *,
        title: str | None = None,
        language: Literal["en", "ar"] = "en",
        reference: datetime.date | str | None = None,
    ) -> str:
        """The report as a complete HTML page: see `arnorm.report.to_html`."""
        return str(find_public("report").to_html(self, title=title, language=language, reference=reference))

    def __str__(self) -> str:
        return str(find_public("report").to_text(self))

    def _repr_html_(self) -> str:
        return str(find_public("report").to_fragment(self))

    def __repr__(self) -> str:
        return f"Result(text={self.text!r}, {len(self.changes)} changes)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        return (self.source, self.text, self.changes) == (other.source, other.text, other.changes)

    __hash__ = None  # type: ignore[assignment]  # holds a whole text and its changes
