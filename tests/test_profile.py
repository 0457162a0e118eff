"""Profiles count what `run` reports, and pipelines are told in words."""

from __future__ import annotations

import re

import pytest

import arnorm
from arnorm import Pipeline, Step
from shipped import CLASSES

P = Pipeline(arnorm.strip_diacritics, arnorm.unify_digits, arnorm.unify_quotes, arnorm.unify_dates, str.strip)

TEXTS = [
    "",
    "plain ASCII",
    "كَتَبَ",
    '  مَدِينَةٌ في عام ٢٠٢٥، قال "نعم" يوم ١٥/٩/١٤٤٦هـ\n\n\nثم ٣ كُتُبٍ  ',
    "<script>alert('١')</script> \u202e\u0000\ud800\r\n «عَام ٢٠٢٥» 😀\n",
    "كلمة " * 200 + "١ " + "كَلمة " * 300,
]


def test_profile_counts_what_run_reports() -> None:
    texts = TEXTS * 3
    for pipeline in (P, arnorm.WEB):
        profile = pipeline.profile(iter(texts))
        results = [pipeline.run(text) for text in texts]
        assert (profile.texts, profile.characters) == (len(texts), sum(map(len, texts)))
        assert profile.changed == sum(r.text != r.source for r in results)
        for name, step in profile.steps.items():
            changes = [change for r in results for change in r.changes if change.step == name]
            assert step.changes == len(changes)
            assert step.texts == sum(name in r.counts for r in results)
            assert step.frequent == {
                pair: sum((c.before, c.after) == pair for c in changes)
                for pair in {(c.before, c.after) for c in changes}
            }
        assert list(profile.steps) == [getattr(s, "__qualname__", type(s).__name__) for s in pipeline.steps]
    assert sum(P.profile(texts).steps["StripDiacritics"].characters.values()) == sum(
        len(c.before) for text in texts for c in P.run(text).changes if c.step == "StripDiacritics"
    )


def test_profile_of_a_few_texts() -> None:
    texts = ["١ ٢", "٣", "abc"]
    for pipeline in (P, Pipeline(arnorm.unify_digits, lambda text: text.replace("c", "d"))):
        profile = arnorm.report.profile(pipeline.run(text) for text in texts)
        assert profile.rows() == pipeline.profile(texts).rows()
        assert profile.steps["UnifyDigits"].changes == 3
        assert profile.steps["UnifyDigits"].texts == 2
        assert profile.texts == 3
    with pytest.raises(TypeError, match="text 1 must be str"):
        P.profile(["a", b"b"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="an iterable of texts"):
        P.profile("text")
    assert "0 texts" in str(P.profile([]))
    with pytest.raises(ValueError, match="there is no result"):
        arnorm.report.profile([])
    with pytest.raises(ValueError, match="of two pipelines"):
        arnorm.report.profile([P.run("a"), arnorm.unify_digits.run("a")])


def test_profile_shows_itself() -> None:
    profile = P.profile(TEXTS)
    text = str(profile)
    assert re.search(r"StripDiacritics +marks", text)
    assert "U+064E" in text
    assert "str.strip" in text
    html = profile._repr_html_()
    assert "<script" not in html
    assert html.count("<tr>") == html.count("</tr>")
    assert {row["step"] for row in profile.rows()} == set(profile.steps)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_step_has_a_line_in_both_languages(cls: type[Step]) -> None:
    for line, letters in ((cls.summary, "[A-Za-z]"), (cls.summary_ar, "[\u0620-\u064a]")):
        assert line.endswith(".")
        assert "\n" not in line
        assert re.search(letters, line)
    assert cls.topic
    assert not re.search("[A-Za-z]", cls.summary_ar)
    assert not re.search("[\u0600-\u06ff]", cls.summary)


def test_pipelines_describe_themselves() -> None:
    for pipeline in (P, arnorm.WEB, arnorm.CORPUS):
        english, arabic = pipeline.describe().splitlines(), pipeline.describe("ar").splitlines()
        assert len(english) == len(arabic) == len(pipeline) + 1
        for step, en, ar in zip(pipeline.steps, english[1:], arabic[1:], strict=True):
            if isinstance(step, Step):
                assert repr(step) in en
                assert repr(step) in ar
                assert f"Can lose: {step.loss}." in en
            assert re.match(r"\d+\. [\u0620-\u064a]", ar), "the first strong letter sets the line's direction"
    assert "str.strip" in P.describe("ar")
    with pytest.raises(ValueError, match="language must be one of 'en', 'ar', got 'fr'"):
        P.describe("fr")  # type: ignore[arg-type]
