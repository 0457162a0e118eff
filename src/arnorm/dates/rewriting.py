"""Dates rewritten: the edits of `UnifyDates`, each proved.

``docs/dates-rendering.md`` shows what each form does to hard mentions, and which mentions stay as they are.

For the proof (`arnorm._core.proof`) the step says what a mention means, which words may be lost, what else must read
the same: numbers beside a date keep their meaning, too. «5,5 م» is metres, and «5,5ميلادي» is not; 12ـ 39 is a range
after a word, and not after a figure. Other steps rewrite numbers by such evidence.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import fold
from arnorm._arabic.language import is_arabic_language
from arnorm._arabic.marks import MARKS, WORD
from arnorm._core import classes
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.proof import Proposal, Rewriter, lost_words, proved_edits
from arnorm._core.remember import remember
from arnorm._core.scan import Scan
from arnorm._core.windows import join_spans, lies_across, up_to
from arnorm.blocks.keep import Refused, rewrite_together
from arnorm.blocks.lines import is_prose
from arnorm.blocks.reading import reading_in
from arnorm.dates.compose import EASTERN_DIGITS, Context, compose
from arnorm.dates.context import is_guess
from arnorm.dates.distances import ARTICLE_CHARACTERS, NUMBER_CHARACTERS, SAME_DAY_CHARACTERS
from arnorm.dates.find import dates_in
from arnorm.dates.gate import may_rewrite
from arnorm.dates.leave import Case
from arnorm.dates.leave_in_text import reason_in_text
from arnorm.dates.mention import DateMention, DateValue, is_in_figures, order_of_document, take_order
from arnorm.dates.render import Style
from arnorm.dates.vocabulary import last_words, vocabulary
from arnorm.numbers.figures.runs import numbers_in

__all__ = ["keeps_numbers", "make_rewriter", "may_lose", "meaning", "rewrite_dates", "says"]

_FIGURE = lazy_pattern(r"\d")
_SIGNED = lazy_pattern(r"\d(?:[^\w\s/-]|\s+ـ+\s+)\d")  # in a rewritten date, rare

_STROKE = "\N{ARABIC TATWEEL}"  # in a run of numbers it becomes a dash


def keeps_numbers(old: str, new: Scan, edits: Sequence[Edit]) -> bool:
    """Whether the numbers around the edits of a text are read as before, and those inside are no other quantities."""
    if not _has_numbers(old, edits):
        return True
    places: list[tuple[int, int]] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        shift += len(edit.new) - (edit.end - edit.start)
        places.append((start, start + len(edit.new)))
    around, inside = _read_numbers(Scan(old), [(edit.start, edit.end) for edit in edits])
    around_now, inside_now = _read_numbers(new, places)
    return around_now == around and inside_now <= inside


def keeps_prose_and_numbers(old: str, new: Scan, edits: Sequence[Edit]) -> bool:
    """Whether the edits are still in prose, too: «'5/5/1446'» is prose, and «'2024-11-07'» is a value of data."""
    if not is_prose(new):
        shift, places = 0, []
        for edit in edits:
            places.append(edit.start + shift)
            shift += len(edit.new) - (edit.end - edit.start)
        if new.derive(reading_in).masked(places):
            return False
    return keeps_numbers(old, new, edits)


def _has_numbers(old: str, edits: Sequence[Edit]) -> bool:
    """Whether there is a figure near an edit, or one with a sign inside."""
    at = 0
    for (start, end, new), (after, _, _) in itertools.zip_longest(edits, edits[1:], fillvalue=(len(old), 0, "")):
        near = max(at, start - NUMBER_CHARACTERS), min(after, end + NUMBER_CHARACTERS)
        if _FIGURE.search(old, near[0], start) or _FIGURE.search(old, end, near[1]) or _SIGNED.search(new):
            return True
        at = end
    return False


def _read_numbers(scan: Scan, places: Sequence[tuple[int, int]]) -> tuple[list[str], set[str]]:
    """What other steps would rewrite or leave for its sake: around these places, and inside of them.

    These are quantities, runs with a stroke, and numbers in doubt, whose digits `UnifyDigits` leaves as they are.
    """
    around: list[str] = []
    inside: set[str] = set()
    for run in scan.derive(numbers_in).signed:
        for number in run.factors or (run,):
            text = scan.text[number.start : number.end]
            value = number.value if number.sure else None
            if value is None and _STROKE not in text and (number.sure or not EASTERN_DIGITS.search(text)):
                continue
            if any(start <= number.start and number.end <= end for start, end in places):
                inside.add(value or text)
            else:
                around.append(value or text)
    return around, inside


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
    lost = lost_words(fold(old), fold(new))
    lost = {word for word in lost if word not in vocabulary().forms and word not in last_words()}
    return not lost or lost <= _expendable_words(months)


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
    # Once some dates are written, fewer may tell the order of the document, and others can be proved.
    return rewrite_together(scan, blocks, functools.partial(_rewrite_in, style), again=not style.order)


def _rewrite_in(style: Style, scan: Scan, refused: Refused) -> Iterable[Edit]:
    if not may_rewrite(style, scan):
        return ()
    left = frozenset((scan.text[start:end], new) for start, end, new in refused)
    if style.order:
        return proved_edits(scan, _without(make_rewriter(style), left))
    mentions = scan.derive(dates_in)
    style = style._replace(order=order_of_document(mentions))
    rewriter = _without(make_rewriter(style, is_sure=True), left)
    return _keep_order(scan, mentions, proved_edits(scan, rewriter), style)


@functools.lru_cache(64)
def make_rewriter(style: Style, is_sure: bool = False) -> Rewriter[DateMention]:
    """What the proof asks of dates that are written in this style; ``is_sure`` says that their order is."""

    def read(scan: Scan) -> list[DateMention]:
        return take_order(scan.derive(dates_in), style.order, is_sure=is_sure)

    def is_final(mention: DateMention) -> bool:
        return mention.text.isdecimal() or compose(style, _NO_CONTEXT, mention) is None

    return Rewriter(
        read=read,
        says=says,
        propose=functools.partial(_propose, style),
        is_final=is_final,
        depends_on_text=is_guess,
        may_lose=may_lose,
        # A date in words makes no code.
        keeps_rest=keeps_numbers if style.form == "long" else keeps_prose_and_numbers,
    )


def _propose(style: Style, scan: Scan, mentions: Sequence[DateMention]) -> Iterator[Proposal]:
    """The edit of each mention that nothing speaks against."""
    keeps = style.calendar == "keep"
    twins, bracketed = (set(), set()) if keeps else (_find_twins(mentions, scan), _in_brackets(scan, mentions))
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
        if new is not None and not reason_in_text(Case(style, scan, mentions, at, mention, new.text)):
            yield Proposal(at, Edit(start, end, new.text), meaning(mention.weekday, new.values))


def _without(rewriter: Rewriter[DateMention], left: frozenset[tuple[str, str]]) -> Rewriter[DateMention]:
    """The rewriter that does not write the texts that are left as the new ones beside them."""
    if not left:
        return rewriter

    def propose(scan: Scan, mentions: Sequence[DateMention]) -> Iterator[Proposal]:
        return (one for one in rewriter.propose(scan, mentions) if (mentions[one.at].text, one.edit.new) not in left)

    return rewriter._replace(propose=propose)


def _keep_order(scan: Scan, mentions: Sequence[DateMention], edits: list[Edit], style: Style) -> list[Edit]:
    """The edits after which each date that stays is read in the same order as before, or in none as before.

    Where the dates that tell the order differ, all of them stay: another run would find fewer that do. So they do
    where the text, in the order that it tells afterwards, would be written otherwise once more.
    """
    order = order_of_document(mentions)
    evidence = join_spans((one.start, one.end) for one in mentions if order_of_document([one]))
    of_others = [edit for edit in edits if not lies_across(evidence, edit.start, edit.end)]
    for kept in (edits, of_others):
        new = scan.edited(kept)
        after = new.derive(dates_in)
        now = order_of_document(after)
        is_open = any("ambiguous" in m.flags and is_in_figures(m) for m in after)
        if now == order and (order or not is_open or len(kept) == len(of_others)):
            return kept
        if not is_open and not proved_edits(new, make_rewriter(style._replace(order=now), is_sure=True)):
            return kept
    return []


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
