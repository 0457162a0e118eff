"""arnorm in spaCy: a component that normalises a Doc and keeps the offsets of the original.

Importing this module makes ``nlp.add_pipe("arnorm", first=True)`` work; another pipeline goes into the component's
configuration as JSON: ``config={"pipeline": arnorm.SEARCH.to_json()}``.
"""

from __future__ import annotations

import json
from typing import Any

from arnorm._core.pipeline import Pipeline
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["ArabicNormalizer"]

spacy: Any = need("spacy", "spacy")


class ArabicNormalizer:
    """Makes a Doc of the normalised text that keeps the place of each token in the original.

    The new Doc has ``doc._.arnorm_source``, the original text; its tokens and spans have ``_.arnorm_span``, the
    (start, end) in it. Put it first: what earlier components set is lost, except ``user_data``.
    """

    def __init__(self, nlp: Any, pipeline: PipelineLike = None) -> None:
        self._vocabulary = nlp
        self.pipeline = resolve_pipeline(pipeline)

    def __call__(self, doc: Any) -> Any:
        """The Doc of the normalised text."""
        result = self.pipeline.run(doc.text)
        new = self._vocabulary.make_doc(result.text)
        new.user_data.update(doc.user_data)
        new._.arnorm_source = doc.text
        new._.arnorm_offsets = [result.alignment.source(t.idx, t.idx + len(t.text)) for t in new]
        return new


def _source_span(part: Any) -> tuple[int, int]:
    """The place of a token or a span in the original text."""
    first, last = (part[0].i, part[-1].i) if isinstance(part, spacy.tokens.Span) else (part.i, part.i)
    offsets = part.doc._.arnorm_offsets
    return offsets[first][0], offsets[last][1]


def _set_up() -> None:
    """Register the component and the attributes."""
    tokens = need("spacy.tokens", "spacy")
    tokens.Doc.set_extension("arnorm_source", default=None, force=True)
    tokens.Doc.set_extension("arnorm_offsets", default=None, force=True)
    tokens.Token.set_extension("arnorm_span", getter=_source_span, force=True)
    tokens.Span.set_extension("arnorm_span", getter=_source_span, force=True)

    def make(nlp: Any, name: str, pipeline: str | dict[str, Any] | None) -> ArabicNormalizer:  # noqa: ARG001 -- spaCy's
        if isinstance(pipeline, dict):  # some versions of spaCy parse what looks like JSON in a saved configuration
            pipeline = json.dumps(pipeline)
        return ArabicNormalizer(nlp, None if pipeline is None else Pipeline.from_json(pipeline))

    spacy.Language.factory("arnorm", default_config={"pipeline": None}, func=make)


_set_up()
