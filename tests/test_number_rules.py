"""The rules of numbers: each has a sentence that it reads and one that it does not, and so has each veto."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest

import arnorm
from arnorm._core.scan import Scan
from arnorm.numbers import _joins, _readings
from arnorm.numbers._joined import KINDS
from arnorm.numbers._joins import JOINS
from arnorm.numbers._rules import Rule, Veto
from arnorm.numbers._runs import numbers_in
from arnorm.numbers._separators import NAMES, SHAPES

READING: list[Rule] = [*NAMES, *itertools.chain.from_iterable(SHAPES.values()), *KINDS, _readings.LED]
VETOES: list[tuple[Rule, Veto]] = [(rule, veto) for rule in READING for veto in rule.vetoes]


def rules_of(text: str, number: str) -> Iterable[str]:
    """The rules that read the number, as its mention and as `arnorm.explain` give them."""
    assert number in text
    named = [m.rule for m in arnorm.find_numbers(text) if m.text == number]
    assert len(named) == 1, (text, [m.text for m in arnorm.find_numbers(text)])
    if not number.isdecimal():
        rows = [one for one in arnorm.explain(text) if one.what == "number" and one.text == number and not one.veto]
        assert [row.rule for row in rows] == named
    return named


@pytest.mark.parametrize("rule", READING, ids=lambda rule: rule.name)
def test_a_rule_reads_its_example_and_leaves_its_counter_example(rule: Rule) -> None:
    assert rules_of(*rule.example) == [rule.name]
    assert rules_of(*rule.counter) != [rule.name]


@pytest.mark.parametrize(("rule", "veto"), VETOES, ids=lambda one: one.name)
def test_a_veto_refuses_its_example(rule: Rule, veto: Veto) -> None:
    text, number = veto.example
    rows = [(one.rule, one.veto) for one in arnorm.explain(text) if one.what == "number" and one.text == number]
    assert (rule.name, veto.name) in rows


def joins_asked(text: str, number: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rules that decided the links inside a stretch of the text."""
    asked: list[str] = []
    start = text.index(number)

    def spy(rules: list[Rule], gap: _joins.Gap, refused: list) -> Rule:
        rule = _readings.first(rules, gap, refused)
        if start <= gap.left.start and gap.right.end <= start + len(number):
            asked.append(rule.name)
        return rule

    with monkeypatch.context() as patch:
        patch.setattr(_joins, "first", spy)
        numbers_in(Scan(text))
    assert asked, (text, number)
    return asked


@pytest.mark.parametrize("rule", JOINS, ids=lambda rule: rule.name)
def test_a_join_is_decided_by_its_rule(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rule.name in joins_asked(*rule.example, monkeypatch)
    assert rule.name not in joins_asked(*rule.counter, monkeypatch)


@pytest.mark.parametrize("rules", [*SHAPES.values(), NAMES + KINDS, JOINS], ids=len)
def test_names_are_unique_and_sentences_differ(rules: list[Rule]) -> None:
    names = [rule.name for rule in rules]
    assert len(names) == len(set(names))
    for rule in rules:
        assert rule.example != rule.counter
