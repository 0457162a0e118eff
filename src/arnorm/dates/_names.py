"""Dates that are names, and months that are spoken of: what is called by its word is not called by another."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.data import calendar_names
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import QUOTES
from arnorm._arabic.strokes import NON_JOINERS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import near_before, sides_of, up_to
from arnorm.dates.mention import DateMention

__all__ = ["EVENTS", "NAMED_AFTER_DAYS", "WARS", "WORDS_OF_WORDS", "is_glossed", "is_name", "month_names"]

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
# Events: by their day and month they are known, with the year their date is told, but for a day in words.
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
    "فريق",
    "تكتل",
    "كتايب",
    "حراك",
    "بيان",
    "نداء",
)
# What a month is the name of, with its year or without: حرب تموز.
WARS = (
    "حرب",
    "عدوان",
    "هزيمه",
    "نكسه",
)
# What follows is a word, not a month: كلمة تموز.
WORDS_OF_WORDS = (
    "كلمه",
    "اسم",
    "تسميه",
    "لفظ",
    "لفظه",
    "معني",
    "مصطلح",
    "روايه",
    "فيلم",
    "ديوان",
)

_SET_PHRASE = "اللهاب"  # آب اللهاب
_REACH = 60  # characters, marks and all, in which the words around are looked for
_MANY = 4  # words
_FAR = 100  # characters: in so many are four words
_WORD = lazy_pattern("[\u0621-\u064a]++")  # in folded text
# A word or figure: what punctuation puts between words, or takes from between them, is not counted.
_ANY_WORD = lazy_pattern(r"\d++|[^\W\d_]++")
_SENTENCE = lazy_pattern(r"[\n.…؛;:!؟?]")
_FIGURE = lazy_pattern(r"\d")
# Any two: whichever they are, quotation marks are written as others, and the name is to stay one.
_QUOTED = lazy_pattern(f"[{QUOTES}]{{2}}")
_DASHED = lazy_pattern(f"[{NON_JOINERS}]ـ\\Z")  # قطرـ: a stroke for a dash, as punctuation writes it
_CALLED = lazy_pattern(
    rf"(?<!\w)(?:(?P<article>ال)|(?P<month>[{LETTERS}]{{0,2}}شهر)|[{LETTERS}]{{0,2}}(?:ال)?(?:"
    rf"(?P<thing>{'|'.join(NAMED_AFTER_DAYS)})|(?P<event>{'|'.join(EVENTS)})"
    rf"|(?P<war>{'|'.join(WARS)})|(?P<word>{'|'.join(WORDS_OF_WORDS)})))\Z"
)


@functools.lru_cache(8192)
def _called(word: str) -> str:
    """What a word before a date is to it: a "thing", "event" or "war" that it names; nothing, for nearly all."""
    match = _CALLED.search(fold(word))
    return "" if match is None else match.lastgroup or ""


@functools.lru_cache(8192)
def _calls(word: str) -> str:
    """What a word right before a date is to it; one that a dash parts from it is nothing."""
    return "" if _DASHED.search(word) else _called(word)


def is_name(text: str, mention: DateMention) -> bool:
    """Whether a date is the name of something: نهج 22 جانفي, جامعة 20 أوت 1955, «7 تموز», حرب تموز 2006."""
    before = up_to(text, mention.start, _REACH)
    if mention.year is None and _QUOTED.fullmatch("".join(sides_of(text, mention.start, mention.end))):
        return mention.day is not None
    words = before.rsplit(maxsplit=2) or [""]
    word = words.pop()
    called = _calls(word)
    if called == "article" and words:  # شارع الـ14 من جانفي
        called = _called(words.pop())
    elif called and before.endswith(word):  # not apart
        return False
    if not called:
        return False
    if mention.day is None:
        return called == "war"
    return called == "thing" or (called == "event" and (mention.year is None or not _FIGURE.match(mention.text)))


@functools.cache
def month_names(*, short: bool = False) -> dict[str, int]:
    """The Gregorian months by names that are nothing else, in folded spelling; or by short ones too, beside another."""
    months = {month.name: month for month in calendar_names.MONTHS}
    parts = {f"{one} {two}": part for part in calendar_names.PARTS for one in part.firsts for two in part.seconds}
    named = (months | parts).items()
    sure = {fold(name): month for name, month in named if month.calendar == "gregorian" and not month.word}
    return {name: month.number for name, month in sure.items() if short or len(name) > _SHORT}


_SHORT = 2  # آب, and ت2, which may be a code


def is_glossed(text: str, mention: DateMention, touching: Sequence[DateMention]) -> bool:
    """Whether a month is spoken of, as a word or by two of its names: شهر تموز ويسمى يوليو, كلمة تموز.

    What a date beside it with a day says is no gloss: it is written by its own name, and the reason would be gone.
    """
    if mention.month is None or mention.day is not None or mention.calendar != "gregorian":
        return False
    low, high = near_before(mention.start, _FAR), mention.end + _FAR
    for other in touching:
        if other.day is None:
            continue
        if other.end <= mention.start:
            low = max(low, other.end)
        else:
            high = min(high, other.start)
    left, right = text[low : mention.start], text[mention.end : high]
    if not any(map(fold(f"{left}\n{right}").__contains__, _heads_of(mention.month, mention.year is None))):
        return False  # nearly always
    *_, left = _SENTENCE.split(left)
    right, *_ = _SENTENCE.split(right)
    before, after = _ANY_WORD.findall(fold(left))[-_MANY:], _ANY_WORD.findall(fold(right))[:_MANY]
    if mention.year is None:
        if " ".join(map(_called, before)).endswith(("word", "word month")):
            return True
        if after[:1] == [_SET_PHRASE]:
            return True
    near = [*before, "", *after]
    spelled, own = " ".join(_WORD.findall(" ".join(near))), fold(mention.text)
    if not any(name in spelled and name not in own for name in _names_of(mention.month)):
        return False  # nearly always
    names = [_month_of(word) for word in (*near, *map(" ".join, itertools.pairwise(near)))]
    return any(number == mention.month and name not in own for number, name in names)


@functools.cache
def _names_of(month: int) -> tuple[str, ...]:
    return tuple(name for name, number in month_names().items() if number == month)


@functools.cache
def _heads_of(month: int, alone: bool) -> tuple[str, ...]:
    """What stands near a month that is spoken of: its names' first words, and beside one without a year the others."""
    heads = dict.fromkeys(name.split()[0] for name in _names_of(month))
    return (*heads, *WORDS_OF_WORDS, _SET_PHRASE) if alone else tuple(heads)


@functools.lru_cache(8192)
def _month_of(words: str) -> tuple[int | None, str]:
    """The month that a word or two name, a letter or two glued to them or not, and its name; None for any other."""
    match = _glued().fullmatch(" ".join(_WORD.findall(fold(words))))
    name = match["name"] if match else ""
    return month_names().get(name), name


@functools.cache
def _glued() -> re.Pattern[str]:
    return re.compile(rf"[{LETTERS}]{{0,2}}?(?P<name>{'|'.join(month_names())})")
