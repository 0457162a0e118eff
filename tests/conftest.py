"""What the tests share: where the real text is, and a profile for hypothesis."""

from __future__ import annotations

import gc
import gzip
import json
import os
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import arnorm_built
import arnorm_interpreted  # noqa: F401 -- before any of arnorm

if edited := arnorm_built.edited_since(
    arnorm_built.SOURCE
):  # before any of arnorm, which may not even be imported then
    pytest.exit(
        f"edited since they were compiled, so that the old build would be tested: {', '.join(edited)}. Run "
        f"`python setup.py build_ext --inplace`, as `make test` does; ARNORM_INTERPRETED=1 tests the source itself",
        returncode=4,
    )

from arnorm import cli
from cli_run import Call
from own_pages import read_pages

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
PAGES = SHARED / "pages"

# `make test` takes a share of what is the same work over and over; `make test-all` sets ARNORM_ALL and takes everything.
ALL = bool(os.environ.get("ARNORM_ALL"))

# CI judges every change by the same texts; everywhere else new ones are drawn at every run, to find what is left.
settings.register_profile(
    "arnorm",
    deadline=None,
    max_examples=60 if ALL or os.environ.get("CI") else 40,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("arnorm")
# For what is drawn for each of a hundred steps, or by `tools/dev.py fuzz` too: so many texts each, a thousand and more in all.
FEWER = settings(max_examples=200 if ALL else 15)


def pytest_make_parametrize_id(val: object) -> str | None:
    """The id of a text or of bytes without what no terminal shows (pyproject.toml: ids are not escaped)."""
    if isinstance(val, bytes):
        return ascii(val)[:60]
    return repr(val)[1:61] if isinstance(val, str) and not val.isprintable() else None


class _Few(tuple[Any, ...]):
    """Few documents: a share of them is all of them."""

    __slots__ = ()

    def __getitem__(self, at: Any) -> Any:
        return self if isinstance(at, slice) and (at.step or 1) > 1 else super().__getitem__(at)


@cache
def corpus_texts() -> tuple[tuple[str, str], ...]:
    """(source, text) of every document of the corpus; our own pages where the corpus is not there."""
    if not CORPUS.is_dir():
        return _Few((page.kind, page.text) for page in read_pages())
    texts = []
    for path in sorted(CORPUS.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts.extend((path.name.split(".")[0], json.loads(line)["text"]) for line in lines)
    return tuple(texts)


def cpu_time(job: Callable[[], object]) -> float:
    """How long a job takes, to be compared with another's: a collection of all that tests before left is not its own."""
    gc.disable()
    try:
        start = time.process_time()
        job()
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.fixture(scope="session")
def corpus() -> tuple[tuple[str, str], ...]:
    """The corpus of real text, or our own pages."""
    return corpus_texts()


@pytest.fixture(scope="session")
def real_corpus() -> tuple[tuple[str, str], ...]:
    """The corpus, for what needs that much of it, or certain sources; or a skip that says so."""
    if not CORPUS.is_dir():
        pytest.skip("no ../shared/corpus on this machine: the real text is third-party and not in the repository")
    return corpus_texts()


@pytest.fixture(scope="session")
def page() -> str:
    """The real scraped page, or a skip that says so."""
    pages = sorted(PAGES.glob("*.txt"))
    if not pages:
        pytest.skip("no ../shared/pages on this machine: the real page is third-party and not in the repository")
    return pages[0].read_text(encoding="utf-8")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was skipped, in one line: how many checks need what."""
    skipped = terminalreporter.stats.get("skipped", [])
    needs = Counter(_what_is_missing(report.longrepr[2]) for report in skipped if isinstance(report.longrepr, tuple))
    if needs:
        said = ", ".join(f"{count} ({need})" for need, count in needs.most_common())
        terminalreporter.write_line(f"skipped: {said}")


def _what_is_missing(reason: str) -> str:
    if re.search(r"shared|scraped|labelled|real text|third-party", reason):
        return "real text beside the repository"
    if found := re.search(r"pyright|mypy|playground|make docs|could not import '(\w+)|(\w+) is not installed", reason):
        return next((name for name in found.groups() if name), found[0])
    return reason.removeprefix("Skipped: ")[:60]


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """The command in this process, for what needs no process of its own: status, output, messages."""
    # After an error the command points stdout at nothing. Here stdout is pytest's own: an older one could not go on.
    monkeypatch.setattr(cli, "_drop_output", lambda: None)

    def run(*arguments: object) -> tuple[int, bytes, str]:
        try:
            status = cli.main([*map(str, arguments)])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        out, err = capfdbinary.readouterr()
        return status, out, err.decode()

    yield run
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
