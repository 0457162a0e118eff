"""The cheapest reading of the marks of one paragraph: which open, which close which, which are no quotation marks.

Every mark may open, close or be something else, each at a cost (the rows of `arnorm.quotes._situations` and
`arnorm.quotes._not_quotes`). A pair has a cost too, and so
has a mark without a partner. The marks are read from left to right, and only the few cheapest readings that differ in
what is open are kept (a beam search), so the time is linear in the number of marks.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from math import inf
from operator import itemgetter
from typing import Any, NamedTuple

from arnorm._core import classes as k
from arnorm.quotes._marks import CLOSES, EITHER, OPENS, Mark
from arnorm.quotes._neighbours import CLASSES, NUMBER, POINT, WORD, Neighbours, look_beside
from arnorm.quotes._nesting import MISSING, OUTERMOST, Role, check_nesting, make_role
from arnorm.quotes._not_quotes import NEVER, non_quote_cost
from arnorm.quotes._situations import open_and_close_costs

__all__ = ["Costs", "costs_in", "neighbours_of", "read_paragraph"]


class Costs(NamedTuple):
    """What each reading of a mark costs, apart from its own direction."""

    open: float
    close: float
    none: float

    @property
    def sure_way(self) -> int:
        """What the neighbours say beyond doubt: OPENS, CLOSES, or EITHER where they leave doubt."""
        lead = self.close - self.open
        return OPENS if lead > _SURE_LEAD else CLOSES if lead < -_SURE_LEAD else EITHER


_make_costs = functools.partial(tuple.__new__, Costs)  # in a third of the time
_SURE_LEAD = 1
# The cost of either way for a mark in a row of marks between two texts: it may belong to the text beyond the row.
_ROW_COST = 0.9
_INVISIBLE = bytes((k.INVISIBLE,))
_ORNAMENT_MARKS = 3  # with nothing but space between them
# A reading as a prime or a tanween costs between these where the evidence is thin; one that closes costs less.
_DOUBTFUL_COST, _NO_EVIDENCE_COST, _GOOD_CLOSE_COST = 0.9, 2, 0.5


def is_doubtful(none: float, closing: float) -> bool:
    """Whether a mark is a prime or a tanween on thin evidence only, and would close well."""
    return _DOUBTFUL_COST < none < _NO_EVIDENCE_COST and closing < _GOOD_CLOSE_COST


def neighbours_of(text: str, kinds: bytes, marks: Sequence[Mark]) -> Iterator[tuple[Neighbours, bool, bool]]:
    """The neighbours of each mark, and whether marks touch it on the left and on the right.

    Marks that touch each other form a row and share the neighbours of the row.
    """
    i, count = 0, len(marks)
    while i < count:
        j = i + 1
        start, end, *_ = marks[i]
        while j < count and _touch_each_other(kinds, end, marks[j].start):
            end = marks[j].end
            j += 1
        sides = look_beside(kinds, start, end)
        for n in range(i, j):
            yield Neighbours(text, kinds, marks[n].family, sides), n > i, n + 1 < j
        i = j


def costs_in(text: str, kinds: bytes, marks: Sequence[Mark]) -> list[Costs]:
    """The costs of each mark of a paragraph; ``kinds`` have NEWLINE for every end of a paragraph."""
    costs: list[Costs] = []
    for n, has_left, has_right in neighbours_of(text, kinds, marks):
        opening, closing, _ = open_and_close_costs(n)
        # Between two texts; a prefix is not a text.
        if (has_left or has_right) and _is_text(kinds, n) and n.after in (WORD, NUMBER):
            opening = min(opening, _ROW_COST) if has_left else opening
            closing = min(closing, _ROW_COST) if has_right else closing
        none, _ = non_quote_cost(n)
        costs.append(_make_costs((opening, closing, none)))
    for i in _find_ornaments(text, marks) if len(marks) >= _ORNAMENT_MARKS else ():
        costs[i] = Costs(NEVER, NEVER, 0.0)
    return costs


def _is_text(kinds: bytes, n: Neighbours) -> bool:
    return CLASSES[kinds[n.at]] in (WORD, NUMBER, POINT)


def _find_ornaments(text: str, marks: Sequence[Mark]) -> Iterator[int]:
    """The indices of marks that are an ornament: many with nothing but space between them."""
    row: list[int] = []
    end = None
    for i, mark in enumerate(marks):
        if end is not None and not text[end : mark.start].isspace():
            yield from row if len(row) >= _ORNAMENT_MARKS else ()
            row.clear()
        row.append(i)
        end = mark.end
    yield from row if len(row) >= _ORNAMENT_MARKS else ()


def _touch_each_other(kinds: bytes, end: int, start: int) -> bool:
    """Whether nothing but invisible characters stands between two marks."""
    return end == start or (kinds[end] == k.INVISIBLE and not kinds[end:start].strip(_INVISIBLE))


_BEAM_READINGS = 6
_HOPELESS_COST = 5.0  # a reading that costs so much more than the best is given up
_MOST_SKIPPED = 3  # a closing mark may close the innermost quotation or one of the two around it
_SKIP_COST = 0.1  # … and leaves those inside open
_HELD_COST = 1.0  # part of what a mark without a partner costs: charged at the opening, given back at the closing mark
_EMPTY_COST = 4.0  # a quotation with nothing in it
_LATE_COST = 0.8  # a closing mark that closes nothing, and is not the first mark of its paragraph
_AWAITED_COST = 2.0  # a mark called a prime or a tanween on thin evidence, while it would close what is open
_NESTING_COST = 1.2  # a straight mark that opens inside straight marks, unless its neighbours leave no doubt
_STACKED_COST = 0.5  # two straight marks side by side, one opening inside the other
_JOINED_COST = 0.1  # two straight marks side by side that are one

# What a mark without a partner costs; some are quotation marks only in pairs.
_LONE_COSTS = {"single": 9.0, "angle": 9.0, "grave": 9.0, "low pair": 9.0, "brackets": 9.0}
_LONE_COST = 2.0
# What it costs to read a mark against its own direction.
_TURNED_COSTS = {
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
# What two different families cost as a pair; other families never pair with each other.
_MIXED_COSTS = {
    pair: cost
    for one, others in {
        "straight": {"curly": 1.0, "low": 1.0, "guillemet": 1.0, "doubled": 0.4, "prime": 0.2, "single": 2.5},
        "curly": {"low": 0.0, "guillemet": 1.2, "doubled": 0.4, "prime": 0.1, "single": 2.5},
        "low": {"guillemet": 1.2, "doubled": 0.4, "prime": 0.2},
        "guillemet": {"doubled": 0.8, "prime": 0.6, "angle": 2.0},
        "doubled": {"prime": 0.4},
        "low pair": {"doubled": 0.0, "straight": 0.3, "curly": 0.0},
        "single": {"grave": 0.0, "angle": 1.5},
    }.items()
    for other, cost in others.items()
    for pair in ((one, other), (other, one))
}

# A mark to decide on: its family, its direction in this paragraph, whether only white space is between it and the mark
# before, whether it and the next mark are a row of two straight marks, and what its readings cost.
_Choice = tuple[str, int, bool, bool, tuple[float, float, float]]
_MOST_KEPT_MARKS = 8  # the readings of paragraphs with no more marks are kept

# Plain tuples, because the reader makes a dozen of them at each mark.
# An open quotation: the one around it, the mark that opened it, its family, its depth, and what it costs if it and
# those around it stay open (without _HELD_COST).
_Open = tuple[Any, int, str, int, float]
# A mark read as a quotation mark: the one before it in this reading, the mark, whether it is two straight marks taken
# as one, its way, its depth, the mark that it closes or MISSING.
_Step = tuple[Any, int, bool, int, int, int]
# A reading so far: its cost, what is open, the last quotation mark.
_State = tuple[float, "_Open | None", "_Step | None"]


def read_paragraph(text: str, marks: Sequence[Mark], costs: Sequence[Costs]) -> list[Role]:
    """The quotation marks among the marks of one paragraph, in order; ``costs`` are those of each mark's readings."""
    turned = _turned_families(marks, costs)
    choices = []
    end = None  # of the mark before
    for i, (mark, cost) in enumerate(zip(marks, costs, strict=True)):
        start, after, _, family, direction = mark
        empty = end is not None and (start == end or text[end:start].isspace())
        row = (
            family == "straight" and i + 1 < len(marks) and marks[i + 1].start == after and _begins_row_of_two(marks, i)
        )
        choices.append((family, -direction if family in turned else direction, empty, row, cost))
        end = after
    steps = (_read_marks if len(marks) <= _MOST_KEPT_MARKS else _read_marks.__wrapped__)(tuple(choices))
    roles = [
        make_role((marks[mark].start, marks[mark + double].end, way, depth, partner))
        for mark, double, way, depth, partner in steps
    ]
    return check_nesting(text, roles)


@functools.lru_cache(4096)
def _read_marks(choices: tuple[_Choice, ...]) -> list[tuple[int, bool, int, int, int]]:
    """The quotation marks of the cheapest reading of a paragraph.

    Each is its index among the marks, whether it takes in the next mark, its way, its depth, and the place of its
    partner in this list. Costs have few values, so short paragraphs look alike: in tweets half of them repeat.
    """
    # The readings of all marks before this one, before the next, and before the one after it.
    here: list[_State] = [(0.0, None, None)]
    following: list[_State] = []
    last = len(choices) - 1
    for i, (family, direction, empty, row, costs) in enumerate(choices):
        states = _keep_cheapest(here) if i else here
        here, following = following, []
        _advance(states, here, (i, False, last), (family, direction, empty, row, costs))
        if row:
            opening, closing, none = costs
            both = (opening + _JOINED_COST, closing + _JOINED_COST, none)
            _advance(states, following, (i, True, last), ("doubled", EITHER, empty, row, both))
    return _list_steps(min(here, key=lambda state: state[0] + (state[1][4] if state[1] else 0.0))[2])


def _begins_row_of_two(marks: Sequence[Mark], i: int) -> bool:
    """Whether this mark and the next are two of one character side by side, and no third one is beside them."""
    if not _are_in_row(*marks[i : i + 2]) or (i and _are_in_row(*marks[i - 1 : i + 1])):
        return False
    return i + 2 >= len(marks) or not _are_in_row(*marks[i + 1 : i + 3])


def _are_in_row(one: Mark, other: Mark) -> bool:
    """Whether these are two of one character, side by side."""
    return one.char == other.char and one.start + 1 == one.end == other.start == other.end - 1


_NEVER_TURNED = frozenset(("low", "low pair", "prime", "grave", "brackets"))


def _turned_families(marks: Sequence[Mark], costs: Sequence[Costs]) -> set[str]:
    """Families whose marks are turned in this paragraph (”…“, »…«), judged by their neighbours."""
    directions: dict[str, list[int]] = {}
    votes: dict[str, list[int]] = {}
    for (_, _, _, family, direction), cost in zip(marks, costs, strict=True):
        if direction and family not in _NEVER_TURNED:
            votes.setdefault(family, []).append(direction * cost.sure_way)
            directions.setdefault(family, []).append(direction)
    return {family for family in votes if _is_turned(family, votes[family], directions[family])} if votes else set()


def _is_turned(family: str, votes: list[int], directions: list[int]) -> bool:
    """Whether a family is turned. Curly marks have two traditions, so a majority is enough; others need every vote."""
    if not any(votes):
        return directions[0] == CLOSES and directions[-1] == OPENS and not sum(directions)
    agree, against = votes.count(1), votes.count(-1)
    if family == "curly":
        return against > agree
    return against > 1 and not agree and {OPENS, CLOSES} <= set(directions)


def _keep_cheapest(states: list[_State]) -> list[_State]:
    """The cheapest states, one for each set of open quotations, without hopeless ones."""
    states.sort(key=itemgetter(0))
    hopeless = states[0][0] + _HOPELESS_COST
    kept: list[_State] = []
    seen = set()
    for state in states:
        top = state[1]
        key = top and (top[1], top[0] and top[0][1])
        if key not in seen:
            if state[0] > hopeless or len(kept) == _BEAM_READINGS:
                break
            seen.add(key)
            kept.append(state)
    return kept


def _advance(states: list[_State], following: list[_State], which: tuple[int, bool, int], choice: _Choice) -> None:
    """Add the states that follow from each of these when the mark of ``choice`` is read.

    ``which`` has the index of the mark, whether it takes in the next mark, and the index of the last mark.
    """
    mark, joined, last = which
    is_last = mark + joined == last
    family, direction, empty, _, (opening, closing, none) = choice
    against = _TURNED_COSTS.get(family, 0.0)
    opening += against if direction == CLOSES else 0.0
    closing += against if direction == OPENS else 0.0
    alone = _LONE_COSTS.get(family, _LONE_COST)
    waited = none + (_AWAITED_COST if family in ("straight", "doubled") and is_doubtful(none, closing) else 0.0)
    # States that are hopeless beside the first are not made, except at the last mark, where open quotations count.
    limit = inf
    for spent, top, step in states:
        cost = spent + (waited if top else none)
        if cost <= limit:
            following.append((cost, top, step))
        if not is_last and limit == inf:
            limit = cost + _HOPELESS_COST
        held = spent + opening + _HELD_COST
        if top is None:
            if held <= limit:
                entry: _Open = (None, mark, family, OUTERMOST, alone - _HELD_COST)
                following.append((held, entry, (step, mark, joined, OPENS, OUTERMOST, MISSING)))
            cost = spent + closing + alone + (0.0 if step is None else _LATE_COST)
            if cost <= limit:
                following.append((cost, None, (step, mark, joined, CLOSES, OUTERMOST, MISSING)))
            continue
        beside = empty and top[1] == mark - 1
        held += _nesting_cost(top[2], family, opening, beside)
        if held <= limit:
            entry = (top, mark, family, top[3] + 1, top[4] + alone - _HELD_COST)
            following.append((held, entry, (step, mark, joined, OPENS, top[3] + 1, MISSING)))
        cost = spent + closing - _HELD_COST + (_EMPTY_COST if beside else 0.0)
        if cost <= limit:
            _close(following, family, cost, top, (step, mark, joined))


def _close(
    following: list[_State], family: str, cost: float, top: _Open | None, taken: tuple[_Step | None, int, bool]
) -> None:
    """Add the states in which a mark closes the innermost open quotation, or one around it and leaves those open."""
    step, mark, joined = taken
    for _ in range(_MOST_SKIPPED):
        if top is None:
            break
        outer, opener, kind, depth, _ = top
        pair = 0.0 if kind == family else _MIXED_COSTS.get((kind, family), NEVER)
        if pair < NEVER:
            following.append((cost + pair, outer, (step, mark, joined, CLOSES, depth, opener)))
        cost += _LONE_COSTS.get(kind, _LONE_COST) - _HELD_COST + _SKIP_COST  # it stays open: try the one around it
        top = outer


def _nesting_cost(outer: str, family: str, opening: float, beside: bool) -> float:
    """What it costs to open a quotation of this family inside the innermost open one."""
    if outer != family:
        return 0.0
    if family in _LONE_COSTS:
        return NEVER
    if family == "straight" and beside:
        return _STACKED_COST
    return _NESTING_COST if opening >= 0.5 else 0.0


def _list_steps(step: _Step | None) -> list[tuple[int, bool, int, int, int]]:
    """The quotation marks of a reading in order, each with its partner."""
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
