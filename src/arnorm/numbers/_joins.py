"""What stands between two numbers: whether it makes one run of them, by rules in their order."""

from __future__ import annotations

from arnorm._core.classes import END, NEWLINE
from arnorm._core.scan import Scan
from arnorm._core.windows import near_before
from arnorm.numbers._beside import Beside
from arnorm.numbers._links import PHONE, Link
from arnorm.numbers._names import NUMBERED, PARTS
from arnorm.numbers._occasions import CLOCK, MONTHS, SPANNED
from arnorm.numbers._rules import Rule, always, asked_for, first
from arnorm.numbers._shapes import DAY, PLAIN, Atom

__all__ = ["JOINS", "Gap", "are_joined"]

JOINED, APART = "joined", "apart"


class Gap:
    """The link between two neighbouring atoms of a chain."""

    __slots__ = ("at", "left", "link", "links", "right", "scan")

    def __init__(self, atoms: list[Atom], links: list[Link], at: int, scan: Scan) -> None:
        self.left, self.right, self.link = atoms[at], atoms[at + 1], links[at]
        self.links, self.at, self.scan = links, at, scan

    @property
    def tight(self) -> bool:
        return not (self.link.left or self.link.right)

    @property
    def free(self) -> bool:
        """Whether spaces stand on both sides."""
        return self.link.left and self.link.right

    @property
    def plain(self) -> bool:
        return self.left.shape == self.right.shape == PLAIN

    @property
    def rises(self) -> bool:
        return self.left.whole < self.right.whole

    @property
    def in_row(self) -> bool:
        """Whether another sign stands on the other side of one of the numbers."""
        near = self.links[near_before(self.at, 1) : self.at] + self.links[self.at + 1 :][:1]
        return any(link.sign not in ("", PHONE.sign) for link in near)

    @property
    def day_follows(self) -> bool:
        """Whether the number after is the day of a month."""
        return self.right.whole in DAY and bool(Beside(self.scan, self.right.start, self.right.end).after & MONTHS)

    @property
    def before(self) -> frozenset[str]:
        return Beside(self.scan, self.left.start, self.left.end).before

    @property
    def item_at_line_start(self) -> bool:
        """A line that begins "1 - 50 …" is an item of a list."""
        return len(self.left.parts[0]) == 1 and self.scan.kinds[self.left.start - 1] in (NEWLINE, END)


JOINS: list[Rule[Gap]] = [
    Rule(
        "dash-between-dates",
        lambda c: c.tight and len(c.left.parts[0]) > 2 and c.plain and c.day_follows,
        APART,
        asked=frozenset("-"),
        example=("عاش (5 مايو 1910-3 يناير 1980) في حلب", "1910-3"),
        counter=("عاش (1910-1913) في حلب", "1910-1913"),
    ),
    Rule(
        "tight-dash",
        lambda c: c.tight,
        JOINED,
        asked=frozenset("-"),
        example=("من300-500 اضافة", "300-500"),
        counter=("ولد (14 مارس 1879 – 18 أبريل 1955)", "1879 – 18"),
    ),
    Rule(
        "dash-before-day",
        lambda c: c.left.whole > c.right.whole and c.day_follows,
        APART,
        asked=frozenset("-"),
        example=("ولد (14 مارس 1879 – 18 أبريل 1955)", "1879 – 18"),
        counter=("عقد 14 – 18 أبريل 1955", "14 – 18"),
    ),
    Rule(
        "free-dash-in-row",
        lambda c: c.free and (c.in_row or (c.left.shape != PLAIN and len(c.left.parts[0]) == 4)),
        APART,
        asked=frozenset("-"),
        example=("البنود 8516,33 - 8516,32", "8516,33 - 8516,32"),
        counter=("نحو 15,33 - 17,32 مليون", "15,33 - 17,32"),
    ),
    Rule(
        "free-dash-that-falls",
        lambda c: c.free and not c.rises and c.plain and len(c.left.parts[0]) <= 2,
        JOINED,
        asked=frozenset("-"),
        example=("انتهى الشوط بنتيجة 80 - 78", "80 - 78"),
        counter=("التردد 12264 - 27 أفقي", "12264 - 27"),
    ),
    Rule(
        "free-dash-that-rises",
        lambda c: (
            c.free and c.rises and not c.item_at_line_start and (len(c.left.parts[0]) > 1 or len(c.right.parts[0]) < 3)
        ),
        JOINED,
        asked=frozenset("-"),
        example=("حكم ( 192 - 260 هـ )", "192 - 260"),
        counter=("1 - 50 ألف ريال لكل منشأة", "1 - 50"),
    ),
    Rule(
        "dash-with-one-space-in-row",
        lambda c: not c.free and c.in_row and c.link.left,
        JOINED,
        asked=frozenset("-"),
        example=("نحو 12 -5-40-3", "12 -5-40-3"),
        counter=("وتاريخ 12- 5 منه", "12- 5"),
    ),
    Rule(
        "dash-with-one-space",
        lambda c: not c.free and c.rises and bool(c.before) and _one_space(c),
        JOINED,
        asked=frozenset("-"),
        example=("نحو 12- 15 منها", "12- 15"),
        counter=("المادة 12- 15 منها", "12- 15"),
    ),
    Rule(
        "dash",
        always,
        APART,
        asked=frozenset("-"),
        example=("ميدوزا- 14 وكتاب 5- 3 أجزاء", "5- 3"),
        counter=("ميدوزا- 14 وكتاب 5-3 أجزاء", "5-3"),
    ),
    Rule(
        "slash-between-phones",
        lambda c: not c.tight and PHONE in c.links[near_before(c.at, 1) : c.at + 2],
        APART,
        asked=frozenset("/"),
        example=("هاتف 71 845 220 / 98 123 456", "71 845 220 / 98 123 456"),
        counter=("سنة 1436 / 1437 هـ", "1436 / 1437"),
    ),
    Rule(
        "slash",
        lambda c: not c.tight,
        JOINED,
        asked=frozenset("/"),
        example=("انظر الحاشية ( 11 / 367 )", "11 / 367"),
        counter=("انظر الحاشية ( 11 : 367 )", "11 : 367"),
    ),
    Rule(
        "tight-sign",
        lambda c: c.tight and c.link.sign != "" and not c.link.number,
        JOINED,
        example=("في الدقيقة 90+4 منها", "90+4"),
        counter=("في الدقيقة 90 + 4 منها", "90 + 4"),
    ),
    Rule(
        "times",
        lambda c: c.free and c.plain,
        JOINED,
        asked=frozenset("*"),
        example=("والأبعاد 20 × 30 سم", "20 × 30"),
        counter=("والأبعاد 2,5 × 30 سم", "2,5 × 30"),
    ),
    Rule(
        "clock-by-free-colon",
        lambda c: c.free and c.left.whole <= 24 and c.right.whole < 60 and bool(c.before & CLOCK),
        JOINED,
        asked=frozenset(":"),
        example=("الساعة 10 : 30 صباحا", "10 : 30"),
        counter=("المادة 10 : 30 يوما", "10 : 30"),
    ),
    Rule("apart", always, APART, example=("نحو 10 : 30 منها", "10 : 30"), counter=("نحو 10:30 منها", "10:30")),
]
_OF_SIGN = {sign: asked_for(JOINS, sign) for sign in "-/:*"}
_OF_OTHERS = asked_for(JOINS, "others")


def _one_space(c: Gap) -> bool:
    """Whether a dash with a space on one side joins: not after المادة, whose number it parts from its text."""
    if c.before & (PARTS | NUMBERED):
        return False
    return c.link.left or len(c.left.parts[0]) == len(c.right.parts[0]) or bool(c.before & SPANNED)


def are_joined(atoms: list[Atom], links: list[Link], at: int, scan: Scan) -> bool:
    """Whether ``links[at]`` makes one run of the atoms on both sides of it."""
    return first(_OF_SIGN.get(links[at].sign, _OF_OTHERS), Gap(atoms, links, at, scan), []).builds == JOINED
