"""Every rule of dates reads its examples and leaves its counter-examples; every veto has a name, a reason and a case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arnorm import explain, find_dates
from arnorm.dates import find, tokens
from arnorm.dates.rules import RULES
from arnorm.dates.vetoes import VETOES

SOURCE = Path(find.__file__).parent
# Texts for the vetoes that no counter-example of a rule meets.
REFUSED = {
    "bare-ordinal": "كان أول مارس",
    "code": "5 ق-3-ت2",
    "count-of-days": "خمسة رمضان",
    "foreign-month": "he 5 May قال",
    "two-calendars": "شهري مارس ورمضان",
    "half": "نصف مارس",
    "note": "كان (3)، نصف مارس",
    "one-calendar": "1319هـ الموافق 1400",
}


def test_rules_have_names_of_their_own():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_are_read_by_their_rule(rule):
    assert rule.examples
    for text in rule.examples:
        assert rule.name in [mention.rule for mention in find_dates(text)], text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_counter_examples_are_not(rule):
    assert rule.counters
    for text in rule.counters:
        assert rule.name not in [mention.rule for mention in find_dates(text)], text


def test_vetoes_are_those_of_the_readers():
    used = {
        "".join(name)
        for path in SOURCE.glob("_read_*.py")
        for name in re.findall(r'refuse\("([a-z-]+)"\)|return (?:"" if .* else )?"([a-z-]+)"', path.read_text("utf-8"))
    }
    assert used - {""} == set(VETOES)


def vetoes(text: str) -> set[str]:
    return {row.veto for row in explain(text) if row.what == "date" and row.veto}


@pytest.mark.parametrize("veto", sorted(REFUSED))
def test_a_veto_says_its_name(veto):
    assert veto in vetoes(REFUSED[veto])


def test_most_vetoes_are_met_by_counter_examples():
    met = {veto for rule in RULES for text in rule.counters for veto in vetoes(text)} | set(REFUSED)
    assert len(met & set(VETOES)) > 20


def test_a_rule_is_no_part_of_what_a_mention_says():
    (one,) = find_dates("في 5/3/2020")
    (other,) = find_dates("في 2020/3/5")
    assert one.rule == "numeric"
    assert other.rule == "numeric-year-first"
    assert "rule" not in repr(one)


def test_a_veto_holds_for_every_rule():
    assert [find_dates(text) for text in ("200 سنة (1713)", "200 سنة (1713-1913)")] == [[], []]


def test_every_token_has_a_name_and_a_letter_of_its_own():
    single = [letter for letter in tokens.NAMES.values() if len(letter) == 1]
    assert len(set(single)) == len(single)
    assert set("".join(tokens.NAMES.values())) == set(single)


def test_every_token_is_of_some_rule_or_reader():
    used = "".join(path.read_text("utf-8") for path in SOURCE.glob("*.py"))
    assert not [name for name in tokens.NAMES if f"t.{name.upper().replace('-', '_')}" not in used and name not in used]
