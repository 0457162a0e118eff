"""Prefixes that are written onto the next word: conjunctions, prepositions and the article, in this order."""

from __future__ import annotations

CONJUNCTIONS = "وف"
PREPOSITIONS = "بكل"
ARTICLE = "ال"
BEFORE_ARTICLE = "بك"  # ل takes the article's alef away: للعام
LETTERS = CONJUNCTIONS + PREPOSITIONS

# The same as a pattern; with the article anything may come before it.
WITH_ARTICLE = f"[{CONJUNCTIONS}]?(?:[{BEFORE_ARTICLE}]?{ARTICLE}|لل)"

# Every row of a conjunction and a preposition that a word without article may have, "" among them, the shortest first.
PREFIXES = tuple(
    conjunction + preposition for conjunction in ("", *CONJUNCTIONS) for preposition in ("", *PREPOSITIONS)
)

# Every row that ends in the article, as a word with it may begin.
ARTICLES = tuple(
    conjunction + article
    for conjunction in ("", *CONJUNCTIONS)
    for article in (ARTICLE, *(preposition + ARTICLE for preposition in BEFORE_ARTICLE), "لل")
)
