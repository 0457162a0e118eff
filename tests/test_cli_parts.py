"""Long texts in parts: a fence that a cut leaves open is read in the next part as it is in the whole text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arnorm import WEB, Pipeline, replace_pattern
from arnorm.cli import _parts
from cli_run import Call

_SIZE = 1000
_PROSE = 'قال "نعم" في ٧ / ٩ / ١٤٤٦ هـ.\n\n'
_CODE = 'كود "نص" ٧\n\n    في ٧ / ٩ / ١٤٤٦ هـ\n'
_QUOTED = '> قال "نعم" ٧ ``` ٨\n'


def _fill(lines: str, parts: float = 2.5) -> str:
    return lines * round(parts * _SIZE / len(lines))


# A block longer than the parts, and prose or other blocks around it: its kind, and the text.
TEXTS = {
    "fence": f"{_PROSE}```python\n{_fill(_CODE)}```\n\n{_PROSE}",
    "fence of tildes, quoted": f"{_PROSE}> ~~~~\n{_fill(_QUOTED)}> ~~~~\n\n{_PROSE}",
    "fence never closed": f"{_PROSE}```\n{_fill(_CODE)}",
    "two fences": f"```\n{_fill(_CODE, 1.2)}```\n\n{_PROSE}~~~\n{_fill(_CODE, 1.2)}~~~\n\n{_fill(_PROSE)}",
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_block_is_carried_over_parts(name: str, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXTS[name]
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    whole = call(path)[1].decode()
    assert whole.rstrip("\n") == WEB(text).rstrip("\n")
    monkeypatch.setattr(_parts, "LONGEST", _SIZE)
    assert len(text) > 2 * _SIZE
    assert call(path)[1].decode() == whole
    found = call("--dates", "--quotes", "--sentences", path)[1]
    monkeypatch.undo()
    assert [_place(row, text) for row in found.splitlines()] == [
        _place(row, text) for row in call("--dates", "--quotes", "--sentences", path)[1].splitlines()
    ]


def _place(row: bytes, text: str) -> tuple[str, int, int]:
    fields = json.loads(row)
    assert text[fields["start"] : fields["end"]] == fields["text"]
    return fields["type"], fields["start"], fields["end"]


def test_a_block_is_carried_in_a_long_field(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXTS["fence"]}, ensure_ascii=False) + "\n", encoding="utf-8")
    whole = call(path)[1]
    monkeypatch.setattr(_parts, "LONGEST", _SIZE)
    assert call(path)[1] == whole
    assert json.loads(whole)["text"] == WEB(TEXTS["fence"])


def test_a_head_that_a_pipeline_changes_is_not_used(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step of the user's own may rewrite the signs of a fence: then the parts are read as they are."""
    path = tmp_path / "a.txt"
    path.write_text(TEXTS["fence"], encoding="utf-8")
    saved = tmp_path / "p.json"
    saved.write_text(Pipeline(replace_pattern("`", "~")).to_json(), encoding="utf-8")
    monkeypatch.setattr(_parts, "LONGEST", _SIZE)
    assert call("--pipeline", saved, path)[1].decode() == TEXTS["fence"].replace("`", "~")
