#!/bin/sh
# What must hold before a release: the version is one and has its changes, both distributions are whole, the source
# distribution's tests run, and the wheel works where nothing else is installed. Builds into dist/.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
unset PYTHONPATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
step() { printf '\n== %s\n' "$*"; }

step "version"
version=$("$python" -c 'import re; print(re.search(r"__version__ = \"(.+)\"", open("src/arnorm/__init__.py").read())[1])')
grep -q "^## $version" CHANGELOG.md || { echo "CHANGELOG.md has no section $version"; exit 1; }
echo "$version"

step "build and twine check"
"$python" -m venv "$work/tools"
"$work/tools/bin/python" -m pip install --quiet --disable-pip-version-check build twine
rm -rf dist
"$work/tools/bin/python" -m build --outdir dist . > "$work/build.log" 2>&1 || { tail -20 "$work/build.log"; exit 1; }
"$work/tools/bin/python" -m twine check --strict dist/*

step "the wheel, alone"
"$python" -m venv "$work/clean"
"$work/clean/bin/python" -m pip install --quiet --disable-pip-version-check "dist/arnorm-$version"-*.whl
(cd "$work" && clean/bin/python -c "
import arnorm, importlib.metadata as m
assert arnorm.__version__ == m.version('arnorm') == '$version'
assert arnorm.normalize('قَالَ ١٢') == 'قال 12'
assert arnorm.find_dates('7 رمضان 1446هـ')[0].edtf == '1446-09-07'
")
case $("$work/clean/bin/arnorm" --version) in "arnorm $version (compiled)") ;; *) echo "the wheel is not compiled"; exit 1 ;; esac
"$work/clean/bin/python" -m pip check

step "the source distribution's tests (${SDIST_TESTS:-all})"
mkdir "$work/source"
tar xf "dist/arnorm-$version.tar.gz" -C "$work/source" --strip-components 1
"$work/clean/bin/python" -m pip install --quiet --disable-pip-version-check "$work/source[test]"
(cd "$work/source" && "$work/clean/bin/python" -m pytest -q -p no:cacheprovider ${SDIST_TESTS:-})
echo
echo "arnorm $version can be released: dist/"
