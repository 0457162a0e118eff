"""JavaScript: one ES module without dependencies; its types are JSDoc's, which TypeScript reads."""

from __future__ import annotations

import json

from arnorm.exports._content import Content
from arnorm.exports._operations import make_pattern

__all__ = ["write"]

_MODULE = """\
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

{alias}export default normalize;
"""
_OTHER_NAMES = ("default", "fingerprint", "vectors")


def write(content: Content, name: str) -> str:
    """The module; it exports ``normalize``, by this name and by ``name``."""
    rules = [[make_pattern(rule), [*map(list, rule.table.items())]] for rule in content.rules]
    if name in _OTHER_NAMES:
        raise ValueError(f"name must be none of {', '.join(_OTHER_NAMES)}, which the module exports too, got {name!r}")
    return _MODULE.format(
        about=json.dumps(content.about()),
        rules="[\n" + "".join(f"  {json.dumps(rule)},\n" for rule in rules) + "]",
        alias="" if name in ("normalize", "arnorm_normalize") else f"export {{ normalize as {name} }};\n",
    )
