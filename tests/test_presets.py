"""The presets: what SEARCH makes equal and keeps apart, LUCENE against Lucene's own rules, what WEB never does."""

from __future__ import annotations

import json
import re
import string
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arnorm
from arnorm import CORPUS, LUCENE, PDF, SEARCH, WEB, CharStep, FoldAlef, Pipeline, normalize, presets
from case_files import load, params
from conftest import ALL

ROWS = load("search")
SAME = [(row["text"], row["same"]) for row in ROWS if "same" in row]
APART = [(row["text"], row["apart"]) for row in ROWS if "apart" in row]


@pytest.mark.parametrize("pair", SAME, ids="|".join)
def test_search_makes_the_spellings_of_one_word_equal(pair: tuple[str, str]) -> None:
    one, other = pair
    assert one != other
    assert SEARCH(one) == SEARCH(other)
    assert SEARCH(f"قبل {one} بعد") == SEARCH(f"قبل {other} بعد")


@pytest.mark.parametrize("pair", APART, ids="|".join)
def test_search_keeps_other_words_apart(pair: tuple[str, str]) -> None:
    one, other = pair
    assert SEARCH(one) != SEARCH(other)
    assert SEARCH(f"قبل {one} بعد") != SEARCH(f"قبل {other} بعد")


@pytest.mark.parametrize("case", params("presets"))
def test_no_step_moves_the_evidence_of_one_before_it(case: dict[str, str]) -> None:
    if case["preset"] == "CORPUS":
        pytest.importorskip("ftfy")
    preset = getattr(arnorm, case["preset"])
    assert preset(case["text"]) == case["out"]
    assert preset(case["out"]) == case["out"]


def test_there_are_enough_pairs() -> None:
    assert len(SAME) >= 40
    assert len(APART) >= 20


def lucene(text: str) -> str:
    """ArabicNormalizer.normalize of Apache Lucene, character by character, as its source has it."""
    out = []
    for char in text:
        if char in "\u0622\u0623\u0625":  # ALEF_MADDA, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW
            out.append("\u0627")
        elif char == "\u0649":  # DOTLESS_YEH
            out.append("\u064a")
        elif char == "\u0629":  # TEH_MARBUTA
            out.append("\u0647")
        elif char in "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652":  # TATWEEL, the harakat, SHADDA, SUKUN
            pass
        else:
            out.append(char)
    return "".join(out)


def test_lucene_is_lucenes_table() -> None:
    assert all(isinstance(step, CharStep) and step.decides_by() == "table" for step in LUCENE.steps)
    for code in (*range(0x10000), 0x10EFD, 0x1F600):
        assert LUCENE(chr(code)) == lucene(chr(code)), hex(code)


def test_lucene_on_real_text(corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus[::4]:
        assert LUCENE(text) == lucene(text)


def test_web_never_changes_a_words_letters(real_corpus: tuple[tuple[str, str], ...]) -> None:
    """What is left of each text's letters, in their plain form, is what was there."""
    names = ("UnescapeHtml", "UnfoldForms", "Compose")
    letters = Pipeline(*(step for step in WEB.steps if type(step).__name__ in names))
    dated = Pipeline(*(step for step in WEB.steps if type(step).__name__ != "UnifyDates"))
    keep = {chr(c) for c in (*range(0x621, 0x640), *range(0x641, 0x64B), *range(0x671, 0x6D4))}
    for _, text in real_corpus[::8]:
        assert [c for c in dated(text) if c in keep] == [c for c in letters(text) if c in keep]


def test_presets_are_values() -> None:
    for preset in (WEB, SEARCH, LUCENE, CORPUS, PDF):
        assert Pipeline.from_json(preset.to_json()) == preset
    assert SEARCH.without(FoldAlef)("أحمد") == "أحمد"


def test_corpus_keeps_marks_and_repairs_what_is_broken() -> None:
    pytest.importorskip("ftfy")
    assert CORPUS("مُحَمَّدٌ كتـــب شكراً") == "مُحَمَّدٌ كتب شكرًا"
    assert CORPUS("السلام عليكم".encode().decode("latin-1")) == "السلام عليكم"
    assert CORPUS("السلام عليكم".encode().decode("latin-1").replace("Ø", "&Oslash;")) == "السلام عليكم"


def test_a_pipeline_that_is_none_is_named() -> None:
    with pytest.raises(TypeError, match=r"such as arnorm\.SEARCH, got 5"):
        normalize("نص", 5)  # type: ignore[arg-type]


# What the leaderboard's code does, in one table of its own: what it deletes, what it writes.
_LEADERBOARD = dict.fromkeys(map(ord, string.punctuation + "،؛؟" + "".join(map(chr, range(0x64B, 0x653)))), "") | {
    0x660 + i: str(i) for i in range(10)
}


def test_asr_is_the_leaderboards_table() -> None:
    text = "قَالَ: «نعم»، (3٫5) في ١٤/٩ و۱۴ عند https://a.b/c?d=1 و@kateb #وسم… ـــ ٰ ؤ؟"
    assert (
        arnorm.ASR(text) == text.translate(_LEADERBOARD) == "قال «نعم» 3٫5 في 149 و۱۴ عند httpsabcd1 وkateb وسم… ـــ ٰ ؤ"
    )


def test_asr_is_the_leaderboards_table_on_real_text(corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus:
        assert arnorm.ASR(text) == text.translate(_LEADERBOARD)


_SHARED = Path(__file__).parents[2] / "shared" / "asr" / "pairs.jsonl"


def leaderboard(text: str, version: str) -> str:
    """The leaderboard's rules of that date, written a second time with `re` alone."""
    if version == "2026-07":
        text = text.translate({ord(mark): None for mark in string.punctuation + "،؛؟"})
    text = re.sub("[\u064b-\u0652]", "", text)
    text = text.translate(str.maketrans("پڤآأإؤئ٠١٢٣٤٥٦٧٨٩", "بفاااوي0123456789", "ء"))
    if version == "2026-07":
        text = re.sub(r"(?<!\S)و\s+(?=\S)", "و", text)
        return " ".join(text.split())
    return text.strip()


versions = pytest.mark.parametrize("version", ["2026-07", "2024-12"])


@versions
def test_asr_of_a_date_is_the_leaderboards(version: Any) -> None:
    """On all pairs of the leaderboard's own code."""
    if not _SHARED.exists():
        pytest.skip("../shared/asr is not here")
    pairs = [json.loads(line) for line in _SHARED.read_text(encoding="utf-8").splitlines()]
    assert len(pairs) == 400
    for pair in pairs:
        assert presets.asr(version)(pair["text"]) == leaderboard(pair["text"], version) == pair[version]


@versions
def test_asr_of_a_date_on_real_text(version: Any, corpus: tuple[tuple[str, str], ...]) -> None:
    """On lines that the pairs do not have."""
    pytest.importorskip("regex", reason="a dependency that Pyodide has not")
    for _, text in corpus[::7]:
        for line in text.splitlines()[:20]:
            assert presets.asr(version)(line) == leaderboard(line, version)


@versions
@given(text=st.lists(st.sampled_from([*" \t\n\xa0\x1c\u2028\u200bوو.،«ءؤئآَُٓٔٱپ٣۳a"]), max_size=12).map("".join))
def test_asr_of_a_date_on_drawn_text(version: Any, text: str) -> None:
    pytest.importorskip("regex", reason="a dependency that Pyodide has not")
    made = presets.asr(version)
    once = made(text)
    assert once == leaderboard(text, version) == made.run(text).text
    assert made(once) == once


def test_asr_of_a_date_is_a_preset_with_a_name() -> None:
    pytest.importorskip("regex", reason="as above")
    assert normalize("و مضى!", "asr:2026-07") == presets.asr("2026-07")("و مضى!") == "ومضى"
    assert Pipeline.from_json(presets.asr("2024-12").to_json()) == presets.asr("2024-12")
    for wrong in (lambda: presets.asr("2026"), lambda: normalize("", "ASR:2026")):  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=r"version must be one of '2026-07', '2024-12', got '2026'; did you mean"):
            wrong()
    for wrong in ("ASR:", "WEB:2026-07"):
        with pytest.raises(ValueError, match="no preset"):
            normalize("", wrong)


@pytest.mark.parametrize("name", ["search", "SEARCH", "Search"])
def test_a_preset_by_its_name(name: str) -> None:
    assert normalize("المدرسة الأولى", name) == arnorm.SEARCH("المدرسة الأولى")


def test_a_name_that_no_preset_has() -> None:
    with pytest.raises(ValueError, match="no preset 'serch'; did you mean 'SEARCH'"):
        normalize("نص", "serch")


def test_without_two_steps_web_keeps_every_letter_and_mark(corpus: tuple[tuple[str, str], ...]) -> None:
    """As README says. What is written with references or presentation forms is compared once it is letters."""

    def letters_and_marks(text: str) -> str:
        return "".join(c for c in text if unicodedata.category(c) in ("Lo", "Mn") and "\u0600" <= c <= "\u08ff")

    as_letters = Pipeline(arnorm.unescape_html, arnorm.turn_forms, arnorm.unfold_forms, arnorm.compose)
    careful = arnorm.WEB.without("StripDiacritics", "UnifyDates")
    for name, text in corpus[:: 4 if ALL else 40]:
        assert letters_and_marks(careful(text)) == letters_and_marks(as_letters(text)), name
