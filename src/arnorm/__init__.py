"""arnorm: Arabic text normalization, right on real text, safe by default, and able to show every change it made."""

from arnorm._edits import Alignment, Edit
from arnorm._pipeline import Pipeline
from arnorm._result import Change, Result
from arnorm._step import CharStep, Step
from arnorm.dates import DateMention, DateValue, find_dates
from arnorm.dates.unify import UnifyDates, unify_dates
from arnorm.diacritics import PlaceTanween, StripDiacritics, place_tanween, strip_diacritics
from arnorm.digits import UnifyDigits, unify_digits
from arnorm.elongation import CollapseElongation, collapse_elongation
from arnorm.forms import Compose, UnfoldForms, compose, unfold_forms
from arnorm.invisibles import StripInvisibles, strip_invisibles
from arnorm.letters import (
    FoldAlef,
    FoldHamza,
    FoldLookalikes,
    FoldTehMarbuta,
    FoldYeh,
    fold_alef,
    fold_hamza,
    fold_lookalikes,
    fold_teh_marbuta,
    fold_yeh,
)
from arnorm.numbers import NumberMention, UnifyNumbers, find_numbers, unify_numbers
from arnorm.presets import CORPUS, LUCENE, SEARCH, WEB
from arnorm.punctuation import UnifyPunctuation, unify_punctuation
from arnorm.quotes import Quotation, UnifyQuotes, find_quotes, unify_quotes
from arnorm.tatweel import StripTatweel, strip_tatweel
from arnorm.web import FixMojibake, UnescapeHtml, fix_mojibake, unescape_html
from arnorm.whitespace import CollapseWhitespace, collapse_whitespace
from arnorm.yeh import RepairYeh, repair_yeh

__version__ = "0.1.0"

__all__ = [
    "Alignment",
    "CORPUS",
    "Change",
    "CharStep",
    "CollapseElongation",
    "CollapseWhitespace",
    "Compose",
    "DateMention",
    "DateValue",
    "Edit",
    "FixMojibake",
    "FoldAlef",
    "FoldHamza",
    "FoldLookalikes",
    "FoldTehMarbuta",
    "FoldYeh",
    "LUCENE",
    "NumberMention",
    "Pipeline",
    "PlaceTanween",
    "Quotation",
    "RepairYeh",
    "Result",
    "SEARCH",
    "Step",
    "StripDiacritics",
    "StripInvisibles",
    "StripTatweel",
    "UnescapeHtml",
    "UnfoldForms",
    "UnifyDates",
    "UnifyDigits",
    "UnifyNumbers",
    "UnifyPunctuation",
    "UnifyQuotes",
    "WEB",
    "__version__",
    "collapse_elongation",
    "collapse_whitespace",
    "compose",
    "find_dates",
    "find_numbers",
    "find_quotes",
    "fix_mojibake",
    "fold_alef",
    "fold_hamza",
    "fold_lookalikes",
    "fold_teh_marbuta",
    "fold_yeh",
    "normalize",
    "place_tanween",
    "repair_yeh",
    "strip_diacritics",
    "strip_invisibles",
    "strip_tatweel",
    "unescape_html",
    "unfold_forms",
    "unify_dates",
    "unify_digits",
    "unify_numbers",
    "unify_punctuation",
    "unify_quotes",
]


def normalize(text: str, pipeline: Pipeline = WEB) -> str:
    """Normalise a text: ``WEB`` by default, or any other pipeline.

    The text clean and uniform, its words untouched; `Pipeline.run` shows every change. Raises TypeError for anything
    but a str (bytes: decode them first); no str makes it raise.

    >>> normalize('قَالَ: "نَعَم" في ٧ رمضان ١٤٤٦هـ')
    'قال: «نعم» في 7 رمضان 1446 هـ'
    >>> normalize("المدرسة الأولى", SEARCH)
    'المدرسه الاولي'
    """
    return pipeline(text)
