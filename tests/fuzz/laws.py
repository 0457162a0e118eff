"""The exact laws of docs/design.md, each over one pipeline and a few texts: what is wrong, in a few words, or nothing.

They hold for every `str`, so that any text is right to test them with. What is said of real text (a second run changes
nothing, a rewritten date reads as before) is measured on real text: tools/check_laws.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from arnorm import (
    CollapseWhitespace,
    JoinLines,
    Pipeline,
    PlaceTanween,
    Result,
    StripDiacritics,
    StripInvisibles,
    StripTatweel,
    UnifyDigits,
    UnifyNumbers,
    UnifyPunctuation,
    UnifyQuotes,
)
from arnorm._core.step import CharStep
from arnorm._generated.unicode import MARKS

__all__ = ["LAWS", "Law", "broken"]

Law = Callable[[Pipeline, Sequence[str]], str | None]
# Steps that take or add no letter, whatever their options; marks, strokes and signs are no letters here.
_KEEP_LETTERS = (
    CollapseWhitespace, JoinLines, PlaceTanween, StripDiacritics, StripInvisibles, StripTatweel, UnifyDigits, UnifyNumbers, UnifyPunctuation,
    UnifyQuotes,
)  # fmt: skip
_NO_LETTERS = {*MARKS, "ـ"}


def broken(law: str, p: Pipeline, texts: Sequence[str]) -> str | None:
    """What is wrong, None where the law holds; an exception breaks every law."""
    try:
        return LAWS[law](p, texts)
    except Exception as error:
        return f"raises {type(error).__name__}: {error}"


def run(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Laws 1 and 2: the report is the call, its changes are there, and the alignment rebuilds."""
    for text in texts:
        result = p.run(text)
        if result.text != p(text):
            return f"{text!r}: run gives {result.text!r}, the call {p(text)!r}"
        for change in result.changes:
            if not 0 <= change.start <= change.end <= len(text) or change.before == change.after:
                return f"{text!r}: a change that is none: {change}"
            if len(p) == 1 and text[change.start : change.end] != change.before:
                return f"{text!r}: a change that the text does not have: {change}"
        if wrong := _check_alignment(result):
            return f"{text!r}: {wrong}"
    return None


def _check_alignment(result: Result) -> str | None:
    """Every character of the output that its source span equals is where the alignment says, in order."""
    n, align = len(result.text), result.alignment
    if align.source(0, n) != ((0, len(result.source)) if n else (0, 0)):
        return f"the output stands for {align.source(0, n)} of the source"
    changed = {i for c in result.changes for i in range(c.start, max(c.end, c.start + 1))}
    last = 0
    for i in range(n):
        start, end = align.source(i, i + 1)
        if not last <= start <= end <= len(result.source):
            return f"output {i} is source {start}:{end}, after {last}"
        last = start
        if end == start + 1 and start not in changed:
            if result.source[start] != result.text[i]:
                return f"output {i} is {result.text[i]!r}, source {start} is {result.source[start]!r}"
            if align.target(start, end) != (i, i + 1):
                return f"source {start} is output {align.target(start, end)}, not {i}"
    return None


def batch(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 4: a batch gives each text what it gets alone."""
    for text, out in zip(texts, p.map(texts), strict=True):
        if p(text) != out:
            return f"{text!r} gives {p(text)!r} alone, {out!r} in a batch"
    return None


def same_object(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 3, on what of the text is plain ASCII; some steps' business is ASCII: case, its letters, marks and spaces, links."""
    if any(type(step).__name__ in ("FoldCase", "KeepArabic", "MaskLinks", "StripPunctuation") for step in p):
        return None
    if any(isinstance(step, CollapseWhitespace) and step.lines == "join" for step in p):
        return None
    for drawn in texts:
        text = "".join(char for char in drawn if char.isascii() and (char.isalpha() or char in " .,:;")).strip()
        if p(text) is not text:
            return f"{text!r} comes back as {p(text)!r}, another object"
    return None


def letters(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 5: no letter is lost, and none is added, by steps that promise it."""
    if not all(isinstance(step, _KEEP_LETTERS) and _keeps_letters(step) for step in p):
        return None
    for text in texts:
        before, after = ("".join(filter(_is_letter, one)) for one in (text, p(text)))
        if before != after:
            return f"{text!r} has the letters {before!r}, {p(text)!r} has {after!r}"
    return None


def _keeps_letters(step: object) -> bool:
    if isinstance(step, UnifyNumbers):
        return step.words != "digits"
    return not (isinstance(step, StripDiacritics) and step.promote_superscript_alef)


def _is_letter(char: str) -> bool:
    return char.isalpha() and char not in _NO_LETTERS


def again(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 7: what tables of characters gave, they leave as it is."""
    if not all(isinstance(step, CharStep) for step in p) or len(p) > 1:
        return None
    for text in texts:
        once = p(text)
        if p(once) != once:
            return f"{text!r} once {once!r}, twice {p(once)!r}"
    return None


def fused(p: Pipeline, texts: Sequence[str]) -> str | None:
    """Law 7: tables that are one pass give what they give one by one."""
    if not all(isinstance(step, CharStep) for step in p):
        return None
    for text in texts:
        out = text
        for step in p:
            out = step(out)
        if p(text) != out:
            return f"{text!r}: the pipeline gives {p(text)!r}, its steps {out!r}"
    return None


LAWS: dict[str, Law] = {law.__name__: law for law in (run, batch, same_object, letters, again, fused)}
