"""The laws of real text (docs/design.md), measured over ../shared and our own pages: figures, each with its bound.

    python tools/check_laws.py [--each 8] [--jobs 2] [--show]

A document is a page of tests/pages and, where ../shared is, a text of the corpus, a file of code or data, or the text
of a gold or judged sentence. What is
measured of each: whether a second run of a preset changes it, whether the steps of a preset called one by one give
what the preset gives, whether what a rewriter wrote reads as it read before. Then sentences of the gold sets are broken
over lines: what is read of them otherwise, and which broken paragraphs are joined; and every pair of steps must commute
or be listed (tests/ordered.py). The exit status is 1 beyond a bound; --show prints each document that differs.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "tests"))

from arnorm import UnifyDates, UnifyNumbers, UnifyQuotes, find_dates, find_numbers, find_quotes, join_lines  # noqa: E402
from arnorm.quotes.unify import STYLES  # noqa: E402
from ordered import find_unlisted_pairs  # noqa: E402
from own_pages import read_pages  # noqa: E402
from rereading import find_lost_words, reread_dates, reread_numbers, reread_quotes  # noqa: E402
from shipped import PRESETS  # noqa: E402
from wrapping import READ, find_missed, stacked, wrapped_at_all_widths  # noqa: E402

# The bounds, as shares: of documents, of documents that have a mention, of mentions.
SECOND_RUN = STEPS = 1 / 2000
REREAD = 1 / 400
BROKEN = {"quotes": 0.01, "dates": 0.005, "numbers": 0.005}
STACKED = 0.006
NOT_JOINED = 0.05
GOLD = ("dates.jsonl", "numbers.jsonl", "quotes.jsonl")
WAYS = ("LF", "CRLF", "quoted")
WAYS_OF_DATES = {
    "long": UnifyDates(),
    "iso": UnifyDates(form="iso"),
    "numeric": UnifyDates(form="numeric"),
    "edtf": UnifyDates(form="edtf"),
    "to Gregorian": UnifyDates(calendar="gregorian"),
    "to Hijri": UnifyDates(calendar="hijri"),
    "both calendars": UnifyDates(calendar="both"),
    "double names": UnifyDates(months="double"),
}
WAYS_OF_QUOTES = {style: UnifyQuotes(style=style) for style in STYLES}
WAYS_OF_NUMBERS = {
    "western": UnifyNumbers(to="western"),
    "arabic": UnifyNumbers(to="arabic"),
    "dropped": UnifyNumbers(to="western", grouping="drop"),
}

Figures = dict[str, tuple[int, int, list[str]]]  # how many differ, of how many, and which


def gold_texts(*names: str) -> Iterator[tuple[str, str]]:
    """The name and text of each row of these files, in every folder of the gold sets."""
    for name in names:
        for path in sorted((SHARED / "gold").rglob(name)):
            for nth, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
                if text := json.loads(line).get("text"):
                    yield f"{path.relative_to(SHARED)}:{nth}", text


def documents() -> Iterator[tuple[str, str]]:
    """Every text that people wrote, once, with its name."""
    seen: set[str] = set()
    for name, text in _all_documents():
        if text not in seen:
            seen.add(text)
            yield name, text


def _all_documents() -> Iterator[tuple[str, str]]:
    yield from ((f"{page.kind}: {page.label}", page.text) for page in read_pages())
    for path in sorted((SHARED / "corpus").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for nth, line in enumerate(lines):
                yield f"{path.name}:{nth}", json.loads(line)["text"]
    for path in (*sorted((SHARED / "structured").glob("*-*.*")), *sorted((SHARED / "pages").glob("*.txt"))):
        yield path.name, path.read_bytes().decode("utf-8-sig", "replace")
    yield from gold_texts(*GOLD, "harm*.jsonl")


def check_document(document: tuple[str, str]) -> Figures:
    """Each law that is asked of this document, and whether it fails: (0 or 1, 1, what is wrong)."""
    name, text = document
    found: Figures = {}

    def note(row: str, wrong: str | None) -> None:
        found[row] = (int(wrong is not None), 1, [f"{row} | {name} | {wrong}"] if wrong is not None else [])

    for called, preset in PRESETS.items():
        once = preset(text)
        again = preset(once)
        note(f"second run of {called}", None if again == once else _difference(once, again))
        new = text
        for step in preset.steps:
            new = step(new)
        note(f"steps one by one of {called}", None if new == once else _difference(once, new))
    rewriters: tuple[tuple[str, dict[str, Any], Callable[[str], Any], Callable[[Any, str], str | None]], ...] = (
        ("dates", WAYS_OF_DATES, find_dates, reread_dates),
        ("words of dates", WAYS_OF_DATES, find_dates, find_lost_words),
        ("quotations", WAYS_OF_QUOTES, find_quotes, reread_quotes),
        ("numbers", WAYS_OF_NUMBERS, find_numbers, reread_numbers),
    )
    for what, ways, find, reread in rewriters:
        if find(text):
            for way, step in ways.items():
                note(f"{what} read otherwise, {way}", reread(step, text))
    return found


def _difference(one: str, other: str) -> str:
    """The first place that differs, with a little around it."""
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[max(0, at - 30) : at + 30]!r} -> {other[max(0, at - 30) : at + 30]!r}"


def check_broken_lines(what: str, each: int) -> Figures:
    """What is read otherwise of gold sentences that are broken over lines, and of those that are stacked as lines.

    Those of the sets second and third are not stacked: they are of books and chats, whose years depend on their page.
    """
    rows = [(name, text) for name, text in gold_texts(f"{what}.jsonl") if "\n" not in text and "  " not in text]
    broken = list(dict.fromkeys(text for _, text in rows if len(text) > 40))[::each]
    first = list(dict.fromkeys(text for name, text in rows if not name.startswith(("gold/second", "gold/third"))))
    return {
        f"{what} of broken lines": find_missed(broken, READ[what], WAYS),
        f"{what} of stacked lines": stacked(first, READ[what]),
    }


def check_joined(each: int) -> Figures:
    """Paragraphs of gold sentences, broken: those that `join_lines` does not make whole."""
    sentences = [text for _, text in gold_texts("quotes.jsonl", "dates.jsonl") if "\n" not in text and "  " not in text]
    whole = [
        text for text in dict.fromkeys(sentences) if len(text) > 150 and text[-1] in '.؟!»"' and text == text.strip()
    ]
    failed, count = [], 0
    for text in whole[::each]:
        for broken in wrapped_at_all_widths(text, "LF"):
            count += 1
            if join_lines(broken) != text:
                failed.append(f"not joined | {broken!r}")
    return {"broken paragraphs not joined": (len(failed), count, failed)}


def bound_of(row: str) -> float:
    if row.startswith("second run"):
        return SECOND_RUN
    if row.startswith("steps"):
        return STEPS
    if "broken lines" in row:
        return BROKEN[row.partition(" ")[0]]
    if "stacked" in row:
        return STACKED
    return NOT_JOINED if "joined" in row else REREAD


def is_beyond(row: str, wrong: int, count: int) -> bool:
    """Whether more fail than the bound allows; of few documents one may always."""
    return wrong > max(1, bound_of(row) * count)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--each", type=int, default=1, help="every N-th document")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", action="store_true", help="print what differs")
    options = parser.parse_args()
    if not (SHARED / "corpus").exists():
        print("no ../shared/corpus on this machine: the laws of real text are asked of our own pages alone")
    start = time.monotonic()
    texts = list(documents())[:: options.each]
    total: dict[str, Counter[str]] = {}
    shown: list[str] = []

    def add(figures: Figures) -> None:
        for row, (wrong, count, which) in figures.items():
            if count:  # no sentence of a gold set, where there is none
                total.setdefault(row, Counter()).update(wrong=wrong, count=count)
            shown.extend(which)

    with multiprocessing.Pool(options.jobs) as pool:
        for figures in pool.imap_unordered(check_document, texts, 8):
            add(figures)
        for figures in pool.imap_unordered(functools.partial(check_broken_lines, each=options.each), READ):
            add(figures)
    add(check_joined(options.each))
    pairs = find_unlisted_pairs(
        [text[:2000] for name, text in texts if ".jsonl.gz:" in name][:: max(1, 8 // options.each)]
    )
    if options.show:
        print("\n".join(sorted(shown)))
    beyond = [row for row, found in total.items() if is_beyond(row, found["wrong"], found["count"])]
    print(f"{len(texts)} documents, {time.monotonic() - start:.0f} s\n")
    print(f"{'':46}{'differ':>8}{'of':>8}{'%':>9}{'bound %':>9}")
    for row, found in total.items():
        share = 100 * found["wrong"] / found["count"]
        mark = "  BEYOND" if row in beyond else ""
        print(f"{row:46}{found['wrong']:8}{found['count']:8}{share:9.3f}{100 * bound_of(row):9.3f}{mark}")
    print("\npairs of steps whose order matters and that are not listed in tests/ordered.py:", len(pairs))
    for (one, other), text in sorted(pairs.items()):
        print(f"  {one}, {other}: {text[:60]!r}")
    return bool(beyond or pairs)


if __name__ == "__main__":
    sys.exit(main())
