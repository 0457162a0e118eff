"""Where dates may stand: words of the vocabulary and numbers, found in bulk, in groups close enough to make a date."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Any

from arnorm._core.vector import numpy
from arnorm.dates._shadow import Shadow, fold
from arnorm.dates.vocabulary import (
    CUE,
    ERA,
    FIGURES,
    HEAD,
    HELP,
    MONTH,
    MONTH_CUE,
    NUMBER,
    SOLO,
    TRIGGER,
    WINDOW,
    head_slot,
    vocabulary,
    word_slot,
)

__all__ = ["groups", "holds_none"]

# Where a word or digit run stands, and whether it is digits.
Span = tuple[int, int, bool]

# The longest gap worth a look; الفرد من شهور with its spaces is 15.
_REACH = 16
# Texts up to this length are first read word by word, before anything else; up to that one their words are.
_SHORT, _FEW_WORDS = 500, 1500
_SIGNS = "-./"
_BLOCK = 1 << 18


@functools.cache
def _masks() -> Any:
    """The mask of a key for each length of a word."""
    return numpy().array([(1 << (6 * n)) - 1 for n in range(WINDOW + 1)], numpy().uint64)


@functools.cache
def _head_masks() -> Any:
    return _masks()[: HEAD + 1].astype(numpy().uint32)


def _edges(inside: Any) -> tuple[Any, Any]:
    """Where runs begin and end; a zero stands before the text, and an edge is where neighbours differ."""
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    return edges[0::2].copy(), edges[1::2].copy()


def _words(codes: Any) -> tuple[Any, Any, Any]:
    """The starts, ends and weights of the words whose first letters the vocabulary has."""
    known = vocabulary()
    starts, ends = _edges((codes - 0x621) < 0x2A)  # unsigned: what is below wraps to the top
    six = codes[1:] & 63
    two = six[1:] << 6  # two letters in each, and so on
    two |= six[:-1]
    head = _four(two, starts) & _head_masks().take(ends - starts, mode="clip")
    ours = known.heads.take(head_slot(head)).nonzero()[0]
    starts, ends = starts.take(ours), ends.take(ours)
    key = _four(two, starts + HEAD).astype(numpy().uint64)
    key <<= 6 * HEAD
    key |= _four(two, starts)
    key &= _masks().take(ends - starts, mode="clip")
    weight = known.table.take(word_slot(key))
    ours = weight.nonzero()[0]
    return starts.take(ours), ends.take(ours), weight.take(ours)


def _four(two: Any, at: Any) -> Any:
    """The four letters from each of these places on, in 32 bits."""
    four = two.take(at + 2, mode="clip").astype(numpy().uint32)
    four <<= 12
    four |= two.take(at, mode="clip")
    return four


def _candidates(shadow: Shadow, low: int, high: int) -> tuple[Any, Any, Any]:
    """The starts, ends and weights of the words and numbers of a part of the text that a date may have."""
    np = numpy()
    codes = shadow.padded[low : high + 2]  # with one more on either side, of which no word or number is part
    starts, ends, weight = _words(codes)
    first, last = _edges((codes - 0x30) < 10)
    if len(first):
        starts, ends = np.concatenate((starts, first)), np.concatenate((ends, last))
        weight = np.concatenate((weight, np.full(len(first), FIGURES, np.uint8)))
        if shadow.foreign:
            text = shadow.text[low:high]
            starts, ends, weight = _with_names(text, codes[1:], (starts, ends, weight), first, last)
    if (low, high) == (0, len(shadow.text)) and len(first) < 2 and not _hangs(weight):
        return starts[:0], ends[:0], weight[:0]  # most short texts
    order = starts.argsort(kind="stable")
    return starts.take(order) + low, ends.take(order) + low, weight.take(order)


def _hangs(weight: Any) -> bool:
    """Whether there is a word that a date could hang on."""
    return bool(int(numpy().bitwise_or.reduce(weight)) & TRIGGER)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Parts of a long text, cut at line ends: of all of it at once the arrays would be many times the text."""
    low = 0
    while (end := text.find("\n", low + _BLOCK)) >= 0:
        yield low, end
        low = end + 1
    yield low, len(text)


def _parts(shadow: Shadow) -> Iterator[tuple[Any, Any, Any]]:
    """The candidates, part by part, none near the next part's first: a date can run over a line end."""
    held: list[tuple[Any, Any, Any]] = []
    for low, high in _blocks(shadow.text):
        found = _candidates(shadow, low, high)
        far = (found[0][1:] - found[1][:-1] > _REACH).nonzero()[0]
        cut = int(far[-1]) + 1 if len(far) else 0
        if high == len(shadow.text):
            cut = len(found[0])
        held.append((found[0][:cut], found[1][:cut], found[2][:cut]))
        if cut:
            yield _joined(held)
            held = []
        held.append((found[0][cut:], found[1][cut:], found[2][cut:]))
    yield _joined(held)


def _joined(parts: list[tuple[Any, Any, Any]]) -> tuple[Any, Any, Any]:
    np = numpy()
    if len(parts) == 1:
        return parts[0]
    starts, ends, weights = zip(*parts, strict=True)
    return np.concatenate(starts), np.concatenate(ends), np.concatenate(weights)


def holds_none(text: str) -> bool:
    """Whether a short text certainly has no date: no word that one could hang on, and hardly a number.

    It says what `groups` would, word by word: for one short text that is faster than NumPy. Where folding is more
    than letter for letter it leaves the question open.
    """
    if len(text) > _SHORT or not text.isprintable() or "\N{ARABIC TATWEEL}" in text:
        return False
    folded = fold(text)
    numbers = _number_run().findall(folded)
    if len(numbers) > 1 or (numbers and _name().search(folded)):
        return False
    return vocabulary().triggers.isdisjoint(_word_run().findall(folded))


@functools.cache
def _number_run() -> re.Pattern[str]:
    return re.compile(r"[0-9]+")


@functools.cache
def _word_run() -> re.Pattern[str]:
    return re.compile(r"[\u0621-\u064a]+")


@functools.cache
def _name() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]")


def _with_names(text: str, codes: Any, found: tuple[Any, Any, Any], first: Any, last: Any) -> tuple[Any, Any, Any]:
    """The words and numbers with the English month names that stand beside numbers."""
    np = numpy()
    starts, ends, weight = found
    # 5, 2020 after a name: its letter is two or three places before the number, at most.
    before = first[_latin(codes.take(first - 2, mode="clip")) | _latin(codes.take(first - 3, mode="clip"))]
    after = last[_latin(codes.take(last, mode="clip")) | _latin(codes.take(last + 1, mode="clip"))]
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


def _makes_date(signs: int, size: int, parted: int) -> bool:
    """Whether a group of these signs and this size has what a date needs.

    A month and more; a cue and a number; شهر between two numbers; three numbers with two signs, or two beside a word. A
    cue at the end of the group has no number behind it, and is not among its signs: خمس سنوات.
    """
    return bool(
        (signs & MONTH and size > 1)
        or (signs & (CUE | ERA) and signs & (FIGURES | NUMBER))
        or (signs & MONTH_CUE and signs & FIGURES and size > 2)
        or signs & SOLO
        or parted > 1
        or (parted and signs & HELP)
    )


@functools.cache
def _verdicts() -> Any:
    """`_makes_date` for arrays: 256 signs for each size up to 3, and those for each parting up to 2."""
    signs, sizes, partings = range(256), range(4), range(3)
    verdicts = [_makes_date(sign, size, parted) for parted in partings for size in sizes for sign in signs]
    return numpy().array(verdicts)


def groups(shadow: Shadow) -> Iterator[list[Span]]:
    """The words and digit runs that stand close enough together to make a date."""
    if len(shadow.text) < _FEW_WORDS and not shadow.foreign:
        yield from _by_word(shadow.text)
        return
    for candidates in _parts(shadow):
        if len(candidates[0]):
            yield from _wanted(shadow, *candidates)


def _by_word(text: str) -> Iterator[list[Span]]:
    """The groups of a short text: its set of words is faster to look up than the arrays, forty calls, are to make."""
    group: list[Span] = []
    signs = parted = end = cue = 0
    for start, stop, weight in sorted(_known(text)):
        if start - end > _REACH:
            if _makes_date(signs, len(group), parted):
                yield group
            group, signs, parted, cue = [], 0, 0, 0
        elif weight == FIGURES and group and group[-1][2]:
            parted += text[end] in _SIGNS or text[end + 1] in _SIGNS
        end = stop
        group.append((start, end, weight == FIGURES))
        signs |= cue | (weight & ~CUE)
        cue = weight & CUE
    if _makes_date(signs, len(group), parted):
        yield group


def _known(text: str) -> Iterator[tuple[int, int, int]]:
    """The starts, ends and weights of a short text's words and numbers that a date may have, in any order."""
    weights = vocabulary().weights
    words = vocabulary().words.intersection(_word_run().findall(text))
    numbers = [match.span() for match in _number_run().finditer(text)]
    if len(numbers) < 2 and vocabulary().triggers.isdisjoint(words):
        return  # nothing that a date could hang on: most short texts
    for start, end in numbers:
        yield start, end, FIGURES
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not _is_letter(text[at - 1 : at]) and not _is_letter(text[end : end + 1]):
                yield at, end, weights[word]
            at = text.find(word, end)


def _is_letter(char: str) -> bool:
    return "\u0621" <= char <= "\u064a"


def _parted(codes: Any, starts: Any, ends: Any, figure: Any, first: Any) -> Any:
    """How many times, in each group, two numbers stand beside each other with a sign between them."""
    np = numpy()
    behind = ends[:-1]
    # - . /
    sign = ((codes.take(behind) - 0x2D) < 3) | ((codes.take(behind + 1) - 0x2D) < 3)
    parted = np.zeros(len(ends), np.int32)
    parted[:-1] = figure[:-1] & figure[1:] & sign & (starts[1:] - behind <= _REACH)
    return np.add.reduceat(parted, first)


def _wanted(shadow: Shadow, starts: Any, ends: Any, weight: Any) -> Iterator[list[Span]]:
    """The groups of candidates that have what a date needs."""
    np = numpy()
    breaks = (starts[1:] - ends[:-1] > _REACH).nonzero()[0]
    first = np.zeros(len(breaks) + 1, np.int64)
    np.add(breaks, 1, out=first[1:])
    sizes = np.empty_like(first)
    np.subtract(first[1:], first[:-1], out=sizes[:-1])
    sizes[-1] = len(starts) - first[-1]
    figure = weight == FIGURES
    weight[first + sizes - 1] &= 255 - CUE
    signs = np.bitwise_or.reduceat(weight, first)
    parted = _parted(shadow.padded[1:], starts, ends, figure, first)
    wanted = _verdicts().take((np.minimum(parted, 2) * 4 + np.minimum(sizes, 3)) * 256 + signs)
    chosen = wanted.nonzero()[0]
    if not len(chosen):
        return
    keep = np.repeat(wanted, sizes)
    spans = zip(starts[keep].tolist(), ends[keep].tolist(), figure[keep].tolist(), strict=True)
    for size in sizes.take(chosen).tolist():
        yield list(itertools.islice(spans, size))
