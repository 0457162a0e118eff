"""The cheapest reading of the marks of one paragraph: which open, which close which, which are no quotation marks.

Every mark may open, close or be something else, each at a cost (`arnorm.quotes._costs`); a pair costs what its two
marks have against each other, and what stays open, or closes nothing, costs more. The marks are read from left to
right, keeping the few cheapest readings that differ in what is open (a beam), so time is linear in their number.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from math import inf
from operator import itemgetter
from typing import Any

from arnorm.quotes._costs import Costs, is_doubtful
from arnorm.quotes._marks import CLOSES, EITHER, OPENS, Mark
from arnorm.quotes._nesting import MISSING, OUTERMOST, Role, levelled
from arnorm.quotes._not_quotes import NEVER

__all__ = ["read_paragraph"]


_WIDTH = 6  # readings kept
_HOPELESS = 5.0  # a reading so much dearer than the best is given up
_SKIPS = 3  # a closing mark may close the innermost quotation or one of the two around it
_SKIPPED = 0.1  # … and leaves what lies inside open
_HELD = 1.0  # the part of what a lone mark costs that is charged at the opening and given back at the closing mark
_EMPTY = 4.0  # a quotation with nothing in it
_AGAIN = 0.8  # a closing mark that closes nothing, though a mark stands before it in the paragraph
_WAITED = 2.0  # to call a mark a prime or a tanween, on thin evidence, while it would close what is open
_NESTED = 1.2  # a straight mark that opens inside straight marks, unless its neighbours leave no doubt
_STACKED = 0.5  # two straight marks side by side that open one inside the other
_JOINED = 0.1  # two straight marks side by side that are one

# What a mark without a partner costs, 2 for most; some are quotation marks only in pairs.
_ALONE = {"single": 9.0, "angle": 9.0, "grave": 9.0, "low pair": 9.0, "brackets": 9.0}
_ALONE_OTHERS = 2.0
# What it costs to read a mark against its own direction.
_AGAINST = {
    "curly": 0.6,  # both traditions are alive: “…” and ”…“
    "doubled": 0.6,
    "single": 0.8,
    "prime": 1.5,
    "angle": 1.5,
    "guillemet": 3.0,
    "low": 3.0,
    "low pair": 9.0,
    "grave": 9.0,
    "brackets": 9.0,
}
# What two different families cost as a pair; others do not meet.
_MIXED = {
    pair: cost
    for one, other, cost in (
        ("straight", "curly", 1.0),
        ("straight", "low", 1.0),
        ("straight", "guillemet", 1.0),
        ("straight", "doubled", 0.4),
        ("straight", "prime", 0.2),
        ("straight", "single", 2.5),
        ("curly", "low", 0.0),
        ("curly", "guillemet", 1.2),
        ("curly", "doubled", 0.4),
        ("curly", "prime", 0.1),
        ("curly", "single", 2.5),
        ("low", "guillemet", 1.2),
        ("low", "doubled", 0.4),
        ("low", "prime", 0.2),
        ("guillemet", "doubled", 0.8),
        ("guillemet", "prime", 0.6),
        ("guillemet", "angle", 2.0),
        ("doubled", "prime", 0.4),
        ("low pair", "doubled", 0.0),
        ("low pair", "straight", 0.3),
        ("low pair", "curly", 0.0),
        ("grave", "single", 0.0),
        ("single", "angle", 1.5),
    )
    for pair in ((one, other), (other, one))
}


# A mark to decide on: its family, its direction in this paragraph, whether nothing stands between it and the one
# before, whether it and the next are a row of two straight marks, and what its readings cost.
_Choice = tuple[str, int, bool, bool, tuple[float, float, float]]
_SHORT = 8  # paragraphs of no more marks are remembered

# Bare tuples, for the reader makes a dozen of them at each mark.
# A quotation that is open: the one around it, the mark that opened it, its family, its depth, and what it costs if it
# and those around it stay open (the part _HELD apart).
_Open = tuple[Any, int, str, int, float]
# A mark read as a quotation mark: the one before it in the same reading, the mark, whether it is two straight marks
# taken as one, its way, its depth, the mark it closes or MISSING.
_Step = tuple[Any, int, bool, int, int, int]
# A reading so far: its cost, what is open, the last quotation mark.
_State = tuple[float, "_Open | None", "_Step | None"]


def read_paragraph(text: str, marks: Sequence[Mark], costs: Sequence[Costs]) -> list[Role]:
    """The quotation marks among the marks of one paragraph, in order; ``costs`` are those of each mark's readings."""
    turned = _turned_families(marks, costs)
    joined = [False, *itertools.starmap(_same_row, itertools.pairwise(marks)), False, False]  # with the one before
    choices = []
    end = None  # of the mark before; what stands before the first does not matter
    for i, (mark, cost) in enumerate(zip(marks, costs, strict=True)):
        start, after, _, family, direction = mark
        empty = end is not None and (start == end or text[end:start].isspace())
        row = family == "straight" and joined[i + 1] and not (joined[i] or joined[i + 2])  # a row of exactly two
        choices.append((family, -direction if family in turned else direction, empty, row, tuple(cost)))
        end = after
    steps = (_read_marks if len(marks) <= _SHORT else _read_marks.__wrapped__)(tuple(choices))
    roles = [
        Role(marks[mark].start, marks[mark + double].end, way, depth, partner)
        for mark, double, way, depth, partner in steps
    ]
    return levelled(text, roles)


@functools.lru_cache(4096)
def _read_marks(choices: tuple[_Choice, ...]) -> list[tuple[int, bool, int, int, int]]:
    """The cheapest reading of a paragraph's marks, by quotation mark.

    Each is given as its index, whether it takes in the next mark, its way, its depth, and its partner's place in this
    list. Costs have few values, so short paragraphs look alike: in tweets half of them have been read before.
    """
    # The readings of all marks before this one, before the next, and before the one after it.
    here: list[_State] = [(0.0, None, None)]
    following: list[_State] = []
    last = len(choices) - 1
    for i, (family, direction, empty, row, costs) in enumerate(choices):
        states = _cheapest(here) if i else here
        here, following = following, []
        _advance(states, here, (i, False, last), (family, direction, empty, row, costs))
        if row:
            opening, closing, none = costs
            both = (opening + _JOINED, closing + _JOINED, none)
            _advance(states, following, (i, True, last), ("doubled", EITHER, empty, row, both))
    return _partnered(min(here, key=lambda state: state[0] + (state[1][4] if state[1] else 0.0))[2])


def _same_row(one: Mark, other: Mark) -> bool:
    """Whether these are two of one character, side by side."""
    return one.char == other.char and one.start + 1 == one.end == other.start == other.end - 1


def _turned_families(marks: Sequence[Mark], costs: Sequence[Costs]) -> set[str]:
    """Families whose marks this paragraph writes the wrong way round (”…“, »…«), judged by their neighbours."""
    if not any(mark.direction for mark in marks):
        return set()
    votes: dict[str, list[int]] = {}
    directions: dict[str, list[int]] = {}
    for mark, cost in zip(marks, costs, strict=True):
        if mark.direction and mark.family not in ("low", "low pair", "prime", "grave", "brackets"):
            votes.setdefault(mark.family, []).append(mark.direction * cost.sure_way)
            directions.setdefault(mark.family, []).append(mark.direction)
    return {family for family in votes if _is_turned(family, votes[family], directions[family])}


def _is_turned(family: str, votes: list[int], directions: list[int]) -> bool:
    """Curly marks have two traditions, so a majority is enough; others need marks of both directions and no dissent."""
    if not any(votes):
        return directions[0] == CLOSES and directions[-1] == OPENS and not sum(directions)
    agree, against = votes.count(1), votes.count(-1)
    if family == "curly":
        return against > agree
    return against > 1 and not agree and {OPENS, CLOSES} <= set(directions)


def _cheapest(states: list[_State]) -> list[_State]:
    """The cheapest states, one for each way of what is open; hopeless ones are dropped."""
    states.sort(key=itemgetter(0))
    hopeless = states[0][0] + _HOPELESS
    kept: list[_State] = []
    seen = set()
    for state in states:
        top = state[1]
        key = top and (top[1], top[0] and top[0][1])
        if key not in seen:
            if state[0] > hopeless or len(kept) == _WIDTH:
                break
            seen.add(key)
            kept.append(state)
    return kept


def _advance(states: list[_State], following: list[_State], which: tuple[int, bool, int], choice: _Choice) -> None:
    """Add the states that the choice leads to from each of these.

    ``which`` mark it is, whether it is taken together with the next, and which is the last.
    """
    mark, joined, last = which
    is_last = mark + joined == last
    family, direction, empty, _, (opening, closing, none) = choice
    against = _AGAINST.get(family, 0.0)
    opening += against if direction == CLOSES else 0.0
    closing += against if direction == OPENS else 0.0
    alone = _ALONE.get(family, _ALONE_OTHERS)
    waited = none + (_WAITED if family in ("straight", "doubled") and is_doubtful(none, closing) else 0.0)
    # What is hopeless beside the first state's readings is not worth making; at the last mark what stays open counts.
    limit = inf
    for spent, top, step in states:
        cost = spent + (waited if top else none)
        if cost <= limit:
            following.append((cost, top, step))
        if not is_last and limit == inf:
            limit = cost + _HOPELESS
        held = spent + opening + _HELD
        if top is None:
            if held <= limit:
                entry: _Open = (None, mark, family, OUTERMOST, alone - _HELD)
                following.append((held, entry, (step, mark, joined, OPENS, OUTERMOST, MISSING)))
            cost = spent + closing + alone + (0.0 if step is None else _AGAIN)
            if cost <= limit:
                following.append((cost, None, (step, mark, joined, CLOSES, OUTERMOST, MISSING)))
            continue
        beside = empty and top[1] == mark - 1
        held += _nesting(top[2], family, opening, beside)
        if held <= limit:
            entry = (top, mark, family, top[3] + 1, top[4] + alone - _HELD)
            following.append((held, entry, (step, mark, joined, OPENS, top[3] + 1, MISSING)))
        cost = spent + closing - _HELD + (_EMPTY if beside else 0.0)
        if cost <= limit:
            _close(following, family, cost, top, (step, mark, joined))


def _close(
    following: list[_State], family: str, cost: float, top: _Open | None, taken: tuple[_Step | None, int, bool]
) -> None:
    """Add the states in which a mark closes what is open, or leaves it open and closes what lies around it."""
    step, mark, joined = taken
    for _ in range(_SKIPS):
        if top is None:
            break
        outer, opener, kind, depth, _ = top
        pair = 0.0 if kind == family else _MIXED.get((kind, family), NEVER)
        if pair < NEVER:
            following.append((cost + pair, outer, (step, mark, joined, CLOSES, depth, opener)))
        cost += _ALONE.get(kind, _ALONE_OTHERS) - _HELD + _SKIPPED  # this one stays open: try the one around it
        top = outer


def _nesting(outer: str, family: str, opening: float, beside: bool) -> float:
    """What it costs to open this family inside what is open."""
    if outer != family:
        return 0.0
    if family in _ALONE:
        return NEVER
    if family == "straight" and beside:
        return _STACKED
    return _NESTED if opening >= 0.5 else 0.0


def _partnered(step: _Step | None) -> list[tuple[int, bool, int, int, int]]:
    """The steps of a reading in order, each with its partner."""
    steps: list[_Step] = []
    while step is not None:
        steps.append(step)
        step = step[0]
    steps.reverse()
    place = {step[1]: i for i, step in enumerate(steps)}
    partners = [place.get(step[5], MISSING) for step in steps]
    for i, partner in enumerate(partners):
        if partner != MISSING:
            partners[partner] = i
    return [
        (mark, joined, way, depth, partner)
        for (_, mark, joined, way, depth, _), partner in zip(steps, partners, strict=True)
    ]
