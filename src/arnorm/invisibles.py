"""Invisible characters."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from arnorm._arabic.protect import is_arabic_language
from arnorm._core.charmap import CharMap
from arnorm._core.classes import CharRule
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import CharStep, Loss, function_form, step_class
from arnorm._core.windows import places
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import leave_code

__all__ = ["INVISIBLE", "Kept", "StripInvisibles", "strip_invisibles"]

ZWNJ, ZWJ = "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
_ZERO_WIDTH = "\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"  # zero width, word joiner, invisible operators, BOM
_SOFT_HYPHEN = "\xad"
_OTHER = "\ufff9\ufffa\ufffb"  # interlinear annotation
# Control characters that are no white space: U+0000-0008, 000E-001B (001A among them), 007F-0084, 0086-009F.
_CONTROLS = "".join(map(chr, [*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]))

# Tags spell ASCII that nobody sees; flags of regions are written with them (England: a black flag and gbeng).
_TAGS = "\U000e0001" + "".join(map(chr, range(0xE0020, 0xE0080)))
# Variation selectors 1 to 256. Each can stand for a byte, and so they can hide a text.
_SELECTORS = "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
# Format controls of shorthand and of musical notation.
_OTHER += "\U0001bca0\U0001bca1\U0001bca2\U0001bca3" + "".join(map(chr, range(0x1D173, 0x1D17B)))

Kept = Literal["bidi", "joiners", "zero_width", "soft_hyphen", "controls", "tags", "selectors"]
INVISIBLE: dict[Kept, str] = {
    "bidi": _BIDI,
    "joiners": ZWNJ + ZWJ,
    "zero_width": _ZERO_WIDTH,
    "soft_hyphen": _SOFT_HYPHEN,
    "controls": _CONTROLS + _OTHER,
    "tags": _TAGS,
    "selectors": _SELECTORS,
}


@step_class
class StripInvisibles(CharStep):
    r"""Delete characters that are not seen: controls of direction, zero-width spaces, tags, selectors and others.

    White space stays. A zero-width non-joiner stays in Persian (Urdu, Kurdish …) text, where it is spelling, and so do
    both joiners behind letters of India, Sri Lanka, Burma and Cambodia. What is seen stays: a joiner between emoji; a
    variation selector after an emoji, in a keycap, after an ideograph and after the other characters that Unicode
    defines variants of; the tags of a flag. `find_hidden` lists what goes.

    - ``keep``: what stays, a name or several of ``"bidi"``, ``"joiners"``, ``"zero_width"``, ``"soft_hyphen"``,
      ``"controls"``, ``"tags"``, ``"selectors"``.

    - ``persian``: whether Persian text keeps its non-joiners; False deletes them everywhere, for keys.

    Code and keys stay as they are (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    Raises ValueError for an unknown name. Tables: Unicode's categories Cf and Cc, without number signs and other
    characters that are drawn, and its variation selectors; what stays: emoji data, StandardizedVariants.txt, UTS #51.

    >>> import arnorm
    >>> arnorm.strip_invisibles("الع\u200bربية\u200f")
    'العربية'
    """

    keep: Kept | tuple[Kept, ...] | Collection[Kept] = ()
    persian: bool = True
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = (
        "Deletes invisible characters: byte order marks, direction marks, zero-width spaces, soft hyphens, controls."
    )
    summary_ar = (
        "يحذف المحارف غير المرئية: علامات الاتجاه وترتيب البايتات، والفراغات عديمة العرض، والواصلات "
        "الاختيارية، ومحارف التحكم."
    )
    topic = "Web pages"
    find_left = leave_code

    def table(self) -> Mapping[str, str]:
        return {char: "" for name, chars in INVISIBLE.items() if name not in self.keep for char in chars}

    def decides_by(self) -> Literal["table", "exempt"]:
        return "table" if {"joiners", "tags", "selectors"} <= {*self.keep} else "exempt"

    def exempt(self, scan: Scan) -> Iterator[int]:
        """Joiners that spell Persian, keys of translations, and what is seen: parts of emoji and of variants."""
        text = scan.text
        # Most are marks of direction, and in most texts all are: no pattern has to look at them.
        if not _LOOKED_AT.keeps(text):
            yield from [at for at in _LOOKED_AT.touched(text) if _is_seen(text, at)]
        if self.persian and ZWNJ in text and not is_arabic_language(text):
            yield from places(text, ZWNJ)

    def to_rules(self) -> Iterable[CharRule] | None:
        """The table, except what is seen; a rule cannot see the language of a text."""
        if "joiners" not in self.keep and self.persian:
            return None
        table = self.table()
        conditional = {char: "" for char in table if _MAY_BE_SEEN.match(char)}
        unseen = "".join(f"(?:(?<!{behind})|(?!{ahead}))" for behind, ahead in (*_list_of_emoji(), *_list_of_others()))
        plain = CharRule({char: "" for char in table if char not in conditional})
        return (CharRule(conditional, before=unseen), plain) if conditional else (plain,)


strip_invisibles = function_form(StripInvisibles)

# They are never seen after white space or an Arabic letter.
_JOINERS = ZWNJ + ZWJ
_MAY_BE_SEEN = lazy_pattern(
    f"(?<![\\s\u0600-\u06ff])[{_JOINERS}\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
_LOOKED_AT = CharMap(dict.fromkeys(_JOINERS + _SELECTORS + _TAGS, ""))
_INDIC = "[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]"  # joiners choose the shape of a cluster: Unicode 16, chapter 12
_IDEOGRAPHS = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
# The tags of a flag spell its region, of three to six letters and digits, and end in U+E007F (UTS #51, ED-14).
_FLAG, _FLAG_TAG, _FLAG_END = "\U0001f3f4", "[\U000e0030-\U000e0039\U000e0061-\U000e007a]", "\U000e007f"
_LEAST_FLAG_TAGS, _MOST_FLAG_TAGS = 3, 6


def _list_of_emoji() -> Iterator[tuple[str, str]]:
    """What is seen: yield what is behind a place, and what the place begins with. All have a fixed width behind."""
    from arnorm._generated.emoji import EMOJI, TEXT_STYLE  # noqa: PLC0415 -- tables, for the few texts with these

    pictures = _write_ranges((*EMOJI, *TEXT_STYLE))
    yield f"[{pictures}]", "[\ufe0e\ufe0f]"
    yield "[0-9#*]", "[\ufe0e\ufe0f]\u20e3"
    yield f"[{pictures}\U0001f3fb-\U0001f3ff\u20e3]", f"{ZWJ}[{pictures}]"
    yield f"[{pictures}]\ufe0f", f"{ZWJ}[{pictures}]"


def _list_of_others() -> Iterator[tuple[str, str]]:
    """What else is seen: joiners of Indic scripts, variants of other signs, and the tags of flags."""
    from arnorm._generated.variants import VARIED  # noqa: PLC0415 -- a table, for fewer texts

    yield _INDIC, f"[{_JOINERS}]"
    yield f"[{_write_ranges(VARIED)}]", "[\ufe00-\ufe0d]"
    yield _IDEOGRAPHS, "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    for behind in range(_MOST_FLAG_TAGS + 1):
        least = max(1, _LEAST_FLAG_TAGS - behind)
        if behind < _MOST_FLAG_TAGS:
            yield f"{_FLAG}{_FLAG_TAG}{{{behind}}}", f"{_FLAG_TAG}{{{least},{_MOST_FLAG_TAGS - behind}}}{_FLAG_END}"
        if behind >= _LEAST_FLAG_TAGS:
            yield f"{_FLAG}{_FLAG_TAG}{{{behind}}}", _FLAG_END


def _write_ranges(runs: Iterable[tuple[int, int]]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


def _is_seen(text: str, at: int) -> bool:
    """Whether the character at a place is seen: a part of an emoji or of a variant."""
    if _MAY_BE_SEEN.match(text, at):
        for list_contexts in (_list_of_emoji, _list_of_others):
            for context in _make_patterns(list_contexts, text[at]):
                if context.match(text, at):
                    return True
    return False


@functools.cache
def _make_patterns(list_contexts: Callable[[], Iterator[tuple[str, str]]], char: str) -> tuple[re.Pattern[str], ...]:
    """What an invisible character is seen in. Each is compiled at its first use: a class of all pictures takes long."""
    found = []
    for behind, ahead in list_contexts():
        first = ahead[: ahead.index("]") + 1] if ahead.startswith("[") else ahead[0]
        if re.match(first, char):
            found.append(lazy_pattern(f"(?<={behind})(?={ahead})"))
    return tuple(found)
