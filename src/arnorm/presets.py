"""Presets: pipelines that suit most people, and `normalize`, which runs one.

They are plain values: extend them, or take steps out with `without`.

The order matters in few places, each said here: what is evidence comes before what folds it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, Never, cast, get_args

from arnorm._core.pipeline import Pipeline
from arnorm._core.public import find_public
from arnorm._core.stages import StepLike
from arnorm._core.wrong import form_name, meant, no_attribute, not_a_step, not_among
from arnorm.dates.unify import UnifyDates
from arnorm.diacritics import StripDiacritics
from arnorm.digits import UnifyDigits
from arnorm.forms import Compose, UnfoldForms
from arnorm.invisibles import StripInvisibles
from arnorm.numbers.unify import UnifyNumbers
from arnorm.punctuation.unify import UnifyPunctuation
from arnorm.quotes.unify import UnifyQuotes
from arnorm.tatweel import StripTatweel
from arnorm.turned_forms import TurnForms
from arnorm.web import UnescapeHtml
from arnorm.whitespace import CollapseWhitespace

__all__ = ["ASR", "CORPUS", "DEDUP", "LUCENE", "PDF", "QURAN", "SEARCH", "WEB", "asr", "normalize"]

AsrVersion = Literal["2026-07", "2024-12"]

WEB = Pipeline(
    # Character references first: they hide marks of every other step.
    UnescapeHtml(),
    # Words of presentation forms in visual order are turned while the forms show that.
    TurnForms(),
    # Letters as letters, one character each: a presentation form is a way of drawing, not of spelling. ﷺ stays.
    UnfoldForms(),
    # Then what cannot be seen, for it parts letters, digits and dates that belong together; by now the letters tell
    # whether the text is Persian, where the non-joiner is spelling.
    StripInvisibles(),
    # Marks and tatweels that carry no letter; era marks and initials keep their tatweel.
    StripDiacritics(),
    # A hamza meets its letter once no other mark stands between them.
    Compose(),
    StripTatweel(),
    # One space where there was a run: «1  000» is a number only then, and a layout gap ends every phrase.
    CollapseWhitespace(),
    UnifyDigits(unsure="leave"),
    # On plain letters and digits, and before punctuation moves: what joins numbers and dates is punctuation too.
    UnifyNumbers(),
    # Dates before quotations: a date written out parts an era mark from what it was glued to.
    UnifyDates(),
    # Punctuation before quotations: a mark's neighbours are their evidence («  .» closes what «.» does). Punctuation
    # leaves the marks that become other marks.
    UnifyPunctuation(),
    UnifyQuotes(),
)
"""Scraped text for reading and storing: no letter of a word changes, except in dates and where a PDF file damaged it.

It deletes marks, tatweel and what cannot be seen, writes Western digits, and writes dates, numbers, quotation marks,
punctuation and white space one way; code, links and what is in doubt stay.
"""

# The others are made on first use, so that `normalize` does not wait for their steps.
if TYPE_CHECKING:
    ASR: Pipeline
    """What the Open Universal Arabic ASR Leaderboard does to reference and hypothesis before it counts errors.

    ASCII's punctuation and ، ؛ ؟ deleted, nothing put in their place; U+064B-0652 deleted; ٠-٩ as 0-9; nothing else.
    Source: eval.py of github.com/Natural-Language-Processing-Elm/open_universal_arabic_asr_leaderboard (docs/asr.md).
    """
    CORPUS: Pipeline
    """Text for training language models: as written, diacritics and quotation depth included, the damage repaired."""
    DEDUP: Pipeline
    """Duplicates in corpora: `SEARCH` without punctuation and layout, so that copies of a text are one string."""
    LUCENE: Pipeline
    """What Apache Lucene's ArabicNormalizer gives, character for character.

    Alef with hamza or maddah to bare alef, ى to ي, ة to ه; tatweel and U+064B-0652 deleted, and nothing else. Source:
    ArabicNormalizer.java, unchanged since Lucene 3.
    """
    PDF: Pipeline
    """Text that was extracted from PDF files: first what extraction did is undone, while the evidence is there."""
    QURAN: Pipeline
    """Verses: the Quran's own spelling and everyday spelling of a verse meet. `SEARCH`'s folds, and a few more."""
    SEARCH: Pipeline
    """Retrieval: the spellings of one word meet. What is lost is lost on both sides, query and index."""


def _pdf() -> Pipeline:
    from arnorm.pdf import RepairPdf  # noqa: PLC0415 -- for those who ask

    return Pipeline(RepairPdf(), *WEB.steps)


def _corpus() -> Pipeline:
    from arnorm.diacritics import PlaceTanween  # noqa: PLC0415 -- for those who ask
    from arnorm.letters import FoldLookalikes  # noqa: PLC0415 -- for those who ask
    from arnorm.web import FixMojibake  # noqa: PLC0415 -- for those who ask

    return Pipeline(
        UnescapeHtml(),
        # Before anything folds its evidence away, and once references are characters (&Oslash; is Ø). Needs the ftfy
        # extra as soon as a text is suspicious.
        FixMojibake(),
        TurnForms(),
        UnfoldForms(),
        StripInvisibles(),
        # Decorative and Persian-keyboard letters are noise of the keyboard, not of the language.
        FoldLookalikes(),
        StripTatweel(),
        # A hamza composes with the Arabic letter only, and a maddah once no tatweel stands between them.
        Compose(),
        # Diacritics stay; those of one word are put in one place. A tatweel after an alef hides that the word ends.
        PlaceTanween(),
        # Before quotations: a mark at a line's end reads differently with a space after it.
        CollapseWhitespace(),
        # Spaces as they were written, as all punctuation is.
        UnifyQuotes(spaces=False),
    )


def _search() -> Pipeline:
    from arnorm.elongation import CollapseElongation  # noqa: PLC0415 -- for those who ask
    from arnorm.letters import (  # noqa: PLC0415 -- for those who ask
        FoldAlef,
        FoldCase,
        FoldHamza,
        FoldLookalikes,
        FoldTehMarbuta,
        FoldYeh,
    )

    return Pipeline(
        UnescapeHtml(),
        # Exports to other engines leave this step out: their patterns cannot turn a word.
        TurnForms(ligatures=False),
        # Before numbers, whose units are read alike then, and once what looked like a reference (&A;) is turned.
        FoldCase(),
        # A word whose forms do not show its order is read as it stands. Other engines can do the same.
        UnfoldForms(religious="spell", visual="unfold"),
        # Persian is searched with and without its non-joiners.
        StripInvisibles(persian=False),
        # A word of the Quran meets everyday spelling: ٱلۡعَٰلَمِينَ, العالمين.
        StripDiacritics(promote_superscript_alef=True, verses="strip"),
        # Whatever the language: کتاب as a query meets كتاب in a text. A hamza composes with the Arabic letter only, and
        # once no other mark stands between them.
        FoldLookalikes(foreign="fold"),
        Compose(),
        # No tatweel of a word is protected: 1446هـ and 1446ه are one. Between numbers it is a dash, 2010ـ2015.
        StripTatweel(protect="numbers"),
        FoldAlef(),
        FoldYeh(),
        FoldTehMarbuta(),
        # Behind the tables, which are one pass: it looks at neither of the two letters.
        FoldHamza(to="loose"),
        # After the folds, for they can make letters alike.
        CollapseElongation(),
        CollapseWhitespace(),
        # In links, tags and names too: #عام_٢٠٢٤ is found by #عام_2024.
        UnifyDigits(protect=False),
        UnifyNumbers(grouping="drop"),
        blocks="prose",
    )


def _dedup() -> Pipeline:
    from arnorm.elongation import CollapseElongation  # noqa: PLC0415 -- for those who ask
    from arnorm.letters import FoldCase  # noqa: PLC0415 -- for those who ask
    from arnorm.punctuation.strip import StripPunctuation  # noqa: PLC0415 -- for those who ask

    numbers = UnifyNumbers(grouping="drop")
    return Pipeline(
        *__getattr__("SEARCH").without(CollapseElongation, FoldCase).steps,
        # After numbers, whose signs are punctuation. This step leaves only the sign of a value (3.5).
        StripPunctuation(protect="numbers"),
        # Once no # protects a tag, and no & a reference.
        FoldCase(),
        CollapseElongation(),
        CollapseWhitespace(lines="join"),
        # Once more: a figure and three more are a number with nothing but a space between them.
        numbers,
        blocks="prose",
    )


def _quran() -> Pipeline:
    from arnorm.letters import FoldAlef, FoldHamza, FoldLookalikes, FoldTehMarbuta, FoldYeh  # noqa: PLC0415 -- as above
    from arnorm.punctuation.strip import StripPunctuation  # noqa: PLC0415 -- as above
    from arnorm.uthmani import FoldUthmani  # noqa: PLC0415 -- as above

    return Pipeline(
        UnescapeHtml(),
        UnfoldForms(religious="spell", visual="unfold"),
        # While its marks are there, and the sign of a verse's end.
        FoldUthmani(),
        StripInvisibles(persian=False),
        StripDiacritics(verses="strip"),
        FoldLookalikes(foreign="fold"),
        Compose(),
        StripTatweel(protect=False),
        FoldAlef(),
        # أولئك and اوليك meet: many write no hamza at all.
        FoldHamza(to="carrier"),
        FoldYeh(),
        FoldTehMarbuta(),
        StripPunctuation(protect="numbers"),
        CollapseWhitespace(lines="join"),
        # Once more, for words that marks and punctuation parted: «يا، أيها».
        FoldUthmani(),
        blocks="prose",
    )


def _lucene() -> Pipeline:
    from arnorm.letters import FoldAlef, FoldTehMarbuta, FoldYeh  # noqa: PLC0415 -- for those who ask

    return Pipeline(
        FoldAlef(extended=False),
        FoldYeh(),
        FoldTehMarbuta(),
        StripTatweel(protect=False),
        StripDiacritics(keep=("superscript_alef", "maddah", "hamza", "quranic", "extended"), verses="strip"),
        blocks="prose",
    )


def _asr() -> Pipeline:
    from arnorm.punctuation.strip import StripPunctuation  # noqa: PLC0415 -- for those who ask

    return Pipeline(
        StripPunctuation(marks="ascii", protect=False),
        StripDiacritics(keep=("superscript_alef", "maddah", "hamza", "quranic", "extended"), verses="strip"),
        UnifyDigits(sets=("arabic",), protect=False),
        blocks="prose",
    )


# White space as Python's `str.strip` and `re` know it; the package `regex` does not count the last four of these.
_WHITE = r"[\s\x1c-\x1f]"
# The letters that the leaderboard folds besides the alefs.
_LETTER_FOLDS = (
    ("\N{ARABIC LETTER PEH}", "\N{ARABIC LETTER BEH}"),
    ("\N{ARABIC LETTER VEH}", "\N{ARABIC LETTER FEH}"),
    ("\N{ARABIC LETTER WAW WITH HAMZA ABOVE}", "\N{ARABIC LETTER WAW}"),
    ("\N{ARABIC LETTER YEH WITH HAMZA ABOVE}", "\N{ARABIC LETTER YEH}"),
    ("\N{ARABIC LETTER HAMZA}", ""),
)


@functools.cache
def asr(version: AsrVersion) -> Pipeline:
    """What the Open Universal Arabic ASR Leaderboard made of a text at a date, as a pipeline.

    ``"2024-12"``: U+064B-0652 out; پ to ب, ڤ to ف, آ أ إ to ا, ؤ to و, ئ to ي, ء out; ٠-٩ to 0-9; white space off both
    ends. ``"2026-07"``: ASCII's punctuation and ، ؛ ؟ out too, a separate و joined to the next word, every run
    of white space one space.

    Raises ValueError for another version. Source: eval.py of
    github.com/Natural-Language-Processing-Elm/open_universal_arabic_asr_leaderboard at 7185c3b and 8fce859.

    >>> asr("2026-07")("قَالَ: «سُئِلَ  المسؤول»، و مضى")
    'قال «سيل المسوول» ومضى'
    >>> asr("2024-12")("قَالَ: «سُئِلَ  المسؤول»، و مضى ")
    'قال: «سيل  المسوول»، و مضى'
    """
    from arnorm.letters import FoldAlef  # noqa: PLC0415 -- for those who ask
    from arnorm.patterns import ReplacePattern  # noqa: PLC0415 -- for those who ask

    if version not in get_args(AsrVersion):
        raise not_among("version", version, get_args(AsrVersion))
    letters = (
        FoldAlef(extended=False),
        *(ReplacePattern(pattern=old, to=new, protect=False) for old, new in _LETTER_FOLDS),
    )
    marks, digits = _asr().steps[1:]
    if version == "2024-12":
        ends = ReplacePattern(pattern=rf"\A{_WHITE}++|{_WHITE}++\Z", protect=False)
        return Pipeline(marks, *letters, digits, ends)
    spaces = (
        ReplacePattern(pattern=rf"{_WHITE}++", to=" ", protect=False),
        ReplacePattern(pattern=r"\A | \Z", protect=False),
        ReplacePattern(pattern="(?<![^ ])و (?=[^ ])", to="و", protect=False),
    )
    return Pipeline(_asr(), *letters, *spaces)


_MAKERS = {
    "ASR": _asr,
    "CORPUS": _corpus,
    "DEDUP": _dedup,
    "LUCENE": _lucene,
    "PDF": _pdf,
    "QURAN": _quran,
    "SEARCH": _search,
}


def normalize(
    text: str,
    pipeline: Pipeline | StepLike | str | None = None,
    *,
    blocks: Literal["auto", "prose"] | None = None,
    **options: Never,
) -> str:
    """Normalise a text: by ``WEB``, or by any other pipeline or step, or by the preset of this name, in any case.

    The text clean and uniform, its words untouched; `Pipeline.run` shows every change. ``blocks`` says how a text is
    read: "prose" reads all of it as prose, "auto" leaves code and the signs of data as they are (see `find_blocks`);
    without it the pipeline's steps decide.

    Raises TypeError for anything but a str (bytes: decode them first), and for anything but a pipeline; ValueError for
    a name that no preset has and for another value of ``blocks``. No text makes it raise. It takes no options of
    steps: a TypeError says which pipeline to write for them.

    >>> normalize('قَالَ: "نَعَم" في ٧ رمضان ١٤٤٦هـ')
    'قال: «نعم» في 7 رمضان 1446 هـ'
    >>> from arnorm import SEARCH
    >>> normalize("المدرسة الأولى", SEARCH)
    'المدرسه الاولي'
    >>> normalize("المدرسة الأولى", "search")
    'المدرسه الاولي'
    """
    if pipeline is None and blocks is None and not options:
        return WEB(text)
    if isinstance(pipeline, str):
        pipeline = preset_of(pipeline)
    elif pipeline is None:
        pipeline = WEB
    if not callable(pipeline):
        raise not_a_step(pipeline, "pipeline must be a Pipeline or a step, such as arnorm.SEARCH")
    if options:
        every = pipeline if isinstance(pipeline, Pipeline) else Pipeline(pipeline)
        name = next((one for one in ("WEB", *_MAKERS) if globals().get(one) == every), "pipeline")
        raise _not_an_option(options, every, name)
    if blocks is not None:
        return Pipeline(pipeline, blocks=blocks)(text)
    return (pipeline if isinstance(pipeline, Pipeline) else Pipeline(pipeline))(text)


def find_setting(option: str, value: object, steps: Iterable[object]) -> tuple[str, str]:
    """The step, by its function, and its option that somebody means who gives an option to `normalize`.

    ``digits="arabic"`` means ``unify_digits(to=…)``. No step is "", and so is an option where the step itself is meant.
    """
    from arnorm._core.options import options_of  # noqa: PLC0415 -- as above
    from arnorm.elsewhere import ELSEWHERE  # noqa: PLC0415 -- for errors only

    public = find_public("__all__")
    tried = (option, ELSEWHERE.get(option, ""), *(f"{verb}_{option}" for verb in ("unify", "strip", "fold")))
    named = next((find_public(name) for name in tried if name.islower() and name in public), None)
    every = steps if named is None else (named,)
    found = [(step, one) for step in every if hasattr(step, "__dataclass_fields__") for one in options_of(type(step))]
    if named is None:
        found = [(step, one) for step, one in found if one.name == option]
    elif not hasattr(named, "__dataclass_fields__"):  # a finder
        return "", ""
    found.sort(key=lambda pair: value not in pair[1].choices)
    if named is not None and (isinstance(value, bool) or value is None or not found):
        return form_name(type(named)), ""
    return (form_name(type(found[0][0])), found[0][1].name) if found else ("", "")


def _not_an_option(options: Mapping[str, object], pipeline: Any, name: str) -> TypeError:
    """The error for options of `normalize`, by the first of them; ``name`` is how the pipeline is written."""
    option, value = next(iter(options.items()))
    form, of_step = find_setting(option, value, pipeline)
    has = any(type(step) is type(find_public(form)) for step in pipeline) if form else False
    step = f"{form}({of_step}={value!r})" if of_step else form
    if not form:
        line = "a pipeline says what is done, such as normalize(text, WEB.replace(unify_digits(to='arabic')))"
        line = (
            f"write normalize(text, {value!r})"
            if option == "preset"
            else meant(option, ("pipeline", "blocks"))[2:] or line
        )
    elif not has:
        line = f"write normalize(text, {name} | {step})"
    elif of_step:
        line = f"write normalize(text, {name}.replace({step}))"
    elif value:
        line = f"{name} has the step {form}: write normalize(text, {name})"
    else:
        line = f"write normalize(text, {name}.without({form}))"
    return TypeError(f"normalize has no option {option!r}; {line}")


def preset_of(name: str) -> Pipeline:
    """The preset of this name, in any case; ``"ASR:2026-07"`` is `asr` of that version. ValueError for another name."""
    plain, _, version = name.upper().partition(":")
    names = ["WEB", *_MAKERS]
    if plain == "ASR" and version:
        return asr(cast("AsrVersion", version))
    if name.upper() not in names:
        is_step = name in find_public("__all__")
        more = f"; it is a step, normalize(text, arnorm.{name})" if is_step else meant(plain, names)
        raise ValueError(f"no preset {name!r}{more}; the presets are {', '.join(sorted(names))}")
    preset: Pipeline = WEB if plain == "WEB" else __getattr__(plain)
    return preset


def __getattr__(name: str) -> Pipeline:
    if name not in _MAKERS:
        raise no_attribute(f"module {__name__!r}", name, __all__)
    made = globals()[name] = _MAKERS[name]()
    return made
