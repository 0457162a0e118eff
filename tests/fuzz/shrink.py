"""A failure made small and plain: fewer texts, fragments, characters, steps and options; figures and names that all know."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from arnorm import Pipeline, Step
from fuzz.laws import broken
from fuzz.words import CUES, ERAS, MONTHS, WEEKDAYS
from shipped import PRESETS

__all__ = ["WHOLE", "shrunk", "smaller"]

T = TypeVar("T")
Fails = Callable[[list[str]], bool]
_TRIES = 3000

# Words of dates stay whole, or what is left of them would be slips of the pen; all else is taken apart.
WHOLE = re.compile(
    "|".join(map(re.escape, sorted({*MONTHS, *WEEKDAYS, *ERAS, *CUES}, key=len, reverse=True)))
    + r"|[0-9٠-٩۰-۹]+|(?s:.)"
)
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_FIGURES = ("5", "12", "1446", "2025")
_PLAIN = ("ك", "مارس", "رمضان", "هـ", "م", "الأحد")


def smaller(items: Sequence[T], fails: Callable[[list[T]], bool]) -> list[T]:
    """The items without those that the failure does not need: delta debugging, halves first, then ever smaller parts."""
    kept = list(items)
    size = max(1, len(kept) // 2)
    while kept:
        at = 0
        while at < len(kept):
            fewer = kept[:at] + kept[at + size :]
            if fails(fewer):
                kept = fewer
            else:
                at += size
        if size == 1:
            return kept
        size //= 2
    return kept


def shrunk(law: str, p: Pipeline, texts: Sequence[Sequence[str]]) -> tuple[Pipeline, list[str]]:
    """The smallest pipeline and texts that still break the law; texts come as fragments, and may lose whole ones."""
    left = _TRIES

    def fails(p: Pipeline, texts: Sequence[Sequence[str]]) -> bool:
        nonlocal left
        left -= 1
        return left > 0 and bool(texts) and broken(law, p, ["".join(text) for text in texts]) is not None

    parts = [list(text) for text in texts]
    if len(parts) > 1:
        parts = smaller(parts, lambda fewer: fails(p, fewer))
    if law not in ("twice", "dates", "quotations", "numbers") and len(p) > 1:
        p = Pipeline(*smaller(p.steps, lambda steps: fails(Pipeline(*steps), parts)))
    for i in range(len(parts)):

        def one(fewer: list[str], i: int = i) -> bool:
            return fails(p, [*parts[:i], fewer, *parts[i + 1 :]])

        parts[i] = smaller(parts[i], one)
        parts[i] = smaller(WHOLE.findall("".join(parts[i])), one)
        parts[i] = _plainer(parts[i], one)
    if p not in PRESETS.values():
        p = _by_default(p, lambda p: fails(p, parts))
    return p, ["".join(part) for part in parts]


def _plainer(tokens: list[str], fails: Fails) -> list[str]:
    """The tokens with Western figures, the same few of them, and the best known months."""
    for i, token in enumerate(tokens):
        western = token.translate(_WESTERN)
        better = (*_FIGURES, western) if western.isdecimal() else _PLAIN if token[0].isalpha() else ()
        for plain in better:
            if plain == token:
                break
            if fails([*tokens[:i], plain, *tokens[i + 1 :]]):
                tokens = [*tokens[:i], plain, *tokens[i + 1 :]]
                break
    return tokens


def _by_default(p: Pipeline, fails: Callable[[Pipeline], bool]) -> Pipeline:
    """The pipeline with every option back at its default that the failure does not need."""
    steps = list(p.steps)
    for i, step in enumerate(steps):
        for field in dataclasses.fields(step) if isinstance(step, Step) else ():
            plain = dataclasses.replace(steps[i], **{field.name: field.default})  # type: ignore[type-var]
            if plain != steps[i] and fails(Pipeline(*steps[:i], plain, *steps[i + 1 :])):
                steps[i] = plain
    return Pipeline(*steps)
