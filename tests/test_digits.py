"""UnifyDigits: cases, and PyArabic where nothing is protected."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given
from pyarabic.trans import normalize_digits

from arnorm import CharStep, Pipeline, UnifyDigits, UnifyNumbers, unify_digits, unify_numbers
from arnorm._arabic.protect import protected_spans
from arnorm._core.scan import Scan
from case_files import check, params
from strategies import texts

PYARABIC = {"western": "west", "arabic": "east", "persian": "persian"}


@pytest.mark.parametrize("case", params("digits"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("to", PYARABIC)
def test_equals_pyarabic_outside_protected_spans(to: str, corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus[::4]:
        ours, theirs = unify_digits(text, to=to, blocks="prose"), normalize_digits(text, out=PYARABIC[to])
        at = 0
        for start, end in [*Scan(text).derive(protected_spans), (len(text), len(text))]:
            assert ours[at:start] == theirs[at:start]
            assert ours[start:end] == text[start:end]
            at = end


@given(text=texts)
def test_commutes_with_unify_numbers(text: str) -> None:
    """Of one digit set. Without one, numbers take the signs of the digits that they have, so digits come first."""
    western = unify_numbers(to="western")
    digits = unify_digits(text)
    assert unify_digits(western(text)) == western(digits)
    if not re.search("[٠-٩۰-۹]", digits):  # «#وسم_٢%» keeps its digit, and a sign that is like it
        assert western(digits) == unify_numbers(digits)


@pytest.mark.parametrize("to", PYARABIC)
def test_commutes_with_unify_numbers_on_the_corpus(to: str, corpus: tuple[tuple[str, str], ...]) -> None:
    digits, numbers = UnifyDigits(to=to), UnifyNumbers(to=to)  # type: ignore[arg-type]
    texts = [text for _, text in corpus[::5]]
    assert list(Pipeline(digits, numbers).map(texts)) == list(Pipeline(numbers, digits).map(texts))


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="to must be one of 'western', 'arabic', 'persian', got 'hindi'"):
        UnifyDigits(to="hindi")  # type: ignore[arg-type]


def test_protected_spans_are_read_anew_where_digits_become_something_else() -> None:
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Mask(CharStep):
        def table(self) -> dict[str, str]:
            return dict.fromkeys("0123456789", "#")

    steps = (unify_digits, Mask(), unify_digits(to="arabic"))
    text = "abc٣٥ نص " * 700 + "abc1۵ "
    one_by_one = text
    for step in steps:
        one_by_one = step(one_by_one)
    assert Pipeline(*steps)(text) == one_by_one
