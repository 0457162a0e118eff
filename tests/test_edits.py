"""Edits, layers and the alignment."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm._core.edits import Alignment, Layer, apply, checked, composed


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    text = draw(st.text("abcdef", max_size=20))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [(a, b, draw(st.text("XYZ", max_size=3))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, list(checked(edits, text))


@given(edited())
def test_unchanged_stretches_map_one_to_one(case: tuple[str, list[tuple[int, int, str]]]) -> None:
    text, edits = case
    out = apply(text, edits)
    alignment = Alignment([Layer.of(edits)], len(text), len(out))
    at = 0
    shift = 0
    for start, end, new in [*edits, (len(text), len(text), "")]:
        for i in range(at, start):
            assert out[i + shift] == text[i]
            left, right = alignment.source(i + shift, i + shift + 1)
            assert left <= i < right
            assert alignment.target(i, i + 1) == (i + shift, i + shift + 1)
        at = end
        shift += len(new) - (end - start)


@given(edited())
def test_source_spans_of_the_characters_cover_the_text_in_order(case: tuple[str, list[tuple[int, int, str]]]) -> None:
    text, edits = case
    out = apply(text, edits)
    layer = Layer.of(edits)
    if not out:
        return
    spans = [layer.source(i, i + 1) for i in range(len(out))]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    inserted = any(start == end for start, end, _ in edits)
    for (a, b), (c, d) in itertools.pairwise(spans):
        assert a <= c
        assert b <= d
        assert c <= b or inserted


@given(edited(), st.data())
def test_many_spans_are_moved_as_each_is(case: tuple[str, list[tuple[int, int, str]]], data: st.DataObject) -> None:
    text, edits = case
    layer = Layer.of(edits)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(apply(text, edits))), max_size=8)))
    starts, ends = cuts[0:-1:2], cuts[1::2]
    one_by_one = [layer.source(a, b) for a, b in zip(starts, ends, strict=True)]
    assert list(zip(*layer.sources(starts, ends), strict=True)) == one_by_one


def test_a_deleted_mark_belongs_to_the_character_before_it() -> None:
    layer = Layer.of([(1, 2, ""), (3, 5, "")])  # مُحَّد
    assert layer.source(0, 1) == (0, 2)
    assert layer.source(1, 2) == (2, 5)
    assert layer.source(1, 1) == (2, 2)
    assert layer.target(1, 2) == (0, 1)
    assert layer.target(3, 4) == (1, 2)


def test_what_is_deleted_first_belongs_to_the_first_character_kept() -> None:
    layer = Layer.of([(0, 2, "")])
    assert layer.source(0, 1) == (0, 3)
    assert layer.target(0, 1) == (0, 0)


def test_a_replacement_maps_to_its_whole_match() -> None:
    layer = Layer.of([(2, 5, "XY")])
    assert layer.source(2, 3) == layer.source(3, 4) == (2, 5)
    assert layer.target(3, 4) == (2, 4)


def test_an_insertion_maps_to_an_empty_span() -> None:
    layer = Layer.of([(2, 2, "X")])
    assert layer.source(2, 3) == (2, 2)
    assert layer.source(3, 4) == (2, 3)
    assert layer.target(2, 3) == (3, 4)


@pytest.mark.parametrize("span", [(-1, 0), (2, 1), (0, 9)])
def test_spans_outside_are_refused(span: tuple[int, int]) -> None:
    alignment = Alignment([], 3, 3)
    with pytest.raises(ValueError, match="not inside the output of 3"):
        alignment.source(*span)
    with pytest.raises(ValueError, match="not inside the source of 3"):
        alignment.target(*span)


@pytest.mark.parametrize("edits", [[(2, 1, "")], [(0, 2, ""), (1, 3, "")], [(0, 9, "")], [(-1, 0, "")]])
def test_bad_edits_are_refused(edits: list[tuple[int, int, str]]) -> None:
    with pytest.raises(ValueError, match="sorted, disjoint and inside"):
        list(checked(edits, "abcd"))


@given(edited(), st.data())
def test_composed_edits_do_what_the_two_do_one_after_the_other(
    case: tuple[str, list[tuple[int, int, str]]], data: st.DataObject
) -> None:
    text, first = case
    between = apply(text, first)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(between)), max_size=8)))
    news = [data.draw(st.text("xyz", max_size=3)) for _ in cuts[1::2]]
    second = [(a, b, new) for a, b, new in zip(cuts[::2], cuts[1::2], news, strict=False)]
    both = composed(first, second)
    assert apply(text, both) == apply(between, second)
    assert list(checked(both, text)) == [(a, b, new) for a, b, new in both if text[a:b] != new]
