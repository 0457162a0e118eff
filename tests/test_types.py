"""What type checkers and editors see: options by name and value, in function forms too."""

from __future__ import annotations

import dataclasses
import importlib.util
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import arnorm
from arnorm import Step
from shipped import CLASSES, instance_name

ROOT = Path(__file__).parents[1]
USER_CODE = Path(__file__).parent / "typing" / "user_code.py"
SOURCE = Path(arnorm.__file__).parent


def wrong_lines() -> set[int]:
    lines = USER_CODE.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}


def test_mypy_reports_wrong_code_and_no_other() -> None:
    """With the settings of `make types`, so that what that has found out of the package is not looked for again."""
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed (the lint extra): types NOT checked")
    command = [sys.executable, "-m", "mypy", USER_CODE]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"MYPYPATH": str(SOURCE.parent)},
    )
    found = re.findall(r"user_code\.py:(\d+): error", done.stdout)
    assert {int(line) for line in found} == wrong_lines(), done.stdout + done.stderr


def test_pyright_reports_wrong_code_and_no_other(tmp_path: Path) -> None:
    if importlib.util.find_spec("pyright") is None:
        pytest.skip("pyright is not installed (the lint extra): types NOT checked by it")
    shutil.copy(USER_CODE, tmp_path / "user_code.py")
    settings = {"include": ["user_code.py"], "extraPaths": [str(SOURCE.parent)], "reportUnusedExpression": False}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    if not done.stdout.startswith("{"):
        pytest.skip(f"pyright could not fetch itself: types NOT checked by it ({done.stderr.strip()[-200:]})")
    found = json.loads(done.stdout)["generalDiagnostics"]
    assert {one["range"]["start"]["line"] + 1 for one in found if one["severity"] == "error"} == wrong_lines(), (
        done.stdout
    )


@pytest.mark.parametrize("cls", CLASSES)
def test_signatures_show_the_options(cls: type[Step]) -> None:
    form = getattr(arnorm, instance_name(cls))
    shown = inspect.signature(form).parameters
    assert list(shown) == ["text", *inspect.signature(cls).parameters]
    assert list(inspect.signature(cls).parameters) == [field.name for field in dataclasses.fields(cls)]
    assert all(shown[name].default == getattr(form, name) for name in list(shown)[1:])


@pytest.mark.parametrize("cls", CLASSES)
def test_an_option_with_few_values_takes_no_other(cls: type[Step]) -> None:
    hints = typing.get_type_hints(cls)
    for name in inspect.signature(cls).parameters:
        if hints[name] is bool or typing.get_origin(hints[name]) is typing.Literal:
            with pytest.raises((TypeError, ValueError), match=f"{cls.__name__}: {name} must be"):
                cls(**{name: "no such value"})


def test_help_is_short_enough_to_read() -> None:
    assert len(str(inspect.signature(arnorm.normalize))) < 160
    assert inspect.signature(arnorm.unify_digits(to="arabic")).parameters["to"].default == "arabic"
