"""Texts out of what the patterns of arnorm match: each token is drawn from one of them, so that no reader is forgotten."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
import re._constants as constants  # type: ignore[import-untyped]
import re._parser as parser  # type: ignore[import-untyped]
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

import arnorm
from arnorm._arabic import protect
from arnorm._core.patterns import _LazyPattern
from arnorm.numbers import amounts, times
from fuzz.hidden import DELETED, TOKENS
from fuzz.words import PLAIN, SIGNS

__all__ = ["patterns"]

_LONGEST_PATTERN, _LONGEST_TOKEN = 20_000, 120
_GLUE = ("", "", " ", " ", "\n", " و", "، ", ",", ".", ":", '"', "ا", "5", "(", ")")
# What stands for a class that is all but something.
_ANY = "ا1 a.\"\n,-/([<:{'ءوَـ&;=\u200f\xa0،_\\|#@«*%$\t"
_OF_CATEGORY = {
    constants.CATEGORY_DIGIT: "1٣", constants.CATEGORY_SPACE: " \n\t", constants.CATEGORY_WORD: "aا1_",
    constants.CATEGORY_NOT_DIGIT: "aا .", constants.CATEGORY_NOT_SPACE: 'aا.1"', constants.CATEGORY_NOT_WORD: ' ."(\n',
}  # fmt: skip


def _find_in(value: Any) -> Iterator[tuple[str, int]]:
    """The patterns in a value of a module, with their flags: itself, or in its rows."""
    if isinstance(value, (_LazyPattern, re.Pattern)):
        if isinstance(value.pattern, str) and len(value.pattern) < _LONGEST_PATTERN:
            yield value.pattern, value._flags if isinstance(value, _LazyPattern) else value.flags
    elif isinstance(value, Mapping):
        yield from (found for one in value.values() for found in _find_in(one))
    elif isinstance(value, (tuple, list)):
        yield from (found for one in value for found in _find_in(one))


@functools.cache
def _list_patterns() -> tuple[tuple[str, int], ...]:
    """All of them, in an order that does not change."""
    made_by: tuple[Callable[[], Any], ...] = (
        protect.load_patterns, amounts.money_patterns, times.time_patterns,
    )  # fmt: skip
    found = {one for make in made_by for one in _find_in(make())}
    for info in pkgutil.walk_packages(arnorm.__path__, "arnorm."):
        try:
            module = importlib.import_module(info.name)
        except ImportError:  # for an extra that is not there
            continue
        found.update(one for value in vars(module).values() for one in _find_in(value))
    return tuple(sorted(found))


@functools.cache
def _parse(pattern: str, flags: int) -> list[Any]:
    return list(parser.parse(pattern, flags))


def _draw(r: Random, items: Sequence[Any]) -> str:
    """A string that the parts of a pattern match; what looks aside is there every second time."""
    return "".join(_draw_one(r, op, value) for op, value in items)


def _draw_one(r: Random, op: Any, value: Any) -> str:
    if op is constants.LITERAL:
        return chr(value)
    if op is constants.IN:
        return _draw_of_class(r, value)
    if op in (constants.ANY, constants.NOT_LITERAL):
        return r.choice([sign for sign in _ANY if op is constants.ANY or ord(sign) != value])
    if op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
        least, most, inside = value
        count = min(least + r.choice((0, 0, 1, 2)), 40 if most is constants.MAXREPEAT else most)
        return "".join(_draw(r, inside) for _ in range(count))
    if op is constants.SUBPATTERN:
        return _draw(r, value[3])
    if op is constants.ATOMIC_GROUP:
        return _draw(r, value)
    if op is constants.BRANCH:
        return _draw(r, r.choice(value[1]))
    return _draw(r, value[1]) if op is constants.ASSERT and r.random() < 0.5 else ""


def _draw_of_class(r: Random, value: Any) -> str:
    if value[0][0] is constants.NEGATE:
        return r.choice(_ANY)
    kind, of = r.choice(value)
    if kind is constants.RANGE:
        return chr(r.choice((of[0], r.randint(*of))))
    return chr(of) if kind is constants.LITERAL else r.choice(_OF_CATEGORY[of])


def _token(r: Random) -> str:
    return _draw(r, _parse(*r.choice(_list_patterns())))[:_LONGEST_TOKEN]


def patterns(r: Random) -> list[str]:
    """One to four tokens, some with a character that a step deletes, or a sign, anywhere."""
    parts: list[str] = []
    for _ in range(r.choice((1, 2, 2, 3, 4))):
        parts += r.choice((_token, _token, _token, lambda r: r.choice((*TOKENS, *PLAIN))))(r), r.choice(_GLUE)
    for _ in range(r.choice((0, 0, 1, 1, 2))):
        nth = r.randrange(len(parts))
        at = r.randint(0, len(parts[nth]))
        parts[nth : nth + 1] = [parts[nth][:at], r.choice(r.choice((DELETED, SIGNS))), parts[nth][at:]]
    return parts
