"""Spans no step may rewrite: URLs, e-mail addresses, @names, #tags, file names, code-like tokens, tags, placeholders.

Found once for a text (``scan.derive(protected_spans)``) and asked by all (`protected_at`). Only tokens, stretches
without white space, that hold an anchor are looked at: a letter of another script, ``@``, ``#`` or ``_``. Plain Arabic
text costs next to nothing.

What is protected does not depend on the digits' set, nor on tatweel and marks outside the span: every pattern takes
the three digit sets alike and counts tatweel and marks as part of a word.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from arnorm._arabic import kernel
from arnorm._arabic.marks import CONTROLS, DIACRITICS, LINE_END, MARKS, UNSEEN
from arnorm._core import classes as k
from arnorm._core import kernels
from arnorm._core.charmap import CharMap, tables_of
from arnorm._core.classes import AMPERSAND, AT, COLON, DASH, DIGIT, EASTERN, HASH, PERCENT, SLASH, STOP, UNDERSCORE
from arnorm._core.edits import Span
from arnorm._core.patterns import lazy_pattern
from arnorm._core.scan import Scan, mask, roles
from arnorm._core.windows import join_spans, lying_in

# Letters that neither Arabic has nor its writers use for loans and dialects (ڤ ڥ ڨ ڭ) or for their looks (ٲ):
# پ چ ژ گ ٹ ڈ ڑ ے … make their word foreign.
_OTHERS = (
    r"\u0620\u063B-\u063F\u066E\u066F\u0674\u0676-\u06A3\u06A6\u06A7\u06AB\u06AC\u06AE-\u06BD\u06BF\u06C0\u06C4-\u06CB"
    r"\u06CD-\u06D3\u06EE\u06EF\u06FA-\u06FC\u0750-\u077F\u08A0-\u08C8"
)
# A letter that is drawn out counts once: collapsing it must not change the answer.
_FOREIGN = lazy_pattern(rf"([{_OTHERS}])\1*")
# What Arabic alone writes: ة, alef with hamza below, ى, dotted ي, its own ك; and the article.
_ARABIC_ONLY = lazy_pattern(
    r"\u0629+|\u0625+|\u0643+|\u0649+|\u064A+"
    r"|(?<![\u0621-\u065F\u066E-\u06D3])[\u0648\u0641]*[\u0628\u0643\u06A9]?\u0627+\u0644(?=[\u0621-\u065F\u066E-\u06D3])"
)
# Every text in Persian, Urdu or Kurdish has one of these.
PERSIAN_LETTERS = "\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER KEHEH}"
_ARABIC_LETTERS = "\u0629\u0625\u0643\u0649\u064a"
_PERSIAN = lazy_pattern(r"([\u06A9\u06CC])\1*")
_QURANIC = r"\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED"
_ARABIC_WORD = lazy_pattern(
    rf"[\u0620-\u065F\u066E-\u06D3\u06D5{_QURANIC}\u06FA-\u06FF\u0750-\u077F\u08A0-\u08C8\u200C]+"
)

# How much of a text may be words with foreign letters (names, loans, dialect) before it counts as foreign.
_TOLERATED = 50
_TOLERATED_IN_LINE = 8
_LINE_REACH = 2000  # characters of a long line on either side that tell its language
# What steps before or after may delete: it must not change the answer.
_DELETED_ANYWHERE = lazy_pattern(rf"[\u0640\uFFFD{UNSEEN}{MARKS}{_QURANIC}\u08C9\U00010EC5{CONTROLS}]+")
_HAMZA_BELOW = "\u0655"
_SPLIT_HAMZA = lazy_pattern(rf"\u0627[\u0640\u064B-\u0654\u0656-\u065F\u0670{_QURANIC}\u200B-\u200F]*\u0655")
_SCRIPT_LETTERS = (
    r"[\u0620-\u063F\u0641-\u064A\u066E\u066F\u0671-\u06D3\u06EE\u06EF\u06FA-\u06FC\u0750-\u077F\u08A0-\u08C8]"
)
# How much of a document tells its language; of 50 million characters all took 70 ns a character and twice its memory.
_ENOUGH = 100_000


def is_arabic_language(text: str) -> bool:
    """Whether a text in Arabic script is Arabic rather than Persian, Urdu, Kurdish …, by its (first) letters."""
    if len(text) <= _ENOUGH and _is_clearly_arabic(text):
        return True
    text = _take_sample(text)
    enough = _count_matches(_FOREIGN, text) * _TOLERATED
    if enough > _count_matches(_ARABIC_WORD, text, enough):
        return False
    persian = _count_matches(_PERSIAN, text)
    return persian <= 2 * _count_matches(_ARABIC_ONLY, text, persian)


def _is_clearly_arabic(text: str) -> bool:
    """Whether counting letters is enough: nearly all texts.

    It finds no more letters of Arabic and no more words than the patterns, and no fewer Persian and foreign letters: a
    letter that is drawn out counts once there, and has one space behind it at most.
    """
    persian = sum(map(text.count, PERSIAN_LETTERS))
    enough = max(1, (persian + 1) // 2, len(_load_foreign().touched(text)) * _TOLERATED)
    many = 0
    for letter in _ARABIC_LETTERS:
        many += text.count(letter + " ")
        if many >= enough:
            return True
    if not many or persian > 2 * many:
        return False
    return _count_matches(_FOREIGN, text, many // _TOLERATED + 1) * _TOLERATED <= many


@functools.cache
def _load_foreign() -> CharMap:
    """A map of the foreign letters."""
    return CharMap(_list_letters(f"[{_OTHERS}]"))


@functools.cache
def _load_letters() -> tuple[bytes, dict[str, str]]:
    """The letters as a kernel looks for them."""
    letters = _list_letters(_SCRIPT_LETTERS)
    return tables_of(letters)[0], letters


def _list_letters(pattern: str) -> dict[str, str]:
    return dict.fromkeys(re.findall(pattern, "".join(map(chr, range(0x600, 0x900)))), "")


def _take_sample(text: str) -> str:
    """The text up to its hundred thousandth letter; what steps delete or put between letters does not move that end."""
    if len(text) > _ENOUGH:
        found = kernels.find_touched(text, *_load_letters(), _ENOUGH - 1)
        text = text[: found[-1] + 1] if len(found) == _ENOUGH else text
    if _HAMZA_BELOW in text:  # composed later, it is another letter
        text = _SPLIT_HAMZA.sub("\u0625", text)
    return _DELETED_ANYWHERE.sub("", text)


def _count_matches(pattern: re.Pattern[str], text: str, enough: int | None = None) -> int:
    """How many matches, counted no further than ``enough``."""
    return len(list(itertools.islice(pattern.finditer(text), enough)))


def in_foreign_text(text: str, places: Iterable[int]) -> set[int]:
    """Those of some places that are in a line of Persian, Urdu or Kurdish, or in such a text where no line tells."""
    if not any(map(text.__contains__, PERSIAN_LETTERS)):
        return set()
    found: set[int] = set()
    end, is_foreign = -1, False
    is_arabic: bool | None = None
    for at in sorted(places):
        if at > end:
            first, last = max(0, at - _LINE_REACH), min(len(text), at + _LINE_REACH)
            start = max(first, text.rfind("\n", first, at) + 1)
            end = text.find("\n", at, last)
            end = last if end < 0 else end
            tells = _tell_line(text[start:end])
            if tells is None and is_arabic is None:
                is_arabic = is_arabic_language(text)
            is_foreign = not is_arabic if tells is None else tells
        if is_foreign:
            found.add(at)
    return found


def _tell_line(line: str) -> bool | None:
    """Whether a line is in another language than Arabic; None where its letters do not tell."""
    has_persian = any(map(line.__contains__, PERSIAN_LETTERS))
    if (not has_persian and any(map(line.__contains__, _ARABIC_LETTERS))) or _is_clearly_arabic(line):  # nearly all
        return False
    if _FOREIGN.search(line):
        words = _ARABIC_WORD.findall(line)
        foreign = sum(_FOREIGN.search(word) is not None for word in words)
        if foreign * _TOLERATED_IN_LINE > len(words):
            return True
    arabic = _count_matches(_ARABIC_ONLY, line)
    return False if arabic and _count_matches(_PERSIAN, line) <= 2 * arabic else None


def foreign_words(scan: Scan, letters: frozenset[str]) -> Iterator[int]:
    """The positions of these letters in documents, lines or single words that are not Arabic."""
    text = scan.text
    finder = re.compile("[" + "".join(sorted(letters)) + "]")
    if not is_arabic_language(text):
        yield from (m.start() for m in finder.finditer(text))
        return
    if _FOREIGN.search(text):
        start = 0
        for end, after in itertools.chain((m.span() for m in LINE_END.finditer(text)), [(len(text), 0)]):
            yield from _find_foreign_in_line(text, start, end, finder)
            start = after


def _find_foreign_in_line(text: str, start: int, end: int, finder: re.Pattern[str]) -> Iterator[int]:
    """The same in one line of an Arabic document: the whole of it, or the words with a foreign letter."""
    if not _FOREIGN.search(text, start, end):
        return
    words = [word.span() for word in _ARABIC_WORD.finditer(text, start, end)]
    foreign = [span for span in words if _FOREIGN.search(text, *span)]
    for span in [(start, end)] if len(foreign) * _TOLERATED_IN_LINE > len(words) else foreign:
        yield from (m.start() for m in finder.finditer(text, *span))


LONGEST_TAG = 2000  # the most characters between < and its first letter, and >
# Beside a foreign letter, these make more of it than a word: F16, node.js, C:\x.
JOINS = bytes((DIGIT, EASTERN, STOP, COLON, SLASH, DASH, UNDERSCORE, AT, HASH, AMPERSAND, PERCENT))

_EXTENSIONS = """
7z apk avi bmp css csv doc docx epub exe flac gif gz htm html ico jpeg jpg js json log m4a md mkv mov mp3 mp4 mpeg odt
ogg ogv pdf php png ppt pptx psd py rar rtf sql svg tar tif tiff tmp tsv txt wav webm webp wmv xls xlsx xml yaml yml zip
"""
_DOMAINS = """
aero app arpa asia biz blog cat club com coop dev edu gov info int jobs live media mil mobi museum name net news online
org press pro radio shop site store tech tel travel tv wiki world xyz [a-z]{2}
"""
_ENDINGS = frozenset(_EXTENSIONS.split())
# The rest of a URL: whatever a browser would take, Arabic letters included.
_BODY = r"""[^\s<>"«»“”„‘’`{}|\\^]"""

# What a program fills in: Python's and C's formats, templates. A name in single braces is Latin, for editors put Arabic
# words in braces; a figure in single braces numbers a verse or a note. After a figure, ``%`` is per cent.
_FORMAT = r"[-+\#0]? \d{0,4}+ (?: \.\d{1,3}+ )?"
_LETTERS = "[diufFeEgGxXsr] (?![A-Za-z])"
_PLACEHOLDER = rf"""
    \{{\{{ [ ]?+ (?!www\.) \w [\w.|\ ]{{0,60}}+ \}}\}}                # {{{{x}}}}, {{{{ user.name }}}}
  | (?<!\{{) \{{ [A-Za-z_]\w{{0,60}}+ \}} (?!\}})                 # {{name}}
  | % \( \w{{1,60}}+ \) {_FORMAT} {_LETTERS}                        # %(n)d
  | (?<!\d) % (?: \d{{1,2}}+ \$ )? {_FORMAT} (?: {_LETTERS} | @ )    # %s, %1$s, %5.2f
"""


def may_end(ending: str, sign: str) -> bool:
    """Whether a word after a stop, and the sign after it, may end a file's name or a domain: few do."""
    ending = ending.lower()
    if ending in _ENDINGS or not ending.isascii():
        return True
    return sign != "" and (len(ending) == 2 or ending in _DOMAINS.split())


def _alternate(words: str) -> str:
    return "|".join(words.split())


class Patterns:
    """Patterns over the text, and (bytes) over its kinds; each is compiled when a text first asks for it.

    Each alternative begins with a literal or is tied by a look-behind to the start of its run, and its runs are
    possessive: a character is looked at a bounded number of times, however long the token.
    """

    def __init__(self) -> None:
        word = rf"[\w{DIACRITICS}\ufffd-]"
        latin = r"[A-Za-z\u00C0-\u024F\d-]"
        dotted = rf"""
            (?<![A-Za-z\u00C0-\u024F\d@._-]) {latin}++ (?: \. {latin}++ )*? \. (?i:{_alternate(_DOMAINS)})
            (?: :\d++ )? (?P<url> (?: / | [?\#] (?=[.,;:!?،؛؟…)\]]*+{_BODY}) ) {_BODY}*+ )  # a domain with a path
          | (?<!{word}) (?<!\.) {word}++ (?: \. {word}++ )*? \. (?i:{_alternate(_EXTENSIONS)}) (?!{word})     # a file
        """
        self.key = lazy_pattern("[\\d#*]\ufe0f?\u20e3")
        self.placeholder = lazy_pattern(_PLACEHOLDER, re.VERBOSE)
        self.tag = lazy_pattern(rf"<[A-Za-z/!][^<>]{{0,{LONGEST_TAG}}}+>")
        self.address = lazy_pattern(rf"(?i:https?)://{_BODY}++")
        self.url = lazy_pattern(rf"(?:(?i:https?|ftps?|file|rtsp|mms)://|(?<![\w{DIACRITICS}])(?i:www)\.){_BODY}++")
        self.mail = lazy_pattern(r"(?<![\w.+%-])[\w.+%-]++@[\w-]++(?:\.[\w-]++)++")
        self.dotted = lazy_pattern(dotted, re.VERBOSE)
        # A word after a stop, and what a domain has after it (what ignores case takes for Latin letters, too).
        self.ending = lazy_pattern(r"\.([A-Za-z\d\u0130\u0131\u017F\u212A]{2,6})(?![\w-])([:/?#]?)")
        self.name = lazy_pattern(rb"[@#](?=[01]*+[afmtL_])[afmtL01_]++|&#[01]++,")
        self.code = lazy_pattern(rb"(?<![L01_])[L01_]++(?:[-./:&%]{1,2}[L01_]++)*+")
        self.token = lazy_pattern(rb"[^ sn$]*+")


load_patterns = functools.cache(Patterns)


# What ends a token; and the kinds without which a token holds nothing protected, tags and keycaps apart.
_TOKEN_ENDS = frozenset((k.SPACE, k.GAP, k.NEWLINE, k.END))
ANCHORS = bytes((k.FOREIGN, k.AT, k.HASH, k.UNDERSCORE))


def protected_spans(scan: Scan) -> list[Span]:
    """The protected spans of a text, sorted and disjoint."""
    bounds = iter(scan.derive(protected_bounds))
    return list(zip(bounds, bounds, strict=True))


def protected_bounds(scan: Scan) -> list[int]:
    """The protected spans as one list, each start followed by its end: what is inside has an odd number before it."""
    bounds, signed = scan.derive(_token_bounds), scan.derive(_find_signed)
    return _join_signed(bounds, signed) if signed else bounds


def _join_signed(bounds: list[int], signed: list[Span]) -> list[int]:
    return join_spans([*zip(bounds[::2], bounds[1::2], strict=True), *signed])


def _token_bounds(scan: Scan) -> list[int]:
    """The spans that tokens hold, each looked at by itself."""
    bounds: list[int] = []
    _read_between(scan.text, scan.kinds, 0, len(scan.text), bounds)
    return bounds


def _read_between(text: str, kinds: bytes, start: int, end: int, bounds: list[int]) -> None:
    """Add the protected spans of the tokens between two places, where tokens begin and end."""
    places = kernel.find_anchors(kinds, *_ANCHORING, start, end)
    if places:
        _read_tokens(text, kinds, places, bounds)


def _read_tokens(text: str, kinds: bytes, places: list[int], bounds: list[int]) -> None:
    """Add the protected spans of the tokens that hold these places, none of them white space."""
    for start, end, holds in kernel.find_tokens(kinds, places, _ROLES, _ANCHOR_KINDS):
        if holds == 1:  # most are one @name, #tag or plain code
            if not (text[end - 1].isdecimal() and _is_money(text, start, end)):
                bounds += start, end
        elif holds == 2:
            for name in load_patterns().name.finditer(kinds, start, end):
                bounds += name.span()
        else:
            _read_token(text, kinds, start, end, bounds)


def _token_start(kinds: bytes, at: int) -> int:
    """Where the token begins that ``at`` stands in. Readers go from token to token, so they pass over each once."""
    while kinds[at - 1] not in _TOKEN_ENDS:
        at -= 1
    return at


def _carry_bounds(scan: Scan, old: list[int], edits: Sequence[tuple[int, int, str]]) -> list[int]:
    """What `_token_bounds` gives, from the bounds before some edits: only the tokens that an edit touches are read."""
    if len(edits) * _EDIT > len(old):
        return _token_bounds(scan)
    text, kinds = scan.text, scan.kinds
    bounds: list[int] = []
    at = shift = 0
    for left, right, moved in _find_touched(kinds, edits):
        first = bisect_left(old, left - shift, at)
        bounds += [bound + shift for bound in old[at:first]] if shift else old[at:first]
        at, shift = bisect_right(old, right - moved, first), moved
        _read_between(text, kinds, left, right, bounds)
    bounds += [bound + shift for bound in old[at:]]
    return bounds


# For `Scan.derive` and `Scan.mapped`.
_token_bounds.carry = _carry_bounds  # type: ignore[attr-defined]
_token_bounds.any_digits = protected_bounds.any_digits = protected_spans.any_digits = True  # type: ignore[attr-defined]

# An edit carried costs 0.7 µs; a span read, which is two bounds, 1.0 and its share of looking for anchors.
_EDIT = 1


def _find_touched(kinds: bytes, edits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, int]]:
    """The tokens of the edited text that an edit stands in or beside, joined where they meet.

    And by how much everything after each was moved.
    """
    token = load_patterns().token.match
    regions: list[tuple[int, int, int]] = []
    shift = done = 0
    for start, end, new in edits:
        left = start + shift
        right = left + len(new)
        shift = right - end
        if regions and left <= done:
            left = regions.pop()[0]
            right = max(right, done)
        else:
            left = _token_start(kinds, left)
        done = token(kinds, right).end()  # type: ignore[union-attr]  # it matches anything
        regions.append((left, done, shift))
    return regions


def _find_signed(scan: Scan) -> list[Span]:
    """The spans of HTML tags, keycaps and placeholders, which their own first or last character shows."""
    text = scan.text
    has_key = "\u20e3" in text
    if not (has_key or "<" in text or "{" in text or k.PERCENT in scan.kinds):  # nearly all
        return []
    patterns = load_patterns()
    spans = [m.span() for m in patterns.key.finditer(text)] if has_key else []
    for sign, pattern in (("<", patterns.tag), ("{", patterns.placeholder), ("%", patterns.placeholder)):
        at = text.find(sign)  # in a twentieth of the time that the pattern takes to search
        while at >= 0:
            m = pattern.match(text, at)
            if m:
                spans.append(m.span())
            at = text.find(sign, m.end() if m else at + 1)
    return spans


def in_tag(text: str, at: int) -> bool:
    """Whether an HTML tag may be open at this place: there is a < before it, not far, and no > between."""
    low = max(0, at - (LONGEST_TAG + len("<>")))
    opened = text.rfind("<", low, at)
    return opened >= 0 and text.find(">", opened, at) < 0


def protected_of_few(scan: Scan, positions: list[int]) -> list[int]:
    """What `protected_at` gives, for steps that ask for few positions: only the tokens that hold them are read."""
    text, kinds = scan.text, scan.kinds
    if len(positions) > _FEW_POSITIONS + len(text) // 100 or scan.knows(_token_bounds):
        return protected_at(scan, positions)
    bounds: list[int] = []
    _read_tokens(text, kinds, positions, bounds)
    if signed := scan.derive(_find_signed):
        bounds = _join_signed(bounds, signed)
    return lying_in(bounds, positions) if bounds else []  # nearly all have none


_ANCHORING = (
    mask(bytes((k.AT, k.HASH, k.UNDERSCORE))),
    k.FOREIGN,
    mask(JOINS),
    mask(bytes((k.STOP, k.COLON))),
    mask(bytes(_TOKEN_ENDS)),
)
_ANCHOR_KINDS = (k.FOREIGN, k.AT, k.HASH, k.AMPERSAND, k.COMMA)
_ROLES = roles(
    {
        kernel.WHITE: bytes(_TOKEN_ENDS),
        kernel.OPENS: b"i(q",
        kernel.FIGURE: b"01",
        kernel.NAMES: b"afmtL_",
        kernel.CODES: b"L01_",
        kernel.CLOSES: b":.,iq)!",
        kernel.BARE: b"aLfmti-q,()",
    }
)
# The token of a position is read in 0.1 µs, all those with an anchor in 1 to 10 ns a character of the text.
_FEW_POSITIONS = 100


def protected_at(scan: Scan, positions: Iterable[int]) -> list[int]:
    """Those of the positions (in ascending order) that lie in a protected span."""
    return lying_in(scan.derive(protected_bounds), positions)


def _read_token(text: str, kinds: bytes, start: int, end: int, bounds: list[int]) -> None:
    """Add the protected spans of one token: URLs, and what lies between them."""
    if text[end - 1] not in _LOOSE and (url := load_patterns().address.match(text, start, end)) and url.end() == end:
        bounds += start, end  # an address that fills its token
        return
    at = start
    # Searching bytes for one costs a tenth of searching a text for three, and most tokens have neither.
    addressed = k.COLON in kinds[start:end] and "://" in text[start:end]
    if not addressed and k.STOP in kinds[start:end]:
        addressed = "ww." in text[start:end] or "WW." in text[start:end]
    if addressed:
        for m in load_patterns().url.finditer(text, start, end):
            left, right = m.start(), _trim_url(text, *m.span())
            if text.endswith("://", left, right) and text[left : right - 3].isalpha():
                continue  # a scheme, and nothing but punctuation after it
            _read_names(text, kinds, at, left, bounds)
            bounds += left, right
            at = right
    _read_names(text, kinds, at, end, bounds)


def _read_names(text: str, kinds: bytes, start: int, end: int, bounds: list[int]) -> None:
    """Add addresses, names, tags, bare domains and files, and the codes between them."""
    if start == end:
        return
    patterns = load_patterns()
    named: list[Span] = []
    if k.AT in kinds[start:end] or k.HASH in kinds[start:end]:
        named += [m.span() for m in patterns.name.finditer(kinds, start, end)]
        named += [m.span() for m in patterns.mail.finditer(text, start, end)]
    if any(may_end(*found) for found in patterns.ending.findall(text, start, end)):
        for m in patterns.dotted.finditer(text, start, end):
            named.append((m.start(), _trim_url(text, *m.span()) if m["url"] else m.end()))
    at = start
    for left, right in sorted(named, key=lambda span: (span[0], -span[1])):
        if left >= at:  # else it is part of the one before: the @ of an address, the #part of a path
            _read_codes(text, kinds, at, left, bounds)
            bounds += left, right
            at = right
    _read_codes(text, kinds, at, end, bounds)


def _read_codes(text: str, kinds: bytes, start: int, end: int, bounds: list[int]) -> None:
    """Add what mixes foreign letters with digits or signs: F16, Covid-19, H1N1, node.js, UUIDs."""
    if start == end:
        return
    patterns = load_patterns()
    for m in patterns.code.finditer(kinds, start, end):
        code = m[0]
        if b"L" not in code or not code.translate(None, b"L-"):
            continue
        if not _is_money(text, *m.span()) if code[0] == k.FOREIGN else not _is_number(text[m.start() : m.end()]):
            bounds += m.span()


_AMOUNT = lazy_pattern(r"\d+(?:[,٬]\d{3})*+(?:[.,٫]\d+)?(?![A-Za-z])")

_ALSO_WORDS = frozenset({"CAD", "MAD", "SOS", "TRY"})  # CAD2024, try1.2


def _is_money(text: str, start: int, end: int) -> bool:
    """Whether it is a number with a currency's code before it: USD500, and with a sign in the number aed1.2."""
    from arnorm._arabic.data.units import CURRENCY_CODES  # noqa: PLC0415 -- for texts with codes

    code = text[start : start + 3]
    if code.upper() not in CURRENCY_CODES or (amount := _AMOUNT.match(text, start + 3)) is None or amount.end() < end:
        return False
    is_signed = not amount[0].isdecimal()
    if code.upper() in _ALSO_WORDS:
        return is_signed and code.isupper()
    return code.isupper() or (is_signed and code.islower())


_LISTED = lazy_pattern(r"\d{1,3}[-./:]+[A-Za-z]{3,}")
_JOINT, _FIGURES = lazy_pattern(r"[-/\\x×+](?=\d)"), lazy_pattern(r"\d[\d.,]*+")
_MOST_MEASURES = 5


def _is_number(code: str) -> bool:
    """Whether it is measures (100MG-5ML, 0.4ML×2ML, 5mg/kg, 0.5MG-ML), or a list's number and word: 1-Introduction."""
    measures = _JOINT.split(code)
    if len(measures) <= _MOST_MEASURES and all(map(_has_unit, measures)):
        return True
    return _LISTED.fullmatch(code) is not None


def _has_unit(text: str) -> bool:
    """Whether it is figures and a unit, two of them, or a currency's code."""
    from arnorm._arabic.data.units import CURRENCY_CODES, LATIN_UNITS  # noqa: PLC0415 -- for texts with codes

    figures = _FIGURES.match(text)
    unit = text[figures.end() :] if figures else ""
    low = unit.lower()
    pairs = ((low[:at], low[at + 1 :]) for at, sign in enumerate(low) if sign in "/-")
    return unit in CURRENCY_CODES or low in LATIN_UNITS or any(map(LATIN_UNITS.issuperset, pairs))


_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = frozenset(".,;:!?'…،؛؟*_~-\u200e\u200f\u061c")
_LOOSE = _TRAILING | _CLOSERS.keys()


def _trim_url(text: str, start: int, end: int) -> int:
    """A URL's end without the sentence's own punctuation: closing brackets it did not open, stops, commas."""
    depth: dict[str, int] = {}
    url = text[start:end]
    if any(closer in url for closer in _CLOSERS):
        depth = {closer: url.count(closer) - url.count(opener) for closer, opener in _CLOSERS.items()}
    while end > start + 1:
        last = text[end - 1]
        if depth.get(last, 0) > 0:
            depth[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end
