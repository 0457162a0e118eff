"""What runs over a line end: a quotation, a date or a number, found by the words and signs on both sides of it."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Sequence

from arnorm._arabic.affixes import LETTERS
from arnorm._arabic.counted import counted_nouns, units
from arnorm._arabic.data.calendar_names import ERAS, LETTER_MONTHS, MONTHS, PARTS, WEEKDAYS
from arnorm._arabic.data.date_cues import CUES
from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_CARDINALS, NOUNS, ORDINALS
from arnorm._arabic.data.units import CURRENCIES, DURATION_UNITS, MAGNITUDES
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import DOUBLE_MARKS, LOW_COMMAS, LOW_QUOTE, QUOTATION_MARK, QUOTES, SINGLE_MARKS
from arnorm._core.patterns import lazy_pattern

_MARKS = lazy_pattern(rf"{QUOTATION_MARK}|{LOW_QUOTE}")
# A single mark beside an Arabic word, or at one side of any other, may become a double one.
_OTHER_WORD = "[^\\W\u0600-\u08ff\ufb50-\ufeff]"
_OF_MARKS = lazy_pattern(f"[{QUOTES}&]")  # each but two commas has one
_DOUBLE = frozenset(DOUBLE_MARKS)
_UNSURE = lazy_pattern(rf"([{SINGLE_MARKS}])(?<!\1\1)(?!\1)(?:(?<!{_OTHER_WORD}.)|(?!{_OTHER_WORD}))")

# What a word beside a line end is, as bits.
_FIGURE, _MONTH, _MONTH_FIRST, _MONTH_SECOND, _CUE, _WEEKDAY, _NUMERAL, _COUNTED, _ERA = (1 << n for n in range(9))
# What a date or a number that ends so goes on with.
_GOES_ON_WITH = {
    _FIGURE: _MONTH | _MONTH_FIRST | _COUNTED | _ERA,
    _MONTH: _FIGURE | _CUE | _MONTH | _MONTH_FIRST,
    _MONTH_FIRST: _MONTH_SECOND | _FIGURE,
    _MONTH_SECOND: _FIGURE | _CUE | _MONTH | _MONTH_FIRST,
    _CUE: _FIGURE | _MONTH | _MONTH_FIRST | _NUMERAL,
    _WEEKDAY: _FIGURE | _NUMERAL,
    _NUMERAL: _NUMERAL | _MONTH | _MONTH_FIRST | _ERA | _CUE,
    _ERA: _FIGURE,
}
_CUE_TOKENS = ("first-day", "last-day", "century")
_REACH_CHARACTERS = 24  # for the words on either side
_LAST_WORD = lazy_pattern(r"(?<![^\W_])([^\W_]++)(?: من)?[\s()\[\]،,:/–-]{0,4}\Z")
_FIRST_WORD = lazy_pattern(r"[\s()\[\]،,/–-]{0,4}(?:من )?([^\W_]+)( \d)?")
_ACCUSATIVE = lazy_pattern(r"(?!ال)\w{2,}[^\Wو]ا\Z")  # 25 مشاركا
_JOINING = frozenset("-–—/ ")
# Figures joined by a sign that stands at one side of the line end.
_JOINED = lazy_pattern(r"\d ?[-–—/]\n ?\d|\d\n ?[-–—/] ?\d")


def crossed(lines: Sequence[str], filled: set[int]) -> set[int]:
    """Those of the filled lines over whose end a quotation, a date or a number runs when the lines are read as one."""
    found = _in_quotations(lines, filled) if filled else set()
    if not (left := sorted(filled - found)):
        return found
    ends = [lines[i][-_REACH_CHARACTERS:] for i in left]
    starts = [lines[i + 1][:_REACH_CHARACTERS] for i in left]
    folded = iter(_fold("\n".join(ends + starts)).split("\n"))
    sides = zip(left, [*itertools.islice(folded, len(left))], folded, strict=True)
    return found | {i for i, end, start in sides if _goes_on(end, start)}


def _fold(text: str) -> str:
    """The text folded, with مائة as FoldHamza writes it, ماءة."""
    return fold(text).replace("ءه", "يه")


def _goes_on(end: str, start: str) -> bool:
    """Whether a date or a number that ends a line goes on at the start of the next one; both are folded."""
    word = start.partition(" ")[0]
    if word.isalnum() and word[-1] != "ا" and end[-1:] not in _JOINING and word != "من" and not _classify_word(word):
        return False
    first = _FIRST_WORD.match(start)
    is_first = _classify_word(first[1]) if first else 0
    is_accusative = first is not None and first[1][-1] == "ا" and _ACCUSATIVE.match(first[1]) is not None
    if (is_first or is_accusative) and (last := _LAST_WORD.search(end)):
        is_last = _classify_word(last[1])
        if first and first[2]:
            is_first &= ~_COUNTED  # مادة 5 is a title
        if is_last & _FIGURE and is_accusative:
            return True
        if is_last and any(is_last & bit and is_first & others for bit, others in _GOES_ON_WITH.items()):
            return True
    return (end[-1:] in _JOINING or start[:1] in _JOINING) and _JOINED.search(f"{end}\n{start}") is not None


def _classify_word(word: str) -> int:
    """What a folded word is beside a line end, with or without a prefix."""
    if word[-1].isdecimal() or word[0].isdecimal():
        return _FIGURE
    words = _load_words()
    bare = word.removeprefix("و")
    found = words.get(word, 0) | words.get(bare, 0) | words.get(bare.removeprefix("ال"), 0) & _NUMERAL
    return found | (words.get(word[1:], 0) & (_CUE | _MONTH) if word[0] in LETTERS else 0)


@functools.cache
def _load_words() -> dict[str, int]:
    """Each word that dates and numbers are made of, folded, with what it is."""
    found: dict[str, int] = {}

    def add(words: Iterable[str], what: int) -> None:
        for word in words:
            folded = fold(word)
            found[folded] = found.get(folded, 0) | what

    add((month.name for month in MONTHS if " " not in month.name), _MONTH)
    add((word for part in PARTS for word in part.firsts if word not in LETTER_MONTHS), _MONTH_FIRST)
    add((word for part in PARTS for word in part.seconds), _MONTH_SECOND)
    add((day for day, _ in WEEKDAYS), _WEEKDAY)
    add((word for words, _, _ in ERAS for word in words), _ERA)
    add((word for word, token, _ in CUES if token in _CUE_TOKENS or token.endswith("-cue")), _CUE)
    add((*CARDINALS, *DEFINITE_CARDINALS, *ORDINALS), _NUMERAL)
    add((*NOUNS, *(noun.plural for noun in NOUNS.values()), *counted_nouns(), *units()), _COUNTED)
    add((*MAGNITUDES, *DURATION_UNITS, *CURRENCIES), _COUNTED)
    return found


def _in_quotations(lines: Sequence[str], filled: set[int]) -> set[int]:
    """The filled lines that end inside of a quotation: the number of marks is odd before the end, and after it.

    Marks are counted, not read: what they are read as hangs on the spaces, signs and dates beside them, which steps
    write otherwise. Where steps may write more marks or fewer, nothing is known.
    """
    found: set[int] = set()
    inside: list[int] = []
    is_open = is_unsure = False
    for i, line in enumerate(lines):
        if inside or i in filled:
            signs = _OF_MARKS.findall(line)
            if LOW_COMMAS in line or not _DOUBLE.issuperset(signs):
                signs = _MARKS.findall(line)
                is_unsure = is_unsure or _UNSURE.search(line) is not None
            is_open ^= len(signs) % 2 == 1
        if i in filled:
            inside += [i] * is_open
            continue
        if not (is_open or is_unsure):
            found.update(inside)
        inside, is_open, is_unsure = [], False, False
    return found
