"""Arabic out of PDFs, before and after `repair_pdf`, against the text the PDFs were made of: the table of docs/pdf.md.

``python -m benchmarks.pdf [--held] [--documents N] [--kinds KIND …] [--folder DIR] [--] [maker|font|extractor …]``

PDFs of real text (benchmarks/pdf_text.py) are made with Chromium and LibreOffice in several fonts, extracted, and
compared with their source word by word, in order. Both sides go through WEB first, so that before and after differ by
the repair alone. Words are then compared without the marks that stand on them, unless ``--marks`` is given.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import logging
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import arnorm
from arnorm import WEB, strip_diacritics
from benchmarks.pdf_make import EXTRACTORS, FONTS, IMITATIONS, MAKERS, Page, make
from benchmarks.pdf_text import KINDS, pages
from benchmarks.pdf_words import Tally, words

Pair = tuple[str, str]  # the source, what was extracted of it


def cells(documents: list[Page], folder: Path, wanted: set[str]) -> Iterator[tuple[str, str, str, list[Pair]]]:
    """Maker, font, extractor and the pairs of it; imitations have no font and no extractor."""

    def want(*names: str) -> bool:
        return not wanted or bool(wanted & set(names))

    for name, damage in IMITATIONS.items():
        if want("imitation", name):
            yield "imitation", name, "", [(page.source, damage(page.source)) for page in documents]
    for maker in MAKERS:
        for font in FONTS:
            made = None
            for extractor, extract in EXTRACTORS.items():
                if want(maker, font, extractor, f"{maker}-{font}-{extractor}"):
                    made = made or make(documents, maker, font, folder)
                    yield maker, font, extractor, [(page.source, extract(made[page.name])) for page in documents]


def tally(pairs: list[Pair], repair: Callable[[str], str], *, marks: bool = False) -> tuple[Tally, Tally]:
    """All words, and the numbers among them."""
    total, numbers = Tally(), Tally()

    def read(text: str) -> list[str]:
        text = WEB(text)
        return words(text if marks else strip_diacritics(text))

    for source, extracted in pairs:
        three = read(source), read(extracted), read(repair(extracted))
        total.add(*three)
        numbers.add(*three, numbers=True)
    return total, numbers


def versions() -> str:
    """What made and what read the PDFs, with its version."""
    found = [f"{name} {importlib.metadata.version(name)}" for name in ("pypdf", "pdfminer.six", "pymupdf", "pypdfium2")]
    for command in (["pdftotext", "-v"], ["chromium", "--version", "--no-sandbox"], ["soffice", "--version"]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found.append((done.stdout or done.stderr).strip().splitlines()[0])
    return "; ".join(found)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def _cell(total: Tally) -> str:
    """Before and after, and what was harmed if anything."""
    harmed = f" ({total.harmed} harmed)" if total.harmed else ""
    return f"{_percent(total.before, total.words)} → {_percent(total.after, total.words)}{harmed}"


def _imitations(found: list[tuple[str, Tally, Tally]]) -> None:
    print("| imitation | words right, % | broken words restored, % | numbers right, % |\n|---|---|---|---|")
    for name, total, numbers in found:
        print(f"| {name} | {_cell(total)} | {100 * total.restored:.1f} | {_cell(numbers)} |")


def _made(found: dict[tuple[str, str], dict[str, tuple[Tally, Tally]]]) -> None:
    columns = list(dict.fromkeys(extractor for row in found.values() for extractor in row))
    for what, which in (("words", 0), ("numbers", 1)):
        print(f"\n| {what} right, % | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
        for (maker, font), row in found.items():
            cells = (_cell(row[extractor][which]) if extractor in row else "" for extractor in columns)
            print(f"| {maker}, {FONTS[font]} | {' | '.join(cells)} |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*")
    parser.add_argument("--held", action="store_true", help="the documents that were kept apart")
    parser.add_argument("--documents", type=int, default=5, help="of each kind")
    parser.add_argument("--kinds", nargs="+", default=["news", "wiki", "law"], choices=KINDS, help="of text")
    parser.add_argument("--folder", type=Path, help="where PDFs are kept between runs")
    parser.add_argument("--marks", action="store_true", help="compare the marks too")
    options = parser.parse_args()
    logging.disable(logging.ERROR)  # pdfminer and pypdf name every flaw of a font
    documents = [page for kind in options.kinds for page in pages(kind, options.documents, held=options.held)]
    count = sum(len(words(page.source)) for page in documents)
    command = " ".join(("python -m benchmarks.pdf", *sys.argv[1:]))
    print(f"{versions()}\n\n{len(documents)} documents, {count} words; {command}\n")
    imitated: list[tuple[str, Tally, Tally]] = []
    made: dict[tuple[str, str], dict[str, tuple[Tally, Tally]]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        for maker, font, extractor, pairs in cells(documents, folder, set(options.only)):
            counted = tally(pairs, arnorm.repair_pdf, marks=options.marks)
            if extractor:
                made.setdefault((maker, font), {})[extractor] = counted
            else:
                imitated.append((font, *counted))
    _imitations(imitated)
    _made(made)


if __name__ == "__main__":
    main()
