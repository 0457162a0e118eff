"""Numbers joined by dashes, slashes, colons and the like: what kind of run they are, by rules in their order."""

from __future__ import annotations

from arnorm._arabic.data.years import GREGORIAN_OF_OURS, HIJRI_OF_OURS, OLDEST_OF_OURS
from arnorm._core.classes import END, NEWLINE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import up_to
from arnorm.numbers._beside import LINE, Beside
from arnorm.numbers._context import stems, word_before
from arnorm.numbers._links import PHONE
from arnorm.numbers._names import LAWS, NUMBERED, PARTS, TELEPHONES
from arnorm.numbers._occasions import DAYS, MONTHS, PLAYED, SHARES, SPANNED, VERSES
from arnorm.numbers._phones import phone
from arnorm.numbers._rules import Rule, Veto, always, asked_for
from arnorm.numbers._shapes import DAY, MONTH, YEAR, Atom, is_date, value_of

__all__ = ["KINDS", "Joined", "Kind", "kinds_for"]

_FIXTURE = lazy_pattern(r"[^\W\d_][ \xa0]+[-\u2013][ \xa0]+[^\W\d_][^\d\n.,\u060c:-]+$")
_NAMING = PARTS | NUMBERED | LAWS
# How far the names of a fixture and words of play are looked for.
_FIXTURE_BEFORE, _PLAY_BEFORE, _PLAY_AFTER = 50, 80, 40
_SCORE = 3  # digits
_SIXTIETHS = lazy_pattern(r"\d+(?::[0-5]\d)+")
_OF_OURS = (HIJRI_OF_OURS, GREGORIAN_OF_OURS)


class Joined(Beside):
    """Atoms with the signs that join them, and their neighbours."""

    __slots__ = ("atoms", "first", "last", "one", "parts", "second", "signs")

    def __init__(self, atoms: list[Atom], signs: list[str], scan: Scan) -> None:
        super().__init__(scan, atoms[0].start, atoms[-1].end)
        self.atoms, self.signs = atoms, signs
        self.parts = [part for atom in atoms for part in atom.parts]
        sign, *others = set(signs)
        self.one = "" if others else sign  # the sign, where there is one only
        self.first, self.second, *_ = map(value_of, self.parts)
        *_, self.last = self.parts

    @property
    def plain(self) -> bool:
        """Whether no atom has a sign of its own."""
        return len(self.parts) == len(self.atoms)

    def pair(self, sign: str) -> bool:
        """Whether the sign joins two bare numbers."""
        return self.one == sign and len(self.parts) == 2

    @property
    def is_day(self) -> bool:
        """Whether it is a day and a month, in either order, after a word for a day."""
        month, day = sorted((self.first, self.second))
        return day in DAY and month < MONTH.stop and bool(self.before & DAYS)

    @property
    def is_called(self) -> bool:
        """Whether a word for a telephone stands before it, or before its plus."""
        plus = up_to(self.scan.text, self.start) == "+"
        return not stems(word_before(self.scan, self.start - plus)[0]).isdisjoint(TELEPHONES)

    @property
    def is_played(self) -> bool:
        """Whether words of play stand in the same sentence, and the numbers are small enough."""
        if _longest(self) > _SCORE:
            return False
        return self.near(PLAYED, _PLAY_BEFORE, _PLAY_AFTER)

    @property
    def is_fixture(self) -> bool:
        """Whether two names with a dash between stand before it: «الترجي - النجم 1 - 0»."""
        *_, line = LINE.split(up_to(self.scan.text, self.start, _FIXTURE_BEFORE))
        return _FIXTURE.search(line) is not None

    @property
    def starts_line(self) -> bool:
        """Whether it begins a line that goes on: the number of an item."""
        kinds = self.scan.kinds
        return kinds[self.start - 1] == NEWLINE and kinds[self.end] not in (NEWLINE, END)

    @property
    def sixties(self) -> bool:
        """Whether what follows the first number are minutes and seconds."""
        return self.plain and _SIXTIETHS.fullmatch(":".join(self.parts)) is not None


Kind = Rule[Joined]


def _longest(c: Joined) -> int:
    return max(map(len, c.parts))


def _is_short_and_named(c: Joined) -> bool:
    """Whether the year has two digits, and the words before name a decision."""
    return _longest(c) < YEAR and bool(c.before & _NAMING)


def _is_played_today(c: Joined) -> bool:  # no date need follow
    return c.scan.text.endswith(("اليوم ", "اليوم: "), 0, c.start) and c.is_played


def _ends_in_year(c: Joined) -> bool:
    """Whether it is the number of a decision, the last part its year."""
    return len(c.last) == YEAR and any(int(c.last) in years for years in _OF_OURS) and bool(c.before & _NAMING)


_COUNTED = Veto[Joined]("quantity", lambda c: c.is_quantity and c.first < c.second, ("فاز من قضى 2-4 أيام", "2-4"))

KINDS: list[Kind] = [
    Kind(
        "phone-groups",
        lambda c: PHONE.sign in c.signs,
        "phone",
        example=("واتساب +966 55 123 4567", "966 55 123 4567"),
        counter=("نحو 55 - 123 منها", "55 - 123"),
    ),
    Kind(
        "date",
        lambda c: c.plain and c.one != "" and is_date(c.parts),
        "date",
        asked=frozenset("-/_"),
        example=("صدر في 05-06-2025 مساء", "05-06-2025"),
        counter=("صدر في 45-06-2025 مساء", "45-06-2025"),
        vetoes=(Veto("numbered", _is_short_and_named, ("قرار رقم 24/04/01", "24/04/01")),),
    ),
    Kind(
        "phone-by-dashes",
        lambda c: (
            c.plain
            and c.one == "-"
            and c.parts[0][0] == "0"
            and phone(c.parts, c.scan, c.start)
            and len(c.parts[0]) > 1
        ),
        "phone",
        asked=frozenset("-"),
        example=("للتواصل 0555-123-456", "0555-123-456"),
        counter=("للتواصل 1555-123-456", "1555-123-456"),
        vetoes=(Veto("numbered", _ends_in_year, ("قرار الوزير رقم (01-1531-1443)", "01-1531-1443")),),
    ),
    Kind(
        "phone-by-word",
        lambda c: 7 <= sum(map(len, c.parts)) <= 15 and c.is_called,
        "phone",
        example=("فاكس: 02/5678901", "02/5678901"),
        counter=("القرار 02/5678901", "02/5678901"),
    ),
    Kind(
        "clock-by-colon",
        lambda c: c.one == ":" and c.sixties and (c.first <= 24 or len(c.parts) == 3),
        "time",
        asked=frozenset(":"),
        example=("في تمام 10:30 صباحا", "10:30"),
        counter=("في سورة البقرة 10:83", "10:83"),
        vetoes=(
            Veto("verse", lambda c: len(c.parts) == 2 and bool(c.before & VERSES), ("وفي الآية 2:25 منها", "2:25")),
            Veto("ratio", lambda c: bool(c.before & SHARES), ("بنسبة 10:15 منها", "10:15")),
        ),
    ),
    Kind(
        "verse",
        lambda c: c.one == ":" and bool(c.before & VERSES),
        "reference",
        asked=frozenset(":"),
        example=("وفي الآية 2:25 منها", "2:25"),
        counter=("فاز 2:5 أمس", "2:5"),
    ),
    Kind(
        "score-by-colon",
        lambda c: c.pair(":") and c.is_played,
        "score",
        asked=frozenset(":"),
        example=("فاز 2:5 أمس", "2:5"),
        counter=("بنسبة 2:5 أمس", "2:5"),
        vetoes=(Veto("ratio", lambda c: bool(c.before & SHARES), ("فاز بنسبة 2:5 أمس", "2:5")),),
    ),
    Kind(
        "ratio-by-colon",
        lambda c: (
            c.pair(":")
            and (1 in (c.first, c.second) or bool(c.before & SHARES) or max(c.first, c.second) < 10 or c.first > 114)
        ),
        "ratio",
        asked=frozenset(":"),
        example=("خلط الماء 10:1", "10:1"),
        counter=("خلط الماء 10:155", "10:155"),
    ),
    Kind(
        "verse-by-colon",
        lambda c: c.one == ":",
        "reference",
        asked=frozenset(":"),
        example=("قال تعالى 2:255", "2:255"),
        counter=("مقياس 120:255", "120:255"),
    ),
    Kind(
        "years-by-slash",
        lambda c: c.pair("/") and len(c.parts[0]) == 4 and _next_year(c),
        "range",
        asked=frozenset("/"),
        example=("سنة 1436 / 1437 هـ", "1436 / 1437"),
        counter=("سنة 1436 / 1440 هـ", "1436 / 1440"),
    ),
    Kind(
        "named-by-slash",
        lambda c: c.pair("/") and bool(c.before & _NAMING),
        "reference",
        asked=frozenset("/"),
        example=("القرار رقم 47/31", "47/31"),
        counter=("فاز 4/3", "4/3"),
    ),
    Kind(
        "score-by-slash",
        lambda c: c.pair("/") and max(c.first, c.second) < 20 and c.is_played,
        "score",
        asked=frozenset("/"),
        example=("وخسر الفريق 0/4", "0/4"),
        counter=("وتناول 0/4", "0/4"),
        vetoes=(Veto("part", lambda c: c.first < c.second and "من" in c.after, ("وهي تعادل 1/12 من الكتلة", "1/12")),),
    ),
    Kind(
        "days-by-slash",
        lambda c: c.pair("/") and bool(c.after & MONTHS),
        "range",
        asked=frozenset("/"),
        example=("عقد 3/4 أغسطس", "3/4"),
        counter=("عقد 3/4 منه", "3/4"),
    ),
    Kind(
        "day-month-by-slash",
        lambda c: c.pair("/") and (c.is_day or _month_of_year(c)),
        "date",
        asked=frozenset("/"),
        example=("يوم 3/4 صباحا", "3/4"),
        counter=("نحو 3/4 منه", "3/4"),
    ),
    Kind(
        "ratio-by-slash",
        lambda c: (
            c.pair("/")
            and (
                c.first + c.second == 100
                or (c.second in (100, 1000) and c.first <= c.second)
                or (max(c.first, c.second) <= 20 and c.atoms[1].start - c.atoms[0].end == 1)
            )
        ),
        "ratio",
        asked=frozenset("/"),
        example=("بنسبة 60/40 بينهما", "60/40"),
        counter=("الملف 60/41 هناك", "60/41"),
        vetoes=(Veto("item", lambda c: c.starts_line, ("المادة الأولى\n2/3 يجب حفظ السجلات", "2/3")),),
    ),
    Kind(
        "named-by-dash",
        lambda c: c.pair("-") and (bool(c.before & _NAMING) or _is_numbered(c)),
        "reference",
        asked=frozenset("-"),
        example=("بموجب القانون 13-07 المتعلق", "13-07"),
        counter=("فاز 13-7 عليهم", "13-7"),
        vetoes=(
            Veto("quantity", lambda c: c.is_quantity and c.first < c.second, ("يحدد القرار 13-17 عاما", "13-17")),
            Veto("day", lambda c: c.is_day, ("عقد يوم 13-07 هناك", "13-07")),
        ),
    ),
    Kind(
        "day-month-by-dash",
        lambda c: c.pair("-") and c.is_day,
        "date",
        asked=frozenset("-"),
        example=("يوم ١٥-١٠ هناك", "١٥-١٠"),
        counter=("نحو ١٥-١٠ هناك", "١٥-١٠"),
        vetoes=(Veto("score", _is_played_today, ("مباراة اليوم 3-1 لهم", "3-1")),),
    ),
    Kind(
        "spanned",
        lambda c: c.pair("-") and bool(c.before & SPANNED) and (c.first < c.second or len(c.parts[0]) == 4),
        "range",
        asked=frozenset("-"),
        example=("ما بين 5-10 منهم", "5-10"),
        counter=("بنتيجة 5-10 لهم", "5-10"),
    ),
    Kind(
        "score",
        lambda c: c.pair("-") and c.is_played,
        "score",
        asked=frozenset("-"),
        example=("تعادل الفريقان 2-2", "2-2"),
        counter=("ما بين 2-3 منهم", "2-3"),
        vetoes=(_COUNTED, Veto("month", lambda c: c.follows == "month", ("تقام المباراة 3-5 مايو", "3-5"))),
    ),
    Kind(
        "score-of-fixture",
        lambda c: c.pair("-") and max(map(len, c.parts)) <= 2 and c.is_fixture,
        "score",
        asked=frozenset("-"),
        example=("مالي - الجزائر 0 - 1", "0 - 1"),
        counter=("مالي 0 - 1", "0 - 1"),
        vetoes=(Veto("quantity", lambda c: c.is_quantity, ("الخيار - الأول 2-4 أيام", "2-4")),),
    ),
    Kind(
        "range",
        lambda c: c.one == "-" and len(c.atoms) == 2 and (c.first < c.second or not c.plain or len(c.parts[0]) == 4),
        "range",
        asked=frozenset("-"),
        example=("خلال 2-4 خطوات", "2-4"),
        counter=("خلال 4-2 منها", "4-2"),
    ),
    Kind(
        "times",
        lambda c: set(c.signs) == {":", "-"} and c.signs.count("-") == 1 and c.signs[0] == ":" == c.signs[-1],
        "range",
        example=("من 10:30-12:00", "10:30-12:00"),
        counter=("من 10:30-12", "10:30-12"),
    ),
    Kind(
        "reference",
        lambda c: "/" in c.signs or c.one == "-" or set(c.signs) == {":", "-"},
        "reference",
        example=("رقم (٣-٤٥-٢٠١٨)", "٣-٤٥-٢٠١٨"),
        counter=("من 20 × 30 سم", "20 × 30"),
    ),
    Kind("other", always, "other", example=("من 20 × 30 سم", "20 × 30"), counter=("من 20-30 سم", "20-30")),
]
_OF_SIGN = {sign: asked_for(KINDS, sign) for sign in "-/:_"}
_OF_OTHERS = asked_for(KINDS, "several")


def kinds_for(signs: list[str]) -> list[Kind]:
    """The rules that may read a run with these signs."""
    sign, *others = set(signs)
    return _OF_OTHERS if others else _OF_SIGN.get(sign, _OF_OTHERS)


def _next_year(c: Joined) -> bool:
    """1436/1437 in either order, or 2015/16."""
    return abs(c.first - c.second) == 1 or (len(c.last) == 2 and (c.first + 1) % 100 == c.second)


def _month_of_year(c: Joined) -> bool:
    """11/2010."""
    return c.first in MONTH and len(c.last) == YEAR and OLDEST_OF_OURS <= c.second < GREGORIAN_OF_OURS.stop


def _is_numbered(c: Joined) -> bool:
    """13-07: a number with a zero before it names a year or an item, and nothing else is of more than two digits."""
    return c.last.startswith("0") and c.last[1:] > "0" and _longest(c) <= _SCORE
