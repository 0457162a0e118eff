"""The wall (tests/wall.py): what comes out of our own texts is what came out when somebody read it last."""

from __future__ import annotations

import itertools
from operator import itemgetter

import pytest

from wall import WALL, load, outcome

LINES = {reader: list(lines) for reader, lines in itertools.groupby(load(), itemgetter(0))}


@pytest.mark.parametrize("reader", LINES)
def test_outcomes_are_those_of_the_wall(reader: str) -> None:
    changed = [(text, was, now) for _, text, was in LINES[reader] if (now := outcome(reader, text)) != was]
    assert not changed, "(text, was, now): make tables, and read the difference"


def test_the_wall_is_as_it_is_written() -> None:
    assert len({tuple(line[:2]) for line in load()}) == len(WALL.read_text(encoding="utf-8").splitlines())
