"""Spans no step may rewrite: URLs, e-mail addresses, @names, #tags, file names, code-like tokens, tags, placeholders.

Found once for a text (``scan.derive(protected_spans)``) and asked by all (`protected_at`). Only tokens, stretches
without white space, that hold an anchor are looked at: a letter of another script, ``@``, ``#`` or ``_``. Plain Arabic
text costs next to nothing.

What is protected does not depend on the digits' set, nor on tatweel and marks outside the span: every pattern takes
the three digit sets alike and counts tatweel and marks as part of a word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from arnorm._arabic.protect_patterns import JOINS, LONGEST_TAG, may_end
from arnorm._arabic.protect_patterns import patterns as compiled
from arnorm._core import classes as k
from arnorm._core import kernels_kinds, kernels_runs
from arnorm._core.edits import Span
from arnorm._core.scan import Scan, mask, roles
from arnorm._core.windows import join_spans, lying_in, near_before

__all__ = ["ANCHORS", "in_tag", "protected_bounds", "protected_spans", "protected_at"]

# What ends a token; and the kinds without which a token holds nothing protected, tags and keycaps apart.
_TOKEN_ENDS = frozenset((k.SPACE, k.GAP, k.NEWLINE, k.END))
ANCHORS = bytes((k.FOREIGN, k.AT, k.HASH, k.UNDERSCORE))


def protected_spans(scan: Scan) -> list[Span]:
    """The protected spans of a text, sorted and disjoint."""
    bounds = iter(scan.derive(protected_bounds))
    return list(zip(bounds, bounds, strict=True))


def protected_bounds(scan: Scan) -> list[int]:
    """The protected spans as one list, each start followed by its end: what is inside has an odd number before it."""
    return _add_signed(scan.derive(_token_bounds), scan)


def _add_signed(bounds: list[int], scan: Scan) -> list[int]:
    """The bounds of these spans and of those that `_find_signed` finds."""
    more = scan.derive(_find_signed)
    return join_spans([*zip(bounds[::2], bounds[1::2], strict=True), *more]) if more else bounds


def _token_bounds(scan: Scan) -> list[int]:
    """The spans that tokens hold, each looked at by itself."""
    bounds: list[int] = []
    _read_between(scan.text, scan.kinds, 0, len(scan.text), bounds)
    return bounds


def _read_between(text: str, kinds: bytes, start: int, end: int, bounds: list[int]) -> None:
    """Add the protected spans of the tokens between two places, where tokens begin and end."""
    places = kernels_kinds.find_anchors(kinds, *_ANCHORING, start, end)
    if places:
        _read_tokens(text, kinds, places, bounds)


def _read_tokens(text: str, kinds: bytes, places: list[int], bounds: list[int]) -> None:
    """Add the protected spans of the tokens that hold these places, none of them white space."""
    for start, end, holds in kernels_runs.find_tokens(kinds, places, _ROLES, _ANCHOR_KINDS):
        if holds == 1:  # most are one @name, #tag or plain code
            bounds += start, end
        elif holds == 2:
            for name in compiled().name.finditer(kinds, start, end):
                bounds += name.span()
        else:
            _read_token(text, kinds, start, end, bounds)


def _token_start(kinds: bytes, at: int) -> int:
    """Where the token begins that ``at`` stands in. Readers go from token to token, so they pass over each once."""
    while kinds[at - 1] not in _TOKEN_ENDS:
        at -= 1
    return at


def _carry_bounds(scan: Scan, old: list[int], edits: Sequence[tuple[int, int, str]]) -> list[int]:
    """What `_token_bounds` gives, from the bounds before some edits: only the tokens that an edit touches are read."""
    if len(edits) * _EDIT > len(old):
        return _token_bounds(scan)
    text, kinds = scan.text, scan.kinds
    bounds: list[int] = []
    at = shift = 0
    for left, right, moved in _find_touched(kinds, edits):
        first = bisect_left(old, left - shift, at)
        bounds += [bound + shift for bound in old[at:first]] if shift else old[at:first]
        at, shift = bisect_right(old, right - moved, first), moved
        _read_between(text, kinds, left, right, bounds)
    bounds += [bound + shift for bound in old[at:]]
    return bounds


# For `Scan.derive` and `Scan.mapped`.
_token_bounds.carry = _carry_bounds  # type: ignore[attr-defined]
_token_bounds.any_digits = protected_bounds.any_digits = protected_spans.any_digits = True  # type: ignore[attr-defined]

# An edit carried costs 0.7 µs; a span read, which is two bounds, 1.0 and its share of looking for anchors.
_EDIT = 1


def _find_touched(kinds: bytes, edits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, int]]:
    """The tokens of the edited text that an edit stands in or beside, joined where they meet.

    And by how much everything after each was moved.
    """
    token = compiled().token.match
    regions: list[tuple[int, int, int]] = []
    shift = done = 0
    for start, end, new in edits:
        left = start + shift
        right = left + len(new)
        shift = right - end
        if regions and left <= done:
            left = regions.pop()[0]
            right = max(right, done)
        else:
            left = _token_start(kinds, left)
        done = token(kinds, right).end()  # type: ignore[union-attr]  # it matches anything
        regions.append((left, done, shift))
    return regions


def _find_signed(scan: Scan) -> list[Span]:
    """The spans of HTML tags, keycaps and placeholders, which their own first or last character shows."""
    text = scan.text
    has_key = "\u20e3" in text
    if not (has_key or "<" in text or "{" in text or k.PERCENT in scan.kinds):  # nearly all
        return []
    patterns = compiled()
    spans = [m.span() for m in patterns.key.finditer(text)] if has_key else []
    for sign, pattern in (("<", patterns.tag), ("{", patterns.placeholder), ("%", patterns.placeholder)):
        at = text.find(sign)  # in a twentieth of the time that the pattern takes to search
        while at >= 0:
            m = pattern.match(text, at)
            if m:
                spans.append(m.span())
            at = text.find(sign, m.end() if m else at + 1)
    return spans


def in_tag(text: str, at: int) -> bool:
    """Whether an HTML tag may be open at this place: there is a < before it, not far, and no > between."""
    low = near_before(at, LONGEST_TAG + len("<>"))
    opened = text.rfind("<", low, at)
    return opened >= 0 and text.find(">", opened, at) < 0


def protected_of_few(scan: Scan, positions: list[int]) -> list[int]:
    """What `protected_at` gives, for steps that ask for few positions: only the tokens that hold them are read."""
    text, kinds = scan.text, scan.kinds
    if len(positions) > _FEW_POSITIONS + len(text) // 100 or scan.knows(_token_bounds):
        return protected_at(scan, positions)
    bounds: list[int] = []
    _read_tokens(text, kinds, positions, bounds)
    return lying_in(_add_signed(bounds, scan), positions)


_ANCHORING = (
    mask(bytes((k.AT, k.HASH, k.UNDERSCORE))),
    k.FOREIGN,
    mask(JOINS),
    mask(bytes((k.STOP, k.COLON))),
    mask(bytes(_TOKEN_ENDS)),
)
_ANCHOR_KINDS = (k.FOREIGN, k.AT, k.HASH, k.AMPERSAND, k.COMMA)
_ROLES = roles(
    {
        kernels_runs.WHITE: bytes(_TOKEN_ENDS),
        kernels_runs.OPENS: b"i(q",
        kernels_runs.FIGURE: b"01",
        kernels_runs.NAMES: b"afmtL_",
        kernels_runs.CODES: b"L01_",
        kernels_runs.CLOSES: b":.,iq)!",
        kernels_runs.BARE: b"aLfmti-q,()",
    }
)
# The token of a position is read in 0.1 µs, all those with an anchor in 1 to 10 ns a character of the text.
_FEW_POSITIONS = 100


def protected_at(scan: Scan, positions: Iterable[int]) -> list[int]:
    """Those of the positions (in ascending order) that lie in a protected span."""
    return lying_in(scan.derive(protected_bounds), positions)


def _read_token(text: str, kinds: bytes, start: int, end: int, bounds: list[int]) -> None:
    """Add the protected spans of one token: URLs, and what lies between them."""
    if text[end - 1] not in _LOOSE and (url := compiled().address.match(text, start, end)) and url.end() == end:
        bounds += start, end  # an address that fills its token
        return
    at = start
    # Searching bytes for one costs a tenth of searching a text for three, and most tokens have neither.
    addressed = k.COLON in kinds[start:end] and "://" in text[start:end]
    if not addressed and k.STOP in kinds[start:end]:
        addressed = "ww." in text[start:end] or "WW." in text[start:end]
    if addressed:
        for m in compiled().url.finditer(text, start, end):
            left, right = m.start(), _trim_url(text, *m.span())
            if text.endswith("://", left, right) and text[left : right - 3].isalpha():
                continue  # a scheme, and nothing but punctuation after it
            _read_names(text, kinds, at, left, bounds)
            bounds += left, right
            at = right
    _read_names(text, kinds, at, end, bounds)


def _read_names(text: str, kinds: bytes, start: int, end: int, bounds: list[int]) -> None:
    """Add addresses, names, tags, bare domains and files, and the codes between them."""
    if start == end:
        return
    patterns = compiled()
    named: list[Span] = []
    if k.AT in kinds[start:end] or k.HASH in kinds[start:end]:
        named += [m.span() for m in patterns.name.finditer(kinds, start, end)]
        named += [m.span() for m in patterns.mail.finditer(text, start, end)]
    if any(may_end(*found) for found in patterns.ending.findall(text, start, end)):
        for m in patterns.dotted.finditer(text, start, end):
            named.append((m.start(), _trim_url(text, *m.span()) if m["url"] else m.end()))
    at = start
    for left, right in sorted(named, key=lambda span: (span[0], -span[1])):
        if left >= at:  # else it is part of the one before: the @ of an address, the #part of a path
            _read_codes(text, kinds, at, left, bounds)
            bounds += left, right
            at = right
    _read_codes(text, kinds, at, end, bounds)


def _read_codes(text: str, kinds: bytes, start: int, end: int, bounds: list[int]) -> None:
    """Add what mixes foreign letters with digits or signs: F16, Covid-19, H1N1, node.js, UUIDs."""
    if start == end:
        return
    patterns = compiled()
    for m in patterns.code.finditer(kinds, start, end):
        code = m[0]
        if b"L" in code and code.translate(None, b"L-"):
            if code[0] != k.FOREIGN and patterns.number.fullmatch(text, *m.span()):
                continue
            bounds += m.span()


_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = frozenset(".,;:!?'…،؛؟*_~-\u200e\u200f\u061c")
_LOOSE = _TRAILING | _CLOSERS.keys()


def _trim_url(text: str, start: int, end: int) -> int:
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
