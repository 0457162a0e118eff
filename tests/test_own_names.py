"""Names of people's own: read by finders and in pipelines, saved with them, and changed only where a step rewrites."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

import arnorm
from arnorm import Names, Pipeline
from cli_run import Call, arnorm_

MINE = Names(
    months={"غوشت": 8, "العاشور": "محرم"},
    units={"جنيه سوداني قديم": "جنيه سوداني", "طن متري": "كجم"},
    abbreviations=["مهن"],
)
P = Pipeline(arnorm.WEB, names=MINE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("في 15 غوشت 2020", [("15 غوشت 2020", "2020-08-15")]),
        ("في ١٥ غُـوشت ٢٠٢٠م", [("١٥ غُـوشت ٢٠٢٠م", "2020-08-15")]),
        ("سُجّل بغوشت 1999 ومايو 2001", [("غوشت 1999", "1999-08"), ("مايو 2001", "2001-05")]),
        ("حتى 15 العاشور 1446هـ", [("15 العاشور 1446هـ", "1446-01-15")]),
        ("غوشتنا 2020 ومدينة غوشت", []),
    ],
)
def test_dates_read_months(text: str, found: list[tuple[str, str]]) -> None:
    mentions = arnorm.find_dates(text, names=MINE)
    assert [(one.text, one.edtf) for one in mentions if one.month] == found
    assert all(text[one.start : one.end] == one.text for one in mentions)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("قَالَ في ١٥ غُوشت ٢٠٢٠", "قال في 15 أغسطس 2020"),
        ("يوم 3 غوشت", "يوم 3 أغسطس"),
        ("15 العاشور 1446هـ", "15 محرم 1446 هـ"),
        ("مدينة غـوشت والعاشور", "مدينة غوشت والعاشور"),
        ("دفع 1٬250 طن متري", "دفع 1,250 طن متري"),
    ],
)
def test_a_step_changes_a_name_where_it_rewrites(text: str, new: str) -> None:
    result = P.run(text)
    assert result.text == P(text) == new
    assert list(P.map([text], workers=1)) == [new]
    assert arnorm.WEB(new) == P(new) == new
    for change in result.changes:
        assert 0 <= change.start <= change.end <= len(text)


def test_units_and_abbreviations_are_read() -> None:
    [amount] = arnorm.find_amounts("دفع 5 جنيه سوداني قديم", names=MINE)
    assert (amount.text, amount.currency) == ("5 جنيه سوداني قديم", "SDG")
    doubtful = "وزنه 1.250 طن متري"
    assert arnorm.find_numbers(doubtful, names=MINE)[0].flags != arnorm.find_numbers(doubtful)[0].flags
    text = "قال مهن. أحمد ذلك. ثم خرج."
    assert [one.text for one in arnorm.find_sentences(text, names=MINE)] == ["قال مهن. أحمد ذلك.", "ثم خرج."]
    assert len(arnorm.find_sentences(text)) == 3
    assert [one.text for one in arnorm.find_times("الساعة 3 عصرا", names=MINE)] == ["3 عصرا"]


def test_a_description_says_what_names_are_read_as() -> None:
    lines = P.describe().splitlines()
    assert "«غوشت» is read as «أغسطس»." in lines
    assert "تُقرأ «طن متري» كما تُقرأ «كجم»." in P.describe("ar").splitlines()


def test_names_are_a_value() -> None:
    assert Names(months={"ب": 1, "أأ": 2}) == Names(months={"أأ": 2, "ب": 1})
    assert eval(repr(MINE)) == MINE == pickle.loads(pickle.dumps(MINE))  # noqa: S301, S307 -- our own
    assert len({P, Pipeline(arnorm.WEB, names=MINE), arnorm.WEB}) == 2
    copied: Pipeline = pickle.loads(pickle.dumps(P))  # noqa: S301 -- our own
    for one in (
        copied,
        Pipeline.from_json(P.to_json()),
        Pipeline(P),
        P.without("Compose") | "x".strip,
    ):
        assert one.names == MINE
    assert json.loads(P.to_json())["names"]["months"] == {"غوشت": 8, "العاشور": "محرم"}
    assert P.fingerprint == Pipeline.from_json(P.to_json()).fingerprint != arnorm.WEB.fingerprint
    assert "names" not in arnorm.WEB.to_json()
    both = Pipeline(P, names=Names(months={"غوشت": 9, "تموزه": 7})).names
    assert both is not None
    assert both.to_dict()["months"] == {"غوشت": 9, "العاشور": "محرم", "تموزه": 7}


def test_a_step_alone_takes_names() -> None:
    alone = arnorm.unify_dates(names=MINE, form="iso")
    assert alone == Pipeline(arnorm.unify_dates(form="iso"), names=MINE)
    assert alone("يوم 15 غوشت 2020") == arnorm.unify_dates("يوم 15 غوشت 2020", form="iso", names=MINE)
    assert arnorm.spell_out("وزنه 5 طن متري", names=MINE) != arnorm.spell_out("وزنه 5 طن متري")
    assert arnorm.unify_dates("نص", names=None) == "نص"
    with pytest.raises(TypeError, match="StripDiacritics has no option 'names'"):
        arnorm.strip_diacritics("نص", names=MINE)


def test_fields_and_explanations_take_names() -> None:
    field = arnorm.parse_date("السبت ١٥ غُوشت ٢٠٢٠ 10:30 م", names=MINE)
    assert (field.text, field.edtf, str(field.time)) == ("السبت ١٥ غُوشت ٢٠٢٠", "2020-08-15", "22:30:00")
    twin = arnorm.parse_date("15 غوشت 2020 الموافق 25 ذو الحجة 1441هـ", names=MINE).twin
    assert twin is not None
    assert "15 غوشت 2020 الموافق 25 ذو الحجة 1441هـ"[slice(*twin)] == "25 ذو الحجة 1441هـ"
    with pytest.raises(ValueError, match="no date in"):
        arnorm.parse_date("مدينة الرباط", names=MINE)
    text = f"قال «{'كتبت الرسالة في غوشت ' * 12}» في 15 غُوشت 2020"
    found = arnorm.explain(text, names=MINE)
    [date] = [one for one in found if one.what == "date" and one.end == len(text)]
    assert (date.text, date.start) == ("15 غُوشت 2020", len(text) - 13)
    [quotation] = [one for one in found if one.what == "quotation"]
    assert (quotation.end, "…" in quotation.text) == (text.index("»") + 1, True)


def test_columns_take_names() -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'arnorm[pyarrow]'")
    from arnorm import columns

    [[date]] = columns.dates_column(pa.array(["في 15 غوشت 2020"]), names=MINE).to_pylist()
    assert (date["text"], date["edtf"]) == ("15 غوشت 2020", "2020-08-15")
    whole = columns.dates_column(pa.array(["15 غوشت 2020"]), whole=True, names=MINE)
    assert whole.field("edtf").to_pylist() == ["2020-08-15"]
    [[amount]] = columns.amounts_column(pa.array(["دفع 5 جنيه سوداني قديم"]), names=MINE).to_pylist()
    assert amount["currency"] == "SDG"
    [sentences] = columns.sentences_column(pa.array(["قال مهن. أحمد ذلك."]), names=MINE).to_pylist()
    assert len(sentences) == 1
    text = pa.array(["وزنه 1.250 طن متري"])
    assert columns.numbers_column(text, names=MINE) != columns.numbers_column(text)


def test_the_command_takes_names(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "names.json"
    file.write_text(json.dumps(MINE.to_dict()), encoding="utf-8")
    text = "قال مهن. أحمد: يوم 15 غوشت 2020".encode()
    assert arnorm_("--names", file, stdin=text).stdout.decode() == "قال مهن. أحمد: يوم 15 أغسطس 2020"
    for more in ((), ("--whole",)):
        field = text if not more else "15 غوشت 2020".encode()
        found = json.loads(arnorm_("find", "dates", *more, "--names", file, stdin=field).stdout)
        assert (found["text"], found["edtf"]) == ("15 غوشت 2020", "2020-08-15")
    assert len(arnorm_("find", "sentences", "--names", file, stdin=text).stdout.splitlines()) == 1
    assert b"15 \xd8\xba" in arnorm_("--explain", "--names", file, stdin=text).stdout
    saved = tmp_path / "pipeline.json"
    saved.write_text(P.to_json(), encoding="utf-8")
    assert b"2020-08-15" in arnorm_("--dates", "--pipeline", saved, stdin=text).stdout
    plain = tmp_path / "a.txt"
    plain.write_bytes(text)
    for wrong, said in (
        ("[1]", "names are {"),
        ('{"x": 1}', "names are {"),
        ("{", "names.json: "),
        ("[" * 9999, "names are {"),
        (json.dumps({"x" * 9999: 1}), "there is 'x"),
        (json.dumps({"months": {"x" * 9999: 1}}), "at most 60 characters"),
    ):
        file.write_text(wrong, encoding="utf-8")
        status, _, told = call("--names", file, plain)
        assert status == 2
        assert said in told
        assert len(told) < 600
    file.write_text(json.dumps(MINE.to_dict()), encoding="utf-8")
    assert "would be both input and output" in call("--names", file, "-o", file, plain)[2]


def test_protect_and_names_go_together() -> None:
    guarded = Pipeline(arnorm.unify_dates, names=MINE, protect="15 غوشت 2020")
    assert guarded("15 غوشت 2020، 16 غوشت 2020") == "15 غوشت 2020، 16 أغسطس 2020"


def test_engines_cannot_read_names() -> None:
    with pytest.raises(ValueError, match="no engine reads names="):
        arnorm.export(Pipeline(arnorm.fold_alef, names=MINE), to="postgres")
    with pytest.raises(ValueError, match='"names": Names: a month is 1 to 12'):
        Pipeline.from_json('{"arnorm": 1, "steps": [], "names": {"months": {"غوشت": 13}}}')


def test_no_text_makes_names_raise() -> None:
    for mark in "\u034f\u0300\ufe0f\u20dd\u06d6\u064e\u0640\u200c":
        [one] = arnorm.find_dates(f"في 15 غو{mark}شت 2020", names=MINE)
        assert (one.edtf, one.month) == ("2020-08-15", 8)
        assert arnorm.find_dates(f"في غوشت{mark}", names=Names(months={"غوشت": 8, "غوشت..": 9})) == []
    dotted = Names(abbreviations=("إلخ..",), months={"a..": 8})
    assert [one.text for one in arnorm.find_sentences("قرأ إلخ.. كثيرا. ثم خرج.", names=dotted)] == [
        "قرأ إلخ.. كثيرا.",
        "ثم خرج.",
    ]
    assert arnorm.find_dates("في 15 a 2020 و a.. و a.", names=dotted)[0].edtf == "2020-08-15"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ژوئیه", "ژوئیه"),
        ("ژوئيه", "ژُوئـیة"),
        ("گوشت", "گوشت"),
        ("مئی", "مئي"),
        ("پور", "پور"),
        ("ڤبراير", "ڤبراير"),
        ("ماڭ", "ماڭ"),
        ("ڭوچ", "ڭوچ"),
        ("مَرؤ", "مرؤ"),
        ("غوشت", "\ufecf\ufeee\ufeb7\ufe96"),  # as presentation forms
    ],
)
def test_names_may_have_any_letter(name: str, text: str) -> None:
    [one] = arnorm.find_dates(f"في 15 {text} 2020", names=Names(months={name: 8}))
    assert (one.text, one.edtf) == (f"15 {text} 2020", "2020-08-15")


def test_letters_that_readers_do_not_know_are_not_alike() -> None:
    both = Names(months={"پور": 8, "ژور": 9})
    text = "15 پور 2020، 15 ژور 2020، 15 ڤور 2020"
    assert [one.edtf for one in arnorm.find_dates(text, names=both) if one.month] == ["2020-08-15", "2020-09-15"]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"units": {"زكيبة": 5}}, TypeError, "a unit is read as a str, got .'زكيبة': 5"),
        ({"units": {"زكيبة": "زعبوط"}}, ValueError, "one that arnorm knows, got 'زكيبة': 'زعبوط'"),
        ({"units": {"زكيبة": ""}}, ValueError, "one that arnorm knows"),
        ({"months": {"غوشت": True}}, TypeError, "a month is an int or a str, got .'غوشت': True"),
        ({"months": {"غوشت": 8.0}}, TypeError, "a month is an int or a str"),
        ({"months": {"غوشت": 0}}, ValueError, "a month is 1 to 12"),
        ({"months": {"غوشت": 13}}, ValueError, "a month is 1 to 12"),
        ({"months": {"ـ": 8}}, ValueError, "a name has letters"),
        ({"abbreviations": ["\u064e\u0640."]}, ValueError, "a name has letters"),
        ({"abbreviations": 5}, TypeError, "abbreviations takes a str or several, got 5"),
        ({"abbreviations": ["مهن", 5]}, TypeError, "abbreviations takes a str or several, got"),
        ({"abbreviations": [5]}, TypeError, "a name is str, got 5"),
        ({"months": {5: 8}}, TypeError, "a name is str, got 5"),
    ],
)
def test_what_cannot_be_used_is_refused(options: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        Names(**options)


@pytest.mark.parametrize("unit", ["طن", "كجم", "km", "$", "USD", "ج.م.", "٪", "سنة", "مليون", "قرش", "دولار أمريكي"])
def test_every_unit_that_is_known_may_be_named(unit: str) -> None:
    assert Names(units={"زكيبة": unit}).to_dict()["units"] == {"زكيبة": unit}


@pytest.mark.parametrize("names", [5, {"غوشت": 8}, "غوشت", Names])
def test_only_names_are_names(names: Any) -> None:
    for find in (
        arnorm.find_dates,
        arnorm.find_numbers,
        arnorm.find_amounts,
        arnorm.find_times,
        arnorm.find_sentences,
    ):
        with pytest.raises(TypeError, match=r"names takes arnorm\.Names\(.*\), got "):
            find("نص", names=names)
    with pytest.raises(TypeError, match=r"names takes arnorm\.Names\(.*\), got "):
        Pipeline(arnorm.WEB, names=names)
