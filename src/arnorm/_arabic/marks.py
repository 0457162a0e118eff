"""Marks, format characters and line ends, as pieces of a character class: `re` knows no property of Unicode's."""

from __future__ import annotations

from arnorm._core.classes import GAP, LINE_ENDS, NAMED, NO_BREAK_SPACES, QUOTE
from arnorm._core.patterns import lazy_pattern

__all__ = [
    "CONTROLS",
    "DELETED",
    "DELETED_BY_ANY",
    "DIACRITICS",
    "DRAWN_MARKS",
    "GAP_SPACES",
    "LINE_END",
    "LOW_COMMAS",
    "LOW_QUOTE",
    "MARKS",
    "MARKS_ON_TATWEEL",
    "QUOTES",
    "UNSEEN",
    "WORD",
    "opens_low_quote",
]

# Those of the Arabic blocks (`arnorm._generated.unicode.MARKS` has them one by one; a test holds the two together), and
# those that are put on letters of any script.
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff"
    "\U00010ecb-\U00010ecf\U00010ef0-\U00010eff\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
# What StripDiacritics deletes: the marks of the Arabic blocks, and the small letters among them.
DIACRITICS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0897-\u089f\u08c9-\u08e1\u08e3-\u08ff"
    "\U00010ec5\U00010ecb-\U00010ecf\U00010ef0-\U00010eff"
)
# Format characters: nobody sees them.
CONTROLS = (
    "\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f"
)
# What StripInvisibles deletes, control characters among it (a test holds the two together).
UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ufe00-\ufe0f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
# Presentation forms that unfold to no letter: marks on a space, and the right part of a letter (U+FE73).
DRAWN_MARKS = "\ufc5e\ufc5f\ufc60\ufc61\ufc62\ufc63\ufe70\ufe72\ufe73\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e"
# Those that unfold to a mark on a tatweel.
MARKS_ON_TATWEEL = "\ufcf2-\ufcf4\ufe71\ufe77\ufe79\ufe7b\ufe7d\ufe7f"
# What the steps of the presets may delete. A step that runs before them reads a token as if all this were gone already.
DELETED = f"{DIACRITICS}{UNSEEN}{DRAWN_MARKS}{MARKS_ON_TATWEEL}\u0640"
# What a step may delete with any of its options.
DELETED_BY_ANY = f"{MARKS}{CONTROLS}{DELETED}"
# Whatever may be a quotation mark: one may be written as another, so that who asks for one asks for all.
QUOTES = NAMED[QUOTE]
# What a word is written with: its marks and joiners too.
WORD = rf"\w{MARKS}\u200c\u200d"

# Scraped pages separate headlines by this many no-break spaces, or more: a layout gap, which becomes a line end.
GAP_SPACES = 3
# What ends a line, or will once `CollapseWhitespace` has run.
LINE_END = lazy_pattern(
    rf"[{LINE_ENDS}]|[{NO_BREAK_SPACES}](?:[ {NAMED[GAP]}{UNSEEN}]*?[{NO_BREAK_SPACES}]){{{GAP_SPACES - 1}}}"
)

# Two commas typed for „: they touch the word or figure after them and no word before them. A literal comes first, so
# that a search is quick.
LOW_COMMAS = ",,"
LOW_QUOTE = rf"{LOW_COMMAS}(?<![^\s(\[]{LOW_COMMAS})(?=\u0640*+[^\W_\u0640])"
_LOW_QUOTE = lazy_pattern(LOW_QUOTE)


def opens_low_quote(text: str, at: int) -> bool:
    """Whether two commas here open a quotation.

    >>> opens_low_quote("قال ,,نعم", 4), opens_low_quote("قال,,نعم", 3), opens_low_quote(",,5 أيام", 0)
    (True, False, True)
    """
    return _LOW_QUOTE.match(text, at) is not None
