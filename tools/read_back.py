"""Spell numbers and read them back: every number of a range, and drawn ones to 10^15, in every gender, case and style.

``tools/dev.py speech`` runs the whole; ``--first`` and ``--last`` run a slice. It prints what does not read back, and a
count.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
from collections.abc import Iterator
from typing import Any, get_args

from arnorm import find_numbers, spell_number
from arnorm.speech.number import LARGEST_VALUE, Gender, HundredsStyle, NounCase

OPTIONS: list[dict[str, Any]] = [
    {"gender": gender, "case": case, "style": style}
    for gender, case, style in itertools.product(get_args(Gender), get_args(NounCase), get_args(HundredsStyle))
]
SENTENCE = "بلغ العدد {} في هذا العام"
# In a sentence these are also other words: ست, صفر, ألف.
ALSO_WORDS = {*range(21), 1000}


def draw(count: int, seed: int) -> Iterator[int]:
    """Numbers to 10^15, as many of each length."""
    chance = random.Random(seed)
    for nth in range(count):
        power = nth % len(str(LARGEST_VALUE - 1)) + 1
        yield chance.randrange(10 ** (power - 1), 10**power)


def list_wrong(number: int) -> Iterator[tuple[str, str]]:
    """The texts in which a number is read otherwise than it was spelled, with what was read."""
    seen = set()
    for options in OPTIONS:
        words = spell_number(number, **options)
        if words in seen:
            continue
        seen.add(words)
        for text in (words, SENTENCE.format(words)) if number not in ALSO_WORDS else (words,):
            found = [(one.text, one.value) for one in find_numbers(text, words=True)]
            if found != [(words, number)]:
                yield text, str(found)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--first", type=int, default=0)
    arguments.add_argument("--last", type=int, default=100_000)
    arguments.add_argument("--drawn", type=int, default=100_000)
    arguments.add_argument("--seed", type=int, default=0)
    chosen = arguments.parse_args()
    count = wrong = 0
    for number in itertools.chain(range(chosen.first, chosen.last + 1), draw(chosen.drawn, chosen.seed)):
        count += 1
        for text, read in list_wrong(number):
            wrong += 1
            print(f"{number}: {text} is read {read}")
    print(f"{count} numbers, {wrong} texts read otherwise")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
