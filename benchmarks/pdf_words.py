"""Words of a source found again in what was extracted of it, in order: the longest common subsequence of the two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

# A word with its marks, or a number with what stands within it; the other signs are no words.
WORD = re.compile(
    r"[^\W\d_][\u064b-\u065f\u0670]*(?:[^\W\d_][\u064b-\u065f\u0670]*|(?<=[A-Za-z])['@.:/_-]+(?=[A-Za-z])|[0-9]+(?=[A-Za-z]))*"
    r"|\d+(?:[.,:/٫٬-]\d+)*"
)


def words(text: str) -> list[str]:
    """The words and numbers of a text in order."""
    return WORD.findall(text)


def found(source: list[str], other: list[str]) -> set[int]:
    """Places of the source's words that the other has too, in the source's order (Hunt and Szymanski, 1977)."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(other):
        places[word].append(place)
    # ends[k]: where in the other text the best common sequence of k + 1 words so far ends; links: how it came there.
    ends: list[int] = []
    links: list[tuple[int, object]] = []
    for index, word in enumerate(source):
        for place in reversed(places.get(word, ())):
            at = bisect_left(ends, place)
            link = (index, links[at - 1] if at else None)
            if at == len(ends):
                ends.append(place)
                links.append(link)
            elif place < ends[at]:
                ends[at] = place
                links[at] = link
    kept: set[int] = set()
    link: object = links[-1] if links else None
    while isinstance(link, tuple):
        index, link = link
        kept.add(index)
    return kept
