"""Subtitles: cues with a number, a time and one or two lines of text (SRT and WebVTT), and the events of ASS files."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from arnorm._arabic.marks import QUOTATION_MARK
from arnorm._core.classes import QUOTE
from arnorm._core.patterns import lazy_pattern

_TIME = r"(?:\d\d:)?\d\d:\d\d[,.]\d{3}"
_TIMES = rf"{_TIME}[^\S\n]++-->[^\S\n]++{_TIME}"
# Behind a line feed: a pattern that begins with its sign is searched for much quicker.
_HEADER = lazy_pattern(rf"\n(?:\d+[ \t\r]*\n)?{_TIMES}[^\n]*")
_MARK = lazy_pattern(QUOTATION_MARK)
# A mark of a quotation that may be written as a double one.
_SINGLE = lazy_pattern(r"['‘’‚‛‹›＇](?:(?<!\w.)|(?!\w))")
_CLOCK = r"\d{1,2}:\d\d:\d\d\.\d\d"
# The fields of an event of an ASS file: its layer, start and end, and six more before its text.
_FIELDS = rf"(?:Dialogue|Comment): ?[^,\n]*+,{_CLOCK},{_CLOCK},(?:[^,\n]*+,){{6}}"
_COUNT_OF_FIELDS = 9
_EVENT_LINE = lazy_pattern(rf"\n{_FIELDS}[^\n]*")
# A line break in the text of an event, and what overrides its style.
EVENT_BREAK, EVENT_TAG = lazy_pattern(r" ?\\[Nnh] ?"), lazy_pattern(r"\{[^{}\n]{0,500}\}")
_LEAST_CUES = 2
_MANY_OF = 5  # one of so many cues
_CLOSES_FIRST = lazy_pattern(r"[^\"]*\w\"(?:\s|\Z)")  # the first mark of a cue closes
# A line begins with a mark, and the last of an even number of marks opens: the first one belongs to its end.
_MOVED_MARK = lazy_pattern(r'\s*+"(?:[^"]*"[^"]*")*+[^"]*\s"\w[^"]*\Z')
_WHOLE_CUE = lazy_pattern(r"\W*\"(?=\s*+[^\s\"])[^\"]*+\"\W*")


class Cue(NamedTuple):
    """A cue: where its text begins, whether a sign breaks its lines, its marks of quotations (see `judge_marks`)."""

    head: int
    is_event: bool
    marks: int
    is_displaced: bool


_make_cue: Callable[[tuple[int, bool, int, bool]], Cue] = functools.partial(tuple.__new__, Cue)


def cue_headers(text: str) -> list[tuple[int, int]]:
    """Where the numbers and times of cues stand; none where the text holds no subtitles."""
    spans = [header.span() for header in _HEADER.finditer("\n" + text)]
    headers = [(start, min(end, len(text))) for start, end in spans]
    return headers if len(headers) >= _LEAST_CUES else []


def find_events(text: str) -> list[tuple[int, int]]:
    """The lines of an ASS file that are events."""
    if "Dialogue: " not in text:
        return []
    spans = [event.span() for event in _EVENT_LINE.finditer("\n" + text)]
    return [(start, end - 1) for start, end in spans]


def find_cue_text(text: str, start: int, end: int) -> int:
    """Where the text of a cue begins, behind its number and time, or behind the fields of an event."""
    if text[start] in "DC":
        return end - len(text[start:end].split(",", _COUNT_OF_FIELDS)[-1])
    return text.find("\n", max(start, text.find("-->", start, end)), end) + 1 or end


def read_cues(text: str, kinds: bytes, spans: Sequence[tuple[int, int]]) -> list[Cue]:
    """The texts of the cues at these places."""
    found: list[Cue] = []
    has_signs = "&quot;" in text or "\\" in text
    is_event = bool(spans) and text[spans[0][0]] in "DC"
    for start, end in spans:
        if is_event:
            head = find_cue_text(text, start, end)
        else:
            head = text.find("\n", text.find("-->", start, end), end) + 1 or end
        marks = kinds.count(QUOTE, head, end)
        is_plain = not (marks or has_signs)  # most cues
        found.append(_make_cue((head, False, 0, False)) if is_plain else _read_cue(text[head:end], head, marks))
    return found


def _read_cue(body: str, head: int, marks: int) -> Cue:
    is_event = "\\" in body and "\n" not in body and EVENT_BREAK.search(body) is not None
    has_references = "&quot;" in body
    if not (marks or has_references):
        return _make_cue((head, is_event, 0, False))
    body = EVENT_BREAK.sub("\n", body) if is_event else body
    if has_references or marks != body.count('"'):
        return Cue(head, is_event, *judge_marks(body))
    return _make_cue((head, is_event, marks, _has_displaced(body)))


def judge_marks(text: str) -> tuple[int, bool]:
    r"""How many marks of quotations a cue has, and whether one of them may stand at the wrong end of its line.

    Subtitles are often typed for players that know no right-to-left lines: what a reader sees at the left end of a line
    stands at its start in the file. Then nobody can say which of two marks opens.

    >>> judge_marks('قال "نعم"'), judge_marks('كانت على الممر"\n".لكننا تركناها'), judge_marks('"من طريق "2" إلى "5')
    ((2, False), (2, True), (4, True))
    """
    marked, count = _MARK.subn('"', text)
    is_displaced = (
        "‘‘" in text
        or "’’" in text
        or _has_displaced(marked)
        or (_SINGLE.search(marked) is not None and _has_displaced(_SINGLE.sub('"', marked)))
    )
    return count, is_displaced


def _has_displaced(text: str) -> bool:
    """The same where each mark is a straight one."""
    if '""' in text:  # one mark or two
        return True
    if '"' not in text:
        return False
    lines = [line for line in text.split("\n") if '"' in line]
    if _CLOSES_FIRST.match(text) or all(map(_MOVED_MARK.match, lines)):
        return True
    uneven = any(line.count('"') % 2 for line in lines)
    return uneven and not _WHOLE_CUE.fullmatch(text.strip())


def has_visual_order(cues: Iterable[Cue]) -> bool:
    """Whether many of the cues with marks have them at the wrong end of a line."""
    displaced = [cue.is_displaced for cue in cues if cue.marks]
    return sum(displaced) * _MANY_OF >= len(displaced) > 0
