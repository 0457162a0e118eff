"""arnorm beside other repairers of PDF text, on imitations made of the corpus: ``python benchmarks/pdf_peers.py``.

Needs ``pip install arabic_reshaper python-bidi arafix harfix arabic-repair``; a peer that is not there is left out.
Words and lines are shaped by arabic_reshaper and turned by python-bidi, as charts and labels are. Right is what the
plain text is, marks, tatweel and white space aside; text that is clean must come back as it is.
"""

from __future__ import annotations

import collections
import gzip
import importlib
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import arabic_reshaper
from bidi.algorithm import get_display

import arnorm

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
WORDS, LINES, EACH = 3000, 300, 20
Repair = Callable[[str], str]

_ARABIC_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{2,}")
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def repairers() -> dict[str, Repair]:
    """The repairers that are installed, by name."""
    found: dict[str, Repair] = {"arnorm PDF": arnorm.PDF}
    for name, function in (("arafix", "fix"), ("harfix", "repair_text"), ("arabic_repair", "repair")):
        try:
            repair = getattr(importlib.import_module(name), function)
        except ImportError:
            print(f"{name} is not installed")
            continue
        found[name] = lambda text, repair=repair: getattr(result := repair(text), "text", result)
    return found


def find_arafix_reader() -> Callable[[Path], str] | None:
    """The extraction that arafix brings with it, if it is installed."""
    try:
        return importlib.import_module("arafix").read
    except ImportError:
        return None


def read_corpus() -> tuple[list[str], list[str]]:
    """The most frequent words, and lines drawn at random; sources that came out of PDF files are left out."""
    counts: collections.Counter[str] = collections.Counter()
    lines: list[str] = []
    for path in sorted(CORPUS.glob("*.jsonl.gz")):
        if "pdf" in path.name or "uae_law" in path.name:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for text in [json.loads(row)["text"] for row in rows][::EACH]:
                counts.update(_ARABIC_WORD.findall(text))
                lines += [line for line in text.split("\n") if 20 < len(line) < 200 and not _FORM.search(line)]
    return [word for word, _ in counts.most_common(WORDS)], random.Random(1).sample(lines, LINES)


def bake(text: str, *, turned: bool) -> str:
    """The text in presentation forms, in visual order if it is turned."""
    shaped = arabic_reshaper.reshape(_MARKS.sub("", arnorm.strip_invisibles(text)))
    return get_display(shaped) if turned else shaped


def _letters(text: str) -> list[str]:
    return _MARKS.sub("", arnorm.strip_invisibles(text)).split()


def main() -> None:
    words, lines = read_corpus()
    jobs: dict[str, list[tuple[str, str]]] = {
        f"{len(words)} words in visual order": [(bake(word, turned=True), word) for word in words],
        f"{len(words)} words in reading order": [(bake(word, turned=False), word) for word in words],
        f"{len(lines)} lines in visual order": [(bake(line, turned=True), line) for line in lines],
        f"{len(lines)} lines in reading order": [(bake(line, turned=False), line) for line in lines],
    }
    for name, repair in repairers().items():
        for job, pairs in jobs.items():
            # WEB in PDF rewrites dates and digits too: the clean text goes the same way.
            wanted = [_letters(repair(clean)) if name.startswith("arnorm") else _letters(clean) for _, clean in pairs]
            made = [repair(broken) for broken, _ in pairs]
            right = sum(_letters(new) == old for new, old in zip(made, wanted, strict=True))
            left = sum(new == broken for new, (broken, _) in zip(made, pairs, strict=True))
            print(f"| {name} | {job} | right {right} | as it was {left} |", flush=True)
        clean = arnorm.repair_pdf if name.startswith("arnorm") else repair
        changed = sum(_letters(clean(line)) != _letters(line) for line in lines)
        print(f"| {name} | {len(lines)} clean lines | changed {changed} |", flush=True)


if __name__ == "__main__":
    main()
