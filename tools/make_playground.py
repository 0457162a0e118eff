"""Build the page of playground/ into build/playground: python tools/make_playground.py [--open] [--serve PORT]

It needs npm (the package pyodide) and pip (pure wheels of arnorm and of what it uses in the page). What is built loads
nothing from elsewhere. A browser opens its modules from a server only: --open starts one, and a browser, where a person
is at a terminal.
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
import webbrowser
import zipfile
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "playground"
SITE = ROOT / "build" / "playground"
WHEELS = ROOT / "build" / "wheels"
UNPACKED = ROOT / "build" / "unpacked"
PAGE_FILES = ("style.css", "app.js", "words.js", "link.js", "tips.js", "worker.js", "page.py")
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json")
# The Hijri calendar; ftfy for CORPUS, and wcwidth for ftfy. `regex` is a C extension: the page does without.
PACKAGES = ("hijridate", "ftfy", "wcwidth")
PORT = 8000
# Wheels without compiled code only.
PURE = ("--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none", "--python-version=3.14")


def run(*command: object, **variables: str) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, env=os.environ | variables)


def build() -> None:
    if not shutil.which("npm"):
        sys.exit("the playground needs npm, which comes with Node.js: https://nodejs.org, or `apt install npm`")
    print("arnorm: building the playground, a minute or two …", flush=True)
    run("npm", "ci", "--prefix", PAGE, "--no-audit", "--no-fund", "--silent")
    shutil.rmtree(SITE, ignore_errors=True)
    build_wheels()
    made = SITE / "made"
    made.mkdir(parents=True)
    run("node", PAGE / "compile.mjs", WHEELS, made)
    pyodide = build_pyodide(made)
    packages = build_folder("arnorm", [*(PAGE / name for name in PAGE_FILES), made / "packages.zip"])
    made.joinpath("packages.zip").unlink()
    made.rmdir()
    write_page(pyodide, packages)


def build_wheels() -> None:
    shutil.rmtree(WHEELS, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    # From a copy: a build leaves a folder, and compiled files of the repository are none of the wheel's business.
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "arnorm"
        shutil.copytree(
            ROOT / "src", source / "src", ignore=shutil.ignore_patterns("*.so", "*.egg-info", "__pycache__")
        )
        for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
            shutil.copy(ROOT / name, source)
        run(*pip, "wheel", "--no-deps", "-w", WHEELS, source, ARNORM_PURE="1")
    run(*pip, "download", "--no-deps", *PURE, "-d", WHEELS, *PACKAGES)


def build_pyodide(made: Path) -> Path:
    """Pyodide with the standard library as bytecode."""
    fetched = PAGE / "node_modules" / "pyodide"
    lock = made / "pyodide-lock.json"
    # The list of Pyodide's own packages is 120 KB of addresses that the page never asks.
    lock.write_text(json.dumps(json.loads((fetched / lock.name).read_text()) | {"packages": {}}))
    files = [fetched / name for name in PYODIDE_FILES if name != lock.name]
    folder = build_folder("pyodide", [*files, lock, made / "python_stdlib.zip"])
    lock.unlink()
    made.joinpath("python_stdlib.zip").unlink()
    return folder


def build_folder(name: str, files: list[Path]) -> Path:
    """A folder that is named after what is in it: files of two builds never meet, in no cache."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    folder = SITE / f"{name}-{digest}"
    folder.mkdir()
    for path in files:
        shutil.copyfile(path, folder / path.name)
    return folder


def write_page(pyodide: Path, packages: Path) -> None:
    """The page with its prepared example, and the service worker with the names of all files."""
    page = import_page()
    paths = [path for path in sorted(SITE.rglob("*")) if path.is_file()]
    files = {path.relative_to(SITE).as_posix(): path.stat().st_size for path in paths}
    held = page.setup() | {
        "answers": {code: {name: answer(page, name, code) for name in page.PRESETS} for code in ("en", "ar")},
        "words": read_option_words(),
        "files": files,
        "pyodide": f"{pyodide.name}/",
        "packages": f"{packages.name}/packages.zip",
    }
    text = (PAGE / "index.html").read_text(encoding="utf-8")
    for name in ("style.css", "app.js"):
        text = text.replace(f'"{name}"', f'"{packages.name}/{name}"')
    # A script element ends at its closing tag, wherever that is: in JSON every < can be written otherwise.
    text = text.replace("PREPARED", json.dumps(held, ensure_ascii=False).replace("<", "\\u003c"))
    (SITE / "index.html").write_text(text, encoding="utf-8")
    worker = (PAGE / "offline.js").read_text(encoding="utf-8")
    kept = json.dumps(["index.html", *files])
    (SITE / "offline.js").write_text(worker.replace("FILES = []", f"FILES = {kept}"), encoding="utf-8")
    size = len(text.encode())
    megabytes = (sum(files.values()) + size) / 1e6
    print(f"{SITE.relative_to(ROOT)}: {len(files) + 2} files, {megabytes:.1f} MB, the page {size / 1e3:.0f} kB")


def read_option_words() -> dict[str, dict[str, str]]:
    """What is said of each option (STEP.OPTION) and of its values (STEP.OPTION=VALUE), in both languages.

    A key without a step is for every step that has the option.
    """
    _, *rows = (line.split("\t") for line in (PAGE / "options.tsv").read_text(encoding="utf-8").splitlines())
    return {key: {"en": english, "ar": arabic} for key, english, arabic in rows}


def import_page() -> ModuleType:
    """What the page itself asks of Python, with the source of arnorm and the packages that the page has."""
    shutil.rmtree(UNPACKED, ignore_errors=True)
    for wheel in WHEELS.glob("*.whl"):
        if not wheel.name.startswith("arnorm-"):
            zipfile.ZipFile(wheel).extractall(UNPACKED)
    sys.path[:0] = [str(PAGE), str(ROOT / "src"), str(UNPACKED)]
    import page

    return page


def answer(page: ModuleType, preset: str, language: str) -> dict[str, object]:
    """What Python says of the example, by the code of the page itself; the time is no matter of this machine."""
    chosen = json.dumps({"preset": preset, "changes": {}, "language": language})
    return {
        "result": json.loads(page.normalize(page.EXAMPLE, chosen)) | {"seconds": None},
        "found": json.loads(page.describe(page.EXAMPLE, chosen)),
    }


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


def serve(port: int) -> None:
    """Show what was built until Control-C, in a browser where there is one."""
    try:
        shown = server(port)
    except OSError:  # somebody else has the port
        shown = server(0)
    address = f"http://127.0.0.1:{shown.server_port}/"
    print(f"arnorm: the playground is at {address} until you press Control-C", flush=True)
    webbrowser.open(address)
    try:
        shown.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--serve", type=int, metavar="PORT", help="show what was built, and build nothing")
    parser.add_argument("--open", action="store_true", help="show what was built, if a person is at a terminal")
    chosen = parser.parse_args()
    if chosen.serve is None:
        build()
    if chosen.serve is not None or (chosen.open and sys.stdin.isatty() and sys.stdout.isatty()):
        serve(PORT if chosen.serve is None else chosen.serve)
    else:
        print(f"To open it: {sys.executable} tools/make_playground.py --serve {PORT}")
