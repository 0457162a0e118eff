"""What it costs to open or to close, by the neighbours of a mark: one row for each situation.

The costs are rough odds: 0 is what a writer normally does, 1 a common slip, 2 a rare one, 3 hardly ever. Most marks are
priced by the classes of their two neighbours alone (`COSTS_BESIDE`). The situations ask for more: the first that holds
decides, and a cost of None is that of the two classes. In an example a sign before a mark says which mark the row
decides on and what that mark does: ▸ opens, ◂ closes, ▪ neither. In a counter-example the row does not decide on it.
"""

from __future__ import annotations

from collections.abc import Callable

from arnorm._core.rules import Rule, always, rules_by_key
from arnorm.quotes._neighbours import (
    BLANK,
    COLON,
    EDGE,
    JOINER,
    NUMBER,
    OPENER,
    POINT,
    PREFIX,
    SIGN,
    WORD,
    Neighbours,
    announces,
    has_leading_dots,
    is_joined_after,
    is_joined_before,
    pairs_with_next,
    resumes,
    says_on,
    speaks,
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


def _pairs(befores: str, afters: str) -> frozenset[str]:
    """The pairs of a class before a mark and a class after it."""
    return frozenset(before + after for before in befores for after in afters)


def _ends_a_text(n: Neighbours) -> bool:
    return n.beyond in (WORD, NUMBER, POINT, SIGN)


def _is_before_point(n: Neighbours) -> bool:
    return n.following == POINT


def _is_before_text(n: Neighbours) -> bool:
    return n.following in (WORD, NUMBER)


_NOT_GLUED = EDGE + BLANK + PREFIX + OPENER + POINT + COLON + JOINER + SIGN  # all but words and numbers

SITUATIONS: tuple[Situation, ...] = (
    Rule(
        "dots lead on", has_leading_dots, (0.5, 1.2),
        "dots glued to a word begin what is quoted in the middle",
        ('ثم قال ▸"...وعاد الناس" ومضى',), ('وعاد الناس ▪" ... ثم مضى',),
        keys=_pairs(BLANK + EDGE + COLON + PREFIX, POINT),
    ),
    Rule(
        "first of its line, loose", always, (0.5, 3.0),
        "nothing stands before it to be closed",
        ('▸" سنعود غدا " قالها ومضى',), ('▪"سنعود غدا" قالها ومضى',),
        keys=_pairs(EDGE, BLANK),
    ),
    Rule(
        "first of its line", always, (None, 3.0),
        "nothing stands before it to be closed",
        ('▪"... ثم عاد',), ('ثم عاد ▪".',),
        keys=_pairs(EDGE, EDGE + POINT),
    ),
    Rule(
        "last of its line, after text", _ends_a_text, (None, 0.6),
        "the text before it ends with it, for all the space between",
        ('قال " سنعود غدا ◂"',), ('قال " سنعود غدا▪"',),
        keys=_pairs(BLANK, EDGE),
    ),
    Rule(
        "last of its line", always, (None, 2.0),
        "nothing stands before it that a quotation ends with",
        ('قال: ▪"',), ('قال " سنعود غدا ▪"',),
        keys=_pairs(BLANK, EDGE),
    ),
    Rule(
        "space and punctuation", always, (None, 0.5),
        "punctuation follows a quotation, with a slip of a space before the mark",
        ('قرأ "بيت الريح ◂".',), ('قرأ "بيت الريح▪".',),
        keys=_pairs(BLANK, POINT),
    ),
    Rule(
        "loose, and joined to the quotation before", is_joined_before, (0.5, 2.0),
        "و between two marks joins two quotations, and is seldom one itself",
        ('مثل " أنا " و لنا " و ▸" نحن " هنا',), ('مثل " أنا " و قال ▪" نحن " هنا',),
        keys=_pairs(BLANK, BLANK),
    ),
    Rule(
        "loose, and joined to the quotation after", is_joined_after, (2.0, 0.5),
        "و between two marks joins two quotations, and is seldom one itself",
        ('مثل " أنا " و لنا ◂" و " نحن " هنا',), ('مثل " أنا ▪" و قال " نحن " هنا',),
        keys=_pairs(BLANK, BLANK),
    ),
    Rule(
        "loose and announced, before punctuation", lambda n: _is_before_point(n) and announces(n), (1.2, 0.7),
        "punctuation follows a quotation, but a cue before the mark announces one",
        ('كان يقول ▸" ... نعم" ثم سكت',), ('كان يقول ▪" نعم " ثم سكت',),
        keys=_pairs(BLANK, BLANK),
    ),
    Rule(
        "loose, before punctuation", _is_before_point, (1.6, 0.6),
        "punctuation follows a quotation",
        ('قرأ " بيت الريح ◂" ، ثم نام',), ('قرأ " بيت الريح ▪" ثم نام',),
        keys=_pairs(BLANK, BLANK),
    ),
    Rule(
        "loose and announced", announces, (0.6, 1.1),
        "a colon, a cue or a prefix before it announces what it opens",
        ('قال ▸" سنعود " ثم مضى',), ('زار ▪" سنعود " ثم مضى',),
        keys=_pairs(BLANK, BLANK),
    ),
    Rule(
        "glued to a participle of speech", says_on, (0.8, 9.0),
        "قائلا and its like end no quotation: what is said follows",
        ('صرح "سالم" قائلا▸" سنعود غدا" ومضى',), ('صرح "سالم" قال▪" سنعود غدا" ومضى',),
        keys=_pairs(WORD, BLANK),
    ),
    Rule(
        "glued to a word of speech", speaks, (0.8, 1.0),
        "what is said follows, the mark is on the wrong side of its space",
        ('وقال▸" سنعود غدا" ثم مضى',), ('كلمة "قال▪" من الأفعال',),
        keys=_pairs(WORD, BLANK),
    ),
    Rule(
        "glued to a word, the text goes on", lambda n: _is_before_text(n) and resumes(n), (5.2, None),
        "no quotation begins with ثم قال: two closing marks in a row, as in hadith",
        ('خذوا العلم◂" ثم قال: لا تكتموه" وسكت',), ('مؤتمر▪" الكتاب العربي" انتهى',),
        keys=_pairs(WORD, BLANK),
    ),
    Rule(
        "glued to a word, text follows", _is_before_text, (3.0, None),
        'as a slip the mark is on the wrong side of its space (مؤتمر" الكتاب")',
        ('حضر مؤتمر▸" الكتاب العربي" أمس',), ('نهى عنه▪"، قال: ورأيته".',),
        keys=_pairs(WORD, BLANK),
    ),
    Rule(
        "glued to a word and to no other", always, (9.0, None),
        "between a letter and punctuation, or the end, a mark closes",
        ('نهى عنه◂"، قال: ورأيته".',), ('مؤتمر▪" الكتاب العربي" انتهى',),
        keys=_pairs(WORD, _NOT_GLUED),
    ),
    Rule(
        "announced, before a word", announces, (None, 5.0),
        "no quotation ends with what announces one, nor with a space before its mark and none after",
        ('"وأضاف أن ▸"الأمر هين',), ('"جريدة الناس ▪"وتوزيعها قليل',),
        keys=_pairs(BLANK, WORD),
    ),
    Rule(
        "a pair with the next, before a word", pairs_with_next, (None, 5.0),
        "a mark that looks as if it opened, and a short quotation follows up to one that closes",
        ('منح "وسام "البحر، ونال ▸"الجائزة" و"اللقب".',), ('منح "وسام ▪"البحر، ونال "الجائزة" و"اللقب".',),
        keys=_pairs(BLANK, WORD),
    ),
    Rule(
        "after a colon, loose", always, (0.4, None),
        "a colon announces a quotation, with a slip of a space after the mark",
        ('قال:▸" سنعود غدا" ومضى',), ('قال: ▪"سنعود غدا" ومضى',),
        keys=_pairs(COLON, BLANK),
    ),
    Rule(
        "after a prefix, loose", always, (0.6, None),
        "a prefix is written together with what it governs",
        ('المسمى ب▸" الريس" أمس',), ('المسمى ب▪"الريس" أمس',),
        keys=_pairs(PREFIX, BLANK),
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
