"""arnorm on Hugging Face datasets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from arnorm.columns import normalize_table
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["normalize_dataset"]

datasets: Any = need("datasets", "datasets")


def normalize_dataset(dataset: Any, columns: str | Iterable[str], pipeline: PipelineLike = None, **options: Any) -> Any:
    """The dataset with these columns normalised; works on Dataset and IterableDataset, and on dictionaries of them.

    ``options`` go to the dataset's ``map`` (``num_proc=4``, say). The cache knows the pipeline: the same one on the
    same data is read from it. Raises what `arnorm.columns.normalize_table` raises.
    """
    names = [columns] if isinstance(columns, str) else list(columns)
    work = partial(normalize_table, columns=names, pipeline=resolve_pipeline(pipeline))
    return dataset.with_format("arrow").map(work, batched=True, **options).with_format(None)
