"""What the spans that no step may rewrite look like: their patterns, and the lists that they are made of."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from arnorm._arabic.data.units import CURRENCY_CODES, LATIN_UNITS
from arnorm._arabic.marks import DIACRITICS
from arnorm._core.classes import AMPERSAND, AT, COLON, DASH, DIGIT, EASTERN, HASH, PERCENT, SLASH, STOP, UNDERSCORE
from arnorm._core.patterns import lazy_pattern

__all__ = ["JOINS", "LONGEST_TAG", "Patterns", "may_end", "patterns"]

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


class Patterns(NamedTuple):
    """Patterns over the text, and (bytes) over its kinds.

    Each alternative begins with a literal or is tied by a look-behind to the start of its run, and its runs are
    possessive: a character is looked at a bounded number of times, however long the token.
    """

    tag: re.Pattern[str]
    key: re.Pattern[str]
    placeholder: re.Pattern[str]
    address: re.Pattern[str]
    url: re.Pattern[str]
    mail: re.Pattern[str]
    dotted: re.Pattern[str]
    ending: re.Pattern[str]
    number: re.Pattern[str]
    name: re.Pattern[bytes]
    code: re.Pattern[bytes]
    token: re.Pattern[bytes]


@functools.cache
def patterns() -> Patterns:
    """The patterns; each is compiled when a text first asks for it."""
    word = rf"[\w{DIACRITICS}\ufffd-]"
    latin = r"[A-Za-z\u00C0-\u024F\d-]"
    units = "|".join(LATIN_UNITS)
    codes = "|".join(sorted(CURRENCY_CODES))
    amount = rf"\d[\d.,]*+(?:(?i:{units})(?:[/-](?i:{units}))?|{codes})"
    dotted = rf"""
        (?<![A-Za-z\u00C0-\u024F\d@._-]) {latin}++ (?: \. {latin}++ )*? \. (?i:{_alternate(_DOMAINS)})
        (?: :\d++ )? (?P<url> (?: / | [?\#] (?=[.,;:!?،؛؟…)\]]*+{_BODY}) ) {_BODY}*+ )  # a domain with a path
      | (?<!{word}) (?<!\.) {word}++ (?: \. {word}++ )*? \. (?i:{_alternate(_EXTENSIONS)}) (?!{word})     # a file
    """
    return Patterns(
        key=lazy_pattern("[\\d#*]\ufe0f?\u20e3"),
        placeholder=lazy_pattern(_PLACEHOLDER, re.VERBOSE),
        tag=lazy_pattern(rf"<[A-Za-z/!][^<>]{{0,{LONGEST_TAG}}}+>"),
        address=lazy_pattern(rf"(?i:https?)://{_BODY}++"),
        url=lazy_pattern(rf"(?:(?i:https?|ftps?|file|rtsp|mms)://|(?<![\w{DIACRITICS}])(?i:www)\.){_BODY}++"),
        mail=lazy_pattern(r"(?<![\w.+%-])[\w.+%-]++@[\w-]++(?:\.[\w-]++)++"),
        dotted=lazy_pattern(dotted, re.VERBOSE),
        # A word after a stop, and what a domain has after it (what ignores case takes for Latin letters, too).
        ending=lazy_pattern(r"\.([A-Za-z\d\u0130\u0131\u017F\u212A]{2,6})(?![\w-])([:/?#]?)"),
        # Measures (100MG-5ML, 40MG\0.4ML, 5mg/kg, 0.5MG-ML), or a list's number before a word ("1-Introduction"):
        # numbers, not codes.
        number=lazy_pattern(rf"{amount}(?:[-/\\x×+]{amount}){{0,4}}|\d{{1,3}}[-./:]+[A-Za-z]{{3,}}"),
        name=lazy_pattern(rb"[@#](?=[01]*+[afmtL_])[afmtL01_]++|&#[01]++,"),
        code=lazy_pattern(rb"(?<![L01_])[L01_]++(?:[-./:&%]{1,2}[L01_]++)*+"),
        token=lazy_pattern(rb"[^ sn$]*+"),
    )
