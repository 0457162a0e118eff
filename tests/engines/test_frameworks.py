"""docs/engines/frameworks.md: the code of each section runs beside its framework."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "engines" / "frameworks.md").read_text(encoding="utf-8")
SECTIONS = {section.partition("\n")[0]: section for section in PAGE.split("\n## ")[1:]}
NEEDS = {"LangChain": "langchain_core", "LlamaIndex": "llama_index.core", "YAML": "yaml"}


@pytest.mark.parametrize("name", SECTIONS)
def test_the_section_runs(name: str) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    blocks = re.findall(r"^```python\n(.*?)^```", SECTIONS[name], re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        names: dict[str, Any] = {"__name__": "page"}
        exec(compile(block, name, "exec"), names)  # noqa: S102 -- our own page
