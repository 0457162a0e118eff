"""How likely a word is: the packed table of words, read through prefixes and suffixes."""

from __future__ import annotations

import functools

from arnorm._arabic.affixes import ARTICLE, BEFORE_ARTICLE, CONJUNCTIONS, PREPOSITIONS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember

__all__ = ["LONGEST_WORD", "plain_word_bits", "word_bits"]

# No word has so many letters, and no row of words that are glued: what is longer is left as it stands.
LONGEST_WORD = 60

_ENTRY = lazy_pattern("([0-9])(.)([A-Za-j]*)")
_CODED_LETTERS = "".join(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B))))
_BITS_PER_LEVEL = 1.3  # bits a level (tools/make_pdf_words.py)

# The cost of a reading in bits: for a prefix of the stem, and for a conjunction before it. After a conjunction the
# article is free.
_CONJUNCTION_COSTS = {"": 0.0, **dict(zip(CONJUNCTIONS, (3.0, 6.0), strict=True))}
_MOST_COST = 9.0
_ARTICLE_AND_PREPOSITION_COSTS = {
    "": 0.0, ARTICLE: 1.0, **{before + ARTICLE: cost for before, cost in zip(BEFORE_ARTICLE, (4.0, 6.0), strict=True)},
    "لل": 4.0, **dict(zip(PREPOSITIONS, (5.0, 7.0, 4.0), strict=True)), "س": 5.0,
}  # fmt: skip
_PREFIX_COSTS = {
    conjunction + prefix: min(_MOST_COST, first + (0.0 if conjunction and prefix == ARTICLE else cost))
    for prefix, cost in _ARTICLE_AND_PREPOSITION_COSTS.items()
    for conjunction, first in _CONJUNCTION_COSTS.items()
}
_PREFIX_COSTS["أ"] = _MOST_COST
# Pronouns that begin with an article and take no second one.
_PRONOUNS = frozenset(("التي", "التى", "الذي", "الذى"))
_BEFORE_PRONOUNS = frozenset(
    ("", *CONJUNCTIONS, *BEFORE_ARTICLE, *(CONJUNCTIONS[0] + before for before in BEFORE_ARTICLE))
)
# An article before a stem of two letters, or before an accusative in alef (حقا), is unlikely.
_SHORT_STEM_COST = 5.0
# Suffixes of a stem. All cost the same, because few words need them.
_SUFFIXES = (
    "ها", "ه", "هم", "هما", "هن", "نا", "ك", "كم", "ي", "ين", "ان", "ون", "ات", "ية", "ا", "ة", "ت", "وا", "ني", "تين",
    "تان", "اته", "اتها", "يا", "يين",
)  # fmt: skip
_SUFFIX_COST = 7.0


@functools.cache
def _load_words() -> tuple[dict[str, float], dict[str, float]]:
    """Load the bits of stems, and the finer bits of pairs of whole words; only damaged text needs them."""
    from arnorm._generated.pdf_words import CODES, EITHER, WORDS  # noqa: PLC0415 -- large

    codes = str.maketrans(CODES, _CODED_LETTERS)
    stems: dict[str, float] = {}
    word = ""
    for same, level, rest in _ENTRY.findall(WORDS):
        word = word[: int(same)] + rest.translate(codes)
        stems[word] = int(level, 16) * _BITS_PER_LEVEL
    whole: dict[str, float] = {}
    word = ""
    for same, sign, rest in _ENTRY.findall(EITHER):
        word = word[: int(same)] + rest.translate(codes)
        whole[word] = (ord(sign) - 0x27) / 4
    return stems, whole


def plain_word_bits(word: str) -> float:
    """Return the bits of a word, with or without article and conjunction; 0 for an unknown word."""
    stems, _ = _load_words()
    best = 0.0
    for prefix in ("", "و", "ال", "وال", "بال", "لل", "ب", "ل"):
        if word.startswith(prefix):
            best = max(best, stems.get(word[len(prefix) :], 0.0) - _PREFIX_COSTS[prefix])
    return best


@remember(1 << 16)
def word_bits(word: str) -> float:
    """Return the bits of the likeliest analysis of a word: the frequency of its stem less the cost of its affixes.

    0 for a word without an analysis.
    """
    stems, whole = _load_words()
    if word in whole:
        return whole[word]
    best, prefixes = 0.0, _PREFIX_COSTS
    if word[:1] in ("و", "ف") and word[1:] in whole:
        best, prefixes = whole[word[1:]] - _PREFIX_COSTS[word[0]], {"": 0.0}
    for prefix, cost in prefixes.items():
        if not word.startswith(prefix):
            continue
        stem = word[len(prefix) :]
        if stem in _PRONOUNS and prefix not in _BEFORE_PRONOUNS:
            continue
        if prefix.endswith(("ال", "لل")) and (len(stem) == 2 or stem.endswith("ا")):
            cost += _SHORT_STEM_COST  # noqa: PLW2901
        best = max(best, stems.get(stem, 0.0) - cost)
        for suffix in _SUFFIXES:
            if stem.endswith(suffix):
                best = max(best, stems.get(stem[: -len(suffix)], 0.0) - cost - _SUFFIX_COST)
    return best
