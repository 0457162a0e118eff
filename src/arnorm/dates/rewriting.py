"""Dates rewritten: the edits of `UnifyDates`. Each mention is read once and written once.

``docs/dates-rendering.md`` shows what each form does to hard mentions, and which mentions stay as they are.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import fold
from arnorm._arabic.language import in_foreign_text, is_arabic_language
from arnorm._arabic.marks import MARKS, WORD
from arnorm._core import classes
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import Scan
from arnorm._core.windows import up_to
from arnorm.blocks.reading import rewrite_prose
from arnorm.dates.compose import Context, compose
from arnorm.dates.distances import ARTICLE_CHARACTERS, SAME_DAY_CHARACTERS
from arnorm.dates.find import dates_in
from arnorm.dates.leave import Case
from arnorm.dates.leave_in_text import reason_in_text
from arnorm.dates.mention import DateMention, DateValue, order_of_document, take_order
from arnorm.dates.render import Style
from arnorm.dates.vocabulary import last_words, vocabulary

__all__ = ["may_lose", "meaning", "rewrite_dates", "says"]


def says(mention: DateMention) -> tuple[object, ...]:
    """The weekday, and each value with its calendar; not the ``~``, which one form alone can write."""
    return meaning(mention.weekday, [(mention.calendar, value) for value in mention.values])


def meaning(weekday: int | None, values: Iterable[tuple[str, DateValue]]) -> tuple[object, ...]:
    dates = tuple([(calendar, value.year, value.month, value.day, value.unit) for calendar, value in values])
    return dates if weekday is None else (weekday, *dates)


def may_lose(mention: DateMention, new: str) -> bool:
    """Whether each word that a new text loses is one that dates are told by, or an epithet of its month."""
    months = {mention.month} if mention.calendar == "hijri" else set()
    return _loses_only(mention.text, new, frozenset(months))


@remember(8192, lambda old, new, _: len(old) + len(new))
def _loses_only(old: str, new: str, months: frozenset[int | None]) -> bool:
    lost = {*_WORDS.findall(fold(old))}.difference(_WORDS.findall(fold(new)))
    lost = {word for word in lost if word not in vocabulary().forms and word not in last_words()}
    return not lost or lost <= _expendable_words(months)


_WORDS = lazy_pattern(r"[^\W\d_]+")


@functools.cache
def _expendable_words(months: frozenset[int | None]) -> frozenset[str]:
    """Words beside those of the vocabulary that a date in these Hijri months can do without."""
    rows = (*date_cues.EPITHETS, *date_cues.MONTH_OWNERS)
    phrases = (*date_cues.EXPENDABLE, *(epithet for epithet, of in rows if months.intersection(of)))
    return frozenset(word for phrase in phrases for word in fold(phrase).split())


_ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
_NO_CONTEXT = Context()  # nearly all: nothing around decides
_BRACKETS = (classes.OPEN, classes.CLOSE, classes.NEWLINE)
_ARTICLE = lazy_pattern(rf"(?<![{WORD}])[وفبك]?ال ?\Z")  # not the end of ريال or شوال
# An era mark after a mention that did not take it in.
_ERA_AHEAD = lazy_pattern(
    r"[\s(\[{\ufd3f\uff08]{0,3}+(?:من\s++)?+(?:لل|ال)?+"
    rf"(?:ه[{MARKS}]*+ج|ميلاد|هـ|[هم](?![{WORD}])|ق\.?+ ?+[مه]"
    # … or perhaps one: its stroke went, and the next word is glued to it, 1436 هالموافق.
    rf"|ه(?!(?:ذا|ذه|ذين|و|ي|م|ما|نا|ناك|ؤلاء)(?![{WORD}]))[{WORD}])"
)


def rewrite_dates(scan: Scan, style: Style, blocks: str) -> Iterable[tuple[int, int, str]]:
    """The edits of `UnifyDates` in a text; an order of "" is that of the document."""
    if _ZWNJ in scan.text and not is_arabic_language(scan.text):
        return ()  # a Persian text stays Persian: there the non-joiner is spelling, in its code too
    return rewrite_prose(scan, blocks, functools.partial(_rewrite_in, style))


def _rewrite_in(style: Style, scan: Scan) -> list[Edit]:
    """The edits of a text: each date as it is read, written in the style."""
    mentions = scan.derive(dates_in)
    is_sure = not style.order
    style = style._replace(order=style.order or order_of_document(mentions))
    mentions = take_order(mentions, style.order, is_sure=is_sure)
    edits = [edit for at, edit in _propose(style, scan, mentions) if may_lose(mentions[at], edit.new)]
    # The months of Persian and Urdu have names of their own, and آب is water there.
    foreign = in_foreign_text(scan.text, [edit.start for edit in edits]) if edits else ()
    return [edit for edit in edits if edit.start not in foreign] if foreign else edits


def _propose(style: Style, scan: Scan, mentions: Sequence[DateMention]) -> Iterator[tuple[int, Edit]]:
    """The edit of each mention that nothing speaks against."""
    keeps = style.calendar == "keep"
    # Days of these forms need their mark beside a twin.
    has_twins = not keeps or style.form in ("iso", "edtf")
    twins, bracketed = (_find_twins(mentions, scan), _in_brackets(scan, mentions)) if has_twins else (set(), set())
    for at, mention in enumerate(mentions):
        if mention.text.isdecimal():
            continue  # a year alone
        new = compose(style, _NO_CONTEXT, mention)
        if keeps and new is None:
            continue  # nearly all: they have the form that is wanted
        start, end = mention.start, mention.end
        era = mention.calendar == "hijri" and _ERA_AHEAD.match(scan.text, end) is not None
        article = _has_article_before(scan, start)
        if era or article or start in twins or start in bracketed:
            new = compose(style, Context(start in twins, start in bracketed, era, article), mention)
        if (
            new is not None
            and new.text.count("(") == new.text.count(")")
            and not reason_in_text(Case(style, scan, mentions, at, mention, new.text))
        ):
            yield at, Edit(start, end, new.text)


def _has_article_before(scan: Scan, at: int) -> bool:
    """Whether the text before a place ends with an article, written apart or not."""
    near = up_to(scan.text, at, ARTICLE_CHARACTERS)
    last = near.rstrip()[-1:]
    if "ء" <= last <= "ي" and last not in "لـ":  # nearly all
        return False
    return _ARTICLE.search(fold(near)) is not None


def _find_twins(mentions: Sequence[DateMention], scan: Scan) -> set[int]:
    """Where the mentions start that have the same day in the other calendar beside them.

    A dash, or nothing but blanks, joins a life's two ends as well as one day's two names: there the days decide, and
    they do so whatever stands between two that are near.
    """
    found: set[int] = set()
    for one, other in itertools.pairwise(mentions):
        distance = other.start - one.end
        if one.calendar == other.calendar or distance > SAME_DAY_CHARACTERS:
            continue
        if any(value.day is None for value in (*one.values, *other.values)):
            continue
        is_linked = one.twin == (other.start, other.end) and fold(scan.text[one.end : other.start]).strip("- \xa0")
        if is_linked or one.agrees_with(other):
            found |= {one.start, other.start}
    return found


def _in_brackets(scan: Scan, mentions: Sequence[DateMention]) -> set[int]:
    """Where the mentions start before which a bracket is open on the same line."""
    kinds, found = scan.kinds, set()
    at, is_open = 0, False
    for mention in mentions:
        opened, *closed = (kinds.rfind(kind, at, mention.start) for kind in _BRACKETS)
        at = mention.start
        if opened != max(closed):  # equal only if both are -1
            is_open = opened > max(closed)
        if is_open:
            found.add(at)
    return found
