"""arnorm in datatrove: a formatter between a reader and a writer."""

from __future__ import annotations

from typing import Any

from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["ArabicNormalizer"]

base: Any = need("datatrove.pipeline.formatters.base", "datatrove")


class ArabicNormalizer(base.BaseFormatter):  # type: ignore[misc]  # typed as Any: it may not be installed
    """Normalises the text of each document as it passes; id, media and metadata stay as they are.

    ``pipeline`` is a `Pipeline` or a step, WEB by default.
    """

    name = "ع arnorm"

    def __init__(self, pipeline: PipelineLike = None) -> None:
        super().__init__()
        self.pipeline = resolve_pipeline(pipeline)

    def format(self, text: str) -> str:
        """The normalised text."""
        return self.pipeline(text)

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Any:
        """The documents with their new texts; the statistics count them by length, as datatrove's own steps do."""
        for document in super().run(data, rank, world_size):
            self.update_doc_stats(document)
            yield document
