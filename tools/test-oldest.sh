#!/bin/sh
# The tests with the oldest release of each dependency that pyproject.toml allows, in a folder of their own.
# PYTHON chooses the interpreter (the oldest that is allowed says most); arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
venv=${OLDEST_VENV:-.venv-oldest}
if [ ! -x "$venv/bin/python" ]; then
    "${PYTHON:-python3}" -m venv "$venv"
fi
"$venv/bin/python" tools/oldest.py > "$venv/constraints.txt"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -c "$venv/constraints.txt" -e '.[test,pyarrow]'
# Old packages meet newer ones of their own and are warned by them: that is no warning of ours.
exec "$venv/bin/python" -m pytest -q -W default::DeprecationWarning "$@"
