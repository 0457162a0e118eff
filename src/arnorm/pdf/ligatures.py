"""Reversed ligatures: األول for الأول, خالل for خلال; and how likely a word is.

An extractor that reverses a line letter by letter, but not the letters of a ligature, writes each لا as ال. Which ال of
a damaged word was a لا is decided by a packed table of words, read through prefixes and suffixes. Two words with the
same damaged form are told by their neighbours: طلاب مصر, but طالب مصري.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from arnorm._arabic.affixes import ARTICLE, BEFORE_ARTICLE, CONJUNCTIONS, PREPOSITIONS
from arnorm._arabic.joining import FORMS, LETTERS, Edits
from arnorm._arabic.marks import QUOTES
from arnorm._arabic.protect import protected_of_few
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import Scan
from arnorm._core.windows import sides_of

# The most letters of a word, and of a row of glued words; longer ones are left.
LONGEST_WORD = 60

_ENTRY = lazy_pattern("([0-9])(.)([A-Za-j]*)")
_CODED_LETTERS = "".join(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B))))
_BITS_PER_LEVEL = 1.3  # bits a level (tools/make_pdf_words.py)

# The cost of a reading in bits: for a prefix of the stem, and for a conjunction before it. After a conjunction the
# article is free.
_CONJUNCTION_COSTS = {"": 0.0, **dict(zip(CONJUNCTIONS, (3.0, 6.0), strict=True))}
_MOST_COST = 9.0
_ARTICLE_AND_PREPOSITION_COSTS = {
    "": 0.0, ARTICLE: 1.0, **{before + ARTICLE: cost for before, cost in zip(BEFORE_ARTICLE, (4.0, 6.0), strict=True)},
    "لل": 4.0, **dict(zip(PREPOSITIONS, (5.0, 7.0, 4.0), strict=True)), "س": 5.0,
}  # fmt: skip
_PREFIX_COSTS = {
    conjunction + prefix: min(_MOST_COST, first + (0.0 if conjunction and prefix == ARTICLE else cost))
    for prefix, cost in _ARTICLE_AND_PREPOSITION_COSTS.items()
    for conjunction, first in _CONJUNCTION_COSTS.items()
}
_PREFIX_COSTS["أ"] = _MOST_COST


def _group(affixes: Iterable[str], nth: int) -> dict[str, tuple[str, ...]]:
    """The affixes by their first or their last letter, so that few are tried on a word."""
    found: dict[str, tuple[str, ...]] = {}
    for affix in filter(None, affixes):
        found[affix[nth]] = (*found.get(affix[nth], ()), affix)
    return found


_PREFIXES = _group(_PREFIX_COSTS, 0)
_PLAIN_PREFIXES = _group(("و", "ال", "وال", "بال", "لل", "ب", "ل"), 0)
# Pronouns that begin with an article and take no second one.
_PRONOUNS = frozenset(("التي", "التى", "الذي", "الذى"))
_BEFORE_PRONOUNS = frozenset(
    ("", *CONJUNCTIONS, *BEFORE_ARTICLE, *(CONJUNCTIONS[0] + before for before in BEFORE_ARTICLE))
)
# An article before a stem of two letters, or before an accusative in alef (حقا), is unlikely.
_SHORT_STEM_COST = 5.0
# Suffixes of a stem. All cost the same, because few words need them.
_SUFFIXES = _group(
    ("ها", "ه", "هم", "هما", "هن", "نا", "ك", "كم", "ي", "ين", "ان", "ون", "ات", "ية", "ا", "ة", "ت", "وا", "ني", "تين",
     "تان", "اتها", "يا", "يين"),
    -1,
)  # fmt: skip
_SUFFIX_COST = 7.0


class _Words:
    """Words with their bits, unpacked by their first two letters: a page asks for few of 150,000."""

    def __init__(self, table: str, codes: dict[int, int], bits: Callable[[str], float]) -> None:
        self._packed = {part[:2].translate(codes): part[3:] for part in table.split("\n=")[1:]}
        self._codes, self._bits = codes, bits
        self._parts: dict[str, dict[str, float]] = {}

    def get(self, word: str, default: float = 0.0) -> float:
        """The bits of a word."""
        head = word[:2]
        if head not in self._parts:
            if head not in self._packed:
                return default
            self._parts[head] = dict(self._unpack(self._packed[head]))
        return self._parts[head].get(word, default)

    def _unpack(self, packed: str) -> Iterator[tuple[str, float]]:
        word = ""
        for same, sign, rest in _ENTRY.findall(packed):
            word = word[: int(same)] + rest.translate(self._codes)
            yield word, self._bits(sign)


@functools.cache
def _load_words() -> tuple[_Words, _Words]:
    """Load the bits of stems, and the finer bits of pairs of whole words; only damaged text needs them."""
    from arnorm._generated.pdf_words import CODES, EITHER, WORDS  # noqa: PLC0415 -- large

    codes = str.maketrans(CODES, _CODED_LETTERS)
    stems = _Words(WORDS, codes, lambda level: int(level, 16) * _BITS_PER_LEVEL)
    return stems, _Words(EITHER, codes, lambda sign: (ord(sign) - 0x27) / 4)


def plain_word_bits(word: str) -> float:
    """Return the bits of a word, with or without article and conjunction; 0 for an unknown word."""
    stems, _ = _load_words()
    best = stems.get(word, 0.0)
    for prefix in _PLAIN_PREFIXES.get(word[:1], ()):
        if word.startswith(prefix):
            best = max(best, stems.get(word[len(prefix) :], 0.0) - _PREFIX_COSTS[prefix])
    return best


@remember(1 << 16)
def word_bits(word: str) -> float:
    """Return the bits of the likeliest analysis of a word: the frequency of its stem less the cost of its affixes.

    0 for a word without an analysis.
    """
    stems, whole = _load_words()
    if (bits := whole.get(word, -1.0)) >= 0:
        return bits
    best, prefixes = 0.0, _PREFIX_COSTS
    if word[:1] in ("و", "ف") and (bits := whole.get(word[1:], -1.0)) >= 0:
        best, prefixes = bits - _PREFIX_COSTS[word[0]], {"": 0.0}
    for prefix in ("", *_PREFIXES.get(word[:1], ())):
        if prefix not in prefixes or not word.startswith(prefix):
            continue
        cost = prefixes[prefix]
        stem = word[len(prefix) :]
        if stem in _PRONOUNS and prefix not in _BEFORE_PRONOUNS:
            continue
        if prefix.endswith(("ال", "لل")) and (len(stem) == 2 or stem.endswith("ا")):
            cost += _SHORT_STEM_COST
        best = max(best, stems.get(stem, 0.0) - cost)
        for suffix in _SUFFIXES.get(stem[-1:], ()):
            if stem.endswith(suffix):
                best = max(best, stems.get(stem[: -len(suffix)], 0.0) - cost - _SUFFIX_COST)
    return best


class _WordPair(NamedTuple):
    """Two words; the first is meant beside words that a pattern matches, damaged or not, else the other."""

    one: str
    other: str
    before: re.Pattern[str]
    after: re.Pattern[str]


_NEVER_MATCHES = lazy_pattern("(?!)")
_TENTH = lazy_pattern("^(?:عشرة?|صباحا|مساء|ظهرا|فجرا|فجرًا|بعد|و?النصف|والعشر.*|و.*ين)$")
_PLURALS = lazy_pattern(
    "ات$|الت$|^[وبكل]*(?:ال|لل)?(?:دول|مدن|قرى|مناطق|قبائل|جثث|أيام|جهات|مراحل|فرق|شركات|جامعات|فئات|طرق|نسخ|سنين|ليالي?)$"
)
_COUNTED_PAIRS = lazy_pattern(
    "^(?:أيام|أشهر|شهور|أعوام|أسابيع|آالف|آلاف|ماليين|ملايين|أشخاص|شبان|رجال|أطفال|حروب|عشر|أرباع.*|أنواع|أقسام|أعضاء)$"
)
_NOUN_FOLLOWS = lazy_pattern(
    "^(?:[وفب]?في|من|عن|على|إلى|[بو]?حسب|وفق|نص|ضمن|بعد|إثر|هذا|ذات|نفس|محل|سير|[بل]?تقديم|ي?قدم|يتضمن|أصدرت?|[أا]ورده|أكده)$"
)
_TELLS = lazy_pattern("^(?:صادر|صدر|أصدر.*|كاذب|مروري|صحفي|رسمي|مشترك|ل[^ ]{3,})$")

_PAIRS = (
    # المادة الثالثة، في نسخته الثالثة، الثالثة عشرة, but الأيام الثلاثة
    _WordPair("الثالثة", "الثلاثة", lazy_pattern("ة$|ته$|تها$|^(?:الحرب|عمر)$"), _TENTH),
    _WordPair("ثلاثة", "ثالثة", lazy_pattern("[^ة]$|^$"), _COUNTED_PAIRS),  # مرة ثالثة, but لمدة ثلاثة أشهر
    _WordPair("الثلاث", "الثالث", _PLURALS, _NEVER_MATCHES),  # السنوات الثلاث
    _WordPair("بلاغ", "بالغ", _NOUN_FOLLOWS, _TELLS),  # في بلاغ, but باهتمام بالغ
    _WordPair("البلاغ", "البالغ", _NOUN_FOLLOWS, _NEVER_MATCHES),
    _WordPair("لاحق", "الحق", lazy_pattern("^(?:وقت|موعد|تاريخ|قرار|يوم|عام)$"), _NEVER_MATCHES),  # في وقت لاحق
    _WordPair(
        "عملا", "عمال", lazy_pattern("^(?:عمل|يعمل|كان|ليس|يعد|يعتبر|و?ذلك)$"), lazy_pattern("^ب|..[^ائى]ا$")
    ),  # عملا بأحكام
    _WordPair("رجلا", "رجال", lazy_pattern("^و?(?:كان|تزوجت|اتهمت)$"), lazy_pattern("...[^ائى]ا$")),  # كان رجلا
    _WordPair("صلاح", "صالح", _NEVER_MATCHES, lazy_pattern("^الدين$")),
    _WordPair("مالكى", "ملاكى", _NEVER_MATCHES, lazy_pattern("^ا[لأإآا]...")),  # مالكى الأرض, but سيارة ملاكى
    _WordPair("مالكي", "ملاكي", _NEVER_MATCHES, lazy_pattern("^ا[لأإآا]...")),
)
_BY_WORD = {word: row for row in _PAIRS for word in (row.one, row.other)}


_WORD_MARKS = "\u0640\u064b-\u065f\u0670\ufffd"
_INSIDE_WORD = f"{LETTERS}{_WORD_MARKS}{FORMS}"
_ARABIC_WORD = lazy_pattern(f"[{LETTERS}][{LETTERS}{_WORD_MARKS}]*")
_WORD_MARKS_RUN = lazy_pattern(f"[{_WORD_MARKS}]+")
_ANY_MARKS = f"[{_WORD_MARKS}]*"
# Letters that may precede an article.
_BEFORE_THE = f"[{CONJUNCTIONS}]?[{BEFORE_ARTICLE}]?"
# No Arabic word begins so; it is a reversed ligature of the article and an alef.
_SURE_DAMAGE = lazy_pattern(f"ا{_ANY_MARKS}[أإا]{_ANY_MARKS}ل")
_ALEF_ARTICLE = lazy_pattern(
    f"(?<![{_INSIDE_WORD}])(?:[{CONJUNCTIONS}]{_ANY_MARKS})?(?:[{BEFORE_ARTICLE}]{_ANY_MARKS})?ا{_ANY_MARKS}"
    f"(?:([أإآا]){_ANY_MARKS}ل|ل{_ANY_MARKS}[أإآ]|ل{_ANY_MARKS}ا(?!{_ANY_MARKS}ل))(?=[{LETTERS}{_WORD_MARKS}]{{2}})"
)
# A lam-alef in its right order. If another lam follows, it may be a reversed للا.
_RIGHT_LAM_ALEF = lazy_pattern(f"ل[{_WORD_MARKS}]*[اأإآ](?![{_WORD_MARKS}]*ل)")
_RIGHT_FORM = lazy_pattern("[\ufef5-\ufefc]")
# Alef and lam that are not just an article: in a text without any right lam-alef these words may be reversed. Then the
# bits that they must gain together.
_REVERSED = lazy_pattern(
    f"^[{CONJUNCTIONS}{BEFORE_ARTICLE}]{{0,2}}ال(?:[أإآا]|$)|^[أإآ]ل(?!ى)"
    f"|(?<!^)(?<!^[{CONJUNCTIONS}{BEFORE_ARTICLE}])(?<!^[{CONJUNCTIONS}][{BEFORE_ARTICLE}])[اأإآ]ل"
)
_LEAST_TOTAL_GAIN, _MOST_WORD_GAIN = 9.0, 8.0
# An article (or لل) whose lam is reversed with the alef after it; a word follows.
_TURNED_ARTICLE = lazy_pattern(f"({_BEFORE_THE})ا([أإآا])ل|([{CONJUNCTIONS}]?)ل([أإآا])ل")
# Letters that no word has: two alefs; an article before ال, which is اللا.
_NEVER = lazy_pattern(f"((?<=ا)[اأإآ]|(?<=^ال)ا|(?<=^[{CONJUNCTIONS}{BEFORE_ARTICLE}]ال)ا)ل")
_MOST_PAIRS = 6
_FATHATAN = "\N{ARABIC FATHATAN}"
# The number of signs around a word that decide whether its text is damaged.
_SIGNS_AROUND = 9

_LAM_ALEF_PAIRS = frozenset(("لا", "لأ", "لإ", "لآ"))
# Ligatures of some fonts only: lam, feh or a letter with a tooth before meem, jeem, hah and khah; a tooth, seen or sad
# before reh, zain and a final noon or yeh; feh before yeh.
_OTHER_PAIRS = frozenset(
    {a + b for a in "لبتثنيفم" for b in "مجحخ"}
    | {a + b for a in "بتثنيئسشصض" for b in "رزنيىئ"}
    | {"في", "فى", "لي", "لى"}
)
# An article without a word, with or without a stroke; and an article before a figure or a Latin word: ال 15.
_ARTICLE_ALONE = lazy_pattern(f"{_BEFORE_THE}ال[{_WORD_MARKS}]*")
_BEFORE_NUMBER = lazy_pattern(f"[ \xa0]?[({QUOTES}]?[0-9٠-٩A-Za-z]")
# An article at the end of a line; and one before a line that cannot continue لا.
_ENDS_LINE = lazy_pattern(r"[^\S\n]*(?:\n|$)")
_TORN = lazy_pattern(rf"(?<![{_INSIDE_WORD}])ال[^\S\n]*\n\s*(?:ا|[^\w\s]|\d)")
# A single word is repaired if the other reading is likelier by this margin; but not where most signs around it are
# right, because there a text writes about such words.
_CERTAIN_BITS = 6.0
_MENTIONED_SHARE = 0.3
_LEAST_DOUBLED_BITS, _LEAST_DOUBLED_GAIN = 5.0, 4.0
# The cost of reading a pair as such a ligature: of a pair that other words of the text show to be reversed, and of any
# other pair.
_OTHER_PAIR_COST, _UNSHOWN_PAIR_COST = 4.0, 9.0
_LEAST, _LEAST_SHARE = 3, 0.01
# A word counts as damaged if the other reading is likelier by this margin: يف, في.
_MUCH_LIKELIER_BITS = 12.0
_CERTAIN_ARTICLE = lazy_pattern(f"{_BEFORE_THE}ا[أإآ]ل..")
_WITH_ARTICLE = lazy_pattern(f"{_BEFORE_THE}ال(?=...)")
# An article after which a font lost an alef: الحتياطي.
_ARTICLE_FIRST = lazy_pattern(f"{_BEFORE_THE}ال")


class _Font(NamedTuple):
    """What a text shows about its font."""

    others: frozenset[str]  # reversed ligatures other than lam-alef
    any_other: bool = False  # whether any other pair may be reversed too
    drops: bool = False  # whether the alef before a reversed lam-alef is lost

    def cost_of(self, pair: str, lam_alef: bool) -> float | None:
        """Return the cost of reading two letters in the other order; None if they are never reversed."""
        if pair in _LAM_ALEF_PAIRS:
            return 0.0 if lam_alef else None
        if pair in self.others:
            return _OTHER_PAIR_COST
        return _UNSHOWN_PAIR_COST if self.any_other and pair in _OTHER_PAIRS else None


_PLAIN_FONT = _Font(frozenset())


def turn_ligatures(text: str, damaged: bool = False) -> Edits:
    """Return the edits of reversed ligatures: all in damaged stretches, elsewhere only certain ones.

    ``damaged`` says that the text has other damage, so that ligatures are looked for without signs of their own.
    """
    signs, broken = _find_signs(text)
    throughout = not signs and _is_reversed_throughout(text)
    if not signs and not throughout and not damaged:
        return
    font = _read_font(text, broken)
    edits: list[tuple[int, int, str]] = []
    found = list(_ARABIC_WORD.finditer(text))
    words = ["", *(_WORD_MARKS_RUN.sub("", m[0]) for m in found), ""]
    torn = len(_TORN.findall(text)) >= _LEAST
    for m, (before, word, after) in zip(found, zip(words, words[1:], words[2:], strict=False), strict=True):
        # An article that ends a line, where lines are torn inside words.
        if torn and _ARTICLE_ALONE.fullmatch(m[0]) and _ENDS_LINE.match(text, m.end()):
            continue
        if not _is_word_part(text, m):
            share = 1.0 if throughout else _reversed_share(signs, broken, m.start())
            right = _right_word(word, share, font, damaged=damaged)
            if share > 0.5 and (row := _BY_WORD.get(right)):
                right = row.one if row.before.search(before) or row.after.search(after) else row.other
            edits += _word_edits(text, m.start(), m.end(), word, right)
    exempt = set(protected_of_few(Scan(text), [start for start, _, _ in edits])) if edits else ()
    yield from (edit for edit in edits if edit[0] not in exempt)


def _reversed_share(signs: list[int], broken: list[bool], at: int) -> float:
    """Return the share of the signs around a place that are reversed."""
    here = bisect_left(signs, at)
    first = max(0, min(here - _SIGNS_AROUND // 2, len(signs) - _SIGNS_AROUND))
    last = min(len(signs), first + _SIGNS_AROUND)
    return sum(broken[first:last]) / (last - first) if signs else 0.0


def _right_word(word: str, share: float, font: _Font, *, damaged: bool) -> str:
    """Return the repaired word, given the share of reversed signs around it."""
    if share > 0.5:
        right = most_likely_word(word, font, True)
        if font.drops and (article := _ARTICLE_FIRST.match(word)):
            longer = most_likely_word(article[0][:-2] + "اال" + word[article.end() :], font, True)
            if word_bits(longer) > max(word_bits(right), word_bits(word) + _CERTAIN_BITS):
                return longer
        return right
    right = most_likely_word(word, font, False) if font.others else word
    if right == word and damaged and not share:
        right = most_likely_word(word)
        return right if word_bits(right) > word_bits(word) + _CERTAIN_BITS else word
    return _repair_certain(word) if right == word and share > _MENTIONED_SHARE else right


def _is_word_part(text: str, m: re.Match[str]) -> bool:
    """Whether these letters are part of a word with forms or letters such as چ, or an article (الـ, ال 15)."""
    around = "".join(sides_of(text, *m.span()))
    if any("\ufb50" <= char <= "\ufefc" or "\u0671" <= char <= "\u06d3" for char in around):
        return True
    if _ARTICLE_ALONE.fullmatch(m[0]) and (m[0][-1] == "\u0640" or text[m.end() : m.end() + 1] == "-"):
        return True  # later steps make a dash of a stroke
    return m[0] == "ال" and _BEFORE_NUMBER.match(text, m.end()) is not None


def _find_signs(text: str) -> tuple[list[int], list[bool]]:
    """Find the articles before an alef, and for each whether it is reversed.

    Returns nothing unless one is certainly damage: a doubled alef (اال) may be a typing error.
    """
    if not _SURE_DAMAGE.search(text):
        return [], []
    found = list(_ALEF_ARTICLE.finditer(text))
    for m in found:
        if not m[1]:
            continue
        word = _WORD_MARKS_RUN.sub("", _ARABIC_WORD.match(text, m.start())[0])  # type: ignore[index]  # a letter is there
        bits = word_bits(most_likely_word(word))
        # A word when its لا is turned (االقتصاد), and not without one alef (االله): no typing error.
        gain = bits - word_bits(word.replace("اا", "ا", 1))
        if m[1] in ("أ", "إ") or (bits >= _LEAST_DOUBLED_BITS and gain >= _LEAST_DOUBLED_GAIN):
            break
    else:
        return [], []
    return [m.start() for m in found], [m[1] is not None for m in found]


def _is_reversed_throughout(text: str) -> bool:
    """Whether a text has no right lam-alef, and reversing makes many words likelier."""
    if sum(map(_reversed_gain, _ARABIC_WORD.findall(text))) < _LEAST_TOTAL_GAIN or has_right_lam_alef(text):
        return False
    words = {_WORD_MARKS_RUN.sub("", m[0]) for m in _ARABIC_WORD.finditer(text) if not _is_word_part(text, m)}
    return sum(map(_reversed_gain, words)) >= _LEAST_TOTAL_GAIN


def has_right_lam_alef(text: str) -> bool:
    """Whether a text has a lam-alef that is not reversed."""
    return _RIGHT_LAM_ALEF.search(text) is not None or _RIGHT_FORM.search(text) is not None


@remember(1 << 15)
def _reversed_gain(word: str) -> float:
    """Return how many bits likelier a word is with its lam-alefs turned; a single word counts only so much."""
    word = _WORD_MARKS_RUN.sub("", word)
    if not _REVERSED.search(word):
        return 0.0
    return min(_MOST_WORD_GAIN, max(0.0, word_bits(most_likely_word(word)) - word_bits(word)))


def _read_font(text: str, broken: list[bool]) -> _Font:
    """Read from a text which ligatures its font reverses.

    A ligature is reversed if turning it makes known words of unknown ones, and it is rarely in its right order. If many
    are, unknown words may have any of the other ligatures too.
    """
    reversed_, right = Counter[str](), Counter[str]()
    words = Counter(_WORD_MARKS_RUN.sub("", m[0]) for m in _ARABIC_WORD.finditer(text))
    words = Counter({word: count for word, count in words.items() if len(word) <= LONGEST_WORD})
    for word, count in words.items():
        twos = list(itertools.pairwise(word))
        pairs = {at: b + a for at, (a, b) in enumerate(twos) if b + a in _OTHER_PAIRS}
        stands = [a + b for a, b in twos if a + b in _OTHER_PAIRS]
        known = (pairs or stands) and word_bits(word)
        if known:
            right.update(dict.fromkeys(stands, count))
        least = known + _MUCH_LIKELIER_BITS if known else 2 * _OTHER_PAIR_COST
        for at, pair in pairs.items() if known or not plain_word_bits(most_likely_word(word)) else ():
            if plain_word_bits(most_likely_word(word[:at] + pair + word[at + 2 :])) > least:
                reversed_[pair] += count
    others = frozenset(pair for pair, count in reversed_.items() if count > 1 and count > right[pair])
    enough = max(_LEAST, words.total() * _LEAST_SHARE)
    doubled = any(sign in text for sign in ("اال", "االا"))
    return _Font(
        others, any_other=bool(others) and reversed_.total() >= enough, drops=sum(broken) >= _LEAST and not doubled
    )


def _word_edits(text: str, start: int, end: int, word: str, right: str) -> Edits:
    """Return the edits of a word: each reversed pair, or the whole word if it lost an alef."""
    if len(right) > len(word):
        if text[start:end] == word:
            yield start, end, right
        return
    letters = [m.start() for m in re.finditer(f"[{LETTERS}]", text[start:end])]
    at = 0
    while at < len(word):
        if right[at] == word[at]:
            at += 1
            continue
        first, second = start + letters[at], start + letters[at + 1]
        # Marks stay in their place: the extractor reversed the letters only. But a fathatan precedes its alef (بدًال).
        if text[first - 1 : first] == _FATHATAN and first > start and second + 1 == end and right[at] == "ل":
            yield first - 1, end, f"ل{_FATHATAN}{text[first]}"
            return
        yield first, second + 1, text[second] + text[first + 1 : second] + text[first]
        at += 2


@remember(1 << 14)
def _repair_certain(word: str) -> str:
    """Repair the reversed article of a word if it certainly is one: األمن, not اال."""
    if not _CERTAIN_ARTICLE.match(word):
        return word
    right = most_likely_word(word)
    return right if word_bits(right) > word_bits(word) + _CERTAIN_BITS else word


@remember(1 << 16, lambda word, *_: len(word))
def most_likely_word(word: str, font: _Font = _PLAIN_FONT, lam_alef: bool = True) -> str:
    """Return the likeliest word that damage turns into this one; the word itself if no other is known."""
    if len(word) > LONGEST_WORD:
        return word
    if font is _PLAIN_FONT and "ل" not in word:  # nearly half of all words
        return word
    turned_costs = [font.cost_of(b + a, lam_alef) for a, b in itertools.pairwise(word)]
    costs = {at: cost_of for at, cost_of in enumerate(turned_costs) if cost_of is not None}
    if not costs or len(costs) > _MOST_PAIRS:
        return word
    best, most = word, 0.0
    for turned in itertools.product((False, True), repeat=len(costs)):
        places = list(itertools.compress(costs, turned))
        if any(b - a == 1 for a, b in itertools.pairwise(places)):
            continue
        letters = list(word)
        for at in places:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        bits = word_bits("".join(letters)) - sum(costs[at] for at in places)
        if bits > most:
            best, most = "".join(letters), bits
    return best if most or not lam_alef else _turn_unknown(word, font)


def _turn_unknown(word: str, font: _Font) -> str:
    """Repair an unknown word: its article, and the rest apart."""
    if (m := _TURNED_ARTICLE.match(word)) and len(word) - m.end() > 1:
        prefix, alef = (m[1] + "ال", m[2]) if m[2] else (m[3] + "لل", m[4])
        return prefix + alef + most_likely_word(word[m.end() :], font)
    if (m := _WITH_ARTICLE.match(word)) and plain_word_bits(word[m.end() :]) == 0:
        return m[0] + most_likely_word(word[m.end() :], font)
    return _NEVER.sub(r"ل\1", word)
