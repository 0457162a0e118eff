"""Links that somebody made for the playground, and requests that are not for it: link.js and offline.js in node."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest

PLAYGROUND = Path(__file__).resolve().parents[1] / "playground"
pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")

PRESETS = {
    "WEB": [
        {"name": "A", "options": []},
        {
            "name": "B",
            "options": [
                {"name": "keep", "kind": "many", "choices": ["shadda", "tanween"]},
                {"name": "to", "kind": "one", "choices": ["western", None]},
                {"name": "lines", "kind": "number", "choices": []},
                {"name": "words", "kind": "text", "choices": []},
                {"name": "deep", "kind": "flag", "choices": [True, False]},
            ],
        },
    ]
}


def run_node(script: str) -> Any:
    command = [shutil.which("node") or "node", "--input-type=module", "-"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=True, cwd=PLAYGROUND)
    return json.loads(done.stdout)


def write_link(value: object) -> str:
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(value if isinstance(value, bytes) else json.dumps(value).encode()) + packer.flush()
    return "#1." + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_links(links: list[str]) -> list[Any]:
    source = (PLAYGROUND / "link.js").read_text(encoding="utf-8")
    script = f"""{source}
    const answers = [];
    for (const link of {json.dumps(links)}) {{
      answers.push(await readLink(link, {json.dumps(PRESETS)}).catch((error) => "refused"));
    }}
    console.log(JSON.stringify(answers));"""
    return list(run_node(script))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"0": None},
        {"1": {}},
        {"1": {"keep": ["shadda"], "to": None, "lines": 0, "words": "<b>", "deep": False}},
    ],
)
def test_a_link_that_the_page_writes_is_read(changes: object) -> None:
    link = {"preset": "WEB", "changes": changes, "text": "نصّ <script>"}
    assert read_links([write_link(link)]) == [link]


@pytest.mark.parametrize(
    "changes",
    [
        {"1": {"keep": 5}}, {"1": {"keep": "shadda"}}, {"1": {"keep": ["other"]}}, {"1": {"to": "x"}}, {"1": {"lines": -1}},
        {"1": {"lines": "1"}}, {"1": {"words": 1}}, {"1": {"deep": 1}}, {"1": {"other": 1}}, {"1": {"__proto__": 1}},
        {"2": None}, {"-1": None}, {"x": None}, {"length": None}, {"__proto__": {}}, {"1": []}, {"1": 5}, [], None, "x", 5,
    ],
)  # fmt: skip
def test_a_link_with_changes_that_no_step_takes_is_refused(changes: object) -> None:
    assert read_links([write_link({"preset": "WEB", "changes": changes, "text": "نص"})]) == ["refused"]


def test_a_link_that_holds_something_else_is_refused() -> None:
    links = [
        "#1.", "#1.nothing-that-this-page-wrote", "#1.!!", "#1", write_link(b"{"), write_link([]), write_link(None),
        write_link({"preset": "toString", "changes": {}, "text": ""}), write_link({"preset": "WEB", "changes": {}}),
        write_link({"preset": ["WEB"], "changes": {}, "text": 5}),
    ]  # fmt: skip
    assert read_links(links) == ["refused"] * len(links)
    assert read_links(["", "#", "#changes"]) == [None] * 3


def test_a_link_that_unpacks_to_a_billion_characters_is_refused() -> None:
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(b'{"preset": "WEB", "changes": {}, "text": "')
    packed += packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush nothing refers to what was before: the piece may be repeated.
    packed += 1000 * (packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH))
    packed += packer.compress(b'"}') + packer.flush()
    link = "#1." + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    assert len(link) < 2_000_000, "a browser takes it"
    assert read_links([link]) == ["refused"]


def test_the_service_worker_answers_for_its_own_page_alone() -> None:
    source = (PLAYGROUND / "offline.js").read_text(encoding="utf-8")
    source = source.replace("FILES = []", 'FILES = ["index.html", "arnorm-1/app.js"]')
    asked = [
        ("https://a.example/play/", "navigate", "GET"),
        ("https://a.example/play/?x=1#1.abc", "navigate", "GET"),
        ("https://a.example/play/index.html", "navigate", "GET"),
        ("https://a.example/play/arnorm-1/app.js", "cors", "GET"),
        ("https://a.example/play/other/", "navigate", "GET"),
        ("https://a.example/play/other.html", "navigate", "GET"),
        ("https://a.example/play/arnorm-1/app.js", "navigate", "GET"),
        ("https://a.example/play/arnorm-1/other.js", "cors", "GET"),
        ("https://a.example/api?user=1", "cors", "GET"),
        ("https://a.example/play/", "navigate", "POST"),
        ("https://b.example/play/index.html", "navigate", "GET"),
    ]
    script = f"""
    const handlers = {{}};
    globalThis.location = new URL("https://a.example/play/offline.js");
    globalThis.self = {{ addEventListener: (name, handler) => (handlers[name] = handler) }};
    globalThis.caches = {{ open: async () => ({{ match: async () => "kept" }}) }};
    {source}
    const answers = [];
    for (const [url, mode, method] of {json.dumps(asked)}) {{
      let isAnswered = false;
      handlers.fetch({{
        request: {{ url, mode, method }},
        respondWith: (answer) => {{ isAnswered = true; answer.catch(() => {{}}); }},
      }});
      answers.push(isAnswered);
    }}
    console.log(JSON.stringify(answers));"""
    assert run_node(script) == [True] * 4 + [False] * 7
