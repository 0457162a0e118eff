"""Tables of the pages are what arnorm does; the pages themselves hold examples only. `make docs` runs those."""

from __future__ import annotations

import dataclasses
import importlib
import re
import subprocess
import sys
import tomllib
import typing
import urllib.parse
from pathlib import Path
from typing import Any

import pytest

import arnorm
import browser
from arnorm._core.wrong import form_name
from arnorm.elsewhere import ELSEWHERE
from arnorm.quotes.unify import STYLES
from shipped import PRESETS as SHIPPED

DOCS = Path(__file__).resolve().parents[1] / "docs"


def read_tables(name: str) -> list[tuple[str, list[list[str]]]]:
    """The tables of a page, each with the heading above it; cells as they are written."""
    tables: list[tuple[str, list[list[str]]]] = []
    heading, inside = "", False
    for line in (DOCS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if line.startswith("|"):
            if not inside:
                tables.append((heading, []))
            if not re.fullmatch(r"[|\-: ]+", line):
                tables[-1][1].append([cell.strip() for cell in line[1:-1].split("|")])
        inside = line.startswith("|")
    return tables


def write_dates(text: str) -> str:
    """The dates of a text as the page on dates writes them."""
    found = arnorm.find_dates(text)
    return "; ".join(f"`{m.calendar} {m.edtf}`" + f" ({', '.join(m.flags)})" * bool(m.flags) for m in found)


@pytest.mark.parametrize(("page", "read_as", "no_date"), [
    ("dates.md", "read as", "no date"),
    ("ar/dates.md", "يُقرأ", "ليس تاريخًا"),
])  # fmt: skip
def test_the_pages_on_dates_say_what_is_read(page: str, read_as: str, no_date: str) -> None:
    read = refused = 0
    for _, ((_, *heads), *rows) in read_tables(page):
        for text, *values in rows:
            if heads[:1] == [read_as]:
                read += 1
                assert write_dates(text) == values[0], text
            elif heads and heads[0].startswith(no_date):
                refused += 1
                assert not arnorm.find_dates(text), text
    assert read > 15
    assert refused > 8


# The headings of the three tables, in both languages.
PRESETS = {
    "presets.md": ("Side by side", "What is safe", "The steps of each"),
    "ar/presets.md": ("جنبًا إلى جنب", "حدود الأمان", "خطوات كل سلسلة"),
}


@pytest.mark.parametrize("page", PRESETS)
def test_the_pages_on_presets_say_what_they_do(page: str) -> None:
    outputs, losses, steps = (next(rows for name, rows in read_tables(page) if name == one) for one in PRESETS[page])
    names = [name.strip("`") for name in outputs[0][1:]]
    for text, *cells in outputs[1:]:
        assert [getattr(arnorm, name)(text) for name in names] == cells, text
    for name, *cells in losses[1:]:
        found = getattr(arnorm, name.strip("`")).steps
        kinds = ("marks", "letters", "layout", "content")
        can = [", ".join(type(step).__name__ for step in found if step.loss == kind) for kind in kinds]
        assert can == [*cells, ""], name
    for name, *cells in zip(*steps, strict=True):
        assert [cell for cell in cells if cell] == [type(one).__name__ for one in getattr(arnorm, name.strip("`"))], (
            name
        )


def test_the_page_of_all_names_has_all() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    for name in arnorm.__all__:
        thing = getattr(arnorm, name)
        is_step = isinstance(thing, arnorm.Step) or (isinstance(thing, type) and issubclass(thing, arnorm.Step))
        assert is_step or f"arnorm.{name}" in page or f"`{name}`" in page, name


def test_the_reference_has_a_page_for_every_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make tables` writes the pages; CI compares them (tools/check_generated.py)."""
    monkeypatch.syspath_prepend(DOCS.parent / "tools")
    made = importlib.import_module("make_reference")
    pages = {path.stem for path in (DOCS / "reference").glob("*.md")}
    assert pages == {"README", *made.PAGES}
    assert arnorm.__all__ == sorted({*arnorm.__all__} & made.PLACES.keys())


@pytest.mark.parametrize("page", ["install.md", "ar/install.md"])
def test_the_pages_on_installing_list_every_extra(page: str) -> None:
    cells = [row[0] for _, rows in read_tables(page) for row in rows]
    listed = {name for cell in cells for name in re.findall("`([a-z]+)`", cell)}
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["optional-dependencies"]) == listed - {"arnorm"}


STEPS = [
    cls
    for name in arnorm.__all__
    if isinstance(cls := getattr(arnorm, name), type)
    and issubclass(cls, arnorm.Step)
    and cls not in (arnorm.Step, arnorm.CharStep)
]


@pytest.fixture
def steps_page(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(DOCS)
    return importlib.import_module("steps_page")


def test_the_pages_of_all_steps_have_all(tmp_path: Path, steps_page: Any) -> None:
    """A step of a module without a topic fails here; python docs/steps_page.py writes the page of the repository."""
    assert (DOCS / "steps.md").read_text(encoding="utf-8") == steps_page.compose_overview()
    steps_page.write(tmp_path / "made" / "steps.md")
    page = (tmp_path / "made" / "steps.md").read_text(encoding="utf-8")
    assert all(f"### {cls.__name__}\n" in page for cls in STEPS)


def choices_of(hint: object) -> set[str]:
    """The named values of an option, as its type has them."""
    if typing.get_origin(hint) is typing.Literal:
        return {value for value in typing.get_args(hint) if isinstance(value, str)}
    return set().union(*map(choices_of, typing.get_args(hint)))


def test_steps_are_listed_with_every_choice_and_what_they_lose() -> None:
    listing = subprocess.run([sys.executable, "-m", "arnorm", "--list-steps"], capture_output=True, check=True).stdout
    blocks = re.split(r"\n  (?=\w)", listing.decode())
    listed = {block.partition(":")[0]: block for block in blocks}
    page = (DOCS / "steps.md").read_text(encoding="utf-8")
    rows = {name: (loss, rest) for name, loss, rest in re.findall(r"(?m)^- `(\w+)` \(loses (\w+)\): (.+)$", page)}
    assert len(rows.keys() & listed.keys()) == len(STEPS)
    for cls in STEPS:
        name = form_name(cls)
        assert rows[name][0] == cls.loss
        assert f"Can lose: {cls.loss}." in listed[name]
        cells = dict(re.findall(r"`(\w+)`: (.*?)(?:; |$)", rows[name][1]))
        lines = dict(re.findall(r"\n      (\w+)=(.*)", listed[name]))
        assert [*cells] == [*lines] == [field.name for field in dataclasses.fields(cls)]
        for option, hint in typing.get_type_hints(cls).items():
            for choice in choices_of(hint) if option in cells else ():
                assert choice in re.split(r"[*, ]+", cells[option]), (name, option, choice)
                assert choice in re.split(r"[|, ]+", lines[option]), (name, option, choice)


PAGES = [*DOCS.parent.glob("*.md"), *DOCS.glob("*.md"), *DOCS.glob("ar/*.md"), *DOCS.glob("*/*.md")]


def anchors_in(page: Path) -> set[str]:
    """What the headings of a page are called in a link, as GitHub has it."""
    text = re.sub(r"(?ms)^```.*?^```", "", page.read_text(encoding="utf-8"))
    heads = re.findall(r"(?m)^#+ (.+)$", text)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", sorted(set(PAGES)), ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_no_link_leads_nowhere(page: Path) -> None:
    if "_generated" in page.parts or "_build" in page.parts:
        return
    text = re.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"", text):
        target, _, anchor = "".join(link).partition("#")
        if ":" in target:
            continue
        there = page.parent / target if target else page
        assert there.exists(), link
        if anchor and there.suffix == ".md":
            assert anchor in anchors_in(there), link


def test_a_release_with_placeholders_for_addresses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS.parent / "tools")
    check_urls = importlib.import_module("release_check").check_urls
    metadata = (DOCS.parent / "pyproject.toml").read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="Homepage = "):
        check_urls(metadata)
    check_urls(metadata.replace("example.invalid", "example.org"))


# A page says what to do, then what to know, and stops: at most this many words in the English pages.
WORDS = 31_000  # without what a tool writes


def test_pages_for_users_stay_short() -> None:
    root = DOCS.parent
    assert (root / "README.md").read_text(encoding="utf-8").count("\n") <= 120
    # What an output is now is said at each change.
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8").partition("### Changed output")[0].count("\n") <= 55
    pages = {root / "README.md", *DOCS.glob("*.md"), *DOCS.glob("jobs/*.md"), *DOCS.glob("engines/*.md")}
    pages -= {DOCS / "steps.md", DOCS / "field.md"}
    assert sum(len(page.read_text(encoding="utf-8").split()) for page in pages) <= WORDS


ROOT = DOCS.parent
# Verbs that one step alone has, and that are looked for when it is gone too; those of all other steps need no row.
ALONE = "Compose Fix From Join Keep Repair Replace Spell To Turn Unescape".split()


def read_files(*patterns: str) -> dict[str, str]:
    """What people wrote in the files of these patterns, by their paths; pages that a tool builds are left out."""
    paths = (path for pattern in patterns for path in ROOT.glob(pattern) if "_build" not in path.parts)
    found = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}
    if "CHANGELOG.md" in found:  # there it says what is gone
        found["CHANGELOG.md"] = found["CHANGELOG.md"].partition("### Changed output")[0]
    return found


def test_nothing_names_a_step_that_is_gone() -> None:
    """The pages, cases, tests and lists that still name a step that was taken out, by either of its names."""
    verbs = {*ALONE, *(re.findall("[A-Z][a-z]+", cls.__name__)[0] for cls in STEPS)}
    classes = re.compile(rf"\b(?:{'|'.join(verbs)})(?:[A-Z][a-z]+)+\b")
    forms = re.compile(rf"(?:`|arnorm\.|\"step\": ?\"|^ +\")((?:{'|'.join(verbs).lower()})_[a-z_]+)\b", re.MULTILINE)
    files = read_files("*.md", "docs/**/*.md", "src/arnorm/elsewhere.py", "playground/*.tsv", "tests/cases/*.json")
    tests = read_files("tests/*.py", "tests/fuzz/*.py", "tests/growth/*.py", "benchmarks/**/*.py", "tools/*.py")
    known = {*arnorm.__all__, *ELSEWHERE, *re.findall(r"def (\w+)", "".join(read_files("src/**/*.py").values()))}
    del files["tests/cases/messages.json"]  # which has names that nothing ever had
    gone = set()
    for file, text in (files | tests).items():
        named = {*classes.findall(text), *(forms.findall(text) if file in files else ())} - known
        gone |= {f"{file}: {name}" for name in named if not re.search(rf"\b(?:class|def) {name}\b|\b{name} = ", text)}
    assert not gone, "no such step; take the name out, or name another step, in\n" + "\n".join(sorted(gone))


def test_nothing_names_a_preset_that_is_gone() -> None:
    """The pages, cases and lists that still name a preset that was taken out, or that lack one."""
    code = "\n".join(read_files("src/**/*.py").values())
    files = read_files("*.md", "docs/**/*.md", "tests/cases/*.json")
    gone = set()
    for file, text in files.items():
        form = r'"(?:pipeline|presets?)": ?\[?"([A-Z]+)"' if file.endswith("json") else r"`(?:arnorm\.)?([A-Z]{3,})`"
        for name in {*re.findall(form, text)} - SHIPPED.keys() - {"NOTICE", "PUT", "UNNEST", "SIGPIPE"}:
            if not re.search(rf"^{name}\b.* = ", code, re.MULTILINE):
                gone.add(f"{file}: {name}")
    lists = {
        "tools/make_vectors.py": r'^    "([A-Z]+)": \(',
        "playground/page.py": r'(?<=["(])([A-Z]+)(?="[,)])',
        "playground/words.js": "^      ([A-Z]+): ",
    }
    for file, form in lists.items():
        named = {*re.findall(form, (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)}
        gone |= {f"{file}: {name}" for name in named - SHIPPED.keys()}
        gone |= {f"{file} lacks {name}" for name in SHIPPED.keys() - named if "playground" in file}
    assert not gone, "no such preset; take the name out in\n" + "\n".join(sorted(gone))


def test_nothing_names_a_style_that_is_gone() -> None:
    files = read_files("README*.md", "docs/**/*.md", "src/**/*.py", "tests/*.py")
    gone = [f"{file}: {name}" for file in files for name in re.findall(r'\bstyle="([a-z]+)"', files[file])]
    assert [one for one in gone if one.split()[1] not in STYLES] == []


@pytest.mark.parametrize("page", ["quotes.md", "ar/quotes.md"])
def test_the_pages_on_quotes_have_a_row_for_each_way_to_write_them(page: str) -> None:
    rows = next(rows for _, rows in read_tables(page) if rows[0][0] == "`style`")
    shown = [row[:3] for row in rows[1:-1]]  # the last is a list of one's own
    wanted = [[f'`"{name}"`', *(f"{a}…{b}" for a, b in (pairs * 2)[:2])] for name, pairs in STYLES.items()]
    lines = "\n".join(f"| {' | '.join(row)} | |" for row in wanted)
    assert sorted(shown) == sorted(wanted), f"the table of docs/{page} needs these rows and no others:\n{lines}"


@pytest.mark.parametrize(
    "name", ["README.md", "README.ar.md", "docs/performance.md", "docs/pdf.md", "docs/comparison.md"]
)
def test_pages_for_users_do_not_speak_of_ourselves(name: str) -> None:
    """No commit, and no test as an explanation; docs/design.md may."""
    page = (DOCS.parent / name).read_text(encoding="utf-8")
    assert re.findall(r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{7,40}\b|\btests/|\bcommit\b", page) == []


def first_page(language: str) -> Path:
    """The built first page; a skip where there is none, or no browser."""
    page = DOCS / "_build" / "html" / {"en": "index.html", "ar": "ar/index.html"}[language]
    if reason := browser.missing():
        pytest.skip(f"{reason}: the first page was not opened in a browser")
    if not page.exists():
        pytest.skip("make docs builds the first page: it was not opened")
    return page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_page_shows_a_paragraph_before_and_after_and_six_doors(language: str) -> None:
    page = first_page(language)
    scope: dict[str, Any] = {}
    exec((DOCS / "first_page.py").read_text(encoding="utf-8"), scope)  # noqa: S102 -- our own
    r = arnorm.WEB.run(scope["SCRAPED"])
    with browser.Browser() as opened:
        for width in (1280, 375):
            opened.open(page, width)
            shown = opened.run(
                "const read = (cell) => { const copy = cell.cloneNode(true);"
                " for (const i of copy.querySelectorAll('i')) i.replaceWith(String.fromCodePoint(parseInt(i.dataset.u, 16)));"
                " return copy.textContent; };"
                "return ['source', 'output'].map(s => [...document.querySelectorAll(`.first .${s}`)].map(read).join('\\n'))"
            )
            assert shown == [r.source, r.text], "the page is of another build: make docs"
            colours = opened.run(
                "return new Set([...document.querySelectorAll('.first mark')].map(m => getComputedStyle(m).backgroundColor)).size"
            )
            assert colours >= 8
            doors = opened.run(
                "return [...document.querySelectorAll('.doors li a')].map(a => [a.href, a.closest('li').getBoundingClientRect().top])"
            )
            assert len(doors) == 6
            for address, _ in doors:
                path = Path(urllib.parse.unquote(urllib.parse.urlsplit(address).path))
                assert path.parent.name == "jobs"
                assert path.exists()
            assert opened.run("return document.documentElement.scrollWidth") <= width
            assert opened.run(
                "const t = document.querySelector('.first .texts'); return t.scrollHeight <= t.clientHeight + 2"
            )
            if width == 1280:
                assert opened.run("return document.querySelector('.first .texts').getBoundingClientRect().bottom") < 900
                assert doors[0][1] < 900, "both are seen without scrolling"


def test_the_picture_of_the_way_through_web_has_its_steps_in_order() -> None:
    picture = (DOCS / "design.md").read_text(encoding="utf-8").partition("```text")[2].partition("```")[0]
    assert re.findall(r"\b(?:[A-Z][a-z]+){1,3}\b", picture)[1:] == [type(step).__name__ for step in arnorm.WEB.steps]
