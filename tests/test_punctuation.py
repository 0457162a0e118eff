"""UnifyPunctuation: cases, and what it never does."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import strategies as st

from arnorm import Change, UnifyPunctuation, unify_punctuation
from case_files import check, params


@pytest.mark.parametrize("case", params("punctuation"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_words_and_digits_are_never_touched(corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus[::8]:
        out = unify_punctuation(text)
        assert [c for c in out if c.isalnum() and c != "ـ"] == [c for c in text if c.isalnum() and c != "ـ"]
        assert out.count("\n") == text.count("\n")


def test_latin_text_comes_back() -> None:
    text = "Well , really ?! (yes) ; no.. 1,5 ; e.g. this — or that : done ."
    assert unify_punctuation(text) is text


def test_options_are_checked() -> None:
    for option, value in (("ellipsis", ".."), ("dash", "--"), ("commas", "yes"), ("spaces", 1)):
        with pytest.raises(ValueError, match=f"UnifyPunctuation: {option} must be one of"):
            UnifyPunctuation(**{option: value})


def test_a_lost_space_is_told_alike_whatever_else_the_text_holds() -> None:
    for text in ("نعم ؟ لا", "نعم ؟ لا <b>"):
        assert unify_punctuation.run(text).changes == (Change("UnifyPunctuation", 3, 4, " ", ""),)


def test_marks_of_others_stay() -> None:
    for mark in "‼۔，：‽":
        for text in (f"ثم {mark}قال", f"قال {mark} ثم", f"قال {mark}"):
            assert unify_punctuation(text) == text


def test_three_dots_are_written_wherever_one_character_stands_for_them() -> None:
    for text in ("قال… ثم", "قال …\nثم", "ثم …قال"):
        assert unify_punctuation(text, ellipsis="...") == text.replace("…", "...")


MARKS = st.lists(st.sampled_from([*'ابم0٣a \n\xa0،,;؛؟?!.…:ـ–-()"<>@', "..", " ، ", "\ufffd", "۔", "‼"]), max_size=25)


@pytest.mark.parametrize("frame", ["{}", "ك{}ك", "ك ({}ك)", "ك ({} ك)"])
def test_any_short_row_of_marks_is_settled(frame: str) -> None:
    atoms = ("ك", "5", " ", "؟", "،", ",", ".", "!", "…", "(", ")", '"', "-", "ـ")
    for row in itertools.product(atoms, repeat=3):
        once = unify_punctuation(frame.format("".join(row)))
        assert unify_punctuation(once) == once, row
