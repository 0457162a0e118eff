"""Figures as words: numbers, dates, times and money of a text as a speaker reads them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import ClassVar, Literal, get_args

from arnorm._arabic.folding import fold
from arnorm._arabic.marks import MARKS
from arnorm._core.classes import DIGIT, EASTERN, is_arabic
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option
from arnorm.blocks.options import BLOCKS, Blocks
from arnorm.blocks.reading import rewrite_prose
from arnorm.dates.find import find_dates
from arnorm.numbers.exact import compute_exactly
from arnorm.numbers.mention import NumberMention, find_numbers
from arnorm.speech.amounts import find_amounts
from arnorm.speech.followers import spell_before
from arnorm.speech.governed import find_case, to_pause
from arnorm.speech.inflect import Case, find_gender, look_up
from arnorm.speech.number import LARGEST_VALUE, spell_number
from arnorm.speech.spell_mentions import spell_amount, spell_counted, spell_date, spell_digits, spell_time
from arnorm.speech.times import find_times

__all__ = ["KINDS", "SpellOut", "spell_out"]

Kind = Literal["date", "time", "amount", "percent", "ordinal", "phone", "range", "number"]
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
    - ``pause``: True writes the forms of a speaker who pauses after each word: no alef of the accusative («خمسة عشر
      ريال»), and the oblique form.
    - ``blocks``: "auto" leaves code and the signs of data (see `arnorm.find_blocks`), "prose" reads all as prose.

    The gender is that of the noun that follows (`arnorm._arabic.data.nouns`), and the noun is written in the number and
    case that Arabic asks for. The year after سنة is feminine, after عام masculine. What the finders are not sure of
    stays in figures, and so does a number whose gender nothing tells.

    Returns the text; `run` shows each change. Raises ValueError for another kind or case, TypeError for a pause that is
    no bool.

    The rules are those of the grammars of العدد والمعدود (`spell_number`).

    >>> spell_out("حضر 12 طالبة في 15 رمضان 1446هـ")
    'حضر اثنتا عشرة طالبة في الخامس عشر من رمضان عام ألف وأربعمئة وستة وأربعين للهجرة'
    >>> spell_out("لديه 20 ريالا وفي يده 15 ريالا"), spell_out("لديه 15 ريالا", pause=True)
    ('لديه عشرون ريالا وفي يده خمسة عشر ريالا', 'لديه خمسة عشر ريال')
    >>> spell_out("الساعة 15:30 بنسبة 5%", kinds="percent")
    'الساعة 15:30 بنسبة خمسة في المئة'
    """

    kinds: tuple[Kind, ...] = KINDS
    case: Literal["auto", "nominative", "accusative", "genitive"] = "auto"
    pause: bool = False
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", (self.kinds,) if isinstance(self.kinds, str) else tuple(self.kinds))
        for kind in self.kinds:
            if kind not in KINDS:
                raise ValueError(f"SpellOut: kinds takes {', '.join(map(repr, KINDS))}, got {kind!r}")
        check_option(self, "case", ("auto", *get_args(Case)))
        check_option(self, "blocks", BLOCKS)
        if not isinstance(self.pause, bool):
            raise TypeError(f"SpellOut: pause must be True or False, got {type(self.pause).__name__}")

    def acts_on(self) -> Iterable[bytes]:
        return (bytes((DIGIT,)), bytes((EASTERN,)))

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        """One edit for each mention in figures that can be read aloud in one way."""
        return rewrite_prose(scan, self.blocks, self._edits)

    @compute_exactly
    def _edits(self, scan: Scan) -> Iterable[Edit]:
        """The edits of a text; a longer mention comes first, and what it covers is not read again."""
        text = scan.text
        taken = bytearray(len(text))
        found: list[Edit] = []
        for kind, (start, end, words) in _read_all(text, self._choose_case):
            is_free = taken.find(1, start, end) < 0 and not (_is_foreign(text, start, end) or _is_cut(text, start, end))
            taken[start:end] = b"\1" * (end - start)
            if is_free and words is not None and kind in self.kinds:
                found.append(_with_prefix(text, start, end, to_pause(words) if self.pause else words))
        return sorted(found)

    def _choose_case(self, text: str, start: int) -> Case:
        """The case of the number that starts at a place."""
        if self.pause:
            return "genitive"
        return find_case(text, start) if self.case == "auto" else self.case


# The case of the number that starts at a place of a text.
_CaseOf = Callable[[str, int], Case]
# A mention: where it is, and its words; None where it stays in figures.
_Mention = tuple[int, int, str | None]


def _has_figures(text: str) -> bool:
    return any(char.isdecimal() for char in text)


def _is_foreign(text: str, start: int, end: int) -> bool:
    """Whether letters are near a span, and none of them is Arabic: another language, or text in a font's own code."""
    letters = _ANY_LETTER.findall(text, max(0, start - _NEAR_LETTERS_CHARACTERS), end + _NEAR_LETTERS_CHARACTERS)
    return bool(letters) and not any(is_arabic(ord(letter)) for letter in letters)


_NEAR_LETTERS_CHARACTERS = 60
_ANY_LETTER = lazy_pattern(r"[^\W\d_]")


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a letter that is written as a sign cuts the figures: 8ر1 in Tunisia for 8.1, س10:00 for the hour."""
    return _SIGN_BEFORE.search(text, max(0, start - 2), start) is not None or _SIGN_AFTER.match(text, end) is not None


_SIGN_BEFORE = lazy_pattern(r"(?:\dر|(?<![^\W\d_])س)\Z")
_SIGN_AFTER = lazy_pattern(r"ر\d")


def _read_dates(text: str) -> Iterator[_Mention]:
    for mention in find_dates(text, blocks="prose"):
        if _has_figures(mention.text):
            has_words = not mention.flags and mention.twin is None
            cue = text[max(0, mention.start - _CUE_CHARACTERS) : mention.start]
            is_feminine = fold(cue).rstrip(_SPACES_AND_BIDI + "(").endswith("سنه")
            yield mention.start, mention.end, spell_date(mention, is_feminine=is_feminine) if has_words else None


_CUE_CHARACTERS = 12
_SPACES_AND_BIDI = " \xa0\u200e\u200f\u202a\u202b\u202c"


def _read_times(text: str) -> Iterator[_Mention]:
    for mention in find_times(text, blocks="prose"):
        if mention.kind == "time" and _has_figures(mention.text):
            words = spell_time(mention)
            if words is not None and not _HOUR.search(text, max(0, mention.start - _HOUR_CHARACTERS), mention.start):
                words = "الساعة " + words
            yield mention.start, mention.end, words


_HOUR_CHARACTERS = 14
_HOUR = lazy_pattern(r"ساع[ةه][\s:]{1,3}\Z")


def _read_amounts(text: str, case_of: _CaseOf) -> Iterator[_Mention]:
    for mention in find_amounts(text, blocks="prose"):
        if _has_figures(mention.text):
            words = None if mention.flags else spell_amount(mention, case_of(text, mention.start))
            yield mention.start, mention.end, words


def _read_numbers(text: str, case_of: _CaseOf) -> Iterator[tuple[Kind, _Mention]]:
    """Everything else with figures: a number with its sign, its noun, or alone."""
    for number in find_numbers(text, words=True, blocks="prose"):
        if _has_figures(number.text):
            yield _read_number(text, number, case_of(text, number.start))


def _read_number(text: str, number: NumberMention, case: Case) -> tuple[Kind, _Mention]:
    start, end, value = number.start, number.end, number.value
    before = text[max(0, start - _NEAR_CHARACTERS) : start]
    if number.kind == "phone" or _is_digit_string(number):
        digits = "".join(filter(str.isdecimal, number.text))
        return "phone", (start, end, spell_digits(digits) if len(digits) <= _LONGEST_DICTATED_DIGITS else None)
    if number.kind == "range":
        return "range", _read_range(text, number, case)
    is_glued = _LATIN_NEIGHBOUR.match(text, start - 1) or _LATIN_NEIGHBOUR.match(
        text, end
    )  # F16, 5G: a name, or text in a font's own code
    if before.endswith(_PERCENT_SIGNS):  # ٪27,5
        start -= 1
        before = before[:-1]
    is_doubtful = is_glued or bool(number.flags) or _SIGNED.search(before) or _MIXED.match(text, end)
    if is_doubtful or number.kind != "number" or value is None or value > LARGEST_VALUE:
        return "number", (start, end, None)
    sign = _PERCENT.match(text, end)
    if sign is not None or start < number.start:
        end = end if sign is None else sign.end()
        return "percent", (start, end, spell_number(value, case=case) + " في المئة")
    if (cue := _ORDINAL_CUE.search(before)) is not None and value == int(value) and 0 < value < _FIRST_HUNDRED:
        words = spell_number(int(value), gender=find_gender(cue["noun"]), ordinal=True, case="genitive")
        return "ordinal", (start, end, words)
    return "number", _read_count(text, start, end, value, case, is_cued=_NUMBER_CUE.search(before) is not None)


_NEAR_CHARACTERS = 24
_FIRST_HUNDRED = 100
_LONGEST_NUMBER_WITH_ZERO = 5  # digits; longer ones that begin with zero are telephone numbers and codes
_LONGEST_DICTATED_DIGITS = 24  # of a telephone number or an account; nobody reads a longer row aloud
_SIGNED = lazy_pattern(r"[-+\u2212±=×*/<>~]\u200f?\Z")
_MIXED = lazy_pattern(r"[ \xa0]\d{1,4} ?[/\u2044]")  # 20 1/3
_LATIN_NEIGHBOUR = lazy_pattern("[^\\W\\d_\u0600-\u06ff]")
_PERCENT_SIGNS = ("%", "٪")
_PERCENT = lazy_pattern(r"[ \xa0]?[%٪]")
# Nouns whose number is an ordinal: المادة الخامسة.
_ORDINAL_CUE = lazy_pattern(
    r"ال(?P<noun>مادة|فقرة|دورة|مرتبة|جولة|طبعة|قرن|فصل|باب|بند|مركز|دقيقة|مرحلة|جلسة|نسخة)[ \xa0]\Z"
)
# Nouns whose number is read as it is counted: رقم خمسة.
_NUMBER_CUE = lazy_pattern(r"(?:رقم|الرقم|العدد|عدد|صفحة|ص)[ \xa0:]{1,2}\Z")
_BLANK_TO_END = lazy_pattern(r"\s*+\Z")
_COUNTED_WORD = lazy_pattern(rf"[ \xa0]([\u0621-\u064a][\u0621-\u064a{MARKS}]{{1,24}}+)(?![\w\ue000-\uf8ff])")


def _is_digit_string(number: NumberMention) -> bool:
    digits = number.text
    return digits.isdecimal() and len(digits) >= _LONGEST_NUMBER_WITH_ZERO and int(digits[0]) == 0


def _read_count(text: str, start: int, end: int, value: Decimal, case: Case, *, is_cued: bool) -> _Mention:
    """A number with the noun that it counts; alone where a cue says so, or where both genders are the same."""
    word = _COUNTED_WORD.match(text, end)
    count = int(value) if value == int(value) else value
    if word is not None and isinstance(count, int) and count > 0:
        singular, row = look_up(word[1])
        if row is not None:
            follows = _COUNTED_WORD.match(text, word.end())
            counted = spell_counted(count, singular, case)
            if follows is None or counted.endswith(" " + word[1]) or not _may_agree(follows[1]):
                return start, word.end(), counted
            return start, end, None
    masculine = spell_number(count, case=case)
    # Counted with no noun: ثلاثة, أربعة. (Only the last number of a text copies what is before it.)
    is_whole_text = _BLANK_TO_END.match(text, end) is not None and not text[:start].strip()
    is_sure = is_cued or is_whole_text or masculine == spell_number(count, gender="feminine", case=case)
    if is_sure and not is_cued and word is not None and count % 100 == 0:
        return start, end, spell_before(int(count), word[1], case)
    return start, end, masculine if is_sure else None


def _may_agree(word: str) -> bool:
    """Whether a word may be an adjective, whose form would have to change with the noun: ريال سعودي."""
    ends_so = word.endswith(("ي", "ية", "يا", "ة", "ات", "ين", "ون")) and len(word) > 3
    return ends_so or word in ("مربع", "مكعب")


def _read_range(text: str, number: NumberMention, case: Case) -> _Mention:
    """Two numbers with a noun: «3-5 أيام» is «ثلاثة إلى خمسة أيام», and «ثلاثة وخمسة» after بين."""
    match = _RANGE.fullmatch(number.text)
    if match is None or int(match[1]) >= int(match[2]):
        return number.start, number.end, None
    start, end, last = _read_count(text, number.start, number.end, Decimal(int(match[2])), "genitive", is_cued=False)
    word = _COUNTED_WORD.match(text, number.end)
    if last is None or word is None:
        return number.start, number.end, None
    first = spell_number(int(match[1]), gender=find_gender(look_up(word[1])[0]), case=case)
    between = _BETWEEN.search(text, max(0, number.start - _BETWEEN_CHARACTERS), number.start)
    return start, end, f"{first} و{last}" if between else f"{first} إلى {last}"


_BETWEEN_CHARACTERS = 8
_BETWEEN = lazy_pattern(r"(?<!\w)[وف]?بين[ \xa0]\Z")
_RANGE = lazy_pattern(r"(\d{1,9}) ?[-–] ?(\d{1,9})")


def _as_kind(kind: Kind, mentions: Iterable[_Mention]) -> Iterator[tuple[Kind, _Mention]]:
    return ((kind, mention) for mention in mentions)


def _read_all(text: str, case_of: _CaseOf) -> Iterator[tuple[Kind, _Mention]]:
    """Dates before times, times before money, money before bare numbers."""
    yield from _as_kind("date", _read_dates(text))
    yield from _as_kind("time", _read_times(text))
    yield from _as_kind("amount", _read_amounts(text, case_of))
    yield from _read_numbers(text, case_of)


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
