"""FoldUthmani and QURAN: pairs that meet or stay apart, the Quran itself, and the words of everyday text."""

from __future__ import annotations

import collections
import csv
import gzip
import importlib.util
import json
import re
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnorm import QURAN, SEARCH, fold_uthmani, strip_diacritics
from case_files import load, params
from conftest import ALL

ROWS = load("quran")
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


@pytest.mark.parametrize("row", params("quran"))
def test_pairs(row: dict[str, list[str]]) -> None:
    one, other = row["text"], row.get("same") or row["apart"]
    assert one != other
    assert (QURAN(one) == QURAN(other)) == ("same" in row)


def test_a_second_run_changes_nothing() -> None:
    for text in (text for row in ROWS for text in (row["text"], row.get("same") or row["apart"])):
        folded = fold_uthmani(text)
        assert fold_uthmani(folded) == folded
        assert QURAN(QURAN(text)) == QURAN(text)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةؤئأإآ \n.،", max_size=40))
def test_words_without_the_quran_s_marks_stay(text: str) -> None:
    assert fold_uthmani(text).replace(" ", "") == text.replace(" ", "")


_key = cache(QURAN)


@cache
def _verses() -> list[tuple[list[str], list[list[str]]]]:
    """The words of each verse, and the accepted spellings of each place."""
    found = importlib.util.find_spec("quran_toolkit")
    if found is None or found.origin is None:
        pytest.skip("needs the package quran-toolkit, whose text is in no repository of ours")
    data = Path(found.origin).parent / "data"
    accepted: dict[tuple[str, str], list[list[str]]] = collections.defaultdict(list)
    with open(data / "quran.csv", encoding="utf-8-sig", newline="") as rows:
        for sura, verse, _, *spellings in filter(None, csv.reader(rows)):
            accepted[sura, verse].append(spellings)
    verses = []
    for line in (data / "quran-uthmani.txt").read_text(encoding="utf-8").splitlines():
        if line.count("|") == 2:
            sura, verse, text = line.split("|")
            verses.append((text.split(), accepted[sura, verse]))
    return verses


def test_the_quran_meets_its_accepted_spellings() -> None:
    """In the verses that both spellings write in as many words: 70,798 words of 5,873 verses."""
    words = met = whole = verses = 0
    for spelled, accepted in _verses():
        if len(spelled) != len(accepted):
            continue
        meets = [any(_key(word) == _key(one) for one in ways) for word, ways in zip(spelled, accepted, strict=True)]
        words, met = words + len(meets), met + sum(meets)
        verses, whole = verses + 1, whole + all(meets)
    assert words > 70_000
    assert met / words >= 0.999
    assert whole / verses >= 0.99


def test_the_quran_meets_everyday_spelling() -> None:
    """Where a spelling is accepted that is not the Quran's own without its marks, that one is met."""
    bare = cache(lambda word: _key(strip_diacritics(word).replace("\u0640", "")))
    words = met = 0
    for spelled, accepted in _verses():
        if len(spelled) == len(accepted):
            for word, ways in zip(spelled, accepted, strict=True):
                everyday = [one for one in ways if _key(one) != bare(word)] or ways
                words, met = words + 1, met + any(_key(word) == _key(one) for one in everyday)
    assert met / words >= 0.99


def test_few_everyday_words_are_merged() -> None:
    if not CORPUS.exists():
        pytest.skip("needs ../shared/corpus")
    words: set[str] = set()
    for path in sorted(CORPUS.glob("*.jsonl.gz")):
        # Old books spell غرايب; words of code are cut.
        if not path.name.startswith(("quran", "classical", "code", "markdown")):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    words.update(re.findall(r"[\u0621-\u063a\u0641-\u065f\u0670\u0671]+", json.loads(line)["text"]))
    # Words of the same consonants together, for only such are merged: all of them, or a ninth.
    kept = [word for word in words if crc32(re.sub("[^\u0628-\u0647]", "", word).encode()) % (1 if ALL else 9) == 0]
    by_key: dict[str, set[str]] = collections.defaultdict(set)
    for word in kept:
        by_key[QURAN(word)].add(SEARCH(word))
    # Three of four are spellings of one word (إسرائيل, اسراييل), the others words that differ by a hamza.
    found = [keys for keys in by_key.values() if len(keys) > 1]
    assert len(found) <= len(by_key) * 3 // 1000, found  # 195 of 79,222
