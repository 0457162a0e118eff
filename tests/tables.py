"""Every table of words, the words of its rows, and sentences that tell whether a word is read.

``python tests/tables.py`` makes tests/cases/tables.json anew: for each row a sentence whose reading hangs on it. Read what
changes: a row's case says what the row does.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import arnorm
from readings import READINGS

__all__ = ["CASES", "NO_WORDS", "READERS", "tables", "words"]

SOURCE = Path(arnorm.__file__).parent
_NO_TABLES = (
    "__init__",
    "__main__",
    "_generated",
    "_core",
    "cli",
    "report",
    "engines",
    "columns",
    "exports",
    "presets",
)
_ARABIC = re.compile("[\u0621-\u064a]")
# A private table (of numbers) is one where its rows stand, not where it is made of others.
_DEFINED = re.compile(r"^([A-Z][A-Z_]+)\b[^=\n]* = |^(_[A-Z][A-Z_]+)\b[^=\n]* = (?:frozenset\()?[({]", re.MULTILINE)
CASES = Path(__file__).parent / "cases" / "tables.json"
# Tables whose rows no sentence of their own can show.
NO_WORDS = {
    "arabic.data.calendar_names.GLUED": "first words of months in PARTS, with no month of their own",
    "arabic.data.written_names.MONTHS": "names of vocabularies: tests/test_render.py compares their rows with CLDR",
    "arabic.data.years.OF_MONTHS": "names of calendars",
    "arabic.data.money.REGIONS": "codes of states: tests/test_speech.py asks for them",
    "arabic.data.nouns.OTHER_COUNTED": "tests/test_counting_data.py goes through them",
    "arabic.data.money.CURRENCIES": "codes: tests/test_speech.py goes through them",
    "speech.money_words._ADJECTIVE_ENDINGS": "endings, not words",
    **dict.fromkeys(
        (f"arabic.data.field_words.{table}" for table in ("LABELS", "AGO", "FRENCH", "LATIN_WEEKDAYS")),
        "words of fields: tests/test_parse_date.py goes through them",
    ),
    "arabic.data.calendar_names.UNMISTAKABLE": "names of MONTHS whose slips of the pen are read too: tests/test_dates_find.py has the slips",
}


def tables() -> dict[str, Any]:
    """Every table by its name: what a module defines in capitals, and holds more than three rows of Arabic words."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if parts[0] in _NO_TABLES or (
            parts[0] == "_arabic" and parts[1] != "data"
        ):  # affixes and foldings are no words
            continue
        module = importlib.import_module(".".join(("arnorm", *parts)))
        for public, private in _DEFINED.findall(path.read_text(encoding="utf-8")):
            if not (table := public or (private if parts[0] == "numbers" else "")):
                continue
            value, name = getattr(module, table), ".".join((*(part.lstrip("_") for part in parts), table))
            # What has fields is one row, and no table.
            if name not in NO_WORDS and isinstance(value, (dict, frozenset, tuple)) and not hasattr(value, "_fields"):
                rows = list(words(value))
                if len(rows) > 3 and (parts[0] == "_arabic" or all(map(_ARABIC.search, rows)) or table == "ENGLISH"):
                    found[name] = value
    return found


def words(table: Iterable[Any]) -> Iterator[str]:
    """The words of a table, row by row: a row is a word, or begins with its words or with parts that go together."""
    for row in table:
        fields = row if isinstance(row, tuple) else (row,)
        first = fields[0]
        if hasattr(row, "firsts"):
            yield from (f"{one} {row.seconds[0]}" for one in row.firsts)
            yield from (f"{row.firsts[0]} {two}" for two in row.seconds[1:])
        elif isinstance(first, tuple):
            yield " ".join(first)
        elif isinstance(first, str) and first:
            yield first


READERS = {
    name: READINGS[name]
    for name in (
        "dates",
        "relative",
        "numbers",
        "quotes",
        "repair_yeh",
        "unify_dates",
        "spelled",
        "times",
        "amounts",
        "spell_out",
    )
}
READERS |= dict.fromkeys(("history", "between", "namesakes"), READERS["dates"])  # whose sentences are others

# Sentences with a place for a word, the plainest first; what else they need is one day, one year, one quantity.
_FRAMES: dict[str, tuple[str, ...]] = {
    "dates": (
        "في 5 {} 1995 عقد", "في 5 {} 1420 عقد", "في 5 {} 1350 عقد", "في 5 {} 1720 عقد", "في 5 {} عقد", "خلال شهر {} عقد", "سنة 700 {} وقع",
        "وقع عام 300 {} فجأة", "وقع في 1380 {} فجأة", "كان 200 {} وقع", "كان {} 1995 باردا", "كان {} 1990 و1995 حارا", "كان {} 700 باردا",
        "عقد {} 5/3 هناك", "عقد {} 5 هناك", "عقد {} 5/3/1995 هناك", "عقد {} 5 و6 مارس", "عقد {} مارس وأبريل", "عقد {} رمضان 1420", "عقد {} رمضان", "مر {} 6 أكتوبر", "مر {} 5 مارس هناك", "مر {} 23 مارس 1995 هناك",
        "عقد في 5 رمضان {} 1420", "عقد في 5 رمضان {} عام 1420", "عقد في 5 مارس {} هناك", "عقد {} 5 مارس 2020", "عقد {} من رمضان سنة 700",
        "عقد لعشر {} من رمضان سنة 700", "عقد {} العاشرة من رمضان", "عقد {} السابعة من رمضان سنة 700", "سنة 1995 {} 5 مارس", "ازدهر في {} القرن العشرين", "ازدهر في {} هناك", "ازدهر في {} التاسع عشر",
        "في العام {} 1995/1996 عقد", "في السنة {} 1995 عقد", "عقد في {} مارس 1995", "عقد في {} من مارس 1995", "عقد سنة {} وأربعمائة", "عقد سنة ألف و{}",
        "عقد سنة {} وخمسين ومائة وألف", "عقد سنة ثلاث و{} ومائة وألف", "عقد سنة {} للهجرة", "عقد في {} وعشرين مارس 1995", "عقد ليلة {} من رمضان", "عقد في {} عشر من مارس 1995",
        "open on 5 {} 2015 at", "open on {} 5, 2015 at", "{} 5/3 عقد", "القرن {} الميلادي", "عقد في {} عشرة من مارس 1995", "عقد الليلة {} من رمضان",
        "بلغ 1500 {} عام 2020 و1600 {}", "في عام 2020 و1500 {} هناك", "كان {} الأربعينيات من القرن العشرين", "وقع عام 5 من هجرة {}",
    ),
    "relative": ("عقد في 5 مارس من العام {} هناك",),
    "numbers": (
        "بلغ 12,13 {} هناك", "بلغ 1.250 {} هناك", "بلغ 3.388 {} هناك", "بلغ {} 12,13 هناك", "بلغ {}12,13 هناك", "بلغ 12,13{} هناك", "بلغ {} 12.500 هناك", "بلغ 12.500 {} هناك", "بلغ 1.3385 {} هناك", "بلغ {} 300.000.00 هناك",
        "كان {} 3-5 هناك", "كان 3-5 {} هناك", "كان {} 3/5 هناك", "كان 3/5 {} هناك", "كان {} 10:30 هناك", "كان 10:30 {} هناك", "كان 7.30 {} هناك", "كان {} 7.30 هناك", "كان {} 5551234-09 هناك", "كان {} 5,6 هناك",
        "كان {} 5،6 هناك", "كان {} 2.3.4 هناك", "كان {} 12 500 هناك", "كان 12 500 {} هناك", "كان {} 2:255 هناك", "كان 5-3 {} فاز", "كان {} الفريق 3-5", "كان {} الفريق فوز 3-5",
        "فاز الفريق 3-5 {} هناك", "فاز {} 3-5 هناك", "كان {} 5-3 هناك", "كان {} 3 - 5 هناك", "كان {} 3/5 إلى 5/5 هناك", "كان {} 1990-1995 هناك", "كان {} 555-600 هناك", "كان {} 3-5-2020 هناك", "كان {} 3,5-4,5 هناك", "كان {} 10:30-11:30 هناك", "كان 12.345 {} هناك", "كان 1.234 {} هناك", "في عام 2020 و1500 {} هناك", "كان 5.234 {} هناك", "كان 5.234 دينار {} هناك", "كان 3،5 {} هناك", "كان {} صفحات 5,6 هناك", "كان {} صفحات 5،600 هناك", "كان {} صفحاته 5,6 هناك", "كان {} 123 456 هناك", "كان {} 12 345 هناك", "كان {} 5551234 09 هناك", "كان {} 555 1234 هناك", "كان {}: 0555 123 456 هناك", "كان {} 1.234 هناك", "كان {} الطلاب 1.234 هناك",
        "كان {} 1,5 هناك", "كان {} 12.345 هناك", "كان {} الطلاب 12,345 هناك", "كان {} الطلاب 12.5 هناك", "كان {} 555.123 هناك", "كان {} 05551234-123 هناك", "كان {} 5551234/5 هناك", "كان {} 555-1234 هناك", "كان {} 12-13 هناك",
    ),
    "quotes": (
        'ثم {}"نعم" وذهب', 'ثم {} "نعم وذهب', 'ثم {}: "نعم وذهب', 'كان {}" وذهب', 'كان" {} وذهب', 'ثم "نعم {}" وذهب', 'ثم "نعم" {} "لا وذهب', 'نعم "{} لا" وذهب', "ثم {}'نعم' وذهب",
        'كان كل" {} "', 'كان كل" {} " وذهب', "ثم نعم\" {} وذهب", 'كان {} " نعم وذهب', "كان {} 'نعم' وذهب", "كان {} ' نعم ' وذهب", 'كان {} : " نعم وذهب', 'كان {}"نعم"وذهب', 'كان {} (("نعم")) وذهب', "كان {} ((نعم)) وذهب", 'كان {} "نعم" لا" وذهب',
        'قال: "كل {} "نعم" لا',
    ),
    "history": (
        "كان سنة 1200 {} هناك", "كان سنة 700 {} هناك", "كان سنة 1400 {} هناك", "كان سنة 1200 المحدث {} هناك", "كان سنة 1400 ملك {} هناك",
        "كان سنة 1400 {} الثالث هناك", "في 5 {} 1330 عقد", "في 5 {} الأول 1330 عقد",
    ),
    "spelled": (
        "كان في {} الخامس هناك", "كان {} هناك", "كان {} رجال هناك", "كان {} رجلا هناك", "كان خمسة {} هناك", "كان {} وعشرين رجلا هناك", "كان {} عشر رجلا هناك", "كان {} عشرة امرأة هناك", "كان خمسة و{} رجلا هناك",
        "كان مئة و{} رجال هناك", "كان ألف و{} رجل هناك", "كان {} ألف رجل هناك", "كان {} آلاف رجل هناك", "كان {} مليون رجل هناك", "في المادة ال{} هناك", "في المادة ال{} عشرة هناك", "في المادة ال{} والعشرين هناك", "في البند {}ا هناك",
        "كان {} الثلاثون هناك", "كان {} الخمس هناك", "كان {} خمس سنين هناك", "كان ثلاثة من {} هناك", "كان خمس {} هناك", "كان ثلاثة {} هناك", "كان زوز {} هناك", "كان {} اثنين هناك", "كان {} سنوات هناك", "كان {} جامعات هناك", "كان {} صادراتها هناك", "كان ب{} صادراتها هناك", "كان {} الأول من مارس هناك", "كان قرار{} الثلاثون هناك",
    ),
    "between": (
        "في 5 {} 7 مارس 2020 عقد", "في 5 {} مارس 2020 عقد", "في 5 مارس {} 2020 عقد", "في الأحد {} 5 مارس 2020 عقد", "في 5{}3{}2020 عقد", "في سنة {} 2020 عقد", "في 5 مارس 2020 {} م عقد",
        "في مارس {} أبريل 2020 عقد", "في مارس ({} آذار) 2020 عقد", "في 5 مارس (2020 {} م عقد", "في (5 مارس {} 2020 عقد", "في (5 {} مارس 2020 عقد", "في (1446) {} هـ عقد",
    ),
    "namesakes": (
        "كان {} ماي 2015 أو {} نيسان 2015 أو {} جوان 2015 أو {} أوت 2015 أو {} أبيب 1700 هناك", "كان {} ونيسان 2015 هناك",
    ),
    "unify_dates": ("قيلت {} شهر تموز هناك", "مر {} 06 مارس هناك", "مر {} آذار 2006 هناك", "كان سنة 1320 هجرية {} هناك"),
    "repair_yeh": ("ذهب ال{}ي وعاد فى الصباح", "ذهب ال{}ى وعاد في الصباح", "ذهب {}ي وعاد فى الصباح", "ذهب {}ى وعاد فى الصباح", "ذهب ال{}ى وعاد فى الصباح"),
    "times": (
        "الساعة 5 {} هناك", "الساعة الخامسة {} هناك", "الساعة الخامسة و{} هناك", "الساعة الخامسة إلا {} هناك", "الساعة الخامسة و{} دقائق هناك",
        "استمر 3 {} هناك", "استمر {} واحدة هناك", "الساعة 5:30 بتوقيت {} هناك", "الساعة {} هناك",
    ),
    "amounts": (
        "بلغ 500 {} هناك", "بلغ خمسة {} هناك", "بلغ 5 {} هناك", "بلغ 500 دينار {} هناك", "بلغ 500 ريال {} هناك", "بلغ 500 درهم {} هناك", "بلغ 500 جنيه {} هناك",
        "بلغ 500 ليرة {} هناك", "بلغ 500 دولار {} هناك", "بلغ 500 فرنك {} هناك", "بلغ 500 ريال و50 {} هناك", "بلغ 500 دينار و50 {} هناك", "بلغ {} 500 هناك",
    ),
    "spell_out": ("بلغ 5 {} هناك", "بلغ 15 {} هناك", "بلغ 1 {} هناك", "بلغ 25 {} هناك", "بلغ 3 {}ات هناك", "{} 20 طالبا أمس", "{} 1 ريال أمس"),
}  # fmt: skip
# Sentences of a table of its own, before the others: what other tables say of a word shows nothing of this one.
_OWN_FRAMES: dict[str, tuple[str, ...]] = {
    "EPITHETS": ("عقد في 5 رمضان {} 1420", "عقد في 5 رجب {} 1420", "عقد في 5 محرم {} 1420", "عقد في 5 صفر {} 1420", "عقد في 5 ربيع الأول {} 1420"),
    "CUES": ("القرار {} في 5/3 منه", "في {} 1995 و1996 عقد", "عقد لسبع {} بقين من رمضان سنة 700", "عقد {} 5 و6 في مارس", "عقد في 15 نوفمبر من العام {} هناك"),
    "CURRENCY_SIGNS": ("بلغ {} 12,13 هناك",),
    "VERBS_BEFORE": ("{} عمره 25 سنة",),
    "SPOKEN_UNITS": ("طوله 5 {} هناك",),
    "DAYS": ("عقد {} 12-5 هناك",),
    "LISTED": ("تعديل {} 15,12 منه",),
    "ORDERED": ("كان في {} الأول هناك",),
    "PAGES": ("الشرح في {} 98,123 منه",),
    "PHONES": ("كان {} 5551234 09 هناك",),
    "SHARES": ("ب{} 20:25 أمس",),
    "SPANNED": ("فاز ما {} 5-10 منهم",),
    "THOUSANDTHS_SHORT": ("بلغ 1.250 {} هناك",),
}  # fmt: skip
_NONSENSE = ("زعنف", "ضغنط")


# What reads a table, by its name or its module: each of these that reads a row has a case of it.
_READ_BY = {
    "SPOKEN_UNITS": ("spell_out",),
    "EXPENDABLE": (), "OTHER_WORDS": ("numbers", "dates"), "ALEF_NOUNS": ("repair_yeh",), "FISCAL_MONTHS": ("history",), "BETWEEN": ("between",), "NAMESAKES": ("namesakes",), "CARS": ("namesakes",), "MAGNITUDES": ("numbers", "spelled"), "PERCENTS": ("numbers",), "ERA_EPITHETS": ("unify_dates",), "PLURALS": ("spelled",), "ORDERED": ("spelled",),
    "numerals": ("dates", "spelled"), "units": ("numbers", "dates"), "calendar_names": ("dates",), "written_names": ("dates",), "date_cues": ("dates", "relative", "numbers"),
    "named_after_days": ("dates", "unify_dates"),
    "clock": ("times",), "money": ("amounts",), "nouns": ("spell_out",), "governors": ("spell_out",), "time_patterns": ("times",), "amounts": ("amounts",),
    "phrases": ("spelled",), "ordered": ("spelled",), "words": ("spelled",), "spelled": ("spelled",),
    "history_words": ("history",), "quotation_words": ("quotes",), "spelled_vetoes": ("spelled",), "spelled_words": ("spelled",),
    "dates": ("dates", "unify_dates"), "numbers": ("numbers",), "quotes": ("quotes",),
}  # fmt: skip


def cases_of(word: str, table: str) -> list[list[str]]:
    """A word of a table in sentences that another word would not read the same in: [sentence, reader, reading]."""
    readers = next(readers for key, readers in _READ_BY.items() if key in table.split("."))
    frames = _OWN_FRAMES.get(table.rpartition(".")[2], ())
    return [case for reader in readers if (case := _case_of(word, reader, frames))]


def _case_of(word: str, reader: str, frames: tuple[str, ...]) -> list[str] | None:
    """The first sentence of a reader that hangs on the word; best is one whose reading holds the word."""
    read, found = READERS[reader], None
    for frame in (*frames, *_FRAMES[reader]):
        sentence = frame.replace("{}", word)
        reading = read(sentence)
        # The word that stands for none gives its letters back where the reading quotes them.
        if any(reading == read(frame.replace("{}", other)).replace(other, word) for other in _NONSENSE):
            continue
        if reader != "dates" or word in reading:
            return [sentence, reader, reading]
        found = found or [sentence, reader, reading]
    return found


def main() -> None:
    rows = {}
    for name, table in sorted(tables().items()):
        cases = {word: cases_of(word, name) for word in sorted(set(words(table)))}
        if any(cases.values()):
            rows[name] = {word: case for word, case in cases.items() if case}
        if lost := [word for word, case in cases.items() if not case]:
            print(f"{name}: no sentence hangs on {', '.join(lost)}", file=sys.stderr)
    lines = []
    for name, cases in rows.items():
        inner = ",\n".join(
            f"{json.dumps(word, ensure_ascii=False)}: {json.dumps(case, ensure_ascii=False)}"
            for word, case in cases.items()
        )
        lines.append(f"{json.dumps(name)}: {{\n{inner}\n}}")
    CASES.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
