"""Which lines were broken, not ended: the lines of a paragraph go on in the next one.

A page of headlines and a paragraph broken at a column look alike where few lines are seen. Evidence for a broken line:
the next line's first word would have passed the width that the lines share; the line ends with a word or a sign that
ends no sentence. Evidence against it: the next line begins as an item of a list does; lines begin or rhyme alike.

A line is measured as it was typed: with its marks, or without them, whichever shows lines of one width. Between short
lines (titles, verses, a menu) a stretch of long ones is judged by itself, and where widths decide nothing, as in PDF
files, by the words beside its line ends.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple

from arnorm._core.charmap import CharMap
from arnorm._core.classes import INVISIBLE, MARK, NAMED, QUOTE, TATWEEL
from arnorm._core.patterns import lazy_pattern
from arnorm.blocks.kernel import ADDRESS_WIDTH, FILLED_SHARE, SHORTEST_SHARE, find_filled, find_widths

# Widths, in characters: lines that are wider nobody breaks, and lines that are narrower are a list.
NARROWEST, WIDEST = 30, 110
_BLANKS = " \t\xa0"
# A pattern that begins with its sign is searched for much quicker.
_GLUE = lazy_pattern(rf"\n(?:# PageV\d+P\d+[^\n]*\n)?(?:# |~~)?(?:>[ ]?)*+[{_BLANKS}]*+")
_SIGNS_BEFORE = lazy_pattern(r"\A(?:>[ ]?)++")
_DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_ESCAPE = lazy_pattern(r"\\(?=[\"'])")  # of a mark: `UnifyQuotes` takes it away
_BOOK_SIGNS = ("# ", "~~")
_BOOK_SIGNS_BEFORE = lazy_pattern("|".join(_BOOK_SIGNS))
_SIGNS_TO_STRIP = frozenset((*_DIRECTIONS, ">"))
_FIRST_SIGNS = _SIGNS_TO_STRIP.union(sign[0] for sign in _BOOK_SIGNS)  # of lines with signs before the text
# What does not count for a width: marks, tatweel, what is invisible.
_UNCOUNTED = (
    (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x640, 0x640), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x2069), (0xFEFF, 0xFEFF), (0xAD, 0xAD),
)  # fmt: skip
_END_CHARACTERS = 12  # of a line: its last word and the signs behind it
_TAKES_SPACE = r"،؛؟,;?.:!)\]}"  # signs before which no space stays; but before two dots, which become …
# A tatweel that is a dash, with or without its space before such a sign, or behind a quotation mark; and one at the end
# of a word, where it may be.
_STROKE_ALONE = lazy_pattern(
    rf"\u0640(?:(?<![^\s{NAMED[QUOTE]}]\u0640)\u0640*+(?=\s|\Z|[{_TAKES_SPACE}…])|(?<=\d\u0640)\u0640*+(?=\d))"
)
_QUOTE_MARKS = NAMED[QUOTE]
UNCOUNTED_KINDS = bytes((MARK, INVISIBLE, TATWEEL))
_ADDRESS = lazy_pattern(rf"[a-zA-Z0-9_./:?=&%#@+~-]{{{ADDRESS_WIDTH},}}")
_ADDRESS_SIGNS = ("/", "@", "_")  # each has one, or www.

# The head of an entry of a list, a heading, a line of speech.
HEAD = lazy_pattern(
    r"[-*+•●▪–—ـ|](?!\s?\d)|\#+ |\d{1,3}\s?[-.)]\s*[^\d\s]|[(\[]\s?\d{1,3}\s?[)\]]\s*[-:]|[أ-ي]\s?[-)]|={3}"
)
_SAYS = lazy_pattern(rf"[\w{_QUOTE_MARKS})\]]")  # rows of dots and stops alone are no lines of a paragraph
_NO_ITEMS: Set[int] = frozenset()
_ITEM_ENDS = ("\N{ARABIC SEMICOLON}", ";")  # the items of a list in a law end so
_DASHES = ("-", "–", "—", "ـ")
# Lines that join no other: titles, links, formulas. Lines that seldom continue the one before: addresses, tags, speech.
TITLE = lazy_pattern(r"##|=|\[\[|\$\$|!?\[!?\[|\[[^\]\n]*\]:")
SOFT_HEAD = lazy_pattern(
    r"https?:|[@#$!\[\u2190-\u2bff\U0001f000-\U0001faff]"
    r"|[^\w:]*+\w++(?:[^\w:]++\w++){0,2}+[^\w:]*+:(?:(?= )|(?<= :)(?!\Z))"  # three words and a colon
)
_ENDS = ".!؟?…:؛;"
_ENDS_SENTENCE, _BEHIND_END = frozenset(_ENDS), frozenset(f"{_QUOTE_MARKS})]")
_SENTENCE_END = lazy_pattern(rf"[{_ENDS}][{_QUOTE_MARKS})\]\s]*$")
FULL_STOP = lazy_pattern(rf"(?<![.…])\.[{_QUOTE_MARKS})\]]*$")
# A sign or a word that ends no headline and no sentence.
_COMMAS = ("،", ",")
_END_NO_HEADLINE = frozenset((
    "في", "فى", "من", "على", "إلى", "الى", "عن", "أن", "إن", "ان", "التي", "الذي", "بين", "مع", "هذا", "هذه", "كل",
    "بن", "ابن", "أبو", "عبد", "لا", "ما", "لم", "قد", "كان", "غير", "بعد", "قبل", "خلال", "أو", "ثم", "حتى", "منذ",
    "عام", "عامي", "سنة", "شهر", "رقم", "the", "of", "and", "to", "in", "a", "by", "for", "with", "or",
))  # fmt: skip
_LAST_WORD = lazy_pattern(r"\w*\Z")
# Words that never begin a headline, and begin more than one in five broken lines. The same is true of words with these
# prefixes, except some nouns.
_BEGIN_NO_HEADLINE = frozenset((
    "في", "فى", "على", "إلى", "الى", "عن", "أن", "إن", "ان", "التي", "التى", "الذي", "الذى", "الذين", "بين", "مع",
    "كما", "لم", "لن", "قد", "أو", "ثم", "حيث", "بعد", "قبل", "خلال", "منذ", "حتى", "لدى", "عند", "هذا", "هذه",
    "ذلك", "تلك", "كان", "كانت", "غير",
))  # fmt: skip
_PREFIXES = ("و", "لل", "بال", "كال")
_BEGIN_WITH_WAW = ("وزير", "وزارة", "وفاة", "وكالة", "وفد", "وثيقة", "ولاية")
_SHORTEST_PREFIXED = 3
_FONT_CODE = lazy_pattern(
    r"\A[^\u0621-\u064a\ufb50-\ufefc]*[\xa1-\xbf\u2020-\u22ff]"
)  # letters of a font's own code, no Arabic
_LETTERS = lazy_pattern("[^\u0621-\u064a]")
_STOPS = ".،,:؛;"
_WIDEST_VERSE = 50
_DIGITS = lazy_pattern(r"\d+")

# How often unrelated lines would look filled. Below these they are a paragraph: with a line among them that is short
# and ends no sentence; two lines alone; others; whatever the heads of the lines say.
_CHANCE_RAGGED, _CHANCE_TWO, _CHANCE, _CHANCE_SURE = 0.001, 0.05, 0.12, 0.0001
# From so many line ends on, the factors of those before a word that begins no headline, and of those with no such word
# after them or before them. Of 17,795 line ends of broken paragraphs 41 in 100 have one, between headlines 5.
_LEAST_JOINTS, _SIGNED, _UNSIGNED = 4, 0.4, 1.5
# The same where the widths of the lines decide nothing, and what joins such lines.
_RAGGED_SIGNED, _CHANCE_WORDS = 0.15, 0.01
# The factors where the last line ends a sentence and no other does: of any lines, and of two, the first a wide one.
_ONE_SENTENCE, _SENTENCE_OF_TWO = 0.3, 0.05
_WIDE = 50
# A few lines so narrow are pieces of columns as often as a paragraph.
_NARROW_COLUMN, _FEW_LINES = 36, 4
# Of many filled lines so few may begin as an address or a speaker does and yet go on the one before.
_SOFT_SHARE = 0.25


def _bare_lines(bare: list[str]) -> list[str]:
    """The lines without signs of quoting and what does not count; the same object if they have none of these, nor ـ."""
    text = "\n".join(bare)
    if "\\" in text:
        bare = [_ESCAPE.sub("", line) for line in bare]
        text = "\n".join(bare)
    if not _FIRST_SIGNS.isdisjoint([line[0] for line in bare]):
        bare = _without_signs(bare)
        text = "\n".join(bare)
    if "\u0640" in text:
        text = "\n".join(_STROKE_ALONE.sub("-", line) if "\u0640" in line else line for line in bare)
        bare = [*bare]
    counted = bare_text(text)
    return bare if counted is text else [line.strip() for line in counted.split("\n")]


def _without_signs(lines: list[str]) -> list[str]:
    """The lines without signs of quoting; those of a book only where all lines have them."""
    bare = [
        line
        if (sign := line[0]) not in _SIGNS_TO_STRIP
        else line.lstrip(_DIRECTIONS).strip()
        if sign != ">"
        else _SIGNS_BEFORE.sub("", line, 1).strip()
        for line in lines
    ]
    if all(map(_BOOK_SIGNS_BEFORE.match, bare)):
        return [_BOOK_SIGNS_BEFORE.sub("", line, 1) for line in bare]
    return bare


def bare_text(text: str) -> str:
    """The text without marks, tatweel and invisible characters; the same object if it has no such character."""
    return _load_map().apply_to_text(text)


@functools.cache
def _load_map() -> CharMap:
    """What deletes all that does not count for a width."""
    return CharMap(dict.fromkeys((chr(code) for first, last in _UNCOUNTED for code in range(first, last + 1)), ""))


Crossed = Callable[[Sequence[str], set[int]], set[int]]


class _Full(NamedTuple):
    """The filled lines and the widths of the words behind them; the width of all, and how many make a paragraph."""

    rows: _Rows
    items: Set[int]  # the lines that end as those of a list do
    words: dict[int, int]
    width: int
    least: float


class _Rows:
    """Lines as they are measured, all of them once; each stretch of them takes its rows."""

    __slots__ = ("_counted", "_cuts", "_has_items", "_widths", "_words", "bare", "ended", "lines")

    def __init__(self, lines: Sequence[str], bare: list[str], ended: list[bool], *, is_typed: bool = False) -> None:
        self.lines = lines
        self.bare = bare  # without what does not count
        self.ended = ended  # whether each line ends a sentence
        self._counted = lines if is_typed else bare
        counted = "\n".join(self._counted)
        self._widths, self._words, self._cuts = find_widths(counted, _has_address(counted))
        self._has_items = any(map(counted.__contains__, _ITEM_ENDS))

    def has_uncounted(self) -> bool:
        """Whether the lines hold what does not count for a width."""
        return any(bare_text(line) is not line for line in self._counted)

    def find_full(self, first: int, last: int) -> _Full | None:
        """The lines that the next word would not fit; None if they are too few, or verses."""
        width, filled, words = find_filled(self._widths, self._words, first, last)
        if not (filled and NARROWEST <= width <= WIDEST):
            return None
        count = last - first
        items = self.find_items(first, last)
        least = FILLED_SHARE * (count - 1 - len(items - {count - 1}))
        if len(filled) < least:
            return None
        full = {i: word for i, word in zip(filled, words, strict=True) if i not in items}
        if not full or len(full) < least or (width < _WIDEST_VERSE and _is_rhymed(self.bare[first:last])):
            return None
        return _Full(self, items, full, width, least)

    def find_items(self, first: int, last: int) -> Set[int]:
        """The lines that end as items of a law do, if several do."""
        if not self._has_items:
            return _NO_ITEMS
        ends = {i for i, line in enumerate(self.bare[first:last]) if line.endswith(_ITEM_ENDS)}
        return ends if len(ends) > 1 else _NO_ITEMS

    def is_list(self, first: int, last: int, items: Set[int]) -> bool:
        """Whether most lines begin alike, or end as items of a law do: entries of a list, not a paragraph."""
        lines, count = self._counted[first:last], last - first
        if self._cuts:
            lines = [_ADDRESS.sub(lambda found: found[0][:ADDRESS_WIDTH], line) for line in lines]
        if len(items) > count // 2 or len(set(lines)) < 0.8 * count:
            return True
        signs = ["9" if line[:1].isdecimal() else line[:1] for line in lines]
        if sum(map(str.__eq__, signs, signs[1:])) <= 0.5 * (count - 1):
            return False
        words = [line.split(" ", 1)[0] for line in lines]
        heads = [word if word.isalpha() or word.isdecimal() else _DIGITS.sub("9", word) for word in words]
        return sum(map(str.__eq__, heads, heads[1:])) > 0.5 * (count - 1)


def broken_lines(lines: Sequence[str], crossed: Crossed) -> set[int]:
    """Which of some lines, none blank, go on in the next one.

    A program that broke them counted letters, or marks too. ``crossed`` says over which of some line ends a quotation,
    a date or a number runs. Books mark such lines themselves. Where the lines are no one paragraph, each stretch
    between short lines may be one.
    """
    if "~" in [line[0] for line in lines] and (found := _book_lines(lines)):
        return found
    stripped = [line.strip() for line in lines]
    bare = _bare_lines(stripped)
    count = len(lines)
    ended = [not line[-1:].isalnum() and _ends_sentence(line) for line in bare]
    rows = _Rows(lines, bare, ended)
    full = rows.find_full(0, count)
    found = _filled_lines(rows, 0, count, full, crossed)
    if len(found) == count - 1:
        return found
    if bare is not stripped:
        typed = _Rows(lines, bare, ended, is_typed=True)
        joints = _filled_lines(rows, 0, count, typed.find_full(0, count), crossed)
        if joints and typed.has_uncounted():
            found |= joints
    if found:
        return found
    for first, last in _long_stretches(bare):
        joints = set()
        if last - first < count:
            full = rows.find_full(first, last)
            joints = _filled_lines(rows, first, last, full, crossed)
        found = found | {first + i for i in joints or _ragged_lines(rows, first, last, full, crossed)}
    return found


def find_glue(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What is between the lines of a paragraph, whose line ends are line feeds or CRLF.

    Blanks, the line end, signs of quoting, indentation; in OpenITI's books a line with the number of a page, and the
    signs before each line.
    """
    found: list[tuple[int, int]] = []
    done = start
    for glue in _GLUE.finditer(text, start, end):
        at, behind = glue.span()
        if at > done and text[at - 1] == "\r":
            at -= 1
        while at > done and text[at - 1] in _BLANKS:
            at -= 1
        if at == done and found and text[at - 1] in _BLANKS:
            continue  # a blank line
        found.append((at, behind))
        done = behind
    return found


def _book_lines(lines: Sequence[str]) -> set[int]:
    """The lines before one that OpenITI's books mark as the rest of a paragraph, ~~; two such signs are Markdown's."""
    signed = {i for i, line in enumerate(lines) if line.startswith(_BOOK_SIGNS)}
    return {i for i in signed if i + 1 in signed and lines[i + 1].count("~") == 2 and lines[i + 1][0] == "~"}


def _long_stretches(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches of two lines and more that are long, each with the short one behind them."""
    widths = [*map(len, lines)]
    least = max(NARROWEST, SHORTEST_SHARE * max(widths))
    first = 0
    for i, width in enumerate(widths):
        if width < least or i == len(lines) - 1:
            if i > first:
                yield first, i + 1
            first = i + 1


def _ragged_lines(rows: _Rows, first: int, last: int, full: _Full | None, crossed: Crossed) -> set[int]:
    """The lines that go on by their words, whatever their widths are, or by what runs over their ends."""
    lines, bare = rows.lines[first:last], rows.bare[first:last]
    ended = {i for i, is_ended in enumerate(rows.ended[first : last - 1]) if is_ended}
    ends = {*range(len(lines) - 1)} - ended
    if len(lines) < _LEAST_JOINTS or not _are_joined_by_words(bare, ends):
        ends = crossed(bare, ends | (ended & full.words.keys() if full else set()))
    if (
        not ends
        or _FONT_CODE.match("".join(bare))
        or rows.is_list(first, last, rows.find_items(first, last))
        or (max(map(len, bare)) < _WIDEST_VERSE and _is_rhymed(bare))
    ):
        return set()
    return {i for i in ends if not _begins_apart(lines[i], bare[i], bare[i + 1], i in ended)}


def _are_joined_by_words(lines: Sequence[str], ends: set[int]) -> bool:
    """Whether headlines would hardly begin and end with the words next to these line ends."""
    signed = sum(_goes_on(lines[i]) or _goes_on_from(lines[i + 1].split(" ", 1)[0]) for i in ends)
    return _multiply(_RAGGED_SIGNED, signed, len(lines) - 1 - signed) <= _CHANCE_WORDS


def _filled_lines(rows: _Rows, first: int, last: int, full: _Full | None, crossed: Crossed) -> set[int]:
    """The filled lines that were broken because the next word did not fit."""
    if full is None:
        return set()
    lines, bare, ended = rows.lines[first:last], rows.bare[first:last], rows.ended[first:last]
    words, width, least = full.words, full.width, full.least
    filled: list[int] = []
    going_on: set[int] = set()
    chance = 1.0
    for i, word in words.items():
        if _begins_apart(lines[i], bare[i], bare[i + 1], ended[i]):
            continue
        if filled:
            chance *= min(1.0, (word + 1) / (0.4 * width))
        if _goes_on(bare[i]):
            going_on.add(i)
        chance *= 0.1 if i in going_on else 1.5 if ended[i] else 1.0
        filled.append(i)
    if not filled or len(filled) < least:
        return set()
    ragged = not all(map(ended.__getitem__, {*range(len(lines) - 1)}.difference(words)))
    chance *= _weigh_words(bare, filled, going_on)
    if ended[-1] and not any(ended[:-1]):
        chance *= _SENTENCE_OF_TWO if _is_sentence_of_two(bare, width) else _ONE_SENTENCE
    few = width < _NARROW_COLUMN and len(lines) <= _FEW_LINES
    most = _CHANCE_RAGGED if ragged or few else _CHANCE_TWO if len(lines) == 2 else _CHANCE
    if chance > most or full.rows.is_list(first, last, full.items):
        return set()
    sure = chance <= _CHANCE_SURE
    found = {i for i in filled if sure or i in going_on or not _has_soft_head(bare[i + 1])}
    if len(filled) - len(found) <= _SOFT_SHARE * len(filled):
        found = set(filled)
    # A paragraph that would end no sentence in the next line: that is a signature, or the date below a title. The line
    # ends a sentence, or nothing but a title's width says that it goes on.
    found -= {
        i
        for i in found
        if i + 1 not in found and not ended[i + 1] and (ended[i] or not (i - 1 in found or i in going_on))
    }
    return found if len(found) == len(filled) else found | crossed(bare, set(filled))


def _weigh_words(lines: Sequence[str], filled: Sequence[int], going_on: set[int]) -> float:
    """What the words at the ends and the starts of lines say of how often unrelated lines would look filled."""
    if len(filled) < _LEAST_JOINTS:
        return 1.0
    unsigned = [i for i in filled if i not in going_on]
    starts = sum(_goes_on_from(lines[i + 1].split(" ", 1)[0]) for i in unsigned)
    return _multiply(_SIGNED, starts, len(unsigned) - starts)


def _multiply(factor: float, signed: int, unsigned: int) -> float:
    """The product of the factors of line ends; it has a limit, which thousands of lines would pass."""
    return math.exp(min(signed * math.log(factor) + unsigned * math.log(_UNSIGNED), 99))


def _is_sentence_of_two(lines: Sequence[str], width: int) -> bool:
    """Whether lines are two, and the second one ends in a full stop.

    Of two headlines the second may be a question or an exclamation, and a tweet is cut off with an ellipsis.
    """
    if len(lines) > 2 or width < _WIDE:
        return False
    return FULL_STOP.search(lines[-1], max(0, len(lines[-1]) - _END_CHARACTERS)) is not None


def _ends_sentence(line: str) -> bool:
    """Whether a line ends a sentence: its last sign does, or one that stands before quotation marks and brackets."""
    if (last := line[-1:]) not in _BEHIND_END:
        return last in _ENDS_SENTENCE
    return _SENTENCE_END.search(line, max(0, len(line) - _END_CHARACTERS)) is not None


def _goes_on_from(word: str) -> bool:
    """Whether a line that begins with this word begins no headline."""
    if not word.startswith(_PREFIXES) or len(word) < _SHORTEST_PREFIXED:
        return word in _BEGIN_NO_HEADLINE
    return not word.startswith(_BEGIN_WITH_WAW)


def _goes_on(line: str) -> bool:
    """Whether a line ends with a word or a sign that ends no headline and no sentence."""
    if line.endswith(_COMMAS):
        return True
    word = line[line.rfind(" ") + 1 :]
    if not word.isalnum():  # with signs or marks in it
        if not word[-1:].isalnum():
            return False
        word = _LAST_WORD.search(word, max(0, len(word) - _END_CHARACTERS))[0]  # type: ignore[index]
    return word in _END_NO_HEADLINE


def _has_address(text: str) -> bool:
    # One character is found many times as fast as four.
    return any(map(text.__contains__, _ADDRESS_SIGNS)) or ("w" in text and "www." in text)


def _has_soft_head(line: str) -> bool:
    return (":" in line or not line[:1].isalpha()) and SOFT_HEAD.match(line) is not None


def _begins_apart(line: str, bare: str, following: str, ended: bool) -> bool:
    """Whether a line begins something new, or the one before it is complete."""
    # Most lines begin with a word: no sign is before it, nor right behind its first letter.
    if bare[:1].isalpha() and following[:2].isalpha():
        return ended and _has_soft_head(following)
    if TITLE.match(line.lstrip()) or not (_SAYS.search(bare) and _SAYS.search(following)):
        return True
    if ended and _has_soft_head(following):
        return True
    if not HEAD.match(following) or bare[-1:].isdigit():
        return False
    # A dash that is glued to its word may stand inside of a sentence.
    return ended or not (following.startswith(_DASHES) and (following[1:2].isalnum() or following[1:2] == "_"))


def _is_rhymed(lines: Sequence[str]) -> bool:
    """Whether lines end alike, one by one or two by two, with hardly a sign: verses."""
    if len(lines) < 4 or any(map("".join(lines).__contains__, _STOPS)):
        return False
    ends = [_LETTERS.sub("", line)[-1:] for line in lines]
    alike = (sum(map(str.__eq__, ends, ends[k:])) / max(1, len(ends) - k) for k in (1, 2))
    return max(alike) >= 0.5
