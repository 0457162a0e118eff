"""Punctuation: one set of marks between Arabic words, none of them touched in numbers, URLs or Latin text."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Literal, NamedTuple

from arnorm._arabic.marks import LOW_COMMAS, opens_low_quote
from arnorm._arabic.protect import protected_of_few
from arnorm._arabic.strokes import is_dash
from arnorm._core import classes as k
from arnorm._core import kernels_kinds, kernels_runs
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import LONGEST_KEY
from arnorm._core.scan import Scan, mask, roles
from arnorm._core.step import Loss, Step, check_options, function_form
from arnorm._core.windows import near_before, sides_of, skip, skip_back, stretch
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import is_prose, rewrite_prose

__all__ = ["UnifyPunctuation", "unify_punctuation"]

_ARABIC_KINDS = frozenset((k.LETTER, k.MARK, k.FORM, k.TATWEEL))
_BLANK_KINDS = frozenset((k.SPACE, k.GAP))
_DIGIT_KINDS = frozenset((k.DIGIT, k.EASTERN))
_EDGE_KINDS = frozenset((k.END, k.NEWLINE))
_OPEN_KINDS = _BLANK_KINDS | _EDGE_KINDS
_CLUSTER = frozenset(",;?،؛؟!.…")
_MARK_KINDS = frozenset((k.COMMA, k.STOP, k.BANG))
_WORD_OR_DIGIT_KINDS, _AMOUNT = _ARABIC_KINDS | _DIGIT_KINDS, _DIGIT_KINDS | {k.PERCENT}

_TO_ARABIC = str.maketrans(",;?", "،؛؟")
_DASHES = "\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}"
STROKE, THOUSANDS = "\N{ARABIC TATWEEL}", "\N{ARABIC THOUSANDS SEPARATOR}"
_SIGN_ROW = lazy_pattern(f"{STROKE}+|.", re.DOTALL)
_DOTS = lazy_pattern(r"[.…]*(?:\.\.|…\.|…)[.…]*")
_ASKED_SIGNS = lazy_pattern(r"(?<![!؟])[!؟]*!؟[!؟]*")
# More dots than this lead the eye to a number in a table; more spaces than this are layout.
_MOST_DOTS, _MOST_SPACES = 10, 2


class _Place(NamedTuple):
    """A cluster of marks, and all that decides what becomes of it."""

    marks: str
    spaces: int  # before it
    previous: int  # the kind before the spaces
    before: int  # that of the nearest character before it (see `_side_of`)
    next: int
    after: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnifyPunctuation(Step):
    """Write one set of punctuation marks between Arabic words.

    - ``commas``: ``,`` ``;`` ``?`` between Arabic words or at the end of an Arabic line become ``،`` ``؛`` ``؟``,
      ``!؟`` becomes ``؟!`` and two commas, ``،،``, become one.
    - ``ellipsis``: ``..``, ``...`` and ``…`` after or before an Arabic word become ``"…"`` or ``"..."``, or ``"keep"``.
    - ``dash``: dashes beside Arabic words, and tatweel standing for one (قطرـ اليابان), become ``"-"``, ``"–"`` or
      ``"—"``; ``"keep"``. Hyphens stay.
    - ``spaces``: a space before ``، ؛ ؟ ! . :`` goes, after the mark if the next word stood there glued; ``كلمة،كلمة``
      gets one; between marks (``؟ ؟``, ``. . .``) and inside brackets with words in them, ``( كذا )``, spaces go.

    - ``blocks``: "auto" leaves code and the signs of data (see `arnorm.find_blocks`), "prose" reads all as prose.

    Marks in numbers, URLs, addresses, names, tags, emoticons and Latin text stay, and so does a mark that is all a
    quotation holds («علامة ","»). Raises ValueError for another choice.

    >>> import arnorm
    >>> arnorm.unify_punctuation("هل وصلت, يا صديقي ?")
    'هل وصلت، يا صديقي؟'
    """

    commas: bool = True
    ellipsis: Literal["…", "...", "keep"] = "…"
    dash: Literal["-", "–", "—", "keep"] = "-"
    spaces: bool = True
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "layout"
    summary = "Writes the punctuation between Arabic words one way, with the spaces it needs."
    summary_ar = "يوحّد علامات الترقيم بين الكلمات العربية وما حولها من مسافات."
    topic = "Quotations, punctuation, white space"

    def __post_init__(self) -> None:
        check_options(self)

    def acts_on(self) -> Iterable[bytes]:
        return (*_ACTS_ON, bytes((k.STOP,))) if self.ellipsis == "..." else _ACTS_ON

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        if scan.derive(_CANDIDATES[self.ellipsis]) == _NO_CANDIDATES and (self.blocks == "prose" or is_prose(scan)):
            return ()
        return rewrite_prose(scan, self.blocks, self._edits)

    def _edits(self, scan: Scan) -> list[tuple[int, int, str]]:
        found, loose = scan.derive(_CANDIDATES[self.ellipsis])
        read = self._read(scan, found, frozenset()) if found else []
        # Few marks change and fewer are protected, so only those that would change are looked up.
        if read and protected_of_few(scan, [at for at, _ in read]):
            read = self._read(scan, found, frozenset(protected_of_few(scan, found)))
        edits = [edit for _, edit in read]
        spaces = _spaces_in_brackets(scan, loose) if self.spaces and loose else ()
        return sorted([*edits, *spaces]) if spaces else edits

    def _read(self, scan: Scan, found: list[int], exempt: frozenset[int]) -> list[tuple[int, tuple[int, int, str]]]:
        """The marks, of these, that change, and the edit of each."""
        text, kinds, spaces = scan.text, scan.kinds, self.spaces
        read: list[tuple[int, tuple[int, int, str]]] = []
        done = 0
        decided = _decider(self.commas, self.ellipsis, spaces)
        for at in found:
            if at < done or at in exempt:
                continue
            char = text[at]
            if (char == "," or kinds[at - 1] == k.QUOTE) and (staying := _staying_marks(scan, at)):
                done = at + staying
                continue
            if char != ":" and char not in _CLUSTER:
                done, sign = self._sign(text, kinds, at)
                if sign:
                    read.append((at, (at, done, sign)))
                continue
            blank, start, done, marks, before, after = _find_cluster(text, kinds, at, done, spaces)
            closes, new = (decided if len(marks) <= LONGEST_KEY else decided.__wrapped__)(
                marks, start - blank, kinds[blank - 1], before, kinds[done], after
            )
            if not closes:
                blank = start
            # What stays is in no edit, as in `edits`: a change looks the same whichever way it was found.
            if len(new) < done - blank and text.endswith(new, blank, done):
                read.append((at, (blank, done - len(new), "")))
            elif new != text[blank:done] and not (new[0] in ".…" and new != marks and _in_blanks(scan, start, done)):
                read.append((at, (blank, done, new)))
        return read

    def _sign(self, text: str, kinds: bytes, at: int) -> tuple[int, str]:
        """Where a sign that stands by itself ends, and what it becomes; "" if it stays."""
        if text[at] == THOUSANDS:
            return at + 1, self._comma(kinds, at) if self.commas else ""
        end = _SIGN_ROW.match(text, at).end()  # type: ignore[union-attr]  # it matches anything
        return end, self.dash if self._becomes_dash(text, kinds, at, end) else ""

    def _comma(self, kinds: bytes, at: int) -> str:
        """The comma that a thousands sign between words is typed for (اليوم٬ كما); "" where it is a thousands sign."""
        if kinds[at - 1] not in _ARABIC_KINDS:
            return ""
        if kinds[at + 1] in _BLANK_KINDS and kinds[at + 2] in _ARABIC_KINDS:
            return "،"
        return "،" + " " * self.spaces if kinds[at + 1] == k.LETTER and kinds[at + 2] in _ARABIC_KINDS else ""

    def _becomes_dash(self, text: str, kinds: bytes, start: int, end: int) -> bool:
        """Whether a dash, or tatweels typed for one, stand in Arabic prose and not in one of its words.

        One that is glued on both sides stays: as a hyphen it would make one word of two. Other marks of these kinds
        stay too: ‼ and the full stop of Urdu.
        """
        if self.dash in ("keep", text[start:end]):
            return False
        if text[start] == STROKE:
            stands = is_dash(text, kinds, start, end)
        else:
            beside = {kinds[start - 1], kinds[end]}
            stands = text[start] in _DASHES and not beside <= _WORDS_AND_CODE and _CODE_KINDS.isdisjoint(beside)
        if not stands:
            return False
        sides = {_side_of(kinds, start, -1), _side_of(kinds, end - 1, 1)}
        return not sides.isdisjoint(_ARABIC_KINDS) and sides <= _PROSE_KINDS

    def _decide(self, *seen: Any) -> tuple[bool, str]:
        """Whether the spaces before the marks of a place go, and what the marks become."""
        place = _Place(*seen)
        marks = self._converted(place)
        if not self.spaces:
            return False, marks
        closes, after = self._spacing(marks, place)
        if after:
            marks = self._converted(place._replace(next=k.SPACE))
        return closes, marks + after

    def _converted(self, place: _Place) -> str:
        """The marks themselves in their Arabic form, where they stand between Arabic words."""
        marks, before, after = place.marks, place.before, place.after
        if self.commas and _between_arabic(before, after):
            glued = place.next in _GLUED_KINDS
            # نو?مبر has lost a letter in some encoding; ;) and ;-) are faces.
            if not glued or ("?" not in marks and place.next in _ARABIC_KINDS and before in _ARABIC_KINDS):
                marks = marks.translate(_TO_ARABIC)
            if marks == "،،":
                marks = "،"
        if self.commas and before in _WORD_OR_DIGIT_KINDS:
            marks = _ASKED_SIGNS.sub(lambda m: "؟" * m[0].count("؟") + "!" * m[0].count("!"), marks)
        if self.ellipsis != "keep" and len(marks) <= _MOST_DOTS and (before in _ARABIC_KINDS or after in _ARABIC_KINDS):
            marks = _DOTS.sub(self.ellipsis, marks)
        return marks

    @staticmethod
    def _spacing(marks: str, place: _Place) -> tuple[bool, str]:
        """Whether the spaces before the marks go, and what space comes after them."""
        arabic = marks.endswith(_ARABIC_MARKS)
        if not place.spaces:
            # A ? that stays, in نو?؛مبر, would be turned if a space parted it from the letter.
            parted = arabic and "?" not in marks and place.previous in _ARABIC_KINDS and place.next == k.LETTER
            return False, " " if parted else ""
        if not _attachable(marks, place):
            return False, ""
        if place.next in _OPEN_KINDS or (place.next in (k.QUOTE, k.CLOSE) and not marks.startswith((":", ";"))):
            return True, ""
        # البيان ،وقال: the mark changed places with its space.
        return (True, " ") if place.next == k.LETTER and (arabic or marks in (".", ":", "!")) else (False, "")


unify_punctuation = function_form(UnifyPunctuation)


@functools.lru_cache(32)
def _decider(
    commas: bool, ellipsis: Literal["…", "...", "keep"], spaces: bool
) -> functools._lru_cache_wrapper[tuple[bool, str]]:
    """What a step decides, remembered: few places differ (421 of 2,559 in tweets), and deciding takes 2 µs."""
    step = UnifyPunctuation(commas=commas, ellipsis=ellipsis, spaces=spaces)
    return functools.lru_cache(4096)(step._decide)


_ARABIC_MARKS = ("،", "؛", "؟")
_GLUED_KINDS = _ARABIC_KINDS | _DIGIT_KINDS | {k.CLOSE, k.DASH, k.FOREIGN}
_PROSE_KINDS = _ARABIC_KINDS | _DIGIT_KINDS | _EDGE_KINDS | {k.COMMA, k.SEPARATOR, k.STOP, k.BANG, k.COLON, k.FOREIGN}
_CODE_KINDS = frozenset((k.FOREIGN, k.UNDERSCORE, k.AT, k.HASH))
_WORDS_AND_CODE = _WORD_OR_DIGIT_KINDS | _CODE_KINDS


def _attachable(marks: str, place: _Place) -> bool:
    """Whether marks after a space belong to the Arabic before it; dots in a row and tables do not."""
    dots = marks.startswith((".", "…")) and (marks != "." or place.after == k.STOP)
    if dots or place.spaces > _MOST_SPACES:
        return False
    if place.before in _ARABIC_KINDS:
        return True
    return place.before in _AMOUNT and (marks.startswith(_ARABIC_MARKS) or place.after in _ARABIC_KINDS)


def _between_arabic(before: int, after: int) -> bool:
    """Whether the nearest characters make this Arabic prose: a word on one side, and no Latin on the other."""
    if before in _ARABIC_KINDS:
        return after in _WORD_OR_DIGIT_KINDS or after in _EDGE_KINDS
    return before in _DIGIT_KINDS and after in _ARABIC_KINDS


# Marks of one row with a space between each two of them: ؟ ؟, ! !, . . .; no rows of dots (... ...), nor the one of .5.
_TYPED_APART = lazy_pattern(r"[؟?!]+(?: [؟?!]+)+|\.(?: \.)+(?![.…\d])")


def _staying_marks(scan: Scan, at: int) -> int:
    """How many marks here punctuate nothing: two commas typed for „, or one that a text talks about, in «","»."""
    text, kinds = scan.text, scan.kinds
    if text[at] == "," and opens_low_quote(text, at):
        return len(LOW_COMMAS)
    return int(kinds[at - 1] == k.QUOTE == kinds[at + 1] and at in scan.derive(_quoted_signs))


def _quoted_signs(scan: Scan) -> frozenset[int]:
    """Where a quotation holds one sign and no more."""
    from arnorm.quotes._paragraphs import quotes_in  # noqa: PLC0415 -- for texts that talk about a sign

    paragraphs = scan.derive(quotes_in).others
    return frozenset(
        role.end
        for _, _, roles in paragraphs
        for role in roles
        if role.opens and role.is_paired and roles[role.partner].start == role.end + 1
    )


def _find_cluster(text: str, kinds: bytes, at: int, floor: int, apart: bool) -> tuple[int, int, int, str, int, int]:
    """Where the spaces before a cluster of marks begin, where the cluster does, where it ends, its marks and its sides.

    ``apart``: those that a space parts from it belong to it too.
    """
    blank, start, end, before, after = _touching(text, kinds, at, floor)
    if apart and (kinds[blank - 1] in _MARK_KINDS or (kinds[end] == k.SPACE and kinds[end + 1] in _MARK_KINDS)):
        blank, start, end = _with_those_apart(text, kinds, (blank, start, end), floor)
        before, after = _side_of(kinds, start, -1), _side_of(kinds, end - 1, 1)
        return blank, start, end, text[start:end].replace(" ", ""), before, after
    return blank, start, end, text[start:end], before, after


def _with_those_apart(text: str, kinds: bytes, cluster: tuple[int, int, int], floor: int) -> tuple[int, int, int]:
    """The cluster with marks of its kind that a space parts from it, ؟ ؟, after an Arabic word."""
    _, start, end = cluster
    like = "؟?!" if text[start] in "؟?!" else "."
    first = start
    while first - 2 >= floor and text[first - 1] == " " and text[first - 2] in like:
        first -= 2
        while like != "." and first > floor and text[first - 1] in like:
            first -= 1
    if (
        _side_of(kinds, first, -1) not in _ARABIC_KINDS
    ):  # asked first: of a long row this is true of one mark, not of each
        return cluster
    row = _TYPED_APART.match(text, first)
    if row is None or row.end() < end or not _CLUSTER.isdisjoint(sides_of(text, first, row.end())):
        return cluster
    space = first
    while space > floor and kinds[space - 1] in _BLANK_KINDS:
        space -= 1
    return space, first, row.end()


# The kind of the nearest character on one side, spaces, quotation marks and a few brackets apart. Spaces and quotation
# marks do not count, for some spaces go, and two marks, or two commas that open a quotation, may be written as one.
_NEIGHBOUR_ROLES = roles(
    {
        kernels_runs.SPACE: bytes(_BLANK_KINDS),
        kernels_runs.SIGN: bytes(_MARK_KINDS),
        kernels_runs.PASSED: bytes(_BLANK_KINDS | {k.QUOTE}),
        kernels_runs.WRAPS: bytes((k.OPEN, k.CLOSE)),
        kernels_runs.WORD: bytes((k.LETTER, k.FORM, k.FOREIGN, k.DIGIT, k.EASTERN)),
        kernels_runs.APART: bytes(_OPEN_KINDS | {k.OPEN}),
    }
)
_side_of = functools.partial(kernels_runs.find_beside, _NEIGHBOUR_ROLES, k.COMMA, k.OTHER)
_touching = functools.partial(kernels_runs.find_cluster, _NEIGHBOUR_ROLES, k.COMMA, k.OTHER, "".join(_CLUSTER))


# Dots that wait to be filled in, ../../2024 and ..-..-2024, by what parts them from figures and other dots.
_BLANK_AFTER = lazy_pattern(r"[ \xa0]?[/\\][ \xa0]?[.…\d]|-[.…\d]")
_BLANK_BEFORE = lazy_pattern(r"(?:[.…\d][ \xa0]?[/\\][ \xa0]?|[.…\d]-)\Z")
_PARTING = lazy_pattern(r"[/\\-]")
_PARTED_CHARACTERS = 4  # at most between two blanks
_LETTER_KINDS = frozenset((k.LETTER, k.MARK, k.FORM))


def _in_blanks(scan: Scan, start: int, end: int) -> bool:
    """Whether dots are a blank of a form, ../../2024, or of a path, ../ملفات: no ellipsis."""
    text = scan.text
    if not _PARTING.search(text, near_before(start, _PARTED_CHARACTERS), end + _PARTED_CHARACTERS):
        return False
    if text[end : end + 1] in ("/", "\\") and scan.kinds[start - 1] not in _LETTER_KINDS:
        return True
    return bool(
        _BLANK_AFTER.match(text, end) or _BLANK_BEFORE.search(text, near_before(start, _PARTED_CHARACTERS), start)
    )


# Spaces inside brackets: ( كذا ) becomes (كذا).
_BLANK_BYTES = bytes((k.SPACE, k.GAP))
# A text has spaces inside brackets only if its kinds have one of these pairs.
_INSIDE = tuple(bytes(pair) for blank in (k.SPACE, k.GAP) for pair in ((k.OPEN, blank), (blank, k.CLOSE)))
_LINE_KIND = bytes((k.NEWLINE,))
_BRACKET = lazy_pattern("[()]")
_ARABIC_LETTER = lazy_pattern(b"[%s]" % re.escape(bytes((k.LETTER, k.FORM))))
# Kinds before a bracket of prose; after a name, = or a colon it belongs to a call, a price or a face.
_BEFORE_PROSE = frozenset((k.SPACE, k.GAP, k.NEWLINE, k.END, k.OPEN, k.CLOSE, k.QUOTE))
_WORD_KINDS = frozenset((k.LETTER, k.FORM, k.MARK, k.DIGIT, k.EASTERN, k.FOREIGN, k.QUOTE, k.PERCENT))
_FIRST_KINDS = _WORD_KINDS | {k.OPEN, k.HASH}
_LAST_KINDS = _WORD_KINDS | {k.CLOSE, k.COMMA, k.STOP, k.BANG}
_LAYOUT_SPACES = 3  # this many spaces are layout, or a blank to fill in


def _spaces_in_brackets(scan: Scan, loose: list[int]) -> list[tuple[int, int, str]]:
    """Return the edits that delete the spaces inside round brackets around Arabic words; ``loose`` are brackets.

    A line whose brackets do not pair stays: it may be in visual order.
    """
    edits = [edit for line in _lines_with_brackets(scan, loose) for edit in _edit_line(scan, *line)]
    exempt = set(protected_of_few(scan, [at for at, *_ in edits])) if edits else ()
    return sorted((start, end, new) for start, end, new in edits if start not in exempt)


def _lines_with_brackets(scan: Scan, loose: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines that have one of these brackets, if it is a round one."""
    end = 0
    for at in loose:
        if at >= end and scan.text[at] in "()":
            start, end = stretch(scan.kinds, at, at, _LINE_KIND)
            yield start, min(end, len(scan.text))


def _edit_line(scan: Scan, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the edits inside the brackets of a line, if all brackets pair."""
    opened: list[tuple[int, int]] = []  # each with the place of the next Arabic letter
    pairs: list[tuple[int, int]] = []
    letter = -1
    for bracket in _BRACKET.finditer(scan.text, start, end):
        at = bracket.start()
        if bracket.group() == "(":
            if letter < at:
                found = _ARABIC_LETTER.search(scan.kinds, at, end)
                letter = found.start() if found else end
            opened.append((at, letter))
        elif opened:
            opening, inside = opened.pop()
            if inside < at:
                pairs.append((opening, at))
        else:
            return
    if not opened:
        for pair in pairs:
            yield from _edit_pair(scan, *pair)


def _edit_pair(scan: Scan, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the edits inside one pair of brackets around an Arabic letter."""
    kinds, inner = scan.kinds, start + 1
    left, right = skip(kinds, inner, _BLANK_BYTES, _LAYOUT_SPACES), skip_back(kinds, end, _BLANK_BYTES, _LAYOUT_SPACES)
    if left >= right or max(left - inner, end - right) == _LAYOUT_SPACES:
        return
    if kinds[start - 1] not in _BEFORE_PROSE or kinds[right - 1] not in _LAST_KINDS:
        return
    if kinds[left] not in _FIRST_KINDS and not opens_low_quote(scan.text, left):
        return
    yield from ((a, b, "") for a, b in ((inner, left), (right, end)) if a < b)


# The marks that may change, by what they are and what their neighbours are, and brackets with blanks inside.
_Candidates = tuple[list[int], list[int]]
_NO_CANDIDATES: _Candidates = ([], [])


def _candidates(scan: Scan) -> _Candidates:
    return kernels_kinds.find_marks(scan.text, scan.kinds, *_LOOKED, _LOOK_CLOSER + STROKE)


def _candidates_and_ellipses(scan: Scan) -> _Candidates:
    return kernels_kinds.find_marks(scan.text, scan.kinds, *_LOOKED, _LOOK_CLOSER + "…" + STROKE)


_CANDIDATES = {"…": _candidates, "keep": _candidates, "...": _candidates_and_ellipses}  # by how an ellipsis is written
# Of some kinds only these signs may change, whatever their neighbours are; tatweel may be a dash.
_SEEN_AS = {
    k.COLON: 1,
    k.BANG: 1,
    k.STOP: 1,
    k.COMMA: 1,
    k.SEPARATOR: 2,
    k.DASH: 2,
    k.TATWEEL: 3,
    k.OPEN: 4,
    k.CLOSE: 5,
}
_LOOKED = (
    bytes(_SEEN_AS.get(kind, 0) for kind in k.ANY),
    mask(bytes(_BLANK_KINDS)),
    mask(bytes(_ARABIC_KINDS)),
    (k.COMMA, k.STOP, k.BANG, k.TATWEEL),
)
_ACTS_ON = (
    *(bytes((kind,)) for kind in (k.COMMA, k.SEPARATOR, k.DASH, k.TATWEEL)),
    *(bytes((blank, kind)) for blank in _BLANK_KINDS for kind in (k.COLON, k.BANG, k.STOP)),
    bytes((k.STOP, k.STOP)),
    *_INSIDE,
)
_LOOK_CLOSER = ",;?" + THOUSANDS + _DASHES
