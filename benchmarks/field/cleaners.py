"""Who takes part: one function for each cleaner, which imports it and says what it does for each kind of job.

To add one, write a function of at most ten lines: its packages and what it offers. Kinds and their calls:

    diacritics, key, digits, clean, forms, pdf      text -> text
    words       text -> the number that it spells
    date        text, day of writing -> (first day, last day)
    mentions    text, day of writing -> [(start, end, day)]
    sentences   text -> [end]
    hijri       year, month, day -> day

Days are ISO. A value may be a dict of such calls where there are several ways worth measuring. `removes` names what
`clean` says it deletes or replaces: that is not counted as broken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
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


@cleaner("arnorm", "{root}")
def arnorm() -> Kinds:
    import arnorm as a

    def date(text: str, day: str) -> list[str]:
        found = a.parse_date(text, reference=dt.date.fromisoformat(day)).to("gregorian").days()
        return [one.isoformat() for one in found]

    def mentions(text: str, day: str) -> list[list[Any]]:
        found = a.find_dates(text, reference=dt.date.fromisoformat(day))
        return [[m.start, m.end, m.date.isoformat()] for m in found if m.date]

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
        "words": words,
        "date": date,
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
        "forms": araby.normalize_ligature,
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
        there = (dt.datetime.fromisoformat(day) + found.value).date().isoformat()
        return [there, there]

    def words(text: str) -> float:
        (found,) = parse_dimension(text, numeral=True)
        return float(found.value)

    return {
        "diacritics": m.remove_all_harakat,
        "key": lambda text: m.normalize(m.remove_tatweel(m.remove_all_harakat(text)), all=True),
        "digits": m.arabic_numbers_to_english,
        "forms": lambda text: m.normalize(text, ligatures=True, lam_alef=True),
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
