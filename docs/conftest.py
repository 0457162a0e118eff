"""Pages whose examples need an extra that is not installed are not run, and the last lines say which and why.

The examples of columns.md and of engines/ are plain code: tests/test_columns.py and
`tools/dev.py test-engines` run them.
"""

from __future__ import annotations

import importlib.util

import pytest

_PAGES = ("presets.md", "tutorial.md", "ar/presets.md", "ar/tutorial.md", "reference/normalize.md", "reference/web.md")
_NEEDS = dict.fromkeys(_PAGES, "ftfy")
_MISSING = {page: package for page, package in _NEEDS.items() if importlib.util.find_spec(package) is None}

# The built site, and the code that builds it, which imports Sphinx.
collect_ignore_glob = [*_MISSING, "_build", "_generated", "*.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for page, package in _MISSING.items():
        terminalreporter.write_line(f"docs/{page} not run: {package} is not installed (pip install '.[docs]')")
