"""Whether the link between two numbers makes one run of them; the first row that holds decides."""

from __future__ import annotations

from collections.abc import Sequence

from arnorm._core.classes import END, NEWLINE
from arnorm._core.rules import Asked, Rule, always, first_rule
from arnorm._core.scan import Scan
from arnorm.numbers.context import Beside, find_word_before
from arnorm.numbers.figures.shapes import DAYS, PHONE, PLAIN, YEAR_DIGITS, Atom, Link
from arnorm.numbers.vocabulary import Role

__all__ = ["JOINS", "Gap", "are_joined"]


class Gap:
    """The link between two neighbouring atoms of a chain."""

    __slots__ = (
        "is_plain",
        "is_spaced",
        "is_tight",
        "left",
        "left_digits",
        "link",
        "neighbours",
        "right",
        "rises",
        "scan",
        "sign",
    )

    def __init__(self, atoms: Sequence[Atom], links: Sequence[Link], at: int, scan: Scan) -> None:
        self.scan, self.link, self.sign = scan, links[at], links[at].sign
        self.left, self.right = atoms[at], atoms[at + 1]
        self.left_digits = len(self.left.parts[0])
        self.is_tight = not (self.link.left or self.link.right)  # no space beside the sign
        self.is_spaced = self.link.left and self.link.right  # spaces on both sides
        self.is_plain = self.left.shape == self.right.shape == PLAIN  # no sign inside a number
        self.rises = self.left.whole < self.right.whole
        self.neighbours = [*links[at - 1 : at], *links[at + 1 : at + 2]]  # the links before and after

    @property
    def is_in_row(self) -> bool:
        """Whether another sign is on the other side of one of the numbers."""
        return any(link.sign not in ("", PHONE.sign) for link in self.neighbours)

    @property
    def is_before_day(self) -> bool:
        """Whether the number after is the day of a month."""
        return self.right.whole in DAYS and bool(Beside(self.scan, self.right.start, self.right.end).after & Role.MONTH)

    @property
    def before(self) -> int:
        """The roles of the word before the first number."""
        return Beside(self.scan, self.left.start, self.left.end).before

    @property
    def is_item(self) -> bool:
        """Whether the line begins with "1 - 50 …": the number of an item, then its text."""
        return self.left_digits == 1 and self.scan.kinds[self.left.start - 1] in (NEWLINE, END)


def _ends_another_date(c: Gap) -> bool:
    """Whether the number before the dash ends a date, and the day after it begins another."""
    return c.left_digits > 2 and c.is_plain if c.is_tight else c.left.whole > c.right.whole


def _joins_code(atom: Atom) -> bool:
    return atom.shape != PLAIN and len(atom.parts[0]) == YEAR_DIGITS


def _is_range(c: Gap) -> bool:
    return not c.is_item and (c.left_digits > 1 or len(c.right.parts[0]) <= 2)


def _joins_with_one_space(c: Gap) -> bool:
    """Whether a dash with a space on one side joins: not after المادة, where it parts the number from the text."""
    word, _ = find_word_before(c.scan, c.left.start)
    if not word or c.before & (Role.PART | Role.NUMBERED):
        return False
    return c.link.left or c.left_digits == len(c.right.parts[0]) or bool(c.before & Role.SPAN)


JOINS: list[Asked[Gap, bool]] = [
    Rule(
        "day-after-dash",
        lambda c: c.sign == "-" and c.is_before_day and _ends_another_date(c),
        False,
        examples=("عاش (5 مايو 1910-3 يناير 1980) في حلب", "ولد (14 مارس 1879 – 18 أبريل 1955)"),
        counters=("عاش (1910-1913) في حلب", "عقد 14 – 18 أبريل 1955"),
    ),
    Rule(
        "tight-sign",
        lambda c: c.is_tight and c.sign != "" and not c.link.number,
        True,
        examples=("من300-500 اضافة", "في الدقيقة 90+4 منها"),
        counters=("ولد (14 مارس 1879 – 18 أبريل 1955)", "في الدقيقة 90 + 4 منها"),
    ),
    Rule(
        "spaced-dash-in-row",
        lambda c: c.sign == "-" and c.is_spaced and (c.is_in_row or _joins_code(c.left)),
        False,
        examples=("البنود 8516,33 - 8516,32",),
        counters=("نحو 15,33 - 17,32 مليون",),
    ),
    Rule(
        "spaced-dash-that-falls",
        lambda c: c.sign == "-" and c.is_spaced and not c.rises and c.is_plain and c.left_digits <= 2,
        True,
        examples=("انتهى الشوط بنتيجة 80 - 78",),
        counters=("التردد 12264 - 27 أفقي",),
    ),
    Rule(
        "spaced-dash-that-rises",
        lambda c: c.sign == "-" and c.is_spaced and c.rises and _is_range(c),
        True,
        examples=("حكم ( 192 - 260 هـ )",),
        counters=("1 - 50 ألف ريال لكل منشأة",),
    ),
    Rule(
        "half-spaced-dash-in-row",
        lambda c: c.sign == "-" and not c.is_spaced and c.is_in_row and c.link.left,
        True,
        examples=("نحو 12 -5-40-3",),
        counters=("وتاريخ 12- 5 منه",),
    ),
    Rule(
        "half-spaced-dash",
        lambda c: c.sign == "-" and not c.is_spaced and c.rises and _joins_with_one_space(c),
        True,
        examples=("نحو 12- 15 منها",),
        counters=("المادة 12- 15 منها",),
    ),
    Rule(
        "slash-between-phones",
        lambda c: c.sign == "/" and PHONE in c.neighbours,
        False,
        examples=("هاتف 71 845 220 / 98 123 456",),
        counters=("سنة 1436 / 1437 هـ",),
    ),
    Rule(
        "spaced-slash",
        lambda c: c.sign == "/",
        True,
        examples=("انظر الحاشية ( 11 / 367 )",),
        counters=("انظر الحاشية ( 11 : 367 )",),
    ),
    Rule(
        "times",
        lambda c: c.sign == "*" and c.is_spaced and c.is_plain,
        True,
        examples=("والأبعاد 20 × 30 سم",),
        counters=("والأبعاد 2,5 × 30 سم",),
    ),
    Rule(
        "spaced-clock",
        lambda c: (
            c.sign == ":" and c.is_spaced and c.left.whole <= 24 and c.right.whole < 60 and bool(c.before & Role.CLOCK)
        ),
        True,
        examples=("الساعة 10 : 30 صباحا",),
        counters=("المادة 10 : 30 يوما",),
    ),
    Rule(
        "apart",
        always,
        False,
        examples=("نحو 10 : 30 منها", "ميدوزا- 14 وكتاب 5- 3 أجزاء"),
        counters=("نحو 10:30 منها", "ميدوزا 14 وكتاب 5-3 أجزاء"),
    ),
]


def are_joined(atoms: Sequence[Atom], links: Sequence[Link], at: int, scan: Scan) -> bool:
    """Whether ``links[at]`` makes one run of the atoms on both sides of it."""
    return first_rule(JOINS, Gap(atoms, links, at, scan)).what
