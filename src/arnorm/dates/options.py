"""The options of how dates are written, and a quick check whether a text may hold dates.

Most texts hold no date and never load the lexicon: `may_hold_dates` needs only a generated table.
"""

from __future__ import annotations

import functools
from typing import Literal

from arnorm._arabic import words_kernel
from arnorm._generated.date_words import ALONE, FOLDS, HEADS, HELPING, LETTERS, LONE, TELLING

Form = Literal["long", "iso", "numeric", "edtf"]
Months = Literal["eastern", "levantine", "maghrebi", "moroccan", "mauritanian", "libyan", "double"]
DateOrder = Literal["dmy", "mdy", "document"]
ORDERS = ("dmy", "mdy", "document")
HijriTable = Literal["published", "computed", "civil"]
HIJRI_TABLES: tuple[HijriTable, ...] = ("published", "computed", "civil")
WeekStart = Literal["saturday", "sunday", "monday"]
WEEK_STARTS: tuple[WeekStart, ...] = ("saturday", "sunday", "monday")


# The longest gap between two words of a date; الفرد من شهور with its spaces is 15.
GAP_CHARACTERS = 16


def may_hold_dates(text: str) -> bool:
    """Whether `arnorm.dates.lexer.find_groups` may find a group in a text."""
    return words_kernel.may_hold_group(text, make_gate())


@functools.cache
def make_gate() -> words_kernel.Gate:
    """What `words_kernel.may_hold_group` asks for."""
    low, high = bytearray(bytes(range(256)) * 256), bytearray(b"".join(bytes((top,)) * 256 for top in range(256)))
    for start, end, unit in FOLDS:
        high[start:end] = bytes((unit >> 8,)) * (end - start)
        low[start:end] = bytes((unit & 255,)) * (end - start)
    first, last = LETTERS
    heads = _hash(*TELLING, *HELPING), _hash(*ALONE), _hash(*TELLING)
    return bytes(low), bytes(high), *heads, first, last - first, GAP_CHARACTERS, LONE


def _hash(*words: str) -> bytes:
    """The hashes of these words: with the heads of each row in turn, and as they are."""
    rows = (*HEADS, ("",))
    prefixed, *others = (" ".join(words[i :: len(rows)]).split() for i in range(len(rows)))
    every = [head + word for heads, stems in zip(rows[1:], others, strict=True) for word in stems for head in heads]
    return words_kernel.hash_words(every, HEADS[0], prefixed)
