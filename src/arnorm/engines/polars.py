"""arnorm on Polars: an expression, for eager and lazy frames."""

from __future__ import annotations

from typing import Any

from arnorm.columns import normalize_column
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["normalize_expr", "normalize_series"]

pl: Any = need("polars", "polars")


def normalize_series(series: Any, pipeline: PipelineLike = None) -> Any:
    """The Series with every text normalised; its name, its nulls and its type stay as they are.

    Raises what `arnorm.columns.normalize_column` raises.
    """
    new = pl.from_arrow(normalize_column(series.to_arrow(), pipeline))
    return new.cast(series.dtype).alias(series.name)


def normalize_expr(expr: Any, pipeline: PipelineLike = None) -> Any:
    """The expression with every text normalised, for ``with_columns``, ``select`` and the rest, lazy or not.

    ``expr`` is an expression of strings or a column's name. Row by row, so Polars may stream it and push filters past.
    """
    pipeline = resolve_pipeline(pipeline)
    expr = pl.col(expr) if isinstance(expr, str) else expr
    return expr.map_batches(lambda s: normalize_series(s, pipeline), return_dtype=pl.self_dtype(), is_elementwise=True)
