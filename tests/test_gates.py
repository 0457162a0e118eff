"""The quick looks that spare a text its readers (`Step.may_change`): they overlook no word and no sign."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm import Step, turn_forms
from arnorm._arabic import words_kernel
from arnorm._arabic.folding import folds
from arnorm._arabic.marks import DELETED
from arnorm._core.scan import Scan
from arnorm.blocks.reading import reading_of
from arnorm.dates.find import dates_in
from arnorm.dates.lexer import find_groups
from arnorm.dates.options import GAP_CHARACTERS, make_gate, may_hold_dates
from arnorm.dates.rules import RULES
from arnorm.dates.words import vocabulary, words_that_make_dates
from arnorm.numbers import UnifyNumbers
from conftest import ALL
from shipped import STEPS
from strategies import texts

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
GATED = [step for step in STEPS if type(step).may_change is not Step.may_change]
WORDS = sorted(vocabulary().lexicon[1])
NAMES = sorted(vocabulary().lexicon[3])
NEIGHBOURS = ("5", "12", "2025", "1446", "هـ", "م", "و")
# What may stand between two members of a group, up to its reach, and somewhat farther.
GAPS = (
    "",
    " ",
    "ـ",
    "ـ ",
    "  ",
    "/",
    "-",
    ".",
    " - ",
    "\xa0",
    "\n",
    "، ",
    " من ",
    " كتب لنا فيها ",
    " " * 15,
    " " * 16,
    " " * 17,
)


def is_overlooked(text: str) -> bool:
    return text != "" and bool(find_groups(text)[1]) and not may_hold_dates(text)


@pytest.mark.parametrize("neighbour", NEIGHBOURS)
def test_no_word_of_the_vocabulary_is_overlooked_beside_a_neighbour(neighbour: str) -> None:
    """Each word, and a fourth of them beside each neighbour; all of them where all is tried."""
    found, nth = 0, NEIGHBOURS.index(neighbour)
    words = [*WORDS, *NAMES]
    for word in words if ALL else words[nth % 4 :: 4]:
        for gap in (" ", "", "\xa0", " " * 16):
            for text in (
                word,
                word + gap + neighbour,
                neighbour + gap + word,
                f"{word} {word}",
                f"قال {word}{gap}{neighbour} ثم",
            ):
                found += bool(find_groups(text)[1])
                assert not is_overlooked(text), text
    assert found > len(words) / 4


def test_no_example_of_a_rule_is_overlooked() -> None:
    assert not [text for rule in RULES for text in rule.examples if not may_hold_dates(text)]


@given(
    st.lists(st.tuples(st.sampled_from([*WORDS, *NAMES, *NEIGHBOURS, "كتب", "x"]), st.sampled_from(GAPS)), max_size=7)
)
def test_no_row_of_words_and_numbers_is_overlooked(pairs: list[tuple[str, str]]) -> None:
    assert not is_overlooked("".join(word + gap for word, gap in pairs))


@given(
    st.lists(
        st.tuples(st.sampled_from([*WORDS, *NEIGHBOURS, '"', "كتب"]), st.sampled_from((*GAPS, "\n\n\n"))), max_size=5
    )
)
def test_no_reading_of_a_line_makes_a_date_that_the_gate_overlooks(pairs: list[tuple[str, str]]) -> None:
    """What a format escapes is read as one sign: then words are nearer to each other than they are written."""
    line = json.dumps({"text": "".join(word + gap for word, gap in pairs)}, ensure_ascii=False)
    if not may_hold_dates(line):
        scan, _ = reading_of(line, "auto", "find_dates")
        assert not dates_in(scan)


@given(st.lists(st.sampled_from(["5", "12", "2025", *GAPS]), max_size=9).map("".join) | texts)
def test_no_text_is_overlooked(text: str) -> None:
    assert not is_overlooked(text)


signs = st.lists(
    st.sampled_from(
        [*"0123٤٫٬.,،/-:% ٪×@#a ب\u200fـ'&(", "234", "2024", "مليون", " ريال", "\\u00a0", *"هھەلللﻟً\ufffd"]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("step", GATED, ids=repr)
@given(text=texts | signs)
def test_a_step_changes_nothing_of_a_text_that_it_may_not_change(step: Step, text: str) -> None:
    if not step.may_change(Scan(text)):
        assert list(step.edits(Scan(text))) == []


def test_what_may_be_between_the_letters_of_a_reversed_word_is_passed_over() -> None:
    """`TurnForms.may_change` asks for kinds, the pattern for the characters that later steps delete."""
    chars = [chr(code) for code in range(sys.maxunicode + 1) if re.match(f"[{DELETED}\ufffd]", chr(code))]
    assert len(chars) > 100
    assert not [char for char in chars if not turn_forms.may_change(Scan(f"ه{char}ل{char}ل"))]


def documents() -> Iterator[str]:
    for path in sorted(CORPUS.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for _, line in zip(range(150), lines, strict=False):
                yield json.loads(line)["text"]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="real text stands in ../shared/corpus, which is not here")
def test_no_line_of_real_text_is_overlooked() -> None:
    looks = spared = 0
    step = UnifyNumbers()
    for document in documents():
        for line in document.split("\n"):
            looks += 1
            spared += not may_hold_dates(line)
            assert not is_overlooked(line), line
            if not step.may_change(Scan(line)):
                assert not list(step.edits(Scan(line))), line
    assert spared > looks / 4


def test_the_generated_words_are_those_of_the_vocabulary() -> None:
    """Run ``python tools/make_date_words.py > src/arnorm/_generated/date_words.py`` where they are not."""
    low, high, _, (lone, *_) = folds()
    (first, last), _, heads, _ = vocabulary().lexicon
    alone, telling, _ = map(words_kernel.hash_words, words_that_make_dates())
    assert make_gate() == (low, high, heads, alone, telling, first, last - first, GAP_CHARACTERS, lone)
