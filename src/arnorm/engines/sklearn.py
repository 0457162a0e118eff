"""arnorm in scikit-learn: a transformer for the front of a Pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["ArabicNormalizer"]

base: Any = need("sklearn.base", "sklearn")
numpy: Any = need("numpy", "sklearn")


class ArabicNormalizer(base.TransformerMixin, base.BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Texts in, normalised texts out, before a CountVectorizer or the like. It has nothing to fit.

    ``pipeline`` is a `Pipeline` or a step, WEB by default. It clones, pickles and takes part in grid searches.
    """

    def __init__(self, pipeline: PipelineLike = None) -> None:
        self.pipeline = pipeline

    def fit(self, X: Iterable[str], y: Any = None) -> Self:  # noqa: N803, ARG002 -- scikit-learn's names
        """Nothing to learn."""
        return self

    def transform(self, X: Iterable[str]) -> list[str]:  # noqa: N803 -- scikit-learn's name
        """The texts, normalised; TypeError, naming the position, where one is not a str."""
        return list(resolve_pipeline(self.pipeline).map(X))

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The name of the column, "text" by default; with it `set_output` makes a table of the texts."""
        name = "text" if input_features is None else str(input_features[0])
        return numpy.asarray([name], dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.requires_fit = False
        return tags
