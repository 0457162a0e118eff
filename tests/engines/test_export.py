"""Exports in their real engines: each gives what the pipeline gives, character by character."""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import arnorm
from arnorm import Pipeline, export
from exported import Run, postgres, run_json, run_lucene, run_node, run_postgres, run_sqlite, run_tokenizers
from test_exports import ALPHABET, FinalHeh, FoldGaf

PIPELINES = {"LUCENE": arnorm.LUCENE, "SEARCH": arnorm.SEARCH.exportable("json")}
# Of the corpus; a share of it while something is being changed: EXPORT_SHARE=20 is a twentieth.
SHARE = int(os.environ.get("EXPORT_SHARE", "1"))
WORDS, LINES, DRAWN = 50_000 // SHARE, 5_000 // SHARE, 20_000 // SHARE


@pytest.fixture(scope="module")
def texts(request: pytest.FixtureRequest) -> list[str]:
    """Words and lines of the corpus, where it is at hand, and texts drawn from what the rules look at."""
    rng = random.Random(35)  # noqa: S311 -- texts, not secrets
    drawn = ["".join(rng.choices(rng.sample(ALPHABET, rng.randint(2, 12)), k=rng.randint(0, 40))) for _ in range(DRAWN)]
    try:
        documents = [text for _, text in request.getfixturevalue("corpus")]
    except pytest.skip.Exception:
        return drawn
    lines = sorted({line for text in documents for line in text.splitlines() if line.strip()})
    words = sorted({word for text in documents for word in text.split()})
    return [*rng.sample(words, min(WORDS, len(words))), *rng.sample(lines, min(LINES, len(lines))), *drawn]


@pytest.fixture(params=PIPELINES)
def pipeline(request: pytest.FixtureRequest) -> Pipeline:
    return PIPELINES[request.param]


def check(run: Run, pipeline: Pipeline, texts: list[str]) -> None:
    for text, given in zip(texts, run(texts), strict=True):
        assert given == pipeline(text), ascii(text)


def test_tokenizers(pipeline: Pipeline, texts: list[str]) -> None:
    pytest.importorskip("tokenizers")
    check(run_tokenizers(export(pipeline, to="tokenizers")), pipeline, texts)


def test_a_table_whose_rows_feed_each_other_in_tokenizers_and_postgres(server: object) -> None:
    pytest.importorskip("tokenizers")
    own = Pipeline(FoldGaf(), FinalHeh())
    texts = ["گوگل کتاب", "ک\ufdd0\ufdd1\ufdd0\ufdd2گ", "ه هبه"]
    check(run_tokenizers(export(own, to="tokenizers")), own, texts)
    check(run_postgres(export(own, to="postgres"), server), own, texts)  # type: ignore[arg-type]


def test_a_tokenizer_keeps_offsets_and_is_saved(tmp_path: Path) -> None:
    tokenizers = pytest.importorskip("tokenizers")
    made = tokenizers.Tokenizer(
        tokenizers.models.WordLevel({"[UNK]": 0, "الاسلام": 1, "مسوول": 2, "covid": 3}, "[UNK]")
    )
    made.normalizer = export(PIPELINES["SEARCH"], to="tokenizers")
    made.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    made.save(str(tmp_path / "tokenizer.json"))
    read = tokenizers.Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    text = "الإِســلام مَسْئُول COVID"
    found = read.encode(text)
    assert found.tokens == ["الاسلام", "مسوول", "covid"]
    assert [text[slice(*span)].strip() for span in found.offsets] == text.split()
    assert arnorm.verify(tmp_path / "tokenizer.json").stands


def test_elasticsearch_by_lucene(pipeline: Pipeline, texts: list[str], tmp_path: Path) -> None:
    check(run_lucene(export(pipeline, to="elasticsearch"), tmp_path), pipeline, texts)


@pytest.fixture(scope="module")
def server() -> Iterator[object]:
    # A socket's path must be short.
    with tempfile.TemporaryDirectory(prefix="pg") as directory, postgres(Path(directory)) as query:
        yield query


def test_postgres(pipeline: Pipeline, texts: list[str], server: object) -> None:
    run = run_postgres(export(pipeline, to="postgres"), server)  # type: ignore[arg-type]
    check(run, pipeline, [text for text in texts if "\0" not in text])


def test_a_search_column_in_postgres(server: object) -> None:
    query = server  # the recipe of docs/export.md
    query(export(PIPELINES["SEARCH"], to="postgres", name="arnorm_search"))  # type: ignore[operator]
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    recipe = page.split("```sql\n")[1].split("```")[0]
    assert "الإسلام" in query(recipe)  # type: ignore[operator]


def test_node(pipeline: Pipeline, texts: list[str], tmp_path: Path) -> None:
    lone = ["\ud800", "أ\udc00\ud800إ", "\udc00ة"]  # which JavaScript's strings may have
    check(run_node(export(pipeline, to="javascript"), tmp_path), pipeline, [*texts, *lone])


def test_sqlite(pipeline: Pipeline, texts: list[str]) -> None:
    check(run_sqlite(export(pipeline, to="sqlite")), pipeline, texts)


def test_json(pipeline: Pipeline, texts: list[str]) -> None:
    exported = export(pipeline, to="json")
    check(run_json(json.loads(json.dumps(exported))), pipeline, texts)
