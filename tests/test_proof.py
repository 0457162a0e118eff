"""The proof of edits, with a reading of its own: words that name a number, and a step that writes them in figures."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from arnorm._core.edits import Edit, apply
from arnorm._core.proof import WINDOW_CHARACTERS, Proposal, Rewriter, lost_words, proved_edits
from arnorm._core.scan import Scan

NUMBERS = {"one": 1, "two": 2, "six": 6}


class Word(NamedTuple):
    start: int
    end: int
    value: int


def read(scan):
    """Numbers as words or figures; two figures with a blank between are one number."""
    found = re.finditer(r"\b(?:one|two|six)\b|\d+(?: \d+)*", scan.text)
    return [Word(*m.span(), NUMBERS.get(m[0]) or int(m[0].replace(" ", ""))) for m in found]


def propose(scan, mentions):
    for at, one in enumerate(mentions):
        if scan.text[one.start : one.end] in NUMBERS:
            yield Proposal(at, Edit(one.start, one.end, str(one.value)), (one.value,))


STEP = Rewriter(
    read=read,
    says=lambda one: (one.value,),
    propose=propose,
    is_final=lambda one: one.end - one.start == 1,
    depends_on_text=lambda *_: False,
    may_lose=lambda *_: True,
    keeps_rest=lambda *_: True,
)


def rewrite(text, **changes):
    return apply(text, proved_edits(Scan(text), STEP._replace(**changes)))


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("say one, or two", "say 1, or 2"),
        ("say one 5", "say one 5"),  # 1 5 would be fifteen
        ("one two, six", "1 two, 6"),  # of a group the others are still accepted
        ("none", "none"),
    ],
)
def test_an_edit_is_made_where_the_text_reads_the_same(text, new):
    assert rewrite(text) == new


def test_more_than_a_window_is_read():
    text = "; ".join(["one", "x" * WINDOW_CHARACTERS * 3, *["two"] * 40, "y"])
    assert rewrite(text) == text.replace("one", "1").replace("two", "2")


def test_an_edit_that_loses_a_word_is_refused():
    assert rewrite("one, two", may_lose=lambda _, new: new != "1") == "one, 2"
    assert lost_words("one of two", "1 of 2") == {"one", "two"}


def test_what_else_is_read_must_stay():
    assert rewrite("one, two", keeps_rest=lambda _, new, __: "1" not in new.text) == "one, 2"


def test_a_new_text_that_would_be_edited_again_is_refused():
    def again(_, mentions):  # also writes 1 as 2
        for at, one in enumerate(mentions):
            yield Proposal(at, Edit(one.start, one.end, "1"), (1,))

    assert rewrite("one", propose=again, is_final=lambda *_: False) == "one"


def one_at_a_time(scan, mentions):
    yield from list(propose(scan, mentions))[:1]


def test_a_second_round_makes_what_the_first_made_possible():
    assert rewrite("one, two, six", propose=one_at_a_time) == "1, 2, 6"


def test_a_text_without_an_end_stays():
    assert rewrite("one, " * 9, propose=one_at_a_time) == "one, " * 9


def test_a_text_is_read_again_where_a_meaning_depends_on_all_of_it():
    def value_of_all(scan):  # each says how many letters its text has, but in a window
        letters = sum(map(str.isalpha, scan.text)) if len(scan.text) > 400 else 0
        return [one._replace(value=one.value + 100 * letters) for one in read(scan)]

    def proposals(scan, mentions):
        for one, all_of_it in zip(propose(scan, read(scan)), mentions, strict=False):
            yield one._replace(says=(all_of_it.value,))

    text = f"one{' ' * 400}two"
    changes = {"read": value_of_all, "propose": proposals}
    assert rewrite(text, **changes) != text
    assert rewrite(text, **changes, depends_on_text=lambda *_: True) == text
