"""TurnForms: cases, and words and lines as ``arabic_reshaper`` and ``python-bidi`` make labels of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm import CORPUS, PDF, SEARCH, WEB, Pipeline, TurnForms, turn_forms, unfold_forms
from arnorm._arabic.joining import find_form_words, order_in
from arnorm._core.scan import Scan
from case_files import check, params
from conftest import ALL

WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{2,}")
# Lines of Arabic alone, and of Arabic with figures and signs.
LINE = re.compile(
    "[\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0641-\u064a0-9 .،()]{20,150}[\u0621-\u063a\u0641-\u064a.]"
)


@pytest.fixture(scope="module")
def bake() -> Any:
    """What tutorials do to a label: its forms, in the order in which they are drawn."""
    reshaper = pytest.importorskip("arabic_reshaper", reason="the test extra has it")
    bidi = pytest.importorskip("bidi.algorithm", reason="the test extra has it")
    return lambda text: bidi.get_display(reshaper.reshape(text))


@pytest.fixture(scope="module")
def words(corpus: tuple[tuple[str, str], ...]) -> list[str]:
    """The most frequent words of a part of the corpus."""
    counts = Counter(word for _, text in corpus[::20] for word in WORD.findall(text))
    return [word for word, _ in counts.most_common(3000)][:: 1 if ALL else 3]


# Forms of each kind, letters without one, marks at edges, and what is between words.
@given(st.text("ﻋﻊﻌﻉﺍﺎﻻﻼﱠﳊﷲمدپﭗ\u064e\u0670ـﷺ\u200f 5.", max_size=24))
def test_the_order_of_a_text_is_that_of_its_words(text: str) -> None:
    orders = {word.order for word in find_form_words(text)}
    others = "open" if orders == {"open"} else "reading"
    assert order_in(Scan(text)) == ("visual" if "visual" in orders else others)


@pytest.mark.parametrize("case", params("turned_forms"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="blocks must be one of"):
        TurnForms(blocks="code")


def _judge(preset: Pipeline, word: str, baked: str) -> str:
    made = preset(baked)
    return "right" if made in (word, preset(word)) else "unchanged" if made == baked else "wrong"


@pytest.mark.parametrize("preset", [WEB, CORPUS, PDF], ids=["WEB", "CORPUS", "PDF"])
def test_words_baked_one_by_one(preset: Pipeline, words: list[str], bake: Any) -> None:
    """999 of 1000 right or unchanged, 930 right."""
    found = Counter(_judge(preset, word, bake(word)) for word in words)
    assert found["wrong"] * 1000 <= len(words)
    assert found["right"] * 1000 >= 930 * len(words)


def test_search_finds_words_that_show_their_order(words: list[str], bake: Any) -> None:
    keys = [(word, bake(word)) for word in words]
    shown = [(word, baked) for word, baked in keys if turn_forms(baked) != baked]
    assert len(shown) * 1000 >= 930 * len(words)
    assert all(SEARCH(baked) == SEARCH(word) for word, baked in shown)


@pytest.mark.parametrize("preset", [WEB, PDF], ids=["WEB", "PDF"])
def test_lines(preset: Pipeline, real_corpus: tuple[tuple[str, str], ...], bake: Any) -> None:
    """95 of 100 lines with figures, brackets and stops come back."""
    lines = [" ".join(m[0].split()) for _, text in real_corpus[::40] for m in LINE.finditer(text)][::7][:300]
    lines = [line for line in lines if unfold_forms(preset(line)) == preset(line)]
    assert len(lines) > 100
    right = sum(preset(bake(line)) == preset(line) for line in lines)
    assert right * 100 >= 95 * len(lines)


def test_shaped_text_in_reading_order_is_left(real_corpus: tuple[tuple[str, str], ...]) -> None:
    reshaper = pytest.importorskip("arabic_reshaper", reason="the test extra has it")
    for _, text in real_corpus[::100]:
        shaped = reshaper.reshape(text[:2000])
        assert turn_forms(shaped) == shaped
