"""arnorm on Apache Spark: functions of columns, and ``mapInArrow`` over a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from arnorm.columns import dates_column, normalize_table, numbers_column
from arnorm.engines._optional import PipelineLike, need, resolve_pipeline

__all__ = ["find_dates", "find_numbers", "normalize", "normalize_dataframe", "parse_dates"]

functions: Any = need("pyspark.sql.functions", "spark")
types: Any = need("pyspark.sql.pandas.types", "spark")
pa: Any = need("pyarrow", "spark")


def normalize(column: Any, pipeline: PipelineLike = None) -> Any:
    """The column, or the column of this name, with every text normalised; nulls stay null.

    For ``select``, ``withColumn``, ``filter`` and the rest. The executors need arnorm and pandas; the pipeline goes to
    them pickled.
    """
    pipeline = resolve_pipeline(pipeline)

    def work(texts: Any) -> Any:
        return texts.map(pipeline, na_action="ignore")

    return _make_column_function(work, "string")(column)


def find_dates(column: Any) -> Any:
    """The dates mentioned in each text, as an array of structs (`arnorm.columns.dates_column` has the fields)."""
    return _make_finder(dates_column)(column)


def find_numbers(column: Any) -> Any:
    """The numbers in each text, as an array of structs (`arnorm.columns.numbers_column` has the fields)."""
    return _make_finder(numbers_column)(column)


def parse_dates(column: Any, *, errors: str = "coerce", **options: Any) -> Any:
    """The date of each text, as a struct. A text that is not a date gives null, or with ``errors="raise"`` an error.

    The fields and the options are those of `arnorm.columns.dates_column` with ``whole=True``.
    """
    pd = need("pandas", "spark")

    def parse(texts: Any) -> Any:
        return dates_column(pa.array(texts, pa.string(), from_pandas=True), whole=True, errors=errors, **options)

    def work(texts: Any) -> Any:
        return pa.Table.from_struct_array(parse(texts)).to_pandas()  # a struct of pandas is a DataFrame

    work.__annotations__ = {"texts": pd.Series, "return": pd.DataFrame}
    return functions.pandas_udf(work, types.from_arrow_type(parse([]).type))(column)


def _make_column_function(work: Any, returns: Any) -> Any:
    pd = need("pandas", "spark")  # imported here: who normalises a whole DataFrame does without it
    work.__annotations__ = {"texts": pd.Series, "return": pd.Series}  # Spark reads from them what the function takes
    return functions.pandas_udf(work, returns)


def _make_finder(find: Any) -> Any:
    returns = types.from_arrow_type(find(pa.array([], pa.string())).type)

    def work(texts: Any) -> Any:
        pd = need("pandas", "spark")
        return pd.Series(find(pa.array(texts, pa.string(), from_pandas=True)).to_pylist())

    return _make_column_function(work, returns)


def normalize_dataframe(dataframe: Any, columns: str | Iterable[str], pipeline: PipelineLike = None) -> Any:
    """The DataFrame with these columns normalised; the schema stays as it is. Lazy, like all of Spark.

    The executors need arnorm installed; the pipeline goes to them pickled. They raise what
    `arnorm.columns.normalize_table` raises.
    """
    names = [columns] if isinstance(columns, str) else list(columns)
    pipeline = resolve_pipeline(pipeline)

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            yield from normalize_table(pa.Table.from_batches([batch]), names, pipeline).to_batches()

    return dataframe.mapInArrow(work, dataframe.schema)
