"""Reports: every change is shown, where it is, under its name, and nothing from a text can break the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arnorm
import browser
from arnorm import Pipeline, Result, report
from arnorm.report import _html
from arnorm.report._words import find_hunks, shown
from cli_run import arnorm_
from conftest import ALL

P = Pipeline(arnorm.strip_diacritics, arnorm.unify_digits, arnorm.unify_quotes, arnorm.unify_dates, str.strip)

HOSTILE = (
    " <script>alert('١')</script> <b title=\"x\" onclick='y'>&amp; &lt;</b> كَتَبَ\u200f \u202eabc\u0000\ufeff\ud800\r\n"
    "</div></main></body> -- --> ]]> \u2067\u2028\u2029 «عَام ٢٠٢٥» \x1b[31m 😀\U000e0041\n" + "سطر كما هو\n" * 6
) + "آخِرُ السَّطر \xa0\xa0\xa0\n"

TEXTS = [
    "",
    "plain ASCII",
    "كَتَبَ",
    "َُّ علامات بلا حرف",
    "لا تغيير هنا\n" * 20,
    "  مَدِينَةٌ في عام ٢٠٢٥، قال \"نعم\" يوم ١٥/٩/١٤٤٦هـ\n\n\nثم ٣ كُتُبٍ  ",
    "كلمة " * 200 + "١ " + "كَلمة " * 300,
    HOSTILE,
]  # fmt: skip


class Page(HTMLParser):
    """A report read back: the texts of its cells, and every highlighted place with the changes it names."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: dict[str, int] = {}
        self.attributes: set[str] = set()
        self.text = {"source": "", "output": ""}
        self.marks: dict[str, list[tuple[int, int, list[int], str]]] = {"source": [], "output": []}
        self.readings: list[tuple[str, str, int, str]] = []
        self.directions: set[str] = set()
        self.rows = 0
        self._cell = ""
        self._more = False
        self._open: list[Any] = []
        self._character = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in pairs}
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.attributes |= set(attributes)
        kind = attributes.get("class", "")
        if tag == "div" and kind.startswith("row") and "heads" not in kind:
            self._more = "data-more" in attributes
            self.rows += 1
        if kind in self.text:
            if self.rows > 1 and not self._more:
                self.text[kind] += "\n"
            self._cell = kind
            self.directions.add(attributes["dir"])
        elif not self._cell:
            return
        elif tag == "i":
            self._character = chr(int(attributes["data-u"], 16)) * int(attributes.get("data-n", "1"))
            self.text[self._cell] += self._character
        elif tag == "mark":
            changes = list(map(int, attributes["data-c"].split()))
            self._open.append((len(self.text[self._cell]), changes, attributes["title"]))
        elif tag == "span":
            self.readings.append((self._cell, kind, len(self.text[self._cell]), attributes["title"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "i":
            self._character = ""
        elif tag == "mark" and self._cell:
            start, changes, title = self._open.pop()
            self.marks[self._cell].append((start, len(self.text[self._cell]), changes, title))
        elif tag == "div":
            self._cell = ""

    def handle_data(self, data: str) -> None:
        if self._cell and not self._character:
            self.text[self._cell] += data


def check_page(page: Page, r: Result) -> None:
    """The page shows both texts exactly, and its marks are the result's changes: all of them and nothing else."""
    assert page.text == {"source": r.source, "output": r.text}
    for side in ("source", "output"):
        named = [i for _, _, changes, _ in page.marks[side] for i in changes]
        assert sorted(named) == list(range(len(r.changes)))
    for start, end, changes, title in page.marks["source"]:
        for i in changes:
            assert start <= r.changes[i].start <= r.changes[i].end <= end
        assert all(r.changes[i].step in title for i in changes[:8])
    assert unmarked(r.source, page.marks["source"]) == unmarked(r.text, page.marks["output"])


def unmarked(text: str, marks: list[tuple[int, int, list[int], str]]) -> list[str]:
    """The stretches between the marks."""
    edges = [0, *(at for start, end, _, _ in marks for at in (start, end)), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_page_shows_every_change_and_nothing_else(text: str) -> None:
    r = P.run(text)
    page = Page(r.to_html())
    check_page(page, r)
    assert page.directions <= ({"rtl"} if any("\u0600" <= c <= "\u06ff" for c in text) else {"ltr"})
    check_page(Page(r._repr_html_()), r)


@given(st.text(st.sampled_from('كتَُّـ٣5"«\u200f\n\r\xa0 a<&\u202e\u0000\ud800'), max_size=60))
def test_any_text_is_shown_exactly(text: str) -> None:
    r = P.run(text)
    check_page(Page(r.to_html()), r)
    str(r), r.diff(color=True)


def test_the_real_page_and_the_real_corpus(page: str, corpus: tuple[tuple[str, str], ...]) -> None:
    for preset in (arnorm.WEB, arnorm.SEARCH):
        r = preset.run(page)
        assert len(r.changes) > 20
        check_page(Page(r.to_html()), r)
    for _, text in corpus[::97]:
        check_page(Page(arnorm.WEB.run(text).to_html()), arnorm.WEB.run(text))


def test_hostile_text_is_escaped_and_nothing_is_loaded() -> None:
    html = report.to_html([("<img src=x>\u202e", P.run(HOSTILE))], title="</title><script>")
    found = Page(html)
    assert not {"script", "img", "link", "iframe", "b", "object", "style2"} & set(found.tags)
    assert found.tags["body"] == found.tags["html"] == found.tags["style"] == 1
    assert not {name for name in found.attributes if name.startswith("on") or name in ("src", "href")}
    assert "default-src 'none'" in html
    assert "url(" not in html
    assert "@import" not in html
    assert "//" not in html
    assert not set("\u202e\u202d\u0000\ud800\u2028\u2029\x1b") & set(html)
    html.encode("utf-8")
    assert html.count("\u2067") + html.count("\u2068") == html.count("\u2069")


def test_a_step_has_one_colour_in_all_of_a_page() -> None:
    texts = ["عام ٢٠٢٥", "قَالَ نعم", 'قال "نعم" في ٣ كُتُبٍ', "كَتَبَ"]  # each begins with another step
    profile = arnorm.WEB.profile(texts)
    html = report.to_html(((text, arnorm.WEB.run(text)) for text in texts), profile=profile)
    colours: dict[str, set[str]] = {}
    for name, step in re.findall(r'class="k (s\d+)"(?: for="s\d+")?>(?:<bdi>)?(\w+)<', html) + re.findall(
        r'<mark class="(s\d+)[dir]" [^>]*title="(\w+):', html
    ):
        [hue] = re.findall(rf":is\(\.{name},.*?--h:(\d+)", html)
        colours.setdefault(step, set()).add(hue)
    assert set(colours) == {"StripDiacritics", "UnifyDigits", "UnifyQuotes"}
    assert [len(hues) for hues in colours.values()] == [1, 1, 1]
    assert len(set.union(*colours.values())) == 3


def test_steps_that_changed_nothing_are_folded_away() -> None:
    html = report.to_html([], profile=arnorm.WEB.profile(["قَالَ"]))
    table, idle = html.split("<summary>Changed nothing: 12 of 13 steps</summary>")
    assert "StripDiacritics" in table
    assert "UnifyDates" not in table
    assert "UnifyDates" in idle.split("</details>")[0]
    assert "Changed nothing" not in report.to_html([], profile=Pipeline(arnorm.strip_diacritics).profile(["قَالَ"]))


def test_readings_are_on_hover_and_in_lists() -> None:
    text = 'في ١٥ رمضان ١٤٤٦هـ قال "نعم" ثم "بلا نهاية'
    r = P.run(text)
    html = r.to_html()
    found = Page(html)
    source = {(kind, text_at): title for side, kind, text_at, title in found.readings if side == "source"}
    assert "hijri 1446-09-15 = 2025-03-15" in source["date", 3]
    assert "هجري \u20681446-09-15\u2069 = \u20682025-03-15\u2069" in r.to_html(language="ar")  # not turned by Arabic
    assert "opens a quotation of 3 characters, depth 1" in source["quotation", text.index('"')]
    assert any("never closed" in title for title in source.values())
    assert "<summary>Dates: 1 · Quotation marks: 3</summary>" in html
    numbers = {(kind, title) for _, kind, _, title in Page(P.run("بلغ ٣٫٥ في 2-3").to_html()).readings}
    assert numbers == {("number", "number 3.5"), ("number", "range")}


def test_notebooks_get_the_beginning_of_long_texts() -> None:
    long = P.run("عَام ٢٠٢٥\n" * 3000)
    shown_part = long._repr_html_()
    assert "more lines" in shown_part
    assert len(shown_part) < len(long.to_html()) * 0.9
    assert "too long to be shown here" in P.run("عَ" * 12_000)._repr_html_()
    assert "<html" not in shown_part
    assert shown_part.count("<div") == shown_part.count("</div>")


def test_hunks_are_whole_letters_and_leave_equal_text_between() -> None:
    r = P.run("عَامُ ١٤٤٦ في مَدِينَةٍ")
    for whole in (False, True):
        hunks = find_hunks(r, whole=whole)
        at = to_at = 0
        for hunk in hunks:
            assert r.source[at : hunk.start] == r.text[to_at : hunk.to_start]
            at, to_at = hunk.end, hunk.to_end
        assert r.source[at:] == r.text[to_at:]
        assert sorted(i for hunk in hunks for i in hunk.changes) == list(range(len(r.changes)))
    assert [r.source[h.start : h.end] for h in find_hunks(r, whole=True)][:3] == ["عَ", "مُ", "١٤٤٦"]


ISOLATES = "\u2067\u2068\u2069"


def test_the_terminal_report_counts_and_isolates() -> None:
    r = P.run("قال\u200f في عامِ ٢٠٢٢ كَتَبَ ٣ كتب")
    text = str(r)
    assert re.search(r"StripDiacritics +\d  marks", text)
    assert re.search(r"UnifyDigits +5  nothing", text)
    assert "3 × UnifyDigits: \u2067٢\u2069 → \u20682\u2069" in text
    assert "⟨RLM⟩" in text
    assert "\u200f" not in text
    assert r.counts == {"StripDiacritics": 4, "UnifyDigits": 5}
    for line in text.splitlines():
        assert len(re.findall("[\u2067\u2068]", line)) == line.count("\u2069")
        outside = re.sub("[\u2067\u2068][^\u2069]*\u2069", "", line)
        assert not re.search("[\u0600-\u06ff]", outside), "Arabic outside isolates scrambles the line"
    assert "\x1b[" not in text
    assert "\x1b[31m" in r.diff(color=True)
    assert r.diff(color=False) in text
    assert str(P.run("abc")) == "3 → 3 characters, nothing changed"


def test_the_diff_of_many_changes_is_cut_in_the_report_only() -> None:
    r = P.run(("كلمة " * 20 + "١\n") * 30)
    assert "… and 22 more places" in str(r)
    assert r.diff().count("\n  + ") == 30
    assert max(map(len, r.diff().splitlines())) < 150


def test_a_changed_blank_has_a_name() -> None:
    html = arnorm.collapse_whitespace.run("خبر    ثان").to_html()
    assert '<i data-u="20" data-n="4">SP×4</i></mark>' in html
    assert '<i data-u="20">SP</i></mark>' in html
    assert "CollapseWhitespace: ⟨SP×4⟩ → ⟨SP⟩" in re.sub("[\u2066-\u2069]", "", html)


def test_what_has_its_own_direction_is_kept_apart() -> None:
    """Addresses and code in an Arabic line, and Arabic in a line of data."""
    line = 'انظر https://example.org/خبر?id=١٢٣ أو {"city": "الواحة"} و&quot;نعم&quot;\n'
    html = arnorm.strip_tatweel.run(
        line + 'ســطر\n{"name": "قال نعم", "id": 5, "at": "https://example.org/أ/٣"}'
    ).to_html()
    assert '<bdi dir="ltr">https://example.org/<bdi>خبر</bdi>?id=<bdi>١٢٣</bdi></bdi>' in html
    assert '<bdi dir="ltr">{&quot;city&quot;: &quot;<bdi>الواحة</bdi>&quot;}</bdi>' in html
    assert "&amp;quot;</span></bdi>نعم<bdi" in html
    assert "&quot;<bdi>قال نعم</bdi>&quot;" in html
    assert "example.org/<bdi>أ</bdi>/<bdi>٣</bdi>" in html


def test_shown_names_what_cannot_be_seen() -> None:
    assert shown("\xa0\xa0\xa0a\u202e") == "⟨NBSP×3⟩a⟨RLO⟩"
    assert shown("a      b") == "a⟨SP×6⟩b"
    assert shown("\ud800\x1b") == "⟨U+D800⟩⟨U+001B⟩"


def test_a_terminal_and_a_cell_are_not_flooded() -> None:
    r = arnorm.WEB.run('قَالَ الوَزِيرُ يوم ١٥/٩/١٤٤٦هـ: "نَعَم" ٣ مرات، ثُمَّ صَمَتَ.\n' * 30)
    assert len(r.changes) > 300
    assert len(str(r).splitlines()) < 45
    assert "more places: print(result.diff())" in str(r)


@pytest.fixture(scope="module")
def chromium() -> Iterator[browser.Browser]:
    if reason := browser.missing():
        pytest.skip(f"{reason}: the page was not opened in a browser")
    with browser.Browser() as opened:
        yield opened


STRUCTURE = """
const all = (css) => Array.from(document.querySelectorAll(css));
for (const one of all('details')) one.open = true;
return {
  marks: all('.source mark').map((m) => m.dataset.c),
  texts: all('.source').map((c) => c.textContent),
  directions: Array.from(new Set(all('.source,.output').map((c) => getComputedStyle(c).direction))),
  page: getComputedStyle(document.body).direction,
  scripts: document.scripts.length,
  images: document.images.length,
  loaded: performance.getEntriesByType('resource').length,
  width: [document.documentElement.scrollWidth, innerWidth],
  columns: all('.row:not(.heads)').map((r) => getComputedStyle(r).gridTemplateColumns.split(' ').length),
  thin: all('.texts mark').filter((m) => m.textContent && m.getBoundingClientRect().width < 1).length,
  broken: all('.texts mark, .texts span').map((m) => getComputedStyle(m)).filter((s) =>
    parseFloat(s.paddingInlineStart) + parseFloat(s.marginInlineStart) + parseFloat(s.borderInlineStartWidth)).length,
  background: getComputedStyle(document.body).backgroundColor,
  color: getComputedStyle(document.body).color,
};
"""


@pytest.mark.parametrize("width", [1280, 800, 375])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", ["hostile", "real"])
def test_the_structure_in_a_real_browser(
    request: pytest.FixtureRequest, tmp_path: Path, name: str, language: str, width: int
) -> None:
    chromium = request.getfixturevalue("chromium")
    r = P.run(HOSTILE) if name == "hostile" else arnorm.WEB.run(request.getfixturevalue("page"))
    chromium.open(write_page(tmp_path, r.to_html(language=language)), width)
    found = chromium.run(STRUCTURE)
    expected = Page(r.to_html())
    assert found["marks"] == [" ".join(map(str, changes)) for _, _, changes, _ in expected.marks["source"]]
    assert sorted(int(i) for mark in found["marks"] for i in mark.split()) == list(range(len(r.changes)))
    assert found["directions"] == ["rtl"]
    assert found["page"] == {"en": "ltr", "ar": "rtl"}[language]
    assert found["scripts"] == found["images"] == found["loaded"] == found["thin"] == found["broken"] == 0
    assert found["width"][0] <= found["width"][1] == width, "nothing sticks out sideways"
    assert set(found["columns"]) == {2 if width > 700 else 1}
    assert found["background"] == "rgb(255, 255, 255)"


NEWS = (
    "أعلن <b>أمس الأربعاء</b> أن الخطة تبدأ الأسبوع المقبل،\u202e وقد أقرت في 15 رمضان 1446هـ ونشرت عام 1973\n"
    "وكان ذلك يوم 6 مايو، وينتهي عام 2030، وعاد الوفد الخميس"
)
EVENTS = """
return {
  when: [...document.querySelectorAll('.when > bdi')].map(one => one.textContent),
  dates: [...document.querySelectorAll('.said .date')].map(one => one.textContent),
  bars: [...document.querySelectorAll('.bar')].map(one => [one.getBoundingClientRect().left, one.getBoundingClientRect().right]),
  lanes: [...document.querySelectorAll('.lane')].map(one => [one.getBoundingClientRect().left, one.getBoundingClientRect().right]),
  width: document.documentElement.scrollWidth, tags: document.querySelectorAll('.said b').length,
};
"""


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_timeline_runs_in_the_direction_of_its_page(
    chromium: browser.Browser, tmp_path: Path, language: Any, width: int
) -> None:
    html = arnorm.WEB.run(NEWS).to_html(reference="2025-11-20", language=language)
    chromium.open(write_page(tmp_path, html), width)
    found = chromium.run(EVENTS)
    assert found["when"] == [
        "1973-01-01 – 1973-12-31", "2025-03-15", "2025-11-19", "2025-11-20", "2025-11-20",
        "2025-11-23 – 2025-11-29", "2026-05-06", "2030-01-01 – 2030-12-31",
    ]  # fmt: skip
    assert len(found["dates"]) == len(found["bars"]) - 1 == 7
    assert (found["tags"], found["width"]) == (0, width)
    starts = [left if language == "en" else -right for left, right in found["bars"]]
    assert starts == sorted(starts)
    (left, right) = found["lanes"][0]
    assert all(left - 1 <= bar[0] and bar[1] <= right + 6 for bar in found["bars"])


def test_a_timeline_has_each_date_and_nothing_unsafe() -> None:
    html = arnorm.WEB.run(NEWS).to_html(reference="2025-11-20")
    assert html.count('class="event"') == 7
    assert html.count('class="bar doubt"') == 2  # the year of 6 May, the week of the Thursday
    assert "day of writing" in html
    assert "<b>أمس" not in html
    assert "\u202e" not in html
    for text in ("", "لا تاريخ", "6 مايو"):
        bare = arnorm.WEB.run(text).to_html(reference="document", language="ar")
        assert 'class="event' not in bare
    assert "ما لا يُعرف يومه: 1" in bare
    assert "timeline" not in report.to_html(arnorm.WEB.run(NEWS)).partition("</style>")[2]


def test_the_command_draws_timelines(tmp_path: Path) -> None:
    file, page = tmp_path / "a.jsonl", tmp_path / "r.html"
    file.write_text('{"text": "وصل أمس"}\n{"text": "لا"}\n{"text": "عام 2020"}\n', encoding="utf-8")
    told = ("find", "dates", "--reference", "2025-11-20", "--relative")
    listed = arnorm_(*told, file).stdout
    for workers in (1, 2):
        assert arnorm_(*told, "-j", workers, "--report", page, file).stdout == listed
        html = page.read_text(encoding="utf-8")
        assert html.count('class="event"') == 2
        assert "arnorm report: the dates of 2 texts</h1>" in html
    assert b'"first": "2020-01-01"' in arnorm_("find", "dates", "--report", page, file).stdout
    for wrong in (("find", "numbers"), ("find", "dates", "--whole"), ("--explain",)):
        assert b"--report shows the dates of texts alone" in arnorm_(*wrong, "--report", page, file, status=2).stderr


def test_tables_break_no_word_on_a_telephone(chromium: browser.Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    texts = ["قال: كَتَبَ ٣ رسائل", "يوم ١٥/٩/١٤٤٦هـ"]
    named = [(str(i), arnorm.WEB.run(text)) for i, text in enumerate(texts)]
    path.write_text(report.to_html(named, profile=arnorm.WEB.profile(texts)), encoding="utf-8")
    chromium.open(path, 400)
    height = "return Math.max(...[...document.querySelectorAll('.steps td, .profile td .k')].map(one => one.getClientRects().length))"
    assert chromium.run(height) == 1


def test_the_page_follows_dark_mode(chromium: browser.Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(P.run(HOSTILE).to_html(), encoding="utf-8")
    chromium.open(path, 1280, dark=True)
    found = chromium.run(STRUCTURE)
    assert (found["background"], found["color"]) == ("rgb(21, 23, 26)", "rgb(230, 230, 230)")


def write_page(folder: Path, html: str) -> Path:
    path = folder / "report.html"
    path.write_text(html, encoding="utf-8")
    return path


DOCUMENTS = [
    ("أخبار/صفحة 1.txt", 'قَالَ "نعم" يوم ١٥/٩/١٤٤٦هـ\nسطر كما هو\nفي ٣ أيام'),
    ("notes/readme-2.txt", "عَامُ ٢٠٢٥"),
    ("تقرير", "بلغ ٣ أيام\u200f"),
]


def test_code_and_data_are_shaded_and_named(chromium: browser.Browser, tmp_path: Path) -> None:
    r = arnorm.WEB.run("قال:\n```\nx = '٣'\n```\nثُمَّ ٣")
    for language, name in (("en", "code"), ("ar", "شفرة")):
        chromium.open(write_page(tmp_path, r.to_html(language=language)), 1280)
        rows = chromium.run("""
            return [...document.querySelectorAll('.row:not(.heads)')].map((row) => [row.title,
              getComputedStyle(row, '::before').content, getComputedStyle(row.children[0]).direction])""")
        assert rows == [
            ["", "none", "rtl"],
            [name, f'"{name}"', "ltr"],
            [name, "none", "ltr"],
            [name, "none", "ltr"],
            ["", "none", "rtl"],
        ]


def test_documents_are_folded_and_filtered_by_step_and_kind(chromium: browser.Browser, tmp_path: Path) -> None:
    named = [(name, arnorm.WEB.run(text)) for name, text in DOCUMENTS]
    chromium.open(write_page(tmp_path, report.to_html(named)), 1280)
    seen = """
        const shown = (css) => [...document.querySelectorAll(css)].filter((one) => one.checkVisibility());
        return [shown('h2').map((h) => h.textContent), shown('.row:not(.heads) .source').map((c) => c.textContent),
          shown('.source mark').filter((m) => getComputedStyle(m).textDecorationLine !== 'none').length]"""
    names = [name for name, _ in DOCUMENTS]
    assert chromium.run(seen) == [names, [], 0], "the folded documents are their own contents"
    chromium.click("[for=open]")
    assert len(chromium.run(seen)[1]) == 5
    assert chromium.run(seen)[2] == sum(html.count('<div class="source"') and len(Page(html).marks["source"]) for html in
                                        (r.to_html() for _, r in named))  # fmt: skip
    name = chromium.run(
        "return [...document.querySelectorAll('label')].find((l) => /UnifyDigits/.test(l.textContent)).htmlFor"
    )
    chromium.click(f"[for={name}]")
    documents, rows, marks = chromium.run(seen)
    assert documents == names
    assert rows == ['قَالَ "نعم" يوم ١٥/٩/١٤٤٦هـ', "في ٣ أيام", "عَامُ ٢٠٢٥", "بلغ ٣ أيامRLM"]
    assert marks < 10
    chromium.click("[for=d]")
    assert chromium.run(seen)[:2] == [[], []], "a digit is never deleted"
    chromium.click("[for=all-step]")
    assert chromium.run(seen)[0] == names
    assert chromium.run(seen)[1][-1] == "بلغ ٣ أيامRLM"
    chromium.click("[for=all-kind]")
    chromium.click("[for=read]")
    assert (
        chromium.run("return getComputedStyle(document.querySelector('.source .date')).textDecorationLine")
        == "underline"
    )
    assert chromium.run("return getComputedStyle(document.querySelector('.source mark')).textDecorationLine") == "none"


def test_what_a_screen_reader_reads_of_a_report(chromium: browser.Browser, tmp_path: Path) -> None:
    """All that the keys reach has a role and a name of its own."""
    named = [(name, arnorm.WEB.run(text)) for name, text in DOCUMENTS]
    chromium.open(write_page(tmp_path, report.to_html(named)), 1280)
    chromium.command("Accessibility.enable", {})
    nodes = chromium.command("Accessibility.getFullAXTree", {})["nodes"]
    reached = [node for node in nodes if any(one["name"] == "focusable" for one in node.get("properties", []))]
    seen = [(node["role"]["value"], node["name"]["value"]) for node in reached]
    assert [name for _, name in seen if not name.strip()] == []
    assert len(set(seen)) == len(seen)
    assert ("radio", "Step: all") in seen
    assert ("radio", "Change: all") in seen
    assert ("checkbox", "Open all") in seen
    assert ("DisclosureTriangle", "notes/readme-2.txt 10 → 8 characters, 6 changes") in seen


def test_names_of_files_are_not_scrambled(chromium: browser.Browser, tmp_path: Path) -> None:
    """In both languages a path runs from left to right, whatever it holds, and Latin in an Arabic title by itself."""
    named = [(name, arnorm.WEB.run(text)) for name, text in DOCUMENTS]
    title = "تقرير الملف notes/readme-2.txt: 3 نصوص"
    for language in ("en", "ar"):
        chromium.open(write_page(tmp_path, report.to_html(named, title=title, language=language)), 1280)
        left = chromium.run("""
            const left = (node, at) => { const r = document.createRange(); r.setStart(node, at); r.setEnd(node, at + 1);
              return r.getBoundingClientRect().left };
            const [first, second] = document.querySelectorAll('h2 bdi bdi'); const tail = second.nextSibling;
            const latin = [...document.querySelectorAll('h1, h1 bdi')].at(-1);
            return [left(first.firstChild, 0), left(second.firstChild, 0), left(tail, 0), left(tail, 3)];""")
        assert left == sorted(left), "folder, name, ending"
        assert chromium.run("return document.title.replace(/[\u2068\u2069]/g, '')") == title
        if language == "ar":
            assert chromium.run("return document.querySelector('h1 bdi').textContent") == "notes/readme-2.txt"


def test_two_thousand_documents_open_at_once(chromium: browser.Browser, tmp_path: Path) -> None:
    """They are folded, so that the browser lays out their names alone; in `make test` 500 of them.

    Its processor time is printed, not asserted: 0.9 s for 2,000 documents of the corpus, 880 characters each; 1.5 s for these.
    """
    text = 'قَالَ الوَزِيرُ يوم ١٥/٩/١٤٤٦هـ: "نَعَم" ٣ مرات، ثم تابع كلامه عن خطة البلدية للعام القادم.\nسطر كما هو\n' * 3
    r = arnorm.WEB.run(text)
    count = 2000 if ALL else 500
    results = [(f"page-{i}.txt", r) for i in range(count)]
    chromium.open(write_page(tmp_path, "<!doctype html>"), 1280)
    chromium.command("Performance.enable", {"timeDomain": "threadTicks"})
    chromium.open(write_page(tmp_path, report.to_html(results)), 1280)
    metrics = chromium.command("Performance.getMetrics", {})["metrics"]
    [took] = [one["value"] for one in metrics if one["name"] == "ThreadTime"]
    print(f"{took:.2f} s")
    assert chromium.run("return document.documentElement.scrollHeight") < count * 50


def test_what_is_open_is_printed(chromium: browser.Browser, tmp_path: Path) -> None:
    named = [(name, arnorm.WEB.run(text)) for name, text in DOCUMENTS]
    chromium.open(write_page(tmp_path, report.to_html(named)), 1280, dark=True)
    chromium.command("Emulation.setEmulatedMedia", {"media": "print"})
    look = "const s = getComputedStyle(document.body); return [s.backgroundColor, s.color, document.querySelector('.filter').checkVisibility()]"
    assert chromium.run(look) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)", False]
    chromium.command("Emulation.setEmulatedMedia", {"media": ""})
    assert chromium.command("Page.printToPDF", {})["data"].startswith("JVBERi")


def test_a_cell_of_a_notebook_stays_small(chromium: browser.Browser, tmp_path: Path) -> None:
    r = arnorm.WEB.run('قَالَ الوَزِيرُ يوم ١٥/٩/١٤٤٦هـ: "نَعَم" ٣ مرات، ثُمَّ صَمَتَ.\n' * 30)
    for width in (1280, 375):
        chromium.open(
            write_page(
                tmp_path,
                f"<!doctype html><meta charset=utf-8><meta name=viewport content=width=device-width>{r._repr_html_()}",
            ),
            width,
        )
        height, inside = chromium.run(
            "return [document.documentElement.scrollHeight, document.querySelector('.texts').scrollHeight]"
        )
        assert max(height, 900) == 900
        assert inside > 1000, "all of it is there, in a box that scrolls"


def test_a_mark_has_the_colour_of_its_most_lossy_step() -> None:
    r = arnorm.WEB.run("يوم ١٥/٩/١٤٤٦هـ")
    page = r.to_html()
    name = re.search(r'for="(s\d+)"><bdi>UnifyDates<', page)
    assert name
    hue = re.search(rf":is\(\.{name[1]},.*?--h:(\d+)", page)
    assert hue
    marks = re.findall(r'<mark class="[^"]*" style="--h:(\d+)" data-c="[^"]*" title="([^"]*)"', page)
    both = [h for h, title in marks if "UnifyDates" in title and "UnifyDigits" in title]
    assert both
    assert set(both) == {hue[1]}


def test_what_a_step_of_ones_own_says_is_escaped() -> None:
    class Odd(arnorm.Step):
        loss = "<script>'\"&\u202e"  # type: ignore[assignment]

        def edits(self, scan: arnorm.Scan) -> list[tuple[int, int, str]]:
            return [(0, min(1, len(scan.text)), "")]

    Odd.__name__ = "<b>"
    p = Pipeline(Odd())
    for page in (p.run("نص").to_html(), p.run("نص")._repr_html_(), p.profile(["نص"])._repr_html_()):
        assert "<script>" not in page
        assert "<b>" not in page
        assert "\u202e" not in page
        assert "&lt;script&gt;" in page


def test_the_words_of_a_report_are_in_arabic_too() -> None:
    r = arnorm.WEB.run('قَالَ "نعم" يوم ١٥/٩/١٤٤٦هـ ثم "بلا نهاية\n' + "سطر كما هو\n" * 6)
    page = r.to_html(language="ar", title="تقرير")
    assert '<html lang="ar" dir="rtl">' in page
    check_page(Page(page), r)
    words = unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL))
    latin = set(re.findall(r"[A-Za-z]{4,}", words)) - {
        "CollapseWhitespace",
        *(type(step).__name__ for step in arnorm.WEB),
    }
    assert latin <= {"arnorm", "hijri"}
    profile = report.to_html([], profile=arnorm.WEB.profile(["قَالَ"]), language="ar")
    assert "النصوص: 1" in profile
    assert 'dir="rtl"' in report.to_fragment(r, language="ar")
    for call in (r.to_html, lambda language: report.to_fragment(r, language=language)):
        with pytest.raises(ValueError, match="language must be one of 'en', 'ar', got 'fr'"):
            call(language="fr")


def test_one_is_not_plural() -> None:
    profile = P.profile(["ل"])
    assert profile.head() == "1 text, 1 character; 0 changed (0.0%)"
    assert repr(P.profile(["٣"])) == "<Profile of 1 text, 1 character, 1 text changed>"
    assert "1 → 1 characters, 1 change\n" in str(P.run("٣"))


def test_every_hue_is_that_of_a_step() -> None:
    others = {name for name in _html._HUES if not hasattr(arnorm, name)}
    assert not others, f"_HUES of report/_html.py names steps that are not there: {others}"
