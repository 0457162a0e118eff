"""`arnorm.explain`: rows that stand where they say, and all that the finders find."""

from __future__ import annotations

import pytest
from hypothesis import given

import arnorm
from strategies import texts


@given(text=texts)
def test_rows_stand_in_the_text_in_order(text: str) -> None:
    rows = arnorm.explain(text)
    assert rows == sorted(rows, key=lambda row: (row.start, row.end, row.what))
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert row.rule
        assert row.veto is None or row.veto
    read = {(row.what, row.start, row.end) for row in rows if row.veto is None}
    assert {("date", m.start, m.end) for m in arnorm.find_dates(text)} == {one for one in read if one[0] == "date"}
    quotations = {("quotation", q.start, q.end) for q in arnorm.find_quotes(text)}
    assert quotations == {one for one in read if one[0] == "quotation"}
    numbers = {("number", m.start, m.end) for m in arnorm.find_numbers(text) if not m.text.isdecimal()}
    assert {one for one in read if one[0] == "number" and not text[one[1] : one[2]].isdecimal()} == numbers


def test_a_row_is_a_line() -> None:
    row = arnorm.Explanation("date", 4, 9, "5/2023", "day-month", "reference")
    assert str(row) == "4-9 date: day-month, refused: reference: 5/2023"
    with pytest.raises(TypeError):
        arnorm.explain(b"x")  # type: ignore[arg-type]
