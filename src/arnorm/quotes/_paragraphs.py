"""The quotation marks of a scan, paragraph by paragraph; most paragraphs are plain pairs, the others are read.

A quotation ends with its paragraph: at a line break, at the end of the text, and at a layout gap (three no-break
spaces or more, which scraped pages put between headlines). Then come the quotations that run over line ends although no
line was broken.
"""

from __future__ import annotations

import itertools
import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from arnorm._arabic.marks import QUOTES
from arnorm._arabic.removal import has_arabic
from arnorm._core import classes as k
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
from arnorm.quotes._reading import MISSING, NEVER_ALONE, Role, has_no_word, limit_open_marks, make_role, read_paragraph


class Paragraph(NamedTuple):
    """A paragraph, and the marks that are quotation marks there."""

    start: int
    end: int
    roles: list[Role]


class Quotes(NamedTuple):
    """The quotations of a text: of the paragraphs with plain marks, and of all others."""

    plain: list[Plain]
    others: list[Paragraph]


class _Line(NamedTuple):
    """The marks of a paragraph, and those that are quotation marks."""

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


def _read_paragraphs(scan: Scan, more: Sequence[Mark] = ()) -> tuple[Quotes, list[_Line]]:
    """The quotations of a scan, each paragraph by itself, and the paragraphs with a mark that has no partner.

    ``more`` are marks of several characters.
    """
    text, kinds = scan.text, scan.kinds
    others: list[Paragraph] = []
    opened: list[_Line] = []
    places, seen, simple, rest = scan.derive(look_at_marks)
    typed: dict[int, Mark] = {}
    if more or seen != _kernel.ONLY_MARKS:
        places, typed = candidates(scan, places, seen, more)
        simple, rest = _read_plain(scan, places)
    plain_ones = [*simple]
    lines = b""
    for _, plain in rest:
        marks, paired, depth, loose = plain
        if len(marks) == 1 and text[marks[0]] in NEVER_ALONE:
            opened += [_Line(marks, [])] * _may_wait(kinds, marks[0])
            continue
        is_plain = depth and ((depth == OUTERMOST and not loose) or _is_sure(text, kinds, plain))
        if not (is_plain and kinds[marks[0] + 1] == k.LETTER):
            lines = lines or lined(kinds)
            is_plain = is_plain and not _has_soup(text, lines, marks)
        if is_plain:
            plain_ones.append(plain)
            if paired[0][2] == MISSING or paired[-1][2] == MISSING:
                opened.append(_Line(marks, plain_roles(plain)))
            continue
        paragraph = _closer_look(text, lines, marks, typed)
        if paragraph:
            others.append(paragraph)
        roles = paragraph.roles if paragraph else []
        if _is_open(text, lines, marks, roles):
            opened.append(_Line(marks, roles))
    if len(plain_ones) > len(simple):
        plain_ones.sort()
    return Quotes(plain_ones, others), opened


# What may wait for a partner in another paragraph; other marks are apostrophes and primes as often.
_WAITING = frozenset('"«»“”„')
_BLANK_OR_END = frozenset((k.SPACE, k.GAP, k.NEWLINE, k.END))
_AFTER_SINGLE = _BLANK_OR_END | {k.STOP, k.COMMA, k.BANG, k.COLON, k.CLOSE}


def _may_wait(kinds: bytes, at: int) -> bool:
    """Whether a single mark stands at one side of an Arabic word, or between blanks."""
    before, after = kinds[at - 1], kinds[at + 1]
    if before in _BLANK_OR_END:
        return after == k.LETTER or after in _BLANK_OR_END
    return before == k.LETTER and after in _AFTER_SINGLE


def _is_open(text: str, kinds: bytes, places: list[int], roles: list[Role]) -> bool:
    """Whether a mark of a paragraph may have its partner in another one.

    That is one without a partner, one that closes where marks open, and one at an edge that is not read.
    """
    for role in roles:
        if role.partner == MISSING or (not role.opens and _looks_opening(kinds, role.start, role.end)):
            return True
    read = {at for role in roles for at in range(role.start, role.end)}
    for at in places:
        if at in read:
            continue
        if text[at] in NEVER_ALONE:
            if _may_wait(kinds, at):
                return True
        elif (
            text[at] in _WAITING
            and (roles or text[at] == '"')
            and ((kinds[at - 1] in _BLANK_BYTES and kinds[at + 1] in _BLANK_BYTES) or _is_at_edge(kinds, at, at + 1))
        ):
            return True
    return False


def _looks_opening(kinds: bytes, start: int, end: int) -> bool:
    """Whether a blank comes before a mark, and a word after it."""
    return kinds[start - 1] in _BLANK_BYTES and kinds[end] == k.LETTER


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
    return not has_no_word(text, min(first, places[partner]) + 1, max(first, places[partner]))


def _closer_look(text: str, kinds: bytes, places: list[int], typed: Mapping[int, Mark]) -> Paragraph | None:
    """The paragraph with these marks, read by the costs of their readings; None if none is a quotation mark."""
    marks = marks_at(text, places, typed)
    start, end = stretch(kinds, places[0], places[-1], LINE)
    if _is_soup(text, kinds, marks, start, end):
        return None
    _, roles = read_paragraph(text, marks, costs_in(text, kinds, marks))
    if len(roles) == 1 < len(marks) and roles[0].opens and _TURNED_END.match(text, start, marks[0].start + 1):
        return None  # one of the two that end the line stands at its head: ."كلمة في "لندن
    return Paragraph(start, end, roles) if roles else None


_TURNED_END = lazy_pattern(r'[^\w\s"]{0,3}[.!؟…]+"')
# A font's own code is full of these: Latin-1 letters and signs, daggers, mathematical signs.
_SOUP = lazy_pattern(r"(?![«»´°·∕−\xad])[\xa1-\xff\u2020\u2021\u2200-\u22ff\u25ca]")
_OUTSIDE = bytes((k.SPACE, k.GAP, k.NEWLINE, k.OPEN, k.CLOSE, k.QUOTE, k.COMMA, k.STOP, k.DASH, k.COLON, k.BANG))
_SOUP_CHARACTERS = 12  # more than one such sign in 12 characters is too many


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
_MOST_LETTERS = max(most for _, most in _REACHES)
_FAR_CHARACTERS = 4000  # of a quotation of several paragraphs
_AFTER_LONG = frozenset((k.OPEN, k.STOP, k.COMMA, k.BANG, k.NEWLINE, k.END))
_ENDS = ("أه", "اه")  # for انتهى: what is quoted ends here
_LINE_HEAD = frozenset((k.NEWLINE, k.HASH))
_MOST_LINES = 6  # that are read as one
_SCRIPT_KINDS = (k.LETTER, k.FORM)
_HEADING = bytes((k.HASH,)) * 2  # a title, parted from its marks: ولقب «⏎### المطيع لله⏎# »
_SENTENCE_ENDS = frozenset((k.STOP, k.BANG))
# No mark before these opens a quotation.
_OPENS_NOTHING = frozenset((k.STOP, k.COMMA, k.COLON, k.BANG, k.CLOSE))

_Brackets = Callable[[str], Sequence[Mark]] | None  # the marks of several characters that are looked for
_NEAR, _ENDED = 1, 2
_UNSEEN = bytes((k.SPACE, k.GAP, k.INVISIBLE))
_BLANK_BYTES_OR_END = bytes((k.SPACE, k.GAP, k.NEWLINE))
_CROSSING_COST, _LEAST_SAVED = 1.0, 0.3  # of a quotation over line ends; of what reading lines as one saves
_FARTHEST_CHARACTERS = 1000  # between two marks of neighbours
_LINE_END = lazy_pattern(rf"[{k.NAMED[k.NEWLINE]}](?:~~)?")
# With no other way to begin than by a character of one set it is fast.
_END_OF_SENTENCE = lazy_pattern(rf"[.؟!…?؛;:\n](?:(?<!\n)[{QUOTES})\]]*\s|(?<=\n)\s*\n)")
_LETTER = lazy_pattern(r"[^\W\d_]")


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
    if not opened or "\n" not in scan.text:
        return quotes
    if len(opened) > 1:
        quotes = _put_in(quotes, list(_LineJoiner(scan, quotes, opened, brackets).read()))
        quotes = _put_in(quotes, _link_far(scan, quotes))
    return _put_in(quotes, list(_nest_in_open(scan, quotes, opened)))


def _nest_in_open(scan: Scan, quotes: Quotes, opened: Sequence[_Line]) -> Iterator[Paragraph]:
    """The lines with quotations inside one that the line before them left open in the same sentence.

    Something of the sentence is before the first of them, and all have both marks.
    """
    text = scan.text
    paragraphs: list[Paragraph] = []
    for line in opened:
        mark = next((role for role in reversed(line.roles) if not role.is_paired), None)
        if mark is None or not mark.opens:
            continue
        last = mark.end + _FARTHEST_CHARACTERS
        if text.find("\n", line.places[-1], last) < 0:
            continue
        found = _END_OF_SENTENCE.search(text, mark.end, last)
        end = found.start() if found else last
        if text.find("\n", line.places[-1], end) < 0:
            continue
        paragraphs = paragraphs or _paragraphs_of(scan, quotes)
        nth = bisect_right(paragraphs, mark.start, key=operator.itemgetter(0))
        if mark not in paragraphs[nth - 1].roles:
            continue  # it has found its partner
        for paragraph in map(paragraphs.__getitem__, range(nth, len(paragraphs))):  # a slice copies all that follow
            roles, first = paragraph.roles, paragraph.roles[0].start
            is_whole = all(role.is_paired for role in roles) and _LETTER.search(text, paragraph.start, first)
            if first > end or not is_whole:
                break
            inner = [role._replace(depth=role.depth + 1, partner=role.partner + 1) for role in roles]
            inner = [role._replace(partner=role.partner - 1) for role in limit_open_marks(text, [mark, *inner])[1:]]
            if inner == roles:
                break
            yield paragraph._replace(roles=inner)


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

    PDF files, books and speeches part a quotation over lines that nothing else joins. Lines near each other, of which
    the first and the last have a mark without a partner, are read as one text, and so are the lines between them. That
    reading counts where it costs less than those of the lines, each pair over a line end included.
    """

    def __init__(self, scan: Scan, quotes: Quotes, opened: Sequence[_Line], brackets: _Brackets) -> None:
        self._scan, self._text, self._kinds = scan, scan.text, lined(scan.kinds)
        self._brackets = brackets
        self._opened = {line.places[0] for line in opened}
        self._lines = sorted([*opened, *self._find_between(quotes, opened)])
        self._spans = [stretch(self._kinds, line.places[0], line.places[-1], LINE) for line in self._lines]
        self._starts = [start for start, _ in self._spans]
        self._links: dict[int, int] = {}

    def _find_between(self, quotes: Quotes, opened: Sequence[_Line]) -> Iterator[_Line]:
        """The lines without an open mark that stand between two near ones that have one."""
        plain = [places[0] for places, *_ in quotes.plain]
        others = [paragraph.roles[0].start for paragraph in quotes.others]
        for one, other in itertools.pairwise(opened):
            start, end = one.places[-1], other.places[0]
            if end - start > _FARTHEST_CHARACTERS:
                continue
            for nth in range(bisect_right(plain, start), bisect_left(plain, end)):
                yield _Line(quotes.plain[nth][0], plain_roles(quotes.plain[nth]))
            for nth in range(bisect_right(others, start), bisect_left(others, end)):
                roles = quotes.others[nth].roles
                yield _Line([role.start for role in roles], roles)

    def read(self) -> Iterator[Paragraph]:
        """The paragraphs that are read as one, each with its marks."""
        first = 0
        while first + 1 < len(self._lines):
            last, whole = self._read_from(first) if self._lines[first].places[0] in self._opened else (first, None)
            if whole:
                yield whole
            first = last + 1

    def _read_from(self, first: int) -> tuple[int, Paragraph | None]:
        """The last of the paragraphs that are read as one from this one on, and what they are."""
        found: tuple[int, Paragraph | None] = first, None
        most = _LEAST_SAVED
        apart = self._price(first)
        for last in range(first + 1, min(first + _MOST_LINES, len(self._lines))):
            if not self._link(last):
                break
            apart += self._price(last)
            if self._lines[last].places[0] not in self._opened:
                continue
            start = self._starts[first]
            cost, read = _read_line(self._join(first, last), self._brackets)
            roles = [role._replace(start=start + role.start, end=start + role.end) for role in read]
            paired = (role for role in roles if role.opens and role.is_paired)
            crossing = [one for one in paired if self._line_of(one.start) != self._line_of(roles[one.partner].start)]
            saved = apart - cost - _CROSSING_COST * len(crossing)
            if saved <= most or not self._is_whole(crossing, roles, first, last) or any(map(self._is_turned, roles)):
                continue
            if all(self._is_sound(role, roles[role.partner]) for role in crossing):
                most = saved
                found = last, Paragraph(start, self._spans[last][1], roles)
                if all(role.is_paired for role in roles):
                    break
        return found

    def _is_whole(self, crossing: Sequence[Role], roles: Sequence[Role], first: int, last: int) -> bool:
        """Whether quotations run out of the first and into the last of the paragraphs."""
        ends = [self._line_of(roles[role.partner].start) for role in crossing]
        return last in ends and self._line_of(crossing[0].start) == first

    def _price(self, nth: int) -> float:
        """What a paragraph costs by itself."""
        return _read_line(self._text[slice(*self._spans[nth])], self._brackets, False)[0]

    def _line_of(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _join(self, first: int, last: int) -> str:
        """Paragraphs on one line, each character in its place.

        The shape of a mark without a partner may be rewritten by its way, so it is no evidence.
        """
        start = self._starts[first]
        chars = [*_LINE_END.sub(lambda found: " " * len(found[0]), self._text[start : self._spans[last][1]])]
        for line in self._lines[first : last + 1]:
            for role in line.roles:
                if not role.is_paired and role.end - role.start == 1:
                    chars[role.start - start] = '"'
        return "".join(chars)

    def _link(self, other: int) -> int:
        """What separates a paragraph from the one before it: `_NEAR`, `_ENDED` with the end of a sentence, or 0.

        Lines are near if no line of another script and few letters stand between them.
        """
        if other not in self._links:
            self._links[other] = self._find_link(other - 1, other)
        return self._links[other]

    def _find_link(self, one: int, other: int) -> int:
        start, end = self._lines[one].places[-1], self._lines[other].places[0]
        after, before = self._spans[one][1], self._spans[other][0]
        if "\n" not in self._text[after : before + 1]:
            return 0
        letters = sum(self._kinds.count(kind, start, end) for kind in _SCRIPT_KINDS)
        if letters > _MOST_LETTERS:  # to look at each line takes long
            return 0
        between = self._kinds[after:before].split(LINE)
        if any(_is_apart(line) for line in between if not line.startswith(_HEADING)):
            return 0
        lines = [line for line in between if any(kind in line for kind in _SCRIPT_KINDS)]
        if not any(len(lines) <= most_lines and letters <= most for most_lines, most in _REACHES):
            return 0
        ends = any(line.rstrip(_BLANK_BYTES)[-1] in _SENTENCE_ENDS for line in (self._kinds[start:after], *lines))
        return _ENDED if ends else _NEAR

    def _is_sound(self, opening: Role, closing: Role) -> bool:
        """Whether a quotation may run over the line ends between its marks.

        Of two marks at edges nothing says which opens. Whoever ends a sentence leaves a quotation open, unless its end
        shows it: see `_goes_on`.
        """
        if self._kinds[skip(self._kinds, opening.end, _UNSEEN, _MOST_BLANKS)] in _OPENS_NOTHING:
            return False
        one, other = self._line_of(opening.start), self._line_of(closing.start)
        kept = self._is_lone(one, opening), self._is_lone(other, closing)
        if not any(kept) and all(_is_at_edge(self._kinds, *mark[:2]) for mark in (opening, closing)):
            return False
        lines = range(one + 1, other + 1)
        if not any(self._link(nth) == _ENDED for nth in lines):
            return True
        opens_again = any(role.opens and not role.is_paired for nth in lines for role in self._lines[nth].roles)
        return all(kept) and not opens_again and self._goes_on(opening, closing)

    def _is_turned(self, mark: Role) -> bool:
        """Whether a mark closes where it opened, or the other way round, and a word is glued to it.

        Before the word it may open.
        """
        if self._kinds[mark.start - 1] in _BLANK_BYTES_OR_END and self._kinds[mark.end] in _BLANK_BYTES_OR_END:
            return False
        if mark.opens and _looks_opening(self._kinds, mark.start, mark.end):
            return False
        old = [role for role in self._lines[self._line_of(mark.start)].roles if role.start == mark.start]
        return bool(old) and old[0].way != mark.way

    def _is_lone(self, nth: int, mark: Role) -> bool:
        """Whether a mark is read the same way in its paragraph, without a partner."""
        return any(role[:3] == mark[:3] and not role.is_paired for role in self._lines[nth].roles)

    def _goes_on(self, opening: Role, closing: Role) -> bool:
        """Whether a quotation that is left open in its line goes on behind the sentences there.

        Its end shows it: the mark is of the same family, and a note, punctuation or the end of the line follows, or it
        is the first mark of its line.
        """
        if family_of(self._text[opening.start]) != family_of(self._text[closing.start]):
            return False
        before = skip_back(self._kinds, closing.start, _BLANK_BYTES, _MOST_BLANKS)
        return self._kinds[before - 1] in _LINE_HEAD or _is_at_end(self._scan, closing)


def _is_apart(line: bytes) -> bool:
    """Whether a line has marks of code, or no fewer letters of another script than Arabic ones."""
    return k.QUOTE in line or (k.FOREIGN in line and line.count(k.FOREIGN) >= sum(map(line.count, _SCRIPT_KINDS)))


@remember(256, size_of=lambda text, *_: len(text))  # lines that are all alike are many: ditto marks
def _read_line(text: str, brackets: _Brackets, whole: bool = True) -> tuple[float, Sequence[Role]]:
    """What a text on one line costs, and its quotation marks; see `costs_in`."""
    scan = Scan(text)
    kinds = lined(scan.kinds)
    marks = marks_at(text, *candidates(scan, *list_marks(scan), brackets(text) if brackets else ()))
    if not marks or _is_soup(text, kinds, marks, 0, len(text)):
        return 0.0, ()
    return read_paragraph(text, marks, costs_in(text, kinds, marks, whole=whole))
