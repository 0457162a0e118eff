"""pandas: every dtype that holds text."""

from __future__ import annotations

import datetime

import pandas as pd
import pyarrow as pa
import pytest

import arnorm
from arnorm.engines.pandas import normalize_series

DTYPES = [
    object,
    "str",
    "string[python]",
    "string[pyarrow]",
    pd.ArrowDtype(pa.string()),
    pd.ArrowDtype(pa.large_string()),
    pd.ArrowDtype(pa.string_view()),
    "category",
]


def rows(series: pd.Series) -> list:
    return pa.array(series, from_pandas=True).to_pylist()  # pandas itself cannot list a string_view


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_rows(dtype, texts, expected, pipeline):
    series = pd.Series(texts, dtype=dtype, index=range(5, 5 + len(texts)), name="text")
    new = normalize_series(series, pipeline)
    assert rows(new) == expected
    assert new.index.equals(series.index)
    assert new.name == "text"
    if dtype == "category":
        assert isinstance(new.dtype, pd.CategoricalDtype)
        assert new.cat.categories.is_unique
    else:
        assert new.dtype == series.dtype


def test_missing_values_of_an_object_series_stay_what_they_are(pipeline):
    new = normalize_series(pd.Series(["٣", None, float("nan"), pd.NA], dtype=object), pipeline)
    assert new[0] == "3"
    assert new[1] is None
    assert isinstance(new[2], float)
    assert new[3] is pd.NA


def test_lone_surrogates_live_in_object_series_only(pipeline):
    new = normalize_series(pd.Series(["\ud800 ٣"], dtype=object), pipeline)
    assert new.tolist() == [pipeline("\ud800 ٣")]
    with pytest.raises(UnicodeEncodeError):
        pd.Series(["\ud800"], dtype="string[pyarrow]")


def test_other_values_are_refused(pipeline):
    with pytest.raises(TypeError, match="must be str, got int"):
        normalize_series(pd.Series(["a", 1], dtype=object), pipeline)
    with pytest.raises(TypeError, match="int64"):
        normalize_series(pd.Series([1]), pipeline)


@pytest.mark.parametrize("dtype", ["object", "str", "category"])
def test_the_accessor(texts, expected, pipeline, dtype):
    frame = pd.DataFrame({"text": pd.Series(texts, dtype=dtype, index=range(5, 5 + len(texts)))})
    assert rows(frame.text.arnorm.normalize(pipeline)) == expected
    given = frame.text.dropna()
    assert given.arnorm.normalize().tolist() == [arnorm.WEB(text) for text in given]
    for name in ("find_dates", "find_quotes", "find_numbers"):
        found = getattr(frame.text.arnorm, name)()
        assert found.index.equals(frame.index)
        assert found.isna().equals(frame.text.isna())
        assert found.dropna().tolist() == [getattr(arnorm, name)(text) for text in given]
    late = pd.Series(["15 مارس"]).arnorm.find_dates(reference=datetime.date(2025, 1, 1))
    assert late[0] == arnorm.find_dates("15 مارس", reference=datetime.date(2025, 1, 1))


@pytest.mark.parametrize("dtype", ["object", "str", "category"])
def test_fields_that_are_dates(dtype):
    fields = pd.Series(["١٥/٣/١٤٤٥", None, "3/2015", "تعليق"], dtype=dtype, index=list("abcd"))
    frame = fields.arnorm.parse_dates(errors="coerce")
    assert list(frame.index) == list("abcd")
    assert frame["date"].dtype == "datetime64[s]"
    assert frame["date"]["a"] == pd.Timestamp("2023-09-30")
    assert frame["hijri"]["a"] == "1445-03-15"
    assert frame["edtf"]["c"] == "2015-03"
    assert frame["precision"]["c"] == "month"
    assert frame["date"].isna().tolist() == [False, True, True, True]
    assert frame["edtf"].isna().tolist() == [False, True, False, True]
    with pytest.raises(ValueError, match="row 3: no date in"):
        pd.Series(list(fields), dtype=object).arnorm.parse_dates()
    assert pd.Series(["21/04/16"]).arnorm.parse_dates(order="ymd", reference="2025-11-20")["edtf"][0] == "2021-04-16"


def test_page(run_page):
    run_page("pandas")


@pytest.mark.parametrize(
    "series",
    [
        pd.Series([None, float("nan")]),
        pd.Series([None, None], dtype="float64", index=[5, 7], name="text"),
        pd.Series([None, None], dtype="category"),
        pd.Series([], dtype="float64"),
        pd.Series([], dtype="category"),
        pd.Series([], dtype=object),
        pd.Series([pd.NA, pd.NA], dtype="string"),
        pd.Series([None, None], dtype=pd.ArrowDtype(pa.string())),
        pd.Series([pd.NaT, pd.NaT]),
    ],
    ids=range(9),
)
def test_a_column_of_missing_values_only_stays_as_it_is(series):
    """Chunks of a table may hold none: pandas then makes them float64."""
    new = normalize_series(series)
    assert new is not series
    pd.testing.assert_series_equal(new, series)


def test_numbers_are_still_refused():
    for values in ([1.5, None], [1, 2]):
        with pytest.raises(TypeError):
            normalize_series(pd.Series(values))
