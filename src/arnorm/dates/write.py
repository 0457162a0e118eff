"""Dates rewritten: each mention is read once and written once, in the forms of `UnifyDates`.

What a mention says, and the little around it that decides, make its new text; `arnorm.dates.leave` decides whether that
fits. ``docs/dates-rendering.md`` shows what each form does to hard mentions, and which mentions stay as they are.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import operator
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from arnorm._arabic.data import date_cues, written_names
from arnorm._arabic.data.calendar_names import WEEKDAYS as WEEKDAY_NAMES
from arnorm._arabic.folding import fold
from arnorm._arabic.marks import CONTROLS, MARKS, SETS, WORD
from arnorm._arabic.protect import in_foreign_text, is_arabic_language
from arnorm._core import classes
from arnorm._core.edits import Edit
from arnorm._core.patterns import lazy_pattern
from arnorm._core.remember import LONGEST_KEY
from arnorm._core.scan import Scan
from arnorm._core.windows import up_to
from arnorm.blocks.reading import rewrite_prose
from arnorm.dates.find import dates_in
from arnorm.dates.leave import LAST_YEAR, DateCase, DateStyle, find_era, fold_words, reason_by_itself, reason_in_text
from arnorm.dates.mention import (
    Calendar,
    DateKind,
    DateMention,
    DateValue,
    Flag,
    mention_of,
    order_of_document,
    take_order,
)
from arnorm.dates.options import Form, Months
from arnorm.dates.words import last_words, vocabulary

if TYPE_CHECKING:
    from arnorm.dates.unify import UnifyDates

__all__ = ["Context", "compose", "date_text", "month_text", "parts_of", "rewrite_dates", "rewrite_in"]

_MODERN = date_cues.GREGORIAN_SINCE  # from this year on a year without a mark is Gregorian

# --- the text of a date ---


def month_text(calendar: str, month: int, months: Months) -> str:
    """The name of a month.

    >>> month_text("gregorian", 11, "levantine"), month_text("hijri", 11, "levantine")
    ('تشرين الثاني', 'ذو القعدة')
    """
    names = written_names.HIJRI_MONTHS if calendar == "hijri" else written_names.MONTHS[months]
    return names[month - 1]


def date_text(  # noqa: PLR0917 -- the parts of a style
    value: DateValue, calendar: str, form: Form, months: Months, era: bool, month_first: bool = False
) -> str:
    """A date in one of the forms; what gives no whole day is written long in all of them.

    ``era`` asks for the era mark. A Hijri month, and a Hijri day that is written long or numeric, is never without it;
    in ``iso`` it has it, too, where its year does not tell its calendar, outside 1300-1500. ``month_first`` writes a
    Gregorian day of the numeric form as 11/23/2025.

    >>> from arnorm.dates.mention import DateValue
    >>> day = DateValue(year=1446, month=9, day=5)
    >>> for form in ("long", "iso", "numeric", "edtf"):
    ...     print(date_text(day, "hijri", form, "eastern", False))
    5 رمضان 1446 هـ
    1446-09-05
    5/9/1446 هـ
    1446-09-05
    """
    if not _is_in_figures(value, form, calendar) or (form == "edtf" and calendar == "hijri" and era):
        text = "" if value.month is None else month_text(calendar, value.month, months)
        if value.day is not None:
            text = f"{value.day} {text}".rstrip()
        if value.year is not None:
            text = f"{text} {value.year}".lstrip()
        era = era or (calendar == "hijri" and value.year is not None and value.month is not None)
    elif form == "edtf":
        text, era = value.edtf, False
    elif form == "iso":
        text = value.edtf.removesuffix("~")
        era = calendar == "hijri" and (era or value.year not in date_cues.HIJRI_OF_OURS)
    else:
        one, two = (value.month, value.day) if month_first and calendar == "gregorian" else (value.day, value.month)
        text, era = f"{one}/{two}/{value.year}", era or calendar == "hijri"
    return f"{text} {written_names.ERAS[calendar]}" if era else text


def _is_in_figures(value: DateValue, form: Form, calendar: str) -> bool:
    """Whether a form writes a date in figures alone: no year below 100, no day like one of the other calendar."""
    if form == "long" or value.month is None or value.day is None or value.year is None:
        return False
    if form == "numeric" or (form == "iso" and calendar == "hijri"):
        return value.year >= 100
    return value.year in date_cues.HIJRI_OF_OURS if calendar == "hijri" else value.year >= date_cues.HIJRI_OF_OURS.stop


# --- the parts of a mention ---

_NUMBER = lazy_pattern(r"\d++")
_WORD_RUN = lazy_pattern(rf"[{WORD}]++")
# Signs and blanks between a weekday and its date that carry no meaning.
_JOINT = lazy_pattern(rf"[\s,\u060c:/\-\u2010-\u2015\ufe58\ufe63\uff0d{CONTROLS}]*+")


class Parts(NamedTuple):
    """The text of a mention: ``head`` is its weekday, ``core`` the date proper, whose digits end at ``era_at``."""

    head: str
    core: str
    digits: bool
    era: bool
    era_at: int


@functools.cache
def _weekdays() -> tuple[dict[str, int], frozenset[str]]:
    """The weekdays, folded, and the words that may stand between one and its date: الموافق, الموافق في."""
    rows = (*(row[:2] for row in date_cues.CUES), *date_cues.BETWEEN)
    joints = frozenset(fold(word) for word, what in rows if what in ("twin-cue", "in"))
    return {fold(name): number for name, number in WEEKDAY_NAMES}, joints


def parts_of(mention: DateMention) -> Parts | None:
    """The parts of a mention's text, its weekday in standard spelling; None if it does not begin with its weekday."""
    head, core = "", mention.text
    if mention.weekday is not None:
        words = _WORD_RUN.finditer(core)
        first = next(words, None)
        weekdays, joints = _weekdays()
        date = next((word for word in words if fold(word[0]) not in joints), None)
        if first is None or date is None or weekdays.get(name := fold(first[0])) != mention.weekday:
            return None
        joint = core[first.end() : date.start()]
        head = written_names.WEEKDAYS[mention.weekday] if name.startswith("ال") else first[0]
        head += " " if "\n" not in joint and _JOINT.fullmatch(joint) else joint
        core = core[date.start() :]
    era_at, era = find_era(core)
    return Parts(head, core, _NUMBER.search(core) is not None, era != "", era_at)


# --- the new text of a mention ---

_ERA_WORD = lazy_pattern(r"هجر|ميلاد|(?<!\w)[هم](?!\w)")  # folded
_ERA_LETTER = lazy_pattern(r"[ \xa0]?[هم]\u0640*(?!\w)")
_DAY_OF = lazy_pattern(r"\d+[ \xa0]*من(?!\w)")  # folded
# Marks and invisible characters are no difference: other steps take them off.
_LIGHT = lazy_pattern(f"[{MARKS}{CONTROLS}]++")
_OPENING_CONTROLS, _CLOSING_CONTROLS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"
_SET_OF = {char: name for name, chars in SETS.items() for char in chars}
_DIGIT = lazy_pattern(f"[{''.join(SETS.values())}]")
_EASTERN_DIGIT = lazy_pattern(f"[{SETS['arabic']}{SETS['persian']}]")
_ISO_DAY = lazy_pattern(r"((?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))")
_TO = {to: str.maketrans("".join(SETS.values()), chars * 3) for to, chars in SETS.items()}


class Context(NamedTuple):
    """What around a mention decides how it is written.

    Its twin in the other calendar; an open bracket; an era mark behind it that it did not take in; an article before
    its number (الـ26 من فبراير).
    """

    twin: bool = False
    bracket: bool = False
    era: bool = False
    article: bool = False


def compose(style: DateStyle, context: Context, mention: DateMention) -> str | None:
    """The new text of a mention; None if it stays as it is."""
    m = mention
    # Kept, since the same dates come again and again, most of them in the form that is wanted.
    make = _compose if len(m.text) <= LONGEST_KEY else _compose.__wrapped__
    return make(style, context, m.text, m.calendar, m.values, m.kind, m.weekday, m.evidence, m.flags)


@functools.lru_cache(8192)
def _compose(  # noqa: PLR0917 -- all that decides a new text: the key of a cache
    style: DateStyle, context: Context, text: str, calendar: Calendar, values: tuple[DateValue, ...], kind: DateKind,
    weekday: int | None, evidence: tuple[str, ...], flags: tuple[Flag, ...],
) -> str | None:  # fmt: skip
    if style.form == "long" and style.calendar == "keep":
        value, mark = values[0], written_names.ERAS.get(calendar)
        has_digits = text[0].isdecimal() or text[-1].isdecimal() or _NUMBER.search(text)
        if not has_digits and (value.year or value.day or calendar == "hijri"):
            return None  # in prose the words stay words
        is_plain = mark and kind == "date"
        if is_plain and text == date_text(value, calendar, "long", style.months, text.endswith(f" {mark}")):
            return None  # it has the form that is wanted
    mention = mention_of(0, len(text), text, calendar, values, kind, weekday, evidence, flags)
    if reason_by_itself(style, mention):
        return None
    parts = parts_of(mention)
    new = None if parts is None else _DateWriter(style, context, mention, parts).write()
    if new is None or new == text or new.count("(") != new.count(")"):
        return None
    if len(new) < len(text) and new == _LIGHT.sub("", text):
        return None
    return None if _loses_word(mention, new) else _with_controls(text, new)


def _loses_word(mention: DateMention, new: str) -> bool:
    """Whether a new text loses a word that dates are not told by and that is no epithet of its Hijri month."""
    forms, lasts = vocabulary().forms, last_words()
    others = {word for word in fold_words(mention.text)[1] if word not in forms and word not in lasts}
    lost = others.difference(fold_words(new)[1]) if others else others
    return bool(lost) and not lost <= _expendable_words(mention.month if mention.calendar == "hijri" else None)


@functools.cache
def _expendable_words(month: int | None) -> frozenset[str]:
    """Words beside those of the vocabulary that a date, in this Hijri month, can do without."""
    rows = (*date_cues.EPITHETS, *date_cues.MONTH_OWNERS)
    phrases = (*date_cues.EXPENDABLE, *(epithet for epithet, of in rows if month in of))
    return frozenset(word for phrase in phrases for word in fold(phrase).split())


def _with_controls(old: str, new: str) -> str:
    """The new text with the direction controls that the old one opened or closed, so that all pairs stay pairs."""
    opened, closed = "", ""
    for char in "" if old.isprintable() else old:
        if char in _OPENING_CONTROLS:
            opened += char
        elif char in _CLOSING_CONTROLS:
            opened, closed = (opened[:-1], closed) if opened else (opened, closed + char)
    return closed + new + opened


class _DateWriter(NamedTuple):
    """The writing of one mention; each of its methods gives None where the mention stays."""

    style: DateStyle
    context: Context
    mention: DateMention
    parts: Parts

    def write(self) -> str | None:
        mention, parts, value = self.mention, self.parts, self.mention.values[0]
        if self.context.era and not parts.era and parts.digits:
            return None  # the text has the mark, but the mention did not take it in
        if mention.kind != "date":
            core = self._write_several()
        elif None in (value.year, value.month, value.day):
            core = self._write_less_than_day()
        else:
            core = self._write_day(mention, self._convert(mention))
        if core is None:
            return None
        day, blank, rest = core.partition(" ")
        if self.context.article and day.isdecimal() and blank and _DAY_OF.match(fold(parts.core)):
            core = f"{day} من {rest}"  # a day with its article stands apart from its month: الـ26 من فبراير
        return self._in_digits(f"{parts.head}{core}")

    def _convert(self, mention: DateMention) -> DateMention | None:
        """The day in the other calendar, if the style asks for it and it is sure."""
        style = self.style
        if self.context.twin or style.calendar in ("keep", mention.calendar):
            return None
        other = mention.to("hijri" if mention.calendar == "gregorian" else "gregorian", hijri=style.hijri)
        if other is None or other.year is None or not 1 <= other.year <= LAST_YEAR:
            return None
        day = other.values[0]
        if self._is_unreadable(day, other.calendar):
            return None
        if day.approximate and (style.unsure == "leave" or other.date != mention.date):
            return None  # its weekday would make it another day
        return other

    def _write_day(self, mention: DateMention, other: DateMention | None) -> str | None:
        """A whole day, or the same in the other calendar, or both."""
        style, parts, both = self.style, self.parts, self.style.calendar == "both"
        if other is not None and not both:
            mention = other
        elif style.form == "long" and not parts.digits:  # in prose the words stay words
            return None if other is None else parts.core + self._write_added(other)
        calendar, value = mention.calendar, mention.values[0]
        if not _is_in_figures(value, style.form, calendar) and self._is_unreadable(value, calendar):
            return None
        if calendar == "hijri" and style.form in ("iso", "edtf"):
            era = self.context.twin or (other is not None and both)
        else:  # Among digits, 6/11/1494 would be Hijri, and the reader of two calendars wants to know which is which.
            bare = style.form == "long" and not both
            era = parts.era or not (bare or (value.year is not None and value.year >= _MODERN))
        text = self._write_value(value, calendar, era)
        return text if other is None or not both else text + self._write_added(other)

    def _write_added(self, other: DateMention) -> str:
        """The same day in the other calendar, as it is added: in brackets, or, inside brackets, after الموافق."""
        text = self._write_value(other.values[0], other.calendar, True)
        return f" الموافق {text}" if self.context.bracket else f" ({text})"

    def _write_value(self, value: DateValue, calendar: Calendar, era: bool) -> str:
        style = self.style
        # A program that wants Gregorian days takes every day in figures for a Gregorian one.
        is_left = style.calendar == "gregorian" and calendar == "hijri" and style.form in ("iso", "edtf")
        form = "long" if is_left else style.form
        return date_text(value, calendar, form, style.months, era, style.order == "mdy")

    def _write_less_than_day(self) -> str | None:
        """A month by its name, a year by its digits, in every form."""
        parts, calendar, value = self.parts, self.mention.calendar, self.mention.values[0]
        if value.month is None:
            number = parts.core[: parts.era_at].strip()
            if not parts.era or value.day is not None or number.translate(_TO["western"]) != str(value.year):
                return None
            return f"{number} {written_names.ERAS[calendar]}"
        if not parts.digits and (value.day or value.year or calendar == "hijri"):
            return None
        if (parts.era and value.year is None) or self._is_unreadable(value, calendar):
            return None  # شهر 6 ميلادي
        text = date_text(value, calendar, "long", self.style.months, parts.era)
        # شهر ذي الحجة: a month without a day has the case that its sentence gives it.
        return text.replace("ذو", "ذي") if value.day is None and fold(parts.core).startswith("ذي") else text

    def _is_unreadable(self, value: DateValue, calendar: str) -> bool:
        """Libyan months are everyday words (the water, the summer): only a day and a year make them months."""
        sure = value.day and value.year is not None and value.year > 999
        return self.style.months == "libyan" and calendar == "gregorian" and not sure

    def _write_several(self) -> str | None:
        """A range or list: what tells its members apart is kept, what they share is rewritten."""
        mention, style, calendar = self.mention, self.style, self.mention.calendar
        values, core, era_at, era = mention.values, self.parts.core, self.parts.era_at, self.parts.era
        days = all(value.day and value.month for value in values)
        wanted = [(value.day if days else value.year) or -1 for value in values]
        runs = [run.span() for run in _NUMBER.finditer(core)]
        others = len(runs) - len(values)
        del runs[len(values) :]
        if sorted(int(core[start:end]) for start, end in runs) != sorted(wanted):
            return None  # it does not begin with them, in any order
        first, last = runs[0][1], runs[-1][1]
        if not days:  # School years, 1446/1447هـ: only the marks are rewritten, 1435هـ- 1436هـ too.
            if not era or last != era_at or any(value.month for value in values):
                return None
            years_text, mark = core[:era_at], written_names.ERAS[calendar]
            if _ERA_WORD.search(fold(core[first:era_at])):
                letter = _ERA_LETTER.match(years_text, first)
                if letter is None:
                    return None
                years_text = f"{core[:first]} {mark}{years_text[letter.end() :]}"
            return f"{years_text} {mark}"
        if mention.month is None or (mention.year is None and any(value.year for value in values)):
            return None
        if others > 2:
            return None  # من 3/12 إلى 12/12/2023: the month stands at each of them
        # الأربعاء والخميس 28 و29 ديسمبر: whose weekday is it? Only the original words say.
        alone = mention.weekday is None and mention.year
        if alone and (style.form != "long" or style.calendar not in ("keep", "both", calendar)):
            return self._write_each(runs)
        if style.months == "libyan" and calendar == "gregorian":
            return None
        shared = DateValue(year=mention.year, month=mention.month)
        return f"{core[:last]} {date_text(shared, calendar, 'long', style.months, era)}"

    def _write_each(self, runs: list[tuple[int, int]]) -> str | None:
        """Every day of a range or list by itself, with the words between the numbers; all of them or none.

        >>> from arnorm.dates.unify import unify_dates
        >>> unify_dates("من 1 إلى 30 رمضان 1446هـ", calendar="gregorian")  # that month had 29 days
        'من 1 إلى 30 رمضان 1446هـ'
        """
        mention, core = self.mention, self.parts.core
        if [int(core[start:end]) for start, end in runs] != [value.day for value in mention.values]:
            return None  # 15،14 و16: not written in the order they are meant in
        days = [dataclasses.replace(mention, kind="date", values=(value,), weekday=None) for value in mention.values]
        others = [self._convert(day) for day in days]
        if None in others and any(others):
            return None
        text, at = "", None  # from the beginning
        for (start, end), day, other in zip(runs, days, others, strict=True):
            between = core[at:start]
            if text and not any(char.isalpha() for char in between):
                between = "، " if mention.kind == "list" else "/" if self.style.form in ("iso", "edtf") else " - "
            elif text and not between[0].isspace():
                between = f" {between}"  # 5و6 مارس: an era mark touches no word
            new = self._write_day(day, other)
            if new is None:
                return None
            text, at = text + between + new, end
        return text

    def _in_digits(self, text: str) -> str:
        to: str = self.style.digits
        if to == "keep":
            first = _DIGIT.search(self.mention.text)
            to = _SET_OF[first.group()] if first else "western"
        if to == "western" and not _EASTERN_DIGIT.search(text):
            return text
        if self.style.form in ("iso", "edtf"):  # whole days are in ASCII, whatever the digits of the rest
            parts = _ISO_DAY.split(text)
            return "".join(part if _ISO_DAY.fullmatch(part) else part.translate(_TO[to]) for part in parts)
        return text.translate(_TO[to])


# --- the edits of a text ---

# Two dates are twins so near if they are the same day, or if a link is between them; before a date, for an article.
SAME_DAY_CHARACTERS, ARTICLE_CHARACTERS = 36, 8
_ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
_NO_CONTEXT = Context()  # nearly all: nothing around decides
_BRACKETS = (classes.OPEN, classes.CLOSE, classes.NEWLINE)
_ARTICLE = lazy_pattern(rf"(?<![{WORD}])[وفبك]?ال ?\Z")  # not the end of ريال or شوال
# An era mark after a mention that did not take it in.
_ERA_AHEAD = lazy_pattern(
    r"[\s(\[{\ufd3f\uff08:]{0,3}+(?:من\s++)?+(?:لل|ال)?+"
    # … or perhaps one: its stroke went, and the next word is glued to it, 1436 هالموافق.
    rf"(?:ميلاد|م(?![{WORD}])|ق\.?+ ?+[مه]|ه(?!(?:ذا|ذه|ذين|و|ي|م|ما|نا|ناك)(?![{WORD}])))"
)


_Gloss = Callable[[Scan, list[DateMention], DateStyle], Iterable[Edit]]
_read_style = operator.attrgetter(*DateStyle._fields)


def rewrite_dates(scan: Scan, step: UnifyDates, gloss: _Gloss | None = None) -> Iterable[tuple[int, int, str]]:
    """The edits of the step in a text; ``gloss`` makes those behind relative time."""
    if _ZWNJ in scan.text and not is_arabic_language(scan.text):
        return ()  # a Persian text stays Persian: there the non-joiner is spelling, in its code too
    style = DateStyle(*_read_style(step))
    if step.order == "document":
        style = style._replace(order="")  # it is not known yet
    return rewrite_prose(scan, step.blocks, functools.partial(rewrite_in, style, gloss))


def rewrite_in(style: DateStyle, gloss: _Gloss | None, scan: Scan) -> list[Edit]:
    """The edits of a text: each date as it is read, written in the style, unless something speaks against it."""
    mentions = scan.derive(dates_in)
    if style.order != "dmy":
        is_sure = not style.order
        style = style._replace(order=style.order or order_of_document(mentions))
        mentions = take_order(mentions, style.order, is_sure=is_sure)
    keeps = style.calendar == "keep"
    # Days of these forms need their mark beside a twin.
    has_twins = not keeps or style.form in ("iso", "edtf")
    twins, bracketed = (_find_twins(mentions, scan), _find_bracketed(scan, mentions)) if has_twins else (set(), set())
    edits: list[Edit] = []
    for at, mention in enumerate(mentions):
        start, end, text = mention.start, mention.end, mention.text
        if text.isdecimal():
            continue  # a year alone
        new = compose(style, _NO_CONTEXT, mention)
        if keeps and new is None:
            continue  # nearly all: they have the form that is wanted
        era = mention.calendar == "hijri" and _ERA_AHEAD.match(scan.text, end) is not None
        article = _has_article_before(scan, start)
        if era or article or start in twins or start in bracketed:
            new = compose(style, Context(start in twins, start in bracketed, era, article), mention)
        if new is not None and not reason_in_text(DateCase(style, scan, mentions, at, mention, new)):
            edits.append(Edit(start, end, new))
    if gloss is not None:
        edits = sorted((*edits, *gloss(scan, mentions, style)))
    # The months of Persian and Urdu have names of their own, and آب is water there.
    foreign = in_foreign_text(scan.text, [edit.start for edit in edits]) if edits else ()
    return [edit for edit in edits if edit.start not in foreign] if foreign else edits


def _has_article_before(scan: Scan, at: int) -> bool:
    """Whether the text before a place ends with an article, written apart or not."""
    near = up_to(scan.text, at, ARTICLE_CHARACTERS)
    last = near.rstrip()[-1:]
    if "ء" <= last <= "ي" and last not in "لـ":  # nearly all
        return False
    near = fold(near)
    return near.endswith(("ال", "ال ")) and _ARTICLE.search(near) is not None


def _find_twins(mentions: Sequence[DateMention], scan: Scan) -> set[int]:
    """Where the mentions start that have the same day in the other calendar beside them.

    A dash, or nothing but blanks, joins a life's two ends as well as one day's two names: there the days decide.
    """
    found: set[int] = set()
    for one, other in itertools.pairwise(mentions):
        distance = other.start - one.end
        if one.calendar == other.calendar or distance > SAME_DAY_CHARACTERS:
            continue
        if any(value.day is None for value in (*one.values, *other.values)):
            continue
        is_linked = one.twin == (other.start, other.end) and fold(scan.text[one.end : other.start]).strip("- \xa0")
        if is_linked or one.agrees_with(other):
            found |= {one.start, other.start}
    return found


def _find_bracketed(scan: Scan, mentions: Sequence[DateMention]) -> set[int]:
    """Where the mentions start before which a bracket is open on the same line."""
    kinds, found = scan.kinds, set()
    at, is_open = 0, False
    for mention in mentions:
        opened, *closed = (kinds.rfind(kind, at, mention.start) for kind in _BRACKETS)
        at = mention.start
        if opened != max(closed):  # equal only if both are -1
            is_open = opened > max(closed)
        if is_open:
            found.add(at)
    return found
