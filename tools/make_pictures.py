"""Write the pictures of docs/_static: a report, the playground, the docs' first page; a person looks at them.

    make docs playground && .venv/bin/python tools/make_pictures.py

They are of what is shown now. It needs chromium-driver, and Pillow (`pip install pillow`).
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PIL import Image

import arnorm
from arnorm import report

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "_static"
LARGEST_BYTES = 150_000

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

import make_playground  # noqa: E402

import browser  # noqa: E402


def save(opened: browser.Browser, name: str) -> None:
    """What is seen, in 255 colours: a page of text has no more."""
    path = PICTURES / f"{name}.png"
    opened.picture(path)
    Image.open(path).convert("RGB").quantize(255, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e3:.0f} kB")
    assert path.stat().st_size < LARGEST_BYTES


def picture_report(opened: browser.Browser) -> None:
    lines = (ROOT / "examples" / "page.txt").read_text(encoding="utf-8").split("\n")
    page = ROOT / "build" / "report.html"
    page.write_text(report.to_html(arnorm.WEB.run("\n".join(lines[2:]))), encoding="utf-8")
    opened.open(page, 1000, height=640, dark=True)
    save(opened, "report")


def picture_playground(opened: browser.Browser) -> None:
    server = make_playground.server(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    opened.open(f"http://127.0.0.1:{server.server_port}/", 1100, height=860)
    opened.wait_for("return /Ready/.test(document.querySelector('#status').textContent)")
    opened.run("document.querySelector('#compare .date').focus()")
    save(opened, "playground")
    server.shutdown()


def picture_docs(opened: browser.Browser) -> None:
    opened.open(ROOT / "docs" / "_build" / "html" / "index.html", 1280, height=900)
    save(opened, "docs")


def main() -> None:
    with browser.Browser("--lang=en") as opened:
        picture_report(opened)
        picture_playground(opened)
        picture_docs(opened)


if __name__ == "__main__":
    main()
