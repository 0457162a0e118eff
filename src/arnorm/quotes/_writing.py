"""Quotation marks as they are written in a style, and the spaces inside a quotation, « so », which no editor leaves.

A paragraph with plain pairs is written at once; any other only where it reads the same afterwards.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from arnorm._arabic import affixes
from arnorm._arabic.removal import has_arabic
from arnorm._core import classes as k
from arnorm._core.edits import apply
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.windows import sides_of, skip, skip_back
from arnorm.blocks.reading import rewrite_prose
from arnorm.quotes import _kernel
from arnorm.quotes._kernel import NEAR_LETTERS, Plain
from arnorm.quotes._marks import OPENS, lined, may_be_code
from arnorm.quotes._paragraphs import (
    PLAIN_PAIRS,
    Paragraph,
    Quotes,
    look_at_marks,
    plain_paragraph,
    plain_roles,
    quotes_and_brackets_in,
    quotes_in,
)
from arnorm.quotes._reading import MISSING, Role

if TYPE_CHECKING:
    from arnorm.quotes.unify import Pair

_Edits = list[tuple[int, int, str]]
Reader = Callable[[Scan], Quotes]

_ANY_DEPTH = 1 << 30
_GUILLEMETS = ("«", "»")


class _Writing(NamedTuple):
    """How marks are written: the pairs of marks by depth.

    Plain quotations that nest no deeper than ``plain_depth`` are as plain when they are written so. ``straight`` are
    the straight marks among them, which can be marks of code. ``spaces`` says whether the spaces inside them go.
    """

    pairs: tuple[Pair, ...]
    plain_depth: int
    straight: frozenset[str]
    spaces: bool

    @classmethod
    def of(cls, pairs: tuple[Pair, ...], spaces: bool) -> _Writing:
        """The style with these pairs."""
        plain = list(itertools.takewhile(PLAIN_PAIRS.__contains__, pairs))
        straight = frozenset(mark for pair in pairs for mark in pair if mark in ('"', "'"))
        return cls(pairs, len(plain) if len(plain) < len(pairs) else _ANY_DEPTH, straight, spaces)


def make_writer(
    pairs: tuple[Pair, ...], blocks: str, *, parentheses: bool, spaces: bool
) -> Callable[[Scan], Iterable[tuple[int, int, str]]]:
    """What gives the edits of `UnifyQuotes` in a text, with these pairs of marks by depth."""
    read = quotes_and_brackets_in if parentheses else quotes_in
    write = functools.partial(write_quotes, read, _Writing.of(pairs, spaces))
    return lambda scan: rewrite_prose(scan, blocks, write)


def write_quotes(read: Reader, style: _Writing, scan: Scan) -> _Edits:
    """The edits that write a text's quotations in a style, and take out spaces inside them."""
    if read is quotes_in and not style.straight:
        _, _, simple, rest = scan.derive(look_at_marks)
        if simple and not rest:  # most texts
            edits, doubtful = _write_simple(scan, simple, style, style.plain_depth)
            if not doubtful:
                return edits
    quotes = read(scan)
    edits, paragraphs = _write_plain(scan, quotes.plain, style)
    paragraphs += quotes.others
    if paragraphs:
        for paragraph in paragraphs:
            edits += _write_paragraph(scan, read, paragraph, style)
        edits.sort()
    return edits


def _write_paragraph(scan: Scan, read: Reader, paragraph: Paragraph, style: _Writing) -> _Edits:
    """The edits of a paragraph after which it reads the same: those of marks alone if those of spaces change that."""
    text, kinds = scan.text, scan.kinds
    foreign = _foreign_marks(text, kinds, paragraph)
    changes = _kernel.write_roles(text, paragraph.roles, style.pairs, foreign)
    inside = list(_spaces_inside(text, kinds, paragraph.roles, foreign)) if style.spaces else []
    is_sure = style.pairs[0] == _GUILLEMETS and _stays_alike(text, kinds, paragraph, foreign)
    for tried in (sorted(changes + inside), changes) if inside else (changes,):
        if tried and (is_sure or _reads_the_same(text, read, paragraph, tried)):
            return tried
    return []


def _stays_alike(text: str, kinds: bytes, paragraph: Paragraph, foreign: Container[int]) -> bool:
    """Whether no pair is inside another and at most one mark has no partner: written as « and » they read the same.

    All marks of the paragraph are quotation marks. The one without a partner is a straight mark in Arabic text. It is
    written too: left straight, it may be read as the start of a quotation around the others.
    """
    start, end, roles = paragraph
    marks = lone = 0
    after = -1
    for first, last, _, depth, partner in roles:
        if depth > 1 or first == after:  # side by side they may be one mark
            return False
        if partner == MISSING:
            lone += 1
            if lone > 1 or text[first:last] != '"':
                return False
        marks += last - first
        after = last
    if lone and (foreign or not has_arabic(kinds, start, end)):
        return False
    return kinds.count(k.QUOTE, start, end) == marks


def _write_simple(scan: Scan, plain: list[Plain], style: _Writing, depth: int) -> tuple[_Edits, list[Plain]]:
    return _kernel.write_plain(scan.text, scan.kinds, plain, style.pairs, depth)


def _write_plain(scan: Scan, plain: list[Plain], style: _Writing) -> tuple[_Edits, list[Paragraph]]:
    """The edits of marks that are still plain after all these edits, and the paragraphs of all other marks."""
    text, kinds = scan.text, scan.kinds
    plain_depth = style.plain_depth
    if '"' in style.straight and may_be_code(text, kinds):
        plain_depth = 0  # a straight mark may be one of code where another mark was not: x: “نعم”
    edits, doubtful = _write_simple(scan, plain, style, plain_depth)
    left: list[Paragraph] = []
    if doubtful:
        lines = lined(kinds)  # once: a long text has many paragraphs
        for one in doubtful:
            places, paired, depth, loose = one
            paragraph = plain_paragraph(lines, one)
            between_spaces = any(kinds[places[i] - 1] == k.SPACE == kinds[places[i] + 1] for i in loose)
            if depth > plain_depth or between_spaces or _foreign_marks(text, lines, paragraph):
                left.append(paragraph)
            else:
                edits += _kernel.write_marks(text, places, paired, style.pairs)
        edits.sort()
    return edits, left


def _reads_the_same(text: str, read: Reader, paragraph: Paragraph, edits: _Edits) -> bool:
    """Whether a paragraph, by itself, has the same quotations after its edits."""
    start, end, roles = paragraph
    after = Scan(apply(text[start:end], [(first - start, last - start, new) for first, last, new in edits]))
    quotes = read(after)
    wanted = _kernel.move_roles(roles, edits, start)
    if len(quotes.plain) + len(quotes.others) != 1:
        return False
    return wanted == (quotes.others[0].roles if quotes.others else plain_roles(quotes.plain[0]))


def _foreign_marks(text: str, kinds: bytes, paragraph: Paragraph) -> Container[int]:
    """The marks of quotations in foreign words among foreign words, by their index among the paragraph's roles.

    What is quoted in Arabic, or named in Arabic (فيلم "Easy Rider"), is Arabic; a whole sentence is not. Other
    quotations do not count as neighbours, so that all of several titles are judged alike.
    """
    start, end, roles = paragraph
    inside = kinds[start:end]
    if k.FOREIGN not in inside:
        return ()
    sides = (side for one in roles for side in sides_of(inside, one.start - start, one.end - start, NEAR_LETTERS))
    if not any(k.FOREIGN in side for side in sides):
        return ()
    groups = _group_outermost(roles)
    # The last letter before each group, outside of all; and where the gap before the group begins.
    before: list[tuple[int, int | None]] = []
    at, last = start, None
    for _, opening, closing in groups:
        last = _find_script(kinds, at, opening, first=False) or last
        before.append((at, last))
        at = closing
    found: set[int] = set()
    after = _find_script(kinds, at, end, first=True)  # from the last group on, the first letter after it
    for (marks, opening, closing), (gap, last) in zip(reversed(groups), reversed(before), strict=True):
        is_between = last != k.LETTER != after and _find_script(kinds, opening, closing, first=True) != k.LETTER
        if is_between or (len(marks) > 1 and _is_foreign_sentence(text, kinds, opening, closing)):
            found.update(marks)
        after = _find_script(kinds, gap, opening, first=True) or after
    return found


_FOREIGN_WORDS = lazy_pattern(r"[^\W\d_][\w'’-]*+")
_WORDS_OF_SENTENCE = 8  # most of them in lower case; a title is shorter, or capitalised


def _is_foreign_sentence(text: str, kinds: bytes, start: int, end: int) -> bool:
    """Whether a quotation is an English sentence, or one in another language of Latin letters."""
    if end - start < 2 * _WORDS_OF_SENTENCE or _find_script(kinds, start, end, first=True) != k.FOREIGN:
        return False
    if _find_script(kinds, start, end, first=False) != k.FOREIGN or kinds.find(k.LETTER, start, end) >= 0:
        return False
    words = _FOREIGN_WORDS.findall(text, start, end)
    return len(words) >= _WORDS_OF_SENTENCE and 2 * sum(map(str.islower, words)) > len(words)


def _group_outermost(roles: Sequence[Role]) -> list[tuple[range, int, int]]:
    """The outermost quotations: the indices of their marks and of those inside, and their span."""
    groups = []
    marks = range(0)
    for i, role in enumerate(roles):
        if i not in marks:
            last = role.partner if role.opens and role.is_paired else i
            marks = range(i, last + 1)
            groups.append((marks, role.start, roles[last].end))
    return groups


def _find_script(kinds: bytes, start: int, end: int, *, first: bool) -> int | None:
    """The kind of the first or last letter in a span: LETTER, FOREIGN, or None if there is no letter."""
    find = kinds.find if first else kinds.rfind
    places = {kind: at for kind in (k.LETTER, k.FORM, k.FOREIGN) if (at := find(kind, start, end)) >= 0}
    if not places:
        return None
    kind = (min if first else max)(places, key=places.__getitem__)
    return k.FOREIGN if kind == k.FOREIGN else k.LETTER


_WHITE = bytes((k.SPACE, k.GAP))
_BLANK_KINDS = frozenset(_WHITE)
# What a mark's outer side may touch without being glued to it.
_BEFORE = _BLANK_KINDS | {k.NEWLINE, k.END, k.OPEN, k.COLON, k.COMMA, k.STOP, k.BANG, k.QUOTE, k.TATWEEL, k.DASH}
_AFTER = (_BEFORE | {k.CLOSE}) - {k.OPEN, k.TATWEEL}
_SAYS = frozenset((k.LETTER, k.FORM, k.DIGIT, k.EASTERN, k.FOREIGN))
_PREFIX_LETTER = lazy_pattern(f"[{affixes.LETTERS}]")
_LAYOUT_SPACES = 3
_LINE_HEADS = frozenset((k.NEWLINE, k.HASH))


def _spaces_inside(
    text: str, kinds: bytes, roles: Sequence[Role], kept: Container[int]
) -> Iterator[tuple[int, int, str]]:
    """The edits that take out the spaces inside pairs of marks, all but the ``kept`` ones.

    A space on one side only, " so", goes too: the other mark shows which side is inside. If a mark touches a word
    on its outer side (دار" الكتاب"), mark and space were swapped, and both stay. What heads a line stays: "# »".
    """
    for i, role in enumerate(roles):
        if role.way != OPENS or role.partner == MISSING:
            continue
        close = roles[role.partner]
        if (kinds[role.end] not in _BLANK_KINDS and kinds[close.start - 1] not in _BLANK_KINDS) or i in kept:
            continue
        left = skip(kinds, role.end, _WHITE, _LAYOUT_SPACES)
        right = skip_back(kinds, close.start, _WHITE, _LAYOUT_SPACES)
        if max(left - role.end, close.start - right) == _LAYOUT_SPACES:
            continue
        if kinds[left] == k.COMMA and roles[i + 1].start != left:
            continue  # two commas after a space may open a quotation
        if _touches_no_word(text, kinds, role.start, close.end) and not _SAYS.isdisjoint(kinds[left:right]):
            if kinds[right - 1] in _LINE_HEADS:
                right = close.start
            yield from ((at, end, "") for at, end in ((role.end, left), (right, close.start)) if at < end)


def _touches_no_word(text: str, kinds: bytes, start: int, end: int) -> bool:
    """Whether a pair of marks touches no word on its outer side; a prefix belongs to its mark."""
    if kinds[end] not in _AFTER:
        return False
    if kinds[start - 1] != k.LETTER:
        return kinds[start - 1] in _BEFORE
    return _PREFIX_LETTER.match(text, start - 1) is not None and kinds[start - 2] not in (k.LETTER, k.MARK, k.FORM)
