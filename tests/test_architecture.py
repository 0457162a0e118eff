"""The shape of the code: imports point one way, files and functions stay short, importing costs nothing."""

from __future__ import annotations

import ast
import importlib
import pickle
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import arnorm

SOURCE = Path(arnorm.__file__).parent
FILES = sorted(path for path in SOURCE.rglob("*.py"))

# Lower imports nothing from higher, deferred imports included. A row holds module paths; what begins with one and is not
# named itself belongs to it.
LAYERS = [
    ["_generated"],
    [
        "_core.kernels_edits",
        "_core.edits",
        "_core.vector",
        "_core.classes",
        "_core.options",
        "_core.remember",
        "_core.public",
        "_core.wrong",
    ],
    ["_core"],
    ["_arabic"],
    ["TOPICS"],
    ["presets", "explanation"],
    ["__init__"],
    ["report", "engines", "columns", "exports"],
    ["cli", "__main__"],
]


def layer_of(module: str) -> int:
    """The row of the longest path that the module is or is inside of; topics are what no row names."""
    path = module
    while path:
        for i, names in enumerate(LAYERS):
            if path in names:
                return i
        path = path.rpartition(".")[0]
    return next(i for i, names in enumerate(LAYERS) if "TOPICS" in names)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


MODULES = {module_of(path).removesuffix(".__init__") for path in FILES}


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module of arnorm's that a file imports, at its top or inside a function; not what type checkers alone see."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    seen_by_checkers = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in seen_by_checkers:
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "arnorm":
            base = (node.module or "").partition(".")[2]
            for alias in node.names:
                name = f"{base}.{alias.name}".lstrip(".")
                found.add(name if name in MODULES else base or f"__init__.{alias.name}")
        elif isinstance(node, ast.Import):
            found |= {a.name.partition(".")[2] or "__init__" for a in node.names if a.name.split(".")[0] == "arnorm"}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            named = ast.unparse(node.args[0])
            found |= {name for name in MODULES if f"arnorm.{name}" in named} | (
                {"__init__"} if "arnorm" in named else set()
            )
    return frozenset(found)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_one_way(path: Path) -> None:
    module = module_of(path)
    assert not {name for name in imports(path) if layer_of(name) > layer_of(module)}


def circles() -> set[str]:
    """The modules that reach themselves by imports, deferred ones too."""
    graph = {module_of(path).removesuffix(".__init__"): imports(path) for path in FILES}
    left = {one: found & {*graph} - {one} for one, found in graph.items()}
    left.pop("__init__", None)  # the package itself, which modules ask for public names by their name
    while True:
        imported = set().union(*left.values())
        ends = {one for one, found in left.items() if one not in imported or not found & {*left}}
        if not ends:
            return {*left}
        for one in ends:
            del left[one]


# The order of the topics that read pages: none imports one that is named after it, deferred imports included.
TOPICS = (
    "blocks",
    "quotes",
    "numbers",
    "digits",
    "dates",
    "punctuation",
    "sentences",
    "speech",
    "fields",
    "pdf",
    "uthmani",
)


def test_topics_have_an_order_among_themselves() -> None:
    order = {topic: nth for nth, topic in enumerate(TOPICS)}
    up = set()
    for path in FILES:
        module = module_of(path).removesuffix(".__init__")
        for other in imports(path):
            here, there = module.split(".")[0], other.split(".")[0]
            if here in order and there in order and order[here] < order[there]:
                up.add((module, other))
    assert not up


def test_no_module_reaches_itself() -> None:
    assert not circles()


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if "GENERATED" in text[:400]:
        return
    assert text.count("\n") <= 800  # a file past this is asked whether it is two topics
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert not body or (body[-1].end_lineno or 0) - body[0].lineno < 50, f"{node.name} is too long"


def loaded_by(code: str) -> set[str]:
    """The modules that code imports in a fresh process, beyond those that every process has."""
    code = f"import sys, importlib; before = set(sys.modules)\n{code}\nprint(*set(sys.modules) - before)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


# What of the machinery names Arabic characters, and why; examples in docstrings are no matter.
NAMES_ARABIC = {
    "classes.py": "the kinds of characters are facts of Unicode, said where the kinds are",
    "wrong.py": "an example in a message",
}


def test_the_machinery_knows_no_arabic() -> None:
    """What knows a letter is of a topic and lives there (docs/design.md)."""
    arabic = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]|0x0?6[0-9a-f]{2}\b|u06[0-9a-f]{2}", re.IGNORECASE)
    for path in (SOURCE / "_core").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
                node.body[0] = ast.Pass()
        assert (arabic.search(ast.unparse(tree)) is not None) == (path.name in NAMES_ARABIC), path


def test_importing_loads_nothing() -> None:
    only = {"arnorm", "arnorm._core", "arnorm._core.public"}
    assert loaded_by("import arnorm") == only
    assert loaded_by("import arnorm; dir(arnorm), arnorm.__all__, arnorm.__version__") == only


HEAVY = {"numpy", "regex", "hijridate", "pyarabic", "ftfy", "pyarrow", "multiprocessing", "rich", "argparse", "json"}


@pytest.mark.parametrize(
    ("names", "unwanted"),
    [
        ("*", HEAVY - {"json"}),
        (
            "normalize",
            HEAVY
            | {"arnorm.yeh", "arnorm.report", "arnorm.pdf", "arnorm.letters", "arnorm.elongation"}
            | {
                "arnorm.numbers.spelled",
                "arnorm.numbers.times",
                "arnorm._core.result",
                "calendar",
                "html.entities",
                "locale",
                "string",
            },
        ),
        (
            "strip_diacritics",
            HEAVY | {"arnorm.dates", "arnorm.numbers", "arnorm.quotes", "arnorm.web", "arnorm._core.pipeline"},
        ),
        ("find_dates", HEAVY | {"arnorm.quotes", "arnorm.numbers", "arnorm.presets", "arnorm._core.pipeline"}),
        ("unescape_html", HEAVY | {"arnorm.dates", "arnorm.quotes", "arnorm._core.pipeline"}),
        ("Pipeline, Step", HEAVY | {"arnorm.dates", "arnorm.presets"}),
    ],
)
def test_a_name_brings_what_it_needs(names: str, unwanted: set[str]) -> None:
    assert not loaded_by(f"from arnorm import {names}") & unwanted


def test_the_first_call_brings_no_report_and_no_other_format() -> None:
    loaded = loaded_by("import arnorm; arnorm.normalize('قال «نعم» في ٧ رمضان ١٤٤٦هـ')")
    assert not loaded & (HEAVY - {"hijridate"})
    assert not {name for name in loaded if name.startswith(("arnorm.report", "arnorm.cli", "arnorm.yeh"))}


def test_the_first_call_brings_what_its_text_needs() -> None:
    """A plain sentence has no date, number, quotation or block: what reads them stays where it is."""
    loaded = loaded_by("import arnorm; arnorm.normalize('قَالَ  مُحَمَّدٌ، نعم')")
    readers = {"dates.find", "dates.words", "numbers.find", "quotes._writing", "blocks.find"}
    assert not loaded & {"datetime", "decimal", *(f"arnorm.{name}" for name in readers)}
    assert "arnorm.whitespace" in loaded


def test_the_command_starts_without_other_presets_and_reports() -> None:
    loaded = loaded_by("from arnorm import cli; from arnorm.cli._arguments import make_parser; make_parser()")
    assert not loaded & {"arnorm.letters", "arnorm.pdf", "arnorm.report._html", "rich"}


def test_importing_compiles_no_pattern() -> None:
    """Each is compiled for the first text that asks for it (`_core.patterns`)."""
    names = [
        f"arnorm.{name}" for name in MODULES - {"__init__", "__main__"} if not name.startswith(("engines", "columns"))
    ]
    code = (
        "import importlib, re._compiler as compiler, sys\n"
        "compile = compiler.compile\n"
        "def noted(source, flags=0):\n"
        "    frames, frame = [], sys._getframe()\n"
        "    while frame := frame.f_back: frames.append(frame.f_globals['__name__'])\n"
        "    if next(n for n in frames if n.split('.')[0] not in ('re', 'functools')).startswith('arnorm'): sys.exit(repr(source))\n"
        "    return compile(source, flags)\n"
        "from arnorm._core import patterns\npatterns._load_stored = dict\n"  # what a build stored is compiled without a word
        f"compiler.compile = noted\nfor name in {sorted(names)}: importlib.import_module(name)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert not done.stderr


def test_type_checkers_see_each_name_where_it_is() -> None:
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    seen = {a.name: (node.module or "") for node in block.body if isinstance(node, ast.ImportFrom) for a in node.names}
    modules = {name for name, home in seen.items() if home == "arnorm"}
    assert modules <= {*arnorm._MODULES, *arnorm._OPTIONAL_MODULES}
    seen = {name: home for name, home in seen.items() if name not in modules}
    assert seen == {name: f"arnorm.{module}" for name, module in arnorm._HOMES.items()}
    assert sorted([*seen, "__version__"]) == arnorm.__all__ == sorted({*arnorm.__all__} & {*dir(arnorm)})


def test_names_and_modules_are_attributes() -> None:
    code = (
        "import arnorm, pickle, sys\n"
        "assert arnorm.dates.find_dates is arnorm.find_dates\n"
        "assert arnorm.presets.WEB is arnorm.WEB\n"
        "assert not hasattr(arnorm, 'normalise') and not hasattr(arnorm, '_nothing')\n"
        "sys.stdout.buffer.write(pickle.dumps([arnorm.SEARCH, arnorm.fold_yeh, arnorm.find_dates('عام ٢٠٢٥'), arnorm.Step]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert pickle.loads(done.stdout) == [arnorm.SEARCH, arnorm.fold_yeh, arnorm.find_dates("عام ٢٠٢٥"), arnorm.Step]  # noqa: S301
    fresh = f"import pickle; assert len(pickle.loads({done.stdout!r})) == 4"
    subprocess.run([sys.executable, "-c", fresh], check=True)
    with pytest.raises(AttributeError, match="module 'arnorm' has no attribute 'normalise'"):
        _ = arnorm.normalise  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match=r"'arnorm\.engines' has no attribute 'panda'.*pandas"):
        _ = arnorm.engines.panda  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["blocks", "dates", "numbers", "punctuation", "quotes"])
def test_a_package_lists_the_names_that_it_brings(name: str) -> None:
    """Completion and `help` ask `dir` for them, used or not."""
    package = importlib.import_module(f"arnorm.{name}")
    assert set(package.__all__) <= set(dir(package))


def test_public_names_are_sorted_documented_and_there() -> None:
    assert arnorm.__all__ == sorted(arnorm.__all__)
    for name in arnorm.__all__:
        thing = getattr(arnorm, name)
        if isinstance(thing, type):
            assert thing.__doc__, f"{name} has no docstring"
            for method, value in vars(thing).items():
                if callable(value) and not method.startswith("_"):
                    assert value.__doc__ or any(getattr(b, method, None) for b in thing.__mro__[1:]), f"{name}.{method}"
        elif callable(thing):
            assert thing.__doc__, f"{name} has no docstring"


def test_the_contract_is_all_there() -> None:
    """Every name of the contract (docs/design.md, section 1)."""
    steps = (
        "StripDiacritics StripTatweel StripInvisibles UnfoldForms Compose FoldAlef FoldHamza FoldYeh FoldTehMarbuta "
        "FoldLookalikes RepairYeh PlaceTanween UnifyDigits UnifyNumbers UnifyQuotes UnifyPunctuation UnifyDates "
        "CollapseWhitespace CollapseElongation UnescapeHtml FixMojibake RepairPdf"
    ).split()
    others = (
        "normalize Pipeline find_dates find_quotes find_numbers WEB SEARCH CORPUS LUCENE PDF find_damage Damage Step CharStep Edit "
        "DateMention Quotation NumberMention Result Change"
    ).split()
    from shipped import CLASSES, instance_name

    for name in steps:
        assert getattr(arnorm, name) in CLASSES
        assert instance_name(getattr(arnorm, name)) in arnorm.__all__
    assert set(others) <= set(arnorm.__all__)


def test_every_function_form_is_typed() -> None:
    """``unify_quotes = UnifyQuotes()`` would take any option for a type checker."""
    classes = {type(getattr(arnorm, name)).__name__ for name in arnorm.__all__ if name.islower()}
    for path in FILES:
        for made in re.findall(r"(?m)^[a-z_]+ = ([A-Z]\w+)\(\)", path.read_text(encoding="utf-8")):
            if made == "ReplacePattern":  # its own call is typed: it takes two values by place
                continue
            assert made not in classes, f"{path.name}: write function_form({made})"


def test_nothing_that_is_fetched_or_built_is_tracked() -> None:
    """What .gitignore lists is made on each machine: packages of others, compiled files, built pages."""
    root = SOURCE.parents[1]
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"],  # noqa: S607 -- git, wherever it is
        check=True, cwd=root, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert listed == []
