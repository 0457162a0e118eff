"""What the engines' tests share: rows of text, what becomes of them, and the code of the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import arnorm

# Nulls, nothing, astral characters, NUL, a separator of arnorm's own, line ends, and a text longer than a batch.
SPECIAL = [
    "كَتَبَ الدَّرسَ ٣ مرّات في ١٥ رمضان ١٤٤٦هـ",
    None,
    "",
    " ",
    "as is",
    'قال "نعم" في ٣/٤/٢٠٢٥ 🙂 ثم مضى',
    "a \uffff ٣",
    "سطر ١\nسطر ٢\r\n",
    "٣",
    "3",
    None,
    "كَلِمَةٌ ٧ " * 20_000,
]


@pytest.fixture(scope="session")
def pipeline() -> arnorm.Pipeline:
    return arnorm.WEB


@pytest.fixture(scope="session")
def texts(request: pytest.FixtureRequest) -> list[str | None]:
    """Special rows and, where it is at hand, real text: whole documents, and lines as short as headlines."""
    try:
        corpus = request.getfixturevalue("corpus")
    except pytest.skip.Exception:
        corpus = ()
    documents = [text for _, text in corpus]
    lines = [line for text in documents[::40] for line in text.splitlines()]
    return [*SPECIAL, *documents[::10], *lines]


@pytest.fixture(scope="session")
def expected(texts: list[str | None], pipeline: arnorm.Pipeline) -> list[str | None]:
    """The rows, each worked on alone."""
    return [None if text is None else pipeline(text) for text in texts]


@pytest.fixture
def run_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Runs the Python of an engine's page of the documentation, in a folder of its own."""

    def run(engine: str) -> None:
        page = Path(__file__).parents[2] / "docs" / "engines" / f"{engine}.md"
        blocks = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        assert blocks
        monkeypatch.chdir(tmp_path)
        names: dict[str, Any] = {}
        for block in blocks:
            exec(compile(block, str(page), "exec"), names)  # noqa: S102 -- our own page

    return run
