"""Sentences found again, by arnorm and by pySBD (`pip install pysbd`): the table of docs/sentences.md.

    python -m benchmarks.sentences

The lines of two sets of ../shared/corpus are sentences. They are joined by spaces, and the ends that a program finds
are compared with the ends of the lines. In every tenth document of all sets, the ends inside of a number, date or link
are counted: each is wrong.
"""

from __future__ import annotations

from collections.abc import Callable

import arnorm
from benchmarks.corpus import CORPUS, read_texts

SETS = ("ud_pud", "ntrex_arb")
LONGEST_DOCUMENT = 20_000  # characters; pySBD takes minutes for longer ones

Ends = Callable[[str], set[int]]


def ends_of_arnorm(text: str) -> set[int]:
    """Where arnorm's sentences end."""
    return {mention.end for mention in arnorm.find_sentences(text)}


def make_pysbd() -> Ends:
    """What finds the ends of pySBD's sentences."""
    import pysbd  # type: ignore[import-not-found]

    segmenter = pysbd.Segmenter(language="ar", clean=False, char_span=True)
    return lambda text: {len(text[: span.end].rstrip()) for span in segmenter.segment(text)}


def score(name: str, ends_in: Ends) -> tuple[float, float]:
    """Precision and recall on the lines of a set; the last end of a text counts for nothing."""
    right = wrong = missed = 0
    for text in read_texts(name):
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        joined = " ".join(lines)
        ends = {sum(map(len, lines[:i])) + i - 1 for i in range(1, len(lines))}
        found = ends_in(joined) - {len(joined)}
        right, wrong, missed = right + len(found & ends), wrong + len(found - ends), missed + len(ends - found)
    return right / (right + wrong), right / (right + missed)


def count_inside(ends_in: Ends) -> tuple[int, int]:
    """How many sentences there are in the corpus, and how many end inside of a number, date or link."""
    sentences = inside = 0
    for path in sorted(CORPUS.glob("*.jsonl.gz")):
        for text in read_texts(path.name.partition(".")[0])[::10]:
            if len(text) > LONGEST_DOCUMENT or "coda" in path.name:  # pairs of spellings, no documents
                continue
            ends = ends_in(text)
            mentions = (*arnorm.find_dates(text), *arnorm.find_numbers(text), *arnorm.find_links(text))
            sentences += len(ends)
            inside += sum(one.start < end < one.end for one in mentions for end in ends)
    return sentences, inside


def main() -> None:
    for name, ends_in in (("arnorm", ends_of_arnorm), ("pySBD", make_pysbd())):
        figures = [f"{one} {precision:.3f} {recall:.3f}" for one in SETS for precision, recall in [score(one, ends_in)]]
        sentences, inside = count_inside(ends_in)
        print(f"{name:8} {'; '.join(figures)}; {inside} of {sentences} inside of a number, date or link")


if __name__ == "__main__":
    main()
