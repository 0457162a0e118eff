"""Rules as operations of engines that replace what matches by one constant.

A rule changes all its characters at once. Such an engine changes them one after the other, so the places that a rule
with several results applies to are marked first. Then each marked character is replaced, whatever its neighbours are by
then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from arnorm._core.charrule import CharRule, write_set
from arnorm._core.patterns import lazy_pattern

__all__ = [
    "MARK",
    "PARTED",
    "Literals",
    "Operation",
    "Pattern",
    "Table",
    "is_stepwise",
    "make_operations",
    "make_pattern",
]

# Put before a marked character. A text may have it too: there it is followed by _OWN while the rules run.
MARK, _OWN = "\ufdd0", "\ufdd1"
# Put after a character so that it begins no longer cluster (`_tokenizers`).
PARTED = f"{MARK}\ufdd2"


class Table(NamedTuple):
    """Characters to what they become, all at once."""

    table: Mapping[str, str]


class Pattern(NamedTuple):
    """Whatever matches becomes one text; ``needs`` is a set: a text without a character of it does not match."""

    pattern: str
    new: str
    needs: str


class Literals(NamedTuple):
    """Strings to what they become; none is inside another, so the order does not matter."""

    table: Mapping[str, str]


Operation = Table | Pattern | Literals
Asked: TypeAlias = Callable[[Mapping[str, str]], bool]


def make_pattern(rule: CharRule) -> str:
    """The rule as one regular expression: it matches a character of the table, or the place to insert at."""
    chars = write_set(char for char in rule.table if char) if "" not in rule.table else ""
    if not chars:
        return rule.before + rule.after
    if not rule.before:
        return chars + rule.after
    # First the character, which is quick to test.
    return f"(?={chars}){rule.before}{chars}{rule.after}"


def make_operations(
    rules: Iterable[CharRule], *, can_map: Asked = lambda _: True, adds_parted: Asked = lambda _: False
) -> list[Operation]:
    """The operations that do what the rules do, in order.

    ``can_map`` says whether the engine can do a table all at once; the rows of others are marked. ``adds_parted`` says
    whether its operation for a table uses PARTED.
    """
    found: list[Operation] = []
    marks = False
    for rule in rules:
        if not rule.before and not rule.after and can_map(rule.table):
            found.append(Table(rule.table))
            marks |= adds_parted(rule.table)
        elif len({*rule.table.values()}) == 1:
            found.append(Pattern(make_pattern(rule), next(iter(rule.table.values())), _find_needed_set(rule)))
        else:
            marks = True
            found += _mark_and_replace(rule)
    if marks:
        found = [Pattern(MARK, MARK + _OWN, MARK), *found, Literals({MARK + _OWN: MARK})]
    return found


def _find_needed_set(rule: CharRule) -> str:
    """What the rule says that it needs, the characters of the table, or the smallest set beside an insertion."""
    if "" not in rule.table:
        return write_set(rule.needs or rule.table)
    sides = (_ONE_SET.fullmatch(side) for side in (rule.before, rule.after))
    return min((side[1] for side in sides if side), key=len, default="")


_ONE_SET = lazy_pattern(r"(?s)\(\?<?=(\[(?:[^\\\[\]]|\\.)+\])\)")


def is_stepwise(table: Mapping[str, str]) -> bool:
    """Whether no row makes a character that another one takes, so that the rows may run one after the other."""
    return table.keys().isdisjoint("".join(table.values()))


def _mark_and_replace(rule: CharRule) -> Iterator[Operation]:
    """Mark the places, then replace what is marked."""
    chars = write_set(rule.table)
    yield Pattern(f"(?={chars}){rule.before}(?={chars}{rule.after})", MARK, _find_needed_set(rule))
    yield Literals({MARK + char: new for char, new in rule.table.items()})
