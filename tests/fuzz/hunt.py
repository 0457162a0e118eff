"""Rounds of drawn texts: each draws a topic, options and pipelines, and tries the exact laws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from arnorm import CharStep, Pipeline
from fuzz import options
from fuzz.grammar import fragments
from fuzz.laws import LAWS, broken
from shipped import CLASSES, PRESETS

__all__ = ["ROUND", "TOPICS", "Failure", "hunt"]

ROUND = 64  # texts that are tried with the same options: drawing and compiling those costs as much as ten texts
TOPICS = (
    "dates", "around", "all", "numbers", "quotes", "letters", "hidden", "lines", "patterns", "splices",
)  # fmt: skip
_TABLES = tuple(cls for cls in CLASSES if issubclass(cls, CharStep))
# A law that reads each text costs more than one that reads a batch: it tries fewer of them.
_EVERY = {"run": 4, "same_object": 8, "letters": 4}


class Failure(NamedTuple):
    """A law that a pipeline breaks on a text: what is wrong."""

    law: str
    pipeline: Pipeline
    wrong: str

    def __str__(self) -> str:
        return f"{self.law} {options.describe(self.pipeline)}: {self.wrong}"


def hunt(seed: str, number: int, only: Sequence[str] = (), topics: Sequence[str] = TOPICS) -> Iterator[Failure]:
    """One round. The same arguments give the same texts and options for ever."""
    r = Random(f"{seed}:{number}")  # noqa: S311 -- it is to be repeatable, not secret
    topic = topics[number % len(topics)]
    texts = ["".join(fragments(r, topic)) for _ in range(ROUND)]
    preset = [*PRESETS.values()][number // len(topics) % len(PRESETS)]
    tables = Pipeline(*(options.step(r, r.choice(_TABLES)) for _ in range(r.randint(2, 4))))
    pipelines = (
        Pipeline(options.step(r)),
        Pipeline(options.step(r, tables.steps[0].__class__)),
        tables,
        options.pipeline(r),
        preset,
    )
    for p in pipelines:
        for law in only or LAWS:
            if wrong := broken(law, p, texts[:: _EVERY.get(law, 1)]):
                yield Failure(law, p, wrong)
