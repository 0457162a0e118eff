"""Which rules match a line of tokens at a place."""

from __future__ import annotations

import functools
import re

from arnorm.dates.grammar import Rule
from arnorm.dates.rules import RULES
from arnorm.dates.tokens import compiled, letters

__all__ = ["LONG_LINE", "matches", "matches_again"]

LONG_LINE = 40


@functools.cache
def _rules_from(token: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules that can begin with a token."""
    return tuple((rule, compiled(rule.pattern)) for rule in RULES if token in letters(rule.first))


def matches(line: str, at: int) -> tuple[tuple[Rule, int], ...]:
    """The rules that match a line at a place, each with where its match ends, in order of preference."""
    found = ((rule, pattern.match(line, at)) for rule, pattern in _rules_from(line[at]))
    return tuple((rule, match.end()) for rule, match in found if match is not None)


# For lines up to LONG_LINE: the same few come again and again; a longer one hardly comes twice.
matches_again = functools.lru_cache(8192)(matches)
