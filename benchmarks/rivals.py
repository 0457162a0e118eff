"""What others make of the same job, as callables; one that is not installed is left out and named."""

from __future__ import annotations

import datetime
import importlib
import os
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

os.environ.setdefault("RAYON_NUM_THREADS", "1")  # arabic-norm's batch uses every core otherwise; one against one

Job = Callable[[str], object]


def versions() -> list[str]:
    """The installed versions of everything that is compared."""
    names = ["arnorm", "arabic-norm", "PyArabic", "camel-tools", "araclean", "aranorm", "arabert", "clean-text",
             "puckling", "dateparser", "ftfy"]  # fmt: skip
    found = []
    for name in names:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return found


def _load(module: str):
    try:
        return importlib.import_module(module)
    except ImportError:
        return None


def marks_tatweel_alef_yeh() -> dict[str, Job]:
    """Strip marks and tatweel, fold alef and yeh: the job that all of them do."""
    jobs: dict[str, Job] = {}
    if rust := _load("arabic_norm"):
        jobs["arabic-norm (Rust)"] = rust.normalize
    if araby := _load("pyarabic.araby"):
        jobs["PyArabic"] = lambda t: araby.normalize_alef(araby.strip_tatweel(araby.strip_diacritics(t))).replace(
            "ى", "ي"
        )
    camel, dediac = _load("camel_tools.utils.normalize"), _load("camel_tools.utils.dediac")
    if camel and dediac:
        jobs["CAMeL Tools"] = lambda t: camel.normalize_alef_maksura_ar(camel.normalize_alef_ar(dediac.dediac_ar(t)))
    if araclean := _load("araclean"):
        steps = [araclean.RemoveTashkeel(), araclean.RemoveTatweel(), araclean.FoldAlef(), araclean.FoldAlefMaqsura()]
        jobs["araclean"] = araclean.Pipeline(steps)
    if aranorm := _load("aranorm"):
        others = (
            "normalize_hamza normalize_unicode normalize_digits normalize_ligatures normalize_punctuation "
            "normalize_whitespace clean_urls clean_emails clean_html fix_spacing"
        )
        config = aranorm.PipelineConfig(**dict.fromkeys(others.split(), False))
        jobs["aranorm"] = aranorm.ArabicNormalizationPipeline(config).process
    return jobs


def marks_and_tatweel() -> Job | None:
    """arabic-norm's fastest job: strip marks and tatweel."""
    rust = _load("arabic_norm")
    if rust is None:
        return None
    return lambda t: rust.normalize(t, normalize_alif=False, normalize_ya=False)


def batch_of_marks_and_tatweel(**options: bool) -> Callable[[list[str]], object] | None:
    """arabic-norm's batch, one thread."""
    rust = _load("arabic_norm")
    return None if rust is None else lambda ts: rust.normalize_batch(ts, **options)


def cleaners() -> dict[str, Job]:
    """What a user would call instead of `normalize`: each library's usual way to clean a text."""
    jobs: dict[str, Job] = {}
    if araclean := _load("araclean"):
        jobs["araclean (its default, LIGHT)"] = araclean.normalize
        jobs["araclean ML"] = lambda t: araclean.normalize(t, profile="ml")
    if aranorm := _load("aranorm"):
        jobs["aranorm"] = aranorm.ArabicNormalizationPipeline().process
    normalize, dediac = _load("camel_tools.utils.normalize"), _load("camel_tools.utils.dediac")
    if normalize and dediac:
        jobs["CAMeL Tools"] = lambda t: normalize.normalize_alef_ar(
            normalize.normalize_alef_maksura_ar(dediac.dediac_ar(normalize.normalize_unicode(t)))
        )
    if ftfy := _load("ftfy"):
        jobs["ftfy"] = ftfy.fix_text
    if cleantext := _load("cleantext"):
        jobs["clean-text"] = lambda t: cleantext.clean(t, to_ascii=False, lower=False)
    if arabert := _load("arabert.preprocess"):
        jobs["AraBERT's preprocessor"] = arabert.ArabertPreprocessor("bert-base-arabertv02").preprocess
    return jobs


def mojibake() -> dict[str, Job]:
    """Repair text decoded with the wrong encoding."""
    ftfy = _load("ftfy")
    return {"ftfy": ftfy.fix_encoding} if ftfy else {}


def dates() -> dict[str, Job]:
    """Find date mentions."""
    jobs: dict[str, Job] = {}
    if puckling := _load("puckling"):
        now = datetime.datetime(2025, 11, 23, tzinfo=datetime.UTC)
        context = puckling.Context(reference_time=now, locale=puckling.Locale(puckling.Lang.AR, None))
        jobs["puckling"] = lambda t: puckling.analyze(t, context, dims=("time",))
    if search := _load("dateparser.search"):
        jobs["dateparser"] = lambda t: search.search_dates(t, languages=["ar"])
    return jobs
