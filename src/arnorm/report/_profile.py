"""A profile of a pipeline over many texts: how often each step fires, on which characters, with samples."""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arnorm._core import stages
from arnorm._core.batches import batches
from arnorm._core.edits import Layer
from arnorm._core.step import loss_of
from arnorm.engines._optional import need
from arnorm.report._hunks import described, isolated, plural, shown
from arnorm.report._text import table

if TYPE_CHECKING:
    from arnorm._core.pipeline import Pipeline
    from arnorm._core.result import Result

__all__ = ["Profile", "StepProfile", "empty_profile", "profile_results", "profile_texts"]

# Different changes remembered for each step. Then the rarest are forgotten, so that memory stays constant, and the
# counts of the others become lower bounds.
_REMEMBERED = 20_000

# Characters of context on either side of a sample.
_CONTEXT = 25


@dataclasses.dataclass(slots=True)
class StepProfile:
    """What one step did over all texts.

    ``changes`` counts them, ``texts`` in how many texts there was any. ``frequent`` counts (before, after) pairs, and
    ``samples`` holds for each pair the first place it was seen, as (what stood before it, what stood after it).
    ``loss`` is what the step can lose.
    """

    step: str
    loss: str
    changes: int = 0
    texts: int = 0
    frequent: Counter[tuple[str, str]] = dataclasses.field(default_factory=Counter)
    samples: dict[tuple[str, str], tuple[str, str]] = dataclasses.field(default_factory=dict)

    @property
    def characters(self) -> Counter[str]:
        """How often each character was deleted or replaced."""
        gone: Counter[str] = Counter()
        for (before, after), times in self.frequent.items():
            for char, n in (Counter(before) - Counter(after)).items():
                gone[char] += n * times
        return gone

    def add(self, text: str, layer: Layer) -> None:
        """Take in what the step did to a text."""
        spans = zip(layer.starts, layer.ends, strict=True)
        pairs = list(zip([text[start:end] for start, end in spans], layer.news, strict=True))
        self.changes += len(pairs)
        self.frequent.update(pairs)
        for pair, start, end in zip(pairs, layer.starts, layer.ends, strict=True):
            if pair not in self.samples:
                before = text[max(0, start - _CONTEXT) : start]
                self.samples[pair] = before, text[end : end + _CONTEXT]
        self._forget_rare()

    def merge(self, other: StepProfile) -> None:
        """Take in a profile of the same step over other texts."""
        self.changes += other.changes
        self.texts += other.texts
        self.frequent.update(other.frequent)
        self.samples = other.samples | self.samples
        self._forget_rare()

    def _forget_rare(self) -> None:
        if len(self.frequent) > _REMEMBERED:
            self.frequent = Counter(dict(self.frequent.most_common(_REMEMBERED // 2)))
            self.samples = {pair: self.samples[pair] for pair in self.frequent}


class Profile:
    """What a pipeline did over many texts; prints itself as a table, shows itself in Jupyter, draws itself.

    ``texts``, ``characters`` and ``changed`` (texts that came out different) are counts; ``steps`` maps each step's
    name to its `StepProfile`, in the order of the pipeline, those that never fired included.
    """

    def __init__(self, losses: Mapping[str, str]) -> None:
        self.texts = 0
        self.characters = 0
        self.changed = 0
        self.steps = {name: StepProfile(name, loss) for name, loss in losses.items()}

    def take(self, result: Result) -> None:
        """Take in what a pipeline did to a text."""
        for one in result._traced:
            self.steps[one.step].add(one.before.text, one.layer)
        for name in {one.step for one in result._traced}:
            self.steps[name].texts += 1
        self.texts += 1
        self.characters += len(result.source)
        self.changed += result.text != result.source

    def merge(self, other: Profile) -> None:
        """Take in a profile of the same pipeline over other texts."""
        self.texts += other.texts
        self.characters += other.characters
        self.changed += other.changed
        for name, step in other.steps.items():
            self.steps[name].merge(step)

    def rows(self) -> list[dict[str, Any]]:
        """The table as a list of dicts, for pandas and the like."""
        return [
            {
                "step": step.step,
                "can lose": step.loss,
                "changes": step.changes,
                "texts": step.texts,
                "share of texts": step.texts / self.texts if self.texts else 0.0,
                "per 1,000 characters": 1000 * step.changes / self.characters if self.characters else 0.0,
                "characters": dict(step.characters.most_common(10)),
            }
            for step in self.steps.values()
        ]

    def __repr__(self) -> str:
        texts, characters = plural(self.texts, "text"), plural(self.characters, "character")
        return f"<Profile of {texts}, {characters}, {plural(self.changed, 'text')} changed>"

    def __str__(self) -> str:
        lines = [self.head(), *table(HEAD, self.cells())]
        for step in self.steps.values():
            if not step.changes:
                continue
            lines.append(f"{step.step}:")
            for (before, after), times in step.frequent.most_common(5):
                lead, tail = step.samples[before, after]
                lines.append(f"  {times:>9,} × {described(before, after)}")
                lines.append(f"              {_format_sample(lead, before, tail)}")
        return "\n".join(lines)

    def head(self) -> str:
        """How many texts, and how many of them changed, in one line."""
        share = f"{self.changed:,} changed ({self.changed / self.texts:.1%})" if self.texts else "none to change"
        return f"{plural(self.texts, 'text')}, {plural(self.characters, 'character')}; {share}"

    def cells(self) -> list[tuple[str, ...]]:
        """The rows of the table under `HEAD`, as words."""
        return [
            (
                row["step"],
                row["can lose"],
                f"{row['changes']:,}",
                f"{row['texts']:,}",
                f"{row['share of texts']:.1%}",
                f"{row['per 1,000 characters']:.2f}",
                "  ".join(described(char, "").removesuffix(" deleted") for char in list(row["characters"])[:5]),
            )
            for row in self.rows()
        ]

    def _repr_html_(self) -> str:
        from arnorm.report._html import profile_fragment  # noqa: PLC0415 -- only notebooks need it

        return profile_fragment(self)

    def plot(self, path: str | Path | None = None) -> Any:
        """A bar chart of changes per 1,000 characters, by step, as a matplotlib figure, also written to ``path``.

        Raises ImportError without the ``plot`` extra (matplotlib).
        """
        figure_module = need("matplotlib.figure", "plot")
        rows = self.rows()[::-1]
        figure = figure_module.Figure(figsize=(8, 1.2 + 0.35 * len(rows)), layout="constrained")
        axes = figure.subplots()
        bars = axes.barh([row["step"] for row in rows], [row["per 1,000 characters"] for row in rows])
        axes.bar_label(bars, [f"{row['changes']:,} in {row['share of texts']:.0%} of texts" for row in rows], padding=3)
        axes.set_xlabel("changes per 1,000 characters")
        axes.set_title(f"{self.texts:,} texts, {self.characters:,} characters")
        axes.margins(x=0.3)
        axes.spines[["top", "right"]].set_visible(False)
        if path is not None:
            figure.savefig(path)
        return figure


def _format_sample(lead: str, before: str, tail: str) -> str:
    return isolated(f"{shown(lead)}[{shown(before)}]{shown(tail)}")


HEAD = ("step", "can lose", "changes", "texts", "share", "per 1,000 chars", "characters most often changed")


def empty_profile(pipeline: Pipeline) -> Profile:
    """The profile of a pipeline over no texts."""
    return Profile({stages.name_of(step): loss_of(step) for step in pipeline.steps})


def profile_texts(pipeline: Pipeline, texts: Iterable[str]) -> Profile:
    """The profile of a pipeline over texts, which are read once and not kept."""
    if isinstance(texts, (str, bytes)):
        raise TypeError(f"profile takes an iterable of texts, got one {type(texts).__name__}")
    total = empty_profile(pipeline)
    for text in itertools.chain.from_iterable(batches(texts)):
        total.take(pipeline.run(text))
    return total


def profile_results(results: Iterable[Result]) -> Profile:
    """The profile of results that are there already; ValueError without any, or where they are of other pipelines."""
    total: Profile | None = None
    for result in results:
        total = Profile(result.losses) if total is None else total
        if total.steps.keys() != result.losses.keys():
            raise ValueError(f"the results are of two pipelines: {', '.join(total.steps)}; {', '.join(result.losses)}")
        total.take(result)
    if total is None:
        raise ValueError("there is no result, so that the steps are not known; write pipeline.profile(texts)")
    return total
