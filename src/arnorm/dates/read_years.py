"""Reading years, centuries and decades: what the numbers say, if they say a date at all."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from arnorm._arabic.data import years
from arnorm._arabic.folding import ERA_STROKE
from arnorm.dates import tokens as t
from arnorm.dates import vetoes
from arnorm.dates.draft import COUNTED, Draft, calendar_of, value_of
from arnorm.dates.mention import DateValue
from arnorm.dates.vetoes import Veto

__all__ = ["READERS"]

_NUMBERS = "abcdyxAIDYOo"
_EACH = r"(?:كل|لمده|مده)[ \xa0]$"
# What م measures when it is no era mark.
_MEASURE = (
    r"(?<!\w)[بلو]{0,2}(?:ال)?(?:ارتفاع|علو|عمق|طول|عرض|قطر|مساح|مساف|شاسع|علي بعد|[تي]رتفع|تبعد|يبعد|تصل|يصل|تبلغ|يبلغ"
    r"|سباق|تتابع|مسابق|عدو|ركض|طريق|كم|متر)\w{0,4}(?: \w{1,12})? ?\(?$"
)
_LAND = r"(?<!\w)(?:ال)?(?:ارض|قطعه|فيلا|مزرعه|استراحه) ?$"  # فيلا 1200م
# The races that athletes run, in metres, one after the other: و400م و800م و1500م.
_RACES = (100, 200, 400, 800, 1500, 3000)
_RACE = rf"(?<!\d)(?:{'|'.join(map(str, _RACES))})[ \xa0]?م"
_RACE_BEFORE, _RACE_AFTER = rf"{_RACE}[ \xa0،]*و?[ \xa0]?$", rf"[ \xa0،]*و?[ \xa0]?{_RACE}(?!\w)"
# Years before this are of either calendar; in words they are Hijri, for so the chronicles write.
_MODERN = years.OLDEST_OF_OURS
_LATEST_HIJRI = years.GREGORIAN_SINCE
_DECIMALS = r"[.٫]\d"  # سنة 1450.5 دينار
_ROUND = 50  # metres are, most years are not
# A year of three digits with a bare م needs one of these before it.
_IN = r"(?:\(|(?<!\w)[وفل]?(?:في|حوالي|نحو|منذ|بين|حتي|الي|قبل|(?<!اكثر )(?<!اقل )(?<!ازيد )من))[ \xa0]?$|م و[ \xa0]?$"
# After a bare ه or م: the letter begins another word or a unit.
_NOT_ERA = (
    r"[.][^\W\d]|[ \xa0]?[²³23](?!\d)|/(?![ \xa0]?\d{3,4}(?!\d))|[^\W\d_]"
    r"|[ \xa0]?(?:مربع|طول|عرض|فوق|تحت|حره|حواجز|موانع|سباح|للبيع|للايجار"
    r"|(?:و|-|الي|حتي) ?\d{3,4}[ \xa0]?م (?:فوق|تحت))"
)
_STROKED_WORD = r".(?:ذا|ذه|ذين|ي\b|و\b|م\b|نا|ولاء)"  # هـذا
_LONG_ERAS = ("هجر", "للهجر", "الهجر", "ميلاد", "للميلاد", "الميلاد")
# A century, ق 5 هـ, and that of the other calendar behind it: القرن 5هـ/11م.
_CENTURY = rf"(?:قرن|(?<!\w)ق\.?)[ \xa0](?:ال)?(?:\d{{1,2}}[ \xa0]?[هم]{ERA_STROKE}?[ \xa0]?[/-][ \xa0]?)?$"
_BLANK_FORM_BEFORE = rf"(?:^|_|[^\w \xa0{ERA_STROKE}])[ \xa0]*/[ \xa0]*$"  # a form to be filled in: التاريخ:  /  / 14هـ
# Before a number of one or two digits with a ه: the letter of a clause.
_CLAUSE = r"(?:فقره|بند|ماده|صف|فرع|جدول|شقه|عماره|غرفه)(?:[ \xa0]\w+){0,2}[ \xa0]\(?$"
# Before ق.م these make it a civil code, and so does a letter behind it: المادة 1382 ق.م, المادة 163 ق.م.ج.
# In 2025 م 12 ق.م the first letter is an era's.
_ARTICLE_OF = (
    r"(?<!\w)[وبفك]?(?:ال|لل)?(?:ماده|مواد|مادت(?:ين|ان)|فصل|فصول|فصلين|(?<!\d[ \xa0])م)[ \xa0.]*"
    r"\(?(?:\d{1,4} ?[و،-] ?){0,3}$"
)
_PLATE_BEFORE = r"(?<!\w)[وبل]?(?:ال)?رقم[ \xa0]\(?$"  # لوحة رقم 1439ه
_AGE = r"(?<!\w)عمر\w{0,3} (?:ب|في )?$"
# امرأة مغربية في الأربعينات; of degrees too.
_PERSON = (
    r"(?<!\w)[وفبل]?(?:ال)?(?:شخص|شاب|رجل|امرا|سيد|فتا|كهل|مسن|ارمل|موظف)(?:ه|ان|ين|تان|تين)?(?: \w+يه?)? في $"
    r"|(?:الحراره|درجات|درجه) (?:\w+ )?في $"
)
_SPELLED = t.WORDS_999 + t.WORDS_YEAR + t.ERA


def _read_era_pair(draft: Draft) -> bool:
    """A school year with two era marks, 1439هـ/1440هـ; other such pairs are two years."""
    numbers = draft.places(t.YEAR)
    one, two = (draft.tokens[i].value for i in numbers)
    eras = {draft.tokens[i + 1].calendar for i in numbers}
    if abs(one - two) != 1 or len(eras) > 1:
        return draft.refuse(vetoes.TWO_YEARS)
    draft.first, _ = numbers
    draft.calendar = eras.pop()
    draft.values = [value_of(one), value_of(two)]
    draft.evidence.append("era")
    draft.settle("-")
    return True


def _follows_count(draft: Draft) -> bool:
    """Whether the cue belongs to a number before it: «200 سنة (1713-1913)»."""
    line, at = draft.stretch.line, 2 * draft.at
    if draft.kinds[0] not in t.ANY_YEAR_CUE or not at:
        return False
    return line[at - 1] == "_" and line[at + 1] == "(" and line[at - 2] in t.COUNTS


def _is_count(draft: Draft, values: list[int]) -> bool:
    """Whether a single number that is hardly a year counts what follows: العام 766 موظفا."""
    year, *others = values
    return not others and not _MODERN <= year < years.GREGORIAN_OF_OURS.stop and draft.after(COUNTED)


def _find_veto(draft: Draft, values: list[int], digits: list[int], era: bool) -> Veto | None:
    """What speaks against years that these numbers could be; a short half of a school year is completed in place."""
    if not era and _is_count(draft, values):
        return vetoes.COUNT
    return None if len(values) != 2 or _complete_short_year(values, digits) else vetoes.NO_SCHOOL_YEAR


def _complete_short_year(values: list[int], digits: list[int]) -> bool:
    """Complete a school year's short half in place (2015/16, 37/1438); False where they do not belong together."""
    for short, full in ((1, 0), (0, 1)):
        if 0 < digits[short] < 3 <= digits[full] and values[full] >= 1000:
            values[short] += values[full] // 100 * 100
            return abs(values[0] - values[1]) == 1
    return True


def _count_years(draft: Draft, values: list[int], joints: str, era: bool) -> int:
    """How many of the numbers are years; what follows them is another number's beginning."""
    many = len(values)
    if ">" in joints and values[0] > values[1]:  # عام 2015 إلى 1645 مليون
        return 1
    if many < 2 or era:
        return many
    if values[0] >= 1000 > values[-1]:  # عام 2020، و926 ألف
        return 1
    return many - 1 if draft.after(COUNTED) else many  # عام 2020 و1500 ألف


def _read_cued_year(draft: Draft) -> bool:
    draft.first = 1
    year = draft.tokens[1].value
    draft.guess_calendar(year)
    draft.values = [value_of(year)]
    draft.evidence.append("year-cue")
    return draft.tokens[0].kind in t.ANY_YEAR_CUE or draft.refuse(vetoes.NO_YEAR)


def _read_years(draft: Draft) -> bool:
    """عام 1990, بين عامي 1990 و1995, سنة سبع وأربعين وأربعمائة وألف."""
    tokens = draft.tokens
    if _follows_count(draft):
        return draft.refuse(vetoes.SPAN_OF_YEARS)
    if draft.before(_EACH) or draft.after(_DECIMALS):
        return draft.refuse(vetoes.AMOUNT)
    if len(tokens) == 2 and tokens[1].kind == t.YEAR and tokens[1].value >= _MODERN:  # عام 1990: most years are
        return _read_cued_year(draft)
    numbers = draft.places(_NUMBERS)
    eras = draft.places(t.ERA)
    values = [tokens[i].value for i in numbers]
    era = next(reversed(eras), None)
    back = era is not None and draft.counts_back(era)
    if not back and any(tokens[i].kind == t.LONG for i in numbers):
        return draft.refuse(vetoes.NO_YEAR)
    if veto := _find_veto(draft, values, [tokens[i].digits for i in numbers], bool(eras)):
        return draft.refuse(veto)
    joints = "".join(draft.gaps[i] for i in numbers[:-1])
    draft.first = numbers[0]
    end = len(values) if back else _count_years(draft, values, joints, bool(eras))
    if end < len(values):
        del values[end:]
        draft.last = numbers[end - 1]
    if era is not None:
        draft.calendar = tokens[era].calendar
    elif tokens[numbers[0]].digits or max(values) >= _MODERN:
        draft.guess_calendar(max(values))
    else:
        draft.calendar = "hijri"
    draft.values = [value_of(1 - v if back else v) for v in values]
    draft.evidence += (["era"] if eras else []) + (["year-cue"] if tokens[0].kind in t.ANY_YEAR_CUE else [])
    draft.settle(joints)
    return True


def _read_era_years(draft: Draft) -> bool:
    """1446هـ, 1436 / 1437 هـ, 44 ق.م."""
    tokens = draft.tokens
    word = draft.word(len(tokens) - 1)
    spelled = any(token.digits == 0 for token in tokens[:-1])
    if len(tokens) == 3 and tokens[2].calendar == "hijri" and tokens[0].value >= _LATEST_HIJRI > tokens[1].value:
        # 1291هـ / 1874 - 1340هـ / 1922: the first belongs to the text before
        return draft.refuse(vetoes.YEAR_OF_OTHER_CALENDAR)
    if word == "ش" or (spelled and not all(token.kind in _SPELLED or token.digits for token in tokens)):
        return draft.refuse(vetoes.LONE_LETTER)
    if draft.before(_CENTURY):
        return draft.refuse(vetoes.CENTURY)
    if tokens[0].digits in (2, 3) and draft.before(_BLANK_FORM_BEFORE):
        return draft.refuse(vetoes.BLANK)
    if draft.before(_PLATE_BEFORE):
        return draft.refuse(vetoes.REFERENCE)
    if _is_clause(draft, word):
        return draft.refuse(vetoes.CLAUSE)
    if word in ("م", "ه"):
        if spelled or not _is_era_letter(draft, word):
            return draft.refuse(vetoes.LONE_LETTER)
        return _read_years(draft)
    small = tokens[0].kind in t.BELOW_100 and not word.startswith(_LONG_ERAS)
    if small and not draft.counts_back(draft.last):
        return draft.refuse(vetoes.SMALL_NUMBER)
    return _read_years(draft)


def _is_clause(draft: Draft, word: str) -> bool:
    """Whether the letters are a clause's, or the civil code's, and not those of an era."""
    if word.startswith("ق"):
        return draft.before(_ARTICLE_OF) or draft.after(r"\.[ء-ي]")
    return draft.tokens[0].digits in (1, 2) and draft.before(_CLAUSE)


def _is_era_letter(draft: Draft, word: str) -> bool:
    """Whether a lone ه or م after a number is an era mark, not a list mark, a unit or the head of a word."""
    stroked = draft.after(ERA_STROKE)
    if draft.after(_STROKED_WORD) if stroked else draft.after(_NOT_ERA):
        return False
    last = draft.tokens[-2].kind
    if draft.gaps[-2] == ")" and (word != "ه" or calendar_of(draft.tokens[-2].value) != "hijri"):
        return False  # المادة (150) هـ
    if stroked and last in t.BELOW_100 and draft.after(r".[ء-ي]"):
        return False  # 91هـاء
    if word == "ه":
        return last not in t.BELOW_100 or stroked or _has_twin_beside(draft)
    if last != t.YEAR and not _has_twin_beside(draft) and not (last == t.THREE_DIGITS and _is_early(draft)):
        return False
    value = draft.tokens[-2].value
    if value % _ROUND == 0 and draft.before(_LAND):
        return False
    if value in _RACES and (draft.before(_RACE_BEFORE) or draft.after(_RACE_AFTER)):
        return False
    return not draft.before(_MEASURE)


def _is_early(draft: Draft) -> bool:
    """Whether three digits with a م are a year's: (632م) may be one, (100م) and (400م) are a race's metres."""
    return draft.before(_IN) and not (draft.tokens[-2].value % _ROUND == 0 and draft.before(r"\("))


def _has_twin_beside(draft: Draft) -> bool:
    """Whether its neighbour is another year with an era mark (372 هـ / 973 م)."""
    at, line = 2 * draft.at, draft.stretch.line
    before, after = _twin_patterns()
    return before.match(line, at - 4, at) is not None or after.match(line, at + 2 * len(draft.tokens)) is not None


@functools.cache
def _twin_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A year with its era mark before a stretch of tokens, and one after it, which may be the first of two years."""
    before = r"<years>.<era>[/\-=(,:_]\Z"
    return t.compiled(before), t.compiled(r"(?<=[/\-=(,:_)])<below-1000|year>(?:[-/=].)?[_(]<era>")


def _read_dual_year(draft: Draft) -> bool:
    """1319هـ الموافق 1902."""
    year = draft.tokens[-1]
    draft.calendar = calendar_of(year.value)
    draft.first = draft.last
    draft.values = [value_of(year.value)]
    draft.evidence.append("dual")
    other = draft.calendar != draft.stretch.tokens[draft.at - 1].calendar
    return other or draft.refuse(vetoes.ONE_CALENDAR)


def _read_century(draft: Draft) -> bool:
    """القرن التاسع عشر, القرن السابع الهجري."""
    _, number, *eras = (token.value for token in draft.tokens)
    calendar = draft.tokens[draft.last].calendar
    if eras and draft.counts_back(draft.last):  # no such value
        return draft.refuse(vetoes.COUNTED_BACKWARDS)
    if not calendar and number not in years.CENTURIES:  # القرن الرابع: the calendar is open
        return draft.refuse(vetoes.CENTURY_OF_OPEN_CALENDAR)
    draft.calendar = calendar or "gregorian"
    draft.values = [DateValue(year=(number - 1) * 100, unit="century")]
    draft.evidence.append("century")
    return draft.calendar in ("gregorian", "hijri") or draft.refuse(vetoes.OTHER_CALENDAR)


def _read_decades(draft: Draft) -> bool:
    """ثمانينيات القرن التاسع عشر, الأربعينيات والخمسينيات من القرن العشرين."""
    decades = draft.places(t.DECADE)
    century = (draft.tokens[-1].value - 1) * 100
    draft.calendar = "gregorian"
    draft.values = [DateValue(year=century + draft.tokens[i].value, unit="decade") for i in decades]
    draft.evidence.append("decade")
    draft.settle(draft.gaps)
    return True


def _read_decade(draft: Draft) -> bool:
    """تسعينيات القرن الماضي, الستينيات الميلادية; but not in her sixties."""
    if draft.after(r" ?من (?:ال)?عمر") or draft.before(_AGE):
        return draft.refuse(vetoes.AGE)
    if draft.before(_PERSON) and not draft.after(r" من القرن"):
        return draft.refuse(vetoes.AGE)
    draft.calendar = draft.tokens[-1].calendar or "gregorian"
    if not draft.after(r" (?:من )?القرن الماضي"):
        draft.flags.append("century")
    draft.values = [DateValue(year=1900 + draft.tokens[0].value, unit="decade")]
    draft.evidence.append("decade")
    return draft.calendar == "gregorian" or draft.refuse(vetoes.OTHER_CALENDAR)


READERS: dict[str, Callable[[Draft], bool]] = {
    "era_pair": _read_era_pair,
    "years": _read_years,
    "era_years": _read_era_years,
    "dual_year": _read_dual_year,
    "century": _read_century,
    "decades": _read_decades,
    "decade": _read_decade,
}
