"""Tables of words: every row is read in a sentence of its own, and no word stands in two tables without a reason.

A row that is new or changed needs its case: ``python tests/tables.py`` writes it (docs: CONTRIBUTING.md).
"""

from __future__ import annotations

import collections
import json

import pytest

from arnorm import SEARCH
from tables import CASES, READERS, tables, words

TABLES = tables()
ROWS: dict[str, dict[str, list[list[str]]]] = json.loads(CASES.read_text(encoding="utf-8"))

# Rows that no sentence of one word shows, with the reason.
UNREAD: dict[str, tuple[set[str], str]] = {
    "arabic.data.date_cues.EXPENDABLE": (
        {"من", "بعد", "في", "ال"},
        "what may go when a date is rewritten, not what is read",
    ),
    "numbers.spelled.words.THIRDS": ({"ثمن"}, "a price in a sentence: a part where it is the whole text"),
    "arabic.data.nouns.NOUNS": ({"سنتيم", "فلس", "قرش", "مليم"}, "parts of money: spelled after their currency only"),
}

# Why a word stands in two tables, spelt as SEARCH spells.
TWICE = {
    "before a number, and between the parts of a date": "من",
    "years, months, days: a cue before a number, counted after it, a list of them before several": (
        "عام سنه سنوات اعوام يوم ايام شهر اشهر شهور عامي سنتي يومي تاريخ ليله مورخ"
    ),
    "numbered before a number, counted after it": "صفحه نسخه اصدار رساله لاعب طالب رخصه",
    "it announces a title, and is counted": "كتاب كلمه",
    "a day follows it, or the time of day came before it": "صباح مساء ص",
    "what is numbered, several of it: a list, references": (
        "ارقام رقم رقمي رقمين صفحتين صفحات ايتين ايات ايه فقرتين فقرتان مادتين فقرات بنود بندين مواد"
    ),
    "numbered by an ordinal; or counted, called by one, a cue": (
        "اسبوع اسره امر حاله حديث درجه دقيقه سوره شوط عدد قرار قرن قول لقب محور مقال مقعد نظام نقطه هدف وحده"
    ),
    "metre and Anno Domini": "م",
    "an article before a number, and a prefix that a mark is glued to": "ال",
    "of a rate and of a share": "معدل",
    "called by a day, and where one plays; or counted, or with a number of its own": (
        "ملعب مدرسه نادي موسسه قريه كتيبه لواء عمليه فريق"
    ),
    "of war and of play": "هزيمه",
    "an era mark, and a word of Islamic history": "هجري",
    "per cent, and a hundred in a year": "الماءه المءه المايه الميه",
    "a magnitude after figures, and a number in words": "الف الاف ملايين مليارات تريليونات ترليونات بلايين مليون مليار",
    "three, which goes on after a quotation": "ثلاث",
    "what is counted, and what comes before a time of day": "ساعه",
    "a currency's code, in small letters a unit": "eur sar tnd usd",
    "it announces a quotation, of its own beside another": "اضاف اكد تابع",
    "it announces a quotation, opens one without a colon, and goes on after one": (
        "قال قالت قالوا تقول يقول ان قاءله قاءلا بقوله انه بان مضيفا مضيفه"
    ),
}
REASONED = {word for listed in TWICE.values() for word in listed.split()}
# Tables that may repeat others: what they are for.
REPEATS = {
    "arabic.data.alef_nouns.ALEF_NOUNS": "stems, not words",
    "arabic.data.clock.DAY_PERIODS": "parts of the day, which are words of dates too",
    "arabic.data.clock.DURATION_UNITS": "hours, minutes and seconds, which are counted too",
    "arabic.data.clock.FRACTIONS": "fractions, which are words of numbers too",
    "arabic.data.clock.ZONES": "names of places",
    "arabic.data.date_cues.BETWEEN": "what stands between the words of a date, which are everybody's words",
    "arabic.data.governors.GOVERNORS": "verbs that a subject or an object follows, whatever else they say",
    "arabic.data.money.ABBREVIATIONS": "of currencies, some of which have thousandths",
    "arabic.data.month_namesakes.NAMESAKES": "what stands before a name, which is everybody's word",
    "arabic.data.nouns.NOUNS": "their forms after a number, whatever else they say",
    "arabic.data.quotation_words.CUES": "prepositions among them, which are everybody's words",
    "arabic.data.governors.VERBS_BEFORE": "verbs of GOVERNORS, before a subject of their own",
    "arabic.data.units.SPOKEN_UNITS": "units of OTHER_UNITS and LATIN_UNITS, and the nouns that are said for them",
    "arabic.data.units.FINE_UNITS": "units of UNITS whose decimals may have three digits",
    "arabic.data.units.THOUSANDTHS_CODES": "codes of CURRENCY_CODES, whose money has thousandths",
    "arabic.data.years.FISCAL_MONTHS": "months of MONTHS and PARTS, whose years may be the treasury's",
    "arabic.data.named_after_days.WORDS": "what a month is called after them; others ask what they announce",
    "arabic.data.written_names.HIJRI_MONTHS": "what is written, which is read too",
    "arabic.data.written_names.WEEKDAYS": "what is written, which is read too",
    "numbers.spelled.words.THIRDS": "parts of one, which dialects count with too",
    "numbers.spelled.phrases._ALSO_FRACTIONS": "words of CARDINALS that are fractions too",
    "numbers.spelled.phrases._DOUBTFUL": "words of CARDINALS that are other words too",
    "numbers.spelled.phrases._NEVER_ALONE": "words of CARDINALS that are other words too",
    "numbers.spelled.phrases._POSSESSIVES": "endings, not words",
    "numbers.spelled.words.PLURALS": "words of MAGNITUDES",
}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_its_case(name: str) -> None:
    rows = set(words(TABLES[name]))
    assert rows - UNREAD.get(name, (set(), ""))[0] == ROWS.get(name, {}).keys(), "python tests/tables.py"


def test_no_table_is_gone() -> None:
    assert ROWS.keys() <= TABLES.keys(), "python tests/tables.py"


@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_read(name: str) -> None:
    wrong = {
        sentence: (READERS[reader](sentence), reading)
        for cases in ROWS[name].values()
        for sentence, reader, reading in cases
        if READERS[reader](sentence) != reading
    }
    assert not wrong, "sentence: (read now, the case)"


def test_no_word_stands_in_two_tables_without_a_reason() -> None:
    homes = collections.defaultdict(set)
    for name in TABLES.keys() - REPEATS.keys():
        for word in words(TABLES[name]):
            homes[SEARCH(word)].add(name)
    assert not {word: names for word, names in homes.items() if len(names) > 1 and word not in REASONED}


def test_no_reason_is_left_over() -> None:
    assert REPEATS.keys() <= TABLES.keys()
    assert {word for table in TABLES.values() for word in map(SEARCH, words(table))} >= REASONED
