"""The cheapest reading of the marks of one paragraph: which open, which close which, which are no quotation marks.

Every mark may open, close or be something else, each at a cost (`arnorm._quote_roles`); a pair costs what its two
marks have against each other, and what stays open, or closes nothing, costs more. The marks are read from left to
right, keeping the few cheapest readings that differ in what is open (a beam), so time is linear in their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from arnorm import _kinds as k
from arnorm._quote_marks import Mark
from arnorm._quote_roles import Costs, Side, costs_of, side

__all__ = ["Role", "read_paragraph"]


class Role(NamedTuple):
    """A mark that is a quotation mark: its span, 1 or -1 for opening or closing, and the other mark's place in the list."""

    start: int
    end: int
    way: int
    depth: int
    partner: int  # -1: none


_WIDTH = 6  # readings kept
_ALONE = {"single": 9.0, "angle": 9.0, "commas": 9.0}  # these are quotation marks only in pairs
_ALONE_OTHERS = 2.0
_HELD = 1.0  # the part of it that is charged at the opening and given back at the closing mark
_EMPTY = 1.5  # a quotation with nothing in it
_AGAINST = {"guillemet": 3.0, "angle": 1.5, "low": 3.0, "curly": 0.6, "doubled": 0.6, "prime": 1.5, "single": 0.8,
            "commas": 2.0}  # fmt: skip
_STACKED = 0.5  # two straight marks side by side that open one inside the other
_JOINED = 0.1  # two straight marks side by side that are one

# What two different families cost as a pair; others do not meet.
_MIXED = {
    frozenset(pair): cost
    for *pair, cost in (
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
        ("doubled", "commas", 0.0),
        ("straight", "commas", 0.3),
        ("curly", "commas", 0.0),
        ("single", "angle", 1.5),
    )
}
_NEVER = 6.0


class _Open(NamedTuple):
    """A quotation that is open: the one around it, the mark that opened it."""

    outer: _Open | None
    mark: int
    family: str
    depth: int
    due: float  # what it costs if this one and those around it stay open, _HELD apart


class _Step(NamedTuple):
    """One decision of a reading, linked to the one before."""

    before: _Step | None
    mark: int
    joined: bool  # two straight marks taken as one
    way: int
    depth: int
    partner: int


_State = tuple[float, "_Open | None", "_Step | None"]


def read_paragraph(text: str, kinds: bytes, marks: Sequence[Mark], start: int, end: int) -> list[Role]:
    """The quotation marks among these marks of the paragraph ``start:end``, in order."""
    costs = _all_costs(text, kinds, marks, start, end)
    reversed_ = _reversed_families(marks, costs)
    waiting: list[list[_State]] = [[(0.0, None, None)], [], []]
    for i, mark in enumerate(marks):
        states = _cheapest(waiting.pop(0))
        waiting.append([])
        flip = -1 if mark.family in reversed_ else 1
        _advance(states, waiting[0], marks, i, i, costs[i], mark.family, mark.direction * flip)
        if _may_join(marks, i):
            both = Costs(costs[i].open + _JOINED, costs[i + 1].close + _JOINED, costs[i].none + _JOINED)
            _advance(states, waiting[1], marks, i, i + 1, both, "doubled", 0)
    final = min(waiting[0], key=lambda state: state[0] + (state[1].due if state[1] else 0.0))
    return _roles(marks, final[2])


def _all_costs(text: str, kinds: bytes, marks: Sequence[Mark], start: int, end: int) -> list[Costs]:
    """The costs of each mark; marks side by side share the neighbours of their row."""
    costs: list[Costs] = []
    i = 0
    while i < len(marks):
        last = i
        while last + 1 < len(marks) and _touch(kinds, marks[last], marks[last + 1]):
            last += 1
        left = side(kinds, marks[i].start - 1, -1, end)
        if marks[i].start == start or left.at < start:
            left = Side(left.at, "|", left.at, "|")
        right = side(kinds, marks[last].end, 1, end)
        for j in range(i, last + 1):
            cost = costs_of(text, kinds, marks[j], left, right)
            if i < last:
                cost = _in_row(cost, j > i, j < last)
            costs.append(cost)
        i = last + 1
    return costs


def _in_row(cost: Costs, has_left: bool, has_right: bool) -> Costs:
    """A mark beside another mark may also stand where the other's text ends or begins."""
    opening = min(cost.open, 0.9) if has_left else cost.open
    closing = min(cost.close, 0.9) if has_right else cost.close
    return Costs(opening, closing, cost.none)


def _touch(kinds: bytes, mark: Mark, following: Mark) -> bool:
    at = mark.end
    while at < following.start and kinds[at] == k.INVISIBLE:
        at += 1
    return at == following.start


def _may_join(marks: Sequence[Mark], i: int) -> bool:
    """Whether this straight double mark and the next are a row of exactly two."""
    if marks[i].family != "straight" or i + 1 >= len(marks) or not _same_row(marks, i):
        return False
    return not (i and _same_row(marks, i - 1)) and not (i + 2 < len(marks) and _same_row(marks, i + 1))


def _same_row(marks: Sequence[Mark], i: int) -> bool:
    return marks[i].char == marks[i + 1].char and marks[i].end == marks[i + 1].start


def _reversed_families(marks: Sequence[Mark], costs: Sequence[Costs]) -> set[str]:
    """Families whose marks are, in this paragraph, written the wrong way round throughout (”…“, »…«)."""
    votes: dict[str, list[int]] = {}
    for mark, cost in zip(marks, costs, strict=True):
        if mark.direction and mark.family in ("curly", "guillemet", "angle", "single", "doubled"):
            way = 1 if cost.open + 1 < cost.close else -1 if cost.close + 1 < cost.open else 0
            votes.setdefault(mark.family, []).append(way * mark.direction)
            votes.setdefault(mark.family + " marks", []).append(mark.direction)
    found = set()
    for family, ways in votes.items():
        if family.endswith(" marks"):
            continue
        total = sum(ways)
        directions = votes[family + " marks"]
        mirrored = directions[0] < 0 < directions[-1] and sum(directions) == 0
        if total < -1 and 1 not in ways and 1 in directions and -1 in directions:
            found.add(family)
        elif total < 0 and family == "curly":
            found.add(family)
        elif total == 0 and mirrored and not any(ways):
            found.add(family)
    return found


def _cheapest(states: list[_State]) -> list[_State]:
    """The cheapest states, one for each way of what is open."""
    states.sort(key=lambda state: state[0])
    kept: list[_State] = []
    seen = set()
    for state in states:
        top = state[1]
        outer = top.outer if top else None
        key = (top.depth, top.family, top.mark, outer.mark if outer else -1) if top else None
        if key not in seen:
            seen.add(key)
            kept.append(state)
            if len(kept) == _WIDTH:
                break
    return kept


def _advance(
    states: list[_State],
    following: list[_State],
    marks: Sequence[Mark],
    first: int,
    last: int,
    costs: Costs,
    family: str,
    direction: int,
) -> None:
    """Add the states that reading one mark (``first`` to ``last``: joined straight ones) leads to."""
    against = _AGAINST.get(family, 0.0)
    opening = costs.open + (against if direction < 0 else 0.0)
    closing = costs.close + (against if direction > 0 else 0.0)
    alone = _ALONE.get(family, _ALONE_OTHERS)
    joined = last > first
    for cost, top, step in states:
        depth = top.depth if top else 0
        following.append((cost + costs.none, top, _Step(step, first, joined, 0, 0, -1)))
        stacked = (
            _STACKED
            if family == "straight" and top is not None and top.mark == first - 1 and marks[first - 1].end == marks[first].start
            else 0.0
        )
        entry = _Open(top, first, family, depth + 1, (top.due if top else 0.0) + alone - _HELD)
        following.append((cost + opening + _HELD + stacked, entry, _Step(step, first, joined, 1, depth + 1, -1)))
        if top is None:
            following.append((cost + closing + alone, None, _Step(step, first, joined, -1, 1, -1)))
        skipped = 0
        lost = 0.0
        while top is not None and skipped < 3:  # what lies above stays open
            pair = 0.0 if top.family == family else _MIXED.get(frozenset((top.family, family)), _NEVER)
            if top.mark == first - 1 and marks[top.mark].end >= marks[first].start - 1:
                pair += _EMPTY
            following.append(
                (cost + closing + pair + lost - _HELD, top.outer, _Step(step, first, joined, -1, top.depth, top.mark))
            )
            lost += _ALONE.get(top.family, _ALONE_OTHERS) - _HELD
            top = top.outer
            skipped += 1


def _roles(marks: Sequence[Mark], step: _Step | None) -> list[Role]:
    steps: list[_Step] = []
    while step is not None:
        if step.way:
            steps.append(step)
        step = step.before
    steps.reverse()
    place = {step.mark: i for i, step in enumerate(steps)}
    partner = [place[step.partner] if step.partner >= 0 else -1 for step in steps]
    for i, other in enumerate(partner):
        if other >= 0:
            partner[other] = i
    return [
        Role(marks[s.mark].start, marks[s.mark + s.joined].end, s.way, s.depth, partner[i]) for i, s in enumerate(steps)
    ]
