"""A headless Chromium for tests, driven through chromedriver's own protocol (W3C WebDriver); no package needed."""

# ruff: noqa: S310, S607 -- it starts the chromedriver of this machine and talks to it on loopback

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Self

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
]  # fmt: skip


def missing() -> str | None:
    """What is not installed, if anything."""
    if not shutil.which("chromedriver"):
        return "chromedriver is not installed"
    return None if shutil.which("chromium") or shutil.which("google-chrome") else "Chromium is not installed"


class Browser:
    """One page at a time: open it, run JavaScript in it. ``flags`` are more arguments of Chromium."""

    def __init__(self, *flags: str) -> None:
        self._flags = [*FLAGS, *flags]

    def __enter__(self) -> Self:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL)
        self._url = f"http://127.0.0.1:{port}"
        try:
            self._wait()
            options = {"binary": shutil.which("chromium") or shutil.which("google-chrome"),
                       "args": [*self._flags, f"--user-data-dir={self._home.name}"]}  # fmt: skip
            made = self._post("/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})
        except BaseException:
            self.__exit__()
            raise
        self._url += f"/session/{made['sessionId']}"
        return self

    def __exit__(self, *_: object) -> None:
        if "/session/" in self._url:
            request = urllib.request.Request(self._url, method="DELETE")
            urllib.request.urlopen(request, timeout=30).close()
        self._driver.terminate()
        self._driver.wait(30)
        self._home.cleanup()

    def _wait(self) -> None:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{self._url}/status", timeout=5).close()
            except urllib.error.URLError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("chromedriver does not answer")

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            self._url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, page: Path | str, width: int, *, height: int = 900, dark: bool = False) -> None:
        """Open a file or an address at a width; 900 pixels are as high as any screen."""
        self.resize(width, height=height, dark=dark)
        self._post("/url", {"url": page if isinstance(page, str) else page.as_uri()})

    def resize(self, width: int, *, height: int = 900, dark: bool = False) -> None:
        """Another screen for the page that is open."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.command("Emulation.setDeviceMetricsOverride", metrics)
        feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", {"features": [feature]})

    def command(self, name: str, params: dict[str, Any]) -> Any:
        """Run a command of the DevTools protocol."""
        return self._post("/goog/cdp/execute", {"cmd": name, "params": params})

    def run(self, script: str) -> Any:
        """What a JavaScript function body returns."""
        return self._post("/execute/sync", {"script": script, "args": []})

    def wait_for(self, script: str, seconds: float = 60) -> Any:
        """What the script returns, once that is true."""
        end = time.monotonic() + seconds
        while not (found := self.run(script)):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.1)
        return found

    def type_text(self, css: str, text: str) -> None:
        """Type into an element, key by key; a character beyond U+FFFF too."""
        self._post(f"/element/{self._find(css)}/value", {"text": text})

    def click(self, css: str) -> None:
        """Click on an element."""
        self._post(f"/element/{self._find(css)}/click", {})

    def _find(self, css: str) -> str:
        found = self._post("/element", {"using": "css selector", "value": css})
        return str(next(iter(found.values())))
