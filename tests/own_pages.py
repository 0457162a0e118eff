"""Documents of our own in the manner of real ones (tests/pages), for machines without real text beside the repository.

A file holds the documents of one kind; each begins with ``=== LABEL: WHY``. What cannot be seen is written by name, ⟨NBSP⟩,
and ␣ is a blank at the end of a line.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "pages"
_UNSEEN = {
    "NBSP": "\N{NO-BREAK SPACE}",
    "TAB": "\t",
    "RLM": "\N{RIGHT-TO-LEFT MARK}",
    "LRM": "\N{LEFT-TO-RIGHT MARK}",
    "LRE": "\N{LEFT-TO-RIGHT EMBEDDING}",
    "PDF": "\N{POP DIRECTIONAL FORMATTING}",
    "BOM": "\N{ZERO WIDTH NO-BREAK SPACE}",
    "SHY": "\N{SOFT HYPHEN}",
    "ZWNJ": "\N{ZERO WIDTH NON-JOINER}",
}

# The kinds whose work is counted, and the files of each.
KINDS = {
    "news": ("news", "headlines", "houses"),
    "laws": ("law", "decrees", "notices", "fatwas"),
    "tweets": ("posts", "feeds", "forums"),
    "pages": ("pdf", "books", "essays", "gazettes", "old-books", "school", "kitchen"),
    "Markdown": ("markdown", "lessons", "projects"),
    "subtitles": ("subtitles", "cues"),
}


class OwnPage(NamedTuple):
    """A document: its kind, its name, why it is there."""

    kind: str
    label: str
    why: str
    text: str


@cache
def read_pages() -> tuple[OwnPage, ...]:
    """Every document, by kind and in the order of its file."""
    return tuple(
        OwnPage(path.stem, label, why, _read_text(body))
        for path in sorted(FOLDER.glob("*.txt"))
        for label, why, body in re.findall(
            r"(?ms)^=== (\S+): ([^\n]+)\n(.*?)(?=^=== |\Z)", path.read_text(encoding="utf-8")
        )
    )


def read_kind(kind: str) -> list[str]:
    """The texts of one of `KINDS`."""
    return [page.text for page in read_pages() if page.kind in KINDS[kind]]


def _read_text(body: str) -> str:
    named = re.sub("⟨([A-Z]+)⟩", lambda found: _UNSEEN[found[1]], body.rstrip("\n"))
    return named.replace("␣", " ")
