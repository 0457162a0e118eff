# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The words and numbers of a text, as `arnorm._core.kernels` are over every character (types: kernels_words.pxd)."""

import functools
import re
from collections.abc import Iterable

from arnorm._core.kernels import folded, folded_units

_COMPILED = not __file__.endswith(".py")


def heads_of(words: Iterable[str]) -> bytes:
    """A bit for each hash of the words (see `words`), 65,536 bytes."""
    heads = bytearray(0x10000)
    for word in words:
        head = 0
        for char in word:
            head = (head * 31 + ord(char)) & 0x7FFFF
        heads[head >> 3] |= 1 << (head & 7)
    return bytes(heads)


# Numbers beside each other with a sign between have this weight too, the second one.
PARTED = 256
_PARTED = PARTED

Folds = tuple[bytes, bytes, dict[str, str], tuple[int, ...]]
Lexicon = tuple[tuple[int, int], dict[str, int], bytes, dict[str, int]]


def read(
    text: str, folds: Folds, lexicon: Lexicon, figures: int, signs: bytes, near: tuple[int, int, int, bytes]
) -> tuple[str, bytes, list[list[tuple[int, int, bool]]]] | None:
    """The text as `kernels.folded` gives it, its counts, and the groups of `words` in it; None where there are none.

    ``near`` has what `groups` asks for. Most texts have no group: then the folded one is never made.
    """
    low, high, table, rules = folds
    counts = bytearray()
    if _COMPILED:
        units = folded_units(text, low, high, table, rules, counts)
    else:
        new, many = folded(text, low, high, table, rules)
        units = bytearray(new.encode("utf-16-le"))
    found = words(units, lexicon, figures, signs)
    if not found:
        return None
    wanted = groups(found, near)
    if not wanted:
        return None
    if _COMPILED:
        return units.decode("utf-16-le"), bytes(counts), wanted
    return new, many, wanted


def words(units: bytearray, lexicon: Lexicon, figures: int, signs: bytes) -> list[tuple[int, int, int]]:
    """The start, end and weight of each word of the lexicon, and of each run of ASCII digits (UTF-16).

    The lexicon: the first and the last letter there is; the words' weights; their hashes (`heads_of`); the weights of
    names in Latin letters, which count beside a number only. ``figures`` is the weight of digits, to which `PARTED`
    comes where one of ``signs``, 256 bytes, parts a number from one before it.
    """
    letters, weights, heads, names = lexicon
    first, span = letters[0], letters[1] - letters[0]
    if not _COMPILED:
        return _words(units, lexicon, figures, signs)
    size = len(units) >> 1
    at = units
    found: list[tuple[int, int, int]] = []
    head = 0  # of the letters since the last other character
    i = 0
    before = -1  # where a number ended, if that was the last one found
    while i < size:
        code = at[2 * i] | at[2 * i + 1] << 8
        letter = (code - first) & 0xFFFF <= span
        # One branch, seldom taken: where words end no processor foresees, so nothing hangs on that alone.
        if heads[head >> 3] >> (head & 7) & 1 > letter:
            before = _word(units, found, i, letters, weights, before)
        head = (head * 31 + code) & 0x7FFFF & -letter
        i += 1
        if (code - 0x30) & 0xFFFF < 10:
            start = i - 1
            while i < size and 0x30 <= at[2 * i] <= 0x39 and not at[2 * i + 1]:
                i += 1
            before = _number(units, found, start, i, before, names, figures, signs)
    if head:
        _word(units, found, i, letters, weights, before)
    return found


def _word(
    units: bytearray,
    found: list[tuple[int, int, int]],
    end: int,
    letters: tuple[int, int],
    weights: dict[str, int],
    before: int,
) -> int:
    """Add the word that ends here to what was found, if it has a weight; ``before`` (see `_number`) as it is then."""
    first, last = letters
    at = units
    start = end
    while start > 0 and first <= at[2 * start - 2] | at[2 * start - 1] << 8 <= last:
        start -= 1
    word = units[2 * start : 2 * end].decode("utf-16-le")
    if word not in weights:
        return before
    found.append((start, end, weights[word]))
    return -1


def _number(
    units: bytearray,
    found: list[tuple[int, int, int]],
    start: int,
    end: int,
    before: int,
    names: dict[str, int],
    figures: int,
    signs: bytes,
) -> int:
    """Add a number and the names beside it to what was found; where it ends, or -1 where a name comes after it.

    ``before`` is where the number before it ended, if that was the last one found, or -1.
    """
    size = len(units) >> 1
    at = units
    low = high = start
    while high > 0 and start - high < 2 and _parts(at[2 * high - 2], at[2 * high - 1]):
        high -= 1
    low = high
    while low > 0 and high - low < 10 and _is_latin(at[2 * low - 2], at[2 * low - 1]):
        low -= 1
    if _is_name(at, low, high, size):
        name = units[2 * low : 2 * high].decode("utf-16-le")
        if name in names:
            before = -1
            if not found or found[len(found) - 1][0] != low:
                found.append((low, high, names[name]))
    weight = figures
    if before >= 0 and (_is_sign(at, before, signs) or _is_sign(at, before + 1, signs)):
        weight |= _PARTED
    found.append((start, end, weight))
    low = end
    if low < size and at[2 * low] != 0x2E and at[2 * low] != 0x60C and _parts(at[2 * low], at[2 * low + 1]):
        low += 1
    high = low
    while high < size and high - low < 10 and _is_latin(at[2 * high], at[2 * high + 1]):
        high += 1
    if _is_name(at, low, high, size):
        name = units[2 * low : 2 * high].decode("utf-16-le")
        if name in names:
            found.append((low, high, names[name]))
            return -1
    return end


def _parts(low: int, high: int) -> bool:
    """Whether this may part a name from its number."""
    return high == 0 and low in {0x20, 0x2D, 0x2E, 0xA0}


def _is_latin(low: int, high: int) -> bool:
    return high == 0 and 0x61 <= low | 0x20 <= 0x7A


def _is_sign(at: bytearray, i: int, signs: bytes) -> bool:
    return at[2 * i + 1] == 0 and signs[at[2 * i]] != 0


def _is_name(at: bytearray, low: int, high: int, size: int) -> bool:
    """Whether Latin letters may be a name: three to nine of them, the first a capital, none else beside them."""
    if not 3 <= high - low <= 9 or at[2 * low] > 0x5A:
        return False
    if low > 0 and chr(at[2 * low - 2] | at[2 * low - 1] << 8).isalnum():
        return False
    return not (high < size and chr(at[2 * high] | at[2 * high + 1] << 8).isalnum())


def _words(units: bytearray, lexicon: Lexicon, figures: int, signs: bytes) -> list[tuple[int, int, int]]:
    """What `words` gives."""
    letters, weights, _, names = lexicon
    found: list[tuple[int, int, int]] = []
    before = -1
    for match in _run(letters).finditer(units.decode("utf-16-le")):
        start, end = match.span()
        if match.lastindex:
            before = _number(units, found, start, end, before, names, figures, signs)
        elif match[0] in weights:
            found.append((start, end, weights[match[0]]))
            before = -1
    return found


@functools.lru_cache(8)
def _run(letters: tuple[int, int]) -> re.Pattern[str]:
    return re.compile(f"[{chr(letters[0])}-{chr(letters[1])}]+|([0-9]+)")


def groups(found: list[tuple[int, int, int]], near: tuple[int, int, int, bytes]) -> list[list[tuple[int, int, bool]]]:
    """What `words` found in groups, no gap in one longer than a reach; a group's members say whether they are digits.

    ``near``: the reach; the weight of digits; the weight that does not count at the end of a group; the verdicts. Only
    groups that these have no 0 for are given: 256 for each size up to 3, and those for each number up to 2 of numbers
    `PARTED` from the one before; a group's weights are joined.
    """
    reach, figures, last_not, verdicts = near
    wanted: list[list[tuple[int, int, bool]]] = []
    group: list[tuple[int, int, bool]] = []
    joined = parted = end = held = 0
    for start, stop, weight in found:
        if group and start - end > reach:
            if verdicts[(min(parted, 2) * 4 + min(len(group), 3)) * 256 + joined]:
                wanted.append(group)
            group = []
            joined = parted = held = 0
        elif group and weight & _PARTED:
            parted += 1
        end = stop
        group.append((start, stop, weight & 255 == figures))
        joined |= held | (weight & 255 & ~last_not)
        held = weight & last_not
    if group and verdicts[(min(parted, 2) * 4 + min(len(group), 3)) * 256 + joined]:
        wanted.append(group)
    return wanted


def signs(automaton: tuple[bytes, bytes, bytes, int], text: str) -> int:
    """What an automaton sees in a text, as bits; the highest (`1 << 63`) where it has hit twice, from a hit on.

    It has for each character of 65,536 the number of its atom, below 64, the last but one for all above; for each
    state, counting 64-fold, and atom the state after it, and what it hits, 0 for nothing; and the first hit of those
    that count twice. Before and after the text stands the last of the characters.
    """
    atoms, steps, hits, twice = automaton
    one = 1  # compiled, 64 bits wide
    seen = again = 0
    outside, above = atoms[0xFFFF], atoms[0xFFFE]
    state = steps[outside]
    for char in text:
        code = ord(char)
        at = state << 6 | (atoms[code] if code < 0x10000 else above)
        state = steps[at]
        hit = hits[at]
        if hit:
            if hit >= twice:
                seen |= again
                again = one << 63
            seen |= one << hit
    hit = hits[state << 6 | outside]
    if hit:
        if hit >= twice:
            seen |= again
        seen |= one << hit
    return seen
