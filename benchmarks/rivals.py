"""What others make of the same job, as callables; one that is not installed is left out and named."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

os.environ.setdefault("RAYON_NUM_THREADS", "1")  # arabic-norm's batch uses every core otherwise; one against one

Job = Callable[[str], object]


def versions() -> list[str]:
    """The installed versions of everything that is compared."""
    found = []
    for name in ("ftfy", "clean-text", "arabert", "aranorm", "araclean", "arabic-norm"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return found


def _load(module: str) -> ModuleType | None:
    try:
        return importlib.import_module(module)
    except ImportError:
        return None


def cleaners() -> dict[str, Job]:
    """What a user would call instead of `normalize`: each library's usual way to clean a text."""
    jobs: dict[str, Job] = {}
    if ftfy := _load("ftfy"):
        jobs["ftfy"] = ftfy.fix_text
    if cleantext := _load("cleantext"):
        jobs["clean-text"] = lambda t: cleantext.clean(t, to_ascii=False, lower=False)
    if arabert := _load("arabert.preprocess"):
        jobs["AraBERT's preprocessor"] = arabert.ArabertPreprocessor("bert-base-arabertv02").preprocess
    if aranorm := _load("aranorm"):
        jobs["aranorm"] = aranorm.ArabicNormalizationPipeline().process
    if araclean := _load("araclean"):
        jobs["araclean"] = araclean.normalize
    return jobs


def four_steps() -> Job | None:
    """arabic-norm: marks and tatweel stripped, alef and yeh folded."""
    rust = _load("arabic_norm")
    return rust and rust.normalize
