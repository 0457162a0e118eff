"""Numbers: found with their value, and written one way."""

from __future__ import annotations

import dataclasses
import functools
import operator
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, ClassVar, Literal

from arnorm._arabic.marks import UNSEEN
from arnorm._arabic.protect import protected_at
from arnorm._core.classes import (
    DIGIT,
    EASTERN,
    END,
    FOREIGN,
    FORM,
    GAP,
    HASH,
    INVISIBLE,
    LETTER,
    NEWLINE,
    PERCENT,
    SPACE,
)
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.plain import thawed, to_dict
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option, check_text
from arnorm._core.windows import lies_in
from arnorm.digits import SETS
from arnorm.numbers._phones import would_join
from arnorm.numbers._readings import Number
from arnorm.numbers._runs import numbers_in

__all__ = ["NumberMention", "UnifyNumbers", "find_numbers", "unify_numbers"]

Kind = Literal["number", "date", "time", "score", "range", "phone", "ratio", "list", "reference", "other"]


@dataclasses.dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text: ``text[start:end]``, without sign, currency or per-cent mark.

    ``value`` is a `decimal.Decimal` where the number is one quantity (``kind`` "number"), else None: ``kind`` then says
    what the joined run is: "date", "time", "score", "range", "phone", "ratio", "list", "reference" or "other".
    ``rule`` names the rule that read it (see `arnorm.explain`).
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    kind: Kind
    rule: str = dataclasses.field(default="", compare=False, repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The mention as JSON has it; the value is a string, since a float could not hold it.

        >>> find_numbers("عددها ٣٫٥")[0].to_dict()
        {'start': 6, 'end': 9, 'text': '٣٫٥', 'value': '3.5', 'kind': 'number', 'rule': 'fraction'}
        """
        return to_dict(self)


_Thawed: Any = thawed(NumberMention)


def _mention_of(  # noqa: PLR0917 -- keywords would cost what this saves
    start: int, end: int, text: str, value: Decimal | None, kind: str, rule: str
) -> NumberMention:
    """A mention, as the class makes it, in a third of the time."""
    made = _Thawed()
    made.start = start
    made.end = end
    made.text = text
    made.value = value
    made.kind = kind
    made.rule = rule
    made.__class__ = NumberMention
    return made  # type: ignore[no-any-return]


def find_numbers(text: str, *, words: bool = False) -> list[NumberMention]:
    """The numbers of a text, in order: digits of any set, with the signs that belong to them.

    What each sign means is decided by the number's own shape, then by the words beside it and the other numbers of the
    text. Runs that are no single quantity (dates, times, scores, phone numbers …) are one mention each, without a
    value. Digits in URLs, addresses, names, tags and codes are no numbers. Offsets are code points, end exclusive.

    ``words=True`` also finds numbers in words (خمسة وعشرون ألفا), ordinals where they count (المادة الخامسة) and
    amounts of figures and words (15 ألفا و500), each of ``kind`` "number" with its value. What counts nothing in
    everyday use (واحد من الناس, الأول) is none.

    Raises TypeError for anything but a str.

    >>> [(m.text, m.value, m.kind) for m in find_numbers("بلغت ١٬٢٣٤٫٥٦ دينار في 3-5 أيام")]
    [('١٬٢٣٤٫٥٦', Decimal('1234.56'), 'number'), ('3-5', None, 'range')]
    >>> [str(m.value) for m in find_numbers("7.000 شخص، 3,5 مليون، 9 000 طن، 4٠٠ عام")]
    ['7000', '3.5', '9000', '400']
    >>> [str(m.value) for m in find_numbers("خمسة وعشرون ألفا وثلاثمئة شخص في 3 أيام", words=True)]
    ['25300', '3']
    """
    check_text(text, by="find_numbers")
    scan = Scan(text)
    numbers = scan.derive(numbers_in)
    found = [_mention_of(a, b, text[a:b], Decimal(text[a:b]), "number", "digits") for a, b in numbers.plain]
    for start, end, kind, value, rule, *_ in numbers.signed:
        exact = None if value is None else Decimal(value)
        found.append(_mention_of(start, end, text[start:end], exact, kind, rule))
    if words:
        from arnorm.numbers._spelled import spelled_in  # noqa: PLC0415 -- for those who ask for it

        spelled = scan.derive(spelled_in)
        inside = [bound for word in spelled for bound in (word.start, word.end)]  # 15 ألفا و500 is one
        found = [m for m in found if not lies_in(inside, m.start)]
        found += [_mention_of(a, b, text[a:b], value, "number", "words") for a, b, value, _ in spelled]
    if words or numbers.signed:
        found.sort(key=operator.attrgetter("start"))
    return found


_POINTS = {"western": ".", "arabic": "\N{ARABIC DECIMAL SEPARATOR}", "persian": "\N{ARABIC DECIMAL SEPARATOR}"}
_GROUPERS = {"western": ",", "arabic": "\N{ARABIC THOUSANDS SEPARATOR}", "persian": "\N{ARABIC THOUSANDS SEPARATOR}"}
_PERCENTS = {
    "western": {"\N{ARABIC PERCENT SIGN}": "%", "\N{FULLWIDTH PERCENT SIGN}": "%", "\u0609": "\N{PER MILLE SIGN}"},
    "arabic": {"%": "\N{ARABIC PERCENT SIGN}", "\N{FULLWIDTH PERCENT SIGN}": "\N{ARABIC PERCENT SIGN}", "‰": "\u0609"},
}
_PERCENTS["persian"] = _PERCENTS["arabic"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnifyNumbers(Step):
    """Write numbers one way: one digit set, one decimal sign, one grouping sign, one per-cent sign.

    ``to`` is the digit set: "western" writes ``1,234.56%``, "arabic" ``١٬٢٣٤٫٥٦٪``, "persian" ``۱٬۲۳۴٫۵۶٪`` (the signs
    that the Unicode CLDR gives for the number systems latn, arab and arabext). ``grouping`` is "keep" (thousands stay
    grouped where they were, with the set's own sign) or "drop".

    A number whose reading a careful reader would doubt keeps its signs, and so do joined runs (dates, times, scores,
    references …): only their digits change. What is in URLs, names, tags and codes stays.

    ``words="digits"`` writes numbers in words as figures, without grouping («ثلاثة وعشرون» → 23, «المادة الخامسة» →
    المادة 5); "keep" leaves them.

    Raises ValueError for another option.

    >>> unify_numbers("نحو ١٬٢٣٤٫٥٦٪ و242،5 مليون و1.635.092,22 درهم")
    'نحو 1,234.56% و242.5 مليون و1,635,092.22 درهم'
    >>> unify_numbers("سعرها 1,234.5 في 05-06-2025", to="arabic", grouping="drop")
    'سعرها ١٢٣٤٫٥ في ٠٥-٠٦-٢٠٢٥'
    """

    to: Literal["western", "arabic", "persian"] = "western"
    grouping: Literal["keep", "drop"] = "keep"
    words: Literal["keep", "digits"] = "keep"

    loss: ClassVar[Loss] = "nothing"

    def __post_init__(self) -> None:
        check_option(self, "to", SETS)
        check_option(self, "grouping", ("keep", "drop"))
        check_option(self, "words", ("keep", "digits"))

    def acts_on(self) -> Iterable[bytes]:
        return () if self.words == "digits" else (bytes((kind,)) for kind in (DIGIT, EASTERN, PERCENT))

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        found, signs = self._edits(scan)
        # Numbers are read by each other. Where a second look would write one anew, the first one was not sure of it:
        # then all keep their signs.
        if signs:
            again, _ = self._edits(scan.edited(found))
            if again:
                found, _ = self._edits(scan, signs=False)
        return found

    def _edits(self, scan: Scan, *, signs: bool = True) -> tuple[list[tuple[int, int, str]], bool]:
        """What becomes of numbers, or of their digits alone; and whether a sign of theirs changes, or a word."""
        numbers = scan.derive(numbers_in)
        text, to = scan.text, _digits_to(self.to)
        found: list[tuple[int, int, str]] = []
        moved = False
        if self.to != "western" or EASTERN in scan.kinds:
            for start, end in numbers.plain:
                old = text[start:end]
                if (new := old.translate(to)) != old:
                    found.append((start, end, new))
        for reading in numbers.signed:
            start, end = reading.start, reading.end
            old = text[start:end]
            named = scan.kinds[start - 1] == HASH  # #5'933, or &#5'933: a name, or half a character reference
            if (new := self._written(reading, scan) if signs and not named else old.translate(to)) != old:
                found.append((start, end, new))
                moved = moved or new != old.translate(to)
        if self.words == "digits" and signs:
            written = self._in_figures(scan)
            moved = moved or bool(written)
            found += written
        found += self._percents(scan)
        found.sort()
        return found, moved

    def _in_figures(self, scan: Scan) -> list[tuple[int, int, str]]:
        """The numbers in words that can be written in figures."""
        from arnorm.numbers._spelled import spelled_in  # noqa: PLC0415 -- for those who ask for it

        text, spelled = scan.text, scan.derive(spelled_in)
        found: list[tuple[int, int, str]] = []
        for nth, (start, end, value, plain) in enumerate(spelled):
            after = text[end : spelled[nth + 1].start] if nth + 1 < len(spelled) else "\n"
            before = text[spelled[nth - 1].end : start] if nth else "\n"
            # Beside others figures would be read anew («خمسة مئتين»), and ب30 is no way to write بثلاثين.
            if not plain or not (_PARTED.search(before) and _PARTED.search(after)):
                continue
            if not (_beside_figure(scan.kinds, start - 1, -1) or _beside_figure(scan.kinds, end, 1)):
                found.append((start, end, self._figures(value)))
        return found

    def _written(self, reading: Number, scan: Scan) -> str:
        """The number in this step's digits and signs."""
        text = scan.text
        to = _digits_to(self.to)
        if reading.factors:
            at, pieces = reading.start, []
            for factor in reading.factors:
                pieces += [text[at : factor.start].translate(to), self._written(factor, scan)]
                at = factor.end
            return "".join(pieces) + text[at : reading.end].translate(to)
        if reading.value is None or not reading.sure:
            old, kinds = text[reading.start : reading.end].translate(to), scan.kinds
            coded = FOREIGN in (kinds[reading.start - 1], kinds[reading.end])  # with a dash 5ـ5USD would be a code
            return old if coded else _DASHES.sub("-", old)
        whole, point, fraction = reading.value.partition(".")
        if reading.grouped and (self.grouping == "keep" or would_join(scan, reading.start, reading.end)):
            head = len(whole) % 3
            groups = [whole[:head]] * bool(head) + [whole[i : i + 3] for i in range(head, len(whole), 3)]
            whole = _GROUPERS[self.to].join(groups)
        return (whole + (_POINTS[self.to] + fraction if point else "")).translate(to)

    def _figures(self, value: Decimal) -> str:
        """A number in words in this step's digits."""
        return f"{value:f}".replace(".", _POINTS[self.to]).translate(_digits_to(self.to))

    def _percents(self, scan: Scan) -> Iterator[tuple[int, int, str]]:
        """The per-cent signs beside digits."""
        kinds, text, wanted = scan.kinds, scan.text, _PERCENTS[self.to]
        if PERCENT not in kinds:
            return
        places = [at for at in scan.positions(bytes((PERCENT,))) if text[at] in wanted]
        exempt = set(protected_at(scan, places))
        for at in places:
            if at not in exempt and (_digit_beside(kinds, at, -1) or _digit_beside(kinds, at, 1)):
                yield at, at + 1, wanted[text[at]]


_PARTED = lazy_pattern(r"[^\W\d]|\n")  # a letter, or the end of a line, between two numbers
_DASHES = lazy_pattern(f"\u0640(?:[{UNSEEN}]*\u0640)*")  # a kashida in a joined run is a dash
_PARTING = frozenset((LETTER, FORM, FOREIGN, NEWLINE, END))


def _beside_figure(kinds: bytes, at: int, step: int) -> bool:
    """Whether nothing but signs and blanks stands between this place and a figure on that side: 5ـخمسة."""
    while kinds[at] not in _PARTING:
        if kinds[at] in (DIGIT, EASTERN):
            return True
        at += step
    return False


def _digit_beside(kinds: bytes, at: int, step: int) -> bool:
    """Whether a digit stands on that side, with at most a space and invisible marks between."""
    for _ in range(3):
        at += step
        if kinds[at] in (DIGIT, EASTERN):
            return True
        if kinds[at] not in (SPACE, GAP, INVISIBLE):
            return False
    return False


@functools.cache
def _digits_to(name: str) -> dict[int, str]:
    return {ord(digit): SETS[name][i] for digits in SETS.values() for i, digit in enumerate(digits)}


unify_numbers = function_form(UnifyNumbers)
