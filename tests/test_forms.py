"""UnfoldForms and Compose: cases, and the normal forms of Python's Unicode data as oracles."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from pyarabic import araby

from arnorm import UnfoldForms, compose, unfold_forms
from arnorm._generated.unicode import COMPOSED, FORMS
from case_files import check, params

ARABIC = [chr(c) for c in (*range(0x600, 0x700), *range(0x750, 0x780), *range(0x870, 0x900))]


@pytest.mark.parametrize("case", params("forms"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_forms_are_unicodes_without_the_space_under_a_mark() -> None:
    for code in (*range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD)):
        form = chr(code)
        if unicodedata.category(form) != "Cn" and unicodedata.decomposition(form):
            assert FORMS[form] == unicodedata.normalize("NFKC", form).replace(" ", "")
            assert unfold_forms("ب" + form) == "ب" + FORMS[form]


def test_nothing_outside_the_form_blocks_changes() -> None:
    outside = "".join(chr(c) for c in range(0x10000) if not (0xFB50 <= c < 0xFE00 or 0xFE70 <= c < 0xFEFF))
    assert unfold_forms(outside, religious="spell") == outside


def test_lam_alef_keeps_the_hamza_that_pyarabic_drops() -> None:
    assert [unfold_forms(c) for c in "ﻻﻷﻹﻵ"] == ["لا", "لأ", "لإ", "لآ"]
    assert araby.normalize_ligature("ﻷن") == "لان"
    assert unfold_forms("قالوا ﻻ") == araby.normalize_ligature("قالوا ﻻ")


def test_compose_is_nfc_inside_the_arabic_blocks(corpus: tuple[tuple[str, str], ...]) -> None:
    for char in ARABIC:
        if unicodedata.decomposition(char):
            assert compose(unicodedata.normalize("NFD", char)) == char
    for _, text in corpus[::10]:
        decomposed = unicodedata.normalize("NFD", text)
        composed = compose(decomposed, blocks="prose")
        assert unicodedata.normalize("NFC", composed) == unicodedata.normalize("NFC", text)
        assert not any(base + mark in composed for base, mark in COMPOSED)


@pytest.mark.parametrize("base", "اويبە")
@pytest.mark.parametrize("first", "\u0653\u0654\u0655\u064e\u0651\u06e1\u0301\u0323")
@pytest.mark.parametrize("second", "\u0653\u0654\u0655\u064e\u0651")
def test_compose_sees_through_the_marks_that_nfc_reorders(base: str, first: str, second: str) -> None:
    text = base + first + second + "ب"
    assert unicodedata.normalize("NFC", compose(text)) == unicodedata.normalize("NFC", text)
    assert set(unicodedata.normalize("NFC", text)) == set(unicodedata.normalize("NFC", compose(text)))
    if unicodedata.normalize("NFC", text)[0] != base:
        assert compose(text)[0] == unicodedata.normalize("NFC", text)[0]


def test_compose_makes_real_edits() -> None:
    result = compose.run("مسو\u064f\u0654ول")
    assert result.text == "مسؤ\u064fول"
    assert [(c.start, c.end, c.before, c.after) for c in result.changes] == [(2, 3, "و", "ؤ"), (4, 5, "\u0654", "")]
    assert result.alignment.source(2, 3) == (2, 3)


def test_a_phrase_that_is_spelled_out_is_one_change() -> None:
    result = UnfoldForms(religious="spell").run("قالﷺ:")
    assert result.text == "قال صلى الله عليه وسلم:"
    assert [(c.start, c.end) for c in result.changes] == [(3, 4)]


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="religious must be one of 'words', 'spell', 'keep', got 'drop'"):
        UnfoldForms(religious="drop")


# Assigned code points of honorifics, by the charts of Unicode 16.
HONORIFICS = (*range(0xFBC3, 0xFBD3), *range(0xFD40, 0xFD50), 0xFD90, 0xFD91, *range(0xFDC8, 0xFDD0), 0xFDFA, 0xFDFB,
              0xFDFD, 0xFDFE, 0xFDFF)  # fmt: skip
# The words of their names in Unicode, which older Pythons do not have.
NAMED = {
    "RAHIMAHU": "رحمه", "ALLAAH": "الله", "ALLAAHU": "الله", "ALLAHU": "الله", "RADI": "رضي", "ANH": "عنه", "ANHAA": "عنها",
    "ANHUM": "عنهم", "ANHUMAA": "عنهما", "ANHUNNA": "عنهن", "SALLALLAAHU": "صلى الله", "ALAYHI": "عليه", "ALAYHAA": "عليها",
    "ALAYHIM": "عليهم", "ALAYHIMAA": "عليهما", "AS-SALAAM": "السلام", "AS-SALAATU": "الصلاة", "WAS-SALAAM": "والسلام",
    "QUDDISA": "قدس", "SIRRAH": "سره", "TABAARAKA": "تبارك", "WA-TAAALAA": "وتعالى", "RAHIMAHUM": "رحمهم", "WA-AALIH": "وآله",
    "SUBHAANAHU": "سبحانه", "WA": "", "TAAALAA": "وتعالى", "AZZA": "عز", "JALL": "وجل", "SALAAMUHU": "سلامه", "ALAYNAA": "علينا",
}  # fmt: skip


def test_every_honorific_is_spelled_in_words_of_its_own() -> None:
    spelled = {code: unfold_forms(chr(code), religious="spell") for code in HONORIFICS}
    assert all(len(phrase.split()) > 1 for phrase in spelled.values())
    assert len({*spelled.values()}) == len(spelled)
    for code, phrase in spelled.items():
        name = unicodedata.name(chr(code), "").removeprefix("ARABIC LIGATURE ").removesuffix(" ISOLATED FORM").split()
        if name and {*name} <= NAMED.keys():
            assert phrase.split() == " ".join(NAMED[word] for word in name).split()


def test_a_word_in_one_character_is_the_word_that_unicode_decomposes_it_to() -> None:
    """But أكبر, which has its hamza."""
    for code in range(0xFDF2, 0xFDFA):
        word = unicodedata.normalize("NFKC", chr(code))
        assert unfold_forms(chr(code)) == word.replace("اكبر", "أكبر")
