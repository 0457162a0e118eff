"""Who takes part: one function for each cleaner, which imports it and says what it does for each kind of job.

To add one, write a function of at most ten lines: its packages and what it offers. Kinds and their calls:

    diacritics, key, digits, clean, forms, pdf, quotes      text -> text
    words       text -> the number that it spells
    date        text, day of writing -> (first day, last day); hijri_date: the same for a Hijri date
    mentions    text, day of writing -> [(what was found, day)]
    sentences   text -> [end]
    hijri       year, month, day -> day

Days are ISO. A value may be a dict of such calls where there are several ways worth measuring. `removes` names what
`clean` says it deletes or replaces: that is not counted as broken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import unescape
from re import sub
from typing import Any

Kinds = dict[str, Any]


@dataclass(frozen=True)
class Cleaner:
    """One that takes part: what pip installs for it, the Python that it needs, what makes its calls."""

    name: str
    packages: tuple[str, ...]
    make: Callable[[], Kinds]
    python: str = "python3"
    pip: tuple[str, ...] = ()
    removes: tuple[str, ...] = ()


CLEANERS: dict[str, Cleaner] = {}


def cleaner(name: str, *packages: str, **more: Any) -> Callable[[Callable[[], Kinds]], Callable[[], Kinds]]:
    """Put a cleaner on the list."""

    def add(make: Callable[[], Kinds]) -> Callable[[], Kinds]:
        CLEANERS[name] = Cleaner(name, packages, make, **more)
        return make

    return add


@cleaner("arnorm", "{root}[ftfy]")
def arnorm() -> Kinds:
    import arnorm as a

    def date(text: str, day: str, **options: Any) -> list[str]:
        found = a.parse_date(text, reference=dt.date.fromisoformat(day), **options).to("gregorian").days()
        return [one.isoformat() for one in found]

    def hijri(year: int, month: int, day: int, **options: Any) -> str:
        return date(f"{day}/{month}/{year} هـ", "2025-11-20", **options)[0]

    def computed(call: Callable[..., Any]) -> Any:
        return {"": call, "hijri=computed": partial(call, hijri="computed")}

    def mentions(text: str, day: str) -> list[list[Any]]:
        found = a.find_dates(text, reference=dt.date.fromisoformat(day))
        return [[m.text, m.date.isoformat()] for m in found if m.date and m.calendar == "gregorian"]

    def words(text: str) -> float | None:
        found = a.find_numbers(text, words=True)
        return float(found[0].value) if len(found) == 1 and found[0].value is not None else None

    return {
        "diacritics": a.strip_diacritics,
        "key": {"SEARCH": a.SEARCH, "DEDUP": a.DEDUP, "LUCENE": a.LUCENE},
        "digits": {"UnifyNumbers": a.Pipeline(a.unify_digits, a.unify_numbers), "WEB": a.WEB},
        "clean": {"WEB": a.WEB, "CORPUS": a.CORPUS},
        "forms": a.unfold_forms,
        "pdf": a.PDF,
        "quotes": a.unify_quotes,
        "words": words,
        "date": {"": date, "prefer=future": partial(date, prefer="future")},
        "hijri_date": computed(date),
        "hijri": computed(hijri),
        "mentions": mentions,
        "sentences": lambda text: [one.end for one in a.find_sentences(text)],
    }


@cleaner("PyArabic", "pyarabic==0.6.15")
def pyarabic() -> Kinds:
    from pyarabic import araby, number, trans

    def key(text: str) -> str:
        return araby.normalize_teh(araby.normalize_alef(araby.normalize_hamza(araby.strip_diacritics(text))))

    return {
        "diacritics": araby.strip_diacritics,
        "key": key,
        "digits": trans.normalize_digits,
        "words": lambda text: float(number.text2number(text)),
    }


@cleaner("CAMeL Tools", "camel-tools==1.6.0", "six==1.17.0", "emoji==2.16.0", pip=("--no-deps",))
def camel_tools() -> Kinds:
    from camel_tools.utils import dediac
    from camel_tools.utils import normalize as n
    from camel_tools.utils.charmap import CharMapper

    clean = CharMapper.builtin_mapper("arclean").map_string

    def key(text: str) -> str:
        return n.normalize_teh_marbuta_ar(n.normalize_alef_maksura_ar(n.normalize_alef_ar(dediac.dediac_ar(text))))

    return {"diacritics": dediac.dediac_ar, "key": key, "digits": clean, "clean": clean, "forms": n.normalize_unicode}


@cleaner("araclean", "araclean==0.3.0", python="python3.13")
def araclean() -> Kinds:
    import araclean as a

    return {
        "diacritics": a.remove_tashkeel,
        "key": lambda text: a.normalize(text, profile="search"),
        "digits": a.map_digits,
        "clean": a.normalize,
        "forms": a.fold_presentation_forms,
    }


@cleaner("aranorm", "aranorm==1.2.0", removes=("links", "markup"))
def aranorm() -> Kinds:
    from aranorm import ArabicNormalizationPipeline as P
    from aranorm import PipelineConfig
    from aranorm.processors import DiacriticsProcessor, DigitsProcessor

    def preset(name: str) -> Callable[[str], str]:
        pipeline = P(PipelineConfig(preset=name))
        return lambda text: pipeline.process(text).normalized_text

    return {
        "diacritics": DiacriticsProcessor().process,
        "digits": DigitsProcessor().process,
        "key": {"standard": preset("standard"), "deep": preset("deep")},
        "clean": preset("standard"),
    }


@cleaner("Maha", "mahad==0.3.0")
def maha() -> Kinds:
    from maha.cleaners import functions as m
    from maha.parsers.functions import parse_dimension

    def date(text: str, day: str) -> list[str]:
        (found,) = parse_dimension(text, time=True)
        there = (noon(day) + found.value).date().isoformat()
        return [there, there]

    def words(text: str) -> float:
        (found,) = parse_dimension(text, numeral=True)
        return float(found.value)

    return {
        "diacritics": m.remove_all_harakat,
        "key": lambda text: m.normalize(m.remove_tatweel(m.remove_all_harakat(text)), all=True),
        "digits": m.arabic_numbers_to_english,
        "words": words,
        "date": date,
    }


@cleaner("tnkeeh", "tnkeeh==0.0.9", removes=("markup",))
def tnkeeh() -> Kinds:
    from tnkeeh import Tnkeeh

    def with_options(**options: bool) -> Callable[[str], str]:
        made = Tnkeeh(**options)
        return lambda text: made.clean_raw_text(text)[0]

    return {
        "diacritics": with_options(remove_diacritics=True),
        "digits": with_options(normalize=True),
        "forms": with_options(normalize=True),
        "clean": with_options(normalize=True, remove_tatweel=True, remove_html_elements=True),
    }


@cleaner("AraBERT", "arabert==1.0.1", "PyArabic==0.6.15", "emoji==1.4.2", "farasapy==0.1.1", pip=("--no-deps",),
         removes=("links", "names", "markup", "emoji"))  # fmt: skip
def arabert() -> Kinds:
    from arabert.preprocess import ArabertPreprocessor

    clean = ArabertPreprocessor("bert-base-arabertv02").preprocess
    return {"diacritics": clean, "digits": clean, "clean": clean}


@cleaner("arabic-norm", "arabic-norm==0.1.0")
def arabic_norm() -> Kinds:
    import arabic_norm as a

    marks = {"strip_tatweel": False, "normalize_alif": False, "normalize_ya": False}
    return {
        "diacritics": lambda text: a.normalize(text, **marks),
        "key": {"default": a.normalize, "ta_marbuta": lambda text: a.normalize(text, ta_marbuta=True)},
    }


@cleaner("ftfy", "ftfy==6.3.1")
def ftfy() -> Kinds:
    import ftfy as f

    return {"clean": f.fix_text, "forms": lambda text: f.fix_text(text, normalization="NFKC")}


@cleaner("clean-text", "clean-text==0.7.1")
def clean_text() -> Kinds:
    from cleantext import clean

    return {"clean": lambda text: clean(text, to_ascii=False, lower=False)}


@cleaner("Lucene's rules")
def lucene() -> Kinds:
    table = dict.fromkeys([0x640, *range(0x64B, 0x653)]) | str.maketrans("آأإىة", "ااايه")
    return {"key": lambda text: text.translate(table)}


@cleaner("no key")
def no_key() -> Kinds:
    return {"key": str}


def noon(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T12:00")


def one_day(found: Any) -> list[str] | None:
    """A datetime, or nothing, as an answer."""
    return found and [found.date().isoformat()] * 2


@cleaner("dateparser", "dateparser[calendars]==1.5.0")
def dateparser() -> Kinds:
    from dateparser import parse
    from dateparser.calendars.hijri import HijriCalendar
    from dateparser.conf import settings
    from dateparser.data.languages_info import language_locale_dict
    from dateparser.search import search_dates

    settings.DATE_ORDER = "DMY"

    def date(text: str, day: str, **options: Any) -> list[str] | None:
        return one_day(parse(text, settings={"RELATIVE_BASE": noon(day), "DATE_ORDER": "DMY"}, **options))

    def date_by_region(text: str, day: str) -> list[str] | None:
        return next((found for one in language_locale_dict["ar"] if (found := date(text, day, locales=[one]))), None)

    def hijri_date(text: str, _: str) -> list[str] | None:
        found = HijriCalendar(text).get_date()
        return found and one_day(found["date_obj"])

    def mentions(text: str, day: str) -> list[list[str]]:
        options = {"RELATIVE_BASE": noon(day), "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
        found = search_dates(text, languages=["ar"], settings=options) or []
        return [[text, when.date().isoformat()] for text, when in found]

    return {
        "date": {"ar": partial(date, languages=["ar"]), "each region in turn": date_by_region},
        "hijri_date": hijri_date,
        "mentions": mentions,
    }


@cleaner("puckling", "puckling==0.5.0", python="python3.13")
def puckling() -> Kinds:
    import puckling as p

    def context(day: str) -> Any:
        return p.Context(dt.datetime.fromisoformat(f"{day}T12:00+00:00"), p.Locale(p.Lang.AR))

    def date(text: str, day: str) -> list[str] | None:
        (found,) = p.parse(text, context(day), p.Options(), dims=("time",))
        first = found.value.start_datetime()
        moved = {"week": 6, "month": 31, "year": 366}.get(getattr(found.value.primary.grain, "value", ""), 0)
        last = first + dt.timedelta(moved)
        if moved > 7:  # the day before the first one of the next month or year
            last = last.replace(day=1, month=1 if moved > 31 else last.month) - dt.timedelta(1)
        return [one.date().isoformat() for one in (first, last)] if found.body == text else None

    def words(text: str) -> float:
        (found,) = p.parse(text, context("2025-11-20"), p.Options(), dims=("numeral",))
        return float(found.value.value)

    def mentions(text: str, day: str) -> list[list[str]]:
        found = p.parse(text, context(day), p.Options(), dims=("time",))
        days = [one for one in found if getattr(getattr(one.value.primary, "grain", None), "value", "") == "day"]
        return [[one.body, one.value.start_datetime().date().isoformat()] for one in days]

    return {"date": date, "words": words, "mentions": mentions}


@cleaner("hijridate", "hijridate==2.6.0")
def hijridate() -> Kinds:
    from hijridate import Hijri

    return {"hijri": lambda *day: Hijri(*day).to_gregorian().isoformat()}


@cleaner("convertdate", "convertdate==2.5.1")
def convertdate() -> Kinds:
    from convertdate import islamic

    return {"hijri": lambda *day: dt.date(*islamic.to_gregorian(*day)).isoformat()}


NEMO = "cdifflib==1.2.9 editdistance==0.8.1 inflect==7.6.0 jaraco.functools==4.6.0 joblib==1.6.0 more-itertools==11.2.1 numpy==2.4.6 pandas==3.1.1 pynini==2.1.6.post1 python-dateutil==4.0.0 regex==2026.11.19 sacremoses==0.2.0 tqdm==4.70.1 typeguard==4.6.1 typing_extensions==4.16.0 click==8.5.1 wrapt==2.5.2 wget==3.2 tzdata==2026.6 six==1.17.0 cloudpickle==3.1.3"  # without transformers


@cleaner("NeMo", "nemo_text_processing==1.2.0", *NEMO.split(), pip=("--no-deps",))
def nemo() -> Kinds:
    from nemo_text_processing.inverse_text_normalization.inverse_normalize import InverseNormalizer

    written = InverseNormalizer(lang="ar").inverse_normalize
    return {"words": lambda text: float(written(text, verbose=False))}


@cleaner("arabic-itn", "arabic-itn==0.1.0")
def arabic_itn() -> Kinds:
    from arabic_itn import normalize

    return {"words": lambda text: float(normalize(text)["text"])}


@cleaner("pySBD", "pysbd==0.3.4")
def pysbd() -> Kinds:
    import pysbd as p

    segmenter = p.Segmenter(language="ar", clean=False, char_span=True)
    return {"sentences": lambda text: [len(text[: one.end].rstrip()) for one in segmenter.segment(text)]}


@cleaner("smartypants", "smartypants==2.0.2")
def smartypants() -> Kinds:
    import smartypants as s

    return {"quotes": lambda text: s.smartypants(text, s.Attr.q | s.Attr.u)}


@cleaner("docutils", "docutils==0.23")
def docutils() -> Kinds:
    from docutils.utils.smartquotes import smartyPants

    return {"quotes": lambda text: smartyPants(text, attr="q", language="en")}


@cleaner("markdown-it-py", "markdown-it-py==4.3.0")
def markdown_it() -> Kinds:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero", {"typographer": True, "quotes": "«»‹›"}).enable("smartquotes")
    return {"quotes": lambda text: unescape(sub("</?p>", "", reader.render(text)))}


@cleaner("arafix", "arafix==1.2.0")
def arafix() -> Kinds:
    from arafix import fold_presentation_forms, repair_text

    return {"pdf": lambda text: repair_text(text).text, "forms": fold_presentation_forms}


@cleaner("arabic-repair", "arabic-repair==0.1.0")
def arabic_repair() -> Kinds:
    from arabic_repair import repair

    return {"pdf": lambda text: "\n".join(map(repair, text.split("\n")))}  # it makes one line of several
