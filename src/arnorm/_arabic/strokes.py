"""Which tatweels are typed for a dash: for the step that deletes tatweels, and for the step that writes dashes."""

from __future__ import annotations

from arnorm._arabic.marks import LINE_END, QUOTES
from arnorm._core import classes as k
from arnorm._core.patterns import lazy_pattern
from arnorm._core.windows import skip_back

STROKE = "\N{ARABIC TATWEEL}"
# Letters that never join the next one, as no tatweel can begin after them; ة, ى and ء end a word.
NON_JOINERS = "\u0621\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0649\u0671"
# Abbreviations that end in a tatweel, besides single letters: the end of a quotation (انتهى).
ABBREVIATIONS = ("اه", "أه", "إه")
_VOWELS = "\u064b-\u0652\u0670"
_BLANK, _EDGE, _WORD = (k.SPACE, k.GAP), (k.NEWLINE, k.END), (k.LETTER, k.FORM, k.DIGIT, k.EASTERN)
_BEFORE_WORD = (*_BLANK, *_EDGE, k.COMMA)  # a space may be put behind a comma
# Signs that never follow a dash: signs that take the space, and more tatweels.
_SIGNS_BEHIND = (k.CLOSE, k.COMMA, k.SEPARATOR, k.STOP, k.BANG, k.COLON, k.TATWEEL)
# After the last word that two tatweels enclose, and before the first, come words and their punctuation: if one tatweel
# is written as a dash, the other must be one too.
_STOPS = "\u060c\u061b\u061f.,:;!?\u2026"
_AFTER = k.LINE_ENDS + " \xa0)" + QUOTES + _STOPS
_ESCAPED = (r"\"", r"\'")  # marks that somebody escaped: `UnifyQuotes` writes them as others
_LETTER = "\u0621-\u063a\u0641-\u064a"
_CLOSING_STROKE = lazy_pattern(
    rf"[{_LETTER}{_VOWELS}][{NON_JOINERS}][{_VOWELS}]{{0,3}}{STROKE}(?=[{_AFTER}]|\\[\"']|\Z)"  # and no code or dash
    rf"(?=(?:[ \xa0()\[\]{{}}{QUOTES}]|\\(?=[\"'])){{0,9}}(?:[^\W_]|[{k.LINE_ENDS}{_STOPS}]|\Z))"
    rf"|[{_LETTER}]{{2}}{STROKE}(?=[ \xa0][{_LETTER}])"
)
_ERA = r"(?<![^\W\d])ه"  # before a tatweel; that tatweel is not ornament
_OPENING_STROKE = lazy_pattern(
    rf"(?:[\u0621-\u063a\u0641-\u0652\d{_STOPS}]|(?<={_ERA}){STROKE}) {STROKE}(?=[\u0621-\u063a\u0641-\u064a]{{2}})"
)
# A word's last tatweel before و is a dash (الافتتاحـ وجعل), unless the word has others, ends in ه or ك, which are drawn
# out for ornament (قهوهـ وشاي), or is so short that it may be a prefix.
_GOES_ON = lazy_pattern(
    rf"[\u0621-\u0652]{{3,12}}[\u0621-\u0642\u0644-\u0646\u0648-\u064a]{STROKE}[ \xa0]و(?:[{_LETTER}]{STROKE}*){{2}}"
)
_ORNAMENT = lazy_pattern(f"(?<!{_ERA}){STROKE}")
_ENCLOSED = 200  # the most characters that two tatweels may enclose
# They stand in one line, and in one value of data, whatever its signs are written as.
_ENCLOSED_END = lazy_pattern(lambda: rf"{LINE_END.pattern}|[{QUOTES}][ \xa0]?[,،;؛:\t][ \xa0]?[{QUOTES}]")
# Characters. A tatweel this near to a number may become part of a date, and does not close anything then.
_NEAR_NUMBER = 40
_DIGIT = lazy_pattern(r"\d")
_MOST_MARKS = 3
_MARK, _OF_WORDS = bytes((k.MARK,)), bytes((k.LETTER, k.MARK))


def is_dash(text: str, kinds: bytes, start: int, end: int) -> bool:
    """Whether the run of tatweels from ``start`` to ``end`` is a dash.

    It is one after a letter that does not join, with a space and more text after it (أولاـ الخلفية, قطرـ اليابان);
    alone between spaces (ــ رحمه الله ــ) or before the first word of a line; glued to the first word of what a tatweel
    after its last word closes (ـسواء … أم لاـ); and after a word before و (يتزوجـ ولو).
    """
    before, after = kinds[start - 1], kinds[end]
    if before in _BLANK or before in _EDGE:
        if after in _BLANK:
            return before in _BLANK or kinds[end + 1] == k.LETTER
        return end - start == 1 and after == k.LETTER and _is_opening(text, start)
    left = skip_back(kinds, start, _MARK, _MOST_MARKS) - 1
    if kinds[left] == k.END or kinds[left - 1] not in (k.LETTER, k.MARK):
        return False
    if after in (k.LETTER, k.FORM, k.MARK, k.TATWEEL):
        return False
    if text[left] not in NON_JOINERS:
        return end - start == 1 and after in _BLANK and _is_after_word(text, kinds, start)
    if after in _BLANK:
        at = end + 2 if text.startswith(_ESCAPED, end + 1) else end + 1
        after = kinds[at]
        closes = after in _SIGNS_BEHIND or (after == k.QUOTE and kinds[at + 1] not in _WORD)
        if after not in _BLANK and after not in _EDGE and not closes:
            return True
    return end - start == 1 and _is_closing(text, start, left)


def _is_after_word(text: str, kinds: bytes, at: int) -> bool:
    """Whether a tatweel after a joining letter does not belong to the word: ج in يتزوجـ ولو."""
    first = skip_back(kinds, at, _OF_WORDS, _ENCLOSED)
    whole = kinds[first - 1] in _BEFORE_WORD and _GOES_ON.match(text, first)
    if whole and not _ORNAMENT.search(text, _find_start(text, at), at):
        return True  # else it is written with ornament
    return _is_closing(text, at, at - 1)


def _find_start(text: str, at: int) -> int:
    """Where the line or the value of a place begins, or what two tatweels may enclose before it."""
    start = max(0, at - _ENCLOSED)
    for end in _ENCLOSED_END.finditer(text, start, at):
        start = end.end()
    return start


def _find_end(text: str, at: int) -> int:
    """Where the line or the value of a place ends, or what two tatweels may enclose behind it."""
    end = _ENCLOSED_END.search(text, at, at + _ENCLOSED)
    return end.start() if end else at + _ENCLOSED


def _is_opening(text: str, at: int) -> bool:
    """Whether a tatweel opens what another closes."""
    if _OPENING_STROKE.match(text, at - 2) is None:
        return False
    closing = _CLOSING_STROKE.finditer(text, at, _find_end(text, at))
    return any(not _is_near_number(text, *stroke.span()) for stroke in closing)


def _is_closing(text: str, at: int, last: int) -> bool:
    """Whether a tatweel closes what another opened; its word's last letter stands at ``last``."""
    closing = _CLOSING_STROKE.match(text, last - 1, _find_end(text, at))
    if closing is None or _is_near_number(text, *closing.span()):
        return False
    return _OPENING_STROKE.search(text, _find_start(text, at), at) is not None


def _is_near_number(text: str, start: int, end: int) -> bool:
    """Whether a digit is near in the same line or value."""
    first, last = max(_find_start(text, start), start - _NEAR_NUMBER), _find_end(text, end)
    return _DIGIT.search(text, first, min(last, end + _NEAR_NUMBER)) is not None
