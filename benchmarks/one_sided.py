"""How many quotations are left without their other mark: a measure of reading that needs no labels.

    python benchmarks/one_sided.py [FILE ...] [--show 10]

FILE holds JSON lines with a field "text" (.jsonl or .jsonl.gz); without one, ../shared/corpus and the gazette of
../shared/pdf are read, the gazette after `RepairPdf`. A writer seldom leaves a quotation open: about one in a hundred
in news. Where many stay open, marks were turned, or lines belong together that were read apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import arnorm

SHARED = Path(__file__).resolve().parents[2] / "shared"
GAZETTE = SHARED / "pdf/mauritania_gazette_visual.jsonl.gz"
_AROUND = 60  # characters shown on either side of a mark


def texts(path: Path) -> Iterator[str]:
    """The texts of a file; those of the gazette repaired."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in content.splitlines():
        text = json.loads(line)["text"]
        yield arnorm.repair_pdf(text) if path == GAZETTE else text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", type=int, default=0, help="so many one-sided quotations of each file")
    chosen = parser.parse_args()
    files = chosen.files or [*sorted((SHARED / "corpus").glob("*.jsonl.gz")), GAZETTE]
    print(f"{'':40} quotations  one-sided")
    for path in files:
        found, shown = [], []
        for text in texts(path):
            here = arnorm.find_quotes(text)
            found += [bool(one.open and one.close) for one in here]
            shown += [
                text[max(0, one.start - _AROUND) : one.end + _AROUND] for one in here if not (one.open and one.close)
            ]
        share = 100 * found.count(False) / max(1, len(found))
        print(f"{path.name.split('.')[0]:40} {len(found):10}  {share:7.1f} %")
        for context in shown[: chosen.show]:
            print(f"    {context!r}")


if __name__ == "__main__":
    main()
