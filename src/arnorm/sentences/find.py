"""The sentences of a text: by lines, paragraphs and stops."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from arnorm._arabic.marks import LINE_END, UNSEEN
from arnorm._arabic.protect import protected_bounds
from arnorm._core.patterns import lazy_pattern
from arnorm._core.plain import to_dict
from arnorm._core.rules import first_rule
from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm.blocks.find import find_blocks
from arnorm.blocks.options import Blocks, check_blocks
from arnorm.blocks.subtitles import find_cue_text
from arnorm.sentences.rules import SENTENCE_RULES, Stop

__all__ = ["SentenceMention", "find_sentences", "stops_in"]


@dataclasses.dataclass(frozen=True, slots=True)
class SentenceMention:
    """A sentence of a text: ``text[start:end]``, in code points, without the white space around it."""

    start: int
    end: int
    text: str

    def to_dict(self) -> dict[str, Any]:
        """The mention as JSON has it."""
        return to_dict(self)


def find_sentences(text: str, *, blocks: Blocks = "auto") -> list[SentenceMention]:
    r"""The sentences of a text, in order.

    A line is a sentence at least (a headline, an item of a list), except where it was broken at a width (see
    `find_blocks`); so is an item after a bullet inside of a line, and what the layout gaps of scraped pages separate.
    A stop (. ! ? ؟ ۔ …) ends a sentence, inside of a quotation too, with the closing marks after it. It does not in a
    number, a link, a date, after an abbreviation (د. أ.د. ق.م.) or a list's number, inside of short brackets, and where
    only dots follow each other. The stop after ``1446هـ`` does, unless the date goes on.

    Code, data and tables hold no sentences, nor do lines without a letter or digit. No other letter or digit of the
    text is outside of every mention.

    With ``blocks="prose"`` all lines are read as prose, and each by itself.

    Returns `SentenceMention` objects, sorted and disjoint; offsets are code points, end exclusive. Raises TypeError for
    anything but a str, ValueError for another value of ``blocks``. Source of the rules: `arnorm.sentences.rules`.

    >>> [m.text for m in find_sentences("حضر د. علي بنسبة 3.5%. ثم قال: «انتهينا. شكرا.»")]
    ['حضر د. علي بنسبة 3.5%.', 'ثم قال: «انتهينا.', 'شكرا.»']
    >>> [m.text for m in find_sentences("- صدر في 15 رمضان 1446هـ. الموافق 15 مارس 2025\n- انتهى")]
    ['- صدر في 15 رمضان 1446هـ. الموافق 15 مارس 2025', '- انتهى']
    """
    check_text(text, by="find_sentences")
    check_blocks(blocks, "find_sentences")
    scan = Scan(text)
    spans = _prose_spans(scan.text) if blocks == "auto" else _lines(scan.text, 0, len(scan.text))
    return [
        SentenceMention(start, end, scan.text[start:end])
        for span in spans
        for start, end in _without_bare_signs(scan.text, _sentences_in(scan, *span))
    ]


Span = tuple[int, int]

_NO_SENTENCES = ("code", "data", "table")
_STOP_SIGNS = ".!?؟…۔\u061d‼⁇⁈⁉！"
_CLOSING_SIGNS = rf"»”\"'’)\]}}›\ufd3e{UNSEEN}"
_STOP = lazy_pattern(rf"[{_STOP_SIGNS}](?:[ \xa0]?[{_STOP_SIGNS}])*+")
_CLOSING_RUN = lazy_pattern(rf"[{_CLOSING_SIGNS}]*+")
_WHITE_RUN = lazy_pattern(r"\s*+")
_BULLET = lazy_pattern(r"(?<=\s)[•●▪◦‣⁃](?=\s)")
_LETTER_OR_DIGIT = lazy_pattern(r"[^\W_]")


def _prose_spans(text: str) -> Iterator[Span]:
    """The spans that sentences do not cross: lines, paragraphs, the texts of cues."""
    for block in find_blocks(text):
        if block.kind == "subtitle":
            yield find_cue_text(text, block.start, block.end), block.end
        elif block.kind == "paragraph":
            yield block.start, block.end
        elif block.kind not in _NO_SENTENCES:
            yield from _lines(text, block.start, block.end)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines between two places, each parted at its layout gaps."""
    for line in text[start:end].split("\n"):
        at = start
        for gap in LINE_END.finditer(line):
            yield at, start + gap.start()
            at = start + gap.end()
        yield at, start + len(line)
        start += len(line) + 1


def _sentences_in(scan: Scan, start: int, end: int) -> Iterator[Span]:
    """The sentences of one span; their white space is trimmed."""
    text = scan.text
    at = start
    cuts = [stop.closed for stop, _, ends in stops_in(scan, start, end) if ends]
    cuts += [bullet.start() for bullet in _BULLET.finditer(text, start + 1, end)]
    for cut in (*sorted(cuts), end):
        if sentence := text[at:cut].strip():
            first = text.index(sentence[0], at)
            yield first, first + len(sentence)
        at = cut


def stops_in(scan: Scan, start: int, end: int) -> Iterator[tuple[Stop, str, bool]]:
    """The stops inside of a span, each with the name of the row that decides it and whether it ends a sentence."""
    text = scan.text
    protected = scan.derive(protected_bounds)
    sentence = start
    for match in _STOP.finditer(text, start, end):
        closed = _CLOSING_RUN.match(text, match.end(), end).end()  # type: ignore[union-attr]  # it matches the empty string
        after = _WHITE_RUN.match(text, closed, end).end()  # type: ignore[union-attr]  # as above
        if after == end or match.start() == sentence:
            continue
        stop = Stop(scan, protected, sentence, match.start(), match.end(), closed, after, end)
        rule = first_rule(SENTENCE_RULES, stop)
        yield stop, rule.name, rule.what
        if rule.what:
            sentence = after


def _without_bare_signs(text: str, sentences: Iterator[Span]) -> Iterator[Span]:
    """The sentences of a span; one without a letter or digit belongs to its neighbour: «نعم! 😀»."""
    held: Span | None = None
    held_has_word = False
    for start, end in sentences:
        has_word = _LETTER_OR_DIGIT.search(text, start, end) is not None
        if held is not None and held_has_word and has_word:
            yield held
            held, held_has_word = None, False
        held = held[0] if held else start, end
        held_has_word = held_has_word or has_word
    if held is not None and held_has_word:
        yield held
