"""Two words with the same damaged form are told by their neighbours: طلاب مصر, but طالب مصري."""

from __future__ import annotations

import re
from typing import NamedTuple

from arnorm._core.patterns import lazy_pattern

__all__ = ["choose_by_neighbours"]


class _WordPair(NamedTuple):
    """Two words; the first is meant beside words that a pattern matches, damaged or not, else the other."""

    one: str
    other: str
    before: re.Pattern[str]
    after: re.Pattern[str]


_NEVER_MATCHES = lazy_pattern("(?!)")
_TENTH = lazy_pattern("^(?:عشرة?|صباحا|مساء|ظهرا|فجرا|فجرًا|بعد|و?النصف|والعشر.*|و.*ين)$")
_PLURALS = lazy_pattern(
    "ات$|الت$|^[وبكل]*(?:ال|لل)?(?:دول|مدن|قرى|مناطق|قبائل|جثث|أيام|جهات|مراحل|فرق|شركات|جامعات|فئات|طرق|نسخ|سنين|ليالي?)$"
)
_COUNTED_PAIRS = lazy_pattern(
    "^(?:أيام|أشهر|شهور|أعوام|أسابيع|آالف|آلاف|ماليين|ملايين|أشخاص|شبان|رجال|أطفال|حروب|عشر|أرباع.*|أنواع|أقسام|أعضاء)$"
)
_NOUN_FOLLOWS = lazy_pattern(
    "^(?:[وفب]?في|من|عن|على|إلى|[بو]?حسب|وفق|نص|ضمن|بعد|إثر|هذا|ذات|نفس|محل|سير|[بل]?تقديم|ي?قدم|يتضمن|أصدرت?|[أا]ورده|أكده)$"
)
_TELLS = lazy_pattern("^(?:صادر|صدر|أصدر.*|كاذب|مروري|صحفي|رسمي|مشترك|ل[^ ]{3,})$")

_PAIRS = (
    # المادة الثالثة، في نسخته الثالثة، الثالثة عشرة, but الأيام الثلاثة
    _WordPair("الثالثة", "الثلاثة", lazy_pattern("ة$|ته$|تها$|^(?:الحرب|عمر)$"), _TENTH),
    _WordPair("ثلاثة", "ثالثة", lazy_pattern("[^ة]$|^$"), _COUNTED_PAIRS),  # مرة ثالثة, but لمدة ثلاثة أشهر
    _WordPair("الثلاث", "الثالث", _PLURALS, _NEVER_MATCHES),  # السنوات الثلاث
    _WordPair("بلاغ", "بالغ", _NOUN_FOLLOWS, _TELLS),  # في بلاغ, but باهتمام بالغ
    _WordPair("البلاغ", "البالغ", _NOUN_FOLLOWS, _NEVER_MATCHES),
    _WordPair("لاحق", "الحق", lazy_pattern("^(?:وقت|موعد|تاريخ|قرار|يوم|عام)$"), _NEVER_MATCHES),  # في وقت لاحق
    _WordPair(
        "عملا", "عمال", lazy_pattern("^(?:عمل|يعمل|كان|ليس|يعد|يعتبر|و?ذلك)$"), lazy_pattern("^ب|..[^ائى]ا$")
    ),  # عملا بأحكام
    _WordPair("رجلا", "رجال", lazy_pattern("^و?(?:كان|تزوجت|اتهمت)$"), lazy_pattern("...[^ائى]ا$")),  # كان رجلا
    _WordPair("صلاح", "صالح", _NEVER_MATCHES, lazy_pattern("^الدين$")),
    _WordPair("مالكى", "ملاكى", _NEVER_MATCHES, lazy_pattern("^ا[لأإآا]...")),  # مالكى الأرض, but سيارة ملاكى
    _WordPair("مالكي", "ملاكي", _NEVER_MATCHES, lazy_pattern("^ا[لأإآا]...")),
)
_BY_WORD = {word: row for row in _PAIRS for word in (row.one, row.other)}


def choose_by_neighbours(before: str, word: str, after: str) -> str:
    """Return the word, or the other word of its pair if the neighbours show that."""
    row = _BY_WORD.get(word)
    if row is None:
        return word
    return row.one if row.before.search(before) or row.after.search(after) else row.other
