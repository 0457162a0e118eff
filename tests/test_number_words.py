"""The words beside numbers: each row of each table is read in a sentence in which it alone decides."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from arnorm import find_numbers
from arnorm.numbers import _names, _occasions, _ordered
from arnorm.numbers._context import folded


class Sentence(NamedTuple):
    """A sentence with a place for the word, the number in it, and what the word makes of that number."""

    text: str
    number: str
    rule: str


SENTENCES = {
    "PARTS": Sentence("انظر {} 4.2 منه", "4.2", "part"),
    "NUMBERED": Sentence("انظر المادة {} 4.2 منه", "4.2", "part"),
    "PHONES": Sentence("هناك {} 71.845.220 لهم", "71.845.220", "phone"),
    "TELEPHONES": Sentence("هناك {} 02/5678901 لهم", "02/5678901", "phone-by-word"),
    "POSTAL": Sentence("هناك {} 12.345 منها", "12.345", "postal"),
    "DOSES": Sentence("هناك {} 2 500 رجل", "500", "digits"),
    "LISTED": Sentence("هناك {} 45,15 منها", "45,15", "listed"),
    "PAGES": Sentence("هناك {} 120,125 منها", "120,125", "pages"),
    "TOTALS": Sentence("{} الصفحات 1,250 هناك", "1,250", "thousands-in-text"),
    "LAWS": Sentence("هناك {} 12.104 منها", "12.104", "law"),
    "RATES": Sentence("هناك {} 1.345 منها", "1.345", "rate"),
    "MEANS": Sentence("هناك {} العمر 1.345 منها", "1.345", "rate"),
    "MONEY": Sentence("هناك {} 300.000.00 منها", "300.000.00", "cents-of-money"),
    "RATED": Sentence("هناك 1.345 طفل {} امرأة", "1.345", "rate"),
    "SHARES": Sentence("هناك {} 10:15 منها", "10:15", "ratio-by-colon"),
    "VERSES": Sentence("هناك {} 2:25 منها", "2:25", "verse"),
    "ZONES": Sentence("عند 13,30 {} أمس", "13,30", "clock"),
    "DAYTIME": Sentence("عند 9.30 {} أمس", "9.30", "clock"),
    "CLOCK": Sentence("عند {} 15.30 أمس", "15.30", "clock"),
    "DAYS": Sentence("كان {} 3-4 منه", "3-4", "day-month-by-dash"),
    "SPANNED": Sentence("كان {} 9-12 منه", "9-12", "spanned"),
    "PLAYED": Sentence("كان {} منه 3-2 أمس", "3-2", "score"),
    "MONTHS": Sentence("كان 3/4 {} أمس", "3/4", "days-by-slash"),
    "ORDERED": Sentence("كان في {} الخامس أمس", "الخامس", "words"),
}
TABLES = {name: getattr(module, name) for module in (_names, _occasions, _ordered) for name in module.__all__}
ROWS = [(table, word) for table, words in TABLES.items() for word in sorted(words)]


def test_every_table_has_its_sentence() -> None:
    assert TABLES.keys() == SENTENCES.keys()


@pytest.mark.parametrize(("table", "word"), ROWS)
def test_a_row_decides(table: str, word: str) -> None:
    assert folded(word) == word
    text, number, rule = SENTENCES[table]
    assert _rule_of(number, text.format(word)) == rule
    assert _rule_of(number, text.format("كلب")) != rule


def _rule_of(number: str, text: str) -> str | None:
    return {m.text: m.rule for m in find_numbers(text, words=True)}.get(number)
