"""From text to runs of tokens: the few places that may hold a date, read word by word, gap by gap.

Words of the vocabulary and numbers are found in bulk, in groups close enough to make a date. A long text is read in
parts, because its folded spelling takes half as much memory again. A part ends so far from every group that no reading
can notice. Spelled days, ordinals and years, in modern and classical order, are joined to one token each.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from typing import NamedTuple

from arnorm._arabic import words_kernel
from arnorm._arabic.data import date_cues
from arnorm._arabic.folding import ERA_STROKE, FoldedView, fold, fold_plain, folds
from arnorm._core import classes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.windows import from_here
from arnorm.dates import tokens as t
from arnorm.dates.options import GAP_CHARACTERS
from arnorm.dates.words import CUE, FIGURES, Spelling, can_make_date, vocabulary


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


# A long text is read in parts. A part ends where no date is nearer than any reading looks for evidence.
EVIDENCE_CHARACTERS = 300
PART_CHARACTERS, PART_MARGIN_CHARACTERS = 1 << 16, EVIDENCE_CHARACTERS + 10

# Where a word or digit run stands, and whether it is digits.
WordSpan = tuple[int, int, bool]

_SEPARATOR_SIGNS = bytes(chr(code) in "-./" for code in classes.ANY)


def find_groups(
    text: str, at: int = 0, folded: tuple[bytearray, bytes] | None = None
) -> tuple[FoldedView | None, list[list[WordSpan]], int]:
    """The folded view of a part of a text, its groups of words and digit runs, and where the part ends.

    A group is close enough together to make a date. The view is None if there is no group, as in most headlines.
    ``folded``: what `fold_units` gave for the text, if it was asked.
    """
    size, tables = PART_CHARACTERS, _make_tables()
    whole = folded if len(text) <= size else None
    while True:
        new, counts, groups, end = words_kernel.read_groups(text, at, size, tables, PART_MARGIN_CHARACTERS, whole)
        if end:
            return FoldedView(new, counts, at) if groups else None, groups, end
        size *= 2


@functools.cache
def _make_tables() -> words_kernel.Tables:
    """What `words_kernel.read_groups` asks for. What makes a group: `can_make_date` for every case."""
    signs, sizes, partings = classes.ANY, range(4), range(3)
    verdicts = bytes(can_make_date(sign, size, parted) for parted in partings for size in sizes for sign in signs)
    return folds(), vocabulary().lexicon, FIGURES, _SEPARATOR_SIGNS, (GAP_CHARACTERS, CUE, verdicts)


# سنة ، ٢٠٢٢, سنة .) 2023: PDF readers move the signs after a year to its front.
_YEAR, _FIGURES_OF_YEAR = "سنه", t.YEAR + t.THREE_DIGITS
_MOVED_SIGNS = lazy_pattern(r"[ \xa0]+[.»]|[ \xa0]*+[-.،]?[ \xa0]*+[،):][ \xa0]*+")  # spaces are no evidence
_TITLE = lazy_pattern(r"(?:[ \xa0]\w)?[./][ \xa0]?[^\W\d]")  # after the first letter of a title: م. علي, م م/ محضر
_MOVED_COMMA = lazy_pattern(r"[ \xa0]+،")  # عام ،2009, but not «هذا العام، 2009 طلاب»
# Of immigration too: a modern year before it is not Hijri.
_MIGRATION = frozenset(("هجره", "لهجره", "الهجره", "للهجره"))


# هجرة and ميلاد are the Prophet's and Christ's only if nothing behind says whose: not in سنة 5 من هجرة والده.
_BARE_ERAS = frozenset(("هجره", "لهجره", "هجرته", "ميلاد"))
_HEADS = (
    "نبي", "رسول", "مصطفي", "حبيب", "رب", "مخلص", "سيد", "خاتم", "خير", "اشرف", "افضل", "صاحب", "عيسي", "يسوع",
    "موافق", "نبوي", "شريف", "مبارك", "قمري", "شمسي", "من ", "صلي", "عليه", "الي ",
)  # fmt: skip
_LONGEST_HEAD = 16


# Gaps that other signs, and what is on their sides, may change.
_DOUBTFUL = t.OTHER + t.DOT + t.COMMA + t.KIND_OF_YEAR


class TokenRun(NamedTuple):
    """Tokens one after the other, written down as `arnorm.dates.tokens` has it; they count in the text of ``view``."""

    view: FoldedView
    tokens: list[Token]
    line: str


_MOST_DIGITS = 6  # a longer run is treated like one of this length


@functools.lru_cache(8192)
def _classify_number(text: str) -> tuple[str, int]:
    """The token kind and value of a run of digits, or of its first ones."""
    size = len(text)
    value = int(text) if size < _MOST_DIGITS else 0
    if size > 4 or value > date_cues.LATEST:
        return t.LONG, value
    if size > 2:
        return t.YEAR if value > 999 else t.THREE_DIGITS if value > 99 else t.LONG, value
    if not 1 <= value <= 31:
        return t.TWO_DIGITS, value
    return t.MONTH_NUMBER if value <= 12 else t.DAY_NUMBER, value


def word_token(text: str, start: int, end: int, form: Spelling, before: Sequence[Token] = ()) -> Token | None:
    """The token of a written form; None where it is only the head of a phrase, or no era, or part of a tag."""
    entry, phrase = form.entry, form.phrase
    if phrase is not None and (match := t.compile_once(phrase.source).match(text, end)):
        last = phrase.entries.get(match[1])
        if last is not None:
            entry, end = last, match.end()
    if entry is None or (entry.token == t.ERA and not _is_era(text, start, end, before)):
        return None
    return Token(entry.token, start + form.cut, end - form.tail, entry.value, entry.calendar)


def _is_tagged(text: str, start: int, end: int) -> bool:
    """Whether a word or number is part of a tag or name: #عام_2020."""
    return text[end : end + 1] == "_" or (start > 0 and text[start - 1] in "_#@")


def find_runs(
    view: FoldedView, groups: list[list[WordSpan]], forms: dict[str, Spelling] | None = None, least: int = 2
) -> list[TokenRun]:
    """The runs of a folded text that may hold dates: tokens with nothing between them but what a date can have.

    ``forms`` are the words to know, by default the vocabulary's; a run has ``least`` tokens, or is a decade.
    """
    known, text = forms or vocabulary().forms, view.text
    runs: list[TokenRun] = []
    has_tags = "_" in text or "#" in text or "@" in text
    for group in groups:
        tokens: list[Token] = []
        line = ""
        at = 0
        for start, end, figure in group:
            if start < at or (has_tags and _is_tagged(text, start, end)):
                continue  # inside a phrase or a tag
            if figure:
                figures = text[start:end] if end - start <= _MOST_DIGITS else text[start : start + _MOST_DIGITS]
                kind, value = _classify_number(figures)
                token = Token(kind, start, end, value, "", end - start)
            elif (form := known.get(text[start:end])) is None or (
                found := word_token(text, start, end, form, tokens)
            ) is None:
                continue
            else:
                token = found
            if tokens:
                between = text[at : token.start]
                gap = t.NOTHING if between in ("", " ") else _classify_gap(view, tokens[-1], between, token)
                line += gap
                if gap == t.OTHER:
                    if len(tokens) >= least or line.startswith(t.DECADE):
                        runs.append(_make_run(view, tokens, line))
                    tokens, line = [], ""
            tokens.append(token)
            line += token.kind
            at = token.end
        if len(tokens) >= least or line == t.DECADE:  # a word or number of a text is not a date, except a decade
            runs.append(_make_run(view, tokens, line + t.OTHER))
    return runs


def _is_era(text: str, start: int, end: int, before: Sequence[Token]) -> bool:
    """Whether an era mark is one after these tokens: a year of our times before it is not Hijri."""
    is_bare = bool(before) and 0 < before[-1].digits < 3 and (len(before) == 1 or before[-2].kind == t.ERA)
    if is_bare and text[end : end + 1].isdigit():
        return False  # plots of a plan, م1م2م3: none is a year
    word = text[start:end]
    if word == "م" and ")" in text[max(0, start - 2) : start] and _TITLE.match(text, end):
        return False  # (21 نوفمبر 2025) م. علي: an engineer
    if word in _BARE_ERAS:
        ahead = from_here(text, end, _LONGEST_HEAD).lstrip(" \xa0")
        if ahead[:1].isalpha() and not ahead.startswith(_HEADS) and not ahead.removeprefix("ال").startswith(_HEADS):
            return False
    is_modern = bool(before) and before[-1].kind == t.YEAR and before[-1].value >= date_cues.GREGORIAN_SINCE
    return word not in _MIGRATION or not is_modern


def _classify_gap(view: FoldedView, token: Token, between: str, after: Token) -> str:
    """The gap between two tokens."""
    gap = gap_of(between)
    if gap not in _DOUBTFUL and token.kind != t.YEAR_CUE:
        return gap
    before_word = not after.digits
    if token.kind == t.YEAR_CUE and after.kind in _FIGURES_OF_YEAR:
        # Signs after سنة, or a comma after any word for a year, belong after its year.
        signs = _MOVED_SIGNS if view.text[token.start : token.end] == _YEAR else _MOVED_COMMA
        if signs.fullmatch(between):
            return t.NOTHING
    # A stop separates a day or a month from the rest of its date: 16. نوفمبر. 2016, 3 . رجب . 1402, but not
    # 12 . 5 . 2020; and «3 .رجب», which punctuation rewrites as «3. رجب».
    stops = (". ", " . ", " .") if before_word else (". ", " . ") if token.kind in t.MONTH else (". ",)
    if between in stops and token.kind in t.DAY + t.MONTH:
        return t.STOP
    if gap == t.OTHER:  # the epithets of a Hijri month: رمضان المبارك 1446, شهر الله المحرم
        month = token if token.kind in t.ANY_MONTH else after if token.kind == t.MONTH_CUE else None
        if month is not None and month.calendar == "hijri":
            gap = gap_with_epithets(between, month.value, month is after)
    # Of « .» punctuation makes «. », which ends a sentence, as a stop does after an era mark, whatever its form;
    # before figures it may be a decimal sign, and stays.
    return t.OTHER if gap == t.DOT and before_word and (between != "." or token.kind == t.ERA) else gap


@functools.cache
def _gap_signs() -> dict[str, str]:
    """The gaps for what may stand between two tokens, folded; a line break alone is as good as nothing."""
    signs = {"": t.NOTHING} | dict.fromkeys(date_cues.JOINED_CUES, t.NOTHING)  # of رمضانسنة
    return signs | {fold(words): t.NAMES[gap] for words, gap in date_cues.BETWEEN}


@functools.cache
def _list_epithets(month: int, ahead: bool) -> tuple[str, ...]:
    """The epithets of a Hijri month, folded, ``ahead`` of its name or behind it; the longest first."""
    rows = (*date_cues.EPITHETS, *date_cues.MONTH_OWNERS) if ahead else date_cues.EPITHETS
    return tuple(sorted((fold(word) for word, months in rows if month in months), key=len, reverse=True))


# What kind of year it is, at the head of a gap, folded: السنوات المالية.
_YEAR_ADJECTIVES = tuple(fold_plain(word + ending) for word in date_cues.YEAR_ADJECTIVES for ending in ("ة", ""))


@remember(4096)
def gap_of(between: str) -> str:
    """The gap sign for the text between two tokens (folded)."""
    if between == " " or not between:
        return t.NOTHING
    between = between.replace(ERA_STROKE, "")
    return _read_gap(between, " ".join(between.split()))


def gap_with_epithets(between: str, month: int, ahead: bool) -> str:
    """The gap sign between a Hijri month and another token, if the text between begins with the month's epithets."""
    between = between.replace(ERA_STROKE, "")
    core = " ".join(between.split())
    rest = _skip_words(core, _list_epithets(month, ahead))
    return t.OTHER if rest is core else _read_gap(between, rest)


_END_OF_WORD = lazy_pattern(" ?، ?| |$")


def _skip_words(core: str, words: tuple[str, ...]) -> str:
    """The text between two tokens, without these words where it begins with them."""
    for word in words:
        if core.startswith(word) and (end := _END_OF_WORD.match(core, len(word))):
            return _skip_words(core[end.end() :], words)
    return core


# The gaps over a line end; a stroke may begin the next line, and a hyphen there begins an item.
_OVER_LINE_END = {t.NOTHING: t.BREAK, t.OF: t.BREAK} | {gap: gap for gap in t.AND + t.TO + t.SLASH}


_LOOSE = lazy_pattern(r"(?<![^\Wو]) | (?!\w)")  # only و may be a word apart: إ ل is not an article


def _read_gap(between: str, core: str) -> str:
    """The gap sign for the text between two tokens; ``core`` is the part of it that counts."""
    if "\xa0\xa0\xa0" in between:
        return t.OTHER
    breaks = between.count("\n")
    gap = _gap_signs().get(core)
    if gap is None and " " in core:
        gap = _gap_signs().get(_LOOSE.sub("", core))
    if gap is None and core.startswith(_YEAR_ADJECTIVES):
        rest = _skip_words(core, _YEAR_ADJECTIVES)
        known = _gap_signs().get(rest, t.OTHER) in t.NOTHING + t.OF + t.OPEN
        return t.KIND_OF_YEAR if known and breaks < 2 else t.OTHER
    if gap is None or breaks > 1 or (gap == t.DOT and between[-1] != "."):
        return t.OTHER
    if breaks:
        ends_line = gap == t.HYPHEN and between.rstrip(" \xa0").endswith("\n")
        return gap if ends_line else _OVER_LINE_END.get(gap, t.OTHER)
    is_free = gap == t.HYPHEN and between[-1].isspace() and (between[0].isspace() or " -" in between)
    return t.DASH if is_free else gap


_CLOSED = lazy_pattern(r" {0,2}\)")


def _make_run(view: FoldedView, tokens: list[Token], line: str) -> TokenRun:
    """The run, its number words and double months joined."""
    if t.NUMBER_WORD in line or t.ORDINAL in line or t.FEMININE in line:
        tokens, line = _merge_numbers(tokens, line[1::2])
    if t.OPEN in line:
        tokens, line = _drop_notes(view.text, tokens, line)
    if t.MONTH in line and line.count(t.MONTH) + line.count(t.COMMON_MONTH) > 1:
        tokens, line = _merge_doubles(view.text, tokens, line)
    return TokenRun(view, tokens, line)


# A number in brackets after a day in words, with more of the date after it.
_NOTE = r"<ordinal|first-day|middle|words-31>\((?=<day>[)~_]<month-cue|any-month|year-cue>)"
# Two months of a line, with a gap that can join two names of one.
_TWO_MONTHS = r"<any-month>(?P<gap>[/\-=(,_])(?=<any-month>)"


def _drop_notes(text: str, tokens: list[Token], line: str) -> tuple[list[Token], str]:
    """Leave out the numbers of footnotes after a day in words: غرة (٤) من المحرم."""
    kept: list[Token] = []
    written, done = "", 0
    for match in t.compiled(_NOTE).finditer(line):
        i = match.end() // 2
        if text.startswith(")", tokens[i].end):
            kept += tokens[done:i]
            written += line[2 * done : 2 * i - 1] + line[2 * i + 1].replace(t.CLOSE, t.NOTHING)
            done = i + 1
    return (kept + tokens[done:], written + line[2 * done :]) if done else (tokens, line)


def _merge_doubles(text: str, tokens: list[Token], line: str) -> tuple[list[Token], str]:
    """Join a month named twice (تشرين الأول/أكتوبر, يونيو (حزيران)) into one."""
    merged: list[Token] = []
    written = ""
    done = 0
    for match in t.compiled(_TWO_MONTHS).finditer(line):
        i = match.start() // 2
        one, two = tokens[i], tokens[i + 1]
        same = one.value == two.value and one.calendar == two.calendar
        # Two ambiguous names do not confirm each other as a month.
        same = same and t.MONTH in (one.kind, two.kind) and text[one.start : one.end] != text[two.start : two.end]
        if i < done or not same:
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
    return (merged + tokens[done:], written + line[2 * done :]) if done else (tokens, line)


# --- numbers in words ---


# What joins number words: the same over a line end as on it.
_AND_JOINTS, _BARE_JOINTS = t.AND + t.AFTER, t.NOTHING + t.BREAK


def join(values: Sequence[int], gaps: str) -> tuple[int, int]:
    """The number that the first words make, and how many words that is; ``gaps`` are those between them.

    Every place is filled at most once, in any order, so that the ascending order of the chronicles reads like the
    modern one; without و, as dialects have it, only smaller places follow.

    >>> join([7, 40, 400, 1000], "&&&")  # سبع وأربعين وأربعمائة وألف
    (1447, 4)
    >>> join([1000, 900, 4, 80], "__&")  # ألف تسعمية أربعة وثمانين
    (1984, 4)
    >>> join([1000, 9, 100, 8, 40], "&_&&")  # ألف وتسع مئة وثمانية وأربعين
    (1948, 5)
    """
    total, filled, used = 0, 0, 0
    while used < len(values):
        value, many = values[used], 1
        if value < 10 and used + 1 < len(values) and gaps[used] in _BARE_JOINTS:
            after = values[used + 1]
            if after == 10:  # ثلاث عشرة
                value, many = value + 10, 2
            elif after in (100, 1000) and value >= 3:  # تسع مئة
                value, many = value * after, 2
        # The places that a number word fills, as bits: 1 units, 2 tens, 4 hundreds, 8 thousands.
        place = (1 if value < 10 else 3) if value < 20 else 2 if value < 100 else 4 if value < 1000 else 8
        is_joined = used == 0 or gaps[used - 1] in _AND_JOINTS
        if filled & place or not (is_joined or (total >= 100 and place < filled)):
            break
        total += value
        filled |= place
        used += many
    return total, used


# What numbers in words are, up to these values, and beyond.
_GREATEST, _KINDS_OF_WORDS = (31, 99, 999, 2499), t.WORDS_31 + t.WORDS_99 + t.WORDS_999 + t.WORDS_YEAR + t.LONG
_MOST_WORDS = 8  # of a number: two for each place


def _merge_numbers(tokens: list[Token], gaps: str) -> tuple[list[Token], str]:
    """The tokens, words joined into one number each, ordinals too, and their line; gaps follow their tokens."""
    merged: list[Token] = []
    line = ""
    i, n = 0, len(tokens)
    while i < n:
        token, used = tokens[i], 1
        if token.kind == t.NUMBER_WORD:
            end, most = i + 1, min(n, i + _MOST_WORDS)
            while end < most and tokens[end].kind == t.NUMBER_WORD and gaps[end - 1] in _AND_JOINTS + _BARE_JOINTS:
                end += 1
            value = token.value
            if end > i + 1:
                value, used = join([word.value for word in tokens[i:end]], gaps[i : end - 1])
            kind = _KINDS_OF_WORDS[bisect.bisect_left(_GREATEST, value)]
            token = Token(kind, token.start, tokens[i + used - 1].end, value)
        elif token.kind in t.ANY_ORDINAL and token.value < 10 and i + 1 < n:
            after = tokens[i + 1]
            # خامس عشر, الخامس والعشرين, and the chronicles' خامس عشري.
            plain = after.kind == t.NUMBER_WORD and after.value in (10, 20) and gaps[i] in _BARE_JOINTS
            if plain or (after.kind in (t.ORDINAL, t.NUMBER_WORD) and after.value in (20, 30) and gaps[i] == t.AND):
                token, used = Token(token.kind, token.start, after.end, token.value + after.value), 2
        merged.append(token)
        i += used
        line += token.kind + gaps[i - 1]
    return merged, line
