"""The recipe for a key of personal names, examples/personal_names.py: pairs that meet or stay apart."""

from __future__ import annotations

import doctest
import runpy
from pathlib import Path
from typing import Any

import pytest

from arnorm import Pipeline, ReplacePattern
from case_files import load, params

HERE = Path(__file__).resolve().parent
PAIRS = load("names")


def sides(pair: dict[str, str]) -> tuple[str, str]:
    """The two names of a pair, which have one key or two."""
    return pair["text"], pair.get("same") or pair["apart"]


ALL_NAMES = sorted({one for pair in PAIRS for one in sides(pair)})
RECIPE = runpy.run_path(str(HERE.parent / "examples" / "personal_names.py"))
names: Pipeline = RECIPE["names"]


def test_the_examples_of_the_recipe() -> None:
    test = doctest.DocTestParser().get_doctest(RECIPE["__doc__"], dict(RECIPE), "personal_names.py", None, 0)
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("pair", params("names"))
def test_pairs(pair: dict[str, Any]) -> None:
    one, other = sides(pair)
    assert one != other
    assert (names(one) == names(other)) == ("same" in pair), pair["why"]


@pytest.mark.parametrize("name", ALL_NAMES, ids=range(len(ALL_NAMES)))
def test_a_key_is_its_own_key(name: str) -> None:
    key = names(name)
    assert names(key) == key


def test_there_are_enough_pairs_of_both_kinds() -> None:
    meet = sum("same" in pair for pair in PAIRS)
    assert len(set(map(sides, PAIRS))) == len(PAIRS) >= 160
    assert min(meet, len(PAIRS) - meet) >= 70


OWN = [step for step in names.steps if isinstance(step, ReplacePattern)]


@pytest.mark.parametrize("step", OWN, ids=range(len(OWN)))
def test_every_step_and_row_of_the_recipe_decides_a_pair(step: ReplacePattern) -> None:
    shorter = Pipeline(*(other for other in names.steps if other is not step))
    assert any(len(set(map(shorter, sides(pair)))) == 1 + ("same" in pair) for pair in PAIRS)


def test_the_page_counts_the_pairs() -> None:
    assert f"{len(PAIRS)} pairs test it" in (HERE.parent / "docs" / "recipes.md").read_text(encoding="utf-8")
