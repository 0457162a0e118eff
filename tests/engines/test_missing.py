"""Nothing is imported that was not asked for, and a missing engine is one sentence saying what to install."""

from __future__ import annotations

import subprocess
import sys

import pytest

ENGINES = {
    "pandas": "pandas",
    "polars": "polars",
    "duckdb": "duckdb",
    "datasets": "datasets",
    "sklearn": "sklearn",
    "spark": "pyspark",
    "ray": "ray",
    "datatrove": "datatrove",
    "spacy": "spacy",
}


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize(("adapter", "package"), ENGINES.items())
def test_a_missing_engine_says_what_to_install(adapter, package):
    code = f"import sys; sys.modules[{package!r}] = None; import arnorm.engines.{adapter}"
    last = run(code).splitlines()[-1]
    assert last == f"ImportError: {package} is not installed: pip install 'arnorm[{adapter}]'"


def test_missing_pyarrow():
    last = run("import sys; sys.modules['pyarrow'] = None; import arnorm.columns").splitlines()[-1]
    assert last == "ImportError: pyarrow is not installed: pip install 'arnorm[pyarrow]'"


@pytest.mark.parametrize("adapter", ENGINES)
def test_only_the_engine_asked_for_is_imported(adapter):
    loaded = set(run(f"import sys, arnorm.engines.{adapter}; print(*sys.modules)").split())
    engine = "ray.data" if adapter == "ray" else ENGINES[adapter]
    alone = set(run(f"import sys, pyarrow, numpy, {engine}; print(*sys.modules)").split())
    assert ENGINES[adapter] in loaded
    assert not (loaded - alone) & set(ENGINES.values())


def test_import_arnorm_imports_none():
    loaded = set(run("import sys, arnorm; print(*sys.modules)").split())
    assert not loaded & {*ENGINES.values(), "pyarrow"}
