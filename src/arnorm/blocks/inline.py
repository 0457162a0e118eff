r"""Code inside of lines of prose, one rule a row: calls, values of keys, commands.

Text in backticks, and digits after الرقم in quotation marks, are what the prose talks about: they are left too.

Quotation marks that somebody escaped (``\"so\"``) are read as marks: a scraper left them so.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from arnorm._arabic.data.calendar_names import LETTER_MONTHS, MONTHS, PARTS
from arnorm._core.classes import NO_BREAK_SPACES
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule
from arnorm.blocks.code import ARABIC_LETTERS, OUTPUT, SHORT_STRING, STATEMENT
from arnorm.blocks.kernel import COMMANDS

# The pattern (its group "code", or the whole match, is code), and the signs; every match has one.
InlineRule: TypeAlias = Rule[re.Pattern[str], str, None]

_BLANK, _BLANKS = r"(?u:[^\S\n]){0,9}", r"(?u:[^\S\n]){1,9}"  # several become one space
_ITEM = rf"(?:{SHORT_STRING}|“[^“”\n]{{0,200}}+”|«[^«»\n]{{0,200}}+»|‘[^‘’\n]{{0,200}}+’)"
_NO_ARABIC = rf"[^{ARABIC_LETTERS}\"'`()\[\]\n]"
_NO_FIGURE = r"(?<!(?u:\d).)"  # of any set, before a sign
_NAME = rf"[A-Za-z_$]{_NO_FIGURE}(?<![\w.].)[\w.$]{{0,60}}+"
# The address of a link, which no word of prose in brackets is, or any with a title.
_IN_BRACKETS = r"(?u:[^\s()]|[^\S\n](?=[\s.,،؛;؟?!:…])){0,200}"  # the blank before a sign goes
_LINK_TARGET = rf"(?u:[^\s()]|\([^\S\n]{{0,9}}{_IN_BRACKETS}[^\S\n]{{0,9}}\)){{1,500}}+"
_TARGET = (
    rf"(?:(?:{OUTPUT}|{STATEMENT})[^\s()]{{0,200}}|<[^<>\n]{{1,500}}+>(?:{_BLANKS}{SHORT_STRING})?"
    rf"|{_LINK_TARGET}{_BLANKS}+{SHORT_STRING}|(?=[^\s()]{{0,500}}?[/#A-Za-z]){_LINK_TARGET})"
)
# An object of JSON: strings and what has no letter of prose, with objects in it; cut off at the line's end, too.
_STRING = r"(?:\"(?:[^\"\\\n]|\\.){0,4000}+\"|'(?:[^'\\\n]|\\.){0,4000}+')"
_IN_OBJECT = rf"(?:{_STRING}|[^{{}}\"'{ARABIC_LETTERS}\n]{{1,200}}+)"
_INNER = rf"\{{(?:{_IN_OBJECT}|\{{{_IN_OBJECT}{{0,99}}+\}}){{0,99}}+\}}"
_CUT = r"(?:\"(?:[^\"\\\n]|\\.){0,4000}+\\?|'(?:[^'\\\n]|\\.){0,4000}+\\?)?\Z"
_OBJECT = rf"\{{{_BLANK}{_STRING}{_BLANK}:(?:{_IN_OBJECT}|{_INNER}){{0,99}}+(?:\}}|{_CUT})"
# The rest of a day in figures and its month, or more figures: a date is no value of code.
_FIRSTS = {first for part in PARTS for first in part.firsts}.difference(LETTER_MONTHS)
_MONTHS = "|".join(sorted({month.name for month in MONTHS} | _FIRSTS))
_OF_DATE = rf"(?u:\d){{0,3}}(?:[-/](?u:\d)|(?u:[^\S\n]){{0,2}}(?:{_MONTHS})(?![{ARABIC_LETTERS}]))"
_COMMAND = "|".join(rf"{word[0]}{_NO_FIGURE}(?<![\w-].){word[1:]}" for word in sorted(COMMANDS))


def _row(name: str, pattern: str, sign: str, example: str, counter: str) -> InlineRule:
    return Rule(name, lazy_pattern(pattern, re.ASCII), sign, examples=(example,), counters=(counter,))


_MARKS = "\" '"
_TALKED_ABOUT = ("الرقم", "الأرقام", "الرمز", "الشكل", "كتب", "كتابة")

# A pattern that begins with its sign, and looks back behind it, is searched for much quicker.
INLINE_RULES: tuple[InlineRule, ...] = (
    _row(
        "backticks", r"(`(?<!``)`{0,2})(?!`)[^`\n]{1,200}+\1(?![`A-Za-z_])", "`", "اكتب `echo نص` هنا", "قال `هكذا' ثم"
    ),
    _row(
        "call",
        rf"{_NAME}\((?=[rbuf]?[\"'])(?:{SHORT_STRING}|{_NO_ARABIC}){{1,40}}+\)",
        "(",
        'الأمر print("مرحبا") يطبع',
        'منظمة WHO ("الصحة")',
    ),
    _row("index", rf"{_NAME}(?:\[{SHORT_STRING}\]){{1,9}}+", "[", 'القيمة x["أ"]["ب"] هنا', 'انظر ["أ"] هنا'),
    _row(
        "list",
        rf"\[{_ITEM}(?:{_BLANK},{_BLANK}{_ITEM}){{1,99}}+\]",
        "[",
        'القائمة ["علي", "عمر"] هنا',
        'القائمة ["علي"] هنا',
    ),
    _row(
        "assignment",
        rf"{_NAME}(?:\[[^\]\n]{{1,20}}\])?{_BLANK}(?:[-+*|.]?=|[=!]=|:=){_BLANK}{SHORT_STRING}",
        "=",
        'إذا كان x == "نص" فإن',
        'كان 5 = "خمسة" عنده',
    ),
    _row("output of a template", OUTPUT, "{{", 'أهلا {{ name | default: "ضيف" }} بك', "قال {نعم} ثم"),
    _row("statement of a template", STATEMENT, "{% {{", 'ثم {% trans "ضيف" %} هنا', "قال {نعم} ثم"),
    _row(
        "placeholder",
        r"\{(?<=[$#]\{)[^{}\"'`\n]{0,200}[\"'`][^{}\n]{0,200}\}",
        "{",
        'الاسم: ${x || "مجهول"} هنا',
        'قال {"نعم"} ثم',
    ),
    _row("php", r"<\?(?:php\b|=)(?:[^?<\n]|\?(?!>)){0,500}+\?>", "<", 'أهلا <?= $x["اسم"] ?> بك', "إن كان < 5"),
    _row("link", rf"\]\([ ]{{0,9}}{_TARGET}[ ]{{0,9}}\)", "](", 'انظر [هنا](/أ/٣ "عنوان") ثم', "في [المادة](٣) ثم"),
    _row(
        "address of a link",
        rf"(?<![^\n])[ ]{{0,3}}\[[^\]\n{NO_BREAK_SPACES}]{{1,200}}\]:[ ]{{1,9}}"
        rf"(?P<code>{_TARGET})[ ]{{0,9}}(?![^\r\n])",
        "]:",
        '[1]: /أ/٣ "عنوان"',
        "[الجهة]: الوزارة",
    ),
    _row("attribute", rf"(?<==){SHORT_STRING}", "=", '<ref الماء="نص" هنا', 'كان 5 = "خمسة" عنده'),
    _row("object", _OBJECT, "{ {{", 'أرسل {"id": 5, "خطأ": "لا"} إليه', 'في {"أ", "ب"} ثم'),
    _row(
        "key",
        # Behind a mark, too: the space between the two may go.
        rf"([\"'])(?<![^\s{{,،(\[«“„‘][\"'])_*[a-z][\w-]{{0,40}}\1{_BLANK}:{_BLANK}"
        rf"(?:{SHORT_STRING}|(?=-?(?u:\d)(?!{_OF_DATE})|(?:true|false|null)\b|[\[{{]))",
        _MARKS,
        'الرد {"key": "قيمة"} صحيح',
        'قال "نعم": "لا"',
    ),
    _row(
        "option",
        rf"-(?<!(?u:\d)-)(?<![\w-]-)-?[A-Za-z][\w-]{{0,30}}(?:=|{_BLANKS}){SHORT_STRING}",
        "-",
        'الأمر commit -m "رسالة" يحفظ',
        'ثم - "نص" هنا',
    ),
    _row("date", r"[\"']\d{4}-\d\d-\d\d[\"']", _MARKS, 'اكتب التاريخ هكذا: "2008-01-15"', "في 2008-01-15"),
    _row(
        "digits that the text talks about",
        # Looked for from its mark on, which is rarer than letters.
        rf"[\"«“](?:{'|'.join(f'(?<={word} .)' for word in _TALKED_ABOUT)})(?P<code>[٠-٩۰-۹]{{1,10}})[\"»”]",
        " ".join("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"),
        'يكتب الرقم "٣" هكذا',
        'في عام "٢٠١١" وقع',
    ),
    _row(
        "command",
        rf"(?:{_COMMAND})[ ]{{1,9}}{SHORT_STRING}",
        _MARKS,
        'الأمر echo "نص" يكتب',
        'قال "نص" هنا',
    ),
)

_LATIN = lazy_pattern(r"[A-Za-z_$]")
_BEGIN_WITH_LATIN = ("call", "index", "assignment", "key", "option", "command")
_ROWS = tuple((rule.when, rule.name in _BEGIN_WITH_LATIN) for rule in INLINE_RULES)
_ROWS_OF: dict[str, list[int]] = {}  # each sign's
for _nth, _rule in enumerate(INLINE_RULES):
    for _sign in _rule.what.split():
        _ROWS_OF.setdefault(_sign, []).append(_nth)
# The signs of all rows. It begins with one class of characters: so a search passes over the others quickly. What comes
# behind such a character may be a sign too: ("2008-01-15").
_SIGN = lazy_pattern(
    r"[`={<\](\[\"'\-٠-٩۰-۹](?:(?<=[`=])|(?<={)[{%]?|(?<=<)(?=\?)|(?<=\])[(:]|(?<=\()(?=[rbuf]?[\"'])"
    r"|(?<=\[)(?=[\"'“«‘])|(?<=[\"'])(?:(?=[^\S\n]{0,9}:|\d{4}-)|(?<=[a-z ][ ].))|(?<=-)(?=[A-Za-z])"
    r"|(?<=[٠-٩۰-۹])(?=[\"»”]))"
)
_ESCAPED = lazy_pattern(r"\\(?P<mark>[\"'])")


def code_in_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where code stands in a line of prose; the spans may overlap."""
    signs = _SIGN.findall(text, start, end)
    if not signs:  # nearly all lines
        return []
    has_latin = _LATIN.search(text, start, end) is not None
    found = []
    for nth in {nth for sign in set(signs) for nth in _ROWS_OF.get(sign, ())}:
        pattern, begins_with_latin = _ROWS[nth]
        if has_latin or not begins_with_latin:
            found += [code.span(code.lastgroup or 0) for code in pattern.finditer(text, start, end)]
    return found


def escaped_marks(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Where escaped quotation marks stand in a line, and each mark."""
    if text.find("\\", start, end) < 0:
        return []
    return [(*mark.span(), mark["mark"]) for mark in _ESCAPED.finditer(text, start, end)]
