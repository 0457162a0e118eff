"""The built playground in a browser: `make test-playground` builds it first, and sets ARNORM_PLAYGROUND."""

from __future__ import annotations

import json
import os
import sys
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

import arnorm
import browser

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import make_playground  # noqa: E402

LOADED = "return !document.querySelector('#preset').disabled && document.querySelector('#result').value !== ''"
EMOJI_TEXT = "قَالَ 👨‍👩‍👧 في ٣ أيام"


class Page:
    """The page in one browser, with the record of all that Chromium asked of the network."""

    def __init__(self, opened: browser.Browser, address: str) -> None:
        self.browser = opened
        self.address = address
        self.run = opened.run

    def open(self, width: int = 1280, *, dark: bool = False) -> None:
        self.browser.open(self.address, width, dark=dark)
        self.browser.wait_for(LOADED)
        self.settle()

    def settle(self) -> None:
        self.browser.wait_for("return document.querySelector('#status').textContent.match(/Ready|جاهز/) !== null")

    def set(self, text: str) -> None:
        self.run(
            f"const t = document.querySelector('#text'); t.value = {json.dumps(text)};"
            "t.dispatchEvent(new Event('input')); document.querySelector('#status').textContent = '';"
        )
        self.settle()

    def choose(self, preset: str) -> None:
        self.run(
            f"const p = document.querySelector('#preset'); p.value = '{preset}'; p.dispatchEvent(new Event('change'));"
        )
        self.settle()

    def result(self) -> str:
        return str(self.run("return document.querySelector('#result').value"))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    if not os.environ.get("ARNORM_PLAYGROUND"):  # what was built before may be of another arnorm
        pytest.skip("make test-playground builds the page and opens it")
    if reason := browser.missing():
        pytest.skip(f"{reason}: the page was not opened")
    server = make_playground.server(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    record = tmp_path_factory.mktemp("net") / "net.json"
    with browser.Browser(f"--log-net-log={record}") as opened:
        yield Page(opened, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()
    # Chromium asks its own services too, whatever the flags say; what a page asks has the page as its initiator.
    asked = [event.get("params", {}) for event in json.loads(record.read_text(encoding="utf-8"))["events"]]
    urls = [one["url"] for one in asked if one.get("url") and "127.0.0.1" in str(one.get("initiator", ""))]
    assert urls
    assert {urllib.parse.urlsplit(url).hostname for url in urls} == {"127.0.0.1"}


def test_it_loads_and_shows_what_python_gives(page: Page) -> None:
    page.open()
    text = str(page.run("return document.querySelector('#text').value"))
    assert page.result() == arnorm.WEB(text)
    shown = page.run("return [...document.querySelectorAll('#changes .output')].map(c => c.textContent).join('\\n')")
    assert shown.replace("\u2067", "").replace("\u2069", "") == arnorm.WEB(text)
    counts = page.run("return [...document.querySelectorAll('.found summary')].map(s => s.textContent)")
    found = len(arnorm.find_dates(text)), len(arnorm.find_quotes(text)), len(arnorm.find_numbers(text))
    assert [int(words.split(": ")[1]) for words in counts[:3]] == list(found)


def test_typed_text_and_emoji(page: Page) -> None:
    page.open()
    page.run("document.querySelector('#text').value = ''")
    page.browser.type_text("#text", EMOJI_TEXT)
    page.browser.wait_for(f"return document.querySelector('#result').value === {json.dumps(arnorm.WEB(EMOJI_TEXT))}")
    characters = page.run("return document.querySelector('#time').textContent")
    assert characters.startswith(f"{len(EMOJI_TEXT)} characters in ")


@pytest.mark.parametrize("preset", ["SEARCH", "CORPUS", "PDF", "LUCENE", "ASR"])
def test_presets_and_steps(page: Page, preset: str) -> None:
    page.open()
    text = 'مُؤتمرُ القِمّة في ٣ أيار 2024، قال: "نعـم"'
    page.set(text)
    page.choose(preset)
    assert page.result() == getattr(arnorm, preset)(text)
    steps = [type(step).__name__ for step in getattr(arnorm, preset)]
    assert page.run("return [...document.querySelectorAll('#steps input')].map(box => box.value)") == steps
    page.run("document.querySelector('#steps input').click()")
    page.settle()
    left = getattr(arnorm, preset).without(steps[0])
    assert page.result() == left(text)
    assert arnorm.Pipeline.from_json(page.run("return document.querySelector('#json').textContent")) == left
    scope = {"text": text}
    code = str(page.run("return document.querySelector('#python').textContent"))
    exec(code.replace("print", "seen ="), scope)  # noqa: S102 -- the code that the page shows
    assert scope["seen"] == left(text)


def test_a_hundred_thousand_characters(page: Page) -> None:
    page.open()
    text = "قَالَ الوَزِيرُ يوم ٢٧ رمضان ١٤٤٦هـ إنّ النموّ بلغ ٢٫٥٪ في المدينة.\n" * 1500
    page.set(text)
    assert page.result() == arnorm.WEB(text)
    assert f"{len(text):,} characters" in page.run("return document.querySelector('#time').textContent")
    print(page.run("return document.querySelector('#time').textContent"))


HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script> قَالَ &amp;lt;b&amp;gt; \u202e"


def test_a_hostile_text_stays_a_text(page: Page) -> None:
    page.open()
    page.set(HOSTILE)
    assert page.run("return document.querySelectorAll('main img, main script').length") == 0
    assert page.result() == arnorm.WEB(HOSTILE)


@pytest.mark.parametrize("width", [1280, 360])
def test_both_languages_at_both_widths(page: Page, width: int) -> None:
    page.open(width)
    for _ in range(2):
        found = page.run(
            "for (const d of document.querySelectorAll('details')) d.open = true;"
            "return [document.documentElement.lang, getComputedStyle(document.body).direction,"
            " document.documentElement.scrollWidth, innerWidth, document.title]"
        )
        assert found[:2] in (["en", "ltr"], ["ar", "rtl"])
        assert found[2] <= found[3] == width, "nothing sticks out sideways"
        before = found[0]
        page.browser.click("#language")
        page.settle()
        assert page.run("return document.documentElement.lang") != before


def test_labels_and_keys(page: Page) -> None:
    """Each control has a name, and the Tab key reaches them in the order in which they are read."""
    page.open()
    unnamed = page.run(
        "return [...document.querySelectorAll('button, select, textarea, input:not([hidden]), summary')].filter("
        "one => !(one.textContent.trim() || one.labels?.length || one.closest('label'))).length"
    )
    assert unnamed == 0
    assert page.run("return document.querySelector('#status').getAttribute('role')") == "status"
    assert page.run("return document.querySelectorAll('[tabindex]:not([tabindex=\"0\"])').length") == 0
    visited = []
    page.run("document.querySelector('#language').focus()")
    for _ in range(7):
        page.browser.command("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Tab", "windowsVirtualKeyCode": 9})
        visited.append(page.run("return document.activeElement.id || document.activeElement.tagName"))
    assert visited == ["preset", "SUMMARY", "example", "open", "clear", "text", "BUTTON"]


def test_light_and_dark(page: Page) -> None:
    colours = {}
    for dark in (False, True):
        page.open(dark=dark)
        colours[dark] = page.run("const s = getComputedStyle(document.body); return [s.backgroundColor, s.color]")
    assert colours == {
        False: ["rgb(255, 255, 255)", "rgb(27, 27, 27)"],
        True: ["rgb(21, 23, 26)", "rgb(230, 230, 230)"],
    }


def test_it_works_without_a_network_once_loaded(page: Page) -> None:
    page.open()
    page.browser.wait_for("return navigator.serviceWorker.controller !== null")
    page.browser.command("Network.enable", {})
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    page.browser.command("Network.emulateNetworkConditions", offline)
    page.open()
    page.set("كَتَبَ ١٢")
    assert page.result() == "كتب 12"
    page.browser.command("Network.emulateNetworkConditions", {**offline, "offline": False})
