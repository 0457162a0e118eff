"""Exports: every step's rules give what the step gives, refusals, and what `verify` says. Engines: tests/engines."""

from __future__ import annotations

import dataclasses
import json
import random
import re
from pathlib import Path
from typing import ClassVar, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arnorm
from arnorm import CharRule, CharStep, Pipeline, Step, export, verify
from arnorm._core.classes import find_chars, write_set
from arnorm.exports import Target
from arnorm.exports._content import VECTORS, make_row
from cli_run import Call, arnorm_
from exported import function_of, run_json, run_node, run_sqlite
from shipped import STEPS

TARGETS = get_args(Target)
SEARCH = arnorm.SEARCH.exportable("json")
OPTIONS = (
    arnorm.FoldHamza(to="loose"),
    arnorm.FoldHamza(to="carrier"),
    arnorm.FoldLookalikes(foreign="fold"),
    arnorm.StripTatweel(protect="numbers"),
    arnorm.StripTatweel(protect=False),
    arnorm.CollapseElongation(letters="long", protect=False),
    arnorm.StripInvisibles(persian=False),
    arnorm.UnfoldForms(visual="unfold"),
    arnorm.UnfoldForms(religious="spell", visual="unfold"),
    arnorm.UnfoldForms(religious="keep", visual="unfold"),
    arnorm.UnifyDigits(protect=False),
    arnorm.StripDiacritics(keep=("maddah", "hamza"), verses="strip"),
    arnorm.StripDiacritics(promote_superscript_alef=True, verses="strip"),
)
EXPORTABLE = [step for step in (*STEPS, *OPTIONS) if step.to_rules() is not None]
# What the contexts of rules look at, and what marks places while rules run.
ALPHABET = (
    "ءآأؤإئابةتثلمنهويىپکیہھەۀٱٲـ\ufffd\u064b\u064e\u0651\u0652\u0653\u0654\u0655\u0670\u06e1\u06e5\u08c9\u0301\u0334"
    " \t\n\xa0\u200b\u200c\u200d\u200f0123٤٥٦۷۸&;#aBZÀÉx.,-_😀❤\ufe0f🏽\ufdfa\ufdfb\ufdf2\ufe8d\ufe94\ufedf\ufefb\ufc5e\ufe73\ufe7c"
    "\ufc08\ufdd0\ufdd1\ufdd2\U00010ecb\U000110bd\x11\x7f"
)
TEXTS = st.lists(st.sampled_from(ALPHABET), min_size=2, max_size=10).flatmap(
    lambda few: st.text(st.sampled_from(few), max_size=40)
)


@pytest.mark.parametrize("step", EXPORTABLE, ids=repr)
def test_the_rules_of_a_step_give_what_it_gives(step: Step) -> None:
    by_rules = function_of([make_row(rule) for rule in step.to_rules() or ()])
    touched = sorted({char for rule in step.to_rules() or () for char in rule.table if char})
    rng = random.Random(35)  # noqa: S311 -- texts, not secrets
    for _ in range(600):
        few = rng.sample(ALPHABET, rng.randint(1, 8)) + rng.choices(touched, k=3)
        text = "".join(rng.choices(few, k=rng.randint(0, 30)))
        assert by_rules(text) == step(text), ascii(text)


@pytest.mark.parametrize("step", EXPORTABLE, ids=repr)
def test_nothing_that_looks_behind_has_a_group(step: Step) -> None:
    """`CharRule` says so: Java finds no length of a group that is repeated there."""
    for rule in step.to_rules() or ():
        for context in (rule.before, rule.after):
            without_sets = re.sub(r"\[(?:\\.|[^\]\\])*\]", "x", context)
            behind = re.findall(r"\(\?<[=!][^()]*(.)", without_sets)
            assert set(behind) <= {")"}, context


@given(TEXTS)
def test_the_rules_of_search_give_what_it_gives(text: str) -> None:
    assert _by_rules(text) == SEARCH(text)


@given(st.text(st.sampled_from("هذؤأكنلوئحمطهيساىةبـ" + "\u0670" * 4 + "\u0654\u0653\u0651\u06e1 ."), max_size=12))
@settings(max_examples=500)
def test_the_rules_of_superscript_alef_give_what_the_step_gives(text: str) -> None:
    step = arnorm.strip_diacritics(promote_superscript_alef=True, verses="strip")
    assert function_of([make_row(rule) for rule in step.to_rules() or ()])(text) == step(text), ascii(text)
    assert step(step(text)) == step(text)


def test_long_heaps_of_marks_are_no_exception() -> None:
    for letter in "اويبـ":
        for mark in "\u0653\u0654\u0655\u064e\u0301ئء":
            for many in (7, 8, 9, 62, 63, 64, 65, 300):
                text = letter + mark * many + "\u0654و"
                assert _by_rules(text) == SEARCH(text), ascii(text)


def test_rules_and_steps_agree_on_real_text(corpus: list[tuple[str, str]]) -> None:
    for _, text in corpus[::10]:
        assert _by_rules(text) == SEARCH(text)


_by_rules = function_of(export(SEARCH, to="json")["rules"])


def test_all_folding_of_search_is_exportable() -> None:
    names = {type(step).__name__ for step in SEARCH}
    left = [name for step in arnorm.SEARCH if (name := type(step).__name__) not in names]
    assert left == ["UnescapeHtml", "TurnForms", "CollapseWhitespace", "UnifyNumbers"]
    other = [step for step in SEARCH if step not in arnorm.SEARCH.steps]
    assert other == [arnorm.collapse_elongation(letters="long", protect=False, blocks="prose"), arnorm.ungroup_numbers]
    text = "جمييييل بـ 1٬250٬000 ريال"
    assert SEARCH(text) == arnorm.SEARCH(text) == "جميل ب 1250000 ريال"
    assert arnorm.LUCENE.exportable("tokenizers") == arnorm.LUCENE


def test_what_cannot_go_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"postgres cannot do UnifyDates, UnifyQuotes, str\.strip; pipeline\."):
        export(Pipeline(arnorm.unify_dates, arnorm.fold_alef, arnorm.unify_quotes, str.strip), to="postgres")
    with pytest.raises(ValueError, match="UnfoldForms"):  # words in visual order are known by the whole word
        export(arnorm.unfold_forms, to="javascript")


@pytest.mark.parametrize("to", ["postgre", "", None, 3])
def test_unknown_engines(to: object) -> None:
    with pytest.raises(ValueError, match="to must be one of 'elasticsearch', "):
        export(arnorm.LUCENE, to=to)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="to must be one of"):
        arnorm.SEARCH.exportable(to)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", "A", "x y", "x;", "1x", "é", "x" * 41])
def test_bad_names(name: str) -> None:
    with pytest.raises(ValueError, match="name must be lower-case ASCII letters"):
        export(arnorm.LUCENE, to="postgres", name=name)


def test_names_that_javascript_reserves(tmp_path: Path) -> None:
    for name in ("delete", "class"):
        module = export(arnorm.LUCENE, to="javascript", name=name)
        assert f"export {{ normalize as {name} }};" in module
        assert run_node(module, tmp_path)(["أحمد"]) == ["احمد"]
    for name in ("default", "fingerprint", "vectors"):
        with pytest.raises(ValueError, match="which the module exports too"):
            export(arnorm.LUCENE, to="javascript", name=name)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoldGaf(CharStep):
    version: ClassVar[str] = "1"

    def table(self) -> dict[str, str]:
        return {"گ": "ك", "ک": "گ"}  # one row makes what another takes


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FinalHeh(Step):
    version: ClassVar[str] = "1"

    def edits(self, scan: arnorm.Scan) -> list[tuple[int, int, str]]:
        text = scan.text + " "
        return [(at, at + 1, "ة") for at, char in enumerate(scan.text) if char == "ه" and text[at + 1] not in "ابت"]

    def to_rules(self) -> tuple[CharRule, ...]:
        return (CharRule({"ه": "ة"}, after=f"(?!{write_set('ابت')})"),)


def test_steps_of_ones_own(tmp_path: Path) -> None:
    own = Pipeline(FoldGaf(), FinalHeh())
    texts = ["گوگل کتاب", "مدرسه هبه", "ه", *VECTORS]
    expected = [own(text) for text in texts]
    assert run_json(export(own, to="json"))(texts) == expected
    assert run_sqlite(export(own, to="sqlite"))(texts) == expected
    assert run_node(export(own, to="javascript"), tmp_path)(texts) == expected
    exported = export(own, to="json")
    assert exported["fingerprint"] == own.fingerprint
    with pytest.raises(ValueError, match="give the pipeline too"):
        verify(exported)
    assert verify(exported, own).stands
    assert not verify(exported, Pipeline(FoldGaf())).stands


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FoldMore(arnorm.FoldHamza):
    version: ClassVar[str] = "1"

    def table(self) -> dict[str, str]:
        return {"Ω": "ω"}


def test_rules_that_a_subclass_did_not_write_are_not_its_own() -> None:
    with pytest.raises(ValueError, match="cannot do FoldMore"):
        export(FoldMore(), to="json")


@pytest.mark.parametrize("to", [to for to in TARGETS if to != "tokenizers"])
@pytest.mark.parametrize("pipeline", [arnorm.LUCENE, SEARCH], ids=["LUCENE", "SEARCH"])
def test_every_export_can_be_verified(to: Target, pipeline: Pipeline, tmp_path: Path) -> None:
    exported = export(pipeline, to=to)
    assert pipeline.fingerprint in (exported if isinstance(exported, str) else json.dumps(exported))
    assert verify(exported).stands
    path = tmp_path / "exported"
    path.write_text(exported if isinstance(exported, str) else json.dumps(exported, indent=1), encoding="utf-8")
    assert verify(path) == verify(str(path)) == verify(exported)
    if isinstance(exported, dict):
        assert verify(json.dumps(exported, sort_keys=True)).stands
    old = path.read_text(encoding="utf-8").replace(json.dumps("الاسلام")[1:-1], json.dumps("الاسلم")[1:-1])
    verdict = verify(old)
    assert not verdict.stands
    assert verdict.changed
    assert verdict.changed[0][1:] == ("الاسلم", "الاسلام")


def test_verify_tells_of_rules_that_no_vector_shows() -> None:
    exported = export(arnorm.fold_alef(extended=False), to="json")
    exported["pipeline"] = json.loads(Pipeline(arnorm.fold_alef).to_json())
    verdict = verify(exported)
    assert (verdict.stands, verdict.changed) == (False, ())
    exported["pipeline"]["steps"] = [{"step": "Everything"}]
    assert "cannot make the pipeline" in verify(exported).reason


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "SELECT 1", '{"arnorm_export": 1}', '{"arnorm_export": 2}', '{"arnorm_export": ', "[" * 100_000,
     '{"arnorm_export": ' * 9999],
)  # fmt: skip
def test_verify_refuses_what_is_no_export(text: str) -> None:
    with pytest.raises(ValueError, match="no export of arnorm's"):
        verify(text)


def test_the_command(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "search.sql"
    assert call("export", "search", "--to", "postgres")[0] == 2
    out.write_text("", encoding="utf-8")
    nowhere = out / "such.sql"
    for arguments, status in (
        (("export", "lucene", "--to", "postgres", "--exportable", "-o", nowhere), 2),
        (("export",), 2),
        (("verify", nowhere), 1),
    ):
        told = call(*arguments)
        assert (told[0], told[2].count("\n")) == (status, 1)
    arnorm_("export", "search", "--to", "postgres", "--exportable", "-o", out)
    assert out.read_text(encoding="utf-8") == export(SEARCH, to="postgres")
    assert b"The same" in arnorm_("verify", out).stdout
    older = export(arnorm.strip_tatweel(protect=False, blocks="prose"), to="postgres")
    other = json.dumps(json.loads(Pipeline(arnorm.strip_tatweel(protect="numbers", blocks="prose")).to_json()))
    out.write_text(re.sub(r'"pipeline": \{.*?\]\}', lambda _: f'"pipeline": {other}', older), encoding="utf-8")
    status, said, _ = call("verify", out)
    assert status == 1
    assert "  '٢٠١٠ـ٢٠١٥': exported as '٢٠١٠٢٠١٥', now '٢٠١٠ـ٢٠١٥'" in said.decode()
    out.write_text("nothing", encoding="utf-8")
    assert call("verify", out)[0] == 1


def test_sets_are_read_back() -> None:
    import regex

    for chars in ("]^-\\[", "abcxyz", "\u064b\u064c\u0651", "-", "^a"):
        found = regex.compile(write_set(chars), regex.V0)
        assert {char for char in map(chr, range(0x700)) if found.fullmatch(char)} == {*chars}
    assert "\ud800" not in find_chars(*range(256))
