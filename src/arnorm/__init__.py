"""arnorm: Arabic text normalization, right on real text, safe by default, and able to show every change it made."""

from arnorm._edits import Alignment, Edit
from arnorm._pipeline import Change, Pipeline, Result
from arnorm._step import CharStep, Step
from arnorm.diacritics import StripDiacritics, strip_diacritics
from arnorm.digits import UnifyDigits, unify_digits

__all__ = [
    "Alignment",
    "Change",
    "CharStep",
    "Edit",
    "Pipeline",
    "Result",
    "Step",
    "StripDiacritics",
    "UnifyDigits",
    "strip_diacritics",
    "unify_digits",
]
