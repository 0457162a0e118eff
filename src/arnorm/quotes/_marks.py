"""The marks of a text that can be quotation marks: their characters, families and directions, and where they are.

A `Mark` is what a reader counts as one mark: ``"``, the two characters of ``''``, the six of ``&quot;``. Marks that are
part of something else are left out: in protected spans (URLs, tags), escaped, or bytes of another encoding.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from arnorm._arabic.marks import LOW_QUOTE, completes_a_character
from arnorm._arabic.protect import ANCHORS, in_tag, protected_of_few
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm.quotes import _kernel

OPENS, CLOSES, EITHER = 1, -1, 0  # the ways of a mark
# The family and the direction of each mark. Marks of one family pair with each other.
FAMILIES: dict[str, tuple[str, int]] = {
    '"': ("straight", 0),
    "\uff02": ("straight", 0),
    "«": ("guillemet", 1),
    "»": ("guillemet", -1),
    "“": ("curly", 1),
    "”": ("curly", -1),
    "„": ("low", 1),  # opens in every tradition
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}": ("curly", 1),
    "\N{REVERSED DOUBLE PRIME QUOTATION MARK}": ("curly", 1),
    "\N{DOUBLE PRIME QUOTATION MARK}": ("curly", -1),
    "\N{LOW DOUBLE PRIME QUOTATION MARK}": ("low", 1),
    "\N{DOUBLE PRIME}": ("prime", -1),  # web software turns the closing mark after a digit into a prime
    "\N{REVERSED DOUBLE PRIME}": ("prime", 1),
    "'": ("single", 0),
    "\uff07": ("single", 0),
    "‘": ("single", 1),
    "’": ("single", -1),
    "‚": ("single", 1),
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}": ("single", 1),
    "`": ("grave", 1),  # opens only: `so` is code
    "\N{ACUTE ACCENT}": ("single", -1),
    "\N{PRIME}": ("single", -1),
    "\N{REVERSED PRIME}": ("single", 1),
    "‹": ("angle", 1),
    "›": ("angle", -1),
}

# Two of these side by side are one mark, typed because the keyboard has no double one.
DOUBLED: dict[str, tuple[str, int]] = {
    "'": ("doubled", 0),
    "\uff07": ("doubled", 0),
    "‘": ("doubled", 1),
    "’": ("doubled", -1),
    "‚": ("low pair", 1),
    "`": ("low pair", 1),
    "\N{ACUTE ACCENT}": ("doubled", -1),
    "\N{PRIME}": ("doubled", -1),
    "\N{REVERSED PRIME}": ("doubled", 1),
    "‹": ("guillemet", 1),
    "›": ("guillemet", -1),
}
TWICE = {mark + mark: family for mark, (family, _) in DOUBLED.items()}
# A longer row of one mark is an ornament or a line, not punctuation.
_LONGEST_ROW_MARKS = 4

_ENTITY = lazy_pattern(
    r"&(?:quot|apos|[lr]aquo|[lr]dquo|[lr]squo|bdquo|sbquo|lsaquo|rsaquo|prime|Prime"
    r"|#0{0,3}(?:34|39|171|187|8216|8217|8220|8221)|#[xX]0{0,2}(?:22|27|[aA][bB]|[bB][bB]|201[89cCdD]));"
)
_DOUBLE_PARENTHESES = lazy_pattern(r"(?<!\()(\(\()\(?(?!\()|(?<!\))\)?(\)\))(?!\))")
_LOW_COMMAS = lazy_pattern(LOW_QUOTE)


class Mark(NamedTuple):
    """One mark: its span, the character it stands for, its family and its own direction."""

    start: int
    end: int
    char: str
    family: str
    direction: int


def family_of(mark: str) -> str:
    """The family of a mark; "" for any other character."""
    return FAMILIES[mark][0] if mark in FAMILIES else ""


def _find_entities(scan: Scan) -> list[Mark]:
    """The marks written as HTML entities. They are found here; the step that rewrites them is `UnescapeHtml`."""
    if k.AMPERSAND not in scan.kinds:
        return []
    import html  # noqa: PLC0415 -- two thousand names, for the few texts with an ampersand

    text, match = scan.text, _ENTITY.match
    marks = []
    for at in scan.positions(bytes((k.AMPERSAND,))):
        if m := match(text, at):
            char = html.unescape(m[0])
            marks.append(Mark(at, m.end(), char, *FAMILIES[char]))
    return marks


def find_double_parentheses(text: str) -> list[Mark]:
    """Doubled parentheses, (( and )), with at most one more parenthesis beside them."""
    marks = []
    for m in _DOUBLE_PARENTHESES.finditer(text):
        opens = bool(m.group(1))
        start, end = m.span(1 if opens else 2)
        marks.append(Mark(start, end, text[start], "brackets", OPENS if opens else CLOSES))
    return marks


def _find_low_commas(scan: Scan) -> list[Mark]:
    """Two commas typed for „, not those in a link."""
    text = scan.text
    if "," not in text or bytes((k.COMMA, k.COMMA)) not in scan.kinds:
        return []
    places = [m.start() for m in _LOW_COMMAS.finditer(text)]
    linked = protected_of_few(scan, places)
    return [Mark(at, at + 2, ",", "low pair", OPENS) for at in places if at not in linked]


_make_mark = functools.partial(tuple.__new__, Mark)  # in a third of the time
_ALONE = FAMILIES.keys() - {"‘"}  # all but the one that may be one mark with another: ‘’


def marks_at(text: str, places: list[int], typed: Mapping[int, Mark]) -> list[Mark]:
    """The marks at these places; doubled single marks are one mark, and ornamental rows are left out.

    ``typed`` are the marks of several other characters, by place. Two straight double marks side by side are two marks,
    because they may close two quotations.
    """
    marks: list[Mark] = []
    i, count = 0, len(places)
    while i < count:
        at = places[i]
        char = text[at]
        row = 1
        while i + row < count and places[i + row] == at + row and text[at + row] == char:
            row += 1
        i += row
        if typed and at in typed:
            marks.append(typed[at])
        elif row == 1 and char in _ALONE:
            marks.append(_make_mark((at, at + 1, char, *FAMILIES[char])))
        elif row == 1 and char == "‘" and text.startswith("’", i_next := at + 1) and i_next in places[i : i + 1]:
            i += 1  # ‘’نص’’: nothing is quoted between them
            marks.append(Mark(at, at + 2, char, "doubled", EITHER))
        elif row == 2 and char in DOUBLED:
            marks.append(Mark(at, at + 2, char, *DOUBLED[char]))
        elif row <= _LONGEST_ROW_MARKS and char in FAMILIES:
            marks.extend(Mark(at + n, at + n + 1, char, *FAMILIES[char]) for n in range(row))
    return marks


LINE = bytes((k.NEWLINE,))
_GAPS = bytes((k.GAP,)) * 3


def lined(kinds: bytes) -> bytes:
    """The kinds with a line break for all that ends a paragraph: the end of the text, and each layout gap."""
    kinds = kinds.replace(bytes((k.END,)), LINE)
    if k.GAP not in kinds:  # looking for three of them takes a nanosecond a character, for one next to nothing
        return kinds
    return kinds.replace(_GAPS, LINE * len(_GAPS))


_CODE_SIGNS = bytes((*ANCHORS, k.OTHER))


# A variable or a brace that a message format has in single marks: '{name}', '{'.
_IN_BRACES = lazy_pattern(r"'(?:\{[^'\n]{0,80}\}|[{}])'")
# Four signs or more in a row, each by itself: what a lesson lists.
_LISTED_SIGNS = lazy_pattern(r"(?<!\S)(?:\\?[!?؟$#%&@^=+~|/:;،؛\"'`][ ]){3,40}\\?[!?؟$#%&@^=+~|/:;،؛\"'`](?!\S)")

_IN_LIST = frozenset("!?؟$#%&;")  # each such list holds one of them before ' " '
_NOTHING_BESIDE = _kernel.BRACKETED - 1


def _is_listed(text: str, at: int) -> bool:
    """Whether a mark stands alone behind a sign that does."""
    signs = text[at - 2 : at - 1] in _IN_LIST and text[at - 1 : at + 2] == ' " '
    return signs and not text[at - 3 : at - 2].strip("\\ \n\t\xa0")


def list_marks(scan: Scan) -> tuple[list[int], int]:
    """The places of marks, not around braces or in lists of signs; and the bits of what makes code or typed marks."""
    places, seen = _kernel.list_marks(scan.kinds)
    if seen <= _NOTHING_BESIDE:  # nearly all texts
        return places, seen
    text, left = scan.text, set[int]()
    if seen & _kernel.BRACKETED and "'{" in text:
        left = {at for m in _IN_BRACES.finditer(text) for at in (m.start(), m.end() - 1)}
    if seen & _kernel.LONE and any(_is_listed(text, at) for at in places):
        left.update(*(range(*m.span()) for m in _LISTED_SIGNS.finditer(text)))
    return [at for at in places if at not in left] if left else places, seen & _NOTHING_BESIDE


def candidates(
    scan: Scan, places: list[int], seen: int, more: Sequence[Mark] = ()
) -> tuple[list[int], dict[int, Mark]]:
    """The places of the marks that are not code, and the marks typed with several characters, by place.

    ``places`` and ``seen`` are what `list_marks` gives; ``more`` are such marks of several characters.
    """
    typed: dict[int, Mark] = {}
    if more or seen & _kernel.TYPED:
        typed = {mark.start: mark for mark in (*_find_entities(scan), *_find_low_commas(scan), *more)}
    text = scan.text
    code = set()
    if seen & _kernel.CODED or (seen & _kernel.SLASHED and "\\" in text):
        code = _find_code_marks(scan, places)
    if code or typed:
        places = sorted([*(at for at in places if at not in code), *typed])
    return places, typed


def may_be_code(text: str, kinds: bytes) -> bool:
    """Whether the text has what code is written with."""
    return "[" in text or "\\" in text or any(map(kinds.__contains__, _CODE_SIGNS))


def _find_code_marks(scan: Scan, places: list[int]) -> set[int]:
    """Those of the places that lie in a protected span (a URL, an HTML tag …), are escaped, or are part of a character.

    Found from the kinds of the characters around the marks, so that text without code costs next to nothing.
    """
    text, kinds = scan.text, lined(scan.kinds) if k.GAP in scan.kinds else scan.kinds
    odd = _kernel.list_odd(text, kinds, places)
    found = {at for at in odd if text.endswith("\\", 0, at) or completes_a_character(text, at)}
    left = [at for at in places if at not in found] if found else places
    near = _kernel.list_near(scan.kinds, left)
    if "<" in text:
        near = sorted({*near, *(at for at in left if in_tag(text, at))})
    return found.union(protected_of_few(scan, near)) if near else found
