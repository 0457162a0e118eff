"""Write docs/_static/report-light.png and report-dark.png: a report of examples/page.txt, as a browser shows it.

python tools/make_pictures.py        # needs Chromium; looked at by a person, not compared in CI
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import arnorm

ROOT = Path(__file__).resolve().parents[1]
LOOKS = {"light": "#fff; color: #1f2328", "dark": "#0d1117; color: #e6edf3"}
FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars"


def main() -> None:
    lines = (ROOT / "examples" / "page.txt").read_text(encoding="utf-8").split("\n")
    report = arnorm.WEB.run("\n".join(lines[4:7]))._repr_html_()
    for look, colours in LOOKS.items():
        style = f"html {{ color-scheme: {look}; background: {colours} }} body {{ margin: 12px 18px }}"
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "report.html"
            page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{report}", encoding="utf-8")
            target = ROOT / "docs" / "_static" / f"report-{look}.png"
            command = ["chromium", *FLAGS.split(), f"--user-data-dir={folder}/profile", "--window-size=900,690"]
            subprocess.run([*command, f"--screenshot={target}", page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
