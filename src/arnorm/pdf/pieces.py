"""Pieces of lines and words out of place, as extractors give them: put in order, parted, joined.

Numbers, words, brackets and marks on their wrong side; glued cells; Arabic runs and the numbers and Latin words between
them; words parted at a mark that was set apart from its letter (المق َّدم for المقدَّم) or where a font sets two letters
closer (مستو يات for مستويات).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from arnorm._arabic.affixes import LETTERS as CLITICS
from arnorm._arabic.joining import FORMS, LETTERS, LINE, Edits, brackets_match, read_forms, swap_brackets, turn_whole
from arnorm._arabic.marks import LOW_COMMAS, QUOTES, SETS
from arnorm._core.classes import LINE_ENDS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm.pdf.ligatures import LONGEST_WORD, has_right_lam_alef, plain_word_bits, word_bits
from arnorm.pdf.order import count_years, may_be_turned

_LRE, _RLE, _POP = "\u202a", "\u202b", "\u202c"
# A line of Poppler's pdftotext, in a right-to-left embedding.
_EMBEDDED_LINE = lazy_pattern(f"^[^\\S\n]*{_RLE}[^\n]*$", re.MULTILINE)
# Inside it, in visual order: a number or a Latin word with the white space and signs around it.
_EMBEDDED = lazy_pattern(f"{_LRE}([^{_LRE}{_RLE}{_POP}\n]*){_POP}")
_ARABIC_SIGN = lazy_pattern("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_SWAPPED = str.maketrans("()[]", ")(][")
_CLOSES_FIRST = lazy_pattern(
    "(?:^|(?<=[\\s\u202a-\u202c]))(?P<first>[)\\]])[^()\\[\\]]*(?P<last>[(\\[])(?=[\\s\u202a-\u202c.,:\u060c\u061b]|$)"
)
# A number glued to the next word, with its space on the wrong side; and a number in its right place.
_LETTER_CLASS = "[\u0621-\u063a\u0640-\u0652]"
_BARE_NUMBER = "[0-9٠-٩]+(?:[./:,-][0-9٠-٩]+)*"
_MISPLACED_NUMBER = lazy_pattern(
    f" (?:(?<={_LETTER_CLASS}  ){_BARE_NUMBER}"
    f"|(?<={_LETTER_CLASS} [(] )[)]{_BARE_NUMBER}(?: ?[،,-] ?{_BARE_NUMBER})*)(?={_LETTER_CLASS})"
)
_BETWEEN_WORDS = lazy_pattern(f" (?<={_LETTER_CLASS} ){_BARE_NUMBER} {_LETTER_CLASS}")
_LEAST_BARE, _MOST_RIGHT = 3, 4
# Lines that show how all lines are drawn; brackets that close first, and the white space after the first of them.
_LEAST_LINES = 2
_BEHIND_NUMBER = lazy_pattern(r"\d[)\]]")
_TURNED = lazy_pattern(r"(?P<first>[)\]])(?P<space>(?<=\w.) |)[^()\[\]]*(?P<last>[(\[])")


def turn_embedded(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that turn left-to-right embeddings: رقم (⟨LRE⟩ )148⟨PDF⟩الصادر is رقم (148) الصادر."""
    if _LRE not in text or _RLE not in text:
        return
    for line in _EMBEDDED_LINE.finditer(text):
        if not _ARABIC_SIGN.search(line[0]):
            continue
        for m in _EMBEDDED.finditer(text, *line.span()):
            if not _ARABIC_SIGN.search(text, *m.span()):
                yield *m.span(), turn_whole(m[1], False)


# A stroke that fills a line is read as a Latin letter, in the middle of a word: اس ⟨LRE⟩U⟨PDF⟩تعانت (LibreOffice).
_STROKE = lazy_pattern(f" (?<=[{LETTERS}] ){_LRE}(?P<glyph>[A-Za-z]){_POP}(?=[{LETTERS}])")
_LEAST_STROKES = 3
_LAM_FIRST = lazy_pattern(f"^{_RLE}?ل ", re.MULTILINE)


def drop_strokes(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that delete strokes that are read as a Latin letter, always the same one."""
    found = list(_STROKE.finditer(text)) if _RLE in text else []
    if len(found) >= _LEAST_STROKES and len({stroke["glyph"] for stroke in found}) == 1:
        yield from ((*stroke.span(), "") for stroke in found)


_CONTROLS = f"{_RLE}{_POP} "


def join_split_lines(text: str, damaged: bool = False) -> Edits:
    """Return the edits that join the parts of a line that pdftotext splits inside of لا, the last part first.

    "ل تزيد⏎ل بعد ذلك، و ا⏎المادة الثانية: ا" is "المادة الثانية: لا بعد ذلك، ولا تزيد".
    """
    if not (damaged or _RLE in text) or not _LAM_FIRST.search(text):
        return
    parts: list[str] = []
    first = at = 0
    for line in text.split("\n"):
        part = line.strip(_CONTROLS)
        if not parts or not part.endswith(" ا"):
            parts, first = [], at
        if part.startswith("ل "):
            parts.append(part)
        elif parts:
            begin, end = (_RLE, _POP) if text.startswith(_RLE, first) else ("", "")
            yield first, at + len(line), begin + _join_at_lam_alef([*parts, part]) + end
            parts = []
        at += len(line) + 1


def _join_at_lam_alef(parts: list[str]) -> str:
    """The line that was split into these parts, the last one first."""
    whole = parts[0]
    for part in parts[1:]:
        begin = part.removesuffix("ا")
        word = begin.split()[-1] if begin.split() else ""
        if word_bits(word + "لا") > word_bits(word):  # the beginning of a word: و ا, مث ا
            begin = begin.rstrip()
        whole = f"{begin}لا{whole[1:]}"
    return whole


def move_bare_numbers(text: str, damaged: bool = False) -> Edits:
    """The same without the controls (رقم  15لسنة, المادة ( )2من), in damaged text where nearly all numbers are so."""
    if not damaged:
        return
    found = list(_MISPLACED_NUMBER.finditer(text))
    if len(found) >= _LEAST_BARE and len(found) > _MOST_RIGHT * len(_BETWEEN_WORDS.findall(text)):
        yield from ((*m.span(), turn_whole(m[0], False)) for m in found)


def open_brackets_first(text: str, damaged: bool = False) -> Edits:
    """Return the edits that swap brackets in lines where they close before they open."""
    if _RLE in text:
        for line in _EMBEDDED_LINE.finditer(text):
            if _is_swapped(line[0]):
                for m in _CLOSES_FIRST.finditer(text, *line.span()):
                    for bracket, written in m.groupdict().items():
                        yield *m.span(bracket), written.translate(_SWAPPED)
    elif damaged:
        yield from _drawn_brackets(text)


def _is_swapped(line: str) -> bool:
    return not brackets_match(line) and brackets_match(line.translate(_SWAPPED))


def _drawn_brackets(text: str) -> Edits:
    """The same for PDFium, which puts the space before a bracket after it: رقم) ٨( من.

    If most of them close after a number, the lines are in pieces and their brackets may be right.
    """
    lines = [line for line in LINE.finditer(text) if "(" in line[0] or "[" in line[0]]
    swapped = [line for line in lines if _is_swapped(line[0])]
    if 2 * sum(_BEHIND_NUMBER.search(line[0]) is not None for line in swapped) > len(swapped):
        return
    if len(swapped) < _LEAST_LINES or len(swapped) <= sum(brackets_match(line[0]) for line in lines):
        return
    for line in swapped:
        for m in _TURNED.finditer(text, *line.span()):
            yield m.start(), m.end("space"), m["space"] + m["first"].translate(_SWAPPED)
            yield *m.span("last"), m["last"].translate(_SWAPPED)


# A row, and the line above it if that is not a row.
# The sign of a number may be written as another, so a row is one with each.
_GLUED_ROW = lazy_pattern(
    f"(?:(?<![^{LINE_ENDS}])(?P<head>[^{LINE_ENDS}]*)[{LINE_ENDS}])??"
    f"(?<![^{LINE_ENDS}])[^\\d{LINE_ENDS}]*[{LETTERS}{FORMS}](?=\\d{{4,}}[,.\u060c\u066b\u066c]\\d{{3}})"
)
# The cells of such a row: a year, an amount in groups of three digits, and the digits after the last group.
_CELLS = lazy_pattern(
    r"(?P<year>(?:19|20)\d\d)(?P<amount>\d{1,3}(?:,\d{3})+)(?P<other>\d[\d.]* ?%?)?"
    rf"(?= *(?:[{LINE_ENDS}]|\Z))"
)
_LEAST_ROWS = 2
_GLUED_WORD = lazy_pattern(f"[{LETTERS}{FORMS}]+")
# The least bits of each word that was glued.
_LEAST_PART_BITS = 9.0


def part_cells(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that part glued cells, if all such rows have the same shape; and the words of the line above."""
    rows = [(row, found) for row in _GLUED_ROW.finditer(text) if (found := _CELLS.match(text, row.end()))]
    if not _LEAST_ROWS <= len(rows) == len(_GLUED_ROW.findall(text)):
        return
    for row, found in rows:
        yield from _part_head(text, *row.span("head"))
        for cell, written in found.groupdict().items():
            if written:
                yield found.start(cell), found.start(cell), " "


def _part_head(text: str, start: int, end: int) -> Edits:
    """Return the edits that part the words of a table head."""
    for m in _GLUED_WORD.finditer(text, start, end):
        at = m.start()
        for word in _split_glued(m[0])[:-1]:
            at += len(word)
            yield at, at, " "


@remember(1 << 10)
def _split_glued(word: str) -> tuple[str, ...]:
    """Split words that are glued, each but the first with an article; a known word stays whole."""
    if len(word) > LONGEST_WORD or word_bits(read_forms(word)):
        return (word,)
    for m in re.finditer("(?<=..)[اﺍ][لﻟ](?=..)", word):
        first, rest = word[: m.start()], _split_glued(word[m.start() :])
        if all(word_bits(read_forms(part)) >= _LEAST_PART_BITS for part in (first, *rest)):
            return (first, *rest)
    return (word,)


# Lines in pieces, as PyMuPDF and pypdf give them: Arabic runs, and the numbers and Latin words between them. Within an
# Arabic piece the words are in order, but the white space and the signs that end the piece precede it in reversed
# order: ") الصادر في " is written " ) الصادر في". In PDFs of browsers the pieces of a line are reversed too. PyMuPDF
# writes the full stop of every line at its beginning.
_ARABIC_CLASS = "\u0621-\u063a\u0640-\u065f\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc"
_RUN_LETTER = lazy_pattern(f"[{_ARABIC_CLASS}]")
_PIECE_NUMBER = r"%?[0-9]+(?:[.,:/\u066b\u066c+-][0-9]+)*%?"
_PIECE_LATIN = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:[._:/\\@#&=?%~+'’-]{1,3}[A-Za-zÀ-ɏ0-9]+)*/?"
_AHEAD = lazy_pattern(f"(?:{_PIECE_LATIN}|{_PIECE_NUMBER})(?: (?:{_PIECE_LATIN}|{_PIECE_NUMBER}))*")

# A number right after a word or its stop, followed by the end of the piece before it: two spaces, or a sign on its
# wrong side. Patterns that begin with a set are fast.
_BEHIND_WORD = lazy_pattern(f"[%0-9A-Za-z](?:(?<=[{_ARABIC_CLASS}]{{2}}.)|(?<=[{_ARABIC_CLASS}]{{2}}[ .].))")
_GLUED_NUMBER = lazy_pattern(
    f"(?:(?<=[{_ARABIC_CLASS}]{{2}})|(?<=[{_ARABIC_CLASS}]{{2}}[.]))(?:{_PIECE_NUMBER}|{_PIECE_LATIN})"
    r"(?:  (?! )|[(\[] | [)\]]| [(\[] | [،؛.])"
    f"|(?<=[{_ARABIC_CLASS}]{{2}} )(?:{_PIECE_NUMBER}|{_PIECE_LATIN})  (?! )"
)
# Signs that begin a line: with a bracket after them, or a stop alone.
_SIGN_FIRST = lazy_pattern("[.،؛:](?<![^\n].)")
_BRACKET_FIRST = lazy_pattern(rf"[.،؛:]+ ?[)\]{QUOTES}]{{1,2}} ?[{_ARABIC_CLASS}]")
_STOP_FIRST = lazy_pattern(rf"[.،؛]+ ?(?:[{_ARABIC_CLASS}()\[\]{QUOTES}]|\\[\"']|{LOW_COMMAS})")
_NUMBER_BETWEEN = lazy_pattern(
    f"(?=\\w)[{_ARABIC_CLASS}][^\\w\n]*(?:{_PIECE_NUMBER}|{_PIECE_LATIN})[^\\w\n]*[{_ARABIC_CLASS}]"
)
_STOP_LAST = lazy_pattern(f"[.…،؛:](?:(?<=[{_ARABIC_CLASS}].)|(?<=[{_ARABIC_CLASS}] .))[.…،؛:]* *$", re.MULTILINE)
# Words that end a piece and precede a number; words that follow a number.
_AHEAD_OF_NUMBER = lazy_pattern(
    "(?:^| )[وبل]?(?:عام|سنة|رقم|المادة|مادة|الساعة|ساعة|تاريخ|الفقرة|في|نحو|العدد|نسبة|زيادة|الهاتف|من|إلى|على|أن) ?$"
)
_AFTER_NUMBER = lazy_pattern(
    "(?:هـ|ه|م|عاما|سنة|في المئة|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)"
    f"(?![{_ARABIC_CLASS}])"
)
_LEAST_SIGNED_LINES = 3  # lines with a sign at their beginning
_LEAST_MAJORITY = 2  # votes for one direction over the other

# Words, and then only numbers.
_TABLE_ROW = lazy_pattern(rf"[^\W\d].*[{_ARABIC_CLASS}] (?:{_PIECE_NUMBER} )+(?:{_PIECE_NUMBER}|%)")
# The number of an item, which should begin its line.
_ITEM_LAST = lazy_pattern(f"[{_ARABIC_CLASS}]-([0-9]{{1,3}})$")
_SIGN_RUN = lazy_pattern(r"[^\w\u064b-\u065f]*")
_RUN_STOPS = ".،؛:!؟?"
_PIECE_END = lazy_pattern(r" |[()\[\]«»/-]? ?")
_CLITIC = lazy_pattern(f"(?:^| )[{CLITICS}]$")
_OPENING_SIGNS = ("(", "[", "«")
_OPENING_OF = {")": "(", "]": "[", "»": "«"}


class _Way(NamedTuple):
    """How an extractor wrote the lines of a text."""

    backward: int  # 1: pieces are reversed; -1: in order; 0: unknown
    stops: bool  # the sign that ends a line begins it


def reorder_pieces(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that put the pieces of lines in order, and the end of each piece after it."""
    way = _read_way(text)
    if way is None:
        return
    for line in LINE.finditer(text):
        new = _reorder_line(line[0], way)
        if new != line[0]:
            yield line.start(), line.end(), new


def _read_way(text: str) -> _Way | None:
    first = [m.start() for m in _SIGN_FIRST.finditer(text)]
    stops = sum(_STOP_FIRST.match(text, at) is not None for at in first)
    starts = stops >= _LEAST_SIGNED_LINES and 4 * len(_STOP_LAST.findall(text)) <= stops
    glued = sum(_GLUED_NUMBER.match(text, m.start()) is not None for m in _BEHIND_WORD.finditer(text))
    glued += sum(_BRACKET_FIRST.match(text, at) is not None for at in first)
    if not starts and (glued < _LEAST_SIGNED_LINES or 3 * glued < len(_NUMBER_BETWEEN.findall(text))):
        return None
    right, turned = count_years(text)
    if turned > 1 and 2 * turned > right:
        return _Way(0, starts)
    votes = sum(_vote_direction(_split_pieces(line[0])) for line in LINE.finditer(text))
    return _Way((votes >= _LEAST_MAJORITY) - (votes <= -_LEAST_MAJORITY), starts)


def _vote_direction(pieces: list[str]) -> int:
    """Vote by the outer pieces of a line: positive if its pieces are reversed, negative if they are in order."""
    first, last = (read_forms(piece[len(_leading_signs(piece)) :]) for piece in (pieces[0], pieces[-1]))
    return (
        bool(_AFTER_NUMBER.match(first))
        - bool(_AHEAD_OF_NUMBER.search(first))
        + bool(_AHEAD_OF_NUMBER.search(last))
        - bool(_AFTER_NUMBER.match(last))
    )


def _leading_signs(piece: str) -> str:
    """Return the white space and signs that begin a piece."""
    found = _SIGN_RUN.match(piece)
    return found[0] if found else ""


def _split_pieces(line: str) -> list[str]:
    """Split a line into Arabic pieces, and the numbers and Latin words between them."""
    spans = [m.span() for m in _AHEAD.finditer(line)]
    cuts = sorted({0, len(line), *(at for span in spans for at in span)})
    return [line[start:end] for start, end in pairwise(cuts)]


def _reorder_line(line: str, way: _Way) -> str:
    if not _RUN_LETTER.search(line):
        return line
    pieces = _split_pieces(line)
    if len(pieces) == 1:
        return _move_stop(line) if way.stops else line
    if not way.backward:
        return line
    if all(_AHEAD.fullmatch(piece) or not _leading_signs(piece) for piece in pieces) or _TABLE_ROW.fullmatch(line):
        return line  # cells of a table: everything is in its place
    if way.backward == 1:
        if (item := _ITEM_LAST.search(line)) and pieces[-1] == item[1]:
            pieces[-2:] = [pieces[-2][:-1], item[1] + "- "]
        pieces.reverse()
    return _join_pieces(pieces, way)


def _move_stop(line: str) -> str:
    """Move the full stop that begins a line without numbers to its end."""
    core = line.strip()
    stop = _leading_signs(core).rstrip()
    if not stop or stop.strip(_RUN_STOPS):
        return line
    return line[: line.index(core)] + core[len(stop) :].lstrip() + stop[::-1]


def _join_pieces(pieces: list[str], way: _Way) -> str:
    out: list[str] = []
    for i, piece in enumerate(pieces):
        if _AHEAD.fullmatch(piece.removesuffix("- ")):
            out.append(piece if piece[0] != "%" else piece[1:] + "%")
        else:
            begins, words, ends = _split_piece(piece, i == 0, i == len(pieces) - 1, way)
            out += [begins, words, ends]
    new = re.sub(" {2,}", " ", "".join(out)).strip()
    return swap_brackets(new)


def _split_piece(piece: str, first: bool, last: bool, way: _Way) -> tuple[str, str, str]:
    """Return the beginning of a piece, its words, and its end."""
    signs = _leading_signs(piece)
    words = piece[len(signs) :]
    if words and first and not last and signs.endswith(_OPENING_SIGNS):
        return signs[-1], words, signs[:-1][::-1]
    if not words or (first and not last):
        return "", words, signs[::-1]
    if last:
        end = _count_line_end(signs, words) if way.stops and not signs.startswith("، ") else 0
    elif signs == " ":
        return " ", words, "" if _CLITIC.search(words.rstrip()) else " "
    else:
        end = _PIECE_END.match(signs).end()  # type: ignore[union-attr]  # it matches anything
    return signs[end:], words, signs[:end][::-1]


def _count_line_end(signs: str, words: str) -> int:
    """Count the signs before the last piece that end the line: its stops, and a bracket that the piece opens."""
    end = len(signs) - len(signs.lstrip(_RUN_STOPS))
    closing = signs[end : end + 1]
    if closing in _OPENING_OF and words.count(_OPENING_OF[closing]) > words.count(closing):
        end += 1
    return end


# Lines whose pieces stand as they are drawn, from left to right (pypdf): القرار رقم (٢٢٠) الصادر في مايو is written
# "( الصادر في مايو٠٢٢القرار رقم )". Each Arabic piece is in order, the pieces go from the last to the first, and ٠٢٢ is
# 220 from its end.
# A digit right before a word; an era mark is shorter (١٤٤٢هـ).
_DIGIT_BEFORE_WORD = lazy_pattern(f"[٠-٩](?=[{LETTERS}{FORMS}]{{3}})")
# A number in its right place, after a word that a number follows.
_IN_PLACE = lazy_pattern("(?:رقم|تاريخ|المادة|عام|سنة) ?[(]? ?[٠-٩]")
_LEAST_MIRRORED = 2  # reversed years, and digits right before a word
# Pieces: a number with its signs and brackets, which is reversed by itself; Latin, which is not reversed.
_MIRRORED_NUMBER = r"[٠-٩]+(?: ?[./:,\u066a-\u066c-] ?[٠-٩]+)*"
_MIRRORED_LATIN = r"[A-Za-z0-9]+(?: ?[@./:_-]+ ?[A-Za-z0-9]+)*"
_MIRRORED_PIECE = lazy_pattern(rf"\( ?{_MIRRORED_NUMBER} ?\)|{_MIRRORED_NUMBER}|{_MIRRORED_LATIN}")
_MIRRORED_STOP = lazy_pattern(r"^([.!؟]+)(\s(?:.*\S)?)(\s*)$")


def reorder_mirrored(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that put such lines in order, in a text whose years are reversed."""
    if not may_be_turned(text, _LEAST_MIRRORED):
        return
    glued = len(_DIGIT_BEFORE_WORD.findall(text))
    if glued < _LEAST_MIRRORED or glued < len(_IN_PLACE.findall(text)):
        return
    right, turned = count_years(text, SETS["arabic"])
    if turned < _LEAST_MIRRORED or turned <= 2 * right:
        return
    for line in LINE.finditer(text):
        new = _reorder_mirrored_line(line[0])
        if new != line[0]:
            yield line.start(), line.end(), new


def _reorder_mirrored_line(line: str) -> str:
    if not re.search("[٠-٩]", line):
        return line
    pieces: list[str] = []
    at = 0
    for m in _MIRRORED_PIECE.finditer(line):
        number = f"({m[0][-2:0:-1].strip()})" if m[0][0] == "(" else m[0] if m[0].isascii() else m[0][::-1]
        pieces += [line[at : m.start()], number]
        at = m.end()
    pieces.append(line[at:])
    pieces[0] = _MIRRORED_STOP.sub(r"\2\1\3", pieces[0])
    new = re.sub(" {2,}", " ", "".join(reversed(pieces))).strip()
    return swap_brackets(new)


_HARAKAT = "\u064b-\u0652\u0670"
_INSIDE_WORD = f"{LETTERS}{_HARAKAT}\u0640\ufffd"
# Pieces of words. Each but the first begins with a space and a mark; the first has a letter.
_CHAIN = lazy_pattern(
    f"(?<![{_INSIDE_WORD}])[{_HARAKAT}\u0640\ufffd]*[{LETTERS}][{_INSIDE_WORD}]*"
    f"(?: +[{_HARAKAT}]+[{LETTERS}][{_INSIDE_WORD}]*)+"
)
_LETTER_OR_MARK = lazy_pattern(f"[{_INSIDE_WORD}]")
_PARTED_MARK = lazy_pattern(
    f" (?<!  ) *([{_HARAKAT}]+)([{LETTERS}])"
)  # from the first of the spaces: time stays linear
# A mark before a space or a sign inside a line; at the end of a line a mark belongs to a word of another line.
_MARK_AT_END = lazy_pattern(f"(?<=[{LETTERS}]) +([{_HARAKAT}]+)(?= [^\\s{_HARAKAT}]|[^\\s{_INSIDE_WORD}\u202a-\u202c])")
# A fathatan belongs to the last letter of a word or to the letter before a final alef, whatever other marks do.
_TANWEEN_END = lazy_pattern(f"\u064b(?:[{LETTERS}]ا|ال)")
_NOT_LETTERS = lazy_pattern(f"[^{LETTERS}]+")
# The most pieces of a word. Each word costs bits and an unknown word more, so that few known words win.
_MOST_PIECES = 8
_WORD_COST_BITS, _UNKNOWN_COST_BITS = 8.0, 20.0


def join_marks(text: str, _damaged: bool = False) -> Edits:
    """Return the edits that join words parted before a mark, and put the mark on its letter.

    Extractors write such a mark before its letter. Where many marks follow a word, they belong to it.
    """
    chains = [(m, _split_words(m[0])) for m in _find_chains(text)]
    if not any(joined for _, ends in chains for joined in ends):
        return
    last = [(m.start(), m.end(), m[1]) for m in _MARK_AT_END.finditer(text)]
    parts = sum(len(ends) for _, ends in chains)
    on_last = 4 * len(last) > parts
    edits = last if on_last else []
    for chain, ends in chains:
        for m, joined in zip(_PARTED_MARK.finditer(chain[0]), ends, strict=True):
            signs, letter = m.groups()
            space = "" if joined else " "
            end = chain.start() + m.end()
            new = signs + space + letter if on_last else space + letter + signs
            edits.append((chain.start() + m.start(), end, new))
    yield from sorted(edits)


def _find_chains(text: str) -> Iterator[re.Match[str]]:
    """Find words in pieces, by their second pieces, which are rare."""
    end = 0
    for part in _PARTED_MARK.finditer(text):
        start = part.start()
        if start < end:
            continue
        while start > end and _LETTER_OR_MARK.match(text, start - 1):
            start -= 1
        if chain := _CHAIN.match(text, start):
            yield chain
            end = chain.end()


def _split_words(chain: str) -> list[bool]:
    """For each piece but the first, tell whether it continues the word before it."""
    parts = re.split(f" +(?=[{_HARAKAT}])", chain)
    pieces = [_NOT_LETTERS.sub("", part) for part in parts]
    certain = [_TANWEEN_END.fullmatch(part) is not None for part in parts]
    best: list[tuple[float, int]] = [(0.0, 0)]  # bits of the first pieces as words, and where the last of these begins
    for end in range(1, len(pieces) + 1):
        options = []
        for start in range(max(0, end - _MOST_PIECES), end):
            if certain[start] and end - start < _MOST_PIECES and start:
                continue
            bits = word_bits("".join(pieces[start:end]))
            options.append((best[start][0] + (bits - _WORD_COST_BITS if bits else -_UNKNOWN_COST_BITS), start))
        best.append(max(options))
    joined, end = [True] * len(pieces), len(pieces)
    while end:
        end = best[end][1]
        joined[end] = False
    return joined[1:]


_JOIN_MARKS = "\u064b-\u065f\u0670\u0640\ufffd"
_IN_PIECES = f"{LETTERS}{_JOIN_MARKS}"
_TWO_PIECES = lazy_pattern(
    f"(?<![{_IN_PIECES}])([{_IN_PIECES}]{{2,40}}) (?=([{LETTERS}][{_IN_PIECES}]*))(?![{LETTERS}]+[\ufe70-\ufefc])"
)
# An article and, after a space, its noun.
_ARTICLE_APART = lazy_pattern(f"ل(?<=ال)(?<![{LETTERS}]{{2}}ال)(?<![^\\Wوفبك]ال) (?=[أإآ][{_IN_PIECES}]{{2}})")
_LONE_ARTICLE = lazy_pattern(f"(?<![{_IN_PIECES}])[وفبك]?ال(?![{_IN_PIECES}])")
_MOST_APART = 0.8
_PIECE_MARKS = lazy_pattern(f"[{_JOIN_MARKS}]+")
# All words of two letters; any other two letters are a piece of a word. So is a single letter that ends words.
_IN_A_ROW = (
    "فيفىمنعنمالالملنأنإنأوهلهوهيهمهنقدكلأيياأمذاذوذيثمكمبلإذإيبهلهليبكلكبيمعأبأخلوكيمدحديددمفمحقسنظلجدعمبنربسرشر"
    "ضدغدقفكفايأواناماذنصمرمستمعدحلردشكصففنقطكنبد"
)
_SHORT_WORDS = frozenset(map("".join, zip(_IN_A_ROW[::2], _IN_A_ROW[1::2], strict=True)))
_ENDINGS = frozenset("يةته")
# In bits: the cost of two words in place of one; the margin for joining; the most that a piece may weigh as a word, and
# the least that the joined word must weigh.
_TWO_WORDS_BITS, _JOIN_MARGIN_BITS, _MOST_PIECE_BITS, _LEAST_WORD_BITS = 26.6, 10.0, 7.0, 7.0
_UNKNOWN_BITS = -3.0
_LEAST_PARTED = 3  # such words in a text that has them


def join_parted(text: str, damaged: bool = False) -> Edits:
    """Return the edits that join two pieces of a word, in a damaged text with several of them.

    And an article with an alef with hamza that a font set apart (ال أعمال), where no such article may be a reversed لا.
    """
    articles = {m.end() - 1 for m in _ARTICLE_APART.finditer(text)}
    least = max(_LEAST_PARTED, len(_LONE_ARTICLE.findall(text)) * _MOST_APART) if articles else 1
    if len(articles) < least or not has_right_lam_alef(text):
        articles = set()
    if not damaged and not articles:
        return
    found, end = [], 0
    for m in _TWO_PIECES.finditer(text):
        at = m.end() - 1
        if at in articles or (m.start() >= end and _is_one(_PIECE_MARKS.sub("", m[1]), _PIECE_MARKS.sub("", m[2]))):
            doubled = at in articles and text[at + 1] == text[at + 2]  # and the alef drawn twice
            found.append((at, at + 1 + doubled, ""))
            end = m.end(2)
    if len(found) >= _LEAST_PARTED:
        yield from found


def _is_one(first: str, second: str) -> bool:
    """Whether two pieces are likelier one word than two."""
    if (
        len(first) < 2
        or {first, first[1:]} & _SHORT_WORDS
        or (len(second) == 1 and (second not in _ENDINGS or len(first) < 4))
    ):
        return False
    one, a, b = plain_word_bits(first + second), _piece_bits(first), _piece_bits(second)
    return (
        one >= _LEAST_WORD_BITS and min(a, b) < _MOST_PIECE_BITS and one + _TWO_WORDS_BITS > a + b + _JOIN_MARGIN_BITS
    )


def _piece_bits(piece: str) -> float:
    return _UNKNOWN_BITS if len(piece) < 3 and piece not in _SHORT_WORDS else plain_word_bits(piece) or _UNKNOWN_BITS
