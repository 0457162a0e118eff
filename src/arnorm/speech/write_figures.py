"""Times and amounts in words, written in figures: what `UnifyNumbers` does with them beside numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from arnorm._arabic.data.clock import HOUR_ALONE
from arnorm._arabic.data.money import CURRENCIES
from arnorm._arabic.folding import fold
from arnorm._core.scan import Scan
from arnorm.numbers.mention import numbers_to_say
from arnorm.speech.amounts import AmountMention, find_amounts, list_amounts
from arnorm.speech.spell_mentions import find_noun
from arnorm.speech.times import TimeMention, find_times, list_times

__all__ = ["figures_in"]

# As much of the text beside a time as its reading needs: والساعة before it, حتى الساعة الخامسة بعد الظهر behind it.
_CHARACTERS_BEFORE, _CHARACTERS_AFTER = 12, 40


def figures_in(scan: Scan) -> list[tuple[int, int, str, str | None]]:
    """The times and amounts in words of a text: start, end, the figures for them, and the value that these begin with.

    A time keeps the words for its part of the day («الساعة 3:30 العصر»), an amount its noun («5.50 دولار»). What would
    not read as before is left out.
    """
    return sorted((*_times_in(scan), *_amounts_in(scan)))


def _has_figures(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _times_in(scan: Scan) -> Iterator[tuple[int, int, str, None]]:
    text = scan.text
    for mention in list_times(scan):
        is_named = fold(mention.text).startswith(tuple(HOUR_ALONE))  # midnight
        if mention.value is None or is_named or _has_figures(mention.text) or mention.value.second:
            continue
        before = text[max(0, mention.start - _CHARACTERS_BEFORE) : mention.start]
        after = text[mention.end : mention.end + _CHARACTERS_AFTER]
        for new in _write_time(mention, mention.value):
            if _reads_as_time(before, new, after, mention):
                yield mention.start, mention.end, new, None
                break


def _write_time(mention: TimeMention, value: datetime.time) -> Iterator[str]:
    """Ways to write a time, the one that keeps most of its last words first; the words of the hour never stay."""
    hour = value.hour % 12 or 12
    clock = f"{hour}:{value.minute:02}" if value.minute else str(hour)
    words = mention.text.split(" ")
    for used in range(1, len(words)):
        yield " ".join((clock, *words[used:]))
    yield clock


def _reads_as_time(before: str, new: str, after: str, mention: TimeMention) -> bool:
    """Whether a new text, between what is before and after it, is a time that says what a mention says."""
    start, end = len(before), len(before) + len(new)
    said = [
        (m.value, m.zone, m.flags)
        for m in find_times(before + new + after, blocks="prose")
        if (m.start, m.end) == (start, end)
    ]
    return said == [(mention.value, mention.zone, mention.flags)]


def _amounts_in(scan: Scan) -> Iterator[tuple[int, int, str, str]]:
    """Amounts that are more than one number and its noun: with parts, a noun said twice, or a dual."""
    for amount in list_amounts(scan):
        is_plain = not (amount.flags or _has_figures(amount.text) or _is_glued(scan.text, amount.start))
        if is_plain and amount.value != 1 and not _is_one_number(amount):
            value = f"{amount.value:f}"
            for noun in _nouns_of(amount):
                if _read_amounts(f"{value} {noun}") == _read_amounts(amount.text):
                    yield amount.start, amount.end, f"{value} {noun}", value
                    break


def _is_glued(text: str, start: int) -> bool:
    """Whether a letter is written onto the word at a place, other than و: بدولارين."""
    before = text[max(0, start - 2) : start]
    return before[-1:].isalpha() and not (before.endswith("و") and not before[:-1].isalpha())


def _is_one_number(amount: AmountMention) -> bool:
    """Whether an amount is one number and its noun, so that figures for the number are enough."""
    return [(number.start, number.value) for number in numbers_to_say(Scan(amount.text))] == [(0, amount.value)]


def _nouns_of(amount: AmountMention) -> Iterator[str]:
    """The noun of an amount as its text has it, then with the adjective that its parts imply (هللة)."""
    row = CURRENCIES.get(amount.currency or "")
    noun = find_noun(amount)
    if fold(noun).startswith(amount.noun):
        yield noun
        if row is not None and row.adjective and " " not in noun:
            yield f"{noun} {row.adjective}"


def _read_amounts(text: str) -> list[tuple[Decimal, str | None, int]]:
    """What a text of one amount says; where it ends, counted from the end."""
    return [(amount.value, amount.currency, len(text) - amount.end) for amount in find_amounts(text, blocks="prose")]
