"""One way of writing dates: every mention that is sure, in one form.

What each form makes of hard mentions, and what stays as it is and why, is in ``docs/dates-rendering.md``.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import fold
from arnorm._arabic.language import is_arabic_language
from arnorm._arabic.marks import MARKS, WORD
from arnorm._core import classes
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.proof import Proposal, Rewriter, lost_words, proved_edits
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option
from arnorm.dates import render
from arnorm.dates._candidates import may_hold_dates
from arnorm.dates._evidence import MANY, is_guess
from arnorm.dates._names import is_glossed, is_name
from arnorm.dates._numbers import numbers_stay
from arnorm.dates._surroundings import UNSEEN, apart, fits, in_brackets, twinned
from arnorm.dates._writer import Around, Style, is_unsure, written
from arnorm.dates.find import dates_in, is_pair
from arnorm.dates.grammar import words_inside
from arnorm.dates.mention import DateMention, DateValue
from arnorm.dates.vocabulary import last_words, vocabulary
from arnorm.digits import SETS

__all__ = ["UnifyDates", "unify_dates"]

# A date that runs over a line end is layout as much as text; an English one stays English.
_STAYING = lazy_pattern(b"[%c%c]" % (classes.NEWLINE, classes.FOREIGN))
_GLOSS = 6  # letters and figures; no farther apart are two names of one day
BESIDE_CHARACTERS = 40  # around an edit, in which its nearest words are looked for
_WORDS = lazy_pattern(r"\d++|[^\W\d_]++")
_ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
_MOVED_COMMA = lazy_pattern(r"[،,]\s*\d+\D*\Z")
_ARTICLE = lazy_pattern(rf"(?<![{WORD}])[وفبك]?ال ?\Z")  # of ريال and شوال it is no article
_AROUND = Around()  # nearly all: nothing around decides
_NEAR = 20  # letters and figures; no farther apart are the members of a list
# An era mark after a mention that did not take it in.
_ERA_AHEAD = lazy_pattern(
    r"[\s(\[{\ufd3f\uff08]{0,3}+(?:من\s++)?+(?:لل|ال)?+"
    rf"(?:ه[{MARKS}]*+ج|ميلاد|هـ|[هم](?![{WORD}])|ق\.?+ ?+[مه]"
    # … or perhaps one: its stroke went, and the next word is glued to it, 1436 هالموافق.
    rf"|ه(?!(?:ذا|ذه|ذين|و|ي|م|ما|نا|ناك|ؤلاء)(?![{WORD}]))[{WORD}])"
)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnifyDates(Step):
    """Write every sure date mention in one form.

    - ``form``: "long" («الأحد 23 نوفمبر 2025», «15 رمضان 1446 هـ»), "iso" (2025-11-23; a Hijri day as 1446-09-15 هـ),
      "numeric" (23/11/2025), "edtf" (as iso, and ranges of days as 2025-11-23/2025-11-25). What is less than a whole
      day is written long in every form.
    - ``calendar``: "keep", "gregorian", "hijri", or "both", which adds the other one in brackets unless the text has
      it: «15 رمضان 1446 هـ (15 مارس 2025 م)». Only whole days are converted.
    - ``months``: names of Gregorian months: "eastern" (يناير), "levantine" (كانون الثاني), "maghrebi" (جانفي; Algeria,
      Tunisia), "moroccan", "mauritanian", "libyan", or "double" (كانون الثاني/يناير).
    - ``digits``: "keep" (those of the mention), "western", "arabic" or "persian".
    - ``unsure``: "leave" mentions that are ambiguous or flagged otherwise, and those whose conversion is approximate,
      or "rewrite" them by their likeliest reading.

    Returns the text; `run` shows each change. Raises ValueError for any other value of an option.

    Names follow CLDR 48; Hijri days 1343-1500 the published Umm al-Qura table (`arnorm.dates.calendars`).

    >>> unify_dates("من 23-11-2025 إلى 15 رمضان 1446هـ")
    'من 23 نوفمبر 2025 إلى 15 رمضان 1446 هـ'
    >>> unify_dates("يوم السبت 15 رمضان 1446هـ", form="iso", calendar="gregorian")
    'يوم السبت 2025-03-15'
    """

    form: render.Form = "long"
    calendar: Literal["keep", "gregorian", "hijri", "both"] = "keep"
    months: render.Months = "eastern"
    digits: Literal["keep", "western", "arabic", "persian"] = "keep"
    unsure: Literal["leave", "rewrite"] = "leave"

    loss: ClassVar[Loss] = "letters"

    def __post_init__(self) -> None:
        check_option(self, "form", ("long", "iso", "numeric", "edtf"))
        check_option(self, "calendar", ("keep", "gregorian", "hijri", "both"))
        check_option(self, "months", render.MONTHS)
        check_option(self, "digits", ("keep", *SETS))
        check_option(self, "unsure", ("leave", "rewrite"))

    def may_change(self, scan: Scan) -> bool:
        return may_hold_dates(scan.text)

    def edits(self, scan: Scan) -> Iterable[Edit]:
        """The edits of the mentions that are written in another form, each proved to read as before."""
        mentions = scan.derive(dates_in)
        if not mentions or (_ZWNJ in scan.text and not is_arabic_language(scan.text)):
            return ()  # a Persian text stays Persian: there the non-joiner is spelling
        style = Style(self.form, self.calendar, self.months, self.digits, self.unsure)
        return proved_edits(scan, _rewriter(style))


@functools.lru_cache(64)
def _rewriter(style: Style) -> Rewriter[DateMention]:
    """What the proof asks of dates that are written in this style."""

    def is_final(mention: DateMention) -> bool:
        return written(style, _AROUND, mention) is None

    plan = functools.partial(_plan, style)
    return Rewriter(_read, _says, plan, is_final, is_guess, _can_skip_check, _may_lose, numbers_stay)


def _read(scan: Scan) -> Sequence[DateMention]:
    return scan.derive(dates_in)


def _says(mention: DateMention) -> tuple[object, ...]:
    """The weekday, and each value with its calendar; not the ``~``, which one form alone can write."""
    return _meaning(mention.weekday, tuple((mention.calendar, value) for value in mention.values))


def _meaning(weekday: int | None, values: Iterable[tuple[str, DateValue]]) -> tuple[object, ...]:
    dates = tuple((calendar, value.year, value.month, value.day, value.unit) for calendar, value in values)
    return dates if weekday is None else (weekday, *dates)


def _can_skip_check(scan: Scan, mention: DateMention, proposal: Proposal) -> bool:
    """Whether a day beside its month's name is rewritten to read the same by itself, and no word of dates is near."""
    if "day-month" not in mention.evidence or not _reads_alone(proposal.edit.new, proposal.says):
        return False
    before = fold(scan.text[max(0, mention.start - BESIDE_CHARACTERS) : mention.start])
    after = fold(scan.text[mention.end : mention.end + BESIDE_CHARACTERS])
    return _has_plain_word(_WORDS.findall(before)[::-1]) and _has_plain_word(_WORDS.findall(after))


@functools.lru_cache(8192)
def _reads_alone(text: str, says: tuple[object, ...]) -> bool:
    """Whether a text by itself is a day beside its month's name that says this, without a short year."""
    found = dates_in(Scan(text))
    if len(found) != 1 or found[0].text != text or _says(found[0]) != says:
        return False
    return "day-month" in found[0].evidence and all(value.year is None or value.year > 999 for value in found[0].values)


def _has_plain_word(words: Sequence[str]) -> bool:
    """Whether the nearest word is of no date, words apart that may stand inside of one; and no number is near."""
    for word in words[:-1]:  # the farthest may be cut
        if word not in words_inside():
            return word not in vocabulary().forms and not any(word.isdecimal() for word in words)
    return False


def _may_lose(mention: DateMention, new: str) -> bool:
    """Whether each word that a new text loses is one that dates are told by, or an epithet of its month."""
    months = {mention.month} if mention.calendar == "hijri" else set()
    return _loses_only(mention.text, new, frozenset(months))


@functools.lru_cache(8192)
def _loses_only(old: str, new: str, months: frozenset[int | None]) -> bool:
    lost = lost_words(fold(old), fold(new))
    lost = {word for word in lost if word not in vocabulary().forms and word not in last_words()}
    return not lost or lost <= _expendable(months)


@functools.cache
def _expendable(months: frozenset[int | None]) -> frozenset[str]:
    """Words beside those of the vocabulary that a date in these Hijri months can do without."""
    rows = (*date_cues.EPITHETS, *date_cues.MONTH_OWNERS)
    phrases = (*date_cues.EXPENDABLE, *(epithet for epithet, of in rows if months.intersection(of)))
    return frozenset(word for phrase in phrases for word in fold(phrase).split())


def _plan(style: Style, scan: Scan, mentions: Sequence[DateMention]) -> Iterator[Proposal]:
    """What each mention would become by itself."""
    kinds, keeps = scan.kinds, style.calendar == "keep"
    with_twin, bracketed = (set(), set()) if keeps else (twinned(scan, mentions), in_brackets(scan, mentions))
    flagged = [one for one in mentions if one.flags]  # of most texts none
    guesses = bool(flagged) and any("calendar" in one.flags for one in flagged)
    for i, mention in enumerate(mentions):
        if mention.text.isdecimal() or is_unsure(style, mention):
            continue  # a year alone, of which nothing can be written otherwise; or nobody is sure of it
        if _STAYING.search(kinds, mention.start, mention.end):
            continue
        era = mention.calendar == "hijri" and _ERA_AHEAD.match(scan.text, mention.end) is not None
        article = _after_article(scan, mention.start)
        around = (
            _AROUND
            if keeps and not (era or article)
            else Around(mention.start in with_twin, mention.start in bracketed, era, article)
        )
        new = written(style, around, mention)
        if new is None or (guesses and not keeps and _is_evidence(mentions, i)):
            continue
        # In figures a date may have its calendar by others; with an era mark it would be evidence for a year near it.
        if guesses and keeps and "numeric" in mention.evidence and _is_evidence(mentions, i, of_years=True):
            continue
        touching = [*mentions[max(0, i - 1) : i], *mentions[i + 1 : i + 2]]
        if (
            flagged
            and style.unsure == "leave"
            and any(other.flags and _leans(scan, mention, other) for other in touching)
        ):
            continue
        if _has_moved_comma(scan, mention) or _is_gloss(scan, mention, touching):
            continue
        if is_name(scan.text, mention) or is_glossed(scan.text, mention, touching):
            continue
        if fits(scan, mention, new.text, style.form, touching):
            edit = Edit(mention.start, mention.end, new.text)
            yield Proposal(i, edit, _meaning(mention.weekday, new.values))


def _has_moved_comma(scan: Scan, mention: DateMention) -> bool:
    """Whether the comma inside belongs behind the year, at the end of a line of a PDF: «31 أكتوبر ،1994»."""
    if not _MOVED_COMMA.search(mention.text):
        return False
    return _LINE_ENDS.match(scan.kinds, mention.end) is not None


_LINE_ENDS = lazy_pattern(b"[%s]*+%s" % tuple(map(re.escape, (UNSEEN, bytes((classes.NEWLINE,))))))


def _after_article(scan: Scan, at: int) -> bool:
    """Whether an article stands before a place, written apart or not."""
    before = scan.text[max(0, at - 8) : at]
    if "ل" not in before and classes.FORM not in scan.kinds[max(0, at - 8) : at]:  # nearly always
        return False
    return _ARTICLE.search(fold(before)) is not None


def _leans(scan: Scan, mention: DateMention, other: DateMention) -> bool:
    """Whether a date stands beside one that stays in figures: of 12/5 و13 مايو the 5 would be a day of May.

    ``other`` is the one that nobody is sure of.
    """
    first, second = (mention, other) if mention.start < other.start else (other, mention)
    if "ambiguous" in other.flags and is_pair(scan.text, first, second):
        return True  # من 8/9/2007 حتى 9/9/2007: both stay
    left, right = first.end, second.start
    if mention.year is not None or other.year is not None:
        return False
    return apart(scan, left, right) <= _NEAR


def _is_evidence(mentions: Sequence[DateMention], i: int, *, of_years: bool = False) -> bool:
    """Whether a date nearby (or only: a year) has its calendar by the dates around it: then theirs stay."""
    near = mentions[max(0, i - MANY) : i + MANY + 1]
    return any("calendar" in one.flags and not (of_years and one.year is None) for one in near)


def _is_gloss(scan: Scan, mention: DateMention, touching: Sequence[DateMention]) -> bool:
    """Whether a date is said twice, in two calendars' names: 21 مايو أو 21 أيار."""
    for other in touching:
        if other.values == mention.values and other.calendar == mention.calendar:
            near = apart(scan, min(mention.end, other.end), max(mention.start, other.start)) <= _GLOSS
            return near and any(char.isalpha() for char in mention.text)
    return False


unify_dates = function_form(UnifyDates)
