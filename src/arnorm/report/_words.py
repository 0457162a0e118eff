"""The words of HTML reports, in English and Arabic. Names of steps and calendars stay as the code has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

__all__ = ["HEADS", "LOSSES", "VALUES", "WORDS", "Language", "Words", "check_language", "named_value"]

Language = Literal["en", "ar"]


class Words(NamedTuple):
    """The same words in both languages."""

    en: str
    ar: str

    def in_(self, language: Language) -> str:
        """The words in a language."""
        return self.en if language == "en" else self.ar


# What a step can lose, from the least to the most; anything else counts as more.
LOSSES: Mapping[str, Words] = {
    "nothing": Words("nothing", "لا شيء"),
    "layout": Words("layout", "تخطيط النص"),
    "marks": Words("marks", "الحركات"),
    "letters": Words("letters", "فروقًا بين الحروف"),
    "content": Words("content", "بعض المحتوى"),
}

# The columns of a profile (`arnorm.report._profile.HEAD`) and of a result's table.
HEADS: Mapping[str, Words] = {
    "step": Words("step", "الخطوة"),
    "can lose": Words("can lose", "ما قد يُفقد"),
    "changes": Words("changes", "التغييرات"),
    "texts": Words("texts", "النصوص"),
    "share": Words("share", "النسبة"),
    "per 1,000 chars": Words("per 1,000 chars", "لكل ألف محرف"),
    "characters most often changed": Words("characters most often changed", "أكثر المحارف تغيّرًا"),
}

# What mentions say of themselves: calendars, flags, kinds; anything else is shown as the code has it.
VALUES: Mapping[str, str] = {
    "gregorian": "ميلادي", "hijri": "هجري", "persian": "فارسي", "coptic": "قبطي",
    "ambiguous": "ملتبس", "impossible": "لا وجود له", "month-length": "طول الشهر", "weekday": "يوم الأسبوع",
    "century": "القرن", "calendar": "التقويم", "assumed-year": "سنة مقدّرة", "approximate": "تقريبي",
    "number": "عدد", "date": "تاريخ", "time": "وقت", "score": "نتيجة", "range": "مدى", "phone": "هاتف",
    "ratio": "نسبة", "list": "تعداد", "reference": "مرجع", "other": "غير ذلك",
    "letters": "حروف", "order": "ترتيب الحروف", "ligatures": "حروف مركبة", "pieces": "قطع مفككة",
    "words": "حدود الكلمات", "marks": "حركات", "code": "شفرة", "data": "بيانات", "table": "جدول",
    "verse": "شعر", "subtitle": "ترجمة مرئية",
}  # fmt: skip

# An Arabic line has no counted nouns: their form would depend on the count.
WORDS: Mapping[str, Words] = {
    "title": Words("arnorm report", "تقرير arnorm"),
    "source": Words("source", "الأصل"),
    "output": Words("output", "الناتج"),
    "size": Words("{source} → {output} characters, {changes}", "المحارف: {source} ← {output}، التغييرات: {count}"),
    "same size": Words("{source} → {output} characters, no changes", "المحارف: {source} ← {output}، لا تغيير"),
    "profile": Words("{head}", "النصوص: {texts}، المحارف: {characters}، المتغيّر منها: {changed}"),
    "show step": Words("Step", "الخطوة"),
    "show kind": Words("Change", "التغيير"),
    "all": Words("all", "الكل"),
    "d": Words("deleted", "حذف"),
    "i": Words("inserted", "إضافة"),
    "r": Words("replaced", "استبدال"),
    "read": Words("Dates, numbers, quotations", "التواريخ والأعداد والاقتباسات"),
    "open all": Words("Open all", "افتح الكل"),
    "frequent": Words("Most frequent changes", "أكثر التغييرات تكرارًا"),
    "idle": Words("Changed nothing: {idle} of {steps} steps", "خطوات لم تغيّر شيئًا: {idle} من {steps}"),
    "unchanged": Words("{lines} unchanged lines", "سطور لم تتغيّر: {lines}"),
    "more lines": Words(
        "… and {lines} more lines; <code>to_html()</code> has them all.",
        "… وسطور أخرى عددها {lines}، وهي كلها في <code dir=ltr>to_html()</code>.",
    ),
    "too long": Words(
        "The text is too long to be shown here; <code>to_html()</code> has it all.",
        "النص أطول من أن يُعرض هنا، وهو كله في <code dir=ltr>to_html()</code>.",
    ),
    "more changes": Words("… and {count} more", "… وغيرها، عددها {count}"),
    "date": Words("Dates", "التواريخ"),
    "number": Words("Numbers", "الأعداد"),
    "quotation": Words("Quotation marks", "علامات الاقتباس"),
    "deleted": Words("{text} deleted", "حُذف {text}"),
    "inserted": Words("{text} inserted", "أُضيف {text}"),
    "replaced": Words("{before} → {after}", "{before} ← {after}"),
    "opens": Words("{mark} opens a quotation {what}", "{mark} تفتح اقتباسًا {what}"),
    "closes": Words("{mark} closes a quotation {what}", "{mark} تغلق اقتباسًا {what}"),
    "whole": Words("of {length}, depth {depth}", "طوله بالمحارف {length} وعمقه {depth}"),
    "never closed": Words("never closed, depth {depth}", "لم يُغلق، وعمقه {depth}"),
    "never opened": Words("never opened, depth {depth}", "لم يُفتح، وعمقه {depth}"),
}


def named_value(value: str, language: Language) -> str:
    """What a mention says of itself (`VALUES`), in a language."""
    return VALUES.get(value, value) if language == "ar" else value


def check_language(language: str) -> None:
    """Raise ValueError for another language."""
    if language not in ("en", "ar"):
        raise ValueError(f"language must be one of 'en', 'ar', got {language!r}")
