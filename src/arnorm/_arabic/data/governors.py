"""Words right before a number that decide its case for certain; one word a line.

A preposition needs no row: it asks for the oblique form, which is written anyway. A verb that can have
an object as well as a subject (قتل 5 أشخاص) decides nothing and has no row either.

Spelt as the folded view spells: without marks, alefs and yehs alike, a hamza as its seat, the closing teh marbuta as
heh.

Source: the school grammars (الفاعل, نائب الفاعل, المبتدأ المؤخر, المفعول به).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["GOVERNORS", "Governor"]


class Governor(NamedTuple):
    """The case of the number, and whether that holds only where people are counted: حضر 20 درسا is an object."""

    case: Literal["nominative", "accusative"]
    counts_people: bool = False


_SUBJECT = Governor("nominative", counts_people=True)  # الفاعل, نائب الفاعل
_TOPIC = Governor("nominative")  # المبتدأ المؤخر
_OBJECT = Governor("accusative")  # المفعول به

GOVERNORS: dict[str, Governor] = {
    "حضر": _SUBJECT,  # attended
    "حضرت": _SUBJECT,
    "شارك": _SUBJECT,  # took part
    "شاركت": _SUBJECT,
    "يشارك": _SUBJECT,
    "تشارك": _SUBJECT,
    "وصل": _SUBJECT,  # arrived
    "وصلت": _SUBJECT,
    "توفي": _SUBJECT,  # died
    "توفيت": _SUBJECT,
    "مات": _SUBJECT,
    "ماتت": _SUBJECT,
    "استشهد": _SUBJECT,  # fell as a martyr
    "استشهدت": _SUBJECT,
    "اصيب": _SUBJECT,  # was injured
    "اصيبت": _SUBJECT,
    "نجا": _SUBJECT,  # survived
    "نجت": _SUBJECT,
    "تظاهر": _SUBJECT,  # demonstrated
    "نزح": _SUBJECT,  # was displaced
    "يعيش": _SUBJECT,  # live
    "تعيش": _SUBJECT,
    "يعمل": _SUBJECT,  # work
    "تعمل": _SUBJECT,
    "تخرج": _SUBJECT,  # graduated
    "هناك": _TOPIC,  # there are
    "ثمه": _TOPIC,
    "يوجد": _TOPIC,
    "توجد": _TOPIC,
    "لديه": _TOPIC,  # he has
    "لديها": _TOPIC,
    "لديهم": _TOPIC,
    "لدينا": _TOPIC,
    "لدي": _TOPIC,
    "عنده": _TOPIC,
    "عندها": _TOPIC,
    "عندهم": _TOPIC,
    "عندنا": _TOPIC,
    "عندي": _TOPIC,
    "بلغ": _OBJECT,  # amounted to
    "بلغت": _OBJECT,
    "يبلغ": _OBJECT,
    "تبلغ": _OBJECT,
    "تجاوز": _OBJECT,  # exceeded
    "تجاوزت": _OBJECT,
    "يتجاوز": _OBJECT,
    "تتجاوز": _OBJECT,
    "استغرق": _OBJECT,  # took (time)
    "استغرقت": _OBJECT,
    "يستغرق": _OBJECT,
    "تستغرق": _OBJECT,
}
