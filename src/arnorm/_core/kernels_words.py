# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The words and numbers of a text, as `arnorm._core.kernels` are over every character (types: kernels_words.pxd)."""

import functools
import re

Span = tuple[int, int]

_COMPILED = not __file__.endswith(".py")


def head_of(word: str) -> int:
    """A hash of a word's first letters."""
    head = 0
    for char in word[:8]:
        head = (head * 31 + ord(char)) & 0xFFFF
    return head


def size_bit(word: str) -> int:
    """The bit for a word's length: words that share a hash are told apart by it, most of them."""
    return 1 << (len(word) & 7)


def _is_latin(code: int) -> bool:
    return 0x61 <= code | 0x20 <= 0x7A


def words(
    text: str,
    letters: tuple[int, int],
    weights: dict[str, int],
    heads: bytes,
    figures: int,
    beside: list[tuple[int, int]],
) -> list[tuple[int, int, int]]:
    """The start, end and weight of each run of letters that ``weights`` has, and of each run of ASCII digits.

    ``letters`` are the first and the last letter there is; ``heads``, 65,536 bytes, has for each hash (`head_of`) the
    bits (`size_bit`) of the words that have it; ``figures`` is the weight of digits. Places near which a Latin letter
    stands are added to ``beside``: before a number twice where it begins, after it where it ends and the next.
    """
    first, last = letters
    if not _COMPILED:
        return _words(text, letters, weights, figures, beside)
    size = len(text)
    found: list[tuple[int, int, int]] = []
    i = start = head = 0
    state = 0  # 1 in a word, 2 in a number
    for char in text:
        code = ord(char)
        if first <= code <= last:
            if state == 1:
                if i - start < 8:
                    head = (head * 31 + code) & 0xFFFF
            else:
                if state == 2:
                    found.append((start, i, figures))
                    if i + 1 < size and _is_latin(ord(text[i + 1])):
                        beside.append((i, i + 1))
                state, start, head = 1, i, code
        else:
            if state == 1:
                if heads[head] >> ((i - start) & 7) & 1:
                    word = text[start:i]
                    if word in weights:
                        found.append((start, i, weights[word]))
                state = 0
            if 0x30 <= code <= 0x39:
                if not state:
                    state, start = 2, i
                    if (i > 2 and _is_latin(ord(text[i - 3]))) or (i > 1 and _is_latin(ord(text[i - 2]))):
                        beside.append((start, start))
            elif state:
                found.append((start, i, figures))
                state = 0
                if _is_latin(code) or (i + 1 < size and _is_latin(ord(text[i + 1]))):
                    beside.append((i, i + 1))
        i += 1
    if state == 2:
        found.append((start, i, figures))
    elif state == 1 and text[start:i] in weights:
        found.append((start, i, weights[text[start:i]]))
    return found


def _words(
    text: str, letters: tuple[int, int], weights: dict[str, int], figures: int, beside: list[Span]
) -> list[tuple[int, int, int]]:
    """What `words` gives."""
    found: list[tuple[int, int, int]] = []
    for match in _run(letters).finditer(text):
        if match.lastindex:
            start, end = match.span()
            found.append((start, end, figures))
            if any(map(_is_latin, map(ord, text[max(0, start - 3) : max(0, start - 1)]))):
                beside.append((start, start))
            if any(map(_is_latin, map(ord, text[end : end + 2]))):
                beside.append((end, end + 1))
        elif match[0] in weights:
            found.append((*match.span(), weights[match[0]]))
    return found


@functools.lru_cache(8)
def _run(letters: tuple[int, int]) -> re.Pattern[str]:
    return re.compile(f"[{chr(letters[0])}-{chr(letters[1])}]+|([0-9]+)")


def groups(
    text: str, found: list[tuple[int, int, int]], reach: int, signs: str, bits: tuple[int, int], verdicts: bytes
) -> list[list[tuple[int, int, bool]]]:
    """What `words` found in groups, no gap in one longer than ``reach``; a group's members say whether they are digits.

    Only groups that ``verdicts`` has no 0 for are given: 256 for each size up to 3, and those for each number up to 2
    of pairs of digits with one of ``signs`` beside the first; a group's weights are joined, but of the last one the bit
    ``bits[1]`` does not count. ``bits[0]`` is the weight of digits.
    """
    figures, last_not = bits
    wanted: list[list[tuple[int, int, bool]]] = []
    group: list[tuple[int, int, bool]] = []
    joined = parted = end = held = 0
    was_figure = False
    for start, stop, weight in found:
        if group and start - end > reach:
            if verdicts[(min(parted, 2) * 4 + min(len(group), 3)) * 256 + joined]:
                wanted.append(group)
            group = []
            joined = parted = held = 0
        elif was_figure and group and weight == figures and (text[end] in signs or text[end + 1] in signs):
            parted += 1
        end = stop
        was_figure = weight == figures
        group.append((start, stop, was_figure))
        joined |= held | (weight & ~last_not)
        held = weight & last_not
    if group and verdicts[(min(parted, 2) * 4 + min(len(group), 3)) * 256 + joined]:
        wanted.append(group)
    return wanted


def signs(automaton: tuple[bytes, bytes, bytes, int], text: str) -> int:
    """What an automaton sees in a text, as bits; the highest (`1 << 63`) where it has hit twice, from a hit on.

    It has for each character of 65,536 the number of its atom, below 32; for each state, counting 32-fold, and atom the
    state after it; for each state what it has hit, 0 for nothing; and the first hit of those that count twice. Before
    and after the text stands the last of the characters.
    """
    atoms, steps, hits, twice = automaton
    one = 1  # compiled, 64 bits wide
    seen = again = 0
    outside = atoms[0xFFFF]
    state = steps[outside]
    for char in text:
        code = ord(char)
        state = steps[state << 5 | (atoms[code] if code < 0x10000 else outside)]
        hit = hits[state]
        if hit:
            if hit >= twice:
                seen |= again
                again = one << 63
            seen |= one << hit
    hit = hits[steps[state << 5 | outside]]
    if hit:
        if hit >= twice:
            seen |= again
        seen |= one << hit
    return seen
