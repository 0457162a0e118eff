"""What a step does in terms that other engines know: rows of characters, and what must be before and after one.

`arnorm.export` writes these for Elasticsearch, PostgreSQL and others; nothing in arnorm itself runs them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from arnorm._core import classes
from arnorm._generated.kinds import ASTRAL

__all__ = ["CharRule", "find_chars", "write_set"]


class CharRule(NamedTuple):
    r"""Characters and what they become in a context. One pass over a text; contexts are read before anything changes.

    - ``table``: single characters to what they become, ``""`` to delete. The key ``""`` is for a place between two
      characters: its value is inserted there. A rule has characters or that key.
    - ``before`` and ``after``: what must be true where the character begins and where it ends. They are assertions in
      the regular expressions that all engines share: ``(?<=…)``, ``(?<!…)``, ``(?=…)``, ``(?!…)``, ``(?:…|…)`` of
      these, with sets (see `write_set`), ``{m,n}``, ``*`` in what looks ahead, and no group inside what looks behind.

    - ``needs``: a text without one of these characters is not changed by the rule. For speed, where the table's own
      characters are common; it decides nothing.

    A step of your own returns these from `Step.to_rules`.

    >>> CharRule({"ة": "ت"}, after=f"(?={write_set('هكي')})")
    CharRule(table={'ة': 'ت'}, before='', after='(?=[كهي])', needs='')
    """

    table: Mapping[str, str]
    before: str = ""
    after: str = ""
    needs: str = ""


# What has a meaning in a set of some engine.
_SPECIAL = frozenset("\\[]^-")


def write_set(chars: Iterable[str]) -> str:
    r"""A set of characters, as every engine reads it: ranges of the characters themselves.

    >>> write_set("edcba-x")
    '[\\-a-ex]'
    """
    return f"[{''.join(map(_write_range, _find_runs(sorted(set(map(ord, chars))))))}]"


def _find_runs(codes: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring code points."""
    start = 0
    for at in range(1, len(codes) + 1):
        if at == len(codes) or codes[at] != codes[at - 1] + 1:
            yield codes[start], codes[at - 1]
            start = at


def _write_range(run: tuple[int, int]) -> str:
    first, last = (f"\\{char}" if char in _SPECIAL else char for char in map(chr, run))
    if run[0] == run[1]:
        return first
    return f"{first}{'-' * (run[1] > run[0] + 1)}{last}"


@functools.cache
def find_chars(*kinds: int) -> frozenset[str]:
    """Every character of these kinds (`arnorm._core.classes`); surrogates have none."""
    table = classes.table()
    found = {chr(code) for code in range(0x10000) if table[code] in kinds and not 0xD800 <= code < 0xE000}
    return frozenset(found | {char for char, kind in ASTRAL.items() if kind in kinds})
