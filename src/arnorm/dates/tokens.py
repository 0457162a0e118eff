"""The tokens of dates, and the gaps between them: what a word, a number or a sign is to a date, a letter each, by name.

The finder writes a run of text down as a string in which tokens and gaps alternate, one character each: «الأحد 23
نوفمبر 2025» becomes ``W_b_M_y|``, a weekday, a day, a month and a year. The patterns of `arnorm.dates.rules` are
regular expressions over such strings. They and the tables of `arnorm._arabic.data.date_cues` name tokens and gaps in
small letters, with a hyphen, ``<month-cue>``, except the gaps that look like what they are, ``_ / - . , ( ) : |``;
``_`` is white space or nothing, and the run ends at ``|``. Vetoes and the builder compare kinds with the names.

Named groups say what the numbers in them are: ``(?P<day><day>)_<month>_(?P<year><year>)``, and in turn
``(?P<day_month><day>/<day>)``. A name that is needed twice has a figure at its end. Months by name need no group.
"""

from __future__ import annotations

import functools
import re

from arnorm._core.patterns import compile_pattern

# Numbers in digits: 1-12, which a month can be; 13-31; 0 and 32-99; 100-999; a year of four digits; any other.
MONTH_NUMBER, DAY_NUMBER, TWO_DIGITS, THREE_DIGITS, YEAR, LONG = "abcdyx"
DAY = MONTH_NUMBER + DAY_NUMBER
BELOW_100 = DAY + TWO_DIGITS
BELOW_1000 = BELOW_100 + THREE_DIGITS
DIGITS = BELOW_1000 + YEAR + LONG
# Numbers in words: 1-31; 32-99; 100-999; 1000 and more; one word of a number, before they are joined.
WORDS_31, WORDS_99, WORDS_999, WORDS_YEAR, NUMBER_WORD = "AIDYw"
ANY_YEAR = YEAR + THREE_DIGITS + WORDS_999 + WORDS_YEAR
ORDINAL = "O"  # الثالث والعشرين
FEMININE = "o"  # of nights, years and hours: السابعة
ANY_ORDINAL = ORDINAL + FEMININE

# What counts things, and what the number of a year can be.
COUNTS = BELOW_1000 + LONG + WORDS_31 + WORDS_99 + WORDS_999 + WORDS_YEAR
YEARS = BELOW_1000 + YEAR + WORDS_31 + WORDS_99 + WORDS_999 + WORDS_YEAR + ORDINAL

MONTH = "M"
COMMON_MONTH = "m"  # whose name is an everyday word too
ANY_MONTH = MONTH + COMMON_MONTH
WEEKDAY = "W"
ERA = "E"
FIRST_DAY, MIDDLE, LAST_DAY = "GhZ"  # غرة; النصف; سلخ
ANY_DAY = DAY + ORDINAL + FIRST_DAY + MIDDLE + LAST_DAY
TENS = "F"  # العشر الأواخر
NIGHT, PASSED, LEFT = "LHQ"  # ليلة; خلون; بقين
CENTURY, DECADE = "KX"  # قرن; تسعينيات

# Words before what they announce: سنة; سنوات; شهر; أشهر; يوم; أيام; تاريخ or بتاريخ; الموافق.
YEAR_CUE, YEARS_CUE, MONTH_CUE, MONTHS_CUE, DAY_CUE, DAYS_CUE, DATE_CUE, DATED, TWIN_CUE = "CPSsJjTtV"
ANY_DATE_CUE = DATE_CUE + DATED
ANY_YEAR_CUE = YEAR_CUE + YEARS_CUE
RELATIVE = "R"  # المقبل, الماضي

# Gaps. NOTHING is white space or nothing; DASH stands free; STOP is a stop and a space, after a day or a month; a
# KIND_OF_YEAR is a word like الدراسي; the run ends at OTHER.
NOTHING, SLASH, HYPHEN, DOT, COMMA, OPEN, CLOSE, COLON, DASH, STOP = "_/-.,():=;"
OF, AND, OR, TO, IN, AFTER, BEFORE, KIND_OF_YEAR, BREAK, OTHER = "~&^>+*<%n|"

NAMES = {name.lower().replace("_", "-"): letters for name, letters in vars().items() if name.isupper()}


@functools.cache
def compile_once(source: str) -> re.Pattern[str]:
    """A pattern, compiled once: to ask `re` for one it has takes five times as long."""
    return compile_pattern(source)


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over lines of tokens that gives tokens and gaps by their names, several as ``<year|three-digits>``.

    >>> compiled("(?<!<year-cue>_)<year>_<any-month>").pattern
    '(?<![C]_)[y]_[Mm]'
    """
    return compile_once(re.sub(r"(?<!\?P)<([a-z0-9|-]+)>", lambda names: f"[{re.escape(letters(names[1]))}]", pattern))


def letters(names: str) -> str:
    """The letters of tokens and gaps by their names: those of ``year|three-digits`` are yd."""
    return "".join(NAMES[name] for name in names.split("|"))
