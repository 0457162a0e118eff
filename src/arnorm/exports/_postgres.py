"""PostgreSQL: an immutable function, fit for an index on an expression."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from arnorm._core.charrule import write_set
from arnorm.exports._content import Content
from arnorm.exports._operations import Pattern, is_stepwise, make_operations

__all__ = ["write"]

_FUNCTION = """\
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


def write(content: Content, name: str) -> str:
    """The SQL, for a database in UTF-8."""
    body = [
        line
        for operation in make_operations(content.rules, can_map=is_stepwise)
        for line in (
            _write_table(operation.table) if not isinstance(operation, Pattern) else _write_replacement(operation)
        )
    ]
    return _FUNCTION.format(
        about=json.dumps(content.about()), name=name, body="\n".join(body), fingerprint=quote_text(content.fingerprint)
    )


def _write_replacement(operation: Pattern) -> Iterator[str]:
    new = operation.new.replace("\\", "\\\\")
    call = f"t := regexp_replace(t, {quote_text(operation.pattern)}, {quote_text(new)}, 'g');"
    yield f"  IF t ~ {quote_text(operation.needs)} THEN {call} END IF;" if operation.needs else f"  {call}"


def _write_table(table: Mapping[str, str]) -> Iterator[str]:
    """One call for what goes, one for what becomes one character, and one for each row that is longer."""
    table = {old: new for old, new in table.items() if old != "\0"}  # which no text here has
    gone = [old for old, new in table.items() if len(old) == 1 and not new]
    single = {old: new for old, new in table.items() if len(old) == len(new) == 1}
    longer = {old: new for old, new in table.items() if old not in single and old not in gone}
    if gone:
        yield from _write_replacement(Pattern(write_set(gone), "", write_set(gone)))
    if longer or single:
        yield f"  IF t ~ {quote_text(write_set(old[0] for old in table if old not in gone))} THEN"
        yield from (f"    t := replace(t, {quote_text(old)}, {quote_text(new)});" for old, new in longer.items())
        if single:
            yield f"    t := translate(t, {quote_text(''.join(single))}, {quote_text(''.join(single.values()))});"
        yield "  END IF;"


def quote_text(text: str) -> str:
    """A string constant in ASCII; NUL, which no text here has, is left out."""
    text = text.replace("\0-", "\1-").replace("\0", "")
    return "E'" + "".join(map(_escape_char, text)) + "'"


def _escape_char(char: str) -> str:
    if char in "\\'":
        return char * 2
    if " " <= char <= "~":
        return char
    return f"\\u{ord(char):04x}" if char <= _LAST_OF_16_BITS else f"\\U{ord(char):08x}"
