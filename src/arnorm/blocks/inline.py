r"""Code inside of lines of prose, one rule a row: calls, values of keys, commands.

What a text talks about is no prose of its own either: what stands in backticks, and digits after الرقم in quotation
marks.

Quotation marks that somebody escaped (``\"so\"``) are read as marks: a scraper left them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from arnorm._core.classes import COLON, DIGIT, EASTERN, FOREIGN, OPEN, OTHER, QUOTE, SLASH, SPACE
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule
from arnorm._core.scan import Scan
from arnorm._core.windows import line_end, line_start

__all__ = ["INLINE_RULES", "InlineRule", "code_in_line", "escaped_marks", "lines_with_code"]

# The pattern (its group "code", or all of it, is code), and a sign without which nothing of it is looked for.
InlineRule: TypeAlias = Rule[re.Pattern[str], str, None]

_STRING = r"(?:\"(?:[^\"\\\n]|\\.){0,200}+\"|'(?:[^'\\\n]|\\.){0,200}+')"
_NO_ARABIC = r"[^\u0620-\u06d3\"'`()\[\]\n]"
_NAME = r"(?<![\w.])[A-Za-z_$][\w.$]{0,60}+"
_COMMAND = r"(?:echo|printf|return|raise|throw|yield|grep|sed|awk)"


def _row(name: str, pattern: str, sign: str, example: str, counter: str) -> InlineRule:
    return Rule(name, lazy_pattern(pattern, re.ASCII), sign, examples=(example,), counters=(counter,))


INLINE_RULES: tuple[InlineRule, ...] = (
    _row("backticks", r"(?<!`)(`{1,3})(?!`)[^`\n]{1,200}+\1(?!`)", "`", 'اكتب `echo "نص"` هنا', "قال `هكذا' ثم"),
    _row(
        "call",
        rf"{_NAME}\((?=[rbuf]?[\"'])(?:{_STRING}|{_NO_ARABIC}){{1,40}}+\)",
        "(",
        'الأمر print("مرحبا") يطبع',
        'منظمة WHO ("الصحة")',
    ),
    _row("index", rf"{_NAME}(?:\[{_STRING}\]){{1,9}}+", "[", 'القيمة x["أ"]["ب"] هنا', 'انظر ["أ"] هنا'),
    _row(
        "list", rf"\[{_STRING}(?: ?, ?{_STRING}){{1,99}}+\]", "[", 'القائمة ["علي", "عمر"] هنا', 'القائمة ["علي"] هنا'
    ),
    _row(
        "assignment",
        rf"{_NAME}(?:\[[^\]\n]{{1,20}}\])?[ ]?(?:[-+*|.]?=|[=!]=|:=)[ ]?{_STRING}",
        "=",
        'إذا كان x == "نص" فإن',
        'كان 5 = "خمسة" عنده',
    ),
    _row("attribute", rf"(?<==){_STRING}", "=", '<ref الماء="نص" هنا', 'كان 5 = "خمسة" عنده'),
    _row(
        "key",
        r"(?<![^\s{,(\[])([\"'])_*[a-z][\w-]{0,40}\1[ ]?:[ ]?" + _STRING,
        ":",
        'الرد {"key": "قيمة"} صحيح',
        'قال "نعم": "لا"',
    ),
    _row(
        "option",
        rf"(?<![\w-])--?[A-Za-z][\w-]{{0,30}}[ =]{_STRING}",
        "-",
        'الأمر commit -m "رسالة" يحفظ',
        'ثم - "نص" هنا',
    ),
    _row("date", r"(?<=[\"'])\d{4}-\d\d-\d\d(?=[\"'])", '"', 'اكتب التاريخ هكذا: "2008-01-15"', "في 2008-01-15"),
    _row(
        "digits that the text talks about",
        r"(?:الرقم|الأرقام|الرمز|الشكل|[يتن]?كتب|كتابة)[ ][\"«“](?P<code>[٠-٩۰-۹]{1,10})[\"»”]",
        "",
        'يكتب الرقم "٣" هكذا',
        'في عام "٢٠١١" وقع',
    ),
    _row("command", rf"(?<![\w-]){_COMMAND}[ ]{_STRING}", '"', 'الأمر echo "نص" يكتب', 'قال "نص" هنا'),
)

_ESCAPED = lazy_pattern(r"\\(?P<mark>[\"'])")


def code_in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where code stands in a line of prose; the spans may overlap."""
    for rule in INLINE_RULES:
        if text.find(rule.what, start, end) >= 0:
            for code in rule.when.finditer(text, start, end):
                yield code.span("code" if "code" in rule.when.groupindex else 0)


def escaped_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where escaped quotation marks stand in a line, and each mark."""
    if text.find("\\", start, end) >= 0:
        for mark in _ESCAPED.finditer(text, start, end):
            yield *mark.span(), mark["mark"]


def lines_with_code(scan: Scan) -> list[tuple[int, int]]:
    """The lines that may hold code or escaped marks: of most texts none."""
    text, kinds = scan.text, scan.kinds
    lines: list[tuple[int, int]] = []
    done = -1
    for at in scan.positions(_QUOTE):
        if at > done and (text[at] == "`" or _may_begin_string(text, kinds, at)):
            start, done = line_start(text, at, _LONGEST_LINE), line_end(text, at, _LONGEST_LINE)
            lines.append((max(start, lines[-1][1]) if lines else start, done))
    return lines


def _may_begin_string(text: str, kinds: bytes, at: int) -> bool:
    """Whether a mark may begin a string of code, by what stands before it; or an escaped one."""
    before = kinds[at - 1]
    if before == SPACE:
        return kinds[at - 2] in _BEFORE_BLANK or kinds[at + 1] in _DIGITS
    return before in _BEFORE and (before != COLON or text[at - 2 : at - 1] == '"')


_QUOTE = bytes((QUOTE,))
_DIGITS = frozenset((DIGIT, EASTERN))
_BEFORE_BLANK = frozenset((FOREIGN, OTHER, COLON))
_BEFORE = frozenset((OPEN, OTHER, SLASH, FOREIGN, COLON))
_LONGEST_LINE = 2000
