"""Numbers in words: خمسة وعشرون ألفا وثلاثمئة is 25300, المادة الخامسة والعشرون the 25th, واحد على ثلاثة a third.

A number is read from words with only spaces between, and figures among them (15 ألفا و500). Their value is that of
`arnorm.numbers.number_words`; `NumberPhrase` says whether they are a number, and not a part of another one or words
that count nothing in everyday use: واحد من الناس, الأول, آلاف, the time on a clock.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from functools import cached_property
from typing import NamedTuple

from arnorm._arabic.affixes import ARTICLE
from arnorm._arabic.counted import counted_nouns, units, words_for_money
from arnorm._arabic.data.numerals import CARDINALS, ORDINALS
from arnorm._arabic.data.units import CURRENCY_SIGNS, PERCENTS, PORTIONS
from arnorm._arabic.folding import OTHER_LETTER
from arnorm._arabic.protect import protected_bounds
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans, lies_in, up_to
from arnorm.numbers.evidence import Beside, fold_word, labels_of, list_stems
from arnorm.numbers.find import numbers_in
from arnorm.numbers.number_words import (
    BARE,
    CONJUNCTION,
    DOZEN,
    FIRSTS,
    HUNDREDS_PLACE,
    NO_PLACE,
    ONE_SPACE,
    PREPOSITION,
    SHORTEST_LETTERS,
    SIGNS,
    KnownWords,
    NumberToken,
    Wanted,
    Word,
    add_up,
    compute_exactly,
    count_chars,
    is_countable,
    make_figures,
    read_word,
    words_in,
)
from arnorm.numbers.vocabulary import ORDERED, PAIRS, PLURALS, THIRDS, Label

_SPELLED_WORDS = 40  # more than any number in words has
_NAMING = Label.NUMBERED | Label.PHONE | Label.TELEPHONE
_FEWEST_DIGITS, _MANY_DIGITS = 3, 6  # of a row that is one string; without a name and a nought before it
_NAMING_WORDS = 3  # before the row: كود التحقق هو …
_FEWEST_DIGITS_APART = 3  # after a point: two may be a number with its noun
_LARGEST_WHOLE = 10**6  # the largest number whose parts are counted: من مليون
_MOST_PARTS = 16  # of a whole, in a mixed number: 2 1/4, 5 3/16
_NEAR_CHARACTERS, _NEAR_WORDS = 40, 3  # rules read no more than this before a word of a number, and after it
_NEXT_CHARACTERS = 12  # more than what parts two words of a number
_BESIDE_CHARACTERS = 24  # more than what parts a number in words from the money it counts
_JOINTS = " \N{NO-BREAK SPACE}()و"  # between figures and words of one number
_AND, _AFTER, _OVER, _OF, _IN, _BY, _MINUS, _LESS, _THIRD = "و", "بعد", "علي", "من", "في", "ب", "سالب", "ناقص", "ثلث"
_KINDS = frozenset(("number", "magnitude", "dual"))
_SLASHED = lazy_pattern(r"(\d{1,3})/(\d{1,3})")
_NEXT_WORD = lazy_pattern(r"[ \xa0](\w+)")
_WHOLE = lazy_pattern(r"(?<![\d/.,٫،-])(?<!\d[ \xa0])(\d{1,4})[ \xa0]\Z")
# PDF text has them around figures.
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u200e\u200f"))
# Words that make a number of figures, or are one: 1 على 3, سالب 5, ثمن.
_FRACTIONS = {*THIRDS, *SIGNS, "على"}
_ROUNDED = Context(prec=15)
_ORDINAL_CHAIN_WORDS = 8  # ordinals in a row, and what joins them (المواد الأولى والثانية …)
_TEXT_EDGE_CHARS = 16  # white space around a word that is the whole text
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


class Spelled(NamedTuple):
    """A number in words at ``start:end``, its value, and whether figures may be written for it."""

    start: int
    end: int
    value: Decimal
    is_plain: bool
    digits: str = ""  # of a number that was dictated digit by digit


@compute_exactly
def spelled_in(scan: Scan) -> list[Spelled]:
    """The numbers in words of a scan's text; share them with ``scan.derive(spelled_in)``."""
    return list(_find_spelled(scan, scan.derive(words_in).find(Wanted.NUMBER), fractions=False))


@compute_exactly
def fractions_and_spelled_in(scan: Scan) -> list[Spelled]:
    """The same, with fractions as one number each: واحد على ثلاثة."""
    return list(_find_spelled(scan, scan.derive(words_in).find(Wanted.NUMBER), fractions=True))


@compute_exactly
def spelled_near_money(scan: Scan) -> list[Spelled]:
    """The same as `spelled_in`, without numbers that are not beside a figure or near a word for money."""
    words = scan.derive(words_in)
    money = [start for start, _ in words.find(Wanted.MONEY)]
    near = [group for group in _group_words(words) if _is_near_money(group, money) or _is_beside_figure(words, group)]
    return list(_find_spelled(scan, [*itertools.chain(*near)], fractions=False)) if near else []


@compute_exactly
def spelled_beside_figures(scan: Scan) -> list[Spelled]:
    """The same as `spelled_in`, without numbers that are no part of a number or of an amount that has figures."""
    words = scan.derive(words_in)
    money = [start for start, _ in words.find(Wanted.MONEY)]
    joining = set(words.find(Wanted.WITH_FIGURES))
    near = [
        group
        for group in _group_words(words)
        if (
            (not joining.isdisjoint(group) or _SIGN_APART.match(words.view.text, group[-1][1]))
            and _is_beside_figure(words, group)
        )
        or (_is_near_money(group, money) and _is_part_of_amount(words, group))
    ]
    return list(_find_spelled(scan, [*itertools.chain(*near)], fractions=False)) if near else []


def _group_words(words: KnownWords) -> list[list[tuple[int, int]]]:
    """The words of numbers in groups: in each, one word is near the next."""
    groups: list[list[tuple[int, int]]] = []
    for span in words.find(Wanted.NUMBER):
        if groups and span[0] - groups[-1][-1][1] <= _NEXT_CHARACTERS:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _is_near_money(group: list[tuple[int, int]], money: list[int]) -> bool:
    """Whether one of these words for money is near a group of words."""
    nth = bisect_left(money, group[0][0] - _BESIDE_CHARACTERS)
    return nth < len(money) and money[nth] <= group[-1][1] + _BESIDE_CHARACTERS


def _is_beside_figure(words: KnownWords, group: list[tuple[int, int]]) -> bool:
    """Whether a figure is among a group of words, or blanks, a bracket and و are all between.

    Beside a sign of money it is enough that one is near: خمسة آلاف $ (5000$).
    """
    view, figures = words.view.text, words.find(Wanted.FIGURES)
    first, last = group[0][0], group[-1][1]
    nth = bisect_left(figures, (first - _NEXT_CHARACTERS,))
    while nth < len(figures) and figures[nth][0] <= last + _NEXT_CHARACTERS:
        start, end = figures[nth]
        between = view[end:first] if end <= first else view[last:start]
        if not between.strip(_JOINTS) or has_sign_beside(view, first, last):
            return True
        nth += 1
    return False


def _is_part_of_amount(words: KnownWords, group: list[tuple[int, int]]) -> bool:
    """Whether و may join a group of words near money to figures: خمسة دنانير و500 فلس, 50 دينارا وخمسمئة فلس."""
    view, first = words.view.text, group[0][0]
    has_figure = view[first] == _AND and _FIGURE.search(view, max(0, first - _NEAR_CHARACTERS), first) is not None
    return has_figure or precedes_joined_figure(words, group[-1][1])


def precedes_joined_figure(words: KnownWords, end: int) -> bool:
    """Whether figures that و joins to something are near behind a place of the view."""
    return _JOINED_FIGURE.search(words.view.text, end, end + _NEAR_CHARACTERS) is not None


_FIGURE, _JOINED_FIGURE = lazy_pattern("[0-9]"), lazy_pattern("و ?[0-9]")
# A sign of money (folded too), the edge of a code or of an abbreviation (د.ك), and at most a blank and a mark of
# direction between it and its number. (A pattern looks back over fixed widths only.)
_OF_MONEY = f"[A-Z{OTHER_LETTER}{''.join(CURRENCY_SIGNS)}]"
_EDGES = (_OF_MONEY, *(rf"\.{gap}[^\W\d_]{stop}" for gap in ("", " ") for stop in ("", r"\.")))
_SIGN_GAPS = ("", "[ \xa0\u200e\u200f\u061c]", "[ \xa0][\u200e\u200f\u061c]")
_LAST_SIGN = "|".join(("(?<=[a-z]{3})", *(f"(?<={edge}{gap})" for edge in _EDGES for gap in _SIGN_GAPS)))
_SIGN_BEFORE = lazy_pattern(rf"(?<![\u0621-\u063a\u0641-\u064a]{{2}}[ \xa0])(?:{_LAST_SIGN})")  # not behind most words
_NEXT_SIGN = rf"[\u200e\u200f\u061c]?[ \xa0]?(?:{_OF_MONEY}|[^\W\d_]\.)"
_SIGN_AFTER, _SIGN_APART = lazy_pattern(_NEXT_SIGN), lazy_pattern(_NEXT_SIGN + "(?![0-9])")


def has_sign_beside(text: str, start: int, end: int) -> bool:
    """Whether a sign, a code or an abbreviation of money may be beside a number."""
    return (_SIGN_AFTER.match(text, end) or _SIGN_BEFORE.match(text, start)) is not None


def _find_spelled(scan: Scan, found: list[tuple[int, int]], *, fractions: bool) -> Iterator[Spelled]:
    tokens = _list_tokens(scan, found)
    reader = _Reader(scan.text, tokens, fractions=fractions)
    bounds = scan.derive(protected_bounds) if tokens else []
    at = 0
    while at < len(tokens):
        word = tokens[at].word
        if word is not None and not lies_in(bounds, word.start):
            number, at = reader.read(at, word)
        else:  # ثلثان, as the whole text
            part = reader.read_whole(at) if fractions else None
            number = None if part is None else Spelled(tokens[at].start, tokens[at].end, part, is_plain=False)
        if number is not None:
            yield number
        at += 1


def _list_tokens(scan: Scan, found: list[tuple[int, int]]) -> list[NumberToken]:
    """The words of numbers at these places of the view, the figures beside them and the few words around, in order.

    Other words are left out: they are too far away to affect how a number is read.
    """
    text, words = scan.text, scan.derive(words_in)
    view = words.view.text
    # على between two figures, with a space on either side.
    found = [
        (a, b)
        for a, b in found
        if view[a:b] != _OVER or (view[a - 2 : a - 1].isdecimal() and view[b + 1 : b + 2].isdecimal())
    ]
    around, numbers_here = words.find_around(found, _NEAR_CHARACTERS, _NEAR_WORDS), set(found)
    tokens: list[NumberToken] = []
    for span, (start, end) in zip(around, words.source(text, around), strict=True):
        raw = text[start:end]
        tokens.append(NumberToken(start, end, raw, read_word(raw, start, end) if span in numbers_here else None))
    if any(view[b - 3 : b] in FIRSTS for _, b in found):
        tokens = _join_pairs(text, tokens)
    if not any(token.word or token.raw in _FRACTIONS for token in tokens):
        return []
    near = join_spans([(token.start - _NEAR_CHARACTERS, token.end + _NEAR_CHARACTERS + 1) for token in tokens])
    numbers = scan.derive(numbers_in)
    figures = [
        (*span, text[slice(*span)]) for span in numbers.plain if lies_in(near, span[0]) or lies_in(near, span[1])
    ]
    figures += [
        (n.start, n.end, n.value)
        for n in numbers.signed
        if n.value and (lies_in(near, n.start) or lies_in(near, n.end))
    ]
    for start, end, value in figures:
        if is_countable(exact := Decimal(value)):
            tokens.append(NumberToken(start, end, "", make_figures(start, end, exact)))
    return sorted(tokens)


def _join_pairs(text: str, tokens: list[NumberToken]) -> list[NumberToken]:
    """The tokens, with two words that are one number as one: تلت مية."""
    joined: list[NumberToken] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before and before.raw[-3:] in FIRSTS and text[before.end : token.start] in ONE_SPACE:
            pair = PAIRS.get(f"{before.raw[-3:]} {fold_word(token.raw)}", "")
            is_quarter = before.raw.endswith("ربع") and "ئ" in token.raw  # ربع مئة is 25
            word = read_word(before.raw[:-3] + pair, before.start, token.end)
            if pair and word and not is_quarter:
                joined[-1] = NumberToken(before.start, token.end, text[before.start : token.end], word)
                continue
        joined.append(token)
    return joined


def _is_whole_text(text: str, start: int, end: int) -> bool:
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
        here, other = self.tokens[at], self.tokens[at + step]
        start, end = (here.end, other.start) if step > 0 else (other.end, here.start)
        is_near = self.text[start:end] in ONE_SPACE or _BRACKET_AT_MOST.fullmatch(self.text, start, end)
        return fold_word(other.raw) if is_near else ""

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
        return before == _MINUS or (before == _LESS and not (self.first > 1 and self.tokens[self.first - 2].word))

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
        first = self.head
        if first.proclitic == PREPOSITION or self.tail.kind == "parts":
            return False
        if any(word.kind in _NOT_REWRITTEN for word in self.row):
            return False
        after = self.after
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
        if head.kind == "figures":
            return (not is_single or self.is_negative) and not self._is_clock
        if head.text in PLURALS or (head.kind == "magnitude" and _AFTER_DIGIT.search(text, start - 4, start)):
            return False  # 3 - 5 ملايين
        if self._is_rest_of_number or self._is_clock:
            return False
        if head.text.removeprefix(ARTICLE) == _THIRD and (is_single or self.row[1].value != 100):
            return False  # ثلث وربع, but ثلث مئة
        if is_single and _is_whole_text(text, start, end):
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


class _Reader(NamedTuple):
    """Reads the number that begins with a token. A reading is a value and the last token of it."""

    text: str
    tokens: list[NumberToken]
    fractions: bool

    def read(self, at: int, first: Word) -> tuple[Spelled | None, int]:
        """The number whose first word is in this token, and the last token that was read."""
        text, tokens = self.text, self.tokens
        count = self._count_digits(at)
        if self._is_dictated(at, count):
            last = at + count - 1
            digits = "".join(str(token.word.value) for token in tokens[at : last + 1] if token.word)
            return Spelled(first.start, tokens[last].end, Decimal(digits), True, digits), last
        row, places = self._find_row(at, first)
        if self.fractions:
            start, sign = first.start, 1
            if at and fold_word(tokens[at - 1].raw) == _MINUS and self._is_next(at - 1):
                start, sign = tokens[at - 1].start, -1
            if found := self._read_fraction(row, places[-1], start) or self._read_third(row, places):
                value, last = found
                return Spelled(start, tokens[last].end, _simplify(sign * value), is_plain=False), last
        is_signed = at and fold_word(tokens[at - 1].raw).removeprefix(_AND) in SIGNS
        if len(row) == 1 and first.kind == "figures" and not is_signed:  # most figures
            return None, at
        if share := self._read_share(row, places[-1]):
            value, last, has_whole = share
            return Spelled(first.start, tokens[last].end, _simplify(value), has_whole and not first.proclitic), last
        if len(row) == 1 and first.kind == "fraction" and first.proclitic != PREPOSITION:
            follower = fold_word(tokens[at + 1].raw) if self._is_next(at) else ""
            if _is_measure(follower) or _is_whole_text(text, first.start, first.end):  # ربع دينار
                return Spelled(first.start, first.end, first.value, is_plain=False), at
        return self._read_words(row, places)

    def _read_words(self, row: list[Word], places: list[int]) -> tuple[Spelled | None, int]:
        """The number that the first words of a row are, and the last token that was read."""
        value, used = _add_decimals(row, *add_up(row))
        at, last = places[0], places[used - 1] if used else places[0]
        if not used:
            return None, last
        phrase = NumberPhrase(self.text, row[:used], self.tokens, at, last)
        if not phrase.is_number:
            return None, last
        if used == 1 and phrase.is_accusative and phrase.after:  # ألفا شخص are two thousand
            value += value
        start, is_plain = phrase.head.start, phrase.is_plain and not self._touches_digit(at, last)
        if phrase.is_negative:
            minus = self.tokens[at - 1]
            start = minus.start + count_chars(minus.raw, letters=fold_word(minus.raw).startswith("و"))
            value, is_plain = -value, False
        return Spelled(start, phrase.tail.end, _simplify(value), is_plain), last

    def _is_next(self, at: int) -> bool:
        """Whether one space is all between this token and the next."""
        tokens = self.tokens
        return 0 <= at < len(tokens) - 1 and self.text[tokens[at].end : tokens[at + 1].start] in ONE_SPACE

    def _find_row(self, at: int, first: Word) -> tuple[list[Word], list[int]]:
        """The words of numbers from this place on with only spaces between, and the token of each."""
        row, places = [first], [at]
        while at + 1 < len(self.tokens) and len(row) < _SPELLED_WORDS:
            word, at = self._find_next(row[-1].end, at + 1)
            if word is None or not _follows(row, word):
                break
            row.append(word)
            places.append(at)
        return row, places

    def _find_next(self, end: int, at: int) -> tuple[Word | None, int]:
        """The word at this token if it may continue a number that ends at ``end``; و may be by itself."""
        text, tokens = self.text, self.tokens
        token, joined, allowed = tokens[at], False, ONE_SPACE
        is_after = token.raw == _AFTER
        if (
            (token.raw in (_AND, "و\N{ARABIC FATHA}") or is_after)
            and text[end : token.start] in ONE_SPACE
            and at + 1 < len(tokens)
        ):
            at += 1
            end, token, joined = token.end, tokens[at], True
            word = token.word
            if is_after and not (word and word.is_definite and word.place in (NO_PLACE, HUNDREDS_PLACE)):
                return None, at  # الثالثة والعشرون بعد المئة
            allowed = ONE_SPACE | {""} if word and word.kind == "figures" else ONE_SPACE
        word, between = token.word, text[end : token.start]
        if word is None or word.proclitic > (BARE if joined else CONJUNCTION):
            return None, at
        if between not in allowed and between.translate(_DIRECTION_MARKS) not in allowed:
            return None, at
        return (word._replace(joined=True) if joined else word), at

    def _count_digits(self, at: int) -> int:
        """How many digits in words are in a row from this token on, up to one more than a dictated number has."""
        end = at
        while end < len(self.tokens) and end - at <= _SPELLED_WORDS and _is_digit(self.tokens[end].word):
            end += 1
            if not self._is_next(end - 1):
                break
        return end - at

    def _is_dictated(self, at: int, count: int) -> bool:
        """Whether so many digits in words are one string: a word names it, or it is long or begins with صفر.

        Without a name, digits that only count (واحد اثنان ثلاثة) are not one. A row beside another word of a number is
        not one either: صفر خمسة خمسة وعشرين is left whole.
        """
        tokens, end = self.tokens, at + count
        if count < _FEWEST_DIGITS or count > _SPELLED_WORDS:
            return False
        if (self._is_next(at - 1) and tokens[at - 1].word) or (self._is_next(end - 1) and tokens[end].word):
            return False
        before = itertools.takewhile(lambda token: not token.word, reversed(tokens[max(0, at - _NAMING_WORDS) : at]))
        if any(labels_of(token.raw) & _NAMING for token in before):
            return True
        values = [token.word.value for token in tokens[at:end] if token.word]
        counts = all(other - one == 1 for one, other in itertools.pairwise(values))
        return not counts and (count >= _MANY_DIGITS or not values[0])

    def _touches_digit(self, first: int, last: int) -> bool:
        """Whether a digit in words is right beside these tokens, so that they are half of a row; not so ثلاثين واحد."""
        if self._is_next(first - 1) and _is_digit(self.tokens[first - 1].word):
            return True
        count = self._count_digits(last + 1) if self._is_next(last) else 0
        return count > 1 or (count == 1 and self.tokens[last + 1].raw not in ("واحد", "واحدة"))

    def _read_share(self, row: list[Word], last: int) -> tuple[Decimal, int, bool] | None:
        """Read ستة وثمانية وثمانون من مئة as 6.88, and whether a whole is said too; ``last`` is the row's last token.

        None where من counts things, or where the whole may end at two places.
        """
        whole = self._read_parts_of(last + 1)
        if whole is None or row[0].is_definite or any(word.kind not in _KINDS for word in row):
            return None
        of, end = whole
        found = [both for at in range(len(row)) if (both := _split(row, at)) and both[1] < of]
        if len(found) != 1:
            return None
        [(value, part)] = found
        return value + part / of, end, value > 0 or _split(row, 0) is None

    def _read_parts_of(self, at: int) -> tuple[Decimal, int] | None:
        """How many parts make one (من عشرة, من مئة, من عشرة آلاف), and the last token; None where a noun follows."""
        tokens = self.tokens
        if at + 1 >= len(tokens) or tokens[at].raw != _OF or not self._is_next(at - 1):
            return None
        words = []
        while self._is_next(at) and (word := tokens[at + 1].word) and word.proclitic == BARE and not word.is_definite:
            words.append(word)
            at += 1
        if not words:
            return None
        of, used = add_up(words)
        if used < len(words) or not 1 < of <= _LARGEST_WHOLE or str(of).strip("0") != "1":
            return None
        follower = fold_word(tokens[at + 1].raw) if self._is_next(at) else ""
        return (of, at) if follower in ("", _IN, _BY) or _is_measure(follower) else None

    def _read_fraction(self, row: list[Word], last: int, start: int) -> tuple[Decimal, int] | None:
        """Read واحد على ثلاثة, or, as a whole text from ``start`` on, ثلاثة من عشرين; ``last`` is the row's token."""
        if not (self._is_next(last) and self._is_next(last + 1)):
            return None
        sign, below = fold_word(self.tokens[last + 1].raw), self.tokens[last + 2].word
        if sign not in (_OVER, _OF, _IN) or below is None:
            return None
        rest, places = self._find_row(last + 2, below)
        # مئتان فاصلة سبعة من مئة: what is behind the point are hundredths.
        point = next((nth for nth, word in enumerate(row) if word.kind == "point"), 0) if sign == _OF else 0
        whole, row = row[:point], row[point + bool(point) :]
        if not (row and all(_is_number(one) for one in (rest, row, whole or row))):
            return None
        (above, used), (parts, many) = add_up(row), add_up(rest)
        if used < len(row) or many < len(rest) or parts <= 1:
            return None
        if whole:
            value, used = add_up(whole)
            is_decimal = used == len(whole) and above < parts and parts in (10, 100, 1000)
            return (value + divide(above, parts), places[-1]) if is_decimal else None
        if not _is_whole_text(self.text, start, self.tokens[places[-1]].end) and not (sign == _OVER and above == 1):
            return None
        if above > 1 and (sign == _IN or any(word.joined for word in row)):  # خمسة وعشرون من مئة: 0.25, or 5.2
            return None
        return divide(above, parts), places[-1]

    def _read_third(self, row: list[Word], places: list[int]) -> tuple[Decimal, int] | None:
        """Read a number with a third or two behind it: مئة وثلاثة وثلث, خمسة وثلثان; or one of these as the text."""
        if len(row) == 1 and (part := self.read_whole(places[0])) is not None:
            return part, places[0]
        for nth, word in enumerate(row):
            if nth and word.joined and word.text in THIRDS:
                row, at, third = row[:nth], places[nth], word.text
                break
        else:  # its word is in the token after, and و may be a separate token
            at, last = places[-1] + 1, places[-1]
            is_apart = self._is_next(last) and self.tokens[at].raw == "و"
            at += is_apart
            if not self._is_next(at - 1):
                return None
            third = fold_word(self.tokens[at].raw)
            third = third if is_apart else third.removeprefix("و") if third.startswith("و") else ""
        part_of = THIRDS.get(third)
        if not part_of or third == "ثمن" or not _is_number(row):
            return None
        whole, used = add_up(row)
        return (whole + divide(*part_of), at) if used == len(row) else None

    def read_whole(self, at: int) -> Decimal | None:
        """Read ثلث, ثلثان or ثمن where it is the whole text: elsewhere it may be a price, or a third of a thing."""
        token = self.tokens[at]
        part = THIRDS.get(fold_word(token.raw))
        return divide(*part) if part and _is_whole_text(self.text, token.start, token.end) else None


def _is_digit(word: Word | None) -> bool:
    """Whether it is one digit in words, with nothing written onto it."""
    return word is not None and word.kind == "number" and word.value < 10 and word.proclitic == BARE


def _is_measure(word: str) -> bool:
    return any(one in units() or one in words_for_money() for one in (word, word.removesuffix("ا")))


def _is_number(row: list[Word]) -> bool:
    kinds = _KINDS | {"figures"}
    return all(word.kind in kinds and not word.is_definite for word in row) and row[0].proclitic == BARE


def _follows(row: list[Word], word: Word) -> bool:
    """Whether a word can continue a row: with the article, all words that و joins have it; without it, none has."""
    first, *others = row
    *_, last = row
    if word.kind == "point":
        return True
    if last.kind == "point":
        return not word.joined and word.kind in ("number", "figures")
    if word.is_definite:
        return word.kind == "magnitude" if not first.is_definite else word.joined
    if word.kind in ("ordinal", "item") or (first.kind == "ordinal" and first.text.endswith("ه") and word.joined):
        return False  # ثانية وعشرون
    if first.is_definite and word.joined:  # السبعة آلاف وخمسون, السبع مئة وثلاث عشرة
        return any(one.kind == "magnitude" for one in row) or any(one.value == 100 for one in others)
    return True


def _add_decimals(row: list[Word], value: Decimal, used: int) -> tuple[Decimal, int]:
    """Read the words after a point by themselves, as a number (ثلاثة فاصلة أربعة عشر) or digit by digit.

    Each صفر before a number counts: صفر فاصلة صفر خمسة.
    """
    if not 0 < used < len(row) - 1 or row[used].kind != "point" or value != value.to_integral_value():
        return value, used
    rest = row[used + 1 :]
    if len(rest) >= _FEWEST_DIGITS_APART and all(
        _is_digit(word._replace(proclitic=BARE)) and not word.joined for word in rest
    ):
        return Decimal(f"{value.to_integral_value():f}." + "".join(str(word.value) for word in rest)), len(row)
    noughts = sum(1 for _ in itertools.takewhile(lambda word: word.kind == "number" and not word.value, rest[:-1]))
    part, more = add_up(rest[noughts:])
    if not more or part != part.to_integral_value():
        return value, used
    digits = "0" * noughts + f"{part.to_integral_value():f}"
    return Decimal(f"{value.to_integral_value():f}.{digits}"), used + 1 + noughts + more


def _split(row: list[Word], at: int) -> tuple[Decimal, Decimal] | None:
    """The whole before a place of a row and the part from there on, if each is a number in the modern order."""
    if at and not row[at].joined:
        return None
    whole, part = row[:at], [row[at]._replace(joined=False), *row[at + 1 :]]
    # No hundred and no magnitude is added to something smaller: سبعة ومئتان is two numbers.
    if any(
        word.joined and word.place in (HUNDREDS_PLACE, NO_PLACE) and 0 < last.place < HUNDREDS_PLACE
        for last, word in (*itertools.pairwise(whole), *itertools.pairwise(part))
    ):
        return None
    value, used = add_up(whole) if whole else (Decimal(), 0)
    share, more = add_up(part)
    return (value, share) if used == len(whole) and more == len(part) else None


def _simplify(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def divide(one: Decimal | int, other: Decimal | int) -> Decimal:
    """A quotient of at most 15 digits.

    >>> divide(2, 3), divide(3, 4)
    (Decimal('0.666666666666667'), Decimal('0.75'))
    """
    return _ROUNDED.divide(Decimal(one), Decimal(other))


def read_slashed(scan: Scan, start: int, end: int, *, portions: bool = False) -> tuple[int, Decimal] | None:
    """Where a fraction in figures begins, with the whole before it (2 1/4), and its value; None for other numbers.

    Alone it is one where a measure follows (3/4 كيلو) or nothing else is in the text: 3/4 may be a day or a score.
    With ``portions``, only a word of `PORTIONS` is enough: 8/10 درجات is a mark.
    """
    text = scan.text
    parts = _SLASHED.fullmatch(text, start, end)
    if parts is None or not 0 < (above := int(parts[1])) < (below := int(parts[2])):
        return None
    after = _NEXT_WORD.match(text, end)
    is_portion = after is not None and fold_word(after[1]) in PORTIONS
    if portions and not (is_portion and below <= _MOST_PARTS):
        return None
    whole = _WHOLE.search(text, max(0, start - 8), start)
    if whole and below <= _MOST_PARTS and not text.startswith("/", end):
        return whole.start(1), Decimal(int(whole[1])) + divide(above, below)
    if is_portion or _is_whole_text(text, start, end) or Beside(scan, start, end).follows == "measure":
        return start, divide(above, below)
    return None
