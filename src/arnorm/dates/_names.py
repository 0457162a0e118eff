"""Dates that are names, and months that are spoken of: what is called by its word is not called by another."""

from __future__ import annotations

import functools
import itertools

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import calendar_names
from arnorm._arabic.folding import fold
from arnorm._core.patterns import lazy_pattern
from arnorm.dates.mention import DateMention

__all__ = ["EVENTS", "NAMED_AFTER_DAYS", "is_glossed", "is_name", "month_names"]

# Streets, schools, parties and what else is called by a day; in folded spelling.
NAMED_AFTER_DAYS = (
    "نهج",
    "شارع",
    "طريق",
    "ساحه",
    "ميدان",
    "حي",
    "جسر",
    "كوبري",
    "نفق",
    "محور",
    "محطه",
    "مطار",
    "جامعه",
    "كليه",
    "معهد",
    "مدرسه",
    "ثانويه",
    "متوسطه",
    "اعداديه",
    "مستشفي",
    "مصحه",
    "ملعب",
    "مركب",
    "استاد",
    "قاعه",
    "مسرح",
    "متحف",
    "مكتبه",
    "حديقه",
    "سوق",
    "سد",
    "مدينه",
    "قريه",
    "نادي",
    "جمعيه",
    "موسسه",
    "لواء",
    "كتيبه",
    "حزب",
    "تيار",
    "جبهه",
    "قوي",
    "تحالف",
    "ايتلاف",
    "وسام",
    "جايزه",
)
# Events: by their day and month they are known, with the year their date is told.
EVENTS = (
    "ثوره",
    "انتفاضه",
    "حركه",
    "انقلاب",
    "مجزره",
    "اتفاق",
    "اتفاقيه",
    "عمليه",
    "معركه",
    "هجوم",
    "منظمه",
)
# What follows is a word, not a month: كلمة تموز.
_WORDS_OF_WORDS = ("كلمه", "اسم", "تسميه", "لفظ", "لفظه", "معني", "مصطلح", "روايه", "فيلم", "ديوان")

_SET_PHRASE = " اللهاب"  # آب اللهاب
_REACH = 30  # so far a month is named by another of its names: تموز ويسمى يوليو
_MANY = 4  # words
_WORD = lazy_pattern("[\u0621-\u064a]+")  # in folded text
_SENTENCE = lazy_pattern(r"[\n.؛:!؟?]")


# A word that a day and month are the name of; in folded spelling.
_BEFORE_NAME, _BEFORE_EVENT = (
    lazy_pattern(rf"(?<!\w)(?:[{LETTERS}]{{1,2}})?(?:ال)?(?:{'|'.join(words)})\s++(?:ال)?\s*+\Z")
    for words in (NAMED_AFTER_DAYS, EVENTS)
)
_WORD_BEFORE = lazy_pattern(rf"(?<!\w)[{LETTERS}]{{0,2}}(?:{'|'.join(_WORDS_OF_WORDS)})\s++(?:شهر\s++)?\Z")


def is_name(text: str, mention: DateMention) -> bool:
    """Whether a day and month are the name of something: نهج 22 جانفي, جامعة 20 أوت 1955, «7 تموز»."""
    if mention.day is None or not mention.text[-1:].isalnum():
        return False
    start, end = mention.start, mention.end
    if mention.year is None and start and _QUOTED.fullmatch(text[start - 1] + text[end : end + 1]):
        return True
    before = fold(text[max(0, start - 16) : start])
    if mention.year is None and _BEFORE_EVENT.search(before):
        return True
    return _BEFORE_NAME.search(before) is not None


_QUOTED = lazy_pattern("«»|“”|\"\"|”“|''|‘’")


@functools.cache
def month_names() -> dict[str, int]:
    """The Gregorian months by names that are nothing else, in folded spelling."""
    months = {month.name: month for month in calendar_names.MONTHS}
    parts = {f"{one} {two}": part for part in calendar_names.PARTS for one in part.firsts for two in part.seconds}
    named = (months | parts).items()
    sure = {fold(name): month for name, month in named if month.calendar == "gregorian" and not month.word}
    return {name: month.number for name, month in sure.items() if len(name) > _SHORT}


_SHORT = 2  # آب, and ت2, which may be a code


def is_glossed(text: str, mention: DateMention) -> bool:
    """Whether a month is spoken of, as a word or by two of its names: شهر تموز ويسمى يوليو, كلمة تموز."""
    if mention.month is None or mention.day is not None or mention.calendar != "gregorian":
        return False
    before = fold(_SENTENCE.split(text[max(0, mention.start - _REACH) : mention.start])[-1])
    after = fold(_SENTENCE.split(text[mention.end : mention.end + _REACH])[0])
    if mention.year is None and (_WORD_BEFORE.search(before) or after.startswith(_SET_PHRASE)):
        return True
    own = fold(mention.text)
    near = (*_WORD.findall(before)[-_MANY:], "", *_WORD.findall(after)[:_MANY])
    pairs = (f"{one} {two}" for one, two in itertools.pairwise(near))
    return any(_month_of(word) == mention.month and word not in own for word in (*near, *pairs))


def _month_of(word: str) -> int:
    """The month that a word names, a letter or two glued to it or not; 0 for any other."""
    names = month_names()
    return names.get(word) or next(
        (names[word[i:]] for i in (1, 2) if word[:i].strip(LETTERS) == "" and word[i:] in names), 0
    )
