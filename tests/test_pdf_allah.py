"""The name of God where its ligature was reversed: in law-like text damaged on purpose, and in clean text."""

from __future__ import annotations

import re

import pytest

from arnorm import CORPUS, PDF, SEARCH, WEB, Pipeline, TurnForms, repair_pdf, turn_forms
from arnorm.pdf.allah import _SPELLINGS

INSIDE = "\u0621-\u064a\u064b-\u065f\u0670"
NAME = re.compile(f"(?<![{INSIDE}])([وفأ]?[بتوفك]?|عبد)الله(?![{INSIDE}])")
TO_ALLAH = re.compile(f"(?<![{INSIDE}])([وف]?)لله(?![{INSIDE}])")
REVERSED = re.compile(f"(?<![{INSIDE}])[وفأبتكعد]*(?:هللا|اهلل|هلل)(?![{INSIDE}])")
# What extractors leave of the corpus's own pages is damaged already.
DAMAGED = ("egypt_gazette_pdf", "uae_law_pdf")


def test_clean_text_has_none(corpus: tuple[tuple[str, str], ...]) -> None:
    assert not any(REVERSED.search(text) for name, text in corpus if name not in DAMAGED)


@pytest.mark.parametrize(
    ("name", "repair", "most_left"),
    [("هللا", turn_forms, 0.01), ("هللا", repair_pdf, 0.01), ("اهلل", repair_pdf, 0.01), ("اهلل", turn_forms, 0.1)],
    ids=["whole-WEB", "whole-PDF", "article-PDF", "article-WEB"],
)
def test_99_of_100_come_back(
    name: str, repair: Pipeline, most_left: float, real_corpus: tuple[tuple[str, str], ...]
) -> None:
    """In `WEB` what could be a verb (اهلل) needs a word beside it that shows it: 90 of 100."""
    total = left = 0
    for source, text in real_corpus[::11]:
        if source in DAMAGED:
            continue
        damaged = TO_ALLAH.sub(r"\1هلل", NAME.sub(lambda m: m[1] + name, text))
        if damaged != text:
            total += len(NAME.findall(text)) + len(TO_ALLAH.findall(text))
            left += len(REVERSED.findall(repair(damaged)))
    assert total > 100
    assert left <= most_left * total


@pytest.mark.parametrize("spelling", _SPELLINGS)
def test_each_spelling_has_its_example(spelling: tuple[re.Pattern[str], object, str, str]) -> None:
    """A sure one is turned by itself, others beside a word that shows them; a counter-example stays beside such words."""
    _, beside, example, counter_example = spelling
    shown = "{}" if beside is None else "الحمد {}" if example == "هلل" else "رسول {}"
    assert turn_forms(shown.format(example)) != shown.format(example)
    assert (turn_forms(example) == example) == (beside is not None)
    kept = f"رسول {counter_example} تعالى هللا"
    assert turn_forms(kept) == f"رسول {counter_example} تعالى الله"


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("بسم هللا الرحمن الرحيم", "بسم الله الرحمن الرحيم"),
        ("عبداهلل بن باهلل", "عبدالله بن بالله"),
        ("الحمد هلل رب العالمين", "الحمد لله رب العالمين"),
        ("قال هللا إن هلل", "قال الله إن لله"),
        ("هـللا أكبر", "الله أكبر"),
        ("ﻋﺒﺪ ﻫﻠﻼ", "عبد الله"),
        ("هلل الجمهور للفريق", "هلل الجمهور للفريق"),  # the verb
    ],
)
@pytest.mark.parametrize("preset", [WEB, CORPUS, PDF], ids=["WEB", "CORPUS", "PDF"])
def test_cases(preset: Pipeline, text: str, repaired: str) -> None:
    assert preset(text) == repaired
    assert preset(repaired) == repaired


def test_a_line_in_visual_order_is_left_to_repair_pdf() -> None:
    line = "ةسردملا هللا"
    assert WEB(line) == line
    assert PDF(WEB(line)) == PDF(line) == "الله المدرسة"


@pytest.mark.parametrize(
    "text",
    [
        "يكتبون «هللا» خطأ",  # talked about
        "اهلل وارحب",  # I cheer
        'text.replace("هللا", "الله")',  # code
        "تهللا فرحا",
    ],
)
def test_web_leaves_what_could_be_another_word(text: str) -> None:
    assert turn_forms(text) == text


def test_option_and_search_leave_it() -> None:
    assert TurnForms(ligatures=False)("رسول هللا") == SEARCH("رسول هللا") == "رسول هللا"
