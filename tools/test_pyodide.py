"""pytest in Pyodide, by node, on the wheels of the playground: python tools/test_pyodide.py tests/test_digits.py

It is interpreted Python 3.14 on another platform. `make playground` comes first.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile

from make_playground import PURE, ROOT, WHEELS

# pytest, hypothesis and what they need; attrs and sortedcontainers are hypothesis's.
PACKAGES = (
    "pytest", "pluggy", "iniconfig", "packaging", "pygments", "hypothesis", "attrs", "sortedcontainers", "pyarabic",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        for wheel in WHEELS.glob("*.whl"):
            shutil.copy(wheel, folder)
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "download", "--no-deps", *PURE, "-d", folder, *PACKAGES], check=True)
        # Of Pyodide's own code, which is one line of a megabyte, a traceback shows the beginning.
        command = ["node", ROOT / "playground" / "run_tests.mjs", folder, *arguments]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
