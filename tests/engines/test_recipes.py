"""docs/recipes.md, README: the code of each recipe runs beside the library it is about."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SECTIONS = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8").split("\n## ")[1:]
CODE = re.compile(r"^```python\n((?!>>>).*?)^```", re.MULTILINE | re.DOTALL)
RECIPES = {section.partition("\n")[0]: blocks for section in SECTIONS if (blocks := CODE.findall(section))}
RECIPES |= {
    name: CODE.findall((ROOT / name).read_text(encoding="utf-8"))
    for name in ("README.md", "README.ar.md", "docs/export.md")
}
LIBRARIES = ("scrapy", "trafilatura", "bs4", "pandas", "datasets", "fastapi", "jiwer", "dask.dataframe", "apache_beam")


def test_each_library_has_a_recipe() -> None:
    code = "".join(block for blocks in RECIPES.values() for block in blocks)
    assert RECIPES["README.md"]
    assert [name for name in LIBRARIES if not re.search(rf"^(import|from) {name}\b", code, re.MULTILINE)] == []


@pytest.mark.parametrize("name", RECIPES)
def test_the_recipe_runs(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in RECIPES[name]:
        exec(compile(block, name, "exec"), names)  # noqa: S102 -- our own page
