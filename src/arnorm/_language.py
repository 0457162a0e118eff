"""Whether text in Arabic script is Arabic: asked once a document, by steps that must not touch Persian or Urdu."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm._scan import Scan

__all__ = ["foreign_words", "is_arabic_language", "is_persian_spelling"]

# The letters of Arabic, and those that writers of Arabic use for loans and dialects (ڤ ڥ ڨ ڭ) or for their looks.
_OWN = r"\u0621-\u063A\u0641-\u064A\u0671\u06A4\u06A5\u06A8\u06AD\u06A9\u06AA\u06CC\u06BE\u06C1-\u06C3\u06D5"
# Any other letter of the script (پ چ ژ گ ٹ ڈ ڑ ے …) is not Arabic's: it makes its word foreign.
_FOREIGN = re.compile(rf"(?![{_OWN}])[\u0620-\u064A\u066E-\u06D3\u06EE\u06EF\u06FA-\u06FC\u0750-\u077F\u08A0-\u08C8]")
# What Arabic alone writes: ة, alef with hamza below, ى, dotted ي, its own ك; and the article.
_ARABIC = re.compile(
    r"[\u0629\u0625\u0643\u0649\u064A] | (?<![\u0621-\u06D3]) [\u0648\u0641]? [\u0628\u0643\u06A9]? \u0627\u0644 (?=[\u0621-\u06D3])",
    re.X,
)
_PERSIAN = re.compile(r"[\u06A9\u06CC]")
_WORD = re.compile(r"[\u0620-\u065F\u066E-\u06D3\u06D5\u06FA-\u06FF\u0750-\u077F\u08A0-\u08C8\u200C]+")

# How much of a text may be words with foreign letters (names, loans, dialect) before it counts as foreign.
_TOLERATED = 50
_SAMPLE = 20_000


def is_arabic_language(text: str) -> bool:
    """Whether a text in Arabic script is Arabic rather than Persian, Urdu, Kurdish …, by its letters."""
    sample = text[:_SAMPLE]
    foreign = len(_FOREIGN.findall(sample))
    if foreign and foreign * _TOLERATED > sum(1 for _ in _WORD.finditer(sample)):
        return False
    return len(_PERSIAN.findall(sample)) <= 2 * len(_ARABIC.findall(sample))


def is_persian_spelling(text: str) -> bool:
    """Whether the text writes Persian (or its neighbours): then zero-width non-joiners are part of its spelling."""
    sample = text[:_SAMPLE]
    return bool(_FOREIGN.search(sample) or _PERSIAN.search(sample)) and not is_arabic_language(text)


def foreign_words(scan: Scan, letters: frozenset[str]) -> Iterator[int]:
    """The positions of these letters in documents, or single words, that are not Arabic."""
    text = scan.text
    finder = re.compile("[" + "".join(sorted(letters)) + "]")
    for start, end in scan.documents():
        if not finder.search(text, start, end):
            continue
        if not is_arabic_language(text[start:end]):
            yield from (m.start() for m in finder.finditer(text, start, end))
        elif _FOREIGN.search(text, start, end):
            for word in _WORD.finditer(text, start, end):
                if _FOREIGN.search(text, *word.span()):
                    yield from (m.start() for m in finder.finditer(text, *word.span()))
