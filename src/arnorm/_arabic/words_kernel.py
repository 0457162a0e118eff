# cython: language_level=3, annotation_typing=False, boundscheck=False, wraparound=False, initializedcheck=False
"""The loops that fold a text and find its words and numbers (types: words_kernel.pxd)."""

import functools
import re
from collections.abc import Iterable

from arnorm._core.kernels import GONE, GROWS, MARKED, PARTS, STROKE

_COMPILED = not __file__.endswith(".py")
_MARKED, _GONE, _GROWS, _PARTS, _STROKE = MARKED, GONE, GROWS, PARTS, STROKE


def hash_words(words: Iterable[str], prefixes: Iterable[str] = (), stems: Iterable[str] = ()) -> bytes:
    """A bit for each hash (see `find_words`) of the words, and of each stem with each prefix: 65,536 bytes."""
    heads = bytearray(0x10000)
    for prefix, rest in [("", words), *[(prefix, stems) for prefix in prefixes]]:
        start = _hash_word(prefix, 0)
        for word in rest:
            head = _hash_word(word, start)
            heads[head >> 3] |= 1 << (head & 7)
    return bytes(heads)


def _hash_word(word: str, head: int) -> int:
    """The hash of a word after what has the hash ``head``. By 36 half as many other words share one as by 31."""
    for char in word:
        head = (head * 36 + ord(char)) & 0x7FFFF
    return head


# Numbers beside each other with a sign between have this weight too, the second one.
PARTED = 256
_PARTED = PARTED

Folds = tuple[bytes, bytes, dict[str, str], tuple[int, ...]]
Lexicon = tuple[tuple[int, int], dict[str, int], bytes, dict[str, int]]
Tables = tuple[Folds, Lexicon, int, bytes, tuple[int, int, bytes]]


def read_groups(
    text: str, start: int, size: int, tables: Tables, apart: int, folded: tuple[bytearray, bytes] | None = None
) -> tuple[str, bytes, list[list[tuple[int, int, bool]]], int]:
    """A folded part of the text (see `fold_text`), its counts, its groups of `find_words`, and where it ends.

    The tables are those of `fold_text`, `find_words` and `find_groups`. Most parts have no group: their folded
    text is never made. A longer text is parted as `find_parting` says; the end is 0 where it cannot be parted.
    ``folded``: the units and counts of a text that is read whole, if they are known.
    """
    folds, lexicon, figures, signs, near = tables
    low, high, table, rules = folds
    goes_on = start + size < len(text)
    if goes_on or start:
        text = text[start : start + size]
    if folded is not None:
        units, known = folded
        counts = bytearray(known)
    else:
        counts = bytearray(len(text))
        units = fold_units(text, low, high, table, rules, counts)
    found = find_words(units, lexicon, figures, signs)
    wanted = find_groups(found, figures, near) if found else []
    end = start + len(text)
    if goes_on:
        at = find_parting(units, found, wanted, near[0], apart)
        if not at:
            return "", b"", [], 0
        wanted = [group for group in wanted if group[0][0] < at]
        end = start + (find_originals(bytes(counts), [at - 1])[0] + 1 if counts else at)
    if not wanted:
        return "", b"", wanted, end
    return units.decode("utf-16-le"), bytes(counts), wanted, end


def read_words(units: bytearray, lexicon: Lexicon, kinds: int) -> tuple[str, list[list[tuple[int, int]]]]:
    """The text of these units, and for each kind where its words are; a word's weight has a bit for each kind.

    The last of the kinds is that of digits. The lexicon is that of `find_words`.
    """
    found = find_words(units, lexicon, 1 << (kinds - 1), _NO_SIGNS)
    places: list[list[tuple[int, int]]] = [[] for _ in range(kinds)]
    at = found
    i = 0
    while i < len(found):
        place = _read_place(at, i), _read_place(at, i + 5)
        for k in range(kinds):
            if at[i + 10] >> k & 1:
                places[k].append(place)
        i += _SIZE
    return units.decode("utf-16-le"), places


_NO_SIGNS = bytes(256)


def find_words(units: bytearray, lexicon: Lexicon, figures: int, signs: bytes) -> bytearray:
    """Each word of the lexicon, and each run of ASCII digits (UTF-16): a `_RECORD` with its start, end and weight.

    The lexicon: the first and the last letter there is; the words' weights; their hashes (`hash_words`); the weights of
    names in Latin letters, which count beside a number only. ``figures`` is the weight of digits, to which `PARTED`
    comes where one of ``signs``, 256 bytes, parts a number from one before it.
    """
    letters, weights, heads, names = lexicon
    first, span = letters[0], letters[1] - letters[0]
    if not _COMPILED:
        return _find_words_by_pattern(units, lexicon, figures, signs)
    size = len(units) >> 1
    at = units
    found = bytearray()
    head = 0  # of the letters since the last other character
    i = 0
    while i < size:
        code = at[2 * i] | at[2 * i + 1] << 8
        letter = (code - first) & 0xFFFF <= span
        # One branch, seldom taken: where words end no processor foresees, so nothing hangs on that alone.
        if heads[head >> 3] >> (head & 7) & 1 > letter:
            _add_word(units, found, i, letters, weights)
        head = (head * 36 + code) & 0x7FFFF & -letter
        i += 1
        if (code - 0x30) & 0xFFFF < 10:
            start = i - 1
            while i < size and 0x30 <= at[2 * i] <= 0x39 and not at[2 * i + 1]:
                i += 1
            _add_number(units, found, start, i, names, figures, signs)
    if head:
        _add_word(units, found, i, letters, weights)
    return found


# Start and end, five bytes each, and weight, two: what most texts have is in no group, and never an object.
_RECORD = 12
_SIZE = _RECORD  # as C has it


def _add_record(found: bytearray, start: int, end: int, weight: int) -> None:
    """Add a record."""
    found += b"\0\0\0\0\0\0\0\0\0\0\0\0"
    at = found
    i = len(found) - _SIZE
    for k in range(5):
        at[i + k] = start >> 8 * k & 255
        at[i + 5 + k] = end >> 8 * k & 255
    at[i + 10] = weight & 255
    at[i + 11] = weight >> 8


def _read_place(at: bytearray, i: int) -> int:
    """The start or end that begins here."""
    one = at[i + 4]  # compiled, 64 bits wide
    return one << 32 | at[i + 3] << 24 | at[i + 2] << 16 | at[i + 1] << 8 | at[i]


def _add_word(units: bytearray, found: bytearray, end: int, letters: tuple[int, int], weights: dict[str, int]) -> None:
    """Add the word that ends here, if it has a weight."""
    first, last = letters
    at = units
    start = end
    while start > 0 and first <= at[2 * start - 2] | at[2 * start - 1] << 8 <= last:
        start -= 1
    weight = weights.get(at[2 * start : 2 * end].decode("utf-16-le"), 0)
    if weight:
        _add_record(found, start, end, weight)


def _add_number(
    units: bytearray, found: bytearray, start: int, end: int, names: dict[str, int], figures: int, signs: bytes
) -> None:
    """Add a number and its neighbouring names."""
    size = len(units) >> 1
    at = units
    high = start
    while high > 0 and start - high < 2 and _is_separator(at[2 * high - 2], at[2 * high - 1]):
        high -= 1
    low = high
    while low > 0 and high - low < 10 and _is_latin(at[2 * low - 2], at[2 * low - 1]):
        low -= 1
    if _is_name(at, low, high, size) and (not found or _read_place(found, len(found) - 7) < high):
        name = units[2 * low : 2 * high].decode("utf-16-le")
        if name in names:
            _add_record(found, low, high, names[name])
    weight = figures
    if found and found[len(found) - 2] == figures:
        before = _read_place(found, len(found) - 7)
        if _is_sign(at, before, signs) or _is_sign(at, before + 1, signs):
            weight |= _PARTED
    _add_record(found, start, end, weight)
    low = end
    if low < size and at[2 * low] != 0x2E and _is_separator(at[2 * low], at[2 * low + 1]):
        low += 1
    high = low
    while high < size and high - low < 10 and _is_latin(at[2 * high], at[2 * high + 1]):
        high += 1
    if _is_name(at, low, high, size):
        name = units[2 * low : 2 * high].decode("utf-16-le")
        if name in names:
            _add_record(found, low, high, names[name])


def _is_separator(low: int, high: int) -> bool:
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


def _find_words_by_pattern(units: bytearray, lexicon: Lexicon, figures: int, signs: bytes) -> bytearray:
    """What `find_words` gives."""
    letters, weights, _, names = lexicon
    found = bytearray()
    for match in _make_run_pattern(letters).finditer(units.decode("utf-16-le")):
        start, end = match.span()
        if match.lastindex:
            _add_number(units, found, start, end, names, figures, signs)
        elif match[0] in weights:
            _add_record(found, start, end, weights[match[0]])
    return found


@functools.lru_cache(8)
def _make_run_pattern(letters: tuple[int, int]) -> re.Pattern[str]:
    return re.compile(f"[{chr(letters[0])}-{chr(letters[1])}]+|([0-9]+)")


def find_groups(found: bytearray, figures: int, near: tuple[int, int, bytes]) -> list[list[tuple[int, int, bool]]]:
    """What `find_words` found, in groups whose gaps are within a reach; each member says whether it is digits.

    ``near``: the reach; the weight that does not count at the end of a group; the verdicts. Only groups that these have
    no 0 for are given: 256 for each size up to 3, and those for each number up to 2 of numbers `PARTED` from the one
    before; a group's weights are joined.
    """
    reach, last_not, verdicts = near
    at = found
    wanted: list[list[tuple[int, int, bool]]] = []
    first = joined = parted = end = held = i = 0
    size = len(found)
    while i <= size:
        if i == size or (i > first and _read_place(at, i) - end > reach):
            if verdicts[(min(parted, 2) * 4 + min((i - first) // _SIZE, 3)) * 256 + joined]:
                wanted.append(_read_group(found, figures, first, i))
            if i == size:
                break
            first = i
            joined = parted = held = 0
        elif i > first and at[i + 11]:
            parted += 1
        end = _read_place(at, i + 5)
        joined |= held | (at[i + 10] & ~last_not)
        held = at[i + 10] & last_not
        i += _SIZE
    return wanted


def find_parting(
    units: bytearray, found: bytearray, wanted: list[list[tuple[int, int, bool]]], reach: int, apart: int
) -> int:
    """Where a text that goes on can be parted, after a blank in its second half; 0 where it cannot.

    No group spans the place; so far after it begins none that is wanted, or may be with more text, and no text ends.
    """
    at = units
    here = found
    size = len(units) >> 1
    limit = size - apart
    after = size  # where the record after begins
    nth = len(wanted)
    last = True  # whether the group after is the last one
    i = len(found)
    while i >= 0 and limit > size >> 1:
        i -= _SIZE
        end = _read_place(here, i + 5) if i >= 0 else 0
        if after - end > reach:
            if last and after < size:
                limit = min(limit, after - apart)
                last = False
            k = min(limit, after - 1)
            while k >= end:
                if (at[2 * k] == 0x20 or at[2 * k] == 0x0A) and not at[2 * k + 1]:
                    return k + 1 if k >= size >> 1 else 0
                k -= 1
        if i >= 0:
            after = _read_place(here, i)
            if nth and wanted[nth - 1][0][0] == after:
                limit = min(limit, after - apart)
                nth -= 1
    return 0


def _read_group(found: bytearray, figures: int, first: int, last: int) -> list[tuple[int, int, bool]]:
    """The members of a group, from record to record."""
    at = found
    group: list[tuple[int, int, bool]] = []
    i = first
    while i < last:
        group.append((_read_place(at, i), _read_place(at, i + 5), at[i + 10] == figures))
        i += _SIZE
    return group


def read_signs(automaton: tuple[bytes, bytes, bytes, int, int], text: str) -> int:
    """What an automaton sees in a text, as bits; of those that are counted, what it sees twice, of others thrice.

    It has for each character of 65,536 the number of its atom, the last but one for all above; for each atom and state,
    below 256, two bytes: the state after it, and the number of what is seen there; for each of these numbers the bits,
    two bytes; and the bits that are counted. Before and after the text stands the last of the characters.
    """
    atoms, steps, meanings, twice, thrice = automaton
    once = again = more = 0
    outside, above = atoms[0xFFFF] << 9, atoms[0xFFFE]
    state = steps[outside]
    for char in text:
        code = ord(char)
        at = (atoms[code] if code < 0x10000 else above) << 9
        # No branch: no processor foresees where something is seen. And one load from state to state.
        seen = steps[at + 2 * state + 1]
        state = steps[at + 2 * state]
        met = meanings[2 * seen] | meanings[2 * seen + 1] << 8
        more |= again & met
        again |= once & met
        once |= met
    seen = steps[outside + 2 * state + 1]
    met = meanings[2 * seen] | meanings[2 * seen + 1] << 8
    more |= again & met
    again |= once & met
    once |= met
    return once & ~(twice | thrice) | again & twice | more & thrice


def find_originals(counts: bytes, at: list[int]) -> list[int]:
    """Where these places of a folded text, in order, stand in the text as given; ``counts`` as `folded` gives them."""
    found: list[int] = []
    passed = i = 0
    for place in at:
        while passed + counts[i] <= place:
            passed += counts[i]
            i += 1
        found.append(i)
    return found


def sum_strides(counts: bytes, stride: int) -> list[int]:
    """The sums of ``counts``, stride by stride."""
    size = len(counts)
    if not _COMPILED:
        return [sum(counts[first : first + stride]) for first in range(0, size, stride)]
    at = counts
    sums: list[int] = []
    i = 0
    while i < size:
        end = min(i + stride, size)
        passed = 0
        while i < end:
            passed += at[i]
            i += 1
        sums.append(passed)
    return sums


MARBUTA = 0x629  # ة, which ends every word
_MARBUTA, _WORD_END = MARBUTA, 2  # and what it becomes where a letter is glued to it


def fold_text(text: str, low: bytes, high: bytes, table: dict[str, str], rules: tuple[int, ...]) -> tuple[str, bytes]:
    """A text in folded spelling, and how many characters of it each of its characters became (empty: one of each).

    As `map_text`, but a stroke (tatweel) that parts words stays as a sign, a control between two digits as a space, and
    ة right before a letter, where a space was lost, becomes a sign that is no letter.
    ``rules`` are the codes of the letter that a stroke stands alone after (heh), of what it then becomes, of the dash
    and the blank; of the first and the last letter; and of what stands for what lies beyond U+FFFF.
    """
    counts = bytearray(len(text))
    return fold_units(text, low, high, table, rules, counts).decode("utf-16-le"), bytes(counts)


def fold_units(
    text: str, low: bytes, high: bytes, table: dict[str, str], rules: tuple[int, ...], many: bytearray
) -> bytearray:
    """The text that `fold_text` gives, two bytes a character; ``many``, a 0 for each before, becomes the counts."""
    blank, first, last, beyond = rules[3], rules[4], rules[5], rules[6]
    room = bytearray(2 * len(text))
    out, counts = room, many
    moved = ends = False  # whether the character before ends every word
    before = blank  # what the character before became; the mark itself where it went or grew
    i = j = written = back = 0  # ``written`` and ``back``: the last two that were written
    for char in text:
        code = ord(char)
        if code >= 0x10000:
            new, before, ends = beyond, beyond, False
        elif high[code] != _MARKED:
            new = before = low[code] | (high[code] << 8)
            if ends and first <= new <= last:
                out[j - 2] = _WORD_END
                out[j - 1] = 0
            ends = code == _MARBUTA
        elif low[code] == _GROWS:
            counts[i] = len(table[char])
            room += bytes(2 * counts[i])
            out = room
            for one in table[char]:
                out[j] = ord(one) & 255
                out[j + 1] = ord(one) >> 8
                j += 2
            moved, ends, back = True, False, written
            before = written = 0xD800
            i += 1
            continue
        else:
            new, ends = 0, False
            if low[code] == _STROKE:
                new = _fold_stroke(before, back, rules)
            elif low[code] == _PARTS and 0x30 <= before <= 0x39 and _digit_follows(text, i + 1, low, high):
                new = blank
            before = 0xD800
            if not new:
                moved = True
                i += 1
                continue
        counts[i] = 1
        out[j] = new & 255
        out[j + 1] = new >> 8
        i, j = i + 1, j + 2
        back, written = written, new
    del room[j:]
    if not moved:
        many.clear()
    return room


def _fold_stroke(before: int, back: int, rules: tuple[int, ...]) -> int:
    """What becomes of a stroke after these two, 0 where it goes."""
    heh, lone, dash, _, first, last, _ = rules
    if before == heh:
        return 0 if first <= back <= last else lone
    return dash if before < first else 0


def _digit_follows(text: str, at: int, low: bytes, high: bytes) -> bool:
    """Whether a digit stands here, with at most a few characters before it that go."""
    end = min(at + 7, len(text))
    while at < end and ord(text[at]) < 0x10000 and high[ord(text[at])] == _MARKED and low[ord(text[at])] != _GROWS:
        at += 1
    if at >= len(text) or ord(text[at]) >= 0x10000:
        return False
    return high[ord(text[at])] == 0 and 0x30 <= low[ord(text[at])] <= 0x39


# What `may_hold_group` asks: the folding; the hashes of all words, of those that are a group by themselves, and of
# those that are one with any neighbour; the first letter and how many come after it; the reach between two members; the
# letter that a stroke may follow by itself.
Gate = tuple[bytes, bytes, bytes, bytes, bytes, int, int, int, int]
_NOWHERE = -1000
_BESIDE = 2  # the most that parts a name in Latin letters from its number


def may_hold_group(text: str, gate: Gate) -> bool:
    """Whether `read_groups` may give a group: False only where it gives none. By hashes and digits.

    A group is a word that makes one by itself; two neighbours, words or numbers, one of which makes one of both; a name
    in Latin letters beside a number; three numbers with two signs between; or two with a sign between, and a word. What
    is rare in folded text is not looked at: True.

    In the loop, ``signed`` says that a sign came after the last number, ``joins`` that the last word makes a group with
    any neighbour, ``held`` that a word came within reach.
    """
    low, high, heads, alone, telling, first, span, reach, lone = gate
    head = at = size = parted = 0
    last = digits = latin = _NOWHERE  # ends: of the last word or number, of the last number, of the last Latin letter
    signed = joins = held = ends = False
    for char in text + " ":  # a sign ends the last word
        code = ord(char)
        if code >= 0x10000:
            code = 0
        elif high[code] == _MARKED:
            if low[code] == _GONE or (low[code] == _STROKE and size > 0 and head != lone):  # as in `fold_text`
                continue
            return True
        else:
            code = low[code] | high[code] << 8
        if (code - first) & 0xFFFF <= span:  # a letter
            if ends:  # the space behind ة was lost
                return True
            ends = ord(char) == _MARBUTA
            head = (head * 36 + code) & 0x7FFFF
            size, at = size + 1, at + 1
            continue
        if heads[head >> 3] >> (head & 7) & 1:  # as in `find_words`
            joined = joins and at - size - last <= reach
            joins = telling[head >> 3] >> (head & 7) & 1 != 0
            if joined or alone[head >> 3] >> (head & 7) & 1 or (at - size - last <= reach and (joins or parted > 0)):
                return True
            parted, held, last = 0, True, at
        head, size, ends = 0, 0, False
        if (code - 0x2D) & 0xFFFF < 0x4E:  # from the dash to z
            if code > 0x40:
                if code <= 0x5A and at - digits <= _BESIDE:  # a name begins with a capital
                    return True
                latin = at + 1
            elif code < 0x30:
                signed = True
            elif code <= 0x39:
                if digits != at:
                    if (joins and at - last <= reach) or at - latin <= _BESIDE:
                        return True
                    if at - last > reach:
                        parted, held = 0, False
                    elif signed:
                        parted += 1
                        if held or parted > 1:
                            return True
                    signed = joins = False
                digits = last = at + 1
        at += 1
    return False
