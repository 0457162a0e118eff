"""Which words that come to a value are a number, and neither a part of another nor a word of everyday.

What counts nothing in everyday use is none: واحد من الناس, الأول, آلاف, the time on a clock.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from arnorm._arabic.affixes import ARTICLE
from arnorm._arabic.data.counted import COUNTED
from arnorm._arabic.data.numerals import CARDINALS, ORDINALS
from arnorm._arabic.data.units import CURRENCY_WORDS, UNITS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import up_to
from arnorm.numbers._context import folded, stems
from arnorm.numbers._names import PARTS
from arnorm.numbers._occasions import CLOCK, MONTHS
from arnorm.numbers._ordered import ORDERED
from arnorm.numbers._spelled_words import DOZEN, PLURALS, PREPOSITION, SHORTEST, Word

__all__ = ["Phrase", "is_number"]

_AND, _MINUS, _OF = "و", "سالب", "من"
_PARTS_OF_MONTHS = frozenset(("نصف", "ثلث", "عشر"))  # النصف الأول من أكتوبر
_POSSESSIVES = ("ها", "هم", "ه", "ي", "ك", "نا")
_ONE = frozenset(("واحد", "واحدا", "واحده"))  # مليون واحد
_NOT_REWRITTEN = frozenset(("figures", "dozen", "item"))
_CHAIN = 8  # ordinals in a row, and what joins them
_BETWEEN = lazy_pattern("[ \N{NO-BREAK SPACE}]?[()]?[ \N{NO-BREAK SPACE}]?")
# A word that is the whole text.
_FAR = 16
_ENDS, _BEGINS = lazy_pattern(r"\A\s*\Z"), lazy_pattern(r"\s{0,16}\Z")
_NUMERIC = lazy_pattern(r"\d[^\w\n]*\Z")

# The accusative after a number is the dual before a noun: alone these are read as neither.
_ACCUSATIVES = frozenset(("الفا", "مليونا", "مليارا"))
# Words that are other words too: one, either, a third, the bounds of an age.
_THIRD = "ثلث"
_THESE = frozenset(("هولاء", "هذه", "هذي", "تلك"))
_NEVER_ALONE = frozenset(("ليلتين", "عشري", "تنين", "اتنين"))
# Short words of the feminine are fractions too (خمس السكان), some a lady, a lion, water or the dead: they need what
# they count; a written hamza leaves no doubt.
_SHORT = frozenset(("خمس", "ست", "سبع", "تسع", "عشر", "تلات"))
_DOUBTFUL = frozenset(("ست", "سبع", "الف", "ميه", "مايه", "ميتا", "ميتي", "تلات"))
_DAYS = frozenset(("يوم", "ليله", "صباح", "مساء"))
_COUNTS = COUNTED.keys() | UNITS.keys() | CURRENCY_WORDS.keys()


class _Token(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def raw(self) -> str: ...


class Phrase(NamedTuple):
    """Words of a number among the tokens of a text, the first and the last by their places there."""

    text: str
    row: list[Word]
    tokens: Sequence[_Token]
    first: int
    last: int

    @property
    def head(self) -> Word:
        """The first of its words."""
        return next(iter(self.row))

    @property
    def tail(self) -> Word:
        """The last of its words."""
        return next(reversed(self.row))

    @property
    def is_single(self) -> bool:
        """Whether it is one word."""
        return self.head is self.tail

    @property
    def before(self) -> str:
        """The folded word before, a bracket at most between."""
        return self._neighbour(self.first, -1)

    @property
    def after(self) -> str:
        """The folded word after, a bracket at most between."""
        return self._neighbour(self.last, 1)

    @property
    def is_accusative(self) -> bool:
        """Whether it begins with the accusative of a magnitude."""
        return self.head.text in _ACCUSATIVES

    @property
    def is_negative(self) -> bool:
        """Whether سالب stands before it."""
        first = self.head
        return self.before.removeprefix(_AND) == _MINUS and not (
            first.definite or first.glued or first.kind == "ordinal"
        )

    @property
    def is_ordered(self) -> bool:
        """Whether a noun stands before it that an ordinal numbers: المادة الخامسة, المادتين الثامنة والتاسعة."""
        at, noun = self.first, self.before
        while (noun == _AND or _is_ordinal(noun)) and self.first - at < _CHAIN:
            at -= 1
            noun = self._neighbour(at, -1)
        if not stems(noun).isdisjoint(_ordered()):
            return True
        of_one = _nouns(noun)  # قراره الأول says no more than first
        return not of_one.isdisjoint(PARTS) or (self.head.value > 1 and not of_one.isdisjoint(ORDERED))

    @property
    def is_day(self) -> bool:
        """Whether it is the day of a month: الخامس من أكتوبر."""
        part = not stems(self.before).isdisjoint(_PARTS_OF_MONTHS)
        return not part and self.after == _OF and self._neighbour(self.last + 1, 1) in MONTHS

    @property
    def is_plain(self) -> bool:
        """Whether figures may be written for it: no preposition is glued to it, and the article says a rank only."""
        first = self.head
        if (
            first.glued == PREPOSITION
            or self.tail.kind == "parts"
            or any(word.kind in _NOT_REWRITTEN for word in self.row)
        ):
            return False
        after = self.after
        if not first.definite:
            return (first.kind != "ordinal" or not self.is_single) and after not in _ONE
        after = self._neighbour(self.last + 1, 1) if after == _AND else after.removeprefix(_AND)
        if _is_ordinal(after) or self.tail.kind == "magnitude":  # العام الأول والثاني
            return False
        return not stems(self.before).isdisjoint(PARTS) if self.is_single else self.is_ordered

    def _neighbour(self, at: int, step: int) -> str:
        if not 0 <= at + step < len(self.tokens):
            return ""
        first, second = sorted((self.tokens[at], self.tokens[at + step]), key=lambda token: token.start)
        near = _BETWEEN.fullmatch(self.text, first.end, second.start)
        return folded(self.tokens[at + step].raw) if near else ""


@functools.cache
def _ordered() -> frozenset[str]:
    return ORDERED | PARTS


def is_number(phrase: Phrase) -> bool:
    """Whether the words are a number."""
    text, head, single = phrase.text, phrase.head, phrase.is_single
    start, end = head.start, phrase.tail.end
    if text.endswith("_", 0, start) or text.startswith("_", end) or phrase.tail.kind == "point":
        return False
    if head.kind == "figures":
        return not single and not _is_clock(phrase)
    if head.text in PLURALS or (head.kind == "magnitude" and _NUMERIC.search(text, start - 4, start)):
        return False  # 3 - 5 ملايين
    if _is_cut(phrase) or _is_clock(phrase):
        return False
    if head.text.removeprefix(ARTICLE) == _THIRD and (single or phrase.row[1].value != 100):
        return False  # ثلث وربع, but ثلث مئة
    if single and _ENDS.search(text, start - _FAR, start) and _BEGINS.match(text, end):
        return head.kind in ("number", "ordinal", "magnitude", "dual")
    if head.kind == "item":  # البند خامسا
        return not head.glued and not stems(phrase.before).isdisjoint(PARTS)
    if head.definite or head.kind == "ordinal":
        return _is_rank(phrase) if head.definite else not single
    return not single or _is_alone(phrase)


def _is_cut(phrase: Phrase) -> bool:
    """Whether the word before belongs to it, and is no number: السابعة عشرة, الخمسة وتسعين."""
    head, before = phrase.head, phrase.before
    if before == _AND:
        before = phrase._replace(first=phrase.first - 1).before
    before = before.removeprefix("و") if before.startswith("وال") else before
    stem = before.removeprefix(ARTICLE)
    if head.value == 10 and not head.definite and stem.removesuffix("ه") in ORDINALS:
        return True
    return not head.definite and stem != before and (stem in CARDINALS or stem in ("نصف", "ربع"))


def _is_clock(phrase: Phrase) -> bool:
    """Whether it is the time on a clock: الساعة الثانية عشرة, الساعة ثلاثة وربع."""
    head = phrase.head
    timely = head.definite or head.value <= DOZEN or any(word.kind == "fraction" for word in phrase.row)
    return timely and not stems(phrase.before).isdisjoint(CLOCK)


def _is_rank(phrase: Phrase) -> bool:
    """Whether words with the article number or count something: المادة الخامسة, الاثني عشر شهرا, الدول الخمس."""
    head, after = phrase.head, phrase.after
    if after.startswith(_AND) and after.removeprefix(_AND) in CARDINALS:  # الخمسة وتسعين
        return False
    if not phrase.is_single:
        return head.kind == "ordinal" or stems(phrase.before).isdisjoint(_DAYS)  # يوم الأحد عشر
    if head.kind == "number" and head.value >= 200:  # عن المائتين
        return True
    if head.kind in ("magnitude", "dual"):
        return False
    if phrase.is_day or (phrase.is_ordered and (head.kind == "ordinal" or head.value > 10)):
        return True
    if (head.kind != "number" and head.value < 20) or head.value < 3:  # الأحد, الواحد, الاثنين
        return False
    bare = head.text.removeprefix(ARTICLE)
    if bare == _THIRD or (bare in _DOUBTFUL and head.glued == PREPOSITION):  # بالست المصرية
        return after in _COUNTS
    if phrase.before in _THESE:
        return bare not in _DOUBTFUL or after in _COUNTS  # هذه الست
    counts = after.startswith(ARTICLE) and (after.endswith("ات") or after.removeprefix(ARTICLE) in _COUNTS)
    return counts or after in _COUNTS or _is_definite(phrase.before)  # الثلاث الجامعات


def _nouns(word: str) -> frozenset[str]:
    """What a folded word may be without a possessive: عامه الثلاثين, نسختها الثالثة."""
    own = {word.removesuffix(ending) for ending in _POSSESSIVES} - {word}
    own |= {one[:-1] + "ه" for one in own if one.endswith("ت")}
    return frozenset[str]().union(*map(stems, own))


def _is_ordinal(word: str) -> bool:
    """Whether it is an ordinal with the article, و before it or not: والتاسعة."""
    word = word.removeprefix(_AND)
    return word.startswith(ARTICLE) and word.removeprefix(ARTICLE).removesuffix("ه") in ORDINALS


def _is_definite(noun: str) -> bool:
    """Whether a word has the article, and is no ordinal: التاسع العشر."""
    return any(ARTICLE + stem in stems(noun) and stem.removesuffix("ه") not in ORDINALS for stem in stems(noun))


def _is_alone(phrase: Phrase) -> bool:
    """Whether one word alone is a number: it has to count something."""
    only, before, after = phrase.head, phrase.before, phrase.after
    word = only.text
    if phrase.is_negative and only.kind == "number":
        return True
    if only.value <= 1 or word in _NEVER_ALONE or only.kind in ("point", "parts", "dozen"):
        return False
    if only.kind == "magnitude" and up_to(phrase.text, only.start, 2).strip() == ")":  # (خمسين) ألف
        return False
    if only.value <= 10 and before in ORDINALS:  # ثالث ثلاثة
        return False
    if only.value == 2:
        return word.endswith(("ان", "ين", "وز")) and before not in _DAYS  # زوز
    short = only.glued == PREPOSITION and len(word) == SHORTEST  # بخمس صادراتها
    doubtful = (short or word in _DOUBTFUL) and "ئ" not in phrase.text[only.start : only.end]
    if doubtful or word in _ACCUSATIVES:
        return after in _COUNTS or (word in _SHORT and after.endswith("ات"))
    return word not in _SHORT or (after != "" and not after.startswith(ARTICLE))
