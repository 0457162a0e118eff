"""Which stops end a sentence, one rule a row. The first row whose condition holds decides; the last one always does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from arnorm._arabic.marks import MARKS
from arnorm._core.patterns import lazy_pattern
from arnorm._core.rules import Asked, Rule, always
from arnorm._core.scan import Scan
from arnorm._core.windows import lies_in

__all__ = ["SENTENCE_RULES", "Stop"]


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
        """What the sentence has before the stops, as far as a rule looks."""
        return self.scan.text[max(self.start, self.first - _REACH_LETTERS) : self.first]

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
_WORD_BEFORE = lazy_pattern(rf"[{_ARABIC_LETTERS}][{_ARABIC_LETTERS}{MARKS}]{{2,}}+\Z")
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


def _is_list_mark(stop: Stop) -> bool:
    return stop.first - stop.start <= _LONGEST_LIST_MARK and _LIST_MARK.match(stop.before) is not None


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
        return _WORD_BEFORE.search(stop.before) is not None
    return not _ELLIPSIS.fullmatch(stop.signs)


def _may_go_on(stop: Stop) -> bool:
    """Whether a question in a quotation or brackets belongs to a longer sentence: «هل تأتي؟» سأل الرجل."""
    closing = stop.scan.text[stop.last : stop.closed]
    return "." not in stop.signs and not _CLOSE_REMARK.isdisjoint(closing) and not _NEW_SENTENCE.match(stop.rest)


Row = Asked[Stop, bool]

SENTENCE_RULES: tuple[Row, ...] = (
    Rule(
        "protected",
        lambda stop: lies_in(stop.protected, stop.first),
        False,
        "links, names, files and code keep their stops",
        ("زوروا https://example.com/a.b?c=1 الآن", "الملف تقرير.pdf هنا"),
        ("تابعوا @kateb. ثم عودوا",),
    ),
    Rule(
        "list mark",
        _is_list_mark,
        False,
        "a figure or letter before a stop at the start numbers an item",
        ("1. البند الأول طويل", "أ. البند الأول طويل", "انتهى. 2. البند الثاني"),
        ("لا. لن أذهب", "حضر 50. ثم عاد"),
    ),
    Rule(
        "brackets",
        _is_bracketed,
        False,
        "a short remark in brackets belongs to the sentence around it",
        ("قال (؟) ثم ذهب", "ظهر (في 400 م. ببيرو) ثم"),
        ("قال (نعم). ثم ذهب", "قال (نعم ثم. ذهب"),
    ),
    Rule(
        "joined words",
        _joins_words,
        True,
        "a space was left out between two sentences",
        ("انتهى الاجتماع.وقال الوزير", "ما هذا؟لا أعرف"),
        ("حضر أ.د.محمد", "في ق.م كان", "عمل..وأنا"),
    ),
    Rule(
        "no space",
        lambda stop: stop.is_glued,
        False,
        "stops inside of words and numbers: 3.5%",
        ("بنسبة 3.5% فقط", "الإصدار ٢.١ هنا", "قال نعم.، ثم ذهب"),
        ("بنسبة 3. ثم",),
    ),
    Rule(
        "goes on",
        lambda stop: _CONTINUES.match(stop.rest) is not None,
        False,
        "a comma, a closing sign or a small Latin letter follows",
        ("كتب etc. and more", "قال: «نعم!» ، ثم ذهب", "من 400 م. - 800 م"),
        ("قال نعم. And then", "قال نعم. - ثم"),
    ),
    Rule(
        "year, then more of the date",
        lambda stop: _YEAR_MARK.search(stop.before) is not None and _YEAR_CONTINUES.match(stop.rest) is not None,
        False,
        "an era mark's stop ends a sentence only if what follows begins a new one",
        ("في 1446هـ. الموافق 2025", "عام 1446 هـ. (2025م)"),
        ("في 1446هـ. وقال الوزير",),
    ),
    Rule(
        "year",
        lambda stop: _YEAR_MARK.search(stop.before) is not None,
        True,
        "the letter after a year is its era",
        ("في 1446هـ. وقال الوزير", "عام 2025م. هذا كل شيء", "سنة 300 ق.م. كانت المدينة"),
        ("قال د. محمد",),
    ),
    Rule(
        "abbreviation",
        lambda stop: stop.signs == "." and _ABBREVIATION.search(stop.before) is not None,
        False,
        "titles and short forms: د. أ. ص. ق.م.",
        ("قال د. محمد", "حضر أ.د. محمد", "انظر ص. 5", "قبل سنة ق.م. كانت", "وحضر Dr. Smith", "في U.S. هناك"),
        ("حضر محمد. ثم ذهب", "كتب يد. ثم ذهب"),
    ),
    Rule(
        "initial",
        lambda stop: stop.signs == "." and _INITIAL.search(stop.before) is not None,
        False,
        "initials of names",
        ("كتب J. Smith هنا",),
        ("كتب USA. ثم ذهب",),
    ),
    Rule(
        "ellipsis",
        lambda stop: _ELLIPSIS.fullmatch(stop.signs) is not None,
        False,
        "two dots or more are a pause as often as an end; a line's end decides",
        ("القاهرة.. وزير يقول", "سكت … ثم قال", "تقبل الله . . آمين"),
        ("ما هذا؟.. لا أعرف",),
    ),
    Rule(
        "question in a quotation",
        _may_go_on,
        False,
        "what is quoted is a part of the sentence that tells who said it",
        ("«هل تأتي؟» سأل الرجل", "قال (نعم؟) ثم ذهب"),
        ("قال: «هل تأتي؟» وأضاف", "هل تأتي؟ سأل الرجل", "قال: «نعم.» ثم ذهب"),
    ),
    Rule(
        "stop",
        always,
        True,
        "any other stop ends its sentence",
        ("انتهى. ثم", "ما هذا ؟ لا أعرف", "نعم! ثم"),
        ("انتهى، ثم",),
    ),
)
