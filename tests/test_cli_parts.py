"""Long texts in parts: no cut falls into a fence of code, and offsets go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arnorm import WEB
from arnorm.cli import _parts
from cli_run import Call

_SIZE = 1000
_PROSE = 'قال "نعم" في ٧ / ٩ / ١٤٤٦ هـ.\n\n'
_CODE = "كود ٧\n\n    في ٧ / ٩ / ١٤٤٦ هـ\n"
# Fences in several places beside the cuts.
TEXTS = {
    mark: "".join(f"{_PROSE * (n % 5 + 3)}{mark}python\n{_CODE * 12}{mark}\n\n" for n in range(9))
    for mark in ("```", "~~~")
}


@pytest.mark.parametrize("mark", TEXTS)
def test_no_fence_is_cut(mark: str, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    text, path, rows = TEXTS[mark], tmp_path / "a.txt", tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    rows.write_text(json.dumps({"text": text}, ensure_ascii=False) + "\n", encoding="utf-8")
    whole, found = call(path)[1].decode(), call("--dates", "--quotes", path)[1]
    assert whole.rstrip("\n") == WEB(text).rstrip("\n")
    monkeypatch.setattr(_parts, "LONGEST", _SIZE)
    assert len(_parts.parts(text)) > 4
    assert call(path)[1].decode() == whole
    assert json.loads(call(rows)[1])["text"] == WEB(text)
    assert [_place(row, text) for row in call("--dates", "--quotes", path)[1].splitlines()] == [
        _place(row, text) for row in found.splitlines()
    ]


def _place(row: bytes, text: str) -> tuple[str, int, int]:
    fields = json.loads(row)
    assert text[fields["start"] : fields["end"]] == fields["text"]
    return fields["type"], fields["start"], fields["end"]
