"""What PDF extraction did to Arabic, found and undone."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import ClassVar, Literal, NamedTuple

from arnorm._core.classes import END, FORM, LETTER
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_text
from arnorm.pdf import _cells, _ligatures, _marks, _mirrored, _order, _parted, _pieces, _runs, _single
from arnorm.pdf._cells import cells
from arnorm.pdf._compose import composed
from arnorm.pdf._ligatures import ligatures
from arnorm.pdf._marks import marks
from arnorm.pdf._mirrored import mirrored
from arnorm.pdf._order import order
from arnorm.pdf._parted import parted
from arnorm.pdf._pieces import brackets, embedded
from arnorm.pdf._runs import runs
from arnorm.pdf._single import single

__all__ = ["Damage", "RepairPdf", "find_damage", "repair_pdf"]

Kind = Literal["order", "pieces", "marks", "ligatures", "words"]

_Edits = list[tuple[int, int, str]]
_END = bytes((END,))
_ROUNDS = 4


class _Repair(NamedTuple):
    """One repair, and what says at memory speed that a text by itself gives it nothing to do."""

    kind: Kind
    has_sign: Callable[[Scan], bool]
    repair: Callable[[str, bool], Iterator[tuple[int, int, str]]]  # gets the text and whether damage was found before


# In the order they work in: lines first, then what stands in them.
_REPAIRS = (
    _Repair("order", _single.has_sign, single),
    _Repair("order", _order.has_sign, order),
    _Repair("pieces", _pieces.has_sign, embedded),
    _Repair("pieces", _pieces.has_sign, brackets),
    _Repair("pieces", _cells.has_sign, cells),
    _Repair("pieces", _mirrored.has_sign, mirrored),
    _Repair("pieces", _runs.has_sign, runs),
    _Repair("marks", _marks.has_sign, marks),
    _Repair("ligatures", _ligatures.has_sign, ligatures),
    _Repair("words", _parted.has_sign, parted),
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
    joinable: ClassVar[bool] = True

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        if LETTER not in scan.kinds and FORM not in scan.kinds:
            return
        for start, end in scan.documents():
            one = Scan(scan.text[start:end], scan.kinds[start:end] + _END) if scan.breaks() else scan
            yield from ((start + first, start + last, new) for first, last, new in self._edits(one))

    def _edits(self, scan: Scan) -> _Edits:
        """The edits of one text: round after round, for what is repaired can show more."""
        edits: _Edits = []
        for _ in range(_ROUNDS):
            new = self._round(scan)
            if not new:
                break
            edits, scan = composed(edits, new, scan.text), scan.edited(new)
        return edits

    def _round(self, scan: Scan) -> _Edits:
        """The edits of all repairs, one after the other."""
        edits: _Edits = []
        for kind, has_sign, repair in _REPAIRS:
            if getattr(self, kind) and (edits or scan.derive(has_sign)):
                new = list(repair(scan.text, bool(edits)))
                if new:
                    edits, scan = composed(edits, new, scan.text), scan.edited(new)
        return edits


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
    check_text(text)
    spans = [(start, end) for start, end, _ in RepairPdf().edits(Scan(text))]
    kinds: dict[int, Kind] = {}
    off = {kind: False for kind, _, _ in _REPAIRS}
    for kind in off if spans else ():
        off[kind] = True
        starts = [start for start, _, _ in RepairPdf(**off).edits(Scan(text))]
        for start, end in spans:
            at = bisect_left(starts, start)
            if at < len(starts) and starts[at] < end:
                kinds.setdefault(start, kind)
    return [Damage(start, end, text[start:end], kinds[start]) for start, end in spans]
