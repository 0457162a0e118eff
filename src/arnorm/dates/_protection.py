"""Whether a mention lies in what no step may touch: asked of its own token first, which nearly always says no."""

from __future__ import annotations

import functools
import re

from arnorm._arabic import protect
from arnorm._core.classes import AMPERSAND, END, GAP, NEWLINE, SPACE
from arnorm._core.scan import Scan
from arnorm.dates.mention import DateMention

__all__ = ["is_plain", "unprotected"]

_WHITE = bytes((SPACE, GAP, NEWLINE, END))
_ANCHORS = protect.ANCHORS + bytes((AMPERSAND,))  # &amp; between two numbers joins them
_TOKEN = 200  # tokens that reach further are looked at in full
_KEYCAP = "\u20e3"


@functools.cache
def _rest() -> re.Pattern[bytes]:
    """The rest of a token."""
    return re.compile(rb"[^%b]{0,%d}+" % (re.escape(_WHITE), _TOKEN))


@functools.cache
def _plain_token() -> re.Pattern[bytes]:
    """A token from its first character on, with no anchor in it."""
    return re.compile(rb"[^%b]{0,%d}+[%b]" % (re.escape(_WHITE + _ANCHORS), _TOKEN, re.escape(_WHITE)))


@functools.cache
def _anchor() -> re.Pattern[bytes]:
    return re.compile(rb"[%b]" % re.escape(_ANCHORS))


def _token(kinds: bytes, start: int, end: int) -> tuple[int, int] | None:
    """Where the tokens that hold a mention begin and end; None where that is far away."""
    low = max(0, start - _TOKEN)
    first = start - 1 if kinds[start - 1] in _WHITE else max([kinds.rfind(white, low, start) for white in _WHITE])
    last = _rest().match(kinds, end).end()  # type: ignore[union-attr]  # it matches anything
    if (first < 0 and low > 0) or last - end == _TOKEN:
        return None
    return max(first + 1, low), last


def _untagged(scan: Scan) -> bool:
    """Whether there is no HTML tag anywhere, nor a keycap; so it is in most texts, and asked of each mention."""
    return "<" not in scan.text and _KEYCAP not in scan.text


def is_plain(scan: Scan, start: int, end: int) -> bool:
    """Whether nothing at a mention can be protected: its token has no anchor, no tag is open."""
    kinds = scan.kinds
    if kinds[start - 1] in _WHITE and scan.derive(_untagged) and _plain_token().match(kinds, end):
        return _anchor().search(kinds, start, end) is None
    token = _token(scan.kinds, start, end)
    if token is None or _anchor().search(scan.kinds, *token) or protect.in_tag(scan.text, start):
        return False
    return _KEYCAP not in scan.text[start : end + 2] and "<" not in scan.text[start:end]


def unprotected(scan: Scan, mentions: list[DateMention]) -> list[DateMention]:
    """The mentions that do not begin in a protected span."""
    kinds, untagged, plain = scan.kinds, scan.derive(_untagged), _plain_token()
    return [
        mention
        for mention in mentions
        if (untagged and kinds[mention.start - 1] in _WHITE and plain.match(kinds, mention.start))
        or not _is_protected(scan, mention.start)
    ]


@functools.cache
def _timestamp() -> re.Pattern[str]:
    """2025-11-23T10:30, which is a date, whatever the letter is to others; in a URL or a file's name it is not."""
    return re.compile(r"(?<![\w.-])\d{4}-\d\d-\d\dT\d\d:\d\d")


def _is_protected(scan: Scan, start: int) -> bool:
    """Whether a mention that starts here begins in a protected span."""
    token = _token(scan.kinds, start, start)
    if token is None or protect.in_tag(scan.text, start):
        return bool(protect.protected_at(scan, [start]))
    first, last = token
    if _timestamp().match(scan.text, start) and "/" not in scan.text[first:start]:
        return False
    if not _anchor().search(scan.kinds, first, last):
        return False
    return bool(protect.protected_at(Scan(scan.text[first:last]), [start - first]))
