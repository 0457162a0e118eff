"""Tatweel: the stroke that lengthens a word, and the few places where it has a meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from arnorm._arabic import kernel
from arnorm._arabic.affixes import ARTICLES, PREFIXES
from arnorm._arabic.protect import protected_of_few
from arnorm._arabic.strokes import ABBREVIATIONS, NON_JOINERS, is_dash
from arnorm._core import classes as k
from arnorm._core.classes import CharRule, find_chars, write_set
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan, roles
from arnorm._core.step import CharStep, Loss, function_form, step_class
from arnorm._core.windows import skip, skip_back
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import leave_code

__all__ = ["STROKE", "StripTatweel", "find_strokes", "is_between_numbers", "strip_tatweel"]

# PDF extraction leaves U+FFFD for a kashida that the font has no code for.
STROKE, LOST = "\N{ARABIC TATWEEL}", "\N{REPLACEMENT CHARACTER}"
_DIGIT_KINDS = bytes((k.DIGIT, k.EASTERN))
_STROKE_ROLES = roles(
    {
        kernel.LETTER: bytes((k.LETTER, k.FORM)),
        kernel.MARK: bytes((k.MARK,)),
        kernel.STROKE: bytes((k.TATWEEL,)),
        kernel.BLANK: bytes((k.SPACE, k.GAP)),
    }
)
# A tatweel after one of these words, or after a single letter, joins it to something that is not a letter.
_WORDS_BEFORE_STROKE = frozenset((*ARTICLES, *PREFIXES, *ABBREVIATIONS))
_WRITTEN_WITH = (
    STROKE
    + "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655"
    + "\u0656\u0657\u0658\u0659\u065a\u065b\u065c\u065d\u065e\u065f\u0670"
)
_KNOWN = (STROKE, "\u0654\u0655", NON_JOINERS, "و", _WRITTEN_WITH, _WORDS_BEFORE_STROKE, "\u0653\u0654\u0655")


@step_class
class StripTatweel(CharStep):
    """Delete tatweel (kashida; تطويل، كشيدة), and the U+FFFD that stands for it inside a word in PDF text.

    - ``protect``: one tatweel stays where it has a meaning: after a letter or a prefix on its own (the era mark هـ, as
      in 1446هـ; صـ; initials as in «د.هـ»; the end of a quotation, اهـ;
      a prefix before a quotation or a number, as in بـ"تبوك" and لـ15), under a
      hamza that has no letter (the Quran's ـٔ), at both sides of dots inside a word (المقـ..ـاومة), in URLs and tags,
      and where it is a dash: alone, or after a letter
      that does not join and before a space (قطرـ اليابان). "numbers" keeps the dash between two numbers only
      (2010ـ2015); False deletes every tatweel, and nothing else.

    Code and keys stay as they are (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    Raises ValueError for another option.

    >>> import arnorm
    >>> arnorm.strip_tatweel("الســـلام عام 1446هـ")
    'السلام عام 1446هـ'
    >>> arnorm.strip_tatweel("عام 1446هـ", protect=False)
    'عام 1446ه'
    """

    protect: bool | Literal["numbers"] = True
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = "Deletes the tatweel that stretches a word; the stroke of an era mark or an initial stays."
    summary_ar = "يحذف التطويل الذي تُمَدّ به الكلمة، ويبقي ما كان رمزًا."
    topic = "Marks and letters"
    find_left = leave_code

    def table(self) -> Mapping[str, str]:
        return {STROKE: "", LOST: ""} if self.protect is True else {STROKE: ""}

    def decides_by(self) -> Literal["table", "exempt"]:
        return "exempt" if self.protect else "table"

    def exempt_needs(self) -> str:
        return STROKE + LOST

    def exempt(self, scan: Scan) -> Iterator[int]:
        """The tatweels that have a meaning, and the replacement characters that are no kashida."""
        if self.protect == "numbers":
            return (at for at in find_strokes(scan) if is_between_numbers(scan.kinds, at))
        text, kinds = scan.text, scan.kinds
        kept: set[int] = set()
        for start, end, how in kernel.find_strokes(text, kinds, k.TATWEEL, _STROKE_ROLES, _KNOWN):
            if how & kernel.ALL or (how & kernel.DASH and is_dash(text, kinds, start, end)):
                kept.update(range(start, end))  # a dash, a rule, an unknown character
                continue
            if how & kernel.FIRST:
                kept.add(start)
            if how & kernel.LAST:
                kept.add(end - 1)
            if how & kernel.LOST:
                kept.update(at for at in range(start, end) if text[at] == LOST)
        if f"{STROKE}." in text and f".{STROKE}" in text:
            kept.update(at for dots in _DOTS_IN_WORD.finditer(text) for at in (dots.start(), dots.end() - 1))
        if len(kept) < kinds.count(k.TATWEEL):
            kept.update(protected_of_few(scan, [at for at in scan.positions(_STROKES) if at not in kept]))
        return iter(kept)

    def to_rules(self) -> Iterable[CharRule] | None:
        """The table, except a dash between two numbers."""
        if self.protect != "numbers":
            return CharStep.to_rules(self)
        digits, thin, gaps = (
            write_set(find_chars(*_DIGIT_KINDS)),
            write_set(find_chars(*_THIN)),
            " ?".join([write_set(find_chars(k.GAP))] * 3),  # Java's look-behind takes no group that is repeated
        )
        # No layout gap among the few characters between the tatweel and a number.
        near = f"{thin}{{0,{_NUMBER_GAP_LENGTH}}}"
        lone = f"(?:(?<!{digits}{near})|(?<={gaps}{thin}?)|(?!{STROKE}{near}{digits})"
        return (CharRule(self.table(), before=f"{lone}|(?={STROKE}{thin}?{gaps}))"),)


strip_tatweel = function_form(StripTatweel)


# Dots that part a word: the strokes say that it is one (المقـ..ـاومة).
_DOTS_IN_WORD = lazy_pattern(rf"(?<=[\u0621-\u0652\u0640]){STROKE}\.{{1,9}}{STROKE}(?=[\u0621-\u064a])")
# The most characters between a tatweel and a number next to it, and their kinds.
_NUMBER_GAP_LENGTH = 4
_STROKES = bytes((k.TATWEEL,))
_THIN = bytes((k.TATWEEL, k.SPACE, k.GAP, k.INVISIBLE))
_LAYOUT_GAP = bytes((k.GAP, k.GAP, k.GAP))  # it parts lines, and becomes a line break; spaces may stand in it
_SPACES = bytes((k.SPACE,))


def find_strokes(scan: Scan) -> Iterator[int]:
    """Where tatweels are, in order."""
    return (at for at in scan.positions(_STROKES) if scan.text[at] == STROKE)


def is_between_numbers(kinds: bytes, at: int) -> bool:
    """Whether digits stand on both sides of a tatweel, with nothing but spaces and tatweels between: 10 ــ 20."""
    before, after = skip_back(kinds, at, _THIN, _NUMBER_GAP_LENGTH), skip(kinds, at + 1, _THIN, _NUMBER_GAP_LENGTH)
    if kinds[before - 1] not in _DIGIT_KINDS or kinds[after] not in _DIGIT_KINDS:
        return False
    return _LAYOUT_GAP not in kinds[before:after].translate(None, _SPACES)
