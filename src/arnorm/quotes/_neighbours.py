"""The neighbours of a mark: the class of the next character on each side, with and without white space, and words."""

from __future__ import annotations

from arnorm._arabic import affixes
from arnorm._arabic.data.quotation_words import SPEECH
from arnorm._core import classes as k
from arnorm._core import kernels_quotes
from arnorm._core.scan import mask
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
__all__ += ["Neighbours", "leads_on", "look_beside", "word_before"]

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

# And tatweel.
_MARKS = frozenset((*range(0x610, 0x61B), 0x640, *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE)))
_IS_MARK = bytes(code in _MARKS for code in range(0x600, 0x700))
PREFIXES = frozenset((*affixes.PREFIXES, *affixes.ARTICLES)) - {""}
_PREFIX_ENDS = {*map(chr, _MARKS), *(prefix[-1] for prefix in PREFIXES)}
_REACH_LETTERS = 64  # how far a neighbour can be
_UNSEEN = mask(bytes((k.INVISIBLE,)))
_SKIPPED = mask(bytes((k.SPACE, k.GAP, k.INVISIBLE)))

# Both sides of a mark: the place and the class of its neighbour, and of its neighbour beyond white space.
Sides = tuple[int, str, int, str, int, str, int, str]


class Neighbours:
    """A mark's family and its neighbours, each with its place in the text and its class.

    ``before`` is the class of the character before the mark, ``beyond`` of the last one that is not white space;
    ``after`` and ``following`` are those after it. A prefix has another class than other words.
    """

    __slots__ = (
        "_word",
        "after",
        "after_at",
        "at",
        "before",
        "before_at",
        "beyond",
        "family",
        "following",
        "following_at",
        "kinds",
        "text",
    )

    def __init__(self, text: str, kinds: bytes, family: str, sides: Sides) -> None:
        self.text = text
        self.kinds = kinds
        self.family = family
        self.at, before, self.before_at, self.beyond, self.after_at, self.after, self.following_at, self.following = (
            sides
        )
        self.before = PREFIX if before == WORD and _is_prefix(text, self.at) else before
        self._word: tuple[str, str] | None = None

    @property
    def word(self) -> str:
        """The word that ends at the mark, without its marks and tatweel."""
        word, _ = self.word_before()
        return word

    def word_before(self) -> tuple[str, str]:
        """That word, and the character before it."""
        if self._word is None:
            self._word = word_before(self.text, self.at)
        return self._word

    def comes_after(self, what: str | tuple[str, ...]) -> bool:
        """Whether this text, or one of these, is right before the mark."""
        return self.text.endswith(what, 0, self.at + 1)


def look_beside(kinds: bytes, start: int, end: int) -> Sides:
    """The sides of a mark, or of a row of marks; invisible characters are skipped."""
    return kernels_quotes.look_aside(kinds, start, end, _REACH_LETTERS, _UNSEEN, _SKIPPED, CLASSES)


# Characters of a word that are read, marks and tatweel included.
_WORD_LETTERS, _PREFIX_LETTERS = 20, 12


def word_before(text: str, at: int, longest: int = _WORD_LETTERS) -> tuple[str, str]:
    """The word that ends at ``at``, without marks and tatweel ("" for a long word), and the character before it."""
    return kernels_quotes.word_before(text, at, longest, _IS_MARK)


def _is_prefix(text: str, at: int) -> bool:
    """Whether a prefix alone ends at this place; a letter that is itself quoted is not a prefix."""
    if text[at] not in _PREFIX_ENDS:
        return False
    word, before = word_before(text, at, _PREFIX_LETTERS)
    return (word in PREFIXES or (word == "" and text[at] == "\u0640")) and before not in FAMILIES


def leads_on(text: str, at: int) -> bool:
    """Whether a prefix or a word of speech ends at this place: no quotation ends with either."""
    return _is_prefix(text, at) or word_before(text, at)[0] in SPEECH
