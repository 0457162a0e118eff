"""What the web does to text: character references, and text decoded in the wrong encoding."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from arnorm._arabic.marks import DELETED, QUOTES, UNSEEN
from arnorm._core.classes import AMPERSAND
from arnorm._core.edits import Edit
from arnorm._core.function_form import function_form
from arnorm._core.patterns import lazy_pattern
from arnorm._core.repeat import repeat_until_stable
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option
from arnorm.blocks.options import BLOCKS, Blocks
from arnorm.blocks.reading import reading_in
from arnorm.forms import UnfoldForms
from arnorm.invisibles import StripInvisibles
from arnorm.tatweel import StripTatweel

__all__ = ["FixMojibake", "UnescapeHtml", "fix_mojibake", "unescape_html"]

# What other steps delete or write in another way: a reference is read as if they had.
_NOISE = lazy_pattern(f"[{DELETED}]")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
# All that a character reference is made of.
_TOKEN = lazy_pattern(rf"&[&#;0-9A-Za-z٠-٩۰-۹{DELETED}]*")
# The longest name is of 32 letters; there is room for as much that is not seen.
_FAR = 2 * 32
_REFERENCE = lazy_pattern(r"&(?:#[0-9]{1,20}|#[xX][0-9a-fA-F]{1,20}|[A-Za-z][0-9A-Za-z]*);\Z")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UnescapeHtml(Step):
    """Write character references (&quot; &#8220; &nbsp;) as the characters they stand for, until none is left.

    Escaping done twice is undone twice (&amp;quot; is "). A reference ends in a semicolon; one that has none, or no
    meaning, stays: «3 < 5 و 7 > 2», AT&T, ?a=1&copy=2. Tags stay: extracting text from HTML is another library's work.
    References in code stay; in data, what the format would read as a sign of its own stays escaped (see
    `arnorm.find_blocks`), unless ``blocks`` is "prose". Source: the HTML standard's table, as Python's ``html`` module
    has it.

    >>> import arnorm
    >>> arnorm.unescape_html("قال: &amp;quot;نعم&quot;")
    'قال: "نعم"'
    """

    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"

    def __post_init__(self) -> None:
        check_option(self, "blocks", BLOCKS)

    def acts_on(self) -> Iterable[bytes]:
        return (bytes((AMPERSAND,)),)

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        found = list(_unescaped_in(scan.text))
        if not found or self.blocks == "prose":
            return found
        edits = list(_unescaped_in_prose(scan))
        # What is left may be no code any more, for an unescaped mark can be one of code.
        return edits if len(edits) == len(found) else repeat_until_stable(scan, _unescaped_in_prose)


def _unescaped_in_prose(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """The edits that unescape the references that stand in prose."""
    for start, end, new in scan.derive(reading_in).put_back_raw(_unescaped_in(scan.text)):
        if scan.text[start:end] != new:
            yield start, end, new


def _unescaped_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that unescape every reference of a text."""
    at = text.find("&")
    while at >= 0:
        token = _TOKEN.match(text, at)[0]  # type: ignore[index]  # & itself matches
        if ";" in token:
            yield from _unescaped(token, at)
        at = text.find("&", at + len(token))


unescape_html = function_form(UnescapeHtml)


def _unescaped(token: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """The edits that unescape one token to a fixed point.

    Characters are pushed one by one; a semicolon that completes a reference replaces it by what it stands for, which
    is pushed in turn. Each replacement shortens the whole, so the work is linear however often a text was escaped.
    """
    out: list[tuple[str, int, int]] = []  # a character and the span of the token that it stands for
    waiting = [(char, i, i + 1) for i, char in enumerate(token)][::-1]
    while waiting:
        char, start, end = waiting.pop()
        out.append((char, start, end))
        if char != ";":
            continue
        length = _reference_length(out)
        if not length:
            continue
        reference = _quiet(out[-length:])
        start = out[-length][1]
        del out[-length:]
        new = _unescape(reference)
        waiting.extend([(c, start, end) for c in new][::-1])
    yield from _differences(out, token, offset)


def _quiet(out: list[tuple[str, int, int]]) -> str:
    """The characters without what other steps delete, with Western digits."""
    return _NOISE.sub("", "".join(c for c, _, _ in out)).translate(_WESTERN)


def _unescape(reference: str) -> str:
    import html  # noqa: PLC0415 -- as below

    return html.unescape(reference)


def _reference_length(out: list[tuple[str, int, int]]) -> int:
    """The length of the character reference that ends here, 0 if none does."""
    tail = out[-_FAR:]
    length = next((i for i, (char, _, _) in enumerate(reversed(tail), 1) if char == "&"), 0)
    reference = _quiet(tail[-length:]) if length else ""
    if not _REFERENCE.match(reference):
        return 0
    import html.entities  # noqa: PLC0415 -- two thousand names, for the few texts with a reference

    return length if reference[1] == "#" or reference[1:] in html.entities.html5 else 0


def _differences(out: list[tuple[str, int, int]], token: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """The edits between a token and its unescaped characters; a reference may stand for nothing, or for two."""
    out.append(("", len(token), len(token)))
    at = i = 0
    while i < len(out):
        char, start, end = out[i]
        if at < start:
            yield offset + at, offset + start, ""
        at = end
        i += 1
        if end - start == 1 and token[start] == char:
            continue
        while i < len(out) and out[i][1:] == (start, end):
            char += out[i][0]
            i += 1
        if start < end:
            yield offset + start, offset + end, char


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FixMojibake(Step):
    """Repair text that was decoded in the wrong encoding (Ù…Ø±Ø­Ø¨Ø§ is مرحبا), through ``ftfy``.

    What ftfy does not know, Arabic Windows pages (windows-1256) taken for Western ones, is repaired line by line where
    the commonest words show it (Çá for ال, ãä for من) and no word speaks against it.

    It must come before any step that folds letters, quotation marks or spaces, for those are the evidence. Needs the
    extra: ``pip install 'arnorm[ftfy]'``; without it, the first call raises ImportError.

    >>> import arnorm
    >>> arnorm.fix_mojibake("Ù…Ø±Ø­Ø¨Ø§")
    'مرحبا'
    >>> arnorm.fix_mojibake("ãÑÍÈÇ Èßã Ýí ÇáãæÞÚ")
    'مرحبا بكم في الموقع'
    """

    loss: ClassVar[Loss] = "nothing"

    def prepare(self) -> None:
        _ftfy()

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        text = scan.text
        if text.isascii():
            return
        done = 0
        while suspect := _SUSPECT.search(text, done):
            start = max(text.rfind("\n", done, suspect.start()) + 1, done)
            end = _LINE_END.search(text, suspect.end()).start()  # type: ignore[union-attr]  # \Z always matches
            line = text[start:end]
            fixed = _repaired(line)
            if fixed != line:
                yield from _by_words(line, fixed, start)
            done = end


# What UTF-8's lead bytes become in the one-byte encodings that pages are taken for.
_SUSPECT = lazy_pattern(r"[\xC0-\xFF\u0102-\u017E\u0386-\u03FF\u0402-\u045F\u0490-\u0491]")
_LINE_END = lazy_pattern(r"\n|\Z")


@functools.cache
def _ftfy() -> Any:
    """The ftfy package, which is an extra."""
    try:
        import ftfy  # noqa: PLC0415 -- an extra
    except ImportError:
        raise ImportError("FixMojibake needs the ftfy package: pip install 'arnorm[ftfy]'", name="ftfy") from None
    return ftfy


@functools.cache
def _noise() -> tuple[dict[int, str], ...]:
    """Tables that unfold and delete what later steps do: a damaged sequence may show itself only once they have run.

    Each deletes more than the one before: what is not seen, tatweel (which may stay), and U+FFFD, which stands for a
    lost character and is damage too where it stands by some.
    """
    plain, stroke = {**UnfoldForms().table(), **StripInvisibles().table()}, {"\N{ARABIC TATWEEL}": ""}
    return tuple(str.maketrans({**plain, **more}) for more in ({}, stroke, StripTatweel().table()))


_MOST_LAYERS = 8


def _repaired(line: str) -> str:
    """The line repaired as often as that finds more: what was damaged several times over hides its damage in layers."""
    has_reference = _unescape_all(line) != line
    for _ in range(_MOST_LAYERS):
        fixed = _beside_marks(_behind_noise(_fixed(line)))
        if not has_reference:  # else `UnescapeHtml` has not run, and references are not the business of this step
            fixed = _unescape_all(fixed)
        if fixed == line:
            break
        line = fixed
    return line


def _unescape_all(line: str) -> str:
    """The line without character references: the repair of a damaged mark inside one may complete it."""
    return unescape_html(line) if "&" in line else line


def _behind_noise(line: str) -> str:
    """The line, or if what other steps delete hides damage in it, the line without that and repaired."""
    line = "".join(map(_without_noise, _GAPS.split(line)))
    line = "".join(map(_across_gaps, _LINES.split(line)))
    return "".join(map(_across_gaps, _UNSEEN_GAPS.split(line)))


def _beside_marks(line: str) -> str:
    """The line, or if damage shows only once its quotation marks are written as later steps do, so and repaired."""
    letters, marks = _later()
    bare = letters(line)
    if not (_ARABIC_LETTER.search(bare) or _NO_BYTE.search(bare)):
        return line  # pages of text in a font's own code
    marked = _NO_BYTE.sub("»", marks(bare))  # its partner may stand in another line
    fixed = marked if marked == bare else _behind_noise(_fixed(marked))
    return line if fixed == marked else fixed


@functools.cache
def _later() -> tuple[Callable[[str], str], Callable[[str], str]]:
    from arnorm._core.pipeline import Pipeline  # noqa: PLC0415 -- for the few lines that may be damaged
    from arnorm.quotes.unify import UnifyQuotes  # noqa: PLC0415 -- the same

    return Pipeline(UnfoldForms(), StripInvisibles(), StripTatweel()), UnifyQuotes(spaces=False)


# Runs of white space, which part pieces of a line that have nothing to do with each other; white space at its ends.
_GAPS = lazy_pattern(rf"(\s[\s{UNSEEN}]*\s|^\s|\s$|[\r\v\f\x1c-\x1e\u2028\u2029])")
# Those that stay, for a joiner may.
_UNSEEN_GAPS = lazy_pattern(rf"((?<!\s)\s++[{UNSEEN}][\s{UNSEEN}]*\s)")
# What becomes a line break, so that nothing is damaged across it.
_LINES = lazy_pattern(r"((?<![ \t])(?:[ \t]*+[\xa0\u202f\u2007]){3,}+|[\r\v\f\x1c-\x1e\x85\u2028\u2029])")


_SPACE = lazy_pattern(r"\s")


def _without_noise(piece: str) -> str:
    """One piece repaired, without noise and with plain spaces if only so the damage shows; else as it is."""
    views = [piece, *map(piece.translate, _noise())]
    for bare in dict.fromkeys((*views, *(_SPACE.sub(" ", view) for view in views[1:]))):
        if _SUSPECT.search(bare) and (fixed := _fixed(bare)) != bare:
            return fixed
    return piece


def _across_gaps(part: str) -> str:
    """A part of a line repaired if damage shows only once its runs of white space are one space (à is one and Ã)."""
    views = [part, *map(part.translate, _noise())]
    for bare in dict.fromkeys(views if _ARABIC_LETTER.search(part) else (part, views[-1])):
        spaced = " ".join(bare.split())
        if _SUSPECT.search(spaced) and (fixed := _fixed(spaced)) != spaced:
            return fixed
    return part


def _fixed(line: str) -> str:
    """The line repaired to a fixed point."""
    try:
        fixed: str = _ftfy().fix_encoding(line)  # as often as it changes
    except ValueError:
        return line
    return _from_windows(line if "\n" in fixed else fixed)


# Words; those that only windows-1256 writes so, in full or by their beginning.
_WORD = lazy_pattern(r"[^\W\d_]+")
_TELLING = lazy_pattern("(?:æ|Ý)?(?:È|ß)?Çá..|(?:ãä|Ýí|Úáì|Åáì|Åä|Ãä|åÐÇ|åÐå|ãÚ|Ãæ|Èíä|ßÇä|ÞÇá)$")
_ARABIC_LETTER = lazy_pattern("[\u0621-\u06d3]")
_NO_BYTE = lazy_pattern(f"[{QUOTES}](?<![\"'`´«»‘’‚“”„‹›])")  # a mark that no one-byte encoding of Europe has


@functools.cache
def _windows() -> dict[int, str]:
    """What windows-1252 and latin-1 make of the bytes that are Arabic in windows-1256, and those letters."""
    table: dict[int, str] = {}
    for code in range(0x100):
        byte = bytes((code,))
        letter = byte.decode("cp1256")
        if _ARABIC_LETTER.match(letter) or letter in "\u060c\u061b\u061f\u0640":
            table |= dict.fromkeys(map(ord, byte.decode("latin-1") + byte.decode("cp1252", "ignore")), letter)
    return table


def _from_windows(line: str) -> str:
    """The line as windows-1256 has it, where its words show that this is what it was."""
    if _ARABIC_LETTER.search(line):
        return line
    words = [word for word in _WORD.findall(line) if not word.isascii()]
    telling = sum(_TELLING.match(word) is not None for word in words)
    if not telling:
        return line
    table = _windows()
    others = sum(any(ord(char) not in table for char in word) for word in words)
    return line if others * 4 > telling else line.translate(table)


def _by_words(line: str, fixed: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """The edits between a line and its repair, word by word where the words correspond."""
    old, new = line.split(" "), fixed.split(" ")
    if len(old) != len(new):
        yield offset, offset + len(line), fixed
        return
    at = offset
    for before, after in zip(old, new, strict=True):
        if before != after:
            yield at, at + len(before), after
        at += len(before) + 1


fix_mojibake = function_form(FixMojibake)
