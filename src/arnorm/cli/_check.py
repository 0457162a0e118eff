"""Whether an installation works: ``arnorm check``; tools/try_installed.py asks the same first."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Callable, Sequence

import arnorm
from arnorm._core.wrong import INTERPRETED
from arnorm.cli._arguments import Parser

TEXT = 'قَالَ يوم ١٥ رمضان ١٤٤٦هـ: "نعم" '
CLEAN = "قال يوم 15 رمضان 1446 هـ: «نعم»"
# Packages that may be missing, and what needs them.
_PACKAGES = {
    "ftfy": "CORPUS and fix_mojibake",
    "pyarrow": "columns and most engines",
    "zstandard": ".zst files before Python 3.14",
}


def list_checks() -> dict[str, Callable[[], bool]]:
    """What is tried, by its name."""
    return {
        "normalize": lambda: arnorm.normalize(TEXT) == CLEAN,
        "changes and alignment": lambda: arnorm.WEB.run(TEXT).alignment.source(0, 3) == (0, 5),
        "dates, and the Umm al-Qura calendar": lambda: (
            [str(one.date) for one in arnorm.find_dates(TEXT)] == ["2025-03-15"]
        ),
        "patterns of your own": lambda: arnorm.replace_pattern("نصٌّ", pattern=r"\p{M}") == "نص",
        "reports": lambda: "StripDiacritics" in arnorm.WEB.run(TEXT).to_html(),
        "worker processes": lambda: list(arnorm.WEB.map([TEXT] * 300, workers=2)) == [CLEAN] * 300,
    }


def run_check(arguments: Sequence[str]) -> int:
    """Try the installation and say what there is; 1 where something does not work."""
    Parser("arnorm check", description="Try whether this installation works.").parse_args(arguments)
    how = "compiled" if arnorm.compiled else "interpreted"
    print(f"arnorm {arnorm.__version__}, {how}, Python {sys.version.split()[0]}, {sys.platform}")
    failed = 0
    for name, works in list_checks().items():
        try:
            said = "works" if works() else "DOES NOT WORK: another result"
        except Exception as error:
            said = f"DOES NOT WORK: {type(error).__name__}: {error}"
        failed += said != "works"
        print(f"{name}: {said}")
    for package, what in _PACKAGES.items():
        try:
            print(f"{package} {importlib.metadata.version(package)}: for {what}")
        except importlib.metadata.PackageNotFoundError:
            print(f"{package}: not installed, and needed for {what} only")
    if not arnorm.compiled:
        print(INTERPRETED)
    return int(bool(failed))
