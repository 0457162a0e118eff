"""What the web does to text: character references, and text decoded in the wrong encoding."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from arnorm._arabic.marks import DELETED
from arnorm._core.classes import AMPERSAND, UNDERSCORE
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm._core.windows import places
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import leave_code, page_of

__all__ = ["FixMojibake", "UnescapeHtml", "fix_mojibake", "unescape_html"]

# What other steps delete or write in another way: a reference is read as if they had.
_NOISE = lazy_pattern(f"[{DELETED}]")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_RETURN = "_x000D_"  # what spreadsheets write for a carriage return
_TAG = lazy_pattern(r"</?[A-Za-z][\w:-]{0,40}(?:\s[^<>\n]{0,400})?/?>")
# All that a character reference is made of.
_TOKEN = lazy_pattern(rf"&[&#;0-9A-Za-z٠-٩۰-۹{DELETED}]*")
# The longest name is of 32 letters; there is room for as much that is not seen.
_FAR = 2 * 32
_REFERENCE = lazy_pattern(r"&(?:#[0-9]{1,20}|#[xX][0-9a-fA-F]{1,20}|[A-Za-z][0-9A-Za-z]*);\Z")


@step_class
class UnescapeHtml(Step):
    """Write character references (&quot; &#8220; &nbsp;) as the characters they stand for, until none is left.

    Escaping done twice is undone twice (&amp;quot; is "). A reference ends in a semicolon. One without a semicolon or
    without a meaning stays: «3 < 5 و 7 > 2», AT&T, ?a=1&copy=2. Tags stay: extracting text from
    HTML is another library's work. References in code stay; in data, a character that is syntax of the format stays
    escaped (see `arnorm.find_blocks`), unless ``blocks`` is "prose". Source: the HTML standard's table, as Python's
    ``html`` module has it. ``_x000D_``, which spreadsheets write for a carriage return, goes; and in a text with tags
    ``&lt;`` and ``&gt;`` stay, for a tag that is escaped there is written about.

    >>> import arnorm
    >>> arnorm.unescape_html("قال: &amp;quot;نعم&quot;")
    'قال: "نعم"'
    """

    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = "Replaces HTML character references by the characters they name."
    summary_ar = "يضع مكان الكيانات المرجعية في لغة الويب المحارف التي تمثّلها."
    topic = "Web pages"

    def acts_on(self) -> Iterable[bytes]:
        return bytes((AMPERSAND,)), bytes((UNDERSCORE,))

    def edits(self, scan: Scan) -> Iterable[Edit | tuple[int, int, str]]:
        found = list(_unescaped_in(scan.text))
        if _RETURN in scan.text:
            found = sorted([*found, *((at, at + len(_RETURN), "") for at in places(scan.text, _RETURN))])
        if not found or self.blocks == "prose":
            return found
        return _unescaped_in_prose(scan, found)


def _unescaped_in_prose(scan: Scan, found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Those of the edits that are in prose."""
    text = scan.text
    has_tags = "&lt;" in text and _TAG.search(text) is not None
    for start, end, new in page_of(scan).put_back_raw(found):
        # Beside real tags, a tag that is escaped is written about.
        if text[start:end] != new and not (has_tags and new in ("<", ">")):
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


@step_class
class FixMojibake(Step):
    """Repair text that was decoded in the wrong encoding (Ù…Ø±Ø­Ø¨Ø§ is مرحبا), through ``ftfy``.

    What ftfy does not know, Arabic Windows pages (windows-1256) taken for Western ones, is repaired line by line where
    the commonest words show it (Çá for ال, ãä for من) and no word speaks against it.

    It must come before any step that folds letters, quotation marks or spaces, for those are the evidence. Needs the
    extra: ``pip install 'arnorm[ftfy]'``; without it, the first call raises ImportError.

    Code and keys stay as they are (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    >>> import arnorm
    >>> arnorm.fix_mojibake("Ù…Ø±Ø­Ø¨Ø§")
    'مرحبا'
    >>> arnorm.fix_mojibake("ãÑÍÈÇ Èßã Ýí ÇáãæÞÚ")
    'مرحبا بكم في الموقع'
    """

    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "nothing"
    summary = "Repairs text that was decoded with the wrong encoding."
    summary_ar = "يصلح النص الذي قُرئ بترميز غير ترميزه."
    topic = "Web pages"
    find_left = leave_code

    makes_new_text: ClassVar[bool] = True

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
            fixed = _fixed(line)
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
