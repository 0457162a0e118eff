"""Rules, vetoes and tokens of dates fit each other (``test_rules.py`` runs the examples of rules and vetoes)."""

from __future__ import annotations

from pathlib import Path

from arnorm import explain, find_dates
from arnorm.dates import find, tokens

SOURCE = Path(find.__file__).parent


def test_explain_shows_the_veto_of_a_candidate():
    assert [row.veto for row in explain("رقم (3/5/2020)") if row.what == "date"] == ["reference"]


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


def test_every_token_is_of_some_rule_or_veto():
    used = "".join(path.read_text("utf-8") for path in SOURCE.glob("*.py"))
    assert not [name for name in tokens.NAMES if f"t.{name.upper().replace('-', '_')}" not in used and name not in used]
