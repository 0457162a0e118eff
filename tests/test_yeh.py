"""RepairYeh: cases, what it may touch, and how sure it is on real text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import arnorm._generated.yeh_stems as data
from arnorm._arabic.data.alef_nouns import ALEF_NOUNS
from arnorm.yeh import repair_yeh
from case_files import check, params
from conftest import CORPUS

ROOT = Path(__file__).resolve().parents[1]
SAME = str.maketrans("ى", "ي")


@pytest.mark.parametrize("case", params("yeh"))
def test_cases(case: dict[str, Any]) -> None:
    check(case, repair_yeh)


def test_nothing_but_final_yehs_change(corpus: tuple[tuple[str, str], ...]) -> None:
    for _, text in corpus[::4]:
        result = repair_yeh.run(text)
        assert result.text.translate(SAME) == text.translate(SAME)
        for change in result.changes:
            assert not text[change.end : change.end + 1].isalpha()


def test_well_spelt_text_is_left_alone(real_corpus: tuple[tuple[str, str], ...]) -> None:
    """Edited news and laws from outside Egypt: fewer than one change in 20,000 characters."""
    changes = length = 0
    for name, text in real_corpus:
        if name in ("mayadeen_lb", "saudi_laws_md", "ud_pud", "ntrex_arb"):
            length += len(text)
            changes += len(repair_yeh.run(text).changes)
    assert changes * 20_000 < length


def test_the_tables_do_not_overlap() -> None:
    assert not set(data.YEH_STEMS) & set(data.ALEF_STEMS)
    assert not {stem for stem in ALEF_NOUNS if data.YEH_STEMS.get("ال" + stem, 0) > 20}


def test_the_table_is_what_its_generator_writes() -> None:
    if not CORPUS.is_dir():
        pytest.skip("no ../shared/corpus on this machine: the table's source is third-party")
    script = ROOT / "tools" / "make_yeh_data.py"
    made = subprocess.run([sys.executable, str(script), str(CORPUS)], capture_output=True, check=True)
    assert made.stdout.decode() == Path(data.__file__).read_text(encoding="utf-8")
