"""The words beside numbers: each word is read in a sentence in which one of its roles alone decides."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from arnorm import find_numbers
from arnorm.numbers.context import _roles, fold_word
from arnorm.numbers.spelled.ordered import ORDERED
from arnorm.numbers.vocabulary import ROLES, Role


class Sentence(NamedTuple):
    """A sentence with a place for the word, the number in it, and the rule that the word makes read it."""

    text: str
    number: str
    rule: str


SENTENCES = {
    Role.PART: Sentence("انظر {} 4.2 منه", "4.2", "part"),
    Role.NUMBERED: Sentence("انظر المادة {} 4.2 منه", "4.2", "part"),
    Role.PHONE: Sentence("هناك {} 71.845.220 لهم", "71.845.220", "phone"),
    Role.TELEPHONE: Sentence("هناك {} 02/5678901 لهم", "02/5678901", "phone"),
    Role.POSTAL: Sentence("هناك {} 12.345 منها", "12.345", "postal"),
    Role.DOSE: Sentence("هناك {} 2 500 رجل", "500", "digits"),
    Role.LISTED: Sentence("هناك {} 45,15 منها", "45,15", "listed"),
    Role.PAGE: Sentence("هناك {} 120,125 منها", "120,125", "pages"),
    Role.TOTAL: Sentence("{} الصفحات 1,250 هناك", "1,250", "thousands-in-text"),
    Role.LAW: Sentence("هناك {} 12.104 منها", "12.104", "law"),
    Role.RATE: Sentence("هناك {} 1.345 منها", "1.345", "rate"),
    Role.MEAN: Sentence("هناك {} العمر 1.345 منها", "1.345", "rate"),
    Role.MONEY: Sentence("هناك {} 300.000.00 منها", "300.000.00", "cents"),
    Role.PER: Sentence("هناك 1.345 طفل {} امرأة", "1.345", "rate"),
    Role.SHARE: Sentence("هناك {} 10:15 منها", "10:15", "ratio-by-colon"),
    Role.VERSE: Sentence("هناك {} 2:25 منها", "2:25", "verse"),
    Role.ZONE: Sentence("عند 13,30 {} أمس", "13,30", "clock"),
    Role.DAYTIME: Sentence("عند 9.30 {} أمس", "9.30", "clock"),
    Role.CLOCK: Sentence("عند {} 15.30 أمس", "15.30", "clock"),
    Role.DAY: Sentence("كان {} 3-4 منه", "3-4", "day-month"),
    Role.SPAN: Sentence("كان {} 9-12 منه", "9-12", "spanned"),
    Role.BETWEEN: Sentence("نسبة 41,2% للأعمار {} 5,9 سنوات", "5,9", "fraction-by-shape"),
    Role.OF: Sentence("تعادل الفريق 1/12 {} الكتلة", "1/12", "ratio-by-slash"),
    Role.PLAY: Sentence("كان {} منه 3-2 أمس", "3-2", "score"),
    Role.MONTH: Sentence("كان 3/4 {} أمس", "3/4", "days-by-slash"),
}
ROWS = [
    (role, word) for role in SENTENCES for word, roles in {**ROLES, **_roles()}.items() if roles & role
]  # fmt: skip


def test_every_role_of_the_table_has_its_sentence() -> None:
    used = 0
    for roles in ROLES.values():
        used |= roles
    assert used == sum(SENTENCES, Role.ARTICLE) & ~Role.MONTH


@pytest.mark.parametrize(("role", "word"), ROWS)
def test_a_word_decides(role: int, word: str) -> None:
    assert fold_word(word) == word
    text, number, rule = SENTENCES[role]
    assert _rule_of(number, text.format(word)) == rule
    assert _rule_of(number, text.format("كلب")) != rule


@pytest.mark.parametrize("word", sorted(ORDERED))
def test_an_ordinal_numbers_a_noun(word: str) -> None:
    assert fold_word(word) == word
    assert _rule_of("الخامس", f"كان في {word} الخامس أمس") == "words"


def _rule_of(number: str, text: str) -> str | None:
    return {m.text: m.rule for m in find_numbers(text, words=True)}.get(number)
