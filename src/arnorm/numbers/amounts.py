"""Amounts of money: a number with its currency, in figures or in words, found with its value and code, and written."""

from __future__ import annotations

import dataclasses
import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from arnorm._arabic.counted import currency_codes, currency_forms, list_duals, part_forms, parts, region_codes, units
from arnorm._arabic.data.numerals import NOUNS
from arnorm._arabic.data.units import ABBREVIATIONS, CURRENCIES, CURRENCY_CODES, CURRENCY_SIGNS, DEFAULT_CODES, REGIONS
from arnorm._arabic.folding import fold, fold_plain
from arnorm._arabic.marks import MARKS
from arnorm._core.classes import FOREIGN
from arnorm._core.edits import Edit
from arnorm._core.options import make_option
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import Found, quick_maker
from arnorm._core.scan import Scan
from arnorm._core.step import Loss, Step, check_option, function_form, step_class
from arnorm._core.windows import up_to
from arnorm._core.wrong import check_own_names
from arnorm.blocks.options import Blocks
from arnorm.blocks.reading import reading_of, rewrite_prose
from arnorm.numbers.evidence import fold_word
from arnorm.numbers.mention import NumberMention, list_numbers
from arnorm.numbers.number_words import HALVES, KnownWords, Wanted, compute_exactly, is_countable, words_in
from arnorm.numbers.spelled import (
    has_sign_beside,
    precedes_joined_figure,
    spelled_beside_figures,
    spelled_near_money,
)

if TYPE_CHECKING:
    from arnorm.names import Names

__all__ = [
    "AmountMention", "UnifyAmounts", "amounts_in_figures", "amounts_to_say", "find_amounts", "find_noun",
    "numbers_to_say", "unify_amounts",
]  # fmt: skip

_MARK_LETTER = "\u200e\u200f\u061c"
_BLANK_CHARS, _SIGN_CHARACTERS = 3, 8  # between a number and its noun; of a sign before a number, with its blanks
_BLANKS = f"[ \xa0]{{0,{_BLANK_CHARS}}}+"
# The longest word of the tables has ten letters; each may have two marks. PDF text has letters for private use.
_NOUN_AFTER = lazy_pattern(
    rf"{_BLANKS}([\u0621-\u064a\u0671][\u0621-\u064a\u0671\u0640{MARKS}]{{0,30}}+)(?![\w\ue000-\uf8ff])"
)
_AND = lazy_pattern(rf"{_BLANKS}و[{MARKS}]{{0,3}}+ ?")
_ONE_WORD = lazy_pattern(rf"{_BLANKS}واحد[ةه]?[{MARKS}]{{0,3}}+ا?(?!\w)")
_TWO_WORD = lazy_pattern(rf"{_BLANKS}[اإ]ثنت?(?:ان|ين)(?![\w{MARKS}])")
_ISO_CODE = lazy_pattern(r"[A-Z]{3}|[a-z]{3}\d")
# The stop of an abbreviation: د.ك.
_SHORT = lazy_pattern(
    rf"\.(?<=[{''.join({one[0] for one in ABBREVIATIONS})}]\.) ?[{''.join({one[2] for one in ABBREVIATIONS})}أإ]"
)
_LETTERS = lazy_pattern(r"[^\W\d_]+")
# Of the accusative, of the plural of things, of the duals; in folded spelling.
_ADJECTIVE_ENDINGS = {"ا": "", "ه": "", "ان": "", "ين": "", "تان": "ه", "تين": "ه"}
_ONE, _TWO = Decimal(1), Decimal(2)
_TWO_YEARS = ("سنتان", "سنتين")  # two cents need another word: سنتين اثنين


@dataclasses.dataclass(frozen=True, slots=True)
class AmountMention(Found):
    """An amount of money in a text: ``text[start:end]``.

    ``value`` is a `decimal.Decimal` in units of the currency («خمسة دولارات وخمسون سنتا» is 5.50). ``currency`` is its
    ISO 4217 code, or None where the noun names several currencies and nothing tells which. ``noun`` is the noun in
    folded spelling, "" for a sign or a code. Where a part of an unknown currency is counted («خمسة وعشرون فلسا»),
    ``value`` counts these parts, and ``noun`` is their name. ``flags`` are those of its number (`NumberMention`).
    """

    start: int
    end: int
    text: str
    value: Decimal
    currency: str | None
    noun: str = ""
    flags: tuple[str, ...] = ()


_make_amount = quick_maker(AmountMention)


def find_amounts(
    text: str, *, region: str | None = None, blocks: Blocks = "auto", names: Names | None = None
) -> list[AmountMention]:
    """The amounts of money in a text, in order: figures and words, signs, codes, abbreviations and parts.

    ``region`` is the ISO 3166 code of the state whose money a bare ريال, دينار, درهم, جنيه, ليرة or فرنك is ("SA",
    "KW", "EG" …). Without it the other amounts of the text decide, if all that name the noun agree; else ``currency``
    is None. A bare دولار is USD.

    ``names`` are currencies of your own (see `arnorm.Names`).

    Code and the signs of data hold no amounts (see `arnorm.find_blocks`); with ``blocks="prose"`` the whole text is
    read as prose.

    Returns `AmountMention` objects; offsets are code points, end exclusive. Raises TypeError for anything but a str,
    and ValueError for a region that is not in the table or another value of ``blocks``.

    Sources: ISO 4217 and the Unicode CLDR (`arnorm._arabic.data.units`).

    >>> [(m.text, str(m.value), m.currency) for m in find_amounts("بلغ 2.5 مليون دولار، ودفع خمسة ريالات و$7.50")]
    [('2.5 مليون دولار', '2500000', 'USD'), ('خمسة ريالات', '5', None), ('$7.50', '7.50', 'USD')]
    >>> [str(m.value) for m in find_amounts("عشرون ريالا وخمس وعشرون هللة", region="SA")]
    ['20.25']
    """
    if names is not None:
        return check_own_names(names).find(find_amounts, text, region=region, blocks=blocks)
    scan, reading = reading_of(text, blocks, "find_amounts")
    if region is not None and region not in REGIONS:
        raise ValueError(
            f"find_amounts: region must be one of {', '.join(map(repr, REGIONS))}, or None, got {region!r}"
        )
    found = list_amounts(scan, {} if region is None else region_codes()[region])
    return [reading.as_written(one) for one in found]


def numbers_to_say(scan: Scan) -> list[NumberMention]:
    """The numbers that have figures, and those in words of amounts that have some, the two of a fraction as two."""
    return list_numbers(scan, scan.derive(spelled_beside_figures))


def _numbers_near_money(scan: Scan) -> list[NumberMention]:
    """The numbers that have figures, and those in words beside them or near money."""
    return list_numbers(scan, scan.derive(spelled_near_money))


_Numbers = dict[int, NumberMention]  # those of a text, by where they start


class _Noun(NamedTuple):
    """A currency or a part of one after a number: where it ends, what it is."""

    end: int
    noun: str
    code: str | None
    is_part: bool = False


@compute_exactly
def list_amounts(scan: Scan, region: Mapping[str, str] = MappingProxyType({})) -> list[AmountMention]:
    """The amounts of a text; ``region`` has the code of each bare noun, where it is not the text that decides."""
    nouns = scan.derive(words_in).find(Wanted.MONEY)
    if not nouns and not _has_signs(scan):
        return []
    kept = _read_amounts(scan, _numbers_near_money, nouns)
    # The nouns that all amounts of the text that name their currency give one code.
    codes: dict[str, set[str]] = {}
    for one in kept:
        if one.currency is not None and one.noun:
            codes.setdefault(one.noun, set()).add(one.currency)
    known = {noun: code for noun, (code, *others) in codes.items() if not others} | dict(region)
    return [
        dataclasses.replace(one, currency=known[one.noun]) if one.currency is None and one.noun in known else one
        for one in kept
    ]


@compute_exactly
def amounts_to_say(scan: Scan) -> list[AmountMention]:
    """The amounts of a text that have figures; the code of a whole number of a bare noun is left out."""
    words = scan.derive(words_in)
    with_figures = [span for span in words.find(Wanted.MONEY) if precedes_joined_figure(words, span[1])]
    found = _read_amounts(scan, numbers_to_say, with_figures)
    has_parts = any(one.currency is None and (one.value % 1 or one.noun in parts()) for one in found)
    return [one for one in (list_amounts(scan) if has_parts else found) if any(map(str.isdecimal, one.text))]


def _has_signs(scan: Scan) -> bool:
    """Whether signs, codes or abbreviations of money may be in a text."""
    text = scan.text
    has_code = FOREIGN in scan.kinds and _ISO_CODE.search(text) is not None
    return has_code or any(map(text.__contains__, CURRENCY_SIGNS)) or _SHORT.search(text) is not None


def _read_amounts(
    scan: Scan, said: Callable[[Scan], list[NumberMention]], bare: list[tuple[int, int]]
) -> list[AmountMention]:
    """The amounts of the numbers of a scan, and those of these nouns without a number, in order."""
    text, words = scan.text, scan.derive(words_in)
    nouns = words.find(Wanted.MONEY)
    numbers = {one.start: one for one in scan.derive(said) if one.value is not None and one.kind == "number"}
    places = [start for start, _ in words.source(text, nouns)]
    found: list[AmountMention] = []
    for number in numbers.values():
        nth = bisect_left(places, number.end)
        is_near = nth < len(places) and places[nth] - number.end <= _BLANK_CHARS
        is_near = is_near or has_sign_beside(text, number.start, number.end)
        if is_near and (amount := _read_amount(text, number, numbers)) is not None:
            found.append(amount)
    if bare:
        found += _read_bare(text, words, bare, numbers)
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[AmountMention] = []
    end = 0
    for amount in found:  # the first of those that overlap: «درهم وخمسين فلسا» is one
        if amount.start >= end:
            end = amount.end
            kept += [amount] if is_countable(amount.value) else []
    return kept


@functools.cache
def money_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Signs, codes and abbreviations before a number and after it, from the tables."""
    signs = "|".join(re.escape(sign) for sign in CURRENCY_SIGNS)
    codes = "|".join(sorted(CURRENCY_CODES))
    short = "|".join(rf"{one[0]}\. ?{'[اأإ]' if one[2] == 'ا' else one[2]}\.?(?![\w{MARKS}])" for one in ABBREVIATIONS)
    money = rf"{signs}|(?<![A-Za-z])(?:{codes})(?![A-Za-z])|(?:(?<![^\W\d])|(?<=\sو))(?:{short})"
    glued = rf"(?<![A-Za-z])(?:{codes.lower()})\Z"  # aed1.2
    before = re.compile(rf"(?P<money>{glued}|{money})[ \xa0]?[{_MARK_LETTER}]?\Z")
    return before, re.compile(rf"[{_MARK_LETTER}]?[ \xa0]?(?P<money>{money})")


def _read_money(money: str) -> tuple[str, str | None]:
    """The noun and the code of a sign, a code or an abbreviation: a code without a noun, or ريال without a code (﷼)."""
    if (code := money.upper()) in CURRENCY_CODES:
        return "", code
    named = CURRENCY_SIGNS.get(money) or ABBREVIATIONS[fold(money).replace(" ", "").removesuffix(".")]
    return ("", named) if named in CURRENCY_CODES else (named, None)


def _read_amount(text: str, number: NumberMention, numbers: _Numbers) -> AmountMention | None:
    """The amount that begins with a number, or with the sign before it."""
    value = number.value
    if value is None:
        return None
    if (noun := _read_noun(text, number.end)) is not None:
        return _with_part(text, number.start, noun, value, numbers, flags=number.flags)
    if before := money_patterns()[0].search(text, max(0, number.start - _SIGN_CHARACTERS), number.start):
        name, code = _read_money(before["money"])
        start = before.start("money")
        return _make_amount(start, number.end, text[start : number.end], value, code, name, number.flags)
    return None


def _read_noun(text: str, at: int) -> _Noun | None:
    """The sign, code, abbreviation or noun after a number."""
    if (sign := money_patterns()[1].match(text, at)) is not None:
        noun, code = _read_money(sign["money"])
        return _with_adjective(text, sign.end("money"), noun) if noun else _Noun(sign.end("money"), noun, code)
    word = _NOUN_AFTER.match(text, at)
    form = "" if word is None else fold_word(word[1])
    currency = _look_up(form, currency_forms())
    found = currency or _look_up(form, part_forms())
    return _with_adjective(text, word.end(), found, is_part=not currency) if word and found else None


def _with_adjective(text: str, end: int, noun: str, *, is_part: bool = False) -> _Noun:
    """The noun of a currency or of its part that ends at a place, with the adjective after it that says whose it is."""
    if adjective := _NOUN_AFTER.match(text, end):
        for bare in _strip_adjective(fold_word(adjective[1])):
            if code := currency_codes().get((noun, bare)):
                return _Noun(adjective.end(), noun, code, is_part or noun == fold_word(CURRENCIES[code].part))
    return _Noun(end, noun, currency_codes().get((noun, "")), is_part)


def _strip_adjective(folded: str) -> Iterator[str]:
    """What an adjective in folded spelling may be without the ending of its number, gender and case."""
    yield folded
    for ending, singular in _ADJECTIVE_ENDINGS.items():
        if folded.endswith(ending) and folded != ending:
            yield folded.removesuffix(ending) + singular


def _look_up(form: str, forms: dict[str, str]) -> str | None:
    return forms.get(form) or forms.get(form.removesuffix("ا"))


def _with_part(
    text: str, start: int, noun: _Noun, value: Decimal, numbers: _Numbers, *, flags: tuple[str, ...] = ()
) -> AmountMention:
    """An amount with the parts after it: «عشرون ريالا وخمسون هللة», «ريال ونصف»."""
    noun, value = _add_repeated(text, noun, value)
    end, code = noun.end, noun.code
    if not noun.is_part:
        end, code, value = _add_part(text, noun, value, numbers)
    elif code is not None:
        value *= _find_share(noun, fold_word(CURRENCIES[code].noun), code) or 1
    return _make_amount(start, end, text[start:end], value, code, noun.noun, flags)


def _add_repeated(text: str, noun: _Noun, value: Decimal) -> tuple[_Noun, Decimal]:
    """The noun and its count, with the noun said again for one or two after a hundred: «مئة ريال وريالان»."""
    joint = _AND.match(text, noun.end)
    word = None if joint is None else _NOUN_AFTER.match(text, joint.end())
    if word is None:
        return noun, value
    form = fold_word(word[1])
    more = _ONE if form.removesuffix("ا") == noun.noun else _TWO if list_duals().get(form) == noun.noun else None
    if more is None:
        return noun, value
    last = _with_adjective(text, word.end(), noun.noun, is_part=noun.is_part)
    return last._replace(code=last.code or noun.code), value + more


def _add_part(text: str, noun: _Noun, value: Decimal, numbers: _Numbers) -> tuple[int, str | None, Decimal]:
    """Where an amount with its parts ends, its code and its value."""
    alone = noun.end, noun.code, value
    joint = _AND.match(text, noun.end)
    if joint is None:
        return alone
    half = _NOUN_AFTER.match(text, joint.end())
    if half is not None and (share := HALVES.get(fold_word(half[1]).removeprefix("ال"))) is not None:
        of = _NOUN_AFTER.match(text, half.end())
        is_other = of is not None and fold_word(of[1]) in units()  # ربع دينار ونصف كيلو
        return alone if is_other else (half.end(), noun.code, value + share)
    part, count = _read_part(text, joint.end(), numbers)
    share = None if part is None else _find_share(part, noun.noun, noun.code)
    return alone if part is None or share is None else (part.end, noun.code or part.code, value + count * share)


def _read_part(text: str, at: int, numbers: _Numbers) -> tuple[_Noun | None, Decimal]:
    """A part of a currency and how many of it: «خمسون هللة», «هللة واحدة», «هللتان»."""
    number = numbers.get(at)
    if number is not None and number.value is not None:
        noun = _read_noun(text, number.end)
        return (None, number.value) if noun is None else _add_repeated(text, noun, number.value)
    word = _NOUN_AFTER.match(text, at)
    return (None, _ONE) if word is None else _read_few(text, word.end(), fold_word(word[1]))


def _read_few(text: str, end: int, form: str) -> tuple[_Noun | None, Decimal]:
    """One or two of a currency or of a part, whose folded noun ends at a place; None for a bare singular."""
    dual = list_duals().get(form)
    noun = dual or _look_up(form, currency_forms()) or _look_up(form, part_forms())
    if noun is None:
        return None, _ONE
    found = _with_adjective(text, end, noun, is_part=noun in parts() and noun not in currency_forms())
    word = (_TWO_WORD if dual else _ONE_WORD).match(text, found.end)
    if word is not None:
        found = found._replace(end=word.end())
    return (found, _TWO) if dual else (word and found, _ONE)


def _find_share(part: _Noun, whole: str, code: str | None) -> Decimal | None:
    """How much of a currency a part is; None for a noun that is no part of it."""
    row = CURRENCIES.get(code or "")
    if row is not None and fold_word(row.part) == part.noun:
        return _ONE / row.parts
    share = parts()[part.noun].of.get(whole) if part.is_part else None
    return None if share is None else Decimal(share.numerator) / share.denominator


def _read_bare(
    text: str, words: KnownWords, places: list[tuple[int, int]], numbers: _Numbers
) -> Iterator[AmountMention]:
    """Amounts without a number: duals («دولارين»), and one unit with parts («درهم وخمسون فلسا»)."""
    nouns, view = _list_bare_nouns(), words.view.text
    whole = [(a, b) if view[a:b] in nouns else (a + 1, b) for a, b in places]  # without its proclitic
    spans = [(a, b) for a, b in whole if view[a:b] in nouns]
    for (a, b), (start, end) in zip(spans, words.source(text, spans), strict=True):
        form = view[a:b]
        noun, count = _read_few(text, end, form)
        if noun is None and form in currency_forms():
            noun = _with_adjective(text, end, currency_forms()[form])
            amount = _with_part(text, start, noun, _ONE, numbers)
            if amount.end > noun.end:
                yield amount
        elif noun is not None and not (form in _TWO_YEARS and noun.end == end):
            yield _with_part(text, start, noun, count, numbers)


@functools.cache
def _list_bare_nouns() -> frozenset[str]:
    return frozenset((*list_duals(), *list_duals().values(), *currency_forms().values()))


@step_class
class UnifyAmounts(Step):
    """Write amounts of money in one form: figures and the ISO 4217 code.

    - ``form``: "code" writes the code after the figures («7.50 USD»), "sign" the sign before them («$7.50»), and the
      code where the currency has no sign.
    - ``region``: the state whose money a bare noun is, as in `find_amounts`; None leaves it to the text.
    - ``blocks``: "auto" leaves code and the signs of data (see `arnorm.find_blocks`), "prose" reads all as prose.

    An amount whose currency is unknown or whose number is flagged stays as it is. Returns the text; `run` shows each
    change. Raises ValueError for another form or region.

    >>> unify_amounts("دفع خمسة دولارات وخمسين سنتا ثم 3 ريالات")
    'دفع 5.50 USD ثم 3 ريالات'
    >>> unify_amounts("دفع 20 ريالا و50 هللة", region="SA")
    'دفع 20.50 SAR'
    """

    form: Literal["code", "sign"] = "code"
    region: str | None = make_option(None, examples=(None, "SA", "KW", "EG"))
    blocks: Blocks = "auto"

    loss: ClassVar[Loss] = "letters"
    summary = "Writes amounts of money in figures with the currency's code; unknown currencies stay."
    summary_ar = "يوحّد كتابة المبالغ بالأرقام ورمز العملة، ويترك ما لا تُعرف عملته."
    topic = "Digits and numbers"
    reads_names = True

    def __post_init__(self) -> None:
        check_option(self, "region", (None, *REGIONS))

    def edits(self, scan: Scan) -> Iterable[tuple[int, int, str]]:
        """One edit for each amount of a known currency that is written otherwise."""
        return rewrite_prose(scan, self.blocks, self._edits)

    def _edits(self, scan: Scan) -> Iterator[Edit]:
        for amount in find_amounts(scan.text, region=self.region, blocks="prose"):
            if amount.currency is None or amount.flags:
                continue
            sign = _SIGN_OF.get(amount.currency) if self.form == "sign" else None
            new = f"{amount.value:f} {amount.currency}" if sign is None else f"{sign}{amount.value:f}"
            if new != amount.text and _say_amounts(new) == [(amount.value, amount.currency, 0)]:
                yield Edit(amount.start, amount.end, new)


# The first sign that names a currency; the new one of the Saudi riyal is read only, as few fonts have it.
_SIGN_OF = {code: sign for sign, code in reversed(CURRENCY_SIGNS.items()) if sign != "\u20c1"}
unify_amounts = function_form(UnifyAmounts)


@functools.cache
def _list_nouns() -> dict[str, str]:
    """The nouns of currencies, by their folded spelling."""
    return {fold_plain(row.noun): row.noun for row in CURRENCIES.values()}


def find_noun(mention: AmountMention) -> str:
    """The noun of an amount's currency with its adjective, as the text has them, else as its code says; "" for none."""
    row = CURRENCIES.get(mention.currency or "")
    if not mention.noun or (row is not None and fold_word(row.noun) != mention.noun):
        if row is None:
            return ""
        is_named = not row.adjective or DEFAULT_CODES.get(row.noun) == mention.currency
        return row.noun if is_named else f"{row.noun} {row.adjective}"
    if not (noun := _list_nouns().get(mention.noun, "")):
        return ""
    for word in _LETTERS.findall(mention.text):
        for singular in _strip_adjective(fold_word(word)):
            if (mention.noun, singular) in currency_codes():
                is_masculine = NOUNS[noun].gender == "masculine"
                return f"{noun} {word[: len(singular)] if is_masculine else word[: len(singular) - 1] + 'ة'}"
    return noun


def amounts_in_figures(scan: Scan) -> Iterator[tuple[int, int, str]]:
    """The amounts in words that are more than one number and its noun, and figures for them: 5.50 دولار.

    They have parts, a noun said twice, or a dual. What would not read as before is left out.
    """
    for amount in list_amounts(scan):
        # Figures for the number are enough where the amount is one number and its noun.
        numbers = [(number.start, number.value) for number in _numbers_near_money(Scan(amount.text))]
        before = up_to(scan.text, amount.start, 2)
        is_glued = before[-1:].isalpha() and not (before.endswith("و") and not before[:-1].isalpha())  # بدولارين
        is_plain = not (amount.flags or any(map(str.isdecimal, amount.text)) or is_glued)
        noun, row = find_noun(amount), CURRENCIES.get(amount.currency or "")
        if (
            is_plain
            and amount.value != 1
            and numbers != [(0, amount.value)]
            and fold_word(noun).startswith(amount.noun)
        ):
            # The noun as the text has it, then with the adjective that its parts imply (هللة).
            adjectives = ("", f" {row.adjective}") if row and row.adjective and " " not in noun else ("",)
            for new in (f"{amount.value:f} {noun}{adjective}" for adjective in adjectives):
                if _say_amounts(new) == _say_amounts(amount.text):
                    yield amount.start, amount.end, new
                    break


def _say_amounts(text: str) -> list[tuple[Decimal, str | None, int]]:
    """What a text of one amount says; where it ends, counted from the end."""
    return [(amount.value, amount.currency, len(text) - amount.end) for amount in find_amounts(text, blocks="prose")]
