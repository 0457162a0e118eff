"""Words right before a number that decide its case for certain; one word a line.

A preposition needs no row: it asks for the oblique form, which is written anyway. A verb that can have
an object as well as a subject (قتل 5 أشخاص) decides nothing and has no row either.

Spelt as the folded view spells: without marks, alefs and yehs alike, a hamza as its seat, the closing teh marbuta as
heh.

Source: the school grammars (الفاعل, نائب الفاعل, المبتدأ المؤخر, المفعول به).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["GOVERNORS", "VERBS_BEFORE", "Governor"]


class Governor(NamedTuple):
    """The case of the number, and when.

    ``counts_people``: only where people are counted (حضر 20 درسا is an object). ``counts_no_time``: unless the number
    says how long (اجتمع 3 ساعات); the verb has no object. ``is_subject``: the word is the subject of a sentence without
    a verb, which the number ends (عمره 25 سنة); after a verb of `VERBS_BEFORE` the number is accusative.
    """

    case: Literal["nominative", "accusative"]
    counts_people: bool = False
    counts_no_time: bool = False
    is_subject: bool = False


_SUBJECT = Governor("nominative", counts_people=True)  # الفاعل, نائب الفاعل
_INTRANSITIVE = Governor("nominative", counts_no_time=True)  # الفاعل
_TOPIC = Governor("nominative")  # المبتدأ المؤخر
_OBJECT = Governor("accusative")  # المفعول به
_AGE = Governor("nominative", is_subject=True)  # خبر المبتدأ

# Verbs before a subject whose number they put into the accusative: كان عمره 25 سنة, يبلغ عمره 25 سنة.
VERBS_BEFORE = frozenset(("كان", "يكون", "بلغ", "يبلغ", "تجاوز", "يتجاوز", "ناهز", "يناهز", "اصبح", "صار"))

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
    "اجتمع": _INTRANSITIVE,  # met
    "اجتمعت": _INTRANSITIVE,
    "يجتمع": _INTRANSITIVE,
    "تجتمع": _INTRANSITIVE,
    "سافر": _INTRANSITIVE,  # travelled
    "سافرت": _INTRANSITIVE,
    "نجح": _INTRANSITIVE,  # succeeded
    "نجحت": _INTRANSITIVE,
    "انضم": _INTRANSITIVE,  # joined
    "انضمت": _INTRANSITIVE,
    "عمره": _AGE,  # his age
    "عمرها": _AGE,
    "عمرهم": _AGE,
    "عمري": _AGE,
    "عمرك": _AGE,
    "عمرنا": _AGE,
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
