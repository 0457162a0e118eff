"""Punctuation: one set of marks between Arabic words, none of them touched in numbers, URLs or Latin text."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from arnorm._arabic.marks import LOW_COMMAS, opens_low_quote
from arnorm._arabic.protect import protected_of_few
from arnorm._arabic.strokes import is_dash
from arnorm._core import classes as k
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm._core.windows import skip, skip_back
from arnorm.blocks.layout import is_markdown
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import is_prose, rewrite_prose
from arnorm.punctuation import kernel
from arnorm.punctuation.kernel import ARABIC_KINDS, BLANK_KINDS, CLUSTER, DIGIT_KINDS, EDGE_KINDS, MOST_SPACES

__all__ = ["UnifyPunctuation", "unify_punctuation"]

_OPEN_KINDS = BLANK_KINDS | EDGE_KINDS
_WORD_ORDIGIT_KINDS, _AMOUNT = ARABIC_KINDS | DIGIT_KINDS, DIGIT_KINDS | {k.PERCENT}

_TO_ARABIC = str.maketrans(",;?", "،؛؟")
_DASHES = "\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}"
STROKE, THOUSANDS = "\N{ARABIC TATWEEL}", "\N{ARABIC THOUSANDS SEPARATOR}"
_SIGN_ROW = lazy_pattern(f"{STROKE}+|.", re.DOTALL)
_DOTS = lazy_pattern(r"[.…]*(?:\.\.|…\.|…)[.…]*")
_ASKED_SIGNS = lazy_pattern(r"(?<![!؟])[!؟]*!؟[!؟]*")
_MOST_DOTS = 10  # more lead the eye to a number in a table


@step_class
class UnifyPunctuation(Step):
    """Write one set of punctuation marks between Arabic words.

    - ``commas``: ``,`` ``;`` ``?`` between Arabic words or at the end of an Arabic line become ``،`` ``؛`` ``؟``,
      ``!؟`` becomes ``؟!`` and two commas, ``،،``, become one.
    - ``ellipsis``: ``..``, ``...`` and ``…`` after or before an Arabic word become ``"…"`` or ``"..."``, or ``"keep"``;
      dots that stand for letters of a word stay (غز..ة).
    - ``dash``: dashes beside Arabic words, and tatweel standing for one (قطرـ اليابان), become ``"-"``, ``"–"`` or
      ``"—"``; ``"keep"``. Hyphens stay.
    - ``spaces``: a space before ``، ؛ ؟ ! . :`` goes, after the mark if the next word stood there glued; ``كلمة،كلمة``
      and ``كلمة…كلمة`` get one; between marks (``؟ ؟``, ``. . .``) and inside brackets with words in them, ``( كذا )``,
      spaces go.

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

    def acts_on(self) -> Iterable[bytes]:
        return (*_ACTS_ON, bytes((k.STOP,))) if self.ellipsis == "..." else _ACTS_ON

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        if scan.derive(_candidates) == _NO_CANDIDATES and (self.blocks == "prose" or is_prose(scan)):
            return ()
        edits = rewrite_prose(scan, self.blocks, self._edits)
        if self.blocks == "auto" and "—" in scan.text:
            items = {edit for edit in edits if scan.text.startswith("\n—", edit[0] - 1)}
            if items and is_markdown(scan):  # a hyphen begins an item
                edits = [edit for edit in edits if edit not in items]
        return edits

    def _edits(self, scan: Scan) -> list[tuple[int, int, str]]:
        found, loose = scan.derive(_candidates)
        changed, edits = self._read(scan, found, frozenset()) if found else ([], [])
        # Few marks change and fewer are protected, so only those that would change are looked up.
        if changed and protected_of_few(scan, changed):
            _, edits = self._read(scan, found, frozenset(protected_of_few(scan, found)))
        if self.commas and "," in scan.text and ("،" in scan.text or edits):
            edits += _commas_after_names(scan, found, edits)
        spaces = _spaces_in_brackets(scan, loose) if self.spaces and loose else ()
        return sorted([*edits, *spaces])

    def _read(
        self, scan: Scan, found: list[int], exempt: frozenset[int]
    ) -> tuple[list[int], list[tuple[int, int, str]]]:
        """The marks, of these, that change, and the edit of each."""
        ask = _decider(self.commas, self.ellipsis, self.spaces), self._sign, _is_quoted, _is_no_ellipsis
        return kernel.rewrite_marks(scan, found, exempt, self.spaces, ask)

    def _sign(self, text: str, kinds: bytes, at: int) -> tuple[int, str]:
        """Where a sign outside of clusters, or „ typed as two commas, ends, and what it becomes; "" if it stays."""
        if text[at] in CLUSTER:
            return at + len(LOW_COMMAS) * opens_low_quote(text, at), ""
        if text[at] == THOUSANDS:
            return at + 1, self._comma(kinds, at) if self.commas else ""
        end = _SIGN_ROW.match(text, at).end()  # type: ignore[union-attr]  # it matches anything
        return end, self.dash if self._becomes_dash(text, kinds, at, end) else ""

    def _comma(self, kinds: bytes, at: int) -> str:
        """The comma that a thousands sign between words is typed for (اليوم٬ كما); "" where it is a thousands sign."""
        if kinds[at - 1] not in ARABIC_KINDS:
            return ""
        if kinds[at + 1] in BLANK_KINDS and kinds[at + 2] in ARABIC_KINDS:
            return "،"
        return "،" + " " * self.spaces if kinds[at + 1] == k.LETTER and kinds[at + 2] in ARABIC_KINDS else ""

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
        sides = {kernel.find_beside(kinds, start, -1), kernel.find_beside(kinds, end - 1, 1)}
        return not sides.isdisjoint(ARABIC_KINDS) and sides <= _PROSE_KINDS

    def _decide(self, marks: str, beside: int, before: int, after: int) -> tuple[bool, str]:
        """Whether the spaces before some marks go, and what the marks become.

        ``beside`` has a byte each for the number of spaces before them, the kind before them if no space is there, and
        the kind after them; ``before`` and ``after`` are the kinds of the nearest ones (see `kernel.find_beside`).
        One kind stands for all that decide alike (see the kernel).
        """
        spaces, previous, following = beside.to_bytes(3, "little")
        new = self._converted(marks, before, following, after)
        if not self.spaces:
            return False, new
        arabic = new.endswith(_ARABIC_MARKS) or (self.ellipsis != "keep" and new == self.ellipsis)
        if not spaces:
            # A ? that stays, in نو?؛مبر, would be turned if a space parted it from the letter.
            closes, parted = False, arabic and "?" not in new and previous in ARABIC_KINDS and following == k.LETTER
        elif not _attachable(new, spaces, before, after):
            return False, new
        elif following in _OPEN_KINDS or (following in (k.QUOTE, k.CLOSE) and not new.startswith((":", ";"))):
            return True, new
        else:  # البيان ،وقال: the mark changed places with its space.
            closes = parted = following == k.LETTER and (arabic or new in (".", ":", "!"))
        return closes, self._converted(marks, before, k.SPACE, after) + " " if parted else new

    def _converted(self, marks: str, before: int, following: int, after: int) -> str:
        """The marks themselves in their Arabic form, where they stand between Arabic words."""
        if self.commas and _between_arabic(before, after):
            glued = following in _GLUED_KINDS
            # نو?مبر has lost a letter in some encoding; ;) and ;-) are faces.
            if not glued or ("?" not in marks and following in ARABIC_KINDS and before in ARABIC_KINDS):
                marks = marks.translate(_TO_ARABIC)
            if marks == "،،":
                marks = "،"
        if self.commas and "!؟" in marks and before in _WORD_ORDIGIT_KINDS:
            marks = _ASKED_SIGNS.sub(lambda m: "؟" * m[0].count("؟") + "!" * m[0].count("!"), marks)
        if self.ellipsis != "keep" and len(marks) <= _MOST_DOTS and (before in ARABIC_KINDS or after in ARABIC_KINDS):
            marks = _DOTS.sub(self.ellipsis, marks)
        return marks


unify_punctuation = function_form(UnifyPunctuation)


@functools.lru_cache(32)
def _decider(
    commas: bool, ellipsis: Literal["…", "...", "keep"], spaces: bool
) -> functools._lru_cache_wrapper[tuple[bool, str]]:
    """What a step decides, remembered: few places differ (421 of 2,559 in tweets), and deciding takes 2 µs."""
    step = UnifyPunctuation(commas=commas, ellipsis=ellipsis, spaces=spaces)
    return functools.lru_cache(4096)(step._decide)


_ARABIC_MARKS = ("،", "؛", "؟")
_GLUED_KINDS = ARABIC_KINDS | DIGIT_KINDS | {k.CLOSE, k.DASH, k.FOREIGN}
_PROSE_KINDS = ARABIC_KINDS | DIGIT_KINDS | EDGE_KINDS | {k.COMMA, k.SEPARATOR, k.STOP, k.BANG, k.COLON, k.FOREIGN}
_CODE_KINDS = frozenset((k.FOREIGN, k.UNDERSCORE, k.AT, k.HASH))
_ENDS_OF_NAMES = frozenset((k.FOREIGN, k.CLOSE))
_WORDS_AND_CODE = _WORD_ORDIGIT_KINDS | _CODE_KINDS


def _attachable(marks: str, spaces: int, before: int, after: int) -> bool:
    """Whether marks after spaces belong to the Arabic before them; dots in a row and tables do not."""
    dots = marks.startswith((".", "…")) and (marks != "." or after == k.STOP)
    if dots or spaces > MOST_SPACES:
        return False
    if before in ARABIC_KINDS:
        return True
    return before in _AMOUNT and (marks.startswith(_ARABIC_MARKS) or after in ARABIC_KINDS)


def _between_arabic(before: int, after: int) -> bool:
    """Whether the nearest characters make this Arabic prose: a word on one side, and no Latin on the other."""
    if before in ARABIC_KINDS:
        return after in _WORD_ORDIGIT_KINDS or after in EDGE_KINDS
    return before in DIGIT_KINDS and after in ARABIC_KINDS


def _commas_after_names(scan: Scan, found: list[int], edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The commas between a Latin word and an Arabic one, in lines that have an Arabic comma: PHP, برمجة، تصميم."""
    text, kinds = scan.text, scan.kinds
    beside = (at for at in found if text[at] == "," and kinds[at - 1] in _ENDS_OF_NAMES and kinds[at + 1] == k.SPACE)
    places = [at for at in beside if kinds[at + 2] == k.LETTER and kernel.find_beside(kinds, at, -1) == k.FOREIGN]
    new = [start for start, _, sign in edits if "،" in sign] if places else []
    end, is_mixed, in_lines = -1, False, []
    for at in places:
        if at >= end:  # another line
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = end if end >= 0 else len(text)
            is_mixed = text.find("،", start, end) >= 0 or bisect_left(new, start) < bisect_left(new, end)
        if is_mixed:
            in_lines.append(at)
    exempt = set(protected_of_few(scan, in_lines)) if in_lines else ()
    return [(at, at + 1, "،") for at in in_lines if at not in exempt]


def _is_quoted(scan: Scan, at: int) -> bool:
    """Whether a text talks about the sign here, in «","»."""
    return at in scan.derive(_quoted_signs)


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


# Dots that wait to be filled in, ../../2024 and ..-..-2024, by what parts them from figures and other dots.
_BLANK_AFTER = lazy_pattern(r"[ \xa0]?[/\\][ \xa0]?[.…\d]|-[.…\d]")
_BLANK_BEFORE = lazy_pattern(r"(?:[.…\d][ \xa0]?[/\\][ \xa0]?|[.…\d]-)\Z")
_PARTING = lazy_pattern(r"[/\\-]")
_PARTED_CHARACTERS = 4  # at most between two blanks
_LETTER_KINDS = frozenset((k.LETTER, k.MARK, k.FORM))


def _is_no_ellipsis(scan: Scan, start: int, end: int) -> bool:
    """Whether dots are a blank of a form (../../2024), of a path (../ملفات), or letters (غز..ة, المقـ..ـاومة)."""
    text, kinds = scan.text, scan.kinds
    if kinds[start - 1] in ARABIC_KINDS and kinds[end] in ARABIC_KINDS:
        is_drawn = k.TATWEEL in (kinds[start - 1], kinds[end])
        return is_drawn or kinds[end + 1] not in ARABIC_KINDS or kinds[start - 2] not in ARABIC_KINDS
    if not _PARTING.search(text, max(0, start - _PARTED_CHARACTERS), end + _PARTED_CHARACTERS):
        return False
    if text[end : end + 1] in ("/", "\\") and scan.kinds[start - 1] not in _LETTER_KINDS:
        return True
    return bool(_BLANK_AFTER.match(text, end) or _BLANK_BEFORE.search(text, max(0, start - _PARTED_CHARACTERS), start))


# Spaces inside brackets: ( كذا ) becomes (كذا).
_BLANK_BYTES = bytes((k.SPACE, k.GAP))
# A text has spaces inside brackets only if its kinds have one of these pairs.
_INSIDE = tuple(bytes(pair) for blank in (k.SPACE, k.GAP) for pair in ((k.OPEN, blank), (blank, k.CLOSE)))
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
    pairs = kernel.find_pairs(scan.text, scan.kinds, loose)
    edits = sorted(edit for pair in pairs for edit in _edit_pair(scan, *pair))
    exempt = set(protected_of_few(scan, [at for at, *_ in edits])) if edits else ()
    return [edit for edit in edits if edit[0] not in exempt] if exempt else edits


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
    return kernel.find_marks(scan.text, scan.kinds, _LOOK_CLOSER)


_ACTS_ON = (
    *(bytes((kind,)) for kind in (k.COMMA, k.SEPARATOR, k.DASH, k.TATWEEL)),
    *(bytes((blank, kind)) for blank in BLANK_KINDS for kind in (k.COLON, k.BANG, k.STOP)),
    bytes((k.STOP, k.STOP)),
    bytes((k.STOP, k.LETTER)),
    *_INSIDE,
)
# Signs that may change whatever their neighbours are.
_LOOK_CLOSER = ",;?…" + THOUSANDS + _DASHES
