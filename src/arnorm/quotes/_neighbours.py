"""The neighbours of a mark: the class of the next character on each side, with and without white space, and words."""

from __future__ import annotations

from typing import NamedTuple

from arnorm._arabic import affixes
from arnorm._arabic.data.quotation_words import SPEECH
from arnorm._core import classes as k
from arnorm._core import kernels_quotes
from arnorm._core.scan import mask
from arnorm._core.windows import word_start
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
    "PREFIXES",
    "SIGN",
    "WORD",
]
__all__ += ["Neighbours", "describe_neighbours", "leads_on", "look_beside", "word_before"]

# The classes of neighbours.
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
_REACH_LETTERS = 64  # how far a neighbour can be
_SKIPPED = mask(bytes((k.SPACE, k.GAP, k.INVISIBLE)))


# One side of a mark: the place and the class of its neighbour, and of its neighbour beyond white space.
Side = tuple[int, str, int, str]


class Neighbours(NamedTuple):
    """A mark's family and its neighbours, each with its place in the text and its class."""

    text: str
    kinds: bytes
    family: str
    at: int  # the character before the mark
    before: str
    before_at: int  # the last character before the mark that is not white space
    beyond: str
    after_at: int  # the character after the mark
    after: str
    following_at: int  # the first character after the mark that is not white space
    following: str

    @property
    def word(self) -> str:
        """The word that ends at the mark, without its marks and tatweel."""
        word, _ = word_before(self.text, self.at)
        return word

    def comes_after(self, what: str | tuple[str, ...]) -> bool:
        """Whether this text, or one of these, is right before the mark."""
        return self.text.endswith(what, 0, self.at + 1)


def describe_neighbours(text: str, kinds: bytes, family: str, left: Side, right: Side) -> Neighbours:
    """The neighbours of a mark with these sides. A prefix before the mark gets a class different from other words."""
    at, near, before_at, beyond = left
    if near == WORD and _is_prefix(text, at):
        near = PREFIX
    return Neighbours(text, kinds, family, at, near, before_at, beyond, *right)


def look_beside(kinds: bytes, at: int, step: int) -> Side:
    """The side of a mark that begins at ``at`` and runs in the direction ``step``; invisible characters are skipped."""
    limit = at + step * _REACH_LETTERS
    at, beyond = kernels_quotes.side(kinds, at, step, limit, _SKIPPED, k.INVISIBLE)
    return at, CLASSES[kinds[at]], beyond, CLASSES[kinds[beyond]]


# Characters of a word that are read, marks and tatweel included.
_WORD_LETTERS, _PREFIX_LETTERS = 20, 12


def word_before(text: str, at: int, longest: int = _WORD_LETTERS) -> tuple[str, str]:
    """The word that ends at ``at``, without marks and tatweel ("" for a long word), and the character before it."""
    end = at + 1
    begin = word_start(text, end, longest, _WORD_SIGNS)
    if end - begin == longest:
        return "", ""
    word = text[begin:end]
    if not _MARKS.isdisjoint(word):
        word = "".join(char for char in word if char not in _MARKS)
    return word, text[begin - 1 : begin]


def _is_prefix(text: str, at: int) -> bool:
    """Whether a prefix alone ends at this place; a letter that is itself quoted is not a prefix."""
    if text[at] not in _PREFIX_ENDS:
        return False
    word, before = word_before(text, at, _PREFIX_LETTERS)
    return (word in PREFIXES or (word == "" and text[at] == "\u0640")) and before not in FAMILIES


def leads_on(text: str, at: int) -> bool:
    """Whether a prefix or a word of speech ends at this place: no quotation ends with either."""
    return _is_prefix(text, at) or word_before(text, at)[0] in SPEECH
