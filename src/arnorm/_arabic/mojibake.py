"""What UTF-8 read as Latin-1 or windows-1252 looks like: evidence of a wrong encoding, which no step may complete."""

from __future__ import annotations

from arnorm._arabic.marks import UNSEEN
from arnorm._core.charrule import write_set
from arnorm._core.classes import NAMED, QUOTE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import near_before, sides_of

__all__ = ["completes_a_character"]

# The bytes 80 to BF, which continue a character in UTF-8, in both encodings; any quotation mark may become one of them.
_BYTES = bytes(range(0x80, 0xC0))
_CONTINUING = {*_BYTES.decode("latin-1"), *_BYTES.decode("cp1252", "ignore")}
# A first byte and how many more it needs, the mark (\0) among them; two odd characters beside the mark.
_LEADS = (("\xc2-\xdf", 1), ("\xe0-\xef", 2), ("\xf0-\xf4", 3))


def _write_sequence() -> str:
    more_of = write_set({*_CONTINUING, *NAMED[QUOTE]})
    odd = write_set({*map(chr, range(0xC0, 0x100)), *_CONTINUING.difference(NAMED[QUOTE])})
    rows = [f"[{leads}]{more_of}{{{n}}}\0{more_of}{{{more - n - 1}}}" for leads, more in _LEADS for n in range(more)]
    return "|".join((*rows, f"\0[\xc2-\xf4]{odd}", f"[\xc2-\xf4]{odd}\0"))


_SEQUENCE = lazy_pattern(_write_sequence)
# What other steps delete between them, except controls that are bytes of a character themselves.
_DELETED_BETWEEN = lazy_pattern(f"(?:(?![\x80-\x9f])[\u0640\ufffd{UNSEEN}])+")
_CONTEXT_CHARACTERS = 12
# Next to one of these a guillemet is taken for damage too; the repair then trusts a lone first byte in the same line
# whose next bytes are lost. Measured with ftfy 6.3: all other characters, and all other first bytes, do not.
_ODD = frozenset("ƒ†‡ˆ‰˜¤¦¨ª¬¯¸º")
_LONE = ("\xc2 ", "\xc3 ")
_LINE = 400


def completes_a_character(text: str, at: int) -> bool:
    """Whether a mark here may be the missing byte of a character in the wrong encoding (Ø”, â€"), or stands by one.

    Rewritten, it would be repaired to another character, or make the repair sure of what it doubted.
    """
    if not _ODD.isdisjoint(sides_of(text, at, at + 1)):
        line = text[near_before(at, _LINE) : at + _LINE]
        if any(lone in line for lone in _LONE):
            return True
    before, after = sides_of(text, at, at + 1, _CONTEXT_CHARACTERS)
    near = _DELETED_BETWEEN.sub("", before) + "\0" + _DELETED_BETWEEN.sub("", after)
    return _SEQUENCE.search(near) is not None
