"""Paragraphs whose quotation marks are clear at a glance: told by the kinds of the marks' neighbours.

Most paragraphs hold plain pairs, "so" and "so". What a mark does between its two neighbours is one letter, so a
paragraph's marks are two short strings, their ways and themselves. The same few strings come again and again; what
they say is worked out once and remembered. What could be doubted in one place asks the words too; the rest is for the
reader.
"""

from __future__ import annotations

import functools
import re

from arnorm._arabic import affixes
from arnorm._core import classes as k
from arnorm._core import kernels_quotes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import skip_back
from arnorm.quotes._levels import FAR, MISSING, NESTED, OUTERMOST, Nest
from arnorm.quotes._neighbours import leads_on
from arnorm.quotes._rules import rule_of

__all__ = [
    "MAYBE_CODE",
    "MAYBE_TYPED",
    "PLAIN_PAIRS",
    "Outline",
    "holds",
    "marked",
    "outline_of",
    "rows_of",
    "settled",
]

# What a mark does: open or close beyond doubt, either of them (between letters, or between spaces), or nobody knows.
_OPENS, _CLOSES, _EITHER, _UNKNOWN = b"()|?"
_AFTER_LETTER, _AFTER_STROKE = b"~-"  # opens if what stands before it is a prefix
_OTHERWISE = {_AFTER_LETTER: _EITHER, _AFTER_STROKE: _UNKNOWN}
_ASKED = lazy_pattern(b"[" + re.escape(bytes(_OTHERWISE)) + b"]")

_PREFIXES = tuple(affixes.LETTERS)
_BEFORE_ARTICLE = tuple(affixes.CONJUNCTIONS + affixes.BEFORE_ARTICLE)
_BLANK = bytes((k.SPACE, k.GAP, k.NEWLINE, k.END))
_WORDS = bytes((k.LETTER, k.FORM, k.FOREIGN))
_DIGITS = bytes((k.DIGIT, k.EASTERN))
_GLUE = bytes((k.LETTER, k.FORM, k.FOREIGN, k.MARK))
_LETTER, _STROKE = bytes((k.LETTER,)), bytes((k.TATWEEL,))
_CLOSERS = {'"': '"', "«": "»", "“": "”“", "”": "“”"}
# The pairs in which a clear paragraph stays clear.
PLAIN_PAIRS = frozenset((opening, closing) for opening, closers in _CLOSERS.items() for closing in closers)
_SHORT = 16  # paragraphs of no more marks are remembered


class Outline:
    """What the marks of a paragraph do, whatever stands between them.

    ``nests`` are the quotations, the marks numbered from 0, and every mark belongs to one; ``odd`` the marks that might
    be doubted; ``rules`` those of the quotations; ``depth`` is how deep they nest. It ``is_plain`` where it needs no
    look at what stands beside its marks: nothing is nested, and nothing odd.
    """

    __slots__ = ("chars", "depth", "is_plain", "nests", "odd", "rules", "ways")

    def __init__(self, ways: bytes, chars: str, nests: list[Nest], odd: list[int], rules: list[str]) -> None:
        self.ways = ways
        self.chars = chars
        self.nests = nests
        self.odd = odd
        self.rules = rules
        self.depth = max([depth for _, _, depth in nests])
        self.is_plain = not odd and self.depth == OUTERMOST


@functools.cache
def _ways() -> bytes:
    """What a mark does, by the kinds before and after it, as `kernels_quotes.rows` has them."""
    ways = [bytearray((_UNKNOWN,)) * len(k.ANY) for _ in k.ANY]
    for way, before, after in (
        (_EITHER, bytes((k.SPACE,)), bytes((k.SPACE,))),
        (_EITHER, _LETTER, _GLUE),
        (_EITHER, _GLUE, _LETTER),
        (_AFTER_LETTER, _LETTER, _WORDS),
        (_AFTER_STROKE, _STROKE, _WORDS),
        (_OPENS, _BLANK + bytes((k.OPEN, k.COLON)), _WORDS + _DIGITS + bytes((k.HASH, k.AT, k.UNDERSCORE))),
        (_CLOSES, _WORDS + _DIGITS + bytes((k.UNDERSCORE, k.MARK, k.STOP, k.BANG, k.COMMA, k.CLOSE)),
         _BLANK + bytes((k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE))),
    ):  # fmt: skip
        for one in before:
            for other in after:
                ways[one][other] = way
    return b"".join(ways)


# What counts of a text's kinds when its marks are looked for (see `kernels_quotes.marked`), and what was seen then.
_CODE_BESIDE, _TYPED, _CODE = 16, 64, 128
_COMMAS = 8
MAYBE_CODE, MAYBE_TYPED = _CODE_BESIDE | _CODE, _TYPED | _COMMAS
_ROLES = {k.QUOTE: 1, k.NEWLINE: 2, k.GAP: 4, k.COMMA: _COMMAS, k.AMPERSAND: _TYPED} | dict.fromkeys(
    (k.AT, k.HASH, k.UNDERSCORE, k.OTHER), _CODE
)
_SEEN_AS = bytes(_ROLES.get(kind, 0) for kind in k.ANY)


def marked(text: str, kinds: bytes) -> tuple[list[int], bytes, list[int], str, int, list[int]]:
    """Where marks stand, what they do, how many there are to each paragraph's end, which they are, and what is seen.

    What they do is one byte each, to be settled; what is seen are the bits above. Last, where a foreign letter touches
    one, or a sign apart from it.
    """
    return kernels_quotes.marked(text, kinds, _SEEN_AS, _ways(), k.FOREIGN)


def rows_of(kinds: bytes, places: list[int]) -> tuple[bytes, list[int]]:
    """What each of the marks at these places does, and how many there are to each paragraph's end.

    ``kinds`` are those of the text with every end of a paragraph as NEWLINE.
    """
    return kernels_quotes.rows(kinds, places, _ways(), k.NEWLINE)


def settled(text: str, kinds: bytes, places: list[int], ways: bytes) -> bytes:
    """What these marks do, those after letters asked for what stands there."""
    if _AFTER_LETTER not in ways and _AFTER_STROKE not in ways:
        return ways
    told = bytearray(ways)
    for match in _ASKED.finditer(ways):
        i = match.start()
        told[i] = _OPENS if _after_prefix(text, kinds, places[i]) else _OTHERWISE[ways[i]]
    return bytes(told)


def _after_prefix(text: str, kinds: bytes, at: int) -> bool:
    """Whether before this mark و, ب, ل, ف or ك stands alone, with a tatweel or without, or الـ."""
    end = skip_back(kinds, at, _STROKE, len(_STROKE))
    if end < at and text.endswith(affixes.ARTICLE, 0, end):
        end -= len(affixes.ARTICLE)
        if kinds[end - 1] in _BLANK:
            return True
        prefixes = _BEFORE_ARTICLE
    else:
        prefixes = _PREFIXES
    return text.endswith(prefixes, 0, end) and kinds[end - 2] in _BLANK


def outline_of(ways: bytes, chars: str) -> Outline | None:
    """The outline of a paragraph of such marks, if its odd ones hold; None where they are not clear.

    The reader would say the same, at leisure.
    """
    return _outline(ways, chars) if len(ways) <= _SHORT else _outline.__wrapped__(ways, chars)


@functools.lru_cache(4096)
def _outline(ways: bytes, chars: str) -> Outline | None:
    """What `outline_of` gives.

    One mark, or one pair, glued on both sides, or loose on both, is no reason to doubt if the marks pair up without
    nesting; nor is a first mark that closes.
    """
    nests: list[Nest] = []
    opened: list[int] = []  # those still open
    odd: list[int] = []
    for i, (clear_way, char) in enumerate(zip(ways, chars, strict=True)):
        way = clear_way
        if way == _EITHER:
            odd.append(i)
            way = _CLOSES if opened else _OPENS
        if way == _OPENS and char in _CLOSERS:
            opened.append(len(nests))
            nests.append((i, MISSING, len(opened)))
        elif way == _CLOSES and opened and char in _CLOSERS[chars[nests[opened[-1]][0]]]:
            nth = opened.pop()
            opening, _, depth = nests[nth]
            nests[nth] = (opening, i, depth)
        elif way == _CLOSES and not i and char in '"»”':  # it closes by its own direction too
            odd.append(i)
            nests.append((MISSING, i, OUTERMOST))
        else:
            return None
    marks = [*chars, ""]  # the last where a mark is MISSING
    rules = [rule_of(marks[opening], marks[closing]) for opening, closing, _ in nests]
    outline = Outline(ways, chars, nests, odd, rules)
    return outline if _is_sure(outline, opened) else None


def _is_sure(outline: Outline, opened: list[int]) -> bool:
    """Whether nothing speaks for another reading: of two left open, say, one may be closing the other."""
    chars, nests, odd = outline.chars, outline.nests, outline.odd
    if opened:
        *more, _ = opened
        *_, (_, closing, _) = nests
        if more or closing != MISSING:
            return False  # how far the open one reaches, sentences tell
        if {"“", "”"} <= {chars[opening] for opening, _, _ in nests if opening != MISSING}:
            return False
    if outline.depth > OUTERMOST and _holds_many(nests):
        return False  # where it ends, sentences tell too
    if not odd:
        return True
    _, *more = odd
    return not opened and outline.depth == OUTERMOST and (not more or (*odd, OUTERMOST) in nests)


def _holds_many(nests: list[Nest]) -> bool:
    """Whether one of the quotations holds so many others that its mark may have been left open."""
    return bytes((NESTED,)) * FAR in bytes(depth for _, _, depth in nests if depth <= NESTED)


def holds(text: str, kinds: bytes, places: list[int], outline: Outline) -> bool:
    """Whether what stands beside these marks agrees with an outline that nests or has odd ones."""
    odd, nests = outline.odd, outline.nests
    if any(closing != MISSING and leads_on(text, places[closing] - 1) for _, closing, _ in nests):
        return False
    if not odd:
        return True
    if any(text[places[i] - 1] == "ا" for i in odd):
        return False  # it may be a tanween
    opening, closing = next(marks for *marks, _ in nests if not set(marks).isdisjoint(odd))
    if opening == MISSING:
        if kinds[places[closing] - 1] in _DIGITS:
            return False  # it may be a prime
    elif text[places[opening] + 1 : places[closing]].isspace():
        return False
    return True
