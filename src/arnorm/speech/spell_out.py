"""Figures as words: numbers, dates, times and money of a text as a speaker reads them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal, get_args

from arnorm._arabic.protect import protected_spans
from arnorm._core.classes import DIGIT, EASTERN
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option, check_text, check_unsure
from arnorm.blocks.options import BLOCKS, Blocks
from arnorm.blocks.reading import rewrite_prose
from arnorm.dates.find import dates_in
from arnorm.numbers.context import fold_word
from arnorm.numbers.exact import compute_exactly
from arnorm.numbers.mention import numbers_to_say
from arnorm.speech.amounts import list_amounts
from arnorm.speech.governed import find_case, to_pause
from arnorm.speech.inflect import Case
from arnorm.speech.read_numbers import CaseOf, Kind, Mention, read_number
from arnorm.speech.spell_mentions import spell_amount, spell_date, spell_dates, spell_time
from arnorm.speech.spell_rest import spell_rest
from arnorm.speech.times import list_times
from arnorm.speech.unspelled import Unspelled, find_unspelled, is_foreign

__all__ = ["KINDS", "SpellOut", "spell_out"]

KINDS: tuple[Kind, ...] = ("date", "time", "amount", "percent", "ordinal", "phone", "range", "number")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SpellOut(Step):
    """Write figures as the words that a speaker reads: the opposite of ``unify_numbers(words="digits")``.

    - ``kinds``: what is spelled, all by default: "date" («15 رمضان 1446هـ»), "time" («15:30»), "amount" («7.50 دولار»),
      "percent" («5%»), "ordinal" («المادة 5»), "phone" (a telephone number, digit by digit), "range" («3-5 أيام») and
      "number".

    - ``case``: the case of counted nouns and amounts. "auto" takes that of a certain subject or object
      (`arnorm._arabic.data.governors`), and for the rest the oblique form that speech has («عشرين», «مئتين»);
      "genitive" writes the oblique form always, "nominative" and "accusative" write that case.
    - ``unsure``: "leave" leaves what the finders are not sure of in figures, and a number whose gender nothing tells;
      "rewrite" writes every figure in words, by its safest reading: a date in doubt with the day first, a number
      without a known noun as it is counted («خمسة»), a row of digits that is long or begins with zero digit by digit,
      «3-1» as «ثلاثة مقابل واحد». Figures in links, names and other languages stay; `find_unspelled` names them.
    - ``pause``: True writes the forms of a speaker who pauses after each word: no alef of the accusative («خمسة عشر
      ريال»), and the oblique form.
    - ``blocks``: "auto" leaves code and the signs of data (see `arnorm.find_blocks`), "prose" reads all as prose.

    The gender is that of the noun that follows (`arnorm._arabic.data.nouns`), and the noun is written in the number and
    case that Arabic asks for. The year after سنة is feminine, after عام masculine.

    Returns the text; `run` shows each change. Raises ValueError for another value of an option, TypeError for a pause
    that is no bool.

    The rules are those of the grammars of العدد والمعدود (`spell_number`).

    >>> spell_out("حضر 12 طالبة في 15 رمضان 1446هـ")
    'حضر اثنتا عشرة طالبة في الخامس عشر من رمضان عام ألف وأربعمئة وستة وأربعين للهجرة'
    >>> spell_out("لديه 20 ريالا وفي يده 15 ريالا"), spell_out("لديه 15 ريالا", pause=True)
    ('لديه عشرون ريالا وفي يده خمسة عشر ريالا', 'لديه خمسة عشر ريال')
    >>> spell_out("فاز 3-1 في 1/2/2024", unsure="rewrite")
    'فاز ثلاثة مقابل واحد في الأول من فبراير عام ألفين وأربعة وعشرين'
    >>> spell_out("الساعة 15:30 بنسبة 5%", kinds="percent")
    'الساعة 15:30 بنسبة خمسة في المئة'
    """

    kinds: tuple[Kind, ...] = KINDS
    case: Literal["auto", "nominative", "accusative", "genitive"] = "auto"
    unsure: Literal["leave", "rewrite"] = "leave"
    pause: bool = False
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"
    summary = "Writes numbers, dates, times and money in words, as they are read aloud."
    summary_ar = "يكتب الأعداد والتواريخ والأوقات والمبالغ بالحروف كما تُقرأ."
    topic = "Speech and transliteration"

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", (self.kinds,) if isinstance(self.kinds, str) else tuple(self.kinds))
        for kind in self.kinds:
            if kind not in KINDS:
                raise ValueError(f"SpellOut: kinds takes {', '.join(map(repr, KINDS))}, got {kind!r}")
        check_option(self, "case", ("auto", *get_args(Case)))
        check_unsure(self)
        check_option(self, "blocks", BLOCKS)
        if not isinstance(self.pause, bool):
            raise TypeError(f"SpellOut: pause must be True or False, got {type(self.pause).__name__}")

    def acts_on(self) -> Iterable[bytes]:
        return (bytes((DIGIT,)), bytes((EASTERN,)))

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        """One edit for each mention in figures that can be read aloud in one way."""
        return rewrite_prose(scan, self.blocks, self._edits)

    def find_unspelled(self, text: str) -> list[Unspelled]:
        """The figures of a text that this step leaves: where each is, and why.

        ``reason`` is "unsure" (nothing is sure of it, or ``kinds`` leaves it out), "protected" (in a link, a name, a
        file or a code), "foreign" (in text of another language) or "code" (in code or the signs of data). Offsets are
        code points, end exclusive. Raises TypeError for anything but a str.

        >>> for left in spell_out.find_unspelled("في 1/2/2024 على https://example.org/12"):
        ...     print(*left)
        3 11 1/2/2024 unsure
        36 38 12 protected
        >>> spell_out(unsure="rewrite").find_unspelled("في 1/2/2024")
        []
        """
        check_text(text, by="find_unspelled")
        return find_unspelled(self, text)

    @compute_exactly
    def _edits(self, scan: Scan) -> Iterable[Edit]:
        """The edits of a text; a longer mention comes first, and what it covers is not read again."""
        text, is_sure = scan.text, self.unsure == "leave"
        taken = bytearray(len(text))
        found: list[Edit] = []
        for kind, (start, end, words) in _read_all(scan, taken, self._choose_case, is_sure=is_sure):
            is_free = taken.find(1, start, end) < 0 and not (is_foreign(text, start, end) or _is_cut(text, start, end))
            is_spelled = is_free and words is not None and kind in self.kinds
            if is_spelled or is_sure or kind not in self.kinds:  # the rest is read once more, by itself
                taken[start:end] = b"\1" * (end - start)
            if is_spelled and words is not None:
                found.append(self._make_edit(text, start, end, words))
        if not is_sure and "number" in self.kinds:
            rest = spell_rest(text, taken, scan.derive(protected_spans), self._choose_case)
            found += [self._make_edit(text, *one) for one in rest if not is_foreign(text, one[0], one[1])]
        return sorted(found)

    def _make_edit(self, text: str, start: int, end: int, words: str) -> Edit:
        return _with_prefix(text, start, end, to_pause(words) if self.pause else words)

    def _choose_case(self, text: str, start: int) -> Case:
        """The case of the number that starts at a place."""
        if self.pause:
            return "genitive"
        return find_case(text, start) if self.case == "auto" else self.case


def _has_figures(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a letter that is written as a sign cuts the figures: 8ر1 in Tunisia for 8.1, س10:00 for the hour."""
    return _SIGN_BEFORE.search(text, max(0, start - 2), start) is not None or _SIGN_AFTER.match(text, end) is not None


_SIGN_BEFORE = lazy_pattern(r"(?:\dر|(?<![^\W\d_])س)\Z")
_SIGN_AFTER = lazy_pattern(r"ر\d")


def _read_dates(scan: Scan, *, is_sure: bool) -> Iterator[Mention]:
    text = scan.text
    for mention in scan.derive(dates_in):
        if _has_figures(mention.text):
            has_words = "impossible" not in mention.flags
            if is_sure and (mention.flags or mention.twin is not None):
                has_words = False
            cue = text[max(0, mention.start - _CUE_CHARACTERS) : mention.start]
            is_feminine = _FEMININE_YEAR.search(fold_word(cue)) is not None
            spell = spell_date if mention.kind == "date" and mention.values[0].unit == "year" else spell_dates
            yield mention.start, mention.end, spell(mention, is_feminine=is_feminine) if has_words else None


_CUE_CHARACTERS = 12
_FEMININE_YEAR = lazy_pattern(r"سن(?:ه|تي|تين|وات)[ \xa0\u200e\u200f\u202a-\u202c(]*\Z")


def _read_times(scan: Scan, *, is_sure: bool) -> Iterator[Mention]:
    text = scan.text
    for mention in list_times(scan):
        if mention.kind == "time" and _has_figures(mention.text):
            start, words = mention.start, spell_time(mention)
            if words is not None and not _HOUR.search(text, max(0, start - _HOUR_CHARACTERS), start):
                words = "الساعة " + words
                if not is_sure and _SHORT_HOUR.search(text, max(0, start - 2), start):
                    start -= 1
            yield start, mention.end, words


_HOUR_CHARACTERS = 14
_SHORT_HOUR = lazy_pattern(r"(?<![^\W\d_])س\Z")
_HOUR = lazy_pattern(r"ساع[ةه][\s:]{1,3}\Z")


def _read_amounts(scan: Scan, case_of: CaseOf, *, is_sure: bool) -> Iterator[Mention]:
    for mention in list_amounts(scan):
        if _has_figures(mention.text):
            words = None if mention.flags and is_sure else spell_amount(mention, case_of(scan.text, mention.start))
            yield mention.start, mention.end, words


def _as_kind(kind: Kind, mentions: Iterable[Mention]) -> Iterator[tuple[Kind, Mention]]:
    return ((kind, mention) for mention in mentions)


def _read_all(scan: Scan, taken: bytearray, case_of: CaseOf, *, is_sure: bool) -> Iterator[tuple[Kind, Mention]]:
    """Dates before times, times before money, money before bare numbers."""
    yield from _as_kind("date", _read_dates(scan, is_sure=is_sure))
    yield from _as_kind("time", _read_times(scan, is_sure=is_sure))
    yield from _as_kind("amount", _read_amounts(scan, case_of, is_sure=is_sure))
    for number in scan.derive(numbers_to_say):
        if _has_figures(number.text) and taken.find(0, number.start, number.end) >= 0:
            yield read_number(scan.text, number, case_of(scan.text, number.start), is_sure=is_sure)


def _with_prefix(text: str, start: int, end: int, words: str) -> Edit:
    """The edit, apart from a word before it, and without a prefix's tatweel: لـ20 is لعشرين."""
    stroke = _PREFIX_STROKE.search(text, max(0, start - _PREFIX_CHARACTERS), start)
    start = start if stroke is None else stroke.start("stroke")
    before = " " if _GLUED_WORD.search(text, max(0, start - _PREFIX_CHARACTERS), start) else ""
    after = " " if text[end : end + 1].isalpha() else ""
    return Edit(start, end, before + words + after)


_PREFIX_CHARACTERS = 8
# A word that the figures are written onto, other than a prefix: عام2020, but ب2020 and و2020.
_GLUED_WORD = lazy_pattern(r"[^\W\d_]{2}\Z(?<!\b[وف][بكل])(?<!\bال)(?<!\b[وفبك]ال)(?<!لل)")
_PREFIX_STROKE = lazy_pattern(
    r"(?<!\w)(?=\w)[وف]?(?:[بكل]|[بك]?ا\u0644|\u0644\u0644)[\u064b-\u0652]?(?P<stroke>\u0640{1,3})\Z"
)

spell_out = function_form(SpellOut)
