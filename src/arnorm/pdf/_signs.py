"""What damage shows of itself: one pass over a text says which repairs it concerns, nearly always none.

A sign is a row of elements, as a pattern has them: a set of atoms, each of which may be followed by any number of
another set. Atoms are the letters that signs name, and the kinds of all other characters. A sign says no more than
that a look is worth while: each repair asks for its own evidence.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Callable

from arnorm._core import kernels_kinds, kernels_words
from arnorm._core.classes import table
from arnorm.forms import FINALS

__all__ = [
    "APART",
    "CELLS",
    "EMBEDDED",
    "LIGATURES",
    "MARKS",
    "MIRRORED",
    "ORDER",
    "RUNS",
    "SINGLE",
    "signs",
]

ORDER, SINGLE, EMBEDDED, CELLS, MIRRORED, RUNS, MARKS, LIGATURES, APART, _RIGHT, _ASKED, _ASKED_TWICE = (
    1 << n for n in range(12)
)

# Atoms. The letters that signs name are their own.
_TEH, _ALEFS, _CONJUNCTION, _PREPOSITION = "ةى", "اأإآ", "وف", "ب"
_NAMED = "ليفنوب" + _TEH + _ALEFS
_LETTER, _OTHER_LETTER = "a", "x"  # of the Arabic alphabet, of other languages
_FINAL, _LAM_ALEF, _FORM = "UGf"
_MARK, _OTHER_MARK, _STROKE, _NUL = "mktz"
_DIGIT, _EASTERN, _SPACE, _COMMA, _STOP, _LINE, _QUOTE, _BRACKETS, _EMBEDS, _OTHER = "01 ,.nq(Ro"
_ATOMS = _NAMED + "axUGfmktz01 ,.nq(Ro"
_OF_KINDS = dict(zip("afmt01 ,.nq()", "xfkt01 ,.nq((", strict=True))  # and OTHER of all other kinds
_RANGES = (
    (_LETTER, 0x621, 0x63B),
    (_LETTER, 0x641, 0x64B),
    (_MARK, 0x64B, 0x660),
    (_MARK, 0x670, 0x671),
    (_LAM_ALEF, 0xFEF5, 0xFEFD),
    (_NUL, 0, 1),
    (_EMBEDS, 0x202B, 0x202C),
    (_PREPOSITION, ord("ك"), ord("ك") + 1),
    *((_FINAL, ord(char), ord(char) + 1) for char in FINALS),
    *((char, ord(char), ord(char) + 1) for char in _NAMED),
)

_LETTERS = _NAMED + _LETTER
_SCRIPT = _LETTERS + _OTHER_LETTER + _FINAL + _LAM_ALEF + _FORM
_STEM_LETTERS = "".join(letter for letter in _LETTERS if letter not in _CONJUNCTION + _PREPOSITION)
_INSIDE = _MARK + _STROKE


def _no(atoms: str) -> str:
    return "".join(atom for atom in _ATOMS if atom not in atoms)


_OUT = _no(_LETTERS)
_OUT_OF_FORMS = _no(_LETTERS + _FINAL + _LAM_ALEF + _FORM)
_Row = tuple[str | tuple[str, str], ...]
_ROWS: tuple[tuple[int, _Row], ...] = (
    # What no word begins with, في from its end; the same for أن and إن.
    (ORDER, (_OUT_OF_FORMS, (_TEH, _INSIDE + _NUL), _LETTERS)),
    (ORDER, (_OUT_OF_FORMS, "ي", ("ف", _INSIDE + _NUL), _OUT_OF_FORMS)),
    (ORDER, (_OUT_OF_FORMS, _FINAL)),
    (SINGLE, (_OUT, "ن", "أإ", _OUT)),
    (EMBEDDED, (_EMBEDS,)),
    # More than three digits before a group: no number has them.
    (CELLS, (_DIGIT, _DIGIT, _DIGIT, _DIGIT, _COMMA, _DIGIT)),
    (MIRRORED, (_EASTERN, _SCRIPT, _SCRIPT)),
    # A number and two spaces before a word; stops that begin a line.
    (RUNS, (_DIGIT, _SPACE, _SPACE, _SCRIPT)),
    (RUNS, (_LINE, (_STOP + _COMMA, _STOP + _COMMA + _SPACE), _SCRIPT + _QUOTE + _BRACKETS)),
    (MARKS, (_SPACE, _MARK + _OTHER_MARK)),
    (LIGATURES, (("ا", _INSIDE), "أإ")),
    # Two words that a text without any right lam-alef is asked about: alef and lam that are more than an article.
    (_RIGHT, (("ل", _INSIDE), (_ALEFS, _INSIDE), _no("ل" + _INSIDE))),
    (_RIGHT, (_LAM_ALEF,)),
    (_ASKED, ((_ALEFS, _INSIDE), ("ل", _INSIDE), (_ALEFS, _INSIDE), "ل")),
    (_ASKED, (("ا", _INSIDE), ("ل", _INSIDE), _no(_LETTERS + _INSIDE))),
    (_ASKED, ((_STEM_LETTERS, _INSIDE), (_ALEFS, _INSIDE), "ل")),
    (_ASKED, ((_LETTERS, _INSIDE), (_CONJUNCTION, _INSIDE), (_ALEFS, _INSIDE), "ل")),
    (_ASKED, ((_LETTERS, _INSIDE), (_PREPOSITION, _INSIDE), (_ALEFS, _INSIDE), "ل")),
    (_ASKED, (_OUT, ("أإآ", _INSIDE), "ل")),
    # An article before a space and an alef with its hamza.
    (APART, (_OUT + _CONJUNCTION + _PREPOSITION, "ا", "ل", _SPACE, "أإ")),
)  # fmt: skip


def signs(text: str) -> int:
    """The signs that a text has, as bits; 0 where no repair has anything to do in it."""
    return _found(_reader()(text))


@functools.lru_cache(1 << 12)
def _found(seen: int) -> int:
    """The signs, by what the reader has seen."""
    if kernels_kinds.compiled:
        meanings = _automaton()[1]
        seen = functools.reduce(
            operator.or_,
            (meaning for nth, meaning in enumerate(meanings) if seen >> nth & 1),
            _ASKED_TWICE if seen >> 63 else 0,
        )
    if seen & _ASKED_TWICE and not seen & _RIGHT:
        seen |= LIGATURES
    return seen & ~(_RIGHT | _ASKED | _ASKED_TWICE)


@functools.cache
def _reader() -> Callable[[str], int]:
    """What sees the signs: compiled, one pass over the text; interpreted, patterns are quicker than a loop."""
    return functools.partial(kernels_words.signs, _automaton()[0]) if kernels_kinds.compiled else _searched


def _searched(text: str) -> int:
    patterns, asked = _patterns()
    atoms = _OTHER + text.translate(_Translation()) + _OTHER
    found = 0
    for sign, pattern in patterns:
        if pattern.search(atoms):
            found |= sign
    return found | _ASKED_TWICE if found & _ASKED and len(asked.findall(atoms)) > 1 else found


class _Translation(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = atom = _ATOMS[_atoms()[min(code, 0xFFFF)]]
        return atom


@functools.cache
def _patterns() -> tuple[list[tuple[int, re.Pattern[str]]], re.Pattern[str]]:
    """A pattern over atoms for each row; and one for the places where words are asked about."""
    rows = [(sign, "".join(map(_element, row))) for sign, row in _ROWS]
    asked = "|".join(pattern for sign, pattern in rows if sign == _ASKED)
    return [(sign, re.compile(pattern)) for sign, pattern in rows], re.compile(f"(?={asked})")


def _element(element: str | tuple[str, str]) -> str:
    if isinstance(element, str):
        return f"[{re.escape(element)}]"
    return f"[{re.escape(element[0])}][{re.escape(element[1])}]*"


@functools.cache
def _atoms() -> bytes:
    """The number of the atom of each character."""
    of_kinds = bytes(_ATOMS.index(_OF_KINDS.get(chr(kind), _OTHER)) for kind in range(256))
    atoms = bytearray(table().translate(of_kinds))
    for atom, start, end in _RANGES:
        atoms[start:end] = bytes((_ATOMS.index(atom),)) * (end - start)
    return bytes(atoms)


@functools.cache
def _automaton() -> tuple[tuple[bytes, bytes, bytes, int], list[int]]:
    """The atoms of characters, the state after each state and atom, what each state has seen; and what that means.

    A state is the set of places in rows that the text so far may have come to (Baeza-Yates and Gonnet, 1992), and
    all that there are come to less than 256.
    """
    begins = 0
    ends: dict[int, int] = {}
    takes = dict.fromkeys(_ATOMS, 0)
    stays = dict.fromkeys(_ATOMS, 0)
    place = 1
    for sign, row in _ROWS:
        begins |= place
        for element in row:
            one, more = element if isinstance(element, tuple) else (element, "")
            for atom in one:
                takes[atom] |= place
            for atom in more:
                stays[atom] |= place
            ends[place] = 0
            place <<= 1
        ends[place >> 1] = sign
    states, steps = _states(begins, [takes[atom] for atom in _ATOMS], [stays[atom] for atom in _ATOMS])
    meant = [
        functools.reduce(operator.or_, (sign for place, sign in ends.items() if state & place), 0) for state in states
    ]
    meanings = sorted(set(meant), key=lambda meaning: (meaning & _ASKED, meaning))
    asked = next(nth for nth, meaning in enumerate(meanings) if meaning & _ASKED)
    return (_atoms(), steps, bytes(map(meanings.index, meant)), asked), meanings


def _states(begins: int, takes: list[int], stays: list[int]) -> tuple[list[int], bytes]:
    """All sets of places that a text may come to, and the number of the one after each of them and each atom."""
    numbers = {0: 0}
    states, steps = [0], bytearray()
    for state in states:
        for take, stay in zip(takes, stays, strict=True):
            after = (state << 1 | begins) & take | state & stay
            if after not in numbers:
                numbers[after] = len(states)
                states.append(after)
            steps.append(numbers[after])
        steps += bytes(32 - len(takes))
    return states, bytes(steps)
