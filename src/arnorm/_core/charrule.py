"""What a step does in terms that other engines know: rows of characters, and what must be before and after one.

`arnorm.export` writes these for Elasticsearch, PostgreSQL and others; nothing in arnorm itself runs them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from arnorm._core import classes
from arnorm._generated.kinds import ASTRAL

__all__ = ["CharRule", "chars_of", "one_of"]


class CharRule(NamedTuple):
    r"""Characters and what they become, in a context: one pass over a text, every context read before anything changes.

    - ``table``: single characters to what they become, ``""`` to delete. The key ``""`` is for a place between two
      characters: its value is inserted there. A rule has characters or that key.
    - ``before`` and ``after``: what must be true where the character begins and where it ends. They are assertions in
      the regular expressions that all engines share: ``(?<=…)``, ``(?<!…)``, ``(?=…)``, ``(?!…)``, ``(?:…|…)`` of
      these, with sets (see `one_of`), ``{m,n}``, ``*`` in what looks ahead, and no group inside what looks behind.

    - ``needs``: characters one of which is in every text that the rule changes, where those of the table are common: an
      engine looks for these first. It decides nothing.

    A step of your own returns these from `Step.to_rules`.

    >>> CharRule({"ة": "ت"}, after=f"(?={one_of('هكي')})")
    CharRule(table={'ة': 'ت'}, before='', after='(?=[كهي])', needs='')
    """

    table: Mapping[str, str]
    before: str = ""
    after: str = ""
    needs: str = ""


# What has a meaning in a set of some engine.
_SPECIAL = frozenset("\\[]^-")


def one_of(chars: Iterable[str]) -> str:
    r"""A set of characters, as every engine reads it: ranges of the characters themselves.

    >>> one_of("edcba-x")
    '[\\-a-ex]'
    """
    return f"[{''.join(map(_range, _runs(sorted(set(map(ord, chars))))))}]"


def _runs(codes: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring code points."""
    start = 0
    for at in range(1, len(codes) + 1):
        if at == len(codes) or codes[at] != codes[at - 1] + 1:
            yield codes[start], codes[at - 1]
            start = at


def _range(run: tuple[int, int]) -> str:
    first, last = (f"\\{char}" if char in _SPECIAL else char for char in map(chr, run))
    if run[0] == run[1]:
        return first
    return f"{first}{'-' * (run[1] > run[0] + 1)}{last}"


@functools.cache
def chars_of(*kinds: int) -> frozenset[str]:
    """Every character of these kinds (`arnorm._core.classes`); surrogates have none."""
    table = classes.table()
    found = {chr(code) for code in range(0x10000) if table[code] in kinds and not 0xD800 <= code < 0xE000}
    return frozenset(found | {char for char, kind in ASTRAL.items() if kind in kinds})
