"""Lines of code: of a programming language, a markup language or a shell.

The rules of single lines are rows of `arnorm.blocks.code`. A line that one of them matches is code if it has no
Arabic letter outside its strings and comments: prose that looks like code has Arabic words beside its signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from arnorm._core.classes import LETTER
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule
from arnorm.blocks.kernel import ACCOUNT, DOUBLED, HEAD, LATER, LATIN, MARK, SIGN

LineRule: TypeAlias = Rule[str, bool, None]

# Whether one such line is code by itself, or only among others that look like code.
ALONE, AMONG_OTHERS = True, False


def _any_of(words: str) -> str:
    """One of some words, as a pattern that looks at the first letter of each once."""
    rests: dict[str, list[str]] = {}
    for word in words.split():
        rests.setdefault(word[0], []).append(word[1:])
    options = (f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?:{'|'.join(options)})"


_NAME = r"[A-Za-z_$][\w.$]{0,80}"  # of a variable, a function, a member, a key
_INDEX = r"\[[^\]\n]{0,60}\]"
_KEYWORD = _any_of(
    "abstract assert async await break case catch class const continue def default delete do elif else end enum "
    "except export extends final finally fn for foreach from func function global if impl implements import interface "
    "lambda let local match module mut namespace new nonlocal package pass private protected public raise require "
    "return self static struct super switch template this throw throws trait try type typedef union unless until use "
    "using var virtual void volatile when where while with yield int long short float double char bool boolean string "
    "byte unsigned signed auto val"
)
_LONE_WORD = _any_of(
    "pass break continue else try finally end do done fi then esac begin BEGIN END COMMIT public: private: default: "
    "endif endforeach"
)
_COMMAND = _any_of(
    "sudo apt apt-get pip3? npm npx yarn git curl wget cd docker docker-compose kubectl make chmod chown mkdir rm cp "
    r"mv cat grep sed awk echo export source python3? node ssh brew systemctl tar gcc g\+\+ cargo java javac php ruby "
    "perl bash sh"
)
_OPERATOR = r"(?:\)\s?\{|=>|[\w)\]]\s?(?:&&(?!\w{2,8};)|\|\|)\s?[\w!(]|[\w)\]\"'`]\s?[!=]==\s?[\w(\[\"'`$!-])"
# Up to the first sign that an operator may have: few lines of prose have one.
_TO_OPERATOR = r"(?:[^=&|{\n]++|(?!=>|==|&&|\|\|)[=&|]|(?<!\))(?<!\)\s)\{)*+[=&|{]"
_SQL = (
    r"(?=[SIUDCAVLROGW])(?:"  # few lines begin with one of these
    r"SELECT\s|INSERT\s{1,4}INTO|UPDATE\s\S{1,60}\sSET|DELETE\s{1,4}FROM|CREATE\s(?:TABLE|INDEX|VIEW|DATABASE|OR)"
    r"|(?:ALTER|DROP)\sTABLE|VALUES\s{0,4}\(|(?:LEFT|INNER|RIGHT)\sJOIN|(?:ORDER|GROUP)\sBY|LIMIT\s\d|ON\s\w{1,40}\.\w"
    r"|WHERE\s\S{1,60}\s{0,4}[=<>])"
)
# A string of one line that is no longer than two hundred characters.
SHORT_STRING = r"(?:\"(?:[^\"\\\n]|\\.){0,200}+\"|'(?:[^'\\\n]|\\.){0,200}+')"
_LONE_STRING = (
    r"(?:(?<=[ ]{4})|(?<=\t))[frbuFRBU]{0,2}(?:\"(?:[^\"\\\n]|\\.){1,2000}+\"|'(?:[^'\\\n]|\\.){1,2000}+')\)?\s*$"
)

LINE_RULES: tuple[LineRule, ...] = (
    Rule(
        "line end",
        r"(?=[^\n]{0,640}+(?<=[;{}\[(>,]))[^\n]{0,600}(?:(?<!&rlm)(?<!&lrm)(?<!&nbsp)(?<!&quot)(?<!&amp);|[{}\[(]|=>|[\"'`\])}],|/>|</[\w:.-]{1,40}>)\s*$",
        AMONG_OTHERS,
        examples=("a.b();", "<br/>", '"نص",'),
        counters=("WHO.", "A&nbsp;"),
    ),
    Rule(
        "keyword",
        rf"{_KEYWORD}\b(?:[^\n]{{0,300}}?(?:[ ][=!<>]?=[ ]|=>|->)|[^\n]{{0,300}}[:;{{(\[)]\s*$|[ ]?\([^\n]{{0,300}}\))",
        ALONE,
        examples=("def f(x):", "else if (a) {", "for (let i = 0; i < 9; i++) {"),
        counters=("from Cairo", "with regards", "import and export"),
    ),
    Rule(
        "import",
        r"(?:import\s[\w.* {},]{1,200}|from\s[\w.]{1,80}\simport\s[\w.*, ()]{1,200}|(?:using|package)\s[\w.]{1,80};?)"
        r"\s*$",
        ALONE,
        examples=("import os", "from a.b import c, d", "package com.example"),
        counters=("import and export: 5 %",),
    ),
    Rule(
        "program on one line",
        r"[!;(]{0,3}(?:function\s?\w{0,40}\(|\((?:[\w,]{0,80}\))?\)?=>)|import\s?\{|export\s?(?:default\s?[\w$]{0,40}\s?)?[{\[(]",
        ALONE,
        examples=("!function(a){a.b.c={d:1}}(e)", "export default {a:1}", 'import{n as e}from"./a.js";const r={}'),
        counters=("import and export", "function of the state"),
    ),
    Rule(
        "variable and string",
        r"[;#]?\s{0,4}!?[A-Za-z][\w.]{0,60}(?:\s{1,4}[\w$.{}/-]{1,60}){0,6}\s{1,4}\$\{\w{1,60}\}\s{1,4}" + SHORT_STRING,
        ALONE,
        examples=('LangString name ${ARABIC} "نص"', 'message STATUS ${name} "نص"'),
        counters=('سعره ${x} "نص"', "price ${x}"),
    ),
    Rule(
        "lone word",
        rf"(?:return\b.{{0,200}}|{_LONE_WORD})\s*[:;{{]?\s*$",
        AMONG_OTHERS,
        examples=("return x", "else:", "end"),
        counters=("ending",),
    ),
    Rule(
        "assignment",
        rf"(?=[^=<\n]{{0,1000}}+[=<])(?:{_NAME}\s{{1,4}}){{0,4}}[*&]?{_NAME}(?:{_INDEX}){{0,4}}"
        r"(?:\s{0,4}:\s{0,2}[\w.<>\[\], |]{1,60})?"
        r"\s{0,40}(?:[-+*/%|&^.?]{0,2}=|:=|<-)(?!=)\s{0,40}(?:\S|$)",
        ALONE,
        examples=('name = "نص"', 'x["أ"]["ب"] = 1', "total += 5", "let a: number = 3;"),
        counters=("E-mail: a@b.c", "WHO", "الاسم = أحمد", "x = “30“"),
    ),
    Rule(
        "operators",
        rf"(?={_TO_OPERATOR})(?:[^\n]{{0,2000}}?{_OPERATOR}){{2}}",
        ALONE,
        examples=('!function(a){if(a&&b)return"نص"}()', "? rows === 0 && rows => 'نص'"),
        counters=("Tom & Jerry", "a => b", "a&&amp;b&&amp;c", "=== 1 ==="),
    ),
    Rule(
        "call",
        rf"(?:await\s|new\s|\$)?(?:->|\.|::)?{_NAME}(?:(?:->|::|\.)[\w$]{{1,60}}){{0,9}}!?"
        rf"\((?:[^\n]{{0,600}}\)[\])}};,:{{]{{0,6}}|(?:{SHORT_STRING}|[^()\n]){{0,200}}+)\s*$",
        ALONE,
        examples=('print("مرحبا")', "$this->save();", "foo(", 'f("نص (شرح)",', '.then(() => alert("تم"))'),
        counters=("iPhone (13)", "WHO", "WHO(منظمة الصحة)"),
    ),
    Rule(
        "member",
        rf"(?:{_NAME})?(?:\[[^\]\n]{{1,80}}\]){{1,4}}(?:\.[\w$]{{1,60}}|\([^\n]{{0,200}}\)){{0,6}};?\s*$",
        AMONG_OTHERS,
        examples=('x["أ"]', "rows[0][1]"),
        counters=("[1] انظر",),
    ),
    Rule(
        "bracket",
        r"[)}\]]{1,6}[,;.)]{0,3}\s*$|[{\[(]{1,3}\s*$|\}\s{0,4}(?:else|catch|finally|while)\b",
        AMONG_OTHERS,
        examples=("});", "} else {", "["),
        counters=("(a",),
    ),
    Rule(
        "comment",
        r"//(?!\S{1,60}\.\S)|/\*|\*/|#!|#(?:include|define|if|endif|else|pragma|region|endregion)\b|<!--|\{[#%{]|--\[\[|%%",
        AMONG_OTHERS,
        examples=("// تعليق", "#include <a.h>"),
        counters=("#وسم", "# عنوان", "//www.example.com/"),
    ),
    Rule(
        "tag",
        r"<[/!?]?[A-Za-z][\w:.-]{0,40}(?:[\s/>]|$)|<\?",
        AMONG_OTHERS,
        examples=("<p>", "<?php", "</a>"),
        counters=("<5",),
    ),
    Rule(
        "key",
        r"[\"']?[A-Za-z_$][\w.$-]{0,60}+[\"']?+\s{0,20}+(?:[:=]|=>)\s{0,20}+(?:[\"'`{\[]|/\S[^\n]{0,400}/[a-z]{0,6},\s*$)",
        ALONE,
        examples=('"key": "قيمة"', "title: 'نص',", "items: [", "any: /^نص/i,"),
        counters=("12: 5", 'WHO: "نعم" قال'),
    ),
    Rule(
        "string",
        r"[frbuFRBU]{0,2}(?:\"(?:[^\"\\\n]|\\.){0,400}\"|'(?:[^'\\\n]|\\.){0,400}'|`[^`\n]{0,400}`)\s{0,4}"
        r"(?:[,;+)\]}.:]|=>|\?|\\$)",
        AMONG_OTHERS,
        examples=('"نص",', "'أ' => 'ب',"),
        counters=("'so'",),
    ),
    Rule(
        "string by itself",
        _LONE_STRING,
        AMONG_OTHERS,
        examples=('    "نص طويل "', "\t'نص')"),
        counters=('"نص طويل"', '    "نعم" ثم "لا"'),
    ),
    Rule(
        "decorator",
        r"@[A-Za-z_][\w.]{0,60}\(|\$[A-Za-z_]\w{0,60}\b|@(?:media|import|font-face|keyframes)\b",
        ALONE,
        examples=("@app.route('/')", "$name", "@media print {"),
        counters=("@user نص", "@user"),
    ),
    Rule(
        "latex",
        r"\\(?:begin|end|documentclass|usepackage|newcommand|label|centering|item\b|maketitle|tableofcontents)",
        AMONG_OTHERS,
        examples=(r"\begin{document}", r"\usepackage{a}"),
        counters=("\\\\",),
    ),
    Rule("sql", rf"(?i:{_SQL})", ALONE, examples=("SELECT a FROM b", "insert into t values (1)"), counters=("Select",)),
    Rule(
        "shell",
        rf"[$>%]\s{{1,9}}(?:[a-z./~]|[A-Z_]{{2,20}}=)|#\s(?:apt|yum|systemctl|docker)\b|{_COMMAND}\s[-./~$\"'\w<][^\n]{{0,300}}$",
        ALONE,
        examples=("$ ls -l", 'git commit -m "رسالة"', 'echo "نص"', "gcc -o a a.c"),
        counters=("$5", "git هو نظام"),
    ),
    Rule(
        "diff",
        r"@@\s-\d|(?:\+\+\+|---(?![^\n]{0,200}---\s*$))\s\"?[\w./]|diff\s--git|index\s[0-9a-f]{6,}",
        ALONE,
        examples=("@@ -36,6 +36,10 @@ end", "--- a/f.py"),
        counters=("- نص", "+5", "--- قال", '--- "قال', "--- Page 1 ---"),
    ),
    Rule(
        "changed line",
        r"[-+](?!\s[\"'])\s{0,40}[\w\"'.$@<}{)(\[*/#].{0,200}[;{}(),:>\]]\s*$",
        AMONG_OTHERS,
        examples=("+    x = f(1);", '-  "نص",'),
        counters=("- نص", "+5", '- "الاسم" (Name)'),
    ),
    Rule(
        "trace",
        r"at\s[\w.$<>/]{1,120}\s?\(|File\s\"[^\"\n]{1,200}\",\sline\s\d|Traceback\s\("
        r"|(?:[A-Z]\w{0,40}\.){0,9}[A-Z]\w{0,40}(?:Error|Exception):?\s",
        ALONE,
        examples=('File "a.py", line 3, in f', "at a.b(C.java:3)"),
        counters=("at noon",),
    ),
)

# Where Arabic stands in code: in a string, in text between tags, and in a comment.
STRING = lazy_pattern(
    r"(?<!\\)(?:\"(?:[^\"\\\n]|\\.){0,20000}+\"|'(?:[^'\\\n]|\\.){0,20000}+')|`[^`\n]*+`|(?<![=-])>[^<>\n]{1,2000}+<"
    r"|(?<![^=(\[,:|&!?\s])/(?![/*\s])(?:[^/\\\n]|\\.){1,2000}+/[a-z]{0,6}(?=\s{0,4}+(?:[,;.)\]}]|$))"  # a pattern
)
# Beside a number, with up to two blanks between, % is the per-cent sign, which `UnifyNumbers` writes for ٪ there.
COMMENT = lazy_pattern(r"(?://|\#|--|/\*|<!--|\*\s|\*/|;;|(?<!\d)(?<!\d\s)(?<!\d\s\s)%(?!\s{0,2}\d))")


OPERATOR = lazy_pattern(_OPERATOR, re.ASCII)


# The rules that match no line without one of these signs: anywhere, to operate on something, or at its end.
SIGN_OF_CODE = lazy_pattern(r"[=<>&|{}()\[\]:;@$]")
SIGNS_OF_OPERATION, ENDS_OF_CODE = "=&|{<", tuple(";{}[](),:>")
SIGNED_RULES = (
    "keyword",
    "program on one line",
    "variable and string",
    "call",
    "member",
    "bracket",
    "tag",
    "key",
    "decorator",
)
OPERATING_RULES = ("assignment", "operators")
ENDED_RULES = ("line end", "changed line")
_RULES_WITH_SIGNS = SIGNED_RULES + OPERATING_RULES + ENDED_RULES


def _match_line(alone: bool, names: Sequence[str]) -> re.Pattern[str]:
    rules = (rule.when for rule in LINE_RULES if rule.what is alone and rule.name in names)
    return lazy_pattern(rf"[ \t]{{0,200}}+(?:{'|'.join(f'(?:{rule})' for rule in rules)})", re.ASCII)


_OTHER_RULES = [rule.name for rule in LINE_RULES if rule.name not in _RULES_WITH_SIGNS]
_SIGNED, _SIGNED_ALONE = _match_line(AMONG_OTHERS, SIGNED_RULES), _match_line(ALONE, SIGNED_RULES)
_UNSIGNED, _UNSIGNED_ALONE = _match_line(AMONG_OTHERS, _OTHER_RULES), _match_line(ALONE, _OTHER_RULES)
_OPERATING_ALONE, _ENDED = _match_line(ALONE, OPERATING_RULES), _match_line(AMONG_OTHERS, ENDED_RULES)
IS_LONE_STRING = lazy_pattern(r"[ \t]{0,200}+" + _LONE_STRING, re.ASCII)


ARABIC_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\ufb50-\ufdff\ufe70-\ufefc"
)
ARABIC = lazy_pattern(f"[{ARABIC_LETTERS}]")
# What code has in strings and comments only: Arabic letters, Latin letters with marks, which are Arabic ones in another
# encoding, and quotation marks that no language takes for its own.
PROSE_LETTERS = f"{ARABIC_LETTERS}\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff"
_PROSE = lazy_pattern(f"[{PROSE_LETTERS}“”«»„]")
_PROSE_FIRST = lazy_pattern(rf"[\W\d_\u0640]*+[{PROSE_LETTERS}]")
_WORD_OF_PROSE = lazy_pattern(f"[{ARABIC_LETTERS}]++")
# Only signs and figures are before the first of three words.
_SEVERAL_WORDS = lazy_pattern(
    rf"[\W\d_\u0640]*+(?:[{ARABIC_LETTERS}]++[^{ARABIC_LETTERS}A-Za-z\n]++){{2}}[{ARABIC_LETTERS}]"
)
_SIGNS_OF_OPERATORS = "=&|{"  # each has one
_MANY_OPERATORS = 20  # no line of prose has so many
# What begins a string or a comment.
_OPENING = lazy_pattern(r"[\"'`#*%>]|(?<![\w/])/|--|;;|<!--")
_REMARK = lazy_pattern(r"(?<=\S)[ \t]{1,40}+(?:#|//)[ ]")  # what a comment after code begins with
_LONGEST_REMARK, _LONGEST_COMMENT = 2000, 4000
_OTHER_BLANK = lazy_pattern(r"[^\S\x00-\x7f]")  # what a step writes as a space
# A line that opens or closes a block of code in Markdown: three backticks, or three tildes (four are OpenITI's "~~").
FENCE = lazy_pattern(r"[\s>]{0,40}(?P<fence>`{3,}|~{3,})(?P<info>[^\n`]{0,200})$")
# The header of a diff's hunk: how many lines of the old and of the new file follow. The lines of each begin with these.
_HUNK = lazy_pattern(r"@@ -\d{1,9}(?:,(?P<old>\d{1,9}))? \+\d{1,9}(?:,(?P<new>\d{1,9}))? @@", re.ASCII)
_OLD, _NEW = " -", " +"
_CARD = lazy_pattern(r"BEGIN:(V[A-Z]{3,20})\Z")  # a contact or a calendar
_BOUNDS = ("```", "~~~", "@@ -", "BEGIN:V", "END:V")
_BEFORE_BOUND, _BOUND_SIGNS = " \t\r\f\v\xa0>", "`~@BE"
BOUND_HEADS = frozenset(_BEFORE_BOUND + _BOUND_SIGNS)  # what the line of a bound begins with
_BOUND = lazy_pattern(rf"(?m:^)[{_BEFORE_BOUND}]*+[{_BOUND_SIGNS}][^\n]*+")
FENCE_SIGNS = "`~"
# A piece of PHP in a page; the last one of a file may have no end mark.
PHP = r"<\?(?:php\b|=)(?:[^?]++|\?(?!>))*+(?:\?>|\Z)"
_PHP = lazy_pattern(PHP)
# What a template of Liquid, Jinja, Blade and the like writes, and its statements, on one line.
OUTPUT = r"\{\{(?:[^{}\n]|\}(?!\})|\{(?!\{)){0,300}\}\}"
STATEMENT = r"\{%(?:[^%\n]|%(?!\})){0,300}%\}"
_TAG = lazy_pattern(r"</?[A-Za-z!]")
# What a line of code begins with.
FIRST_SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$@#/<>{}[]()*'\"`;:.,?|&%+-=\\!"
_FIRST, _MARKS = frozenset(FIRST_SIGNS), ("'", '"')
_PER_CENT = lazy_pattern(r"\s*+%\s{0,2}\d")  # `UnifyNumbers` writes % for ٪ there


def _mark_signs() -> bytes:
    """What each ASCII character is to letters of prose, which come after signs in code, data and fences.

    Signs of strings and comments; those of comments, keys and cells, after something else. A line that begins with a
    mark and prose is code or data only among others.
    """
    rows = (
        (SIGN, "\"'`*%<~"),
        (LATER, "#>:=,"),
        (HEAD, "_()[]{}/"),
        (DOUBLED, "-/;"),
        (MARK, "\"'"),
        (LATIN, filter(str.isalpha, FIRST_SIGNS)),
        (ACCOUNT, "@"),
    )
    found = bytearray(128)
    for bit, signs in rows:
        for sign in signs:
            found[ord(sign)] |= bit
    return bytes(found)


PROSE = (LETTER, "\u0620", "\u06ff", _mark_signs())


def is_code_line(line: str, *, alone: bool = False) -> bool:
    r"""Whether a line may be one of code; ``alone``: whether it is, whatever stands around it.

    >>> is_code_line('print("مرحبا")  # تحية'), is_code_line("if x == 'نص':"), is_code_line("x = نص عادي")
    (True, True, False)
    """
    stripped = line.lstrip()
    first = stripped[:1]
    if first not in _FIRST or (first == "%" and _PER_CENT.match(line)):
        return False
    prose = _PROSE.search(stripped)
    if prose is not None and not _OPENING.search(stripped, 0, prose.start()):
        return False
    line = line if line.isascii() else _OTHER_BLANK.sub(" ", line)
    if prose is not None and first in _MARKS and not has_prose_in_strings(line):
        return False  # a headline that begins with a quotation needs no long pattern
    remark = _REMARK.search(line, max(0, len(line) - _LONGEST_REMARK)) if "# " in line or "// " in line else None
    code = line[: remark.start()] if remark else line
    code = code.rstrip()
    is_code = not alone and ((code.endswith(ENDS_OF_CODE) and _ENDED.match(code)) or _UNSIGNED.match(code))
    is_code = is_code or _UNSIGNED_ALONE.match(code)
    if not is_code and SIGN_OF_CODE.search(code):
        is_code = (not alone and _SIGNED.match(code)) or _SIGNED_ALONE.match(code)
        if not is_code and any(map(code.__contains__, SIGNS_OF_OPERATION)):
            is_code = _OPERATING_ALONE.match(code)
    return bool(is_code) and (prose is None or has_prose_in_strings(line))


def has_prose_in_strings(line: str) -> bool:
    """Whether all prose of a line is in strings and comments."""
    bare = STRING.sub('""', line)  # what is on its sides does not meet
    comment = COMMENT.search(bare, max(0, len(bare) - _LONGEST_COMMENT))
    if not _PROSE.search(bare, 0, comment.start() if comment else len(bare)):
        return True
    # A program on one line has patterns and strings that no rule of one line can tell from its signs.
    if sum(map(bare.count, _SIGNS_OF_OPERATORS)) < _MANY_OPERATORS:
        return False
    operators = len(OPERATOR.findall(bare))
    return operators >= _MANY_OPERATORS and operators > len(_WORD_OF_PROSE.findall(bare))


# A command: Latin words and a string.
_ARGUMENT = lazy_pattern(r"\s*+(?:[;#*!]\s*+)?[A-Za-z!$%@.][^\"'\n]*+(?<=[\s=,(])\"[^\"\n]+\"", re.ASCII)
_ARABIC_WORD = lazy_pattern(f"[{ARABIC_LETTERS}]{{2}}")
_ROW_OR_COMMENT = ("|", ";")


def are_commands(lines: Sequence[str], least: int) -> bool:
    """Whether so many lines are Latin words and a string with Arabic, and no line has Arabic outside of strings.

    So are the commands of installers (NSIS), tests (Gherkin), shells and build files, in whatever language.

    >>> are_commands(['I should see "نص هنا"', "And I go back", '  Press "Enter"'], 2), are_commands(["قال نعم"], 0)
    (True, False)
    """
    commands = [*filter(_ARGUMENT.match, [line for line in lines if '"' in line])]
    if len(commands) < least or all(map(str.isascii, commands)):
        return False
    return all(
        line.isascii()
        or not _ARABIC_WORD.search(line)
        or has_prose_in_strings(line)
        or line.lstrip().startswith(_ROW_OR_COMMENT)
        for line in lines
    )


def begins_with_prose(line: str) -> bool:
    """Whether the first letter of a line is one of prose, and outside of strings and comments."""
    line = line.lstrip()
    first = _PROSE_FIRST.match(line)
    return first is not None and (not _OPENING.search(line, 0, first.end()) or not has_prose_in_strings(line))


# A row of signs, a page's number or name between signs or in brackets, a comment of markup: what parts pages.
_DIVIDER = lazy_pattern(
    r"\s*+(?:(?:%++|#(?!#)|//|--(?=[ \t]))[ \t]*+)?+"
    r"(?:([-=*_~#+])\1++(?:[ ]?[\w.:/ ]{1,40}?[ ]?([-=*_~#+])\2++)?"
    r"|\[[A-Za-z]{0,12}[ ]?\d{1,5}\]|<!--[^\n]{0,80}-->)\s*+\Z"
)
_DIVIDER_ENDS = tuple("-=*_~#+]>")


def without_dividers(lines: Sequence[str]) -> list[str]:
    """The lines without dividers between pages or chapters: a row of signs, a page number between signs.

    >>> without_dividers(["--- Page 1 ---", "نص", "[Page 2]", "====", "x = 1;"])
    ['نص', 'x = 1;']
    """
    return [line for line in lines if line.rstrip()[-1:] not in _DIVIDER_ENDS or _DIVIDER.match(line) is None]


def count_prose(lines: Sequence[str]) -> int:
    """How many of the lines hold several Arabic words outside of strings and comments, and begin with one."""
    return sum(_SEVERAL_WORDS.match(line) is not None and not has_prose_in_strings(line) for line in lines)


def has_code(lines: Sequence[str], least: int) -> bool:
    """Whether so many lines may be code. Lines that are only strings are not: they may be a list of titles."""
    if least <= 0:
        return True
    candidates = [line for line in lines if line.lstrip()[:1] in _FIRST]
    found, left, has_others = 0, len(candidates), False
    for line in candidates:
        if found + left < least:
            return False
        left -= 1
        if is_code_line(line):
            found += 1
            has_others = has_others or not IS_LONE_STRING.match(line)
            if has_others and found >= least:
                return True
    return False


def find_php(text: str) -> Literal["", "code", "markup"]:
    """What a text with PHP is: a file of code, or a page of markup with pieces of code; "" if it talks about PHP."""
    if not text.lstrip().startswith("<"):
        return ""
    return "markup" if _TAG.search(_PHP.sub("", text)) else "code"


def _find_closing(line: str) -> str:
    """What closes the block that a line opens; "" if it opens none."""
    if fence := FENCE.match(line):
        return fence["fence"]
    card = _CARD.match(line)
    return f"END:{card[1]}" if card else ""


def _closes(line: str, closing: str) -> bool:
    fence = FENCE.match(line)
    return line == closing or (fence is not None and fence["fence"].startswith(closing) and not fence["info"].strip())


def fenced_spans(text: str) -> list[tuple[int, int]]:
    """The blocks that say where they end: Markdown's fences, contacts, diffs' hunks, whose headers count their lines.

    A fence that is never closed runs to the end. A hunk ends before the first line that is not part of a diff.
    """
    if not any(map(text.__contains__, _BOUNDS)):
        return []
    spans: list[tuple[int, int]] = []
    opened, start, done = "", 0, 0
    for found in _BOUND.finditer(text):
        at, end = found.span()
        if at < done:
            continue
        bare = found[0].rstrip()
        if not opened and bare.startswith("@@ -") and (hunk := _HUNK.match(bare)):
            done = _find_hunk_end(text, end, int(hunk["old"] or 1), int(hunk["new"] or 1))
            spans.append((at, done))
        elif not opened:
            opened, start = _find_closing(bare), at
        elif _closes(bare, opened):
            spans.append((start, end))
            opened = ""
    if opened and "\n" in text[start:]:
        spans.append((start, len(text)))
    return spans


def _find_hunk_end(text: str, at: int, old: int, new: int) -> int:
    """Where a hunk ends whose header ends at a place, with so many lines of the old and of the new file."""
    while (old > 0 or new > 0) and at < len(text):
        end = text.find("\n", at + 1)
        end = end if end >= 0 else len(text)
        sign = text[at + 1 : at + 2].strip() or " "
        if sign not in _OLD + _NEW + "\\":
            break
        old, new = old - (sign in _OLD), new - (sign in _NEW)
        at = end
    return at
