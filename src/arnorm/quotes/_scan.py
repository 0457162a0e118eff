"""The quotation marks of a scan, paragraph by paragraph; most paragraphs are clear at a glance, the others are read.

A quotation ends with its paragraph: at a line break, at the end of the text, and at a layout gap (three no-break
spaces or more, which scraped pages put between headlines).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from arnorm import _kinds as k
from arnorm._scan import Scan
from arnorm.quotes._code import code_marks
from arnorm.quotes._marks import Mark, double_parentheses, entities, low_commas, marks_at
from arnorm.quotes._pairs import Role, read_paragraph
from arnorm.quotes._roles import leads_on

__all__ = ["PLAIN_PAIRS", "Paragraph", "Quotes", "paragraphs_of", "quotes_and_brackets_in", "quotes_in"]


class Paragraph(NamedTuple):
    """A paragraph that took a closer look, and the marks that are quotation marks there."""

    start: int
    end: int
    roles: list[Role]
    clear: bool  # told by the marks' neighbours alone


class Quotes(NamedTuple):
    """The quotations of a scan.

    ``opens`` and ``closes`` are, pair by pair, the places of the marks of quotations that are clear at a glance: one
    character each, depth 1, nothing inside. ``others`` are the paragraphs that hold any but these.
    """

    opens: list[int]
    closes: list[int]
    others: list[Paragraph]


_OPENS, _CLOSES, _PERHAPS = 1, 2, 3
_LINE = bytes((k.NEWLINE,))


def quotes_in(scan: Scan) -> Quotes:
    """The quotations of a scan; share it: ``scan.derive(quotes_in)``."""
    return _read(scan, ())


def quotes_and_brackets_in(scan: Scan) -> Quotes:
    """The same, with doubled parentheses as quotation marks."""
    return _read(scan, double_parentheses(scan.text))


def _read(scan: Scan, more: Iterable[Mark]) -> Quotes:
    quotes = Quotes([], [], [])
    text, kinds = scan.text, scan.kinds
    if kinds.find(k.QUOTE) < 0 and kinds.find(k.AMPERSAND) < 0 and not more:
        return quotes
    kinds = lined(kinds)
    places, typed = _places(scan, kinds, more)
    if not places:
        return quotes
    ways = _ways_of(text, kinds, places)
    chars = [text[at] for at in places]
    turns = [_OPENS, _CLOSES] * (len(places) // 2)
    straight = chars.count('"') == len(chars)
    opens, closes, _ = quotes
    for i, j in _paragraphs(kinds, places):
        if not (j - i) & 1 and ways[i:j] == turns[: j - i] and (straight or _are_pairs(chars[i:j])):
            opens += places[i:j:2]
            closes += places[i + 1 : j : 2]
            continue
        start = kinds.rfind(_LINE, 0, places[i]) + 1
        end = kinds.find(_LINE, places[j - 1])
        roles = _clear_roles(text, kinds, places[i:j], ways[i:j])
        clear = roles is not None
        if roles is None:
            marks = marks_at(text, places[i:j], typed)
            roles = [] if _is_soup(text, kinds, marks, start, end) else read_paragraph(text, kinds, marks)
        if roles:
            quotes.others.append(Paragraph(start, end, roles, clear))
    return quotes


def paragraphs_of(scan: Scan, quotes: Quotes) -> list[Paragraph]:
    """All paragraphs with quotations, the clear ones too, as paragraphs with roles."""
    paragraphs = list(quotes.others)
    places = [at for pair in zip(quotes.opens, quotes.closes, strict=True) for at in pair]
    kinds = lined(scan.kinds)
    for i, j in _paragraphs(kinds, places) if places else ():
        roles = [Role(at, at + 1, -1 if n & 1 else 1, 1, n ^ 1) for n, at in enumerate(places[i:j])]
        start, end = kinds.rfind(_LINE, 0, places[i]) + 1, kinds.find(_LINE, places[j - 1])
        paragraphs.append(Paragraph(start, end, roles, True))
    return sorted(paragraphs)


def lined(kinds: bytes) -> bytes:
    """The kinds with all that ends a paragraph as a line break: the ends of texts, and layout gaps."""
    return kinds.replace(bytes((k.END,)), _LINE).replace(bytes((k.GAP,)) * 3, _LINE * 3)


def _places(scan: Scan, kinds: bytes, more: Iterable[Mark]) -> tuple[list[int], dict[int, Mark]]:
    """Where marks stand, and those among them that are typed with several other characters (&quot; or ,,)."""
    places = scan.positions(bytes((k.QUOTE,)))
    typed = {mark.start: mark for mark in (*entities(scan), *more)}
    if places:
        code = code_marks(scan, places, kinds)
        if code:
            places = [at for at in places if at not in code]
        if ",," in scan.text:
            typed.update((mark.start, mark) for mark in low_commas(scan.text))
    return sorted([*places, *typed]) if typed else places, typed


def _paragraphs(kinds: bytes, places: list[int]) -> Iterator[tuple[int, int]]:
    """The marks paragraph by paragraph, as slices of the places."""
    find = kinds.find
    i, last = 0, places[0]
    for j, at in enumerate(places):
        if find(_LINE, last, at) >= 0:
            yield i, j
            i = j
        last = at
    yield i, len(places)


_BLANK = bytes((k.SPACE, k.GAP, k.NEWLINE))
_WORDS = bytes((k.LETTER, k.FORM, k.FOREIGN))
_DIGITS = bytes((k.DIGIT, k.EASTERN))


@functools.cache
def _ways() -> bytes:
    """By the kinds before and behind a mark (256 × the one + the other): what it does beyond doubt."""
    ways = bytearray(0x10000)
    for way, before, behind in (
        (_OPENS, _BLANK + bytes((k.OPEN,)), _WORDS + _DIGITS),
        (_CLOSES, _WORDS + _DIGITS + bytes((k.MARK, k.STOP, k.BANG, k.COMMA)),
         _BLANK + bytes((k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE))),
        (_PERHAPS, bytes((k.LETTER, k.TATWEEL)), _WORDS),
    ):  # fmt: skip
        for left in before:
            for right in behind:
                ways[left << 8 | right] = way
    return bytes(ways)


def _ways_of(text: str, kinds: bytes, places: list[int]) -> list[int]:
    """What each mark does beyond doubt, 0 where there is doubt."""
    table = _ways()
    ways = [table[kinds[at - 1] << 8 | kinds[at + 1]] for at in places]
    if _PERHAPS in ways:
        ways = [
            way if way != _PERHAPS else _OPENS if _after_prefix(text, kinds, at) else 0
            for at, way in zip(places, ways, strict=True)
        ]
    return ways


def _after_prefix(text: str, kinds: bytes, at: int) -> bool:
    """Whether before this mark و, ب, ل, ف or ك stands alone, with a tatweel or without, or الـ."""
    letter = at - 2 if kinds[at - 1] == k.TATWEEL else at - 1
    if letter == at - 2 and text[at - 3 : at - 1] == "ال":
        letter -= 1
        return kinds[letter - 1] in _BLANK or (text[letter - 1] in "وبفك" and kinds[letter - 2] in _BLANK)
    return letter >= 0 and text[letter] in "وبلفك" and kinds[letter - 1] in _BLANK


_CLOSERS = {'"': '"', "«": "»", "“": "”“", "”": "“”"}
# The pairs in which a clear paragraph stays clear.
PLAIN_PAIRS = frozenset((opening, closing) for opening, closers in _CLOSERS.items() for closing in closers)


def _are_pairs(chars: list[str]) -> bool:
    """Whether the marks, two by two, are pairs."""
    return all(chars[i + 1] in _CLOSERS.get(chars[i], "") for i in range(0, len(chars), 2))


def _clear_roles(text: str, kinds: bytes, places: list[int], ways: list[int]) -> list[Role] | None:
    """The roles where the marks are beyond doubt, nested or one left open; None where they are not.

    One mark, or one pair, glued on both sides, or loose on both, is no reason to doubt if the marks pair up without
    nesting; nor is a first mark that closes. The reader would say the same, at leisure.
    """
    opened: list[int] = []  # indices of the marks still open
    odd: list[int] = []  # indices of the marks that might be doubted
    roles: list[Role] = []
    for i, (at, clear_way) in enumerate(zip(places, ways, strict=True)):
        way, char = clear_way, text[at]
        if not way:
            if not _either(kinds[at - 1], kinds[at + 1]):
                return None
            odd.append(i)
            way = _CLOSES if opened else _OPENS
        if way == _OPENS:
            if char not in _CLOSERS:
                return None
            opened.append(i)
            roles.append(Role(at, at + 1, 1, len(opened), -1))
        elif opened and char in _CLOSERS[text[places[opened[-1]]]]:
            other = opened.pop()
            roles.append(Role(at, at + 1, -1, len(opened) + 1, other))
            roles[other] = roles[other]._replace(partner=i)
        elif not i and _may_close_alone(text, kinds, at):
            odd.append(i)
            roles.append(Role(at, at + 1, -1, 1, -1))
        else:
            return None
    return roles if _is_sure(text, roles, opened, odd) else None


def _may_close_alone(text: str, kinds: bytes, at: int) -> bool:
    """Whether a first mark that closes is no prime and no tanween, and closes by its own direction too."""
    return text[at] in '"»”' and kinds[at - 1] not in _DIGITS and text[at - 1] != "ا"


def _is_sure(text: str, roles: list[Role], opened: list[int], odd: list[int]) -> bool:
    """Whether nothing speaks for another reading: of two left open, say, one may be closing the other."""
    if len(opened) > 1:
        return False
    if opened and {"“", "”"} <= {text[role.start] for role in roles if role.way > 0}:
        return False
    if not odd:
        return True
    if opened or len(odd) > 2 or (len(odd) == 2 and roles[odd[0]].partner != odd[1]):
        return False
    for role in roles:
        if role.depth > 1 or (role.way < 0 and leads_on(text, role.start - 1)):
            return False
    first = roles[odd[0]]
    start, end = sorted((first.start, roles[first.partner].start)) if first.partner >= 0 else (0, 1)
    return first.partner < 0 or not text[start + 1 : end].isspace()


def _either(before: int, behind: int) -> bool:
    """Whether a mark between these may open and close alike: between letters, or between spaces."""
    if before == k.SPACE == behind:
        return True
    return k.LETTER in (before, behind) and before in _GLUE and behind in _GLUE


_GLUE = bytes((k.LETTER, k.FORM, k.FOREIGN, k.MARK))


# What such text is full of: Latin-1 letters and signs, daggers, mathematical signs.
_SOUP = frozenset(map(chr, (*range(0xA1, 0x100), 0x2020, 0x2021, *range(0x2200, 0x2300), 0x25CA))) - set("«»´°·")
_OUTSIDE = bytes((*_BLANK, k.OPEN, k.CLOSE, k.QUOTE, k.COMMA, k.STOP, k.DASH, k.COLON, k.BANG))


def _is_soup(text: str, kinds: bytes, marks: list[Mark], start: int, end: int) -> bool:
    """Whether the paragraph is text in a font's own code («uM« fK): its guillemets are letters gone wrong."""
    if not any(mark.direction for mark in marks):
        return False
    line = kinds[start:end]
    if k.LETTER in line or k.FORM in line:
        return False
    odd = sum(char in _SOUP for char in text[start:end])
    inside = wrong = 0
    for mark in marks:
        if mark.family == "guillemet" and kinds[mark.start - 1] not in _OUTSIDE:
            inside += kinds[mark.end] not in _OUTSIDE
            wrong += mark.direction > 0
    if wrong and "»" not in text[start:end]:
        return True
    return (inside > 0 and odd > 0) or inside > 1 or odd * 12 > len(line) - line.count(b" ")
