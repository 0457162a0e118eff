"""The pieces of character classes, held to Unicode's data."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import arnorm._generated.unicode as data
from arnorm import StripDiacritics, StripInvisibles
from arnorm._arabic import marks, protect
from arnorm._arabic.marks import is_arabic
from arnorm._core.classes import combining
from arnorm._generated.unicode import MARKS

SMALL_LETTERS = {"\u06e5", "\u06e6", "\u08c9", "\U00010ec5"}  # of the Quran: they stand on a line of their own


def test_marks_are_those_of_the_arabic_blocks() -> None:
    class_ = re.compile(f"[{marks.MARKS}]")
    found = {chr(code) for code in range(0x110000) if is_arabic(code) and class_.match(chr(code))}
    assert found == MARKS.keys() - SMALL_LETTERS


def test_controls_are_format_characters() -> None:
    class_ = re.compile(f"[{marks.CONTROLS}]")
    found = {chr(code) for code in range(0x11000) if class_.match(chr(code))}
    listed = {chr(code) for code in range(0x11000) if unicodedata.category(chr(code)) == "Cf"}
    assert found - {"\u2065"} == listed


def test_diacritics_are_what_is_deleted() -> None:
    class_ = re.compile(f"[{marks.DIACRITICS}]")
    found = {chr(code) for code in range(0x110000) if class_.match(chr(code))}
    assert {char for char in found if unicodedata.category(char) != "Cn"} <= StripDiacritics().table().keys() <= found


def test_what_is_unseen_is_what_is_deleted() -> None:
    class_ = re.compile(f"[{marks.UNSEEN}]")
    found = {chr(code) for code in range(0x110000) if class_.match(chr(code))}
    assert found == StripInvisibles().table().keys()


def test_letters_of_other_languages_are_those_that_arabic_has_not() -> None:
    own = {*range(0x621, 0x63B), *range(0x641, 0x64B), *range(0x671, 0x674), 0x675, *map(ord, "ڤڥڨڭکڪیھہۂۃە")}
    others = re.compile(f"[{protect._OTHERS}]")
    script = [c for c in range(0x600, 0x8C9) if is_arabic(c) and unicodedata.category(chr(c)) == "Lo"]
    late = {*range(0x870, 0x8A0), 0x6FF}  # of the Quran and of old spellings; Parkari
    assert {c for c in script if others.match(chr(c))} == {*script} - own - late


# The generated tables: regenerating them gives the same file, where the generator's source is installed


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
