"""A wall to change code behind: what presets and finders give for our own pages (tests/pages), recorded and compared.

python tools/wall.py record before.json     with the code as it was
python tools/wall.py compare before.json    with the code as it is: what differs; exit status 1 if anything does
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import arnorm
from own_pages import read_pages
from shipped import PRESETS

FINDERS = ("find_dates", "find_quotes", "find_numbers", "find_times", "find_links", "find_blocks", "find_sentences")


def outputs() -> Iterator[tuple[str, str]]:
    """A name for each page and call, and what the call gives."""
    for page in read_pages():
        for name, preset in PRESETS.items():
            yield f"{page.label} {name}", preset(page.text)
        for name in FINDERS:
            yield f"{page.label} {name}", "\n".join(map(repr, getattr(arnorm, name)(page.text)))


def main() -> int:
    what, path = [*sys.argv[1:], "", ""][:2]
    if what not in ("record", "compare") or not path:
        sys.exit(__doc__)
    new = dict(outputs())
    if what == "record":
        Path(path).write_text(json.dumps(new, ensure_ascii=False), encoding="utf-8")
        return 0
    old = json.loads(Path(path).read_text(encoding="utf-8"))
    changed = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
    for name in sorted(changed):
        lines = difflib.unified_diff(old.get(name, "").split("\n"), new.get(name, "").split("\n"), lineterm="", n=0)
        print(f"== {name}", *(line for line in lines if not line.startswith(("---", "+++", "@@"))), sep="\n")
    print(f"{len(changed)} of {len(new)} outputs differ")
    return bool(changed)


if __name__ == "__main__":
    sys.exit(main())
