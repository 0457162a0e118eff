"""Diacritics: the marks above and below Arabic letters."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from arnorm._arabic.kernel import find_lone_marks
from arnorm._arabic.marks import DIACRITICS
from arnorm._arabic.protect import PERSIAN_LETTERS, in_foreign_text
from arnorm._arabic.superscript_alef import SUPERSCRIPT_ALEF, make_alef_rules, promote_alefs
from arnorm._core.charmap import char_map
from arnorm._core.classes import FORM, GAP, LETTER, LINE_ENDS, MARK, OPEN, SPACE, TATWEEL, CharRule, write_set
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import CharStep, Loss, Step, function_form, step_class
from arnorm._core.windows import places, skip_back, up_to
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import leave_code

__all__ = ["PlaceTanween", "StripDiacritics", "mark_classes", "place_tanween", "strip_diacritics"]

MADDAH, HAMZA_ABOVE, HAMZA_BELOW = "\N{ARABIC MADDAH ABOVE}", "\N{ARABIC HAMZA ABOVE}", "\N{ARABIC HAMZA BELOW}"
FATHATAN = "\N{ARABIC FATHATAN}"
ALEF, WAW, HEH = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER HEH}"

_TANWEEN = "\N{ARABIC FATHATAN}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}"

# The marks that school spelling uses, by the names that `keep` takes.
_MARKS_BY_NAME = {
    "fatha": "\N{ARABIC FATHA}",
    "damma": "\N{ARABIC DAMMA}",
    "kasra": "\N{ARABIC KASRA}",
    "tanween": _TANWEEN,
    "shadda": "\N{ARABIC SHADDA}",
    "sukun": "\N{ARABIC SUKUN}",
    "superscript_alef": SUPERSCRIPT_ALEF,
    "maddah": MADDAH,
    "hamza": HAMZA_ABOVE + HAMZA_BELOW,
}
# Marks of other languages' spelling and of transcription: tones, vowel signs of Africa and the Balkans.
_EXTENDED = ((0x0659, 0x065D), (0x065F, 0x065F), (0x0897, 0x0897), (0x08CA, 0x08CB), (0x08E3, 0x08E6), (0x08EA, 0x08EF),
             (0x08F4, 0x08FF), (0x10ECB, 0x10ECF))  # fmt: skip

# Letters on which these marks make another letter, in canonical decomposition or in a manuscript's spelling. Each row's
# letters carry the marks of the rows below it too (`to_rules` relies on that).
_CARRIERS = {
    MADDAH: "\N{ARABIC LETTER ALEF}",
    HAMZA_BELOW: "\u0627\u0649\u064a\N{ARABIC TATWEEL}",
    HAMZA_ABOVE: "\u0627\u0648\u064a\u0649\u06cc\u06d5\u06c1\u06d2\N{ARABIC TATWEEL}",
}
# Letters of Kashmiri alone, and its vowel signs, hamzas and small alefs, which other languages write as marks.
_KASHMIRI_LETTERS = "\u0620\u0672\u06c4"
_KASHMIRI_VOWELS = "\u0654\u0655\u0656\u0657\u065b\u065f"
# A text without these has no mark that stays.
_BESIDE_KEPT = (*_CARRIERS, "\ufd3e", *PERSIAN_LETTERS)
# What a mark that lessons speak of is behind: a bracket; or a blank, and before it a sign, or the end of a mark's name.
_BESIDE_SPOKEN = (MARK, OPEN, SPACE)
_SIGNS_BEFORE_SPOKEN = "(:,+-*•،"
_ENDS_BEFORE_SPOKEN = f"{_SIGNS_BEFORE_SPOKEN}ةنحمر"  # of the names below
# The marks and what follows them: a bracket, or the end of what is said of them.
_SPOKEN = lazy_pattern(
    rf"[{DIACRITICS}]+(?:[ ،,]{{1,2}}[{DIACRITICS}]+)*+(?P<after> ?\)(?!\w)| *+(?:[(|]|$))?", re.MULTILINE
)
_NAMES_OF_MARKS = {
    "\N{ARABIC FATHA}": ("فتحة",),
    "\N{ARABIC DAMMA}": ("ضمة",),
    "\N{ARABIC KASRA}": ("كسرة",),
    "\N{ARABIC SUKUN}": ("سكون",),
    "\N{ARABIC SHADDA}": ("شدة",),
    "\N{ARABIC FATHATAN}": ("تنوين", "تنوين الفتح"),
    "\N{ARABIC DAMMATAN}": ("تنوين", "تنوين الضم"),
    "\N{ARABIC KASRATAN}": ("تنوين", "تنوين الكسر"),
}
_NAMED_CHARS = 20  # of the name of a mark and what parts it from the mark
_BULLETS = ("-", "*", "•")


@functools.cache
def mark_classes() -> dict[str, str]:
    """Every mark of the Arabic blocks and the name that ``keep`` knows it by."""
    from arnorm._generated.unicode import MARKS  # noqa: PLC0415 -- a large table, needed at the first call only

    classes = dict.fromkeys(MARKS, "quranic")
    for mark in MARKS:
        if any(low <= ord(mark) <= high for low, high in _EXTENDED):
            classes[mark] = "extended"
    classes.update({mark: name for name, marks in _MARKS_BY_NAME.items() for mark in marks})
    return classes


Mark = Literal["fatha", "damma", "kasra", "tanween", "shadda", "sukun", "superscript_alef", "maddah", "hamza",
               "quranic", "extended"]  # fmt: skip


@step_class
class StripDiacritics(CharStep):
    """Delete the diacritics (tashkeel, harakat; تشكيل): every combining mark (Mn) of the Arabic blocks.

    Hamza and maddah that stand on their carrier as marks of their own (decomposed ؤ, أ, آ; the Quran's ـٔ) are part of a
    letter and stay; `Compose` joins them to it.

    - ``keep``: marks that stay, a name or several of ``"fatha"``, ``"damma"``, ``"kasra"``, ``"tanween"``,
      ``"shadda"``, ``"sukun"``, ``"superscript_alef"``, ``"maddah"``, ``"hamza"``, ``"quranic"`` (pause marks, small
      letters, the Quran's own sukun and tanween, honorifics), ``"extended"`` (marks of other languages).
    - ``promote_superscript_alef``: write ٰ as ا (الكتٰب), except in the words that are spelled without it (هٰذا، الرحمٰن).
    - ``detached``: delete marks that a tokeniser split off too, with the space before them («جدا ً» is «جدا»), and the
      space after where a single letter was parted from its word («م ُ حمد» is «محمد»).

    - ``verses``: ``"keep"`` leaves a verse in ornate brackets ﴿ ﴾ as it is, for without its marks a verse is misspelled
      (مَٰلِكِ, owner, would be ملك, king), and in a line of Persian or Urdu what is spelling there, tanween and the
      hamza of the ezafe (تقریباً همهٔ), in Kashmiri also vowels (کٔرِتھ keeps its hamza);
      ``"strip"`` takes these marks off too, for keys.

    A mark that a lesson speaks of stays: in brackets, «الضمة ( ُ )», behind its name, or as an item. Not so with
    ``verses="strip"``. Code and keys stay (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    Raises ValueError for an unknown name. Table: Unicode (see ``arnorm._generated.unicode.UNICODE_VERSION``).

    >>> import arnorm
    >>> arnorm.strip_diacritics("كِتَابٌ مُقَدَّسٌ")
    'كتاب مقدس'
    >>> arnorm.strip_diacritics("مُقَدَّسٌ", keep="shadda")
    'مقدّس'
    >>> arnorm.strip_diacritics("هٰذَا الكِتٰبُ", promote_superscript_alef=True)
    'هذا الكتاب'
    """

    keep: Mark | tuple[Mark, ...] | Collection[Mark] = ()
    promote_superscript_alef: bool = False
    detached: bool = False
    verses: Literal["keep", "strip"] = "keep"
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "marks"
    summary = "Deletes the marks above and below letters: harakat, tanween, shadda, sukun, Quranic signs."
    summary_ar = "يحذف علامات التشكيل من حركات وتنوين وشدة وسكون وعلامات الضبط القرآني."
    topic = "Marks and letters"
    find_left = leave_code

    def table(self) -> Mapping[str, str]:
        return {mark: "" for mark, name in mark_classes().items() if name not in self.keep}

    def acts_on(self) -> Iterable[bytes]:
        return (_MARK_KIND,)

    def decides_by(self) -> Literal["table", "exempt", "edits"]:
        if self.promote_superscript_alef or self.detached:
            return "edits"
        return "table" if self.verses == "strip" and {"maddah", "hamza"} <= set(self.keep) else "exempt"

    def needs_edits(self, scan: Scan) -> bool:
        """Whether marks may be joined to their words, or a superscript alef become a letter."""
        return self.detached or SUPERSCRIPT_ALEF in scan.text

    def exempt_needs(self) -> str:
        return "".join(_BESIDE_KEPT)

    def exempt_behind(self) -> bytes:
        return bytes((OPEN, SPACE)) if self.verses == "keep" else b""

    def exempt(self, scan: Scan) -> Iterable[int]:
        """Hamza and maddah on their carriers, the marks of verses and those that a text speaks of."""
        if not any(map(scan.text.__contains__, _BESIDE_KEPT)):
            return _find_spoken(scan) if self.verses == "keep" else ()
        kept = self._find_kept(scan)
        return {*_find_carried(scan), *kept} if kept else _find_carried(scan)

    def _find_kept(self, scan: Scan) -> set[int]:
        """The places of verses, of marks by themselves, and of spelling in Persian, Urdu and Kashmiri."""
        if self.verses == "strip":
            return set()
        text, kept = scan.text, _find_spoken(scan)
        if not any(map(text.__contains__, _BESIDE_KEPT)):
            return kept
        if "\ufd3f" in text and "\ufd3e" in text:  # pages write ornate brackets in either order
            kept |= {at for verse in _find_verses(text) for at in verse}
        spelling = [*places(text, FATHATAN), *(at for at in places(text, HAMZA_ABOVE) if text[at - 1 : at] == HEH)]
        if any(map(text.__contains__, _KASHMIRI_LETTERS)):
            spelling += itertools.chain.from_iterable(places(text, vowel) for vowel in _KASHMIRI_VOWELS)
        return kept | in_foreign_text(text, spelling) if spelling else kept

    def to_rules(self) -> Iterable[CharRule] | None:
        """The table; hamza and maddah are deleted unless the letter before them carries them."""
        if self.decides_by() == "table":
            return CharStep.to_rules(self)
        if self.keep or self.detached or self.verses == "keep":
            return None
        promote = self.promote_superscript_alef
        apart = {
            mark: "" for mark in self.table() if mark not in _CARRIERS and not (promote and mark == SUPERSCRIPT_ALEF)
        }
        passed = f"{SUPERSCRIPT_ALEF}{{0,3}}" if promote else ""
        rows = (CharRule({mark: ""}, before=f"(?<!{write_set(on)}{passed})") for mark, on in _CARRIERS.items())
        return (CharRule(apart), *rows, *(make_alef_rules() if promote else ()))

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        """The table's edits, and those that the context decides."""
        if MARK not in scan.kinds:
            return ()
        marks = char_map((self,))
        promote = self.promote_superscript_alef and "superscript_alef" not in self.keep
        gone = marks.table
        joins = _join_detached(scan.text) if self.detached else []
        special: list[tuple[int, int, str]] = []
        for start, end in joins:
            moved = [at for at in range(start, end) if scan.text[at] != " " and scan.text[at] not in gone]
            if promote:
                moved += [at for at in range(start, end) if scan.text[at] == SUPERSCRIPT_ALEF]
            special += _delete_except(start, end, sorted(moved))
        if promote:
            special += promote_alefs(scan, joins)
        kept = self._find_kept(scan)
        special = [edit for edit in special if edit[0] not in kept]
        taken = {*_find_carried(scan), *kept}
        for start, end, _ in special:
            taken.update(range(start, end))
        plain = marks.layer(scan, sorted(taken))
        edits = list(zip(*plain.columns, strict=True))
        return sorted([*edits, *special]) if special else edits


def _find_carried(scan: Scan) -> Iterator[int]:
    """Find hamza and maddah on their carriers, one on each: a second would go once the first is composed."""
    text, kinds = scan.text, scan.kinds
    done = 0  # before it every mark is decided
    for at in sorted(at for mark in _CARRIERS for at in places(text, mark)):
        if at < done:
            continue
        begin = skip_back(kinds, at, _MARK_KIND, at - done)
        done = at + 1
        while kinds[done] == MARK:
            done += 1
        base = up_to(text, begin)
        carried = (i for i in range(at, done) if base and base in _CARRIERS.get(text[i], ""))
        yield from itertools.islice(carried, 1)


def _find_spoken(scan: Scan) -> set[int]:
    """The places of marks that the text speaks of: no letter carries them."""
    text, found = scan.text, set[int]()
    for at in find_lone_marks(text, scan.kinds, _BESIDE_SPOKEN, _ENDS_BEFORE_SPOKEN):
        before = text[max(0, at - _NAMED_CHARS) : at].rstrip(" ")
        # Behind its name: التنوين: ً ٌ ٍ.
        is_named = before.removesuffix(":").rstrip(" ").endswith(_NAMES_OF_MARKS.get(text[at], ()))
        if at not in found and (is_named or before[-1:] in _SIGNS_BEFORE_SPOKEN):
            marks = _SPOKEN.match(text, at)
            if marks is not None and (is_named or _is_set_apart(before, marks["after"])):
                found.update(i for i in range(at, marks.end()) if scan.kinds[i] == MARK)
    return found


def _is_set_apart(before: str, after: str | None) -> bool:
    """Whether marks are in brackets ( َ ), an item, or before brackets that name them, as in - ّ (shadda)."""
    if after is None:
        return False
    if before.endswith("(") or after.endswith(")"):
        return before.endswith("(") and after.endswith(")")
    return after.endswith("(") or (before.endswith(_BULLETS) and not before.rpartition("\n")[2][:-1].strip())


# A verse is at most this long; both brackets are on one page or the first is an ornament.
_LONGEST_VERSE_CHARACTERS = 4000


def _find_verses(text: str) -> Iterator[range]:
    """The places between an ornate bracket and the next one, if that is the other of the two."""
    brackets = sorted((*places(text, "\ufd3e"), *places(text, "\ufd3f")))
    last = -1
    for start, end in itertools.pairwise(brackets):
        if start > last and text[start] != text[end] and 1 < end - start <= _LONGEST_VERSE_CHARACTERS + 1:
            yield range(start + 1, end)
            last = end


_MARK_KIND = bytes((MARK,))

strip_diacritics = function_form(StripDiacritics)

# Marks between spaces, one or several; what parts them from the letters around.
_DETACHED = lazy_pattern(rf"(?<=[\u0621-\u064A\u0671-\u06D3{DIACRITICS}])(?: [{DIACRITICS}]+)+(?![^ {LINE_ENDS}])( ?)")
_PIECE = lazy_pattern(r"[\u0621-\u064A\u066E-\u06D3]+")


def _join_detached(text: str) -> list[tuple[int, int]]:
    """Spans of detached marks with the space before them, and the one after where it parts a single letter.

    Nothing but its length tells whether the next piece belongs to the word; و alone is a word's beginning.
    """
    spans = []
    for match in _DETACHED.finditer(text):
        start, end = match.span()
        left = up_to(text, start, 2)
        right = _PIECE.match(text, end)
        if right is None:
            parted = False
        elif match[0].rstrip()[-1] in _TANWEEN:
            parted = right[0] == ALEF
        else:
            alone = not left.endswith(WAW) and left[:-1] in ("", " ", *LINE_ENDS)
            parted = alone or (len(right[0]) == 1 and right[0] != WAW)
        spans.append((start, end if parted else end - len(match[1])))
    return spans


def _delete_except(start: int, end: int, kept: list[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the edits that delete a span except some places in it."""
    for at in (*kept, end):
        if start < at:
            yield start, at, ""
        start = at + 1


@step_class
class PlaceTanween(Step):
    """Place fathatan (tanween of the accusative, تنوين الفتح) before its alef, or after it, throughout.

    - ``position``: ``"before"`` (عامًا, on the letter before the alef, as the Arabic academies have it) or ``"after"``
      (عاماً, on the alef, as most keyboards' users type it).

    Only a fathatan at the end of a word moves, on ا or ى; that of خطأً and of ماءً stays. Raises ValueError for another
    position.

    Code and keys stay as they are (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    >>> import arnorm
    >>> arnorm.place_tanween("شكراً جزيلاً")
    'شكرًا جزيلًا'
    >>> arnorm.place_tanween("شكرًا جزيلًا", position="after")
    'شكراً جزيلاً'
    """

    position: Literal["before", "after"] = "before"
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = "Puts the tanween of an accusative on one side of its alef throughout."
    summary_ar = "يوحّد موضع تنوين الفتح قبل الألف أو بعدها."
    topic = "Marks and letters"
    find_left = leave_code

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        text, kinds = scan.text, scan.kinds
        before = self.position == "before"
        done = 0
        foreign = in_foreign_text(text, places(text, FATHATAN)) if FATHATAN in text else ()
        for at in places(text, FATHATAN):
            if at in foreign:
                continue
            alef = at - 1 if before else at + 1
            start = min(at, alef)
            end = start + 2
            if (
                start < done
                or alef >= len(text)
                or text[alef] not in "\u0627\u0649"
                or kinds[start - 1] not in (LETTER, MARK)
            ):
                continue
            # A dash typed as a tatweel is outside the word.
            is_dash = kinds[end] == TATWEEL and kinds[end + 1] in (SPACE, GAP)
            if is_dash or kinds[end] not in (LETTER, MARK, FORM, TATWEEL):
                done = end
                yield start, end, FATHATAN + text[alef] if before else text[alef] + FATHATAN


place_tanween = function_form(PlaceTanween)
