"""Lines as programs and editors write them: what the readers of blocks look for, with prose in it.

Each text of `formats` is a few lines of one to three shapes. Some have a character that a step deletes, or a sign,
anywhere. Each of `records` is JSON, and is to be JSON whatever is cleaned in its strings.
"""

from __future__ import annotations

import json
from random import Random

from fuzz.hidden import DATES, DELETED, TOKENS
from fuzz.words import PLAIN, SIGNS

__all__ = ["formats", "records"]

# In a shape ¤ is prose, ¶ a figure, § a name.
_SHAPES = (
    # tables and records
    "¤", "¤,¤", "¤,¤,¤", '¶,¤,"¤"', '"¤","¤"', "¤;¤;¶", "¤\t¤", "¤\t¶\t¤", "| ¤ | ¤ |", "|¤|¤|", "|---|---|", "| :-- | --: |", "¤ | ¤",
    # data
    '{"a": "¤"}', '{"a": "¤", "b": ¶}', '["¤", "¤"]', '"§": "¤",', "{", "}", "[", "],", '"¤",', "a: ¤", "- ¤", '- a: "¤"', "§ = ¤", "§: '¤'", "---",
    "[§]", "; ¤", 'msgid "§"', 'msgstr "¤"', '"§" = "¤";', "(¶, '¤'),", "INSERT INTO t VALUES",
    # markup
    "<p>¤</p>", "<div>", "</div>", "<td>¤</td>", "<!-- ¤", "-->", "<script>", "</script>", '<?xml version="1.0"?>', "<a>¤</a>",
    # code
    'x = "¤"', "x = '¤'  # ¤", "def f(x):", '    return "¤"', "if (a) {", "} else {", "});", "// ¤", "/* ¤", "*/", '"""¤', '"""', "import os", 'print("¤")',
    "@app.route('/')", "$ ls ¤", "```", "```py", "~~~", "`¤`", "\\begin{a}", "@@ -1,2 +1,2 @@", "+ ¤", "-¤", "SELECT a FROM b", '    "¤"', 'x["¤"]', 'f("¤",',
    "{{x}} ¤", "%s ¤", "%(n)d¤", "¤\\",
    # verse and books
    "¤ ¤ ¤   ¤ ¤ ¤", "¤ ¤ ¤ *** ¤ ¤ ¤", "¤ ¤ ¤ ... ¤ ¤ ¤", "¤ ¤ ¤%~%¤ ¤ ¤", "¤ ¤ ¤\xa0\xa0\xa0¤ ¤ ¤", "# ¤ % ¤", "~~¤", '[¤](/ق/¶ "¤")', '¤ {"a": ¶, "§": "¤"} ¤', '¤ {"ق": "¤', "![¤](¤ '¤') ¤", '[¤]: /¶/٣ "¤"', "[¤](¤/¤)", "# PageV01P00¶", "### | ¤", "== ¤ ==", "[[¤]]", "!¤",
    "﴿¤﴾", "﴾¤﴿ (¶)",
    # subtitles, lists, paragraphs, pages of a PDF
    "¶", "00:00:0¶,000 --> 00:00:05,000", "¤\n¤", "", "> ¤", "* ¤", "# ¤", "¶. ¤", "¶. ¤\n\n   ¤\n\n   ¤", "- ¤\n\n    ¤", "¶- ¤", "(¶) ¤", "أ) ¤", "¤:", "¶\ufe0f\u20e3 ¤", "¤ ¤ ¤ ¤ ¤ ¤ ¤", "¤ ¤ ¤ ¤ ¤", "¤ ¤ ¤ ¤ ¤ ¤،",
    "\u202b¤\u202c", "\u202b¤ \u202a5\u202c\u202c", "كلمة20201,234", "¤.ج", "/uni0639/uni0627 ¤",
)  # fmt: skip
_PROSE = (
    "نص هنا", 'قال "نعم"', "قال «نعم»", "السعر ٥ ريال", "في 3/4/2020", "5.000", "٪50", "كلمة ، كلمة", "كلمة .", "ﷺ", "األمر", "فى", "هللا", "هـللا", "&quot;نعم&quot;",
    "&amp;", "ب", "'نعم'", "،", "(نص )", "ـ", "٣", "1446هـ", "5 مارس 2020", "كتبـ", "ا  ب", '\\"نعم\\"', "http://a.b/ق", "Ø§Ù„", "ﻣﺮﺣﺒﺎ", "ﺎﺒﺣﺮﻣ",
)  # fmt: skip
_SIGNS_OF_JSON = (
    '"',
    "\\",
    "\n",
    "\t",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "&#34;",
    "&amp;quot;",
    "<",
    ">",
    "&lt;",
    "«",
    "”",
    "/",
)
_ENDS = (*("\n",) * 14, "\r\n", " \n", "\n\n", "\xa0\xa0\xa0", "\u2028", "\r")


def _prose(r: Random) -> str:
    words = r.choice((_PROSE, _PROSE, _PROSE, PLAIN, TOKENS, DATES))
    return r.choice(words) if r.random() < 0.9 else " ".join(r.choices(PLAIN, k=3))


def _write(r: Random, shape: str) -> list[str]:
    drawn = {"¤": _prose, "¶": lambda r: str(r.randint(1, 9)), "§": lambda r: r.choice(("a", "name", "اسم"))}
    return [drawn[sign](r) if sign in drawn else sign for sign in shape]


def formats(r: Random) -> list[str]:
    """Lines of a few shapes, with prose in them."""
    shapes = r.choices(_SHAPES, k=r.choice((1, 1, 2, 2, 3)))
    parts = [""]
    for _ in range(r.choice((1, 2, 2, 3, 3, 4, 4, 5, 6, 8))):
        parts += _write(r, r.choice(shapes if r.random() < 0.85 else _SHAPES))
        parts.append(r.choice(_ENDS) if r.random() < 0.3 else "\n")
    for _ in range(r.choice((0, 0, 1, 1, 2))):
        nth = r.randrange(len(parts))
        at = r.randint(0, len(parts[nth]))
        parts[nth : nth + 1] = [parts[nth][:at], r.choice(r.choice((DELETED, SIGNS))), parts[nth][at:]]
    return parts if r.random() < 0.2 else parts[:-1]


def records(r: Random) -> list[str]:
    """Records as JSON, on one line or several, with prose and signs in their strings."""

    def string() -> str:
        return "".join(
            _prose(r) if r.random() < 0.6 else r.choice(r.choice((_SIGNS_OF_JSON, SIGNS)))
            for _ in range(r.randint(1, 4))
        )

    def record() -> dict[str, object]:
        values = [
            r.choice((string, string, string, lambda: [string(), string()], lambda: r.randint(0, 9)))()
            for _ in range(r.randint(1, 3))
        ]
        return {r.choice(("a", "text", "اسم", "نص هنا")) + "b" * nth: value for nth, value in enumerate(values)}

    indent = r.choice((None, None, 2, "\t"))
    whole = r.choice((record, record, lambda: [record(), record()], lambda: [string(), string(), string()]))()
    return [json.dumps(whole, ensure_ascii=False, indent=indent)]
