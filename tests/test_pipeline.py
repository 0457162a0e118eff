"""Pipelines, results, and the step contract for people who write their own."""

from __future__ import annotations

import dataclasses
import json
import pickle
import re
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arnorm
from arnorm import Change, CharStep, Edit, Pipeline, Step, strip_diacritics, unify_digits
from arnorm._core.scan import Scan
from conftest import FEWER
from shipped import CLASSES, PRESETS, STEPS, instance_name


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Shout(Step):
    mark: str = "!"

    def edits(self, scan: Scan) -> Iterator[Edit]:
        for m in re.finditer(r"\w+$", scan.text):
            yield Edit(m.end(), m.end(), self.mark)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Swap(CharStep):
    def table(self) -> Mapping[str, str]:
        return {"a": "b", "b": "a", "c": "ab", "😀": ":)", "d": "😀", "e": ""}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Broken(Step):
    def edits(self, scan: Scan) -> Iterator[Edit]:  # noqa: ARG002
        yield Edit(2, 3, "x")
        yield Edit(0, 1, "x")


@pytest.mark.parametrize("bad", [None, 5, 1.5, ["a"], object()])
@pytest.mark.parametrize("call", [strip_diacritics, Pipeline(strip_diacritics), Pipeline(strip_diacritics).run])
def test_only_str_is_taken(call, bad) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TypeError, match=f"must be str, got {type(bad).__name__}"):
        call(bad)


def test_bytes_are_told_how_to_decode() -> None:
    with pytest.raises(TypeError, match=r"decode it first, text\.decode\('utf-8'\)"):
        strip_diacritics("نص".encode())
    with pytest.raises(TypeError, match="text 1 must be str"):
        list(Pipeline(strip_diacritics).map(["نص", b"x"]))
    with pytest.raises(TypeError, match="iterable of texts, got one str"):
        Pipeline(strip_diacritics).map("نص")


def test_a_step_is_a_function_a_configuration_and_a_value() -> None:
    assert unify_digits("عام ١٤٤٦") == "عام 1446"
    assert unify_digits("عام 1446", to="arabic") == "عام ١٤٤٦"
    configured = unify_digits(to="arabic")
    assert configured == arnorm.UnifyDigits(to="arabic")
    assert configured("عام 1446") == "عام ١٤٤٦"
    assert len({configured, arnorm.UnifyDigits(to="arabic")}) == 1
    assert unify_digits() is unify_digits


def test_bad_options_name_the_option_the_value_and_the_choices() -> None:
    with pytest.raises(ValueError, match=r"UnifyDigits: to must be one of 'western', 'arabic', 'persian', got 'roman'"):
        unify_digits(to="roman")
    with pytest.raises(TypeError, match=r"UnifyDigits has no option 'into'; it has to"):
        unify_digits(into="western")


@pytest.mark.parametrize("cls", CLASSES)
def test_every_step_has_its_instance_docstring_and_doctest(cls: type[Step]) -> None:
    instance = getattr(arnorm, instance_name(cls))
    assert instance == cls()
    assert cls.__doc__ is not None
    assert ">>>" in cls.__doc__
    assert cls.loss in ("nothing", "marks", "letters", "layout", "content")


@pytest.mark.parametrize("p", [*map(Pipeline, STEPS), *PRESETS.values(), Pipeline()], ids=lambda p: repr(p.steps))
def test_pipelines_travel(p: Pipeline) -> None:
    names = {name: getattr(arnorm, name) for name in arnorm.__all__}
    assert eval(repr(p), names) == p  # noqa: S307 -- the law is that the repr evaluates
    assert eval(repr([p, list(p)]), names) == [p, list(p)]  # noqa: S307
    assert Pipeline.from_json(p.to_json()) == p
    assert pickle.loads(pickle.dumps(p)) == p  # noqa: S301 -- our own bytes
    assert hash(Pipeline(*p.steps)) == hash(p)


def test_pipelines_are_values() -> None:
    p = Pipeline(strip_diacritics, str.strip)
    assert Pipeline(p, unify_digits) == Pipeline(strip_diacritics, str.strip, unify_digits)
    assert Pipeline(*p.steps, unify_digits).without(arnorm.StripDiacritics) == Pipeline(str.strip, unify_digits)
    assert Pipeline(strip_diacritics) != Pipeline(unify_digits)
    assert pickle.loads(pickle.dumps(p)) == p  # noqa: S301 -- our own bytes
    with pytest.raises(AttributeError, match="cannot be changed"):
        p.steps = ()  # type: ignore[misc]
    with pytest.raises(ValueError, match="no UnifyDigits in"):
        p.without(arnorm.UnifyDigits)
    with pytest.raises(TypeError, match=r"write StripDiacritics\(\)"):
        Pipeline(arnorm.StripDiacritics)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="must be callable, got 5"):
        Pipeline(5)  # type: ignore[arg-type]


def test_a_pipelines_repr_is_python_and_says_what_each_step_can_lose() -> None:
    p = Pipeline(Pipeline(strip_diacritics, str.strip), Shout())
    assert repr(p).splitlines() == [
        "Pipeline(",
        f"    {strip_diacritics!r},  # can lose: marks",
        "    str.strip,  # a function of your own",
        "    Shout(mark='!'),  # can lose: letters",
        ")",
    ]
    names = {"Pipeline": Pipeline, "StripDiacritics": arnorm.StripDiacritics, "Shout": Shout}
    assert eval(repr(p), names) == p  # noqa: S307 -- the law is that the repr evaluates
    assert repr(Pipeline()) == "Pipeline()"
    for step in p:
        if isinstance(step, Step):
            assert "#" not in repr(step), "in a list, a comment would swallow the steps after it"


def test_json_is_refused_with_the_reason() -> None:
    with pytest.raises(ValueError, match=r"only arnorm's own steps .* not str\.strip"):
        Pipeline(str.strip).to_json()
    with pytest.raises(ValueError, match="only arnorm's own steps"):
        Pipeline(Shout()).to_json()


HUGE = "س" * 1_000_000


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ([], "a pipeline's JSON is"),
        ({"arnorm": 1, "steps": [{"step": "Nope"}]}, "no step 'Nope'"),
        ({"arnorm": 1, "steps": [{"step": "Pipeline"}]}, "no step 'Pipeline'"),
        ({"arnorm": 1, "steps": [{"step": "Step"}]}, "no step 'Step'"),
        ({"arnorm": 1, "steps": [{"step": "CharStep"}]}, "no step 'CharStep'"),
        ({"arnorm": 1, "steps": [{"step": "__name__"}]}, "no step '__name__'"),
        ({"arnorm": True, "steps": []}, "a pipeline's JSON is"),
        ({"arnorm": 1.0, "steps": []}, "a pipeline's JSON is"),
        ({"arnorm": 1, "steps": [{"step": "UnifyDigits", "to": "roman"}]}, "to must be one of"),
        ({"arnorm": 1, "steps": [{"step": "UnifyDigits", "to": {}}]}, "to must be one of"),
        ({"arnorm": 1, "steps": [{"step": "UnifyDigits", "of": 1}]}, "step UnifyDigits has no option 'of'"),
        ({"arnorm": 1, "steps": [{"step": "UnifyDigits", "self": 1}]}, "step UnifyDigits: "),
        ({"arnorm": 1, "steps": [{"step": "UnifyDigits", HUGE: 1}]}, "step UnifyDigits has no option"),
        ({"arnorm": 1, "steps": [{"step": "UnifyDigits", "to": HUGE}]}, "step UnifyDigits: "),
        ({"arnorm": 1, "steps": [{"step": "StripDiacritics", "keep": [HUGE]}]}, "step StripDiacritics: "),
        ({"arnorm": 1, "steps": [{"step": HUGE}]}, "no step 'س"),
        ({"arnorm": 1, "steps": [[HUGE]]}, "a step's JSON is"),
        ({"arnorm": 1, "steps": [5]}, "a step's JSON is"),
    ],
    ids=range(18),
)
def test_json_that_is_no_pipeline_is_refused_in_few_words(data: object, why: str) -> None:
    with pytest.raises(ValueError, match=why) as caught:
        Pipeline.from_json(json.dumps(data))
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("depth", [300, 900, 5_000, 200_000])
@pytest.mark.parametrize("form", ['{"a":%s%s}', '{"arnorm": 1, "steps": [{"step": "StripDiacritics", "keep": %s%s}]}'])
def test_deeply_nested_json_is_refused(form: str, depth: int) -> None:
    with pytest.raises(ValueError, match=r"JSON is|nested too deeply|StripDiacritics") as caught:
        Pipeline.from_json(form % ("[" * depth, "]" * depth))
    assert len(str(caught.value)) < 500


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["step", "to", "keep"]), inner),
)
NAMES = st.sampled_from([*arnorm.__all__])


@given(JSON | st.fixed_dictionaries({"arnorm": st.just(1), "steps": st.lists(JSON)})
       | st.builds(lambda name, rest: {"arnorm": 1, "steps": [{"step": name, **rest}]}, NAMES,
                   st.dictionaries(st.sampled_from(["to", "keep", "style", "form", "kinds"]), JSON)))  # fmt: skip
@FEWER
def test_any_json_is_a_pipeline_or_a_value_error(data: object) -> None:
    said = ""
    try:
        pipeline = Pipeline.from_json(json.dumps(data))
    except ValueError as error:
        said = str(error)
    else:
        assert Pipeline.from_json(pipeline.to_json()) == pipeline
    assert len(said) < 500


def test_pipelines_are_added() -> None:
    p = arnorm.WEB + strip_diacritics
    assert p == Pipeline(*arnorm.WEB, strip_diacritics)
    assert strip_diacritics + unify_digits == Pipeline(strip_diacritics, unify_digits)
    assert strip_diacritics + arnorm.WEB == Pipeline(strip_diacritics, *arnorm.WEB)
    assert str.strip + p + str.upper == Pipeline(str.strip, *p, str.upper)
    assert str.strip + strip_diacritics == Pipeline(str.strip, strip_diacritics)
    assert sum([unify_digits, str.strip], start=Pipeline()) == Pipeline(unify_digits, str.strip)
    with pytest.raises(TypeError, match=r"write UnifyDigits\(\)"):
        p + arnorm.UnifyDigits
    for wrong in ("unify_digits", 5, None):
        with pytest.raises(TypeError, match="must be callable"):
            p + wrong
        with pytest.raises(TypeError, match="must be callable"):
            unify_digits + wrong


def test_without_takes_what_names_a_step() -> None:
    p = Pipeline(strip_diacritics, unify_digits(to="arabic"), str.strip, unify_digits)
    wanted = Pipeline(strip_diacritics, str.strip)
    for one in (arnorm.UnifyDigits, "UnifyDigits", "unify_digits", unify_digits, unify_digits(to="persian")):
        assert p.without(one) == wanted
    assert p.without(str.strip) == p.without("str.strip") == Pipeline(*(s for s in p if s is not str.strip))
    assert p.without(strip_diacritics, "unify_digits", str.strip, unify_digits) == Pipeline()
    for absent, name in ((arnorm.UnifyDates, "UnifyDates"), ("unify_date", "unify_date"), (str.upper, "str.upper")):
        with pytest.raises(ValueError, match=f"no {name} in the pipeline; it has StripDiacritics"):
            p.without(absent)
    with pytest.raises(TypeError, match="write a step, such as"):
        p.without(5)  # type: ignore[arg-type]


def test_a_fingerprint_of_steps_of_ones_own() -> None:
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Mine(Shout):
        version = "1"

    first = Pipeline(unify_digits, Mine()).fingerprint
    assert first == Pipeline(unify_digits, Mine()).fingerprint
    assert first != Pipeline(unify_digits, Mine(mark="?")).fingerprint
    Mine.version = "2"
    assert first != Pipeline(unify_digits, Mine()).fingerprint

    def trim(text: str) -> str:
        return text.strip()

    for step, name in ((Shout(), "Shout"), (str.strip, "str.strip"), (trim, "trim")):
        with pytest.raises(ValueError, match=f'{name} is not arnorm.s own.* version = "1"'):
            _ = Pipeline(unify_digits, step).fingerprint
    trim.version = "1"  # type: ignore[attr-defined]
    assert Pipeline(trim).fingerprint != Pipeline().fingerprint


def test_what_is_found_is_data_for_json() -> None:
    text = "قال «نعم» يوم ١٥ رمضان ١٤٤٦هـ (الموافق 15/3/2025) بمبلغ ١٬٢٣٤٫٥٠"
    found = [
        *arnorm.find_dates(text),
        *arnorm.find_quotes(text),
        *arnorm.find_numbers(text),
        *arnorm.WEB.run(text).changes,
    ]
    rows = [one.to_dict() for one in found]
    assert json.loads(json.dumps(rows)) == rows
    assert (rows[0]["edtf"], rows[0]["date"], rows[0]["year"]) == ("1446-09-15", "2025-03-15", 1446)
    assert "1234.50" in [row.get("value") for row in rows]
    for one, row in zip(found, rows, strict=True):
        assert list(row)[: len(dataclasses.fields(one))] == [field.name for field in dataclasses.fields(one)]


def test_own_steps_work_like_arnorms() -> None:
    p = Pipeline(strip_diacritics, Shout(mark="؟"), Swap())
    assert p("قُلْ abcde😀") == "قل baab😀:)"
    result = p.run("قُلْ abc")
    assert result.text == "قل baab؟"
    assert result.changes[-3:] == (
        Change("Swap", 5, 6, "a", "b"),
        Change("Swap", 6, 7, "b", "a"),
        Change("Swap", 7, 8, "c", "ab"),
    )
    assert list(p.map(["قُلْ abcde", "abc", "", "x\uffffy"])) == [p(t) for t in ["قُلْ abcde", "abc", "", "x\uffffy"]]


@pytest.mark.parametrize("pad", ["", "و" * 500, "و" * 500 + "😀", "و" * 500 + "\ud800"])
def test_a_character_map_is_applied_once_whatever_the_backend(pad: str) -> None:
    assert Swap()(pad.replace("😀", "") + "abcde") == pad.replace("😀", "") + "baab😀"
    assert Swap()(pad + "abc") == pad.replace("😀", ":)") + "baab"


def test_edits_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="sorted, disjoint and inside"):
        Broken()("abcd")


def test_foreign_callables_are_one_trimmed_edit() -> None:
    result = Pipeline(lambda t: t.replace("ة", "ه"), str.strip).run("  مدرسة كبيرة اليوم ")
    assert result.text == "مدرسه كبيره اليوم"
    assert result.changes[0].before == "ة كبيرة"
    assert result.alignment.source(0, 4) == (0, 6)
    assert result.alignment.source(7, 8) == (6, 13)  # inside the one edit: coarse
    assert [(c.start, c.end) for c in result.changes[1:]] == [(0, 2), (19, 20)]
    with pytest.raises(TypeError, match=r"step .*<lambda> must return str, got NoneType"):
        Pipeline(lambda _: None)("نص")  # type: ignore[arg-type, return-value]


def test_errors_for_workers() -> None:
    for bad in (0, -1, True, "2", 1.5):
        with pytest.raises(ValueError, match="workers must be a whole number from 1"):
            Pipeline(strip_diacritics).map([], workers=bad)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="batch must be a whole number from 1"):
            Pipeline(strip_diacritics).map([], batch=bad)  # type: ignore[arg-type]


@pytest.mark.parametrize(("options", "read"), [({}, 375), ({"batch": 7}, 7), ({"batch": 1}, 1)])
def test_map_is_lazy_and_reads_one_batch_ahead(options: dict[str, int], read: int) -> None:
    seen = 0

    def stream() -> Iterator[str]:
        nonlocal seen
        while True:
            seen += 1
            yield "سَطْرٌ " * 100

    mapped = Pipeline(strip_diacritics).map(stream(), **options)
    assert next(mapped) == "سطر " * 100
    assert seen == read


def test_a_str_of_another_class_is_read_as_the_text_it_holds() -> None:
    """BeautifulSoup's strings and numpy's are such."""

    class Held(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "something else"

    text = Held('قَالَ "نَعَم" في ٧ رمضان ١٤٤٦هـ')
    for p in (arnorm.WEB, arnorm.SEARCH, arnorm.CORPUS, arnorm.unify_quotes, arnorm.strip_diacritics):
        assert p(text) == p(str.__str__(text))
        assert type(p(Held("abc"))) is str
    assert list(arnorm.WEB.map([text, "ب"])) == [arnorm.WEB(str.__str__(text)), "ب"]
    assert arnorm.find_dates(text) == arnorm.find_dates(str.__str__(text))
    assert arnorm.find_quotes(text)
    assert arnorm.find_numbers(text)


def test_replace_puts_a_step_in_the_place_of_its_class() -> None:
    short = arnorm.unify_dates(form="iso")
    new = arnorm.WEB.replace(short, arnorm.unify_quotes(style="curly"))
    assert [type(step) for step in new] == [type(step) for step in arnorm.WEB]
    assert [step for step in new if step not in arnorm.WEB.steps] == [short, arnorm.unify_quotes(style="curly")]
    with pytest.raises(ValueError, match="no FoldYeh in the pipeline"):
        arnorm.WEB.replace(arnorm.fold_yeh)
    with pytest.raises(TypeError, match="replace takes steps"):
        arnorm.WEB.replace(str.strip)  # type: ignore[arg-type]


@pytest.mark.parametrize("by", [arnorm.unify_digits, arnorm.UnifyDigits, "UnifyDigits", "unify_digits"], ids=str)
def test_insert_puts_a_step_beside_another(by: object) -> None:
    p = Pipeline(arnorm.fold_alef, arnorm.unify_digits, str.strip)
    assert p.insert(str.lower, before=by) == Pipeline(arnorm.fold_alef, str.lower, arnorm.unify_digits, str.strip)
    assert p.insert(str.lower, after=by) == Pipeline(arnorm.fold_alef, arnorm.unify_digits, str.lower, str.strip)
    assert p.insert(Pipeline(str.lower, str.upper), after=str.strip) == p + str.lower + str.upper


def test_insert_takes_one_place() -> None:
    for places in ({}, {"before": "fold_alef", "after": "fold_alef"}):
        with pytest.raises(ValueError, match="before= or after="):
            arnorm.SEARCH.insert(str.strip, **places)
    with pytest.raises(ValueError, match="did you mean 'UnifyDigits'"):
        arnorm.SEARCH.insert(str.strip, before="unify_digit")
    with pytest.raises(TypeError, match="write a step, such as"):
        arnorm.SEARCH.insert(str.strip, after=5)  # type: ignore[arg-type]


def test_a_bar_is_a_plus() -> None:
    assert arnorm.WEB | arnorm.fold_alef == arnorm.WEB + arnorm.fold_alef
    assert arnorm.fold_alef | arnorm.WEB == arnorm.fold_alef + arnorm.WEB
    assert str.strip | arnorm.fold_alef == Pipeline(str.strip, arnorm.fold_alef)
    with pytest.raises(TypeError):
        arnorm.WEB | 5  # type: ignore[operator]


def test_a_path_is_not_json() -> None:
    with pytest.raises(ValueError, match=r"from_json takes JSON, not a path: read the file first; got 'mine\.json'"):
        Pipeline.from_json("mine.json")


def test_a_pipeline_is_a_function_to_pandas_and_its_steps_to_a_loop() -> None:
    """``pandas.Series.apply`` takes what has ``__iter__`` for a list of functions, and so did NeMo Curator's Modify."""
    assert not hasattr(arnorm.WEB, "__iter__")
    assert [*arnorm.WEB] == [step for step in arnorm.WEB] == [*arnorm.WEB.steps]  # noqa: C416 -- the loop is what is tested
    assert (arnorm.WEB[0], arnorm.WEB[-1]) == (arnorm.WEB.steps[0], arnorm.WEB.steps[-1])
    assert [*Pipeline()] == []


@pytest.mark.parametrize("step", [step for step in STEPS if isinstance(step, CharStep)], ids=repr)
def test_a_table_of_characters_is_made_once_and_not_for_each_text(
    step: CharStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`SEARCH` took three times as long when one of its steps made its table, and a map of it, for each text."""
    texts = ["قَالَ ٱلۡعَٰلَمِينَ في ٧ رمضان", "كُتُبٌ ١٢ ـ ﻼ ﷺ", "plain", ""]
    for text in texts:
        step(text)
    cls, made = type(step), []
    table = cls.table
    monkeypatch.setattr(cls, "table", lambda self: made.append(self) or table(self))
    for text in texts:
        step(f"{text} ثم {text}")
    assert not made


@pytest.mark.parametrize(
    "step", ["StripHtml", "FixMojibake", "RepairPdf", "FromBuckwalter", "JoinLines", "ReplacePattern"]
)
def test_a_step_that_makes_another_text_says_so(step: str) -> None:
    assert getattr(arnorm, step).makes_new_text


def test_behind_a_step_that_makes_another_text_the_page_is_read_again() -> None:
    """What stood inside of tags is prose once they are gone; a function of one's own makes another text too."""
    text = '<p>\n<b>قال "نعم" في ٥ مايو</b>\n</p>\n<p>ثم "لا"</p>'
    quotes = Pipeline(arnorm.unify_quotes, arnorm.strip_html, arnorm.unify_digits, arnorm.unify_quotes)
    assert quotes(text) == quotes.run(text).text == "\nقال «نعم» في 5 مايو\n\nثم «لا»"
    code = 'x = "نص"'
    own = Pipeline(arnorm.unify_quotes, lambda text: text.replace("x = ", "قال: "), arnorm.unify_quotes)
    assert own(code) == own.run(code).text == "قال: «نص»"
