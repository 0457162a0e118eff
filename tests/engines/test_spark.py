"""Apache Spark: a local cluster of two executors, each a process of its own."""

from __future__ import annotations

import os
import shutil
import sys
import time

import pytest

if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java 17: apt-get install openjdk-17-jre-headless", allow_module_level=True)

from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StringType, StructField, StructType

from arnorm.engines.spark import normalize_dataframe, parse_dates


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_WORKER_DIR"] = str(tmp_path_factory.mktemp("executors"))
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 500)
        .getOrCreate()
    )
    yield session
    session.stop()


SCHEMA = StructType([StructField("id", LongType(), nullable=False), StructField("text", StringType())])


def test_rows_on_two_executors(spark, texts, expected, pipeline):
    rows = list(enumerate(texts))
    frame = spark.createDataFrame(rows, SCHEMA).repartition(4)
    new = normalize_dataframe(frame, "text", pipeline)
    assert [field.dataType for field in new.schema] == [field.dataType for field in frame.schema]
    got = sorted(tuple(row) for row in new.collect())
    assert [text for _, text in got] == expected

    def where(_):
        time.sleep(0.5)  # long enough for the other executor to get its share
        return [os.getcwd()]

    # Each executor works in a folder of its own.
    assert len(set(spark.sparkContext.parallelize(range(4), 4).mapPartitions(where).collect())) == 2


def test_parquet_and_sql(spark, tmp_path, pipeline):
    frame = spark.createDataFrame([(1, "كَتَبَ ٣"), (2, None)], SCHEMA)
    normalize_dataframe(frame, ["text"], pipeline).write.parquet(str(tmp_path / "out"))
    spark.read.parquet(str(tmp_path / "out")).createOrReplaceTempView("pages")
    got = spark.sql("SELECT text FROM pages ORDER BY id").collect()
    assert [row.text for row in got] == [pipeline("كَتَبَ ٣"), None]


def test_fields_that_are_dates(spark):
    frame = spark.createDataFrame([(1, "١٥/٣/١٤٤٥"), (2, None), (3, "3/2015"), (4, "تعليق")], SCHEMA)
    rows = frame.select("id", parse_dates("text").alias("found")).orderBy("id").collect()
    assert (str(rows[0].found.date), rows[0].found.hijri, rows[0].found.flags) == ("2023-09-30", "1445-03-15", [])
    assert (rows[2].found.date, rows[2].found.edtf) == (None, "2015-03")
    assert rows[1].found.edtf is None
    assert rows[3].found.edtf is None


def test_spark_itself_replaces_lone_surrogates(spark, pipeline):
    frame = spark.createDataFrame([(1, "\ud800 ٣")], SCHEMA)
    assert [row.text for row in frame.collect()] == ["\ufffd ٣"]
    assert [row.text for row in normalize_dataframe(frame, "text", pipeline).collect()] == [pipeline("\ufffd ٣")]


@pytest.mark.usefixtures("spark")
def test_page(run_page):
    run_page("spark")
