"""Files inside of the strings of JSON: the arguments of a call, the code of a notebook, a page in Markdown.

A program reads of such a string what it would read of the file by itself.
"""

from __future__ import annotations

import json
from random import Random

from fuzz import files

__all__ = ["INNER", "read", "write"]

# JSON and code, and the rows of `files.FILES` that may be in a string.
INNER = ("json", "code", "yaml", "markdown", "csv with texts", "tokens", "html", "toml", "cues")


def write(r: Random, form: str) -> str:
    """A record of JSON with a file of a form in it."""
    if form == "json":
        inner = _dump({"city": files.make_prose(r), "n": r.randint(0, 9), "اسم": files.make_prose(r)})
    elif form == "code":
        inner = _write_code(r)
    else:
        make, _ = files.FILES[form]
        inner = make(r)
    return _dump({"id": 1, "file": inner, "text": files.make_prose(r)}) + "\n"


def _write_code(r: Random) -> str:
    word = files.make_prose(r).replace('"', "").replace("'", "")
    head = r.choice(("import re\n\n\n", "# -*- coding: utf-8 -*-\n", ""))
    return f'{head}def read(x):\n    if x == "{word}":\n        return ["{word}", \'{word}\']\n    print("{word}", x)\n'


def _dump(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False)


def read(text: str) -> object:
    """What must stay of a record with a file in it, or of a file; None for any other text."""
    try:
        record = json.loads(text)
    except ValueError:
        return files.read(text)
    if not isinstance(record, dict) or [*record] != ["id", "file", "text"]:
        return None
    inner = record["file"]
    if "def read(x):\n" in inner:
        return "code", inner.split("\n")
    try:
        return "call", [*json.loads(inner)]
    except ValueError:
        return "nested", files.read(inner if inner.endswith("\n") else f"{inner}\n")
