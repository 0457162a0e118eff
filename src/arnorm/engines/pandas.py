"""arnorm on pandas: a Series of text in, a Series of the same dtype out."""

from __future__ import annotations

from typing import Any

from arnorm.columns import normalize_column
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["normalize_series"]

pd: Any = need("pandas", "pandas")
pa: Any = need("pyarrow", "pandas")


def normalize_series(series: Any, pipeline: PipelineLike = None) -> Any:
    """The Series with every text normalised; index, name, dtype and missing values stay as they are.

    ``series`` is of dtype ``str``, ``string``, ``string[pyarrow]``, `pandas.ArrowDtype`, categorical or object.
    ``pipeline`` is a `Pipeline` or a step, WEB by default. Texts of an object Series may hold lone surrogates.

    Raises TypeError for a value that is neither a str nor missing, and what `arnorm.columns.normalize_column` raises.
    """
    pipeline = resolve_pipeline(pipeline)
    if series.dtype == object:
        missing = series.isna()
        news = pipeline.map(series[~missing])
        values = [old if absent else next(news) for old, absent in zip(series, missing, strict=True)]
        return pd.Series(values, index=series.index, name=series.name, dtype=object)
    column = normalize_column(pa.array(series, from_pandas=True), pipeline)
    from_arrow = getattr(series.dtype, "__from_arrow__", pa.Array.to_pandas)  # a categorical has none
    new = pd.Series(from_arrow(column), name=series.name)
    new.index = series.index
    return new
