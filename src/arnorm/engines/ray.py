"""arnorm on Ray Data: ``map_batches`` over a dataset."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from arnorm.columns import normalize_table
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["normalize_dataset"]

ray: Any = need("ray.data", "ray")


def normalize_dataset(dataset: Any, columns: str | Iterable[str], pipeline: PipelineLike = None, **options: Any) -> Any:
    """The dataset with these columns normalised; the schema stays as it is. Lazy, like all of Ray Data.

    ``options`` go to ``map_batches`` (``batch_size``, ``concurrency``). The workers need arnorm installed and raise
    what `arnorm.columns.normalize_table` raises.
    """
    names = [columns] if isinstance(columns, str) else list(columns)
    work = partial(normalize_table, columns=names, pipeline=resolve_pipeline(pipeline))
    return dataset.map_batches(work, batch_format="pyarrow", zero_copy_batch=True, **options)
