"""arnorm in datatrove: a pipeline step between a reader and a writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any

from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["ArabicNormalizer"]

base: Any = need("datatrove.pipeline.base", "datatrove")


class ArabicNormalizer(base.PipelineStep):  # type: ignore[misc]  # typed as Any: it may not be installed
    """Normalises the text of each document as it passes; id, media and metadata stay as they are.

    ``pipeline`` is a `Pipeline` or a step, WEB by default.
    """

    type = "✂️ - FORMAT"
    name = "ع arnorm"

    def __init__(self, pipeline: PipelineLike = None) -> None:
        super().__init__()
        self.pipeline = resolve_pipeline(pipeline)

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """The documents, normalised many at a time."""
        documents, read_ahead = tee(data)
        texts = self.pipeline.map(document.text for document in read_ahead)
        for document in documents:
            with self.track_time():
                document.text = next(texts)
            self.update_doc_stats(document)
            yield document
