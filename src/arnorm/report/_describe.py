"""Pipelines in words, English and Arabic. The one place that holds a line for each step in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arnorm._core import stages
from arnorm._core.step import Step
from arnorm.report._hunks import isolated
from arnorm.report._words import LOSSES, Language, Words, check_language

if TYPE_CHECKING:
    from arnorm._core.pipeline import Pipeline

__all__ = ["SUMMARIES", "describe"]

SUMMARIES: dict[str, Words] = {
    "FromBuckwalter": Words("Writes Buckwalter's transliteration in Arabic letters.",
        "يكتب نقحرة باكوالتر بالحروف العربية."),
    "ToBuckwalter": Words("Writes Arabic letters in Buckwalter's transliteration.",
        "يكتب الحروف العربية بنقحرة باكوالتر."),
    "ReplacePattern": Words("Replaces what a pattern of your own matches.",
        "يضع ما تختاره مكان ما يطابق نمطًا تكتبه."),
    "SpellOut": Words("Writes numbers, dates, times and money in words, as they are read aloud.",
        "يكتب الأعداد والتواريخ والأوقات والمبالغ بالحروف كما تُقرأ."),
    "UngroupNumbers": Words("Takes the thousands separators out of figures, by the figures alone.",
        "يحذف فواصل الآلاف من الأرقام بالنظر إلى الأرقام وحدها."),
    "UnifyTimes": Words("Writes times of day one way; those that leave the half of the day open stay.",
        "يوحّد كتابة الأوقات، ويترك ما لا يُعرف أصباحًا هو أم مساء."),
    "UnifyAmounts": Words("Writes amounts of money in figures with the currency's code; unknown currencies stay.",
        "يوحّد كتابة المبالغ بالأرقام ورمز العملة، ويترك ما لا تُعرف عملته."),
    "StripDiacritics": Words(
        "Deletes the marks above and below letters: harakat, tanween, shadda, sukun, Quranic signs.",
        "يحذف علامات التشكيل من حركات وتنوين وشدة وسكون وعلامات الضبط القرآني."),
    "StripTatweel": Words("Deletes the tatweel that stretches a word; the stroke of an era mark or an initial stays.",
        "يحذف التطويل الذي تُمَدّ به الكلمة، ويبقي ما كان رمزًا."),
    "StripInvisibles": Words(
        "Deletes invisible characters: byte order marks, direction marks, zero-width spaces, soft hyphens, controls.",
        "يحذف المحارف غير المرئية: علامات الاتجاه وترتيب البايتات، والفراغات عديمة العرض، والواصلات الاختيارية، "
        "ومحارف التحكم."),
    "FoldUthmani": Words("Writes the Quran's own spelling as everyday spelling.",
        "يكتب الرسم العثماني بالرسم الإملائي."),
    "TurnForms": Words("Turns words of presentation forms that stand in visual order, from left to right.",
        "يقلب الكلمات المكتوبة بأشكال العرض معكوسةً من اليسار إلى اليمين."),
    "UnfoldForms": Words("Writes presentation forms and ligatures as the letters they stand for.",
        "يردّ أشكال العرض والحروف المركبة إلى حروفها الأصلية."),
    "Compose": Words("Writes a letter and its hamza or madda as one character (Unicode NFC).",
        "يكتب الحرف وهمزته أو مدّته محرفًا واحدًا بحسب صيغة يونيكود المركبة."),
    "FoldAlef": Words("Writes every alef, with hamza, madda or wasla, as a bare alef.",
        "يكتب الألف على اختلاف صورها ألفًا مجردة."),
    "FoldCase": Words("Writes Latin capitals small.",
        "يكتب الحروف اللاتينية الكبيرة صغيرة."),
    "FoldHamza": Words("Writes the hamza on waw and yeh one way: as a hamza alone, or as its carrier.",
        "يوحّد كتابة الهمزة على الواو والياء همزةً مفردة أو بحرف كرسيّها."),
    "FoldYeh": Words("Writes the dotless yeh (alef maksura) as yeh.",
        "يكتب الألف المقصورة ياءً منقوطة."),
    "FoldTehMarbuta": Words("Writes teh marbuta as heh.",
        "يكتب التاء المربوطة هاءً."),
    "FoldLookalikes": Words("Writes Persian, Urdu and decorative letters in Arabic text as the Arabic letters.",
        "يكتب الحروف الفارسية والأردية والزخرفية في النص العربي بالحروف العربية."),
    "RepairPdf": Words(
        "Undoes what PDF extraction did: lines in visual order, reversed ligatures, numbers and marks out of place.",
        "يصلح ما أفسده استخراج النص من ملفات بي دي إف من سطور مقلوبة وحروف مركبة معكوسة وأرقام وحركات في غير مواضعها."),
    "JoinLines": Words("Writes each paragraph that was broken over lines as one line.",
        "يكتب كل فقرة انكسرت على عدة سطور في سطر واحد."),
    "RepairYeh": Words("Restores the final yeh that Egyptian print writes without dots.",
        "يعيد نقطتي الياء المتطرفة التي تُكتب في مصر بلا نقط."),
    "PlaceTanween": Words("Puts the tanween of an accusative on one side of its alef throughout.",
        "يوحّد موضع تنوين الفتح قبل الألف أو بعدها."),
    "UnifyDigits": Words("Writes every digit in one set, those in URLs and codes apart.",
        "يكتب الأرقام كلها بمجموعة واحدة، ما عدا أرقام الروابط والرموز."),
    "UnifyNumbers": Words("Writes numbers with one decimal sign and one way of grouping.",
        "يوحّد كتابة الأعداد في الفاصلة العشرية وفواصل الآلاف."),
    "UnifyQuotes": Words("Writes quotation marks in one style, in pairs and by depth; apostrophes and primes stay.",
        "يوحّد علامات الاقتباس أزواجًا وبحسب عمقها، ولا يمسّ الفواصل العليا وعلامات القياس."),
    "UnifyPunctuation": Words("Writes the punctuation between Arabic words one way, with the spaces it needs.",
        "يوحّد علامات الترقيم بين الكلمات العربية وما حولها من مسافات."),
    "UnifyDates": Words("Writes dates in one form, each in its own calendar.",
        "يوحّد كتابة التواريخ، كل تاريخ بتقويمه."),
    "CollapseWhitespace": Words(
        "Writes one space between words and one kind of line break; paragraphs and layout gaps stay apart.",
        "يجعل بين الكلمتين مسافة واحدة، ويوحّد نهايات الأسطر، ويحفظ الفقرات."),
    "CollapseElongation": Words("Writes a letter that is repeated three times or more once.",
        "يكتب الحرف المكرر ثلاثًا فأكثر مرة واحدة."),
    "MaskLinks": Words("Takes out links, e-mail addresses, mentions and hashtags, or writes something in their place.",
        "يحذف الروابط وعناوين البريد والإشارات والوسوم، أو يضع مكانها ما يُختار."),
    "StripEmoji": Words("Takes emoji out, or writes something in their place.",
        "يحذف الرموز التعبيرية، أو يضع مكانها ما يُختار."),
    "StripPunctuation": Words("Takes punctuation out; the signs of numbers, times and links stay.",
        "يحذف علامات الترقيم، ويبقي ما كان منها جزءًا من عدد أو وقت أو رابط."),
    "KeepArabic": Words("Takes out the words of other scripts, or writes something in their place.",
        "يحذف الكلمات المكتوبة بغير الحروف العربية، أو يضع مكانها ما يُختار."),
    "StripDecorations": Words("Deletes the marks of other scripts that decorate Arabic letters.",
        "يحذف علامات الزخرفة المأخوذة من كتابات أخرى عن الحروف العربية."),
    "StripHtml": Words("Takes stray HTML tags out.",
        "يحذف وسوم لغة الويب المتخلفة في النص."),
    "UnescapeHtml": Words("Replaces HTML character references by the characters they name.",
        "يضع مكان الكيانات المرجعية في لغة الويب المحارف التي تمثّلها."),
    "FixMojibake": Words("Repairs text that was decoded with the wrong encoding.",
        "يصلح النص الذي قُرئ بترميز غير ترميزه."),
}  # fmt: skip

_HEADS = Words("A pipeline of {n} step{s}, in this order:", "عدد الخطوات {n} بهذا الترتيب:")
_CAN_LOSE = Words("Can lose: {loss}.", "قد يفقد النص: {loss}.")
_PROTECTS = Words("No step touches what matches {patterns}.", "لا تمسّ أي خطوة ما يطابق {patterns}.")
_FOREIGN = Words("A function of your own.", "دالة من خارج المكتبة.")


def describe(pipeline: Pipeline, language: Language = "en") -> str:
    """The pipeline in words, a line for each step: what it does, what it can lose, how it is written.

    Raises ValueError for another language.
    """
    check_language(language)
    n = len(pipeline.steps)
    lines = [_HEADS.in_(language).format(n=n, s="s" * (n != 1))]
    for i, step in enumerate(pipeline.steps, 1):
        words = _describe_step(step, language)
        if language == "en":
            lines.append(f"{i}. {_write_step(step)}: {words}")
        else:  # the Arabic first, so that the line runs from right to left
            lines.append(f"{i}. {words} ({isolated(_write_step(step))})")
    if pipeline.protect:
        patterns = ", ".join(map(repr, pipeline.protect))
        lines.append(_PROTECTS.in_(language).format(patterns=isolated(patterns) if language == "ar" else patterns))
    return "\n".join(lines)


def _describe_step(step: stages.StepLike, language: Language) -> str:
    if not isinstance(step, Step):
        return _FOREIGN.in_(language)
    first_line = (type(step).__doc__ or "").strip().partition("\n")[0]
    summary = SUMMARIES.get(stages.name_of(step), Words(first_line, first_line))
    loss = LOSSES[step.loss].in_(language)
    return f"{summary.in_(language)} {_CAN_LOSE.in_(language).format(loss=loss)}"


def _write_step(step: stages.StepLike) -> str:
    return repr(step) if isinstance(step, Step) else stages.name_of(step)
