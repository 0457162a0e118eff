"""StripDiacritics and PlaceTanween: cases, the Unicode data, PyArabic."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from pyarabic import araby

from arnorm import PlaceTanween, StripDiacritics, compose, strip_diacritics
from arnorm._generated.unicode import MARKS, UNICODE_VERSION
from arnorm.diacritics import mark_classes
from case_files import check, params

BLOCKS = [*range(0x600, 0x700), *range(0x750, 0x780), *range(0x870, 0x900), *range(0x10EC0, 0x10F00)]
SCHOOL = StripDiacritics(keep=("superscript_alef", "maddah", "hamza", "quranic", "extended"), blocks="prose")


@pytest.mark.parametrize("case", params("diacritics"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_the_table_agrees_with_pythons_unicode_data_on_what_that_knows() -> None:
    known = {chr(c) for c in BLOCKS if unicodedata.category(chr(c)) != "Cn"}
    combining = {c for c in known if unicodedata.category(c) == "Mn"}
    small_letters = {c for c in MARKS if c in known and unicodedata.category(c) == "Lm"}
    assert combining == {c for c in MARKS if c in known} - small_letters
    assert {"\u06e5", "\u06e6"} <= small_letters
    assert {c: unicodedata.combining(c) for c in combining} == {c: MARKS[c] for c in combining}
    assert tuple(map(int, UNICODE_VERSION.split("."))) >= (16, 0, 0)


# What the Unicode names of the marks say that no Arabic is written with: tones, vowels of Africa, Pashto, the Rohingya.
OF_OTHERS = re.compile(
    "TONE|ARROWHEAD|CURLY (?:FATHA|DAMMA|KASRA)$|HIGH FARSI|BARREE|WAVY|ZWARAKAY|VOWEL SIGN|REVERSED|TURNED DAMMA|WITH RING|WITH DOT|SIDEWAYS NOON"
)


def test_extended_marks_are_those_of_other_languages() -> None:
    for mark, kind in mark_classes().items():
        if name := unicodedata.name(mark, ""):
            assert (kind == "extended") == bool(OF_OTHERS.search(name)), name
    late = {mark for mark, kind in mark_classes().items() if kind == "extended" and mark > "\uffff"}
    assert late == {*map(chr, range(0x10ECB, 0x10ED0))}, "of Unicode 17: biblical vowels"


def test_every_mark_goes_and_comes_back_by_its_name() -> None:
    for mark, name in mark_classes().items():
        assert strip_diacritics("ب" + mark + "ت") == "بت"
        assert strip_diacritics("ب" + mark + "ت", keep=name) == "ب" + mark + "ت"
    assert len(set(mark_classes().values())) == 11


def test_letters_of_decomposed_text_survive(corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus[::25]:
        assert compose(strip_diacritics(unicodedata.normalize("NFD", text))) == strip_diacritics(
            compose(unicodedata.normalize("NFD", text))
        )


def test_equals_pyarabic_where_both_define_the_function(real_corpus: tuple[tuple[str, str], ...]) -> None:
    """strip_tashkeel is U+064B-0652. strip_diacritics takes hamza off its carrier too, and knows no extended marks."""
    both = set(araby.DIACRITICS) - set("\u0653\u0654\u0655")
    others = str.maketrans(dict.fromkeys(set(MARKS) - both, ""))
    for _, text in real_corpus[::4]:
        assert SCHOOL(text) == araby.strip_tashkeel(text)
        plain = text.translate(others)
        assert strip_diacritics(plain, blocks="prose") == araby.strip_diacritics(plain)


def test_detached_marks_at_either_end_of_a_text() -> None:
    texts = ["جدا ً", "", "ل ِ لبيت", "ا ً", "ل ِ لبيت"]
    step = StripDiacritics(detached=True)
    assert [step(text) for text in texts] == ["جدا", "", "للبيت", "ا", "للبيت"]


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match=r"keep takes 'fatha', .*, got 'vowels'"):
        StripDiacritics(keep="vowels")
    with pytest.raises(ValueError, match="promote_superscript_alef"):
        StripDiacritics(promote_superscript_alef=1)
    with pytest.raises(ValueError, match="position must be one of 'before', 'after', got 'above'"):
        PlaceTanween(position="above")
    assert hash(StripDiacritics(keep=["shadda"])) == hash(StripDiacritics(keep="shadda"))


def test_a_heap_of_marks_is_no_work() -> None:
    heap = "و" + "\u064e\u0654" * 100_000
    assert strip_diacritics(heap).startswith("و\u0654")
    assert StripDiacritics(promote_superscript_alef=True)("ا" + "\u0670\u064e" * 50_000) == "ا"
