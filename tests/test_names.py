"""The recipe for a key of personal names, examples/personal_names.py: pairs that meet or stay apart."""

from __future__ import annotations

import doctest
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from arnorm import Pipeline, ReplacePattern

HERE = Path(__file__).resolve().parent
PAIRS = json.loads((HERE / "cases" / "names.json").read_text(encoding="utf-8"))
ALL_NAMES = sorted({pair[side] for pair in PAIRS for side in ("first", "second")})
RECIPE = runpy.run_path(str(HERE.parent / "examples" / "personal_names.py"))
names: Pipeline = RECIPE["names"]


def test_the_examples_of_the_recipe() -> None:
    test = doctest.DocTestParser().get_doctest(RECIPE["__doc__"], dict(RECIPE), "personal_names.py", None, 0)
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("pair", PAIRS, ids=range(len(PAIRS)))
def test_pairs(pair: dict[str, Any]) -> None:
    assert pair["first"] != pair["second"]
    assert (names(pair["first"]) == names(pair["second"])) == pair["meets"], pair["why"]


@pytest.mark.parametrize("name", ALL_NAMES, ids=range(len(ALL_NAMES)))
def test_a_key_is_its_own_key(name: str) -> None:
    key = names(name)
    assert names(key) == key


def test_there_are_enough_pairs_of_both_kinds() -> None:
    meet = sum(pair["meets"] for pair in PAIRS)
    assert len({(pair["first"], pair["second"]) for pair in PAIRS}) == len(PAIRS) >= 160
    assert min(meet, len(PAIRS) - meet) >= 70


OWN = [step for step in names.steps if isinstance(step, ReplacePattern)]


@pytest.mark.parametrize("step", OWN, ids=range(len(OWN)))
def test_every_step_and_row_of_the_recipe_decides_a_pair(step: ReplacePattern) -> None:
    shorter = Pipeline(*(other for other in names.steps if other is not step))
    assert any((shorter(pair["first"]) == shorter(pair["second"])) != pair["meets"] for pair in PAIRS)


def test_the_page_counts_the_pairs() -> None:
    assert f"{len(PAIRS)} pairs test it" in (HERE.parent / "docs" / "recipes.md").read_text(encoding="utf-8")
