"""SQLite, which has no regular expressions: the rules as a table, read by a function that the program registers."""

from __future__ import annotations

import json

from arnorm.exports._content import Content, make_row

__all__ = ["write"]

_SCRIPT = """\
-- Written by arnorm.export; do not edit. `arnorm verify FILE` says whether a newer arnorm still does the same.
-- arnorm-export: {about}
BEGIN;
DROP TABLE IF EXISTS {name}_about;
CREATE TABLE {name}_about (fingerprint TEXT NOT NULL, vectors TEXT NOT NULL);
INSERT INTO {name}_about VALUES ({fingerprint}, {vectors});
-- Each is JSON: {{"table": {{character: what it becomes}}, "before": pattern, "after": pattern}}. Apply them in order.
DROP TABLE IF EXISTS {name}_rule;
CREATE TABLE {name}_rule (number INTEGER PRIMARY KEY, rule TEXT NOT NULL);
{rows}
COMMIT;
-- The function {name}(text) is the program's to register (docs/export.md). With it, full-text search:
--   CREATE TABLE document (id INTEGER PRIMARY KEY, body TEXT);
--   CREATE VIRTUAL TABLE document_search USING fts5(body, content='', tokenize='unicode61 remove_diacritics 0');
--   CREATE TRIGGER document_added AFTER INSERT ON document BEGIN
--     INSERT INTO document_search (rowid, body) VALUES (new.id, {name}(new.body));
--   END;
--   CREATE TRIGGER document_removed AFTER DELETE ON document BEGIN
--     INSERT INTO document_search (document_search, rowid, body) VALUES ('delete', old.id, {name}(old.body));
--   END;
--   CREATE TRIGGER document_changed AFTER UPDATE OF body ON document BEGIN
--     INSERT INTO document_search (document_search, rowid, body) VALUES ('delete', old.id, {name}(old.body));
--     INSERT INTO document_search (rowid, body) VALUES (new.id, {name}(new.body));
--   END;
--   SELECT document.* FROM document_search JOIN document ON document.id = document_search.rowid
--     WHERE document_search MATCH {name}(:words);
"""


def write(content: Content, name: str) -> str:
    """The SQL."""
    rows = (
        f"INSERT INTO {name}_rule VALUES ({number}, {_quote_sql(json.dumps(make_row(rule)))});"  # noqa: S608 -- quoted
        for number, rule in enumerate(content.rules, start=1)
    )
    return _SCRIPT.format(
        about=json.dumps(content.about()),
        name=name,
        fingerprint=_quote_sql(content.fingerprint),
        vectors=_quote_sql(json.dumps(content.vectors)),
        rows="\n".join(rows),
    )


def _quote_sql(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
