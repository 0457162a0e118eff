"""Letters that a font gives as something else: as names of glyphs, in another block, from another keyboard.

The characters show which letter was drawn. A glyph's name has its code point. Fonts that lost the high byte of the
presentation forms have them in the Greek block. A letter of another script inside an Arabic word is its kashida.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from arnorm._arabic.joining import FORMS, LETTERS, Edits, read_all_forms, read_forms
from arnorm._arabic.marks import DELETED
from arnorm._arabic.protect import is_arabic_language
from arnorm._core.patterns import lazy_pattern
from arnorm.pdf.ligatures import word_bits

_LETTER_CLASS = f"{LETTERS}\u0640\u064b-\u065f\u0670-\u06d3{FORMS}"
# Coptic and Cyrillic letters; unassigned code points of the Greek block: the isolated alef becomes one, and nearly
# every line has it.
_OTHER_SCRIPTS, _NO_GREEK = "\u03d0-\u052f\u2c80-\u2cff", "\u0380-\u0383\u038b\u038d\u03a2"
OTHER_BLOCKS = ((0x380, 0x384), (0x38B, 0x38C), (0x38D, 0x38E), (0x3A2, 0x3A3), (0x3D0, 0x530), (0x2C80, 0x2D00))
_OTHER_LETTER, _NO_LETTER = lazy_pattern(f"[{_OTHER_SCRIPTS}]"), lazy_pattern(f"[{_NO_GREEK}]")
_GREEK_LETTER = lazy_pattern("[\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce]")
# The name of a glyph; what later steps delete may stand between its signs.
_GONE, _HEX = f"[{DELETED}]*+", "[0-9A-F]"
_NAME_START = _GONE.join("/uni")
_CODES = "|".join(_GONE.join(("", *code)) for code in (("0", "[67]", _HEX, _HEX), ("F", "[B-E]", _HEX, _HEX), "0020"))
_GLYPH_NAME = f"{_NAME_START}(?:{_CODES})++(?!{_GONE}(?:[._]{_GONE})?[0-9A-Za-z])"
_BEGINS_NAME, _TWO_NAMES = lazy_pattern(_NAME_START), lazy_pattern(f"{_GLYPH_NAME}{_GONE}{_GLYPH_NAME}")
_PERSIAN_FORMS = str.maketrans("ﮎﮏﮐﮑﯾﯿ", "ﻙﻚﻛﻜﻳﻴ")
_LAST_YEHS = (str.maketrans("ﯼﯽ", "ﻱﻲ"), str.maketrans("ﯼﯽ", "ﻯﻰ"))
_PERSIAN_FORM = lazy_pattern("[ﮎ-ﮑﯼ-ﯿ]")
_FOREIGN_LETTER = lazy_pattern("[پچژگٹڈڑے]")


def _read_persian(word: str) -> str:
    """Read a last ی as ي or ى, whichever makes the likelier word."""
    if not _PERSIAN_FORM.search(word) or _FOREIGN_LETTER.search(read_forms(word)):
        return word
    return max((word.translate(_PERSIAN_FORMS).translate(yeh) for yeh in _LAST_YEHS), key=_either_order_bits)


def _either_order_bits(word: str) -> float:
    letters = read_forms(word)
    return max(word_bits(letters), word_bits(letters[::-1]))


def _take_kashidas(word: str) -> str:
    """A word that is known without the one letter of another script that is inside it."""
    taken = _OTHER_LETTER.sub("", word)
    return taken if len({*_OTHER_LETTER.findall(word)}) == 1 and len(taken) > 2 and _either_order_bits(taken) else word


class _Writing(NamedTuple):
    """A way in which fonts write Arabic letters: what it looks like, what its text must show, and how it is read."""

    pattern: re.Pattern[str]
    is_shown: Callable[[str], bool]
    read: Callable[[str], str]
    example: tuple[str, str]
    counter_example: str


_WRITINGS = (
    _Writing(
        lazy_pattern(f"{_GLYPH_NAME}(?:{_GONE}{_GLYPH_NAME})*+"),
        lambda text: _TWO_NAMES.search(text) is not None,
        lambda names: "".join(chr(int(code, 16)) for code in re.findall("[0-9A-F]{4}", re.sub(_GONE, "", names))),
        ("/uni0639/uni0627/uni0645 /uni0648", "عام و"),
        "/uni0639 /uni0041/uni0042",
    ),
    _Writing(
        lazy_pattern("[\u0380-\u03fc]++"),
        lambda text: _NO_LETTER.search(text) is not None and _GREEK_LETTER.search(text) is not None,
        lambda word: "".join(chr(ord(char) + 0xFB00) for char in word),
        ("ΔϴΑήόϟ΍", "ﺔﻴﺑﺮﻌﻟﺍ"),
        "Αθήνα",
    ),
    _Writing(
        lazy_pattern(f"[{_LETTER_CLASS}]++"),
        lambda text: is_arabic_language(read_all_forms(text)),
        _read_persian,
        ("ﻟﯾﻛون ﺳﯾﺎﺳﻲ", "ﻟﻳﻛون ﺳﻳﺎﺳﻲ"),
        "ﭘﯿﺎم ﺗﺎزه از ﯾک ﭼﯿﺰ",
    ),
    _Writing(
        lazy_pattern(f"(?<![{_LETTER_CLASS}])[{_LETTER_CLASS}]++(?:[{_OTHER_SCRIPTS}]++[{_LETTER_CLASS}]++)++"),
        lambda _text: True,
        _take_kashidas,
        ("وقѧѧد", "وقد"),
        "نصЯنص",
    ),
)
_LETTER_SIGN = lazy_pattern(f"[{_NO_GREEK}]|[{_OTHER_SCRIPTS}](?<=[{_LETTER_CLASS}{DELETED}].)|[ﮎ-ﮑﯼ-ﯿ]")


def has_glyph_name(text: str) -> bool:
    """Whether a text may have the name of a glyph."""
    return _BEGINS_NAME.search(text) is not None


def may_name_letters(text: str) -> bool:
    """Whether a text has a sign of such letters."""
    return has_glyph_name(text) or _LETTER_SIGN.search(text) is not None


def name_letters(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that write such letters as Arabic ones; the first way that a text shows goes first."""
    for writing in _WRITINGS if may_name_letters(text) else ():
        if writing.pattern.search(text) and writing.is_shown(text):
            found = [(*m.span(), new) for m in writing.pattern.finditer(text) if (new := writing.read(m[0])) != m[0]]
            if found:
                return iter(found)
    return iter(())
