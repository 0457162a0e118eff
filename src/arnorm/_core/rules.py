"""The row type of every rule table: dates, numbers, quotation marks, PDF repairs and the reasons to leave something.

A table is a sequence of rows. The first row whose condition holds, and that no veto refuses, decides. The tables know
Arabic; this module knows none. `arnorm.explain` shows the names of rows, and ``tests/test_rules.py`` runs all examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

When = TypeVar("When")
What = TypeVar("What")
Case = TypeVar("Case")

Refused = tuple[str, str]  # the name of a rule that would have decided, and of the veto that refused it


class Rule(NamedTuple, Generic[When, What, Case]):
    """A row: when it applies, what it says then, and what refuses it.

    ``when`` is a condition on a case, or what a table has in its place (a pattern, the signs of damage). ``what`` is
    what the row gives: a kind, a cost, a function that builds. ``vetoes`` are rows of this type too; each is tried on
    the case that it may refuse. ``sure`` is False where a careful reader would hesitate: what the row reads is found,
    but never rewritten.

    ``keys`` are the keys (shapes, signs, classes) that the row is for, all keys if empty. They are part of the
    condition, and `rules_by_key` sorts a table by them. A filter for speed alone has no place in a row: derive it from
    the table, so that a new row cannot be hidden by an old filter.

    The row decides in each text of ``examples``. It does not decide in the similar texts of ``counters``.
    """

    name: str
    when: When
    what: What
    why: str = ""
    examples: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    vetoes: tuple[Veto[Case], ...] = ()
    keys: frozenset[str] = frozenset()
    sure: bool = True


Asked: TypeAlias = Rule[Callable[[Case], object], What, Case]  # a row whose condition is a function; what is true holds
Veto: TypeAlias = Rule[Callable[[Case], object], None, Case]  # a reason not to do what another row says


def veto(
    name: str, when: Callable[[Case], object], why: str, *, examples: tuple[str, ...], counters: tuple[str, ...] = ()
) -> Veto[Case]:
    """A row that refuses. In its examples it refuses a match of its rule."""
    return Rule(name, when, None, why, examples, counters)


def refuses(
    name: str, why: str, *examples: str, counters: tuple[str, ...] = (), keys: Iterable[str] = ()
) -> Callable[[Callable[[Case], bool]], Veto[Case]]:
    """The same, as the decorator of a condition: it makes a row of the function."""
    return lambda when: Rule(name, when, None, why, examples, counters, keys=frozenset(keys))


def always(_: object) -> bool:
    """The condition of the last row of a table that decides every case."""
    return True


def rules_by_key(
    rules: Iterable[Rule[When, What, Case]], keys: Iterable[str]
) -> dict[str, tuple[Rule[When, What, Case], ...]]:
    """For each key the rows that are for it, in their order."""
    table = tuple(rules)
    return {key: tuple(rule for rule in table if not rule.keys or key in rule.keys) for key in keys}


def first_rule(
    rules: Sequence[Asked[Case, What]], case: Case, refused: list[Refused] | None = None
) -> Asked[Case, What]:
    """The first row that decides a case, or the last row, which decides what no other does.

    For each row that a veto refuses, the two names are added to ``refused``. Raises IndexError for an empty table.
    """
    for rule in rules:
        if rule.when(case):
            for reason in rule.vetoes:
                if reason.when(case):
                    if refused is not None:
                        refused.append((rule.name, reason.name))
                    break
            else:
                return rule
    return rules[-1]


class Row(NamedTuple):
    """A span, the rule that read it or would have, and the veto that refused it (None where it was read).

    ``text`` is the span's text; offsets are code points of the text as given, end exclusive. Rules and vetoes have the
    names of their tables.
    """

    start: int
    end: int
    text: str
    rule: str
    veto: str | None = None
