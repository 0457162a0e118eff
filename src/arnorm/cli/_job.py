"""A job of the command, and the work on one batch of its texts."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, TextIO, TypeAlias

from arnorm._core.pipeline import Pipeline
from arnorm._core.result import Result
from arnorm.cli._records import Shape
from arnorm.cli._sources import Files
from arnorm.explanation import explain
from arnorm.report import _readings
from arnorm.report._profile import Profile, empty_profile

__all__ = ["Batch", "Done", "Job", "Output", "Work", "run_work"]

# Texts, and whether their results are wanted too, for a report.
Batch: TypeAlias = tuple[list[str], bool]
# The output: new texts, their differences, the mentions of finders, or the rules that read them.
Output = Literal["text", "diff", "mentions", "explained"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Job:
    """A run of the command; `arnorm.cli` makes it from the arguments."""

    files: Files
    pipeline: Pipeline
    shape: Callable[[str], Shape]  # how a file of that name is read
    output: Output = "text"
    kinds: tuple[str, ...] = ()  # of the mentions
    order: str = "dmy"  # of dates in figures
    calendars: bool = False  # dates in both calendars
    csv: bool = False  # mentions as a table
    named: bool = False  # mentions with what names their document
    whole: dict[str, Any] | None = None  # each text is one date, which `parse_date` reads with these options
    encoding: str | None = None
    output_encoding: str = "utf-8"
    keep_going: bool = False
    stats: bool = False
    report: Path | None = None
    workers: int = 1
    color: bool = False
    progress: bool = True
    hints: bool = False  # say that a terminal is read
    guesses: bool = False  # look whether standard input is another format than plain text
    errors: TextIO = dataclasses.field(default_factory=lambda: sys.stderr)


class Done(NamedTuple):
    """The result for a batch: the new texts, what to write for each, the profile and the results if wanted."""

    texts: list[str]
    shown: list[Any]
    profile: Profile | None = None
    results: list[Result] | None = None


@dataclasses.dataclass(frozen=True)
class Work:
    """What a job does to a batch of texts, in this process or another one."""

    pipeline: Pipeline
    output: Output
    kinds: tuple[str, ...]
    profiled: bool
    color: bool
    order: str
    calendars: bool = False
    whole: dict[str, Any] | None = None

    def __call__(self, batch: Batch) -> Done:
        texts, keeps_results = batch
        if self.output == "mentions":
            return Done(texts, [self._mentions(text) for text in texts])
        if self.output == "explained":
            return Done(texts, [explain(text) for text in texts])
        if self.output == "text" and not self.profiled:
            news = list(self.pipeline.map(texts))
            return Done(news, news)
        results = [self.pipeline.run(text) for text in texts]
        profile = None
        if self.profiled:
            profile = empty_profile(self.pipeline)
            for result in results:
                profile.take(result)
        news = [result.text for result in results]
        shown = news if self.output == "text" else list(map(self._diff, results))
        return Done(news, shown, profile, results if keeps_results else None)

    def _diff(self, result: Result) -> str:
        return result.diff(color=self.color) if result.text != result.source else ""

    def _options(self, kind: str) -> dict[str, str]:
        return {"order": self.order} if kind == "date" else {}

    def _mentions(self, text: str) -> list[dict[str, Any]]:
        if self.whole is not None:
            return [_readings.fields_of_field(text, self.whole)]
        found = ((kind, one) for kind in self.kinds for one in _readings.find(kind, text, **self._options(kind)))
        rows = [_readings.fields_of(kind, one, text, calendars=self.calendars) for kind, one in found]
        return sorted(rows, key=lambda row: (row["start"], row["end"]))


def run_work(work: Work, batches: Iterator[Batch], workers: int) -> Iterator[Done]:
    """The results for all batches, in order, by one process or several."""
    if workers == 1:
        return map(work, batches)
    from arnorm._core.workers import map_in_processes  # noqa: PLC0415 -- it imports multiprocessing

    return map_in_processes(work, batches, workers)
