"""Final yeh: ي or ى, in texts that write one for the other."""

from __future__ import annotations

import functools
from bisect import bisect
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from arnorm._arabic.affixes import CONJUNCTIONS, PREPOSITIONS, WITH_ARTICLE
from arnorm._arabic.data.alef_nouns import ALEF_NOUNS
from arnorm._arabic.protect import protected_of_few
from arnorm._core.classes import LETTER, MARK, TATWEEL
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import remember
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, function_form, step_class
from arnorm._core.windows import places, skip, skip_back, up_to
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import leave_code

__all__ = ["RepairYeh", "repair_yeh"]

YEH, ALEF_MAKSURA = "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER ALEF MAKSURA}"
FATHA, KASRA = "\N{ARABIC FATHA}", "\N{ARABIC KASRA}"
# On the letter itself: these say that it is read as an alef, those that it is a consonant or a long i.
_ALEF_MARKS = "\N{ARABIC FATHATAN}\N{ARABIC LETTER SUPERSCRIPT ALEF}"
_YEH_MARKS = "\u064c\u064d\u064f\u0650\u0651\u0652"
_SIGN_RUN = lazy_pattern("[\u0640\u064b-\u065f\u0670\ufffd]+")
_INSIDE, _MARK = bytes((LETTER, MARK, TATWEEL)), bytes((MARK,))
_LONGEST_WORD = 40


def _split_stems(words: str) -> frozenset[str]:
    return frozenset(word[:-1] for word in words.split())


# Words, without their last letter, that end in ي and nothing else.
_ALWAYS_YEH = _split_stems(
    "في الذي التي اللي هي كي لكي ذي أي اي لي بي حوالي بحوالي لحوالي يلي دي زي تاني دلوقتي إزاي ازاي"
)
# Those that show how a text writes its final ي: at least one of these is in any paragraph.
_MARKERS = _split_stems("في الذي التي هي اللي")
# What only Egyptians write; every ى of theirs may be a ي.
_DIALECT = lazy_pattern(
    rf"(?<!\w)[{CONJUNCTIONS}]?(?:النهارده|النهاردة|عشان|علشان|دلوقت|بتاع|بتاعة|كده|كدة|ازيك|إزيك|مفيش|بردو|برضه)(?!\w)"
)
_PROPER = (" في ", " الذي ", " التي ", " هي ", " وفي ", " والتي ")
# Words, without their last letter, that end in ى and nothing else; three of them show a text that never writes ى.
_ALWAYS_ALEF = _split_stems("حتى أخرى الأخرى إحدى مستشفى المستشفى مصطفى المصطفى")
# How words of the last kind end, and إلي: only a text that has one is read for its final ي.
_NEVER_ALEF = ("حتي", "خري", "إحدي", "ستشفي", "صطفي", "إلي")
# Words whose rarer reading in ي is too frequent to change: make! (dialect), upon me, with me, my memory, bridge.
_EITHER = _split_stems("سوى على لدى ذكرى كبرى ليلى هدى")
# Most of the words in ى, and right.
_COMMON = (" على ", " إلى ", " حتى ")
# What can only be the object of إلى, never that of إليّ; where the text writes إلى too, إلي is itself (كتب إلي الوزير).
_TO = lazy_pattern(r"[ \xa0]+(?:ال|أن[ \xa0]|هذا|هذه|ذلك|تلك|غير[ \xa0])")

# Verbs after which إلي may be to me, and what follows their subject: كتب إلي الأستاذ.
_SENDING = lazy_pattern(
    rf"(?<!\w)[{CONJUNCTIONS}]?(?:كتب|أرسل|ارسل|بعث|أهدى|أنفذ|أسر|أوحى|حبب|خيل|دفع|أشار|اشار|نظر|التفت)[ \xa0]+\Z"
)

# وفى is and in, or, where ى is written as it should be, he fulfilled.
_FULFILLED = "وف"  # its letters, no prefixes
# لى is to me, or إلى in print that lost a letter.
_TO_ME = "ل"
# يعنى ب is concerned with, not it means.
_CONCERNED = lazy_pattern(f"[{CONJUNCTIONS}س]{{0,2}}[يتنأ]عنى[ \xa0]+ب")

# A shadda on the last consonant (ولّى), a damma on what makes the present (يُعنى): a verb, and no ي.
_VERB = lazy_pattern("\u0651[\u064b-\u0652]{0,9}$|^[" + CONJUNCTIONS + "سل]?[يتنأ]\u064f")
_CONJUNCTION_PREFIX = lazy_pattern(f"[{CONJUNCTIONS}](?=..)")
_ARTICLE_PREFIX = lazy_pattern(f"{WITH_ARTICLE}(?=..)")
_PREPOSITION = lazy_pattern(f"[{CONJUNCTIONS}]?[{PREPOSITIONS}](?=..)")


@step_class
class RepairYeh(Step):
    """Write final ي and ى where they belong, in texts that use one for both.

    Egyptian print writes ى for every final ي (فى، الذى، الإدارى), hasty typing ي for every final ى (حتي، أخري).
    Evidence decides, never a guess:

    - marks that the word carries (a kasra before the letter, a tanween on it);
    - words with one spelling (فى، الذى, حتي), and إلي before the article;
    - the frequencies of the two spellings in well-spelt text (``_generated/yeh_stems.py``): where ى is never seen, five
      times ي is enough;
    - in a text or line that writes فى or الذى so: once is enough, and so is the shape of the word, an adjective in ـِيّ
      with the article or with a long vowel before its last consonant, unless the list of nouns in ى
      (``arnorm._arabic.data.alef_nouns``) has it.

    What could be either word stays: علي and على, المعنى, يلغى. URLs, names and tags stay too.

    Code and keys stay as they are (see `arnorm.find_blocks`), unless ``blocks`` is "prose".

    >>> import arnorm
    >>> arnorm.repair_yeh("قال الوزير المصرى فى حديثه على المستوى المحلى")
    'قال الوزير المصري في حديثه على المستوى المحلي'
    """

    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"
    summary = "Restores the final yeh that Egyptian print writes without dots."
    summary_ar = "يعيد نقطتي الياء المتطرفة التي تُكتب في مصر بلا نقط."
    topic = "Marks and letters"
    find_left = leave_code

    def edits(self, scan: Scan) -> Iterator[Edit | tuple[int, int, str]]:
        found = sorted(_repaired(scan))
        exempt = set(protected_of_few(scan, [at for at, _ in found])) if found else ()
        for at, letter in found:
            if at not in exempt:
                yield at, at + 1, letter


repair_yeh = function_form(RepairYeh)


class _Word(NamedTuple):
    """A word that ends in one of the two letters."""

    start: int
    at: int  # where the letter stands
    stem: str  # the word without it and without marks
    before: str  # the mark before the letter, if any
    on: str  # the mark on it, if any


def _repaired(scan: Scan) -> list[tuple[int, str]]:
    """Return the places that change, and the new letter of each."""
    text = scan.text
    words = list(_find_words(scan, ALEF_MAKSURA))
    found = _to_yeh(words, text) if words else []
    if any(scan.kinds[at + len(ending)] not in _INSIDE for ending in _NEVER_ALEF for at in places(text, ending)):
        words = list(_find_words(scan, YEH))
        without = sum(_strip_signs(word.stem) in _ALWAYS_ALEF for word in words)
        hasty = without > text.count("حتى ") + text.count("خرى ")
        to = "إلى" not in text
        found += [(word.at, ALEF_MAKSURA) for word in words if _is_alef(word, text, hasty=hasty, hasty_to=to)]
    return found


def _to_yeh(words: list[_Word], text: str) -> list[tuple[int, str]]:
    """Return the places of ى that become ي."""
    shown = [word for word in words if _strip_signs(word.stem) in _MARKERS]
    proper = sum(text.count(word) for word in _PROPER)
    # A word of the dialect is looked for only where nothing shows how the text writes its final ي.
    egyptian = len(shown) >= proper if shown else not proper and _DIALECT.search(text) is not None
    breaks = [] if egyptian or not shown else list(places(text, "\n"))
    lines: set[int] = set()  # that show ى for ي, and have no marker word with ي
    if breaks:
        lines = {bisect(breaks, word.at) for word in shown}
        lines -= {bisect(breaks, at) for word in _PROPER for at in places(text, word)}
    return [
        (word.at, YEH) for word in words if _is_yeh(word, text, egyptian=egyptian or bisect(breaks, word.at) in lines)
    ]


_VERB_BEFORE = 12  # a verb and the space after it


def _find_words(scan: Scan, letter: str) -> Iterator[_Word]:
    """Find the words that end in this letter."""
    text, kinds = scan.text, scan.kinds
    for at in places(text, letter):
        if text.startswith(_COMMON, at - 3):
            continue
        end = at + len(letter)
        after = skip(kinds, end, _MARK, _LONGEST_WORD)
        if kinds[after] not in _INSIDE:
            first = skip_back(kinds, at, _INSIDE, _LONGEST_WORD)
            stem = _SIGN_RUN.sub("", text[first:at])
            if stem:
                yield _Word(first, at, stem, text[at - 1], text[end:after])


def _strip_signs(stem: str) -> str:
    """Return the stem without و or ف before it."""
    return stem[prefix.end() :] if (prefix := _CONJUNCTION_PREFIX.match(stem)) else stem


def _is_yeh(word: _Word, text: str, *, egyptian: bool) -> bool:
    """Whether a word's final ى stands for ي."""
    if any(mark in word.on for mark in _ALEF_MARKS + _YEH_MARKS):
        return not any(mark in word.on for mark in _ALEF_MARKS) and ALEF_NOUNS.isdisjoint(_all_forms(word.stem))
    if word.before in (FATHA, KASRA):
        return word.before == KASRA
    if _VERB.search(text[word.start : word.at]):
        return False
    if word.stem in (_FULFILLED, _TO_ME):
        return egyptian
    if word.stem in _ALWAYS_YEH or _strip_signs(word.stem) in _ALWAYS_YEH:
        return True
    if _CONCERNED.match(text, word.start):
        return False
    return _stem_is_yeh(word.stem, egyptian)


@remember(1 << 14, lambda stem, _: len(stem))
def _stem_is_yeh(stem: str, egyptian: bool) -> bool:
    forms = _all_forms(stem)
    form, *_ = forms
    noun = form.removeprefix(_THE)
    yeh, alef = _load_tables()
    if noun in ALEF_NOUNS or any(one in ALEF_NOUNS or one in alef or _PASSIVE.fullmatch(one) for one in forms):
        return False
    count = max(yeh.get(form, 0) for form in forms)
    if _ACTIVE.fullmatch(stem) or any(map(_MINE.fullmatch, forms)):
        return True
    if not egyptian:
        return _is_definite(form, count)
    if count >= _SURE_STEMS:
        return True
    if form != noun:
        return bool(count) or (len(noun) > 2 and not {noun, noun.replace("ا", "أ", 1)} & ALEF_NOUNS)
    return bool(count) or any(map(_ADJECTIVE.fullmatch, forms))


def _is_definite(stem: str, count: int) -> bool:
    """Whether it is an adjective or a noun with the article, by its shape or because it is often seen."""
    if _DEFINITE.fullmatch(stem):
        return count >= _SURE_STEMS
    return count >= 2 * _SURE_STEMS and stem.startswith(_THE) and stem.removeprefix(_THE) not in _EITHER_DEFINITE


def _all_forms(stem: str) -> list[str]:
    """Return the forms to look a stem up by: with an article only that form, else with and without prefixes."""
    if article := _ARTICLE_PREFIX.match(stem):
        return [_THE + stem[article.end() :]]
    return [stem, *(stem[m.end() :] for m in (_CONJUNCTION_PREFIX.match(stem), _PREPOSITION.match(stem)) if m)]


_THE = "ال"

# Verbs that are as often passive, where ى is right: يلغى القانون, تجرى الانتخابات.
_PASSIVE = lazy_pattern("[يت](?:لغ|نه|عف|رس|بد|قص|حص|خف|هد|جر|عط|بن|رو|حك|رم|دع|جب|ثن|حم)")

# Verbs that have no passive in use, so that their present ends in ي: ينتهى الفيلم.
_ACTIVE = lazy_pattern(f"[{CONJUNCTIONS}]?س?[يتن](?:نته|نتم|حتو|أت|ختف|لتق|رتد|ستح|مش)")
# How often well-spelt text must write a word with ي, and never with ى, for that to be enough in any text.
_SURE_STEMS = 5
# Where the text does not write every ي so: an adjective in ـِيّ or a participle, with the article (الألمانى, القاضى), for
# no verb has one, and nouns in ى are not of these shapes.
_DEFINITE = lazy_pattern("ال(?:.ا.|..+ا[ئنتبسمدعكرل]|..+و[نبمدسك]|..+ي[نركلتسمدب])")
# Nouns of the patterns أفعال and فاعل, with the ending of mine or of an adjective (أولادى, عالمى); in hasty text a
# particle may be glued to a verb: ياترى, ماجرى.
_MINE = lazy_pattern("أ..ا.|[^وفبلكسمي]ا..")
# With the article too these are two words: السكرى, المحلى, الجوى, المستفتى.
_EITHER_DEFINITE = _split_stems("سكري محلي جوي مستفتي")
# An adjective in ـِيّ by its shape: a long vowel before its last consonant, and no verb of the sixth form (توالى).
_ADJECTIVE = lazy_pattern(
    f"(?![{CONJUNCTIONS}]?(?:[إا]|س?[يتنأ])?ت.ا.$)(?:..+ا[ئنتبسمدعكرل]|..+و[نبمدسك]|..+ي[نركلتسمدب])"
)


def _is_alef(word: _Word, text: str, *, hasty: bool, hasty_to: bool) -> bool:
    """Whether a word's final ي stands for ى."""
    if word.on or word.before == KASRA:
        return False
    bare = _strip_signs(word.stem)
    if bare in _ALWAYS_ALEF:
        return True
    if bare == "إل":
        near = up_to(text, word.start, _VERB_BEFORE)
        return (
            hasty_to
            and (to := _TO.match(text, word.at + 1)) is not None
            and not (to[0].endswith("ال") and _SENDING.search(near))
        )
    if not hasty or word.before == FATHA:  # a fatha may be the dual's (كتابَي)
        return False
    yeh, alef = _load_tables()
    forms = _all_forms(word.stem)
    if bare in _EITHER:
        return False
    return not any(form in yeh for form in forms) and any(form in alef and alef[form] >= _SURE_STEMS for form in forms)


@functools.cache
def _load_tables() -> tuple[dict[str, int], dict[str, int]]:
    """Load how often well-spelt text has a stem with ي only, and how often with ى (0 if with both)."""
    from arnorm._generated.yeh_stems import ALEF_STEMS, YEH_STEMS  # noqa: PLC0415 -- large, needed at the first call only

    return YEH_STEMS, ALEF_STEMS
