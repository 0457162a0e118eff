"""arnorm on Polars: a namespace of expressions and Series, for eager and lazy frames."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from arnorm import columns
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["ExprNamespace", "SeriesNamespace", "normalize_expr", "normalize_series"]

pl: Any = need("polars", "polars")
pa: Any = need("pyarrow", "polars")


def normalize_series(series: Any, pipeline: PipelineLike = None) -> Any:
    """The Series with every text normalised; its name, its nulls and its type stay as they are.

    Raises what `arnorm.columns.normalize_column` raises.
    """
    new = pl.from_arrow(columns.normalize_column(series.to_arrow(), pipeline))
    return new.cast(series.dtype).alias(series.name)


def normalize_expr(expr: Any, pipeline: PipelineLike = None) -> Any:
    """The expression with every text normalised, for ``with_columns``, ``select`` and the rest, lazy or not.

    ``expr`` is an expression of strings or a column's name. Row by row, so Polars may stream it and push filters past.
    """
    pipeline = resolve_pipeline(pipeline)
    expr = pl.col(expr) if isinstance(expr, str) else expr
    return expr.map_batches(lambda s: normalize_series(s, pipeline), return_dtype=pl.self_dtype(), is_elementwise=True)


class _Namespace:
    """The finders, each a column of lists of structs; `_find` says how a column is made."""

    def __init__(self, data: Any) -> None:
        self._data = data

    def find_dates(self) -> Any:
        """The dates mentioned in each text."""
        return self._find(columns.dates_column)

    def parse_dates(self, **options: Any) -> Any:
        """The date that each text is, a struct; the options are those of `columns.dates_column` with ``whole=True``."""
        return self._find(lambda column: columns.dates_column(column, whole=True, **options))

    def find_numbers(self) -> Any:
        """The numbers in each text."""
        return self._find(columns.numbers_column)

    def find_quotes(self) -> Any:
        """The quotations in each text."""
        return self._find(columns.quotes_column)

    def _find(self, find: Callable[[Any], Any]) -> Any:
        return _find_in_series(self._data, find)


@pl.api.register_series_namespace("arnorm")
class SeriesNamespace(_Namespace):
    """What a Series of text has as ``series.arnorm``, once this module is imported.

    ``normalize`` gives a Series of the same type, the finders a Series of lists of structs (`arnorm.columns` has their
    fields). Nulls stay null.
    """

    def normalize(self, pipeline: PipelineLike = None) -> Any:
        """The Series with every text normalised, by WEB or by ``pipeline``."""
        return normalize_series(self._data, pipeline)


@pl.api.register_expr_namespace("arnorm")
class ExprNamespace(_Namespace):
    """What an expression has as ``pl.col("text").arnorm``: the methods of `SeriesNamespace`, row by row and lazily."""

    def normalize(self, pipeline: PipelineLike = None) -> Any:
        """The expression with every text normalised, by WEB or by ``pipeline``."""
        return normalize_expr(self._data, pipeline)

    def _find(self, find: Callable[[Any], Any]) -> Any:
        dtype = _find_in_series(pl.Series([], dtype=pl.String), find).dtype
        return self._data.map_batches(
            lambda series: _find_in_series(series, find), return_dtype=dtype, is_elementwise=True
        )


def _find_in_series(series: Any, find: Callable[[Any], Any]) -> Any:
    found = pl.from_arrow(find(series.to_arrow()))
    return found.alias(series.name)
