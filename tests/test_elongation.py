"""CollapseElongation: cases, and what it never does."""

from __future__ import annotations

from typing import Any

import pytest

from arnorm import collapse_elongation
from case_files import check, params


@pytest.mark.parametrize("case", params("elongation"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_only_letters_of_one_run_go(corpus: tuple[tuple[str, str], ...]) -> None:
    for name, text in corpus[::4]:
        result = collapse_elongation.run(text)
        for change in result.changes:
            assert set(change.before) == {text[change.start - 1]}
            assert change.after == ""
        if name in ("diac_fadel", "quran", "hadith_vocalised", "saudi_laws_md"):
            assert result.text == text  # edited prose has nothing to collapse


def test_astral_text_keeps_its_offsets() -> None:
    result = collapse_elongation.run("😀 خاااص 😀 \ud800")
    assert result.text == "😀 خاص 😀 \ud800"
    assert [(c.start, c.end) for c in result.changes] == [(4, 6)]
