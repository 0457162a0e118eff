"""From text to stretches of tokens: the few places where a date may stand, found in bulk and read word by word."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Any

from arnorm._vector import numpy
from arnorm.dates import numerals
from arnorm.dates._shadow import Shadow
from arnorm.dates.grammar import gap_of
from arnorm.dates.vocabulary import (
    CUE,
    FIGURES,
    HASH,
    HELP,
    LONGEST,
    MONTH,
    NUMBER,
    SLOTS,
    SOLO,
    WINDOW,
    Form,
    vocabulary,
)

__all__ = ["Stretch", "Token", "stretches"]

# The longest gap worth a look; الفرد من شهور with its spaces is 15.
_REACH = 16
# The longest number, in words: تسعة عشر وتسع مئة وألف is six.
_LONGEST_NUMBER = 8


class Token:
    """A word or number of a date: its span in the shadow, what it is, and what it says.

    ``digits`` is how many digits it is written with, 0 for words; ``double`` marks a month named twice.
    """

    __slots__ = ("calendar", "digits", "double", "end", "kind", "start", "value")

    def __init__(  # noqa: PLR0917 -- made by the thousand: keywords would cost
        self, kind: str, start: int, end: int, value: int, calendar: str = "", digits: int = 0, double: bool = False
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.calendar = calendar
        self.digits = digits
        self.double = double


class Stretch:
    """Tokens one after the other, written down as `arnorm.dates.grammar` has it."""

    __slots__ = ("line", "tokens")

    def __init__(self, tokens: list[Token], line: str) -> None:
        self.tokens = tokens
        self.line = line


def _words(codes: Any) -> tuple[Any, Any, Any]:
    """The starts, ends and weights of the words whose first letters the vocabulary has."""
    np = numpy()
    letter = (codes - 0x621) < 0x2A  # unsigned: what is below wraps to the top
    edges = np.flatnonzero(letter[1:] != letter[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    two = codes & 63
    two[:-1] |= (codes[1:] & 63) << 6
    key = two.take(starts).astype(np.uint64)
    key |= two.take(starts + 2).astype(np.uint64) << np.uint64(12)
    key |= two.take(starts + 4).astype(np.uint64) << np.uint64(24)
    length = ends - starts
    key &= _masks().take(np.minimum(length, WINDOW))
    key |= np.minimum(length, LONGEST).astype(np.uint64) << np.uint64(6 * WINDOW)
    key *= np.uint64(HASH)
    key >>= np.uint64(64 - SLOTS)
    weight = vocabulary().table.take(key.view(np.int64), mode="clip")
    known = np.flatnonzero(weight)
    return starts[known], ends[known], weight[known]


@functools.cache
def _masks() -> Any:
    return numpy().array([(1 << (6 * n)) - 1 for n in range(WINDOW + 1)], numpy().uint64)


def _separates(codes: Any) -> Any:
    return (codes >= 0x2D) & (codes <= 0x2F)  # - . /


def _english(text: str, codes: Any, runs: Any) -> list[tuple[int, int]]:
    """The English month names beside numbers, as places in ``codes``."""
    np = numpy()
    starts, ends = runs[0::2], runs[1::2]
    # 5, 2020 after a name; its letter is two or three places before the number. Before it the next or the one behind.
    before = starts[_latin(codes.take(np.maximum(starts - 2, 0))) | _latin(codes.take(np.maximum(starts - 3, 0)))]
    after = ends[_latin(codes.take(ends)) | _latin(codes.take(ends + 1))]
    forms = vocabulary().forms
    found = set()
    for at in before.tolist():
        if (match := _name_before().search(text, max(0, at - 13), at - 1)) and match[1] in forms:
            found.add(match.span(1))
    for at in after.tolist():
        if (match := _name_after().match(text, at - 1, at + 11)) and match[1] in forms:
            found.add(match.span(1))
    return [(start + 1, end + 1) for start, end in sorted(found)]


def _latin(codes: Any) -> Any:
    return ((codes | 0x20) - 0x61) < 26


@functools.cache
def _name_before() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])([A-Z][A-Za-z]{2,8})[. ,\xa0-]{0,2}\Z")


@functools.cache
def _name_after() -> re.Pattern[str]:
    return re.compile(r"[ \xa0-]?([A-Z][A-Za-z]{2,8})(?![^\W_])")


def _groups(shadow: Shadow) -> Iterator[list[tuple[int, int, bool]]]:
    """The words and digit runs (start, end, is it digits) that stand close enough together to make a date."""
    np = numpy()
    codes = np.zeros(len(shadow.codes) + WINDOW + 2, np.uint16)
    codes[1 : len(shadow.codes) + 1] = shadow.codes
    starts, ends, weight = _words(codes)
    digit = (codes - 0x30) < 10
    runs = np.flatnonzero(digit[1:] != digit[:-1]) + 1
    if len(runs) and (names := _english(shadow.text, codes, runs)):
        starts = np.concatenate((starts, [start for start, _ in names]))
        ends = np.concatenate((ends, [end for _, end in names]))
        weight = np.concatenate((weight, np.full(len(names), MONTH, np.uint8)))
    if not int(np.bitwise_or.reduce(weight)) & (MONTH | CUE | SOLO) and len(runs) < 4:
        return  # nothing that a date could hang on: most short texts
    if len(runs):
        starts = np.concatenate((starts, runs[0::2]))
        ends = np.concatenate((ends, runs[1::2]))
        weight = np.concatenate((weight, np.full(len(runs) // 2, FIGURES, np.uint8)))
        order = np.argsort(starts, kind="stable")
        starts, ends, weight = starts[order], ends[order], weight[order]
    first = np.flatnonzero(np.concatenate(([True], starts[1:] - ends[:-1] > _REACH)))
    sizes = np.diff(np.append(first, len(starts)))
    signs = np.bitwise_or.reduceat(weight, first)
    month = ((signs & MONTH) > 0) & (sizes > 1)
    year = ((signs & CUE) > 0) & ((signs & (FIGURES | NUMBER)) > 0)
    # Digits with / or - between them: three make a numeric date, two do beside a word like يوم.
    figure = weight == FIGURES
    parted = np.zeros(len(starts), np.int32)
    behind = ends[:-1]
    parted[:-1] = figure[:-1] & figure[1:] & (_separates(codes[behind]) | _separates(codes[behind + 1]))
    parted = np.add.reduceat(parted, first)
    numeric = (parted > 1) | ((parted > 0) & ((signs & HELP) > 0))
    wanted = month | year | numeric | ((signs & SOLO) > 0)
    chosen = np.repeat(wanted, sizes)
    spans = zip((starts[chosen] - 1).tolist(), (ends[chosen] - 1).tolist(), figure[chosen].tolist(), strict=True)
    for size in sizes[wanted].tolist():
        yield list(itertools.islice(spans, size))


@functools.lru_cache(8192)
def _number(text: str) -> tuple[str, int]:
    """The token kind and value of a run of digits."""
    size = len(text)
    value = int(text) if size < 6 else 0
    if size > 4 or value > 2499:
        return "x", value
    if size > 2:
        return "y" if value > 999 else "d" if value > 99 else "x", value
    return "a" if 1 <= value <= 12 else "b" if 13 <= value <= 31 else "c", value


def _word_kind(value: int) -> str:
    return "A" if value <= 31 else "I" if value < 100 else "D" if value < 1000 else "Y" if value < 2500 else "x"


def _figure(text: str, start: int, end: int) -> Token:
    """The token of a run of digits."""
    if start and "A" <= text[start - 1] < "\u0600" and text[start - 1].isalpha():  # F16
        return Token("x", start, end, 0, "", end - start)
    kind, value = _number(text[start:end])
    return Token(kind, start, end, value, "", end - start)


def _word(text: str, start: int, end: int, form: Form) -> Token | None:
    """The token of a written form; None where it is only the head of a phrase that does not follow."""
    entry = form.entry
    if form.phrase is not None and (match := form.phrase.pattern.match(text, end)):
        entry, end = form.phrase.entries[match.lastindex - 1], match.end()  # type: ignore[operator]
    if entry is None:
        return None
    return Token(entry.token, start + form.cut, end, entry.value, entry.calendar)


def stretches(shadow: Shadow) -> Iterator[Stretch]:
    """The stretches of a text that may hold dates: tokens with nothing between them but what a date can have."""
    text = shadow.text
    forms = vocabulary().forms
    for group in _groups(shadow):
        tokens: list[Token] = []
        line: list[str] = []
        at = 0
        for start, end, figure in group:
            if start < at or text[end : end + 1] == "_" or (start and text[start - 1] in "_#@"):
                continue  # inside a phrase, or a tag
            if figure:
                token = _figure(text, start, end)
            elif (form := forms.get(text[start:end])) is None or (found := _word(text, start, end, form)) is None:
                continue
            else:
                token = found
            if tokens:
                gap = gap_of(text[at : token.start])
                line.append(gap)
                if gap == "|":
                    if len(tokens) > 1 or line[0] == "X":
                        yield _stretch(shadow, tokens, "".join(line))
                    tokens, line = [], []
            tokens.append(token)
            line.append(token.kind)
            at = token.end
        if len(tokens) > 1 or line == ["X"]:  # a word or number alone is no date, a decade apart
            line.append("|")
            yield _stretch(shadow, tokens, "".join(line))


def _stretch(shadow: Shadow, tokens: list[Token], line: str) -> Stretch:
    """The stretch, its number words and double months joined."""
    numbers = "n" in line or "O" in line
    doubles = line.count("M") + line.count("m") > 1
    if numbers or doubles:
        gaps = list(line[1::2])
        if numbers:
            tokens, gaps = _merge_numbers(tokens, gaps)
        if doubles:
            tokens, gaps = _merge_doubles(shadow, tokens, gaps)
        line = "".join(t.kind + g for t, g in zip(tokens, gaps, strict=True))
    return Stretch(tokens, line)


def _merge_numbers(tokens: list[Token], gaps: list[str]) -> tuple[list[Token], list[str]]:
    """Join number words into one number each, ordinals too. Each gap follows its token."""
    merged: list[Token] = []
    between: list[str] = []
    i, n = 0, len(tokens)
    while i < n:
        token, used = tokens[i], 1
        if token.kind == "n":
            j = i + 1
            while j < n and j < i + _LONGEST_NUMBER and tokens[j].kind == "n" and gaps[j - 1] in "&_*":
                j += 1
            joints = ["&" if gap == "*" else gap for gap in gaps[i : j - 1]]
            value, used = numerals.join([t.value for t in tokens[i:j]], joints)
            token = Token(_word_kind(value), token.start, tokens[i + used - 1].end, value)
        elif token.kind == "O" and token.value < 10 and i + 1 < n:
            after = tokens[i + 1]
            # خامس عشر, الخامس والعشرين, and the chronicles' خامس عشري.
            plain = after.kind == "n" and after.value in (10, 20) and gaps[i] == "_"
            if plain or (after.kind in "On" and after.value in (20, 30) and gaps[i] == "&"):
                token, used = Token("O", token.start, after.end, token.value + after.value), 2
        merged.append(token)
        i += used
        between.append(gaps[i - 1])
    return merged, between


def _merge_doubles(shadow: Shadow, tokens: list[Token], gaps: list[str]) -> tuple[list[Token], list[str]]:
    """Join a month named twice (تشرين الأول/أكتوبر, يونيو (حزيران)) into one. Each gap follows its token."""
    text = shadow.text
    merged: list[Token] = []
    between: list[str] = []
    for i, two in enumerate(tokens):
        one = merged[-1] if merged else two
        if i and _same_month(text, one, two, between[-1]):
            end = two.end
            if between[-1] == "(" and text[end : end + 3].lstrip(" ").startswith(")"):
                end = text.index(")", end) + 1
            merged[-1] = Token("M", one.start, end, one.value, one.calendar, double=True)
            closed = end > two.end and i + 1 < len(tokens)
            between[-1] = gap_of(text[end : tokens[i + 1].start]) if closed else gaps[i]
        else:
            merged.append(two)
            between.append(gaps[i])
    return merged, between


def _same_month(text: str, one: Token, two: Token, gap: str) -> bool:
    if one.double or one.kind not in "Mm" or two.kind not in "Mm" or gap not in "/-=(,_":
        return False
    same = one.value == two.value and one.calendar == two.calendar
    return same and text[one.start : one.end] != text[two.start : two.end]
