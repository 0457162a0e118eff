"""The words of reports in English and Arabic, characters made visible, and the places of a `Result` that changed.

Names of steps and calendars stay as the code has them. A hunk is a place where the source and the output differ: the
changes that touch each other, whichever step made them. Between two hunks the texts are equal, character for character.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.wrong import not_among

if TYPE_CHECKING:
    from arnorm._core.result import Result

Language = Literal["en", "ar"]


class Words(NamedTuple):
    """The same words in both languages."""

    en: str
    ar: str

    def in_(self, language: Language) -> str:
        """The words in a language."""
        return self.en if language == "en" else self.ar


# What a step can lose, from the least to the most; anything else counts as more.
LOSSES: Mapping[str, Words] = {
    "nothing": Words("nothing", "لا شيء"),
    "layout": Words("layout", "تخطيط النص"),
    "marks": Words("marks", "الحركات"),
    "letters": Words("letters", "فروقًا بين الحروف"),
    "content": Words("content", "بعض المحتوى"),
}

# The columns of a profile (`arnorm.report._profile.HEAD`) and of a result's table.
HEADS: Mapping[str, Words] = {
    "step": Words("step", "الخطوة"),
    "can lose": Words("can lose", "ما قد يُفقد"),
    "changes": Words("changes", "التغييرات"),
    "texts": Words("texts", "النصوص"),
    "share": Words("share", "النسبة"),
    "per 1,000 chars": Words("per 1,000 chars", "لكل ألف محرف"),
    "characters most often changed": Words("characters most often changed", "أكثر المحارف تغيّرًا"),
}

# What mentions say of themselves: calendars, flags, kinds; anything else is shown as the code has it.
VALUES: Mapping[str, str] = {
    "gregorian": "ميلادي", "hijri": "هجري", "persian": "فارسي", "coptic": "قبطي",
    "ambiguous": "ملتبس", "impossible": "لا وجود له", "month-length": "طول الشهر", "weekday": "يوم الأسبوع",
    "century": "القرن", "calendar": "التقويم", "calendar-unsure": "تقويم غير مؤكد",
    "assumed-year": "سنة مقدّرة", "approximate": "تقريبي",
    "assumed-week": "أسبوع مقدّر", "nowadays": "قد تعني هذه الأيام", "early": "أوله", "middle": "منتصفه", "late": "آخره",
    "two-digit-year": "سنة من رقمين", "half-day": "صباحًا أو مساءً",
    "number": "عدد", "date": "تاريخ", "time": "وقت", "score": "نتيجة", "range": "مدى", "phone": "هاتف",
    "ratio": "نسبة", "list": "تعداد", "reference": "مرجع", "other": "غير ذلك",
    "letters": "حروف", "order": "ترتيب الحروف", "ligatures": "حروف مركبة", "pieces": "قطع مفككة",
    "words": "حدود الكلمات", "marks": "حركات", "code": "شفرة", "data": "بيانات", "table": "جدول",
    "verse": "شعر", "subtitle": "ترجمة مرئية",
}  # fmt: skip

# An Arabic line has no counted nouns: their form would depend on the count.
WORDS: Mapping[str, Words] = {
    "title": Words("arnorm report", "تقرير arnorm"),
    "source": Words("source", "الأصل"),
    "output": Words("output", "الناتج"),
    "size": Words("{source} → {output} characters, {changes}", "المحارف: {source} ← {output}، التغييرات: {count}"),
    "same size": Words("{source} → {output} characters, no changes", "المحارف: {source} ← {output}، لا تغيير"),
    "profile": Words("{head}", "النصوص: {texts}، المحارف: {characters}، المتغيّر منها: {changed}"),
    "show step": Words("Step", "الخطوة"),
    "show kind": Words("Change", "التغيير"),
    "all": Words("all", "الكل"),
    "d": Words("deleted", "حذف"),
    "i": Words("inserted", "إضافة"),
    "r": Words("replaced", "استبدال"),
    "read": Words("Dates, numbers, quotations", "التواريخ والأعداد والاقتباسات"),
    "open all": Words("Open all", "افتح الكل"),
    "frequent": Words("Most frequent changes", "أكثر التغييرات تكرارًا"),
    "idle": Words("Changed nothing: {idle} of {steps} steps", "خطوات لم تغيّر شيئًا: {idle} من {steps}"),
    "unchanged": Words("{lines} unchanged lines", "سطور لم تتغيّر: {lines}"),
    "more lines": Words(
        "… and {lines} more lines; <code>to_html()</code> has them all.",
        "… وسطور أخرى عددها {lines}، وهي كلها في <code dir=ltr>to_html()</code>.",
    ),
    "too long": Words(
        "The text is too long to be shown here; <code>to_html()</code> has it all.",
        "النص أطول من أن يُعرض هنا، وهو كله في <code dir=ltr>to_html()</code>.",
    ),
    "more changes": Words("… and {count} more", "… وغيرها، عددها {count}"),
    "date": Words("Dates", "التواريخ"),
    "number": Words("Numbers", "الأعداد"),
    "quotation": Words("Quotation marks", "علامات الاقتباس"),
    "deleted": Words("{text} deleted", "حُذف {text}"),
    "inserted": Words("{text} inserted", "أُضيف {text}"),
    "replaced": Words("{before} → {after}", "{before} ← {after}"),
    "timeline": Words("Dates: {count}", "التواريخ: {count}"),
    "undated": Words("without a known day: {count}", "ما لا يُعرف يومه: {count}"),
    "written": Words("day of writing", "يوم الكتابة"),
    "opens": Words("{mark} opens a quotation {what}", "{mark} تفتح اقتباسًا {what}"),
    "closes": Words("{mark} closes a quotation {what}", "{mark} تغلق اقتباسًا {what}"),
    "whole": Words("of {length}, depth {depth}", "طوله بالمحارف {length} وعمقه {depth}"),
    "never closed": Words("never closed, depth {depth}", "لم يُغلق، وعمقه {depth}"),
    "never opened": Words("never opened, depth {depth}", "لم يُفتح، وعمقه {depth}"),
}


def named_value(value: str, language: Language) -> str:
    """What a mention says of itself (`VALUES`), in a language."""
    return VALUES.get(value, value) if language == "ar" else value


def check_language(language: str) -> None:
    """Raise ValueError for another language."""
    if language not in ("en", "ar"):
        raise not_among("language", language, ("en", "ar"))


# Short names of characters that cannot be seen, as Unicode's own charts and the bidi algorithm (UAX #9) write them.
SHORT = {
    " ": "SP", "\t": "⇥", "\n": "↵", "\r": "CR", "\x00": "NUL", "\x0b": "VT", "\x0c": "FF", "\x85": "NEL",
    "\xa0": "NBSP", "\xad": "SHY", "\u034f": "CGJ", "\u061c": "ALM", "\u180e": "MVS", "\u200b": "ZWSP",
    "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM", "\u2028": "LSEP", "\u2029": "PSEP",
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u202f": "NNBSP",
    "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip

# These would reorder or break the text around them.
UNSAFE = frozenset("\r\x00\x0b\x0c\x85\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Hunk(NamedTuple):
    """One place that changed: its span in the source and in the output, and which of ``Result.changes`` made it."""

    start: int
    end: int
    to_start: int
    to_end: int
    changes: tuple[int, ...]


def find_hunks(result: Result, *, whole: bool = False) -> list[Hunk]:
    """The places that changed, in order.

    ``whole`` widens each so that it is visible and never separates a letter from its marks: a deleted mark includes its
    letter, an empty side includes a neighbour.
    """
    spans: list[tuple[int, int]] = []
    members: list[list[int]] = []
    for start, end, i in sorted((change.start, change.end, i) for i, change in enumerate(result.changes)):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], end)
            members[-1].append(i)
        else:
            spans.append((start, end))
            members.append([i])
    hunks: list[Hunk] = []
    at = to_at = 0
    for (start, end), changes in zip(spans, members, strict=True):
        to_start = to_at + start - at  # what lies between two hunks is unchanged, so it is as long on both sides
        to_at = result.alignment.target(end, end + 1)[0] if end < len(result.source) else len(result.text)
        at = end
        hunks.append(Hunk(start, end, to_start, to_at, tuple(sorted(changes))))
    return _widen_hunks(hunks, result.source, result.text) if whole else hunks


def _widen_hunks(hunks: list[Hunk], source: str, text: str) -> list[Hunk]:
    """The hunks, each widened to whole letters with their marks; hunks that then touch become one."""
    wide: list[Hunk] = []
    made: list[list[int]] = []  # the changes of each: a long row of marks is one hunk, and they are joined once
    for i, (start, end, to_start, to_end, changes) in enumerate(hunks):
        low = wide[-1].end if wide else 0
        high = hunks[i + 1].start if i + 1 < len(hunks) else len(source)
        left, right = start, end
        empty = start == end or to_start == to_end
        if empty and left > low and source[left - 1] not in "\n\r":
            left -= 1
        while left > low and (_is_mark(source, left) or _is_mark(text, to_start + left - start)):
            left -= 1
        while right < high and _is_mark(source, right):
            right += 1
        if empty and (left, right) == (start, end) and right < high and source[right] not in "\n\r":
            right += 1
        hunk = Hunk(left, right, to_start + left - start, to_end + right - end, ())
        if wide and left == low and _is_mark(source, left):
            wide[-1] = wide[-1]._replace(end=right, to_end=hunk.to_end)
            made[-1] += changes
        else:
            wide.append(hunk)
            made.append([*changes])
    return [hunk._replace(changes=tuple(changes)) for hunk, changes in zip(wide, made, strict=True)]


def _is_mark(text: str, at: int) -> bool:
    """Whether there is a combining mark."""
    return at < len(text) and unicodedata.category(text[at]) in ("Mn", "Me", "Mc")


def is_unsafe(char: str) -> bool:
    """Whether a character must never be shown as it is."""
    return char in UNSAFE or (unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t")


def is_hidden(char: str) -> bool:
    """Whether a reader cannot see the character: controls, format characters, spaces other than U+0020."""
    return char != " " and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Cn")


def named(char: str) -> str:
    """The short name of a character: ``RLM``, ``NBSP``, ``U+E000``."""
    return SHORT.get(char) or f"U+{ord(char):04X}"


def shown(text: str, limit: int = 60) -> str:
    """A text in one safe line: invisible characters are named, a lone mark gets a circle, a long middle is cut.

    >>> shown("ع\N{RIGHT-TO-LEFT MARK} َ"), shown("س" * 100, 10)
    ('ع⟨RLM⟩ ◌َ', 'سسسسس⟨…90…⟩سسسسس')
    """
    if len(text) > limit:
        half = max(limit // 2, 1)
        return f"{shown(text[:half])}⟨…{len(text) - 2 * half}…⟩{shown(text[-half:])}"
    pieces: list[str] = []
    at = 0
    for char, run in itertools.groupby(text):
        n = sum(1 for _ in run)
        if is_hidden(char) or (char == " " and n > 3):
            pieces.append(f"⟨{named(char)}×{n}⟩" if n > 1 else f"⟨{named(char)}⟩")
        elif _is_mark(text, at) and (at == 0 or not (text[at - 1].isalpha() or _is_mark(text, at - 1))):
            pieces.append("\N{DOTTED CIRCLE}" + n * char)
        else:
            pieces.append(n * char)
        at += n
    return "".join(pieces)


@remember(4096, lambda before, after, *_: len(before) + len(after))  # most changes are repeated
def described(before: str, after: str, language: Language = "en") -> str:
    """One change in one line: ``٣ → 3``; deletions and insertions in words, short ones with their code points."""
    left, right = (shown(side) if side.strip(" ") else _name_blanks(len(side)) for side in (before, after))
    if not after:
        return WORDS["deleted"].in_(language).format(text=f"{isolated(left)}{_code_points_of(before)}")
    if not before:
        return WORDS["inserted"].in_(language).format(text=f"{isolated(right)}{_code_points_of(after)}")
    return WORDS["replaced"].in_(language).format(before=isolated(left), after=isolated(right))


def _name_blanks(count: int) -> str:
    """Blanks that are all that a change is about; "" for none."""
    return "" if not count else f"⟨SP×{count}⟩" if count > 1 else "⟨SP⟩"


def _code_points_of(text: str) -> str:
    """The code points of a text too short to recognise."""
    if len(text) > 3 or text.isascii():
        return ""
    return " " + " ".join(f"U+{ord(char):04X}" for char in text)


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 text", "2,000 texts"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def isolated(text: str) -> str:
    """The text between direction isolates, so that it and its line do not reorder each other.

    RIGHT-TO-LEFT ISOLATE where there is any right-to-left letter, for a snippet of Arabic may begin with a Latin name;
    else FIRST STRONG ISOLATE.
    """
    open_ = "\N{RIGHT-TO-LEFT ISOLATE}" if is_rtl(text) else "\N{FIRST STRONG ISOLATE}"
    return f"{open_}{text}\N{POP DIRECTIONAL ISOLATE}"


_RTL = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


def is_rtl(text: str) -> bool:
    """Whether the text holds a character of the right-to-left blocks."""
    return _RTL.search(text) is not None
