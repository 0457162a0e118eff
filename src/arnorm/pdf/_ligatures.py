"""Reversed ligatures: األول for الأول, خالل for خلال.

An extractor that turns a line round letter by letter, and a ligature's letters not, writes each لا as ال. Which ال of a
damaged word was a لا is a matter of what words there are.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator

from arnorm.pdf._words import in_use, weight

__all__ = ["ligatures", "reversed_article", "whole"]

Edit = tuple[int, int, str]

LETTERS = "\u0621-\u063a\u0641-\u064a"
_MARKS = "\u0640\u064b-\u065f\u0670\ufffd"
_INSIDE = f"{LETTERS}{_MARKS}\ufb50-\ufdff\ufe70-\ufefc"
_WORD = re.compile(f"[{LETTERS}][{LETTERS}{_MARKS}]*")
_PAIR = re.compile(f"[اأإآ][{_MARKS}]*ل")
_NO_LETTERS = re.compile(f"[{_MARKS}]+")
_PLAIN_PAIR = re.compile("[اأإآ]ل")
# No Arabic word begins with any of these; damage makes them of the article before an alef.
_SIGNS = ("األ", "اإل", "اآل", "اال")
_SIGN = re.compile(f"(?<![{_INSIDE}])([وف]?[بك]?)(ا[أإآا]ل|ال[أإآا])(?=[{LETTERS}]{{2}})")
# An article (with ل before it: لل) whose alef and lam are turned: what follows is a word of its own.
_ARTICLE = re.compile("([وف]?[بك]?)ا([أإآا])ل|([وف]?)ل([أإآا])ل")
_MOST_PAIRS = 5
# So many signs around a word say whether it stands in damaged text.
_AROUND = 9
# Signs of a doubled alef (اال) are slips of the finger too, where there are not a few.
_WEAK = 0.34


def reversed_article(text: str) -> bool:
    """Whether a text has the letters of a reversed article anywhere; False is certain, and quick."""
    return any(sign in text for sign in _SIGNS)


def ligatures(text: str) -> Iterator[Edit]:
    """The edits that put reversed ligatures right: all of damaged stretches, elsewhere what nothing else can be."""
    if not reversed_article(text):
        return
    signs, broken, strength = [], [0], 0.0
    for m in _SIGN.finditer(text):
        is_broken = m[2][2] == "ل"
        if is_broken:
            strength += _WEAK if m[2][1] == "ا" else 1
        signs.append(m.start())
        broken.append(broken[-1] + is_broken)
    if strength < 1:
        return
    for m in _WORD.finditer(text):
        if not _PAIR.search(text, m.start(), m.end()) or _touches_forms(text, m.start(), m.end()):
            continue
        at = bisect_left(signs, m.start())
        first = max(0, min(at - _AROUND // 2, len(signs) - _AROUND))
        last = min(len(signs), first + _AROUND)
        damaged = 2 * (broken[last] - broken[first]) > last - first
        yield from _turned(text, m.start(), m.end(), damaged)


def _touches_forms(text: str, start: int, end: int) -> bool:
    """Whether a word goes on in presentation forms: its letters are not all known here."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any("\ufb50" <= char <= "\ufefc" for char in around)


def _turned(text: str, start: int, end: int, damaged: bool) -> Iterator[Edit]:
    """The edits of one word: each pair that is turned, with the marks between its letters."""
    word = _NO_LETTERS.sub("", text[start:end])
    right = whole(word) if damaged else certain(word)
    if right == word:
        return
    letters = [m.start() for m in re.finditer(f"[{LETTERS}]", text[start:end])]
    at = 0
    while at < len(word):
        if right[at] == word[at]:
            at += 1
            continue
        first, second = start + letters[at], start + letters[at + 1]
        after = start + letters[at + 2] if at + 2 < len(letters) else end
        # Marks stay behind the letter that they stand on.
        yield first, after, text[second] + text[second + 1 : after] + text[first] + text[first + 1 : second]
        at += 2


@functools.lru_cache(1 << 14)
def certain(word: str) -> str:
    """The word with its reversed article put right, where the article is certain to be one: األمن, not اال."""
    if not re.match("[وف]?[بك]?ا[أإآ]ل..", word):
        return word
    right = whole(word)
    return right if weight(right) > weight(word) + 6 else word


@functools.lru_cache(1 << 16)
def whole(word: str) -> str:
    """The likeliest word that damage turns into this one; the word itself where no other is known."""
    pairs = [m.start() for m in _PLAIN_PAIR.finditer(word)]
    if not pairs or len(pairs) > _MOST_PAIRS:
        return word
    best, most = word, 0.0
    for turned in itertools.product((False, True), repeat=len(pairs)):
        letters = list(word)
        for at in itertools.compress(pairs, turned):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        candidate = "".join(letters)
        bits = weight(candidate)
        if bits > most:
            best, most = candidate, bits
    return best if most else _unknown(word)


def _unknown(word: str) -> str:
    """A word that no table knows: its article by itself, and what follows it."""
    if (m := _ARTICLE.match(word)) and len(word) - m.end() > 1:
        prefix, alef = (m[1] + "ال", m[2]) if m[2] else (m[3] + "لل", m[4])
        return prefix + alef + whole(word[m.end() :])
    if (m := re.match("[وف]?[بك]?ال(?=...)", word)) and in_use(word[m.end() :]) == 0:
        return m[0] + whole(word[m.end() :])
    return word
