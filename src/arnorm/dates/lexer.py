"""From text to stretches of tokens: the few places that may hold a date, found in bulk and read word by word."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from arnorm._arabic.data import date_cues, years
from arnorm._arabic.folding import FoldedView, fold
from arnorm._arabic.marks import opens_low_quote
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm.dates import numerals
from arnorm.dates import tokens as t
from arnorm.dates.candidates import Span
from arnorm.dates.grammar import gap_of, gap_with_epithets
from arnorm.dates.vocabulary import Form, vocabulary

__all__ = ["Stretch", "Token", "stretches", "word_token"]

# What joins number words: the same over a line end as on it.
_NUMBER_JOINTS = {t.AFTER: t.AND, t.AND_BREAK: t.AND, t.BREAK: t.NOTHING}
# سنة ، ٢٠٢٢, سنة .) 2023: PDF readers move the signs after a year to its front.
_YEAR, _FIGURES_OF_YEAR = "سنه", t.YEAR + t.THREE_DIGITS
# هجرة and ميلاد are the Prophet's and Christ's only if nothing behind says whose: not in سنة 5 من هجرة والده.
_BARE_ERAS = frozenset(("هجره", "لهجره", "هجرته", "ميلاد"))
_MIGRATION = frozenset(("هجره", "لهجره", "الهجره", "للهجره"))
_ELSEWHERE = lazy_pattern(r"[ \xa0\n]+الي ال(?!مدينه)\w")  # الهجرة إلى الحبشة
_TWO_COMMAS = "،،"
_CLOSED = lazy_pattern(r" {0,2}\)")


class Token:
    """A word or number of a date: its span in the view, what it is, and what it says.

    ``digits`` is how many digits it is written with, 0 for words; ``double`` marks a month named twice.
    """

    __slots__ = ("calendar", "digits", "double", "end", "kind", "start", "value")

    def __init__(  # noqa: PLR0917 -- made by the thousand: keywords would cost
        self, kind: str, start: int, end: int, value: int, calendar: str = "", digits: int = 0, double: bool = False
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.calendar = calendar
        self.digits = digits
        self.double = double


class Stretch:
    """Tokens one after the other, written down as `arnorm.dates.grammar` has it; they count in the text of ``view``."""

    __slots__ = ("line", "tokens", "view")

    def __init__(self, view: FoldedView, tokens: list[Token], line: str) -> None:
        self.view = view
        self.tokens = tokens
        self.line = line


@functools.lru_cache(8192)
def _classify_number(text: str) -> tuple[str, int]:
    """The token kind and value of a run of digits."""
    size = len(text)
    value = int(text) if size < 6 else 0
    if size > 4 or value > years.LATEST:
        return t.LONG, value
    if size > 2:
        return t.YEAR if value > 999 else t.THREE_DIGITS if value > 99 else t.LONG, value
    if not 1 <= value <= 31:
        return t.TWO_DIGITS, value
    return t.MONTH_NUMBER if value <= 12 else t.DAY_NUMBER, value


def _classify_number_word(value: int) -> str:
    if value < 100:
        return t.WORDS_31 if value <= 31 else t.WORDS_99
    return t.WORDS_999 if value < 1000 else t.WORDS_YEAR if value < 2500 else t.LONG


def _make_digit_token(text: str, start: int, end: int) -> Token:
    """The token of a run of digits."""
    kind, value = _classify_number(text[start:end])
    before = text[start - 1] if start else ""
    if "A" <= before < "\u0600" and before.isalpha():  # F16
        kind = t.LONG
    return Token(kind, start, end, value, "", end - start)


def word_token(text: str, start: int, end: int, form: Form, before: Sequence[Token] = ()) -> Token | None:
    """The token of a written form; None where it is only the head of a phrase that does not follow, or no era."""
    entry = form.entry
    if form.phrase is not None and (match := form.phrase.pattern.match(text, end)):
        entry, end = form.phrase.entries[match.lastindex - 1], match.end()  # type: ignore[operator]
    if entry is None or (entry.token == t.ERA and not _is_era(text, start, end, before)):
        return None
    return Token(entry.token, start + form.cut, end, entry.value, entry.calendar)


def _is_tagged(text: str, start: int, end: int) -> bool:
    """Whether a word or number is part of a tag or name: #عام_2020."""
    return text[end : end + 1] == "_" or (start > 0 and text[start - 1] in "_#@")


def stretches(source: str, view: FoldedView, groups: list[list[Span]]) -> Iterator[Stretch]:
    """The stretches of a folded text that may hold dates: tokens with nothing between them but what a date can have."""
    forms, text = vocabulary().forms, view.text
    tags = "_" in text or "#" in text or "@" in text
    for group in groups:
        tokens: list[Token] = []
        line = ""
        at = 0
        for start, end, figure in group:
            if start < at or (tags and _is_tagged(text, start, end)):
                continue  # inside a phrase, or a tag
            if figure:
                token = _make_digit_token(text, start, end)
            elif (
                (form := forms.get(text[start:end])) is None
                or (found := word_token(text, start, end, form, tokens)) is None
                or (tags and _is_tagged(text, start, found.end))  # a phrase ends behind its first word
            ):
                continue
            else:
                token = found
            if tokens:
                between = text[at : token.start]
                gap = t.NOTHING if between == " " else _classify_gap(source, view, tokens[-1], between, token)
                line += gap
                if gap == t.OTHER:
                    if len(tokens) > 1 or line.startswith(t.DECADE):
                        yield _make_stretch(view, tokens, line)
                    tokens, line = [], ""
            tokens.append(token)
            line += token.kind
            at = token.end
        if len(tokens) > 1 or line == t.DECADE:  # a single word or number is not a date, except a decade
            yield _make_stretch(view, tokens, line + t.OTHER)


def _is_era(text: str, start: int, end: int, before: Sequence[Token]) -> bool:
    """Whether an era mark is one after these tokens: a year of our times before it is not Hijri."""
    word = text[start:end]
    if word in _BARE_ERAS and not _owned_era_pattern().match(text, end):
        return False
    is_modern = bool(before) and before[-1].kind == t.YEAR and before[-1].value >= years.GREGORIAN_SINCE
    return word not in _MIGRATION or not (is_modern or _ELSEWHERE.match(text, end))


@functools.cache
def _owned_era_pattern() -> re.Pattern[str]:
    """After هجرة and ميلاد: nothing that they could be somebody's, or whose they are."""
    owners = "|".join(fold(words) for words in date_cues.ERA_OWNERS)
    return re.compile(
        rf"[ \xa0\n]*(?:[^\w \xa0\n]|\d|\Z|(?:ال)?موافق|(?:{owners})(?!\w))|[ \xa0]*\n[ \xa0]*\n"
        r"|[ \xa0](?:الي|من) (?:المدينه|يثرب|مكه)"
    )


def _classify_gap(source: str, view: FoldedView, token: Token, between: str, after: Token) -> str:
    """The gap between two tokens."""
    if token.kind == t.YEAR_CUE and after.kind in _FIGURES_OF_YEAR and _is_moved(view.text, token, between):
        return t.NOTHING
    if between.endswith(_TWO_COMMAS) and _opens_quotation(source, view, after.start):
        return t.OTHER
    before_word = not after.digits
    if token.kind in t.DAY + t.MONTH and _is_stop(between, before_word, token.kind in t.MONTH):
        return t.STOP
    gap = gap_of(between)
    if gap == t.OTHER and (month := _find_honoured_month(token, after)) is not None:
        gap = gap_with_epithets(between, month.value, ahead=month is after)
    # Of « .» punctuation makes «. », which ends a sentence, as a stop does after an era mark, whatever its form;
    # before figures it may be a decimal sign, and stays.
    return t.OTHER if gap == t.DOT and before_word and (between != "." or token.kind == t.ERA) else gap


def _find_honoured_month(token: Token, after: Token) -> Token | None:
    """The Hijri month whose epithets may stand between two tokens: رمضان المبارك 1446, شهر الله المحرم."""
    month = token if token.kind in t.ANY_MONTH else after if token.kind == t.MONTH_CUE else None
    return month if month is not None and month.calendar == "hijri" else None


def _opens_quotation(source: str, view: FoldedView, start: int) -> bool:
    """Whether the two commas before a token are typed for „, which opens a quotation."""
    (at,) = view.places([start])
    return opens_low_quote(source, at - len(_TWO_COMMAS))


def _is_stop(between: str, before_word: bool, after_month: bool) -> bool:
    """Whether a stop separates a day or a month from the rest of its date: 16. نوفمبر. 2016.

    3 . رجب . 1402, but not 12 . 5 . 2020; and «3 .رجب», which punctuation rewrites as «3. رجب».
    """
    return between == ". " or (between == " . " and (before_word or after_month)) or (between == " ." and before_word)


def _is_moved(text: str, token: Token, between: str) -> bool:
    """Whether signs after سنة belong after its year."""
    return text[token.start : token.end] == _YEAR and _moved_signs_pattern().fullmatch(between) is not None


@functools.cache
def _moved_signs_pattern() -> re.Pattern[str]:
    """The signs that a PDF reader moved before a year; punctuation's spaces are no evidence."""
    return re.compile(r"[ \xa0]+[.»]|[ \xa0]*[-.،]?[ \xa0]*[،):][ \xa0]*")


def _make_stretch(view: FoldedView, tokens: list[Token], line: str) -> Stretch:
    """The stretch, its number words and double months joined."""
    if t.NUMBER_WORD in line or t.ORDINAL in line or t.FEMININE in line:
        tokens, gaps = _merge_numbers(tokens, line[1::2])
        line = "".join(token.kind + gap for token, gap in zip(tokens, gaps, strict=True))
    if t.OPEN in line:
        tokens, line = _drop_notes(view.text, tokens, line)
    if t.MONTH in line and _has_two_months(line):
        tokens, line = _merge_doubles(view.text, tokens, line)
    return Stretch(view, tokens, line)


def _merge_numbers(tokens: list[Token], gaps: str) -> tuple[list[Token], list[str]]:
    """Join number words into one number each, ordinals too. Each gap follows its token."""
    merged: list[Token] = []
    between: list[str] = []
    i, n = 0, len(tokens)
    while i < n:
        token, used = tokens[i], 1
        if token.kind == t.NUMBER_WORD:
            value, used = numerals.join(_take_number_words(tokens, gaps, i))
            token = Token(_classify_number_word(value), token.start, tokens[i + used - 1].end, value)
        elif token.kind in t.ANY_ORDINAL and token.value < 10 and i + 1 < n:
            after = tokens[i + 1]
            # خامس عشر, الخامس والعشرين, and the chronicles' خامس عشري.
            plain = after.kind == t.NUMBER_WORD and after.value in (10, 20) and gaps[i] == t.NOTHING
            if plain or (after.kind in (t.ORDINAL, t.NUMBER_WORD) and after.value in (20, 30) and gaps[i] == t.AND):
                token, used = Token(token.kind, token.start, after.end, token.value + after.value), 2
        merged.append(token)
        i += used
        between.append(gaps[i - 1])
    return merged, between


def _take_number_words(tokens: list[Token], gaps: str, at: int) -> Iterator[tuple[str, int]]:
    """The number words from a token on, each with the gap before it: ``&`` or ``_``."""
    joint = t.AND
    for i in range(at, len(tokens)):
        if tokens[i].kind != t.NUMBER_WORD or joint not in t.AND + t.NOTHING:
            return
        yield joint, tokens[i].value
        joint = _NUMBER_JOINTS.get(gaps[i], gaps[i])


def _drop_notes(text: str, tokens: list[Token], line: str) -> tuple[list[Token], str]:
    """Leave out the numbers of footnotes after a day in words: غرة (٤) من المحرم."""
    kept, written = [], ""
    done = 0
    for match in _note_pattern().finditer(line):
        i = match.start() // 2 + 1
        if text.startswith(")", tokens[i].end):
            kept += tokens[done:i]
            written += line[2 * done : 2 * i - 1] + line[2 * i + 1].replace(t.CLOSE, t.NOTHING)
            done = i + 1
    return kept + tokens[done:], written + line[2 * done :]


@functools.cache
def _note_pattern() -> re.Pattern[str]:
    """A number in brackets after a day in words, with more of the date after it."""
    return t.compiled(r"<ordinal|first-day|middle|words-31>\((?=<day>[)~_]<month-cue|any-month|year-cue>)")


def _merge_doubles(text: str, tokens: list[Token], line: str) -> tuple[list[Token], str]:
    """Join a month named twice (تشرين الأول/أكتوبر, يونيو (حزيران)) into one."""
    merged: list[Token] = []
    written = ""
    done = 0
    for match in _two_months_pattern().finditer(line):
        i = match.start() // 2
        one, two = tokens[i], tokens[i + 1]
        if i < done or not _is_same_month(text, one, two):
            continue
        end, gap = two.end, line[2 * i + 3]
        if match["gap"] == t.OPEN and (closed := _CLOSED.match(text, end)):
            end = closed.end()
            if i + 2 < len(tokens):
                gap = gap_of(text[end : tokens[i + 2].start])
        merged += tokens[done:i]
        merged.append(Token(t.MONTH, one.start, end, one.value, one.calendar, double=True))
        written += line[2 * done : 2 * i] + t.MONTH + gap
        done = i + 2
    return merged + tokens[done:], written + line[2 * done :]


@functools.cache
def _two_months_pattern() -> re.Pattern[str]:
    """Two months of a line, with a gap that can join two names of one."""
    return t.compiled(r"<any-month>(?P<gap>[/\-=(,_])(?=<any-month>)")


@remember(1024)
def _has_two_months(line: str) -> bool:
    """Whether a line has two months beside each other; most lines come again and again."""
    return _two_months_pattern().search(line) is not None


def _is_same_month(text: str, one: Token, two: Token) -> bool:
    same = one.value == two.value and one.calendar == two.calendar
    # Two ambiguous names do not confirm each other as a month.
    return same and t.MONTH in (one.kind, two.kind) and text[one.start : one.end] != text[two.start : two.end]
