"""PostgreSQL: an immutable function, fit for an index on an expression."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from arnorm._core.charrule import one_of
from arnorm.exports._content import Content
from arnorm.exports._operations import Pattern, is_stepwise, operations

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
_LAST = "\uffff"


def write(content: Content, name: str) -> str:
    """The SQL, for a database in UTF-8."""
    body = [
        line
        for operation in operations(content.rules, can_map=is_stepwise)
        for line in (_table(operation.table) if not isinstance(operation, Pattern) else _pattern(operation))
    ]
    return _FUNCTION.format(
        about=json.dumps(content.about()), name=name, body="\n".join(body), fingerprint=quoted(content.fingerprint)
    )


def _pattern(operation: Pattern) -> Iterator[str]:
    new = operation.new.replace("\\", "\\\\")
    call = f"t := regexp_replace(t, {quoted(operation.pattern)}, {quoted(new)}, 'g');"
    yield f"  IF t ~ {quoted(operation.needs)} THEN {call} END IF;" if operation.needs else f"  {call}"


def _table(table: Mapping[str, str]) -> Iterator[str]:
    """One call for what goes, one for what becomes one character, and one for each row that is longer."""
    table = {old: new for old, new in table.items() if old != "\0"}  # which no text here has
    gone = [old for old, new in table.items() if len(old) == 1 and not new]
    single = {old: new for old, new in table.items() if len(old) == len(new) == 1}
    longer = {old: new for old, new in table.items() if old not in single and old not in gone}
    if gone:
        yield from _pattern(Pattern(one_of(gone), "", one_of(gone)))
    if longer or single:
        yield f"  IF t ~ {quoted(one_of(old[0] for old in table if old not in gone))} THEN"
        yield from (f"    t := replace(t, {quoted(old)}, {quoted(new)});" for old, new in longer.items())
        if single:
            yield f"    t := translate(t, {quoted(''.join(single))}, {quoted(''.join(single.values()))});"
        yield "  END IF;"


def quoted(text: str) -> str:
    """A string constant in ASCII; NUL, which no text here has, is left out."""
    text = text.replace("\0-", "\1-").replace("\0", "")
    return "E'" + "".join(map(_escaped, text)) + "'"


def _escaped(char: str) -> str:
    if char in "\\'":
        return char * 2
    if " " <= char <= "~":
        return char
    return f"\\u{ord(char):04x}" if char <= _LAST else f"\\U{ord(char):08x}"
