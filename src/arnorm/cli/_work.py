"""What is done to a batch of texts, here or in another process."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from arnorm._core.pipeline import Pipeline
from arnorm.explanation import explain
from arnorm.report import _readings
from arnorm.report._profile import Profile, profile_batch

__all__ = ["Done", "Work", "in_processes"]


class Done(NamedTuple):
    """What came of a batch: the new texts, what is shown in their place if anything is, the profile if wanted."""

    texts: list[str]
    shown: list[Any]
    profile: Profile | None


@dataclasses.dataclass(frozen=True)
class Work:
    """What is done to a batch of texts, here or in another process."""

    pipeline: Pipeline
    output: str
    kinds: tuple[str, ...]
    profiled: bool
    color: bool

    def __call__(self, texts: list[str]) -> Done:
        if self.output == "mentions":
            return Done(texts, [self._mentions(text) for text in texts], None)
        if self.output == "explained":
            return Done(texts, [explain(text) for text in texts], None)
        profile = None
        if self.profiled:
            news, profile = profile_batch(self.pipeline, texts)
        else:
            news = list(self.pipeline.map(texts))
        if self.output == "diff":
            shown = [self._diff(old, new) for old, new in zip(texts, news, strict=True)]
            return Done(news, shown, profile)
        return Done(news, news, profile)

    def _diff(self, old: str, new: str) -> str:
        return self.pipeline.run(old).diff(color=self.color) if new != old else ""

    def _mentions(self, text: str) -> list[dict[str, Any]]:
        rows = [_readings.fields_of(kind, one, text) for kind in self.kinds for one in _readings.find(kind, text)]
        return sorted(rows, key=lambda row: (row["start"], row["end"]))


def in_processes(work: Work, todo: Iterator[list[str]], workers: int) -> Iterator[Done]:
    from arnorm._core.workers import map_in_processes  # noqa: PLC0415 -- it imports multiprocessing, and one process is usual

    done: Iterator[Done] = cast(Any, map_in_processes)(work, todo, workers)  # its results need not be texts
    return done
