"""What a year can be, where nothing marks it: windows, first and last year each, with the reason for each."""

from __future__ import annotations

__all__ = [
    "CENTURIES",
    "FISCAL",
    "FISCAL_MONTHS",
    "GREGORIAN_OF_LATE",
    "GREGORIAN_OF_OURS",
    "GREGORIAN_SINCE",
    "HIJRI_OF_OURS",
    "LATEST",
    "OF_MONTHS",
    "OLDEST_OF_OURS",
    "SPELLED",
    "TURN",
]


def _through(first: int, last: int) -> range:
    return range(first, last + 1)


# Nobody writes of 1300-1500 AD as often as of 1300-1500 AH (1882-2077): a bare year there is Hijri.
HIJRI_OF_OURS = _through(1300, 1500)
# Years before this may belong to either calendar; the context decides.
OLDEST_OF_OURS = HIJRI_OF_OURS.start
# From this year on a year without a mark is Gregorian: 1600 AH is 2174.
GREGORIAN_SINCE = 1600
# A number that only its place makes a year, with other readings near (1200 قتيل, يناير 14 2025).
GREGORIAN_OF_OURS = _through(1900, 2100)
# … and one after a free dash, where biographies have years of the nineteenth century.
GREGORIAN_OF_LATE = _through(1800, 2100)
# A year in words after a month: older ones are counts (ألف ومئتان).
SPELLED = range(OLDEST_OF_OURS, GREGORIAN_OF_OURS.stop)
# Four digits above this are no year.
LATEST = 2499
# The Ottomans' fiscal years (Rumi), 1839-1925: 23 تشرين الأول 1326 is of 1910.
FISCAL = _through(1255, 1341)
# The Julian months of the Ottomans' fiscal year (Rumi), as their Arab provinces wrote them: their first words, folded.
FISCAL_MONTHS = (
    "كانون",
    "شباط",
    "اذار",
    "نيسان",
    "ايار",
    "مايس",
    "حزيران",
    "تموز",
    "اب",
    "ايلول",
    "تشرين",
)
# The years a calendar's months may have without an era mark; others are not theirs (مسلسلات رمضان 2020).
OF_MONTHS = {
    "gregorian": _through(1, LATEST),
    "hijri": range(1, GREGORIAN_SINCE),
    "persian": _through(1200, 1500),  # 1821-2122
    "coptic": _through(1, 1800),
}
# Two digits below this are of this century (2000, 1400), others of the one before.
TURN = 50
# The centuries that need no mark to be Gregorian: القرن السادس عشر and after.
CENTURIES = _through(16, 22)
