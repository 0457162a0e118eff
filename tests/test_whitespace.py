"""CollapseWhitespace: cases, and what it never does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import strategies as st

from arnorm import CollapseWhitespace, collapse_whitespace
from case_files import check, params


@pytest.mark.parametrize("case", params("whitespace"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_words_are_neither_glued_nor_split(real_corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in (
        one for one in real_corpus[::4] if one[0] not in ("code", "markdown", "subtitles")
    ):  # code and cues keep theirs
        out = collapse_whitespace(text)
        assert out.split() == text.split()
        assert not re.search(r"  |[^\S\n ]|\n \S|[^\S\n]\n|\n\n\n", out) or text.isascii()


def test_lines_survive(corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus[::4]:
        if not re.search(r"\r(?!\n)|[\v\f\x1c-\x1f\x85\u2028\u2029\xa0\u202f\u2007]|\n\s*\n", text):
            assert collapse_whitespace(text).count("\n") == text.replace("\r\n", "\n").count("\n")


def test_the_real_pages_line_breaks_survive(page: str) -> None:
    kept = [line for line in page.split("\n") if line.strip()]
    out = [line for line in collapse_whitespace(page).split("\n") if line]
    assert len(out) > len(kept)  # headlines set apart by no-break spaces have lines of their own
    assert "".join(out).split() != []


def test_options_are_checked() -> None:
    for options in ({"blank_lines": -1}, {"blank_lines": True}, {"gaps": "yes"}):
        with pytest.raises(ValueError, match=f"CollapseWhitespace: {next(iter(options))} must be"):
            CollapseWhitespace(**options)


WHITE = st.text(st.sampled_from("اa0 \t\xa0\n\r\x85\u2028"), max_size=20)
