"""A slice of `make fuzz` with a fixed seed, and the cases that it found: tests/cases/laws.json."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

import arnorm
from arnorm import CharStep, Pipeline, Step
from fuzz import laws, options, single, small
from fuzz.hunt import Failure, hunt, minimal
from fuzz.shrink import smaller
from shipped import CLASSES, PRESETS

CASES = json.loads((Path(__file__).parent / "cases" / "laws.json").read_text(encoding="utf-8"))
ROUNDS = 40


def name(case: dict[str, Any]) -> str:
    p = case["pipeline"]
    what = p if isinstance(p, str) else " ".join(f"{key}={value}" for step in p for key, value in step.items())
    return f"{case['law']} {what}: {' | '.join(case['texts'])}".encode("ascii", "backslashreplace").decode()


def marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    """A known failure is a strict xfail with its reason."""
    return [pytest.mark.xfail(strict=True, reason=case["reason"])] if case.get("origin") == "known-failure" else []


@pytest.mark.parametrize("case", [pytest.param(case, id=name(case), marks=marks(case)) for case in CASES])
def test_what_broke_a_law_keeps_it(case: dict[str, Any]) -> None:
    assert laws.broken(case["law"], options.read(case["pipeline"]), case["texts"]) is None


def test_every_case_says_why() -> None:
    assert not [case for case in CASES if not case.get("reason")]


@pytest.mark.parametrize("part", range(10))
def test_a_slice_of_generated_texts_keeps_the_laws(part: int) -> None:
    found = [failure for i in range(ROUNDS // 10) for failure in hunt("slice", part * ROUNDS // 10 + i)]
    assert not found, "\n".join(map(str, map(minimal, found[:5])))


def test_a_slice_of_texts_near_to_our_cases_keeps_the_laws() -> None:
    found = [failure for i in range(10) for failure in hunt("slice", i, topics=("near",))]
    assert not found, "\n".join(map(str, map(minimal, found[:5])))


def test_a_slice_of_single_steps_finds_what_a_step_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    classes = [arnorm.StripTatweel]
    assert not [*single.failures("slice", 0, classes)]
    monkeypatch.setattr(single, "broken", lambda law, *_: law)
    assert {failure.law for failure in single.failures("slice", 0, classes)} == {"run"}


@pytest.mark.parametrize("topic", small.ALPHABETS)
def test_a_slice_of_all_small_texts_keeps_law_2(topic: str) -> None:
    """The whole takes minutes: make fuzz-small."""
    found = list(small.failures(topic, every=197, first=len(topic)))
    assert not found, "\n".join(map(str, found[:5]))


def test_every_step_has_an_alphabet() -> None:
    named = {step for _, steps, _ in small.ALPHABETS.values() for step in steps}
    assert named <= {cls.__name__ for cls in CLASSES}
    by_table = {"FoldAlef", "FoldYeh", "FoldTehMarbuta"}  # one letter becomes one other: nothing to draw
    by_table.add("ReplacePattern")  # people's own patterns promise no law 2
    assert {cls.__name__ for cls in CLASSES} == named | by_table


def test_a_seed_gives_the_same_texts_and_options() -> None:
    def texts() -> list[Any]:
        from fuzz.hunt import BY_NAME, Round

        one = Round("again", 3)
        return [one.texts, one.step, one.mixed, one.dates, *Round("again", 3, topics=BY_NAME).texts]

    assert texts() == texts()


def test_pipelines_are_written_and_read() -> None:
    r = Random(1)  # noqa: S311
    for p in (
        *PRESETS.values(),
        *(Pipeline(options.step(r, cls)) for cls in CLASSES for _ in range(9)),
        options.pipeline(r),
    ):
        assert options.read(json.loads(json.dumps(options.describe(p)))) == p


class _Wrong(Step):
    """Breaks what can be broken: doubles every Z, and lies of an edit where it stands beside Q."""

    def edits(self, scan: Any) -> Any:
        at = scan.text.find("Z")
        if "Q" in scan.text:
            yield 1, 0, ""
        if at >= 0:
            yield at, at + 1, "ZZ"


class _Later(CharStep):
    def table(self) -> dict[str, str]:
        return {"ا": "بب", "ب": "ت"}


def test_a_broken_law_is_found_and_shrunk() -> None:
    p = Pipeline(_Wrong())
    text = ["كتاب ", "Z", "5 مارس 2025", " و", "قال"]
    assert (
        laws.broken("twice", p, ["".join(text)]) == "once 'كتاب ZZ5 مارس 2025 وقال', twice 'كتاب ZZZ5 مارس 2025 وقال'"
    )
    assert minimal(Failure("twice", p, (text,))).whole == ["Z"]
    assert "raises ValueError" in (laws.broken("run", p, ["Q"]) or "")
    assert laws.broken("twice", Pipeline(_Later()), ["ا"])
    assert smaller(list("abcdefgh"), lambda kept: {"b", "g"} <= set(kept)) == ["b", "g"]
