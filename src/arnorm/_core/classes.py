"""What kind of character each character is: one byte a character, readable as a pattern.

The kinds of a text are a ``bytes`` one longer than the text: ``kinds[i]`` describes ``text[i]``, and the last byte is
`END`, so that ``kinds[-1]`` and ``kinds[len(text)]`` both say "outside the text" and no neighbour look-up needs a
bounds test. Bytes serve every reader: ``kinds.find(b"q")`` costs 0.03 ns a character, ``re`` matches on them,
and kernels index them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from arnorm._generated.kinds import ASTRAL, RUNS


def combining(char: str) -> int:
    """The canonical combining class of a character, as `unicodedata.combining` gives it; 0 for what does not combine.

    >>> combining("\u0897"), combining("\N{ARABIC LETTER BEH}")  # the first is new in Unicode 16
    (230, 0)
    """
    return _load_classes().get(char, 0)


@functools.cache
def _load_classes() -> dict[str, int]:
    from arnorm._generated.unicode import COMBINING  # noqa: PLC0415 -- a large table, for the few texts with such marks

    return {chr(code): of for first, last, of in COMBINING for code in range(first, last + 1)}


ANY = range(256)  # every value of a kind
LETTER = ord("a")  # a letter of the Arabic script, tatweel apart
FORM = ord("f")  # an Arabic presentation form or ligature, U+FB50-FDFF and U+FE70-FEFE
MARK = ord("m")  # a combining mark of the Arabic blocks
TATWEEL = ord("t")  # and U+FFFD, which PDF extraction leaves for the kashida of a font
FOREIGN = ord("L")  # a letter or combining mark of any other script
DIGIT = ord("0")  # ASCII 0-9
EASTERN = ord("1")  # Arabic-Indic and extended (Persian) digits
SPACE = ord(" ")  # U+0020 only
GAP = ord("s")  # any other white space inside a line: tab, no-break space, U+2000-200A …
NEWLINE = ord("n")  # any line or paragraph break
QUOTE = ord("q")  # every mark that may stand for a quotation mark, apostrophe or prime
COMMA = ord(",")  # , ; ? and their Arabic counterparts
STOP = ord(".")  # . and …
BANG = ord("!")
COLON = ord(":")
SEPARATOR = ord("d")  # the Arabic decimal and thousands separators ٫ ٬
DASH = ord("-")  # hyphens, dashes and minus signs
OPEN = ord("(")  # an opening bracket
CLOSE = ord(")")  # a closing bracket
SLASH = ord("/")  # slashes and backslash
PERCENT = ord("%")  # % ٪ ‰ ؉
AT = ord("@")
HASH = ord("#")
UNDERSCORE = ord("_")
AMPERSAND = ord("&")
INVISIBLE = ord("i")  # format and control characters, bidi controls, zero-width spaces and joiners, soft hyphen
OTHER = ord("o")
END = ord("$")  # outside the text

# Characters whose kind is said here; that of all others follows from Unicode's general category (tools/make_kinds.py).
NAMED = {
    SPACE: " ",
    NEWLINE: "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029",
    GAP: "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    QUOTE: "\"'`\xab\xbb\xb4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u2034\u2035\u2036\u2039\u203a"
    "\u02b9\u02ba\u02bb\u02bc\u02bd\u301d\u301e\u301f\uff02\uff07",
    COMMA: ",;?\u060c\u061b\u061f\u2e32\u2e35\u2e2e\ufe50\uff0c\uff1b\uff1f",
    STOP: ".\u2026\u06d4",
    BANG: "!\u203c\u203d\u2047\u2048\u2049\uff01",
    COLON: ":\uff1a",
    SEPARATOR: "\u066b\u066c",
    DASH: "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d",
    OPEN: "([{\ufd3f\uff08",
    CLOSE: ")]}\ufd3e\uff09",
    SLASH: "/\\\u2044\u2215",
    PERCENT: "%\u066a\u2030\u0609\uff05",
    AT: "@",
    HASH: "#",
    UNDERSCORE: "_",
    AMPERSAND: "&",
    TATWEEL: "\u0640\ufffd",
    DIGIT: "0123456789",
    EASTERN: "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
}

# Every line end that `str.splitlines` knows, and the spaces that do not break, as pieces of a character class.
LINE_ENDS = NAMED[NEWLINE]
NO_BREAK_SPACES = "\xa0\u2007\u202f"


def kind_of(char: str) -> int:
    """The kind of one character."""
    return table()[ord(char)] if char <= "\uffff" else ASTRAL.get(char, OTHER)


@functools.cache
def table() -> bytes:
    """The kind of every code unit of the Basic Multilingual Plane (surrogates and private characters are OTHER)."""
    return b"".join(kind * (end - start) for start, end, kind in list_runs())


def list_runs() -> Iterator[tuple[int, int, bytes]]:
    """Where each run of one kind begins and ends in the Basic Multilingual Plane, and the kind."""
    starts, kinds = zip(*RUNS, strict=True)
    return zip(starts, (*starts[1:], 0x10000), kinds, strict=True)


def numbers_of_kinds() -> bytes:
    """A number below 32 for each kind."""
    kinds = sorted({ord(kind) for _, kind in RUNS} | {*ASTRAL.values(), END})
    return bytes(kinds.index(kind) if kind in kinds else 0 for kind in range(256))


class CharRule(NamedTuple):
    r"""Characters and what they become in a context. One pass over a text; contexts are read before anything changes.

    - ``table``: single characters to what they become, ``""`` to delete. The key ``""`` is for a place between two
      characters: its value is inserted there. A rule has characters or that key.
    - ``before`` and ``after``: what must be true where the character begins and where it ends. They are assertions in
      the regular expressions that all engines share: ``(?<=…)``, ``(?<!…)``, ``(?=…)``, ``(?!…)``, ``(?:…|…)`` of
      these, with sets (see `write_set`), ``{m,n}``, ``*`` in what looks ahead, and no group inside what looks behind.

    - ``needs``: a text without one of these characters is not changed by the rule. For speed, where the table's own
      characters are common; it decides nothing.

    A step of your own returns these from `Step.to_rules`.

    >>> CharRule({"ة": "ت"}, after=f"(?={write_set('هكي')})")
    CharRule(table={'ة': 'ت'}, before='', after='(?=[كهي])', needs='')
    """

    table: Mapping[str, str]
    before: str = ""
    after: str = ""
    needs: str = ""


# What has a meaning in a set of some engine.
_SPECIAL = frozenset("\\[]^-")


def write_set(chars: Iterable[str]) -> str:
    r"""A set of characters, as every engine reads it: ranges of the characters themselves.

    >>> write_set("edcba-x")
    '[\\-a-ex]'
    """
    return f"[{''.join(map(_write_range, _find_runs(sorted(set(map(ord, chars))))))}]"


def _find_runs(codes: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring code points."""
    start = 0
    for at in range(1, len(codes) + 1):
        if at == len(codes) or codes[at] != codes[at - 1] + 1:
            yield codes[start], codes[at - 1]
            start = at


def _write_range(run: tuple[int, int]) -> str:
    first, last = (f"\\{char}" if char in _SPECIAL else char for char in map(chr, run))
    if run[0] == run[1]:
        return first
    return f"{first}{'-' * (run[1] > run[0] + 1)}{last}"


@functools.cache
def find_chars(*kinds: int) -> frozenset[str]:
    """Every character of these kinds (`arnorm._core.classes`); surrogates have none."""
    spans = (range(start, end) for start, end, kind in list_runs() if kind[0] in kinds)
    found = {chr(code) for span in spans for code in span if not 0xD800 <= code < 0xE000}
    return frozenset(found | {char for char, kind in ASTRAL.items() if kind in kinds})
