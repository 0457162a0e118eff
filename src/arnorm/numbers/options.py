"""What the step asks of a text before anything is imported that reads numbers."""

from __future__ import annotations

from arnorm._core import classes

GROUP_DIGITS, FRACTION_DIGITS, YEAR_DIGITS = 3, 2, 4  # of a group of thousands, of a fraction that is no group, a year
LINK_CHARS = 8  # between two runs of digits that a sign may join
# The kinds of characters that may begin or end what parts two linked runs of digits.
_LINK_NAMES = "COMMA STOP COLON SEPARATOR DASH TATWEEL SLASH QUOTE SPACE GAP INVISIBLE OTHER AMPERSAND UNDERSCORE"
LINK_KINDS = bytes(getattr(classes, name) for name in _LINK_NAMES.split())
