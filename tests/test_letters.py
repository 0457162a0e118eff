"""The folds: cases, PyArabic, the language gate."""

from __future__ import annotations

from typing import Any

import pytest
from pyarabic import araby

from arnorm import FoldHamza, fold_alef, fold_hamza, fold_lookalikes, fold_teh_marbuta
from case_files import check, params


@pytest.mark.parametrize("case", params("letters"))
def test_cases(case: dict[str, Any]) -> None:
    check(case)


def test_equals_pyarabic_where_both_define_the_function(corpus: tuple[tuple[str, str], ...]) -> None:
    """PyArabic's normalize_alef makes ى and ٰ an alef too, its normalize_hamza the hamza on alef: both taken out."""
    not_alef = str.maketrans(dict.fromkeys("ى\u0670\u0672\u0673\u0675", ""))
    not_hamza = str.maketrans(dict.fromkeys("أإآ", ""))
    for _, text in corpus[::4]:
        assert fold_teh_marbuta(text) == araby.normalize_teh(text)
        plain = text.translate(not_alef)
        assert fold_alef(plain) == araby.normalize_alef(plain)
        plain = text.translate(not_hamza)
        assert fold_hamza(plain) == araby.normalize_hamza(plain)


def test_lookalikes_stay_in_each_language_that_owns_them() -> None:
    persian = "زبان فارسی یکی از زبان‌های ایرانی است که در گذشته نیز گسترده بود. کتاب‌های بسیار دارد."
    urdu = "یہ ایک اچھی کتاب ہے اور میں نے اسے پڑھا ہے"
    kurdish = "ئەم کتێبە بۆ منداڵان نووسراوە"
    for text in (persian, urdu, kurdish):
        assert fold_lookalikes(text) == text
        assert list(fold_lookalikes.run(text).changes) == []


def test_the_gate_is_asked_for_each_text() -> None:
    batch = ["السلام علیکم ورحمة الله", "این کتاب را بخوان", "ھذا جميل"]
    assert list(map(fold_lookalikes, batch)) == ["السلام عليكم ورحمة الله", batch[1], "هذا جميل"]


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="to must be one of 'hamza', 'carrier', 'loose', got 'seat'"):
        FoldHamza(to="seat")
    with pytest.raises(ValueError, match="extended"):
        fold_alef(extended="yes")
