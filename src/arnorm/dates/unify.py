"""One way of writing dates: every mention that is sure is written in one form.

``docs/dates-rendering.md`` shows what each form does to hard mentions, and which mentions stay as they are.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from arnorm._arabic.data.written_names import MONTHS
from arnorm._arabic.folding import fold
from arnorm._arabic.language import is_arabic_language
from arnorm._arabic.marks import MARKS, WORD
from arnorm._core import classes
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.proof import Proposal, Rewriter, proved_edits
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option
from arnorm._core.windows import up_to
from arnorm.blocks.keep import rewrite_prose
from arnorm.blocks.reading import BLOCKS, Blocks
from arnorm.dates import proof, render
from arnorm.dates.candidates import may_hold_dates
from arnorm.dates.compose import Context, compose
from arnorm.dates.context import is_guess
from arnorm.dates.distances import ARTICLE_CHARACTERS, SAME_DAY_CHARACTERS, TWIN_CHARACTERS
from arnorm.dates.find import dates_in
from arnorm.dates.leave_in_text import Case, reason_in_text
from arnorm.dates.mention import DateMention
from arnorm.dates.order import ORDERS, Order, is_in_figures, order_of_document, take_order
from arnorm.dates.render import Style
from arnorm.digits import SETS

__all__ = ["UnifyDates", "unify_dates"]

_ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
_NO_CONTEXT = Context()  # nearly all: nothing around decides
_BETWEEN_TWINS = lazy_pattern(  # folded
    r"[\s\u060c]*+(?:[()\[\]/=-]\s*+|(?:و?ال)?موافق\w*+|و?يوافق\w*+)++[\s():]*+(?:ل|يوم\s++)?+"
)
_BRACKETS = (classes.OPEN, classes.CLOSE, classes.NEWLINE)
_ARTICLE = lazy_pattern(rf"(?<![{WORD}])[وفبك]?ال ?\Z")  # not the end of ريال or شوال
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
    - ``order``: how Gregorian dates in figures are read that can be read both ways: "dmy", "mdy", or "document", as the
      dates of this text that can be read one way only. By "dmy" and "mdy" they stay unsure; "numeric" writes the month
      first where dates are read so.
    - ``blocks``: "auto" leaves code and the signs of data as they are (see `arnorm.find_blocks`), "prose" reads the
      whole text as prose.

    Returns the text; `run` shows each change. Raises ValueError for any other value of an option.

    Names follow CLDR 48; Hijri days 1343-1500 the published Umm al-Qura table (`arnorm.dates.calendars`).

    >>> unify_dates("من 23-11-2025 إلى 15 رمضان 1446هـ")
    'من 23 نوفمبر 2025 إلى 15 رمضان 1446 هـ'
    >>> unify_dates("من 1/2/2024 إلى 13/2/2024", order="document")
    'من 1 فبراير 2024 إلى 13 فبراير 2024'
    >>> unify_dates("يوم السبت 15 رمضان 1446هـ", form="iso", calendar="gregorian")
    'يوم السبت 2025-03-15'
    """

    form: render.Form = "long"
    calendar: Literal["keep", "gregorian", "hijri", "both"] = "keep"
    months: render.Months = "eastern"
    digits: Literal["keep", "western", "arabic", "persian"] = "keep"
    unsure: Literal["leave", "rewrite"] = "leave"
    order: Order = "dmy"
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"

    def __post_init__(self) -> None:
        check_option(self, "form", ("long", "iso", "numeric", "edtf"))
        check_option(self, "calendar", ("keep", "gregorian", "hijri", "both"))
        check_option(self, "months", MONTHS)
        check_option(self, "digits", ("keep", *SETS))
        check_option(self, "unsure", ("leave", "rewrite"))
        check_option(self, "order", ORDERS)
        check_option(self, "blocks", BLOCKS)

    def may_change(self, scan: Scan) -> bool:
        return may_hold_dates(scan.text)

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        """The edits of the mentions that are written in another form, each proved to read as before."""
        return rewrite_prose(scan, self.blocks, self._edits)

    def _edits(self, scan: Scan) -> Iterable[Edit]:
        mentions = scan.derive(dates_in)
        if not mentions or (_ZWNJ in scan.text and not is_arabic_language(scan.text)):
            return ()  # a Persian text stays Persian: there the non-joiner is spelling
        order = order_of_document(mentions) if self.order == "document" else self.order
        style = Style(self.form, self.calendar, self.months, self.digits, self.unsure, order)
        edits = proved_edits(scan, _make_rewriter(style, self.order == "document"))
        return _keep_order(scan, mentions, edits) if self.order == "document" else edits


@functools.lru_cache(64)
def _make_rewriter(style: Style, is_sure: bool = False) -> Rewriter[DateMention]:
    """What the proof asks of dates that are written in this style; ``is_sure`` says that their order is."""

    def read(scan: Scan) -> list[DateMention]:
        return take_order(scan.derive(dates_in), style.order, is_sure=is_sure)

    def is_final(mention: DateMention) -> bool:
        return compose(style, _NO_CONTEXT, mention) is None

    return Rewriter(
        read=read,
        says=proof.says,
        propose=functools.partial(_propose, style),
        is_final=is_final,
        depends_on_text=is_guess,
        may_lose=proof.may_lose,
        keeps_rest=proof.keeps_numbers,
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
        context = Context(start in twins, start in bracketed, era, _has_article_before(scan, start))
        if context != _NO_CONTEXT:
            new = compose(style, context, mention)
        if new is not None and not reason_in_text(Case(style, scan, mentions, at, mention, new.text)):
            yield Proposal(at, Edit(start, end, new.text), proof.meaning(mention.weekday, new.values))


def _keep_order(scan: Scan, mentions: Sequence[DateMention], edits: list[Edit]) -> list[Edit]:
    """The edits after which a date that stays is read in the order in which it was: by none, or by the same others."""
    order = order_of_document(mentions)
    evidence = [one for one in mentions if order_of_document([one])]
    of_others = [edit for edit in edits if not any(one.start < edit.end and edit.start < one.end for one in evidence)]
    for kept in (edits, of_others):
        after = scan.edited(kept).derive(dates_in)
        if order_of_document(after) == order or not any("ambiguous" in m.flags and is_in_figures(m) for m in after):
            return kept
    return []


def _has_article_before(scan: Scan, at: int) -> bool:
    """Whether the text before a place ends with an article, written apart or not."""
    before = up_to(scan.text, at, ARTICLE_CHARACTERS)
    if "ل" not in before and classes.FORM not in up_to(scan.kinds, at, ARTICLE_CHARACTERS):  # nearly always
        return False
    return _ARTICLE.search(fold(before)) is not None


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
        if one.agrees_with(other):
            found |= {one.start, other.start}
        elif distance <= TWIN_CHARACTERS:
            gap = fold(scan.text[one.end : other.start])
            is_linked = one.twin == (other.start, other.end) or _BETWEEN_TWINS.fullmatch(gap)
            if is_linked and gap.strip("- \xa0"):
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


unify_dates = function_form(UnifyDates)
