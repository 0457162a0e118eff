"""What it costs to open or to close, by the neighbours of a mark: one row a situation.

The costs are rough odds: 0 is what a writer normally does, 1 a slip often met, 2 a rare one, 3 hardly ever. Most
marks are priced by the classes of their two neighbours alone (`BESIDE`); the situations are where more than these must
be asked, and the first that holds decides. Each row has a sentence in which it decides on the mark at an index (counted
among the text's marks), and what that mark then does; and one that looks alike and in which it does not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

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
    dots_lead_on,
    is_joined_after,
    is_joined_before,
    pairs_with_next,
    resumes,
    says_on,
    speaks,
)

__all__ = ["BESIDE", "SITUATIONS", "Situation", "beside", "priced"]

# What it costs to open or close between two classes: the sum of the row before the mark and the row after it.
BESIDE = {
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

_BETWEEN = {
    before + after: (one[0] + other[1], one[2] + other[3])
    for before, one in BESIDE.items()
    for after, other in BESIDE.items()
}
# Glued on both sides a mark opens, with its space lost, if the next one closes: صرح"الوزير".
_BETWEEN[WORD + WORD] = (1.5, 2.0)


Example = tuple[str, int, Literal["opens", "closes", "neither"]]


class Situation(NamedTuple):
    """A row: the classes before and after the mark for which it is asked, what it asks, and what it costs then.

    A cost of None is that of the two classes.
    """

    name: str
    before: str
    after: str
    holds: Callable[[Neighbours], bool]
    open: float | None
    close: float | None
    why: str
    example: Example
    counter: tuple[str, int]


def _always(_: Neighbours) -> bool:
    return True


def _ends_a_text(n: Neighbours) -> bool:
    return n.beyond in (WORD, NUMBER, POINT, SIGN)


def _point_follows(n: Neighbours) -> bool:
    return n.following == POINT


def _text_follows(n: Neighbours) -> bool:
    return n.following in (WORD, NUMBER)


_NOT_GLUED = EDGE + BLANK + PREFIX + OPENER + POINT + COLON + JOINER + SIGN  # all but words and numbers

SITUATIONS: tuple[Situation, ...] = (
    Situation(
        "dots lead on", BLANK + EDGE + COLON + PREFIX, POINT, dots_lead_on, 0.5, 1.2,
        "dots glued to a word begin what is quoted in the middle",
        ('ثم قال "...وعاد الناس" ومضى', 0, "opens"), ("وعاد الناس \" ... ثم مضى", 0),
    ),
    Situation(
        "first of its line, loose", EDGE, BLANK, _always, 0.5, 3.0,
        "nothing stands before it to be closed",
        ('" سنعود غدا " قالها ومضى', 0, "opens"), ('"سنعود غدا" قالها ومضى', 0),
    ),
    Situation(
        "first of its line", EDGE, EDGE + POINT, _always, None, 3.0,
        "nothing stands before it to be closed",
        ('"... ثم عاد', 0, "neither"), ('ثم عاد ".', 0),
    ),
    Situation(
        "last of its line, after text", BLANK, EDGE, _ends_a_text, None, 0.6,
        "the text before it ends with it, for all the space between",
        ('قال " سنعود غدا "', 1, "closes"), ('قال " سنعود غدا"', 1),
    ),
    Situation(
        "last of its line", BLANK, EDGE, _always, None, 2.0,
        "nothing stands before it that a quotation ends with",
        ('قال: "', 0, "neither"), ('قال " سنعود غدا "', 1),
    ),
    Situation(
        "space and punctuation", BLANK, POINT, _always, None, 0.5,
        "punctuation follows a quotation, with a slip of a space before the mark",
        ('قرأ "بيت الريح ".', 1, "closes"), ('قرأ "بيت الريح".', 1),
    ),
    Situation(
        "loose, and joined to the quotation before", BLANK, BLANK, is_joined_before, 0.5, 2.0,
        "و between two marks joins two quotations, and is seldom one itself",
        ('مثل " أنا " و لنا " و " نحن " هنا', 3, "opens"), ('مثل " أنا " و قال " نحن " هنا', 2),
    ),
    Situation(
        "loose, and joined to the quotation after", BLANK, BLANK, is_joined_after, 2.0, 0.5,
        "و between two marks joins two quotations, and is seldom one itself",
        ('مثل " أنا " و لنا " و " نحن " هنا', 2, "closes"), ('مثل " أنا " و قال " نحن " هنا', 1),
    ),
    Situation(
        "loose and announced, before punctuation", BLANK, BLANK, lambda n: _point_follows(n) and announces(n), 1.2, 0.7,
        "punctuation follows a quotation, but a cue before the mark announces one",
        ('كان يقول " ... نعم" ثم سكت', 0, "opens"), ('كان يقول " نعم " ثم سكت', 0),
    ),
    Situation(
        "loose, before punctuation", BLANK, BLANK, _point_follows, 1.6, 0.6,
        "punctuation follows a quotation",
        ('قرأ " بيت الريح " ، ثم نام', 1, "closes"), ('قرأ " بيت الريح " ثم نام', 1),
    ),
    Situation(
        "loose and announced", BLANK, BLANK, announces, 0.6, 1.1,
        "a colon, a cue or a prefix before it announces what it opens",
        ('قال " سنعود " ثم مضى', 0, "opens"), ('زار " سنعود " ثم مضى', 0),
    ),
    Situation(
        "glued to a participle of speech", WORD, BLANK, says_on, 0.8, 9.0,
        "قائلا and its like end no quotation: what is said follows",
        ('صرح "سالم" قائلا" سنعود غدا" ومضى', 2, "opens"), ('صرح "سالم" قال" سنعود غدا" ومضى', 2),
    ),
    Situation(
        "glued to a word of speech", WORD, BLANK, speaks, 0.8, 1.0,
        "what is said follows, the mark is on the wrong side of its space",
        ('وقال" سنعود غدا" ثم مضى', 0, "opens"), ('كلمة "قال" من الأفعال', 1),
    ),
    Situation(
        "glued to a word, the text goes on", WORD, BLANK, lambda n: _text_follows(n) and resumes(n), 5.2, None,
        "no quotation begins with ثم قال: two closing marks in a row, as in hadith",
        ('خذوا العلم" ثم قال: لا تكتموه" وسكت', 0, "closes"), ('مؤتمر" الكتاب العربي" انتهى', 0),
    ),
    Situation(
        "glued to a word, text follows", WORD, BLANK, _text_follows, 3.0, None,
        'as a slip the mark is on the wrong side of its space (مؤتمر" الكتاب")',
        ('حضر مؤتمر" الكتاب العربي" أمس', 0, "opens"), ('نهى عنه"، قال: ورأيته".', 0),
    ),
    Situation(
        "glued to a word and to no other", WORD, _NOT_GLUED, _always, 9.0, None,
        "between a letter and punctuation, or the end, a mark closes",
        ('نهى عنه"، قال: ورأيته".', 0, "closes"), ('مؤتمر" الكتاب العربي" انتهى', 0),
    ),
    Situation(
        "announced, before a word", BLANK, WORD, announces, None, 5.0,
        "no quotation ends with what announces one, nor with a space before its mark and none after",
        ('"وأضاف أن "الأمر هين', 1, "opens"), ('"جريدة الناس "وتوزيعها قليل', 1),
    ),
    Situation(
        "a pair with the next, before a word", BLANK, WORD, pairs_with_next, None, 5.0,
        "a mark that looks as if it opened, and a short quotation follows up to one that closes",
        ('منح "وسام "البحر، ونال "الجائزة" و"اللقب".', 2, "opens"), ('منح "وسام "البحر، ونال "الجائزة" و"اللقب".', 1),
    ),
    Situation(
        "after a colon, loose", COLON, BLANK, _always, 0.4, None,
        "a colon announces a quotation, with a slip of a space after the mark",
        ('قال:" سنعود غدا" ومضى', 0, "opens"), ('قال: "سنعود غدا" ومضى', 0),
    ),
    Situation(
        "after a prefix, loose", PREFIX, BLANK, _always, 0.6, None,
        "a prefix is written together with what it governs",
        ('المسمى ب" الريس" أمس', 0, "opens"), ('المسمى ب"الريس" أمس', 0),
    ),
)  # fmt: skip

# The rows that are asked for each pair of classes.
_ASKED = {
    before + after: rows
    for before in BESIDE
    for after in BESIDE
    if (rows := [row for row in SITUATIONS if before in row.before and after in row.after])
}


def beside(n: Neighbours) -> tuple[float, float]:
    """What it costs to open and to close between the two classes beside a mark, whatever else stands there."""
    return _BETWEEN[n.before + n.after]


def priced(n: Neighbours) -> tuple[float, float, Situation | None]:
    """What it costs to open and to close here, and the situation that decided; None for the two classes alone."""
    pair = n.before + n.after
    opening, closing = _BETWEEN[pair]
    for row in _ASKED.get(pair, ()):
        if row.holds(n):
            return opening if row.open is None else row.open, closing if row.close is None else row.close, row
    return opening, closing, None
