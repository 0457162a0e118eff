"""Marks, format characters and line ends, as pieces of a character class: `re` knows no property of Unicode's."""

from __future__ import annotations

from arnorm._core.classes import GAP, LINE_ENDS, NAMED, NO_BREAK_SPACES, QUOTE, write_set
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import sides_of

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
# Letters of other languages that are drawn as heh is.
LETTERS_LIKE_HEH = "\u06be\u06c1\u06c2\u06d5"
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
# The marks of quotations. Single ones are apostrophes as often, except two of one kind.
SINGLE_MARKS, DOUBLE_MARKS = "'‘’‚‛′‵´`‹›＇", '"«»“”„‟″‹›〝〞〟‶＂'
QUOTATION_MARK = rf"&quot;|([{SINGLE_MARKS}])\1|‘’|[{DOUBLE_MARKS}]"

# The blocks of the Arabic script in the Basic Multilingual Plane, presentation forms apart (Blocks.txt).
_ARABIC_BLOCKS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF))


def is_arabic(code: int) -> bool:
    """Whether the code point lies in a block of the Arabic script, presentation forms apart."""
    return any(low <= code <= high for low, high in _ARABIC_BLOCKS) or 0x10EC0 <= code <= 0x10EFF


def opens_low_quote(text: str, at: int) -> bool:
    """Whether two commas here open a quotation.

    >>> opens_low_quote("قال ,,نعم", 4), opens_low_quote("قال,,نعم", 3), opens_low_quote(",,5 أيام", 0)
    (True, False, True)
    """
    return _LOW_QUOTE.match(text, at) is not None


SETS = {"western": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}


# The bytes 80 to BF, which continue a character in UTF-8, in both encodings; any quotation mark may become one of them.
_BYTES = bytes(range(0x80, 0xC0))
# A first byte and how many more it needs, the mark (\0) among them; two odd characters beside the mark.
_LEADS = (("\xc2-\xdf", 1), ("\xe0-\xef", 2), ("\xf0-\xf4", 3))


def _write_sequence() -> str:
    continuing = {*_BYTES.decode("latin-1"), *_BYTES.decode("cp1252", "ignore")}
    more_of = write_set({*continuing, *NAMED[QUOTE]})
    odd = write_set({*map(chr, range(0xC0, 0x100)), *continuing.difference(NAMED[QUOTE])})
    beside = ["", more_of, f"{more_of}{{2}}"]  # so many of them; each set takes long to compile
    rows = [f"[{leads}]{beside[n]}\0{beside[more - n - 1]}" for leads, more in _LEADS for n in range(more)]
    return "|".join((*rows, f"\0[\xc2-\xf4]{odd}", f"[\xc2-\xf4]{odd}\0"))


_SEQUENCE = lazy_pattern(_write_sequence)
# What other steps delete between them, except controls that are bytes of a character themselves.
_DELETED_BETWEEN = lazy_pattern(f"(?:[\u0640\ufffd{UNSEEN}](?<![\x80-\x9f]))+")
_CONTEXT_CHARACTERS = 12
_MORE_BYTES = 3  # of a character, the first one left out
# Next to one of these a guillemet is taken for damage too; the repair then trusts a lone first byte in the same line
# whose next bytes are lost. Measured with ftfy 6.3: all other characters, and all other first bytes, do not.
_ODD = frozenset("ƒ†‡ˆ‰˜¤¦¨ª¬¯¸º")
_LONE = ("\xc2 ", "\xc3 ")
_LINE = 400


def completes_a_character(text: str, at: int) -> bool:
    """Whether a mark here may be the missing byte of a character in the wrong encoding (Ø”, â€"), or stands by one.

    Rewritten, it would be repaired to another character, or make the repair sure of what it doubted.
    """
    if not _ODD.isdisjoint(sides_of(text, at, at + 1)):
        line = text[max(0, at - _LINE) : at + _LINE]
        if any(lone in line for lone in _LONE):
            return True
    before, after = sides_of(text, at, at + 1, _CONTEXT_CHARACTERS)
    near = _DELETED_BETWEEN.sub("", before)[-_MORE_BYTES:] + "\0" + _DELETED_BETWEEN.sub("", after)[:_MORE_BYTES]
    return _SEQUENCE.search(near) is not None
