"""From text to stretches of tokens: the few places where a date may stand, found in bulk and read word by word."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from arnorm._vector import numpy
from arnorm.dates import numerals
from arnorm.dates._shadow import ERA_STROKE, Shadow
from arnorm.dates.grammar import gap_of
from arnorm.dates.vocabulary import SLOTS, SOLO, STRONG, letter_codes, vocabulary

__all__ = ["Stretch", "Token", "stretches"]

# The longest gap worth a look; إلى غاية with its spaces is 11.
_REACH = 14
# The longest number, in words: تسعة عشر وتسع مئة وألف is six.
_LONGEST_NUMBER = 8


@dataclasses.dataclass(slots=True)
class Token:
    """A word or number of a date: its span in the shadow, what it is, and what it says."""

    kind: str
    start: int
    end: int
    value: int = 0
    calendar: str = ""
    digits: int = 0  # how many digits it is written with; 0 for words
    double: bool = False  # a month named twice


@dataclasses.dataclass(slots=True)
class Stretch:
    """Tokens one after the other, written down as `arnorm.dates.grammar` has it."""

    tokens: list[Token]
    line: str


def _groups(shadow: Shadow) -> Iterator[list[tuple[int, int, bool]]]:
    """The spans (start, end, is it digits) of words and digit runs close enough together to make a date."""
    np = numpy()
    codes = np.zeros(len(shadow.codes) + 8, np.uint16)
    codes[1:-7] = letter_codes().take(shadow.codes)
    word = (codes - 1) < 30  # unsigned: 0 wraps to the top
    digit = codes == 31
    edges = np.flatnonzero(word[1:] != word[:-1])
    starts, ends = edges[0::2], edges[1::2]
    three = codes[:-2] | (codes[1:-1] << 5) | (codes[2:] << 10)
    key = three.take(starts + 1).astype(np.uint32)
    key |= three.take(starts + 4).astype(np.uint32) << 15
    key &= _masks().take(np.minimum(ends - starts, 6))
    key *= np.uint32(0x9E3779B1)
    key >>= np.uint32(32 - SLOTS)
    weight = vocabulary().table.take(key)
    known = np.flatnonzero(weight)
    starts, ends, weight = starts[known], ends[known], weight[known]
    runs = np.flatnonzero(digit[1:] != digit[:-1])
    if len(runs):
        starts = np.concatenate((starts, runs[0::2]))
        ends = np.concatenate((ends, runs[1::2]))
        weight = np.concatenate((weight, np.full(len(runs) // 2, 8, np.uint8)))
        order = np.argsort(starts, kind="stable")
        starts, ends, weight = starts[order], ends[order], weight[order]
    if not len(starts):
        return
    first = np.flatnonzero(np.concatenate(([True], starts[1:] - ends[:-1] > _REACH)))
    sizes = np.diff(np.append(first, len(starts)))
    signs = np.bitwise_or.reduceat(weight, first)
    figures = np.add.reduceat((weight == 8).astype(np.int32), first)
    wanted = ((signs & STRONG) > 0) & (sizes > 1) | ((signs & SOLO) > 0) | (figures > 1) & (sizes > 2)
    at = first[wanted].tolist()
    for i, size in zip(at, sizes[wanted].tolist(), strict=True):
        span = slice(i, i + size)
        yield list(zip(starts[span].tolist(), ends[span].tolist(), (weight[span] == 8).tolist(), strict=True))


def _masks() -> Any:
    np = numpy()
    return np.array([(1 << (5 * n)) - 1 for n in range(7)], np.uint32)


def _number_kind(text: str) -> str:
    size = len(text)
    if size > 4:
        return "x"
    value = int(text)
    if size == 4:
        return "y" if 1000 <= value < 2500 else "d" if 100 <= value < 1000 else "x"
    if size == 3:
        return "d" if value >= 100 else "x"
    return "a" if 1 <= value <= 12 else "b" if 13 <= value <= 31 else "c"


def _word_kind(value: int) -> str:
    return "A" if value <= 31 else "I" if value < 100 else "D" if value < 1000 else "Y" if value < 2500 else "x"


def _read(text: str, start: int, end: int, figure: bool) -> Token | None:
    """The token that stands there, None where the word is none of ours."""
    if (start and text[start - 1] in "_#@") or text.startswith("_", end):
        return None
    if figure:
        kind = "x" if start and text[start - 1].isalpha() and text[start - 1] < "\u0600" else _number_kind(text[start:end])
        return Token(kind, start, end, int(text[start:end]) if end - start < 6 else 0, "", end - start)
    words = vocabulary()
    found = words.forms.get(text[start:end])
    if found is None:
        return None
    cut, entry = found
    start += cut
    phrase = words.phrases.get(text[start:end])
    if phrase is not None and (match := phrase.pattern.match(text, end)):
        entry = phrase.entries[match.lastindex - 1]  # type: ignore[operator]
        end = match.end()
    if entry is None:
        return None
    return Token(entry.token, start, end, entry.value, entry.calendar)


def _runs(shadow: Shadow) -> Iterator[tuple[list[Token], list[str]]]:
    """Runs of tokens and the gaps between them, every gap one that a date can have."""
    text = shadow.text
    for group in _groups(shadow):
        tokens: list[Token] = []
        gaps: list[str] = []
        at = -1
        for start, end, figure in group:
            if start < at:
                continue  # inside a phrase
            token = _read(text, start, end, figure)
            if token is None:
                continue
            if tokens:
                gap = gap_of(text[at : token.start].replace(ERA_STROKE, ""))
                if gap == "|":
                    yield tokens, gaps
                    tokens, gaps = [], []
                else:
                    gaps.append(gap)
            tokens.append(token)
            at = token.end
        if tokens:
            yield tokens, gaps


def _merge_numbers(tokens: list[Token], gaps: list[str]) -> tuple[list[Token], list[str]]:
    """Join number words into one number each, ordinals too."""
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
            teen = after.kind == "n" and after.value == 10 and gaps[i] == "_"
            if teen or (after.kind in "On" and after.value in (20, 30) and gaps[i] == "&"):
                token, used = Token("O", token.start, after.end, token.value + after.value), 2
        merged.append(token)
        i += used
        if i < n:
            between.append(gaps[i - 1])
    return merged, between


def _merge_doubles(shadow: Shadow, tokens: list[Token], gaps: list[str]) -> tuple[list[Token], list[str]]:
    """Join a month named twice (تشرين الأول/أكتوبر, يونيو (حزيران)) into one."""
    text = shadow.text
    merged = tokens[:1]
    between: list[str] = []
    for gap, two in zip(gaps, tokens[1:], strict=True):
        one = merged[-1]
        same = one.kind in "Mm" and two.kind in "Mm" and one.calendar == two.calendar and one.value == two.value
        if same and gap in "/-(^,_" and text[one.start : one.end] != text[two.start : two.end]:
            end = two.end
            if gap == "(" and text[end : end + 3].lstrip(" ").startswith(")"):
                end = text.index(")", end) + 1
            merged[-1] = Token("M", one.start, end, one.value, one.calendar, double=True)
            continue
        if one.double and text[one.end - 1] == ")":
            gap = gap_of(text[one.end : two.start])
        merged.append(two)
        between.append(gap)
    return merged, between


def stretches(shadow: Shadow) -> Iterator[Stretch]:
    """The stretches of a text that may hold dates."""
    for tokens, gaps in _runs(shadow):
        if len(tokens) > 1:
            tokens, gaps = _merge_doubles(shadow, *_merge_numbers(tokens, gaps))
        elif tokens[0].kind != "X":
            continue  # a word or number alone is no date, a decade apart
        yield Stretch(tokens, "".join(t.kind + g for t, g in zip(tokens, [*gaps, "|"], strict=True)))
