"""The characters that can be a quotation mark: their families and directions, and where they are in a text.

A `Mark` is what a reader counts as one mark: ``"``, the two characters of ``''``, the six of ``&quot;``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import NamedTuple

from arnorm._arabic.marks import LOW_QUOTE
from arnorm._arabic.protect import protected_of_few
from arnorm._core.classes import AMPERSAND, COMMA
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Asked, Rule, always, first_rule
from arnorm._core.scan import Scan

__all__ = ["CLOSES", "DOUBLED", "EITHER", "FAMILIES", "OPENS", "PAIRINGS", "TWICE", "Mark", "Pairing", "pairing_of"]
__all__ += ["family_of", "find_double_parentheses", "find_entities", "find_low_commas", "marks_at"]

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
_NO_MARK = ("", EITHER)
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


def _look_up(mark: str) -> tuple[str, int]:
    """The family and the direction of a character; "" and EITHER for a character that is not a mark."""
    return FAMILIES.get(mark, _NO_MARK)


def family_of(mark: str) -> str:
    """The family of one character."""
    family, _ = _look_up(mark)
    return family


def find_entities(scan: Scan) -> list[Mark]:
    """The marks written as HTML entities. They are found here; the step that rewrites them is `UnescapeHtml`."""
    if AMPERSAND not in scan.kinds:
        return []
    import html  # noqa: PLC0415 -- two thousand names, for the few texts with an ampersand

    text, match = scan.text, _ENTITY.match
    marks = []
    for at in scan.positions(bytes((AMPERSAND,))):
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


def find_low_commas(scan: Scan) -> list[Mark]:
    """Two commas typed for „, not those in a link."""
    text = scan.text
    if "," not in text or bytes((COMMA, COMMA)) not in scan.kinds:
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


Pairing = Asked[tuple[str, str], None]


def _family(mark: str) -> str:
    return TWICE.get(mark) or family_of(mark)


def _direction(mark: str) -> int:
    _, direction = _look_up(mark)
    return direction


# How the marks of a quotation go together. The first quotation of an example is named so, none of a counter-example.
PAIRINGS: tuple[Pairing, ...] = (
    Rule(
        "left open", lambda marks: not marks[1], None,
        why="the paragraph ends before the quotation does: it keeps its one mark",
        examples=('وأضاف: "سنعود غدا',), counters=('وأضاف: "سنعود غدا"',),
    ),
    Rule(
        "never opened", lambda marks: not marks[0], None,
        why="what it ends began in another paragraph, or with no mark",
        examples=("وسنعود غدا».",), counters=("«وسنعود غدا».",),
    ),
    Rule(
        "turned pair", lambda marks: _direction(marks[0]) < 0 < _direction(marks[1]), None,
        why="both marks stand the wrong way round, or in the tradition that opens with ”",
        examples=("قال ”نعم“ ومضى",), counters=("قال “نعم” ومضى",),
    ),
    Rule(
        "pair", lambda marks: _family(marks[0]) == _family(marks[1]), None,
        why="two marks of one family",
        examples=("قال «نعم» ومضى",), counters=('قال «نعم" ومضى',),
    ),
    Rule(
        "mixed pair", always, None,
        why="marks of two families, a slip of the keyboard or of an editor's program",
        examples=('قال «نعم" ومضى',), counters=("قال «نعم» ومضى",),
    ),
)  # fmt: skip


def pairing_of(opening: str, closing: str) -> str:
    """The name of the row that says how these marks go together; "" is a mark that is missing."""
    return first_rule(PAIRINGS, (opening, closing)).name
