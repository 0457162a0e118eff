"""A reversed ligature of the word Allah in lines that stand in order: هللا for الله, باهلل for بالله, هلل for لله.

Fonts draw الله or its لله as one ligature. An extractor that reverses the letters of a ligature writes them so.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from arnorm._arabic.joining import FORMS, LETTERS, Edits, find_reversed_allah
from arnorm._arabic.marks import DELETED, LINE_END
from arnorm._core.classes import NAMED, QUOTE
from arnorm._core.edits import Span
from arnorm._core.patterns import lazy_pattern
from arnorm.pdf.order import weigh_words

# Letters of words, of other keyboards too, between what the steps of the presets delete.
_NAME_LETTER = f"{LETTERS}\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff{FORMS}"
_ANY_WORD = lazy_pattern(f"(?<![{DELETED}])[{DELETED}]*+[{_NAME_LETTER}][{_NAME_LETTER}{DELETED}\ufffd]*+")
# Names of people that end in the name of God and are written with it as one word.
_NAMED = "عبد|نصر|سيف|جار|جاب|ضيف|فضل|حبيب|خلف|عطا|هبة|رحمة|سعد|جاد|رزق|فتح|ذكر|أسد|أمان|عون|حسب|آية"


# Words that show the name beside them, where it could be a verb: nouns before it, verbs that have it as their subject,
# prepositions; and what follows the name of God. They are its most frequent neighbours in the corpus.
_BESIDE_NAME = (
    "[وفبل]{0,2}(?:عبد|عبيد|رسول|نبي|كتاب|سبيل|حزب|بيت|شرع|شريعة|رحمة|آيات|خلق|دين|عدو|أعداء|أنصار|نصر|سيف|ضيف|حبيب|سعد|عطاء|تقوى"
    "|[إأا]ذن|عون|فضل|حمد|ذكر|توحيد|كلام|لطف|حسب(?:ي|نا)?|[نأا]س[أا]ل|صلى|رضي|(?:ما)?شاء|سم|سبحان|رحم(?:ه|ها|هم|هما)?"
    "|حفظ(?:ه|ها|ك|كم)?|جزا(?:ك|كم|ه|هم)|بارك|أثابكم|هداهم|مس[ا]+كم|كتبه?|حرم|أنزل|صدق|تقبل|[إا]لى|على|عند|دون|مع|يد)",
    "تعالى|سبحانه|عليه|عليهما?|عنه|عنها|عنهم|ورسوله|وبركاته|الرحمن|المستعان|[أا]كبر|[أا]علم|ونعم|العظيم|خيرا|الموفق|وحده|بالخير",
)
_BESIDE_PRAISE = ("(?:ال)?(?:حمد|شكر)ا?|الملك|الأمر|األمر|إنا|سبحان", "تعالى|رب")


class _Spelling(NamedTuple):
    """A way in which words with a reversed ligature are spelt; ``turned`` in the pattern is what was reversed.

    No other word is spelt as a sure one is; others need a word ``beside`` them, before or behind, or evidence.
    """

    pattern: re.Pattern[str]
    beside: tuple[str, str] | None  # none for a sure one
    example: str
    counter_example: str


_SPELLINGS = (
    # The other reading is "the two cheered": 0 times in 3.9 million characters of clean text.
    _Spelling(lazy_pattern(f"[وف]?(?:[بك]|{_NAMED})?(?P<turned>هللا)"), None, "وهللا", "مهللا"),
    _Spelling(lazy_pattern(f"[وف]?(?:[بكت]|{_NAMED})ا(?P<turned>هلل)"), None, "عبداهلل", "نهلل"),
    _Spelling(lazy_pattern("[تأ](?P<turned>هللا)"), _BESIDE_NAME, "تهللا", "متهللا"),  # or: the two rejoiced
    _Spelling(lazy_pattern("[وفأ]?ا(?P<turned>هلل)"), _BESIDE_NAME, "واهلل", "اهللت"),  # or: I cheer
    _Spelling(lazy_pattern("[وف]?(?P<turned>هلل)"), _BESIDE_PRAISE, "هلل", "هللت"),  # to God, or: he cheered
)
_QUOTES = frozenset(NAMED[QUOTE])
_FAR = 1000  # code points on either side of a word; lines of print have a tenth of it
_MOST_TURNED_BITS = 0.0  # what the other words of a line may say for the other order


class _AllahWord(NamedTuple):
    """A word with a reversed ligature: its span, its letters, those that were reversed, and whether it is evidence."""

    start: int
    end: int
    word: str
    turned: str
    is_sure: bool


def turn_allah(text: str, damaged: bool = False, *, in_pdf: bool = True) -> Edits:
    """Return the edits that turn the name, in lines whose other words do not stand reversed.

    In a line in visual order هللا is as right as the other words; `turn_lines` turns such lines. Outside PDF text (not
    ``in_pdf``) only sure spellings and the words beside others are evidence, and a word in quotation marks stays.
    """
    found = _find_allah(text, in_pdf=in_pdf)
    if not damaged and not any(one.is_sure for one in found):
        return
    bounds = [0, *(at for m in LINE_END.finditer(text) for at in m.span()), len(text)] if found else []
    lines = list(zip(bounds[::2], bounds[1::2], strict=True))  # a layout gap becomes a line end
    by_line: dict[int, list[_AllahWord]] = {}
    for one in found:
        by_line.setdefault(bisect_right(lines, (one.start, len(text))) - 1, []).append(one)
    for nth, words in by_line.items():
        ends, starts = [lines[nth][0], *(word.end for word in words)], [*(word.start for word in words), lines[nth][1]]
        others = " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))
        # In PDF text forms tell the order of a line; elsewhere `turn_forms` has asked them.
        others = others if in_pdf else _read_letters(unicodedata.normalize("NFC", others))
        if weigh_words(others) <= _MOST_TURNED_BITS:
            yield from (_turn(text, word) for word in words)


def _find_allah(text: str, *, in_pdf: bool) -> list[_AllahWord]:
    """Find the words with a reversed ligature."""
    found: list[_AllahWord] = []
    words: list[Span] = []
    read_to = done = -1
    for at in find_reversed_allah(text):
        if at > read_to:
            start, read_to, end = _find_lines_around(text, at)
            words = [m.span() for m in _ANY_WORD.finditer(text, start, end)]
        elif at < done:
            continue
        nth = bisect_right(words, (at, len(text))) - 1
        start, done = words[nth]
        word = _read_letters(text[start:done])
        matches = ((one, one.pattern.fullmatch(word)) for one in _SPELLINGS)
        spelling, m = next(((one, m) for one, m in matches if m), (None, None))
        is_quoted = not in_pdf and text[start - 1 : start] in _QUOTES and text[done : done + 1] in _QUOTES
        if spelling is None or m is None or is_quoted:
            continue
        is_sure = not spelling.beside or (in_pdf and spelling is not _SPELLINGS[-1])
        if spelling.beside and not is_sure:
            before, behind = spelling.beside
            is_sure = (nth > 0 and _stands_beside(text, words[nth - 1], words[nth], before)) or (
                nth + 1 < len(words) and _stands_beside(text, words[nth], words[nth + 1], behind, last=True)
            )
        found.append(_AllahWord(start, done, word, m["turned"], is_sure))
    return found


def _find_lines_around(text: str, at: int) -> tuple[int, int, int]:
    """Find where the line with letters before that of a place begins, where its own ends, and the next with letters.

    A page may be one line, and only the words beside are evidence: of a long line a part around the place is enough.
    """
    low, high = max(0, at - _FAR), min(len(text), at + _FAR)
    start, end = text.rfind("\n", low, at) + 1, text.find("\n", at, high)
    own_end = last = end if end >= 0 else high
    is_blank = start > 0
    while is_blank:
        before = text.rfind("\n", low, start - 1) + 1
        is_blank, start = before > 0 and not _read_letters(text[before:start]).strip(), before
    is_blank = own_end < high
    while is_blank:
        after = text.find("\n", last + 1, high)
        after = after if after >= 0 else high
        is_blank, last = after < high and not _read_letters(text[last:after]).strip(), after
    return start or low, own_end if own_end < high else at + _FAR // 2, last


def _stands_beside(text: str, one: Span, two: Span, known: str, *, last: bool = False) -> bool:
    """Whether the first of two words (or the last) is a known one, with nothing but white space between them."""
    return (
        _read_letters(text[one[1] : two[0]]).isspace()
        and re.fullmatch(known, _read_letters(text[slice(*(two if last else one))])) is not None
    )


def _turn(text: str, word: _AllahWord) -> tuple[int, int, str]:
    """Return the edit that turns the reversed letters; signs between them stay in their places."""
    letters = [(at, char) for at in range(word.start, word.end) for char in _read_letters(text[at])]
    first = len(word.word) - len(word.turned)
    start, end = letters[first][0], letters[-1][0] + 1
    written = dict.fromkeys(range(start, end), "")
    written |= {at: text[at] for at in written if not _read_letters(text[at])}
    for (at, _), char in zip(letters[first:], reversed(word.turned), strict=True):
        written[at] += char
    return start, end, "".join(written.values())


def _read_letters(text: str) -> str:
    """Return the letters of a text as the later steps of the presets leave them."""
    return text.translate(_load_letters())


@functools.cache
def _load_letters() -> dict[int, str]:
    from arnorm.forms import UnfoldForms  # noqa: PLC0415 -- large tables, for the few texts that have such a word
    from arnorm.letters import FoldLookalikes  # noqa: PLC0415

    signs = f"{DELETED}\ufffd"
    ranges = (range(ord(first), ord(last) + 1) for first, last in re.findall("(.)-(.)", signs))
    table = dict.fromkeys({ord(sign) for sign in re.sub("(?<=.)-(?=.)", "", signs)}.union(*ranges), "")
    letters = {ord(old): new for old, new in FoldLookalikes().table().items()}
    forms = {ord(old): new.translate(letters) for old, new in UnfoldForms().table().items()}
    return letters | forms | table
