"""ReplacePattern and what Pipeline(..., protect=…) keeps: cases, laws 1, 3, 4, 6 and 7, errors at the door."""

from __future__ import annotations

import itertools
import pickle
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

import arnorm
from arnorm import Pipeline, ReplacePattern, replace_pattern
from case_files import load
from shipped import PRESETS, STEPS
from strategies import texts
from test_laws import rebuild

CASES = load("patterns")
STEP_OF = [replace_pattern(case["pattern"], case["to"], **case.get("options", {})) for case in CASES]


@pytest.mark.parametrize(("case", "step"), [*zip(CASES, STEP_OF, strict=True)], ids=[case["label"] for case in CASES])
def test_cases(case: dict[str, Any], step: ReplacePattern) -> None:
    result = step.run(case["text"])
    assert result.text == step(case["text"]) == case.get("out", case["text"])
    rebuild(result)


@given(st.sampled_from([step for step in STEP_OF if step.pattern]), texts)
def test_without_protection_it_is_the_packages_own_sub(step: ReplacePattern, text: str) -> None:
    """Laws 1, 4 and 7; laws 2, 8 and 9 depend on the pattern, so that this step is exempt from them."""
    bare = step(protect=False)
    words = dict(bare.lists)
    result = bare.run(text)
    assert result.text == bare(text) == regex.sub(step.pattern, step.to, text, **words)
    rebuild(result)


@given(st.lists(st.sampled_from([*STEP_OF, *STEPS]), max_size=4), st.lists(texts, max_size=4))
def test_it_is_a_step_among_others(steps: list[Any], batch: list[str]) -> None:
    """Laws 3 and 6."""
    p = Pipeline(*steps)
    expected = []
    for text in batch:
        for step in steps:
            text = step(text)  # noqa: PLW2901
        expected.append(text)
    assert list(p.map(batch)) == [p(text) for text in batch] == expected


def test_two_values_by_place_are_the_step() -> None:
    step = replace_pattern(r"\d+", "#")
    assert step == ReplacePattern(pattern=r"\d+", to="#") == replace_pattern(pattern=r"\d+", to="#")
    assert replace_pattern("عام 5", pattern=r"\d+", to="#") == step("عام 5") == "عام #"
    assert step(timeout=1.0).timeout == 1.0


@pytest.mark.parametrize("step", STEP_OF, ids=range(len(STEP_OF)))
def test_it_travels(step: ReplacePattern) -> None:
    p = Pipeline(step(timeout=2.5), arnorm.unify_digits)
    assert pickle.loads(pickle.dumps(p)) == p  # noqa: S301
    again = Pipeline.from_json(p.to_json())
    assert again == p
    assert hash(again) == hash(p)
    assert again.fingerprint == p.fingerprint
    assert eval(repr(p), vars(arnorm)) == p  # noqa: S307
    assert "ReplacePattern" in p.describe()
    assert "نمط" in p.describe("ar")


@pytest.mark.parametrize(
    ("options", "error", "why"),
    [
        ({"pattern": "("}, ValueError, "not a pattern of the package regex: '\\(': missing \\)"),
        ({"pattern": r"\p{Foo}"}, ValueError, "unknown property"),
        ({"pattern": r"\L<a>"}, ValueError, "undefined named list"),
        ({"pattern": "a", "to": r"\1"}, ValueError, "to does not fit the pattern"),
        ({"pattern": "a", "to": r"\g<n>"}, ValueError, "to does not fit the pattern"),
        ({"pattern": "a", "to": "x\\"}, ValueError, "to does not fit the pattern"),
        ({"pattern": 5}, TypeError, "pattern must be str, got 5"),
        ({"pattern": "a", "to": None}, TypeError, "to must be str, got None"),
        ({"timeout": 0}, ValueError, "timeout takes seconds above 0, at most 1000000000, or None, got 0"),
        ({"timeout": True}, ValueError, "timeout takes seconds"),
        ({"timeout": float("nan")}, ValueError, "timeout takes seconds"),
        ({"protect": 1}, ValueError, "protect must be one of True, False, got 1"),
        ({"lists": {"a": [1]}}, TypeError, "lists takes names and their words"),
        ({"lists": {"a b": []}}, TypeError, "lists takes names and their words"),
        ({"lists": 5}, TypeError, "lists takes names and their words"),
    ],
    ids=str,
)
def test_bad_options_are_refused_at_the_door(options: dict[str, Any], error: type[Exception], why: str) -> None:
    with pytest.raises(error, match=why):
        ReplacePattern(**options)


@given(
    st.text(st.sampled_from([*"ab01()[]{}|*+?\\^$.<>:=!PLgVi(?#,-&~ \n"])), st.text(st.sampled_from([*"\\g<>01an{}"]))
)
@settings(max_examples=300)
def test_any_pattern_and_replacement_works_or_is_a_value_error(pattern: str, to: str) -> None:
    """What is found out at the door is not raised from a text."""
    try:
        step = replace_pattern(pattern, to, timeout=5.0)
    except ValueError:
        return
    for text in ("", "ab01 (a)\n", "قال a1"):
        step(text)


def test_a_pattern_that_runs_out_of_time_raises() -> None:
    step = replace_pattern(r"(a|aa)+$", "x", timeout=0.01)
    with pytest.raises(TimeoutError):
        step("a" * 100 + "b")


# What programs fill in is protected without being asked.
PLACEHOLDERS = [
    "{name}",
    "{user_2}",
    "{{x}}",
    "{{ count }}",
    "{{user.name}}",
    "%s",
    "%d",
    "%(n)d",
    "%1$s",
    "%5.2f",
    "%@",
]


@pytest.mark.parametrize(
    "step",
    [step for step in STEPS if type(step).__name__ != "KeepArabic" and getattr(step, "protect", True) is True],
    ids=repr,
)
def test_placeholders_are_protected_by_default(step: Any) -> None:
    for text, placeholder in itertools.product(("قال {} في ٥ مايو", "عدد {}, ثم", '"{}"', "مرحبا{}:"), PLACEHOLDERS):
        assert placeholder in step(text.replace("{}", placeholder))


PROTECTING = [r"\{[^{}]*\}", r"%s", "«[^«»]*»", r"(?i)x+", r"\d+"]
protectings = st.lists(st.sampled_from(PROTECTING), min_size=1, max_size=2)


def matches(protect: list[str], text: str) -> list[str]:
    return [m[0] for pattern in protect for m in regex.finditer(pattern, text) if m[0]]


@given(st.sampled_from([*STEPS, str.strip, str.lower]), protectings, texts)
@settings(max_examples=400)
def test_no_step_touches_a_match(step: Any, protect: list[str], text: str) -> None:
    p = Pipeline(step, protect=protect)
    result = p.run(text)
    assert result.text == p(text)
    rebuild(result)
    covered = {i for pattern in protect for m in regex.finditer(pattern, text) for i in range(*m.span())}
    for change in result.changes:
        assert covered.isdisjoint(range(change.start, change.end))
    if not matches(protect, text):
        assert result.text == Pipeline(step)(text)


@given(st.lists(st.sampled_from(STEPS), max_size=4), protectings, st.lists(texts, max_size=3))
def test_protection_is_each_steps_own(steps: list[Any], protect: list[str], batch: list[str]) -> None:
    """Laws 3 and 6: a protecting pipeline equals its steps one by one, each protecting."""
    p = Pipeline(*steps, protect=protect)
    expected = []
    for text in batch:
        for step in steps:
            text = Pipeline(step, protect=protect)(text)  # noqa: PLW2901
        expected.append(text)
    assert list(p.map(batch)) == [p(text) for text in batch] == expected


def test_a_deletion_that_runs_over_a_match_is_parted() -> None:
    assert Pipeline(arnorm.strip_diacritics, protect="ُ")("مَُِ مُ") == "مُ مُ"


@pytest.mark.parametrize("preset", PRESETS)
def test_a_protecting_preset(preset: str) -> None:
    text = 'قَالَ {مُحَمَّد} "٥" في ١٥ رمضان ١٤٤٦هـ'
    p = Pipeline(PRESETS[preset], protect=r"\{[^{}]*\}|١٤٤٦هـ")
    assert "{مُحَمَّد}" in p(text)
    assert "١٤٤٦هـ" in p(text)


def test_what_is_protected_belongs_to_the_pipeline() -> None:
    p = Pipeline(arnorm.strip_diacritics, arnorm.unify_digits, protect="%s")
    assert p.protect == ("%s",)
    assert p != Pipeline(*p.steps)
    assert hash(p) != hash(Pipeline(*p.steps))
    assert pickle.loads(pickle.dumps(p)) == p  # noqa: S301
    assert eval(repr(p), vars(arnorm)) == p  # noqa: S307
    assert Pipeline.from_json(p.to_json()) == p
    assert p.fingerprint != Pipeline(*p.steps).fingerprint
    assert p.without("UnifyDigits").protect == p.replace(arnorm.unify_digits).protect == p.protect
    assert p.insert(arnorm.fold_alef, after="UnifyDigits").protect == (arnorm.fold_alef | p).protect == p.protect
    assert Pipeline(p, Pipeline(protect="x"), protect=["y", "%s"]).protect == ("y", "%s", "x")
    assert "'%s'" in p.describe()
    assert "'%s'" in p.describe("ar")
    assert Pipeline(protect=["%s"])("%s") == "%s"


def test_what_protects_is_refused_where_it_is_no_pattern() -> None:
    with pytest.raises(ValueError, match="not a pattern of the package regex"):
        Pipeline(protect="(")
    with pytest.raises(TypeError, match="protect takes patterns as str, got 5"):
        Pipeline(protect=[5])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="protect takes a pattern or several as str, got 5"):
        Pipeline(protect=5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="must be a list of patterns"):
        Pipeline.from_json('{"arnorm": 1, "steps": [], "protect": "a"}')
    with pytest.raises(ValueError, match="not a pattern"):
        Pipeline.from_json('{"arnorm": 1, "steps": [], "protect": ["("]}')
    p = Pipeline(arnorm.fold_alef, protect="a")
    for way in (lambda: arnorm.export(p, to="json"), lambda: p.exportable("json")):
        with pytest.raises(ValueError, match="protect"):
            way()
