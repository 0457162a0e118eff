"""Polars: Series, expressions, lazy and streaming frames."""

from __future__ import annotations

import polars as pl
import pytest

from arnorm.engines.polars import normalize_expr, normalize_series


def test_series(texts, expected, pipeline):
    new = normalize_series(pl.Series("text", texts), pipeline)
    assert new.to_list() == expected
    assert (new.name, new.dtype) == ("text", pl.String)


def test_categorical(texts, expected, pipeline):
    new = normalize_series(pl.Series("text", texts, dtype=pl.Categorical), pipeline)
    assert new.to_list() == expected
    assert new.dtype == pl.Categorical


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_frames(engine, texts, expected, pipeline):
    frame = pl.DataFrame({"id": range(len(texts)), "text": texts})
    new = frame.with_columns(normalize_expr("text", pipeline))
    assert new["text"].to_list() == expected
    lazy = frame.lazy().with_columns(clean=normalize_expr(pl.col("text"), pipeline)).filter(pl.col("id") >= 2)
    assert lazy.collect_schema()["clean"] == pl.String
    assert lazy.collect(engine=engine)["clean"].to_list() == expected[2:]


def test_lone_surrogates_are_refused_by_polars():
    with pytest.raises((UnicodeEncodeError, TypeError)):
        pl.Series(["\ud800"])


def test_fields_that_are_dates():
    frame = pl.DataFrame({"field": ["١٥/٣/١٤٤٥", None, "3/2015", "تعليق"]})
    eager = frame["field"].arnorm.parse_dates(errors="coerce")
    lazy = frame.lazy().select(pl.col("field").arnorm.parse_dates(errors="coerce")).collect()["field"]
    for found in (eager, lazy):
        assert str(found.struct.field("date").to_list()[0]) == "2023-09-30"
        assert found.struct.field("hijri").to_list() == ["1445-03-15", None, None, None]
        assert found.struct.field("precision").to_list() == ["day", None, "month", None]
    with pytest.raises(ValueError, match="row 3: no date in"):
        frame["field"].arnorm.parse_dates()


def test_page(run_page):
    run_page("polars")
