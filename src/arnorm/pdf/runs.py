"""Lines in pieces, as PyMuPDF and pypdf give them: Arabic runs, and the numbers and Latin words between them.

Within an Arabic piece the words are in order, but the white space and the signs that end the piece precede it in
reversed order: ") الصادر في " is written " ) الصادر في". In PDFs of browsers the pieces of a line are reversed too.
PyMuPDF writes the full stop of every line at its beginning.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from arnorm._arabic.affixes import LETTERS as CLITICS
from arnorm._arabic.drawn_lines import LINE, Edits, read_forms, swap_brackets
from arnorm._arabic.marks import LOW_COMMAS, QUOTES
from arnorm._core.patterns import lazy_pattern
from arnorm.pdf.figures import count_years

__all__ = ["reorder_pieces"]

_ARABIC_CLASS = "\u0621-\u063a\u0640-\u065f\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc"
_RUN_LETTER = lazy_pattern(f"[{_ARABIC_CLASS}]")
_PIECE_NUMBER = r"%?[0-9]+(?:[.,:/\u066b\u066c+-][0-9]+)*%?"
_PIECE_LATIN = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:[._:/\\@#&=?%~+'’-]{1,3}[A-Za-zÀ-ɏ0-9]+)*/?"
_AHEAD = lazy_pattern(f"(?:{_PIECE_LATIN}|{_PIECE_NUMBER})(?: (?:{_PIECE_LATIN}|{_PIECE_NUMBER}))*")
# Arabic digits are reversed, and in other pieces.
_ARABIC_DIGIT = lazy_pattern("[٠-٩۰-۹]")

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
_BEFORE_NUMBER = lazy_pattern(
    "(?:^| )[وبل]?(?:عام|سنة|رقم|المادة|مادة|الساعة|ساعة|تاريخ|الفقرة|في|نحو|العدد|نسبة|زيادة|الهاتف|من|إلى|على|أن) ?$"
)
_BEHIND_NUMBER = lazy_pattern(
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
_ERA_MARK = lazy_pattern(f"(?:هـ|ه|م)(?![{_ARABIC_CLASS}])|%")
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
        bool(_BEHIND_NUMBER.match(first))
        - bool(_BEFORE_NUMBER.search(first))
        + bool(_BEFORE_NUMBER.search(last))
        - bool(_BEHIND_NUMBER.match(last))
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
    if not way.backward or _ARABIC_DIGIT.search(line):
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
        if _ERA_MARK.match(words):
            return "", words, " "
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
