"""Which number words are a number, and not a part of another number or words of everyday use.

Words that count nothing in everyday use are no number: واحد من الناس, الأول, آلاف, the time on a clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from arnorm._arabic.affixes import ARTICLE
from arnorm._arabic.counted import counted_nouns, units, words_for_money
from arnorm._arabic.data.numerals import CARDINALS, ORDINALS
from arnorm._arabic.data.units import PERCENTS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import up_to
from arnorm.numbers.evidence import fold_word, labels_of, list_stems
from arnorm.numbers.number_words import DOZEN, PREPOSITION, SHORTEST_LETTERS, NumberToken, Word
from arnorm.numbers.vocabulary import ORDERED, PLURALS, Label

__all__ = ["MINUS", "NumberPhrase", "is_whole_text"]

_ORDINAL_CHAIN_WORDS = 8  # ordinals in a row, and what joins them (المواد الأولى والثانية …)
_TEXT_EDGE_CHARS = 16  # white space around a word that is the whole text
_AND, MINUS, _OF, _IN, _LESS, _THIRD = "و", "سالب", "من", "في", "ناقص", "ثلث"
_PARTS_OF_MONTHS = frozenset(("نصف", _THIRD, "عشر"))  # النصف الأول من أكتوبر
_POSSESSIVES = ("ها", "هم", "ه", "ي", "ك", "نا")
_NOT_REWRITTEN = frozenset(("figures", "dozen", "item"))
_BRACKET_AT_MOST = lazy_pattern("[ \N{NO-BREAK SPACE}]?[()]?[ \N{NO-BREAK SPACE}]?")
_TEXT_START, _TEXT_END = lazy_pattern(r"\A\s*\Z"), lazy_pattern(rf"\s{{0,{_TEXT_EDGE_CHARS}}}\Z")
_AFTER_DIGIT = lazy_pattern(r"\d[^\w\n]*\Z")

# After a number these are the accusative of a magnitude, before a noun its dual; by themselves they are not read.
_ACCUSATIVES = frozenset(("الفا", "مليونا", "مليارا"))
_THESE = frozenset(("هولاء", "هذه", "هذي", "تلك"))
_NEVER_ALONE = frozenset(("ليلتين", "عشري", "تنين", "اتنين"))
# Some feminine numbers are fractions too (خمس السكان), others a lady, a lion, water or the dead: these need the noun
# that they count, unless their hamza is written.
_ALSO_FRACTIONS = frozenset(("خمس", "ست", "سبع", "تسع", "عشر", "تلات"))
_DOUBTFUL = frozenset(("ست", "سبع", "الف", "ميه", "مايه", "ميتا", "ميتي", "تلات"))
_DAY_NOUNS = frozenset(("يوم", "ليله", "صباح", "مساء"))
_COUNTS = counted_nouns().keys() | units() | words_for_money()


def is_whole_text(text: str, start: int, end: int) -> bool:
    """Whether a word is the whole text, with little white space around."""
    return bool(_TEXT_START.search(text, start - _TEXT_EDGE_CHARS, start) and _TEXT_END.match(text, end))


class NumberPhrase:
    """Words of a number among the tokens of a text, from the token ``first`` to the token ``last``."""

    def __init__(self, text: str, row: list[Word], tokens: Sequence[NumberToken], first: int, last: int) -> None:
        self.text, self.row, self.tokens, self.first, self.last = text, row, tokens, first, last
        self.head, self.tail, self.is_single = row[0], row[-1], len(row) == 1

    @cached_property
    def before(self) -> str:
        """The folded word before, with at most a bracket between."""
        return self._find_neighbour(self.first, -1)

    @cached_property
    def after(self) -> str:
        """The folded word after, with at most a bracket between."""
        return self._find_neighbour(self.last, 1)

    @property
    def second_after(self) -> str:
        """The folded second word after."""
        return self._find_neighbour(self.last + 1, 1)

    def _find_neighbour(self, at: int, step: int) -> str:
        if not 0 <= at + step < len(self.tokens):
            return ""
        first, second = (self.tokens[one] for one in sorted((at, at + step)))
        is_near = _BRACKET_AT_MOST.fullmatch(self.text, first.end, second.start)
        return fold_word(self.tokens[at + step].raw) if is_near else ""

    @property
    def is_accusative(self) -> bool:
        """Whether it begins with the accusative of a magnitude."""
        return self.head.text in _ACCUSATIVES

    @property
    def is_negative(self) -> bool:
        """Whether سالب comes before it."""
        head, before = self.head, self.before.removeprefix(_AND)
        if head.is_definite or head.proclitic or head.kind == "ordinal":
            return False
        # خمسة ناقص واحد are two numbers.
        return before == MINUS or (before == _LESS and not (self.first > 1 and self.tokens[self.first - 2].word))

    @property
    def is_ordered(self) -> bool:
        """Whether it is the ordinal of the noun before: المادة الخامسة, المادتين الثامنة والتاسعة."""
        at, noun = self.first, self.before
        while (noun == _AND or _is_ordinal(noun)) and self.first - at < _ORDINAL_CHAIN_WORDS:
            at -= 1
            noun = self._find_neighbour(at, -1)
        if labels_of(noun) & Label.PART or not list_stems(noun).isdisjoint(ORDERED):
            return True
        # What it may be without a possessive: عامه الثلاثين. قراره الأول is his first decision, and no more than that.
        owned = {noun.removesuffix(ending) for ending in _POSSESSIVES} - {noun}
        owned |= {one[:-1] + "ه" for one in owned if one.endswith("ت")}
        return any(
            labels_of(one) & Label.PART or (self.head.value > 1 and not list_stems(one).isdisjoint(ORDERED))
            for one in owned
        )

    @property
    def is_part(self) -> bool:
        """Whether it is the number of a part of a law or a book."""
        return bool(labels_of(self.before) & Label.PART)

    @property
    def is_plain(self) -> bool:
        """Whether figures may be written for it: it has no preposition, and an article only as the number of a part."""
        first, after = self.head, self.after
        if first.proclitic == PREPOSITION or self.tail.kind == "parts":
            return False
        if any(word.kind in _NOT_REWRITTEN for word in self.row):
            return False
        if not first.is_definite:
            is_one = after in ("واحد", "واحدا", "واحده")  # مليون واحد
            return not is_one and (first.kind != "ordinal" or not self.is_single)
        after = self.second_after if after == _AND else after.removeprefix(_AND)
        if _is_ordinal(after) or self.tail.kind == "magnitude":  # العام الأول والثاني
            return False
        return self.is_part if self.is_single else self.is_ordered

    @cached_property
    def is_number(self) -> bool:
        """Whether the words are a number."""
        text, head, is_single = self.text, self.head, self.is_single
        start, end = head.start, self.tail.end
        if text.endswith("_", 0, start) or text.startswith("_", end) or self.tail.kind == "point":
            return False
        if head.kind == "figures":
            return (not is_single or self.is_negative) and not self._is_clock
        if head.text in PLURALS or (head.kind == "magnitude" and _AFTER_DIGIT.search(text, start - 4, start)):
            return False  # 3 - 5 ملايين
        if self._is_rest_of_number or self._is_clock:
            return False
        if head.text.removeprefix(ARTICLE) == _THIRD and (is_single or self.row[1].value != 100):
            return False  # ثلث وربع, but ثلث مئة
        if is_single and is_whole_text(text, start, end):
            return head.kind in ("number", "ordinal", "magnitude", "dual", "dozen")
        if head.kind == "item":  # البند خامسا
            return not head.proclitic and self.is_part
        if head.is_definite:
            return self._is_rank
        return not is_single or (head.kind != "ordinal" and self._counts_alone)

    @property
    def _is_rest_of_number(self) -> bool:
        """Whether the number begins with the word before, which is not read: السابعة عشرة, الخمسة وتسعين."""
        head, before = self.head, self.before
        if before == _AND:
            before = self._find_neighbour(self.first - 1, -1)
        before = before.removeprefix("و") if before.startswith("وال") else before
        stem = before.removeprefix(ARTICLE)
        if head.is_definite:
            return False
        if head.value == 10 and stem.removesuffix("ه") in ORDINALS:
            return True
        return stem != before and (stem in CARDINALS or stem in ("نصف", "ربع"))

    @property
    def _is_clock(self) -> bool:
        """Whether it is the time on a clock: الساعة الثانية عشرة, الساعة ثلاثة وربع."""
        head = self.head
        is_timely = head.is_definite or head.value <= DOZEN or any(word.kind == "fraction" for word in self.row)
        return is_timely and bool(labels_of(self.before) & Label.CLOCK)

    @property
    def _is_day(self) -> bool:
        """Whether it is the day of a month: الخامس من أكتوبر."""
        is_part = not list_stems(self.before).isdisjoint(_PARTS_OF_MONTHS)
        return not is_part and self.after == _OF and bool(labels_of(self.second_after) & Label.MONTH)

    @property
    def _is_rank(self) -> bool:
        """Whether words with the article number or count something: المادة الخامسة, الاثني عشر شهرا, الدول الخمس."""
        head, before, after = self.head, self.before, self.after
        if after.startswith(_AND) and after.removeprefix(_AND) in CARDINALS:  # الخمسة وتسعين
            return False
        if not self.is_single:
            return head.kind == "ordinal" or list_stems(before).isdisjoint(_DAY_NOUNS)  # يوم الأحد عشر
        if head.kind == "number" and head.value >= 200:  # عن المائتين
            return True
        if head.kind in ("magnitude", "dual"):
            return False
        if self._is_day or (self.is_ordered and (head.kind == "ordinal" or head.value > 10)):
            return True
        if (head.kind != "number" and head.value < 20) or head.value < 3:  # الأحد, الواحد, الاثنين
            return False
        bare = head.text.removeprefix(ARTICLE)
        if bare == _THIRD or (bare in _DOUBTFUL and (head.proclitic == PREPOSITION or before in _THESE)):
            return after in _COUNTS  # بالست المصرية, هذه الست
        if before in _THESE or after in _COUNTS:
            return True
        if after.startswith(ARTICLE) and (after.endswith("ات") or after.removeprefix(ARTICLE) in _COUNTS):
            return True  # الثلاث الجامعات
        stems = list_stems(before)  # after a definite noun that is no ordinal: not so التاسع العشر
        return any(ARTICLE + stem in stems and stem.removesuffix("ه") not in ORDINALS for stem in stems)

    @property
    def _counts_alone(self) -> bool:
        """Whether one word is a number by itself: it has to count something."""
        only, before, after = self.head, self.before, self.after
        word = only.text
        if only.kind in ("number", "magnitude"):
            is_per_cent = (self.second_after if after == _IN else after.removeprefix("ب")) in PERCENTS
            if is_per_cent or (only.kind == "number" and self.is_negative):  # واحد في المئة, سالب واحد
                return True
        if only.value <= 1 or word in _NEVER_ALONE or only.kind in ("point", "parts", "dozen"):
            return False
        if only.kind == "magnitude" and up_to(self.text, only.start, 2).strip() == ")":  # (خمسين) ألف
            return False
        if only.value <= 10 and before in ORDINALS:  # ثالث ثلاثة
            return False
        if only.value == 2:
            return word.endswith(("ان", "ين", "وز")) and before not in _DAY_NOUNS  # زوز
        is_short = only.proclitic == PREPOSITION and len(word) == SHORTEST_LETTERS  # بخمس صادراتها
        is_doubtful = (is_short or word in _DOUBTFUL) and "ئ" not in self.text[only.start : only.end]
        if is_doubtful or word in _ACCUSATIVES:
            return after in _COUNTS or (word in _ALSO_FRACTIONS and after.endswith("ات"))
        return word not in _ALSO_FRACTIONS or (after != "" and not after.startswith(ARTICLE))


def _is_ordinal(word: str) -> bool:
    """Whether it is an ordinal with the article, with or without و before it: والتاسعة."""
    word = word.removeprefix(_AND)
    return word.startswith(ARTICLE) and word.removeprefix(ARTICLE).removesuffix("ه") in ORDINALS
