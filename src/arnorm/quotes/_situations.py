"""What it costs to open or to close, by the neighbours of a mark: one row for each situation.

The costs are rough odds: 0 is what a writer normally does, 1 a common slip, 2 a rare one, 3 hardly ever. Most marks are
priced by the classes of their two neighbours alone (`COSTS_BESIDE`). The situations ask for more: the first that holds
decides, and a cost of None is that of the two classes. In an example a sign before a mark says which mark the row
decides on and what that mark does: ▸ opens, ◂ closes, ▪ neither. In a counter-example the row does not decide on it.
"""

from __future__ import annotations

from collections.abc import Callable

from arnorm._arabic import affixes
from arnorm._arabic.data.quotation_words import CUES, RESUMING, SAYING, SPEECH
from arnorm._arabic.marks import QUOTES
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule, always, rules_by_key
from arnorm._core.windows import skip, up_to
from arnorm.quotes._marks import FAMILIES
from arnorm.quotes._neighbours import (
    BLANK,
    CLASSES,
    COLON,
    EDGE,
    JOINER,
    NUMBER,
    OPENER,
    POINT,
    PREFIX,
    PREFIXES,
    SIGN,
    WORD,
    Neighbours,
    word_before,
)

__all__ = ["COSTS_BESIDE", "SITUATIONS", "Situation", "open_and_close_costs"]

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


_STOP, _LEAST_DOTS, _MOST_DOTS = bytes((k.STOP,)), 2, 4


def _has_leading_dots(n: Neighbours) -> bool:
    """Whether dots follow the mark and a word is glued to them ("...ثم); one is the stop of a sentence (نعم ".ثم)."""
    kinds, at = n.kinds, n.after_at
    end = skip(kinds, at, _STOP, _MOST_DOTS)
    return end >= at + _LEAST_DOTS and CLASSES[kinds[end]] == WORD


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


def says_on(n: Neighbours) -> bool:
    """Whether the word glued to the mark is a participle of speech (قائلا" نعم")."""
    return n.word in SAYING


# Words that join two quotations, between the marks of both, with a space or without.
_JOINING = ("و", "أو", "او", "ثم")
_JOINS_BEFORE = lazy_pattern("|".join(rf"(?<=[{QUOTES}]{gap}{one})" for gap in ("", r"[ \xa0]") for one in _JOINING))
_JOINS_AFTER = lazy_pattern(rf"(?:{'|'.join(_JOINING)})[ \xa0]?[{QUOTES}]")


def _is_joined_before(n: Neighbours) -> bool:
    """Whether only a joining word is between the mark and the mark before it: " و "نعم."""
    return _JOINS_BEFORE.match(n.text, n.before_at + 1) is not None


def _is_joined_after(n: Neighbours) -> bool:
    """Whether only a joining word is between the mark and the next mark: نعم" و "."""
    return _JOINS_AFTER.match(n.text, n.following_at) is not None


# The rest of a short quotation: no space before its closing mark, and no letter after it.
_PAIR = lazy_pattern(r'[^"«»“”„\n]{1,40}(?<!\s)"(?!\w)')


def _pairs_with_next(n: Neighbours) -> bool:
    """Whether the next mark closes, after a few words, what this one opens if it opens."""
    return n.family == "straight" and _PAIR.match(n.text, n.after_at) is not None


def _announces(n: Neighbours) -> bool:
    """Whether a colon, a cue or a prefix before the mark, beyond white space, announces a quotation."""
    if n.beyond != WORD:
        return n.beyond == COLON
    word, _ = word_before(n.text, n.before_at)
    if word in CUES or word in PREFIXES:
        return True
    stem = word[1:] if word.startswith(tuple(affixes.LETTERS)) else word
    return stem in CUES


def _ends_a_text(n: Neighbours) -> bool:
    return n.beyond in (WORD, NUMBER, POINT, SIGN)


def _is_before_point(n: Neighbours) -> bool:
    return n.following == POINT


def _is_before_text(n: Neighbours) -> bool:
    return n.following in (WORD, NUMBER)


_TEXT_OR_NOTE = frozenset((k.LETTER, k.OPEN))


def _closes_by_shape(n: Neighbours) -> bool:
    """Whether the mark is », the first of its line (but for a hash), and Arabic text or a note follows."""
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


def _opens_spaced_name(n: Neighbours) -> bool:
    """Whether it opens a name of a few Arabic words between single marks that stand free: ' غوتنبرغ '."""
    return n.family == "single" and _is_spaced_name(n.text, n.at + 1)


def _closes_spaced_name(n: Neighbours) -> bool:
    """Whether it closes such a name."""
    if n.family != "single":
        return False
    opening = n.text.rfind("'", max(0, n.at + 1 - _NAME_LETTERS), n.at + 1)
    return opening >= 0 and _is_spaced_name(n.text, opening)


def _is_spaced_name(text: str, at: int) -> bool:
    """Whether such a name begins here, in no row of marks."""
    return _SPACED_NAME.match(text, at) is not None and "'" not in up_to(text, at, _NAME_LETTERS)


_CURLY_PAIR = lazy_pattern("[^“”\\n]{1,40}”")
_CURLY_NAME = lazy_pattern("(?<!\\S)“[^\\W\\d_]{2,}(?: [^\\W\\d_]+)? \\Z")


def _ends_curly_name(n: Neighbours) -> bool:
    """Whether “ follows a name of one or two words that “ opened, and a space, and begins no short pair itself."""
    if n.family != "curly" or not n.text.startswith("“", n.at + 1) or _CURLY_PAIR.match(n.text, n.after_at):
        return False
    return _CURLY_NAME.search(n.text, max(0, n.at + 1 - _NAME_LETTERS), n.at + 1) is not None


_NOT_GLUED = EDGE + BLANK + PREFIX + OPENER + POINT + COLON + JOINER + SIGN  # all but words and numbers

SITUATIONS: tuple[Situation, ...] = (
    Rule(
        "dots lead on", _has_leading_dots, (0.5, 1.2), keys=_list_pairs(BLANK + EDGE + COLON + PREFIX, POINT),
        why="dots glued to a word begin what is quoted in the middle",
        examples=('ثم قال ▸"...وعاد الناس" ومضى',), counters=('وعاد الناس ▪" ... ثم مضى', 'وعاد " الناس ▪".ثم مضى'),
    ),
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
        "first of its line", always, (None, 3.0), keys=_list_pairs(EDGE, EDGE + POINT),
        why="nothing stands before it to be closed",
        examples=('▪"... ثم عاد',), counters=('ثم عاد ▪".',),
    ),
    Rule(
        "announced by a word, last of its line",
        lambda n: n.beyond == WORD and _announces(n), (0.6, 3.0), keys=_list_pairs(BLANK, EDGE),
        why="no quotation ends with what announces one: it is on the next line, or lost",
        examples=('مؤسسة تدعى ▸"',), counters=('قال " سنعود غدا ▪"',),
    ),
    Rule(
        "last of its line, after text", _ends_a_text, (None, 0.6), keys=_list_pairs(BLANK, EDGE),
        why="the text before it ends with it, for all the space between",
        examples=('قال " سنعود غدا ◂"',), counters=('قال " سنعود غدا▪"',),
    ),
    Rule(
        "last of its line", always, (None, 2.0), keys=_list_pairs(BLANK, EDGE),
        why="nothing stands before it that a quotation ends with",
        examples=('قال: ▪"',), counters=('قال " سنعود غدا ▪"',),
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
        "single and spaced, opening", _opens_spaced_name, (0.3, None), keys=_list_pairs(BLANK, BLANK),
        why="a name in single marks with a space on either side of both",
        examples=("اخترع ▸' غوتنبرغ ' الطباعة",), counters=("اخترع ▪' غوتنبرغ الطباعة",),
    ),
    Rule(
        "single and spaced, closing", _closes_spaced_name, (None, 0.3), keys=_list_pairs(BLANK, BLANK),
        why="a name in single marks with a space on either side of both",
        examples=("اخترع ' غوتنبرغ ◂' الطباعة",), counters=("اخترع غوتنبرغ ▪' الطباعة",),
    ),
    Rule(
        "loose, and joined to the quotation before", _is_joined_before, (0.5, 2.0), keys=_list_pairs(BLANK, BLANK),
        why="و between two marks joins two quotations, and is seldom one itself",
        examples=('مثل " أنا " و لنا " و ▸" نحن " هنا',), counters=('مثل " أنا " و قال ▪" نحن " هنا',),
    ),
    Rule(
        "loose, and joined to the quotation after", _is_joined_after, (2.0, 0.5), keys=_list_pairs(BLANK, BLANK),
        why="و between two marks joins two quotations, and is seldom one itself",
        examples=('مثل " أنا " و لنا ◂" و " نحن " هنا',), counters=('مثل " أنا ▪" و قال " نحن " هنا',),
    ),
    Rule(
        "loose and announced, before punctuation",
        lambda n: _is_before_point(n) and _announces(n), (1.2, 0.7), keys=_list_pairs(BLANK, BLANK),
        why="punctuation follows a quotation, but a cue before the mark announces one",
        examples=('كان يقول ▸" ... نعم" ثم سكت',), counters=('كان يقول ▪" نعم " ثم سكت',),
    ),
    Rule(
        "loose, before punctuation", _is_before_point, (1.6, 0.6), keys=_list_pairs(BLANK, BLANK),
        why="punctuation follows a quotation",
        examples=('قرأ " بيت الريح ◂" ، ثم نام',), counters=('قرأ " بيت الريح ▪" ثم نام',),
    ),
    Rule(
        "loose and announced", _announces, (0.6, 1.1), keys=_list_pairs(BLANK, BLANK),
        why="a colon, a cue or a prefix before it announces what it opens",
        examples=('قال ▸" سنعود " ثم مضى',), counters=('زار ▪" سنعود " ثم مضى',),
    ),
    Rule(
        "glued to a participle of speech", says_on, (0.8, 9.0), keys=_list_pairs(WORD, BLANK),
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
        "a pair with the next, before a word", _pairs_with_next, (None, 5.0), keys=_list_pairs(BLANK, WORD),
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

_BY_PAIR = rules_by_key(SITUATIONS, _COSTS_BETWEEN)


def open_and_close_costs(n: Neighbours) -> tuple[float, float, Situation | None]:
    """What it costs to open and to close here, and the situation that decides; None for the two classes alone."""
    pair = n.before + n.after
    opening, closing = _COSTS_BETWEEN[pair]
    for row in _BY_PAIR[pair]:
        if row.when(n):
            row_opening, row_closing = row.what
            return opening if row_opening is None else row_opening, closing if row_closing is None else row_closing, row
    return opening, closing, None
