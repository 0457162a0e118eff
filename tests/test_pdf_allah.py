"""The name of God where its ligature was reversed: in law-like text damaged on purpose, and in clean text."""

from __future__ import annotations

import re

import pytest

from arnorm import PDF, repair_pdf

INSIDE = "\u0621-\u064a\u064b-\u065f\u0670"
NAME = re.compile(f"(?<![{INSIDE}])([وفأ]?[بتوفك]?|عبد)الله(?![{INSIDE}])")
TO_ALLAH = re.compile(f"(?<![{INSIDE}])([وف]?)لله(?![{INSIDE}])")
REVERSED = re.compile(f"(?<![{INSIDE}])[وفأبتكعد]*(?:هللا|اهلل|هلل)(?![{INSIDE}])")
# What extractors leave of the corpus's own pages is damaged already.
DAMAGED = ("egypt_gazette_pdf", "uae_law_pdf")


def test_clean_text_has_none(corpus: tuple[tuple[str, str], ...]) -> None:
    assert not any(REVERSED.search(text) for name, text in corpus if name not in DAMAGED)


@pytest.mark.parametrize("name", ["هللا", "اهلل"], ids=["whole", "article"])
def test_99_of_100_come_back(name: str, corpus: tuple[tuple[str, str], ...]) -> None:
    total = left = 0
    for source, text in corpus[::5]:
        if source in DAMAGED:
            continue
        damaged = TO_ALLAH.sub(r"\1هلل", NAME.sub(lambda m: m[1] + name, text))
        if damaged != text:
            total += len(NAME.findall(text)) + len(TO_ALLAH.findall(text))
            left += len(REVERSED.findall(repair_pdf(damaged)))
    assert total > 100
    assert left * 100 <= total


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("بسم هللا الرحمن الرحيم", "بسم الله الرحمن الرحيم"),
        ("عبداهلل بن باهلل", "عبدالله بن بالله"),
        ("الحمد هلل رب العالمين", "الحمد لله رب العالمين"),
        ("قال هللا إن هلل", "قال الله إن لله"),
        ("هـللا أكبر", "الله أكبر"),
        ("هلل الجمهور للفريق", "هلل الجمهور للفريق"),  # the verb
        ("ةسردملا هللا", "الله المدرسة"),  # the line is in visual order
    ],
)
def test_cases(text: str, repaired: str) -> None:
    assert PDF(text) == repaired
    assert PDF(repaired) == repaired
