"""The oldest allowed release of every dependency, as pip's constraints: ``python tools/oldest.py > FILE``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path


def main() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in ("test", "ftfy", "cli", "pyarrow")
                                          for one in project["optional-dependencies"][extra])]  # fmt: skip
    for requirement in wanted:
        if bound := re.fullmatch(r"([\w.-]+)(?:\[[\w,]+\])?>=([\d.]+)(;.*)?", requirement.replace(" ", "")):
            name, version, marker = bound.groups()
            print(f"{name}=={version}{marker or ''}")


if __name__ == "__main__":
    main()
