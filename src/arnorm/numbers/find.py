"""The numbers of a text, in one pass over its runs of digits; digits alone are decided in bulk.

Runs of digits with linking signs between them make a chain; a chain is cut into runs of joined atoms. An atom that is
not joined is read by its signs (`arnorm.numbers.rules`). What joins two atoms (dashes, slashes, colons and the like),
and what a joined run is, are two tables here; the first row that holds decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arnorm._arabic.data.date_cues import GREGORIAN_OF_OURS, HIJRI_OF_OURS, OLDEST_OF_OURS
from arnorm._arabic.marks import SETS
from arnorm._arabic.protect import protected_bounds
from arnorm._core import classes, kernels_kinds
from arnorm._core.classes import COLON, DASH, END, GAP, NEWLINE, OPEN, QUOTE, SPACE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Asked, Refused, Rule, Veto, always, first_rule, veto
from arnorm._core.scan import Scan, mask
from arnorm._core.windows import from_here, up_to
from arnorm.numbers.evidence import (
    COMMAS,
    DAYS,
    LINE_BREAK,
    MONTHS,
    OPERATORS,
    PHONE,
    PHONE_DIGITS,
    SPACES,
    STOPS,
    UNLINKED,
    Atom,
    Beside,
    Separator,
    find_word_before,
    is_date,
    labels_of,
    make_atom,
    read_link,
    to_int,
)
from arnorm.numbers.options import FRACTION_DIGITS, GROUP_DIGITS, LINK_CHARS, LINK_KINDS, YEAR_DIGITS
from arnorm.numbers.rules import SHAPES, Single, Votes
from arnorm.numbers.vocabulary import Label

__all__ = ["JOINED", "JOINS", "Number", "Numbers", "find_doubtful", "is_phone", "numbers_in"]

_FIXTURE_CHARS = 50  # the names of the two teams before a score
_PLAY_CHARS = (80, 40)  # between a score and a word of play before it, after it
_PHONE_GROUP_DIGITS = 8  # at most
_NAMED_PHONE_DIGITS = range(7, 16)  # of a number that a word for a telephone names


class AtomPair:
    """Two neighbouring atoms of a chain, and the link between them."""

    def __init__(self, atoms: Sequence[Atom], links: Sequence[Separator], at: int, scan: Scan) -> None:
        self.scan, self.link, self.sign = scan, links[at], links[at].sign
        self.left, self.right = atoms[at], atoms[at + 1]
        self.left_digits, self.right_digits = len(self.left.parts[0]), len(self.right.parts[0])
        self.is_tight = not (self.link.left or self.link.right)  # no space beside the sign
        self.is_spaced = self.link.left and self.link.right  # spaces on both sides
        self.is_plain = self.left.shape == self.right.shape == "plain"  # no sign inside a number
        self.rises = self.left.whole < self.right.whole
        self.neighbours = (*links[at - 1 : at], *links[at + 1 : at + 2])

    @property
    def is_in_row(self) -> bool:
        """Whether another sign is on the other side of one of the numbers."""
        return any(link.sign not in ("", PHONE.sign) for link in self.neighbours)

    @property
    def is_before_day(self) -> bool:
        """Whether the number after is the day of a month."""
        right = self.right
        return right.whole in DAYS and bool(Beside(self.scan, right.start, right.end).after & Label.MONTH)

    @property
    def before(self) -> int:
        """The labels of the word before the first number."""
        return labels_of(find_word_before(self.scan, self.left.start)[0])

    @property
    def is_item(self) -> bool:
        """Whether the line begins with "1 - 50 …": the number of an item, then its text."""
        return self.left_digits == 1 and self.scan.kinds[self.left.start - 1] in (NEWLINE, END)

    @property
    def joins_with_one_space(self) -> bool:
        """Whether a dash with a space on one side joins: not after المادة, where it parts the number from the text."""
        word, _ = find_word_before(self.scan, self.left.start)
        if not word or self.before & (Label.PART | Label.NUMBERED):
            return False
        return self.link.left or self.left_digits == self.right_digits or bool(self.before & Label.SPAN)


# fmt: off
JOINS: list[Asked[AtomPair, bool]] = [
    Rule(
        "day-after-dash",
        # The number before the dash ends a date, and the day after it begins another.
        lambda c: (
            c.sign == "-"
            and c.is_before_day
            and (c.left_digits > 2 and c.is_plain if c.is_tight else c.left.whole > c.right.whole)
        ),
        False,
        examples=("عاش (5 مايو 1910-3 يناير 1980) في حلب", "ولد (14 مارس 1879 – 18 أبريل 1955)"),
        counters=("عاش (1910-1913) في حلب", "عقد 14 – 18 أبريل 1955"),
    ),
    Rule(
        "tight-sign", lambda c: c.is_tight and c.sign != "" and not c.link.number, True,
        examples=("من300-500 اضافة", "في الدقيقة 90+4 منها"),
        counters=("ولد (14 مارس 1879 – 18 أبريل 1955)", "في الدقيقة 90 + 4 منها"),
    ),
    Rule(
        "spaced-dash-in-row",
        lambda c: (
            c.sign == "-"
            and c.is_spaced
            and (c.is_in_row or (c.left.shape != "plain" and c.left_digits == YEAR_DIGITS))
        ),
        False,
        examples=("البنود 8516,33 - 8516,32",),
        counters=("نحو 15,33 - 17,32 مليون",),
    ),
    Rule(
        "spaced-dash",
        lambda c: (
            c.sign == "-"
            and c.is_spaced
            and (
                not c.is_item and (c.left_digits > 1 or c.right_digits <= 2)
                if c.rises
                else c.is_plain and c.left_digits <= 2
            )
        ),
        True,
        examples=("انتهى الشوط بنتيجة 80 - 78", "حكم ( 192 - 260 هـ )"),
        counters=("التردد 12264 - 27 أفقي", "1 - 50 ألف ريال لكل منشأة"),
    ),
    Rule(
        "half-spaced-dash",
        lambda c: (
            c.sign == "-"
            and not (c.is_tight or c.is_spaced)
            and ((c.is_in_row and c.link.left) or (c.rises and c.joins_with_one_space))
        ),
        True,
        examples=("نحو 12 -5-40-3", "نحو 12- 15 منها"),
        counters=("وتاريخ 12- 5 منه", "المادة 12- 15 منها"),
    ),
    Rule(
        "spaced-sign",
        lambda c: (
            (c.sign == "/" and PHONE not in c.neighbours)
            or (c.sign == "*" and c.is_spaced and c.is_plain)
            or (c.sign == ":" and c.is_spaced and c.left.whole <= 24 and c.right.whole < 60 and c.before & Label.CLOCK)
        ),
        True,
        examples=("انظر الحاشية ( 11 / 367 )", "والأبعاد 20 × 30 سم", "الساعة 10 : 30 صباحا"),
        counters=(
            "هاتف 71 845 220 / 98 123 456",
            "والأبعاد 2,5 × 30 سم",
            "المادة 10 : 30 يوما",
            "الساعة 25 : 30 صباحا",
        ),
    ),
    Rule(
        "apart", always, False,
        examples=("نحو 10 : 30 منها", "ميدوزا- 14 وكتاب 5- 3 أجزاء"),
        counters=("نحو 10:30 منها", "ميدوزا 14 وكتاب 5-3 أجزاء"),
    ),
]
# fmt: on


def are_joined(atoms: Sequence[Atom], links: Sequence[Separator], at: int, scan: Scan) -> bool:
    """Whether ``links[at]`` makes one run of the atoms on both sides of it."""
    return first_rule(JOINS, AtomPair(atoms, links, at, scan)).what


_FIXTURE = lazy_pattern(r"[^\W\d_][ \xa0]+[-\u2013][ \xa0]+[^\W\d_][^\d\n.,\u060c:-]+$")
_SIXTIETHS = lazy_pattern(r"\d+(?::[0-5]\d)+")
_BEFORE_CHRIST = lazy_pattern(r"[ \xa0]?(?:ق\.? ?م(?!\w)|قبل الميلاد)")
_ERA = lazy_pattern(r"[ \xa0]?(?:(?:ق\.? ?)?م|ه|هـ|ميلادية?|هجرية?)(?!\w)")
_FIRST_OF_ERAS = ("ق", "م", "ه")
_TIME_IN_ROW = lazy_pattern(r"\d{1,2}:\d\d")
_SCORE_DIGITS = 3
_LAST_SURA = 114


class Joined(Beside):
    """Atoms with the signs that join them, and their neighbours."""

    def __init__(self, atoms: list[Atom], signs: list[str], scan: Scan) -> None:
        super().__init__(scan, atoms[0].start, atoms[-1].end)
        self.atoms, self.signs = atoms, signs
        self.parts = [part for atom in atoms for part in atom.parts]
        sign, *others = set(signs)
        self.sign = "" if others else sign  # "" if the signs differ
        self.pair = self.sign if len(self.parts) == 2 else ""  # the sign that joins two bare numbers
        self.first, self.second, *_ = map(to_int, self.parts)
        self.last = self.parts[-1]
        self.longest = max(map(len, self.parts))
        self.is_plain = len(self.parts) == len(atoms)  # no sign inside a number
        self.rises = self.first < self.second

    @property
    def is_day(self) -> bool:
        """Whether it is a day and a month, in either order, after a word for a day."""
        month, day = sorted((self.first, self.second))
        return day in DAYS and month < MONTHS.stop and bool(self.before & Label.DAY)

    @property
    def is_named(self) -> bool:
        """Whether the word before is a part of a law, a law or "number"."""
        return bool(self.before & (Label.PART | Label.NUMBERED | Label.LAW))

    @property
    def is_phone(self) -> bool:
        """Whether spaces group it, a word for a telephone comes before it or its plus, or dashes join it after a 0."""
        if PHONE.sign in self.signs:
            return True
        if self.is_plain and self.sign == "-" and self.parts[0][:-1].startswith("0"):
            is_year = to_int(self.last) in HIJRI_OF_OURS or to_int(self.last) in GREGORIAN_OF_OURS
            if is_phone(self.parts, self.scan, self.start) and not (self.is_named and is_year):
                return True  # not so the number of a decision that ends in its year
        if sum(map(len, self.parts)) not in _NAMED_PHONE_DIGITS:
            return False
        plus = up_to(self.scan.text, self.start) == "+"
        return bool(labels_of(find_word_before(self.scan, self.start - plus)[0]) & Label.TELEPHONE)

    @property
    def is_played(self) -> bool:
        """Whether words of play are in the same line, and the numbers are small enough."""
        return self.longest <= _SCORE_DIGITS and self.is_near(Label.PLAY, *_PLAY_CHARS)

    @property
    def is_fixture(self) -> bool:
        """Whether two names with a dash between come before it: «الترجي - النجم 1 - 0»."""
        *_, line = LINE_BREAK.split(up_to(self.scan.text, self.start, _FIXTURE_CHARS))
        return _FIXTURE.search(line) is not None

    @property
    def is_before_time(self) -> bool:
        """Whether a comma and a time follow, as in a row of matches: 1 - 2,17:00."""
        text, end = self.scan.text, self.end
        return text[end : end + 1] in (",", "\N{ARABIC COMMA}") and _TIME_IN_ROW.match(text, end + 1) is not None

    @property
    def is_item(self) -> bool:
        """Whether it begins a line that goes on."""
        kinds = self.scan.kinds
        return kinds[self.start - 1] == NEWLINE and kinds[self.end] not in (NEWLINE, END)

    @property
    def is_verse(self) -> bool:
        """Whether the word before names a chapter or a verse, and the numbers are no time with seconds."""
        return len(self.parts) == 2 and bool(self.before & Label.VERSE)

    @property
    def is_time(self) -> bool:
        """Whether minutes, and perhaps seconds, follow the first number."""
        return self.is_plain and _SIXTIETHS.fullmatch(":".join(self.parts)) is not None

    @property
    def are_years(self) -> bool:
        """Whether an era mark follows: one before Christ, or, after two years of four digits, any."""
        is_long = len(self.parts[0]) == len(self.parts[1]) == YEAR_DIGITS
        if not (is_long or self.sign == "-"):
            return False
        if not from_here(self.scan.text, self.end, 2).lstrip(" \xa0").startswith(_FIRST_OF_ERAS):
            return False
        return (_ERA if is_long and self.sign == ":" else _BEFORE_CHRIST).match(self.scan.text, self.end) is not None


def is_phone(parts: list[str], scan: Scan, start: int) -> bool:
    """Whether runs of digits with spaces or dashes between are a telephone number.

    It begins with 0 or after a plus, or a word for a telephone is one of the two words before it.
    """
    count = sum(map(len, parts))
    if count not in PHONE_DIGITS or max(map(len, parts)) > _PHONE_GROUP_DIGITS or is_date(parts[-3:]):
        return False
    if (parts[0].startswith("0") and parts[0] != "0") or up_to(scan.text, start) == "+":
        return True
    beside = Beside(scan, start, start)
    return bool((beside.before | beside.second_before) & (Label.PHONE | Label.TELEPHONE))


_SHARES: Veto[Joined] = veto(
    "ratio", lambda c: c.before & Label.SHARE, "the word before names a ratio",
    examples=("بنسبة 10:15 منها", "فاز بنسبة 2:5 أمس"),
)  # fmt: skip
_COUNTED: Veto[Joined] = veto(
    "quantity", lambda c: c.rises and c.is_quantity, "it counts, and rises: a range",
    examples=("يحدد القرار 13-17 عاما", "غاب لاعب الفريق 2-4 أسابيع"),
)  # fmt: skip

# fmt: off
JOINED: list[Asked[Joined, str]] = [
    Rule(
        "date", lambda c: c.is_plain and c.sign in ("-", "/", "_") and is_date(c.parts), "date",
        examples=("صدر في 05-06-2025 مساء",),
        counters=("صدر في 45-06-2025 مساء",),
        vetoes=(
            veto(
                "numbered", lambda c: c.is_named and c.longest < YEAR_DIGITS, "a short number of a decision",
                examples=("قرار رقم 24/04/01",),
            ),
        ),
    ),
    Rule(
        "phone", lambda c: c.is_phone, "phone",
        examples=("واتساب +966 55 123 4567", "للتواصل 0555-123-456", "فاكس: 02/5678901"),
        counters=("نحو 55 - 123 منها", "للتواصل 1555-123-456", "القرار 02/5678901", "قرار الوزير رقم (01-1531-1443)"),
    ),
    Rule(
        "years-before-era", lambda c: c.is_plain and c.pair in (":", "-") and c.are_years, "range",
        examples=("حكم ٢٥ - ٢٠ ق.م", "هدنة ١١٩٢:١١٨٦م"),
        counters=("حكم ٢٥ - ٢٠ يوما", "مقياس ١١٩٢:١١٨٦"),
    ),
    Rule(
        "clock-by-colon",
        lambda c: c.sign == ":" and c.is_time and (c.first <= 24 or len(c.parts) == 3) and not c.is_verse, "time",
        examples=("في تمام 10:30 صباحا",),
        counters=("في سورة البقرة 10:83", "وفي الآية 2:25 منها"),
        vetoes=(_SHARES,),
    ),
    Rule(
        "score-by-colon", lambda c: c.pair == ":" and c.is_played and not c.is_verse, "score",
        examples=("فاز 2:5 أمس",),
        counters=("بنسبة 2:5 أمس",),
        vetoes=(_SHARES,),
    ),
    Rule(
        "ratio-by-colon",
        lambda c: c.pair == ":" and not c.is_verse and (
            1 in (c.first, c.second)
            or max(c.first, c.second) < 10
            or c.first > _LAST_SURA
            or c.before & Label.SHARE
        ),
        "ratio",
        examples=("خلط الماء 10:1", "بنسبة 10:75 منها"),
        counters=("خلط الماء 10:155",),
    ),
    Rule(
        "verse", lambda c: c.sign == ":", "reference",
        examples=("وفي الآية 2:25 منها", "قال تعالى 2:255"),
        counters=("فاز 2:5 أمس", "مقياس 120:255"),
    ),
    Rule(
        "years-by-slash",  # 1436/1437 in either order, or 2015/16
        lambda c: c.pair == "/" and len(c.parts[0]) == YEAR_DIGITS and (
            abs(c.first - c.second) == 1 or (len(c.last) == 2 and (c.first + 1) % 100 == c.second)
        ),
        "range",
        examples=("سنة 1436 / 1437 هـ",),
        counters=("سنة 1436 / 1440 هـ",),
    ),
    Rule(
        "named",
        # 13-07: a number with a zero before it names a year or an item if neither number is long.
        lambda c: (c.pair in ("/", "-") and c.is_named) or (
            c.pair == "-" and c.last.startswith("0") and c.last[1:] > "0" and c.longest <= _SCORE_DIGITS
        ),
        "reference",
        examples=("القرار رقم 47/31", "بموجب القانون 13-07 المتعلق"),
        counters=("فاز 4/3", "فاز 13-7 عليهم"),
        vetoes=(
            _COUNTED,
            veto("day", lambda c: c.is_day, "a word for a day comes before", examples=("عقد يوم 13-07 هناك",)),
        ),
    ),
    Rule(
        "score-by-slash", lambda c: c.pair == "/" and max(c.first, c.second) < 20 and c.is_played, "score",
        examples=("وخسر الفريق 0/4",),
        counters=("وتناول 0/4",),
        vetoes=(
            veto(
                "part", lambda c: c.rises and c.after & Label.OF, "من follows a part of something",
                examples=("وهي تعادل 1/12 من الكتلة",),
            ),
        ),
    ),
    Rule(
        "days-by-slash", lambda c: c.pair == "/" and c.after & Label.MONTH, "range",
        examples=("عقد 3/4 أغسطس",),
        counters=("عقد 3/4 منه",),
    ),
    Rule(
        "day-month",
        lambda c: (c.pair in ("/", "-") and c.is_day) or (
            c.pair == "/"  # 11/2010
            and c.first in MONTHS
            and len(c.last) == YEAR_DIGITS
            and OLDEST_OF_OURS <= c.second < GREGORIAN_OF_OURS.stop
        ),
        "date",
        examples=("يوم 3/4 صباحا", "يوم ١٥-١٠ هناك"),
        counters=("نحو 3/4 منه", "نحو ١٥-١٠ هناك"),
        vetoes=(
            veto(
                "score", lambda c: c.word_before[0] == "اليوم" and c.is_played, "today's match has a score",
                examples=("مباراة اليوم 3-1 لهم",),
            ),
        ),
    ),
    Rule(
        "ratio-by-slash",  # 60/40, 3/100 or 1/12
        lambda c: c.pair == "/" and (
            c.first + c.second == 100
            or (c.second in (100, 1000) and c.first <= c.second)
            or (max(c.first, c.second) <= 20 and c.atoms[1].start - c.atoms[0].end == 1)
        ),
        "ratio",
        examples=("بنسبة 60/40 بينهما",),
        counters=("الملف 60/41 هناك",),
        vetoes=(
            veto(
                "item", lambda c: c.is_item, "the number of an item",
                examples=("المادة الأولى\n2/3 يجب حفظ السجلات",),
            ),
        ),
    ),
    Rule(
        "spanned",
        lambda c: c.pair == "-" and c.before & Label.SPAN and (c.rises or len(c.parts[0]) == YEAR_DIGITS),
        "range",
        examples=("ما بين 5-10 منهم",),
        counters=("بنتيجة 5-10 لهم",),
    ),
    Rule(
        "score", lambda c: c.pair == "-" and (c.is_played or (c.longest <= 2 and (c.is_fixture or c.is_before_time))),
        "score",
        examples=("تعادل الفريقان 2-2", "مالي - الجزائر 0 - 1", "الملعب,النادي,1 - 2,17:00"),
        counters=("ما بين 2-3 منهم", "مالي 0 - 1", "الملعب,النادي,1 - 2,17"),
        vetoes=(
            _COUNTED,
            veto("month", lambda c: c.follows == "month", "the days of a match", examples=("تقام المباراة 3-5 مايو",)),
        ),
    ),
    Rule(
        "range",
        lambda c: (
            (c.sign == "-" and len(c.atoms) == 2 and (c.rises or not c.is_plain or len(c.parts[0]) == YEAR_DIGITS))
            or (set(c.signs) == {":", "-"} and c.signs.count("-") == 1 and c.signs[0] == ":" == c.signs[-1])
        ),
        "range",
        examples=("خلال 2-4 خطوات", "من 10:30-12:00"),
        counters=("خلال 4-2 منها", "من 10:30-12"),
    ),
    Rule(
        "reference", lambda c: "/" in c.signs or c.sign == "-" or set(c.signs) == {":", "-"}, "reference",
        examples=("رقم (٣-٤٥-٢٠١٨)",),
        counters=("من 20 × 30 سم",),
    ),
    Rule(
        "other", always, "other",
        examples=("من 20 × 30 سم",),
        counters=("من 20-30 سم",),
    ),
]
# fmt: on


class Number(NamedTuple):
    """A number at ``start:end``, its kind, the rule that read it, and its value if it is one quantity.

    ``value`` is a plain decimal in Western digits. Only what is ``sure`` is ever rewritten; ``grouped`` says whether
    its thousands were. The numbers that operators join are its ``factors`` (2,5×3). ``refused`` are the rules that a
    veto refused.
    """

    start: int
    end: int
    kind: str
    value: str | None
    rule: str
    sure: bool = True
    grouped: bool = False
    factors: tuple[Number, ...] = ()
    refused: tuple[Refused, ...] = ()


def read_single(case: Single) -> Number:
    """The reading of a number that no sign joins to another."""
    atom, parts = case.atom, case.parts
    rule = first_rule(SHAPES[atom.shape], case, case.refused) if case.is_unnamed else case.name
    value, is_grouped, kind = None, False, rule.what
    if kind == "grouped":
        value, is_grouped, kind = "".join(parts), True, "number"
    elif kind == "decimal":
        value, is_grouped, kind = f"{''.join(parts[:-1])}.{parts[-1]}", len(parts) > 2, "number"
    return Number(atom.start, atom.end, kind, value, rule.name, rule.sure, is_grouped, refused=tuple(case.refused))


_BEFORE_POINT = frozenset((SPACE, GAP, OPEN, QUOTE, DASH, classes.OTHER, COLON, END, NEWLINE))


def is_led(scan: Scan, start: int) -> bool:
    """Whether a decimal sign before the digits may begin their number: .08, ٫77."""
    return up_to(scan.text, start) in STOPS and scan.kinds[start - 2] in _BEFORE_POINT


def read_led(start: int, end: int, scan: Scan) -> Number | None:
    """The reading of digits after a decimal sign: .08, ٫٧٧; None if the sign may end a sentence or an item.

    In text read from its picture a stop may come before the next word, and after the number of an item, which comes
    first in its line. Nobody writes the Arabic decimal sign so.
    """
    digits = scan.text[start:end].translate(_WESTERN)
    if not is_led(scan, start) or (len(digits) == YEAR_DIGITS and digits[0] in "12"):  # .1990 is a year
        return None
    edges = (END, NEWLINE)
    is_item = len(digits) == 1 or (scan.kinds[start - 2] in edges and scan.kinds[end] not in edges)
    sure = (
        digits[0] == "0" or not is_item or Beside(scan, start - 1, end).follows in ("percent", "magnitude", "measure")
    )
    if scan.text[start - 1] == "." and not sure:
        return None
    return Number(start - 1, end, "number", "." + digits, "led", sure)


_POINT_KINDS = bytes((classes.STOP, classes.SEPARATOR))
_DIGIT_RUN_KINDS = bytes((classes.DIGIT, classes.EASTERN))
_DATE_SIGNS = (["/", "/"], ["-", "-"])  # they make a date whatever is around it: 5/11/2025, 2025-11-05
# A time to the thousandth, as cues and logs have it, whatever is around it: 00:01:02,500.
_STAMP_SIGNS, _STAMP_DIGITS = ([":", ":", ","], [":", ":", "."]), [2, 2, 3]
_NUMBER_AHEAD = lazy_pattern(r"[^\d\n.]{1,20}\d")  # بين 1 200 و1 500 نسمة
_WESTERN = {ord(digit): str(i) for digits in SETS.values() for i, digit in enumerate(digits)}
_Spans = list[tuple[int, int]]
_AtomRun = tuple[list[Atom], list[str]]  # atoms, and the signs that join each to the next


class Numbers(NamedTuple):
    """The numbers of a text: spans of bare digits, and readings of those with signs in them; each in order."""

    plain: _Spans
    signed: list[Number]


class _Chain(NamedTuple):
    """Runs of digits, the same in Western digits, and the links between neighbours."""

    runs: _Spans
    parts: list[str]
    links: list[Separator]


def numbers_in(scan: Scan) -> Numbers:
    """The numbers of a scan; ask for them with ``scan.derive(numbers_in)``."""
    kinds = scan.kinds
    if classes.DIGIT not in kinds and classes.EASTERN not in kinds:
        return Numbers([], [])
    runs, near = kernels_kinds.find_runs(kinds, mask(_DIGIT_RUN_KINDS), scan.derive(protected_bounds), LINK_CHARS)
    plain, signed = _read_chains(scan, runs, near) if near else (runs, [])
    # Few numbers have a stop before them, and fewer begin with it: .08, ٫77.
    after_point = [span for span in plain if kinds[span[0] - 1] in _POINT_KINDS]
    if led := [number for span in after_point if (number := read_led(*span, scan))]:
        spans = {(number.start + 1, number.end) for number in led}
        return Numbers([span for span in plain if span not in spans], sorted([*signed, *led]))
    return Numbers(plain, signed)


def _read_chains(scan: Scan, runs: _Spans, near: list[int]) -> Numbers:
    """The numbers of a text in which some runs of digits are near the one before."""
    plain: _Spans = []
    atom_runs: list[_AtomRun] = []
    stamps: list[Number] = []
    text, has_eastern = scan.text, classes.EASTERN in scan.kinds
    at = 0
    for first, last, links in _find_chains(scan, runs, near):
        plain += runs[at:first]
        at = last + 1
        spans = runs[first:at]
        parts = [text[start:end] for start, end in spans]
        if has_eastern:
            parts = [part.translate(_WESTERN) for part in parts]
        signs_between = [link.sign for link in links]
        if signs_between in _DATE_SIGNS and is_date(parts) and max(map(len, parts)) == YEAR_DIGITS:
            stamps.append(Number(spans[0][0], spans[-1][1], "date", None, "date"))
            continue
        if signs_between in _STAMP_SIGNS and [len(part) for part in parts[1:]] == _STAMP_DIGITS:
            stamps.append(Number(spans[0][0], spans[-1][1], "time", None, "clock-by-colon"))
            continue
        if len(links) == 1 and links[0].number and not links[0].left and links[0].sign not in SPACES:  # most are: 3.5
            atom_runs.append(([make_atom(spans[0][0], spans[1][1], parts, [links[0].sign])], []))
            continue
        for atoms, signs in _cut_chain(scan, _Chain(spans, parts, links)):
            if signs or atoms[0].signs:
                atom_runs.append((atoms, signs))
            else:
                plain.append(atoms[0][:2])
    plain += runs[at:]
    signed = _read_runs(scan, atom_runs)
    return Numbers(plain, sorted(signed + stamps) if stamps else signed)


def _find_chains(scan: Scan, runs: _Spans, near: list[int]) -> Iterator[tuple[int, int, list[Separator]]]:
    """The first and last run of each stretch of linked runs, and the links between them."""
    text, kinds = scan.text, scan.kinds
    links: list[Separator] = []
    last = len(runs)
    for i in near:
        before, start = runs[i - 1][1], runs[i][0]
        if kinds[before] not in LINK_KINDS or kinds[start - 1] not in LINK_KINDS:
            continue
        link = read_link(text[before:start])
        if link is UNLINKED:
            continue
        if links and i - 1 != last:
            yield last - len(links), last, links
            links = []
        links.append(link)
        last = i
    if links:
        yield last - len(links), last, links


def _cut_chain(scan: Scan, chain: _Chain) -> Iterator[_AtomRun]:
    """The chain as runs: atoms with the signs that join them."""
    runs, parts, links = chain
    for i, link in enumerate(links):
        if link.number and link.left and not _is_spaced_fraction(scan, chain, i):
            links[i] = UNLINKED
        # A comma between a score and a time, in a row of matches: 1 - 2,17:00.
        if link.sign in COMMAS and 0 < i < len(links) - 1 and (links[i - 1].sign, links[i + 1].sign) == ("-", ":"):
            links[i] = UNLINKED
    if not SPACES.isdisjoint([link.sign for link in links]):
        _read_spaces(scan, chain)
    atoms: list[Atom] = []
    between: list[Separator] = []
    first = 0
    for i, link in enumerate([*links, UNLINKED]):
        if not link.number:
            signs = [one.sign for one in links[first:i]]
            atoms.append(make_atom(runs[first][0], runs[i][1], parts[first : i + 1], signs))
            between.append(link)
            first = i + 1
    between.pop()
    run: _AtomRun = [atoms[0]], []
    for i, link in enumerate(between):
        if link.sign and are_joined(atoms, between, i, scan):
            run[1].append(link.sign)
        else:
            yield run
            run = [], []
        run[0].append(atoms[i + 1])
    yield run


def _is_spaced_fraction(scan: Scan, chain: _Chain, at: int) -> bool:
    """Whether a stop with spaces around it begins a fraction: 0 . 5 %."""
    (start, _), (_, end) = chain.runs[at : at + 2]
    whole, fraction = map(len, chain.parts[at : at + 2])
    return whole <= GROUP_DIGITS and fraction <= FRACTION_DIGITS and Beside(scan, start, end).follows == "percent"


def _read_spaces(scan: Scan, chain: _Chain) -> None:
    """Decide in place whether each space between digits is part of a number or of a telephone number, or nothing."""
    runs, parts, links = chain
    at = 0
    while at < len(links):
        end = at
        while end < len(links) and (links[end].sign in SPACES or links[end].sign == "-"):
            end += 1
        if any(link.sign in SPACES for link in links[at:end]):
            after_fraction = at > 0 and links[at - 1].number  # 0.5 23-1-2025
            if not after_fraction and is_phone(parts[at : end + 1], scan, runs[at][0]):
                links[at:end] = [PHONE] * (end - at)
            else:
                _undo_spaces(scan, chain, at, end)
        at = end + 1


def _undo_spaces(scan: Scan, chain: _Chain, at: int, last: int) -> None:
    """Undo the links of ``links[at:last]`` whose spaces do not group thousands."""
    runs, parts, links = chain
    while at < last:
        sign, end = links[at].sign, at
        while end < last and links[end].sign == sign:
            end += 1
        if sign in SPACES:
            is_free = not links[at - 1].number if at else not is_led(scan, runs[at][0])
            has_fraction = end < len(links) and links[end].number  # 2 500,75
            beside = Beside(scan, runs[at][0], runs[end + has_fraction][1])
            if not is_free or not _are_thousands(parts[at : end + 1], sign, beside):
                links[at:end] = [UNLINKED] * (end - at)
        at = end


def _are_thousands(parts: list[str], space: str, beside: Beside) -> bool:
    """Whether runs of digits with one space between are one number: 9 000, 1 234 567."""
    whole, *groups = parts
    if len(whole) > GROUP_DIGITS or whole.startswith("0") or any(len(group) != GROUP_DIGITS for group in groups):
        return False
    before, kinds = beside.before, beside.scan.kinds
    if len(groups) > 1:  # the number of an account is no count
        return beside.is_quantity or not before & Label.NUMBERED
    if groups == ["000"] or space != " ":
        return True
    if kinds[beside.start - 2 : beside.start] == bytes((classes.LETTER, classes.LETTER)):  # a name: بانتيوم2 266
        return False
    if before & Label.BETWEEN and int(whole) < int(groups[0]) and not _NUMBER_AHEAD.match(beside.scan.text, beside.end):
        return False  # بين 90 100%: both ends of a range, for no other number follows
    if before & (Label.DOSE | Label.NUMBERED):  # حبة 2 500 ملغ, المطار رقم 4 760 متر
        return False
    word, _ = beside.word_after
    if beside.is_quantity and len(word) != 1:
        return True
    # Two years (808 873 م), or a word written onto the number (1 128قيقا).
    if len(whole) == GROUP_DIGITS or kinds[beside.end] == classes.LETTER:
        return False
    return bool(word) and not before & (Label.PART | Label.CLOCK | Label.DAY)


def _read_runs(scan: Scan, runs: list[_AtomRun]) -> list[Number]:
    """The reading of each run, with what the other numbers of its text say."""
    cases = {atom.start: Single(atom, scan) for atoms, _ in runs for atom in atoms if atom.signs}
    shapes = {case.atom.shape for case in cases.values()}
    if "thousand" in shapes or ("short" in shapes and len(cases) > 1):  # what 3,5 is alone, it does not say itself
        votes = Votes()
        for case in cases.values():
            votes.count(case)
        for case in cases.values():
            case.votes = votes
    found: list[Number] = []
    for atoms, signs in runs:
        start, end = atoms[0].start, atoms[-1].end
        if signs:
            # Operators join amounts; each is written by itself.
            factors = [read_single(cases[atom.start]) for atom in atoms if atom.signs and OPERATORS.issuperset(signs)]
            refused: list[Refused] = []
            rule = first_rule(JOINED, Joined(atoms, signs, scan), refused)
            kind, name, why = rule.what, rule.name, tuple(refused)
            found.append(Number(start, end, kind, None, name, factors=tuple(factors), refused=why))
        elif found and _is_next(scan, found[-1], start):
            found.append(Number(start, end, found[-1].kind, None, "next-" + found[-1].kind))
        else:
            found.append(read_single(cases[start]))
    return found


_SIGNS_BETWEEN_ALIKE = " ().…-/،," + classes.NAMED[classes.QUOTE]


def _is_next(scan: Scan, before: Number, start: int) -> bool:
    """Whether a number follows a reference or a telephone number as another one: (٣٫١) و(٣٫٢), «٣٫١»، «٣٫٢»."""
    if before.kind not in ("reference", "phone") or not before.end < start <= before.end + LINK_CHARS:
        return False
    return scan.text[before.end : start].strip(_SIGNS_BETWEEN_ALIKE) in ("", "و", "أو")


def find_doubtful(numbers: Numbers) -> list[tuple[int, int]]:
    """The spans of the numbers whose value, or a factor, is in doubt."""
    return [(one.start, one.end) for one in numbers.signed if not all(part.sure for part in one.factors or (one,))]
