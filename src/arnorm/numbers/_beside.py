"""What stands beside a number: the evidence that its signs are read by."""

from __future__ import annotations

from arnorm._arabic.data.counted import COUNTED
from arnorm._arabic.data.magnitudes import MAGNITUDES, PERCENTS
from arnorm._arabic.data.units import CURRENCY_CODES, CURRENCY_SIGNS, CURRENCY_WORDS, LATIN_UNITS, UNITS
from arnorm._core.classes import CLOSE, DIGIT, EASTERN, FOREIGN, GAP, INVISIBLE, LINE_ENDS, OPEN, PERCENT, SPACE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import from_here, sides_of, skip, skip_back, up_to
from arnorm.numbers._context import bare, stems, word_after, word_before, words_before
from arnorm.numbers._names import NUMBERED
from arnorm.numbers._occasions import MONTHS

__all__ = ["LINE", "QUANTITY", "Beside"]

MEASURES = UNITS.keys() | CURRENCY_WORDS.keys()
_FOLLOWING = (
    ("magnitude", MAGNITUDES.keys()),
    ("measure", MEASURES),
    ("counted", COUNTED.keys()),
    ("month", MONTHS),
)
# What makes a number a quantity, whatever stands before it.
QUANTITY = frozenset(("percent", "magnitude", "measure", "counted"))

_WHITE, _UNSEEN = bytes((SPACE, GAP, INVISIBLE)), bytes((INVISIBLE,))
_BLANK = bytes((SPACE, GAP))
_GAP = 3  # so much may stand between a number and what stands beside it
_BRACKETS = frozenset((OPEN, CLOSE))  # either way round: text read from its picture has them turned
_SQUARE = frozenset("[]|{}")
_MINUS = ("-", "+", "\N{MINUS SIGN}")
_CODE = lazy_pattern(rb"(?<!L)LLL\Z")  # kinds: three foreign letters and no more
_LATIN = lazy_pattern(r"[A-Za-zμµ/]+")
LINE = lazy_pattern(f"[{LINE_ENDS}]")
_ARABIC = lazy_pattern("[\u0620-\u065f\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_TITLE = lazy_pattern(r"\. ?[^\W\d]{2}")
# Free-standing, these are words, and a letter is a name: «3,5 in», «4,6 x».
_FREE_UNITS = frozenset(unit for unit in LATIN_UNITS if unit[1:]) - {"in", "am", "pm"}
# Glued, some letters name a part of a figure or a bus: 3,2b, 47,47c.
_GLUED_UNITS = frozenset(LATIN_UNITS) - {"b", "c", "f", "p", "s"}


class Beside:
    """The words and signs around ``start:end``; each is looked up when a rule first asks."""

    __slots__ = ("_at", "_before", "_follows", "end", "scan", "start")
    _before: frozenset[str] | None
    _follows: str | None

    def __init__(self, scan: Scan, start: int, end: int) -> None:
        self.scan, self.start, self.end = scan, start, end
        self._before = self._follows = None
        self._at = start

    @property
    def before(self) -> frozenset[str]:
        """What the word before may be without its proclitics; empty if there is none."""
        if self._before is None:
            word, self._at = word_before(self.scan, self.start)
            self._before = stems(word) if word else frozenset()
        return self._before

    @property
    def named(self) -> frozenset[str]:
        """The word that names the number: the one before, or before رقم."""
        if not self.before & NUMBERED:
            return self.before
        word, _ = word_before(self.scan, self._at)
        return stems(word) if word else frozenset()

    @property
    def words_before(self) -> frozenset[str]:
        """What the two words before may be, with nothing but spaces and brackets between."""
        return frozenset[str]().union(*map(stems, words_before(self.scan, self.start)))

    @property
    def after(self) -> frozenset[str]:
        """What the word after may be without its proclitics."""
        word, _ = word_after(self.scan, self.end)
        return stems(word) if word else frozenset()

    def near(self, words: frozenset[str], before: int, after: int) -> bool:
        """Whether one of the words stands in the same line, so many characters before the number or after it."""
        text = self.scan.text
        *_, left = LINE.split(up_to(text, self.start, before))
        right, *_ = LINE.split(from_here(text, self.end, after))
        return any(not words.isdisjoint(stems(word)) for side in (left, right) for word in _ARABIC.findall(side))

    @property
    def follows(self) -> str:
        """What the number counts by its neighbours: "percent", "magnitude", "measure", "counted", "month" or ""."""
        if self._follows is None:
            self._follows = self._following()
        return self._follows

    @property
    def is_quantity(self) -> bool:
        return self.follows in QUANTITY

    @property
    def second_after(self) -> frozenset[str]:
        """What the second word after may be."""
        word, end = word_after(self.scan, self.end)
        second, _ = word_after(self.scan, end)
        return stems(second) if word else frozenset()

    @property
    def alone_in_brackets(self) -> bool:
        """Whether nothing but the number and a sign stands between two brackets or bars: (3,5), [-1,1], | 4,6 |."""
        return self._brackets() != ""

    @property
    def in_notation(self) -> bool:
        """Whether the brackets are square, or bars, or follow a name: [24,18], DECIMAL(10,2)."""
        return self._brackets() == "notation"

    def _brackets(self) -> str:
        kinds, text = self.scan.kinds, self.scan.text
        left, right = skip_back(kinds, self.start, _WHITE, _GAP), skip(kinds, self.end, _WHITE, _GAP + 1)
        left -= up_to(text, left) in _MINUS
        signs = sides_of(text, left, right)
        if "" in signs:
            return ""
        if _SQUARE.issuperset(signs):
            return "notation"
        if _BRACKETS.issuperset(b"".join(sides_of(kinds, left, right))):
            return "notation" if kinds[left - 2] in (FOREIGN, DIGIT, EASTERN) else "brackets"
        return ""

    def _following(self) -> str:
        kinds = self.scan.kinds
        at, before = skip(kinds, self.end, _WHITE, _GAP), skip_back(kinds, self.start, _UNSEEN, _GAP)
        if PERCENT in b"".join(sides_of(kinds, before, at)):
            return "percent"
        if self._unit_at(at) or self._sign_at(before):
            return "measure"
        word, end = word_after(self.scan, self.end)
        if not word:
            return ""
        if bare(word) & {"في"}:
            hundred, _ = word_after(self.scan, end)
            return "percent" if stems(hundred) & PERCENTS else ""
        if stems(word) & PERCENTS:
            return "percent"
        found = bare(word)
        if len(word) == 1 and _TITLE.match(self.scan.text, end):  # 3,5 د. أحمد: a doctor, no dinars
            return ""
        return next((name for name, words in _FOLLOWING if found & words), "")

    def _unit_at(self, at: int) -> bool:
        """Whether a currency's sign or code, or a unit of Latin letters, stands at this place, after the number."""
        text = self.scan.text
        if self.scan.kinds[at] != FOREIGN:
            return from_here(text, at) in CURRENCY_SIGNS
        if (word := _LATIN.match(text, at)) is None:
            return False
        unit = word.group()
        return unit in CURRENCY_CODES or unit.lower() in (_FREE_UNITS if at > self.end else _GLUED_UNITS)

    def _sign_at(self, at: int) -> bool:
        """Whether a currency's sign or code ends before this place, or before the space there."""
        text, kinds = self.scan.text, self.scan.kinds
        at = skip_back(kinds, at, _BLANK, 1)
        if up_to(text, at) in CURRENCY_SIGNS:
            return True
        code = _CODE.match(kinds, at - 3, at)
        return code is not None and text[slice(*code.span())] in CURRENCY_CODES
