"""The quotation marks of a scan, with the quotations that run over line ends although no line was broken.

PDF files and speeches part a quotation over lines that nothing else joins. Two lines near each other, each with a mark
that has no partner there, are read as one text. That reading counts only where it makes a pair and takes nothing away:
each mark that was read is read, each pair is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import Scan
from arnorm._core.windows import lies_in, skip, skip_back, stretch
from arnorm.quotes._marks import CLOSES, OPENS, Mark, find_double_parentheses
from arnorm.quotes._nesting import MISSING, Role
from arnorm.quotes._paragraphs import (
    LINE,
    OpenParagraph,
    Paragraph,
    PlainMarks,
    Quotes,
    is_at_edge,
    lined,
    plain_paragraph,
    read_paragraphs,
)

__all__ = ["paragraphs_of", "quotes_and_brackets_in", "quotes_in"]

# The most lines with Arabic letters, and the most letters, between two partners: of prose, or of short pieces.
_REACHES = (2, 300), (6, 150)
_FAR_CHARACTERS = 4000  # of a quotation of several paragraphs
_AFTER_LONG = frozenset((k.OPEN, k.STOP, k.COMMA, k.BANG, k.NEWLINE, k.END))
_ENDS = lazy_pattern(r"[أا]ه(?:ـ|\b)")
_LINE_HEAD = frozenset((k.NEWLINE, k.HASH))
_MOST_LINES = 6  # that are read as one
_ARABIC = (k.LETTER, k.FORM)
_NOT_BETWEEN = (k.FOREIGN, k.QUOTE)  # words of another script, marks of code
_HEADING = bytes((k.HASH,)) * 2  # a title, parted from its marks: ولقب «⏎### المطيع لله⏎# »
_BLANKS = bytes((k.SPACE, k.GAP))
_MOST_BLANKS = 60  # at the end of a line
_SENTENCE_ENDS = frozenset((k.STOP, k.BANG))
_BESIDE_TURNED = frozenset((k.SPACE, k.GAP, k.NEWLINE))
# No mark before these opens a quotation.
_OPENS_NOTHING = frozenset((k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE))

_Brackets = Callable[[Scan], Sequence[Mark]]  # the marks of several characters that are looked for
_Spans: TypeAlias = "list[tuple[int, int]]"
_Partners: TypeAlias = "dict[tuple[int, int], tuple[int, int]]"


def quotes_in(scan: Scan) -> Quotes:
    """The quotations of a scan; share them: ``scan.derive(quotes_in)``."""
    return _read(scan, _find_none)


def quotes_and_brackets_in(scan: Scan) -> Quotes:
    """The same, with doubled parentheses as quotation marks."""
    return _read(scan, _find_brackets)


def _find_none(_: Scan) -> Sequence[Mark]:
    return ()


def _find_brackets(scan: Scan) -> Sequence[Mark]:
    return find_double_parentheses(scan.text)


def paragraphs_of(scan: Scan, quotes: Quotes) -> list[Paragraph]:
    """All paragraphs with quotations, in order."""
    kinds = lined(scan.kinds) if quotes.plain else b""
    return sorted([*(plain_paragraph(kinds, marks) for marks in quotes.plain), *quotes.others])


def _read(scan: Scan, brackets: _Brackets) -> Quotes:
    quotes, opened = read_paragraphs(scan, brackets(scan))
    if len(opened) < 2 or "\n" not in scan.text:
        return quotes
    joined = list(_Reader(scan, opened, brackets).read())
    spans = [place for paragraph in joined for place in paragraph[:2]]
    plain = [one for one in quotes.plain if not lies_in(spans, one.places[0])]
    others = [one for one in quotes.others if not lies_in(spans, one.start)]
    return _link_far(scan, Quotes(plain, sorted(others + joined), len(opened)))


def _link_far(scan: Scan, quotes: Quotes) -> Quotes:
    """The quotations, with those of books that run over several paragraphs: a lone mark opens, the next one closes.

    A colon announces such a quotation and nothing but punctuation follows it in its line, or a note follows it.
    """
    if quotes.opened < 2:
        return quotes
    paragraphs = paragraphs_of(scan, quotes)
    groups: list[tuple[int, int]] = []
    waiting = at = -1  # the paragraph with a lone mark that opens, and where that is
    for nth, paragraph in enumerate(paragraphs):
        lone = [role for role in paragraph.roles if not role.is_paired]
        if not lone:
            continue
        first, last = lone[0], lone[-1]
        if waiting >= 0 and not first.opens and first.start - at <= _FAR_CHARACTERS and _ends_far(scan, at, first):
            groups.append((waiting, nth))
            waiting = -1
            continue
        waiting, at = (nth, last.start) if last.opens else (-1, -1)
    if not groups:
        return quotes
    linked = [_link(paragraphs[one : other + 1]) for one, other in groups]
    spans = [place for paragraph in linked for place in paragraph[:2]]
    plain = [one for one in quotes.plain if not lies_in(spans, one.places[0])]
    others = [one for one in quotes.others if not lies_in(spans, one.start)]
    return Quotes(plain, sorted(others + linked), quotes.opened)


def _ends_far(scan: Scan, at: int, mark: Role) -> bool:
    """Whether a mark may close what a mark in another paragraph opened."""
    if scan.kinds[skip(scan.kinds, mark.end, _BLANKS, _MOST_BLANKS)] == k.OPEN:
        return True
    return _is_announced(scan, at) and _is_at_end(scan, mark)


def _is_at_end(scan: Scan, mark: Role) -> bool:
    """Whether a note, punctuation, the end of its line or اهـ follows a mark."""
    at = skip(scan.kinds, mark.end, _BLANKS, _MOST_BLANKS)
    return scan.kinds[at] in _AFTER_LONG or _ENDS.match(scan.text, at) is not None


def _is_announced(scan: Scan, at: int) -> bool:
    """Whether a colon is before a mark."""
    return scan.kinds[skip_back(scan.kinds, at, _BLANKS, _MOST_BLANKS) - 1] == k.COLON


def _link(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Paragraphs as one: the last lone mark of the first opens what the first lone mark of the last closes."""
    roles: list[Role] = []
    for paragraph in paragraphs:
        shift = len(roles)
        roles += [r._replace(partner=r.partner + shift) if r.is_paired else r for r in paragraph.roles]
    head, tail = len(paragraphs[0].roles), len(roles) - len(paragraphs[-1].roles)
    opening = max(i for i in range(head) if not roles[i].is_paired)
    closing = min(i for i in range(tail, len(roles)) if not roles[i].is_paired)
    depth = roles[opening].depth
    roles[opening] = roles[opening]._replace(partner=closing)
    roles[closing] = roles[closing]._replace(partner=opening, depth=depth)
    for low, high in ((opening + 1, head), (head, tail), (max(tail, opening + 1), closing)):
        inside = [roles[i].depth for i in range(low, high)]
        if inside and min(inside) <= depth:
            roles[low:high] = [role._replace(depth=role.depth + depth) for role in roles[low:high]]
    return Paragraph(paragraphs[0].start, paragraphs[-1].end, roles)


class _Reader:
    """Reads paragraphs of a scan as one."""

    def __init__(self, scan: Scan, opened: Sequence[OpenParagraph], brackets: _Brackets) -> None:
        self._scan, self._text, self._kinds = scan, scan.text, lined(scan.kinds)
        self._opened = opened
        self._brackets = brackets
        self._spans = [stretch(self._kinds, one.places[0], one.places[-1], LINE) for one in opened]
        self._roles = [self._read_alone(one) for one in opened]
        self._partners = [_partners_of(roles) for roles in self._roles]
        self._may_open, self._may_close = (
            [self._may_go(way, nth) for nth in range(len(opened))] for way in (OPENS, CLOSES)
        )
        # What `_is_near` and `_write` gave for the paragraphs that are being read.
        self._near: dict[int, bool] = {}
        self._written: dict[int, tuple[str, _Spans]] = {}

    def read(self) -> Iterator[Paragraph]:
        """The paragraphs that are read as one, each with its marks."""
        first = 0
        while first + 1 < len(self._opened):
            last, whole = self._read_from(first)
            if whole:
                yield whole
            first = last + 1
            for known in (self._near, self._written):
                for nth in [nth for nth in known if nth < first]:
                    del known[nth]

    def _read_from(self, first: int) -> tuple[int, Paragraph | None]:
        """The last of the paragraphs that are read as one from this one on, and what they are."""
        found: tuple[int, Paragraph | None] = first, None
        old = self._partners[first].copy()
        for last in range(first + 1, min(first + _MOST_LINES, len(self._opened))):
            if not self._is_near(last):
                break
            old |= self._partners[last]
            if not (old and self._may_close[last] and any(self._may_open[first : last + 1])):
                continue
            roles = self._read_as_one(first, last)
            if self._is_better(_partners_of(roles), old):
                found = last, Paragraph(self._spans[first][0], self._spans[last][1], roles)
                if all(role.is_paired for role in roles):
                    break
        return found

    def _read_alone(self, one: OpenParagraph) -> list[Role]:
        """The quotation marks of a paragraph by itself."""
        reading = one.reading
        if isinstance(reading, PlainMarks):
            reading = plain_paragraph(self._kinds, reading)
        return reading.roles if reading else []

    def _may_go(self, way: int, nth: int) -> bool:
        """Whether a mark of a paragraph that has no partner there may go this way once other lines are read with it."""
        roles = self._roles[nth]
        if len(roles) < len(self._opened[nth].places):
            return True  # one is not read, or is a pair of characters
        return any(not role.is_paired and (role.way == way or self._may_turn(*role[:3])) for role in roles)

    def _write(self, nth: int) -> tuple[str, _Spans]:
        """A paragraph, and where each of its characters is from.

        A mark without a partner gets a shape by its way: its own shape may be rewritten, so it is no evidence.
        """
        start, end = self._spans[nth]
        pieces: list[str] = []
        origins: _Spans = []
        for role in self._roles[nth]:
            if not role.is_paired:
                pieces += self._text[start : role.start], self._shape(role)
                origins += [(at, at + 1) for at in range(start, role.start)] + [role[:2]]
                start = role.end
        origins += [(at, at + 1) for at in range(start, end)]
        return "".join((*pieces, self._text[start:end])), origins

    def _join(self, first: int, last: int) -> tuple[str, _Spans]:
        """Paragraphs on one line, and where each of its characters is from."""
        pieces: list[str] = []
        origins: _Spans = []
        for nth in range(first, last + 1):
            if nth not in self._written:
                self._written[nth] = self._write(nth)
            text, places = self._written[nth]
            if pieces:
                between = self._text[self._spans[nth - 1][1] : self._spans[nth][0]]
                pieces.append(f" {' '.join(between.split())} " if between.strip() else " ")
                origins += [places[0]] * len(pieces[-1])
            pieces.append(text)
            origins += places
        return "".join(pieces), origins

    def _shape(self, role: Role) -> str:
        return '"' if is_at_edge(self._kinds, role.start, role.end) else "«" if role.opens else "»"

    def _is_near(self, nth: int) -> bool:
        """Whether little stands between the marks of a line and of the one before."""
        if nth not in self._near:
            self._near[nth] = self._are_near(nth - 1, nth)
        return self._near[nth]

    def _are_near(self, one: int, other: int) -> bool:
        """Whether no end of a sentence, no word of another script and few letters stand between two lines."""
        if self._opened[one].number + 1 != self._opened[other].number:
            return False
        start, end = self._opened[one].places[-1], self._opened[other].places[0]
        after, before = self._spans[one][1], self._spans[other][0]
        if "\n" not in self._text[after : before + 1]:
            return False
        between = self._kinds[after:before].split(LINE)
        if any(kind in line for line in between if not line.startswith(_HEADING) for kind in _NOT_BETWEEN):
            return False
        letters = sum(self._kinds.count(kind, start, end) for kind in _ARABIC)
        if letters > max(most for _, most in _REACHES):
            return False
        lines = [line for line in self._kinds[after:before].split(LINE) if any(kind in line for kind in _ARABIC)]
        ends = any(line.rstrip(_BLANKS)[-1] in _SENTENCE_ENDS for line in (self._kinds[start:after], *lines))
        if ends and not self._goes_on(one, other):
            return False  # whoever ends a sentence leaves its quotation open
        return any(len(lines) <= most_lines and letters <= most for most_lines, most in _REACHES)

    def _goes_on(self, one: int, other: int) -> bool:
        """Whether a quotation goes on behind the sentences of its line: it is left open there, and closed here.

        Its end says so: a note, punctuation or the end of the line follows, or it is the first mark of its line.
        """
        opening = [role for role in self._roles[one] if not role.is_paired][-1:]
        closing = [role for role in self._roles[other] if not role.is_paired][:1]
        if not opening or not closing or not opening[0].opens or closing[0].opens:
            return False
        before = skip_back(self._kinds, closing[0].start, _BLANKS, _MOST_BLANKS)
        return self._kinds[before - 1] in _LINE_HEAD or _is_at_end(self._scan, closing[0])

    def _read_as_one(self, first: int, last: int) -> list[Role]:
        """The quotation marks of paragraphs, read on one line, at the places that its characters are from."""
        text, origins = self._join(first, last)
        return [
            role._replace(start=origins[role.start][0], end=origins[role.end - 1][1])
            for role in _read_line(text, self._brackets)
        ]

    def _is_better(self, new: _Partners, old: _Partners) -> bool:
        """Whether a reading of lines as one has a new pair and all that the lines had.

        One mark at least is read as it was, or stands between words: of two at edges nothing says which opens.
        """
        pairs, more = (sum(partner != MISSING for _, partner in one.values()) for one in (old, new))
        if not old or more <= pairs:
            return False
        if not any(
            old[one][0] == way if one in old else not is_at_edge(self._kinds, *one) for one, (way, _) in new.items()
        ):
            return False
        return all(one in new and self._is_kept(one, old[one], new[one]) for one in old) and not any(
            way == OPENS and partner != MISSING and self._kinds[end] in _OPENS_NOTHING
            for (_, end), (way, partner) in new.items()
        )

    def _is_kept(self, mark: tuple[int, int], old: tuple[int, int], new: tuple[int, int]) -> bool:
        """Whether a mark is read as it was; one without a partner may turn."""
        way, partner = old
        if partner != MISSING or way == new[0]:
            return partner in (MISSING, new[1]) and way == new[0]
        return self._may_turn(*mark, way)

    def _may_turn(self, start: int, end: int, way: int) -> bool:
        """Whether only its place says what a mark between blanks does: the first of its line opens, the last closes."""
        if not _BESIDE_TURNED.issuperset((self._kinds[start - 1], self._kinds[end])):
            return False
        if way == OPENS:
            return self._kinds[skip_back(self._kinds, start, _BLANKS, _MOST_BLANKS) - 1] == k.NEWLINE
        return self._kinds[skip(self._kinds, end, _BLANKS, _MOST_BLANKS)] == k.NEWLINE


@remember(256, size_of=lambda text, _: len(text))  # lines that are all alike are many: ditto marks
def _read_line(text: str, brackets: _Brackets) -> Sequence[Role]:
    """The quotation marks of a text on one line."""
    scan = Scan(text)
    paragraphs = paragraphs_of(scan, read_paragraphs(scan, brackets(scan))[0])
    return paragraphs[0].roles if paragraphs else ()


def _partners_of(roles: Sequence[Role]) -> _Partners:
    """The way of each mark and the place of its partner, or MISSING, by the span of the mark."""
    return {role[:2]: (role.way, roles[role.partner].start if role.is_paired else MISSING) for role in roles}
