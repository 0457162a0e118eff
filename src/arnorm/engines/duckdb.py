"""arnorm in DuckDB: vectorised SQL functions."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from arnorm.columns import dates_column, normalize_column, numbers_column
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["register", "register_dates", "register_finders"]

duckdb: Any = need("duckdb", "duckdb")
pa: Any = need("pyarrow", "duckdb")


def register(connection: Any, pipeline: PipelineLike = None, *, name: str = "arnorm") -> None:
    """Make ``SELECT arnorm(text) FROM …`` work on this connection; nulls stay null.

    Register each pipeline under another name; a name registered again means the new pipeline from then on. SQL then
    raises what `normalize_column` raises.
    """
    pipeline = resolve_pipeline(pipeline)

    def function(column: Any) -> Any:
        return normalize_column(column, pipeline)

    _create_function(connection, name, function, "VARCHAR")


def register_finders(connection: Any, *, dates: str = "find_dates", numbers: str = "find_numbers") -> None:
    """Make ``find_dates(text)`` and ``find_numbers(text)`` work on this connection: lists of structs.

    ``UNNEST`` makes a row of each mention; `arnorm.columns` says what the fields are. Nulls stay null. ``dates`` and
    ``numbers`` are the functions' names.
    """
    for name, find in ((dates, dates_column), (numbers, numbers_column)):
        none = pa.table({"found": find(pa.array([], pa.string()))})
        (returns,) = duckdb.from_arrow(none).types
        _create_function(connection, name, _with_one_parameter(find), returns)


def register_dates(connection: Any, *, name: str = "parse_date", errors: str = "coerce", **options: Any) -> None:
    """Make ``parse_date(text)`` work on this connection: the date that a field is, as a struct.

    The fields and the options are those of `arnorm.columns.dates_column` with ``whole=True``. A field that is not a
    date is null, or with ``errors="raise"`` an error.
    """

    def parse(column: Any) -> Any:
        return dates_column(column, whole=True, errors=errors, **options)

    (returns,) = duckdb.from_arrow(pa.table({"found": parse(pa.array([], pa.string()))})).types
    _create_function(connection, name, parse, returns, null_handling="special")  # a field that is not a date gives null


def _with_one_parameter(find: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The function without its options: DuckDB counts parameters that have a default too."""
    return lambda column: find(column)  # noqa: PLW0108 -- see above


def _create_function(connection: Any, name: str, function: Any, returns: str, **options: Any) -> None:
    with contextlib.suppress(duckdb.InvalidInputException):  # none of that name, or one that is DuckDB's own
        connection.remove_function(name)
    connection.create_function(name, function, ["VARCHAR"], returns, type="arrow", **options)
