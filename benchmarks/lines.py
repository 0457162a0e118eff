"""How many lines of pages of lines `join_lines` keeps, and how many broken paragraphs it makes whole.

python -m benchmarks.lines [--show]        # needs ../shared/corpus

Pages are headlines, questions or tweets that people wrote, from two to ten in a row of one kind; a line is kept if the
next one is not joined to it. Paragraphs are those of news and encyclopedias, broken at a width as `textwrap` does.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterator

from arnorm import join_lines
from benchmarks.corpus import read_texts

KINDS = {
    "headlines": ("jawhara_tn", "mayadeen_lb"),
    "questions": ("arcd_wiki", "gold_coda"),
    "tweets": ("tweets_astd", "tweets_arsarcasm", "tweets_motaz"),
}
PARAGRAPHS = ("ntrex_arb", "ud_pud", "wiki_ar", "mayadeen_lb", "jawhara_tn")
SIZES = (2, 3, 4, 5, 6, 8, 10)
LEAST_KEPT, LEAST_JOINED = 0.985, 0.95
WIDTHS = (40, 56, 72)
PARAGRAPHS_OF_A_SET = 40
LONGEST_LINE, SHORTEST_PARAGRAPH = 110, 150


def find_lines(kind: str) -> list[str]:
    """The lines of a kind; longer ones tell nothing, for nobody breaks so wide."""
    found: list[str] = []
    for name in KINDS[kind]:
        for text in read_texts(name):
            lines = text.split("\n")
            if kind == "headlines":
                lines = lines[:1]
            elif kind == "questions":
                lines = [line for line in lines if line.rstrip().endswith("؟")]
            found += [line.strip() for line in lines if 15 <= len(line.strip()) <= LONGEST_LINE]
    return list(dict.fromkeys(found))


def make_pages(kind: str) -> Iterator[list[str]]:
    """Pages of lines of one kind, as they follow each other."""
    lines = find_lines(kind)
    for size in SIZES:
        for at in range(0, len(lines) - size, size * len(SIZES)):
            yield lines[at : at + size]


def measure_kept(*, show: bool) -> tuple[int, int]:
    """How many line ends of pages stay, and how many there are."""
    kept = count = 0
    for kind in KINDS:
        kept_of = count_of = 0
        for page in make_pages(kind):
            text = "\n".join(page)
            joined = join_lines(text)
            kept_of += joined.count("\n")
            count_of += len(page) - 1
            if show and joined != text:
                print(f"--- {kind}", *joined.split("\n"), sep="\n")
        print(f"{kind:12} {kept_of:5} of {count_of} line ends kept")
        kept, count = kept + kept_of, count + count_of
    return kept, count


def measure_joined() -> tuple[int, int]:
    """How many broken paragraphs become whole, and how many there are."""
    whole = count = 0
    for name in PARAGRAPHS:
        lines = (" ".join(line.split()) for text in read_texts(name) for line in text.split("\n"))
        paragraphs = [line for line in lines if len(line) >= SHORTEST_PARAGRAPH][::3][:PARAGRAPHS_OF_A_SET]
        for paragraph in paragraphs:
            for width in WIDTHS:
                broken = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
                whole += join_lines("\n".join(broken)) == paragraph
                count += 1
    print(f"{'paragraphs':12} {whole:5} of {count} joined")
    return whole, count


def main() -> int:
    """Print what is kept and what is joined; 1 if that is too little."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the pages of which lines are joined")
    options = parser.parse_args()
    kept, count = measure_kept(show=options.show)
    print(f"{'all':12} {kept:5} of {count} line ends kept: {kept / count:.4f}")
    whole, paragraphs = measure_joined()
    print(f"{'':12} {whole / paragraphs:.4f}")
    return int(kept < LEAST_KEPT * count or whole < LEAST_JOINED * paragraphs)


if __name__ == "__main__":
    sys.exit(main())
