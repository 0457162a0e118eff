"""Round numbers before a word that may be what they count: «تسعين مليون مشاهدة», but «تسعين مليونا في العام»."""

from __future__ import annotations

from arnorm._arabic.affixes import ARTICLE
from arnorm._arabic.counted import units
from arnorm.numbers.context import fold_word
from arnorm.speech.inflect import Case
from arnorm.speech.number import spell_number

__all__ = ["spell_before"]

# Words after a number that it does not count, in folded spelling: particles, prepositions, pronouns, adverbs.
_PARTICLES = frozenset(
    {
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "مع",
        "حتي",
        "حسب",
        "بحسب",
        "منذ",
        "بعد",
        "قبل",
        "خلال",
        "ثم",
        "او",
        "ام",
        "اي",
        "كما",
        "الا",
        "لا",
        "لم",
        "لن",
        "ما",
        "قد",
        "هو",
        "هي",
        "هم",
        "ان",
        "انه",
        "انها",
        "حيث",
        "عند",
        "عندما",
        "بين",
        "ضد",
        "نحو",
        "حول",
        "دون",
        "فقط",
        "تقريبا",
        "هناك",
        "هنا",
        "ايضا",
        "الذي",
        "التي",
        "الذين",
        "وفق",
        "وفقا",
        "مما",
        "لدي",
        "كان",
        "كانت",
        "بنسبه",
        "اكثر",
        "اقل",
    }
)
# Letters that begin verbs, and particles that are written onto words.
_UNSURE_STARTS = ("ي", "ت", "ن", "و", "ف", "ب", "ل", "ك", ARTICLE)
_PREPOSITION_AND_ARTICLE = ("بال", "لل", "كال")


def spell_before(count: int, word: str, case: Case) -> str | None:
    """The words of a round number before a word; None where nothing tells whether it counts the word.

    Before what it counts it is in construct, and loses the ن of a dual and the alef of an accusative.

    >>> spell_before(90_000_000, "مشاهدة", "genitive"), spell_before(90_000_000, "في", "genitive")
    ('تسعين مليون', 'تسعين مليونا')
    """
    absolute = spell_number(count, case=case)
    construct = spell_number(count, counted=word, case=case).removesuffix(f" {word}")
    folded = fold_word(word)
    if absolute == construct or folded in _PARTICLES or folded.startswith(_PREPOSITION_AND_ARTICLE):
        return absolute
    is_noun = folded.endswith("ه") or folded in units() or not folded.startswith(_UNSURE_STARTS)
    return construct if is_noun and not folded.startswith((ARTICLE, "و")) else None
