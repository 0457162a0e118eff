"""Data: JSON, CSV, XML and other formats whose signs a program reads.

`format_of` says which format a text, or a part of one, is in; `arnorm.blocks.pieces` says where its values are.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from arnorm._arabic.marks import LOW_QUOTE
from arnorm._core import classes
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan
from arnorm.blocks.code import ARABIC
from arnorm.blocks.kernel import ANGLE, BAR, COMMA, QUOTED, SEMICOLON, START, TAB
from arnorm.blocks.lines import Lines, lines_in, replace_other_ends

# Shares of a block's lines, in per cent.
_MOST, _NEARLY_ALL, _GLUED = 60, 80, 70
_LEAST_ROWS = 4
_LEAST_ALIKE, _LEAST_SIGNS = 3, 2  # rows of one count of commas with no space at either side; of commas
_SAMPLE_LINES = 400  # a long file is judged by so many lines at its start


class Format(NamedTuple):
    """A format of data.

    Its name; the sign that its lines begin with or hold, and in what share of them, in per cent; the function that
    knows it by the lines of a block; an example, and prose that must not be taken for it.
    """

    name: str
    sign: int
    share: int
    tells: Callable[[Lines], bool]
    example: str
    counter: str
    whole: bool = False  # whether a text is in it as a whole or not at all


def _share_of(holds: Callable[[Any], object], things: Sequence[Any]) -> float:
    """What share of some things, in per cent, this holds of."""
    return 100 * sum(map(bool, map(holds, things))) / max(1, len(things))


def _share(pattern: re.Pattern[str], lines: Sequence[str], percent: int) -> bool:
    """Whether the pattern matches this share of some lines, or more."""
    most_others = len(lines) * (100 - percent) // 100
    match = pattern.match
    for line in lines:
        if match(line) is None:
            most_others -= 1
            if most_others < 0:
                return False
    return bool(lines)


# A line of JSON that is printed on several: brackets, a key and its value, or a value.
_SCALAR = r"(?:\"(?:[^\"\\\n]|\\.){0,20000}+\"|-?\d[\d.eE+-]*+|true|false|null)"
_JSON_KEY = r"\"(?:[^\"\\\n]|\\.){0,2000}+\"\s*+:\s*+"
_JSON_LINE = lazy_pattern(
    rf"\s*+(?:[\]}}\[{{]{{1,8}}+,?|{_JSON_KEY}(?:{_SCALAR}|[\[{{].{{0,20000}}[\]}}]|[\[{{])\s*+,?|{_SCALAR}\s*+,?)\s*\Z"
)
_JSON_KEY_LINE = lazy_pattern(rf"\s*+[{{\[]?\s*+{_JSON_KEY}")
_JSON_OBJECT = lazy_pattern(r"\s*+[{\[].{0,100000}[}\]],?\s*\Z")
_CHECKED_OBJECTS = 20


_JSON_START = lazy_pattern(r"\s*+[{\[\"\]}]")


def is_json(block: Lines) -> bool:
    """Whether some lines are JSON: an object each, or together, or a part of a file."""
    if block.is_json is None:  # the keys before a page's prose are asked twice
        may_be = any(_JSON_START.match(block.text, start) for start in block.bounds[:4:2])
        block.is_json = may_be and _reads_as_json(block)
    return block.is_json


def _reads_as_json(block: Lines) -> bool:
    lines = block.strings()
    if _share(_JSON_OBJECT, lines, _MOST):
        objects = filter(_JSON_OBJECT.match, lines)
        if all(map(_is_json_text, itertools.islice(objects, _CHECKED_OBJECTS))):
            return True
    is_closed = lines[0].lstrip()[:1] in ("{", "[") and lines[-1].rstrip().rstrip(",").rstrip()[-1:] in ("}", "]")
    if is_closed and _is_json_text("\n".join(lines)):
        return True
    # A part of a file may be cut in the middle of its first and its last line. What is no JSON comes last on a page.
    inner = lines[-2:0:-1] if len(lines) > _LEAST_ROWS else lines
    return len(lines) > 1 and _share(_JSON_LINE, inner, 95) and any(map(_JSON_KEY_LINE.match, lines))


def _is_json_text(text: str) -> bool:
    import json  # noqa: PLC0415 -- for the few texts that begin as JSON does

    try:
        return isinstance(json.loads(text.strip().rstrip(",")), (dict, list)) and '"' in text
    except (ValueError, RecursionError):
        return False


_MARKUP_HEAD = lazy_pattern(r"(?i)\s*+<(?:\?xml|!DOCTYPE|html|head|body|resources|TEI|mods|rss|feed|svg|urlset)\b")
_TAG_LINE = lazy_pattern(
    r"\s*+</?[A-Za-z!?][^\n]*>\s*\Z|\s*+<[A-Za-z][\w:.-]*+(?:\s[^\n<>]*+)?\Z|[^\n<]*+</[\w:.-]++>\s*\Z"
)


def _is_document(block: Lines) -> bool:
    """Whether the first line is the head of a document."""
    return _MARKUP_HEAD.match(block.string(0)) is not None


def _is_tagged(block: Lines) -> bool:
    return len(block) >= _LEAST_ROWS and _share(_TAG_LINE, block.strings(), _MOST)


# A number whose digits are grouped, in whatever way: `UnifyNumbers` writes 5,000 for 5 000. In a row it is
# one value or more.
_GROUPED = lazy_pattern(r"\d(?<!\d\d)\d{0,2}(?:[ \xa0\u2009\u202f,.\u066c\u060c'\u2019]\d{3}(?!\d))++")
# A number with a fraction, which `UnifyNumbers` writes 3.5, or two values.
_FRACTION = lazy_pattern(r"\d(?<!\d\d)(?<!\d[,.]\d)\d*+,\d++(?![,.]\d)")
_NO_DIGIT = lazy_pattern(r"\D")
# `UnifyDates` writes مارس 1446 for مارس,1446, and 5 مارس 1446 for مارس5, 1446.
_BEFORE_YEAR = lazy_pattern(r"(?:(?<=[^\W\d_])[ ]?,[ ]?|(?<=\d)[ ]?,[ ])(?=\d{3,4}(?!\d))")
_QUOTED_CELLS = {sign: lazy_pattern(rf"(?m)\"(?<![^{sign}\n]\")(?:[^\"]|\"\")*+\"(?=[{sign}]|$)") for sign in ",;\t|"}
_OPENING = lazy_pattern(LOW_QUOTE)  # two commas that open a quotation
# The name of a column in Latin letters.
_COLUMN = lazy_pattern(r"\"?[A-Za-z_][\w.-]{0,40}+\"?\s*\Z", re.ASCII)


def _make_rows(block: Lines, sign: str) -> tuple[list[str], list[str]]:
    """The lines with as few cells as they may have, and with as many: only numbers make a difference."""
    if sign == "\t":
        return block.strings(), block.strings()
    # Other steps take the blanks at both ends of a line out, but a tab there is a cell.
    lines = list(map(str.strip, block.strings()))
    if sign != ",":
        return lines, lines
    most = [_GROUPED.sub(lambda number: _NO_DIGIT.sub(sign, number[0]), row) for row in lines]
    return [_OPENING.sub("„", _BEFORE_YEAR.sub(" ", _GROUPED.sub("0", row))) for row in lines], most


_END = "end"  # added after the last line: it becomes a separate row, or the rest of a cell that is still open


def _read_rows(fewest: list[str], most: list[str], sign: str, *, quoted: bool) -> tuple[list[list[str]], list[range]]:
    """The rows of some lines, and how many cells each may have; none where csv cannot read them.

    A row is left out if its last cell is still open after the last line.
    """
    import csv  # noqa: PLC0415 -- for texts with rows

    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    try:
        rows, split = (
            [row for row in csv.reader([*lines, _END], delimiter=sign, quoting=quoting) if row][:-1]
            for lines in (fewest, most)
        )
    except csv.Error:
        return [], []
    return rows, [range(len(row), len(more) + 1) for row, more in zip(rows, split, strict=True)]


def _cut_open_row(sample: Lines, sign: str) -> Lines:
    """The lines of a file, or its first ones, without the last row if a cell of that goes on behind them."""
    import csv  # noqa: PLC0415 -- as above

    count, last = len(sample), 0
    reader = csv.reader([*sample.strings(), _END], delimiter=sign)
    with contextlib.suppress(csv.Error):
        for _ in reader:
            if (read := reader.line_num) > count:
                break
            last = read
    return sample.part(0, last) if 2 * last >= count else sample  # a mark that closes nothing opens no row


def _find_stray_mark(rows: str, sign: str) -> int:
    """Where a mark stands in a cell without marks around it, or opens one that does not end; -1 if none does.

    Who writes a cell over a line end puts it in marks.
    """
    at = rows.find('"')
    while at >= 0 and (cell := _QUOTED_CELLS[sign].match(rows, at)):
        at = rows.find('"', cell.end())
    return at


def _find_stray_line(block: Lines, sign: str) -> int:
    """The number of the line with the first such mark; -1 if there is none."""
    rows = "\n".join(map(str.strip, block.strings()))
    at = _find_stray_mark(rows, sign)
    return at if at < 0 else rows.count("\n", 0, at)


def _count_alike(rows: list[str], counts: list[range], sign: str) -> int:
    """The number of rows that may have as many cells as each other, two or more; one with a stray mark is like none."""
    if len(rows) == len(counts):  # no cell runs on over a line end
        counts = [of for row, of in zip(rows, counts, strict=True) if _find_stray_mark(row, sign) < 0]
    return max(Counter(n for of in counts for n in of if n > 1).values(), default=0)


def _has_header(block: Lines, sign: str) -> bool:
    """Whether the first line has names in Latin letters; the first column, the numbers of rows, may have none."""
    first, *names = block.string(0).split(sign) if block.held[0] & START else ("",)
    return len(names) > 0 and all(map(_COLUMN.match, names if first in ("", '""') else (first, *names)))


def _opens_a_cell(block: Lines, sign: str) -> bool:
    """Whether a cell may begin with a mark."""
    start, end = block.bounds[0], block.bounds[-1]
    at = block.text.find('"', start, end)  # most have none: one sign is searched for much quicker than two
    return at == start or (at > 0 and any(block.text.find(f'{by}"', at - 1, end) >= 0 for by in (sign, "\n")))


_BESIDE_SPACE = lazy_pattern(r"[ \t\xa0],|,[ \t\xa0]")


def _are_alike(block: Lines) -> bool:
    """Whether three lines or more have as many commas as each other, none of them beside a space.

    A piece of a file may begin and end inside of a row.
    """
    if len(block) < _LEAST_ALIKE or block.share(COMMA) < 100 or '"' in block.text[block.bounds[0] : block.bounds[-1]]:
        return False
    lines = block.strings()
    counts = [line.count(",") for line in lines]
    first, last = int(counts[0] < counts[1]), len(lines) - (counts[-1] < counts[-2])
    if last - first < _LEAST_ALIKE or counts[first] < _LEAST_SIGNS or len(set(counts[first:last])) > 1:
        return False
    return not any(map(_BESIDE_SPACE.search, lines)) and not any(map(_GROUPED.search, lines))


# A row that ends after a cell in marks, and the first cells of the next one: three, or up to one in marks.
_JOINT = lazy_pattern(
    r"\",(?:[^\",\n]{0,300},){0,40}[^\",\n]{0,300}\n(?:(?:[^\",\n]{0,80},(?! )){3}|(?:[^\",\n]{1,40},){1,5}\"\w)"
)


def find_first_row(text: str, start: int) -> int:
    r"""Where the first cell of a piece of CSV ends; -1 if it is not CSV. The piece may begin inside a quoted cell.

    >>> text = 'بقية السيرة",33.0,أول,رابط\n1974,الاسم,1925,,"سيرة أخرى\nفي سطرين'
    >>> text[find_first_row(text, 0) :][:11]
    ',33.0,أول,ر'
    """
    at = text.find('",', start)
    while at >= 0 and _JOINT.match(text, at) is None:
        at = text.find('",', at + 1)
    if at < 0:
        return -1
    return at + 1 if text.count('"', start, at + 1) % 2 else start


def _are_cells(rows: list[list[str]], sign: str) -> bool:
    """Whether most rows have several cells that hold something, and most cells no space beside their signs."""
    if _share_of(lambda row: sum(map(bool, map(str.strip, row))) > 1, rows) < _MOST:
        return False  # a line of prose may begin or end with a comma
    joints = [pair for row in rows for pair in itertools.pairwise(row)]  # prose has a space beside its commas
    return sign == "\t" or _share_of(lambda joint: " " not in (joint[0][-1:], joint[1][:1]), joints) >= _GLUED


_BITS = {",": COMMA, ";": SEMICOLON, "|": BAR}


def _separated_by(sign: str, *, quoted: bool = True) -> Callable[[Lines], bool]:
    """Whether lines are rows of as many cells; a cell in quotation marks may hold the sign and line ends (``quoted``).

    Two rows are enough where the first one has names.
    """
    least, bit = (3, TAB) if sign == "\t" else (_LEAST_ROWS, _BITS[sign])

    def tells(block: Lines) -> bool:
        has_header = len(block) > 1 and _has_header(block, sign)
        is_dense = len(block) >= least and block.share(bit) >= _MOST
        runs_on = quoted and _opens_a_cell(block, sign)
        # A quick check. The same is checked below on the rows, which take long to make.
        may_be = has_header or is_dense
        if not (may_be or (runs_on and len(block) >= least)):
            return False
        stray = _find_stray_line(block, sign) if runs_on else -1
        if stray >= 0 and (may_be or 2 * stray >= len(block)) and (kept := _cut_open_row(block, sign)) is not block:
            return tells(kept)
        if stray >= 0 and not may_be:
            return False
        fewest, most = _make_rows(block, sign)
        is_dense = is_dense and _share_of(lambda row: sign in row.strip().rstrip(sign), fewest) >= _MOST
        if not (has_header or is_dense or runs_on):
            return False
        if sign == ",":
            fewest = [_FRACTION.sub("0", row) for row in fewest]
        rows, counts = _read_rows(fewest, most, sign, quoted=quoted)
        if has_header and all(len(rows[0]) in of for of in counts):
            return len(rows) > 1
        runs_on = len(rows) < len(block)  # a cell over a line end
        if not (is_dense or runs_on) or (runs_on and _find_stray_mark("\n".join(fewest), sign) >= 0):
            return False
        alike = _count_alike(fewest if quoted else [], counts, sign)
        return len(rows) >= least and 100 * alike >= _NEARLY_ALL * len(rows) and _are_cells(rows, sign)

    return tells


_has_commas = _separated_by(",")


def _by_lines(row: str, comment: str, percent: int, least: int = 3) -> Callable[[Lines], bool]:
    """Whether lines are rows, and comments between them."""
    a_row, line = lazy_pattern(row, re.ASCII), lazy_pattern(f"{row}|{comment}", re.ASCII)

    def tells(block: Lines) -> bool:
        lines = block.strings()
        if len(lines) < least or not any(map(line.match, lines[:3])):
            return False
        return _share(line, lines, percent) and any(map(a_row.match, lines))

    return tells


# A string may go on over line ends.
_SQL_STRING = lazy_pattern(r"(?:(?<=[(,])|(?<=[(,] ))'(?:[^'\\]++|''|\\.)*+'?+", re.DOTALL)
_SQL_INSERT = r"\s*+(?:INSERT\s+INTO\b[^'\n]*?\bVALUES\s*+)?\("
_SQL_START = lazy_pattern(_SQL_INSERT + r"(?:\d|'|NULL)", re.ASCII | re.IGNORECASE)
_SQL_LINE = lazy_pattern(
    _SQL_INSERT + r"(?=[^'\n]*+')(?:\d+|''|NULL)\s*,.*\)\s*[,;]"
    r"|\s*+(?:INSERT|VALUES|CREATE|DROP|ALTER|SET|USE|LOCK|UNLOCK|BEGIN|COMMIT|--|/\*|\)|[`\"]?\w++[`\"]? [A-Z]{2})",
    re.ASCII,
)
_SQL_HEADS = frozenset("(Ii \t\v\f\r")  # what such a line begins with
_LINES_TO_FIRST_ROW, _LINES_TO_FIRST_KEY = 40, 5


def _is_sql(block: Lines) -> bool:
    """Whether the lines are rows of values, and statements between them."""
    lines = block.strings()
    heads = [line for line in lines[:_LINES_TO_FIRST_ROW] if line[0] in _SQL_HEADS]
    if not any(map(_SQL_START.match, heads)):
        return False
    lines = _SQL_STRING.sub("''", "\n".join(lines)).split("\n")
    return len(lines) > 1 and _share(_SQL_LINE, lines, 70)


# A key with its sign, as a piece of a pattern.
KEY_AND_SIGN = r"(?:[a-z_][\w.-]{0,60}+|[A-Z][A-Z\d_.-]{1,60}+|\"[a-z_][\w.-]{0,60}+\"|'[a-z_][\w.-]{0,60}+')\s*+[:=]"
_KEY = lazy_pattern(rf"\s*+(?:-\s+)?{KEY_AND_SIGN}(?:\s|$)", re.ASCII)
_KEY_LINE = lazy_pattern(rf"\s*+(?:-\s+)?(?i:{KEY_AND_SIGN})(?:\s|$)|\s*+-\s+\S|\s*+[#;\[]|---\s*$", re.ASCII)
# Keys, and what belongs to the last one on the next line.
_OPENS = lazy_pattern(
    rf"(?:(?:#[^\n]*|---\s*|{KEY_AND_SIGN}[^\n]*)\n)*?{KEY_AND_SIGN}(?: [|>]-?)?\s*\n(?:  +| *- +)\S", re.ASCII
)


def _is_keys(block: Lines) -> bool:
    """Whether the lines are those of YAML, INI or properties: keys in Latin letters and their values."""
    if not any(held & START for held in block.held[:_LINES_TO_FIRST_KEY]):
        return False
    lines = block.strings()
    others: list[str] = []
    keys, most_others = 0, len(lines) // 2
    for line in reversed(lines):  # the prose of a page comes after its keys
        if _KEY.match(line):
            keys += 1
        elif not line.startswith(("  ", "- ")):  # else a part of the value of the key before it
            others.append(line)
            if len(others) > most_others:
                return False
    count = keys + len(others)
    if 2 * keys < count or 100 * (keys + sum(map(bool, map(_KEY_LINE.match, others)))) < 90 * count:
        return False
    return count > 2 or _OPENS.match("\n".join(lines[:_LINES_TO_FIRST_ROW])) is not None


_PO_LINE = lazy_pattern(r"(?:msgid|msgid_plural|msgstr|msgctxt)(?:\[\d\])?\s\"|#[:,~.|]?(?:\s|$)|\"")


def _is_po(block: Lines) -> bool:
    text, start, end = block.text, block.bounds[0], block.bounds[-1]
    has_id = text.startswith("msgid ", start) or text.find("\nmsgid ", start, end) >= 0
    return has_id and _share(_PO_LINE, block.strings(), 90)


_is_strings = _by_lines(r"\s*\"(?:[^\"\\\n]|\\.){1,500}+\"\s*=\s*\"", r"/\*|//|\*", 90, 2)

# What a program prints: a label and a string, or a list of strings.
_LITERAL = r"(?:\"(?:[^\"\\\n]|\\.)++\"|'(?:[^'\\\n]|\\.)++')"
_LABEL = r"[A-Za-z_][\w.-]{0,60}+\s*+(?::|->)[ \t]++"
_PRINTED_LINE = lazy_pattern(
    rf"\s*+(?:{_LABEL}{_LITERAL}|(?:{_LABEL})?\[{_LITERAL}(?:,[ ]{_LITERAL})*+\])\s*\Z", re.ASCII
)
_SEVERAL_WORDS = 3


def has_several_words(string: str) -> bool:
    """Whether a string has several Arabic words."""
    return sum(map(bool, map(ARABIC.search, string.split()))) >= _SEVERAL_WORDS


def is_printed(block: Lines) -> bool:
    """Whether each line is a label and a string, or a list of strings, one of them with several Arabic words."""
    lines = block.strings()
    return all(map(_PRINTED_LINE.match, lines)) and any(map(has_several_words, lines))


# In order of preference.
FORMATS = (
    Format("json", START | QUOTED, 0, is_json, '{"name": "نص"}', "{نص}"),
    Format("po", START | QUOTED, 50, _is_po, 'msgid "a"\nmsgstr "ب"\nmsgid "c"', "نص", whole=True),
    Format("strings", START | QUOTED, 90, _is_strings, '"a" = "ب";\n"c" = "د";', '"أ" = ب', whole=True),
    Format("markup", ANGLE, 0, _is_document, "<?xml version='1.0'?>\n<a>", "3 < 5"),
    Format("sql", START, 0, _is_sql, "(1, 'أ'),\n(2, 'ب'),\n(3, 'ج');", "(1) نص"),
    Format("tsv", TAB, 0, _separated_by("\t", quoted=False), "a\tb\nc\td\ne\tf", "\tنص"),
    Format("quoted tsv", TAB, 0, _separated_by("\t"), 'a\tb\nc\t"d\ne"\nf\tg', "\tنص"),
    Format(
        "csv", COMMA, 0, lambda block: _are_alike(block) or _has_commas(block), "a,b\nc,d", "نص, نص\n" * 4, whole=True
    ),
    Format("csv;", SEMICOLON, 0, _separated_by(";"), "a;b\nc;d", "نص؛ نص", whole=True),
    Format("csv|", BAR, 0, _separated_by("|"), "a|b\nc|d", "نص | نص\n" * 4, whole=True),
    Format("markup", ANGLE, _MOST, _is_tagged, "<a>\n<b>\n</b>\n</a>", "3 < 5"),
    Format("keys", START, 0, _is_keys, "name: أ\ntitle: ب\nid: ج", "الاسم: أحمد", whole=True),
    Format("printed", START, 100, is_printed, "BEFORE: 'قال له نعم'", "['نعم', 'لا']"),
)


_SEPARATED = ("tsv", "quoted tsv", "csv", "csv;", "csv|")
_FORMATS_OF_PARTS = tuple(form for form in FORMATS if not form.whole)


# A line of source code that opens an object or a function: ``export default {``, ``addLanguage("ar", {``.
_SCOPE = lazy_pattern(
    r"\s*+[A-Za-z_$(!][^\n]{0,200}?(?:[=(,)]|=>|\breturn|\bdefault)\s?[{\[]\s*\Z|\s*+return\s?[{\[]\s*\Z", re.ASCII
)


# A function or a class of Python, whose assignments and rows look like keys.
_DEFINITION = lazy_pattern(r"(?:async\s)?(?:def|class)\s\w{1,80}(?:\(|:\s*\Z)", re.ASCII)
# A row of an array in PHP or Ruby.
_ARRAY_ROW = lazy_pattern(r"\s*+(?:'[^'\n]{1,200}'|\"[^\"\n]{1,200}\")\s*+=>")
_LEAST_ARRAY_ROWS = 2


def opens_scope(lines: Lines, form: str) -> bool:
    """Whether a line opens a scope of source code, so that what looks like data of this format is an object in it.

    Rows of an array are enough in what looks like a table: a piece of a file may have no line that opens it.
    """
    sample = lines if len(lines) <= _SAMPLE_LINES else lines.part(0, _SAMPLE_LINES)
    if any(map(_SCOPE.match, sample.strings())) or (form == "keys" and any(map(_DEFINITION.match, sample.strings()))):
        return True
    if form not in _SEPARATED or not sample.signs & ANGLE:
        return False
    return sum(_ARRAY_ROW.match(line) is not None for line in sample.strings()) >= _LEAST_ARRAY_ROWS


def format_of(lines: Lines, *, whole: bool = False) -> str:
    """The format of a block with these lines; "" where they are no data. ``whole``: they are all lines of a text."""
    sample = lines.part(0, min(len(lines), _SAMPLE_LINES))
    signs = sample.signs
    for form in FORMATS if whole else _FORMATS_OF_PARTS:
        if form.sign & signs and (not form.share or sample.share(form.sign) >= form.share) and form.tells(sample):
            return form.name
    return ""


_ENDS_IN_VALUES = tuple(end for end in classes.LINE_ENDS if end not in "\n\f")  # a form feed parts pages


def read_other_ends(scan: Scan, lines: Lines) -> Lines:
    """The lines of a scan whose other line ends stand in the values of data, where no program ends a line with them."""
    if not lines.has_other_ends or not any(map(scan.text.__contains__, _ENDS_IN_VALUES)):
        return lines
    rows = lines_in(Scan(replace_other_ends(scan.text, " ")))
    return rows if rows is not None and format_of(rows, whole=True) else lines
