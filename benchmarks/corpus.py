"""The texts that are timed: real ones where ``../shared/corpus`` is there, else ones in their manner."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

# Sources by kind of text.
KINDS = {
    "news": ("mayadeen_lb", "jawhara_tn"),
    "vocalised": ("diac_aljazeera", "diac_fadel", "hadith_vocalised"),
    "laws": ("saudi_laws_md", "saudi_boe_seed"),
    "tweets": ("tweets_astd", "tweets_motaz", "tweets_arsarcasm"),
}
# The kinds of `python -m benchmarks unseen`, and what is read before them.
ALL_KINDS = (
    *KINDS,
    "encyclopedia",
    "classical books",
    "PDF text",
    "Markdown",
    "subtitles",
    "source code",
)
_MORE = {
    "common": ("arcd_wiki", "ud_pud"),
    "encyclopedia": ("wiki_ar",),
    "classical books": ("classical",),
    "PDF text": ("egypt_gazette_pdf", "uae_law_pdf"),
    "Markdown": ("markdown",),
    "subtitles": ("subtitles",),
    "source code": ("code",),
}

_STAND_IN = 'أعلنت الوزارة في بيان صدر اليوم الأحد 23 نوفمبر 2025 أن «المشروع» بلغ نسبة 94%، وأضافت: "نواصل العمل". '
_STAND_IN_VOCALISED = "أَعْلَنَتِ الوِزارَةُ فِي بَيانٍ صَدَرَ اليَوْمَ أَنَّ المَشْرُوعَ بَلَغَ نِهايَتَهُ. "


@cache
def documents(kind: str) -> tuple[str, ...]:
    """The documents of one kind, each as scraped."""
    found = []
    for name in KINDS.get(kind) or _MORE[kind]:
        path = CORPUS / f"{name}.jsonl.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                found.extend(json.loads(line)["text"] for line in lines)
    return tuple(found) or ((_STAND_IN_VOCALISED if kind == "vocalised" else _STAND_IN) * 20,) * 100


@cache
def lines(kind: str) -> tuple[str, ...]:
    """The non-empty lines of one kind, as headlines and short paragraphs come in batches."""
    return tuple(line for text in documents(kind) for line in text.splitlines() if line.strip())


@cache
def headlines() -> tuple[str, ...]:
    """Short lines, 30 to 120 characters."""
    return tuple(line for line in lines("news") + lines("tweets") if 30 <= len(line) <= 120)
