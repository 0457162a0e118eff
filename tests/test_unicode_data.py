"""The generated tables: regenerating them gives the same file, where the generator's source is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import arnorm._generated.unicode as data

ROOT = Path(__file__).resolve().parents[1]


def test_the_file_is_what_its_generator_writes() -> None:
    unicode = pytest.importorskip("unicodedata2", reason="the generator needs unicodedata2")
    if unicode.unidata_version != data.UNICODE_VERSION:
        pytest.skip(f"made from Unicode {data.UNICODE_VERSION}, unicodedata2 has {unicode.unidata_version}")
    script = ROOT / "tools" / "make_unicode_data.py"
    made = subprocess.run([sys.executable, str(script)], capture_output=True, check=True).stdout.decode()
    assert made == Path(data.__file__).read_text(encoding="utf-8")
