"""How the presentation forms of a word join: in which order its letters can stand.

A presentation form says whether its letter joins the one before it and the one after it: initial forms join the letter
after them, final forms the letter before them, medial forms both, isolated forms none. So the forms of a word show
whether it stands in reading order or as it is drawn, from left to right.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from arnorm._arabic import kernel
from arnorm._arabic.marks import DELETED, DELETED_BY_ANY, LETTERS_LIKE_HEH, UNSEEN
from arnorm._core.classes import LINE_ENDS
from arnorm._core.edits import Edit, Span, apply
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import Scan

# The order that forms show. "open": both orders are possible. "none": it is read as it stands, but proves nothing.
Order = Literal["reading", "visual", "open", "none"]

# Characters of a word: letters, marks, tatweels and invisible characters, whether later steps delete them or not.
_WORD_CHARACTERS = (
    "\u0600-\u0605\u0610-\u061a\u061c\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u0870-\u08ff"
)
_WORD_CHARACTERS += f"{DELETED}\ufb50-\ufdff\ufe70-\ufefe\ufffd\U00010ec2-\U00010ec7"
_FORM = lazy_pattern("[\ufb50-\ufc5d\ufc64-\ufcf1\ufcf5-\ufdff\ufe80-\ufefc]")  # not those of marks, which go
_WORD_BEGUN = lazy_pattern(f"[{_WORD_CHARACTERS}]++")
_WORD_REST = lazy_pattern(f"[{_WORD_CHARACTERS}]*+")
# Letters whose form is unknown: plain ones, and words in one character.
_TYPED = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc\u06ff\u0750-\u077f"
_PLAIN_LETTER = lazy_pattern(rf"[{_TYPED}\ufdf0-\ufdfb]")
# Two plain letters beside a form, as a font's glyph for two letters is written.
_GLYPH = lazy_pattern("[\ufb50-\ufdff\ufe70-\ufefc](?:[\u0621-\u064a]{2}|(?<=[\u0621-\u064a]{2}.))")
_LEAST_GLYPHS = 3
_LEAST_LETTERS = 2  # that have an order
_STROKES_AND_UNSEEN = lazy_pattern(f"[\u0640{UNSEEN}]+")
# Marks at which extractors part words.
_EDGE_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
# A word of plain letters, in whatever language; a later step may write ا for ٱ. What later steps delete does not count,
# nor whether they put a space behind a sign.
_WORD = lazy_pattern(rf"[\w{DELETED_BY_ANY}]++")
_TYPED_WORD = lazy_pattern(rf"(?<![^\s.،,؛;؟?!:…])[{DELETED}]*+[{_TYPED}]")
_HAS_LETTER_OR_DIGIT = lazy_pattern(rf"[^\W_{DELETED}]")
_HAS_DIGIT = lazy_pattern(r"[\d\xb2\xb3\xb9\u2070-\u2089]")  # raised and lowered ones too
_NO_LETTER = lazy_pattern("[^\u0620-\u064a\u066e-\u06d3]++")
# The blocks of forms that are letters or ligatures of letters; the others are marks, signs and whole words.
_LETTER_FORMS = (*range(0xFB50, 0xFC5E), *range(0xFC64, 0xFD3E), *range(0xFD50, 0xFDC8), *range(0xFE80, 0xFEFD))
_CODE_OF = {"ISOLATED": "i", "FINAL": "f", "INITIAL": "n", "MEDIAL": "m"}
_ISOLATED, _UNKNOWN = "i", "u"
# What the codes say, as the kernel has it.
_ROLES_OF_CODES = {
    "i": kernel.FORM | kernel.ENDS | kernel.BEGINS,
    "f": kernel.FORM | kernel.ENDS | kernel.JOINED,
    "n": kernel.FORM | kernel.JOINS | kernel.BEGINS,
    "m": kernel.FORM | kernel.JOINS | kernel.JOINED,
    _UNKNOWN: kernel.PLAIN,
}
_BREAK = lazy_pattern("[if](?=[fm])|[nm](?=[in])")


class FormWord(NamedTuple):
    """A word with presentation forms: its span, and in which order its letters can stand."""

    start: int
    end: int
    order: Order


def find_form_words(text: str) -> Iterator[FormWord]:
    """Find the words with presentation forms, each with the order that its forms show.

    >>> [word.order for word in find_form_words("ﻋﺎﻡ ﻡﺎﻋ ﺓﺭﺍﺯﻭ")]
    ['reading', 'visual', 'open']
    """
    at = 0
    while (form := _FORM.search(text, at)) is not None:
        begun = _WORD_BEGUN.match(text[at : form.start()][::-1])
        start = form.start() - begun.end() if begun else form.start()
        word = _WORD_REST.match(text, form.end())
        at = word.end() if word else form.end()
        yield _read_word(text, start, at)


def _read_word(text: str, start: int, end: int) -> FormWord:
    codes, read = _load_codes(), text[start:end]
    plain = codes.get(ord(read[0])) is not None is not codes.get(ord(read[-1]))
    edges = (False, False) if plain else _find_edges(read)
    return FormWord(start, end, _read_order(read.translate(codes), edges))


def form_words_in(scan: Scan) -> list[FormWord]:
    """The words of a scan with presentation forms; share them: ``scan.derive(form_words_in)``."""
    return list(find_form_words(scan.text))


def order_in(scan: Scan) -> Order:
    """The order that the words with forms of a text show; share it: ``scan.derive(order_in)``.

    "visual" if a word shows that; "open" if each word allows both orders; else "reading". Most texts with forms have no
    word in visual order: then nobody needs to know where the words are.
    """
    text = scan.text
    spans, may_be_open = kernel.find_drawn_words(text, _load_roles())
    if any(_read_word(text, start, end).order == "visual" for start, end in spans):
        return "visual"
    return "open" if may_be_open and all(word.order == "open" for word in find_form_words(text)) else "reading"


@functools.cache
def _load_roles() -> bytes:
    """What the kernel asks of each character."""
    found = bytearray(0x10000)
    codes = (*range(0x600, 0x900), *range(0x2000, 0x2070), *range(0xFB50, 0xFE00), *range(0xFE70, 0x10000))
    for char in "".join(_WORD_BEGUN.findall("".join(map(chr, codes)))):
        found[ord(char)] = kernel.EDGE if char in _EDGE_MARKS else kernel.OF_WORD
    for code, letter in _load_codes().items():
        if letter is not None:
            found[code] = _ROLES_OF_CODES[letter]
    return bytes(found)


def has_plain_letters(text: str, start: int, end: int) -> bool:
    """Whether a stretch has Arabic letters that are no presentation forms."""
    return _PLAIN_LETTER.search(text, start, end) is not None


def agree_around(said: Sequence[bool | None]) -> list[bool]:
    """For each place whether the nearest answers before and after it are True, where there are any."""
    before, after = ([None, *itertools.accumulate(row, _keep_last)] for row in (said, said[::-1]))
    return [{one, two} - {None} == {True} for one, two in zip(before[:-1], after[-2::-1], strict=True)]


def _keep_last(last: bool | None, one: bool | None) -> bool | None:
    return last if one is None else one


def has_glyphs(text: str) -> bool:
    """Whether some words have forms and, beside them, glyphs of two letters, whose order the forms do not show."""
    return len(list(itertools.islice(_GLYPH.finditer(text), _LEAST_GLYPHS))) == _LEAST_GLYPHS


def shows_reading_order(text: str, words: Iterable[FormWord]) -> bool:
    """Whether a text with these words has words that stand in reading order, by their forms or in plain letters.

    Words that prove nothing are read as they stand, and so they are words in plain letters for a second run.
    """
    return any(word.order in ("reading", "none") for word in words) or _has_typed_word(text)


def _has_typed_word(text: str) -> bool:
    """Whether a text has a word in plain letters that is not beside a number: there a date may be written otherwise.

    The names of a date, its era too, are passed over: a later step may write them for figures.
    """
    from arnorm._arabic.folding import fold  # noqa: PLC0415 -- for texts with a word in visual order

    is_beside = is_typed = False  # beside a number that came before; a word that no number may follow
    names = _load_names()
    for word in _WORD.finditer(text):
        if not _HAS_LETTER_OR_DIGIT.search(word[0]):
            continue
        if _HAS_DIGIT.search(word[0]):
            is_beside, is_typed = True, False
        elif fold(_NO_LETTER.sub("", word[0])) not in names:
            if is_typed:
                return True
            is_beside, is_typed = False, not is_beside and _TYPED_WORD.match(text, word.start()) is not None
    return is_typed


@functools.cache
def _load_names() -> frozenset[str]:
    """The words of the names of dates, in folded spelling."""
    from arnorm._arabic.data.calendar_names import list_words  # noqa: PLC0415 -- for texts with a word in visual order
    from arnorm._arabic.folding import fold  # noqa: PLC0415 -- the same

    return frozenset(map(fold, list_words()))


class _Codes(dict[int, "str | None"]):
    """A letter for each form, by whether it joins its neighbours; nothing for other signs."""

    def __missing__(self, code: int) -> None:
        self[code] = None


@functools.cache
def _load_codes() -> _Codes:
    """The code of each form, by its name in the Unicode data, and of each plain letter."""
    codes = _Codes()
    for code in (*_LETTER_FORMS, ord("\N{ARABIC LIGATURE ALLAH ISOLATED FORM}")):
        *_, form, last = ("", "", *unicodedata.name(chr(code), "").split())
        if last == "FORM" and form in _CODE_OF:
            codes[code] = _CODE_OF[form]
    for letter in _PLAIN_LETTER.findall("".join(map(chr, (*range(0x600, 0x780), *range(0xFDF0, 0xFDFC))))):
        codes.setdefault(ord(letter), _UNKNOWN)
    return codes


def _find_edges(word: str) -> tuple[bool, bool]:
    """Whether a mark is at the start of a word, and at its end: it may go on there."""
    word = _STROKES_AND_UNSEEN.sub("", word)  # later steps delete these, and not each preset deletes marks
    return word[:1] in _EDGE_MARKS, word[-1:] in _EDGE_MARKS


@remember(1 << 14, lambda coded, _: len(coded))
def _read_order(coded: str, edges: tuple[bool, bool]) -> Order:
    """Tell in which order the forms of a word can stand, by the codes of its letters, and whether marks are its edges.

    A plain letter can be any form as the word stands. If the word is turned it must be an isolated form, because some
    fonts and programs write isolated forms as plain letters. But reading order is shown only by a word that cannot be
    turned whatever its plain letters are: they can be one glyph (لم in ةدﺎلما). A word with a mark at its edge may go
    on there: it can be a piece (ﻪ ّﻧأ of أنّه).
    """
    if len(coded) < _LEAST_LETTERS:  # turned or not, it is the same
        return "none"
    first, last = _UNKNOWN if edges[0] else _ISOLATED, _UNKNOWN if edges[1] else _ISOLATED
    can_wait = edges == (False, False)  # an open word stays for a second run, which may see it without its marks
    from_left = coded[::-1].replace(_UNKNOWN, _ISOLATED)
    as_it_stands = _count_breaks(first + coded + last)
    turned = _count_breaks(last + from_left + first)
    if as_it_stands and turned:
        return "open" if can_wait and turned < as_it_stands else "none"
    if as_it_stands:  # by its edges alone it is not drawn: a later step may delete the marks there
        return "visual" if can_wait or not _count_breaks(_ISOLATED + from_left + _ISOLATED) else "none"
    if turned:
        return "reading" if _count_breaks(last + coded[::-1] + first) else "none"
    return "open" if can_wait and _UNKNOWN not in coded else "none"


def _count_breaks(coded: str) -> int:
    """Count the neighbours that disagree on whether they join; an unknown letter agrees with any neighbour."""
    return len(_BREAK.findall(coded))


# Pieces of character classes: Arabic letters, and presentation forms.
LETTERS = "\u0621-\u063a\u0641-\u064a"
FORMS = "\ufb50-\ufdff\ufe70-\ufefc"
LINE = lazy_pattern(f"[^{LINE_ENDS}]+")
Edits = Iterator[tuple[int, int, str]]
_BLANKS = lazy_pattern(rf"[\s{UNSEEN}]*+")
_MARK_CLASS = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_MARK_FIRST = lazy_pattern(f"(?:^|[\\s\x00.:؟!،؛])[{_MARK_CLASS}]")
_MARK_LAST = lazy_pattern(f"[{_MARK_CLASS}](?:[\\s\x00]|$)")
_CLUSTER = lazy_pattern(f".[{_MARK_CLASS}]*", re.DOTALL)

# Pieces that keep their order in a reversed line: numbers, and Latin words with the signs between them. A hyphen
# between numbers is outside: among Arabic words the bidirectional algorithm draws 38-63 as 63-38.
_ORDERED_NUMBER = "[0-9]+(?:[.,:/\u066b\u066c\u060c][0-9]+)*|[٠-٩۰-۹]+(?:[.,:/\u066b\u066c\u060c][٠-٩۰-۹]+)*"
_LEFT_TO_RIGHT = "A-Za-zÀ-ɏͰ-֏\u0900-\u167f\u1e00-\u1fff\u3040-\ud7ff"  # and what else is written from left to right
_LATIN_WORD = (
    rf"[0-9@#]{{0,40}}+[{_LEFT_TO_RIGHT}][0-9{_LEFT_TO_RIGHT}]*(?:[._:/\\@#&=?%~+'’–-]{{1,3}}[0-9{_LEFT_TO_RIGHT}]+)*/?"
)
AHEAD = lazy_pattern(f"(?:{_LATIN_WORD})(?: (?:{_LATIN_WORD}|{_ORDERED_NUMBER}))*|{_ORDERED_NUMBER}")

_PAIRS = ("()", "[]", "{}", "«»", "‹›")
_BRACKETS = frozenset("".join(_PAIRS))


class Drawn(NamedTuple):
    """How the lines of a text were drawn."""

    mirrored: bool  # brackets are written as they look, not as they are typed
    digits: bool  # numbers and Latin words are reversed too
    marks_first: bool  # characters are reversed one by one, so that a mark precedes its letter


def turn_line(line: str, drawn: Drawn) -> str:
    """Turn a line from visual order to reading order; what nobody sees around it stays in its place."""
    start, end = _measure_blanks(line), len(line) - _measure_blanks(line[::-1])
    core = line[start:end]
    whole = fix_brackets(
        turn_whole(core, drawn.marks_first or _MARK_FIRST.search(core) is not None, digits=drawn.digits),
        mirrored=drawn.mirrored,
    )
    return line[:start] + whole + line[max(start, end) :]


def _measure_blanks(line: str) -> int:
    """Return how many characters at the start of a line nobody sees."""
    return _BLANKS.match(line).end()  # type: ignore[union-attr]  # it matches anything


def marks_stand_first(text: str) -> bool:
    """Whether the marks of reversed words precede their letters: then words begin with marks, not end in them."""
    return len(_MARK_FIRST.findall(text)) > len(_MARK_LAST.findall(text))


def turn_whole(text: str, marks_first: bool, *, digits: bool = False) -> str:
    """Reverse a piece of a line with its white space; brackets are not swapped."""
    pieces, at = [], 0
    for m in () if digits else AHEAD.finditer(text):
        pieces += [_turn_piece(text[at : m.start()], marks_first), m[0]]
        at = m.end()
    pieces.append(_turn_piece(text[at:], marks_first))
    return "".join(reversed(pieces))


def _turn_piece(text: str, marks_first: bool) -> str:
    return text[::-1] if marks_first else "".join(reversed(_CLUSTER.findall(text)))


def brackets_match(text: str) -> bool:
    """Whether a text has brackets, and each of them opens before it closes."""
    return any(bracket in text for pair in _PAIRS for bracket in pair) and all(
        _pair_matches(text, pair) for pair in _PAIRS
    )


def _pair_matches(text: str, pair: str) -> bool:
    depth = 0
    for char in text:
        if char in pair:
            depth += 1 if char == pair[0] else -1
            if depth < 0:
                return False
    return not depth


def fix_brackets(text: str, *, mirrored: bool) -> str:
    """Make the brackets of a line open first: unchanged, swapped or alternating; ``mirrored`` decides if in doubt."""
    for pair in _PAIRS:
        if (pair[0] not in text and pair[1] not in text) or _pair_matches(text, pair):
            continue
        swap = str.maketrans(pair, pair[::-1])
        swapped = text.translate(swap)
        count = text.count(pair[0]) + text.count(pair[1])
        if _pair_matches(swapped, pair) or (count % 2 and mirrored):
            text = swapped
    return text


# A line that runs from left to right keeps its Latin words and what is between them and the Arabic ones.
_LATIN_RUN = lazy_pattern(f"[{_LEFT_TO_RIGHT}][!-~{_LEFT_TO_RIGHT}]*+")
_ARABIC_RUN = lazy_pattern(
    f"[{LETTERS}{FORMS}\u0671-\u06d3][{LETTERS}{FORMS}\u0671-\u06d3\u0640{_MARK_CLASS}]*+|[٠-٩]++"
)
# A name or tag with its sign at its left. In a line from right to left the sign is drawn at its right.
_NAME_FIRST = lazy_pattern(r"\s*+[@#][A-Za-z]")
# A sign that ends a clause, on the wrong side of a word.
_SIGN_FIRST = lazy_pattern(r"(?<![^\s\"«(\[])[.,:;!?،؛؟…](?=[^\W\d_])")


def find_parts(
    text: str,
    line: Span,
    drawn: Drawn,
    *,
    masked: Sequence[Span] = (),
    typed: Sequence[Span] = (),
    by_ends: bool = False,
) -> list[Span]:
    """Return the parts of a line in visual order that are turned, each by itself: what is between spans that stay.

    Code stays (``masked``), and words in reading order (``typed``). Latin words stay where the line runs from left to
    right, as a line with a Latin word at an end may do: fewer signs are then on the wrong side of a word. If the signs
    do not tell, the words at both ends do where each line is drawn by its first word (``by_ends``), or their number.
    """
    whole = list(_between(text, line, sorted([*masked, *typed]), at_words=bool(typed)))
    latin = [m.span() for m in _LATIN_RUN.finditer(text, *line)]
    arabic = [m.span() for m in _ARABIC_RUN.finditer(text, *line)] if latin else []
    if not arabic or (arabic[0] < latin[0] and latin[-1] < arabic[-1]):
        return whole
    parts = list(_between(text, line, sorted([*masked, *typed, *latin]), at_words=True))
    wrong = _count_wrong_signs(text, line, whole, drawn) - _count_wrong_signs(text, line, parts, drawn)
    if by_ends and not wrong:
        wrong = (latin[0] < arabic[0] and arabic[-1] < latin[-1]) or len(latin) > len(arabic)
    return parts if wrong > 0 or _NAME_FIRST.match(text, *line) else whole


def _between(text: str, line: Span, fixed: Sequence[Span], *, at_words: bool) -> Iterator[Span]:
    """Yield what has Arabic words between spans that stay: all of it, or from the first Arabic word or digit."""
    at = line[0]
    for left, right in (*fixed, (line[1], line[1])):
        found = [m.span() for m in _ARABIC_RUN.finditer(text, at, left)] if at < left else []
        if any(not text[first].isdigit() for first, _ in found):
            yield _with_brackets(text, at, found[0][0], found[-1][1], left) if at_words else (at, left)
        at = max(at, right)


def _with_brackets(text: str, start: int, first: int, last: int, end: int) -> Span:
    """Return a part, extended by a neighbouring bracket that matches a bracket in it."""
    first -= first > start and text[first - 1] in _BRACKETS and brackets_match(text[first - 1 : last])
    return first, last + (last < end and text[last] in _BRACKETS and brackets_match(text[first : last + 1]))


def _count_wrong_signs(text: str, line: Span, parts: Sequence[Span], drawn: Drawn) -> int:
    """Count the signs that stand on the wrong side of a word once these parts of a line are turned."""
    edits = [Edit(start - line[0], end - line[0], turn_line(text[start:end], drawn)) for start, end in parts]
    return len(_SIGN_FIRST.findall(apply(text[line[0] : line[1]], edits)))


# What the reversed letters of the word Allah begin with (see arnorm.pdf.allah). What later steps delete may be between
# them, and forms and letters of other keyboards stand for them.
_LAMS = f"[{DELETED}\ufffd]*+[لﻝﻞﻟﻠ][{DELETED}\ufffd]*+[لﻝﻞﻟﻠﻻﻼ]"
_ALLAH = lazy_pattern(f"ه{_LAMS}")
_OTHER_HEHS = f"{LETTERS_LIKE_HEH}\ufba6\ufba7\ufba8\ufba9\ufbaa\ufbab\ufbac\ufbad\ufee9\ufeea\ufeeb\ufeec"


def find_reversed_allah(text: str) -> list[int]:
    """Find where the word Allah may stand from its end; nearly every text has no such place."""
    for heh in _OTHER_HEHS:
        text = text.replace(heh, "ه")  # a pattern that begins with one letter takes a third of the time
    return [m.start() for m in _ALLAH.finditer(text)]


_SWAPPED = str.maketrans("()[]«»", ")(][»«")


def swap_brackets(line: str) -> str:
    """Swap all brackets of a line if they match only then."""
    swapped = line.translate(_SWAPPED)
    return swapped if not brackets_match(line) and brackets_match(swapped) else line


@remember(1 << 14)
def read_forms(text: str) -> str:
    """A word or line with the letters of its presentation forms."""
    return read_all_forms(text)


def read_all_forms(text: str) -> str:
    """A text with the letters of its presentation forms; it is not remembered."""
    return text.translate(_form_table())


@functools.cache
def _form_table() -> dict[int, str]:
    from arnorm._generated.unicode import FORMS  # noqa: PLC0415 -- a large table, needed at the first damage only

    return {ord(form): letters for form, letters in FORMS.items()}
