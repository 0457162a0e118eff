"""Numbers in a text: what a mention says, and the finder."""

from __future__ import annotations

import dataclasses
import operator
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from arnorm._core.classes import DIGIT, EASTERN
from arnorm._core.remember import Found, quick_maker
from arnorm._core.rules import Row
from arnorm._core.scan import Scan
from arnorm._core.windows import lies_in
from arnorm._core.wrong import check_own_names
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import reading_of
from arnorm.numbers.find import numbers_in

if TYPE_CHECKING:
    from arnorm.names import Names
    from arnorm.numbers.spelled import Spelled

__all__ = ["NumberMention", "explain_numbers", "find_numbers", "list_numbers"]

NumberFlag = Literal["ambiguous"]
NumberKind = Literal["number", "date", "time", "score", "range", "phone", "ratio", "list", "reference", "other"]


@dataclasses.dataclass(frozen=True, slots=True)
class NumberMention(Found):
    """A number in a text: ``text[start:end]``, without sign, currency or per-cent mark.

    ``value`` is a `decimal.Decimal` if the number is one quantity (``kind`` "number"), else None: ``kind`` then says
    what the joined run is: "date", "time", "score", "range", "phone", "ratio", "list", "reference" or "other".
    ``flags`` holds "ambiguous" if a careful reader would doubt the value, which is then the likelier reading.
    ``rule`` names the rule that read it (see `arnorm.explain`).
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    kind: NumberKind
    flags: tuple[NumberFlag, ...] = ()
    rule: str = dataclasses.field(default="", compare=False, repr=False)


_SURE: tuple[NumberFlag, ...] = ()
_AMBIGUOUS: tuple[NumberFlag, ...] = ("ambiguous",)
_make_mention = quick_maker(NumberMention)


def find_numbers(
    text: str, *, words: bool = False, blocks: Blocks = "auto", names: Names | None = None
) -> list[NumberMention]:
    """Find the numbers of a text, in order: digits of any set, with the signs that belong to them.

    The shape of a number decides what each sign means. Where it does not, the words around the number decide, and the
    other numbers of the text. A run that is no single quantity (a date, time, score, phone number …) is one mention
    without a value. Digits in URLs, addresses, names, tags and codes are no numbers. Offsets are code points, end
    exclusive. A fraction before a cup, a spoon, a kilo or a litre is a number with its value (3/4 كوب).

    ``words=True`` also finds numbers in words (خمسة وعشرون ألفا), ordinals that count (المادة الخامسة) and amounts of
    figures and words (15 ألفا و500), each of ``kind`` "number" with its value; fractions and mixed numbers too (واحد
    على ثلاثة, خمسة وثلث, 2 1/4), with 15 digits where they are no decimals. Words that count nothing in everyday use
    (واحد من الناس, الأول) are left out.

    A mention whose value a careful reader would doubt (1.250 دينار) has the likelier value and the flag "ambiguous".

    Code and the signs of data hold no numbers (see `arnorm.find_blocks`); with ``blocks="prose"`` the whole text is
    read as prose. ``names`` are months and units of your own (see `arnorm.Names`).

    Raises TypeError for anything but a str, ValueError for another value of ``blocks``.

    >>> [(m.text, m.value, m.kind) for m in find_numbers("بلغت ١٬٢٣٤٫٥٦ دينار في 3-5 أيام")]
    [('١٬٢٣٤٫٥٦', Decimal('1234.56'), 'number'), ('3-5', None, 'range')]
    >>> [str(m.value) for m in find_numbers("7.000 شخص، 3,5 مليون، 9 000 طن، 4٠٠ عام")]
    ['7000', '3.5', '9000', '400']
    >>> [(str(m.value), m.flags) for m in find_numbers("٣٫١٤١ متر و1.250 كجم")]
    [('3141', ('ambiguous',)), ('1.250', ())]
    >>> [str(m.value) for m in find_numbers("خمسة وعشرون ألفا وثلاثمئة شخص في 3 أيام", words=True)]
    ['25300', '3']
    """
    if names is not None:
        return check_own_names(names).find(find_numbers, text, words=words, blocks=blocks)
    scan, reading = reading_of(
        text, blocks, "find_numbers", None if words else lambda scan: DIGIT in scan.kinds or EASTERN in scan.kinds
    )
    if words:
        from arnorm.numbers.spelled import fractions_and_spelled_in  # noqa: PLC0415 -- for words only

        found = list_numbers(scan, scan.derive(fractions_and_spelled_in), fractions=True)
    else:
        found = list_numbers(scan, [])
        if any(m.value is None and "/" in m.text for m in found):
            found = _with_fractions(scan, found, portions=True)
    return found if reading.is_plain else [reading.as_written(mention) for mention in found]


def list_numbers(scan: Scan, spelled: list[Spelled], *, fractions: bool = False) -> list[NumberMention]:
    """The numbers of a scan and those in words, in order; ``fractions`` makes one of a number and a fraction."""
    text, numbers = scan.text, scan.derive(numbers_in)
    found = [_make_mention(a, b, text[a:b], Decimal(text[a:b]), "number", _SURE, "digits") for a, b in numbers.plain]
    doubtful: list[int] = []
    for start, end, kind, value, rule, is_sure, *_ in numbers.signed:
        exact = None if value is None else Decimal(value)
        flags = _SURE if is_sure else _AMBIGUOUS
        found.append(_make_mention(start, end, text[start:end], exact, kind, flags, rule))
        if not is_sure:
            doubtful.append(start)
    if fractions:
        found = _with_fractions(scan, found)
    if spelled:
        bounds = [bound for word in spelled for bound in (word.start, word.end)]
        found = [m for m in found if not lies_in(bounds, m.start)]  # 15 ألفا و500 is one number
        for word in spelled:
            a, b = word.start, word.end
            flags = _AMBIGUOUS if bisect_left(doubtful, a) < bisect_left(doubtful, b) else _SURE  # 32,391 مليون
            found.append(_make_mention(a, b, text[a:b], word.value, "number", flags, "words"))
    if spelled or numbers.signed:
        found.sort(key=operator.attrgetter("start"))
    return found


def _with_fractions(scan: Scan, found: list[NumberMention], *, portions: bool = False) -> list[NumberMention]:
    """The numbers with fractions in figures as one value each: 2 1/4; with ``portions``, only those of a measure."""
    from arnorm.numbers.spelled import read_slashed  # noqa: PLC0415 -- for few texts

    kept: list[NumberMention] = []
    for mention in sorted(found, key=operator.attrgetter("start")):
        read = read_slashed(scan, mention.start, mention.end, portions=portions) if mention.value is None else None
        if read is None:
            kept.append(mention)
            continue
        start, value = read
        if kept and kept[-1].start == start:
            kept.pop()
        kept.append(_make_mention(start, mention.end, scan.text[start : mention.end], value, "number", _SURE, "mixed"))
    return kept


def explain_numbers(scan: Scan) -> Iterator[Row]:
    """A row for each number with signs in it: the rule that reads it, and the rules that a veto refused."""
    for number in scan.derive(numbers_in).signed:
        text = scan.text[number.start : number.end]
        for rule, veto in number.refused:
            yield Row(number.start, number.end, text, rule, veto)
        yield Row(number.start, number.end, text, number.rule)
