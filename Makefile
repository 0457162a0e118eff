# Two commands do everything from a bare clone: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

KERNELS := setup.py $(wildcard src/arnorm/_core/*.py src/arnorm/_core/*.pxd)

.PHONY: demo test test-part test-interpreted test-all memory speech wheel work fuzz laws-of-text mutants tables test-engines test-oldest lint types docs bench release-check playground playground-serve test-playground growth clean

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "arnorm needs Python 3.11 or newer: make PYTHON=python3.13 …")'
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
	@echo "arnorm: all tests of tests/ but those of the engines (make test-engines), in one process for each core: about two minutes"
	$(BIN)/python -m pytest -q -n auto $(addprefix --deselect ,$(MEMORY))
	$(BIN)/python -m pytest -q $(MEMORY)

# The part that another Python runs too, and that is run where nothing can be compiled.
PART := tests/test_kernels.py tests/test_scan.py tests/test_edits.py tests/test_gates.py tests/test_pipeline.py tests/test_presets.py \
  tests/test_letters.py tests/test_tatweel.py tests/test_digits.py tests/test_forms.py tests/test_whitespace.py tests/test_protect.py
test-part: $(VENV)/.test
	$(BIN)/python -m pytest -q -n auto $(PART)

test-interpreted: $(VENV)/.test
	ARNORM_INTERPRETED=1 $(BIN)/python -m pytest -q -n auto $(PART)

# Every night: all tests, compiled and interpreted; `make test` takes a share of the longest ones (ALL in tests/conftest.py).
test-all: export ARNORM_ALL := 1
test-all: test
	ARNORM_INTERPRETED=1 $(BIN)/python -m pytest -q -n auto

# Memory of the command on inputs that once took gigabytes, and what 10,000 large texts leave behind: sizes are printed.
memory: $(VENV)/.test
	ARNORM_MEMORY=1 $(BIN)/python -m pytest -q -s tests/test_memory.py

# Every number to 100,000 and 100,000 drawn ones to 10^15, spelled in every gender, case and style and read back (ten minutes).
speech: $(VENV)/.test
	$(BIN)/python tools/read_back.py

# A wheel for the running Python, tried in an environment of its own.
wheel: | $(BIN)/python
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps -w dist .
	$(PYTHON) -m venv --clear $(VENV)-wheel
	$(VENV)-wheel/bin/python -m pip install --quiet --disable-pip-version-check dist/arnorm-*.whl
	cd $(VENV)-wheel && bin/python -c 'import arnorm; print(arnorm.normalize("في ٣ رمضان ١٤٤٦هـ"), arnorm.compiled)'

# Calls and patterns that WEB needs for a text that it has not met, against .ci/work-floor (ARGS=--write: lower the floor).
work: $(VENV)/.test
	$(BIN)/python tools/count_work.py $(ARGS)

# Drawn texts against the exact laws, which hold for every text: make fuzz N=1000000 [SEED=…] [JOBS=2] [TOPIC=hidden].
JOBS ?= 2
fuzz: $(VENV)/.test
	PYTHONPATH=tests $(BIN)/python -m fuzz --n $(or $(N),20000) --jobs $(JOBS) $(if $(SEED),--seed $(SEED)) $(if $(TOPIC),--topic $(TOPIC))

# The laws of real text over ../shared: figures with a bound each (ARGS='--each 8': an eighth of the documents).
laws-of-text: $(VENV)/.test
	$(BIN)/python tools/check_laws.py --jobs $(JOBS) $(ARGS)

# Every call on every family of repeated texts, of two lengths: work counted (about an hour of a core),
# then timed (more than two hours, by a part of it). EACH=8: an eighth. CHARACTERS=65536: longer texts, in which quadratic work is seen that is cheap.
growth: $(VENV)/.test
	PYTHONPATH=tests $(BIN)/python -m growth counted --jobs $(JOBS) --each $(or $(EACH),1) --of '$(OF)' --drawn $(or $(DRAWN),100)
	PYTHONPATH=tests $(BIN)/python -m growth timed --jobs $(JOBS) $(if $(CHARACTERS),--characters $(CHARACTERS)) --each $(or $(EACH),1) --of '$(OF)' --drawn $(or $(DRAWN),100)

# The code with a row or a threshold changed (KIND=code: a condition): which of these do the tests see?
mutants: $(VENV)/.test
	$(BIN)/python tools/mutants.py --n $(or $(N),100) --jobs $(JOBS) $(if $(SEED),--seed $(SEED)) $(if $(OF),--of $(OF)) $(if $(KIND),--kind $(KIND))

# After a row of a table was added or removed: write the words of the first look for dates, and the table of steps in the docs.
tables: $(VENV)/.test
	$(BIN)/python tools/make_date_words.py > build.date_words && mv build.date_words src/arnorm/_generated/date_words.py
	$(BIN)/python docs/steps_page.py

test-engines:
	sh tools/test-engines.sh

# The oldest release of each dependency that pyproject.toml allows, on the oldest Python.
test-oldest:
	PYTHON=$(PYTHON) sh tools/test-oldest.sh

# What must hold before a release; leaves the distributions in dist/. ARGS='--python 3.12' does less (RELEASING.md).
release-check: docs
	$(BIN)/python tools/release_check.py $(ARGS)

# What starts no process, and recurses no deeper than WebAssembly allows: about two minutes.
PYODIDE := $(foreach name,scan edits gates presets letters tatweel digits forms whitespace protect quotes numbers punctuation \
  unify_dates,tests/test_$(name).py)

# A page that runs arnorm in the browser (playground/README.md): built into build/playground, shown, tested.
playground: | $(BIN)/python
	$(BIN)/python tools/make_playground.py

playground-serve:
	$(BIN)/python tools/make_playground.py --serve $(or $(PORT),8000)

test-playground: $(VENV)/.test playground
	$(BIN)/python tools/test_pyodide.py $(PYODIDE)
	ARNORM_PLAYGROUND=1 $(BIN)/python -m pytest -q tests/test_playground.py

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

# The kernels are compiled, so that pytest cannot import their source as a module; they have tests of their own.
docs: $(VENV)/.dev
	$(BIN)/python -m pytest -q -p no:cacheprovider --doctest-modules --doctest-glob='*.md' README.md README.ar.md CONTRIBUTING.md docs src/arnorm --ignore=src/arnorm/engines --ignore-glob='*/_core/kernels*.py'
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	$(BIN)/python docs/check_site.py docs/_build/html

bench: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps camel-tools
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .venv-engines .venv-oldest docs/_build build dist src/arnorm/_core/*.so src/arnorm/_core/*.c
