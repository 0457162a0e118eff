"""What a rule is: a row with a name, what it asks, what it builds, what vetoes it, and sentences that prove both.

Rules stand in lists; the first that holds and that nothing vetoes reads the number. A list ends with a rule that always
holds, so every number is read by one rule, whose name its mention carries.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Refused", "Rule", "Veto", "always", "asked_for", "first"]

T = TypeVar("T")

Refused = tuple[str, str]  # the names of a rule and of the veto that refused it


class Veto(NamedTuple, Generic[T]):
    """A reason not to read so, though the rule holds; ``example`` is a sentence and a number in it that is refused."""

    name: str
    holds: Callable[[T], bool]
    example: tuple[str, str]


class Rule(NamedTuple, Generic[T]):
    """A reading: where it ``holds`` it ``builds`` a kind, or a way to see the signs.

    ``sure`` says whether a careful reader would not hesitate; what is not sure is found, but never rewritten.
    ``example`` is a sentence and a number in it that this rule reads, ``counter`` one that another rule reads, though
    they look alike.
    """

    name: str
    holds: Callable[[T], bool]
    builds: str
    example: tuple[str, str]
    counter: tuple[str, str]
    sure: bool = True
    asked: frozenset[str] = frozenset()  # the signs or shapes for which it is asked; all where there are none
    vetoes: tuple[Veto[T], ...] = ()


def asked_for(rules: Sequence[Rule[T]], key: str) -> list[Rule[T]]:
    """The rules that are asked for a sign or a shape, in their order."""
    return [rule for rule in rules if not rule.asked or key in rule.asked]


def always(_: object) -> bool:
    """What the last rule of a list asks."""
    return True


def first(rules: Sequence[Rule[T]], case: T, refused: list[Refused]) -> Rule[T]:
    """The first rule that holds and is not vetoed, or the last; those that were vetoed are added to ``refused``."""
    *others, last = rules
    for rule in others:
        if rule.holds(case):
            for veto in rule.vetoes:
                if veto.holds(case):
                    refused.append((rule.name, veto.name))
                    break
            else:
                return rule
    return last
