"""Presentation forms, ligatures, and letters in several code points: one letter, one character."""

from __future__ import annotations

import functools
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from arnorm._arabic.marks import DIACRITICS, DRAWN_MARKS, LINE_END, UNSEEN
from arnorm._core import classes as k
from arnorm._core.classes import CharRule, combining, find_chars, write_set
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import CharStep, Loss, Step, function_form, step_class
from arnorm._core.windows import places
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import leave_code

__all__ = ["Compose", "UnfoldForms", "compose", "unfold_forms"]

# Single words in one character. Unicode 1.1; the alef of U+FDF3 takes the hamza that the word has.
_WORD_LIGATURES = {
    "\N{ARABIC LIGATURE ALLAH ISOLATED FORM}": "الله",
    "\N{ARABIC LIGATURE AKBAR ISOLATED FORM}": "أكبر",
    "\N{ARABIC LIGATURE MOHAMMAD ISOLATED FORM}": "محمد",
    "\N{ARABIC LIGATURE SALAM ISOLATED FORM}": "صلعم",
    "\N{ARABIC LIGATURE RASOUL ISOLATED FORM}": "رسول",
    "\N{ARABIC LIGATURE ALAYHE ISOLATED FORM}": "عليه",
    "\N{ARABIC LIGATURE WASALLAM ISOLATED FORM}": "وسلم",
    "\N{ARABIC LIGATURE SALLA ISOLATED FORM}": "صلى",
}
# The most common forms that join to the letter before them; no word begins with one.
FINALS = "\ufe94\ufef2\ufef0\ufee6\ufee2\ufeea\ufe96\ufe8e\ufede\ufeae\ufeaa\ufe90\ufeb2\ufeca\ufeda\ufed6"
# They part two figures, and as marks they would go, as marks, small letters and what is not seen beside them do.
_GOING = f"[{DRAWN_MARKS}{DIACRITICS}{UNSEEN}]"
_FIGURE_DISTANCE = 7  # characters between one of them and a figure
_MOST_GOING, _FIGURES = 2 * _FIGURE_DISTANCE + 1, {k.DIGIT, k.EASTERN}
_BETWEEN_FIGURES = lazy_pattern(rf"[0-9٠-٩۰-۹]({_GOING}{{1,{_MOST_GOING}}}+)(?=[0-9٠-٩۰-۹])")
# Phrases in one character, by code point: Unicode 14 and later name some of them, older Pythons do not.
_PHRASES = {
    "\ufdfa": "صلى الله عليه وسلم",
    "\ufdfb": "جل جلاله",
    "\ufdfd": "بسم الله الرحمن الرحيم",
    "\ufdfe": "سبحانه وتعالى",
    "\ufdff": "عز وجل",
    "\ufd40": "رحمه الله",
    "\ufd41": "رضي الله عنه",
    "\ufd42": "رضي الله عنها",
    "\ufd43": "رضي الله عنهم",
    "\ufd44": "رضي الله عنهما",
    "\ufd45": "رضي الله عنهن",
    "\ufd46": "صلى الله عليه وآله",
    "\ufd47": "عليه السلام",
    "\ufd48": "عليهم السلام",
    "\ufd49": "عليهما السلام",
    "\ufd4a": "عليه الصلاة والسلام",
    "\ufd4b": "قدس سره",
    "\ufd4c": "صلى الله عليه وآله وسلم",
    "\ufd4d": "عليها السلام",
    "\ufd4e": "تبارك وتعالى",
    "\ufd4f": "رحمهم الله",
    "\ufd90": "رحمة الله عليه",
    "\ufd91": "رحمة الله عليها",
    "\ufdc8": "رحمه الله تعالى",
    "\ufdc9": "رضي الله تعالى عنه",
    "\ufdca": "رضي الله تعالى عنها",
    "\ufdcb": "رضي الله تعالى عنهما",
    "\ufdcc": "صلى الله عليه وعلى آله وسلم",
    "\ufdcd": "عجل الله تعالى فرجه الشريف",
    "\ufdce": "كرم الله وجهه",
    "\ufdcf": "سلامه علينا",
    "\ufbc3": "جل وعلا",
    "\ufbc4": "دامت بركاتهم",
    "\ufbc5": "رحمة الله تعالى عليه",
    "\ufbc6": "رحمة الله عليهم",
    "\ufbc7": "رحمة الله عليهما",
    "\ufbc8": "رحمهم الله تعالى",
    "\ufbc9": "رحمهما الله",
    "\ufbca": "رحمهما الله تعالى",
    "\ufbcb": "رضي الله تعالى عنهم",
    "\ufbcc": "حفظه الله",
    "\ufbcd": "حفظه الله تعالى",
    "\ufbce": "حفظهم الله تعالى",
    "\ufbcf": "حفظهما الله تعالى",
    "\ufbd0": "صلى الله تعالى عليه وسلم",
    "\ufbd1": "عجل الله فرجه الشريف",
    "\ufbd2": "عليه الرحمة",
}


@step_class
class UnfoldForms(CharStep):
    """Write Arabic presentation forms (أشكال العرض, U+FB50–FDFF, U+FE70–FEFC) and ligatures as their letters.

    Lam-alef keeps its hamza (ﻷ is لأ). Nothing else is touched: ², ½ and ™ stay, and so does ﷼, a currency sign. A form
    that is a mark on a space becomes the mark alone, but between two figures, which it keeps apart.

    - ``visual``: what becomes of a word that may stand as it is drawn, from left to right, and only its forms show
      that: forms that cannot join in this order, or isolated forms alone in a text without a word in reading order.
      A word of the same line whose forms show no order is left with it.
      ``"keep"`` leaves it for `TurnForms`; ``"unfold"`` writes its letters, in that order.
    - ``religious``: ``"words"`` spells out single words (ﷲ, ﷴ) and leaves whole phrases (ﷺ, ﷽); ``"spell"`` spells out
      both, set off by spaces; ``"keep"`` leaves both.

    Code and keys stay as they are (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    Raises ValueError for another choice. Table: Unicode's compatibility decompositions.

    >>> import arnorm
    >>> arnorm.unfold_forms("ﺍﻟﺴﻼﻡ ﻷﻥ")
    'السلام لأن'
    >>> arnorm.unfold_forms("النبي ﷺ", religious="spell")
    'النبي صلى الله عليه وسلم'
    """

    religious: Literal["words", "spell", "keep"] = "words"
    visual: Literal["keep", "unfold"] = "keep"
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = "Writes presentation forms and ligatures as the letters they stand for."
    summary_ar = "يردّ أشكال العرض والحروف المركبة إلى حروفها الأصلية."
    topic = "Marks and letters"
    find_left = leave_code

    def table(self) -> Mapping[str, str]:
        from arnorm._generated.unicode import FORMS  # noqa: PLC0415 -- a large table, needed at the first call only

        # U+FE73 is the right part of the letter before it.
        table = FORMS | {"\ufe73": ""}
        if self.religious != "keep":
            table |= _WORD_LIGATURES
        if self.religious == "spell":
            table |= _PHRASES
        return table

    def acts_on(self) -> Iterable[bytes]:
        return (bytes((k.FORM,)),)

    def decides_by(self) -> Literal["exempt", "edits"]:
        return "edits" if self.religious == "spell" else "exempt"

    def exempt(self, scan: Scan) -> Iterable[int]:
        """Return the places of forms in words that may be in visual order, and of marks between two figures."""
        from arnorm._arabic import joining  # noqa: PLC0415 -- for texts with forms

        text = scan.text
        stay: list[int] = []
        if self.visual == "keep" and scan.derive(joining.order_in) != "reading":
            words = scan.derive(joining.form_words_in)
            is_sure = not words or joining.shows_reading_order(text, words)
            drawn = [word for word in words if word.order == "visual" or (word.order == "open" and not is_sure)]
            if drawn:  # a word without evidence is in doubt beside them
                ends = [end.start() for end in LINE_END.finditer(text)]
                lines = {bisect(ends, word.start) for word in drawn}
                drawn += [word for word in words if word.order == "none" and bisect(ends, word.start) in lines]
            for word in drawn:
                stay += range(word.start, word.end)
        kinds, most = scan.kinds, _MOST_GOING
        marks = (at for form in DRAWN_MARKS for at in places(text, form))
        if any(_FIGURES & {*kinds[max(0, at - most) : at]} and _FIGURES & {*kinds[at : at + 1 + most]} for at in marks):
            for m in _BETWEEN_FIGURES.finditer(text):
                start, end = m.span(1)
                near = range(max(start, end - 1 - _FIGURE_DISTANCE), min(end, start + 1 + _FIGURE_DISTANCE))
                stay += (at for at in near if text[at] in DRAWN_MARKS)
        return sorted(stay)

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        """One edit a form; a phrase that is spelled out gets the spaces it lacks."""
        kinds, text = scan.kinds, scan.text
        for start, end, new in CharStep.edits(self, scan):
            if text[start] in _PHRASES:
                new = " " * (kinds[start - 1] in _PHRASE_NEIGHBOURS) + new + " " * (kinds[end] in _PHRASE_NEIGHBOURS)  # noqa: PLW2901
            yield start, end, new

    def to_rules(self) -> Iterable[CharRule] | None:
        """The table, after the spaces around phrases; marks between two figures stay."""
        if self.visual == "keep":
            return None
        digits, some, bare = (
            write_set(find_chars(k.DIGIT, k.EASTERN)),
            f"{_GOING}{{0,{_FIGURE_DISTANCE}}}",
            write_set(DRAWN_MARKS),
        )
        marks = {char: new for char, new in self.table().items() if char in DRAWN_MARKS}
        letters = {char: new for char, new in self.table().items() if char not in DRAWN_MARKS}
        parted = CharRule(marks, before=f"(?:(?<!{digits}{some})|(?!{bare}{some}{digits}))")
        return (*(_phrase_spaces() if self.religious == "spell" else ()), parted, CharRule(letters))


unfold_forms = function_form(UnfoldForms)

_PHRASE_NEIGHBOURS = (k.LETTER, k.MARK, k.FORM, k.TATWEEL)  # what a phrase that is spelled out needs a space beside


def _phrase_spaces() -> Iterator[CharRule]:
    """Yield the spaces around phrases; two neighbours have two spaces between them."""
    phrase, glued = write_set(_PHRASES), write_set(find_chars(*_PHRASE_NEIGHBOURS) - {*_PHRASES})
    for left, right, spaces in ((phrase, phrase, "  "), (glued, phrase, " "), (phrase, glued, " ")):
        yield CharRule({"": spaces}, before=f"(?<={left})", after=f"(?={right})")


@functools.cache
def _load_compositions() -> tuple[dict[tuple[str, str], str], dict[str, int]]:
    from arnorm._generated.unicode import COMPOSED, MARKS  # noqa: PLC0415 -- needed at the first call only

    return COMPOSED, MARKS


@step_class
class Compose(Step):
    r"""Compose Arabic letters with their hamza or maddah (NFC of Arabic letters): ا + ٔ is أ, و + ٔ is ؤ.

    This is Unicode's NFC restricted to the Arabic blocks: other scripts' letters stay as they are, and so does the
    order of the marks that remain. Source: the canonical decompositions of the Unicode data.

    Code and keys stay as they are (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    >>> import arnorm
    >>> arnorm.compose("مسو\u0654ول") == "مسؤول"
    True
    """

    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = "Writes a letter and its hamza or madda as one character (Unicode NFC)."
    summary_ar = "يكتب الحرف وهمزته أو مدّته محرفًا واحدًا بحسب صيغة يونيكود المركبة."
    topic = "Marks and letters"
    find_left = leave_code

    def acts_on(self) -> Iterable[bytes]:
        return (bytes((k.MARK,)),)

    def may_change(self, scan: Scan) -> bool:
        return any(map(scan.text.__contains__, _COMPOSING_MARKS))  # far quicker than the pattern

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        text = scan.text
        done = 0
        for at in (m.start() for m in _COMPOSING.finditer(text)):
            if at < done:
                continue
            start, done = _mark_run(scan, at)
            if start:
                yield from _compose_run(text, start - 1, min(done, start + _REACH_CHARACTERS + 1))

    def to_rules(self) -> Iterator[CharRule]:
        """For each mark its letters; between the two may be marks of other combining classes."""
        composed, classes = _load_compositions()
        marks = sorted({mark for _, mark in composed}, key=lambda mark: (classes[mark], mark))
        for mark in marks:
            new = {letter: one for (letter, its), one in composed.items() if its == mark}
            between = f"{write_set(_combining_marks(without=classes[mark]))}{{0,{_REACH_CHARACTERS}}}"
            letters = write_set(new)
            on_it = f"(?:(?={letters}{between}{mark})|(?<={letters}{between})(?={mark}))"
            yield CharRule(new | {mark: ""}, before=on_it, needs=mark)


compose = function_form(Compose)

_COMPOSING_MARKS = "\u0653\u0654\u0655"
_COMPOSING = lazy_pattern(f"[{_COMPOSING_MARKS}]")
_REACH_CHARACTERS = 63  # marks between a letter and what it composes with


def _combining_marks(without: int) -> Iterator[str]:
    """Every mark that combines, but those of one class."""
    from arnorm._generated.unicode import COMBINING  # noqa: PLC0415 -- for those who export

    _, arabic = _load_compositions()
    yield from (mark for mark, of in arabic.items() if of not in (0, without))
    foreign = find_chars(k.FOREIGN)
    for first, last, of in COMBINING:
        if of != without:
            yield from (char for char in map(chr, range(first, last + 1)) if char in foreign)


def _mark_run(scan: Scan, at: int) -> tuple[int, int]:
    """Return the run of combining marks around a position."""
    start = end = at
    while _combining_class(scan, start - 1):
        start -= 1
    while _combining_class(scan, end):
        end += 1
    return start, end


def _combining_class(scan: Scan, at: int) -> int:
    """Return the canonical combining class of a character."""
    kind = scan.kinds[at]
    if kind == k.MARK:
        _, classes = _load_compositions()
        return classes[scan.text[at]]
    return combining(scan.text[at]) if kind == k.FOREIGN else 0


def _compose_run(text: str, base: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the edits that compose a base and its marks, as NFC does: of each class the first mark that can."""
    composed, classes = _load_compositions()
    marks: dict[int, int] = {}
    for at in range(base + 1, end):
        marks.setdefault(classes.get(text[at]) or combining(text[at]), at)
    letter, taken = text[base], []
    for _, at in sorted(marks.items()):
        if (letter, text[at]) in composed:
            letter = composed[letter, text[at]]
            taken.append(at)
    if taken:
        yield base, base + 1, letter
        yield from ((at, at + 1, "") for at in sorted(taken))
