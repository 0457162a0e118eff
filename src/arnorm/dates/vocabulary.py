"""The lexicon, compiled: every written form of every word, and the table that finds words in bulk."""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

from arnorm._vector import numpy
from arnorm.dates import lexicon, numerals
from arnorm.dates._shadow import fold

__all__ = ["SLOTS", "WINDOW", "Entry", "Vocabulary", "letter_codes", "vocabulary"]

# A word is looked up by its first letters, five bits each, hashed into a table: 1 weak, 2 strong, 4 solo.
WINDOW = 6
SLOTS = 18

WEAK, STRONG, SOLO = 1, 2, 4


class Entry(NamedTuple):
    """What a word says: its token (see `arnorm.dates.grammar`), value, calendar, and how sure a sign it is."""

    token: str
    value: int = 0
    calendar: str = ""
    strength: str = ""


class Phrase(NamedTuple):
    """What may follow a first word: a pattern with one group for each entry."""

    pattern: re.Pattern[str]
    entries: tuple[Entry, ...]


class Vocabulary(NamedTuple):
    """Forms (word -> prefix letters that are not its own, entry), phrases by first word, and the look-up table."""

    forms: dict[str, tuple[int, Entry | None]]
    phrases: dict[str, Phrase]
    table: Any


_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_HEAD = Entry("")


def letter_codes() -> Any:
    """Five bits for each code unit: 0 no letter, 1-29 the letters of folded Arabic, 30 any other, 31 a digit."""
    return _letter_codes()


@functools.cache
def _letter_codes() -> Any:
    np = numpy()
    codes = np.zeros(0x10000, np.uint8)
    codes[0x620:0x64B] = 30
    codes[0x66E:0x6D4] = 30
    codes[0x750:0x780] = 30
    for i, letter in enumerate("ءابتثجحخدذرزسشصضطظعغفقكلمنهوي", 1):
        codes[ord(letter)] = i
    codes[0x30:0x3A] = 31
    return codes


def _prefixes(entry: Entry, word: str) -> tuple[str, ...]:
    if entry.token in "E" or len(word) == 1:
        return ("",)
    if word == "اب":  # باب, لاب are other words
        return ("", "و")
    return tuple(c + p for c in _CONJUNCTIONS for p in _PREPOSITIONS)


def _single_words() -> list[tuple[str, Entry]]:
    words = [(m.name, Entry("m" if m.strength else "M", m.number, m.calendar, m.strength)) for m in lexicon.MONTHS]
    words += [(name, Entry("W", number)) for name, number in lexicon.WEEKDAYS]
    words += [(word, Entry(token, value)) for word, token, value in lexicon.CUES]
    words += [("ال" + word, Entry(token, value)) for word, token, value in lexicon.CUES if token == "X"]
    words += [(parts[0], Entry("E", sign, calendar)) for parts, calendar, sign in lexicon.ERAS if len(parts) == 1]
    words += [(word, Entry("O", value)) for word, value in numerals.ordinals().items()]
    words += [(word, Entry("n", value)) for word, value in numerals.cardinals().items()]
    return words


def _phrase_rows() -> list[tuple[str, str, Entry]]:
    """(first word, pattern of the rest, entry) of every phrase."""
    rows = []
    for firsts, seconds, calendar, number, _region in lexicon.PARTS:
        entry = Entry("M", number, calendar)
        for first in map(fold, firsts):
            glue = "" if first in lexicon.LETTER_MONTHS else r"[ \xa0\n]{0,3}"
            for second in map(fold, seconds):
                if len(second) > 1 and first in lexicon.LETTER_MONTHS:
                    continue
                rows.append((first, glue + second, entry))
                if first in lexicon.GLUED:
                    rows.append((first + second, "", entry))
    for parts, calendar, sign in lexicon.ERAS:
        if len(parts) > 1:
            gap = r"[ \xa0.\x01]{0,4}" if len(parts[-1]) == 1 else r"[ \xa0]{1,3}"
            rest = "".join(gap + fold(part) for part in parts[1:])
            rows.append((fold(parts[0]), rest, Entry("E", sign, calendar)))
    for parts, first, last in lexicon.TENS:
        if first:
            rows.append((fold(parts[0]), r"[ \xa0]{1,3}" + fold(parts[1]), Entry("F", first * 100 + last)))
    return rows


@functools.cache
def vocabulary() -> Vocabulary:
    """The compiled lexicon."""
    forms: dict[str, tuple[int, Entry | None]] = {}
    words: list[tuple[str, Entry]] = [(fold(word), entry) for word, entry in _single_words()]
    rests: dict[str, list[tuple[str, Entry]]] = {}
    for first, rest, entry in _phrase_rows():
        if rest:
            rests.setdefault(first, []).append((rest, entry))
        else:
            words.append((first, entry))
    phrases = {}
    for first, options in rests.items():
        options.sort(key=lambda option: -len(option[0]))
        pattern = "|".join(f"({rest})" for rest, _ in options)
        phrases[first] = Phrase(re.compile(f"(?:{pattern})(?![\\d\\u0621-\\u064a])"), tuple(e for _, e in options))
    slots: dict[str, int] = {}
    for word, entry in (*words, *((first, _HEAD) for first in rests)):
        weight = _weight(entry)
        for prefix in _prefixes(entry, word):
            written = [prefix + word]
            if word.startswith("ال") and prefix.endswith("ل"):
                written.append(prefix + word[1:])  # للعام: the article's alef is not written
            cut = len(prefix)
            for form in written:
                have = forms.get(form)
                if have is None or have[0] > cut:
                    forms[form] = (cut, None if entry is _HEAD else entry)
                slots[form[:WINDOW]] = slots.get(form[:WINDOW], 0) | weight
    return Vocabulary(forms, phrases, _table(slots))


def _weight(entry: Entry) -> int:
    if entry.token == "X":
        return SOLO
    return STRONG if entry.token in ("", "M", "m", "C", "P", "E", "K") else WEAK


def _table(slots: dict[str, int]) -> Any:
    np = numpy()
    table = np.zeros(1 << SLOTS, np.uint8)
    codes = letter_codes()
    for form, weight in slots.items():
        key = 0
        for i, letter in enumerate(form):
            key |= int(codes[ord(letter)]) << (5 * i)
        table[hash_key(key)] |= weight
    return table


def hash_key(key: int) -> int:
    """The slot of a key (the finder does the same to whole arrays)."""
    return ((key * 0x9E3779B1) & 0xFFFFFFFF) >> (32 - SLOTS)
