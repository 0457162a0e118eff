"""What users write, right and wrong: mypy and pyright report each line that ends in ``# wrong``, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_type

import arnorm
from arnorm import (
    WEB,
    CharStep,
    DateMention,
    Edit,
    Pipeline,
    Result,
    Scan,
    Step,
    StripDiacritics,
    UnifyDates,
    UnifyDigits,
    UnifyQuotes,
    function_form,
    normalize,
    strip_diacritics,
    unify_dates,
    unify_digits,
    unify_numbers,
    unify_quotes,
)

# Function forms: a text gives a text, options alone give a step.
assert_type(unify_quotes("نص"), str)
assert_type(unify_quotes("نص", style="curly"), str)
assert_type(unify_quotes(style="curly"), UnifyQuotes)
assert_type(unify_digits.run("نص"), Result)
unify_quotes(style="curley")  # wrong
unify_quotes("نص", style="curley")  # wrong
unify_quotes(styl="curly")  # wrong
unify_quotes("نص", "curly")  # wrong
unify_quotes(5)  # wrong
unify_digits(to="eastern")  # wrong
unify_dates(form="short")  # wrong
unify_dates(calendar="julian")  # wrong
unify_numbers(grouping="dots")  # wrong
UnifyQuotes(style="curley")  # wrong
UnifyDigits("western")  # wrong
UnifyDates(months="latin")  # wrong

# Names of marks: one, or several in any collection.
strip_diacritics(keep="shadda")
strip_diacritics(keep=["shadda", "tanween"])
StripDiacritics(keep={"shadda"})
StripDiacritics(keep=("shadda",))
strip_diacritics(keep=("shadda", "tanween"))
strip_diacritics(keep="shada")  # wrong
strip_diacritics(keep=["shada"])  # wrong
StripDiacritics(keep=5)  # wrong

# Pipelines.
pipeline = Pipeline(strip_diacritics, unify_digits(to="arabic"), UnifyQuotes(), WEB, str.strip, lambda text: text[:100])
assert_type(pipeline("نص"), str)
assert_type(pipeline + unify_quotes, Pipeline)
assert_type(unify_quotes + unify_digits, Pipeline)
assert_type(str.strip + pipeline, Pipeline)
assert_type(pipeline.without(unify_quotes, "unify_dates", UnifyDates, str.strip), Pipeline)
assert_type(list(pipeline.map(["نص"], workers=2)), list[str])
Pipeline(UnifyQuotes)  # wrong
Pipeline("unify_quotes")  # wrong
pipeline.without(5)  # wrong
pipeline(b"bytes")  # wrong
pipeline.map(5)  # wrong
pipeline + "unify_quotes"  # wrong

# normalize takes what it takes.
assert_type(normalize("نص"), str)
normalize("نص", arnorm.SEARCH)
normalize("نص", strip_diacritics)
normalize("نص", unify_quotes(style="curly"))
normalize(None)  # wrong
normalize(["نص"])  # wrong
normalize("نص", "SEARCH")
normalize("نص", style="curly")  # wrong

# Finders.
assert_type(arnorm.find_dates("نص"), list[DateMention])
arnorm.find_dates("نص")[0].edtf.split("-")
arnorm.find_dates("نص")[0].eddtf  # wrong
arnorm.find_date("نص")  # wrong


# Steps of one's own.
@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAyn(Step):
    mark: str = "!"

    def edits(self, scan: Scan) -> Iterator[Edit]:
        for at, char in enumerate(scan.text):
            if char == "ع":
                yield Edit(at, at + 1, self.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldGaf(CharStep):
    def table(self) -> dict[str, str]:
        return {"گ": "ك"}


mark_ayn = function_form(MarkAyn)
assert_type(mark_ayn("عام", mark="؟"), str)
assert_type(mark_ayn(mark="؟"), MarkAyn)
Pipeline(mark_ayn, FoldGaf(), MarkAyn(mark="؟"))
mark_ayn(mark=5)  # wrong
mark_ayn("عام", marc="؟")  # wrong

# Modules that come with the package.
assert_type(arnorm.report.to_html(WEB.run("نص"), language="ar"), str)
assert_type(arnorm.presets.asr("2026-07"), Pipeline)
arnorm.engines.sklearn.ArabicNormalizer(arnorm.SEARCH)
arnorm.reprot  # wrong
