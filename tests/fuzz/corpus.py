"""make fuzz-corpus: the whole corpus of real text through every preset twice, and re-read after every rewriting of dates.

Also every style of quotations and every way of writing numbers. Prints the documents that break a law, shrunk.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import multiprocessing
import re
import sys
import time
from collections.abc import Iterator

from arnorm import Pipeline, UnifyDates, UnifyNumbers, UnifyQuotes, find_dates
from conftest import corpus_texts
from fuzz.hunt import Failure, minimal
from fuzz.laws import broken
from shipped import PRESETS, STEPS

__all__ = ["trials"]

_FORMS = ("long", "iso", "numeric", "edtf")
_CALENDARS = ("keep", "gregorian", "hijri", "both")
_MONTHS = ("eastern", "levantine", "maghrebi", "moroccan", "mauritanian", "libyan", "double")
_DIGITS = ("keep", "western", "arabic", "persian")

# Every form, calendar, vocabulary and treatment of what is unsure; the digits turn with them.
DATES = [
    Pipeline(UnifyDates(form=form, calendar=calendar, months=months, unsure=unsure, digits=_DIGITS[i % len(_DIGITS)]))  # type: ignore[arg-type]
    for i, (form, calendar, months, unsure) in enumerate(
        itertools.product(_FORMS, _CALENDARS, _MONTHS, ("leave", "rewrite"))
    )
]
QUOTES = [Pipeline(step) for step in STEPS if isinstance(step, UnifyQuotes)]
NUMBERS = [Pipeline(step) for step in STEPS if isinstance(step, UnifyNumbers)]


def trials(text: str, every: int) -> Iterator[tuple[str, Pipeline]]:
    """What one document is tried with: the laws and their pipelines; of the many ways to write dates each ``every``-th."""
    for p in PRESETS.values():
        yield "twice", p
        yield "run", p
    for p in QUOTES:
        yield "quotations", p
    for p in NUMBERS:
        yield "numbers", p
    first = _number(text) % every
    for p in DATES[first::every] if find_dates(text) else ():
        yield "twice", p
        yield "dates", p


def _number(text: str) -> int:
    """The same number for the same text in every process."""
    return len(text) + sum(map(ord, text[:50]))


def _document(job: tuple[str, str, int]) -> tuple[int, list[tuple[str, str, str]]]:
    source, text, every = job
    found = []
    tried = 0
    for law, p in trials(text, every):
        tried += 1
        if broken(law, p, [text]) is not None:
            small = minimal(Failure(law, p, (re.split(r"(?<=\n)", text),)))
            found.append((f"{source} {small.kind}", str(small), str(broken(law, small.pipeline, small.whole))))
    return tried, found


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz-corpus", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="of the ways to write dates, every N-th for each document")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    documents = corpus_texts()
    if not documents:
        sys.exit("no ../shared/corpus on this machine")
    start, seen = time.monotonic(), set()
    counts: collections.Counter[str] = collections.Counter()
    trials_made = 0
    jobs = ((source, text, options.every) for source, text in documents)
    with multiprocessing.Pool(options.jobs) as pool:
        for tried, found in pool.imap_unordered(_document, jobs, 4):
            trials_made += tried
            for kind, row, wrong in found:
                counts[kind] += 1
                if row not in seen:
                    seen.add(row)
                    print(f"{row},\n    {wrong}", flush=True)
    for kind, count in counts.most_common():
        print(f"{count:6} {kind}", file=sys.stderr)
    took = time.monotonic() - start
    print(
        f"{len(documents)} documents, {trials_made} trials, {sum(counts.values())} failures, {took:.0f} s",
        file=sys.stderr,
    )
    return bool(counts)


if __name__ == "__main__":
    sys.exit(main())
