"""Signs of damage: one pass over a text tells which repairs may have work to do, nearly always none.

A sign is a row of elements, like a pattern: each element is a set of atoms, and any number of atoms of another set may
follow it. Atoms are the letters that signs name, and the kinds of all other characters. A sign only says that a closer
look is needed: each repair asks for its own evidence.

Characters that later steps delete are skipped, so that they cannot hide a sign from the first run.
"""

from __future__ import annotations

import functools
import itertools
import operator

from arnorm._arabic import words_kernel
from arnorm._arabic.joining import find_reversed_allah
from arnorm._core.classes import DIGIT, EASTERN, FORM, table
from arnorm._core.scan import Scan
from arnorm.forms import FINALS, UnfoldForms
from arnorm.pdf.letters import OTHER_BLOCKS, has_glyph_name, may_name_letters
from arnorm.pdf.order import has_said_year, says_it_is_turned
from arnorm.turned_forms import turn_forms

ORDER, SINGLE, EMBEDDED, CELLS, MIRRORED, RUNS, MARKS, LIGATURES, APART = (1 << n for n in range(9))
_RIGHT, _ASKED, SHAPED, LETTERS, ALLAH, YEARS = (1 << n for n in range(9, 15))  # the last two are no rows
# Signs that occur in clean text: a text needs two of the first kinds, and three of the others.
_TWICE, _THRICE = CELLS | MIRRORED | _ASKED, RUNS | APART

# Atoms. The letters that signs name are atoms by themselves.
_TEH, _ALEFS, _CONJUNCTION, _PREPOSITION = "ةى", "اأإآ", "وف", "ب"
_NAMED_LETTERS = "ليفنوب" + _TEH + _ALEFS
_LETTER, _OTHER_LETTER = "a", "x"  # of the Arabic alphabet, of other languages
_FINAL, _LAM_ALEF, _FORM = "UGf"
_MARK, _HAMZA, _STROKE, _UNSURE = "mhTt"  # a hamza or maddah by itself; a kashida; what is not seen
_DIGIT, _EASTERN, _SPACE, _GAP, _COMMA, _STOP, _LINE, _ENCLOSING, _EMBEDS, _OTHER = "01 s,.n(Ro"
_OTHER_BLOCK = "L"  # of other blocks, in which fonts may have Arabic letters: see arnorm.pdf.letters
_PLAIN_ATOMS = _NAMED_LETTERS + "axUGfmhtT01 s,.n(RoL"
_OF_KINDS = dict(zip("afmti01 s,.nq()", "xfmTt01 s,.n(((", strict=True))  # and OTHER of all other kinds
_RANGES = (
    (_LETTER, 0x621, 0x63B),
    (_LETTER, 0x641, 0x64B),
    (_HAMZA, 0x653, 0x656),
    (_UNSURE, 0xFE00, 0xFE10),
    (_LAM_ALEF, 0xFEF5, 0xFEFD),
    (_EMBEDS, 0x202B, 0x202C),
    (_UNSURE, 0xFFFE, 0xFFFF),  # and what lies above: some marks do
    (_LINE, 0xFFFF, 0x10000),  # the beginning and the end of a text
    (_PREPOSITION, ord("ك"), ord("ك") + 1),
    *((_OTHER_BLOCK, start, end) for start, end in OTHER_BLOCKS),
    *((_FINAL, ord(char), ord(char) + 1) for char in FINALS),
    *((char, ord(char), ord(char) + 1) for char in _NAMED_LETTERS),
)

_LETTER_ATOMS = _NAMED_LETTERS + _LETTER
_FORMS = _FINAL + _LAM_ALEF + _FORM
_SCRIPT = _LETTER_ATOMS + _OTHER_LETTER + _FORMS
_STEM_LETTERS = "".join(letter for letter in _LETTER_ATOMS if letter not in _CONJUNCTION + _PREPOSITION)
# A presentation form counts as its shape and as the letter that later steps make of it: each such pair is an atom
# that matches where either does. A lam-alef can end a row as its lam and begin one as its alef.
_DRAWN = {chr(0xE000 + nth): pair for nth, pair in enumerate(itertools.product(_FINAL + _FORM, _LETTER_ATOMS))}
_ATOMS = _PLAIN_ATOMS + "".join(_DRAWN)
# Atoms that later steps delete: any number of them may follow each element of a row. Atoms that may stay can be between
# words as well.
_PASSED = _MARK + _HAMZA + _EMBEDS + _UNSURE + _STROKE
_FIGURE, _BLANK = _DIGIT + _EASTERN, _SPACE + _GAP


def _all_but(atoms: str) -> str:
    return "".join(atom for atom in _PLAIN_ATOMS if atom not in atoms + _MARK + _HAMZA + _EMBEDS)


def _with_forms(atoms: str, first: bool, last: bool) -> str:
    """Add the atoms of the forms that look like these atoms, or unfold to them."""
    found = atoms + "".join(atom for atom, pair in _DRAWN.items() if set(pair) & set(atoms))
    return found + _LAM_ALEF * ((first and not set(atoms).isdisjoint(_ALEFS)) or (last and "ل" in atoms))


_NOT_LETTER = _all_but(_LETTER_ATOMS)
_NOT_LETTER_OR_FORM = _all_but(_LETTER_ATOMS + _FORMS)
_STOPS_FIRST = ((_STOP + _COMMA, _STOP + _COMMA + _BLANK + _OTHER), _SCRIPT + _ENCLOSING + _COMMA)
_SignRow = tuple[str | tuple[str, ...], ...]
_Rows = tuple[tuple[int, _SignRow], ...]
_ROWS: _Rows = (
    # Letters that no word begins with, reversed في; the same for أن and إن below.
    (ORDER, (_NOT_LETTER_OR_FORM, _TEH, _LETTER_ATOMS)),
    (ORDER, (_NOT_LETTER_OR_FORM, "ي", "ف", _NOT_LETTER_OR_FORM)),
    (ORDER, (_NOT_LETTER_OR_FORM, _FINAL)),
    # A reversed article before a hamza, which ends no word.
    (ORDER, ("أإ", "ا", _NOT_LETTER_OR_FORM)),
    (SINGLE, (_NOT_LETTER, "ن", "أإ", _NOT_LETTER)),
    (EMBEDDED, (_EMBEDS,)),
    # More than three digits before a group: no number has them.
    (CELLS, (_FIGURE, _FIGURE, _FIGURE, _FIGURE, _COMMA, _FIGURE)),
    (MIRRORED, (_EASTERN, _SCRIPT, _SCRIPT)),
    (MIRRORED, (_EASTERN, _LAM_ALEF)),
    # A number and two spaces, or a bracket between spaces, before a word (no stroke between them, which stands for a
    # dash); stops that begin a line.
    (RUNS, (_FIGURE, (_BLANK, _BLANK, _STROKE), _BLANK, _SCRIPT + _ENCLOSING)),
    (RUNS, (_FIGURE, _BLANK, _ENCLOSING, _BLANK, _SCRIPT)),
    (RUNS, ((_LINE, _BLANK), *_STOPS_FIRST)),
    (RUNS, ((_GAP, _BLANK), (_GAP, _BLANK), *_STOPS_FIRST)),  # a wide gap becomes the end of a line
    (MARKS, (_SPACE, _MARK + _HAMZA, _SCRIPT)),
    (LIGATURES, (_NOT_LETTER + _CONJUNCTION + _PREPOSITION, "ا", "أإا", "ل")),
    # Alef and lam that are not just an article: a sign in a text without any right lam-alef.
    (_RIGHT, ("ل", _ALEFS, _all_but("ل" + _UNSURE + _STROKE))),
    (_ASKED, ((_NOT_LETTER, _CONJUNCTION + _PREPOSITION), "ا", "ل", _NOT_LETTER)),
    (_ASKED, (_STEM_LETTERS, _ALEFS, "ل")),
    (_ASKED, (_LETTER_ATOMS, _CONJUNCTION, _ALEFS, "ل")),
    (_ASKED, (_LETTER_ATOMS, _PREPOSITION, _ALEFS, "ل")),
    (_ASKED, (_NOT_LETTER, "أإآ", "ل", _all_but("ى"))),  # not إلى
    # An article before a space and an alef with its hamza.
    (APART, ((_NOT_LETTER, _CONJUNCTION + _PREPOSITION), "ا", "ل", (_BLANK, _BLANK), "أإ")),
    (LETTERS, (_OTHER_BLOCK,)),
    (SHAPED, (_FORMS,)),
)


def _row_elements(sign: int, row: _SignRow) -> list[tuple[str, str]]:
    """Return the elements of a row, each with the atoms that may follow it; forms are added.

    Atoms that later steps delete may follow each, except those that an element excludes and those that the row ends
    with: so it comes to its end once.
    """
    found = [(*element, "")[:3] if isinstance(element, tuple) else (element, "", "") for element in row]
    if sign != _RIGHT:
        last = len(row) - 1
        found = [
            (_with_forms(one, nth == 0, nth == last), _with_forms(more, False, False), no)
            for nth, (one, more, no) in enumerate(found)
        ]
    pairs = [(one, more + "".join(atom for atom in _PASSED if atom not in no)) for one, more, no in found]
    if len(pairs) > 1:
        one, more = pairs[-2]
        pairs[-2] = one, "".join(atom for atom in more if atom not in pairs[-1][0])
    return pairs


def find_signs(scan: Scan) -> int:
    """Return the signs of a text as bits; 0 if no repair has work to do."""
    text, kinds = scan.text, scan.kinds
    found = words_kernel.read_signs(_make_automaton(), text)
    if not found & ORDER and says_it_is_turned(text):
        found |= ORDER
    if found & _ASKED and not found & _RIGHT:
        found |= LIGATURES
    if turn_forms.may_change(scan) and find_reversed_allah(text):
        found |= ALLAH
    if (DIGIT in kinds or EASTERN in kinds) and has_said_year(text):
        found |= YEARS
    if found & (LETTERS | SHAPED) or has_glyph_name(text):
        found = found | LETTERS if may_name_letters(text) else found & ~LETTERS
    return found & ~(_RIGHT | _ASKED)


@functools.cache
def _atom_table() -> bytes:
    """Return the atom number of each character."""
    forms = UnfoldForms().table()
    of_kinds = bytes(_ATOMS.index(_OF_KINDS.get(chr(kind), _OTHER)) for kind in range(256))
    atoms = bytearray(table().translate(of_kinds))
    for code, kind in enumerate(table()):
        if kind == FORM and chr(code) not in forms:  # ﷼ and phrases in one character stay
            atoms[code] = _ATOMS.index(_OTHER_LETTER)
    for atom, start, end in _RANGES:
        atoms[start:end] = bytes((_ATOMS.index(atom),)) * (end - start)
    pairs = {pair: _ATOMS.index(atom) for atom, pair in _DRAWN.items()}
    for form, letter in forms.items():
        if len(letter) == 1:
            code, pair = ord(form), (_ATOMS[atoms[ord(form)]], _ATOMS[atoms[ord(letter)]])
            atoms[code] = pairs.get(pair, atoms[code])
    return bytes(atoms)


@functools.cache
def _make_automaton() -> tuple[bytes, bytes, bytes, int, int]:
    """What `words_kernel.read_signs` asks for: what is seen are rows that have come to their end.

    A state is the set of places in rows that the text so far may have come to (Baeza-Yates and Gonnet, 1992);
    all that there are come to less than 256.
    """
    begins, place = 0, 1
    takes, stays = dict.fromkeys(_ATOMS, 0), dict.fromkeys(_ATOMS, 0)
    ends: dict[str, list[tuple[int, int]]] = {atom: [] for atom in _ATOMS}
    for sign, row in _ROWS:
        first = place
        elements = _row_elements(sign, row)
        for one, more in elements[:-1]:
            for atom in one:
                takes[atom] |= place
            for atom in more:
                stays[atom] |= place
            place <<= 1
        begins |= first
        for atom in elements[-1][0]:
            ends[atom].append((place >> 1 if place > first else 0, sign))
    return _number_states(begins, [(takes[atom], stays[atom], ends[atom]) for atom in _ATOMS])


def _number_states(
    begins: int, atoms: list[tuple[int, int, list[tuple[int, int]]]]
) -> tuple[bytes, bytes, bytes, int, int]:
    """Number the states of the automaton, given for each atom the places it enters, stays in and completes."""
    numbers, states, meanings = {0: 0}, [0], {0: 0}
    steps = bytearray(len(atoms) << 9)
    for number, state in enumerate(states):
        for nth, (take, stay, ends) in enumerate(atoms):
            after = (state << 1 | begins) & take | state & stay
            if after not in numbers:
                numbers[after] = len(states)
                states.append(after)
            met = functools.reduce(operator.or_, (sign for place, sign in ends if state & place == place), 0)
            at = (nth << 9) + 2 * number
            steps[at : at + 2] = numbers[after], meanings.setdefault(met, len(meanings))
    return _atom_table(), bytes(steps), b"".join(number.to_bytes(2, "little") for number in meanings), _TWICE, _THRICE
