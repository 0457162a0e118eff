"""What must stay as it is in a file, by its form: keys, cells, elements, code, links, ids. None: it does not parse."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import subprocess
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

NODE = 'try { new (require("vm").Script)(require("fs").readFileSync(0, "utf8").replace(/^(im|ex)port .*$/gm, "")) } catch (e) { process.exit(1) }'


def of_json(text: str) -> Any:
    def bones(one: Any) -> Any:
        if isinstance(one, dict):
            return {key: bones(value) for key, value in one.items()}
        return [bones(value) for value in one] if isinstance(one, list) else "" if isinstance(one, str) else one

    return bones(json.loads(text))


def of_csv(text: str) -> Any:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return rows[0], [len(row) for row in rows]


def of_xml(text: str) -> Any:
    """Its elements and attributes; the value of an attribute too, where it is no text but an address or a name."""
    root = ET.fromstring(re.sub("&[a-z]+;", " ", text))
    return [(one.tag, sorted((key, value if re.fullmatch("[!-~]*", value) else "") for key, value in one.attrib.items())) for one in root.iter()]  # fmt: skip


def of_po(text: str) -> Any:
    """Its ids whole, its keywords, the placeholders of its messages."""
    found, keep = [], False
    for line in text.split("\n"):
        keep = line.startswith(("msgid", "msgctxt", "#")) or (keep and line.startswith('"'))
        if line and not keep and not re.fullmatch(r'(msgstr(\[\d\])? )?"([^"\\]|\\.)*"', line):
            raise ValueError(line)
        found.append(line if keep else re.findall(r"^\w+(?:\[\d\])?|%\(?\w*\)?[sd]|\{\w*\}|\\n", line))
    return found


def of_py(text: str) -> Any:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


def of_js(text: str) -> Any:
    """Its text without white space and what is in quotation marks, if it parses."""
    subprocess.run(["node", "-e", NODE], input=text, text=True, encoding="utf-8", check=True, capture_output=True)
    return re.sub(r"'[^'\n]*'|\"[^\"\n]*\"|`[^`]*`|//.*|\s", "", text)


def of_md(text: str) -> Any:
    """The keys of its front matter, its fences, spans of code and targets of links."""
    front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    kept = re.findall(r"(?ms)^ *```.*?^ *```|(?<!`)`[^`\n]+`(?!`)|\]\([^)\s]+\)", text)
    return re.findall(r"(?m)^\w+:", front[0] if front else ""), kept


def of_srt(text: str) -> Any:
    return [line for line in text.split("\n") if re.fullmatch(r"\d+\s*|[\d:,]+ --> [\d:,]+\s*", line)]


FORMS = {"json": of_json, "csv": of_csv, "xml": of_xml, "html": of_xml, "po": of_po, "py": of_py, "js": of_js, "md": of_md, "srt": of_srt}  # fmt: skip


@cache
def skeleton_of(form: str, text: str) -> Any:
    try:
        return FORMS[form](text)
    except (ValueError, SyntaxError, csv.Error, ET.ParseError, subprocess.CalledProcessError):
        return None
