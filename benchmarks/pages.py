"""The verdicts of `page_damage` on the corpus, and on pages that a font made unreadable.

python -m benchmarks.pages        # needs ../shared/corpus
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from arnorm import page_damage

CORPUS = Path(__file__).resolve().parents[2] / "shared/corpus"
EACH, MOST_CHARACTERS = 10, 6000
LETTERS = [chr(code) for code in (*range(0x621, 0x63B), *range(0x641, 0x64B))]


def changed_letters(text: str) -> str:
    """The text as a font writes it that maps its letters to others."""
    others = random.Random(1).sample(LETTERS, len(LETTERS))
    return text.translate(dict(zip(map(ord, LETTERS), others, strict=True)))


def read_as_latin(text: str) -> str:
    """The text in windows-1256, read as Latin."""
    return text.encode("cp1256", "ignore").decode("latin-1")


def verdicts(texts: Iterable[str]) -> Counter[str]:
    """Count the verdicts of pages."""
    return Counter(
        f"{one.verdict} {one.reason}".strip() for text in texts for one in page_damage(text[:MOST_CHARACTERS])
    )


def main() -> None:
    """Print the verdicts by source, then those of unreadable pages."""
    by_source: dict[str, list[str]] = {}
    for path in sorted(CORPUS.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            by_source[path.name.split(".")[0]] = [json.loads(line).get("text") or "" for line in lines]
    for name, texts in by_source.items():
        print(f"{name:30} {dict(verdicts(texts[::EACH]))}")
    laws = by_source["saudi_laws_md"][:40]
    for change in (changed_letters, read_as_latin):
        print(f"{change.__name__:30} {dict(verdicts(map(change, laws)))}")


if __name__ == "__main__":
    main()
