"""Nouns that are counted in whole: the number before one is a count, no fraction and no year; one word a line.

Spelt as the folded view spells: without marks and tatweel, alefs and yehs alike, a hamza as its seat, the
closing teh marbuta as heh. The article, a proclitic letter and the alef of the accusative need no row of their own.

Source: what stands after numbers in the news, laws and encyclopedias of the corpus, read one by one.
"""

from __future__ import annotations

from typing import Literal

__all__ = ["COUNTED"]

COUNTED: dict[str, Literal["people", "things", "time"]] = {
    "شخص": "people",  # person
    "اشخاص": "people",  # persons
    "شهيد": "people",  # martyr
    "شهداء": "people",  # martyrs
    "طفل": "people",  # child
    "اطفال": "people",  # children
    "قتيل": "people",  # dead (killed)
    "قتلي": "people",  # dead, plural
    "جريح": "people",  # wounded
    "جرحي": "people",  # wounded, plural
    "مصاب": "people",  # injured
    "مصابين": "people",  # injured, plural
    "نسمه": "people",  # inhabitant (soul)
    "ساكن": "people",  # inhabitant
    "مواطن": "people",  # citizen
    "مواطنين": "people",  # citizens
    "ناخب": "people",  # voter
    "طالب": "people",  # student
    "طالبه": "people",  # student, feminine
    "طلاب": "people",  # students
    "تلميذ": "people",  # pupil
    "تلميذه": "people",  # pupil, feminine
    "متدرب": "people",  # trainee
    "متدربين": "people",  # trainees
    "موظف": "people",  # official
    "موظفه": "people",  # official, feminine
    "موظفين": "people",  # officials
    "عامل": "people",  # worker
    "عامله": "people",  # worker, feminine
    "عمال": "people",  # workers
    "جندي": "people",  # soldier
    "جنود": "people",  # soldiers
    "ضابط": "people",  # officer
    "شرطي": "people",  # policeman
    "اسير": "people",  # prisoner of war
    "لاجي": "people",  # refugee
    "لاجيين": "people",  # refugees
    "نازح": "people",  # displaced person
    "نازحين": "people",  # displaced persons
    "مهاجر": "people",  # migrant
    "مهاجرين": "people",  # migrants
    "متفرج": "people",  # spectator
    "مشاهد": "people",  # viewer
    "متابع": "people",  # follower
    "سايح": "people",  # tourist
    "زاير": "people",  # visitor
    "حاج": "people",  # pilgrim
    "معتمر": "people",  # visitor to Mecca
    "رجل": "people",  # man
    "امراه": "people",  # woman
    "سيده": "people",  # lady
    "سجين": "people",  # prisoner
    "معتقل": "people",  # detainee
    "فرد": "people",  # individual
    "افراد": "people",  # individuals
    "عسكري": "people",  # soldier
    "مقاتل": "people",  # fighter
    "متظاهر": "people",  # demonstrator
    "مستوطن": "people",  # settler
    "فلسطيني": "people",  # Palestinian
    "عضو": "people",  # member
    "تاجر": "people",  # trader
    "مستفيد": "people",  # beneficiary
    "مشترك": "people",  # subscriber
    "مريض": "people",  # patient
    "ضحيه": "people",  # victim
    "مسلح": "people",  # gunman
    "عنصر": "people",  # element (man of a force)
    "مرشح": "people",  # candidate
    "لاعب": "people",  # player
    "مشارك": "people",  # participant
    "طبيب": "people",  # doctor
    "عايله": "people",  # family
    "اسره": "people",  # household
    "منكوب": "people",  # stricken person
    "متضرر": "people",  # person harmed
    "اصابه": "things",  # case of infection
    "حاله": "things",  # case
    "وفاه": "things",  # death
    "صوت": "things",  # vote
    "سياره": "things",  # car
    "مركبه": "things",  # vehicle
    "بيت": "things",  # house
    "كتاب": "things",  # book
    "منزل": "things",  # home
    "مسكن": "things",  # dwelling
    "شقه": "things",  # flat
    "وحده": "things",  # unit
    "شركه": "things",  # company
    "مقعد": "things",  # seat
    "مدرسه": "things",  # school
    "راس": "things",  # head of cattle
    "شجره": "things",  # tree
    "صفحه": "things",  # page
    "كلمه": "things",  # word
    "مقال": "things",  # article
    "مشاهده": "things",  # view
    "تغريده": "things",  # tweet
    "رساله": "things",  # letter
    "طلب": "things",  # application
    "بلاغ": "things",  # report
    "منشاه": "things",  # establishment
    "موسسه": "things",  # institution
    "قريه": "things",  # village
    "وظيفه": "things",  # post
    "مشروع": "things",  # project
    "خيمه": "things",  # tent
    "قطعه": "things",  # piece
    "صفقه": "things",  # deal
    "سهم": "things",  # share
    "اسهم": "things",  # shares
    "نسخه": "things",  # copy
    "جهاز": "things",  # device
    "عمليه": "things",  # operation
    "زياره": "things",  # visit
    "رحله": "things",  # flight
    "سفينه": "things",  # ship
    "طايره": "things",  # plane
    "صاروخ": "things",  # rocket
    "قذيفه": "things",  # shell
    "شاحنه": "things",  # lorry
    "وثيقه": "things",  # document
    "رخصه": "things",  # licence
    "مخالفه": "things",  # offence
    "قضيه": "things",  # case in court
    "حادث": "things",  # accident
    "اصدار": "things",  # issue
    "وجبه": "things",  # meal
    "سله": "things",  # basket
    "جرعه": "things",  # dose
    "فحص": "things",  # test
    "مره": "things",  # time (once)
    "مرات": "things",  # times
    "عام": "time",  # year
    "سنه": "time",  # year
    "سنوات": "time",  # years
    "اعوام": "time",  # years
    "يوم": "time",  # day
    "ايام": "time",  # days
    "اسبوع": "time",  # week
    "اسابيع": "time",  # weeks
    "شهر": "time",  # month
    "اشهر": "time",  # months
    "شهور": "time",  # months
    "ساعه": "time",  # hour
    "ساعات": "time",  # hours
    "دقيقه": "time",  # minute
    "دقايق": "time",  # minutes
}
