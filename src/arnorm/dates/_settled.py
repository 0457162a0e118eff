"""A text whose dates were rewritten needs no second run: it has had it.

Rewriting a date can take away the reason for which another one was left: a month's other name beside it, or a year that
was in doubt. What such reasons are is not asked here. The new text goes through the very same reading and proof, until
nothing of it is written anew; a text that comes to no end, or in the end says other dates, stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from arnorm._core.classes import FOREIGN
from arnorm._core.edits import Edit, apply, composed
from arnorm._core.scan import Scan
from arnorm.dates._evidence import is_guess
from arnorm.dates._reread import Planned, Planner, proved, says_the_same, surroundings
from arnorm.dates.find import dates_in
from arnorm.dates.mention import DateMention

__all__ = ["settled"]

_ROUNDS = 5
# What decides whether a date is written anew, its calendar apart, stands no farther away than so many letters and
# figures: of a month another of its names may be said some words away (`arnorm.dates._names`), a day asks what
# `arnorm.dates._reread` does.
_REACH, _REACH_OF_DAY = 80, 40
_FOREIGN_WORD = bytes((FOREIGN,)) * 3  # no reason to leave a day reaches over one: what a page's head says stands apart


def settled(
    scan: Scan,
    read: Callable[[Scan], Sequence[DateMention]],
    plan: Planner,
    rests: Callable[[DateMention], bool],
) -> list[Edit]:
    """The edits after which nothing of a text is to be written anew.

    ``rests`` says which date is not to be, whatever stands near it.
    """
    edits: list[Edit] = []
    for _ in range(_ROUNDS):
        mentions = read(scan)
        new = list(proved(scan, mentions, plan)) if mentions else []
        if not new:
            return edits
        made = [one.edit for one in new]
        edits = composed(edits, made) if edits else made
        if _is_final(scan, mentions, new, plan, rests):
            return edits
        scan = scan.edited(made)
        if not says_the_same(mentions, new, read(scan)):
            break
    return []


def _is_final(
    scan: Scan,
    mentions: Sequence[DateMention],
    new: Sequence[Planned],
    plan: Planner,
    rests: Callable[[DateMention], bool],
) -> bool:
    """Whether it is certain that a second look would write nothing anew; looked at is what stands near the edits."""
    if any(map(_is_evidence_anew, new)) and any(map(is_guess, mentions)):
        return False  # of which calendar a date is, dates far away may say
    new_at = {one.at: one for one in new}
    for at, mention in enumerate(mentions):
        if at in new_at:
            continue
        reach = _REACH if mention.day is None else _REACH_OF_DAY
        low, high, around = surroundings(scan, mentions, at, at, reach)
        near = [one for i in around if (one := new_at.get(i)) is not None]
        if not any(_may_decide(scan, one.mention, mention) for one in near) or rests(mention):
            continue  # left for a reason of its own
        edits = [Edit(one.mention.start - low, one.mention.end - low, one.new.text) for one in near]
        window = Scan(apply(scan.text[low:high], edits))
        # The surroundings of a guess may not say of which calendar it is.
        if is_guess(mention) or any(proved(window, window.derive(dates_in), plan)):
            return False
    return True


def _may_decide(scan: Scan, one: DateMention, other: DateMention) -> bool:
    """Whether a date that is written anew may be why another near it was left."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    return other.day is None or scan.kinds.find(_FOREIGN_WORD, start, max(start, end)) < 0


def _is_evidence_anew(one: Planned) -> bool:
    """Whether a date says something else of a year in doubt now: it was a guess, or is of the other calendar."""
    if one.mention.flags or is_guess(one.mention):
        return True
    return any(calendar != one.mention.calendar for calendar, _ in one.new.values)
