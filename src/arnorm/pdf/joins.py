"""Words that an extractor parted, joined.

At a mark that was set apart from its letter: المق َّدم for المقدَّم, وف ًقا for وفقًا; where a font sets two letters closer:
مستو يات for مستويات.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from arnorm._arabic.drawn_lines import LETTERS, Edits
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import near_before
from arnorm.pdf.ligatures import has_right_lam_alef
from arnorm.pdf.words import plain_word_bits, word_bits

__all__ = ["join_marks", "join_parted"]

_HARAKAT = "\u064b-\u0652\u0670"
_INSIDE_WORD = f"{LETTERS}{_HARAKAT}\u0640\ufffd"
# Pieces of words. Each but the first begins with a space and a mark; the first has a letter.
_CHAIN = lazy_pattern(
    f"(?<![{_INSIDE_WORD}])[{_HARAKAT}\u0640\ufffd]*[{LETTERS}][{_INSIDE_WORD}]*"
    f"(?: +[{_HARAKAT}]+[{LETTERS}][{_INSIDE_WORD}]*)+"
)
_LETTER_OR_MARK = lazy_pattern(f"[{_INSIDE_WORD}]")
_PARTED_MARK = lazy_pattern(
    f" (?<!  ) *([{_HARAKAT}]+)([{LETTERS}])"
)  # from the first of the spaces: time stays linear
# A mark before a space or a sign inside a line; at the end of a line a mark belongs to a word of another line.
_MARK_AT_END = lazy_pattern(f"(?<=[{LETTERS}]) +([{_HARAKAT}]+)(?= [^\\s{_HARAKAT}]|[^\\s{_INSIDE_WORD}\u202a-\u202c])")
# A fathatan belongs to the last letter of a word or to the letter before a final alef, whatever other marks do.
_ACCUSATIVE = lazy_pattern(f"\u064b(?:[{LETTERS}]ا|ال)")
_BEFORE_ALEF = lazy_pattern(f"ا(?![{_INSIDE_WORD}])")
_NOT_LETTERS = lazy_pattern(f"[^{LETTERS}]+")
# The most pieces of a word. Each word costs bits and an unknown word more, so that few known words win.
_MOST_PIECES = 8
_WORD_COST_BITS, _UNKNOWN_COST_BITS = 8.0, 20.0


def join_marks(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that join words parted before a mark, and put the mark on its letter.

    Extractors write such a mark before its letter. Where many marks follow a word, they belong to it.
    """
    chains = [(m, _split_words(m[0])) for m in _find_chains(text)]
    if not any(joined for _, ends in chains for joined in ends):
        return
    last = [(m.start(), m.end(), m[1]) for m in _MARK_AT_END.finditer(text)]
    parts = sum(len(ends) for _, ends in chains)
    on_last = 4 * len(last) > parts
    edits = last if on_last else []
    for chain, ends in chains:
        for m, joined in zip(_PARTED_MARK.finditer(chain[0]), ends, strict=True):
            signs, letter = m.groups()
            space = "" if joined else " "
            end = chain.start() + m.end()
            on_next = not on_last or ("\u064b" in signs and _BEFORE_ALEF.match(text, end))
            new = space + letter + signs if on_next else signs + space + letter
            edits.append((chain.start() + m.start(), end, new))
    yield from sorted(edits)


def _find_chains(text: str) -> Iterator[re.Match[str]]:
    """Find words in pieces, by their second pieces, which are rare."""
    end = 0
    for part in _PARTED_MARK.finditer(text):
        start = part.start()
        if start < end:
            continue
        while start > end and _LETTER_OR_MARK.match(text, start - 1):
            start -= 1
        if chain := _CHAIN.match(text, start):
            yield chain
            end = chain.end()


def _split_words(chain: str) -> list[bool]:
    """For each piece but the first, tell whether it continues the word before it."""
    parts = re.split(f" +(?=[{_HARAKAT}])", chain)
    pieces = [_NOT_LETTERS.sub("", part) for part in parts]
    certain = [_ACCUSATIVE.fullmatch(part) is not None for part in parts]
    best: list[tuple[float, int]] = [(0.0, 0)]  # bits of the first pieces as words, and where the last of these begins
    for end in range(1, len(pieces) + 1):
        options = []
        for start in range(near_before(end, _MOST_PIECES), end):
            if certain[start] and end - start < _MOST_PIECES and start:
                continue
            bits = word_bits("".join(pieces[start:end]))
            options.append((best[start][0] + (bits - _WORD_COST_BITS if bits else -_UNKNOWN_COST_BITS), start))
        best.append(max(options))
    joined, end = [True] * len(pieces), len(pieces)
    while end:
        end = best[end][1]
        joined[end] = False
    return joined[1:]


_JOIN_MARKS = "\u064b-\u065f\u0670\u0640\ufffd"
_IN_PIECES = f"{LETTERS}{_JOIN_MARKS}"
_TWO_PIECES = lazy_pattern(
    f"(?<![{_IN_PIECES}])([{_IN_PIECES}]{{2,40}}) (?=([{LETTERS}][{_IN_PIECES}]*))(?![{LETTERS}]+[\ufe70-\ufefc])"
)
# An article and, after a space, its noun.
_ARTICLE_APART = lazy_pattern(f"ل(?<=ال)(?<![{LETTERS}]{{2}}ال)(?<![^\\Wوفبك]ال) (?=[أإآ][{_IN_PIECES}]{{2}})")
_LONE_ARTICLE = lazy_pattern(f"(?<![{_IN_PIECES}])[وفبك]?ال(?![{_IN_PIECES}])")
_MOST_APART = 0.8
_MARK_RUN = lazy_pattern(f"[{_JOIN_MARKS}]+")
# All words of two letters; any other two letters are a piece of a word. So is a single letter that ends words.
_IN_A_ROW = (
    "فيفىمنعنمالالملنأنإنأوهلهوهيهمهنقدكلأيياأمذاذوذيثمكمبلإذإيبهلهليبكلكبيمعأبأخلوكيمدحديددمفمحقسنظلجدعمبنربسرشر"
    "ضدغدقفكفايأواناماذنصمرمستمعدحلردشكصففنقطكنبد"
)
_SHORT_WORDS = frozenset(map("".join, zip(_IN_A_ROW[::2], _IN_A_ROW[1::2], strict=True)))
_ENDINGS = frozenset("يةته")
# In bits: the cost of two words in place of one; the margin for joining; the most that a piece may weigh as a word, and
# the least that the joined word must weigh.
_TWO_WORDS_BITS, _JOIN_MARGIN_BITS, _MOST_PIECE_BITS, _LEAST_WORD_BITS = 26.6, 10.0, 7.0, 7.0
_UNKNOWN_BITS = -3.0
_LEAST_PARTED = 3  # such words in a text that has them


def join_parted(text: str, damaged: bool = False) -> Edits:
    """Return the edits that join two pieces of a word, in a damaged text with several of them."""
    articles = _find_articles(text)
    if not damaged and not articles:
        return
    found, end = [], 0
    for m in _TWO_PIECES.finditer(text):
        at = m.end() - 1
        if at in articles or (m.start() >= end and _is_one(_MARK_RUN.sub("", m[1]), _MARK_RUN.sub("", m[2]))):
            doubled = at in articles and text[at + 1] == text[at + 2]  # and the alef drawn twice
            found.append((at, at + 1 + doubled, ""))
            end = m.end(2)
    if len(found) >= _LEAST_PARTED:
        yield from found


def _find_articles(text: str) -> frozenset[int]:
    """Find the spaces between an article and an alef with hamza that a font set apart: ال أعمال.

    The set is empty if such an article may be a reversed لا.
    """
    apart = frozenset(m.end() - 1 for m in _ARTICLE_APART.finditer(text))
    if len(apart) < _LEAST_PARTED or not has_right_lam_alef(text):
        return frozenset()
    return apart if len(apart) >= len(_LONE_ARTICLE.findall(text)) * _MOST_APART else frozenset()


def _is_one(first: str, second: str) -> bool:
    """Whether two pieces are likelier one word than two."""
    if (
        len(first) < 2
        or {first, first[1:]} & _SHORT_WORDS
        or (len(second) == 1 and (second not in _ENDINGS or len(first) < 4))
    ):
        return False
    one, a, b = plain_word_bits(first + second), _piece_bits(first), _piece_bits(second)
    return (
        one >= _LEAST_WORD_BITS and min(a, b) < _MOST_PIECE_BITS and one + _TWO_WORDS_BITS > a + b + _JOIN_MARGIN_BITS
    )


def _piece_bits(piece: str) -> float:
    return _UNKNOWN_BITS if len(piece) < 3 and piece not in _SHORT_WORDS else plain_word_bits(piece) or _UNKNOWN_BITS
