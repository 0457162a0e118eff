"""The quotation marks of a scan, paragraph by paragraph; most paragraphs are plain pairs, the others are read.

A quotation ends with its paragraph: at a line break, at the end of the text, and at a layout gap (three no-break
spaces or more, which scraped pages put between headlines). Then come the quotations that run over line ends although no
line was broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from arnorm._core import classes as k
from arnorm._core.edits import Span
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import Scan
from arnorm._core.windows import lies_in, skip, skip_back, stretch
from arnorm.quotes import _kernel
from arnorm.quotes._costs import costs_in, leads_on
from arnorm.quotes._kernel import OUTERMOST, Plain
from arnorm.quotes._marks import (
    CLOSES,
    LINE,
    OPENS,
    Mark,
    candidates,
    family_of,
    find_double_parentheses,
    lined,
    list_marks,
    marks_at,
)
from arnorm.quotes._reading import MISSING, NEVER_ALONE, Role, make_role, read_paragraph

__all__ = ["PLAIN_PAIRS", "Paragraph", "Quotes", "has_arabic", "look_at_marks", "plain_paragraph", "plain_roles"]
__all__ += ["quotes_and_brackets_in", "quotes_in"]


class Paragraph(NamedTuple):
    """A paragraph, and the marks that are quotation marks there."""

    start: int
    end: int
    roles: list[Role]


class Quotes(NamedTuple):
    """The quotations of a text: of the paragraphs with plain marks, and of all others."""

    plain: list[Plain]
    others: list[Paragraph]


class _OpenParagraph(NamedTuple):
    """A paragraph with a mark that has no partner in it: its number, its marks, and those that are quotation marks."""

    number: int
    places: list[int]
    roles: list[Role]


_BLANK_BYTES = bytes((k.SPACE, k.GAP))
_DIGITS = bytes((k.DIGIT, k.EASTERN))
_MOST_BLANKS = 60  # between a mark and the end of its line


def plain_paragraph(kinds: bytes, plain: Plain) -> Paragraph:
    """The paragraph of these marks; ``kinds`` have NEWLINE for every end of a paragraph."""
    places, *_ = plain
    return Paragraph(*stretch(kinds, places[0], places[-1], LINE), plain_roles(plain))


def plain_roles(plain: Plain) -> list[Role]:
    """These marks as roles."""
    places, paired, *_ = plain
    return [make_role((at, at + 1, *one)) for at, one in zip(places, paired, strict=True)]


# A plain paragraph stays plain when it is written with these pairs.
PLAIN_PAIRS = frozenset((one, other) for one, closers in _kernel.CLOSERS.items() for other in closers)


def look_at_marks(scan: Scan) -> tuple[list[int], int, list[Plain], list[tuple[int, Plain]]]:
    """What `list_marks` gives, and what `_kernel.read_plain` gives if all marks are candidates as they are."""
    places, seen = list_marks(scan)
    simple, rest = _read_plain(scan, places) if seen == _kernel.ONLY_MARKS else ([], [])
    return places, seen, simple, rest


def _read_plain(scan: Scan, places: list[int]) -> tuple[list[Plain], list[tuple[int, Plain]]]:
    return _kernel.read_plain(scan.text, scan.kinds, places)


def _read_paragraphs(scan: Scan, more: Sequence[Mark] = ()) -> tuple[Quotes, list[_OpenParagraph]]:
    """The quotations of a scan, each paragraph by itself, and the paragraphs with a mark that has no partner.

    ``more`` are marks of several characters.
    """
    text, kinds = scan.text, scan.kinds
    others: list[Paragraph] = []
    opened: list[_OpenParagraph] = []
    places, seen, simple, rest = scan.derive(look_at_marks)
    typed: dict[int, Mark] = {}
    if more or seen != _kernel.ONLY_MARKS:
        places, typed = candidates(scan, places, seen, more)
        simple, rest = _read_plain(scan, places)
    plain_ones = [*simple]
    lines = b""
    for number, plain in rest:
        marks, paired, depth, loose = plain
        if len(marks) == 1 and text[marks[0]] in NEVER_ALONE:
            continue
        is_plain = depth and ((depth == OUTERMOST and not loose) or _is_sure(text, kinds, plain))
        if not (is_plain and kinds[marks[0] + 1] == k.LETTER):
            lines = lines or lined(kinds)
            is_plain = is_plain and not _has_soup(text, lines, marks)
        if is_plain:
            plain_ones.append(plain)
            if paired[0][2] == MISSING or paired[-1][2] == MISSING:
                opened.append(_OpenParagraph(number, marks, plain_roles(plain)))
            continue
        paragraph = _closer_look(text, lines, marks, typed)
        if paragraph:
            others.append(paragraph)
        roles = paragraph.roles if paragraph else []
        if _is_open(text, lines, marks, roles):
            opened.append(_OpenParagraph(number, marks, roles))
    if len(plain_ones) > len(simple):
        plain_ones.sort()
    return Quotes(plain_ones, others), opened


# What may wait for a partner in another paragraph; other marks are apostrophes and primes as often.
_WAITING = frozenset('"«»“”„')


def _is_open(text: str, kinds: bytes, places: list[int], roles: list[Role]) -> bool:
    """Whether a mark of a paragraph may have its partner in another one: one of its edges, if it is not read."""
    for role in roles:
        if role.partner == MISSING:
            return True
    if len(roles) == len(places) or not (roles or all(text[at] == '"' for at in places)):
        return False  # guillemets that are no quotation marks may be letters in a font's own code
    read = {at for role in roles for at in range(role.start, role.end)}
    return any(
        text[at] in _WAITING
        and at not in read
        and ((kinds[at - 1] in _BLANK_BYTES and kinds[at + 1] in _BLANK_BYTES) or _is_at_edge(kinds, at, at + 1))
        for at in places
    )


def _is_at_edge(kinds: bytes, start: int, end: int) -> bool:
    """Whether only blanks stand between a mark and one end of its paragraph."""
    after = skip(kinds, end, _BLANK_BYTES, _MOST_BLANKS)
    return k.NEWLINE in (kinds[after], kinds[skip_back(kinds, start, _BLANK_BYTES, _MOST_BLANKS) - 1])


def _is_sure(text: str, kinds: bytes, plain: Plain) -> bool:
    """Whether the words around nested and loose marks leave no doubt either."""
    places, paired, _, loose = plain
    for at, (way, *_) in zip(places, paired, strict=True):
        if way == CLOSES and leads_on(text, at - 1):
            return False
    if not loose:
        return True
    first, partner = places[loose[0]], paired[loose[0]][2]
    if any(text[places[i] - 1] == "ا" for i in loose):
        return False  # it may be a tanween
    if partner == MISSING:
        return kinds[first - 1] not in _DIGITS  # which it may count as inches
    return not text[min(first, places[partner]) + 1 : max(first, places[partner])].isspace()


def _closer_look(text: str, kinds: bytes, places: list[int], typed: Mapping[int, Mark]) -> Paragraph | None:
    """The paragraph with these marks, read by the costs of their readings; None if none is a quotation mark."""
    marks = marks_at(text, places, typed)
    start, end = stretch(kinds, places[0], places[-1], LINE)
    if _is_soup(text, kinds, marks, start, end):
        return None
    roles = read_paragraph(text, marks, costs_in(text, kinds, marks))
    if len(roles) == 1 < len(marks) and roles[0].opens and _TURNED_END.match(text, start, marks[0].start + 1):
        return None  # one of the two that end the line stands at its head: ."كلمة في "لندن
    return Paragraph(start, end, roles) if roles else None


_TURNED_END = lazy_pattern(r'[^\w\s"]{0,3}[.!؟…]+"')
# A font's own code is full of these: Latin-1 letters and signs, daggers, mathematical signs.
_SOUP = lazy_pattern(r"(?![«»´°·∕−\xad])[\xa1-\xff\u2020\u2021\u2200-\u22ff\u25ca]")
_OUTSIDE = bytes((k.SPACE, k.GAP, k.NEWLINE, k.OPEN, k.CLOSE, k.QUOTE, k.COMMA, k.STOP, k.DASH, k.COLON, k.BANG))
_SOUP_CHARACTERS = 12  # more than one such sign in 12 characters is too many


def has_arabic(kinds: bytes, start: int, end: int) -> bool:
    """Whether a stretch has an Arabic letter."""
    return kinds.find(k.LETTER, start, end) >= 0 or kinds.find(k.FORM, start, end) >= 0


def _has_soup(text: str, kinds: bytes, places: list[int]) -> bool:
    """Whether the paragraph with these marks has no Arabic letter, and signs of a font's own code."""
    start, end = stretch(kinds, places[0], places[-1], LINE)
    return not has_arabic(kinds, start, end) and _SOUP.search(text, start, end) is not None


def _is_soup(text: str, kinds: bytes, marks: list[Mark], start: int, end: int) -> bool:
    """Whether the paragraph is text in a font's own code («uM« fK): its guillemets are letters gone wrong."""
    if has_arabic(kinds, start, end):
        return False
    inside = wrong = directed = 0
    for first, after, _, family, direction in marks:
        directed |= direction
        if family == "guillemet" and kinds[first - 1] not in _OUTSIDE:
            inside += kinds[after] not in _OUTSIDE
            wrong += direction == OPENS
    if inside > 1 or (wrong and text.find("»", start, end) < 0):
        return True
    if not directed:
        return False
    odd = len(_SOUP.findall(text, start, end))
    return bool(inside and odd) or odd * _SOUP_CHARACTERS > end - start - kinds.count(b" ", start, end)


# The most lines with Arabic letters, and the most letters, between two partners: of prose, or of short pieces.
_REACHES = (2, 300), (6, 150)
_FAR_CHARACTERS = 4000  # of a quotation of several paragraphs
_AFTER_LONG = frozenset((k.OPEN, k.STOP, k.COMMA, k.BANG, k.NEWLINE, k.END))
_ENDS = ("أه", "اه")  # for انتهى: what is quoted ends here
_LINE_HEAD = frozenset((k.NEWLINE, k.HASH))
_MOST_LINES = 6  # that are read as one
_SCRIPT_KINDS = (k.LETTER, k.FORM)
_NOT_BETWEEN = (k.FOREIGN, k.QUOTE)  # words of another script, marks of code
_HEADING = bytes((k.HASH,)) * 2  # a title, parted from its marks: ولقب «⏎### المطيع لله⏎# »
_SENTENCE_ENDS = frozenset((k.STOP, k.BANG))
_BESIDE_TURNED = frozenset((k.SPACE, k.GAP, k.NEWLINE))
# No mark before these opens a quotation.
_OPENS_NOTHING = frozenset((k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE))

_Brackets = Callable[[str], Sequence[Mark]] | None  # the marks of several characters that are looked for
_Partners: TypeAlias = "dict[Span, tuple[int, int]]"


def quotes_in(scan: Scan) -> Quotes:
    """The quotations of a scan; share them: ``scan.derive(quotes_in)``."""
    return _read_over_lines(scan, None)


def quotes_and_brackets_in(scan: Scan) -> Quotes:
    """The same, with doubled parentheses as quotation marks."""
    return _read_over_lines(scan, find_double_parentheses)


def _paragraphs_of(scan: Scan, quotes: Quotes) -> list[Paragraph]:
    """All paragraphs with quotations, in order."""
    kinds = lined(scan.kinds) if quotes.plain else b""
    return sorted([*(plain_paragraph(kinds, marks) for marks in quotes.plain), *quotes.others])


def _read_over_lines(scan: Scan, brackets: _Brackets) -> Quotes:
    quotes, opened = _read_paragraphs(scan, brackets(scan.text) if brackets else ())
    if len(opened) < 2 or "\n" not in scan.text:
        return quotes
    quotes = _put_in(quotes, list(_LineJoiner(scan, opened, brackets).read()))
    return _put_in(quotes, _link_far(scan, quotes))


def _put_in(quotes: Quotes, joined: Sequence[Paragraph]) -> Quotes:
    """The quotations, with these paragraphs in place of those that they were joined from."""
    if not joined:
        return quotes
    spans = [place for paragraph in joined for place in paragraph[:2]]
    plain = [one for one in quotes.plain if not lies_in(spans, one[0][0])]
    others = [one for one in quotes.others if not lies_in(spans, one.start)]
    return Quotes(plain, sorted([*others, *joined]))


def _link_far(scan: Scan, quotes: Quotes) -> list[Paragraph]:
    """The quotations of books that run over several paragraphs: a lone mark opens, the next one closes.

    A colon announces such a quotation and nothing but punctuation follows it in its line, or a note follows it.
    """
    kinds, paragraphs = scan.kinds, _paragraphs_of(scan, quotes)
    groups: list[tuple[int, int]] = []
    waiting = at = -1  # the paragraph with a lone mark that opens, and where that is
    for nth, paragraph in enumerate(paragraphs):
        lone = [role for role in paragraph.roles if not role.is_paired]
        if not lone:
            continue
        first, last = lone[0], lone[-1]
        if waiting >= 0 and not first.opens and first.start - at <= _FAR_CHARACTERS:
            announced = kinds[skip_back(kinds, at, _BLANK_BYTES, _MOST_BLANKS) - 1] == k.COLON
            noted = kinds[skip(kinds, first.end, _BLANK_BYTES, _MOST_BLANKS)] == k.OPEN
            if noted or (announced and _is_at_end(scan, first)):
                groups.append((waiting, nth))
                waiting = -1
                continue
        waiting, at = (nth, last.start) if last.opens else (-1, -1)
    return [_link(paragraphs[one : other + 1]) for one, other in groups]


def _is_at_end(scan: Scan, mark: Role) -> bool:
    """Whether a note, punctuation, the end of its line or اهـ follows a mark."""
    at = skip(scan.kinds, mark.end, _BLANK_BYTES, _MOST_BLANKS)
    if scan.kinds[at] in _AFTER_LONG:
        return True
    after = scan.text[at + 2 : at + 3]
    return scan.text.startswith(_ENDS, at) and (after == "ـ" or not (after.isalnum() or after == "_"))


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


class _LineJoiner:
    """Reads paragraphs of a scan as one.

    PDF files and speeches part a quotation over lines that nothing else joins. Two lines near each other, each with a
    mark that has no partner there, are read as one text. That reading counts only where it makes a pair and takes
    nothing away: each mark that was read is read, each pair is kept.
    """

    def __init__(self, scan: Scan, opened: Sequence[_OpenParagraph], brackets: _Brackets) -> None:
        self._scan, self._text, self._kinds = scan, scan.text, lined(scan.kinds)
        self._opened = opened
        self._brackets = brackets
        self._spans = [stretch(self._kinds, one.places[0], one.places[-1], LINE) for one in opened]
        self._roles = [one.roles for one in opened]
        self._partners = [_partners_of(roles) for roles in self._roles]
        self._may_open, self._may_close = (
            [self._may_go(way, nth) for nth in range(len(opened))] for way in (OPENS, CLOSES)
        )
        # What `_are_near` and `_write` gave for the paragraphs that are being read.
        self._near: dict[int, bool] = {}
        self._written: dict[int, tuple[str, list[int], list[int]]] = {}

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
            if last not in self._near:
                self._near[last] = self._are_near(last - 1, last)
            if not self._near[last]:
                break
            old |= self._partners[last]
            if not (old and self._may_close[last] and any(self._may_open[first : last + 1])):
                continue
            text, starts, ends = self._join(first, last)
            roles = [
                role._replace(start=starts[role.start], end=ends[role.end - 1])
                for role in _read_line(text, self._brackets)
            ]
            if self._is_better(_partners_of(roles), old):
                found = last, Paragraph(self._spans[first][0], self._spans[last][1], roles)
                if all(role.is_paired for role in roles):
                    break
        return found

    def _may_go(self, way: int, nth: int) -> bool:
        """Whether a mark of a paragraph that has no partner there may go this way once other lines are read with it."""
        roles = self._roles[nth]
        if len(roles) < len(self._opened[nth].places):
            return True  # one is not read, or is a pair of characters
        return any(not role.is_paired and (role.way == way or self._may_turn(*role[:3])) for role in roles)

    def _write(self, nth: int) -> tuple[str, list[int], list[int]]:
        """A paragraph, and where what each of its characters is from starts and ends.

        A mark without a partner gets a shape by its way: its own shape may be rewritten, so it is no evidence.
        """
        start, end = self._spans[nth]
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for role in self._roles[nth]:
            if not role.is_paired:
                shape = '"' if _is_at_edge(self._kinds, role.start, role.end) else "«" if role.opens else "»"
                pieces += self._text[start : role.start], shape
                starts += range(start, role.start + 1)
                ends += [*range(start + 1, role.start + 1), role.end]
                start = role.end
        starts += range(start, end)
        ends += range(start + 1, end + 1)
        return "".join((*pieces, self._text[start:end])), starts, ends

    def _join(self, first: int, last: int) -> tuple[str, list[int], list[int]]:
        """Paragraphs on one line, and where what each of its characters is from starts and ends."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for nth in range(first, last + 1):
            if nth not in self._written:
                self._written[nth] = self._write(nth)
            text, firsts, lasts = self._written[nth]
            if pieces:
                between = self._text[self._spans[nth - 1][1] : self._spans[nth][0]]
                pieces.append(f" {' '.join(between.split())} " if between.strip() else " ")
                starts += firsts[:1] * len(pieces[-1])
                ends += lasts[:1] * len(pieces[-1])
            pieces.append(text)
            starts += firsts
            ends += lasts
        return "".join(pieces), starts, ends

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
        letters = sum(self._kinds.count(kind, start, end) for kind in _SCRIPT_KINDS)
        if letters > max(most for _, most in _REACHES):
            return False
        lines = [line for line in between if any(kind in line for kind in _SCRIPT_KINDS)]
        ends = any(line.rstrip(_BLANK_BYTES)[-1] in _SENTENCE_ENDS for line in (self._kinds[start:after], *lines))
        if ends and not self._goes_on(one, other):
            return False  # whoever ends a sentence leaves its quotation open
        return any(len(lines) <= most_lines and letters <= most for most_lines, most in _REACHES)

    def _goes_on(self, one: int, other: int) -> bool:
        """Whether a quotation goes on behind the sentences of its line: it is left open there, and closed here.

        Its end shows it: the mark is of the same family, and a note, punctuation or the end of the line follows, or it
        is the first mark of its line.
        """
        opening = [role for role in self._roles[one] if not role.is_paired][-1:]
        closing = [role for role in self._roles[other] if not role.is_paired][:1]
        if not opening or not closing or not opening[0].opens or closing[0].opens:
            return False
        if family_of(self._text[opening[0].start]) != family_of(self._text[closing[0].start]):
            return False
        before = skip_back(self._kinds, closing[0].start, _BLANK_BYTES, _MOST_BLANKS)
        return self._kinds[before - 1] in _LINE_HEAD or _is_at_end(self._scan, closing[0])

    def _is_better(self, new: _Partners, old: _Partners) -> bool:
        """Whether a reading of lines as one has a new pair and all that the lines had.

        One mark at least is read as it was, or stands between words: of two at edges nothing says which opens.
        """
        pairs, more = (sum(partner != MISSING for _, partner in one.values()) for one in (old, new))
        if not old or more <= pairs:
            return False
        if not any(
            old[one][0] == way if one in old else not _is_at_edge(self._kinds, *one) for one, (way, _) in new.items()
        ):
            return False
        return all(one in new and self._is_kept(one, old[one], new[one]) for one in old) and not any(
            way == OPENS and partner != MISSING and self._kinds[end] in _OPENS_NOTHING
            for (_, end), (way, partner) in new.items()
        )

    def _is_kept(self, mark: Span, old: tuple[int, int], new: tuple[int, int]) -> bool:
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
            return self._kinds[skip_back(self._kinds, start, _BLANK_BYTES, _MOST_BLANKS) - 1] == k.NEWLINE
        return self._kinds[skip(self._kinds, end, _BLANK_BYTES, _MOST_BLANKS)] == k.NEWLINE


@remember(256, size_of=lambda text, _: len(text))  # lines that are all alike are many: ditto marks
def _read_line(text: str, brackets: _Brackets) -> Sequence[Role]:
    """The quotation marks of a text on one line."""
    scan = Scan(text)
    paragraphs = _paragraphs_of(scan, _read_paragraphs(scan, brackets(text) if brackets else ())[0])
    return paragraphs[0].roles if paragraphs else ()


def _partners_of(roles: Sequence[Role]) -> _Partners:
    """The way of each mark and the place of its partner, or MISSING, by the span of the mark."""
    return {role[:2]: (role.way, roles[role.partner].start if role.is_paired else MISSING) for role in roles}
