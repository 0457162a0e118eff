"""The exact laws of docs/design.md over every step and preset, on drawn text and on real text (laws 8 to 12: tools/dev.py laws-of-text).

Their numbers are the design's. A step that is shipped is in here by itself (tests/shipped.py finds it).
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arnorm
from arnorm import CharStep, Pipeline, Result, Step, StripPunctuation
from arnorm._core.edits import Layer
from conftest import ALL, FEWER, cpu_time
from fuzz.options import step as any_options
from ordered import ORDERED, find_unlisted_pairs
from shipped import CLASSES, PRESETS, STEPS
from strategies import HOSTILE, texts

PIPELINES = [*map(Pipeline, STEPS), *PRESETS.values()]
IDS = [*map(repr, STEPS), *PRESETS]

DEFAULTS = {**{cls.__name__: Pipeline(cls()) for cls in CLASSES}, **PRESETS}

over_everything = pytest.mark.parametrize("p", PIPELINES, ids=IDS)
EVERYTHING = Pipeline(*(cls() for cls in CLASSES))


def rebuild(result: Result) -> None:
    """Law 2 on one result: every character of the output that the source span equals is where the alignment says."""
    n = len(result.text)
    align = result.alignment
    assert align.source(0, n) == ((0, len(result.source)) if n else (0, 0))
    changed = {i for c in result.changes for i in range(c.start, max(c.end, c.start + 1))}
    for i in range(0, n, max(1, n // 50)):
        start, end = align.source(i, i + 1)
        assert 0 <= start <= end <= len(result.source)
        if end == start + 1 and start not in changed:
            assert result.source[start] == result.text[i]
            assert align.target(start, end) == (i, i + 1)


def check_1_2_4(p: Pipeline, batch: list[str]) -> None:
    """Laws 1 and 2: run gives what the call gives, and its changes name spans of the source; 4: map."""
    expected = [p(text) for text in batch]
    assert list(p.map(batch)) == expected
    for text, out in zip(batch, expected, strict=True):
        result = p.run(text)
        assert result.text == out
        for change in result.changes:
            assert 0 <= change.start <= change.end <= len(text)
            assert change.before != change.after
        if len(p) == 1:
            assert all(text[c.start : c.end] == c.before for c in result.changes)
        rebuild(result)


@over_everything
@given(batch=st.lists(texts, max_size=6))
@FEWER
def test_laws_1_2_4_on_drawn_text(p: Pipeline, batch: list[str]) -> None:
    check_1_2_4(p, batch)


@pytest.mark.parametrize(("nth", "p"), [*enumerate(PIPELINES)], ids=IDS)
def test_laws_1_2_4_on_real_text(nth: int, p: Pipeline, corpus: tuple[tuple[str, str], ...]) -> None:
    """A preset meets every fiftieth document, each single step others of its own, a fourth as many."""
    documents = corpus[::50] if ALL or len(p) > 1 else corpus[nth % 200 :: 200]
    check_1_2_4(p, [text[:3000] for _, text in documents])


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@given(random=st.randoms(use_true_random=False), text=texts)
@FEWER
def test_1_for_any_choices_of_options_together(cls: type[Step], random: Random, text: str) -> None:
    """What two options do to one place shows only so."""
    step = any_options(random, cls)
    assert step.run(text).text == step(text)


TABLES = [step for step in STEPS if isinstance(step, CharStep)]
# Every character that a table has, and every one that it writes, beside letters and by itself.
CHARACTERS = sorted({char for step in TABLES for old, new in step.table().items() for char in (old, *new)})
EVERY_CHARACTER = [f"ب{char}ب {char} 5{char}5 {char}{char}" for char in CHARACTERS]


@pytest.mark.parametrize("step", TABLES, ids=repr)
def test_7_tables_change_nothing_the_second_time(step: CharStep) -> None:
    once = list(map(step, EVERY_CHARACTER))
    assert list(map(step, once)) == once != EVERY_CHARACTER


@pytest.mark.parametrize("first", TABLES, ids=repr)
def test_7_tables_fuse_without_a_trace(first: CharStep) -> None:
    """With every other table; in `make test` with a sixth of them, each time another sixth."""
    text = "\n".join(EVERY_CHARACTER)
    once = first(text)
    for then in TABLES if ALL else TABLES[TABLES.index(first) % 6 :: 6]:
        assert Pipeline(first, then)(text) == then(once), then


@given(text=texts, steps=st.lists(st.sampled_from(TABLES), max_size=6))
@settings(max_examples=300)
def test_7_rows_of_tables_are_one_pass(text: str, steps: list[CharStep]) -> None:
    expected = text
    for step in steps:
        expected = step(expected)
    assert Pipeline(*steps)(text) == expected


# Their business is ASCII's punctuation too.
BARE = [
    Pipeline(StripPunctuation(protect=False)),
    Pipeline(StripPunctuation(protect="numbers")),
    *(preset for preset in PRESETS.values() if any(isinstance(step, StripPunctuation) for step in preset)),
]


@pytest.mark.parametrize("p", [p for p in PIPELINES if p not in BARE], ids=repr)
def test_3_plain_ascii_comes_back_as_the_same_object(p: Pipeline) -> None:
    for text in ("", ("plain words, nothing to do. " * 1000).strip(), "a", "x = y + z" * 30):
        assert p(text) is text
        assert p.run(text).text == text


def _raise_at_five(text: str) -> str:
    if text == "٥":
        raise LookupError(text)
    return text


def _broken(last: object) -> Iterator[object]:
    yield from "٠١٢٣٤"
    if isinstance(last, Exception):
        raise last
    yield last
    yield "٦"


@pytest.mark.parametrize("options", [{}, {"batch": 2}, {"workers": 2}, {"workers": 2, "batch": 2}], ids=str)
@pytest.mark.parametrize(("last", "error"), [(b"x", TypeError), (EOFError(), EOFError), ("٥", LookupError)], ids=str)
def test_4_what_comes_before_an_error_is_given_first(last: object, error: type[Exception], options: Any) -> None:
    """A text that is no str, an error of the source, an error of a step of the user's own."""
    if error is LookupError and "workers" in options:
        pytest.skip("a worker process gives a whole batch or its error")
    p = Pipeline(_raise_at_five, arnorm.unify_digits)
    got: list[str] = []
    with pytest.raises(error, match="text 5 must be str" if error is TypeError else None):
        got.extend(p.map(_broken(last), **options))  # type: ignore[arg-type]
    assert "".join(got) == "01234"


def test_4_map_over_processes_keeps_order(corpus: tuple[tuple[str, str], ...]) -> None:
    batch = [text for _, text in corpus[::40]]
    p = PRESETS.get("WEB", EVERYTHING)
    assert list(p.map(batch, workers=2)) == list(map(p, batch))


@over_everything
def test_5_any_str_is_accepted_and_nothing_is_lost_that_no_step_knows(p: Pipeline) -> None:
    for text in ("\ud800", "\udfff\ud800", "\ud83d\ude00", "\x00", "\U0010ffff", "\uffff", "😀ا\ud800"):
        for padded in (text, text * 200, "كتب " * 100 + text + " كتب" * 100):
            out = p(padded)
            assert isinstance(out, str)
            if text not in ("\x00", "😀ا\ud800"):
                assert text in out


# `make test` gives a preset every third unit, a single step each eighth.
_LONG = [
    pytest.param(p, unit, id=f"{called}-{name}")
    for i, (name, p) in enumerate(DEFAULTS.items())
    for j, (called, unit) in enumerate(HOSTILE.items())
    if ALL or (i + j) % (3 if name.isupper() else 8) == 0
]


@pytest.mark.parametrize(("p", "unit"), _LONG)
def test_6_time_is_linear_in_the_length(p: Pipeline, unit: str) -> None:
    """Eight times the text may take four times eight times as long: quadratic work would take sixty-four times.

    A ratio of two times in one process, the best of three tries: what is asserted is the growth, never a time.
    """
    n = 48_000 // len(unit)
    p(unit * 100)
    growth = _growth(p, unit, n)
    if growth >= 4:  # the machine may have been busy
        growth = min(_growth(p, unit, n) for _ in range(3))
    assert growth < 4, f"8 times the text took {growth:.1f} times 8 times as long"


def _growth(p: Pipeline, unit: str, n: int) -> float:
    """How many times longer than eight times as long eight times the text takes."""
    short, long = (cpu_time(lambda text=unit * length: p(text)) for length in (n // 8, n))
    return long / (8 * max(short, 0.02))


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_13_presets_keep_the_order(preset: Pipeline) -> None:
    names = [type(step).__name__ for step in preset.steps]
    first, last = (
        dict(zip(reversed(names), range(len(names) - 1, -1, -1), strict=True)),
        {n: i for i, n in enumerate(names)},
    )
    wrong = [pair for pair in ORDERED if first.get(pair[0], -1) > last.get(pair[1], len(names))]
    by_others = (PRESETS["LUCENE"], PRESETS["ASR"])  # their order is that of others' tools
    assert not wrong or preset in by_others, "what is evidence comes first"


def test_13_steps_commute_or_are_listed_with_the_reason(real_corpus: tuple[tuple[str, str], ...]) -> None:
    """The whole corpus: tools/dev.py laws-of-text."""
    assert not find_unlisted_pairs([text[:2000] for _, text in real_corpus[:: 60 if ALL else 240]])


def test_a_layer_of_a_char_step_agrees_with_its_edits() -> None:
    text = "مُحَمَّدٌ ١٢٣ " * 20
    for step in STEPS:
        if isinstance(step, CharStep):
            result = Pipeline(step).run(text)
            layer = Layer.of(list(step.edits(result_scan(text))))
            assert [c.start for c in result.changes] == list(layer.columns[0])


def result_scan(text: str) -> object:
    from arnorm._core.scan import Scan

    return Scan(text)
