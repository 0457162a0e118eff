"""Elasticsearch and OpenSearch: char filters of two kinds, mapping and pattern_replace, and an analyzer of them."""

from __future__ import annotations

from typing import Any

from arnorm.exports._content import Content
from arnorm.exports._operations import Operation, Pattern, make_operations

__all__ = ["write"]


def write(content: Content, name: str) -> dict[str, Any]:
    """What is known of the export, and ``settings``, an index's: its analyzer ``name`` and its normalizer ``name``.

    The analyzer splits words as Lucene's standard tokenizer does; the normalizer, for keyword fields, does not.
    """
    filters = {
        f"{name}_{number}": _make_filter(one) for number, one in enumerate(make_operations(content.rules), start=1)
    }
    analysis = {
        "char_filter": filters,
        "analyzer": {name: {"type": "custom", "char_filter": [*filters], "tokenizer": "standard"}},
        "normalizer": {name: {"type": "custom", "char_filter": [*filters], "filter": []}},
    }
    return content.about() | {"settings": {"analysis": analysis}}


def _make_filter(operation: Operation) -> dict[str, Any]:
    if isinstance(operation, Pattern):
        replacement = operation.new.replace("\\", "\\\\").replace("$", "\\$")
        return {"type": "pattern_replace", "pattern": operation.pattern, "replacement": replacement}
    rows = [f"{_escape_units(old)} => {_escape_units(new)}" for old, new in operation.table.items()]
    return {"type": "mapping", "mappings": rows}


def _escape_units(text: str) -> str:
    """Every UTF-16 unit as an escape, so that a space or an arrow of the table is not one of the syntax."""
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
