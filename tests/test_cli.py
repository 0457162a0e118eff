"""The command line: what its arguments mean, what it lists and shows, what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import arnorm
from arnorm import Pipeline
from cli_run import STEPS, Call


def test_mentions_are_listed_as_json_lines(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "صدر في ١٥ رمضان ١٤٤٦هـ قرار «جديد» وعدد ١٬٢٣٤٫٥\n"
    path.write_text(text, encoding="utf-8")
    status, out, err = call("--dates", "--quotes", path)
    assert (status, err) == (0, "")
    date, quotation = map(json.loads, out.splitlines())
    assert {key: date[key] for key in ("file", "record", "type", "calendar", "edtf", "date")} == {
        "file": str(path), "record": 1, "type": "date", "calendar": "hijri", "edtf": "1446-09-15", "date": "2025-03-15",
    }  # fmt: skip
    assert text[date["start"] : date["end"]] == date["text"] == "١٥ رمضان ١٤٤٦هـ"
    assert (quotation["text"], quotation["depth"]) == ("«جديد»", 1)
    assert text[slice(*quotation["open"])] + text[slice(*quotation["close"])] == "«»"
    if hasattr(arnorm, "find_numbers"):
        numbers = [json.loads(line) for line in call("--numbers", path)[1].splitlines()]
        assert "1234.5" in [number.get("value") for number in numbers]
        assert all(text[number["start"] : number["end"]] == number["text"] for number in numbers)
    rows = tmp_path / "b.jsonl"
    rows.write_text('{"text": "لا"}\n{"a": "عام ٢٠٢٥", "text": "عام ٢٠٢٤"}\n', encoding="utf-8")
    assert [json.loads(line)["record"] for line in call("--dates", rows)[1].splitlines()] == [2]
    assert call("find", "dates", path) == call("--dates", path)
    assert call("find", "amounts", path)[0] == 0
    assert call("--dates", "--stats", path)[0] == 2


LAWS = (
    '{"number": "م/1", "text": "صدر في ١٥ رمضان ١٤٤٦هـ"}\n'
    '{"number": "م/2", "text": "لا تاريخ"}\n'
    '{"number": "م/3", "text": "نشر في 1/2/2024"}\n'
)


def test_a_table_of_dates_has_both_calendars_and_the_document(call: Call, tmp_path: Path) -> None:
    laws = tmp_path / "laws.jsonl"
    laws.write_text(LAWS, encoding="utf-8")
    status, out, err = call("find", "dates", "--calendars", "--id", "number", laws)
    assert (status, err) == (0, "")
    rows = list(map(json.loads, out.splitlines()))
    assert [(row["id"], row["gregorian"], row["hijri"]) for row in rows] == [
        ("م/1", "2025-03-15", "1446-09-15"),
        ("م/3", "2024-02-01", "1445-07-20"),
    ]
    table = call("find", "dates", "--calendars", "--id", "number", "--csv", laws)[1].decode()
    [first, last] = csv.DictReader(io.StringIO(table))
    assert first["id"] == "م/1"
    assert (first["gregorian"], first["hijri"]) == ("2025-03-15", "1446-09-15")
    assert (last["record"], last["text"], last["flags"]) == ("3", "1/2/2024", "ambiguous")
    other = tmp_path / "laws.csv"
    other.write_text("رقم,نص\nم/1,صدر في ١٥ رمضان ١٤٤٦هـ\n", encoding="utf-8")
    row = json.loads(call("find", "dates", "--id", "رقم", "-f", "نص", other)[1])
    assert row["id"] == "م/1"
    assert "hijri" not in row
    assert call("find", "dates", "--id", "none", laws)[2].endswith(
        "no field 'none' for --id; it has 'number', 'text'\n"
    )
    assert call("find", "dates", "--id", "x", "-", "--format", "text")[0] == 2


@pytest.mark.parametrize("kind", ["dates", "quotes", "numbers", "times", "amounts", "sentences", "hidden"])
def test_each_kind_is_written_as_a_table(call: Call, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("صدر في 15 رمضان 1446هـ الساعة 3 عصرا «نعم» ودفع 5 دولارات الع\u200bربية", encoding="utf-8")
    rows = [json.loads(line) for line in call("find", kind, path)[1].splitlines()]
    table = list(csv.DictReader(io.StringIO(call("find", kind, "--csv", path)[1].decode())))
    assert rows
    for row, cells in zip(rows, table, strict=True):
        assert {name: str(row[name]) for name in cells if name in row} == {
            name: cell for name, cell in cells.items() if name in row
        }


def test_find_explains_itself(call: Call) -> None:
    for arguments, said in (
        ((), "no kind; write arnorm find KIND FILE, where KIND is one of dates, quotes, "),
        (("foo",), "no kind 'foo'; write arnorm find KIND FILE"),
        (("date", "a.txt"), "no kind 'date'; did you mean 'dates'?"),
        (("amounts", "--calendars"), "--calendars is for dates"),
    ):
        status, out, err = call("find", *arguments)
        assert (status, out) == (2, b"")
        assert said in err
    helped = call("find", "--help")[1].decode()
    assert helped.startswith("usage: arnorm find KIND")
    assert "--preset" not in helped
    assert call("find", "dates", "--help")[1].decode() == helped


def test_a_field_that_is_no_text_is_an_error(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = '{"id": 5, "ok": true, "tags": ["عَام"], "none": null, "meta": {"title": "عَام"}, "text": "عَام"}\n'
    path.write_text(line, encoding="utf-8")
    for field, what in (("id", "a number"), ("ok", "true or false"), ("tags", "a list")):
        status, out, err = call(*STEPS, "-f", field, path)
        assert (status, out) == (1, b"")
        assert err == f"arnorm: {path}: line 1: {field!r} is no text but {what}; texts are 'meta.title', 'text'\n"
    assert call(*STEPS, "-f", "none", path) == (0, line.encode(), "")
    path.write_text('{"text": "عَام"}\n{"text": 5}\n', encoding="utf-8")  # one that is missing, as it were
    assert call(*STEPS, path) == (0, '{"text": "عام"}\n{"text": 5}\n'.encode(), "")


def test_a_text_given_for_a_file_is_told_where_texts_go(call: Call) -> None:
    status, _, err = call('قال "نعم"')
    assert status == 1
    assert err.endswith(
        ": No such file or directory; the arguments name files; to give a text itself, write echo … | arnorm\n"
    )
    assert call("none.txt")[2] == "arnorm: none.txt: No such file or directory\n"


def test_readings_are_explained(call: Call, tmp_path: Path, monkeypatch) -> None:
    from arnorm.cli import _parts

    path = tmp_path / "a.txt"
    text = "حضر ١٥ رمضان ١٤٤٦هـ وقال «نعم»\n"
    path.write_text(text, encoding="utf-8")
    status, out, err = call("--explain", path)
    assert (status, err) == (0, "")
    assert out.decode().splitlines() == [f"{path}:1: {one}" for one in arnorm.explain(text)]
    monkeypatch.setattr(_parts, "LONGEST", len(text))
    path.write_text("كلمة\n" * 20 + "\n" + text, encoding="utf-8")
    row = call("--explain", path)[1].decode().splitlines()[0]
    assert row.startswith(f"{path}:5: 105-120 date: "), row
    for other in ("--dates", "--diff", "--stats"):
        assert call("--explain", other, path)[0] == 2


def test_diff_stats_and_report(call: Call, tmp_path: Path, monkeypatch) -> None:
    from arnorm.cli import _run

    monkeypatch.setattr(_run, "_SHOWN_TEXTS", 100)
    path, page = tmp_path / "a.jsonl", tmp_path / "r.html"
    path.write_text("".join(f'{{"text": "عَام {"١" * (i % 3)}"}}\n' for i in range(300)), encoding="utf-8")
    status, out, err = call(*STEPS, "--stats", "--report", page, path)
    assert status == 0
    assert out.decode() == "".join(f'{{"text": "عام {"1" * (i % 3)}"}}\n' for i in range(300))
    assert err.startswith("300 texts, 1,800 characters; 300 changed (100.0%)\n")
    assert "StripDiacritics  marks" in err
    html = page.read_text(encoding="utf-8")
    assert html.count('<details class="document ') == 100
    assert "300 texts; the first 100 of those that changed" in html
    assert f"{path}:1</bdi>" in html
    status, out, _ = call(*STEPS, "--diff", path)
    assert status == 0
    assert out.decode().count("--- ") == 300
    assert "  + \u2067عام 11\u2069" in out.decode()
    assert "\x1b" not in out.decode()


def test_pipelines_from_arguments(call: Call, tmp_path: Path) -> None:
    status, out, _ = call("-p", "SEARCH", "-s", "UnifyDigits:to=arabic", "--without", "fold_yeh", "--print-pipeline")
    wanted = Pipeline(*arnorm.SEARCH, arnorm.unify_digits(to="arabic")).without(arnorm.FoldYeh)
    assert Pipeline.from_json(out.decode()) == wanted
    assert status == 0
    assert call("-p", "search", "--print-pipeline")[1] == call("-p", "SEARCH", "--print-pipeline")[1]
    saved = tmp_path / "p.json"
    saved.write_bytes(out)
    assert Pipeline.from_json(call("--pipeline", saved, "--print-pipeline")[1].decode()) == wanted
    step = call("-s", "strip_diacritics:keep=shadda,fatha,promote_superscript_alef=true", "--print-pipeline")[1]
    assert Pipeline.from_json(step.decode()).steps == (
        arnorm.strip_diacritics(keep=("shadda", "fatha"), promote_superscript_alef=True),
    )
    single = call("-s", "strip_diacritics:keep=shadda", "--print-pipeline")[1].decode()
    assert Pipeline.from_json(single).steps == (arnorm.strip_diacritics(keep=("shadda",)),)
    assert "FoldTehMarbuta(): " in call("-s", "fold_teh_marbuta", "--describe")[1].decode()
    assert "يكتب الأرقام" in call("-s", "unify_digits", "--describe", "ar")[1].decode()
    listing = call("--list-steps")[1].decode()
    assert "unify_digits: Writes every digit in one set" in listing
    assert "to=western|arabic|persian  [western]" in listing
    assert "WEB: " in listing


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-s", "unify_digit"], "no step 'unify_digit'; did you mean 'unify_digits'?; the steps are"),
        (["-s", "unify_quotes=curly"], "no step 'unify_quotes=curly'; options are written NAME:opt=val"),
        (["-s", "unify_digits,unify_quotes"], "no step 'unify_digits,unify_quotes'; write --step once for each"),
        (["-s", "unify_digits:to=roman"], "to must be one of 'western', 'arabic', 'persian', got 'roman'"),
        (["-s", "unify_digits:form=x"], "UnifyDigits has no option 'form'; it has to, "),
        (["-s", "unify_digits:western"], "options are written NAME:opt=val"),
        (["-p", "NEWS"], "no preset 'NEWS'; the presets are ASR, CORPUS"),
        (["-p", "wbe"], "no preset 'wbe'; did you mean 'WEB'?; the presets are"),
        (["--encoding", "rot13"], "--encoding: no encoding 'rot13'"),
        (["--output-encoding", "base64"], "--output-encoding: no encoding 'base64'"),
        (["--in-place", ""], "a file name is empty"),
        (["a.txt", ""], "a file name is empty"),
        (["-o", "", "a.txt"], "a file name is empty"),
        (["--pipeline", "none.json"], "none.json: No such file or directory"),
        (["--without", "fix_mojibake"], "no FixMojibake in"),
        (["-j", "0"], "must be a whole number from 1 to 1000, got '0'"),
        (["-j", "9" * 30], "must be a whole number from 1 to 1000, got '9999"),
        (["--encoding", ""], "--encoding: no encoding ''"),
        (["--output-encoding", ""], "--output-encoding: no encoding ''"),
        (["--encoding", "arabic-1"], "no encoding 'arabic-1'"),
        (["-o", "x/", "-"], "standard input has no name"),
        (["--delimiter", ";;"], "argument --delimiter: must be one character, and no line break; got ';;'"),
        (["--delimiter", ""], "must be one character"),
        (["--delimiter", "\n"], "must be one character"),
        (["--unknown"], "unrecognized arguments"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_arguments_that_make_no_sense_are_status_2(call: Call, arguments: list[str], said: str) -> None:
    status, out, err = call(*arguments)
    assert (status, out) == (2, b"")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "text", "expected"),
    [
        (["-s", r"replace_pattern:pattern=\b05\d{8,9}\b,to=[هاتف]"], "اتصل 0551234567", "اتصل [هاتف]"),
        (["-s", "replace_pattern:pattern=(?<=a),(?=b),to=5,protect=false"], "a,b", "a5b"),
        (["--protect", r"\{.*?\}"], "قَالَ {عَام ٥} ٥", "قال {عَام ٥} 5"),
    ],
    ids=str,
)
def test_patterns_of_ones_own(call: Call, tmp_path: Path, arguments: list[str], text: str, expected: str) -> None:
    """A pattern keeps its commas, and what is text is no JSON."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert call(*arguments, path) == (0, expected.encode(), "")
    assert call("--protect", "(", path)[0] == 2


def test_a_report_runs_nothing_twice(call: Call, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"text": "عَام {number}"}}\n' for number in range(200)), encoding="utf-8")
    seen: list[str] = []
    real = Pipeline.run

    def run(self: Pipeline, text: str) -> arnorm.Result:
        seen.append(text)
        return real(self, text)

    monkeypatch.setattr(Pipeline, "run", run)
    for arguments in (("--report", tmp_path / "r.html"), ("--stats",), ("--diff",), ("--diff", "--stats")):
        seen.clear()
        assert call(*STEPS, *arguments, path)[0] == 0
        assert seen == [f"عَام {number}" for number in range(200)]
    pages = [tmp_path / name for name in ("r.html", "s.html")]
    for page, workers in zip(pages, "12", strict=True):
        assert call(*STEPS, "--report", page, "-j", workers, path)[0] == 0
    assert pages[0].read_text(encoding="utf-8") == pages[1].read_text(encoding="utf-8")


def test_fields_that_are_dates(tmp_path: Path, call: Call) -> None:
    path = tmp_path / "pages.csv"
    path.write_text('id,published\n1,١٥/٣/١٤٤٥\n2,تعليق\n3,"23 نوفمبر, 2025 10:30 م"\n4,05/04/21\n', encoding="utf-8")
    status, out, _ = call("find", "dates", "--whole", "--field", "published", path)
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [row["record"] for row in rows] == [2, 3, 4, 5]
    assert [(row.get("date"), row.get("hijri")) for row in rows] == [
        ("2023-09-30", "1445-03-15"),
        (None, None),
        ("2025-11-23", "1447-06-02"),
        ("2021-04-05", "1442-08-23"),
    ]
    assert (rows[0]["calendar"], rows[0]["edtf"], rows[0]["precision"]) == ("hijri", "1445-03-15", "day")
    assert rows[1] == {
        "file": str(path), "record": 3, "type": "date", "start": 0, "end": 5, "text": "تعليق",
        "error": "no date in 'تعليق'",
    }  # fmt: skip
    assert rows[2]["time"] == "22:30:00"
    assert rows[3]["flags"] == ["ambiguous", "two-digit-year"]
    assert (rows[0]["gregorian"], rows[2]["hijri"]) == ("2023-09-30", "1447-06-02")
    out = call("find", "dates", "--whole", "--order", "ymd", "-f", "published", path)[1]
    assert json.loads(out.splitlines()[3])["edtf"] == "2005-04-21"
    table = call("find", "dates", "--whole", "--csv", "--id", "id", "-f", "published", path)[1]
    header, *cells = csv.reader(table.decode().splitlines())
    first, second, *_ = (dict(zip(header, row, strict=True)) for row in cells)
    assert (first["id"], first["gregorian"], first["hijri"]) == ("1", "2023-09-30", "1445-03-15")
    assert (first["precision"], first["error"]) == ("day", "")
    assert (second["id"], second["date"], second["error"]) == ("2", "", "no date in 'تعليق'")


def test_each_line_of_a_text_is_a_field(tmp_path: Path, call: Call) -> None:
    path = tmp_path / "dates.txt"
    path.write_text("23/11/2025\n3/2015\n", encoding="utf-8")
    rows = [json.loads(line) for line in call("find", "dates", "--whole", path)[1].splitlines()]
    assert [row["edtf"] for row in rows] == ["2025-11-23", "2015-03"]


def test_a_field_is_read_by_its_reference_and_calendar(tmp_path: Path, call: Call) -> None:
    path = tmp_path / "dates.txt"
    path.write_text("منذ يومين\n31/12\n5/6/1445\n", encoding="utf-8")
    options = ("--reference", "2025-11-20", "--calendar", "gregorian")
    rows = [json.loads(line) for line in call("find", "dates", "--whole", *options, path)[1].splitlines()]
    assert [row["edtf"] for row in rows] == ["2025-11-18", "2025-12-31", "1445-06-05"]
    rows = [json.loads(line) for line in call("find", "dates", "--whole", path)[1].splitlines()]
    assert [row.get("edtf") for row in rows] == [None, "XXXX-12-31", "1445-06-05"]
    assert [row.get("calendar") for row in rows[1:]] == ["gregorian", "hijri"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("find times --whole", "--whole is for dates"),
        ("find dates --whole --order document", "--order document is of a text"),
        ("find dates --order ymd", "of a field, with --whole"),
        ("find numbers --reference 2025-11-20", "--reference is for dates"),
        ("find dates --relative", "--relative is of a text, with --reference"),
        ("find dates --whole --reference document", "--reference document is of a text"),
        ("find dates --calendar hijri", "--calendar is of a field, with --whole"),
        ("find dates --whole --reference 20/11", "must be a day like 2025-11-23"),
        ("--dates --order ymd", "invalid choice"),
        ("--dates --whole", "unrecognized arguments: --whole"),
    ],
)
def test_fields_are_read_by_dates_alone(arguments: str, said: str, call: Call) -> None:
    status, _, error = call(*arguments.split(), "-")
    assert status == 2
    assert said in error


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("dates a.txt", "dates: no such file; write arnorm find dates a.txt"),
        ("dates", "dates: no such file; write arnorm find dates FILE"),
        ("finds dates a.txt", "finds: no such file; write arnorm find dates a.txt"),
        ("date a.txt", "date: no such file; write arnorm find dates a.txt"),
        ("exprot WEB --to json", "exprot: no such file; write arnorm export WEB --to json"),
        ("strip_tashkeel a.txt", "strip_tashkeel: no such file; write arnorm --step strip_diacritics a.txt"),
        ("search a.txt", "search: no such file; write arnorm --preset SEARCH a.txt"),
        ("normalize a.txt", "normalize: no such file; write arnorm a.txt"),
        ("unify_digits a.txt", "unify_digits: no such file; write arnorm --step unify_digits a.txt"),
        ("steps", "steps: no such file; write arnorm --list-steps"),
        ("--list-step", "unrecognized arguments: --list-step; did you mean '--list-steps'?"),
        ("--unify-dates a.txt", "unrecognized arguments: --unify-dates; write --step unify_dates"),
        ("--form=iso a.txt", "unrecognized arguments: --form=iso; write --step unify_dates:form=iso"),
        ("find dates --cvs a.txt", "unrecognized arguments: --cvs a.txt; did you mean '--csv'?"),
        ("export", "write arnorm export PRESET --to ENGINE, or --pipeline FILE in the place of PRESET; ENGINE is one"),
        ("export WEB --to postgress", "did you mean 'postgres'?"),
        ("--format json a.txt", "did you mean 'jsonl'?"),
        ("-p serch a.txt", "no preset 'serch'; did you mean 'SEARCH'?"),
        ("-s remove_tashkeel a.txt", "no step 'remove_tashkeel'; it is strip_diacritics here"),
        ("-s unify_digits:too=arabic a.txt", "UnifyDigits has no option 'too'; it has to, "),
    ],
)
def test_a_wrong_argument_leads_on(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("عام ٢٠٢٥", encoding="utf-8")
    status, out, err = call(*arguments.split())
    assert (status, out) == (2, b"")
    assert said in err
    assert err.count("\n") == 1


def test_a_file_may_have_the_name_of_a_kind(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dates").write_text("عام ٢٠٢٥", encoding="utf-8")
    assert call("dates")[0] == 0
    status, out, err = call("missing", "dates")  # a missing file stops no other
    assert (status, out.decode()) == (1, "عام 2025")
    assert err == "arnorm: missing: No such file or directory\n"


def test_a_page_of_html_is_told_once_and_its_text_taken_out(call: Call, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("a.html", "b.HTM"):
        (pages / name).write_text("\n<!DOCTYPE html>\n<html><body><p>عَام ٢٠٢٥</p></body></html>", encoding="utf-8")
    a, b = sorted(pages.iterdir())
    note = f"arnorm: {a}: looks like HTML: its tags stay; --html takes the text out\n"
    status, out, err = call(a, b)
    assert (status, err) == (0, note)
    assert "<p>عام 2025</p>" in out.decode()
    part = tmp_path / "part.html"
    part.write_text("<p>عَام</p>", encoding="utf-8")
    assert "part.html: looks like HTML" in call(part)[2]
    assert call("-q", a)[2] == call("-s", "strip_html", a)[2] == call("find", "dates", a)[2] == ""
    status, out, err = call("--html", a)
    assert (status, out.decode().strip(), err) == (0, "عام 2025", "")
    assert call("--html", "-o", tmp_path / "out", pages) == (0, b"", "")
    assert (tmp_path / "out" / "b.HTM").read_text(encoding="utf-8").strip() == "عام 2025"
    assert call("--html", "--dates", a)[0] == 2


def test_a_table_of_mentions_has_an_encoding(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("صدر في ١٥ رمضان ١٤٤٦هـ", encoding="utf-8")
    marked = call("find", "dates", "--csv", "--output-encoding", "utf-8-sig", path)[1]
    assert marked == b"\xef\xbb\xbf" + call("find", "dates", "--csv", path)[1]
    assert call("find", "dates", "--csv", "--output-encoding", "utf-8-sig", "-o", tmp_path / "b.csv", path)[0] == 0
    assert (tmp_path / "b.csv").read_bytes() == marked
    assert call("find", "dates", "--csv", "--output-encoding", "none", path)[0] == 2


def test_check_says_what_works(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, err = call("check")
    lines = out.decode().splitlines()
    assert (status, err) == (0, "")
    assert lines[0].startswith(f"arnorm {arnorm.__version__}, ")
    assert [line for line in lines if line.endswith(": works")] == lines[1:7]
    assert "ftfy" in out.decode()
    monkeypatch.setattr(arnorm, "normalize", lambda _: "another")
    status, out, _ = call("check")
    assert status == 1
    assert "normalize: DOES NOT WORK: another result\n" in out.decode()
    assert call("check", "--nothing")[0] == 2
