"""Whether text in Arabic script is Arabic: asked once a document, by steps that must not touch Persian or Urdu."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from arnorm._arabic.marks import CONTROLS, LINE_END, MARKS, UNSEEN
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan

__all__ = ["PERSIAN_LETTERS", "foreign_words", "in_foreign_text", "is_arabic_language"]

# Letters that neither Arabic has nor its writers use for loans and dialects (ڤ ڥ ڨ ڭ) or for their looks (ٲ):
# پ چ ژ گ ٹ ڈ ڑ ے … make their word foreign.
_OTHERS = (
    r"\u0620\u063B-\u063F\u066E\u066F\u0674\u0676-\u06A3\u06A6\u06A7\u06AB\u06AC\u06AE-\u06BD\u06BF\u06C0\u06C4-\u06CB"
    r"\u06CD-\u06D3\u06EE\u06EF\u06FA-\u06FC\u0750-\u077F\u08A0-\u08C8"
)
# A letter that is drawn out counts once: collapsing it must not change the answer.
_FOREIGN = lazy_pattern(rf"([{_OTHERS}])\1*")
# What Arabic alone writes: ة, alef with hamza below, ى, dotted ي, its own ك; and the article.
_ARABIC_ONLY = lazy_pattern(
    r"\u0629+|\u0625+|\u0643+|\u0649+|\u064A+"
    r"|(?<![\u0621-\u065F\u066E-\u06D3])[\u0648\u0641]*[\u0628\u0643\u06A9]?\u0627+\u0644(?=[\u0621-\u065F\u066E-\u06D3])"
)
# Every text in Persian, Urdu or Kurdish has one of these.
PERSIAN_LETTERS = "\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER KEHEH}"
_ARABIC_LETTERS = "\u0629\u0625\u0643\u0649\u064a"
_PERSIAN = lazy_pattern(r"([\u06A9\u06CC])\1*")
_QURANIC = r"\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED"
_ARABIC_WORD = lazy_pattern(
    rf"[\u0620-\u065F\u066E-\u06D3\u06D5{_QURANIC}\u06FA-\u06FF\u0750-\u077F\u08A0-\u08C8\u200C]+"
)

# How much of a text may be words with foreign letters (names, loans, dialect) before it counts as foreign.
_TOLERATED = 50
_TOLERATED_IN_LINE = 8
_LINE_REACH = 2000  # characters of a long line on either side that tell its language
# What steps before or after may delete: it must not change the answer.
_DELETED_ANYWHERE = lazy_pattern(rf"[\u0640\uFFFD{UNSEEN}{MARKS}{_QURANIC}\u08C9\U00010EC5{CONTROLS}]+")
_HAMZA_BELOW = "\u0655"
_SPLIT_HAMZA = lazy_pattern(rf"\u0627[\u0640\u064B-\u0654\u0656-\u065F\u0670{_QURANIC}\u200B-\u200F]*\u0655")
_LETTER_RUN = lazy_pattern(
    r"[\u0620-\u063F\u0641-\u064A\u066E\u066F\u0671-\u06D3\u06EE\u06EF\u06FA-\u06FC\u0750-\u077F\u08A0-\u08C8]+"
)
# How much of a document tells its language; of 50 million characters all took 70 ns a character and twice its memory.
_ENOUGH = 100_000


def is_arabic_language(text: str) -> bool:
    """Whether a text in Arabic script is Arabic rather than Persian, Urdu, Kurdish …, by its (first) letters."""
    text = _take_sample(text)
    enough = _count_matches(_FOREIGN, text) * _TOLERATED
    if enough > _count_matches(_ARABIC_WORD, text, enough):
        return False
    persian = _count_matches(_PERSIAN, text)
    return persian <= 2 * _count_matches(_ARABIC_ONLY, text, persian)


def _take_sample(text: str) -> str:
    """The text up to its hundred thousandth letter; what steps delete or put between letters does not move that end."""
    if len(text) > _ENOUGH:
        missing = _ENOUGH
        for run in _LETTER_RUN.finditer(text):
            if missing <= run.end() - run.start():
                text = text[: run.start() + missing]
                break
            missing -= run.end() - run.start()
    if _HAMZA_BELOW in text:  # composed later, it is another letter
        text = _SPLIT_HAMZA.sub("\u0625", text)
    return _DELETED_ANYWHERE.sub("", text)


def _count_matches(pattern: re.Pattern[str], text: str, enough: int | None = None) -> int:
    """How many matches, counted no further than ``enough``."""
    return len(list(itertools.islice(pattern.finditer(text), enough)))


def in_foreign_text(text: str, places: Iterable[int]) -> set[int]:
    """Those of some places that are in a line of Persian, Urdu or Kurdish, or in such a text where no line tells."""
    if not any(map(text.__contains__, PERSIAN_LETTERS)):
        return set()
    found: set[int] = set()
    end, is_foreign = -1, False
    is_arabic: bool | None = None
    for at in sorted(places):
        if at > end:
            first, last = max(0, at - _LINE_REACH), min(len(text), at + _LINE_REACH)
            start = max(first, text.rfind("\n", first, at) + 1)
            end = text.find("\n", at, last)
            end = last if end < 0 else end
            tells = _tell_line(text[start:end])
            if tells is None and is_arabic is None:
                is_arabic = is_arabic_language(text)
            is_foreign = not is_arabic if tells is None else tells
        if is_foreign:
            found.add(at)
    return found


def _tell_line(line: str) -> bool | None:
    """Whether a line is in another language than Arabic; None where its letters do not tell."""
    has_persian = any(map(line.__contains__, PERSIAN_LETTERS))
    if not has_persian and any(map(line.__contains__, _ARABIC_LETTERS)):  # nearly all
        return False
    if _FOREIGN.search(line):
        words = _ARABIC_WORD.findall(line)
        foreign = sum(_FOREIGN.search(word) is not None for word in words)
        if foreign * _TOLERATED_IN_LINE > len(words):
            return True
    arabic = _count_matches(_ARABIC_ONLY, line)
    return False if arabic and _count_matches(_PERSIAN, line) <= 2 * arabic else None


def foreign_words(scan: Scan, letters: frozenset[str]) -> Iterator[int]:
    """The positions of these letters in documents, lines or single words that are not Arabic."""
    text = scan.text
    finder = re.compile("[" + "".join(sorted(letters)) + "]")
    if not finder.search(text):
        return
    if not is_arabic_language(text):
        yield from (m.start() for m in finder.finditer(text))
        return
    if _FOREIGN.search(text):
        start = 0
        for end, after in itertools.chain((m.span() for m in LINE_END.finditer(text)), [(len(text), 0)]):
            yield from _find_foreign_in_line(text, start, end, finder)
            start = after


def _find_foreign_in_line(text: str, start: int, end: int, finder: re.Pattern[str]) -> Iterator[int]:
    """The same in one line of an Arabic document: the whole of it, or the words with a foreign letter."""
    if not _FOREIGN.search(text, start, end):
        return
    words = [word.span() for word in _ARABIC_WORD.finditer(text, start, end)]
    foreign = [span for span in words if _FOREIGN.search(text, *span)]
    for span in [(start, end)] if len(foreign) * _TOLERATED_IN_LINE > len(words) else foreign:
        yield from (m.start() for m in finder.finditer(text, *span))
