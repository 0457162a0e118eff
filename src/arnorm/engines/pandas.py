"""arnorm on pandas: a Series of text in, a Series of the same dtype out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import arnorm
from arnorm.columns import dates_column, normalize_column
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["SeriesAccessor", "normalize_series"]

pd: Any = need("pandas", "pandas")
pa: Any = need("pyarrow", "pandas")


def normalize_series(series: Any, pipeline: PipelineLike = None) -> Any:
    """The Series with every text normalised; index, name, dtype and missing values stay as they are.

    ``series`` is of dtype ``str``, ``string``, ``string[pyarrow]``, `pandas.ArrowDtype`, categorical or object.
    ``pipeline`` is a `Pipeline` or a step, WEB by default. Texts of an object Series may hold lone surrogates.

    Raises TypeError for a value that is neither a str nor missing, and what `arnorm.columns.normalize_column` raises.
    """
    pipeline = resolve_pipeline(pipeline)
    if not isinstance(series, pd.Series):
        more = ': take a column, frame["text"]' if isinstance(series, pd.DataFrame) else ""
        raise TypeError(f"normalize_series takes a pandas Series, got {type(series).__name__}{more}")
    missing = series.isna()
    if missing.all():  # whatever their type: pandas makes a column of missing values one of floats
        return series.copy()
    if series.dtype == object:
        news = pipeline.map(series[~missing])
        values = [old if absent else next(news) for old, absent in zip(series, missing, strict=True)]
        return pd.Series(values, index=series.index, name=series.name, dtype=object)
    column = normalize_column(pa.array(series, from_pandas=True), pipeline)
    from_arrow = getattr(series.dtype, "__from_arrow__", pa.Array.to_pandas)  # a categorical does not have it
    new = pd.Series(from_arrow(column), name=series.name)
    new.index = series.index
    return new


@pd.api.extensions.register_series_accessor("arnorm")
class SeriesAccessor:
    """What a Series of text has as ``series.arnorm``, once this module is imported.

    ``normalize`` is `normalize_series`; the finders give a Series of lists, and leave missing values missing.
    """

    def __init__(self, series: Any) -> None:
        self._series = series

    def normalize(self, pipeline: PipelineLike = None) -> Any:
        """The Series with every text normalised, by WEB or by ``pipeline``."""
        return normalize_series(self._series, pipeline)

    def find_dates(self, **options: Any) -> Any:
        """For each text the list of its `DateMention`; the options are those of `arnorm.find_dates`."""
        return self._find_all(lambda text: arnorm.find_dates(text, **options))

    def parse_dates(self, *, errors: str = "raise", **options: Any) -> Any:
        """The date that each text is, as a DataFrame: a row for each text, the columns those of `arnorm.columns`.

        ``errors="coerce"`` leaves a row without values where a text is not a date, as in `pandas.to_datetime`; "raise"
        raises ValueError. The other options are those of `arnorm.parse_date`. ``date`` is a ``datetime64[s]``.
        """
        series = self._series
        texts = pa.array(series.astype(object).where(series.notna(), None), pa.large_string())
        found = dates_column(texts, whole=True, errors=errors, **options)
        frame = pa.Table.from_struct_array(found).to_pandas()
        frame["date"] = frame["date"].astype("datetime64[s]")
        frame.index = series.index
        return frame

    def find_quotes(self) -> Any:
        """For each text the list of its `Quotation`."""
        return self._find_all(arnorm.find_quotes)

    def find_numbers(self, **options: Any) -> Any:
        """For each text the list of its `NumberMention`; the options are those of `arnorm.find_numbers`."""
        return self._find_all(lambda text: arnorm.find_numbers(text, **options))

    def find_times(self) -> Any:
        """For each text the list of its `TimeMention`."""
        return self._find_all(arnorm.find_times)

    def find_amounts(self, **options: Any) -> Any:
        """For each text the list of its `AmountMention`; the options are those of `arnorm.find_amounts`."""
        return self._find_all(lambda text: arnorm.find_amounts(text, **options))

    def find_sentences(self) -> Any:
        """For each text the list of its `SentenceMention`."""
        return self._find_all(arnorm.find_sentences)

    def find_hidden(self) -> Any:
        """For each text the list of its `Hidden`."""
        return self._find_all(arnorm.find_hidden)

    def _find_all(self, find: Callable[[str], Any]) -> Any:
        series = self._series
        rows = [old if gone else find(old) for old, gone in zip(series, series.isna(), strict=True)]
        return pd.Series(rows, index=series.index, name=series.name, dtype=object)
