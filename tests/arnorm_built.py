"""A build that is older than its source hides it: tests do not begin then."""

from __future__ import annotations

import hashlib
import importlib.machinery
import json
import os
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "arnorm"


def edited_since(source: Path) -> list[str]:
    """The compiled modules of a source tree that were edited since they were built, for the Python that runs."""
    notes = source / "built.json"  # of a build in place (setup.py)
    if os.environ.get("ARNORM_INTERPRETED") or not notes.exists():
        return []
    built = json.loads(notes.read_text(encoding="utf-8"))
    if built.pop("for", "") not in importlib.machinery.EXTENSION_SUFFIXES:
        return []  # what was built last was for another Python
    return [name for name, said in built.items() if said != _fingerprint(source, name)]


def _fingerprint(source: Path, name: str) -> str:
    sources = (source / f"{name}{kind}" for kind in (".py", ".pxd"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
