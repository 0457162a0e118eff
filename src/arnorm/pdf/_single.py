"""Single words turned in lines that are in order, as PDFium gives them where a font's glyphs are presentation forms."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from arnorm._core.patterns import lazy_pattern
from arnorm.pdf._order import has_signs, read_forms
from arnorm.pdf._words import in_use, weight

__all__ = ["single"]

Edit = tuple[int, int, str]

_WORD = lazy_pattern("[\u0621-\u063a\u0641-\u064a\ufb50-\ufdff\ufe70-\ufefc]{2,}")
# What no letter after it is joined to. PDFium turns a word whose last letter has a joined form; one whose last
# letter stands alone, after one of these, is as it was.
_ALONE = frozenset("اأإآٱدذرزوؤءى")
_CLEAR = 4.0  # bits between the two readings of a word that count as evidence
_LEAST = 3  # words of each kind
_LEAST_SIGNS = 2  # words that are turned for certain, where so many are: one in so many characters, hardly fewer
_A_SIGN_IN = 250
# أن and إن as no word is; more words that are none, in all so many, each turned of so many bits. Not before a mark that
# stands inside a word.
_AN = (
    lazy_pattern("أ(?<=ن.)(?<![\u0621-\u064a]..)(?![\u0621-\u064a])"),
    lazy_pattern("إ(?<=ن.)(?<![\u0621-\u064a]..)(?![\u0621-\u064a])"),
)
_LEAST_FEW, _MOST_FEW, _COMMON = 2, 0.25, 9.0
_MARKED = lazy_pattern("[\u064b-\u0652\u0670]+[\u0621-\u064a]")
_MOST_WRONG = 0.1  # the share of the words that may be against the rule


def single(text: str, _damaged: bool = False) -> Iterator[Edit]:
    """The edits that turn words, each by itself, in a text where words are turned by their last letter's form alone.

    Or a few only, where the font changes for them: words that are none, and turned are common ones, أن or إن with them.
    """
    few_turned = any(sign.search(text) for sign in _AN)
    if not few_turned and not has_signs(text, max(_LEAST_SIGNS, len(text) // _A_SIGN_IN)):
        return
    words = list(_WORD.finditer(text))
    if _by_the_rule({read_forms(word) for word in {m[0] for m in words}}):
        chosen = [m for m in words if _turned(read_forms(m[0]))]
    elif few_turned:
        chosen = [m for m in words if _is_none(m[0]) and not _MARKED.match(text, m.end())]
        few = {m[0] for m in chosen}
        if not _LEAST_FEW <= len(few) <= _MOST_FEW * len({m[0] for m in words}):
            return
    else:
        return
    for m in chosen:
        yield m.start(), m.end(), m[0][::-1]


@functools.lru_cache(1 << 14)
def _is_none(word: str) -> bool:
    """Whether a word is none as it stands, and turned a common one."""
    return weight(word) == 0 and in_use(word[::-1]) > _COMMON


def _by_the_rule(words: set[str]) -> bool:
    turned = right = wrong = 0
    for word in words:
        if (bits := _bits(word)) >= _CLEAR:
            turned += not _stands(word[::-1])
            wrong += _stands(word[::-1])
        elif bits <= -_CLEAR:
            right += _stands(word)
            wrong += not _stands(word)
    return min(turned, right) >= _LEAST and wrong <= _MOST_WRONG * (turned + right)


def _stands(word: str) -> bool:
    """Whether PDFium leaves a word, as it is read, in its order."""
    return word[-2] in _ALONE or word.endswith(("ء", "لا"))


@functools.lru_cache(1 << 14)
def _bits(word: str) -> float:
    """How much likelier a word is as it reads from its end."""
    return in_use(word[::-1]) - in_use(word)


def _turned(word: str) -> bool:
    if not _stands(word):
        return True
    return not _stands(word[::-1]) and _bits(word) > 0
