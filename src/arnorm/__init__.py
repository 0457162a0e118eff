"""arnorm: Arabic text normalization, right on real text, safe by default, and able to show every change it made.

Importing it imports one small module: each name brings its own module when it is first used.
"""

from importlib import import_module as _import_module

from arnorm._core.public import register as _register

TYPE_CHECKING = False  # what typing has under this name; importing it would take longer than all else here
if TYPE_CHECKING:
    from arnorm import columns as columns
    from arnorm import engines as engines
    from arnorm import presets as presets
    from arnorm import report as report
    from arnorm._core.classes import CharRule
    from arnorm._core.edits import Alignment, Edit
    from arnorm._core.kernels import compiled
    from arnorm._core.pipeline import Pipeline
    from arnorm._core.result import Change, Result
    from arnorm._core.scan import Scan
    from arnorm._core.step import CharStep, Step, function_form
    from arnorm.blocks.find import Block, find_blocks
    from arnorm.blocks.join import JoinLines, join_lines
    from arnorm.buckwalter import FromBuckwalter, ToBuckwalter, from_buckwalter, to_buckwalter
    from arnorm.dates.find import find_dates, find_reference
    from arnorm.dates.mention import DateMention, DateValue
    from arnorm.dates.unify import UnifyDates, unify_dates
    from arnorm.diacritics import PlaceTanween, StripDiacritics, place_tanween, strip_diacritics
    from arnorm.digits import UnifyDigits, unify_digits
    from arnorm.elongation import CollapseElongation, collapse_elongation
    from arnorm.emoji import StripEmoji, strip_emoji
    from arnorm.explanation import Explanation, explain
    from arnorm.exports import export, verify
    from arnorm.fields import FieldDate, parse_date
    from arnorm.forms import Compose, UnfoldForms, compose, unfold_forms
    from arnorm.hidden import Hidden, find_hidden
    from arnorm.invisibles import StripInvisibles, strip_invisibles
    from arnorm.letters import (
        FoldAlef,
        FoldCase,
        FoldHamza,
        FoldLookalikes,
        FoldTehMarbuta,
        FoldYeh,
        fold_alef,
        fold_case,
        fold_hamza,
        fold_lookalikes,
        fold_teh_marbuta,
        fold_yeh,
    )
    from arnorm.links import Link, MaskLinks, find_links, mask_links
    from arnorm.names import Names
    from arnorm.numbers.amounts import AmountMention, UnifyAmounts, find_amounts, unify_amounts
    from arnorm.numbers.mention import NumberMention, find_numbers
    from arnorm.numbers.times import TimeMention, UnifyTimes, find_times, unify_times
    from arnorm.numbers.unify import UngroupNumbers, UnifyNumbers, ungroup_numbers, unify_numbers
    from arnorm.patterns import ReplacePattern, replace_pattern
    from arnorm.pdf import Damage, RepairPdf, find_damage, repair_pdf
    from arnorm.pdf.pages import PageDamage, page_damage
    from arnorm.presets import ASR, CORPUS, DEDUP, LUCENE, PDF, QURAN, SEARCH, WEB, normalize
    from arnorm.punctuation.strip import StripPunctuation, strip_punctuation
    from arnorm.punctuation.unify import UnifyPunctuation, unify_punctuation
    from arnorm.quotes.find import Quotation, find_quotes
    from arnorm.quotes.unify import UnifyQuotes, unify_quotes
    from arnorm.scripts import KeepArabic, StripDecorations, keep_arabic, strip_decorations
    from arnorm.sentences import SentenceMention, find_sentences
    from arnorm.speech.number import spell_number
    from arnorm.speech.spell_out import SpellOut, spell_out
    from arnorm.tags import StripHtml, strip_html
    from arnorm.tatweel import StripTatweel, strip_tatweel
    from arnorm.turned_forms import TurnForms, turn_forms
    from arnorm.uthmani import FoldUthmani, fold_uthmani
    from arnorm.web import FixMojibake, UnescapeHtml, fix_mojibake, unescape_html
    from arnorm.whitespace import CollapseWhitespace, collapse_whitespace
    from arnorm.yeh import RepairYeh, repair_yeh

__version__ = "0.1.0"

__all__ = [
    "ASR",
    "Alignment",
    "AmountMention",
    "Block",
    "CORPUS",
    "Change",
    "CharRule",
    "CharStep",
    "CollapseElongation",
    "CollapseWhitespace",
    "Compose",
    "DEDUP",
    "Damage",
    "DateMention",
    "DateValue",
    "Edit",
    "Explanation",
    "FieldDate",
    "FixMojibake",
    "FoldAlef",
    "FoldCase",
    "FoldHamza",
    "FoldLookalikes",
    "FoldTehMarbuta",
    "FoldUthmani",
    "FoldYeh",
    "FromBuckwalter",
    "Hidden",
    "JoinLines",
    "KeepArabic",
    "LUCENE",
    "Link",
    "MaskLinks",
    "Names",
    "NumberMention",
    "PDF",
    "PageDamage",
    "Pipeline",
    "PlaceTanween",
    "QURAN",
    "Quotation",
    "RepairPdf",
    "RepairYeh",
    "ReplacePattern",
    "Result",
    "SEARCH",
    "Scan",
    "SentenceMention",
    "SpellOut",
    "Step",
    "StripDecorations",
    "StripDiacritics",
    "StripEmoji",
    "StripHtml",
    "StripInvisibles",
    "StripPunctuation",
    "StripTatweel",
    "TimeMention",
    "ToBuckwalter",
    "TurnForms",
    "UnescapeHtml",
    "UnfoldForms",
    "UngroupNumbers",
    "UnifyAmounts",
    "UnifyDates",
    "UnifyDigits",
    "UnifyNumbers",
    "UnifyPunctuation",
    "UnifyQuotes",
    "UnifyTimes",
    "WEB",
    "__version__",
    "collapse_elongation",
    "collapse_whitespace",
    "compiled",
    "compose",
    "explain",
    "export",
    "find_amounts",
    "find_blocks",
    "find_damage",
    "find_dates",
    "find_hidden",
    "find_links",
    "find_numbers",
    "find_quotes",
    "find_reference",
    "find_sentences",
    "find_times",
    "fix_mojibake",
    "fold_alef",
    "fold_case",
    "fold_hamza",
    "fold_lookalikes",
    "fold_teh_marbuta",
    "fold_uthmani",
    "fold_yeh",
    "from_buckwalter",
    "function_form",
    "join_lines",
    "keep_arabic",
    "mask_links",
    "normalize",
    "page_damage",
    "parse_date",
    "place_tanween",
    "repair_pdf",
    "repair_yeh",
    "replace_pattern",
    "spell_number",
    "spell_out",
    "strip_decorations",
    "strip_diacritics",
    "strip_emoji",
    "strip_html",
    "strip_invisibles",
    "strip_punctuation",
    "strip_tatweel",
    "to_buckwalter",
    "turn_forms",
    "unescape_html",
    "unfold_forms",
    "ungroup_numbers",
    "unify_amounts",
    "unify_dates",
    "unify_digits",
    "unify_numbers",
    "unify_punctuation",
    "unify_quotes",
    "unify_times",
    "verify",
]

# The module of each name, for those who run this; type checkers look at the imports above, and a test at both.
_HOMES = {
    name: module
    for module, names in {
        "_core.classes": "CharRule",
        "_core.edits": "Alignment Edit",
        "_core.kernels": "compiled",
        "_core.pipeline": "Pipeline",
        "_core.result": "Change Result",
        "_core.scan": "Scan",
        "_core.step": "CharStep Step function_form",
        "blocks.find": "Block find_blocks",
        "blocks.join": "JoinLines join_lines",
        "buckwalter": "FromBuckwalter ToBuckwalter from_buckwalter to_buckwalter",
        "dates.find": "find_dates find_reference",
        "dates.mention": "DateMention DateValue",
        "fields": "FieldDate parse_date",
        "dates.unify": "UnifyDates unify_dates",
        "diacritics": "PlaceTanween StripDiacritics place_tanween strip_diacritics",
        "digits": "UnifyDigits unify_digits",
        "explanation": "Explanation explain",
        "elongation": "CollapseElongation collapse_elongation",
        "emoji": "StripEmoji strip_emoji",
        "exports": "export verify",
        "forms": "Compose UnfoldForms compose unfold_forms",
        "hidden": "Hidden find_hidden",
        "invisibles": "StripInvisibles strip_invisibles",
        "letters": "FoldAlef FoldCase FoldHamza FoldLookalikes FoldTehMarbuta FoldYeh "
        "fold_alef fold_case fold_hamza fold_lookalikes fold_teh_marbuta fold_yeh",
        "names": "Names",
        "numbers.amounts": "AmountMention UnifyAmounts find_amounts unify_amounts",
        "numbers.mention": "NumberMention find_numbers",
        "numbers.times": "TimeMention UnifyTimes find_times unify_times",
        "numbers.unify": "UngroupNumbers UnifyNumbers ungroup_numbers unify_numbers",
        "links": "Link MaskLinks find_links mask_links",
        "patterns": "ReplacePattern replace_pattern",
        "pdf.pages": "PageDamage page_damage",
        "pdf": "Damage RepairPdf find_damage repair_pdf",
        "speech.number": "spell_number",
        "speech.spell_out": "SpellOut spell_out",
        "presets": "ASR CORPUS DEDUP LUCENE PDF QURAN SEARCH WEB normalize",
        "punctuation.strip": "StripPunctuation strip_punctuation",
        "punctuation.unify": "UnifyPunctuation unify_punctuation",
        "quotes.find": "Quotation find_quotes",
        "quotes.unify": "UnifyQuotes unify_quotes",
        "scripts": "KeepArabic StripDecorations keep_arabic strip_decorations",
        "sentences": "SentenceMention find_sentences",
        "tags": "StripHtml strip_html",
        "tatweel": "StripTatweel strip_tatweel",
        "turned_forms": "TurnForms turn_forms",
        "uthmani": "FoldUthmani fold_uthmani",
        "web": "FixMojibake UnescapeHtml fix_mojibake unescape_html",
        "whitespace": "CollapseWhitespace collapse_whitespace",
        "yeh": "RepairYeh repair_yeh",
    }.items()
    for name in names.split()
}
_MODULES = frozenset(
    {module.partition(".")[0] for module in _HOMES.values() if not module.startswith("_")} | {"presets", "report"}
)
_FUNCTIONS = ("find_", "explain", "page_damage", "parse_", "spell_number", "export", "verify")
# These need packages that may not be installed, or are for messages: `dir` does not list them.
_OPTIONAL_MODULES = ("columns", "elsewhere", "engines")


def _is_module(name: str) -> bool:
    """Whether the name is that of a module, which ``from arnorm import name`` asks for before it imports it."""
    import os  # noqa: PLC0415 -- as above

    return any(os.path.exists(f"{folder}/{name}{end}") for folder in __path__ for end in ("", ".py"))


if not TYPE_CHECKING:  # a type checker would take any name for one of ours

    def __getattr__(name: str) -> object:
        """A public name or module, imported when it is first used."""
        if name in _MODULES or name in _OPTIONAL_MODULES:
            return _import_module(f"arnorm.{name}")
        if name not in _HOMES:
            if name[:1] == "_" or _is_module(name):
                raise AttributeError(f"module 'arnorm' has no attribute {name!r}")
            from arnorm._core.wrong import no_attribute  # noqa: PLC0415 -- for errors only

            raise no_attribute("module 'arnorm'", name, (*__all__, *_MODULES, *_OPTIONAL_MODULES))
        value = getattr(_import_module(f"arnorm.{_HOMES[name]}"), name)
        if name.startswith(_FUNCTIONS):
            from arnorm._core.wrong import lead_on  # noqa: PLC0415 -- where it is needed

            value = lead_on(value)
        globals()[name] = value
        if name != "compiled" and not __getattr__("compiled"):
            from arnorm._core.wrong import warn_interpreted  # noqa: PLC0415 -- where nothing is compiled

            warn_interpreted(stacklevel=3)
        return value

    def __dir__() -> list[str]:
        return sorted({*__all__, *_MODULES, *filter(lambda name: name.startswith("__"), globals())})

    _register(lambda name: globals()[name] if name in globals() else __getattr__(name))
