"""Spans no step may rewrite: URLs, e-mail addresses, @names, #tags, file names, code-like tokens, HTML tags, keycaps.

Found once for a text (``scan.derive(protected_spans)``) and asked by all (`spare`). Only tokens, stretches without
white space, that hold an anchor are looked at: a letter of another script, ``@``, ``#`` or ``_``. Plain Arabic text
costs next to nothing.

What is protected does not depend on the digits' set, nor on tatweel and marks outside the span: every pattern takes
the three digit sets alike and counts tatweel and marks as part of a word.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from arnorm._kinds import AT, COLON, END, FOREIGN, GAP, HASH, NEWLINE, SPACE, STOP, UNDERSCORE
from arnorm._protect_patterns import JOINS
from arnorm._protect_patterns import patterns as compiled
from arnorm._scan import Scan
from arnorm._vector import numpy

__all__ = ["protected_spans", "spare"]

Span = tuple[int, int]

_WHITE = bytes((SPACE, GAP, NEWLINE, END))


def protected_spans(scan: Scan) -> list[Span]:
    """The protected spans of a text, sorted and disjoint."""
    spans, more = scan.derive(_token_spans), _signed(scan.text)
    return _union(spans + more) if more else spans


def _token_spans(scan: Scan) -> list[Span]:
    """The spans that tokens hold, each looked at by itself."""
    spans: list[Span] = []
    _read_tokens(scan.text, scan.kinds, _anchors(scan), spans)
    return spans


def _read_tokens(text: str, kinds: bytes, anchors: Iterable[int], spans: list[Span], end: int = 0) -> None:
    """Add the protected spans of the tokens that hold anchors, none of which begins before ``end``."""
    for at in anchors:
        if at < end:
            continue
        # Each look back ends at the token before, so that all of them together pass over the text once.
        start = at if kinds[at - 1] in _WHITE else max(end, *(kinds.rfind(white, end, at) + 1 for white in _WHITE))
        end = _read_from(text, kinds, start, spans)


def _carry(scan: Scan, old: list[Span], edits: Sequence[tuple[int, int, str]]) -> list[Span]:
    """What `_token_spans` gives, from the spans before some edits: only the tokens that an edit touches are read."""
    if len(edits) * _EDIT > len(old):
        return _token_spans(scan)
    text, kinds, patterns = scan.text, scan.kinds, compiled()
    regions = _touched(kinds, edits)
    spans: list[Span] = []
    i = shift = nth = 0
    for start, end in old:
        while i < len(edits) and edits[i][1] <= start:
            shift += len(edits[i][2]) - (edits[i][1] - edits[i][0])
            i += 1
        if i < len(edits) and edits[i][0] <= start:
            continue
        while nth < len(regions) and regions[nth][1] <= start + shift:
            nth += 1
        if nth == len(regions) or start + shift < regions[nth][0]:
            spans.append((start + shift, end + shift))
    for left, right in regions:
        anchors = (m.start() for m in patterns.anchor.finditer(kinds, left, right + 1))
        _read_tokens(text, kinds, anchors, spans, left)
    spans.sort()
    return spans


# For `Scan.derive` and `Scan.mapped`.
_token_spans.carry = _carry  # type: ignore[attr-defined]
_token_spans.any_digits = protected_spans.any_digits = True  # type: ignore[attr-defined]

# An edit carried costs about as much as two spans read.
_EDIT = 2


def _touched(kinds: bytes, edits: Sequence[tuple[int, int, str]]) -> list[Span]:
    """The tokens of the edited text that an edit stands in or beside, joined where they meet."""
    token = compiled().token
    regions: list[Span] = []
    shift = done = 0
    for start, end, new in edits:
        left = start + shift
        right = left + len(new)
        shift = right - end
        if right < done:
            continue
        if regions and left <= done:
            left = regions.pop()[0]
        elif kinds[left - 1] not in _WHITE:
            left = max(done, *(kinds.rfind(white, done, left) + 1 for white in _WHITE))
        done = token.match(kinds, right).end()  # type: ignore[union-attr]  # it matches anything
        regions.append((left, done))
    return regions


def _signed(text: str) -> list[Span]:
    """HTML tags and keycaps: what a character of its own gives away, wherever it stands."""
    patterns = compiled()
    spans: list[Span] = []
    at = text.find("<")
    while at >= 0:
        m = patterns.tag.match(text, at)
        if m:
            spans.append(m.span())
        at = text.find("<", m.end() if m else at + 1)
    at = text.find("\u20e3")
    while at >= 0:
        key = at - 2 if text[at - 1 : at] == "\ufe0f" else at - 1
        if key >= 0 and patterns.key.match(text, key):
            spans.append((key, at + 1))
        at = text.find("\u20e3", at + 1)
    return spans


def _read_from(text: str, kinds: bytes, start: int, spans: list[Span]) -> int:
    """Add the protected spans of the token that starts here; where it ends."""
    patterns = compiled()
    if m := patterns.alone.match(kinds, start):  # most tokens with an anchor are one @name or #tag
        spans.append(m.span(1))
        return m.end()
    end = patterns.token.match(kinds, start).end()  # type: ignore[union-attr]  # it matches anything
    if kinds.find(FOREIGN, start, end) < 0 and kinds.find(AT, start, end) < 0:
        # Without a foreign letter there is no address, file or code: ##, a rule of underscores.
        spans += [m.span() for m in patterns.name.finditer(kinds, start, end)]
    elif not kinds[start:end].translate(None, b"aLfmti-q,()"):
        pass  # a word
    elif (url := patterns.address.match(text, start, end)) and url.end() == end and text[end - 1] not in _LOOSE:
        spans.append((start, end))  # an address that fills its token
    else:
        _read_token(text, kinds, start, end, spans)
    return end


def spare_few(scan: Scan, positions: list[int]) -> list[int]:
    """What `spare` gives, for steps that ask for few positions: only the tokens that hold them are read."""
    text, kinds, token = scan.text, scan.kinds, compiled().token
    if len(positions) > _FEW or scan.knows(_token_spans):
        return spare(scan, positions)
    found = _within(_union(_signed(text)), positions)
    if not any(kinds.find(anchor) >= 0 for anchor in _ANCHORS):
        return found
    signed = set(found)
    spans: list[Span] = []
    end = 0
    for at in positions:
        if at >= end:
            # As above: each look back ends at the token before.
            start = at if kinds[at - 1] in _WHITE else max(end, *(kinds.rfind(white, end, at) + 1 for white in _WHITE))
            spans = []
            end = max(at + 1, token.match(kinds, start).end())  # type: ignore[union-attr]  # it matches anything
            if any(kinds.find(anchor, start, end) >= 0 for anchor in _ANCHORS):
                _read_from(text, kinds, start, spans)
        if at not in signed and any(left <= at < right for left, right in spans):
            found.append(at)
    return sorted(found) if signed else found


# More positions than this, and reading every token with an anchor is the cheaper way.
_FEW = 2000
_ANCHORS = (FOREIGN, AT, HASH, UNDERSCORE)


def spare(scan: Scan, positions: Iterable[int]) -> list[int]:
    """Those of the positions (in ascending order) that lie in a protected span."""
    spans = scan.derive(protected_spans)
    if not spans:
        return []
    return _within(spans, positions if isinstance(positions, list) else list(positions))


def _within(spans: Sequence[Span], places: list[int]) -> list[int]:
    """Those of the places that lie in one of the spans; both are sorted."""
    found: list[int] = []
    at = 0
    for start, end in spans:
        first = bisect_left(places, start, at)
        at = bisect_left(places, end, first)
        found += places[first:at]
    return found


def _anchors(scan: Scan) -> list[int]:
    """Where @, # and _ stand, and where runs of foreign letters begin that touch what could make more than a word."""
    kinds = scan.kinds
    if not any(kinds.find(kind) >= 0 for kind in (FOREIGN, AT, HASH, UNDERSCORE)):
        return []
    np = numpy()
    array = scan.array
    anchors = np.flatnonzero((array == AT) | (array == HASH) | (array == UNDERSCORE))
    foreign = array == FOREIGN
    edges = np.flatnonzero(foreign[1:] != foreign[:-1]) + 1
    if foreign[0]:
        edges = np.concatenate(([0], edges))
    if len(edges):
        begins, ends = edges[::2], edges[1::2]  # the END behind the text closes the last run
        joins, white = _mask(JOINS), _mask(_WHITE)
        behind = array[ends]
        # A stop or colon at a token's end joins nothing.
        last = ((behind == STOP) | (behind == COLON)) & white[array[np.minimum(ends + 1, len(array) - 1)]]
        begins = begins[joins[array[begins - 1]] | (joins[behind] & ~last)]
        anchors = np.sort(np.concatenate((anchors, begins))) if len(anchors) else begins
    found: list[int] = anchors.tolist()
    return found


@functools.cache
def _mask(kinds: bytes) -> Any:
    np = numpy()
    mask = np.zeros(256, np.bool_)
    mask[list(kinds)] = True
    return mask


def _read_token(text: str, kinds: bytes, start: int, end: int, spans: list[Span]) -> None:
    """Add the protected spans of one token: URLs, and what lies between them."""
    at = start
    # Searching bytes for one costs a tenth of searching a text for three, and most tokens have neither.
    addressed = kinds.find(COLON, start, end) >= 0 and text.find("://", start, end) >= 0
    if not addressed and kinds.find(STOP, start, end) >= 0:
        addressed = text.find("ww.", start, end) >= 0 or text.find("WW.", start, end) >= 0
    if addressed:
        for m in compiled().url.finditer(text, start, end):
            left, right = m.start(), _trimmed(text, *m.span())
            _read_names(text, kinds, at, left, spans)
            spans.append((left, right))
            at = right
    _read_names(text, kinds, at, end, spans)


def _read_names(text: str, kinds: bytes, start: int, end: int, spans: list[Span]) -> None:
    """Add addresses, names, tags, bare domains and files, and the codes between them."""
    if start == end:
        return
    patterns = compiled()
    named: list[Span] = []
    if kinds.find(AT, start, end) >= 0 or kinds.find(HASH, start, end) >= 0:
        named += [m.span() for m in patterns.name.finditer(kinds, start, end)]
        named += [m.span() for m in patterns.mail.finditer(text, start, end)]
    if text.find(".", start, end - 1) >= 0:
        for m in patterns.dotted.finditer(text, start, end):
            named.append((m.start(), _trimmed(text, *m.span()) if m["url"] else m.end()))
    at = start
    for left, right in sorted(named, key=lambda span: (span[0], -span[1])):
        if left >= at:  # else it is part of the one before: the @ of an address, the #part of a path
            _read_codes(text, kinds, at, left, spans)
            spans.append((left, right))
            at = right
    _read_codes(text, kinds, at, end, spans)


def _read_codes(text: str, kinds: bytes, start: int, end: int, spans: list[Span]) -> None:
    """Add what mixes foreign letters with digits or signs: F16, Covid-19, H1N1, node.js, UUIDs."""
    if start == end:
        return
    patterns = compiled()
    for m in patterns.code.finditer(kinds, start, end):
        code = m[0]
        if b"L" in code and code.translate(None, b"L-"):
            if code[0] != FOREIGN and patterns.number.fullmatch(text, *m.span()):
                continue
            spans.append(m.span())


_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = frozenset(".,;:!?'…،؛؟*_~-\u200e\u200f\u061c")
_LOOSE = _TRAILING | _CLOSERS.keys()


def _trimmed(text: str, start: int, end: int) -> int:
    """A URL's end without the sentence's own punctuation: closing brackets it did not open, stops, commas."""
    depth: dict[str, int] = {}
    url = text[start:end]
    if any(closer in url for closer in _CLOSERS):
        depth = {closer: url.count(closer) - url.count(opener) for closer, opener in _CLOSERS.items()}
    while end > start + 1:
        last = text[end - 1]
        if depth.get(last, 0) > 0:
            depth[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def _union(spans: list[Span]) -> list[Span]:
    """The same places as sorted, disjoint spans."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
