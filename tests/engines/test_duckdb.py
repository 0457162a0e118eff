"""DuckDB: a function in SQL."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from arnorm.engines.duckdb import register, register_dates


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        yield connection


def test_rows(connection, texts, expected, pipeline):
    register(connection, pipeline)
    table = pa.table({"id": range(len(texts)), "text": texts})
    connection.register("pages", table)
    got = connection.execute("SELECT arnorm(text) FROM pages ORDER BY id").fetchall()
    assert [text for (text,) in got] == expected
    where = connection.execute("SELECT count(*) FROM pages WHERE arnorm(text) IS NULL").fetchone()
    assert where == (expected.count(None),)
    assert connection.execute("SELECT arnorm('٣'), arnorm(NULL)").fetchone() == ("3", None)


def test_two_pipelines(connection, pipeline):
    import arnorm

    register(connection, pipeline)
    register(connection, arnorm.unify_digits(to="arabic"), name="arabic_digits")
    assert connection.execute("SELECT arnorm('٣'), arabic_digits('3')").fetchone() == ("3", "٣")


def test_a_name_registered_again_means_the_new_pipeline(connection, pipeline):
    import arnorm

    for _ in range(2):
        register(connection, pipeline)
        assert connection.execute("SELECT arnorm('٣')").fetchall() == [("3",)]
    register(connection, arnorm.unify_digits(to="arabic"))
    assert connection.execute("SELECT arnorm('3')").fetchall() == [("٣",)]
    with pytest.raises(duckdb.Error):  # DuckDB's own functions stay
        register(connection, pipeline, name="lower")
    assert connection.execute("SELECT lower('A')").fetchall() == [("a",)]


def test_lone_surrogates_are_refused_by_duckdb(connection, pipeline):
    register(connection, pipeline)
    with pytest.raises((UnicodeEncodeError, RuntimeError, duckdb.Error)):
        connection.execute("SELECT arnorm(?)", ["\ud800"]).fetchone()


def test_fields_that_are_dates(connection):
    register_dates(connection)
    register_dates(connection, name="strict", errors="raise", order="ymd", reference="2025-11-20")
    got = connection.execute(
        "SELECT d.date, d.hijri, d.precision FROM "
        "(SELECT parse_date(f) AS d FROM (VALUES ('١٥/٣/١٤٤٥'), ('3/2015'), (NULL), ('تعليق')) AS t(f))"
    ).fetchall()
    assert [(str(date), hijri, precision) for date, hijri, precision in got] == [
        ("2023-09-30", "1445-03-15", "day"),
        ("None", None, "month"),
        ("None", None, None),
        ("None", None, None),
    ]
    assert connection.execute("SELECT strict('21/04/16').edtf").fetchone() == ("2021-04-16",)
    with pytest.raises(duckdb.Error, match="no date in"):
        connection.execute("SELECT strict('تعليق')").fetchone()


def test_page(run_page):
    run_page("duckdb")
