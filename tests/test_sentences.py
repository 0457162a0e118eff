"""Sentences: cases as data, what holds for any text, work that grows with the text, and boundaries of real text."""

from __future__ import annotations

import gzip
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm import find_blocks, find_dates, find_links, find_numbers, find_sentences
from case_files import params
from strategies import texts

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"

# Signs and words that the rules look at.
_PIECES = (
    '. ؟ ! … .. « » " ( ) [ ] ، د أ 1446هـ م 3.5 1 - • قال وقال ثم No J @ka https://a.b/c \n \n\n \xa0 😀'
).split(" ")
_DRAWN = st.lists(st.sampled_from((*_PIECES, " ", " ")), max_size=30).map("".join)


@pytest.mark.parametrize("row", params("sentences"))
def test_cases(row: dict[str, Any]) -> None:
    assert [m.text for m in find_sentences(row["text"], blocks=row.get("blocks", "auto"))] == row["found"], row["why"]


@given(st.one_of(_DRAWN, texts))
def test_mentions_are_sorted_trimmed_and_hold_every_word(text: str) -> None:
    mentions = find_sentences(text)
    at = 0
    for one in mentions:
        assert at <= one.start < one.end
        assert text[one.start : one.end] == one.text == one.text.strip()
        assert any(c.isalnum() for c in one.text)
        at = one.end
    outside = "".join(
        text[left.end : right.start]
        for left, right in zip([None, *mentions], [*mentions, None], strict=True)  # type: ignore[list-item]
        if left and right
    )
    if all(block.kind in ("line", "paragraph", "verse") for block in find_blocks(text)):
        assert not any(c.isalnum() for c in outside)


@given(_DRAWN)
def test_a_sentence_by_itself_is_one_sentence_or_more_words_of_it(text: str) -> None:
    """What is said of a text is said of its lines: reading prose line by line finds the same ends."""
    lines = [line for line in text.split("\n") if line.strip()]
    whole = [m.text for m in find_sentences(text, blocks="prose")]
    assert whole == [m.text for line in lines for m in find_sentences(line, blocks="prose")]


@pytest.mark.parametrize("unit", ["! ", "!» ", "(. ", "د. ", "1. ", "قال.ثم", "…", "\xa0", "• ", "؟\n", "1446هـ. "])
def test_long_texts_of_one_kind_are_read(unit: str) -> None:
    """`tests/growth` counts the work of every finder; here they must only come back, in order."""
    mentions = find_sentences(unit * 2000)
    assert all(left.end <= right.start for left, right in itertools.pairwise(mentions))


def test_bad_arguments_are_refused_at_the_door() -> None:
    with pytest.raises(TypeError, match="text must be str, got bytes"):
        find_sentences(b"")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="find_sentences: blocks must be one of 'auto', 'prose', got 'all'"):
        find_sentences("", blocks="all")  # type: ignore[arg-type]


def _texts(name: str) -> list[str]:
    path = CORPUS / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip("needs ../shared/corpus")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


@pytest.mark.parametrize(("name", "precision", "recall"), [("ud_pud", 0.99, 0.99), ("ntrex_arb", 0.98, 0.86)])
def test_lines_of_one_sentence_are_found_again(name: str, precision: float, recall: float) -> None:
    """The lines of these sets are sentences: joined by spaces, they are found again. Headlines end without a stop."""
    right = wrong = missed = 0
    for text in _texts(name):
        joined, ends = "", set()
        for line in filter(None, map(str.strip, text.split("\n"))):
            joined += line
            ends.add(len(joined))
            joined += " "
        found = {m.end for m in find_sentences(joined)}
        right, wrong, missed = right + len(found & ends), wrong + len(found - ends), missed + len(ends - found)
    assert right / (right + wrong) >= precision
    assert right / (right + missed) >= recall


@pytest.mark.parametrize("name", ["saudi_laws_md", "tweets_arsarcasm", "wiki_ar"])
def test_no_sentence_ends_inside_of_a_number_date_or_link(name: str) -> None:
    for text in _texts(name)[::8]:
        ends = [m.end for m in find_sentences(text)]
        spans = [(m.start, m.end) for find in (find_dates, find_numbers, find_links) for m in find(text)]  # type: ignore[operator]
        lines = {at for at in ends if text[at : at + 1] in ("", "\n")}
        assert not [text[a:b] for a, b in spans for at in ends if a < at < b and at not in lines]
