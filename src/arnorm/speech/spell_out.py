"""Figures as words: numbers, dates, times and money of a text as a speaker reads them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import ClassVar, Literal, NamedTuple

from arnorm._arabic.marks import is_arabic
from arnorm._arabic.protect import protected_at, protected_spans
from arnorm._core.classes import DIGIT, EASTERN
from arnorm._core.edits import Edit, Span
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_text, function_form, step_class
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import is_prose, page_of, rewrite_prose
from arnorm.dates.find import dates_in
from arnorm.numbers.amounts import amounts_to_say, numbers_to_say
from arnorm.numbers.evidence import fold_word
from arnorm.numbers.mention import NumberMention, find_numbers
from arnorm.numbers.number_words import compute_exactly
from arnorm.numbers.times import list_times
from arnorm.speech.mentions import (
    LONGEST_QUANTITY_DIGITS,
    SIGN_WORDS,
    CaseOf,
    Mention,
    SpokenKind,
    find_case,
    read_number,
    spell_amount,
    spell_date,
    spell_dates,
    spell_digits,
    spell_time,
    to_pause,
)
from arnorm.speech.number import LARGEST_VALUE, NounCase, spell_number

__all__ = ["SpellOut", "spell_out"]

# What a speaker says for the sign between two figures, by the kind of the mention; other signs are a pause.
_JOINTS: dict[str, dict[str, str]] = {
    "score": dict.fromkeys("-–:/", "مقابل"),
    "ratio": {":": "إلى", "/": "على", "-": "إلى"},
    "range": dict.fromkeys("-–—/\u0640", "إلى"),
    "reference": {".": "نقطة", "٫": "نقطة", "/": "على"},
    "list": dict.fromkeys(",،٬", "و"),
    "other": {
        "+": "زائد",
        "×": "في",
        "x": "في",
        "*": "في",
        "^": "أس",
        "=": "يساوي",
        "/": "على",
        ".": "نقطة",
        "٫": "نقطة",
    },
}
_LARGEST_NAMED_DENOMINATOR = 10
_LINE_START = lazy_pattern(r"(?:\A|\n)\Z")
_FIGURE_BEFORE = lazy_pattern(r"[0-9٠-٩۰-۹][ \xa0]\Z")
_FIGURES = lazy_pattern(r"[0-9٠-٩۰-۹]+")
_CUT_BY_LETTER = lazy_pattern(r"(?<!\d)\d{1,6}ر\d{1,3}(?!\d)")  # 8ر1, as Tunisia writes 8.1
_WORD_BEFORE = lazy_pattern(r"[^\W\d_]{2}\Z")
# A code of Latin letters and figures (F16, Covid-19, MH-370): it can be read. A link, a name or a file cannot.
_CODE = lazy_pattern(r"[A-Za-z]{0,12}(?:-?[0-9٠-٩۰-۹]{1,6}-?[A-Za-z]{0,4}){1,3}")


def spell_rest(
    text: str, taken: bytearray, protected: list[Span], case_of: Callable[[str, int], NounCase]
) -> Iterator[tuple[int, int, str]]:
    """The figures of a text that are not taken yet, and their words; those in links and names stay."""
    for cut in _CUT_BY_LETTER.finditer(text):
        start, end = cut.span()
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            yield start, end, spell_number(Decimal(cut[0].replace("ر", ".")), case=case_of(text, start))
    for mention in find_numbers(text, blocks="prose"):
        start, end = mention.start, mention.end
        if taken.find(1, start, end) < 0 and _FIGURES.search(mention.text):
            words = _spell_joined(text, mention, case_of(text, start))
            if start and not taken[start - 1]:
                start, words = _take_sign(text, start, words)
            taken[start:end] = b"\1" * (end - start)
            yield start, end, words
    yield from _spell_codes(text, taken, protected)


def _spell_codes(text: str, taken: bytearray, protected: list[Span]) -> Iterator[tuple[int, int, str]]:
    """The figures that are no numbers: those of codes, apart from their letters; and those in no protected span."""
    bounds = [bound for span in protected for bound in span]
    done = 0
    for run in _FIGURES.finditer(text):
        start, end = run.span()
        if taken[start]:
            continue
        nth = bisect_right(bounds, start)
        if nth % 2 == 0:
            yield start, end, spell_run(run[0])
        elif _CODE.fullmatch(text, *bounds[nth - 1 : nth + 1]):
            start -= start > max(done, bounds[nth - 1]) and text[start - 1] == "-"
            end += text[end : end + 1] == "-"
            done = end
            # The letters before are a word of their own (the caller parts words of two letters or more).
            before = " " if start > bounds[nth - 1] and not _WORD_BEFORE.search(text, max(0, start - 2), start) else ""
            yield start, end, before + spell_run(run[0])


def spell_run(digits: str, case: NounCase = "genitive") -> str:
    """A row of digits: as a number, or digit by digit where it is long or begins with zero.

    >>> spell_run("16"), spell_run("007")
    ('ستة عشر', 'صفر صفر سبعة')
    """
    is_quantity = len(digits) <= LONGEST_QUANTITY_DIGITS and (digits == "0" or int(digits[0]) > 0)
    return spell_number(int(digits), case=case) if is_quantity else spell_digits(digits)


def _spell_joined(text: str, mention: NumberMention, case: NounCase) -> str:
    """A number, or several that signs join, as the kind of the mention says."""
    runs = _FIGURES.findall(mention.text)
    if mention.kind == "number" and "/" in mention.text:  # 2 1/4 لتر
        *whole, above, below = map(int, runs)
        return spell_number(sum(whole) + Fraction(above, below), case=case)
    if mention.value is not None and mention.value <= LARGEST_VALUE:
        is_row = mention.text.isdecimal()
        return spell_run(mention.text, case) if is_row else spell_number(mention.value, case=case)
    signs = _FIGURES.split(mention.text)[1:-1]
    if mention.kind == "phone":
        return " ".join(map(spell_digits, runs))
    words = ""
    for sign, run in zip(("", *signs), runs, strict=True):
        joint = _JOINTS.get(mention.kind, {}).get(sign.strip(), "")
        words += f" {joint}{spell_run(run, case)}" if joint in ("", "و") else f" {joint} {spell_run(run, case)}"
    words = words[1:]
    if mention.kind in ("ratio", "reference") and [sign.strip() for sign in signs] == ["/"]:
        above, below = map(int, runs)
        if mention.kind == "ratio" and 0 < above < below <= _LARGEST_NAMED_DENOMINATOR and gcd(above, below) == 1:
            words = spell_number(Fraction(above, below), case=case)  # ثلاثة أرباع
        if above < below and _FIGURE_BEFORE.search(text, max(0, mention.start - 2), mention.start):
            words = f"و{words}"  # a number and a part
    return words


def _take_sign(text: str, start: int, words: str) -> tuple[int, str]:
    """The start of figures with the sign that touches them, and the words with the word for the sign."""
    sign = text[start - 1 : start]
    is_item = sign in ("-", "\N{MINUS SIGN}", "*") and _LINE_START.search(text, max(0, start - 2), start - 1)
    return (start, words) if is_item or sign not in SIGN_WORDS else (start - 1, f"{SIGN_WORDS[sign]} {words}")


_JOINED_FIGURES = lazy_pattern(r"[0-9٠-٩۰-۹]+(?:[-./:,،٫٬][0-9٠-٩۰-۹]+)*")
Reason = Literal["unsure", "protected", "foreign", "code"]


class Unspelled(NamedTuple):
    """Figures that stay: ``text[start:end]``, and why."""

    start: int
    end: int
    text: str
    reason: Reason


_ANY_LETTER, _ARABIC_LETTER = lazy_pattern(r"[^\W\d_]"), lazy_pattern("[\u0621-\u063a\u0641-\u064a]")
_NEAR_LETTERS_CHARACTERS = 60


def is_foreign(text: str, start: int, end: int) -> bool:
    """Whether letters are near a span, all of another script: another language, or text in a font's own code."""
    first, last = max(0, start - _NEAR_LETTERS_CHARACTERS), end + _NEAR_LETTERS_CHARACTERS
    if _ARABIC_LETTER.search(text, first, last):
        return False
    letters = _ANY_LETTER.findall(text, first, last)
    return bool(letters) and not any(is_arabic(ord(letter)) for letter in letters)


KINDS: tuple[SpokenKind, ...] = ("date", "time", "amount", "percent", "ordinal", "phone", "range", "number")


@step_class
class SpellOut(Step):
    """Write figures as the words that a speaker reads: the opposite of ``unify_numbers(words="digits")``.

    - ``kinds``: what is spelled, all by default: "date" («15 رمضان 1446هـ»), "time" («15:30»), "amount" («7.50 دولار»),
      "percent" («5%»), "ordinal" («المادة 5»), "phone" (a telephone number, digit by digit), "range" («3-5 أيام») and
      "number".

    - ``case``: the case of counted nouns and amounts. "auto" takes that of a certain subject or object
      (`arnorm._arabic.data.numerals`), and for the rest the oblique form that speech has («عشرين», «مئتين»);
      "genitive" writes the oblique form always, "nominative" and "accusative" write that case.
    - ``unsure``: "leave" leaves what the finders are not sure of in figures, and a number whose gender nothing tells;
      "rewrite" writes every figure in words, by its safest reading: a date in doubt with the day first, a number
      without a known noun as it is counted («خمسة»), a row of digits that is long or begins with zero digit by digit,
      «3-1» as «ثلاثة مقابل واحد». Figures in links, names and other languages stay; `find_unspelled` names them.
    - ``pause``: True writes the forms of a speaker who pauses after each word: no alef of the accusative («خمسة عشر
      ريال»), and the oblique form.
    - ``blocks``: "auto" leaves code and the signs of data (see `arnorm.find_blocks`), "prose" reads all as prose.

    The gender is that of the noun that follows (`arnorm._arabic.data.numerals`), and the noun is written in the number
    and case that Arabic asks for. The year after سنة is feminine, after عام masculine.

    Returns the text; `run` shows each change. Raises ValueError for another value of an option.

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

    kinds: tuple[SpokenKind, ...] = KINDS
    case: Literal["auto", "nominative", "accusative", "genitive"] = "auto"
    unsure: Literal["leave", "rewrite"] = "leave"
    pause: bool = False
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"
    summary = "Writes numbers, dates, times and money in words, as they are read aloud."
    summary_ar = "يكتب الأعداد والتواريخ والأوقات والمبالغ بالحروف كما تُقرأ."
    topic = "Speech and transliteration"
    reads_names = True

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
        scan = Scan(text)
        spelled = bytearray(len(text))
        for start, end, *_ in self.edits(scan):
            spelled[start:end] = b"\1" * (end - start)
        found = [one for one in _JOINED_FIGURES.finditer(text) if not any(spelled[one.start() : one.end()])]
        places = [one.start() for one in found]
        why: dict[int, Reason] = dict.fromkeys(protected_at(scan, places), "protected")
        if self.blocks == "auto" and not is_prose(scan) and not (page := page_of(scan)).is_plain:
            why |= dict.fromkeys(page.masked(places), "code")
        why |= {one.start(): "foreign" for one in found if one.start() not in why and is_foreign(text, *one.span())}
        return [Unspelled(*one.span(), one[0], why.get(one.start(), "unsure")) for one in found]

    @compute_exactly
    def _edits(self, scan: Scan) -> Iterable[Edit]:
        """The edits of a text; a longer mention comes first, and what it covers is not read again."""
        text, is_sure = scan.text, self.unsure == "leave"
        taken = bytearray(len(text))
        found: list[Edit] = []
        for kind, (start, end, words) in _read_all(scan, taken, self._choose_case, is_sure=is_sure):
            is_wanted = kind in self.kinds
            is_spelled = (
                is_wanted
                and words is not None
                and taken.find(1, start, end) < 0
                and not (_SIGN_BEFORE.search(text, max(0, start - 2), start) or _SIGN_AFTER.match(text, end))
                and not is_foreign(text, start, end)
            )
            if is_spelled or is_sure or not is_wanted:  # the rest is read once more, by itself
                taken[start:end] = b"\1" * (end - start)
            if is_spelled and words is not None:
                found.append(self._make_edit(text, start, end, words))
        if not is_sure and "number" in self.kinds:
            rest = spell_rest(text, taken, scan.derive(protected_spans), self._choose_case)
            found += [self._make_edit(text, *one) for one in rest if not is_foreign(text, one[0], one[1])]
        return sorted(found)

    def _make_edit(self, text: str, start: int, end: int, words: str) -> Edit:
        return _with_prefix(text, start, end, to_pause(words) if self.pause else words)

    def _choose_case(self, text: str, start: int) -> NounCase:
        """The case of the number that starts at a place."""
        if self.pause:
            return "genitive"
        return find_case(text, start) if self.case == "auto" else self.case


def _has_figures(text: str) -> bool:
    return text[0].isdecimal() or any(map(str.isdecimal, text))


# A letter that is written as a sign cuts the figures: 8ر1 in Tunisia for 8.1, س10:00 for the hour.
_SIGN_BEFORE = lazy_pattern(r"(?:\dر|(?<![^\W\d_])س)\Z")
_SIGN_AFTER = lazy_pattern(r"ر\d")


def _read_dates(scan: Scan, *, is_sure: bool) -> Iterator[Mention]:
    text = scan.text
    for mention in scan.derive(dates_in):
        if _has_figures(mention.text):
            has_words = "impossible" not in mention.flags
            if is_sure and (mention.flags or mention.twin is not None):
                has_words = False
            before = text[max(0, mention.start - _BEFORE_YEAR_CHARACTERS) : mention.start]
            is_feminine = _FEMININE_YEAR.search(fold_word(before)) is not None
            spell = spell_date if mention.kind == "date" and mention.values[0].unit == "year" else spell_dates
            yield mention.start, mention.end, spell(mention, is_feminine=is_feminine) if has_words else None


_BEFORE_YEAR_CHARACTERS = 12
_FEMININE_YEAR = lazy_pattern(r"سن(?:ه|تي|تين|وات)[ \xa0\u200e\u200f\u202a-\u202c(]*\Z")


def _read_times(scan: Scan, *, is_sure: bool) -> Iterator[Mention]:
    text = scan.text
    for mention in list_times(scan, in_figures=True):
        if _has_figures(mention.text):
            start, words = mention.start, spell_time(mention)
            if words is not None and not _HOUR.search(text, max(0, start - _HOUR_CHARACTERS), start):
                words = "الساعة " + words
                if not is_sure and _SHORT_HOUR.search(text, max(0, start - 2), start):
                    start -= 1
            yield start, mention.end, words


_HOUR_CHARACTERS = 14
_SHORT_HOUR = lazy_pattern(r"(?<![^\W\d_])س\Z")
_HOUR = lazy_pattern(r"ساع[ةه][\s:]{1,3}\Z")


def _read_all(scan: Scan, taken: bytearray, case_of: CaseOf, *, is_sure: bool) -> Iterator[tuple[SpokenKind, Mention]]:
    """Dates before times, times before money, money before bare numbers."""
    yield from (("date", mention) for mention in _read_dates(scan, is_sure=is_sure))
    yield from (("time", mention) for mention in _read_times(scan, is_sure=is_sure))
    for amount in amounts_to_say(scan):
        words = None if amount.flags and is_sure else spell_amount(amount, case_of(scan.text, amount.start))
        yield "amount", (amount.start, amount.end, words)
    for number in scan.derive(numbers_to_say):
        if _has_figures(number.text) and taken.find(0, number.start, number.end) >= 0:
            yield read_number(scan.text, number, case_of, is_sure=is_sure)


def _with_prefix(text: str, start: int, end: int, words: str) -> Edit:
    """The edit, apart from a word before it, and without a prefix's tatweel: لـ20 is لعشرين."""
    if text.endswith(_TATWEEL, 0, start):
        tatweel = _PREFIX_TATWEEL.search(text, max(0, start - _PREFIX_CHARACTERS), start)
        start = start if tatweel is None else tatweel.start("tatweel")
    before = " " if _GLUED_WORD.search(text, max(0, start - 2), start) else ""
    after = " " if text[end : end + 1].isalpha() else ""
    return Edit(start, end, before + words + after)


_PREFIX_CHARACTERS, _TATWEEL = 8, "\N{ARABIC TATWEEL}"
# A word that the figures are written onto, other than a prefix: عام2020, but ب2020 and و2020.
_GLUED_WORD = lazy_pattern(r"[^\W\d_]{2}\Z(?<!\b[وف][بكل])(?<!\bال)(?<!\b[وفبك]ال)(?<!لل)")
_PREFIX_TATWEEL = lazy_pattern(
    r"(?<!\w)(?=\w)[وف]?(?:[بكل]|[بك]?ا\u0644|\u0644\u0644)[\u064b-\u0652]?(?P<tatweel>\u0640{1,3})\Z"
)

spell_out = function_form(SpellOut)
