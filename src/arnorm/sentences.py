"""The sentences of a text: by lines, paragraphs and stops. Which stops end a sentence is said by a rule a row."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from arnorm._arabic.marks import LINE_END, MARKS, UNSEEN
from arnorm._arabic.protect import protected_bounds
from arnorm._core.edits import Span
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import Found
from arnorm._core.rules import Asked, Rule, always, first_rule
from arnorm._core.scan import Scan
from arnorm._core.step import check_text
from arnorm._core.windows import lies_in
from arnorm._core.wrong import check_own_names
from arnorm.blocks.find import find_blocks
from arnorm.blocks.options import Blocks, check_blocks
from arnorm.blocks.subtitles import find_cue_text

if TYPE_CHECKING:
    from arnorm.names import Names

__all__ = ["SENTENCE_RULES", "SentenceMention", "Stop", "find_sentences", "stops_in"]


@dataclasses.dataclass(frozen=True, slots=True)
class SentenceMention(Found):
    """A sentence of a text: ``text[start:end]``, in code points, without the white space around it."""

    start: int
    end: int
    text: str


def find_sentences(text: str, *, blocks: Blocks = "auto", names: Names | None = None) -> list[SentenceMention]:
    r"""The sentences of a text, in order.

    A line is a sentence at least (a headline, an item of a list), except where it was broken at a width (see
    `find_blocks`); so is an item after a bullet inside of a line, and what the layout gaps of scraped pages separate.
    A stop (. ! ? ؟ ۔ …) ends a sentence, inside of a quotation too, with the closing marks after it. It does not in a
    number, a link, a date, after an abbreviation (د. أ.د. Dr.) or a list's number, inside of short brackets, and where
    only dots follow each other. The stop after ``1446هـ`` does, unless the date goes on.

    Code, data and tables hold no sentences, nor do lines without a letter or digit. No other letter or digit of the
    text is outside of every mention.

    ``names`` are abbreviations of your own (see `arnorm.Names`).

    With ``blocks="prose"`` all lines are read as prose, and each by itself.

    Returns `SentenceMention` objects, sorted and disjoint; offsets are code points, end exclusive. Raises TypeError for
    anything but a str, ValueError for another value of ``blocks``. Source of the rules: `SENTENCE_RULES`.

    >>> [m.text for m in find_sentences("حضر د. علي بنسبة 3.5%. ثم قال: «انتهينا. شكرا.»")]
    ['حضر د. علي بنسبة 3.5%.', 'ثم قال: «انتهينا.', 'شكرا.»']
    >>> [m.text for m in find_sentences("- صدر في 15 رمضان 1446هـ. الموافق 15 مارس 2025\n- انتهى")]
    ['- صدر في 15 رمضان 1446هـ. الموافق 15 مارس 2025', '- انتهى']
    """
    if names is not None:
        return check_own_names(names).find(find_sentences, text, blocks=blocks)
    check_text(text, by="find_sentences")
    check_blocks(blocks, "find_sentences")
    scan = Scan(text)
    spans = _prose_spans(scan.text) if blocks == "auto" else _lines(scan.text, 0, len(scan.text))
    return [
        SentenceMention(start, end, scan.text[start:end])
        for span in spans
        for start, end in _without_bare_signs(scan.text, _sentences_in(scan, *span))
    ]


_NO_SENTENCES = ("code", "data", "table")
_STOP_SIGNS = ".!?؟…۔\u061d‼⁇⁈⁉！"
_CLOSING_SIGNS = rf"»”\"'’)\]}}›\ufd3e{UNSEEN}"
_STOP = lazy_pattern(rf"[{_STOP_SIGNS}](?:[ \xa0]?[{_STOP_SIGNS}])*+")
_CLOSING_RUN = lazy_pattern(rf"[{_CLOSING_SIGNS}]*+")
_WHITE_RUN = lazy_pattern(r"\s*+")
_BULLET = lazy_pattern(r"(?<=\s)[•●▪◦‣⁃](?=\s)")
_LETTER_OR_DIGIT = lazy_pattern(r"[^\W_]")
_UNSEEN_END = lazy_pattern(rf"[{UNSEEN}]+\Z")


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


class Stop(NamedTuple):
    """A run of stops inside of a line or paragraph.

    ``start`` is where its sentence begins, ``first`` and ``last`` bound the stops, ``closed`` is the end of the closing
    quotation marks and brackets after them, ``after`` is where the next word or sign begins, ``end`` is where the line
    or paragraph ends.
    """

    scan: Scan
    protected: Sequence[int]
    start: int
    first: int
    last: int
    closed: int
    after: int
    end: int

    @property
    def before(self) -> str:
        """What the sentence has before the stops, as far as a rule looks; no invisible sign ends it."""
        return _UNSEEN_END.sub("", self.scan.text[max(self.start, self.first - _REACH_LETTERS) : self.first])

    @property
    def rest(self) -> str:
        """What follows the stops, the closing marks and the space, as far as a rule looks."""
        return self.scan.text[self.after : min(self.end, self.after + _REACH_LETTERS)]

    @property
    def signs(self) -> str:
        """The stops themselves."""
        return self.scan.text[self.first : self.last]

    @property
    def is_glued(self) -> bool:
        """Whether no space follows."""
        return self.after == self.closed


_REACH_LETTERS = 80
_ARABIC_LETTERS = r"\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_STARTS_WORD = rf"(?<![\w{MARKS}.])"
_LIST_MARK = lazy_pattern(rf"[^\w]{{0,4}}(?:\d{{1,3}}|[{_ARABIC_LETTERS}]\u0640?)[ ]?\Z")
_OPEN_BRACKET = lazy_pattern(r"[(\[][^()\[\]]*+\Z")
_CLOSE_BRACKET = lazy_pattern(r"[^()\[\]\n]*+[)\]]")
_WORD_BEFORE_STOP = lazy_pattern(rf"[{_ARABIC_LETTERS}][{_ARABIC_LETTERS}{MARKS}]{{2,}}+\Z")
_WORD_AFTER = lazy_pattern(rf"[{_ARABIC_LETTERS}][{_ARABIC_LETTERS}{MARKS}]")
_CONTINUES = lazy_pattern(r"[,،؛;:%٪)\]}/=a-z]|[-–—][ ]?\d")
_YEAR_MARK = lazy_pattern(rf"\d[ ]?(?:ه\u0640?|م|ق\.?[ ]?م|ق\.?[ ]?ه\u0640?)[{MARKS}]*+\Z")
_YEAR_CONTINUES = lazy_pattern(
    r"[({\[]?[ ]?(?:\d|(?:الم)?(?:وافق|قابل|صادف)|م(?:وافق|يلادي)|هجري)"
    r"|يوافق|للهجرة|للميلاد|بعد الميلاد|قبل الميلاد|حتى |إلى |الى "
)
# A letter by itself (أ. د. ص.), letters with stops between them (ق.م.), and the abbreviations of more than one letter.
_ONE_LETTER = rf"{_STARTS_WORD}و?[{_ARABIC_LETTERS}][{MARKS}]?\u0640?\Z"
_DOTTED = rf"(?<![\w{MARKS}])و?(?:[A-Za-z{_ARABIC_LETTERS}]\u0640?\.[ ]?){{1,5}}[A-Za-z{_ARABIC_LETTERS}]\u0640?\Z"
_SHORT = "مج|تح|تر|Mr|Mrs|Ms|Dr|Prof|St|vs|No|Vol|Fig|pp|cf|al|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Sen|Gov"  # volume, editor …
_ABBREVIATION = lazy_pattern(rf"{_ONE_LETTER}|{_DOTTED}|{_STARTS_WORD}(?:{_SHORT})\Z")
_INITIAL = lazy_pattern(rf"{_STARTS_WORD}[A-Z]\Z")
_ELLIPSIS = lazy_pattern(r"(?:[. ]*+…[. …]*+|\.[ ]?\.[ .…]*+)")
_NEW_SENTENCE = lazy_pattern(rf"و[{_ARABIC_LETTERS}{MARKS}]{{2}}|[«\"“A-Z]")
_CLOSE_REMARK = frozenset("»”\"'’“)]")


_LONGEST_LIST_MARK = 9


def _is_bracketed(stop: Stop) -> bool:
    text = stop.scan.text
    if text[stop.last : stop.last + 1] in (")", "]"):
        return text[stop.first - 1] in "(["  # (؟)
    return _OPEN_BRACKET.search(stop.before) is not None and _CLOSE_BRACKET.match(stop.rest) is not None


def _joins_words(stop: Stop) -> bool:
    """Whether somebody left out the space between two sentences: «انتهى.وقال»."""
    if not stop.is_glued or not _WORD_AFTER.match(stop.rest):
        return False
    if stop.signs == ".":
        return _WORD_BEFORE_STOP.search(stop.before) is not None
    return not _ELLIPSIS.fullmatch(stop.signs)


def _may_go_on(stop: Stop) -> bool:
    """Whether a question in a quotation or brackets belongs to a longer sentence: «هل تأتي؟» سأل الرجل."""
    closing = stop.scan.text[stop.last : stop.closed]
    return "." not in stop.signs and not _CLOSE_REMARK.isdisjoint(closing) and not _NEW_SENTENCE.match(stop.rest)


SENTENCE_RULES: tuple[Asked[Stop, bool], ...] = (
    Rule(
        "protected", lambda stop: lies_in(stop.protected, stop.first), False,
        why="links, names, files and code keep their stops",
        examples=("زوروا https://example.com/a.b?c=1 الآن", "الملف تقرير.pdf هنا"),
        counters=("تابعوا @kateb. ثم عودوا",),
    ),
    Rule(
        "list mark",
        lambda stop: stop.first - stop.start <= _LONGEST_LIST_MARK and _LIST_MARK.match(stop.before) is not None, False,
        why="a figure or letter before a stop at the start numbers an item",
        examples=("1. البند الأول طويل", "أ. البند الأول طويل", "انتهى. 2. البند الثاني"),
        counters=("لا. لن أذهب", "حضر 50. ثم عاد"),
    ),
    Rule(
        "brackets", _is_bracketed, False,
        why="a short remark in brackets belongs to the sentence around it",
        examples=("قال (؟) ثم ذهب", "ظهر (في 400 م. ببيرو) ثم"), counters=("قال (نعم). ثم ذهب", "قال (نعم ثم. ذهب"),
    ),
    Rule(
        "joined words", _joins_words, True,
        why="a space was left out between two sentences",
        examples=("انتهى الاجتماع.وقال الوزير", "ما هذا؟لا أعرف"), counters=("حضر أ.د.محمد", "في ق.م كان", "عمل..وأنا"),
    ),
    Rule(
        "no space", lambda stop: stop.is_glued, False,
        why="stops inside of words and numbers: 3.5%",
        examples=("بنسبة 3.5% فقط", "الإصدار ٢.١ هنا", "قال نعم.، ثم ذهب"), counters=("بنسبة 3. ثم",),
    ),
    Rule(
        "goes on", lambda stop: _CONTINUES.match(stop.rest) is not None, False,
        why="a comma, a closing sign or a small Latin letter follows",
        examples=("كتب etc. and more", "قال: «نعم!» ، ثم ذهب", "من 400 م. - 800 م"),
        counters=("قال نعم. And then", "قال نعم. - ثم"),
    ),
    Rule(
        "year, then more of the date",
        lambda stop: _YEAR_MARK.search(stop.before) is not None and _YEAR_CONTINUES.match(stop.rest) is not None, False,
        why="an era mark's stop ends a sentence only if what follows begins a new one",
        examples=("في 1446هـ. الموافق 2025", "عام 1446 هـ. (2025م)"), counters=("في 1446هـ. وقال الوزير",),
    ),
    Rule(
        "year", lambda stop: _YEAR_MARK.search(stop.before) is not None, True,
        why="the letter after a year is its era",
        examples=("في 1446هـ. وقال الوزير", "عام 2025م. هذا كل شيء", "سنة 300 ق.م. كانت المدينة"),
        counters=("قال د. محمد",),
    ),
    Rule(
        "abbreviation", lambda stop: stop.signs == "." and _ABBREVIATION.search(stop.before) is not None, False,
        why="titles and short forms: د. أ. ص. ق.م.",
        examples=("قال د. محمد", "قال د\u200f.\u200f محمد", "حضر أ.د. محمد",
                  "انظر ص. 5", "قبل سنة ق.م. كانت", "وحضر Dr. Smith", "في U.S. هناك"),
        counters=("حضر محمد. ثم ذهب", "كتب يد. ثم ذهب"),
    ),
    Rule(
        "initial", lambda stop: stop.signs == "." and _INITIAL.search(stop.before) is not None, False,
        why="initials of names",
        examples=("كتب J. Smith هنا",), counters=("كتب USA. ثم ذهب",),
    ),
    Rule(
        "ellipsis", lambda stop: _ELLIPSIS.fullmatch(stop.signs) is not None, False,
        why="two dots or more are a pause as often as an end; a line's end decides",
        examples=("القاهرة.. وزير يقول", "سكت … ثم قال", "تقبل الله . . آمين"), counters=("ما هذا؟.. لا أعرف",),
    ),
    Rule(
        "question in a quotation", _may_go_on, False,
        why="what is quoted is a part of the sentence that tells who said it",
        examples=("«هل تأتي؟» سأل الرجل", "قال (نعم؟) ثم ذهب"),
        counters=("قال: «هل تأتي؟» وأضاف", "هل تأتي؟ سأل الرجل", "قال: «نعم.» ثم ذهب"),
    ),
    Rule(
        "stop", always, True,
        why="any other stop ends its sentence",
        examples=("انتهى. ثم", "ما هذا ؟ لا أعرف", "نعم! ثم"), counters=("انتهى، ثم",),
    ),
)  # fmt: skip
