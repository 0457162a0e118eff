"""Hugging Face datasets: in memory, streamed, in processes, cached."""

from __future__ import annotations

import datasets
import pytest

from arnorm.engines.datasets import normalize_dataset


def test_rows(texts, expected, pipeline):
    dataset = datasets.Dataset.from_dict({"id": list(range(len(texts))), "text": texts})
    new = normalize_dataset(dataset, "text", pipeline)
    assert new["text"][:] == expected
    assert new["id"][:] == list(range(len(texts)))
    assert new.features == dataset.features


def test_processes_and_dictionaries_of_datasets(texts, expected, pipeline):
    dataset = datasets.Dataset.from_dict({"text": texts, "title": texts})
    both = normalize_dataset(datasets.DatasetDict(train=dataset), ["text", "title"], pipeline, num_proc=2)
    assert both["train"]["text"][:] == expected
    assert both["train"]["title"][:] == expected


def test_streams(texts, expected, pipeline):
    stream = datasets.Dataset.from_dict({"text": texts}).to_iterable_dataset(num_shards=2)
    assert [row["text"] for row in normalize_dataset(stream, "text", pipeline)] == expected


def test_the_cache_knows_the_pipeline(tmp_path, pipeline):
    import arnorm

    datasets.Dataset.from_dict({"text": ["٣"]}).save_to_disk(tmp_path / "d")
    dataset = datasets.load_from_disk(tmp_path / "d")
    first = normalize_dataset(dataset, "text", pipeline)
    again = normalize_dataset(dataset, "text", arnorm.Pipeline.from_json(pipeline.to_json()))
    other = normalize_dataset(dataset, "text", arnorm.unify_digits(to="persian"))
    assert first._fingerprint == again._fingerprint
    assert first.cache_files == again.cache_files
    assert other["text"][:] == ["۳"]


def test_lone_surrogates_are_refused_by_arrow():
    with pytest.raises(UnicodeEncodeError):
        datasets.Dataset.from_dict({"text": ["\ud800"]})


def test_page(run_page):
    run_page("datasets")
