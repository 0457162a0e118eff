"""Era marks that are words: whether هجرة and ميلاد are the Prophet's and Christ's, and whether the phrase goes on.

«سنة 5 من هجرة والده» and «مؤتمر عام 2018 للهجرة» have no era; that of «سنة 1320 للهجرة على صاحبها الصلاة» goes on after
the word, and would be cut in half by a date that is written anew.
"""

from __future__ import annotations

import functools
import re

from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import fold
from arnorm._core.patterns import lazy_pattern

__all__ = ["goes_on", "is_era"]

_REACH = 32
_HIS = "هجرته"
_BARE = frozenset(("هجره", "لهجره", _HIS, "ميلاد"))
_MIGRATION = frozenset(("هجره", "لهجره", "الهجره", "للهجره"))
_ELSEWHERE = lazy_pattern(r"[ \xa0\n]+الي ال(?!مدينه)\w")  # الهجرة إلى الحبشة

_NEXT_WORD = lazy_pattern(r"\s+[^\W\d_]")
_WORD = lazy_pattern(r"[^\d\s]{4}")  # not 1446هـ
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_ERA = lazy_pattern(r"هجر|ميلاد|مسيح|نبوي|شريف|فرنجي")
_GOES_ON = lazy_pattern(
    r"\s+(?:ال(?!موافق|مصادف|مقابل|ي(?!\w))\w|الي (?!\W|\d|(?:ال)?(?:سنه|عام|يوم)|غايه|نهايه)"
    r"|علي صاحب|صلي |صلعم|\u063b|علي[هك]|من له |غير )"
)


@functools.cache
def _owned() -> re.Pattern[str]:
    """After هجرة and ميلاد: nothing that they could be somebody's, or whose they are."""
    owners = "|".join(fold(words) for words in date_cues.ERA_OWNERS)
    return re.compile(
        rf"[ \xa0\n]*(?:[^\w \xa0\n]|\d|\Z|(?:ال)?موافق|(?:{owners})(?!\w))|[ \xa0]*\n[ \xa0]*\n"
        r"|[ \xa0](?:الي|من) (?:المدينه|يثرب|مكه)"
    )


@functools.cache
def _qualified() -> re.Pattern[str]:
    """After هجرية and the like: an adjective of its own, or a blessing."""
    epithets = "|".join(fold(word) for word in date_cues.ERA_EPITHETS)
    return re.compile(rf"\s+(?:(?:{epithets})ه?(?!\w)|علي صاحب|صلي |صلعم|\u063b)")


def is_era(text: str, start: int, end: int, modern: bool) -> bool:
    """Whether a word that is an era mark elsewhere is one here; ``modern``: a year before it is none of Hijri."""
    word = text[start:end]
    if word in _BARE and not _owned().match(text, end):
        return False
    return word not in _MIGRATION or not (modern or _ELSEWHERE.match(text, end))


@functools.lru_cache(1024)
def _era_word(mention: str) -> str:
    """The last word of a mention in folded spelling, if it is one of an era."""
    *_, word = ("", *_LETTERS.findall(fold(mention)))
    return word if _ERA.search(word) else ""


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether the era at the end of a mention goes on after it: من الهجرة | النبوية."""
    if not _WORD.match(text, max(start, end - 4), end):
        return False
    word = _era_word(text[start:end])
    if not word:
        return False
    if word == _HIS:
        return True  # whose it is, the words before say
    rest = text[end : end + _REACH]
    if rest.lstrip().startswith("\u0640"):
        return False  # a stroke by itself: a dash
    after = fold(rest)
    if word in _BARE:
        return _NEXT_WORD.match(after) is not None
    phrase = _GOES_ON if word.startswith(("ال", "لل")) else _qualified()
    return phrase.match(after) is not None
