"""A mention's text taken apart, as far as writing it anew needs it: weekday, date proper, era mark."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from arnorm._arabic.data.calendar_names import WEEKDAYS as WEEKDAY_NAMES
from arnorm._arabic.data.date_cues import BETWEEN, CUES
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import CONTROLS, MARKS, WORD
from arnorm._core.patterns import lazy_pattern
from arnorm.dates import tokens as t
from arnorm.dates._lex import word_token
from arnorm.dates.mention import DateMention
from arnorm.dates.render import WEEKDAYS
from arnorm.dates.vocabulary import vocabulary

__all__ = ["Parts", "parts_of"]

_DEMONSTRATIVES = ("هذا", "لهذا", "ذلك")  # 5 مايو من هذا العام 2020

_WORD = lazy_pattern(rf"[{WORD}]++")
# What every word of `_relative` begins with, or what may hide it: all others need not be folded.
_ARTICLE = lazy_pattern(rf"[اأإآٱٲٳ]ل|[{MARKS}{CONTROLS}\u0640\ufb50-\ufefe]")
_NUMBER = lazy_pattern(r"\d++")
_NOTE = lazy_pattern(r"\(\s*+(\d++)\s*+\)")
_TO_LAST_DIGIT = lazy_pattern(r"(?s:.*)\d")
# What parts a weekday from its date and says nothing.
_JOINT = lazy_pattern(rf"[\s,\u060c:/\-\u2010-\u2015\ufe58\ufe63\uff0d{CONTROLS}]*+")


class Parts(NamedTuple):
    """``head`` and ``tail`` are kept, ``core`` is the date proper.

    ``era_at`` is where, in the core, its digits end and its era mark begins, if it has one.
    """

    head: str
    core: str
    tail: str
    digits: bool
    era: bool
    era_at: int

    def numbers(self, wanted: Sequence[int | None]) -> list[tuple[int, int]] | None:
        """The spans of these numbers in the core, if it begins with them, in whatever order."""
        runs = list(_NUMBER.finditer(self.core))[: len(wanted)]
        if None in wanted or sorted(int(run.group()) for run in runs) != sorted(wanted):  # type: ignore[type-var]
            return None
        return [run.span() for run in runs]

    def figures(self) -> int:
        """How many numbers the core has in digits."""
        return len(_NUMBER.findall(self.core))

    def has_note(self, wanted: Sequence[int | None]) -> bool:
        """Whether the core has a number in brackets that is none of these: a footnote, سادس عشر (٤) شعبان."""
        if "(" not in self.core:
            return False
        return any(int(note[1]) not in wanted for note in _NOTE.finditer(self.core))


def parts_of(mention: DateMention) -> Parts | None:
    """The parts of a mention's text; None where it leaves a bracket open, hides its weekday or says which it is."""
    text = mention.text
    if text.count("(") != text.count(")"):
        return None
    head, core, tail = "", text, ""
    if mention.weekday is not None:
        split = _around_weekday(text, mention.weekday)
        if split is None:
            return None
        head, core, tail = split
    if _ARTICLE.search(core) and not _relative().isdisjoint(_WORD.findall(fold(core))):
        return None  # رمضان القادم 1438هـ: who takes the word away takes away what it says
    digits = _TO_LAST_DIGIT.match(core)
    era_at = digits.end() if digits else len(core)
    era = _era_of(fold(core[era_at:]))
    if era not in ("", "gregorian", "hijri"):
        return None  # 5 مارس 1402 ش: of which calendar is it?
    return Parts(head, core, tail, digits is not None, era != "", era_at)


def _era_of(tail: str) -> str:
    """Whose era mark stands after the last figure (folded), as the finder knows them; nothing where none does."""
    mark = tail.strip(" \t\xa0()-.").removeprefix("من ").removeprefix("بعد ")
    first = _WORD.match(mark)
    # هـش: the stroke that parts its letters for the finder is folded away.
    return (_mark_of(mark, first.end()) or _mark_of(mark, 1)) if first else ""


def _mark_of(mark: str, end: int) -> str:
    """Whose era mark this is, if it is one, and its first word ends here."""
    form = vocabulary().forms.get(mark[:end])
    token = word_token(mark, 0, end, form) if form else None
    return token.calendar if token is not None and token.kind == t.ERA and token.end == len(mark) else ""


@functools.cache
def _relative() -> frozenset[str]:
    """المقبل, الماضي and the like, and هذا."""
    return frozenset((*(fold(word) for word, name, _ in CUES if name == "relative"), *_DEMONSTRATIVES))


@functools.cache
def _weekdays() -> dict[str, int]:
    return {fold(name): number for name, number in WEEKDAY_NAMES}


@functools.lru_cache(512)
def _day_of_week(word: str) -> tuple[int | None, bool]:
    """Which weekday the word is, if it is one, and whether it has its article."""
    folded = fold(word)
    return _weekdays().get(folded), folded.startswith("ال")


@functools.cache
def _joining() -> frozenset[str]:
    """The words that may stand between a weekday and its date, folded: الموافق, الموافق في."""
    return frozenset(fold(word) for word, what, *_ in (*CUES, *BETWEEN) if what in ("twin-cue", "+"))


@functools.lru_cache(512)
def _joins(word: str) -> bool:
    """Whether the word may stand between a weekday and its date."""
    return fold(word) in _joining()


def _around_weekday(text: str, weekday: int) -> tuple[str, str, str] | None:
    match list(_WORD.finditer(text)):
        case [first, *between, last]:
            pass
        case _:
            return None
    number, article = _day_of_week(first.group())
    if number == weekday:
        date = next((word for word in between if not _joins(word.group())), last)
        joint = text[first.end() : date.start()]
        name = WEEKDAYS[weekday] if article else first.group()
        return name + (" " if _JOINT.fullmatch(joint) else joint), text[date.start() :], ""
    number, _ = _day_of_week(last.group())
    if number == weekday:
        *_, date = first, *between
        return "", text[: date.end()], text[date.end() :]
    return None
