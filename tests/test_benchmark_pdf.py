"""What benchmarks/pdf.py measures with: words found again in order, and the imitations of damage."""

from __future__ import annotations

import pytest
from benchmarks.pdf_make import IMITATIONS
from benchmarks.pdf_words import found, words


def test_words_are_words_and_numbers() -> None:
    assert words("زرنا (عام 2019) مَكتبةَ القرية؛ فيها 1,234.5 كتابا، في 3/4/2020") == (
        ["زرنا", "عام", "2019", "مَكتبةَ", "القرية", "فيها", "1,234.5", "كتابا", "في", "3/4/2020"]
    )
    assert words("على https://example.org/ar من 2GB") == ["على", "https://example.org/ar", "من", "2", "GB"]


@pytest.mark.parametrize(
    ("source", "other", "right"),
    [
        ("باع الرجل داره", "باع الرجل داره", {0, 1, 2}),
        ("باع الرجل داره", "باع داره", {0, 2}),
        ("باع الرجل داره", "اشترى الرجل داره", {1, 2}),
        # A word out of its place is wrong, once; the words round it are not.
        ("عدد السكان 900 نسمة تقريبا", "900 عدد السكان نسمة تقريبا", {0, 1, 3, 4}),
        # A word that is there twice and came back once is right once.
        ("من البيت إلى البيت", "من البيت", {0, 1}),
        ("من البيت إلى البيت", "من إلى البيت", {0, 2, 3}),
        # Turned round, one word of the line can be in order.
        ("ذهب سالم مبكرا", "مبكرا سالم ذهب", {0}),
        ("", "باع", set()),
        ("باع", "", set()),
    ],
)
def test_words_found_in_order(source: str, other: str, right: set[int]) -> None:
    kept = found(source.split(), other.split())
    assert len(kept) == len(right)
    if len(right) > 1:
        assert kept == right


def test_the_longest_sequence_counts_not_the_first() -> None:
    source, other = "أ ب ج د ه و".split(), "ه و أ ب ج د".split()
    assert found(source, other) == {0, 1, 2, 3}


def test_a_long_text_is_aligned_at_once() -> None:
    source = [f"كلمة{i % 97}" if i % 3 else "في" for i in range(1200)]
    assert len(found(source, [word for i, word in enumerate(source) if i % 10])) == 1080


@pytest.mark.parametrize(
    ("name", "line", "damaged"),
    [
        ("lam-alef", "إن الأولى خلال الآجال", "إن األولى خالل اآلجال"),
        ("lam-alef", "الْأُولَى", "اأُلْولَى"),
        ("visual", "بلغت 94% (عام 2019) خلال", "للاخ )2019 ماع( %94 تغلب"),
        ("visual", "برنامج Linux 7.2 الآن", "نلآا Linux 7.2 جمانرب"),
        ("visual", "الصفحات ٢٠-٣٠ و 20-30", "30-20 و ٣٠-٢٠ تاحفصلا"),
        ("visual-mirrored", "المادة (ب) الآن", "نآلا (ب) ةداملا"),
        ("visual-digits", "عام 2019", "9102 ماع"),
        ("forms", "قلم الله", "ﻗﻠﻢ ﺍﻟﻠﻪ"),
        ("visual-forms", "دار خلال", "ﻝﻼﺧ ﺭﺍﺩ"),
        ("spaced-marks", "كتابًا", "كتاب ًا"),
        ("gazette", "في المادة 21 من", "\u202bيف املادة \u202a 21\u202cمن\u202c"),
    ],
)
def test_imitations(name: str, line: str, damaged: str) -> None:
    assert IMITATIONS[name](line) == damaged
