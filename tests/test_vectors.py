"""The vectors are what arnorm gives, and the JavaScript export gives them too, with its offsets."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import arnorm
from arnorm import Pipeline, export

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import make_vectors  # noqa: E402

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for name in make_vectors.FILES
    for line in (ROOT / "vectors" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("name", make_vectors.FILES)
def test_the_files_are_what_arnorm_gives(name: str) -> None:
    written = (ROOT / "vectors" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert written == make_vectors.make_file(name).splitlines(), "python tools/make_vectors.py writes them"


def test_there_are_thousands_and_of_every_kind() -> None:
    assert len(ROWS) >= 2000
    assert {"WEB", "SEARCH", "LUCENE", "find_dates", "find_numbers", "find_quotes", "unify_dates"} <= {
        row["call"] for row in ROWS
    }
    assert len({json.dumps([row["call"], row["options"], row["text"]]) for row in ROWS}) > 0.9 * len(ROWS)


def spans_of(row: dict[str, Any]) -> list[tuple[int, int]]:
    """The span of the source for each character of the output, as docs/vectors.md says."""
    spans: list[tuple[int, int]] = []
    source = 0
    for start, end, first, last in [*row["offsets"], [len(row["text"])] * 2 + [len(row["output"])] * 2]:
        spans += [(source + at, source + at + 1) for at in range(first - len(spans))]
        spans += [(start, end)] * (last - first)
        source = end
    return spans


def test_offsets_are_those_of_the_alignment() -> None:
    for row in ROWS:
        if "output" in row:
            step = getattr(arnorm, row["call"])
            found = Pipeline(step(**row["options"]) if row["options"] else step).run(row["text"])
            assert found.text == row["output"]
            assert spans_of(row) == [found.alignment.source(at, at + 1) for at in range(len(found.text))], row


SCRIPT = """
import { readFileSync } from "node:fs";
const answers = [];
for (const [file, texts] of JSON.parse(readFileSync(0, "utf-8"))) {
  const { normalize, run } = await import(file);
  for (const text of texts) {
    const result = run(text);
    if (result.text !== normalize(text)) throw new Error(text);
    const points = (end) => Array.from(text.slice(0, end)).length;
    const spans = [];
    const back = [];
    let at = 0;
    for (const char of result.text) {
      spans.push(result.source(at, at + char.length).map(points));
      at += char.length;
    }
    at = 0;
    for (const char of text) {
      back.push(result.target(at, at + char.length).map((end) => Array.from(result.text.slice(0, end)).length));
      at += char.length;
    }
    answers.push([result.text, spans, back]);
  }
}
console.log(JSON.stringify(answers));
"""


def exported_calls() -> list[tuple[Pipeline, list[str]]]:
    """The pipelines of the vectors that JavaScript can do, with their texts; and the simpler SEARCH with all texts."""
    asked: dict[str, tuple[Pipeline, list[str]]] = {}
    rows = [row for row in ROWS if "output" in row]
    for row in rows:
        step = getattr(arnorm, row["call"])
        pipeline = Pipeline(step(**row["options"]) if row["options"] else step)
        asked.setdefault(pipeline.fingerprint, (pipeline, []))[1].append(row["text"])
    able = [call for call in asked.values() if call[0].exportable("javascript") == call[0]]
    return [*able, (arnorm.SEARCH.exportable("javascript"), [row["text"] for row in rows])]


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_javascript_export_gives_the_vectors_with_their_offsets(tmp_path: Path) -> None:
    (tmp_path / "run.mjs").write_text(SCRIPT, encoding="utf-8")
    calls = exported_calls()
    assert len(calls) > 15
    assert sum(len(texts) for _, texts in calls[:-1]) > 200
    for nth, (pipeline, _) in enumerate(calls):
        (tmp_path / f"{nth}.mjs").write_text(export(pipeline, to="javascript"), encoding="utf-8")
    given = json.dumps([[f"./{nth}.mjs", texts] for nth, (_, texts) in enumerate(calls)])
    command = [shutil.which("node") or "node", "run.mjs"]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, cwd=tmp_path)
    answers = iter(json.loads(done.stdout))
    strict = 0
    for pipeline, texts in calls:
        for source in texts:
            text, spans, back = next(answers)
            result = pipeline.run(source)
            assert text == result.text, (pipeline, source)
            alignment = result.alignment
            wanted = [[*alignment.source(at, at + 1)] for at in range(len(text))]
            wanted_back = [[*alignment.target(at, at + 1)] for at in range(len(source))]
            if any(start == end for start, end in spans):  # a blank beside an unfolded word, which belongs to none here
                assert all(a <= start and end <= b for (start, end), (a, b) in zip(spans, wanted, strict=True))
                assert all(a <= start and end <= b for (start, end), (a, b) in zip(back, wanted_back, strict=True))
            else:
                assert (spans, back) == (wanted, wanted_back), (pipeline, source)
                strict += 1
    assert strict > 3000
