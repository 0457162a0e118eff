"""Write the pictures of docs/_static: a report of examples/page.txt, light and dark, and the playground.

python tools/make_pictures.py        # needs chromium-driver and `make playground`; looked at by a person
"""

from __future__ import annotations

import sys
import tempfile
import threading
from pathlib import Path

import arnorm

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "_static"
LOOKS = {"light": "#fff; color: #1f2328", "dark": "#0d1117; color: #e6edf3"}

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

import make_playground  # noqa: E402

import browser  # noqa: E402


def picture_report(opened: browser.Browser) -> None:
    lines = (ROOT / "examples" / "page.txt").read_text(encoding="utf-8").split("\n")
    report = arnorm.WEB.run("\n".join(lines[4:7]))._repr_html_()
    for look, colours in LOOKS.items():
        style = f"html {{ color-scheme: {look}; background: {colours} }} body {{ margin: 12px 18px }}"
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "report.html"
            page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{report}", encoding="utf-8")
            opened.open(page, 900, height=690, dark=look == "dark")
            opened.picture(PICTURES / f"report-{look}.png")


def picture_playground(opened: browser.Browser) -> None:
    server = make_playground.server(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    opened.open(f"http://127.0.0.1:{server.server_port}/", 1100, height=900)
    opened.wait_for("return document.querySelector('#changes').textContent !== ''")
    opened.picture(PICTURES / "playground.png")
    server.shutdown()


def main() -> None:
    with browser.Browser() as opened:
        picture_report(opened)
        picture_playground(opened)


if __name__ == "__main__":
    main()
