"""Build the page of playground/ into build/playground: python tools/make_playground.py [--serve PORT]

It needs npm (the package pyodide) and pip (pure wheels of arnorm and of what it uses in the page). What is built loads
nothing from elsewhere.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "playground"
SITE = ROOT / "build" / "playground"
PAGE_FILES = ("index.html", "style.css", "app.js", "words.js", "worker.js", "page.py", "offline.js")
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
# The Hijri calendar; ftfy for CORPUS, and wcwidth for ftfy. `regex` is a C extension: the page does without.
PACKAGES = ("hijridate", "ftfy", "wcwidth")
# Wheels without compiled code only.
PURE = ("--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none", "--python-version=3.14")


def run(*command: object, **variables: str) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, env=os.environ | variables)


def build() -> None:
    shutil.rmtree(SITE, ignore_errors=True)
    (SITE / "pyodide").mkdir(parents=True)
    for name in PAGE_FILES:
        shutil.copy(PAGE / name, SITE)
    run("npm", "ci", "--prefix", PAGE, "--no-audit", "--no-fund", "--silent")
    for name in PYODIDE_FILES:
        shutil.copy(PAGE / "node_modules" / "pyodide" / name, SITE / "pyodide")
    wheels = SITE / "wheels"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    # From a copy: a build leaves a folder, and compiled files of the repository are none of the wheel's business.
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "arnorm"
        shutil.copytree(
            ROOT / "src", source / "src", ignore=shutil.ignore_patterns("*.so", "*.egg-info", "__pycache__")
        )
        for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
            shutil.copy(ROOT / name, source)
        run(*pip, "wheel", "--no-deps", "-w", wheels, source, ARNORM_PURE="1")
    run(*pip, "download", "--no-deps", *PURE, "-d", wheels, *PACKAGES)
    # The list of Pyodide's own packages is 120 KB of addresses that the page never asks.
    lock = SITE / "pyodide" / "pyodide-lock.json"
    lock.write_text(json.dumps(json.loads(lock.read_text()) | {"packages": {}}))
    write_list()


def write_list() -> None:
    """The files with their sizes, for the progress bar; and the name of this build, for the service worker."""
    files = {path.relative_to(SITE).as_posix(): path for path in sorted(SITE.rglob("*")) if path.is_file()}
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files.values())).hexdigest()[:12]
    worker = SITE / "offline.js"
    worker.write_text(worker.read_text(encoding="utf-8").replace("arnorm-BUILD", f"arnorm-{digest}"), encoding="utf-8")
    kept = {name: path.stat().st_size for name, path in files.items() if name != "offline.js"}
    wheels = [name for name in kept if name.startswith("wheels/")]
    (SITE / "files.json").write_text(json.dumps({"files": kept, "wheels": wheels}, indent=1), encoding="utf-8")
    print(f"{SITE.relative_to(ROOT)}: {len(kept) + 2} files, {sum(kept.values()) / 1e6:.1f} MB")


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
    }

    def log_message(self, *_: object) -> None:
        pass


def server(port: int) -> http.server.ThreadingHTTPServer:
    """A server of the built page, on this machine only; port 0 takes a free one."""
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Handler, directory=str(SITE)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--serve", type=int, metavar="PORT", help="show what was built, and build nothing")
    chosen = parser.parse_args()
    if chosen.serve is None:
        build()
    else:
        print(f"http://127.0.0.1:{chosen.serve}")
        server(chosen.serve).serve_forever()
