"""Options: every choice of every option of every step of every preset shows on a page, put in by `replace`."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Iterable
from typing import Any

import pytest

import arnorm
from arnorm import Pipeline, Step
from arnorm._core.options import options_of
from arnorm.cli._arguments import preset_names
from case_files import load
from shipped import CLASSES


def freeze(value: Any) -> Any:
    """A value of JSON as options have it: lists are tuples."""
    return tuple(map(freeze, value)) if isinstance(value, list) else value


PAGE = [row["text"] for row in load("options", set="page")]
# The choices that a preset writes alike, and what has to change so that they show.
UNSEEN = {
    (preset, row["step"], row["option"], freeze(row["alike"])): row
    for row in load("options", set="unseen")
    for preset in row["presets"]
}


def choices_of(step: str, option: str) -> list[Any]:
    """The values worth trying; of an option that takes several, none of them too."""
    [one] = (one for one in options_of(getattr(arnorm, step)) if one.name == option)
    return [(), *one.examples] if one.several else [*one.choices] or [*one.examples]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_option_says_what_it_takes(cls: type[Step]) -> None:
    for one in options_of(cls):
        assert one.examples, f"{cls.__name__}.{one.name}: write make_option(…, examples=(…)), values for tests to draw"
        assert all(one.takes), f"{cls.__name__}.{one.name}: write make_option(…, takes='…'), what it takes in words"
        for value in one.examples:
            assert dataclasses.replace(cls(), **{one.name: value}) is not None


def options() -> list[tuple[str, str, str]]:
    """Each option: the preset, the step and its own name."""
    found: dict[tuple[str, str, str], None] = {}
    for name in preset_names():
        for step in getattr(arnorm, name):
            if isinstance(step, Step):
                found |= {(name, type(step).__name__, field.name): None for field in dataclasses.fields(step)}
    return list(found)


@functools.cache
def write(pipeline: Pipeline) -> tuple[str, ...]:
    """The page as a pipeline writes it."""
    return tuple(map(pipeline, PAGE))


def with_choices(pipeline: Pipeline, step: str, option: str, choices: Iterable[Any], **more: Any) -> list[Pipeline]:
    """The pipeline with each choice of an option of its step."""
    one = next(one for one in pipeline if type(one).__name__ == step)
    assert isinstance(one, Step)
    return [pipeline.replace(one(**{option: choice}, **more)) for choice in choices]


@pytest.mark.parametrize(("preset", "step", "option"), options(), ids="-".join)
def test_every_choice_shows(preset: str, step: str, option: str) -> None:
    if preset == "CORPUS":
        pytest.importorskip("ftfy")
    choices = choices_of(step, option)
    written = map(write, with_choices(getattr(arnorm, preset), step, option, choices))
    pairs = itertools.combinations(zip(choices, written, strict=True), 2)
    alike = {(one, other) for (one, new), (other, also_new) in pairs if new == also_new}
    assert alike == {row[3] for row in UNSEEN if row[:3] == (preset, step, option)}


@pytest.mark.parametrize("key", UNSEEN, ids=str)
def test_what_does_not_show_does_so_for_the_reason_given(key: tuple[str, str, str, tuple[Any, Any]]) -> None:
    preset, step, option, alike = key
    pipeline = getattr(arnorm, preset).without(*UNSEEN[key].get("without", ()))
    more = {name: freeze(value) for name, value in UNSEEN[key].get("with", {}).items()}
    one, other = with_choices(pipeline, step, option, alike, **more)
    assert write(one) != write(other)


def test_one_step_decides_the_digits() -> None:
    text = "عام ١٤٤٦ نسبة ٢٫٥٪ من 1,250,000 في 15 رمضان 1446هـ"
    arabic = arnorm.WEB.replace(arnorm.unify_digits(to="arabic"))
    assert arabic(text) == "عام ١٤٤٦ نسبة ٢٫٥٪ من ١٬٢٥٠٬٠٠٠ في ١٥ رمضان ١٤٤٦ هـ"
    assert arnorm.WEB.without("UnifyDigits")(text) == "عام ١٤٤٦ نسبة ٢٫٥٪ من 1,250,000 في 15 رمضان 1446 هـ"


@pytest.mark.parametrize("step", ["UnifyDigits", "UnifyNumbers", "UnifyDates", "UnifyTimes"])
def test_the_old_word_for_a_doubtful_reading_names_the_new_one(step: str) -> None:
    with pytest.raises(ValueError, match="unsure must be one of 'leave', 'rewrite', got 'keep'; did you mean 'leave'"):
        getattr(arnorm, step)(unsure="keep")


def test_all_steps_have_one_vocabulary_for_what_is_unsure() -> None:
    assert {one.choices for cls in CLASSES for one in options_of(cls) if one.name == "unsure"} == {("leave", "rewrite")}
