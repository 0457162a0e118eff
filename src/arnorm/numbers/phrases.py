"""Which number words are a number, and not a part of another number or words of everyday use.

Words that count nothing in everyday use are no number: واحد من الناس, الأول, آلاف, the time on a clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from arnorm._arabic.affixes import ARTICLE
from arnorm._arabic.counted import counted_nouns, units, words_for_money
from arnorm._arabic.data.numerals import CARDINALS, ORDINALS
from arnorm._arabic.data.units import PERCENTS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import up_to
from arnorm.numbers.evidence import fold_word, labels_of, list_stems
from arnorm.numbers.number_words import DOZEN, PREPOSITION, SHORTEST_LETTERS, NumberToken, Word
from arnorm.numbers.vocabulary import ORDERED, PLURALS, Label

__all__ = ["MINUS", "NumberPhrase", "is_number", "is_whole_text"]

_ORDINAL_CHAIN_WORDS = 8  # ordinals in a row, and what joins them (المواد الأولى والثانية …)
_TEXT_EDGE_CHARS = 16  # white space around a word that is the whole text
_AND, MINUS, _OF, _IN = "و", "سالب", "من", "في"
_LESS = "ناقص"
_PARTS_OF_MONTHS = frozenset(("نصف", "ثلث", "عشر"))  # النصف الأول من أكتوبر
_POSSESSIVES = ("ها", "هم", "ه", "ي", "ك", "نا")
_ONE = frozenset(("واحد", "واحدا", "واحده"))  # مليون واحد
_NOT_REWRITTEN = frozenset(("figures", "dozen", "item"))
_BRACKET_AT_MOST = lazy_pattern("[ \N{NO-BREAK SPACE}]?[()]?[ \N{NO-BREAK SPACE}]?")
_TEXT_START, _TEXT_END = lazy_pattern(r"\A\s*\Z"), lazy_pattern(rf"\s{{0,{_TEXT_EDGE_CHARS}}}\Z")
_AFTER_DIGIT = lazy_pattern(r"\d[^\w\n]*\Z")

# After a number these are the accusative of a magnitude, before a noun its dual; by themselves they are not read.
_ACCUSATIVES = frozenset(("الفا", "مليونا", "مليارا"))
_THIRD = "ثلث"
_THESE = frozenset(("هولاء", "هذه", "هذي", "تلك"))
_NEVER_ALONE = frozenset(("ليلتين", "عشري", "تنين", "اتنين"))
# Some feminine numbers are fractions too (خمس السكان), others a lady, a lion, water or the dead: these need the noun
# that they count, unless their hamza is written.
_ALSO_FRACTIONS = frozenset(("خمس", "ست", "سبع", "تسع", "عشر", "تلات"))
_DOUBTFUL = frozenset(("ست", "سبع", "الف", "ميه", "مايه", "ميتا", "ميتي", "تلات"))
_DAY_NOUNS = frozenset(("يوم", "ليله", "صباح", "مساء"))
_COUNTS = counted_nouns().keys() | units() | words_for_money()


class NumberPhrase(NamedTuple):
    """Words of a number among the tokens of a text, from the token ``first`` to the token ``last``."""

    text: str
    row: list[Word]
    tokens: Sequence[NumberToken]
    first: int
    last: int

    @property
    def head(self) -> Word:
        """The first of its words."""
        return self.row[0]

    @property
    def tail(self) -> Word:
        """The last of its words."""
        return self.row[-1]

    @property
    def is_single(self) -> bool:
        """Whether it is one word."""
        return len(self.row) == 1

    @property
    def before(self) -> str:
        """The folded word before, with at most a bracket between."""
        return self._find_neighbour(self.first, -1)

    @property
    def after(self) -> str:
        """The folded word after, with at most a bracket between."""
        return self._find_neighbour(self.last, 1)

    @property
    def is_accusative(self) -> bool:
        """Whether it begins with the accusative of a magnitude."""
        return self.head.text in _ACCUSATIVES

    @property
    def is_negative(self) -> bool:
        """Whether سالب comes before it."""
        first = self.head
        is_bare = not (first.is_definite or first.proclitic or first.kind == "ordinal")
        before = self.before.removeprefix(_AND)
        if before == _LESS:  # خمسة ناقص واحد are two numbers
            return is_bare and not (self.first > 1 and self.tokens[self.first - 2].word)
        return is_bare and before == MINUS

    @property
    def is_per_cent(self) -> bool:
        """Whether it is so many per cent: واحد في المئة."""
        after = self.after
        return (self._find_neighbour(self.last + 1, 1) if after == _IN else after.removeprefix("ب")) in PERCENTS

    @property
    def is_ordered(self) -> bool:
        """Whether it is the ordinal of the noun before: المادة الخامسة, المادتين الثامنة والتاسعة."""
        at, noun = self.first, self.before
        while (noun == _AND or _is_ordinal(noun)) and self.first - at < _ORDINAL_CHAIN_WORDS:
            at -= 1
            noun = self._find_neighbour(at, -1)
        if labels_of(noun) & Label.PART or not list_stems(noun).isdisjoint(ORDERED):
            return True
        owned = _strip_possessive(noun)
        if any(labels_of(one) & Label.PART for one in owned):
            return True
        # قراره الأول is his first decision, and no more than that.
        return self.head.value > 1 and any(not list_stems(one).isdisjoint(ORDERED) for one in owned)

    @property
    def is_part(self) -> bool:
        """Whether it is the number of a part of a law or a book."""
        return bool(labels_of(self.before) & Label.PART)

    @property
    def is_day(self) -> bool:
        """Whether it is the day of a month: الخامس من أكتوبر."""
        is_part = not list_stems(self.before).isdisjoint(_PARTS_OF_MONTHS)
        return (
            not is_part and self.after == _OF and bool(labels_of(self._find_neighbour(self.last + 1, 1)) & Label.MONTH)
        )

    @property
    def is_plain(self) -> bool:
        """Whether figures may be written for it: it has no preposition, and an article only as the number of a part."""
        first = self.head
        if first.proclitic == PREPOSITION or self.tail.kind == "parts":
            return False
        if any(word.kind in _NOT_REWRITTEN for word in self.row):
            return False
        after = self.after
        if not first.is_definite:
            return (first.kind != "ordinal" or not self.is_single) and after not in _ONE
        after = self._find_neighbour(self.last + 1, 1) if after == _AND else after.removeprefix(_AND)
        if _is_ordinal(after) or self.tail.kind == "magnitude":  # العام الأول والثاني
            return False
        return self.is_part if self.is_single else self.is_ordered

    def _find_neighbour(self, at: int, step: int) -> str:
        if not 0 <= at + step < len(self.tokens):
            return ""
        first, second = sorted((self.tokens[at], self.tokens[at + step]), key=lambda token: token.start)
        is_near = _BRACKET_AT_MOST.fullmatch(self.text, first.end, second.start)
        return fold_word(self.tokens[at + step].raw) if is_near else ""


def is_whole_text(text: str, start: int, end: int) -> bool:
    """Whether a word is the whole text, with little white space around."""
    return bool(_TEXT_START.search(text, start - _TEXT_EDGE_CHARS, start) and _TEXT_END.match(text, end))


def is_number(phrase: NumberPhrase) -> bool:
    """Whether the words are a number."""
    text, head, is_single = phrase.text, phrase.head, phrase.is_single
    start, end = head.start, phrase.tail.end
    if text.endswith("_", 0, start) or text.startswith("_", end) or phrase.tail.kind == "point":
        return False
    if head.kind == "figures":
        return (not is_single or phrase.is_negative) and not _is_clock(phrase)
    if head.text in PLURALS or (head.kind == "magnitude" and _AFTER_DIGIT.search(text, start - 4, start)):
        return False  # 3 - 5 ملايين
    if _is_rest_of_number(phrase) or _is_clock(phrase):
        return False
    if head.text.removeprefix(ARTICLE) == _THIRD and (is_single or phrase.row[1].value != 100):
        return False  # ثلث وربع, but ثلث مئة
    if is_single and is_whole_text(text, start, end):
        return head.kind in ("number", "ordinal", "magnitude", "dual", "dozen")
    if head.kind == "item":  # البند خامسا
        return not head.proclitic and phrase.is_part
    if head.is_definite or head.kind == "ordinal":
        return _is_rank(phrase) if head.is_definite else not is_single
    return not is_single or _counts_alone(phrase)


def _is_rest_of_number(phrase: NumberPhrase) -> bool:
    """Whether the number begins with the word before, which is not read: السابعة عشرة, الخمسة وتسعين."""
    head, before = phrase.head, phrase.before
    if before == _AND:
        before = phrase._replace(first=phrase.first - 1).before
    before = before.removeprefix("و") if before.startswith("وال") else before
    stem = before.removeprefix(ARTICLE)
    if head.is_definite:
        return False
    if head.value == 10 and stem.removesuffix("ه") in ORDINALS:
        return True
    return stem != before and (stem in CARDINALS or stem in ("نصف", "ربع"))


def _is_clock(phrase: NumberPhrase) -> bool:
    """Whether it is the time on a clock: الساعة الثانية عشرة, الساعة ثلاثة وربع."""
    head = phrase.head
    is_timely = head.is_definite or head.value <= DOZEN or any(word.kind == "fraction" for word in phrase.row)
    return is_timely and bool(labels_of(phrase.before) & Label.CLOCK)


def _is_rank(phrase: NumberPhrase) -> bool:
    """Whether words with the article number or count something: المادة الخامسة, الاثني عشر شهرا, الدول الخمس."""
    head, after = phrase.head, phrase.after
    if after.startswith(_AND) and after.removeprefix(_AND) in CARDINALS:  # الخمسة وتسعين
        return False
    if not phrase.is_single:
        return head.kind == "ordinal" or list_stems(phrase.before).isdisjoint(_DAY_NOUNS)  # يوم الأحد عشر
    if head.kind == "number" and head.value >= 200:  # عن المائتين
        return True
    if head.kind in ("magnitude", "dual"):
        return False
    if phrase.is_day or (phrase.is_ordered and (head.kind == "ordinal" or head.value > 10)):
        return True
    if (head.kind != "number" and head.value < 20) or head.value < 3:  # الأحد, الواحد, الاثنين
        return False
    bare = head.text.removeprefix(ARTICLE)
    if bare == _THIRD or (bare in _DOUBTFUL and head.proclitic == PREPOSITION):  # بالست المصرية
        return after in _COUNTS
    if phrase.before in _THESE:
        return bare not in _DOUBTFUL or after in _COUNTS  # هذه الست
    counts = after.startswith(ARTICLE) and (after.endswith("ات") or after.removeprefix(ARTICLE) in _COUNTS)
    return counts or after in _COUNTS or _is_definite_noun(phrase.before)  # الثلاث الجامعات


def _strip_possessive(word: str) -> set[str]:
    """What a folded word may be without a possessive: عامه الثلاثين, نسختها الثالثة."""
    owned = {word.removesuffix(ending) for ending in _POSSESSIVES} - {word}
    return owned | {one[:-1] + "ه" for one in owned if one.endswith("ت")}


def _is_ordinal(word: str) -> bool:
    """Whether it is an ordinal with the article, with or without و before it: والتاسعة."""
    word = word.removeprefix(_AND)
    return word.startswith(ARTICLE) and word.removeprefix(ARTICLE).removesuffix("ه") in ORDINALS


def _is_definite_noun(noun: str) -> bool:
    """Whether a word has the article, and is no ordinal: التاسع العشر."""
    stems = list_stems(noun)
    return any(ARTICLE + stem in stems and stem.removesuffix("ه") not in ORDINALS for stem in stems)


def _counts_alone(phrase: NumberPhrase) -> bool:
    """Whether one word is a number by itself: it has to count something."""
    only, before, after = phrase.head, phrase.before, phrase.after
    word = only.text
    if (only.kind == "number" and phrase.is_negative) or (only.kind in ("number", "magnitude") and phrase.is_per_cent):
        return True
    if only.value <= 1 or word in _NEVER_ALONE or only.kind in ("point", "parts", "dozen"):
        return False
    if only.kind == "magnitude" and up_to(phrase.text, only.start, 2).strip() == ")":  # (خمسين) ألف
        return False
    if only.value <= 10 and before in ORDINALS:  # ثالث ثلاثة
        return False
    if only.value == 2:
        return word.endswith(("ان", "ين", "وز")) and before not in _DAY_NOUNS  # زوز
    is_short = only.proclitic == PREPOSITION and len(word) == SHORTEST_LETTERS  # بخمس صادراتها
    is_doubtful = (is_short or word in _DOUBTFUL) and "ئ" not in phrase.text[only.start : only.end]
    if is_doubtful or word in _ACCUSATIVES:
        return after in _COUNTS or (word in _ALSO_FRACTIONS and after.endswith("ات"))
    return word not in _ALSO_FRACTIONS or (after != "" and not after.startswith(ARTICLE))
