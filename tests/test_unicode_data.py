"""The generated tables: regenerating them gives the same file, where the generator's source is installed."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import arnorm._generated.unicode as data
from arnorm._core.combining import combining

ROOT = Path(__file__).resolve().parents[1]


def test_combining_is_what_python_says_of_the_characters_it_knows() -> None:
    known = (chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) != "Cn")
    assert [char for char in known if combining(char) != unicodedata.combining(char)] == []
    assert combining("\u1acf") == 230  # whatever Python's Unicode


def test_the_file_is_what_its_generator_writes() -> None:
    unicode = pytest.importorskip("unicodedata2", reason="the generator needs unicodedata2")
    if unicode.unidata_version != data.UNICODE_VERSION:
        pytest.skip(f"made from Unicode {data.UNICODE_VERSION}, unicodedata2 has {unicode.unidata_version}")
    script = ROOT / "tools" / "make_unicode_data.py"
    made = subprocess.run([sys.executable, str(script)], capture_output=True, check=True).stdout.decode()
    assert made == Path(data.__file__).read_text(encoding="utf-8")
