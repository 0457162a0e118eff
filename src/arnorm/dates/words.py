"""The words of dates, compiled: every written form of every word, what it says, and what may follow it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from arnorm._arabic import words_kernel
from arnorm._arabic.affixes import ARTICLE, LETTERS, PREFIXES
from arnorm._arabic.data import calendar_names, date_cues
from arnorm._arabic.data.numerals import CARDINALS, DEFINITE_CARDINALS, DEFINITE_ORDINALS, ORDINALS
from arnorm._arabic.folding import FIRST, LAST, fold, fold_each, fold_plain
from arnorm.dates import tokens as t

# What the table says of a word, as bits: it helps; it is a month; it makes a year of a number after it; it is a
# number; it is a date by itself; it makes a month of a number; it makes a year of a number before it. FIGURES is the
# finder's own, for runs of digits.
HELP, MONTH, CUE, NUMBER, SOLO, FIGURES, MONTH_CUE, ERA = 1, 2, 4, 8, 16, 32, 64, 128
_WEIGHTS = {
    t.MONTH: MONTH, t.YEAR_CUE: CUE, t.YEARS_CUE: CUE, t.CENTURY: CUE, t.ERA: ERA, t.NUMBER_WORD: NUMBER,
    t.ORDINAL: NUMBER, t.FEMININE: NUMBER, t.DECADE: SOLO, t.MONTH_CUE: MONTH_CUE | HELP, t.FIRST_DAY: MONTH_CUE | HELP,
    t.DATED: CUE | HELP,
}  # fmt: skip
# What a date can hang on, beside numbers with signs between them.
TRIGGER = MONTH | CUE | SOLO | ERA


# Ordinals of two words whose first word alone is no ordinal: اليوم الواحد is a single day.
ORDINAL_PHRASES = (
    (("الواحد", "والعشرين"), 21),
    (("الواحد", "والعشرون"), 21),
    (("الواحد", "والثلاثين"), 31),
    (("الواحد", "والثلاثون"), 31),
)


def list_number_words() -> Iterator[tuple[str, str, int]]:
    """The words of numbers, in folded spelling, with the token and the value of each."""
    tens = {word: value for word, value in CARDINALS.items() if word.endswith("ين") and len(str(value)) == 2}
    endings = (("", "ات"), ("", "يات"), ("ال", "ات"), ("ال", "يات"))  # أربعينات, الأربعينيات
    decades = {before + word + after: value for word, value in tens.items() for before, after in endings}
    ordinals = ORDINALS | {"ال" + word: value for word, value in ORDINALS.items()} | DEFINITE_ORDINALS
    # Of nights, years and hours: الليلة السابعة, السنة الثامنة للهجرة.
    feminine = {f"ال{word}ه": value for word, value in ORDINALS.items() if word != "اول"} | {"الاولي": 1}
    ordinary = ((t.ORDINAL, ordinals), (t.NUMBER_WORD, CARDINALS | DEFINITE_CARDINALS), (t.FEMININE, feminine))
    for token, values in ((t.DECADE, decades), *ordinary):
        yield from ((word, token, value) for word, value in values.items())


class Entry:
    """What a word says: its token (see `arnorm.dates.tokens`), its value and calendar."""

    # Slots, as in `Spelling`: they are read for every word, and a named tuple takes four times as long.
    __slots__ = ("calendar", "token", "value")

    def __init__(self, token: str, value: int, calendar: str = "") -> None:
        self.token = token
        self.value = value
        self.calendar = calendar

    @property
    def weight(self) -> int:
        """Its weight; a month that is an everyday word too is one only beside a number (شهر الحجة apart)."""
        if self.token == t.COMMON_MONTH:
            return MONTH if self.calendar == "hijri" else CUE
        return _WEIGHTS.get(self.token, HELP)


class Phrase(NamedTuple):
    """What may follow a first word: a pattern whose group is the last word, what it says then, the first one's weight.

    Phrases share few patterns: one of all last words takes a millisecond to compile.
    """

    source: str
    entries: dict[str, Entry]
    weight: int


class Spelling:
    """A written form: how many letters before the word and behind it are not its own, what it says, what may follow."""

    __slots__ = ("cut", "entry", "phrase", "tail")

    def __init__(self, cut: int, entry: Entry | None, phrase: Phrase | None, tail: int = 0) -> None:
        self.cut = cut
        self.entry = entry
        self.phrase = phrase
        self.tail = tail


class Vocabulary(NamedTuple):
    """The forms, and what finds them in bulk: letters, weights, hashes, names (see `words_kernel.find_words`)."""

    forms: dict[str, Spelling]
    lexicon: tuple[tuple[int, int], dict[str, int], bytes, dict[str, int]]


# Ligatures that PDF readers take apart the wrong way round: األول, املوافق, اجلمعة, ميالدي.
_LIGATURES = tuple(ARTICLE + letter for letter in "اجحخم")


def _spell_as_misread(word: str) -> str:
    """The word as a PDF reader gives it that puts the letters of its lam ligatures in drawing order (folded)."""
    head, rest = (f"ا{word[2]}ل", word[3:]) if word.startswith(_LIGATURES) else ("", word)
    return head + rest.replace("لا", "ال")


def _prefixes_of(word: str, entry: Entry) -> tuple[str, ...]:
    # لدي and وحمل are other words than دي and حمل.
    if entry.token == t.ERA or (entry.token == t.COMMON_MONTH and entry.calendar == "persian"):
        return ("",)
    if word == "اب":  # باب, لاب are other words
        return ("", "و")
    return PREFIXES


def _make_month_entry(month: calendar_names.Month | calendar_names.Part) -> Entry:
    return Entry(t.COMMON_MONTH if month.word else t.MONTH, month.number, month.calendar)


def _list_words() -> Iterator[tuple[str, Entry]]:
    """Every single word, the ones that go before others first."""
    for word, name, value in date_cues.CUES:
        yield word, Entry(t.NAMES[name], value)
    for month in calendar_names.MONTHS:
        yield month.name, _make_month_entry(month)
    for name, number in calendar_names.WEEKDAYS:
        yield name, Entry(t.WEEKDAY, number)
    for parts, calendar, sign in calendar_names.ERAS:
        word, *rest = parts
        if not rest:
            yield word, Entry(t.ERA, sign, calendar)
    for word, token, value in list_number_words():
        yield word, Entry(token, value)


# The shortest month name that another word may be joined to, in letters: رجب and صفر end and begin other words.
_JOINED_LETTERS = 4
# What a preposition whose space is lost may be joined to, beside a month.
_JOINED_CUES = t.YEAR_CUE + t.MONTH_CUE + t.ORDINAL + t.FIRST_DAY


def _list_glued() -> Iterator[tuple[str, int, Spelling]]:
    """The months of two words without the space between them, folded: جماديالآخرة."""
    for part in calendar_names.PARTS:
        entry = _make_month_entry(part)
        for first, second in calendar_names.glued_names(part):
            name = fold_plain(first), fold_plain(second)
            for word in {"".join(name), name[0] + _spell_as_misread(name[1])}:
                for letter in ("", *LETTERS):
                    yield letter + word, entry.weight, Spelling(len(letter), entry, None)


def _list_joined(words: list[tuple[str, Entry]], phrases: dict[str, Phrase]) -> Iterator[tuple[str, int, Spelling]]:
    """A word with another one joined to it, folded, and its weight; ``words`` are the single ones."""
    long = [
        (word, of)
        for word, of in words
        if of.token == t.MONTH and of.calendar != "coptic" and len(word) >= _JOINED_LETTERS
    ]
    firsts = {fold_plain(first) for part in calendar_names.PARTS if not part.word for first in part.firsts}
    for preposition in date_cues.PREPOSITIONS:
        at = len(preposition)
        for word, entry in (*long, *(row for row in words if row[1].token in _JOINED_CUES)):  # منأول, بحلولعام
            yield preposition + word, entry.weight, Spelling(at, entry, None)
        for first in firsts:
            if len(first) >= _JOINED_LETTERS:  # فيتشرين الثاني
                yield preposition + first, phrases[first].weight, Spelling(at, None, phrases[first])
    for word, entry in long:
        for cue in date_cues.JOINED_CUES:  # رمضانسنة
            yield word + cue, entry.weight, Spelling(0, entry, None, len(cue))


# The last word of a phrase: letters, which a number may follow, or not; or a number.
_LETTERS = r"[\u0621-\u064a]"
_FREE = rf"({_LETTERS}++(?!\d))"  # هجري قمري
_MONTH_AFTER = rf"({_LETTERS}++|\d++(?!{_LETTERS}))"  # جمادى الأولى1429, but not ك21990
_SPACES = r"[ \xa0\n]{1,3}"


def _write_phrases() -> Iterator[tuple[str, str, str, Entry]]:
    """(first word, pattern of the rest, last word, entry) of every phrase, as the tables have them."""
    for part in calendar_names.PARTS:
        for first in part.firsts:
            letter = first in calendar_names.LETTER_MONTHS
            rest = ("" if letter else r"[ \xa0\n]{0,3}") + _MONTH_AFTER
            for second in part.seconds:
                if not letter or len(second) == 1:
                    yield first, rest, second, _make_month_entry(part)
    for parts, calendar, sign in calendar_names.ERAS:
        if len(parts) > 1:
            first, last = parts
            gap = r"[ \xa0\x01]{0,2}\.?[ \xa0]{0,2}" if len(last) == 1 else _SPACES
            yield first, gap + _FREE, last, Entry(t.ERA, sign, calendar)
    for (first, last), number in ORDINAL_PHRASES:
        yield first, _SPACES + _FREE, last, Entry(t.ORDINAL, number)
    for (tens, which), first_day, last_day in date_cues.TENS:
        yield tens, _SPACES + _FREE, which, Entry(t.TENS, first_day * 100 + last_day)


@functools.cache
def _list_phrases() -> list[tuple[str, str, str, Entry]]:
    """The same, folded; the last word of a month also as a PDF reader misreads it."""
    firsts, rests, lasts, entries = zip(*_write_phrases(), strict=True)
    found = []
    for first, rest, last, entry in zip(fold_each(firsts), rests, fold_each(lasts), entries, strict=True):
        found.append((first, rest, last, entry))
        if entry.token in t.ANY_MONTH:
            found.append((first, rest, _spell_as_misread(last), entry))
    return found


@functools.cache
def last_words() -> frozenset[str]:
    """The words that end a phrase, folded: الآخرة of جمادى الآخرة."""
    return frozenset(last for _, _, last, _ in _list_phrases())


def _group_by_first_word(entries: dict[str, Entry]) -> dict[str, Phrase]:
    """The phrases; ``entries`` are the single words."""
    found: dict[str, Phrase] = {}
    for first, rest, last, entry in _list_phrases():
        found.setdefault(first, Phrase(rest, {}, entry.weight)).entries.setdefault(last, entry)
    for first, phrase in found.items():
        # أي of أي النار, ب of ب.م: the word after is reason enough to look.
        if all(last in entries and entries[last].weight & TRIGGER for last in phrase.entries):
            found[first] = phrase._replace(weight=HELP)
    return found


@functools.cache
def vocabulary() -> Vocabulary:
    """The vocabulary, compiled once."""
    entries: dict[str, Entry] = {}
    written = [*_list_words()]
    folded = fold_each(word for word, _ in written)
    words = [(word, entry) for word, (_, entry) in zip(folded, written, strict=True)]
    for word, entry in (*words, *((_spell_as_misread(word), entry) for word, entry in words)):
        entries.setdefault(word, entry)
    phrases = _group_by_first_word(entries)
    rows = []
    for word in (*entries, *(first for first in phrases if first not in entries)):
        says, phrase = entries.get(word), phrases.get(word)
        weight = (says.weight if says else 0) | (phrase.weight if phrase else 0)
        made = (Spelling(0, says, phrase), Spelling(1, says, phrase), Spelling(2, says, phrase))
        rows.append((word, made, weight, _prefixes_of(word, says or next(iter(phrases[word].entries.values())))))
    # للعام: after ل the article's alef is not written.
    after_lam = [(word[1:], made, weight, of) for word, made, weight, of in rows if word.startswith(ARTICLE)]
    forms: dict[str, Spelling] = {}
    weights: dict[str, int] = {}
    for prefix in sorted(PREFIXES, key=len):  # the word with the shortest one has the say
        cut = len(prefix)
        for word, made, weight, prefixes in (*rows, *after_lam) if prefix.endswith("ل") else rows:
            if prefixes is PREFIXES or prefix in prefixes:
                form = prefix + word
                forms.setdefault(form, made[cut])
                weights[form] = weights.get(form, 0) | weight
    english = dict(_list_english())
    forms.update(english)
    slipped = ((word, entry.weight, Spelling(0, entry, None)) for word, entry in slips())
    for word, weight, at in (*_list_glued(), *_list_joined(words, phrases), *slipped):
        if word not in forms:
            forms[word], weights[word] = at, weight
    return Vocabulary(forms, ((FIRST, LAST), weights, words_kernel.hash_words(weights), dict.fromkeys(english, MONTH)))


# Letters that only their dots distinguish.
_ALIKE = ("بتثني", "رز", "سش", "فق", "دذ")


def slips() -> Iterator[tuple[str, Entry]]:
    """Long month names with a letter left out, with two letters changed over, and with other dots on one."""
    for name, number in calendar_names.UNMISTAKABLE:
        word, entry = fold(name), Entry(t.MONTH, number, "gregorian")
        for i, letter in enumerate(word):
            head, tail = word[:i], word[i + 1 :]
            alike = next((group for group in _ALIKE if letter in group), "")
            slips = {head + other + tail for other in alike} | {head + tail[:1] + letter + tail[1:]}
            if i or letter == "ا":  # براير is another name
                slips.add(head + tail)
            yield from ((slip, entry) for slip in slips)


def _list_english() -> Iterator[tuple[str, Spelling]]:
    """The English month names, whose letters the table does not have; a short one takes in its stop."""
    stop = r"(\.)(?=[ \xa0])"
    for name, short, number in calendar_names.ENGLISH:
        entry = Entry(t.MONTH, number, "gregorian")
        for word in (name, name.upper()):
            yield word, Spelling(0, entry, None)
        for word in (short, short.upper()):
            yield word, Spelling(0, entry, Phrase(stop, {".": entry}, MONTH))


def words_that_make_dates() -> tuple[list[str], list[str], list[str]]:
    """The words that make a group by themselves, those that make one with any neighbour, and all others.

    The generator of the table of `arnorm.dates.options` asks for them.
    """
    weights = vocabulary().lexicon[1]
    beside = FIGURES | NUMBER | HELP  # what makes a date of no neighbour
    alone = [word for word, weight in weights.items() if can_make_date(weight, 1, 0)]
    telling = {word for word, weight in weights.items() if can_make_date(weight | beside, 3, 0)}
    return alone, list(telling), [word for word in weights if word not in telling]


def can_make_date(signs: int, size: int, parted: int) -> bool:
    """Whether a group of these signs and this size has what a date needs.

    A month and more; a cue and a number; شهر between two numbers; three numbers with two signs, or two beside a word. A
    cue at the end of the group has no number after it, and is not among its signs: خمس سنوات.
    """
    return bool(
        signs & SOLO
        or parted > 1
        or (signs & MONTH and size > 1)
        or (signs & (CUE | ERA) and signs & (FIGURES | NUMBER))
        or (signs & MONTH_CUE and signs & FIGURES and size > 2)
        or (parted and signs & HELP)
    )
