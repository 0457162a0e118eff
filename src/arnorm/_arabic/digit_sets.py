"""The digit sets of Arabic-script languages, by the names of their options.

Source: the number systems latn, arab and arabext of the Unicode CLDR, U+0030-0039, U+0660-0669 and U+06F0-06F9.
"""

from __future__ import annotations

__all__ = ["SETS"]

SETS = {"western": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}
