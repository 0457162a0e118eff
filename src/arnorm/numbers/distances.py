"""How far the readers of numbers look, each distance with its unit, and what they look across."""

from __future__ import annotations

from arnorm._core import classes

__all__: list[str] = []

LINK_CHARS = 8  # between two runs of digits that a sign may join
# The kinds of characters that may begin or end what parts two linked runs of digits.
_LINK_NAMES = "COMMA STOP COLON SEPARATOR DASH TATWEEL SLASH QUOTE SPACE GAP INVISIBLE OTHER AMPERSAND UNDERSCORE"
LINK_KINDS = bytes(getattr(classes, name) for name in _LINK_NAMES.split())
LINK_SPACES = 4  # around that sign
WORD_WINDOW_CHARS = 32  # holds any word of the tables with its marks, and what may part it from the number
BESIDE_CHARS = 3  # between a number and a sign that belongs to it
CURRENCY_CHARS = 6  # a shortened currency with its spaces (د. ك)
PERCENT_CHARS = 3  # from a digit to its per-cent sign
MONEY_CHARS = 30  # between a number and a word for an amount
FIXTURE_CHARS = 50  # the names of the two teams before a score
PLAY_CHARS = (80, 40)  # between a score and a word of play before it, after it
PAGE_COUNT_CHARS = 3  # between a number of pages and its noun (300 صفحة)
HEADING_CHARS = 10  # hashes and blanks before the number of a section, or the name of an archive
CODE_ROW_CHARS = 4  # a dash with its spaces, and the first digit of the next code
PHONE_DIGITS = range(8, 16)
PHONE_GROUP_DIGITS = 8  # at most
NAMED_PHONE_DIGITS = range(7, 16)  # of a number that a word for a telephone names
SPELLED_WORDS = 40  # more than any number in words has
ORDINAL_CHAIN_WORDS = 8  # ordinals in a row, and what joins them (المواد الأولى والثانية …)
TEXT_EDGE_CHARS = 16  # white space around a word that is the whole text
