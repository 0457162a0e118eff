"""Other scripts among the Arabic: words of theirs, and their marks on Arabic letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from arnorm._arabic.protect import protected_spans
from arnorm._arabic.removal import has_arabic, join_runs, replaced
from arnorm._core.classes import FOREIGN, FORM, LETTER, MARK, TATWEEL, combining
from arnorm._core.options import make_option
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm._core.windows import lies_in
from arnorm.links import links_in

__all__ = ["KeepArabic", "StripDecorations", "keep_arabic", "strip_decorations"]

_WRITING = frozenset((LETTER, FORM, MARK, TATWEEL))

# The blocks of combining marks that no language writes on Arabic letters (Blocks.txt): Combining Diacritical Marks,
# Cyrillic signs of numbers, …Extended, …Supplement, …for Symbols, Combining Half Marks.
_FOREIGN_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_DECORATION = lazy_pattern(f"[{_FOREIGN_MARKS}]+")


@step_class
class StripDecorations(Step):
    """Delete the marks of other scripts that decorate Arabic letters (ا̲ل̲غ̲د is الغد).

    Marks on letters of other scripts stay. Source: Unicode's blocks of combining marks (Blocks.txt).

    >>> import arnorm
    >>> arnorm.strip_decorations("ال͠ل͠غ͠ة")
    'اللغة'
    """

    loss: ClassVar[Loss] = "nothing"
    summary = "Deletes the marks of other scripts that decorate Arabic letters."
    summary_ar = "يحذف علامات الزخرفة المأخوذة من كتابات أخرى عن الحروف العربية."
    topic = "Web pages"

    def edits(self, scan: Scan) -> Iterator[tuple[int, int, str]]:
        if scan.text.isascii():
            return
        kinds = scan.kinds
        for m in _DECORATION.finditer(scan.text):
            if kinds[m.start() - 1] in _WRITING:
                yield *m.span(), ""


strip_decorations = function_form(StripDecorations)


@step_class
class KeepArabic(Step):
    """Delete the words of other scripts, or write something in the place of each run of them.

    Links, names and codes of other letters (Covid-19, https://…) go with them; digits, punctuation and emoji stay, and
    so does Persian and Urdu, whose script is the Arabic.

    A text without a single Arabic letter comes back as it is: what is not Arabic text is not arnorm's business.

    ``to`` is the replacement; ``""`` leaves one space. Raises ValueError where it holds letters of another
    script and is not taken for one run of them, or is no str.

    >>> import arnorm
    >>> arnorm.keep_arabic("أعلنت شركة Open Systems عن منتج جديد")
    'أعلنت شركة عن منتج جديد'
    >>> arnorm.keep_arabic("لقاح Covid-19 متاح", to="[…]")
    'لقاح […] متاح'
    """

    to: str = make_option("", examples=("", "[…]", "X"))

    loss: ClassVar[Loss] = "content"
    summary = "Takes out the words of other scripts, or writes something in their place."
    summary_ar = "يحذف الكلمات المكتوبة بغير الحروف العربية، أو يضع مكانها ما يُختار."
    topic = "Web pages"

    def __post_init__(self) -> None:
        if not isinstance(self.to, str):
            raise ValueError(f"KeepArabic: to must be a str, got {self.to!r}")
        if self.to and any(self.to[start:end] != self.to for start, end in _find_foreign(Scan(self.to))):
            raise ValueError(f"KeepArabic: to must be one word of another script, or none, got {self.to!r}")

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        if FOREIGN not in scan.kinds or not has_arabic(scan.kinds):
            return ()
        pieces = [span for span in _find_foreign(scan) if scan.text[slice(*span)] != self.to]
        return replaced(scan, [(start, end, self.to) for start, end in join_runs(scan.kinds, pieces)])


def _skip_marks(text: str, at: int) -> int:
    """Return the end of the combining marks at a place."""
    while at < len(text) and combining(text[at]):
        at += 1
    return at


# Signs inside a word of another script: don't, al-Hayat, node.js.
_INSIDE_FOREIGN = ("'", "\N{RIGHT SINGLE QUOTATION MARK}", "-", ".")


def _find_foreign(scan: Scan) -> list[tuple[int, int]]:
    """Find the words of other scripts, with the codes and links around them."""
    text, kinds = scan.text, scan.kinds
    links = {(link.start, link.end) for link in scan.derive(links_in) if link.kind in ("url", "email")}
    spans: list[tuple[int, int]] = []
    mixed: list[int] = []
    for start, end in scan.derive(protected_spans):
        decorated = kinds[start - 1] in _WRITING and combining(text[start])
        if (start, end) in links or not (decorated or any(kind in _WRITING for kind in kinds[start:end])):
            spans.append((start, _skip_marks(text, end)))  # of a decorated letter that the link ends in
        else:
            mixed += start, end  # a file or tag with Arabic in it; a code that begins with a decorated letter's mark
    at = kinds.find(FOREIGN)
    while at >= 0:
        end = at if kinds[at - 1] not in _WRITING else _skip_marks(text, at)
        at = end
        while kinds[end] == FOREIGN or (text[end : end + 1] in _INSIDE_FOREIGN and kinds[end + 1] == FOREIGN):
            end += 1
        if at < end and not lies_in(mixed, at):
            spans.append((at, end))
        at = kinds.find(FOREIGN, end)
    spans = [(start, end) for start, end in spans if FOREIGN in kinds[start:end]]
    return sorted(spans)


keep_arabic = function_form(KeepArabic)
