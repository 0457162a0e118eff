"""What PDF extraction did to Arabic, found and undone."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import ClassVar, Literal, NamedTuple

from arnorm._arabic.joining import Edits, has_glyphs
from arnorm._core.classes import DIGIT, EASTERN, FOREIGN, FORM, LETTER
from arnorm._core.edits import Edit, apply, composed
from arnorm._core.pipeline import Pipeline
from arnorm._core.result import Result
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_text, function_form, step_class
from arnorm.diacritics import StripDiacritics
from arnorm.digits import UnifyDigits
from arnorm.form_lines import find_turned_forms
from arnorm.forms import Compose, UnfoldForms
from arnorm.invisibles import StripInvisibles
from arnorm.pdf import signs
from arnorm.pdf.allah import turn_allah
from arnorm.pdf.letters import name_letters
from arnorm.pdf.ligatures import turn_ligatures
from arnorm.pdf.order import turn_figures, turn_lines, turn_said_years, turn_single_words
from arnorm.pdf.pieces import (
    drop_strokes,
    join_marks,
    join_parted,
    join_split_lines,
    move_bare_numbers,
    open_brackets_first,
    part_cells,
    reorder_mirrored,
    reorder_pieces,
    turn_embedded,
)
from arnorm.pdf.signs import find_signs
from arnorm.tatweel import StripTatweel
from arnorm.web import UnescapeHtml
from arnorm.whitespace import CollapseWhitespace

__all__ = ["Damage", "RepairPdf", "find_damage", "repair_pdf"]

DamageKind = Literal["letters", "order", "pieces", "marks", "ligatures", "words"]

_MOST_ROUNDS = 4


class _Repair(NamedTuple):
    """A repair, and the signs; a text without other damage must have one of them."""

    kind: DamageKind
    signs: int
    repair: Callable[[str, bool], Edits]  # gets the text and whether damage was found before


# In the order in which they run: letters and lines first, then the pieces and words in them.
_REPAIRS = (
    _Repair("letters", signs.LETTERS, name_letters),
    _Repair("order", signs.SHAPED, lambda text, _: find_turned_forms(Scan(text))),
    _Repair("order", signs.ORDER | signs.SINGLE, turn_single_words),
    _Repair("order", signs.ORDER, turn_lines),
    _Repair("pieces", signs.EMBEDDED, drop_strokes),
    _Repair("pieces", signs.EMBEDDED, turn_embedded),
    _Repair("pieces", signs.CELLS, part_cells),
    _Repair("pieces", signs.MIRRORED, reorder_mirrored),
    _Repair("pieces", signs.RUNS, reorder_pieces),
    _Repair("marks", signs.MARKS, join_marks),
    _Repair("ligatures", signs.ALLAH, turn_allah),
    _Repair("ligatures", signs.LIGATURES, turn_ligatures),
    _Repair("words", signs.APART, join_parted),
    _Repair("pieces", 0, move_bare_numbers),  # other damage is known by now
    _Repair("pieces", 0, open_brackets_first),
    _Repair("pieces", 0, turn_figures),
    _Repair("pieces", signs.EMBEDDED, join_split_lines),
    _Repair("pieces", signs.YEARS, turn_said_years),
)


@step_class
class RepairPdf(Step):
    """Undo what PDF extraction does to Arabic.

    The text itself is the evidence: a text without a sign of damage stays as it is, a damaged text is repaired as a
    whole. Each repair can be turned off:

    - ``letters``: letters that a font gives as names of glyphs (/uni0639), in the Greek block (ΔϴΑήόϟ΍), from a Persian
      keyboard among presentation forms (ﻟﯾﻛون), or with a letter of another script as a kashida (وقѧѧد);
    - ``order``: lines in visual order (from left to right) are reversed, but not their numbers and Latin words; so are
      single words, where all words that end in a joined letter are reversed;
    - ``pieces``: numbers, brackets and stops on their wrong side, lines whose pieces are reversed, and glued cells of a
      table;
    - ``marks``: a space before a harakat (المقد َّم);
    - ``ligatures``: األول for الأول, خالل for خلال, in some fonts also املادة for المادة. If both readings are words
      (طالب, طلاب), the more frequent one is taken. Frequencies: wordfreq (CC BY-SA 4.0).
    - ``words``: words in two pieces (مستو يات), in a text with other damage.

    Run it before `UnfoldForms`, as the preset ``PDF`` does: presentation forms show how a line was drawn. All of the
    text is read as that of pages, the keys of data and the strings of code too.

    >>> import arnorm
    >>> arnorm.repair_pdf("مجلس األمن الدولي خالل اجتماعه")
    'مجلس الأمن الدولي خلال اجتماعه'
    >>> arnorm.repair_pdf(".2024 ماع يف ةديدجلا ةسردملا ىلإ دلولا بهذ")
    'ذهب الولد إلى المدرسة الجديدة في عام 2024.'
    """

    letters: bool = True
    order: bool = True
    pieces: bool = True
    marks: bool = True
    ligatures: bool = True
    words: bool = True

    loss: ClassVar[Loss] = "letters"
    summary = (
        "Undoes what PDF extraction did: lines in visual order, reversed ligatures, numbers and marks out of place."
    )
    summary_ar = (
        "يصلح ما أفسده استخراج النص من ملفات بي دي إف من سطور مقلوبة وحروف مركبة معكوسة وأرقام وحركات في غير مواضعها."
    )
    topic = "PDF"
    makes_new_text: ClassVar[bool] = True

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        found = find_signs(scan)
        return self._repair(scan.text, found) if found else []

    def acts_on(self) -> Iterable[bytes]:
        # Digits too: the names of months that `UnifyDates` writes are no reason to read a text otherwise.
        return tuple(bytes((kind,)) for kind in (LETTER, FORM, FOREIGN, DIGIT, EASTERN))

    def _repair(self, text: str, found: int) -> list[Edit]:
        """The edits of a text that has these signs; then those of its view, where forms hide reversed ligatures."""
        edits = self._repair_fully(text, found)
        between = apply(text, edits)
        if edits and has_glyphs(between):
            view = view_steps().run(between)
            edits = composed(edits, _carry_back(view, self._repair_fully(view.text, find_signs(Scan(view.text)), True)))
        return edits

    def _repair_fully(self, text: str, found: int, damaged: bool = False) -> list[Edit]:
        """The edits of a text that has these signs, until its repairs find no more."""
        edits: list[Edit] = []
        for _ in range(_MOST_ROUNDS):
            new = self._repair_once(text, found, damaged)
            if not new:
                break
            edits = composed(edits, new)
            text = apply(text, new)
            found = find_signs(Scan(text))
        return edits

    def _repair_once(self, text: str, found: int, damaged: bool) -> list[Edit]:
        """The edits of all repairs, one after the other: of those that the signs ask for, until there is damage."""
        edits: list[Edit] = []
        for repair in _REPAIRS:
            if (damaged or found & repair.signs) and getattr(self, repair.kind):
                new = [Edit(*one) for one in repair.repair(text, damaged)]
                damaged = damaged or bool(new)
                edits = composed(edits, new)
                text = apply(text, new)
        return edits


repair_pdf = function_form(RepairPdf)


@functools.cache
def view_steps() -> Pipeline:
    """Return the steps of ``PDF`` that make letters plain; a test compares them with the preset."""
    return Pipeline(
        UnescapeHtml(), UnfoldForms(), StripInvisibles(), StripDiacritics(), Compose(), StripTatweel(),
        CollapseWhitespace(), UnifyDigits(unsure="leave"),
    )  # fmt: skip


def _carry_back(view: Result, edits: Iterable[Edit]) -> Edits:
    """Turn edits of the view into edits of the text; deleted characters inside an edit are replaced with it.

    Two letters that change places leave their marks in place.
    """
    text = view.source
    for start, end, new in _cover_characters(view, edits):
        places = [view.alignment.source(at, at + 1) for at in range(start, end)] if len(new) == 2 else []
        if view.text[start:end] == new[::-1] and places and places[0][1] <= places[1][0]:
            for at, (first, last), char in zip(range(start, end), places, new, strict=True):
                yield (first, first + 1, char) if text[first] == view.text[at] else (first, last, char)
        else:
            yield (*view.alignment.source(start, end), new)


def _cover_characters(view: Result, edits: Iterable[Edit]) -> list[tuple[int, int, str]]:
    """The edits, each of whole characters of the text: of all letters of a ligature; those of one ligature are one."""
    text, alignment = view.text, view.alignment
    covered: list[tuple[int, int, str]] = []
    for start, end, new in edits:
        first, last = alignment.target(*alignment.source(start, end)) if start < end else (start, end)
        first, last = min(first, start), max(last, end)
        before = text[first:start]
        if covered and first < covered[-1][1]:
            first, done, before = covered.pop()
            before = before[: len(before) - (done - start)] if done > start else before + text[done:start]
            last = max(last, done)
        covered.append((first, last, before + new + text[end:last]))
    return covered


class Damage(NamedTuple):
    """A place that PDF extraction damaged, and how: the name of the option of `RepairPdf` that repairs it."""

    start: int
    end: int
    text: str
    kind: DamageKind


def find_damage(text: str) -> list[Damage]:
    """Find what `RepairPdf` would repair, for example to choose which files to extract with another program.

    Returns sorted, disjoint spans; everything in a reversed line has the kind ``order``. Raises TypeError for anything
    but a str.

    >>> import arnorm
    >>> arnorm.find_damage("مجلس األمن")
    [Damage(start=6, end=8, text='أل', kind='ligatures')]
    """
    check_text(text, by="find_damage")
    scan = Scan(text)
    spans = [(start, end) for start, end, _ in RepairPdf().edits(scan)]
    kinds: dict[int, DamageKind] = {}
    off = {kind: False for kind, _, _ in _REPAIRS}
    for kind in off:
        off[kind] = True
        if len(kinds) == len(spans):
            break
        for start in _find_edited(spans, RepairPdf(**off).edits(scan)):
            kinds.setdefault(start, kind)
    for repair in _REPAIRS if spans else ():
        if not repair.signs:  # it runs only beside other damage
            for start in _find_edited(spans, repair.repair(text, True)):
                kinds[start] = "order" if kinds[start] == "order" else repair.kind
    return [Damage(start, end, text[start:end], kinds[start]) for start, end in spans]


def _find_edited(spans: list[tuple[int, int]], edits: Iterable[Edit | tuple[int, int, str]]) -> list[int]:
    """Return the beginnings of the spans that hold an edit."""
    starts = [start for start, _, _ in edits]
    return [start for start, end in spans if bisect_left(starts, start) < bisect_left(starts, max(end, start + 1))]
