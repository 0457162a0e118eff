"""The marks that may stand for a quotation mark: what each is, and where they stand.

A `Mark` is one mark as a reader counts it: ``"``, the two characters of ``''``, the six of ``&quot;``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from arnorm._core.classes import AMPERSAND, COMMA
from arnorm._core.rules import Asked, Rule, always, first_rule
from arnorm._core.scan import Scan
from arnorm._core.windows import up_to

__all__ = [
    "CLOSES",
    "DOUBLED",
    "EITHER",
    "FAMILIES",
    "OPENS",
    "PAIRINGS",
    "TWICE",
    "Mark",
    "double_parentheses",
    "entities",
    "family_of",
    "low_commas",
    "marks_at",
    "pairing_of",
]

OPENS, CLOSES, EITHER = 1, -1, 0  # the ways of a mark
# The families of marks: what pairs with what, and which of them have a direction (1 opens, -1 closes, 0 either).
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

# Two of these side by side are one mark, typed for want of a double one.
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
# A longer row of one mark is an ornament or a rule, not punctuation.
_LONGEST_ROW = 4

_ENTITY = (
    r"&(?:quot|apos|[lr]aquo|[lr]dquo|[lr]squo|bdquo|sbquo|lsaquo|rsaquo|prime|Prime"
    r"|#0{0,3}(?:34|39|171|187|8216|8217|8220|8221)|#[xX]0{0,2}(?:22|27|[aA][bB]|[bB][bB]|201[89cCdD]));"
)
_LOW_COMMAS = r",,(?=[^\W\d_])"  # a literal first, so that the search is quick


class Mark(NamedTuple):
    """One mark: its span, the character it stands for, its family and its own direction."""

    start: int
    end: int
    char: str
    family: str
    direction: int


def of_mark(mark: str) -> tuple[str, int]:
    """The family and the direction of one character; of none where it is no mark."""
    return FAMILIES.get(mark, _NO_MARK)


def family_of(mark: str) -> str:
    """The family of one character."""
    family, _ = of_mark(mark)
    return family


def entities(scan: Scan) -> list[Mark]:
    """The marks written as HTML entities; finding them is ours, rewriting them is UnescapeHtml's."""
    if AMPERSAND not in scan.kinds:
        return []
    import html  # noqa: PLC0415 -- two thousand names, for the few texts with an ampersand

    text, match = scan.text, _entity().match
    marks = []
    for at in scan.positions(bytes((AMPERSAND,))):
        if m := match(text, at):
            char = html.unescape(m[0])
            marks.append(Mark(at, m.end(), char, *FAMILIES[char]))
    return marks


@functools.cache
def _entity() -> re.Pattern[str]:
    return re.compile(_ENTITY)


def double_parentheses(text: str) -> list[Mark]:
    """(( and )), where nothing but one bracket more stands by them."""
    marks = []
    for m in re.finditer(r"(?<!\()(\(\()\(?(?!\()|(?<!\))\)?(\)\))(?!\))", text):
        opens = bool(m.group(1))
        start, end = m.span(1 if opens else 2)
        marks.append(Mark(start, end, text[start], "brackets", OPENS if opens else CLOSES))
    return marks


def low_commas(scan: Scan) -> list[Mark]:
    """Two commas typed for „: glued to the word after them, and only to that."""
    text = scan.text
    if "," not in text or bytes((COMMA, COMMA)) not in scan.kinds:
        return []
    marks = []
    for m in re.finditer(_LOW_COMMAS, text):
        before = up_to(text, m.start())
        if before.isspace() or before in ("", "(", "["):
            marks.append(Mark(*m.span(), ",", "low pair", OPENS))
    return marks


def marks_at(text: str, places: list[int], typed: Mapping[int, Mark]) -> list[Mark]:
    """The marks at these places, doubled ones joined; ornamental rows and letter-like marks left out.

    ``typed`` are those of several other characters, by place. Two straight double marks side by side stay two here,
    for they may close two quotations.
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
        if at in typed:
            marks.append(typed[at])
        elif row == 1 and char == "‘" and text.startswith("’", i_next := at + 1) and i_next in places[i : i + 1]:
            i += 1  # ‘’نص’’: nothing is quoted between them
            marks.append(Mark(at, at + 2, char, "doubled", EITHER))
        elif row == 2 and char in DOUBLED:
            marks.append(Mark(at, at + 2, char, *DOUBLED[char]))
        elif row <= _LONGEST_ROW and char in FAMILIES:
            marks.extend(Mark(at + n, at + n + 1, char, *FAMILIES[char]) for n in range(row))
    return marks


Pairing = Asked[tuple[str, str], None]


def _family(mark: str) -> str:
    return TWICE.get(mark) or family_of(mark)


def _direction(mark: str) -> int:
    _, direction = of_mark(mark)
    return direction


# How the marks of a quotation go together. The first quotation of an example is named so, none of a counter-example.
PAIRINGS: tuple[Pairing, ...] = (
    Rule(
        "left open",
        lambda marks: not marks[1],
        None,
        "the paragraph ends before the quotation does: it keeps its one mark",
        ('وأضاف: "سنعود غدا',),
        ('وأضاف: "سنعود غدا"',),
    ),
    Rule(
        "never opened",
        lambda marks: not marks[0],
        None,
        "what it ends began in another paragraph, or with no mark",
        ("وسنعود غدا».",),
        ("«وسنعود غدا».",),
    ),
    Rule(
        "turned pair",
        lambda marks: _direction(marks[0]) < 0 < _direction(marks[1]),
        None,
        "both marks stand the wrong way round, or in the tradition that opens with ”",
        ("قال ”نعم“ ومضى",),
        ("قال “نعم” ومضى",),
    ),
    Rule(
        "pair",
        lambda marks: _family(marks[0]) == _family(marks[1]),
        None,
        "two marks of one family",
        ("قال «نعم» ومضى",),
        ('قال «نعم" ومضى',),
    ),
    Rule(
        "mixed pair",
        always,
        None,
        "marks of two families, a slip of the keyboard or of an editor's program",
        ('قال «نعم" ومضى',),
        ("قال «نعم» ومضى",),
    ),
)


def pairing_of(opening: str, closing: str) -> str:
    """The name of the row that says how these marks go together; "" is a mark that is missing."""
    return first_rule(PAIRINGS, (opening, closing)).name
