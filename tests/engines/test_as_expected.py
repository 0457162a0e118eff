"""The engines as their users expect them: namespaces, functions of columns and of SQL, formatters, recipes."""

from __future__ import annotations

import os
import pickle
import sys
from typing import Any

import pytest

import arnorm
from arnorm import Pipeline
from arnorm.columns import dates_column, numbers_column

TEXTS = ["كَتَبَ الدَّرسَ ٣ مرّات في 15 رمضان 1446هـ", None, "", "الإسلام", "a \uffff ٣"]
KEYS = [None if text is None else arnorm.SEARCH(text) for text in TEXTS]
CHEAP = Pipeline(arnorm.fold_alef, arnorm.unify_digits(protect=False))
MANY = 1_000_000


def found(find: Any) -> list[Any]:
    import pyarrow as pa

    return find(pa.array(TEXTS)).to_pylist()


def test_polars_namespaces() -> None:
    pl = pytest.importorskip("polars")
    import arnorm.engines.polars

    frame = pl.DataFrame({"id": range(len(TEXTS)), "text": TEXTS})
    keys = pl.col("text").arnorm.normalize(arnorm.SEARCH)
    assert frame["text"].arnorm.normalize(arnorm.SEARCH).to_list() == KEYS
    assert frame.select(keys)["text"].to_list() == KEYS
    for engine in ("in-memory", "streaming"):
        lazy = frame.lazy().with_columns(key=keys, dates=pl.col("text").arnorm.find_dates())
        assert lazy.collect_schema()["dates"] == frame["text"].arnorm.find_dates().dtype
        done = lazy.filter(pl.col("id") != 3).collect(engine=engine)
        assert done["key"].to_list() == [key for at, key in enumerate(KEYS) if at != 3]
        assert done["dates"].to_list() == [dates for at, dates in enumerate(found(dates_column)) if at != 3]
    assert frame["text"].arnorm.find_numbers().to_list() == found(numbers_column)
    assert frame.clear().lazy().select(keys, d=pl.col("text").arnorm.find_quotes()).collect().height == 0


def test_polars_with_a_million_rows() -> None:
    pl = pytest.importorskip("polars")
    import arnorm.engines.polars  # noqa: F401 -- registers them

    frame = pl.LazyFrame({"text": ["أ٣", None] * (MANY // 2)})
    done = frame.select(pl.col("text").arnorm.normalize(CHEAP)).collect(engine="streaming")
    assert done["text"].value_counts(sort=True).to_dict(as_series=False)["count"] == [MANY // 2] * 2
    assert set(done["text"].unique()) == {"ا3", None}


def test_duckdb_finders() -> None:
    duckdb = pytest.importorskip("duckdb")
    import pyarrow as pa

    from arnorm.engines.duckdb import register_finders

    connection = duckdb.connect()
    register_finders(connection)
    register_finders(connection)  # again, as in a notebook
    connection.register("page", pa.table({"id": range(len(TEXTS)), "text": pa.array(TEXTS)}))
    rows = connection.execute("SELECT find_dates(text), find_numbers(text) FROM page ORDER BY id").fetchall()
    assert [row[0] for row in rows] == found(dates_column)
    assert [row[1] for row in rows] == found(numbers_column)
    dates = "SELECT id, date.edtf FROM (SELECT id, unnest(find_dates(text)) AS date FROM page)"
    assert connection.execute(dates).fetchall() == [(0, "1446-09-15")]
    assert connection.execute("SELECT find_dates(text) FROM page WHERE id > 99").fetchall() == []


def test_duckdb_with_a_million_rows() -> None:
    duckdb = pytest.importorskip("duckdb")
    from arnorm.engines.duckdb import register

    connection = duckdb.connect()
    register(connection, CHEAP)
    # Nothing here is anybody else's text.
    count = f"SELECT count(*), count(text), max(arnorm(text)) FROM (SELECT CASE WHEN i % 2 = 0 THEN 'أ٣' END text FROM range({MANY}) t(i))"  # noqa: S608
    assert connection.execute(count).fetchone() == (MANY, MANY // 2, "ا3")


def test_datatrove_knows_a_formatter() -> None:
    pytest.importorskip("datatrove")
    from datatrove.data import Document
    from datatrove.pipeline.formatters.base import BaseFormatter

    from arnorm.engines.datatrove import ArabicNormalizer

    step = pickle.loads(pickle.dumps(ArabicNormalizer(arnorm.SEARCH)))  # noqa: S301 -- our own
    assert isinstance(step, BaseFormatter)
    assert step.format("الإسلام") == "الاسلام"
    assert list(step.run([])) == []
    assert [document.text for document in step.run([Document(text=TEXTS[0], id="1")])] == KEYS[:1]


@pytest.fixture(scope="module")
def spark() -> Any:
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    try:
        session = sql.SparkSession.builder.master("local[1]").getOrCreate()
    except Exception as error:
        pytest.skip(f"Spark does not start: {error}")
    yield session
    session.stop()


def test_spark_functions_of_columns(spark: Any) -> None:
    from pyspark.sql import functions

    from arnorm.engines.spark import find_dates, find_numbers, normalize

    texts = TEXTS[:4]
    rows = spark.createDataFrame(list(enumerate(texts)), "id long, text string")
    done = rows.select(
        "id", normalize("text", arnorm.SEARCH).alias("key"), find_dates(functions.col("text")).alias("dates"),
        find_numbers("text").alias("numbers"),
    ).orderBy("id").collect()  # fmt: skip
    assert [row.key for row in done] == KEYS[:4]
    for name, find in (("dates", dates_column), ("numbers", numbers_column)):
        given = [row[name] and [one.asDict() for one in row[name]] for row in done]
        assert given == found(find)[:4]
    assert rows.filter("id > 99").select(normalize("text")).collect() == []
    many = (
        spark.range(MANY)
        .selectExpr("CASE WHEN id % 2 = 0 THEN 'أ٣' END AS text")
        .select(normalize("text", CHEAP).alias("text"))
    )
    assert {(row.text, row["count"]) for row in many.groupBy("text").count().collect()} == {
        ("ا3", MANY // 2), (None, MANY // 2),
    }  # fmt: skip


def test_a_pipeline_has_a_name() -> None:
    assert arnorm.CORPUS.__name__ == "Pipeline"
    assert Pipeline.__name__ == "Pipeline"


def test_pandas_applies_a_pipeline_as_a_function() -> None:
    pd = pytest.importorskip("pandas")
    series = pd.Series([text for text in TEXTS if text is not None])
    keys = [key for key in KEYS if key is not None]
    assert series.apply(arnorm.SEARCH).tolist() == series.map(arnorm.SEARCH).tolist() == keys


def test_nemo_curator_modifies() -> None:
    modifiers = pytest.importorskip("nemo_curator.stages.text.modifiers", exc_type=ImportError)
    pd = pytest.importorskip("pandas")
    from nemo_curator.tasks import DocumentBatch

    batch = DocumentBatch(dataset_name="pages", data=pd.DataFrame({"text": [TEXTS[0]]}))
    done = modifiers.Modify(arnorm.CORPUS).process(batch)
    assert done.to_pandas()["text"].tolist() == [arnorm.CORPUS(TEXTS[0])]
