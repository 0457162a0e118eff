"""Rounds of generated texts: each draws a topic, options and pipelines, and tries the laws that fit them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import arnorm
from arnorm import Pipeline
from fuzz import options
from fuzz.grammar import fragments
from fuzz.laws import broken
from fuzz.shrink import shrunk
from shipped import PRESETS

__all__ = ["BY_NAME", "ROUND", "TOPICS", "Failure", "hunt", "minimal"]

ROUND = 64  # texts that are tried with the same options: drawing and compiling those costs as much as ten texts
TOPICS = (
    *("dates", "around", "all", "dates", "numbers", "around", "quotes", "dates", "letters", "around"),
    *("hidden", "lines", "hidden", "splices", "paragraphs", "formats", "records", "files", "patterns"),
)
# By name only (make fuzz TOPIC=near): pages are long, and what is found is beside code and data; what is near to our
# cases breaks a law far more often than other texts do.
BY_NAME = ("pages", "near")
_WITH_DATES = ("dates", "all", "around", "paragraphs", "near")
_LAWS_OF_FILES = {"records": "json_stays", "files": "files_stay"}
_PUNCTUATION = Pipeline(arnorm.UnifyPunctuation())
_GLUING = (arnorm.LUCENE, arnorm.ASR, arnorm.DEDUP, arnorm.QURAN)
_PRESETS = ("WEB", "CORPUS", "SEARCH", "PDF", "WEB", "SEARCH", "DEDUP", "QURAN", "ASR", "LUCENE")

Fragments = list[str]


class Failure(NamedTuple):
    """A law that a pipeline breaks on texts."""

    law: str
    pipeline: Pipeline
    texts: tuple[Fragments, ...]

    @property
    def whole(self) -> list[str]:
        """The texts, their fragments joined."""
        return ["".join(text) for text in self.texts]

    @property
    def kind(self) -> str:
        """The law, and the preset or the step it fails for."""
        p = options.describe(self.pipeline)
        return f"{self.law} {p if isinstance(p, str) else p[0]['step'] if len(p) == 1 else 'pipeline'}"

    def __str__(self) -> str:
        """The failure as a row of tests/cases/laws.json; its reason is to be written by who mends it."""
        row = {"law": self.law, "pipeline": options.describe(self.pipeline), "texts": self.whole, "reason": ""}
        return json.dumps(row, ensure_ascii=any("\ud800" <= char <= "\udfff" for char in "".join(self.whole)))


class Round:
    """Texts of one topic, and what they are tried with."""

    def __init__(
        self,
        seed: str,
        number: int,
        only: Sequence[str] = (),
        topics: Sequence[str] = TOPICS,
        presets: Sequence[str] = (),
    ) -> None:
        r = Random(f"{seed}:{number}")  # noqa: S311 -- it is to be repeatable, not secret
        self.only = only
        self.topic = topics[number % len(topics)]
        self.parts = [fragments(r, self.topic) for _ in range(ROUND)]
        self.texts = ["".join(part) for part in self.parts]
        names = presets or _PRESETS
        self.preset = PRESETS[names[number // len(topics) % len(names)]]
        self.is_quick = bool(presets)  # twice and in a batch, nothing else: where most failures are
        self.step, self.mixed = Pipeline(options.step(r)), options.pipeline(r)
        self.dates, self.quotes, self.numbers = (
            Pipeline(options.step(r, cls)) for cls in (arnorm.UnifyDates, arnorm.UnifyQuotes, arnorm.UnifyNumbers)
        )

    def failures(self) -> Iterator[Failure]:
        """Every law on as many of the texts as its price allows: a round is to cost three milliseconds a text."""
        if self.is_quick:
            yield from self._by_batches(self.preset)
            return
        for p in (self.preset, self.step, *([self.dates] if self.topic in _WITH_DATES else ())):
            yield from self._by_batches(p)
        yield from self._each("same_object", self.step, 16)
        yield from self._each("run", self.step, 4)
        yield from self._each("run", self.preset, 8)
        yield from self._each("run", self.mixed, 8)
        yield from self._each("steps", self.mixed, 2)
        yield from self._each("steps", self.preset, 8)
        if self.topic in _WITH_DATES:
            yield from self._each("dates", self.dates, 1)
            yield from self._each("words", self.dates, 2)
        if self.topic in ("quotes", "all", "around", "paragraphs", "near"):
            yield from self._each("quotations", self.quotes, 1)
        if self.topic in ("paragraphs", "near"):
            for p in (self.dates, self.quotes, self.numbers, _PUNCTUATION):
                yield from self._each("blocks", p, 4)
        if law := _LAWS_OF_FILES.get(self.topic):
            for p in (arnorm.WEB, arnorm.CORPUS) if law == "files_stay" else (self.preset, self.step):
                yield from self._each(law, p, 2)
        if self.topic in ("numbers", "all", "around", "near"):
            yield from self._each("numbers", self.numbers, 1)
            # What Lucene and ASR benchmarks glue is glued, and DEDUP parts dates. Rows have long strokes, a known failure.
            stays_apart = self.preset not in _GLUING and self.topic != "near"
            yield from self._each("glued", self.preset, 2) if stays_apart else ()

    def _each(self, law: str, p: Pipeline, every: int) -> Iterator[Failure]:
        for i in range(0, ROUND, every) if self._wanted(law) else ():
            if broken(law, p, [self.texts[i]]) is not None:
                yield Failure(law, p, (self.parts[i],))

    def _together(self, law: str, p: Pipeline, every: int) -> Iterator[Failure]:
        if self._wanted(law) and broken(law, p, self.texts[::every]) is not None:
            yield Failure(law, p, tuple(self.parts[::every]))

    def _by_batches(self, p: Pipeline) -> Iterator[Failure]:
        """Twice is once, and a batch is its texts. Batches are fast; which text it is, the laws then say one by one."""
        lasting = len(p) == 1 or p in PRESETS.values()
        try:
            news = list(p.map(self.texts))
            quick = news == [p(text) for text in self.texts]
            same = not lasting or list(p.map(news)) == news
        except Exception:
            quick = same = False
        if not quick:
            yield from self._together("neighbours", p, 1)
        if not same:
            yield from self._each("twice", p, 1)

    def _wanted(self, law: str) -> bool:
        return not self.only or law in self.only


def hunt(
    seed: str,
    number: int,
    only: Sequence[str] = (),
    topics: Sequence[str] = TOPICS,
    presets: Sequence[str] = (),
) -> Iterator[Failure]:
    """One round: its failures, not yet shrunk. The same arguments give the same texts and options for ever."""
    return Round(seed, number, only, topics, presets).failures()


def minimal(failure: Failure) -> Failure:
    """The failure, shrunk."""
    p, texts = shrunk(*failure)
    return Failure(failure.law, p, tuple([text] for text in texts))
