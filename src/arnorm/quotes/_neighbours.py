"""What stands around a mark: the class of its neighbour on either side, at once and beyond white space, and words."""

from __future__ import annotations

from typing import NamedTuple

from arnorm._arabic import affixes
from arnorm._arabic.data.quotation_words import CUES, RESUMING, SAYING, SPEECH
from arnorm._arabic.marks import QUOTES
from arnorm._core import classes as k
from arnorm._core import kernels_quotes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import mask
from arnorm._core.windows import skip, word_start
from arnorm.quotes._marks import FAMILIES

__all__ = [
    "BLANK",
    "CLASSES",
    "COLON",
    "EDGE",
    "JOINER",
    "NUMBER",
    "OPENER",
    "POINT",
    "PREFIX",
    "SIGN",
    "WORD",
    "Neighbours",
    "announces",
    "describe_neighbours",
    "has_leading_dots",
    "is_joined_after",
    "is_joined_before",
    "leads_on",
    "look_beside",
    "pairs_with_next",
    "resumes",
    "says_on",
    "speaks",
    "word_before",
]

# The classes a neighbour falls in.
EDGE, BLANK, WORD, PREFIX, NUMBER, OPENER, POINT, COLON, JOINER, SIGN = "|", " ", "w", "p", "0", "(", ".", ":", "-", "x"
_KINDS = {
    EDGE: (k.NEWLINE, k.END),
    BLANK: (k.SPACE, k.GAP),
    WORD: (k.LETTER, k.FORM, k.MARK, k.TATWEEL, k.FOREIGN, k.QUOTE, k.HASH, k.AT, k.UNDERSCORE),
    NUMBER: (k.DIGIT, k.EASTERN, k.PERCENT),
    OPENER: (k.OPEN,),
    POINT: (k.CLOSE, k.COMMA, k.STOP, k.BANG, k.SEPARATOR),
    COLON: (k.COLON,),
    JOINER: (k.DASH, k.SLASH),
}
_CLASSES = {kind: name for name, kinds in _KINDS.items() for kind in kinds}
CLASSES = "".join(_CLASSES.get(kind, SIGN) for kind in k.ANY)

_MARKS = frozenset(
    map(chr, (*range(0x610, 0x61B), 0x640, *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE)))
)  # and tatweel
_WORD_SIGNS = "".join(_MARKS) + "_"  # besides letters and digits
PREFIXES = frozenset((*affixes.PREFIXES, *affixes.ARTICLES)) - {""}
_PREFIX_ENDS = _MARKS | {prefix[-1] for prefix in PREFIXES}
_SKIPPED = mask(bytes((k.SPACE, k.GAP, k.INVISIBLE)))


# One side of a mark: its neighbour's place and class, and the same beyond white space.
Side = tuple[int, str, int, str]


class Neighbours(NamedTuple):
    """A mark's family, and what stands around it."""

    text: str
    kinds: bytes
    family: str
    at: int  # the neighbour before it
    before: str  # its class
    before_at: int  # the first before it that is no white space
    beyond: str
    after_at: int
    after: str
    following_at: int  # the first after it that is no white space
    following: str

    @property
    def word(self) -> str:
        """The word that ends at the mark, without its marks and tatweel."""
        word, _ = word_before(self.text, self.at)
        return word

    def comes_after(self, what: str | tuple[str, ...]) -> bool:
        """Whether this, or one of these, stands right before the mark."""
        return self.text.endswith(what, 0, self.at + 1)


def describe_neighbours(text: str, kinds: bytes, family: str, left: Side, right: Side) -> Neighbours:
    """What stands around a mark with these sides; a prefix before it is told from other words."""
    at, near, before_at, beyond = left
    if near == WORD and _is_prefix(text, at):
        near = PREFIX
    return Neighbours(text, kinds, family, at, near, before_at, beyond, *right)


def look_beside(kinds: bytes, at: int, step: int) -> Side:
    """The side of a mark that begins at ``at`` and runs in the direction ``step``; invisible characters are skipped."""
    limit = at + step * 64  # evidence is near or it is none
    at, beyond = kernels_quotes.side(kinds, at, step, limit, _SKIPPED, k.INVISIBLE)
    return at, CLASSES[kinds[at]], beyond, CLASSES[kinds[beyond]]


# Dots at the beginning of a quotation.
_STOP, _MOST_DOTS = bytes((k.STOP,)), 4


def has_leading_dots(n: Neighbours) -> bool:
    """Whether dots stand after the mark and a word is glued to them ("...ثم)."""
    kinds, at = n.kinds, n.after_at
    end = skip(kinds, at, _STOP, _MOST_DOTS)
    return end > at and CLASSES[kinds[end]] == WORD


# How much of a word is looked at, its marks and tatweel too.
_LONGEST_WORD, _LONGEST_PREFIX = 20, 12


def word_before(text: str, at: int, longest: int = _LONGEST_WORD) -> tuple[str, str]:
    """The word that ends here, without marks and tatweel, and the character before it; "" if it is too long."""
    end = at + 1
    begin = word_start(text, end, longest, _WORD_SIGNS)
    if end - begin == longest:
        return "", ""
    word = text[begin:end]
    if not _MARKS.isdisjoint(word):
        word = "".join(char for char in word if char not in _MARKS)
    return word, text[begin - 1 : begin]


def _is_prefix(text: str, at: int) -> bool:
    """Whether a prefix and nothing else stands before the mark; a letter that is itself quoted is none."""
    if text[at] not in _PREFIX_ENDS:
        return False
    word, before = word_before(text, at, _LONGEST_PREFIX)
    return (word in PREFIXES or (word == "" and text[at] == "\u0640")) and before not in FAMILIES


def leads_on(text: str, at: int) -> bool:
    """Whether the word that ends at this place is a prefix or a word of speech: no quotation ends with it."""
    return _is_prefix(text, at) or word_before(text, at)[0] in SPEECH


_NEXT_WORD = lazy_pattern(r"(?P<first>[^\W\d_])(?P<rest>[^\W\d_]{0,11})(?=[\s:،.]|\Z)")


def resumes(n: Neighbours) -> bool:
    """Whether the word after the mark goes on telling (وقال, ثم, فلم …), which no quotation or title begins with."""
    text = n.text
    word = _NEXT_WORD.match(text, n.following_at)
    if word is None:
        return False
    whole, rest, joined = word.group(), word["rest"], word["first"] in affixes.CONJUNCTIONS
    if whole in RESUMING or rest in RESUMING:
        return True
    return joined and (rest in SPEECH or text.startswith(":", word.end()))


def speaks(n: Neighbours) -> bool:
    """Whether a word of speech is glued to the mark: the quotation is what follows (قال" نعم")."""
    word, before = word_before(n.text, n.at)
    return word in SPEECH and before not in FAMILIES  # the word قال may itself be quoted


def says_on(n: Neighbours) -> bool:
    """Whether the word glued to the mark is a participle of speech (قائلا" نعم")."""
    return n.word in SAYING


# A word that joins two quotations, between the marks of both, with a space or without.
_JOINING = ("و", "أو", "او", "ثم")
_JOINS_BEFORE = lazy_pattern("|".join(rf"(?<=[{QUOTES}]{gap}{one})" for gap in ("", r"[ \xa0]") for one in _JOINING))
_JOINS_AFTER = lazy_pattern(rf"(?:{'|'.join(_JOINING)})[ \xa0]?[{QUOTES}]")


def is_joined_before(n: Neighbours) -> bool:
    """Whether nothing but a word that joins stands between the mark and the one before it: " و "نعم."""
    return _JOINS_BEFORE.match(n.text, n.before_at + 1) is not None


def is_joined_after(n: Neighbours) -> bool:
    """Whether nothing but a word that joins stands between the mark and the next: نعم" و "."""
    return _JOINS_AFTER.match(n.text, n.following_at) is not None


# What it takes to be a short quotation of its own: no space inside its closing mark, and no letter glued to it.
_PAIR = lazy_pattern(r'[^"«»“”„\n]{1,40}(?<!\s)"(?!\w)')


def pairs_with_next(n: Neighbours) -> bool:
    """Whether the next mark closes, after a few words, what this one opens if it opens."""
    return n.family == "straight" and _PAIR.match(n.text, n.after_at) is not None


def announces(n: Neighbours) -> bool:
    """Whether what stands before the mark, beyond white space, announces a quotation: a colon, a cue or a prefix."""
    if n.beyond != WORD:
        return n.beyond == COLON
    word, _ = word_before(n.text, n.before_at)
    if word in CUES or word in PREFIXES:
        return True
    stem = word[1:] if word.startswith(tuple(affixes.LETTERS)) else word
    return stem in CUES
