"""Exports run by their engines: each function gives what an engine makes of texts."""

from __future__ import annotations

import glob
import json
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FILTERS = Path(__file__).parent / "engines" / "Filters.java"
Run = Callable[[list[str]], list[str]]


def _program(name: str) -> str:
    """Where a program is; the test is skipped where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} on this machine")
    return found


def run_tokenizers(normalizer: Any) -> Run:
    return lambda texts: [normalizer.normalize_str(text) for text in texts]


def run_json(exported: dict[str, Any]) -> Run:
    """By the package `regex`: any engine with look-behind of bounded length could."""
    function = function_of(exported["rules"])
    return lambda texts: [function(text) for text in texts]


def function_of(rules: list[dict[str, Any]]) -> Callable[[str], str]:
    import regex

    compiled = []
    for rule in rules:
        chars = "".join(map(regex.escape, rule["table"]))
        pattern = rule["before"] + (f"[{chars}]" if chars else "") + rule["after"]
        compiled.append((regex.compile(pattern, regex.V0), rule["table"]))

    def normalize(text: str) -> str:
        for pattern, table in compiled:
            text = pattern.sub(lambda found, table=table: table[found[0]], text)
        return text

    return normalize


def run_sqlite(script: str) -> Run:
    """The rules as the database has them, by a registered function."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(script)
    rules = [
        json.loads(rule) for (rule,) in connection.execute("SELECT rule FROM arnorm_normalize_rule ORDER BY number")
    ]
    connection.create_function("arnorm_normalize", 1, function_of(rules), deterministic=True)
    return lambda texts: [connection.execute("SELECT arnorm_normalize(?)", (text,)).fetchone()[0] for text in texts]


def run_node(module: str, directory: Path) -> Run:
    (directory / "exported.mjs").write_text(module, encoding="utf-8")
    program = """
        import { readFileSync } from "node:fs";
        import { normalize } from "./exported.mjs";
        process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(normalize)));
    """
    (directory / "run.mjs").write_text(program, encoding="utf-8")

    def run(texts: list[str]) -> list[str]:
        done = subprocess.run(
            [_program("node"), "run.mjs"],
            input=json.dumps(texts),
            cwd=directory,
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    return run


def run_lucene(exported: dict[str, Any], directory: Path) -> Run:
    jars = lucene_jars()
    analysis = exported["settings"]["analysis"]
    filters = [analysis["char_filter"][name] for name in analysis["analyzer"]["arnorm_normalize"]["char_filter"]]
    lines = [str(len(filters))]
    for one in filters:
        if one["type"] == "mapping":
            parts = [side for row in one["mappings"] for side in parsed(row)]
        else:
            parts = [one["pattern"], one["replacement"]]
        lines += [one["type"].partition("_")[0], str(len(parts)), *parts]

    def run(texts: list[str]) -> list[str]:
        given = "\n".join(line.encode().hex() for line in [*lines, *texts])
        done = subprocess.run(
            [_program("java"), "-cp", jars, str(FILTERS)],
            input=given + "\n",
            check=False,
            cwd=directory,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return [bytes.fromhex(line).decode() for line in done.stdout.splitlines()]

    return run


def lucene_jars() -> str:
    """The class path of Lucene: Debian's 9 is compiled for Java 21, its 8 for any."""
    version = subprocess.run([_program("java"), "-version"], capture_output=True, text=True, check=True).stderr
    newest = int(re.search(r'version "(\d+)', version)[1]) >= 21
    found = (newest and glob.glob("/usr/share/java/lucene9-*.jar")) or [
        jar for name in ("core", "analyzers-common") for jar in glob.glob(f"/usr/share/java/lucene-{name}-8*.jar")
    ]
    jars = os.environ.get("LUCENE_JARS") or ":".join(found)
    if not jars:
        pytest.skip("no Lucene: apt-get install liblucene8-java (with Java 21: liblucene9-java), or set LUCENE_JARS")
    return jars


def parsed(row: str) -> tuple[str, str]:
    """The two sides of a mapping, as Elasticsearch's MappingCharFilterFactory reads a row."""
    match = re.fullmatch(r"(.*)\s*=>\s*(.*)\s*", row, re.DOTALL)
    assert match, row
    units = ("".join(f"{int(unit, 16):04x}" for unit in re.findall(r"\\u(....)", side)) for side in match.groups())
    left, right = (bytes.fromhex(side).decode("utf-16-be", "surrogatepass") for side in units)
    return left, right


@contextmanager
def postgres(directory: Path) -> Iterator[Callable[[str], str]]:
    """A server of its own on a socket of its own; what runs SQL in it."""
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]))
    if not programs:
        pytest.skip("no PostgreSQL: apt-get install postgresql")
    data = directory / "data"
    data.mkdir()
    user: list[str] = []
    if os.getuid() == 0:  # which the server refuses
        user = ["runuser", "-u", "nobody", "--"]
        for path in (data, directory):
            shutil.chown(path, "nobody")
        for parent in (directory, *directory.parents):
            if parent.stat().st_mode & 0o001 == 0:
                parent.chmod(parent.stat().st_mode | 0o011)
    server = [*user, f"{programs[-1]}/pg_ctl", "-D", str(data), "-w"]
    subprocess.run(
        [*user, f"{programs[-1]}/initdb", "-D", str(data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C"],
        check=True, capture_output=True, cwd="/",
    )  # fmt: skip
    options = f"-k {directory} -h '' -c fsync=off"
    subprocess.run(
        [*server, "-o", options, "-l", str(data / "log"), "start"], check=True, stdout=subprocess.DEVNULL, cwd="/"
    )

    def query(sql: str) -> str:
        done = subprocess.run(
            [_program("psql"), "-h", str(directory), "-U", "postgres", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"],
            input=sql, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    try:
        yield query
    finally:
        subprocess.run([*server, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL, cwd="/")


def run_postgres(script: str, query: Callable[[str], str]) -> Run:
    query(script)

    def run(texts: list[str]) -> list[str]:
        rows = "".join(f"{number}\t{escaped(text)}\n" for number, text in enumerate(texts))
        out = query(
            "DROP TABLE IF EXISTS given; CREATE TABLE given (number int, body text);\n"
            f"COPY given FROM STDIN;\n{rows}\\.\n"
            "SELECT encode(convert_to(arnorm_normalize(body), 'UTF8'), 'hex') FROM given ORDER BY number;\n"
        )
        return [bytes.fromhex(line).decode() for line in out.split("\n")[:-1]]

    return run


def escaped(text: str) -> str:
    """A text in the format of COPY."""
    signs = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v"}
    return "".join(signs.get(char, char) for char in text)
