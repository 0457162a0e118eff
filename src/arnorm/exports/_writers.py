"""Rules in the languages of engines: Elasticsearch (and OpenSearch), JavaScript, PostgreSQL, SQLite.

A rule changes all its characters at once. An engine that replaces what matches by one constant changes them one after
the other, so the places that a rule with several results applies to are marked first. Then each marked character is
replaced, whatever its neighbours are by then.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from arnorm._core.classes import CharRule, write_set
from arnorm._core.patterns import lazy_pattern
from arnorm.exports._content import Content, make_row

# Put before a marked character. A text may have it too: there it is followed by _OWN while the rules run.
_MARK, _OWN = "\ufdd0", "\ufdd1"
# Put after a character so that it begins no longer cluster (`_tokenizers`).
PARTED = f"{_MARK}\ufdd2"


class _Table(NamedTuple):
    """Characters to what they become, all at once."""

    table: Mapping[str, str]


class Pattern(NamedTuple):
    """Whatever matches becomes one text; ``needs`` is a set: a text without a character of it does not match."""

    pattern: str
    new: str
    needs: str


class Literals(NamedTuple):
    """Strings to what they become; none is inside another, so the order does not matter."""

    table: Mapping[str, str]


Operation = _Table | Pattern | Literals
_Asked: TypeAlias = Callable[[Mapping[str, str]], bool]


def _make_pattern(rule: CharRule) -> str:
    """The rule as one regular expression: it matches a character of the table, or the place to insert at."""
    chars = write_set(char for char in rule.table if char) if "" not in rule.table else ""
    if not chars:
        return rule.before + rule.after
    if not rule.before:
        return chars + rule.after
    # First the character, which is quick to test.
    return f"(?={chars}){rule.before}{chars}{rule.after}"


def make_operations(
    rules: Iterable[CharRule], *, can_map: _Asked = lambda _: True, adds_parted: _Asked = lambda _: False
) -> list[Operation]:
    """The operations that do what the rules do, in order.

    ``can_map`` says whether the engine can do a table all at once; the rows of others are marked. ``adds_parted`` says
    whether its operation for a table uses PARTED.
    """
    found: list[Operation] = []
    marks = False
    for rule in rules:
        if not rule.before and not rule.after and can_map(rule.table):
            found.append(_Table(rule.table))
            marks |= adds_parted(rule.table)
        elif len({*rule.table.values()}) == 1:
            found.append(Pattern(_make_pattern(rule), next(iter(rule.table.values())), _find_needed_set(rule)))
        else:
            marks = True
            found += _mark_and_replace(rule)
    if marks:
        found = [Pattern(_MARK, _MARK + _OWN, _MARK), *found, Literals({_MARK + _OWN: _MARK})]
    return found


def _find_needed_set(rule: CharRule) -> str:
    """What the rule says that it needs, the characters of the table, or the smallest set beside an insertion."""
    if "" not in rule.table:
        return write_set(rule.needs or rule.table)
    sides = (_ONE_SET.fullmatch(side) for side in (rule.before, rule.after))
    return min((side[1] for side in sides if side), key=len, default="")


_ONE_SET = lazy_pattern(r"(?s)\(\?<?=(\[(?:[^\\\[\]]|\\.)+\])\)")


def is_stepwise(table: Mapping[str, str]) -> bool:
    """Whether no row makes a character that another one takes, so that the rows may run one after the other."""
    return table.keys().isdisjoint("".join(table.values()))


def _mark_and_replace(rule: CharRule) -> Iterator[Operation]:
    """Mark the places, then replace what is marked."""
    chars = write_set(rule.table)
    yield Pattern(f"(?={chars}){rule.before}(?={chars}{rule.after})", _MARK, _find_needed_set(rule))
    yield Literals({_MARK + char: new for char, new in rule.table.items()})


def write_elasticsearch(content: Content, name: str) -> dict[str, Any]:
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


_JAVASCRIPT = """\
// @ts-check
// Written by arnorm.export; do not edit. `arnorm verify FILE` says whether a newer arnorm still does the same.
const ABOUT = {about};

/** @type {{[string, [string, string][]][]}} A pattern, and what each character that it matches becomes. */
const RULES = {rules};

const COMPILED = RULES.map(([pattern, rows]) => ({{ pattern: new RegExp(pattern, "gu"), table: new Map(rows) }}));

/** The pipeline, its version and its options in one name. @type {{string}} */
export const fingerprint = ABOUT.fingerprint;

/** Texts and what they become. @type {{[string, string][]}} */
export const vectors = /** @type {{any}} */ (ABOUT.vectors);

/**
 * The normalised text.
 * @param {{string}} text
 * @returns {{string}}
 */
export function normalize(text) {{
  if (typeof text !== "string") throw new TypeError("text must be a string");
  for (const {{ pattern, table }} of COMPILED) {{
    text = text.replace(pattern, (found) => /** @type {{string}} */ (table.get(found)));
  }}
  return text;
}}

/**
 * The normalised text, and what each part of it was. Offsets count UTF-16 units, as JavaScript's strings do.
 * @param {{string}} source
 */
export function run(source) {{
  if (typeof source !== "string") throw new TypeError("text must be a string");
  let text = source;
  /** The span of the source for each unit of the text. @type {{[number, number][]}} */
  let spans = Array.from({{ length: source.length }}, (_, at) => [at, at + 1]);
  for (const {{ pattern, table }} of COMPILED) {{
    /** @type {{[number, number][]}} */
    const next = [];
    let last = 0;
    const changed = text.replace(pattern, (found, ...more) => {{
      const at = /** @type {{number}} */ (more.at(-2));
      const made = /** @type {{string}} */ (table.get(found));
      for (; last < at; last++) next.push(spans[last]);
      last += found.length;
      const start = found ? spans[at][0] : at ? spans[at - 1][1] : 0;
      const end = found ? spans[last - 1][1] : start;
      for (let i = 0; i < made.length; i++) next.push([start, end]);
      // What is deleted belongs to the character before it.
      if (!made && next.length) next[next.length - 1] = [next[next.length - 1][0], end];
      return made;
    }});
    for (; last < text.length; last++) next.push(spans[last]);
    [text, spans] = [changed, next];
  }}
  return {{
    text,
    /**
     * The span of the source that `start` to `end` of the text stands for.
     * @type {{(start: number, end: number) => [number, number]}}
     */
    source(start, end) {{
      if (start >= end) return start ? [spans[start - 1][1], spans[start - 1][1]] : [0, 0];
      return [start ? spans[start][0] : 0, spans[end - 1][1]]; // what is deleted at the start belongs to the first
    }},
    /**
     * The span of the text that `start` to `end` of the source became.
     * @type {{(start: number, end: number) => [number, number]}}
     */
    target(start, end) {{
      const first = spans.findIndex((span) => span[1] > start);
      const behind = spans.findIndex((span) => span[0] >= end);
      const last = behind < 0 ? spans.length : behind;
      return first < 0 ? [last, last] : [first, Math.max(first, last)];
    }},
  }};
}}

{alias}export default normalize;
"""
_OTHER_NAMES = ("default", "fingerprint", "run", "vectors")


def write_javascript(content: Content, name: str) -> str:
    """The module; it exports ``normalize``, by this name and by ``name``."""
    rules = [[_make_pattern(rule), [*map(list, rule.table.items())]] for rule in content.rules]
    if name in _OTHER_NAMES:
        raise ValueError(f"name must be none of {', '.join(_OTHER_NAMES)}, which the module exports too, got {name!r}")
    return _JAVASCRIPT.format(
        about=json.dumps(content.about()),
        rules="[\n" + "".join(f"  {json.dumps(rule)},\n" for rule in rules) + "]",
        alias="" if name in ("normalize", "arnorm_normalize") else f"export {{ normalize as {name} }};\n",
    )


_POSTGRES = """\
-- Written by arnorm.export; do not edit. `arnorm verify FILE` says whether a newer arnorm still does the same.
-- arnorm-export: {about}
CREATE OR REPLACE FUNCTION {name}(source text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $arnorm$
DECLARE
  t text := source;
BEGIN
{body}
  RETURN t;
END
$arnorm$;
COMMENT ON FUNCTION {name}(text) IS {fingerprint};
"""
_LAST_OF_16_BITS = "\uffff"


def write_postgres(content: Content, name: str) -> str:
    """The SQL, for a database in UTF-8."""
    body = [
        line
        for operation in make_operations(content.rules, can_map=is_stepwise)
        for line in (
            _write_sql_table(operation.table) if not isinstance(operation, Pattern) else _replace_sql(operation)
        )
    ]
    return _POSTGRES.format(
        about=json.dumps(content.about()), name=name, body="\n".join(body), fingerprint=_quote(content.fingerprint)
    )


def _replace_sql(operation: Pattern) -> Iterator[str]:
    new = operation.new.replace("\\", "\\\\")
    call = f"t := regexp_replace(t, {_quote(operation.pattern)}, {_quote(new)}, 'g');"
    yield f"  IF t ~ {_quote(operation.needs)} THEN {call} END IF;" if operation.needs else f"  {call}"


def _write_sql_table(table: Mapping[str, str]) -> Iterator[str]:
    """One call for what goes, one for what becomes one character, and one for each row that is longer."""
    table = {old: new for old, new in table.items() if old != "\0"}  # which no text here has
    gone = [old for old, new in table.items() if len(old) == 1 and not new]
    single = {old: new for old, new in table.items() if len(old) == len(new) == 1}
    longer = {old: new for old, new in table.items() if old not in single and old not in gone}
    if gone:
        yield from _replace_sql(Pattern(write_set(gone), "", write_set(gone)))
    if longer or single:
        yield f"  IF t ~ {_quote(write_set(old[0] for old in table if old not in gone))} THEN"
        yield from (f"    t := replace(t, {_quote(old)}, {_quote(new)});" for old, new in longer.items())
        if single:
            yield f"    t := translate(t, {_quote(''.join(single))}, {_quote(''.join(single.values()))});"
        yield "  END IF;"


def _quote(text: str) -> str:
    """A string constant in ASCII; NUL, which no text here has, is left out."""
    text = text.replace("\0-", "\1-").replace("\0", "")
    return "E'" + "".join(map(_escape_sql_char, text)) + "'"


def _escape_sql_char(char: str) -> str:
    if char in "\\'":
        return char * 2
    if " " <= char <= "~":
        return char
    return f"\\u{ord(char):04x}" if char <= _LAST_OF_16_BITS else f"\\U{ord(char):08x}"


_SQLITE = """\
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


def write_sqlite(content: Content, name: str) -> str:
    """The SQL."""
    rows = (
        f"INSERT INTO {name}_rule VALUES ({number}, {_quote_sqlite(json.dumps(make_row(rule)))});"  # noqa: S608 -- quoted
        for number, rule in enumerate(content.rules, start=1)
    )
    return _SQLITE.format(
        about=json.dumps(content.about()),
        name=name,
        fingerprint=_quote_sqlite(content.fingerprint),
        vectors=_quote_sqlite(json.dumps(content.vectors)),
        rows="\n".join(rows),
    )


def _quote_sqlite(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
