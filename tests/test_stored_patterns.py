"""The patterns that a build stores: each is what `re` compiles, and where they are missing `re` compiles."""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import arnorm
from arnorm._core import patterns

MADE_BY_NOBODY = r"(?P<year>[٠-٩]{4})|هـ"


@pytest.fixture
def stored_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file of stored patterns that a test may write."""
    monkeypatch.setattr(patterns, "STORED", tmp_path / "patterns.bin")
    patterns._load_stored.cache_clear()
    yield tmp_path / "patterns.bin"
    patterns._load_stored.cache_clear()


@pytest.mark.skipif(not patterns.STORED.exists(), reason="this arnorm was not built: it stores no patterns")
def test_each_is_what_re_compiles() -> None:
    stored = patterns._load_stored()
    assert len(stored) > 500
    for source, flags in stored:
        ours, theirs = patterns.compile_pattern(source, flags), re.compile(source, flags)
        assert ours == theirs, source  # the same pattern, flags and code
        assert (ours.groups, ours.groupindex) == (theirs.groups, theirs.groupindex), source


@pytest.mark.skipif(
    arnorm.compiled is not True, reason="arnorm is not compiled here: a build stores patterns with kernels"
)
def test_a_build_stores_them() -> None:
    assert patterns.STORED.exists()


def test_each_python_has_a_file_of_its_own() -> None:
    """The second build in one checkout wrote over what the first had stored (.ci/run builds for two Pythons)."""
    assert sys.implementation.cache_tag in patterns.STORED.name


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="no file"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\x00 no marshal", id="damaged"),
        pytest.param(marshal.dumps({}), id="of another shape"),
        pytest.param(marshal.dumps((("cpython-27", 0, "little"), {(MADE_BY_NOBODY, 0): None})), id="of another Python"),
    ],
)
def test_without_them_re_compiles(stored_elsewhere: Path, content: bytes | None) -> None:
    if content is not None:
        stored_elsewhere.write_bytes(content)
    assert patterns._load_stored() == {}
    assert patterns.compile_pattern(MADE_BY_NOBODY) == re.compile(MADE_BY_NOBODY)
    assert patterns.lazy_pattern(MADE_BY_NOBODY).findall("في ١٤٤٦") == ["١٤٤٦"]


def test_one_that_the_build_did_not_know_is_compiled() -> None:
    assert (MADE_BY_NOBODY, 0) not in patterns._load_stored()
    assert patterns.compile_pattern(MADE_BY_NOBODY, re.ASCII) == re.compile(MADE_BY_NOBODY, re.ASCII)
