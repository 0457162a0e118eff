"""arnorm on Apache Spark: ``mapInArrow`` over a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from arnorm.columns import normalize_table
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["normalize_dataframe"]

pyspark: Any = need("pyspark", "spark")
pa: Any = need("pyarrow", "spark")


def normalize_dataframe(dataframe: Any, columns: str | Iterable[str], pipeline: PipelineLike = None) -> Any:
    """The DataFrame with these columns normalised; the schema stays as it is. Lazy, like all of Spark.

    The executors need arnorm installed; the pipeline goes to them pickled. They raise what
    `arnorm.columns.normalize_table` raises.
    """
    names = [columns] if isinstance(columns, str) else list(columns)
    pipeline = resolve_pipeline(pipeline)

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            yield from normalize_table(pa.Table.from_batches([batch]), names, pipeline).to_batches()

    return dataframe.mapInArrow(work, dataframe.schema)
