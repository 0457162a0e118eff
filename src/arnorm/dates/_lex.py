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


@functools.cache
def _masks() -> Any:
    """The mask of a key for each length of a word."""
    return numpy().array([(1 << (6 * n)) - 1 for n in range(WINDOW + 1)], numpy().uint64)


def _edges(inside: Any) -> tuple[Any, Any]:
    """Where runs begin and end; a zero stands before the text, and an edge is where neighbours differ."""
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    return edges[0::2].copy(), edges[1::2].copy()


def _words(codes: Any) -> tuple[Any, Any, Any]:
    """The starts, ends and weights of the words whose first letters the vocabulary has."""
    np = numpy()
    starts, ends = _edges((codes - 0x621) < 0x2A)  # unsigned: what is below wraps to the top
    six = (codes[1:] & 63).astype(np.uint32)
    two = six[1:] << 6
    two |= six[:-1]
    four = two[2:] << 12
    four |= two[:-2]
    key = four.take(starts + 4, mode="clip").astype(np.uint64)
    key <<= np.uint64(24)
    key |= four.take(starts, mode="clip")
    key &= _masks().take(ends - starts, mode="clip")
    key *= np.uint64(HASH)
    key >>= np.uint64(64 - SLOTS)
    weight = vocabulary().table.take(key.view(np.int64), mode="clip")
    known = (weight > 0).nonzero()[0]
    return starts.take(known), ends.take(known), weight.take(known)


def _candidates(shadow: Shadow) -> tuple[Any, Any, Any] | None:
    """The starts, ends and weights of the words and numbers that a date may have; None where none can be."""
    np = numpy()
    codes = shadow.padded
    starts, ends, weight = _words(codes)
    first, last = _edges((codes - 0x30) < 10)
    if len(first):
        starts, ends = np.concatenate((starts, first)), np.concatenate((ends, last))
        weight = np.concatenate((weight, np.full(len(first), FIGURES, np.uint8)))
        if shadow.foreign:
            starts, ends, weight = _with_names(shadow.text, codes[1:], (starts, ends, weight), first, last)
    if not len(starts) or (not int(np.bitwise_or.reduce(weight)) & (MONTH | CUE | SOLO) and len(first) < 2):
        return None  # nothing that a date could hang on: most short texts
    order = starts.argsort(kind="stable")
    return starts.take(order), ends.take(order), weight.take(order)


def _with_names(text: str, codes: Any, found: tuple[Any, Any, Any], first: Any, last: Any) -> tuple[Any, Any, Any]:
    """The words and numbers with the English month names that stand beside numbers."""
    np = numpy()
    starts, ends, weight = found
    # 5, 2020 after a name: its letter is two or three places before the number, at most.
    before = first[_latin(codes.take(first - 2, mode="clip")) | _latin(codes.take(first - 3, mode="clip"))]
    after = last[_latin(codes.take(last)) | _latin(codes.take(last + 1))]
    if not len(before) and not len(after):
        return found
    forms = vocabulary().forms
    names = set()
    for at in before.tolist():
        if (match := _name_before().search(text, max(0, at - 14), at)) and match[1] in forms:
            names.add(match.span(1))
    for at in after.tolist():
        if (match := _name_after().match(text, at, at + 12)) and match[1] in forms:
            names.add(match.span(1))
    if not names:
        return found
    starts = np.concatenate((starts, [start for start, _ in names]))
    ends = np.concatenate((ends, [end for _, end in names]))
    weight = np.concatenate((weight, np.full(len(names), MONTH, np.uint8)))
    return starts, ends, weight


def _latin(codes: Any) -> Any:
    return ((codes | 0x20) - 0x61) < 26


@functools.cache
def _name_before() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])([A-Z][A-Za-z]{2,8})[. ,\xa0-]{0,2}\Z")


@functools.cache
def _name_after() -> re.Pattern[str]:
    return re.compile(r"[ \xa0-]?([A-Z][A-Za-z]{2,8})(?![^\W_])")


def _parted(codes: Any, ends: Any, figure: Any, first: Any) -> Any:
    """How many times, in each group, two numbers stand beside each other with / or - between them."""
    np = numpy()
    behind = ends[:-1]
    # - . /
    sign = ((codes.take(behind) - 0x2D) < 3) | ((codes.take(behind + 1) - 0x2D) < 3)
    parted = np.zeros(len(ends), np.int32)
    parted[:-1] = figure[:-1] & figure[1:] & sign
    return np.add.reduceat(parted, first)


def _groups(shadow: Shadow) -> Iterator[list[tuple[int, int, bool]]]:
    """The words and digit runs (start, end, is it digits) that stand close enough together to make a date."""
    np = numpy()
    candidates = _candidates(shadow)
    if candidates is None:
        return
    starts, ends, weight = candidates
    breaks = (starts[1:] - ends[:-1] > _REACH).nonzero()[0]
    first = np.zeros(len(breaks) + 1, np.int64)
    np.add(breaks, 1, out=first[1:])
    sizes = np.empty_like(first)
    np.subtract(first[1:], first[:-1], out=sizes[:-1])
    sizes[-1] = len(starts) - first[-1]
    signs = np.bitwise_or.reduceat(weight, first)
    # What a group needs: a month and more; a cue and a number; three numbers with two signs, or two beside a word.
    wanted = ((signs & MONTH) > 0) & (sizes > 1)
    wanted |= ((signs & CUE) > 0) & ((signs & (FIGURES | NUMBER)) > 0)
    wanted |= (signs & SOLO) > 0
    figure = weight == FIGURES
    parted = _parted(shadow.padded[1:], ends, figure, first)
    wanted |= (parted > 1) | ((parted > 0) & ((signs & HELP) > 0))
    chosen = wanted.nonzero()[0]
    if not len(chosen):
        return
    keep = np.repeat(wanted, sizes)
    spans = zip(starts[keep].tolist(), ends[keep].tolist(), figure[keep].tolist(), strict=True)
    for size in sizes.take(chosen).tolist():
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
