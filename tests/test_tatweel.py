"""StripTatweel: cases, and PyArabic where nothing is protected."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pyarabic import araby

from arnorm import SEARCH, StripTatweel, export, strip_tatweel
from case_files import check, params
from exported import function_of

STROKE = "\u0640"


@pytest.mark.parametrize("case", params("tatweel"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_unprotected_equals_pyarabic(corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus[::4]:
        assert strip_tatweel(text, protect=False, blocks="prose") == araby.strip_tatweel(text)


def test_protection_only_ever_keeps_strokes_and_lost_characters(corpus: tuple[tuple[str, str], ...]) -> None:
    gone = str.maketrans({STROKE: "", "\ufffd": ""})
    for _, text in corpus[::4]:
        assert strip_tatweel(text).translate(gone) == text.translate(gone)


def test_no_stroke_is_left_inside_a_word(corpus: tuple[tuple[str, str], ...]) -> None:
    for name, text in corpus[::4]:
        if "tweets" not in name:  # tags keep theirs
            assert not re.search(rf"[^\W\d_{STROKE}]{STROKE}+[^\W\d_{STROKE}]", strip_tatweel(text))


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="protect must be one of True, False, 'numbers', got 'era'"):
        StripTatweel(protect="era")


@pytest.mark.parametrize("case", params("tatweel"))
def test_many_strokes_are_read_as_few_are(case: dict[str, Any]) -> None:
    step = StripTatweel(**case.get("options", {}))
    assert step("\n".join([case["text"]] * 40)) == "\n".join([step(case["text"])] * 40)


def test_what_is_no_stroke_stays_where_only_dashes_between_numbers_are_looked_for() -> None:
    text = "تك\ufffd\ufffdون كتـاب 10ـ20"
    assert strip_tatweel(text, protect="numbers") == "تك\ufffd\ufffdون كتاب 10ـ20"
    assert SEARCH("تك\ufffd\ufffdون") == "تك\ufffd\ufffdون"


@pytest.mark.parametrize(("blanks", "is_dash"), [(0, True), (1, True), (2, True), (3, False), (4, False)])
def test_a_stroke_behind_a_layout_gap_is_no_dash_in_other_engines_either(blanks: int, is_dash: bool) -> None:
    """Three no-break spaces part two texts, two do not."""
    pytest.importorskip("regex", reason="a dependency that Pyodide has not")
    step = strip_tatweel(protect="numbers", blocks="prose")
    by_rules = function_of(export(step, to="json")["rules"])
    text = "من 10" + "\xa0" * blanks + "ـ20 صفحة"
    assert (step(text) == text) is is_dash
    assert by_rules(text) == step(text)
