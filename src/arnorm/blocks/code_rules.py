"""What lines of code look like, one rule a row.

A pattern is matched where a line begins, its indentation apart. `arnorm.blocks.code` says when such a line is code.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Rule

__all__ = [
    "COMMENT",
    "IS_CODE_ALONE",
    "IS_LIKE_CODE",
    "IS_LONE_STRING",
    "LINE_RULES",
    "OPERATOR",
    "SHORT_STRING",
    "STRING",
    "LineRule",
]

LineRule: TypeAlias = Rule[str, bool, None]

# Whether one such line is code by itself, or only among others that look like code.
ALONE, AMONG_OTHERS = True, False


def _any_of(words: str) -> str:
    return f"(?:{words.replace(' ', '|')})"


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
_SQL = (
    r"SELECT\s|INSERT\s{1,4}INTO|UPDATE\s\S{1,60}\sSET|DELETE\s{1,4}FROM|CREATE\s(?:TABLE|INDEX|VIEW|DATABASE|OR)"
    r"|(?:ALTER|DROP)\sTABLE|VALUES\s{0,4}\(|(?:LEFT|INNER|RIGHT)\sJOIN|(?:ORDER|GROUP)\sBY|LIMIT\s\d|ON\s\w{1,40}\.\w"
    r"|WHERE\s\S{1,60}\s{0,4}[=<>]"
)
# A string of one line that is no longer than two hundred characters.
SHORT_STRING = r"(?:\"(?:[^\"\\\n]|\\.){0,200}+\"|'(?:[^'\\\n]|\\.){0,200}+')"
_LONE_STRING = (
    r"(?:(?<=[ ]{4})|(?<=\t))[frbuFRBU]{0,2}(?:\"(?:[^\"\\\n]|\\.){1,2000}+\"|'(?:[^'\\\n]|\\.){1,2000}+')\)?\s*$"
)

LINE_RULES: tuple[LineRule, ...] = (
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
        "lone word",
        rf"(?:return\b.{{0,200}}|{_LONE_WORD})\s*[:;{{]?\s*$",
        AMONG_OTHERS,
        examples=("return x", "else:", "end"),
        counters=("ending",),
    ),
    Rule(
        "assignment",
        rf"(?:{_NAME}\s{{1,4}}){{0,4}}[*&]?{_NAME}(?:{_INDEX}){{0,4}}(?:\s{{0,4}}:\s{{0,2}}[\w.<>\[\], |]{{1,60}})?"
        r"\s{0,40}(?:[-+*/%|&^.?]{0,2}=|:=|<-)(?!=)\s{0,40}(?:\S|$)",
        ALONE,
        examples=('name = "نص"', 'x["أ"]["ب"] = 1', "total += 5", "let a: number = 3;"),
        counters=("E-mail: a@b.c", "WHO", "الاسم = أحمد", "x = “30“"),
    ),
    Rule(
        "operators",
        rf"(?:[^\n]{{0,2000}}?{_OPERATOR}){{2}}",
        ALONE,
        examples=('!function(a){if(a&&b)return"نص"}()', "? rows === 0 && rows => 'نص'"),
        counters=("Tom & Jerry", "a => b", "a&&amp;b&&amp;c", "=== 1 ==="),
    ),
    Rule(
        "call",
        rf"(?:await\s|new\s|\$)?(?:->|\.|::)?{_NAME}(?:(?:->|::|\.)[\w$]{{1,60}}){{0,9}}!?"
        rf"\((?:[^\n]{{0,300}}\)[\])}};,:{{]{{0,6}}|(?:{SHORT_STRING}|[^()\n]){{0,200}}+)\s*$",
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
        "line end",
        r"(?=[^\n]{0,440}+(?<=[;{}\[(>,]))[^\n]{0,400}(?:(?<!&rlm)(?<!&lrm)(?<!&nbsp)(?<!&quot)(?<!&amp);|[{}\[(]|=>|[\"'`\])}],|/>|</[\w:.-]{1,40}>)\s*$",
        AMONG_OTHERS,
        examples=("a.b();", "<br/>", '"نص",'),
        counters=("WHO.", "A&nbsp;"),
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
        r"[\"']?[A-Za-z_$][\w.$-]{0,60}[\"']?\s{0,20}(?:[:=]|=>)\s{0,20}[\"'`{\[]",
        ALONE,
        examples=('"key": "قيمة"', "title: 'نص',", "items: ["),
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
    Rule(
        "sql",
        rf"(?i:{_SQL})",
        ALONE,
        examples=("SELECT a FROM b", "insert into t values (1)"),
        counters=("Select",),
    ),
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
    r"\"(?:[^\"\\\n]|\\.){0,2000}+\"|'(?:[^'\\\n]|\\.){0,2000}+'|`[^`\n]{0,2000}+`|(?<![=-])>[^<>\n]{1,2000}+<"
)
# Beside a number, with up to two blanks between, % is the per-cent sign, which `UnifyNumbers` writes for ٪ there.
COMMENT = lazy_pattern(r"(?://|\#|--|/\*|<!--|\*\s|\*/|;;|(?<!\d)(?<!\d\s)(?<!\d\s\s)%(?!\s{0,2}\d))")


OPERATOR = lazy_pattern(_OPERATOR, re.ASCII)


def _line_pattern(*, alone: bool) -> str:
    rules = "|".join(f"(?:{rule.when})" for rule in LINE_RULES if rule.what or not alone)
    return rf"[ \t]{{0,200}}+(?:{rules})"


IS_LIKE_CODE = lazy_pattern(_line_pattern(alone=False), re.ASCII)
IS_CODE_ALONE = lazy_pattern(_line_pattern(alone=True), re.ASCII)
IS_LONE_STRING = lazy_pattern(r"[ \t]{0,200}+" + _LONE_STRING, re.ASCII)
