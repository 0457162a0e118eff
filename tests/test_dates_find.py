"""find_dates: every form, every refusal, spans in the text as given, the folded view, evidence and flags."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from arnorm._arabic.data import calendar_names
from arnorm._arabic.folding import FoldedView
from arnorm._core.rules import Row
from arnorm._core.scan import Scan
from arnorm.dates import DateMention, find_dates, tokens
from arnorm.dates.find import dates_in, explain_dates
from arnorm.dates.lexer import EVIDENCE_CHARACTERS, WordSpan, find_groups
from arnorm.dates.rules import RULES
from arnorm.dates.unify import UnifyDates
from arnorm.dates.words import vocabulary
from case_files import load, params

SHARED = Path(__file__).resolve().parents[2] / "shared"


def told(mentions: list[DateMention]) -> list[tuple[str, str, str]]:
    return [(m.text, m.calendar, m.edtf) for m in mentions]


@pytest.mark.parametrize("case", params("dates"))
def test_cases(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = find_dates(text)
    assert told(found) == [*map(tuple, case["mentions"])]  # type: ignore[call-overload]
    assert all(text[m.start : m.end] == m.text for m in found)


DATED = "صدر يوم الأحد 23 نوفمبر 2025م، الموافق 2 جمادى الآخرة 1447هـ، وشمل عامي 2011 و2012"


def values(text: str) -> list[tuple[str, str]]:
    return [(m.calendar, m.edtf) for m in find_dates(text)]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda t: t.replace("ن", "نّ").replace("م", "مُ"), id="vocalised"),
        pytest.param(lambda t: t.replace("م", "مـ").replace("نوف", "نـــوف"), id="stretched"),
        pytest.param(lambda t: t.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")), id="eastern digits"),
        pytest.param(lambda t: t.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")), id="persian digits"),
        pytest.param(lambda t: t.replace(" ", "\u200f \u200e"), id="direction marks"),
        pytest.param(lambda t: t.replace("23", "\u202a23\u202c").replace("2025", "\u202d2025\u202c"), id="embeddings"),
        pytest.param(lambda t: t.replace("أ", "ا").replace("ى", "ي").replace("ة", "ه"), id="folded letters"),
        pytest.param(lambda t: t.replace("م", "ﻣ").replace("ب", "ﺒ").replace("ف", "ﻓ"), id="presentation forms"),
        pytest.param(lambda t: t.replace("ك", "ک").replace("ي", "ی").replace("ه", "ہ"), id="look-alikes"),
        pytest.param(lambda t: t.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(lambda t: t.replace("الآ", "ﺍﻵ"), id="lam-alef ligature"),
    ],
)
def test_the_folded_view_does_not_care_what_was_done_to_the_text(change: object) -> None:
    text = change(DATED)  # type: ignore[operator]
    assert text != DATED
    found = find_dates(text)
    assert [(m.calendar, m.edtf) for m in found] == values(DATED)
    assert len(found) == 3
    assert all(text[m.start : m.end] == m.text for m in found)


def test_spans_keep_era_marks_whole_and_prefixes_out() -> None:
    text = "ل15 رمضان 1446 هِـــ، وبـ3 مارس 2020"
    assert [m.text for m in find_dates(text)] == ["15 رمضان 1446 هِـــ", "3 مارس 2020"]


def test_astral_characters_and_lone_surrogates_do_not_shift_spans() -> None:
    for text in ("📅 5 مايو 2020 📅", "\ud83d 5 مايو 2020", "\udc00\ud83d😀\u064b 5 مايو 2020"):
        (mention,) = find_dates(text)
        assert text[mention.start : mention.end] == mention.text == "5 مايو 2020"


@pytest.mark.parametrize("case", params("dates_order"))
def test_order_of_day_and_month(case: dict[str, Any]) -> None:
    for order, dates in case["read"].items():
        found = find_dates(case["text"], order=order)
        assert [" ".join((one.edtf, *one.flags)) for one in found] == dates, order
    for order, text in case.get("written", {}).items():
        step = UnifyDates(order=order)
        assert (step(case["text"]), step(text)) == (text, text)


def test_an_order_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="order must be one of 'dmy', 'mdy', 'document', got 'ymd'"):
        find_dates("في 5/4/2025", order="ymd")  # type: ignore[arg-type]


def test_the_order_of_figures_follows_the_option() -> None:
    text = "في 2/13/2024 ثم 1/2/2024"
    assert UnifyDates(form="numeric", order="document")(text) == text
    assert UnifyDates(form="numeric", order="mdy")("في 13/2/2024") == "في 2/13/2024"
    assert UnifyDates(form="numeric")(text) == "في 13/2/2024 ثم 1/2/2024"


def test_evidence_flags_and_twins() -> None:
    (impossible,) = find_dates("يوم 30 فبراير 2021")
    assert (impossible.flags, impossible.edtf) == (("impossible",), "2021-02-30")
    (blank,) = find_dates("بتاريخ 00/05/1446هـ")
    assert (blank.flags, blank.edtf, blank.date) == (("impossible",), "1446-05-00", None)
    (leap,) = find_dates("29 فبراير")
    assert leap.flags == ()
    (swapped,) = find_dates("بتاريخ 4/5/2016")
    assert (swapped.flags, swapped.evidence, swapped.month) == (("ambiguous",), ("numeric",), 5)
    (settled,) = find_dates("الأربعاء 4/5/2016")
    assert (settled.flags, settled.weekday) == ((), 2)
    (wrong,) = find_dates("الأحد 4/5/2016")
    assert "weekday" in wrong.flags
    (short,) = find_dates("بتاريخ 20/9/36هـ")
    assert short.flags == ("century",)
    assert find_dates("توفي سنة 1153")[0].flags == ("calendar", "calendar-unsure")
    assert find_dates("توفي الفقيه سنة 1153")[0].flags == ("calendar",)
    one, two = find_dates("15 رمضان 1446هـ الموافق 15 مارس 2025م")
    assert (one.twin, two.twin) == ((two.start, two.end), (one.start, one.end))
    assert find_dates("15 رمضان 1446هـ ثم سافر يوم 15 مارس 2025م")[0].twin is None
    assert find_dates("مايو/أيار 2021")[0].evidence == ("month-year", "month-twice")


def test_no_word_has_the_hash_of_none() -> None:
    """What the kernel has between two words: each blank would be looked up (`words_kernel.find_words`)."""
    _, _, heads, _ = vocabulary().lexicon
    assert not heads[0] & 1


def test_a_hijri_month_never_comes_first() -> None:
    for text in ("وتاريخ ٩/٧/١٤٣٣هـ", "بتاريخ 7/3/1446", "بتاريخ 7-3-1446 هـ"):
        (mention,) = find_dates(text)
        assert (mention.calendar, mention.flags) == ("hijri", ())
    (gregorian,) = find_dates("وتاريخ 9/7/2012م")
    assert gregorian.flags == ("ambiguous",)


def test_a_twin_tells_day_and_month_apart() -> None:
    def read(text: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(m.edtf, m.flags) for m in find_dates(text)]

    assert read("٧ رمضان ١٤٤٦هـ الموافق ٧/٣/٢٠٢٥م") == [("1446-09-07", ()), ("2025-03-07", ())]
    assert read("5/9/1446هـ الموافق 3/5/2025م") == [("1446-09-05", ()), ("2025-03-05", ())]
    assert read("3/5/2025م الموافق 5/9/1446هـ") == [("2025-03-05", ()), ("1446-09-05", ())]
    # Neither reading agrees.
    assert read("5/9/1446هـ الموافق 3/5/2015م") == [("1446-09-05", ()), ("2015-05-03", ("ambiguous",))]


def test_a_dash_makes_twins_only_of_days_that_agree() -> None:
    one, two = find_dates("15 رمضان 1446هـ - 15 مارس 2025م")
    assert (one.twin, two.twin) == ((two.start, two.end), (one.start, one.end))
    assert [m.twin for m in find_dates("(15 رمضان 1350هـ - 15 مارس 2025م)")] == [None, None]
    assert find_dates("15 رمضان 1446هـ الموافق 20 مارس 2025م")[0].twin is not None


def test_the_door() -> None:
    with pytest.raises(TypeError, match="text must be str"):
        find_dates(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="decode"):
        find_dates(b"2020")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="reference must be"):
        find_dates("", reference="yesterday")
    with pytest.raises(ValueError, match="reference must be"):
        find_dates("", reference=5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="needs reference"):
        find_dates("", relative=True)
    assert find_dates("") == []


_PIECES = """
15 23 1446 2025 1/ - / هـ م سنة عام عامي شهر رمضان نوفمبر كانون الثاني الأول من إلى و ل يوم الأحد الموافق خلون بقين
لعشر غرة سبع وأربعين وأربعمائة وألف بعد قبل الميلاد القرن التاسع عشر تسعينيات ق.م ( ) ، . # @ _ ﻷ ﷺ 📅 x
"""
PIECES = st.sampled_from(
    [*_PIECES.split(), "\n", "\u00a0", "\u0640", "\u064f", "\u200f", "\u202a", "\u202c", "\uffff", "\ud800"]
)


@given(st.lists(PIECES, max_size=14), st.sampled_from(["", " "]))
def test_any_text_gives_sorted_disjoint_mentions(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    end = 0
    for mention in find_dates(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.edtf
        end = mention.end


@pytest.mark.parametrize(
    "unit", ["1/", "1-", "من ", "15 و", "مارس/", "سبع وأربعين ", "1446 هـ/", "1\u200f", "يونيو(حزيران)", "(", "ه\u0640"]
)
def test_work_grows_linearly(unit: str) -> None:
    def calls(size: int) -> int:
        text = unit * (size // len(unit))
        count = 0

        def note(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(note)
        try:
            dates_in(Scan(text))
        finally:
            sys.setprofile(None)
        return count

    calls(1000)  # compiles what is compiled once
    assert calls(8000) < 9 * calls(1000) + 2000


def test_the_gold_sentences() -> None:
    path = SHARED / "gold" / "dates.jsonl"
    if not path.exists():
        pytest.skip("needs the hand-labelled sentences, which are not part of the project")
    wanted = found = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        got = {(m.start, m.end, m.calendar, m.edtf.replace("~", "")) for m in find_dates(row["text"])}
        need = [m for m in row["mentions"] if not m["optional"]]
        wanted += len(need)
        found += sum((m["start"], m["end"], m["calendar"], m["edtf"]) in got for m in need)
    assert found >= 0.95 * wanted


def test_the_page() -> None:
    paths = sorted((SHARED / "pages").glob("*.txt"))
    if not paths:
        pytest.skip("needs the scraped page, which is not part of the project")
    found = {(m.calendar, m.edtf) for m in find_dates(paths[0].read_text(encoding="utf-8"))}
    assert found >= {
        ("gregorian", "XXXX-11-26"),
        ("gregorian", "2025-11-23"),
        ("gregorian", "XXXX-10-07"),
        ("gregorian", "XXXX-01-12"),
        ("hijri", "1447-07"),
        ("gregorian", "XXXX-11"),
        ("gregorian", "XXXX-11-23"),
        ("gregorian", "2025-11-22"),
    }


def test_reference_fills_what_is_missing() -> None:
    def year(text: str, reference: datetime.date | str = "2025-11-20") -> str:
        (mention,) = find_dates(text, reference=reference)
        return mention.edtf

    assert year("الأحد 23 نوفمبر") == "2025-11-23"
    assert year("الجمعة 23 نوفمبر") == "2029-11-23"  # the nearest 23 November that is a Friday
    assert year("12 يناير المقبل") == "2026-01-12"
    assert year("12 يناير الماضي") == "2025-01-12"
    assert year("5 مارس", datetime.date(2025, 11, 20)) == "2026-03-05"
    assert year("15 رجب المقبل") == "1447-07-15"
    assert year("شهر مارس من العام الماضي") == "2024-03"
    assert year("مارس/آذار الماضي") == "2025-03"
    assert year("3 مايو 2020") == "2020-05-03"
    assert year("من 28 ديسمبر إلى 3 يناير 2021") == "2020-12-28/2021-01-03"
    (mention,) = find_dates("23 نوفمبر", reference="2025-11-20T08:00:00")
    assert mention.flags == ("assumed-year",)
    assert find_dates("23 نوفمبر")[0].year is None


def test_relative_expressions() -> None:
    text = "قال اليوم الأحد إن أمس السبت وغدا والخميس المقبل والاثنين الماضي، والشهر الماضي والعام المقبل وقبل 3 أيام"
    found = find_dates(text, reference="2025-11-23", relative=True)
    assert [(m.text, m.edtf) for m in found] == [
        ("اليوم الأحد", "2025-11-23"),
        ("أمس السبت", "2025-11-22"),
        ("غدا", "2025-11-24"),
        ("الخميس المقبل", "2025-11-27"),
        ("الاثنين الماضي", "2025-11-17"),
        ("الشهر الماضي", "2025-10"),
        ("العام المقبل", "2026"),
        ("قبل 3 أيام", "2025-11-20"),
    ]
    assert find_dates(text, reference="2025-11-23") == []
    again = find_dates("اليوم الأحد 23 نوفمبر، وفي ذلك اليوم، واليوم العالمي", reference="2025-11-23", relative=True)
    assert [m.edtf for m in again] == ["2025-11-23"]


def test_the_parts_of_a_long_text_are_invisible(monkeypatch: pytest.MonkeyPatch) -> None:
    text = ("\n" + "كلام طويل " * 90).join(case["text"] for case in load("dates")[::5])
    text += "\n".join(case["text"] for case in load("dates"))
    whole = find_dates(text)
    assert len(whole) > len(load("dates")) / 2
    for many in (1, 3, 7):
        monkeypatch.setattr("arnorm.dates.find.BATCH_CANDIDATES", many)
        assert find_dates(text) == whole
    monkeypatch.setattr("arnorm.dates.find.BATCH_CANDIDATES", 1000)
    explained = _explained(text)
    for size in (1, 1000, 1700, 5000):
        monkeypatch.setattr("arnorm.dates.lexer.PART_CHARACTERS", size)
        assert size > 1700 or len(_parts(text)) > 9
        assert find_dates(text) == whole
        assert _explained(text) == explained


def _explained(text: str) -> list[Row]:
    return list(explain_dates(Scan(text)))


# What a part could end in, and what a year without a mark hangs on.
_STRETCHES = st.one_of(
    st.sampled_from(
        [" وقال الكاتب", "\nكلام", " \u064bنص\u0640ه \u0640 ", " ﻻ\u200f\u064b ", "قال" * 50, " 1 2 3 4 5 6 7 8"]
    ),
    st.sampled_from(
        [" ملوك فرنسا ", " رحمه الله ", " الكنيسة ", " سنة 1218 ", " عام 1405 ", " يوم 24/10 ", " مات سنة 808هـ "]
    ),
    st.sampled_from(
        [" 5 مارس 2020 ", " 15 رمضان 1446هـ الموافق 15 مارس 2025م ", " 8/9/2007 حتى 19/9/2007 ", " محرم", "5"]
    ),
)


@given(st.lists(st.tuples(_STRETCHES, st.sampled_from([1, 1, 1, 30, 90])), max_size=40), st.integers(850, 1500))
def test_a_text_has_the_dates_of_its_parts(drawn: list[tuple[str, int]], size: int) -> None:
    """Of whatever size the parts: they end where no reading can see it."""
    _is_parted_well("".join(stretch * count for stretch, count in drawn), size)


@pytest.mark.parametrize("size", [1700, 1750, 1800, 2000])
@pytest.mark.parametrize(
    "text",
    [
        "كلام " * 200 + " 1 2 3 4 5 6 7 8" * 50 + " محرم " + "كلام " * 300,  # what makes a date of a row comes late
        "ملوك فرنسا " + "كلام " * 295 + "صملوك فرنسا " + "كلام " * 57 + "عام 1405 " + "كلام " * 300,  # cut off
    ],
)
def test_parts_end_where_no_reading_can_see_it(text: str, size: int) -> None:
    _is_parted_well(text, size)


def _is_parted_well(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("arnorm.dates.lexer.PART_CHARACTERS", 1 << 40)
        (groups, whole), dates, explained = _groups(text), find_dates(text), _explained(text)
        assert whole in ([], [0] * len(groups))
        patched.setattr("arnorm.dates.lexer.PART_CHARACTERS", size)
        parted, starts = _groups(text)
        assert parted == groups
        assert all(start - at > EVIDENCE_CHARACTERS for (start, _), at in zip(parted, starts, strict=True) if at)
        assert (find_dates(text), _explained(text)) == (dates, explained)


def _parts(text: str) -> list[tuple[FoldedView | None, list[list[WordSpan]], int]]:
    parts = [find_groups(text)] if text else []
    while parts and parts[-1][-1] < len(text):
        parts.append(find_groups(text, parts[-1][-1]))
    return parts


def _groups(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Where the groups of candidates stand, and where the part of each begins."""
    found = [(view, group) for view, groups, _ in _parts(text) if view for group in groups]
    return [view.source(group[0][0], group[-1][1]) for view, group in found], [view.start for view, _ in found]


def _pieces() -> st.SearchStrategy[str]:
    """A word of any kind that the grammar knows, each kind as often as the others, or a number."""
    kinds: dict[object, list[str]] = {"numbers": ["5", "15", "45", "08", "582", "1446", "2020"]}
    for word, form in vocabulary().forms.items():
        if form.entry:
            kinds.setdefault((form.entry.token, form.entry.calendar), []).append(word)
    for part in calendar_names.PARTS:
        kinds.setdefault(part.calendar, []).extend(f"{a} {b}" for a in part.firsts for b in part.seconds)
    kinds["eras"] = [" ".join(words) for words, *_ in calendar_names.ERAS if len(words) > 1]
    return st.one_of(*map(st.sampled_from, kinds.values()))


DRAWN = st.lists(
    st.tuples(
        st.one_of(_pieces(), st.sampled_from(["5", "15", "1446", "2020"])),
        st.sampled_from([" "] * 6 + [" من ", " و", "/", "-", " - ", "، ", " (", ") ", ". ", ":", "\n"]),
    ),
    max_size=5,
).map(lambda pairs: "".join(map("".join, pairs)))


def test_a_rule_says_what_it_can_begin_with() -> None:
    """Each rule is tried only at those tokens; ``regex`` can tell, for it matches in part."""
    every = [letter for letter in tokens.NAMES.values() if len(letter) == 1]
    for rule in RULES:
        pattern = regex.compile(tokens.compiled(rule.when).pattern)
        # After nothing, and after an era mark.
        begins = {t for t in every for before in ("", "E/") if pattern.match(before + t, len(before), partial=True)}
        assert begins == rule.keys, rule


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("وصل أمس الأول", "2025-11-18"),
        ("وصل قبل أمس", "2025-11-18"),
        ("وصل قبل البارحة", "2025-11-18"),
        ("وصل أول البارحة", "2025-11-18"),
        ("يسافر بعد بكرة", "2025-11-22"),
        ("وصل أمس", "2025-11-19"),
        ("يسافر بكرة", "2025-11-21"),
    ],
)
def test_two_days_away(text: str, day: str) -> None:
    assert [mention.edtf for mention in find_dates(text, reference="2025-11-20", relative=True)] == [day]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_no_date_is_over_two_cells(sign: str) -> None:
    rows = (("م", "الشهر", "العدد"), ("1", "يناير", "12"), ("2", "فبراير", "14"), ("3", "مارس", "9"))
    assert find_dates("".join(sign.join(row) + "\n" for row in rows)) == []


@pytest.mark.parametrize("words", ["أصول", "شرح", "تخريج", "صريح", "البغوي في", "ابن أبي عاصم في"])
def test_the_sunna_is_no_year(words: str) -> None:
    assert find_dates(f"وانظر {words} السنة (1172)") == []
