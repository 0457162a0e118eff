"""Numbers written one way; and thousands separators taken out by the figures alone, as any engine can do it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, Literal

from arnorm._arabic.marks import SETS, UNSEEN
from arnorm._arabic.protect import protected_at
from arnorm._core import classes
from arnorm._core.classes import DIGIT, EASTERN, FOREIGN, HASH, NAMED, PERCENT, CharRule, write_set
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan, roles
from arnorm._core.step import CharStep, Loss, Step, function_form, step_class
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import rewrite_prose
from arnorm.numbers import kernel
from arnorm.numbers.options import GROUP_DIGITS, LINK_CHARS, LINK_KINDS, YEAR_DIGITS

if TYPE_CHECKING:
    from arnorm.numbers.find import Number

__all__ = ["UngroupNumbers", "UnifyNumbers", "ungroup_numbers", "unify_numbers"]

_DECIMAL_SIGNS = {"western": ".", "arabic": "\N{ARABIC DECIMAL SEPARATOR}", "persian": "\N{ARABIC DECIMAL SEPARATOR}"}
_GROUPING_SIGNS = {
    "western": ",",
    "arabic": "\N{ARABIC THOUSANDS SEPARATOR}",
    "persian": "\N{ARABIC THOUSANDS SEPARATOR}",
}
_PERCENT_SIGNS = {
    "western": {"\N{ARABIC PERCENT SIGN}": "%", "\N{FULLWIDTH PERCENT SIGN}": "%", "\u0609": "\N{PER MILLE SIGN}"},
    "arabic": {"%": "\N{ARABIC PERCENT SIGN}", "\N{FULLWIDTH PERCENT SIGN}": "\N{ARABIC PERCENT SIGN}", "‰": "\u0609"},
}
_PERCENT_SIGNS["persian"] = _PERCENT_SIGNS["arabic"]

# What `kernel.may_rewrite_signed` must know of each kind, before anything is read.
_ROLES = roles(
    {
        kernel.POINT: bytes((classes.SEPARATOR,)),
        kernel.LINK: LINK_KINDS,
        kernel.WRITTEN: bytes((classes.COMMA, classes.SEPARATOR, classes.TATWEEL, classes.QUOTE)),
        kernel.STOP: bytes((classes.STOP,)),
        kernel.BLANK: bytes((classes.SPACE, classes.GAP, classes.INVISIBLE)),
        kernel.NAME: bytes((classes.SLASH, classes.AMPERSAND)),
    }
)


@step_class
class UnifyNumbers(Step):
    """Write numbers one way: one digit set, one decimal sign, one grouping sign, one per-cent sign.

    ``to`` is the digit set: "western" writes ``1,234.56%``, "arabic" ``١٬٢٣٤٫٥٦٪``, "persian" ``۱٬۲۳۴٫۵۶٪`` (the signs
    that the Unicode CLDR gives for the number systems latn, arab and arabext); "keep" writes each number with the signs
    of the set that its first digit is of, so that another step, `UnifyDigits`, decides the digits. ``grouping`` is
    "keep" (thousands stay grouped where they were, with the set's own sign) or "drop".

    Joined runs (dates, times, scores, references …) keep their signs: only their digits change. Digits in URLs, names,
    tags and codes stay.

    ``unsure`` is what becomes of a number with the flag "ambiguous" (see `NumberMention`): "leave" leaves it whole, its
    digits too; "rewrite" writes its likelier value.

    ``words="digits"`` writes numbers in words as figures, without grouping («ثلاثة وعشرون» → 23, «المادة الخامسة» →
    المادة 5), and so the times and amounts of money that are more than a number and a noun («الساعة تلاتة ونص العصر» →
    الساعة 3:30 العصر, «خمسة دولارات وخمسين سنتا» → 5.50 دولار); "keep" leaves them. Words have no digits to keep: by
    ``to="keep"`` their figures are Western.

    Code and the signs of data stay (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    Raises ValueError for another option.

    >>> unify_numbers("نحو ١,٢٣٤٫٥٦% و242،5 مليون و1.635.092,22 درهم")
    'نحو ١٬٢٣٤٫٥٦٪ و242.5 مليون و1,635,092.22 درهم'
    >>> unify_numbers("سعرها 1,234.5 في 05-06-2025", to="arabic", grouping="drop")
    'سعرها ١٢٣٤٫٥ في ٠٥-٠٦-٢٠٢٥'
    """

    to: Literal["keep", "western", "arabic", "persian"] = "keep"
    grouping: Literal["keep", "drop"] = "keep"
    words: Literal["keep", "digits"] = "keep"
    unsure: Literal["leave", "rewrite"] = "leave"
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = "Writes numbers with one decimal sign and one way of grouping."
    summary_ar = "يوحّد كتابة الأعداد في الفاصلة العشرية وفواصل الآلاف."
    topic = "Digits and numbers"
    reads_names = True

    def exportable_after(self, steps: Sequence[object]) -> Iterable[Step]:
        """`ungroup_numbers`, which reads digits alone, if ``grouping`` is "drop" and all digits are Western by then."""
        others = dict(zip(SETS["arabic"] + SETS["persian"], 2 * SETS["western"], strict=True))
        tables = (step.table() for step in steps if isinstance(step, CharStep))
        is_western = self.to == "western" or (self.to == "keep" and any(others.items() <= t.items() for t in tables))
        return (ungroup_numbers,) if self.grouping == "drop" and is_western else ()

    def acts_on(self) -> Iterable[bytes]:
        return () if self.words == "digits" else (bytes((kind,)) for kind in (DIGIT, EASTERN, PERCENT))

    def may_change(self, scan: Scan) -> bool:
        kinds, text = scan.kinds, scan.text
        if self.to not in ("keep", "western") or self.words != "keep" or EASTERN in kinds:
            return True
        if PERCENT in kinds and any(sign in text for sign in _PERCENT_SIGNS["western"]):
            return True
        return kernel.may_rewrite_signed(kinds, DIGIT, _ROLES, LINK_CHARS)

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        return rewrite_prose(scan, self.blocks, self._edits)

    def _edits(self, scan: Scan) -> list[tuple[int, int, str]]:
        from arnorm.numbers.find import find_doubtful, numbers_in, rewritable_in  # noqa: PLC0415 -- for texts with signs

        text, to = scan.text, _digits_to(self.to)
        edits: list[tuple[int, int, str]] = []
        if self.to != "keep" and (self.to != "western" or EASTERN in scan.kinds):
            plain, signed = scan.derive(numbers_in)
            edits = [(a, b, new) for a, b in plain if (new := text[a:b].translate(to)) != text[a:b]]
        else:
            signed = scan.derive(rewritable_in)
        doubtful = set(chain.from_iterable(find_doubtful(signed))) if self.unsure == "leave" else set()
        for number in signed:
            start, end = number.start, number.end
            if start not in doubtful:
                # In #5'933 the number is a name, in &#5'933 half a character reference.
                is_name = scan.kinds[start - 1] == HASH
                new = text[start:end].translate(to) if is_name else self._write_number(number, scan)
                if new != text[start:end]:
                    edits.append((start, end, new))
        if self.words == "digits":
            edits += self._find_words(scan)
        if PERCENT in scan.kinds:
            edits += self._percent_edits(scan, doubtful)
        edits.sort()
        return edits

    def _find_words(self, scan: Scan) -> Iterator[tuple[int, int, str]]:
        """What is in words and can be written in figures, and the figures."""
        from arnorm.numbers.amounts import amounts_in_figures  # noqa: PLC0415 -- for those who ask for it
        from arnorm.numbers.times import times_in_figures  # noqa: PLC0415 -- the same

        found = [*times_in_figures(scan), *amounts_in_figures(scan), *self._find_number_words(scan)]
        done = 0
        for start, end, new in sorted(found, key=lambda one: (one[0], -one[1])):  # the first of two that overlap
            if start >= done and not (_meets_figure(scan.kinds, start - 1, -1) or _meets_figure(scan.kinds, end, 1)):
                yield start, end, new.translate(_digits_to(self._set_of("")))
            done = max(done, end)

    def _find_number_words(self, scan: Scan) -> Iterator[tuple[int, int, str]]:
        """The numbers in words that can be written in figures, and the figures."""
        from arnorm.numbers.spelled import fractions_and_spelled_in  # noqa: PLC0415 -- for those who ask for it

        text, spelled = scan.text, scan.derive(fractions_and_spelled_in)
        for nth, (start, end, value, is_plain, digits) in enumerate(spelled):
            after = text[end : spelled[nth + 1].start] if nth + 1 < len(spelled) else "\n"
            before = text[spelled[nth - 1].end : start] if nth else "\n"
            # Beside others figures would be read otherwise («خمسة مئتين»), and ب30 is no way to write بثلاثين.
            if is_plain and _APART.search(before) and _APART.search(after):
                yield start, end, _write_value(digits or f"{value:f}", self._set_of(""))

    def _write_number(self, number: Number, scan: Scan) -> str:
        """The number in this step's digits and signs."""
        written, digits = scan.text[number.start : number.end], _digits_to(self.to)
        if number.factors:
            at, pieces = number.start, []
            for factor in number.factors:
                pieces += [scan.text[at : factor.start].translate(digits), self._write_number(factor, scan)]
                at = factor.end
            return "".join(pieces) + scan.text[at : number.end].translate(digits)
        if number.value is None:
            written = _KASHIDAS.sub("-", written) if "\u0640" in written else written
            return written.translate(digits) if digits else written
        to = self._set_of(written)
        if not number.grouped:
            return _write_value(number.value, to)
        whole, point, fraction = number.value.partition(".")
        sign = "" if self.grouping == "drop" else _GROUPING_SIGNS[to]
        if _reads_otherwise(scan, number, whole, fraction, sign):
            return written.translate(digits)
        head = len(whole) % GROUP_DIGITS or GROUP_DIGITS
        groups = [whole[:head], *(whole[i : i + GROUP_DIGITS] for i in range(head, len(whole), GROUP_DIGITS))]
        return _write_value(sign.join(groups) + point + fraction, to)

    def _set_of(self, text: str) -> str:
        """The digit set that a number is written in: this step's, else that of its first digit, else Western."""
        if self.to != "keep":
            return self.to
        first = _FIRST_DIGIT.search(text)
        return _SET_OF[first.group()] if first else "western"

    def _percent_edits(self, scan: Scan, doubtful: set[int]) -> list[tuple[int, int, str]]:
        """The per-cent signs beside digits, except those right beside a doubtful number."""
        kinds, text = scan.kinds, scan.text
        edits: list[tuple[int, int, str]] = []
        for at in scan.positions(bytes((PERCENT,))):
            digit = _find_digit_beside(kinds, at, -1) or _find_digit_beside(kinds, at, 1)
            if digit and doubtful.isdisjoint((at, at + 1)):
                sign = _PERCENT_SIGNS[self._set_of(text[at + digit])].get(text[at], text[at])
                if sign != text[at]:
                    edits.append((at, at + 1, sign))
        exempt = set(protected_at(scan, [at for at, _, _ in edits]))
        return [edit for edit in edits if edit[0] not in exempt]


def _reads_otherwise(scan: Scan, number: Number, whole: str, fraction: str, sign: str) -> bool:
    """Whether a number with this sign between its thousands would be read otherwise.

    4,101% and 4,101 مليون may be fractions, which ٤٬١٠١٪ is not; 8102.0625 without a sign is a list of two years.
    """
    if sign != ",":
        return not sign and len(whole) == len(fraction) == YEAR_DIGITS
    if fraction or len(whole) > 2 * GROUP_DIGITS or sign in scan.text[number.start : number.end]:
        return False
    from arnorm.numbers.evidence import Beside  # noqa: PLC0415 -- tables of units, for texts with such a number

    return Beside(scan, number.start, number.end).follows in ("percent", "magnitude")


_APART = lazy_pattern(r"[^\W\d]|\n")  # a letter, or the end of a line, between two numbers
_KASHIDAS = lazy_pattern(f"\u0640(?:[{UNSEEN}]*\u0640)*")  # a kashida in a joined run is a dash
_PERCENT_CHARS = 3  # from a digit to its per-cent sign
_BESIDE_PERCENT = frozenset((classes.SPACE, classes.GAP, classes.INVISIBLE))
_BARRIERS = frozenset((classes.LETTER, classes.FORM, FOREIGN, classes.NEWLINE, classes.END))


def _meets_figure(kinds: bytes, at: int, step: int) -> bool:
    """Whether only signs and blanks part this place from a figure on that side: 5ـخمسة."""
    while kinds[at] not in _BARRIERS:
        if kinds[at] in (DIGIT, EASTERN):
            return True
        at += step
    return False


def _find_digit_beside(kinds: bytes, at: int, step: int) -> int:
    """The distance to a digit on that side, across at most a space and an invisible mark; 0 without a digit."""
    for distance in range(step, step * (_PERCENT_CHARS + 1), step):
        if kinds[at + distance] in (DIGIT, EASTERN):
            return distance
        if kinds[at + distance] not in _BESIDE_PERCENT:
            return 0
    return 0


_SET_OF = {digit: name for name, digits in SETS.items() for digit in digits}
_FIRST_DIGIT = lazy_pattern(f"[{''.join(_SET_OF)}]")


@functools.cache
def _digits_to(name: str) -> dict[int, str]:
    """The table that writes all digits in a set; it is empty for "keep"."""
    if name == "keep":
        return {}
    return {ord(digit): SETS[name][i] for digits in SETS.values() for i, digit in enumerate(digits)}


def _write_value(value: str, to: str) -> str:
    """A plain decimal in the digits of a set, with its decimal sign."""
    return value if to == "western" else value.replace(".", _DECIMAL_SIGNS[to]).translate(_digits_to(to))


unify_numbers = function_form(UnifyNumbers)


_FIGURE = write_set(NAMED[DIGIT] + NAMED[EASTERN])
# A separator has one to three digits before it and exactly three after it.
_GROUPED = (f"(?<={_FIGURE})(?<!{_FIGURE * 4})", f"(?={_FIGURE * 3}(?!{_FIGURE}))")
_SEPARATORS, _POINT = ",\N{ARABIC THOUSANDS SEPARATOR}", "\N{ARABIC DECIMAL SEPARATOR}"
_PATTERN = lazy_pattern(f"{_GROUPED[0]}[{_SEPARATORS}]{_GROUPED[1]}|(?<={_FIGURE})(?P<point>{_POINT})(?={_FIGURE})")


@step_class
class UngroupNumbers(Step):
    """Take the thousands separators out of figures, and write a point for the decimal sign ٫.

    It looks at the figures alone, so that every engine can do it (`arnorm.export`): a comma or ٬ goes between at most
    three figures and three more, in links, lists and codes too. `UnifyNumbers` reads a number by what is around it,
    and is the better one where a text is to be read.

    >>> ungroup_numbers("١٬٢٥٠٬٠٠٠ ريال و2,500 و٢٫٥ و3,14")
    '١٢٥٠٠٠٠ ريال و2500 و٢.٥ و3,14'
    """

    loss: ClassVar[Loss] = "nothing"
    summary = "Takes the thousands separators out of figures, by the figures alone."
    summary_ar = "يحذف فواصل الآلاف من الأرقام بالنظر إلى الأرقام وحدها."
    topic = "Digits and numbers"

    def acts_on(self) -> Iterable[bytes]:
        return (bytes((kind,)) for kind in (DIGIT, EASTERN))

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        return ((one.start(), one.end(), "." if one["point"] else "") for one in _PATTERN.finditer(scan.text))

    def to_rules(self) -> Iterable[CharRule]:
        """One rule for the separators, one for the decimal sign."""
        between = f"(?<={_FIGURE})", f"(?={_FIGURE})"
        return CharRule(dict.fromkeys(_SEPARATORS, ""), *_GROUPED), CharRule({_POINT: "."}, *between)


ungroup_numbers = function_form(UngroupNumbers)
