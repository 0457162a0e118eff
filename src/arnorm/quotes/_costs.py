"""The neighbours of a mark, and what they make each reading cost: to open, to close, or to be no quotation mark.

The costs are rough odds: 0 is what a writer normally does, 1 a common slip, 2 a rare one, 3 hardly ever. Most marks are
priced by the classes of their two neighbours alone (`COSTS_BESIDE`). The situations ask for more: the first that holds
decides, and a cost of None is that of the two classes. The rows of `NOT_A_QUOTE` are the other uses of a mark; without
one, its family sets the cost.

In an example a sign before a mark says which mark the row decides on and what that mark does: ▸ opens, ◂ closes, ▪
neither. In a counter-example the row does not decide on it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from arnorm._arabic import affixes
from arnorm._arabic.data.quotation_words import CUES, RESUMING, SAYING, SPEECH, TANWEEN
from arnorm._arabic.marks import QUOTES
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule, always, rules_by_key
from arnorm._core.windows import skip_back, up_to
from arnorm.quotes import _kernel
from arnorm.quotes._kernel import (
    BLANK,
    CLASSES,
    COLON,
    EDGE,
    JOINER,
    NUMBER,
    OPENER,
    POINT,
    PREFIX,
    PREFIX_ENDS,
    PREFIX_LETTERS,
    PREFIXES,
    REACH_LETTERS,
    SIGN,
    WORD,
)  # fmt: skip
from arnorm.quotes._marks import CLOSES, EITHER, FAMILIES, OPENS, Mark

_BLANKS_AND_UNSEEN = bytes((k.SPACE, k.GAP, k.INVISIBLE))


class Neighbours(NamedTuple):
    """A mark's family and its neighbours, each with its place in the text and its class.

    ``before`` is the class of the character before the mark, ``beyond`` of the last one that is not white space;
    ``after`` and ``following`` are those after it. A prefix has another class than other words. Marks with nothing but
    invisible characters between them form a row and share its neighbours; the last two fields say whether others of the
    row are on the left and on the right.
    """

    text: str
    kinds: bytes
    family: str
    at: int
    before: str
    before_at: int
    beyond: str
    after_at: int
    after: str
    following_at: int
    following: str
    has_left: bool
    has_right: bool

    def word_before(self) -> tuple[str, str]:
        """The word that ends at the mark, without its marks and tatweel, and the character before it."""
        return word_before(self.text, self.at)

    @property
    def word(self) -> str:
        """That word."""
        return self.word_before()[0]

    def comes_after(self, what: str | tuple[str, ...]) -> bool:
        """Whether this text, or one of these, is right before the mark."""
        return self.text.endswith(what, 0, self.at + 1)


def word_before(text: str, at: int, longest: int = _kernel.WORD_LETTERS) -> tuple[str, str]:
    """The word that ends at ``at``, without marks and tatweel ("" for a long word), and the character before it."""
    return _kernel.word_before(text, at, longest)


def _is_prefix(text: str, at: int) -> bool:
    """Whether a prefix alone ends at this place; a letter that is itself quoted is not a prefix."""
    if text[at] not in PREFIX_ENDS:
        return False
    word, before = word_before(text, at, PREFIX_LETTERS)
    return (word in PREFIXES or (word == "" and text[at] == "\u0640")) and before not in FAMILIES


def leads_on(text: str, at: int) -> bool:
    """Whether a prefix or a word of speech ends at this place: no quotation ends with either."""
    return _is_prefix(text, at) or word_before(text, at)[0] in SPEECH


_make_neighbours = functools.partial(tuple.__new__, Neighbours)  # in a third of the time


def neighbours_of(text: str, kinds: bytes, marks: Sequence[Mark]) -> list[Neighbours]:
    """The neighbours of each mark."""
    return [*map(_make_neighbours, _kernel.list_neighbours(text, kinds, marks, FAMILIES))]


# What it costs to open or close between two classes: the sum of the row before the mark and the row after it.
COSTS_BESIDE = {
    #        open: before, after; close: before, after
    EDGE: (0.0, 3.0, 3.0, 0.0),
    BLANK: (0.0, 1.0, 1.0, 0.0),
    WORD: (2.5, 0.0, 0.0, 2.0),
    PREFIX: (0.2, 0.0, 2.0, 2.0),
    NUMBER: (3.0, 0.0, 0.0, 2.2),
    OPENER: (0.0, 0.2, 4.5, 0.4),
    POINT: (1.5, 2.0, 0.0, 0.0),
    COLON: (0.1, 2.0, 2.0, 0.0),
    JOINER: (0.6, 0.7, 1.0, 0.3),
    SIGN: (0.4, 0.4, 0.4, 0.4),
}
_COSTS_BETWEEN = {
    before + after: (one[0] + other[1], one[2] + other[3])
    for before, one in COSTS_BESIDE.items()
    for after, other in COSTS_BESIDE.items()
}
# Glued on both sides a mark opens, with its space lost, if the next one closes: صرح"الوزير".
_COSTS_BETWEEN[WORD + WORD] = (1.5, 2.0)

Situation = Rule[Callable[[Neighbours], bool], tuple[float | None, float | None], Neighbours]


def _list_pairs(befores: str, afters: str) -> frozenset[str]:
    """The pairs of a class before a mark and a class after it."""
    return frozenset(before + after for before in befores for after in afters)


_NEXT_WORD = lazy_pattern(r"(?P<first>[^\W\d_])(?P<rest>[^\W\d_]{0,11})(?=[\s:،.]|\Z)")


def resumes(n: Neighbours) -> bool:
    """Whether the word after the mark continues the story (وقال, ثم, فلم …): no quotation or title begins with it."""
    text = n.text
    word = _NEXT_WORD.match(text, n.following_at)
    if word is None:
        return False
    whole, rest, joined = word.group(), word["rest"], word["first"] in affixes.CONJUNCTIONS
    if whole in RESUMING or rest in RESUMING:
        return True
    return joined and (rest in SPEECH or text.startswith(":", word.end()))


def speaks(n: Neighbours) -> bool:
    """Whether a word of speech is glued to the mark: what follows is the quotation (قال" نعم")."""
    word, before = n.word_before()
    return word in SPEECH and before not in FAMILIES  # the word قال may itself be quoted


# Words that join two quotations, between the marks of both, with a space or without.
_JOINING = ("و", "أو", "او", "ثم")
_JOINS_BEFORE = lazy_pattern("|".join(rf"(?<=[{QUOTES}]{gap}{one})" for gap in ("", r"[ \xa0]") for one in _JOINING))
_JOINS_AFTER = lazy_pattern(rf"(?:{'|'.join(_JOINING)})[ \xa0]?[{QUOTES}]")


# The rest of a short quotation: no space before its closing mark, and no letter after it.
_PAIR = lazy_pattern(r'[^"«»“”„\n]{1,40}(?<!\s)"(?!\w)')


def _announces(n: Neighbours) -> bool:
    """Whether a colon, a cue or a prefix before the mark, beyond white space, announces a quotation."""
    if n.beyond != WORD:
        return n.beyond == COLON
    word, _ = word_before(n.text, n.before_at)
    if word in CUES or word in PREFIXES:
        return True
    stem = word[1:] if word.startswith(tuple(affixes.LETTERS)) else word
    return stem in CUES


def _is_before_text(n: Neighbours) -> bool:
    return n.following in (WORD, NUMBER)


_TEXT_OR_NOTE = frozenset((k.LETTER, k.OPEN))


def _closes_by_shape(n: Neighbours) -> bool:
    """Whether the mark is », the first of its line (apart from a hash), and Arabic text or a note follows."""
    if n.family != "guillemet" or not n.text.startswith("»", n.at + 1) or n.kinds[n.following_at] not in _TEXT_OR_NOTE:
        return False
    return n.before == EDGE or n.kinds[n.before_at] == k.HASH


def _opens_by_shape(n: Neighbours) -> bool:
    """Whether the mark is « after Arabic text, and more text follows."""
    if n.family != "guillemet" or not n.text.startswith("«", n.at + 1) or n.kinds[n.before_at] != k.LETTER:
        return False
    return n.following in (WORD, NUMBER, OPENER)


_SPACED_NAME = lazy_pattern(r"'[ \xa0](?:[\u0621-\u064a]{2,}[ \xa0]){1,3}'(?=[ \xa0])(?![^'\n]{0,40}[ \xa0]')")
_NAME_LETTERS = 48  # of a name of three words with the spaces and marks around


def _is_spaced_name(text: str, at: int) -> bool:
    """Whether a name of a few Arabic words between free single marks, ' غوتنبرغ ', begins here, in no row of marks."""
    return _SPACED_NAME.match(text, at) is not None and "'" not in up_to(text, at, _NAME_LETTERS)


def _closes_spaced_name(n: Neighbours) -> bool:
    if n.family != "single":
        return False
    opening = n.text.rfind("'", max(0, n.at + 1 - _NAME_LETTERS), n.at + 1)
    return opening >= 0 and _is_spaced_name(n.text, opening)


_CURLY_PAIR = lazy_pattern("[^“”\\n]{1,40}”")
_CURLY_NAME = lazy_pattern("(?<!\\S)“[^\\W\\d_]{2,}(?: [^\\W\\d_]+)? \\Z")


def _ends_curly_name(n: Neighbours) -> bool:
    """Whether “ follows a name of one or two words that “ opened, and a space, and begins no short pair itself."""
    if n.family != "curly" or not n.text.startswith(" “", n.at) or _CURLY_PAIR.match(n.text, n.after_at):
        return False
    return _CURLY_NAME.search(n.text, max(0, n.at + 1 - _NAME_LETTERS), n.at + 1) is not None


_NOT_GLUED = EDGE + BLANK + PREFIX + OPENER + POINT + COLON + JOINER + SIGN  # all but words and numbers

SITUATIONS: tuple[Situation, ...] = (
    Rule(
        "closing by its shape, first of its line", _closes_by_shape, (None, 0.3), keys=_list_pairs(EDGE + BLANK, BLANK),
        why="what it closes began on the line before, or in what was cut off",
        examples=('◂» في المدينة كلها',), counters=('▪" في المدينة كلها" قالها',),
    ),
    Rule(
        "first of its line, loose", always, (0.5, 3.0), keys=_list_pairs(EDGE, BLANK),
        why="nothing stands before it to be closed",
        examples=('▸" سنعود غدا " قالها ومضى',), counters=('▪"سنعود غدا" قالها ومضى',),
    ),
    Rule(
        "announced by a word, last of its line",
        lambda n: n.beyond == WORD and _announces(n), (0.6, 3.0), keys=_list_pairs(BLANK, EDGE),
        why="no quotation ends with what announces one: it is on the next line, or lost",
        examples=('مؤسسة تدعى ▸"',), counters=('قال " سنعود غدا ▪"',),
    ),
    Rule(
        "last of its line, after text",
        lambda n: n.beyond in (WORD, NUMBER, POINT, SIGN), (None, 0.6), keys=_list_pairs(BLANK, EDGE),
        why="the text before it ends with it, for all the space between",
        examples=('قال " سنعود غدا ◂"',), counters=('قال " سنعود غدا▪"',),
    ),
    Rule(
        "space and punctuation", always, (None, 0.5), keys=_list_pairs(BLANK, POINT),
        why="punctuation follows a quotation, with a slip of a space before the mark",
        examples=('قرأ "بيت الريح ◂".',), counters=('قرأ "بيت الريح▪".',),
    ),
    Rule(
        "prime typed for an opening mark", lambda n: n.family == "prime", (0.3, None), keys=_list_pairs(NUMBER, WORD),
        why="web software makes a prime of every mark after a digit, and a word is glued to this one",
        examples=('نص القانون 12/08▸″لا يجوز البيع” هنا',), counters=('نص القانون 12/08▪"لا يجوز البيع" هنا',),
    ),
    Rule(
        "opening by its shape, loose", _opens_by_shape, (0.6, None), keys=_list_pairs(BLANK, BLANK),
        why="nothing else has its shape, and the French put a space behind it",
        examples=('سيارة تدعى ▸« الريح السريعة',), counters=('سيارة تدعى ▪" الريح السريعة',),
    ),
    Rule(
        "single and spaced, opening",
        lambda n: n.family == "single" and _is_spaced_name(n.text, n.at + 1), (0.3, None),
        keys=_list_pairs(BLANK, BLANK),
        why="a name in single marks with a space on either side of both",
        examples=("اخترع ▸' غوتنبرغ ' الطباعة",), counters=("اخترع ▪' غوتنبرغ الطباعة",),
    ),
    Rule(
        "single and spaced, closing", _closes_spaced_name, (None, 0.3), keys=_list_pairs(BLANK, BLANK),
        why="a name in single marks with a space on either side of both",
        examples=("اخترع ' غوتنبرغ ◂' الطباعة",), counters=("اخترع غوتنبرغ ▪' الطباعة",),
    ),
    Rule(
        "loose, and joined to the quotation before",
        lambda n: _JOINS_BEFORE.match(n.text, n.before_at + 1) is not None, (0.5, 2.0), keys=_list_pairs(BLANK, BLANK),
        why="و between two marks joins two quotations, and is seldom one itself",
        examples=('مثل " أنا " و لنا " و ▸" نحن " هنا',), counters=('مثل " أنا " و قال ▪" نحن " هنا',),
    ),
    Rule(
        "loose, and joined to the quotation after",
        lambda n: _JOINS_AFTER.match(n.text, n.following_at) is not None, (2.0, 0.5), keys=_list_pairs(BLANK, BLANK),
        why="و between two marks joins two quotations, and is seldom one itself",
        examples=('مثل " أنا لنا ◂" و " نحن " هنا',), counters=('مثل " أنا ▪" و قال " نحن " هنا',),
    ),
    Rule(
        "loose, before punctuation", lambda n: n.following == POINT, (1.6, 0.6), keys=_list_pairs(BLANK, BLANK),
        why="punctuation follows a quotation",
        examples=('قرأ " بيت الريح ◂" ، ثم نام',), counters=('قرأ " بيت الريح ▪" ثم نام',),
    ),
    Rule(
        "loose and announced", _announces, (0.6, 1.1), keys=_list_pairs(BLANK, BLANK),
        why="a colon, a cue or a prefix before it announces what it opens",
        examples=('قال ▸" سنعود " ثم مضى',), counters=('زار ▪" سنعود " ثم مضى',),
    ),
    Rule(
        "glued to a participle of speech", lambda n: n.word in SAYING, (0.8, 9.0), keys=_list_pairs(WORD, BLANK),
        why="قائلا and its like end no quotation: what is said follows",
        examples=('صرح "سالم" قائلا▸" سنعود غدا" ومضى',), counters=('صرح "سالم" قال▪" سنعود غدا" ومضى',),
    ),
    Rule(
        "glued to a word of speech", speaks, (0.8, 1.0), keys=_list_pairs(WORD, BLANK),
        why="what is said follows, the mark is on the wrong side of its space",
        examples=('وقال▸" سنعود غدا" ثم مضى',), counters=('كلمة "قال▪" من الأفعال',),
    ),
    Rule(
        "glued to a word, the text goes on",
        lambda n: _is_before_text(n) and resumes(n), (5.2, None), keys=_list_pairs(WORD, BLANK),
        why="no quotation begins with ثم قال: two closing marks in a row, as in hadith",
        examples=('خذوا العلم◂" ثم قال: لا تكتموه" وسكت',), counters=('مؤتمر▪" الكتاب العربي" انتهى',),
    ),
    Rule(
        "glued to a word, text follows", _is_before_text, (3.0, None), keys=_list_pairs(WORD, BLANK),
        why='as a slip the mark is on the wrong side of its space (مؤتمر" الكتاب")',
        examples=('حضر مؤتمر▸" الكتاب العربي" أمس',), counters=('نهى عنه▪"، قال: ورأيته".',),
    ),
    Rule(
        "glued to a word and to no other", always, (9.0, None), keys=_list_pairs(WORD, _NOT_GLUED),
        why="between a letter and punctuation, or the end, a mark closes",
        examples=('نهى عنه◂"، قال: ورأيته".',), counters=('مؤتمر▪" الكتاب العربي" انتهى',),
    ),
    Rule(
        "announced, before a word", _announces, (None, 5.0), keys=_list_pairs(BLANK, WORD),
        why="no quotation ends with what announces one, nor with a space before its mark and none after",
        examples=('"وأضاف أن ▸"الأمر هين',), counters=('"جريدة الناس ▪"وتوزيعها قليل',),
    ),
    Rule(
        "a pair with the next, before a word",
        lambda n: n.family == "straight" and _PAIR.match(n.text, n.after_at) is not None, (None, 5.0),
        keys=_list_pairs(BLANK, WORD),
        why="a mark that looks as if it opened, and a short quotation follows up to one that closes",
        examples=('منح "وسام "البحر، ونال ▸"الجائزة" و"اللقب".',),
        counters=('منح "وسام ▪"البحر، ونال "الجائزة" و"اللقب".',),
    ),
    Rule(
        "curly again behind a name, before a word", _ends_curly_name, (None, 0.5), keys=_list_pairs(BLANK, WORD),
        why="the mark that opened a name of one or two words is typed again at its end, behind its space",
        examples=('دخول بنك “النيل ◂“العالمي أمس',), counters=('دخول بنك "النيل ▪"العالمي أمس',),
    ),
    Rule(
        "after a colon, loose", always, (0.4, None), keys=_list_pairs(COLON, BLANK),
        why="a colon announces a quotation, with a slip of a space after the mark",
        examples=('قال:▸" سنعود غدا" ومضى',), counters=('قال: ▪"سنعود غدا" ومضى',),
    ),
    Rule(
        "after a prefix, loose", always, (0.6, None), keys=_list_pairs(PREFIX, BLANK),
        why="a prefix is written together with what it governs",
        examples=('المسمى ب▸" الريس" أمس',), counters=('المسمى ب▪"الريس" أمس',),
    ),
)  # fmt: skip

_BY_PAIR = {pair: (*_COSTS_BETWEEN[pair], rows) for pair, rows in rules_by_key(SITUATIONS, _COSTS_BETWEEN).items()}


def open_and_close_costs(n: Neighbours) -> tuple[float, float, Situation | None]:
    """What it costs to open and to close here, and the situation that decides; None for the two classes alone."""
    opening, closing, rows = _BY_PAIR[n.before + n.after]
    for row in rows:
        if row.when(n):
            row_opening, row_closing = row.what
            return opening if row_opening is None else row_opening, closing if row_closing is None else row_closing, row
    return opening, closing, None


NEVER = 6.0
# What it costs to say that a mark is no quotation mark, where no row says what else it is.
DEFAULT_COSTS = {
    "straight": 2.9,
    "curly": 2.9,
    "low": 2.9,
    "guillemet": 2.9,
    "doubled": 2.9,
    "brackets": 2.0,
    "prime": 1.0,
    "single": 0.95,
    "angle": 0.95,
    "grave": 0.95,
    "low pair": 0.9,
}

_DEGREES = tuple("°º′'’")
_MEASURE = tuple(".,/٫'′x×*")  # before the last digits of a measure: 6.1", 3/4", 5' 6", 3×5"
_FRACTIONS = tuple("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")  # 1½", ¾"
_CURLY_INCHES = "\N{RIGHT DOUBLE QUOTATION MARK}"
_CURLY = ("\N{LEFT DOUBLE QUOTATION MARK}", _CURLY_INCHES)
_LONGEST_MEASURE_DIGITS = 3  # years and the like are longer
_DIGIT_KINDS = bytes((k.DIGIT, k.EASTERN))
_DOUBLE = ("straight", "curly", "doubled", "prime")


NonQuote = Rule[Callable[[Neighbours], bool], float, Neighbours]


def _keys(families: tuple[str, ...], befores: str) -> frozenset[str]:
    """A family and the class before the mark; no families are all, and no classes are all."""
    return frozenset(family + before for family in families or DEFAULT_COSTS for before in befores or COSTS_BESIDE)


def _is_after_number(n: Neighbours) -> bool:
    return n.before == NUMBER and n.kinds[n.at] != k.PERCENT


def _is_typed(n: Neighbours) -> bool:
    """Whether this mark can be typed for inches: of the curly ones the closing one, and not around a number: “5”."""
    if n.family != "curly":
        return True
    return n.text.startswith(_CURLY_INCHES, n.at + 1) and up_to(n.text, _find_number_start(n)) not in _CURLY


def _follows_a_short_number(n: Neighbours) -> bool:
    return _is_after_number(n) and _is_typed(n) and n.at - _find_number_start(n) < _LONGEST_MEASURE_DIGITS


def _is_inches(n: Neighbours) -> bool:
    """Whether a short number ends before the mark and no word is glued to it: inches, or seconds."""
    return n.after != WORD and _follows_a_short_number(n)


def _find_number_start(n: Neighbours) -> int:
    """Where the number before the mark begins; if it is too long, where its last digits begin."""
    return skip_back(n.kinds, n.at, _DIGIT_KINDS, _LONGEST_MEASURE_DIGITS)


def _is_measure(n: Neighbours) -> bool:
    """Whether the number is part of a measure: a fraction, or one of several."""
    if not _is_inches(n):
        return False
    return n.text.endswith(_MEASURE, 0, skip_back(n.kinds, _find_number_start(n), _BLANKS_AND_UNSEEN, REACH_LETTERS))


def _is_variable(n: Neighbours) -> bool:
    """Whether a single Latin letter is before the mark, as in a formula: f''(x), D_KL(D')."""
    if n.kinds[n.at] != k.FOREIGN or not n.text[n.at].isascii():
        return False
    if n.after == BLANK and n.family != "doubled":  # r'' in prose, but not 'قسم a'
        return False
    return n.kinds[n.at - 1] not in (k.FOREIGN, k.LETTER, k.QUOTE, k.MARK, k.FORM)


def _is_after_degrees(n: Neighbours) -> bool:
    """Whether a sign of degrees or minutes is before the mark, and a number that it counts after it."""
    if n.after != NUMBER and n.family != "single":
        return False
    return n.comes_after(_DEGREES) or (n.before == BLANK and n.text.endswith("°", 0, n.before_at + 1))


def _touches_foreign(n: Neighbours) -> bool:
    """Whether the mark touches a word, and a foreign letter, on one side only or between two scripts."""
    if n.before == n.after == WORD:
        return False
    return WORD in (n.before, n.after) and k.FOREIGN in (n.kinds[n.at], n.kinds[n.after_at])


def _may_be_accusative(n: Neighbours) -> bool:
    """Whether a word that may end in a tanween is before the mark, and more text follows after a space."""
    if not n.comes_after("ا") or n.after != BLANK or n.following != WORD:
        return False
    return not n.word.endswith(("ها", "نا", "ما", "وا", "لا"))


_ARROW = lazy_pattern(r"[»›](?=\s|\Z)")
_NO_ARROW = lazy_pattern(r"[«‹\"“”]|[»›]\S|\S[»›]")  # a mark that opens, or is glued to a word
_ENTRY_WORDS, _LINE_LETTERS = 4, 120


def _is_arrow(n: Neighbours) -> bool:
    """Whether a loose mark parts or ends short entries of a menu, and nothing before it is left open."""
    at = n.at + 1
    if n.after not in BLANK + EDGE or not _ARROW.match(n.text, at):
        return False
    low, high = max(at - _LINE_LETTERS - 1, 0), at + _LINE_LETTERS + 1
    start, end = n.text.rfind("\n", low, at) + 1 or low, n.text.find("\n", at, high)
    line = n.text[start : end if end >= 0 else high]
    if len(line) > _LINE_LETTERS or _NO_ARROW.search(line):
        return False
    words = [sum(word[0].isalpha() for word in entry.split()) for entry in _ARROW.split(line)]
    if not words[0] or max(words) > _ENTRY_WORDS:
        return False
    near = up_to(n.text, start, _FAR_LETTERS)
    return near.rfind("«") <= near.rfind("»")


_FAR_LETTERS = 300  # that a quotation may be long


NOT_A_QUOTE: tuple[NonQuote, ...] = (
    Rule(
        "arrow of a menu", _is_arrow, 0.0, keys=_keys(("guillemet", "angle"), BLANK),
        why="entries of a menu and the parts of a path are short, and nothing opens there",
        examples=("الرئيسية ▪» الأخبار » الرياضة", "الصفحة التالية ▪»"),
        counters=("وسنعود إلى القرية غدا إن شاء الله ▪»",),
    ),
    Rule(
        "between digits", lambda n: _is_after_number(n) and n.after == NUMBER, 0.0, keys=_keys((), NUMBER),
        why="feet and inches, minutes and seconds: 5'6",
        examples=("طوله 5▪'6 أقدام",), counters=("قال ▪'6 أقدام'",),
    ),
    Rule(
        "minutes or feet", _is_after_number, 0.3, keys=_keys(("single",), NUMBER),
        why="a single mark after a number counts",
        examples=("بعد 90▪' من اللعب",), counters=("بعد ▪'ليلة' من اللعب",),
    ),
    Rule(
        "inches after a fraction",
        lambda n: n.comes_after(_FRACTIONS) and n.after != WORD and _is_typed(n), 0.2, keys=_keys(_DOUBLE, SIGN),
        why="a fraction in one character counts",
        examples=('قطره 1½▪" فقط',), counters=('قطره *▪" فقط',),
    ),
    Rule(
        "inches of a measure", _is_measure, 0.8, keys=_keys(_DOUBLE, NUMBER),
        why="a fraction or a second number before the mark makes it a measure",
        examples=('شاشة 6.1▪" كبيرة',), counters=('شاشة 21▪" كبيرة',),
    ),
    Rule(
        "inches", _is_inches, 1.0, keys=_keys(_DOUBLE, NUMBER),
        why="a short number before the mark: inches, unless the mark would close something",
        examples=('شاشة 21▪" كبيرة',), counters=('عام 2021▪" كبيرة',),
    ),
    Rule(
        "inches, glued", _follows_a_short_number, 1.6, keys=_keys(_DOUBLE, NUMBER),
        why='the same, with the space after it lost or a letter that belongs to it: seconds of an angle, 39"N',
        examples=('شاشة 21▪"كبيرة',), counters=('عام 2021▪"كبيرة',),
    ),
    Rule(
        "apostrophe",
        lambda n: n.before == n.after == WORD and n.kinds[n.at] in (n.kinds[n.after_at], k.MARK), 0.0,
        keys=_keys(("single",), WORD),
        why="between two letters of one script",
        examples=("مطعم l▪'avenir قديم",), counters=("مطعم ▪'avenir' قديم",),
    ),
    Rule(
        "prime of a formula", _is_variable, 0.2, keys=_keys(("doubled", "single"), WORD),
        why="one Latin letter alone is a variable",
        examples=("حيث f▪''(x) مشتقة",), counters=("حيث ''fx▪'' مشتقة",),
    ),
    Rule(
        "minutes of an angle", _is_after_degrees, 0.0, keys=_keys((), BLANK + SIGN + WORD),
        why="a sign of degrees stands before it",
        examples=("على خط ٣٢° ▪'٥٨ شرقا",), counters=("على خط ٣٢ ▪'٥٨ شرقا",),
    ),
    Rule(
        "apostrophe at a foreign word", _touches_foreign, 0.6, keys=_keys(("single",), ""),
        why="foreign words begin and end with apostrophes ('Abd, boys')",
        examples=("لعبة boys▪' قديمة",), counters=("لعبة ▪'الصبي' قديمة",),
    ),
    Rule(
        "tanween of an adverb",
        lambda n: n.comes_after("ا") and n.word in TANWEEN, 0.8, keys=_keys(("straight", "doubled"), WORD),
        why="a mark typed for the tanween of a word that is hardly written without",
        examples=('هذا جميل جدا▪" يا صديقي',), counters=('هذا كتاب عصا▪" يا صديقي',),
    ),
    Rule(
        "tanween", _may_be_accusative, 1.9, keys=_keys(("straight", "doubled"), WORD),
        why="the same, of any word in alef that may have one",
        examples=('يجتمعون مرارا▪" في المدينة',), counters=('اجتمعوا كلهم بها▪" في المدينة',),
    ),
)  # fmt: skip

_BY_KEY = rules_by_key(NOT_A_QUOTE, _keys((), ""))


def non_quote_cost(n: Neighbours) -> tuple[float, NonQuote | None]:
    """What it costs to say that the mark is no quotation mark, and the row that says what it is, or None."""
    default = DEFAULT_COSTS[n.family]
    for row in _BY_KEY[n.family + n.before]:
        if row.when(n):
            return min(default, row.what), row
    return default, None


class Costs(NamedTuple):
    """What each reading of a mark costs, apart from its own direction."""

    open: float
    close: float
    none: float

    @property
    def sure_way(self) -> int:
        """What the neighbours say beyond doubt: OPENS, CLOSES, or EITHER where they leave doubt."""
        lead = self.close - self.open
        return OPENS if lead > _SURE_LEAD else CLOSES if lead < -_SURE_LEAD else EITHER


_make_costs = functools.partial(tuple.__new__, Costs)  # in a third of the time
_SURE_LEAD = 1
# The cost of either way for a mark in a row of marks between two texts: it may belong to the text beyond the row.
_ROW_COST = 0.9
_ORNAMENT_MARKS = 3  # with nothing but space between them


# What it costs to say that a loose single mark is no quotation mark: apostrophes are glued.
_LOOSE_SINGLE_COST = 1.8


def _is_loose(n: Neighbours) -> bool:
    """Whether a mark stands between blanks beside a word, and no piece of a word follows: one letter other than و."""
    if n.before not in EDGE + BLANK or n.after not in EDGE + BLANK or WORD not in (n.beyond, n.following):
        return False
    if n.following != WORD or n.text.startswith("و", n.following_at):
        return True
    return CLASSES[n.kinds[n.following_at + 1]] == WORD


def costs_in(text: str, kinds: bytes, marks: Sequence[Mark], *, whole: bool = True) -> list[Costs]:
    """The costs of each mark of a paragraph; ``kinds`` have NEWLINE for every end of a paragraph.

    Of an odd number of single marks one is something else, unless the text is no ``whole`` paragraph.
    """
    costs: list[Costs] = []
    loose: list[int] = []
    singles = 0
    for n in neighbours_of(text, kinds, marks):
        opening, closing, _ = open_and_close_costs(n)
        # Between two texts; a prefix is not a text.
        if (n.has_left or n.has_right) and n.after in (WORD, NUMBER) and CLASSES[kinds[n.at]] in (WORD, NUMBER, POINT):
            opening = min(opening, _ROW_COST) if n.has_left else opening
            closing = min(closing, _ROW_COST) if n.has_right else closing
        none, _ = non_quote_cost(n)
        if n.family == "single" and none == DEFAULT_COSTS["single"]:
            singles += 1
            if _is_loose(n):
                loose.append(len(costs))
        costs.append(_make_costs((opening, closing, none)))
    if loose and not (whole and singles % 2 and singles > 1):
        for i in loose:
            costs[i] = costs[i]._replace(none=_LOOSE_SINGLE_COST)
    for i in _find_ornaments(text, marks) if len(marks) >= _ORNAMENT_MARKS else ():
        costs[i] = Costs(NEVER, NEVER, 0.0)
    return costs


def _find_ornaments(text: str, marks: Sequence[Mark]) -> Iterator[int]:
    """The indices of marks that are an ornament: many with nothing but space between them."""
    row: list[int] = []
    end = None
    for i, mark in enumerate(marks):
        if end is not None and not text[end : mark.start].isspace():
            yield from row if len(row) >= _ORNAMENT_MARKS else ()
            row.clear()
        row.append(i)
        end = mark.end
    yield from row if len(row) >= _ORNAMENT_MARKS else ()
