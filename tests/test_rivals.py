"""What others get wrong (docs/design.md has the list): each a negative case, and those that are no text, tests."""

from __future__ import annotations

import difflib
from typing import Any

import pytest

import arnorm
from arnorm import WEB, find_dates, normalize
from case_files import params


@pytest.mark.parametrize("case", params("rivals"))
def test_not_here(case: dict[str, Any]) -> None:
    text = case["text"]
    out = normalize(text, getattr(arnorm, case["preset"]))
    if "out" in case:
        assert out == case["out"]
    for piece in case.get("contains", ()):
        assert piece in out
    for piece in case.get("lacks", ()):
        assert piece not in out
    dates = find_dates(text)
    if "dates" in case:
        assert len(dates) == case["dates"]
    if "edtf" in case:
        assert [d.edtf for d in dates] == case["edtf"]
    if "calendars" in case:
        assert [d.calendar for d in dates] == case["calendars"]
    if "date" in case:
        assert str(dates[0].date) == case["date"]


def test_a_report_does_not_change_the_answer() -> None:
    text = 'قَالَ: "نعم" في ١٥ رمضان ١٤٤٦هـ ,\xa0\xa0\xa0ثم ذهب !؟'
    assert WEB.run(text).text == WEB(text)


def test_no_state_leaks_into_the_next_text() -> None:
    texts = ['قال: "مفتوح', 'وقال: "مغلق" ثم', "سعر 242،5 م د", "٥،٤،٣", "عام 1446", "«"]
    assert list(WEB.map(texts)) == [WEB(t) for t in texts] == [WEB(t) for t in reversed(texts)][::-1]


def test_the_alignment_of_a_long_text_does_not_take_a_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing the texts afterwards (difflib) takes 43 s for a long one; the edits carry the alignment instead."""
    monkeypatch.setattr(difflib, "SequenceMatcher", None)
    text = 'قَالَ الوزيرُ "نعم" ١٢٣ ' * 2000
    result = WEB.run(text)
    assert result.alignment.source(0, len(result.text)) == (0, len(text))
    at = result.text.rindex("الوزير")
    assert text[slice(*result.alignment.source(at, at + 6))] == "الوزيرُ"


def test_bytes_are_not_taken() -> None:
    with pytest.raises(TypeError, match="decode"):
        normalize("نص".encode())  # type: ignore[arg-type]
