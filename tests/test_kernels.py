"""The kernels: what is compiled, the loops interpreted, and their short ways give the same."""

from __future__ import annotations

import doctest
import hashlib
import importlib.machinery
import importlib.util
import json
import os
import re
import subprocess
import sys
import types
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import arnorm
import arnorm_built
from arnorm import CharStep, Step
from arnorm._arabic import kernel as arabic_kernel
from arnorm._arabic import words_kernel
from arnorm._core import classes, kernels, kernels_edits, kernels_kinds
from arnorm._core.charmap import CharMap, tables_of
from arnorm._core.compiling import compile_steps
from arnorm._core.edits import apply
from arnorm._core.scan import Scan, mask, roles
from arnorm._generated.kinds import ASTRAL
from arnorm.blocks import kernel as blocks_kernel
from arnorm.numbers import kernel as numbers_kernel
from arnorm.punctuation import kernel as punctuation_kernel
from arnorm.quotes import _kernel as quotes_kernel
from conftest import FEWER
from shipped import STEPS
from strategies import HOSTILE, texts

SOURCE = Path(arnorm.__file__).parent


def interpreted(name: str, *, loops: bool) -> types.ModuleType:
    """The kernels as Python runs them: their loops, or the short ways that it takes instead."""
    spec = importlib.util.spec_from_file_location(f"interpreted_{name.replace('/', '_')}", SOURCE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module._COMPILED = loops  # type: ignore[attr-defined]
    return module


NAMES = (
    "_core/kernels",
    "_core/kernels_kinds",
    "_core/kernels_edits",
    "_arabic/words_kernel",
    "_arabic/kernel",
    "quotes/_kernel",
    "blocks/kernel",
    "numbers/kernel",
    "punctuation/kernel",
)
Modules = tuple[types.ModuleType, ...]
NOW: Modules = (
    kernels, kernels_kinds, kernels_edits, words_kernel, arabic_kernel, quotes_kernel, blocks_kernel, numbers_kernel,
    punctuation_kernel,
)  # fmt: skip
WAYS = [tuple(interpreted(name, loops=loops) for name in NAMES) for loops in (True, False)]
TABLE = {
    "ً": "",
    "ـ": "",
    "ﻻ": "لا",
    "أ": "ا",
    "٣": "3",
    "😀": "",
    "\U00010ec2": "x",
    "ﷺ": "صلى",
    "a": "\ud800",
    "\ud801": "ب",
}
RULES = (0x647, 1, 0x2D, 0x20, 0x621, 0x64A, 0xE000)
SIGNS = mask(b"-./")
ROLES_OF_KINDS = roles({1: b" sn$", 2: b"i(q", 4: b"01", 8: b"afmtL_", 16: b"L01_", 32: b":.,iq)!", 64: b"aLfmti-q,()"})
ROLES_OF_LINES = roles({1: b" s", 2: b"n$", 4: b"sq,o%", 8: b".", 16: b"(o/L:", 32: b"Lo:", 64: b"01", 128: b"mit"})
WORDS_OF_LINES = bytes(97 if kind in b"afL01" else 32 for kind in range(256))
SIGNS_OF_LINES = bytes(
    {"|": 5, "\t": 8, "<": 17, "*": 3, ",": 32, ";": 64}.get(chr(code), code > 64) for code in range(128)
)
PROSE_OF_LINES = bytes(
    {'"': 17, "=": 1, "#": 2, ":": 2, "_": 4, "(": 4, "-": 8, "@": 64}.get(chr(code), 32 * chr(code).isalpha())
    for code in range(128)
)
ROLES_OF_STROKES = roles({1: b"af", 2: b"m", 4: b"t", 8: b" s", 16: b"n$"})
# Letters of each form, a plain one, a mark at an edge, what else is of a word, and what is of none.
ROLES_OF_CHARACTERS = bytes((0, 25, 21, 26, 22, 32, 64, 128)[n & 7] for n in range(0x10000))
STROKES = ("ـ", "\u0654\u0655", "اورة", "و", "ـ\u064e", frozenset(("ب", "ال")), "\u0653\u0654\u0655")
WEIGHTS = {"سنة": 4, "مارس": 2, "من": 8, "الأول": 1}


def _decide(marks: str, beside: int, before: int, after: int) -> tuple[bool, str]:
    """Another answer for all that is beside some marks."""
    signs = f"{beside % 256}{beside >> 8 & 255}{beside >> 16}{before}{after}"
    return (beside + after) % 3 > 0, marks if after % 4 == 0 else marks + signs if after % 4 < 3 else "…"


_decide.__wrapped__ = _decide  # type: ignore[attr-defined]
QUESTIONS = (
    _decide,
    lambda _, kinds, at: (at + (kinds[at] != classes.COMMA), ["", "-"][at % 2]),
    lambda _, at: at % 2 == 0,
    lambda _, start, end: start % 2 == end % 3,
)


COSTS_OF_FAMILIES = (
    {"a": 0, "b": 1, "c": 2},
    [2.0, 2.0, 9.0],
    [0.0, 0.6, 3.0],
    [0.0, 0.4, 6.0, 0.4, 0.0, 6.0, 6.0, 6.0, 0.0],
    6.0,
)


def _map(k: types.ModuleType, text: str, exempt: list[int]) -> str:
    """The text through the table: where half a surrogate pair stays, a kernel may say that it cannot write it."""
    new: str | None = k.map_text(text, tables_of(TABLE), TABLE, exempt)
    places = {*exempt}
    return "".join(c if i in places else TABLE.get(c, c) for i, c in enumerate(text)) if new is None else new


def all_of(modules: Modules, text: str, exempt: list[int]) -> list[object]:
    """What every kernel gives for a text."""
    k, kinds_k, edits_k, words_k, arabic_k, quotes_k, lines_k, numbers_k, marks_k = modules
    tables = tables_of(TABLE)
    _, *folds = tables_of(
        {key: new for key, new in TABLE.items() if new != "\ud800"} | {"\u200f": ""}, {"\u200f": 3, "ً": 3}
    )
    # As `arnorm._arabic.folding` has them: half a surrogate pair is one of what lies beyond U+FFFF.
    folds = [part[:0xD800] + bytes((new,)) * 0x800 + part[0xE000:] for part, new in zip(folds, (0, 0xE0), strict=True)]
    kinds = k.classify_text(text, classes.table(), ASTRAL, classes.OTHER, classes.END)
    new, counts = words_k.fold_text(text, *folds, TABLE, RULES)
    lexicon = ((0x621, 0x64A), WEIGHTS, words_k.hash_words(WEIGHTS), {"May": 2, "Sept": 2})
    near = (4, bytes(size > 256 for size in range(3072)))
    white = roles({1: b" ", 3: b"sn"})
    old, news = (exempt[::2], [at + 1 for at in exempt[::2]]), [text[at : at + at % 3] for at in exempt[::2]]
    return [
        kinds,
        _map(k, text, exempt),
        [k.find_touched(text, tables[0], TABLE, most) for most in (2, 60)],
        k.find_touched_kinds(text, kinds, mask(classes.ANY), tables[0], TABLE, 2),
        new,
        counts,
        words_k.find_originals(counts, list(range(len(new)))) if counts else None,
        [
            words_k.read_groups(text, start, size, ((*folds, TABLE, RULES), lexicon, 32, SIGNS, (reach, *near)), apart)
            for start, size, reach, apart in ((0, 999, 16, 9), (0, 30, 16, 9), (1, 20, 1, 1), (2, 50, 2, 4))
        ],
        words_k.read_words(words_k.fold_units(text, *folds, TABLE, RULES, bytearray(len(text))), lexicon, 5),
        words_k.may_hold_group(
            text,
            (*folds, lexicon[2], *(words_k.hash_words([word]) for word in ("سنة", "مارس")), 0x621, 0x29, 16, 0x647),
        ),
        arabic_k.may_hold_sequence(text, kinds, mask(b"mit "), "هہ", "ل"),
        numbers_k.may_rewrite_signed(
            kinds, ord("0"), roles({4: b"d", 8: b",.-/ &", 16: b",d", 32: b".", 64: b" ", 128: b"/&"}), 8
        ),
        [
            look(
                text,
                kinds,
                (
                    SIGNS_OF_LINES,
                    ROLES_OF_LINES,
                    WORDS_OF_LINES,
                    long,
                    wide,
                    (97, "\u0621", last, PROSE_OF_LINES),
                ),
            )
            for look in (lines_k.find_lines, lines_k.may_be_more)
            for long, wide, last in ((5, 9, "\u064a"), (1, 3, "\u0630"))
        ],
        arabic_k.find_drawn_words(text, ROLES_OF_CHARACTERS),
        kinds_k.find_places(kinds, mask(b",.a")),
        kinds_k.find_runs(kinds, mask(b"01"), 0, len(text)),
        numbers_k.find_points(text, ".٫"),
        arabic_k.fold_hamzas(
            text,
            kinds,
            kinds_k.find_places(kinds, mask(b"am")),
            roles({1: b"mt", 2: b"amt"}),
            2,
            "اأ",
            "ؤئو",
            ("ء", "و", "يء"),
        ),
        arabic_k.find_ends(text, kinds, "بa", "ا", classes.MARK, classes.SPACE),
        [
            numbers_k.link_runs(
                text,
                kinds,
                roles({1: b"01", 8: b",. -:", 4: after}),
                exempt[: len(exempt) & ~1],
                (",.", ":", " \xa0", "0٠", "."),
                (8, 2, 3, 5),
                lambda between: (between.strip(),),
            )
            for after in (b".", bytes(range(256)))
        ],
        quotes_k.list_marks(kinds),
        quotes_k.list_near(kinds, exempt),
        [quotes_k.read_plain(text, kinds, places) for places in (exempt, kinds_k.find_places(kinds, mask(b"q")))],
        quotes_k.read_cheapest(
            text,
            [(at, at + 1, text[at], "abc"[at % 3], at % 5 % 3 - 1) for at in exempt[:30]],
            [(at % 6 / 2, at % 5 / 2, 0.95 + at % 3) for at in exempt[:30]],
            {"b"},
            COSTS_OF_FAMILIES,
        ),
        quotes_k.write_marks(
            text, exempt, [(at % 2 * 2 - 1, 1 + at % 3, 0) for at in exempt], (("«", "»"), ("''", ","))
        ),
        quotes_k.write_plain(
            text,
            kinds,
            [([at], [(1, 1 + at % 3, 0)], 1 + at % 3, []) for at in exempt],
            (("«", "»"), ("''", ",")),
            2,
        ),
        quotes_k.write_roles(
            text, [(at, at + 1, at % 2 * 2 - 1, 1 + at % 3, 0) for at in exempt], (("«", "»"), ("''", ",")), exempt[:1]
        ),
        quotes_k.list_odd(text, kinds, exempt),
        quotes_k.list_neighbours(
            text,
            kinds,
            [(at, at + 1, text[at], "ab"[at % 2]) for at in exempt],
            '"»',
        ),
        [quotes_k.word_before(text, at, longest) for at in exempt for longest in (4, 20)],
        quotes_k.move_roles(
            [(at, at + 1, 1, 1, 0) for at in exempt], [(at, at + 1, "ab،"[: at % 3]) for at in exempt], 1
        ),
        arabic_k.find_repeats(text, kinds, classes.LETTER, 3),
        arabic_k.find_anchors(
            kinds, mask(b"@#_"), classes.FOREIGN, mask(b"01.:"), mask(b".:"), mask(b" sn$"), 0, len(text)
        ),
        arabic_k.find_tokens(kinds, exempt, ROLES_OF_KINDS, tuple(b"L@#&,")),
        edits_k.map_to_sources([0, *exempt], [len(text)] * (len(exempt) + 1), (*old, news)),
        [marks_k.find_beside(kinds, at, step) for at in exempt for step in (1, -1)],
        [
            marks_k.rewrite_marks(Scan(text, kinds), exempt, frozenset(exempt[:2]), rows, QUESTIONS)
            for rows in (True, False)
        ],
        marks_k.find_pairs(text, kinds, exempt),
        arabic_k.find_strokes(text, kinds, classes.TATWEEL, ROLES_OF_STROKES, STROKES),
        kinds_k.splice_kinds(
            kinds,
            [(at, at + 1, "ab،") for at in exempt],
            classes.table(),
            ASTRAL,
            classes.OTHER,
            len(kinds) + 2 * len(exempt),
        ),
        blanks := arabic_k.find_blanks(text, kinds, white, classes.NEWLINE, 2),
        arabic_k.cut_runs(blanks, exempt[: len(exempt) & ~1]),
        marks_k.find_marks(text, kinds, "؟،"),
    ]


@given(text=texts, exempt=st.sets(st.integers(0, 60)))
def test_every_way_gives_the_same(text: str, exempt: set[int]) -> None:
    places = sorted(at for at in exempt if at < len(text))
    now = all_of(NOW, text, places)
    for way in WAYS:
        assert all_of(way, text, places) == now


@given(text=texts, exempt=st.sets(st.integers(0, 60)))
def test_a_map_is_what_translate_gives(text: str, exempt: set[int]) -> None:
    places = sorted(at for at in exempt if at < len(text))
    tables = tables_of(TABLE)
    wanted = "".join(char if i in places else TABLE.get(char, char) for i, char in enumerate(text))
    new = kernels.map_text(text, tables, TABLE, places)
    assert new == wanted or (new is None and any("\ud800" <= char < "\ue000" for char in text + wanted))
    changed = [i for i, char in enumerate(text) if char in TABLE]
    assert kernels.find_all_touched(text, tables[0], TABLE, [0, len(text)]) == changed


@given(
    text=texts,
    edits=st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 3), st.sampled_from(["", "ب", " «", "1 ."])), max_size=4
    ),
)
def test_what_edits_concern_is_what_the_text_concerns(text: str, edits: list[tuple[int, int, str]]) -> None:
    """The bits of what edits left, and those of the new texts and their neighbours: no bit of the whole is missing."""
    numbers, row = classes.numbers_of_kinds(), bytes(pair % 61 for pair in range(1024))
    masks = tuple(1 << nth for nth in range(61))
    at, sound = 0, []
    for start, length, new in sorted(edits):
        if start >= at and start + length <= len(text):
            sound.append((start, start + length, new))
            at = start + length
    before, after = Scan(text), Scan(apply(text, sound))
    near = kernels_kinds.find_due(after.kinds, sound, numbers, row, masks)
    old, whole = (
        kernels_kinds.find_due(scan.kinds, [(0, 0, scan.text)], numbers, row, masks) for scan in (before, after)
    )
    assert near & ~whole == 0
    assert whole & ~(near | old) == 0


@given(text=texts)
def test_kinds_are_those_of_the_table(text: str) -> None:
    kinds = Scan(text).kinds
    assert kinds == bytes(map(classes.kind_of, text)) + b"$"
    assert Scan(text).positions(b"a0 ") == [i for i, kind in enumerate(kinds) if kind in b"a0 "]


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_the_same_in_every_way(unit: str) -> None:
    text = unit * 200
    now = all_of(NOW, text, [])
    assert all(all_of(way, text, []) == now for way in WAYS)


def test_what_was_compiled_is_what_the_source_says() -> None:
    assert arnorm.compiled is kernels.compiled
    assert not arnorm_built.edited_since(SOURCE)


def test_tests_do_not_begin_with_a_stale_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARNORM_INTERPRETED", raising=False)
    (tmp_path / "one.py").write_text("1")
    (tmp_path / "one.pxd").write_text("")
    notes = tmp_path / "built.json"
    suffix = importlib.machinery.EXTENSION_SUFFIXES[0]
    notes.write_text(json.dumps({"for": suffix, "one": hashlib.sha256(b"1").hexdigest()}))
    assert arnorm_built.edited_since(tmp_path) == []
    (tmp_path / "one.py").write_text("2")
    assert arnorm_built.edited_since(tmp_path) == ["one"]
    notes.write_text(notes.read_text().replace(suffix, ".of-another-python"))
    assert arnorm_built.edited_since(tmp_path) == []


def test_kinds_are_written_into_bytes_of_their_own() -> None:
    """Python keeps some bytes for all who ask for the like: none of these may be written into."""
    for text in ("", "ب", "ab"):
        scan = Scan(text)
        assert (
            kernels_kinds.splice_kinds(scan.kinds, [(0, len(text), "")], classes.table(), ASTRAL, classes.OTHER, 1)
            == scan.kinds[-1:]
        )
        assert [*map(sum, map(bytes, range(8)))] == [0] * 8


@given(text=texts)
@FEWER
@pytest.mark.parametrize("step", STEPS, ids=repr)
def test_a_step_changes_nothing_of_a_text_without_what_it_acts_on(step: Step, text: str) -> None:
    (stage,) = compile_steps((step,)).stages
    scan = Scan(text)
    around = bytes((classes.END,)) + scan.kinds
    if stage.acts_on and not any(kinds in around for kinds in stage.acts_on):
        assert stage.apply(scan) is scan


def test_a_long_text_is_mapped_part_by_part() -> None:
    table = {"ـ": "", "ﷺ": "صلى", "أ": "ا"}
    text = "أحمد ـ ﷺ 😀 " * 20_000  # several parts
    exempt = [at for at, char in enumerate(text) if char == "أ"][::7]
    kept = dict.fromkeys(exempt, "أ")
    wanted = "".join(kept.get(at) or table.get(char, char) for at, char in enumerate(text))
    assert kernels.map_text(text, tables_of(table), table, exempt) == wanted


@pytest.mark.parametrize("step", [step for step in STEPS if isinstance(step, CharStep)], ids=repr)
def test_a_step_acts_on_each_kind_of_its_table(step: CharStep) -> None:
    (stage,) = compile_steps((step,)).stages
    seen = b"".join(stage.acts_on)
    assert not seen or {*map(classes.kind_of, step.table())} <= {*seen}


@pytest.mark.parametrize("name", ["_core/scan", "_core/charmap", "_core/remember", "_core/windows"])
def test_the_examples_of_what_is_compiled(name: str) -> None:
    assert not doctest.testmod(interpreted(name, loops=False)).failed


# What `tokens` says of a token, as a pattern: one that is one name or code; one that holds nothing; one that can hold
# names only; any other.
SHAPE = re.compile(
    rb"[i(q]*+([@#](?=[01]*+[afmtL_])[afmtL01_]++|&#[01]++,|L++[01_][L01_]*+)[:.,iq)!]*+(?=[ sn$])"
    rb"|(?:[^ sn$L@#]*+|#++|[aLfmti\-q,()]*+)(?=[ sn$])|([^ sn$L@]*+)(?=[ sn$])|([^ sn$]*+)"
)


@given(kinds=st.lists(st.sampled_from(list(b"aLLf0011_@@##&,.:(qi!- s")), max_size=30).map(bytes))
def test_tokens_are_what_their_shape_says(kinds: bytes) -> None:
    kinds += b"$"
    shapes = [SHAPE.match(kinds, token.start()) for token in re.finditer(rb"[^ sn$]+", kinds)]
    wanted = [(*shape.span(shape.lastindex), shape.lastindex) for shape in shapes if shape and shape.lastindex]
    places = [i for i, kind in enumerate(kinds) if kind not in b" sn$"]
    assert arabic_kernel.find_tokens(kinds, places, ROLES_OF_KINDS, tuple(b"L@#&,")) == wanted


@pytest.mark.parametrize(
    "use", ["arnorm.normalize('ع')", "arnorm.find_dates('ع')", "arnorm.WEB", "list(arnorm.WEB.map(['كتاب ' * 60_000]))"]
)
def test_without_kernels_the_first_use_warns_once(use: str) -> None:
    """In a process of its own, for it is said once, with the line that led to it; with kernels nothing is said."""
    code = (
        "import warnings, arnorm\n"
        "with warnings.catch_warnings(record=True) as said:\n"
        "    warnings.simplefilter('always')\n"
        f"    for _ in range(2): {use}; arnorm.unify_digits('٣')\n"
        "assert all(one.filename == '<string>' and 'pip install' in str(one.message) for one in said)\n"
        "print(arnorm.compiled, sum('not compiled' in str(one.message) for one in said))"
    )
    for interpreted, wanted in (("1", "False 1"), *([("", "True 0")] if kernels.compiled else [])):
        there = os.environ | {"ARNORM_INTERPRETED": interpreted, "PYTHONPATH": str(Path(__file__).parent)}
        code_first = f"import arnorm_interpreted\n{code}"
        run = subprocess.run([sys.executable, "-c", code_first], env=there, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == wanted


def test_without_kernels_the_command_says_so_with_its_version() -> None:
    there = os.environ | {"ARNORM_INTERPRETED": "1", "PYTHONPATH": str(Path(__file__).parent)}
    code = "import arnorm_interpreted, sys\nfrom arnorm.__main__ import main\nsys.exit(main())"
    run = subprocess.run(
        [sys.executable, "-c", code, "--version"], env=there, capture_output=True, text=True, check=True
    )
    assert run.stderr == ""
    first, second = run.stdout.split("\n", 1)
    assert first == f"arnorm {arnorm.__version__} (interpreted)"
    assert "python -m pip install --force-reinstall" in second


@given(
    text=st.text("اب\u064bﻻ😀a\ud800", max_size=30),
    exempt=st.sets(st.integers(0, 29)),
    places=st.lists(st.lists(st.integers(0, 30), max_size=6), min_size=1, max_size=3),
)
def test_spans_move_as_the_text_before_them_grows(text: str, exempt: set[int], places: list[list[int]]) -> None:
    table = {"\u064b": "", "ﻻ": "لا", "😀": "", "ب": "ت"}
    columns = [sorted(place for place in column if place <= len(text)) for column in places]
    left = sorted(place for place in exempt if place < len(text))
    moved, touched = CharMap(table).move_columns(text, columns, left)
    new = [char if at in exempt else table.get(char, char) for at, char in enumerate(text)]
    assert moved == [[len("".join(new[:place])) for place in column] for column in columns]
    spans = [*zip(columns[0][::2], columns[0][1::2], strict=False)]
    changed = {at for at, char in enumerate(text) if char in table and at not in exempt}
    assert touched == [nth for nth, (start, end) in enumerate(spans) if not changed.isdisjoint(range(start, end))]
