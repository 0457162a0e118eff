"""The signs that tell blocks, as later steps write them: a text is read the same before those steps and after them."""

from __future__ import annotations

from arnorm._arabic.marks import DELETED, DRAWN_MARKS, MARKS_ON_TATWEEL
from arnorm._core import classes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan

__all__ = ["read_signs"]

# Presentation forms of marks count for nothing, as the marks and tatweels that `UnfoldForms` makes of them.
_DRAWN, _MARK = lazy_pattern(f"[{DRAWN_MARKS}{MARKS_ON_TATWEEL}]"), "\N{ARABIC FATHATAN}"
# `UnifyPunctuation` writes - for other dashes where a line begins.
_DASH = lazy_pattern(
    rf"([{classes.LINE_ENDS}](?:[^\S{classes.LINE_ENDS}]|[{DELETED}])*+)[{classes.NAMED[classes.DASH][1:]}]"
)
# `UnifyNumbers` writes % for it beside a figure.
_PER_CENT = lazy_pattern(r"(?:(?<=\d)|(?<=\d[ \xa0])|(?<=\d[ \xa0]{2}))٪|٪(?=[ \xa0]{0,2}\d)")
_STROKE = lazy_pattern(r"(?<=\d)\u0640(?=\d)")  # and - for one between two numbers
_PARTED_END = lazy_pattern(rf"\r([{DELETED}]++)\n")  # one line end, once what is between is gone
# Ù\x85 is م in another encoding, and Ø§\x85 is ا…: no line end once `FixMojibake` has repaired it.
_DAMAGED_LETTER = lazy_pattern("\x85(?:(?<=[\xc0-\xff].)|(?<=[\xc0-\xff][\x80-\xbf].))")


def read_signs(scan: Scan) -> str:
    """The text, as long as it was, with the signs that tell blocks as later steps write them."""
    text = _PARTED_END.sub(r"\1\r\n", scan.text)
    if text.isascii():
        return text
    if classes.FORM in scan.kinds:
        text = _DRAWN.sub(_MARK, text)
    text = _STROKE.sub("-", _DASH.sub(r"\1-", f"\n{text}")[1:])
    return _DAMAGED_LETTER.sub("å", _PER_CENT.sub("%", text))
