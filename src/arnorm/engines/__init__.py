"""Adapters to the engines people keep their text in: one thin module an engine, over `arnorm.columns`.

Import the one you need (`import arnorm.engines.polars`); it says what to install where its engine is missing.
"""

import importlib
from types import ModuleType

from arnorm._core.wrong import no_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from arnorm.engines import datasets, datatrove, duckdb, pandas, polars, ray, sklearn, spacy, spark

__all__ = ["datasets", "datatrove", "duckdb", "pandas", "polars", "ray", "sklearn", "spacy", "spark"]

if not TYPE_CHECKING:  # a type checker would take any name for one of ours

    def __getattr__(name: str) -> ModuleType:
        """The adapter of this name, imported when it is first used."""
        if name in __all__:
            return importlib.import_module(f"arnorm.engines.{name}")
        raise no_attribute(f"module {__name__!r}", name, __all__)
