"""What joins two numbers (dashes, slashes, colons and the like), and what numbers that signs join are: two tables.

The first row that holds decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from arnorm._arabic.data.date_cues import GREGORIAN_OF_OURS, HIJRI_OF_OURS, OLDEST_OF_OURS
from arnorm._core.classes import END, NEWLINE, OPEN
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Asked, Rule, Veto, always, first_rule, veto
from arnorm._core.scan import Scan
from arnorm._core.windows import up_to
from arnorm.numbers.evidence import (
    DAYS,
    LINE_BREAK,
    MONTHS,
    PHONE,
    PHONE_DIGITS,
    Atom,
    Beside,
    Separator,
    find_word_before,
    fold_word,
    is_date,
    labels_of,
    to_int,
)
from arnorm.numbers.options import YEAR_DIGITS
from arnorm.numbers.vocabulary import BOOKS, Label

_FIXTURE_CHARS = 50  # the names of the two teams before a score
_PLAY_CHARS = (80, 40)  # between a score and a word of play before it, after it
_PHONE_GROUP_DIGITS = 8  # at most
_NAMED_PHONE_DIGITS = range(7, 16)  # of a number that a word for a telephone names


def _follows_book(scan: Scan, at: int) -> bool:
    """Whether a short name of a book of the Bible is between a bracket and this place: (مت 5: 14)."""
    word, start = find_word_before(scan, at)
    return word != "" and scan.kinds[start - 1] == OPEN and fold_word(word) in BOOKS


class AtomPair:
    """Two neighbouring atoms of a chain, and the link between them."""

    def __init__(self, atoms: Sequence[Atom], links: Sequence[Separator], at: int, scan: Scan) -> None:
        self.scan, self.link, self.sign = scan, links[at], links[at].sign
        self.atoms, self.at = atoms, at
        self.left, self.right = atoms[at], atoms[at + 1]
        self.left_digits, self.right_digits = len(self.left.parts[0]), len(self.right.parts[0])
        self.is_tight = not (self.link.left or self.link.right)  # no space beside the sign
        self.is_spaced = self.link.left and self.link.right  # spaces on both sides
        self.is_plain = self.left.shape == self.right.shape == "plain"  # no sign inside a number
        self.rises = self.left.whole < self.right.whole
        self.neighbours = (*links[at - 1 : at], *links[at + 1 : at + 2])

    @property
    def counts_on(self) -> bool:
        """Whether it is part of a row of dashes in which each number is one more, or one less: 12 - 11 - 10."""
        around = [atom.whole for atom in self.atoms[max(0, self.at - 1) : self.at + 3]]
        steps = [two - one for one, two in pairwise(around)]
        own = self.right.whole - self.left.whole
        return (
            abs(own) == 1
            and self.neighbours != ()
            and {"-"} == {one.sign for one in self.neighbours}
            and {own} == {*steps}
        )

    @property
    def is_chapter(self) -> bool:
        """Whether it begins a bracket or follows a word of scripture, and no word for an hour: (5: 31 إن كنت …)."""
        is_opened = self.scan.kinds[self.left.start - 1] == OPEN
        is_named = bool(self.before & Label.VERSE) or _follows_book(self.scan, self.left.start)
        return not self.before & Label.CLOCK and (is_opened or is_named)

    @property
    def ends_verses(self) -> bool:
        """Whether its second number is the last of some verses: (أعمال 2: 1- 41)."""
        if self.at == 0 or self.neighbours[0].sign != ":" or not self.rises:
            return False
        first = self.atoms[self.at - 1].start
        labels = labels_of(find_word_before(self.scan, first)[0])
        return bool(labels & Label.VERSE) or _follows_book(self.scan, first)

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
        "row", lambda c: c.sign == "-" and c.counts_on, True,
        examples=("النسخ 12 - 11 - 10 منها", "الأرقام 23- 24 – 25 منها"),
        counters=("البنود 12 - 14 - 16 منها",),
    ),
    Rule(
        "verses", lambda c: c.sign == "-" and c.is_plain and c.ends_verses, True,
        examples=("مذكورة في (أعمال 2: 1- 41). ومن", "لوقا 1: 19 - 24 منه"),
        counters=("في الصفحة 2: 1- 41 منها",),
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
        "chapter-and-verse",
        lambda c: c.sign == ":" and c.is_plain and c.link.right and not c.link.left and c.is_chapter,
        True,
        examples=("نقل عنه أنه قال: (5: 31 إن كنت أشهد", "وفي سفر 9: 27 منه", "يحبون الله (رو 8: 28)"),
        counters=("نقل عنه أنه قال: 5: 31 إن كنت أشهد", "(1: 30.5 مترا)", "يحبون الله في 8: 28"),
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
        """Whether a word names a chapter or a verse, or a space is behind the colon alone; no time with seconds."""
        is_loose = self.pair == ":" and self.atoms[1].start - self.atoms[0].end == 2
        is_named = bool(self.before & Label.VERSE) or _follows_book(self.scan, self.start)
        return len(self.parts) == 2 and (is_named or is_loose)

    @property
    def is_counted_row(self) -> bool:
        """Whether each of three numbers or more is one more, or one less, than the one before, with spaces between."""
        steps = {two.whole - one.whole for one, two in pairwise(self.atoms)}
        is_spaced = self.end - self.start > sum(map(len, self.parts)) + len(self.signs)
        return self.is_plain and len(self.parts) > 2 and is_spaced and steps in ({1}, {-1})

    @property
    def is_time(self) -> bool:
        """Whether minutes, and perhaps seconds, follow the first number."""
        return self.is_plain and _SIXTIETHS.fullmatch(":".join(self.parts)) is not None


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
        "row", lambda c: c.sign == "-" and c.is_counted_row, "list",
        examples=("النسخ 12 - 11 - 10 منها",),
        counters=("صدر في 12-11-10 مساء",),
    ),
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
        "score-by-slash",  # of handball, if neither is a month
        lambda c: c.pair == "/" and (
            (max(c.first, c.second) < 20 and c.is_played)
            or (c.longest == 2 and min(c.first, c.second) > 12 and c.is_near(Label.PLAY, _PLAY_CHARS[0], 0))
        ),
        "score",
        examples=("وخسر الفريق 0/4", "فاز الفريق 34/28"),
        counters=("وتناول 0/4", "فاز الفريق 25/12", "خليط 60/40 بعد المباراة"),
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
            or (c.pair == "-" and _BEFORE_CHRIST.match(c.scan.text, c.end))
            or (set(c.signs) == {":", "-"} and c.signs.count("-") == 1 and c.signs[0] == ":" == c.signs[-1])
        ),
        "range",
        examples=("خلال 2-4 خطوات", "من 10:30-12:00", "حكم ٢٥ - ٢٠ ق.م"),
        counters=("خلال 4-2 منها", "من 10:30-12", "حكم ٢٥ - ٢٠ يوما"),
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
