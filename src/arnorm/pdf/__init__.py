"""What PDF extraction did to Arabic, found and undone."""

from __future__ import annotations

import dataclasses
import functools
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar, Literal, NamedTuple

from arnorm._core.classes import FORM, LETTER
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_text
from arnorm.pdf import _signs
from arnorm.pdf._cells import cells
from arnorm.pdf._compose import composed, edited
from arnorm.pdf._figures import figures
from arnorm.pdf._ligatures import ligatures
from arnorm.pdf._marks import marks
from arnorm.pdf._mirrored import mirrored
from arnorm.pdf._order import order
from arnorm.pdf._parted import parted
from arnorm.pdf._pieces import bare, brackets, embedded
from arnorm.pdf._runs import runs
from arnorm.pdf._signs import signs
from arnorm.pdf._single import single
from arnorm.pdf._view import carried, view

__all__ = ["Damage", "RepairPdf", "find_damage", "repair_pdf"]

Kind = Literal["order", "pieces", "marks", "ligatures", "words"]

_Edits = list[tuple[int, int, str]]
_ROUNDS = 4


class _Repair(NamedTuple):
    """One repair, and the signs without any of which a text by itself gives it nothing to do."""

    kind: Kind
    signs: int
    repair: Callable[[str, bool], Iterator[tuple[int, int, str]]]  # gets the text and whether damage was found before


# In the order they work in: lines first, then what stands in them.
_REPAIRS = (
    _Repair("order", _signs.ORDER | _signs.SINGLE, single),
    _Repair("order", _signs.ORDER, order),
    _Repair("pieces", _signs.EMBEDDED, embedded),
    _Repair("pieces", _signs.EMBEDDED, brackets),
    _Repair("pieces", _signs.CELLS, cells),
    _Repair("pieces", _signs.MIRRORED, mirrored),
    _Repair("pieces", _signs.MIRRORED | _signs.RUNS, figures),
    _Repair("pieces", _signs.RUNS, runs),
    _Repair("marks", _signs.MARKS, marks),
    _Repair("ligatures", _signs.LIGATURES, ligatures),
    _Repair("words", _signs.APART, parted),
    _Repair("pieces", 0, bare),  # what else is damaged is known now
    _Repair("pieces", 0, brackets),
    _Repair("pieces", 0, figures),
)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RepairPdf(Step):
    """Undo what PDF extraction does to Arabic.

    The evidence is the text's own: one that has no sign of damage comes back as it is, one that has some is repaired
    throughout. Each repair can be turned off:

    - ``order``: lines that stand as they are drawn, from left to right, are turned, numbers and Latin words apart; so
      are single words, where those that end in a joined letter are;
    - ``pieces``: numbers, brackets and stops that stand on their wrong side, lines whose pieces stand from the last to
      the first, and cells of a table that are glued;
    - ``marks``: a space before a harakat (المقد َّم);
    - ``ligatures``: األول for الأول, خالل for خلال, where a font needs it also املادة for المادة. What could be either
      word (طالب, طلاب) is the more frequent one. Frequencies: wordfreq (CC BY-SA 4.0).
    - ``words``: words in two pieces (مستو يات), where there is damage of another kind.

    It stands before `UnfoldForms`, as in the preset ``PDF``: presentation forms tell how a line was drawn.

    >>> import arnorm
    >>> arnorm.repair_pdf("مجلس األمن الدولي خالل اجتماعه")
    'مجلس الأمن الدولي خلال اجتماعه'
    >>> arnorm.repair_pdf(".2024 ماع يف ةديدجلا ةسردملا ىلإ دلولا بهذ")
    'ذهب الولد إلى المدرسة الجديدة في عام 2024.'
    """

    order: bool = True
    pieces: bool = True
    marks: bool = True
    ligatures: bool = True
    words: bool = True

    loss: ClassVar[Loss] = "letters"

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        found = signs(scan.text)
        return self._edits(scan.text, found) if found else []

    def acts_on(self) -> Iterable[bytes]:
        return bytes((LETTER,)), bytes((FORM,))

    def _edits(self, text: str, found: int) -> _Edits:
        """The edits of one text that has these signs: round after round, for what is repaired can show more.

        Then those of its view, until that shows nothing either, so that nothing is left to a second run.
        """
        edits = self._rounds(text, found)
        for _ in range(_ROUNDS if edits or _signs.may_show(text, found) else 0):
            between = edited(text, edits)
            plain = view(between)
            new = self._rounds(plain, signs(plain)) if plain != between else []
            if not new:
                break
            edits = composed(edits, list(carried(between, new)), between)
            between = edited(text, edits)
            edits = composed(edits, self._rounds(between, signs(between)), between)
        return edits

    def _rounds(self, text: str, found: int) -> _Edits:
        """The edits of a text that has these signs, until its repairs find no more."""
        edits = new = self._round(text, found)
        for _ in range(_ROUNDS - 1):
            if not new:
                break
            between = edited(text, edits)
            new = self._round(between, signs(between))
            edits = composed(edits, new, between)
        return edits

    def _round(self, text: str, found: int) -> _Edits:
        """The edits of all repairs, one after the other: of those that the signs ask for, until there is damage."""
        for nth in _asked(found):
            if edits := self._repaired(text, _REPAIRS[nth], False):
                return self._others(text, edits, nth + 1)
        return []

    def _others(self, text: str, edits: _Edits, first: int) -> _Edits:
        """These edits, and those of all repairs from the first one on: more may be damaged."""
        between = edited(text, edits)
        for repair in _REPAIRS[first:]:
            if new := self._repaired(between, repair, True):
                edits = composed(edits, new, between)
                between = edited(text, edits)
        return edits

    def _repaired(self, text: str, one: _Repair, damaged: bool) -> _Edits:
        return list(one.repair(text, damaged)) if getattr(self, one.kind) else []


@functools.lru_cache(1 << 10)
def _asked(found: int) -> tuple[int, ...]:
    """Which repairs have something to do in a text that has these signs."""
    return tuple(nth for nth, repair in enumerate(_REPAIRS) if found & repair.signs)


repair_pdf = function_form(RepairPdf)


class Damage(NamedTuple):
    """A place that PDF extraction damaged, and how: the name of the option of `RepairPdf` that repairs it."""

    start: int
    end: int
    text: str
    kind: Kind


def find_damage(text: str) -> list[Damage]:
    """What `RepairPdf` would repair: for those who choose what to extract anew, and with what.

    Sorted and disjoint; in a line that is turned, all is of the kind ``order``. Raises TypeError for what is no str.

    >>> import arnorm
    >>> arnorm.find_damage("مجلس األمن")
    [Damage(start=6, end=8, text='أل', kind='ligatures')]
    """
    check_text(text, by="find_damage")
    spans = [(start, end) for start, end, _ in RepairPdf().edits(Scan(text))]
    kinds: dict[int, Kind] = {}
    off = {kind: False for kind, _, _ in _REPAIRS}
    for kind in off if spans else ():
        off[kind] = True
        for start in _edited(spans, RepairPdf(**off).edits(Scan(text))):
            kinds.setdefault(start, kind)
    for repair in _REPAIRS if spans else ():
        if not repair.signs:  # it acts only where there is other damage, and was met with that
            for start in _edited(spans, repair.repair(text, True)):
                kinds[start] = "order" if kinds[start] == "order" else repair.kind
    return [Damage(start, end, text[start:end], kinds[start]) for start, end in spans]


def _edited(spans: list[tuple[int, int]], edits: Iterable[Edit | tuple[int, int, str]]) -> list[int]:
    """Where those of these spans begin that hold an edit."""
    starts = [start for start, _, _ in edits]
    return [start for start, end in spans if bisect_left(starts, start) < bisect_left(starts, max(end, start + 1))]
