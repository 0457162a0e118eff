"""Invisible characters."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from arnorm._arabic.language import is_arabic_language
from arnorm._core.charrule import CharRule
from arnorm._core.function_form import function_form
from arnorm._core.scan import Scan
from arnorm._core.step import CharStep, Loss, check_option
from arnorm._core.windows import places

__all__ = ["StripInvisibles", "strip_invisibles"]

ZWNJ, ZWJ = "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
_ZERO_WIDTH = "\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"  # zero width, word joiner, invisible operators, BOM
_SOFT_HYPHEN = "\xad"
_OTHER = "\ufff9\ufffa\ufffb"  # interlinear annotation
# Control characters that are no white space: U+0000-0008, 000E-001B (001A among them), 007F-0084, 0086-009F.
_CONTROLS = "".join(map(chr, [*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]))

Kept = Literal["bidi", "joiners", "zero_width", "soft_hyphen", "controls"]
_CLASSES: dict[Kept, str] = {
    "bidi": _BIDI,
    "joiners": ZWNJ + ZWJ,
    "zero_width": _ZERO_WIDTH,
    "soft_hyphen": _SOFT_HYPHEN,
    "controls": _CONTROLS + _OTHER,
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StripInvisibles(CharStep):
    r"""Delete characters that are not seen: BOM, zero-width spaces, bidi controls, soft hyphens, control characters.

    White space is not touched. A zero-width non-joiner stays in Persian (Urdu, Kurdish …) text, where it is spelling;
    a zero-width joiner stays between emoji, where it makes one picture of two; so do variation selectors.

    - ``keep``: what stays, a name or several of ``"bidi"``, ``"joiners"``, ``"zero_width"``, ``"soft_hyphen"``,
      ``"controls"``.

    - ``persian``: whether Persian text keeps its non-joiners; False deletes them everywhere.

    Raises ValueError for an unknown name. Table: Unicode's categories Cf and Cc.

    >>> import arnorm
    >>> arnorm.strip_invisibles("الع\u200bربية\u200f")
    'العربية'
    """

    keep: Kept | tuple[Kept, ...] | Collection[Kept] = ()
    persian: bool = True

    loss: ClassVar[Loss] = "nothing"

    def __post_init__(self) -> None:
        keep = (self.keep,) if isinstance(self.keep, str) else tuple(self.keep)
        object.__setattr__(self, "keep", keep)
        for name in keep:
            if name not in _CLASSES:
                raise ValueError(f"StripInvisibles: keep takes {', '.join(map(repr, _CLASSES))}, got {name!r}")
        check_option(self, "persian", (True, False))

    def table(self) -> Mapping[str, str]:
        return {char: "" for name, chars in _CLASSES.items() if name not in self.keep for char in chars}

    def decides_by(self) -> Literal["table", "exempt"]:
        return "table" if "joiners" in self.keep else "exempt"

    def exempt(self, scan: Scan) -> Iterator[int]:
        """Joiners that spell Persian or build an emoji."""
        text = scan.text
        yield from (at for at in places(text, ZWJ) if _joins_emoji(text, at))
        if self.persian and ZWNJ in text and not is_arabic_language(text):
            yield from places(text, ZWNJ)

    def to_rules(self) -> Iterable[CharRule] | None:
        """The table, except joiners in emoji; the language of a text cannot be told by a rule."""
        if "joiners" in self.keep or self.persian:
            return super(StripInvisibles, self).to_rules()
        picture = _emoji_part().pattern
        joiner = CharRule({ZWJ: ""}, before=f"(?:(?<!{picture})|(?!{ZWJ}{picture}))")
        return (joiner, CharRule({char: "" for char in self.table() if char != ZWJ}))


strip_invisibles = function_form(StripInvisibles)


@functools.cache
def _emoji_part() -> re.Pattern[str]:
    from arnorm._generated.emoji import EMOJI, TEXT_STYLE  # noqa: PLC0415 -- tables, for the few texts with a joiner

    pictures = "".join(f"{chr(first)}-{chr(last)}" for first, last in (*EMOJI, *TEXT_STYLE))
    return re.compile(f"[{pictures}\U0001f3fb-\U0001f3ff\ufe0f\u20e3]")


def _joins_emoji(text: str, at: int) -> bool:
    """Whether a zero-width joiner has an emoji on either side."""
    return bool(at and _emoji_part().match(text, at - 1) and _emoji_part().match(text, at + 1))
