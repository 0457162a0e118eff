# Two commands do everything from a bare clone: `make demo` and `make test`. What is done more rarely: `python3 tools/dev.py`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

KERNELS := setup.py $(foreach pxd,$(wildcard src/arnorm/*/*.pxd),$(pxd) $(pxd:.pxd=.py))

.PHONY: demo test test-all lint types docs bench field playground release-check tables clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "arnorm needs Python 3.11 or newer: make PYTHON=python3.13 …")'
	@echo "arnorm: making a virtual environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

# The demo needs no more than this: it runs the source as it stands.
$(VENV)/.demo: pyproject.toml | $(BIN)/python
	@echo "arnorm: fetching the package of the Hijri calendar …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'hijridate>=2.5'
	@touch $@

$(VENV)/.test: pyproject.toml $(KERNELS) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

$(VENV)/.dev: pyproject.toml $(KERNELS) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,lint,docs]'
	touch $@ $(VENV)/.test

demo: $(VENV)/.demo
	@echo "arnorm: a page is normalised (examples/demo.py):"
	@PYTHONPATH=src $(BIN)/python examples/demo.py

# All tests, with the kernels as they are compiled.
# What measures the memory of its own process runs by itself, before that has grown.
MEMORY := tests/test_memory.py::test_no_cache_keeps_a_long_text tests/test_memory.py::test_large_texts_leave_nothing_behind
test: $(VENV)/.test
	@echo "arnorm: all tests of tests/ but those of the engines, in one process for each core: two to four minutes on two cores"
	$(BIN)/python -m pytest -q -n auto $(addprefix --deselect ,$(MEMORY))
	$(BIN)/python -m pytest -q $(MEMORY)

# Every night: all tests, compiled and interpreted; `make test` takes a share of the longest ones (ALL in tests/conftest.py).
test-all: export ARNORM_ALL := 1
test-all: test
	ARNORM_INTERPRETED=1 $(BIN)/python -m pytest -q -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

docs: $(VENV)/.dev
	$(BIN)/python -m pytest -q -p no:cacheprovider --doctest-modules --doctest-glob='*.md' README.md README.ar.md CONTRIBUTING.md docs src/arnorm --ignore=src/arnorm/engines
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	$(BIN)/python docs/check_site.py docs/_build/html

# docs/performance.md, in three minutes. The rivals want an old emoji, so they have an environment of their own; araclean
# needs Python 3.12. arnorm is installed there as it is for everybody, not from the source tree.
BENCH_PYTHON ?= $(or $(shell command -v python3.13 || command -v python3.12),$(PYTHON))
bench:
	$(BENCH_PYTHON) -m venv .venv-bench
	rm -rf build/lib* build/bdist*
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps .
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check '.[bench]'
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps arabert
	.venv-bench/bin/python -m benchmarks --write

# docs/field.md: every Arabic cleaner on data of others, each in an environment of its own under build/field.
field: $(VENV)/.test
	$(PYTHON) tools/dev.py field

# A page that runs arnorm in the browser (playground/README.md), built into build/playground.
playground: | $(BIN)/python
	@$(BIN)/python tools/make_playground.py --open

# What must hold before a release; leaves the distributions in dist/. ARGS='--python 3.12' does less (RELEASING.md).
release-check: docs
	$(BIN)/python tools/release_check.py $(ARGS)

# After a row of a table or a docstring: what is generated from it.
tables: $(VENV)/.test
	$(PYTHON) tools/dev.py tables

clean:
	rm -rf $(VENV) .venv-engines .venv-oldest docs/_build build dist src/arnorm/*/*.so src/arnorm/*/*.c
