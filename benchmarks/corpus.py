"""The texts that are timed: real ones where ``../shared/corpus`` is there, else our own pages (tests/pages)."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
LONGEST = 20_000

# Sources by kind of text. Headlines are lines of those documents of the news that "news" leaves out.
SOURCES = {
    "news": ("mayadeen_lb", "jawhara_tn"),
    "headlines": ("mayadeen_lb", "jawhara_tn"),
    "laws": ("saudi_laws_md", "saudi_boe_seed"),
    "tweets": ("tweets_astd", "tweets_motaz"),
    "encyclopedia": ("wiki_ar",),
    "vocalised prose": ("diac_fadel", "hadith_vocalised"),
    "classical books": ("classical",),
    "PDF text": ("egypt_gazette_pdf", "uae_law_pdf"),
    "Markdown": ("markdown",),
    "subtitles": ("subtitles",),
    "raw data and code": ("structured", "code", "html_raw"),
}


def read_texts(source: str) -> list[str]:
    """The texts of a set of the corpus."""
    with gzip.open(CORPUS / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _documents(source: str) -> Iterator[str]:
    if source == "structured":
        for path in sorted((CORPUS.parent / "structured").iterdir()):
            if path.suffix not in (".md", ".srt"):
                yield path.read_text(encoding="utf-8", errors="replace")
    else:
        yield from read_texts(source)


def read_kind(kind: str, characters: int) -> list[str]:
    """Documents of one kind, about so many characters, the same number from each source."""
    texts: list[str] = []
    for source in SOURCES[kind]:
        left = characters // len(SOURCES[kind])
        for i, document in enumerate(_documents(source)):
            found = [document[:LONGEST]] if kind != "headlines" else document.split("\n")
            if kind in ("news", "headlines"):
                found = [] if i % 2 == (kind == "news") else found
            if kind == "headlines":
                found = [line for line in found if 40 < len(line) < 140]
            texts += found
            left -= sum(map(len, found))
            if left <= 0:
                break
    return texts


def read_all(characters: int) -> dict[str, list[str]]:
    """Texts of every kind."""
    if CORPUS.is_dir():
        return {kind: read_kind(kind, characters) for kind in SOURCES}
    sys.path.insert(0, str(ROOT / "tests"))
    import own_pages

    return {kind: own_pages.read_kind(kind) for kind in own_pages.KINDS}
