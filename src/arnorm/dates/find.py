"""Finding dates: stretches of tokens, matched with the grammar, checked against what stands around, read."""

from __future__ import annotations

import dataclasses
import datetime
import re

from arnorm import _protect
from arnorm._kinds import MARK, TATWEEL
from arnorm._scan import Scan
from arnorm._step import check_text
from arnorm.dates._lex import Stretch, Token, stretches
from arnorm.dates._shadow import ERA_STROKE, Shadow, shadow_of
from arnorm.dates.grammar import PATTERNS, grammar
from arnorm.dates.mention import DateMention, DateValue, Flag

__all__ = ["dates_in", "find_dates"]


def find_dates(text: str, *, reference: datetime.date | str | None = None, relative: bool = False) -> list[DateMention]:
    """The dates mentioned in a text, in order.

    >>> [(m.text, m.calendar, m.edtf) for m in find_dates("من 15 رمضان 1446هـ إلى الأحد 23 نوفمبر")]
    [('15 رمضان 1446هـ', 'hijri', '1446-09-15'), ('الأحد 23 نوفمبر', 'gregorian', 'XXXX-11-23')]
    """
    check_text(text)
    return list(dates_in(Scan(text)))


def dates_in(scan: Scan) -> list[DateMention]:
    """The dates of a scan's text; share them with ``scan.derive(dates_in)``."""
    shadow = shadow_of(scan)
    found: list[DateMention] = []
    for stretch in stretches(shadow):
        at = 0
        while match := grammar().search(stretch.line, at):
            at = match.end() + match.end() % 2
            draft = _draft(shadow, stretch, match)
            if _READERS[PATTERNS[int(str(match.lastgroup)[1:])][0]](draft):
                found.append(draft.mention(scan))
                at = (draft.at + draft.last) * 2 + 2 if draft.last >= 0 else at
            else:
                at = match.start() + 2  # what follows may still be one
    if found:
        spared = set(_protect.spare(scan, [m.start for m in found]))
        found = [m for m in found if m.start not in spared] if spared else found
    return found


def _draft(shadow: Shadow, stretch: Stretch, match: re.Match[str]) -> _Draft:
    start, end = match.start() // 2, (match.end() + 1) // 2
    return _Draft(shadow, stretch, start, stretch.tokens[start:end], stretch.line[match.start() : match.end() + 1][1::2])


@dataclasses.dataclass(slots=True)
class _Draft:
    """A mention in the making."""

    shadow: Shadow
    stretch: Stretch
    at: int  # the first token's place in the stretch
    tokens: list[Token]
    gaps: str
    values: list[DateValue] = dataclasses.field(default_factory=list)
    kind: str = "date"
    calendar: str = ""
    weekday: int | None = None
    evidence: list[str] = dataclasses.field(default_factory=list)
    flags: list[Flag] = dataclasses.field(default_factory=list)
    first: int = 0  # the span's first and last token
    last: int = -1

    def before(self, length: int = 24) -> str:
        """What stands before the span."""
        start = self.tokens[self.first].start
        return self.shadow.text[max(0, start - length) : start]

    def after(self, length: int = 12) -> str:
        """What stands behind the span."""
        end = self.tokens[self.last].end
        return self.shadow.text[end : end + length]

    def mention(self, scan: Scan) -> DateMention:
        """The mention, in the text as given."""
        text = self.shadow.text
        start, end = self.tokens[self.first].start, self.tokens[self.last].end
        if text.startswith(ERA_STROKE, end):
            end += 1
        inside = text[start:end]
        if inside.count("(") > inside.count(")"):
            rest = text[end : end + 2]
            if rest.lstrip(" ").startswith(")"):
                end += rest.index(")") + 1
        start, end = self.shadow.source(start, end)
        kinds = scan.kinds
        if scan.text[end - 1].isalpha():
            while kinds[end] == MARK or kinds[end] == TATWEEL:
                end += 1
        else:
            while kinds[end] == MARK:
                end += 1
        return DateMention(
            start=start,
            end=end,
            text=scan.text[start:end],
            calendar=self.calendar,  # type: ignore[arg-type]
            values=tuple(self.values),
            kind=self.kind,  # type: ignore[arg-type]
            weekday=self.weekday,
            evidence=tuple(self.evidence),
            flags=tuple(dict.fromkeys(self.flags)),
        )


_BETWEEN = re.compile(r"(?:^|[^\w])(?:و|ف|ما )?بين [\w ]{0,16}\(?[ \xa0]*$")


def _range_or_list(draft: _Draft, joints: str) -> None:
    """Whether several values are a range or a list."""
    if len(draft.values) < 2:
        return
    if len(draft.values) == 2 and (joints[0] in "-=>/" or joints[0] == "&" and _BETWEEN.search(draft.before())):
        draft.kind = "range"
        one, two = draft.values
        if (one.year or 0, one.month or 0, one.day or 0) > (two.year or 0, two.month or 0, two.day or 0):
            if one.month != two.month and one.year is not None:  # من 28 ديسمبر إلى 3 يناير 2021
                draft.values[0] = dataclasses.replace(one, year=one.year - 1)
            else:  # written right to left: 2024/2023
                draft.values.reverse()
        return
    draft.kind = "list"
    if all(v.day for v in draft.values) and len({(v.year, v.month) for v in draft.values}) == 1:
        draft.values.sort(key=lambda v: v.day or 0)


@dataclasses.dataclass(slots=True)
class _Year:
    value: int | None = None
    calendar: str = ""
    cued: bool = False
    era: bool = False
    digits: int = 0


def _split_year(draft: _Draft, start: int) -> _Year:
    """Read the year from token ``start`` on (after the month), with its cue and era mark."""
    year = _Year()
    for i in range(start, len(draft.tokens)):
        token = draft.tokens[i]
        if token.kind == "C":
            year.cued = True
        elif token.kind == "E":
            year.era, year.calendar = True, token.calendar
            if token.value < 0 or i and draft.gaps[i - 1] == "<":
                year.value = 1 - (year.value or 0)
        elif year.value is None:
            year.value, year.digits = token.value, token.digits
    return year


def _calendar_of(year: int) -> str:
    return "hijri" if 1300 <= year <= 1500 else "gregorian"


def _weekday(draft: _Draft) -> int:
    """Take the weekday off the front; returns the index of the first token of the date proper."""
    if draft.tokens[0].kind != "W":
        return 0
    draft.weekday = draft.tokens[0].value
    draft.evidence.append("weekday")
    return 2 if draft.tokens[1].kind == "V" else 1


_SCORE = re.compile(r"(?:مقابل|نتيجه|بنتيجه|فوز|فاز|تعادل|هدف|اهداف|خسر|خساره|هزم|هزيمه|صفر)")


def _read_days(draft: _Draft) -> bool:
    """Days of a month, or of several, with or without the year."""
    at = _weekday(draft)
    tokens, gaps = draft.tokens, draft.gaps
    items: list[tuple[int, int | None]] = []
    pending: list[int] = []
    joints = ""
    months = [i for i, t in enumerate(tokens) if t.kind in "Mm"]
    last_month = months[-1]
    weak = False
    for i in range(at, last_month + 1):
        token = tokens[i]
        if token.kind in "Mm":
            items += [(token.value, day) for day in pending]
            pending = []
            draft.calendar = token.calendar
            weak = weak or token.kind == "m"
        elif token.kind in "abOGhZA":
            pending.append(token.value)
        if i < last_month and gaps[i] in "-=&>,^/" and tokens[i + 1].kind in "abOGhZJA":
            joints += gaps[i]
    year = _split_year(draft, last_month + 1)
    draft.last = len(tokens) - 1
    if not _fits_month(draft, year, weak):
        return False
    if not _day_checks(draft, at, last_month, year):
        return False
    values = [DateValue(year=year.value, month=month, day=day) for month, day in items]
    if tokens[at].kind == "Z":
        values = [dataclasses.replace(v, approximate=True) for v in values]
        draft.flags.append("approximate")
    draft.values = values
    draft.evidence.append("day-month")
    _range_or_list(draft, joints or "-")
    return True


_PERIODS = re.compile(
    r"(?:النصف|الشطر|الثلث|الربع|الاسبوع|العقد|القرن|الشهر|الفصل|الجزء|القسم|العدد|الدور|الموسم|العشر|السداسي|الثلاثي"
    r"|نصف|اسبوع|شطر|المركز|الفتره|المرحله|الجوله) $"
)


def _day_checks(draft: _Draft, at: int, last_month: int, year: _Year) -> bool:
    tokens, gaps = draft.tokens, draft.gaps
    first = tokens[at]
    if first.kind == "h" and (tokens[last_month].calendar != "hijri" or gaps[at] not in "~_"):
        return False
    if first.kind in "O" and gaps[at] == "_" and not draft.shadow.text.startswith("ال", first.start):
        # أول مارس, خامس شعبان: a day without من needs more where it is the everyday أول / ثاني
        if first.value <= 2 and year.value is None and not re.search(r"(?:في|فى|منذ|من|حتي|الي|يوم|ليله) $", draft.before(8)):
            return False
    if first.kind == "A" and tokens[last_month].calendar != "gregorian":
        if year.value is None and not re.search(r"(?:يوم|ليله|نهار|بتاريخ) $", draft.before(8)):
            return False
    if first.kind == "O" and _PERIODS.search(draft.before()):
        return False
    month = tokens[last_month]
    if month.value == 2 and month.calendar == "hijri" and year.value is None and draft.shadow.text[month.start : month.end] == "صفر":
        ok = draft.weekday is not None or draft.after().lstrip().startswith(("المقبل", "الماضي", "الجاري", "القادم", "("))
        ok = ok or gaps[at] == "~" or bool(re.search(r"(?:في|يوم|بتاريخ|من|الفتره|ليله|الموافق) $", draft.before(10)))
        if not ok or _SCORE.search(draft.before(30)):
            return False
    return True


def _fits_month(draft: _Draft, year: _Year, weak: bool) -> bool:
    """Whether the year suits the months' calendar; sets aside a year that does not."""
    if year.value is None:
        return not weak
    calendar = draft.calendar
    if year.era and year.calendar and year.calendar != calendar:
        if calendar == "persian" and year.calendar == "hijri":
            return True
        if calendar == "coptic":
            return True
    if calendar == "hijri" and not year.era and year.value >= 1600:
        _drop_year(draft, year)
        return True
    if year.digits and year.digits < 3 and not year.era and not year.cued:
        _drop_year(draft, year)
    elif year.digits == 3 and not year.era and not year.cued and re.match(r" ?[ء-ي]", draft.after(2)) and not re.match(r" و\d", draft.after(4)):
        _drop_year(draft, year)
    elif year.value < 100 and not year.era:
        draft.flags.append("century")
    return not weak or year.value is not None


def _drop_year(draft: _Draft, year: _Year) -> None:
    months = [i for i, t in enumerate(draft.tokens) if t.kind in "Mm"]
    draft.last = months[-1]
    year.value = None


def _read_numeric(draft: _Draft) -> bool:
    at = _weekday(draft)
    tokens = draft.tokens
    era = tokens[-1] if tokens[-1].kind == "E" else None
    draft.last = len(tokens) - 1
    figures = [t for t in tokens[at:] if t.kind != "E"]
    one, two, three = figures[-3:]
    lead = [t.value for t in figures[:-3]]
    if one.kind == "y" and not lead:
        year, month, day = one, two.value, three.value
    elif three.kind == "y" or three.kind in "cd" and (era or three.kind == "c"):
        year, month, day = three, two.value, one.value
    elif one.kind in "cd" and era:
        year, month, day = one, two.value, three.value
    else:
        return False
    if three.kind == one.kind == "y":
        return False
    if month > 12 and day <= 12:
        month, day = day, month
    elif month <= 12 and day <= 12 and day != month and year is three:
        draft.flags.append("ambiguous")
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return False
    value = year.value
    draft.calendar = era.calendar if era else _calendar_of(value)
    if year.digits == 2:
        if era is None:
            cued = re.search(r"(?:يوم|بتاريخ|وتاريخ|تاريخ|الموافق|في) ?:? $", draft.before(12)) or draft.weekday is not None
            if not cued:
                return False
            value += 2000 if value < 50 else 1900
            draft.calendar = "gregorian"
        elif era.calendar == "hijri":
            value += 1400 if value < 50 else 1300
        else:
            value += 2000 if value < 50 else 1900
        draft.flags.append("century")
    if era is None and re.search(r"(?:(?<!\w)\w{1,2}/|رقم ?\(?)$", draft.before(8)):
        return False
    draft.values = [DateValue(year=value, month=month, day=d) for d in (*lead, day)]
    draft.evidence.append("numeric")
    _range_or_list(draft, draft.gaps[at : at + len(lead)])
    return True


def _read_month_day(draft: _Draft) -> bool:
    at = _weekday(draft)
    month, day, year = draft.tokens[at:]
    if month.calendar == "hijri" and year.value >= 1600:
        return False
    draft.last = len(draft.tokens) - 1
    draft.calendar = month.calendar
    draft.values = [DateValue(year=year.value, month=month.value, day=day.value)]
    draft.evidence.append("day-month")
    return True


def _read_nights(draft: _Draft) -> bool:
    at = _weekday(draft)
    count = draft.tokens[at].value if draft.tokens[at].kind == "A" else 1
    word = next(t for t in draft.tokens if t.kind in "HQ")
    month = next(i for i, t in enumerate(draft.tokens) if t.kind == "M")
    draft.calendar = draft.tokens[month].calendar
    year = _split_year(draft, month + 1)
    draft.last = len(draft.tokens) - 1
    _fits_month(draft, year, False)
    left = word.kind == "Q"
    if left:
        draft.flags.append("approximate")
    draft.values = [
        DateValue(year=year.value, month=draft.tokens[month].value, day=30 - count if left else count, approximate=left)
    ]
    draft.evidence.append("nights")
    return True


def _read_tens(draft: _Draft) -> bool:
    first, last = divmod(draft.tokens[0].value, 100)
    month = next(i for i, t in enumerate(draft.tokens) if t.kind == "M")
    draft.calendar = draft.tokens[month].calendar
    year = _split_year(draft, month + 1)
    draft.last = len(draft.tokens) - 1
    _fits_month(draft, year, False)
    draft.flags.append("approximate")
    draft.kind = "range"
    draft.values = [DateValue(year=year.value, month=draft.tokens[month].value, day=day) for day in (first, last)]
    draft.evidence.append("tens")
    return True


def _read_numbered(draft: _Draft) -> bool:
    tokens = draft.tokens
    year = tokens[-1].value if tokens[-1].kind == "y" else None
    draft.calendar = _calendar_of(year) if year else "gregorian"
    if year is None and not re.search(r"(?:يوم|ليله|بتاريخ|من|في) $", draft.before(8)):
        return False
    draft.values = [DateValue(year=year, month=tokens[2].value, day=tokens[0].value)]
    draft.evidence.append("month-cue")
    return True


def _read_months(draft: _Draft) -> bool:
    tokens = draft.tokens
    months = [i for i, t in enumerate(tokens) if t.kind in "Mm"]
    year = _split_year(draft, months[-1] + 1)
    draft.calendar = tokens[months[-1]].calendar
    draft.last = len(tokens) - 1
    weak = any(tokens[i].kind == "m" for i in months)
    if not _fits_month(draft, year, weak) or year.value is None or any(tokens[i].calendar != draft.calendar for i in months):
        return False
    if weak or year.digits == 3 and not year.era and not year.cued and re.match(r" ?[\w%]", draft.after(2)):
        return False
    if _NOT_MONTH.search(draft.before(16) + "|" + draft.shadow.text[tokens[0].start : tokens[0].end]):
        return False
    draft.values = [DateValue(year=year.value, month=tokens[i].value) for i in months]
    draft.evidence.append("month-year")
    _range_or_list(draft, draft.gaps)
    return True


_NOT_MONTH = re.compile(r"تيريزا \|ماي$|(?:سياره|شركه|مجموعه|طراز) \|نيسان$|سان \|جوان$")


def _read_cued_months(draft: _Draft) -> bool:
    tokens = draft.tokens
    months = [i for i, t in enumerate(tokens) if t.kind in "Mm"]
    if len({tokens[i].calendar for i in months}) > 1:
        return False
    draft.first, draft.last = months[0], len(tokens) - 1
    draft.calendar = tokens[months[0]].calendar
    year = _split_year(draft, months[-1] + 1)
    if not _fits_month(draft, year, False):
        return False
    draft.values = [DateValue(year=year.value, month=tokens[i].value) for i in months]
    draft.evidence.append("month-cue")
    _range_or_list(draft, draft.gaps[months[0] :])
    return True


def _read_years(draft: _Draft) -> bool:
    tokens = draft.tokens
    numbers = [i for i, t in enumerate(tokens) if t.kind in "abcdyxAIDYO"]
    eras = [t for t in tokens if t.kind == "E"]
    calendar = eras[-1].calendar if eras else ""
    back = bool(eras) and (eras[-1].value < 0 or draft.gaps[len(tokens) - 2] == "<")
    if not back and any(t.kind == "x" for t in tokens):
        return False
    values = [tokens[i].value for i in numbers]
    for k, i in enumerate(numbers):
        if tokens[i].digits == 2 and k and values[0] >= 100:
            values[k] += values[0] // 100 * 100
    draft.first, draft.last = numbers[0], len(tokens) - 1
    joints = "".join(draft.gaps[i] for i in numbers[:-1])
    if ">" in joints and values[0] > values[1] and not back:  # عام 2015 إلى 1645 مليون
        del values[1:]
        draft.last = numbers[0]
    if not calendar:
        calendar = _calendar_of(max(values)) if tokens[numbers[0]].digits or max(values) >= 1300 else "hijri"
    draft.calendar = calendar
    draft.values = [DateValue(year=1 - v if back else v) for v in values]
    draft.evidence.append("era" if eras else "year-cue")
    draft.evidence += ["year-cue"] if eras and tokens[0].kind in "CP" else []
    _range_or_list(draft, joints)
    return True


_MEASURE = re.compile(r"(?:ارتفاع|مساح|طول|سباق|بعد|مساف|عمق|عرض|تتابع|كم|متر|مسابق|قطر|علو|شاسع|ل ?[\d.,]* ?[x×*] ?)\w{0,4}(?: \w{1,12})? ?$")


def _read_era_years(draft: _Draft) -> bool:
    tokens = draft.tokens
    era = tokens[-1]
    word = draft.shadow.text[era.start : era.end]
    if word == "ش":
        return False
    if word in ("م", "ه"):
        if any(t.kind in "AIDYO" for t in tokens):
            return False
        follows = draft.after(4)
        if re.match(r"[.][^\W\d]|[²³/]|\x01?[^\W\d_]", follows) and not follows.startswith(ERA_STROKE):
            return False
        if follows.startswith(ERA_STROKE) and re.match(r".(?:ذا|ذه|ي\b|و\b|م\b|نا|ؤلاء)", follows):
            return False
        last = tokens[-2]
        if word == "م" and last.kind != "y" and not _dual_era(draft):
            if last.kind != "d" or not re.search(r"(?:في|فى|حوالي|نحو|منذ|بعد سنه|\() ?$", draft.before(10)):
                return False
        if word == "م" and re.match(r" ?(?:مربع|طول|عرض)", draft.after(6)):
            return False
        if word == "م" and _MEASURE.search(draft.before(30)):
            return False
        if word == "ه" and last.kind in "abc" and not follows.startswith(ERA_STROKE) and not _dual_era(draft):
            return False
    elif tokens[0].kind in "abc" and draft.gaps[-1] != "<" and era.value > 0 and not word.startswith(("هجر", "للهجر", "الهجر", "ميلاد", "للميلاد")):
        return False
    if tokens[0].kind in "AIDYO" and tokens[0].kind not in "DY":
        return False
    return _read_years(draft)


def _dual_era(draft: _Draft) -> bool:
    """Whether a year of the other calendar stands beside (372 هـ / 973 م)."""
    line, at, n = draft.stretch.line, draft.at * 2, len(draft.tokens) * 2
    return bool(re.search(r"E[/\-(,:_]$", line[:at])) or bool(re.match(r"[/\-(,_)]*[abcdy](?:[-/][cdy])?[_(]E", line[at + n - 1 :]))


def _read_dual_year(draft: _Draft) -> bool:
    year = draft.tokens[-1]
    calendar = _calendar_of(year.value)
    if calendar == draft.stretch.tokens[draft.at - 1].calendar:
        return False
    draft.first, draft.last = len(draft.tokens) - 1, len(draft.tokens) - 1
    draft.calendar = calendar
    draft.values = [DateValue(year=year.value)]
    draft.evidence.append("dual")
    return True


def _read_lone(draft: _Draft) -> bool:
    tokens = draft.tokens
    day, month = tokens[-2].value, tokens[-1].value
    if month > 12 >= day:
        day, month = month, day
    if month > 12 or day > 31:
        return False
    weekday = tokens[0].kind == "W"
    if draft.gaps[len(tokens) - 2] == "-" and tokens[0].kind not in "JT":
        return False
    draft.first = 0 if weekday else len(tokens) - 2
    if weekday:
        draft.weekday = tokens[0].value
    draft.last = len(tokens) - 1
    draft.calendar = "gregorian"
    draft.values = [DateValue(month=month, day=day)]
    draft.evidence.append("day-cue")
    if day <= 12 and day != month:
        draft.flags.append("ambiguous")
    return True


def _read_century(draft: _Draft) -> bool:
    number = draft.tokens[1].value
    era = draft.tokens[2] if len(draft.tokens) > 2 else None
    if era is None and number < 16 or number > 22 and era is None:
        return False
    draft.calendar = era.calendar if era else "gregorian"
    if draft.calendar not in ("gregorian", "hijri"):
        return False
    draft.values = [DateValue(year=(number - 1) * 100, unit="century")]
    draft.last = len(draft.tokens) - 1
    draft.evidence.append("century")
    return True


def _read_decade(draft: _Draft) -> bool:
    if re.match(r" ?من عمر", draft.after(10)) or re.match(r" ?القرن ال(?:ثا|خا|را|حا|عش|سا)", draft.after(14)):
        return False
    draft.calendar = "gregorian"
    draft.values = [DateValue(year=1900 + draft.tokens[0].value, unit="decade")]
    draft.last = 0
    draft.evidence.append("decade")
    draft.flags.append("century")
    return True


def _read_month(draft: _Draft) -> bool:
    month = draft.tokens[0]
    related = len(draft.tokens) > 1
    if not month.double and not (related and month.kind == "M"):
        return False
    draft.last = 0
    draft.calendar = month.calendar
    draft.values = [DateValue(month=month.value)]
    draft.evidence.append("month-twice" if month.double else "qualifier")
    return True


_READERS = {
    "numeric": _read_numeric,
    "days": _read_days,
    "month_day": _read_month_day,
    "nights": _read_nights,
    "tens": _read_tens,
    "numbered": _read_numbered,
    "months": _read_months,
    "cued_months": _read_cued_months,
    "years": _read_years,
    "era_years": _read_era_years,
    "dual_year": _read_dual_year,
    "lone": _read_lone,
    "century": _read_century,
    "decade": _read_decade,
    "month": _read_month,
}

