"""The case of a number in its sentence, and the forms of a speaker who pauses after each word."""

from __future__ import annotations

import functools

from arnorm._arabic.counted import counted_nouns
from arnorm._arabic.data.governors import GOVERNORS, VERBS_BEFORE, Governor
from arnorm._arabic.data.magnitudes import MAGNITUDES as POWERS
from arnorm._arabic.data.money import CURRENCIES
from arnorm._arabic.data.nouns import NOUNS
from arnorm._core.patterns import lazy_pattern
from arnorm.numbers.context import fold_word
from arnorm.speech.inflect import Case, look_up, to_accusative
from arnorm.speech.words import CARDINAL_UNITS, MAGNITUDES

__all__ = ["find_case", "to_pause"]

_CHARACTERS_BEFORE = 60
_CHARACTERS_AFTER = 40
_WORD_LETTERS = "\u0621-\u064a\u064b-\u0652"
_WORD_BEFORE = lazy_pattern(rf"(?<![\w{_WORD_LETTERS}])([{_WORD_LETTERS}]{{2,20}}+)[ \xa0]\Z")
# A count joined to another: حضر 12 طالبا و20 طالبة.
_JOINED_COUNT = lazy_pattern(rf"[ \xa0]\d{{1,9}}+[ \xa0][{_WORD_LETTERS}]{{2,20}}+ و\Z")
_WORDS_AFTER = lazy_pattern(rf"[\d.,٫٬]*+[ \xa0]([{_WORD_LETTERS}]{{2,20}}+)(?:[ \xa0]([{_WORD_LETTERS}]{{2,20}}+))?")


def find_case(text: str, start: int) -> Case:
    """The case of the number that starts at a place, from the word before it; the oblique form where that is unsure.

    >>> find_case("حضر 20 طالبا", 4), find_case("مع 20 طالبا", 3)
    ('nominative', 'genitive')
    """
    before = text[max(0, start - _CHARACTERS_BEFORE) : start]
    joined = _JOINED_COUNT.search(before)
    if joined is not None:
        before, start = before[: joined.start() + 1], start - len(before) + joined.start() + 1
    word = _WORD_BEFORE.search(before)
    governor = None if word is None else _find_governor(fold_word(word[1]))
    if governor is None:
        return "genitive"
    if governor.is_subject and word is not None:
        verb = _WORD_BEFORE.search(before[: word.start(1)])
        return "accusative" if verb is not None and fold_word(verb[1]).lstrip("وف") in VERBS_BEFORE else governor.case
    if governor.counts_people or governor.counts_no_time:
        words = _WORDS_AFTER.match(text, start, start + _CHARACTERS_AFTER)
        noun = (
            "" if words is None else words[2] if fold_word(words[1]) in POWERS and words[2] else words[1]
        )  # 330 ألف شخص
        row = look_up(noun)[1]
        counted = counted_nouns().get(fold_word(look_up(noun)[0]))
        is_time = not noun or counted == "time" or (row is not None and row.counted in ("time", "measure"))
        if counted != "people" if governor.counts_people else is_time:
            return "genitive"
    return governor.case


def _find_governor(word: str) -> Governor | None:
    """The row of a folded word, with و or ف before it or not."""
    return GOVERNORS.get(word) or (GOVERNORS.get(word[1:]) if word.startswith(("و", "ف")) else None)


@functools.cache
def _pause_forms() -> dict[str, str]:
    """Each accusative with an alef -> its form in pause; and eight, which keeps its ي."""
    adjectives = {row.adjective for row in CURRENCIES.values() if row.adjective}
    bare = {*NOUNS, *adjectives, *(one.singular for one in MAGNITUDES), CARDINAL_UNITS[1].masculine, "ربع", "ثلث"}
    forms = {to_accusative(word): word for word in bare if to_accusative(word) != word}
    return forms | {"ثمان": "ثماني"}


def to_pause(words: str) -> str:
    """The words of a number and its noun as a speaker says them who pauses after each: «خمسة عشر ريال».

    The words are in the oblique case: «ألفا» is one thousand there, and no two.

    >>> to_pause("خمسة عشر ألفا وواحد وعشرين ريالا")
    'خمسة عشر ألف وواحد وعشرين ريال'
    """
    return " ".join(_pause_forms().get(word) or _pause_joined(word) for word in words.split(" "))


def _pause_joined(word: str) -> str:
    bare = word.removeprefix("و")
    return word if bare == word else "و" + _pause_forms().get(bare, bare)
