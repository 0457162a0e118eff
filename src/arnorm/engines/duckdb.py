"""arnorm in DuckDB: a vectorised SQL function."""

from __future__ import annotations

import contextlib
from typing import Any

from arnorm.columns import normalize_column
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["register"]

duckdb: Any = need("duckdb", "duckdb")


def register(connection: Any, pipeline: PipelineLike = None, *, name: str = "arnorm") -> None:
    """Make ``SELECT arnorm(text) FROM …`` work on this connection; nulls stay null.

    Register each pipeline you need under a name of its own; a name registered again means the new pipeline from then
    on. SQL then raises what `normalize_column` raises.
    """
    pipeline = resolve_pipeline(pipeline)

    def function(column: Any) -> Any:
        return normalize_column(column, pipeline)

    with contextlib.suppress(duckdb.InvalidInputException):  # none of that name, or one that is DuckDB's own
        connection.remove_function(name)
    connection.create_function(name, function, ["VARCHAR"], "VARCHAR", type="arrow")
