#!/bin/sh
# The adapters against the real engines, and the recipes: installs them all into .venv-engines, then runs tests/engines.
# PostgreSQL, SQLite, node and Lucene are Debian's: apt-get install postgresql nodejs liblucene8-java (what is missing is
# skipped, and said). From a bare clone; run again, it installs only what changed. Spark needs Java 17 (its tests skip, saying so, without).
# PYTHON chooses the interpreter, ENGINES_VENV the folder; arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
venv=${ENGINES_VENV:-.venv-engines}
if [ ! -x "$venv/bin/python" ]; then
    "${PYTHON:-python3}" -m venv "$venv"
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[test,engines]' \
    'dask[dataframe]' apache-beam scrapy trafilatura lxml_html_clean beautifulsoup4 fastapi httpx jiwer \
    langchain-core llama-index-core
if [ $# -eq 0 ]; then
    set -- tests/test_columns.py tests/engines
fi
exec "$venv/bin/python" -m pytest -q -o addopts='--strict-markers --strict-config -ra' -o filterwarnings=default "$@"
