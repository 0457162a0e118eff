"""The Quran's spelling (الرسم العثماني) written as everyday spelling, for keys that both meet in; a rule a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple, TypeAlias

from arnorm._arabic import kernel
from arnorm._arabic.marks import DIACRITICS
from arnorm._core.classes import CLOSE, MARK, OPEN, OTHER, SPACE
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.rules import Rule
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm._core.windows import places

__all__ = ["UTHMANI_RULES", "FoldUthmani", "changes_in", "fold_uthmani"]

# A verse's number, in ornate or other brackets or after the sign of a verse's end; the signs of parts and prostrations.
_NUMBER_OF_VERSE = lazy_pattern(
    r"[(\[{\ufd3e\ufd3f][ \xa0]?\d{1,3}[ \xa0]?[)\]}\ufd3e\ufd3f]|\u06dd[ \xa0]?\d{0,3}+|[\u06de\u06e9]"
)
_SIGNS_OF_NUMBERS = bytes((OPEN, CLOSE, OTHER))
# يا and ها are joined to the next word, as the Quran has it.
_CALL = lazy_pattern(rf"ا[{DIACRITICS}]?( +)(?=[\u0621-\u064a\u0671])")
_BEFORE_CALL = lazy_pattern(rf"(?<![\w{DIACRITICS}])(?:[وف][{DIACRITICS}]?)?[يه][{DIACRITICS}]?\Z")
_BEFORE_CALL_CHARACTERS = 4


@step_class
class FoldUthmani(Step):
    """Write the Quran's own spelling (الرسم العثماني) as everyday spelling.

    The small alef becomes a letter where everyday spelling has one (ٱلْعَٰلَمِينَ, ٱلصَّلَوٰة), a hamza gets its seat
    (يَسْـَٔلُونَكَ, ءَادَم), small letters become letters (إِبْرَٰهِـۧم), and letters that are not read go. Verse numbers and
    the signs of parts are deleted, and يا is joined to the next word (يَٰٓأَيُّهَا). Words without the Quran's marks stay,
    except those that begin with ءا.

    It makes keys: run it before the marks are deleted. Source: the rows of `UTHMANI_RULES`, judged on Tanzil's text.

    >>> import arnorm
    >>> arnorm.strip_diacritics(arnorm.fold_uthmani("ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ"))
    'ٱلحمد لله رب ٱلعالمين'
    """

    loss: ClassVar[Loss] = "letters"
    summary = "Writes the Quran's own spelling as everyday spelling."
    summary_ar = "يكتب الرسم العثماني بالرسم الإملائي."
    topic = "Marks and letters"

    def may_change(self, scan: Scan) -> bool:
        kinds, text = scan.kinds, scan.text
        has_marks = MARK in kinds
        if OPEN in kinds or CLOSE in kinds or OTHER in kinds or "ٱ" in text:
            return True
        if has_marks and any(map(text.__contains__, _SPELLING_SIGNS)):
            return True
        if _HAMZA in text and _HAMZA_SIGN.search(text):
            return True
        return (has_marks or "يا " in text or "ها " in text) and scan.derive(_calls_in) != []

    def edits(self, scan: Scan) -> Iterable[Edit]:
        words = (Edit(start, end, new) for _, start, end, new in changes_in(scan.text))
        return sorted((*words, *_find_numbers(scan), *scan.derive(_calls_in)))


def _find_numbers(scan: Scan) -> Iterator[Edit]:
    """The edits that delete the numbers of verses, with the blanks before them."""
    text, done = scan.text, 0
    for start in scan.positions(_SIGNS_OF_NUMBERS):
        if start >= done and (number := _NUMBER_OF_VERSE.match(text, start)):
            first, done = start, number.end()
            while first and text[first - 1] in " \xa0":
                first -= 1
            yield Edit(first, done, "")


def _calls_in(scan: Scan) -> list[Edit]:
    """The edits that join يا and ها to the next word."""
    text = scan.text
    ends = kernel.find_ends(text, scan.kinds, "يه", "ا", MARK, SPACE)
    reach = _BEFORE_CALL_CHARACTERS
    calls = [_CALL.match(text, at) for at in ends if _BEFORE_CALL.search(text, max(0, at - reach), at)]
    return [Edit(*call.span(1), "") for call in calls if call]


fold_uthmani = function_form(FoldUthmani)


FATHA, DAMMA, KASRA, SHADDA, MADDAH = "\u064e", "\u064f", "\u0650", "\u0651", "\u0653"
SUPERSCRIPT_ALEF, HAMZA_ABOVE, SILENT = "\u0670", "\u0654", "\u06df"
SMALL_WAW, SMALL_YEH, SMALL_HIGH_YEH = "\u06e5", "\u06e6", "\u06e7"
_SUKUNS = "\u0652\u06e1"
_ALEFS = "اأإآٱ"
_HAMZA, _STROKE = "ء", "\u0640"

# The rest of a word. What shows that it may be in the Quran's spelling: its own marks, and a hamza before an alef; one
# after an alef that carries another, or beside a mark, before another letter.
_WORD_REST = lazy_pattern(rf"[\u0621-\u064a\u0671{DIACRITICS}]*+")
_SPELLING_SIGNS = f"{SUPERSCRIPT_ALEF}{HAMZA_ABOVE}{SILENT}{SMALL_WAW}{SMALL_YEH}{SMALL_HIGH_YEH}ٱ"
_HAMZA_SIGN = lazy_pattern(
    rf"ء(?:(?=[اآأإ]|[{DIACRITICS}]++[\u0621-\u064a\u0671])|(?<=[أآ{DIACRITICS}]ء)(?=[\u0621-\u064a\u0671])"
    rf"|(?<=أء)|(?<=أ[{DIACRITICS}]ء)|(?<=أ[{DIACRITICS}]{{2}}ء))"
)
_UNIT = lazy_pattern(rf"[\u0621-\u064a\u0671][{DIACRITICS}]*+")


class Unit(NamedTuple):
    """A letter of a word, its marks, and where they are; an empty one is before the first letter and after the last."""

    letter: str
    marks: str
    start: int
    end: int

    def has(self, mark: str) -> bool:
        """Whether the letter carries a mark."""
        return mark in self.marks


_EMPTY_UNIT = Unit("", "", 0, 0)


class Place(NamedTuple):
    """A letter of a word among its neighbours."""

    units: Sequence[Unit]
    at: int

    def unit(self, away: int = 0) -> Unit:
        """The unit ``away`` letters after this one; before it, if negative."""
        at = self.at + away
        return self.units[at] if 0 <= at < len(self.units) else _EMPTY_UNIT

    def letters(self, away: int, count: int) -> str:
        """``count`` letters without their marks, from the one ``away`` letters after this on."""
        return "".join(self.unit(away + i).letter for i in range(count))

    @property
    def is_first(self) -> bool:
        """Whether at most two one-letter prefixes (و ف ب ل ك) precede the letter."""
        return self.at == 0 or (self.at <= 2 and all(u.letter in "وفبلك" for u in self.units[: self.at]))


_Change: TypeAlias = Rule[Callable[[Place], bool], Callable[[Place], str], Place]


def _seat_hamza(place: Place) -> str:
    """The letter that carries this hamza in everyday spelling, by the vowels around it."""
    this, before, after = place.unit(), place.unit(-1), place.unit(1)
    if after.letter == "ا" and before.letter not in ("ي", "ى"):
        return ""  # the two are آ, or a hamza on alef with tanween
    if this.has(KASRA) or before.has(KASRA) or before.letter in ("ي", "ى"):
        return "ئ"
    if this.has(DAMMA) or before.has(DAMMA):
        return "ئ" if after.letter == "و" else "ؤ"
    return "ا" if not this.has(SUPERSCRIPT_ALEF) else "آ"


def _may_be_seated(place: Place) -> bool:
    """Whether everyday spelling puts a bare hamza inside of a word on a letter."""
    this, before, after = place.unit(), place.unit(-1), place.unit(1)
    is_bare = this.letter == _HAMZA or this.has(HAMZA_ABOVE)  # on no letter
    if not is_bare or not before.letter or not after.letter:
        return False
    if this.letter == _STROKE or this.has(KASRA) or before.has(KASRA):
        return True
    after_vowel = before.letter in (*_ALEFS, "و", "ي") or before.has(SUPERSCRIPT_ALEF)
    return this.has(FATHA) and (not after_vowel or this.has(SUPERSCRIPT_ALEF))


def _has_no_alef(place: Place) -> bool:
    """Whether everyday spelling has no alef where the Quran has a small one: هذا, ذلك, لكن, الرحمن, إله."""
    this, before, after = place.unit(), place.unit(-1), place.unit(1)
    following = place.letters(1, 2)
    if this.letter == "ه":
        return before.letter in ("", *"وفبلكأا") and (after.letter in ("ذ", "ؤ") or following in ("كذ", "ـؤ", "ءو"))
    if this.letter == "ذ":
        return after.letter == "ل"
    if this.letter == "ل":
        if following == "كن":
            return before.letter in ("", "و", "ف", "ا")
        if after.letter == "ئ":
            return before.letter == "و" and place.unit(-2).letter in _ALEFS
        return (
            after.letter == "ه" and before.letter in (*_ALEFS, _HAMZA, "ل") and len(place.units) - place.at <= _OF_GOD
        )
    return this.letter == "م" and place.letters(-2, 2) == "رح" and after.letter == "ن"


_OF_GOD = 5  # letters of إله from its lam on, with the longest ending


def _promote(place: Place) -> str:
    """The letter of a small alef with its carrier."""
    this, after = place.unit(), place.unit(1)
    has_alef = this.letter in _ALEFS or (after.letter in ("ا", "آ", "ٱ") and this.letter not in ("و", "ى"))
    if has_alef or _has_no_alef(place):
        return "" if this.letter == _STROKE else this.letter
    if this.letter == "ى":
        return "ا" if after.letter else "ى"
    if this.letter == _STROKE:
        return "ا"
    if this.letter == "و" and not any(vowel in this.marks for vowel in (FATHA, SHADDA)) and place.unit(-1).has(FATHA):
        return "" if after.letter == "ا" else "ا"
    return this.letter + "ا"


def _is_last(place: Place) -> bool:
    return place.at + 1 == len(place.units)


def _has_maddah(unit: Unit) -> bool:
    return unit.letter == "آ" or (unit.letter == "ا" and unit.has(MADDAH))


def _ends_silent(place: Place) -> bool:
    """Whether the letter is an alef at the end that is not read."""
    return _is_last(place) and place.unit().letter == "ا" and place.unit().has(SILENT)


def _doubles_lam(place: Place) -> bool:
    """Whether everyday spelling writes the lam of the article and the word's own: الليل, اللذان, اللاتي."""
    this, after = place.unit(), place.unit(1)
    if not this.has(SHADDA) or place.unit(-1).letter not in ("ٱ", "ا"):
        return False
    if this.has(SUPERSCRIPT_ALEF) or place.letters(1, 2) == "يل":
        return True
    has_sukun = any(sukun in place.unit(2).marks for sukun in _SUKUNS)
    return after.letter == "ذ" and (after.has(SUPERSCRIPT_ALEF) or (has_sukun and place.letters(2, 1) == "ي"))


def _change(  # noqa: PLR0917 -- a row of the table
    name: str,
    letters: str,
    when: Callable[[Place], bool],
    to: Callable[[Place], str] | str,
    examples: tuple[str, ...],
    counters: tuple[str, ...],
) -> _Change:
    what = to if callable(to) else lambda _: to
    return Rule(name, when, what, examples=examples, counters=counters, keys=frozenset(letters))


UTHMANI_RULES: tuple[_Change, ...] = (
    _change(
        "hamza before an alef at the start", _HAMZA,
        lambda p: p.is_first and p.unit(1).letter in ("ا", "آ"), "",
        ("ءَادَمَ", "وَءَاتَيْنَٰهُ"), ("جَزَآءً", "إجراءات"),
    ),
    _change(
        "two hamzas at the start", _HAMZA,
        lambda p: p.at == 0 and p.unit(1).letter in ("أ", "إ"), "أ",
        ("ءَأَنتُمْ",), ("ءَادَمَ",),
    ),
    _change(
        "hamza after a question", _HAMZA, lambda p: p.at == 1 and p.unit(-1).letter == "أ", "إ",
        ("أَءِذَا", "أَءُنزِلَ"), ("سَأَلَ",),
    ),
    _change(
        "رأى", _HAMZA, lambda p: p.letters(-1, 3) == "رءا" and p.at + 2 == len(p.units) and p.unit().has(FATHA), "أ",
        ("رَءَا",), ("رَءَاهُ", "قُرْءَانًا"),
    ),
    _change(
        "رأى, its alef", "ا", lambda p: p.letters(-2, 3) == "رءا" and _is_last(p) and p.unit(-1).has(FATHA), "ى",
        ("رَءَا",), ("رَءَاهُ",),
    ),
    _change(
        "hamza on waw at the end", "ؤ",
        lambda p: _ends_silent(Place(p.units, p.at + 1)),
        lambda p: _HAMZA if p.unit(-1).has(SUPERSCRIPT_ALEF) else "أ",
        ("جَزَٰٓؤُا۟", "ٱلْمَلَؤُا۟"), ("يُؤْمِنُونَ",),
    ),
    _change(
        "alef after that hamza", "ا", lambda p: _ends_silent(p) and p.unit(-1).letter == "ؤ", "",
        ("جَزَٰٓؤُا۟",), ("ءَامَنُوا۟",),
    ),
    _change(
        "جاءوا", "و",
        lambda p: p.letters(-1, 2) == "ءو" and _is_last(p) and _has_maddah(p.unit(-2)), "وا",
        ("جَآءُو",), ("جَآءُوكَ",),
    ),
    _change(
        "hamza on a letter", _HAMZA + _STROKE, _may_be_seated, _seat_hamza,
        ("يَسْـَٔلُونَكَ", "شَيْـًٔا", "مُتَّكِـِٔينَ", "قُرْءَانًا", "أَرَءَيْتَ"), ("جَآءَ", "قراءة"),
    ),
    _change(
        "two lams", "ل", _doubles_lam, lambda p: "للا" if p.unit().has(SUPERSCRIPT_ALEF) else "لل",
        ("ٱلَّيْلَ", "ٱلَّٰتِى", "ٱلَّذَٰنِ"), ("ٱلَّذِينَ",),
    ),
    _change(
        "small alef", SUPERSCRIPT_ALEF, lambda p: p.unit().has(SUPERSCRIPT_ALEF), _promote,
        ("ٱلْعَٰلَمِينَ", "ٱلصَّلَوٰةَ", "هُدَىٰهُمْ", "يَـٰٓأَيُّهَا", "ذَٰلِكَ"), ("قَالَ",),
    ),
    _change(
        "small yeh on a stroke", _STROKE, lambda p: p.unit().has(SMALL_HIGH_YEH), "ي",
        ("إِبْرَٰهِـۧمَ",), ("ٱلنَّبِيِّينَ",),
    ),
    _change(
        "small yeh", "ىيإ", lambda p: p.unit().has(SMALL_YEH) and (p.at == 0 or p.unit().letter != "إ"),
        lambda p: p.unit().letter + "ي",
        ("يُحْىِۦ", "إِۦلَٰفِهِمْ"), ("بِهِۦ",),
    ),
    _change(
        "small waw", "و", lambda p: p.unit().has(SMALL_WAW) and p.unit(1).letter == "ن", "وو",
        ("ٱلْغَاوُۥنَ",), ("دَاوُۥدُ", "لَهُۥ"),
    ),
    _change(
        "silent waw", "و",
        lambda p: p.unit().has(SILENT) and p.unit(1).letter not in ("ل", ""), "",
        ("سَأُو۟رِيكُمْ",), ("أُو۟لِى",),
    ),
    _change(
        "silent yeh", "ىي", lambda p: p.unit().has(SILENT), "",
        ("أَفَإِي۟ن",), ("فِى",),
    ),
    _change(
        "أولو", "ا", lambda p: _ends_silent(p) and p.letters(-4, 4) == "أولو", "",
        ("أُو۟لُوا۟",), ("ءَامَنُوا۟",),
    ),
)  # fmt: skip


# The rules for a letter, without and with a small alef on it; "" is any other letter.
_RULES_OF = {
    (letter, mark): [rule for rule in UTHMANI_RULES if not rule.keys.isdisjoint((letter, mark))]
    for letter in {"", *(key for rule in UTHMANI_RULES for key in rule.keys)}
    for mark in ("", SUPERSCRIPT_ALEF)
}


def _end_of_word(text: str, at: int) -> int:
    return _WORD_REST.match(text, at).end()  # type: ignore[union-attr]  # it matches anything


def _find_signs(text: str) -> list[int]:
    """Where something shows that a word may be in the Quran's spelling."""
    found = [sign.start() for sign in _HAMZA_SIGN.finditer(text)]
    return sorted(found + [at for sign in _SPELLING_SIGNS for at in places(text, sign)])


def changes_in(text: str) -> Iterator[tuple[str, int, int, str]]:
    """The edits of the letters of words, each after the name of its rule."""
    done = 0
    for at in _find_signs(text):
        if at < done:
            continue
        start = at
        while start > done and _end_of_word(text, start - 1) >= start:
            start -= 1
        done = _end_of_word(text, at)
        for name, first, last, new in _change_word(text[start:done]):
            yield name, start + first, start + last, new


@remember(4096)
def _change_word(word: str) -> list[tuple[str, int, int, str]]:
    """The edits of the letters of a word; nearly all words with such signs are repeated."""
    units = [Unit(m[0][0], m[0][1:], *m.span()) for m in _UNIT.finditer(word)]
    found: list[tuple[str, int, int, str]] = []
    for nth, unit in enumerate(units):
        mark = SUPERSCRIPT_ALEF if unit.has(SUPERSCRIPT_ALEF) else ""
        for rule in _RULES_OF.get((unit.letter, mark)) or _RULES_OF["", mark]:
            if rule.when(place := Place(units, nth)):
                new = rule.what(place)
                if new != unit.letter or unit.marks:
                    found.append((rule.name, unit.start, unit.end, new))
                break
    return found
