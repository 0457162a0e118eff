"""Texts that repeat one thing: what a page, or an attacker, can be full of. Each family is a text for any length."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from random import Random

from fuzz.words import CUES, ERAS, MONTHS, NOISE, PLAIN, SIGNS, UNITS, WEEKDAYS

__all__ = ["FAMILIES", "Family", "drawn", "texts_of"]

Family = Callable[[int], str]

# One unit again and again.
UNITS_REPEATED = (
    # marks of quotations and brackets
    '"', '" ', "'", "' ", "«", "» ", "“", "”", "«»", '"a" ', 'قال "نعم" ', "قال «نعم» ", "ب\"س\" ", '"نعم', 'نعم" ', "l'a ",
    'قال "نعم" "', "قال «نعم» «", 'ا "', '["a"] ', "&quot;", "&quot; ", "&amp;", "&amp;amp;", "&#1614;", "&", "((", "(( نعم )) ", "( ", "( نعم ) ", ")", "[", '["', '["a", ', '{"a": "',
    "key: 'نعم' ", "a='ب' ", "`", "`a` ", "```\n", "''", ",,نعم ", ",,", "5' 6\" ", "21\" ", "٣٢° '٥٨ ", '"نعم" و ', "« نعم » ", '"\\"',
    # stops, commas, dashes, strokes
    ".", ". ", "..", "... ", "…", "؟", "؟ ", "؟! ", "! ? ", ", ", ",", "،", "، ", "؛ ", ":", ": ", "- ", "-", "– ", "— ", "ـ", "ـ ", "س ـ ", "س, ",
    "س ,", "س. ", "س .", "_", "_ ", "|", "| ", "س | س ", "* ", "#", "# ", "=", "/", "/ ", "\\", "•", "•\n", "1. س\n",
    # figures
    "1", "1 ", "١", "1/", "1/2/", "1/2 ", "1-", "1-2 ", "1.", "1,", "1،", "1.234,", "1,234 ", "٧٫٠٠٠", "1:", "1:2 ", "12:30 ", "5%", "5 % ", "$5 ",
    "5 ريال ", "0", "00", "+966 ", "55 123 ", "1 و", "1 - 2 - ", "(1) ", "²", "½ ", "ألف ", "مئة و", "خمسة وعشرون ", "مليون ", "و", "3.5 مليون ",
    # dates
    "من ", "في ", "يوم ", "الأحد ", "مارس ", "مارس/", "5 مارس ", "5 مارس 2020 ", "1446هـ ", "1446هـ/2025م ", "1446 هـ/", "5/3/2020 ", "2020/", "صفر ",
    "3 صفر ", "يونيو(حزيران)", "عام ", "سنة ", "سبع وأربعين ", "15 و", "ه\u0640", "هـ ", "م ", "الموافق ", "5/3 الموافق ", "القرن ", "رمضان ", "رجب طيب ",
    # links, names, tags, code
    "a@b.", "a@b.c ", "@", "@a", "@a ", "#س", "#س_", "##", "http://", "http:// ", "http://a.b/س ", "www.", "www.a.b ", "a.b", "a.b.", "a.b ", "a-", "a_",
    "A1", "F16 ", "<", "<a", "<a ", "<b>", "</b>", "<!--", '<a href="', "< س >", ">", "://", "t.co/x#", "a/b/", "f(x) ", "f('a', ", "x = 1;", "{", "}", "\\n",
    "1\u20e3", "%d9", "{س}",
    # letters and marks
    "س", "س ", "سس ", "ا", "اا ", "ه", "هه ", "ى ", "ي ", "ة ", "لا ", "و ", "ب ", "ال", "الـ", "هـذا ", "َ", "سَ", "سٰ ", "سً ", "اً ", "ًا ", "لكن ", "على ", "a", "a ", "the ",
    "aس", "گ", "پاکستان ", "ﻻ", "ﷺ", "ﺍﻟ", "ﻡﻼﺳ ", "سـَ", "سّ", "كتاب قال ", "خااااص ", "مالمال",
    # what cannot be seen, damage
    "\u200f", "\u200f ", "س\u200f", "1\u200f", "\u202b", "\u202c", "\u202bس\u202c", "\u200c", "\ufeff", "\xad", "\x00", "\x1a", "\ufffd", "\ud800", "\U0001f600",
    "👩\u200d", "Ø§", "Ø§Ù„ ", "Ã©", "Ã¢â‚¬", "â€œ", "â€\x9d", "Ù",
    # white space and lines
    " ", "  ", "\n", "\n\n", " \n", "\t", "\xa0", "\xa0\xa0\xa0", "س\xa0\xa0\xa0", "\r", "\r\n", "\x0c", "\x85", "\u2028", "\u2029", "\u3000", "س\n", "سطر قصير\n",
    ".ج\n", "م ل ك ", "12\n", "س\tس\n",
    # rows with readings, and changes in one row
    "السعر 15 ريال\n", "1\nس\n", "ﻡ1", "ﻡﻼﺳ سلام ", "a@b.cَ", '"س": "قال َ", ', "{a: سَ} ",
)  # fmt: skip

# One half of one thing, the other half of another: what opens and what closes; a long start of what never comes.
HALVES = (
    ("(", ")"), ("( ", " )"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("“", "”"), ('"س ', 'س" '), ("<b>", "</b>"), ("(1", ")"), ("\u202b", "\u202c"),
    ("س", "َ"), ("َ", "س"), ("1", "/"), ("a", "@b."), ("ـ", "س"), (" ", "."), (".", " "), ("1 ", "هـ "), ("5 مارس ", "1446هـ "), ("@", "a "), ("س\n", '"س" '),
    ("\n", "س"), ("a", "س"), ("&", "quot;"), ("&amp;", "quot;"), ("سنة ", "2020 "), ("و ", '"'), ("'", "a"), ("‘", "’"), (",", "س"), ("[", "'a', "),
)  # fmt: skip


# A long run of one thing between two signs: a pattern that begins at each place of the run looks for the sign behind it.
RUNS = (" ", "\n", "\xa0", "س", "س ", "1", "ـ", "َ", "a", ".", "-", "&", "\u200f")
AT_ENDS = ('"', "«", "Ã", "هـ", "&quot;", "@", "<", "```", "مارس", "٬", "{", "(", "ﺪ", "http://")


# What different readers of one text look for, by turns: what one asks of all that another found.
BY_TURNS = (
    "5 مارس", "13/5/2020", "1446هـ", "اليوم", "32,391 مليون", "خمسة وعشرون", "12:30", "5 ريال", 'قال "نعم"', "[1]", "a@b.c", "س ـ", "(نعم", "&quot;",
)  # fmt: skip


# What a run may stand in: readers of verses, data, code and damaged pages look only at texts that have their signs.
_WORDS = "قال الرئيس في هذا اليوم إن الوضع تغير كثيرا"
FRAMES = {
    "verse": (f"{_WORDS}   {_WORDS}\n{_WORDS}", f"   {_WORDS}\n"),
    "verse, no second half": ("كلمة", "   .\n"),
    "JSON": ('{\n"ا": "نص هنا",\n"ب": "نص",\n"ج": "', "\n}"),
    "SQL": ("INSERT INTO t VALUES\n(1, 'نص هنا'),\n(2, 'نص هنا'),\n(3, '", "\n"),
    "CSV": ('a,b,c\n"ا","نص هنا",1\n"ب","نص هنا",2\nج,"', "\n"),
    "TSV": ("a\tb\tc\nا\tنص هنا\t1\nب\tنص هنا\t2\nج\t", "\t3\n"),
    "attribute": ('<p>نص هنا</p>\n<p>نص</p>\n<p class="', '">نص</p>\n'),
    "element": ("<ul>\n<li>نص هنا</li>\n<li>نص</li>\n<li>", "</li>\n</ul>"),
    "raw element": ("<p>نص هنا</p>\n<p>نص</p>\n<pre>", "\n"),
    "fence": (f"{_WORDS}\n```\n", "\n"),
    "cue": ("1\n00:00:01,000 --> 00:00:02,000\nنص هنا ", "\n\n2\n00:00:03,000 --> 00:00:04,000\nنص\n"),
    "msgstr": ('msgid "a"\nmsgstr "نص هنا"\n\nmsgid "b"\nmsgstr "', "\n"),
    "key": ('key: "نص هنا"\nother: "نص"\nlast: "', "\n"),
    "row of a table": ("| اسم | نص |\n|---|---|\n| نص | نص هنا |\n| ", " | س |\n"),
    "source code": ('def f(x):\n    return x\n\nfor i in range(3):\n    print("', "\n"),
    "comment": ("/*\n * ", "\nint x = 1;\nint y = 2;\n"),
    "paragraph": (f"{_WORDS} {_WORDS}\n{_WORDS} ", f" {_WORDS}\n{_WORDS} {_WORDS}\n"),
    "quotation": (f'{_WORDS}: "', f' {_WORDS}\n{_WORDS}" {_WORDS}\n'),
    "reversed ligatures": ("األمر واألهم في األخير واألول األكبر األحسن ", " األمر\n"),
    "head of glued cells": ("نص", "\nالمبيعات20201,234\nالأرباح20191,235\n"),
    "visual order": ("ﻡﻼﺳ ﺐﻌﺸﻟﺍ ﻲﻓ ﺔﻨﺴﻟﺍ ", " ﺐﻌﺸﻟﺍ\n"),
    "damaged": ("Ø§Ù„Ø³Ù„Ø§Ù… ", " Ø¹Ù„ÙŠÙƒÙ…"),
    "date": ("في 12 مارس ", " 2020 الموافق 1441هـ"),
}
IN_FRAMES = (
    ("verse, no second half", " *"), ("verse, no second half", "%~%"), ("JSON", '\\"'), ("SQL", "\\'"), ("raw element", "</pre "),
    ("head of glued cells", "ال"), ("reversed ligatures", "مل"),
)  # fmt: skip


def _framed(frame: str, unit: str) -> Family:
    before, after = FRAMES[frame]
    return lambda size: before + _repeated(unit)(size) + after


def _repeated(unit: str) -> Family:
    return lambda size: unit * -(-size // len(unit))


def _in_lines(unit: str) -> Family:
    """The unit with a line end behind each, or, where it has one, behind none."""
    return _repeated(unit.replace("\n", "") if unit.strip("\n") and unit.endswith("\n") else f"{unit}\n")


def _in_gaps(unit: str) -> Family:
    """The unit with a layout gap behind each, which parts a line as a line end does."""
    return _repeated(f"{unit}\xa0\xa0\xa0")


def _on_one_line(unit: str, line: int = 80) -> Family:
    """Lines of some eighty characters, the unit again and again in each, words between."""
    return _repeated(unit * max(1, line // 2 // len(unit)) + " كتاب قرأ الولد " + "\n")


def _halves(first: str, then: str) -> Family:
    return lambda size: _repeated(first)(size // 2) + _repeated(then)(size // 2)


def _between(sign: str, unit: str) -> Family:
    return lambda size: sign + _repeated(unit)(size) + sign


_QUOTING = set("\"'«»“”`([{&")

FAMILIES: dict[str, Family] = {
    **{f"{unit!a} * n": _repeated(unit) for unit in UNITS_REPEATED},
    **{f"{unit!a} in lines": _in_lines(unit) for unit in UNITS_REPEATED},
    **{f"{unit!a} in gaps": _in_gaps(unit) for unit in UNITS_REPEATED if _QUOTING & {*unit}},
    **{f"{one!a}, {other!a} by turns": _repeated(f"{one}. {other} ") for one, other in permutations(BY_TURNS, 2)},
    **{f"lines of {unit!a}": _on_one_line(unit) for unit in UNITS_REPEATED},
    **{f"{first!a} * n, {then!a} * n": _halves(first, then) for first, then in HALVES},
    **{f"{unit!a} * n between {sign!a}": _between(sign, unit) for unit in RUNS for sign in AT_ENDS},
    **{f"{unit!a} * n in {frame}": _framed(frame, unit) for frame, unit in IN_FRAMES},
}

_FRAGMENTS = (
    *CUES,
    *ERAS,
    *MONTHS,
    *NOISE,
    *PLAIN,
    *SIGNS,
    *UNITS,
    *WEEKDAYS,
    "1",
    "5",
    "12",
    "1446",
    "2025",
    "١٢٣",
    " ",
    "\n",
)


def drawn(seed: str, count: int) -> dict[str, Family]:
    """So many families: one in two has a unit of two to five fragments of the fuzzer's, the others a unit in a frame.

    A seed gives the same.
    """
    r = Random(seed)  # noqa: S311
    units = [
        "".join(r.choice(_FRAGMENTS) + r.choice(("", "", " ")) for _ in range(r.randint(2, 5)))
        for _ in range(count - count // 2)
    ]
    in_frames = [(r.choice(list(FRAMES)), r.choice(UNITS_REPEATED)) for _ in range(count // 2)]
    return {
        **{f"{unit!a} * n": _repeated(unit) for unit in units},
        **{f"{unit!a} * n in {frame}": _framed(frame, unit) for frame, unit in in_frames},
    }


def texts_of(family: Family, sizes: tuple[int, int]) -> tuple[str, str]:
    """The family's texts of two lengths."""
    small, large = sizes
    return family(small), family(large)
