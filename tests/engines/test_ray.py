"""Ray Data: a local cluster of two workers."""

from __future__ import annotations

import pyarrow as pa
import pytest
import ray

from arnorm.engines.ray import normalize_dataset


@pytest.fixture(scope="module", autouse=True)
def cluster():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error")
    yield
    ray.shutdown()


def test_rows(texts, expected, pipeline):
    table = pa.table({"id": range(len(texts)), "text": pa.array(texts)})
    dataset = ray.data.from_arrow(table).repartition(4)
    new = normalize_dataset(dataset, "text", pipeline)
    got = sorted((row["id"], row["text"]) for row in new.take_all())
    assert [text for _, text in got] == expected
    assert new.schema().types == [pa.int64(), pa.string()]


def test_options_go_through(texts, expected, pipeline):
    dataset = ray.data.from_arrow(pa.table({"id": range(len(texts)), "text": texts}))
    new = normalize_dataset(dataset, ["text"], pipeline, batch_size=64)
    assert [row["text"] for row in new.sort("id").take_all()] == expected


def test_lone_surrogates_are_not_silent(pipeline):
    with pytest.raises(Exception, match=r"surrogate|utf-?8|texts are string"):
        normalize_dataset(ray.data.from_items([{"text": "\ud800"}]), "text", pipeline).take_all()


def test_page(run_page):
    run_page("ray")
