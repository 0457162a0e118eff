"""The superscript alef of the Quran: where everyday spelling writes an alef for it, and where nothing."""

from __future__ import annotations

from collections.abc import Iterator

from arnorm._core.classes import LETTER, MARK, TATWEEL, CharRule, find_chars, write_set
from arnorm._core.scan import Scan
from arnorm._core.windows import places, skip, skip_back

SUPERSCRIPT_ALEF = "\N{ARABIC LETTER SUPERSCRIPT ALEF}"
ALEF, WAW, TEH_MARBUTA = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER TEH MARBUTA}"
ALEF_MAKSURA, STROKE = "\N{ARABIC LETTER ALEF MAKSURA}", "\N{ARABIC TATWEEL}"
_MOST_BETWEEN_LETTERS = 12  # a longer run of marks and tatweels is noise

# Where everyday spelling leaves out the alef that a superscript alef is for: the letters before it, those after it, and
# whether the word ends there. So few letters tell these words from all others of the Quran, whatever their prefixes.
_WITHOUT_ALEF = (
    ("\u0647", "\u0630", False),  # هذا, with all of its forms
    ("\u0647", "\u0624", False),  # هؤلاء
    ("\u0647", "\u0623", False),  # هأنتم
    ("\u0647", "\u0643\u0630", False),  # هكذا
    ("\u0647", "\u0647\u0646", False),  # ههنا
    ("\u0630", "\u0644", False),  # ذلك, with all of its forms
    ("\u0648\u0644", "\u0626", False),  # أولئك, which the second letter before tells from the word for angels
    ("\u0644", "\u0643\u0646", False),  # لكن, with its suffixes
    ("\u0644", "\u0647", False),  # إله, and the name of God
    ("\u062d\u0645", "\u0646", False),  # الرحمن, which the first letter tells from the name of Solomon
    ("\u0637", "\u0647", True),  # طه
    ("\u0637\u0647", "", True),  # the same, with the second alef
    ("\u064a", "\u0633", True),  # يس
)


def promote_alefs(scan: Scan, joins: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Return the edits that write superscript alefs as letters, or delete those that spelling leaves out.

    ``joins`` are the spans that join detached marks to the letter before them. Of several on one letter the first
    counts.
    """
    text, kinds = scan.text, scan.kinds
    edits: list[tuple[int, int, str]] = []
    done = 0  # where the marks of the letter before end
    joined = {at: span for span in joins for at in range(*span)}
    for at in places(text, SUPERSCRIPT_ALEF):
        if at < done:
            edits.append((at, at + 1, ""))
            continue
        start, end = joined.get(at, (at, at + 1))
        base = skip_back(kinds, start, _MARK_KIND, start - done) - 1
        done = end
        while kinds[done] == MARK:
            done += 1
        edits += _promote_alef(text, kinds, base, at, done)
    return edits


def _promote_alef(text: str, kinds: bytes, base: int, at: int, follower: int) -> list[tuple[int, int, str]]:
    """Return the edits of one superscript alef, given the characters before and after it."""
    if kinds[base] not in (LETTER, TATWEEL):
        return [(at, at + 1, "")]
    carrier, after = text[base], text[follower : follower + 1]
    inside = kinds[follower] in (LETTER, TATWEEL)
    if ALEF in (carrier, after) or (carrier == ALEF_MAKSURA and not inside):
        return [(at, at + 1, "")]
    if any(_matches(text, kinds, base, follower, row) for row in _WITHOUT_ALEF):
        return [(at, at + 1, "")]
    # هدىٰهم, الصلوٰة, الظـٰلمين: the letter that carries the alef stands for it.
    if carrier in (ALEF_MAKSURA, STROKE) or (carrier == WAW and after == TEH_MARBUTA):
        return [(base, base + 1, ALEF), (at, at + 1, "")]
    return [(at, at + 1, ALEF)]


def _matches(text: str, kinds: bytes, base: int, follower: int, row: tuple[str, str, bool]) -> bool:
    """Whether a superscript alef is where a row of `_WITHOUT_ALEF` says, marks and tatweel apart."""
    before, after, ends = row
    base += 1
    for letter in reversed(before):
        base = skip_back(kinds, base, _STROKED, _MOST_BETWEEN_LETTERS) - 1
        if base < 0 or text[base] != letter:
            return False
    follower = skip(kinds, follower, _STROKED, _MOST_BETWEEN_LETTERS)
    for letter in after:
        if text[follower : follower + 1] != letter:
            return False
        follower = skip(kinds, follower + 1, _STROKED, _MOST_BETWEEN_LETTERS)
    return not (ends and kinds[follower] in (LETTER, TATWEEL))


_MARK_KIND, _STROKED = bytes((MARK,)), bytes((MARK, TATWEEL))
# What stays on a letter until the alefs are written, in the rules of an export.
_LEFT = "\N{ARABIC MADDAH ABOVE}\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}" + SUPERSCRIPT_ALEF


def make_alef_rules() -> Iterator[CharRule]:
    """Return `promote_alefs` as rules, for a text with no marks but ``_LEFT``."""
    some, letters = f"{write_set(_LEFT)}{{0,3}}", write_set(find_chars(LETTER, TATWEEL))
    gone = {SUPERSCRIPT_ALEF: ""}
    on = {letter: f"(?<={letter}{some})" for letter in (ALEF, ALEF_MAKSURA)}
    yield CharRule(gone, before=f"(?<={SUPERSCRIPT_ALEF}{some})")
    yield CharRule(gone, before=f"(?<!{letters}{some})")
    yield CharRule(gone, before=on[ALEF])
    yield CharRule(gone, after=f"(?={some}{ALEF})")
    yield CharRule(gone, before=on[ALEF_MAKSURA], after=f"(?!{some}{letters})")
    in_word = write_set(find_chars(LETTER, TATWEEL) | set(_LEFT))
    between = f"{write_set(find_chars(TATWEEL) | set(_LEFT))}{{0,{_MOST_BETWEEN_LETTERS}}}"
    for before, after, ends in _WITHOUT_ALEF:
        end = f"{between}(?!{in_word})" if ends else ""
        behind = "".join(letter + between for letter in before)
        yield CharRule(gone, before=f"(?<={behind})", after=f"(?={between}{between.join(after)}{end})")
    yield CharRule(
        dict.fromkeys((ALEF_MAKSURA, STROKE), ALEF), after=f"(?={some}{SUPERSCRIPT_ALEF})", needs=SUPERSCRIPT_ALEF
    )
    yield CharRule({WAW: ALEF}, after=f"(?={some}{SUPERSCRIPT_ALEF}{some}{TEH_MARBUTA})", needs=SUPERSCRIPT_ALEF)
    yield CharRule(gone, before=on[ALEF])
    yield CharRule({SUPERSCRIPT_ALEF: ALEF})
