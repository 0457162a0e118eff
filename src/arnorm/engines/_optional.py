"""What the columns and the engines' adapters share: optional packages, and the default pipeline."""

from __future__ import annotations

import importlib
from typing import Any

from arnorm._core.pipeline import Pipeline
from arnorm._core.stages import StepLike

# What the adapters take: a pipeline, a step, or None for WEB.
PipelineLike = Pipeline | StepLike | None


def need(module: str, extra: str) -> Any:
    """The module; ImportError naming arnorm's extra that installs it, where it is not installed."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise  # the package is there; something it imports is not
        package = error.name.partition(".")[0]
        raise ImportError(f"{package} is not installed: pip install 'arnorm[{extra}]'", name=package) from None


def resolve_pipeline(pipeline: PipelineLike) -> Pipeline:
    """The pipeline itself; a step as a pipeline; WEB for None."""
    if pipeline is None:
        from arnorm import WEB  # noqa: PLC0415 -- the package may be importing this module

        return WEB
    return pipeline if isinstance(pipeline, Pipeline) else Pipeline(pipeline)
