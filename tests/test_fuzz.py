"""A slice of `tools/dev.py fuzz` with a fixed seed, what once broke a law (tests/cases/laws.json), and that a broken law is found.

A row of laws.json has a law that must hold for its texts, or a sentence with what its pipeline makes of it (nothing,
where there is no `out`), which a second run leaves.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

import arnorm
from arnorm import CharStep, Pipeline, Step
from case_files import load, params
from fuzz import laws, options
from fuzz.hunt import TOPICS, hunt
from shipped import CLASSES, PRESETS

ROUNDS = 60
CASES = load("laws")


@pytest.mark.parametrize("case", params("laws"))
def test_what_broke_a_law_keeps_it(case: dict[str, Any]) -> None:
    p = options.read(case["pipeline"])
    if "law" in case:
        assert laws.broken(case["law"], p, case["text"]) is None
    else:
        out = case.get("out", case["text"])
        assert p(case["text"]) == out
        assert p(out) == out


def test_every_case_is_named_and_says_why() -> None:
    assert len({case["label"] for case in CASES}) == len(CASES) <= 150
    assert all(case["why"] and case["origin"] for case in CASES)


@pytest.mark.parametrize("part", range(10))
def test_a_slice_of_drawn_texts_keeps_the_exact_laws(part: int) -> None:
    found = [failure for i in range(ROUNDS // 10) for failure in hunt("slice", part * ROUNDS // 10 + i)]
    assert not found, "\n".join(map(str, found[:5]))


def test_a_seed_gives_the_same_texts_and_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fuzz.hunt.broken", lambda law, p, texts: f"{law} {p!r} {texts}")
    for number in range(len(TOPICS)):
        assert [*hunt("again", number)] == [*hunt("again", number)] != [*hunt("another", number)]


def test_pipelines_are_written_and_read() -> None:
    r = Random(1)  # noqa: S311
    for p in (
        *PRESETS.values(),
        *(Pipeline(options.step(r, cls)) for cls in CLASSES for _ in range(9)),
        options.pipeline(r),
    ):
        assert options.read(json.loads(json.dumps(options.describe(p)))) == p


class _Wrong(Step):
    """Lies of an edit where the text has Q, gives a new object for z, and remembers what it has met."""

    met = 0

    def edits(self, scan: Any) -> Any:
        if "Q" in scan.text:
            yield 1, 0, ""
        if scan.text == "z":
            yield 0, 1, "y"
        if "R" in scan.text:
            type(self).met += 1
            yield 0, 1, str(self.met)


class _Losing(arnorm.StripTatweel):
    def table(self) -> dict[str, str]:
        return {"ا": "", "ب": "ت", "ت": "ث"}

    def exempt(self, _: Any) -> Any:
        return ()


@pytest.mark.parametrize(
    ("law", "step", "text", "wrong"),
    [
        ("run", _Wrong(), "Q", "raises"),
        ("batch", _Wrong(), "R", "in a batch"),
        ("same_object", _Wrong(), "z", "another object"),
        ("letters", _Losing(), "باب", "has the letters"),
        ("again", _Losing(), "ب", "twice"),
    ],
)
def test_a_broken_law_is_found(law: str, step: Step, text: str, wrong: str) -> None:
    assert wrong in (laws.broken(law, Pipeline(step), [text]) or "")
    assert laws.broken(law, Pipeline(step), [""]) is None


def test_tables_that_are_no_one_pass_are_found() -> None:
    p = Pipeline(_Losing(), arnorm.strip_tatweel)
    assert isinstance(p.steps[0], CharStep)
    assert laws.broken("fused", p, ["كتـاب"]) is None

    class Other(Pipeline):
        def __call__(self, text: str) -> str:
            return text

    assert "the pipeline gives" in (laws.broken("fused", Other(*p.steps), ["كتـاب"]) or "")
