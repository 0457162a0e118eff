"""datatrove: documents read, normalised and written by its own readers, executor and writers."""

from __future__ import annotations

import gzip
import json

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from arnorm.engines.datatrove import ArabicNormalizer


def documents(texts):
    return [Document(text=text, id=str(i), metadata={"n": i}) for i, text in enumerate(texts) if text is not None]


def test_rows(texts, expected, pipeline):
    step = ArabicNormalizer(pipeline)
    new = list(step.run(iter(documents(texts))))
    assert [(doc.id, doc.text, doc.metadata) for doc in new] == [
        (str(i), text, {"n": i}) for i, text in enumerate(expected) if text is not None
    ]
    assert step.stats["doc_len"].total == sum(len(doc.text) for doc in new)


def test_documents_are_read_as_they_are_needed(pipeline):
    read = []

    def source():
        for i in range(1_000_000):
            read.append(i)
            yield Document(text="٣" * 1000, id=str(i))

    assert next(ArabicNormalizer(pipeline).run(source())).text == "3" * 1000
    assert len(read) < 1000


def test_files(tmp_path, texts, expected, pipeline):
    (tmp_path / "in").mkdir()
    filled = [(i, text) for i, text in enumerate(texts) if text]  # its readers drop what is empty
    for part in range(2):
        lines = [json.dumps({"id": str(i), "text": text}) + "\n" for i, text in filled[part::2]]
        (tmp_path / "in" / f"{part}.jsonl").write_text("".join(lines), encoding="utf-8")
    LocalPipelineExecutor(
        pipeline=[
            JsonlReader(str(tmp_path / "in")),
            ArabicNormalizer(pipeline),
            JsonlWriter(str(tmp_path / "out")),
        ],
        tasks=2,
        workers=2,
        logging_dir=str(tmp_path / "logs"),
    ).run()
    got = {}
    for path in (tmp_path / "out").glob("*.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            got |= {row["id"]: row["text"] for row in map(json.loads, lines)}
    assert got == {str(i): expected[i] for i, _ in filled}


def test_page(run_page):
    run_page("datatrove")
