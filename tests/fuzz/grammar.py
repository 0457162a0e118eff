"""A grammar of fragments: each call makes a list of strings that joined are a text. Seeded, so that a seed is a text."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from fuzz.hidden import hidden, lines, splices
from fuzz.patterns import patterns
from fuzz.words import CUES, ERAS, LETTERS, MONTHS, NOISE, PLAIN, SIGNS, UNITS, WEEKDAYS

__all__ = ["TOPICS", "fragments"]

Make = Callable[[Random], str]

_SETS = (None, None, None, str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"), str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
_GLUE = ("", "", "", " ", " ", " ", " ", " ", " ", " ", " ", " و", "، ", "،", " - ", "-", "/", " / ", ".", ". ", "(", ")", " (", ") ", "\n",
         ": ", " إلى ", "  ", "؛", "؟ ", ",", " ، ", "ـ")  # fmt: skip
_SPACE = ("", "", " ", " ", " ", "  ", "\xa0", "\n", "\u200f", "ـ")


def _digits(r: Random, number: object) -> str:
    to = r.choice(_SETS)
    return str(number) if to is None else str(number).translate(to)


def _day(r: Random) -> str:
    return _digits(r, r.choice((r.randint(1, 31), r.randint(1, 12), f"{r.randint(1, 9):02d}")))


def _month_number(r: Random) -> str:
    return _digits(r, r.choice((r.randint(1, 12), f"{r.randint(1, 9):02d}", r.randint(1, 14))))


def _year(r: Random) -> str:
    shape = r.randrange(10)
    if shape < 3:
        return _digits(r, r.randint(1950, 2030))
    if shape < 6:
        return _digits(r, r.randint(1400, 1450))
    if shape < 7:
        return _digits(r, r.randint(1, 99))
    return _digits(
        r, r.choice((r.randint(100, 999), r.randint(1000, 1399), r.randint(1451, 1949), r.randint(2031, 99999)))
    )


def _era(r: Random) -> str:
    return r.choice(("", "", r.choice(_SPACE) + r.choice(ERAS[:12]), r.choice(_SPACE) + r.choice(ERAS)))


def _numeric(r: Random) -> str:
    sign = r.choice(("/", "/", "-", "-", ".", " / ", " - ", "/ ", "\u2044", "ـ", "\\"))
    parts = r.choice((
        (_day, _month_number, _year), (_day, _month_number, _year), (_year, _month_number, _day), (_day, _month_number),
        (_month_number, _year), (_year, _year), (_day, _day, _day), (_day, _day, _month_number, _year),
    ))  # fmt: skip
    return sign.join(part(r) for part in parts) + _era(r)


def _named(r: Random) -> str:
    day = r.choice((_day(r), _day(r), _day(r), "الأول من", "الثالث والعشرين من", "غرة", "خمسة", ""))
    gap = r.choice((" ", " ", " ", "", "-", "/", " من ", " من شهر ", ", "))
    year = r.choice(("", f"{r.choice((' ', ' ', ' سنة ', ' عام ', '، ', ', ', '', '/', ' لعام '))}{_year(r)}{_era(r)}"))
    return f"{day}{gap}{r.choice(MONTHS)}{year}"


def _weekday(r: Random) -> str:
    return r.choice(WEEKDAYS) + r.choice((" ", " ", "، ", " الموافق ", " - ", "/", ": "))


def _date(r: Random) -> str:
    one = r.choice((_numeric, _named, _named))(r)
    return _weekday(r) + one if r.random() < 0.15 else one


def _year_mention(r: Random) -> str:
    return r.choice(("سنة ", "عام ", "العام ", "في ", "", "لعام", "عامي ")) + _year(r) + _era(r)


def _joined(r: Random) -> str:
    """A range or a list of days, months, years or whole dates, sharing what they share."""
    join = r.choice(
        (" - ", "-", "–", " إلى ", " الى ", " حتى ", " و", "و", "، ", "،", " و ", "/", ",", " ولغاية ", "إلى")
    )
    part = r.choice((_day, _day, _day, _year, _numeric, _date, lambda r: r.choice(MONTHS)))
    row = join.join(part(r) for _ in range(r.choice((2, 2, 2, 3, 4))))
    head = r.choice(("", "من ", "بين ", "أيام ", "يومي ", "في ", "عامي ", "من يوم "))
    tail = (
        ""
        if r.random() < 0.3
        else r.choice((" ", " ", "/", " من ")) + r.choice((*MONTHS[:6], *MONTHS[33:57], _month_number(r)))
    )
    year = "" if r.random() < 0.4 else r.choice((" ", "/", " سنة ")) + _year(r) + _era(r)
    return head + row + tail + year


def _edtf(r: Random) -> str:
    """Dates as machines write them, alone, in intervals and lists."""
    iso = [
        f"{r.choice((r.randint(1380, 1460), r.randint(1990, 2030)))}-{r.randint(1, 12):02d}-{r.randint(1, 30):02d}"
        for _ in range(2)
    ]
    text = r.choice(
        ("/".join(iso), iso[0], "، ".join(iso), f"{{{','.join(iso)}}}", iso[0][:7], f"{iso[0]}T10:30", f"{iso[0]}~")
    )
    return _digits(r, text) + _era(r)


def _twins(r: Random) -> str:
    return (
        _date(r)
        + r.choice((" الموافق ", " هـ الموافق ", " / ", " (", "/", " = ", " الموافق لـ", " - "))
        + _date(r)
        + r.choice(("", ")", " م"))
    )


def _number(r: Random) -> str:
    n = r.choice((r.randint(0, 20), r.randint(0, 999), r.randint(1000, 99999), r.randint(10**6, 10**9)))
    shape = r.randrange(8)
    if shape < 2:
        text = str(n)
    elif shape < 4:
        text = f"{n:,}".replace(",", r.choice((",", ".", "٬", "،", " ", "٫", "\xa0", "'", "ـ", "\u202f")))
    elif shape == 4:
        text = f"{n}{r.choice(('.', ',', '٫', '،', '/', ' . '))}{r.randint(0, 999)}"
    elif shape == 5:
        text = r.choice((".", "٫", ",", "+", "-", "−", "−\u200f", "\u200e-")) + str(n)
    elif shape == 6:
        text = r.choice((":", "-", "/", "،", ",", " - ", "ـ", ".", "–", " x ", "×", "ـ ")).join(
            str(r.randint(0, 99)) for _ in range(r.randint(2, 5))
        )
    else:
        text = r.choice(
            (
                f"0{r.randint(10, 99)}-{r.randint(100, 999)}-{n}",
                f"{n:,}.{r.randint(0, 99)}",
                f"1e{n}",
                f"{n}x",
                f"x{n}",
                f"({n})",
            )
        )
    mixed = r.random() < 0.1  # sets mixed in one number
    text = "".join(_digits(r, part) for part in (text if mixed else (text,)))
    return text + ("" if r.random() < 0.5 else r.choice(("", " ", " ")) + r.choice(UNITS))


_MARKS = '"""\'\'«»“”„‟‘’‚‹›`´″′＂〝〞'


def _quote(r: Random) -> str:
    mark = r.choice(_MARKS)
    return mark * 2 if r.random() < 0.1 else mark


_BEFORE_QUOTES = (
    *("", "", "", "", "", "", "و", "و", "بـ", "بـ", "ل", "ل", ": ", ": ", "قال ", "قال "),
    *("x: ", "x = ", "f(", "[", '{"x": ', "\\"),  # code
)


def _quoted(r: Random) -> str:
    """A quotation: whole, turned round, open, nested, with spaces inside; or the marks that are none."""
    inside = r.choice((_word, _date, _number, lambda r: _quoted(r) if r.random() < 0.5 else _word(r)))(r)
    first, last = r.choice((('"', '"'), ("«", "»"), ("“", "”"), ("”", "“"), ("'", "'"), ("''", "''"), ("((", "))"), ("«", '"'), ("»", "«"),
                            ("", '"'), ('"', ""), ("‹", "›"), ("&quot;", "&quot;"), ("``", "''"), (",,", "''"), ('""', '""'), ("“", "″")))  # fmt: skip
    space = r.choice(("", "", "", " "))
    return f"{r.choice(_BEFORE_QUOTES)}{first}{space}{inside}{r.choice(('', '', ' ', '.'))}{last}"


def _word(r: Random) -> str:
    if r.random() < 0.6:
        return r.choice(PLAIN)
    word = "".join(r.choices(LETTERS, k=r.randint(1, 5)))
    return word if r.random() < 0.7 else "".join(char + r.choice(("", r.choice(NOISE[:30]))) for char in word)


def _heap(r: Random) -> str:
    """The same again and again: what looks so far and no farther sees another text once some of it is gone."""
    return "".join(r.choices(NOISE, k=r.choice((1, 2, 2, 3)))) * r.choice((5, 9, 13, 30))


def _of(words: tuple[str, ...]) -> Make:
    return lambda r: r.choice(words)


_ERA_OR_CUE = _of((*ERAS, *CUES))
# What a text is about: a weight for each maker.
TOPICS: dict[str, tuple[tuple[Make, int], ...]] = {
    "dates": (
        (_date, 30), (_joined, 22), (_year_mention, 10), (_twins, 8), (_edtf, 4), (_ERA_OR_CUE, 22), (_number, 5), (_word, 10),
        (_of(NOISE), 5), (_of(MONTHS), 8), (_quote, 3), (_day, 6), (_year, 4), (_heap, 2),
    ),
    "numbers": ((_number, 50), (_of(UNITS), 12), (_word, 15), (_of(CUES), 8), (_of(NOISE), 8), (_date, 5), (_quote, 2)),
    "quotes": ((_quoted, 35), (_quote, 30), (_word, 30), (_of(NOISE), 10), (_number, 6), (_date, 3)),
    "letters": ((_word, 40), (_of(NOISE), 60), (_number, 6), (_of(ERAS), 4), (_quote, 6), (_date, 4), (_heap, 4)),
    "all": ((_date, 10), (_joined, 6), (_number, 12), (_quoted, 8), (_quote, 8), (_word, 20), (_of(NOISE), 30), (_of(CUES), 8),
            (_of(ERAS), 6), (_of(UNITS), 4), (_heap, 1)),
    "around": (
        (_date, 18), (_joined, 6), (_year_mention, 6), (_twins, 3), (_number, 6), (_quoted, 4), (_of(MONTHS), 4), (_of(SIGNS), 60),
        (_of(CUES), 14), (_of(ERAS), 10), (_of(PLAIN), 8), (_of(UNITS), 5), (_of(NOISE), 8),
    ),
}  # fmt: skip
# Topics that make their fragments themselves.
_WHOLE = {"hidden": hidden, "lines": lines, "patterns": patterns, "splices": splices}
# Short texts, in which what stands around a date or a number is drawn densely: nearly every failure is so short.
_SHORT = "around"


def fragments(r: Random, topic: str) -> list[str]:
    """The fragments of one text, glue included; joined they are the text."""
    if topic in _WHOLE:
        return _WHOLE[topic](r)
    makers, weights = zip(*TOPICS[topic], strict=True)
    counts, glue = ((2, 3, 4, 5), ("", "", " ")) if topic == _SHORT else ((1, 2, 2, 3, 3, 4, 5, 6, 8, 12), _GLUE)
    pieces: list[str] = []
    for maker in r.choices(makers, weights, k=r.choice(counts)):
        pieces += (maker(r), r.choice(glue))
    return pieces if r.random() < 0.2 else pieces[:-1]
