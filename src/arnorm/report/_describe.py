"""Pipelines in words, English and Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arnorm._core import stages
from arnorm._core.step import Step
from arnorm.report._hunks import isolated
from arnorm.report._words import LOSSES, Language, Words, check_language

if TYPE_CHECKING:
    from arnorm._core.pipeline import Pipeline

__all__ = ["describe"]

_HEADS = Words("A pipeline of {n} step{s}, in this order:", "عدد الخطوات {n} بهذا الترتيب:")
_CAN_LOSE = Words("Can lose: {loss}.", "قد يفقد النص: {loss}.")
_PROTECTS = Words("No step touches what matches {patterns}.", "لا تمسّ أي خطوة ما يطابق {patterns}.")
_FOREIGN = Words("A function of your own.", "دالة من خارج المكتبة.")


def describe(pipeline: Pipeline, language: Language = "en") -> str:
    """The pipeline in words, a line for each step: what it does, what it can lose, how it is written.

    Raises ValueError for another language.
    """
    check_language(language)
    n = len(pipeline.steps)
    lines = [_HEADS.in_(language).format(n=n, s="s" * (n != 1))]
    for i, step in enumerate(pipeline.steps, 1):
        words = _describe_step(step, language)
        if language == "en":
            lines.append(f"{i}. {_write_step(step)}: {words}")
        else:  # the Arabic first, so that the line runs from right to left
            lines.append(f"{i}. {words} ({isolated(_write_step(step))})")
    if pipeline.protect:
        patterns = ", ".join(map(repr, pipeline.protect))
        lines.append(_PROTECTS.in_(language).format(patterns=isolated(patterns) if language == "ar" else patterns))
    return "\n".join(lines)


def _describe_step(step: stages.StepLike, language: Language) -> str:
    if not isinstance(step, Step):
        return _FOREIGN.in_(language)
    summary = step.summary or (type(step).__doc__ or "").strip().partition("\n")[0]
    words = Words(summary, step.summary_ar or summary).in_(language)
    loss = LOSSES[step.loss].in_(language)
    return f"{words} {_CAN_LOSE.in_(language).format(loss=loss)}"


def _write_step(step: stages.StepLike) -> str:
    return repr(step) if isinstance(step, Step) else stages.name_of(step)
