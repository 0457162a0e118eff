"""The laws, each over one pipeline and one text (or several): what is wrong, in a few words, or nothing.

The numbers of docs/design.md stand beside them. A law must hold for every text whatever; what holds for most is no law.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Sequence

from arnorm import (
    CORPUS,
    WEB,
    CollapseWhitespace,
    DateMention,
    FoldCase,
    KeepArabic,
    MaskLinks,
    NumberMention,
    Pipeline,
    Result,
    StripDiacritics,
    StripPunctuation,
    StripTatweel,
    UnifyDates,
    UnifyNumbers,
    UnifyQuotes,
    find_blocks,
    find_dates,
    find_numbers,
    find_quotes,
    unescape_html,
)
from arnorm._arabic.data import calendar_names, date_cues
from arnorm._arabic.folding import fold
from arnorm._core.classes import LINE_ENDS
from arnorm._generated.unicode import MARKS
from arnorm.dates.vocabulary import vocabulary
from fuzz.files import read

__all__ = ["LAWS", "Law", "broken"]

_LINE_END = re.compile(rf"\r\n|[{LINE_ENDS}]")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_FOR_PAGES = (WEB, CORPUS)  # RepairPdf reads all as the text of pages
_TWINS = 36  # one day's two names no farther apart are twins
# Texts in: all but the first are neighbours. None out: it holds.
Law = Callable[[Pipeline, Sequence[str]], str | None]


def broken(law: str, p: Pipeline, texts: Sequence[str]) -> str | None:
    """What is wrong, None where the law holds; an exception breaks every law."""
    try:
        return LAWS[law](p, texts)
    except Exception as error:
        return f"raises {type(error).__name__}: {error}"


def run(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Laws 1 and 4: the report is the call, its changes are there, and the alignment rebuilds."""
    text = texts[0]
    result = p.run(text)
    if result.text != p(text):
        return f"run gives {result.text!r}, the call {p(text)!r}"
    for change in result.changes:
        if not 0 <= change.start <= change.end <= len(text) or change.before == change.after:
            return f"a change that is none: {change}"
        if len(p) == 1 and text[change.start : change.end] != change.before:
            return f"a change that the text does not have: {change}"
    return _aligned(result)


def _aligned(result: Result) -> str | None:
    """Every character of the output that its source span equals is where the alignment says, in order."""
    n, align = len(result.text), result.alignment
    if align.source(0, n) != ((0, len(result.source)) if n else (0, 0)):
        return f"the output stands for {align.source(0, n)} of the source"
    changed = {i for c in result.changes for i in range(c.start, max(c.end, c.start + 1))}
    last = 0
    for i in range(n):
        start, end = align.source(i, i + 1)
        if not last <= start <= end <= len(result.source):
            return f"output {i} is source {start}:{end}, after {last}"
        last = start
        if end == start + 1 and start not in changed:
            if result.source[start] != result.text[i]:
                return f"output {i} is {result.text[i]!r}, source {start} is {result.source[start]!r}"
            if align.target(start, end) != (i, i + 1):
                return f"source {start} is output {align.target(start, end)}, not {i}"
    return None


def twice(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 2, for a step and a preset (no law says it of any row of steps)."""
    once = p(texts[0])
    again = p(once)
    return None if again == once else f"once {once!r}, twice {again!r}"


def steps(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 3: a pipeline is its steps one by one."""
    text = texts[0]
    for one in p:
        text = one(text)
    return None if p(texts[0]) == text else f"the pipeline gives {p(texts[0])!r}, its steps {text!r}"


def neighbours(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 6: a batch gives each text what it gets alone."""
    for text, out in zip(texts, p.map(texts), strict=True):
        if p(text) != out:
            return f"{text!r} gives {p(text)!r} alone, {out!r} in a batch"
    return None


def same_object(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 5, on what of the text is plain ASCII; some steps' business is ASCII: case, its letters, marks and spaces, links."""
    if any(isinstance(step, (FoldCase, KeepArabic, MaskLinks, StripPunctuation)) for step in p):
        return None
    if any(isinstance(step, CollapseWhitespace) and step.lines == "join" for step in p):
        return None
    text = "".join(char for char in texts[0] if char.isascii() and (char.isalpha() or char in " .,:;")).strip()
    return None if p(text) is text else f"{text!r} comes back as {p(text)!r}, another object"


def dates(p: Pipeline, texts: Sequence[str]) -> str | None:
    """What `find_dates` reads before the rewriting it reads after it: the same values in the same calendars, in order.

    Where days are converted, the same days; "both" puts beside a day itself in the other calendar, once.
    """
    (step,) = p
    assert isinstance(step, UnifyDates)
    new = step(texts[0])
    if new == texts[0]:
        return None
    before, after = (find_dates(text, order=step.order, blocks=step.blocks) for text in (texts[0], new))
    if step.calendar == "keep":
        same = values(before) == values(after)
    elif step.calendar == "both":
        same = _doubled(days(before), days(after), _apart(before))
    else:
        same = [day for _, day in days(before)] == [day for _, day in days(after)]
    return None if same else f"{new!r} reads {values(after)}, the text {values(before)}"


def words(p: Pipeline, texts: Sequence[str]) -> str | None:
    """A word that goes when a date is written anew is a word of dates, or an epithet that its Hijri month has."""
    (step,) = p
    assert isinstance(step, UnifyDates)
    mentions = find_dates(texts[0], blocks=step.blocks)
    for change in p.run(texts[0]).changes:
        here = [m for m in mentions if change.start < m.end and m.start < change.end]  # over a line end, a part of one
        months = {m.month for m in here if m.calendar == "hijri"}
        epithets = {fold(word) for word, of in (*date_cues.EPITHETS, *date_cues.MONTH_OWNERS) if months & {*of}}
        gone = set(_WORD.findall(fold(change.before))).difference(_WORD.findall(fold(change.after)), _words_of_dates())
        if lost := gone - {one for words in epithets for one in words.split()}:
            return f"{change.before!r} becomes {change.after!r}: {lost} is gone"
    return None


_WORD = re.compile("[\u0621-\u064a]+")


@functools.cache
def _words_of_dates() -> frozenset[str]:
    """Every word that a date is told by, folded."""
    phrases = (
        *(parts for parts, *_ in (*calendar_names.ERAS, *date_cues.TENS)),
        [words for words, _ in date_cues.BETWEEN],
    )
    halves = (word for part in calendar_names.PARTS for word in (*part.firsts, *part.seconds))
    spelled = fold(" ".join((*itertools.chain.from_iterable(phrases), *halves)))
    return frozenset((*vocabulary().forms, *spelled.split()))


def values(mentions: Sequence[DateMention]) -> list[tuple[str, str]]:
    """Every value with its calendar."""
    return [(mention.calendar, value.edtf) for mention in mentions for value in mention.values]


def days(mentions: Sequence[DateMention]) -> list[tuple[str, str]]:
    """Every value with its calendar, a day by its Gregorian date."""
    found = []
    for mention in mentions:
        for value in mention.values:
            one = DateMention(
                start=0, end=0, text="", calendar=mention.calendar, values=(value,), weekday=mention.weekday
            )
            whole = value.year is not None and value.day is not None and value.unit == "year"
            found.append((mention.calendar, str(one.date) if whole and one.date else value.edtf))
    return found


def _apart(mentions: Sequence[DateMention]) -> set[int]:
    """Which of the values have the next one so far behind them that it is not seen as their twin."""
    ends = itertools.accumulate(len(mention.values) for mention in mentions)
    pairs = zip(ends, itertools.pairwise(mentions), strict=False)
    return {end - 1 for end, (one, other) in pairs if other.start - one.end > _TWINS}


def _doubled(before: list[tuple[str, str]], after: list[tuple[str, str]], apart: set[int]) -> bool:
    """Whether these are the days in order, each alone or with its name in the other calendar, and no name said twice."""
    ways = {0}
    for i, (calendar, day) in enumerate(before):
        here = {at + 1 for at in ways if after[at : at + 1] == [(calendar, day)]}
        new = {at for at in here if at < len(after) and after[at][1] == day and after[at][0] != calendar}
        may_be_next = i not in apart and i + 1 < len(before)
        ways = here | {at + 1 for at in new if not (may_be_next and after[at] == before[i + 1])}
    return len(after) in ways


def blocks(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 12: a rewriter leaves the blocks as they were, of the same kinds and lines, unless it reads all as prose."""
    if any(getattr(step, "blocks", "auto") == "prose" for step in p):
        return None
    text, new = texts[0], p(texts[0])
    before, after = _outline(text), _outline(new)
    return None if before == after else f"{new!r} has the blocks {after}, the text {before}"


def json_stays(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 12: what is JSON is JSON with the same keys, unless a step reads all as prose or has no option for blocks."""
    if any(getattr(step, "blocks", "prose") == "prose" for step in p) and p not in _FOR_PAGES:
        return None
    try:
        before = _keys(json.loads(texts[0]))
    except ValueError:
        return None
    new = p(texts[0])
    try:
        after = _keys(json.loads(new))
    except ValueError as error:
        return f"{new!r} is no JSON: {error}"
    return None if before == after else f"{new!r} has the keys {after}, the text {before}"


def files_stay(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 12 for the presets of pages: a program reads of a file what it read, marks and tatweel apart."""
    text = _BARE(texts[0])
    before = read(f"{text.strip()}\n") if p in _FOR_PAGES else None
    if before is None:
        return None
    new = p(text)
    after = read(f"{new.strip()}\n")
    return None if before == after else f"{new!r} reads {after}, the file {before}"


# What these take out is no sign of a format.
_BARE = Pipeline(StripDiacritics(), StripTatweel())


def _keys(value: object) -> object:
    """The keys of a record, with those of the records in it; the number of items of a list."""
    if isinstance(value, dict):
        return [(key, _keys(inner)) for key, inner in value.items()]
    return [_keys(inner) for inner in value] if isinstance(value, list) else None


def _outline(text: str) -> list[tuple[str, int, int]]:
    """The kinds of the blocks, with the numbers of their first and last lines."""
    found = [(one.kind, len(_LINE_END.findall(text, 0, one.start)), one.end) for one in find_blocks(text)]
    return [(kind, first, len(_LINE_END.findall(text, 0, end))) for kind, first, end in found]


def quotations(p: Pipeline, texts: Sequence[str]) -> str | None:
    """`find_quotes` gives the same quotations before and after, and nothing but marks changes."""
    (step,) = p
    assert isinstance(step, UnifyQuotes)
    result = step.run(texts[0])
    before, after = (find_quotes(text, blocks=step.blocks) for text in (texts[0], result.text))
    if step.parentheses or [(bool(q.open), bool(q.close), q.depth) for q in before] == [
        (bool(q.open), bool(q.close), q.depth) for q in after
    ]:
        return None
    return f"{result.text!r} has {after}, the text {before}"


def numbers(p: Pipeline, texts: Sequence[str]) -> str | None:
    """No quantity is made of two numbers, or of a part of one: its digits are those of one number of the text.

    No more than that: docs/numbers.md says why a number rewritten may be read otherwise, and a row that is read as no
    quantity does no harm.
    """
    (step,) = p
    assert isinstance(step, UnifyNumbers)
    if step.words == "digits":
        return None  # numbers in words become figures
    new = step(texts[0])
    before = {_digits(m) for m in find_numbers(texts[0], blocks=step.blocks)}
    in_words = find_numbers(texts[0], words=True, blocks=step.blocks)
    before |= {f"{m.value:f}".replace(".", "") for m in in_words if m.rule == "words"}
    made = [m.text for m in find_numbers(new, blocks=step.blocks) if m.value is not None and _digits(m) not in before]
    return f"{new!r} has {made}, which the text has not" if made else None


def glued(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Two figures with a sign or space between them do not become one, unless they were one number; a stroke is a dash there."""
    text, result = texts[0], p.run(texts[0])
    numbers = None
    for i in range(len(result.text) - 1):
        if not (result.text[i].isdecimal() and result.text[i + 1].isdecimal()):
            continue
        # What is deleted belongs to the character before it.
        end, start = result.alignment.source(i, i + 1)[0] + 1, result.alignment.source(i + 1, i + 2)[0]
        if not text[end - 1].isdecimal() or all(map(_is_unseen, unescape_html(text[end:start]))):
            continue
        numbers = find_numbers(text) if numbers is None else numbers
        if "ـ" in text[end:start] or not any(m.start < end and start < m.end and m.value is not None for m in numbers):
            return f"{text[end - 1 : start + 1]!r} of the text is glued in {result.text!r}"
    return None


def _is_unseen(char: str) -> bool:
    """Whether a character is a mark or nothing that is seen: those of newer Unicode too, which an older Python does not know."""
    return char in MARKS or unicodedata.category(char) in ("Mn", "Cf", "Cc", "Me")


def _digits(number: NumberMention) -> str:
    return "".join(filter(str.isdecimal, number.text)).translate(_WESTERN)


LAWS: dict[str, Law] = {
    law.__name__: law
    for law in (
        run,
        twice,
        steps,
        neighbours,
        same_object,
        dates,
        words,
        quotations,
        numbers,
        glued,
        blocks,
        json_stays,
        files_stay,
    )
}
