"""FromBuckwalter and ToBuckwalter: cases, round trips over the whole table, and pyarabic as far as it goes."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarabic.trans import t2a_table, tim2utf8, utf82tim

import arnorm
from arnorm import FromBuckwalter, Pipeline, ToBuckwalter, from_buckwalter, to_buckwalter
from case_files import check, params
from shipped import TRANSLITERATIONS, variants
from strategies import texts

EVERY = [step for cls in TRANSLITERATIONS for step in variants(cls)]
BOTH = [{"form": form, "quran": quran} for form in ("plain", "safe") for quran in (False, True)]


@pytest.mark.parametrize("case", params("buckwalter"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("options", BOTH, ids=str)
def test_the_table_is_one_to_one_and_comes_back(options: dict[str, Any]) -> None:
    there, back = FromBuckwalter(**options), ToBuckwalter(**options)
    assert len({*there.table().values()}) == len(there.table()) == (65 if options["quran"] else 51)
    assert all(sign.isascii() and len(letter) == 1 for sign, letter in there.table().items())
    signs = "".join(there.table())
    assert back(there(signs)) == signs
    assert there(back(there(signs))) == there(signs)


@given(st.text(st.sampled_from([*FromBuckwalter(quran=True).table().values(), *" ٣\n،ے"])))
def test_arabic_comes_back(text: str) -> None:
    for options in BOTH:
        assert from_buckwalter(to_buckwalter(text, **options), **options) == text


def test_the_safe_form_has_no_sign_of_xml() -> None:
    assert {*"'|><&}*$`{"}.isdisjoint(FromBuckwalter(form="safe").table())


def test_pyarabic_agrees_but_for_the_wasla() -> None:
    signs = "".join(sign for sign in t2a_table if sign != "{")
    assert from_buckwalter(signs) == tim2utf8(signs)
    assert to_buckwalter(from_buckwalter(signs)) == utf82tim(tim2utf8(signs)) == signs
    assert (tim2utf8("{"), from_buckwalter("{")) == ("ا", "ٱ")


@pytest.mark.parametrize("step", EVERY, ids=repr)
@given(text=texts)
def test_the_laws_that_hold_for_them(step: arnorm.Step, text: str) -> None:
    """Laws 1, 2, 6 and 7; not 5 (ASCII is what they read) and 9 (another script: the order matters)."""
    p = Pipeline(step)
    out = p(text)
    assert p.run(text).text == out
    assert p(out) == out
    assert list(p.map([text, text])) == [out, out]


def test_they_are_values() -> None:
    for step in EVERY:
        assert pickle.loads(pickle.dumps(step)) == step  # noqa: S301 -- our own
        assert Pipeline.from_json(Pipeline(step).to_json()) == Pipeline(step)
        assert arnorm.verify(arnorm.export(step, to="json")).stands


@pytest.mark.parametrize("options", [{"form": "xml"}, {"form": None}, {"quran": 1}], ids=str)
def test_bad_options(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be one of"):
        from_buckwalter(**options)
    with pytest.raises(ValueError, match="must be one of"):
        to_buckwalter(**options)
