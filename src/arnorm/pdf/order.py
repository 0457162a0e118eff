"""Visual order: lines, words and numbers whose characters stand as they are drawn, from left to right.

Lines are turned by the likelihood of their words; single words in lines that are in order, as PDFium gives them where a
font's glyphs are presentation forms; numbers (4202 for 2024) by the years among them.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arnorm._arabic.joining import (
    AHEAD,
    FORMS,
    LETTERS,
    LINE,
    Drawn,
    Edits,
    agree_around,
    brackets_match,
    find_parts,
    find_reversed_allah,
    marks_stand_first,
    read_forms,
    turn_line,
)
from arnorm._arabic.marks import DELETED, SETS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm.forms import FINALS
from arnorm.pdf.ligatures import most_likely_word, plain_word_bits, word_bits

WESTERN, *_OTHERS = DIGITS = tuple(SETS.values())
TO_WESTERN = str.maketrans("".join(_OTHERS), WESTERN * len(_OTHERS))


def _in_all(pattern: str) -> dict[str, re.Pattern[str]]:
    """A pattern of numbers in each set of digits."""
    pattern = pattern.replace(r"\d", "[0-9]")
    return {digits: lazy_pattern(pattern.translate(str.maketrans(WESTERN, digits))) for digits in DIGITS}


# Years, and reversed years.
_YEAR = _in_all(r"(?<!\d)(?:1[34]\d\d|19\d\d|20[0-3]\d)(?!\d)")
_DAEY = _in_all(r"(?<!\d)(?!1[34]|19|20)(?:\d\d[34]1|\d\d91|\d[0-3]02)(?!\d)")
_AS_LONG = _in_all(r"(?<!\d)\d\d\d\d(?!\d)")
_LONG = lazy_pattern("[0-9٠-٩۰-۹][0-9٠-٩۰-۹]{3,}")  # a pattern that begins with a set is fast
# Numbers of pages and articles count up by one. With three digits they are not years, and rarely count up by chance.
_COUNTING = _in_all(r"(?<!\d)[1-9]\d\d(?!\d)")
_LEAST_RISING = 2
_WORD_BESIDE_FIGURES = lazy_pattern("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]{2,}")
_LEAST_LINE_WORDS = 4
_ANY_LETTER = lazy_pattern(r"[^\W\d_]")
# Reversed years that show that the numbers of a text are reversed; more are needed if it has no other damage.
_LEAST_TURNED_YEARS, _LEAST_ALONE = 2, 3
_MOST_OTHER_NUMBERS = 3  # numbers of four digits for each reversed year


def count_years(text: str, digits: str = WESTERN) -> tuple[int, int]:
    """Count the years of a text, and its reversed years."""
    numbers = _find_long_numbers(text)
    return len(_YEAR[digits].findall(numbers)), len(_DAEY[digits].findall(numbers))


def _find_long_numbers(text: str) -> str:
    """Return the numbers of four or more digits, joined: a search in them is faster than in the text."""
    return " ".join(_LONG.findall(text))


def may_be_turned(text: str, least: int) -> bool:
    """Whether at least this many numbers may be reversed years."""
    numbers = _find_long_numbers(text)
    return any(len(_DAEY[digits].findall(numbers)) >= least for digits in DIGITS)


def counts_up(text: str, digits: str = WESTERN) -> bool:
    """Whether numbers count up more often than reversed numbers do; reversed years prove nothing then."""
    numbers = _COUNTING[digits].findall(text)
    rising = _count_rising(numbers)
    return rising >= _LEAST_RISING and rising > _count_rising([number[::-1] for number in numbers])


def _count_rising(numbers: Sequence[str]) -> int:
    """Count the different numbers that are one more than an earlier number."""
    seen: set[int] = set()
    found = set()
    for number in map(int, numbers):
        if number - 1 in seen:
            found.add(number)
        seen.add(number)
    return len(found)


def turn_figures(text: str, damaged: bool = False) -> Edits:
    """Return the edits that reverse numbers in a text whose years are reversed.

    Each set of digits is judged by itself, and so are lines of words and other lines, such as the cells of a table.
    A number beside a Latin word is in its right order.
    """
    if not may_be_turned(text, _LEAST_TURNED_YEARS if damaged else _LEAST_ALONE):
        return
    edits: list[tuple[int, int, str]] = []
    kinds: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for line in LINE.finditer(text):
        kinds[len(_WORD_BESIDE_FIGURES.findall(line[0])) >= _LEAST_LINE_WORDS].append(line.span())
    for lines in kinds:
        joined = "\n".join(text[start:end] for start, end in lines)
        turned = "".join(
            digits for digits in DIGITS if _are_turned(joined, digits, damaged) and not counts_up(text, digits)
        )
        for start, end in lines if turned else ():
            edits += [
                (*m.span(), m[0][::-1])
                for m in AHEAD.finditer(text, start, end)
                if m[0][0] in turned and m[0] != m[0][::-1] and not _ANY_LETTER.search(m[0])
            ]
    yield from sorted(edits)


def _are_turned(text: str, digits: str, damaged: bool) -> bool:
    right, wrong = count_years(text, digits)
    if wrong < (_LEAST_TURNED_YEARS if damaged else _LEAST_ALONE) or wrong <= 2 * right:
        return False
    return len(_AS_LONG[digits].findall(_find_long_numbers(text))) <= _MOST_OTHER_NUMBERS * wrong


# A year from its end that is said to be one, by a word before it or in a date in figures. As it stands no calendar has
# it, but before Christ (ق.م، قبل الميلاد). Names of months are no evidence: `UnifyDates` writes them otherwise.
_NO_YEAR = r"(?<!\d)(?:[03-9]\d[34]1|[03-9]\d91|[03-9][0-3]02)(?!\d)"
_SAY_YEAR = r"(?! ?ق| ?[-–/]? ?\d)(?:" + "|".join(f"(?<={word} ....)" for word in ("عام", "سنة")) + ")"
_DAY, _MONTH = "(?:[1-9]|[1-9]0|[0-9][12]|[01]3)", "(?:[1-9]|[1-9]0|[012]1)"  # from their ends
_SAID_YEAR = _in_all(
    rf"{_NO_YEAR}(?:{_SAY_YEAR}|/{_MONTH}/{_DAY}(?!\d)(?!/))|(?<!\d)(?<!/)(?<![^.]\.)(?<!\A\.){_DAY}/{_MONTH}/{_NO_YEAR}"
)
_ANY_DIGIT = "[0-9٠-٩۰-۹]"
_MAY_SAY_YEAR = lazy_pattern(
    f"[03-9٠٣-٩۰۳-۹][{DELETED}]*+{_ANY_DIGIT}[{DELETED}]*+(?:[349٣٤٩۳۴۹][{DELETED}]*+[1١۱]|[0٠۰][{DELETED}]*+[2٢۲])"
)


def has_said_year(text: str) -> bool:
    """Whether a text may have a year that `turn_said_years` turns, once later steps have deleted and unified."""
    return _MAY_SAY_YEAR.search(text) is not None


def turn_said_years(text: str, _damaged: bool = False) -> Edits:
    """Return the edits of years from their ends that are said to be years; other numbers are left to `turn_figures`.

    عام ٥٠٠٢ is 2005, and so is the year of ٢١/٣٠/٥٠٠٢, which cannot be a date as it stands. The neighbours of a year
    are no evidence, because later steps rewrite them.
    """
    spans = ((*m.span(), m[0][::-1]) for pattern in _SAID_YEAR.values() for m in pattern.finditer(text))
    yield from sorted(spans)


_MARK_CLASS = "\u0640\u064b-\u065f\u0670\ufffd\x00"
_WORD_TOKEN = lazy_pattern(f"[{LETTERS}{FORMS}{_MARK_CLASS}]+")
_PERSIAN_LETTERS = "پچژگکیەھٹڈڑے"
_PERSIAN = lazy_pattern(f"[{_PERSIAN_LETTERS}]")
_SAYS_NOTHING = lazy_pattern(f"[{FORMS}{_PERSIAN_LETTERS}]")
# A word as the later steps leave it.
_UNCUT_TOKEN = lazy_pattern(f"[{LETTERS}{FORMS}][{LETTERS}{FORMS}{DELETED}\ufffd]*+")
_GOING = lazy_pattern(f"[{DELETED}\ufffd]+")
_MARK_RUN = lazy_pattern(f"[{_MARK_CLASS}]+")
# Signs of a line in visual order: letters that no word begins with, في reversed, and a reversed article before a hamza.
# Each pattern begins with the rarest letter, so that the search is fast.
_TURNED_SIGNS = (
    lazy_pattern(f"ة(?<![{LETTERS}{FORMS}].)[{_MARK_CLASS}]*[{LETTERS}]"),
    lazy_pattern(f"ى(?<![{LETTERS}{FORMS}].)[{_MARK_CLASS}]*[{LETTERS}]"),
    lazy_pattern(f"ف(?<=ي.)(?<![{LETTERS}{FORMS}]..)(?![{_MARK_CLASS}]*[{LETTERS}{FORMS}])"),
)
_ARTICLE_LAST = lazy_pattern(f"[أإ](?<=ل.)[{_MARK_CLASS}]*ا(?![{_MARK_CLASS}]*[{LETTERS}{FORMS}])")
_LAST_LETTERS, _FINALS = ("ة", "ى"), tuple(FINALS)
_FIRST_FORM = "\ufb50"
_FINAL_FIRST = lazy_pattern(f"[{FINALS}](?<![{LETTERS}{FORMS}].)")

# In bits: the weight of a sign that needs no table; the most that one word can count; the evidence that shows the first
# damage of a text; the evidence that decides a line of a damaged text.
_SIGN_BITS = 6.0
_MOST_WORD_BITS = 14.0
_DAMAGE_BITS = 22.0
_LINE_BITS = 5.0
# What one line must show where no word of the text reads better as it stands. Of 77,426 clean lines and clauses none
# shows so much.
_ALONE_BITS, _FIGURE_BITS = 12.0, 1.5
# What shows the direction of numbers: years that read from left to right or from right to left, and a 0 at the end or
# the beginning of a lone number. Each pattern has its weight.
_BEFORE_FIGURE, _BEHIND_FIGURE = r"(?<!\d)(?<!\d[.,/:٫٬،-])(?<!\+)", r"(?!\d)(?![.,/:٫٬،-]\d)(?!\+)"
_AS_READ = (
    (2, lazy_pattern(r"(?<!\d)(?:1[34]\d\d|19\d\d|20[0-3]\d)(?!\d)")),
    (1, lazy_pattern(rf"{_BEFORE_FIGURE}[1-9]\d{{0,2}}0{_BEHIND_FIGURE}")),
)
_FROM_THE_END = (
    (2, lazy_pattern(r"(?<!\d)(?:\d\d[34]1|\d\d91|\d[0-3]02)(?!\d)")),
    (1, lazy_pattern(rf"{_BEFORE_FIGURE}0\d{{0,2}}[1-9]{_BEHIND_FIGURE}")),
    (2, lazy_pattern(r"(?<!\d)0\d\.\d{3}(?:,\d{3})*,\d{1,3}(?!\d)(?![.,]\d)")),  # 00.052,1
)
_LEAST_WRONG = 2
_WORDS_TO_FOREIGN_LETTER = 8  # a line with more letters of other languages is not read


# A printed line is not longer.
_LONGEST_PRINTED_LINE = 250
_LEAST_ITEMS = 2
_LIST_ITEM = lazy_pattern(r"(?<= )[.](\d{1,3})(?= )")
# Places where a joined line certainly ended: after the number, letter or stroke of an item, before the stop of a last
# line, and around a mark without a letter.
_LINE_JOINT = lazy_pattern(
    f"(?<= )[.](?:\\d{{1,3}}|[أبجدهوزح]) | (?=[.:؛-]+(?![أبجدهوزح] )[{LETTERS}]|[.] [{LETTERS}])"
    f"|(?<= - )(?=[،.])|(?<= )(?=[{_MARK_CLASS}] )|(?<= [{_MARK_CLASS}] )"
)
# Page headings and footers: numbers that count up, each followed by the same words.
_HEADING = lazy_pattern(r"(?<= )[()](\d{1,3})[()] (\S+) ")
_FOOT = lazy_pattern(r"(?<= )(\d{1,3}) (?=(\S+ \S+))")
_LEAST_COUNTED = 3


class _Line(NamedTuple):
    start: int
    end: int
    bits: float  # evidence that the line is reversed
    arabic: bool


def turn_lines(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that reverse lines in visual order, one edit a line."""
    spans = [m.span() for m in LINE.finditer(text)]
    found = (m.start() for sign in (*_TURNED_SIGNS, _FINAL_FIRST, _ARTICLE_LAST) for m in sign.finditer(text))
    signed = sorted({bisect_right(spans, (at, len(text))) - 1 for at in found})
    if not any(_weigh_line(text, *spans[nth]).bits >= _DAMAGE_BITS for nth in signed) and not says_it_is_turned(text):
        return
    lines = [_weigh_line(text, start, end) for start, end in spans]
    chosen = [line for line, yes in zip(lines, _decide_lines(lines), strict=True) if yes]
    drawn = _read_drawing(text, [text[line.start : line.end] for line in chosen])
    for line in chosen:
        at = line.start
        for joined in _split_joined(text[line.start : line.end]):
            span, at = (at, at + len(joined)), at + len(joined)
            for start, end in find_parts(text, span, drawn):
                new = turn_line(text[start:end], drawn)
                if new != text[start:end]:
                    yield start, end, new


def says_it_is_turned(text: str) -> bool:
    """Whether no word of a text reads better as it stands, and a line reads better from its end.

    So a line that is a text by itself (2024 ماع) is known, where a document needs more. Most texts end the search with
    one of their first words. The name of God is turned in lines that stand in order too, and presentation forms have
    evidence of their own: these are no evidence here.
    """
    gains: list[tuple[int, float]] = []
    for m in _UNCUT_TOKEN.finditer(text):  # none goes over a line end
        gain = _turned_gain(_GOING.sub("", m[0]))
        if gain < 0:
            return False
        gains.append((m.start(), gain))
    most, nth = 0.0, 0
    for line in LINE.finditer(text):
        bits = 0.0
        while nth < len(gains) and gains[nth][0] < line.end():
            bits += gains[nth][1]
            nth += 1
        if bits:
            right, wrong = _count_figures(line[0])
            most = max(most, bits if right else bits + wrong * _FIGURE_BITS)
    if most < _ALONE_BITS or _SAYS_NOTHING.search(text):
        return False
    return not find_reversed_allah(text)


def _count_figures(text: str) -> tuple[int, int]:
    """Weigh the numbers that show their direction: as they are read, and from their ends."""
    figures = text.translate(TO_WESTERN)
    right, wrong = (
        sum(weight * len(sign.findall(figures)) for weight, sign in rows) for rows in (_AS_READ, _FROM_THE_END)
    )
    return right, wrong


def weigh_words(line: str) -> float:
    """Return the bits of evidence that the words of a line are reversed."""
    return _weigh_line(line, 0, len(line)).bits


def _weigh_line(text: str, start: int, end: int) -> _Line:
    """Weigh in which direction the words of a line are words."""
    bits, arabic = 0.0, False
    tokens = _WORD_TOKEN.findall(text, start, end)
    # The word table has no Persian. One or two Persian names in a line do not matter.
    persian = len(_PERSIAN.findall(text, start, end))
    if persian * _WORDS_TO_FOREIGN_LETTER > len(tokens):
        return _Line(start, end, bits, arabic)
    for token in tokens:
        letters = _MARK_RUN.sub("", token)
        if letters:
            arabic = True
            bits += _turned_gain(letters)
    return _Line(start, end, bits, arabic)


@remember(1 << 16)
def _turned_gain(token: str) -> float:
    """Return how many bits likelier a token is when it is reversed."""
    ahead, back = token, token[::-1]
    if max(token, default="") >= _FIRST_FORM:
        ahead, back = read_forms(ahead), read_forms(back)
    bits = _weigh_word(back) - _weigh_word(ahead)
    bits += _SIGN_BITS * (ahead.startswith(_LAST_LETTERS) - back.startswith(_LAST_LETTERS))
    bits += _SIGN_BITS * (token.startswith(_FINALS) - token.endswith(_FINALS))
    return max(-_MOST_WORD_BITS, min(_MOST_WORD_BITS, bits))


def _weigh_word(word: str) -> float:
    """Return the bits of a word, with its ligatures turned if that is likelier."""
    turned = most_likely_word(word)
    return plain_word_bits(word) if turned == word else max(plain_word_bits(word), plain_word_bits(turned))


def _decide_lines(lines: Sequence[_Line]) -> list[bool]:
    """Decide which lines to reverse: those with evidence, and those without any between lines that have it."""
    said = [line.bits >= _LINE_BITS if abs(line.bits) >= _LINE_BITS else None for line in lines]
    around = agree_around(said)
    return [line.arabic and agree if one is None else one for line, one, agree in zip(lines, said, around, strict=True)]


def _split_joined(line: str) -> Iterator[str]:
    """Split a line that was joined from several reversed lines, where their ends can be seen.

    In such a line the items of a list count up (.1 before .2), and so do headings and pages. In a line that was
    reversed as a whole they count down.
    """
    if len(line) <= _LONGEST_PRINTED_LINE:
        yield line
        return
    items = [int(m[1]) for m in _LIST_ITEM.finditer(line)]
    headings, feet = _find_counted(line, _HEADING), _find_counted(line, _FOOT)
    if not headings and not feet and sum((b > a) - (b < a) for a, b in itertools.pairwise(items)) < _LEAST_ITEMS:
        yield line
        return
    joints = {0, len(line), *(at for m in headings for at in m.span()), *(m.start() for m in feet)}
    joints.update(m.end() for m in _LINE_JOINT.finditer(line))
    yield from (line[start:end] for start, end in itertools.pairwise(sorted(joints)))


def _find_counted(line: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Return the matches whose numbers count up from one, with the same words each time."""
    found: dict[str, list[re.Match[str]]] = {}
    for m in pattern.finditer(line):
        same = found.setdefault(m[2], [])
        if int(m[1]) == len(same) + 1:
            same.append(m)
    return [m for same in found.values() if len(same) >= _LEAST_COUNTED for m in same]


def _read_drawing(text: str, lines: Sequence[str]) -> Drawn:
    """Tell how these lines were drawn: whether brackets are mirrored, and numbers and marks reversed."""
    typed = sum(brackets_match(line[::-1]) for line in lines)
    looks = sum(brackets_match(line) for line in lines)
    joined = "\n".join(lines)
    right, wrong = _count_figures(joined)
    digits = wrong >= _LEAST_WRONG and wrong > 2 * right and not counts_up(text.translate(TO_WESTERN))
    return Drawn(mirrored=looks > typed, digits=digits, marks_first=marks_stand_first(joined))


_SINGLE_WORD = lazy_pattern("[\u0621-\u063a\u0641-\u064a\ufb50-\ufdff\ufe70-\ufefc]{2,}")
# Letters that do not join to the next one. PDFium reverses a word whose last letter has a joined form, but not a word
# whose last letter follows one of these.
_NON_JOINING = frozenset("اأإآٱدذرزوؤءى")
_CLEAR_BITS = 4.0  # a difference between two readings that counts as evidence
_LEAST_WORDS = 3  # words of each kind
_LEAST_TURNED_SIGNS = 2  # certainly reversed words that a short text needs
_CHARACTERS_PER_SIGN = 250
# أن and إن reversed, as no word is spelt.
_AN = (
    lazy_pattern("أ(?<=ن.)(?<![\u0621-\u064a]..)(?![\u0621-\u064a])"),
    lazy_pattern("إ(?<=ن.)(?<![\u0621-\u064a]..)(?![\u0621-\u064a])"),
)
_LEAST_TURNED_WORDS, _MOST_TURNED_SHARE, _COMMON_WORD_BITS = 2, 0.25, 9.0
_MARKED = lazy_pattern("[\u064b-\u0652\u0670]+[\u0621-\u064a]")
_MOST_WRONG = 0.1  # the share of words that may break the rule


def turn_single_words(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that reverse single words, where the form of the last letter decides which words are reversed.

    If the rule does not hold, only unknown words are reversed that are common words then, and only beside أن or إن.
    """
    few_turned = any(sign.search(text) for sign in _AN)
    least = max(_LEAST_TURNED_SIGNS, len(text) // _CHARACTERS_PER_SIGN)
    found = (m for sign in (*_TURNED_SIGNS, _FINAL_FIRST) for m in sign.finditer(text))
    if not few_turned and sum(1 for _ in itertools.islice(found, least)) < least:
        return
    words = list(_SINGLE_WORD.finditer(text))
    if _follows_rule({read_forms(word) for word in {m[0] for m in words}}):
        forms = {m: read_forms(m[0]) for m in words}
        chosen = [
            m
            for m, word in forms.items()
            if not _keeps_order(word) or (not _keeps_order(word[::-1]) and _single_gain(word) > 0)
        ]
    elif few_turned:
        chosen = [m for m in words if _is_turned_word(m[0]) and not _MARKED.match(text, m.end())]
        few = {m[0] for m in chosen}
        if not _LEAST_TURNED_WORDS <= len(few) <= _MOST_TURNED_SHARE * len({m[0] for m in words}):
            return
    else:
        return
    for m in chosen:
        yield m.start(), m.end(), m[0][::-1]


@remember(1 << 14)
def _is_turned_word(word: str) -> bool:
    """Whether a word is unknown, and a common word when it is reversed."""
    return word_bits(word) == 0 and plain_word_bits(word[::-1]) > _COMMON_WORD_BITS


def _follows_rule(words: set[str]) -> bool:
    turned = right = wrong = 0
    for word in words:
        if (bits := _single_gain(word)) >= _CLEAR_BITS:
            turned += not _keeps_order(word[::-1])
            wrong += _keeps_order(word[::-1])
        elif bits <= -_CLEAR_BITS:
            right += _keeps_order(word)
            wrong += not _keeps_order(word)
    return min(turned, right) >= _LEAST_WORDS and wrong <= _MOST_WRONG * (turned + right)


def _keeps_order(word: str) -> bool:
    """Whether PDFium leaves this word in its order."""
    return word[-2] in _NON_JOINING or word.endswith(("ء", "لا"))


@remember(1 << 14)
def _single_gain(word: str) -> float:
    """Return how many bits likelier a word is when it is reversed."""
    return plain_word_bits(word[::-1]) - plain_word_bits(word)
